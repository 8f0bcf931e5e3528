"""Whose date it is where something moved: of the movement, or of the level where it began.

"Rose to $5 from $4 in March": March is the four's. "Rose to $5 from $4 on Monday": Monday is the movement's, and the four held before,
on a day that nobody names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from archive.extract.english.lexicon import CARDINALS, CHANGE_OF
from archive.extract.words import word_set
from archive.model import Figure, TimeExpression

Dated = tuple[int, TimeExpression]  # a date, and its place among those of the article

_SMALL = 12  # numbers that papers print in words
_AS_IT_WAS = r"(?:(?:revised|restated|original|previous|earlier|initial)\s)?"
_HEDGED = (
    r"(?:(?:about|around|nearly|almost|roughly|just|only|over|under|(?:less|more|fewer)\sthan|at\sleast"
    r"|an?\s(?:record|peak|high|low|average|mean|median)\sof)\s){0,2}"
)
AMOUNT = (
    rf"\s+(?:an?\s|the\s|some\s|(?:a\s)?(?:net\s)?(?:loss|profit|gain|deficit|surplus)\sof\s)?{_AS_IT_WAS}{_HEDGED}"
    rf"(?:(?:[A-Z][A-Za-z]{{0,2}})?[$£€]?\d|(?:{'|'.join(sorted(w for w, value in CARDINALS.items() if value <= _SMALL))})\b(?!\sof\b))"
)
_BACK = 40  # characters before a level in which stands "from"
_FAR = 160  # characters before a figure in which stands its verb
_NEAR = 60  # and before a date in which stands what it is the date of
# "Rose to 4.1% from 4.3% in March", "5% after 4.3% in March"; "after 3 banks failed in March" is no level.
_BEGAN_AT = re.compile(
    rf"\b(?:from{AMOUNT}|(?:after|following)(?:\s(?:an?|its|their))?(?:\s[a-z]+ing(?:\sby)?)?{AMOUNT}[\d.,]*(?:%|\s(?:per\s?cent|pct|million|billion|mln|bln)\b)?"
    r"(?:\s[a-z-]+)?(?=\s(?:in|for|a|the|last)\s)|(?:after|following)\sbeing\s[a-z]+(?=\s(?:in|for)\s))"
)
_REPORTED = re.compile(r"ed\s$")
_WHEN_MOVED = re.compile(r"(?:\bon|\beffective(?:\s+from|\s+on)?)\s+$")
_LED_TO = re.compile(rf"\bto{AMOUNT}")  # "slipped 11% from $3bn in 2003 to $2bn in 2004"
_EXTREME = r"(?:(?:[a-z-]+\s){0,2}(?:peak|high|low|record|average|maximum|minimum|level|total|estimate|forecast|figure)\sof\s)?"  # "from an all-time high of 12"
_FROM = re.compile(rf"\bfrom\s(?:(?:an?|the|some|its|their)\s)?{_EXTREME}{_AS_IT_WAS}$")
_UP_FROM = re.compile(rf",\s(?:up|down)\sfrom\s(?:(?:an?|the|some|its|their)\s)?{_EXTREME}{_AS_IT_WAS}$")
_TO = re.compile(r"\bto\s$")
# "From 2003 to 2004", "from May to 3 June"; not "from a year earlier to 174,133 units", "to 12 mln".
_RANGE = re.compile(
    r"\s*(?:to|until|till|through|[\u2013-])\s+(?:the\s|early\s|late\s|mid-)?"
    r"(?:[A-Z]|[12]\d{3}\b(?![,.]\d)|\d\d?(?:st|nd|rd|th)?\s[A-Z]|this\b|last\b)"
)
_OF_WHAT = (
    r"\s+(?:an?\s|the\s)?(?:(?:yr-ago|net|extraordinary|revised|restated|final)\s){0,2}"
    r"(?:(?:loss(?:es)?|profits?|gains?|income|charges?|credits?|deficits?|surplus(?:es)?|earnings)\s(?:of\s)?)?$"
)
_VERSUS = re.compile(rf"\b(?:vs|versus)\.?{_OF_WHAT}")
# "Exports were $5m against $4m, while", "net $5m vs $4m"; what has words behind it may be of the same day: "59% of men against 41% of women".
_AGAINST = re.compile(
    r"(?:\d(?:[^\W\d]|[%.\s]){0,24}|\b(?:cts?|cents|pence|dlrs?|dollars|pct|nil)(?:\s(?:(?:a|per)\s)?(?:shr|share|credit|debit))?)"
    rf",?\s(?:vs\.?|versus|against|compared\s(?:with|to)){_OF_WHAT}"
)
_CLOSES = re.compile(
    r"\s*(?:$|\s\s|[,;](?!\d)|\.(?!\d)|\)|(?:and|while|whereas|but|or|prior|previously|credit|debit|profit|loss)\b"
    r"|(?:in|for)\s(?:the\s)?(?:prior|quarter(?!\send)|qtr|half|year|month|six|nine|12|full|[1234])|from\s)"
)
_CLOSES_LINE = re.compile(
    r"(?![^\n]*\b(?:IN|FOR|DEC|NOV|JAN|FEB)\b)"
)  # of a headline in capitals: "SHR 31 CTS VS 28 CTS"
_AHEAD = re.compile(r"\b(?:will|would|may|could|shall)\b")
# What is to move still is what it was: "plans to cut its staff from 40 to 30", "could fall from $5".
_TO_COME = frozenset(
    (
        "will would may might could can shall should must ll to if plans plan planned planning proposes proposed proposing suggests suggested"
        " suggesting offers offered recommends recommended agreed agrees"
    ).split()
)
_PAST_MOVES = (
    {"revised"}
    | frozenset(w for w in CHANGE_OF if w[-2:] == "ed")
    | (CHANGE_OF.keys() & (word_set("dates", "tense.past") | word_set("dates", "tense.participle")))
)
_MOVING = frozenset(w for w in CHANGE_OF if w[-3:] == "ing")  # "showed profit rising to 5 from"
_WAS = frozenset(("was", "were"))
_OFF = frozenset(("up", "down", "off"))
_FAR_OFF = frozenset(
    (None, "from", "to", "by", "sharply", "slightly", "about", "nearly")
)  # "up from", "off 5%"; not "made off with"
_WORD = re.compile(r"[a-z]+(?=\s([a-z]+)?)")
_JUDGED = re.compile(r"\b(?:revis|forecast|estimat|predict|project|expect)", re.IGNORECASE)


_IN_TIME_AFTER = re.compile(
    r"\sin\sthe\s(?:\w+\s)?(?:days?|weeks?|months?|years?|decades?)\s(?:after|following|before)\s(?:the|an?|his|her|its|their)\b"
)
_BEFORE = ("earlier", "before", "ago")


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
    if found.end <= figure.start and _is_set_beside(text[max(start, figure.start - _FAR) : figure.start], text, figure):
        return True
    if figure.change_role != "level":
        return False
    level = _FROM.search(text, max(start, figure.start - _BACK), figure.start)
    if level is None or is_judged(text, figure, start):
        return False
    if found.end <= level.start():
        return True
    if _UP_FROM.search(text, max(start, level.start() - _BACK), level.end()):
        return ", and " in text[figure.end : found.start]  # not "12 deaths, up from 10 on Monday"
    return found.start >= figure.end and (
        is_of_moving(text, found) or _LED_TO.search(text, figure.end, found.start) is not None
    )


def is_judged(text: str, figure: Figure, start: int = 0) -> bool:
    """Whether a figure is forecast or revised, in a clause that begins at ``start``, so that what it was before has its day: "cut its 2005 forecast from 2% to 1%"."""
    return _JUDGED.search(text, max(start, figure.start - _FAR), figure.start) is not None


def is_of_start(text: str, found: TimeExpression, figure: Figure) -> bool:
    """Whether a date is that of the level before the one that it led to: "from 20,200 in 1986 to 10,700"; not "from 12 on Monday to 20"."""
    if figure.change_role != "level" or figure.start - found.end > _NEAR // 2:
        return False
    if not text.startswith(" to ", found.end) or _LED_HERE.fullmatch(text, found.end, figure.start) is None:
        return False
    return _STARTED.search(text, max(0, found.start - _NEAR), found.start) is not None


_LED_HERE = re.compile(
    r"\sto\s(?:(?:an?|the|just|only|some|about|around|nearly|almost|over|record|new|high|low|of|more|less|than|at|least)\s)*"
)
_STARTED = re.compile(
    rf"\bfrom{AMOUNT}(?:[^;,.]|[.,]\d){{0,40}}\s(?:in|for|at)\s(?:the\s)?(?:(?:end|start|beginning|height|peak)\sof\s)?$"
)


def is_level_before(text: str, figure: Figure, start: int) -> bool:
    """Whether a figure of a clause, which begins at ``start``, is a level from which something moved: the 30 of "to 20 from 30", not the 20."""
    return (
        figure.change_role == "level" and _FROM.search(text, max(start, figure.start - _BACK), figure.start) is not None
    )


def is_of_no_day(text: str, figure: Figure, start: int) -> bool:
    """Whether nobody names the day of a figure, whose clause begins at ``start``: of what was before, or behind something else.

    "fell to 20 from 30", "net $5m vs $4m", "lost 12 pounds in the year after the operation".
    """
    if text.startswith(" in the ", figure.end) and _IN_TIME_AFTER.match(text, figure.end):
        return True
    before = text[max(start, figure.start - _FAR) : figure.start]
    if figure.change_role == "level" and _FROM.search(before) is not None:
        return _has_moved(before)
    return _is_set_beside(before, text, figure) or is_former(text, figure, start)


def is_former(text: str, figure: Figure, start: int) -> bool:
    """Whether a figure is of what was so once and is no more: "used to cost $3", "previously $3", "from 3% previously"; not "has previously won 12"."""
    if figure.kind not in _PRICES:
        return False
    if text.startswith(_ONCE, figure.end):
        return _FROM_OR_THAN.search(text, max(start, figure.start - _BACK), figure.start) is not None
    before = text[max(start, figure.start - _FAR) : figure.start]
    return any(map(before.__contains__, _FORMER_WORDS)) and _FORMER.search(before) is not None


_PRICES = frozenset(("money", "percent", "rate"))
_ONCE = (" previously", " formerly", " before that")
_FROM_OR_THAN = re.compile(r"\b(?:from|than|against|versus|vs|compared\s(?:with|to))\s(?:an?\s)?$")
_FORMER_WORDS = ("used to ", "reviously", "ormerly")
_FORMER = re.compile(
    r"""
    \bused\sto\s(?:cost|be|have|sell|earn|charge|fetch|employ|rent|stand|draw|average|number|total)\b  # not "cash used to buy"
      (?:(?!\b(?:is|are|has|have|now)\b)[^,;.:\d])*$
    | (?:^|[,(]\s?)(?:previously|formerly)\s(?:an?\s|about\s|around\s)?$                  # "rents, previously $400,"
    | ^\W*(?:But\s)?(?:Previously|Formerly),?\s(?:(?!\bha(?:s|ve|d)\b)[^;.,])*$          # "Previously it stood at"
    | (?<!\bhas\s)(?<!\bhave\s)(?<!\bhad\s)\b(?:previously|formerly)\s(?:was|were|stood|cost|sold|paid|charged|earned|fetched|averaged|ranged|received|had)\b(?:[^,;.]|[.,]\d)*$
    | \b(?:was|were|stood|cost|sold)\s(?:previously|formerly)\s(?:at\s|for\s)?$
    """,
    re.VERBOSE,
)


def _is_set_beside(before: str, text: str, figure: Figure) -> bool:
    """Whether a number is what the one before it is held against: "$5m against $4m,"; not "59% of men against 41% of women"."""
    near = before[-_NEAR:]
    if not ("vs" in near or "VS" in near or "ersus" in near or "gainst" in near or "ompared" in near):
        return False
    if "VS" in near:
        return _AGAINST.search(before.lower()) is not None and _CLOSES_LINE.match(text, figure.end) is not None
    return _AGAINST.search(before) is not None and _CLOSES.match(text, figure.end) is not None


def _has_moved(before: str) -> bool:
    """Whether the words before a level tell of a movement that has been: "fell to 20 from"; not "will fall to 20 from"."""
    moved = ahead = False
    for m in _WORD.finditer(before):
        ahead = ahead or (m[0] in _TO_COME and (m[0] != "to" or m[1] in CHANGE_OF))
        if m[0] in _WAS and m[1] in _PAST_MOVES:
            ahead = False  # "what was being offered was increased to 20 from"
        moved = moved or m[0] in _PAST_MOVES or m[0] in _MOVING or (m[0] in _OFF and m[1] in _FAR_OFF)
    return moved and not ahead


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
    if figure.change_role != "step" and not _leads_from(text, found, figure):
        return False
    if found.earliest is not None and found.earliest == found.latest and not found.exact.endswith(_BEFORE):
        return text.startswith(("'s", "’s"), found.end)
    if day is not None and found.latest is not None and found.latest < day:
        return True  # "would double from 2004"
    if day is not None and (found.earliest or "") > day:
        return _IN_TIME.search(text, figure.end, found.start) is not None
    return _AHEAD.search(text, max(start, figure.start - _FAR), figure.start) is None


def _leads_from(text: str, found: TimeExpression, figure: Figure) -> bool:
    """Whether a movement to a level is measured from a time right behind it: "rose to 7 from a year ago"; not "cut to 5 from May 3"."""
    return found.earliest != found.latest and _FROM_ONLY.fullmatch(text, figure.end, found.start) is not None


_IN_TIME = re.compile(
    r"\bin\s(?:\d{4}|next|fiscal|[A-Z][a-z]+)\b"
)  # "to grow 5% in 2028 from 2027"; not "offered 5% from July"
_FROM_ONLY = re.compile(r",?\sfrom\s(?:the\s)?")


_HAD_BEEN = re.compile(rf"\blate(?:\sin\s[A-Z][\w ]{{1,20}})?(?:\son)?\s$|,\sfrom{AMOUNT}(?:[^,;]|,(?=\d))*$")


def is_of_moving(text: str, found: TimeExpression) -> bool:
    """Whether a date is when a level was moved, not when it had been so: "to 5% from 6% on Monday"; not "from 6% in March", "from 6% late on Monday", ", from 6% on Monday"."""
    before = text[max(0, found.start - _NEAR) : found.start]
    if found.exact.startswith("late ") or _HAD_BEEN.search(before) is not None:
        return False
    if found.exact.lower() in ("today", "last week", "this week"):
        return _REPORTED.search(before) is None  # not "from 9 reported last week"
    return _WHEN_MOVED.search(before) is not None
