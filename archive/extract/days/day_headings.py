"""Lines of a list under a line that is nothing but a date: "13 March 2020 to 7 January 2022", and then "127,704 excess deaths"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from archive.extract.dates.date_words import MONTH_NUMBER
from archive.extract.days.days_of_levels import Dated
from archive.extract.english.lexicon import MONTHS
from archive.model import Figure

_LONG = 60  # characters of a line that is a date
_LINE = 90  # and of one under it
_TIES = re.compile(
    r"[\W_]*(?:(?:from|vs|one|between|in|on|to|for|the|and|until|as of|since|week|early|late|ended|ending|ends|end"
    r"|first|second|third|fourth|[1-4](?:st|nd|rd|th)|three|six|nine|[369]|1[23]|26|39|5[23]|qtr|quarter|half|year|yr|months|mths|weeks|wks|periods?|results|up)(?:[\W_]+|$))*",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:[^\W\d]+\s){0,4}[^\W\d]+,\s(?=(?:\w+\s)?(?:days|weeks?|months?|quarter|year)\s(?:to|ended|ending)\s)"
)  # "Cases, week ending 22 May"
_OF_COLUMNS = re.compile(
    r"\s*(?:\([^()]{1,40}\)|\s\s\S[^.]*)$"
)  # "Week ended May 22   daily averages", "(in billions)"
_GAP = re.compile(r"\s\s")
_LEADERS = re.compile(r"^[^\n]*[^\W\d_][^\n]*(?:\.{3,}|\s{2,})[^\n]*\d", re.MULTILINE)
_PLACE = re.compile(r",\s[A-Z]\w+(?:\s(?:and\s)?[A-Z]\w+){0,3}\s*")  # "to 22 May 2020, England and Wales"
_BLOCK = re.compile(
    r"(?!.*\b(?i:mths|months|half|year|yr|qtr|quarter|weeks|wks|vs|nil|shr|net|revs|sales|avg)\b)[A-Z][^\W\d]+(?:\s[^\W\d]+){0,3}\s*"
)  # a line with no number heads other lines: "Incubation period"
_URL = re.compile(r"https?://\S+\s*")
_ENDS_SENTENCE = (".", "?", "!", ";", ":", ",", '"', "”")


_DAY_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")  # "1ST QTR FEB ONE NET"
_DAY = rf"\d\d?|{'|'.join(_DAY_WORDS)}"
# "ACME CORP <ACM> 2ND QTR JAN 31 NET": the day on which the period of a report's table ended.
_REPORT = re.compile(
    rf"\b(?:qtr|quarter|half|year|yr|mths|months|wks|weeks)\s(?:(?:to|ended|ends)\s)?({'|'.join(MONTHS)})\.?\s({_DAY})\b(?!,?\s\d{{4}})",
    re.IGNORECASE,
)

# "ACME PLC <ACM> 1986 YEAR", "YEAR 1986", "YEAR TO END-1986", "1986 NET": a year that has ended.
_REPORT_OF_YEAR = re.compile(
    r"\s(?:(\d{4})\s(?:YEAR|NET|LOSS|PROFITS?|RESULTS)|YEAR\s(?:(?:TO|ENDED)\s)?(?:END[-\s])?(\d{4}))\s*$"
)


# A line of a report that is a part of a year.
_PART = re.compile(
    r"^[ \t]*(?:1st|first|2nd|second)\s+half[ \t]*$|^[ \t]*(?:year|(?:three|six|nine|12)\s+(?:mths|months))[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_ROW = " vs "


class Heading(NamedTuple):
    """The day under which lines stand, and the index of its date in the article; None of one in the headline."""

    date: int | None
    day: str
    own: bool = False  # it stands in the first line of the rows themselves


_RECENT = 3  # years


def heading_of_report(headline: str | None, published: date | None) -> Heading | None:
    """Return the day on which the period of a report ended that its headline names: the last such day before the article's."""
    if not headline or published is None:
        return None
    ended = _REPORT.search(headline)
    if ended is None:
        return _heading_of_year(headline, published)
    day = _ended_before(ended, published)
    return None if day is None else Heading(None, day.isoformat())


def quarter_of_report(
    headline: str | None, published: date | None, texts: Sequence[str]
) -> tuple[str, date | None] | None:
    """Return the quarter that the headline of a report names, "Q2", and the day on which it ended: "2ND QTR JAN 31 NET".

    The day may stand in a line of its own: "Period ended January 31"; without one only a fourth quarter is surely that of the calendar,
    and of another the day is None. Of what a forecast names none has ended.
    """
    if not headline or published is None or _FORESEES.search(headline) is not None:
        return None
    named = _QUARTER.search(headline)
    if named is None:
        return _only_quarter(headline, published, texts)
    nth = _NTH[named[1].lower()]
    told = _ended_before(_REPORT.search(headline), published) or next(
        filter(None, (_ended_before(_PERIOD.match(text), published) for text in texts if len(text) <= _LONG)), None
    )
    if told is None and nth == _FOURTH:
        told = date(published.year - 1, 12, 31)
    return f"Q{nth}", told


def _only_quarter(headline: str, published: date, texts: Sequence[str]) -> tuple[str, date] | None:
    """Return the one quarter that a report names, whose headline says only when it ended: "QTR DEC 31 NET" and "third qtr net includes"."""
    ended = _REPORT.search(headline)
    told = _ended_before(ended, published) if ended is not None and ended[0][:1] in "Qq" else None
    nths = {_NTH[m[1].lower()] for text in texts for m in _QUARTER.finditer(text)} if told is not None else set()
    return (f"Q{nths.pop()}", told) if told is not None and len(nths) == 1 else None


def _ended_before(named: re.Match[str] | None, published: date) -> date | None:
    """Return the last such day before a day."""
    if named is None:
        return None
    told = named[2].lower()
    of_month = _DAY_WORDS.index(told) + 1 if told in _DAY_WORDS else int(told)
    for year in (published.year, published.year - 1):
        try:
            day = date(year, MONTH_NUMBER[named[1].lower()], of_month)
        except ValueError:
            return None
        if day < published:
            return day
    return None


_FOURTH = 4
_PERIOD = re.compile(
    rf"(?:period|(?:(?:1st|2nd|3rd|4th|first|second|third|fourth)\s)?(?:qtr|quarter)|(?:three|13)\s(?:months|mths|weeks|wks))\s(?:(?:to|ended|ends|end)\s)?({'|'.join(MONTHS)})\.?\s({_DAY})\b(?!,?\s\d{{4}})",
    re.IGNORECASE,
)
_NTH = {"1st": 1, "first": 1, "2nd": 2, "second": 2, "3rd": 3, "third": 3, "4th": 4, "fourth": 4}
_QUARTER = re.compile(r"\b(1st|first|2nd|second|3rd|third|4th|fourth)[\s-](?:qtr|quarter)\b", re.IGNORECASE)
_FORESEES = re.compile(
    r"\b(?:sees?|expects?|forecasts?|to|may|will|outlook|estimates?|likely|could|predicts?)\b", re.IGNORECASE
)


def _heading_of_year(headline: str, published: date) -> Heading | None:
    named = _REPORT_OF_YEAR.search(headline)
    day = "" if named is None else f"{named[1] or named[2]}-12-31"
    return Heading(None, day) if f"{published.year - _RECENT}" < day < published.isoformat() else None


def heading_of(text: str, dates: Sequence[Dated], before: Heading | None, published: date | None) -> Heading | None:
    """Return the day under which the lines behind a paragraph stand: its own, or while lines of a list go on that ``before``."""
    head = _head_of_rows(text, dates)
    if head is not None:
        return Heading(head[0], head[1].latest or "", own=True)
    if any(found.type != "DURATION" for _, found in dates) and not _goes_on(text, dates, before):
        if dates[0][1].end > _LONG:
            return None  # as most: a paragraph is no line that is a date
        line = _without_columns(text)
        inside = [pair for pair in dates if pair[1].end <= len(line)]
        return _own(inside, published, line) if inside and len(line) <= _LONG and _is_date(line, inside) else None
    if before is None or (before.date is not None and _BLOCK.fullmatch(text)):
        return None
    return before._replace(own=False) if _is_line(text, report=before.date is None) or _URL.fullmatch(text) else None


def _head_of_rows(text: str, dates: Sequence[Dated]) -> Dated | None:
    """Return the date that is all that the first line of rows says: "One week ended May 22" above "Loans......12.5"."""
    first, _, rows = text.partition("\n")
    if not rows or not dates or dates[0][1].end > len(first):
        return None
    head = _without_columns(first)
    inside = [pair for pair in dates if pair[1].end <= len(head)]
    if not inside or not _is_date(head, inside) or len(_LEADERS.findall(rows)) < _ROWS:
        return None
    return next((pair for pair in inside if pair[1].type == "DATE"), None)


_ROWS = 2


def _without_columns(line: str) -> str:
    """Return a line without what it says of columns at its end, which nearly none does."""
    if _GAP.search(line) is None and not line.endswith((")", ")\n")):
        return line
    return _OF_COLUMNS.sub("", line)


def _goes_on(text: str, dates: Sequence[Dated], before: Heading | None) -> bool:
    """Whether rows of a report go on below another part of the year that ended with the period of its headline: "1st half"."""
    if before is None or before.date is not None:
        return False
    parts = [line.span() for line in _PART.finditer(text)]
    return all(any(begin <= found.start < end for begin, end in parts) for _, found in dates)


def _own(dates: Sequence[Dated], published: date | None, text: str) -> Heading:
    """Return the last day of a line that is a date, of "January 31, 1987 and 1986" the first; what ended has been, "Qtr ends Jan 31" too."""
    index, found = max(reversed(dates), key=lambda pair: pair[1].latest or "")
    day = found.latest or ""
    if published is not None and day > published.isoformat() and "end" in text.lower():
        day = f"{int(day[:4]) - 1:04d}{day[4:]}"
    return Heading(index, day)


def set_under(figures: list[Figure], heading: Heading | None, text: str) -> list[Figure]:
    """Return the figures of a line of a list with the day of the line that heads it."""
    if heading is None or not (heading.own or _is_line(text, report=heading.date is None)):
        return figures
    return [
        figure._replace(date=heading.date, as_of=heading.day, date_basis="sentence")
        if figure.date_basis == "article" and figure.date is None
        else figure
        for figure in figures
    ]


class Brackets(NamedTuple):
    """The day of the numbers in brackets of a paragraph and the lines behind it; no day where they are only "previous"."""

    date: int | None
    day: str | None


def brackets_of(text: str, dates: Sequence[Dated], before: Brackets | None) -> Brackets | None:
    """Return what a paragraph says of numbers in brackets: "with figures for 1985 in brackets", or while its list goes on that ``before``."""
    told = _IN_BRACKETS.search(text)
    if told is None:
        return before if before is not None and (len(text) <= _LINE or _BRACKETED.search(text)) else None
    for index, found in reversed(dates):
        if found.start < told.start() and found.latest is not None:
            near = _BETWEEN.fullmatch(text, found.end, told.start()) is not None
            return Brackets(index, found.latest) if near else None
    return Brackets(None, None) if _PREVIOUS.search(text, 0, told.start()) else None


_IN_BRACKETS = re.compile(r"\bin\s(?:brackets|parenthes[ie]s)\b")
_BRACKETED = re.compile(r"\d(?:\s\w+)?\s\((?:\d|nil)")
_BETWEEN = re.compile(r"(?:,?\s[a-z]+){0,2},?\s")
_PREVIOUS = re.compile(r"\b(?:previous|prior|last|earlier)(?:\s\w+)?,?\s$")


def set_brackets(figures: list[Figure], brackets: Brackets | None, text: str) -> list[Figure]:
    """Return figures where those in brackets of their own have the day of all that stand in some."""
    if brackets is None:
        return figures
    return [
        figure._replace(date=brackets.date, as_of=brackets.day, date_basis="sentence" if brackets.day else None)
        if text.startswith("(", figure.start - 1) and text.startswith(")", figure.end)
        else figure
        for figure in figures
    ]


def _is_date(text: str, dates: Sequence[Dated]) -> bool:
    """Whether nothing but dates stands in a line, the last of them with a day that is known."""
    last = dates[-1][1]
    if last.type != "DATE" or last.latest is None or (last.value or "").endswith("_REF"):
        return False
    label = _LABEL.match(text)
    at = label.end() if label is not None else 0
    for _, found in dates:
        if _TIES.fullmatch(text, at, found.start) is None:
            return False
        at = found.end
    return _TIES.fullmatch(text, at) is not None or _PLACE.fullmatch(text, at) is not None


def _is_line(text: str, *, report: bool) -> bool:
    """Whether a paragraph is a line of a list, or rows that hold numbers against each other, which a ``report`` may close with a stop."""
    rows = _ROW in text and max(map(len, text.split("\n"))) <= _LINE
    return (rows or len(text) <= _LINE) and ((report and rows) or not text.rstrip().endswith(_ENDS_SENTENCE))
