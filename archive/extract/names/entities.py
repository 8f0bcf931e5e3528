"""Drafts of all paragraphs -> the mentions of the article: short forms are carried back to the full name."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from archive.extract.english.gazetteer import Place, gazetteer, is_plain
from archive.extract.english.rolls import (
    FORMS_OF_ADDRESS,
    MODIFIERS,
    NOT_ALONE,
    ORG_HEADS,
    ORG_SUFFIXES,
    PARTICLES,
    SUFFIXES,
    THINGS,
    given_names,
)
from archive.extract.english.tokens import Tokens
from archive.extract.names.named import Named, spells
from archive.extract.words import word_set
from archive.model import Mention

_NO_ENDS = frozenset(["of", "and", "for", "&", "the"])
_HERS = frozenset(("mrs", "ms", "miss"))
_NO_FIRMS = NOT_ALONE | MODIFIERS
_SPORT = word_set("places", "sport")
_SPORTY = 5  # different words of sport in an article: three stand in business news ("win", "game", "team")
_BIG = 700  # thousands of people: a city that news in English names without saying where it is
_MUCH_BIGGER = 5
_FAR_BIGGER = 20  # Paris is in France, whatever other country the article names
_WORLD_CITIES = word_set("places", "world_cities")


def resolve_mentions(paragraphs: Sequence[tuple[int, Tokens, Sequence[Named]]]) -> tuple[Mention, ...]:
    """Return the mentions of an article in reading order: ``paragraphs`` has position, tokens and drafts of each.

    A surname or a later short form gets the fullest name that the article prints, if it points at one person only; an
    acronym the organisation that it spells. What stays unknown, and a city that nothing locates, is left out.
    """
    article = _Article(paragraphs)
    found = []
    for position, tk, drafts in paragraphs:
        for draft in drafts:
            mention = article.mention(position, tk, draft)
            if mention is not None:
                found.append(mention)
    return tuple(found)


class _Article:
    """What the sure drafts of an article tell about the others."""

    def __init__(self, paragraphs: Sequence[tuple[int, Tokens, Sequence[Named]]]) -> None:
        drafts: dict[str, list[Named]] = {"person": [], "organisation": [], "place": [], "unknown": []}
        for _, _, listed in paragraphs:
            for draft in listed:
                drafts[draft.kind].append(draft)
        self.persons: dict[str, set[str]] = defaultdict(set)  # a part of a name -> full names
        self.titles: dict[str, set[str]] = defaultdict(set)  # the last words of a title -> full names
        self.title_nations: dict[str, set[str]] = defaultdict(set)
        self.organisations: dict[str, set[str]] = defaultdict(set)  # acronym or first words -> names
        self.aliases: dict[str, str] = {}  # what the article spells out
        self.plain_firms: dict[str, set[str]] = defaultdict(set)  # "Apple", where no sentence gives the capital
        self.full_persons = _full_persons(drafts["person"], drafts["unknown"])
        self._gather_organisations(drafts["organisation"])
        self.men = {d.text for d in drafts["person"] if (d.title or "").lower().rstrip(".") == "mr"}
        self._gather_persons(drafts["person"])
        self.places = drafts["place"]
        self.located = {d.text for d in self.places if d.located > 0}
        # "Tora Bora", where "the Tora Bora mountains" stand elsewhere
        self.landmarks = {d.text for d in self.places if not d.places and len(d.words) > 1}
        if len(self.places) > 1:
            for _, tk, listed in paragraphs:
                if len(listed) > 1:
                    _locate_lists(tk, listed)
        self._paragraphs = paragraphs

    def _gather_persons(self, drafts: list[Named]) -> None:
        for full in sorted(self.full_persons):
            parts = [part for part in full.split() if part.lower() not in SUFFIXES] or full.split()
            self.persons[full].add(full)
            for start in range(1, len(parts)):
                rest = " ".join(parts[start:])
                self.persons[rest].add(full)
                if rest[0].islower():
                    self.persons[rest[0].upper() + rest[1:]].add(full)  # at the beginning of a sentence
                if parts[start].lower() not in PARTICLES:
                    self.persons[parts[-1]].add(full)
            if "-" in parts[-1] and parts[-1][0].islower():
                self.persons[parts[-1].split("-", 1)[1]].add(full)  # al-Assad: Assad
            if parts[0] in given_names() and not is_plain(parts[0].lower()):
                self.persons[parts[0]].add(full)
            if len(parts) > 2:
                self.persons[f"{parts[0]} {parts[-1]}"].add(full)
        self._join_initials()
        self._gather_titles(drafts)

    def _join_initials(self) -> None:
        # "George Bush" and "George W. Bush" are one: the fullest name is kept.
        for full in sorted(self.full_persons, key=len):
            parts = full.split()
            longer = {f for f in self.persons[f"{parts[0]} {parts[-1]}"] if f != full and len(f.split()) > len(parts)}
            if len(parts) == 2 and len(longer) == 1:
                for names in self.persons.values():
                    if full in names:
                        names.discard(full)
                        names |= longer

    def _gather_titles(self, drafts: list[Named]) -> None:
        for draft in drafts:
            if draft.title and draft.text:
                name = self._person(draft)
                if name and " " in name:
                    for key in _title_keys(draft.title):
                        self.titles[key].add(name)
                        self.title_nations[name] |= {w for w in draft.title.split() if _nation(w)}

    def _gather_organisations(self, drafts: list[Named]) -> None:
        for draft in sorted(drafts, key=lambda d: d.speaks):
            if not draft.sure or not draft.text:
                continue
            name = draft.name or draft.text
            if draft.alias:
                self._put_alias(draft, draft.alias, name)
            words = draft.text.split()
            if len(words) == 1 or (draft.speaks and draft.text in self.organisations):
                continue  # "Acme Oil said it", of Acme Oil Systems Inc
            if len(draft.words) > 1 and not draft.known:
                self.organisations[draft.text].add(name)
            last = words[-1].lower().rstrip(".")
            if len(draft.words) > 2:
                spelt = draft.words[:-1] if last in ORG_SUFFIXES and len(draft.words) > 3 else draft.words
                self.organisations["".join([word[0] for word in draft.words])].add(name)
                self.organisations["".join([word[0] for word in spelt])].add(name)
            if last == "unit":
                continue  # "Rome Police" are more than the Rome Police Drug Unit
            if last in ORG_SUFFIXES or last in ORG_HEADS or (draft.speaks and _is_own(words[0])):
                self._short(words, name)

    def _put_alias(self, draft: Named, alias: str, name: str) -> None:
        """Let letters in brackets be the name that they are printed behind, whatever else has them.

        "Rome Federal Police (AFP)".
        """
        self.organisations[alias].add(name)
        if spells(alias.upper(), draft.words):
            self.aliases.setdefault(alias, name)

    def _short(self, words: list[str], name: str) -> None:
        """Let a firm be called by its first words: "Dome Petroleum Ltd": Dome Petroleum, Dome."""
        lower = [word.lower() for word in words]
        for length in range(2 if lower[-1] == "partnership" and is_plain(lower[0]) else 1, len(words)):
            if lower[length - 1].rstrip(".") in _NO_ENDS:
                continue
            if length == 1 and lower[1] == "and" and (lower[-1] in ORG_HEADS or is_plain(lower[0])):
                continue  # "Fish", of a Fish and Game Commission; "Gold", of a Gold and Silver Co
            if length == 1 and not _is_own(words[0]):
                if is_plain(lower[0]) and lower[0] not in _NO_FIRMS and words[0] not in THINGS:
                    self.plain_firms[words[0]].add(name)
                continue
            if NOT_ALONE.issuperset(lower[:length]):
                continue
            if lower[-1].rstrip(".") not in ORG_SUFFIXES and all(map(is_plain, lower[:length])):
                continue  # "defence procurement", beside a Defence Procurement Agency
            self.organisations[" ".join(words[:length])].add(name)

    def mention(self, position: int, tk: Tokens, draft: Named) -> Mention | None:
        if draft.kind == "unknown":
            return self._mention_of_unknown(position, tk, draft)
        if draft.kind == "person":
            return self._mention_of_person(position, tk, draft)
        if draft.kind == "organisation":
            name = self._organisation_name(draft)
            return _mention(position, tk, draft, "organisation", name) if draft.sure or name != draft.text else None
        return self._mention_of_place(position, tk, draft)

    def _mention_of_person(self, position: int, tk: Tokens, draft: Named) -> Mention | None:
        if draft.text is None:
            name = self._holder(draft)
            if name is None and not draft.sure:
                return None
            return _mention(position, tk, draft, "person", name)
        if draft.title is None and draft.text in self.landmarks:
            return _mention(position, tk, draft, "place", draft.text)
        name = self._person(draft) if not self._is_his_wife(draft) else None
        firm = self.organisations.get(tk.slice(draft.first, draft.last)) if draft.title else None
        if firm and len(firm) == 1:
            draft.title = None  # "Champion Products", of Champion Products Inc
            return _mention(position, tk, draft, "organisation", next(iter(firm)))
        if name is None and not draft.sure:
            return None
        return _mention(position, tk, draft, "person", name or _full_name(draft))

    def _is_his_wife(self, draft: Named) -> bool:
        """Whether a woman's title stands before a surname that "Mr" has elsewhere: "Mrs Roe" is no Tom Roe."""
        return (draft.title or "").lower().rstrip(".") in _HERS and draft.text in self.men

    def _holder(self, draft: Named) -> str | None:
        """Return the person beside an office, or the one who has it in the article, if no other nation's is meant."""
        if draft.apposed and draft.apposed in self.persons:
            names = self.persons[draft.apposed]
            return next(iter(names)) if len(names) == 1 else None
        holders = self.titles.get(_title_key(draft.title or ""), set())
        if len(holders) != 1:
            return None
        (name,) = holders
        if draft.owner is not None:
            nation = _nation(draft.owner)
            if nation is None or nation not in {_nation(word) for word in self.title_nations[name]}:
                return None
        return name

    def _person(self, draft: Named) -> str | None:
        """Return the full name that a printed name points at; None where it points at none or at several."""
        names = self.persons.get(_full_name(draft), set())
        return next(iter(names)) if len(names) == 1 else None

    def _organisation_name(self, draft: Named) -> str:
        text = draft.text or ""
        if draft.name:
            own = self.aliases.get(text)
            other = own is not None and draft.name != text and own.split()[-1] != draft.name.split()[-1]
            return own if own is not None and other else draft.name
        names = self.organisations.get(text, set()) - {text}
        return next(iter(names)) if len(names) == 1 and not draft.known else text

    def _mention_of_place(self, position: int, tk: Tokens, draft: Named) -> Mention | None:
        name = draft.text or ""
        if (
            len(draft.words) == 1
            and len(self.persons.get(name, ())) == 1
            and (not draft.places or draft.places[0].kind == "city")
        ) and draft.located < 2:
            return _mention(position, tk, draft, "person", next(iter(self.persons[name])))
        if not draft.places:
            return _mention(position, tk, draft, "place", name)
        place = draft.places[0]
        if place.kind == "city" and not self._is_meant(draft):
            return None
        if place.kind == "city":
            place = self._which(draft.places)
        elif name == "Georgia" and draft.located != 2:
            place = self._georgia(place)
        return Mention(
            position, tk.start[draft.first], tk.end[draft.last], tk.slice(draft.first, draft.last), "place",
            place.name, None, place.country, place.latitude, place.longitude,
        )  # fmt: skip

    def _georgia(self, state: Place) -> Place:
        """Tell the country from the state by the countries of the article; without a country where they do not say."""
        near = sum(self.countries[code] for code in ("GE", "RU", "AM", "AZ", "TR"))
        if near > self.countries["US"]:
            return gazetteer().countries["GE"]
        return state if self.countries["US"] else state._replace(country=None, latitude=None, longitude=None)

    def _is_meant(self, draft: Named) -> bool:
        """Whether a city's name is here a city's."""
        name, word = draft.text or "", (draft.text or "").lower()
        if draft.located == 2:
            return True
        if draft.located < 0 or (draft.begins and is_plain(word)):
            return False
        if self.sporty:
            return False
        if draft.located or name in self.located:
            return not is_plain(word) or draft.located > 0
        first = draft.places[0]
        return (
            name in _WORLD_CITIES
            or (first.people >= _BIG and name not in given_names() and not is_plain(word))
            or (" " in name and first.people >= 100)
        )

    @cached_property
    def sporty(self) -> bool:
        seen: set[str] = set()
        for _, tk, _ in self._paragraphs:
            seen |= _SPORT.intersection(tk.distinct)
        return len(seen) >= _SPORTY

    @cached_property
    def countries(self) -> Counter[str | None]:
        """How often the article names each country, itself or a part of it."""
        first = [d.places[0] for d in self.places if d.places and d.text != "Georgia"]
        return Counter(place.country for place in first if place.kind in ("country", "region", "state"))

    def _which(self, places: tuple[Place, ...]) -> Place:
        """Return the place that is meant among those of a name; one without country where that cannot be told."""
        if len(places) == 1:
            return places[0]
        here = tuple(place for place in places if self.countries.get(place.country))
        one = here and len({place.country for place in here}) == 1
        if one and here[0].people * _FAR_BIGGER > places[0].people:
            places = here
        if len(places) == 1 or places[0].people >= _MUCH_BIGGER * places[1].people:
            return places[0]
        country = places[0].country if len({place.country for place in places}) == 1 else None
        return Place(places[0].name, "city", country, None, None)

    def _mention_of_unknown(self, position: int, tk: Tokens, draft: Named) -> Mention | None:
        text = draft.text or ""
        if not (text in self.persons or text in self.organisations or text in self.plain_firms):
            return None
        if draft.begins and len(draft.words) == 1 and is_plain(text.lower()) and not draft.speaks:
            return None
        persons = self.persons.get(text, set())
        if len(persons) == 1:
            return _mention(position, tk, draft, "person", next(iter(persons)))
        names = self.organisations.get(text) or set()
        if not names and (draft.speaks or not draft.begins):
            names = self.plain_firms.get(text) or set()
        if len(names) == 1 and not persons:
            return _mention(position, tk, draft, "organisation", next(iter(names)))
        return None


def _full_persons(persons: list[Named], unknown: list[Named]) -> set[str]:
    """Return the persons' names of several words that are sure, or have a surname that is used alone."""
    named = [(d.text, d.sure) for d in persons if d.text and len(d.text.split()) > 1]
    sure = {name for name, is_sure in named if is_sure}
    surnames = {name for name in sure if name.split()[0].lower() in PARTICLES}
    if surnames:
        ends = {" ".join(name.lower().split()[k:]) for name in sure for k in range(1, len(name.split()) - 1)}
        sure -= {name for name in surnames if name.lower() in ends}  # "Van Doren Stern", of Philip van Doren Stern
    sure |= _called_by_surname(persons, unknown, {name.split()[-1] for name in sure})
    doubtful = {name for name, is_sure in named if not is_sure}
    if not doubtful:
        return sure
    alone = {d.text for d in persons if len(d.words) == 1} | {d.text for d in unknown if len(d.words) == 1 and d.speaks}
    return sure | {name for name in doubtful if name.split()[-1] in alone}


def _called_by_surname(persons: list[Named], unknown: list[Named], surnames: set[str]) -> set[str]:
    """Return the names without a known given name whose last word is somebody's surname in the article.

    "Roe Doe" where "Mr Doe" stands elsewhere; also where "Doe said" does, for firms are shortened to their first words.
    Not where one of ``surnames``, of persons who are known, says whose it is ("Echoing Doe"), nor of letters ("Rome KHOU").
    """
    long = [d for d in unknown if 1 < len(d.words) < 4 and d.text]
    if not long:
        return set()
    addressed = {
        d.words[0] for d in persons if len(d.words) == 1 and (d.title or "").lower().split(".")[0] in FORMS_OF_ADDRESS
    }
    speaking = {d.text for d in unknown if len(d.words) == 1 and d.speaks}
    found = set()
    for draft in long:
        last = draft.words[-1]
        if last in draft.words[:-1] or last in surnames or last.isupper():
            continue
        if draft.begins and draft.words[0].endswith(("ing", "ed")):
            continue  # "Echoing Doe"
        if last in addressed or (last in speaking and all(map(_is_own, draft.words))):
            found.add(draft.text or "")
    return found


def _locate_lists(tk: Tokens, drafts: Sequence[Named]) -> None:
    """Let cities of one list, "Dallas, Tulsa and Omaha", be located together, if one is or they are several."""
    places = [d for d in drafts if d.kind == "place" and d.places]
    for left, right in pairwise(places):
        gap = tk.word[left.last + 1 : right.first]
        if not gap or len(gap) > 2 or not all(word in (",", "and", "or") for word in gap):
            continue
        if right.located == 0 and right.places[0].kind == "city":
            right.located = 1 if left.located >= 0 else 0
        if left.located == 0 and left.places[0].kind == "city" and right.located >= 0:
            left.located = 1


def _is_own(word: str) -> bool:
    """Whether a word belongs to nothing else: no plain word, no place, no given name."""
    places = gazetteer()
    return not (
        is_plain(word.lower()) or word in places.places or word in places.cities or word in given_names()
        or word in places.nationalities or word in THINGS or len(word) < 3 or word.lower() in MODIFIERS
    )  # fmt: skip


def _nation(word: str) -> str | None:
    place = gazetteer().places.get(word)
    return gazetteer().nationalities.get(word) or (place.country if place else None)


def _full_name(draft: Named) -> str:
    return draft.text or ""


def _title_key(title: str) -> str:
    words = title.lower().split()
    if words and (title.split()[0] in gazetteer().nationalities):
        words = words[1:]
    return " ".join(words)


def _title_keys(title: str) -> Iterable[str]:
    """Return what somebody with a title may be called: "Israeli Prime Minister": prime minister, minister."""
    words = title.lower().replace(".", "").split()
    if (words and words[0] in ("former", "ex", "late", "shadow", "then")) or "vice" in words or "deputy" in words:
        return (" ".join(words),)
    return (" ".join(words[start:]) for start in range(len(words)))


def _mention(position: int, tk: Tokens, draft: Named, kind: str, name: str | None) -> Mention:
    return Mention(
        position, tk.start[draft.first], tk.end[draft.last], tk.slice(draft.first, draft.last), kind, name, draft.title
    )


def entity_key(mention: Mention) -> str | None:
    """Return what is the same for two mentions of one entity in different articles; None where that is not safe.

    Kind and normalised name, and the country of a place. A person known by one word only ("Katz") and one without a name
    are nobody outside their article.
    """
    if mention.name is None:
        return None
    folded = unicodedata.normalize("NFKD", mention.name).casefold()
    name = " ".join(re.sub(r"[^\w]+", " ", "".join(c for c in folded if not unicodedata.combining(c))).split())
    if not name or (mention.kind == "person" and " " not in name):
        return None
    country = f":{mention.country}" if mention.kind == "place" and mention.country else ""
    return f"{mention.kind}:{name}{country}"
