"""The day of the sentence before, where a story goes on: "On Jan. 8 they searched the house. Police also seized 12 rifles"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from archive.extract.days.days_of_levels import Dated
from archive.extract.days.days_of_nouns import is_possessive
from archive.extract.english.finite_forms import is_past_tense
from archive.extract.english.lexicon import ADVERBS, BE, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, VERB_BASES
from archive.extract.english.tokens import Tokens
from archive.extract.english.verbs import is_verb
from archive.extract.words import word_set
from archive.model import TimeExpression

_HOPS = 4  # sentences over which a day is carried
_NEAR = 24  # characters before a day in which stands what it hangs on
_OF_PAGE = 3  # tokens that a page prints between two sentences
_STOPS = frozenset(".!?")
_LONG = 120  # tokens of a sentence that is looked at
_OPENING = re.compile(r"\W*(?:(?:On|At|By|About|Around|Then|And|But|Early|Late)\s+)*(?:the\s+)?\W*")
# A day behind one of these is that of a noun, or of another event than the sentence tells.
_OF_NOUN = re.compile(
    r"\b(?:since|before|after|following|until|till|by|from|to|of|for|than|over|into|with|between|against|due|the|an?|his|her|its|their"
    r"|our|that|this|last|next|every|and|or)\s(?:(?:early|late|about|around)\s)?$",
    re.IGNORECASE,
)
_OPENS = re.compile(r"[^\W_]|[$£€(<\[]")  # no mark of a list
_BEHIND = re.compile(r"[\s\"'”’)]*(?:[,.;:()–—-]|$|([^\W\d_]+))")
_GOES_ON = (
    PREPOSITIONS
    | CONJUNCTIONS
    | {"when", "where", "while", "as", "and", "that", "outside", "near", "so", "which", "who"}
)
_RELATIVE = frozenset(("who", "whom", "whose", "where", "because", "if", "although", "though", "when"))
_PARTS = frozenset((";", ",", "—", "–", "but"))
_SAYS = word_set("dates", "timing.says")
_PAST = word_set("dates", "tense.past") - {"has", "have"}
_PARTICIPLES = word_set("dates", "tense.participle")
_NOT_THEN = word_set("dates", "timing.not_then")
_IS = frozenset(("'s", "’s", "'re", "’re", "'ll", "’ll", "'ve", "’ve"))
_PRONOUNS = frozenset(("i", "it", "he", "she", "we", "they", "you", "that", "there", "what", "who", "here"))
_PLURALS = frozenset(("they", "we", "you", "i", "all", "both", "police", "people"))
_FOUNDED = word_set("dates", "timing.founded")
_NOW = word_set("dates", "timing.another_time")


class Stories:
    """What the sentences of a paragraph tell, to be asked for sentence by sentence; ``day`` is that of the article, where it is known."""

    def __init__(self, dates: Sequence[Dated], tk: Tokens, day: str | None) -> None:
        self._tk, self._text, self._day = tk, tk.text, day
        self._dates = dates
        self._starts = [found.start for _, found in dates]
        self._days: dict[int, tuple[Dated | None, bool]] = {}  # of each sentence its day, and whether of what had been
        self._told: dict[tuple[int, int], bool] = {}

    def day_of(self, offset: int, start: int, end: int) -> Dated | None:
        """Return the day of a figure at ``offset`` in a clause without a date: that of the sentence before, where both tell what happened."""
        if not self._dates or self._starts[0] >= offset:
            return None
        tk = self._tk
        sentence = tk.sentence[tk.first_at(offset)]
        last = bisect_left(self._starts, self._bounds(sentence)[0]) - 1
        if last < 0:
            return None
        dated = tk.sentence[tk.first_at(self._starts[last])]  # the last sentence before that has a date
        if sentence - dated > _HOPS:
            return None
        if dated not in self._days:
            self._days[dated] = self._own_day(dated)
        own, was = self._days[dated]
        if own is None or not self._goes_on(sentence, start, end) or self._is_in_quotes(sentence, offset):
            return None
        if was and "had" not in tk.lower[tk.first_at(start) : tk.first_at(end - 1) + 1]:
            return None
        told = (between for between in range(dated + 1, sentence) if not self._is_of_page(between))
        return own if all(self._goes_on(between, *self._bounds(between)) for between in told) else None

    def _is_of_page(self, sentence: int) -> bool:
        """Whether a few words without a full stop stand between two sentences: "Advertisement", "Buy Photo"."""
        first, last = self._span(sentence)
        return last - first < _OF_PAGE and self._tk.word[last] not in _STOPS

    def _is_in_quotes(self, sentence: int, offset: int) -> bool:
        """Whether somebody's own words, which begin in a sentence, go on at an offset."""
        before = self._text[self._tk.start[self._span(sentence)[0]] : offset]
        return before.count('"') % 2 == 1 or before.count("“") > before.count("”")

    def _goes_on(self, sentence: int, start: int, end: int) -> bool:
        """Whether a sentence tells what happened then, up to the end of a clause of it, which begins at ``start``."""
        tk = self._tk
        first, last = self._span(sentence)
        opening = tk.start[first]
        if last - first > _LONG or _OPENS.match(self._text, opening) is None:
            return False
        begin, stop = tk.first_at(start), tk.first_at(end - 1)
        if not _NOW.isdisjoint(tk.lower[first : stop + 1]):
            return False
        return self._tells(begin, stop) or (
            begin > first and self._is_verbless(begin, stop) and self._tells(first, begin - 1)
        )

    def _span(self, sentence: int) -> tuple[int, int]:
        sentences = self._tk.sentence
        return bisect_left(sentences, sentence), bisect_right(sentences, sentence) - 1

    def _bounds(self, sentence: int) -> tuple[int, int]:
        first, last = self._span(sentence)
        return self._tk.start[first], self._tk.end[last]

    def _own_day(self, sentence: int) -> tuple[Dated | None, bool]:
        """Return the day on which happened what a sentence with dates tells, and whether that had been before its story."""
        first, last = self._span(sentence)
        begin, end = self._bounds(sentence)
        inside = self._dates[bisect_left(self._starts, begin) : bisect_left(self._starts, end)]
        if not inside or last - first > _LONG:
            return None, False
        own = next((pair for pair in inside if self._is_opening(pair[1], first)), None)
        if own is None and all(pair[1].latest == inside[0][1].latest for pair in inside):
            own = inside[-1]
        if own is None or not self._is_told_on(own[1], first, last):
            return None, False
        return own, self._had_been(self._tk.first_at(own[1].start), first)

    def _had_been(self, at: int, first: int) -> bool:
        """Whether the clause up to the day at ``at`` tells what had been: "had pleaded guilty on June 5"; not "had been driving", "said he had"."""
        lower = self._tk.lower
        for k in range(at - 1, first - 1, -1):
            if lower[k] in _PARTS:
                return False
            if lower[k] == "had":
                verb = k + 1 + (lower[k + 1] in ADVERBS)
                going = lower[verb] == "been" and lower[verb + 1].endswith("ing")
                done = lower[verb][-2:] == "ed" or lower[verb] in _PARTICIPLES or lower[verb] == "been"
                return done and not going and _SAYS.isdisjoint(lower[first:k])
        return False

    def _is_opening(self, found: TimeExpression, first: int) -> bool:
        return _OPENING.fullmatch(self._text, self._tk.start[first], found.start) is not None

    def _is_told_on(self, found: TimeExpression, first: int, last: int) -> bool:
        """Whether a single day, that has been, is when that happened which a sentence tells: "on Jan. 8 they came"; not "the Jan. 8 storm", "said Monday"."""
        text, tk = self._text, self._tk
        to_come = self._day is not None and (found.latest or "") > self._day
        if found.latest is None or found.earliest != found.latest or to_come:
            return False
        if is_possessive(text, found) or found.exact.startswith("the "):
            return False  # "it darkened the Christmas season"
        at = tk.first_at(found.start)
        if self._is_opening(found, first):
            heads = found.start == tk.start[first] and found.exact[-4:].isdigit()  # "May 12, 2018 Photo: Ann Lee"
            return self._tells(at, last) and not (heads and text[found.end : found.end + 1] not in ",:")
        behind = _BEHIND.match(text, found.end)
        if behind is None or not (behind[1] is None or behind[1] in _GOES_ON or behind[1].endswith("ing")):
            return False
        if _OF_NOUN.search(text, max(tk.start[first], found.start - _NEAR), found.start):
            return False
        if not _SAYS.isdisjoint(tk.lower[max(first, at - 3) : at]):
            return False
        begin = self._clause_of(at, first)
        return begin is not None and self._tells(first, at) and _FOUNDED.isdisjoint(tk.lower[begin:at])

    def _clause_of(self, at: int, first: int) -> int | None:
        """Return the token with which the clause of a sentence, from ``first`` on, begins that goes up to ``at``; None of a relative clause."""
        lower = self._tk.lower
        for k in range(at - 1, first - 1, -1):
            if lower[k] in _RELATIVE:
                return k + 1 if k > first and lower[k - 1] in _SAYS else None
            if lower[k] in _PARTS:
                return k + 1
        return first

    def _tells(self, first: int, last: int) -> bool:
        """Whether tokens tell what happened: a verb in the past that says nothing, and none in the present: "seized 12", "were held"; not "has 12"."""
        key = first, last
        if key not in self._told:
            self._told[key] = self._has_past(first, last)
        return self._told[key]

    def _has_past(self, first: int, last: int) -> bool:
        tk = self._tk
        found = False
        for k in range(first, last + 1):
            if tk.lower[k] in _SAYS or not tk.word[k].islower():
                continue
            if self._is_present(k):
                return False
            found = found or self._is_past(k)
        return found

    def _is_past(self, k: int) -> bool:
        """Whether a verb in the past stands at ``k``: "fled", "was", "was stolen"; not "stolen goods"."""
        tk = self._tk
        w, before = tk.lower[k], tk.lower[k - 1] if k else ""
        if w in _PARTICIPLES or w[-2:] == "ed":
            return before in BE or (w[-2:] == "ed" and before not in DETERMINERS and is_verb(tk, k)) or w in _PAST
        return w in _PAST or is_past_tense(tk, k)

    def _is_present(self, k: int) -> bool:
        """Whether a verb that is not in the past stands at ``k``: "is", "has", "would", "faces", "they face"; not "to face"."""
        tk = self._tk
        w, before = tk.lower[k], tk.lower[k - 1] if k else ""
        if w in _NOT_THEN or (w in _IS and before in _PRONOUNS):
            return True
        if w in _PAST or (w[-1] != "s" and not (w in VERB_BASES and before in _PLURALS)):
            return False
        return is_verb(tk, k)

    def _is_verbless(self, first: int, last: int) -> bool:
        return not any(self._tk.lower[k] in _NOT_THEN or is_verb(self._tk, k) for k in range(first, last + 1))
