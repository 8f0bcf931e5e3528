"""What stands behind a day and moves it: "Monday week", "Tuesday last", "the 14th of May next", "the Friday before last"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from archive.extract.dates import periods
from archive.extract.dates.date_joins import set_period
from archive.extract.dates.date_rules import PART_MAKERS, Draft, Scene, attempt
from archive.extract.dates.date_words import letters
from archive.extract.english.lexicon import FUNCTION_WORDS, VERBS

_LONGER = {"week": 7, "fortnight": 14}  # days
_BEHIND = frozenset(("last", "next", "before", *_LONGER))
_DEICTIC = {"today": 0, "tomorrow": 1, "yesterday": -1}
_NAMED = frozenset(letters("any_unit") + letters("any_season") + letters("any_month") + letters("weekday"))
_NUMBERS = frozenset(letters("number") + letters("partday"))
_JUST_GONE = 3  # days: of a Thursday, "the Wednesday before last" is one of two


def move_by_words_behind(scene: Scene, draft: Draft) -> None:
    """Widen a weekday, a day or a month of no year by what stands behind it, and put it where that says."""
    word = scene.lower(draft.last + 1)
    if word not in _BEHIND or draft.type != "DATE":
        return
    part = draft.part[:1]
    if word in _LONGER and (part == ("weekday",) or draft.rule in _DEICTIC):
        _move_on(scene, draft, _LONGER[word])
    elif word == "before" and part == ("weekday",):
        _move_before_last(scene, draft)
    elif word in ("last", "next") and part in (("weekday",), ("day",), ("month",)) and _ends_at(scene, draft.last + 2):
        _place_beside(scene, draft, word)


def _ends_at(scene: Scene, k: int) -> bool:
    """Whether no noun of "last", "next" follows: "on Monday last the court sat"; not "on Monday last week", "Monday next to"."""
    w = scene.lower(k)
    return not w[:1].isalnum() or (w in FUNCTION_WORDS and w != "to") or (w in VERBS and scene.classes[k] not in _NAMED)


def _move_on(scene: Scene, draft: Draft, days: int) -> None:
    """Read "Monday week", "today fortnight"; "last Monday week", "yesterday week" lie that much before."""
    k = draft.last + 1
    behind = scene.classes[k + 1 : k + 2]
    if scene.word(k)[0].isupper() or behind in _NUMBERS or (scene.lower(k + 1) in "-‑" and scene.tk.glued(k + 1)):
        return  # "the Monday week-long strike"
    draft.last = k
    if scene.anchor is None:
        return
    if draft.rule in _DEICTIC:
        back = draft.rule == "yesterday"
        _put(draft, attempt(_day, scene.anchor, _DEICTIC[draft.rule] + (-days if back else days)))
        return
    coming = attempt(periods.weekday_near, scene.anchor, draft.part[1], "future")
    _put(draft, coming and attempt(_day, coming.first, days))
    draft.anchor = scene.anchor


def _move_before_last(scene: Scene, draft: Draft) -> None:
    """Read "the Friday before last": a week before the last one; open where the last one has hardly gone."""
    k = draft.last + 2
    goes_on = scene.classes[k + 1 : k + 2] in _NAMED or scene.word(k + 1)[:1].isupper()  # "before last Christmas"
    if scene.lower(k) != "last" or goes_on or scene.lower(draft.first - 1) != "the":
        return
    unknown = f"XXXX-WXX-{draft.part[1]}"
    draft.last, draft.first = k, draft.first - 1
    gone = (
        attempt(periods.weekday_near, scene.anchor - timedelta(1), draft.part[1], "past")
        if scene.anchor and scene.anchor > date.min
        else None
    )
    sure = scene.anchor is not None and gone is not None and (scene.anchor - gone.first).days > _JUST_GONE
    _put(draft, attempt(_day, gone.first, -7) if gone and sure else None, unknown)


def _place_beside(scene: Scene, draft: Draft, word: str) -> None:
    """Read "Tuesday last", "the 14th of February last", "May next": the latest before the article's day, the first after it."""
    draft.last += 1
    anchor = scene.anchor
    if anchor is None or anchor in (date.min, date.max):
        return
    edge = anchor + timedelta(-1 if word == "last" else 1)
    if draft.part[0] == "weekday":
        _put(draft, attempt(periods.weekday_near, edge, draft.part[1], "past" if word == "last" else "future"))
        return
    make: Callable[[int], periods.Period] = PART_MAKERS[draft.part[0]](draft.part)[0]
    found = [p for p in (attempt(make, anchor.year + k) for k in (-1, 0, 1)) if p is not None]
    if word == "last":
        _put(draft, next((p for p in reversed(found) if p.last <= edge), None))
    else:
        _put(draft, next((p for p in found if p.first >= edge), None))


def _day(day: date, steps: int) -> periods.Period:
    return periods.shifted("day", day, steps)


def _put(draft: Draft, period: periods.Period | None, unknown: str = "XXXX-XX-XX") -> None:
    draft.part = ()
    if period is not None:
        set_period(draft, period)
        return
    draft.period = draft.earliest = draft.latest = draft.anchor = None
    draft.value = unknown
