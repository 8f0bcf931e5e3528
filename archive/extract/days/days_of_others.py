"""Dates in the clause of a figure that are not its own: of what it is held against, of an aside, of a second verb, of who says it.

"Profit rose to $5m from $4m in March", "The bridge, built in 1932, is 503 metres long", "The firm has 500 workers and was founded in
1990", "Police said on Monday that 12 men had died in May". Each question is asked only where its words are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.extract.dates.tenses import is_past
from archive.extract.days.days_before_plans import is_after_now, is_of_plan
from archive.extract.days.days_of_clauses import (
    is_of_subject_to_come,
    is_parted,
    is_size_of_place,
    is_trailing,
    own_clause,
)
from archive.extract.days.days_of_comparisons import Comparisons
from archive.extract.days.days_of_levels import Dated
from archive.extract.days.days_of_nouns import Nouns, is_possessive, only_describes
from archive.extract.days.days_of_ties import behind_if_tied, stated
from archive.extract.days.days_of_verbs import closing_comma, is_present, main_verb
from archive.extract.days.days_since import PARTS, is_of_part, is_of_source
from archive.extract.days.tied_times import CLOSE, FAR, FOUNDED, HAPPENED, MADE_IN, NEAR, RESTRICTS, TiedTimes
from archive.extract.english.lexicon import AUXILIARIES, CHANGE_OF
from archive.extract.english.relative_clauses import PRONOUNS
from archive.extract.english.tokens import Tokens
from archive.extract.english.verbs import is_verb
from archive.extract.words import word_set
from archive.model import Figure, TimeExpression

_LONG = 300  # and over which a relative clause may
# "The most since 1990", "the worst crash since", "for the first time since", "more than in any year since": how rare it is.
_RAREST = re.compile(
    r"""
    \b(?:(?:the|its|their|his|her|our|a|second|third|\w+'s|\w+’s)[\s-]
        (?:\w+[\s-]){0,2}?
        (?:most|least|worst|best|fewest|first|only|lowest|record|low|high|(?!(?:latest|(?:inte|for|ar|w|r|t|har|con)r?est)\b)\w{3,}est)
      | than\s(?:in|at|on|during)\s any
    )\b
    (?:(?!\b(?:has|have|had|was|were|is|are)\b)[^.;\d]|(?<=than\s)\d[\d.]*)*
    \b(?P<since>since)\b(?:[^.;,]|\.(?=\d))*$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?:(?:in|of|on|at|during|after|from)\s)?(?:which|whom|when|where|who|whose)\s")
_NOW = re.compile(r"\s*(?:also |now |still |already |today )?(?:has|have|is|are|says?)\b")
_AND_NOW = re.compile(
    r"\band\s+(?:also |now |still |\w+ly )?"
    r"(?:is|are|has|have|will|plans|hopes|expects|employs?|owns?|operates?|(?:projected|expected|forecast|estimated|predicted|likely|set|due)\sto)\b"
)
_SAYING = re.compile(
    r"\b(?:said|says|told\s[^,;.]{1,40}|added|warned|claimed|estimated|stated"
    r"|(?:said|announced|confirmed|wrote)\s(?:in|on|at|via|through)\s(?:an?|the|its|his|her|their)\s(?:[a-z]+\s){0,2}(?:release|statement|conference|briefing|tweet|post|email|e-mail|interview|report|letter|filing|bulletin|update))"
    r"\s+(?:(?:late|early|earlier)\s+)?(?:(?:on|in)\s+)?$"
)
_AFTER_TIME = re.compile(
    r"\b(?:days?|weeks?|fortnights?|months?|years?|decades?|centur(?:y|ies))\s+(?:after|before|since)\s+([^,;.]{0,60})$",
    re.IGNORECASE,
)
_WAS_AT = (["stood"], ["was"], ["were"], ["totalled"], ["totaled"], ["amounted"], ["closed"], ["ended"])
_OF_GROUP = re.compile(r"\b(?:of|among|from)\s(?:the|these|those|its|their|some|all)?\s?", re.IGNORECASE)
_WORKS = word_set("dates", "timing.works")
_STILL = frozenset(("is", "are", "has", "have", "will"))
_DOCUMENTED = word_set("dates", "timing.documented")
_TELLS = word_set("dates", "timing.tells")
_BEGAN = word_set("dates", "timing.began")
_PARTICIPLES = word_set("dates", "tense.participle") | word_set("dates", "timing.participles")
# "Told how he died in 1999": what is asked or told has its own time; "how many" counts, and "voted on whether to leave in 2016" is one time.
_ASKS = ("how ", "why ", "whether ", " if ")
_IS_ASKED = re.compile(
    r"\b(?:how|why|whether|(?:know|ask|asked|wonder|wondering|see)\sif)\s(?!(?:many|much|long|often|far|old|big|large|to)\b)[^,;]*$"
)
_LABELS = re.compile(r"\s(?:\d[\d.,]*(?:\s\([^()]{1,12}\))?|nil)(?=\s*[,;.]?(?:\s|$))(?=\s*[,;])")
_STARTED = frozenset(("was", "started"))
# "The fix is 154 and payment is due in May": what another subject is or will be; not "12 died and dozens are ill on Monday".
_AND_CLAUSE = re.compile(
    r"\band\s(?:(?!(?:several|dozens|hundreds|thousands|many|some|others?|more|another|one|two|three|four|five|six|most|all|both|half)\b)"
    r"[a-z][a-z'’-]*\s){1,6}?(?:is|are|will|should|must|can|closes?|opens|begins?|starts|ends|expires?|matures?)\b(?=[^,;]*$)"
)
_FIRST_WORD = re.compile(r"\s*(\S{1,20})(?!\S)")  # as long as any that is known
_BEGAN_IN = re.compile(
    r"\b(?:began|begun|started|opened|launched|founded|formed|established|created)\s(?:(?:in|on)\s)?(?:the\s)?(?:early\s|late\s)?$"
)
_JOINED = re.compile(r"\s(?:and|or)\s")  # "due in 2027 and 2028"; not "and in 2028"
# "Up from 12 in May and 14 a year earlier".
_AND_LEVEL = re.compile(
    r"\s(?:and|or)\s(?:an?\s|the\s)?[$£€]?\d[\d.,]*(?:\s[^\W\d]+|%){0,3}\s(?:(?:in|for|at)\s)?(?:the\s)?"
)
_CLOCK = re.compile(r"T\d")
THAT = re.compile(r",?\s+(?:that|which|who|when)\b")


def looks_elsewhere(lowered: str) -> bool:
    """Whether a text may tell what happened a length of time before or after something: "ten years after 16 died"."""
    return " after " in lowered or " before " in lowered or " since " in lowered


class Others(TiedTimes):
    """The dates of a paragraph that are not a figure's, to be asked for figure by figure; ``lowered`` is its text in lower case."""

    def __init__(self, tk: Tokens, lowered: str, day: str | None) -> None:
        """``day`` is that of the article, where it is known, and what leans on it."""
        super().__init__(tk, day)
        self._comparisons, self._nouns = Comparisons(tk, lowered, day), Nouns(tk, lowered)
        self._asks = any(map(lowered.__contains__, _ASKS))
        self._rare: dict[int, int | None] = {}
        self._has_since = "since" in lowered
        self._has_bracket = "(" in lowered
        self._suspects = "suspect" in lowered
        self._is_bracketed = self._has_bracket and ("in brackets" in lowered or "in parenthes" in lowered)
        self._has_including = "including" in lowered
        self._has_parts = any(map(lowered.__contains__, PARTS))
        self._has_according = "according to" in lowered
        self._has_because = "because" in tk.distinct
        self._has_moved = "after" in tk.distinct
        self._has_after = looks_elsewhere(lowered)
        self._has_relatives = not PRONOUNS.isdisjoint(tk.distinct)

    def without(self, figure: Figure, inside: Sequence[Dated], start: int) -> list[Dated]:
        """Return the dates of a clause, which begins at ``start``, that may be the figure's own."""
        held = self._comparisons.of(figure, inside, start)
        own: list[Dated] = []
        other: TimeExpression | None = None  # the last date that is not the figure's, and each that "and" joins to it
        for pair in inside:
            if (
                (other is not None and _is_joined(self._text, other, pair[1], figure))
                or (held is not None and held.has(pair[1]))
                or self._is_of_another(pair[1], figure, start, inside)
            ):
                other = pair[1]
            else:
                own.append(pair)
        return own

    def preferred(self, figure: Figure, days: Sequence[Dated], start: int) -> Sequence[Dated]:
        """Return those of several days that may be the figure's: none of saying it, of a group that it is a part of, nor a vague one."""
        if len(days) > 1:
            days = stated(self._text, figure, days)
        if len(days) > 1 and any(self._is_saying(pair[1], start) for pair in days):
            days = [pair for pair in days if not only_describes(self._text, pair[1], figure)] or days
            days = [pair for pair in days if not self._is_of_saying(pair[1], figure, days, start)] or days
        if len(days) > 1 and days[-1][1].start > figure.end:
            days = own_clause(self._tk, figure, days) or days
        if len(days) > 1:
            days = [pair for pair in days if not self._nouns.has(pair[1], figure, among_others=True)] or days
            days = [pair for pair in days if not self._is_of_group(pair[1], figure, days, start)] or days
        if len(days) > 1 and days[-1][1].start > figure.end:
            days = self._comparisons.inside(figure, days, start)
            days = [pair for pair in days if not self._is_of_level_behind(pair[1], figure)] or days
        if len(days) > 1:
            days = behind_if_tied(self._text, figure, days)
        if len(days) > 1 and self._day is not None:
            days = [pair for pair in days if not self._is_vague(pair[1], days)] or days
        return days

    def is_label(self, found: TimeExpression) -> bool:
        """Whether a day before a colon labels what stands behind: "Mill Lane, May 18: "; not "he said on May 18: "."""
        return found.value != "PRESENT_REF" and not self._is_saying(found, max(0, found.start - NEAR))

    def names(self, found: TimeExpression) -> bool:
        """Whether a date only names a law, a delivery or a contract: "December corn was up 2 cents, while"."""
        return self._nouns.leaning(found).always

    def began(self, figure: Figure, inside: Sequence[Dated], start: int) -> Dated | None:
        """Return the date since when something has gone on: "The war that began in 2014 has killed 14,000"."""
        for pair in inside:
            found = pair[1]
            if found.end < figure.start and self._is_restricted(found, start, _BEGAN, perfect=True):
                return pair
        return None

    def is_after_rarity(self, figure: Figure, found: TimeExpression, start: int) -> bool:
        """Whether "since" before a figure and its date only says how rare it is: "the worst raid since the war killed 12 in May"."""
        if not self._has_since or not start <= figure.start < found.start:
            return False
        since = self._rare_since(found, start)
        return since is not None and since < figure.start

    def _rare_since(self, found: TimeExpression, start: int) -> int | None:
        """Return where "since" begins before a date of a clause in "the worst since"."""
        if found.start not in self._rare:
            rarest = _RAREST.search(self._text, max(start, found.start - 2 * NEAR), found.start)
            self._rare[found.start] = None if rarest is None else rarest.start("since")
        return self._rare[found.start]

    def is_left_behind(self, figure: Figure, sentence: int) -> bool:
        """Whether a figure holds for a time that only a length tells: "Ten years after 16 children died", never today."""
        if not self._has_after:
            return False
        after = _AFTER_TIME.search(self._text, max(sentence, figure.start - FAR), figure.start)
        if after is None:
            return False
        tk = self._tk
        between = range(tk.first_at(after.start(1)), tk.first_at(figure.start))
        return not between or any(
            is_verb(tk, k) for k in between
        )  # not "Two years after the fire 12 people live there"

    def _is_of_another(self, found: TimeExpression, figure: Figure, start: int, inside: Sequence[Dated]) -> bool:
        if self._has_since and self._is_rarest(found, figure, inside, start):
            return True
        if self._nouns.has(found, figure) or self._is_no_age(found, figure):
            return True
        if figure.kind == "percent" and self._is_no_coupon(found, figure):
            return True
        if self._suspects and self._is_of_case(found, figure, start):
            return True
        if self._has_bracket and self._is_of_bracket(found, figure):
            return True
        if self._is_bracketed and self._is_of_all_brackets(found, figure):
            return True
        if self._has_according and (self._is_of_publishing(found) or is_of_source(self._text, figure, found)):
            return True
        if _LABELS.match(self._text, found.end) and self._is_of_number_behind(found, figure):
            return True
        if self._has_relatives and is_parted(self._tk, found, figure):
            return True
        begin, end = (found.end, figure.start) if found.end < figure.start else (figure.end, found.start)
        has_and = self._text.find("and", begin, end) >= 0
        has_comma = self._text.find(",", begin, end) >= 0
        if found.end < figure.start:
            return (
                ((self._has_after or self._has_because) and is_of_plan(self._tk, self._text, found, figure, start))
                or (has_comma and self._is_before_comma(found, figure, start))
                or self._is_restricted(found, start, None, single=figure.kind != "age")
                or self._is_of_work(found, figure)
                or (has_and and self._is_of_beginning(found, figure))
                or self._is_of_doing(found)
                or (has_and and _AND_NOW.search(self._text, found.end, figure.start) is not None)
            )
        return (
            self._is_of_other_tense(found, figure)
            or (self._has_moved and self._is_over(found) and is_after_now(self._text, found, figure, start))
            or (self._has_moved and self._is_after_doing(found, figure))
            or (has_and and self._is_of_second_verb(found, figure, start))
            or (has_and and _AND_CLAUSE.search(self._text, figure.end, found.start) is not None)
            or (has_and and self._opens_second(found, figure))
            or (self._asks and _IS_ASKED.search(self._text, figure.end, found.start) is not None)
            or (self._has_including and self._is_of_part(found, figure))
            or (self._has_parts and is_of_part(self._text, figure, found))
            or (self._has_because and self._is_of_cause(found, figure))
            or (has_comma and self._is_behind_comma(found, figure, start))
            or is_size_of_place(self._tk, found, figure)
            or is_trailing(self._tk, found, figure, start)
            or (
                self._day is not None
                and (found.earliest or "") > self._day
                and is_of_subject_to_come(self._tk, figure, start)
            )
        )

    def _is_before_comma(self, found: TimeExpression, figure: Figure, start: int) -> bool:
        """Whether a date before a comma and the figure is that of an aside, or of what somebody is or became."""
        return self._is_in_aside(found, figure, start) or self._is_apposed(found) or self._is_of_opening(found, start)

    def _is_behind_comma(self, found: TimeExpression, figure: Figure, start: int) -> bool:
        """Whether a date behind the figure and a comma is that of what the figure is only an aside to, or of how it came about."""
        return self._is_behind_aside(found, figure, start) or self._is_when_founded(found, figure)

    def _is_rarest(self, found: TimeExpression, figure: Figure, inside: Sequence[Dated], start: int) -> bool:
        """Whether a date says how rare the figure is: "the worst since 1990"; "since 1972, when 91 died" is the 91's.

        So is what stands behind the figure, or another date: "The worst since (the war|1990) killed 12 on Monday".
        """
        since = self._rare_since(found, start)
        if since is None or since < figure.start < found.start:
            return False
        if any(since < other.start < found.start for _, other in inside):
            return False
        told = THAT.match(self._text, found.end) if found.end < figure.start else None
        # "the first time since May that it sold 12"; not "the worst since a blast in May that killed 12"
        return told is None or (told[0] == " that" and found.start == since + len("since "))

    def _is_in_aside(self, found: TimeExpression, figure: Figure, start: int) -> bool:
        """Whether a date stands in an aside on the subject that closes before the figure: ", founded in 1961, says 300"."""
        text = self._text
        if found.exact.endswith(" ago") and figure.start - found.end < CLOSE and _RELATIVE.match(text, start):
            return text[found.end] == ","  # "At Hull, which was shut ten years ago, 40% of pupils passed"
        comma = closing_comma(self._tk, found.end, figure.start)
        if comma < 0 or comma - found.end > FAR:
            return False
        opening = text.rfind(", ", max(0, start - 2), found.start)
        if _RELATIVE.match(text, start) and opening < start:
            begin = start
        elif opening >= 0:
            begin = opening + 2
        else:
            return False
        words = text[begin : found.start].lower().split()
        if not _RELATIVE.match(text, begin) and not any(_is_participle(w) for w in words[:2]):
            # "one of those in the 2015 crash, has died aged 27"; not "in May, is 12"
            return (
                text.startswith((" has ", " have "), comma + 1)
                and found.earliest != found.latest
                and bool(words)
                and words[0] in ("a", "an", "the", "one")
            )
        return self._is_background(found, words, main_verb(self._tk, comma))

    def _is_of_opening(self, found: TimeExpression, start: int) -> bool:
        """Whether a clause opens with what somebody once became, and its date: "Born in 1931, (she has won 12 prizes)"."""
        opening = _FIRST_WORD.match(self._text, start, found.start)
        return opening is not None and opening[1].lower() in FOUNDED

    def _is_background(self, found: TimeExpression, words: Sequence[str], k: int) -> bool:
        """Whether an aside of ``words`` tells of another time than the verb at ``k``: "built in 1932, has", "who left in May, said".

        Of an event what came of it is told in the past: "carried out in 2004, killed"; so are surveys: "conducted in May, found".
        """
        verb = self._tk.lower[k]
        if not HAPPENED.isdisjoint(words) or verb == "cost":
            return False
        if "since" in words and verb not in ("has", "have"):
            return True  # "shares, which have lost a quarter since May, closed down 41p"
        if words[1:2] in _WAS_AT and any(w.lstrip("$£€")[:1].isdigit() for w in words):
            return True  # "debt, which stood at $8m in May, was cut to $7m"
        if not FOUNDED.isdisjoint(words) or words[0] in MADE_IN:
            return True
        if found.earliest == found.latest:
            long_ago = self._day is None or (found.latest or "")[:4] < self._day[:4]
            return (
                "began" in words or _STARTED.issubset(words) or (long_ago and is_present(self._tk, k))
            )  # "the season, which began on May 1, brought"
        if verb in CHANGE_OF and not CHANGE_OF.keys().isdisjoint(words):
            return True  # "sales, which soared in December, fell"
        if verb in _TELLS:
            return _DOCUMENTED.isdisjoint(words)
        return words[0] in ("who", "whose", "which") or is_present(self._tk, k)

    def _is_restricted(
        self,
        found: TimeExpression,
        start: int,
        verbs: frozenset[str] | None,
        *,
        perfect: bool = False,
        single: bool = False,
    ) -> bool:
        """Whether a date is that of "who survived a crash in 1999" before a verb in the present: "have been charged".

        ``verbs``: of which one must begin the relative clause; ``perfect``: what follows has gone on since ("has killed");
        ``single``: also of a single day, of somebody.
        """
        if found.earliest == found.latest and not single:
            return False
        now = _NOW.match(self._text, found.end) or (
            self._in_noun(found) and _NOW.match(self._text, self._noun_end(found))
        )
        if not now or (perfect and now[0].split()[-1] not in ("has", "have")):
            return False
        relative = RESTRICTS.search(self._text, max(start, found.start - _LONG), found.start)
        if relative is None or (found.earliest == found.latest and not relative[0].startswith("who")):
            return False
        verb = relative[1].lower()
        if verbs is not None:
            return verb in verbs
        return verb in AUXILIARIES or is_verb(self._tk, self._tk.first_at(relative.start(1)))

    def _is_of_beginning(self, found: TimeExpression, figure: Figure) -> bool:
        """Whether a date is only when that began of which a second verb tells: "began in April and involved 30 firms"."""
        if found.earliest == found.latest or not self._text.startswith(" and ", found.end):
            return False
        k = self._tk.first_at(found.end) + 1
        if self._tk.start[k] >= figure.start or not is_past(self._tk.lower[k]):
            return False
        return _BEGAN_IN.search(self._text, max(0, found.start - NEAR), found.start) is not None

    def _is_of_work(self, found: TimeExpression, figure: Figure) -> bool:
        """Whether a year is that of a work of which something is told in the present.

        "the 1946 film is now a $7m musical"; not "cost $7m".
        """
        if not (found.exact.isdigit() and self._in_noun(found)):
            return False
        words = self._text[found.end : figure.start].lower().replace(",", "").split()
        return not _WORKS.isdisjoint(words[:2]) and not _STILL.isdisjoint(words)

    def _noun_end(self, found: TimeExpression) -> int:
        at = self._text.find(" ", found.end + 1)
        return at if at >= 0 else found.end

    def _is_of_saying(self, found: TimeExpression, figure: Figure, inside: Sequence[Dated], start: int) -> bool:
        """Whether a day is when somebody spoke, and what he says has a day of its own: "said on Monday that 12 died in May"."""
        if not self._is_saying(found, start):
            return False
        if found.end < figure.start:
            return any(other.start > found.end for _, other in inside)
        return any(other.end < found.start for _, other in inside)

    def _is_saying(self, found: TimeExpression, start: int) -> bool:
        """Whether a day stands behind a verb of saying: "said on Monday"; not "said (about 2 a.m. Saturday) he was"."""
        before = self._text[max(start, found.start - NEAR) : found.start]
        if _SAYING.search(before) is None or is_possessive(self._text, found):
            return False
        return _CLOCK.search(found.value or "") is None

    def _is_of_group(self, found: TimeExpression, figure: Figure, inside: Sequence[Dated], start: int) -> bool:
        """Whether a day is that of those whom a part is of: "Of the 40 arrested on Monday, 12 were freed on Tuesday"."""
        text = self._text
        if found.end >= figure.start or "," not in text[found.end : figure.start]:
            return False
        return _OF_GROUP.match(text, start) is not None and any(other.start > figure.end for _, other in inside)


def _is_joined(text: str, other: TimeExpression, found: TimeExpression, figure: Figure) -> bool:
    """Whether "and" joins a date to one that is not the figure's: "due in 2027 and 2028", "12, up from 9 in May and 14 a year earlier"."""
    if _JOINED.fullmatch(text, other.end, found.start):
        return True
    if other.rule == found.rule and text[other.end : found.start] == ", ":
        return True
    return figure.end < other.start and _AND_LEVEL.fullmatch(text, other.end, found.start) is not None


def _is_participle(word: str) -> bool:
    """Whether a word may tell what was done: "founded", "built"; not "red"."""
    return (word.endswith("ed") and len(word) > 4) or word in _PARTICIPLES
