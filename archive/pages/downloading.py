"""A whole table or query as CSV or JSON: one cursor read to its end, a piece at a time, within a budget of time."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Generator, Mapping
from threading import Lock

from archive.errors import BadQuery
from archive.exporting import FORMATS, fill, select

CONTENT_TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json; charset=utf-8"}
SECONDS = 120.0  # spent in SQLite and in writing; waiting for a slow reader is not counted
AT_ONCE = 4  # each holds a connection and keeps SQLite from clearing its log


class Download:
    """One transfer. ``next_piece`` blocks, so it is for a thread; memory stays flat however many rows there are.

    The connection belongs to the download: ``close`` closes it.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        sql: str,
        params: Mapping[str, str],
        form: str,
        *,
        seconds: float = SECONDS,
    ) -> None:
        self._connection = connection
        self._busy = Lock()
        self._seconds = self._left = seconds
        self._ends = 0.0
        self._pieces = self._run(sql, params, form)
        connection.row_factory = None
        connection.text_factory = str  # Datasette's forgives text that is no UTF-8, at the cost of half the speed
        connection.set_progress_handler(lambda: time.monotonic() > self._ends, 1000)

    def _run(self, sql: str, params: Mapping[str, str], form: str) -> Generator[str, None, None]:
        columns, rows = select(self._connection, sql, params)
        yield from FORMATS[form](columns, rows)

    def next_piece(self) -> str | None:
        """Return the next piece, or None at the end. BadQuery: SQLite could not go on, or the time is used up."""
        with self._busy:
            began = time.monotonic()
            self._ends = began + self._left
            try:
                return next(self._pieces, None)
            except BadQuery as error:
                if time.monotonic() > self._ends:
                    raise BadQuery(error.text, f"took longer than {self._seconds:g} seconds") from error
                raise
            finally:
                self._left -= time.monotonic() - began

    def close(self) -> None:
        """Let go of the connection; a piece that another thread is making is stopped, not waited for."""
        self._connection.interrupt()
        with self._busy:
            self._pieces.close()
            self._connection.close()


def fill_in(connection: sqlite3.Connection, name: str, sql: str, given: Mapping[str, str]) -> dict[str, str]:
    """Return the parameters of a query, those that are not given empty.

    Raises BadQuery for one that is not asked for: a filter that is passed over in silence would give a file of everything
    to somebody who believes it is filtered. And for one that Datasette itself would fill in, such as _actor_id.
    """
    params = fill(connection, name, sql, given)
    for parameter in params:
        if parameter.startswith("_"):
            raise BadQuery(name, f"asks for {parameter}, which only its own page can fill in")
    return params
