"""Whose dollars, rupees and gallons a document counts, where a name or a sign is that of several countries.

A bare "$" of a Sydney paper, the "Rs30" of a report from Sukkur, "eight pints" in Preston.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from archive.extract.dates.dates import country_of_address
from archive.extract.draft import Draft
from archive.extract.english.gazetteer import gazetteer
from archive.extract.english.lexicon import CURRENCY_CODES, MONTHS, Unit
from archive.extract.english.tokens import Tokens
from archive.extract.units.currencies import country_at, is_of_a_country, namesakes
from archive.extract.words import word_set, words
from archive.model import Document

Paragraphs = Sequence[tuple[Tokens, list[Draft]]]

_WORDS = words("currencies")


def _by_name(table: str) -> dict[str, str]:
    return {name: code for code, line in _WORDS[table].items() for name in line.split(";")}


_TOWNS = _by_name("towns")
_DOLLAR_NATIONS = _by_name("nations")
_PAPERS = _by_name("papers")
_PROVINCES: dict[str, str] = _WORDS["provinces"]
_OWN_DOLLARS: dict[str, str] = _WORDS["countries"]
_IMPERIAL: dict[str, str] = _WORDS["imperial"]
_IMPERIAL_COUNTRIES = frozenset(("GB", "IE"))
_NATIONS = frozenset(_DOLLAR_NATIONS)
_OF_AMERICA = word_set("rules", "wire_money.of_america")
_LEFT = frozenset(("dollar", "dollars", "dlr", "dlrs", "pound", "pounds"))  # of whom dollars are, their own rule says
_SIGN = "currency before"
_OFTEN = 2  # times that the country is named
_IN_BRACKETS = re.compile(r"\([^)]*\)")


def settle_whose(paragraphs: Paragraphs, document: Document) -> None:
    """Say whose the units are that several countries have; most documents have none of them."""
    _settle_dollars(paragraphs, document)
    _settle_namesakes(paragraphs, document)
    _settle_imperial(paragraphs, document)


def country_of(document: Document) -> str | None:
    """Return the country of a document's paper, else of its dateline."""
    return _country_of_paper(document) or _country_of_dateline(document.dateline)


def home_of(dateline: str | None) -> Unit | None:
    """Return the money of the town that a report comes from.

    "TORONTO, March 3", "SYDNEY, N.S. (CP)"; of no other town of that name: "MELBOURNE, Fla.,".
    """
    town, *parts = (part.strip() for part in _IN_BRACKETS.sub("", dateline or "").lower().split(","))
    code = next((_PROVINCES[part] for part in parts if part in _PROVINCES), None)
    if code is None and (not parts or parts[0].partition(" ")[0].rstrip(".") in MONTHS):
        code = _TOWNS.get(town)
    return CURRENCY_CODES[code] if code else None


# --- dollars ---------------------------------------------------------------------------------------------------------


def _settle_dollars(paragraphs: Paragraphs, document: Document) -> None:
    """Say whose a bare "$" is: the paper's, the dateline's where "US$" stands beside it, else the one country's that is told of."""
    signs = [(tk, d) for tk, drafts in paragraphs for d in drafts if d.unit == "USD" and d.rules.get("unit") == _SIGN]
    bare = [d for tk, d in signs if "US" not in tk.slice(d.first, d.last)]
    if not bare:
        return
    home, paper = home_of(document.dateline), _country_of_paper(document)
    if paper in _OWN_DOLLARS:
        own = CURRENCY_CODES[_OWN_DOLLARS[paper]]
        if not _writes_own(paragraphs, own) and (len(bare) < len(signs) or _is_of_home(paragraphs, document, paper)):
            _give(bare, own, "dollars of the paper")
    elif not document.dateline:
        told = _one_told_of(paragraphs)
        if told is not None:
            _give(bare, told, "dollars of the country that is told of")
    elif home is not None and home.unit != "USD" and "dollar" in home.unit_name and len(bare) < len(signs):
        _give(bare, home, "dollars of the dateline, beside US$")


def _give(signs: list[Draft], own: Unit, rule: str) -> None:
    for d in signs:
        d.unit, d.unit_name = own.unit, (d.unit_name or "").replace("dollar", own.unit_name, 1)
        d.rules["unit"] = rule


def _country_of_paper(document: Document) -> str | None:
    """Return the country of a paper by its address, else by its name: a town with a dollar of its own, or a nation."""
    country = country_of_address(document.url)
    name = (document.publication or "").lower()
    if country is not None or not name:
        return country
    code = next((code for paper, code in _PAPERS.items() if paper in name), None)
    code = code or next((_DOLLAR_NATIONS[w] for w in name.split() if w in _DOLLAR_NATIONS), None)
    own = next((country for country, own in _OWN_DOLLARS.items() if own == code), None)
    return own or _country_in_name(document.publication)


def _country_in_name(publication: str | None) -> str | None:
    """Return the country that a paper has in its name: "Jamaica Observer", "Sri Lanka Guardian", "The Nepali Times"; none of "New Mexico Sun"."""
    names, told = gazetteer(), (publication or "").split()
    k = 0
    while k < len(told):
        for end in (k + 2, k + 1):
            name = " ".join(told[k:end])
            place = names.places.get(name)
            if place is not None and place.kind == "country":
                return place.country
            if place is not None:
                k = end - 1
                break
            if names.nationalities.get(name) is not None:
                return names.nationalities[name]
        k += 1
    return None


def _writes_own(paragraphs: Paragraphs, own: Unit) -> bool:
    """Whether a paper writes its own dollars as such: "A$4.1 million"; what is bare beside them is of America."""
    return any(d.unit == own.unit and d.rules.get("unit") == _SIGN for _, drafts in paragraphs for d in drafts)


def _is_of_home(paragraphs: Paragraphs, document: Document, country: str) -> bool:
    """Whether a story is from its paper's country: by its dateline, else by which nations it names more often."""
    if document.dateline:
        return _country_of_dateline(document.dateline) == country
    code = _OWN_DOLLARS[country]
    home = sum(_DOLLAR_NATIONS.get(w) == code for tk, _ in paragraphs for w in tk.lower)
    home = home or sum(country_at(tk, k) == country for tk, _ in paragraphs for k in range(tk.size))
    return home >= sum(w in _OF_AMERICA for tk, _ in paragraphs for w in tk.word)


def _one_told_of(paragraphs: Paragraphs) -> Unit | None:
    """Return the dollar of the one country that a text tells of, where it names no Americans and no other money."""
    if any(d.kind == "money" and d.unit != "USD" for _, drafts in paragraphs for d in drafts):
        return None
    named = [tk for tk, _ in paragraphs if not _NATIONS.isdisjoint(tk.distinct)]
    told = Counter(_DOLLAR_NATIONS[w] for tk in named for w in tk.lower if w in _NATIONS)
    if len(told) != 1 or min(told.values()) < _OFTEN:
        return None
    if any(not _OF_AMERICA.isdisjoint(tk.word) for tk, _ in paragraphs):
        return None
    return CURRENCY_CODES[next(iter(told))]


# --- names that several currencies share -------------------------------------------------------------------------------


def _settle_namesakes(paragraphs: Paragraphs, document: Document) -> None:
    """Give francs, crowns, pesos and rupees of a paragraph that names no country near those of the document's country."""
    names = _names_to_settle()
    if not any(drafts and _may_be_named(names, tk, drafts) for tk, drafts in paragraphs):
        return  # most documents: of dollars and pounds alone, or of none
    named = names | _LEFT
    shared = [(tk, drafts) for tk, drafts in paragraphs if drafts and _may_be_named(named, tk, drafts)]
    countries = [_country_told(paragraphs), _country_of_dateline(document.dateline), country_of_address(document.url)]
    having = _having(shared)
    country = next((country for country in countries if country is not None), None)
    if country is None:
        paper = _country_of_paper(document)
        country = paper if paper in having else _most_named(paragraphs, having)
    if country is not None:
        for tk, drafts in shared:
            _name_country(tk, drafts, country)


@cache
def _names_to_settle() -> frozenset[str]:
    return frozenset(namesakes()) - _LEFT


def _may_be_named(names: frozenset[str], tk: Tokens, drafts: list[Draft]) -> bool:
    """Whether a paragraph has a money of these names, or a sign that stands for one."""
    return not names.isdisjoint(tk.distinct) or any(
        _name_of_sign(d) is not None for d in drafts if d.rules.get("unit") == _SIGN
    )


def _country_of_dateline(dateline: str | None) -> str | None:
    """Return the country of a dateline, that it names or whose town it is.

    "BADEN, Switzerland, March 3", "STOCKHOLM, March 3", "SFAX, Tunisia (AFP)", "SYDNEY, N.S. (CP)".
    """
    names = gazetteer()
    for part in reversed(_IN_BRACKETS.sub("", dateline or "").title().split(",")):
        if part.strip().lower() in _PROVINCES:
            return _PROVINCES[part.strip().lower()][:2]  # a currency's code begins with the country's
        place = names.places.get(part.strip()) or next(iter(names.cities_named(part.strip())), None)
        if place is not None:
            return place.country
    return None


def _country_told(paragraphs: Paragraphs) -> str | None:
    """Return the one country whose people a money is called by that several share: "quoted in Philippine pesos"."""
    names = _names_to_settle()
    nationalities = gazetteer().nationalities
    told = {
        nationalities.get(tk.word[k - 1])
        for tk, _ in paragraphs
        if not names.isdisjoint(tk.distinct)
        for k, w in enumerate(tk.lower)
        if w in names and k and tk.word[k - 1][0].isupper()
    } - {None}
    return told.pop() if len(told) == 1 else None


def _having(shared: Paragraphs) -> set[str]:
    """Return the countries that have a money of a name that is used."""
    used = {name for tk, drafts in shared for _, name, _ in _shared_names(tk, drafts)}
    return {country for name in used for country in namesakes().get(name, ())}


def _most_named(paragraphs: Paragraphs, having: set[str]) -> str | None:
    """Return the country ``having`` such a money that a text names most, by itself, its people and its towns; None where two are named as often."""
    told = Counter(
        country
        for tk, _ in paragraphs
        for k, w in enumerate(tk.word)
        if having and w[0].isupper() and (country := country_at(tk, k)) in having
    ).most_common(2)
    return told[0][0] if told and (len(told) == 1 or told[0][1] > told[1][1]) else None


def _name_of_sign(d: Draft) -> str | None:
    """Return the name that a sign stands for where several currencies have it: the "rupee" of "Rs30"."""
    if d.rules.get("unit") != _SIGN:
        return None
    name = (d.unit_name or "").partition(" per ")[0].rpartition(" ")[2]
    return name if name in _names_to_settle() else None


def _name_country(tk: Tokens, drafts: list[Draft], country: str) -> None:
    """Give the money of a paragraph that names no country near the country's."""
    renamed: dict[str | None, Unit] = {}
    for d, name, told in _shared_names(tk, drafts):
        own = namesakes().get(name, {}).get(country) if name not in _LEFT else None
        if own is None or (told is not None and is_of_a_country(tk, d, name)):
            continue  # a name has been read by what is named near; a sign never is
        renamed[d.unit] = own
        if d.kind == "count":
            d.unit_text, d.object, d.object_head = told, None, None  # "16 mln crowns"
        _rename(d, own)
    for d in drafts:
        unsaid = d.unit_text is None and d.object is None and not d.rules.get("unit", "").startswith("currency")
        if unsaid and d.unit in renamed:
            _rename(d, renamed[d.unit])


def _shared_names(tk: Tokens, drafts: list[Draft]) -> Iterator[tuple[Draft, str, tuple[int, int] | None]]:
    """Yield each amount with the name of its money and where it stands; nowhere where a sign says it."""
    for d in drafts:
        told, sign = d.unit_text or d.object, _name_of_sign(d)
        if sign is not None:
            yield d, sign, None
        elif told is None or not (d.kind == "money" or (d.kind == "count" and (d.form == "digits" or d.scale != 1))):
            continue  # "three crowns were stolen"
        elif d.unit_text is not None or told[0] == told[1]:
            yield d, tk.lower[told[0]], told


def _rename(d: Draft, unit: Unit) -> None:
    """Make a figure money of ``unit``, with the rate that it has."""
    _, per, rate = (d.unit_name or "").partition(" per ")
    d.kind, d.unit, d.unit_name, d.bare = "money", unit.unit, unit.unit_name + per + rate, False
    d.rules["unit"] = "currency of the document's country"


# --- gallons and pints -------------------------------------------------------------------------------------------


def _settle_imperial(paragraphs: Paragraphs, document: Document) -> None:
    """Give the gallons and pints of a British or Irish report their imperial size; of a price they are the rate, and left."""
    measured = [
        (d, american)
        for _, drafts in paragraphs
        for d in drafts
        if d.unit is not None and "_us]" in d.unit and d.kind != "money"
        for american in _IMPERIAL
        if american in d.unit
    ]
    if not measured:
        return
    country = country_of_address(document.url) or _country_of_dateline(document.dateline)
    if country in _IMPERIAL_COUNTRIES:
        for d, american in measured:
            d.unit = (d.unit or "").replace(american, _IMPERIAL[american])
            d.rules["unit"] = "imperial measure of the document's country"
