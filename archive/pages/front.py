"""The front page: what one archive holds."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from archive.accuracy import say_share, share_words
from archive.pages.article import says
from archive.pages.coverage import Bar, coverage
from archive.pages.names import has_names
from archive.pages.sources import suppliers
from archive.store import missed, samples
from archive.store.rows import has_table, rows

NEWEST = 8
MOST_OF_A_DAY = 300
FIGURES_OF_A_DAY = 8
FEWEST_JUDGED = 20  # to publish a share of fewer would promise too much
OF_ONE_ARTICLE = 2  # so that one long list of numbers is not the whole day

# By day, which the index has in order; months and years are added up from these.
DAYS = "select published, count(*) as articles from articles where published is not null group by published"
NEWEST_ARTICLES = """
    select a.key, a.headline, a.published, a.words, o.name as publication,
        (select count(*) from figures f where f.article_id = a.id) as figures
    from articles a left join publications o on o.id = a.publication_id
    order by a.published desc, a.id desc limit ?
"""
# The figures of one day's articles: what happened to people first, then the largest.
DAYS_FIGURES = f"""
    select f.key, f.exact, f.kind, f.comparator, f.approximate, f.vague, f.value, f.low, f.high, f.unit_name, f.object, f.about, f.change, f.measure,
        f.certainty, f.as_of, f.since, f.date_basis, t.source_name as source, t.stance, a.id as article_id, a.key as article,
        a.headline
    from (select id, key, headline from articles where published = ? order by id desc limit {MOST_OF_A_DAY}) a
    cross join figures f on f.article_id = a.id left join attributions t on t.id = f.attribution_id
    where f.kind in ('count', 'money', 'percent') and f.vague = 0
    order by f.measure is null, f.attribution_id is null, coalesce(f.value, f.high, f.low) desc, f.id limit 40
"""
OF_DAY = "select count(*) from figures where published = ?"
LAST_RUN = "select id, started, finished, status, added, revised, errors from load_runs order by id desc limit 1"


@dataclass(frozen=True, slots=True)
class Overview:
    """The counts, period, coverage, newest articles, figures of the newest day and last load of one archive.

    ``sources`` are those of /-/sources: who gives a figure, of the newest 10,000 that somebody gives; ``unnamed`` of them
    have no name of their own, as "police". ``has_names`` is whether the index of names has any. ``of_day`` is how many figures the
    newest day has in all. ``checked`` is what the newest sample of all figures says of how many are read rightly, ``looked_through``
    what that of all paragraphs says of how many are found; None where too few were judged.
    """

    database: str
    articles: int
    paragraphs: int
    figures: int
    publications: int
    undated: int
    first: str | None
    last: str | None
    by: str
    bars: list[Bar]
    newest: list[dict[str, Any]]
    figures_of_day: list[dict[str, Any]]
    of_day: int
    sources: int
    unnamed: int
    has_names: bool
    last_run: dict[str, Any] | None
    checked: dict[str, Any] | None
    looked_through: dict[str, Any] | None


def overview(connection: sqlite3.Connection, database: str) -> Overview:
    """Read what the front page says of one archive: counts from indexes, nothing that touches the texts."""
    counts = {
        table: connection.execute(f"select count(*) from {table}").fetchone()[0]
        for table in ("articles", "paragraphs", "figures", "publications")
    }
    by, bars = coverage({row["published"]: row["articles"] for row in rows(connection, DAYS)})
    named = suppliers(connection)
    runs = rows(connection, LAST_RUN)
    first, last = (
        connection.execute(f"select {which}(published) from articles").fetchone()[0] for which in ("min", "max")
    )
    return Overview(
        database=database,
        **counts,
        undated=counts["articles"] - sum(bar.articles for bar in bars),
        first=first,
        last=last,
        by=by,
        bars=bars,
        newest=rows(connection, NEWEST_ARTICLES, NEWEST),
        figures_of_day=_figures_of_day(connection, last) if last else [],
        of_day=connection.execute(OF_DAY, [last]).fetchone()[0],
        sources=len(named),
        unnamed=sum(source.kind == "unnamed" for source in named),
        has_names=has_names(connection),
        last_run=runs[0] if runs else None,
        checked=_checked(connection),
        looked_through=_looked_through(connection),
    )


def _checked(connection: sqlite3.Connection) -> dict[str, Any] | None:
    """Read what persons found of figures that were drawn at random."""
    if not has_table(connection, "paragraph_samples"):  # with which came what a sample's report asks for
        return None
    # A new sample takes the place of the one before when enough of it is judged: to draw one hides no number.
    for sample in rows(connection, "select id from samples where figures_of is null order by id desc"):
        [found] = samples.report(connection, sample["id"])
        if found["judged"] >= FEWEST_JUDGED:
            return found | {"share_words": share_words(found["right"], found["judged"], found["population"])}
    return None


def _looked_through(connection: sqlite3.Connection) -> dict[str, Any] | None:
    """Read how many figures were found in paragraphs that were drawn at random, by the persons who looked for others."""
    if not has_table(connection, "paragraph_samples"):
        return None
    for sample in rows(connection, "select id from paragraph_samples where paragraphs_of is null order by id desc"):
        [found] = missed.report(connection, sample["id"])
        if found["figures"] >= FEWEST_JUDGED:
            return found | {"share_words": say_share(found["share"], found["low"], found["high"])}
    return None


def _figures_of_day(connection: sqlite3.Connection, day: str) -> list[dict[str, Any]]:
    """Choose a few figures of the newest day, few of any one article."""
    chosen: list[dict[str, Any]] = []
    for figure in rows(connection, DAYS_FIGURES, day):
        if sum(other["article_id"] == figure["article_id"] for other in chosen) < OF_ONE_ARTICLE:
            chosen.append(figure | {"says": says(figure)})
    return chosen[:FIGURES_OF_A_DAY]
