"""What is no article as it lies there, and is said so rather than loaded as gibberish."""

from __future__ import annotations

import re
from pathlib import PurePath
from shlex import quote

from archive.errors import NoNews, UnreadableSource
from archive.model import Source
from archive.reading.encodings import decode

_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x89PNG\r\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF87a", "a picture (GIF)"),
    (b"GIF89a", "a picture (GIF)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
)
_ADVICE = {
    "a PDF": "pdftotext makes text of it",
    "a zip archive or an office document": "unpack it, or save it as plain text",
    "an old office document": "save it as plain text",
    "an RTF document": "save it as plain text",
}
# What they are compressed with, and the program that unpacks them.
_COMPRESSED = (
    (b"\x1f\x8b", "gzip", "zcat"),
    (b"BZh", "bzip2", "bzcat"),
    (b"\xfd7zXZ\x00", "xz", "xzcat"),
    (b"\x28\xb5\x2f\xfd", "zstandard", "zstdcat"),
)
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_SAMPLE = 8192
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1a\x1b")

# What is known by sight and that no module has claimed, and what it may be all the same.
_UNREAD = (
    (
        re.compile(r"\s*(?:<\?xml\b[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<opml\b", re.I | re.S),
        "a list of feeds (OPML)",
        "load the feeds that it names; else ",
    ),
    (
        re.compile(r"\s*<[!?A-Za-z]"),
        "markup of a kind that is not read here (XML or SGML)",
        "if it is a piece of a web page, load it with --from html; else ",
    ),
    (
        re.compile(r"\s*[{\[]\s*(?:[\"{\[]|\n)"),
        "JSON that is no feed, no ninjs and not one article a line",
        "",
    ),
    (
        re.compile(r"(?:Received|Return-Path|Delivered-To|MIME-Version|Message-ID|X-[\w-]+):[ \t]", re.I),
        "a mail message with hardly a header",
        "if it is one, load it with --from mail; else ",
    ),
)
# Many programs write these for many ends: the content alone says whether it is news, and what no module has claimed is no prose.
SHARED = {".xml": "an XML file without an element that is read here", ".json": "a JSON file without an article"}
# A table's rows may read like prose, so its suffix is believed; read as one text its head would be a headline.
_TABLES = (".csv", ".tsv")


def refuse_binary(data: bytes, source: Source) -> None:
    """Raise UnreadableSource where the bytes are no text in any encoding."""
    for magic, what, cat in _COMPRESSED:
        if data.startswith(magic):
            hint = f"load it with: {cat} {quote(source.name)} | archive load -" if source.place else f"{cat} unpacks it"
            raise UnreadableSource(source.name, f"this is compressed with {what}, not text; {hint}")
    for magic, what in _MAGIC:
        if data.startswith(magic):
            hint = f"; {_ADVICE[what]}" if what in _ADVICE else ""
            raise UnreadableSource(source.name, f"this is {what}, not text{hint}")
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    # A stray NUL in an article is mended; a file full of control characters is none. Compressed bytes have one in nine.
    if controls >= 8 and controls > 0.05 * len(sample) and decode(sample)[1] not in _WIDE:
        raise UnreadableSource(source.name, "this is a binary file, not text")


def refuse_unread(opening: str, source: Source) -> None:
    """Raise UnreadableSource for a format that is plain to see, or to tell by its suffix, and that nobody here reads."""
    suffix = PurePath(source.name).suffix.lower()
    by_suffix = "a table (CSV)" if suffix in _TABLES else SHARED.get(suffix)
    seen = ((what, advice) for pattern, what, advice in _UNREAD if pattern.match(opening))
    what, advice = next(seen, (by_suffix, ""))
    if what:
        recipe = " (docs/formats.md, Out of a CMS)" if suffix in _TABLES or opening.lstrip()[:1] in ("[", "{") else ""
        refusal = NoNews if suffix in SHARED else UnreadableSource
        raise refusal(
            source.name,
            f"this looks like {what}; {advice}make plain text or NDJSON of it{recipe}, or load it as it stands with --from text",
        )
