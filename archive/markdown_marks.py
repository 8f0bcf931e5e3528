"""The marks of Markdown in a text that is kept as it was written: what a page leaves out, and what it shows in their place.

Texts keep their marks, because every offset is into them; only pages hide them. ``**bold**``, ``[words](address)`` and ``# Heading`` are
hardly anything else. ``*so*``, ``_so_`` and a backtick may be, and are marks only beside one of those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

# # Heading  ## What it costs   not: #1  ####### seven
_HASHES = re.compile(r"#{1,6}[ \t]+(?=\S)")
_STARS = re.compile(
    r"(?<![\w*])\*\*(?=[^\s*])(?P<text>[^*\n]{0,500}?[^\s*])\*\*(?!\*)"
)  # **bold**   not: 2 ** 3 ** 4, s**t
# [the budget](https://example.org/a_(b))  ![The old bridge](bridge.jpg)   not: [sic] (sic)
_LINK = re.compile(
    r"!?\[(?P<text>[^\[\]\n]{1,500})\]"
    r"\((?P<address>(?:[^\s()]|\([^\s()]{0,200}\)){1,1000})(?:[ \t]+\"[^\"\n]{0,200}\")?\)"
)
_SLANTED = re.compile(r"(?<![\w*])\*(?=[^\s*])(?P<text>[^*\n]{0,500}?[^\s*])\*(?![\w*])")  # *so*   not: 4*5*6
_LINED = re.compile(r"(?<![\w_])_(?=[^\s_])(?P<text>[^_\n]{0,500}?[^\s_])_(?![\w_])")  # _so_   not: snake_case_name
_TICKED = re.compile(r"(?<!`)`(?P<text>[^`\n]{1,500})`(?!`)")
_SURE = ((_STARS, "strong"), (_LINK, "span"))
_BESIDE = ((_SLANTED, "em"), (_LINED, "em"), (_TICKED, "code"))
_SIGNS = frozenset("*[#")


class Marked(NamedTuple):
    """Words between two marks: where each mark is, the element that shows what it means, and the address that it had."""

    before: tuple[int, int]
    after: tuple[int, int]
    tag: str
    address: str | None


def is_markdown(texts: Sequence[str]) -> bool:
    """Whether one of the paragraphs holds what is hardly anything but a mark of Markdown."""
    return any(
        is_heading(text) or any(pattern.search(text) for pattern, _ in _SURE)
        for text in texts
        if not _SIGNS.isdisjoint(text)
    )


def is_heading(text: str) -> bool:
    """Whether a paragraph is a heading of Markdown: a line led by hashes."""
    return "\n" not in text and _HASHES.match(text) is not None


def lead_of(text: str) -> int:
    """Return how many characters at the beginning of a heading or a quotation are its mark."""
    found = _HASHES.match(text) if is_heading(text) else re.match(r">[ \t]?(?=\S)", text)
    return found.end() if found else 0


def find_marks(text: str) -> Iterator[Marked]:
    """Yield the words of a paragraph that stand between marks, in no order. They nest, or are apart."""
    for pattern, tag in (*_SURE, *_BESIDE):
        for found in pattern.finditer(text):
            start, end = found.span("text")
            address = found["address"] if pattern is _LINK else None
            yield Marked((found.start(), start), (end, found.end()), tag, address)


def without_marks(text: str) -> str:
    """Return a paragraph of Markdown as readers see it."""
    unseen = {at for start, end in hidden_in(text) for at in range(start, end)}
    return "".join(sign for at, sign in enumerate(text) if at not in unseen)


def hidden_in(text: str) -> list[tuple[int, int]]:
    """Return where the marks of a paragraph are."""
    return [(0, lead_of(text)), *(side for each in find_marks(text) for side in (each.before, each.after))]
