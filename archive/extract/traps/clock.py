"""Hours of the day that no colon and no "p.m." give away: "half past nine", "leaving at 5.45", "be back before seven", "Thursday at 11"."""

from __future__ import annotations

from collections.abc import Collection

from archive.extract.draft import Draft
from archive.extract.english.lexicon import (
    AUXILIARIES,
    CARDINALS,
    CHANGE_OF,
    CHANGE_WORDS,
    CURRENCY_SIGNS,
    VERBS,
    WEEKDAYS,
)
from archive.extract.english.tokens import Tokens, at, printed
from archive.extract.english.word_classes import HYPHENS, WHEN
from archive.extract.words import word_set

_BEFORE_HOUR = frozenset(("until", "till", "at", "about", "around", "before", "after", "from", "since", "by", "to"))
BEFORE_MINUTES = frozenset(("at", "until", "till", "by", "about", "around", "before", "after", "since", "only", "just"))
_NO_LEVEL = frozenset(("before", "until", "till"))
_PARTS_OF_DAY = frozenset(("morning", "forenoon", "afternoon", "evening", "night"))
_DAYS = WEEKDAYS | {"tonight", "tomorrow", "yesterday", "today", "daily", "nightly"}
_MINUTES = frozenset((5, 10, 20, 25))
_MIDDAY = frozenset(("midnight", "noon", "midday"))
_MEETS = word_set("rules", "traps.meets_at")
_LEAVES = word_set("rules", "traps.leaves_at")
_LEVELS = word_set("rules", "traps.levels") - {"is", "was", "are", "were", "be", "been"}
_SHIFTS = word_set("rules", "traps.shifts")


def past_the_hour(tk: Tokens, d: Draft, before: str) -> bool:
    """Whether a bare number says the time, or the minutes of it."""
    hour = d.value if d.value is not None else d.range_end
    j = d.last + 1
    after = tk.lower[j] if j < tk.size else ""
    apart = (after[:1].isdigit() or before.isdecimal()) and d.form == "digits" and d.first == d.last
    if apart and d.range_end is None and _is_set_apart(tk, d.first):
        return True
    if hour is None or hour > 24:
        return False
    parted = at(tk, d.first - 2) in HYPHENS  # "half-past four"
    if before in ("past", "to") and at(tk, d.first - 2 - parted) in ("half", "quarter", "minutes"):
        return True
    if hour in _MINUTES and after in ("to", "past") and before in BEFORE_MINUTES:
        return _is_hour(tk, j + 1) and _ends_time(tk, j + 2)  # "until ten to two", "at 20 past six"
    if before in ("to", "past") and at(tk, d.first - 3) in BEFORE_MINUTES and _minutes(tk, d.first - 2):
        return hour <= _NOON and _ends_time(tk, j)
    k = d.first - 2 if after == "to" else d.first - 4
    if at(tk, k) == "hours" and at(tk, k + 1) in _HOURS_ARE and hour <= _NOON and "to" in (before, after):
        return True  # "office hours are 9 to 5"
    if after in HYPHENS and at(tk, j + 1) == "to" and at(tk, j + 3) in _MIDDAY:
        return True  # "the 4-to-midnight shift"
    if d.range_end is not None:
        return _is_between_hours(tk, d, before)
    if not (hour <= _NOON or _has_minutes(tk, d)):
        return False
    if before in _BEFORE_HOUR and _names_part_of_day(tk, j):
        return before in BEFORE_MINUTES or _tells_no_level(tk, d, _MOVED)  # not "down from nine on Friday morning"
    if before in _NO_LEVEL and (d.form == "words" or _has_minutes(tk, d)) and _ends_hour(after):
        return True  # "home before seven, in time", "sat until 11.40, when"
    if _has_minutes(tk, d) and _names_train_or_tide(tk, d, before, after):
        return True
    if before in _SOON_BEFORE and at(tk, d.first - 2) in _SOON:
        return _ends_time(tk, j)  # "shortly after 8", "Ring after 6."
    return before == "at" and _is_met_at(tk, d)


def _is_set_apart(tk: Tokens, k: int) -> bool:
    """Whether a blank parts hours from minutes, of which one stands at ``k``: "at 11 30 p.m.", "the 8 15 train", "rose at 1 50."."""
    if at(tk, k + 1)[:1].isdigit():
        return _is_hour_apart(tk, k)
    return at(tk, k - 1).isdecimal() and _is_hour_apart(tk, k - 1)


def _is_hour_apart(tk: Tokens, k: int) -> bool:
    hours, minutes, before, after = tk.word[k], tk.word[k + 1], at(tk, k - 1), at(tk, k + 2)
    if not (hours.isdecimal() and minutes.isdecimal() and len(minutes) <= 2 and not tk.glued(k + 1)):
        return False
    if not (0 < int(hours) <= _NOON and int(minutes) < 60 and hours[0] != "0"):
        return False
    if len(minutes) < 2:  # "the 10 5 express"
        return before == "the" and minutes == "5" and after in _CARRIES
    if after in _HALVES_OF_DAY or after in _CARRIES:
        return True
    if before == "the":
        return after in AUXILIARIES or (after == "from" and printed(tk, k + 3)[:1].isupper())
    return before in _BEFORE_SET_APART and _ends_time(tk, k + 2) and after not in _NO_HOUR_BEFORE


_CARRIES = frozenset(("train", "express", "mail", "boat", "down-train", "up-train", "excursion"))
_BEFORE_SET_APART = frozenset(("at", "till", "until", "by", "about"))
_NO_HOUR_BEFORE = frozenset(("to", "in", "per", "a", "an", "each", "-", "–"))


def _names_train_or_tide(tk: Tokens, d: Draft, before: str, after: str) -> bool:
    """Whether an hour with its minutes names a train or a race, or is when the sun sets or the water is high."""
    if _is_timetable(tk, d, before) and _ends_time(tk, d.last + 1):
        return True
    return _is_of_an_almanac(tk, d) or (before == "the" and _is_race(tk, d, after))


def _is_of_an_almanac(tk: Tokens, d: Draft) -> bool:
    """Whether the hour of the sun or the tide stands here: "Sunrise 6.41, sunset 5.12", "High water at Dol: 3.12 and 3.40"; not "sunset prices of 6.41"."""
    k = d.first - 1
    while k >= 0 and (tk.lower[k] in _BEFORE_ALMANAC or tk.word[k][0].isdigit() or tk.word[k].istitle()):
        if tk.lower[k] in _SUN or (tk.lower[k] == "water" and at(tk, k - 1) in ("high", "low")):
            return True
        k -= 1
    return k >= 0 and (tk.lower[k] in _SUN or (tk.lower[k] == "water" and at(tk, k - 1) in ("high", "low")))


def _is_race(tk: Tokens, d: Draft, after: str) -> bool:
    """Whether a race is named by its hour: "the 3.30 at Ascot", "won the 2.15", where horses run."""
    if _TURF.isdisjoint(tk.distinct) and _ODDS.isdisjoint(tk.distinct):
        return after == "at" and printed(tk, d.last + 2)[:1].isupper()
    return _ends_time(tk, d.last + 1) or after in AUXILIARIES or after in VERBS


_SUN = frozenset("sunrise sunset moonrise moonset lighting-up dawn dusk".split())
_BEFORE_ALMANAC = frozenset((":", ",", ";", "and", "at", "is", "was", "a.m.", "p.m.", "am", "pm"))
_TURF = frozenset(
    "horse horses jockey jockeys gelding filly colt mare furlong furlongs hurdle hurdles racecourse".split()
)
_ODDS = frozenset("fav favourite favourites stewards meeting going abandoned runners".split())


def _is_timetable(tk: Tokens, d: Draft, before: str) -> bool:
    """Whether a time with its minutes names a train or is told of the sun: "on the 7.15", "caught the 8.40", "sun rises 7.58"."""
    if before == "the":
        return at(tk, d.first - 2) in _BY_TRAIN
    if before in ("rises", "sets"):
        return not _IN_THE_SKY.isdisjoint(tk.distinct)
    return before in ("and", "or") and at(tk, d.first - 2) in _HALVES_OF_DAY  # "11 a.m. and 6.30"


_BY_TRAIN = frozenset("on by caught catch missed miss took take".split())
_IN_THE_SKY = frozenset(("sun", "moon"))
_HALVES_OF_DAY = frozenset(("a.m.", "p.m.", "am", "pm"))


def _ends_hour(after: str) -> bool:
    return not after[:1].isalnum() and after not in HYPHENS and after not in CURRENCY_SIGNS and after != "%"


_HOURS_ARE = frozenset(("are", "were", ":"))
_SOON_BEFORE = frozenset(("after", "before"))
_SOON = frozenset("shortly soon just ring call phone telephone apply".split())

_NOON = 12
_MOVED = CHANGE_WORDS.keys() | {"down", "up", "off", "compared"}


def _is_met_at(tk: Tokens, d: Draft) -> bool:
    """Whether what is done "at" the number, or the day before "at", makes it an hour: "leaving at 5.45", "the court sits at ten", "Thursday at 11"."""
    if not _ends_time(tk, d.last + 1):
        return False
    k = d.first - 2
    if at(tk, k) in WEEKDAYS | {"tomorrow", "tonight"}:
        return _tells_no_level(tk, d, _LEVELS)
    for _ in range(3):  # "meets again on Friday at 11", "sits here at ten"
        verb = at(tk, k)
        if verb in _MEETS or (verb in _LEAVES and _has_minutes(tk, d)):
            return _tells_no_level(tk, d, _LEVELS)
        if verb not in WHEN and verb not in _BETWEEN:
            return False
        k -= 1
    return False


_BETWEEN = frozenset(("again", "here", "there", "on", "home", "early", "up", "off", "out"))


def _is_between_hours(tk: Tokens, d: Draft, before: str) -> bool:
    """Whether a range is of two hours: "from 7 to 9 tonight", "the nine-to-five day", "an 8-to-4 shift"; not "rose from 7 to 9 yesterday"."""
    if (d.range_end or 0) > _NOON or d.value is None:
        return False
    if d.form == "words" and d.value in _MINUTES and before in BEFORE_MINUTES:
        return _ends_time(tk, d.last + 1)  # "by five to nine they were shut"
    if before == "from" and (_names_part_of_day(tk, d.last + 1) or at(tk, d.last + 1) in _DAYS):
        return _tells_no_level(tk, d, frozenset())
    return at(tk, d.last) in _SHIFTS or at(tk, d.last + 1) in _SHIFTS


def _tells_no_level(tk: Tokens, d: Draft, levels: Collection[str]) -> bool:
    """Whether nothing in the clause before the number moves or stands somewhere, as a price does: "closed at 5.45 on Friday"."""
    for k in range(d.first - 1, max(-1, d.first - _CLAUSE), -1):
        w = tk.lower[k]
        if tk.sentence[k] != tk.sentence[d.first] or w in _PARTS_CLAUSES:
            break
        if w in CHANGE_OF or w in CURRENCY_SIGNS or w in levels:
            return False
    return True


_CLAUSE = 30  # tokens
_PARTS_CLAUSES = frozenset((",", ";", "and", "but", "while"))


def _has_minutes(tk: Tokens, d: Draft) -> bool:
    hours, stop, minutes = tk.word[d.last].partition(".")
    return d.first == d.last and bool(stop) and len(minutes) == 2 and minutes < "60" and hours.isdigit() and int(hours) < 24  # fmt: skip


def _is_hour(tk: Tokens, k: int) -> bool:
    w = at(tk, k)
    return 0 < CARDINALS.get(w, int(w) if w.isdecimal() and len(w) < 3 else 0) <= _NOON


def _minutes(tk: Tokens, k: int) -> bool:
    w = at(tk, k)
    return CARDINALS.get(w, int(w) if w.isdecimal() and len(w) < 3 else 0) in _MINUTES


def _ends_time(tk: Tokens, j: int) -> bool:
    """Whether a time can end before ``j``: no noun follows that a number would count."""
    w = at(tk, j)
    return (not w[:1].isalnum() and w not in HYPHENS and w not in CURRENCY_SIGNS) or w in _BEHIND_TIME or w in _DAYS


_BEHIND_TIME = word_set("rules", "traps.behind_time")


def _names_part_of_day(tk: Tokens, j: int) -> bool:
    """Whether a part of a day follows: "in the morning", "yesterday morning", "this evening", "on Tuesday night"."""
    j += at(tk, j) in ("on", "in")
    return at(tk, j + 1) in _PARTS_OF_DAY and (
        at(tk, j) in ("the", "this", "that", "every", "each") or at(tk, j) in _DAYS
    )
