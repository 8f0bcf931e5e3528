"""The log of loads: a row from the first moment of each, its counts at the end, and one row for each bad input."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from datetime import UTC, datetime
from typing import Any, NamedTuple

from archive.errors import UnreadableSource
from archive.store.sources import NO_TIME


@dataclass(slots=True)
class Counts:
    """What a load has done so far; the same names as the columns of load_runs."""

    files: int = 0  # looked at
    files_unchanged: int = 0  # of those, skipped by size and time of change
    added: int = 0
    revised: int = 0
    updated: int = 0  # same text and headline, other day, byline, ...
    unchanged: int = 0
    annotated: int = 0  # made again by newer rules
    errors: int = 0
    figures: int = 0


# Parts of what is noted of articles that are loaded all the same.
WITHOUT_DAY = "the article is loaded without a day"
OF_ITS_DAY = "the article keeps the day that it had"
LATER_TEXT = "it is kept as a later text of the same article"
READ_AS_ONE = "a plain text is read as one"
WITH_MARKS = "the marks are read as they stand"
TO_COME = "the article is loaded with that day"
WRONG_LETTERS = "letters may be wrong"
LOADED = (WITHOUT_DAY, OF_ITS_DAY, LATER_TEXT, READ_AS_ONE, WITH_MARKS, TO_COME, WRONG_LETTERS)

_COUNTS = tuple(field.name for field in fields(Counts))


def utc_now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def begin_run(conn: sqlite3.Connection, command: str, version: str) -> int:
    """Write the run's row and commit it: a load that dies leaves it as 'running', with a process that is gone."""
    with conn:
        conn.execute("BEGIN IMMEDIATE")
        cursor = conn.execute(
            "INSERT INTO load_runs (started, status, command, version, process) VALUES (?, 'running', ?, ?, ?)",
            (utc_now(), command, version, os.getpid()),
        )
    assert cursor.lastrowid is not None  # noqa: S101 - for the type checker; an INSERT always has one
    return cursor.lastrowid


def finish_run(conn: sqlite3.Connection, run_id: int, status: str, counts: Counts, seconds: float) -> None:
    names = ", ".join(f"{name} = ?" for name in _COUNTS)
    with conn:
        conn.execute(
            f"UPDATE load_runs SET status = ?, finished = ?, seconds = ?, {names} WHERE id = ?",
            (status, utc_now(), round(seconds, 3), *astuple(counts), run_id),
        )


def put_error(conn: sqlite3.Connection, run_id: int, stage: str, path: str, error: UnreadableSource) -> None:
    """Write one bad input into the transaction that is open; ``stage`` is open, read, annotate or store."""
    conn.execute(
        "INSERT INTO load_errors (run_id, path, line, stage, reason) VALUES (?, ?, ?, ?, ?)",
        (run_id, path, error.line, stage, error.reason),
    )


def was_told(conn: sqlite3.Connection, path: str, error: UnreadableSource) -> bool:
    """Whether a load has put this very error."""
    told = "SELECT 1 FROM load_errors WHERE path = ? AND line IS ? AND reason = ?"
    return conn.execute(told, (path, error.line, error.reason)).fetchone() is not None


def list_runs(conn: sqlite3.Connection, limit: int) -> Iterator[dict[str, Any]]:
    """Yield the newest runs first. A run that says 'running' and whose process is gone has the status 'died'."""
    cursor = conn.execute("SELECT * FROM load_runs ORDER BY id DESC LIMIT ?", (limit,))
    names = [column[0] for column in cursor.description]
    for values in cursor:
        row = dict(zip(names, values, strict=True))
        if row["status"] == "running" and not _is_alive(row["process"]):
            row["status"] = "died"
        yield row


def list_errors(conn: sqlite3.Connection, run_id: int) -> Iterator[tuple[str, int | None, str, str]]:
    """Yield path, line, stage and reason of a run's bad inputs, in the order in which they were met."""
    yield from conn.execute("SELECT path, line, stage, reason FROM load_errors WHERE run_id = ? ORDER BY id", (run_id,))


class Told(NamedTuple):
    """In how many loads one and the same thing was said of an input, when first and last, and whether it stands."""

    loads: int
    first_seen: str
    last_seen: str
    stands: bool


def errors_told(conn: sqlite3.Connection) -> dict[tuple[str, int | None, str], Told]:
    """Return by path, line and reason how often each bad input was told.

    It is settled once a later load read its file to the end with other bytes in it, or once the same command ran again and said nothing of
    it. What is odd about an article that was loaded (``LOADED``) is said once, and stands while the file has the same bytes.
    """
    runs = {
        id_: (started, command) for id_, started, command in conn.execute("SELECT id, started, command FROM load_runs")
    }
    ended = dict(
        conn.execute(
            "SELECT command, max(id) FROM load_runs WHERE status IN ('ok', 'partial') GROUP BY command"
        ).fetchall()
    )
    read = dict(conn.execute("SELECT path, last_run_id FROM source_files WHERE mtime_ns <> ?", (NO_TIME,)).fetchall())
    told = {}
    sql = (
        "SELECT path, line, reason, count(DISTINCT run_id), min(run_id), max(run_id) FROM load_errors GROUP BY 1, 2, 3"
    )
    for path, line, reason, loads, first, last in conn.execute(sql):
        started, command = runs[last]
        is_said_again = any(part in reason for part in LOADED) or ended.get(command, 0) <= last
        told[path, line, reason] = Told(loads, runs[first][0], started, is_said_again and read.get(path, 0) <= last)
    return told


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # not ours to signal, so it lives
        return True
    return True
