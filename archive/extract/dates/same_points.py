"""The day of the article in another year: "at this point last year", "the same stage of 2019", and the months of a year that are over."""

from __future__ import annotations

from datetime import date

from archive.extract.dates import periods
from archive.extract.dates.date_rules import Draft, Scene, attempt

_POINTS = frozenset(("point", "time", "stage"))
_THIS = frozenset(("this", "same"))
_YEARS = frozenset(("year", "last_year"))
_OF = frozenset(("in", "of"))


def set_point(scene: Scene, draft: Draft) -> None:
    """Let a year that only says which mean the article's day in it: "61 at this point last year", "last year at this time".

    Not "at the same time, last year's budget", nor "at that point in 2019", which is of a story.
    """
    anchor, year = scene.anchor, draft.period
    if draft.rule not in _YEARS or anchor is None or year is None or year.first.year >= anchor.year:
        return
    lower, k = scene.lower, draft.first - 1
    k -= lower(k) in _OF
    before = lower(k) in _POINTS and lower(k - 1) in _THIS
    behind = lower(draft.last + 1) == "at" and lower(draft.last + 2) == "this" and lower(draft.last + 3) in _POINTS
    if not (before or behind) or lower(draft.last + 1) in ("'s", "’s"):
        return
    day = attempt(_in_year, anchor, year.first.year)
    if day is not None:
        draft.earliest, draft.latest, draft.anchor = day.first, day.last, anchor


def _in_year(day: date, year: int) -> periods.Period:
    return periods.day_period(periods.after_span(day, "year", year - day.year))
