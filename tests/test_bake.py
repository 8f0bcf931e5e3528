"""A baked site: the same pages from plain files, with a search of their own."""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from commands import run
from publishing import FORMER, ROWS, build

from archive.baking import BakingError, FolderError, bake
from archive.baking.folder import MARK
from archive.baking.links import Pages, file_of
from archive.baking.words import _base36, _steps
from archive.pages import sitemap

SEED = "-/article/seedarticle00001/index.html"


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("bake") / "press.db")


@pytest.fixture(scope="module")
def site(press: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("bake") / "site"
    bake(press, out)
    return out


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def read(site: Path, name: str) -> str:
    return (site / name).read_text(encoding="utf-8")


# --- the pages ---


def test_every_article_revision_and_figure_has_its_page(site: Path, press: Path):
    for key in ROWS:
        assert (site / f"-/article/{key}/index.html").is_file()
    connection = sqlite3.connect(press)
    keys = [key for (key,) in connection.execute("select key from figures")]
    connection.close()
    assert len(keys) == 10
    for key in keys:
        assert (site / f"-/figure/{key}/index.html").is_file()
    older = read(site, "-/article/seedarticle00001/revision-1/index.html")
    assert "An &lt;em&gt;older&lt;/em&gt; text." in older
    assert 'href="../index.html"' in older


def test_the_pages_are_those_of_the_server(site: Path):
    page = read(site, SEED)
    assert page.count('<mark class="figure"') == 6
    assert '<h1 dir="auto">Court orders halt</h1>' in page
    assert "according to <bdi>officials</bdi>" in page
    assert "Cite this article" in page


def test_every_link_of_every_page_leads_somewhere(site: Path):
    pages = sorted(site.rglob("*.html"))
    assert len(pages) == 3 + 1 + 1 + 1 + 10 + 1 + 3 + 2
    ids = {page: set(re.findall(r'\bid="([^"]*)"', page.read_text())) for page in pages}
    seen = 0
    for page in pages:
        text = page.read_text()
        for href in re.findall(r'\b(?:href|src|action)="([^"]*)"', text):
            parts = urlsplit(href.replace("&amp;", "&"))
            if parts.scheme:
                assert parts.scheme in ("http", "https") or href == "data:,", href
                continue
            assert not parts.path.startswith("/"), f"{page}: {href}"
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            assert target.is_file(), f"{page}: {href}"
            assert target.is_relative_to(site.resolve())
            if parts.fragment:
                assert parts.fragment in ids[site / target.relative_to(site.resolve())], f"{page}: {href}"
            seen += 1
    assert seen > 100


def test_all_pages_are_reached_from_the_first(site: Path):
    found, todo = set(), [site / "index.html"]
    while todo:
        page = todo.pop()
        if page in found:
            continue
        found.add(page)
        links = re.findall(r'<a\b[^>]*\bhref="([^"#?:]+\.html)', page.read_text())
        todo += [(page.parent / href).resolve() for href in links]
    cited = site / "-" / "figure" / FORMER / "index.html"  # by others, who knew an earlier text
    assert {page.resolve() for page in site.rglob("*.html")} == {page.resolve() for page in (*found, cited)}


def test_nothing_of_the_server_is_left(site: Path):
    for page in site.rglob("*.html"):
        text = page.read_text()
        assert "nonce" not in text
        assert "localhost" not in text
        assert "nav-menu" not in text
        assert ".json?" not in text
        assert "/press/" not in text.replace("/press-", "")
        # The only scripts are files of ours.
        scripts = re.findall(r"<script\b[^>]*>", text)
        sources = [re.search(r'src="([^"?]+)', script) for script in scripts if "json" not in script]
        assert all(source and (page.parent / source[1]).is_file() for source in sources)
        assert text.count("Content-Security-Policy") == 1
        assert "<meta charset=" in text.split("<title>")[0]


def test_hostile_text_is_as_dead_as_on_the_server(site: Path):
    text = read(site, "-/article/hostilearticle03/index.html")
    assert "&lt;script&gt;document.title" in text
    assert "<script>document" not in text
    assert 'href="javascript' not in text
    for file in (site / "-/search").glob("*.js"):
        if file.name != "find.js":
            assert file.read_bytes().isascii()


def test_the_list_of_articles_goes_on_over_pages(press: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("archive.baking.site.IN_A_LIST", 2)
    bake(press, tmp_path / "site")
    first, second = (read(tmp_path / "site", f"-/articles/{page}/index.html") for page in (1, 2))
    assert first.index("Toll at most") < first.index("Court orders")
    assert 'rel="next" href="../2/index.html"' in first
    assert 'rel="prev" href="../1/index.html"' in second
    assert "no date given" in second


def test_a_series_is_baked_with_its_drawing_and_its_rows(site: Path):
    (name,) = [file.stem for file in (site / "-/series").glob("*.csv")]
    assert f'href="{name}/index.html"' in read(site, "-/series/index.html")
    page = read(site, f"-/series/{name}/index.html")
    assert f'<img src="../{name}.svg"' in page
    assert f'href="../{name}.csv"' in page
    data = re.search(r'<script type="application/json" id="press-plot-data">(.*?)</script>', page, re.DOTALL)
    assert data
    points = json.loads(data[1])["points"]
    assert points
    for point in points:
        assert (site / f"-/series/{name}" / point["href"]).is_file()
    drawing = read(site, f"-/series/{name}.svg")
    hrefs = re.findall(r'<a href="([^"]+)"', drawing)
    assert len(hrefs) == len(points)
    assert all((site / "-/series" / href).is_file() for href in hrefs)
    assert "More than 35,000 people" in read(site, f"-/series/{name}.csv")


# --- baking ---


@pytest.mark.parametrize("address", ["", "https://archive.example.org"])
def test_baked_twice_it_is_the_same_to_the_byte(press: Path, tmp_path: Path, address: str):
    bake(press, tmp_path / "once", address=address)
    bake(press, tmp_path / "again", address=address)
    assert bytes_of(tmp_path / "again") == bytes_of(tmp_path / "once")


def test_baked_again_nothing_is_written(press: Path, tmp_path: Path):
    out = tmp_path / "site"
    first = bake(press, out)
    assert first.changed == first.files
    times = {file: file.stat().st_mtime_ns for file in out.rglob("*") if file.name not in (MARK,)}
    again = bake(press, out)
    assert (again.files, again.changed) == (first.files, 0)
    assert {file: file.stat().st_mtime_ns for file in out.rglob("*") if file.name not in (MARK,)} == times


def test_what_is_gone_from_the_archive_is_gone_from_the_site(tmp_path: Path):
    out = tmp_path / "site"
    bake(build(tmp_path / "press.db"), out)
    (out / "CNAME").write_text("archive.example.org")
    (tmp_path / "press.db").unlink()
    rows = {key: row for key, row in ROWS.items() if key != "laterarticle0002"}
    bake(build(tmp_path / "press.db", rows=rows), out)
    assert not (out / "-/article/laterarticle0002").exists()
    assert (out / SEED).is_file()
    assert (out / "CNAME").is_file()  # not ours to remove
    assert "laterarticle0002" not in "".join(file.read_text() for file in out.rglob("*") if file.is_file())


def test_a_folder_with_other_things_is_refused(press: Path, tmp_path: Path):
    out = tmp_path / "site"
    out.mkdir()
    (out / "thesis.txt").write_text("mine")
    with pytest.raises(FolderError, match="is not empty"):
        bake(press, out)
    assert bytes_of(out) == {"thesis.txt": b"mine"}
    bake(press, out, force=True)
    assert (out / "thesis.txt").read_text() == "mine"
    assert (out / SEED).is_file()
    bake(press, out)  # it is ours now


def test_a_list_of_files_is_not_believed_beyond_the_folder(press: Path, tmp_path: Path):
    out = tmp_path / "site"
    bake(press, out)
    (tmp_path / "outside.txt").write_text("mine")
    with open(out / MARK, "a") as mark:
        mark.write(f"../outside.txt\n{tmp_path}/outside.txt\n-/gone.html\n")
    bake(press, out)
    assert (tmp_path / "outside.txt").read_text() == "mine"
    (out / MARK).write_text("something else\n")
    with pytest.raises(FolderError, match="is not this program's"):
        bake(press, out)


def test_a_bake_that_was_interrupted_is_baked_again(press: Path, tmp_path: Path):
    out = tmp_path / "site"

    def interrupt(done: int, whole: int) -> None:
        if done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bake(press, out, on_progress=interrupt)
    assert not (out / "-/search").exists()
    bake(press, out)
    assert (out / "-/search/index.js").is_file()


def test_a_place_that_cannot_be_written_says_so(press: Path, tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(FolderError, match="cannot be written into"):
        bake(press, tmp_path / "file")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "-").write_text("in the way")
    with pytest.raises(FolderError, match="cannot be written"):
        bake(press, tmp_path / "site", force=True)


def test_what_is_private_is_not_baked(press: Path, tmp_path: Path):
    closed = {"databases": {"press": {"tables": {"figures": {"allow": {"id": "root"}}}}}}
    with pytest.raises(BakingError, match="is not public"):
        bake(press, tmp_path / "site", metadata=closed)
    assert not list((tmp_path / "site").rglob("*.html")) or "35,000" not in read(tmp_path / "site", "index.html")


def test_an_article_that_goes_while_baking_is_said(tmp_path: Path):
    db = build(tmp_path / "press.db")

    def take_away(done: int, whole: int) -> None:
        if done == 1:
            connection = sqlite3.connect(db)
            connection.execute("delete from figures")
            connection.commit()
            connection.close()

    with pytest.raises(BakingError, match="bake again"):
        bake(db, tmp_path / "site", on_progress=take_away)


def test_with_an_address_it_is_cited_and_mapped(press: Path, tmp_path: Path):
    out = tmp_path / "site"
    bake(press, out, address="https://archive.example.org/")
    page = read(out, SEED)
    assert '<link rel="canonical" href="https://archive.example.org/-/article/seedarticle00001">' in page
    assert "https://archive.example.org/-/article/seedarticle00001</p>" in page  # in the citation
    embedded = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert embedded
    assert json.loads(embedded[1])["@id"] == "https://archive.example.org/-/article/seedarticle00001"
    assert "<loc>https://archive.example.org/sitemap-articles-1.xml</loc>" in read(out, "sitemap.xml")
    assert "<loc>https://archive.example.org/-/figure/" in read(out, "sitemap-figures-1.xml")
    assert "Sitemap: https://archive.example.org/sitemap.xml" in read(out, "robots.txt")
    bake(press, out, address="https://example.org/archive")
    assert not (out / "robots.txt").exists()  # a robot asks for it at the root of the host only
    assert "https://example.org/archive/-/figure/" in read(out, "sitemap-figures-1.xml")


def test_an_empty_archive_is_a_site_too(tmp_path: Path):
    bake(build(tmp_path / "press.db", rows={}), tmp_path / "site")
    assert "0 articles" in read(tmp_path / "site", "-/articles/1/index.html")


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/", "index.html"),
        ("/-/find", "-/find/index.html"),
        ("/-/article/a_B-1", "-/article/a_B-1/index.html"),
        ("/-/article/a?revision=2", "-/article/a/revision-2/index.html"),
        ("/-/article/a?revision=2&since=1", "-/article/a/revision-2-since-1/index.html"),
        ("/sitemap.xml", "sitemap.xml"),
    ],
)
def test_where_a_page_lies(path: str, file: str):
    assert file_of(path) == file


@pytest.mark.parametrize(
    ("html", "baked"),
    [
        ('<a href="/-/figure/1#x">a &amp; b</a>', '<a href="../../figure/1/index.html#x">a &amp; b</a>'),
        ('<a class="x" href="/press/figures">table</a>', "table"),
        ('<p><a href="/-/find?q=a&amp;q=b">b</a>', '<p><a href="../../find/index.html?q=a&amp;q=b">b</a>'),
        ('<a href="/-/find?q=a&amp;from=2024">b</a>', "b"),
        ('<img src="/-/figure/1" alt="x">', '<img src="../../figure/1/index.html" alt="x">'),
        ('<script type="application/json">["/-/figure/1", "/-/none"]</script>', '<script type="application/json">["../../figure/1/index.html", "/-/none"]</script>'),
        ('<a href="#p1">here</a>', '<a href="#p1">here</a>'),
        ('<a href="https://example.org/?a&amp;b">x</a>', '<a href="https://example.org/?a&amp;b">x</a>'),
        ('<a href="/-/article/1?revision=1">1</a>', '<a href="index.html">1</a>'),
        ('<details class="nav-menu"><summary><svg><path/></svg></summary><img><p>x</details>y', "y"),
        ("<script>alert(1 < 2)</script>z", "z"),
        ('<script nonce="x" src="/-/archive-1.js" defer></script>', '<script src="../../archive-1.js" defer></script>'),
        ("<a href='/-/figure/1'>x</a>", '<a href="../../figure/1/index.html">x</a>'),
        ('<a title="a > b" href="/press">x</a></a>', "x</a>"),
        ("<aside>x</aside><navigation-search url='/x'></navigation-search>", "<aside>x</aside>"),
        ('<link rel="canonical" href="/-/article/1"><link rel="alternate" href="/x">', ""),
        ('<form action="/-/find" method="get">', '<form action="../../find/index.html" method="get">'),
        ('<a name="x">anchor</a>&#38;&lt;', '<a name="x">anchor</a>&#38;&lt;'),
        ('<!DOCTYPE html><br/><input hidden value="">', '<!DOCTYPE html><br/><input hidden value="">'),
    ],
)  # fmt: skip
def test_a_page_is_made_relative_and_otherwise_left(html: str, baked: str):
    pages = Pages(frozenset({"/-/article/1", "/-/figure/1", "/-/find"}))
    assert pages.bake("/-/article/1", html) == baked


@pytest.mark.parametrize(("numbers", "steps"), [([], ""), ([0], "0"), ([3, 5, 41], "3,2,10"), ([35, 36 * 36], "z,z1")])
def test_numbers_are_written_as_steps(numbers: list[int], steps: str):
    assert _steps(numbers) == steps
    back, at = [], 0
    for step in filter(None, steps.split(",")):
        at += int(step, 36)
        back.append(at)
    assert back == numbers
    assert int(_base36(123_456), 36) == 123_456


# --- the command ---


def test_the_command_says_what_it_did(press: Path, tmp_path: Path):
    result = run("bake", tmp_path / "site", "--db", press)
    assert result.exit_code == 0, result.output
    assert re.fullmatch(r".*site: 24 pages of 3 articles; (\d+) of \1 files written; \d+\.\d s\n", result.output)
    quiet = run("bake", tmp_path / "site", "--db", press, "--quiet")
    assert (quiet.exit_code, quiet.output) == (0, "")


def test_the_command_refuses_in_one_line(press: Path, tmp_path: Path):
    (tmp_path / "thesis.txt").write_text("mine")
    for arguments, said in (
        ([str(tmp_path), "--db", str(press)], "is not empty"),
        ([str(tmp_path / "x"), "--db", str(tmp_path / "none.db")], "there is no archive here yet"),
        ([str(tmp_path / "x"), "--db", str(press), "--address", "example.org"], "does not begin with http"),
    ):
        result = run("bake", *arguments)
        assert result.exit_code == 2
        assert said in result.output
        assert "Traceback" not in result.output


def test_sitemaps_and_bakes_know_the_same_kinds_of_page():
    from archive.pages import offline

    assert set(sitemap.KINDS) <= set(offline.PAGES)
