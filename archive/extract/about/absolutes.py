"""Phrases with a subject of their own but no finite verb: "fell, with exports down 5%", "with attacks on staff running at 40 a week"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CHANGE_OF,
    DETERMINERS,
    PREPOSITIONS,
    UNIT_FORMS,
    VERBS,
)
from archive.extract.english.noun_edges import DATED, Span, in_phrase
from archive.extract.english.tokens import DASHES, Tokens
from archive.extract.english.trimmed_phrases import trimmed
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import HYPHENS, NOUNS_IN_ING, STOP, is_joined, is_number_word
from archive.extract.words import word_set

_REACH = 30  # tokens from "with" to the figure
_PHRASE = 14  # tokens of the noun
_ENDS = word_set("rules", "subjects.clause_openers") | frozenset(
    (";", ":", "(", "but", "who", "while", "as", "after", "before", "he", "she", "it", "they", "we", "i", "you", "said")
)
_PLACED = frozenset(("first", "second", "third", "fourth", "fifth", "sixth", "last"))
_STATES = _PLACED | {"up", "down", "off", "unchanged", "steady", "flat", "higher", "lower", "ahead", "behind"}
_AT = frozenset(("at", "on"))  # they lead to the figure itself: "exports at $5m", "Acme on 40 seats"
_INSIDE = PREPOSITIONS | DETERMINERS | {"and", ","}
_SKIPPED = frozenset(("just", "only", "about", "around", "nearly", "almost"))


def subject_of_absolute(tk: Tokens, d: Draft) -> Span | None:
    """Return the noun behind "with" of which the figure is told without a finite verb, or the next behind "and" or a comma.

    "fell, with exports to Peru down by 5% and imports at $3m"; not "with a fall of 5%", "with the bank".
    """
    if "with" not in tk.distinct:
        return None
    first = _begin(tk, d.left)
    if first < 0 or tk.lower[first] == "no":
        return None
    while first < d.left and tk.lower[first] in DETERMINERS:
        first += 1
    last = _before_state(tk, first, d.left)
    if last < first or is_number_word(tk, first):
        return None
    return trimmed(tk, first, last)


def _begin(tk: Tokens, left: int) -> int:
    """Return where the noun begins, behind "with" or behind what joins it to a figure there; -1 where no "with" opens what the figure is in."""
    joined = -1
    for k in range(left - 1, max(1, left - _REACH), -1):
        w = tk.lower[k]
        if tk.sentence[k] != tk.sentence[left] or w in _ENDS or (w in AUXILIARIES and not is_joined(tk, k + 1)):
            return -1
        if w == "with" and _parts(tk, k - 1):
            return joined if joined > 0 else k + 1
        if (
            joined < 0
            and w in ("and", ",")
            and k + 1 < left
            and _ends_figure(tk, k - (w == "and" and tk.lower[k - 1] == ",") - 1)
        ):
            joined = k + 1
        if w not in _STATES and _is_finite(tk, k):
            return -1
    return -1


def _is_finite(tk: Tokens, k: int) -> bool:
    """Whether a verb ends the phrase at ``k``: "which stunned the bank"; not "re-exports at", "goods sold at"."""
    w = tk.lower[k]
    if w[-3:] == "ing" or tk.lower[k - 1] in HYPHENS or not is_verb(tk, k):
        return False
    return tk.lower[k - 1] == "," or (w[-2:] != "ed" and not in_phrase(tk, k))


def _parts(tk: Tokens, k: int) -> bool:
    """Whether what stands at ``k`` parts "with" from the clause before it."""
    return tk.lower[k] == "," or (tk.lower[k] in DASHES and not tk.glued(k))


def _ends_figure(tk: Tokens, k: int) -> bool:
    return is_number_word(tk, k) or tk.lower[k] in UNIT_FORMS or tk.lower[k] in ("%", "pct", "percent", "cent")


def _before_state(tk: Tokens, first: int, left: int) -> int:
    """Return where the noun ends that begins at ``first``, before what is told of it; -1 where nothing is told before the figure."""
    for k in range(first + 1, min(left, first + _PHRASE)):
        w = tk.lower[k]
        if (
            (w in _STATES and tk.lower[k - 1] not in DETERMINERS)
            or (w in _AT and _leads_straight(tk, k + 1, left))
            or _acts(tk, k, left)
        ):
            return k - 1
        if not (in_phrase(tk, k) or w in _INSIDE or w[-3:] == "ing" or tk.lower[k - 1] in HYPHENS):
            return -1
    return -1


def _leads_straight(tk: Tokens, k: int, left: int) -> bool:
    return k <= left and all(w in _SKIPPED or w in ADVERBS for w in tk.lower[k:left])


def _acts(tk: Tokens, k: int, left: int) -> bool:
    """Whether the form in -ing at ``k`` tells what the noun before it does: "exports rising to"; not "bank lending rising to"."""
    w = tk.lower[k]
    if w[-3:] != "ing" or len(w) < 5 or tk.lower[k - 1] in STOP or (w not in VERBS and w not in CHANGE_OF):
        return False
    if w in PREPOSITIONS or (k + 1 < left and tk.lower[k + 1][-3:] == "ing"):
        return False
    return w not in NOUNS_IN_ING or tk.lower[k + 1] in ("to", "by", "at") or tk.lower[k + 1] in DATED
