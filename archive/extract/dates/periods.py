"""Stretches of the calendar, and the way TIMEX3 writes them: days, weeks, months, quarters, seasons, years, decades.

Arithmetic only: nothing here reads text. A period that leaves the years 1 to 9999 does not exist: functions raise ValueError or
OverflowError, and the caller keeps what the words alone say.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from archive.extract.words import words

GRAINS = ("day", "week", "weekend", "month", "season", "quarter", "half", "year", "decade", "century")
# What a value looks like where the anchor is not known.
UNKNOWN = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "fortnight": "XXXX-WXX",
    "month": "XXXX-XX",
    "season": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
    "millennium": "X",
    "hour": "XXXX-XX-XXTXX",
    "minute": "XXXX-XX-XXTXX:XX",
    "second": "XXXX-XX-XXTXX:XX",
}
_MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


class Period(NamedTuple):
    """From ``first`` to ``last``, both days included; ``value`` is TIMEX3's name of it."""

    grain: str
    value: str
    first: date
    last: date


def _add_months(day: date, months: int) -> date:
    """Return the day some months on, or the last of its month where that is shorter: from January 31 to February 28."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@lru_cache(4096)
def day_period(day: date) -> Period:
    return Period("day", day.isoformat(), day, day)


@lru_cache(4096)
def month_period(year: int, month: int) -> Period:
    return _of_months("month", f"{year:04d}-{month:02d}", date(year, month, 1))


@lru_cache(4096)
def quarter_period(year: int, quarter: int) -> Period:
    return _of_months("quarter", f"{year:04d}-Q{quarter}", date(year, 3 * quarter - 2, 1))


@lru_cache(4096)
def half_period(year: int, half: int) -> Period:
    return _of_months("half", f"{year:04d}-H{half}", date(year, 6 * half - 5, 1))


@lru_cache(4096)
def year_period(year: int) -> Period:
    return Period("year", f"{year:04d}", date(year, 1, 1), date(year, 12, 31))


@lru_cache(4096)
def season_period(year: int, season: str) -> Period:
    """Return a season of the northern year; a winter is named for the year in which it begins."""
    first = date(year, _SEASONS[season], 1)
    return Period("season", f"{year:04d}-{season}", first, _add_months(first, 3) - timedelta(1))


def week_period(day: date) -> Period:
    """Return the ISO week, Monday to Sunday, that holds a day."""
    year, week, weekday = day.isocalendar()
    first = day - timedelta(weekday - 1)
    return Period("week", f"{year:04d}-W{week:02d}", first, first + timedelta(6))


def weekend_period(day: date) -> Period:
    week = week_period(day)
    return Period("weekend", week.value + "-WE", week.first + timedelta(5), week.last)


def years_period(first: int, last: int) -> Period:
    """Return a span of years, as ISO 8601 writes an interval: the season 2012-13."""
    return Period("years", f"{first:04d}/{last:04d}", date(first, 1, 1), date(last, 12, 31))


def days_period(first: date, last: date) -> Period:
    return Period("days", f"{first.isoformat()}/{last.isoformat()}", first, last)


def decade_period(year: int) -> Period:
    first = year - year % 10
    return Period("decade", f"{first // 10:03d}", date(first, 1, 1), date(first + 9, 12, 31))


def century_period(year: int) -> Period:
    first = year - year % 100
    return Period("century", f"{first // 100:02d}", date(max(first, 1), 1, 1), date(first + 99, 12, 31))


def _of_months(grain: str, value: str, first: date) -> Period:
    return Period(grain, value, first, _add_months(first, _MONTHS_OF[grain]) - timedelta(1))


def holding(grain: str, day: date) -> Period:
    """Return the period of this grain that a day lies in."""
    match grain:
        case "day":
            return day_period(day)
        case "week" | "fortnight":
            return week_period(day)
        case "weekend":
            return weekend_period(day)
        case "month":
            return month_period(day.year, day.month)
        case "quarter":
            return quarter_period(day.year, (day.month + 2) // 3)
        case "half":
            return half_period(day.year, 1 if day.month <= 6 else 2)
        case "year":
            return year_period(day.year)
        case "decade":
            return decade_period(day.year)
        case "century":
            return century_period(day.year)
    raise ValueError(grain)


def shifted(grain: str, day: date, steps: int) -> Period:
    """Return the period of this grain that lies ``steps`` of them after the one that holds ``day``."""
    if grain == "day":
        return day_period(day + timedelta(steps))
    if grain in ("week", "weekend", "fortnight"):
        return holding(grain, day + timedelta(7 * steps * (2 if grain == "fortnight" else 1)))
    return holding(grain, _add_months(day, _MONTHS_OF[grain] * steps))


def weekday_near(day: date, weekday: int, direction: str) -> Period:
    """Return the latest such weekday not after a day ("past"), or the first not before it ("future"). Monday is 1."""
    ahead = (weekday - day.isoweekday()) % 7
    return day_period(day + timedelta(ahead - 7 if ahead and direction == "past" else ahead))


def weekday_of_month(year: int, month: int, nth: int, weekday: int) -> date:
    """Return the nth (from the end where negative) such weekday of a month."""
    from datetime import datetime

    from dateutil.rrule import MONTHLY, rrule
    from dateutil.rrule import weekday as named

    start = datetime(year, month, 1)  # noqa: DTZ001 (rrule's calendar has no zone)
    found: date = rrule(MONTHLY, dtstart=start, count=1, byweekday=named(weekday - 1)(nth))[0].date()
    return found


@cache
def holiday_on(name: str, year: int) -> date:
    """Return the day of a holiday of ``words/dates.toml`` in a year."""
    spec: str = words("dates")["holidays"][name]
    if spec.startswith("easter"):
        from dateutil.easter import easter

        sunday: date = easter(year)
        return sunday + timedelta(int(spec.removeprefix("easter")))
    spec, _, later = spec.partition("+")
    month, _, rest = spec.partition("-")
    if "-" not in rest:
        return date(year, int(month), int(rest))
    nth, weekday = rest.rsplit("-", 1)
    return weekday_of_month(year, int(month), int(nth), int(weekday)) + timedelta(int(later or 0))


def nth_within(whole: Period, grain: str, n: int) -> Period:
    """Return the nth day, ISO week or month of a longer period; -1 is the last. ValueError where it has no such part."""
    if n < 0:
        found = holding(grain, whole.last - timedelta(3) if grain == "week" else whole.last)
    elif grain == "week":
        # the first week of a year or a month is the one with most of its days in it, as ISO 8601 counts
        found = shifted("week", whole.first + timedelta(3), n - 1)
    else:
        found = shifted(grain, whole.first, n - 1)
    if found.first > whole.last:
        raise ValueError(n)
    return found


def after_span(day: date, grain: str, amount: float) -> date:
    """Return the day that lies a duration after (before, where negative) a day; shorter than a day is the day itself."""
    if grain in ("hour", "minute", "second"):
        hours = amount if grain == "hour" else 0
        return day + timedelta(int(hours / 24))
    if grain in ("day", "week", "fortnight", "weekend"):
        return day + timedelta(round(amount * {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}[grain]))
    return _add_months(day, round(amount * _MONTHS_OF[grain]))
