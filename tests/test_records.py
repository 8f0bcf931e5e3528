"""Records: which fields count, which article one is, and what is wrong with one."""

from __future__ import annotations

import json
import pickle
from datetime import date
from hashlib import sha256

import pytest
from documents import DATA, article, articles, kinds, refusal
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import UnreadableSource
from archive.model import Document, Identity, Source
from archive.paragraphs import split
from archive.reading import read
from archive.reading.fields import canonical_url, outlet
from archive.reading.json_text import numbered_lines

# A real file


def test_records_come_in_order_and_the_bad_ones_in_their_place():
    found = articles((DATA / "records.ndjson").read_bytes(), "records.ndjson", "reading/records.ndjson")
    good = [each for each in found if isinstance(each, Document)]
    assert [each.line for each in found] == [1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]
    assert [*found[:5], found[-1]] == good
    assert [str(each).partition(": ")[2] for each in found[5:-1]] == [
        "not JSON: Unterminated string starting, column 10",
        "not an article: the line holds no JSON object",
        "field 'text' is missing",
        "field 'text' holds no text",
        "field 'text' is given twice",
        "field 'id' holds true or false, not text",
        "field 'title' holds a list, not text",
        "field 'text' is empty, and there is no headline",
    ]
    assert str(found[5]).startswith("records.ndjson, line 7: ")
    assert {each.format for each in good} == {"ndjson"}
    keyed, gazette, seventh, addressed, dated, taken_back = good
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
    assert (addressed.headline, list(split(addressed))) == ("A wall", [])
    assert taken_back.private
    assert dated.identity == Identity("text", "", sha256(dated.text.encode()).hexdigest())
    assert (dated.published, dated.published_source) == (date(2024, 5, 24), "date line")
    assert [p.text for p in split(dated)] == ["Key: value is no head here.", "More."]


# Any record


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
        ('{"headline": "The mill burns"}', "field 'text' is missing"),
        (
            '{"title": "Mill", "body": "It burnt. It fell."}',
            "field 'text' is missing; if it is 'body' here, call it 'text' (docs/formats.md, Out of a CMS)",
        ),
    ],
)
def test_a_record_says_what_is_wrong_with_it(line, reason):
    if reason is None:
        assert article(line, "a.jsonl", format="ndjson").byline == "b"
    else:
        assert reason in str(refusal(line, "a.jsonl", format="ndjson"))


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


@pytest.mark.parametrize(
    ("fields", "publication"),
    [
        ({"publisher": "Harland Herald"}, "Harland Herald"),
        ({"publisher": {"@type": "Organization", "name": " The Herald "}}, "The Herald"),
        ({"publisher": "Herald Group", "publication": "The Herald"}, "The Herald"),
        ({"publisher": "Herald Group", "source": "The Herald"}, "The Herald"),
        ({"publisher": "https://herald.example/", "url": "https://www.herald.example/a"}, "herald.example"),
        ({"publisher": ["x"]}, None),
        ({"publisher": {"id": 3}}, None),
        ({"publisher": True}, None),
        ({"publisher": " "}, None),
    ],
)
def test_a_publisher_is_the_outlet_where_none_is_named(fields: dict[str, object], publication: str | None):
    record = article(json.dumps({"id": "7", "text": "Fire.", **fields}).encode(), "a.ndjson", "news/a.ndjson")
    assert record.publication == publication
    # Who it is is not asked of a publisher, who may have several papers.
    assert record.identity.scope == ("The Herald" if "Group" in str(fields) else "news/a.ndjson")


def test_a_publisher_stands_in_a_head_and_makes_none_alone():
    found = article(b"Title: Crime falls\nPublisher: Harland Herald\n\nThe rate fell.", "a.txt", "news/a.txt")
    assert (found.headline, found.publication) == ("Crime falls", "Harland Herald")
    alone = article(b"Publisher: Penguin\n\nThe book is long.", "a.txt", "news/a.txt")
    assert (alone.publication, next(each.text for each in split(alone))) == (None, "Publisher: Penguin")
