"""Bare numbers that are the size of the noun before: "oaks to the number of 340", "the bushrangers, five in number", "the column, 530 strong"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import AUXILIARIES, DETERMINERS, PREPOSITIONS, is_person, is_plural, singular
from archive.extract.english.tokens import Tokens, at
from archive.extract.words import word_set

SIZE_WORDS = frozenset(("number", "strong"))
_CROWDS = word_set("rules", "subjects.crowds") | word_set("rules", "traps.bands")
_TO_THE_NUMBER = ["to", "the", "number", "of"]
_IN_NUMBER = ["in", "number"]
_BACK = 6  # tokens to the head of the noun before


def count_in_number(tk: Tokens, drafts: list[Draft]) -> None:
    """Give a number of which only the size is told the noun before it."""
    if SIZE_WORDS.isdisjoint(tk.distinct):
        return
    for d in drafts:
        if d.kind != "count" or (d.rules.get("unit", "").startswith("head") or d.unit == "people"):
            continue
        end = _noun_end(tk, d)
        if end is None:
            continue
        unit = _unit_of(tk, end)
        if unit is None and at(tk, d.right + 1) == "strong" and at(tk, d.left - 1) not in AUXILIARIES:
            unit = "people"
        if unit is not None:
            d.unit = d.unit_name = unit
            d.rules["unit"] = "size of the noun before"


def _noun_end(tk: Tokens, d: Draft) -> int | None:
    """Return where the noun ends that the number is the size of."""
    left = d.left - 1
    if tk.lower[left - 3 : left + 1] == _TO_THE_NUMBER:
        return _past_comma(tk, left - 4)
    if tk.lower[left - 1 : left + 1] == _IN_NUMBER:
        return _past_comma(tk, left - 2)
    behind = tk.lower[d.right + 1 : d.right + 3]
    sized = behind == _IN_NUMBER or (behind[:1] == ["strong"] and not at(tk, d.right + 2).isalpha())
    return _past_comma(tk, left) if sized else None


def _past_comma(tk: Tokens, k: int) -> int:
    return k - (at(tk, k) == ",")


def _unit_of(tk: Tokens, k: int) -> str | None:
    """Return what is counted where a noun ends at ``k``: of "a gang of smugglers" people, of "oaks" oak; a body of men is of people."""
    for _ in range(_BACK):
        w = at(tk, k)
        if not w.isalpha():
            return None
        if is_person(w) or w in _CROWDS:
            return "people"
        if is_plural(w):
            return None if tk.word[k][0].isupper() and not tk.opens(k) else singular(w)
        if w in DETERMINERS or w in AUXILIARIES:
            return None
        if w in PREPOSITIONS or tk.lower[k - 1] not in PREPOSITIONS:
            k -= 1
            continue
        k -= 2
    return None
