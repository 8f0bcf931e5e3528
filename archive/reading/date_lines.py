"""The line of a page that says nothing but when it was published or changed: no heading and no sentence of the article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from archive.reading.blocks import Block
from archive.reading.dates import read_date

_TOP = 4  # blocks among which such a line stands, as bylines do; else it is the last
_LONGEST = 120
_TOLD_IN = ("body", "heading")

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_DAY_OF_WEEK = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?[ ])?"
_DAY = rf"{_DAY_OF_WEEK}(?:\d{{1,2}}(?:st|nd|rd|th)?[ ]{_MONTH},?[ ]\d{{4}}|{_MONTH}[ ]\d{{1,2}}(?:st|nd|rd|th)?,?[ ]\d{{4}}|\d{{4}}-\d\d-\d\d)"
_TIME = r"(?:\d{1,2}(?:[:.]\d\d){1,2}(?:[ ]?[ap]\.?m\b\.?)?|\d{1,2}[ ]?[ap]\.?m\b\.?)(?:[ ]?\(?(?:Z|[A-Z]{2,4}|local[ ]time)\)?)?"
_MOMENT = (
    rf"(?:(?:at[ ])?{_TIME}(?:[ ]on|,)?[ ])?{_DAY}(?:(?:T|(?:,|[ ]at|[ ][-/\u2013\u2014|\u00b7\u2022])?[ ]){_TIME})?"
)
_SAID = r"(?:(?:first|last|originally|story|article)[ ])?(?:published|posted|updated|modified|created|date|added)(?:[ ](?:on|at))?[ ]?:?[ ]?"
# "May 5, 2024"; "Published 5 May 2024 10:14 GMT"; "Updated: 4:30 PM EDT, May 5, 2024 | Published May 4, 2024".
# Not: "May 5, 2024 was a cold day", "Published by Jane Doe", "May 2024", "Updated 5 minutes ago", "Sunday", "LONDON, May 5, 2024".
_DATE_LINE = re.compile(
    rf"(?:{_SAID})?{_MOMENT}(?:[ ]?[,;|\u00b7\u2022\u2013\u2014/-]?[ ]?\(?{_SAID}{_MOMENT}\)?)?[.]?", re.IGNORECASE
)


# One moment of such a line, with what happened then: all that comes before it since the moment before.
_MOMENT_SAID = re.compile(rf"(?P<said>(?:{_SAID})?)(?P<moment>{_MOMENT})", re.IGNORECASE)
_ONE_DAY = re.compile(_DAY, re.IGNORECASE)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CHANGED = re.compile(r"\b(?:last|updated|modified)\b", re.IGNORECASE)


def is_date_line(text: str) -> bool:
    """Whether a paragraph is a day in full, with its time and with what happened then, and nothing else."""
    return len(text) <= _LONGEST and _DATE_LINE.fullmatch(text) is not None


def day_of_publication(blocks: Iterable[Block]) -> tuple[str, date | None] | None:
    """Return the moment, as printed, that a date line at the top of an article states as that of its publication, and its day.

    A day alone is that, but as a heading, which may say what an article is about: "September 11, 2001". "Updated 5 May 2024" is
    none, and of "Updated 5 May 2024 | Published 4 May 2024" it is the second. None is the day that the calendar has not, or
    not on that weekday.
    """
    for block in islice(blocks, _TOP):
        if block.kind in _TOLD_IN and is_date_line(block.text):
            for found in _MOMENT_SAID.finditer(block.text):
                if not _CHANGED.search(found["said"]) and (found["said"] or block.kind == "body"):
                    return found["moment"], _day_in(found["moment"])
    return None


def _day_in(moment: str) -> date | None:
    printed = _ONE_DAY.search(moment)
    day = read_date(printed[0]) if printed else None
    weekday = printed[0][:3].lower() if printed else ""
    return None if day and weekday in _WEEKDAYS and weekday != _WEEKDAYS[day.weekday()] else day


def tell_date_lines(blocks: list[Block]) -> Iterator[Block]:
    """Yield the blocks of an article, those at its top or end that are date lines as "other"."""
    for at, block in enumerate(blocks):
        beside = at < _TOP or at == len(blocks) - 1
        is_one = beside and block.kind in _TOLD_IN and is_date_line(block.text)
        yield Block("other", block.text) if is_one else block
