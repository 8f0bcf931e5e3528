"""Paragraph -> drafts of mentions: runs of capitalised words, taken apart by what the rolls and the gazetteer know.

A draft is ``sure`` where the paragraph alone is proof; the others wait for the article (entities.py). What neither knows is
kept as kind ``unknown``: it may be the short form of a name that stands elsewhere. Better no mention than a wrong one.
Here is the order in which the rules are tried; person_mentions.py, organisation_mentions.py and place_mentions.py have them.
"""

from __future__ import annotations

from archive.extract.english.gazetteer import AT, IN, PLACE_HEADS, PLACE_OPENERS, Place, gazetteer
from archive.extract.english.rolls import ORG_OPENERS, ROLES, SPEECH, THINGS, TITLES, known_names, organisations
from archive.extract.english.tokens import Tokens
from archive.extract.names.capitals import Run, find_runs
from archive.extract.names.firms_speaking import FirmParser
from archive.extract.names.named import Named, spells
from archive.extract.names.organisation_mentions import ORG_WORDS, OrganisationParser
from archive.extract.names.person_mentions import PersonParser
from archive.extract.names.place_mentions import area_after, pair, places_named
from archive.extract.names.titles import has_title_before, put_anonymous
from archive.paragraphs import dateline_end

_STOPS = frozenset(".!?:;")
_TITLECASE = (
    0.62  # of the words of four letters or more; a headline in title case has nearly all, a paragraph a quarter
)
_BEFORE_PLACE = IN | AT


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
    places = places_named(name)
    if text in organisations():
        found.append(Named(run.first[0], run.last[last], "organisation", text, name=organisations()[text], known=True))
    elif places:
        found.append(Named(run.first[0], run.last[last], "place", name, places=places, located=2))
        pair(tk, found[-1], found)


class _Parser(OrganisationParser, PersonParser, FirmParser):
    """Takes the runs of a paragraph apart, each from left to right."""

    __slots__ = ()

    def parse(self, run: Run) -> None:
        self.run, self.n = run, len(run.text)
        at, unknown = 0, -1
        if self.n == 1 and run.text[0] not in known_names() and self._is_stray(run.first[0]):
            if not (run.begins and self._is_word(0)):
                self._unknown(0, 1)
            return
        self.org = not ORG_WORDS.isdisjoint(run.lower)
        before = len(self.found)
        while at < self.n:
            after = self._take(at) if run.is_unit[at] else 0
            known = after or not run.is_unit[at] or run.text[at] in THINGS
            if known or (at == 0 and run.begins and self._is_word(at)):
                if unknown >= 0:
                    self._unknown(unknown, at)
                unknown, at = -1, after or at + 1
                continue
            if unknown < 0:
                unknown = at
            at += 1
        if unknown >= 0:
            self._unknown(unknown, self.n)
        if self.n > 1:
            self._put_speaking(before)

    def _is_stray(self, first: int) -> bool:
        """Whether one word that is on no list stands without a title, a state before it or a role in it."""
        run = self.run
        text, low = run.text[0], run.lower[0]
        return not (
            text in gazetteer().nationalities or text in gazetteer().areas or low in TITLES or low in ORG_OPENERS
            or has_title_before(self.tk, first)
        )  # fmt: skip

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

    def _unknown(self, first: int, after: int) -> None:
        """Keep units that no rule knows: the article may."""
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
            area = area_after(tk, draft.last) if before in _BEFORE_PLACE else None
            if area and not self.shouted and after <= first + 3:
                draft.kind, draft.located = "place", 2
                draft.places = (Place(draft.text or "", "town", area.country, None, None),)
        elif following in SPEECH:
            draft.speaks = True
            if several and following == "said" and tk.lower[draft.last + 2 : draft.last + 3] in (["it"], ["its"]):
                draft.kind = "organisation"
