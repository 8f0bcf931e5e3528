"""NDJSON: one article a line, each a JSON object."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.errors import UnreadableSource
from archive.model import Document, Source
from archive.reading.encodings import clean, decode
from archive.reading.fields import KNOWN, FieldError, identify, take, told
from archive.reading.heads import date_line
from archive.reading.json_text import BadJSON, numbered_lines, parse_json
from archive.reading.refusals import refuse_binary
from archive.reading.titles import entitle

SUFFIXES: tuple[str, ...] = (".ndjson", ".jsonl")

_OBJECT = re.compile(r'\s*\{[ \t]*(?:"|\})')


def is_mine(data: bytes, opening: str) -> bool:
    """Whether the first line that is not blank opens an object and its first field."""
    return _OBJECT.match(opening) is not None


def read(data: bytes, source: Source) -> tuple[str, Iterator[Document | UnreadableSource]]:
    """Read one article a line; blank lines are skipped. A bad line comes as UnreadableSource in its place."""
    refuse_binary(data, source)
    text, encoding = decode(data, source.encoding)
    return encoding, _records(text, source)


def _records(text: str, source: Source) -> Iterator[Document | UnreadableSource]:
    for number, line in numbered_lines(text):
        try:
            yield _document(_parse(line), source, number)
        except FieldError as error:
            yield UnreadableSource(source.name, str(error), number)


class _Doubled(dict[str, object]):
    """An object that gives a field twice; Python's reader would keep the last and say nothing."""

    doubled: frozenset[str] = frozenset()


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    record = dict(pairs)
    if len(record) == len(pairs):
        return record
    seen: set[str] = set()
    doubled = _Doubled(record)
    doubled.doubled = frozenset(name for name, _ in pairs if name in seen or seen.add(name))  # type: ignore[func-returns-value]
    return doubled


def _parse(line: str) -> dict[str, object]:
    try:
        record = parse_json(line, pairs=_object)
    except BadJSON as error:
        raise FieldError(error.in_line) from error
    if not isinstance(record, dict):
        raise FieldError("not an article: the line holds no JSON object")
    if isinstance(record, _Doubled):
        for name in sorted(record.doubled & (KNOWN | {"text"})):
            raise FieldError(f"field {name!r} is given twice")
    return record


def _missing(record: dict[str, object]) -> str:
    """Say that a record has no text, and where one may stand instead: in a field with several words under another name."""
    texts = {name: len(value) for name, value in record.items() if isinstance(value, str) and len(value.split()) > 1}
    longest = max(texts, key=texts.__getitem__, default=None)
    other = (
        f"; if it is {clean(longest)[:40]!r} here, call it 'text' (docs/formats.md, Out of a CMS)" if longest else ""
    )
    return f"field 'text' is missing{other if longest not in KNOWN else ''}"


def _document(record: dict[str, object], source: Source, line: int) -> Document:
    raw = record.get("text")
    if not isinstance(raw, str):
        raise FieldError(_missing(record) if raw is None else "field 'text' holds no text")
    text = clean(raw)
    fields = take(record)
    head = date_line(text)
    if not text[head.end if head is not None else 0 :].strip() and not fields.headline and not fields.private:
        raise FieldError(
            "field 'text' is empty, and there is no headline"
        )  # what is private is to be taken back all the same
    published, printed = fields.published, fields.published_text
    origin = f"field {fields.published_from}" if printed else None
    if printed is None and head is not None:
        published, printed, origin = head.fields.published, head.fields.published_text, head.published_source
    document = Document(
        text=text,
        identity=identify(fields, source, text, alone=False),
        format="ndjson",
        body_start=head.end if head is not None else 0,
        line=line,
        **{**told(fields), "published": published, "published_text": printed, "published_source": origin},
    )
    return entitle(document, glued=head is not None and "\n" not in text[: head.end].lstrip())
