"""What a poll says of how far out it may be: "a margin of error of plus or minus 3 points"."""

from __future__ import annotations

from archive.extract.english.lexicon import BE
from archive.extract.english.noun_edges import Span
from archive.extract.english.tokens import DASHES, Tokens

_EITHER_WAY = (
    ["plus", "or", "minus"],
    ["plus", "-", "or", "-", "minus"],
    ["plus", "/", "minus"],
    ["+", "/", "-"],
    ["±"],
)
_LAST = frozenset(words[-1] for words in _EITHER_WAY)
_LONGEST = max(map(len, _EITHER_WAY))
_SMALL = BE | DASHES | frozenset(("of", "at", ":", "(", "was", "a", "about", "around", "only", "within"))
_ERRORS = frozenset(("error", "errors"))
_OF_WHAT = 3  # words from "margin" to "error": "margin of sampling error", "margin of statistical sampling error"


def either_way(tk: Tokens, k: int) -> int:
    """Return where "plus or minus" or "+/-" begins that ends at ``k``; -1 where none does."""
    if k < 0 or tk.lower[k] not in _LAST:
        return -1
    for length in range(1, _LONGEST + 1):
        first = k - length + 1
        if first >= 0 and tk.lower[first : k + 1] in _EITHER_WAY:
            return first
    return -1


def margin_of_error(tk: Tokens, k: int) -> Span | None:
    """Return the margin of error of which a number behind ``k`` says how wide it is, past "of plus or minus" or "is"."""
    if tk.distinct.isdisjoint(_ERRORS):
        return None
    first = either_way(tk, k)
    k = first - 1 if first >= 0 else k
    while k > 1 and tk.lower[k] in _SMALL:
        k -= 1
    if k > 0 and tk.lower[k] == "margin" and tk.lower[k - 1] in _ERRORS:
        return k - 1, k  # "an error margin of 3 points"
    if k < 2 or tk.lower[k] not in _ERRORS:
        return None
    margin = next((i for i in range(k - 1, max(-1, k - _OF_WHAT - 2), -1) if tk.lower[i] == "margin"), -1)
    return (margin, k) if margin >= 0 and tk.lower[margin + 1] == "of" else None
