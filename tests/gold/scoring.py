"""Other projects' test sentences, read with our engine: which of their quantities we find, with value and unit.

The conventions differ (a chat-bot wants "one" in "one of them" and the year in "in 2016"); where that is why we miss a
sentence, ``gaps.json`` says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.extract import explain
from archive.model import Figure

DATA = Path(__file__).parent / "data"

# Their names for our units, where they are not the same in British spelling.
UNITS = {
    "united states dollar": "dollar", "pound": "pound sterling", "british pound": "pound sterling", "pence": "penny", "rupee": "indian rupee",
    "franc": "french franc", "peseta": "spanish peseta", "netherlands guilder": "dutch guilder", "costa rican colón": "costa rican colon",
    "meter": "metre", "kilometer": "kilometre", "millimeter": "millimetre", "decimeter": "decimetre", "picometer": "picometre",
    "milliliter": "millilitre", "square meter": "square metre", "square kilometer": "square kilometre", "kilometer per hour": "kilometre per hour",
    "meter per millisecond": "metre per millisecond", "centimeter per millisecond": "centimetre per millisecond",
    "kilometer per millisecond": "kilometre per millisecond", "metric ton": "tonne", "c": "celsius", "f": "fahrenheit", "degree celsius": "celsius", "degree fahrenheit": "fahrenheit", "pound-mass": "pound",
    "year": "year of age", "month": "month of age", "week": "week of age", "day": "day of age",
}  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """One quantity of a sentence: where it stands, its value, and its unit (None where only the number is asked)."""

    start: int
    end: int
    value: float
    unit: str | None


@dataclass(frozen=True)
class Case:
    """One sentence of a suite, named by suite and place: "AgeModel:3"."""

    name: str
    text: str
    wanted: tuple[Wanted, ...]


def recognizers(model: str) -> Iterator[Case]:
    """Yield the cases of one spec of Recognizers-Text; a unit without a number ("dollars") is no quantity."""
    path = DATA / "recognizers" / f"{model}.json"
    for index, case in enumerate(json.loads(path.read_text(encoding="utf-8-sig"))):
        wanted = []
        for result in case["Results"]:
            value = result["Resolution"]["value"]
            if value not in (None, "null"):
                unit = result["Resolution"].get("unit")
                wanted.append(Wanted(result["Start"], result["End"] + 1, float(value.rstrip("%")), unit))
        yield Case(f"{model}:{index}", case["Input"], tuple(wanted))


def quantulum3(name: str) -> Iterator[Case]:
    """Yield the sentences of quantulum3's tests that give a surface for every quantity."""
    for index, case in enumerate(json.loads((DATA / "quantulum3" / f"{name}.json").read_text(encoding="utf-8"))):
        wanted = []
        at = 0
        for result in case["res"]:
            start = case["req"].find(result["surface"], at)
            at = start + len(result["surface"])
            unit = result["unit"] if isinstance(result["unit"], str) else None
            wanted.append(Wanted(start, at, float(result["value"]), unit or None))
        yield Case(f"{name}:{index}", case["req"], tuple(wanted))


def suites() -> dict[str, list[Case]]:
    models = ("NumberModel", "PercentModel", "CurrencyModel", "DimensionModel", "AgeModel", "TemperatureModel")
    out = {model: list(recognizers(model)) for model in models}
    return out | {name: list(quantulum3(name)) for name in ("quantities", "quantities.ambiguity")}


def figures(text: str) -> list[Figure]:
    return [explained.figure for explained in explain(text).figures]


def is_right(case: Case) -> bool:
    """Whether each quantity is met by a figure of its own, right in value and unit."""
    left = figures(case.text)
    for wanted in case.wanted:
        hit = next((f for f in left if f.start < wanted.end and wanted.start < f.end and agrees(wanted, f)), None)
        if hit is None:
            return False
        left.remove(hit)
    return True


def agrees(wanted: Wanted, figure: Figure) -> bool:
    values: list[Any] = [v for v in (figure.value, figure.low, figure.high) if v is not None]
    if not any(abs(float(v) - wanted.value) <= 1e-6 * max(1, abs(wanted.value)) for v in values):
        return False
    if wanted.unit is None:
        return True
    unit = wanted.unit.lower()
    names = {unit, UNITS.get(unit, unit), unit.replace("meter", "metre")}
    unit_name = (figure.unit_name or "").lower()
    printed = {unit_name, unit_name.split(" per ")[0], (figure.object or "").lower()}  # they leave the rate out
    return bool(names & printed) or (unit in ("dimensionless", "degree angle", "age") and figure.value is not None)


def failing() -> dict[str, list[str]]:
    return {suite: [case.name for case in cases if not is_right(case)] for suite, cases in suites().items()}
