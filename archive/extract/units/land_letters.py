"""Land in acres, roods and perches as sales and leases print it: "1,204a. 2r. 17p.", "12 a. 3 r.", "2r. 11p."."""

from __future__ import annotations

from decimal import Decimal

from archive.extract.draft import Draft
from archive.extract.english.lexicon import UNIT_FORMS
from archive.extract.english.tokens import Tokens, at
from archive.extract.units.currencies import set_unit

_NEXT = {"a": ("r", 4), "r": ("p", 40)}
_UNITS = {"a": UNIT_FORMS["acres"][0][1], "r": UNIT_FORMS["roods"][0][1]}


LETTERS = _NEXT.keys()  # what stands behind the number of an area


def attach_land(tk: Tokens, d: Draft) -> bool:
    """Read the area that begins at a number with "a" or "r" behind it; False where no smaller part follows."""
    k = d.last + 1
    letter = at(tk, k)
    if letter not in _NEXT or d.form != "digits" or not isinstance(d.value, int) or d.unit is not None:
        return False
    if not _is_cut_short(tk, k):
        return False
    unit, first, value, per = _UNITS[letter], k, Decimal(d.value), 1
    while letter in _NEXT:
        letter, parts = _NEXT[letter]
        digits = k + 1 + (at(tk, k + 1) == ".")
        w = at(tk, digits)
        if at(tk, digits + 1) != letter or not w.isdecimal() or len(w) > len("39") or int(w) >= parts:
            break
        if not _is_cut_short(tk, digits + 1):
            break
        per *= parts
        value += Decimal(w) / per
        k = digits + 1
    if k == first:
        return False
    set_unit(d, unit, (first, k), "acres, roods and perches")
    d.value, d.quantum = value, Decimal(1) / per
    d.right = d.after = d.last = k
    d.rules["value"] = "acres, roods and perches"
    return True


def _is_cut_short(tk: Tokens, k: int) -> bool:
    return tk.glued(k) or at(tk, k + 1) == "."
