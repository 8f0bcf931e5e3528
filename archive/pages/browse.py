"""Paragraphs whose figures are what somebody asked for, newest first, a page after a key.

No filter has an index of its own for the order of the page. So the newest articles (or the newest figures of a measure) are
looked at in batches of whole days until a page is full; where none fills it, the reader is told how far it looked.
"""

from __future__ import annotations

import json
import re
import sqlite3
from dataclasses import dataclass, replace

from archive.pages.filters import ENTITY, KINDS, Filters, Where, of_articles, of_figures, of_paragraphs
from archive.pages.sources import source_forms
from archive.telling import is_rate, units_alike

# How many articles, or figures of a measure, are looked at: few where they fill the page, more where they do not.
BATCHES = (200, 2000, 6000)
MOST_BY_VALUE = 5000  # figures with a value in the range: fewer are all looked at, more are found among the newest
MOST_WITHOUT_VALUE = 10_000  # ranges and vague counts of a kind, which no index holds by their bounds
# How far the bounds of a figure reach from its value (DESIGN.md, rules of meaning 2: a tenth at most), with room to spare.
REACH = 0.12
FEW_ARTICLES = 300
FEW_PARAGRAPHS = 1000

LAST = 10**17  # an id that no article has

_AFTER = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)?~(?P<article>\d{1,18})~(?P<paragraph>\d{1,18})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page ends in the order of browsing: day, article, paragraph, newest first; articles without a day come last."""

    day: str | None
    article: int
    paragraph: int

    def __str__(self) -> str:
        return f"{self.day or ''}~{self.article}~{self.paragraph}"


@dataclass(frozen=True, slots=True)
class Browsed:
    """A page of paragraphs. ``after`` is where the next begins, None at the end.

    ``gave_up`` says that the page is short because enough was looked at, ``newest_only`` that of ranges and vague counts
    only the newest were.
    """

    places: list[Place]
    after: Place | None
    gave_up: bool = False
    newest_only: bool = False


def read_place(typed: str) -> Place | None:
    """Read a place out of an address; None where it is none, which is the first page."""
    m = _AFTER.fullmatch(typed)
    return Place(m["day"], int(m["article"]), int(m["paragraph"])) if m else None


def browse(connection: sqlite3.Connection, filters: Filters, *, after: Place | None = None, limit: int = 20) -> Browsed:
    """Find the paragraphs with a figure that all filters hold of, newest first."""
    candidates = _candidates(connection, filters)
    if candidates is not None:
        figures, newest_only = candidates
        listed = _page(connection, _LISTED, (json.dumps(figures),), filters, after, limit + 1)
        return Browsed(listed[:limit], _more(listed, limit), newest_only=newest_only)
    places: list[Place] = []
    reached = after
    for most in BATCHES:
        reached, batch = _batch(connection, filters, reached, most, limit + 1 - len(places))
        places += batch
        if reached is None or len(places) > limit:
            return Browsed(places[:limit], _more(places, limit))
    return Browsed(places, reached, gave_up=True)


def _more(places: list[Place], limit: int) -> Place | None:
    return places[limit - 1] if len(places) > limit else None


# Candidates, as tables of an article's id and a figure's: cross join keeps their order of reading.
_LISTED = "json_each(?) x cross join figures f on f.id = x.value cross join articles a on a.id = f.article_id"
_OF_ARTICLES = "articles a cross join figures f on f.article_id = a.id"
_OF_MEASURE = "figures f cross join articles a on a.id = f.article_id"
_PARAGRAPHS = "articles a cross join paragraphs f on f.article_id = a.id"
_LISTED_PARAGRAPHS = (
    "json_each(?) x cross join paragraphs f on f.id = x.value cross join articles a on a.id = f.article_id"
)


def _page(
    connection: sqlite3.Connection,
    source: str,
    values: tuple[object, ...],
    filters: Filters,
    after: Place | None,
    limit: int,
    within: Where | None = None,
) -> list[Place]:
    """Read the first paragraphs after a place among the candidates of ``source``."""
    where = (within or Where()) + of_articles(filters) + of_figures(filters) + of_paragraphs(filters, "f.paragraph_id")
    if after is not None:
        later = "(a.id, f.paragraph_id) < (?, ?)"
        if after.day is None:
            where = where.and_(f"(a.published is null and {later})", after.article, after.paragraph)
        else:
            where = where.and_(
                f"(a.published is null or a.published < ? or (a.published = ? and {later}))",
                *(after.day, after.day, after.article, after.paragraph),
            )
    sql = f"""
        select distinct a.published, a.id, f.paragraph_id from {source} where {where}
        order by a.published desc, a.id desc, f.paragraph_id desc limit ?
    """
    return [Place(*row) for row in connection.execute(sql, [*values, *where.values, limit])]


def _batch(
    connection: sqlite3.Connection, filters: Filters, after: Place | None, most: int, limit: int
) -> tuple[Place | None, list[Place]]:
    """Look at about ``most`` candidates after a place: return how far that was (None: to the end), and what was found."""
    if after is not None and after.day is None:
        return (None, []) if filters.first or filters.last else _undated(connection, filters, after, most, limit)
    source, of = (_OF_ARTICLES, "a") if filters.measure is None else (_OF_MEASURE, "f")
    day = _day_after(connection, filters, after, most)
    within = Where((f"{of}.published >= ?", f"{of}.published <= ?"), (day or "", after.day if after else "9999"))
    places = _page(connection, source, (), filters, after, limit, within)
    # The whole of the last day was looked at: what comes after it is before its first article.
    return Place(day, *((0, 0) if day else (LAST, 0))), places


def _day_after(connection: sqlite3.Connection, filters: Filters, after: Place | None, most: int) -> str | None:
    """Return the day of the candidate that is ``most`` further on, from the index alone; None where there are fewer."""
    asked = of_articles(filters)
    source = "articles a"
    if filters.measure is not None:
        source = "figures a"
        asked = of_articles(replace(filters, publication=None)).and_("a.measure = ?", filters.measure)
    # A place before all articles of its day is the end of a batch: that day is done.
    until = "a.published <= ?" if after is None or after.article else "a.published < ?"
    where = asked.and_(until, after.day if after else "9999")
    sql = f"select a.published from {source} where {where} order by a.published desc limit 1 offset ?"
    found = connection.execute(sql, [*where.values, most]).fetchone()
    return str(found[0]) if found else None


def _undated(
    connection: sqlite3.Connection, filters: Filters, after: Place, most: int, limit: int
) -> tuple[Place | None, list[Place]]:
    """Look at the articles without a day, the last loaded first."""
    where = of_articles(filters).and_("a.published is null").and_("a.id <= ?", after.article)
    sql = f"select a.id from articles a where {where} order by a.id desc limit 1 offset ?"
    found = connection.execute(sql, [*where.values, most]).fetchone()
    within = Where(("a.published is null", "a.id <= ?"), (after.article,))
    if found:
        within = within.and_("a.id > ?", found[0])
    places = _page(connection, _OF_ARTICLES, (), filters, after, limit, within)
    return (Place(None, found[0] + 1, 0) if found else None), places


def _candidates(connection: sqlite3.Connection, filters: Filters) -> tuple[list[int], bool] | None:
    """Return all figures that the source, the name, the unit or the value leaves, and whether some were left out; None where many are left."""
    for by in (_by_source, _by_name, _by_unit):
        figures = by(connection, filters)
        if figures is not None:
            return figures, False
    return _by_value(connection, filters)


def _by_source(connection: sqlite3.Connection, filters: Filters) -> list[int] | None:
    if filters.source is None:
        return None
    sql = """
        select f.id from attributions t cross join figures f on f.attribution_id = t.id
        where t.source_name in (select value from json_each(?)) limit ?
    """
    return _few(connection, sql, json.dumps(source_forms(filters.source)))


def _by_name(connection: sqlite3.Connection, filters: Filters) -> list[int] | None:
    if filters.name is None:
        return None
    sql = f"""
        select f.id from mentions m cross join figures f on f.paragraph_id = m.paragraph_id
        where m.entity_id = ({ENTITY}) limit ?
    """
    return _few(connection, sql, filters.name)


def _by_unit(connection: sqlite3.Connection, filters: Filters) -> list[int] | None:
    if filters.unit is None or filters.unit == "people" or is_rate(filters.unit):
        return None
    alike = units_alike(filters.unit)
    return _few(connection, f"select id from figures where unit in ({', '.join('?' * len(alike))}) limit ?", *alike)


def _few(connection: sqlite3.Connection, sql: str, *values: object) -> list[int] | None:
    """Return the ids that a query finds, or None where it finds too many to look each one up."""
    found = [row[0] for row in connection.execute(sql, [*values, MOST_BY_VALUE + 1])]
    return found if len(found) <= MOST_BY_VALUE else None


def _by_value(connection: sqlite3.Connection, filters: Filters) -> tuple[list[int], bool] | None:
    """Return all figures whose value makes them candidates, and whether older ones without a value were left out.

    None where no value was asked for, or so many have it that the newest articles hold a page of them.
    """
    if not filters.of_values:
        return None
    low = -1e308 if filters.low is None else filters.low - REACH * abs(filters.low)
    high = 1e308 if filters.high is None else filters.high + REACH * abs(filters.high)
    found: list[int] = []
    newest_only = False
    column = "kind" if filters.measure is None else "measure"
    one = filters.kind if filters.measure is None else filters.measure
    names = KINDS if one is None else (one,)
    for name in names:
        sql = f"select f.id from figures f where f.{column} = ? and f.value between ? and ? limit ?"
        found += [row[0] for row in connection.execute(sql, [name, low, high, MOST_BY_VALUE + 1 - len(found)])]
        if len(found) > MOST_BY_VALUE:
            return None
    for name in names:
        newest = f"select id from figures where {column} = ? and value is null order by id desc limit ?"
        where = of_figures(Filters(low=filters.low, high=filters.high))
        sql = f"select f.id from ({newest}) n cross join figures f on f.id = n.id where {where}"
        found += [row[0] for row in connection.execute(sql, [name, MOST_WITHOUT_VALUE, *where.values])]
        sql = f"select 1 from figures where {column} = ? and value is null limit 1 offset ?"
        newest_only = newest_only or connection.execute(sql, [name, MOST_WITHOUT_VALUE]).fetchone() is not None
    return found, newest_only


def few_paragraphs(connection: sqlite3.Connection, filters: Filters) -> list[int] | None:
    """Return all paragraphs that the filters leave where they are few enough to look each one up; None where they are not."""
    few = _few_of_paragraphs(connection, filters)
    if few is None:
        return None
    source, values = few
    paragraph = "f.paragraph_id" if filters.of_figures else "f.id"
    where = of_articles(filters) + of_figures(filters) + of_paragraphs(filters, paragraph)
    sql = f"select distinct {paragraph} from {source} where {where} limit ?"
    found = connection.execute(sql, [*values, *where.values, FEW_PARAGRAPHS + 1])
    ids = [row[0] for row in found]
    return ids if len(ids) <= FEW_PARAGRAPHS else None


def _few_of_paragraphs(connection: sqlite3.Connection, filters: Filters) -> tuple[str, tuple[object, ...]] | None:
    """Return where the paragraphs of a search for words can be read that the filters may leave; None where there are too many.

    What is read is called f: figures where any are asked for, else paragraphs.
    """
    if filters.of_figures:
        candidates = _candidates(connection, filters)
        if candidates is not None:
            return None if candidates[1] else (_LISTED, (json.dumps(candidates[0]),))
    elif filters.name is not None:
        sql = f"select distinct paragraph_id from mentions where entity_id = ({ENTITY}) limit ?"
        named = _few(connection, sql, filters.name)
        if named is not None:
            return _LISTED_PARAGRAPHS, (json.dumps(named),)
    if filters.of_articles:
        where = of_articles(filters)
        sql = f"select count(*) from (select 1 from articles a where {where} limit ?)"
        (articles,) = connection.execute(sql, [*where.values, FEW_ARTICLES + 1]).fetchone()
        return None if articles > FEW_ARTICLES else (_OF_ARTICLES if filters.of_figures else _PARAGRAPHS, ())
    if filters.measure is not None or filters.kind is not None:
        column, name = ("measure", filters.measure) if filters.measure is not None else ("kind", filters.kind)
        sql = f"select count(*) from (select 1 from figures where {column} = ? limit ?)"
        (figures,) = connection.execute(sql, [name, MOST_BY_VALUE + 1]).fetchone()
        return None if figures > MOST_BY_VALUE else (_OF_MEASURE, ())
    return None
