"""What a forecast is held against: the 12 cts of "expects to earn 15 cts this year, against 12 cts in 1986" are no forecast."""

from __future__ import annotations

from archive.extract.changes.restated import compared
from archive.extract.draft import Draft
from archive.extract.english.lexicon import DETERMINERS
from archive.extract.english.tokens import Tokens, at
from archive.extract.words import word_set

WAS = "what was, and is held against"  # the rule of such a figure's certainty
_HEDGED = word_set("hedges", "words.hedged")
_TIMES = frozenset(("year", "season", "quarter", "week", "autumn", "winter", "spring", "summer"))
_PAST = frozenset(("ago", "earlier", "previously"))
_YEAR_ENDS = frozenset((",", ";", ".", "but", "while"))
_GOES_ON = frozenset(("excluding", "including", "after"))
_BEHIND = 9  # tokens to the time of what was
_ON = 10  # tokens to a figure that goes on with it


def is_what_was(tk: Tokens, d: Draft, before: Draft | None) -> bool:
    """Whether the figure says how it was, beside what is expected.

    "from $3m last year", "compared with 20 cts in 1986 excluding a charge of $2m".
    """
    if before is not None and before.rules.get("certainty") == WAS and d.left - before.right <= _ON:
        between = tk.lower[before.right + 1 : d.first]
        same = tk.sentence[before.left] == tk.sentence[d.left]
        joined = not _GOES_ON.isdisjoint(between) or "and" in between[-3:]
        if same and joined and _HEDGED.isdisjoint(between):
            return at(tk, d.left - 1) not in ("to", "at")
    first = _held_from(tk, d)
    return first is not None and _HEDGED.isdisjoint(tk.lower[first : d.first]) and _is_past(tk, d)


def _held_from(tk: Tokens, d: Draft) -> int | None:
    """Return the token behind "from", "against", "compared with" before the figure."""
    k = d.left - 1
    for _ in range(2):
        k -= at(tk, k) in DETERMINERS
    if at(tk, k) == "from" and d.change_role == "level":
        return k + 1
    return max(0, d.left - 4) if compared(tk, d) or at(tk, k) == "vs" else None


def _is_past(tk: Tokens, d: Draft) -> bool:
    """Whether a time that is over stands behind the figure, before its clause ends and before what was expected then."""
    for k in range(d.right + 1, min(d.right + _BEHIND, tk.size)):
        w = tk.lower[k]
        if tk.sentence[k] != tk.sentence[d.left] or w in _YEAR_ENDS or w in _HEDGED:
            return False
        if w in _PAST or (w in _TIMES and at(tk, k - 1) == "last"):
            return at(tk, k + 1) not in _HEDGED
        if _is_year(w):
            return at(tk, k + 1) not in _HEDGED and _is_earlier(tk, d, int(w))
    return False


def _is_year(w: str) -> bool:
    return len(w) == 4 and w.isdigit() and w[:2] in ("19", "20")


def _is_earlier(tk: Tokens, d: Draft, year: int) -> bool:
    """Whether the sentence tells of a later year before the figure, or of this one."""
    for k in range(d.left - 1, -1, -1):
        w = tk.lower[k]
        if tk.sentence[k] != tk.sentence[d.left]:
            break
        if (_is_year(w) and int(w) > year) or (w == "year" and at(tk, k - 1) == "this"):
            return True
    return False
