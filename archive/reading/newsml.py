"""NewsML-G2 and NewsML 1: the envelopes of the agencies, and the articles in them as NITF, XHTML, HTML or plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.errors import UnreadableSource
from archive.model import Document, Source
from archive.reading import newsml1, newsml_g2
from archive.reading.envelope import called
from archive.reading.markup import decode_markup, root_of
from archive.reading.refusals import refuse_binary
from archive.reading.wire import read_xml

SUFFIXES: tuple[str, ...] = (".newsml", ".xml")

_TAG = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)")


def is_mine(data: bytes, opening: str) -> bool:
    """Whether the first element is one of NewsML-G2's or ``NewsML``."""
    name = _root_name(opening)
    return name in newsml_g2.ROOTS or name == "NewsML"


def _root_name(opening: str) -> str:
    found = _TAG.match(root_of(opening)[1])
    return found[1] if found else ""


def read(data: bytes, source: Source) -> tuple[str, Iterator[Document | UnreadableSource]]:
    """Read the articles of the file. What is none by its kind (a plan, a concept, a package) is said to be none."""
    refuse_binary(data, source)
    text, encoding = decode_markup(data, given=source.encoding)
    root = read_xml(text, root_of(text)[1], source)
    return encoding, newsml1.articles(root, source) if called(root) == "NewsML" else newsml_g2.articles(root, source)
