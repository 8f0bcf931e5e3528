"""Private articles on the pages: nowhere for whoever may not read them, everywhere for whoever may; on Datasette 0.65 and 1.0."""

from __future__ import annotations

import asyncio
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
from urllib.parse import urlencode, urljoin, urlsplit
from urllib.request import HTTPCookieProcessor, ProxyHandler, Request, build_opener

import datasette
import pytest
import yaml
from asking import ROOT, Get, client, start
from commands import run
from publishing import build
from sealed import KEY, WORDS, keys, leaks
from serving import serving

from archive.baking import bake
from archive.pages import access
from archive.serving import canned_queries, metadata_for
from archive.store.private import has_private, list_private

IS_OLD = datasette.__version__.startswith("0.")

MINE = {"id": "editor"}
GIVEN = {"databases": {"press": {"permissions": {access.VIEW_PRIVATE: MINE}}}}


def served(path: Path, more: dict[str, Any] | None = None, **options: Any) -> Any:
    return start(path, metadata=metadata_for(path, ROOT, theirs=more or GIVEN), **options)


@pytest.fixture(scope="module")
def begin(loop: asyncio.AbstractEventLoop) -> Callable[..., Get]:
    return lambda *paths, **more: client(loop, served(*paths, **more))


@pytest.fixture(scope="module")
def anyone(begin: Callable[..., Get], sealed: Path) -> Get:
    return begin(sealed)


@pytest.fixture(scope="module")
def editor(loop: asyncio.AbstractEventLoop, sealed: Path) -> Get:
    app = served(sealed)
    get = client(loop, app)
    cookies = {"ds_actor": app.sign({"a": MINE}, "actor")}
    return lambda path, **more: get(path, cookies=cookies, **more)


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


def every_address(sealed: Path) -> list[str]:
    """Return the probes, every table and ready question in every form, and the private pages themselves."""
    connection = sqlite3.connect(sealed)
    tables = [row[0] for row in connection.execute("select name from sqlite_master where type in ('table', 'view')")]
    connection.close()
    found = list(PROBES)
    for name in (*tables, *canned_queries()):
        found += [f"/press/{name}{form}" for form in ("", ".json", ".csv", ".atom")]
        found += [f"/-/download/{name}.{form}" for form in ("csv", "json")]
    for form in ("", ".txt", ".bib", ".csl.json", ".jsonld"):
        found.append(f"/-/article/{KEY}{form}")
        found += [f"/-/figure/{key}{form}" for key in keys(sealed)]
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


def test_nobody_without_the_permission_meets_a_private_word_anywhere(anyone: Get, sealed: Path):
    answers = crawl(anyone, every_address(sealed))
    found = {path: leaks(answer.text, path, keys(sealed)) for path, answer in answers.items()}
    assert {path: words for path, words in found.items() if words} == {}
    assert not [path for path, answer in answers.items() if answer.status_code >= 500]
    # The crawl saw what there is: public pages by links, and all that is private answered with 403 or 404.
    assert {f"/-/article/{key}" for key in ("seedarticle00001", "laterarticle0002", "hostilearticle03")} <= set(answers)
    assert sum(bool(re.fullmatch(r"/-/figure/\w+", path)) for path in answers) == 10 + 3
    for path, answer in answers.items():
        if KEY in path or any(key in path for key in keys(sealed)) or "wobblegate" in path:
            assert answer.status_code == 404, path
        if path.startswith(("/press/", "/press.db", "/-/download/")) and "/-/" not in path[2:]:
            assert answer.status_code in (403, 404), path


def test_the_words_of_this_test_are_all_there_for_who_may_read_them(editor: Get, sealed: Path):
    """Else the crawl would prove nothing."""
    text = "".join(editor(path, follow_redirects=True).text for path in every_address(sealed))
    assert set(leaks(text, "", keys(sealed))) == {*WORDS, *keys(sealed)}


def test_the_pages_are_those_of_an_archive_that_has_no_such_article(
    loop: asyncio.AbstractEventLoop, sealed: Path, public: Path, monkeypatch: pytest.MonkeyPatch
):
    """To the letter: nothing is counted, sorted, linked or drawn otherwise because of what is hidden.

    That its tables are closed, and not led to, is no secret: so they are closed in the other archive too.
    """

    async def closed(datasette: Any, actor: Any, database: Any) -> bool:
        return await access.is_archive(database)

    monkeypatch.setattr(access, "_hides", closed)
    metadata = metadata_for(sealed, ROOT)
    there, here = (client(loop, start(path, metadata=metadata)) for path in (public, sealed))
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


def test_whoever_has_the_permission_reads_everything(editor: Get, sealed: Path):
    page = editor(f"/-/article/{KEY}")
    assert page.status_code == 200
    assert "Quizzaciously" in page.text
    assert "Private: only readers with a permission" in page.text
    assert "Private: only" not in editor("/-/article/seedarticle00001").text
    assert page.headers["cache-control"].startswith("private")
    for path, said in {
        f"/-/figure/{keys(sealed)[0]}": "77,313",
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
    loop: asyncio.AbstractEventLoop, sealed: Path, theirs: dict[str, Any], actor: Any, may: bool
):
    app = served(sealed, theirs)
    get = client(loop, app)
    cookies = {"ds_actor": app.sign({"a": actor}, "actor")} if actor else {}
    assert get(f"/-/article/{KEY}", cookies=cookies).status_code == (200 if may else 404)
    assert get("/press/articles.json", cookies=cookies).status_code == (200 if may else 403)
    assert get("/-/article/seedarticle00001", cookies=cookies).status_code == 200


def test_root_has_it(loop: asyncio.AbstractEventLoop, sealed: Path):
    app = served(sealed, {"title": "nothing said"})
    app.root_enabled = True  # what --root does on Datasette 1.0
    cookies = {"ds_actor": app.sign({"a": {"id": "root"}}, "actor")}
    assert client(loop, app)(f"/-/article/{KEY}", cookies=cookies).status_code == 200


def test_what_the_publisher_has_closed_stays_closed(loop: asyncio.AbstractEventLoop, sealed: Path):
    """That its tables are refused for another reason does not open the pages of a closed archive."""
    get = client(loop, served(sealed, {"databases": {"press": {"allow": {"id": "editor"}}}}))
    for path in ("/-/article/seedarticle00001", "/-/find", "/sitemap.xml"):
        assert get(path).status_code == 403
    get = client(loop, served(sealed, {"databases": {"press": {"tables": {"figures": {"allow": False}}}}}))
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


def test_all_databases_together_are_closed_too(loop: asyncio.AbstractEventLoop, sealed: Path):
    get = client(loop, served(sealed, crossdb=True))
    for path in ("/_memory.json", "/_memory/-/query.json"):
        answer = get(path, params={"sql": "select headline from press.articles"}, follow_redirects=True)
        assert answer.status_code in (403, 404)
        assert "Quiz" not in answer.text
    alone = client(loop, served(sealed))
    assert alone("/_memory.json", params={"sql": "select 1"}, follow_redirects=True).status_code != 403


def test_the_file_itself_is_not_handed_out(loop: asyncio.AbstractEventLoop, sealed: Path, public: Path):
    """Datasette offers a file that does not change, opened with -i, for download."""
    for path, status in ((sealed, 403), (public, 200)):
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


def test_answers_to_somebody_with_a_name_are_kept_out_of_shared_caches(loop: asyncio.AbstractEventLoop, sealed: Path):
    app = served(sealed)
    get = client(loop, app)
    cookies = {"ds_actor": app.sign({"a": MINE}, "actor")}
    for path in ("/", "/press/articles", "/press/articles.json"):
        said = get(path, cookies=cookies).headers.get_list("cache-control")
        assert len(said) == 1
        assert said[0].startswith("private")


# --- bake ---


def test_a_baked_site_has_no_private_word_in_any_byte(sealed: Path, public: Path, tmp_path: Path):
    sites = {}
    for name, db in (("hidden", sealed), ("public", public)):
        bake(db, tmp_path / name, address="https://archive.example.org")
        sites[name] = {
            str(file.relative_to(tmp_path / name)): file.read_text(encoding="utf-8")
            for file in (tmp_path / name).rglob("*") if file.is_file()
        }  # fmt: skip
    for name, text in sites["hidden"].items():
        assert not leaks(name + text, "", keys(sealed)), name
    assert set(sites["hidden"]) == set(sites["public"])
    # Stems too: the words of the search are cut.
    words = "".join(text for name, text in sites["hidden"].items() if "/terms-" in name)
    assert words == "".join(text for name, text in sites["public"].items() if "/terms-" in name)


# --- the copy ---


def test_a_copy_has_no_private_byte_and_is_an_archive_for_everybody(
    begin: Callable[..., Get], sealed: Path, tmp_path: Path
):
    out = tmp_path / "press.db"
    done = run("private", "--copy", out, "--db", sealed)
    assert done.output == f"{out}: 3 articles, none of them private\n"
    data = out.read_bytes().decode("latin-1").casefold()
    assert not [word for word in (*WORDS, *keys(sealed)) if word.casefold() in data]
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
    again = run("private", "--copy", out, "--db", sealed)
    assert again.exit_code == 2
    assert "is there already" in again.output
    nowhere = run("private", "--copy", tmp_path / "no" / "x.db", "--db", sealed)
    assert "there is no folder" in nowhere.output
    kept = run("private", "--copy", "/proc/x.db", "--db", sealed)  # where not even root writes
    assert (kept.exit_code, "/proc/x.db: cannot be written" in kept.output) == (2, True)
    assert list_private(sqlite3.connect(sealed))[0]["key"] == KEY


def test_a_copy_of_an_archive_with_nothing_private_is_all_of_it(public: Path, tmp_path: Path):
    out = tmp_path / "copy.db"
    assert "3 articles" in run("private", "--copy", out, "--db", public).output
    one, other = (sqlite3.connect(path) for path in (public, out))
    assert sorted(one.iterdump()) == sorted(other.iterdump())
    one.close()
    other.close()


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
