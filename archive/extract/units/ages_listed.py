"""Ages in lists: "two girls, one 6 and one 9", "one 14 and the other 15", "three children - 6, 9 and 14 -"."""

from __future__ import annotations

from archive.extract.english.lexicon import is_person, is_plural
from archive.extract.english.tokens import DASHES, Tokens, at

_BACK = 24  # tokens to the persons of whom they are the ages
_AGED = frozenset(("aged", "age"))
_BRACKETS = DASHES | {"("}
_BESIDE = _BRACKETS | {",", "and", ")"}
_LIST = 12  # tokens of a list on either side of a number


def is_one_of_two(tk: Tokens, i: int, j: int) -> bool:
    """Whether the number between "one" or "other" at ``i`` and ``j`` is the age of one of two: "one 6 and one 9", "one 14 and the other 15"."""
    if tk.lower[i] == "other" and tk.lower[i - 1] != "the":
        return False
    ends = at(tk, j) in (",", ".", ";", "", "-", "–", "—", ")")
    first = tk.lower[i] == "one" and at(tk, j) in ("and", ",") and _goes_on(tk, j + 1)
    k = i - 1 - (tk.lower[i] == "other")
    second = ends and at(tk, k) in ("and", ",") and _ends_first(tk, k - 1)
    return (first or second) and _persons_before(tk, i)


def _goes_on(tk: Tokens, k: int) -> bool:
    """Whether the other one follows at ``k`` with his age: "one 9", "the other 15", "and the other aged 15"."""
    k += at(tk, k) == "and"
    k += at(tk, k) == "the"
    if at(tk, k) not in ("one", "other"):
        return False
    k += 1 + (at(tk, k + 1) in _AGED)
    return at(tk, k).isdigit() and not at(tk, k + 1)[:1].isalpha()


def _ends_first(tk: Tokens, k: int) -> bool:
    """Whether the first one and his age end at ``k``: "one 6", "one aged 14"."""
    k -= tk.lower[k] == ","
    first = k - 1 - (at(tk, k - 1) in _AGED)
    return at(tk, k).isdigit() and at(tk, first) == "one"


def _persons_before(tk: Tokens, i: int) -> bool:
    """Whether persons are spoken of in the sentence before ``i``."""
    near = range(max(0, i - _BACK), i)
    return any(is_plural(tk.word[k]) and is_person(tk.word[k]) for k in near if tk.sentence[k] == tk.sentence[i])


def in_dashes(tk: Tokens, first: int, last: int) -> bool:
    """Whether a number is one of a list that dashes or brackets part from persons: "three children - 6, 9 and 14 - died"."""
    i, k = first - 1, last + 1
    if at(tk, i) not in _BESIDE or at(tk, k) not in _BESIDE:
        return False
    while i > max(0, first - _LIST) and (tk.lower[i] in (",", "and") or tk.word[i].isdigit()):
        i -= 1
    while k < min(tk.size, last + _LIST) and (tk.lower[k] in (",", "and") or tk.word[k].isdigit()):
        k += 1
    if k - i < 4 or i < 1 or tk.lower[i] not in _BRACKETS or at(tk, k) not in (tk.lower[i], ")"):
        return False  # one number is a count: "the dead - 12 -"
    loose = tk.lower[i] == "(" or not (tk.glued(i) or tk.glued(i + 1))
    return loose and is_plural(tk.word[i - 1]) and is_person(tk.word[i - 1])
