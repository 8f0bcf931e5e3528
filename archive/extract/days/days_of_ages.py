"""Dates long ago beside an age that somebody has today: "Lee, 45, joined the firm in 1999"; not "Lee, 45, was shot in 1999"."""

from __future__ import annotations

import re

from archive.extract.words import word_set
from archive.model import Figure, TimeExpression

_GROWN = 10  # years from a birth to an age that is told
_OLD = 2  # years after which an age is another
_NAMED = re.compile(r"[A-Z][\w'’.-]*,\s$")
_BRACKETED = re.compile(r"[A-Z][\w'’.-]*\s\($")
_THE = re.compile(r"(?:^|\W)[Tt]he\s$")
_SEEN = re.compile(r",\s(?!(?:was|has|is|does)\b)(?:left|right|cent(?:er|re)|(?![a-z]*ss\b)[a-z]+s)\b")
_WORDS = re.compile(r"[a-z]+")
_FAR = 60
_HARMED = re.compile(
    r"\b(?:kill|murder|strangl|shoot|shot|stab|slay|slain|rape|raping|assault|attack|beat|kidnap|abduct|death|robb|wound|injur)\w*\b[^.;]*$",
    re.IGNORECASE,
)
_ON = re.compile(r",\s(?:in|on|at)\s(?:the\s)?")
_NEAR = 24
_THEN = word_set("dates", "timing.aged_then")


def is_birthday(text: str, found: TimeExpression, year: int) -> bool:
    """Whether a date in brackets is a birthday, long before the ``year`` of the article.

    "37-year-old Mark Long (8/23/1986)"; not "(on Monday)".
    """
    if text[found.start - 1 : found.start] != "(" or text[found.end : found.end + 1] != ")":
        return False
    born = (found.latest or found.value or "")[:4]
    return found.exact[-1:].isdigit() and len(found.exact) > len(born) and born.isdigit() and year - int(born) >= _GROWN


def is_of_today(text: str, found: TimeExpression, figure: Figure, years: int) -> bool:
    """Whether an age in commas or brackets behind a name, or that stands for somebody, is no age of a date behind it.

    "The 45-year-old joined in 1999", "Lee, 45, joined last month"; not "Lee, 45, was held on Monday".
    """
    if found.start < figure.end or (years < _OLD and found.earliest == found.latest):
        return False
    before = text[max(0, figure.start - _NEAR) : figure.start]
    if _HARMED.search(text, max(0, figure.start - _FAR), figure.start) or _ON.fullmatch(text, figure.end, found.start):
        return False  # "guilty of killing Ann Lee, 42, at home in 2000", "Ann Lee, 42, on Sept. 22, 2000"
    if text.startswith(")", figure.end):
        told = _BRACKETED.search(before) is not None
    elif text.startswith(",", figure.end):
        # In a caption he is so old on its day: "Lee, 23, walks home on June 8, 2016".
        seen = found.earliest == found.latest and _SEEN.match(text, figure.end) is not None
        told = _NAMED.search(before) is not None and not seen
    else:
        told = figure.exact.endswith("old") and _THE.search(before) is not None
    return told and _THEN.isdisjoint(_WORDS.findall(text, figure.end, found.start))


def will_be(text: str, figure: Figure) -> bool:
    """Whether an age is one that somebody is to have: "turns 34 in March", "will be 34"; not "Lee, 34, will run in March"."""
    return _COMES.search(text, max(0, figure.start - _NEAR), figure.start) is not None


def is_then(text: str, figure: Figure) -> bool:
    """Whether an age is one that somebody had when something else happened: "was 15 at the time", "then 15"; not "is 15"."""
    if _AT_THE_TIME.match(text, figure.end):
        return True
    return _THEN_AGED.search(text, max(0, figure.start - _NEAR), figure.start) is not None


_AT_THE_TIME = re.compile(r"(?:\sand\s(?:an?\s)?\S+(?:\syears?\sold)?)?\sat\sthe\stime\b")
_THEN_AGED = re.compile(r"\bthen[\s-](?:an?\s)?(?:only\s|just\s)?$")
_COMES = re.compile(r"\b(?:be|turns?|turning|reach(?:es)?|becomes?|at\sthe\sage\sof|aged?)\s(?:\w+\s)?$")
