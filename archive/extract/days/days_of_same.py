"""The time that "the same period", "that date" or "the month" takes up: the last one of its length told before it.

Of a paragraph before, it is the first one that is told there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from archive.extract.days.days_of_levels import Dated
from archive.model import Figure, TimeExpression

# "Over the same period", "for the month", "on that date"; not "in the same period of 2021", "for the week to May 3".
_SAME = re.compile(
    r"\b(?:(?:[Ii]n|[Oo]ver|[Ff]or|[Dd]uring)\s(?:the|that)\s(?:(?:same|full|whole|entire)\s)?(?P<length>period|month|week)|[Oo]n\s(?:the\ssame|that)\sdate)\b"
    r"(?!\s(?:of|last|in|to|from|for|between|ended|ending|through|beginning|starting|since|a|an|the|when|until|under|covered|before|earlier|ago"
    r"|later|up|that|which|just|after|prior|following|as|[A-Z\d])|-)"
)
WORDS = ("period", "date", "month", "week")  # one of these is in it
_BASE = re.compile(r"\b(?:from|against|than|versus|vs|after|with|before|since|between)\s(?:[^.;,]|[.,]\d){0,40}$")
_NEAR = 48  # characters before a time in which stands that it is only what another is held against
_SAYING = frozenset(
    ("weekday", "weekday_time", "today", "yesterday", "part_of_day", "last_week", "this_week", "tomorrow")
)
_MOST = 2  # years
_LENGTHS = {
    "month": (6, 31),
    "week": (5, 8),
}  # days from the first to the last; "car sales for Feb. 21 to 28" are of a month
_ELSEWHEN = ("earlier", "before", "ago")
_WEEK_TO = re.compile(r"\bweek\s(?:to|ended|ending)\s(?:on\s)?$")

Told = Mapping[str, Dated]  # the first time of each length that a paragraph tells of, and the paragraphs before it


def takes_any(text: str) -> bool:
    """Whether a text has a time that one before it tells."""
    return any(word in text for word in WORDS) and _SAME.search(text) is not None


def takes_up(text: str, figure: Figure, start: int, end: int) -> str | None:
    """Return the length of the time that a clause without a date takes up, or None; none where a month or a week is to come."""
    same = _SAME.search(text, start, end)
    if same is None:
        return None
    length = same["length"] or "period"
    ahead = figure.certainty == "projected" and figure.change_role is None and length in _LENGTHS
    return None if ahead else length


def time_taken(text: str, before: Sequence[Dated], length: str, told: Told, day: str) -> Dated | None:
    """Return the time that "the period", "the month" means: the nearest one ``before`` it in its paragraph, else one ``told`` there.

    Of months and weeks it is the latest that has ended on the article's ``day``: "There were 9 fires in May, 7 in April. In the month 12 men died".
    """
    found = [pair for pair in reversed(before) if _is_period(text, pair[1], length)]
    if length not in _LENGTHS:
        return found[0] if found else told.get(length)
    return _latest(found, told.get(length), day)


def times_told(text: str, dates: Sequence[Dated], before: Told, day: str) -> Told:
    """Return the times that a paragraph tells of, for those behind it to take up: the first that is a period, the latest month and week."""
    told = dict(before)
    for length in ("period", *_LENGTHS):
        found = [pair for pair in dates if _is_period(text, pair[1], length)]
        if length not in _LENGTHS:
            told.update({length: found[0]} if found else {})
        elif (latest := _latest(found, told.get(length), day)) is not None:
            told[length] = latest
    return told


def _latest(found: Sequence[Dated], told: Dated | None, day: str) -> Dated | None:
    ended = [pair for pair in (*found, *([told] if told is not None else ())) if (pair[1].latest or "") <= day]
    return max(ended, key=lambda pair: pair[1].latest or "", default=None)


def _is_period(text: str, found: TimeExpression, length: str) -> bool:
    """Whether a time can be meant: none that something is held against, is so long ago, or bears a mark's name."""
    if found.type != "DATE" or found.latest is None or found.earliest is None or found.rule.endswith(_ELSEWHEN):
        return False
    if length in _LENGTHS:
        if not _is_as_long(text, found, length):
            return False
    elif found.rule in _SAYING:
        return False
    if int(found.latest[:4]) - int(found.earliest[:4]) >= _MOST or found.value in ("PRESENT_REF", "PAST_REF"):
        return False
    return _BASE.search(text, max(0, found.start - _NEAR), found.start) is None and not _is_of_record(text, found)


def _is_as_long(text: str, found: TimeExpression, length: str) -> bool:
    """Whether a time is a month or a week: "February", "the week ended Feb. 25", "last week"; not "a month ago"."""
    if length == "week" and found.earliest == found.latest:
        return _WEEK_TO.search(text, max(0, found.start - _NEAR), found.start) is not None
    first, last = date.fromisoformat(found.earliest or ""), date.fromisoformat(found.latest or "")
    least, most = _LENGTHS[length]
    return least <= (last - first).days < most


def _is_of_record(text: str, found: TimeExpression) -> bool:
    """Whether a time is that of a mark which something is held against: "the record of 30m set in 2004", "the same period in 2004"."""
    return _RECORD.search(text, max(0, found.start - _NEAR), found.start) is not None


_RECORD = re.compile(
    r"\b(?:record|peak|high|low)\b(?:[^,;.]|[.,]\d)*\b(?:set|reached|hit|seen|recorded)\s(?:in|on)\s$"
    r"|\b(?:same|comparable|corresponding)\s\w+\s(?:in|of)\s$"
)
