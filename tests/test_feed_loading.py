"""Feeds into an archive: which entries are one article, in one feed and in several, and what becomes of those that change."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from commands import ask, good, run
from feeds import rss

from archive import identities
from archive.reading.fields import is_global


def test_a_feed_is_loaded_once_and_a_changed_entry_is_a_revision(tmp_path):
    path, db = tmp_path / "herald.rss", tmp_path / "a.db"
    one = "<title>Mill burns</title><guid>1</guid><description>Some 40 people fled the mill.</description>"
    two = "<title>Fares rise</title><guid>2</guid><description>Fares rose by 4.5%.</description>"

    def load(*items: str):
        path.write_text(rss(*items), encoding="utf-8")
        return run("load", path, "--db", db, "--jobs", 1)

    first = load(one, two)
    assert first.exit_code == 0, first.output
    assert "2 added" in first.output
    assert ask(
        db,
        "select headline, published, format from articles join source_files on source_files.id = source_file_id order by 1",
    ) == [
        ("Fares rise", None, "feed"),
        ("Mill burns", None, "feed"),
    ]
    again = load(one, two)
    assert (again.exit_code, ask(db, "select count(*) from revisions")) == (0, [(2,)])
    assert "added" not in again.output or "0 added" in again.output
    changed = load(two, one.replace("40", "50"), "<guid>3</guid>")
    assert changed.exit_code != 0
    assert "neither a text nor a headline" in changed.output
    assert ask(db, "select count(*) from articles") == [(2,)]
    assert ask(db, "select count(*) from revisions") == [(3,)]


ENTRY = (
    "<title>Mill burns</title><guid>https://h.example/1</guid><description>Some 40 people fled the mill.</description>"
)


def loader(folder: Path) -> tuple[Callable[..., str], Callable[[str], list[Any]]]:
    """Return what loads feeds, {file: text}, into one archive, and what asks the archive."""

    def load(files: dict[str, str], *options: str) -> str:
        for name, data in files.items():
            (folder / name).write_text(data, encoding="utf-8")
        paths = [str(folder / name) for name in files]
        result = run("load", *paths, *options, "--db", folder / "a.db", "--jobs", 1)
        assert result.exit_code == 0, result.output
        return result.output

    def rows(query: str) -> list[Any]:
        return ask(folder / "a.db", query)

    return load, rows


@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize("guid", ["https://h.example/1", "tag:h.example,2024:1", "urn:uuid:1-2"])
def test_the_same_entry_in_two_feeds_is_one_article_where_its_id_is_the_same_everywhere(tmp_path, together, guid):
    load, rows = loader(tmp_path)
    entry = ENTRY.replace("https://h.example/1", guid)
    world = {"world.rss": rss(entry, title="Herald: World")}
    politics = {"politics.rss": rss(entry + "<author>Jane Doe</author>", title="Herald: Politics")}
    for files in [world | politics] if together else [world, politics]:
        load(files)
    state = "select identity_scope, byline, revision, digest, source_file_id from articles"
    first = rows(state)
    assert [row[:3] for row in first] == [("Herald: World", None, 1)]
    # Nothing goes to and fro, in whatever order they come again.
    for files in (politics, world, politics | world):
        assert "0 added, 0 revised, 1 unchanged" in load(files, "--verify").replace("2 unchanged", "1 unchanged")
    assert rows(state) == first
    # A change is told by the first, and then found in both.
    new = entry.replace("40", "50")
    load({"world.rss": rss(new, title="Herald: World"), "politics.rss": rss(new, title="Herald: Politics")})
    assert rows("select identity_scope, revision from articles") == [("Herald: World", 2)]


def test_what_two_feeds_tell_differently_and_ids_that_count_entries_are_two_articles(tmp_path):
    load, rows = loader(tmp_path)
    for guid, other in (("https://h.example/1", "Only 40 people fled."), ("17", ""), ("http://localhost/?p=1", "")):
        entry = ENTRY.replace("https://h.example/1", guid)
        (tmp_path / "a.db").unlink(missing_ok=True)
        said = entry.replace("Some 40 people fled the mill.", other) if other else entry
        files = {"a.rss": rss(entry, title="World"), "b.rss": rss(said, title="Politics")}
        assert "2 added" in load(files)
        assert "2 unchanged" in load(files, "--verify")
        assert rows("select count(*), sum(revision) from articles") == [(2, 2)]


def entry_at(guid: str, number: int = 40, link: str = "https://h.example/mill", title: str = "Mill burns") -> str:
    said = f"<description>Some {number} people fled the mill.</description>"
    return f"<title>{title}</title><guid isPermaLink='false'>{guid}</guid><link>{link}</link>{said}"


@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize(
    ("before", "after", "link"),
    [
        ("https://h.example/mill#0", "https://h.example/mill#1", "https://h.example/mill?utm_source=rss"),
        ("https://h.example/mill", "https://h.example/mill#1", "https://h.example/mill"),
        ("https://h.example/mill?utm_source=a", "https://h.example/mill?utm_source=b", "https://h.example/mill"),
        ("https://h.example/?p=7", "https://h.example/?p=7&amp;utm_source=b#2", "https://h.example/?p=7"),
    ],
)
def test_an_entry_whose_guid_is_its_address_is_known_by_it_whatever_is_behind(tmp_path, together, before, after, link):
    load, rows = loader(tmp_path)
    first, then = {"1.rss": rss(entry_at(before, link=link))}, {"2.rss": rss(entry_at(after, 50, link))}
    for files in [first | then] if together else [first, then]:
        load(files)
    value = before.replace("&amp;", "&")
    assert rows("select identity_value, revision from articles") == [(value, 2)]
    assert "0 added, 0 revised, 1 unchanged" in load(then, "--verify")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("https://h.example/live#1", "https://h.example/live"), ("https://h.example/live#mill", "https://h.example/live")),
        (("https://h.example/?p=7", "https://h.example/?p=7"), ("https://h.example/?p=71", "https://h.example/?p=71")),
        (("https://h.example/a#1", "https://h.example/b"), ("https://h.example/a#2", "https://h.example/b")),
        (("https://h.example/a#1", "https://h.example/a#1"), ("https://h.example/a#2", "https://h.example/a#2")),
        (("17#1", "https://h.example/b"), ("17#2", "https://h.example/b")),
    ],
)  # fmt: skip
def test_a_guid_that_names_something_else_is_another_article(tmp_path, before, after):
    load, rows = loader(tmp_path)
    for guid, link in (before, after):
        load({"a.rss": rss(entry_at(guid, link=link))})
    assert rows("select count(*), sum(revision) from articles") == [(2, 2)]


def test_the_posts_of_one_page_are_articles_of_their_own(tmp_path):
    load, rows = loader(tmp_path)
    posts = [
        entry_at(f"https://h.example/live#{number}", 40 + number, "https://h.example/live", f"Post {number}")
        for number in range(1, 4)
    ]
    load({"live.rss": rss(posts[1], posts[0])})
    load({"live.rss": rss(posts[2])})
    assert rows("select identity_value, revision from articles order by id") == [
        ("https://h.example/live#2", 1),
        ("https://h.example/live#1", 1),
        ("https://h.example/live#3", 1),
    ]


def test_entries_that_were_two_articles_before_stay_as_they_are(tmp_path, monkeypatch):
    load, rows = loader(tmp_path)
    files = {"a.rss": rss(ENTRY, title="World"), "b.rss": rss(ENTRY, title="Politics")}
    with monkeypatch.context() as older:
        older.setattr(identities, "is_global", lambda id_: False)
        assert "2 added" in load(files)
    state = "select * from articles order by id"
    before = rows(state)
    assert "0 added, 0 revised, 2 unchanged" in load(files, "--verify")
    assert rows(state) == before
    # A new one is one, and each of the old is revised by its own feed.
    new = ENTRY.replace("example/1", "example/2")
    files = {
        name: data.replace("40", "50").replace("</channel>", f"<item>{new}</item></channel>")
        for name, data in files.items()
    }
    assert "1 added, 2 revised, 1 unchanged" in load(files)


def test_a_feed_that_is_renamed_goes_on(tmp_path):
    load, rows = loader(tmp_path)
    load({"a.rss": rss(ENTRY, title="The Herald")})
    assert "0 added, 0 revised, 1 unchanged" in load({"a.rss": rss(ENTRY, title="The New Herald")})
    # What is in both as a draft is for nobody.
    draft = ENTRY + "<wp:status>draft</wp:status>"
    load({"a.rss": rss(draft, title="The Newest Herald")})
    assert rows("select identity_scope, private from articles") == [("The Herald", 1)]


def test_a_feed_without_a_title_that_moves_is_revised_as_before(tmp_path):
    load, rows = loader(tmp_path)
    load({"a.rss": rss(ENTRY, title="")})
    (tmp_path / "b").mkdir()
    (tmp_path / "a.rss").rename(tmp_path / "b" / "a.rss")
    assert "1 unchanged" in load({"b/a.rss": rss(ENTRY, title="")})
    assert "1 revised" in load({"b/a.rss": rss(ENTRY.replace("40", "50"), title="")})
    assert rows("select count(*), max(revision) from articles") == [(1, 2)]


@pytest.mark.parametrize(
    ("id_", "everywhere"),
    [
        ("https://h.example/1", True),
        ("HTTP://www.bbc.co.uk/news/1#0", True),
        ("tag:blogger.com,1999:blog-1.post-2", True),
        ("urn:uuid:60a76c80-d399-11d9-b93C-0003939e0af6", True),
        ("17", False),
        ("/news/17", False),
        ("tag: mills", False),
        ("urn:", False),
        ("herald.example/17", False),
        ("http://localhost:8888/?p=1", False),
        ("http://10.0.0.7/?p=1", False),
        ("https://[::1]/1", False),
        ("https://[", False),
        ("http://site.local/?p=1", False),
    ],
)
def test_which_ids_are_the_same_everywhere(id_, everywhere):
    assert is_global(id_) is everywhere


def test_the_page_of_a_teaser_is_another_article_unless_the_feed_gives_no_id(tmp_path):
    db = tmp_path / "a.db"
    teaser = "<title>Mill burns</title><link>https://a.org/1</link><description>Some 40 people fled.</description>"
    page = json.dumps({"text": "Mill burns\n\nSome 40 people fled. It was late.", "url": "https://a.org/1"})

    def counts(item: str) -> tuple[int, int]:
        db.unlink(missing_ok=True)
        (tmp_path / "a.rss").write_text(rss(item), encoding="utf-8")
        (tmp_path / "b.ndjson").write_text(page, encoding="utf-8")
        for name in ("a.rss", "b.ndjson"):
            good("load", tmp_path / name, "--db", db, "--jobs", 1)
        return ask(db, "select (select count(*) from articles), (select count(*) from revisions)")[0]

    assert counts(teaser) == (1, 2)
    assert counts(teaser + "<guid>1</guid>") == (2, 2)
