"""What is said of a figure beside its bounds: on whose word it stands, and whom or what it counts.

Plain functions over plain values, as those of archive.bounds, which puts them on a connection with its own.
"""

from __future__ import annotations

import re
from decimal import Decimal

# Of these a count is of whatever its noun says: "4 banks were affected", "12 indictments" that may all be of one person. Every
# other measure counts people, also where its noun is what happened to them: "31 deaths", "6 lives", "9 redundancies".
OF_THINGS = frozenset({"affected", "charged", "destroyed", "seized"})
NO_UNIT = "none"  # what a series is in that follows bare numbers
_OF_MANY = re.compile(r"(?P<many>/\d+)(?P<of>\.[^\W\d].*)?")  # /100000  /100000.person  not: L/100.km  /d
TIMES = "{count}"  # the unit of "doubled"; 12 counts of murder are in ``count``
_IN_PARTS = frozenset({"point", TIMES})  # a score, an index; "about three times as many"


def fold_source(name: str | None) -> str:
    """Return what two printed forms of a source have in common: case, white space and the article before it are nothing."""
    folded = " ".join((name or "").casefold().split())
    return folded.removeprefix("the ") or folded


def is_disputed(stance: str | None, certainty: str | None) -> bool:
    """Whether a figure is one that its source denies, or that is said to be in dispute: then it is nobody's number."""
    return "disputed" in (stance, certainty)


def standing(stance: str | None, certainty: str | None) -> str:
    """Return the words before the name of a figure's source: who denies a number has not given it."""
    if not is_disputed(stance, certainty):
        return "according to"
    # "Police said that a disputed 40 people died": they have not disputed it themselves.
    return "disputed, in the words of" if stance in ("asserted", "reported") else "disputed by"


def voice(source: str | None, stance: str | None, certainty: str | None) -> str | None:
    """Name the source of a figure as a table does: "police", or "disputed by police"; None where there is none."""
    if not source or not is_disputed(stance, certainty):
        return source
    return f"{standing(stance, certainty)} {source}"


def moved(change: str | None, stated: str) -> str:
    """Say of a figure that is a movement which way it goes: "up by 5%" of "5%"; of what states no number, and of any other, nothing."""
    return f"{change} by {stated}" if change in ("up", "down") and stated != "not stated" else stated


def is_multiple(unit: str | None) -> bool:
    """Whether a figure says how many times as much something is: "doubled", "three times as many"."""
    return unit == TIMES


def multiplied(change: str | None, stated: str) -> str:
    """Say of a multiple what it does, given its number: "times 2" of "doubled", "divided by 5" of "fell fivefold"."""
    return f"{'divided by' if change == 'down' else 'times'} {stated}"


def counted(kind: str, measure: str | None, unit: str | None) -> str | None:
    """Return what a figure counts: people for "31 deaths", whose unit is ``death``; else its unit."""
    return "people" if kind == "count" and measure is not None and measure not in OF_THINGS else unit


def comes_in_wholes(kind: str, unit: str | None, value: Decimal | float) -> bool:
    """Whether what is counted comes in wholes, as people and houses do: "around 35 people" are 34 to 36, not 34.5."""
    return kind == "count" and unit is not None and unit not in _IN_PARTS and value == int(value)


def tracked(kind: str, measure: str | None, unit: str | None) -> str | None:
    """Return what a series takes a figure's unit for: what it counts, ``none`` of a bare number ("a waiting list of 7.42 million")."""
    return counted(kind, measure, unit) or (NO_UNIT if kind == "count" else None)


def units_alike(unit: str) -> tuple[str, ...]:
    """Return the units of the figures that somebody wants who asks for ``unit``: most often it alone.

    "6.1 per 100,000" does not say of what, and goes with "per 100,000 people"; "41 per 1,000" goes with "per 1,000 births" too, where
    these are asked for.
    """
    m = _OF_MANY.fullmatch(unit)
    return (unit, m["many"] if m["of"] else f"{unit}.person") if m else (unit,)


def alone(unit: str, name: str) -> str:
    """Return what a unit is called whatever is counted in it: "per 100,000 people" of "homicide per 100,000 people"."""
    return f"per {name.rpartition('per ')[2]}" if _OF_MANY.fullmatch(unit) else name


def is_rate(unit: str) -> bool:
    """Whether a unit is the name of a price or another rate, whose figures have the unit of what is so much: "dollar per barrel"."""
    return " per " in unit
