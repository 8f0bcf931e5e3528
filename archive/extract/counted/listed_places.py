"""Places with their numbers behind a label that says what befell so many there: "Killed: Chad 40, Mali 32 and Niger 9"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.gazetteer import gazetteer
from archive.extract.english.lexicon import is_person, is_plural, singular
from archive.extract.english.noun_edges import head_of
from archive.extract.english.rolls import given_names
from archive.extract.english.tokens import Tokens, at
from archive.extract.words import word_set, words

BEFELL = words("rules")["sharing"]["label_befell"]
COUNTED = {
    "deaths": "death",
    "cases": "case",
    "fatalities": "fatality",
    "seats": "seat",
    "votes": "vote",
    "ballots": "ballot",
    "mandates": "mandate",
}
_NAME = 4  # tokens of a name
_MEMBERS = 12
_SCALES = frozenset(("million", "m", "thousand", "lakh", "billion"))
_RULE = "label of the list"


def list_label(tk: Tokens, first: int) -> int:
    """Return the label before the colon of the list of names and numbers in which a number begins at ``first``; -1 where it is in none."""
    aged = False
    for member in range(_MEMBERS):
        k = _name_start(tk, first)
        if k == first or k < 2:
            return -1
        aged = aged or (first - k > 1 and tk.word[k] in given_names())  # "Killed: Ann Lee 40" tells an age
        aged = aged or is_person(tk.lower[first - 1]) or tk.lower[first - 1] in ("male", "female")  # "Wounded: Boy 12"
        if tk.lower[k - 1] == ":":
            befell = BEFELL.get(tk.lower[k - 2])
            listed = befell is not None and (member or _goes_on(tk, first))
            return k - 2 if listed and not (aged and befell) else -1
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


def count_bracketed(tk: Tokens, drafts: list[Draft]) -> None:
    """Let numbers in brackets behind the names of a list count what is there: "reactors are planned in China (21), India (8) and Peru (5)"."""
    first = 0
    while first < len(drafts) - 1:
        last = first
        while (
            last < len(drafts)
            and _is_in_brackets(tk, drafts[last])
            and (last == first or _goes_on_from(tk, drafts[last - 1], drafts[last]))
        ):
            last += 1
        if last - first > 1 and (head := _what_is_there(tk, drafts[first])) >= 0:
            for d in drafts[first:last]:
                d.unit = d.unit_name = "people" if is_person(tk.lower[head]) else singular(tk.lower[head])
                d.rules["unit"] = "plural that the list tells of"
        first = max(last, first + 1)


def _is_in_brackets(tk: Tokens, d: Draft) -> bool:
    bare = d.bare and d.kind == "count" and d.unit is None and d.object is None and isinstance(d.value, int)
    return bare and at(tk, d.left - 1) == "(" and at(tk, d.right + 1) == ")" and at(tk, d.left - 2)[:1].isalpha()


def _goes_on_from(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether only a comma or "and" and a name stand between two brackets."""
    between = tk.word[a.right + 2 : b.left - 1]
    names = [w for w in between if w not in (",", ";", "and", "the", "of")]
    return (
        bool(between)
        and between[0] in (",", ";", "and")
        and len(names) in (1, 2, 3)
        and all(w[0].isupper() for w in names)
    )


def _what_is_there(tk: Tokens, d: Draft) -> int:
    """Return the plural that the clause before a list of places is of, where a preposition leads to the first; -1 for none."""
    name = _name_start(tk, d.left - 1)
    led = name - 1 - (tk.lower[name - 1] == "the")
    if d.about is None or led < 1 or tk.lower[led] not in _LEADS or tk.word[name] not in gazetteer().places:
        return -1
    head = head_of(tk, d.about)
    common = tk.word[head].islower() or tk.opens(head)
    plural = common and is_plural(tk.lower[head]) and tk.lower[head] not in _PLACES
    return head if plural and tk.sentence[head] == tk.sentence[name] and head < led else -1


_LEADS = frozenset(("in", "to", "from", "at", "for", "across", "by"))
_PLACES = word_set("rules", "sharing.places")


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
        d.unit = d.unit_name = COUNTED.get(word, "people")
        d.measure = BEFELL[word] or None
        d.rules["unit"] = d.rules["measure"] = _RULE
