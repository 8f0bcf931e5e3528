"""What began on a date, or has one, only for another number of its clause: a part, an ordinal, a second verb.

"It has shut 18 of its 240 inns since May": the 240 do not count from then. "12 raids, two of them in May": the 12 are not of May.
"""

from __future__ import annotations

import re

from archive.extract.english.lexicon import CARDINALS, ORDINALS
from archive.model import Figure, TimeExpression

PARTS = (
    " of them",
    " of these",
    " of those",
    " of which",
    " of whom",
)  # one of these is in a text that tells of a part
_NEAR = 80  # characters between a figure and what has a date of its own
_NUMBER = rf"(?:\d[\d,]*|{'|'.join(sorted(CARDINALS))}|most|half|some|many|all|several|(?:the\s)?(?:last|latest|first))"
# ", two of them in May", ", in two of these since early May", ", the latest of those on Sept. 12"; not ", three of them armed, on Monday".
_OF_PART = re.compile(
    rf",\s(?:(?:in|at|on)\s)?{_NUMBER}\sof\s(?:them|these|those|which|whom)\s"
    r"(?:on|in|since|during|from|dating\sback\sto|(?=last\b|this\b|yesterday\b))\s?(?:(?!and\b)[a-z]+\s){0,3}"
)
_OF_WHOLE = re.compile(
    rf"{_NUMBER}\sof\s(?:its|their|his|her|our|the\s[a-z]+['’]s?|[A-Z][\w.-]*['’]s?)\s$", re.IGNORECASE
)
_RELATIVE = re.compile(r"(?:\s[a-z]+){0,3},?\s(?:that|which|who)\s")  # "a 16-bed house that has been open since"
_NTH = re.compile(
    rf"\b(?:{'|'.join(sorted(ORDINALS))}|\d+(?:st|nd|rd|th))\s(?:(?!and\b)[\w-]+\s){{1,4}}$", re.IGNORECASE
)
_AND_HAS = re.compile(r"\band\s(?:there|it|he|she|they|nobody|none|no\s(?:[a-z]+\s){0,3}?[a-z]+)\s(?:has|have)\b")
_SAID = re.compile(r"\baccording\sto\s[^,;]*$")  # "the eighth, according to the count that it has kept since"
_ACCORDING = re.compile(r"\baccording\sto\s$")
_ASIDE = re.compile(r",\s(?:[a-z]{2,}ed|built|made|set|held|which|who|with|an?|the|home)\s[^,;]*$")
_HAS = re.compile(r"[^,;]*,\s(?:has|have|had)\b")
_AS = re.compile(r",\s(?:as|because|amid|despite)\s")
_WILL = re.compile(r"\b(?:will|would|is\sto|are\sto|plans?\sto)\s(?!have\b)")


def is_of_part(text: str, figure: Figure, found: TimeExpression) -> bool:
    """Whether a date behind a figure is that of a part of what it counts, which tells its own: "12 raids, two of them in May"."""
    end = min(found.start, figure.end + _NEAR)
    comma = text.find(",", figure.end, end)
    while comma >= 0:
        if _OF_PART.fullmatch(text, comma, found.start):
            return True
        comma = text.find(",", comma + 1, end)
    return False


def is_for_another(text: str, figure: Figure, found: TimeExpression, start: int) -> bool:
    """Whether what began on a date began for another number of a clause, which begins at ``start``, than a figure.

    "18 of its 240 inns", "a 16-bed house", "jailed for the third time since May", "12 fell and there has been no case since".
    """
    before = text[max(start, figure.start - _NEAR) : figure.start]
    if _OF_WHOLE.search(before):
        return True
    if found.end <= figure.start:
        since = text.rfind("since", start, found.start)
        nth = since > 0 and _NTH.search(text, max(start, since - _NEAR), since)
        return bool(nth) or _AS.search(text, found.end, figure.start) is not None
    since = text.find("since", figure.end, found.start)
    if since < 0:
        return False
    if text.startswith("-", figure.number_end) and _RELATIVE.match(text, figure.end, since):
        return True
    nth = _NTH.search(text, max(figure.end, since - _NEAR), since)
    if nth is not None or _AND_HAS.search(text, figure.end, since):
        return True
    if _SAID.search(text, figure.end, since) or _closes_aside(text, before, figure, since):
        return True
    return figure.kind != "ordinal" and figure.certainty == "projected" and _WILL.search(before) is not None


def is_of_source(text: str, figure: Figure, found: TimeExpression) -> bool:
    """Whether a figure counts those who say what has a date: "89 shut in 2012, according to two reports"."""
    before = text[max(found.end, figure.start - len("according to ") - 1) : figure.start]
    return found.end < figure.start and _ACCORDING.search(before) is not None


def _closes_aside(text: str, before: str, figure: Figure, since: int) -> bool:
    """Whether a figure is in an aside on a subject of which "since" is said: "The mill, built for 62 men, has run since"."""
    return _ASIDE.search(before) is not None and _HAS.match(text, figure.end, since) is not None


def is_in_beginning(text: str, figure: Figure, found: TimeExpression, start: int) -> bool:
    """Whether a figure is a part of what began on a date: "Since a tax of 8% was announced on May 3, prices have slipped"."""
    since = max(text.rfind(word, start, found.start) for word in ("since ", "Since "))
    return 0 <= since < figure.start and figure.end < found.start
