"""Decades of a life: "in his 40s", "a woman in her late thirties", "boys in their early teens"."""

from __future__ import annotations

from archive.extract.dates.date_words import DECADE_NUMBER
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PERSON_ADJECTIVES,
    PREPOSITIONS,
    PRONOUNS,
    VERBS,
    is_person,
)
from archive.extract.english.tokens import Tokens, at
from archive.extract.numbers.scales import HYPHENS, Numeral

# The decades that a numeral in words can be, with the ages that they begin and end with.
DECADES = {w: (10 * n, 10 * n + 9) for w, n in DECADE_NUMBER.items()} | {"teens": (13, 19)}

# Those who are named by an age that they are over or under: "the over-sixties", "under fives".
GROUPS = {w: low for w, (low, _) in DECADES.items() if w != "teens"} | {
    "twos": 2, "threes": 3, "fours": 4, "fives": 5, "sixes": 6, "sevens": 7, "eights": 8, "nines": 9, "elevens": 11, "twelves": 12,
}  # fmt: skip
_OVER_OR_UNDER = frozenset(("over", "under"))

_OWNERS = frozenset(("his", "her", "their", "my", "our", "your"))
_JOINED = frozenset(("and", "or", "to", ",")) | HYPHENS
_ENDINGS = frozenset(("s", "'s", "’s"))  # of decades in digits: "30s", "30's"
_PARTS = {"early": (0, 3), "mid": (4, 6), "middle": (4, 6), "late": (7, 9)}  # years into the ten
_PARTS_OF_TEENS = {"early": (0, 2), "mid": (2, 4), "middle": (2, 4), "late": (4, 6)}
_BETWEEN = frozenset((*_PARTS, *_JOINED))
_FARTHEST = 6  # tokens from an owner to a decade: "in her mid- to late 30s"


def is_of_life(tk: Tokens, k: int) -> bool:
    """Whether the decade at ``k`` is somebody's: "in their mid-30s", "in his 20s and 30s"; not "in the mid-30s"."""
    owner = owner_before(tk, k)
    if tk.lower[k] == "teens" and at(tk, owner - 1) not in PREPOSITIONS:
        return False  # "their teens" are also children
    return owner >= 0


def owner_before(tk: Tokens, k: int) -> int:
    """Return the token that says whose the decade at ``k`` is: "her" of "in her 20s or early 30s"; -1 where none does."""
    first = k - 1
    while first >= 0 and k - first <= _FARTHEST and (tk.lower[first] in _BETWEEN or _is_decade(tk, first)):
        first -= 1
    return first if at(tk, first) in _OWNERS else -1


def _is_decade(tk: Tokens, k: int) -> bool:
    """Whether the token at ``k`` is of a decade: "thirties", either of "30s"; not 35."""
    w = tk.lower[k]
    return w in DECADES or w in _ENDINGS or (len(w) == 2 and w[1] == "0" and at(tk, k + 1) in _ENDINGS)


def read_life_decade(tk: Tokens, i: int) -> Numeral | None:
    """Read the decade at ``i`` where it is somebody's: "their 60s" is 60 to 69, "her early thirties" 30 to 33; "the 60s" is none."""
    w = tk.lower[i]
    if w in GROUPS and at(tk, i - 1 - (at(tk, i - 1) in HYPHENS)) in _OVER_OR_UNDER:
        return Numeral(i, i, "words", GROUPS[w])
    if w in DECADES:
        last, (low, high) = i, DECADES[w]
    elif len(w) == 2 and w[1] == "0" and w.isdecimal() and w >= "20" and at(tk, i + 1) in _ENDINGS and tk.glued(i + 1):
        last, low, high = i + 1, int(w), int(w) + 9
    else:
        return None
    if not is_of_life(tk, i) or _is_style(tk, i, last + 1):
        return None
    parts = parts_before(tk, i)
    if parts is not None:
        table = _PARTS_OF_TEENS if low % 10 else _PARTS
        low, high = low + table[tk.lower[parts[0]]][0], low + table[tk.lower[parts[-1]]][1]
    return Numeral(i, last, "decade", None, low=low, high=high)


def _is_style(tk: Tokens, i: int, after: int) -> bool:
    """Whether the decade at ``i`` describes the noun at ``after``: "his 70s jacket", "their 80s heyday"; not "in her 20s people told her"."""
    w = at(tk, after)
    if w in HYPHENS and tk.glued(after):
        return at(tk, after + 1) not in _JOINED and not at(tk, after + 1)[:1].isdigit()  # "her 50s-style dress"
    if not w.isalpha() or tk.new_line(after) or w in _BEHIND_AGES or w.endswith(("ed", "ing", "ly")):
        return False
    fronted = at(tk, owner_before(tk, i) - 1) in PREPOSITIONS
    return not (fronted and (w in VERBS or is_person(w) or tk.word[after][0].isupper()))


_STATES = frozenset(("alive", "unconscious", "unresponsive", "naked", "asleep"))
_BEHIND_AGES = frozenset().union(
    PREPOSITIONS, ADVERBS, AUXILIARIES, CONJUNCTIONS, DETERMINERS, PRONOUNS, PERSON_ADJECTIVES, DECADES, _STATES
)


def parts_before(tk: Tokens, i: int) -> tuple[int, ...] | None:
    """Return the tokens that say which part of the decade at ``i``: "early", of "mid- to late 30s" two; None for the whole."""
    k = i - 1 if at(tk, i - 1) not in HYPHENS else i - 2
    if at(tk, k) not in _PARTS:
        return None
    other = k - 1 - (at(tk, k - 1) in HYPHENS)  # "mid- to late", "mid-to-late"
    other = other - 1 if at(tk, other) in ("to", "or") else k
    other -= at(tk, other) in HYPHENS
    return (other, k) if other < k and at(tk, other) in _PARTS else (k,)
