"""The sitemaps and robots.txt: what programs that read the whole site are led to; the same on Datasette 0.65 and 1.0."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from asking import HOST, ROOT, SEED, Get
from publishing import ROWS, build

from archive.pages import sitemap
from archive.serving import metadata_for
from archive.store import open_archive

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def located(answer: Any, tag: str) -> list[str]:
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/xml")
    root = ET.fromstring(answer.content)  # noqa: S314 - our own
    assert root.tag == SITEMAP + {"sitemap": "sitemapindex", "url": "urlset"}[tag]
    return [entry.findtext(SITEMAP + "loc") or "" for entry in root.findall(SITEMAP + tag)]


def path_of(address: str) -> str:
    assert address.startswith(HOST + "/")
    return address.removeprefix(HOST)


def test_every_page_of_an_article_figure_or_series_is_in_the_sitemap(ask: Get, db: Path):
    maps = located(ask("/sitemap.xml"), "sitemap")
    assert maps == [f"{HOST}/sitemap-{kind}-1.xml" for kind in ("articles", "figures", "series")]
    pages = [page for address in maps for page in located(ask(path_of(address)), "url")]
    assert len(pages) == len(set(pages)) == 3 + 10 + 1
    assert all(ask(path_of(page)).status_code == 200 for page in pages)
    text = ask("/sitemap-articles-1.xml").text
    assert f"<loc>{HOST}{SEED}</loc><lastmod>2024-05-24</lastmod>" in text


def test_a_large_archive_has_many_sitemaps(begin: Callable[..., Get], db: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sitemap, "IN_ONE_FILE", 4)
    get = begin(db, metadata=metadata_for(db, ROOT))
    maps = located(get("/sitemap.xml"), "sitemap")
    assert [path_of(address) for address in maps] == [
        "/sitemap-articles-1.xml", "/sitemap-figures-1.xml", "/sitemap-figures-2.xml", "/sitemap-figures-3.xml", "/sitemap-series-1.xml"
    ]  # fmt: skip
    pages = [page for address in maps[1:-1] for page in located(get(path_of(address)), "url")]
    assert len(pages) == len(set(pages)) == 10


def test_a_page_stays_in_its_sitemap_and_ranges_without_rows_are_left_out(db: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sitemap, "IN_ONE_FILE", 4)
    connection = sqlite3.connect(db)
    before = sitemap.sitemap_pages(connection, "figures", 3)
    connection.execute("delete from figures where id between 5 and 8")
    assert sitemap.sitemap_names(connection) == ["articles-1", "figures-1", "figures-3", "series-1"]
    assert sitemap.sitemap_pages(connection, "figures", 3) == before
    assert len(before) == 2
    connection.close()


@pytest.mark.parametrize(
    "path", ["/sitemap-figures-2.xml", "/sitemap-figures-999999.xml", "/sitemap-figures-1.xml?in=none"]
)
def test_a_sitemap_that_is_not_there(ask: Get, path: str):
    assert ask(path).status_code == 404


def test_sitemaps_tell_what_anybody_may_read_whoever_asks(begin: Callable[..., Get], db: Path):
    get = begin(db, metadata={"databases": {"press": {"allow": {"id": "root"}}}})
    for path in ("/sitemap.xml", "/sitemap-articles-1.xml"):
        assert get(path).status_code == 403
        assert "seedarticle" not in get(path).text
    assert get("/robots.txt").text == "User-agent: *\nDisallow: /\n"


def test_sitemaps_of_two_archives_and_of_none(begin: Callable[..., Get], db: Path, tmp_path: Path):
    second = build(tmp_path / "second.db", rows={"seedarticle00001": ROWS["laterarticle0002"]})
    get = begin(db, second, metadata=metadata_for(db, ROOT), settings={"base_url": "/prefix/"})
    maps = located(get("/sitemap.xml"), "sitemap")
    assert f"{HOST}/prefix/sitemap-articles-1.xml?in=second" in maps
    pages = located(get("/sitemap-articles-1.xml?in=second"), "url")
    assert pages == [f"{HOST}/prefix{SEED}?in=second"]
    assert "Disallow: /prefix/*?sql=\n" in get("/robots.txt").text
    empty = tmp_path / "empty.db"
    open_archive(empty).conn.close()
    assert located(begin(empty, metadata={})("/sitemap.xml"), "sitemap") == []


def may_fetch(robots: str, path: str) -> bool:
    """Ask robots.txt as RFC 9309 says: the longest rule that fits decides, ``*`` is any run of characters."""
    rules = re.findall(r"^(Allow|Disallow): (\S+)$", robots, re.MULTILINE)
    fitting = [(len(rule), verb) for verb, rule in rules if re.match(re.escape(rule).replace(r"\*", ".*"), path)]
    return max(fitting, default=(0, "Allow"))[1] == "Allow"


def test_robots_may_read_the_pages_and_ask_no_sql(ask: Get):
    answer = ask("/robots.txt")
    assert answer.headers["content-type"].startswith("text/plain")
    assert f"Sitemap: {HOST}/sitemap.xml\n" in answer.text
    for path in ("/", SEED, "/-/figure/0123", "/-/find?q=killed", "/press/figures", "/sitemap.xml", SEED + ".jsonld"):
        assert may_fetch(answer.text, path), path
    for path in (
        "/press?sql=select+1",
        "/press/-/query?sql=select+1",
        "/press?a=1&sql=select+1",
        "/press/figures?_sort=value",
        "/press/figures?measure=killed&_facet=unit",
        "/-/download/figures.csv",
    ):
        assert not may_fetch(answer.text, path), path
