"""The whole of a table or a question as CSV or JSON, to its last row; the same on Datasette 0.65 and 1.0."""

from __future__ import annotations

import json
import sqlite3
import statistics
import tracemalloc
from collections.abc import Callable
from http.client import IncompleteRead
from pathlib import Path

import pytest
from asking import ROOT, Get
from commands import run
from publishing import ROWS, build
from serving import OPEN, serving, wait_until

from archive.pages.downloading import AT_ONCE, Download
from archive.serving import metadata_for

LONG = """
    with recursive n (i) as (select 1 union all select i + 1 from n where i < 25000)
    select i, 'row ' || i as text, i / 2.0 as half, :word as word from n
"""


@pytest.fixture(scope="module")
def long(begin: Callable[..., Get], db: Path) -> Get:
    queries = {
        "long": {"sql": LONG, "params": ["word"]},
        "mine": {"sql": "select :_actor_id as id"},
        "bad": {"sql": "select no_such_column from figures"},
        "late": {"sql": "select 1 as a union all select abs(-9223372036854775807 - column1) from (values (0), (1))"},
        "endless": {"sql": "with recursive n (i) as (select 1 union all select i + 1 from n) select count(*) from n"},
        "write": {"sql": "delete from figures", "write": True},
        "blobs": {"sql": "select x'00ff' as b, 1.0 as f, 9e999 as i, null as n, 'a,\"b\"' as t"},
    }
    metadata = {"databases": {"press": {"queries": queries}}, "plugins": {"press-archive": {"download_seconds": 2}}}
    return begin(db, metadata=metadata)


def test_a_question_is_downloaded_to_its_last_row(long: Get):
    # Datasette's own is cut at a thousand rows; that is why ours exists.
    assert len(long("/press/long.csv").text.splitlines()) == 1001
    answer = long("/-/download/long.csv?word=hard")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="long.csv"'
    lines = answer.text.splitlines()
    assert len(lines) == 25_001
    assert lines[:3] == ["i,text,half,word", "1,row 1,0.5,hard", "2,row 2,1,hard"]
    assert lines[-1] == "25000,row 25000,12500,hard"
    rows = long("/-/download/long.json").json()
    assert len(rows) == 25_000
    assert rows[-1] == {"i": 25_000, "text": "row 25000", "half": 12_500, "word": ""}


def test_a_table_is_downloaded_as_archive_export_writes_it(ask: Get, db: Path):
    for table in ("figures", "articles", "paragraphs", "load_errors"):
        exported = run("export", table, "--db", db).stdout
        if table == "load_errors":
            exported = exported.replace("/news/bad.txt", "")  # paths of the machine are shown to nobody
        assert ask(f"/-/download/{table}.csv").text == exported
    assert len(ask("/-/download/figures.json").json()) == 10


def test_values_that_csv_and_json_have_no_word_for(long: Get):
    assert long("/-/download/blobs.csv").text == 'b,f,i,n,t\n00ff,1,,,"a,""b"""\n'
    assert long("/-/download/blobs.json").json() == [{"b": "00ff", "f": 1, "i": None, "n": None, "t": 'a,"b"'}]


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("nothing.csv", 404, "No table and no ready question"),
        ("select+1.csv", 404, ""),
        ("figures.xlsx", 404, ""),
        ("figures.csv?measure=killed", 400, "has no parameter measure"),
        ("long.csv?words=1", 400, "it takes word"),
        ("mine.csv", 400, "asks for _actor_id"),
        ("bad.csv", 400, "no such column"),
        ("endless.csv", 400, "took longer than 2 seconds"),
        ("late.csv", 400, "integer overflow"),
        ("write.csv", 404, "No table and no ready question"),
    ],
)
def test_what_cannot_be_downloaded_says_why(long: Get, path: str, status: int, said: str):
    answer = long(f"/-/download/{path}")
    assert answer.status_code == status
    assert said in answer.text


def test_a_private_table_is_not_downloaded_and_an_open_question_on_it_is(begin: Callable[..., Get], db: Path):
    closed = {
        "tables": {"figures": {"allow": {"id": "root"}}},
        "queries": {
            "open": {"sql": "select exact from figures"},
            "closed": {"sql": "select exact from figures", "allow": {"id": "root"}},
        },
    }
    get = begin(db, metadata={"databases": {"press": closed}})
    for name in ("figures", "closed"):
        answer = get(f"/-/download/{name}.csv")
        assert answer.status_code == 403
        assert "35,000" not in answer.text
    assert "35,000" in get("/-/download/open.csv").text
    assert (
        begin(db, metadata={"databases": {"press": {"allow": {"id": "root"}}}})("/-/download/articles.csv").status_code
        == 403
    )


def test_a_download_is_of_the_archive_that_is_meant(begin: Callable[..., Get], db: Path, tmp_path: Path):
    second = build(tmp_path / "second.db", rows={"seedarticle00001": ROWS["laterarticle0002"]})
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("create table notes (id integer primary key)")
    connection.close()
    get = begin(db, second, other, metadata=metadata_for(db, ROOT))
    assert len(get("/-/download/articles.csv").text.splitlines()) == 4
    assert len(get("/-/download/articles.csv?in=second").text.splitlines()) == 2
    assert 'href="/-/download/articles.csv?in=second"' in get("/second/articles").text
    assert get("/-/download/notes.csv").status_code == 404  # no archive
    assert "/-/download/" not in get("/other/notes").text


def test_the_pages_link_to_the_whole(ask: Get):
    assert 'href="/-/download/figures.csv"' in ask("/press/figures").text
    assert 'href="/-/download/largest_figures.json?measure=killed"' in ask("/press/largest_figures?measure=killed").text
    sql = "select 1"
    assert "/-/download/" not in ask("/press", params={"sql": sql}, follow_redirects=True).text


def test_memory_stays_flat_and_a_closed_download_lets_go(db: Path):
    connection = sqlite3.connect(db, check_same_thread=False)
    whole = Download(connection, LONG.replace("25000", "300000"), {"word": ""}, "csv")
    tracemalloc.start()
    rows = pieces = 0
    while (piece := whole.next_piece()) is not None:
        rows += piece.count("\n")
        pieces += 1
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert rows == 300_001
    assert pieces > 50
    assert peak < 4_000_000
    whole.close()
    with pytest.raises(sqlite3.ProgrammingError):
        connection.execute("select 1")


def test_long_rows_are_made_few_at_a_time(db: Path):
    connection = sqlite3.connect(db)
    sql = "with recursive n (i) as (select 1 union all select i + 1 from n where i < 400) select hex(zeroblob(100000)) from n"
    whole = Download(connection, sql, {}, "json")
    lengths = []
    while (piece := whole.next_piece()) is not None:
        lengths.append(len(piece))
    whole.close()
    assert max(lengths) < 16 * 201_000
    assert statistics.median(lengths) < 500_000


def test_a_download_that_cannot_go_on_is_broken_off_and_not_cut(db: Path, tmp_path: Path):
    """Over the network, because only there it shows: the transfer must fail on the other side too."""
    slow = "with recursive n (i) as (select 1 union all select i + 1 from n) select i from n"
    metadata = tmp_path / "ours.json"
    queries = {"slow": {"sql": slow}}
    metadata.write_text(
        json.dumps(
            {"databases": {"press": {"queries": queries}}, "plugins": {"press-archive": {"download_seconds": 0.2}}}
        )
    )
    with serving("--db", db, "--metadata", metadata) as served:
        with OPEN(served.address + "-/download/slow.csv", timeout=20) as answer:
            assert answer.status == 200
            with pytest.raises(IncompleteRead):
                answer.read()
        status, text = served.get("/-/download/figures.csv")
        assert status == 200
        assert len(text.splitlines()) == 11
        _, _, said = served.stop()
    assert "Broken off: /-/download/slow.csv: took longer than 0.2 seconds" in said


def test_whoever_hangs_up_frees_the_place(db: Path, tmp_path: Path):
    metadata = tmp_path / "ours.json"
    slow = "with recursive n (i) as (select 1 union all select i + 1 from n) select i, hex(zeroblob(500)) from n"
    metadata.write_text(json.dumps({"databases": {"press": {"queries": {"slow": {"sql": slow}}}}}))
    with serving("--db", db, "--metadata", metadata) as served:
        held = [OPEN(served.address + "-/download/slow.csv", timeout=20) for _ in range(AT_ONCE)]
        for answer in held:
            assert answer.read(10)
        assert served.get("/-/download/figures.csv")[0] == 503
        assert served.get("/-/article/seedarticle00001")[0] == 200  # pages do not wait for downloads
        for answer in held:
            answer.close()
        assert wait_until(lambda: served.get("/-/download/figures.csv")[0] == 200)
