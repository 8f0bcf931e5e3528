"""Days and months: full, partial, and in digits."""

from __future__ import annotations

import re
from datetime import date

from archive.extract.dates import periods
from archive.extract.dates.date_rules.drafts import (
    Draft,
    Scene,
    attempt,
    draft_of,
    group_int,
    named_day,
    place,
    rule,
    two_digit_year,
    year_number,
)
from archive.extract.dates.date_words import (
    MONTH_NUMBER,
    ORDINAL_NUMBER,
    PARTS,
    WEEKDAY_NUMBER,
    letters,
    read_number,
)
from archive.extract.dates.periods import UNKNOWN, Period
from archive.extract.english.lexicon import AUXILIARIES, FUNCTION_WORDS, PREPOSITIONS, VERBS, is_plural
from archive.extract.numbers.digits import ORDINAL_ENDS
from archive.extract.traps.month_counts import counts_behind_month, opens_clause
from archive.extract.words import word_set, words

_MONTH_BEFORE = word_set("dates", "rules.month_before")
_NUMERIC_BEFORE = word_set("dates", "rules.numeric_before")
_NAMED_AFTER_DAYS = word_set("dates", "rules.named_after_days")
_KNOWN_DAYS = {
    (int(key[:2]), int(key[3:])): (int(line.split()[0]), frozenset(line.split()[1:]))
    for key, line in words("dates")["known_days"].items()
}
_YEAR_TAIL = "(?:{comma}?{of}?(?:{the}{unit})?(?P<y>{yr}))?"
_MONTH_DAY = "(?P<m>{any_month}){dot}?{comma}?{the}?(?P<d>{day})(?:{st})?(?:(?:{span})(?:{the})?(?P<d2>{day})(?!{colon}|{ampm})(?:{st})?)?"


def _day_of(s: Scene, m: re.Match[str], month: int, day: int, year: int | None, day2: int | None) -> Draft | None:
    if not 1 <= day <= 31 or (s.lower(m.end()) in _NAMED_AFTER_DAYS and s.word(m.end())[0].isupper()):
        return None
    unknown = f"XXXX-{month:02d}-{day:02d}"
    if day2 is not None and not day < day2 <= 31:
        return None

    def make(y: int) -> Period:
        first = date(y, month, day)
        return periods.day_period(first) if day2 is None else periods.days_period(first, date(y, month, day2))

    if year is not None:  # of "30 February 2000" the month is still true
        return draft_of(m, "month_day_year", attempt(make, year), f"{year:04d}-{month:02d}-XX", fixed=True)
    known = _year_of_event(s, m, month, day) if day2 is None else None
    if known is not None:
        return draft_of(m, "named_day", attempt(make, known), unknown, fixed=True)
    period = place(s, m.start(), m.end() - 1, make, s.anchor) if s.anchor else None
    anchor = s.anchor if period else None
    return draft_of(m, "month_day", period, unknown, part=("day", month, day, day2), anchor=anchor)


def _year_of_event(s: Scene, m: re.Match[str], month: int, day: int) -> int | None:
    """Return the year of what is called by its day: "the Sept. 11 attacks", "the January 6 riot"; None before it, and of any other."""
    known = _KNOWN_DAYS.get((month, day))
    if known is None or (s.anchor is not None and s.anchor < date(known[0], month, day)):
        return None
    before, after = m.start() - 1, m.end()
    named = s.lower(before) in ("of", "on") and s.lower(before - 1) in known[1]
    behind = next((k for k in range(after, after + 3) if s.lower(k) in known[1]), None)
    if behind is not None:
        named = named or all(s.word(k).isalpha() and s.lower(k) not in FUNCTION_WORDS for k in range(after, behind))
    return known[0] if named else None


@rule(_MONTH_DAY + _YEAR_TAIL, _MONTH_DAY + "(?:{comma}?{apostrophe}(?P<yy>{two}))")
def _month_day(s: Scene, m: re.Match[str]) -> Draft | None:
    month = MONTH_NUMBER[s.lower(m.start("m"))]
    year = group_int(s, m, "y") if "y" in m.re.groupindex else None
    if "yy" in m.re.groupindex:
        year = two_digit_year(int(s.word(m.start("yy"))), s.anchor)
    after = m.end()
    behind = s.lower(after)
    if (
        year is None
        and not m.group("d2")
        and s.tk.glued(after)
        and behind[:1] in ":.%"
        and s.tk.glued(after + 1)
        and s.word(after + 1)[:1].isdigit()
    ):
        return None  # "May 9:30": a time, not a day
    if year is None and behind in ("percent", "per", "pct", "%", "million", "billion", "mln"):
        return None
    if year is None and (_is_count(s, m) or _numbers_noun(s, m)):
        return None
    day2 = group_int(s, m, "d2")
    if day2 is not None and s.lower(after) in ("million", "percent", "people", "billion"):
        return None
    return _day_of(s, m, month, int(s.word(m.start("d"))), year, day2)


def _numbers_noun(s: Scene, m: re.Match[str]) -> bool:
    """Whether an ordinal behind a month and a comma is that of a noun: "fell in January, the 14th monthly drop"; not "on January, the 14th"."""
    k = m.start("d")
    return (
        s.lower(k - 1) == "the"
        and s.lower(k - 2) == ","
        and s.word(m.end())[:1].islower()
        and s.lower(m.end()) not in PREPOSITIONS
    )


@rule("(?P<m>{any_month}){dot}?(?P<d>{day})(?:{st})?{and}(?P<d2>{day})(?:{st})?")
def _between_days(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "between May 11 and 19", "on May 11 and 12"; not "between May 11 and 19 June", "on May 11 and 12 men fled"."""
    if s.classes[m.end() : m.end() + 1] in _MONTH_CLASSES:
        return None
    if s.lower(m.start() - 1) != "between" and not _are_two_days(s, m):
        return None
    month = MONTH_NUMBER[s.lower(m.start("m"))]
    return _day_of(s, m, month, int(s.word(m.start("d"))), None, int(s.word(m.start("d2"))))


_MONTH_CLASSES = letters("any_month")


def _are_two_days(s: Scene, m: re.Match[str]) -> bool:
    """Whether "11 and 12" are two days running, and the second counts nothing."""
    d, d2, behind = int(s.word(m.start("d"))), int(s.word(m.start("d2"))), s.lower(m.end())
    before = s.lower(m.start() - 1)
    return (
        d2 == d + 1
        and (not behind[:1].isalnum() or behind in FUNCTION_WORDS)
        and not s.tk.glued(m.end() + (behind in ".,"))
        and before in _DAY_BEFORE
    )


@rule("(?P<x>{deict})(?P<m>{any_month}){dot}?(?P<d>{day})(?:{st})?")
def _deictic_day_of_month(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "last September 30", "this May 3": a day of the last such month, not "last May 12 firms"."""
    x, behind = s.lower(m.start("x")), s.lower(m.end())
    if x not in ("last", "next", "this") or not s.word(m.start("m"))[0].isupper() or s.anchor is None:
        return None
    sized = s.tk.glued(m.end()) and behind[:1] in ":.%" and (behind == "%" or s.word(m.end() + 1)[:1].isdigit())
    if _is_count(s, m) or sized:
        return None
    month, day = MONTH_NUMBER[s.lower(m.start("m"))], int(s.word(m.start("d")))
    days = [attempt(named_day, s.anchor.year + k, month, day) for k in (-1, 0, 1)]
    found = [period for period in days if period is not None]
    if x == "last":
        found = [period for period in reversed(found) if period.last < s.anchor]
    elif x == "next":
        found = [period for period in found if period.first > s.anchor]
    else:
        found = [period for period in found if period.first.year == s.anchor.year]
    if not found:
        return None
    return draft_of(m, f"{deixis(x)}_day_of_name", found[0], "", anchor=s.anchor)


def _is_count(s: Scene, m: re.Match[str]) -> bool:
    """Whether a number behind a month is none of its days: "By April, 12 firms", "In May 12 people"; "April, 12th" is one."""
    d = m.start("d")
    if s.tk.word[d - 1] == ",":
        return opens_clause(s.tk, d) or _is_age(s, m.start(), d)
    return counts_behind_month(s.tk, d)


def _is_age(s: Scene, i: int, d: int) -> bool:
    """Whether a month is a surname and the number in commas an age: "Ann May, 20, of Rome"; not "On Friday May, 20"."""
    before = s.word(i - 1)
    return before.istitle() and before.lower() not in WEEKDAY_NUMBER and s.word(d + 1) == ","


@rule(
    "(?P<m>{any_month}){the}?(?P<w>{ord})(?:{hyphen}?(?P<w2>{ord}))?" + _YEAR_TAIL,
    "(?P<w>{ord}){of}(?P<m>{any_month}){dot}?" + _YEAR_TAIL,
    "(?P<m>{any_month})(?P<w>{numword})(?:{hyphen}?(?P<w2>{numword}))?" + _YEAR_TAIL,
    "(?P<t>{numword}){hyphen}?(?P<w>{ord})(?:{unit})?{of}(?P<m>{any_month}){dot}?" + _YEAR_TAIL,
    "(?P<m>{any_month}){the}?(?P<t>{numword}){hyphen}?(?P<w>{ord})" + _YEAR_TAIL,
)
def _month_day_in_words(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "May twenty nine", "second of August", "July fourth"."""
    total = 0
    for name in ("t", "w", "w2"):
        if name in m.re.groupindex and m.group(name):
            w = s.lower(m.start(name))
            total += ORDINAL_NUMBER.get(w) or int(read_number(s.tk, m.start(name), m.start(name)) or 0)
    following = s.word(m.end())
    if (following[:1].isalpha() and is_plural(following)) or (following == "-" and s.tk.glued(m.end())):
        return None  # "In May two ships sank", "the June three-month average"
    if s.lower(m.start("w")) not in ORDINAL_NUMBER and following[:1].isalpha() and following not in FUNCTION_WORDS:
        return None
    return _day_of(s, m, MONTH_NUMBER[s.lower(m.start("m"))], total, group_int(s, m, "y"), None)


@rule(
    "(?P<d>{day})(?:{st})?(?:(?:{span}|(?P<j>{and})){the}?(?P<d2>{day})(?:{st})?)?{hyphen}?{of}?(?P<m>{any_month}){dot}?{hyphen}?"
    + _YEAR_TAIL
)
def _day_month(s: Scene, m: re.Match[str]) -> Draft | None:
    i = m.start()
    if (i and s.tk.glued(i) and s.word(i - 1) not in "(\"'“‘[:") or s.word(i - 1) in ("$", "£", "€"):
        return None
    if m.group("j") and (s.lower(i - 1) not in _RUNNING_BEFORE or int(s.word(m.start("d2"))) != int(s.word(i)) + 1):
        return None  # "Section 7 and 8 October"
    if m.group("d2"):
        day, day2 = int(s.word(i)), int(s.word(m.start("d2")))
    else:
        day, day2 = int(s.word(i)), None
    if not m.group("y") and s.classes[m.end() : m.end() + 1] in DAY_CLASSES and s.lower(i - 1) in MONTH_NUMBER:
        return None
    return _day_of(s, m, MONTH_NUMBER[s.lower(m.start("m"))], day, group_int(s, m, "y"), day2)


DAY_CLASSES = letters("day")


@rule(
    "{the}?(?P<d>{day})(?:{st})?{dot}?(?P<k>{inst})",
    "{the}?(?P<d>{day}){st}{of}{the}?(?P<k>{deict}|{same})(?P<u>{unit})",
)
def _day_of_this_month(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "the 12th inst.", "the 28th ultimo", "the 4th of next month", "the 20th of that month"."""
    k, day = s.lower(m.start("k")), int(s.word(m.start("d")))
    old = "u" not in m.re.groupindex
    if not 1 <= day <= 31 or (m.start("d") == m.start() and s.lower(m.start() - 1) not in _DAY_BEFORE):
        return None
    if not old and s.lower(m.start("u")) != "month":
        return None
    behind = s.word(m.end())
    if k == "instant" and behind.islower() and behind not in FUNCTION_WORDS and behind not in VERBS:
        return None  # "the 2nd instant win"
    steps = {"ult": -1, "ultimo": -1, "prox": 1, "proximo": 1, "past": -1}.get(
        k, {"last": -1, "next": 1}.get(deixis(k), 0)
    )
    anchor = s.anchor
    if k in OF_ANOTHER:
        anchor = s.reference.first if s.reference and not s.is_unknown else None
    month = attempt(periods.shifted, "month", anchor, steps) if anchor else None
    period = attempt(named_day, month.first.year, month.first.month, day) if month else None
    draft = draft_of(m, "day_of_this_month", period, f"XXXX-XX-{day:02d}", anchor=anchor if period else None)
    draft.first = m.start("d")
    draft.last += old and _is_stop_of_word(s, m.end())
    return draft


def _is_stop_of_word(s: Scene, i: int) -> bool:
    """Whether the full stop at ``i`` is that of an abbreviation: the sentence goes on."""
    return s.word(i) == "." and s.tk.glued(i) and i + 1 < s.tk.size and s.tk.sentence[i] == s.tk.sentence[i + 1]


_RUNNING_BEFORE = frozenset(("on", "the", "for", "of", "from", "until", "by", "since"))
_DAY_BEFORE = word_set("dates", "rules.month_before") | WEEKDAY_NUMBER.keys() | {","}
OF_ANOTHER = frozenset(("that", "same", "following", "previous", "preceding", "prior"))


@rule(
    "(?P<m>{any_month}){dot}?{comma}?{of}?(?:{the}{unit})?(?P<y>{yr})",
    "(?P<m>{any_month}){dot}?{apostrophe}(?P<yy>{two})",
)
def _month_year(s: Scene, m: re.Match[str]) -> Draft | None:
    month = MONTH_NUMBER[s.lower(m.start("m"))]
    if "yy" in m.re.groupindex:
        year = two_digit_year(int(s.word(m.start("yy"))), s.anchor)
    else:
        year = year_number(s, m.start("y"))
        behind = s.lower(m.end())
        old = 1000 <= year < _SURE_YEAR and (not behind[:1].isalnum() or behind in FUNCTION_WORDS)
        if not (_SURE_YEAR <= year <= 2100 or old):  # "in May 1066, they fled"; not "in May 1066 ships sank"
            return None
    return draft_of(m, "month_year", attempt(periods.month_period, year, month), "", fixed=True)


_SURE_YEAR = 1500


def _has_day(s: Scene, i: int) -> bool:
    """Whether a day follows a month: "September 11", "September the 11th"; not "that May the 12 men fled"."""
    if s.lower(i) == "the":
        return s.word(i + 1)[:1].isdigit() and (s.lower(i + 1)[-2:] in ORDINAL_ENDS or s.lower(i + 2) in ORDINAL_ENDS)
    return s.word(i)[:1].isdigit()


@rule("(?P<x>{deict}|{every})(?P<m>{any_month}){dot}?")
def _deictic_month(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "last May" (before the article's month), "next June", "this March"."""
    month = MONTH_NUMBER[s.lower(m.start("m"))]
    x = s.lower(m.start("x"))
    if x in ("past", "same", "every", "each") or not s.word(m.start("m"))[0].isupper():
        return None
    if x == "that" and _has_day(s, m.end()):
        return None  # "he feared that September 11 would return"
    kind, anchor, period = deixis(x), s.anchor, None
    if x in ("that", "following", "previous", "preceding"):
        anchor = s.reference.first if s.reference else None
    if anchor:
        years = {"last": (0, -1), "next": (0, 1)}.get(kind, (0,))
        start = anchor.replace(day=1)
        found = [p for p in (attempt(periods.month_period, anchor.year + k, month) for k in years) if p]
        if kind in ("last", "next"):
            found = [p for p in found if (p.first < start if kind == "last" else p.first > start)]
        period = found[0] if found else None
    return draft_of(m, f"{kind}_month_of_name", period, f"XXXX-{month:02d}", anchor=anchor if period else None)


@rule("(?P<m>{any_month})(?:{dot})?")
def _month(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read a month alone; "May" and "March" only where a date may stand, "April" not before a surname."""
    i = m.start()
    w = s.lower(i)
    if (s.word(i)[0].islower() and (w in _WORDS_TOO or s.lower(i - 1) not in _MONTH_BEFORE)) or (
        s.word(i).isupper() and len(w) > 3 and w in _NAMES_TOO and s.lower(i - 1) not in _SURE_BEFORE
    ):
        return None  # "JUNE LEE WINS"; not "FEBRUARY SALES RISE"
    before, following = s.lower(i - 1), s.word(m.end())
    name = s.word(m.end() + following.isdigit())
    if name.istitle() and name.lower() in _NAMED_AFTER_DAYS:
        return None  # "the October Revolution"
    if s.word(i).isupper() and (before == "the" or (before == "(" and following == ")")):
        return None  # "Disasters Emergency Committee (DEC)"
    if w in ("may", "march", "april", "june", "august", "dec") and not _may_be_month(s, i, before, following):
        return None
    if (
        s.tk.glued(i)
        and s.word(i - 1) in ("-", "/", "@", "#", ".")
        and _PARTS_BEFORE.isdisjoint((before, s.lower(i - 2)))
    ):
        joins_a_date = s.lower(i - 2) in MONTH_NUMBER or s.word(i - 2)[-1:].isdigit()
        if not joins_a_date:
            return None
    month = MONTH_NUMBER[w]
    anchor = s.anchor
    period = place(s, i, m.end() - 1, lambda y: periods.month_period(y, month), anchor) if anchor else None
    return draft_of(m, "month", period, f"XXXX-{month:02d}", part=("month", month), anchor=anchor if period else None)


_DASHES = frozenset("-‑–—/")
_PARTS_BEFORE = frozenset(("mid", "end"))  # "mid-May", "end-May"
_NAMES_TOO = frozenset(("april", "may", "march", "june", "july", "august"))
_SURE_BEFORE = frozenset(("in", "since", "until", "during", "late", "early"))
_WORDS_TOO = word_set("dates", "rules.words_too")
_COURTESY = word_set("dates", "rules.courtesy")


def _may_be_month(s: Scene, i: int, before: str, following: str) -> bool:
    opens = i == 0 or s.tk.sentence[i - 1] != s.tk.sentence[i]
    if following in _DASHES and s.lower(i + 2) in MONTH_NUMBER and s.word(i + 2)[0].isupper():
        return True  # "the April-June quarter"
    if before in _MONTH_BEFORE or before in MONTH_NUMBER or before in ("mid", "-"):
        return not (before in ("of", "by", "with", "from", "and", "to", "for") and following[:1].isupper())
    if (s.lower(i - 2) if before == "." else before) in _COURTESY:
        return False  # "Mr. May"
    if opens:
        return following in ("'s", "’s", ",") and s.lower(i) not in ("may",)
    if s.lower(i) in ("may", "april", "june", "august", "march") and (
        following[:1].isupper() or s.word(i - 1)[:1].isupper()
    ):
        return False
    return not (before in AUXILIARIES or following.lower() in AUXILIARIES)


@rule("(?P<w>{weekday}){dot}?", "(?P<w>{weekday}){dot}?{hyphen}?(?P<p>{daytime})")
def _weekday(s: Scene, m: re.Match[str]) -> Draft | None:
    i = m.start("w")
    number = WEEKDAY_NUMBER[s.lower(i)]
    following = s.word(m.end())
    if s.word(i).islower() and s.word(i) != s.lower(i):
        return None
    if "p" in m.re.groupindex and s.lower(m.start("p")).endswith("s"):
        return None
    if following[:1].isupper() and s.lower(m.end()) in _DAY_NAMES:
        return None  # "Sunday Times"
    if s.word(i - 1)[:1].isupper() and s.lower(i - 1) in _NAMED_DAYS:
        return None  # "Bloody Sunday"
    period = None
    if s.anchor:
        way = s.way(m.start(), m.end() - 1) or "past"
        period = attempt(periods.weekday_near, s.anchor, number, way)
    part = ("weekday", number)
    draft = draft_of(m, "weekday", period, f"XXXX-WXX-{number}", part=part, anchor=s.anchor if period else None)
    if "p" in m.re.groupindex:
        add_time(draft, PARTS[s.lower(m.start("p"))])
    return draft


_NAMED_DAYS = word_set("dates", "rules.named_days")
_DAY_NAMES = word_set("dates", "rules.day_names")


def add_time(draft: Draft, time: str) -> None:
    """Turn a day into a time of that day."""
    draft.type = "TIME"
    draft.value = f"{draft.value}{time}"


@rule(
    "{this}?(?P<x>{deict})(?P<w>{weekday})(?P<p>{daytime})?",
    "{the}(?P<x>{next}|{following}|{last})(?P<w>{weekday})(?P<p>{daytime})?",
)
def _deictic_weekday(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "last Tuesday" (before the article's day), "next Friday" (of the coming week), "this Friday", "the following Monday"."""
    number = WEEKDAY_NUMBER[s.lower(m.start("w"))]
    x = s.lower(m.start("x"))
    period, anchor = None, s.anchor
    if x in ("following", "same", "that", "preceding", "previous", "prior"):
        bare = s.lower(m.start()) != "the" and s.lower(m.start() - 1) != "the" and x in ("previous", "following")
        anchor = s.reference.first if s.reference else s.anchor if bare else None
    if anchor:
        if x in ("last", "past", "previous", "preceding", "prior"):
            # "last Wednesday" printed on a Thursday is not yesterday, which a paper calls "Wednesday"
            skip = -3 if x == "last" else -1
            period = attempt(
                lambda d: periods.weekday_near(periods.shifted("day", d, skip).first, number, "past"), anchor
            )
        elif x in ("coming", "upcoming"):
            period = attempt(
                lambda d: periods.weekday_near(periods.shifted("day", d, 1).first, number, "future"), anchor
            )
        elif x == "next":
            period = attempt(
                lambda d: periods.weekday_near(periods.shifted("week", d, 1).first, number, "future"), anchor
            )
        elif x == "following":
            period = attempt(
                lambda d: periods.weekday_near(periods.shifted("day", d, 1).first, number, "future"), anchor
            )
        else:
            way = s.way(m.start(), m.end() - 1) or ("future" if x == "this" else "past")
            period = attempt(periods.weekday_near, anchor, number, way)
    draft = draft_of(m, f"{deixis(x)}_weekday", period, f"XXXX-WXX-{number}", anchor=anchor if period else None)
    if m.group("p"):
        add_time(draft, PARTS[s.lower(m.start("p"))])
    return draft


def deixis(x: str) -> str:
    if x in ("last", "past", "previous", "preceding", "prior"):
        return "last"
    return "next" if x in ("next", "coming", "upcoming", "following") else "this"


_ON_AIR = frozenset(("the", "told", "'s", "’s"))  # "Radio 4's Today programme", "she told Today"


@rule("(?P<w>{deictic})(?P<p>{daytime})?")
def _deictic_day(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read today, yesterday, tomorrow, tonight."""
    w = s.lower(m.start())
    if w == "today" and (
        s.lower(m.start() - 1) == "usa" or (s.word(m.start()).isupper() and s.lower(m.start() - 1) == "’s")
    ):
        return None
    if w == "today" and s.word(m.start())[0].isupper():
        before = s.word(m.start() - 1)
        if before[:1].isupper() or before in _ON_AIR:
            return None  # the name of a programme
    steps = {"yesterday": -1, "tomorrow": 1}.get(w, 0)
    period = attempt(periods.shifted, "day", s.anchor, steps) if s.anchor else None
    draft = draft_of(m, w, period, UNKNOWN["day"], anchor=s.anchor if period else None)
    if w == "tonight":
        add_time(draft, "TNI")
    elif m.group("p"):
        add_time(draft, PARTS[s.lower(m.start("p"))])
    return draft


@rule("{the}(?P<u>{unit})(?P<k>{before}|{after})(?P<w>{deictic})")
def _day_before_yesterday(s: Scene, m: re.Match[str]) -> Draft | None:
    steps = {("before", "yesterday"): -2, ("after", "tomorrow"): 2}.get((s.lower(m.start("k")), s.lower(m.start("w"))))
    if steps is None or s.lower(m.start("u")) != "day":
        return None
    period = attempt(periods.shifted, "day", s.anchor, steps) if s.anchor else None
    return draft_of(m, "day_from_today", period, UNKNOWN["day"], anchor=s.anchor if period else None)


_SEP = "(?:{slash}|{hyphen})"


@rule(
    "(?P<d>{day})" + _SEP + "(?P<m>{any_month}){dot}?" + _SEP + "(?P<y>{yr}|{two})",
    "(?P<y>{yr})" + _SEP + "(?P<m>{any_month}){dot}?" + _SEP + "(?P<d>{day})",
    "(?P<m>{any_month}){dot}?" + _SEP + "(?P<d>{day})(?:" + _SEP + "(?P<y>{yr}|{two}))?",
)
def _joined_month(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "12-MAR-1987", "2019-Aug-1", "Oct/2"."""
    year = None
    if m.group("y"):
        word = s.word(m.start("y"))
        year = int(word) if len(word) == 4 else two_digit_year(int(word), s.anchor)
    return _day_of(s, m, MONTH_NUMBER[s.lower(m.start("m"))], int(s.word(m.start("d"))), year, None)


@rule("(?P<y>{yr})" + _SEP + "(?P<m>{n0}|{n1})" + _SEP + "(?P<d>{day})")
def _iso(s: Scene, m: re.Match[str]) -> Draft | None:
    y, month, d = (int(s.word(m.start(name))) for name in "ymd")
    period = attempt(named_day, y, month, d)
    return draft_of(m, "iso", period, "", fixed=True) if period else None


def _is_fraction(s: Scene, m: re.Match[str]) -> bool:
    """Whether two different signs join three numbers: "10-13/16 pct" is a fraction, "10-13-16" a date."""
    return "w" not in m.re.groupindex and s.word(m.start("b") - 1) != s.word(m.start("y") - 1)


@rule("(?P<a>{day})" + _SEP + "(?P<b>{day})" + _SEP + "(?P<y>{yr}|{two}|{n5})", "(?P<w>{decs})")
def _numeric(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read 10/7/23 by the order of the locale; where neither it nor a day above 12 tells, month and day stay open."""
    if "w" in m.re.groupindex:
        parts = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d)", s.word(m.start()))
        if parts is None:
            return None
        a, b, y = parts.groups()
    else:
        a, b, y = (s.word(m.start(name)) for name in "aby")
    i, j = m.start(), m.end()
    if (i and s.tk.glued(i) and s.word(i - 1) in "-/.+$") or (s.tk.glued(j) and s.word(j)[:1] in ("-", "/")):
        return None
    if len(y) not in (2, 4) or _is_fraction(s, m):
        return None
    year = int(y) if len(y) == 4 else two_digit_year(int(y), s.anchor)
    found = {(one, two) for one, two in ((int(a), int(b)), (int(b), int(a))) if attempt(named_day, year, one, two)}
    if not found:
        return None
    if len(found) > 1 and s.day_first is not None:
        found = {(int(b), int(a)) if s.day_first else (int(a), int(b))}
    if len(found) > 1:
        return draft_of(m, "numeric_unresolved", None, f"{year:04d}-XX-XX")
    month, day = found.pop()
    return draft_of(m, "numeric", attempt(named_day, year, month, day), "", fixed=True)


_ODDS = frozenset(("odds", "favourite", "favourites", "favorite", "favorites", "bookmaker", "bookmakers"))


@rule("(?P<a>{n1}|{n0}){slash}(?P<b>{day})")
def _short_numeric(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "9/11", which is one day of history; another "10/7" only after "on" or its like, by the order of the locale."""
    a, b = int(s.word(m.start("a"))), int(s.word(m.start("b")))
    if s.tk.glued(m.end()) and s.word(m.end())[:1] in ("/", "-"):
        return None
    if (a, b) == (9, 11) and s.word(m.start()) == "9" and s.lower(m.start() - 1) != "on":
        return draft_of(m, "nine_eleven", periods.day_period(date(2001, 9, 11)), "", fixed=True)
    before = s.lower(m.start() - 1)
    near = s.tk.lower[max(0, m.start() - 12) : m.end() + 8]
    if before not in _NUMERIC_BEFORE or (before != "on" and not _ODDS.isdisjoint(near)):
        return None
    if s.day_first is None and b <= 12 and a != b:
        return draft_of(m, "numeric_unresolved", None, "XXXX-XX-XX")
    month, day = (b, a) if s.day_first and b <= 12 else (a, b)
    draft = _day_of(s, m, month, day, None, None)
    if draft:
        draft.rule = "numeric"
    return draft
