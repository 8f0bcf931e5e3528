"""What the rules of dates are made of: an expression in the making, what a rule sees, and how a rule is registered."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from typing import Any

from archive.extract.dates import periods
from archive.extract.dates.date_words import compile_pattern
from archive.extract.dates.periods import Period
from archive.extract.dates.tenses import direction, is_foretold, is_past, of_account, stands_first
from archive.extract.english.lexicon import DETERMINERS, FUNCTION_WORDS, VERBS, is_plural
from archive.extract.english.tokens import Tokens
from archive.extract.words import word_set

_SPORT = word_set("dates", "rules.sport")
_BEFELL = word_set("dates", "tense.befell")
_FAR = 14  # and in which what befell somebody is
_NEAR = 4  # words before a day in which a verb in the past is surely its own
_TO = frozenset(("to", "until", "till", "through"))
_LONG_AGO = 180  # days
_TERMS = frozenset(("for", "by", "until", "till", "from", "to", "through", "before"))
_HEDGES = frozenset(("about", "around", "approximately"))
_ENDS = frozenset(("redemption", "payment", "completion", "delivery", "settlement"))
_BUSINESS = word_set("dates", "rules.business")


@dataclass(slots=True)
class Draft:
    """An expression in the making, in token indexes (both ends included).

    ``part`` is what is left to say where the whole is not known yet: ("month", 5) of a year, ("clock", "T09:30") of a day.
    """

    first: int
    last: int
    type: str
    value: str | None
    rule: str
    period: Period | None = None
    part: tuple[Any, ...] = ()
    mod: str | None = None
    earliest: date | None = None
    latest: date | None = None
    anchor: date | None = None
    fixed: bool = False  # the words name the year: nothing was resolved


class Scene:
    """What the rules see: the words, their classes, the day of the article, and the last date that was named."""

    __slots__ = (
        "_lower",
        "_size",
        "_sport",
        "_word",
        "anchor",
        "classes",
        "day_first",
        "drafts",
        "is_unknown",
        "pictured",
        "reference",
        "tk",
    )

    def __init__(
        self, tk: Tokens, classes: str, anchor: date | None, day_first: bool | None, *, pictured: bool = False
    ) -> None:
        self.tk, self.classes, self.anchor, self.day_first, self.pictured = tk, classes, anchor, day_first, pictured
        self._lower, self._word, self._size = tk.lower, tk.word, tk.size
        self.drafts: list[Draft] = []
        self.reference: Period | None = None
        self.is_unknown = False  # a date was named behind the reference of which no day is known
        self._sport: bool | None = None

    def way(self, first: int, last: int) -> str | None:
        """Return the direction of a clause; the present of a caption tells what is seen: "A man holds a flag in Rome on Sunday"."""
        way = direction(self.tk, first, last)
        return "past" if way == "future" and self.pictured and not is_foretold(self.tk, first) else way

    def lower(self, i: int) -> str:
        return self._lower[i] if 0 <= i < self._size else ""

    def word(self, i: int) -> str:
        return self._word[i] if 0 <= i < self._size else ""

    def is_sport(self) -> bool:
        """Whether the paragraph is about a match, which has quarters and halves of its own."""
        if self._sport is None:
            self._sport = not _SPORT.isdisjoint(self.tk.distinct)
        return self._sport

    def is_business(self, i: int) -> bool:
        lo, hi = max(0, i - 25), i + 25
        return not _BUSINESS.isdisjoint(self.tk.lower[lo:hi])


Reader = Callable[[Scene, "re.Match[str]"], Draft | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A shape and its reader, under the name that a row carries."""

    name: str
    pattern: re.Pattern[str]
    read: Reader


RULES: list[Rule] = []


def rule(*patterns: str) -> Callable[[Reader], Reader]:
    """Register a reader for patterns; what they can begin with is where the scan stops to look (openings.py)."""

    def register(read: Reader) -> Reader:
        name = read.__name__.strip("_")
        RULES.extend(Rule(name, compile_pattern(pattern), read) for pattern in patterns)
        return read

    return register


def draft_of(m: re.Match[str], name: str, period: Period | None, unknown: str, **fields: Any) -> Draft:
    """Make a DATE of a period, or of what the words alone say where there is none."""
    draft = Draft(m.start(), m.end() - 1, "DATE", period.value if period else unknown, name, period, **fields)
    if period:
        draft.earliest, draft.latest = period.first, period.last
    return draft


def attempt(make: Callable[..., Period], *args: Any) -> Period | None:
    """Make a period, or None where there is no such day ("Feb. 30") or none in the years 1 to 9999."""
    try:
        return make(*args)
    except (ValueError, OverflowError):
        return None


def named_day(year: int, month: int, day: int) -> Period:
    return periods.day_period(date(year, month, day))


def year_number(s: Scene, i: int) -> int:
    return int(s.word(i))


def two_digit_year(n: int, anchor: date | None) -> int:
    """Return the year that '98 means: the latest not more than ten years after the article's, from 1 to 9999."""
    ahead = min((anchor.year if anchor else 2030) + 10, MAXYEAR)
    year = ahead - ahead % 100 + n
    if year > ahead:
        year -= 100
    return year if year >= MINYEAR else year + 100


def place(s: Scene, first: int, last: int, make: Callable[[int], Period], anchor: date) -> Period | None:
    """Return the period of the year that the clause means.

    That is the first to come after "will", the latest begun after "did", and where no verb tells the latter, unless
    the former is much nearer: "Pay March 31" of an article of March 5 is to come.
    """
    here = attempt(make, anchor.year)
    if here is not None and here.first <= anchor <= here.last:
        return here  # whatever the verb says
    way = s.way(first, last)
    made = {anchor.year: here, anchor.year - 1: attempt(make, anchor.year - 1)}
    begun = _first(make, made, range(anchor.year, anchor.year - 9, -1), lambda period: period.first <= anchor)
    coming = _first(make, made, range(anchor.year - 1, anchor.year + 9), lambda period: period.last >= anchor)
    if begun is None or coming is None:
        return begun or coming
    if way is None:
        way = "future" if 1.5 * (coming.first - anchor) < anchor - begun.last else "past"
    elif (
        way == "past" and 5 * (coming.first - anchor) < anchor - begun.last and _is_loosely_tied(s, first, last, begun)
    ):
        way = "future"
    return coming if way == "future" else begun


def _is_loosely_tied(s: Scene, first: int, last: int, period: Period) -> bool:
    """Whether a day is not surely that of the verb in the past before it: "voted to meet on April 23", "bought rice for April".

    What begins its clause is ("On January 6, they met"), and so is what describes a noun ("held over the January 6 riot").
    """
    if stands_first(s.tk, first) or _ends_old_range(s, first) or of_account(s.tk, first):
        return False
    if s.lower(first - 1) == "on" and s.lower(first - 3) == "for" and s.lower(first - 2) in _ENDS:
        return True  # "called for redemption on April 10"
    if period.grain not in ("day", "days") or s.lower(first - 1) in _TERMS:
        return s.lower(first - 1) in _TERMS
    if any(is_past(w) for w in s.tk.lower[max(0, first - _NEAR) : first]) or _befell(s, first):
        return False  # "ruled on June 12", "was shot dead in her flat on June 12"
    behind = s.word(last + 1)
    return not (behind[:1].isalpha() and behind.lower() not in FUNCTION_WORDS and s.lower(first - 1) in DETERMINERS)


def _ends_old_range(s: Scene, first: int) -> bool:
    """Whether a day ends a range that began long before: the July 5 of "from June 3 to July 5, 12 ships sailed"."""
    before = s.drafts[-1] if s.drafts else None
    if before is None or before.period is None or before.last != first - 2 or s.lower(first - 1) not in _TO:
        return False
    return s.anchor is not None and (s.anchor - before.period.last).days > _LONG_AGO


def _befell(s: Scene, first: int) -> bool:
    """Whether the clause before a day tells what befell somebody: "convicted of killing 12 men on"; not "charged and ordered to appear on"."""
    for k in range(first - 1, max(-1, first - _FAR), -1):
        w = s.tk.lower[k]
        if s.tk.sentence[k] != s.tk.sentence[first] or w in (";", "to"):
            return False
        if w in _BEFELL:
            return True
        if is_past(w):
            return False
    return False


def opens_content(s: Scene, m: re.Match[str]) -> bool:
    """Whether "that" before a time begins what is said: "they say that night trains are slow"; not "That night guests fled", "they met that night"."""
    following, before = s.word(m.end()), s.lower(m.start() - 1)
    if s.word(m.start()) != "that" or not (following[:1].islower() and is_plural(following) and following not in VERBS):
        return False
    return before in VERBS or is_plural(before)  # "fears that night trains"


def is_hour(s: Scene, i: int) -> bool:
    """Whether four digits and "hours" tell when: "at about 2143 hours", "Time: 2143 hours"; not "for 1500 hours"."""
    k = i - 1 - (s.lower(i - 1) in _HEDGES)
    return s.lower(i + 1) in ("hours", "hrs") and (
        s.lower(k) == "at" or (s.word(k) == ":" and s.lower(k - 1) == "time")
    )


def _first(
    make: Callable[[int], Period], made: dict[int, Period | None], years: range, fits: Callable[[Period], bool]
) -> Period | None:
    """Return the first period of those years that fits; some are ``made`` already."""
    for year in years:
        period = made[year] if year in made else attempt(make, year)
        if period is not None and fits(period):
            return period
    return None


def group_int(s: Scene, m: re.Match[str], name: str) -> int | None:
    return int(s.word(m.start(name))) if m.group(name) else None
