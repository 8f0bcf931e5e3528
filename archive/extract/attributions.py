"""Who says what: the source, cue and content of every attribution of one paragraph.

A cue is looked up, its source is sought on the side that its form asks for, and its content is what the verb takes. Then
the contents are cut where another attribution of the sentence begins, so that each figure has the source of its own clause.
"""

from __future__ import annotations

from archive.extract.claimants import Claimants
from archive.extract.clause_words import (
    ADVERBS,
    BOUNDARIES,
    DASHES,
    NOT_SOURCES,
    PLACES,
    RELATIVE,
    SHARES,
    SUBJECT_PRONOUNS,
    TITLES,
)
from archive.extract.contents import Contents
from archive.extract.cues import (
    BEFORE,
    CUE_STARTS,
    FINDINGS,
    LINKS,
    MEASURES,
    MEDIA,
    MINDS,
    NOUN_CUES,
    NOUN_FORMS,
    NOUN_LINKS,
    READERS,
    SAID_FORMS,
    VERB_CUES,
    Cue,
)
from archive.extract.lexicon import (
    AUXILIARIES,
    CARDINALS,
    DETERMINERS,
    PREPOSITIONS,
    VERB_BASES,
    is_person,
    is_plural,
    singular,
)
from archive.extract.noun_phrases import View
from archive.extract.quotes import Found
from archive.extract.saying import Draft, Span
from archive.extract.scopes import settle
from archive.extract.tokens import Tokens
from archive.extract.unlisted import Unlisted, may_be_unlisted, may_end_in_source
from archive.extract.words import word_set
from archive.paragraphs import dateline_end

_EVIDENCE = frozenset(("show", "indicate"))
_QUOTES = frozenset(("quoted", "quotes", "quote", "quoting", "cited", "cites", "citing"))
_QUOTED_WITHIN = 24  # tokens between "quoted" and "as saying"
_ACTING = frozenset(("reject", "deny", "admit", "confirm"))  # groups and verbs
_WRITTEN = frozenset(("website", "contract", "page", "filing", "agreement", "site"))
_OPENING_ADJECTIVES = word_set("attributions", "words.before_participles") | frozenset(
    "local fresh similar media press recent foreign further more unconfirmed initial early".split()
)
_HEADLINE = 24  # tokens
_UNNAMED = frozenset(("named", "identified", "quoted"))
_SHARED = frozenset(("and", "but", "or", "then"))
_BEHIND_NOUNS = LINKS | {"by", "from", "of"}
_BEFORE_PARTICIPLES = frozenset((",", "while", "by", "before", "after", "and", "when"))
_NOT = frozenset(("not", "never", "cannot"))
_NOBODY = frozenset(("nobody", "none", "neither", "no"))
# Groups whose verbs, denied, attribute nothing, and verbs that are then the opposite: "they do not believe that 12 died".
_SAID_OR_NOT = frozenset("say tell inform warn state add confirm show indicate claim estimate think own".split())
_UNTHOUGHT = frozenset(("believe", "think", "suspect", "reckon"))
_NEGATED = {"disputed": "reported", "believed": "disputed"}
_OWNS = frozenset(("'s", "’s", "'", "’"))


def find_attributions(tk: Tokens, quotes: list[Found]) -> list[Draft]:
    """Return the attributions of a paragraph in the order of their cues. ``quotes`` are those of the same text."""
    starts = [i for i, w in enumerate(tk.lower) if w in CUE_STARTS]
    if not (starts or quotes or ":" in tk.lower[1:12] or may_end_in_source(tk)):
        return []  # most paragraphs cost no more than this
    return Finder(View(tk, quotes)).find(starts)


class Finder:
    """The rules over one paragraph. Each looks at a bounded neighbourhood of its cue."""

    def __init__(self, view: View) -> None:
        self.v = view
        self.who, self.what = Claimants(view), Contents(view)
        self.drafts: list[Draft] = []
        self._titled: bool | None = None

    def find(self, starts: list[int]) -> list[Draft]:
        """Return the attributions of the paragraph. ``starts`` are the tokens that a cue may begin with."""
        quote = self.v.quote
        free = 0
        for i in starts:
            if i < free or quote[i] >= 0:
                continue
            draft = self._at(i, free)
            if draft is not None:
                self.drafts.append(draft)
                free = draft.cue[1] + 1 if draft.cue else i + 1
        if may_be_unlisted(self.v, starts):
            Unlisted(self.v, self.drafts, self.who, self.what).find()
            self.drafts.sort(key=lambda d: d.cue or d.hull)
        return settle(self.v, self.drafts, self.what)

    @property
    def titled(self) -> bool:
        if self._titled is None:
            self._titled = _is_titled(self.v)
        return self._titled

    def _at(self, i: int, free: int) -> Draft | None:
        """Return the attribution whose cue the token ``i`` is of; the tokens before ``free`` are of others."""
        w = self.v.lower[i]
        for phrase, at, named in BEFORE.get(w, ()):
            begin, end = i - at, i - at + len(phrase)
            if begin >= free and tuple(self.v.lower[begin:end]) == phrase:
                draft = self._according(begin, end - 1, named=named)
                if draft is not None:
                    return draft
        for cue in VERB_CUES.get(w, ()):
            end = i + len(cue.particle)
            if cue.particle and (tuple(self.v.lower[i + 1 : end + 1]) != cue.particle or end > self.v.last[i]):
                continue
            if cue.group == "ask" and not _UNNAMED.isdisjoint(self.v.lower[end + 1 : end + 5]):
                continue  # "an official who asked not to be named"
            if cue.particle[-1:] == ("to",) and self.what.is_infinitive(end, self.v.last[i]):
                continue  # "agreed to pay"
            draft = self._verb(i, end, cue)
            if draft is not None:
                if self._is_negated(i, draft.source):
                    if cue.group in _SAID_OR_NOT and cue.base not in _UNTHOUGHT:
                        return None  # "could not confirm that"
                    draft.stance = _NEGATED.get(cue.stance, draft.stance)
                draft.vouches = cue.group != "judge" and self._vouches(draft, cue)
                draft.speaks = (
                    (not draft.plain or cue.group in _EVIDENCE)
                    and (cue.group not in MINDS or self._names_in_quotes(draft, cue))
                    and (cue.group not in _EVIDENCE or self.who.has_voice(draft.source))
                )
                return draft
        if w in NOUN_CUES:
            return self._noun(i)
        return None

    def _names_in_quotes(self, draft: Draft, cue: Cue) -> bool:
        """Whether somebody's own words are what he calls it: "what the mayor called “a monster”"."""
        return cue.group == "name" and draft.content is not None and self.v.opens_quote(draft.content[0])

    def _vouches(self, draft: Draft, cue: Cue) -> bool:
        """Whether a noun phrase that one of the verbs of acts takes is stated by it: "denied the report", not "rejected an offer"."""
        if not draft.plain or draft.content is None or not (cue.group in _ACTING or cue.base in _ACTING):
            return True
        return self.what.states(draft.content, cue)

    def _verb(self, i: int, end: int, cue: Cue) -> Draft | None:
        v = self.v
        if v.word[i][0].isupper() and not (i > v.first[i] and (self.titled or self._is_shouted(i))):
            return None
        if (
            cue.group == "speak"
            and v.lower[end + 1 : end + 2] == ["to"]
            and self.what.is_infinitive(end + 1, v.last[i])
        ):
            return None  # "continues to live in Rome"
        if (i and v.tk.glued(i)) or (i + 1 < v.n and v.word[i + 1] in DASHES and v.tk.glued(i + 1)):
            return None
        k, auxiliary, passive = v.skip_left(i - 1, v.first[i])
        if cue.form == "ing":
            return self._finite(i, end, cue, k) if passive else self._participle(i, end, cue)
        if passive and cue.form in ("past", "participle"):
            return self._passive(i, end, cue, k)
        if cue.form == ("third" if auxiliary else "participle"):
            return None
        if not auxiliary:
            if cue.form == "base" and not (
                v.lower[k] == ","
                or self.who.may_be_plural(k, cue)
                or (v.lower[i] not in NOUN_FORMS and self.who.heads_plural(k))
            ):
                return None
            if v.lower[i] in NOUN_FORMS and self._is_noun(i, end, cue, k):
                return None
        return self._finite(i, end, cue, k)

    def _is_negated(self, i: int, source: Span | None) -> bool:
        """Whether the verb at ``i`` is denied: "did not dispute that", "nor did they say", "nobody has said"; not "not only said"."""
        v = self.v
        k = i - 1
        while k >= v.first[i] and i - k < 6:
            w = v.lower[k]
            if w in _NOT or w.endswith(("n't", "n’t")):
                return v.lower[k + 1] not in ("only", "just")
            if w not in AUXILIARIES and w not in ADVERBS and not w.endswith("ly"):
                break
            k -= 1
        if source is None or source[0] > i:
            return False
        return v.lower[source[0]] in _NOBODY or "nor" in v.lower[max(v.first[i], source[0] - 2) : source[0]]

    def _is_shouted(self, i: int) -> bool:
        """Whether a verb stands in a headline in capitals: "FED SAYS"."""
        v = self.v
        return v.word[i].isupper() and v.word[i - 1].isupper() and v.word[v.first[i]].upper() == v.word[v.first[i]]

    def _is_noun(self, i: int, end: int, cue: Cue, k: int) -> bool:
        """Whether a form that is more often a noun is one here; ``k`` is the token before it."""
        v = self.v
        if end < v.last[i] and v.word[end + 1].islower() and v.is_finite(end + 1):
            return True  # "Initial reports spoke of"
        if cue.base == "state" and cue.form == "base" and end < v.last[i] and v.lower[end + 1] in MEDIA:
            return True  # "Iranian state TV"
        if k == v.first[i] and v.lower[k] in _OPENING_ADJECTIVES:
            return True  # "New claims that"
        if v.first[i] <= k == i - 1 and v.lower[k] in VERB_CUES and v.is_finite(k) and v.lower[k] not in NOUN_FORMS:
            return True  # "rejected claims that"
        if v.lower[k] == "," and self.who.ends_with_name(end + 1, v.last[i]):
            return False  # ", estimates Ann Lee."
        if cue.form == "third" and v.lower[min(end + 1, v.n - 1)] == "." and self._closes(k):
            return False  # "Twelve men died, the ministry estimates."
        return not (self.who.is_surely_subject(k, cue) or self.what.is_marked(end + 1, v.last[i], cue))

    def _closes(self, k: int) -> bool:
        """Whether a subject in the singular ends at ``k`` behind a clause and a comma: "Prices fell, the bank (estimates)."."""
        v = self.v
        source = v.phrase_to_left(k)
        if source is None or source[0] - 1 <= v.first[k] or v.lower[source[0] - 1] != ",":
            return False
        several = is_plural(v.word[k]) and v.lower[k] not in MEDIA
        return not several and self.what.has_verb(v.first[k], source[0] - 2)

    def _finite(self, i: int, end: int, cue: Cue, k: int) -> Draft | None:
        """Read a finite cue at ``i``: ``k`` is the token before its verb group."""
        v = self.v
        if k < v.first[i] and not (k >= 0 and v.closes_quote(k)):
            return None
        w = v.lower[k]
        if w == "," or w in DASHES or (v.closes_quote(k) and not v.is_nominal(k)):
            source = self.who.inverted(end, cue) if k == i - 1 else None
            said = self._said_before(k, source, (i, end), cue) if source is not None else None
            if said is not None:
                return said
            closing = w == "," and not v.quotes and self.what.after_cue(end + 1, cue, first=i) is None
            shared = v.lower[k + 1] == "then"
            source = self._subject_of(i) if shared else self.who.apposed(k, v.first[i], closing=closing)
            if source is not None and cue.form == "base" and not self.who.is_several(source):
                return None
        elif w in RELATIVE:
            has_object = w != "who" and self.what.after_cue(end + 1, cue, first=i) is None
            source = self.who.antecedent(k, has_object=has_object)
        else:
            source = self._subject_of(i) if w in _SHARED else self.who.subject_at(k, v.first[i])
        if source is None or self._is_reduced(i, end, cue, k, source):
            return None
        if cue.group in MINDS and v.lower[source[0]] in READERS:
            return None  # "if you want to save", "anyone who knows": the reader is no source
        if source[0] == source[1] and v.lower[i] in NOUN_FORMS and v.word[source[0]].islower() and w.endswith("ing"):
            return None  # ", prompting fears that"
        if (
            w == ","
            and cue.form == "past"
            and cue.group in ("expect", "intend")
            and v.lower[min(end + 1, v.n - 1)] == "to"
        ):
            return None  # "the industry, projected to grow"
        if cue.form == "third":
            source = self.who.singular_part(source)
        return self._claimed(i, end, cue, k, source)

    def _is_reduced(self, i: int, end: int, cue: Cue, k: int, source: Span) -> bool:
        """Whether a past form only describes a noun: "guests expected to attend include", "a group called “Free Rome”", "alleged bribes"."""
        v = self.v
        if cue.form != "past" or end >= v.last[i]:
            return False
        after = v.lower[end + 1]
        if cue.group == "name":
            one = v.lower[source[0]] in ("a", "an", "another", "one")
            noun = v.lower[source[1]]
            return one and v.opens_quote(end + 1) and not (is_plural(noun) or is_person(noun) or noun in TITLES)
        if cue.base == "allege":
            return after == "to" or (
                v.lower[k] in _SHARED
                and v.is_nominal(end + 1)
                and after not in DETERMINERS
                and after not in NOT_SOURCES
            )
        if cue.group != "expect" or after != "to" or v.lower[k] in RELATIVE:
            return False
        if v.lower[i - 1] == "not" and k == i - 2:
            return True
        for j in range(end + 3, min(v.last[i], end + 16) + 1):
            if v.quote[j] >= 0 or not v.is_word(j) or v.lower[j] in BOUNDARIES or v.lower[j] == "and":
                return False
            if v.is_finite(j) and v.lower[j] not in VERB_BASES | AUXILIARIES:
                return v.lower[j] not in SAID_FORMS
        return False

    def _claimed(self, i: int, end: int, cue: Cue, k: int, source: Span) -> Draft | None:
        """Find what a source says with a cue: a quotation before it that is open, what stands behind the cue, what stands before."""
        v = self.v
        lead = source[0] - 1
        shared = v.lower[k] in _SHARED or v.lower[k + 1] == "then"
        quoted = bool(v.quotes) and (
            v.closes_quote(lead) or (lead > 0 and v.lower[lead] in (",", "—", "–") and v.closes_quote(lead - 1))
        )
        if not shared and quoted and cue.takes & {"post", "invert"} and self.what.ends_open(lead):
            return self._said_before(lead, source, (i, end), cue)
        right = self.what.after_cue(end + 1, cue, first=i)
        if right is not None:
            if cue.group == "show" and not self.who.may_show(source, plain=right.plain):
                return None
            content = self.what.bounded(right.span, k, source, shared=shared)
            return Draft(source, (i, end), content, cue.stance, "right", shared, right.hearer, plain=right.plain)
        if "post" not in cue.takes or shared or v.lower[k] in RELATIVE:
            return None
        evident = cue.group not in _EVIDENCE or self.who.has_voice(source)
        if not quoted and not (evident and self.what.ends_clause(end + 1, v.last[i], cue)):
            return None
        marked = lead >= 0 and (v.lower[lead] == "," or v.lower[lead] in DASHES or quoted)
        if marked or (lead < v.first[i] and v.closes_quote(lead)):
            return self._said_before(lead, source, (i, end), cue)
        return None

    def _subject_of(self, i: int) -> Span | None:
        """Return the source that a verb behind "and" shares: that of the cue before it in the sentence, else the subject."""
        v = self.v
        for draft in reversed(self.drafts[-3:]):
            if draft.cue is None or draft.source is None or draft.cue[0] < v.first[i]:
                break
            if draft.shape == "right" or draft.hull[1] in (i - 2, i - 3) or v.skip_right(draft.hull[1] + 1, i) == i - 1:
                return draft.source
        return self.who.main_subject(v.first[i], i)

    def _participle(self, i: int, end: int, cue: Cue) -> Draft | None:
        """Read ", saying that ..." with the subject of its sentence, and "a letter saying" with its noun."""
        v = self.v
        k, first = i - 1, v.first[i]
        if cue.group in ("show", "indicate"):
            return None  # ", showing that": it is what was said that shows it
        if cue.base == "say" and k > first and v.lower[k] == "as":
            return self._quoted(i, end, cue)
        while k >= first and (v.lower[k] in ADVERBS or v.lower[k].endswith("ly") or v.lower[k] == "not"):
            k -= 1
        if k < first or end >= v.last[i]:
            return None
        adverbial = v.lower[k] in _BEFORE_PARTICIPLES or v.lower[k] in DASHES or v.closes_quote(k)
        own = not adverbial and cue.group not in ("inform", "think") and self.who.may_say(k, end + 1, cue)
        if not (adverbial or own or (cue.base == "say" and v.is_nominal(k))):
            return None
        right = self.what.after_cue(end + 1, cue, first=i)
        source = None if right is None else v.phrase_to_left(k) if own else self._subject_of(i)
        if right is None or source is None:
            return None
        return Draft(source, (i, end), right.span, cue.stance, "right", True, right.hearer, plain=right.plain)

    def _quoted(self, i: int, end: int, cue: Cue) -> Draft | None:
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
            draft = self._said_before(min(source, agency or source)[0] - 1, source, (i, end), cue)
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

    def _passive(self, i: int, end: int, cue: Cue, k: int) -> Draft | None:
        """Read "was accused by X of Y": the source behind "by", the content behind that or else the subject."""
        v = self.v
        stop = v.last[i]
        if cue.group in _EVIDENCE or v.lower[end + 1 : end + 3] == ["as", "saying"]:
            return None  # "was established by decree"
        if cue.group in ("put", "estimate"):
            return self._valued(i, end, cue, k)
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
        if v.lower[source[0]].endswith("ing"):
            return None
        if cue.group == "accuse":
            of = max((m for m in range(source[0] + 1, source[1]) if v.lower[m] == "of"), default=source[1] + 1)
            source = source[0], of - 1  # "accused by the court of theft"
        after = source[1] + 1
        if after <= stop and v.lower[after] in ("of", "as", "that", "to", "for"):
            return Draft(source, (i, by), self.what.clause(after, stop), cue.stance, "right")
        subject = v.phrase_to_left(k)
        return Draft(source, (i, by), subject, cue.stance, "left") if subject is not None else None

    def _valued(self, i: int, end: int, cue: Cue, k: int) -> Draft | None:
        """Read "the toll was put at 63 by the ministry", "the crowd was estimated by police at 15,000": all of it is the content."""
        v = self.v
        stop = v.last[i]
        by = next((j for j in range(end + 1, min(stop, end + 8) + 1) if v.lower[j] == "by"), None)
        subject = v.phrase_to_left(k) if k >= v.first[i] else None
        if by is None or subject is None or {",", ";", "and"} & set(v.lower[end + 1 : by]):
            return None
        source = v.phrase_to_right(by + 1, stop=stop)
        if source is None or v.lower[source[0]][0].isdigit() or v.lower[source[0]].endswith("ing"):
            return None
        at = next((j for j in range(source[0] + 1, source[1] + 1) if v.lower[j] == "at"), None)
        if at is not None:
            source, last = (source[0], at - 1), source[1]
        else:
            last = by - 1
        valued = any(v.lower[j][0].isdigit() or v.lower[j] in CARDINALS for j in range(end + 1, last + 1))
        return Draft(source, (i, i), (subject[0], last), cue.stance, "around") if valued else None

    def _said_before(self, lead: int, source: Span, cue_span: Span, cue: Cue) -> Draft | None:
        """Make the draft whose content ends before token ``lead`` (a mark), and may go on behind source and cue."""
        v = self.v
        last = lead
        while last >= 0 and v.quote[last] < 0 and (v.lower[last] == "," or v.lower[last] in DASHES):
            last -= 1
        if last < 0:
            return None
        first = self._content_begin(v.first[last], last)
        if v.closes_quote(last) and v.quotes[v.quote[last]].kind == "direct":
            first = max(first, v.token_of[v.quote[last]][0])
        if first > last or (source[0] > cue_span[1] and not (self._is_clause(first, last) or self._is_headline())):
            return None
        hull_end = max(source[1], cue_span[1])
        draft = Draft(source, cue_span, (first, last), cue.stance, "left")
        stop = v.last[hull_end]
        if "hearer" in cue.takes and hull_end < stop:
            at = v.skip_right(hull_end + 1, stop)
            if at <= stop and v.quote[at] < 0:
                draft.hearer = self.what.hearer(at, stop)
        self._go_on(draft, hull_end, stop, quoted=v.closes_quote(last))
        return draft

    def _is_headline(self) -> bool:
        """Whether the paragraph is short and ends without a stop, as headlines do: "1,200 jobs to go at Rover, says union"."""
        v = self.v
        return v.n < _HEADLINE and v.is_word(v.n - 1)

    def _is_clause(self, first: int, last: int) -> bool:
        """Whether what stands before "says the firm" can be what it says: in "its owner, Ann Lee, says the firm" it is not."""
        return self.v.quote[last] >= 0 or self.what.has_verb(first, last)

    def _content_begin(self, first: int, last: int) -> int:
        """Return where content that ends at ``last`` begins: the sentence, or behind an attribution that stands before it."""
        v = self.v
        for draft in reversed(self.drafts[-3:]):
            hull = draft.hull
            if hull[0] < first or draft.content is None:
                break
            if draft.shape in ("left", "around") and hull[1] < last:
                return self._next_clause(hull[1] + 1, last, draft)
        begin = first
        if first == 0 and v.word[0][0].isupper():
            dateline = dateline_end(v.tk.text)
            begin = min(v.tk.first_at(dateline - 1), last) if dateline else 0
        while begin < last and v.quote[begin] < 0 and v.lower[begin] in ("but", "and", "so", "—", "–", "-", ","):
            begin += 1
        return begin

    def _next_clause(self, begin: int, last: int, draft: Draft) -> int:
        """Return the start of the clause behind an attribution that ended: its "in which", "who", "and", else all of it."""
        v = self.v
        for k in range(begin, min(last, begin + 60)):
            if v.quote[k] < 0 and v.lower[k] in (
                "which",
                "who",
                "where",
                "whom",
                "while",
                "but",
                "and",
                "when",
                "whose",
            ):
                at = k - 1 if v.lower[k - 1] in PREPOSITIONS else k
                if v.lower[at - 1] == "," or v.lower[at - 1] == ";" or v.lower[k] in ("while", "but"):
                    if draft.content is not None and draft.shape == "around" and draft.content[1] >= at:
                        draft.content = (draft.content[0], self.what.without_stop(draft.content[0], at - 1))
                    return at
        while begin < last and v.quote[begin] < 0 and not v.is_word(begin):
            begin += 1
        return begin

    def _go_on(self, draft: Draft, hull_end: int, stop: int, *, quoted: bool) -> None:
        """Let content go on behind the source: a second half of a quotation, or of the sentence around ", he said,"."""
        v = self.v
        if draft.content is None:
            return
        if quoted:
            for k in range(hull_end + 1, min(stop, hull_end + 26) + 1):
                if v.lower[k] in VERB_CUES and v.quote[k] < 0:
                    return
                if v.opens_quote(k):
                    joined = v.lower[k - 1] in (",", ":", "—", "–", ";", "that", "and", "but") or k == hull_end + 1
                    if joined and v.quotes[v.quote[k]].kind != "scare":
                        draft.content = (draft.content[0], v.token_of[v.quote[k]][1])
                        draft.shape = "around"
                    return
                if v.lower[k] in ("and", "but") and v.lower[k - 1] == "," and not (k < stop and v.opens_quote(k + 1)):
                    return
            return
        after = v.skip_right(hull_end + 1, stop)
        if after >= stop or v.lower[after] not in (",", "—", "–") or v.quote[after] >= 0:
            return
        nxt = v.lower[after + 1]
        if nxt in ("and", "but") and after + 2 <= stop and v.opens_quote(after + 2):
            draft.content, draft.shape = (draft.content[0], v.token_of[v.quote[after + 2]][1]), "around"
            return
        if nxt in (
            "and",
            "but",
            "while",
            "which",
            "who",
            "whose",
            "where",
            "although",
            "though",
            "so",
            "because",
            "as",
        ) or nxt.endswith("ing"):
            return
        if (
            draft.cue is not None
            and draft.cue[0] < (draft.source or draft.cue)[0]
            and v.lower[draft.cue[0]] not in ("according", "per", "in")
        ):
            return  # "said Ann Lee, the mayor"
        clause = self.what.clause(after + 1, stop)
        draft.content = (draft.content[0], clause[1])
        draft.shape = "around"

    def _according(self, i: int, end: int, *, named: bool) -> Draft | None:
        v = self.v
        stop = v.last[i]
        if end >= stop:
            return None
        source = v.phrase_to_right(end + 1, stop=stop)
        if source is None or v.lower[source[0]] in NOT_SOURCES or v.lower[source[1]] in MEASURES:
            return None
        if named and not self._names_a_source(i, source):
            return None
        first = v.first[i]
        share = self._share_in(source)
        if share is not None and i == first:
            source = source[0], share - 1
            return Draft(source, (i, end), self.what.clause(share, stop), "reported", "right")
        source = self._with_name(source, stop)
        draft = Draft(source, (i, end), None, "reported", "left")
        prior = i - 1
        while (
            prior >= first
            and v.quote[prior] < 0
            and (v.lower[prior] in ("but", "and", "that", "—", "–", "“", '"', "(") or v.lower[prior] in ADVERBS)
        ):
            prior -= 1
        if prior < first or v.lower[prior] == ";" or (v.lower[i - 1] in ("and", "but") and v.lower[prior] == ","):
            if self._clause_follows(source, stop):
                draft.content, draft.shape = self.what.clause(source[1] + 1, stop), "right"
                return draft
            comma = source[1] + 1
            while comma < min(stop, source[1] + 25) and v.lower[comma] != ",":
                comma += 1
            if comma >= stop or v.lower[comma] != ",":
                comma = source[1]
            comma = self._behind_apposition(comma, stop)
            if comma >= stop:
                return None
            draft.content, draft.shape = self.what.clause(comma + 1, stop), "right"
            return draft
        last = prior
        while last > first and v.quote[last] < 0 and not v.is_word(last) and v.lower[last] not in ("%", ")"):
            last -= 1
        begin = self._content_begin(first, last)
        if begin > last:
            return None
        draft.content = (begin, last)
        self._go_on(draft, source[1], stop, quoted=False)
        return draft

    def _with_name(self, source: Span, stop: int) -> Span:
        """Return an office with the name that follows in commas: "According to the manager, Ann Lee, it fell"."""
        v = self.v
        comma = source[1] + 1
        if self.who.head_of(source) not in TITLES or comma > stop - 2 or v.lower[comma] != ",":
            return source
        k = comma + 1
        while k <= stop and v.quote[k] < 0 and v.word[k][0].isupper():
            k += 1
        named = k - comma > 2 and (k > stop or v.lower[k] in (",", "."))
        return (source[0], k - 1) if named else source

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

    def _behind_apposition(self, comma: int, stop: int) -> int:
        """Return the comma behind what stands in apposition to a source: "According to the mayor, Ann Lee, it fell"."""
        v = self.v
        for k in range(comma + 1, min(stop, comma + 16)):
            if v.quote[k] >= 0 or v.is_finite(k) or (k > comma + 1 and v.lower[k] in SUBJECT_PRONOUNS):
                return comma
            if v.lower[k] == ",":
                return k if k > comma + 1 and v.lower[k + 1] not in ("and", "or") else comma
        return comma

    def _names_a_source(self, i: int, source: Span) -> bool:
        """Whether "per" or "via" names who says it: a capital that is no unit, behind a comma or a bracket."""
        v = self.v
        written = v.lower[source[0]] in DETERMINERS and v.lower[source[1]] in FINDINGS | PLACES | _WRITTEN
        return (written or v.word[source[1]][0].isupper()) and i > v.first[i] and v.lower[i - 1] in (",", "(", "—", "–")

    def _noun(self, i: int) -> Draft | None:
        """Read "the minister's claim that", "his call for", "a warning from the bank that"."""
        v = self.v
        first, stop = v.first[i], v.last[i]
        link = i + 1
        if link >= stop or v.lower[link] not in _BEHIND_NOUNS or (v.word[i][0].isupper() and not self.titled):
            return None
        stance = NOUN_CUES[v.lower[i]]
        k = i - 1
        while (
            k >= first
            and i - k < 4
            and v.is_nominal(k)
            and v.lower[k] not in _OWNS
            and v.lower[k] not in DETERMINERS
            and v.quote[k] < 0
        ):
            k -= 1
        source: Span | None = None
        if k >= first and v.lower[k] in _OWNS:
            source = self.who.possessor(k - 1) if k > first else None
        elif k >= first and v.lower[k] in ("his", "her", "their"):
            source = (k, k)
        if source is None and v.lower[link] in ("by", "from", "of"):
            source = v.phrase_to_right(link + 1, stop=stop)
            if source is None or source[1] + 1 >= stop or v.lower[source[1] + 1] != "that":
                return None
            link = source[1] + 1
        if source is None or v.lower[link] not in LINKS:
            return None
        if v.lower[link] == "that":
            return Draft(source, (i, i), self.what.clause(link, stop), stance, "right", True, speaks=False)
        if v.lower[link] not in NOUN_LINKS.get(singular(v.lower[i]), ()):
            return None
        return Draft(source, (i, i), self.what.phrase(link, stop), stance, "right", True, speaks=False)


def is_media(view: View, span: Span) -> bool:
    """Whether a hearer passes on what it is told: a name with a word for a newspaper, a station or an agency."""
    words = range(span[0], span[1] + 1)
    return any(view.lower[k] in MEDIA and view.word[k][0].isupper() for k in words)


def _is_titled(view: View) -> bool:
    """Whether a paragraph is a headline in title case, in which verbs have capitals too."""
    if view.n > 40:
        return False
    long = [w for w in view.word if len(w) > 3 and w[0].isalpha()]
    return len(long) > 2 and sum(w[0].isupper() for w in long) * 10 >= len(long) * 8
