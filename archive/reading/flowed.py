"""Plain text that flows (RFC 3676): the lines of a mail that its sender's program has wrapped are joined again."""

from __future__ import annotations

import re

_QUOTED = re.compile(r">*")
_SIGNATURE = "-- "


def unflow(text: str, *, delete_space: bool) -> str:
    """Join each line that ends in a space with the next of the same depth of quotation; each paragraph is then one line.

    ``delete_space``: that space is no part of the text (DelSp=yes, as for Japanese). The line above a signature ends in a
    space, and stands alone.
    """
    lines: list[str] = []
    pieces: list[str] = []
    depth = 0
    for raw in text.split("\n"):
        marks = _QUOTED.match(raw)[0]  # type: ignore[index]  # it matches nothing, too
        line = raw[len(marks) :].removeprefix(" ")
        if pieces and (len(marks) != depth or line == _SIGNATURE):
            _end(lines, pieces, depth)
        depth = len(marks)
        flows = line.endswith(" ") and line != _SIGNATURE
        pieces.append(line[:-1] if flows and delete_space else line)
        if not flows:
            _end(lines, pieces, depth)
    if pieces:
        _end(lines, pieces, depth)
    return "\n".join(lines)


def _end(lines: list[str], pieces: list[str], depth: int) -> None:
    lines.append(">" * depth + (" " if depth else "") + "".join(pieces))
    pieces.clear()
