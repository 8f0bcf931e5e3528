"""A million rows as CSV, over the network, against csv.writer over a bare cursor: ``make bench``."""

from __future__ import annotations

import csv
import sqlite3
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))
from publishing import build
from serving import OPEN, serving
from test_bench import clock, in_turn, say

pytestmark = pytest.mark.bench

ROWS = 1_000_000


def test_a_million_rows_against_a_bare_cursor(tmp_path: Path):
    """The rows of ``figures``, with their text, numbers and nulls, many times over."""
    db = build(tmp_path / "press.db")
    with sqlite3.connect(db) as connection:
        figures = connection.execute("select count(*) from figures").fetchone()[0]
        names = [row[1] for row in connection.execute("pragma table_info(figures)") if row[1] not in ("id", "key")]
        listed = ", ".join(f'"{name}"' for name in names)
        connection.execute(
            f"with recursive n (i) as (select 1 union all select i + 1 from n where i < {ROWS // figures - 1})"
            f" insert into figures (key, {listed}) select f.key || '-' || n.i, {listed} from n, figures f"
        )
    connection.close()

    def bare() -> None:
        conn = sqlite3.connect(db)
        with open(tmp_path / "bare.csv", "w", newline="") as out:
            cursor = conn.execute("select * from figures")
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow([column[0] for column in cursor.description])
            writer.writerows(cursor)
        conn.close()

    with serving("--db", db) as served:

        def ours() -> None:
            address = served.address + "-/download/figures.csv"
            with OPEN(address, timeout=60) as answer, open(tmp_path / "ours.csv", "wb") as out:
                while piece := answer.read(1 << 16):
                    out.write(piece)

        def memory() -> int:
            status = Path(f"/proc/{served.process.pid}/status").read_text()
            return int(status.split("VmHWM:")[1].split()[0])

        served.get("/")
        before = memory()
        mine, theirs = in_turn(lambda: clock(ours), lambda: clock(bare), times=3)
        grown = (memory() - before) / 1024
    with open(tmp_path / "ours.csv") as a, open(tmp_path / "bare.csv") as b:
        lines = sum(1 for _ in a), sum(1 for _ in b)
    assert lines == (ROWS + 1, ROWS + 1)
    say(
        f"download: {theirs / mine:.2f} of csv.writer over a bare cursor ({ROWS:,} figures, {mine:.1f} s against {theirs:.1f} s,"
        f" {(tmp_path / 'ours.csv').stat().st_size / 1e6:.0f} MB; the server grew by {grown:.0f} MB); bar 0.5"
    )
    assert theirs / mine >= 0.5
    assert grown < 64
