"""Plain text: one article a file, with or without a head."""

from __future__ import annotations

from collections.abc import Iterator

from archive.errors import UnreadableSource
from archive.model import Document, Source
from archive.reading.encodings import decode
from archive.reading.fields import identify, told
from archive.reading.heads import find_head
from archive.reading.refusals import refuse_binary
from archive.reading.titles import entitle

SUFFIXES: tuple[str, ...] = (".txt", ".text", ".md", ".markdown")


def is_mine(data: bytes, opening: str) -> bool:
    """Whether the content alone shows plain text: nothing does, so it is what remains."""
    return False


def read(data: bytes, source: Source) -> tuple[str, Iterator[Document | UnreadableSource]]:
    """Read the file as one article, its head included: offsets are into the whole text of the file."""
    refuse_binary(data, source)
    text, encoding = decode(data)
    return encoding, iter([_document(text, source)])


def _document(text: str, source: Source) -> Document:
    head = find_head(text, source.name)
    fields = head.fields
    document = Document(
        text=text,
        identity=identify(fields, source, text, alone=True),
        format="text",
        body_start=head.end,
        **{**told(fields), "published_source": head.published_source},
    )
    return entitle(document, glued=head.place == "date line" and "\n" not in text[: head.end].lstrip())
