"""Sums that leave their money to the document: "a 240 million goodwill charge" where losses are told in euros."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import CURRENCY_CODES, Unit
from archive.extract.english.noun_edges import head_of
from archive.extract.english.tokens import Tokens, at
from archive.extract.units.whose_money import Paragraphs
from archive.extract.words import word_set

_SUMS = word_set("rules", "units.sums")
_SHARES = frozenset(("share", "shares", "stock", "unit", "units"))
_MILLION = 10**6


def settle_sums(paragraphs: Paragraphs) -> None:
    """Make millions before a singular noun of money ("loan", "takeover") the money told last, or the only one of the document."""
    if not any(_may_be_sum(d) for _, drafts in paragraphs for d in drafts):
        return
    told = {d.unit for _, drafts in paragraphs for d in drafts if d.unit in CURRENCY_CODES}
    money = CURRENCY_CODES[told.pop() or ""] if len(told) == 1 else None
    for tk, drafts in paragraphs:
        for d in drafts:
            if d.unit in CURRENCY_CODES and at(tk, d.left - 1) != "(":
                money = CURRENCY_CODES[d.unit or ""]
            elif money is not None and _may_be_sum(d) and _is_sum(tk, d):
                _make_sum(d, money)


def _may_be_sum(d: Draft) -> bool:
    return d.kind == "count" and d.scale >= _MILLION


def _is_sum(tk: Tokens, d: Draft) -> bool:
    """Whether the phrase behind the number ends in a noun of money in the singular, which millions do not count."""
    phrase = d.object or d.about
    if phrase is None or phrase[0] <= d.last or at(tk, d.last + 1) == "of":
        return False
    shares = not _SHARES.isdisjoint(tk.lower[phrase[0] : phrase[1]])  # "a two million share offering"
    return not shares and tk.lower[head_of(tk, phrase)] in _SUMS and phrase[0] - d.last <= _HYPHEN


_HYPHEN = 2  # "a 12-million loan"


def _make_sum(d: Draft, money: Unit) -> None:
    if d.object is not None:
        d.about, d.rules["about"] = d.object, "noun of money behind it"
        d.rules.pop("object", None)
    d.object = d.object_head = None
    d.kind, d.unit, d.unit_name, d.bare = "money", money.unit, money.unit_name, False
    d.rules["kind"] = d.rules["unit"] = "sum before a noun of money"
