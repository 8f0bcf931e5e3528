"""The rules of dates: what each shape of words says, and what it means on the day of the article.

A rule is a pattern over word classes (date_words.py) and a reader. The reader looks at the words around and returns a Draft, or
None where the shape deceives ("the 2000 soldiers", "second half" of a match).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from archive.extract import periods
from archive.extract.date_words import (
    COMPOUNDS,
    DECADE_NUMBER,
    GRAIN_OF,
    MONTH_NUMBER,
    ORDINAL_NUMBER,
    PARTS,
    SEASONS,
    SETS,
    WEEKDAY_NUMBER,
    compile_pattern,
    duration,
    read_number,
)
from archive.extract.lexicon import AUXILIARIES, FUNCTION_WORDS, LABELS, PREPOSITIONS, VERBS, is_person, is_plural
from archive.extract.periods import UNKNOWN, Period
from archive.extract.tenses import direction
from archive.extract.tokens import Tokens
from archive.extract.words import word_set

_SPORT = word_set("dates", "rules.sport")
_BUSINESS = word_set("dates", "rules.business")
_RATE_BEFORE = word_set("dates", "rules.rate_before")
_YEAR_AFTER = word_set("dates", "rules.year_after")
_COUNT_BEFORE = word_set("dates", "rules.count_before")
_UNITS_BEHIND = word_set("dates", "rules.units_behind")
_CLOCK_BEFORE = word_set("dates", "rules.clock_before")
_BARE_BEFORE = word_set("dates", "rules.bare_before")
_NUMERIC_BEFORE = word_set("dates", "rules.numeric_before")
_MONTH_BEFORE = word_set("dates", "rules.month_before")
_SET_PART_BEFORE = word_set("dates", "rules.part_before")
_SURE = word_set("dates", "rules.sure_units")
_OVER = frozenset(("over", "during", "in", "for", "within", "throughout", "through"))
_GLUED_SIGNS = frozenset("$£€¥#@№&_\\.+")


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

    __slots__ = ("_sport", "anchor", "classes", "day_first", "drafts", "reference", "tk")

    def __init__(self, tk: Tokens, classes: str, anchor: date | None, day_first: bool | None) -> None:
        self.tk, self.classes, self.anchor, self.day_first = tk, classes, anchor, day_first
        self.drafts: list[Draft] = []
        self.reference: Period | None = None
        self._sport: bool | None = None

    def lower(self, i: int) -> str:
        return self.tk.lower[i] if 0 <= i < self.tk.size else ""

    def word(self, i: int) -> str:
        return self.tk.word[i] if 0 <= i < self.tk.size else ""

    def is_sport(self) -> bool:
        """Whether the paragraph is about a match, which has quarters and halves of its own."""
        if self._sport is None:
            self._sport = not _SPORT.isdisjoint(self.tk.lower)
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
    heads: str
    read: Reader


RULES: list[Rule] = []


def rule(*patterns: str) -> Callable[[Reader], Reader]:
    """Register a reader for patterns; the first atom of each is where the scan stops to look."""

    def register(read: Reader) -> Reader:
        for pattern in patterns:
            compiled, heads = compile_pattern(pattern)
            RULES.append(Rule(read.__name__.strip("_"), compiled, heads, read))
        return read

    return register


# --- drafts from periods -------------------------------------------------------------------------------------------


def _draft(m: re.Match[str], name: str, period: Period | None, unknown: str, **fields: Any) -> Draft:
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


def _year_number(s: Scene, i: int) -> int:
    return int(s.word(i))


def _two_digit_year(n: int, anchor: date | None) -> int:
    """Return the year that '98 means: the latest not more than ten years after the article's."""
    ahead = (anchor.year if anchor else 2030) + 10
    year = ahead - ahead % 100 + n
    return year if year <= ahead else year - 100


def place(s: Scene, first: int, last: int, make: Callable[[int], Period], anchor: date) -> Period | None:
    """Return the period of the year that the clause means: the latest begun by the anchor, the first to come after "will"."""
    way = direction(s.tk, first, last)
    if way == "future":
        years: Iterable[int] = range(anchor.year - 1, anchor.year + 9)
        return next((p for p in (attempt(make, y) for y in years) if p is not None and p.last >= anchor), None)
    years = range(anchor.year, anchor.year - 9, -1)
    return next((p for p in (attempt(make, y) for y in years) if p is not None and p.first <= anchor), None)


# --- days and months -----------------------------------------------------------------------------------------------


_YEAR_TAIL = "(?:{comma}?{of}?(?:{the}{unit})?(?P<y>{yr}))?"
_MONTH_DAY = (
    "(?P<m>{any_month}){dot}?{comma}?{the}?(?P<d>{day})(?:{st})?(?:(?:{span})(?:{the})?(?P<d2>{day})(?:{st})?)?"
)


def _day_of(s: Scene, m: re.Match[str], month: int, day: int, year: int | None, day2: int | None) -> Draft | None:
    if not 1 <= day <= 31:
        return None
    unknown = f"XXXX-{month:02d}-{day:02d}"
    if day2 is not None and not day < day2 <= 31:
        return None

    def make(y: int) -> Period:
        first = date(y, month, day)
        return periods.day_period(first) if day2 is None else periods.days_period(first, date(y, month, day2))

    if year is not None:
        return _draft(m, "month_day_year", attempt(make, year), f"{year:04d}-{month:02d}-{day:02d}", fixed=True)
    period = place(s, m.start(), m.end() - 1, make, s.anchor) if s.anchor else None
    anchor = s.anchor if period else None
    return _draft(m, "month_day", period, unknown, part=("day", month, day, day2), anchor=anchor)


def _group_int(s: Scene, m: re.Match[str], name: str) -> int | None:
    return int(s.word(m.start(name))) if m.group(name) else None


@rule(_MONTH_DAY + _YEAR_TAIL, _MONTH_DAY + "(?:{comma}?{apostrophe}(?P<yy>{two}))")
def _month_day(s: Scene, m: re.Match[str]) -> Draft | None:
    month = MONTH_NUMBER[s.lower(m.start("m"))]
    year = _group_int(s, m, "y") if "y" in m.re.groupindex else None
    if "yy" in m.re.groupindex:
        year = _two_digit_year(int(s.word(m.start("yy"))), s.anchor)
    after = m.end()
    behind = s.lower(after)
    if (
        year is None
        and not m.group("d2")
        and s.tk.glued(after)
        and behind[:1] in ":.%"
        and s.word(after + 1)[:1].isdigit()
    ):
        return None  # "May 9:30": a time, not a day
    if year is None and behind in ("percent", "per", "pct", "%", "million", "billion", "mln"):
        return None
    day2 = _group_int(s, m, "d2")
    if day2 is not None and s.lower(after) in ("million", "percent", "people", "billion"):
        return None
    return _day_of(s, m, month, int(s.word(m.start("d"))), year, day2)


@rule(
    "(?P<m>{any_month}){the}?(?P<w>{ord})(?:{hyphen}?(?P<w2>{ord}))?" + _YEAR_TAIL,
    "(?P<w>{ord}){of}(?P<m>{any_month}){dot}?" + _YEAR_TAIL,
    "(?P<m>{any_month})(?P<w>{numword})(?:{hyphen}?(?P<w2>{numword}))?" + _YEAR_TAIL,
    "(?P<t>{numword}){hyphen}?(?P<w>{ord})(?:{unit})?{of}(?P<m>{any_month}){dot}?" + _YEAR_TAIL,
    "(?P<m>{any_month}){the}?(?P<t>{numword}){hyphen}?(?P<w>{ord})" + _YEAR_TAIL,
)
def _month_day_in_words(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "May twenty nine", "second of August", "July fourth"."""
    total = 0
    for name in ("t", "w", "w2"):
        if name in m.re.groupindex and m.group(name):
            w = s.lower(m.start(name))
            total += ORDINAL_NUMBER.get(w) or int(read_number(s.tk, m.start(name), m.start(name)) or 0)
    following = s.word(m.end())
    if following[:1].isalpha() and is_plural(following):
        return None  # "In May two ships sank"
    if s.lower(m.start("w")) not in ORDINAL_NUMBER and following[:1].isalpha() and following not in FUNCTION_WORDS:
        return None
    return _day_of(s, m, MONTH_NUMBER[s.lower(m.start("m"))], total, _group_int(s, m, "y"), None)


@rule(
    "(?P<d>{day})(?:{st})?(?:(?:{span}){the}?(?P<d2>{day})(?:{st})?)?{hyphen}?{of}?(?P<m>{any_month}){dot}?{hyphen}?"
    + _YEAR_TAIL
)
def _day_month(s: Scene, m: re.Match[str]) -> Draft | None:
    i = m.start()
    if (i and s.tk.glued(i) and s.word(i - 1) not in "(\"'“‘[:") or s.word(i - 1) in ("$", "£", "€"):
        return None
    if m.group("d2"):
        day, day2 = int(s.word(i)), int(s.word(m.start("d2")))
    else:
        day, day2 = int(s.word(i)), None
    if not m.group("y") and s.classes[m.end() : m.end() + 1] in _DAY_CLASSES and s.lower(i - 1) in MONTH_NUMBER:
        return None
    return _day_of(s, m, MONTH_NUMBER[s.lower(m.start("m"))], day, _group_int(s, m, "y"), day2)


_DAY_CLASSES = compile_pattern("{day}")[1]


@rule(
    "(?P<m>{any_month}){dot}?{comma}?{of}?(?:{the}{unit})?(?P<y>{yr})",
    "(?P<m>{any_month}){dot}?{apostrophe}(?P<yy>{two})",
)
def _month_year(s: Scene, m: re.Match[str]) -> Draft | None:
    month = MONTH_NUMBER[s.lower(m.start("m"))]
    if "yy" in m.re.groupindex:
        year = _two_digit_year(int(s.word(m.start("yy"))), s.anchor)
    else:
        year = _year_number(s, m.start("y"))
        if not 1500 <= year <= 2100:
            return None
    return _draft(m, "month_year", attempt(periods.month_period, year, month), "", fixed=True)


@rule("(?P<x>{deict}|{every})(?P<m>{any_month}){dot}?")
def _deictic_month(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "last May" (before the article's month), "next June", "this March"."""
    month = MONTH_NUMBER[s.lower(m.start("m"))]
    x = s.lower(m.start("x"))
    if x in ("past", "same", "every", "each") or not s.word(m.start("m"))[0].isupper():
        return None
    kind, anchor, period = _deixis(x), s.anchor, None
    if x in ("that", "following", "previous", "preceding"):
        anchor = s.reference.first if s.reference else None
    if anchor:
        years = {"last": (0, -1), "next": (0, 1)}.get(kind, (0,))
        start = anchor.replace(day=1)
        found = [p for p in (attempt(periods.month_period, anchor.year + k, month) for k in years) if p]
        fits = {"last": lambda p: p.first < start, "next": lambda p: p.first > start}.get(kind, lambda p: True)
        period = next((p for p in found if fits(p)), None)
    return _draft(m, f"{kind}_month_of_name", period, f"XXXX-{month:02d}", anchor=anchor if period else None)


@rule("(?P<m>{any_month})(?:{dot})?")
def _month(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read a month alone; "May" and "March" only where a date may stand, "April" not before a surname."""
    i = m.start()
    w = s.lower(i)
    if (s.word(i)[0].islower() and (w in _WORDS_TOO or s.lower(i - 1) not in _MONTH_BEFORE)) or (
        s.word(i).isupper() and len(w) > 3
    ):
        return None
    before, following = s.lower(i - 1), s.word(m.end())
    if w in ("may", "march", "april", "june", "august", "dec") and not _may_be_month(s, i, before, following):
        return None
    if s.tk.glued(i) and s.word(i - 1) in ("-", "/", "@", "#", ".") and before != "mid" and s.lower(i - 2) != "mid":
        if s.lower(i - 2) not in MONTH_NUMBER and not s.word(i - 2)[-1:].isdigit():
            return None
    month = MONTH_NUMBER[w]
    anchor = s.anchor
    period = place(s, i, m.end() - 1, lambda y: periods.month_period(y, month), anchor) if anchor else None
    return _draft(m, "month", period, f"XXXX-{month:02d}", part=("month", month), anchor=anchor if period else None)


_WORDS_TOO = word_set("dates", "rules.words_too")


def _may_be_month(s: Scene, i: int, before: str, following: str) -> bool:
    opens = i == 0 or s.tk.sentence[i - 1] != s.tk.sentence[i]
    if before in _MONTH_BEFORE or before in MONTH_NUMBER or before in ("mid", "-"):
        return not (before in ("of", "by", "with", "from", "and", "to", "for") and following[:1].isupper())
    if opens:
        return following in ("'s", "’s", ",") and s.lower(i) not in ("may",)
    if s.lower(i) in ("may", "april", "june", "august", "march") and (
        following[:1].isupper() or s.word(i - 1)[:1].isupper()
    ):
        return False
    return not (before in AUXILIARIES or following.lower() in AUXILIARIES)


@rule("(?P<w>{weekday}){dot}?", "(?P<w>{weekday}){dot}?(?P<p>{daytime})")
def _weekday(s: Scene, m: re.Match[str]) -> Draft | None:
    i = m.start("w")
    number = WEEKDAY_NUMBER[s.lower(i)]
    following = s.word(m.end())
    if s.word(i).islower() and s.word(i) != s.lower(i):
        return None
    if "p" in m.re.groupindex and s.lower(m.start("p")).endswith("s"):
        return None
    if following[:1].isupper() and s.lower(m.end()) in _DAY_NAMES:
        return None  # "Sunday Times"
    period = None
    if s.anchor:
        way = direction(s.tk, m.start(), m.end() - 1) or "past"
        period = attempt(periods.weekday_near, s.anchor, number, way)
    part = ("weekday", number)
    draft = _draft(m, "weekday", period, f"XXXX-WXX-{number}", part=part, anchor=s.anchor if period else None)
    if "p" in m.re.groupindex:
        _add_time(draft, PARTS[s.lower(m.start("p"))])
    return draft


_DAY_NAMES = word_set("dates", "rules.day_names")


def _add_time(draft: Draft, time: str) -> None:
    """Turn a day into a time of that day."""
    draft.type = "TIME"
    draft.value = f"{draft.value}{time}"


@rule(
    "(?P<x>{deict})(?P<w>{weekday})(?P<p>{daytime})?",
    "{this}(?P<x>{next})(?P<w>{weekday})(?P<p>{daytime})?",
    "{the}?(?P<x>{next}|{following}|{last})(?P<w>{weekday})(?P<p>{daytime})?",
)
def _deictic_weekday(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "last Tuesday" (before the article's day), "next Friday" (of the coming week), "this Friday", "the following Monday"."""
    number = WEEKDAY_NUMBER[s.lower(m.start("w"))]
    x = s.lower(m.start("x"))
    period, anchor = None, s.anchor
    if x in ("following", "same", "that", "preceding", "previous", "prior"):
        bare = s.lower(m.start()) != "the" and s.lower(m.start() - 1) != "the" and x in ("previous", "following")
        anchor = s.reference.first if s.reference else s.anchor if bare else None
    if anchor:
        if x in ("last", "past", "previous", "preceding", "prior"):
            # "last Wednesday" printed on a Thursday is not yesterday, which a paper calls "Wednesday"
            skip = -3 if x == "last" else -1
            period = attempt(
                lambda d: periods.weekday_near(periods.shifted("day", d, skip).first, number, "past"), anchor
            )
        elif x in ("coming", "upcoming"):
            period = attempt(
                lambda d: periods.weekday_near(periods.shifted("day", d, 1).first, number, "future"), anchor
            )
        elif x == "next":
            period = attempt(
                lambda d: periods.weekday_near(periods.shifted("week", d, 1).first, number, "future"), anchor
            )
        elif x == "following":
            period = attempt(
                lambda d: periods.weekday_near(periods.shifted("day", d, 1).first, number, "future"), anchor
            )
        else:
            way = direction(s.tk, m.start(), m.end() - 1) or ("future" if x == "this" else "past")
            period = attempt(periods.weekday_near, anchor, number, way)
    draft = _draft(m, f"{_deixis(x)}_weekday", period, f"XXXX-WXX-{number}", anchor=anchor if period else None)
    if m.group("p"):
        _add_time(draft, PARTS[s.lower(m.start("p"))])
    return draft


def _deixis(x: str) -> str:
    if x in ("last", "past", "previous", "preceding", "prior"):
        return "last"
    return "next" if x in ("next", "coming", "upcoming", "following") else "this"


@rule("(?P<w>{deictic})(?P<p>{daytime})?")
def _deictic_day(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read today, yesterday, tomorrow, tonight."""
    w = s.lower(m.start())
    if w == "today" and (
        s.lower(m.start() - 1) == "usa" or (s.word(m.start()).isupper() and s.lower(m.start() - 1) == "’s")
    ):
        return None
    if w == "today" and s.word(m.start())[0].isupper() and s.word(m.start() - 1)[:1].isupper():
        return None  # the name of a programme
    steps = {"yesterday": -1, "tomorrow": 1}.get(w, 0)
    period = attempt(periods.shifted, "day", s.anchor, steps) if s.anchor else None
    draft = _draft(m, w, period, UNKNOWN["day"], anchor=s.anchor if period else None)
    if w == "tonight":
        _add_time(draft, "TNI")
    elif m.group("p"):
        _add_time(draft, PARTS[s.lower(m.start("p"))])
    return draft


@rule("{the}(?P<u>{unit})(?P<k>{before}|{after})(?P<w>{deictic})")
def _day_before_yesterday(s: Scene, m: re.Match[str]) -> Draft | None:
    steps = {("before", "yesterday"): -2, ("after", "tomorrow"): 2}.get((s.lower(m.start("k")), s.lower(m.start("w"))))
    if steps is None or s.lower(m.start("u")) != "day":
        return None
    period = attempt(periods.shifted, "day", s.anchor, steps) if s.anchor else None
    return _draft(m, "day_from_today", period, UNKNOWN["day"], anchor=s.anchor if period else None)


# --- dates in digits -----------------------------------------------------------------------------------------------


_SEP = "(?:{slash}|{hyphen})"


@rule(
    "(?P<d>{day})" + _SEP + "(?P<m>{any_month}){dot}?" + _SEP + "(?P<y>{yr}|{two})",
    "(?P<y>{yr})" + _SEP + "(?P<m>{any_month}){dot}?" + _SEP + "(?P<d>{day})",
    "(?P<m>{any_month}){dot}?" + _SEP + "(?P<d>{day})(?:" + _SEP + "(?P<y>{yr}|{two}))?",
)
def _joined_month(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "12-MAR-1987", "2019-Aug-1", "Oct/2"."""
    year = None
    if m.group("y"):
        word = s.word(m.start("y"))
        year = int(word) if len(word) == 4 else _two_digit_year(int(word), s.anchor)
    return _day_of(s, m, MONTH_NUMBER[s.lower(m.start("m"))], int(s.word(m.start("d"))), year, None)


@rule("(?P<y>{yr})" + _SEP + "(?P<m>{n0}|{n1})" + _SEP + "(?P<d>{day})")
def _iso(s: Scene, m: re.Match[str]) -> Draft | None:
    y, month, d = (int(s.word(m.start(name))) for name in "ymd")
    period = attempt(lambda: periods.day_period(date(y, month, d)))
    return _draft(m, "iso", period, "", fixed=True) if period else None


@rule("(?P<a>{day})" + _SEP + "(?P<b>{day})" + _SEP + "(?P<y>{yr}|{two}|{n5})", "(?P<w>{dec})")
def _numeric(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read 10/7/23 by the order of the locale; where neither it nor a day above 12 tells, month and day stay open."""
    if "w" in m.re.groupindex:
        parts = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d)", s.word(m.start()))
        if parts is None:
            return None
        a, b, y = parts.groups()
    else:
        a, b, y = (s.word(m.start(name)) for name in "aby")
    i, j = m.start(), m.end()
    if (i and s.tk.glued(i) and s.word(i - 1) in "-/.+$") or (s.tk.glued(j) and s.word(j)[:1] in ("-", "/")):
        return None
    if len(y) not in (2, 4):
        return None
    year = int(y) if len(y) == 4 else _two_digit_year(int(y), s.anchor)
    found = {
        (one, two)
        for one, two in ((int(a), int(b)), (int(b), int(a)))
        if attempt(lambda: periods.day_period(date(year, one, two)))
    }
    if not found:
        return None
    if len(found) > 1 and s.day_first is not None:
        found = {(int(b), int(a)) if s.day_first else (int(a), int(b))}
    if len(found) > 1:
        return _draft(m, "numeric_unresolved", None, f"{year:04d}-XX-XX")
    month, day = found.pop()
    return _draft(m, "numeric", attempt(lambda: periods.day_period(date(year, month, day))), "", fixed=True)


@rule("(?P<a>{n1}|{n0}){slash}(?P<b>{day})")
def _short_numeric(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "9/11", which is one day of history; another "10/7" only after "on" or its like, by the order of the locale."""
    a, b = int(s.word(m.start("a"))), int(s.word(m.start("b")))
    if s.tk.glued(m.end()) and s.word(m.end())[:1] in ("/", "-"):
        return None
    if (a, b) == (9, 11) and s.word(m.start()) == "9" and s.lower(m.start() - 1) != "on":
        return _draft(m, "nine_eleven", periods.day_period(date(2001, 9, 11)), "", fixed=True)
    if s.lower(m.start() - 1) not in _NUMERIC_BEFORE:
        return None
    if s.day_first is None and b <= 12 and a != b:
        return _draft(m, "numeric_unresolved", None, "XXXX-XX-XX")
    month, day = (b, a) if s.day_first and b <= 12 else (a, b)
    draft = _day_of(s, m, month, day, None, None)
    if draft:
        draft.rule = "numeric"
    return draft


# --- years, decades, centuries -------------------------------------------------------------------------------------


def _is_year(s: Scene, i: int, j: int) -> bool:
    """Whether four digits at token ``i`` (the next word is at ``j``) are a year and count nothing."""
    value = int(s.word(i))
    before, following = s.lower(i - 1), s.word(j)
    after = following.lower()
    if i and s.tk.glued(i):
        sign = s.word(i - 1)
        if sign in _GLUED_SIGNS or sign[-1].isalnum() or (sign == ":" and s.word(i - 2)[-1:].isdigit()):
            return False
        if sign in "-–—/" and s.tk.glued(i - 1) and not s.classes[i - 2 : i - 1].strip():
            return s.lower(i - 2) in ("mid", "pre", "post", "since", "early", "late") or sign == "—"
        if sign in "-" and s.word(i - 2)[-1:].isdigit() and s.classes[i - 2] not in (_YR, *_DAY_CLASSES):
            return False
    if s.tk.glued(j) and (
        following in ("%", "@", "_", "+", "/", ":", "°") or (following[:1].isalpha() and after != "s")
    ):
        return False
    if s.tk.glued(j) and following in "-–" and s.tk.glued(j + 1):
        tail = s.word(j + 1)
        if not tail[:1].isdigit() and tail[:1].islower() and tail.lower() not in _YEAR_TAILS:
            return False
    if before in LABELS and s.word(i - 1)[:1].isupper() and before not in MONTH_NUMBER and before not in _DATED_BY_YEAR:
        return False
    if after in _UNITS_BEHIND:
        return False
    if before in _YEAR_AFTER:
        return not _counted(s, j) or (
            before not in ("of", "to", "by", "and", "from", "between", "or") and value >= 1500
        )
    if not 1500 <= value <= 2100:
        return False
    if before in _COUNT_BEFORE or _counted(s, j):
        return 1900 <= value <= 2050 and before not in _COUNT_BEFORE and not _persons(s, j)
    if 1900 <= value <= 2050:
        return not (
            s.word(i - 1)[:1].isupper()
            and s.word(i - 1)[:1].isalpha()
            and before not in FUNCTION_WORDS
            and not _close(s, j, before)
        )
    return before in ("the", "(", ",", "a", "an") and not following[:1].isalpha()


_DATED_BY_YEAR = word_set("dates", "rules.dated_by_year")
_YR = compile_pattern("{yr}")[1]
_YEAR_TAILS = frozenset(("to", "and", "or", "era"))


def _close(s: Scene, j: int, before: str) -> bool:
    """Whether a name and its year stand together: "Spring 1998", "the Companies Act 1985"; not "Windows 2000"."""
    return before in _DATED_BY_YEAR or before not in LABELS


def _counted(s: Scene, j: int) -> bool:
    w = s.word(j)
    if s.lower(j + 1) in ("'s", "’s"):
        return False  # "the 2010 women's final"
    return w[:1].islower() and w not in FUNCTION_WORDS and w not in VERBS and is_plural(w)


def _persons(s: Scene, j: int) -> bool:
    return any(
        s.word(k)[:1].isalpha() and is_plural(s.word(k)) and is_person(s.word(k)) and s.lower(k + 1) not in ("'s", "’s")
        for k in (j, j + 1)
    )


@rule("(?P<y>{yr})", "(?P<f>{fiscal})(?P<u>{unit})?(?P<y>{yr})", "(?P<u>{unit})(?P<y>{yr})")
def _year(s: Scene, m: re.Match[str]) -> Draft | None:
    i = m.start("y")
    groups = m.re.groupindex
    if "u" in groups and m.group("u") and s.lower(m.start("u")) != "year":
        return None
    if "u" not in groups and "f" not in groups and not _is_year(s, i, m.end()):
        return None
    return _draft(
        m, "fiscal_year" if "f" in groups else "year", attempt(periods.year_period, int(s.word(i))), "", fixed=True
    )


@rule("(?P<y>{yr})(?:{hyphen}|{slash})(?P<z>{two}|{yr})")
def _years(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "2012-13", "2012/2013", "1914-18": a span of years."""
    y, z = s.word(m.start("y")), s.word(m.start("z"))
    if len(z) == 1 or (m.start() and s.tk.glued(m.start()) and s.word(m.start() - 1) not in "('\"“‘["):
        return None
    first = int(y)
    last = int(z) if len(z) == 4 else first - first % 100 + int(z)
    if not 1500 <= first < last <= 2100 or s.lower(m.end()) in _UNITS_BEHIND or (_counted(s, m.end()) and first < 1900):
        return None
    if len(z) == 4 and last - first > 1 and s.lower(m.end()) not in ("season", "academic"):
        return None  # two dates, as any "from 1998 to 2003"
    return _draft(m, "years", attempt(periods.years_period, first, last), "", fixed=True)


@rule(
    "{apostrophe}(?P<n>{two})(?P<s>{ess})?",
    "(?P<n>{two})(?P<s>{ess})",
    "(?P<n>{two})(?P<s>{poss})",
    "(?P<n>{yr})(?P<s>{ess})",
    "(?P<n>{yr})(?P<s>{poss})",
    "(?P<w>{decades})",
)
def _decade(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "the 1990s", "'60s", "the eighties", and "'98"."""
    if "w" in m.re.groupindex:
        if s.lower(m.start() - 1) not in ("the", "early", "late", "mid", "roaring", "swinging", "-"):
            return None
        n = 10 * DECADE_NUMBER[s.lower(m.start())]
    else:
        word = s.word(m.start("n"))
        if len(word) not in (2, 4):
            return None
        n = int(word)
        if not m.group("s"):
            if s.lower(m.start() - 1) not in _YEAR_AFTER | {"of", "summer", "class"} or not s.tk.glued(m.start() + 1):
                return None
            return _draft(m, "year", attempt(periods.year_period, _two_digit_year(n, s.anchor)), "", fixed=True)
        if n % 10 or (
            s.lower(m.start("s")) != "s" and s.lower(m.start() - 1) not in ("the", "early", "late", "mid", "-", "in")
        ):
            return None
        if s.lower(m.start("s")) != "s" and (s.word(m.end())[:1].isalpha() and s.lower(m.end()) not in FUNCTION_WORDS):
            return None
        if len(word) == 4:
            return _draft(m, "decade", attempt(periods.decade_period, n), "", fixed=True)
        if s.lower(m.start() - 1) in ("his", "her", "their", "my", "our"):
            return None  # an age
        if "yr" in m.re.pattern:
            return None
    before = s.lower(m.start() - 1)
    if before in ("his", "her", "their", "my", "our") or (
        before in ("early", "late", "mid", "-") and s.lower(m.start() - 2) in ("his", "her", "their")
    ):
        return None
    if (
        m.group(0)
        and not m.re.pattern.startswith(_APOS)
        and before not in ("the", "early", "late", "mid", "-", "in", "and", "late")
    ):
        return None
    century = 1900 if n >= 20 else 2000
    return _draft(m, "decade", attempt(periods.decade_period, century + n), "", fixed=True)


_APOS = compile_pattern("{apostrophe}")[0].pattern


@rule(
    "(?P<o>{ord}|{n99})(?:{hyphen}?(?P<o2>{ord}))?(?:{st})?{hyphen}?(?P<u>{unit})",
    "(?P<t>{numword}){hyphen}(?P<o>{ord}){hyphen}?(?P<u>{unit})",
)
def _century(s: Scene, m: re.Match[str]) -> Draft | None:
    if s.lower(m.start("u")) != "century":
        return None
    w = s.lower(m.start("o"))
    n = ORDINAL_NUMBER.get(w) or (int(w) if w.isdigit() else 0)
    if "t" in m.re.groupindex:
        n += int(read_number(s.tk, m.start("t"), m.start("t")) or 0)
    if w.isdigit() and s.classes[m.start("o") + 1] != _ST:
        return None
    if not 1 <= n <= 30:
        return None
    return _draft(m, "century", attempt(periods.century_period, 100 * (n - 1)), f"{n - 1:02d}", fixed=True)


_ST = compile_pattern("{st}")[1]


# --- quarters, halves, seasons, weekends ---------------------------------------------------------------------------


_OF_YEAR = "(?:{of}?(?:{the}?{fiscal})?{unit}?(?P<y>{yr}))?"


@rule(
    "(?P<o>{ordinal}){hyphen}?{fiscal}?(?P<q>{quarter}|{half})" + _OF_YEAR,
    "(?P<o>{n1})(?:{st}){hyphen}?{fiscal}?(?P<q>{quarter}|{half})" + _OF_YEAR,
    "(?P<y>{yr}){fiscal}?(?P<o>{ordinal}){hyphen}?(?P<q>{quarter}|{half})",
)
def _quarter(s: Scene, m: re.Match[str]) -> Draft | None:
    w = s.lower(m.start("o"))
    n = ORDINAL_NUMBER.get(w) or (int(w) if w.isdigit() else 0)
    half = s.lower(m.start("q")) == "half"
    size = 2 if half else 4
    n = size if n == -1 else n
    if not 1 <= n <= size or (w in ("last", "opening") and not m.group("y")):
        return None
    if m.group("y"):
        year = int(s.word(m.start("y")))
        make = periods.half_period if half else periods.quarter_period
        return _draft(m, "half_year" if half else "quarter_year", attempt(make, year, n), "", fixed=True)
    behind = s.tk.lower[m.end() : m.end() + 3]
    if behind[:1] == ["of"] and (
        behind[-1] in ("year", "season") or behind[1:2] in (["this"], ["last"], ["next"], ["fiscal"])
    ):
        pass
    elif s.classes[m.end() : m.end() + 1] in _MONTHS:
        return None  # "second half March shipment"
    elif s.is_sport() or (half and not s.is_business(m.start())) or behind[:1] == ["of"]:
        return None
    return part_of_year(s, m.start(), m.end() - 1, ("half" if half else "quarter", n))


_MONTHS = frozenset(compile_pattern("{any_month}")[1])


def part_of_year(s: Scene, first: int, last: int, part: tuple[Any, ...]) -> Draft:
    """Make a quarter, half or season whose year the clause or the article's day tells."""
    make, unknown = PART_MAKERS[part[0]](part)
    period = place(s, first, last, make, s.anchor) if s.anchor else None
    draft = Draft(first, last, "DATE", period.value if period else unknown, part[0], period, part=part)
    if period:
        draft.earliest, draft.latest, draft.anchor = period.first, period.last, s.anchor
    return draft


PART_MAKERS: dict[str, Callable[[tuple[Any, ...]], tuple[Callable[[int], Period], str]]] = {
    "quarter": lambda part: (lambda y: periods.quarter_period(y, part[1]), f"XXXX-Q{part[1]}"),
    "half": lambda part: (lambda y: periods.half_period(y, part[1]), f"XXXX-H{part[1]}"),
    "season": lambda part: (lambda y: periods.season_period(y, part[1]), f"XXXX-{part[1]}"),
    "month": lambda part: (lambda y: periods.month_period(y, part[1]), f"XXXX-{part[1]:02d}"),
    "day": lambda part: (
        lambda y: (
            periods.day_period(date(y, part[1], part[2]))
            if part[3] is None
            else periods.days_period(date(y, part[1], part[2]), date(y, part[1], part[3]))
        ),
        f"XXXX-{part[1]:02d}-{part[2]:02d}",
    ),
    "holiday": lambda part: (lambda y: periods.day_period(periods.holiday_on(part[1], y)), UNKNOWN["day"]),
}


@rule("(?P<s>{any_season}){of}?{the}?(?:{unit})?(?P<y>{yr})", "(?P<s>{any_season}){apostrophe}(?P<yy>{two})")
def _season_year(s: Scene, m: re.Match[str]) -> Draft | None:
    year = (
        int(s.word(m.start("y"))) if "y" in m.re.groupindex else _two_digit_year(int(s.word(m.start("yy"))), s.anchor)
    )
    return _draft(
        m, "season_year", attempt(periods.season_period, year, SEASONS[s.lower(m.start("s"))]), "", fixed=True
    )


@rule("(?P<x>{deict})(?P<s>{any_season})")
def _deictic_season(s: Scene, m: re.Match[str]) -> Draft | None:
    season = SEASONS[s.lower(m.start("s"))]
    x = _deixis(s.lower(m.start("x")))
    period = None
    if s.anchor:
        anchor = s.anchor
        year = anchor.year
        here = [p for p in (attempt(periods.season_period, year + k, season) for k in (-2, -1, 0, 1, 2)) if p]
        if x == "last":
            period = next((p for p in reversed(here) if p.last < anchor), None)
        elif x == "next":
            period = next((p for p in here if p.first > anchor), None)
        else:
            period = (
                next((p for p in here if p.last >= anchor), None)
                if direction(s.tk, m.start(), m.end() - 1) != "past"
                else None
            )
            period = period or next((p for p in reversed(here) if p.first <= anchor), None)
    return _draft(m, f"{x}_season", period, f"XXXX-{season}", anchor=s.anchor if period else None)


@rule("(?P<s>{any_season})")
def _season(s: Scene, m: re.Match[str]) -> Draft | None:
    before = s.lower(m.start() - 1)
    w = s.lower(m.start())
    following = s.lower(m.end())
    if w in ("fall", "spring") and not (
        before in ("the", "early", "late", "in", "by", "of", "until", "since", "mid", "-")
        and (following in PREPOSITIONS or not following[:1].isalpha() or following in AUXILIARIES or following == "and")
    ):
        return None
    if w == "fall" and (
        following in ("of", "in", "from", "off", "to", "short")
        or (before == "in" and following not in (",", ".", "and", ""))
    ):
        return None
    if w == "spring" and before not in ("the", "in", "early", "late", "by", "until", "since"):
        return None
    if before not in (
        "the",
        "in",
        "early",
        "late",
        "by",
        "during",
        "until",
        "since",
        "mid",
        "this",
        "of",
        "all",
        "-",
        "every",
        "per",
    ):
        return None
    if s.word(m.start())[0].isupper() and s.word(m.end())[:1].isupper():
        return None
    return part_of_year(s, m.start(), m.end() - 1, ("season", SEASONS[w]))


@rule("(?P<x>{deict}|{the})(?P<w>{weekend})", "{the}(?P<x>{reach}){weekend}")
def _weekend(s: Scene, m: re.Match[str]) -> Draft | None:
    x = s.lower(m.start("x"))
    if s.lower(m.end() - 1) == "weekends":
        return None
    kind = _deixis(x) if x != "the" else "the"
    anchor = s.anchor
    period = None
    if anchor:
        if kind == "last":
            period = attempt(
                lambda d: periods.weekend_period(
                    periods.weekday_near(
                        periods.shifted("day", d, -1 if d.isoweekday() < 7 else -7).first, 7, "past"
                    ).first
                ),
                anchor,
            )
        elif kind == "next":
            period = attempt(lambda d: periods.weekend_period(periods.shifted("week", d, 1).first), anchor)
        else:
            way = direction(s.tk, m.start(), m.end() - 1)
            if way == "future" or (kind == "this" and way != "past") or anchor.isoweekday() >= 6:
                period = attempt(periods.weekend_period, anchor)
            else:
                period = attempt(lambda d: periods.weekend_period(periods.weekday_near(d, 7, "past").first), anchor)
    return _draft(m, f"{kind}_weekend", period, UNKNOWN["weekend"], anchor=anchor if period else None)


@rule(
    "(?P<o>{ordinal}|{numbers})(?:{st})?(?P<u>{unit}){of}",
    "(?P<o>{ordinal})(?P<n>" + "{number}" + ")(?P<u>{units}){of}",
)
def _nth_of(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "the last week of July", "the first two weeks of 2021": what they are part of is joined when it is found."""
    w = s.lower(m.start("o"))
    n = ORDINAL_NUMBER.get(w) or (int(w) if w.isdigit() and s.classes[m.start("o") + 1] == _ST else 0)
    grain = GRAIN_OF[s.lower(m.start("u"))]
    if n == 0 or not _of_another(s, m.end() - 1) or grain not in ("day", "week", "month"):
        return None
    if "n" in m.re.groupindex:
        size = read_number(s.tk, m.start("n"), m.end("n") - 1)
        if size is None or n not in (1, -1):
            return None
        part: tuple[Any, ...] = ("stretch", size, grain, "first" if n == 1 else "last")
        return Draft(m.start(), m.end() - 2, "DURATION", duration(size, grain), "length_of", part=part)
    return Draft(m.start(), m.end() - 2, "DATE", UNKNOWN[grain], f"{grain}_of", part=("nth", n, grain))


# --- this week, last year, the following day -----------------------------------------------------------------------


@rule("(?P<x>{deict}){fiscal}?(?P<u>{one_unit}|{weekend})", "{the}(?P<x>{reach}|{same}){fiscal}?(?P<u>{one_unit})")
def _deictic_unit(s: Scene, m: re.Match[str]) -> Draft | None:
    x, u = s.lower(m.start("x")), s.lower(m.start("u"))
    grain = GRAIN_OF[u]
    article = m.start("x") > m.start() or s.lower(m.start() - 1) == "the"
    if u == "weekend" or (grain in ("second", "minute", "hour", "millennium") and x not in ("past", "last", "next")):
        return None
    if u == "second" or (u == "minute" and x == "last") or (s.lower(m.end()) in ("old", "-") and s.tk.glued(m.end())):
        return None
    if u == "night":
        return _deictic_night(s, m, x)
    if s.lower(m.end()) in ("ago", "of") and ((x in ("last", "next") and article) or s.lower(m.end()) == "ago"):
        return None
    before = s.lower(m.start() - 1)
    if s.lower(m.start() if m.start("x") > m.start() else m.start() - 1) == "the":
        before = s.lower(m.start() - (1 if m.start("x") > m.start() else 2))
    if x == "past" or (x in ("last", "next", "coming") and article and before in _OVER and grain != "quarter"):
        return reaching(s, m, 1, grain, x)
    if x in ("next", "coming") and article and s.reference is None and grain != "day":
        return moved(s, m, grain, 1, s.anchor, f"next_{grain}")
    if grain in ("hour", "minute"):
        return reaching(s, m, 1, grain, x)
    if (
        x == "current"
        or (x == "this" and before != "at")
        or (x in ("last", "next", "coming", "upcoming") and not (article and x == "next"))
    ):
        steps = {"last": -1, "next": 1}.get(_deixis(x), 0)
        return moved(s, m, grain, steps, s.anchor, f"{_deixis(x)}_{grain}")
    if x == "this":
        return None
    steps = {"last": -1, "next": 1}.get(_deixis(x), 0)
    rule_name = f"{'same' if not steps else _deixis(x)}_{grain}_there"
    if s.reference and not (x == "that" and s.word(m.end())[:1].isalpha() and s.lower(m.end()) not in FUNCTION_WORDS):
        return moved(s, m, grain, steps, s.reference.first, rule_name)
    if x == "that" and grain in ("week", "decade", "century", "quarter") and s.lower(m.end()) in VERBS:
        return None
    return _draft(m, rule_name, None, UNKNOWN[grain])


def moved(s: Scene, m: re.Match[str], grain: str, steps: int, anchor: date | None, name: str) -> Draft:
    """Make the period of a grain that lies some steps from the anchor."""
    period = (
        attempt(periods.shifted, grain, anchor, steps) if anchor and grain in (*periods.GRAINS, "fortnight") else None
    )
    return _draft(m, name, period, UNKNOWN[grain], anchor=anchor if period else None)


def _deictic_night(s: Scene, m: re.Match[str], x: str) -> Draft | None:
    """Read "last night", which is the day before's, "that night", "the following night"."""
    if x in ("last", "next", "this", "coming"):
        draft = moved(s, m, "day", {"last": -1, "next": 1}.get(_deixis(x), 0), s.anchor, f"{_deixis(x)}_night")
    else:
        anchor = s.reference.first if s.reference else None
        steps = {"last": -1, "next": 1}.get(_deixis(x), 0)
        draft = moved(s, m, "day", steps, anchor, "same_night_there")
    _add_time(draft, "TNI")
    return draft


@rule("(?P<x>{deict}|{the})(?P<p>{partday})", "(?P<x>{early})(?P<p>{partday})")
def _part_of_day(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "this morning", "the evening", "that afternoon"."""
    x, p = s.lower(m.start("x")), s.lower(m.start("p"))
    if p.endswith("s") or (x == "the" and s.word(m.end())[:1].isupper()) or x in ("past",):
        return None
    if s.word(m.start("p"))[0].isupper():
        return None
    return _time_of_some_day(s, m, PARTS[p], x)


@rule("(?P<x>{the}|{that}|{at})(?P<p>{night})", "(?P<p>{point})", "(?P<p>{dusk})")
def _night(s: Scene, m: re.Match[str]) -> Draft | None:
    p = s.lower(m.start("p"))
    if p == "night":
        x = s.lower(m.start("x"))
        if x == "the" and s.lower(m.end()) in ("before", "after") and s.word(m.end() + 1)[:1].isalpha():
            return None
        if x == "at":
            draft = _time_of_some_day(s, m, "TNI", x)
            if draft:
                draft.first += 1
            return draft
        return _time_of_some_day(s, m, "TNI", x)
    before = s.lower(m.start() - 1)
    if p in ("noon", "midnight") and before == "12":
        draft = _time_of_some_day(s, m, PARTS[p], "the")
        draft.first -= 1
        return draft
    if s.word(m.start("p"))[0].isupper() or before not in _BEFORE_POINT:
        return None
    if before in ("of",) and p in ("dawn", "dusk", "midnight"):
        return None
    if p in ("dawn",) and (before == "the" or s.lower(m.end()) == "of"):
        return None
    return _time_of_some_day(s, m, PARTS[p], before)


_BEFORE_POINT = word_set("dates", "rules.before_point")


def _time_of_some_day(s: Scene, m: re.Match[str], time: str, x: str) -> Draft:
    """Make a time whose day is the article's (for "this"), else the last one named, else the article's, and then without bounds."""
    reference = s.reference.first if s.reference and s.reference.grain == "day" else None
    steps = {"last": -1, "next": 1}.get(_deixis(x), 0) if x not in ("the", "at") else 0
    day = s.anchor if x in ("this", "last", "next") else reference or s.anchor
    period = attempt(periods.shifted, "day", day, steps) if day else None
    known = period.value if period else UNKNOWN["day"] if x in ("this", "last", "next") else ""
    draft = Draft(m.start(), m.end() - 1, "TIME", f"{known}{time}", "part_of_day", part=("clock", time))
    if period and (x in ("this", "last", "next") or reference):
        draft.earliest, draft.latest, draft.anchor, draft.period = period.first, period.last, day, period
    elif period:
        draft.anchor = day
    return draft


@rule("{the}(?P<u>{unit}|{quarter})")
def _the_unit(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "the year", "the month" where it means the current one: at the end of it, later in it, so far in it."""
    u = s.lower(m.start("u"))
    grain = GRAIN_OF[u]
    i = m.start()
    before, second = s.lower(i - 1), s.lower(i - 2)
    if s.word(m.end())[:1].isdigit() or grain not in ("day", "week", "month", "quarter", "year", "decade", "century"):
        return None
    named = (
        before == "of"
        and (
            second in _ENDS_OF
            or second in ORDINAL_NUMBER
            or second in ("half", "quarter", "rest", "months", "part", "weeks", "days", "remainder")
        )
    ) or (before == "in" and second in ("earlier", "later", "early", "late"))
    closed = (
        not s.word(m.end())[:1].isalpha()
        or s.lower(m.end()) in PREPOSITIONS | AUXILIARIES
        or s.lower(m.end()) in ("and", "ended", "ending", "earlier", "before", "later", "as")
    )
    if s.lower(m.end()) in ("before", "after", "earlier"):
        return _unit_before(s, m, grain)
    if grain == "day":
        named = named and second in ("earlier", "later", "early", "late", "end")
    if not named and not (
        closed
        and grain in ("year", "quarter")
        and before in ("for", "in", "during", "this")
        and s.lower(m.end()) not in ("of", "since", "when", "that", "to", "in", "after")
    ):
        return None
    anchor, rule_name = s.anchor, f"this_{grain}"
    if s.reference and s.reference.grain == grain:
        anchor, rule_name = s.reference.first, f"same_{grain}_there"
    return moved(s, m, grain, 0, anchor, rule_name)


_ENDS_OF = word_set("dates", "rules.ends_of")


@rule("{of}(?P<u>{unit})", "(?P<u>{unit}){hyphen}(?P<e>{end})")
def _end_of_unit(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "end of month", "year-end": the end of the current one."""
    grain = GRAIN_OF[s.lower(m.start("u"))]
    if grain not in ("month", "quarter", "year", "decade", "century", "week"):
        return None
    first = m.start()
    if "e" not in m.re.groupindex:
        first -= 1
        if s.lower(first) != "end" or s.tk.sentence[first] != s.tk.sentence[m.start()]:
            return None
    draft = moved(s, m, grain, 0, s.anchor, f"this_{grain}")
    draft.first, draft.mod = first, "END"
    return draft


def _unit_before(s: Scene, m: re.Match[str], grain: str) -> Draft | None:
    """Read "the day before", "the week after", "the year earlier" at the end of a phrase."""
    k = m.end()
    following = s.word(k + 1)
    if (
        following[:1].isalpha()
        and s.lower(k) != "earlier"
        and s.lower(k + 1) not in ("and", "when", "in", "at", "with")
    ):
        return None
    steps = 1 if s.lower(k) == "after" else -1
    anchor = s.reference.first if s.reference else None
    if anchor is None and s.lower(k) == "earlier":
        anchor = s.anchor
    draft = moved(s, m, grain, steps, anchor, f"{'next' if steps > 0 else 'last'}_{grain}_there")
    draft.last = k
    return draft


@rule(
    "(?P<u>{unit}){hyphen}(?P<k>{earlier}|{ago})(?P<v>{quarter}|{unit}|{half})?",
    "(?P<u>{unit}|{quarter}|{second}){hyphen}(?P<o>{on}|{over}){hyphen}(?P<u2>{unit}|{quarter})",
)
def _year_earlier(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "the year-earlier quarter", and "year-on-year", which is a comparison made every year."""
    u = s.lower(m.start("u"))
    if "u2" in m.re.groupindex:
        if s.lower(m.start("u2")) != u:
            return None
        return Draft(m.start(), m.end() - 1, "SET", duration(1, GRAIN_OF[u]), "period_on_period")
    if "v" not in m.re.groupindex or u != "year":
        return None
    v = s.lower(m.start("v")) if m.group("v") else "year"
    grain = GRAIN_OF.get(v, "half")
    base = s.reference.first if s.reference else s.anchor
    day = attempt(lambda d: periods.day_period(periods.after_span(d, "year", -1)), base) if base else None
    period = attempt(periods.holding, grain, day.first) if day else None
    draft = _draft(m, "year_earlier", period, UNKNOWN[grain], anchor=base if period else None)
    return draft


# --- lengths -------------------------------------------------------------------------------------------------------


_NUM = "{number}(?:{hyphen}?{numword}|{and}{numword}){{0,4}}"
_SUFFIX = "(?P<s>{ago}|{earlier}|{later}|{before}|{after}|{from}{now})?"


@rule(
    "(?P<n>" + _NUM + "){hyphen}?(?:{full}|{more}){{0,2}}(?P<u>{any_unit})(?:{hyphen}{long})?" + _SUFFIX,
    "(?P<n>{a}|{full}){hyphen}?{full}?(?P<u>{unit}|{quarter}|{night}|{second}|{weekend})(?:{hyphen}?{long})?" + _SUFFIX,
    "(?P<n>" + _NUM + "){and}{a}{half}{hyphen}?(?P<u>{any_unit})(?:{hyphen}{long})?" + _SUFFIX,
    "(?P<n>{a}|{numword})(?P<u>{unit}){and}{a}{half}" + _SUFFIX,
)
def _length(s: Scene, m: re.Match[str]) -> Draft | None:
    n = _amount(s, m)
    if n is None:
        return None
    return _a_length(s, m, n, s.lower(m.start("u")))


def _amount(s: Scene, m: re.Match[str]) -> Any:
    first, last = m.start("n"), m.end("n") - 1
    w = s.lower(first)
    if w == "half":
        n: Any = 0.5
    elif w in ("a", "an", "another") and first == last:
        n = 1
    elif s.classes[first] == _FULL:
        n = 1 if m.end("u") and s.lower(m.start("u")) in GRAIN_OF and w in ("full", "whole", "entire") else None
    else:
        n = read_number(s.tk, first, last)
    if n is not None and w != "half" and any(t == "half" for t in s.tk.lower[last + 1 : m.end()]):
        n = float(n) + 0.5
    return n


_FULL = compile_pattern("{full}")[1]


@rule(
    "(?P<n>{half}){hyphen}?(?P<a>{a})?{hyphen}?(?P<u>{unit})(?:{hyphen}{long})?" + _SUFFIX,
    "{a}(?P<n>{half}){hyphen}?(?P<u>{unit})(?:{hyphen}{long})?" + _SUFFIX,
)
def _half_a(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "half an hour" (PT30M), "half a century" (P50Y), "the half-year"."""
    u = s.lower(m.start("u"))
    small = {"hour": "PT30M", "day": "PT12H", "minute": "PT30S", "year": "P6M", "decade": "P5Y", "century": "P50Y"}.get(
        GRAIN_OF.get(u, "")
    )
    if small is None:
        return None
    draft = _a_length(s, m, 0.5, u)
    if draft and draft.type == "DURATION":
        draft.value = small
    return draft


@rule(
    "(?P<n>"
    + _NUM
    + ")(?:{to}|{or}|{hyphen}|{dash})(?P<n2>"
    + _NUM
    + "){hyphen}?{full}?(?P<u>{any_unit})(?:{hyphen}{long})?"
    + _SUFFIX,
    "(?P<n>"
    + _NUM
    + "){hyphen}(?:{to}|{or})(?P<n2>"
    + _NUM
    + "){hyphen}?(?P<u>{any_unit})(?:{hyphen}{long})?"
    + _SUFFIX,
)
def _length_between(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "two to three weeks": a length whose number is open (PXW)."""
    low, high = (read_number(s.tk, m.start(k), m.end(k) - 1) for k in ("n", "n2"))
    if low is None or high is None or not low < high or high > 20 * low + 20:
        return None
    return _a_length(s, m, "X", s.lower(m.start("u")))


@rule(
    "(?P<v>{vague}){of}?{the}?(?:{full}|{more})?(?P<u>{units}|{weekend})" + _SUFFIX,
    "(?P<a>{a})(?P<v>{vague}|{numword}){of}?(?:{full}|{more}|{other})?(?P<u>{units}|{weekend})" + _SUFFIX,
)
def _vague_length(s: Scene, m: re.Match[str]) -> Draft | None:
    v = s.lower(m.start("v"))
    if "a" in m.re.groupindex and v not in ("few", "couple", "hundred", "thousand", "dozen", "million"):
        return None
    u = s.lower(m.start("u"))
    if "a" in m.re.groupindex and v in ("hundred", "thousand", "dozen", "million"):
        return _a_length(s, m, read_number(s.tk, m.start("v"), m.start("v")), u)
    return _a_length(s, m, 2 if v == "couple" else "X", u)


@rule("(?P<u>{units})(?:{hyphen}{long})?" + _SUFFIX)
def _bare_length(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "years", "days later", "for decades": only where a length may stand."""
    i = m.start()
    before, following = s.lower(i - 1), s.lower(m.end())
    u = s.lower(i)
    opens = i == 0 or s.tk.sentence[i - 1] != s.tk.sentence[i] or not before[-1:].isalnum()
    fits = opens or before in _BARE_BEFORE or m.group("s") or m.end() - i > 2
    if (
        not fits
        or len(u) < 4
        or (opens and not (m.group("s") or following in ("of", "after", "before", "of", "to", "in")))
    ):
        if not (before == "the" and following in ("since", "leading", "ahead", "following", "before", "after")):
            return None
    if (before in ("of", "in") and u in ("seconds",)) or (s.word(i)[0].isupper() and not opens):
        return None
    return _a_length(s, m, "X", u)


def _a_length(s: Scene, m: re.Match[str], n: Any, u: str) -> Draft | None:
    """Make a DURATION; with "ago" or "later" the DATE that it leads to."""
    grain = GRAIN_OF[u]
    after = m.end()
    following = s.lower(after)
    if (
        following == "old"
        or (following in ("-", "‑") and s.lower(after + 1) == "old")
        or (following == "of" and s.lower(after + 1) == "age")
    ):
        return None  # an age
    if (u == "weekends" and n == "X") or (u in ("second", "quarter", "seconds") and not _is_unit(s, m, u)):
        return None
    if s.tk.glued(after) and following in ("-", "‑") and s.lower(after + 1) in ("end", "old", "olds"):
        return None
    printed = s.word(m.start())
    if m.start() and s.tk.glued(m.start()) and s.word(m.start() - 1) in ("$", "£", "€", ".", "/", "-", "‑"):
        return None
    if printed[:1].isupper() and s.word(m.start("u"))[:1].isupper() and m.start():
        return None  # part of a name: "Twelve Years a Slave"
    if s.lower(m.start() - 1) in ("no", "day", "week", "chapter") and printed.isdigit():
        return None
    suffix = s.lower(m.start("s")) if m.group("s") else ""
    start, end = m.start(), m.end() - 1
    if suffix in ("before", "after") and (s.word(after)[:1].isalnum() or s.word(after)[:1] in "$“\"‘'"):
        end, suffix = m.start("s") - 1, ""
    if not suffix and s.lower(m.start("u") - 1) in ("a", "an") and _is_rate(s, m.start()) and not m.group("s"):
        return Draft(start, end, "SET", duration(1, grain), "rate")
    draft = Draft(start, end, "DURATION", duration(n, grain), "length", part=("length", n, grain))
    if grain == "decade" and n == "X":
        draft.value = "PXDE"
    if suffix:
        return _away(s, m, draft, n, grain, suffix)
    return draft


def _is_unit(s: Scene, m: re.Match[str], u: str) -> bool:
    """Whether "second" and "quarter" measure time here: "a second attack", "a quarter of them" do not."""
    before = s.lower(m.start("u") - 1)
    following = s.lower(m.end())
    if u == "quarter":
        return (
            s.lower(m.start("n")) in ("a", "an", "one")
            and following not in ("of", "to", "past", "century", "share")
            and (s.is_business(m.start()) and not s.is_sport())
            if "n" in m.re.groupindex
            else False
        )
    if u == "second":
        return before.isdigit() or before == "-" or (s.classes[m.start("u") - 1] in _NUMWORD)
    return before not in ("a", "the")


def _is_rate(s: Scene, i: int) -> bool:
    """Whether "a year" at token ``i`` says how often: "twice a year", "$3 million a year", "200 cars a day"."""
    before = s.lower(i - 1)
    if before in _RATE_BEFORE or before in ("%", "percent", "pct"):
        return True
    if (
        not before
        or before in PREPOSITIONS | AUXILIARIES
        or (before in VERBS and not is_plural(before))
        or not before[-1].isalnum()
    ):
        return False
    for k in range(i - 1, max(-1, i - 5), -1):
        w = s.lower(k)
        if (
            w[0].isdigit()
            or (k > 0 and s.word(k - 1) in ("$", "£", "€"))
            or w in ("million", "billion", "thousand", "hundred")
        ):
            return GRAIN_OF.get(before) is None
        if w in PREPOSITIONS or w in AUXILIARIES or not w[0].isalnum():
            return False
        if s.classes[k] in _NUMWORD and k < i - 1:
            return GRAIN_OF.get(before) is None
    return False


_NUMWORD = compile_pattern("{numword}")[1] + compile_pattern("{vague}")[1]


def _away(s: Scene, m: re.Match[str], draft: Draft, n: Any, grain: str, suffix: str) -> Draft:
    """Read "two years ago" (from the article's day), "two days later" (from the last date that was named)."""
    draft.type = "DATE"
    steps = 1 if suffix in ("later", "after", "from", "afterwards", "afterward") else -1
    from_now = suffix in ("ago", "from")
    anchor = s.anchor if from_now else (s.reference.first if s.reference else None)
    if not from_now and anchor is None and suffix in ("earlier",):
        anchor = s.anchor
    draft.rule = f"{grain}s_{'ago' if from_now and steps < 0 else 'from_now' if from_now else 'later' if steps > 0 else 'earlier'}"
    if n == "X" or (isinstance(n, float) and n != 0.5):
        if from_now:
            draft.value = "PAST_REF" if steps < 0 else "FUTURE_REF"
            if s.anchor:
                draft.anchor = s.anchor
                draft.earliest, draft.latest = (None, s.anchor) if steps < 0 else (s.anchor, None)
        else:
            draft.type = "DURATION"
        return draft
    if n == 0.5:
        period = (
            attempt(lambda d: periods.holding("month", periods.after_span(d, grain, 0.5 * steps)), anchor)
            if anchor and grain in ("year", "decade", "century")
            else None
        )
        draft.value = period.value if period else UNKNOWN["month"]
    elif grain in ("hour", "minute", "second"):
        draft.type = "TIME"
        draft.value = f"{anchor.isoformat()}TXX:XX" if anchor else UNKNOWN["minute"]
        if anchor:
            draft.anchor = anchor
        return draft
    else:
        period = attempt(periods.shifted, grain, anchor, steps * int(n)) if anchor and grain != "millennium" else None
        draft.value = period.value if period else UNKNOWN[grain]
    if period:
        draft.period, draft.anchor = period, anchor
        draft.earliest, draft.latest = period.first, period.last
    return draft


@rule(
    "(?P<x>{reach})(?P<n>" + _NUM + ")?{hyphen}?{full}?(?P<u>{units}|{second})",
    "(?P<x>{reach})(?P<v>{vague})?{of}?(?P<u>{units})",
    "(?P<x>{reach}){a}?(?P<v>{vague}){of}?(?P<u>{units})",
    "(?P<n>" + _NUM + ")(?P<x>{reach})(?P<u>{units})",
    "(?P<x>{reach})(?P<n>{half}){hyphen}?{a}?{hyphen}?(?P<u>{unit})",
)
def _reaching(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "the past two weeks", "the next few days", "the last 24 hours": a length that ends, or begins, at the article."""
    u = s.lower(m.start("u"))
    x = s.lower(m.start("x"))
    n: Any = "X"
    if "n" in m.re.groupindex and m.group("n"):
        n = 0.5 if s.lower(m.start("n")) == "half" else read_number(s.tk, m.start("n"), m.end("n") - 1)
        if n is None:
            return None
    elif "v" in m.re.groupindex and m.group("v") and s.lower(m.start("v")) == "couple":
        n = 2
    if (
        n == "X"
        and x in ("following", "previous", "past")
        and s.lower(m.start() - 1) not in ("the", "in", "over", "of", "from")
    ):
        return None
    return reaching(s, m, n, GRAIN_OF[u], x)


def _of_another(s: Scene, i: int) -> bool:
    """Whether "of 2021", "of the year" follows: the first or last of another stretch, not of the time before the article."""
    k = i + 1 if s.lower(i) == "of" else i
    return k > i and (
        s.classes[k : k + 1] == _YR
        or s.lower(k) in ("the", "this", "last", "next", "that", "a")
        or s.lower(k) in MONTH_NUMBER
    )


def reaching(s: Scene, m: re.Match[str], n: Any, grain: str, x: str) -> Draft:
    """Make a DURATION that reaches back from the article's day, or on from it; from the last date for "previous", "following"."""
    back = _deixis(x) == "last"
    draft = Draft(m.start(), m.end() - 1, "DURATION", duration(n, grain), "past_span" if back else "next_span")
    there = x in ("following", "previous", "preceding", "prior")
    anchor = (s.reference.first if s.reference else None) if there else s.anchor
    if anchor is None or _of_another(s, m.end()):
        if _of_another(s, m.end()):
            draft.rule, draft.part = "length_of", ("stretch", n, grain, "last")
        return draft
    draft.anchor = anchor
    other = None
    if n != "X" and grain != "millennium":
        other = attempt(
            lambda d: periods.day_period(periods.after_span(d, grain, -float(n) if back else float(n))), anchor
        )
    edge = other.first if other else None
    draft.earliest, draft.latest = (edge, anchor) if back else (anchor, edge)
    return draft


@rule("(?P<k>{compound})")
def _compound(s: Scene, m: re.Match[str]) -> Draft | None:
    return Draft(m.start(), m.end() - 1, "DURATION", COMPOUNDS[s.lower(m.start())], "compound")


@rule("{all}{hyphen}?(?P<u>{unit}|{night}|{season})")
def _all_day(s: Scene, m: re.Match[str]) -> Draft | None:
    u = s.lower(m.start("u"))
    if u not in GRAIN_OF or GRAIN_OF[u] not in ("day", "week", "month", "year"):
        return None
    return Draft(m.start(), m.end() - 1, "DURATION", duration(1, GRAIN_OF[u]), "length")


@rule("(?P<a>{n99}){colon}(?P<b>{dec}){units}?", "(?P<a>{n99}){colon}(?P<b>{two}){colon}(?P<c>{dec}){units}?")
def _race_time(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "2:28.6" and "1:58.69 seconds", the time of a race."""
    b = s.word(m.start("b"))
    if not re.fullmatch(r"\d\d\.\d{1,2}(?:\.\d)?", b) and "c" not in m.re.groupindex:
        return None
    value = f"PT{int(s.word(m.start('a')))}M{b}S"
    if "c" in m.re.groupindex:
        value = f"PT{int(s.word(m.start('a')))}H{int(b)}M{s.word(m.start('c'))}S"
    return Draft(m.start(), m.end() - 1, "DURATION", value, "race_time")


# --- sets ----------------------------------------------------------------------------------------------------------


@rule("(?P<k>{set})")
def _how_often(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "annual", "weekly"; a capital inside a sentence is the name of a paper."""
    i = m.start()
    if s.word(i)[0].isupper() and (
        s.word(i + 1)[:1].isupper()
        or (
            i
            and s.tk.sentence[i - 1] == s.tk.sentence[i]
            and s.word(i - 1)[:1].isalpha()
            and s.word(i - 1)[:1].isupper()
        )
    ):
        return None
    value = SETS[s.lower(i)]
    if s.lower(i - 1) in ("-", "‑") and s.lower(i - 2) in ("semi", "bi"):
        return Draft(i - 2, i, "SET", SETS.get(s.lower(i - 2) + s.lower(i), value), "how_often")
    return Draft(i, i, "SET", value, "how_often")


@rule(
    "(?P<e>{every})(?P<o>{other}|{ordinal}|"
    + _NUM
    + ")?(?P<u>{any_unit}|{weekday}|{daytime}|{weekend}|{any_month}|{any_season})(?P<p>{daytime})?"
)
def _every(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "every Monday", "each year", "every two weeks", "every other day"."""
    u = s.lower(m.start("u"))
    n: Any = 1
    if m.group("o"):
        w = s.lower(m.start("o"))
        n = 2 if w == "other" else ORDINAL_NUMBER.get(w) or read_number(s.tk, m.start("o"), m.end("o") - 1)
        if n is None or n == -1:
            return None
    letter = s.classes[m.start("u")]
    if (s.lower(m.start()) == "each" and s.lower(m.end()) == "of") or u == "second":
        return None
    if letter == _WEEKDAY:
        value = f"XXXX-WXX-{WEEKDAY_NUMBER[u]}"
    elif u in GRAIN_OF and letter not in _PARTDAY:
        value = duration(n, GRAIN_OF[u])
        if u == "weekend":
            value = UNKNOWN["weekend"]
        elif u in ("night", "nights"):
            value = "XXXX-XX-XXTNI"
    elif u in PARTS:
        value = f"XXXX-XX-XX{PARTS[u]}"
    elif u in MONTH_NUMBER:
        value = f"XXXX-{MONTH_NUMBER[u]:02d}"
    else:
        value = f"XXXX-{SEASONS[u]}"
    if m.group("p"):
        value += PARTS[s.lower(m.start("p"))]
    return Draft(m.start(), m.end() - 1, "SET", value, "every")


_WEEKDAY = compile_pattern("{weekday}")[1]
_PARTDAY = compile_pattern("{partday}")[1]


@rule("(?P<w>{weekdays})(?P<p>{daytime})?", "(?P<w>{weekday})(?P<p>{daytime})")
def _weekdays(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "Mondays", "Friday nights"."""
    w = s.lower(m.start())
    part = s.lower(m.start("p")) if m.group("p") else ""
    if w in WEEKDAY_NUMBER and part not in ("mornings", "afternoons", "evenings", "nights"):
        return None
    if w == "weekdays":
        return Draft(m.start(), m.end() - 1, "SET", "XXXX-WXX-WD", "every")
    value = (
        f"XXXX-WXX-{WEEKDAY_NUMBER[w.removesuffix('s') if w not in WEEKDAY_NUMBER else w]}{PARTS[part] if part else ''}"
    )
    return Draft(m.start(), m.end() - 1, "SET", value, "every")


# --- clocks --------------------------------------------------------------------------------------------------------


_CLOCK_TAIL = "(?P<ap>{ampm})?(?P<z>{zone})?"


@rule(
    "(?P<h>{n99}|{n0}){colon}(?P<mi>{two})(?:{colon}(?P<se>{two}))?" + _CLOCK_TAIL,
    "(?P<dec>{dec})(?P<ap>{ampm})(?P<z>{zone})?",
    "(?P<h>{hours})(?P<ap>{ampm})(?P<z>{zone})?",
    "(?P<h>{hours}|{numword})(?P<oc>{oclock}{apostrophe}{clock})(?P<z>{zone})?",
)
def _clock(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "9:30 a.m.", "9am", "8.30pm", "21:00 GMT", "nine o'clock"."""
    groups = m.re.groupindex
    i, j = m.start(), m.end()
    second = None
    if "dec" in groups:
        parts = re.fullmatch(r"(\d{1,2})\.(\d\d)", s.word(i))
        if parts is None:
            return None
        hour, minute = int(parts[1]), int(parts[2])
    else:
        h = s.lower(m.start("h"))
        hour = int(h) if h.isdigit() else int(read_number(s.tk, m.start("h"), m.start("h")) or 99)
        minute = -1
        if "mi" in groups:
            word = s.word(m.start("mi"))
            if len(word) != 2:
                return None
            minute = int(word)
            second = s.word(m.start("se")) if m.group("se") else None
    half = _ampm(s, m)
    if hour > 24 or minute > 59 or (half and hour > 12):
        return None
    if (
        i
        and s.tk.glued(i)
        and s.word(i - 1) in ("-", ":", "/", ".", "$")
        and s.lower(i - 2)[-1:].isdigit()
        and not half
    ):
        return None
    if not half and not (m.group("z") if "z" in groups else None) and "mi" in groups and not _is_clock(s, i, j):
        return None
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    time = f"T{hour:02d}" + (f":{minute:02d}" if minute >= 0 else "") + (f":{second}" if second else "")
    return _time_of_some_day(s, m, time, "the")


def _ampm(s: Scene, m: re.Match[str]) -> str:
    if "ap" not in m.re.groupindex or not m.group("ap"):
        return ""
    k = m.start("ap")
    w = s.lower(k).replace(".", "")
    return w if not (s.word(k) == "am" and s.lower(k - 1) == "i") else ""


def _is_clock(s: Scene, i: int, j: int) -> bool:
    """Whether "10:30" without a.m. tells the time: by the word before it, or a date behind it."""
    before = s.lower(i - 1)
    if s.drafts and s.drafts[-1].last == i - 1 and s.drafts[-1].type == "DATE" and not s.tk.glued(i):
        return True
    if (
        before in _CLOCK_BEFORE
        or s.lower(j) in ("on", "today", "tomorrow", "yesterday", "local", "in")
        or s.lower(j) in WEEKDAY_NUMBER
    ):
        return s.lower(j) not in ("win", "victory", "ratio", "loss")
    return (
        before in MONTH_NUMBER
        or before in WEEKDAY_NUMBER
        or (before in ("-", "–", "to") and s.word(i - 2)[:2].isdigit())
    )


@rule("(?P<q>{half}|{quarter}|{n99}|{numword})(?P<mn>{units})?(?P<k>{past}|{to})(?P<h>{n1}|{numword})")
def _past_the_hour(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "half past nine", "a quarter to six", "20 minutes past eight"."""
    q = s.lower(m.start("q"))
    to = s.lower(m.start("k")) == "to"
    if q in ("half", "quarter"):
        minutes = 30 if q == "half" else 15
        if (q == "half" and to) or m.group("mn"):
            return None
    else:
        if not m.group("mn") or s.lower(m.start("mn")) not in ("minutes", "mins"):
            return None
        minutes = int(read_number(s.tk, m.start("q"), m.start("q")) or 0)
    hour = int(read_number(s.tk, m.start("h"), m.start("h")) or 0)
    if not 1 <= hour <= 12 or not 0 < minutes < 60 or is_plural(s.word(m.end())):
        return None
    total = hour * 60 + (-minutes if to else minutes)
    draft = _time_of_some_day(s, m, f"T{total // 60:02d}:{total % 60:02d}", "the")
    if q == "quarter" and s.lower(m.start() - 1) == "a":
        draft.first -= 1
    return draft


@rule("(?P<h>{n0}|{n1}|{n2}|{n4}|{n5}|{yr}|{big}){hours_word}?(?P<z>{zone}|{hours_word})")
def _military(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "1430 GMT", "0930 hrs"."""
    h = s.word(m.start())
    if len(h) != 4 or not h.isdigit() or int(h[:2]) > 24 or int(h[2:]) > 59 or not s.word(m.end() - 1).isupper():
        return None
    return _time_of_some_day(s, m, f"T{h[:2]}:{h[2:]}", "the")


# --- references ----------------------------------------------------------------------------------------------------


@rule("(?P<r>{recent})(?P<u>{units})", "(?P<r>{next})(?P<u>{units})")
def _recent_units(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "recent weeks": somewhere up to the article's day."""
    if s.lower(m.start()) != "recent":
        return None
    return reference(s, m.start(), m.end() - 1, "past")


def reference(s: Scene, first: int, last: int, kind: str) -> Draft:
    """Make a DATE that only says past, present or future."""
    draft = Draft(first, last, "DATE", f"{kind.upper()}_REF", f"{kind}_reference", anchor=s.anchor)
    if s.anchor:
        draft.earliest = s.anchor if kind != "past" else None
        draft.latest = s.anchor if kind != "future" else None
    return draft
