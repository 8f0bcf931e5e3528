"""How many times another amount one is: "twice the national rate", "more than double its budget", "twice as many as"."""

from __future__ import annotations

from archive.extract.english.lexicon import BE
from archive.extract.english.tokens import DASHES, Tokens, at
from archive.extract.english.word_classes import TIME_HEADS, is_number_word

_THE = frozenset("the its their his her our your my last that those".split())
_AS = frozenset("many much big large high likely fast long often expensive quickly".split())
_ROUNDS = frozenset("than nearly almost about around roughly well over approximately some exactly least".split())
_LEADS = BE | frozenset(", ( at of by from with remains remain now still".split())
_SO_LONG = frozenset(". , that it he she they we of taken needed allowed allotted planned spent".split())
_OWNER = frozenset(("'s", "’s"))
_OFTEN = TIME_HEADS | frozenset("night morning season summer winter spring same past first other".split())
_ENDS_THAT = frozenset(". , ; of in for amount number rate level sum size pace figure".split())
_HELD = 12  # tokens back to the amount that an apposition holds against another


def is_times(tk: Tokens, i: int) -> bool:
    """Whether "twice" or "double" at ``i`` says how many times another amount one is; not how often: "shot twice the same night"."""
    twice = tk.lower[i] == "twice"
    after, noun = at(tk, i + 1), at(tk, i + 2)
    if after == "as":
        return twice and noun in _AS
    if after == "what":
        return twice
    owned = noun in _OWNER or at(tk, i + 3) in _OWNER
    long = noun == "time" and after == "the" and at(tk, i + 3) in _SO_LONG  # "double the time that was planned"
    fits = noun in _ENDS_THAT if after == "that" else owned or long or (after in _THE and noun not in _OFTEN)
    return fits and (twice or _is_apposed(tk, i))


def _is_apposed(tk: Tokens, i: int) -> bool:
    """Whether "double" at ``i`` is no verb: ", more than double the 75", "at double the rate", "is almost double last year's"; not "to double its sales"."""
    k = i - 1
    while k > 0 and i - k < 4 and (tk.lower[k] in _ROUNDS or tk.lower[k : k + 2] == ["more", "than"]):
        k -= 1
    before = at(tk, k)
    if before not in _LEADS and before not in DASHES:
        return False
    return before != "," or k < i - 1 or any(_is_amount(tk, j) for j in range(max(0, k - _HELD), k))


def _is_amount(tk: Tokens, j: int) -> bool:
    return is_number_word(tk, j) or (tk.lower[j] in ("a", "an") and tk.lower[j + 1] in TIME_HEADS)
