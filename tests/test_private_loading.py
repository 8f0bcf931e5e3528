"""How an article becomes private: by the load, by its source, by the command; and what these say."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from commands import run
from publishing import build
from sealed import KEY
from serving import serving

from archive import load, open_archive
from archive.errors import BadQuery
from archive.store.private import has_private, list_private, set_private


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


def test_the_server_says_what_private_articles_close(sealed: Path, public: Path, tmp_path: Path):
    for path, said in ((sealed, "its tables, SQL and downloads are closed"), (public, "")):
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


def test_the_command_lists_what_is_private(sealed: Path, public: Path):
    done = run("private", "--db", sealed)
    assert done.output == f"{KEY}  2024-05-25  The Grumblesnatch Gazette  Quizzaciously sealed by the court\n"
    (row,) = map(json.loads, run("private", "--db", sealed, "--format", "ndjson").output.splitlines())
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
def test_the_command_refuses_in_one_line(sealed: Path, arguments: list[str], said: str):
    done = run("private", *arguments, "--db", sealed)
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
