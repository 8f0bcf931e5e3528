"""Places and nationality words, from words/places.toml and cities.tsv. Read once, when the first capital asks for them.

Cities are an extract of GeoNames (tests/make_gazetteer.py): 19,000 names in half a megabyte, kept as one string a name
until the name is looked up, so that loading costs a few milliseconds and no city that is never named is ever built.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from archive.extract.words import word_set, words


class Place(NamedTuple):
    """An entry of the gazetteer. ``kind`` is country, region, state or city; ``area`` the state of a city of the USA."""

    name: str
    kind: str
    country: str | None
    latitude: float | None
    longitude: float | None
    people: int = 0  # in thousands, of a city
    area: str | None = None


class Gazetteer:
    """All that the files say, keyed by the name as printed."""

    __slots__ = ("areas", "cities", "countries", "longest", "nationalities", "places")

    def __init__(self) -> None:
        self.places: dict[str, Place] = {}
        self.countries: dict[str, Place] = {}  # by code
        self.nationalities: dict[str, str | None] = {}
        self.areas: dict[str, Place] = {}  # "Calif.": what follows a town and a comma
        tables = words("places")
        for kind, table in (("country", "countries"), ("region", "regions"), ("state", "states")):
            for line in tables[table].strip().splitlines():
                code, where, names, more = line.split(";")
                self._add(kind, code, where, names.split("|"), more.split("|") if more else [])
        self.cities: dict[str, str] = {}
        text = (files("archive.extract.words") / "cities.tsv").read_text(encoding="utf-8")
        for line in text.splitlines():
            name, rest = line.split("\t", 1)
            seen = self.cities.get(name)
            self.cities[name] = f"{seen}\n{rest}" if seen else rest
        self.longest: dict[str, int] = {}
        for name in (*self.places, *self.cities):
            first, blank, _ = name.partition(" ")
            if blank:
                self.longest[first] = max(self.longest.get(first, 1), name.count(" ") + 1)

    def _add(self, kind: str, code: str, where: str, names: list[str], more: list[str]) -> None:
        latitude, longitude = (float(part) for part in where.split()) if where else (None, None)
        state = kind == "state"
        country = "US" if state else code or None
        place = Place(names[0], kind, country, latitude, longitude, 0, f"US-{code}" if state else None)
        if kind == "country":
            self.countries[code] = place
        self.places |= dict.fromkeys(names, place)
        self.areas |= dict.fromkeys([*names, *(more if state else [])], place)
        if not state:
            for word in more:
                plural = "men".join(word.rsplit("man", 1)) if word.endswith("man") and len(word) > 6 else word + "s"
                self.nationalities |= {word: country, plural: country}

    def cities_named(self, name: str) -> tuple[Place, ...]:
        """Return the cities of a name, the largest first."""
        found = []
        for row in self.cities.get(name, "").splitlines():
            where, latitude, longitude, people = row.split("\t")
            country, _, state = where.partition("-")
            area = where if state else None
            found.append(Place(name, "city", country, float(latitude), float(longitude), int(people), area))
        return tuple(sorted(found, key=lambda place: -place.people))


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer()


def nationality(word: str) -> str | None:
    """Return the country that a nationality word points at ("Israeli": IL), None for any other word.

    The word is no mention of the country; and of "European" or "Kashmiri", which are of no one country, None is said too.
    """
    return gazetteer().nationalities.get(word)


PLACE_HEADS = frozenset(
    ["County", "Township", "Borough", "River", "Island", "Islands", "Mountains", "Valley", "Peninsula", "Province"]
)
PLACE_OPENERS = frozenset(["Lake", "Mount"])
IN = frozenset(["in", "near", "outside", "around", "inside", "across", "throughout"])
AT = frozenset(
    [
        "at",
        "from",
        "to",
        "into",
        "toward",
        "towards",
        "between",
        "via",
        "through",
        "leave",
        "left",
        "visit",
        "visited",
        "reach",
        "reached",
        "enter",
        "entered",
        "seized",
        "captured",
        "besieged",
        "bombed",
        "invaded",
    ]
)


@lru_cache(maxsize=1 << 16)  # bounded: a load may see words for years
def is_plain(word: str) -> bool:
    """Whether a word is a plain one, to which a sentence or a title may have given its capital."""
    return word in ordinary_words()


@cache
def ordinary_words() -> frozenset[str]:
    text = (files("archive.extract.words") / "ordinary.txt").read_text(encoding="utf-8")
    return frozenset(text.split()) | word_set("grammar", "sentence_starters")
