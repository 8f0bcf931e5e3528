"""What sort of noun phrase can be a source: somebody who has a voice, several, a finding; no bare noun, no picture."""

from __future__ import annotations

from archive.extract.english.clause_words import BOUNDARIES, OBJECT_PRONOUNS, PLACES, SUBJECT_PRONOUNS, TIES, TITLES
from archive.extract.english.gazetteer import gazetteer
from archive.extract.english.lexicon import DETERMINERS, PREPOSITIONS, is_person, is_plural, singular
from archive.extract.sources.cues import FINDINGS, HEADLINE_SOURCES, MEDIA, NOUN_FORMS, PICTURES, Cue
from archive.extract.sources.noun_phrases import View
from archive.extract.sources.saying import Span
from archive.extract.words import word_set

ORGANISATIONS = word_set("attributions", "words.organisations")
_THREATENING = word_set("attributions", "words.threatening")
_BARE = word_set("attributions", "words.bare_sources")
_COUNTERS = frozenset(
    ("site", "project", "monitor", "hospital", "clinic", "charity", "database", "watchdog", "mission")
)
JUDGES = frozenset(
    "committee commission court jury panel tribunal ministry agency judge judges magistrate magistrates justices".split()
)


class SourceSorts:
    """The questions over one paragraph that are asked of a source that was found."""

    def __init__(self, view: View) -> None:
        self.v = view

    def is_several(self, source: Span) -> bool:
        """Whether a verb in the plural may have the source: "Jeb Roe and Hillary Doe", "officials"."""
        v = self.v
        return is_plural(v.word[source[1]]) or any(v.lower[k] == "and" for k in range(source[0], source[1]))

    def singular_part(self, source: Span) -> Span:
        """Return what a verb in the singular has of a source with "and": "in the attacks and President Bush says"."""
        v = self.v
        if source[1] > source[0] and self._is_first_verb(source):
            return source[0], source[1] - 1
        for k in range(source[1] - 1, source[0], -1):
            new = v.lower[k + 1] in DETERMINERS or v.lower[k + 1] in TITLES
            if v.lower[k] == "and" and new and v.word[k - 1].islower():
                return k + 1, source[1]
        return source

    def _is_first_verb(self, source: Span) -> bool:
        """Whether a source ends in a first verb of its clause, which a list has for a noun: "(Acme) reports a profit, but warns"."""
        v = self.v
        names = all(v.word[k][0].isupper() for k in range(source[0], source[1]))
        return (
            names and v.word[source[1]].islower() and v.lower[source[1]] in NOUN_FORMS and v.lower[source[1]][-1] == "s"
        )

    def head_of(self, source: Span) -> str:
        """Return the noun that heads a source: the last word before "of", "for", "from"."""
        v = self.v
        ties = (
            k
            for k in range(source[0] + 1, source[1] + 1)
            if (v.lower[k] in TIES or v.lower[k] == "into") and v.lower[k - 1] != "-"
        )
        k = next(ties, source[1] + 1) - 1
        if k < source[1] and k > source[0] and v.is_participle(k) and v.is_nominal(k - 1):
            k -= 1  # "(figures) released by the ministry"
        return v.lower[k]

    def has_voice(self, source: Span | None) -> bool:
        """Whether a source is a person, a name or a document, not "the move" that suggests something."""
        v = self.v
        if source is None:
            return False
        w = self.head_of(source)
        voices = (SUBJECT_PRONOUNS, HEADLINE_SOURCES, PLACES, MEDIA, FINDINGS, JUDGES)
        return (
            v.word[source[1]][0].isupper()
            or is_person(w)
            or any(w in known or singular(w) in known for known in voices)
        )

    def may_threaten(self, source: Span) -> bool:
        """Whether a source is somebody who may threaten, no thing: "the union", "rebels", "Ann Lee"; not "the storm"."""
        v = self.v
        w = self.head_of(source)
        return (
            v.word[source[1]][0].isupper()
            or w in SUBJECT_PRONOUNS
            or is_person(w)
            or any(
                w in known or singular(w) in known for known in (ORGANISATIONS, HEADLINE_SOURCES, TITLES, _THREATENING)
            )
        )

    def may_show(self, source: Span, *, plain: bool) -> bool:
        """Whether a source shows something by saying it: no picture does, and a thing only where it is a finding."""
        v = self.v
        if any(v.lower[m] in PICTURES for m in range(source[0], source[1] + 1)):
            return False
        return not plain or self.head_of(source) in FINDINGS

    def counts(self, source: Span) -> bool:
        """Whether a source counts what befell people: a body, witnesses, a name; not "he", "the year", "Italy"."""
        v = self.v
        head, last = self.head_of(source), v.word[source[1]]
        if last.lower() in SUBJECT_PRONOUNS or last.lower() in NOUN_FORMS:
            return last.lower() in ("they", "we")
        known = (ORGANISATIONS, HEADLINE_SOURCES, TITLES, JUDGES, _COUNTERS)
        if is_person(head) or any(head in words or singular(head) in words for words in known):
            return True
        name = " ".join(v.word[source[0] : source[1] + 1])
        place = v.is_date_word(source[1]) or any(name in names for names in (gazetteer().places, gazetteer().cities))
        return last[0].isupper() and last.lower() == head and not place

    def may_say(self, k: int, after: int, cue: Cue) -> bool:
        """Whether the noun at ``k`` may say something by itself: "a letter saying", "protesters saying", "a note warning that"."""
        v = self.v
        if not v.is_nominal(k) or v.lower[k] in DETERMINERS or v.lower[k] in PREPOSITIONS:
            return False
        says = v.lower[after] == "that" or v.opens_quote(after) or (v.lower[after] == "," and v.opens_quote(after + 1))
        return (
            (says and cue.base != "say")
            or v.lower[k] in PLACES
            or v.lower[k] in HEADLINE_SOURCES
            or is_person(v.word[k])
        )

    def is_bare(self, source: Span) -> bool:
        """Whether a source is one noun in the singular without a determiner, as no subject is: "large (projected deficit)".

        What is known to speak so in headlines and names is none: "police", "research", "man".
        """
        v = self.v
        w = v.lower[source[0]]
        if source[0] != source[1] or v.quote[source[0]] >= 0 or not v.word[source[0]].islower():
            return False
        if is_plural(w):
            finding = w in FINDINGS
            return not finding and v.is_finite(source[0]) and source[0] > v.first[source[0]]  # "gives (added weight)"
        known = (
            SUBJECT_PRONOUNS,
            OBJECT_PRONOUNS,
            TITLES,
            HEADLINE_SOURCES,
            MEDIA,
            FINDINGS,
            PLACES,
            ORGANISATIONS,
            _BARE,
        )
        return w.isalpha() and not is_person(w) and not any(w in words for words in known)

    def opens(self, source: Span) -> bool:
        """Whether a source is the first of its clause: "but consensus (suggests that)"; not "amid opposition (claims)"."""
        v = self.v
        k = source[0] - 1
        return k < v.first[source[0]] or (v.lower[k] in BOUNDARIES and v.lower[k] != "that")

    def is_surely_subject(self, k: int, cue: Cue) -> bool:
        """Whether what stands before a form that may be a noun is certainly its subject: a pronoun, a name before "-s"."""
        v = self.v
        if k < 0:
            return False
        if v.lower[k] in SUBJECT_PRONOUNS or v.lower[k] in ("most", "many", "some"):
            return True
        several = cue.form == "base" and v.lower[k].endswith("s") and is_plural(v.word[k])
        if several and (is_person(v.lower[k]) or v.lower[k] == "sources"):
            return True  # "analysts estimate sales at", not "a sales estimate"
        return cue.form == "third" and v.word[k][0].isupper() and not is_plural(v.word[k])
