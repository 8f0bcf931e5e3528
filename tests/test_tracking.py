"""What the pages of series, sources, comparisons and questions have in common, and the list of questions; the same on Datasette 0.65 and 1.0."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import pytest
from asking import ROOT, Get, client, start
from publishing import build
from tolls import SERIES

from archive.pages import access
from archive.pages.questions import ASKERS, OWN, by_who_asks
from archive.serving import canned_queries, metadata_for

PAGES = ["/-/series", SERIES, "/-/sources", "/-/sources/officials", "/-/compare", "/-/questions"]


# --- questions ---


def test_the_questions_are_listed_by_who_asks(ask: Get):
    text = ask("/-/questions").text
    for asker in ASKERS:
        assert f"A {asker} asks" in text
    listed = re.findall(r'<li><a href="/press/(\w+)">(.+?)</a>', text)
    assert dict(listed) == {query.name: query.title for query in canned_queries().values()}
    assert len(listed) == len(canned_queries())


def test_a_publishers_own_questions_are_listed_last(loop: asyncio.AbstractEventLoop, db: Path):
    theirs = {"databases": {"press": {"queries": {"ours": {"sql": "select 1", "title": "Ours & <b>mine</b>"}}}}}
    get = client(loop, start(db, metadata=metadata_for(db, ROOT, theirs=theirs)))
    text = get("/-/questions").text
    assert text.index("A dataset builder asks") < text.index(f"A {OWN} asks") < text.index("Ours &amp; &lt;b&gt;mine")
    assert by_who_asks([]) == []


def test_a_question_that_is_closed_is_not_listed(loop: asyncio.AbstractEventLoop, db: Path):
    theirs = {"databases": {"press": {"queries": {"largest_figures": {"allow": {"id": "root"}}}}}}
    text = client(loop, start(db, metadata=metadata_for(db, ROOT, theirs=theirs)))("/-/questions").text
    assert "/press/largest_figures" not in text
    assert "/press/largest_of_a_kind" in text


# --- all of them ---


def test_every_page_is_in_the_menu(ask: Get):
    text = ask("/").text
    for path in ("/-/series", "/-/sources", "/-/compare", "/-/questions"):
        assert f'href="{path}"' in text


@pytest.mark.parametrize("path", PAGES)
def test_the_pages_carry_the_guards_and_load_nothing_from_elsewhere(ask: Get, path: str):
    page = ask(path)
    assert page.status_code == 200
    (nonce,) = re.findall(r"'nonce-([^']+)'", page.headers["content-security-policy"])
    assert all(f'nonce="{nonce}"' in tag for tag in re.findall(r"<script\b[^>]*>", page.text))
    assert not re.findall(r'<(?!a\b)[^>]*\b(?:src|href|action|data)="(?:https?:)?//(?!localhost/)[^"]*"', page.text)


@pytest.mark.parametrize("path", [*PAGES, f"{SERIES}.svg", f"{SERIES}.csv", "/-/compare?a=officials&b=nobody"])
@pytest.mark.parametrize("table", [None, "figures"])
def test_who_may_not_read_sees_no_page(loop: asyncio.AbstractEventLoop, db: Path, path: str, table: str | None):
    allow = {"allow": {"id": "root"}}
    closed = {"tables": {table: allow}} if table else allow
    answer = client(loop, start(db, metadata={"databases": {"press": closed}}))(path)
    assert answer.status_code == 403
    assert "officials" not in answer.text


def test_addresses_keep_a_prefix(loop: asyncio.AbstractEventLoop, db: Path):
    get = client(loop, start(db, metadata=metadata_for(db, ROOT), settings={"base_url": "/prefix/"}))
    for path in PAGES:
        text = get(path).text
        assert not re.search(r'(href|action|src|data-svg)="/(?!prefix/)', text), path
    assert 'href="http://localhost/prefix/-/figure/' in get(f"{SERIES}.svg").text


def test_without_an_archive_and_without_series_the_pages_say_so(loop: asyncio.AbstractEventLoop, tmp_path: Path):
    path = tmp_path / "other.db"
    sqlite3.connect(path).execute("create table t (a)").connection.close()
    get = client(loop, start(path, metadata={}))
    for page in ("/-/series", "/-/sources", "/-/compare", "/-/questions"):
        assert get(page).status_code == 200
    assert get(SERIES).status_code == 404
    bare = build(tmp_path / "bare.db", rows={})
    get = client(loop, start(bare, metadata={}))
    assert "archive series add" in get("/-/series").text
    assert "No figure here has a source yet" in get("/-/sources").text
    assert get("/-/compare?a=x&b=y").status_code == 404
    assert "There are none here" in get("/-/questions").text


def test_two_archives_are_kept_apart(loop: asyncio.AbstractEventLoop, db: Path, tmp_path: Path):
    second = build(tmp_path / "second.db")
    connection = sqlite3.connect(second)
    connection.execute("update series set title = 'The second'")
    connection.commit()
    connection.close()
    get = client(loop, start(db, second, metadata=metadata_for(db, ROOT)))
    assert "The second" in get(f"{SERIES}?in=second").text
    assert "The second" not in get(SERIES).text
    assert f'href="{SERIES}?in=second"' in get("/-/series").text
    assert get("/-/sources").text.count("<h2>") == 2


def test_what_goes_away_between_two_looks_is_not_found(ask: Get, monkeypatch: pytest.MonkeyPatch):
    real = access.read
    monkeypatch.setattr(access, "_read", WeakKeyDictionary())  # what was read before is not given again

    async def lose(datasette: Any, database: Any, function: Any) -> Any:
        found = await real(datasette, database, function)
        return found if getattr(function, "func", function).__name__ in ("has_series", "has_private") else None

    monkeypatch.setattr(access, "read", lose)
    for path in (SERIES, f"{SERIES}.svg", f"{SERIES}.csv"):
        assert ask(path).status_code == 404
