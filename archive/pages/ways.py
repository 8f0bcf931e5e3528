"""Ways to narrow a table, as links over it: its years and months, and its facets.

A facet reads a whole column or its index, so none is shown unless somebody asks for it.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from archive.store.rows import rows

# Columns that have an index, or are of few words, with what readers call them.
FACETS: dict[str, dict[str, str]] = {
    "articles": {"publication_id": "publication", "language": "language"},
    "paragraphs": {"kind": "kind"},
    "figures": {"kind": "kind", "measure": "measure", "unit": "unit"},
    "attributions": {"source_name": "source", "source_kind": "kind of source"},
    "quotes": {"speaker": "speaker", "kind": "kind"},
    "dates": {"type": "type"},
    "mentions": {"kind": "kind"},
    "entities": {"kind": "kind", "country": "country"},
}
BY_DAY = "select published, count(*) as articles from articles where published is not null group by published"
PERIOD = ("published__gte", "published__lte")
NOT_KEPT = ("_next", "_facet", *PERIOD)  # of the address, when another period or facet is chosen


@dataclass(frozen=True, slots=True)
class Way:
    """A link: what it says, its query string, how many articles are there (None of a facet), whether it is chosen."""

    label: str
    query: str
    articles: int | None = None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Ways:
    """The links over one table; months are those of the year that is chosen."""

    years: list[Way]
    months: list[Way]
    facets: list[Way]

    def __bool__(self) -> bool:
        return bool(self.years or self.facets)


def months_held(connection: sqlite3.Connection) -> dict[str, int]:
    """Count the articles of each month, from the index of days."""
    held: Counter[str] = Counter()
    for day in rows(connection, BY_DAY):
        held[day["published"][:7]] += day["articles"]
    return dict(held)


def ways_into(table: str, asked: Iterable[tuple[str, str]], held: dict[str, int]) -> Ways:
    """Return the links for a table. ``asked`` is what its address asks for, which the links keep; ``held`` the months."""
    given = list(asked)
    period = {name: value for name, value in given if name in PERIOD}
    chosen = [value for name, value in given if name == "_facet"]
    kept = [(name, value) for name, value in given if name not in NOT_KEPT]
    in_period = [(name, value) for name, value in given if name in PERIOD]

    def within(label: str, first: str, last: str, articles: int) -> Way:
        query = urlencode([*kept, *(("_facet", name) for name in chosen), (PERIOD[0], first), (PERIOD[1], last)])
        is_chosen = period.get(PERIOD[0], "")[: len(label)] == period.get(PERIOD[1], "")[: len(label)] == label
        return Way(label, query, articles, is_chosen)

    def toggled(name: str, label: str) -> Way:
        left = [facet for facet in chosen if facet != name] + ([] if name in chosen else [name])
        return Way(label, urlencode([*kept, *in_period, *(("_facet", facet) for facet in left)]), None, name in chosen)

    years: Counter[str] = Counter()
    for month, articles in held.items():
        years[month[:4]] += articles
    by_year = [within(year, f"{year}-01-01", f"{year}-12-31", count) for year, count in sorted(years.items())]
    year = next((way.label for way in by_year if way.chosen), None)
    by_month = [
        within(month, f"{month}-01", f"{month}-31", count)
        for month, count in sorted(held.items())
        if year is not None and month.startswith(year)
    ]
    facets = [toggled(name, label) for name, label in FACETS.get(table, {}).items()]
    return Ways(by_year if table == "articles" else [], by_month if table == "articles" else [], facets)
