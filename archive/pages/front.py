"""The front page: what one archive holds."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from archive.pages.rows import rows

MONTHS_SHOWN = 48  # more than four years are drawn by year: bars thinner than that cannot be read on a phone
YEARS_SHOWN = 120
NEWEST = 8

PERIODS = """
    select substr(published, 1, ?) as period, count(*) as articles from articles
    where published is not null group by 1 order by 1
"""
NEWEST_ARTICLES = """
    select a.key, a.headline, a.published, a.words, o.name as publication,
        (select count(*) from figures f where f.article_id = a.id) as figures
    from articles a left join publications o on o.id = a.publication_id
    order by a.published desc, a.id desc limit ?
"""
LAST_RUN = "select id, started, finished, status, added, revised, errors from load_runs order by id desc limit 1"


@dataclass(frozen=True, slots=True)
class Bar:
    """A month or a year of coverage; ``height`` is 0 to 100, at least 2 where there is an article."""

    period: str
    articles: int
    height: float


@dataclass(frozen=True, slots=True)
class Overview:
    """The counts, period, coverage, newest articles and last load of one archive."""

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
    last_run: dict[str, Any] | None


def overview(connection: sqlite3.Connection, database: str) -> Overview:
    """Read what the front page says of one archive: counts from indexes, nothing that touches the texts."""
    counts = {
        table: connection.execute(f"select count(*) from {table}").fetchone()[0]
        for table in ("articles", "paragraphs", "figures", "publications")
    }
    by, bars = _coverage(connection)
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
        last_run=runs[0] if runs else None,
    )


def _coverage(connection: sqlite3.Connection) -> tuple[str, list[Bar]]:
    """Articles by month, or by year where there are too many months; periods without an article are bars of 0."""
    for by, width, shown in (("month", len("2024-05"), MONTHS_SHOWN), ("year", len("2024"), YEARS_SHOWN)):
        articles = {row["period"]: row["articles"] for row in rows(connection, PERIODS, width)}
        periods = _every(min(articles), max(articles), by) if articles else []
        if len(periods) <= shown:
            break
    else:
        periods = sorted(articles)  # a stray year 0203 must not cost a thousand empty bars
    most = max(articles.values(), default=0)
    return by, [Bar(p, articles.get(p, 0), _height(articles.get(p, 0), most)) for p in periods]


def _height(articles: int, most: int) -> float:
    return max(2.0, round(100 * articles / most, 1)) if articles else 0.0


def _every(first: str, last: str, by: str) -> list[str]:
    """Every month or year from the first to the last, written as SQLite cut them."""
    years = range(int(first[:4]), int(last[:4]) + 1)
    if by == "year":
        return [f"{year:04}" for year in years]
    return [m for year in years for month in range(1, 13) if first <= (m := f"{year:04}-{month:02}") <= last]
