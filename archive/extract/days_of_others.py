"""Dates in the clause of a figure that are not its own: of what it is held against, of an aside, of a second verb, of who says it.

"Profit rose to $5m from $4m in March", "The bridge, built in 1932, is 503 metres long", "The firm has 500 workers and was founded in
1990", "Police said on Monday that 12 men had died in May". Each question is asked only where its words are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.extract.days_of_levels import AMOUNT, is_held_from, is_where_it_began
from archive.extract.days_of_nouns import is_of_named, is_of_noun, is_possessive, may_be_of_named, only_describes
from archive.extract.lexicon import AUXILIARIES, CHANGE_OF, IRREGULAR, VERB_BASES
from archive.extract.tokens import Tokens
from archive.extract.verbs import is_verb
from archive.extract.words import word_set
from archive.model import Figure, TimeExpression

Dated = tuple[int, TimeExpression]

_NEAR = 60  # characters before a date in which stands what it is the date of
_FAR = 160  # characters over which an aside may reach
_BACK = 16  # characters before a figure in which stands that it is what another is held against
_WALK = 8  # tokens before a figure in which its verb stands
_PAST_TOO = frozenset(("hit", "cost", "cut", "put", "set", "hurt", "spread", "beat", "shut", "let"))
# What a figure before it is held against: its date is not that of the figure. Between it and the date only small words stand.
_SMALL = r"(?:\s+(?:in|on|at|of|for|the|that|those|same|corresponding|comparable|period|time|month|quarter|week|year|half|end))*\s*$"
_HELD = re.compile(
    rf"""
    \b(?:compared\s(?:to|with)|up\sfrom|down\sfrom)\b
    | \b(?:versus|vs|against){AMOUNT}
    | ,\s(?:up|down|off)\s[^,;]{{1,30}}\s(?:from|over|since|than)\b              # 6.7m, up 3% from 6.5m in May
    | \b(?:is|are|was|were|been)\s(?:up|down|off)\s[^,;]{{1,30}}\s(?:from|over|since|than)\b   # 6.7m were up 3% from May
    | ,\san?\s(?:\w+\s)?(?:increase|rise|gain|jump|drop|fall|decline|decrease)\sof\s[^,;]{{1,70}}\s(?:from|over|since|than)\b
    | (?:%|\bpct|\bper\s?cent)\s(?:more|fewer|less|higher|lower)\sthan{AMOUNT}       # 3m tonnes, or 16% less than the 4m in May
    """,
    re.VERBOSE | re.IGNORECASE,
)
_IS_HELD = re.compile(r"\b(?:compared\s(?:to|with)|from|versus|vs|against)\s$")
# "12% more than $300 in May", "12 died, more than the 9 in May"; a bound of its own amount has a verb or a preposition before it,
# as in "killed 12 and wounded more than 30 in May".
_EXCEEDS = re.compile(
    rf"""
    \s*(?:
        (?:more|fewer|less|higher|lower)\sthan{AMOUNT}
      | (?:\s[a-z]+)?,\s(?:(?:more|fewer|less)\sthan\s(?:the|an?|its|their)\s|(?:higher|lower)\sthan{AMOUNT})
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HELD_DATE = re.compile(rf"\b(?:than|compared (?:to|with))\b{_SMALL}", re.IGNORECASE)
# "Notes due 2017", "bonds maturing in May": when they end, not when they were sold.
_MATURES = re.compile(
    rf"\b(?:due|maturing|matures?|expir(?:ing|es?)|payable|redeemable|callable|of\srecord)\b{_SMALL}", re.IGNORECASE
)
# Of these one stands where each of the three is found, and where a movement is measured from a date.
_MATURING = frozenset(
    (
        "due",
        "maturing",
        "mature",
        "matures",
        "expiring",
        "expire",
        "expires",
        "payable",
        "redeemable",
        "callable",
        "record",
    )
)
_THAN = frozenset(("than", "compared"))
_HOLDING = frozenset(("than", "compared", "versus", "vs", "against"))
_MOVED = frozenset(("up", "down", "off", "increase", "rise", "gain", "jump", "drop", "fall", "decline", "decrease"))
_MOVED_FROM = frozenset(("from", "over", "since"))
_BEGAN_AT = frozenset(("from", "after"))
# "The most since 1990", "the worst crash since", "for the first time since", "more than in any year since": how rare it is.
_RAREST = re.compile(
    r"""
    \b(?:(?:the|its|their|his|her|our|a|second|third|\w+'s|\w+’s)[\s-]
        (?:\w+[\s-]){0,2}?
        (?:most|least|worst|best|fewest|first|only|lowest|record|low|high|(?!(?:latest|(?:inte|for|ar|w|r|t|har|con)r?est)\b)\w{3,}est)
      | than\s(?:in|at|on|during)\s any
    )\b
    (?:(?!\b(?:has|have|had|was|were|is|are)\b)[^.;\d])*
    \b(?P<since>since)\b[^.;,]*$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?:(?:in|of|on|at|during|after|from)\s)?(?:which|whom|when|where|who|whose)\s")
_RESTRICTS = re.compile(r"\b(?:who|which|that)\s+(\w+)")
_NOW = re.compile(r"\s*(?:also |now |still |already |today )?(?:has|have|is|are|says?)\b")
_AND_VERB = re.compile(
    r"\band\s+(?:also |now |then |later |\w+ly )?(was|were|is|are|has|have|had|will|would|plans|expects)\b"
)
_AND_WORD = re.compile(r"\band\s+(\w+)")
_PLAIN_PAST = frozenset(
    w for w in word_set("dates", "tense.past") - word_set("dates", "tense.participle") - AUXILIARIES if w[-2:] != "ed"
)
_AND_PAST = frozenset(("was", "were"))
_PRESENT = frozenset(("is", "are", "has", "have", "'s", "’s", "will"))
_AND_NOW = re.compile(r"\band\s+(?:also |now |still |\w+ly )?(?:is|are|has|have)\b")
_SAYING = re.compile(
    r"\b(?:said|says|told\s[^,;.]{1,40}|added|warned|claimed|estimated|stated)"
    r"\s+(?:(?:late|early|earlier)\s+)?(?:(?:on|in)\s+)?$"
)
_SAYS = frozenset(("said", "says", "told", "added", "warned", "claimed", "estimated", "stated"))
_AFTER_TIME = re.compile(
    r"\b(?:days?|weeks?|fortnights?|months?|years?|decades?|centur(?:y|ies))\s+(?:after|before|since)\s+([^,;.]{0,60})$",
    re.IGNORECASE,
)
_OF_GROUP = re.compile(r"\b(?:of|among|from)\s(?:the|these|those|its|their|some|all)?\s?", re.IGNORECASE)
_HAPPENED = word_set("dates", "timing.happened")
_FOUNDED = word_set("dates", "timing.founded")
_DOCUMENTED = word_set("dates", "timing.documented")
_TELLS = word_set("dates", "timing.tells")
_BEGAN = word_set("dates", "timing.began")
_PARTICIPLES = word_set("dates", "tense.participle") | word_set("dates", "timing.participles")


def looks_elsewhere(lowered: str) -> bool:
    """Whether a text may tell what happened a length of time before or after something: "ten years after 16 died"."""
    return " after " in lowered or " before " in lowered or " since " in lowered


class Others:
    """The dates of a paragraph that are not a figure's, to be asked for figure by figure; ``lowered`` is its text in lower case."""

    def __init__(self, tk: Tokens, lowered: str, *, is_dated: bool) -> None:
        """``is_dated``: the day of the article is known, and what leans on it."""
        self._tk, self._text, self._is_dated = tk, tk.text, is_dated
        words = tk.distinct
        self._has_maturing = not _MATURING.isdisjoint(words)
        self._has_than = not _THAN.isdisjoint(words)
        self._has_level = not _BEGAN_AT.isdisjoint(words)
        self._has_held = not (
            _HOLDING.isdisjoint(words) and (_MOVED.isdisjoint(words) or _MOVED_FROM.isdisjoint(words))
        )
        self._has_named = may_be_of_named(words)
        self._has_saying = not _SAYS.isdisjoint(words)
        self._has_since = "since" in lowered
        self._has_and = " and " in lowered
        self._has_after = looks_elsewhere(lowered)

    def without(self, figure: Figure, inside: Sequence[Dated], start: int) -> list[Dated]:
        """Return the dates of a clause, which begins at ``start``, that may be the figure's own."""
        return [pair for pair in inside if not self._is_of_another(pair[1], figure, start, inside)]

    def preferred(self, figure: Figure, days: Sequence[Dated], start: int) -> Sequence[Dated]:
        """Return those of several days that may be the figure's: none of saying it, of a group that it is a part of, nor a vague one."""
        if self._has_saying and len(days) > 1 and any(self._is_saying(pair[1], start) for pair in days):
            days = [pair for pair in days if not only_describes(self._text, pair[1], figure)] or days
            days = [pair for pair in days if not self._is_of_saying(pair[1], figure, days, start)] or days
        if len(days) > 1:
            days = [pair for pair in days if not self._is_of_noun(pair[1], figure, among_others=True)] or days
            days = [pair for pair in days if not self._is_of_group(pair[1], figure, days, start)] or days
        if len(days) > 1 and self._is_dated:
            days = [pair for pair in days if not self._is_vague(pair[1], days)] or days
        return days

    def _is_vague(self, found: TimeExpression, days: Sequence[Dated]) -> bool:
        """Whether a date tells less than any other: "most recently", "the same quarter" of 2022; "previously" says that it was once so."""
        if found.type == "DATE" and found.latest is None and found.earliest is None:
            return any(self._text[found.end : other.start] == " of " for _, other in days)
        return found.value == "PAST_REF" and "recent" in found.exact

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
        since = _rare_since(found, self._text[max(start, found.start - _NEAR) : found.start])
        return since is not None and since < figure.start

    def is_left_behind(self, figure: Figure, sentence: int) -> bool:
        """Whether a figure holds for a time that only a length tells: "Ten years after 16 children died", never today."""
        if not self._has_after:
            return False
        after = _AFTER_TIME.search(self._text, max(sentence, figure.start - _FAR), figure.start)
        if after is None:
            return False
        tk = self._tk
        between = range(tk.first_at(after.start(1)), tk.first_at(figure.start))
        return not between or any(
            is_verb(tk, k) for k in between
        )  # not "Two years after the fire 12 people live there"

    def _is_of_another(self, found: TimeExpression, figure: Figure, start: int, inside: Sequence[Dated]) -> bool:
        before = self._text[max(start, found.start - _NEAR) : found.start]
        if self._is_compared(found, figure, before, inside, start):
            return True
        if self._has_since and self._is_rarest(found, figure, before, inside):
            return True
        if self._is_of_noun(found, figure):
            return True
        if found.end < figure.start:
            return (
                self._is_in_aside(found, figure, start)
                or self._is_of_opening(found, figure, start)
                or self._is_restricted(found, start, None)
                or (self._has_and and _AND_NOW.search(self._text, found.end, figure.start) is not None)
            )
        return self._has_and and self._is_of_second_verb(found, figure, start)

    def _is_of_noun(self, found: TimeExpression, figure: Figure, *, among_others: bool = False) -> bool:
        return (self._has_named and is_of_named(self._text, found, figure)) or is_of_noun(
            self._text, found, figure, among_others=among_others
        )

    def _is_of_second_verb(self, found: TimeExpression, figure: Figure, start: int) -> bool:
        """Whether a date is that of another verb than the figure's: "has 12 looms and was built in 1990"; two in the past tell one event."""
        second = _AND_VERB.search(self._text, figure.end, found.start)
        if second is None:
            return self._is_of_second_past(found, figure, start)
        between = self._text[second.end() : found.start].lower().split()
        if second[1] not in _AND_PAST:
            return between[-1:] != ["since"]  # "has helped 300 people and has been running since 2015"
        if figure.kind == "duration":
            return True  # "joined 25 years ago and was honoured in 2001"
        return not _FOUNDED.isdisjoint(between) or self._is_in_present(figure, start)

    def _is_of_second_past(self, found: TimeExpression, figure: Figure, start: int) -> bool:
        """Whether a verb in the past follows one in the present: "has worked for 12 years and became a member in 2021"; not "died and were"."""
        text = self._text
        past = next((m for m in _AND_WORD.finditer(text, figure.end, found.start) if m[1] in _PLAIN_PAST), None)
        if past is None or _RESTRICTS.search(text, figure.end, past.start()):
            return False
        return self._is_in_present(figure, start)

    def _is_in_present(self, figure: Figure, start: int) -> bool:
        """Whether the verb before a figure is in the present: "has 12", "employs 12", "has been 12"; not "killed 12", "was 12"."""
        tk = self._tk
        for k in range(
            tk.first_at(figure.start) - 1, max(tk.first_at(start), tk.first_at(figure.start) - _WALK) - 1, -1
        ):
            if tk.lower[k] in AUXILIARIES or is_verb(tk, k):
                if tk.lower[k].endswith("ing"):
                    continue  # "has been working"
                if k and tk.lower[k - 1] == "to":
                    return False
                return self._is_present(k) or (k > 0 and tk.lower[k - 1] in ("has", "have"))
        return False

    def _is_present(self, k: int) -> bool:
        """Whether a finite verb at ``k`` is in the present, or looks ahead: "has", "employs", "will"; not "had", "killed", "cost"."""
        w = self._tk.lower[k]
        return (
            w in _PRESENT
            or (w in VERB_BASES and w not in IRREGULAR and w not in _PAST_TOO)
            or (w[-1] == "s" and w != "was")
        )

    def _is_compared(
        self, found: TimeExpression, figure: Figure, before: str, inside: Sequence[Dated], start: int
    ) -> bool:
        """Whether a date is that of what a figure is held against, or falls due: "3% more than in May", "due 2017"; not "3% more in May"."""
        text = self._text
        if self._has_maturing and _MATURES.search(before):
            return True
        moved = self._has_level and figure.change_role is not None
        if moved and is_held_from(text, found, figure, start):
            return True
        held = _HELD_DATE.search(before) if self._has_than else None
        if held is not None:
            return figure.start < found.start - len(before) + held.start() or "," in text[found.end : figure.start]
        if figure.end >= found.start:
            return False
        if moved and is_where_it_began(text, found, figure, inside):
            return True
        return self._has_held and self._is_held_against(found, figure)

    def _is_held_against(self, found: TimeExpression, figure: Figure) -> bool:
        """Whether what a figure is held against stands between it and a date: "12, more than the 9 in May"; not where it is that itself."""
        text = self._text
        exceeds = _EXCEEDS.match(text, figure.end)
        if exceeds is not None and "," not in text[exceeds.end() : found.start]:
            return True
        if _HELD.search(text, figure.end, found.start) is None:
            return False
        return _IS_HELD.search(text, max(0, figure.start - _BACK), figure.start) is None

    def _is_rarest(self, found: TimeExpression, figure: Figure, before: str, inside: Sequence[Dated]) -> bool:
        """Whether a date says how rare the figure is: "the worst since 1990"; "since 1972, when 91 died" is the 91's.

        So is what stands behind the figure, or another date: "The worst since (the war|1990) killed 12 on Monday".
        """
        since = _rare_since(found, before)
        if since is None or since < figure.start < found.start:
            return False
        if any(since < other.start < found.start for _, other in inside):
            return False
        told = found.end < figure.start and _THAT.match(self._text, found.end)
        return not told

    def _is_in_aside(self, found: TimeExpression, figure: Figure, start: int) -> bool:
        """Whether a date stands in an aside on the subject that closes before the figure: ", founded in 1961, says 300"."""
        text = self._text
        comma = text.find(",", found.end, figure.start)
        while comma >= 0 and not self._verb_follows(comma):
            comma = text.find(",", comma + 1, figure.start)
        if comma < 0 or comma - found.end > _FAR:
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
            return False
        return self._is_background(found, words, self._main_verb(comma))

    def _is_of_opening(self, found: TimeExpression, figure: Figure, start: int) -> bool:
        """Whether a clause opens with what somebody once became, and its date: "Born in 1931, (she has won 12 prizes)"."""
        opening = self._text[start : found.start].split(None, 1)
        return bool(opening) and opening[0].lower() in _FOUNDED and "," in self._text[found.end : figure.start]

    def _is_background(self, found: TimeExpression, words: Sequence[str], k: int) -> bool:
        """Whether an aside of ``words`` tells of another time than the verb at ``k``: "built in 1932, has", "who left in May, said".

        Of an event what came of it is told in the past: "carried out in 2004, killed"; so are surveys: "conducted in May, found".
        """
        verb = self._tk.lower[k]
        if not _HAPPENED.isdisjoint(words) or verb == "cost":
            return False
        if not _FOUNDED.isdisjoint(words):
            return True
        if found.earliest == found.latest:
            return "began" in words  # "the season, which began on May 1, brought"
        if verb in CHANGE_OF and not CHANGE_OF.keys().isdisjoint(words):
            return True  # "sales, which soared in December, fell"
        if verb in _TELLS:
            return _DOCUMENTED.isdisjoint(words)
        return words[0] == "who" or self._is_present(k)

    def _main_verb(self, comma: int) -> int:
        """Return the token of the verb behind a comma, of which ``_verb_follows`` is true."""
        tk = self._tk
        k = tk.first_at(comma) + 1
        while k + 1 < tk.size and tk.lower[k] in ("now", "also", "still", "then"):
            k += 1
        return k

    def _verb_follows(self, comma: int) -> bool:
        """Whether the clause on whose subject an aside hangs goes on behind a comma: ", says", ", has"; not ", killing"."""
        tk = self._tk
        k = tk.first_at(comma) + 1
        while k < tk.size and tk.lower[k] in ("now", "also", "still", "then", "has") and k + 1 < tk.size:
            if tk.lower[k] == "has":
                return True
            k += 1
        if k >= tk.size or tk.lower[k].endswith("ing"):
            return False
        if tk.lower[k] in AUXILIARIES:
            return True
        return is_verb(tk, k) and tk.lower[k + 1 : k + 2] not in (["by"], ["in"])

    def _is_restricted(
        self, found: TimeExpression, start: int, verbs: frozenset[str] | None, *, perfect: bool = False
    ) -> bool:
        """Whether a date is that of "who survived a crash in 1999" before a verb in the present: "have been charged".

        ``verbs``: of which one must begin the relative clause; ``perfect``: what follows has gone on since ("has killed").
        """
        if found.earliest == found.latest:
            return False
        now = _NOW.match(self._text, found.end) or (
            self._in_noun(found) and _NOW.match(self._text, self._noun_end(found))
        )
        if not now or (perfect and now[0].split()[-1] not in ("has", "have")):
            return False
        for relative in _RESTRICTS.finditer(self._text, start, found.start):
            verb = relative[1].lower()
            if verbs is not None:
                return verb in verbs
            k = self._tk.first_at(relative.start(1))
            return verb in AUXILIARIES or is_verb(self._tk, k)
        return False

    def _in_noun(self, found: TimeExpression) -> bool:
        """Whether a year describes a noun: "the 1999 accident"."""
        return self._text[found.end : found.end + 2].strip()[:1].islower()

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
        before = self._text[max(start, found.start - _NEAR) : found.start]
        if _SAYING.search(before) is None or is_possessive(self._text, found):
            return False
        return _CLOCK.search(found.value or "") is None

    def _is_of_group(self, found: TimeExpression, figure: Figure, inside: Sequence[Dated], start: int) -> bool:
        """Whether a day is that of those whom a part is of: "Of the 40 arrested on Monday, 12 were freed on Tuesday"."""
        text = self._text
        if found.end >= figure.start or "," not in text[found.end : figure.start]:
            return False
        return _OF_GROUP.match(text, start) is not None and any(other.start > figure.end for _, other in inside)


_CLOCK = re.compile(r"T\d")
_THAT = re.compile(r",?\s+(?:that|which|who|when)\b")


def _rare_since(found: TimeExpression, before: str) -> int | None:
    """Return where "since" begins before a date in "the worst since"."""
    rarest = _RAREST.search(before)
    return None if rarest is None else found.start - len(before) + rarest.start("since")


def _is_participle(word: str) -> bool:
    return (word.endswith("ed") and len(word) > 4) or word in _PARTICIPLES
