"""Sources behind a passive: "was accused by X of Y", "was put at 63 by the ministry", "was quoted by the agency as saying"."""

from __future__ import annotations

from archive.extract.english.clause_words import ADVERBS, DATE_WORDS
from archive.extract.english.lexicon import DETERMINERS, is_plural
from archive.extract.sources.claimants import Claimants
from archive.extract.sources.contents import Contents
from archive.extract.sources.cues import EVIDENCE, FINDINGS, HEARERS, Cue
from archive.extract.sources.noun_phrases import View
from archive.extract.sources.said_before import SaidBefore
from archive.extract.sources.saying import Draft, Span
from archive.extract.words import word_set

_QUOTES = frozenset(("quoted", "quotes", "quote", "quoting", "cited", "cites", "citing"))
_QUOTED_WITHIN = 24  # tokens between "quoted" and "as saying"


_HEARINGS = word_set("attributions", "words.hearings")
_HEARD = frozenset(("bare", "that", "wh", "post"))  # what is told to who has no other hearer
_TIMES = DATE_WORDS | word_set("attributions", "words.times")


class Passives:
    """The rules for verbs whose subject is no source, over one paragraph. ``drafts`` are the attributions found so far."""

    def __init__(self, view: View, drafts: list[Draft], who: Claimants, what: Contents, before: SaidBefore) -> None:
        self.v, self.drafts = view, drafts
        self.who, self.what, self.before = who, what, before

    def passive(self, i: int, end: int, cue: Cue, k: int) -> Draft | None:
        """Read "was accused by X of Y": the source behind "by", the content behind that or else the subject."""
        v = self.v
        stop = v.last[i]
        if cue.base == "tell":
            told = self._heard(i, end, cue, k)
            if told is not None:
                return told
        if cue.group in EVIDENCE or v.lower[end + 1 : end + 3] == ["as", "saying"]:
            return None  # "was established by decree"
        if cue.group in ("put", "estimate"):
            return self._valued(i, end, cue, k)
        if v.lower[end + 1 : end + 2] == ["in"]:
            return self._in_paper(i, end, cue)
        by = end + 1
        while by <= min(stop, end + 3) and v.lower[by] != "by":
            if not (v.lower[by] in ADVERBS or v.lower[by] in ("as", "of") or v.is_nominal(by)):
                return None
            by += 1
        if by > min(stop, end + 3) or k < v.first[i]:
            return None
        source = v.phrase_to_right(by + 1, stop=stop)
        if source is None or not (
            v.word[source[1]][0].isupper()
            or v.tk.word[source[0]].lower() in DETERMINERS
            or is_plural(v.word[source[1]])
        ):
            return None
        if v.lower[source[0]].endswith("ing") or self._is_time(source):
            return None  # "is planned by the end of March"
        source = self._without_reason(source, cue)
        if self._is_idle(source, cue, k, stop):
            return None
        after = source[1] + 1
        if after <= stop and v.lower[after] in ("of", "as", "that", "to", "for"):
            return Draft(source, (i, by), self.what.clause(after, stop), cue.stance, "right")
        subject = v.phrase_to_left(k)
        return Draft(source, (i, by), subject, cue.stance, "left") if subject is not None else None

    def _in_paper(self, i: int, end: int, cue: Cue) -> Draft | None:
        """Read "is forecast in the report to rise": the paper behind "in", what it says behind that."""
        v = self.v
        stop = v.last[i]
        source = v.phrase_to_right(end + 2, stop=stop)
        if source is None or v.lower[source[1]] not in FINDINGS or source[1] >= stop:
            return None
        after = source[1] + 1
        if v.lower[after] not in ("to", "that"):
            return None
        return Draft(source, (i, end), self.what.clause(after, stop), cue.stance, "right")

    def _is_idle(self, source: Span, cue: Cue, k: int, stop: int) -> bool:
        """Whether a verb with a source behind "by" attributes nothing: "explained by a fall", "questioned by police", "identified by a scar", "12 songs recorded by"."""
        v = self.v
        if cue.base == "explain":
            return not self.who.has_voice(source)
        if cue.group == "question":
            return v.lower[source[1]] in HEARERS or self._has_persons(k)
        if cue.group == "count":
            return cue.needs.isdisjoint(v.lower[max(v.first[k], k - 3) : k + 1]) or not self.who.counts(source)
        return cue.group == "describe" and v.lower[min(source[1] + 1, stop)] != "as"

    def _heard(self, i: int, end: int, cue: Cue, k: int) -> Draft | None:
        """Read "the court was told that", "..., the inquest was told": who sits to hear it is the source; not "she was told that"."""
        v = self.v
        if k < v.first[i] or v.lower[end + 1 : end + 2] == ["by"]:
            return None
        source = self.who.subject_at(k, v.first[i])
        if source is None or self.who.head_of(source) not in _HEARINGS:
            return None
        right = self.what.after_cue(end + 1, cue._replace(takes=_HEARD), first=i)
        if right is not None:
            return Draft(source, (i, end), right.span, cue.stance, "right")
        lead = source[0] - 1
        if lead <= v.first[i] or not (v.lower[lead] == "," or v.closes_quote(lead)):
            return None
        return self.before.draft_before(lead, source, (i, end), cue._replace(takes=_HEARD))

    def _is_time(self, source: Span) -> bool:
        """Whether a phrase behind "by" says when: "the end of March", "next week", "early May"; not "the Times"."""
        v = self.v
        first = source[0] + (v.lower[source[0]] in DETERMINERS and source[1] > source[0])
        return v.lower[first] in _TIMES and (v.word[first].islower() or v.is_date_word(first))

    def _without_reason(self, source: Span, cue: Cue) -> Span:
        """Return a source without what somebody is accused of or judged for: "accused by (the court) of theft", "praised by (Lee) for it"."""
        v, tie = self.v, {"accuse": "of", "judge": "for"}.get(cue.group)
        if tie is None:
            return source
        ties = (m for m in range(source[0] + 1, source[1]) if v.lower[m] == tie)
        end = max((m for m in ties if tie == "of" or self.who.parts(m)), default=source[1] + 1)
        return source[0], end - 1

    def _has_persons(self, k: int) -> bool:
        """Whether the subject that ends at ``k`` is of persons: "the 12 men (were questioned by)"; not "the plan"."""
        subject = self.v.phrase_to_left(k)
        return subject is not None and self.what.names_persons(subject)

    def _valued(self, i: int, end: int, cue: Cue, k: int) -> Draft | None:
        """Read "the toll was put at 63 by the ministry", "the crowd was estimated by police at 15,000": all of it is the content."""
        v = self.v
        stop = v.last[i]
        behind = v.skip_right(end + 1, stop)
        if behind >= v.n or (cue.group == "put" and v.lower[behind] not in ("at", "by")):
            return None  # "was put up for sale at $5m by the bank"
        by = next((j for j in range(end + 1, min(stop, end + 8) + 1) if v.lower[j] == "by"), None)
        subject = v.phrase_to_left(k) if k >= v.first[i] else None
        if by is None or subject is None or {",", ";", "and"} & set(v.lower[end + 1 : by]):
            return None
        source = v.phrase_to_right(by + 1, stop=stop)
        if source is None or v.lower[source[0]][0].isdigit() or v.lower[source[0]].endswith("ing"):
            return None
        if not _TIMES.isdisjoint(v.lower[source[0] : source[1] + 1]):
            return None  # "was estimated at 300 by Monday", "by the end of the century"
        at = next((j for j in range(source[0] + 1, source[1] + 1) if v.lower[j] == "at"), None)
        if at is not None:
            source, last = (source[0], at - 1), source[1]
        else:
            last = by - 1
        valued = any(v.is_number(j) for j in range(end + 1, last + 1))
        return Draft(source, (i, i), (subject[0], last), cue.stance, "around") if valued else None

    def quoted(self, i: int, end: int, cue: Cue) -> Draft | None:
        """Read "the agency quoted Ann Lee as saying" and "Ann Lee was quoted by the agency as saying": it is she who says it."""
        v = self.v
        first = v.first[i]
        q = next((k for k in range(i - 2, max(first, i - _QUOTED_WITHIN), -1) if v.lower[k] in _QUOTES), first)
        k, _, passive = v.skip_left(q - 1, first)
        if k < first:
            return None
        subject = self.who.subject_at(k, first)
        if passive and end < v.last[i] and v.lower[end + 1] == "by":
            return self._quoted_by(i, end, cue, subject)
        by = v.phrase_to_right(q + 2, stop=i - 2) if v.lower[q + 1] == "by" else None
        source, agency = (subject, by) if passive else (v.phrase_to_right(q + 1, stop=i - 2), subject)
        if source is None:
            return None
        if self.drafts and self.drafts[-1].cue is not None and self.drafts[-1].cue[0] == q:
            self.drafts.pop()
        right = self.what.after_cue(end + 1, cue, first=i)
        draft = None
        if right is not None:
            draft = Draft(source, (i, end), right.span, cue.stance, "right")
        elif self._may_end_content(min(source, agency or source)[0] - 1):
            draft = self.before.draft_before(min(source, agency or source)[0] - 1, source, (i, end), cue)
        if draft is not None:
            draft.hearer = agency
        return draft

    def _may_end_content(self, k: int) -> bool:
        """Whether what is said may end at ``k``: a quotation, or a clause and its comma."""
        v = self.v
        return v.closes_quote(k) or (k > v.first[k] and v.lower[k] == "," and self.what.has_verb(v.first[k], k - 1))

    def _quoted_by(self, i: int, end: int, cue: Cue, subject: Span | None) -> Draft | None:
        """Read "Ann Lee was quoted as saying by the agency that"."""
        agency = self.v.phrase_to_right(end + 2, stop=self.v.last[i])
        right = None if agency is None else self.what.after_cue(agency[1] + 1, cue, first=i)
        if subject is None or right is None:
            return None
        return Draft(subject, (i, i), right.span, cue.stance, "right", False, agency)
