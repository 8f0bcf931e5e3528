"""The log of loads: a row from the first moment of each, its counts at the end, and one row for each bad input."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from datetime import UTC, datetime
from typing import Any

from archive.errors import UnreadableSource


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


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # not ours to signal, so it lives
        return True
    return True
