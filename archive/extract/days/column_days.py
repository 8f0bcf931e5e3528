"""Columns of a table that are each headed by a month or a quarter: "March 1986   April 1986" above rows of two numbers."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from archive.extract.dates.date_words import MONTH_NUMBER
from archive.extract.days.days_of_levels import Dated
from archive.extract.english.lexicon import MONTHS
from archive.model import Figure

_GAP = "  "
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
# A year of two digits could be a day behind a month: "Feb'24", "Feb 87"; not "Feb 24".
_COLUMN = (
    rf"(?:(?:{'|'.join(_QUARTERS)})\s(?:qtr|quarter)[.'’\s]*(?:19|20)?\d\d"
    rf"|(?:{'|'.join(MONTHS)})\b[.\s]*(?:['’]\s?\d\d|(?:19|20)\d\d|3[2-9]|[4-9]\d))\b"
)
_HEAD = re.compile(rf"(?:[^\W\d]+ {{2,}})?{_COLUMN}(?: {{2,}}{_COLUMN})+[ ]*(?=\n|$)", re.IGNORECASE)
_FIND_COLUMN = re.compile(_COLUMN, re.IGNORECASE)
_CELL = re.compile(
    r"(?<!\S)(?:-{2,}|nil|n\.a\.|[\d,.]*\d)(?:\s(?:mln|bill|billion|bln|pct|%)(?![^\s]))?(?!\S)", re.IGNORECASE
)
# "STORE  PCT  1987  1986", "COUNTRY  CURRENT  FEBRUARY  QUOTA": columns of which some are a time.
_MIXED = re.compile(r"^[ ]*([^\W\d][\w /]*?(?:[ ]{2,}[\w/%]+(?:[ ][\w/%]+)?){2,})[ ]*$", re.MULTILINE)
_NAMES = re.compile(r" {2,}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LINE = re.compile(r"[^\n]+")


class Columns(NamedTuple):
    """The days on which the times end that head the columns of a table, and where their line ends in its paragraph."""

    days: Sequence[str]
    end: int


def columns_of(
    text: str, dates: Sequence[Dated], before: Columns | None, published: date | None, headline: str | None
) -> Columns | None:
    """Return what heads the columns of the rows in a paragraph or below it: its own line, or while rows go on that ``before``."""
    if dates and _GAP in text:
        head = _HEAD.match(text)
        if head is not None:
            return Columns([_day(column[0]) for column in _FIND_COLUMN.finditer(head[0])], head.end())
        mixed = _MIXED.search(text) if published is not None else None
        if mixed is not None and published is not None:
            return _of_mixed(mixed, published, headline or "")
    if before is None or dates or not all(map(_CELL.search, text.split("\n"))):
        return None
    return before._replace(end=0)


def _of_mixed(head: re.Match[str], published: date, headline: str) -> Columns | None:
    """Return the columns of a line of which some name a month or a year: the rest, and what runs, are of the day of the article.

    A month that the headline names is that of each year: "FEBRUARY SALES" above "PCT  1987  1986".
    """
    names = _NAMES.split(head[1])[1:]
    months = [MONTH_NUMBER.get(name.lower()) for name in names]
    if not any(months) and not any(map(_YEAR.fullmatch, names)):
        return None
    topic = next((MONTH_NUMBER[word] for word in re.findall(r"[a-z]+", headline.lower()) if word in MONTH_NUMBER), None)
    end = published.isoformat()
    if topic is not None and any(map(_YEAR.fullmatch, names)):
        end = min(end, _last_of(published.year, topic))
    days = []
    for name, month in zip(names, months, strict=True):
        if month is not None:
            days.append(min(_last_of(published.year - (month > published.month), month), published.isoformat()))
        elif _YEAR.fullmatch(name):
            days.append(min(_last_of(int(name), topic or 12), published.isoformat()))
        else:
            days.append(end)
    return Columns(days, head.end())


def _last_of(year: int, month: int) -> str:
    return f"{year}-{month:02d}-{monthrange(year, month)[1]}"


def _day(column: str) -> str:
    """Return the last day of "Feb'87" or "4th qtr 1986"."""
    words = re.findall(r"\d*[^\W\d]+|\d+", column.lower())
    month = 3 * _QUARTERS[words[0]] if words[0] in _QUARTERS else MONTH_NUMBER[words[0]]
    year = int(words[-1])
    year += 0 if year > 99 else 1900 if year > 49 else 2000
    return _last_of(year, month)


def set_columns(figures: list[Figure], columns: Columns | None, text: str) -> list[Figure]:
    """Return the figures of rows with the days of their columns, where a row has a cell for each."""
    if columns is None or not figures:
        return figures
    days: dict[int, str] = {}
    for line in _LINE.finditer(text, columns.end):
        cells = [cell.start() for cell in _CELL.finditer(text, line.start(), line.end())]
        if len(cells) == len(columns.days):
            days.update(zip(cells, columns.days, strict=True))
    return [
        f._replace(date=None, as_of=days[f.number_start], date_basis="sentence") if f.number_start in days else f
        for f in figures
    ]
