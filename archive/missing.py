"""Figures that were not found: the words of a paragraph that a person types for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from archive.errors import BadQuery

Span = tuple[int, int]
NOTHING = ("-", "none")  # what says so where an empty cell would say that nobody has looked


def find_missed(text: str, found: Sequence[Span], typed: str) -> list[Span]:
    """Find the words that somebody typed, semicolons between several, in the text of a paragraph; return them in its order.

    White space and capitals do not matter. What is typed twice is looked for twice, outside the figures that are ``found``, and never
    inside a longer word or number: "12" is not in "2012", "12.5" or "12,000". BadQuery where it does not stand there so.
    """
    missed: list[Span] = []
    for words in filter(None, (part.strip() for part in typed.split(";"))):
        places = list(_places(text, words))
        place = next((place for place in places if not _overlapping(place, [*found, *missed])), None)
        if place is None:
            raise BadQuery(words, _why_not(text, places, found))
        missed.append(place)
    return sorted(missed)


def _places(text: str, words: str) -> Iterator[Span]:
    pattern = r"\s+".join(map(re.escape, words.split()))
    before = r"(?<!\w)(?<!\d[.,])" if words[0].isalnum() else ""
    after = r"(?!\w)(?![.,]\d)" if words[-1].isalnum() else ""
    return (match.span() for match in re.finditer(f"{before}{pattern}{after}", text, re.IGNORECASE))


def _overlapping(place: Span, spans: Iterable[Span]) -> list[Span]:
    return [(start, end) for start, end in spans if start < place[1] and place[0] < end]


def _why_not(text: str, places: Sequence[Span], found: Sequence[Span]) -> str:
    if not places:
        return "does not stand in the paragraph; write the words as they are printed, semicolons between several"
    figures = [figure for place in places for figure in _overlapping(place, found)]
    if not figures:
        return "stands there once; each figure is written as often as it is missed"
    start, end = figures[0]
    return f'is found already, in "{" ".join(text[start:end].split())}"; whether that is read rightly is asked without --missed'
