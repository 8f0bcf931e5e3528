"""The day of a movement that is told beside another: "exports fell 9% in May, while imports rose 7%": both in May."""

from __future__ import annotations

import re
from collections.abc import Callable

from archive.extract.days.days_of_levels import is_level_before
from archive.model import Figure

_BESIDE = re.compile(r"(?:while|whereas|although|though|and|but|which)\s(?P<words>[^,;()]*)")
_OR = re.compile(r",?\s+or\s+")
_SET_BESIDE = re.compile(r"[^.;\n]{0,16}\b(?:vs|versus|against|compared)\b")
_AFTER_MOVING = re.compile(
    r"\bafter\s[a-z]+ing\s(?:by\s)?(?:[a-z]+\s)?$"
)  # "closed down 2% after losing 5% on Monday, and"
_PER_SHARE = re.compile(r"\s*(?:dlrs?|cts|cents|dollars|pence)?\s*(?:per|a)\s(?:\w+\s)?share\b")
# What is now, is to come, or goes by the hour: "while shares fell 2%", "but analysts expect 3%", "and is up 5% so far".
_ANOTHER_TIME = re.compile(
    r"\b(?:is|are|has|have|had|will|would|may|might|must|shall|could|should|can|hopes?|wants?|aims?|now|currently|usually|typically|normally|often|yet|then|later|since|so\sfar|today|shares|stocks?"
    r"|index|analysts?|economists?|forecasts?|expects?|expected|predicts?|predicted|plans?|over|during|in|for|after|before)\b",
    re.IGNORECASE,
)


def share_days(figures: list[Figure], text: str, clause: Callable[[int], tuple[int, int, int]]) -> list[Figure]:
    """Return figures with the day of the movement in the clause before, where their own clause has none: in a paragraph, in order.

    "Exports fell 9% in May, while imports rose 7%"; not "while imports are up 7%".
    """
    told: Figure | None = None  # the last movement with a day, no level from which it began
    shared: int | None = None  # where the clause begins to which its day was given
    apart: int | None = None  # and where one that tells of something else, whatever follows in it
    for i, figure in enumerate(figures):
        if figure.change_role is None:
            continue
        start = clause(figure.number_start)[0]
        is_before = is_level_before(text, figure, start)
        if _has_day(figure):
            before = is_before or _AFTER_MOVING.search(text, start, figure.start) is not None
            told, shared = (told if before else figure), None
        elif told is not None and figure.date is None and figure.date_basis in ("article", None):
            if shared != start:
                if apart == start or clause(told.number_start)[1] != start:
                    continue
                if not _is_beside(text, start, figure):
                    apart = start
                    continue
                shared = start
            if is_before:
                figures[i] = figure._replace(as_of=None, date_basis=None)
            else:
                figures[i] = figure._replace(date=told.date, as_of=told.as_of, date_basis="clause")
    return figures


def share_parts(figures: list[Figure], text: str, clause: Callable[[int], tuple[int, int, int]]) -> list[Figure]:
    """Return figures where a part has the days of the whole before it: "has cut 40 jobs since March, of which 12 in Leeds"."""
    for i in range(1, len(figures)):
        whole, part = figures[i - 1], figures[i]
        if part.date_basis == "clause":
            continue
        start, _, sentence = clause(part.number_start)
        if whole.number_start >= sentence and OF_WHICH.match(text, start):
            figures[i] = part._replace(
                date=whole.date, as_of=whole.as_of, since=whole.since, date_basis=whole.date_basis
            )
    return figures


_HELD_AGAINST = re.compile(r"\b(?:against|from|than|versus|vs|compared\s(?:with|to))\s(?:[a-z]+\s){0,2}$")


def share_wholes(
    figures: list[Figure],
    text: str,
    first: int,
    clause: Callable[[int], tuple[int, int, int]],
    tells: Callable[[int, int], bool],
) -> list[Figure]:
    """Return figures where a part that a later sentence tells in the past has the time of its whole: "held 40 in March. Nine of them died"."""
    for i, part in enumerate(figures):
        if part.base_figure is None or part.date_basis != "article" or not first <= part.base_figure < first + i:
            continue
        whole = figures[part.base_figure - first]
        start, end, sentence = clause(part.number_start)
        if not _has_day(whole) or whole.since is not None or whole.number_start >= sentence:
            continue
        if _HELD_AGAINST.search(text, max(0, whole.start - 40), whole.start) is None and tells(start, end):
            figures[i] = part._replace(date=whole.date, as_of=whole.as_of, date_basis="sentence")
    return figures


def share_past(
    figures: list[Figure],
    text: str,
    clause: Callable[[int], tuple[int, int, int]],
    tells: Callable[[int, int], bool],
) -> list[Figure]:
    """Return figures where a clause in the past has the time of the one before it: "killed 12 in 2020, and 40 died in Leeds"."""
    told: Figure | None = None  # the one before, if all of its clause have its time
    since = -1  # where the clause of the last figure begins
    for i, figure in enumerate(figures):
        start, end, sentence = clause(figure.number_start)
        before = None if told is None else clause(told.number_start)
        if (
            told is not None
            and before is not None
            and before[1:] == (start, sentence)
            and figure.date is None
            and figure.date_basis == "article"
            and figure.kind not in _APART
            and figure.change_role is told.change_role is None
            and _AND_THEN.match(text, start)
            and tells(*before[:2])
            and tells(start, end)
        ):
            figures[i] = figure._replace(date=told.date, as_of=told.as_of, date_basis="clause")
            continue
        if figure.as_of is None:
            continue  # "from 12"
        mine = _has_day(figure) and figure.certainty != "projected" and figure.kind != "age"
        if start != since:
            told, since = (figure if mine else None), start
        elif told is not None and not (mine and figure.date == told.date):
            told = None
    return figures


_APART = frozenset(("age", "duration", "ordinal"))
_AND_THEN = re.compile(r"(?!(?:which|who|whose|whom|where|when|in|on|at|of|from|by|to|with)\b)[^\s(]")


OF_WHICH = re.compile(r"of\s(?:which|whom)\s")


def leave_restated(figures: list[Figure], text: str) -> list[Figure]:
    """Return figures where what says again a number of no day has none.

    "from 52,000, or 5%", "vs $3m or 12 cents"; not "vs $3m or 12 cents vs 10".
    """
    for i in range(len(figures) - 1):
        whole, part = figures[i], figures[i + 1]
        if (
            whole.as_of is None
            and part.date_basis == "article"
            and _OR.fullmatch(text, whole.end, part.start)
            and not _SET_BESIDE.match(text, part.end)
        ):
            figures[i + 1] = part._replace(as_of=None, date_basis=None)
    return figures


def share_restated(figures: list[Figure], text: str) -> list[Figure]:
    """Return figures where a sum that is said again by the share has the day of that: "from $7m or $1 a share in 1985"."""
    for i in range(len(figures) - 1):
        whole, part = figures[i], figures[i + 1]
        if (
            whole.as_of is None
            and whole.kind == part.kind == "money"
            and _has_day(part)
            and _OR.fullmatch(text, whole.end, part.start)
            and _PER_SHARE.match(text, part.number_end)
        ):
            figures[i] = whole._replace(date=part.date, as_of=part.as_of, date_basis="clause")
    return figures


def _has_day(figure: Figure) -> bool:
    """Whether the clause of a figure has a day for it: "fell 9% in May"; not "has fallen 9% since May"."""
    return figure.date is not None and figure.date_basis == "clause" and figure.since is None


def _is_beside(text: str, start: int, figure: Figure) -> bool:
    """Whether the clause of a figure tells of another movement at the same time: "while imports rose 7%"; not "but shares fell 7%"."""
    beside = _BESIDE.match(text, start, figure.start)
    return beside is not None and beside.end() == figure.start and _ANOTHER_TIME.search(beside["words"]) is None
