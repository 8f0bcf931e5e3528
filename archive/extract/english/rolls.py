"""The rolls of names: words of people.toml and organisations.toml as the tables that the rules of mentions look up."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from archive.extract.english.gazetteer import gazetteer
from archive.extract.words import word_set, words

HONORIFICS = word_set("people", "honorifics")
ROLES = word_set("people", "roles")
TITLES = HONORIFICS | ROLES
FORMS_OF_ADDRESS = frozenset(["mr", "mrs", "ms", "miss"])  # they tell no office
ROLES_TOO = word_set("people", "roles_too")
_FAMILY = word_set("people", "family")
OF_PERSONS = _FAMILY | word_set("people", "of_persons")
TOWNS_TOO = word_set("people", "towns_too")
KIN = _FAMILY | word_set("people", "kin")
RELATIONS = _FAMILY | word_set("people", "relations")
MODIFIERS = word_set("people", "modifiers")
TRACEABLE = word_set("people", "traceable")
PARTICLES = word_set("people", "particles")
SUFFIXES = word_set("people", "suffixes")
WORDS_TOO = word_set("people", "words_too")
SPEECH = word_set("people", "speech")
FAMILY_FIRST = word_set("people", "family_first")
ORG_SUFFIXES = word_set("organisations", "suffixes")
ORG_HEADS = word_set("organisations", "heads")
ORG_OPENERS = word_set("organisations", "openers")
OF_A_STATE = word_set("organisations", "of_a_state")
NOT_ALONE = word_set("organisations", "not_alone")
SURNAMES_TOO = word_set("organisations", "surnames_too")
WEAK_HEADS = word_set("organisations", "weak_heads")
WHOSE_BODY = word_set("organisations", "whose_body")
WHOSE_OFFICE = word_set("organisations", "whose_office")
HALVES = frozenset(
    ("South", "North", "West", "East", "Northern")
)  # of a country, before its nationality: "South Korean"
THINGS = word_set("organisations", "things")
NOT_PERSONS = word_set("organisations", "not_persons")


def _phrases(table: str) -> dict[str, list[list[str]]]:
    """Return phrases by their last word, the longest first: they are looked for from a name, leftwards."""
    found: dict[str, list[list[str]]] = {}
    for phrase in words("people")[table].replace("\n", ";").split(";"):
        parts = phrase.replace("-", " - ").split()
        if parts:
            found.setdefault(parts[-1], []).append(parts)
    for listed in found.values():
        listed.sort(key=len, reverse=True)
    return found


PHRASES = _phrases("phrases")
ANONYMOUS = _phrases("anonymous")


@cache
def given_names() -> frozenset[str]:
    return frozenset((files("archive.extract.words") / "given.txt").read_text(encoding="utf-8").split())


@cache
def organisations() -> dict[str, str]:
    """Return every known form of a name, with the name that is kept: "UN" -> "United Nations"."""
    found: dict[str, str] = {}
    for line in words("organisations")["known"].strip().splitlines():
        kept, *others = line.split("|")
        found |= dict.fromkeys([kept, *others], kept)
    return found


@cache
def known_names() -> dict[str, str]:
    """Return the kind of every name on a list: organisation, place, or thing for what is none of ours."""
    places = gazetteer()
    names = dict.fromkeys((word for word in THINGS if word not in places.nationalities), "thing")
    names |= dict.fromkeys(places.cities, "place") | dict.fromkeys(places.places, "place")
    return names | dict.fromkeys(organisations(), "organisation")


@cache
def longest_from() -> dict[str, int]:
    """Return, for the first word of a known name of several, how many words the longest such name has."""
    longest = dict(gazetteer().longest)
    for name in organisations():
        first, blank, _ = name.partition(" ")
        if blank:
            longest[first] = max(longest.get(first, 1), name.count(" ") + 1)
    return longest


@cache
def with_possessive() -> frozenset[str]:
    """Return the last words of names that end in 's: "Moody's"."""
    return frozenset(name.rsplit(" ", 1)[-1][:-2] for name in organisations() if name.endswith("'s"))
