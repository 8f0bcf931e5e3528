"""Bare numbers of a market's list, each behind the beasts that it counts: "beasts 2,310, sheep 14,650", "hogs, receipts 19,000, 5 cents higher"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import singular
from archive.extract.english.tokens import Tokens, at
from archive.extract.words import word_set

LIVE_STOCK = word_set("rules", "objects.live_stock")
_ENDS = frozenset((",", ";", ".", "and", ""))
_OPENS = _ENDS | {":", "-", "—"}


def count_live_stock(tk: Tokens, drafts: list[Draft]) -> None:
    """Give the numbers of a market's list the beasts before them, before a neighbour lends them another noun."""
    if LIVE_STOCK.isdisjoint(tk.distinct):
        return
    for d in drafts:
        if d.kind != "count" or not d.bare or d.unit is not None or at(tk, d.right + 1) not in _ENDS:
            continue
        k = d.left - 1
        k -= at(tk, k) == "receipts"
        k -= at(tk, k) == ","
        if at(tk, k) in LIVE_STOCK and (at(tk, k - 1) in _OPENS or tk.opens(k)):
            d.unit = d.unit_name = singular(tk.lower[k])
            d.bare = False
            d.rules["unit"] = "beasts of a market's list"
