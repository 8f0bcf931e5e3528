"""Rows -> CSV, JSON and NDJSON, streamed: memory stays flat however many rows there are."""

from __future__ import annotations

import csv
import io
import json
import math
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from archive.bounds import register
from archive.errors import BadQuery
from archive.near_names import nearly_called

Rows = Iterator[tuple[Any, ...]]

# What a spreadsheet would run as a formula: it is a text, a sign alone, or a number with its sign.
_FORMULA = re.compile(r"[\t\r]|[=@](?!\Z)|[+-](?!\Z|[\d.,]+(?: ?[^\W\d]+|%)*$)")


def select(conn: sqlite3.Connection, sql: str, params: Mapping[str, Any] | None = None) -> tuple[tuple[str, ...], Rows]:
    """Run one SELECT with the SQL functions of the pages; return its column names and its rows, unread.

    Raises BadQuery with what SQLite says of it. The connection should be read-only: that is what keeps a query from writing.
    """
    register(conn)
    try:
        cursor = conn.execute(sql, dict(params or {}))
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise _bad_query(conn, sql, error) from error
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
        sql = whole_table(what)
    elif what in queries:
        sql = queries[what]
    elif what.split(None, 1)[0].lower() in ("select", "with", "values") if what.strip() else False:
        sql = what
    else:
        close = nearly_called(what, [*known, *queries])
        some = (
            "name one, such as figures, articles or "
            + next(iter(queries), "revisions")
            + ", or write a SELECT; archive export --list prints all"
        )
        hint = f"did you mean {' or '.join(close)}?" if close else some
        raise BadQuery(what, f"there is no such table or canned query; {hint}")
    return sql, fill(conn, what, sql, given)


def whole_table(name: str) -> str:
    return 'SELECT * FROM "' + name.replace('"', '""') + '"'


def fill(conn: sqlite3.Connection, what: str, sql: str, given: Mapping[str, str]) -> dict[str, str]:
    """Return all parameters that a query asks for, those not given empty; BadQuery for one that it does not ask for."""
    asked = parameters_of(conn, sql)
    unknown = [name for name in given if name not in asked]
    if unknown:
        takes = f"it takes {', '.join(asked)}" if asked else "it takes none"
        raise BadQuery(what, f"has no parameter {unknown[0]}; {takes}")
    return {name: given.get(name, "") for name in asked}


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
        raise _bad_query(conn, sql, error) from error
    return names


_NAMED = re.compile(r"\b(?:from|join|,)\s+[\"\[`]?(?P<table>\w+)", re.I)
_MISSING = re.compile(r"no such (?P<what>column|table): (?:\w+\.)*(?P<name>\w+)")


def _bad_query(conn: sqlite3.Connection, sql: str, error: Exception) -> BadQuery:
    """Say what SQLite says of a query; of a column or a table that there is not, also which there are."""
    said = str(error)
    missing = _MISSING.match(said)
    if missing is None:
        return BadQuery(sql, said)
    tables = [name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
    if missing["what"] == "table":
        close = nearly_called(missing["name"], tables)
        return BadQuery(
            sql, f"{said}; " + (f"did you mean {' or '.join(close)}?" if close else "archive export --list prints all")
        )
    named = {table.casefold() for table in _NAMED.findall(sql)}
    there = [f"{table} has {', '.join(_columns_of(conn, table))}" for table in tables if table.casefold() in named]
    columns = [column for table in tables if table.casefold() in named for column in _columns_of(conn, table)]
    close = nearly_called(missing["name"], columns) if there else []
    meant = [f"did you mean {' or '.join(close)}?"] if close else []
    return BadQuery(sql, "; ".join((said, *meant, *there)))


def _columns_of(conn: sqlite3.Connection, table: str) -> list[str]:
    return [name for (name,) in conn.execute("SELECT name FROM pragma_table_info(?)", (table,))]


PIECE = 256 * 1024  # characters that are made at a time, about
MOST_ROWS = 2000


def csv_pieces(columns: Sequence[str], rows: Iterable[tuple[Any, ...]], *, line_end: str = "\n") -> Iterator[str]:
    """Make CSV in pieces: a header line, quoted as RFC 4180 says, lines ended by a line feed alone; null is an empty field."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator=line_end)

    def written(chunk: list[tuple[Any, ...]]) -> str:
        writer.writerows(_plain_rows(chunk))
        piece = out.getvalue()
        out.seek(0)
        out.truncate()
        return piece if line_end == "\r\n" or "\r" not in piece else _with_returns(chunk, line_end)

    # With the first rows, so that a query that fails at once has written nothing.
    head, pieces = written([tuple(columns)]), _pieces(rows, written)
    yield head + next(pieces, "")
    yield from pieces


def without_formula(cell: object) -> object:
    """Return a cell that a spreadsheet would run as a formula, or print as #NAME?, with ' before it: "=1+1", "@desk", "- a list"."""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def without_formulas(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        yield tuple(map(without_formula, row))


def _with_returns(chunk: list[tuple[Any, ...]], line_end: str) -> str:
    """Write rows that hold a carriage return: the writer quotes one only where it ends lines with it too."""
    out = io.StringIO(newline="")
    lines = []
    for row in _plain_rows(chunk):
        csv.writer(out, lineterminator="\r\n").writerow(row)
        lines.append(out.getvalue()[:-2] + line_end)
        out.seek(0)
        out.truncate()
    return "".join(lines)


def ndjson_pieces(columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> Iterator[str]:
    """Make one JSON object a line, in ASCII with escapes."""
    return _pieces(rows, lambda chunk: "".join([_encode(columns, row) + "\n" for row in _plain_rows(chunk)]))


def json_pieces(columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> Iterator[str]:
    """Make one JSON array of objects, an object a line."""
    comma = ""
    yield "["
    for piece in _pieces(rows, lambda chunk: ",\n".join([_encode(columns, row) for row in _plain_rows(chunk)])):
        if piece:
            yield f"{comma}\n{piece}"
            comma = ","
    yield "\n]\n"


def _pieces(rows: Iterable[tuple[Any, ...]], written: Callable[[list[tuple[Any, ...]]], str]) -> Iterator[str]:
    """Write the rows some at a time: as many as make about ``PIECE`` characters, so that long rows take no more memory."""
    rows, size = iter(rows), 16
    while True:
        chunk = list(islice(rows, size))
        piece = written(chunk)
        yield piece
        if len(chunk) < size:
            return
        size = max(1, min(MOST_ROWS, size * 4, size * PIECE // (len(piece) + 1)))


def _plain_rows(chunk: list[tuple[Any, ...]]) -> Iterable[tuple[Any, ...]]:
    """Make values plain column by column: most columns hold nothing but text and whole numbers, and are only looked at."""
    columns = list(zip(*chunk, strict=True))
    touched = [at for at, column in enumerate(columns) if not _NOT_PLAIN.isdisjoint(map(type, column))]
    if not touched:
        return chunk
    for at in touched:
        columns[at] = tuple(map(_plain, columns[at]))
    return zip(*columns, strict=True)


def _encode(columns: Sequence[str], row: tuple[Any, ...]) -> str:
    return json.dumps(dict(zip(columns, row, strict=True)))


_NOT_PLAIN = frozenset({float, bytes})


def _plain(value: Any) -> Any:
    """Turn what JSON has no word for into what it has: whole REALs are written without ".0", blobs as hex."""
    if value.__class__ is float:
        if value.is_integer():
            return int(value) if -(2**53) < value < 2**53 else value
        return value if math.isfinite(value) else None
    return value.hex() if isinstance(value, bytes) else value


Pieces = Callable[[Sequence[str], Iterable[tuple[Any, ...]]], Iterator[str]]
FORMATS: dict[str, Pieces] = {"csv": csv_pieces, "json": json_pieces, "ndjson": ndjson_pieces}
