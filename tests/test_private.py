"""Private articles: nowhere for whoever may not read them, everywhere for whoever may; on Datasette 0.65 and 1.0."""

from __future__ import annotations

import asyncio
import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from html import unescape
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import unquote, urlencode, urljoin, urlsplit
from urllib.request import HTTPCookieProcessor, ProxyHandler, Request, build_opener

import datasette
import pytest
import yaml
from asking import client, start
from commands import run
from publishing import _insert, _put_article, build
from serving import serving

from archive import load, open_archive
from archive.baking import bake
from archive.errors import BadQuery
from archive.pages import access, browse, compare, filters, find, named, names, sources
from archive.pages import figure as figures
from archive.pages.filters import Filters
from archive.serving import canned_queries, metadata_for
from archive.store.private import VIEWS, has_private, hide_private, is_hiding, list_private, set_private
from archive.store.search import fts_query, newest_matches

ROOT = Path(__file__).parents[1]
IS_OLD = datasette.__version__.startswith("0.")
KEY = "privatearticle04"
# Every word in it that nothing else says. The number 1,200 is said elsewhere, and "killed" too: so it would be a neighbour,
# a contradiction, the same number, a point of the series.
WORDS = (
    "Quizzaciously", "zorblatt", "Fnordwick", "Grumblesnatch", "Plonkmeister", "xylozebra", "77,313", "77313", "88,414",
    "88414", "Vexillomancy", "wobblegate", "Snickerdoodle", "Krampuston", KEY,
)  # fmt: skip
ARTICLE = {
    "headline": "Quizzaciously sealed by the court",
    "published": "2024-05-25",
    "publication": "The Grumblesnatch Gazette",
    "byline": "Vera Plonkmeister",
    "url": "https://vexillomancy.example/wobblegate",
    "paragraphs": [
        ("body", "At least 77,313 people were killed in Krampuston, zorblatt officials said. About 1,200 people fled.", [
            {"exact": "At least 77,313 people", "number": "77,313", "comparator": ">=", "value": 77313, "low": 77313,
             "unit": "people", "object": "people", "measure": "killed"},
            {"exact": "About 1,200 people", "number": "1,200", "approximate": 1, "value": 1200, "low": 1150, "high": 1250,
             "unit": "people", "object": "people", "measure": "displaced"},
        ]),
        ("caption", "The xylozebra of the 88,414 allies. Lars Fnordwick / Snickerdoodle", [
            {"exact": "88,414 allies", "number": "88,414", "value": 88414, "unit": "ally", "object": "allies"},
        ]),
    ],
}  # fmt: skip


def build_private(path: Path) -> Path:
    """Write the archive of the other tests, and after it the private article with a row in every table."""
    build(path)
    db = open_archive(path).conn
    _put_article(db, 4, KEY, ARTICLE)
    paragraph, caption = (row[0] for row in db.execute("select id from paragraphs where article_id = 4 order by id"))

    def span(where: int, exact: str) -> dict[str, Any]:
        text = db.execute("select text from paragraphs where id = ?", [where]).fetchone()[0]
        start = text.index(exact)
        return {"article_id": 4, "paragraph_id": where, "start": start, "end": start + len(exact), "exact": exact}

    said = {
        "source": "zorblatt officials",
        "source_name": "zorblatt officials",
        "source_kind": "unnamed",
        "cue": "said",
    }
    _insert(db, "attributions", span(paragraph, "zorblatt officials said") | said | {"stance": "reported"})
    # The source that public articles have too must lose these figures and no other.
    _insert(
        db,
        "attributions",
        span(paragraph, "officials said") | said | {"stance": "reported", "source_name": "officials"},
    )
    _insert(db, "quotes", span(caption, "xylozebra") | {"kind": "scare", "speaker": "Lars Fnordwick"})
    _insert(db, "dates", span(paragraph, "fled") | {"type": "DATE", "value": "PAST_REF", "rule": "reference"})
    for number, name in enumerate(("Lars Fnordwick", "Krampuston"), 90):
        kind = "person" if number == 90 else "place"
        _insert(db, "entities", {"id": number, "key": f"{kind}:{name.lower()}", "kind": kind, "name": name})
        where = caption if number == 90 else paragraph
        _insert(db, "mentions", span(where, name) | {"entity_id": number, "kind": kind, "name": name})
    # A name that public articles have too must lose this mention and what is beside it.
    _insert(
        db,
        "mentions",
        span(caption, "allies") | {"entity_id": 1, "kind": "person", "name": "Eyad Baba", "title": "zorblatt"},
    )
    photo = {
        "caption": "The xylozebra of the 88,414 allies.",
        "photographer": "Lars Fnordwick",
        "agencies": '["Snickerdoodle"]',
    }
    _insert(db, "photos", {"article_id": 4, "paragraph_id": caption} | photo)
    db.execute("update figures set as_of = published, date_basis = 'article' where article_id = 4")
    db.execute("update figures set attribution_id = 3 where exact = 'At least 77,313 people'")
    db.execute("update figures set attribution_id = 4 where exact = 'About 1,200 people' and article_id = 4")
    killed, displaced = (
        row[0] for row in db.execute("select key from figures where article_id = 4 order by id limit 2")
    )
    nothing = dict.fromkeys(("objects", "places", "sources", "not_sources"), "[]")
    rule = {"name": "wobblegate", "title": "Wobblegate", "measure": "displaced", "unit": "people"}
    _insert(db, "series", rule | nothing | {"created": "2024-05-27T06:00:00"})
    for series, key in ((1, killed), (2, displaced)):
        _insert(db, "series_figures", {"series_id": series, "figure_key": key, "basis": "hand", "included": 1})
    _insert(
        db, "load_errors", {"run_id": 1, "path": "/x/wobblegate.txt", "stage": "read", "reason": "wobblegate is empty"}
    )
    db.execute(
        "insert into source_files (id, path, place, size, mtime_ns, sha256, encoding, format, articles, first_run_id,"
        " last_run_id) values (2, '/x/wobblegate.txt', 'wobblegate', 9, 9, 'aa', 'utf-8', 'text', 1, 1, 1)"
    )
    db.execute("update articles set source_file_id = 2, private = 1 where id = 4")
    # An earlier text, which is as private as the one of now.
    db.execute("update articles set revision = 2 where id = 4")
    db.execute("update revisions set revision = 2 where article_id = 4")
    db.execute(
        "insert into revisions (article_id, revision, text, digest, format, body_start, seen, substantive, run_id)"
        " values (4, 1, 'An earlier zorblatt.', 'aa', 'text', 0, '2024-05-24T06:00:00', 1, 1)"
    )
    db.commit()
    db.close()
    return path


Get = Callable[..., Any]
MINE = {"id": "editor"}
GIVEN = {"databases": {"press": {"permissions": {access.VIEW_PRIVATE: MINE}}}}


def served(path: Path, more: dict[str, Any] | None = None, **options: Any) -> Any:
    return start(path, metadata=metadata_for(path, ROOT, theirs=more or GIVEN), **options)


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_private(tmp_path_factory.mktemp("private") / "press.db")


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same archive without the private article; the log of loads is empty, as it is for those who may not read it."""
    path = build(tmp_path_factory.mktemp("public") / "press.db")
    db = sqlite3.connect(path)
    db.execute("pragma foreign_keys = off")
    for table in ("load_errors", "load_runs"):
        db.execute(f"delete from {table}")
    db.commit()
    db.close()
    return path


@pytest.fixture(scope="module")
def begin(loop: asyncio.AbstractEventLoop) -> Callable[..., Get]:
    return lambda *paths, **more: client(loop, served(*paths, **more))


@pytest.fixture(scope="module")
def anyone(begin: Callable[..., Get], press: Path) -> Get:
    return begin(press)


@pytest.fixture(scope="module")
def editor(loop: asyncio.AbstractEventLoop, press: Path) -> Get:
    app = served(press)
    get = client(loop, app)
    cookies = {"ds_actor": app.sign({"a": MINE}, "actor")}
    return lambda path, **more: get(path, cookies=cookies, **more)


def keys(press: Path) -> list[str]:
    connection = sqlite3.connect(press)
    found = [row[0] for row in connection.execute("select key from figures where article_id = 4 order by id")]
    connection.close()
    assert len(found) == 3
    return found


def leaks(text: str, asked: str, more: list[str]) -> list[str]:
    """Return the private words that a text holds. What was asked for by its address may be said back."""
    said = unescape(unquote(text)).casefold()
    asked = unquote(asked).casefold()
    return [word for word in (*WORDS, *more) if word.casefold() in said and word.casefold() not in asked]


# --- the crawl ---


def linked(page: str, at: str) -> set[str]:
    """Return every address of this host that a page names, whatever it is for."""
    found = re.findall(r"(?:href|src|action)=[\"']([^\"'#]+)", page) + re.findall(r"<(?:loc|id)>([^<]+)<", page)
    addresses = (urlsplit(urljoin(f"http://localhost{at}", unescape(link))) for link in found)
    return {f"{a.path}?{a.query}" if a.query else a.path for a in addresses if a.netloc == "localhost"}


PROBES = (
    "/", "/-/find?q=people", "/-/find?q=said&sort=newest", "/-/find?measure=killed", "/-/find?measure=displaced&q=people",
    "/-/find?min=70000&max=90000", "/-/find?min=1000&max=2000", "/-/find?kind=count&from=2024-05-25&to=2024-05-25",
    "/-/find?attributed=yes", "/-/find?attributed=no", "/-/find?q=krampus*", "/-/find?q=zorblatt+OR+people", "/-/find.atom",
    "/-/find.atom?q=people", "/-/find.atom?measure=killed", "/-/find.atom?q=zorblatt", "/-/find?q=zorblatt",
    "/-/find?q=%22xylozebra%22", "/-/find?publication=The+Grumblesnatch+Gazette", "/-/find?publication=x", "/-/series",
    "/-/series/killed-people", "/-/series/killed-people.csv", "/-/series/killed-people.svg", "/-/series/wobblegate",
    "/-/series/wobblegate.csv", "/-/series/wobblegate.svg", "/-/sources", "/-/sources?q=zorblatt", "/-/sources/officials",
    "/-/sources/zorblatt%20officials", "/-/sources?source=zorblatt+officials", "/-/compare", "/-/compare?by=publication",
    "/-/compare?a=officials&b=zorblatt+officials", "/-/compare?a=NBC+News&b=The+Grumblesnatch+Gazette&by=publication",
    "/-/compare?a=NBC+News&b=The+Other+Paper&by=publication", "/-/questions", "/sitemap.xml", "/sitemap-articles-1.xml",
    "/-/names", "/-/names?kind=place", "/-/names?q=fnordwick", "/-/names?q=krampus", "/-/names?q=baba",
    "/-/names/person:lars%20fnordwick", "/-/names/Krampuston", "/-/names/person:eyad%20baba", "/-/names/organisation:afp",
    "/sitemap-figures-1.xml", "/sitemap-revisions-1.xml", "/robots.txt",
    # Datasette's own
    "/.json", "/press", "/press.json", "/press.db", "/press/-/query?sql=select+*+from+articles", "/-/databases.json",
    "/press?sql=select+*+from+articles", "/press.json?sql=select+text+from+revisions", "/_memory", "/-/jump.json?q=zor",
    "/press/-/query.json?sql=select+group_concat(text)+from+main.paragraphs", "/press/articles/4", "/press/articles/4.json",
    "/press/figures/11.json", "/press/paragraphs.json?_search=zorblatt", "/press/paragraphs?_search=zorblatt",
    "/press/articles.json?_facet=publication_id&_shape=array", "/press/articles.csv?_stream=1", "/press/articles.atom",
    "/press/paragraphs_fts_content.json", "/press/paragraphs_fts_data.json", "/press/ARTICLES.json", "/-/tables.json?q=a",
    "/press/-/schema", "/press/articles/-/schema", "/press/articles/-/autocomplete?q=Quiz", "/-/schema.json",
)  # fmt: skip


def every_address(press: Path) -> list[str]:
    """Return the probes, every table and ready question in every form, and the private pages themselves."""
    connection = sqlite3.connect(press)
    tables = [row[0] for row in connection.execute("select name from sqlite_master where type in ('table', 'view')")]
    connection.close()
    found = list(PROBES)
    for name in (*tables, *canned_queries()):
        found += [f"/press/{name}{form}" for form in ("", ".json", ".csv", ".atom")]
        found += [f"/-/download/{name}.{form}" for form in ("csv", "json")]
    for form in ("", ".txt", ".bib", ".csl.json", ".jsonld"):
        found.append(f"/-/article/{KEY}{form}")
        found += [f"/-/figure/{key}{form}" for key in keys(press)]
    return [*found, f"/-/article/{KEY}?revision=1", f"/-/article/{KEY}?revision=2"]


CLOSED = re.compile(r"/press\b|/-/(download|databases|jump|tables|schema|permissions|login|logout)\b|/\.json|/_memory")


def crawl(get: Get, addresses: list[str], *, closed: bool = True) -> dict[str, Any]:
    """Ask for the addresses and for all that the answers lead to, to the end; return the answers.

    Without ``closed`` what is not ours, or closed to most visitors, is left out.
    """
    answers: dict[str, Any] = {}
    waiting = list(addresses)
    while waiting:
        path = waiting.pop()
        if path in answers or "/-/static/" in path or "/-/archive-" in path or (not closed and CLOSED.match(path)):
            continue
        answers[path] = get(path, follow_redirects=True)
        text = answers[path].text if "charset" in answers[path].headers.get("content-type", "charset") else ""
        waiting += sorted(linked(text, path) - set(answers))
        assert len(answers) < 3000
    return answers


def test_nobody_without_the_permission_meets_a_private_word_anywhere(anyone: Get, press: Path):
    answers = crawl(anyone, every_address(press))
    found = {path: leaks(answer.text, path, keys(press)) for path, answer in answers.items()}
    assert {path: words for path, words in found.items() if words} == {}
    assert not [path for path, answer in answers.items() if answer.status_code >= 500]
    # The crawl saw what there is: public pages by links, and all that is private answered with 403 or 404.
    assert {f"/-/article/{key}" for key in ("seedarticle00001", "laterarticle0002", "hostilearticle03")} <= set(answers)
    assert sum(bool(re.fullmatch(r"/-/figure/\w+", path)) for path in answers) == 10 + 3
    for path, answer in answers.items():
        if KEY in path or any(key in path for key in keys(press)) or "wobblegate" in path:
            assert answer.status_code == 404, path
        if path.startswith(("/press/", "/press.db", "/-/download/")) and "/-/" not in path[2:]:
            assert answer.status_code in (403, 404), path


def test_the_words_of_this_test_are_all_there_for_who_may_read_them(editor: Get, press: Path):
    """Else the crawl would prove nothing."""
    text = "".join(editor(path, follow_redirects=True).text for path in every_address(press))
    assert set(leaks(text, "", keys(press))) == {*WORDS, *keys(press)}


def test_the_pages_are_those_of_an_archive_that_has_no_such_article(
    loop: asyncio.AbstractEventLoop, press: Path, public: Path, monkeypatch: pytest.MonkeyPatch
):
    """To the letter: nothing is counted, sorted, linked or drawn otherwise because of what is hidden.

    That its tables are closed, and not led to, is no secret: so they are closed in the other archive too.
    """

    async def closed(datasette: Any, actor: Any, database: Any) -> bool:
        return await access.is_archive(database)

    monkeypatch.setattr(access, "_hides", closed)
    metadata = metadata_for(press, ROOT)
    there, here = (client(loop, start(path, metadata=metadata)) for path in (public, press))
    own = [path for path in PROBES if path.startswith(("/-/", "/sitemap", "/robots")) or path == "/"]
    answers = crawl(there, own, closed=False)
    pages = 0
    for path, answer in answers.items():
        assert tidy(here(path, follow_redirects=True).text) == tidy(answer.text), path
        pages += 1
    assert pages > 60


def tidy(text: str) -> str:
    return re.sub(r"nonce(?:=|-)[\"']?[\w-]+", "", text)


# --- who may read them ---


def test_whoever_has_the_permission_reads_everything(editor: Get, press: Path):
    page = editor(f"/-/article/{KEY}")
    assert page.status_code == 200
    assert "Quizzaciously" in page.text
    assert "Private: only readers with a permission" in page.text
    assert "Private: only" not in editor("/-/article/seedarticle00001").text
    assert page.headers["cache-control"].startswith("private")
    for path, said in {
        f"/-/figure/{keys(press)[0]}": "77,313",
        "/-/find?q=zorblatt": "Krampuston",
        "/-/find.atom": "Quizzaciously",
        "/-/sources": "zorblatt",
        "/-/series": "wobblegate",
        "/-/series/killed-people": "77,313",
        "/": "Last load",
        "/press/articles.json?_shape=array": KEY,
        "/press/largest_figures.json?_shape=array": "77,313",
        "/-/download/articles.csv": KEY,
        "/press/-/query.json?sql=select+headline+from+articles"
        if not IS_OLD
        else "/press.json?sql=select+headline+from+articles": "Quiz",
    }.items():
        answer = editor(path, follow_redirects=True)
        assert answer.status_code == 200, path
        assert said in answer.text, path


def test_sitemaps_are_for_everybody_whoever_asks(editor: Get):
    assert KEY not in editor("/sitemap-articles-1.xml").text


@pytest.mark.parametrize(
    ("theirs", "actor", "may"),
    [
        ({"title": "nothing said"}, {"id": "editor"}, False),
        ({"databases": {"press": {"permissions": {access.VIEW_PRIVATE: {"id": "chief"}}}}}, {"id": "editor"}, False),
        ({"databases": {"press": {"permissions": {access.VIEW_PRIVATE: True}}}}, None, True),
        ({"permissions": {access.VIEW_PRIVATE: {"id": "editor"}}}, {"id": "editor"}, True),
        ({"permissions": {access.VIEW_PRIVATE: {"id": "editor"}}}, None, False),
        # What the database says goes before what the instance says.
        (
            {
                "permissions": {access.VIEW_PRIVATE: True},
                "databases": {"press": {"permissions": {access.VIEW_PRIVATE: False}}},
            },
            {"id": "editor"},
            False,
        ),
        # Opened tables do not open what is private.
        (
            {"databases": {"press": {"allow": True, "allow_sql": True, "tables": {"articles": {"allow": True}}}}},
            None,
            False,
        ),
    ],
    ids=["nobody", "another", "everybody", "instance", "not of the instance", "database first", "open tables"],
)
def test_the_permission_is_given_by_the_publisher_and_by_nothing_else(
    loop: asyncio.AbstractEventLoop, press: Path, theirs: dict[str, Any], actor: Any, may: bool
):
    app = served(press, theirs)
    get = client(loop, app)
    cookies = {"ds_actor": app.sign({"a": actor}, "actor")} if actor else {}
    assert get(f"/-/article/{KEY}", cookies=cookies).status_code == (200 if may else 404)
    assert get("/press/articles.json", cookies=cookies).status_code == (200 if may else 403)
    assert get("/-/article/seedarticle00001", cookies=cookies).status_code == 200


def test_root_has_it(loop: asyncio.AbstractEventLoop, press: Path):
    app = served(press, {"title": "nothing said"})
    app.root_enabled = True  # what --root does on Datasette 1.0
    cookies = {"ds_actor": app.sign({"a": {"id": "root"}}, "actor")}
    assert client(loop, app)(f"/-/article/{KEY}", cookies=cookies).status_code == 200


def test_what_the_publisher_has_closed_stays_closed(loop: asyncio.AbstractEventLoop, press: Path):
    """That its tables are refused for another reason does not open the pages of a closed archive."""
    get = client(loop, served(press, {"databases": {"press": {"allow": {"id": "editor"}}}}))
    for path in ("/-/article/seedarticle00001", "/-/find", "/sitemap.xml"):
        assert get(path).status_code == 403
    get = client(loop, served(press, {"databases": {"press": {"tables": {"figures": {"allow": False}}}}}))
    assert get("/-/article/seedarticle00001").status_code == 403


def test_a_closed_page_says_why(anyone: Get):
    page = anyone("/press/articles")
    assert page.status_code == 403
    assert "holds articles that not everybody may read" in page.text
    assert anyone("/press/articles.json").json()["error"].startswith("This archive holds articles")
    assert "not everybody may read" in anyone("/-/download/articles.csv").text
    # And what is open.
    for path in ("/press/articles", "/-/questions"):
        assert {"/-/find", "/-/series", "/-/sources", "/-/names", "/-/compare"} <= linked(anyone(path).text, path)
    assert "not open to you here" in anyone("/-/questions").text


def test_what_is_closed_is_not_offered(anyone: Get, editor: Get):
    own = [path for path in PROBES if path.startswith("/-/") or path == "/"]
    offered = {link for path, answer in crawl(anyone, own, closed=False).items() for link in linked(answer.text, path)}
    assert {
        link for link in offered if link.startswith(("/press/", "/press?", "/-/download/")) or link == "/press"
    } == set()
    # To whoever may read it all, the same pages do.
    offered = {link for path in ("/", "/-/article/seedarticle00001") for link in linked(editor(path).text, path)}
    assert {"/press", "/press/figures", "/press/largest_figures", "/press/articles/1"} <= offered


def test_all_databases_together_are_closed_too(loop: asyncio.AbstractEventLoop, press: Path):
    get = client(loop, served(press, crossdb=True))
    for path in ("/_memory.json", "/_memory/-/query.json"):
        answer = get(path, params={"sql": "select headline from press.articles"}, follow_redirects=True)
        assert answer.status_code in (403, 404)
        assert "Quiz" not in answer.text
    alone = client(loop, served(press))
    assert alone("/_memory.json", params={"sql": "select 1"}, follow_redirects=True).status_code != 403


def test_the_file_itself_is_not_handed_out(loop: asyncio.AbstractEventLoop, press: Path, public: Path):
    """Datasette offers a file that does not change, opened with -i, for download."""
    for path, status in ((press, 403), (public, 200)):
        app = start(metadata=metadata_for(path, ROOT), immutables=[str(path)])
        get = client(loop, app)
        assert get("/press.db").status_code == status
        assert get("/-/article/seedarticle00001").status_code == 200
        assert get(f"/-/article/{KEY}").status_code == 404


def test_an_archive_without_private_articles_is_as_it_was(begin: Callable[..., Get], public: Path):
    get = begin(public)
    for path in (
        "/press/articles",
        "/press/largest_figures.json",
        "/-/download/articles.csv",
        "/-/article/seedarticle00001",
    ):
        answer = get(path)
        assert answer.status_code == 200
        assert "private" not in answer.headers.get("cache-control", "")
    assert "/press/largest_figures" in get("/-/questions").text


def test_what_is_made_private_is_gone_at_once_and_back_when_public(begin: Callable[..., Get], tmp_path: Path):
    path = build(tmp_path / "press.db")
    get = begin(path)
    article, table = "/-/article/laterarticle0002", "/press/articles"
    front_page = get("/").text
    assert [get(address).status_code for address in (article, table)] == [200, 200]
    done = run("private", "laterarticle0002", "--db", path)
    assert done.stdout == f"{path}: 1 article made private\n"
    assert "its tables, SQL and downloads are closed" in done.stderr  # said when it begins, not each time
    more = run("private", "laterarticle0002", "hostilearticle03", "--db", path)
    assert more.output == f"{path}: 1 article made private\n"
    assert run("private", "--public", "hostilearticle03", "--db", path).stderr == ""
    assert [get(address).status_code for address in (article, table)] == [404, 403]
    assert "laterarticle0002" not in get("/").text
    done = run("private", "--public", "laterarticle0002", "--db", path)
    assert done.stdout == f"{path}: 1 article made public\n"
    assert "are open again" in done.stderr
    assert [get(address).status_code for address in (article, table)] == [200, 200]
    assert tidy(get("/").text) == tidy(front_page)


def test_a_file_of_an_older_program_has_nothing_private(begin: Callable[..., Get], tmp_path: Path):
    """Datasette may be started on it without us, so nothing has brought it up to date."""
    path = build(tmp_path / "press.db")
    db = sqlite3.connect(path)
    db.execute("drop index articles_private")
    db.execute("alter table articles drop column private")
    db.commit()
    assert not has_private(db)
    db.close()
    get = begin(path)
    assert get("/-/article/seedarticle00001").status_code == 200
    assert get("/press/articles").status_code == 200


def test_answers_to_somebody_with_a_name_are_kept_out_of_shared_caches(loop: asyncio.AbstractEventLoop, press: Path):
    app = served(press)
    get = client(loop, app)
    cookies = {"ds_actor": app.sign({"a": MINE}, "actor")}
    for path in ("/", "/press/articles", "/press/articles.json"):
        said = get(path, cookies=cookies).headers.get_list("cache-control")
        assert len(said) == 1
        assert said[0].startswith("private")


# --- bake ---


def test_a_baked_site_has_no_private_word_in_any_byte(press: Path, public: Path, tmp_path: Path):
    sites = {}
    for name, db in (("hidden", press), ("public", public)):
        bake(db, tmp_path / name, address="https://archive.example.org")
        sites[name] = {
            str(file.relative_to(tmp_path / name)): file.read_text(encoding="utf-8")
            for file in (tmp_path / name).rglob("*") if file.is_file()
        }  # fmt: skip
    for name, text in sites["hidden"].items():
        assert not leaks(name + text, "", keys(press)), name
    assert set(sites["hidden"]) == set(sites["public"])
    # Stems too: the words of the search are cut.
    words = "".join(text for name, text in sites["hidden"].items() if "/terms-" in name)
    assert words == "".join(text for name, text in sites["public"].items() if "/terms-" in name)


# --- the copy ---


def test_a_copy_has_no_private_byte_and_is_an_archive_for_everybody(
    begin: Callable[..., Get], press: Path, tmp_path: Path
):
    out = tmp_path / "press.db"
    done = run("private", "--copy", out, "--db", press)
    assert done.output == f"{out}: 3 articles, none of them private\n"
    data = out.read_bytes().decode("latin-1").casefold()
    assert not [word for word in (*WORDS, *keys(press)) if word.casefold() in data]
    assert list(tmp_path.iterdir()) == [out]
    connection = sqlite3.connect(out)
    assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
    assert connection.execute("pragma foreign_key_check").fetchall() == []
    connection.execute("insert into paragraphs_fts (paragraphs_fts, rank) values ('integrity-check', 1)")
    connection.close()
    get = begin(out)
    assert get("/press/articles").status_code == 200
    assert get("/press/load_health.json?_shape=array").json()[0]["added"] == 3
    assert get("/-/find?q=people").text.count('class="press-hit') == get("/-/find?q=people").text.count(
        'class="press-hit'
    )
    # What is there is not written over, and the archive itself is still whole.
    again = run("private", "--copy", out, "--db", press)
    assert again.exit_code == 2
    assert "is there already" in again.output
    nowhere = run("private", "--copy", tmp_path / "no" / "x.db", "--db", press)
    assert "there is no folder" in nowhere.output
    kept = run("private", "--copy", "/proc/x.db", "--db", press)  # where not even root writes
    assert (kept.exit_code, "/proc/x.db: cannot be written" in kept.output) == (2, True)
    assert list_private(sqlite3.connect(press))[0]["key"] == KEY


def test_a_copy_of_an_archive_with_nothing_private_is_all_of_it(public: Path, tmp_path: Path):
    out = tmp_path / "copy.db"
    assert "3 articles" in run("private", "--copy", out, "--db", public).output
    one, other = (sqlite3.connect(path) for path in (public, out))
    assert sorted(one.iterdump()) == sorted(other.iterdump())
    one.close()
    other.close()


# --- the views ---


def test_a_view_stands_before_every_table_that_tells_of_an_article(press: Path):
    """A table that is new must be thought about: shadowed, or known to hold nothing of an article."""
    connection = sqlite3.connect(press)
    tables = {row[0] for row in connection.execute("select name from sqlite_master where type = 'table'")}
    connection.close()
    harmless = {"measures", "units", "extractor", "_sqlite_migrations", "sqlite_sequence"}
    index = {name for name in tables if name.startswith("paragraphs_fts")}  # archive.store.search asks the paragraphs
    assert tables - harmless - index == set(VIEWS)


def test_the_views_go_with_their_transaction(press: Path):
    connection = sqlite3.connect(f"file:{press}?mode=ro", uri=True)
    count = "select count(*) from articles"
    connection.execute("begin")
    assert hide_private(connection)
    assert is_hiding(connection)
    assert connection.execute(count).fetchone() == (3,)
    connection.rollback()
    assert not is_hiding(connection)
    assert connection.execute(count).fetchone() == (4,)
    connection.close()


def test_hits_of_the_full_text_index_are_asked_for_in_the_paragraphs(press: Path):
    connection = sqlite3.connect(press)
    assert newest_matches(connection, fts_query("zorblatt")).ids
    connection.execute("begin")
    hide_private(connection)
    assert newest_matches(connection, fts_query("zorblatt")).ids == []
    assert find.find_paragraphs(connection, find.Asked("zorblatt")).hits == []
    assert find.find_paragraphs(connection, find.Asked("people")).hits
    connection.rollback()
    connection.close()


def test_no_query_of_the_pages_names_its_index():
    """A view has none, so INDEXED BY would be an error for whoever reads an archive with private articles."""
    for file in [*(ROOT / "archive" / "pages").glob("*.py"), *(ROOT / "archive" / "store").glob("*.py")]:
        assert not re.search(r"\bindexed by\b", file.read_text(encoding="utf-8"), re.IGNORECASE), file


def test_the_views_keep_the_indexes(press: Path):
    """No page reads a large table from end to end because some of its rows are hidden."""
    connection = sqlite3.connect(press)
    connection.execute("begin")
    hide_private(connection)
    (key,) = connection.execute("select key from figures where exact = 'More than 35,000 people'").fetchone()
    ran: list[str] = []
    connection.set_trace_callback(ran.append)
    figures.figure_page(connection, key)
    sources.source_page(connection, "officials")
    assert named.name_page(connection, "person:eyad baba")
    names.choose_names(connection, [], "a")
    names.named_here(connection, 1)
    compare.compare(connection, "officials", "Several allies")
    filters.read_choices(connection)
    for asked in (
        Filters(measure="killed"), Filters(measure="killed", kind="count", attributed=True), Filters(kind="money"),
        Filters(low=1000, high=2000), Filters(first="2024-05-01", attributed=False),
    ):  # fmt: skip
        find.find_page(connection, find.Asked("", asked))
        find.find_page(connection, find.Asked("people", asked))
    browse.browse(connection, Filters(measure="killed"))
    connection.set_trace_callback(None)
    large = r"SCAN (?:main\.)?(f|figures|p|paragraphs|a|articles|d|dates|t|attributions|mentions|m)\b"
    plans = [
        (sql, row[3])
        for sql in ran
        if not sql.startswith("--")
        for row in connection.execute("explain query plan " + sql)
    ]
    assert len(plans) > 100
    assert not [(step, sql) for sql, step in plans if re.match(large, step) and "INDEX" not in step]
    connection.rollback()
    connection.close()


# --- the command and the load ---


def loaded(tmp_path: Path, *arguments: str) -> Path:
    db = tmp_path / "a.db"
    done = run("load", *arguments, "--db", db, "--quiet")
    assert done.exit_code == 0, done.output
    return db


def state(db: Path) -> dict[str, tuple[int, int]]:
    connection = sqlite3.connect(db)
    found = {key: rest for key, *rest in connection.execute("select key, revision, private from articles order by id")}
    connection.close()
    return {key: tuple(rest) for key, rest in found.items()}


def test_a_load_can_make_its_new_articles_private(tmp_path: Path):
    known, new = tmp_path / "1_aaaaaaaaaaaaaaaa.txt", tmp_path / "2_bbbbbbbbbbbbbbbb.txt"
    known.write_text("Some 40 people fled.")
    db = loaded(tmp_path, str(known))
    new.write_text("Some 50 people fled.")
    known.write_text("Some 41 people fled.")
    loaded(tmp_path, str(known), str(new), "--private")
    assert state(db) == {"a" * 16: (2, 0), "b" * 16: (1, 1)}
    # Another text, and other rules, leave it private.
    new.write_text("Some 51 people fled.")
    loaded(tmp_path, str(new))
    assert state(db)["b" * 16] == (2, 1)
    connection = sqlite3.connect(db)
    connection.execute("update extractor set rules_hash = 'older'")
    connection.commit()
    connection.close()
    assert load([tmp_path / "1_aaaaaaaaaaaaaaaa.txt"], db).counts.annotated == 2
    assert state(db) == {"a" * 16: (2, 0), "b" * 16: (2, 1)}


def test_a_source_can_make_its_article_private_and_never_public(tmp_path: Path):
    file = tmp_path / "wire.ndjson"

    def write(**fields: Any) -> Path:
        file.write_text(json.dumps({"key": "k", "text": "Some 40 people fled.", **fields}))
        return loaded(tmp_path, str(file), "--verify")

    assert state(write()) == {"k": (1, 0)}
    assert state(write(private=True)) == {"k": (1, 1)}  # the same text, and private now
    assert state(write(private=False)) == {"k": (1, 1)}
    assert state(write(text="Some 41 people fled.")) == {"k": (2, 1)}
    connection = sqlite3.connect(tmp_path / "a.db")
    assert set_private(connection, ["k"], private=False) == 1
    connection.close()
    assert state(write(text="Some 42 people fled.", private="yes")) == {"k": (3, 1)}


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("Private: yes\n\nSome 40 people fled.\n", 1),
        ("Headline: Sealed\nPrivate: TRUE\n\nSome 40 people fled.\n", 1),
        ("Headline: Open\nPrivate: no\n\nSome 40 people fled.\n", 0),
        ("---\nheadline: Sealed\nprivate: true\n---\nSome 40 people fled.\n", 1),
        ("---\nheadline: Open\nprivate:\n---\nSome 40 people fled.\n", 0),
        ("Private: the life of a spy.\n\nSome 40 people fled.\n", 0),
    ],
)
def test_a_head_says_whether_its_article_is_private(tmp_path: Path, text: str, private: int):
    (tmp_path / "1_aaaaaaaaaaaaaaaa.txt").write_text(text)
    assert state(loaded(tmp_path, str(tmp_path / "1_aaaaaaaaaaaaaaaa.txt"))) == {"a" * 16: (1, private)}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.ndjson", '{"text": "Some 40 people fled.", "private": "perhaps"}'),
        ("a.ndjson", '{"text": "Some 40 people fled.", "private": 2}'),
        ("a.ndjson", '{"text": "Some 40 people fled.", "private": ["yes"]}'),
        ("a.txt", "---\nheadline: Sealed\nprivate: perhaps\n---\nSome 40 people fled.\n"),
        ("a.txt", "Headline: Sealed\nPrivate: perhaps\n\nSome 40 people fled.\n"),
    ],
)
def test_what_is_neither_private_nor_not_is_not_loaded(tmp_path: Path, name: str, content: str):
    (tmp_path / name).write_text(content)
    done = run("load", tmp_path / name, "--db", tmp_path / "a.db")
    assert done.exit_code == 2
    assert "'private' says" in done.output
    assert state(tmp_path / "a.db") == {}


def test_the_server_says_what_private_articles_close(press: Path, public: Path, tmp_path: Path):
    for path, said in ((press, "its tables, SQL and downloads are closed"), (public, "")):
        with serving("--db", path, cwd=tmp_path) as served:
            served.get("/")
            _, _, errors = served.stop()
        assert said in errors
        assert bool(errors) is bool(said)


def test_a_load_says_which_articles_its_private_does_not_hide(tmp_path: Path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Some 40 people fled.", encoding="utf-8")
    arguments = ["load", str(tmp_path / "in"), "--db", str(tmp_path / "a.db")]
    assert run(*arguments).stderr == ""
    (tmp_path / "in" / "b.txt").write_text("Some 50 people fled.", encoding="utf-8")
    for _ in range(2):
        said = run(*arguments, "--private").stderr
        assert said.startswith(
            "1 article that was known is as public as before: --private is for new ones; archive private KEY"
        )
    connection = sqlite3.connect(tmp_path / "a.db")
    keys = [key for (key,) in connection.execute("select key from articles where private = 0")]
    assert len(keys) == 1
    connection.close()
    run("private", *keys, "--db", tmp_path / "a.db")
    for more in ([], ["--dry-run"]):
        assert run(*arguments, "--private", *more).stderr == ""


def test_the_command_lists_what_is_private(press: Path, public: Path):
    done = run("private", "--db", press)
    assert done.output == f"{KEY}  2024-05-25  The Grumblesnatch Gazette  Quizzaciously sealed by the court\n"
    (row,) = map(json.loads, run("private", "--db", press, "--format", "ndjson").output.splitlines())
    assert row["headline"] == "Quizzaciously sealed by the court"
    assert "No article is private" in run("private", "--db", public).output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nokey"], "no article has this key"),
        (["--public"], "--public needs the KEYs"),
        (["--copy", "x.db", KEY], "--copy goes alone"),
    ],
)
def test_the_command_refuses_in_one_line(press: Path, arguments: list[str], said: str):
    done = run("private", *arguments, "--db", press)
    assert done.exit_code == 2
    assert said in done.output


def test_an_archive_from_before_is_public_until_somebody_says_otherwise(tmp_path: Path):
    """Brought up to date by the migration when it is next opened, and otherwise the same."""
    path = build(tmp_path / "a.db")
    old = sqlite3.connect(path)
    old.execute("drop index articles_private")
    old.execute("alter table articles drop column private")
    old.execute("delete from _sqlite_migrations where name = 'm0004_private'")
    old.commit()
    before = old.execute("select * from articles").fetchall()
    old.close()
    connection = open_archive(path, create=False).conn
    assert connection.execute("select * from articles").fetchall() == [(*row, 0) for row in before]
    assert set_private(connection, ["seedarticle00001"], private=True) == 1
    assert [row["key"] for row in list_private(connection)] == ["seedarticle00001"]
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("update articles set private = 2")
    connection.close()


def test_an_unknown_key_changes_nothing(tmp_path: Path):
    connection = sqlite3.connect(build(tmp_path / "a.db"))
    with pytest.raises(BadQuery):
        set_private(connection, ["seedarticle00001", "nokey"], private=True)
    assert not has_private(connection)
    assert set_private(connection, ["seedarticle00001", "seedarticle00001"], private=True) == 1
    connection.close()


# --- with datasette-auth-passwords ---


def example() -> str:
    """Return the configuration that the documentation shows."""
    text = (ROOT / "docs" / "publishing.md").read_text(encoding="utf-8")
    (found,) = re.findall(r"```yaml\n(plugins:\n  datasette-auth-passwords:.*?)```", text, re.DOTALL)
    assert yaml.safe_load(found)["databases"]["archive"]["permissions"] == {access.VIEW_PRIVATE: {"id": "editor"}}
    return found


def test_the_example_of_the_documentation_works_with_passwords(tmp_path: Path):
    """Over the network, through the form of datasette-auth-passwords, from the loading to the reading."""
    (tmp_path / "ours.yml").write_text(example())
    (tmp_path / "open.txt").write_text("Headline: Open\n\nSome 40 people fled, police said.\n")
    (tmp_path / "sealed.txt").write_text(
        "Key: sealed\nHeadline: Zorblatt\n\nSome 77,313 people fled, the zorblatt said.\n"
    )
    db = tmp_path / "archive.db"
    for options in (["open.txt"], ["sealed.txt", "--private"]):
        command = ["load", str(tmp_path / options[0]), "--db", str(db), *options[1:]]
        assert run(*command).exit_code == 0
    hashed = subprocess.run(
        [sys.executable, "-m", "datasette", "hash-password", "--no-confirm"], input="opensesame", text=True,
        capture_output=True, check=True, env=os.environ,
    ).stdout.strip()  # fmt: skip
    with serving("--db", db, "--metadata", tmp_path / "ours.yml", EDITOR_PASSWORD_HASH=hashed) as archive:
        assert archive.get("-/article/sealed")[0] == 404
        assert archive.get("archive/articles.json")[0] == 403
        assert "orblatt" not in archive.get("/")[1] + archive.get("-/find?q=people")[1] + archive.get("-/find.atom")[1]
        jar = CookieJar()
        browser = build_opener(ProxyHandler({}), HTTPCookieProcessor(jar))

        def log_in(password: str) -> str:
            form = browser.open(f"{archive.address}-/login", timeout=20).read().decode()
            token = re.search(r'name="csrftoken" value="([^"]*)"', form)
            assert token is not None
            fields = {"username": "editor", "password": password, "csrftoken": token[1]}
            request = Request(f"{archive.address}-/login", urlencode(fields).encode())  # noqa: S310 - our own server
            request.add_header("Origin", archive.address.rstrip("/"))
            return browser.open(request, timeout=20).read().decode()

        assert "Invalid username or password" in log_in("wrong")
        with pytest.raises(HTTPError) as missing:
            browser.open(f"{archive.address}-/article/sealed", timeout=20)
        missing.value.close()
        assert "Zorblatt" in log_in("opensesame")  # it leads to the front page, where the article is now
        assert any(cookie.name == "ds_actor" for cookie in jar)
        for path in ("-/article/sealed", "-/find?q=zorblatt", "-/find.atom", "archive/articles.json", "-/sources"):
            assert "orblatt" in browser.open(archive.address + path, timeout=20).read().decode(), path
        assert archive.get("-/article/sealed")[0] == 404  # still, for everybody else
