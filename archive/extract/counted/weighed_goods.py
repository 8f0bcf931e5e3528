"""Goods of a list whose measure the first alone says: "61,200 tonnes of oats for Chad, 48,000 of barley and 24,500 of rye"."""

from __future__ import annotations

from archive.extract.draft import ELLIPSIS, GOODS_OF_LIST, Draft
from archive.extract.english.lexicon import FUNCTION_WORDS, is_person
from archive.extract.english.tokens import Tokens, at

_FAR = 16  # tokens between two members
_LEAST, _MOST = 0.01, 100


def take_measure(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Give a bare number before "of" and goods the measure of the figure before, which stands so too. Return whether it does."""
    if a.kind != "measure" or b.kind != "count" or a.unit is None or a.rate is not None:
        return False
    if b.object is not None and (b.scale == 1 or b.scale != a.scale):
        return False  # "2 million of beans" counts beans by themselves
    if not (_of_goods(tk, a) and _of_goods(tk, b)):
        return False
    near = (
        b.left - a.right <= _FAR
        and tk.sentence[a.left] == tk.sentence[b.left]
        and ";" not in tk.lower[a.right : b.left]
    )
    if not near or not a.value or not b.value or not _LEAST < float(b.value / a.value) < _MOST:
        return False
    b.kind, b.unit, b.unit_name, b.bare = a.kind, a.unit, a.unit_name, False
    b.object_head = b.right + 2
    b.object = (b.object_head, b.object_head)
    b.rules["unit"] = b.rules["kind"] = ELLIPSIS
    b.rules["object"] = GOODS_OF_LIST
    return True


def _of_goods(tk: Tokens, d: Draft) -> bool:
    """Whether "of" and one plain noun stand behind a number: "53,000 of barley"; not "of them", "of the barley", "of tenants"."""
    goods = at(tk, d.right + 2)
    plain = goods.isalpha() and goods not in FUNCTION_WORDS and tk.word[d.right + 2].islower() and not is_person(goods)
    return at(tk, d.right + 1) == "of" and plain
