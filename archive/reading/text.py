"""Plain text: one article a file, with or without a head."""

from __future__ import annotations

from collections.abc import Iterator

from archive.errors import UnreadableSource
from archive.model import Document, Source
from archive.reading.encodings import decode
from archive.reading.fields import Fields, identify
from archive.reading.heads import date_line
from archive.reading.refusals import refuse_binary
from archive.reading.titles import entitle

SUFFIXES: tuple[str, ...] = (".txt", ".text", ".md")


def is_mine(data: bytes, opening: str) -> bool:
    """Whether the content alone shows plain text: nothing does, so it is what remains."""
    return False


def read(data: bytes, source: Source) -> tuple[str, Iterator[Document | UnreadableSource]]:
    """Read the file as one article, its head included: offsets are into the whole text of the file."""
    refuse_binary(data, source)
    text, encoding = decode(data)
    return encoding, iter([_document(text, source)])


def _document(text: str, source: Source) -> Document:
    head = date_line(text)
    document = Document(
        text=text,
        identity=identify(Fields(), source, text, alone=True),
        format="text",
        published=head.published if head else None,
        published_text=head.printed if head else None,
        published_source="date line" if head else None,
        body_start=head.end if head else 0,
    )
    return entitle(document)
