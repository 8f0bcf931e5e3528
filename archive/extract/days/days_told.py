"""Dates of what somebody says are no day of who says it: "Some 12 witnesses said that the ship sank in May 2013"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from archive.extract.english.finite_forms import is_past_tense
from archive.extract.english.lexicon import AUXILIARIES
from archive.extract.english.tokens import Tokens
from archive.model import Attribution, Figure, TimeExpression

# "Seven in 10 say it is wrong, based on a poll conducted in July" said so in July.
_ASKED = re.compile(r",\s(?:based\son|according\sto|in)\b[^,;.]*\b(?:polls?|surveys?|polling)\b")
_FILING = frozenset(("published", "released", "issued", "filed", "posted", "unveiled"))
_FILED = re.compile(r"\b(?:published|released|issued|filed|posted|unveiled)\s(?:(?:late|early|on|in)\s)*$")
_FAR = 24  # tokens from where a content begins to its verb


class Told:
    """Who says what in a paragraph, where what is said is a clause; to be asked date by date."""

    def __init__(self, tk: Tokens, said: Sequence[Attribution]) -> None:
        self._tk = tk
        self._filed = not _FILING.isdisjoint(tk.distinct)
        self._rows = sorted((a for a in said if a.content_start is not None and a.cue), key=lambda a: a.start)
        self._starts = [a.start for a in self._rows]

    def hides(self, found: TimeExpression, figure: Figure) -> bool:
        """Whether a figure is part of who says something, and a date of what he says.

        "12 firms said profits fell in 2019"; not "said 12 died in 2019".
        """
        at = bisect_right(self._starts, figure.number_start)
        if self._filed and self._is_of_papers(found, figure):
            return True
        if not at or figure.number_start >= self._rows[at - 1].end:
            return False
        a = self._rows[at - 1]
        first, last = a.content_start or 0, a.content_end or 0
        is_source = (a.source_start or 0) <= figure.number_start < (a.source_end or 0)
        if first <= figure.number_start < last and not is_source:
            return False
        if not first <= found.start < last or not self._is_clause(first, last):
            return False
        return _ASKED.search(self._tk.text, first, found.start) is None

    def _is_of_papers(self, found: TimeExpression, figure: Figure) -> bool:
        """Whether a day is that of papers that show what a figure says: "lost $5m, accounts filed yesterday reveal"."""
        at = bisect_right(self._starts, found.start)
        a = self._rows[at - 1] if at else None
        if a is None or found.start >= a.end or a.start <= figure.number_start < a.end:
            return False
        return _FILED.search(self._tk.text, a.start, found.start) is not None

    def _is_clause(self, start: int, end: int) -> bool:
        """Whether what is said has a verb of its own: "that it fell", "it fell"; not "to fall", "a fall"."""
        tk = self._tk
        first = tk.first_at(start)
        words = range(max(first, 1), min(tk.first_at(end), first + _FAR, tk.size))
        return tk.lower[first] == "that" or any(
            (tk.lower[k] in AUXILIARIES or is_past_tense(tk, k)) and tk.lower[k - 1] != "to" for k in words
        )
