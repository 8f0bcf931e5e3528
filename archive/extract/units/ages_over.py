"""Ages of groups above or below a number, whose persons stand further off: "About 35% are over 70", "killing 12, all over 60"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import BE, CURRENCY_SIGNS, is_person, is_plural
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import is_number_word
from archive.extract.happened.happening_words import OBJECT_VERBS
from archive.extract.words import word_set

_SHARES = word_set("rules", "ages.shares")
_GOES_BY = word_set("rules", "ages.goes_by")
_ALL = frozenset(("all", "both", "most", "many", "mostly", "some", "half"))
_HARMED = frozenset(("killed", "wounded", "arrested", "infected", "rescued", "missing"))
_YOUNGEST = 12
_SHARE = 6  # tokens of a share: "around 40 per cent"
_NEAR = 30  # tokens back to the persons of whom shares are told


def are_persons_over(tk: Tokens, d: Draft, k: int) -> bool:
    """Whether the words that end at ``k`` are of persons that were spoken of before, so that the number behind "over" is their age.

    Not where something else is told that goes by numbers: "People drive fast here. A third are over 70 mph", "12 fell, all over 60 degrees".
    """
    if (d.value or 0) < _YOUNGEST or at(tk, d.last + 1) in _GOES_BY or at(tk, d.last + 1)[:1] in ("%", "°", "-"):
        return False
    if at(tk, k) in BE:
        first = _share_start(tk, k - 1)
        return first is not None and _are_told(tk, first)
    return at(tk, k) in _ALL and at(tk, k - 1) in (",", "(") and _are_counted(tk, k - 2)


def _share_start(tk: Tokens, k: int) -> int | None:
    """Return where a share of somebody, whom nobody names, begins that ends at ``k``: "About 35%", "a third", "most"; not "A third of cars"."""
    if at(tk, k) not in _SHARES:
        return None
    end = k
    while not tk.opens(k) and end - k < _SHARE and tk.lower[k - 1] not in (",", "and", "but", "while"):
        k -= 1
        if tk.lower[k] == "of" or (tk.lower[k] not in _SHARES and is_plural(tk.word[k])):
            return None
    return k


def _are_told(tk: Tokens, first: int) -> bool:
    """Whether what stands before ``first``, in its sentence or the one before, is of persons, and of nothing that goes by numbers."""
    near = [i for i in range(max(0, first - _NEAR), first) if tk.sentence[i] >= tk.sentence[first] - 1]
    if any(tk.lower[i] in _GOES_BY or tk.lower[i] in CURRENCY_SIGNS for i in near):
        return False
    return any(is_person(tk.lower[i]) and (is_plural(tk.word[i]) or tk.lower[i] == "people") for i in near)


def _are_counted(tk: Tokens, k: int) -> bool:
    """Whether persons end at ``k``: "12 women", or a number of those whom the verb before it befell, "killing 12"."""
    if is_person(at(tk, k)) and is_plural(tk.word[k]):
        return True
    if not is_number_word(tk, k):
        return False
    while k > 0 and (is_number_word(tk, k) or tk.lower[k] in ("at", "least", "about", "some", "another")):
        k -= 1
    return OBJECT_VERBS.get(tk.lower[k]) in _HARMED
