"""Whose date it is where something moved: of the movement, or of the level where it began.

"Rose to $5 from $4 in March": March is the four's. "Rose to $5 from $4 on Monday": Monday is the movement's, and the four held before,
on a day that nobody names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from archive.extract.lexicon import CARDINALS
from archive.model import Figure, TimeExpression

Dated = tuple[int, TimeExpression]  # a date, and its place among those of the article

_SMALL = 12  # numbers that papers print in words
AMOUNT = (
    r"\s+(?:an?\s|the\s|some\s|a\s(?:loss|profit)\sof\s)?"
    rf"(?:[$£€]?\d|(?:{'|'.join(sorted(w for w, value in CARDINALS.items() if value <= _SMALL))})\b(?!\sof\b))"
)
_BACK = 24  # characters before a level in which stands "from"
_FAR = 160  # characters before a figure in which stands its verb
_NEAR = 60  # and before a date in which stands what it is the date of
# "Rose to 4.1% from 4.3% in March", "5% after 4.3% in March"; "after 3 banks failed in March" is no level.
_BEGAN_AT = re.compile(
    rf"\b(?:from{AMOUNT}|after{AMOUNT}[\d.,]*(?:%|\s(?:per\s?cent|pct|million|billion|mln|bln)\b)?"
    r"(?:\s(?:increase|rise|gain|growth|fall|drop|decline|decrease))?(?=\s(?:in|for|a|the|last)\s))"
)
_REPORTED = re.compile(r"ed\s$")
_WHEN_MOVED = re.compile(r"(?:\bon|\beffective(?:\s+from|\s+on)?)\s+$")
_LED_TO = re.compile(rf"\bto{AMOUNT}")  # "slipped 11% from $3bn in 2003 to $2bn in 2004"
_FROM = re.compile(r"\bfrom\s(?:(?:an?|the|some|its|their)\s)?$")
_UP_FROM = re.compile(r",\s(?:up|down)\sfrom\s(?:(?:an?|the|some|its|their)\s)?$")
_TO = re.compile(r"\bto\s$")
# "From 2003 to 2004", "from May to 3 June"; not "from a year earlier to 174,133 units", "to 12 mln".
_RANGE = re.compile(
    r"\s*(?:to|until|till|through|[\u2013-])\s+(?:the\s|early\s|late\s|mid-)?"
    r"(?:[A-Z]|[12]\d{3}\b(?![,.]\d)|\d\d?(?:st|nd|rd|th)?\s[A-Z]|this\b|last\b)"
)
_VERSUS = re.compile(r"\b(?:vs|versus)\.?\s(?:an?\s)?(?:(?:loss(?:es)?|profits?|gains?|income)\s(?:of\s)?)?$")
_AHEAD = re.compile(r"\b(?:will|would|may|could|shall)\b")
_JUDGED = re.compile(r"\b(?:revis|forecast|estimat|predict|project|expect)", re.IGNORECASE)


class Levels(NamedTuple):
    """Where behind a figure the level is printed from which it moved, and where the one it moved to: both their ends."""

    began: int
    led: int


def levels_behind(text: str, figure: Figure, inside: Sequence[Dated]) -> Levels | None:
    """Return the levels behind a figure that moved, whose dates are theirs: "to 5% from 4% in March"; not "from 2016 to 2017"."""
    last = inside[-1][1].start
    began = _BEGAN_AT.search(text, figure.end, last) if last > figure.end else None
    if began is None or any(other.start < began.end() <= other.end for _, other in inside):
        return None
    led = _LED_TO.search(text, began.end(), last)
    return Levels(began.end(), last + 1 if led is None else led.end())


def is_before_it_moved(text: str, found: TimeExpression, figure: Figure, start: int) -> bool:
    """Whether a figure of a clause, which begins at ``start``, held before the date: the 30 of "fell on Monday to 20 from 30".

    What is judged has its own time, whatever it was before: "cut its 2005 forecast from 2% to 1%".
    """
    versus = _VERSUS.search(text, max(start, figure.start - _BACK), figure.start)
    if versus is not None:
        return found.end <= versus.start()  # "net in 1986 was $5m vs $4m"
    if figure.change_role != "level":
        return False
    level = _FROM.search(text, max(start, figure.start - _BACK), figure.start)
    if level is None or _JUDGED.search(text, max(start, figure.start - _FAR), figure.start):
        return False
    if found.end <= level.start():
        return True
    if _UP_FROM.search(text, max(start, level.start() - _BACK), level.end()):
        return False  # "12 deaths, up from 10 on Monday"
    return found.start >= figure.end and (
        is_of_moving(text, found) or _LED_TO.search(text, figure.end, found.start) is not None
    )


def is_level_before(text: str, figure: Figure, start: int) -> bool:
    """Whether a figure of a clause, which begins at ``start``, is a level from which something moved: the 30 of "to 20 from 30", not the 20."""
    return (
        figure.change_role == "level" and _FROM.search(text, max(start, figure.start - _BACK), figure.start) is not None
    )


def is_held_from(text: str, found: TimeExpression, figure: Figure, start: int, day: str | None) -> bool:
    """Whether a date is the one that a movement is measured from: "rose 5% from May", "fell 5% from last year to $40".

    Not the end of a range ("from 2003 to 2004"), nor when something takes effect ("will rise 5% from May", "from May 3").
    """
    if figure.change_role is None or _FROM.search(text, max(start, found.start - _BACK), found.start) is None:
        return False
    if _RANGE.match(text, found.end):
        return False
    if found.end <= figure.start:
        return figure.change_role == "level" and _TO.search(text, found.end, figure.start) is not None
    if figure.change_role != "step":
        return False
    if found.earliest is not None and found.earliest == found.latest:
        return text.startswith(("'s", "’s"), found.end)
    if day is not None and found.latest is not None and found.latest < day:
        return True  # "would double from 2004"
    return _AHEAD.search(text, max(start, figure.start - _FAR), figure.start) is None


def is_of_moving(text: str, found: TimeExpression) -> bool:
    """Whether a date is when a level was moved, not when it had been so: "to 5% from 6% on Monday"; not "from 6% in March"."""
    before = text[max(0, found.start - _NEAR) : found.start]
    if found.exact.lower() in ("today", "last week", "this week"):
        return _REPORTED.search(before) is None  # not "from 9 reported last week"
    return _WHEN_MOVED.search(before) is not None
