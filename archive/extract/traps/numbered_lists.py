"""Numbers that open the paragraphs of a numbered list: "3 The Mill", "2 Orlo", "1 Half a Loaf"; what one paragraph alone does not tell."""

from __future__ import annotations

from collections.abc import Sequence

from archive.extract.draft import Draft, Rejected
from archive.extract.english.tokens import Tokens

_LONG = 4  # numbers at least
_PLACE = 3  # digits
_BETWEEN = 4  # paragraphs from one to the next at most
_NO_PLACES = frozenset(("percent", "money", "age"))

Found = tuple[Tokens, list[Draft], list[Rejected]]


def drop_list_numbers(found: Sequence[Found]) -> None:
    """Drop the numbers at the head of four and more paragraphs that count up or down by one, with a few paragraphs between at most."""
    run: list[tuple[int, int]] = []  # where, and which number
    step = 0
    for index, (tk, _, _) in enumerate(found):
        number = _number(tk)
        if number < 0:
            continue
        apart = number - run[-1][1] if run else 0
        if run and abs(apart) == 1 and (len(run) == 1 or apart == step) and index - run[-1][0] <= _BETWEEN:
            step = apart
        else:
            _drop(found, run)
            run = []
        run.append((index, number))
    _drop(found, run)


def _number(tk: Tokens) -> int:
    """Return the number that a paragraph begins with, where a title follows, else -1."""
    if tk.size > 2 and tk.word[0] == "#" and tk.word[1].isdecimal():
        return int(tk.word[1][:_PLACE])  # "#10 Orlo", among others that have no sign
    if tk.size < 2 or not tk.word[0].isdecimal() or len(tk.word[0]) > 3 or tk.glued(1) or tk.word[1][0].islower():
        return -1
    return int(tk.word[0])


def _drop(found: Sequence[Found], run: list[tuple[int, int]]) -> None:
    if len(run) < _LONG:
        return
    for index, _ in run:
        tk, drafts, rejected = found[index]
        if drafts and drafts[0].first == 0 and drafts[0].kind not in _NO_PLACES:
            d = drafts.pop(0)
            rejected.append(Rejected(tk.start[d.first], tk.end[d.last], tk.slice(d.first, d.last), "list number"))
