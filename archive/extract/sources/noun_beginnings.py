"""Where a noun phrase begins that is a subject: behind adverbs, times, places and what is put before it."""

from __future__ import annotations

from archive.extract.english.clause_words import (
    ADVERBS,
    BOUNDARIES,
    DATE_WORDS,
    LY_NOUNS,
    NOT_SOURCES,
    PERIODS,
    PLACES,
    STOPS,
    TIES,
    TITLES,
)
from archive.extract.english.lexicon import (
    CARDINALS,
    DETERMINERS,
    MONTHS,
    PREPOSITIONS,
    is_person,
    is_plural,
)
from archive.extract.english.word_classes import CLOCK
from archive.extract.sources.clauses import TIME_SPANS, Clauses
from archive.extract.words import word_set

_AGO = frozenset(("later", "earlier", "ago"))
_NO_BEGINNING = (
    BOUNDARIES | (ADVERBS - {"all", "both", "this", "last", "next"}) | word_set("attributions", "words.no_beginning")
)
_NAMES_TOO = word_set("attributions", "words.names_too")
_MR = word_set("attributions", "words.forms_of_address")
_ADJUNCTS = PREPOSITIONS - BOUNDARIES  # what they begin stands before a subject: "On Friday the army said"
# What a number that begins a clause may have before it: "told AFP at least 12 had".
COUNT_OPENERS = word_set("attributions", "words.count_openers") | CARDINALS.keys()
_TIMES = word_set("attributions", "words.times") - {"late", "early", "now", "then"} | {"past", "moment"}
_WHICH_PERIOD = frozenset(("last", "this", "next", "that"))
_ADVERB_ENDINGS = tuple(word_set("attributions", "words.adverb_endings"))


class Beginnings(Clauses):
    """The clauses of a paragraph, and where in one its subject begins."""

    __slots__ = ()

    def _trim(self, first: int, end: int) -> tuple[int, int] | None:
        """Drop what stands before a subject and is no part of it: "But", "On Friday", "In Rome"."""
        lower = self.lower
        while first < end and (lower[first] in _NO_BEGINNING or lower[first] in TIES or lower[first] in DATE_WORDS):
            if lower[first] in _NAMES_TOO and self.word[first].istitle() and self.word[first + 1][0].isupper():
                break  # "First Union Corp"
            if self._is_compounded(first):
                break  # "In-form Ann Lee"
            first += 1
        first = self._behind_place(self._behind_sentence_adverb(first, end), end)
        if (
            first + 2 <= end
            and lower[first] in _WHICH_PERIOD
            and lower[first + 1] in PERIODS
            and self.is_word(first + 2)
        ):
            first += 2  # "Last month Marsh", "Earlier this year Boeing"
        if first == end and (lower[first] in _NO_BEGINNING or self._is_manner(first)):
            return None
        if first + 1 < end and not _AGO.isdisjoint(lower[first + 1 : min(first + 4, end)]):
            for k in range(first + 1, min(first + 4, end)):
                if lower[k] in _AGO:
                    first = k + 1  # "Days later the bank"
        bounded = lower[first - 1] in COUNT_OPENERS and self.is_number(first)  # "About three in ten voters"
        if (
            first <= end
            and first > self.first[end]
            and lower[first - 1] in _ADJUNCTS
            and self._fronted(first - 1)
            and not bounded
        ):
            first = self._after_adjunct(first, end)
        if first > end or not (self.is_word(end) or self.quote[end] >= 0 or self.ends_in_s(end)):
            return None
        if end == first and (lower[end] in NOT_SOURCES or lower[end] in DATE_WORDS):
            return None
        points = first - 1 == self.first[end] and self.word[first - 1] == "That" and not is_plural(self.word[first])
        return first - points, end  # "That plan (calls for)"

    def _behind_sentence_adverb(self, first: int, end: int) -> int:
        """Return where a subject begins: "Eventually (Lee Inc)", "citing (officials) who"; not "Privately owned Lee Inc"."""
        w = self.lower[first]
        if first < end and w == "citing":
            return first + 1
        opens = first < end and first == self.first[end] and len(w) > 6 and w.endswith(_ADVERB_ENDINGS)
        if not opens or self.lower[first + 1].endswith("ed") or self.tk.glued(first + 1):
            return first  # "Seasonally-adjusted figures"
        return first + 1

    def _behind_place(self, first: int, end: int) -> int:
        """Return where a name begins behind what it is said in, or its time: "In a statement (Lee Inc)", "At 5 p.m. (police)"."""
        if first < end and first and self.lower[first].isdigit() and self.lower[first - 1] in MONTHS:
            return first + 1
        if (
            first + 1 < end
            and self.lower[first + 1] in CLOCK
            and self.is_number(first)
            and self.lower[first + 2] not in PREPOSITIONS
        ):
            return first + 2
        if not first or self.lower[first - 1] not in PREPOSITIONS:
            return self._behind_speaking(first, end)
        for j in range(first + 1, end + 1):
            w = self.lower[j - 1]
            if not self.word[j][0].isupper() or self.is_date_word(j):
                continue
            if self.word[j - 1][0].islower() and (w in PLACES or w in TIME_SPANS or w in _TIMES or w == "court"):
                return j
            if self.is_date_word(j - 1) and self.lower[j - 2] in PREPOSITIONS:
                return j
        return self._behind_fronted(first, end)

    def _behind_speaking(self, first: int, end: int) -> int:
        """Return where somebody with a title begins behind what he does: "Speaking in Rome (Mr Lee)"; not "Building firm Lee"."""
        if first != self.first[end] or not self.lower[first].endswith("ing"):
            return first
        return next((j for j in range(first + 2, end) if self.lower[j] in _MR and self.word[j][0].isupper()), first)

    def _behind_fronted(self, first: int, end: int) -> int:
        """Return where a name begins behind a fronted phrase: "In a talk to us (Lee)"; not "At the home of lawyer Lee"."""
        j = end
        while j > first and self.word[j][0].isupper() and self.lower[j] not in TIES:
            j -= 1
        noun = self.word[j].islower() and self.is_nominal(j) and self.word[j].isalpha()
        if first - 1 != self.first[end] or j in (first, end) or not noun or TIES.isdisjoint(self.lower[first : j + 1]):
            return first
        known = (
            self.lower[j] in TITLES
            or self.lower[j] in DETERMINERS
            or (is_person(self.lower[j]) and not is_plural(self.lower[j]))
        )
        return first if known else j + 1

    def _is_manner(self, k: int) -> bool:
        """Whether the word at ``k`` is an adverb: "increasingly", not "family"."""
        w = self.lower[k]
        return w.endswith("ly") and len(w) > 5 and w not in LY_NOUNS and self.word[k][0].islower()

    def _fronted(self, k: int) -> bool:
        """Whether the preposition at ``k`` opens the sentence or a clause: "On Friday the army said"."""
        before = k - 1
        return (
            before < self.first[k]
            or self.lower[before] in STOPS
            or self.lower[before] in BOUNDARIES
            or self.lower[before] == "and"
        )

    def _after_adjunct(self, first: int, end: int) -> int:
        k = first
        while k <= end and (self.lower[k] in DATE_WORDS or self.lower[k] in ADVERBS or self.lower[k][0].isdigit()):
            k += 1
        if k > first:
            return k if k <= end else end + 1
        for j in range(first + 1, end + 1):
            if (self.lower[j] in DETERMINERS or self.lower[j] in _MR) and self.lower[j - 1] not in TIES:
                return j
        if self.lower[first] in DETERMINERS or first == end:
            return first
        return first + 1 + (self.lower[first + 1] in TIES and first + 1 < end)  # "In front of (my aunt)"

    def _is_compounded(self, k: int) -> bool:
        """Whether a hyphen is at one side of a word: the "in" of "Editor-in-Chief", "So" of "So-called"; not "in - it said"."""
        glued, last = self.tk.glued, self.n - 1
        behind = k < last - 1 and self.lower[k + 1] == "-" and glued(k + 1) and glued(k + 2)
        return self.is_word(k) and (behind or (k > 1 and self.lower[k - 1] == "-" and glued(k) and glued(k - 1)))
