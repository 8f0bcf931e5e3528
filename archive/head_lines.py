"""``Key: value`` lines: those of a head, and those that archives print under a headline and at the end of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# The fields of an article as heads call them, the one that counts first.
_HEAD_NAMES = {
    "key": ("key",),
    "id": ("id",),
    "headline": ("headline", "title"),
    "published": ("published", "date", "publication date", "date of publication", "published on"),
    "url": ("url",),
    "publication": (
        "publication",
        "newspaper",
        "paper",
        "outlet",
        "title of publication",
        "publication title",
        "source",
    ),
    "publisher": ("publisher",),
    "byline": ("byline", "author", "authors", "author(s)", "by"),
    "dateline": ("dateline",),
    "language": ("language",),
    "private": ("private",),
}
_RANKS = {name: (field, rank) for field, names in _HEAD_NAMES.items() for rank, name in enumerate(names)}
# What archives print besides, and no field holds; and of the fields what may stand under a headline as well.
_PRINTED = _words(
    "dateline language section page pages length edition load-date publication-type document-type column volume issue issn"
)
_PRINTED |= {"word count", "document id", "accession number", "record number", "publication type", "document type"}
_NUMBERED = _words("page pages length load-date volume issue issn") | {"word count"}
_PRINTED_FIELDS = {
    name: field for name, (field, _) in _RANKS.items() if field in ("byline", "publication") and name != "source"
}
_PRINTED_KEY = re.compile(r"(?P<key>[A-Za-z][A-Za-z -]{1,30}(?:\(s\))?):[ ]?(?P<value>[A-Z0-9(\"\u00c0-\u00de].*)")

KEY_LINE = re.compile(r"(?P<key>[A-Za-z][A-Za-z _-]{0,30}(?:\(s\))?):[ \t]+(?P<value>\S[^\n]*)(?:\n|\Z)")


class Printed(NamedTuple):
    """A line such as "LENGTH: 214 words": the field that it gives, None where that is none of ours, and its value."""

    field: str | None
    value: str


_OF_TEXT = re.compile(r"[\d.,]+(?:\s*(?:words?|w|pages?|pp|lines?|characters?|paragraphs?|columns?))?", re.IGNORECASE)


def printed_key(text: str) -> Printed | None:
    """Read a line under a headline or at the end of a text as archives print them; None for any other line."""
    found = _PRINTED_KEY.fullmatch(text) if ":" in text[:40] else None
    key = found["key"].casefold() if found else ""
    if found is None or not (key in _PRINTED or key in _PRINTED_FIELDS) or found["value"][-1] in ".!?\u2026:":
        return None
    if key in _NUMBERED and not any(map(str.isdigit, found["value"])):
        return None  # "Page: One man's fight"
    if key == "length" and _OF_TEXT.fullmatch(found["value"]) is None:
        return None  # "Length: 9.4 km", of a tunnel
    return Printed(_PRINTED_FIELDS.get(key), found["value"])


def is_printed(line: re.Match[str]) -> bool:
    """Whether archives print a line of a head that no field holds."""
    return key_of(line) in _PRINTED


def key_of(line: re.Match[str]) -> str:
    return line["key"].strip().casefold()


def is_known(line: re.Match[str]) -> bool:
    """Whether a line of a head gives a field."""
    return key_of(line) in _RANKS


def chosen(lines: Iterable[re.Match[str]]) -> dict[str, re.Match[str]]:
    """Return the line that gives each field: the one whose name counts first, of two the earlier."""
    told: dict[str, re.Match[str]] = {}
    for line in filter(is_known, lines):
        field, rank = _RANKS[key_of(line)]
        if field not in told or rank < _RANKS[key_of(told[field])][1]:
            told[field] = line
    return told


def passed_over(text: str, body_start: int) -> Iterator[tuple[int, int]]:
    """Yield where the lines of a head stand that give no field: "Page: 3", and "Source: cutting book 12" beside a paper."""
    at = len(text) - len(text.lstrip())
    lines: list[re.Match[str]] = []
    while at < body_start and (line := KEY_LINE.match(text, at, body_start)):
        lines.append(line)
        at = line.end()
    told = list(chosen(lines).values())
    for line in lines:
        if line not in told:
            yield line.start(), line.start() + len(line[0].rstrip())
