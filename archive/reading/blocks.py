"""Paragraphs that a format marks as such -> a Document whose text holds them, a blank line between every two."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from archive.model import Document, Identity, Source
from archive.paragraphs import BETWEEN, split
from archive.reading.encodings import clean
from archive.reading.fields import Fields, identify, told
from archive.reading.titles import entitle

_SPACE = re.compile(r"[ \t\n\v\f\r]+")  # not the no-break space, which stands between the digits of a number


class Block(NamedTuple):
    """A paragraph of a marked source: its kind (``PARAGRAPH_KINDS``) and its text, all ``one_line``.

    The kind "body" leaves it to the rules to tell a byline, a dateline, a credited caption or a correction by their words.
    """

    kind: str
    text: str


def one_line(text: str) -> str:
    """Write white space as a browser shows it: runs of it as one space, none at the ends. No-break spaces stay inside."""
    return _SPACE.sub(" ", clean(text)).strip()


def blocks_of_text(text: str) -> list[Block]:
    """Return the paragraphs of a plain text among marked ones, as the rules of plain text tell them, each on one line."""
    plain = Document(text=text, identity=Identity("text", "", ""), format="text")
    return [Block("body", one_line(paragraph.text)) for paragraph in split(plain)]


def document_of(
    blocks: Iterable[Block],
    fields: Fields,
    source: Source,
    *,
    format: str,  # noqa: A002
    alone: bool,
    line: int | None = None,
) -> Document:
    """Make the Document of an article whose format marks its paragraphs.

    The headline is the first paragraph, so that its figures are found too; where the blocks begin with it, it is not
    repeated. ``fields.published_from`` says which field of the format gave the day. ``alone``: the file holds this one article.
    """
    kept = [each for each in blocks if each.text]
    headline = one_line(fields.headline) if fields.headline else ""
    if headline:
        if kept and kept[0].text.casefold() == headline.casefold():
            del kept[0]
        kept.insert(0, Block("heading", headline))
    text = BETWEEN.join(each.text for each in kept)
    document = Document(
        text=text,
        identity=identify(fields, source, text, alone=alone),
        format=format,
        headline_start=0 if headline else None,
        headline_end=len(headline) if headline else None,
        line=line,
        kinds=tuple(each.kind for each in kept),
        **told(replace(fields, headline=headline or None)),
    )
    return entitle(document)
