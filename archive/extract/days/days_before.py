"""The day of the sentence before, where a story goes on: "On Jan. 8 they searched the house. Police also seized 12 rifles"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from archive.extract.days.days_of_charges import is_done_later, of_charge
from archive.extract.days.days_of_levels import Dated
from archive.extract.days.days_of_nouns import is_possessive
from archive.extract.english.finite_forms import is_past_tense, is_unlisted_past
from archive.extract.english.lexicon import ADVERBS, BE, CHANGE_OF, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, VERB_BASES
from archive.extract.english.tokens import Tokens
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import is_number_word
from archive.extract.words import word_set
from archive.model import TimeExpression

_HOPS = 12  # sentences over which a day is carried
_ASIDES = 1  # sentences in a row that tell nothing of it
_NEAR = 24  # characters before a day in which stands what it hangs on
_PLACE = 12  # tokens that tell where something happened
_OF_PAGE = 3  # tokens that a page prints between two sentences
_QUOTES = ('"', "“", "”")
_STOPS = frozenset(".!?")
_LONG = 120  # tokens of a sentence that is looked at
_OPENING = word_set("dates", "timing.before_opening")  # what may stand between the beginning of a sentence and its day
_CLOCK = re.compile(r"T\d")
_ADDITION = re.compile(r"(?:According to|In|At|Near|Outside|After) [^,;.]{1,60},|[^,;.]{1,40} (?:later|earlier),")
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
    | {"when", "where", "while", "as", "and", "that", "outside", "near", "so", "which", "who", "only"}
    | {"somewhere", "nearby", "inside", "there", "here", "alone", "together"}
)
_WHERE = PREPOSITIONS | {"near", "outside", "inside"}
_HOURS = frozenset(("hour", "hours", "minute", "minutes", "moments", "seconds"))
_THE_NIGHT_OF = re.compile(r"the (?:early |late )?(?:night|evening|morning|afternoon|weekend) of ")
_SHORTLY = re.compile(r"\b(?:before|after)\s$")  # "just before 10 p.m. Friday"
_RELATIVE = frozenset(
    ("who", "whom", "whose", "where", "because", "if", "although", "though", "when", "after", "that", "which")
)
_ABOUT = frozenset(("who", "which", "that", "where"))
_TELLING = frozenset(("who", "that", "where", "when", "after"))
_BEFORE_MAIN_VERBS = _RELATIVE - {
    "which"
}  # "the man who fled on Monday, was ill"; not "the fire, which broke out on Monday, was put out"
_LABELS = frozenset(("date", "when", "time"))
_ONE = frozenset(("a", "an", "the"))
_ACCUSED_OF = frozenset(("of", "for", "with"))
_STORMS = frozenset(
    ("storm", "storms", "tornado", "tornadoes", "earthquake", "quake", "flood", "floods", "match", "game", "race")
)
_WHEN = frozenset(("when", "after"))
_OF_SOMEBODY = frozenset(("whom", "whose", "if", "although", "though"))
_PARTS = frozenset((";", ",", "—", "–", "but"))
_SAYS = word_set("dates", "timing.says")
_NAMES = frozenset(("identified", "named"))  # "whom police named Tuesday as"
_OF_SAYING = _SAYS | _NAMES | {"released"}
_SHOWS = _SAYS | word_set("dates", "timing.shows")
_QUANTIFIERS = frozenset(("several", "few", "many", "some", "other", "more"))
_PAST = word_set("dates", "tense.past") - {"has", "have"}
_PARTICIPLES = word_set("dates", "tense.participle")
_NOT_THEN = word_set("dates", "timing.not_then")
_IS = frozenset(("'s", "’s", "'re", "’re", "'ll", "’ll", "'ve", "’ve"))
_PRONOUNS = frozenset(("i", "it", "he", "she", "we", "they", "you", "that", "there", "what", "who", "here"))
_PLURALS = frozenset(("they", "we", "you", "i", "all", "both", "police", "people"))
_FOUNDED = word_set("dates", "timing.founded")
_OPENED_FIRE = ["opened", "fire"]
_NOW = word_set("dates", "timing.another_time")
_COURT = word_set("dates", "timing.court")
_CHARGED = word_set("dates", "timing.charged")
_EVENTS = word_set("dates", "timing.crimes") | word_set("dates", "timing.events")
_IN_COURT = frozenset(("prosecutors", "guilty", "charges", "plea", "sentence"))
_NEAR_DAY = 12  # tokens from a day in which stands that it is one in court
_PAPERS = frozenset(("documents", "document", "records", "papers", "filings", "affidavit", "complaint"))
_DURING = frozenset(("in", "during", "after"))
_WAS = frozenset(("was", "were"))
_ARRESTED = frozenset(("arrested", "arrest", "custody", "busted", "detained"))
CLOCKS = frozenset(
    ("part_of_day", "minutes_later", "hours_later", "hours_earlier", "minutes_earlier", "same_day_there")
)
_OF_KNOWN = frozenset(("the", "both", "one", "two", "another", "his", "her", "their", "a"))
_IN_STORY = word_set("dates", "timing.in_story")
_KNOWN = _OF_KNOWN | {"he", "she", "when"} | word_set("dates", "timing.at_the_scene")
_FEW = 9  # tokens with which a paragraph opens
# "At 55 a day, down from a peak of 90 on Monday", "500 are at work, including 120 who came on Monday": no day of what goes on.
_THAN = re.compile(r"\b(?:(?:down|up)\sfrom|(?:higher|lower)\sthan)\s[^;]*$")
_INCLUDED = re.compile(r",\s(?:including|among\sthem)\s[^,;]*\b(?:who|which|that)\s[^,;]*$")
_ANY_TYPES = frozenset(("DURATION", "SET"))


class _Story(NamedTuple):
    """The day that a sentence begins with, and how it got there."""

    day: Dated
    had_been: bool  # of what had been when the story began
    of_court: (
        bool | None
    )  # of what was done with somebody for it: "was charged on Monday"; None of an arrest, which is of both
    hops: int = 0  # sentences over which it has been carried
    aside: int = 0  # and sentences in a row, the last ones, that tell nothing of it
    quoting: bool = False  # whether somebody's own words go on behind the last of these


class Stories:
    """What the sentences of a paragraph tell, to be asked for sentence by sentence; ``day`` is that of the article, where it is known.

    A sentence sets the day where it tells what happened on a single one, carries it on where it tells what happened and has none of its
    own, is an aside where it is in the present or somebody's own words, and ends the story where it has another time.
    """

    def __init__(self, dates: Sequence[Dated], tk: Tokens, day: str | None, before: Stories | None = None) -> None:
        """``before`` is what the paragraph before tells, where there is one."""
        self._tk, self._text, self._day = tk, tk.text, day
        self.dates = dates
        self._starts = [found.start for _, found in dates]
        self._told: dict[tuple[int, int], bool] = {}
        self._sets = next((found.start for _, found in dates if self._is_past_day(found)), None)  # no other sets a day
        self._first = 0 if self._sets is None else tk.sentence[tk.first_at(self._sets)]
        self._stories: list[_Story | None] = [
            None
        ]  # with which each sentence begins, from the first that may set a day
        carried = before.at_end() if before is not None and opens_with_known(tk) else None
        if carried is not None:
            self._first, self._stories = tk.sentence[0], [carried]
        self.begins = carried is not None  # with a day

    def tells(self, start: int, end: int) -> bool:
        """Whether a clause tells what happened, and nothing of another time: "12 fled"; not "had fled", "have fled since"."""
        tk = self._tk
        first, last = tk.first_at(start), tk.first_at(end - 1)
        words = tk.lower[first : last + 1]
        return "had" not in words and _NOW.isdisjoint(words) and self._tells(first, last)

    def at_end(self) -> _Story | None:
        """Return the story with which the paragraph ends, for the next one to go on."""
        return self._before(self._tk.sentence[-1] + 1) if self._sets is not None or self.begins else None

    def day_of(self, offset: int, start: int, end: int, *, inner: bool = False) -> Dated | None:
        """Return the day of a figure at ``offset`` in a clause without a date: that of the sentence before, where both tell what happened.

        ``inner``: also that of a clause before of its own sentence.
        """
        if not self.begins and (self._sets is None or self._sets >= offset):
            return None
        tk = self._tk
        sentence = tk.sentence[tk.first_at(offset)]
        story = self._before(sentence)
        if inner and "had" not in tk.lower[tk.first_at(start) : tk.first_at(end - 1) + 1]:
            story = self._inner(sentence, start) or story
        if story is None or self._is_odd(self._bounds(sentence)[0], offset):
            return None
        if not (self._goes_on(sentence, start, end) or self._goes_on_beside(sentence, offset, start, end)):
            return None
        if self._has_other_day(sentence, offset, story):
            return None
        begin, stop = tk.first_at(start), tk.first_at(end - 1)
        if story.had_been and "had" not in tk.lower[begin : stop + 1]:
            return None
        return story.day if self._is_of_stage(story, begin, tk.first_at(offset), stop) else None

    def _inner(self, sentence: int, start: int) -> _Story | None:
        """Return the day that a sentence sets before a clause of it, which begins at ``start``: "fled on Monday, and 12 were hurt"."""
        begin = self._bounds(sentence)[0]
        if begin == start or bisect_left(self._starts, begin) == bisect_left(self._starts, start):
            return None
        inner = self._before(sentence + 1)
        return inner if inner is not None and begin <= inner.day[1].start < start else None

    def _is_of_stage(self, story: _Story, begin: int, at: int, stop: int) -> bool:
        """Whether a figure at ``at`` is of what happened, in a story of that; or of what was done with somebody for it, in a story of this."""
        lower = self._tk.lower
        if is_done_later(lower, begin, at, stop, of_court=story.of_court):
            return False
        if story.of_court is None:
            return True
        begin = next((k for k in range(at - 1, begin - 1, -1) if lower[k] in _RELATIVE), begin)
        words = lower[begin : stop + 1]
        if story.of_court and "also" in words and not _ARRESTED.isdisjoint(words):
            return True  # "was charged on Monday. He was also arrested"
        of_court = _ARRESTED.isdisjoint(words) and (
            not _CHARGED.isdisjoint(words)
            or any(lower[k] in _COURT and lower[k + 1] not in _PAPERS for k in range(begin, stop + 1))
        )
        return story.of_court == of_court

    def _has_other_day(self, sentence: int, offset: int, story: _Story) -> bool:
        """Whether a sentence has another day than its story before an offset: "it began on Friday, when they hit two houses"."""
        begin, _ = self._bounds(sentence)
        inside = self.dates[bisect_left(self._starts, begin) : bisect_left(self._starts, offset)]
        return any(
            found.earliest == found.latest != story.day[1].latest
            and not (_is_of_any_day(found) or self._is_of_saying(found, sentence))
            for _, found in inside
        )

    def _before(self, sentence: int) -> _Story | None:
        """Return the story with which a sentence begins; each sentence is looked at once."""
        stories = self._stories
        while self._first + len(stories) <= sentence:
            stories.append(self._behind(self._first + len(stories) - 1, stories[-1]))
        return stories[sentence - self._first] if sentence >= self._first else None

    def _behind(self, sentence: int, story: _Story | None) -> _Story | None:
        """Return the story that goes on behind a sentence, which begins with ``story``."""
        begin, end = self._bounds(sentence)
        inside = self.dates[bisect_left(self._starts, begin) : bisect_left(self._starts, end)]
        days = [pair for pair in inside if not (_is_of_any_day(pair[1]) or self._is_ahead(pair[1]))]
        if inside and (days or story is None):
            said = [pair for pair in days if not self._is_of_saying(pair[1], sentence)]
            told = self._own_day(sentence, said or days or inside)
            if told is not None:
                return told._replace(quoting=self._is_odd(begin, end))
            if said and not self._is_same_day(said, story):
                return None
        if story is None or story.hops == _HOPS:
            return None
        if self._is_of_page(sentence):
            return story
        if self._goes_on(sentence, begin, end):
            hops = 0 if inside else story.hops + 1  # "about 11 p.m." goes on anew
            return story._replace(hops=hops, aside=0, quoting=story.quoting != self._is_odd(begin, end))
        return self._aside(story, begin, end)

    def _is_same_day(self, days: Sequence[Dated], story: _Story | None) -> bool:
        """Whether days are all that of a story, which goes on: "was robbed Thursday. Guards confirmed the raid of Thursday night"."""
        return story is not None and all(pair[1].latest == story.day[1].latest for pair in days)

    def _aside(self, story: _Story, begin: int, end: int) -> _Story | None:
        """Return the story behind a sentence that tells nothing of it; the sentences of a speech are one aside."""
        odd = self._is_odd(begin, end)
        speech = story.quoting or self._text[begin] in _QUOTES
        if story.aside < _ASIDES:
            return story._replace(hops=story.hops + 1, aside=story.aside + 1, quoting=story.quoting != odd)
        if not speech:
            return None
        return story._replace(hops=story.hops + (not odd), quoting=story.quoting != odd)

    def _is_odd(self, begin: int, end: int) -> bool:
        """Whether a quotation begins or ends in a part of the text, but not both."""
        text = self._text
        return sum(text.count(mark, begin, end) for mark in _QUOTES) % 2 == 1

    def _is_ahead(self, found: TimeExpression) -> bool:
        """Whether a day is to come: "is due in court on Friday"."""
        return self._day is not None and (found.earliest or "") > self._day

    def _is_of_saying(self, found: TimeExpression, sentence: int) -> bool:
        """Whether a day is only that of saying so: "police said Monday that"; not "said about 3 a.m. Monday they fled"."""
        if _has_clock(found):
            return False
        lower, at = self._tk.lower, self._tk.first_at(found.start)
        if _OF_SAYING.isdisjoint(lower[max(0, at - 3) : at]):
            return False
        return any(
            lower[k] in _NAMES or (lower[k] in _OF_SAYING and lower[k - 1] not in BE)
            for k in range(max(self._span(sentence)[0], at - 3), at)
        )  # not "was reported on Monday"

    def _is_of_page(self, sentence: int) -> bool:
        """Whether a few words without a full stop stand between two sentences: "Advertisement", "Buy Photo"."""
        first, last = self._span(sentence)
        return last - first < _OF_PAGE and self._tk.word[last] not in _STOPS

    def _goes_on(self, sentence: int, start: int, end: int) -> bool:
        """Whether a sentence tells what happened then, up to the end of a clause of it, which begins at ``start``."""
        tk = self._tk
        first, last = self._span(sentence)
        opening = tk.start[first]
        if last - first > _LONG or _OPENS.match(self._text, opening) is None:
            return False
        begin, stop = tk.first_at(start), tk.first_at(end - 1)
        if not _NOW.isdisjoint(tk.lower[first : stop + 1]) and self._is_of_another_time(first, stop):
            return False
        return self._tells(begin, stop) or (
            begin > first and self._is_verbless(begin, stop) and self._tells(first, begin - 1)
        )

    def _is_of_another_time(self, first: int, last: int) -> bool:
        """Whether a word says that tokens are of another time; not "two hours earlier", "a total of", "Once inside"."""
        lower = self._tk.lower
        for k in range(first, last + 1):
            w = lower[k]
            if w in _NOW and not (
                (w == "earlier" and lower[k - 1] in _HOURS)
                or (w == "total" and (lower[k + 1 : k + 2] == ["of"] or (lower[k - 1] == "in" and k > first + 1)))
                or (w == "once" and k == first and lower[k + 1 : k + 2] != [","])
            ):
                return True
        return False

    def _goes_on_beside(self, sentence: int, offset: int, start: int, end: int) -> bool:
        """Whether the part of a clause with the offset tells what happened, and another not: "seek a man who shot 12", "12 were hit and are ill"."""
        tk = self._tk
        at, begin, stop = tk.first_at(offset), tk.first_at(start), tk.first_at(end - 1)
        behind = next((k for k in range(at, stop) if self._turns_away(k)), stop + 1)
        begun = next((k for k in range(at - 1, begin, -1) if tk.lower[k] in _TELLING), begin)
        if begun == begin and behind > stop:
            return False
        return self._goes_on(sentence, tk.start[begun], tk.start[behind] if behind <= stop else end)

    def _turns_away(self, k: int) -> bool:
        """Whether a part of a sentence that is in the present begins at ``k``: "and are ill", "in which he is charged"."""
        lower = self._tk.lower
        if lower[k] == "and":
            return self._is_present(k + 1)
        return lower[k] in _ABOUT and any(self._is_present(j) for j in range(k + 1, min(k + 3, self._tk.size)))

    def _span(self, sentence: int) -> tuple[int, int]:
        sentences = self._tk.sentence
        return bisect_left(sentences, sentence), bisect_right(sentences, sentence) - 1

    def _bounds(self, sentence: int) -> tuple[int, int]:
        first, last = self._span(sentence)
        return self._tk.start[first], self._tk.end[last]

    def _own_day(self, sentence: int, inside: Sequence[Dated]) -> _Story | None:
        """Return the day on which happened what a sentence with dates tells, and whether that had been before its story."""
        first, last = self._span(sentence)
        if last - first > _LONG:
            return None
        own = next((pair for pair in inside if self._is_opening(pair[1], first)), None)
        if own is None and all(pair[1].latest == inside[0][1].latest for pair in inside):
            own = next(
                (pair for pair in reversed(inside) if self._is_told_on(pair[1], first, last)), None
            )  # "Tuesday (Jan. 7)"
        elif own is not None and not self._is_told_on(own[1], first, last):
            return None
        if own is None and len(inside) == 1 and self._is_of_known_event(inside[0][1], first, last):
            return _Story(inside[0], had_been=False, of_court=False)
        if own is None or of_charge(self._text, own[1], self._tk.start[first]) is not None:
            return None
        at = self._tk.first_at(own[1].start)
        return _Story(own, self._had_been(at, first), self._is_of_court(own[1], first, last))

    def _is_of_court(self, found: TimeExpression, first: int, last: int) -> bool | None:
        """Whether a day is that of what was done with somebody for what happened: "was charged on Monday"; None of an arrest, which is both."""
        at, lower = self._tk.first_at(found.start), self._tk.lower
        if self._is_opening(found, first):
            begin, stop = at, last + 1
        else:
            begin, stop = self._clause_of(at, first)[0], min(at + 3, last + 1)
        words = lower[begin:stop]
        if not _ARRESTED.isdisjoint(words):
            return None
        charged = next((k for k in range(begin, stop) if lower[k] in _CHARGED), None)
        if charged is None:
            return not _IN_COURT.isdisjoint(lower[begin : min(stop, at + _NEAR_DAY)])
        done = lower[charged + 1 : at]
        inside = next((done[k:] for k, w in enumerate(done) if w in _DURING), ())
        either = any(w[-3:] == "ing" for w in done) or any(w in _EVENTS or w == "death" for w in inside)
        return (
            None if either else True
        )  # "charged with firing a gun on Monday", "in a raid on Monday"; not "with theft on Monday"

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
        """Whether a day opens a sentence, or what is said in it: "On Monday", "Leeds (AP) - Just after 1 a.m. Monday", "police said that on Monday"."""
        tk = self._tk
        at = begin = tk.first_at(found.start)
        while begin > first and tk.lower[begin - 1] in _OPENING:
            begin -= 1
            if tk.word[begin][0].isupper() and begin < at:
                return True  # "Lee On Monday": a page prints a name without a full stop
        before = begin - 1
        while before >= first and not tk.word[before][0].isalnum():
            before -= 1
        if before < first or (before + 1 < begin and tk.lower[before] in _LABELS):
            return True
        if tk.lower[before] == "that" or (_has_clock(found) and begin == before + 1):
            said = before - (tk.lower[before] == "that")
            return said > first and tk.lower[said] in _SAYS and tk.lower[said - 1] not in BE
        return _ADDITION.fullmatch(self._text, tk.start[first], tk.end[begin - 1]) is not None

    def _is_told_on(self, found: TimeExpression, first: int, last: int) -> bool:
        """Whether a single day, that has been, is when that happened which a sentence tells: "on Jan. 8 they came"; not "the Jan. 8 storm", "said Monday"."""
        text, tk = self._text, self._tk
        if not self._is_past_day(found):
            return False
        at = tk.first_at(found.start)
        if is_possessive(text, found):
            return at == first and self._is_event_of_news(tk.first_at(found.end), last)
        if found.exact.startswith("the ") and _THE_NIGHT_OF.match(found.exact) is None:
            return False  # "it darkened the Christmas season"
        if self._is_opening(found, first):
            labelled = self._text[found.start - 2 : found.start] == ": "
            heads = found.start == tk.start[first] and found.exact[-4:].isdigit()  # "May 12, 2018 Photo: Ann Lee"
            return (self._tells(at, last) or labelled) and not (heads and text[found.end : found.end + 1] not in ",:")
        if self._is_of_saying(found, tk.sentence[at]):
            return False
        near = max(tk.start[first], found.start - _NEAR)
        if _OF_NOUN.search(text, near, found.start) and not (
            found.type == "TIME" and _SHORTLY.search(text, near, found.start)
        ):
            return False
        return (
            self._is_behind_verb(found, first, last)
            or self._is_before_verb(found, first, last)
            or self._is_of_event(at, first)
        )

    def _is_past_day(self, found: TimeExpression) -> bool:
        """Whether an expression is of a single day that has been; no other is that of a story."""
        if found.latest is None or found.earliest != found.latest:
            return False
        return self._day is None or found.latest <= self._day

    def _is_of_known_event(self, found: TimeExpression, first: int, last: int) -> bool:
        """Whether a day is that of an event of which the sentence tells, or which it leads to in the present.

        "Used a gun during a Feb. 1 robbery", "is wanted over a Feb. 2 shooting", "is accused of robbing a mill on Monday".
        """
        tk = self._tk
        at, k = tk.first_at(found.start), tk.first_at(found.end)
        if (
            not self._is_past_day(found)
            or at < first + 2
            or found.rule == "named_day"
            or is_possessive(self._text, found)
        ):
            return False
        if tk.lower[at - 1] in _ONE and any(w in _EVENTS for w in tk.lower[k : min(k + 3, last)]):
            return tk.lower[at - 2] == "during" or (tk.lower[at - 1] != "the" and not self._tells(first, at))
        doing = next(
            (j for j in range(at - 1, first, -1) if tk.lower[j][-3:] == "ing" and tk.lower[j - 1] in _ACCUSED_OF), 0
        )
        return (
            doing > 0
            and _PARTS.isdisjoint(tk.lower[doing:at])
            and not self._tells(first, doing)
            and self._is_end(found, last)
        )

    def _is_end(self, found: TimeExpression, last: int) -> bool:
        """Whether a clause ends with a day, or goes on with where and how."""
        behind = _BEHIND.match(self._text, found.end, self._tk.end[last])
        return behind is not None and (behind[1] is None or behind[1] in _GOES_ON)

    def _is_event_of_news(self, k: int, last: int) -> bool:
        """Whether a sentence, whose day owns what stands at ``k``, tells of an event: "Monday's storms flooded"; not "Monday's talks failed"."""
        lower = self._tk.lower
        event = next((j for j in range(k, min(k + _OF_PAGE, last)) if lower[j] in _EVENTS or lower[j] in _STORMS), None)
        return event is not None and self._is_past(event + 1) and self._tells(event + 1, last)

    def _is_of_event(self, at: int, first: int) -> bool:
        """Whether a day at ``at`` is that of an event that is news: "seek a man after a shooting early Monday"; not "he was charged after it"."""
        lower = self._tk.lower
        k = at - 1 - (lower[at - 1] in ("on", "early", "late"))
        for j in range(k, max(first, k - _PLACE) - 1, -1):  # "after a shooting in a yard in Leeds early Monday"
            if lower[j] in _EVENTS and (j == k or lower[j + 1] in _WHERE):
                return not any(self._is_past(i) for i in range(first, j))
            if lower[j] in _PARTS or lower[j] in _RELATIVE or self._is_past(j) or self._is_present(j):
                return False
        return False

    def _is_before_verb(self, found: TimeExpression, first: int, last: int) -> bool:
        """Whether a day stands between a subject and its verb: "police on Monday seized 12 guns"; not "the man who fled on Monday was ill"."""
        tk = self._tk
        at, verb = tk.first_at(found.start), tk.first_at(found.end)
        return (
            verb <= last and self._is_past(verb) and not self._has_verb(first, at - 1) and tk.lower[verb] not in _SAYS
        )

    def _is_behind_verb(self, found: TimeExpression, first: int, last: int) -> bool:
        """Whether a day ends a clause that tells what happened, also where the one before it is in the present: "is held after he fled on Monday"."""
        text, tk = self._text, self._tk
        behind = _BEHIND.match(text, found.end, tk.end[last])
        if behind is None or not (behind[1] is None or behind[1] in _GOES_ON or behind[1].endswith("ing")):
            return False
        at = tk.first_at(found.start)
        begin, relative = self._clause_of(at, first)
        if _THAN.search(text, tk.start[begin], found.start) or _INCLUDED.search(text, tk.start[first], found.start):
            return False
        if relative == "after" and (doing := tk.lower[begin + (tk.lower[begin][-2:] == "ly")])[-3:] == "ing":
            return (
                doing not in CHANGE_OF
            )  # "is held after robbing a mill on Monday"; not "closed down after losing 5% on Monday"
        if not self._has_verb(begin, at - 1):
            return self._tells(first, at) and not self._founds(begin, at)  # "a man was shot, and in the leg, on Monday"
        if relative in _WHEN and begin - 1 == first:
            return self._tells(begin, at) and self._tells(at, last)  # "When they searched it on Monday, they found 12"
        if relative in _OF_SOMEBODY or (relative in _BEFORE_MAIN_VERBS and self._has_main_verb_behind(found, last)):
            return False
        return self._tells(begin, at) and not self._founds(begin, at)

    def _founds(self, begin: int, at: int) -> bool:
        """Whether tokens tell how something came about: "opened on Monday"; not "opened fire on Monday"."""
        lower = self._tk.lower
        return any(lower[k] in _FOUNDED and lower[k : k + 2] != _OPENED_FIRE for k in range(begin, at))

    def _has_main_verb_behind(self, found: TimeExpression, last: int) -> bool:
        """Whether the main verb stands behind a relative clause that a day ends: "the man who fled on Monday, was held"."""
        tk = self._tk
        k = tk.first_at(found.end)
        return (
            k < last
            and tk.lower[k] == ","
            and _SAYS.isdisjoint(tk.lower[k + 1 : k + 3])
            and self._has_verb(k + 1, min(k + 2, last))
        )

    def _has_verb(self, first: int, last: int) -> bool:
        return any(self._is_past(k) or self._is_present(k) for k in range(first, last + 1))

    def _clause_of(self, at: int, first: int) -> tuple[int, str | None]:
        """Return the token with which the clause of a sentence, from ``first`` on, begins that goes up to ``at``, and the word that ties it."""
        lower = self._tk.lower
        for k in range(at - 1, first - 1, -1):
            if lower[k] in _RELATIVE and not (lower[k] == "that" and k > first and lower[k - 1] in _WHEN):
                return k + 1, None if k > first and lower[k - 1] in _SAYS else lower[k]
            if lower[k] in _PARTS:
                return k + 1, None
        return first, None

    def _tells(self, first: int, last: int) -> bool:
        """Whether tokens tell what happened: a verb in the past that says nothing, and none in the present: "seized 12", "were held"; not "has 12"."""
        key = first, last
        if key not in self._told:
            self._told[key] = self._has_past(first, last)
        return self._told[key]

    def _has_past(self, first: int, last: int) -> bool:
        tk = self._tk
        found = governs = False  # a verb in the past, and one whose object may stand here: "found two suspects inside"
        for k in range(first, last + 1):
            w = tk.lower[k]
            governs = governs and w not in _RELATIVE and w not in _PARTS and w != "and"
            if w in _SHOWS or not tk.word[k].islower():
                continue
            if (not governs or w in _NOT_THEN) and self._is_present(k):
                return False
            if not (found and governs) and self._is_past(k):
                found = governs = True
        return found

    def _is_past(self, k: int) -> bool:
        """Whether a verb in the past stands at ``k``: "fled", "was", "was stolen"; not "stolen goods"."""
        tk = self._tk
        w, before = tk.lower[k], tk.lower[k - 1] if k else ""
        if before == "be" or (w in _WAS and k + 1 < tk.size and tk.lower[k + 1] == "to"):
            return False  # "was to leave on Monday", "to be sold"
        if w in _PARTICIPLES or w[-2:] == "ed":
            is_finite = w[-2:] == "ed" and before not in DETERMINERS and (is_verb(tk, k) or is_unlisted_past(tk, k))
            return before in BE or is_finite or w in _PAST
        return w in _PAST or is_past_tense(tk, k)

    def _is_present(self, k: int) -> bool:
        """Whether a verb that is not in the past stands at ``k``: "is", "has", "would", "faces", "they face"; not "to face"."""
        tk = self._tk
        w, before = tk.lower[k], tk.lower[k - 1] if k else ""
        if w in _NOT_THEN or (w in _IS and before in _PRONOUNS):
            return before not in DETERMINERS  # "against their will"
        if w in _PAST or (w[-1] != "s" and not (w in VERB_BASES and before in _PLURALS)):
            return False
        return before != "to" and not is_number_word(tk, k - 1) and before not in _QUANTIFIERS and is_verb(tk, k)

    def _is_verbless(self, first: int, last: int) -> bool:
        return not any(self._tk.lower[k] in _NOT_THEN or is_verb(self._tk, k) for k in range(first, last + 1))


def opens_with_known(tk: Tokens) -> bool:
    """Whether a paragraph opens with somebody or something that has been named: "He", "Police", "The victim"."""
    if not tk.size or tk.lower[0] not in _KNOWN:
        return False
    return tk.lower[0] not in _OF_KNOWN or not _IN_STORY.isdisjoint(tk.lower[1:_FEW])


def _is_of_any_day(found: TimeExpression) -> bool:
    """Whether an expression is of any day, so that it ends no story: a length, "about 11 p.m.", "five minutes later", "recently"."""
    if found.type in _ANY_TYPES or found.value in ("PAST_REF", "PRESENT_REF"):
        return True
    return is_clock(found)


def _has_clock(found: TimeExpression) -> bool:
    return found.type == "TIME" and _CLOCK.search(found.value or "") is not None


def is_clock(found: TimeExpression) -> bool:
    """Whether an expression only tells the hour of a day that stands elsewhere: "about 11 p.m.", "minutes later"; not "tonight", "11 p.m. Friday"."""
    return found.rule in CLOCKS and not found.exact.lower().startswith(("this ", "to"))
