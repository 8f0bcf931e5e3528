"""Which degrees a weather report tells: Fahrenheit where none else can be, else those of the paper's country."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from archive.extract.draft import Draft
from archive.extract.english.lexicon import UNIT_FORMS, Unit
from archive.extract.english.noun_edges import head_of
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import ends_soon
from archive.extract.units.currencies import set_unit
from archive.extract.words import word_set

_CELSIUS = UNIT_FORMS["celsius"][0][1]
_DEGREE = UNIT_FORMS["degree"][-1][1]
_FAHRENHEIT = UNIT_FORMS["fahrenheit"][0][1]
_WEATHER = word_set("rules", "degrees.weather")
_NO_WEATHER = word_set("rules", "degrees.no_weather")
_MERCURY = frozenset(("temperature", "temperatures", "mercury", "thermometer", "thermometers"))
DEGREES = _MERCURY | {"degrees", "degree", "°", "º", "deg"}
_TURNS = frozenset(("north", "south", "east", "west", "of", "angle", "turn", "-", "latitude", "longitude"))
_OTHER = {_CELSIUS.unit: _FAHRENHEIT, _FAHRENHEIT.unit: _CELSIUS}
_IT_WAS = (["it", "was"], ["it", "is"], ["it", "'s"])
_BOILS = 150
_HOTTEST = 57  # celsius on earth


def settle_degrees(paragraphs: Sequence[tuple[Tokens, list[Draft]]], country: str | None) -> None:
    """Say whose the degrees of a temperature are: more than 57 no thermometer shows in Celsius; decimals are hardly Fahrenheit.

    What the text writes itself ("30 degrees Celsius") holds for all its degrees, the other one where it is in brackets ("86
    degrees (30 Celsius)"); where nothing tells, they stay degrees.
    """
    for tk, drafts in paragraphs:
        if not _MERCURY.isdisjoint(tk.distinct):
            _read_mercury(tk, drafts)
    if not any(d.unit == _DEGREE.unit for _, drafts in paragraphs for d in drafts):
        return
    own = _written(paragraphs)
    for tk, drafts in paragraphs:
        weather = not _WEATHER.isdisjoint(tk.distinct) and _NO_WEATHER.isdisjoint(tk.distinct)
        for d in drafts:
            if d.unit != _DEGREE.unit or at(tk, d.right + 1) in _TURNS:
                continue
            if weather or tk.lower[d.left - 2 : d.left] in _IT_WAS:
                unit = _whose(d, own, country)
                if unit is not None:
                    set_unit(d, unit, d.unit_text or (d.right, d.right), "degrees of the weather")


def _read_mercury(tk: Tokens, drafts: list[Draft]) -> None:
    """Make degrees of the bare numbers that a temperature is said to be at: "the mercury dropped to minus 31"."""
    for d in drafts:
        bare = d.kind == "count" and d.bare and d.unit is None and d.object is None and d.scale == 1
        if not bare or d.about is None or d.value is None or d.value > _BOILS:
            continue
        if tk.lower[head_of(tk, d.about)] in _MERCURY and ends_soon(tk, d.right + 1):
            set_unit(d, _DEGREE, None, "degrees of a temperature")


def _written(paragraphs: Sequence[tuple[Tokens, list[Draft]]]) -> Unit | None:
    """Return the degrees that the text writes by name, or converts by name in brackets; None where it does neither, or both."""
    converts: set[str] = set()
    writes: set[str] = set()
    for tk, drafts in paragraphs:
        for d in drafts:
            if d.unit is not None and d.unit in _OTHER:
                (converts if at(tk, d.left - 1) in ("(", "/") else writes).add(d.unit)
    if len(converts) == 1:
        return _OTHER[converts.pop()]
    return _OTHER[(_OTHER.keys() - writes).pop()] if len(writes) == 1 else None


def _whose(d: Draft, own: Unit | None, country: str | None) -> Unit | None:
    value = d.value if d.value is not None else d.low
    if value is None:
        return None
    if own is not None:
        return own
    if value > _HOTTEST:
        return _FAHRENHEIT
    if country is not None:
        return _FAHRENHEIT if country == "US" else _CELSIUS
    return _CELSIUS if isinstance(value, Decimal) and value % 1 else None
