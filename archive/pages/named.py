"""The page of one name: how it is printed and titled, when, in which articles, with which figures and beside whom."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from archive.pages.coverage import Bar, coverage
from archive.pages.filters import Filters
from archive.pages.find import FoundParagraph, fold_same, show_paragraph
from archive.pages.names import find_name
from archive.pages.sources import OF_ONE, source_forms
from archive.store.rows import rows

LOOKED_AT = 10_000  # of the newest mentions of the name
PAGE_SIZE = 20  # articles
BESIDE = 300  # of the newest mentions: whose paragraphs are looked through for figures and for other names
SHOWN = 30  # other names
TITLES = 12
FORMS = 12
QUOTES = 3
COUNTED = 1_000  # quotes
LATEST = 2**62  # no mention has so high an id

ENTITY = "select id, key, kind, name, country from entities where key = ?"
MENTIONS = """
    select n.id, n.article_id, n.paragraph_id, n.exact, n.title, a.published from (
        select id, article_id, paragraph_id, exact, title from mentions where entity_id = ? and id < ? order by id desc limit ?
    ) n cross join articles a on a.id = n.article_id
"""
# Not by the index of the entity, which has all that it is named in.
IN_ARTICLE = """
    select m.paragraph_id from mentions m cross join paragraphs p on p.id = m.paragraph_id
    where m.article_id = ? and +m.entity_id = ? order by p.kind = 'heading', p.position limit 1
"""
IN_PARAGRAPH = 'select "start", "end" from mentions where paragraph_id = ? and +entity_id = ? order by "start"'
FIGURES = """
    select f.measure, coalesce(u.label, f.measure) as label, count(*) as figures
    from json_each(?) p cross join figures f on f.paragraph_id = p.value left join measures u on u.name = f.measure
    group by f.measure order by f.measure is null, figures desc, f.measure
"""
TOGETHER = f"""
    select e.key, e.kind, e.name, count(distinct m.paragraph_id) as paragraphs
    from json_each(?) p cross join mentions m on m.paragraph_id = p.value cross join entities e on e.id = m.entity_id
    where m.entity_id <> ? group by e.id order by paragraphs desc, e.name, e.key limit {SHOWN}
"""
SAID = f"""
    select n.id, n.exact, a.key as article, a.headline, a.published, count(*) over () as counted from (
        select id, exact, article_id from quotes where speaker = ? and kind <> 'scare' order by id desc limit {COUNTED}
    ) n cross join articles a on a.id = n.article_id order by n.id desc limit {QUOTES}
"""
# As the page of the source counts them.
GIVEN = f"""
    with said (id, stance) as (
        select id, stance from attributions where source_name in (select value from json_each(?)) order by id desc limit {OF_ONE}
    )
    select count(*) from said n cross join figures f on f.attribution_id = n.id
    where n.stance <> 'disputed' and f.certainty <> 'disputed'
"""

_AFTER = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})?~(?P<id>\d{1,18})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Summary:
    """What the newest mentions of a name say of it; ``capped`` where it has more of them.

    ``figures`` are those of the paragraphs of the newest 300 mentions, by measure, each with the query string of a search;
    ``together`` the names in the same paragraphs. ``given`` is how many figures are on its word, ``quoted`` how often it is quoted.
    """

    mentions: int
    capped: bool
    articles: int
    undated: int
    first: str | None
    last: str | None
    titles: list[tuple[str, int]]
    forms: list[tuple[str, int]]
    by: str
    bars: list[Bar]
    figures: list[dict[str, Any]]
    together: list[dict[str, Any]]
    quotes: list[dict[str, Any]]
    quoted: int
    given: int


@dataclass(frozen=True, slots=True)
class NamePage:
    """One name, on its first page with a summary, and a page of the articles that name it, newest first.

    ``next`` and ``older`` are the parameters of the links to more of the same, and to what was not looked at.
    """

    entity: dict[str, Any]
    summary: Summary | None
    hits: list[FoundParagraph]
    next: dict[str, str] | None = None
    older: dict[str, str] | None = None
    country: str | None = None


@dataclass(slots=True)
class _Window:
    """The newest mentions before one, by article."""

    mentions: list[tuple[Any, ...]]
    older: int | None = None
    days: dict[int, str] = field(default_factory=dict)


def name_page(
    connection: sqlite3.Connection, asked: str, *, after: str = "", before: int = LATEST, base: str = ""
) -> NamePage | None:
    """Read the page of a name, or None where there is none.

    ``after`` and ``before`` say where it begins, as its links have them.
    """
    key = find_name(connection, asked)
    if key is None:
        return None
    [entity] = rows(connection, ENTITY, key)
    window = _window(connection, entity["id"], before)
    articles = sorted(((day, article) for article, day in window.days.items()), reverse=True)
    m = _AFTER.fullmatch(after)
    if m:
        articles = [entry for entry in articles if entry < (m["day"] or "", int(m["id"]))]
    page = articles[:PAGE_SIZE]
    here = {"before": str(before)} if before < LATEST else {}
    return NamePage(
        entity,
        None if m or here else _summary(connection, entity, window),
        fold_same(_hit(connection, entity["id"], article, base) for _, article in page),
        next={**here, "after": "~".join(map(str, page[-1]))} if len(articles) > PAGE_SIZE else None,
        older={"before": str(window.older)} if window.older is not None else None,
        country=_country(entity),
    )


def _window(connection: sqlite3.Connection, entity: int, before: int) -> _Window:
    """Read the newest mentions before one.

    An article's mentions were written together: the last article is left out where it may be cut.
    """
    mentions = connection.execute(MENTIONS, [entity, before, LOOKED_AT + 1]).fetchall()
    older = None
    if len(mentions) > LOOKED_AT:
        cut = mentions[-1][1]
        whole = [mention for mention in mentions if mention[1] != cut] or mentions[:-1]
        older, mentions = whole[-1][0], whole
    return _Window(mentions, older, {mention[1]: mention[5] or "" for mention in mentions})


def _hit(connection: sqlite3.Connection, entity: int, article: int, base: str) -> FoundParagraph:
    """Show the first paragraph of an article that names it, one of its text before a headline."""
    (paragraph,) = connection.execute(IN_ARTICLE, [article, entity]).fetchone()
    spans = tuple(connection.execute(IN_PARAGRAPH, [paragraph, entity]))
    return show_paragraph(connection, paragraph, spans, Filters(), base)


def _summary(connection: sqlite3.Connection, entity: dict[str, Any], window: _Window) -> Summary:
    days = Counter(window.days.values())
    undated = days.pop("", 0)
    by, bars = coverage(days)
    titles, forms = _printed(window.mentions)
    paragraphs = json.dumps(sorted({mention[2] for mention in window.mentions[:BESIDE]}))
    figures = rows(connection, FIGURES, paragraphs)
    for row in figures:
        row["query"] = urlencode({"name": entity["key"], "measure": row["measure"]}) if row["measure"] else None
    quotes = rows(connection, SAID, entity["name"])
    (given,) = connection.execute(GIVEN, [json.dumps(source_forms(entity["name"]))]).fetchone()
    return Summary(
        mentions=len(window.mentions),
        capped=window.older is not None,
        articles=len(window.days),
        undated=undated,
        first=min(days, default=None),
        last=max(days, default=None),
        titles=titles.most_common(TITLES),
        forms=forms.most_common(FORMS),
        by=by,
        bars=bars,
        figures=figures,
        together=rows(connection, TOGETHER, paragraphs, entity["id"]),
        quotes=quotes,
        quoted=quotes[0]["counted"] if quotes else 0,
        given=given,
    )


def _printed(mentions: Iterable[Sequence[Any]]) -> tuple[Counter[str], Counter[str]]:
    """Count the titles, and how the name is printed without them. Where a line ended in a name, it is the same name."""
    titles: Counter[str] = Counter()
    forms: Counter[str] = Counter()
    for _, _, _, exact, title, _ in mentions:
        printed, title = " ".join(exact.split()), " ".join((title or "").split())
        if title:
            titles[title] += 1
        name = printed.removeprefix(title).strip(" ,")
        if name:
            forms[name] += 1
    return titles, forms


def _country(entity: dict[str, Any]) -> str | None:
    """Return the English name of a place's country; its code where that is none we know."""
    code = entity["country"]
    if not code:
        return None
    from archive.extract.english.gazetteer import gazetteer  # see archive.pages.word_lists

    known = gazetteer().countries.get(code)
    return known.name if known else str(code)
