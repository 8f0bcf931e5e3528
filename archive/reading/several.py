"""Several articles in one plain text, with rules between them: told of, and not parted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.head_lines import KEY_LINE, is_known
from archive.paragraphs import has_stop
from archive.top_lines import read_top_line

_RULE = re.compile(r"^[ \t]*(?:[-=*#_~]{3,}|[-*_](?:[ ]+[-*_]){2,})[ \t]*$", re.M)
_OPENING = 4  # lines in which an article says what it is called, and when or where it was printed
_LONGEST_TITLE = 150
_WINDOW = 1_000  # characters in which they stand


def further_articles(text: str, begin: int) -> list[int]:
    """Return where in a plain text another article seems to begin: below a rule, with a headline, and a day or a paper, of its own."""
    if not text[begin:].strip():
        return []
    return [at for rule in _RULE.finditer(text, begin) if (at := _after(text, rule.end())) is not None]


def _after(text: str, rule: int) -> int | None:
    lines = list(_lines(text[rule : rule + _WINDOW]))
    opening = [line for _, line in lines[:_OPENING]]
    if not any(has_stop(line) for _, line in lines):
        return None  # what stands there is no text
    tops = [read_top_line(line) for line in opening]
    is_printed = any(top is not None and (top.day or top.paper) for top in tops)
    has_title = any(top is None and _is_title(line) for top, line in zip(tops, opening, strict=True))
    return rule + lines[0][0] if (is_printed and has_title) or _has_head(opening) else None


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for line in re.finditer(r"\S.*", text):
        if _RULE.fullmatch(line[0]):
            return
        yield line.start(), line[0].rstrip()


def _has_head(lines: list[str]) -> bool:
    keys = (KEY_LINE.fullmatch(line) for line in lines)
    return sum(is_known(key) for key in keys if key is not None) > 1


def _is_title(line: str) -> bool:
    return len(line) <= _LONGEST_TITLE and not has_stop(line) and not line[0].islower()
