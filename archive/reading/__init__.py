"""Bytes -> Documents. A format is a module of this package and a line in ``FORMATS``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Protocol

from archive.errors import BadQuery, UnreadableSource
from archive.model import Document, Source
from archive.reading import feed, html, mail, ndjson, newsml, ninjs, nitf, text, warc
from archive.reading.encodings import decode
from archive.reading.refusals import SHARED, refuse_binary, refuse_unread

OPENING = 4096  # bytes that are enough to know a format by


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file turned out to be, and its articles, read as they are asked for.

    A record that cannot be read comes as an ``UnreadableSource`` in its place, with its line; it is not raised, so that
    the rest loads.
    """

    format: str
    encoding: str
    documents: Iterator[Document | UnreadableSource]


class Format(Protocol):
    """What a module of this package offers."""

    SUFFIXES: tuple[str, ...]

    def is_mine(self, data: bytes, opening: str) -> bool:
        """Say whether the content alone shows this format; ``opening`` is the first few thousand bytes as text."""
        ...

    def read(self, data: bytes, source: Source) -> tuple[str, Iterator[Document | UnreadableSource]]:
        """Return the encoding and the articles; raise UnreadableSource where the whole file is at fault."""
        ...


# Asked in this order. `text` comes last: it takes what nobody else knows.
FORMATS: dict[str, Format] = {
    "html": html,
    "warc": warc,
    "feed": feed,
    "mail": mail,
    "nitf": nitf,
    "newsml": newsml,
    "ninjs": ninjs,
    "ndjson": ndjson,
    "text": text,
}

# The name that a suffix stands for. A walk through folders may take these files and leave the others.
SUFFIXES: dict[str, str] = {suffix: name for name, module in FORMATS.items() for suffix in module.SUFFIXES}


def read(data: bytes, source: Source, *, format: str | None = None) -> Reading:  # noqa: A002 - users type --from FORMAT
    """Read the articles of one file, choosing the format by its content, then by its suffix.

    Raises UnreadableSource where the file as a whole is no article (a picture, a PDF, markup that no format here reads,
    broken front matter), and BadQuery for a format that does not exist. The suffix is that of ``source.name``.
    """
    if format is not None and format not in FORMATS:
        raise BadQuery(format, f"no such format; there are {', '.join(sorted(FORMATS))}")
    name = format or _choose(data, source)
    encoding, documents = FORMATS[name].read(data, source)
    return Reading(name, encoding, documents)


def _choose(data: bytes, source: Source) -> str:
    opening, _ = decode(data[:OPENING])
    suffix = PurePath(source.name).suffix.lower()
    for name, module in FORMATS.items():
        if module.is_mine(data, opening) and not (name == "ndjson" and suffix in SHARED and not _has_text_field(data)):
            return name
    refuse_binary(data, source)
    name = SUFFIXES.get(suffix, "text")
    if name == "text" or suffix in SHARED:
        refuse_unread(opening, source)
        return "text"
    return name


def _has_text_field(data: bytes) -> bool:
    return any('"text"'.encode(encoding) in data for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
