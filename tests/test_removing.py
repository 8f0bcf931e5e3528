"""`archive remove` and `archive files`: articles taken out for good, and files that went."""

from __future__ import annotations

import json

import pytest
from commands import ask, begin_in, good, refused, run
from loads import dump, go, record, write

MILL = "Mill burns\n\nSome 40 people were killed in Orm, Ann Lee said on Monday. The mill in Orm cost $5 million to build.\n"
WEIR = "Weir bursts\n\nSome 30 people were killed in Rell, police said. A bridge in Rell was closed for two weeks.\n"


@pytest.fixture
def clippings(tmp_path, monkeypatch):
    begin_in(tmp_path, monkeypatch)
    write(tmp_path / "clips" / "a.txt", MILL)
    write(tmp_path / "clips" / "b.txt", WEIR)
    return tmp_path / "clips"


def key_of(db, headline):
    return ask(db, "select key from articles where headline = ?", headline)[0][0]


def rows_but_logs(db):
    """Return what an archive holds, without ids, which are counted on."""
    held = dump(db)
    return {table: len(rows) for table, rows in held.items() if not table.startswith("_sqlite")}


def test_an_article_goes_with_all_that_hangs_on_it(clippings, tmp_path):
    go(clippings / "b.txt", tmp_path / "other.db", publication="Orm Post")
    db = tmp_path / "press.db"
    go(clippings / "b.txt", db, publication="Orm Post")
    good("series", "add", "dead", "--measure", "killed")
    good("series", "add", "dead", "--measure", "killed", "--db", "other.db")
    go(clippings / "a.txt", db, publication="The Herald")
    write(clippings / "a.txt", MILL.replace("40", "50"))
    go(clippings / "a.txt", db)
    figure = ask(db, "select key from figures where value = 50")[0][0]
    good("review", figure, "--right", "--by", "Ann")
    good("series", "include", "dead", figure)
    good("check", "--draw", "5", "--by", "Ann", input="q\n")
    key = key_of(db, "Mill burns")
    said = good("remove", key, input="y\n")
    assert f"{key}  The Herald  Mill burns: 2 texts, 2 figures, 1 review, 1 hand-made choice\n" in said
    assert "press.db: 1 article removed\n" in said
    left, never = rows_but_logs(db), rows_but_logs(tmp_path / "other.db")
    differing = {
        table for table in left if left[table] != never.get(table) and "sampl" not in table and "fts" not in table
    }
    assert differing == set()
    assert ask(db, "select count(*), (select size from samples) from sampled_figures")[0] == (2, 2)
    assert ask(db, "pragma foreign_key_check") == []
    assert ask(db, "insert into paragraphs_fts (paragraphs_fts, rank) values ('integrity-check', 1)") == []
    assert "No paragraph" in run("search", "mill").stderr
    assert "1 figure;" in good("series", "add", "dead", "--measure", "killed", "--replace")


def test_texts_that_were_near_identical_are_parted(clippings, tmp_path):
    long = (
        "Some 40 people were hurt when the old mill by the weir in Orm burned down late on Monday night, police in Rell said. "
        * 3
    )
    for name in ("a", "b", "c"):
        write(clippings / f"{name}.txt", f"Mill burns\n\n{long}\n\nSigned {name}.\n")
    go(clippings, tmp_path / "press.db")
    assert ask(tmp_path / "press.db", "select articles from clusters") == [(3,)]
    keys = [key for (key,) in ask(tmp_path / "press.db", "select key from articles order by id")]
    good("remove", keys[0], "--yes")
    assert ask(tmp_path / "press.db", "select articles from clusters") == [(2,)]
    good("remove", keys[1], "-y")
    assert ask(tmp_path / "press.db", "select count(*) from clusters") == [(0,)]
    assert ask(tmp_path / "press.db", "select count(*) from near_duplicates") == [(0,)]


def test_nothing_goes_unasked_or_for_an_unknown_key(clippings, tmp_path):
    db = tmp_path / "press.db"
    go(clippings, db)
    before = dump(db)
    key = key_of(db, "Mill burns")
    assert run("remove", key, input="n\n").exit_code == 1
    assert run("remove", key, input="").exit_code == 1
    assert "no article has this key" in refused("remove", key, "nokey", "--yes")
    assert "Missing argument" in refused("remove")
    assert dump(db) == before


def test_what_still_stands_in_a_file_is_loaded_again_and_said_to_be(clippings, tmp_path):
    db = tmp_path / "press.db"
    write(clippings / "w.ndjson", record(key="k1", text="Some 5 came.") + record(key="k2", text="Some 6 came."))
    go(clippings, db)
    result = run("remove", key_of(db, "Mill burns"), "k1", "--yes")
    assert result.stderr.splitlines() == [
        f"{clippings / name} is still there: what stands in it is loaded again by the next load of it" for name in ("a.txt", "w.ndjson")
    ]  # fmt: skip
    assert "2 added" in good("load", "clips")
    good("remove", key_of(db, "Mill burns"), "--yes")
    (clippings / "a.txt").unlink()
    assert "0 added" in good("load", "clips")


def test_a_file_that_vanished_is_listed_and_its_article_stays(clippings, tmp_path):
    db = tmp_path / "press.db"
    write(tmp_path / "clips2" / "c.txt", "Kiln opens\n\nSome 9 came.\n")
    write(clippings / "w.ndjson", record(key="k1", text="Some 5 came.") + record(key="k2", text="Some 6 came."))
    assert "there no more" not in good("load", "clips", "clips2")
    assert run("files", "--gone").stderr == "Every file is there.\n"
    (clippings / "a.txt").unlink()
    (clippings / "w.ndjson").unlink()
    (tmp_path / "clips2" / "c.txt").unlink()
    assert "2 files that articles are from are there no more (archive files --gone);" in good("load", "clips")
    assert "there no more" not in good("load", "clips", "--dry-run")
    gone = good("files", "--gone").splitlines()
    assert [line.split(", loaded")[0] for line in gone] == [
        f"{clippings / 'a.txt'}  1 article", f"{clippings / 'w.ndjson'}  2 articles", f"{tmp_path / 'clips2' / 'c.txt'}  1 article",
    ]  # fmt: skip
    assert all(line.endswith(", gone") for line in gone)
    every = [json.loads(line) for line in good("files", "--format", "ndjson").splitlines()]
    assert [(file["place"], file["articles"], file["is_there"]) for file in every] == [
        ("clips/a.txt", 1, False), ("clips/b.txt", 1, True), ("clips/w.ndjson", 2, False), ("clips2/c.txt", 1, False),
    ]  # fmt: skip
    assert ask(db, "select count(*) from articles") == [(5,)]


def test_a_file_that_moved_is_not_gone(clippings, tmp_path):
    good("load", "clips")
    (clippings / "a.txt").rename(clippings / "z.txt")
    assert "there no more" not in good("load", "clips")
    assert [line.split("  ")[0] for line in good("files").splitlines()] == [
        str(clippings / "b.txt"),
        str(clippings / "z.txt"),
    ]
    assert run("files", "--gone").stdout == ""


def test_what_came_through_standard_input_is_of_no_file(tmp_path, monkeypatch):
    begin_in(tmp_path, monkeypatch)
    good("load", "-", input=record(key="k", text="Some 5 came."))
    assert "was read from a file" in run("files").stderr
    assert run("remove", "k", "--yes").stderr == ""
