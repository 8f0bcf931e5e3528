"""A baked site in a real Chromium: read and searched from any file server, and from a disk."""

from __future__ import annotations

import re
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import test_browser
from publishing import HOSTILE, ROWS, build

from archive.baking import bake

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[1]
chromium = test_browser.chromium


def bake_apart(db: Path, out: Path) -> Path:
    """Bake in a thread of its own: in this one the browser of another test has an event loop running."""
    with ThreadPoolExecutor(1) as threads:
        threads.submit(bake, db, out).result()
    return out


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("baked")
    return bake_apart(build(folder / "press.db"), folder / "site")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *said: object) -> None:
        pass


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    """Any file server: the one of the standard library, in a folder of its host."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site.parent)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/{site.name}/"
    server.shutdown()
    thread.join()
    server.server_close()


@contextmanager
def opened(chromium: Any) -> Iterator[Any]:
    """A page that keeps what went wrong in ``page.complaints`` and what it asked for in ``page.hosts``."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.complaints, page.hosts = [], set()
    page.on("console", lambda message: message.type in ("error", "warning") and page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("requestfailed", lambda failed: page.complaints.append(f"failed: {failed.url}"))
    page.on("response", lambda answer: answer.status >= 400 and page.complaints.append(f"{answer.status} {answer.url}"))
    page.on("request", lambda asked: page.hosts.add(urlsplit(asked.url).netloc))
    yield page
    context.close()


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    with opened(chromium) as page:
        yield page


@pytest.fixture(scope="module")
def searched(chromium: Any) -> Iterator[Any]:
    """One page for all that is searched: to open one takes longer than to search."""
    with opened(chromium) as page:
        yield page


def find(page: Any, address: str, words: str) -> list[str]:
    page.goto(f"{address}-/find/index.html")
    page.get_by_label("Search the articles").fill(words)
    page.keyboard.press("Enter")
    page.locator("#press-status").filter(has_text=re.compile(r"\.$")).wait_for()
    return page.locator("#press-hits h2").all_inner_texts()


@pytest.mark.parametrize("how", ["server", "disk"])
def test_a_site_is_read_and_searched_from_a_server_and_from_a_disk(page: Any, served: str, site: Path, how: str):
    address = served if how == "server" else f"{site.as_uri()}/"
    page.goto(f"{address}index.html")
    assert page.locator("h1").inner_text() == "Press archive"
    page.get_by_label("Search the articles").fill("killed people")
    page.keyboard.press("Enter")
    page.locator("#press-status").filter(has_text=re.compile(r"\.$")).wait_for()
    assert page.locator("#press-status").inner_text() == "2 paragraphs, newest first."
    assert page.locator("#press-hits h2").all_inner_texts() == [
        "Toll at most 20,000, says ministry",
        "Court orders halt",
    ]
    assert "killed" in page.locator("mark.hit").all_inner_texts()
    page.locator("#press-hits a").nth(1).click()
    page.wait_for_url("**/seedarticle00001/index.html#p1")
    assert page.locator("mark.figure").count() == 6
    mark = page.locator("mark.figure").first
    assert mark.evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"  # the style came along
    mark.locator("a").click()
    page.wait_for_url("**/-/figure/*/index.html")
    assert page.locator("h1").inner_text() == "More than 35,000 people"
    assert page.complaints == []
    assert page.hosts == {urlsplit(served).netloc if how == "server" else ""}


@pytest.mark.parametrize("how", ["server", "disk"])
def test_a_series_is_drawn_and_its_marks_lead_to_figures(page: Any, served: str, site: Path, how: str):
    page.goto(f"{served if how == 'server' else site.as_uri() + '/'}index.html")
    page.get_by_role("link", name="Tolls over time").click()
    page.locator(".press-newest a").first.click()
    mark = page.locator("#press-plot svg a").first
    mark.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/-/figure/*/index.html")
    assert page.complaints == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("killing", ["Toll at most 20,000, says ministry", "Court orders halt"]),  # by its stem
        ("KILLED", ["Toll at most 20,000, says ministry", "Court orders halt"]),
        ("displac", []),
        ("offic*", ["Court orders halt"]),
        ("“people have been killed”", ["Court orders halt"]),
        ('"killed people"', []),
        ("killed -officials", ["Toll at most 20,000, says ministry"]),
        ("killed NOT officials", ["Toll at most 20,000, says ministry"]),
        ('killed -"people fled"', ["Court orders halt"]),
        ("smoke OR allies", ["Court orders halt", "Court orders halt"]),
        ("35,000", ["Court orders halt"]),
        ("𝟯𝟬", [ROWS["hostilearticle03"]["headline"]]),
        ("zebra", []),
        ("<img src=x onerror=alert(1)>", [ROWS["hostilearticle03"]["headline"]]),
        ("-killed", []),
        ("*", []),
        ('"', []),
        ("constructor", []),
        ("__proto__", []),
    ],
)  # fmt: skip
def test_the_search_finds_what_the_server_finds(searched: Any, served: str, words: str, found: list[str]):
    heard = [" ".join(one.split()) for one in find(searched, served, words)]
    assert heard == [" ".join(one.split()) for one in found]
    assert searched.locator("#press-hits img, #press-hits script").count() == 0
    assert searched.complaints == []


def test_hostile_text_is_shown_and_does_nothing(page: Any, served: str):
    find(page, served, "quoted")
    assert page.title() == "quoted – search"
    shown = page.locator(".press-excerpt").inner_text()
    assert shown.startswith("<script>document.title")
    assert shown in HOSTILE
    assert page.complaints == []


def test_many_results_are_shown_a_page_at_a_time(page: Any, tmp_path: Path):
    long = "zebra " + "filler " * 100 + "quagga end"
    rows = {
        f"article{number:09}": {
            "headline": f"Number {number}",
            "published": f"2024-01-{number % 28 + 1:02}",
            "publication": None,
            "paragraphs": [("body", f"Common text {number}.", []), ("body", long, [])],
        }
        for number in range(300)
    }
    site = tmp_path / "site"
    bake_apart(build(tmp_path / "many.db", rows=rows), site)
    assert len(list((site / "-/search").glob("texts-*.js"))) == 10
    assert len(list((site / "-/search").glob("articles-*.js"))) == 2
    address = f"{site.as_uri()}/"
    assert len(find(page, address, "common")) == 20
    assert page.locator("#press-status").inner_text() == "300 paragraphs, newest first."
    page.get_by_role("button", name="More").click()
    page.locator("#press-hits li").nth(39).wait_for()
    assert find(page, address, "common 299") == ["Number 299"]
    find(page, address, "quagga")
    excerpt = page.locator(".press-excerpt").first
    assert excerpt.locator("mark").inner_text() == "quagga"
    assert len(excerpt.inner_text()) < 400
    find(page, address, '"common text"')
    assert page.locator("#press-status").inner_text() == "The newest paragraphs, newest first."
    assert page.complaints == []


def test_words_are_stemmed_as_sqlite_stems_them(page: Any, served: str):
    """Every word of the seed, and the endings of Porter's rules on stems of every measure."""
    text = next((ROOT / "seeds").glob("*.txt")).read_text()
    ends = (
        "s es ies sses ss eed ed ing at bl iz ational tional enci anci izer logi bli alli entli eli ousli ization ation ator"
        " alism iveness fulness ousness aliti iviti biliti ical ness icate iciti ful ative alize al ance ence er ic able ible"
        " ant ement ment ent ion ou ism ate iti ous ive ize e ll y ied ying tting sing xing"
    ).split()
    stems = [
        "",
        "a",
        "b",
        "tr",
        "tre",
        "oat",
        "oats",
        "trouble",
        "oaten",
        "hopp",
        "fall",
        "fil",
        "y",
        "sky",
        "control",
        "éclat",
        "ру",
    ]
    words = sorted(
        {*re.findall(r"\w+", text.lower()), *(stem + end for stem in stems for end in ends), "x" * 70 + "ing"}
    )
    words = [word for word in words if "_" not in word]
    connection = sqlite3.connect(":memory:")
    connection.execute("create virtual table t using fts5(x, tokenize='porter unicode61')")
    connection.execute("create virtual table v using fts5vocab(t, instance)")
    connection.executemany("insert into t (rowid, x) values (?, ?)", enumerate(words))
    theirs = [term for _, term in connection.execute("select doc, term from v order by doc")]
    connection.close()
    assert len(theirs) == len(words) > 1000
    page.goto(f"{served}-/find/index.html")
    ours = page.evaluate("words => words.map(word => pressStem(word))", words)
    assert [pair for pair in zip(words, ours, theirs, strict=True) if pair[1] != pair[2]] == []


def test_a_search_that_lost_its_files_says_so(page: Any, site: Path, tmp_path: Path):
    shutil.copytree(site, tmp_path / "site")
    (tmp_path / "site/-/search/index.js").unlink()
    find(page, f"{(tmp_path / 'site').as_uri()}/", "killed")
    assert "The search does not work here" in page.locator("#press-status").inner_text()
