"""Bytes of all kinds, and the articles that come of them."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import BadQuery, UnreadableSource
from archive.model import Document, Identity, Source
from archive.paragraphs import split
from archive.reading import FORMATS, SUFFIXES, encodings, read
from archive.reading.dates import is_impossible, read_date
from archive.reading.encodings import decode
from archive.reading.fields import canonical_url, outlet
from archive.reading.json_text import numbered_lines
from archive.reading.titles import derive

DATA = Path(__file__).parent / "data" / "reading"
SEED = Path(__file__).parent.parent / "seeds" / "000_0e8d99bf9f0766cb.txt"


def articles(data, name="a.txt", place="news/a.txt", **options):
    data = data.encode() if isinstance(data, str) else data
    return list(read(data, Source(name, place), **options).documents)


def article(data, name="a.txt", place="news/a.txt", **options):
    (only,) = articles(data, name, place, **options)
    assert isinstance(only, Document), only
    return only


def sample(name):
    return article((DATA / name).read_bytes(), name, f"reading/{name}")


def record(**fields):
    return article(json.dumps({"text": "It burnt.", **fields}), "a.jsonl")


def complaint(data, name="a.jsonl", **options):
    try:
        (only,) = articles(data, name, **options)
    except UnreadableSource as error:
        return str(error)
    assert isinstance(only, UnreadableSource), only
    return str(only)


def kinds(document):
    return [paragraph.kind for paragraph in split(document)]


# Real files


def test_the_seed_is_read_with_its_day_its_key_and_its_caption():
    reading = read(SEED.read_bytes(), Source(str(SEED), f"seeds/{SEED.name}"))
    (seed,) = reading.documents
    assert (reading.format, reading.encoding) == ("text", "utf-8")
    assert seed.identity == Identity("key", "", "0e8d99bf9f0766cb")
    assert (seed.published, seed.published_source) == (date(2024, 5, 24), "date line")
    assert seed.text == SEED.read_bytes().decode()
    assert seed.text[seed.body_start :].startswith("The International Court of Justice")
    assert seed.headline_source == "derived"
    assert seed.headline.startswith("The International Court of Justice on Friday ordered Israel")
    assert seed.headline.endswith("…")
    assert [p.position for p in split(seed) if p.kind == "caption"] == [4]


def test_a_wire_story_keeps_its_wrapped_lines_in_one_paragraph():
    wire = sample("wire.txt")
    assert kinds(wire) == ["body", "body", "body", "body", "other"]
    assert wire.dateline == "MOMBASA, Kenya (AP)"
    assert (
        wire.headline
        == "About 1,200 dockers stopped work on Monday after the harbour board refused to raise their wages, which a union said had…"
    )
    assert wire.published is None


def test_a_titled_story_shows_every_kind_of_paragraph():
    titled = sample("titled.txt")
    assert kinds(titled) == [
        "heading",
        "byline",
        "body",
        "body",
        "heading",
        "body",
        "caption",
        "list",
        "list",
        "quote",
        "correction",
    ]
    assert (titled.headline, titled.headline_source) == ("Mill burns down in Kent", "title_line")
    assert titled.text[titled.headline_start : titled.headline_end] == titled.headline
    assert titled.byline == "Jane Doe and R.K. Smith"
    assert titled.identity == Identity("file", "", "reading/titled.txt")


def test_a_head_of_keys_and_values_is_no_part_of_the_body():
    mill = sample("head.txt")
    assert (mill.headline, mill.headline_source) == ("Mill burns down", "given")
    assert (mill.published, mill.published_text) == (date(2024, 5, 24), "24 May 2024 23:30 -0500")
    assert mill.published_source == "head field date"
    assert (mill.byline, mill.publication) == ("Jane Doe", "The Tarrow Gazette")
    assert mill.identity == Identity("url", "", "https://example.org/mill")
    assert mill.url == "https://example.org/mill?utm_source=x"
    assert [p.text for p in split(mill)] == ["The mill at Tarrow burnt down.", "Nobody was hurt."]
    assert "\r" not in mill.text
    assert mill.text.startswith("Title: Mill burns down\n")


def test_front_matter_is_read_as_printed():
    mill = sample("front-matter.md")
    assert (mill.headline, mill.headline_source) == ("Mill burns down: 3 cats saved", "given")
    assert (mill.published, mill.published_text) == (date(2024, 5, 24), "2024-05-24 23:30:00 -05:00")
    assert mill.published_source == "front matter field date"
    assert mill.identity == Identity("id", "reading/front-matter.md", "007")
    assert (mill.language, mill.url, mill.byline) == ("no", None, "Jane Doe, R.K. Smith")
    assert kinds(mill) == ["heading", "body"]


def test_records_come_in_order_and_the_bad_ones_in_their_place():
    found = articles((DATA / "records.ndjson").read_bytes(), "records.ndjson", "reading/records.ndjson")
    good = [each for each in found if isinstance(each, Document)]
    assert [each.line for each in found] == [1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]
    assert found[:5] == good
    assert [str(each).partition(": ")[2] for each in found[5:]] == [
        "not JSON: Unterminated string starting, column 10",
        "not an article: the line holds no JSON object",
        "field 'text' is missing",
        "field 'text' holds no text",
        "field 'text' is given twice",
        "field 'id' holds true or false, not text",
        "field 'title' holds a list, not text",
    ]
    assert str(found[5]).startswith("records.ndjson, line 7: ")
    assert {each.format for each in good} == {"ndjson"}
    keyed, gazette, seventh, addressed, dated = good
    assert keyed.identity == Identity("key", "", "gun-0001")
    assert keyed.published_source == "field published"
    assert [p.text for p in split(keyed)] == ["The mill burnt down.", "He then left.", "Nobody was hurt."]
    assert gazette.identity == Identity("id", "The Gazette", "7")
    assert (gazette.published, gazette.published_text) == (date(2022, 1, 1), "2022-01-01 17:33:39.964883+00:00")
    assert (gazette.byline, gazette.language) == ("Jane Doe, R. Smith", "en-GB")
    assert kinds(gazette) == ["heading", "body"]
    assert seventh.identity == Identity("id", "reading/records.ndjson", "7")
    assert addressed.identity == Identity("url", "", "https://example.org/a?b=1")
    assert (addressed.published, addressed.published_text, addressed.published_source) == (
        None,
        "03/04/2024",
        "field date",
    )
    assert (addressed.headline, list(split(addressed))) == (None, [])
    assert dated.identity == Identity("text", "", sha256(dated.text.encode()).hexdigest())
    assert (dated.published, dated.published_source) == (date(2024, 5, 24), "date line")
    assert [p.text for p in split(dated)] == ["Key: value is no head here.", "More."]


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
        (b"date,text\n2024-05-24,Five died\n", "a.csv", "a table (CSV); make plain text or NDJSON of it, or load"),
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
    try:
        found = articles(data, name)
    except UnreadableSource:
        return
    for each in found:
        if isinstance(each, Document):
            assert [each.text[p.start : p.end] for p in split(each)] == [p.text for p in split(each)]
            assert 0 <= each.body_start <= len(each.text)
            each.text.encode()
        else:
            assert isinstance(each, UnreadableSource)


HEADS = st.sampled_from(
    [
        "---\n",
        "title: x\n",
        "Date: 24 May 2024\n",
        "\n",
        ": ",
        "- [",
        "{",
        "&a ",
        "*a",
        "!!",
        "'",
        '"',
        "Title",
        " date 2024-01-01 ",
        "A text. ",
        "\t",
        "# ",
        "|\n",
        "...",
    ]
)


@given(st.lists(HEADS, max_size=14).map("".join))
def test_any_head_is_read_or_said_to_be_broken(text):
    try:
        document = article(text, format="text")
    except UnreadableSource:
        return
    assert document.text == text
    assert all(p.start >= document.body_start for p in split(document))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
NAMES = st.sampled_from(
    [
        "key",
        "id",
        "title",
        "headline",
        "date",
        "published",
        "url",
        "source",
        "author",
        "authors",
        "language",
        "text",
        "dateline",
    ]
)


@given(st.dictionaries(NAMES, JSON, max_size=8))
def test_any_record_is_an_article_or_said_to_be_unreadable(fields):
    (found,) = articles(json.dumps(fields), "a.ndjson", format="ndjson")
    assert found.line == 1
    if isinstance(found, Document):
        assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own bytes
        assert found.text == fields["text"].replace("\0", "\ufffd")


# Dates


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-05-24", date(2024, 5, 24)),
        ("2022-01-01 17:33:39.964883+00:00", date(2022, 1, 1)),
        ("1987-02-26T15:01:01", date(1987, 2, 26)),
        ("26-FEB-1987 15:01:01.79", date(1987, 2, 26)),
        ("Fri, 24 May 2024 23:30:00 -0400", date(2024, 5, 24)),
        ("May 24, 2024 at 11:01 p.m. EDT", date(2024, 5, 24)),
        ("03/14/1998 10:36:00", date(1998, 3, 14)),
        ("24.05.2024", date(2024, 5, 24)),
        ("04/04/2024", date(2024, 4, 4)),
        ("20240524", date(2024, 5, 24)),
        ("20240524T233000-0500", date(2024, 5, 24)),
        ("2024-05-24Z", date(2024, 5, 24)),
        ("03/04/2024", None),
        ("5/24/24", None),
        ("March 2024", None),
        ("2024", None),
        ("2024-13-05", None),
        ("2023-02-29", None),
        ("Friday", None),
        ("12:30", None),
        ("today", None),
        ("", None),
        ("1716508800", None),
        ("24 mai 2024", None),
        ("2024-05-24 or so", None),
        ("24 May 24 23:30 +0000", None),
        ("03 Apr 02 1500 GMT", None),
        ("5/24/24 2330", None),
        ("2024-05-24" + " " * 60 + "x", None),
    ],
)
def test_a_day_is_read_as_printed_or_not_at_all(text, day):
    assert read_date(text) == day


@given(st.text(max_size=70) | st.from_regex(r"[0-9/ .:-]{4,20}|[A-Z][a-z]{2} [0-9]{1,9} [0-9]{4}"))
def test_no_text_of_a_date_makes_trouble(text):
    day = read_date(text)
    assert day is None or isinstance(day, date)


@pytest.mark.parametrize(
    ("printed", "impossible"),
    [
        ("2024-13-45", True), ("July 32", True), ("Feb. 30, 2023", True), ("Monday, 31st April", True), ("29 February 2023", True),
        ("29 February", False), ("May 2024", False), ("24 May 24 23:30", False), ("Junk 45", False), ("soon", False),
    ],
)  # fmt: skip
def test_a_day_that_no_calendar_has_is_told_from_one_that_is_not_read(printed, impossible):
    assert is_impossible(printed) is impossible


def test_a_day_that_is_not_in_the_calendar_is_null_and_still_a_head():
    document = article(" date 2024-13-44 The mill burnt.")
    assert (document.published, document.published_text) == (None, "2024-13-44")
    assert [p.text for p in split(document)] == ["The mill burnt."]


def test_a_field_goes_before_the_date_line():
    document = record(text=" date 2020-01-01 It burnt.", date="2024-05-24")
    assert (document.published, document.published_source) == (date(2024, 5, 24), "field date")
    assert document.body_start == 17


def test_a_date_as_a_number_is_kept_as_printed():
    assert record(published=20240524).published == date(2024, 5, 24)
    late = record(published=1716508800)
    assert (late.published, late.published_text) == (None, "1716508800")


# Heads


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Title: Mill burns\n\nIt burnt.", "It burnt."),
        ("\n\nTitle: Mill burns\n\nIt burnt.", "It burnt."),
        ("Title: Mill burns\n \n    It burnt.", "    It burnt."),
        ("Title: Mill burns\nAuthor: Jane\nPolice: three dead.\nIt burnt.", "Police: three dead.\nIt burnt."),
        ("Date: 24 May 2024\nIt burnt.", "It burnt."),
        ("AUTHOR: Jane Doe\n\nIt burnt.", "It burnt."),
        ("Title: Mill burns\nDate: 24 May 2024\n", ""),
        ("Source: police say so.\n\nIt burnt.", None),
        ("Source: the police\nIt burnt.", None),
        ("Police: three dead\n\nIt burnt.", None),
        ("Police: three dead\nDate: 24 May 2024\n\nIt burnt.", None),
        ("Title: a whole text", None),
        ("---\ntitle: Mill\n---\nIt burnt.", "It burnt."),
        ("---\n# a remark\ntitle: Mill\n...\nIt burnt.", "It burnt."),
        ("---\ntitle: Mill\n---", ""),
        ("---\ntitle: Mill, never closed\n\nIt burnt.", None),
        ("---\nBetween rules.\n---\nIt burnt.", None),
        ("...\ntitle: Mill\n---\nIt burnt.", None),
        ("date 2024-05-24\nIt burnt.", "It burnt."),
        (" date 2024-05-24It burnt.", None),
        ("Date 2024-05-24 It burnt.", None),
    ],
)
def test_a_head_is_told_from_a_sentence(text, body):
    document = article(text)
    assert document.text[document.body_start :] == (text if body is None else body)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("---\ntitle: [Mill\ndate: x\n---\nIt burnt.", r"a.txt, line 3: front matter is no YAML: expected ',' or ']'"),
        ("---\ntitle: {a: b}\n---\nIt burnt.", "field 'title' holds an object, not text"),
        ("---\n- title: a\n---\nIt burnt.", "front matter holds no fields"),
        ("---\na: " + "[" * 1500 + "\n---\nIt burnt.", "front matter is no YAML"),
        ("---\na: \x01\n---\nIt burnt.", "front matter is no YAML"),
    ],
)
def test_broken_front_matter_is_never_taken_for_text(text, reason):
    assert reason in complaint(text, "a.txt")


def test_of_two_fields_that_mean_the_same_ours_counts():
    document = article("Title: One\nHeadline: Two\nTitle: Three\n\nIt burnt.")
    assert document.headline == "Two"
    assert article("Title: One\nTitle: Three\n\nIt burnt.").headline == "One"


# Headlines


def test_a_headline_is_cut_on_a_word_and_marked_as_derived():
    document = article("The mill of Tarrow " + "burnt and " * 30 + "fell.")
    assert document.headline_source == "derived"
    assert len(document.headline) <= 120
    assert document.headline.endswith(("burnt…", "and…"))
    assert article("Mr. Smith left the U.S. on Friday. He came back.").headline == "Mr. Smith left the U.S. on Friday."
    assert article("LONDON, March 3 - The mill burnt. It fell.").headline == "The mill burnt."
    assert derive("a" * 500) == "a" * 119 + "…"
    assert derive("  ") is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Mill burns\n\nIt burnt. It fell.", "Mill burns"),
        ("Who burnt the mill?\nIt burnt on Friday, when the moon was down.", "Who burnt the mill?"),
        ("# Mill burns.\n\nIt burnt.", "Mill burns."),
        ("'Mill burns'\nBy Jane Doe\n\nIt burnt in the night.", "'Mill burns'"),
        (" date 2024-05-24\n\nMill burns\n\nIt burnt. It fell.", "Mill burns"),
        (" date 2024-05-24 Mill burns\n\nIt burnt. It fell.", None),
        ("Mill burns", None),
        ("The mill burnt.\n\nIt fell.", None),
        ("mill burns\n\nIt burnt. It fell.", None),
        ("The mill burnt at\nTarrow and it\nfell down.\n\nIt was late.", None),
        ("Mill burns\n\nrye", None),
        ("word " * 40 + "\n\nIt burnt.", None),
        ("By Jane Doe\n\nIt burnt. It fell.", None),
    ],
)
def test_a_title_line_is_short_has_no_stop_and_stands_above_a_text(text, title):
    document = article(text)
    if title is None:
        assert (document.headline_source, document.headline_start) == ("derived", None)
    else:
        assert (document.headline, document.headline_source) == (title, "title_line")
        assert kinds(document)[0] == "heading"


def test_a_given_headline_that_is_repeated_in_the_text_is_a_heading_there():
    document = record(headline="Mill  Burns", text="mill burns\n\nIt burnt.")
    assert (document.headline_start, document.headline_end, document.headline) == (0, 10, "Mill  Burns")
    assert record(headline="Other", text="Mill burns\n\nIt burnt.").headline_start is None


def test_a_dateline_may_stand_alone():
    assert record(text="The mill burnt.\n\nLONDON, March 3\n\nIt fell.").dateline == "LONDON, March 3"
    assert record(dateline="ADA, Okla., March 3 -").dateline == "ADA, Okla., March 3 -"


# Who an article is


@pytest.mark.parametrize(
    ("fields", "identity"),
    [
        ({"key": "k", "id": 1, "url": "https://a.org/"}, Identity("key", "", "k")),
        ({"id": 1, "url": "https://a.org/"}, Identity("id", "news/a.jsonl", "1")),
        ({"id": "1", "publication": "P", "source": "S"}, Identity("id", "P", "1")),
        # An outlet is called by its host; an article stays who it is.
        ({"id": "1", "source": "https://x.example/feed?a=b"}, Identity("id", "https://x.example/feed?a=b", "1")),
        ({"id": "1", "source": {"name": "S"}}, Identity("id", "S", "1")),
        ({"url": "https://a.org"}, Identity("url", "", "https://a.org/")),
        ({"key": " ", "url": ""}, Identity("text", "", sha256(b"a\n\nb").hexdigest())),
    ],
)
def test_a_record_is_known_by_key_then_id_then_address_then_text(fields, identity):
    assert article(json.dumps({"text": "a\r\n\rb", **fields}), "a.jsonl", "news/a.jsonl").identity == identity


@pytest.mark.parametrize(
    ("name", "url", "called"),
    [
        ("The Herald", "https://herald.example/1", "The Herald"),
        ("https://www.youtube.com/feeds/videos.xml?channel_id=UC1", None, "youtube.com"),
        ("http://feeds.bbci.co.uk/news/rss.xml", "https://www.bbc.co.uk/news/1", "bbc.co.uk"),
        ("https://[", None, "https://["),
        (None, "https://herald.example/1", None),
    ],
)
def test_an_outlet_is_never_called_by_the_address_of_its_feed(name: str | None, url: str | None, called: str | None):
    assert outlet(name, url) == called


def test_a_file_is_known_by_its_name_or_place_and_standard_input_by_its_text():
    assert article("a").identity == Identity("file", "", "news/a.txt")
    assert article("a", "-", None).identity == Identity("text", "", sha256(b"a").hexdigest())
    assert article("a", "000_0e8d99bf9f0766cb.txt", None).key == "0e8d99bf9f0766cb"
    assert article("a", "x", r"news\000_0e8d99bf9f0766cb.txt").key == "0e8d99bf9f0766cb"
    assert article("a", "x", "news/000_0E8D99bf9f0766cb.txt").identity.kind == "file"
    assert article('{"text": "a", "id": 5}', "-", None).identity == Identity("id", "", "5")


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTPS://Example.ORG:443/A?b=1&utm_source=x&fbclid=2&gclid=3#top", "https://example.org/A?b=1"),
        ("http://example.org:80", "http://example.org/"),
        ("http://example.org:8080/?UTM_campaign=x", "http://example.org:8080/"),
        ("https://Jane@Example.org/a", "https://Jane@example.org/a"),
        ("https://example.org/a?utmost=1&a&b=", "https://example.org/a?utmost=1&a&b="),
        ("http://[bad", "http://[bad"),
        ("http://a:bad/", "http://a:bad/"),
        ("urn:newsml:1", "urn:newsml:1"),
        ("no address", "no address"),
    ],
)
def test_an_address_is_written_in_one_way(url, canonical):
    assert canonical_url(url) == canonical


# Records that are wrong


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "a", "id": ' + "9" * 5000 + "}", "more than 4,300 digits"),
        ('{"text": ' + "[" * 100_000, "nested too deep"),
        ('{"text": "a", "url": 1.5}', "field 'url' holds a fraction"),
        ('{"text": "a", "authors": [["b"]]}', None),
        ('{"text": "a", "authors": [1.5]}', "field 'authors' holds a fraction"),
        ('{"text": "a", "title": "b", "title": "c"}', "field 'title' is given twice"),
        ('{"text": null}', "field 'text' is missing"),
    ],
)
def test_a_record_says_what_is_wrong_with_it(line, reason):
    if reason is None:
        assert article(line, "a.jsonl", format="ndjson").byline == "b"
    else:
        assert reason in complaint(line, format="ndjson")


def test_fields_that_nobody_reads_may_hold_anything():
    document = article('{"text": "a", "gold": {"x": 1, "x": 2}, "other": 1, "other": NaN, "url": NaN}', "a.jsonl")
    assert (document.text, document.url, document.language) == ("a", None, None)


def test_a_record_is_read_when_it_is_asked_for():
    documents = read(b'{"text": "a"}\n{"text": ' + b"9" * 10, Source("a.jsonl")).documents
    assert next(documents).text == "a"
    assert isinstance(next(documents), UnreadableSource)
    assert next(documents, None) is None


def test_lines_are_numbered_and_blank_ones_are_left_out():
    assert list(numbered_lines('\n{"a": 1}\n \n\n{"b": 2}')) == [(2, '{"a": 1}'), (5, '{"b": 2}')]
    assert list(numbered_lines("")) == list(numbered_lines("\n\n")) == []
