"""Persons: a title and a name, a given name and a surname, a name with an age or "who" behind it."""

from __future__ import annotations

import re

from archive.extract.english.gazetteer import IN, gazetteer, is_plain
from archive.extract.english.lexicon import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, is_person
from archive.extract.english.rolls import (
    FAMILY_FIRST,
    HONORIFICS,
    KIN,
    MODIFIERS,
    NOT_PERSONS,
    OF_PERSONS,
    ORG_HEADS,
    ORG_SUFFIXES,
    PARTICLES,
    PHRASES,
    RELATIONS,
    ROLES,
    ROLES_TOO,
    SPEECH,
    SUFFIXES,
    SURNAMES_TOO,
    THINGS,
    TITLES,
    TOWNS_TOO,
    WORDS_TOO,
    given_names,
    organisations,
)
from archive.extract.english.tokens import Tokens
from archive.extract.names.place_mentions import CITIES, GEOGRAPHY, PlaceParser
from archive.extract.names.run_parser import NO_PERSONS
from archive.extract.names.titles import extend_title, has_title_before
from archive.extract.words import word_set, words

_NAME = re.compile(
    r"(?:[A-Z]\.){1,3}\Z|[A-Z]\Z|[^\W\d_a-z][^\W\d_]*[^\W\d_A-Z][^\W\d_]*(?:[-'][^\W\d_]+)*\Z|[A-Z]'[A-Z][^\W\d_]+\Z|(?:al|el|ar|as|an|ash|bin)-[A-Z]\w+\Z"
)
_LONGEST_NAME = 5  # units and particles
_SMALL = 150  # thousands of people
_LONGEST_OFFICE = 5  # words
_ARTICLES = frozenset(("a", "an", "the", "its", "his", "her", "their"))
_NO_OFFICE = PREPOSITIONS | DETERMINERS | AUXILIARIES | CONJUNCTIONS
_LONGEST_ASIDE = 14  # tokens
_BEFORE_NAME = TITLES | MODIFIERS
_NO_SURNAMES = NOT_PERSONS | (ORG_HEADS - SURNAMES_TOO)
_ORG_WORDS = ORG_HEADS | ORG_SUFFIXES
_COMPASS = frozenset(["new", "north", "south", "west", "east"])  # "New Yorkers who"
_NO_NAMES = word_set("people", "no_names")
_FIRMS_TOO = {role: frozenset(before) for role, *before in map(str.split, words("people")["firms_too"])}
_NO_THIRDS = word_set("people", "no_thirds")
_NO_FIRSTS = _NO_NAMES | _NO_THIRDS
_STREETS = frozenset(("court", "alley", "trail", "cove", "crossing"))  # family names too
_BEFORE_STREETS = frozenset(("on", "at", "near", "in", "to", "along", "off", "the", "of"))
_OLDEST = 110  # "300-year-old Chateau Roe" is none
_AGE = re.compile(r"\d{1,3}\Z")
_OLD = frozenset(("old", "olds"))
_HYPHENS = frozenset("-‑")
_SOMEBODY = frozenset(("man", "woman", "boy", "girl", "male", "female", "native", "resident"))


_OF_PERSONS_OR_ROLES = OF_PERSONS | ROLES


class PersonParser(PlaceParser):
    """The rules for persons in a run; what looks like one may be the name of a valley."""

    __slots__ = ()

    def _is_given_before_name(self, at: int, after: int) -> bool:
        return after == at + 1 and self.run.text[at] in given_names() and self._surname_at(at + 1)

    def _surname_at(self, at: int) -> bool:
        """Whether a unit may be the second part of a person's name."""
        run = self.run
        if at >= self.n or not run.is_unit[at]:
            return False
        text, low = run.text[at], run.lower[at]
        if (
            text in THINGS
            or low in NOT_PERSONS
            or low in _NO_NAMES
            or text in gazetteer().nationalities
            or not _NAME.match(text)
        ):
            return False
        if low in ORG_HEADS or low in ORG_SUFFIXES:
            return low in SURNAMES_TOO
        return low not in ROLES or low in ROLES_TOO

    def _person(self, at: int, known_to: int) -> int:
        """Put the person whose name begins at ``at``, or whose title does; return the entry after the name."""
        run = self.run
        name_at = at
        title_at = at if run.lower[at] in TITLES else -1
        if title_at >= 0:
            while name_at < self.n and run.is_unit[name_at] and run.lower[name_at] in _BEFORE_NAME:
                name_at += 1
            if name_at >= self.n or not run.is_unit[name_at]:
                return self._phrase_then_name(at)
            if run.text[name_at] in gazetteer().nationalities or run.text[name_at] in THINGS:
                return 0
            known, after = self._known(name_at)
            if after > name_at + 1 or (known == "organisation" and run.text[name_at] not in given_names()):
                return name_at
            return self._put_titled(at, name_at)
        if known_to > at + 1:
            return 0
        return self._put_bare(at, known_to)

    def _phrase_then_name(self, at: int) -> int:
        """Read "Secretary of State Colin Powell": a title with a small word in it."""
        run = self.run
        for length in (5, 4, 3):
            phrase = [word for low in run.lower[at : at + length] for word in low.replace("-", " - ").split()]
            if phrase in PHRASES.get(phrase[-1], []) and at + length < self.n and self._surname_at(at + length):
                return self._put_titled(at, at + length)
        return 0

    def _end_of_name(self, at: int) -> int:
        """Return the entry after the person's name that begins at ``at``."""
        run, end = self.run, at + 1
        while end < self.n and end - at < _LONGEST_NAME:
            if not run.is_unit[end]:
                step = end
                while step < self.n and not run.is_unit[step] and run.lower[step] in PARTICLES:
                    step += 1
                if step == end or not self._surname_at(step):
                    break
                end = step + 1
                continue
            if run.lower[end] in SUFFIXES:
                end += 1
                break
            known, after = self._known(end)
            if self.shouted and end > at + 1 and is_plain(run.lower[end]):
                break  # "Ann Archer Confirmed"
            if end > at + 1 and run.lower[end] in _NO_THIRDS:
                break
            if not self._surname_at(end) or (known == "organisation" and end > at + 1) or after > end + 1:
                break
            end += 1
        return end

    def _put_titled(self, at: int, name_at: int) -> int:
        run = self.run
        if not _NAME.match(run.text[name_at]) or run.lower[name_at] in _NO_SURNAMES:
            return 0
        if run.text[name_at] in ("U.S.", "U.K.", "U.N."):
            return 0  # "Asst. U.S. Atty. Ann Roe"
        end = self._end_of_name(name_at)
        if end < self.n and run.is_unit[end] and run.lower[end] in NO_PERSONS:
            return end + 1  # "King George Street", "President Bush Administration"
        honorific = any(low in HONORIFICS for low in run.lower[at:name_at])
        if self._is_major(name_at, end):
            return 0
        if (is_plain(run.lower[name_at]) or run.lower[name_at] in MODIFIERS) and end == name_at + 1 and not honorific:
            return 0  # "Chief Executive"
        draft = self._put("person", name_at, end)
        draft.sure = not self.shouted or honorific
        extend_title(self.tk, draft, self.found)
        return end

    def _is_major(self, at: int, end: int) -> bool:
        """Whether plain words behind "major" are no major's name: "the Prosecutor's Office Major Crimes Unit"."""
        return self.tk.lower[self.run.first[at] - 1] == "major" and all(map(is_plain, self.run.lower[at:end]))

    def _put_bare(self, at: int, known_to: int) -> int:
        run, tk = self.run, self.tk
        titled = has_title_before(tk, run.first[at])
        aged = self._put_aged() if at == 0 and self.n > 1 and self._is_aged_before() else 0
        if aged:
            return aged
        if at + 1 == self.n and not titled:
            return 0
        text, low = run.text[at], run.lower[at]
        given = text in given_names()
        if (low in NOT_PERSONS and not given) or low in _NO_FIRSTS or not _NAME.match(text):
            return 0
        given = given or ("-" in text and text.split("-")[0] in given_names())
        if at == 0 and run.begins and is_plain(low) and low not in WORDS_TOO and not titled:
            return 0
        end = self._end_of_name(at)
        if titled and self._is_major(at, end):
            return 0
        units = sum(run.is_unit[at:end])
        if end < self.n and run.lower[end] == "of" and run.lower[end - 1] in SURNAMES_TOO:
            return 0  # "Barnett Banks of Florida"
        next_word = tk.lower[run.last[end - 1] + 1] if run.last[end - 1] + 1 < len(tk.word) else ""
        if next_word in GEOGRAPHY and not titled:
            return self._put_head_place(at, end)
        if self._is_model(end) or (not titled and run.lower[end - 1] in _STREETS and self._is_street(at)):
            return end
        followed = end < self.n and run.is_unit[end] and run.lower[end] in NO_PERSONS
        if followed or (units == 1 and not titled):
            return end + 1 if followed and (given or known_to == at) and units > 1 and not titled else 0
        if units > 3 and any(is_plain(part) for part in run.lower[at + 1 : end]):
            return 0
        if units == 1 and (known_to > at or self._is_no_name_alone(at, given=given)):
            return 0
        return self._put_person(at, end, titled=titled, given=given, known=known_to > at)

    def _is_no_name_alone(self, at: int, *, given: bool) -> bool:
        """Whether the word behind a title is no name by itself: "the Peruvian President", "his uncle Oil"."""
        low = self.run.lower[at]
        if self.run.text[at] in gazetteer().nationalities or is_plain(low) or low in MODIFIERS:
            return True
        return not given and self.tk.lower[self.run.first[at] - 1] in RELATIONS

    def _is_model(self, end: int) -> bool:
        """Whether a number is glued to what ends before ``end``: "Opal C1", "Sterling M3"."""
        tk, after = self.tk, self.run.last[end - 1] + 1
        return after < len(tk.word) and tk.glued(after) and tk.word[after][0].isdigit()

    def _is_street(self, at: int) -> bool:
        """Whether what stands before a name in "Court" leads to a street.

        "12 Roe Court", "on Roe Court"; not "said Margaret Court".
        """
        first = self.run.first[at]
        before = self.tk.lower[first - 1] if first else ""
        return before.isdigit() or before in _BEFORE_STREETS

    def _is_aged_before(self) -> bool:
        """Whether an age stands before a run, and no article before that.

        "held 27-year-old Roe Doe"; not "a 27-year-old Elk Grove man".
        """
        tk, k = self.tk, self.run.first[0] - 1
        if k < 3 or tk.lower[k] not in _OLD:
            return False
        k -= 2 if tk.word[k - 1] in _HYPHENS else 1
        if tk.lower[k] not in ("year", "years") or k < 2:
            return False
        k -= 2 if tk.word[k - 1] in _HYPHENS else 1
        return (
            bool(_AGE.match(tk.word[k])) and int(tk.word[k]) <= _OLDEST and (not k or tk.lower[k - 1] not in _ARTICLES)
        )

    def _put_aged(self) -> int:
        """Put the name behind an age, whatever it is; return the entry after it, 0 where no name is behind it."""
        run, tk = self.run, self.tk
        if run.lower[0] in NOT_PERSONS or run.lower[0] in MODIFIERS or not _NAME.match(run.text[0]):
            return 0
        if run.text[0] in gazetteer().nationalities or run.text[0] in THINGS:
            return 0
        end = self._end_of_name(0)
        after = run.last[end - 1] + 1
        following = tk.lower[after] if after < len(tk.word) else "."
        if sum(run.is_unit[:end]) < 2 or (end < self.n and run.lower[end] in NO_PERSONS):
            return 0
        if following in _SOMEBODY or is_person(following):
            return 0
        self._put("person", 0, end)
        return end

    def _put_person(self, at: int, end: int, *, titled: bool, given: bool, known: bool) -> int:
        """Put a name that a given name, a family name or what is said of it proves to be a person's; 0 where nothing does."""
        run, text = self.run, self.run.text[at]
        family, units = text in FAMILY_FIRST, sum(run.is_unit[at:end])
        if titled and units == 1 and not given and self._is_role_of_firm(at):
            return 0
        context = titled or self._is_spoken_of(at, end, _OF_PERSONS_OR_ROLES if given else OF_PERSONS)
        context = context or self._is_of_a_body(at, end)
        if not (
            given or family or context or (_is_initial(run.text[at + 1]) and units > 2) or ("." in text and units > 1)
        ):
            return 0
        draft = self._put("person", at, end)
        draft.speaks = bool(context)
        weak = (
            (run.lower[at] in WORDS_TOO and at == 0 and run.begins)
            or (known and not (given and self._is_small_city(at, end)))
            or (family and not given)
            or self.shouted
        )
        draft.sure = not weak or context
        extend_title(self.tk, draft, self.found)
        return end

    def _is_role_of_firm(self, at: int) -> bool:
        """Whether the role before a name is one that firms have: "market leader Acme", "the developer Acme"."""
        lower, k = self.tk.lower, self.run.first[at] - 1
        before = _FIRMS_TOO.get(lower[k], frozenset())
        return "*" in before or (k > 0 and lower[k - 1] in before)

    def _is_small_city(self, at: int, end: int) -> bool:
        """Whether a given name is at most a small city's too, and none is told of: "Stanton Roe"; not "Glenwood Deli"."""
        run, lower = self.run, self.tk.lower
        text, last, first = run.text[at], run.lower[end - 1], run.first[at]
        cities = gazetteer().cities_named(text)
        if not cities or text in gazetteer().places or cities[0].people >= _SMALL or run.lower[at + 1] in NO_PERSONS:
            return False
        if first and (
            lower[first - 1] in IN or (lower[first - 1] == "of" and first > 1 and lower[first - 2] in CITIES)
        ):
            return False
        place = last == "state" or run.text[end - 1] in gazetteer().places  # "Wayne State"
        named = not is_plain(last) or (text in TOWNS_TOO and last[-1] != "s")  # not "Barry Citrus Products"
        return named and not place and last[-1] != "."

    def _is_spoken_of(self, at: int, end: int, offices: frozenset[str]) -> bool:
        """Whether what follows a name is said of persons only: an age, "who", one of ``offices`` in commas."""
        tk, first, at = self.tk, self.run.first[at], self.run.last[end - 1] + 1
        if at >= len(tk.word):
            return False
        if first > 1 and tk.lower[first - 1] in ("of", "at", "for") and tk.lower[first - 2] in TITLES:
            return False  # "formerly president of Roe Doe, vice chairman"
        if tk.word[at] in (",", "(") and at + 2 < len(tk.word):
            if bool(_AGE.match(tk.word[at + 1])) and tk.word[at + 2] in (",", ")"):
                return True
            return tk.lower[at + 1] == "who" or (tk.word[at] == "," and self._is_office(at + 1, offices))
        if tk.lower[at] in ("'s", "’s"):
            kin = at + 1 < len(tk.word) and tk.word[at + 1] in KIN and not self.shouted
            return kin and tk.lower[at + 2 : at + 3] != ["of"]  # no "Roe Doe's family of cars"
        if tk.lower[at] == "and":
            return _are_both_aged(tk, at)
        return tk.lower[at] in ("who", "whose") and self.run.lower[end - 2] not in _COMPASS

    def _is_office(self, at: int, offices: frozenset[str]) -> bool:
        """Whether an office of persons opens the aside at ``at``: ", a spokesman for the bank,"; not ", a spokesman said"."""
        tk = self.tk
        k = at + (tk.lower[at] in _ARTICLES)
        while k < len(tk.word) - 1 and k - at < _LONGEST_OFFICE and tk.lower[k] not in offices:
            if tk.lower[k] in _NO_OFFICE or not (tk.word[k].islower() or tk.lower[k] in MODIFIERS):
                return False
            k += 1
        if k + 1 >= len(tk.word) or tk.lower[k] not in offices or self.shouted or tk.word[k + 1][0].isupper():
            return False
        if not (k > at or tk.lower[k + 1] in ("of", "at", "for", "and")):
            return False
        for j in range(k + 1, min(k + _LONGEST_ASIDE, len(tk.word))):
            if tk.lower[j] in (",", ".", ";"):
                return True
            if tk.lower[j] in SPEECH:
                break
        return False

    def _is_of_a_body(self, at: int, end: int) -> bool:
        """Whether a name behind "said" is of a body that stands behind it: "said Roe Doe of Goldman Sachs"."""
        run, tk = self.run, self.tk
        first, after = run.first[at], run.last[end - 1] + 1
        if not first or tk.lower[first - 1] not in ("said", "says") or after + 1 >= len(tk.word):
            return False
        if tk.lower[after] not in ("of", "from", "at", "with"):
            return False
        stop = min(after + 4, len(tk.word))
        known = any(tk.slice(after + 1, k) in organisations() for k in range(after + 1, stop))
        return known or not _ORG_WORDS.isdisjoint(tk.lower[after + 1 : stop])


def _are_both_aged(tk: Tokens, at: int) -> bool:
    """Whether the name before "and" at ``at`` and the one behind it are of one age: "Roe Doe and Ann Lee, both 19,"."""
    for k in range(at + 2, min(at + 6, len(tk.word) - 2)):
        if tk.word[k] == ",":
            return tk.lower[k + 1] == "both" and bool(_AGE.match(tk.word[k + 2]))
        if not tk.word[k][0].isupper():
            return False
    return False


def _is_initial(text: str) -> bool:
    return (len(text) == 1 and text not in "AIO") or (len(text) == 2 and text[1] == ".")
