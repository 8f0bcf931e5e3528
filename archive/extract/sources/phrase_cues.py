"""Cues that are no verbs: "according to the bank", "per the filing", "the minister's claim that", "a warning from the bank that"."""

from __future__ import annotations

from archive.extract.english.clause_words import (
    ADVERBS,
    NOT_SOURCES,
    PLACES,
    RELATIVE,
    SHARES,
    SUBJECT_PRONOUNS,
    TITLES,
)
from archive.extract.english.gazetteer import gazetteer
from archive.extract.english.lexicon import DETERMINERS, is_person, is_plural, singular
from archive.extract.english.word_classes import POSSESSIVES
from archive.extract.sources.claimants import Claimants
from archive.extract.sources.contents import Contents
from archive.extract.sources.cues import FINDINGS, LINKS, MEASURES, NOUN_CUES, NOUN_FORMS, NOUN_LINKS
from archive.extract.sources.noun_phrases import View
from archive.extract.sources.said_before import SaidBefore
from archive.extract.sources.saying import Draft, Span

_WRITTEN = frozenset(("website", "contract", "page", "filing", "agreement", "site"))
_BEHIND_NOUNS = LINKS | {"by", "from", "of"}


_HIDDEN = "\ufffc"  # stands for each token of an address
_PAPERS = frozenset(("records", "accounts", "releases", "statements", "filings", "logs"))
_BEFORE_ACCORDING = frozenset(("but", "and", "so", "yet", ",", "however", "still", "meanwhile"))


_READ_IN = FINDINGS | PLACES | _WRITTEN
_TELLS_MORE = frozenset(("and", "or", "including", "among", "mostly", "mainly", "both", "all", "most", "many"))
_AMOUNTS = frozenset(
    ("some", "about", "around", "nearly", "almost", "over", "at", "least", "more", "fewer", "less", "than", "up", "to")
)
_OLD = frozenset(("years", "old"))


class PhraseCues:
    """The rules for sources that a preposition or a noun gives, over one paragraph."""

    def __init__(self, view: View, who: Claimants, what: Contents, before: SaidBefore) -> None:
        self.v, self.who, self.what, self.before = view, who, what, before

    def according(self, i: int, end: int, *, named: bool) -> Draft | None:
        """Read "according to", "per", "in the words of" at ``i`` to ``end``; ``named``: only before a name, or what is written."""
        v = self.v
        stop = v.last[i]
        if end >= stop:
            return None
        source = v.phrase_to_right(end + 1, stop=stop) or self._address(end + 1, stop)
        if source is not None and source[0] == source[1] and v.lower[source[0]] in DETERMINERS:
            source = self._behind_ordinal(source[0], stop)  # "according to the first results of the census"
        if source is None or v.lower[source[0]] in NOT_SOURCES:
            return None
        written = v.lower[source[0]] in DETERMINERS and i > v.first[i] and v.lower[i - 1] == ","
        if v.lower[source[1]] in MEASURES and not written:
            return None  # "went according to plan"; not "would cost $3m, according to the plan"
        if named and not self._names_a_source(i, source):
            return None
        source = self._with_noun(source, stop)
        first = v.first[i]
        share = self._share_in(source)
        if share is not None and i == first:
            source = source[0], share - 1
            return Draft(source, (i, end), self.what.clause(share, stop), "reported", "right")
        source = self.who.with_name(source, stop)
        draft = Draft(source, (i, end), None, "reported", "left")
        if v.lower[i] == "in" and source[1] + 2 <= stop and v.opens_quote(source[1] + 2):
            draft.content, draft.shape = v.token_of[v.quote[source[1] + 2]], "right"
            return draft  # "and were, in the words of one man, “dead”"
        prior = self._prior(i, first)
        if prior < first or self._opens_clause(i, prior):
            begin = self._begin_behind(source, stop)
            if begin is None:
                return None
            draft.content, draft.shape = self.what.clause(begin, stop), "right"
            return draft
        last = prior
        while last > first and v.quote[last] < 0 and not v.is_word(last) and v.lower[last] not in ("%", ")"):
            last -= 1
        begin = self.before.content_begin(first, last)
        if begin > last:
            return None
        draft.content = (begin, last)
        self.before.go_on(draft, source[1], stop, quoted=False)
        return draft

    def _behind_ordinal(self, k: int, stop: int) -> Span | None:
        """Return the source whose determiner stands at ``k``, before an ordinal at which a phrase would end."""
        noun = self.v.phrase_to_right(k + 2, stop=stop) if k + 2 <= stop else None
        return None if noun is None else (k, noun[1])

    def _address(self, k: int, stop: int) -> Span | None:
        """Return the address of a page that begins at ``k``: "according to acme.com"; not "acme.com's man"."""
        v = self.v
        last = k
        while last <= stop and v.lower[last] == _HIDDEN:
            last += 1
        return (k, last - 1) if last > k and (last > stop or v.lower[last] not in POSSESSIVES) else None

    def _opens_clause(self, i: int, prior: int) -> bool:
        """Whether a cue at ``i`` begins a clause behind the token ``prior``: "; according to", ", and according to", "ROME According to"."""
        v = self.v
        if v.lower[prior] == ";" or (v.lower[i - 1] in ("and", "but") and v.lower[prior] == ","):
            return True
        return v.word[i] == "According" and v.is_word(i - 1) and v.word[i - 1][0].isupper()

    def _begin_behind(self, source: Span, stop: int) -> int | None:
        """Return where what a source says begins behind it, its comma and asides on it: "According to Lee, who left, (it fell)"; None where it ends the sentence."""
        v = self.v
        if self._clause_follows(source, stop):
            return source[1] + 1
        comma = source[1] + 1
        while comma < min(stop, source[1] + 25) and v.lower[comma] != "," and not v.is_colon(comma):
            comma += 1
        if comma >= stop or v.lower[comma] not in (",", ":"):
            comma = source[1]
        comma = self._behind_apposition(source, comma, stop)
        return comma + 1 if comma < stop else None

    def _prior(self, i: int, first: int) -> int:
        """Return the token before a cue at ``i`` and what leads to it, "but", "that", a dash; less than ``first`` where nothing else is before it."""
        v = self.v
        if all(w in _BEFORE_ACCORDING for w in v.lower[first:i]):
            return first - 1  # "But, according to Lee, it fell"
        prior = i - 1
        while (
            prior >= first
            and v.quote[prior] < 0
            and (v.lower[prior] in ("but", "and", "that", "—", "–", "“", '"', "(") or v.lower[prior] in ADVERBS)
        ):
            prior -= 1
        return prior

    def noun(self, i: int) -> Draft | None:
        """Read "the minister's claim that", "his call for", "a warning from the bank that"."""
        v = self.v
        first, stop = v.first[i], v.last[i]
        link = i + 1
        if link >= stop or v.lower[link] not in _BEHIND_NOUNS:
            return None
        stance = NOUN_CUES[v.lower[i]]
        k = i - 1
        while (
            k >= first
            and i - k < 4
            and v.is_nominal(k)
            and v.lower[k] not in POSSESSIVES
            and v.lower[k] not in DETERMINERS
            and v.quote[k] < 0
        ):
            k -= 1
        source: Span | None = None
        if k >= first and v.lower[k] in POSSESSIVES:
            source = self.who.possessor(k - 1) if k > first else None
        elif k >= first and v.lower[k] in ("his", "her", "their"):
            source = (k, k)
        if source is None and v.lower[link] in ("by", "from", "of"):
            source = v.phrase_to_right(link + 1, stop=stop)
            if source is None or source[1] + 1 >= stop or v.lower[source[1] + 1] != "that":
                return None
            link = source[1] + 1
            if v.is_finite(link + 1):
                return None  # "a description of the van that was sold": who reads of it is nobody
        if source is None or v.lower[link] not in LINKS:
            return None
        if v.lower[link] == "that":
            return Draft(source, (i, i), self.what.clause(link, stop), stance, "right", True, speaks=False)
        if v.lower[link] not in NOUN_LINKS.get(singular(v.lower[i]), ()):
            return None
        return Draft(source, (i, i), self.what.phrase(link, stop), stance, "right", True, speaks=False)

    def _with_noun(self, source: Span, stop: int) -> Span:
        """Return a source with the noun that ends it and may be a verb: "according to studio (estimates)."."""
        v = self.v
        k = source[1] + 1
        ends = k <= stop and (k == stop or v.lower[k + 1] in (".", ",", ";", ")"))
        written = ends and (v.lower[k] in NOUN_FORMS or v.lower[k] in _PAPERS)
        return (source[0], k) if written else source

    def _clause_follows(self, source: Span, stop: int) -> bool:
        """Whether a clause begins behind a source without a comma: "According to Ann Lee it fell", "According to police 12 men fled"."""
        v = self.v
        k = source[1] + 1
        if k >= stop or v.quote[k] >= 0:
            return False
        if v.is_next_subject(k, stop):
            return True
        w = v.lower[k]
        opens = w in DETERMINERS or (w in SUBJECT_PRONOUNS and w not in RELATIVE) or w == "there"
        comma = next((j for j in range(k, min(stop, k + 20)) if v.lower[j] == ","), min(stop, k + 20))
        return opens and w != "that" and self.what.has_verb(k, comma)

    def _share_in(self, source: Span) -> int | None:
        """Return where a clause begins that no comma parts from its source: "According to Lee Research (40%) of homes"."""
        v = self.v
        for k in range(source[0] + 1, min(source[1], v.n - 2) + 1):
            if v.lower[k][0].isdigit() and v.lower[k + 1] in SHARES and v.lower[k - 1] not in DETERMINERS:
                return k
        return None

    def _behind_apposition(self, source: Span, comma: int, stop: int) -> int:
        """Return the comma behind what stands in apposition to a source: "According to the mayor, Ann Lee, it fell"."""
        v = self.v
        head = self.who.head_of(source)
        named = head in TITLES or (is_person(head) and not is_plural(head) and head != "police")
        if comma < stop and v.lower[comma + 1] in RELATIVE:  # "According to Lee, who left, it fell"
            return next((k for k in range(comma + 2, min(stop, comma + 16)) if v.lower[k] == ","), comma)
        for k in range(comma + 1, min(stop, comma + 16)):
            if v.quote[k] >= 0 or v.is_finite(k) or (k > comma + 1 and v.lower[k] in SUBJECT_PRONOUNS):
                return comma
            if v.lower[k] == ",":
                if not named and all(v.word[m][0].isupper() for m in range(comma + 1, k)) and k - comma > 2:
                    return comma  # "According to police, Ann Lee, 30, fled"
                return k if k > comma + 1 and not self._is_told_of(comma + 1, k) else comma
        return comma

    def _is_told_of(self, first: int, comma: int) -> bool:
        """Whether what stands from ``first`` to a comma is told something by who stands before it, and is not what he is.

        "According to Lee, (12 men, including two guards,) fled", "(the mine, which closed,) made"; not "the mayor, 40, it fell".
        """
        v = self.v
        after = v.lower[comma + 1]
        if after in _TELLS_MORE or after in RELATIVE or v.is_finite(comma + 1):
            return True
        opened = first + next((k for k in range(4) if v.lower[first + k] not in _AMOUNTS), 0)
        return v.is_number(min(opened, v.n - 1)) and comma - opened > 1 and v.lower[comma - 1] not in _OLD

    def _names_a_source(self, i: int, source: Span) -> bool:
        """Whether "per" or "via" names who says it: a capital that is no unit, behind a comma or a bracket."""
        v = self.v
        written = v.lower[source[0]] in DETERMINERS and v.lower[source[1]] in _READ_IN
        name = " ".join(v.word[source[0] : source[1] + 1])
        if name in gazetteer().places or name in gazetteer().cities:
            return False  # "flights to Rome, via Los Angeles"
        return (written or v.word[source[1]][0].isupper()) and i > v.first[i] and v.lower[i - 1] in (",", "(", "—", "–")
