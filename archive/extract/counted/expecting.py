"""Numbers that somebody expected: the 250,000 of "more than the 250,000 economists had predicted" are no economists."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import AUXILIARIES, DETERMINERS, is_person, is_plural
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import is_number_word
from archive.extract.words import word_set

_EXPECTS = word_set("rules", "objects.expects")
_BEFORE = word_set("rules", "objects.before_expected")
_ASKED = frozenset(("polled", "surveyed", "questioned", "quoted", "interviewed"))
_BEFORE_VERBS = frozenset(("previously", "originally", "earlier", "initially", "first", "generally"))
_REACH = 9  # tokens from whom was asked to what they expected


def is_expected_by(tk: Tokens, d: Draft, first: int, head: int) -> bool:
    """Whether the persons behind "the N" expected so many, and are not counted: "than the 11.9 million analysts had forecast".

    The number must be no subject itself ("the 12 analysts had forecast a rise"): something stands before "the" that it is held
    against, and no object behind what they expected.
    """
    if at(tk, d.left - 1) != "the" or at(tk, d.left - 2) not in _BEFORE or not is_plural(tk.word[head]):
        return False
    return head - first < 3 and is_person(tk.lower[head]) and _expected(tk, head + 1)


def expects(tk: Tokens, last: int) -> bool:
    """Whether persons whose noun ends at ``last`` expected the number before them: "the 3 percent economists had expected"."""
    return is_person(tk.lower[last]) and is_plural(tk.word[last]) and _expected(tk, last + 1)


def _expected(tk: Tokens, k: int) -> bool:
    if at(tk, k) in _ASKED:
        end = min(k + _REACH, tk.size)
        k = next((j for j in range(k, end) if tk.lower[j] in AUXILIARIES or tk.lower[j] in _EXPECTS), tk.size)
    while k < tk.size and (tk.lower[k] in AUXILIARIES or tk.lower[k] in _BEFORE_VERBS):
        k += 1
    if at(tk, k) not in _EXPECTS:
        return False
    after = at(tk, k + 1)
    if after == "to" and k + 2 < tk.size:
        return not at(tk, k + 3)[:1].isalnum()  # "the 3 percent creditors had hoped to get"
    return after not in DETERMINERS and after != "to" and not (k + 1 < tk.size and is_number_word(tk, k + 1))
