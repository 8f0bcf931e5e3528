"""What words and their scales license: low, high, their openness and where they come from."""

from __future__ import annotations

import math
from decimal import Decimal

from archive.extract.draft import Draft
from archive.extract.english.lexicon import Number
from archive.telling import comes_in_wholes


def set_bounds(d: Draft) -> None:
    """Fill low, high, their openness and the basis from value, comparator and approximation."""
    if d.form == "vague":
        _vague_bounds(d)
        return
    if d.form == "decade":
        d.comparator, d.basis = "between", "stated" if d.modifier is None else "lexicon"
        d.rules["low"] = d.rules["high"] = "table of the parts of a decade"
        return
    if d.value is None:
        d.basis = "none"
        return
    if d.negative:
        d.value = -d.value
    if d.range_end is not None and d.comparator not in ("<", "<="):
        d.comparator = "between"
        d.low, d.high, d.value = d.value, d.range_end, None
        return
    if d.range_end is not None:
        d.value = d.range_end  # "no more than 100 or 200": nothing is said of where it begins
    value = d.value
    d.low = d.high = value
    if d.comparator == ">":
        d.high, d.low_open = None, True
    elif d.comparator == ">=":
        d.high = None
    elif d.comparator == "<":
        d.low, d.high_open = None, True
    elif d.comparator == "<=":
        d.low = None
    elif d.approximate:
        slack = _slack(d, value)
        d.low = _plain(value - slack)
        d.high = value if d.below else _plain(value + slack)
        d.basis = "implied"
        d.rules["low"] = d.rules["high"] = "half a unit of the last significant place, at most a tenth"
        if comes_in_wholes(d.kind, d.unit, value):
            d.low, d.high = math.floor(d.low), math.ceil(d.high)


def _slack(d: Draft, value: Number) -> Decimal:
    tenth = Decimal(value).copy_abs() / 10
    return min(Decimal(d.quantum) / 2, tenth) if d.quantum else tenth


def _plain(value: Number) -> Number:
    return int(value) if value == int(value) else value


def _vague_bounds(d: Draft) -> None:
    d.basis = "lexicon"
    d.rules["low"] = d.rules["high"] = "table of vague words"
    if d.comparator in (">", ">="):
        d.high = None
        d.low_open = d.comparator == ">"
    elif d.comparator in ("<", "<="):
        d.low = None
        d.high_open = d.comparator == "<"
