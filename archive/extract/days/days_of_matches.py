"""The day of a match goes on through its report: "beat Rath by 12 runs yesterday", then "The last four wickets fell for nine".

A report of a match names its day once. What its other paragraphs tell in the past of play (wickets, aces, laps) is of that day, until a date
of another is told; not what is of a season or a career, nor what somebody has won before.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from archive.extract.dates.tenses import is_past
from archive.extract.days.days_of_levels import Dated
from archive.extract.english.finite_forms import is_past_tense
from archive.extract.english.tokens import Tokens
from archive.extract.words import word_set
from archive.model import Figure, TimeExpression

_PLAY = word_set("dates", "timing.play")
_WON = word_set("dates", "timing.won")
_SEASON = word_set("dates", "timing.not_of_match")
_RULES = frozenset(("weekday", "yesterday", "weekday_time", "last_night", "part_of_day"))
_SCORE = re.compile(r"\s\d{1,3}-\d{1,3}\b(?!-)")
_RECENT = 7  # days in which a match is reported
_MOST = 12  # paragraphs


class Match(NamedTuple):
    """A match that a report is of: the index of its date, its day, and the paragraphs that it may still go on over."""

    date: int
    day: str
    left: int = _MOST


def match_of(dates: Sequence[Dated], tk: Tokens, match: Match | None, published: date | None) -> Match | None:
    """Return the match that a paragraph tells of: one that it names, else the one before it, unless another day is told."""
    if published is None:
        return None
    begun = _begun(dates, tk, published) if dates and not _WON.isdisjoint(tk.distinct) else None
    if begun is not None or match is None:
        return begun
    if match.left == 0 or any(_is_other(found, match) for _, found in dates):
        return None
    return match._replace(left=match.left - 1)


def set_match(figures: list[Figure], tk: Tokens, match: Match) -> list[Figure]:
    """Return the figures of a paragraph with the day of the match that it tells of, where they are of play and have none."""
    if _PLAY.isdisjoint(tk.distinct):
        return figures
    return [_of_match(figure, tk, match) for figure in figures]


def _begun(dates: Sequence[Dated], tk: Tokens, published: date) -> Match | None:
    """Return the match of which a sentence tells who won it, and on what day: "beat Rath by 12 runs on Sunday", "beat Rath 3-1 on Sunday"."""
    for index, found in dates:
        if found.rule in _RULES and _is_fresh(found, published):
            at = tk.first_at(found.start)
            first, last = _sentence(tk, at)
            words = frozenset(tk.lower[first : last + 1])
            if not _WON.isdisjoint(words) and (
                not _PLAY.isdisjoint(words) or _SCORE.search(tk.text, tk.start[first], tk.end[last])
            ):
                return Match(index, found.latest or "")
    return None


def _is_fresh(found: TimeExpression, published: date) -> bool:
    if found.latest is None or found.earliest != found.latest:
        return False
    return 0 <= (published - date.fromisoformat(found.latest)).days < _RECENT


def _is_other(found: TimeExpression, match: Match) -> bool:
    """Whether a date is another day, so that no more is told of a match; years and seasons are what it is held against."""
    return found.type == "DATE" and found.rule in _RULES and found.latest is not None and found.latest != match.day


def _of_match(figure: Figure, tk: Tokens, match: Match) -> Figure:
    if figure.date_basis != "article" or figure.certainty == "projected" or figure.kind in ("age", "money"):
        return figure
    at = tk.first_at(figure.number_start)
    first, last = _sentence(tk, at)
    words = frozenset(tk.lower[first : last + 1])
    if _PLAY.isdisjoint(words) or not _SEASON.isdisjoint(words):
        return figure
    past = [k for k in range(first, last + 1) if is_past(tk.lower[k]) or is_past_tense(tk, k)]
    if not past or any(tk.lower[k] == "had" and k + 1 in past for k in past):
        return figure  # "had won three games"
    return figure._replace(date=match.date, as_of=match.day, date_basis="sentence")


def _sentence(tk: Tokens, at: int) -> tuple[int, int]:
    sentence = tk.sentence[at]
    return bisect_left(tk.sentence, sentence), bisect_right(tk.sentence, sentence) - 1
