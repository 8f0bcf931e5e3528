"""Words that hedge only what is tied to them: "expectations of 12", "charged with stealing 12 goats", "has offered to sell 12 ships"."""

from __future__ import annotations

from collections.abc import Callable

from archive.extract.english.lexicon import ADVERBS, BE, inflect
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import is_number_word
from archive.extract.words import word_set, words

_EXPECTATIONS = word_set("hedges", "words.expectations")
_ESTIMATED_BY = word_set("hedges", "words.estimated_by")
ACCUSES = word_set("hedges", "words.accuses")
_PROVES = word_set("hedges", "words.proves")
_ORDERED = word_set("hedges", "words.ordered")
_SIGNS = frozenset("$£€")
_INTENDING = words("hedges")["words"]["intending"].split()
_IRREGULAR = {"seek": "sought", "swear": "sworn", "undertake": "undertaken"}
_INTENDED = frozenset(form for verb in _INTENDING for form in inflect(verb) if form.endswith("ed")) | frozenset(
    _IRREGULAR.values()
)
_INTENDING_NOW = frozenset(form for verb in _INTENDING for form in inflect(verb) if form.endswith("ing"))
INTENDS = _INTENDED | _INTENDING_NOW | frozenset(verb + "s" for verb in _INTENDING) | {"offer"}
_TIES = frozenset(("with", "of", "for", "to", "on"))
_HAVE = frozenset(("has", "have"))
_NEAR = 6  # tokens


def _is_of_number(tk: Tokens, k: int) -> bool:
    """Whether what is expected or aimed at is a number: "missed expectations of 12", "a target of $3m", "the consensus is for 3%"; not "targets for a third runway"."""
    if tk.lower[k] == "consensus" and "for" in tk.lower[k + 1 : k + 4] and not BE.isdisjoint(tk.lower[k + 1 : k + 3]):
        return True
    if tk.lower[k].startswith("estimate") and _ESTIMATED_BY.isdisjoint(tk.lower[max(0, k - 3) : k]):
        return False  # "an estimate of 40 dead"
    if tk.lower[k].startswith(("target", "goal")) and _is_at(tk, k):
        return True
    tied = at(tk, k + 1) == "of" or (at(tk, k + 1) == "for" and not tk.lower[k].startswith("target"))
    return tied and any(is_number_word(tk, j) for j in range(k + 2, min(k + _NEAR, tk.size)))


def _is_at(tk: Tokens, k: int) -> bool:
    """Whether a target at ``k`` is said to be a number: "the target is 12", "the target under the treaty is $3m"."""
    for j in range(k + 1, min(k + _NEAR + 1, tk.size - 1)):
        if tk.lower[j] in ("is", "was"):
            return is_number_word(tk, j + 1 + (tk.lower[j + 1] in _SIGNS)) if j + 2 < tk.size else False
        if not tk.lower[j][0].isalpha():
            return False
    return False


def _orders(tk: Tokens, k: int) -> bool:
    """Whether what is ordered is an act that is still to come: "ordered the closure of 12 mills"; not "ordered 12 ships"."""
    return at(tk, k + 1) in ("the", "an") and at(tk, k + 2) in _ORDERED and at(tk, k + 3) == "of"


def _is_accused_of(tk: Tokens, k: int) -> bool:
    """Whether somebody is charged with an act that nobody has proved: "charged with stealing $9", "on trial for selling", "not guilty to taking".

    Not "charged with two thefts", whose number is that of the charges, nor "convicted on charges of taking", nor "a charge for restructuring".
    """
    act = k + 2
    if at(tk, k + 1) not in _TIES or act >= tk.size or tk.lower[act][-3:] != "ing" or len(tk.lower[act]) < _NEAR:
        return False
    if tk.lower[k : k + 2] == ["charge", "for"]:
        return False
    if tk.lower[k] == "guilty":
        return at(tk, k - 1) == "not"
    return not any(
        tk.lower[j] in _PROVES and at(tk, j - 1) != "not" and tk.sentence[j] == tk.sentence[k]
        for j in range(max(0, k - _NEAR), k)
    )


def intends(tk: Tokens, k: int) -> bool:
    """Whether a form of a verb of will, before "to", is of what is still to come: "seeks to", "is offering to", "has agreed to".

    Not in "agreed to", which may be over, nor "a rights offering to".
    """
    w = tk.lower[k]
    if w not in _INTENDED and w not in _INTENDING_NOW:
        return True
    k -= 2 if at(tk, k - 1) in ADVERBS else 1
    return at(tk, k) in _HAVE if w in _INTENDED else at(tk, k) in BE or at(tk, k) == ","


_READERS: tuple[tuple[frozenset[str], Callable[[Tokens, int], bool]], ...] = (
    (_EXPECTATIONS, _is_of_number),
    (frozenset(("ordered", "orders")), _orders),
    (ACCUSES, _is_accused_of),
)
TIED = {word: reads for known, reads in _READERS for word in known}
