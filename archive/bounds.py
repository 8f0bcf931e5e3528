"""What a figure's bounds say, in words and against each other (DESIGN.md, "Rules of meaning").

Plain functions over plain values: the pages use them, and so does SQL, where ``register`` puts them on a connection.
"""

from __future__ import annotations

import re
import sqlite3
import sys
import tomllib
from decimal import Decimal, DecimalException
from functools import cache, lru_cache
from importlib.resources import files
from unicodedata import combining, normalize

from archive.accuracy import found_words, share_words
from archive.store.search import fts_query
from archive.telling import counted, fold_source, voice

_SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "mn": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "b": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
}

_ENDLESS = (3, 6, 7, 9, 11, 12)  # a number of parts, of which one has no end in decimals

LONGEST_LOOKED_AT = 100_000

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")  # 1,200   3.5   2024     not: the full stop of "in 2024."

DECIMAL_COMMA = re.compile(r"(?P<whole>\d),(?P<decimals>\d{1,2}|\d{4,})(?![\d,])")  # 4,75   not: 35,000   12,34,567

_WORD = re.compile(r"\w+")

_COMPARATORS = {">": "more than", ">=": "at least", "<": "less than", "<=": "up to", "=": ""}


def parse_number(text: object) -> float | int | None:
    """Read a number as people type it: ``35,000``, ``1.2 million``, ``$3bn``, ``19%``; None where it is not one, as ``4,75``.

    For the parameters of queries, not for prose: one number with at most one scale word, nothing else.
    """
    if isinstance(text, int | float):
        return text
    words = str(text or "").strip().lower().replace("\N{MINUS SIGN}", "-").strip("$£€¥% ").split()
    digits = words[0].replace(",", "").replace("_", "") if words else ""
    number = digits.rstrip("abcdefghijklmnopqrstuvwxyz")
    scale_words = [digits[len(number) :]] if number != digits else []
    scale_words += words[1:]
    if not number or not number.isascii() or len(number) > 40 or len(scale_words) > 1 or DECIMAL_COMMA.search(words[0]):
        return None
    scale = _SCALES.get(scale_words[0], 0) if scale_words else 1
    try:
        value = Decimal(number) * scale
    except DecimalException:
        return None
    if not scale or not value.is_finite() or abs(value) > sys.float_info.max:
        return None
    return int(value) if value == value.to_integral_value() and abs(value) < 2**63 else float(value)


def print_number(value: float | int | None) -> str:
    """Print a number for people: 35000.0 as ``35,000``, 0.25 as ``0.25``, two thirds as ``2/3``, 8.333333333333334 as ``8 1/3``, None as nothing."""
    if value is None:
        return ""
    whole = int(value)
    if value == whole:
        return f"{whole:,}"
    part = _vulgar(value - whole)
    if part is not None:
        return f"{whole:,} {part}" if whole else part
    return f"{value:,.12g}"


def _vulgar(value: float) -> str | None:
    """Write a third and its like, whose decimals have no end, as people say them; None where it is nothing of the kind."""
    if not 0 < value < 1 or round(value, 6) == value:
        return None
    for parts in _ENDLESS:
        share = round(value * parts)
        if abs(value - share / parts) < 1e-12 and 0 < share < parts:
            return f"{share}/{parts}"
    return None


def bounds_words(
    comparator: str,
    approximate: int,
    value: float | None,
    low: float | None,
    high: float | None,
    unit_name: str | None,
) -> str:
    """Say what a figure states: "more than 35,000 people", "about 1,200 people (1,150 to 1,250)", "19%".

    Only what the row holds; no bound is made up, and a side that the wording leaves open is not mentioned.
    """
    lead = [_COMPARATORS.get(comparator, "")]
    if approximate and comparator != "between":
        lead.append("about")
    known = [bound for bound in (low, high) if bound is not None]
    if value is not None:
        said = " ".join([*filter(None, lead), print_number(value)])
    elif len(known) == 2:
        said = f"{print_number(low)} to {print_number(high)}"
    elif known:
        said = f"{'at least' if high is None else 'up to'} {print_number(known[0])}"
    else:
        return "not stated"
    last = value if value is not None else known[-1]
    around = comparator == "=" and value is not None and len(known) == 2 and low != high
    return (
        said.strip()
        + _with_unit(unit_name, last)
        + (f" ({print_number(low)} to {print_number(high)})" if around else "")
    )


def _with_unit(unit_name: str | None, number: float) -> str:
    """Return the unit as it is read after its number, with the blank between: people, %, dollars, miles per hour."""
    if not unit_name or unit_name == "percentage":
        return "%" if unit_name else ""
    if unit_name.startswith("per "):
        return f" {unit_name}"  # "43.3 per dollar" has no unit before its per
    head, per, rest = unit_name.partition(" per ")
    rest = _of_many(rest)
    if head == "percentage":
        return f"%{per}{rest}"
    head, of, more = head.partition(" of ")
    if head == "count" and per:
        head = "time"  # "a hundred times a day"
    head = _moneys().get(head, head)
    head = _SINGULARS.get(head, head) if abs(number) == 1 else plural(head)
    return f" {head}{of}{more}{per}{rest}"


@cache
def _moneys() -> dict[str, str]:
    """Return each currency with a country in its name as people print it: "philippine peso" is "Philippine peso".

    The archive keeps the names small, as it keeps all units. They are read from the list of the rules, without the rules.
    """
    listed = tomllib.loads((files("archive") / "extract" / "words" / "currencies.toml").read_text("utf-8"))
    names = [str(line["unit_name"]) for line in listed["currency"]]
    return {name: _with_capitals(name) for name in names if " " in name and name != "pound sterling"}


def _with_capitals(name: str) -> str:
    country, _, money = name.rpartition(" ")
    return " ".join(_CAPITALS.get(word, word.capitalize()) for word in country.split()) + " " + money


def _of_many(rest: str) -> str:
    """Return what a rate is per, in the plural where it is many, as it may be already: "100 kilometres", "100,000 people", "hour"."""
    many, _, noun = rest.partition(" ")
    is_one = not noun or not (many[:1].isdigit() or many in _SCALES) or many == "1"
    return rest if is_one or noun.endswith("s") else f"{many} {plural(noun)}"


def unit_words(unit_name: str) -> str:
    """Return the unit of many figures as it is read: "dollars per barrel", "people", "percentage", "per 100,000 people"."""
    return unit_name if unit_name == "percentage" else _with_unit(unit_name, 2).strip()


_SINGULARS = {"people": "person", "celsius": "degree Celsius", "fahrenheit": "degree Fahrenheit"}
# Singular=plural, of units, coins and counted nouns: of their own, because to read the word lists of the rules takes a second.
_PLURALS = dict(
    pair.split("=")
    for pair in """
    people=people person=people man=men woman=women child=children foot=feet tooth=teeth goose=geese mouse=mice wife=wives
    life=lives knife=knives leaf=leaves half=halves shelf=shelves wolf=wolves thief=thieves loaf=loaves calf=calves
    crisis=crises analysis=analyses basis=bases thesis=theses axis=axes phenomenon=phenomena criterion=criteria
    bacterium=bacteria millennium=millennia aircraft=aircraft spacecraft=spacecraft hovercraft=hovercraft series=series
    species=species headquarters=headquarters crossroads=crossroads sheep=sheep deer=deer reindeer=reindeer fish=fish
    salmon=salmon trout=trout bison=bison cattle=cattle livestock=livestock offspring=offspring yen=yen yuan=yuan baht=baht
    won=won rand=rand birr=birr dong=dong sen=sen zloty=zlotys krone=kroner krona=kronor leu=lei lev=leva penny=pence
    hertz=hertz kilohertz=kilohertz megahertz=megahertz gigahertz=gigahertz horsepower=horsepower hero=heroes veto=vetoes
    potato=potatoes tomato=tomatoes torpedo=torpedoes mosquito=mosquitoes
    """.split()
)
_CAPITALS = {"and": "and", "uae": "UAE", "cfa": "CFA"}
_PLURAL_NAMES = {
    "celsius": "degrees Celsius", "fahrenheit": "degrees Fahrenheit", "pound sterling": "pounds sterling",
    "Brazilian real": "Brazilian reais", "Peruvian sol": "Peruvian soles", "Icelandic krona": "Icelandic kronur",
}  # fmt: skip


def plural(noun: str) -> str:
    """Make an English noun plural by the rules of spelling, and by lists for those that follow none."""
    if noun in _PLURAL_NAMES:
        return _PLURAL_NAMES[noun]
    before, space, last = noun.rpartition(" ")
    if last in _PLURALS:
        last = _PLURALS[last]
    elif last.endswith(("s", "x", "z", "ch", "sh")):
        last += "es"
    elif last.endswith("y") and last[-2:-1] not in tuple("aeiou"):
        last = last[:-1] + "ies"
    else:
        last += "s"
    return before + space + last


def bounds_disjoint(
    low: float | None,
    high: float | None,
    low_open: int,
    high_open: int,
    other_low: float | None,
    other_high: float | None,
    other_low_open: int,
    other_high_open: int,
) -> int:
    """1 when no number lies within both figures: only then do they contradict. A null bound is open for ever.

    "more than 34,904" and "more than 35,000" agree (0); "at most 20" and "more than 20" do not (1).
    """
    return int(
        _is_below(high, other_low, high_open or other_low_open)
        or _is_below(other_high, low, other_high_open or low_open)
    )


def _is_below(high: float | None, low: float | None, touching_is_apart: int) -> bool:
    if high is None or low is None:
        return False
    return high < low or (high == low and bool(touching_is_apart))


def numbers_outside(text: str | None, spans: str | None) -> str | None:
    """Return the runs of digits that lie in none of ``spans``, joined by commas; None where there are none.

    ``spans`` is "start-end" pairs apart by blanks, as ``group_concat(number_start || '-' || number_end, ' ')`` makes them.
    They do not overlap, as the spans of figures do not. "In 2022, 40 people" with 40 taken gives "2022": a year is rightly
    outside. Of a text of more than 100,000 characters the first so many are looked at: no time limit reaches in here.
    """
    if len(spans or "") > 20 * LONGEST_LOOKED_AT:
        raise ValueError("more spans than a text can have")
    taken = sorted(tuple(map(int, pair.split("-"))) for pair in (spans or "").split())
    found: list[str] = []
    next_taken = 0
    for run in _DIGITS.finditer((text or "")[:LONGEST_LOOKED_AT]):
        # Both go from left to right, so each is passed once, however many there are.
        while next_taken < len(taken) and taken[next_taken][1] <= run.start():
            next_taken += 1
        if next_taken == len(taken) or taken[next_taken][0] >= run.end():
            found.append(run[0])
    return ", ".join(found) or None


def parse_day(text: object) -> str | None:
    """Read a day as people type it: ``2024-05-24``, ``24 May 2024``, ``May 24, 2024``; None where it is not one, whole."""
    from archive.reading.dates import read_date  # its parser takes long to import

    typed = re.sub(r"(?<=-)(?=\d(?!\d))", "0", str(text or ""))  # 2024-5-4
    day = read_date(typed)
    return day.isoformat() if day else None


def search_words(words: object) -> str:
    """Turn what people type into an FTS5 query that is never a syntax error; nothing typed matches nothing."""
    return fts_query(str(words or "")) or '""'


def holds_words(text: object, words: object) -> bool:
    """Whether a text holds all of some words, each as a whole word in its singular or plural, whatever its case or accents.

    "worker" is in "migrant workers", "gas" in "greenhouse gases", "car" is not in "cargo"; no words are in every text.
    """
    wanted = _words(words)
    if not wanted:
        return True
    held = frozenset().union(*map(_numbers, _words(text)))
    return not any(held.isdisjoint(_numbers(word)) for word in wanted)


def _words(text: object) -> list[str]:
    said = ("" if text is None else str(text))[:LONGEST_LOOKED_AT].casefold()
    if not said.isascii():
        said = "".join(c for c in normalize("NFKD", said) if not combining(c))
    return _WORD.findall(said)


@lru_cache(maxsize=5000)
def _numbers(word: str) -> frozenset[str]:
    """Return a word and what may be its singular, so that two forms of a noun have one in common: buses, buse, bus."""
    forms = {word}
    if len(word) > 2 and word.endswith("s") and not word.endswith("ss"):
        forms.add(word[:-1])
    if len(word) > 4 and word.endswith("ies"):
        forms.add(word[:-3] + "y")
    if (len(word) > 4 and word.endswith(("ses", "xes", "ches", "shes"))) or (len(word) > 5 and word.endswith("oes")):
        forms.add(word[:-2])
    return frozenset(forms)


def register(connection: sqlite3.Connection) -> None:
    """Put the functions on a connection under their own names."""
    for function, arguments in (
        (parse_number, 1),
        (bounds_words, 6),
        (bounds_disjoint, 8),
        (numbers_outside, 2),
        (search_words, 1),
        (parse_day, 1),
        (voice, 3),
        (fold_source, 1),
        (counted, 3),
        (share_words, 3),
        (found_words, 2),
        (holds_words, 2),
    ):
        connection.create_function(function.__name__, arguments, function, deterministic=True)
