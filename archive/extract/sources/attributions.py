"""Who says what: the source, cue and content of every attribution of one paragraph.

A cue is looked up, its source is sought on the side that its form asks for, and its content is what the verb takes. Then
the contents are cut where another attribution of the sentence begins, so that each figure has the source of its own clause.
Here are the cues that are finite verbs and participles; passives.py and phrase_cues.py have the others.
"""

from __future__ import annotations

from itertools import compress, count

from archive.extract.english.clause_words import ADVERBS, DASHES, RELATIVE
from archive.extract.english.lexicon import DETERMINERS, FRACTIONS, PREPOSITIONS, VERB_BASES, is_person, is_plural
from archive.extract.english.tokens import Tokens
from archive.extract.english.word_classes import CLOCK
from archive.extract.sources.cue_subjects import CueSubjects
from archive.extract.sources.cues import (
    BEFORE,
    CUE_STARTS,
    EVIDENCE,
    FINDINGS,
    HEADLINE,
    MEDIA,
    MINDS,
    NOUN_CUES,
    NOUN_FORMS,
    TALLIES,
    VERB_CUES,
    Cue,
)
from archive.extract.sources.foreseen_numbers import ForeseenNumbers
from archive.extract.sources.headlines import site_mark
from archive.extract.sources.idle_verbs import GRANTED, SHARED, IdleVerbs
from archive.extract.sources.noun_forms import NounForms
from archive.extract.sources.noun_phrases import View
from archive.extract.sources.passives import Passives
from archive.extract.sources.phrase_cues import PhraseCues
from archive.extract.sources.quotes import Found
from archive.extract.sources.said_before import SaidBefore
from archive.extract.sources.saying import Draft, Span
from archive.extract.sources.scopes import settle
from archive.extract.sources.tallies import Tallies
from archive.extract.sources.unlisted import Unlisted, may_be_unlisted, may_end_in_source
from archive.extract.words import word_set

_ACTING = frozenset(("reject", "deny", "admit", "confirm"))  # groups and verbs
_UNNAMED = frozenset(("named", "identified", "quoted"))
_BEFORE_PARTICIPLES = frozenset((",", "while", "by", "before", "after", "and", "when"))
# Groups whose verbs, denied, attribute nothing, and verbs that are then the opposite: "they do not believe that 12 died".
_SAID_OR_NOT = word_set("attributions", "words.said_or_not")
_UNTHOUGHT = frozenset(("believe", "think", "suspect", "reckon"))
_COULD_NOT = frozenset(("couldn't", "couldn’t", "can't", "can’t", "cannot", "n't", "n’t"))
_GO = frozenset(("go", "goes", "went", "gone", "going"))
_PLEAS = frozenset(("guilty", "not", "innocent", "no"))  # "pleaded no contest"
_INTENDING = frozenset(("expect", "intend", "want", "demand", "call"))  # groups
_SIGNS = frozenset("$£€")
_BEGUN = frozenset(("begin", "continue", "go"))
_NO_SPEAKERS = word_set("attributions", "words.no_speakers")
_HEARD_OUT = word_set("attributions", "words.heard_out")
_HELD = DETERMINERS - {"that"} | {"more", "some", "about", "over", "nearly", "almost", "around"}
_SOME = frozenset(("some", "about", "around", "nearly", "almost", "over", "more", "another", "several"))
_FORESEEING = frozenset(("estimate", "expect"))
_INTENDED = frozenset(("estimate", "expect", "put"))  # groups
_TOPICS = frozenset(("about", "over"))
# What opens a clause that tells what is so, behind what is not intended.
_WHAT_IS = frozenset("after because since until although though while where which who whom whose but despite".split())
_QUOTED = frozenset(("say", "tell", "state", "add"))  # groups: "quoted Lee as telling"
_SHOWING = frozenset(("reveal", "disclose", "detail", "outline", "confirm"))
_UNFORESEEN = frozenset(("never", "unable"))
_SPEECH = frozenset(("say", "tell", "inform"))  # groups
_BEHIND_FINISHED = frozenset(("say", "tell", "add", "state", "speak"))  # groups: "“It is done.” Ann Lee said"
_MUCH = frozenset(("much", "twice", "of", "anything"))
_NEGATED = {"disputed": "reported", "believed": "disputed"}


def find_attributions(tk: Tokens, quotes: list[Found]) -> list[Draft]:
    """Return the attributions of a paragraph in the order of their cues. ``quotes`` are those of the same text."""
    starts = list(compress(count(), map(CUE_STARTS.__contains__, tk.lower)))
    if not (starts or quotes or ":" in tk.lower[1:12] or may_end_in_source(tk)):
        return []  # most paragraphs cost no more than this
    return Finder(View(tk, quotes)).find(starts)


_ENDING = frozenset(("show", "state", "hope"))  # groups
_HELD_AGAINST = frozenset(("up", "down", "compared", "against", "her", "his", "its", "their", "the", "a"))
_AND_OTHERS = frozenset(("while", "and", "but", "with"))
_FEARS = frozenset(("fear", "worry"))


class Finder(CueSubjects):
    """The rules over one paragraph. Each looks at a bounded neighbourhood of its cue."""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self.before = SaidBefore(view, self.drafts, self.what)
        self.passives = Passives(view, self.drafts, self.who, self.what, self.before)
        self.phrases = PhraseCues(view, self.who, self.what, self.before)
        self.nouns = NounForms(view, self.who, self.what)
        self.idle = IdleVerbs(view, self.who, self.what)
        self.foreseen = ForeseenNumbers(view, self.who)
        self.tallies = Tallies(view, self.who, self.what, self.before, self.phrases)
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
        self._end_before_site()
        settled = settle(self.v, self.drafts, self.what)
        for draft in settled:
            self._take_stop(draft)
        return settled

    def _take_stop(self, draft: Draft) -> None:
        """Give a source that ends in an abbreviation its full stop: "(Acme Corp.) said", "according to (Acme Corp.), it"."""
        v = self.v
        stop = draft.source[1] + 1 if draft.source is not None else v.n
        if draft.source is None or stop >= v.n - 1 or v.lower[stop] != "." or not v.is_nominal(stop):
            return
        if not v.word[stop - 1][0].isupper() or not (v.is_word(stop + 1) or v.lower[stop + 1] == ","):
            return
        if draft.content is None or not draft.content[0] <= stop <= draft.content[1]:
            draft.source = draft.source[0], stop

    def _end_before_site(self) -> None:
        """End what is said in a headline before the name of its site."""
        mark = site_mark(self.v.tk) if self.drafts else None
        if mark is None:
            return
        for draft in self.drafts:
            if draft.content is not None and draft.content[0] < mark <= draft.content[1]:
                draft.content = draft.content[0], mark - 1

    @property
    def titled(self) -> bool:
        if self._titled is None:
            self._titled = _is_titled(self.v)
        return self._titled

    def _at(self, i: int, free: int) -> Draft | None:
        """Return the attribution whose cue the token ``i`` is of; the tokens before ``free`` are of others."""
        v = self.v
        w = v.lower[i]
        for phrase, at, named in BEFORE.get(w, ()):
            begin, end = i - at, i - at + len(phrase)
            if begin >= free and tuple(self.v.lower[begin:end]) == phrase:
                draft = self.phrases.according(begin, end - 1, named=named)
                if draft is not None:
                    return draft
        for cue in VERB_CUES.get(w, ()):
            end = i + len(cue.particle)
            if cue.particle and (tuple(self.v.lower[i + 1 : end + 1]) != cue.particle or end > self.v.last[i]):
                continue
            if self._is_idle(i, end, cue):
                continue
            if cue.group == "revise" and not cue.particle:
                noun = self.tallies.revised(i)
                if noun < 0:
                    continue
                end, cue = noun, cue._replace(stance=NOUN_CUES.get(v.lower[noun], cue.stance))
            draft = self.foreseen.by(i, end, cue) or self._verb(i, end, cue)
            if draft is not None:
                return self._weighed(draft, i, end, cue)
        tally = self.tallies.at(i, free) if w in TALLIES else None
        if tally is not None:
            return tally
        if w in NOUN_CUES and (not self.v.word[i][0].isupper() or self.titled):
            return self.phrases.noun(i)
        return None

    def _is_idle(self, i: int, end: int, cue: Cue) -> bool:
        """Whether what stands behind a cue makes it another verb: "asked not to be named", "agreed to pay", "pleaded guilty", "admitted to police"."""
        v = self.v
        if cue.base == "see" and cue.form not in ("base", "third"):
            return True  # "the year saw growth of 3%"
        if cue.group == "count" and not any(map(v.is_number, range(end + 1, min(end + 4, v.last[i])))):
            return True  # "shareholders of record"
        if cue.group == "ask" and not _UNNAMED.isdisjoint(v.lower[end + 1 : end + 5]):
            return True  # "an official who asked not to be named"
        if cue.particle[-1:] == ("to",) and self.what.is_infinitive(end, v.last[i]):
            return True  # "agreed to pay"
        if end < v.last[i] and v.lower[end + 1] == ":" and v.lower[i - 1] in ("who", "that") and v.n < HEADLINE:
            return True  # "Share of passengers who claim: 47%"
        if cue.base in _BEGUN and end < v.last[i] and v.lower[end + 1] == ":" and v.lower[i - 1] in _NO_SPEAKERS:
            return True  # "since 1941, when records began: 263 of them"
        if cue.base == "hear" and self._is_taken_in(end + 1, v.last[i]):
            return True  # "the court heard 586 witnesses"
        if cue.base == "boast" and (v.is_number(min(end + 1, v.n - 1)) or v.lower[min(end + 1, v.n - 1)] in _HELD):
            return True  # "the firm boasts 12 shops"
        if cue.base == "plead" and v.lower[min(end + 1, v.n - 1)] in _PLEAS:
            return True  # "pleaded guilty to 12 thefts"
        return cue.group == "own" and self.idle.is_told(end, v.last[i])  # "admitted to police that"

    def _is_taken_in(self, j: int, stop: int) -> bool:
        """Whether what a court hears is so many witnesses, appeals or hours of them, and nothing that is said."""
        v = self.v
        if not v.is_number(min(j, v.n - 1)) and v.lower[min(j, v.n - 1)] not in _SOME:
            return False
        k = next((k for k in range(j + 1, min(j + 6, stop + 1)) if v.lower[k] in _HEARD_OUT), stop)
        return k < stop and not v.is_finite(k + 1)  # not "heard two witnesses had lied"

    def _weighed(self, draft: Draft, i: int, end: int, cue: Cue) -> Draft | None:
        """Return an attribution with how far its source vouches for what it says; None where it is denied that it says so."""
        v = self.v
        if (
            draft.source is not None
            and self.who.is_bare(draft.source)
            and (draft.plain or not self.who.opens(draft.source))
        ):
            return None
        if self._is_negated(i, draft.source):
            if cue.group in _SAID_OR_NOT and cue.base not in _UNTHOUGHT:
                return None  # "could not confirm that"
            if cue.base in _UNTHOUGHT and v.lower[min(end + 1, v.n - 1)] in _MUCH:
                return None  # "did not think much of it"
            if cue.group == "expect" and self._is_unforeseen(i):
                return None  # "never expected the 12 deaths", "could not predict a figure"
            stunned = cue.base == "believe" and v.lower[i - 1] in _COULD_NOT
            draft.stance = "reported" if stunned else _NEGATED.get(cue.stance, draft.stance)
            if cue.group in _INTENDING:
                draft.stance = "disputed"  # "does not plan to cut 12 jobs"
                draft.content = self._up_to_what_is(draft.content)
        if cue.base in _FEARS and self._looks_back(draft.content):
            draft.stance = "believed"
        if draft.source is not None and self._is_share(draft.source):
            draft.content = self._before_others(draft.content)
        draft.vouches = cue.group != "judge" and self._vouches(draft, cue)
        if cue.group == "describe" and draft.content is not None:
            draft.vouches = self.what.describes(draft.content)
        if draft.stance == "disputed" and self._is_about_what_is(draft, cue):
            draft.vouches = False
        draft.speaks = (
            (not draft.plain or cue.group in EVIDENCE)
            and (cue.group not in MINDS or self._names_in_quotes(draft, cue))
            and (cue.group not in EVIDENCE or self.who.has_voice(draft.source))
        )
        return draft

    def _before_others(self, content: Span | None) -> Span | None:
        """End what a share of those asked say before the next share: "a third said (they may go), while 6 percent had gone"."""
        v = self.v
        if content is None:
            return None
        for k in range(content[0] + 1, content[1] - 2):
            others = v.lower[k + 1] in _AND_OTHERS and (v.is_number(k + 2) or v.lower[k + 3] in FRACTIONS)
            if v.lower[k] == "," and (others or v.lower[k + 1] in _HELD_AGAINST):
                return content[0], k - 1
        return content

    def _is_about_what_is(self, draft: Draft, cue: Cue) -> bool:
        """Whether a number is taken for granted by what is not believed or not intended: "does not plan to sell its 12 shops"."""
        if cue.base in _UNTHOUGHT:
            return self.idle.grants(draft.content)
        v, content = self.v, draft.content
        if cue.group not in _INTENDING or content is None:
            return False
        numbers = (k for k in range(content[0] + 1, content[1] + 1) if v.is_number(k))
        return any(v.lower[k - 1 - (v.lower[k - 1] in _SIGNS)] in GRANTED for k in numbers)

    def _up_to_what_is(self, content: Span | None) -> Span | None:
        """End what is not intended before what is so: "does not plan (to hire) after it cut 12 jobs", "(to reopen the mine), which employed 12"."""
        v = self.v
        if content is None:
            return None
        for k in range(content[0] + 2, content[1]):
            w = v.lower[k]
            past = w == "and" and v.is_finite(k + 1) and v.lower[k + 1] not in VERB_BASES
            about = w in _TOPICS and not (v.is_number(k + 1) or v.lower[k + 1] in _SIGNS)
            if v.quote[k] < 0 and (w in _WHAT_IS or past or about):
                k -= v.lower[k - 1] in PREPOSITIONS  # "of which"
                return content[0], self.what.without_stop(content[0], k - 1)
        return content

    def _is_unforeseen(self, i: int) -> bool:
        """Whether what is not expected at ``i`` has come, or is not known: "never expected", "did not expect", "cannot predict"."""
        before = self.v.lower[max(self.v.first[i], i - 4) : i]
        return any(w in _UNFORESEEN or w.startswith(("did", "had", "could", "can")) for w in before)

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
        if v.word[i][0].isupper() and not (i > v.first[i] and (self.titled or self.idle.is_shouted(i))):
            return None
        if (
            cue.group == "speak"
            and v.lower[end + 1 : end + 2] == ["to"]
            and self.what.is_infinitive(end + 1, v.last[i])
        ):
            return None  # "continues to live in Rome"
        if self.nouns.is_superlative(i) or v.word[i - 1 : i + 1] == ["United", "States"]:
            return None  # "one of the most cited authors"
        if (i and v.tk.glued(i)) or (i + 1 < v.n and v.word[i + 1] in DASHES and v.tk.glued(i + 1)):
            return None
        if cue.form == "base" and i > v.first[i] + 2 and v.lower[i - 1] == "to":
            on = i - 2
            if v.lower[on] != "on" or v.lower[on - 1] not in _GO or cue.group not in ("say", "add", "state", "tell"):
                return None
            k, _, _ = v.skip_left(on - 2, v.first[i])  # "He went on to say that"
            return self._finite(i, end, cue, k)
        k, auxiliary, passive = v.skip_left(i - 1, v.first[i])
        if k == i - 1 and k >= v.first[i] and (self.nouns.describes(i, end, cue) or v.lower[k] in CLOCK):
            return None
        if cue.form == "ing":
            return self._finite(i, end, cue, k) if passive else self._participle(i, end, cue)
        if passive and cue.form in ("past", "participle"):
            return self.passives.passive(i, end, cue, k)
        if cue.form == ("third" if auxiliary else "participle"):
            return None
        if not auxiliary and not (cue.form == "base" and self._ends_with_finding(i, end, cue, k)):
            if cue.form == "base" and not (
                v.lower[k] == ","
                or (v.lower[k] in DASHES and not v.tk.glued(k))
                or self.nouns.may_be_plural(k, cue)
                or (v.lower[i] not in NOUN_FORMS and self.who.heads_plural(k))
            ):
                return None
            if v.lower[i] in NOUN_FORMS and self.nouns.is_noun(i, end, cue, k):
                return None
        return self._finite(i, end, cue, k)

    def _ends_with_finding(self, i: int, end: int, cue: Cue, k: int) -> bool:
        """Whether a sentence ends in what papers show, with what was done to them before the verb: ", figures published by the boards today (show)."."""
        v = self.v
        if cue.group not in _ENDING or (end + 1 < v.n and v.lower[end + 1] not in (".", ";")):
            return False
        source = self.who.subject_at(k, v.first[i])
        if source is None or v.lower[source[0] - 1] != ",":
            return False
        if cue.group == "hope":  # ", union leaders fear."
            return k == source[1] and is_plural(v.word[k]) and is_person(v.lower[k])
        return is_plural(v.word[source[1]]) if v.is_participle(k) else self.who.heads_plural(k)

    def _finite(self, i: int, end: int, cue: Cue, k: int) -> Draft | None:
        """Read a finite cue at ``i``: ``k`` is the token before its verb group."""
        v = self.v
        if k < v.first[i] and not (k >= 0 and v.closes_quote(k)):
            return None
        w = v.lower[k]
        if w == "," or w in DASHES or (v.closes_quote(k) and not v.is_nominal(k)):
            source = self.who.inverted_with_name(end, cue) if k == i - 1 else None
            said = self.before.draft_before(k, source, (i, end), cue) if source is not None else None
            if said is not None:
                return said
            source = self._before_mark(i, end, cue, k)
        elif w in RELATIVE:
            has_object = w != "who" and self.what.after_cue(end + 1, cue, first=i) is None
            source = self.who.antecedent(k, has_object=has_object)
        else:
            source = self._subject_of(i) if w in SHARED else self.who.subject_at(k, v.first[i])
        if source is None or (cue.form == "base" and w in SHARED and not self._may_share_base(i, source)):
            return None
        if self.idle.says_nothing(i, end, cue, k, source):
            return None
        source = self._behind_cue(source)
        if cue.group in _FORESEEING and end < v.last[i] and not v.is_nominal(end + 1) and v.lower[end + 1] != "to":
            source = self.foreseen.behind_amount(source)
        if v.is_number(source[1]) and v.lower[source[1] - 1] in _SIGNS:
            return None  # "homes worth up to $3m had added", "$3m announced today"
        if v.is_number(source[1]) and cue.group in _FORESEEING and v.lower[source[1] - 1] == "the" and k == i - 1:
            return None  # "short of the 240,000 expected"
        if cue.form == "third":
            source = self.who.singular_part(source)
        return self._claimed(i, end, cue, k, source)

    def _claimed(self, i: int, end: int, cue: Cue, k: int, source: Span) -> Draft | None:
        """Find what a source says with a cue: a quotation before it that is open, what stands behind the cue, what stands before."""
        v = self.v
        if self._opens_next(end, cue):
            hearer = self.what.hearer(end + 1, v.last[i]) if "hearer" in cue.takes else None
            return Draft(source, (i, end), None, cue.stance, "right", hearer=hearer)
        lead = source[0] - 1
        shared = v.lower[k] in SHARED or v.lower[k + 1] == "then"
        quoted = bool(v.quotes) and (
            v.closes_quote(lead) or (lead > 0 and v.lower[lead] in (",", "—", "–") and v.closes_quote(lead - 1))
        )
        if not shared and quoted and cue.takes & {"post", "invert"} and self.what.ends_open(lead):
            return self.before.draft_before(lead, source, (i, end), cue)
        if cue.group == "count" and self.who.head_of(source) in FINDINGS:
            cue = cue._replace(needs=frozenset())  # "customs returns record 12 tonnes"
        right = self.what.after_cue(end + 1, cue, first=i)
        if right is not None:
            counted = cue.base == "document" and v.is_number(right.span[0]) and self.who.counts(source)
            if cue.group == "show" and not (counted or self.who.may_show(source, plain=right.plain)):
                return None
            if cue.base == "rule" and v.is_word(right.span[0]) and not self._may_rule(source, right.span[0]):
                return None  # "ruled the land for 12 years until he was"
            source = self.who.named_before(source, v.first[i], k)
            content = self._before_own_verb(self.what.bounded(right.span, k, source, shared=shared), i)
            fronted = cue.base == "say" and not (shared or right.plain) and self._fronts_time(source)
            if fronted:
                content = v.first[i], content[1]
            shape = "around" if fronted else "right"
            return Draft(source, (i, end), content, cue.stance, shape, shared, right.hearer, plain=right.plain)
        level = self.what.level_of_relative(end + 1, v.last[i], source) if cue.group == "put" else None
        if level is not None:
            return Draft(source, (i, end), level, cue.stance, "right")
        estimated = self.foreseen.told_of(source) if cue.group in _INTENDED else None
        if cue.base == "look" and estimated is not None and not self.foreseen.is_level(estimated):
            return None  # "the 12 stamps that collectors are looking for"
        if estimated is not None:
            return Draft(source, (i, end), estimated, cue.stance, "left")
        if (
            "post" not in cue.takes
            or shared
            or v.lower[k] in RELATIVE
            or (quoted and self.idle.adds_to(end, cue, lead))
        ):
            return None
        evident = cue.group in _SPEECH or self.who.has_voice(source) or self._is_definite(source, cue)
        evident = evident or (cue.group == "show" and self.who.head_of(source) in FINDINGS)
        finished = quoted and cue.group not in _BEHIND_FINISHED and not self.what.ends_open(lead)
        if (not quoted or finished) and not (evident and self.what.ends_clause(end + 1, v.last[i], cue)):
            return None
        marked = lead >= 0 and (v.lower[lead] == "," or v.lower[lead] in DASHES or quoted)
        if marked or (lead < v.first[i] and v.closes_quote(lead)):
            return self.before.draft_before(lead, source, (i, end), cue)
        return None

    def _participle(self, i: int, end: int, cue: Cue) -> Draft | None:
        """Read ", saying that ..." with the subject of its sentence, and "a letter saying" with its noun."""
        v = self.v
        k, first = i - 1, v.first[i]
        if cue.group in ("show", "indicate") or cue.base == "value":
            return None  # ", showing that": it is what was said that shows it; "made a bid, valuing it at $5m"
        if cue.group in _QUOTED and k > first and v.lower[k] == "as":
            return self.passives.quoted(i, end, cue)
        while k >= first and (v.lower[k] in ADVERBS or v.lower[k].endswith("ly") or v.lower[k] == "not"):
            k -= 1
        if k < first or end >= v.last[i]:
            return None
        adverbial = v.lower[k] in _BEFORE_PARTICIPLES or v.lower[k] in DASHES or v.closes_quote(k)
        if adverbial and cue.group == "claim" and v.lower[end + 1] == "to" and self._is_within_content(i):
            return None  # "said that three men came, claiming to be guards"
        own = not adverbial and cue.group not in ("inform", "think")
        own = own and (self.who.may_say(k, end + 1, cue) or self._behind_with(k) >= 0)
        if not (adverbial or own or (cue.base == "say" and v.is_nominal(k))):
            return None
        right = self.what.after_cue(end + 1, cue, first=i)
        source = None if right is None else self._beside(k) if own else self._subject_of_clause(i)
        if source is None and right is not None and v.lower[k] == "," and not right.plain and cue.group != "accuse":
            source = self.who.subject_at(k - 1, first) if k > first else None
            if source is None or source[0] != first:
                return None
            right = right._replace(span=self.what.up_to_verb(right.span))  # "Ann Lee, arguing that (he was ill), left"
        if right is None or source is None or (right.plain and cue.base in _SHOWING and not self._may_show(source)):
            return None  # "Its skirt was short, revealing a scar"
        return Draft(source, (i, end), right.span, cue.stance, "right", True, right.hearer, plain=right.plain)


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
