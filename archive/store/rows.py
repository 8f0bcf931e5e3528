"""Rows as dicts, whatever row factory the connection came with, and whether there is a table to have any."""

from __future__ import annotations

import sqlite3
from typing import Any


def rows(connection: sqlite3.Connection, sql: str, *values: object) -> list[dict[str, Any]]:
    cursor = connection.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def has_table(connection: sqlite3.Connection, name: str) -> bool:
    """Whether an archive has a table: a server may read a file that no program of ours has opened since the table is known."""
    sql = "SELECT 1 FROM main.sqlite_master WHERE type = 'table' AND name = ?"
    return connection.execute(sql, (name,)).fetchone() is not None
