"""Forms of verbs of saying that attribute nothing: what they describe, who is left open, whom they only add to."""

from __future__ import annotations

from archive.extract.certainty.doubts import is_nobody
from archive.extract.english.clause_words import (
    BOUNDARIES,
    NOT_SOURCES,
    OBJECT_PRONOUNS,
    RELATIVE,
    SUBJECT_PRONOUNS,
    TITLES,
)
from archive.extract.english.lexicon import AUXILIARIES, BE, DETERMINERS, PREPOSITIONS, VERB_BASES, is_person, is_plural
from archive.extract.english.word_classes import WHOSE
from archive.extract.sources.claimants import Claimants
from archive.extract.sources.contents import Contents
from archive.extract.sources.cues import FINDINGS, HEARERS, MEDIA, MINDS, NOUN_FORMS, READERS, SAID_FORMS, Cue
from archive.extract.sources.noun_phrases import View
from archive.extract.sources.saying import Span
from archive.extract.sources.shortened import is_shortened_passive

SHARED = frozenset(("and", "but", "or", "then"))
GRANTED = WHOSE | {"the", "these", "those"}
_FAR_PASSIVE = 12  # tokens that a participle may stand away from the auxiliary that it shares
_OPEN = frozenset(("if", "whether"))
_SHORT = 8  # tokens of a subject that hardly has a verb in it
_TO_THINGS = frozenset(("add", "respond", "reply"))
_OF_THINGS_TOO = frozenset(("maintain", "declare", "add"))
_OF_CLAIMS = frozenset(
    "jobless unemployment benefit benefits insurance continuing initial weekly damage compensation".split()
)
_AN = frozenset(("a", "an", "its", "their", "his", "her"))
_SHE = frozenset(("he", "she", "it"))
_BORN = frozenset(("baby", "babies", "child", "twins", "triplets", "son", "daughter"))
_SIGNS = frozenset("$£€")
_MODALS = frozenset(("will", "would", "can", "could", "may", "might"))


_BASES = VERB_BASES | AUXILIARIES
_SAID_OR_AUXILIARIES = SAID_FORMS | AUXILIARIES
_TIES_PLACES = PREPOSITIONS - {"of", "for"}


class IdleVerbs:
    """The questions over one paragraph that are asked of a verb before it is read as one that attributes."""

    def __init__(self, view: View, who: Claimants, what: Contents) -> None:
        self.v, self.who, self.what = view, who, what

    def is_shouted(self, i: int) -> bool:
        """Whether a verb stands in a headline in capitals: "FED SAYS"."""
        v = self.v
        return v.word[i].isupper() and v.word[i - 1].isupper() and v.word[v.first[i]].upper() == v.word[v.first[i]]

    def says_nothing(self, i: int, end: int, cue: Cue, k: int, source: Span) -> bool:
        """Whether a cue with a subject attributes nothing: a reduced clause ("plans projected to"), what is left open, a noun after "and", the reader's mind."""
        v = self.v
        w = v.lower[k]
        if self._is_reduced(i, end, cue, k, source) or self._judges_nothing(k, cue, source):
            return True
        if cue.form == "third" and w in SHARED and v.lower[i] in NOUN_FORMS and self.who.is_several(source):
            return True  # "Prices rose due to cold and fears that"
        if self._cannot_know(cue, k, source) or self._is_of_thing(i, end, cue, source):
            return True
        noun = cue.form in ("third", "base") and w not in AUXILIARIES and v.lower[source[1]] not in SUBJECT_PRONOUNS
        if cue.base == "protest" and noun:
            return True  # "a ruling on two protests that"
        if cue.base == "claim" and cue.form == "third" and v.lower[i - 1] in _OF_CLAIMS:
            return True  # "initial jobless claims: 231,000"
        if cue.base == "threaten" and not self.who.may_threaten(source):
            return True  # "that perception threatened to"
        if cue.base in _OF_THINGS_TOO and self._takes_thing(end, cue, source):
            return True
        if cue.group in MINDS and (v.lower[source[0]] in READERS or is_nobody(v.tk, source[0])):
            return True  # "if you want to save", "anyone who knows": the reader is no source
        if source[0] and v.lower[source[0] - 1] == "to" and self._is_infinitive(source):
            return True  # "began to grapple with hard questions that"
        if cue.base == "report" and cue.form == "past" and k == i - 1 and self._ends_in_things(source):
            return True  # "died in incidents reported just hours apart"
        if source[0] == source[1] and v.lower[i] in NOUN_FORMS and v.word[source[0]].islower() and w.endswith("ing"):
            return True  # ", prompting fears that"
        if cue.form != "past" or v.lower[min(end + 1, v.n - 1)] != "to":
            return False
        if w == ",":
            return cue.group in ("expect", "intend")  # "the industry, projected to grow"
        # "was put at $5m and expected to rise"
        return cue.group == "expect" and w in SHARED and self._shares_passive(i, k)

    def _is_of_thing(self, i: int, end: int, cue: Cue, source: Span) -> bool:
        """Whether what stands beside a verb makes it another: "a plan put forward by", "put her in the top 10", "11 times estimated profits", "add $31 to"."""
        v = self.v
        after = v.lower[end + 1 : end + 3]
        if cue.base == "put":
            return after[:1] == ["forward"] or (after[:1] != after[1:] == ["in"] and after[0] in OBJECT_PRONOUNS)
        if cue.base == "place":
            return after[:1] == [] or after[0] in PREPOSITIONS  # "notices placed in papers"
        if cue.group == "estimate":
            return v.word[source[1]] == "times"
        if cue.base == "expect":
            return not _BORN.isdisjoint(v.lower[end + 1 : end + 5])
        if (
            cue.base == "add"
            and after
            and (v.is_number(end + 1) or after[0] in _SIGNS or after[0] in ("about", "some"))
        ):
            return not self._may_value(source)
        begins = v.lower[source[0]]
        verb = begins in VERB_BASES and not is_plural(begins) and v.lower[source[0] + 1] in PREPOSITIONS
        return (
            verb and source[0] > v.first[i] and v.lower[source[0] - 1] == ","
        )  # ", come on top of 40 announced in May"

    def _takes_thing(self, end: int, cue: Cue, source: Span) -> bool:
        """Whether a verb that may also say something has a thing here: "maintained a lead of 12 votes", "1,500 had declared criminal cases"."""
        v = self.v
        after = v.lower[min(end + 1, v.n - 1)]
        if cue.base == "maintain":
            return after in _AN
        if cue.base == "add":  # "added a seasonally adjusted 216,000 jobs"
            return after in _AN and any(map(v.is_number, range(end + 3, min(end + 5, v.n))))
        bare = source[0] == source[1] and v.word[source[0]][0].isdigit()
        return bare and cue.base == "declare" and after != "that"

    def _cannot_know(self, cue: Cue, k: int, source: Span) -> bool:
        """Whether a subject neither values nor counts things for others: "the bid valued the firm at $5m", "he counted 12 cases", "Italy recorded 12"."""
        if cue.base == "see":  # "Britain sees growth", "he will see profits"
            return self.v.lower[k + 1] in _MODALS or not (self.v.lower[source[1]] in _SHE or self.who.counts(source))
        if cue.group == "put":
            worth = cue.base == "value" or self.v.lower[k + 1] in _MODALS  # "the operation will put supply at $5m"
            return worth and not self._may_value(source)
        papers = self.who.head_of(source) in FINDINGS and self.v.lower[source[1]] not in NOUN_FORMS
        return cue.group == "count" and not (papers or self.who.counts(source))

    def _may_value(self, source: Span) -> bool:
        """Whether a source may say what a thing is worth: a person, a body, a finding; not "the move"."""
        return self.who.has_voice(source) or self.who.may_threaten(source)

    def _judges_nothing(self, k: int, cue: Cue, source: Span) -> bool:
        """Whether nobody says it, but a thing is told apart by it ("the bombast that characterised the race"), or it is left open.

        Left open is "asked whether he knew that", "if the firm says so"; not "he asked why she said".
        """
        v = self.v
        if v.lower[k] == "that" and cue.group == "judge" and not self.who.has_voice(source):
            return True
        return source[0] > v.first[source[0]] and v.lower[source[0] - 1] in _OPEN

    def _is_reduced(self, i: int, end: int, cue: Cue, k: int, source: Span) -> bool:
        """Whether a past form only describes a noun: "guests expected to attend include", "a group called “Free Rome”", "alleged bribes"."""
        v = self.v
        if cue.form != "past" or end >= v.last[i]:
            return False
        if k == i - 1 and is_shortened_passive(v, end, cue):
            return True
        after = v.lower[end + 1]
        if cue.group == "name":
            begin = max((m for m in range(source[0], source[1]) if v.lower[m] in DETERMINERS), default=source[0])
            one = v.lower[begin] in ("a", "an", "another", "one")
            noun = v.lower[source[1]]
            if k == i - 1 and v.opens_quote(end + 1) and not RELATIVE.isdisjoint(v.lower[source[1] + 1 : k]):
                return True  # "a man who has a dog called “Rex”"
            names = v.opens_quote(end + 1) or (v.word[end + 1][0].isupper() and k == i - 1)  # "a dog called Rex"
            return one and names and not (is_plural(noun) or is_person(noun) or noun in TITLES)
        if cue.group == "estimate" and v.lower[k] in SHARED and v.word[end + 1].islower() and v.is_nominal(end + 1):
            return after not in DETERMINERS and not v.is_number(end + 1)  # "a minimum and estimated maximum life"
        if cue.base == "allege":
            return after == "to" or (
                v.lower[k] in SHARED
                and v.is_nominal(end + 1)
                and after not in DETERMINERS
                and after not in NOT_SOURCES
                and (is_person(after) or not self._alleges(k))
            )
        if cue.group != "expect" or after != "to" or v.lower[k] in RELATIVE:
            return False
        if source[1] - source[0] > _SHORT and any(v.is_finite(m) for m in range(source[0] + 1, source[1])):
            return True  # "a team arrived for talks on a plan projected to cost $3m"
        if v.lower[i - 1] == "not" and k == i - 2:
            return True
        for j in range(end + 3, min(v.last[i], end + 16) + 1):
            if v.quote[j] >= 0 or not v.is_word(j) or v.lower[j] in BOUNDARIES or v.lower[j] == "and":
                return False
            if v.is_finite(j) and v.lower[j] not in _BASES:
                return v.lower[j] not in SAID_FORMS
        return False

    def _alleges(self, k: int) -> bool:
        """Whether "and alleged" at ``k`` is a second verb: "sued on Monday and alleged fraud"; not "reports of fraud and alleged bribes"."""
        v = self.v
        noun = k - 1
        joined = v.quote[noun] >= 0 or (v.word[noun].islower() and v.lower[noun - 1] in PREPOSITIONS)
        return not joined and self.what.has_verb(v.first[k], noun)

    def is_told(self, to: int, stop: int) -> bool:
        """Whether "to" names who hears it: "admitted to police that he", "confessed to her mother that"; not "admitted to the fact that"."""
        v = self.v
        hearer = v.phrase_to_right(to + 1, stop=stop) if to < stop else None
        if hearer is None or hearer[1] >= stop or v.lower[hearer[1] + 1] != "that":
            return False
        last = v.lower[hearer[1]]
        return (
            is_person(last)
            or last in OBJECT_PRONOUNS
            or last in MEDIA
            or last in HEARERS
            or v.word[hearer[1]].istitle()
        )

    def adds_to(self, end: int, cue: Cue, lead: int) -> bool:
        """Whether a verb behind a quotation that is finished says nothing: "“...” The fire adds to", "“...” The shooting continued a"."""
        v = self.v
        after = v.lower[min(end + 1, v.n - 1)]
        if self.what.ends_open(lead):
            return False
        return after in DETERMINERS if cue.group == "speak" else cue.base in _TO_THINGS and after == "to"

    def _shares_passive(self, i: int, k: int) -> bool:
        """Whether the participle at ``i``, behind "and" at ``k``, shares a form of "be": "is worth $5m and projected to"; not "is, it said, and projected"."""
        v = self.v
        for j in range(k - 1, max(v.first[i], k - _FAR_PASSIVE) - 1, -1):
            if v.lower[j] in BE:
                return not any(w.endswith("ing") for w in v.lower[j + 1 : j + 3])
            if v.quote[j] >= 0 or v.lower[j] in (";", ":") or (v.is_finite(j) and v.lower[j] in _SAID_OR_AUXILIARIES):
                return False
        return False

    def grants(self, content: Span | None) -> bool:
        """Whether what is not believed begins with a number that is taken for granted: "(does not believe) the 12 men acted alone"."""
        v = self.v
        if content is None:
            return False
        k = content[0] + (v.lower[content[0]] == "that")
        return v.lower[min(k, v.n - 1)] in GRANTED and any(
            v.is_number(j) for j in range(k + 1, min(k + 4, content[1] + 1))
        )

    def _is_infinitive(self, source: Span) -> bool:
        """Whether a source behind "to" is a verb with what hangs on it: "to (grapple with hard)"; not "to (people in Rome)"."""
        w, after = self.v.lower[source[0]], self.v.lower[min(source[0] + 1, source[1])]
        if source[1] == source[0] or not self.v.word[source[0]].islower():
            return False
        return w in VERB_BASES or (after in PREPOSITIONS and not (is_plural(w) or is_person(w)))

    def _ends_in_things(self, source: Span) -> bool:
        """Whether a source ends in things that hang on a preposition behind a verb: "two men died in (separate incidents)"."""
        v = self.v
        tie = next((k for k in range(source[1], source[0], -1) if v.lower[k] in PREPOSITIONS), source[0] - 1)
        if v.lower[tie] not in _TIES_PLACES or not v.word[source[1]].islower():
            return False
        thing = is_plural(v.word[source[1]]) and not self.who.may_threaten((tie + 1, source[1]))
        return thing and (tie < source[0] or any(v.is_finite(m) for m in range(source[0] + 1, tie)))
