"""Durations, and the days that they lead to: "two weeks", "a year ago", "the past three months"."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from archive.extract.dates import periods
from archive.extract.dates.date_rules.days import deixis
from archive.extract.dates.date_rules.drafts import Draft, Scene, attempt, is_hour, rule
from archive.extract.dates.date_rules.years import YR
from archive.extract.dates.date_words import (
    COMPOUNDS,
    GRAIN_OF,
    MONTH_NUMBER,
    duration,
    letters,
    read_number,
)
from archive.extract.dates.periods import UNKNOWN
from archive.extract.english.lexicon import AUXILIARIES, DETERMINERS, PREPOSITIONS, VERBS, is_plural
from archive.extract.words import word_set

_BARE_BEFORE = word_set("dates", "rules.bare_before")
_OF_NIGHTS = word_set("dates", "rules.of_nights")
_RATE_BEFORE = word_set("dates", "rules.rate_before")


NUM = "{number}(?:{hyphen}?{numword}|{and}{numword}){{0,4}}"
_SUFFIX = "(?P<s>{ago}|{earlier}|{later}|{before}|{after}|{from}{now})?"


@rule(
    "(?P<n>" + NUM + "){hyphen}?(?:{full}|{more}){{0,2}}(?P<u>{any_unit})(?:{hyphen}{long})?" + _SUFFIX,
    "(?P<n>{a}|{full}){hyphen}?{full}?(?P<u>{unit}|{quarter}|{night}|{second}|{weekend})(?:{hyphen}?{long})?" + _SUFFIX,
    "(?P<n>" + NUM + "){and}{a}{half}{hyphen}?(?P<u>{any_unit})(?:{hyphen}{long})?" + _SUFFIX,
    "(?P<n>{a}|{numword})(?P<u>{unit}){and}{a}{half}" + _SUFFIX,
)
def _length(s: Scene, m: re.Match[str]) -> Draft | None:
    n = _amount(s, m)
    if n is None or (n == 1 and s.lower(m.start("u")) in ("night", "day") and s.lower(m.end()) in _OF_NIGHTS):
        return None  # "a night game"
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


_FULL = letters("full")


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
    + NUM
    + ")(?:{to}|{or}|{hyphen}|{dash})(?P<n2>"
    + NUM
    + "){hyphen}?{full}?(?P<u>{any_unit})(?:{hyphen}{long})?"
    + _SUFFIX,
    "(?P<n>" + NUM + "){hyphen}(?:{to}|{or})(?P<n2>" + NUM + "){hyphen}?(?P<u>{any_unit})(?:{hyphen}{long})?" + _SUFFIX,
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
    ) and not (before == "the" and following in ("since", "leading", "ahead", "following", "before", "after")):
        return None
    if (before in ("of", "in") and u in ("seconds",)) or (s.word(i)[0].isupper() and not opens):
        return None
    return _a_length(s, m, "X", u)


def _a_length(s: Scene, m: re.Match[str], n: Any, u: str) -> Draft | None:
    """Make a DURATION; with "ago" or "later" the DATE that it leads to."""
    grain = GRAIN_OF[u]
    after = m.end()
    following = s.lower(after)
    if u in ("year", "qtr") and isinstance(n, int) and 1900 <= n <= 2100:
        return None  # "1985 year net"
    if (
        following == "old"
        or (following in ("-", "‑") and s.lower(after + 1) == "old")
        or (following == "of" and s.lower(after + 1) == "age")
    ):
        return None  # an age
    if (u == "weekends" and n == "X") or (u in ("second", "quarter", "seconds") and not _is_unit(s, m, u)):
        return None
    if (u == "quarters" and _is_share(s, m)) or (len(s.word(m.start())) == 4 and is_hour(s, m.start())):
        return None
    if s.tk.glued(after) and following in ("-", "‑") and s.lower(after + 1) in _TIED:
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
    n, grain, start = _in_quarters(s, n, grain, start)
    if suffix in ("before", "after") and (s.word(after)[:1].isalnum() or s.word(after)[:1] in "$“\"‘'"):
        end, suffix = m.start("s") - 1, ""
    if suffix in ("earlier", "later") and following == "than":
        end, suffix = m.start("s") - 1, ""  # "five years earlier than planned"
    if not suffix and s.lower(m.start("u") - 1) in ("a", "an") and _is_rate(s, m.start()) and not m.group("s"):
        return Draft(start, end, "SET", duration(1, grain), "rate")
    draft = Draft(start, end, "DURATION", duration(n, grain), "length", part=("length", n, grain))
    if grain == "decade" and n == "X":
        draft.value = "PXDE"
    if suffix:
        return _away(s, m, draft, n, grain, suffix)
    return draft


def _in_quarters(s: Scene, n: Any, grain: str, start: int) -> tuple[Any, str, int]:
    """Return a length and where it begins, that of "a quarter of a century" and "three-quarters of a century" in years."""
    if grain != "century" or n != 1 or s.lower(start - 1) != "of":
        return n, grain, start
    if s.lower(start - 2) == "quarter" and s.lower(start - 3) in ("a", "one"):
        return _QUARTER, "year", start - 3
    first = start - 3 - (s.lower(start - 3) in ("-", "‑"))
    if s.lower(start - 2) == "quarters" and s.lower(first) == "three":
        return 3 * _QUARTER, "year", first
    return n, grain, start


_QUARTER = 25  # years of a century


_POINTS = frozenset(
    ("point", "points", "mile", "miles", "million", "pound", "final", "finals", "pint", "turn", "percent", "percentage")
)
_TIED = frozenset(("end", "old", "olds", "ago", "earlier"))  # "a year-end", "a year-ago loss"


def _is_unit(s: Scene, m: re.Match[str], u: str) -> bool:
    """Whether "second" and "quarter" measure time here: "a second attack", "a quarter of them" do not."""
    before = s.lower(m.start("u") - 1)
    following = s.lower(m.end())
    if u == "quarter":
        return (
            s.lower(m.start("n")) in ("a", "an", "one")
            and following not in ("of", "to", "past", "century", "share")
            and (s.lower(m.end() + 1) if following in ("-", "‑") else following) not in _POINTS
            and (s.is_business(m.start()) and not s.is_sport())
            if "n" in m.re.groupindex
            else False
        )
    if u == "second":
        return before.isdigit() or before == "-" or (s.classes[m.start("u") - 1] in _NUMWORD)
    return before not in ("a", "the")


def _is_share(s: Scene, m: re.Match[str]) -> bool:
    """Whether quarters are parts of a whole: "three quarters of all voters"; not "three quarters of growth", "the first three quarters of the year"."""
    k = m.end()
    if s.lower(k) == "of" and s.lower(m.start("u") - 1) in ("-", "‑"):
        return True  # "three-quarters of growth"
    if s.lower(k) != "of" or deixis(s.lower(m.start() - 1)) != "this" or s.lower(m.start() - 1) == "first":
        return False
    whole = s.lower(k + 1)
    if whole in ("a", "an"):
        return True  # "three quarters of an hour"
    return (whole in DETERMINERS or whole in _WHOLES or is_plural(s.word(k + 1))) and s.lower(k + 2) not in GRAIN_OF


_WHOLES = frozenset(("all", "them", "us", "those", "these", "people"))


_BEFORE_LENGTHS = PREPOSITIONS | AUXILIARIES


def _is_rate(s: Scene, i: int) -> bool:
    """Whether "a year" at token ``i`` says how often: "twice a year", "$3 million a year", "200 cars a day"."""
    before = s.lower(i - 1)
    if before in _RATE_BEFORE or before in ("%", "percent", "pct"):
        return True
    if (
        not before
        or before in _BEFORE_LENGTHS
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


_NUMWORD = letters("numword") + letters("vague")


def _put_vaguely_away(s: Scene, draft: Draft, steps: int, *, from_now: bool) -> None:
    """Put "years ago" before the article's day and "years from now" behind it; "years later" is a length."""
    if not from_now:
        draft.type = "DURATION"
        return
    draft.value = "PAST_REF" if steps < 0 else "FUTURE_REF"
    if s.anchor:
        draft.anchor = s.anchor
        draft.earliest, draft.latest = (None, s.anchor) if steps < 0 else (s.anchor, None)


def _start_of(s: Scene, grain: str) -> date | None:
    """Return the day of the last date that was named, to count from; none of a month for days, or where one nearer is not known."""
    if s.reference is None or s.is_unknown:
        return None
    finer = grain in _GRAINS and s.reference.grain in _COARSE and _GRAINS[grain] < _COARSE[s.reference.grain]
    return None if finer else s.reference.first


_GRAINS = {"day": 0, "weekend": 1, "week": 1, "fortnight": 1, "month": 2, "quarter": 3, "year": 4}
_COARSE = {"week": 1, "month": 2, "quarter": 3, "season": 3, "half": 3, "year": 4, "decade": 5, "century": 6}


def _away(s: Scene, m: re.Match[str], draft: Draft, n: Any, grain: str, suffix: str) -> Draft:
    """Read "two years ago" (from the article's day), "two days later" (from the last date that was named)."""
    draft.type = "DATE"
    steps = 1 if suffix in ("later", "after", "from", "afterwards", "afterward", "hence") else -1
    from_now = suffix in ("ago", "from", "hence")
    anchor = s.anchor if from_now else _start_of(s, grain)
    if not from_now and anchor is None and suffix in ("earlier",):
        anchor = s.anchor
    draft.rule = f"{grain}s_{'ago' if from_now and steps < 0 else 'from_now' if from_now else 'later' if steps > 0 else 'earlier'}"
    if n == "X" or (isinstance(n, float) and n != 0.5):
        _put_vaguely_away(s, draft, steps, from_now=from_now)
        return draft
    if n == 0.5 and grain == "year":
        period = (
            attempt(lambda d: periods.holding("month", periods.after_span(d, grain, 0.5 * steps)), anchor)
            if anchor
            else None
        )
        draft.value = period.value if period else UNKNOWN["month"]
    elif grain in ("hour", "minute", "second"):
        draft.type = "TIME"
        draft.value = f"{anchor.isoformat()}TXX:XX" if anchor else UNKNOWN["minute"]
        if anchor:
            draft.anchor = anchor
        return draft
    elif grain in ("decade", "century"):  # "two decades ago" is some twenty years back, not the decade before the last
        period = (
            attempt(lambda d: periods.holding("year", periods.after_span(d, grain, steps * n)), anchor)
            if anchor
            else None
        )
        draft.value = period.value if period else UNKNOWN["year"]
    else:
        period = attempt(periods.shifted, grain, anchor, steps * int(n)) if anchor and grain != "millennium" else None
        draft.value = period.value if period else UNKNOWN[grain]
    if period:
        draft.period, draft.anchor = period, anchor
        draft.earliest, draft.latest = period.first, period.last
        if (
            anchor
            and suffix in ("earlier", "before")
            and grain in ("week", "fortnight")
            and s.reference
            and s.reference.grain == "day"
        ):
            draft.earliest = draft.latest = periods.after_span(
                anchor, grain, steps * n
            )  # "12 on Friday, 40 a week earlier"
    return draft


@rule(
    "(?P<x>{reach})(?P<n>" + NUM + ")?{hyphen}?{full}?(?P<u>{units}|{second})",
    "(?P<x>{reach})(?P<v>{vague})?{of}?(?P<u>{units})",
    "(?P<x>{reach}){a}?(?P<v>{vague}){of}?(?P<u>{units})",
    "(?P<n>" + NUM + ")(?P<x>{reach})(?P<u>{units})",
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


def of_another(s: Scene, i: int) -> bool:
    """Whether "of 2021", "of the year" follows: the first or last of another stretch, not of the time before the article."""
    k = i + 1 if s.lower(i) == "of" else i
    return k > i and (
        s.classes[k : k + 1] == YR
        or s.lower(k) in ("the", "this", "last", "next", "that", "a")
        or s.lower(k) in MONTH_NUMBER
    )


def reaching(s: Scene, m: re.Match[str], n: Any, grain: str, x: str) -> Draft:
    """Make a DURATION that reaches back from the article's day, or on from it; from the last date for "previous", "following"."""
    back = deixis(x) == "last"
    draft = Draft(m.start(), m.end() - 1, "DURATION", duration(n, grain), "past_span" if back else "next_span")
    there = x in ("following", "previous", "preceding", "prior")
    anchor = (s.reference.first if s.reference else None) if there else s.anchor
    if anchor is None or of_another(s, m.end()):
        if of_another(s, m.end()):
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
