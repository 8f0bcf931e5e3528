"""The time that "the same period" or "that date" takes up: the last one told before it in its paragraph, else the first of the one before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.extract.days.days_of_levels import Dated
from archive.model import TimeExpression

# "Over the same period", "for the period", "on that date"; not "in the same period of 2021", "for the period to May".
_SAME = re.compile(
    r"\b(?:(?:in|over|for|during)\s(?:the|that)\s(?:same\s)?period|on\s(?:the\ssame|that)\sdate)\b"
    r"(?!\s(?:of|last|in|to|from|for|between|ended|ending|through|beginning|starting|since|a|an|the|when|until|under|covered|[A-Z\d])|-)"
)
WORDS = ("period", "date")  # one of these is in it
_BASE = re.compile(r"\b(?:from|against|than|versus|vs|after|with|before|since|between)\s(?:[^.;,]|[.,]\d){0,40}$")
_NEAR = 48  # characters before a time in which stands that it is only what another is held against
_SAYING = frozenset(
    ("weekday", "weekday_time", "today", "yesterday", "part_of_day", "last_week", "this_week", "tomorrow")
)
_MOST = 2  # years


def takes_up(text: str, start: int, end: int) -> bool:
    """Whether a clause without a date has the time that was told before it."""
    return _SAME.search(text, start, end) is not None


def time_told(text: str, dates: Sequence[Dated]) -> Dated | None:
    """Return the first time of a paragraph that "the same period" can mean; none that something is held against."""
    return next((pair for pair in dates if _is_period(text, pair[1])), None)


def _is_period(text: str, found: TimeExpression) -> bool:
    if found.type != "DATE" or found.latest is None or found.earliest is None or found.rule in _SAYING:
        return False
    if int(found.latest[:4]) - int(found.earliest[:4]) >= _MOST or found.value in ("PRESENT_REF", "PAST_REF"):
        return False
    return _BASE.search(text, max(0, found.start - _NEAR), found.start) is None and not _is_of_record(text, found)


def _is_of_record(text: str, found: TimeExpression) -> bool:
    """Whether a time is that of a mark which something is held against: "half as many as the record of 30m set in 2004"."""
    return _RECORD.search(text, max(0, found.start - _NEAR), found.start) is not None


_RECORD = re.compile(r"\b(?:record|peak|high|low)\b(?:[^,;.]|[.,]\d)*\b(?:set|reached|hit|seen|recorded)\s(?:in|on)\s$")
