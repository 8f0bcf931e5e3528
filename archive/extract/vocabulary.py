"""The vocabularies as rows: what the word lists say of measures and units, for the tables that describe figures."""

from __future__ import annotations

from collections.abc import Iterator

from archive.extract.words import words


def measures() -> Iterator[tuple[str, str, str, str | None]]:
    """Yield name, label, description and GDELT CountType of each measure."""
    for name, entry in words("measures").items():
        yield name, entry["label"], entry["description"], entry.get("gdelt")


def units() -> Iterator[tuple[str, str, str]]:
    """Yield unit, unit_name and kind of each unit and currency; coins, and the units that have no word, last."""
    seen: set[str] = set()
    tables = [(entry, entry["kind"]) for entry in words("units")["unit"]]
    tables += [(entry, "money") for entry in words("currencies")["currency"]]
    for entry, kind in tables:
        if entry["unit"] not in seen:
            seen.add(entry["unit"])
            yield entry["unit"], entry["unit_name"], kind
    for unit, unit_name, kind in (
        ("people", "people", "count"),
        ("percentage", "percentage", "percent"),
        ("percentage point", "percentage point", "percent"),
        ("a", "year", "duration"),
    ):
        if unit not in seen:
            yield unit, unit_name, kind
