"""Dates long ago beside an age that somebody has today: "Lee, 45, joined the firm in 1999"; not "Lee, 45, was shot in 1999"."""

from __future__ import annotations

import re

from archive.extract.words import word_set
from archive.model import Figure, TimeExpression

_GROWN = 10  # years from a birth to an age that is told
_OLD = 2  # years after which an age is another
_NAMED = re.compile(r"[A-Z][\w'’.-]*,\s$")
_THE = re.compile(r"(?:^|\W)[Tt]he\s$")
_WORDS = re.compile(r"[a-z]+")
_NEAR = 24
_THEN = word_set("dates", "timing.aged_then")


def is_birthday(text: str, found: TimeExpression, years: int) -> bool:
    """Whether a date in brackets, long ago, is a birthday beside an age: "37-year-old Mark Long (8/23/1986)"; not "(on Monday)"."""
    return years >= _GROWN and text[found.start - 1 : found.start] == "(" and text[found.end : found.end + 1] == ")"


def is_of_today(text: str, found: TimeExpression, figure: Figure, years: int) -> bool:
    """Whether an age in commas behind a name, or that stands for somebody, is no age of a date behind it: "The 45-year-old joined in 1999"."""
    if years < _OLD or found.start < figure.end:
        return False
    before = text[max(0, figure.start - _NEAR) : figure.start]
    if text.startswith(",", figure.end):
        told = _NAMED.search(before) is not None
    else:
        told = figure.exact.endswith("old") and _THE.search(before) is not None
    return told and _THEN.isdisjoint(_WORDS.findall(text, figure.end, found.start))
