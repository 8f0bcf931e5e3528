"""Quantities as people type them into a form, "$5m" or "10 km", and the unit of the archive that is meant."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache

from archive.bounds import parse_number

LONGEST_UNIT = 60  # characters: more is no unit, and is not read as one
_NEAR = 7

# $5m   US$ 4 million   Rs. 300   EUR 20     not: 5 m
_BEFORE = re.compile(r"(?P<unit>[A-Za-z]{0,4}\s?[$£€¥]|[A-Z]{3}(?=[\s\d])|Rs\b\.?)\s*")
_AFTER = re.compile(r"(?P<number>.*\d)\s*(?P<unit>[$£€¥%])")  # 5%   20 €


def split_quantity(typed: str) -> tuple[float | int | None, str]:
    """Return the number and the words or the sign of its unit, as they are typed: "$5m" is 5000000 and "$".

    The number is None where none can be read (``archive.bounds.parse_number``), the unit empty where there is none.
    """
    text, unit = typed.strip(), ""
    if m := _BEFORE.match(text):
        text, unit = text[m.end() :], m["unit"].strip()
    elif m := _AFTER.fullmatch(text):
        text, unit = m["number"], m["unit"]
    words = text.split()
    for end in range(len(words), 0, -1):
        number = parse_number(" ".join(words[:end]))
        if number is not None and not (unit and words[end:]):
            return number, unit or " ".join(words[end:])
    return None, ""


def units_typed(typed: Mapping[str, str]) -> list[str]:
    """Return the units of a form as they are typed: in the field for them, and behind or before its numbers."""
    of_numbers = (split_quantity(typed.get(name, ""))[1] for name in ("min", "max"))
    return [" ".join(unit.split()) for unit in (typed.get("unit", ""), *of_numbers) if unit.strip()]


def units_meant(typed: Mapping[str, str]) -> list[str]:
    """Return the units of a form as archives write them, each once; what the engine does not know stays as it is."""
    return list(dict.fromkeys(map(_as_written, units_typed(typed))))


@lru_cache(maxsize=500)
def _as_written(typed: str) -> str:
    """Return the unit that the engine reads beside a number: USD for "$" and "dollars", people for "persons"."""
    if len(typed) > LONGEST_UNIT:
        return typed
    from archive.extract import annotate

    for text in (f"12 {typed}", f"{typed}12"):
        figures = annotate(text).figures
        if len(figures) == 1 and figures[0].unit and figures[0].exact == text:
            return figures[0].unit
    return typed


def find_unit(connection: sqlite3.Connection, meant: str) -> tuple[str | None, str, tuple[str, ...]]:
    """Return the unit that figures of the archive are in, what it is called, and where none are, units that may be meant."""
    units = [unit for (unit,) in connection.execute("select distinct unit from figures where unit is not null")]
    folded = {unit.casefold(): unit for unit in units}
    names = dict(connection.execute("select unit, unit_name from units"))
    folded |= {names[unit].casefold(): unit for unit in units if names.get(unit)}
    known = meant if meant in units else folded.get(meant.casefold())
    if known is not None:
        of_figure = "select unit_name from figures where unit = ? and unit_name not like '% per %' limit 1"
        called = names.get(known) or next((name for (name,) in connection.execute(of_figure, (known,))), known)
        return known, called, ()
    holding = [name for name in folded if meant.casefold() in name]
    close = holding or get_close_matches(meant.casefold(), folded, n=_NEAR, cutoff=0.7)
    return (
        None,
        "",
        tuple(dict.fromkeys(names.get(folded[name]) or folded[name] for name in sorted(close, key=len)))[:_NEAR],
    )
