"""Spans over text and their arithmetic.

A ``Mark`` is what a finder saw: where, of what kind, the characters themselves and what they mean. Offsets are Unicode
code points, 0-based, end exclusive, into the text that the finder was given.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple


class Mark(NamedTuple):
    """``text[start:end] == surface``, always. ``value`` is whatever the finder of this ``kind`` reads there."""

    start: int
    end: int
    kind: str
    surface: str
    value: Any = None


def overlaps(a: Mark, b: Mark) -> bool:
    """Whether the two share a character. Marks that only touch do not overlap."""
    return a.start < b.end and b.start < a.end


def keep_longest(marks: Iterable[Mark]) -> list[Mark]:
    """Drop every mark that overlaps a longer one, and sort what is left.

    "$1.2 million" also looks like the bare number 1.2; the reader wants the money.
    Ties go to the earlier mark, then by kind: the order of the finders never shows.
    """
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start - m.end, m.start, m.kind)):
        if not any(overlaps(mark, other) for other in kept):
            kept.append(mark)
    return sorted(kept, key=lambda m: (m.start, m.end, m.kind))
