"""Bars of articles by month or by year: how coverage came and went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

MONTHS_SHOWN = 48  # more than four years are drawn by year: bars thinner than that cannot be read on a phone
YEARS_SHOWN = 120


@dataclass(frozen=True, slots=True)
class Bar:
    """A month or a year of coverage; ``height`` is 0 to 100, at least 2 where there is an article."""

    period: str
    articles: int
    height: float


def coverage(days: Mapping[str, int]) -> tuple[str, list[Bar]]:
    """Articles by month, or by year where there are too many months; periods without an article are bars of 0.

    ``days`` has how many articles each ISO day has. Return what a bar is, "month" or "year", and the bars.
    """
    for by, width, shown in (("month", len("2024-05"), MONTHS_SHOWN), ("year", len("2024"), YEARS_SHOWN)):
        articles: Counter[str] = Counter()
        for day, number in days.items():
            articles[day[:width]] += number
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
