"""What the head of a column says of the numbers below it: "Country | Killed | Injured", then "Chad | 40 | 112"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from archive.extract.counted.listed_places import BEFELL, COUNTED
from archive.extract.draft import Draft
from archive.extract.english.lexicon import is_person, singular
from archive.extract.english.table_rows import BAR
from archive.extract.english.tokens import Tokens
from archive.extract.words import word_set

_LABELS_OF_COUNTS = word_set("rules", "sharing.labels_of_counts")
_LONGEST_HEAD = 6  # words
_RULE = "head of the column"

Paragraphs = Sequence[tuple[Tokens, list[Draft]]]


class Head(NamedTuple):
    """What a column counts, and what happened to it."""

    unit: str
    measure: str | None


def settle_columns(paragraphs: Paragraphs) -> None:
    """Let the numbers of a table count what the head of their column names.

    A row is a line whose cells are parted by bars; a table ends with the first line without one, or of another number of cells.
    """
    heads: list[Head | None] = []
    for tk, drafts in paragraphs:
        if BAR not in tk.distinct:
            heads = []
            continue
        begin = 0
        for line in tk.text.split("\n"):
            cells = line.split(BAR)
            if heads and len(cells) == len(heads):
                _count_row(tk, drafts, begin, cells, heads)
            else:
                heads = _heads(cells)
            begin += len(line) + 1


def _heads(cells: list[str]) -> list[Head | None]:
    """Return what each column of a table counts, where the cells are those of its first row and say so of any."""
    if len(cells) < len(("place", "dead")) or any(c.isdigit() for cell in cells for c in cell):
        return []
    heads = [_head(cell.casefold().split()) for cell in cells]
    return heads if any(heads) else []


def _head(said: list[str]) -> Head | None:
    """Read the head of a column: "Killed", "Deaths", "Homes destroyed", "Patients"; none where two things befell them: "Killed or wounded"."""
    words = [w.strip("*:().") for w in said]
    befell = [w for w in words if w in BEFELL]
    if not words or len(words) > _LONGEST_HEAD or len(befell) > 1:
        return None
    counted = next((w for w in reversed(words) if w in _LABELS_OF_COUNTS), None)
    if counted is not None:
        unit = "people" if is_person(counted) else singular(counted)
        measure = BEFELL[befell[0]] if befell else "destroyed" if unit != "people" and "destroyed" in words else ""
        return Head(unit, measure or None)
    return Head(COUNTED.get(befell[0], "people"), BEFELL[befell[0]] or None) if befell and words[-1] in befell else None


def _count_row(tk: Tokens, drafts: list[Draft], begin: int, cells: list[str], heads: list[Head | None]) -> None:
    """Give each bare number that fills its cell of a row, which begins at ``begin``, what the head of its column says."""
    starts = {tk.start[d.left]: d for d in drafts}
    for cell, head in zip(cells, heads, strict=True):
        d = starts.get(begin + len(cell) - len(cell.lstrip()))
        begin += len(cell) + 1
        if head is None or d is None or d.kind != "count" or not isinstance(d.value, int):
            continue
        if not d.bare or d.unit is not None or d.object is not None or cell.strip() != tk.slice(d.left, d.right):
            continue
        d.unit = d.unit_name = head.unit
        d.measure, d.bare = head.measure, False
        d.rules["unit"] = d.rules["measure"] = _RULE
