"""Rows as dicts, whatever row factory the connection came with."""

from __future__ import annotations

import sqlite3
from typing import Any


def rows(connection: sqlite3.Connection, sql: str, *values: object) -> list[dict[str, Any]]:
    cursor = connection.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
