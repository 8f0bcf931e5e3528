"""``archive serve`` as it is used: a process of its own, its printed address, real requests, real signals."""

from __future__ import annotations

import json
import re
import signal
import socket
import sqlite3
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from commands import run
from publishing import build
from serving import serving

from archive import serving as library
from archive.errors import StoreError

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds"
ARTICLE = "/-/article/0e8d99bf9f0766cb"
QUERY = "/press.json" if version("datasette").startswith("0.") else "/press/-/query.json"


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("served") / "press.db")


def refused(*arguments: str | Path) -> str:
    """Run a command that must end at once with one clear line, and return the line."""
    result = run("serve", *arguments)
    assert result.exit_code == 2, result.output
    assert result.output.startswith("Error: ")
    (line,) = result.output.splitlines()
    return line


def test_an_archive_that_is_named_without_its_option_is_told_how(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    said = f"Error: archive.db: there is no archive here; to publish {db}: archive serve --db {db}"
    assert refused(str(db), "--port", "0") == said
    (tmp_path / "notes.txt").write_text("no archive")
    assert "make one with" in refused("notes.txt", "--port", "0")


def test_the_seed_is_loaded_served_and_read(tmp_path: Path):
    db = tmp_path / "archive.db"
    assert run("load", SEED, "--db", db, "--jobs", "1").exit_code == 0
    with serving(cwd=tmp_path) as served:  # archive.db is the default
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", served.address)
        status, page = served.get(ARTICLE)
        assert status == 200
        assert page.count('<mark class="figure"') == 10
        assert "some 1,200 people</a></mark>" in page
        assert served.get("/-/find?q=hostages")[0] == 200
        assert json.loads(served.get("/archive/figures.json?_shape=array&_size=1")[1])
        assert served.get("/archive/figures_about_words.csv?words=hostages&measure=")[1].startswith(
            "published,headline"
        )
        assert served.get("/-/article/unknown")[0] == 404


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_without_a_word(db: Path, number: int, tmp_path: Path):
    with serving("--db", db, TMPDIR=str(tmp_path)) as served:
        assert served.get("/")[0] == 200
        assert served.stop(number) == (0, "", "")
    assert list(tmp_path.iterdir()) == []  # no temporary metadata is left


@pytest.mark.parametrize("name", ["no-suffix", "v1.2 presse-é-𝟯.db", 'it\'s "quoted", a+b~c.db'])
def test_an_archive_of_any_name_is_served(name: str, tmp_path: Path):
    build(tmp_path / name)
    with serving("--db", name, cwd=tmp_path) as served:
        status, page = served.get("/")
        assert status == 200
        figures = re.search(r'<a href="(/[^"]+/figures)">All figures', page)
        assert figures
        status, table = served.get(figures[1])
        assert status == 200
        assert "One number of a paragraph" in table  # the description: the metadata found its database
        assert served.get("/-/article/seedarticle00001")[0] == 200
        questions = figures[1].removesuffix("/figures") + "/load_health.json?_shape=array"
        assert json.loads(served.get(questions)[1])[0]["status"] == "partial"


def test_what_is_added_while_it_serves_is_seen(tmp_path: Path):
    db = build(tmp_path / "press.db")
    with serving("--db", db) as served:
        assert served.get("/-/find?q=quagga")[1].count('<mark class="hit">') == 0
        text = tmp_path / "later.txt"
        text.write_text(" date 2024-06-01 The last quagga died in 1883.\n\nSome 40 people came.\n", encoding="utf-8")
        loaded = subprocess.run(
            [sys.executable, "-m", "archive", "load", text, "--db", db, "--jobs", "1"], capture_output=True, text=True
        )
        assert loaded.returncode == 0, loaded.stderr
        assert served.get("/-/find?q=quagga")[1].count('<mark class="hit">') == 1
        assert "<dt>articles</dt><dd>4</dd>" in served.get("/")[1]


def test_a_reader_sees_one_state_while_a_writer_is_in_the_middle(tmp_path: Path):
    db = build(tmp_path / "press.db")
    with serving("--db", db) as served:
        writer = sqlite3.connect(db)
        writer.execute("update articles set headline = 'Half done'")
        assert "Court orders halt" in served.get("/-/article/seedarticle00001")[1]
        writer.commit()
        writer.close()
        assert "Half done" in served.get("/-/article/seedarticle00001")[1]


def test_other_options_go_to_datasette(db: Path, tmp_path: Path):
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("create table t (id integer primary key)")
    connection.close()
    with serving("--db", db, other, "--setting", "sql_time_limit_ms", "200", "--cors") as served:
        assert served.get("/other/t")[0] == 200
        settings = json.loads(served.get("/-/settings.json")[1])
        assert settings["sql_time_limit_ms"] == 200
        assert settings["suggest_facets"] is False


def test_paths_are_told_to_nobody_unless_asked_for(tmp_path: Path):
    db = build(tmp_path / "press.db")
    address = "/press/source_files.json?_shape=array"
    with serving("--db", db) as served:
        assert json.loads(served.get(address)[1])[0]["path"] is None
    with serving("--db", db, "--show-paths") as served:
        assert json.loads(served.get(address)[1])[0]["path"] == "/news/a.txt"


def test_a_publisher_has_titles_queries_and_closed_tables_of_their_own(tmp_path: Path):
    ours = tmp_path / "ours.yml"
    ours.write_text(
        """
title: The Daily Archive
license: 2024-05-24
databases:
  press:
    queries:
      ours: {sql: select 1 as one, title: A question of ours}
    tables:
      load_errors: {allow: {id: editor}}
    allow_sql: {id: editor}
""",
        encoding="utf-8",
    )
    with serving("--db", build(tmp_path / "press.db"), "--metadata", ours) as served:
        assert "<h1>The Daily Archive</h1>" in served.get("/")[1]
        assert json.loads(served.get("/press/ours.json?_shape=array")[1]) == [{"one": 1}]
        assert served.get("/press/load_errors")[0] == 403
        assert served.get(f"{QUERY}?sql=select+*+from+load_errors")[0] == 403
        # What they did not say stays as it was.
        assert served.get("/press/load_health")[0] == 200
        assert "One number of a paragraph" in served.get("/press/figures")[1]


@pytest.mark.parametrize("content", ["a: [", "- just\n- a list\n", ""])
def test_metadata_that_cannot_be_read_is_refused(content: str, db: Path, tmp_path: Path):
    (tmp_path / "ours.yml").write_text(content, encoding="utf-8")
    assert "ours.yml" in refused("--db", db, "--port", 0, "--metadata", tmp_path / "ours.yml")


def test_an_endless_query_is_stopped(db: Path):
    sql = "with+recursive+c(n)+as+(select+1+union+all+select+n%2B1+from+c)+select+count(*)+from+c"
    with serving("--db", db, "--setting", "sql_time_limit_ms", "300") as served:
        status, page = served.get(f"{QUERY}?sql={sql}")
        assert status == 400
        assert "interrupted" in page.lower() or "time limit" in page.lower()
        assert served.get("/")[0] == 200


def test_no_file_is_said_with_what_to_do(tmp_path: Path):
    assert "make one with: archive load PATH --db" in refused("--db", tmp_path / "none.db")


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"not a database at all, just words" * 40, "not a SQLite database"), (None, "not an archive")],
)
def test_a_file_that_is_no_archive_is_refused(content: bytes | None, said: str, tmp_path: Path):
    path = tmp_path / "other.db"
    if content is not None:
        path.write_bytes(content)
    else:
        connection = sqlite3.connect(path)
        connection.execute("create table t (a)")
        connection.commit()
        connection.close()
    line = refused("--db", path)
    assert said in line
    assert "--db" in line


def test_a_taken_port_is_refused_with_what_to_do(db: Path):
    with socket.socket() as taken:
        taken.bind((library.HOST, 0))
        taken.listen()
        line = refused("--db", db, "--port", taken.getsockname()[1])
    assert "choose another, or --port 0" in line


@pytest.mark.parametrize("name", ["what?.db", "50%.db", "a#b.db"])
def test_a_name_that_datasette_cannot_open_is_refused_with_what_to_do(name: str, tmp_path: Path):
    assert "rename it" in refused("--db", build(tmp_path / name))


def test_an_option_that_datasette_does_not_know_is_a_usage_error(db: Path):
    result = run("serve", "--db", db, "--port", "0", "--no-such-option")
    assert result.exit_code == 2
    assert "--no-such-option" in result.output
    assert "Traceback" not in result.output


def test_the_arguments_fit_each_datasette(db: Path):
    share = library.share_folder()
    old, new = (
        library.serve_arguments(db, Path("m.json"), share, port=1, extra=["--cors"], datasette=version)
        for version in ("0.65.5", "1.0a41")
    )
    assert "--config" not in old
    assert new[new.index("--config") + 1] == "m.json"
    for arguments in (old, new):
        assert arguments[-1] == "--cors"  # last: what the user says wins
        assert arguments[:2] == ["serve", str(db)]


def test_without_its_own_files_it_says_where_it_looked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(library, "files", lambda package: tmp_path / "archive")
    with pytest.raises(library.ServingError, match="neither in"):
        library.share_folder()


def test_the_files_in_the_wheel_go_before_the_checkout(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    share = tmp_path / "archive" / "_share"
    (share / "plugins").mkdir(parents=True)
    (share / "metadata.yml").touch()
    monkeypatch.setattr(library, "files", lambda package: tmp_path / "archive")
    assert library.share_folder() == share


def test_an_archive_that_is_a_folder_or_gone_is_a_store_error(tmp_path: Path):
    with pytest.raises(StoreError):
        library.check_database(tmp_path)
