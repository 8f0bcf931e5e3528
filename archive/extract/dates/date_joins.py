"""Neighbours that are one expression ("9:30 a.m. Friday", "the last week of July"), and ranges that run forwards."""

from __future__ import annotations

from datetime import date, timedelta

from archive.extract.dates import periods
from archive.extract.dates.date_rules import PART_MAKERS, Draft, Scene, attempt


def set_period(draft: Draft, period: periods.Period) -> None:
    """Let a draft say a period: its value, its first and last day."""
    draft.period, draft.value = period, period.value
    draft.earliest, draft.latest = period.first, period.last


def put_in_order(scene: Scene, a: Draft, b: Draft) -> None:
    """Let "from May to September" run forwards: where a year or a week was guessed, the second end is not before the first."""
    if b.first - a.last != 2 or scene.anchor is None or a.period is None or b.period is None:
        return
    link = scene.lower(a.last + 1)
    if link not in _TO:
        return
    if link == "/" and (not b.fixed or scene.lower(b.last + 1) == "/"):
        return  # of the crop year "July/June 1986/87" nothing tells
    if link in ("and", "or") and a.part[:1] == b.part[:1] == ("weekday",):
        period = attempt(periods.weekday_near, a.period.first, b.part[1], "future")
        ahead = a.period.first > scene.anchor or (
            a.period.first == scene.anchor
            and (scene.lower(a.first - 1) == "between" or scene.way(a.first, a.last) != "past")
        )
        if period and (ahead or period.first <= scene.anchor) and a.type == b.type == "DATE":
            # "Friday and Saturday" are two days running; not "were hurt Friday and Thursday" of a Friday
            set_period(b, period)
        return
    named = b.fixed or b.rule.endswith("_of_year")
    if link in ("and", "or") and scene.lower(a.first - 1) != "between" and not named:
        return
    if b.part[:1] == ("weekday",) and a.period.grain == "day" and b.period.first < a.period.first:
        if b.type == a.type == "DATE":
            _move(b, attempt(periods.weekday_near, a.period.first, b.part[1], "future"))
    elif a.part[:1] in _OF_A_YEAR and named and b.period.grain in ("day", "month", "quarter", "season"):
        make, _ = PART_MAKERS[a.part[0]](a.part)
        here = attempt(make, b.period.first.year)
        _move(a, here if here and here.first <= b.period.first else attempt(make, b.period.first.year - 1))
        a.anchor = None
    elif a.part[:1] == b.part[:1] and a.part[:1] in _OF_A_YEAR and a.period.first > b.period.first:
        _run_forwards(scene, a, b)


def _move(draft: Draft, period: periods.Period | None) -> None:
    if period:
        set_period(draft, period)


def _run_forwards(scene: Scene, a: Draft, b: Draft) -> None:
    """Move the end that was guessed by a year: the first back where both lie in the past, else the second on."""
    if not (scene.anchor and a.period and b.period):
        return
    late = (
        a
        if b.period.last <= scene.anchor and a.period.first < scene.anchor and scene.way(a.first, a.last) != "future"
        else b
    )
    step = -1 if late is a else 1
    make, _ = PART_MAKERS[late.part[0]](late.part)
    year = a.period.first.year if late is a else b.period.first.year
    period = attempt(make, year + step)
    if period:
        set_period(late, period)


_OF_A_YEAR = {("month",), ("day",), ("quarter",), ("season",)}
_TO = frozenset(("to", "until", "till", "through", "-", "–", "/", "and", "or"))


_Between = tuple[str, ...]


def join(scene: Scene, a: Draft, b: Draft) -> Draft | None:
    """Make one expression of two that stand together: a day and its time, a weekday and its date, a month and its year."""
    gap = b.first - a.last - 1
    if a.first > b.first or gap > 3 or scene.tk.sentence[a.first] != scene.tk.sentence[b.last]:
        return None
    between = tuple(scene.tk.lower[a.last + 1 : b.first])
    return (
        _join_ago(a, b, between)
        or _join_times(a, b, between)
        or _join_weekday(scene, a, b, between)
        or _join_within(a, b, between)
        or _join_year(a, b, between)
    )


def _join_ago(a: Draft, b: Draft, between: _Between) -> Draft | None:
    """Join "a year ago" and "today", "this week": the day or the week so long before it."""
    if between or not a.rule.endswith("s_ago") or b.rule not in _NOW or b.period is None or a.part[:1] != ("length",):
        return None
    here, (n, grain) = b.period, a.part[1:]
    middle = here.first + (here.last - here.first) // 2  # of this week: the ISO week that most of it was then
    if n == "X" or grain in ("hour", "minute", "second", "millennium"):
        return None
    period = attempt(lambda d: periods.holding(here.grain, periods.after_span(d, grain, -n)), middle)
    if period is None:
        return None
    out = _spanning(a, b, a)
    out.part = ()
    set_period(out, period)
    return out


_NOW = frozenset(("today", "yesterday", "tomorrow", "this_week", "this_month"))


def _join_times(a: Draft, b: Draft, between: _Between) -> Draft | None:
    """Join two lengths, two times of day, or a time and its day."""
    if a.part[:1] == b.part[:1] == ("length",) and a.type == b.type == "DURATION" and between in _LENGTH_LINKS:
        return _longer(a, b)
    if a.part[:1] == ("clock",) == b.part[:1] and between in _CLOCK_LINKS:
        return _clock_and_part(a, b)
    if a.part[:1] == ("clock",) and b.type == "DATE" and _is_day(b) and between in _TIME_THEN_DAY:
        return _timed(a, b, a, b)
    if b.part[:1] != ("clock",) or between not in _DAY_THEN_TIME:
        return None
    if a.type == "DATE" and _is_day(a):
        return _timed(a, b, b, a)
    if a.type == "TIME" and a.part[:1] in ((), ("weekday",)):
        return _clock_on(a, b)
    if a.type == "SET" and (a.value or "").startswith("XXXX-WXX-"):
        out = _spanning(a, b, a)
        out.value = f"{a.value}{b.part[1]}"
        return out
    return None


def _join_weekday(scene: Scene, a: Draft, b: Draft, between: _Between) -> Draft | None:
    """Join a weekday and its date, or a weekday and its week."""
    if a.part[:1] == ("weekday",):
        if a.type == "DATE" and b.rule in _DAYS_OF_A_MONTH and between in _WEEKDAY_THEN_DAY:
            return _dated_weekday(scene, a, b, a.part[1])
        if b.period and b.period.grain == "week" and b.type == "DATE" and between in ((), ("of",)):
            return _weekday_of_week(a, b, b.period)
    elif a.rule == "weekday_time" and a.period and b.rule in _DAYS_OF_A_MONTH and between in _WEEKDAY_THEN_DAY:
        return _dated_clock(scene, a, b)
    elif b.part[:1] == ("weekday",) and a.period and a.period.grain == "week" and a.type == "DATE":
        return _week_and_weekday(a, b, a.period) if between in ((), ("on",), (",",)) else None
    return None


def _join_within(a: Draft, b: Draft, between: _Between) -> Draft | None:
    if a.part[:1] in (("nth",), ("stretch",)) and b.type == "DATE" and between == ("of",) and b.period:
        return _nth_within(a, b, b.period)
    return None


def _join_year(a: Draft, b: Draft, between: _Between) -> Draft | None:
    """Join a part of a year and its year, or a year and what it owns: "year-end 2023", "2023 year-end", "last year's second quarter"."""
    if b.rule == "this_year" and b.mod == "END" and between == () and a.rule in _YEARS and _is_plain_year(a):
        return _spanning(a, b, a)
    if a.rule == "this_year" and a.mod == "END" and b.rule == "year" and between in _YEAR_END_OF:
        return _spanning(a, b, b)
    owns = between in _OWNED or (between == () and a.rule == "fiscal_year" and b.part[:1] in (("quarter",), ("half",)))
    if _is_plain_year(a) and owns and b.part[:1] and b.part[0] in PART_MAKERS:
        return _of_year(b, a, first=a.first, last=b.last)
    if a.part and a.part[0] in PART_MAKERS and b.type == "DATE" and between in _PART_LINKS and _is_plain_year(b):
        return _of_year(a, b)
    return None


def _is_plain_year(draft: Draft) -> bool:
    return draft.period is not None and draft.period.grain == "year" and draft.mod is None


_DAYS_OF_A_MONTH = frozenset(("day_of_this_month", "month_day", "month_day_year", "numeric", "day_month"))
_YEARS = ("year", "fiscal_year")
_YEAR_END_OF = {(), ("of",)}
_WEEKDAY_THEN_DAY = {(), (",",), (",", "the"), ("the",)}
_CLOCK_LINKS = {("in",), (), (",",), ("at",)}
_TIME_THEN_DAY = {(), ("on",), (",",), ("of",), ("in",)}
_DAY_THEN_TIME = {
    (),
    ("at",),
    (",",),
    ("in",),
    (",", "at"),
    ("around",),
    ("at", "about"),
    ("at", "around"),
}
_PART_LINKS = {(), ("of",), (",",), ("in",)}


_LENGTH_LINKS = {(), (",",), ("and",), (",", "and")}
_SIZES = ("second", "minute", "hour", "day", "week", "month", "year")


def _longer(a: Draft, b: Draft) -> Draft | None:
    """Join "2 hours, 32 minutes", "two years and three months": the grains must fall."""
    n, grain = a.part[1:]
    n2, grain2 = b.part[1:]
    if "X" in (n, n2) or grain not in _SIZES or grain2 not in _SIZES or _SIZES.index(grain) <= _SIZES.index(grain2):
        return None
    value, tail = a.value or "", (b.value or "").removeprefix("P")
    if "T" in value:
        tail = tail.removeprefix("T")
    out = _spanning(a, b, a)
    out.value = value + tail
    out.part = ("length", n, grain2)
    return out


def _is_day(draft: Draft) -> bool:
    return (draft.period is not None and draft.period.grain == "day") or draft.part[:1] in (("weekday",), ("day",)) or draft.rule in (
        "today", "yesterday", "tomorrow",
    )  # fmt: skip


def _spanning(a: Draft, b: Draft, kept: Draft) -> Draft:
    kept.first, kept.last = a.first, b.last
    kept.mod = kept.mod or a.mod or b.mod
    return kept


def _timed(a: Draft, b: Draft, time: Draft, day: Draft) -> Draft:
    value = f"{day.value}{time.part[1]}"
    out = _spanning(a, b, day)
    out.type, out.value, out.part, out.rule = "TIME", value, (), f"{day.rule}_time"
    return out


def _clock_and_part(a: Draft, b: Draft) -> Draft | None:
    """Join "9" o'clock and "in the morning", "8 p.m." and "this evening": the clock, with the half of the day told."""
    clock, part = (a, b) if a.part[1][1:2].isdigit() else (b, a)
    if not clock.part[1][1:2].isdigit() or part.part[1][1:2].isdigit():
        return None
    hour = int(clock.part[1][1:3])
    if part.part[1] in ("TAF", "TEV", "TNI") and 1 <= hour < 12 and not (part.part[1] == "TNI" and hour < 5):
        hour += 12
    time = f"T{hour:02d}{clock.part[1][3:]}"
    out = _spanning(a, b, part)
    out.value = (part.value or "").removesuffix(part.part[1]) + time
    out.part = ("clock", time)
    return out


def _clock_on(a: Draft, b: Draft) -> Draft | None:
    """Join "Friday night" and "at 9:30": the clock takes the place of the part of the day."""
    if not a.value or a.value[-3:] not in ("TMO", "TAF", "TEV", "TNI") or not b.part[1][1:2].isdigit():
        return None
    hour = int(b.part[1][1:3])
    if a.value[-3:] != "TMO" and 1 <= hour < 12 and not (a.value.endswith("TNI") and hour < 5):
        hour += 12
    out = _spanning(a, b, a)
    out.value = f"{a.value[:-3]}T{hour:02d}{b.part[1][3:]}"
    return out


def _dated_weekday(scene: Scene, a: Draft, b: Draft, weekday: int) -> Draft:
    """Join "Tuesday, March 7": where no year is printed, the weekday tells it, if a year near the article's has such a day."""
    out = _spanning(a, b, b)
    if scene.anchor and b.part[:1] == ("day",) and b.period and b.period.first.isoweekday() != weekday:
        make, _ = PART_MAKERS["day"](b.part)
        for step in (0, -1, 1):
            period = attempt(make, scene.anchor.year + step)
            if period and period.first.isoweekday() == weekday:
                set_period(out, period)
                break
    return out


def _dated_clock(scene: Scene, a: Draft, b: Draft) -> Draft | None:
    """Join "8 p.m. on Tuesday" and ", March 7": the clock of that day."""
    if a.period is None or "T" not in (a.value or ""):
        return None
    time = (a.value or "").partition("T")[2]
    out = _dated_weekday(scene, a, b, a.period.first.isoweekday())
    out.type, out.value, out.part, out.rule = "TIME", f"{out.value}T{time}", (), f"{out.rule}_time"
    return out


def _weekday_of_week(a: Draft, b: Draft, week: periods.Period) -> Draft | None:
    period = attempt(periods.weekday_near, week.first, a.part[1], "future")
    if period is None:
        return None
    time = (a.value or "").partition("T")[2] if a.type == "TIME" else ""
    out = _spanning(a, b, b)
    out.rule = "weekday_of_week"
    set_period(out, period)
    if time:
        out.type, out.value = "TIME", f"{period.value}T{time}"
    return out


_OWNED = {("'s",), ("’s",)}


def _week_and_weekday(a: Draft, b: Draft, week: periods.Period) -> Draft | None:
    """Join "next week on Tuesday" as "Tuesday of next week"."""
    weekday = b.part[1]
    period = attempt(periods.weekday_near, week.first, weekday, "future")
    if period is None:
        return None
    out = _spanning(a, b, a)
    time = (b.value or "").partition("T")[2] if b.type == "TIME" else ""
    out.rule, out.type = "weekday_of_week", b.type
    set_period(out, period)
    if time:
        out.value = f"{period.value}T{time}"
    return out


def _nth_within(a: Draft, b: Draft, whole: periods.Period) -> Draft | None:
    """Join "the last week" and "of July", "the first ten days" and "of last year"."""
    kind, n, grain, side = (*a.part, "")[:4]
    if whole.grain not in periods.GRAINS or periods.GRAINS.index(grain) >= periods.GRAINS.index(whole.grain):
        return None
    anchor = b.anchor
    out = _spanning(a, b, a)
    out.part, out.anchor = (), anchor
    if kind == "nth":
        period = attempt(periods.nth_within, whole, grain, n)
        if period:
            set_period(out, period)
    elif isinstance(n, (int, float)):
        _bound_stretch(out, whole, grain, float(n), side)
    return out


def _bound_stretch(out: Draft, whole: periods.Period, grain: str, n: float, side: str) -> None:
    """Set the days of the first or the last n weeks, days... of a period."""
    after = whole.last + timedelta(1)
    start, steps = (whole.first, n) if side == "first" else (after, -n)
    edge = attempt(_day_at, start, grain, steps)
    day = edge.first if edge else None
    if side == "first":
        out.earliest, out.latest = whole.first, day - timedelta(1) if day else None
    else:
        out.earliest, out.latest = day, whole.last


def _day_at(start: date, grain: str, steps: float) -> periods.Period:
    return periods.day_period(periods.after_span(start, grain, steps))


def _of_year(a: Draft, b: Draft, *, first: int | None = None, last: int | None = None) -> Draft | None:
    """Join "Oct. 7 last year", "the first quarter of this year", "Christmas 2019"."""
    if b.period is None:
        return None
    make, _ = PART_MAKERS[a.part[0]](a.part)
    period = attempt(make, b.period.first.year)
    if period is None:
        return None
    anchor = b.anchor
    out = _spanning(a, b, a)
    if first is not None and last is not None:
        out.first, out.last = first, last
    out.rule = f"{a.rule}_of_year"
    out.anchor = anchor
    out.part = ()
    set_period(out, period)
    return out
