"""The number that opens a noun phrase and is no part of what it names: "10 pct of the certificates", "the 68-year-old Ames"."""

from __future__ import annotations

from archive.extract.english.lexicon import (
    DETERMINERS,
    FRACTIONS,
    PREPOSITIONS,
    SCALES,
    UNIT_FORMS,
    UNIT_SYMBOLS,
    is_plural,
)
from archive.extract.english.phrase_insides import is_superlative
from archive.extract.english.tokens import Tokens
from archive.extract.english.word_classes import HYPHENS, is_number_word

_GLUED_SCALES = frozenset(("m", "mn", "bn", "k", "tn"))
SHARES = frozenset(("pct", "percent", "%", "per", "cent", "mln", "bln", "dlrs", "dlr", "stg"))
_THE_TWO = frozenset(("pair", "couple", "trio", "duo"))
_OLD = frozenset(("old", "olds"))
_OF_AGE = 4  # tokens from the number of "28-year-old" to its end
_YEAR_OLD = [["year", "-", "old"], ["month", "-", "old"]]


def past_numbers(tk: Tokens, start: int, end: int) -> int:
    """Return where a phrase begins that opens with a number: "certificates" of "10 pct of the certificates"."""
    lower = tk.lower
    while start <= end and is_number_word(tk, start):
        if opens_title(tk, start, end) or is_superlative(tk, start, end) or names_persons(tk, start, end):
            break
        start += 1
        if lower[start - 1] in FRACTIONS:
            continue  # "quarter-finals"
        if start < end and tk.glued(start) and _is_glued_unit(tk, start):
            start += 1  # "its $17m profit", "the 5ft 9in striker", "a 900MW plant"
        if lower[start : start + 3] in _YEAR_OLD:
            start += 3  # "the 68 year-old Ames"
        while start < end and lower[start] in HYPHENS and tk.glued(start) and _is_part_of_number(tk, start + 1):
            start += 2  # "the 25-year-old Ames", "a ten-day festival"
        if start < end and not is_plural(tk.word[start]) and _is_unit(lower[start]):
            start += 1  # "the nine metre yacht"
        while start < end and lower[start] in SHARES:
            start += 2 if lower[start : start + 2] == ["per", "cent"] else 1
            if start + 1 < end and lower[start] in HYPHENS and tk.glued(start):
                start += 2  # "the 5 percent-owned unit"
            while start < end and (lower[start] in PREPOSITIONS or lower[start] in DETERMINERS):
                start += 1
    return start


_BEHIND_A_PAIR = frozenset(("with", "in", "from", "who", "living", "earning", "buying"))


def names_persons(tk: Tokens, k: int, end: int) -> bool:
    """Whether a number is all that names somebody: "the pair spent", "the 28-year-old cleared"; not "the pair of skis was"."""
    if k == end:
        return tk.lower[k] in _THE_TWO and k > 0 and tk.lower[k - 1] == "the"
    if tk.lower[k] == "couple":
        return tk.lower[k + 1] in _BEHIND_A_PAIR  # "a couple with two children"
    return end - k == _OF_AGE and tk.lower[end] in _OLD and tk.word[k].isdigit() and tk.lower[k + 1] in HYPHENS


def opens_title(tk: Tokens, k: int, end: int) -> bool:
    """Whether a number with a capital at ``k`` begins a name: "Million Dollar Baby has"; not "Two Danish ships"."""
    if tk.lower[k] not in SCALES or not tk.word[k].istitle() or k + 2 > end:
        return False
    return tk.word[k + 1].istitle() and tk.word[k + 2].istitle()


def _is_glued_unit(tk: Tokens, k: int) -> bool:
    """Whether letters glued to digits at ``k`` are their scale or unit: of "£17m", "5ft", "900MW"; not of "a 5G network"."""
    w = tk.lower[k]
    return w in _GLUED_SCALES or w in UNIT_FORMS or (len(w) > 1 and (w in UNIT_SYMBOLS or tk.word[k] in UNIT_SYMBOLS))


def _is_part_of_number(tk: Tokens, k: int) -> bool:
    """Whether the word at ``k``, behind a number and a hyphen, goes with it: "a ten-day festival", "an 18,000-TEU ship"."""
    return tk.word[k][0].islower() or _is_glued_unit(tk, k)


def _is_unit(word: str) -> bool:
    return any(form == (word,) and len(word) > 2 for form, _ in UNIT_FORMS.get(word, ()))
