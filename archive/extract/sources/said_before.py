"""What is said before its source and cue ("Prices fell, he said, by 5%"): where it begins, and whether it goes on behind them."""

from __future__ import annotations

from archive.extract.english.clause_words import ADVERBS, DASHES, LY_NOUNS, RELATIVE
from archive.extract.english.lexicon import AUXILIARIES, PREPOSITIONS, VERBS
from archive.extract.sources.clauses import TIME_SPANS
from archive.extract.sources.contents import Contents
from archive.extract.sources.cues import VERB_CUES, Cue
from archive.extract.sources.headlines import behind_topic, is_headline
from archive.extract.sources.noun_phrases import View
from archive.extract.sources.saying import Draft, Span
from archive.extract.words import word_set
from archive.paragraphs import dateline_end

_FRONTING = word_set("attributions", "words.fronting")
_BRACKETED = 80  # tokens that stand in brackets
_ADVERBS = ADVERBS | {"often"}
_ASIDE = 40  # tokens that a verb may stand behind the comma of its aside
_NEXT_CLAUSE = word_set("attributions", "words.next_clause")
_OWN_CLAUSE = word_set("attributions", "words.own_clause")


_ONE_SPAN = frozenset(("day", "week", "month", "year", "hours", "hour"))
_ANY_VERB = AUXILIARIES | VERBS
_MODALS = frozenset(("will", "would", "could", "may", "might", "can"))
_OPENS_LAST = RELATIVE | {"and", "but", "where"}


class SaidBefore:
    """The rules for content that ends before its cue. ``drafts`` are the attributions found so far."""

    def __init__(self, view: View, drafts: list[Draft], what: Contents) -> None:
        self.v, self.drafts, self.what = view, drafts, what

    def draft_before(self, lead: int, source: Span, cue_span: Span, cue: Cue) -> Draft | None:
        """Make the draft whose content ends before token ``lead`` (a mark), and may go on behind source and cue."""
        v = self.v
        last = lead
        while last >= 0 and v.quote[last] < 0 and (v.lower[last] == "," or v.lower[last] in DASHES):
            last -= 1
        if last < 0:
            return None
        first = self.content_begin(v.first[last], last)
        if v.closes_quote(last) and v.quotes[v.quote[last]].kind == "direct":
            first = max(first, v.token_of[v.quote[last]][0])
        inverted = source[0] > cue_span[1]
        first = self._in_brackets(first, last)
        if first > last:
            return None
        if inverted and not (self._is_clause(first, last) or is_headline(self.v.tk)):
            return self._draft_around((first, last), source, cue_span, cue)
        hull_end = max(source[1], cue_span[1])
        draft = Draft(source, cue_span, (first, last), cue.stance, "left")
        stop = v.last[hull_end]
        if "hearer" in cue.takes and hull_end < stop:
            at = v.skip_right(hull_end + 1, stop)
            if at <= stop and v.quote[at] < 0:
                draft.hearer = self.what.hearer(at, stop)
                hull_end = draft.hearer[1] if draft.hearer is not None else hull_end
        self.go_on(draft, hull_end, stop, quoted=v.closes_quote(last))
        return None if not inverted and draft.shape == "left" and self._only_leads_to(first, last) else draft

    def _in_brackets(self, first: int, last: int) -> int:
        """Return where what is said in brackets that are still open begins: "The plan (it cost $5m, he said)"."""
        v = self.v
        near = max(first, last - _BRACKETED)
        if "(" not in v.lower[near : last + 1]:
            return first
        depth = 0
        for k in range(last, near - 1, -1):
            if v.lower[k] == ")":
                depth += 1
            elif v.lower[k] == "(" and v.quote[k] < 0:
                depth -= 1
                if depth < 0:
                    return k + 1
        return first

    def _draft_around(self, begun: Span, source: Span, cue_span: Span, cue: Cue) -> Draft | None:
        """Make the draft that parts a subject from its verb, or an adjunct from its clause: "Such moves, says Ann Lee, cost $3m"."""
        v = self.v
        comma, stop = source[1] + 1, v.last[source[1]]
        if comma + 1 >= stop or v.lower[comma] != "," or v.lower[begun[1] + 1] != "," or v.commas_in(*begun):
            return None
        fronted = v.lower[begun[0]] in PREPOSITIONS or (
            begun[0] == begun[1] and (v.lower[begun[0]] in _ADVERBS or _is_manner(v.lower[begun[0]]))
        )
        adjunct = fronted and (self.what.opens_sentence(comma + 1, stop) or v.lower[comma + 1].endswith("ing"))
        if not (adjunct or (v.is_nominal(begun[1]) and v.is_finite(comma + 1))):
            return None
        return Draft(source, cue_span, (begun[0], self.what.clause(comma + 1, stop)[1]), cue.stance, "around")

    def _only_leads_to(self, first: int, last: int) -> bool:
        """Whether what stands before a source is no clause of its own: "Speaking in Rome, (he)", "If it wins, (plans)"."""
        v = self.v
        w = v.lower[first]
        if v.quote[first] >= 0 or v.quote[last] >= 0:
            return False
        if w in _FRONTING:
            verbs = sum(v.is_finite(k) for k in range(first + 1, last + 1) if v.quote[k] < 0)
            return verbs < 2 and not v.commas_in(first, last)
        leads = w.endswith(("ing", "ed")) or w == "told"
        return leads and _ANY_VERB.isdisjoint(v.lower[first + 1 : last + 1])

    def _is_clause(self, first: int, last: int) -> bool:
        """Whether what stands before "says the firm" can be what it says.

        It is not in "its owner, Ann Lee, says the firm", nor in "Lee Inc, which owns two mines, says its chairman (is ill)",
        whose only verb is that of an aside.
        """
        v = self.v
        if v.quote[last] >= 0:
            return True
        return any(
            v.quote[k] < 0 and v.is_finite(k) and not self._is_in_aside(k, first) for k in range(first + 1, last + 1)
        )

    def _is_in_aside(self, k: int, first: int) -> bool:
        """Whether the verb at ``k`` is of what a comma parts from its noun: ", which owns", ", quoting", ", recently formed"; not "Ann Lee, 43, shot him"."""
        v = self.v
        if v.lower[first] in ADVERBS and v.lower[first + 1 : first + 2] == [","]:
            first += 2  # "However, Mr Lee, who"
        comma = next((j for j in range(k - 1, max(first, k - _ASIDE) - 1, -1) if v.lower[j] in (",", ";")), first)
        if v.lower[comma] != "," or comma == first or v.commas_in(first, comma):
            return False  # in "Ann Lee, 43, shot him" the comma ends an aside
        if v.lower[comma + 1] in ("which", "who", "whose") or v.lower[comma + 1].endswith("ing"):
            return not self.what.has_verb(first, comma - 1)
        between = v.lower[comma + 1 : k]
        reduced = v.lower[k] not in AUXILIARIES and all(w in ADVERBS or w.endswith("ly") for w in between)
        return reduced and not self.what.has_verb(first, comma - 1)

    def content_begin(self, first: int, last: int) -> int:
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
            begin = v.tk.first_at(dateline - 1) if dateline else behind_topic(v.tk)
            begin = begin if begin < last else 0  # in "RENTS TO RISE, LEE SAYS" all is in capitals
        while begin < last and v.quote[begin] < 0 and v.lower[begin] in ("but", "and", "so", "—", "–", "-", ","):
            begin += 1
        return self._last_clause(begin, last)

    def _last_clause(self, begin: int, last: int) -> int:
        """Return where the clause begins whose verb, or its helper, is cut off at ``last`` by who says it.

        "It lost 12 men {and may, he said, lose more}", "streets {where, he said, 40 live}"; all of "Rents may, he said, rise".
        """
        v = self.v
        k = last
        while k > begin and v.quote[k] < 0 and v.lower[k] in AUXILIARIES:
            k -= 1
        if k <= begin + 1 or v.quote[k] >= 0 or v.lower[k] not in _OPENS_LAST or v.lower[last] == "that":
            return begin
        return k - 1 if v.lower[k - 1] in PREPOSITIONS else k  # "in which"

    def _next_clause(self, begin: int, last: int, draft: Draft) -> int:
        """Return the start of the clause behind an attribution that ended: its "in which", "who", "and", else all of it."""
        v = self.v
        for k in range(begin, min(last, begin + 60)):
            if v.quote[k] < 0 and v.lower[k] in _NEXT_CLAUSE:
                at = k - 1 if v.lower[k - 1] in PREPOSITIONS else k
                if v.lower[at - 1] == "," or v.lower[at - 1] == ";" or v.lower[k] in ("while", "but"):
                    if draft.content is not None and draft.shape == "around" and draft.content[1] >= at:
                        draft.content = (draft.content[0], self.what.without_stop(draft.content[0], at - 1))
                    return at
        while begin < last and v.quote[begin] < 0 and not v.is_word(begin):
            begin += 1
        return begin

    def _goes_on_with_number(self, k: int, stop: int) -> bool:
        """Whether a clause about a number stands at ``k``, behind "and": "said the report, and (an estimated 20 of those) were"; not "and left"."""
        v = self.v
        number = next((j for j in range(k, min(stop, k + 3)) if v.is_number(j)), -1)
        if number < 0 or any(v.is_finite(j) and v.lower[j - 1] not in ("a", "an") for j in range(k, number)):
            return False
        told = self.what.has_verb(number, stop)
        return told and not any(v.lower[j] in VERB_CUES and v.is_finite(j) for j in range(number, stop))

    def _shares_subject(self, draft: Draft, k: int) -> bool:
        """Whether a verb behind "and" at ``k`` goes on with what was said: "A car costs $3, he said, and (gets) built", "and (will)"; not "and (left)"."""
        v = self.v
        if draft.cue is None or v.lower[draft.cue[0]] != "said" or k >= v.last[draft.cue[0]]:
            return False
        w = v.lower[k]
        return w in _MODALS or (w[-1] == "s" and w in VERBS and w not in VERB_CUES and v.is_finite(k))

    def go_on(self, draft: Draft, hull_end: int, stop: int, *, quoted: bool) -> None:
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
        if (
            after >= stop
            or v.lower[after] not in (",", "—", "–")
            or v.quote[after] >= 0
            or self._dates_it(hull_end + 1, after, stop)
        ):
            return
        nxt = v.lower[after + 1]
        inverted = (
            draft.cue is not None
            and draft.cue[0] < (draft.source or draft.cue)[0]
            and v.lower[draft.cue[0]] not in ("according", "per", "in")
        )
        if nxt in ("and", "but") and after + 2 <= stop and v.opens_quote(after + 2):
            draft.content, draft.shape = (draft.content[0], v.token_of[v.quote[after + 2]][1]), "around"
            return
        if nxt in _OWN_CLAUSE or nxt.endswith("ing"):
            goes_on = self._goes_on_with_number(after + 2, stop) if inverted else self._shares_subject(draft, after + 2)
            if nxt == "and" and goes_on:
                draft.content, draft.shape = (draft.content[0], self.what.clause(after + 1, stop)[1]), "around"
            return
        if inverted:
            return  # "said Ann Lee, the mayor"
        clause = self.what.clause(after + 1, stop)
        end = next((k - 1 for k in range(after + 2, clause[1]) if self._turns_to_writer(k)), clause[1])
        begin = draft.content[0]
        if v.is_finite(after + 1) and ";" in v.lower[begin:hull_end]:  # "It rose; the rent, he said, would fall"
            begin = max(k for k in range(begin, hull_end) if v.lower[k] == ";") + 1
        draft.content = (begin, end)
        draft.shape = "around"

    def _dates_it(self, day: int, comma: int, stop: int) -> bool:
        """Whether how long it is since something stands behind the day it was said on: "said (on Monday), (six days after) the storm"."""
        v, k = self.v, comma + 1
        if day == comma:
            return False
        begins = v.is_number(k) or v.lower[k] in ("just", "only", "a")
        return begins and any(
            (v.lower[j] in TIME_SPANS or v.lower[j] in _ONE_SPAN) and v.lower[j + 1] in ("after", "before", "since")
            for j in range(k + 1, min(k + 4, stop))
        )

    def _turns_to_writer(self, k: int) -> bool:
        """Whether a clause of the writer's begins behind the comma at ``k``: "said, double its estimate, (as) a flood passed"."""
        v = self.v
        if v.lower[k] != "," or v.quote[k] >= 0 or v.lower[k + 1] not in ("as", "while", "although", "though"):
            return False
        return self.what.opens_sentence(k + 2, v.last[k])


def _is_manner(w: str) -> bool:
    """Whether a word is an adverb by its end: "currently"; not "family"."""
    return w.endswith("ly") and len(w) > 5 and w not in LY_NOUNS
