"""Quarters, halves, seasons, weekends: what is a part of a year."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from archive.extract.dates import periods
from archive.extract.dates.date_rules.days import OF_ANOTHER, deixis
from archive.extract.dates.date_rules.drafts import (
    Draft,
    Scene,
    attempt,
    draft_of,
    group_int,
    opens_content,
    place,
    rule,
    two_digit_year,
)
from archive.extract.dates.date_rules.lengths import of_another
from archive.extract.dates.date_rules.years import ST
from archive.extract.dates.date_words import (
    GRAIN_OF,
    MONTH_NUMBER,
    ORDINAL_NUMBER,
    SEASONS,
    duration,
    letters,
    read_number,
)
from archive.extract.dates.periods import UNKNOWN, Period
from archive.extract.english.lexicon import AUXILIARIES, PREPOSITIONS
from archive.extract.words import word_set

_OF_YEAR = "(?:{of}?(?:{the}?{fiscal})?{unit}?(?P<y>{yr}))?"


@rule(
    "(?P<o>{ordinal}){hyphen}?{fiscal}?(?P<q>{quarter}|{half})" + _OF_YEAR,
    "(?P<o>{n1})(?:{st}){hyphen}?{fiscal}?(?P<q>{quarter}|{half})" + _OF_YEAR,
    "(?P<y>{yr}){fiscal}?(?P<o>{ordinal}){hyphen}?(?P<q>{quarter}|{half})",
    "(?P<y>{yr}){fiscal}?(?P<o>{n1}){st}(?P<q>{quarter}|{half})",
)
def _quarter(s: Scene, m: re.Match[str]) -> Draft | None:
    w = s.lower(m.start("o"))
    n = ORDINAL_NUMBER.get(w) or (int(w) if w.isdecimal() else 0)
    half = s.lower(m.start("q")) == "half"
    size = 2 if half else 4
    n = size if n == -1 else n
    if not 1 <= n <= size or (w in ("last", "opening") and not m.group("y")):
        return None
    if n < size and s.word(m.start("q")) == "QTR" and "vs" in s.tk.distinct and not m.group("y"):
        return None  # "3RD QTR SHR 71 CTS VS 68": of a year that may end on any day
    if m.group("y"):
        year = int(s.word(m.start("y")))
        make = periods.half_period if half else periods.quarter_period
        return draft_of(m, "half_year" if half else "quarter_year", attempt(make, year, n), "", fixed=True)
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


@rule("(?P<m>{any_month})(?P<y>{yr})?{quarter}(?P<y2>{yr})?")
def _quarter_of_month(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "the June quarter", "the March 2023 quarter", which end with their month; not "the June quarter-finals"."""
    n, rest = divmod(MONTH_NUMBER[s.lower(m.start("m"))], 3)
    if (
        rest
        or s.lower(m.end()) in ("-", "‑")
        or s.lower(m.end() - 1).endswith("s")
        or s.lower(m.start() - 1) in _JOINTS
    ):
        return None
    year = group_int(s, m, "y") or group_int(s, m, "y2")
    if year is not None:
        return draft_of(m, "quarter_year", attempt(periods.quarter_period, year, n), "", fixed=True)
    return part_of_year(s, m.start(), m.end() - 1, ("quarter", n))


_JOINTS = frozenset("-‑–—/")


_OF_YEAR_BEHIND = (
    "(?:(?:{of}|{slash}|{hyphen})?{fiscals}?(?P<y>{yr})|(?:{fiscals}|{apostrophe}|{slash})?(?P<yy>{two}))?"
)


@rule(
    "(?P<q>{part_letter})(?P<o>{n1})" + _OF_YEAR_BEHIND,
    "(?P<o>{n1})(?P<q>{part_letter})" + _OF_YEAR_BEHIND,
    "(?P<y>{yr})(?P<q>{part_letter})(?P<o>{n1})",
)
def _lettered(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "Q2 2021", "2021 Q2", "2Q23", "H1 FY24", "in Q2", "2Q profit"; a "Q2" alone may be a round or a model."""
    q, o = m.start("q"), m.start("o")
    half = s.lower(q) == "h"
    if not 1 <= int(s.word(o)) <= (2 if half else 4) or not s.tk.glued(max(q, o)) or s.word(q).islower():
        return None
    n, name = int(s.word(o)), "half" if half else "quarter"
    year, end = _printed_year(s, m)
    if year is not None:
        make = periods.half_period if half else periods.quarter_period
        return draft_of(m, f"{name}_year", attempt(make, year, n), "", fixed=True)
    if s.is_sport() or not _is_time(s, m.start(), end):
        return None
    return part_of_year(s, m.start(), end - 1, (name, n))


def _printed_year(s: Scene, m: re.Match[str]) -> tuple[int | None, int]:
    """Return the year printed with a letter and a number, and the end of what is read: no year in "Q2 23 people"."""
    groups = m.groupdict()
    if groups["y"]:
        return int(s.word(m.start("y"))), m.end()
    if not groups.get("yy"):
        return None, m.end()
    at = m.start("yy")
    if len(s.word(at)) == 2 and (s.tk.glued(at) or s.lower(at - 1) in _FISCAL):
        return two_digit_year(int(s.word(at)), s.anchor), m.end()
    return None, m.start() + 2


def _is_time(s: Scene, first: int, end: int) -> bool:
    """Whether a letter and a number alone say when: "in Q2", "2Q net profit"; not "Q2 of the race", "a Q2 model", "H1N1"."""
    if s.lower(end) == "of" or (end < s.tk.size and s.tk.glued(end) and s.word(end)[0].isalnum()):
        return False
    if s.lower(first - 1) in ("in", "for", "during", "of", "the"):
        return True
    return not _RESULTS.isdisjoint(s.tk.lower[end : end + 2])


_RESULTS = word_set("dates", "timing.results")
_FISCAL = word_set("dates", "classes.fiscal") | word_set("dates", "classes.fy")
_MONTHS = frozenset(letters("any_month"))


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
    year = int(s.word(m.start("y"))) if "y" in m.re.groupindex else two_digit_year(int(s.word(m.start("yy"))), s.anchor)
    return draft_of(
        m, "season_year", attempt(periods.season_period, year, SEASONS[s.lower(m.start("s"))]), "", fixed=True
    )


@rule("(?P<x>{deict})(?P<s>{any_season})")
def _deictic_season(s: Scene, m: re.Match[str]) -> Draft | None:
    if opens_content(s, m):
        return None
    season = SEASONS[s.lower(m.start("s"))]
    word = s.lower(m.start("x"))
    x = deixis(word)
    period = None
    there = word in OF_ANOTHER
    anchor = s.anchor
    if there:  # "began in 1895 and broke the following spring"
        told = None if s.is_unknown else s.reference
        anchor = (told.first if x == "last" else told.last) if told else None
    if anchor:
        year = anchor.year
        here = [p for p in (attempt(periods.season_period, year + k, season) for k in (-2, -1, 0, 1, 2)) if p]
        if x == "last":
            period = next((p for p in reversed(here) if p.last < anchor), None)
        elif x == "next":
            period = next((p for p in here if p.first > anchor), None)
        elif there:
            period = next((p for p in here if p.first <= anchor <= p.last or p.first.year == anchor.year), None)
        else:
            period = _this_season(here, anchor, s.way(m.start(), m.end() - 1))
    name = f"{x if x != 'this' or not there else 'same'}_season" + "_there" * there
    return draft_of(m, name, period, f"XXXX-{season}", anchor=anchor if period else None)


def _this_season(seasons: list[Period], anchor: date, way: str | None) -> Period | None:
    """Return the one that runs or comes, or the one that has been: "this winter" of an April, told in the past, "this spring" of an October."""
    begun = next((p for p in reversed(seasons) if p.first <= anchor), None)
    coming = next((p for p in seasons if p.last >= anchor), None)
    if begun is None or coming is None:
        return begun or coming
    if way != "future" and begun.first.year == anchor.year < coming.first.year:
        return begun
    return begun if way == "past" and (anchor - begun.last).days < _JUST_BEEN else coming


_SORTS = word_set("dates", "rules.sorts_of_season")  # "40 tonnes of summer barley"
_JUST_BEEN = 130  # days since a season that is still this one


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
    if (s.word(m.start())[0].isupper() and s.word(m.end())[:1].isupper()) or following in _SORTS:
        return None
    return part_of_year(s, m.start(), m.end() - 1, ("season", SEASONS[w]))


@rule("(?P<x>{deict}|{the})(?P<w>{weekend})", "{the}(?P<x>{reach}){weekend}")
def _weekend(s: Scene, m: re.Match[str]) -> Draft | None:
    x = s.lower(m.start("x"))
    if s.lower(m.end() - 1) == "weekends":
        return None
    kind = deixis(x) if x != "the" else "the"
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
            way = s.way(m.start(), m.end() - 1)
            if way == "future" or (kind == "this" and way != "past") or anchor.isoweekday() >= 6:
                period = attempt(periods.weekend_period, anchor)
            else:
                period = attempt(lambda d: periods.weekend_period(periods.weekday_near(d, 7, "past").first), anchor)
    return draft_of(m, f"{kind}_weekend", period, UNKNOWN["weekend"], anchor=anchor if period else None)


@rule(
    "(?P<o>{ordinal}|{numbers})(?:{st})?(?P<u>{unit}){of}",
    "(?P<o>{ordinal})(?P<n>" + "{number}" + ")(?P<u>{units}){of}",
)
def _nth_of(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "the last week of July", "the first two weeks of 2021": what they are part of is joined when it is found."""
    w = s.lower(m.start("o"))
    n = ORDINAL_NUMBER.get(w) or (int(w) if w.isdecimal() and s.classes[m.start("o") + 1] == ST else 0)
    grain = GRAIN_OF[s.lower(m.start("u"))]
    if n == 0 or not of_another(s, m.end() - 1) or grain not in ("day", "week", "month", "quarter"):
        return None
    if "n" in m.re.groupindex:
        size = read_number(s.tk, m.start("n"), m.end("n") - 1)
        if size is None or n not in (1, -1):
            return None
        part: tuple[Any, ...] = ("stretch", size, grain, "first" if n == 1 else "last")
        return Draft(m.start(), m.end() - 2, "DURATION", duration(size, grain), "length_of", part=part)
    if grain == "quarter":
        return None
    return Draft(m.start(), m.end() - 2, "DATE", UNKNOWN[grain], f"{grain}_of", part=("nth", n, grain))


@rule("{the}(?P<o>{ordinal})(?P<n>{number})(?P<u>{units})")
def _first_months(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "in the first five months", those of the year that its sentence names, else of the article's, once they are over.

    Not "the first five months of his term", "to allow her", "after", of another stretch.
    """
    grain = GRAIN_OF[s.lower(m.start("u"))]
    n = read_number(s.tk, m.start("n"), m.end("n") - 1)
    if grain not in _MONTHS_OF_PART or s.lower(m.start("o")) != "first" or s.anchor is None or n is None:
        return None
    months = n * _MONTHS_OF_PART[grain]
    behind = s.lower(m.end())
    if not (1 < months < _YEAR and months == int(months)) or s.lower(m.start() - 1) not in _WITHIN:
        return None
    if behind[:1].isalnum() and behind not in _BEHIND_MONTHS:
        return None
    year = _year_of_months(s, m.start(), int(months))
    if year is None:
        return None
    draft = Draft(m.start() + 1, m.end() - 1, "DURATION", duration(n, grain), "length_of", anchor=s.anchor)
    draft.earliest = date(year, 1, 1)
    draft.latest = periods.month_period(year, int(months)).last
    return draft


def _year_of_months(s: Scene, i: int, months: int) -> int | None:
    """Return the year whose first months token ``i`` begins: the one named before in its sentence, else the article's.

    None where they are not over, nor where another time was named before: "He came in 2009. He won 12 cups in the first three months."
    """
    anchor = s.anchor
    for draft in reversed(s.drafts):
        if s.tk.sentence[draft.first] != s.tk.sentence[i]:
            break
        if draft.period is not None and draft.period.grain == "year":
            return draft.period.first.year
    if anchor is None or s.reference is not None or periods.month_period(anchor.year, months).last >= anchor:
        return None
    return anchor.year


_MONTHS_OF_PART = {"month": 1, "quarter": 3}
_YEAR = 12  # months
_WITHIN = frozenset(("in", "over", "during", "for", "through", "throughout"))
_BEHIND_MONTHS = frozenset(
    ("and", "but", "was", "were", "compared", "against", "versus", "vs", "from", "alone", "while", "up", "down")
)
