"""Sources without a verb that is known: "Ann Lee: ...", "In a poll by the bank, ...", "..., " she deadpanned"."""

from __future__ import annotations

from archive.extract.english.clause_words import TIES, TITLES
from archive.extract.english.gazetteer import gazetteer, is_plain
from archive.extract.english.lexicon import AUXILIARIES, VERB_BASES, VERBS, is_person, singular
from archive.extract.english.rolls import given_names
from archive.extract.english.tokens import Tokens
from archive.extract.sources.claimants import Claimants
from archive.extract.sources.contents import Contents
from archive.extract.sources.cues import HEADLINE, HEADLINE_SOURCES, SURVEY_FORMS, SURVEYS
from archive.extract.sources.headlines import behind_topic, is_headline, site_mark
from archive.extract.sources.noun_phrases import View
from archive.extract.sources.saying import Draft, Span
from archive.extract.sources.scopes import covered
from archive.extract.sources.source_sorts import ORGANISATIONS


def may_be_unlisted(view: View, starts: list[int]) -> bool:
    """Whether a paragraph has a quotation, a colon near its beginning or, among ``starts``, a survey."""
    lower = view.lower
    return (
        bool(view.quotes)
        or ":" in lower[1:12]
        or may_end_in_source(view.tk)
        or not SURVEY_FORMS.isdisjoint([lower[i] for i in starts])
    )


_GROUPS = frozenset(("team", "family"))  # beside those that are sources or persons anyway
_IN_NAMES = frozenset(("-", ".", "'", "’", "de", "van", "von", "al", "bin", "the"))
_SUBORDINATES = frozenset(("as", "when", "while", "after", "before", "since", "because", "although"))
_TAIL_MARKS = frozenset((":", "-", "–", "—"))
_LONGEST_TAIL = 4


def may_end_in_source(tk: Tokens) -> bool:
    """Whether a paragraph is a headline with a colon or a dash shortly before its end: "12 dead in mine blast: police"."""
    if tk.size > HEADLINE or tk.size < 5 or not tk.lower[-1][0].isalpha():
        return False
    for k in range(tk.size - 2, max(0, tk.size - 2 - _LONGEST_TAIL), -1):
        if tk.lower[k] in _TAIL_MARKS:
            return tk.lower[k] == ":" or not tk.glued(k)
    return False


class Unlisted:
    """The rules for what has a source but no verb of the lists: a colon, a survey, a quotation with a verb of its own."""

    def __init__(self, view: View, drafts: list[Draft], who: Claimants, what: Contents) -> None:
        self.v, self.drafts = view, drafts
        self.who, self.what = who, what

    def find(self) -> None:
        """Add what is found to the drafts."""
        self._colons()
        self._tail()
        self._surveys()
        self._bare_quotes()

    def _colons(self) -> None:
        """Read "Ann Lee: "..."" and the headline "Report: half of ..." at the beginning of a paragraph."""
        v = self.v
        for k in range(1, min(v.n - 1, 12)):
            if v.lower[k] == ":" and v.quote[k] < 0:
                source = v.phrase_to_left(k - 1)
                quoted = v.opens_quote(k + 1)
                known = v.lower[k - 1] in HEADLINE_SOURCES
                if (
                    source is None
                    or source[0] > 1
                    or not v.is_worded(source)
                    or any(d.hull[0] < k for d in self.drafts)
                ):
                    return
                headline = is_headline(v.tk)
                source = self._without_matter(source) if headline else source
                if quoted and (self._may_speak(source) if headline else v.word[k - 1][0].isupper() or known):
                    self.drafts.append(Draft(source, (k, k), self.what.quoted(k + 1, v.last[k]), "reported", "right"))
                elif (known and k < 5) or (headline and self._is_himself(source, k + 1)):
                    self.drafts.append(Draft(source, (k, k), self.what.clause(k + 1, v.last[k]), "reported", "right"))
                return

    def _is_himself(self, source: Span, k: int) -> bool:
        """Whether "I" or "we" at ``k`` is who stands before the colon of a headline: "Ann Lee: I knew", "Nurse: I wept"; not "Covid: I can't work"."""
        w = self.v.lower[k]
        first_person = w in ("i", "we") or w.startswith(("i'", "i’", "we'", "we’"))
        named = source[1] > source[0] or is_person(self.v.lower[source[1]])
        return first_person and named and self._may_speak(source)

    def _without_matter(self, source: Span) -> Span:
        """Return who speaks of something without it: "(Ann Lee) on strikes: “We knew”"."""
        v = self.v
        on = next((k for k in range(source[0] + 1, source[1]) if v.lower[k] == "on"), None)
        return source if on is None or v.word[on - 1][0].islower() else (source[0], on - 1)

    def _may_speak(self, source: Span) -> bool:
        """Whether what a headline puts before a quotation is who says it, no topic: "Ann Lee: ‘I knew’", "Nurses: ‘We knew’"; not "Rent rise: ‘I wept’"."""
        v = self.v
        first, last = v.word[source[0]], v.lower[source[1]]
        if last in HEADLINE_SOURCES or last in TITLES or is_person(last) or last in _GROUPS:
            return True
        if not all(v.word[k][0].isupper() or v.lower[k] in _IN_NAMES for k in range(source[0], source[1] + 1)):
            return False
        if source[0] == source[1]:
            return not (first.isupper() or is_plain(first.lower()) or first in gazetteer().areas)
        return first in given_names() or v.lower[source[0]] in TITLES

    def _tail(self) -> None:
        """Read the headline "12 dead in mine blast: police", "12 dead in mine blast - officials"."""
        v = self.v
        if self.drafts or not may_end_in_source(v.tk):
            return
        mark = next(k for k in range(v.n - 2, 0, -1) if v.lower[k] in _TAIL_MARKS)
        known = HEADLINE_SOURCES | ORGANISATIONS
        acronym = v.lower[mark] == ":" and v.word[v.n - 1].isupper() and v.n - mark == 2 and len(v.word[v.n - 1]) > 1
        words = range(mark + 1, v.n)
        if site_mark(v.tk) is not None:
            return
        named = v.lower[v.n - 1] in known or acronym or self._is_name_behind_quote(mark)
        if named and all(v.is_nominal(k) and v.word[k].isalpha() for k in words):
            begin = behind_topic(v.tk)
            begin = begin if begin < mark else 0
            self.drafts.append(Draft((mark + 1, v.n - 1), (mark, mark), (begin, mark - 1), "reported", "left"))

    def _is_name_behind_quote(self, mark: int) -> bool:
        """Whether a dash leads to one or two capitals behind words in marks: "Roe ‘fit’ to play - Lee", "Cuts ‘wrong’ - TUC"."""
        v = self.v
        names = v.word[mark + 1 :]
        if not v.quotes or v.lower[mark] == ":" or len(names) > 2 or v.word[mark - 1].isupper():
            return False
        return all(w[0].isupper() for w in names) and not is_plain(names[-1].lower())

    def _surveys(self) -> None:
        """Read "In a poll by the bank, 71% of ..." with the poll as the source, where the sentence has no other."""
        v = self.v
        taken = {v.first[d.cue[0]] for d in self.drafts if d.cue is not None and d.content is not None and d.speaks}
        for k in v.begins:
            if k + 1 >= v.n or v.lower[k] != "in" or k in taken or v.quote[k] >= 0:
                continue
            source = v.phrase_to_right(k + 1, stop=v.last[k])
            if source is None or not self._is_survey(source):
                continue
            comma = next((j for j in range(source[1] + 1, min(v.last[k], source[1] + 20)) if v.lower[j] == ","), None)
            if comma is not None:
                self.drafts.append(Draft(source, (k, k), self.what.clause(comma + 1, v.last[k]), "reported", "right"))

    def _is_survey(self, source: Span) -> bool:
        return singular(self.who.head_of(source)) in SURVEYS

    def _bare_quotes(self) -> None:
        """Give a direct quotation whose verb is in no list its subject: "..., " she deadpanned" and "He went further: "..."."""
        v = self.v
        taken = covered(v, self.drafts)
        for q, found in enumerate(v.quotes):
            if found.kind == "scare" or q in taken:
                continue
            draft = self._after_quote(q) or self._before_quote(q)
            if draft is not None:
                self.drafts.append(draft)

    def _after_quote(self, q: int) -> Draft | None:
        v = self.v
        first, last = v.token_of[q]
        found = v.quotes[q]
        inner = v.tk.text[found.inner_start : found.inner_end].rstrip()
        begin = last + 1
        if begin < v.n and v.lower[begin] == ",":
            begin += 1
        elif inner[-1:] not in (",", "?", "!"):
            return None
        if begin >= v.n or v.quote[begin] >= 0 or found.kind != "direct":
            return None
        stop = v.last[begin]
        source = self._behind_verb(begin, stop)
        if source is not None:
            return Draft(source, (begin, begin), (first, last), "reported", "left")
        for k in range(begin, min(stop, begin + 14) + 1):
            if v.quote[k] >= 0 or v.lower[k] in (",", ";", ":"):
                return None
            if k > begin and v.is_finite(k) and v.lower[k] not in VERB_BASES and v.lower[k] not in AUXILIARIES:
                source = v.phrase_to_left(v.skip_left(k - 1, begin)[0])
                if source is None or source[0] != begin:
                    return None
                return Draft(source, (k, k), (first, last), "reported", "left")
        return None

    def _behind_verb(self, k: int, stop: int) -> Span | None:
        """Return the name behind a past form that follows a quotation: "“...,” underlined (Mr Lee)."; not "“...,” based Lee Inc"."""
        v = self.v
        if k >= stop or not v.lower[k].endswith("ed") or not v.word[k + 1][0].isupper():
            return None
        source = v.phrase_to_right(k + 1, stop=stop)
        if source is None or not TIES.isdisjoint(v.lower[source[0] : source[1] + 1]):
            return None
        ends = source[1] == stop or v.lower[source[1] + 1] in (".", ",", "who")
        return source if ends else None

    def _before_quote(self, q: int) -> Draft | None:
        v = self.v
        first, last = v.token_of[q]
        mark = first - 1
        if (
            mark < 1
            or v.lower[mark] not in (":", ",")
            or v.quotes[q].kind != "direct"
            or v.first[mark] != v.first[first]
        ):
            return None
        said = v.first[first]
        if v.lower[said] in ("said", "says") and v.quote[said] < 0:
            source = v.phrase_to_right(said + 1, stop=mark - 1)  # "Said Ann Lee, the mayor, "..."
            return None if source is None else Draft(source, (said, said), (first, last), "reported", "right")
        if v.lower[said] in _SUBORDINATES and not v.commas_in(said, mark):
            return None  # "As guards tried to aid him, “it fell.”"
        source = self.who.main_subject(said, mark)
        if source is None or source[1] + 1 >= mark:
            return self._named_before(mark, first, last)
        if source[0] < 2 and is_headline(v.tk) and not self._may_speak(source):
            return None  # "Rent rises: ‘I pay more’"
        for k in range(mark - 1, source[1], -1):
            being = k == mark - 1 and v.lower[mark] == ":" and v.lower[k] in ("was", "is", "were")
            if being or (v.quote[k] < 0 and v.lower[k] in VERBS and v.is_finite(k)):
                if any(d.cue is not None and d.cue[0] <= k <= d.cue[1] and d.source != source for d in self.drafts):
                    return None  # "The way is one which, said Ann Lee, “is long”"
                return Draft(source, (k, k), (first, last), "reported", "right")
        return self._named_before(mark, first, last)

    def _named_before(self, mark: int, first: int, last: int) -> Draft | None:
        """Read "Ann Lee: "..."" anywhere in a paragraph: a name that ends at the colon, or all that the sentence has."""
        v = self.v
        source = v.phrase_to_left(mark - 1) if v.lower[mark] == ":" else None
        if source is not None and not v.is_worded(source):
            return None
        if source is not None and source[0] < 2 and is_headline(v.tk) and not self._may_speak(source):
            return None
        if source is None or not (v.word[source[1]][0].isupper() or source[0] == v.first[mark]):
            return None
        return Draft(source, (mark, mark), (first, last), "reported", "right")
