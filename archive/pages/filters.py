"""The filters of the search page: read from what people typed, said back to them, and turned into SQL conditions."""

from __future__ import annotations

import json
import re
import sqlite3
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from archive.bounds import DECIMAL_COMMA, bounds_words, print_number
from archive.meaning import measure_meant
from archive.near_names import nearly_called
from archive.pages.names import choose_names, find_name, fold_name
from archive.pages.quantities import find_unit, split_quantity, units_by_field, units_meant, units_typed
from archive.pages.sources import choose_sources, has_source, source_forms, suppliers
from archive.render import print_day
from archive.store.rows import rows
from archive.telling import is_rate, units_alike

KINDS = ("count", "money", "percent", "fraction", "duration", "age", "ordinal", "measure", "score", "rate")
NAMES = ("from", "to", "publication", "kind", "measure", "object", "min", "max", "unit", "attributed", "source", "name")
MOST_PUBLICATIONS = 5000
NEAR = 6  # sources or names that are proposed where there is none as typed
ATTRIBUTED = {"": None, "yes": True, "no": False}

# 2024   2024-05   2024-05-24     not: 24.05.2024, May 2024
_DAY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?)?", re.ASCII)

# unemploy*   flour OR rice   -rate     not: e-bikes
_OPERATOR = re.compile(r"\b\w+\*|\b(?:OR|NOT)\b|(?:^|\s)-\w+")

# Where a side is open, the number printed stands for it: "more than 12" is found near 12 and not under a million. A figure
# is found where what it reaches and the range wanted have a number in common.
LOWEST = "coalesce(f.low, f.value, f.high)"
HIGHEST = "coalesce(f.high, f.value, f.low)"
ENTITY = "select id from entities where key = ?"


@dataclass(frozen=True, slots=True)
class Meant:
    """Who is meant by what was typed: as the archive writes it, as readers are told, and what to type for it.

    Where nobody is, ``near`` are those whose name holds the words; a unit that no figure here is in has its ``label`` all the same.
    """

    key: str | None = None
    label: str = ""
    typed: str = ""
    near: tuple[str, ...] = ()


NOBODY = Meant()


@dataclass(frozen=True, slots=True)
class Choices:
    """What an archive offers to choose from: the names of its publications, its measures as name and label.

    Of its sources, names and units, which are too many to list, whom or what somebody typed.
    """

    publications: tuple[str, ...]
    measures: tuple[tuple[str, str], ...]
    source: Meant = NOBODY
    name: Meant = NOBODY
    unit: Meant = NOBODY


@dataclass(frozen=True, slots=True)
class Filters:
    """What was asked for; None where nothing was. ``complaints`` says, by field, what to type instead.

    ``object`` are words for what a figure counts or describes, ``unit`` is its unit or the unit's name, ``source`` on whose word it
    is, ``name`` the key of whom its paragraph names.
    """

    first: str | None = None
    last: str | None = None
    publication: str | None = None
    kind: str | None = None
    measure: str | None = None
    low: float | None = None
    high: float | None = None
    attributed: bool | None = None
    source: str | None = None
    name: str | None = None
    object: str | None = None
    unit: str | None = None
    complaints: Mapping[str, str] = field(default_factory=dict)

    @property
    def of_articles(self) -> bool:
        return any(asked is not None for asked in (self.first, self.last, self.publication))

    @property
    def of_values(self) -> bool:
        return self.low is not None or self.high is not None

    @property
    def of_figures(self) -> bool:
        asked = (self.kind, self.measure, self.attributed, self.source, self.object, self.unit)
        return self.of_values or any(one is not None for one in asked)

    def __bool__(self) -> bool:
        return self.of_articles or self.of_figures or self.name is not None


@dataclass(frozen=True, slots=True)
class Where:
    """Conditions of SQL that all hold, and the values that they bind, in order."""

    conditions: tuple[str, ...] = ()
    values: tuple[object, ...] = ()

    def and_(self, condition: str, *values: object) -> Where:
        return Where((*self.conditions, condition), self.values + values)

    def __add__(self, other: Where) -> Where:
        return Where(self.conditions + other.conditions, self.values + other.values)

    def __str__(self) -> str:
        return " and ".join(self.conditions) or "1"


def read_choices(connection: sqlite3.Connection, typed: Mapping[str, str] | None = None) -> Choices:
    """Read what the form offers, and who is meant by the source and the name that were typed."""
    asked = {name: " ".join((typed or {}).get(name, "").split()) for name in ("source", "name")}
    names = rows(connection, "select name from publications order by name limit ?", MOST_PUBLICATIONS)
    measures = rows(connection, "select name, label from measures order by label")
    return Choices(
        tuple(row["name"] for row in names),
        tuple((row["name"], row["label"]) for row in measures),
        _source_meant(connection, asked["source"]) if asked["source"] else NOBODY,
        _name_meant(connection, asked["name"]) if asked["name"] else NOBODY,
        _unit_meant(connection, units_meant(typed or {})),
    )


def _unit_meant(connection: sqlite3.Connection, units: list[str]) -> Meant:
    if not units:
        return NOBODY
    unit, label, near = find_unit(connection, units[0])
    return Meant(unit, label, unit or "", near)


def _source_meant(connection: sqlite3.Connection, typed: str) -> Meant:
    if has_source(connection, typed):
        return Meant(typed, typed, typed)
    found = suppliers(connection)
    near = [each.name for each in choose_sources(found, typed)] or nearly_called(typed, [each.name for each in found])
    return Meant(near=tuple(near[: NEAR + 1]))


def _name_meant(connection: sqlite3.Connection, typed: str) -> Meant:
    key = find_name(connection, typed)
    if key is None:
        # "U" is in half of all names; of whom a title is typed with the name, the title is in none.
        long = [word for word in typed.split() if len(word) > 2 and word.casefold() != "the"]
        tries = (long[at:] for at in range(len(long)))
        shown = next((found for words in tries if (found := choose_names(connection, [], " ".join(words)).shown)), [])
        wanted = set(fold_name(typed).split())  # "Lee" is Ann Lee before it is Eileen Gu
        near = sorted(shown, key=lambda each: (wanted.isdisjoint(each.key.partition(":")[2].split()), -each.articles))
        return Meant(near=tuple(dict.fromkeys(each.name for each in near))[: NEAR + 1])
    [entity] = rows(connection, "select name from entities where key = ?", key)
    name = entity["name"]
    return Meant(key, name, name if find_name(connection, name) == key else key)


def join_choices(several: Iterable[Choices]) -> Choices:
    """Offer what any of several archives offers."""
    every = list(several)
    publications = sorted({name for choices in every for name in choices.publications}, key=str.casefold)
    measures = {name: label for choices in every for name, label in choices.measures}
    return Choices(
        tuple(publications),
        tuple(sorted(measures.items(), key=lambda measure: measure[1])),
        _join([choices.source for choices in every]),
        _join([choices.name for choices in every]),
        _join([choices.unit for choices in every]),
    )


def _join(meant: Iterable[Meant]) -> Meant:
    every = list(meant)
    known = next((one for one in every if one.key is not None), None)
    label = next((one.label for one in every if one.label), "")
    return known or Meant(label=label, near=tuple(dict.fromkeys(name for one in every for name in one.near)))


def read_filters(typed: Mapping[str, str], choices: Choices) -> Filters:
    """Read the filters of a form, by the names in ``NAMES``; what cannot be read is left out and complained of."""
    asked = {name: " ".join(typed.get(name, "").split()) for name in NAMES}
    complaints: dict[str, str] = {}
    first, last = _read_days(asked, complaints)
    low, high = _read_numbers(asked, complaints)
    publications = {name.casefold(): name for name in choices.publications}
    measures = {key.casefold(): name for name, label in choices.measures for key in (label, name)}
    filters = Filters(
        first=first,
        last=last,
        publication=publications.get(asked["publication"].casefold()),
        kind=asked["kind"] if asked["kind"] in KINDS else None,
        measure=measures.get(asked["measure"].casefold()),
        low=low,
        high=high,
        attributed=ATTRIBUTED.get(asked["attributed"]),
        source=choices.source.key if asked["source"] else None,
        name=choices.name.key if asked["name"] else None,
        object=asked["object"] or None,
        unit=choices.unit.key if len(units_meant(asked)) == 1 else None,
        complaints=complaints,
    )
    if asked["publication"] and filters.publication is None:
        complaints["publication"] = _unknown("publication", asked["publication"], choices.publications)
    if asked["measure"] and filters.measure is None:
        complaints["measure"] = _unknown_measure(asked["measure"], choices)
    if asked["kind"] and filters.kind is None:
        complaints["kind"] = _unknown("kind", asked["kind"], KINDS)
    for name, meant in (("source", choices.source), ("name", choices.name)):
        if asked[name] and meant.key is None:
            complaints[name] = _unknown(name, asked[name], meant.near)
    if m := _OPERATOR.search(asked["object"]):
        complaints["object"] = (
            f"“{m.group().strip()}” is for the words of the search: type what is counted or described in whole words."
        )
    elif asked["object"] and not object_query(asked["object"]):
        complaints["object"] = (
            f"“{_short(asked['object'])}” is no word: type what is counted or described, as children."
        )
    complaints |= _complain_of_units(asked, choices)
    if filters.source is not None and filters.attributed is False:
        complaints["attributed"] = "Choose either: what is on somebody’s word is attributed."
    if asked["attributed"] not in ATTRIBUTED:
        complaints["attributed"] = "Choose yes or no, or leave it empty for both."
    return filters


def _complain_of_units(asked: Mapping[str, str], choices: Choices) -> dict[str, str]:
    """Say in the field where it was typed that a unit is not here, or is another than that of the field before."""
    typed = units_typed(asked)
    first, unit = next(iter(typed.items()), ("unit", ""))
    meant = units_by_field(asked)
    other = next((name for name in typed if meant[name] != meant[first]), None)
    if other is not None:
        return {other: f"“{_short(unit)}” and “{_short(typed[other])}” are not the same unit: choose one."}
    if not unit or choices.unit.key is not None:
        return {}
    alone = "leave this out" if first == "unit" else "type the number alone"
    measure = measure_meant(unit) if not choices.unit.near else None
    label = dict(choices.measures).get(measure or "")
    said = _unknown("unit", unit, choices.unit.near, f"{alone} and ask for the measure {label}" if label else alone)
    if choices.unit.label:
        instead = said.partition(" here: ")[2]
        said = f"“{_short(unit)}” is a unit, but no figure here is in it: {instead}"
    return {first: said}


def say(filters: Filters, choices: Choices) -> str:
    """Say what the filters ask for, for the line over a form that is folded away."""
    said: list[str | None] = []
    if filters.first or filters.last:
        said.append(
            " ".join(f"{word} {print_day(day)}" for word, day in (("from", filters.first), ("to", filters.last)) if day)
        )
    said += [filters.publication, filters.kind, dict(choices.measures).get(filters.measure or "")]
    said.append(f"of {filters.object}" if filters.object is not None else None)
    for word, bound in (("at least", filters.low), ("at most", filters.high)):
        if bound is not None:
            unit = choices.unit.label if filters.unit is not None else None
            said.append(f"{word} {bounds_words('=', 0, bound, None, None, unit)}")
    if filters.unit is not None and not filters.of_values:
        said.append(f"in the unit {choices.unit.label}")
    if filters.attributed is not None:
        said.append("attributed" if filters.attributed else "attributed to nobody")
    said.append(f"on the word of {choices.source.label}" if filters.source is not None else None)
    said.append(f"beside the name {choices.name.label}" if filters.name is not None else None)
    return ", ".join(filter(None, said))


def _read_days(asked: Mapping[str, str], complaints: dict[str, str]) -> tuple[str | None, str | None]:
    days: dict[str, str | None] = {}
    for name in ("from", "to"):
        days[name] = read_day(asked[name], last=name == "to")
        if asked[name] and days[name] is None:
            complaints[name] = f"“{_short(asked[name])}” is no day: type 2024-05-24, 2024-05 or 2024."
    if days["from"] and days["to"] and days["from"] > days["to"]:
        complaints["to"] = "The period ends before it begins: make the second day the later one."
    return days["from"], days["to"]


def _read_numbers(asked: Mapping[str, str], complaints: dict[str, str]) -> tuple[float | None, float | None]:
    numbers: dict[str, float | None] = {}
    for name in ("min", "max"):
        numbers[name] = split_quantity(asked[name])[0]
        if asked[name] and numbers[name] is None:
            with_point = DECIMAL_COMMA.sub(r"\g<whole>.\g<decimals>", asked[name])
            instead = "35,000 or 1.2 million or $5m" if with_point == asked[name] else _short(with_point)
            complaints[name] = f"“{_short(asked[name])}” is no number: type {instead}."
    low, high = numbers["min"], numbers["max"]
    if low is not None and high is not None and low > high:
        complaints["max"] = f"The largest is less than the smallest: make it {print_number(low)} or more."
    # A float, because an int past 2**63 is one too: SQLite compares it with REAL columns all the same.
    return None if low is None else float(low), None if high is None else float(high)


def read_day(typed: str, *, last: bool) -> str | None:
    """Return the first or last day of a year, a month or a day as typed; None where it is none, as 2023-02-30."""
    m = _DAY.fullmatch(typed)
    if not m or m["year"] == "0000":
        return None
    month = m["month"] or ("12" if last else "01")
    longest = monthrange(int(m["year"]), int(month))[1]
    day = m["day"] or (f"{longest}" if last else "01")
    return f"{m['year']}-{month}-{day}" if int(day) <= longest else None


def _unknown(what: str, typed: str, names: Iterable[str], otherwise: str = "leave this out") -> str:
    """Say that there is no such name, and which there are: those that hold what was typed first, else those most like it."""
    every = list(names)
    near = [name for name in every if typed.casefold() in name.casefold()]
    near = near or nearly_called(typed, every) or every
    if not near:
        return f"There is no {what} “{_short(typed)}” here: {otherwise}."
    return f"There is no {what} “{_short(typed)}” here: choose {', '.join(near[:6])}{', or another' if len(near) > 6 else ''}."


def _unknown_measure(typed: str, choices: Choices) -> str:
    """Say which measure has what was typed among its words; where none has, all that there are."""
    label = dict(choices.measures).get(measure_meant(typed) or "")
    if label is not None:
        return f"There is no measure “{_short(typed)}” here: choose {label}."
    said = _unknown("measure", typed, [each for _, each in choices.measures])
    return f"{said} archive export measures prints all." if said.endswith("or another.") else said


def _short(typed: str) -> str:
    return typed if len(typed) <= 40 else typed[:40] + "…"


def object_query(words: str) -> str:
    """Return the FTS5 query that every paragraph matches with a figure of these words: objects are words of their paragraph."""
    return " AND ".join(map(_in_either_number, re.findall(r"\w+", words)))


def _in_either_number(word: str) -> str:
    """Return a word, or where FTS5 does not know its plural by the same stem, both: "gas" and "gases"."""
    if word.casefold().endswith("ses"):
        return f'("{word}" OR "{word[:-2]}")'
    other = word.casefold().endswith("s") and not word.casefold().endswith("ss")
    return f'("{word}" OR "{word}es")' if other else f'"{word}"'


def of_articles(filters: Filters) -> Where:
    """Return the conditions on an article ``a``."""
    where = Where()
    if filters.publication is not None:
        where = where.and_("a.publication_id = (select id from publications where name = ?)", filters.publication)
    if filters.first is not None:
        where = where.and_("a.published >= ?", filters.first)
    if filters.last is not None:
        where = where.and_("a.published <= ?", filters.last)
    return where


def of_paragraphs(filters: Filters, paragraph: str) -> Where:
    """Return the conditions on the paragraph whose id is ``paragraph`` in the SQL."""
    if filters.name is None:
        return Where()
    # By the index of the paragraph: a country is named in every second article.
    named = f"select 1 from mentions m where m.paragraph_id = {paragraph} and +m.entity_id = ({ENTITY})"
    return Where((f"exists ({named})",), (filters.name,))


def of_figures(filters: Filters) -> Where:
    """Return the conditions on a figure ``f``; all of them hold of the same figure."""
    where = Where()
    if filters.kind is not None:
        where = where.and_("f.kind = ?", filters.kind)
    if filters.measure is not None:
        where = where.and_("f.measure = ?", filters.measure)
    if filters.attributed is not None:
        where = where.and_("f.attribution_id is not null" if filters.attributed else "f.attribution_id is null")
    if filters.source is not None:
        # Looked up by the figure: "police" say a hundred thousand things. Who disputes a number has not given it.
        forms = "select value from json_each(?)"
        on_word = f"select 1 from attributions t where t.id = f.attribution_id and t.stance <> 'disputed' and +t.source_name in ({forms})"
        where = where.and_(f"exists ({on_word})", json.dumps(source_forms(filters.source)))
        where = where.and_("f.certainty <> 'disputed'")
    if filters.object is not None:
        where = where.and_("holds_words(coalesce(f.object, '') || ' ' || coalesce(f.about, ''), ?)", filters.object)
    if filters.unit == "people":
        where = where.and_("counted(f.kind, f.measure, f.unit) = 'people'")  # "31 deaths" are of people too
    elif filters.unit is not None:
        alike = units_alike(filters.unit)
        where = where.and_(
            f"f.{'unit_name' if is_rate(filters.unit) else 'unit'} in ({', '.join('?' * len(alike))})", *alike
        )
    if filters.low is not None:
        where = where.and_(f"{HIGHEST} >= ?", filters.low)
    if filters.high is not None:
        where = where.and_(f"{LOWEST} <= ?", filters.high)
    return where
