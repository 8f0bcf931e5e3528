"""The day that a field states, or nothing. Never today, never a guess."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

_LONGEST = 64
_HAS_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)|(?<!\d)\d{8}(?!\d)")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# July 32   Feb. 30, 2023   Monday, 31st April      not: May 2024
_NAMED = re.compile(
    r"""(?:\b(?P<before>\d{1,2})(?:st|nd|rd|th)?\s)?
    \b(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?
        |nov(?:ember)?|dec(?:ember)?)\b\.?
    (?(before)|\s(?P<day>\d{1,2})(?:st|nd|rd|th)?\b)
    (?:,?\s(?P<year>\d{4})\b)?""",
    re.IGNORECASE | re.VERBOSE,
)
# 1716541203   1716541203000   1716541203.5: since 1970, as machines count
_SECONDS = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d+)?")
# 24 mai 2024   24. Mai 2024   3 de marzo de 2021      not: May 2024
_FOREIGN = re.compile(r"(?<!\w)\d{1,2}\.?\s(?:de\s)?[^\W\d]{3,}\.?\s(?:de\s)?\d{4}(?!\d)")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}(?!\d)")
_LEAP_YEAR = 2000  # where none is printed, February may have 29 days
_ISO_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:Z\Z|T\d\d:\d\d)")  # whatever zone follows: "2021-01-03T17:40:00EET"
# Two days that share no part: what a date leaves open takes one of each, and then the answers differ.
_DEFAULTS = (datetime(2004, 1, 2), datetime(2000, 11, 30))  # noqa: DTZ001 - a day as printed has no zone


def read_date(text: str) -> date | None:
    """Read the day out of the text of a date field, as printed: 23:30 -0500 is not moved to the next day.

    None where the day is not stated in full ("March 2024"), where a two-digit year would have to be guessed, and where
    day and month could change places ("03/04/2024"): a wrong day is worse than none.
    """
    text = text.strip()
    if not _HAS_YEAR.search(text[:_LONGEST]) or len(text) > _LONGEST:
        return None
    try:
        opening = _ISO_DAY.match(text)
        return date.fromisoformat(opening[1]) if opening else datetime.fromisoformat(text).date()
    except ValueError:
        return _read_with_dateutil(text)


def instant(text: str | None) -> str | None:
    """Read an instant that a machine wrote, with its zone, as one in UTC to the second; None where it is none.

    ``2015-05-03T09:00:00.5+02:00`` is ``2015-05-03T07:00:00+00:00``.
    """
    try:
        read = datetime.fromisoformat((text or "").strip())
        return read.astimezone(UTC).isoformat(timespec="seconds") if read.tzinfo else None
    except (ValueError, OverflowError):
        return None


def is_impossible(text: str) -> bool:
    """Whether a text states a day that the calendar has not: "2024-13-45", "July 32", "Monday, 30 February 2023"."""
    opening = _YEAR_FIRST.match(text.strip())
    if opening is not None:
        return not _is_day(*map(int, opening.groups()))
    named = _NAMED.search(text[:_LONGEST])
    if named is None:
        return False
    month = _MONTHS.index(named["month"].lower()[:3]) + 1
    return not _is_day(int(named["year"] or _LEAP_YEAR), month, int(named["before"] or named["day"]))


def why_no_day(text: str) -> str | None:
    """Say what is wrong with a day as printed of which none was read; None where nothing is known to be.

    What reads as a day all the same stands beside another weekday: "Friday, March 4, 2021".
    """
    if is_impossible(text) or read_date(text) is not None:
        return f"there is no day {text!r}"
    numbers = _NUMBERS.search(text[:_LONGEST])
    if numbers is not None and all(1 <= int(part) <= len(_MONTHS) for part in numbers.groups()):
        return f"day and month of {text!r} could change places"
    if _SECONDS.fullmatch(text.strip()):
        return f"{text!r} counts seconds; write the day as 2024-05-24"
    if _FOREIGN.search(text[:_LONGEST]):
        return f"no day is read in {text!r}; write it as 2024-05-24"
    return None


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _read_with_dateutil(text: str) -> date | None:
    from dateutil import parser  # it takes as long to import as the rest of the program

    days = set()
    try:
        for default in _DEFAULTS:
            for day_first in (False, True):
                days.add(parser.parse(text, default=default, dayfirst=day_first, ignoretz=True).date())
    except (ValueError, OverflowError, TypeError, AttributeError, IndexError):
        return None
    day = days.pop() if len(days) == 1 else None
    return day if day and _is_printed(day.year, text) else None


def _is_printed(year: int, text: str) -> bool:
    """Whether a year stands in a text: other four digits are a zone or a time ("24 May 24 23:30 +0000", "03 Apr 02 1500 GMT")."""
    return re.search(rf"(?<!\d)(?:\d{{4}})?{year:04}(?!\d)|(?<!\d){year:04}\d{{4}}(?!\d)", text) is not None
