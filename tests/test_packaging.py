"""The Data Package: read back as its own description says, compared with the database, and without a private byte."""

from __future__ import annotations

import csv
import io
import json
import re
import resource
import sqlite3
import subprocess
import sys
import tracemalloc
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from commands import run
from sealed import WORDS, build_private, keys

from archive import __version__, open_archive
from archive.packaging import _DAYS, write_package
from archive.serving import metadata_for, share_folder, table_names

TEXT = 'He said "1,200, or so",\r\nthen\rleft; \u2028 😀 é\t\ufeff'
NOT_THERE = {"load_runs", "load_errors", "source_files", "fingerprints", "figure_statements", "checked_figures"}


def build_hostile(path: Path) -> Path:
    """The archive with the private article, and with values that files break on."""
    build_private(path)
    db = open_archive(path).conn
    db.execute("update articles set headline = ?, byline = '', dateline = null, words = ? where id = 1", [TEXT, 2**62])
    db.execute("update revisions set text = ?, kinds = null where article_id = 1", [TEXT])
    db.execute("update figures set low = -0.1, value = 1e-300, high = 1e300 where id = 1")
    db.execute("update figures set value = ?, low = null, high = null where id = 2", [2.0**60])
    db.execute("insert into entities (id, key, kind, name, latitude) values (200, 'k', 'place', ?, 31.25)", [TEXT])
    # Four articles in two clusters; the private one leaves one of these with a single article, which is none.
    db.execute("update articles set cluster_id = null")
    db.execute("delete from near_duplicates")
    db.execute("delete from clusters")
    db.execute("insert into clusters (id, articles, publications) values (1, 2, 0), (2, 2, 0)")
    db.execute("update articles set cluster_id = 1 where id in (1, 2)")
    db.execute("update articles set cluster_id = 2 where id in (3, 4)")
    db.execute("insert into near_duplicates values (1, 2, 0.75), (3, 4, 1)")
    # A choice by hand of which nobody knows the article, in a series of nothing but private figures.
    (series,) = db.execute("select id from series where name = 'wobblegate'").fetchone()
    db.execute(
        "insert into series_figures (series_id, figure_key, basis, included) values (?, 'vanished', 'hand', 1)",
        [series],
    )
    db.execute("update articles set identity_kind = 'file', identity_value = 'drafts/secret.txt' where id = 2")
    db.commit()
    db.close()
    return path


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_hostile(tmp_path_factory.mktemp("packaging") / "press.db")


@pytest.fixture(scope="module")
def folder(press: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out") / "package"
    assert run("export", "--package", out, "--db", press).exit_code == 0
    return out


@pytest.fixture(scope="module")
def everything(press: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out") / "package"
    said = run("export", "--package", out, "--with-private", "--db", press)
    assert (said.exit_code, said.stderr) == (0, "")
    assert said.stdout.startswith(f"{out}: 4 articles; 27 tables with ")
    return out


def described(package: Path) -> dict[str, Any]:
    return json.loads((package / "datapackage.json").read_text(encoding="utf-8"))


def parse(field: dict[str, Any], said: str) -> Any:
    """Read a value as its type says; ValueError where it is none."""
    if said == "":
        return None
    match field["type"]:
        case "integer":
            return int(said)
        case "number":
            return float(said)
        case "boolean":
            return {"1": True, "0": False}[said]
        case "date":
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", said)
            return date.fromisoformat(said)
        case "string":
            return said
    raise AssertionError(field)


def read(package: Path) -> dict[str, list[dict[str, Any]]]:
    """Read every table as its schema describes it, and check its header and its constraints on the way."""
    tables = {}
    for found in described(package)["resources"]:
        assert found["type"] == "table"
        data = (package / found["path"]).read_bytes()
        assert (len(data), "sha256:" + sha256(data).hexdigest()) == (found["bytes"], found["hash"])
        fields = found["schema"]["fields"]
        header, *rows = csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True)
        assert header == [field["name"] for field in fields]
        assert all(len(row) == len(header) for row in rows)
        for at, field in enumerate(fields):
            assert field["description"]
            rules = field.get("constraints", {})
            values = [parse(field, row[at]) for row in rows]
            told = [value for value in values if value is not None]
            assert not rules.get("required") or None not in values
            assert not rules.get("unique") or len(set(told)) == len(told)
            assert "enum" not in rules or set(told) <= set(rules["enum"])
            assert all(rules.get("minimum", value) <= value <= rules.get("maximum", value) for value in told)
        tables[found["name"]] = [
            {field["name"]: parse(field, said) for field, said in zip(fields, row, strict=True)} for row in rows
        ]
    return tables


# --- what is in it ---


@pytest.mark.parametrize("which", ["folder", "everything"])
def test_every_value_is_what_its_field_says_and_every_reference_leads_to_a_row(which, request):
    package = request.getfixturevalue(which)
    tables = read(package)
    for found in described(package)["resources"]:
        schema, rows = found["schema"], tables[found["name"]]
        primary = [tuple(row[name] for name in schema["primaryKey"]) for row in rows]
        assert primary == sorted(set(primary))
        assert primary == [] or None not in primary[0]
        for key in schema.get("foreignKeys", []):
            (column,), (other,) = key["fields"], key["reference"]["fields"]
            there = {row[other] for row in tables[key["reference"]["resource"] or found["name"]]}
            assert {row[column] for row in rows} - there <= {None}, (found["name"], column)
    assert {found["name"] for found in described(package)["resources"]} == set(table_names()) - NOT_THERE


def test_every_table_has_the_values_of_the_database(everything, press):
    db = sqlite3.connect(press)
    db.row_factory = sqlite3.Row
    for name, rows in read(everything).items():
        theirs = [dict(row) for row in db.execute(f'select * from "{name}"')]
        assert len(rows) == len(theirs)
        theirs.sort(key=lambda row: row.get("id", 0))
        if theirs and "id" not in theirs[0]:
            continue
        for mine, row in zip(rows, theirs, strict=True):
            for column, value in mine.items():
                if (name, column) == ("articles", "identity_value") and row["identity_kind"] == "file":
                    assert value is None
                else:
                    assert (value.isoformat() if isinstance(value, date) else value) == (
                        None if row[column] == "" else row[column]
                    )
    db.close()


def test_texts_and_numbers_that_files_break_on_come_back(folder):
    tables = read(folder)
    article, figures = tables["articles"][0], {row["id"]: row for row in tables["figures"]}
    assert (article["headline"], article["byline"], article["dateline"], article["words"]) == (TEXT, None, None, 2**62)
    assert tables["revisions"][0]["text"] == TEXT
    assert [figures[1][name] for name in ("low", "value", "high")] == [-0.1, 1e-300, 1e300]
    assert (figures[2]["value"], figures[2]["high"]) == (2.0**60, None)
    assert figures[1]["approximate"] in (True, False)
    lines = (folder / "measures.csv").read_bytes().split(b"\n")
    assert all(line.endswith(b"\r") for line in lines[:-1])


def test_the_description_has_what_the_standard_and_the_metadata_ask_for(folder, press):
    found = described(folder)
    db = sqlite3.connect(press)
    (started,) = db.execute("select max(coalesce(finished, started)) from load_runs").fetchone()
    db.close()
    assert found["created"] == started[:19] + "Z"
    assert datetime.fromisoformat(found["created"]).utcoffset() is not None
    assert (found["name"], found["title"]) == ("press-archive", "Press archive")
    assert found["licenses"][0].keys() == {"title", "path"}
    assert found["sources"] == [{"title": "News articles as they were published, loaded with press-archive"}]
    assert found["program"] == f"press-archive {__version__}"
    assert all(re.fullmatch("[-a-z0-9._/]+", each["name"]) for each in found["resources"])
    types = {
        (table["name"], field["name"]): field["type"]
        for table in found["resources"]
        for field in table["schema"]["fields"]
    }
    assert types["figures", "published"] == types["dates", "earliest"] == types["clusters", "last_published"] == "date"
    assert types["figures", "low_open"] == types["articles", "private"] == "boolean"
    assert (types["figures", "value"], types["articles", "words"]) == ("number", "integer")
    (kind,) = [
        f for r in found["resources"] if r["name"] == "quotes" for f in r["schema"]["fields"] if f["name"] == "kind"
    ]
    assert kind["constraints"] == {"required": True, "enum": ["direct", "mixed", "scare"]}


def test_what_is_called_a_day_is_described_as_one():
    """A column of such a name that is new must hold ISO days, or be called otherwise."""
    (entry,) = metadata_for(Path("a.db"), share_folder())["databases"].values()
    days = {
        (name, column) for name, table in entry["tables"].items() for column in table["columns"] if column in _DAYS
    } - {("figure_statements", "published")}
    assert {name for name, _ in days} == {
        "articles", "revisions", "figures", "dates", "clusters", "former_figures", "series", "checked_figures",
    }  # fmt: skip


# --- what is not ---


def test_no_byte_of_it_is_private_nor_tells_of_the_machine(folder, press):
    words = [word.casefold() for word in (*WORDS, *keys(press), "secret.txt", "/x/", str(press.parent))]
    for file in folder.iterdir():
        data = file.read_bytes().decode("utf-8").casefold()
        assert not [word for word in words if word in data], file.name
    tables = read(folder)
    assert [row["id"] for row in tables["articles"]] == [1, 2, 3]
    assert [row["cluster_id"] for row in tables["articles"]] == [1, 1, None]
    assert [row["id"] for row in tables["clusters"]] == [1]
    assert len(tables["near_duplicates"]) == 1
    assert "vanished" not in {row["figure_key"] for row in tables["series_figures"]}
    assert not {"source_file_id", "source_line", "identity_scope", "first_run_id"} & tables["articles"][0].keys()


def test_it_says_how_many_are_left_out_and_puts_them_in_when_asked(press, everything, tmp_path):
    said = run("export", "--package", tmp_path / "a.zip", "--db", press)
    assert said.stdout.startswith(f"{tmp_path / 'a.zip'}: 3 articles; 27 tables with ")
    assert said.stderr == "1 private article left out; --with-private puts them in\n"
    assert "Plonkmeister" in (everything / "articles.csv").read_text(encoding="utf-8")
    assert [row["private"] for row in read(everything)["articles"]] == [False, False, False, True]


# --- the file ---


def test_a_zip_has_the_same_files_and_the_same_archive_makes_the_same_bytes(press, folder, tmp_path):
    for name in ("a.zip", "b.ZIP"):
        assert run("export", "--package", tmp_path / name, "--db", press).exit_code == 0
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.ZIP").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as file:
        assert file.testzip() is None
        held = {name: file.read(name) for name in file.namelist()}
    assert held == {path.name: path.read_bytes() for path in folder.iterdir()}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip", "b.ZIP"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--package", "there"], "there: is there already"),
        (["--package", "there.zip"], "there.zip: is there already"),
        (["--package", "link.zip"], "link.zip: is there already"),
        (["--package", "no/such/a.zip"], "there is no folder no/such"),
        (["--package", "/proc/a.zip"], "/proc/a.zip: cannot be written; nothing can be put into the folder /proc"),
        (["--package", "a.tgz"], "name it a.zip, or a.tgz/ for a folder"),
        (["--package", ""], "name a folder that is not there yet"),
        (["--package", "-"], "name a folder that is not there yet"),
        (["--package", "a", "figures"], "--package goes alone"),
        (["--package", "a", "--format", "csv"], "--package goes alone"),
        (["--package", "a", "-o", "b.csv"], "--package goes alone"),
        (["figures", "--with-private"], "--with-private goes with --package"),
        ([], "Missing argument 'TABLE_OR_QUERY'"),
    ],
)
def test_what_cannot_be_is_said(press, tmp_path, monkeypatch, arguments, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there").mkdir()
    (tmp_path / "there.zip").write_bytes(b"mine")
    (tmp_path / "link.zip").symlink_to("nowhere")
    before = sorted(tmp_path.iterdir())
    result = run("export", *arguments, "--db", press)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert "Traceback" not in result.output
    assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / "there.zip").read_bytes() == b"mine"


def test_a_folder_may_have_a_dot_in_its_name(press, tmp_path):
    assert run("export", "--package", f"{tmp_path}/press-2024.05/", "--db", press).exit_code == 0
    assert (tmp_path / "press-2024.05" / "datapackage.json").is_file()


@pytest.mark.parametrize("options", [(), ("--with-private",)])
@pytest.mark.parametrize("name", ["a", "a.zip"])
def test_a_full_disk_is_said_in_one_line_and_leaves_nothing(press, tmp_path, name, options):
    db = tmp_path / "press.db"
    db.write_bytes(press.read_bytes())
    conn = sqlite3.connect(db)
    conn.execute("pragma journal_mode = delete")  # else SQLite has a file of its own to write
    conn.close()
    done = subprocess.run(
        [sys.executable, "-m", "archive", "export", "--package", str(tmp_path / name), "--db", str(db), *options],
        capture_output=True, text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000)),
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch("Error: (the output|.*public.db:) cannot be written: [a-z/O I]+\n", done.stderr)
    assert list(tmp_path.iterdir()) == [db]


def test_rows_are_streamed_and_progress_is_told(press, tmp_path):
    class Many:
        """A connection that has one table longer than it is."""

        def __init__(self) -> None:
            self._conn = sqlite3.connect(f"file:{press}?mode=ro", uri=True)

        def __getattr__(self, name: str) -> Any:
            return getattr(self._conn, name)

        def execute(self, sql: str, *more: Any) -> Any:
            found = self._conn.execute(sql, *more)
            return self._repeated(found) if 'FROM "paragraphs"' in sql and "ORDER" in sql else found

        def _repeated(self, rows: Any) -> Iterator[tuple[Any, ...]]:
            (row, *_) = rows
            for _ in range(200_000):
                yield row

    (entry,) = metadata_for(press, share_folder())["databases"].values()
    told: list[tuple[int, int]] = []
    tracemalloc.start()
    try:
        conn: Any = Many()
        done = write_package(
            conn, tmp_path / "a", entry, with_private=True, on_progress=lambda *said: told.append(said)
        )
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (tmp_path / "a" / "paragraphs.csv").stat().st_size > 10_000_000
    assert peak < 5_000_000
    assert done.rows > 200_000
    assert len(told) > 100
    assert all(one[0] <= one[1] for one in told)


def test_title_and_licence_are_the_publishers_own(tmp_path: Path):
    build_private(tmp_path / "a.db")
    own = tmp_path / "ours.yml"
    for said, title, licence, description in (
        (
            "title: Наш архив\nlicense: CC BY 4.0\nlicense_url: https://example.org/by",
            "Наш архив",
            "CC BY 4.0",
            "News articles",
        ),
        (
            "title: Site\ndatabases: {a: {title: Ours, description: What we have}}",
            "Ours",
            "Texts belong",
            "What we have",
        ),
        ("databases: {other: {title: Theirs}}", "Press archive", "Texts belong", "News articles"),
    ):
        own.write_text(said)
        out = tmp_path / f"{title}.zip"
        result = run("export", "--db", tmp_path / "a.db", "--package", out, "--metadata", own)
        assert result.exit_code == 0, result.output
        with zipfile.ZipFile(out) as file:
            found = json.loads(file.read("datapackage.json"))
        assert found["title"] == title
        assert re.fullmatch("[a-z0-9-]+", found["name"])
        assert found["licenses"][0]["title"].startswith(licence)
        assert found["description"].startswith(description)


def test_queries_of_ones_own_are_exported(tmp_path: Path):
    build_private(tmp_path / "a.db")
    own = tmp_path / "ours.yml"
    own.write_text("databases: {a: {queries: {short: 'select 1 as one', long: {sql: 'select :n as n'}}}}")
    asked = ("--db", tmp_path / "a.db", "--metadata", own)
    assert run("export", *asked, "short").stdout == "one\n1\n"
    assert run("export", *asked, "long", "-p", "n=7").stdout == "n\n7\n"
    assert run("export", *asked, "load_health").exit_code == 0  # ours are there still
    for broken in ("databases: [a]", "databases: {a: 7}", "- a", "a: ["):
        own.write_text(broken)
        result = run("export", *asked, "short")
        assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1), result.output
        assert str(own) in result.stderr


@pytest.mark.parametrize(
    "within",
    ["{}", "databases: {{a: {{{}}}}}", "license: CC0\nlicense_url: https://example.org/zero\ndatabases: {{a: {{{}}}}}"],
)
def test_a_licence_of_ones_own_has_not_the_address_of_ours(tmp_path: Path, within: str):
    from archive.serving import metadata_for, read_metadata, share_folder

    build_private(tmp_path / "a.db")
    own = tmp_path / "ours.yml"
    own.write_text(within.format('"license": "CC BY 4.0"'))
    assert run("export", "--db", tmp_path / "a.db", "--package", tmp_path / "out", "--metadata", own).exit_code == 0
    found = json.loads((tmp_path / "out" / "datapackage.json").read_text())
    assert found["licenses"] == [{"title": "CC BY 4.0"}]
    assert found["sources"][0]["title"].startswith("News articles")
    served = metadata_for(tmp_path / "a.db", share_folder(), theirs=read_metadata(own))
    assert served["databases"]["a"]["license"] == "CC BY 4.0"
    assert "license_url" not in served["databases"]["a"]
    assert "source" in served["databases"]["a"]


@pytest.mark.parametrize(("title", "code"), [("2024-01-01", 0), ("[1, 2]", 2), ("{a: 1}", 2)])
def test_a_title_that_is_no_text_is_no_traceback(tmp_path: Path, title: str, code: int):
    build_private(tmp_path / "a.db")
    own = tmp_path / "ours.yml"
    own.write_text(f"title: {title}")
    result = run("export", "--db", tmp_path / "a.db", "--package", tmp_path / "out", "--metadata", own)
    assert result.exit_code == code, result.output
    assert "title must be a text" in result.output or code == 0
