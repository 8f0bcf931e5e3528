"""The same time of another year: "from $4m in the same period last year" is of the weeks that its sentence tells of, a year before."""

from __future__ import annotations

import re
from datetime import date

from archive.extract.dates import periods
from archive.model import TimeExpression

Dated = list[tuple[int, TimeExpression]]

# One of these is in a paragraph that tells of one.
_WORDS = (
    "last year",
    "last\nyear",
    "same",
    "comparable",
    "corresponding",
    "ear earlier",
    "ear before",
    "ear-earlier",
    "ear ago",
    "months earlier",
    "months before",
)
_SAME = re.compile(
    r"\b(?:(?:same|corresponding|comparable|equivalent)\s(?:[\w-]+\s)?(?:period|quarter|half|(?:month|week|day)s?|time|stage|point)"
    r"|the\speriod)\s"
    r"(?:(?:of|in|for)\s)?(?:the\s)?$"
)
# "In the comparable 1986 period", "for the 1985 quarter": the year stands inside.
_OF_YEAR = re.compile(r"\s(?:period|quarter|qtr|half|(?:month|week)s?)\b(?!\s(?:end|to|from))")
_THE = re.compile(r"\b(?:the|same|corresponding|comparable|equivalent)\s$")
# "Against last year's 12", where the sentence tells of weeks.
_AGAINST_LAST = re.compile(r"\b(?:from|against|versus|vs|than|with)\s$")
_NUMBER_OF = re.compile(r"['’]s\s[$£€]?\d")
_BACK = 48  # characters before the year
_YEARS = frozenset(
    (
        "year",
        "last_year",
        "last_year_there",
        "years_ago",
        "years_earlier",
        "years_before",
        "year_earlier",
        "months_earlier",
    )
)
_EARLIER = re.compile(r"(?:(?:an?|one|the)\s)?year[\s-](?:earlier|before)|(?:12|twelve)\smonths\s(?:earlier|before)")
# "Rose to $5 from $4 a year ago"; not "A year ago he had 12 mills".
_FROM_LEVEL = re.compile(r"\b(?:from|against|versus|vs|than|with)\s[$£€]?\d(?:[^.;:]|\.\d){0,24}\s$")
_ENDS = re.compile(r"[.!?]['\"”’]?\s+[A-Z]")  # a sentence
# "Rose to $5m from $4m in March and $3m a year earlier": of the five.
_OF_LEVEL = re.compile(r"\b(?:from|against|after|versus|vs)\s[$£€]?\d(?:[^.;:]|\.\d){0,24}\s(?:in|for|on)\s(?:the\s)?$")
_RANGE = re.compile(r"\s?(?:-|–|/|to|through|until|and)\s?")  # "from July through December"
_SAYING = frozenset(("weekday", "weekday_time", "today", "yesterday", "part_of_day", "present_reference", "last_week"))
_THERE = frozenset(("same_month_there", "same_quarter_there", "same_week_there"))
_MOST_YEARS = 40


def set_same_periods(text: str, dated: Dated) -> None:
    """Let a year behind "the same period" mean the part of it that answers to the time told before it in the paragraph."""
    if not any(map(text.__contains__, _WORDS)):
        return
    for at in range(1, len(dated)):
        index, found = dated[at]
        if not _is_of_same(text, found):
            continue
        told = _told_before(text, dated, at, int((found.latest or "")[:4])) or _so_far(text, dated, at)
        if told is None or not (_is_named(text, found) or _is_of_one_clause(text, told, found)):
            continue
        dated[at] = index, found._replace(earliest=told.earliest, latest=told.latest)
        there, same = dated[at - 1]
        if same.rule in _THERE and found.start - same.end < _NEXT:
            dated[at - 1] = there, same._replace(value=found.value, earliest=told.earliest, latest=told.latest)


def _is_of_one_clause(text: str, told: TimeExpression, found: TimeExpression) -> bool:
    """Whether nobody says anything between two times: "first-quarter sales were higher than last year's 12"; not "said losses would be"."""
    between = text[max(0, told.start - _NEXT) : found.start]
    return told.rule not in _SAYING and _APART.search(between) is None


_APART = re.compile(r"[.;]\s|\b(?:said|says|expects?|forecasts?|predicts?|estimates?)\b")
_NEXT = 10  # characters between "the same month" and its year


def _is_of_same(text: str, found: TimeExpression) -> bool:
    """Whether an expression is a whole year that only says which: "the same period last year", "the comparable month of 1986", "a year earlier"."""
    if found.rule not in _YEARS or found.latest is None or found.earliest is None:
        return False
    if found.earliest[:4] != found.latest[:4]:
        return False
    if _EARLIER.fullmatch(found.exact):
        return True
    before = _before(text, found)
    if found.rule == "year":
        return _SAME.search(before) is not None or (
            _OF_YEAR.match(text, found.end) is not None and _THE.search(before) is not None
        )
    return _SAME.search(before) is not None or (found.rule in _AGO and _is_level_of(text, found, before))


def _before(text: str, found: TimeExpression) -> str:
    return " ".join(text[max(0, found.start - _BACK) : found.start].split()) + " "


def _is_named(text: str, found: TimeExpression) -> bool:
    """Whether the year only tells which: "the same period last year"; not "from last year's 12"."""
    return found.rule != "last_year" or _SAME.search(_before(text, found)) is not None


_AGO = frozenset(("years_ago", "last_year"))


def _is_level_of(text: str, found: TimeExpression, before: str) -> bool:
    """Whether a level from which something moved is all that a year has: "from 12 a year ago", "against last year's 12"."""
    if _FROM_LEVEL.search(before) is not None:
        return True
    return _AGAINST_LAST.search(before) is not None and _NUMBER_OF.match(text, found.end) is not None


def _told_before(text: str, dated: Dated, at: int, year: int) -> TimeExpression | None:
    """Return the time shorter than a year that is told before, moved to a year: the first of its sentence, else the nearest."""
    best: TimeExpression | None = None
    found = dated[at][1]
    for _, told in reversed(dated[:at]):
        if best is not None and _ENDS.search(text, told.end, found.start):
            break
        if (told.type not in ("DATE", "TIME") and told.rule != "length_of") or is_of_dateline(text, told):
            continue
        if told.earliest is None or told.latest is None or told.rule.endswith(_BESIDE):
            continue
        if not 0 < int(told.latest[:4]) - year < _MOST_YEARS:
            continue
        if _OF_LEVEL.search(text, max(0, told.start - _BACK), told.start):
            continue
        if _days(told) >= _YEAR:
            if told.rule == "this_year" or best is not None:
                continue  # "in February, and this year to date"
            return None
        if best is None or (_is_nearer_topic(told, best) and not _RANGE.fullmatch(text, told.end, best.start)):
            best = _up_to_now(told) if _SINCE.search(text, max(0, told.start - _NEXT), told.start) else told
    return None if best is None else _moved(best, year)


_BESIDE = (
    "weeks_earlier",
    "days_earlier",
    "weeks_before",
    "days_before",
)  # "down 5% from a week earlier and 8% from the same time last year"
_SINCE = re.compile(r"\b[Ss]ince\s(?:early\s|late\s)?$")


def _up_to_now(told: TimeExpression) -> TimeExpression:
    """Return a time since which something has gone on, up to the article's day: "since January", "so far this year"."""
    return told if told.anchor is None or told.anchor < (told.earliest or "") else told._replace(latest=told.anchor)


def _so_far(text: str, dated: Dated, at: int) -> TimeExpression | None:
    """Return this year up to the article's day, moved, where it is what "the same period" takes up: "40 this year, against 30 in the same period of"."""
    found, (_, told) = dated[at][1], dated[at - 1]
    if told.rule != "this_year" or told.latest is None or not _SAME.search(_before(text, found)):
        return None
    if _ENDS.search(text, told.end, found.start) is not None:
        return None
    now = _up_to_now(told)
    return None if now is told else _moved(now, int((found.latest or "")[:4]))


def is_of_dateline(text: str, told: TimeExpression) -> bool:
    """Whether a day is that of an agency's dispatch: "LEEDS, Jan 18 (Reuters) - Sigma said"."""
    return told.start < _BACK and _DATELINE.match(text, told.end) is not None


_DATELINE = re.compile(r"(?:\s\([^()]{1,40}\))?\s(?:-{1,2}|[–—])\s")


def _is_nearer_topic(told: TimeExpression, best: TimeExpression) -> bool:
    """Whether a time before another is what a sentence tells of: not "said today that sales in February"."""
    return best.rule in _SAYING or (told.rule not in _SAYING and told.rule not in _THERE)


def _days(told: TimeExpression) -> int:
    return (date.fromisoformat(told.latest or "") - date.fromisoformat(told.earliest or "")).days


_YEAR = 364  # days


def _moved(told: TimeExpression, year: int) -> TimeExpression:
    first, last = date.fromisoformat(told.earliest or ""), date.fromisoformat(told.latest or "")
    years = year - last.year
    if first.day == 1 and last == periods.month_period(last.year, last.month).last:
        end = periods.month_period(last.year + years, last.month).last  # February ends on another day in a leap year
    else:
        end = periods.after_span(last, "year", years)
    begun = periods.after_span(first, "year", years)
    return told._replace(earliest=begun.isoformat(), latest=end.isoformat())
