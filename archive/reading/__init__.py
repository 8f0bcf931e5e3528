"""Bytes -> Documents. A format is a module of this package and a line in ``FORMATS``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Protocol

from archive.errors import BadQuery, UnreadableSource
from archive.model import Document, Source
from archive.reading import feed, html, mail, ndjson, newsml, ninjs, nitf, text, warc
from archive.reading.encodings import KnownBy, decode, how_known
from archive.reading.markup import declared_in
from archive.reading.refusals import SHARED, refuse_binary, refuse_unread

OPENING = 4096  # bytes that are enough to know a format by
_PARTS_OF_THEIR_OWN = ("mail", "warc")  # formats whose parts are each in an encoding


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file turned out to be, and its articles, read as they are asked for.

    ``known_by`` is how its encoding is known. A record that cannot be read comes as an ``UnreadableSource`` in its place, with its line; it is not raised, so that
    the rest loads.
    """

    format: str
    encoding: str
    documents: Iterator[Document | UnreadableSource]
    known_by: KnownBy = KnownBy.ITSELF


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


def read(
    data: bytes,
    source: Source,
    *,
    format: str | None = None,  # noqa: A002 - users type --from FORMAT
    encoding: str | None = None,
) -> Reading:
    """Read the articles of one file, choosing the format by its content, then by its suffix.

    ``encoding`` is Python's name of the one that somebody says the file is in; it counts where the file says nothing else.
    Raises UnreadableSource where the file as a whole is no article (a picture, a PDF, markup that no format here reads,
    broken front matter), and BadQuery for a format that does not exist. The suffix is that of ``source.name``.
    """
    if format is not None and format not in FORMATS:
        raise BadQuery(format, f"no such format; there are {', '.join(sorted(FORMATS))}")
    name = format or _choose(data, source)
    found, documents = FORMATS[name].read(data, replace(source, encoding=encoding))
    is_sure = name in _PARTS_OF_THEIR_OWN
    known_by = KnownBy.ITSELF if is_sure else how_known(data, found, given=encoding, declared=declared_in(data))
    return Reading(name, found, documents, known_by)


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
