"""Days of what somebody is charged with, and of what a court did with him later: "charged two men with a third raid on May 3"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.extract.english.tokens import Tokens
from archive.extract.words import word_set
from archive.model import Figure, TimeExpression

_EVENTS = "|".join(sorted(word_set("dates", "timing.crimes") | word_set("dates", "timing.events")))
_CHARGED = frozenset(("charged", "indicted", "accused", "convicted", "acquitted"))
_FAR = 160  # characters from a charge to the day of what it is about
_CHARGE = re.compile(
    rf"""\b(?:{"|".join(sorted(_CHARGED))})\s
    (?:(?!with\b|of\b)[^.;,]*?|(?=(?:with|of)\s(?:an?\s)?(?:second|third|fourth|fifth|another|separate)\b))
    (?P<with>\b(?:with|of)\s)(?:an?|another|the|one|that)\s(?:[\w-]+\s){{0,3}}?(?:{_EVENTS})\s
    (?:(?:at|in|near|outside)\s[^,;.\d]{{1,40}}?\s)?(?:(?:on|in|early|late|from)\s){{0,2}}$""",
    re.VERBOSE,
)
# "Was arrested Friday and was later released on $2,000 bond".
_LATER = re.compile(
    r"\band\s(?:[a-z]+\s){0,3}?(?:later|subsequently)\s(?:[a-z]+\s)?"
    r"(?:released|freed|bailed|charged|arraigned|indicted|sentenced|convicted|booked|jailed|held|posted|pleaded|ordered)\b"
)
_BONDS = frozenset(("bond", "bail", "count", "counts", "charges"))
_DONE = word_set("dates", "timing.charged") | {"released", "freed", "bailed", "held", "ordered", "posted"}
_ARRESTS = frozenset(("arrested", "arrest", "custody", "detained"))
_LATER_WORDS = frozenset(("later", "subsequently"))
_NEAR = 4  # tokens behind "and" in which its verb stands, and from a number to what it is of


def of_charge(text: str, found: TimeExpression, start: int) -> int | None:
    """Return where that begins with which somebody is charged, of which a day is: "(with a third raid on) May 3"; None where it is not so.

    "Two men were charged with a raid on May 3" leaves it open.
    """
    charge = _CHARGE.search(text, max(start, found.start - _FAR), found.start)
    return None if charge is None else charge.start("with")


def may_be_of_charge(tk: Tokens) -> bool:
    """Whether any word of a paragraph tells of a charge, or of what was done later."""
    return not (_CHARGED.isdisjoint(tk.distinct) and _LATER_WORDS.isdisjoint(tk.distinct))


def is_of_charge(text: str, found: TimeExpression, figure: Figure, start: int) -> bool:
    """Whether a day is that of what somebody is charged with, and a figure before it; or what a court did with him later is the figure's."""
    if found.end < figure.start:
        return _LATER.search(text, found.end, figure.start) is not None
    begun = of_charge(text, found, start)
    return begun is not None and figure.end <= begun


def is_done_later(lower: Sequence[str], begin: int, at: int, stop: int, *, of_court: bool | None) -> bool:
    """Whether a figure at ``at`` is of a bond or of counts of another day than its story, which is ``of_court``.

    "He was later released on $2,000 bond"; behind what happened, or an arrest in it, also "was arrested and held on $2,000 bond".
    """
    if _BONDS.isdisjoint(lower[max(begin, at - _NEAR) : min(stop, at + _NEAR) + 1]):
        return False
    begin = next((k + 1 for k in range(at - 1, begin - 1, -1) if lower[k] == "."), begin)
    begun = next((k for k in range(at - 1, begin - 1, -1) if lower[k] == "and"), None)
    words = lower[begin if begun is None else begun : at]
    if not _LATER_WORDS.isdisjoint(words) and not _DONE.isdisjoint(words):
        return True
    if begun is None or of_court is not False or _DONE.isdisjoint(words[:_NEAR]):
        return False
    return not _ARRESTS.isdisjoint(lower[begin:begun])
