"""How many stand to how many: "outnumber men by three to one", "a ratio of 4 to 1", "backed it by two to one"; so many to one are so many times."""

from __future__ import annotations

from archive.extract.english.lexicon import BE, CHANGE_OF, is_plural
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import ends_soon
from archive.extract.numbers.scales import Numeral

MAJORITIES = frozenset(("majority", "vote", "margin", "ratio"))
_CLAUSE = 8  # tokens
_ONE = frozenset(("one", "1"))
_EXCEEDS = ("outnumber", "outspen", "outsel", "outsold", "outgun", "outweigh", "outvote", "outscore")


def are_ratio(tk: Tokens, a: int, b: int) -> bool:
    """Whether the number that begins at ``a`` stands to the one at ``b`` as so many to so many; not "fell from two to one"."""
    near = [tk.lower[k] for k in range(max(0, a - _CLAUSE), a) if tk.sentence[k] == tk.sentence[a]]
    before = at(tk, a - 1)
    if "from" in near[-2:] or not near or is_plural(at(tk, b + 1)):
        return False
    if any(w.startswith(_EXCEEDS) for w in near) or (before == "of" and near[-2:-1] and near[-2] in MAJORITIES):
        return True
    if "ratio" in near:
        return before in BE
    return before == "by" and at(tk, b) in _ONE and ends_soon(tk, b + 1) and CHANGE_OF.keys().isdisjoint(near)


def may_have_ratios(tk: Tokens) -> bool:
    return "to" in tk.distinct and not _ONE.isdisjoint(tk.distinct)


def so_many_to_one(tk: Tokens, numeral: Numeral) -> Numeral | None:
    """Read "three to one" as three times, where it is a ratio."""
    k = numeral.last + 1
    if at(tk, k) != "to" or at(tk, k + 1) not in _ONE or numeral.form not in ("digits", "words"):
        return None
    if numeral.value is None or not are_ratio(tk, numeral.first, k + 1):
        return None
    return Numeral(numeral.first, k + 1, "fold", numeral.value)
