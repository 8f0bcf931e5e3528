"""A number inside what a figure is said of, which is that of something else or of less: "inflation to 19.8 pct", "fees of 3 pct"."""

from __future__ import annotations

from archive.extract.english.lexicon import ADVERBS, CURRENCY_SIGNS, DETERMINERS, PREPOSITIONS
from archive.extract.english.noun_edges import Span
from archive.extract.english.phrase_numbers import past_numbers
from archive.extract.english.tokens import Tokens
from archive.extract.english.word_classes import is_number_word

_TO = frozenset(("to", "at"))
_BEFORE_NUMBERS = ADVERBS | {
    "at",
    "least",
    "most",
    "about",
    "around",
    "over",
    "under",
    "up",
    "to",
    "a",
    "an",
    "the",
    "some",
    "record",
}
_LEVELS = frozenset(("rate", "level", "average", "pace"))
_NO_HEADS = PREPOSITIONS | DETERMINERS | ADVERBS


def without_number(tk: Tokens, first: int, last: int) -> Span:
    """Return the phrase before the preposition and the number in it; or what "and" joins behind the number.

    The issue of "the issue at 97 (to yield)", the fees of "fees of 3 pct (include)", the rent of "the fee to $5 and the rent (to)"; all of
    "an offering of 1,700,000 shares", "a shop at 12 Hill Street".
    """
    for k in range(first + 1, last):
        if tk.lower[k] not in _TO and tk.lower[k] != "of":
            continue
        number = k + 1
        while number < last and (tk.lower[number] in _BEFORE_NUMBERS or tk.word[number] in CURRENCY_SIGNS):
            number += 1
        if not _is_amount(tk, number) or is_number_word(tk, k - 1):
            continue
        behind = past_numbers(tk, number, last + 1)
        if tk.lower[k] == "of":
            # not "an episode of 24", "an offering of 9,000 shares"
            measured = behind > last > number or tk.lower[k - 1] in _LEVELS
            return (first, k - 1) if measured else (first, last)
        if behind <= last and tk.word[behind][0].isupper():
            continue
        joined = next((i for i in range(behind, last) if tk.lower[i] == "and"), -1)
        if joined > 0:
            while joined < last and tk.lower[joined + 1] in DETERMINERS:
                joined += 1
            return joined + 1, last
        while k > first and tk.lower[k - 1] in _NO_HEADS:
            k -= 1
        return first, k - 1
    return first, last


def _is_amount(tk: Tokens, k: int) -> bool:
    """Whether digits stand at ``k`` that are no year: not "sales of 1986", "aid to seven towns"."""
    if tk.glued(k) and tk.word[k - 1][0].isalpha():
        return False  # "the A320"
    return tk.word[k][0].isdigit() and not (len(tk.word[k]) == 4 and tk.word[k].isdigit())
