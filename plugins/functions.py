"""The archive's SQL functions, on every connection of this Datasette."""

from __future__ import annotations

import sqlite3

from datasette import hookimpl

from archive import bounds


@hookimpl
def prepare_connection(conn: sqlite3.Connection) -> None:
    bounds.register(conn)
