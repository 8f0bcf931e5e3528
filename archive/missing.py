"""Figures that were not found: which paragraphs may hold one, and the words that a person types for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from archive.errors import BadQuery

Span = tuple[int, int]
NOTHING = ("-", "none", "no", "nothing")  # what says so where an empty cell would say that nobody has looked
MARKS = "⟦⟧"  # around a figure that is found; brackets, say, texts have themselves
_WITHOUT_MARKS = str.maketrans("", "", MARKS + "[]")  # sheets that were written before have brackets

# Addresses, and the time codes that lines of a video's description begin with: no digit in them is a figure.
_NO_FIGURES = re.compile(r"""(?:https?://|www\.)[^\s<>"]+|^[^\w\n]*\d{1,2}:\d\d(?::\d\d)?\b""", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]+")
_AND_THE_LIKE = frozenset(
    "twice thrice doubles triples trebles quadruples pairs couples duo trio quartet multiple numerous countless myriad".split()
)


def may_hold_figure(text: str) -> bool:
    """Whether a paragraph holds a digit or a word that can be a number or a vague size: all that figures are missed in.

    More than the rules read ("twice", "a trio"), and nothing that they find is left out. An address is no digit, and "first" no number.
    """
    text = _NO_FIGURES.sub(" ", text)
    return any(map(str.isnumeric, text)) or not _number_words().isdisjoint(_WORD.findall(text.lower()))


@cache
def _number_words() -> frozenset[str]:
    from archive.extract.english.lexicon import FRACTIONS, NUMBER_STARTS, PLURAL_SCALES, SCALES
    from archive.extract.numbers.number_words import AFTER_ARTICLE

    known = NUMBER_STARTS.union(AFTER_ARTICLE, FRACTIONS, SCALES, PLURAL_SCALES, _AND_THE_LIKE)
    return known - {"a", "an", "first", "second"}


def no_figures_to_the_rules(text: str, missed: Sequence[Span]) -> list[str]:
    """Say of the words that somebody misses which of them the rules have seen, and why they call them no figure."""
    if not missed:
        return []
    from archive.extract import explain

    return [
        f'"{" ".join(rejected.surface.split())}" is no figure to the rules ({rejected.reason}); kept as missed'
        for rejected in explain(text).rejected
        if _overlapping((rejected.start, rejected.end), missed)
    ]


def find_missed(text: str, found: Sequence[Span], typed: str) -> list[Span]:
    """Find the words that somebody typed, semicolons between several, in the text of a paragraph; return them in its order.

    White space and capitals do not matter. What is typed twice is looked for twice, outside the figures that are ``found``, and never
    inside a longer word or number: "12" is not in "2012", "12.5" or "12,000". BadQuery where it does not stand there so, or no word
    stands beside the semicolons.
    """
    missed: list[Span] = []
    parts = [part for part in map(str.strip, typed.split(";")) if part]
    if typed.strip() and not parts:
        raise BadQuery(typed.strip(), "says no words; write - or none where nothing is missed")
    for words in parts:
        places = list(_places(text, words))
        place = next((place for place in places if not _overlapping(place, [*found, *missed])), None)
        if place is None:
            raise BadQuery(words, _why_not(text, words, places, found))
        missed.append(place)
    return sorted(missed)


def _places(text: str, words: str) -> Iterator[Span]:
    pattern = r"\s+".join(map(re.escape, words.split()))
    before = r"(?<!\w)(?<!\d[.,])" if words[0].isalnum() else ""
    after = r"(?!\w)(?![.,]\d)" if words[-1].isalnum() else ""
    return (match.span() for match in re.finditer(f"{before}{pattern}{after}", text, re.IGNORECASE))


def _overlapping(place: Span, spans: Iterable[Span]) -> list[Span]:
    return [(start, end) for start, end in spans if start < place[1] and place[0] < end]


def _why_not(text: str, words: str, places: Sequence[Span], found: Sequence[Span]) -> str:
    bare = words.translate(_WITHOUT_MARKS).strip() or words
    figures = [figure for place in places or _places(text, bare) for figure in _overlapping(place, found)]
    if not figures and not places:
        return "does not stand in the paragraph; write the words as they are printed, semicolons between several"
    if not figures:
        return "stands there once; each figure is written as often as it is missed"
    start, end = figures[0]
    return f'is found already, in "{" ".join(text[start:end].split())}"; whether that is read rightly is asked without --missed'
