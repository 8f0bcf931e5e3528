"""Lengths between an event and what is told of it: "Five months after the May 3 quake, half live in tents", which is so today.

The other way round an event is dated by a length: "was founded in 1994, a year after a flood killed 12": the 12 died in 1993.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from archive.extract.dates import periods
from archive.extract.days.days_of_levels import Dated
from archive.extract.days.days_of_lists import has_verb
from archive.extract.english.lexicon import CARDINALS
from archive.extract.english.tokens import Tokens
from archive.extract.english.verbs import is_verb
from archive.model import Figure, TimeExpression

_AFTER = re.compile(
    r"\b(?P<n>\d{1,3}|[a-z]+(?:-[a-z]+)?)\s(?:full\s)?(?P<unit>hour|day|week|month|year|decade)s?\s(?:after|on\sfrom|since)\s[^,;.]*$",
    re.IGNORECASE,
)
_FAR = 160  # characters from the length to the day of the event
# A participle or a pronoun behind the comma goes on with the event: ", killing 12", ", in which 12 died".
_OF_EVENT = re.compile(
    r",\s(?:[a-z]+ing\b|(?:(?:in|of|on|at|from|with)\s)?(?:which|whom|who|whose|when|where|with)\b|and\b|including\b)"
)
_END = re.compile(r"[,;.](?!\d)")
_NEAR = {"hour": 1, "day": 1, "week": 4, "month": 17, "year": 200, "decade": 900}  # days to today: half of the unit


# "A year after a quake killed (12)", "a day after 106 men fled, nearly half of them"; a figure inside is of the event.
_EVENT = re.compile(
    r"\b(?P<n>\d{1,3}|[a-z]+(?:-[a-z]+)?)\s(?P<unit>day|week|month|year|decade)s?\safter\s(?P<event>[^,;.]{0,120})(?P<part>,\s[^,;.]{0,24})?$",
    re.IGNORECASE,
)
_OF_THEM = ("of them", "of whom", "of these")
_VERB_NEAR = 4  # tokens behind a figure in which stands what befell those whom it counts
_UNIT_DAYS = {"day": 1, "week": 7, "month": 31, "year": 366, "decade": 3660}


def event_day(tk: Tokens, figure: Figure, own: Sequence[Dated]) -> str | None:
    """Return the day of an event that a length tells to have been before the last date of a clause; "" where no day is known, None where there is none.

    "On Monday they were freed, two days after 12 had been held"; not "Two days after the fire 12 fled on Monday".
    """
    found = own[-1][1]
    event = _EVENT.search(tk.text, found.end, figure.start)
    if event is None or not _tells_of(tk, event, figure):
        return None
    amount = _amount(event["n"].lower())
    if amount is None or found.latest is None or _span(found) > _UNIT_DAYS[unit := event["unit"].lower()]:
        return ""
    try:
        return periods.holding(
            unit, periods.after_span(date.fromisoformat(found.latest), unit, -amount)
        ).last.isoformat()
    except (ValueError, OverflowError):
        return ""


def _tells_of(tk: Tokens, event: re.Match[str], figure: Figure) -> bool:
    """Whether a figure is what an event did, or those whom it befell; not what goes on behind it."""
    if event["part"] is not None and not figure.exact.endswith(_OF_THEM):
        return False
    first, at = tk.first_at(event.start("event")), tk.first_at(figure.start)
    if any(is_verb(tk, k) for k in range(first, at)):
        return True
    behind = tk.first_at(figure.end - 1) + 1
    return not event["event"].strip() and any(
        is_verb(tk, k) for k in range(behind, min(behind + _VERB_NEAR, tk.size)) if "," not in tk.lower[behind:k]
    )


def _span(found: TimeExpression) -> int:
    return (date.fromisoformat(found.latest or "") - date.fromisoformat(found.earliest or found.latest or "")).days


def _amount(n: str) -> int | None:
    return int(n) if n.isdigit() else 1 if n in ("a", "an") else CARDINALS.get(n)


def without_events(tk: Tokens, figure: Figure, inside: list[Dated], start: int, day: str) -> list[Dated]:
    """Return the dates of a clause, which begins at ``start``, but those of events that a length behind them leads on from, to today.

    They are those of what the event did ("killed 12"), but not of the length, nor of the clause that goes on. A length that leads to
    another day leaves all as it is: "Three days after the May 3 quake 12 were found".
    """
    return [pair for pair in inside if not _is_of_event(tk, figure, pair, start, day)]


def _is_of_event(tk: Tokens, figure: Figure, pair: Dated, start: int, day: str) -> bool:
    found, text = pair[1], tk.text
    if found.latest is None or found.latest > day:
        return False
    after = _AFTER.search(text, max(start, found.start - _FAR), found.start)
    if after is None or not _leads_to(after["n"].lower(), after["unit"].lower(), found.latest, day):
        return False
    if figure.end <= after.end("unit") + 1:
        return True
    return _goes_on(tk, found.end, figure)


def _goes_on(tk: Tokens, behind: int, figure: Figure) -> bool:
    """Whether the clause around an event goes on at a figure: ", 12 live here", ", killing 12, some 40 fled"; not ", killing 12"."""
    text = tk.text
    first, last = text.find(",", behind, figure.start), text.rfind(",", behind, figure.start)
    if first < 0 or _OF_EVENT.match(text, first) is None:
        return first >= 0
    end = _END.search(text, figure.end)
    return last > first and has_verb(tk, last + 1, end.start() if end else len(text))


def _leads_to(n: str, unit: str, event: str, day: str) -> bool:
    """Whether so many of a unit lie between an event and a day, as near as the unit tells."""
    amount = _amount(n)
    if amount is None:
        return False
    today = date.fromisoformat(day)
    try:
        led = periods.after_span(date.fromisoformat(event), unit, amount)
    except (ValueError, OverflowError):
        return False
    return abs((today - led).days) <= _NEAR[unit]
