"""Parquet, read back with pyarrow and compared with the database. Without pyarrow, what is said of that."""

from __future__ import annotations

import io
import sqlite3
import subprocess
import sys
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from commands import run
from publishing import build

from archive import open_archive
from archive.errors import BadQuery
from archive.parquet import ROWS, write_parquet

TEXT = 'He said "1,200",\r\nthen\rleft; 😀'
MANY = "with recursive n (i) as (select 1 union all select i + 1 from n where i < {}) select {} from n"


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = build(tmp_path_factory.mktemp("parquet") / "press.db")
    db = open_archive(path).conn
    db.execute("update articles set headline = ?, byline = '', dateline = null, words = ? where id = 1", [TEXT, 2**62])
    db.execute("update figures set low = -0.1, value = 1e-300, high = 1e300 where id = 1")
    db.commit()
    db.close()
    return path


def test_without_pyarrow_one_line_says_what_to_install(press, tmp_path, monkeypatch):
    for name in ("pyarrow", "pyarrow.parquet"):
        monkeypatch.setitem(sys.modules, name, None)
    result = run("export", "figures", "-o", tmp_path / "a.parquet", "--db", press)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "Error: Parquet needs pyarrow; install it with: pip install 'press-archive[parquet]'\n"
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def pq() -> Any:
    return pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed: pip install -e '.[parquet]'")


def written(pq: Any, press: Path, sql: str) -> Any:
    result = run("export", sql, "--format", "parquet", "--db", press)
    assert result.exit_code == 0, result.stderr
    return pq.ParquetFile(io.BytesIO(result.stdout_bytes))


@pytest.mark.parametrize("table", ["articles", "figures", "revisions", "near_duplicates", "former_figures", "measures"])
def test_a_table_has_the_values_types_and_descriptions_of_the_database(pq, press, tmp_path, table):
    assert run("export", table, "-o", tmp_path / "a.parquet", "--db", press).exit_code == 0
    found = pq.read_table(tmp_path / "a.parquet")
    db = sqlite3.connect(press)
    assert [tuple(row.values()) for row in found.to_pylist()] == db.execute(f"select * from {table}").fetchall()
    types = {"INTEGER": "int64", "REAL": "double", "TEXT": "string"}
    info = db.execute(f"pragma table_info({table})").fetchall()
    assert {field.name: str(field.type) for field in found.schema} == {row[1]: types[row[2]] for row in info}
    assert all(field.metadata[b"description"] for field in found.schema)
    db.close()


def test_a_column_is_described_in_a_publishers_own_words(pq, press, tmp_path):
    own = tmp_path / "ours.yml"
    own.write_text("databases: {press: {tables: {figures: {columns: {exact: As our paper printed it}}}}}")
    assert run("export", "figures", "-o", tmp_path / "a.parquet", "--db", press, "--metadata", own).exit_code == 0
    schema = pq.read_table(tmp_path / "a.parquet").schema
    assert schema.field("exact").metadata[b"description"] == b"As our paper printed it"
    assert schema.field("value").metadata[b"description"]


def test_a_query_has_the_types_of_its_rows(pq, press):
    sql = "select 1 as whole, 1 as real, 'a' as word, x'ff00' as bytes, null as nil union all select 2, .5, null, null, null"
    found = written(pq, press, sql).read()
    assert [str(field.type) for field in found.schema] == ["int64", "double", "string", "binary", "string"]
    assert found.to_pylist() == [
        {"whole": 1, "real": 1.0, "word": "a", "bytes": b"\xff\x00", "nil": None},
        {"whole": 2, "real": 0.5, "word": None, "bytes": None, "nil": None},
    ]


def test_a_query_without_rows_has_its_columns(pq, press):
    found = written(pq, press, "select key, value from figures where 0").read()
    assert (found.num_rows, found.column_names) == (0, ["key", "value"])


def test_rows_go_into_groups_and_memory_does_not_grow(pq, press, tmp_path):
    found = written(pq, press, MANY.format(25_000, "i, 'row ' || i as said"))
    groups = [found.metadata.row_group(at).num_rows for at in range(found.num_row_groups)]
    assert groups == [ROWS, ROWS, 5_000]
    assert found.read()["i"].to_pylist() == list(range(1, 25_001))
    long = written(pq, press, MANY.format(1000, "hex(zeroblob(50000)) as text"))
    assert long.num_row_groups > 3  # as whole articles are, which would be gigabytes by the ten thousand
    tracemalloc.start()
    with (tmp_path / "a.parquet").open("wb") as out:
        rows = ((at, f"row {at}") for at in range(300_000))
        write_parquet(out, ("i", "said"), rows, declared={}, descriptions={})
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 6_000_000
    assert pq.ParquetFile(tmp_path / "a.parquet").metadata.num_rows == 300_000


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        (MANY.format(12_000, "case when i > 11000 then 'x' else i end as a"), "'a': row 11,001 holds 'x'"),
        (MANY.format(12_000, "case when i > 11000 then .5 else i end as a"), "'a': row 11,001 holds '0.5'"),
        (MANY.format(12_000, "case when i > 11000 then i else null end as a"), "which is string by"),
        ("select .5 as a union all select 9007199254740993", "'a': row 2 holds '9007199254740993'"),
        ("select 1 as a union all select 'x'", "'a': this column holds numbers and text"),
        ("select 1 as a, 2 as a", "'a': two columns have this name"),
    ],
)
def test_what_does_not_fit_is_said_and_leaves_no_whole_file(pq, press, tmp_path, sql, said):
    import pyarrow as pa

    out = tmp_path / "a.parquet"
    result = run("export", sql, "-o", out, "--db", press)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert "Traceback" not in result.output
    with pytest.raises((pa.ArrowInvalid, FileNotFoundError)):
        pq.read_table(out)


def test_a_query_that_fails_on_the_way_leaves_no_whole_file(pq, tmp_path):
    def rows():
        yield from ((at,) for at in range(ROWS))
        raise BadQuery("select", "interrupted")

    out = io.BytesIO()
    with pytest.raises(BadQuery, match="interrupted"):
        write_parquet(out, ("i",), rows(), declared={}, descriptions={})
    assert not out.getvalue().endswith(b"PAR1") or len(out.getvalue()) <= 4


def test_the_same_rows_make_the_same_bytes(pq, press):
    one, other = (run("export", "figures", "--format", "parquet", "--db", press).stdout_bytes for _ in range(2))
    assert one == other


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("out", ["-", "/dev/full"])
def test_a_full_disk_is_said_in_one_line(pq, press, out):
    command = [sys.executable, "-m", "archive", "export", "figures", "--format", "parquet", "-o", out, "--db", press]
    with open("/dev/full", "w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True)
    assert (done.returncode, done.stderr) == (2, "Error: the output cannot be written: no space left on device\n")


@pytest.mark.parametrize(
    ("out", "said"), [("no/such/a.parquet", "there is no folder"), ("", "name a file"), (".", "it is a folder")]
)
def test_what_cannot_be_written_is_said(pq, press, tmp_path, monkeypatch, out, said):
    monkeypatch.chdir(tmp_path)
    result = run("export", "figures", "--format", "parquet", "-o", out, "--db", press)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_it_goes_through_a_pipe_and_ends_quietly_when_the_reader_goes_away(pq, press, tmp_path):
    export = f"{sys.executable} -m archive export {{!r}} --format parquet --db {press}"
    script = export.format("figures") + f" | cat > {tmp_path / 'a.parquet'}"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", script], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert pq.read_table(tmp_path / "a.parquet").num_rows > 3
    many = MANY.format(300_000, "i, hex(i * 7919) as said")
    done = subprocess.run(["bash", "-c", export.format(many) + " | head -c 9"], capture_output=True)
    assert (done.stdout[:4], done.stderr) == (b"PAR1", b"")
