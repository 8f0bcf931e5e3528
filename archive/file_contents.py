"""A file of the load, read to its articles. Whatever is wrong with it, a bug of ours too, is said and costs only that file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import NamedTuple

from archive.errors import UnreadableSource
from archive.inputs import Input, read_bytes
from archive.model import Document
from archive.reading import read
from archive.reading.encodings import KnownBy, has_to_be_told

_SOMETHING = re.compile(rb"[^ \t\n\v\f\r\0\xef\xbb\xbf\xff\xfe]")  # no white space and no mark that names an encoding


class Read(NamedTuple):
    """What a file holds: its articles, or why there are none (any more) in ``error``, and at which stage that was met."""

    sha256: str = ""
    format: str = ""
    encoding: str = ""
    documents: Iterable[Document | UnreadableSource] = ()
    error: UnreadableSource | None = None
    stage: str = "read"
    known_by: KnownBy = KnownBy.ITSELF  # its encoding


class Asked(NamedTuple):
    """A file to read, and what was said of it: the format, the encoding, and what it was read in when it had these bytes."""

    input: Input
    format: str | None = None
    encoding: str | None = None
    sha256_before: str = ""
    encoding_before: str = ""


def read_file(asked: Asked) -> Read:
    """Read a file, its articles as they are asked for.

    The same bytes are in the encoding that somebody said they were: a load that says nothing of it takes nothing back.
    """
    input_ = asked.input
    try:
        data = read_bytes(input_)
    except UnreadableSource as error:
        return Read(error=error, stage="open")
    digest = sha256(data).hexdigest()
    try:
        if not _SOMETHING.search(data):
            raise UnreadableSource(input_.source.name, "is empty: there is no article in it")
        before = asked.encoding_before if digest == asked.sha256_before else ""
        encoding = asked.encoding or (before if has_to_be_told(before) else None)
        reading = read(data, input_.source, format=asked.format, encoding=encoding)
    except UnreadableSource as error:
        return Read(digest, error=error)
    except Exception as error:  # noqa: BLE001 - a load that runs from cron for years must survive one file
        return Read(digest, error=UnreadableSource(input_.source.name, our_mistake(error)))
    return Read(digest, reading.format, reading.encoding, reading.documents, known_by=reading.known_by)


def read_ahead(asked: Sequence[Asked | None]) -> list[Read | None]:
    """Read some files to their ends, in whichever process; those that are None are left to the process that writes."""
    return [None if each is None else _to_the_end(read_file(each), each.input) for each in asked]


def _to_the_end(found: Read, input_: Input) -> Read:
    documents: list[Document | UnreadableSource] = []
    error = found.error
    try:
        documents.extend(found.documents)
    except UnreadableSource as met:
        error = met
    except Exception as bug:  # noqa: BLE001 - as above
        error = UnreadableSource(input_.source.name, our_mistake(bug))
    return found._replace(documents=documents, error=error)


def our_mistake(error: Exception) -> str:
    """Say that a bug of ours was met."""
    return f"our own mistake, please report it ({type(error).__name__}: {error})"
