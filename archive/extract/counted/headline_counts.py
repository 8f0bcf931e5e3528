"""Numbers that open a headline and leave their noun out: "1,200 flee floods", "Millions face tax rise"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import PLURAL_SCALES, VERB_BASES
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verb_or_noun import PAST_TOO
from archive.extract.words import word_set

_DONE_BY_PERSONS = word_set("rules", "headline_counts.done_by_persons")
_NEVER_COUNTED = _DONE_BY_PERSONS | word_set("rules", "headline_counts.done_by_others_too")
_NOT_DONE_BY_MANY = word_set("rules", "headline_counts.not_done_by_many")
_FACED = word_set("rules", "headline_counts.faced")
_OPENS = frozenset((":", "as", "after", "while"))


def is_verb_of_headline(tk: Tokens, d: Draft, j: int) -> bool:
    """Whether a base form behind a number that opens its sentence is its verb: "1,200 flee floods", "Hundreds line streets", "12 face charges"."""
    w = tk.lower[j]
    if w not in VERB_BASES or not (tk.opens(d.left) or at(tk, d.left - 1) in _OPENS):
        return False
    if d.form == "vague":
        return _is_size_of_many(tk, d)
    return w in _NEVER_COUNTED or _faces(tk, j)


def are_persons_of_headline(tk: Tokens, d: Draft) -> bool:
    """Whether a number that opens its sentence does what persons do: "1,200 flee floods", "Millions face tax rise", "Millions to get £300"."""
    k = d.right + 1
    if k + 1 >= tk.size or d.object is not None or not tk.opens(d.left):
        return False
    w = tk.lower[k]
    if w in _DONE_BY_PERSONS or _faces(tk, k):
        return True
    if d.form != "vague" or not _is_size_of_many(tk, d):
        return False
    w = tk.lower[k + 1] if w == "to" else w
    return w in VERB_BASES and w not in _NOT_DONE_BY_MANY and w not in PAST_TOO


def _is_size_of_many(tk: Tokens, d: Draft) -> bool:
    """Whether a vague number is a plural by itself: "millions", "dozens"; not "several"."""
    return tk.lower[d.last] in PLURAL_SCALES or tk.lower[d.last] == "dozens"


def _faces(tk: Tokens, j: int) -> bool:
    """Whether "face" at ``j`` is a verb by what is faced: "(12) face murder charges"; not "(12) face masks"."""
    return tk.lower[j] == "face" and not _FACED.isdisjoint(tk.lower[j + 1 : j + 4])
