"""Places with their numbers behind a label that says what befell so many there: "Killed: Chad 40, Mali 32 and Niger 9"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import is_person
from archive.extract.english.rolls import given_names
from archive.extract.english.tokens import Tokens, at
from archive.extract.words import words

_BEFELL = words("rules")["sharing"]["label_befell"]
_COUNTED = {"deaths": "death", "cases": "case", "fatalities": "fatality"}
_NAME = 4  # tokens of a name
_MEMBERS = 12
_SCALES = frozenset(("million", "m", "thousand", "lakh", "billion"))
_RULE = "label of the list"


def list_label(tk: Tokens, first: int) -> int:
    """Return the label before the colon of the list of names and numbers in which a number begins at ``first``; -1 where it is in none."""
    for member in range(_MEMBERS):
        k = _name_start(tk, first)
        if k == first or k < 2 or (first - k > 1 and tk.word[k] in given_names()):
            return -1  # "Killed: Ann Lee 40" tells an age
        if is_person(tk.lower[first - 1]) or tk.lower[first - 1] in ("male", "female"):
            return -1  # "Wounded: Boy 12, Girl 14"
        if tk.lower[k - 1] == ":":
            return k - 2 if tk.lower[k - 2] in _BEFELL and (member or _goes_on(tk, first)) else -1
        k -= 1
        if tk.lower[k] not in (",", "and", ";"):
            return -1
        k -= 1 + (tk.lower[k] == "and" and tk.lower[k - 1] == ",")
        k -= tk.lower[k] in _SCALES
        if not tk.word[k][0].isdigit():
            return -1
        first = k
    return -1


def _goes_on(tk: Tokens, first: int) -> bool:
    """Whether another name with its number follows the one at ``first``: a list has two members."""
    k = first + 1 + (at(tk, first + 1) in _SCALES)
    begin = k
    k += (at(tk, k) in (",", ";")) + (at(tk, k + 1) == "and" or at(tk, k) == "and")
    return begin < k < tk.size and tk.word[k][0].isupper()


def _name_start(tk: Tokens, end: int) -> int:
    k = end
    while k > 0 and end - k < _NAME and tk.word[k - 1][0].isupper():
        k -= 1
    return k


def name_listed(tk: Tokens, drafts: list[Draft]) -> None:
    """Say each number of such a list of the name before it, and let it count whom the label tells of."""
    for d in drafts:
        if not d.bare or d.kind != "count" or d.object is not None or not at(tk, d.left - 1)[:1].isalpha():
            continue
        label = list_label(tk, d.left)
        if label < 0:
            continue
        word = tk.lower[label]
        d.about, d.rules["about"] = (_name_start(tk, d.left), d.left - 1), _RULE
        d.unit = d.unit_name = _COUNTED.get(word, "people")
        d.measure = _BEFELL[word]
        d.rules["unit"] = d.rules["measure"] = _RULE
