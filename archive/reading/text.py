"""Plain text: one article a file, with or without a head."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from archive.errors import UnreadableSource
from archive.model import Document, Paragraph, Source
from archive.paragraphs import dateline_end, split
from archive.reading.date_lines import day_in_line, day_of_line
from archive.reading.encodings import decode
from archive.reading.fields import identify, told
from archive.reading.heads import find_head
from archive.reading.refusals import refuse_binary
from archive.reading.titles import entitle
from archive.top_lines import read_top_line

_WINDOW = 1_500  # characters that show them
_TOP = 8  # paragraphs among which such a line stands
SUFFIXES: tuple[str, ...] = (".txt", ".text", ".md", ".markdown")


def is_mine(data: bytes, opening: str) -> bool:
    """Whether the content alone shows plain text: nothing does, so it is what remains."""
    return False


def read(data: bytes, source: Source) -> tuple[str, Iterator[Document | UnreadableSource]]:
    """Read the file as one article, its head included: offsets are into the whole text of the file."""
    refuse_binary(data, source)
    text, encoding = decode(data, source.encoding)
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
    return _with_top_lines(document)


def _with_top_lines(document: Document) -> Document:
    """Let the lines near the top that say nothing but paper, day and byline give what no head gave."""
    window = replace(document, text=document.text[: document.body_start + _WINDOW])
    paragraphs = [each for each in islice(split(window), _TOP) if each.start >= document.body_start]
    lines = [(each, read_top_line(each.text)) for each in paragraphs if each.kind in ("other", "byline")]
    told: dict[str, object] = {}
    for name in ("publication", "byline"):
        said = (line.paper if name == "publication" else line.byline for _, line in lines if line is not None)
        if getattr(document, name) is None and (found := next(filter(None, said), None)):
            told[name] = found
    if document.dateline is None:
        told["dateline"] = next((line.place for _, line in lines if line is not None and line.place), None)
    if document.published_text is None:
        day = next(filter(None, (day_of_line(line.day) for _, line in lines if line is not None and line.day)), None)
        if day is not None:
            told |= {"published_text": day[0], "published": day[1], "published_source": "date line"}
        else:
            told |= _day_of_dateline(paragraphs)
    return replace(document, **told)  # type: ignore[arg-type]  # the names are those of the fields


def _day_of_dateline(paragraphs: list[Paragraph]) -> dict[str, object]:
    """Return the day that a dateline states in full, on a line of its own or before the text, where nothing else tells one.

    It is when the article was written.
    """
    for each in paragraphs:
        opening = each.text[: dateline_end(each.text)] if each.kind == "body" else each.text
        if each.kind in ("dateline", "body") and (found := day_in_line(opening)) is not None:
            return {"published_text": found[0], "published": found[1], "published_source": "dateline"}
    return {}
