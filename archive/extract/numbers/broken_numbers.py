"""Numbers that print or a scan broke: "1,-" and "200" at a line end, "12, 000", "3 ,400 dollars", "1 .5 miles", "l,200", "£5O"; each becomes one token."""

from __future__ import annotations

import re
from bisect import bisect_left

from archive.extract.english.lexicon import UNIT_FORMS
from archive.extract.english.tokens import Tokens, at

_LINE_ENDS = (",- ", ",-\n")
_ZEROS = ", 000"
_CUT = re.compile(
    r"""
      (?<![\w.,])\d{1,3},-\s\d{3}(?![\w,]|\.\d)                # a line end: 1,-  200
    | (?<![\w.,-])(?<!\d[ ])[1-9]\d{0,2}(?:,[ ]000){1,2}(?![\w,]|\.\d|[ ]\d)   # 12, 000       not: 3, 12, 000 123
    | (?<![\w.,-])(?<!\d[ ])[1-9]\d{0,2}[ ],\d{3}(?![\w,]|\.\d)  # 3 ,400
    | (?<![\w.,-])(?<!\d[ ])\d{1,3}[ ]\.\d{1,2}(?=[ ][a-z])      # 1 .5, where a unit stands behind it
    """,
    re.VERBOSE,
)
_BLANKS = str.maketrans("", "", " \n\t-")
_LETTERS = frozenset(("o", "oo", "ooo"))  # of "1OO", "£5O"


def join_broken_numbers(tk: Tokens) -> None:
    """Make one token of a number that is cut in two; ``start`` and ``end`` stay those of what is printed."""
    text, distinct = tk.text, tk.distinct
    if " ," in text or " ." in text or _ZEROS in text or any(map(text.__contains__, _LINE_ENDS)):
        for cut in _CUT.finditer(text):
            _join_cut(tk, cut.start(), cut.end())
    if "l" in distinct or not _LETTERS.isdisjoint(distinct):
        _join_letters(tk)


def _join_cut(tk: Tokens, start: int, end: int) -> None:
    first, last = bisect_left(tk.start, start), bisect_left(tk.end, end)
    if first >= tk.size or tk.start[first] != start or last >= tk.size or tk.end[last] != end:
        return
    word = tk.text[start:end].translate(_BLANKS)
    if tk.word[last].startswith(".") and at(tk, last + 1) not in UNIT_FORMS:
        return  # "4 .315 hitters"
    _join(tk, first, last, word)


def _join_letters(tk: Tokens) -> None:
    """Read the letter for a digit: the one of "l,200", the noughts of "£5O" and "1OO men"; not "H2O"."""
    k = 0
    while k + 1 < tk.size:
        w, free = tk.word[k], k == 0 or not (tk.glued(k) and tk.word[k - 1][-1].isalnum())
        if free and w == "l" and tk.glued(k + 1) and not tk.glued(k + 3):
            groups = tk.word[k + 2] if tk.word[k + 1] == "," and k + 2 < tk.size and tk.glued(k + 2) else ""
            if groups.isdecimal() and len(groups) == len("000"):
                _join(tk, k, k + 2, "1," + groups)
        elif free and w.isdecimal() and len(w) <= len("00") and tk.word[k + 1] in _NOUGHTS and _ends(tk, k + 1):
            _join(tk, k, k + 1, w + "0" * len(tk.word[k + 1]))
        k += 1


_NOUGHTS = frozenset(w.upper() for w in _LETTERS)


def _ends(tk: Tokens, k: int) -> bool:
    """Whether the letters at ``k`` are glued to their digits, and nothing but a mark to them."""
    return tk.glued(k) and not (k + 1 < tk.size and tk.glued(k + 1) and tk.word[k + 1][0].isalnum())


def _join(tk: Tokens, first: int, last: int, word: str) -> None:
    end = tk.end[last]
    span = slice(first, last + 1)
    tk.word[span], tk.lower[span] = [word], [word.lower()]
    tk.start[span], tk.end[span], tk.sentence[span] = [tk.start[first]], [end], [tk.sentence[first]]
    tk.size -= last - first
    tk.distinct = frozenset(tk.lower)
