"""Places: what the gazetteer knows, what "River" and "Mount" make a place, which Paris is meant, "Israeli military"."""

from __future__ import annotations

from functools import lru_cache

from archive.extract.english.gazetteer import AT, IN, PLACE_HEADS, Place, gazetteer
from archive.extract.english.rolls import HALVES, MODIFIERS, OF_A_STATE, ROLES, TITLES, organisations
from archive.extract.english.tokens import Tokens
from archive.extract.names.named import Named
from archive.extract.names.run_parser import NO_PERSONS, RunParser
from archive.extract.words import word_set

GEOGRAPHY = word_set("places", "geography")
_OF_A_CITY = word_set("places", "of_a_city")
_TOWNSMEN = word_set("places", "townsmen")  # in sport "the Leeds man" plays for a club
_QUARTERS = word_set("places", "quarters")
CITIES = frozenset(["city", "town", "port", "village", "capital"])
_SHORT_COUNTRIES = frozenset(["US", "U.S.", "UK", "U.K.", "USA"])


class PlaceParser(RunParser):
    """The rules for places in a run, and for the organisations that a nationality makes."""

    __slots__ = ()

    def _put_place(self, at: int, after: int) -> int:
        tk, run = self.tk, self.run
        name = " ".join(run.text[at:after])
        places = places_named(name)
        following = run.text[after] if after < self.n and run.is_unit[after] else ""
        if following in PLACE_HEADS:
            return self._put_head_place(at, after + 1)
        if following and following not in gazetteer().nationalities and name not in _SHORT_COUNTRIES:
            role = following.lower() in TITLES or following.lower() in MODIFIERS
            if not role and following not in organisations() and places[0].kind != "city" and not self.shouted:
                return after + 1 if following.lower() in NO_PERSONS else 0  # "Texas Instruments"
        if following and following.lower() in NO_PERSONS:
            return after + 1  # "Boston Marathon", "Paris Club"
        draft = self._put("place", at, after)
        draft.places = places
        before = tk.lower[draft.first - 1] if draft.first else ""
        next_word = tk.word[draft.last + 1] if draft.last + 1 < len(tk.word) else ""
        whole = not at or not run.is_unit[at - 1]  # no "Red (Springs) police"
        if (
            before in IN
            or next_word.lower() in GEOGRAPHY
            or (whole and next_word in _OF_A_CITY)
            or _is_of_city(tk, draft.first)
        ):
            draft.located = 2
        elif before in AT or (whole and next_word in _TOWNSMEN):
            draft.located = 1
        single = after == at + 1
        draft.sure = places[0].kind != "city" and not (single and run.lower[at] in ("us", "georgia") and self.shouted)
        if following and following not in gazetteer().nationalities and places[0].kind == "city" and not draft.located:
            draft.located = -1  # "Boston Scientific": the beginning of something else
        pair(tk, draft, self.found)
        return after

    def _put_head_place(self, at: int, after: int) -> int:
        draft = self._put("place", at, after)
        draft.located = 2
        return after

    def _nationality(self, at: int) -> int:
        """Pass a nationality word; with "military" or "government" behind it an organisation is named."""
        run, tk = self.run, self.tk
        last = run.last[at]
        after = last + 1
        if after < len(tk.word) and tk.lower[after] in OF_A_STATE and not self.shouted and not tk.new_line(after):
            following = tk.word[after + 1] if after + 1 < len(tk.word) else ""
            if (
                following.lower() not in ROLES
                and following != "-"
                and (at + 1 == self.n or tk.word[after][0].isupper())
            ):
                begin = run.first[at - 1] if at and run.text[at - 1] in HALVES else run.first[at]  # "South African"
                draft = Named(begin, after, "organisation", tk.slice(begin, after))
                self.found.append(draft)
                return at + 2 if at + 1 < self.n else at + 1
        return at + 1


def _is_of_city(tk: Tokens, first: int) -> bool:
    """Whether what stands before ``first`` is of a city: "the port of", "downtown"; "of" behind an age ("Lee, 30, of Slough")."""
    before = tk.word[first - 1] if first else ""
    if before in _QUARTERS:
        return True
    if before != "of" or first < 4:
        return before == "of" and first > 1 and tk.lower[first - 2] in CITIES
    if tk.lower[first - 2] in CITIES:
        return True
    age = tk.word[first - 3]
    return tk.word[first - 2] == "," and age.isdigit() and len(age) < 4 and tk.word[first - 4] == ","


@lru_cache(maxsize=1 << 14)
def places_named(name: str) -> tuple[Place, ...]:
    one = gazetteer().places.get(name) or gazetteer().areas.get(name)
    cities = gazetteer().cities_named(name)
    if one is None:
        return cities
    return (one, *cities) if one.kind == "state" else (one,)


def area_after(tk: Tokens, last: int) -> Place | None:
    """Return the state or country that stands behind a place and a comma: ", Calif.", ", Kenya"."""
    at = last + 1
    if at + 1 >= len(tk.word) or tk.word[at] != "," or not tk.word[at + 1][0].isupper():
        return None
    areas = gazetteer().areas
    for length in (3, 2, 1):
        if at + length < len(tk.word):
            name = tk.slice(at + 1, at + length)
            if name in areas and areas[name].country:
                return areas[name]
    dotted = tk.slice(at + 1, at + 2) if at + 2 < len(tk.word) and tk.word[at + 2] == "." else ""
    return areas.get(dotted)


def pair(tk: Tokens, draft: Named, found: list[Named]) -> None:
    """Let "Paris, Texas" say which Paris is meant."""
    area = area_after(tk, draft.last)
    if area is None or not draft.places:
        return
    same = [p for p in draft.places if (p.area == area.area if area.area else p.country == area.country) and p != area]
    if same:
        draft.places, draft.located, draft.sure = tuple(same), 2, True
    elif draft.places[0].kind == "city":
        draft.places, draft.located = (Place(draft.text or "", "town", area.country, None, None),), 2
