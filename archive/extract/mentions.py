"""Paragraph -> drafts of mentions: runs of capitalised words, taken apart by what the rolls and the gazetteer know.

A draft is ``sure`` where the paragraph alone is proof; the others wait for the article (entities.py). What neither knows is
kept as kind ``unknown``: it may be the short form of a name that stands elsewhere. Better no mention than a wrong one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from archive.extract.capitals import Run, find_runs
from archive.extract.gazetteer import AT, IN, PLACE_HEADS, PLACE_OPENERS, Place, gazetteer, is_plain
from archive.extract.rolls import (
    ANONYMOUS,
    FAMILY_FIRST,
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
    SPEECH,
    SUFFIXES,
    THINGS,
    TRACEABLE,
    WORDS_TOO,
    given_names,
    longest_from,
    organisations,
)
from archive.extract.tokens import Tokens
from archive.paragraphs import dateline_end


@dataclass(slots=True)
class Named:
    """A mention in the making. ``first`` and ``last`` are tokens, title included; ``text`` is the name as printed."""

    first: int
    last: int
    kind: str  # person, organisation, place, unknown
    text: str | None
    sure: bool = True
    title: str | None = None
    name: str | None = None  # the name that is kept, where it is not the text
    places: tuple[Place, ...] = ()
    located: int = 0  # a place: 2 after "in" or before its country, 1 after "from", "to", "at"
    alias: str | None = None  # "ICC", where the name is followed by "(ICC)"
    begins: bool = False  # whether its first capital is the sentence's
    known: bool = False  # on the roll of organisations
    owner: str | None = None  # what stands before a title without a name: "Israeli", "Israel"
    speaks: bool = False
    words: tuple[str, ...] = field(default=())


ACRONYM = re.compile(r"(?:[A-Z]{2,6}|(?:[A-Z]\.){2,6})\Z")
_NAME = re.compile(
    r"(?:[A-Z]\.){1,3}\Z|[A-Z]\Z|[^\W\d_a-z][^\W\d_]*[^\W\d_A-Z][^\W\d_]*(?:[-'][^\W\d_]+)*\Z|[A-Z]'[A-Z][^\W\d_]+\Z|(?:al|el|ar|as|an|ash|bin)-[A-Z]\w+\Z"
)
_STOPS = frozenset(".!?:;")
_TITLECASE = (
    0.62  # of the words of four letters or more; a headline in title case has nearly all, a paragraph a quarter
)
_LONGEST_NAME = 5  # units and particles
_TITLES = HONORIFICS | ROLES
_SURNAMES_TOO = frozenset(
    [
        "church",
        "post",
        "fund",
        "guard",
        "house",
        "press",
        "bank",
        "banks",
        "young",
        "church",
        "oil",
        "mills",
        "hall",
        "lords",
        "court",
        "park",
        "field",
        "fields",
        "hill",
        "hills",
        "woods",
        "brooks",
    ]
) - {"park"}
_ROLES_TOO = frozenset(
    [
        "king",
        "prince",
        "marshal",
        "major",
        "judge",
        "justice",
        "bishop",
        "pope",
        "priest",
        "chancellor",
        "marshall",
        "constable",
        "monk",
        "nun",
        "father",
        "brother",
        "fly",
        "lock",
        "hooker",
        "prop",
        "friend",
        "cook",
        "model",
        "speaker",
        "chase",
        "star",
        "singer",
    ]
)
_BEFORE_NAME = _TITLES | MODIFIERS
_NO_PERSONS = NOT_PERSONS | ORG_HEADS
_NO_SURNAMES = NOT_PERSONS | (ORG_HEADS - _SURNAMES_TOO)
_BEFORE_PLACE = IN | AT
_OFFICES = TRACEABLE | ANONYMOUS.keys()
_AGE = re.compile(r"\d{1,3}\Z")


def find_mentions(tk: Tokens) -> list[Named]:
    """Return the drafts of a paragraph in reading order, disjoint. Cost grows with the number of tokens."""
    found: list[Named] = []
    dateline = dateline_end(tk.text) if tk.text[:2].isupper() else 0
    shouted = _is_title_case(tk)
    for run in find_runs(tk):
        if tk.start[run.first[0]] < dateline:
            _dateline(tk, run, found)
        elif not _is_loud(run):
            _Parser(tk, run, found, shouted).parse()
    _put_anonymous(tk, found)
    return _disjoint(found)


def _disjoint(found: list[Named]) -> list[Named]:
    """Sort the drafts; where a title has grown over what stood before it, the title's is kept."""
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
    return sum(text.isupper() and len(text) > 3 for text in run.text) > 1


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


@cache
def _places(name: str) -> tuple[Place, ...]:
    one = gazetteer().places.get(name) or gazetteer().areas.get(name)
    cities = gazetteer().cities_named(name)
    if one is None:
        return cities
    return (one, *cities) if one.kind == "state" else (one,)


class _Parser:
    """Takes one run apart from left to right."""

    __slots__ = ("after", "found", "n", "run", "shouted", "tk")

    def __init__(self, tk: Tokens, run: Run, found: list[Named], shouted: bool) -> None:
        self.tk, self.run, self.found, self.shouted = tk, run, found, shouted
        self.n = len(run)

    def parse(self) -> None:
        run, at, unknown = self.run, 0, -1
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

    def _is_word(self, at: int) -> bool:
        return is_plain(self.run.lower[at]) or self.run.lower[at] in MODIFIERS

    def _take(self, at: int) -> int:
        """Put the mention that begins at ``at`` and return the entry after it; 0 where none is known to."""
        run = self.run
        known, after = self._known(at)
        organisation = self._organisation(at, after)
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
        text = run.text[at]
        longest = min(longest_from().get(text, 1), self.n - at)
        for length in range(longest, 0, -1):
            name = " ".join(run.text[at : at + length]) if length > 1 else text
            if not run.is_unit[at + length - 1]:
                continue
            if name in organisations():
                return "organisation", at + length
            if name in gazetteer().places or name in gazetteer().cities or (length == 1 and self._is_area(at)):
                return "place", at + length
            if length == 1 and name in THINGS and name not in gazetteer().nationalities:
                return "thing", at + 1
        return "", at

    def _is_area(self, at: int) -> bool:
        """Whether "N.H." or "Calif." stands behind a place and a comma."""
        first, found = self.run.first[at], self.found
        return (
            self.run.text[at] in gazetteer().areas and bool(found) and found[-1].kind == "place"
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
        if following and following.lower() in _NO_PERSONS:
            return after + 1  # "Boston Marathon", "Paris Club"
        draft = self._put("place", at, after)
        draft.places = places
        before = tk.lower[draft.first - 1] if draft.first else ""
        draft.located = 2 if before in IN else 1 if before in AT else 0
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

    def _organisation(self, at: int, known_to: int) -> int:
        """Return the entry after the organisation that begins at ``at``; 0 where the words are of none."""
        run = self.run
        stretch = self._stretch(at)
        if stretch == at + 1 == self.n:
            return 0
        for role in range(at + 1, stretch):
            if run.lower[role] in _TITLES and run.lower[role] not in ORG_HEADS and role + 1 < stretch:
                stretch = role  # "Microsoft Corp Chairman Bill Gates"
                break
        end = 0
        for j in range(stretch - 1, at - 1, -1):
            low = run.lower[j]
            if low in ORG_SUFFIXES or low in ORG_HEADS:
                end = j + 1
                break
        first_role = run.lower[at] in _TITLES and run.lower[at] not in ORG_OPENERS
        if end and end == stretch < self.n and run.lower[end - 1] in ORG_OPENERS:
            longer = self._of(end) if end - at < 3 or run.lower[end] == "of" else 0
            if longer:
                return 0 if first_role or (at == 0 and run.begins and self._is_word(at) and end > at + 1) else longer
        if end <= at + 1 or first_role:
            return 0
        if at == 0 and run.begins and self._is_word(at) and run.lower[at] not in ORG_OPENERS and end == at + 2:
            return 0 if run.lower[end - 1] in NOT_ALONE else end
        if end == at + 2 and run.lower[at + 1] in _SURNAMES_TOO and run.text[at] in given_names():
            return 0
        if all(run.lower[k] in NOT_ALONE or is_plain(run.lower[k]) for k in range(at, end)) and self.shouted:
            return 0
        return end

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
            if self.run.lower[k] in _TITLES:
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
        if at + 2 < len(tk.word) and tk.word[at] == "(" and tk.word[at + 2] == ")" and ACRONYM.match(tk.word[at + 1]):
            alias = tk.word[at + 1]
            if spells(alias, draft.words) or draft.kind == "organisation":
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
            return low in _SURNAMES_TOO
        return low not in ROLES or low in _ROLES_TOO

    def _person(self, at: int, known_to: int) -> int:
        """Put the person whose name begins at ``at``, or whose title does; return the entry after the name."""
        run = self.run
        name_at = at
        title_at = at if run.lower[at] in _TITLES else -1
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
        if is_plain(run.lower[name_at]) and end == name_at + 1 and not honorific and run.begins and at == 0:
            return 0  # "Chief Executive"
        draft = self._put("person", name_at, end)
        draft.sure = not self.shouted or honorific
        _extend_title(self.tk, draft, self.found)
        return end

    def _put_bare(self, at: int, known_to: int) -> int:
        run, tk = self.run, self.tk
        text, low = run.text[at], run.lower[at]
        if not _NAME.match(text) or (low in NOT_PERSONS and text not in given_names()):
            return 0
        given = text in given_names() or ("-" in text and text.split("-")[0] in given_names())
        family = text in FAMILY_FIRST
        titled = _has_title_before(tk, run.first[at])
        if at == 0 and run.begins and is_plain(low) and low not in WORDS_TOO and not titled:
            return 0
        end = self._end_of_name(at)
        units = sum(run.is_unit[at:end])
        followed = end < self.n and run.is_unit[end] and run.lower[end] in _NO_PERSONS
        if followed or (units == 1 and not titled):
            return end + 1 if followed and (given or known_to == at) and units > 1 and not titled else 0
        if units == 1 and (known_to > at or is_plain(low) or (not given and tk.lower[run.first[at] - 1] in RELATIONS)):
            return 0
        context = titled or self._is_spoken_of(end)
        if not (given or family or context or (_is_initial(run.text[at + 1]) and units > 2) or _is_initial(text)):
            return 0
        draft = self._put("person", at, end)
        draft.speaks = bool(context)
        weak = (low in WORDS_TOO and at == 0 and run.begins) or known_to > at or (family and not given) or self.shouted
        draft.sure = not weak or context
        _extend_title(tk, draft, self.found)
        return end

    def _is_spoken_of(self, end: int) -> bool:
        """Whether what follows a name is said of persons only: an age, "who"."""
        tk, at = self.tk, self.run.last[end - 1] + 1
        if at >= len(tk.word):
            return False
        if tk.word[at] in (",", "(") and at + 2 < len(tk.word):
            return (bool(_AGE.match(tk.word[at + 1])) and tk.word[at + 2] in (",", ")")) or tk.lower[at + 1] == "who"
        return tk.lower[at] in ("who", "whose")

    def _unknown(self, first: int, after: int) -> None:
        """Keep units that no rule knows: the article may."""
        if first < 0:
            return
        run, tk = self.run, self.tk
        begins = run.begins and first == 0
        if run.text[first] in PLACE_OPENERS and after > first + 1:
            self._put_head_place(first, after)
            return
        if after > first + 1 and run.text[after - 1] in PLACE_HEADS:
            self._put_head_place(first, after)
            return
        draft = self._put("unknown", first, after)
        draft.begins = begins
        following = tk.lower[draft.last + 1] if draft.last + 1 < len(tk.word) else ""
        draft.speaks = following in SPEECH
        self._alias(draft)
        if draft.alias and spells(draft.alias, draft.words):
            draft.kind, draft.sure = "organisation", not self.shouted
            return
        before = tk.lower[draft.first - 1] if draft.first else ""
        area = _area_after(tk, draft.last)
        if area and before in _BEFORE_PLACE and not self.shouted and after <= first + 3:
            draft.kind, draft.located, draft.places = (
                "place",
                2,
                (Place(draft.text or "", "town", area.country, None, None),),
            )
        elif (
            after > first + 1
            and following == "said"
            and draft.last + 2 < len(tk.word)
            and tk.lower[draft.last + 2] in ("it", "its")
        ):
            draft.kind = "organisation"

    def _put(self, kind: str, at: int, after: int) -> Named:
        run = self.run
        text = " ".join(run.text[at:after])
        words = tuple(t for t, is_unit in zip(run.text[at:after], run.is_unit[at:after], strict=True) if is_unit)
        draft = Named(run.first[at], run.last[after - 1], kind, text, words=words, begins=run.begins and at == 0)
        self.found.append(draft)
        return draft


def _is_initial(text: str) -> bool:
    return len(text) == 1 or (len(text) == 2 and text[1] == ".")


def spells(acronym: str, name: tuple[str, ...]) -> bool:
    """Whether the first letters of a name's words are an acronym's: "ICJ", "International Court Justice"."""
    letters = acronym.replace(".", "")
    first = [part[0] for word in name for part in word.split("-") if part]
    return len(first) > 1 and letters == "".join(first)


def _has_title_before(tk: Tokens, first: int) -> bool:
    """Whether a role in lower case stands right before: "coach Andy Robinson"."""
    if not first or tk.sentence[first - 1] != tk.sentence[first]:
        return False
    low = tk.lower[first - 1]
    if low == "." and first > 1:
        return tk.lower[first - 2] in HONORIFICS
    return low in ROLES or low in RELATIONS or low in HONORIFICS


def _extend_title(tk: Tokens, draft: Named, found: list[Named]) -> None:
    """Take the title before a name into the mention: roles, what qualifies them, and whose they are."""
    at = start = draft.first
    lower, sentence = tk.lower, tk.sentence[draft.first]
    seen = False
    while at and sentence == tk.sentence[at - 1] and draft.first - at < 9:
        low, step = lower[at - 1], 1
        if low == "." and at > 1 and lower[at - 2] in HONORIFICS:
            low, step = lower[at - 2], 2
        phrase = next((p for p in PHRASES.get(low, ()) if lower[at - len(p) : at] == p), None)
        if phrase and at >= len(phrase):
            low, step = "president", len(phrase)
        elif low == "-" and at > 1 and seen and lower[at - 2] in _HYPHENED:
            low, step = "ex", 2
        if low in ROLES or low in HONORIFICS:
            seen = True
        elif not (seen and low in MODIFIERS) or tk.word[at - 1] == "Then":
            break
        at -= step
        if tk.new_line(at + step):
            break
        start = at
    while len(found) > 1 and found[-2].last >= start:
        del found[-2]
    if (
        seen
        and len(found) > 1
        and found[-2].last == start - 1
        and found[-2].kind in ("place", "organisation", "unknown")
    ) and (found[-2].kind != "unknown" or ACRONYM.match(found[-2].text or "")):
        start = found[-2].first
        del found[-2]
    if seen and start and tk.word[start - 1] in gazetteer().nationalities and tk.sentence[start - 1] == sentence:
        start -= 1
    if start < draft.first:
        draft.title = tk.text[tk.start[start] : tk.end[draft.first - 1]]
        draft.first = start


_HYPHENED = frozenset(["ex", "vice", "co", "then", "deputy", "attorney"])


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


def _put_anonymous(tk: Tokens, found: list[Named]) -> None:
    """Put the persons that are known by an office alone: "the chief prosecutor". The article may name them."""
    offices = [at for at, low in enumerate(tk.lower) if low in _OFFICES]
    if not offices:
        return
    taken = {at for d in found if d.kind != "unknown" for at in range(d.first, d.last + 1)}
    put = []
    for at in offices:
        low = tk.lower[at]
        phrase = next(
            (p for p in ANONYMOUS.get(low, ()) if at + 1 >= len(p) and tk.lower[at + 1 - len(p) : at + 1] == p), None
        )
        if phrase is None and low not in TRACEABLE:
            continue
        phrase = phrase or [low]
        first = at + 1 - len(phrase)
        before = tk.lower[first - 1] if first else ""
        following = tk.word[at + 1] if at + 1 < len(tk.word) else ""
        if following == "-" or (following[:1].isupper() and tk.sentence[at + 1] == tk.sentence[at]):
            continue
        nation = first > 0 and tk.word[first - 1] in gazetteer().nationalities
        possessive = before in ("'s", "\u2019s")
        if len(phrase) == 1 and before != "the":
            continue
        if not (before == "the" or nation or possessive):
            continue
        owner = tk.word[first - 2] if possessive and first > 1 else tk.word[first - 1] if nation else None
        start = first - 1 if nation else first
        if at in taken or start in taken:
            continue
        title = tk.slice(start, at)
        put.append(Named(start, at, "person", None, title=title, owner=owner, sure=len(phrase) > 1))
    if put:
        held = {at for d in put for at in range(d.first, d.last + 1)}
        keep = [d for d in found if d.first not in held and d.last not in held]
        found[:] = sorted([*keep, *put], key=lambda d: d.first)
