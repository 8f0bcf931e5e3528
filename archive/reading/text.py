"""Plain text: one article a file, with or without a head."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from archive.errors import UnreadableSource
from archive.model import Document, Source
from archive.paragraphs import split
from archive.reading.blocks import Block
from archive.reading.date_lines import day_of_publication, is_date_line
from archive.reading.encodings import decode
from archive.reading.fields import identify, told
from archive.reading.heads import find_head
from archive.reading.refusals import refuse_binary
from archive.reading.titles import entitle

_TOP = 2_000  # characters in which such a line stands
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
    document = entitle(document, glued=head.place == "date line" and "\n" not in text[: head.end].lstrip())
    return document if fields.published_text is not None else _with_day(document)


def _with_day(document: Document) -> Document:
    """Let a paragraph near the top that says nothing but a day be the day of publication, as that of a web page is."""
    top = document.text[document.body_start : document.body_start + _TOP].splitlines()
    if not any(is_date_line(line.strip()) for line in top):
        return document  # nearly all: no paragraph needs to be told from another
    blocks = (Block("body" if each.kind == "other" else each.kind, each.text) for each in split(document))
    found = day_of_publication(blocks)
    if found is None:
        return document
    printed, day = found
    return replace(document, published=day, published_text=printed, published_source="date line")
