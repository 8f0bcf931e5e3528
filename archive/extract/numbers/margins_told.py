"""The margin that a text gives a number itself: "2,400 head, give or take 10%", "45%, plus or minus 3 points"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from archive.extract.draft import Draft
from archive.extract.english.lexicon import Number
from archive.extract.english.margins import either_way
from archive.extract.english.tokens import Tokens

TELLING = frozenset(("take", "minus", "±", "+"))  # without one of these no margin is told
_GIVE_OR_TAKE = ["give", "or", "take"]
_POINTS = frozenset(("point", "percentage point"))
_RULE = "margin that is told"


def bound_by_margins(tk: Tokens, drafts: Sequence[Draft]) -> None:
    """Set the bounds of numbers whose margin stands right behind; the margin is a figure of its own."""
    for a, b in pairwise(drafts):
        start = _margin_start(tk, b.left)
        if start < 0 or a.value is None or a.comparator != "=" or b.vague or b.value is None:
            continue
        if start - (tk.lower[start - 1] == ",") - 1 > a.right or start <= a.last:
            continue
        margin = _margin(a, b)
        if margin is not None:
            a.low, a.high = _plain(a.value - margin), _plain(a.value + margin)
            a.approximate, a.basis = True, "stated"
            a.rules["low"] = a.rules["high"] = _RULE


def _margin_start(tk: Tokens, left: int) -> int:
    """Return where "give or take" or "plus or minus" begins before the token ``left``; -1 where neither stands there."""
    return left - 3 if tk.lower[max(0, left - 3) : left] == _GIVE_OR_TAKE else either_way(tk, left - 1)


def _margin(a: Draft, b: Draft) -> Decimal | None:
    """Return by how much ``a`` may be out, in its own unit; None where ``b`` is in another."""
    if a.value is None or b.value is None:
        return None
    if b.kind == "percent" and a.kind != "percent":
        return abs(Decimal(a.value) * Decimal(b.value) / 100)
    if b.unit is None and b.bare:
        part = b.scale == 1 and a.scale > 1 and not isinstance(b.value, int)  # "2.3 million, give or take 0.1"
        return Decimal(b.value) * (a.scale if part else 1)
    same = b.unit == a.unit or (a.kind == "percent" and b.unit in _POINTS)
    return Decimal(b.value) if same else None


def _plain(value: Number) -> Number:
    return int(value) if value == int(value) else value
