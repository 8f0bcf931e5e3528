"""Bytes of all kinds: which format they are, in which encoding, and what is refused."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from documents import article, articles
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import BadQuery, UnreadableSource
from archive.model import Document, Source
from archive.paragraphs import split
from archive.reading import FORMATS, SUFFIXES, encodings, read
from archive.reading.encodings import decode

# Formats


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        ('{"text": "a"}', "a.txt", "ndjson"),
        ('\n\n {"text": "a"}', "noted", "ndjson"),
        ("{}", "noted", "ndjson"),
        ("A text.", "noted", "text"),
        ("A text.", "a.JSONL", "ndjson"),
        ("A text.", "a.unknown", "text"),
        ("", "a.ndjson", "ndjson"),
        ("", "a.txt", "text"),
    ],
)
def test_a_format_is_known_by_content_then_by_suffix(data, name, expected):
    assert read(data.encode(), Source(name)).format == expected


def test_a_format_that_is_asked_for_is_taken():
    assert read(b'{"text": "a"}', Source("a.ndjson"), format="text").format == "text"
    assert article("<p>Markup as it stands.</p>", format="text").text == "<p>Markup as it stands.</p>"


def test_a_format_that_does_not_exist_is_refused_with_those_that_do():
    with pytest.raises(BadQuery, match=r"ndjson,.* text"):
        read(b"", Source("a"), format="pdf")


def test_every_suffix_stands_for_a_format():
    assert SUFFIXES[".txt"] == "text"
    assert SUFFIXES[".jsonl"] == "ndjson"
    assert set(SUFFIXES.values()) == set(FORMATS)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04rest", "a zip archive"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"SQLite format 3\x00", "SQLite"),
        (bytes(range(256)) * 4, "a binary file"),
        (b"\0" * 100, "a binary file"),
        (b"<!DOCTYPE book><p>x", "markup"),
        (b"<?xml version='1.0'?>", "markup"),
        (b'[\n {"text": "a"}]', "not one article a line"),
        (b'{\n "text": "a"}', "not one article a line"),
        (b"Received: from a\r\n", "a mail message"),
    ],
)
def test_what_is_no_text_is_refused_and_called_by_its_name(data, reason):
    with pytest.raises(UnreadableSource, match=reason) as caught:
        read(data, Source("a.txt"))
    assert caught.value.name == "a.txt"
    assert caught.value.line is None


@pytest.mark.parametrize(
    ("opening", "source", "said"),
    [
        (b"\x1f\x8b\x08", Source("a b.gz", "n/a b.gz"), "compressed with gzip, not text; load it with: zcat 'a b.gz' | archive load -"),
        (b"BZh9", Source("a.bz2", "n/a.bz2"), "compressed with bzip2, not text; load it with: bzcat a.bz2 | archive load -"),
        (b"\xfd7zXZ\0", Source("<stdin>"), "compressed with xz, not text; xzcat unpacks it"),
    ],
)  # fmt: skip
def test_what_is_compressed_is_refused_with_what_to_do(opening, source, said):
    with pytest.raises(UnreadableSource) as caught:
        read(opening, source)
    assert caught.value.reason == f"this is {said}"


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"%PDF-1.7", "a.pdf", "a PDF, not text; pdftotext makes text of it"),
        (b"PK\x03\x04", "a.docx", "an office document, not text; unpack it, or save it as plain text"),
        (b"{\\rtf1 x}", "a.rtf", "an RTF document, not text; save it as plain text"),
        (b"\x89PNG\r\n", "a.png", "a picture (PNG), not text"),
        (
            b"<book>",
            "a.sgml",
            "SGML); if it is a piece of a web page, load it with --from html; else make plain text or NDJSON",
        ),
        (
            b"<?xml version='1.0'?>\n<opml version='2.0'/>",
            "a.opml",
            "a list of feeds (OPML); load the feeds that it names",
        ),
        (b"<p>Five died.", "a.txt", "of it, or load it as it stands with --from text"),
        (
            b"X-Spam: no\nFive died.",
            "a.txt",
            "a mail message with hardly a header; if it is one, load it with --from mail; else make",
        ),
        (b'"Five died."', "a.json", "a JSON file without an article; make plain text"),
        (b"Five died.", "a.xml", "an XML file without an element that is read here; make"),
        (
            b"date,text\n2024-05-24,Five died\n",
            "a.csv",
            "a table (CSV); make plain text or NDJSON of it (docs/formats.md, Out of a CMS), or load",
        ),
        (b"date\ttext\n2024-05-24\tFive died\n", "A.TSV", "a table (CSV); make"),
    ],
)
def test_what_is_refused_is_told_what_to_do(data, name, said):
    with pytest.raises(UnreadableSource) as caught:
        read(data, Source(name, f"news/{name}"))
    assert said in caught.value.reason


def test_a_table_is_loaded_where_somebody_says_so():
    reading = read(b"date,text\n2024-05-24,Five died\n", Source("a.csv"), format="text")
    assert reading.format == "text"


@pytest.mark.parametrize("name", ["text", "ndjson"])
def test_a_binary_file_is_refused_whatever_it_is_said_to_be(name):
    with pytest.raises(UnreadableSource, match="a PDF"):
        read(b"%PDF-1.7", Source("a.txt"), format=name)


def test_nothing_heavy_is_imported_before_it_is_needed():
    heavy = "sys.modules.keys() & {'dateutil', 'yaml', 'sqlite_utils', 'datasette', 'lxml', 'trafilatura', 'warcio'}"
    code = f"import sys, archive.reading; sys.exit(', '.join({heavy}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) in [(0, ""), (1, "\n")], done.stderr


# Encodings


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"caf\xc3\xa9", "café", "utf-8"),
        (b"\xef\xbb\xbfcaf\xc3\xa9", "café", "utf-8"),
        (b"\xef\xbb\xbfcaf\xe9", "caf\ufffd", "utf-8"),
        ("café\ufeff".encode(), "café\ufeff", "utf-8"),
        (b"\xff\xfec\x00\xe9\x00", "cé", "utf-16-le"),
        (b"\xfe\xff\x00c\x00\xe9", "cé", "utf-16-be"),
        (b"\xff\xfe\x00\x00c\x00\x00\x00", "c", "utf-32-le"),
        (b"\x00\x00\xfe\xff\x00\x00\x00c", "c", "utf-32-be"),
        (b"c\x00a\x00f\x00\xe9\x00", "café", "utf-16-le"),
        (b"\x00c\x00a\x00f\x00\xe9", "café", "utf-16-be"),
        (b"\xff\xfec\x00\x00\xd8", "c\ufffd", "utf-16-le"),
        (b"caf\xe9 \x93hi\x94 \x80", "café “hi” €", "cp1252"),
        (b"\x81\x8d\x8f\x90\x9d", "\x81\x8d\x8f\x90\x9d", "cp1252"),
        ("“é” — ü".encode() + b" caf\xe9 \x80", "“é” — ü café €", "utf-8+cp1252"),
        ("é".encode()[:1], "Ã", "cp1252"),
        ("日本語だ。".encode()[:-1], "日本語だã€", "utf-8+cp1252"),
        (b"a\r\nb\rc\n\rd", "a\nb\nc\n\nd", "utf-8"),
        (b"one\x00two", "one\ufffdtwo", "utf-8"),
        (b"a\x00", "a\ufffd", "utf-8"),
        (b"", "", "utf-8"),
    ],
)
def test_bytes_are_decoded_and_normalised(data, text, encoding):
    assert decode(data) == (text, encoding)


@given(st.text())
def test_text_survives_its_encodings(text):
    normal = encodings.normalise(text)
    if not normal.startswith("\ufeff"):
        assert decode(normal.encode()) == (normal, "utf-8")
    assert decode(b"\xef\xbb\xbf" + normal.encode())[0] == normal
    for mark, name in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if not normal.startswith("\ufffd"):
            assert decode(mark + normal.encode(name)) == (normal, name)


@given(st.text(st.characters(codec="utf-8"), max_size=50), st.sampled_from(["\ud800", "\0", "\udfff"]))
def test_a_string_out_of_json_keeps_its_length(text, bad):
    document = article(json.dumps({"text": f"a{text}{bad}b"}), "a.ndjson")
    assert document.text == f"a{text}\ufffdb".replace("\0", "\ufffd")


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.ndjson", "noted"]))
def test_any_bytes_are_articles_or_said_to_be_unreadable(data, name):
    for each in articles(data, name):
        if isinstance(each, Document):
            assert [each.text[p.start : p.end] for p in split(each)] == [p.text for p in split(each)]
            assert 0 <= each.body_start <= len(each.text)
            each.text.encode()
        else:
            assert isinstance(each, UnreadableSource)
