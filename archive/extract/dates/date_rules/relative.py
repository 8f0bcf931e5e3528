"""This week, last year, the following day, "in recent weeks": what leans on another day."""

from __future__ import annotations

import re
from datetime import date

from archive.extract.dates import periods
from archive.extract.dates.date_rules.days import add_time, deixis
from archive.extract.dates.date_rules.drafts import Draft, Scene, attempt, draft_of, opens_content, rule
from archive.extract.dates.date_rules.lengths import reaching
from archive.extract.dates.date_words import (
    GRAIN_OF,
    ORDINAL_NUMBER,
    PARTS,
    SEASONS,
    WEEKDAY_NUMBER,
    duration,
    letters,
    read_number,
)
from archive.extract.dates.periods import UNKNOWN
from archive.extract.english.lexicon import (
    AUXILIARIES,
    DETERMINERS,
    FUNCTION_WORDS,
    MONTHS,
    PREPOSITIONS,
    VERBS,
    WEEKDAYS,
)
from archive.extract.words import word_set

_OVER = frozenset(("over", "during", "in", "for", "within", "throughout", "through"))


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
        steps = {"last": -1, "next": 1}.get(deixis(x), -(x == "current" and u == "qtr" and _is_over(s, m, grain)))
        return moved(s, m, grain, steps, s.anchor, f"{deixis(x)}_{grain}")
    if x == "this":
        return None
    steps = {"last": -1, "next": 1}.get(deixis(x), 0)
    rule_name = f"{'same' if not steps else deixis(x)}_{grain}_there"
    if s.reference and _is_coarser(s.reference.grain, grain):
        return draft_of(m, rule_name, None, UNKNOWN[grain])  # "In December 16 died on the same day"
    if s.reference and not (x == "that" and s.word(m.end())[:1].isalpha() and s.lower(m.end()) not in FUNCTION_WORDS):
        return moved(s, m, grain, steps, s.reference.first, rule_name)
    if x == "that" and grain in ("week", "decade", "century", "quarter") and s.lower(m.end()) in VERBS:
        return None
    return draft_of(m, rule_name, None, UNKNOWN[grain])


@rule("{the}(?P<u>{one_unit}|{weekend}|{any_season}){before}{last}")
def _unit_before_last(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "the week before last", "the night before last", "the summer before last"; not "the week before last year's vote"."""
    u = s.lower(m.start("u"))
    if (
        s.classes[m.end() : m.end() + 1] in _NAMED_BEHIND
        or s.lower(m.end() - 1) != "last"
        or s.lower(m.end()) in ("-", "'s", "’s")
        or s.word(m.end())[:1].isupper()
    ):
        return None  # nor "the week before last Christmas"
    if u in SEASONS:
        found = _seasons_gone(s.anchor, SEASONS[u]) if s.anchor else []
        period = found[1] if len(found) > 1 else None
        return draft_of(m, "season_before_last", period, f"XXXX-{SEASONS[u]}", anchor=s.anchor if period else None)
    grain = GRAIN_OF.get(u, "")
    if (
        grain not in ("day", "week", "fortnight", "weekend", "month", "quarter", "year", "decade", "century")
        or u == "day"
    ):
        return None
    draft = moved(s, m, grain, -2, s.anchor, f"{grain}_before_last")
    if u == "night":
        add_time(draft, "TNI")
    return draft


@rule("(?P<n>{a}|{numword}|{n1})(?P<u>{unit}|{units})(?P<x>{on}|{from}|{last}|{next})(?P<w>{weekday}|{deictic})")
def _weeks_on(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "a week on Tuesday", "a fortnight from today", "two weeks last Monday"; not "jailed for two weeks on Tuesday"."""
    grain, x, w = GRAIN_OF.get(s.lower(m.start("u")), ""), s.lower(m.start("x")), s.lower(m.start("w"))
    size = 1 if s.classes[m.start("n")] in _ARTICLES else read_number(s.tk, m.start("n"), m.start("n"))
    n = None if size is None else int(size)
    if grain not in ("week", "fortnight", "day") or n is None or s.lower(m.start() - 1) in PREPOSITIONS:
        return None
    back = x in ("last", "previous")
    if s.lower(m.end()) in ("to", "until", "till") or x not in ("on", "from", "last", "next"):
        return None
    if not back and (s.way(m.start(), m.end() - 1) == "past" or (grain == "day" and x == "on")):
        return None
    if w in WEEKDAY_NUMBER:
        step = {"last": -1, "next": 1}.get(x, 0)
        near = (
            attempt(
                lambda d: periods.weekday_near(
                    periods.shifted("day", d, step).first, WEEKDAY_NUMBER[w], "past" if back else "future"
                ),
                s.anchor,
            )
            if s.anchor
            else None
        )
    elif x in ("last", "next", "on"):
        return None
    else:
        near = (
            attempt(periods.shifted, "day", s.anchor, {"yesterday": -1, "tomorrow": 1}.get(w, 0)) if s.anchor else None
        )
    period = (
        attempt(lambda d: periods.day_period(periods.after_span(d, grain, -n if back else n)), near.first)
        if near
        else None
    )
    return draft_of(m, "weeks_on", period, UNKNOWN["day"], anchor=s.anchor if period else None)


_ARTICLES = frozenset(letters("a"))


def _seasons_gone(anchor: date, season: str) -> list[periods.Period]:
    """Return the seasons of a name that are over, the latest first."""
    found = (attempt(periods.season_period, anchor.year - k, season) for k in range(4))
    return [period for period in found if period and period.last < anchor]


_NAMED_BEHIND = frozenset(
    letters("any_unit") + letters("any_season") + letters("any_month") + letters("weekday") + letters("partday")
)


@rule("{the}{same}(?P<u>{one_unit}){of}(?P<y>{yr})")
def _same_of_year(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "the same month of 2023": that of the last date named, in another year."""
    grain, reference = GRAIN_OF[s.lower(m.start("u"))], s.reference
    if grain not in ("month", "quarter") or reference is None or reference.grain not in ("day", grain):
        return None
    period = attempt(lambda y: periods.holding(grain, date(y, reference.first.month, 1)), int(s.word(m.start("y"))))
    return draft_of(m, f"same_{grain}_of_year", period, UNKNOWN[grain], fixed=True)


def _is_coarser(reference: str, grain: str) -> bool:
    """Whether a period is too long to tell which day or week "the same day" is: a month is, a day is none of an hour."""
    known = periods.GRAINS
    return reference in known and grain in ("day", "week") and known.index(reference) > known.index("weekend")


def moved(s: Scene, m: re.Match[str], grain: str, steps: int, anchor: date | None, name: str) -> Draft:
    """Make the period of a grain that lies some steps from the anchor."""
    period = (
        attempt(periods.shifted, grain, anchor, steps) if anchor and grain in (*periods.GRAINS, "fortnight") else None
    )
    return draft_of(m, name, period, UNKNOWN[grain], anchor=anchor if period else None)


def _deictic_night(s: Scene, m: re.Match[str], x: str) -> Draft | None:
    """Read "last night", which is the day before's, "that night", "the following night"."""
    if opens_content(s, m):
        return None
    if x in ("last", "next", "this", "coming"):
        draft = moved(s, m, "day", {"last": -1, "next": 1}.get(deixis(x), 0), s.anchor, f"{deixis(x)}_night")
    else:
        anchor = s.reference.first if s.reference else None
        steps = {"last": -1, "next": 1}.get(deixis(x), 0)
        draft = moved(s, m, "day", steps, anchor, "same_night_there")
    add_time(draft, "TNI")
    return draft


@rule("(?P<x>{deict}|{the})(?P<p>{partday})", "(?P<x>{early})(?P<p>{partday})")
def _part_of_day(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "this morning", "the evening", "that afternoon"."""
    x, p = s.lower(m.start("x")), s.lower(m.start("p"))
    if p.endswith("s") or (x == "the" and s.word(m.end())[:1].isupper()) or x in ("past",) or opens_content(s, m):
        return None
    if s.word(m.start("p"))[0].isupper():
        return None
    return time_of_some_day(s, m, PARTS[p], x)


@rule("(?P<x>{the}|{that}|{at})(?P<p>{night})", "(?P<p>{point})", "(?P<p>{dusk})")
def _night(s: Scene, m: re.Match[str]) -> Draft | None:
    p = s.lower(m.start("p"))
    if opens_content(s, m):
        return None
    if p == "night":
        x = s.lower(m.start("x"))
        if x == "the" and s.lower(m.end()) in ("before", "after") and s.word(m.end() + 1)[:1].isalpha():
            return None
        if x == "at":
            draft = time_of_some_day(s, m, "TNI", x)
            if draft:
                draft.first += 1
            return draft
        return time_of_some_day(s, m, "TNI", x)
    before = s.lower(m.start() - 1)
    if p in ("noon", "midnight") and before == "12":
        draft = time_of_some_day(s, m, PARTS[p], "the")
        draft.first -= 1
        return draft
    if s.word(m.start("p"))[0].isupper() or before not in _BEFORE_POINT:
        return None
    if before in ("of",) and p in ("dawn", "dusk", "midnight"):
        return None
    if p in ("dawn",) and (before == "the" or s.lower(m.end()) == "of"):
        return None
    return time_of_some_day(s, m, PARTS[p], before)


_BEFORE_POINT = word_set("dates", "rules.before_point")


def time_of_some_day(s: Scene, m: re.Match[str], time: str, x: str) -> Draft:
    """Make a time whose day is the article's (for "this"), else the last one named, else the article's, and then without bounds."""
    reference = s.reference.first if s.reference and s.reference.grain == "day" else None
    steps = {"last": -1, "next": 1}.get(deixis(x), 0) if x not in ("the", "at") else 0
    day = s.anchor if x in ("this", "last", "next") else reference or s.anchor
    period = attempt(periods.shifted, "day", day, steps) if day else None
    known = period.value if period else UNKNOWN["day"] if x in ("this", "last", "next") else ""
    draft = Draft(m.start(), m.end() - 1, "TIME", f"{known}{time}", "part_of_day", part=("clock", time))
    if period and (x in ("this", "last", "next") or reference):
        draft.earliest, draft.latest, draft.anchor, draft.period = period.first, period.last, day, period
    elif period:
        draft.anchor = day
    return draft


def _is_part_of_unit(before: str, second: str) -> bool:
    """Whether the words before "the year" name a part of it: "the end of", "the third quarter of", "later in"."""
    if before == "in":
        return second in ("earlier", "later", "early", "late")
    return before == "of" and (second in _ENDS_OF or second in ORDINAL_NUMBER or second in _PARTS_OF_UNIT)


_BEHIND_UNITS = PREPOSITIONS | AUXILIARIES


@rule("{the}(?P<u>{unit}|{quarter})")
def _the_unit(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "the year", "the month" where it means the current one: at the end of it, later in it, so far in it."""
    u = s.lower(m.start("u"))
    grain = GRAIN_OF[u]
    i = m.start()
    before, second = s.lower(i - 1), s.lower(i - 2)
    if (
        s.word(m.end())[:1].isdigit()
        or (s.lower(m.end()) in ("-", "‑") and s.lower(m.end() + 1) in ("earlier", "ago", "finals", "finalists"))
        or s.lower(m.end() + 1) == "ago"
        or grain not in ("day", "week", "month", "quarter", "year", "decade", "century")
    ):
        return None
    named = _is_part_of_unit(before, second)
    closed = (
        (s.lower(m.end()) in ("ended", "ending") and not _is_dated(s, m.end() + 1))
        or not s.word(m.end())[:1].isalpha()
        or s.lower(m.end()) in _BEHIND_UNITS
        or s.lower(m.end()) in ("and", "earlier", "before", "later", "as")
    )
    levelled = s.lower(m.end()) == "after" and _is_level(s, m.end() + 1)
    if s.lower(m.end()) in ("before", "after", "earlier") and not (levelled or (named and second in _STRETCHES)):
        return _unit_before(s, m, grain)
    if grain == "day":
        named = named and second in ("earlier", "later", "early", "late", "end")
    if not named and not (
        closed
        and grain in ("year", "quarter")
        and before in ("for", "in", "during", "this")
        and (s.lower(m.end()) != "after" or levelled)
        and s.lower(m.end())
        not in ("of", "since", "when", "that", "to", "in", "following", "leading", "before", "until")
    ):
        return None
    if grain == "century" and second == "turn":  # in 2024 as often that of 1900 as of 2000
        return Draft(i, m.end() - 1, "DATE", UNKNOWN[grain], f"this_{grain}")
    anchor, rule_name, steps = s.anchor, f"this_{grain}", 0
    if s.reference and s.reference.grain == grain:
        anchor, rule_name = s.reference.first, f"same_{grain}_there"
    elif (not named or _is_last_part(s, i - 2) or _is_long_past(s, m)) and _is_over(s, m, grain):
        rule_name, steps = f"last_{grain}", -1
        if grain == "quarter" and s.reference and s.reference.grain == "year":
            anchor, steps = s.reference.last, 0  # "1985 profit includes $3m in the quarter"
    return moved(s, m, grain, steps, anchor, rule_name)


def _is_level(s: Scene, k: int) -> bool:
    """Whether a number stands at ``k``, behind an article: "rose in the quarter after a 5% fall"; not "after the fire"."""
    k += s.lower(k) in ("a", "an")
    return s.classes[k : k + 1] in _NUMBERS


_NUMBERS = frozenset(letters("number"))


def _is_last_part(s: Scene, k: int) -> bool:
    """Whether a part of a year, at ``k``, is its last one, which has not been in one hardly begun: "the final three months", "the fourth quarter"."""
    return (s.lower(k) in _STRETCHES and s.lower(k - 2) in ("final", "last")) or (
        s.lower(k) == "quarter" and s.lower(k - 1) == "fourth"
    )


def _is_long_past(s: Scene, m: re.Match[str]) -> bool:
    """Whether most of a year is told of as past: "earned $5m during the first three quarters of the year"."""
    k = m.start() - 2
    size = read_number(s.tk, k - 1, k - 1) if k > 0 and s.lower(k) in ("months", "quarters") else None
    if size is None or size < (9 if s.lower(k) == "months" else 3):
        return False
    return s.way(m.start(), m.end() - 1) == "past"


def _is_over(s: Scene, m: re.Match[str], grain: str) -> bool:
    """Whether "the quarter", "the year" of results is the one before the article's, which has hardly begun: "sales fell in the quarter"."""
    if s.anchor is None or grain not in _HARDLY_BEGUN or not s.is_business(m.start()):
        return False
    if (s.anchor - periods.holding(grain, s.anchor).first).days > _HARDLY_BEGUN[grain]:
        return False
    running = (
        s.lower(m.start() - 1) == "this" or s.lower(m.end()) in ("-", "‑") or s.lower(m.end() + 1) in ("far", "date")
    )
    return not running and s.way(m.start(), m.end() - 1) != "future"


_HARDLY_BEGUN = {"quarter": 75, "year": 100}  # days in which results are those of the time before


_NAMED = MONTHS | WEEKDAYS


def _is_dated(s: Scene, k: int) -> bool:
    """Whether a date stands at ``k``, behind "the year ended".

    "December 31", "on that date", "last March", "in March"; not "in", "january", which is none.
    """
    w = s.word(k)
    return (
        w[:1].isdigit()
        or w in ("on", "last", "this", "yesterday", "today")
        or (w == "in" and s.lower(k + 1) in MONTHS)
        or (w[:1].isupper() and w.lower() in _NAMED)
    )


_ENDS_OF = word_set("dates", "rules.ends_of")
_RESULTS = frozenset(
    ("results", "earnings", "figures", "accounts", "profit", "profits", "loss")
)  # "the year-end results include"
_STRETCHES = frozenset(("months", "weeks", "days", "quarters"))
_PARTS_OF_UNIT = _STRETCHES | {"half", "quarter", "rest", "part", "remainder"}


@rule("{of}(?P<u>{unit})", "(?P<u>{unit})(?:{hyphen}|{poss})(?P<e>{end})")
def _end_of_unit(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "end of month", "year-end", "year's end": the end of the current one; "stood at 12 at year-end" of the one before."""
    grain = GRAIN_OF[s.lower(m.start("u"))]
    if grain not in ("month", "quarter", "year", "decade", "century", "week"):
        return None
    first = m.start()
    if "e" not in m.re.groupindex:
        first -= 1
        if s.lower(first) != "end" or s.tk.sentence[first] != s.tk.sentence[m.start()]:
            return None
    over = s.lower(m.end()) in _RESULTS and _is_over(s, m, grain)
    over = over or (grain == "year" and _has_ended(s, first, m.end() - 1))
    draft = moved(s, m, grain, -over, s.anchor, f"this_{grain}")
    draft.first, draft.mod = first, "END"
    behind = s.lower(m.end())
    if grain == "year" and draft.latest is not None and (not behind[:1].isalpha() or behind in PREPOSITIONS):
        draft.earliest = date(draft.latest.year, 10, 1)
    return draft


def _has_ended(s: Scene, first: int, last: int) -> bool:
    """Whether a year's end is that of the year before: "stood at 12 at year-end", in spring also "year-end assets of 12"; not "by year-end".

    Behind a year the end is that year's: "raised $12m last year, and had $40m at year-end".
    """
    before = s.lower(first - 2 if s.lower(first - 1) in DETERMINERS else first - 1)
    if s.anchor is None or before in _NOT_YET:
        return False
    way = s.way(first, last)
    if s.reference is not None and s.reference.grain == "year":
        return way == "past" and before in _ATS and s.reference.first.year == s.anchor.year - 1
    return (way == "past" and before in _ATS) or (way != "future" and s.anchor.month <= _SPRING)


_ATS = frozenset(("at", "of"))  # "at (the) year-end", "as of year-end"
_NOT_YET = frozenset(("by", "until", "till", "before", "this", "through", "since"))
_SPRING = 4  # the last month


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
    "(?P<t>{the})(?P<u>{unit})(?P<k>{ago})(?P<v>{quarter}|{half})?",
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
    if "t" in m.re.groupindex and not m.group("v") and s.lower(m.end()) not in _PERIODS:
        return None  # "the year ago period"; not "the year ago when"
    v = s.lower(m.start("v")) if m.group("v") else "year"
    grain = GRAIN_OF.get(v, "half")
    if not m.group("v") and s.reference and s.reference.grain in ("month", "quarter", "half"):
        grain = s.reference.grain  # "12 tonnes in May, against a year-ago 10"
    base = s.reference.first if s.reference else s.anchor
    if s.drafts and not s.reference and s.drafts[-1].rule == "year_earlier":
        base = s.drafts[-1].anchor  # "for the year-ago quarter and for the year-ago year"
    elif base and not s.reference and s.lower(m.end()) not in _PERIODS and _is_over(s, m, grain):
        base = periods.after_span(
            base, grain, -1
        )  # "year-ago net excludes a loss", in February: of the year before last
    day = attempt(lambda d: periods.day_period(periods.after_span(d, "year", -1)), base) if base else None
    period = attempt(periods.holding, grain, day.first) if day else None
    return draft_of(m, "year_earlier", period, UNKNOWN[grain], anchor=base if period else None)


_PERIODS = frozenset(("period", "periods", "level", "levels", "month"))


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
