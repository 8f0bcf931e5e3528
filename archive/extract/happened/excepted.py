"""Who is taken out of a number: "all but two of them", "everyone except three boys", "not all of the 33"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import ADVERBS, DETERMINERS
from archive.extract.english.tokens import Tokens, at
from archive.extract.words import word_set, words

_EXCEPTS = word_set("rules", "excepted.excepts")
_PHRASES = {tuple(phrase.split()) for phrase in words("rules")["excepted"]["phrases"]}
_LAST = _EXCEPTS | {phrase[-1] for phrase in _PHRASES}
_ALL = word_set("rules", "excepted.all")
_REACH = 12


def is_excepted(tk: Tokens, d: Draft) -> bool:
    """Whether it did not happen to just so many, so far as this says: "all but two of them died", "all 12 passengers but two were killed"."""
    first = max(0, d.left - 5)
    if d.object is None and tk.lower[d.right + 1 : d.right + 3] in (["fewer", "than"], ["more", "than"]):
        return at(tk, d.right + 3) not in ("a", "an")  # "stands at 45, eight fewer than last year"
    if tk.lower[d.left - 1 : d.left] in (["if"], ["whether"]):
        return True  # "it is not known whether two men were hurt"
    if tk.lower[d.left - 1 : d.left] == ["but"] and "all" in tk.lower[first : d.left]:
        return True
    behind = tk.lower[d.right + 1 : d.right + 3]
    if behind[:1] == ["but"] and d.left > 0 and tk.lower[d.left - 1] == "all" and behind[1:] != []:
        return True
    return d.left > 0 and (_is_exception(tk, d) or _is_not_all(tk, d) or _has_exception(tk, d))


def _is_exception(tk: Tokens, d: Draft) -> bool:
    """Whether the figure is who or what is taken out: "all except three", "apart from two survivors", "with the exception of two"."""
    k = d.left - 1
    while k > 0 and (tk.lower[k] in DETERMINERS or tk.lower[k] in ADVERBS):
        k -= 1
    return _excepts_at(tk, k)


def _excepts_at(tk: Tokens, k: int) -> bool:
    """Whether words that take out what follows end at ``k``: "except", "except for", "with the exception of"."""
    if k < 0 or tk.lower[k] not in _LAST:
        return False
    k -= tk.lower[k] == "for"
    if k >= 0 and tk.lower[k] in _EXCEPTS:
        return True
    return any(tuple(tk.lower[max(0, k - len(phrase) + 1) : k + 1]) == phrase for phrase in _PHRASES)


def _is_not_all(tk: Tokens, d: Draft) -> bool:
    """Whether it is said not to be all of them: "not all of the 33 miners", "not all 33"; but "all 33"."""
    k = d.left - 1
    while k > 0 and (tk.lower[k] == "of" or tk.lower[k] in DETERMINERS) and tk.lower[k] not in _ALL:
        k -= 1
    return k > 0 and tk.lower[k] in _ALL and tk.lower[k - 1] == "not"


def _has_exception(tk: Tokens, d: Draft) -> bool:
    """Whether some are taken out of all of these just behind: "all 50 people on board, except for three, were killed"."""
    if (
        tk.lower[d.left - 1] not in _ALL
        and at(tk, d.left) not in _ALL
        and tk.lower[d.left - 2 : d.left] != ["of", "the"]
    ):
        return False
    for k in range(d.right + 1, min(d.right + _REACH, tk.size)):
        if tk.sentence[k] != tk.sentence[d.left]:
            return False
        if _excepts_at(tk, k):
            return True
    return False
