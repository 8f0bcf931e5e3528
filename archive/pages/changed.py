"""What changed between two texts of an article: word by word, with the numbers among the changed words marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape

_DIGIT = re.compile(r"\d")
_EDGES = "\"'()[].,;:!?-\u2013\u2014\u2018\u2019\u201c\u201d"
# Two texts with more words together are compared paragraph by paragraph alone. difflib takes the third power of the length where
# a text says one word again and again, but for sequences of 200 and more, where it leaves out what is that common.
LONGEST = 12_000
HEADLINES_ALIKE = 0.5
KEPT_AROUND = 1  # unchanged paragraphs before and after a change; what lies between is counted


@dataclass(frozen=True, slots=True)
class Piece:
    """Some paragraphs of a comparison: safe HTML of what is shown, or how many unchanged ones are left out."""

    html: str = ""
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts side by side in one: the headline and the paragraphs, with ``<del>`` and ``<ins>`` where they differ.

    ``same`` says that they differ in white space at most.
    """

    headline: str
    pieces: list[Piece]
    same: bool


def compare_texts(before: tuple[str, str], after: tuple[str, str]) -> Comparison:
    """Compare two texts, each with its headline before it."""
    words = [" ".join(text).split() for text in (before, after)]
    by_word = sum(map(len, words)) <= LONGEST
    pieces = list(_pieces(_paragraphs(before[1]), _paragraphs(after[1]), by_word))
    heads = [text[0].casefold().split() for text in (before, after)]
    # Of two headlines with little in common nobody could read what the one made of the other would be.
    in_one = by_word and SequenceMatcher(None, heads[0], heads[1]).ratio() >= HEADLINES_ALIKE
    return Comparison(_words(before[0], after[0], in_one), pieces, same=words[0] == words[1])


def _paragraphs(text: str) -> list[str]:
    """Split a text at its blank lines, or at its line ends where it has no blank line; white space is one blank."""
    parts = re.split(r"\n[ \t]*\n", text.strip()) if re.search(r"\n[ \t]*\n", text.strip()) else text.split("\n")
    return [paragraph for part in parts if (paragraph := " ".join(part.split()))]


def _pieces(before: Sequence[str], after: Sequence[str], by_word: bool) -> Iterator[Piece]:
    steps = SequenceMatcher(None, before, after).get_opcodes()
    for step, (what, i, j, k, m) in enumerate(steps):
        if what == "equal":
            first, last = step == 0, step == len(steps) - 1
            yield from _unchanged(after[k:m], 0 if first else KEPT_AROUND, 0 if last else KEPT_AROUND)
        elif what == "replace" and j - i == m - k:
            for old, new in zip(before[i:j], after[k:m], strict=True):
                yield Piece(_words(old, new, by_word))
        elif what == "replace":
            yield Piece(_words(" ¶ ".join(before[i:j]), " ¶ ".join(after[k:m]), by_word))
        else:
            for paragraph in before[i:j] or after[k:m]:
                yield Piece(_changed("del" if what == "delete" else "ins", paragraph.split()))


def _unchanged(paragraphs: Sequence[str], opening: int, closing: int) -> Iterator[Piece]:
    """Yield those next to a change, and how many lie between; one that would be left out alone is shown."""
    closing_at = max(opening, len(paragraphs) - closing)
    if closing_at - opening <= 1:
        opening = closing_at = 0
    yield from (Piece(escape(paragraph)) for paragraph in paragraphs[:opening])
    if closing_at > opening:
        yield Piece(left_out=closing_at - opening)
    yield from (Piece(escape(paragraph)) for paragraph in paragraphs[closing_at:])


def _words(before: str, after: str, by_word: bool) -> str:
    old, new = before.split(), after.split()
    whole = [("equal" if old == new else "replace", 0, len(old), 0, len(new))]
    said = []
    for what, i, j, k, m in SequenceMatcher(None, old, new).get_opcodes() if by_word else whole:
        if what == "equal":
            said.append(escape(" ".join(new[k:m])))
        else:
            said += [_changed("del", old[i:j])] if j > i else []
            said += [_changed("ins", new[k:m])] if m > k else []
    return " ".join(said)


def _changed(tag: str, words: Sequence[str]) -> str:
    said = " ".join(f"<strong>{escape(word)}</strong>" if is_number(word) else escape(word) for word in words)
    return f"<{tag}>{said}</{tag}>"


def is_number(word: str) -> bool:
    """Whether a word of a text states a number: "35,000", "$3bn", "twelve,", "Dozens"."""
    from archive.extract.english.word_classes import (
        NUMBER_WORDS,
    )  # the word lists of the engine are read when they are first needed

    bare = word.strip(_EDGES).casefold()
    return bool(_DIGIT.search(word)) or any(part in NUMBER_WORDS for part in bare.split("-"))
