"""Quantities as people type them into a form, "$5m" or "10 km", and the unit of the archive that is meant."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from functools import lru_cache

from archive.bounds import parse_number
from archive.near_names import nearly_called
from archive.telling import alone, is_rate, units_alike

LONGEST_QUANTITY = 120  # characters: more is no quantity, and looking for one takes the square of their number
LONGEST_UNIT = 60  # characters: more is no unit, and is not read as one
_NEAR = 7
_ALSO = {"[lb_av]": "GBP"}  # "pounds" that weigh nothing here are money

_SIGN = "[$£€¥₹₩₦₪₱₫₴฿]"
# $5m   US$ 4 million   Rs. 300   EUR 20     not: 5 m
_BEFORE = re.compile(rf"(?P<unit>[A-Za-z]{{0,4}}\s?{_SIGN}|[A-Z]{{3}}(?=[\s\d])|Rs\b\.?|R(?=\d))\s*")
_AFTER = re.compile(rf"(?P<number>.*\w)\s*(?P<unit>{_SIGN}|%)")  # 5%   20 €   1.2 million $
_CLOSE = re.compile(
    r"(?P<number>.*\d)(?P<unit>°?[^\W\d_²³¹]+[23²³]?(?:[\s/].*)?)"
)  # 10km   6ft   30°C   10km/h   not: 1e400
_DIGIT_FIRST = re.compile(r"(?:^|(?<!per)\s)\d")  # 10 000   3 to 5 km     not: 12 km2, 6 litres per 100 kilometres


def split_quantity(typed: str) -> tuple[float | int | None, str]:
    """Return the number and the words or the sign of its unit, as they are typed: "$5m" is 5000000 and "$".

    The number is None where none can be read (``archive.bounds.parse_number``), the unit empty where there is none.
    """
    text, unit = " ".join(typed.split()), ""
    if len(text) > LONGEST_QUANTITY:
        return None, ""
    if m := _BEFORE.match(text):
        text, unit = text[m.end() :], m["unit"].strip()
    elif m := _AFTER.fullmatch(text):
        text, unit = m["number"], m["unit"]
    words = text.split()
    for end in range(len(words), 0, -1):
        number, rest = parse_number(" ".join(words[:end])), " ".join(words[end:])
        if number is not None and not _DIGIT_FIRST.search(rest):
            return number, " ".join(filter(None, (unit, rest)))  # "$50 a barrel": "$ a barrel"
    m = _CLOSE.fullmatch(text) if not unit else None
    if m and (number := parse_number(m["number"])) is not None and not _DIGIT_FIRST.search(m["unit"]):
        return number, m["unit"]
    return None, ""


def units_typed(typed: Mapping[str, str]) -> dict[str, str]:
    """Return the units of a form as they are typed, by their field: that for them, and behind or before its numbers."""
    units = {"unit": typed.get("unit", ""), **{name: split_quantity(typed.get(name, ""))[1] for name in ("min", "max")}}
    return {name: " ".join(unit.split()) for name, unit in units.items() if unit.strip()}


def units_by_field(typed: Mapping[str, str]) -> dict[str, str]:
    """Return the units of a form as archives write them, by their field; what the engine does not know stays as it is."""
    units = units_typed(typed)
    meant: dict[str, str] = {}
    for name, unit in units.items():
        quantity = " ".join(typed[name].split()) if name != "unit" else ""
        meant[name] = next((meant[other] for other in meant if units[other] == unit), None) or _as_written(
            unit, quantity
        )
    return meant


def units_meant(typed: Mapping[str, str]) -> list[str]:
    """Return the units of a form as archives write them, each once."""
    return list(dict.fromkeys(units_by_field(typed).values()))


@lru_cache(maxsize=500)
def _as_written(typed: str, quantity: str = "") -> str:
    """Return the unit that the engine reads beside a number: USD for "$" and "dollars", people for "persons".

    Of a price or another rate it is the name: "dollar per barrel" for "$ a barrel". The whole ``quantity`` may tell: "1 billion pounds" is
    no weight.
    """
    if len(typed) > LONGEST_UNIT:
        return typed
    from archive.extract import annotate

    # "Rs" before a number is money, behind it no word that anybody knows.
    for text, only_money in (
        (quantity, True),
        (f"{typed}12", True),
        (f"{typed} 12", True),
        (f"12 {typed}", False),
        (f"1 {typed}", False),
        (typed.replace(" ", "12 ", 1), True),  # $12 a barrel
    ):
        figures = annotate(text).figures
        read = figures[0] if len(figures) == 1 and figures[0].exact == text else None
        if read and read.unit and (read.kind == "money" or not only_money):
            name = read.unit_name or ""
            return name if is_rate(name) and "/" not in read.unit else read.unit
    return typed


def unit_of(connection: sqlite3.Connection, typed: str) -> str:
    """Return the unit of the archive that was typed, as it has it or as people say it; where it has none, what was typed."""
    unit = " ".join(typed.split())
    if connection.execute("select 1 from figures where unit = ? limit 1", [unit]).fetchone():
        return unit
    return find_unit(connection, _as_written(unit))[0] or unit


def find_unit(connection: sqlite3.Connection, meant: str) -> tuple[str | None, str, tuple[str, ...]]:
    """Return the unit that figures of the archive are in, what it is called, and where none are, units that may be meant.

    What is known for a unit is called by its name also where no figure is in it.

    A rate is taken as the engine has it: no index could say whether any figure is in it.
    """
    if is_rate(meant):
        return meant, meant, ()
    units = [unit for (unit,) in connection.execute("select distinct unit from figures where unit is not null")]
    folded = {unit.casefold(): unit for unit in units}
    names = dict(connection.execute("select unit, unit_name from units"))
    folded |= {names[unit].casefold(): unit for unit in units if names.get(unit)}
    alike = next((unit for unit in units_alike(meant) if unit in units), None)
    known = alike or folded.get(meant.casefold()) or next((unit for unit in units if unit == _ALSO.get(meant)), None)
    if known is not None:
        return known, names.get(known) or _called(connection, known), ()
    holding = [name for name in folded if meant.casefold() in name]
    close = holding or nearly_called(meant, folded, _NEAR)
    return (
        None,
        names.get(meant) or "",
        tuple(dict.fromkeys(_called(connection, folded[name]) or folded[name] for name in sorted(close, key=len)))[
            :_NEAR
        ],
    )


def unit_called(connection: sqlite3.Connection, unit: str) -> str:
    """Return the name of a unit as the archive has it; where it has none, the unit."""
    name = connection.execute("select unit_name from units where unit = ?", [unit]).fetchone()
    return (name and name[0]) or _called(connection, unit)


def _called(connection: sqlite3.Connection, unit: str) -> str:
    """Return what figures call a unit that is in no list: not by what a price is of, and by what a rate is of if that is in the unit."""
    prices = "" if len(units_alike(unit)) > 1 else "and unit_name not like '% per %'"
    sql = f"select unit_name from figures where unit = ? and unit_name is not null {prices} limit 1"
    name = next((name for (name,) in connection.execute(sql, (unit,))), None)
    return alone(unit, name) if name else unit
