"""What a place in an order is of: "her 17th goal", "a third profits warning". It is one thing, so that a plural ends no phrase."""

from __future__ import annotations

from archive.extract.counted.counted_nouns import set_object
from archive.extract.draft import Draft
from archive.extract.english.lexicon import (
    ADVERBS,
    DETERMINERS,
    IRREGULAR,
    PRONOUNS,
    SINGULAR_OF,
    VERB_BASES,
    VERBS,
    is_person,
    is_plural,
)
from archive.extract.english.simple_phrases import simple_phrase
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import (
    HYPHENS,
    NOT_HEADS,
    NOUNS_IN_ING,
    STOP,
    TIME_HEADS,
    ends_soon,
    is_number_word,
)

_NO_NOUNS = ADVERBS | NOT_HEADS | TIME_HEADS | IRREGULAR
_BEFORE_NAMES = frozenset(("seed", "tier", "division", "placed"))  # "fifth seed Ann Berg goes out"
_ITS_VERBS = frozenset(("starts", "runs", "works", "moves", "turns"))


def ordinal_object(tk: Tokens, d: Draft, j: int) -> None:
    """Take the noun that a place is of: "her 17th goal". A superlative behind a hyphen ("third-largest") is none."""
    if tk.lower[j] == "and" and j + 2 < tk.size and tk.lower[j + 1] in ("last", "final"):
        j += 2  # "the fourth and last suspect"
    w = tk.lower[j]
    if w == "," and at(tk, d.left - 1) in _ARTICLES and at(tk, j + 2) in HYPHENS and tk.glued(j + 2):
        found = simple_phrase(tk, j + 4, noun_first=True)  # "a fifth, five-year term"
        if found is not None:
            set_object(d, *found, "noun after an ordinal")
        return
    if w in VERBS and w not in VERB_BASES and (w in IRREGULAR or w.endswith("ed")) and ends_soon(tk, j + 1):
        return  # "a third came in May"; but "a third armed robbery"
    found = simple_phrase(tk, j, noun_first=True)
    if found is None:
        return
    last = _end_of_one(tk, j, _past_plural(tk, found[1]))
    after = tk.lower[last + 1] if last + 1 < tk.size else "."
    if last > j and tk.lower[last] in TIME_HEADS and is_plural(tk.word[last]) and after in ("after", "before", "ago"):
        last -= 1  # "his 58th birthday weeks after the flood"
    set_object(d, j, last, "noun after an ordinal")
    d.right = d.after = last


def hyphened_ordinal(tk: Tokens, d: Draft, j: int) -> None:
    """Take the noun that a hyphen joins to a place: floor of "the fifth-floor lobby", of which the place is then said; no superlative."""
    w = tk.lower[j]
    if not w.isalpha() or w in _NO_NOUNS or w in STOP or w.endswith(_NO_NOUN_ENDINGS) or not tk.word[j].islower():
        return
    set_object(d, j, j, "noun behind an ordinal's hyphen")
    d.right = d.after = j
    if j + 1 < tk.size and is_number_word(tk, j + 1):
        return  # "a third-round five under par"
    d.about = simple_phrase(tk, j + 1, noun_first=True)
    if d.about is not None:
        d.rules["about"] = "noun after the counted one"


_ARTICLES = frozenset(("a", "an", "his", "her", "its", "their"))
_NO_NOUN_ENDINGS = ("est", "ed", "ing", "ly", "ive")


def _past_plural(tk: Tokens, last: int) -> int:
    """Return the noun behind a plural that ends at ``last``: what a place is of is one, "a third profits warning"."""
    k = last + 1
    if ends_soon(tk, k) or not is_plural(tk.word[last]) or is_person(tk.word[last]) or tk.lower[last] in SINGULAR_OF:
        return last
    w = tk.lower[k]
    if not w.islower() or is_plural(w) or w.endswith(("ly", "ed")) or w in _NO_NOUNS:
        return last
    base = (w in VERB_BASES or w in NOUNS_IN_ING) and ends_soon(tk, k + 1)
    return k if base or w not in VERBS else last


def _end_of_one(tk: Tokens, first: int, last: int) -> int:
    """Return where a phrase about one thing ends: before its verb ("round sees", "rocket hit the town") or its name ("victim Ann Berg")."""
    for k in range(first + 1, last + 1):
        before, w = tk.word[k - 1], tk.lower[k]
        if not before[0].isalpha() or is_plural(before):
            continue
        if tk.word[k][0].isupper():
            named = k == last - 1 and tk.word[last][0].isupper()
            if before[0].islower() and (named or is_person(before) or before in _BEFORE_NAMES):
                return k - 1
        elif w in VERBS or w in _ITS_VERBS:
            after = tk.lower[k + 1] if k + 1 < tk.size else "."
            if is_plural(w) or (w in IRREGULAR and (after in DETERMINERS or after in PRONOUNS)):
                return k - 1
    return last
