"""Forms of verbs of saying that attribute nothing: what they describe, who is left open, whom they only add to."""

from __future__ import annotations

from archive.extract.english.clause_words import BOUNDARIES, NOT_SOURCES, OBJECT_PRONOUNS, RELATIVE, TITLES
from archive.extract.english.lexicon import AUXILIARIES, BE, DETERMINERS, PREPOSITIONS, VERB_BASES, is_person, is_plural
from archive.extract.english.word_classes import WHOSE
from archive.extract.sources.claimants import Claimants
from archive.extract.sources.contents import Contents
from archive.extract.sources.cues import HEARERS, MEDIA, SAID_FORMS, Cue
from archive.extract.sources.noun_phrases import View
from archive.extract.sources.saying import Span
from archive.extract.sources.shortened import is_shortened_passive

SHARED = frozenset(("and", "but", "or", "then"))
GRANTED = WHOSE | {"the", "these", "those"}
_FAR_PASSIVE = 12  # tokens that a participle may stand away from the auxiliary that it shares
_OPEN = frozenset(("if", "whether"))
_SHORT = 8  # tokens of a subject that hardly has a verb in it
_TO_THINGS = frozenset(("add", "respond", "reply"))


class IdleVerbs:
    """The questions over one paragraph that are asked of a verb before it is read as one that attributes."""

    def __init__(self, view: View, who: Claimants, what: Contents) -> None:
        self.v, self.who, self.what = view, who, what

    def is_shouted(self, i: int) -> bool:
        """Whether a verb stands in a headline in capitals: "FED SAYS"."""
        v = self.v
        return v.word[i].isupper() and v.word[i - 1].isupper() and v.word[v.first[i]].upper() == v.word[v.first[i]]

    def judges_nothing(self, k: int, cue: Cue, source: Span) -> bool:
        """Whether nobody says it, but a thing is told apart by it ("the bombast that characterised the race"), or it is left open.

        Left open is "asked whether he knew that", "if the firm says so"; not "he asked why she said".
        """
        v = self.v
        if v.lower[k] == "that" and cue.group == "judge" and not self.who.has_voice(source):
            return True
        return source[0] > v.first[source[0]] and v.lower[source[0] - 1] in _OPEN

    def is_reduced(self, i: int, end: int, cue: Cue, k: int, source: Span) -> bool:
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
            if v.is_finite(j) and v.lower[j] not in VERB_BASES | AUXILIARIES:
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

    def shares_passive(self, i: int, k: int) -> bool:
        """Whether the participle at ``i``, behind "and" at ``k``, shares a form of "be": "is worth $5m and projected to"; not "is, it said, and projected"."""
        v = self.v
        for j in range(k - 1, max(v.first[i], k - _FAR_PASSIVE) - 1, -1):
            if v.lower[j] in BE:
                return not any(w.endswith("ing") for w in v.lower[j + 1 : j + 3])
            if (
                v.quote[j] >= 0
                or v.lower[j] in (";", ":")
                or (v.is_finite(j) and v.lower[j] in SAID_FORMS | AUXILIARIES)
            ):
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

    def is_infinitive(self, source: Span) -> bool:
        """Whether a source behind "to" is a verb with what hangs on it: "to (grapple with hard)"; not "to (people in Rome)"."""
        w, after = self.v.lower[source[0]], self.v.lower[min(source[0] + 1, source[1])]
        if source[1] == source[0] or not self.v.word[source[0]].islower():
            return False
        return w in VERB_BASES or (after in PREPOSITIONS and not (is_plural(w) or is_person(w)))

    def ends_in_things(self, source: Span) -> bool:
        """Whether a source ends in things that hang on a preposition behind a verb: "two men died in (separate incidents)"."""
        v = self.v
        tie = next((k for k in range(source[1], source[0], -1) if v.lower[k] in PREPOSITIONS), source[0] - 1)
        if v.lower[tie] not in PREPOSITIONS - {"of", "for"} or not v.word[source[1]].islower():
            return False
        thing = is_plural(v.word[source[1]]) and not self.who.may_threaten((tie + 1, source[1]))
        return thing and (tie < source[0] or any(v.is_finite(m) for m in range(source[0] + 1, tie)))
