"""Rows of a table, whose cells are parted by bars: "Dead | 12 | 14" says twelve and fourteen of the dead."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import CHANGE_WORDS, DETERMINERS
from archive.extract.english.noun_edges import Span
from archive.extract.english.tokens import Tokens, at
from archive.extract.words import word_set

BAR = "|"
_REACH = 80  # tokens of a row: a longer one is no table
_LONGEST_LINE = 60  # tokens of a line of numbers, each dot of its leaders one
_IN_CELLS = CHANGE_WORDS.keys() | {"vs", "versus", "nil", "unch", "unchanged", "mln", "billion", "pct", "dlrs", "cts"}
_LONGEST_LABEL = 10  # tokens of a label; a longer cell is a text
_BULLETS = frozenset("-–—•*·▪")
_LABELS_OF_COUNTS = word_set("rules", "sharing.labels_of_counts")
_DONE = frozenset(("lost", "made", "found", "sold", "built", "held", "shot", "shut", "hit", "cut", "let"))
_LEADS = CHANGE_WORDS.keys() | {"about", "around", "+", "-", "−", "~", "c", "ca"}


def row_label(tk: Tokens, d: Draft) -> Span | None:
    """Return the first cell of a row whose figure has a cell of its own: "Net profit" of "Net profit | $3m | up 5%"; no title "The Mill | Review in 3 Minutes"."""
    if BAR not in tk.distinct or not _has_own_cell(tk, d):
        return None
    first = d.left
    while first > 0 and not _begins_row(tk, first):
        first -= 1
        if d.left - first > _REACH:
            return None
    last = next((k for k in range(first, d.left) if tk.lower[k] == BAR), first) - 1
    if last < first or last - first >= _LONGEST_LABEL or any(w[0].isdigit() for w in tk.lower[first : last + 1]):
        return None
    while first < last and (tk.lower[first] in DETERMINERS or not tk.lower[first][0].isalnum()):
        first += 1
    return (first, last) if tk.lower[first][0].isalpha() and tk.lower[first] != "by" else None


def line_label(tk: Tokens, d: Draft) -> Span | None:
    """Return what labels a line of numbers: "Float" of "Float......935 vs.....2,125", "KUWAIT" of "KUWAIT   1.15   1.40"; no words of a text."""
    k = d.left - 1
    if k < 0 or (tk.start[k + 1] - tk.end[k] < 3 and tk.lower[k][0].isalpha() and tk.lower[k] not in _IN_CELLS):
        return None  # a word of a text
    met = False
    while k >= 0 and d.left - k < _LONGEST_LINE and not _begins_row(tk, k + 1):
        w = tk.lower[k]
        if w[0].isalpha() and w not in _IN_CELLS:
            break
        met = met or w[0].isdigit() or w in (".", "nil")
        k -= 1
    if k < 0 or not tk.word[k][0].isalpha() or _begins_row(tk, k + 1):
        return None
    if not met and (k < 2 or not (_opens_cell(tk, k) and tk.word[k - 1][0].isdigit())):
        return None
    spaced = tk.start[k + 1] - tk.end[k] > 2 or (tk.lower[k + 1 : k + 4] == [".", ".", "."] and tk.glued(k + 1))
    first = k
    while first > 0 and k - first < _LONGEST_LABEL and not _begins_row(tk, first) and tk.word[first - 1][0] not in ".:":
        first -= 1
    if not (spaced and _begins_row(tk, first)):
        return None
    k = next((i - 1 for i in range(first + 1, k + 1) if _opens_cell(tk, i)), k)  # "Corn   1.35  IV  1.65"
    return first + (first < k and tk.lower[first] in ("including", "of")), k


def _opens_cell(tk: Tokens, k: int) -> bool:
    gap = tk.start[k] - tk.end[k - 1]
    return gap > 2 or (gap == 2 and tk.word[k][0].isdigit())


def label_end(tk: Tokens, d: Draft, marks: str) -> int:
    """Return the last token of what labels a number: of the first cell of its row, or before one of ``marks``, where no noun follows; else -1."""
    row = row_label(tk, d)
    if row is not None:
        return row[1]
    k = d.left - 2
    ends = not at(tk, d.right + 1)[:1].isalpha() or tk.opens(d.right + 1)
    return k if k >= 0 and tk.lower[k + 1] in marks and ends else -1


def is_whole(d: Draft) -> bool:
    """Whether a number may count things: "4,000", "1.2m"; not "0.76"."""
    return d.value is None or d.value % 1 == 0


def counted_by_label(tk: Tokens, d: Draft) -> int:
    """Return the plural that labels a bare number in a line or row of its own: "Employees: 4,000", "Homes destroyed | 340"; -1 where none does."""
    if not is_whole(d):
        return -1  # "All tests | 0.76"
    k = label_end(tk, d, ":,")
    whole = k
    if k > 0 and tk.lower[k] not in _LABELS_OF_COUNTS and (tk.lower[k][-2:] == "ed" or tk.lower[k] in _DONE):
        k -= 1
    if k < 0 or tk.lower[k] not in _LABELS_OF_COUNTS or (k == whole and at(tk, k + 1) == ","):
        return -1  # "Houses destroyed, 12"; not "Houses, 12"
    first = k - (k > 0 and tk.word[k - 1].isalpha())
    if first > 0 and tk.lower[first] == "of" and tk.lower[first - 1] in _NUMBER:
        first -= 1  # "# of partners: 14"
    return k if begins_line(tk, first) else -1


_NUMBER = frozenset(("#", "number", "no"))


def begins_line(tk: Tokens, k: int) -> bool:
    """Whether a line, a row, a sentence or an item of a list begins at ``k``."""
    if k < 0 or tk.opens(k) or tk.new_line(k):
        return True
    return tk.lower[k - 1] in _BULLETS and (k == 1 or tk.new_line(k - 1) or tk.sentence[k - 2] != tk.sentence[k])


def _has_own_cell(tk: Tokens, d: Draft) -> bool:
    """Whether nothing but the figure, and which way it moved, stands between its bars."""
    k = d.left - 1
    while k > 0 and tk.lower[k] in _LEADS:
        k -= 1
    ends = d.right + 1 >= tk.size or tk.lower[d.right + 1] == BAR or _begins_row(tk, d.right + 1)
    return ends and at(tk, k) == BAR


def _begins_row(tk: Tokens, k: int) -> bool:
    return k == 0 or (tk.lined and "\n" in tk.text[tk.end[k - 1] : tk.start[k]])
