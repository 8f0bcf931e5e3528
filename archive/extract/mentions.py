"""Paragraph -> drafts of mentions: runs of capitalised words, taken apart by what the rolls and the gazetteer know.

A draft is ``sure`` where the paragraph alone is proof; the others wait for the article (entities.py). What neither knows is
kept as kind ``unknown``: it may be the short form of a name that stands elsewhere. Better no mention than a wrong one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import compress

from archive.extract.capitals import Run, find_runs
from archive.extract.gazetteer import AT, IN, PLACE_HEADS, PLACE_OPENERS, Place, gazetteer, is_plain
from archive.extract.named import ACRONYM, Named, spells
from archive.extract.rolls import (
    FAMILY_FIRST,
    FIRM_ROLES,
    HONORIFICS,
    MODIFIERS,
    NOT_ALONE,
    NOT_PERSONS,
    OF_A_STATE,
    ORG_HEADS,
    ORG_OPENERS,
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
    WEAK_HEADS,
    WORDS_TOO,
    given_names,
    known_names,
    longest_from,
    organisations,
)
from archive.extract.titles import extend_title, has_title_before, put_anonymous
from archive.extract.tokens import Tokens
from archive.paragraphs import dateline_end

_NAME = re.compile(
    r"(?:[A-Z]\.){1,3}\Z|[A-Z]\Z|[^\W\d_a-z][^\W\d_]*[^\W\d_A-Z][^\W\d_]*(?:[-'][^\W\d_]+)*\Z|[A-Z]'[A-Z][^\W\d_]+\Z|(?:al|el|ar|as|an|ash|bin)-[A-Z]\w+\Z"
)
_STOPS = frozenset(".!?:;")
_TITLECASE = (
    0.62  # of the words of four letters or more; a headline in title case has nearly all, a paragraph a quarter
)
_LONGEST_NAME = 5  # units and particles
_BEFORE_NAME = TITLES | MODIFIERS
_NO_PERSONS = NOT_PERSONS | ORG_HEADS
_NO_SURNAMES = NOT_PERSONS | (ORG_HEADS - SURNAMES_TOO)
_BEFORE_PLACE = IN | AT
_AND_CO = frozenset(["co", "company", "cos", "sons", "associates", "partners"])
_ORG_WORDS = ORG_SUFFIXES | ORG_HEADS | _AND_CO  # a name without one of these is known, or no organisation
_SHORT_COUNTRIES = frozenset(["US", "U.S.", "UK", "U.K.", "USA"])
_COMPASS = frozenset(["new", "north", "south", "west", "east"])  # "New Yorkers who"
_GEOGRAPHY = frozenset(["region", "province", "district", "camp", "peninsula", "valley", "mountains", "refugee"])
_APPOSED = frozenset(["a", "an", "the", "his", "her", "its", "their", "our"])
_AGE = re.compile(r"\d{1,3}\Z")


def find_mentions(tk: Tokens) -> list[Named]:
    """Return the drafts of a paragraph in reading order, disjoint. Cost grows with the number of tokens."""
    found: list[Named] = []
    dateline = dateline_end(tk.text) if tk.text[:2].isupper() else 0
    shouted = _is_title_case(tk)
    parser = _Parser(tk, found, shouted)
    for run in find_runs(tk):
        if dateline and tk.start[run.first[0]] < dateline:
            _dateline(tk, run, found)
        elif len(run.text) == 1 or not _is_loud(run):
            parser.parse(run)
    put_anonymous(tk, found)
    return _disjoint(found) if len(found) > 1 else found


def _disjoint(found: list[Named]) -> list[Named]:
    """Sort the drafts; where a title has grown over what stood before it, the title's is kept."""
    last = -1
    for draft in found:
        if draft.first <= last:
            break
        last = draft.last
    else:
        return found
    kept: list[Named] = []
    for draft in sorted(found, key=lambda d: (d.first, d.kind == "unknown", -d.last)):
        if kept and draft.first <= kept[-1].last:
            if draft.kind == "unknown" or kept[-1].kind != "unknown":
                continue
            kept.pop()
        kept.append(draft)
    return kept


def _is_title_case(tk: Tokens) -> bool:
    if not 4 < len(tk.word) < 60 or tk.text.rstrip("\"'\u201d\u2019) ")[-1:] in _STOPS:
        return False
    long = [w for w in tk.word if len(w) > 3 and w[0].isalpha()]
    return len(long) > 3 and sum(w[0].isupper() for w in long) > _TITLECASE * len(long)


def _is_loud(run: Run) -> bool:
    """Whether a run is set in capitals, which prove nothing: "BREAKING NEWS"."""
    return len([text for text in run.text if len(text) > 3 and text.isupper()]) > 1


def _dateline(tk: Tokens, run: Run, found: list[Named]) -> None:
    """Take the place of "MEXICO CITY (AP) —"; what else a dateline names is an agency."""
    last = len(run) - 1
    text = " ".join(run.text)
    name = text if text in gazetteer().places else text.title() if text.isupper() else text
    places = _places(name)
    if text in organisations():
        found.append(Named(run.first[0], run.last[last], "organisation", text, name=organisations()[text], known=True))
    elif places:
        found.append(Named(run.first[0], run.last[last], "place", name, places=places, located=2))
        _pair(tk, found[-1], found)


@lru_cache(maxsize=1 << 14)
def _places(name: str) -> tuple[Place, ...]:
    one = gazetteer().places.get(name) or gazetteer().areas.get(name)
    cities = gazetteer().cities_named(name)
    if one is None:
        return cities
    return (one, *cities) if one.kind == "state" else (one,)


class _Parser:
    """Takes the runs of a paragraph apart, each from left to right."""

    __slots__ = ("found", "n", "org", "run", "shouted", "tk")

    run: Run
    n: int  # entries of the run
    org: bool  # whether the run has a word of organisations

    def __init__(self, tk: Tokens, found: list[Named], shouted: bool) -> None:
        self.tk, self.found, self.shouted = tk, found, shouted

    def parse(self, run: Run) -> None:
        self.run, self.n = run, len(run.text)
        at, unknown = 0, -1
        if self.n == 1 and run.text[0] not in known_names() and self._is_stray(run.first[0]):
            if not (run.begins and self._is_word(0)):
                self._unknown(0, 1)
            return
        self.org = not _ORG_WORDS.isdisjoint(run.lower)
        while at < self.n:
            after = self._take(at) if run.is_unit[at] else 0
            if after:
                self._unknown(unknown, at)
                unknown, at = -1, after
                continue
            if not run.is_unit[at] or run.text[at] in THINGS or (at == 0 and run.begins and self._is_word(at)):
                self._unknown(unknown, at)
                unknown = -1
            elif unknown < 0:
                unknown = at
            at += 1
        self._unknown(unknown, self.n)

    def _is_stray(self, first: int) -> bool:
        """Whether one word that is on no list stands without a title, a state before it or a role in it."""
        run = self.run
        text, low = run.text[0], run.lower[0]
        return not (
            text in gazetteer().nationalities or text in gazetteer().areas or low in TITLES or low in ORG_OPENERS
            or has_title_before(self.tk, first)
        )  # fmt: skip

    def _is_word(self, at: int) -> bool:
        low = self.run.lower[at]
        return (is_plain(low) or low in MODIFIERS) and not (
            low in PARTICLES and at + 1 < self.n and self.run.is_unit[at + 1]
        )

    def _take(self, at: int) -> int:
        """Put the mention that begins at ``at`` and return the entry after it; 0 where none is known to."""
        run = self.run
        known, after = self._known(at)
        organisation = self._organisation(at) if self.org else 0
        if organisation > max(after, at):
            return self._put_organisation(at, organisation)
        if known == "thing" and not self._is_given_before_name(at, after):
            return after
        if known == "organisation" and not self._is_given_before_name(at, after):
            return self._put_known(at, after)
        person = self._person(at, after)
        if person:
            return person
        if known == "place":
            return self._put_place(at, after)
        if run.text[at] in gazetteer().nationalities:
            return self._nationality(at)
        if run.lower[at] in ROLES and self._role_only(at):
            return at + 1
        return 0

    def _role_only(self, at: int) -> bool:
        return at + 1 == self.n or not self.run.is_unit[at + 1]

    # what is on a list

    def _known(self, at: int) -> tuple[str, int]:
        run = self.run
        text, names = run.text[at], known_names()
        longest = longest_from().get(text)
        if longest:
            for length in range(min(longest, self.n - at), 1, -1):
                kind = names.get(" ".join(run.text[at : at + length])) if run.is_unit[at + length - 1] else None
                if kind:
                    return kind, at + length
        kind = names.get(text) or ("place" if self._is_area(at) else "")
        return kind, at + 1 if kind else at

    def _is_area(self, at: int) -> bool:
        """Whether "N.H." or "Calif." stands behind a place and a comma."""
        if self.run.text[at] not in gazetteer().areas:
            return False
        first, found = self.run.first[at], self.found
        return (
            bool(found) and found[-1].kind == "place"
            and found[-1].last == first - 2 and self.tk.word[first - 1] == ","
        )  # fmt: skip

    def _put_known(self, at: int, after: int) -> int:
        run = self.run
        if after == at + 1 and run.begins and at == 0 and is_plain(run.lower[at]) and not run.text[at].isupper():
            return 0  # "Apple sauce", "Labour is cheap"
        draft = self._put("organisation", at, after)
        draft.name, draft.known = organisations()[draft.text or ""], True
        draft.sure = not self.shouted or after > at + 1 or draft.text.isupper()  # type: ignore[union-attr]
        self._alias(draft)
        return after

    def _put_place(self, at: int, after: int) -> int:
        tk, run = self.tk, self.run
        name = " ".join(run.text[at:after])
        places = _places(name)
        following = run.text[after] if after < self.n and run.is_unit[after] else ""
        if following in PLACE_HEADS:
            return self._put_head_place(at, after + 1)
        if following and following not in gazetteer().nationalities and name not in _SHORT_COUNTRIES:
            role = following.lower() in TITLES or following.lower() in MODIFIERS
            if not role and following not in organisations() and places[0].kind != "city" and not self.shouted:
                return after + 1 if following.lower() in _NO_PERSONS else 0  # "Texas Instruments"
        if following and following.lower() in _NO_PERSONS:
            return after + 1  # "Boston Marathon", "Paris Club"
        draft = self._put("place", at, after)
        draft.places = places
        before = tk.lower[draft.first - 1] if draft.first else ""
        draft.located = 2 if before in IN else 1 if before in AT else 0
        next_word = tk.lower[draft.last + 1] if draft.last + 1 < len(tk.word) else ""
        if next_word in _GEOGRAPHY:
            draft.located = 2
        if (
            before == "of"
            and draft.first > 1
            and tk.lower[draft.first - 2] in ("city", "town", "port", "village", "capital")
        ):
            draft.located = 2
        single = after == at + 1
        draft.sure = places[0].kind != "city" and not (single and run.lower[at] in ("us", "georgia") and self.shouted)
        if following and following not in gazetteer().nationalities and places[0].kind == "city" and not draft.located:
            draft.located = -1  # "Boston Scientific": the beginning of something else
        _pair(tk, draft, self.found)
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
                draft = Named(run.first[at], after, "organisation", tk.slice(run.first[at], after))
                self.found.append(draft)
                return at + 2 if at + 1 < self.n else at + 1
        return at + 1

    # organisations by their words

    def _stretch(self, at: int) -> int:
        """Return where the units that follow one another from ``at`` end."""
        while at < self.n and self.run.is_unit[at]:
            at += 1
        return at

    def _organisation(self, at: int) -> int:
        """Return the entry after the organisation that begins at ``at``; 0 where the words are of none."""
        run = self.run
        if at + 1 == self.n:
            return 0
        stretch = self._name_end(at)  # "Microsoft Corp Chairman Bill Gates" ends before the chairman
        end = 0
        for j in range(stretch - 1, at - 1, -1):
            low = run.lower[j]
            if low in ORG_SUFFIXES or low in ORG_HEADS:
                end = j + 1
                break
        if (
            not end
            and stretch + 1 < self.n
            and run.lower[stretch] in ("and", "&")
            and run.lower[stretch + 1] in _AND_CO
            and len(run.text[at]) > 1
        ):
            return stretch + 2  # "Woolcott and Co"
        first_role = run.lower[at] in TITLES and run.lower[at] not in ORG_OPENERS
        if end and end == stretch < self.n and run.lower[end - 1] in ORG_OPENERS:
            longer = self._of(end) if end - at < 3 or run.lower[end] == "of" else 0
            if longer:
                return 0 if first_role or (at == 0 and run.begins and self._is_word(at) and end > at + 1) else longer
        if end < stretch and run.lower[end] in NOT_PERSONS:
            return 0  # "Consumer Electronics Show"
        if end <= at + 1 or (first_role and run.lower[end - 1] not in ORG_SUFFIXES) or len(run.text[at]) == 1:
            return 0
        if run.lower[end - 1] in WEAK_HEADS and all(self._is_country(k) for k in range(at, end - 1)):
            return 0  # "British TV", "US oil"
        if at == 0 and run.begins and self._is_word(at) and run.lower[at] not in ORG_OPENERS and end == at + 2:
            return 0 if run.lower[end - 1] in NOT_ALONE else end
        if end == at + 2 and run.lower[at + 1] in SURNAMES_TOO and run.text[at] in given_names():
            return 0
        if all(run.lower[k] in NOT_ALONE or is_plain(run.lower[k]) for k in range(at, end)) and self.shouted:
            return 0
        return end

    def _is_country(self, at: int) -> bool:
        text = self.run.text[at]
        return text in gazetteer().nationalities or text in gazetteer().places

    def _of(self, at: int) -> int:
        """Return the entry after "of Health and Human Services", which stands at ``at``."""
        run = self.run
        if run.lower[at] not in ("of", "for", "on"):
            return 0
        start = at + 1
        while start < self.n and not run.is_unit[start] and run.lower[start] == "the":
            start += 1
        if start >= self.n or not run.is_unit[start]:
            return 0
        end = self._name_end(start)
        known = run.text[start] in gazetteer().places or run.text[start] in gazetteer().cities
        if end + 1 < self.n and run.lower[end] == "and" and run.is_unit[end + 1] and not known:
            following = run.text[end + 1]
            if is_plain(following.lower()) and following not in given_names():
                end = self._name_end(end + 1)
        return end

    def _name_end(self, at: int) -> int:
        end = self._stretch(at)
        for k in range(at + 1, end):
            if self.run.lower[k] in TITLES and self.run.lower[k] not in ORG_HEADS and k + 1 < end:
                return k
        return end

    def _put_organisation(self, at: int, after: int) -> int:
        run = self.run
        draft = self._put("organisation", at, after)
        draft.name = organisations().get(draft.text or "")
        draft.sure = not self.shouted
        if run.lower[after - 1] in ORG_SUFFIXES:
            draft.known = True
        self._alias(draft)
        return after

    def _alias(self, draft: Named) -> None:
        """Read "(ICC)" behind a name, if its letters are the name's."""
        tk, at = self.tk, draft.last + 1
        if at + 2 < len(tk.word) and tk.word[at] == "(" and tk.word[at + 2] == ")":
            alias = tk.word[at + 1]
            if not ACRONYM.match(alias):
                if spells(alias.upper(), draft.words):
                    draft.alias = alias  # "Wada"
            elif spells(alias, draft.words) or draft.kind == "organisation":
                draft.alias = alias

    # persons

    def _is_given_before_name(self, at: int, after: int) -> bool:
        return after == at + 1 and self.run.text[at] in given_names() and self._surname_at(at + 1)

    def _surname_at(self, at: int) -> bool:
        """Whether a unit may be the second part of a person's name."""
        run = self.run
        if at >= self.n or not run.is_unit[at]:
            return False
        text, low = run.text[at], run.lower[at]
        if text in THINGS or low in NOT_PERSONS or text in gazetteer().nationalities or not _NAME.match(text):
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
            if not self._surname_at(end) or (known == "organisation" and end > at + 1) or after > end + 1:
                break
            end += 1
        return end

    def _put_titled(self, at: int, name_at: int) -> int:
        run = self.run
        if not _NAME.match(run.text[name_at]) or run.lower[name_at] in _NO_SURNAMES:
            return 0
        end = self._end_of_name(name_at)
        if end < self.n and run.is_unit[end] and run.lower[end] in _NO_PERSONS:
            return end + 1  # "King George Street", "President Bush Administration"
        honorific = any(low in HONORIFICS for low in run.lower[at:name_at])
        if (is_plain(run.lower[name_at]) or run.lower[name_at] in MODIFIERS) and end == name_at + 1 and not honorific:
            return 0  # "Chief Executive"
        draft = self._put("person", name_at, end)
        draft.sure = not self.shouted or honorific
        extend_title(self.tk, draft, self.found)
        return end

    def _put_bare(self, at: int, known_to: int) -> int:
        run, tk = self.run, self.tk
        titled = has_title_before(tk, run.first[at])
        if at + 1 == self.n and not titled:
            return 0
        text, low = run.text[at], run.lower[at]
        given = text in given_names()
        if (low in NOT_PERSONS and not given) or not _NAME.match(text):
            return 0
        given = given or ("-" in text and text.split("-")[0] in given_names())
        family = text in FAMILY_FIRST
        if at == 0 and run.begins and is_plain(low) and low not in WORDS_TOO and not titled:
            return 0
        end = self._end_of_name(at)
        units = sum(run.is_unit[at:end])
        if end < self.n and run.lower[end] == "of" and run.lower[end - 1] in SURNAMES_TOO:
            return 0  # "Barnett Banks of Florida"
        next_word = tk.lower[run.last[end - 1] + 1] if run.last[end - 1] + 1 < len(tk.word) else ""
        if next_word in _GEOGRAPHY and not titled:
            return self._put_head_place(at, end)
        followed = end < self.n and run.is_unit[end] and run.lower[end] in _NO_PERSONS
        if followed or (units == 1 and not titled):
            return end + 1 if followed and (given or known_to == at) and units > 1 and not titled else 0
        if units > 3 and any(is_plain(part) for part in run.lower[at + 1 : end]):
            return 0
        if units == 1 and text in gazetteer().nationalities:
            return 0
        if units == 1 and (
            known_to > at
            or is_plain(low)
            or low in MODIFIERS
            or (not given and tk.lower[run.first[at] - 1] in RELATIONS)
        ):
            return 0
        context = titled or self._is_spoken_of(end)
        if not (
            given or family or context or (_is_initial(run.text[at + 1]) and units > 2) or ("." in text and units > 1)
        ):
            return 0
        draft = self._put("person", at, end)
        draft.speaks = bool(context)
        weak = (low in WORDS_TOO and at == 0 and run.begins) or known_to > at or (family and not given) or self.shouted
        draft.sure = not weak or context
        extend_title(tk, draft, self.found)
        return end

    def _is_spoken_of(self, end: int) -> bool:
        """Whether what follows a name is said of persons only: an age, "who"."""
        tk, at = self.tk, self.run.last[end - 1] + 1
        if at >= len(tk.word):
            return False
        if tk.word[at] in (",", "(") and at + 2 < len(tk.word):
            return (bool(_AGE.match(tk.word[at + 1])) and tk.word[at + 2] in (",", ")")) or tk.lower[at + 1] == "who"
        return tk.lower[at] in ("who", "whose") and self.run.lower[end - 2] not in _COMPASS

    def _is_apposed(self, at: int) -> bool:
        """Whether a role follows a name and a comma: "Abel Koops, secretary of the farmers"."""
        lower = self.tk.lower
        if lower[at] not in _APPOSED and lower[at] not in _BEFORE_NAME:
            return False
        for word in lower[at : at + 5]:
            if word in ROLES:
                return word not in FIRM_ROLES
            if not word[0].isalnum():
                return False
        return False

    def _unknown(self, first: int, after: int) -> None:
        """Keep units that no rule knows: the article may."""
        if first < 0:
            return
        run, tk = self.run, self.tk
        several = after > first + 1
        if several and (run.text[first] in PLACE_OPENERS or run.text[after - 1] in PLACE_HEADS):
            self._put_head_place(first, after)
            return
        draft = self._put("unknown", first, after)
        following = tk.lower[draft.last + 1] if draft.last + 1 < len(tk.word) else ""
        if following == "(":
            self._alias(draft)
            if draft.alias and spells(draft.alias, draft.words):
                draft.kind, draft.sure = "organisation", not self.shouted
        elif following == ",":
            before = tk.lower[draft.first - 1] if draft.first else ""
            area = _area_after(tk, draft.last) if before in _BEFORE_PLACE else None
            if area and not self.shouted and after <= first + 3:
                draft.kind, draft.located = "place", 2
                draft.places = (Place(draft.text or "", "town", area.country, None, None),)
        elif following in SPEECH:
            draft.speaks = True
            if several and following == "said" and tk.lower[draft.last + 2 : draft.last + 3] in (["it"], ["its"]):
                draft.kind = "organisation"

    def _put(self, kind: str, at: int, after: int) -> Named:
        run = self.run
        if after == at + 1:
            text = run.text[at]
            draft = Named(run.first[at], run.last[at], kind, text, words=(text,), begins=run.begins and at == 0)
            self.found.append(draft)
            return draft
        text = " ".join(run.text[at:after])
        words = tuple(compress(run.text[at:after], run.is_unit[at:after]))
        draft = Named(run.first[at], run.last[after - 1], kind, text, words=words, begins=run.begins and at == 0)
        self.found.append(draft)
        return draft


def _is_initial(text: str) -> bool:
    return (len(text) == 1 and text not in "AIO") or (len(text) == 2 and text[1] == ".")


def _area_after(tk: Tokens, last: int) -> Place | None:
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


def _pair(tk: Tokens, draft: Named, found: list[Named]) -> None:
    """Let "Paris, Texas" say which Paris is meant."""
    area = _area_after(tk, draft.last)
    if area is None or not draft.places:
        return
    same = [p for p in draft.places if (p.area == area.area if area.area else p.country == area.country) and p != area]
    if same:
        draft.places, draft.located, draft.sure = tuple(same), 2, True
    elif draft.places[0].kind == "city":
        draft.places, draft.located = (Place(draft.text or "", "town", area.country, None, None),), 2
