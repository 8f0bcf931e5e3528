"""Years, decades, centuries."""

from __future__ import annotations

import re

from archive.extract.dates import periods
from archive.extract.dates.date_rules.days import DAY_CLASSES
from archive.extract.dates.date_rules.drafts import Draft, Scene, attempt, draft_of, rule, two_digit_year
from archive.extract.dates.date_words import (
    CLASSES,
    DECADE_NUMBER,
    MONTH_NUMBER,
    NO_PART,
    ORDINAL_NUMBER,
    letters,
    read_number,
)
from archive.extract.english.lexicon import (
    ADDRESS_WORDS,
    FUNCTION_WORDS,
    LABELS,
    PREPOSITIONS,
    VERBS,
    is_person,
    is_plural,
)
from archive.extract.numbers.life_decades import is_of_life
from archive.extract.words import word_set

_GLUED_SIGNS = frozenset("$£€¥#@№&_\\.+")
_UNITS_BEHIND = word_set("dates", "rules.units_behind")
_COUNT_BEFORE = word_set("dates", "rules.count_before")
_YEAR_AFTER = word_set("dates", "rules.year_after")


def _is_year(s: Scene, i: int, j: int) -> bool:
    """Whether four digits at token ``i`` (the next word is at ``j``) are a year and count nothing."""
    value = int(s.word(i))
    before, following = s.lower(i - 1), s.word(j)
    after = following.lower()
    glued = _is_glued_year(s, i, j)
    if glued is not None:
        return glued
    if before in _NUMBERED and s.word(i - 1)[:1].isupper():
        return False
    named = _numbers_a_house(s, j) or _is_side(s, i, j) or _is_model(s, i, j)
    if named or after in _UNITS_BEHIND or after in _BEFORE_CHRIST:
        return False
    if before in _YEAR_AFTER and not (before == "to" and s.lower(i - 2) == "compared"):
        return not _counted(s, j) or (
            before not in ("of", "to", "by", "and", "from", "between", "or") and value >= 1500
        )
    if not 1500 <= value <= 2100 or _is_in_title(s, i, value):
        return False
    if after in _OF_A_YEAR and s.anchor is not None and abs(value - s.anchor.year) <= _NEAR_BY:
        return True  # "had 1986 sales of"
    if before in _COUNT_BEFORE or _counted(s, j):
        counts = before in _COUNT_BEFORE or before in VERBS  # "sold 2000 cars"
        return 1900 <= value <= 2050 and not counts and not _persons(s, j)
    if 1900 <= value <= 2050:
        return not (
            s.word(i - 1)[:1].isupper()
            and s.word(i - 1)[:1].isalpha()
            and before not in FUNCTION_WORDS
            and before != "day"
            and not _close(s, j, before)
        )
    return before in ("the", "(", ",", "a", "an") and not following[:1].isalpha()


def _is_glued_year(s: Scene, i: int, j: int) -> bool | None:
    """Whether digits with a mark glued to them are a year: "mid-1998"; not "98.1998", "1998%". None where no mark tells."""
    following = s.word(j)
    if i and s.tk.glued(i):
        sign = s.word(i - 1)
        if sign in _GLUED_SIGNS or sign[-1].isalnum() or (sign == ":" and s.word(i - 2)[-1:].isdigit()):
            return False
        if sign in "-–—/" and s.tk.glued(i - 1) and not _plays_a_part(s, i - 2):
            return s.lower(i - 2) in ("mid", "pre", "post", "since", "early", "late") or sign == "—"
        if sign in "-" and s.word(i - 2)[-1:].isdigit() and s.classes[i - 2] not in (YR, *DAY_CLASSES):
            return False
    if s.tk.glued(j) and (
        following in ("%", "@", "_", "+", "/", "°")
        or (following == ":" and s.tk.glued(j + 1))
        or (following[:1].isalpha() and following.lower() != "s")
    ):
        return False
    if s.tk.glued(j) and following in "-–" and s.tk.glued(j + 1):
        tail = s.word(j + 1)
        if not tail[:1].isdigit() and tail[:1].islower() and tail.lower() not in _YEAR_TAILS:
            return False
    return None


def _is_in_title(s: Scene, i: int, value: int) -> bool:
    """Whether a year far ahead is part of a name: the game "Harbour Wars 2077"; not "In 2077", "May 2077"."""
    if s.anchor is None or value <= s.anchor.year + _AHEAD:
        return False
    before = s.lower(i - 1)
    return s.word(i - 1)[:1].isupper() and before not in FUNCTION_WORDS and before not in _DATED_BY_YEAR


_AHEAD = 18  # years
_NEAR_BY = 5  # years
_OF_A_YEAR = word_set("dates", "rules.of_a_year")


def _is_model(s: Scene, i: int, j: int) -> bool:
    """Whether the digits are the year of a car: "her red 2008 Honda"; not "in 2004 Ford sold", "the 2004 Ford results"."""
    before = s.word(i - 1)
    if before in _COLOURS and s.word(j)[:1].isupper():
        return True  # "in his white 1991 Lincoln"
    coloured = s.word(j) in _COLOURS
    if coloured and before in _ONE_CAR and s.word(j + 1)[:1].isupper():
        return True  # "his 2005 silver Lark"
    make = s.word(j + coloured)
    if make not in _CARS or not (before[:1].isalpha() or before == ":") or before.lower() in _BEFORE_A_YEAR:
        return False  # "11 p.m.: 2008 Honda stolen" is one
    behind = s.word(j + 1)
    return not (behind[:1].islower() and is_plural(behind))


def _numbers_a_house(s: Scene, j: int) -> bool:
    """Whether a street goes on behind the digits: "the 2000 block of Main Street", "at 1970 Oak Street", "in the area of 1802 South Beech"."""
    if s.lower(j) == "block":
        return s.lower(j + 1) == "of" or s.word(j + 1)[:1].isupper()
    if s.lower(j - 2) == "of" and s.lower(j - 3) in _PLACES and s.word(j)[:1].isupper():
        return True
    for k in range(j, j + 4):
        if not s.word(k)[:1].isupper():
            return False
        if k > j and s.lower(k) in ADDRESS_WORDS:
            return True
    return False


def _is_side(s: Scene, i: int, j: int) -> bool:
    """Whether the digits are one side of a size: "2048 x 1080 pixels"."""
    behind = s.lower(j) in _TIMES and s.word(j + 1)[:1].isdigit()
    return behind or (s.lower(i - 1) in _TIMES and s.word(i - 2)[-1:].isdigit())


def _plays_a_part(s: Scene, i: int) -> bool:
    """Whether a word belongs to dates, or is the dot of an abbreviation: in "Sept.-1998", not in "Windows-1998"."""
    return i >= 0 and (s.classes[i] not in NO_PART or (s.word(i) == "." and s.tk.glued(i)))


_ONE_CAR = frozenset(("a", "an", "his", "her", "their", "my", "our", "’s", "'s"))
_CARS = word_set("dates", "rules.cars")
_COLOURS = word_set("dates", "rules.colours")
_BEFORE_A_YEAR = (PREPOSITIONS - {"with"}) | {"and", "or", "but", "while", "when", "year", "early", "late", "mid"}
_PLACES = frozenset(("area", "vicinity"))
_DATED_BY_YEAR = word_set("dates", "rules.dated_by_year")
_NUMBERED = LABELS - set(MONTH_NUMBER) - _DATED_BY_YEAR - {"day"}  # "on Boxing Day 2014"
YR = letters("yr")
_BEFORE_CHRIST = frozenset(("bc", "b.c", "b.c.", "bce"))
_TIMES = frozenset("x*×")
_YEAR_TAILS = frozenset(("to", "and", "or", "era"))


def _close(s: Scene, j: int, before: str) -> bool:
    """Whether a name and its year stand together: "Spring 1998", "the Companies Act 1985"; not "Windows 2000"."""
    return before in _DATED_BY_YEAR or before not in LABELS


def _counted(s: Scene, j: int) -> bool:
    w = s.word(j)
    if s.lower(j + 1) in ("'s", "’s"):
        return False  # "the 2010 women's final"
    return w[:1].islower() and w not in FUNCTION_WORDS and w not in VERBS and is_plural(w)


def _persons(s: Scene, j: int) -> bool:
    return any(
        s.word(k)[:1].isalpha() and is_plural(s.word(k)) and is_person(s.word(k)) and s.lower(k + 1) not in ("'s", "’s")
        for k in (j, j + 1)
    )


@rule("(?P<y>{yr})", "(?P<f>{fiscals})(?P<u>{unit})?(?P<y>{yr})", "(?P<u>{unit})(?P<y>{yr})")
def _year(s: Scene, m: re.Match[str]) -> Draft | None:
    i = m.start("y")
    groups = m.re.groupindex
    if "u" in groups and m.group("u") and s.lower(m.start("u")) != "year":
        return None
    if "u" not in groups and "f" not in groups and not _is_year(s, i, m.end()):
        return None
    return draft_of(
        m, "fiscal_year" if "f" in groups else "year", attempt(periods.year_period, int(s.word(i))), "", fixed=True
    )


@rule("{fy}{apostrophe}?(?P<n>{two})(?:(?:{hyphen}|{slash})(?P<z>{two}))?")
def _fiscal_year(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "FY23", "FY 23", "FY22-23"."""
    n, z = s.word(m.start("n")), m.start("z")
    if not s.word(m.start()).isupper() or len(n) != 2 or (z > 0 and int(s.word(z)) != int(n) + 1):
        return None
    year = two_digit_year(int(n), s.anchor)
    period = attempt(periods.years_period, year, year + 1) if z > 0 else attempt(periods.year_period, year)
    return draft_of(m, "years" if z > 0 else "fiscal_year", period, "", fixed=True)


@rule(
    "(?P<y>{yr})(?:{hyphen}|{slash})(?P<z>{two}|{yr})",
    "(?P<f>{fiscals})(?P<u>{unit})?(?P<y>{yr})(?:{hyphen}|{slash})(?P<z>{two}|{yr})",
)
def _years(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "2012-13", "2012/2013", "1914-18", "fiscal 2012/13": a span of years."""
    y, z = s.word(m.start("y")), s.word(m.start("z"))
    if len(z) == 1 or (m.start() and s.tk.glued(m.start()) and s.word(m.start() - 1) not in "('\"“‘["):
        return None
    if "u" in m.re.groupindex and m.group("u") and s.lower(m.start("u")) != "year":
        return None
    first = int(y)
    last = int(z) if len(z) == 4 else first - first % 100 + int(z)
    if not 1500 <= first < last <= 2100 or s.lower(m.end()) in _UNITS_BEHIND or (_counted(s, m.end()) and first < 1900):
        return None
    if len(z) == 4 and last - first > 1 and s.lower(m.end()) not in ("season", "academic"):
        return None  # two dates, as any "from 1998 to 2003"
    return draft_of(m, "years", attempt(periods.years_period, first, last), "", fixed=True)


_BEFORE_SHORT_YEARS = _YEAR_AFTER | {"of", "summer", "class"}


@rule(
    "{apostrophe}(?P<n>{two})(?P<s>{ess})?",
    "(?P<n>{two})(?P<s>{ess})",
    "(?P<n>{two})(?P<s>{poss})",
    "(?P<n>{yr})(?P<s>{ess})",
    "(?P<n>{yr})(?P<s>{poss})",
    "(?P<w>{decades})",
    "(?P<t>{numword}){hyphen}?(?P<w>{decades})",
)
def _decade(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "the 1990s", "'60s", "the eighties", and "'98"."""
    if "t" in m.re.groupindex:
        century = _CENTURIES.get(s.lower(m.start()))
        decade = 10 * DECADE_NUMBER[s.lower(m.start("w"))]
        return (
            draft_of(m, "decade", attempt(periods.decade_period, century + decade), "", fixed=True) if century else None
        )
    if "w" in m.re.groupindex:
        if s.lower(m.start() - 1) not in ("the", "early", "late", "mid", *_NICKNAMES, "-"):
            return None
        n = 10 * DECADE_NUMBER[s.lower(m.start())]
    else:
        word = s.word(m.start("n"))
        if len(word) not in (2, 4):
            return None
        n = int(word)
        if not m.group("s"):
            if s.lower(m.start() - 1) not in _BEFORE_SHORT_YEARS or not s.tk.glued(m.start() + 1):
                return None
            return draft_of(m, "year", attempt(periods.year_period, two_digit_year(n, s.anchor)), "", fixed=True)
        if n % 10 or (
            s.lower(m.start("s")) != "s" and s.lower(m.start() - 1) not in ("the", "early", "late", "mid", "-", "in")
        ):
            return None
        if s.lower(m.start("s")) != "s" and (s.word(m.end())[:1].isalpha() and s.lower(m.end()) not in FUNCTION_WORDS):
            return None
        if len(word) == 4:
            return draft_of(m, "decade", attempt(periods.decade_period, n), "", fixed=True)
        if "yr" in m.re.pattern:
            return None
    before = s.lower(m.start() - 1)
    if len(s.word(m.start())) == 2 and _is_heat(s, m.start()):
        return None  # "highs in the mid-70s"
    if is_of_life(s.tk, m.start()) or (before == "-" and s.lower(m.start() - 2) != "mid"):
        return None  # "SS-20's"
    if (
        m.group(0)
        and not m.re.pattern.startswith(_APOS)
        and before not in ("the", "early", "late", "mid", "-", "in", "and", *_NICKNAMES)
    ):
        return None
    century = 1900 if n >= 20 else 2000
    return draft_of(m, "decade", attempt(periods.decade_period, century + n), "", fixed=True)


def _is_heat(s: Scene, i: int) -> bool:
    return not _DEGREES.isdisjoint(s.tk.lower[max(0, i - 8) : i]) and s.tk.sentence[i] == s.tk.sentence[max(0, i - 4)]


_APOS = CLASSES["apostrophe"]
_NICKNAMES = frozenset(("roaring", "swinging"))
_CENTURIES = {"seventeen": 1700, "eighteen": 1800, "nineteen": 1900}
_DEGREES = word_set("dates", "rules.degrees")


@rule(
    "(?P<o>{ord}|{n99})(?:{hyphen}?(?P<o2>{ord}))?(?:{st})?{hyphen}?(?P<u>{unit})",
    "(?P<t>{numword}){hyphen}(?P<o>{ord}){hyphen}?(?P<u>{unit})",
)
def _century(s: Scene, m: re.Match[str]) -> Draft | None:
    if s.lower(m.start("u")) != "century":
        return None
    w = s.lower(m.start("o"))
    n = ORDINAL_NUMBER.get(w) or (int(w) if w.isdecimal() else 0)
    if "t" in m.re.groupindex:
        n += int(read_number(s.tk, m.start("t"), m.start("t")) or 0)
    if w.isdigit() and s.classes[m.start("o") + 1] != ST:
        return None
    if not 1 <= n <= 30:
        return None
    if s.lower(m.end()) in _BEFORE_CHRIST:
        return Draft(m.start(), m.end(), "DATE", f"BC{n - 1:02d}", "century")
    turns = [s.lower(m.start() - k) for k in (3, 2, 1)] == ["turn", "of", "the"]  # some years before it or in it
    period = None if turns else attempt(periods.century_period, 100 * (n - 1))
    return draft_of(m, "century", period, f"{n - 1:02d}", fixed=True)


ST = letters("st")
