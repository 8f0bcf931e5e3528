"""The triggers that keep the full-text index true when somebody edits paragraphs from outside.

A load writes the index rows itself, in the same batch (per-row triggers make it four times slower), so it takes the
triggers away and puts them back, both inside its own transaction: a load that is killed leaves them as they were.
"""

from __future__ import annotations

import sqlite3

INSERT = "INSERT INTO paragraphs_fts (rowid, text) VALUES (?, ?)"
DELETE = "INSERT INTO paragraphs_fts (paragraphs_fts, rowid, text) VALUES ('delete', ?, ?)"

_ADD = "INSERT INTO paragraphs_fts (rowid, text) VALUES (new.id, new.text);"
_REMOVE = "INSERT INTO paragraphs_fts (paragraphs_fts, rowid, text) VALUES ('delete', old.id, old.text);"
TRIGGERS = {
    "paragraphs_ai": f"AFTER INSERT ON paragraphs BEGIN {_ADD} END",
    "paragraphs_ad": f"AFTER DELETE ON paragraphs BEGIN {_REMOVE} END",
    "paragraphs_au": f"AFTER UPDATE ON paragraphs BEGIN {_REMOVE} {_ADD} END",
}


def create_triggers(conn: sqlite3.Connection) -> None:
    for name, body in TRIGGERS.items():
        conn.execute(f"CREATE TRIGGER {name} {body}")


def drop_triggers(conn: sqlite3.Connection) -> None:
    for name in TRIGGERS:
        conn.execute(f"DROP TRIGGER IF EXISTS {name}")
