"""Rows -> CSV, JSON and NDJSON, streamed: memory stays flat however many rows there are."""

from __future__ import annotations

import csv
import json
import math
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import IO, Any

from archive.bounds import register
from archive.errors import BadQuery

Rows = Iterator[tuple[Any, ...]]


def select(conn: sqlite3.Connection, sql: str, params: Mapping[str, Any] | None = None) -> tuple[tuple[str, ...], Rows]:
    """Run one SELECT with the SQL functions of the pages; return its column names and its rows, unread.

    Raises BadQuery with what SQLite says of it. The connection should be read-only: that is what keeps a query from writing.
    """
    register(conn)
    try:
        cursor = conn.execute(sql, dict(params or {}))
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise BadQuery(sql, str(error)) from error
    if cursor.description is None:
        raise BadQuery(sql, "is no query: it returns no rows; start it with SELECT")
    return tuple(column[0] for column in cursor.description), _checked(cursor, sql)


def _checked(cursor: sqlite3.Cursor, sql: str) -> Rows:
    """Yield the rows; an error that SQLite meets on the way is the query's too."""
    try:
        yield from cursor
    except sqlite3.Error as error:
        raise BadQuery(sql, str(error)) from error


def find_query(
    conn: sqlite3.Connection, what: str, given: Mapping[str, str], queries: Mapping[str, str]
) -> tuple[str, dict[str, str]]:
    """Return the SQL and the parameters for a table's name, a canned query's name or a SELECT.

    Parameters that are not given are empty, which the canned queries read as "all". Raises BadQuery for a name that nothing
    has and for a parameter that the query does not ask for.
    """
    register(conn)
    known = {name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}
    if what in known:
        sql = 'SELECT * FROM "' + what.replace('"', '""') + '"'
    elif what in queries:
        sql = queries[what]
    elif what.split(None, 1)[0].lower() in ("select", "with", "values") if what.strip() else False:
        sql = what
    else:
        close = get_close_matches(what, [*known, *queries], n=3)
        hint = f"did you mean {' or '.join(close)}?" if close else "name one of them, or write a SELECT"
        raise BadQuery(what, f"there is no such table or canned query; {hint}")
    asked = parameters_of(conn, sql)
    unknown = [name for name in given if name not in asked]
    if unknown:
        takes = f"it takes {', '.join(asked)}" if asked else "it takes none"
        raise BadQuery(what, f"has no parameter {unknown[0]}; {takes}")
    return sql, {name: given.get(name, "") for name in asked}


def parameters_of(conn: sqlite3.Connection, sql: str) -> list[str]:
    """Return the names of the ``:name`` parameters that a query asks for, in the order of their first mention."""
    names: list[str] = []

    class _Asking(dict[str, None]):
        def __missing__(self, name: str) -> None:
            if name not in names:
                names.append(name)

    try:
        # EXPLAIN compiles and binds, and runs nothing of the query itself.
        conn.execute(f"EXPLAIN {sql}", _Asking())
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise BadQuery(sql, str(error)) from error
    return names


def write_csv(columns: Sequence[str], rows: Iterable[tuple[Any, ...]], out: IO[str]) -> None:
    """Write CSV with a header line, quoted as RFC 4180 says, lines ended by a line feed alone; null is an empty field."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(map(_plain_row, rows))


def _plain_row(row: tuple[Any, ...]) -> list[Any]:
    return [_plain(value) if value.__class__ in _NOT_PLAIN else value for value in row]


def write_ndjson(columns: Sequence[str], rows: Iterable[tuple[Any, ...]], out: IO[str]) -> None:
    """Write one JSON object a line, in ASCII with escapes."""
    for row in rows:
        out.write(_encode(columns, row) + "\n")


def write_json(columns: Sequence[str], rows: Iterable[tuple[Any, ...]], out: IO[str]) -> None:
    """Write one JSON array of objects, an object a line."""
    out.write("[")
    for at, row in enumerate(rows):
        out.write((",\n" if at else "\n") + _encode(columns, row))
    out.write("\n]\n")


def _encode(columns: Sequence[str], row: tuple[Any, ...]) -> str:
    return json.dumps(dict(zip(columns, map(_plain, row), strict=True)))


_NOT_PLAIN = frozenset({float, bytes})


def _plain(value: Any) -> Any:
    """Turn what JSON has no word for into what it has: whole REALs are written without ".0", blobs as hex."""
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        return int(value) if value.is_integer() and abs(value) < 2**53 else value
    return value.hex() if isinstance(value, bytes) else value


Writer = Callable[[Sequence[str], Iterable[tuple[Any, ...]], IO[str]], None]
WRITERS: dict[str, Writer] = {"csv": write_csv, "json": write_json, "ndjson": write_ndjson}
