"""Who is the subject of a verb of saying, and whether a phrase before it may be."""

from __future__ import annotations

from archive.extract.certainty.doubts import is_nobody
from archive.extract.english.clause_words import ADVERBS, SHARES, SUBJECT_PRONOUNS
from archive.extract.english.lexicon import AUXILIARIES, DETERMINERS, FRACTIONS, PREPOSITIONS, is_person, is_plural
from archive.extract.sources.claimants import Claimants
from archive.extract.sources.contents import Contents
from archive.extract.sources.cues import EVIDENCE, HEARERS, Cue
from archive.extract.sources.noun_phrases import View
from archive.extract.sources.saying import Draft, Span
from archive.extract.sources.source_sorts import JUDGES
from archive.extract.words import word_set

_NOT = frozenset(("not", "never", "cannot"))
_ROBBING = frozenset(("demanded", "demanding", "threatened"))
_TELL_OF_CRIMES = HEARERS | word_set("attributions", "words.witnesses")
_SINGULAR = frozenset(("he", "she", "it", "a", "an", "the", "this", "that", "mr", "mrs", "ms"))
_HELPERS = frozenset(
    ("will", "would", "can", "could", "may", "might", "must", "shall", "should", "do", "does", "did", "not")
)
_ALOUD = frozenset(("say", "tell", "inform", "warn", "state", "add", "speak", "claim", "confirm"))  # groups
_LONGEST_OPENING = 14  # tokens from a cue to the colon that ends its paragraph
_SHARE = 4  # tokens that a share opens with: "some 40 percent of"
_CONDITION = 12  # tokens of a condition up to its second verb
_AMOUNTS = frozenset(("number", "numbers", "share", "proportion", "percentage", "count"))
_BEEN = frozenset(("has", "have", "had", "was", "were", "died", "drowned"))
_MAY_COME = frozenset(("will", "would", "could", "may", "might", "if"))
_HAS = frozenset(("has", "have"))
_DURING = frozenset(("for", "in", "during", "over"))
_SPANS = frozenset(("weeks", "months", "years", "quarters", "ended", "ending"))
_CLAUSE = 40  # tokens of the clause before a participle
_WHERE_SAID = 10  # tokens: "in a report released on Monday"


class CueSubjects:
    """The drafts found so far in one paragraph, and the subjects of its verbs."""

    def __init__(self, view: View) -> None:
        self.v = view
        self.who, self.what = Claimants(view), Contents(view)
        self.drafts: list[Draft] = []

    def _looks_back(self, content: Span | None) -> bool:
        """Whether what is feared has been or is so already: "fear {that 12 have died}"; not "fear {12 jobs will go}", "fear {a war}"."""
        if content is None:
            return False
        words = self.v.lower[content[0] : content[1] + 1]
        return not _BEEN.isdisjoint(words) and _MAY_COME.isdisjoint(words)

    def _is_share(self, source: Span) -> bool:
        """Whether a source is a share of those asked: "61 percent of voters", "about a third"."""
        opening = self.v.lower[source[0] : min(source[0] + _SHARE, source[1] + 1)]
        return any(w in SHARES or w in FRACTIONS for w in opening)

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
        return is_nobody(v.tk, source[0]) or "nor" in v.lower[max(v.first[i], source[0] - 2) : source[0]]

    def _behind_cue(self, source: Span) -> Span:
        """Return a source without the cue before it, which may be a noun: "exporters fear (China) may"."""
        last = self.drafts[-1] if self.drafts else None
        if last is None or last.cue is None or last.content is None or not source[0] <= last.cue[0] <= source[1]:
            return source
        begin = last.content[0] + (self.v.lower[last.content[0]] == "that")
        return (begin, source[1]) if last.cue[1] < begin <= source[1] else source

    def _before_mark(self, i: int, end: int, cue: Cue, k: int) -> Span | None:
        """Return the subject of the verb at ``i`` before what the comma or dash at ``k`` closes, or before a lone comma.

        Lee of "Lee, 43, said", the maker of "The maker of soap, said"; none of "On Friday, said".
        """
        v = self.v
        if v.lower[k + 1] == "then":
            source = self._subject_of(i)
        else:
            closing = v.lower[k] == "," and (not v.quotes or max(v.quote[v.first[i] : i]) < 0)
            closing = closing and self.what.after_cue(end + 1, cue, first=i) is None
            source = self.who.apposed(k, v.first[i], closing=closing)
        that = v.lower[end + 1 : end + 2] == ["that"] and cue.stance == "reported"
        if source is None and (that or cue.group in ("say", "tell")) and self.who.inverted(end, cue) is None:
            source = self.who.cut_off(k, v.first[i])
        return None if source is not None and cue.form == "base" and not self.who.is_several(source) else source

    def _may_share_base(self, i: int, source: Span) -> bool:
        """Whether a source may be the subject of the base form at ``i`` behind "and": "will meet and urge", "wants to go and urge".

        Not in "he says the rules let banks keep 12% and claim the rest".
        """
        v = self.v
        before = v.lower[v.first[i] : i]
        if v.lower[source[0]] not in _SINGULAR or self.who.is_several(source) or not _HELPERS.isdisjoint(before):
            return True
        last = self.drafts[-1] if self.drafts else None
        return last is not None and last.content is not None and v.lower[last.content[0]] == "to"

    def _before_own_verb(self, content: Span, i: int) -> Span:
        """End what is said before the next thing that the speaker has done: "has admitted (it was wrong) and has since paid it back"."""
        v = self.v
        has = v.lower[i - 1] if v.lower[i - 1] in _HAS else v.lower[i - 2]
        if has not in _HAS or v.quote[content[0]] >= 0:
            return content
        for k in range(content[0] + 1, content[1] - 1):
            if v.lower[k] == has:
                break
            then = v.lower[k + 1 + (v.lower[k + 1] in ADVERBS)] if v.lower[k] == "and" else ""
            done = (
                v.lower[content[0]].endswith("ing") and then in AUXILIARIES
            )  # "has admitted (stealing it) and will be"
            if then == has or done:
                return content[0], self.what.without_stop(content[0], k - 1)
        return content

    def _fronts_time(self, source: Span) -> bool:
        """Whether the time of what is said stands before its source: "For the 12 weeks ended May 2, (it said) sales rose"."""
        v = self.v
        first, comma = v.first[source[0]], source[0] - 1
        if v.lower[first] not in _DURING or v.lower[comma] != "," or comma - first > _WHERE_SAID:
            return False
        before = v.lower[first:comma]
        return not _SPANS.isdisjoint(before) and any(map(v.is_number, range(first, comma))) and "," not in before

    def _may_rule(self, source: Span, begin: int) -> bool:
        """Whether a source that ruled says what begins at a token: behind "that", and without it where it sits in judgment."""
        return self.v.lower[begin] == "that" or self.who.head_of(source) in JUDGES

    def _opens_next(self, end: int, cue: Cue) -> bool:
        """Whether a paragraph ends in a colon behind a cue, so that what is said stands in the next: "Ann Lee said:", "She told the BBC on Monday:"."""
        v = self.v
        if v.lower[-1] != ":" or cue.group not in _ALOUD or v.last[end] != v.n - 1 or v.n - end > _LONGEST_OPENING:
            return False
        return not any(v.quote[k] >= 0 or v.is_finite(k) or v.lower[k] == "," for k in range(end + 1, v.n - 1))

    def _is_definite(self, source: Span, cue: Cue) -> bool:
        """Whether what is no voice may say what stands before it: "(the poll) suggests"; not "with no date or (theatre) announced"."""
        return cue.group not in EVIDENCE and (
            self.v.lower[source[0]] in DETERMINERS
            or is_plural(self.v.word[source[1]])
            or cue.form != "past"
            or self.v.is_number(source[1])  # "CBS 6"
        )

    def _subject_of(self, i: int) -> Span | None:
        """Return the source that a verb behind "and" shares: that of the cue before it in the sentence, else the subject."""
        v = self.v
        for draft in reversed(self.drafts[-3:]):
            if draft.cue is None or draft.source is None or draft.cue[0] < v.first[i]:
                break
            if draft.shape == "right" and draft.content is not None and self._is_said(draft.source, draft.content, i):
                begin = draft.content[0] + (v.lower[draft.content[0]] == "that")
                return self.who.main_subject(begin, i)
            if draft.shape == "right" or draft.hull[1] in (i - 2, i - 3) or v.skip_right(draft.hull[1] + 1, i) == i - 1:
                return draft.source
            if v.lower[i].endswith("ing") and self._is_where_said(draft.hull[1] + 1, i):
                return draft.source
        return None if self._is_in_condition(i) else self.who.main_subject(v.first[i], i)

    def _subject_of_clause(self, i: int) -> Span | None:
        """Return the subject of a participle in its own clause: "Roe left, and (Lee Co) rose after reporting 3%"; else of its sentence."""
        v = self.v
        for k in range(i - 3, max(v.first[i], i - _CLAUSE), -1):
            if v.lower[k] in ("and", "but", "while") and v.lower[k - 1] in (",", ";") and v.quote[k] < 0:
                begins = v.is_nominal(k + 1) and not v.is_finite(k + 1) and self.what.has_verb(v.first[i], k - 2)
                told = self.drafts and self.drafts[-1].cue is not None and self.drafts[-1].cue[0] >= v.first[i]
                subject = self.who.main_subject(k + 1, i - 1) if begins and not told else None
                return subject if subject is not None and subject[0] == k + 1 else self._subject_of(i)
        return self._subject_of(i)

    def _is_in_condition(self, i: int) -> bool:
        """Whether a verb behind "and" is that of who stands in a condition: "The plan may change if he stays and (repeats) his win"."""
        v = self.v
        if v.lower[i - 1] != "and" or "if" not in v.tk.distinct:
            return False
        for k in range(i - 2, max(v.first[i], i - _CONDITION), -1):
            if v.quote[k] >= 0 or v.lower[k] == ",":
                return False
            if v.lower[k] == "if":
                return v.lower[k + 1] in SUBJECT_PRONOUNS
        return False

    def _is_where_said(self, first: int, i: int) -> bool:
        """Whether only where or when it was said stands up to the comma before a participle: "it said in a report, (adding) that"."""
        v = self.v
        k = i - 1 - (v.lower[i - 1] in ADVERBS)
        if v.lower[first] not in PREPOSITIONS or v.lower[k] != "," or k - first > _WHERE_SAID:
            return False
        return not any(v.is_finite(j) or v.quote[j] >= 0 or v.lower[j] == "," for j in range(first, k))

    def _is_said(self, source: Span, content: Span, i: int) -> bool:
        """Whether the verb at ``i`` is one of what a source says, and none of its own: it ends a list there, or robbers do it.

        "Said two men came, pulled a gun and (demanded) money", "police said two men walked in and (demanded) money"; not "he
        said it was late and (demanded) money".
        """
        v = self.v
        if not content[0] < i <= content[1]:
            return False
        if v.lower[source[1]] in _TELL_OF_CRIMES and (v.lower[i] in _ROBBING or self._tells_of_somebody(i, content)):
            return True
        commas = (k for k in range(content[0] + 1, i - 2) if v.lower[k] == "," and v.quote[k] < 0)
        return any(v.is_finite(k + 1) and v.lower[k + 1] not in AUXILIARIES for k in commas)

    def _tells_of_somebody(self, i: int, content: Span) -> bool:
        """Whether police tell what somebody did who is first named: "said (a man) knocked and asked", "(two men) came in"."""
        v = self.v
        if v.lower[i] in ("said", "say", "says", "added"):
            return False  # "Police believe two men were there and said"
        k = content[0] + (v.lower[content[0]] == "that")
        if v.lower[k] not in ("a", "an", "one") and not v.is_number(k):
            return False
        return any(is_person(v.lower[m]) for m in range(k + 1, min(k + 4, content[1]) + 1))

    def _may_show(self, source: Span) -> bool:
        """Whether a source may reveal something: a person, a body, a document; not "its skirt"."""
        return self.who.has_voice(source) or self.who.may_threaten(source)

    def _beside(self, k: int) -> Span | None:
        """Return the noun phrase that ends at ``k``, behind a "with" in it: "the charges, with (his lawyers) arguing"."""
        v = self.v
        begin = self._behind_with(k)
        if begin >= 0:
            return begin, k
        source = v.phrase_to_left(k)
        if source is None or not _AMOUNTS.isdisjoint(v.lower[source[0] : source[0] + 2]):
            return None  # "the number of people reporting"
        tie = max((m for m in range(source[0] + 1, source[1]) if v.lower[m] == "with"), default=source[0] - 1)
        return tie + 1, source[1]

    def _behind_with(self, k: int) -> int:
        """Return where a name that ends at ``k`` begins behind ", with".

        "it fell, with (Ann Lee) saying"; -1 in "met with Lee".
        """
        v = self.v
        begin = k + 1
        while begin > v.first[k] + 1 and v.word[begin - 1][0].isupper():
            begin -= 1
        named = begin <= k and v.lower[begin - 1] == "with" and v.lower[begin - 2] in (",", "-", "–", "—")
        return begin if named else -1

    def _is_within_content(self, i: int) -> bool:
        """Whether a source before ``i``, in its sentence, says a clause that goes on there."""
        before = self.drafts[-1] if self.drafts else None
        return (
            before is not None
            and before.cue is not None
            and before.shape == "right"
            and before.cue[0] >= self.v.first[i]
            and before.content is not None
            and before.content[1] >= i - 2
        )
