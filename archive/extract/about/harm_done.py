"""Who did the harm that a form in -ing tells behind the place where it was done.

The blast of "a blast rocked the town killing 12".
"""

from __future__ import annotations

from archive.extract.english.finite_forms import is_unlisted_past
from archive.extract.english.lexicon import PREPOSITIONS
from archive.extract.english.noun_edges import Span, before_determiners
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import is_number_word
from archive.extract.words import word_set

WHEN_OR_WHERE = frozenset(("in", "at", "on", "during"))

_OPENS_ADJUNCT = PREPOSITIONS - {"of", "to", "for", "above", "like", "than", "as"}
_SHORT = 2  # tokens of "seasonal adjustment"
_JOINS = frozenset(("and", "but"))
_NO_SUBJECTS = frozenset(("than", "without"))
_OTHER = frozenset(("other", "rather", "more", "less", "fewer"))
HARMING = word_set("rules", "subjects.harming")
_SHAKES = word_set("rules", "subjects.shakes")
_WHERE = frozenset(("in", "into", "near", "at", "on", "onto", "outside", "inside", "through", "across", "off", "over"))


def before_adjunct(tk: Tokens, phrase: Span, end: int, *, finite: bool) -> int:
    """Return the token before what stands between a subject and its second verb.

    "and in the process", "and, despite the frost,", where harm was done; else -1.
    """
    if not finite and at(tk, end + 1) in HARMING:
        return _before_where(tk, phrase)
    if phrase[0] > 2 and tk.lower[_before_adjectives(tk, phrase)] in _NO_SUBJECTS:
        return _before_no_subject(tk, phrase)
    k = before_determiners(tk, phrase[0] - 1) if phrase[0] else 0
    if k < 3 or tk.lower[k] not in PREPOSITIONS:
        return -1
    if tk.lower[end] == "," and phrase[1] < end:
        return k - 2 if tk.lower[k - 1] == "," and tk.lower[k - 2] in _JOINS else -1
    if tk.lower[k] not in (_OPENS_ADJUNCT if phrase[1] - phrase[0] < _SHORT else WHEN_OR_WHERE):
        return -1
    joined = phrase[1] == end and tk.word[phrase[1]].islower() and tk.lower[k - 1] in _JOINS
    return k - 2 if joined else -1


def _before_no_subject(tk: Tokens, phrase: Span) -> int:
    """Return the token before what something is held against or lacks: "faster than the old mill, and cost $5m", "and without a loan is likely"; else -1."""
    k = _before_adjectives(tk, phrase)
    compares = tk.lower[k] == "than" and tk.lower[k - 1] not in _OTHER and tk.lower[phrase[0]] != "expected"
    return k - 1 if compares or tk.lower[k] == "without" else -1


def _before_adjectives(tk: Tokens, phrase: Span) -> int:
    k = before_determiners(tk, phrase[0] - 1)
    return k - (k > 0 and tk.lower[k] == "earlier")  # "than earlier models"


def _before_where(tk: Tokens, phrase: Span) -> int:
    """Return the verb that leads to where harm was done, whose subject did it.

    "a blast rocked the town of Ruse killing 12"; else -1.
    """
    k = before_determiners(tk, phrase[0] - 1) if phrase[0] > 1 else 0
    while k > 1 and is_number_word(tk, k):
        k -= 1  # "floods hit seven states forcing thousands to flee"
    if tk.lower[k] in _SHAKES:
        return k
    led = k > 1 and tk.lower[k] in _WHERE and (is_verb(tk, k - 1) or is_unlisted_past(tk, k - 1))
    return k - 1 if led else -1
