"""Numbers that are a time of day, a day of a month, a year or a season, and count nothing."""

from __future__ import annotations

from archive.extract.dates.date_words import SEASONS
from archive.extract.draft import Draft
from archive.extract.english.lexicon import (
    CLOCK_AFTER,
    MONTHS,
    PREPOSITIONS,
    WEEKDAYS,
    YEAR_BEFORE,
    is_person,
    is_plural,
)
from archive.extract.english.tokens import DASHES, Tokens, at, printed
from archive.extract.english.word_classes import CLOCK, is_number_word
from archive.extract.traps.month_counts import counts_behind_month, opens_clause
from archive.extract.words import word_set

_ZONES = word_set("rules", "traps.zones")
_DAY_LINKS = word_set("rules", "traps.day_links")
_BOUNDS_BEFORE = word_set("rules", "traps.bounds_before")
_YEAR_OPENERS = word_set("rules", "traps.year_openers")
_YEAR_BEFORE_OR_COUNT = word_set("rules", "traps.year_before_or_count")
_OLD_YEAR_BEFORE = word_set("rules", "traps.old_year_before")
_COUNTED_LIKE_PERSONS = word_set("rules", "traps.counted_like_persons")
_MONTH_OR_WORD = word_set("rules", "traps.month_or_word")


_TRAINS = frozenset(("express", "train", "sailing", "ferry", "coach"))


def _is_train(tk: Tokens, d: Draft, after: str) -> bool:
    """Whether hours and minutes with a stop name a train: "passengers on the 14.03 from Leeds", "the 7.45 to Hull", "the 7.42 express"."""
    hours, _, minutes = tk.word[d.last].partition(".")
    if len(minutes) != 2 or not (hours.isdigit() and minutes.isdigit() and d.bare):
        return False
    named = printed(tk, d.last + 2)[:1].isupper()
    return int(hours) < 24 and int(minutes) < 60 and ((after in ("from", "to") and named) or after in _TRAINS)


def time_of_day(tk: Tokens, d: Draft, before: str, after: str) -> str | None:
    """Judge an hour: "at 1430 hours", "between 2000 and 2100 GMT", "6 a.m."."""
    if d.unit_name == "hour" and (before in _HOUR_OPENERS or tk.word[d.first][0] == "0") and _is_hour(tk.word[d.first]):
        return "time of day"  # "at 1430 hours", "0600 hrs"
    if before == "the" and "." in tk.word[d.last] and _is_train(tk, d, after):
        return "time of day"
    if not d.bare and d.unit_name not in ("metre", "percentage point", "penny", "ampere"):
        return None
    value = d.value
    if value is None or value < 0 or value > 2400:
        return None
    if after in CLOCK_AFTER and (value <= 12 or after in ("am", "pm", "a.m.", "p.m.") or after in _ZONES):
        return "time of day"
    if after == "local" and at(tk, d.last + 2) == "time" and (value <= 12 or _is_hour(tk.word[d.last])):
        return "time of day"
    if "time" in tk.distinct and _is_hour(tk.word[d.last]) and _names_zone(tk, d.last + 1):
        return "time of day"  # "by 1000 London time", "at 1430 New York time"
    if after in ("a", "p") and at(tk, d.last + 2) == "." and at(tk, d.last + 3) == "m":
        return "time of day"
    if after in _HOURS_JOINED and value <= 12 and _leads_to_clock(tk, d.last + 2):
        return "time of day"  # "between 3 and 5 p.m.", "8-8:05 a.m.", "at 8, 10 and 11.30 a.m."
    linked = after in ("and", "to", "-", "–") and at(tk, d.last + 3) in _ZONES and _is_hour(printed(tk, d.last + 2))
    if linked and _is_hour(tk.word[d.last]):
        return "time of day"  # "between 2000 and 2100 GMT"
    if before == "at" and value <= 12 and d.bare and at(tk, d.first - 2) not in _LEVELS and _names_day(tk, d.last + 1):
        return "time of day"  # "at 7 on Monday", "at 9 tomorrow"
    if after in ("o", "o’clock", "o'clock") and d.bare and value <= 12:
        return "time of day"
    return None


_LEVELS = word_set("rules", "traps.levels")  # "the toll stood at 12 on Monday"
_HOUR_OPENERS = word_set("rules", "traps.hour_openers")


def _names_zone(tk: Tokens, k: int) -> bool:
    """Whether a town and "time" stand at ``k``: "London time", "New York time"; not "1000 extra time"."""
    if not printed(tk, k)[:1].isupper():
        return False
    return at(tk, k + 1) == "time" or (printed(tk, k + 1)[:1].isupper() and at(tk, k + 2) == "time")


def _is_clock(tk: Tokens, j: int) -> bool:
    """Whether a time that says which half of the day stands at ``j``: "5 p.m.", "8:05 a.m."."""
    if at(tk, j + 1) == ":" and tk.glued(j + 1):
        j += 2
    hours, _, minutes = printed(tk, j).partition(".")
    return hours.isdigit() and minutes.isdigit() != (not minutes) and at(tk, j + 1) in CLOCK


_HOURS_JOINED = frozenset(("and", "to", "-", "–", ","))


def _leads_to_clock(tk: Tokens, j: int) -> bool:
    """Whether hours that commas and "and" join end in one that says which half of the day: "10 and 11.30 a.m."."""
    for k in range(j, j + 6, 2):
        if _is_clock(tk, k):
            return at(tk, j - 1) != "," or k > j
        if not at(tk, k).isdigit() or at(tk, k + 1) not in ("and", ","):
            return False
    return False


def _names_day(tk: Tokens, j: int) -> bool:
    """Whether a day follows at ``j`` that an hour can be of: "on Monday", "tomorrow", "this morning"."""
    if at(tk, j) == "on":
        return at(tk, j + 1) in WEEKDAYS
    return at(tk, j) in _DAYS or (at(tk, j) == "this" and at(tk, j + 1) in _PARTS_OF_DAY)


_DAYS = frozenset(("tonight", "tomorrow", "yesterday"))
_PARTS_OF_DAY = frozenset(("morning", "afternoon", "evening"))


def _is_hour(digits: str) -> bool:
    return len(digits) == 4 and digits.isdecimal() and int(digits) < 2400 and int(digits[2:]) < 60


def _is_day_number(d: Draft) -> bool:
    return isinstance(d.value, int) and 1 <= d.value <= 31 and d.scale == 1


def _has_unit_in_singular(tk: Tokens, d: Draft) -> bool:
    """Whether the unit of a number is in the singular, which of more than one is that of something else."""
    if d.unit_text is None or d.value == 1 or tk.glued(d.right):
        return False
    return not is_plural(printed(tk, d.unit_text[1]))


def is_day_alone(tk: Tokens, d: Draft, before: str, after: str) -> bool:
    """Whether "on the 19th," is a day of a month that the paragraph names; not "on the 19th floor"."""
    day = before == "the" and at(tk, d.first - 2) in _TO_A_DAY and tk.word[d.first][0].isdigit()
    if day and (at(tk, d.first - 2) == "dated" or at(tk, d.first - 3) in CLOCK):
        return True  # "at 3 a.m. on the 9th a submarine"
    if after in _OF_A_MONTH:
        return True
    ends = (
        not after[:1].isalnum()
        or after in ("and", "but", "at", "whether")
        or tk.lower[d.last + 1 : d.last + 4] == ["of", "the", "month"]
    )
    return day and ends and (not MONTHS.isdisjoint(tk.distinct) or after not in DASHES)


_OF_A_MONTH = frozenset(("inst", "ult", "prox", "instant", "ultimo", "proximo"))  # "on the 21st inst."
_TO_A_DAY = frozenset(("on", "dated", "from", "by", "until", "before"))


_JOINS_DAYS = DASHES | {"and", "to", "or"}
_JOINS_YEARS = DASHES | {"/"}


def day_or_year(tk: Tokens, d: Draft, before: str, after: str, whole: bool, word: str) -> str | None:
    """Judge a number beside a month, and four digits that may be a year."""
    is_day = _is_day_number(d)
    if is_day and d.kind == "duration" and d.right - d.last == 1 and _has_unit_in_singular(tk, d):
        return "day of a month" if is_month(tk, d.first - 1, before) else None  # "loans in Feb 25 week"
    if is_day and d.bare:
        if is_month(tk, d.first - 1, before):
            return None if counts_behind_month(tk, d.first) else "day of a month"
        if is_month(tk, d.last + 1, after) and not (after in ("may", "march", "mar") and tk.word[d.last + 1].islower()):
            return "day of a month"
        counts = before == "," and opens_clause(tk, d.last)
        if before in _DAY_LINKS and d.first > 1 and not counts and _day_list_before(tk, d.first - 2):
            return "day of a month"
        if after in _JOINS_DAYS and _day_list_after(tk, d.last + 2):
            return "day of a month"
        if after == "of" and at(tk, d.last + 2) in MONTHS and printed(tk, d.last + 2)[0].isupper():
            return "day of a month"
    if whole and d.bare and after in _ERAS and printed(tk, d.last + 1).isupper():
        return "year"  # "190 A.D."
    if whole and len(word) == 4 and before == "year" and at(tk, d.first - 2) == "the" and d.bare:
        return None if counts_something(tk, d, after) else "year"  # "in the year 3020"
    if not whole or len(word) != 4 or d.scale != 1 or not 1000 <= int(word) <= 2100:
        if (
            whole
            and len(word) == 2
            and d.first > 1
            and before in _JOINS_YEARS
            and tk.glued(d.first)
            and _looks_like_year(printed(tk, d.first - 2))
        ):
            return "season or span of years"
        return None
    return _year(tk, d, before, after, int(word))


_ERAS = frozenset(("ad", "a.d.", "bc", "b.c.", "bce", "b.c.e.", "ce", "c.e."))


def _looks_like_year(w: str) -> bool:
    return len(w) == 4 and w.isdecimal() and 1500 <= int(w) <= 2100


_PERIODS_OF_A_YEAR = frozenset(("year", "second", "month", "week", "day", "season"))


def _says_what_was(tk: Tokens, k: int, after: str) -> bool:
    """Whether a dash and the number of the year at ``k`` follow: "(1985 - 182,959)"; not "(1920-1930)"."""
    return after in DASHES and not tk.glued(k + 1) and "," in printed(tk, k + 2) and printed(tk, k + 2)[0].isdigit()


_OPENS_YEARS = YEAR_BEFORE | {"a.d.", "ad"}


def _year(tk: Tokens, d: Draft, before: str, after: str, value: int) -> str | None:
    """Judge four bare digits. 1500..2100 is a year unless a unit, a currency or a counted noun says otherwise."""
    if 1500 <= value <= 2100 and (
        (before == "," and _is_day_of_month(tk, d.first - 2)) or (before == "(" and _says_what_was(tk, d.last, after))
    ):
        return "year"  # "March 22, 2018 police", "40,200 tonnes (1985 - 38,100)"
    if not d.bare:
        if d.unit_text is None or d.unit_name not in _PERIODS_OF_A_YEAR or not 1500 <= value <= 2100:
            return None
        return None if is_plural(printed(tk, d.unit_text[1])) else "year"  # "1986 second quarter"
    if _range_ahead(tk, d, after):
        return None
    if before[:1].isdigit() and len(before) <= 2 and is_month(tk, d.first - 2, at(tk, d.first - 2)):
        return "year"
    if not 1500 <= value <= 2100:
        if (
            before in _YEAR_BEFORE_OR_COUNT
            and d.first > 1
            and at(tk, d.first - 2).isdigit()
            and len(at(tk, d.first - 2)) == 4
            and at(tk, d.first - 3) in _OPENS_YEARS
        ):
            return "year"
        opened = before in _OLD_YEAR_BEFORE or _is_part_of_year(tk, d.first - 1 - (before == "of"))
        return "year" if opened and value >= 1000 and not counts_something(tk, d, after) else None
    if before == "over" and value > 1900 and value % 10:
        return "year"  # "talks over 1987 wages"
    if before in _BOUNDS_BEFORE and counts_something(tk, d, after):
        return None
    if before in YEAR_BEFORE:
        return None if before in _YEAR_BEFORE_OR_COUNT and _persons_follow(tk, d) else "year"
    if _persons_follow(tk, d):
        named = value >= 1950 and value % 100 and printed(tk, d.last + 1)[:1].isupper()
        return "year" if named else None  # "2016 Democrats call for action"
    if (
        after in _JOINS_YEARS
        and tk.glued(d.last + 1)
        and (len(printed(tk, d.last + 2)) in (2, 4) and printed(tk, d.last + 2).isdigit())
    ):
        return "season or span of years"
    if value >= 1900 or before in _YEAR_OPENERS or not counts_something(tk, d, after):
        return "year"
    return None


def _is_part_of_year(tk: Tokens, i: int) -> bool:
    """Whether a month or a season stands at ``i``, before its year: "in May 1066", "the spring of 1348"."""
    w = at(tk, i)
    return is_month(tk, i, w) or (w in SEASONS and at(tk, i - 1) in ("the", "in", "late", "early"))


def _is_day_of_month(tk: Tokens, i: int) -> bool:
    w = at(tk, i)
    return w.isdigit() and len(w) <= 2 and is_month(tk, i - 1, at(tk, i - 1))


def _range_ahead(tk: Tokens, d: Draft, after: str) -> bool:
    """Whether "2000 - 2500 calories", "1600 to 4000 ships" begins here: a second number that is no year, or counts."""
    if after not in ("-", "–", "to", "or", "and"):
        return False
    said = printed(tk, d.last + 2)
    other = said.replace(",", "")
    if not other.isdigit() or len(other) < 4 or (after == "to" and said != other and _began_in(tk, d.first - 1)):
        return False
    if not 1500 <= int(other) <= 2100:
        listed = after == "and" and at(tk, d.first - 1) == "in"  # "a gain of $3m in 1986 and 2,569,000 dlrs in 1985"
        return int(other) > 2100 and not listed
    noun = printed(tk, d.last + 3)
    during = at(tk, d.first - 1) == "during"  # "during 1991-1993 amounts to"
    return bool(noun) and noun[0].isalpha() and is_plural(noun) and after != "and" and not during


def _began_in(tk: Tokens, k: int) -> bool:
    """Whether the word at ``k`` leads to the year of a first level: "from 850 in 1995 to 16,000"; not "in 1500 to 3,000 homes"."""
    if at(tk, k) not in _IN_YEAR:
        return False
    for j in range(k - 2, max(0, k - _LEVEL) - 1, -1):
        if tk.lower[j] == "from":
            number = j + 1
            while number < k - 1 and tk.lower[number] in _HEDGES:
                number += 1  # "from an estimated 850 in 1995 to 16,000"
            return tk.word[number][-1].isdigit() or tk.word[number][0] in "$£€" or is_number_word(tk, number)
    return False


_HEDGES = frozenset("a an the about around some only just estimated record total of nearly almost roughly".split())
_IN_YEAR = frozenset(("in", "by", "during", "since", "for"))
_LEVEL = 10  # tokens of a level with its noun


def _persons_follow(tk: Tokens, d: Draft) -> bool:
    """Whether a plural word for persons stands within two words: "2000 Iraqi soldiers"."""
    for k in (d.last + 1, d.last + 2):
        w = printed(tk, k)
        if not w or not w[0].isalpha() or w.lower() in PREPOSITIONS:
            return False
        if (is_plural(w) and is_person(w)) or w.lower() in _COUNTED_LIKE_PERSONS:
            return True
    return False


def counts_something(tk: Tokens, d: Draft, after: str) -> bool:
    """Whether a plural noun follows within two words."""
    return (
        bool(after)
        and after[0].isalpha()
        and after not in PREPOSITIONS
        and (is_plural(after) or is_plural(at(tk, d.last + 2)))
    )


def is_month(tk: Tokens, i: int, lower: str) -> bool:
    """Whether the word at ``i`` names a month, its full stop passed over; "may" and "march" need their capital."""
    if lower == "." and i > 0:
        i -= 1
        lower = tk.lower[i]
    if lower not in MONTHS:
        return False
    return tk.word[i][0].isupper() or lower not in _MONTH_OR_WORD


def _day_list_before(tk: Tokens, i: int) -> bool:
    """Whether the number at ``i`` is itself the day of a month: "May 3-5", "June 1, 2 and 3"."""
    for _ in range(8):
        w = printed(tk, i)
        if not (w.isdigit() and len(w) <= 2) or i == 0:
            return False
        if is_month(tk, i - 1, at(tk, i - 1)):
            return True
        if at(tk, i - 1) not in ("-", "–", "and", ",") or i < 3:
            return False
        i -= 2
    return False


def _day_list_after(tk: Tokens, j: int) -> bool:
    """Whether "3 and 4 May" goes on to a day and its month."""
    w = printed(tk, j)
    return w.isdigit() and len(w) <= 2 and is_month(tk, j + 1, at(tk, j + 1))
