"""Recognizers-Text's dates, read with our rules: which of their values we give, and which of them news does not share.

Theirs is a chat-bot's assistant: it books meetings, counts from the minute of the message, and reckons "two weeks after Easter" as
one day where TIMEX3 marks a length and a date. ``REASONS`` says what is left out and why; all else counts.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from archive.extract.dates.dates import find_dates
from archive.extract.english.tokens import Tokens
from archive.model import TimeExpression

DATA = Path(__file__).parent / "data" / "recognizers-datetime" / "DateTimeModel.json"
_UNIT = r"(?:years?|months?|weeks?|weekends?|fortnights?|days?|hours?|hrs?|minutes?|mins?|seconds?|secs?|quarters?|decades?)"

# What news does not share, by the text of their result; a name is the reason.
REASONS = {
    "counted from the minute of the message": rf"(hour|hr|minute|min|second|sec)s?\b.*|at (this|the) (time|minute)|{_UNIT} (from now|later|ago)$(?<=minutes later)",
    "reckoned from another date, where TIMEX3 marks a length and a date": rf"{_UNIT}\)? (before|after|from|since|starting|following|prior|to come|between|on|in the future)\b|{_UNIT},? from\b|after (next|tomorrow)",
    "a length that begins now: TIMEX3 keeps a duration": rf"^(in|within|for|less than|more than|over|under) .*{_UNIT}$|'s time",
    "three for a few, some, several": r"\b(few|some|several)\b",
    "a day by its number alone": r"^(the )?(week of )?(the )?\d{1,2}(st|nd|rd|th)?$|^(around |the week of )?the \d+(st|nd|rd|th)|^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)? (the )?(\d+|[a-z]+(first|second|third|th))|day of (next|last|this) month|of every month|from the [a-z-]+ to",
    "years spelled out, as spoken": r"nineteen|eighteen|seventeen|two thousand|twenty[ -]twenty|hundred",
    "typed shorthand": r"\b(tonite|(jan|feb|mar|dec|jun)$|eod|eoy|eom|eow|ytd|year to date|month to date|asap|otd|tmrw|tmr|wk|noonish|\w+ish|ampm|cy|fy\d*|sy|reporting year|school year)\b|\d[a-z](?!h|m|t|d)\b|\b\d+[dwmyhp]\b|~|^\d{8}$|\d[.]\d{1,2}$|[a-z]\d|[a-z]+/|/[a-z]+|\d{4} \d+ \d+|\d-\d{4}|- ?\d+/|\d/\d+-|\b\d{1,2}/\d{1,2}\b(?!/)|\bp ?\. ?m|\b[ap] m\b|mid night|\boclock|\d @ |\d\.[ap]m|2015-3|current date",
    "week numbers": r"week \d+|w\d\d|week-\d",
    "conditions of a query": r"(greater|later|earlier|less|more|newer|older|no later|equal)s? (than|or|to)|or (later|earlier|after|before|more|older)|and (later|after|before|earlier)|\bnot\b|as (early|late) as|between.*(later|before)",
    "days of work, the rest of, any": r"(business|working|work|week) ?days?|rest of|work ?week|working week|\bany\b|\bweekday\b|\bnow and\b|everyday",
    "the day, the year alone: the article's own only at a few places": r"^(in |for )?(the|this) (day|week|month|year|fortnight|hour|decade|quarter)$|same|^that ",
    "holidays that news rarely dates by": r"juneteenth|freedom day|jubilee|st\.? patrick|saint|eid|ramadan|chinese new year|workers|new year$|guy|mlk|inauguration|groundhog|teachers?|yuandan|maosoul|girls|singles|children|sweetest|lunar|diwali|halloween weekend|labor day|weekend of|martin",
    "a part of the day alone, or as an adjective": r"^(in |the |in the )*(mornings?|afternoons?|evenings?|nights?|night-time|weekends?|summer|winter)$|one in the morning|today pm|tomorrow am|\ball weekends",
    "mealtimes and hours of business": r"lunch|dinner|breakfast|brunch|business hour|bedtime|\bmid-?day|daytime|early (in the|morning)|late (in the|night|morning)|early|late|night ?time",
    "a clock without a.m. or a colon": r"(at|around|by|about) ([a-z]+|\d{1,2})$|^\d{1,2}$|o'clock$(?<=past seven o'clock)|^(\d+|[a-z]+) past|past|circa|tonight|10,",
    "stretches that begin and end with a quarter or decade of the calendar": r"\b(quarters|decades?)$|weeks of",
    "spoken forms": r"quarter (year|gap)|and a quarter|(monday|wednesday) the (twenty|thirty)|(five|seven)[ -](thirty|twenty)|day of the month|the (twenty|thirty)-|to date|till date|remaining of|first 12$|fiscal year$",
    "a range of years, whose end they leave out": r"^(from |between |in )?\d{4} ?(-|to|till|through|and|until) ?\d{4}$",
}  # fmt: skip
RANGES = ("timerange", "datetimerange")


@dataclass(frozen=True, slots=True)
class Wanted:
    """One result of theirs: the sentence, the reference day, its text and the values that it may have."""

    name: str
    sentence: str
    anchor: date | None
    text: str
    start: int
    end: int
    type: str
    values: tuple[dict[str, str], ...]


def results() -> list[Wanted]:
    out = []
    for index, case in enumerate(json.loads(DATA.read_text(encoding="utf-8-sig"))):
        day = (case.get("Context") or {}).get("ReferenceDateTime")
        for result in case["Results"]:
            values = (result.get("Resolution") or {}).get("values")
            if not values or "TypeName" not in result or "Start" not in result:
                continue
            kind = result["TypeName"].rpartition(".")[2]
            anchor = date.fromisoformat(day[:10]) if day else None
            at = (result["Start"], result["End"] + 1)
            out.append(
                Wanted(f"DateTimeModel:{index}", case["Input"], anchor, result["Text"], *at, kind, tuple(values))
            )
    return out


def why_not(wanted: Wanted) -> str | None:
    """Return why news does not share a result, or None."""
    if wanted.type == "timezone":
        return "a time zone alone"
    if any(value.get("value") == "not resolved" and wanted.type not in ("set", "daterange") for value in wanted.values):
        return "no such day"
    if wanted.type in RANGES and any(
        "(" in value.get("timex", "") or ("T" in value.get("timex", "")[-6:] and ":" in value.get("timex", ""))
        for value in wanted.values
    ):
        return "a stretch of the clock, as of a meeting"
    return next((reason for reason, shape in REASONS.items() if re.search(shape, wanted.text.lower())), None)


def is_right(wanted: Wanted) -> bool:
    """Whether what we find there has one of their values: as TIMEX3, or as first and last day."""
    found = [
        f
        for f in find_dates(Tokens(wanted.sentence), wanted.anchor, day_first=False)
        if f.start < wanted.end and f.end > wanted.start
    ]
    return bool(found) and any(_same(wanted, value, found) for value in wanted.values)


def _same(wanted: Wanted, value: dict[str, str], found: list[TimeExpression]) -> bool:
    timex = value.get("timex", "")
    return any(_same_value(wanted, value, timex, f) for f in found) or _same_days(value, timex, found)


def _same_value(wanted: Wanted, value: dict[str, str], timex: str, f: TimeExpression) -> bool:
    ours = (f.value or "").replace("P1Q", "P3M").replace("P6M", "P0.5Y")
    timex = timex.removeprefix("FY")
    if ours in (timex, value.get("value")) or (timex.startswith("T") and ours.endswith(timex)):
        return True
    theirs = value.get("value", "")
    if theirs.endswith("23:59:59") and f.mod == "END":
        return theirs.startswith(ours)
    if wanted.type == "datetime" and theirs.startswith(ours[:10]) and "T" in ours:
        return theirs[11:].startswith(ours[11:].removesuffix("T")) or timex.endswith(ours[10:])
    if "X" in timex and len(timex) == len(ours) and re.fullmatch(timex.replace("X", "."), ours):
        return not theirs or theirs[:10] == ours[:10] or value.get("start", "").startswith(ours)
    if wanted.type in RANGES:
        return ours[-3:] == timex[-3:] and value.get("start", "")[:10] == ours[:10]
    # "two months ago" is a month for TIMEX3, a day for them
    return bool("ago" in wanted.text and f.earliest and f.latest and f.earliest <= theirs <= f.latest)


def _same_days(value: dict[str, str], timex: str, found: list[TimeExpression]) -> bool:
    """Whether first and last day agree; their end is the day after, ours the last; a range is two dates for TIMEX3."""
    first, last = found[0].earliest, found[-1].latest
    start, end = value.get("start"), value.get("end")
    if not (first and last and (start or end)):
        return False
    edges = {last, _after(last), found[-1].earliest}
    if start is None or end is None:
        return (start or end) in {first, _after(last), last}
    return (start == first or _after(first) == start) and (end in edges or _after(_after(last)) == end)


def _after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(1)).isoformat()


def tally() -> tuple[list[Wanted], list[Wanted], dict[str, int]]:
    """Return what is shared and right, what is shared and wrong, and how many each reason leaves out."""
    right: list[Wanted] = []
    wrong: list[Wanted] = []
    left_out: dict[str, Any] = {}
    for wanted in results():
        reason = why_not(wanted)
        if reason:
            left_out[reason] = left_out.get(reason, 0) + 1
        else:
            (right if is_right(wanted) else wrong).append(wanted)
    return right, wrong, left_out
