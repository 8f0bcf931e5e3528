"""The day to which a length behind an event leads, where that is today: "Five months after the May 3 quake, half live in tents"."""

from __future__ import annotations

import re
from datetime import date

from archive.extract.dates import periods
from archive.extract.days.days_of_levels import Dated
from archive.extract.days.days_of_lists import has_verb
from archive.extract.english.lexicon import CARDINALS
from archive.extract.english.tokens import Tokens
from archive.model import Figure

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
    amount = int(n) if n.isdigit() else 1 if n in ("a", "an") else CARDINALS.get(n)
    if amount is None:
        return False
    today = date.fromisoformat(day)
    try:
        led = periods.after_span(date.fromisoformat(event), unit, amount)
    except (ValueError, OverflowError):
        return False
    return abs((today - led).days) <= _NEAR[unit]
