"""The pages of tracked tolls: which there are, and one drawn over time with its figures."""

from __future__ import annotations

import math
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from archive.bounds import unit_words
from archive.exporting import csv_pieces
from archive.pages.article import says
from archive.pages.quantities import unit_called
from archive.pages.sources import PRONOUNS
from archive.render import print_day, until_words
from archive.store.former_figures import count_former
from archive.store.series import (
    FIGURE_COLUMNS,
    Series,
    count_gone,
    count_included,
    figures_of,
    find_series,
    list_series,
)
from archive.telling import NO_UNIT, alone, fold_source, is_disputed

__all__ = ["Point", "SeriesPage", "Voice", "has_series", "list_series", "series_csv", "series_page"]

SHOWN = 1000  # figures in a chart; the CSV has all
LISTED = 200  # of them in the table below it
_AXES = {"percentage": "%", NO_UNIT: "number"}  # what is written over the numbers, where that is not their unit
VOICES = 7  # sources with a colour of their own: more cannot be told apart


@dataclass(frozen=True, slots=True)
class Voice:
    """A source as the chart shows it: ``number`` is its colour and shape, VOICES for all others, -1 for nobody.

    ``figures`` are those that are stated now, ``former`` those that were before.
    """

    number: int
    name: str
    figures: int
    former: int = 0


@dataclass(frozen=True, slots=True)
class Point:
    """A figure as the chart shows it.

    ``at`` is where its mark stands: the number printed, else the bound that there is. ``low`` and ``high`` are null where the
    wording leaves a side open; an arrow says so. A ``former`` one is what its
    article stated before it was revised; it stands so many steps ``back`` from what replaced it on the same day. A ``projected`` one is
    feared, planned or forecast: it has another mark, and is in nobody's line.
    """

    key: str
    day: str
    at: float
    value: float | None
    low: float | None
    high: float | None
    voice: int
    label: str
    href: str
    former: bool = False
    back: int = 0
    projected: bool = False


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """A series with the newest of its figures. ``figures`` counts all; those without a day or a bound have no point.

    Nor have the ``disputed``, which those who are named with them deny: they are listed and in nobody's line. ``former`` counts
    what its articles stated before they were revised; the newest of it is among what is ``shown``. ``copies`` counts those that only
    repeat what a near-identical text states: they are no marks and no rows of their own, but ``copies`` of the figure that is shown.
    """

    series: Series
    shown: list[dict[str, Any]]
    excluded: list[dict[str, Any]]
    gone: int
    figures: int
    points: list[Point]
    voices: list[Voice]
    unit: str
    disputed: int
    former: int
    copies: int
    rule: str

    @property
    def drawn(self) -> int:
        """How many of the figures that are stated now have a point."""
        return sum(not point.former for point in self.points)

    @property
    def projected(self) -> int:
        """How many of the points are projected."""
        return sum(point.projected for point in self.points)

    @property
    def copies_now(self) -> int:
        """How many of the figures that are stated now repeat one that is shown."""
        return sum(len(figure["copies"]) for figure in self.shown if not figure["stated_until"])

    @property
    def listed(self) -> list[dict[str, Any]]:
        """The newest of the figures for the table, newest first; those without a day last."""
        dated = [figure for figure in self.shown if figure["day"]]
        return [*dated[::-1], *(figure for figure in self.shown if not figure["day"])][:LISTED]

    def at(self, base: str, *, instead_of: str = "") -> SeriesPage:
        """Return the same with another ``base`` before the links of its chart, for a drawing that is taken away."""
        points = [replace(point, href=base + point.href.removeprefix(instead_of)) for point in self.points]
        return replace(self, points=points)

    def chart(self) -> dict[str, Any]:
        """Return what the browser draws from, as JSON has it."""
        names = ("key", "day", "at", "value", "low", "high", "voice", "label", "href")
        return {
            "title": self.series.title,
            "unit": self.unit,
            "points": [
                {name: getattr(point, name) for name in names}
                | ({"former": True, "back": point.back} if point.former else {})
                | ({"projected": True} if point.projected else {})
                for point in self.points
            ],
        }


def has_series(connection: sqlite3.Connection, name: str) -> bool:
    return find_series(connection, name) is not None


def series_page(connection: sqlite3.Connection, name: str, *, base: str = "") -> SeriesPage | None:
    """Read one series, or None where there is none of this name."""
    found = find_series(connection, name)
    if found is None:
        return None
    series_id, series = found
    shown, copies = _join_copies(figures_of(connection, series_id, limit=SHOWN))
    excluded = figures_of(connection, series_id, included=False, limit=SHOWN)
    for figure in (*shown, *excluded):
        figure["says"] = says(figure)
    given = [figure for figure in shown if not is_disputed(figure["stance"], figure["certainty"])]
    voices = _voices(given)
    numbers = {fold_source(voice.name): voice.number for voice in voices if 0 <= voice.number < VOICES}
    _step_back(given)
    points = [point for figure in given if (point := _point(figure, numbers, base))]
    # Its name is what its figures call it ("dollar" for USD); people are counted in other words too ("4 murders").
    unit = series.unit
    if unit != "people":
        unit = next((alone(unit, figure["unit_name"]) for figure in shown if figure["unit_name"]), unit)
    disputed = sum(not figure["stated_until"] for figure in shown) - sum(not figure["stated_until"] for figure in given)
    return SeriesPage(
        series, shown, excluded, count_gone(connection, series_id), count_included(connection, name), points, voices,
        _AXES.get(unit) or unit_words(unit), disputed, count_former(connection, series_id), copies,
        series.rule_words(unit_called(connection, series.unit)),
    )  # fmt: skip


def _join_copies(figures: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], int]:
    """Return the figures that repeat none before them, each with who repeats it in ``copies``, and how many repeat one."""
    shown = {figure["key"]: figure | {"copies": []} for figure in figures if figure["copy_of"] is None}
    for figure in figures:
        if figure["copy_of"] is not None:
            shown[figure["copy_of"]]["copies"].append(figure)
    return list(shown.values()), len(figures) - len(shown)


def _voices(figures: list[dict[str, Any]]) -> list[Voice]:
    """Return the sources of a chart, those who give most figures first, then the others as one, then nobody."""
    counts = Counter(fold_source(figure["source"]) for figure in figures if figure["source"])
    former = Counter(fold_source(figure["source"]) for figure in figures if figure["stated_until"])
    unresolved = [name for name in counts if name in PRONOUNS]
    printed: dict[str, str] = {}
    for figure in figures:
        if figure["source"]:
            printed.setdefault(fold_source(figure["source"]), figure["source"])
        figure["voice"] = -1

    def voice(number: int, name: str, folded: Sequence[str]) -> Voice:
        before = sum(former[each] for each in folded)
        return Voice(number, name, sum(counts[each] for each in folded) - before, before)

    ranked = sorted(counts.keys() - unresolved, key=lambda name: (-counts[name], name))
    voices = [voice(number, printed[name], [name]) for number, name in enumerate(ranked[:VOICES])]
    rest = ranked[VOICES:] + unresolved
    if rest:
        voices.append(voice(VOICES, f"{len(rest)} other source{'' if len(rest) == 1 else 's'}", rest))
    nobody = sum(not figure["source"] for figure in figures)
    if nobody:
        voices.append(Voice(-1, "no source given", nobody - former[""], former[""]))
    return voices


def _step_back(figures: list[dict[str, Any]]) -> None:
    """Say of each by how many steps what its article stated in its stead on the same day came later."""
    revisions: dict[tuple[str, str | None], set[float]] = defaultdict(set)
    for figure in figures:
        # What is stated now is the last.
        revisions[figure["article"], figure["day"]].add(figure["revision"] or math.inf)
    for figure in figures:
        own = figure["revision"] or math.inf
        figure["back"] = sum(each > own for each in revisions[figure["article"], figure["day"]])


def _point(figure: dict[str, Any], numbers: dict[str, int], base: str) -> Point | None:
    source = figure["source"]
    figure["voice"] = numbers.get(fold_source(source), VOICES) if source else -1
    at = next((figure[name] for name in ("value", "low", "high") if figure[name] is not None), None)
    if at is None or not _is_day(figure["day"]):
        return None
    others = len(figure["copies"])
    copies = f", and in {others} near-identical text{'' if others == 1 else 's'}" if others else ""
    is_projected = figure["certainty"] == "projected"
    says = f"{figure['says']}{', projected' if is_projected else ''}"
    label = f"{print_day(figure['day'])}: {says}, {source or 'no source given'}{copies}"
    until = figure["stated_until"]
    return Point(
        figure["key"], figure["day"], at, figure["value"], figure["low"], figure["high"], figure["voice"],
        f"{label}; {until_words(until, figure['now'])}" if until else label, f"{base}/-/figure/{figure['key']}", until is not None,
        figure["back"], is_projected,
    )  # fmt: skip


def _is_day(day: str | None) -> bool:
    try:
        return bool(day and date.fromisoformat(day))
    except ValueError:  # somebody has written into the table
        return False


def series_csv(connection: sqlite3.Connection, name: str) -> str | None:
    """Return all figures of a series as CSV, or None where there is none of this name."""
    found = find_series(connection, name)
    if found is None:
        return None
    return "".join(csv_pieces(FIGURE_COLUMNS, (tuple(row.values()) for row in figures_of(connection, found[0]))))
