"""Times of a day."""

from __future__ import annotations

import re

from archive.extract.dates.date_rules.drafts import Draft, Scene, is_hour, rule
from archive.extract.dates.date_rules.relative import time_of_some_day
from archive.extract.dates.date_words import (
    MONTH_NUMBER,
    WEEKDAY_NUMBER,
    read_number,
)
from archive.extract.english.lexicon import is_plural
from archive.extract.words import word_set

_CLOCK_BEFORE = word_set("dates", "rules.clock_before")


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
        hour = int(h) if h.isdecimal() else int(read_number(s.tk, m.start("h"), m.start("h")) or 99)
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
    return time_of_some_day(s, m, time, "the")


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
    draft = time_of_some_day(s, m, f"T{total // 60:02d}:{total % 60:02d}", "the")
    if q == "quarter" and s.lower(m.start() - 1) == "a":
        draft.first -= 1
    return draft


_FOUR_DIGITS = "(?P<h>{n0}|{n1}|{n2}|{n4}|{n5}|{yr}|{big})"


@rule(_FOUR_DIGITS + "{hours_word}?(?P<z>{zone}|{hours_word})", _FOUR_DIGITS + "(?P<u>{units})")
def _military(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "1430 GMT", "at 0930 hours"; not "worked 1500 hours"."""
    h = s.word(m.start())
    if len(h) != 4 or not h.isdecimal() or int(h[:2]) > 24 or int(h[2:]) > 59:
        return None
    if not (is_hour(s, m.start()) if "u" in m.re.groupindex else s.word(m.end() - 1).isupper()):
        return None
    return time_of_some_day(s, m, f"T{h[:2]}:{h[2:]}", "the")
