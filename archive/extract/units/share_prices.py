"""Prices of shares that a market report tells without their money: "the stock rose 1-1/8 to 24-5/8", "Acme, at 72-1/2, was off 3/8".

Eighths are dollars of New York (of the dateline's country, where it has dollars), other bare prices the one money of the document;
where shares are told in pence ("up 12p at 305p"), so are the bare steps of firms ("Acme fell six to 219").
"""

from __future__ import annotations

from itertools import pairwise

from archive.extract.counted.from_the_next import WHOLES
from archive.extract.draft import Draft
from archive.extract.english.lexicon import CURRENCY_CODES, DOLLAR, Unit
from archive.extract.english.tokens import Tokens, at
from archive.extract.units.whose_money import Paragraphs
from archive.extract.units.wire_money import heads_of
from archive.extract.words import word_set

_SHARES = frozenset(("stock", "share", "shares"))
_SOLD = word_set("rules", "share_prices.sold")  # a day on a market: "in composite trading"
_NO_SHARES = frozenset(("fish", "housing", "rolling", "capital", "breeding", "seed"))  # "the housing stock"
_OF_PAR = word_set("rules", "share_prices.of_par")  # what is told in hundredths: bonds, futures, rates
_BEFORE = frozenset(("at", "around", "near", "to", "from"))
_BETWEEN = _BEFORE | {",", "up", "down", "off", "and", "about", "a", "today", "yesterday", "close", "of", "high", "low"}
_DEAREST = 10_000
_APART = 7  # tokens between a price and its step
_OFTEN = 2  # prices in pence that make a report one in pence
_PRICE = "price of a share"


def settle_share_prices(paragraphs: Paragraphs, home: Unit | None) -> None:
    """Make bare prices and steps of shares money; documents that tell of no shares are left."""
    if all(_SHARES.isdisjoint(tk.distinct) for tk, drafts in paragraphs):
        return
    told = [d for _, drafts in paragraphs for d in drafts if d.kind == "money"]
    pence = [d for d in told if d.unit == "penny" and d.rate is None]
    in_pence = sum(d.change_role is not None for d in pence) >= _OFTEN
    wholes = {WHOLES.get(d.unit or "", d.unit) for d in told}
    own = home or (CURRENCY_CODES.get(wholes.pop() or "") if len(wholes) == 1 else None)
    for tk, drafts in paragraphs:
        bare = [d for d in drafts if _may_be_price(d)]
        prices = [d for d in bare if _is_price(tk, d)] if bare else []
        if prices:
            _extend(tk, drafts, prices)
        for d in prices:
            money = (home or DOLLAR) if any(_in_eighths(tk, p) for p in prices) else own
            if in_pence:
                _make_price(d, pence[0].unit, pence[0].unit_name)
            elif money is not None and money.unit != "GBP":
                _make_price(d, money.unit, money.unit_name)
        if in_pence and bare:
            for step, level in pairwise(drafts):
                if _is_step_of_firm(tk, step, level):
                    _make_price(step, pence[0].unit, pence[0].unit_name)
                    _make_price(level, pence[0].unit, pence[0].unit_name)


def _make_price(d: Draft, unit: str | None, unit_name: str | None) -> None:
    d.kind, d.unit, d.unit_name, d.bare = "money", unit, unit_name, False
    d.rules["kind"] = d.rules["unit"] = _PRICE


def _may_be_price(d: Draft) -> bool:
    """Whether a figure is a number alone, or a fraction of nothing, as a price or its step may be."""
    if d.unit is not None or d.object is not None or d.scale != 1 or d.value is None or d.value >= _DEAREST:
        return False
    return (d.kind == "count" and d.bare) or (d.kind == "fraction" and d.base is None)


def _in_eighths(tk: Tokens, d: Draft) -> bool:
    """Whether a number is told with a fraction in figures: "24-5/8", "3/8"."""
    return "/" in tk.word[d.first : d.last + 1]


def _is_price(tk: Tokens, d: Draft) -> bool:
    """Whether a number is a price of a share, or what that rose by, by its subject: "Acme shares closed at 61-3/8".

    A firm has prices where they are told in eighths ("Acme fell 7/8 to 43-1/8"); not where bonds or rates are told of.
    """
    own = [
        k
        for k in range(max(0, d.left - _REACH), min(tk.size, d.right + _REACH))
        if tk.sentence[k] == tk.sentence[d.left]
    ]
    words = {tk.lower[k] for k in own}
    eighths = _in_eighths(tk, d)
    told = d.change_role is not None or at(tk, d.left - 1) in _BEFORE
    if d.about is None or not told or not _OF_PAR.isdisjoint(words):
        return False
    if not heads_of(tk, d.about).isdisjoint(_SHARES) and _NO_SHARES.isdisjoint(tk.lower[d.about[0] : d.about[1]]):
        return eighths or not _SOLD.isdisjoint(words)
    firm = tk.word[d.about[0]][0].isupper() and tk.word[d.about[1]][0].isupper()
    return (
        eighths
        and (firm or not _SHARES.isdisjoint(words))
        and (d.change_role is not None or not _SOLD.isdisjoint(words))
    )


_REACH = 40  # tokens


def _extend(tk: Tokens, drafts: list[Draft], prices: list[Draft]) -> None:
    """Add the steps and levels beside a price: "was trading at 34-7/8, up 2-1/8", "down one today at 22-7/8"."""
    for pairs in (pairwise(drafts), pairwise(reversed(drafts))):
        for known, d in pairs:
            if (
                known not in prices
                or d in prices
                or not _may_be_price(d)
                or tk.sentence[known.left] != tk.sentence[d.left]
            ):
                continue
            a, b = (known, d) if known.left < d.left else (d, known)
            if b.left - a.right <= _APART and _BETWEEN.issuperset(tk.lower[a.right + 1 : b.left]):
                prices.append(d)


def _is_step_of_firm(tk: Tokens, step: Draft, level: Draft) -> bool:
    """Whether a firm's bare step and the level that it leads to stand in a report in pence: "Acme fell six to 219"."""
    if not (_may_be_price(step) and _may_be_price(level)) or tk.lower[step.right + 1 : level.left] not in (
        ["to"],
        ["at"],
    ):
        return False
    firm = step.about is not None and tk.word[step.about[0]][0].isupper()
    return (
        firm and step.change_role == "step" and level.change_role == "level" and (level.value or 0) > (step.value or 0)
    )
