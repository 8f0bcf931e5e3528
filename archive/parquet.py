"""Rows -> Parquet, in row groups, so that memory stays flat. Needs pyarrow, which only this needs: an extra."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import IO, Any

from archive.errors import ArchiveError, BadQuery

ROWS = 10_000  # in a row group
_CHARACTERS = 16 * 1024 * 1024  # in a row group, about: whole articles make it shorter
_AT_ONCE = 250


def check_pyarrow() -> None:
    """Raise ArchiveError, with what to do next, where pyarrow is not installed."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError as error:
        raise ArchiveError("Parquet needs pyarrow; install it with: pip install 'press-archive[parquet]'") from error


def declared_types(conn: sqlite3.Connection, table: str) -> dict[str, str]:
    """Return the types that a table's columns are declared with; nothing of what is no table."""
    found = conn.execute("SELECT name, type FROM pragma_table_info(?, 'main')", [table])
    return {name: type_ for name, type_ in found if type_ in ("INTEGER", "REAL", "TEXT")}


def write_parquet(
    out: IO[bytes],
    columns: Sequence[str],
    rows: Iterable[tuple[Any, ...]],
    *,
    declared: Mapping[str, str],
    descriptions: Mapping[str, str],
) -> None:
    """Write rows as Parquet: int64, double, string or binary, all of which may be null.

    A column's type is the declared one, else what the first row group holds. Raises BadQuery for a value that does not fit
    its column and for two columns of one name; what was written then has no end, and no program takes it for whole.
    ``descriptions`` of columns go into the metadata of their fields.
    """
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    twice = next((name for at, name in enumerate(columns) if name in columns[:at]), None)
    if twice is not None:
        raise BadQuery(twice, "two columns have this name; give one another with AS")
    types = {"INTEGER": pa.int64(), "REAL": pa.float64(), "TEXT": pa.string(), "BLOB": pa.binary()}
    groups = _groups(rows)
    first = next(groups, [])
    schema = pa.schema(
        [
            pa.field(
                name,
                types[declared.get(name) or _type_of(name, values)],
                metadata={"description": descriptions[name]} if name in descriptions else None,
            )
            for name, values in zip(columns, _by_column(first, len(columns)), strict=True)
        ]
    )
    sink = _Sink(out)
    writer = ParquetWriter(pa.PythonFile(sink, mode="w"), schema)
    try:
        done = 0
        for group in chain([first], groups):
            arrays = [
                _array(pa, field, values, done)
                for field, values in zip(schema, _by_column(group, len(columns)), strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema), row_group_size=ROWS)
            done += len(group)
    except BaseException:
        sink.is_broken = True
        raise
    finally:
        writer.close()
    out.flush()


class _Sink:
    """Hands bytes on until something went wrong: Arrow writes a file's end whatever happens, and so a half would look whole."""

    closed = False
    is_broken = False

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out

    def write(self, data: bytes) -> int:
        if not self.is_broken:
            try:
                self._out.write(data)
            except BaseException:
                self.is_broken = True
                raise
        return len(data)

    def flush(self) -> None:
        """Leave it to whoever opened the file."""

    def close(self) -> None:
        """Leave it to whoever opened the file."""


def _groups(rows: Iterable[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    rows, group, size = iter(rows), [], 0
    while chunk := list(islice(rows, _AT_ONCE)):
        group += chunk
        size += sum(len(value) for row in chunk for value in row if value.__class__ in (str, bytes))
        if len(group) >= ROWS or size >= _CHARACTERS:
            yield group
            group, size = [], 0
    if group:
        yield group


def _by_column(rows: list[tuple[Any, ...]], width: int) -> list[tuple[Any, ...]]:
    return list(zip(*rows, strict=True)) if rows else [()] * width


def _type_of(name: str, values: Iterable[Any]) -> str:
    """Return the type that holds all values; text where there are none."""
    there = {type(value) for value in values} - {type(None)}
    if not there:
        return "TEXT"
    if there <= {int, float}:
        return "REAL" if float in there else "INTEGER"
    if len(there) == 1:
        return "TEXT" if str in there else "BLOB"
    raise BadQuery(name, "this column holds numbers and text; give it one type, as in CAST(... AS TEXT)")


_FIT: dict[str, set[type]] = {"int64": {int}, "double": {int, float}, "string": {str}, "binary": {bytes}}


def _array(pa: Any, field: Any, values: tuple[Any, ...], before: int) -> Any:
    """Make an array. Arrow itself would take 0.5 for the whole number 0."""
    fit = _FIT[str(field.type)] | {type(None)}
    try:
        if set(map(type, values)) <= fit:
            return pa.array(values, type=field.type)
    except pa.ArrowInvalid:
        pass  # a whole number that no REAL holds
    for row, value in enumerate(values, before + 1):
        if type(value) not in fit or (type(value) is int and field.type == pa.float64() and int(float(value)) != value):
            reason = (
                f"row {row:,} holds {str(value)[:40]!r} in this column, which is {field.type} by its declaration or the rows"
                " before; give it one type, as in CAST(... AS TEXT)"
            )
            raise BadQuery(field.name, reason)
    raise AssertionError(field)
