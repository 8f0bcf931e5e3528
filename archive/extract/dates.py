"""Text -> dates, times, durations and sets, as TIMEX3 marks them (DESIGN.md, rule 7 and "What a span covers").

has_date (one look at the raw text) -> classes -> rules at each word that can begin an expression -> words before it (early, about,
the end of) -> neighbours that are one expression ("9:30 a.m. Friday"). Pure; the cost grows with the text and no faster.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from urllib.parse import urlsplit

from archive.extract import periods
from archive.extract.date_rules import PART_MAKERS, RULES, Draft, Rule, Scene, attempt, part_of_year, reference
from archive.extract.date_words import END_WORDS, MODIFIERS, Phrase, classify, compile_pattern, phrases, trigger
from archive.extract.lexicon import FUNCTION_WORDS, VERBS
from archive.extract.tenses import direction
from archive.extract.tokens import Tokens
from archive.extract.words import word_set
from archive.model import TimeExpression

_TRIGGER = trigger()


@dataclass(frozen=True, slots=True)
class DateFound:
    """The fields of a TimeExpression but for its paragraph."""

    start: int
    end: int
    exact: str
    type: str
    value: str | None
    mod: str | None
    earliest: str | None
    latest: str | None
    anchor: str | None
    rule: str

    def within(self, paragraph: int) -> TimeExpression:
        """Return the row for a paragraph's position."""
        return TimeExpression(
            paragraph, self.start, self.end, self.exact, self.type, self.value, self.mod, self.earliest, self.latest, self.anchor, self.rule
        )  # fmt: skip


def has_date(text: str) -> bool:
    """Whether the text holds a digit or a word with which dates begin: one quick look before tokens are made."""
    return _TRIGGER.search(text) is not None


def find_dates(tk: Tokens, anchor: date | None, *, day_first: bool | None = None) -> list[DateFound]:
    """Return the time expressions of a paragraph in reading order; spans are disjoint, offsets are into its text.

    ``anchor`` is the article's published day: without it what is relative keeps X's for a value and has no bounds.
    ``day_first`` is the order of dates in digits; None leaves 10/7/23 unresolved.
    """
    scene = Scene(tk, classify(tk), anchor, day_first)
    starters, by_phrase = _starters(), phrases()
    classes, lower = scene.classes, tk.lower
    i, n = 0, tk.size
    while i < n:
        draft = None
        if classes[i] in starters:
            draft = _read_at(scene, i, starters[classes[i]])
        if lower[i] in by_phrase:
            phrase = _phrase_at(scene, i, by_phrase[lower[i]])
            if phrase and (draft is None or phrase.last > draft.last):
                draft = phrase
        if draft is None:
            i += 1
            continue
        i = draft.last + 1
        _add(scene, draft)
    return [_finish(tk, draft) for draft in scene.drafts if draft.part[:1] != ("nth",)]


@cache
def _starters() -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = {}
    for entry in RULES:
        for letter in entry.heads:
            found.setdefault(letter, []).append(entry)
    return found


def _read_at(scene: Scene, i: int, rules: list[Rule]) -> Draft | None:
    """Return what the longest shape at token ``i`` says; ties go to the rule that stands first."""
    matches = []
    for order, entry in enumerate(rules):
        m = entry.pattern.match(scene.classes, i)
        if m is not None:
            matches.append((-m.end(), order, entry, m))
    matches.sort(key=lambda found: found[:2])
    sentence = scene.tk.sentence
    for _, _, entry, m in matches:
        if sentence[i] != sentence[m.end() - 1]:
            continue
        draft = entry.read(scene, m)
        if draft is not None:
            return draft
    return None


# --- phrases -------------------------------------------------------------------------------------------------------


def _phrase_at(scene: Scene, i: int, group: list[Phrase]) -> Draft | None:
    for phrase in group:
        last = i + len(phrase.words) - 1
        if tuple(scene.tk.lower[i : last + 1]) != phrase.words:
            continue
        if phrase.kind == "holiday":
            if scene.lower(last + 1) in _NO_HOLIDAY:
                return None  # "Easter eggs"
            if scene.word(i)[0].isupper() or phrase.name != "may day":
                return _holiday(scene, i, last, phrase.name)
            continue
        if _refers(scene, i, last, phrase):
            return reference(scene, i, last, phrase.kind)
    return None


_NO_HOLIDAY = word_set("dates", "rules.no_holiday")


def _holiday(scene: Scene, i: int, last: int, name: str) -> Draft:
    """Read a holiday: of the year that the clause means, or the last, the next one from the article's day."""
    x = scene.lower(i - 1)
    draft = part_of_year(scene, i, last, ("holiday", name))
    draft.rule = "holiday"
    if x in ("last", "next", "previous", "this"):
        draft.first -= 1
        days = [attempt(periods.holiday_on, name, scene.anchor.year + k) for k in (-1, 0, 1)] if scene.anchor else []
        for day in days if x == "next" else reversed(days):
            if (
                day
                and scene.anchor
                and (
                    day > scene.anchor
                    if x == "next"
                    else day < scene.anchor
                    if x != "this"
                    else day.year == scene.anchor.year
                )
            ):
                _set_period(draft, periods.day_period(day))
                draft.anchor = scene.anchor
                break
    return draft


_BEFORE_REFERENCE = word_set("dates", "rules.before_reference")


_COUNTS = frozenset(compile_pattern("{number}")[1] + compile_pattern("{any_unit}")[1] + compile_pattern("{vague}")[1])


def _refers(scene: Scene, i: int, last: int, phrase: Phrase) -> bool:
    """Whether a phrase stands for a time: "in the past", "now"; not "the past president", "Future Systems"."""
    following = scene.lower(last + 1)
    if phrase.words == ("now",):
        return scene.word(i)[0].islower() or i == 0 or scene.tk.sentence[i - 1] != scene.tk.sentence[i]
    if scene.classes[last + 1 : last + 2] in _COUNTS:
        return False  # "the past 12 hours"
    if phrase.words[-1] in ("past", "future", "present", "moment") and phrase.words[0] == "the":
        if scene.lower(i - 1) not in _BEFORE_REFERENCE or following in ("of", "when", "that"):
            return False
        return not following[:1].isalpha() or following in FUNCTION_WORDS or following in VERBS
    return True


# --- words before --------------------------------------------------------------------------------------------------


def _add(scene: Scene, draft: Draft) -> None:
    """Widen a draft to the left, join it to its neighbour, and keep it; a DATE becomes the reference of what follows."""
    floor = scene.drafts[-1].last + 1 if scene.drafts else 0
    _widen(scene, draft, floor)
    if scene.drafts:
        _order(scene, scene.drafts[-1], draft)
    joined = _join(scene, scene.drafts[-1], draft) if scene.drafts else None
    if joined is not None:
        scene.drafts[-1] = draft = joined
    else:
        scene.drafts.append(draft)
    if draft.type in ("DATE", "TIME") and draft.period is not None:
        scene.reference = draft.period


_EARLY = {"early": "START", "late": "END", "earlier": "START", "later": "END"}
_OWN_NOUN = frozenset(("decade", "century", "quarter_year", "half_year", "season_year"))
_NO_ARTICLE = frozenset(("weekday", "month_day", "month", "year", "numeric", "nine_eleven"))
_ABOUT = frozenset(("about", "around", "circa", "approximately", "roughly"))
_APPROXIMATED = frozenset(("year", "part_of_day", "clock"))


def _widen(scene: Scene, draft: Draft, floor: int) -> None:
    """Take in what stands before and belongs: "early", "mid-", "the end of", "about", "more than", "just", "the"."""
    if draft.type == "SET" or draft.rule.endswith("_reference"):
        return
    if draft.type == "DURATION" or draft.rule.endswith(("_ago", "_later", "_earlier", "_from_now")):
        _widen_length(scene, draft, floor)
        return
    lower, i = scene.lower, draft.first
    # "the 2012 election", "the first-quarter loss": the article is the noun's, not the date's
    named = (
        (draft.fixed and draft.rule not in _OWN_NOUN)
        or draft.rule in _NO_ARTICLE
        or "-" in scene.tk.lower[i : draft.last + 1]
    )
    article = lower(i - 1) == "the" and i > floor
    if article and (not named or (lower(i - 2) == "of" and lower(i - 3) in END_WORDS)):
        i -= 1
    i = _widen_ends(scene, draft, i, floor)
    i = _widen_mod(scene, draft, i, floor)
    if lower(i - 1) == "the" and i > floor and (not named or i < draft.first):
        i -= 1
    draft.first = i
    if lower(i) in ("earlier", "later"):
        _cut(scene, draft)


def _widen_mod(scene: Scene, draft: Draft, i: int, floor: int) -> int:
    """Take in "early", "later in", "late on", "mid-", "around"."""
    lower = scene.lower
    before, second = lower(i - 1), lower(i - 2)
    if i <= floor or draft.mod is not None:
        return i
    if before in _EARLY:
        draft.mod = _EARLY[before]
        return i - 1
    if before == "mid":
        draft.mod = "MID"
        return i - 1
    if before in _ABOUT and draft.rule in _APPROXIMATED:
        draft.mod = "APPROX"
        return i - 1
    if i - 2 < floor:
        return i
    if second in _EARLY and (before == "on" or (before == "in" and lower(i) in ("the", "this"))):
        draft.mod = _EARLY[second]
        return i - 2
    if before in ("-", "‑", "–") and second == "mid":
        draft.mod = "MID"
        return i - 2
    return i


def _cut(scene: Scene, draft: Draft) -> None:
    """End "earlier this week" with the article's day, begin "later this week" with it."""
    anchor = scene.anchor
    if anchor and draft.earliest and draft.latest and draft.earliest <= anchor <= draft.latest:
        if draft.mod == "START":
            draft.latest = anchor
        else:
            draft.earliest = anchor


def _widen_ends(scene: Scene, draft: Draft, i: int, floor: int) -> int:
    """Take in "the end of", "the beginning of"."""
    k = i - 1
    if scene.lower(k) != "of" or draft.type != "DATE":
        return i
    k -= 1
    mod = END_WORDS.get(scene.lower(k))
    if mod is None or k < floor:
        return i
    if scene.lower(k - 1) in ("-", "‑") and scene.lower(k - 2) in ("year", "week", "month"):
        return i
    draft.mod = mod
    return k - 1 if k - 1 >= floor and scene.lower(k - 1) == "the" else k


def _widen_length(scene: Scene, draft: Draft, floor: int) -> None:
    i = draft.first
    before = scene.lower(i - 1)
    if i - 1 >= floor and before == "the" and "-" not in scene.tk.lower[i : draft.last + 1]:
        i -= 1
        before = scene.lower(i - 1)
        draft.first = i
    if i - 1 >= floor and before in ("just", "only") and draft.rule != "past_span":
        i -= 1
        before = scene.lower(i - 1)
    for phrase, mod in MODIFIERS.get(before, ()):
        k = i - len(phrase)
        if (
            k >= floor
            and tuple(scene.tk.lower[k:i]) == phrase
            and not (phrase == ("some",) and draft.value and "X" in draft.value)
        ):
            draft.mod = mod
            i = k
            break
    if scene.lower(i) in ("just", "only") and scene.lower(i) == "only":
        i += 1
    if scene.lower(i - 1) == "the" and i - 1 >= floor and draft.mod:
        i -= 1
    draft.first = i
    nxt = scene.lower(draft.last + 1)
    if nxt == "or" and scene.lower(draft.last + 2) in ("more", "so", "less", "longer"):
        draft.mod = {"more": "EQUAL_OR_MORE", "longer": "EQUAL_OR_MORE", "so": "APPROX", "less": "EQUAL_OR_LESS"}[
            scene.lower(draft.last + 2)
        ]
        draft.last += 2


def _order(scene: Scene, a: Draft, b: Draft) -> None:
    """Let "from May to September" run forwards: where a year or a week was guessed, the second end is not before the first."""
    link = scene.lower(a.last + 1)
    if b.first - a.last != 2 or link not in _TO or scene.anchor is None or a.period is None or b.period is None:
        return
    if link in ("and", "or") and a.part[:1] == b.part[:1] == ("weekday",):
        period = attempt(periods.weekday_near, a.period.first, b.part[1], "future")
        if period and (a.period.first >= scene.anchor or period.first <= scene.anchor) and a.type == b.type == "DATE":
            _set_period(b, period)  # "Friday and Saturday" are two days running
        return
    if link in ("and", "or") and scene.lower(a.first - 1) != "between":
        return
    if b.part[:1] == ("weekday",) and a.period.grain == "day" and b.period.first < a.period.first:
        if b.type == a.type == "DATE":
            _move(b, attempt(periods.weekday_near, a.period.first, b.part[1], "future"))
    elif a.part[:1] in _OF_A_YEAR and b.fixed and b.period.grain in ("day", "month", "quarter", "season"):
        make, _ = PART_MAKERS[a.part[0]](a.part)
        here = attempt(make, b.period.first.year)
        _move(a, here if here and here.first <= b.period.first else attempt(make, b.period.first.year - 1))
        a.anchor = None
    elif a.part[:1] == b.part[:1] and a.part[:1] in _OF_A_YEAR and a.period.first > b.period.first:
        _run_forwards(scene, a, b)


def _move(draft: Draft, period: periods.Period | None) -> None:
    if period:
        _set_period(draft, period)


def _run_forwards(scene: Scene, a: Draft, b: Draft) -> None:
    assert scene.anchor and a.period and b.period  # noqa: S101 (_order asked)
    late = (
        a
        if b.period.last <= scene.anchor
        and a.period.first < scene.anchor
        and direction(scene.tk, a.first, a.last) != "future"
        else b
    )
    step = -1 if late is a else 1
    make, _ = PART_MAKERS[late.part[0]](late.part)
    assert late.period is not None  # noqa: S101 (asked above)
    period = attempt(make, late.period.first.year + step)
    if period:
        _set_period(late, period)


_OF_A_YEAR = {("month",), ("day",), ("quarter",), ("season",)}
_TO = frozenset(("to", "until", "till", "through", "-", "–", "and", "or"))


# --- neighbours ----------------------------------------------------------------------------------------------------


def _join(scene: Scene, a: Draft, b: Draft) -> Draft | None:
    """Make one expression of two that stand together: a day and its time, a weekday and its date, a month and its year."""
    gap = b.first - a.last - 1
    if a.first > b.first or gap > 3 or scene.tk.sentence[a.first] != scene.tk.sentence[b.last]:
        return None
    between = tuple(scene.tk.lower[a.last + 1 : b.first])
    if a.part[:1] == b.part[:1] == ("length",) and a.type == b.type == "DURATION" and between in _LENGTH_LINKS:
        return _longer(a, b)
    if a.part[:1] == ("clock",) and (b.part[:1] == ("clock",)) and between in _CLOCK_LINKS:
        return _clock_and_part(a, b)
    if a.part[:1] == ("clock",) and b.type == "DATE" and _is_day(b) and between in _TIME_THEN_DAY:
        return _timed(a, b, a, b)
    if a.type == "DATE" and _is_day(a) and b.part[:1] == ("clock",) and between in _DAY_THEN_TIME:
        return _timed(a, b, b, a)
    if a.rule == "deictic_day" or (
        a.type == "TIME" and not a.part and b.part[:1] == ("clock",) and between in _DAY_THEN_TIME
    ):
        return _clock_on(a, b) if a.type == "TIME" else None
    if a.part[:1] == ("weekday",) and a.type == "DATE":
        if b.rule in ("month_day", "month_day_year", "numeric", "day_month") and between in (
            (),
            (",",),
            (",", "the"),
            ("the",),
        ):
            return _dated_weekday(scene, a, b)
    if a.part[:1] == ("weekday",) and b.period and b.period.grain == "week" and between in ((), ("of",)):
        return _weekday_of_week(a, b) if b.type == "DATE" else None
    if (
        a.type == "SET"
        and (a.value or "").startswith("XXXX-WXX-")
        and b.part[:1] == ("clock",)
        and between in _DAY_THEN_TIME
    ):
        out = _spanning(a, b, a)
        out.value = f"{a.value}{b.part[1]}"
        return out
    if a.part[:1] in (("nth",), ("stretch",)) and b.type == "DATE" and between == ("of",) and b.period:
        return _nth_within(a, b)
    if (
        b.part
        and b.part[0] in PART_MAKERS
        and between in _OWNED
        and a.period
        and a.period.grain == "year"
        and a.mod is None
    ):
        return _of_year(b, a, first=a.first, last=b.last)
    if (
        a.period
        and a.period.grain == "week"
        and a.type == "DATE"
        and b.part[:1] == ("weekday",)
        and between in ((), ("on",), (",",))
    ):
        return _week_and_weekday(a, b)
    if a.part and a.part[0] in PART_MAKERS and b.type == "DATE" and between in _PART_LINKS:
        if b.period and b.period.grain == "year" and b.mod is None:
            return _of_year(a, b)
    return None


_CLOCK_LINKS = {("in",), (), (",",), ("at",)}
_TIME_THEN_DAY = {(), ("on",), (",",), ("of",), ("in",)}
_DAY_THEN_TIME = {
    (),
    ("at",),
    (",",),
    ("in",),
    (",", "at"),
    ("around",),
    ("at", "about"),
    ("at", "around"),
    ("by",),
} - {("by",)}
_PART_LINKS = {(), ("of",), (",",), ("in",)}


_LENGTH_LINKS = {(), (",",), ("and",), (",", "and")}
_SIZES = ("second", "minute", "hour", "day", "week", "month", "year")


def _longer(a: Draft, b: Draft) -> Draft | None:
    """Join "2 hours, 32 minutes", "two years and three months": the grains must fall."""
    n, grain = a.part[1:]
    n2, grain2 = b.part[1:]
    if "X" in (n, n2) or grain not in _SIZES or grain2 not in _SIZES or _SIZES.index(grain) <= _SIZES.index(grain2):
        return None
    value, tail = a.value or "", (b.value or "").removeprefix("P")
    if "T" in value:
        tail = tail.removeprefix("T")
    out = _spanning(a, b, a)
    out.value = value + tail
    out.part = ("length", n, grain2)
    return out


def _is_day(draft: Draft) -> bool:
    return (draft.period is not None and draft.period.grain == "day") or draft.part[:1] in (("weekday",), ("day",)) or draft.rule in (
        "today", "yesterday", "tomorrow",
    )  # fmt: skip


def _spanning(a: Draft, b: Draft, kept: Draft) -> Draft:
    kept.first, kept.last = a.first, b.last
    kept.mod = kept.mod or a.mod or b.mod
    return kept


def _timed(a: Draft, b: Draft, time: Draft, day: Draft) -> Draft:
    value = f"{day.value}{time.part[1]}"
    out = _spanning(a, b, day)
    out.type, out.value, out.part, out.rule = "TIME", value, (), f"{day.rule}_time"
    return out


def _clock_and_part(a: Draft, b: Draft) -> Draft | None:
    """Join "9" o'clock and "in the morning", "8 p.m." and "this evening": the clock, with the half of the day told."""
    clock, part = (a, b) if a.part[1][1:2].isdigit() else (b, a)
    if not clock.part[1][1:2].isdigit() or part.part[1][1:2].isdigit():
        return None
    hour = int(clock.part[1][1:3])
    if part.part[1] in ("TAF", "TEV", "TNI") and 1 <= hour < 12 and not (part.part[1] == "TNI" and hour < 5):
        hour += 12
    time = f"T{hour:02d}{clock.part[1][3:]}"
    out = _spanning(a, b, part)
    out.value = (part.value or "").removesuffix(part.part[1]) + time
    out.part = ("clock", time)
    return out


def _clock_on(a: Draft, b: Draft) -> Draft | None:
    """Join "Friday night" and "at 9:30": the clock takes the place of the part of the day."""
    if not a.value or a.value[-3:] not in ("TMO", "TAF", "TEV", "TNI") or not b.part[1][1:2].isdigit():
        return None
    hour = int(b.part[1][1:3])
    if a.value[-3:] != "TMO" and 1 <= hour < 12 and not (a.value.endswith("TNI") and hour < 5):
        hour += 12
    out = _spanning(a, b, a)
    out.value = f"{a.value[:-3]}T{hour:02d}{b.part[1][3:]}"
    return out


def _dated_weekday(scene: Scene, a: Draft, b: Draft) -> Draft:
    """Join "Tuesday, March 7": where no year is printed, the weekday tells it, if a year near the article's has such a day."""
    out = _spanning(a, b, b)
    if scene.anchor and b.part[:1] == ("day",) and b.period and b.period.first.isoweekday() != a.part[1]:
        make, _ = PART_MAKERS["day"](b.part)
        for step in (0, -1, 1):
            period = attempt(make, scene.anchor.year + step)
            if period and period.first.isoweekday() == a.part[1]:
                _set_period(out, period)
                break
    return out


def _weekday_of_week(a: Draft, b: Draft) -> Draft | None:
    assert b.period is not None  # noqa: S101 (_join asked)
    period = attempt(periods.weekday_near, b.period.first, a.part[1], "future")
    if period is None:
        return None
    time = (a.value or "").partition("T")[2] if a.type == "TIME" else ""
    out = _spanning(a, b, b)
    out.rule = "weekday_of_week"
    _set_period(out, period)
    if time:
        out.type, out.value = "TIME", f"{period.value}T{time}"
    return out


_OWNED = {("'s",), ("’s",)}


def _week_and_weekday(a: Draft, b: Draft) -> Draft | None:
    """Join "next week on Tuesday" as "Tuesday of next week"."""
    weekday = b.part[1]
    assert a.period is not None  # noqa: S101 (_join asked)
    period = attempt(periods.weekday_near, a.period.first, weekday, "future")
    if period is None:
        return None
    out = _spanning(a, b, a)
    time = (b.value or "").partition("T")[2] if b.type == "TIME" else ""
    out.rule, out.type = "weekday_of_week", b.type
    _set_period(out, period)
    if time:
        out.value = f"{period.value}T{time}"
    return out


def _nth_within(a: Draft, b: Draft) -> Draft | None:
    """Join "the last week" and "of July", "the first ten days" and "of last year"."""
    assert b.period is not None  # noqa: S101 (_join asked)
    kind, n, grain, side = (*a.part, "")[:4]
    if (
        periods.GRAINS.index(grain) >= periods.GRAINS.index(b.period.grain)
        if b.period.grain in periods.GRAINS
        else True
    ):
        return None
    anchor = b.anchor
    out = _spanning(a, b, a)
    out.part, out.anchor = (), anchor
    if kind == "nth":
        period = attempt(periods.nth_within, b.period, grain, n)
        if period:
            _set_period(out, period)
        return out
    if isinstance(n, (int, float)):
        if side == "first":
            edge = attempt(lambda: periods.day_period(periods.after_span(b.period.first, grain, float(n))))
            out.earliest, out.latest = b.period.first, edge.first - timedelta(1) if edge else None
        else:
            after = b.period.last + timedelta(1)
            edge = attempt(lambda: periods.day_period(periods.after_span(after, grain, -float(n))))
            out.earliest, out.latest = edge.first if edge else None, b.period.last
    return out


def _of_year(a: Draft, b: Draft, *, first: int | None = None, last: int | None = None) -> Draft | None:
    """Join "Oct. 7 last year", "the first quarter of this year", "Christmas 2019"."""
    assert b.period is not None  # noqa: S101 (_join asked)
    make, _ = PART_MAKERS[a.part[0]](a.part)
    period = attempt(make, b.period.first.year)
    if period is None:
        return None
    anchor = b.anchor
    out = _spanning(a, b, a)
    if first is not None and last is not None:
        out.first, out.last = first, last
    out.rule = f"{a.rule}_of_year"
    out.anchor = anchor
    out.part = ()
    _set_period(out, period)
    return out


def _set_period(draft: Draft, period: periods.Period) -> None:
    draft.period, draft.value = period, period.value
    draft.earliest, draft.latest = period.first, period.last


def _finish(tk: Tokens, draft: Draft) -> DateFound:
    start, end = tk.start[draft.first], tk.end[draft.last]
    return DateFound(
        start,
        end,
        tk.text[start:end],
        draft.type,
        draft.value,
        draft.mod,
        draft.earliest.isoformat() if draft.earliest else None,
        draft.latest.isoformat() if draft.latest else None,
        draft.anchor.isoformat() if draft.anchor else None,
        draft.rule,
    )


# --- locale --------------------------------------------------------------------------------------------------------

_DAY_FIRST = word_set("dates", "rules.day_first_domains")


def writes_day_first(url: str | None) -> bool | None:
    """Whether a publication writes 7/10/23 for October 7, by the country of its address; None where that does not tell."""
    host = urlsplit(url or "").hostname or ""
    return True if host.rpartition(".")[2] in _DAY_FIRST else None
