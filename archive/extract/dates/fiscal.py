"""Quarters and years whose end an article names: "the third quarter ended January 31", and then only "the third quarter"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from archive.extract.dates import periods
from archive.extract.dates.same_periods import set_same_periods
from archive.model import TimeExpression

Dated = list[tuple[int, TimeExpression]]

_PARTS = {"quarter": 3, "half": 6}  # months
_YEARS = frozenset(("years", "fiscal_year"))
_PARTS_OF_YEAR = frozenset(("quarter_of_year", "quarter_year"))
_THE_YEAR = frozenset(("this_year", "last_year"))
_OF_REPORT = {"this_quarter": 0, "last_quarter": 0, "same_quarter_there": 0, "year_earlier": -1}  # years
_YEAR_BEFORE = frozenset(("last_year_there", "years_earlier", "years_before", "year_earlier"))
_YEAR_ENDED = re.compile(r"\byear\s(?:ended|ending|ends)\s(?:on\s)?$")
_ENDED = re.compile(
    r"(?:\s(?:and\syear|[a-z]+))?(?:\s(?:year|season))?,?\s(?:(?:which|that)\s)?(?:ended|ending|ends)\s(?:on\s)?|(?:\s(?:year|season))?\sto\s|\s",
    re.IGNORECASE,
)
_NTH = re.compile(r"[QH]\d$")
_GAP = 32  # characters between a quarter and the day on which it ends
_JANUARY = 1
_DECEMBER = 12
# "1986/87 (Oct/Sept)": the months in which a crop year, of two calendar years, begins and ends.
_MONTHS = re.compile(
    r"(?:\s(?:season|year|crop|campaign))?,?\s\(([A-Z][a-z]{2})[a-z]{0,6}\.?\s?[/-]\s?([A-Z][a-z]{2})[a-z]{0,6}\.?\)"
)
_AT_MONTH = re.compile(
    r"(?:\s(?:fiscal|financial))?(?:\s(?:season|year|crop|campaign))?,?\s(?:(?:which|that)\s)?(?:(beginning|begins|began|starting|starts|started)|ended|ending|ends)\s(?:on\s|in\s)?",
    re.IGNORECASE,
)
_MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# "Its fiscal year ends Feb 28", "fiscal 1986 ended March 31".
_FISCAL_ENDS = re.compile(
    r"\b(?:fiscal|financial)\s(?:year|(?:19|20)\d\d),?\s(?:(?:which|that)\s)?(?:ended|ending|ends)\s(?:on\s)?$",
    re.IGNORECASE,
)
_OF_MONTHS = frozenset(("month", "month_year", "month_day", "month_day_year"))


def end_where_told(texts: Sequence[str], times: list[Dated], ended: tuple[str, date | None] | None = None) -> None:
    """Let the quarters and years of an article end on the days that it names; most articles name none.

    ``ended`` is the quarter that its headline names, and the day on which that ended, where it is known.
    """
    ends = _told_ends(texts, times)
    if ended is not None and ended[1] is not None:
        ends.setdefault(ended[0], ended[1])
    _set_quarters(texts, times)
    if ended is not None and ended[0] not in ends:
        for dated in times:
            dated[:] = [(index, _without_end(found, ended[0])) for index, found in dated]
    if ends:
        for text, dated in zip(texts, times, strict=True):
            dated[:] = [(index, _renamed(text, found, ends)) for index, found in dated]
    rules = {found.rule for dated in times for _, found in dated}
    if not _OF_TOPIC.isdisjoint(rules):
        _take_topic(texts, times, told=bool(ends))
    if "years" in rules:
        _end_crop_years(texts, times)
    if "fiscal_year" in rules:
        _end_fiscal_years(texts, times, ends)
    for text, dated in zip(texts, times, strict=True):
        if len(dated) > 1:
            set_same_periods(text, dated)


def _without_end(found: TimeExpression, nth: str) -> TimeExpression:
    """Return a quarter that a report tells of without its end where it is none of the calendar: that one ended long ago, or is to come."""
    named = _NTH.search(found.value or "") if found.rule in _QUARTERS else None
    if named is None or named[0] != nth or _YEAR_IN.search(found.exact) or not (found.latest and found.anchor):
        return found
    told, ended = date.fromisoformat(found.anchor), date.fromisoformat(found.latest)
    near = (told - ended).days <= _REPORTED and found.earliest is not None and found.earliest <= found.anchor
    of_year_before = found.rule == "quarter_year" and ended.year < told.year
    if near or of_year_before:
        return found
    return found._replace(value=f"XXXX-{nth}", earliest=None, latest=None, rule=UNTOLD_QUARTER)


UNTOLD_QUARTER = "quarter_of_report"  # a quarter of a report that does not say when it ended
_REPORTED = 140  # days behind the end of a quarter in which a firm tells of it
_YEAR_IN = re.compile(r"\d{4}")


def _told_ends(texts: Sequence[str], times: list[Dated]) -> dict[str, date]:
    """Let years end where it is told, and return the quarters and halves, "Q3", whose end is."""
    ends: dict[str, date] = {}
    for text, dated in zip(texts, times, strict=True):
        if len(dated) > 1 and ("year end" in text or "year\nend" in text):
            _end_year_before(text, dated)
        for at in range(len(dated) - 1):
            index, found = dated[at]
            end = _told_end(text, found, dated[at + 1][1])
            if end is None:
                continue
            nth = _nth(found)
            if nth is not None:
                ends.setdefault(nth, end)
            elif (found.rule in _YEARS and _ends_in(found, end)) or found.rule in _THE_YEAR:
                dated[at] = index, _ending(found, end, 12)
    return ends


def _take_topic(texts: Sequence[str], times: list[Dated], *, told: bool) -> None:
    """Let "the quarter" be the first one named before it, where none is ``told`` to end, and "the year" the one that ends with it.

    So is the year that is held against the one before: "five cents for the year against three in 1985".
    """
    topic: TimeExpression | None = None
    for text, dated in zip(texts, times, strict=True):
        quarter: TimeExpression | None = None  # the last one of the paragraph
        for at, (index, found) in enumerate(dated):
            if found.rule in _QUARTERS and found.latest and not _is_base(text, found):
                quarter = found
                topic = topic or (found if not told and _has_been(found) else None)
            elif found.rule in _THE_QUARTER and found.latest and _THE.fullmatch(found.exact):
                if topic is not None and _is_of_topic(found, date.fromisoformat(topic.latest or "")):
                    found = found._replace(value=topic.value, earliest=topic.earliest, latest=topic.latest)
                    dated[at] = index, found
                quarter = found
            elif _is_the_year(found):
                end = _end_of_year(text, found, quarter, dated[at + 1 :])
                if end is not None:
                    dated[at] = index, _ending(found, end, 12)


def _is_of_topic(found: TimeExpression, end: date) -> bool:
    """Whether "the quarter" can be the one that an article tells of: "1985 net excludes a loss in the quarter" is of another."""
    return (end - date.fromisoformat(found.latest or "")).days < _HALF_YEAR


def _has_been(found: TimeExpression) -> bool:
    return found.anchor is None or (found.latest or "") <= found.anchor


def _is_base(text: str, found: TimeExpression) -> bool:
    return _HELD.search(text, max(0, found.start - _GAP), found.start) is not None


def _end_of_year(text: str, found: TimeExpression, quarter: TimeExpression | None, behind: Dated) -> date | None:
    """Return the end of the year that a fourth quarter told beside it closes, or of that behind the year it is held against."""
    if (
        quarter is not None
        and (quarter.latest or "").endswith("-12-31")
        and _AND_YEAR.match(text, quarter.end, found.start)
    ):
        return date.fromisoformat(quarter.latest or "")
    for _, other in behind[:1]:
        if other.rule == "year" and _AGAINST.fullmatch(text, found.end, other.start) is not None:
            end = date(int(other.exact) + 1, _DECEMBER, 31)
            return end if found.anchor is not None and end.isoformat() < found.anchor else None
    return None


_HALF_YEAR = 183  # days
_THE = re.compile(r"(?:the|current)\s(?:quarter|qtr)", re.IGNORECASE)
_QUARTERS = frozenset(("quarter", "quarter_year"))
_THE_QUARTER = frozenset(("this_quarter", "last_quarter"))
_OF_TOPIC = _THE_QUARTER | {"this_year"}
_HELD = re.compile(r"\b(?:from|against|than|versus|vs|after|with|over|and)\s[^.;]*$")
_AND_YEAR = re.compile(r"[^.]*\band\s[^.]*\b(?:in|for)\s$")
_AGAINST = re.compile(r",?\s(?:against|from|up\sfrom|down\sfrom|compared\s(?:with|to)|versus|vs)\s[^.;]{1,48}?\sin\s")


def _end_crop_years(texts: Sequence[str], times: list[Dated]) -> None:
    """Let the years of two calendar years begin and end in the months told behind one: "1986/87 (Oct/Sept)", "1987/88 starting April 1"."""
    told: tuple[int, int] | None = None
    for text, dated in zip(texts, times, strict=True):
        for at, (index, found) in enumerate(dated):
            if not _is_crop_year(found):
                continue
            told = _months_behind(text, found) or (_months_at(text, found, dated[at + 1 :]) or told)
            if told is not None:
                dated[at] = index, _between_months(found, *told)


def _is_crop_year(found: TimeExpression) -> bool:
    """Whether an expression is of two calendar years, one behind the other: "1986/87"; not "1980-1990"."""
    value = found.value or ""
    return found.rule == "years" and "/" in found.exact and value[5:].isdigit() and int(value[5:]) == int(value[:4]) + 1


def _ends_in(found: TimeExpression, end: date) -> bool:
    """Whether a year can end on a day: one of two calendar years does in the second."""
    return not _is_crop_year(found) or end.year == int((found.value or "")[:4]) + 1


def _months_behind(text: str, found: TimeExpression) -> tuple[int, int] | None:
    m = _MONTHS.match(text, found.end)
    if m is None or m[1] not in _MONTH_NAMES or m[2] not in _MONTH_NAMES:
        return None
    first, last = _MONTH_NAMES.index(m[1]) + 1, _MONTH_NAMES.index(m[2]) + 1
    return (first, last) if (last - first) % 12 == _DECEMBER - 1 and first != _JANUARY else None


def _months_at(text: str, found: TimeExpression, behind: Dated) -> tuple[int, int] | None:
    """Return the months of a year of two that begins or ends at the date right behind it: "1987/88 starting April 1", "1987/88, ending March"."""
    if not behind or behind[0][1].rule not in _OF_MONTHS or behind[0][1].start - found.end > _GAP:
        return None
    opens = _AT_MONTH.fullmatch(text, found.end, behind[0][1].start)
    month = int((behind[0][1].latest or "0000-00")[5:7])
    if opens is None or not month:
        return None
    first = month if opens[1] else month % _DECEMBER + 1
    return None if first == _JANUARY else (first, first - 1)


def _between_months(found: TimeExpression, first: int, last: int) -> TimeExpression:
    year = int((found.value or "")[:4])
    begun, end = periods.month_period(year, first), periods.month_period(year + 1, last)
    return found._replace(earliest=begun.first.isoformat(), latest=end.last.isoformat())


def _end_fiscal_years(texts: Sequence[str], times: list[Dated], ends: dict[str, date]) -> None:
    """Let the fiscal years of an article end in the month in which one is said to end, or that follows from the end of a quarter."""
    month = next(filter(None, (_month_of_end(*pair) for pair in zip(texts, times, strict=True))), None)
    if month is None and len(ends) == 1:
        [(nth, end)] = ends.items()
        closing = _after_months(end, 3 * (4 - int(nth[1]))).month if nth[0] == "Q" else 0
        month = closing if closing >= _JUNE else None  # one that ends in spring is as often called by the year before
    if month is None:
        return
    for dated in times:
        dated[:] = [
            (index, _ending(found, periods.month_period(int((found.latest or "")[:4]), month).last, 12))
            if found.rule == "fiscal_year" and (found.latest or "").endswith("-12-31")
            else (index, found)
            for index, found in dated
        ]


def _month_of_end(text: str, dated: Dated) -> int | None:
    """Return the month in which a paragraph says that a fiscal year ends."""
    for _, found in dated:
        if (
            found.rule in _OF_MONTHS
            and found.latest
            and _FISCAL_ENDS.search(text, max(0, found.start - _GAP), found.start)
        ):
            return int(found.latest[5:7])
    return None


def _end_year_before(text: str, dated: Dated) -> None:
    """Let the year before one that ends on a day end on that day: "sales in the year ended May 31 rose to $5m from $4m the year before"."""
    for at in range(len(dated) - 1):
        ended, (index, found) = dated[at][1], dated[at + 1]
        if (
            found.rule in _YEAR_BEFORE
            and ended.latest
            and _YEAR_ENDED.search(text, max(0, ended.start - _GAP), ended.start)
        ):
            end = date.fromisoformat(ended.latest)
            if ended.earliest == ended.latest and (found.latest or "")[:4] == str(end.year - 1):
                dated[at + 1] = index, _ending(found, periods.after_span(end, "year", -1), 12)


def _told_end(text: str, found: TimeExpression, following: TimeExpression) -> date | None:
    """Return the day that is named as the end of a quarter or a year, where it is not what the words alone say."""
    if found.rule not in _PARTS and found.rule not in _YEARS and not _is_the_year(found):
        return None
    if following.type != "DATE" or following.latest is None or following.latest == found.latest:
        return None
    if following.start - found.end > _GAP or _ENDED.fullmatch(text, found.end, following.start) is None:
        return None
    if following.start - found.end == 1 and following.earliest != following.latest:
        return None  # "2nd qtr Jan 31"; not "the 1986/87 October-September season"
    end = date.fromisoformat(following.latest)
    first = date.fromisoformat(following.earliest or following.latest)
    return end if (end - first).days < _MONTH else None


def _is_the_year(found: TimeExpression) -> bool:
    return found.rule in _THE_YEAR and found.exact.lower() == "the year"


_MONTH = 31  # days


def _set_quarters(texts: Sequence[str], times: list[Dated]) -> None:
    """Let a quarter be that of the year with which its sentence opens, or of the one behind it: "1985 net includes $3m in the fourth quarter"."""
    for text, dated in zip(texts, times, strict=True):
        opening: TimeExpression | None = None
        for at, (index, found) in enumerate(dated):
            if found.rule in _OPENING and _OPENS.search(text, max(0, found.start - _GAP), found.start):
                opening = found
            elif opening is not None and _ENDS.search(text, opening.end, found.start):
                opening = None
            if found.rule == "quarter" and len(dated) > 1:
                year = _year_behind(text, found, dated[at + 1 :]) or opening
                if year is not None:
                    dated[at] = index, _in_year(found, year)


def _year_behind(text: str, found: TimeExpression, behind: Dated) -> TimeExpression | None:
    """Return the year of "the fourth quarter and the year respectively in 1985"."""
    if not behind or behind[0][1].rule not in ("year", "fiscal_year"):
        return None
    return behind[0][1] if _BEHIND.fullmatch(text, found.end, behind[0][1].start) else None


def _in_year(found: TimeExpression, year: TimeExpression) -> TimeExpression:
    """Return a quarter as that of a year that is printed apart from it, of none that is still to come."""
    latest = found.latest or ""
    named = int(year.exact[-4:]) if year.exact[-4:].isdigit() else int(latest[:4] or 1) - 1
    nth = _nth(found)
    if nth is None or nth[0] != "Q" or not latest or named > int(latest[:4]):
        return found
    quarter = periods.quarter_period(named, int(nth[1]))
    return found._replace(
        value=quarter.value,
        earliest=quarter.first.isoformat(),
        latest=quarter.last.isoformat(),
        rule="quarter_year",
    )


_OPENING = frozenset(("year", "fiscal_year", "last_year_there", "year_earlier"))
_OPENS = re.compile(
    r"(?:^|[.:;\n])[\s-]*(?:(?:for|in|during)\s)?(?:all\s(?:of\s)?|the\s(?:full\s|whole\s)?(?:year\s)?|full\s)?$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.;]\s")
_BEHIND = re.compile(
    r"(?:\sand\s(?:the\s)?(?:full\s)?(?:year|yr))?,?\s(?:respectively,?\s)?(?:(?:in|of)\s)?", re.IGNORECASE
)


def _nth(found: TimeExpression) -> str | None:
    """Return "Q3" of a third quarter, "H1" of a first half, whose year is not printed."""
    nth = _NTH.search(found.value or "") if found.rule in _PARTS else None
    return nth[0] if nth else None


def _renamed(text: str, found: TimeExpression, ends: dict[str, date]) -> TimeExpression:
    nth = _nth(found)
    if nth in ends:
        return _ending(found, ends[nth], _PARTS[found.rule])
    ended = _of_fiscal_year(found, ends) or _beside_told(found, nth, ends)  # "last year's third quarter"
    if ended is not None:
        return _ending(found, ended, 3)
    years = _OF_REPORT.get(found.rule)
    if years is None or len(ends) > 1 or not (_is_quarter(found) or text.startswith(" period", found.end)):
        return found
    [(nth, end)] = ends.items()
    if nth[0] != "Q" or (not years and not _is_of_topic(found, end)):
        return found
    if not years and _RUNNING.match(found.exact) and end.isoformat() < (found.anchor or ""):
        return _ending(found, _after_months(end, _MONTHS_OF_QUARTER), 3)
    return _ending(found, periods.after_span(end, "year", years), 3)


_RUNNING = re.compile(r"(?:the\scurrent|this)\s", re.IGNORECASE)  # behind the one that is reported


def _beside_told(found: TimeExpression, nth: str | None, ends: dict[str, date]) -> date | None:
    """Return the end of a quarter that has been, of a year of which another is told to end: "a gain in the 2nd qtr", where the 3rd ended on January 31."""
    if nth is None or nth[0] != "Q" or len(ends) > 1 or found.rule != "quarter" or not found.anchor:
        return None
    [(other, end)] = ends.items()
    if other[0] != "Q" or _is_of_calendar(other, end) or not _has_been(found):
        return None
    ended = _after_months(end, 3 * (int(nth[1]) - int(other[1])))
    return ended if ended.isoformat() <= found.anchor else _after_months(ended, -12)


def _of_fiscal_year(found: TimeExpression, ends: dict[str, date]) -> date | None:
    """Return the end of a quarter of a fiscal year, from that of another: "last year's third quarter", "the first quarter of fiscal 1986"."""
    named = _NTH.search(found.value or "") if found.rule in _PARTS_OF_YEAR and len(ends) == 1 else None
    if named is None or named[0][0] != "Q":
        return None
    [(nth, end)] = ends.items()
    exact = found.exact.lower()
    apart = not any(map(str.isdigit, exact[-4:])) and "last year" not in exact  # the year is printed elsewhere
    if nth[0] != "Q" or _is_of_calendar(nth, end) or not (apart or "fiscal" in exact or "last year" in exact):
        return None
    closing = _after_months(end, 3 * (4 - int(nth[1])))
    of_year = closing.year - (
        apart and closing.month <= _FEBRUARY
    )  # a fiscal year is called by the one in which it ends
    year = of_year - 1 if "last year" in exact else int((found.value or "")[:4])
    return _after_months(end, 3 * (int(named[0][1]) - int(nth[1])) + 12 * (year - of_year))


def _is_of_calendar(nth: str, end: date) -> bool:
    return end.month == _MONTHS_OF_QUARTER * int(nth[1]) and (end + timedelta(1)).day == 1


_MONTHS_OF_QUARTER = 3
_FEBRUARY = 2
_JUNE = 6


def _after_months(end: date, months: int) -> date:
    return periods.after_span(end + timedelta(1), "month", months) - timedelta(1)


def _is_quarter(found: TimeExpression) -> bool:
    return "quarter" in found.exact.lower() or (found.value or "")[-2:-1] == "Q"  # "the year-ago figure" of a quarter


def _ending(found: TimeExpression, end: date, months: int) -> TimeExpression:
    """Return an expression that means the months up to a day."""
    after = end + timedelta(1)
    first = periods.after_span(after, "month", -months)
    return found._replace(
        value=f"{first.isoformat()}/{end.isoformat()}", earliest=first.isoformat(), latest=end.isoformat()
    )
