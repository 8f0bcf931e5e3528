"""Bytes read as articles, as the tests of every format have them read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from archive.errors import UnreadableSource
from archive.model import Document, Source
from archive.paragraphs import split
from archive.reading import read

DATA = Path(__file__).parent / "data" / "reading"


def articles(
    data: str | bytes, name: str = "a.txt", place: str | None = "", **options: Any
) -> list[Document | UnreadableSource]:
    """Return all that comes of a file, which lies in a folder of news: articles, and what is refused, or the file refused as a whole."""
    data = data.encode() if isinstance(data, str) else data
    try:
        return list(read(data, Source(name, f"news/{name}" if place == "" else place), **options).documents)
    except UnreadableSource as error:
        return [error]


def article(data: str | bytes, name: str = "a.txt", place: str | None = "", **options: Any) -> Document:
    """Return the only article in a file."""
    (only,) = articles(data, name, place, **options)
    assert isinstance(only, Document), only
    return only


def refusal(data: str | bytes, name: str = "a.txt", **options: Any) -> UnreadableSource:
    """Return how a file in which nothing else stands is refused."""
    (only,) = articles(data, name, **options)
    assert isinstance(only, UnreadableSource), only
    return only


def refused(data: str | bytes, name: str = "a.txt", **options: Any) -> str:
    """Return why such a file is refused, without where."""
    return refusal(data, name, **options).reason


def record(**fields: Any) -> Document:
    """Return the article of a record, which has a text whatever else it has."""
    return article(json.dumps({"text": "It burnt.", **fields}), "a.jsonl")


def kinds(document: Document) -> list[str]:
    """Return the kinds of its paragraphs."""
    return [paragraph.kind for paragraph in split(document)]


def paragraphs(document: Document) -> list[str]:
    """Return the paragraphs of an article behind their kinds."""
    return [f"{paragraph.kind}: {paragraph.text}" for paragraph in split(document)]
