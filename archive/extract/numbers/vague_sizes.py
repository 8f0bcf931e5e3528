"""Sizes that name no number: "dozens", "tens of thousands", "several hundred", "a few", "a handful of"."""

from __future__ import annotations

from archive.extract.english.lexicon import PLURAL_SCALES, SCALES, VAGUE
from archive.extract.english.tokens import Tokens, at
from archive.extract.numbers.scales import Numeral
from archive.extract.words import word_set


def read_vague(tk: Tokens, i: int) -> Numeral | None:
    """Read the size at ``i``, its article in; what each word licenses is data, in words/numerals.toml."""
    last = i
    word = tk.lower[i]
    if word in ("a", "an"):
        last = i + 1
        word = "a " + tk.lower[last]
    vague = VAGUE.get(word)
    if vague is None:
        return None
    low: int = vague.low
    high = vague.high
    if word in ("several", "a few"):
        return _several(tk, i, last, low, high)
    if at(tk, last + 1) == "upon" and at(tk, last + 2) == word:
        last += 2  # "hundreds upon hundreds"
    after = at(tk, last + 1)
    if high is not None:
        while last < i + 4 and at(tk, last + 1) == "of" and at(tk, last + 2) in PLURAL_SCALES:
            last += 2  # "hundreds of thousands of millions"
            base = PLURAL_SCALES[tk.lower[last]]
            low, high = low * base, (high + 1) * base - 1
    if last == i and (
        (word == "tens" and not (after == "of" and at(tk, last + 2)[:1].isalpha()))
        or (
            word == "scores"
            and after not in ("of", "more")
            and not (after == "were" and _opens(tk, i))
            and not are_harmed(tk, i)
        )
    ):
        return None
    if high is not None and at(tk, last + 1) == "or" and word in _ROUGH:
        larger = last + 2 + (at(tk, last + 2) in ("even", "perhaps", "maybe"))
        other = read_vague(tk, larger) if at(tk, larger) in _ROUGH else None
        if other is not None and other.high is not None and other.high > high:
            return Numeral(i, other.last, "vague", None, low=low, high=other.high)  # "hundreds or even thousands"
    return Numeral(i, last, "vague", None, low=low, high=high)


_ROUGH = frozenset(("dozens", "scores", "tens", "hundreds", "thousands", "millions", "billions"))


def are_harmed(tk: Tokens, i: int) -> bool:
    """Whether "scores" at ``i`` counts who comes to harm: "killed scores", "12 dead and scores injured"; not "hurt scores of 12 pupils"."""
    after = at(tk, i + 1)
    if after in _HARMED:
        return _opens(tk, i)
    return at(tk, i - 1) in _HARMS and (not after[:1].isalpha() or after in _BEHIND_HARM)


_HARMED = word_set("rules", "traps.harmed")
_HARMS = word_set("rules", "traps.harms")
_BEHIND_HARM = frozenset(("and", "in", "on", "at", "when", "as", "while", "by", "since", "during", "before"))


def _opens(tk: Tokens, i: int) -> bool:
    """Whether no noun stands before ``i``: "Scores were killed", not "exam scores were"."""
    return i == 0 or not tk.word[i - 1][0].isalpha() or tk.lower[i - 1] in ("and", "but", "as", "when", "that", "said")


def _several(tk: Tokens, i: int, last: int, low: int, high: int | None) -> Numeral | None:
    """Read what stands behind "several" or "a few": "hundred thousand", "dozen", "tens of millions"; nothing of "hundreds"."""
    k = last + 1
    w = at(tk, k)
    base = 1
    if w in SCALES and w != "mil":
        base = SCALES[w]
        larger = SCALES.get(at(tk, k + 1), 0)
        if larger > base:
            k += 1
            base *= larger
    elif w in PLURAL_SCALES:
        return None
    elif w == "tens":
        base = 10
        scale = at(tk, k + 2)
        if at(tk, k + 1) == "of" and (scale in PLURAL_SCALES or scale in SCALES):
            k += 2
            base *= PLURAL_SCALES.get(scale) or SCALES[scale]
    if base == 1:
        return Numeral(i, last, "vague", None, low=low, high=high)
    return Numeral(i, k, "vague", None, low=low * base, high=10 * base - 1, scale=base)
