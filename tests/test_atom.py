"""Searches, tables and questions followed as Atom feeds; the same on Datasette 0.65 and 1.0."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from asking import HOST, LATER, ROOT, SEED, Get, key_of
from publishing import ROWS, build

from archive.pages import feeds
from archive.serving import metadata_for

ATOM = "{http://www.w3.org/2005/Atom}"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")


def read_feed(answer: Any) -> ET.Element:
    """Parse a feed, and hold it to what RFC 4287 demands of a feed and of each entry."""
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ET.fromstring(answer.content)  # noqa: S314 - our own
    assert feed.tag == ATOM + "feed"
    entries = feed.findall(ATOM + "entry")
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(ATOM + name)) == 1
            assert element.findtext(ATOM + name)
        for name in ("updated", "published"):
            assert all(RFC3339.fullmatch(time.text or "") for time in element.findall(ATOM + name))
        assert urlsplit(element.findtext(ATOM + "id") or "").scheme == "http"
        assert element.findall(ATOM + "link")
        assert all(urlsplit(link.get("href", "")).netloc for link in element.findall(ATOM + "link"))
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    assert feed.find(f"{ATOM}link[@rel='self']") is not None
    ids = [entry.findtext(ATOM + "id") for entry in entries]
    assert len(ids) == len(set(ids))
    times = [entry.findtext(ATOM + "updated") or "" for entry in entries]
    assert times == sorted(times, reverse=True)
    assert feed.findtext(ATOM + "updated") == max(times, default=feeds.NEVER)
    return feed


def entries_of(feed: ET.Element) -> list[tuple[str, str]]:
    return [
        ((entry.findtext(ATOM + "id") or "").removeprefix(HOST), entry.findtext(ATOM + "title") or "")
        for entry in feed.iter(ATOM + "entry")
    ]


def test_a_search_is_followed_as_a_feed(ask: Get, db: Path):
    feed = read_feed(ask("/-/find.atom?q=killed"))
    assert entries_of(feed) == [
        (f"{LATER}#p1", "Toll at most 20,000, says ministry"),
        (f"{SEED}#p1", "Court orders halt"),
    ]
    assert feed.findtext(ATOM + "title") == "killed – Press archive"
    first, second = feed.iter(ATOM + "entry")
    assert first.findtext(ATOM + "updated") == "2024-05-26T00:00:00Z"
    # The first article was changed: its second revision was seen later on its day.
    assert second.findtext(ATOM + "published") == "2024-05-24T00:00:00Z"
    assert second.findtext(ATOM + "updated") == "2024-05-24T06:00:00Z"
    assert second.findtext(f"{ATOM}author/{ATOM}name") == "Ann Reporter"
    html = second.findtext(ATOM + "content") or ""
    assert '<mark class="hit">killed</mark>' in html
    assert f'href="{HOST}/-/figure/{key_of(db, "More than 35,000 people")}"' in html
    assert 'href="/-/find.atom?q=killed"' in ask("/-/find?q=killed").text


def test_without_words_the_newest_articles_are_followed(ask: Get):
    feed = read_feed(ask("/-/find.atom"))
    assert [address for address, _ in entries_of(feed)] == [LATER, SEED, "/-/article/hostilearticle03"]
    assert 'href="/-/find.atom"' in ask("/-/find").text


def test_a_feed_without_hits_is_still_a_feed(ask: Get):
    feed = read_feed(ask("/-/find.atom?q=zebra"))
    assert entries_of(feed) == []


@pytest.mark.parametrize("words", ['"', "a AND", "(((", "*", "\x00\x01", "x" * 3000, "]]>", "<b>", "\ud7ff", "quoted"])
def test_whatever_is_asked_the_feed_is_xml(ask: Get, words: str):
    read_feed(ask("/-/find.atom", params={"q": words}))


def test_a_feed_holds_no_live_markup_of_an_article(ask: Get):
    (entry,) = read_feed(ask("/-/find.atom?q=quoted")).iter(ATOM + "entry")
    html = entry.findtext(ATOM + "content") or ""
    assert "&lt;script&gt;" in html
    assert "<script" not in html
    assert entry.findtext(ATOM + "title") == ROWS["hostilearticle03"]["headline"]
    assert entry.findtext(ATOM + "updated") == feeds.NEVER  # no day is given, and none is made up


def test_characters_that_no_xml_may_hold_are_left_out(begin: Callable[..., Get], tmp_path: Path):
    rows = {
        "control000000001": {
            "headline": "Bell\x07 and \x1b[31m \ufffe",
            "published": "2024-05-24",
            "publication": None,
            "byline": "\x00",
            "paragraphs": [("body", "zebra\x0c \x1f text", [])],
        }
    }
    get = begin(build(tmp_path / "c.db", rows=rows), metadata={})
    for path in ("/-/find.atom?q=zebra", "/-/find.atom"):
        assert entries_of(read_feed(get(path)))[0][1] == "Bell and [31m "


def test_a_ready_question_is_followed_as_a_feed(ask: Get, db: Path):
    feed = read_feed(ask("/press/largest_figures.atom?measure=killed"))
    key = key_of(db, "More than 35,000 people")
    assert (f"/-/figure/{key}", "More than 35,000 people – Court orders halt") in entries_of(feed)
    assert feed.find(f"{ATOM}link[@rel='alternate']").get("href") == f"{HOST}/press/largest_figures?measure=killed"
    assert "/press/largest_figures.atom?measure=killed" in ask("/press/largest_figures?measure=killed").text


def test_every_ready_question_with_keys_has_a_feed_and_no_other(ask: Get, db: Path):
    for name in metadata_for(db, ROOT)["databases"]["press"]["queries"]:
        rows = ask(f"/press/{name}.json?_shape=array").json()
        has_keys = bool(rows) and bool({"article", "figure"} & set(rows[0]))
        answer = ask(f"/press/{name}.atom")
        if has_keys:
            assert entries_of(read_feed(answer)), name
        elif rows:
            assert answer.status_code == 400, (name, rows[0], answer.text)
            assert f"{name}.atom" not in ask(f"/press/{name}").text


def test_the_tables_of_articles_and_figures_have_feeds(ask: Get, db: Path):
    assert (SEED, "Court orders halt") in entries_of(read_feed(ask("/press/articles.atom")))
    assert len(entries_of(read_feed(ask("/press/figures.atom?measure=killed")))) == 2
    assert ask("/press/paragraphs.atom").status_code == 400
    assert len(entries_of(read_feed(ask("/press/articles/1.atom")))) == 1


def test_a_typed_query_with_keys_has_a_feed(ask: Get, db: Path):
    sql = "select 'seedarticle00001' as article, 9e999 as value, x'00' as blob union all select '<b>', 1, 2 union all select 5, null, 3"
    feed = read_feed(ask("/press.atom", params={"sql": sql}, follow_redirects=True))
    assert entries_of(feed) == [(SEED, "Court orders halt")]


def test_a_database_that_is_no_archive_has_no_feed(begin: Callable[..., Get], db: Path, tmp_path: Path):
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("create table articles (id integer primary key, key text)")
    connection.close()
    get = begin(db, other, metadata={})
    assert get("/other/articles.atom").status_code == 400
    assert "articles.atom" not in get("/other/articles").text


def test_private_articles_are_in_no_feed(begin: Callable[..., Get], db: Path):
    closed = {"tables": {"articles": {"allow": {"id": "root"}}}}
    metadata = {"databases": {"press": {**closed, "queries": {"open": {"sql": "select key as figure from figures"}}}}}
    get = begin(db, metadata=metadata)
    assert get("/-/find.atom?q=killed").status_code == 403
    assert get("/press/articles.atom").status_code == 403
    feed = get("/press/open.atom")
    assert len(entries_of(read_feed(feed))) == 10
    assert "Court" not in feed.text
    assert "35,000" not in feed.text


def test_two_archives_are_told_apart_in_a_feed(begin: Callable[..., Get], db: Path, tmp_path: Path):
    second = build(tmp_path / "second.db", rows={"seedarticle00001": ROWS["laterarticle0002"]})
    get = begin(db, second, metadata=metadata_for(db, ROOT))
    found = dict(entries_of(read_feed(get("/-/find.atom?q=killed"))))
    assert found[f"{SEED}?in=press#p1"] == "Court orders halt"
    assert found[f"{SEED}?in=second#p1"] == "Toll at most 20,000, says ministry"


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("2024-05-24", "2024-05-24T00:00:00Z"),
        ("0203-01-01", "0203-01-01T00:00:00Z"),
        ("2024-05-24T06:00:00", "2024-05-24T06:00:00Z"),
        ("2024-05-24T06:00:00.123456+00:00", "2024-05-24T06:00:00Z"),
        ("2024-05-24T06:00:00+02:00", "2024-05-24T06:00:00+02:00"),
        ("2024-05", None),
        ("killed", None),
        (None, None),
        (5, None),
    ],
)
def test_times_of_a_feed(said: object, time: str | None):
    assert feeds.instant(said) == time
