"""The line of a page that says nothing but when it was published or changed: no heading and no sentence of the article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from archive.reading.blocks import Block
from archive.reading.dates import read_date
from archive.top_lines import FULL_DAY, MOMENT_SAID, WEEKDAY, is_date_line

_TOP = 4  # blocks among which such a line stands, as bylines do; else it is the last
_TOLD_IN = ("body", "heading")

_ONE_DAY = re.compile(FULL_DAY, re.IGNORECASE)
_ONE_WEEKDAY = re.compile(WEEKDAY, re.IGNORECASE)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CHANGED = re.compile(r"\b(?:last|updated|modified)\b", re.IGNORECASE)


def day_of_publication(blocks: Iterable[Block]) -> tuple[str, date | None] | None:
    """Return the moment, as printed, that a date line at the top of an article states as that of its publication, and its day.

    A day alone is that, but as a heading, which may say what an article is about: "September 11, 2001". "Updated 5 May 2024" is
    none, and of "Updated 5 May 2024 | Published 4 May 2024" it is the second. None is the day that the calendar has not, or
    not on that weekday.
    """
    for block in islice(blocks, _TOP):
        if block.kind in _TOLD_IN and is_date_line(block.text):
            found = day_of_line(block.text, is_heading=block.kind == "heading")
            if found is not None:
                return found
    return None


def day_of_line(line: str, *, is_heading: bool = False) -> tuple[str, date | None] | None:
    """Return the moment of publication that a date line states, as printed, and its day; None where it states another.

    A heading must say so: "Published 5 May 2024".
    """
    if not is_date_line(line):
        return line, _day_in(line)
    for found in MOMENT_SAID.finditer(line):
        if not _CHANGED.search(found["said"]) and (found["said"] or not is_heading):
            return found["moment"], _day_in(found["moment"])
    return None


def day_in_line(line: str) -> tuple[str, date] | None:
    """Return a day in full that stands in a line, as printed and read; None where there is none that the calendar has."""
    printed = _ONE_DAY.search(line)
    day = _day_in(line) if printed else None
    return None if day is None or printed is None else (printed["day"], day)


def _day_in(moment: str) -> date | None:
    printed = _ONE_DAY.search(moment)
    day = read_date(printed["day"]) if printed else None
    weekday = _ONE_WEEKDAY.search(printed[0]) if printed else None
    return None if day and weekday and weekday[0][:3].lower() != _WEEKDAYS[day.weekday()] else day


def tell_date_lines(blocks: list[Block]) -> Iterator[Block]:
    """Yield the blocks of an article, those at its top or end that are date lines as "other"."""
    for at, block in enumerate(blocks):
        beside = at < _TOP or at == len(blocks) - 1
        is_one = beside and block.kind in _TOLD_IN and is_date_line(block.text)
        yield Block("other", block.text) if is_one else block
