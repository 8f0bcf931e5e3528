"""Files that are loaded, and what an archive holds after it."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from archive import load

LOGS = ("load_runs", "load_errors", "sqlite_sequence")


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def record(**fields):
    return json.dumps(fields) + "\n"


def go(paths, db, **options):
    paths = [paths] if isinstance(paths, str | Path) else paths
    return load(paths, db, jobs=options.pop("jobs", 1), **options)


def dump(db):
    """Return every row of every table that says what the archive holds; the log of loads is another matter."""
    with sqlite3.connect(db) as conn:
        tables = [
            name for (name,) in conn.execute("select name from sqlite_master where type = 'table'") if name not in LOGS
        ]
        rows = {table: conn.execute(f"select * from {table}").fetchall() for table in tables}
    conn.close()
    return rows


def counts(loaded):
    c = loaded.counts
    return {
        name: getattr(c, name)
        for name in ("added", "revised", "updated", "annotated", "unchanged", "errors")
        if getattr(c, name)
    }
