"""Those that come next, with their numbers in brackets: "Kent had 38 of the deaths, followed by Leeds (21) and York (16)"."""

from __future__ import annotations

import itertools

from archive.extract.draft import Draft
from archive.extract.english.tokens import Tokens, at

_NAME = 4  # tokens of a name
_RULE = "its place in a list"


def name_ranked(tk: Tokens, drafts: list[Draft]) -> None:
    """Say each number in brackets behind "followed by" of the name before it, and let it count what the first number counts."""
    if "followed" not in tk.distinct or "(" not in tk.distinct:
        return
    first: Draft | None = None
    for a, d in itertools.pairwise(drafts):
        if not _is_bracketed(tk, d) or tk.sentence[a.left] != tk.sentence[d.left]:
            first = None
            continue
        if first is None and "followed" in tk.lower[a.right + 1 : d.left] and a.kind == "count":
            first = a
        name = _name_before(tk, d.left - 1) if first is not None else None
        if first is None or name is None or (first.value is not None and (d.value or 0) > first.value):
            continue
        d.about, d.rules["about"] = name, _RULE
        d.unit, d.unit_name, d.measure = first.unit, first.unit_name, first.measure
        d.rules["unit"] = _RULE
        if first.measure is not None:
            d.rules["measure"] = _RULE


def _is_bracketed(tk: Tokens, d: Draft) -> bool:
    return d.bare and d.kind == "count" and at(tk, d.left - 1) == "(" and at(tk, d.right + 1) == ")"


def _name_before(tk: Tokens, bracket: int) -> tuple[int, int] | None:
    """Return the name that ends before a bracket, where "by", "and" or a comma stands before it."""
    k = bracket
    while k > 0 and bracket - k < _NAME and tk.word[k - 1][0].isupper():
        k -= 1
    return (k, bracket - 1) if k < bracket and at(tk, k - 1) in ("by", "and", ",") else None
