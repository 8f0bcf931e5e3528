"""Rows of a table, whose cells are parted by bars: "Dead | 12 | 14" says twelve and fourteen of the dead."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.lexicon import CHANGE_WORDS
from archive.extract.nouns_before import Span
from archive.extract.phrases import trimmed
from archive.extract.tokens import Tokens, at

BAR = "|"
_LONGEST_LABEL = 10  # tokens of a label; a longer cell is a text
_LEADS = CHANGE_WORDS.keys() | {"about", "around", "+", "-", "−", "~", "c", "ca"}


def row_label(tk: Tokens, d: Draft) -> Span | None:
    """Return the first cell of a row whose figure has a cell of its own: "Net profit" of "Net profit | $3m | up 5%"; no title "The Mill | Review in 3 Minutes"."""
    if BAR not in tk.distinct or not _has_own_cell(tk, d):
        return None
    first = d.left
    while first > 0 and not _begins_row(tk, first):
        first -= 1
    last = tk.lower.index(BAR, first) - 1
    if last < first or last - first >= _LONGEST_LABEL or any(w[0].isdigit() for w in tk.lower[first : last + 1]):
        return None
    return trimmed(tk, first, last) or (first, last)


def _has_own_cell(tk: Tokens, d: Draft) -> bool:
    """Whether nothing but the figure, and which way it moved, stands between its bars."""
    k = d.left - 1
    while k > 0 and tk.lower[k] in _LEADS:
        k -= 1
    ends = d.right + 1 >= tk.size or tk.lower[d.right + 1] == BAR or _begins_row(tk, d.right + 1)
    return ends and at(tk, k) == BAR


def _begins_row(tk: Tokens, k: int) -> bool:
    return k == 0 or (tk.lined and "\n" in tk.text[tk.end[k - 1] : tk.start[k]])
