"""An archive as a Data Package (https://datapackage.org): a CSV for each table, and what its columns mean beside them.

It is made to be given away: nothing of private articles is in it unless asked for, and nothing that tells of the machine
on which the archive was made.
"""

from __future__ import annotations

import json
import re
import sqlite3
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from archive import __version__
from archive.errors import StoreError
from archive.exporting import csv_pieces
from archive.store import open_archive
from archive.store.public_copy import copy_public

Progress = Callable[[int, int], None]
_Opener = Callable[[str], AbstractContextManager[IO[bytes]]]

# The log of loads and the files are of this machine; a column that refers to them is left out with them.
_LEFT_OUT = {"load_runs", "load_errors", "source_files"}
# The scope of an identity may be the file that it counts within.
_LEFT_OUT_COLUMNS = {("articles", "identity_scope"), ("articles", "source_line")}
_INSTEAD = {("articles", "identity_value"): "CASE WHEN identity_kind <> 'file' THEN identity_value ELSE '' END"}
# Columns of these names hold ISO days in every table; that their type is TEXT does not say so.
_DAYS = {
    "published", "as_of", "since", "until", "earliest", "latest", "anchor", "first_published", "last_published",
}  # fmt: skip
_TYPES = {"INTEGER": "integer", "REAL": "number"}
_TOLD_EVERY = 2000  # rows

_IS_ONE_OF = re.compile(r'CHECK\s*\("?(\w+)"? IN \(([^()]*)\)\)')  # CHECK (kind IN ('person', 'place'))
_IS_FROM = re.compile(r'CHECK\s*\("?(\w+)"? >= (\d+)\)')  # CHECK (revision >= 1)
_IS_BETWEEN = re.compile(r'CHECK\s*\("?(\w+)"? BETWEEN (\d+) AND (\d+)\)')  # CHECK (share BETWEEN 0 AND 1)


@dataclass(frozen=True, slots=True)
class Packaged:
    """What was written, and how many articles were left out because they are private."""

    tables: int
    rows: int
    articles: int
    private: int


@dataclass(frozen=True, slots=True)
class _Table:
    name: str
    description: str
    schema: dict[str, Any]
    sql: str


def write_package(
    conn: sqlite3.Connection,
    out: Path,
    metadata: Mapping[str, Any],
    *,
    with_private: bool = False,
    on_progress: Progress = lambda done, whole: None,
) -> Packaged:
    """Write the archive to ``out``, a folder or, where its name ends in .zip, one file.

    ``metadata`` is the database's entry in metadata.yml. Rows are streamed in the order of their primary keys and nothing
    asks a clock: the same archive makes the same bytes. Raises StoreError where there is something at ``out``.
    """
    if out.exists() or out.is_symlink():
        raise StoreError(out, "is there already; remove it, or name another")
    if not out.absolute().parent.is_dir():
        raise StoreError(out, f"cannot be written; there is no folder {out.parent}")
    (private,) = conn.execute("SELECT count(*) FROM articles WHERE private = 1").fetchone()
    hidden = 0 if with_private else private
    # Under its own name only when it is whole, so that nobody gives a half of it away.
    with _folder_beside(out) as folder, _as_public(conn, Path(folder), hidden=hidden) as source:
        part = Path(folder) / out.name
        with _opener(part) as put:
            rows = _write(source, put, metadata, on_progress=on_progress)
        part.rename(out)
    return Packaged(len(rows), sum(rows.values()), rows["articles"], hidden)


@contextmanager
def _as_public(conn: sqlite3.Connection, folder: Path, *, hidden: int) -> Iterator[sqlite3.Connection]:
    """Give the archive without its private articles and all that hangs on them: where it has any, a copy that is made for this."""
    if hidden:
        copy = folder / "public.db"
        copy_public(conn, copy)
        source = open_archive(copy, create=False).conn
    else:
        source = conn
    source.execute("BEGIN")  # all tables as they are at one moment, while others load
    try:
        yield source
    finally:
        source.rollback()
        if hidden:
            source.close()
            copy.unlink()


def _folder_beside(out: Path) -> TemporaryDirectory[str]:
    try:
        return TemporaryDirectory(prefix=".archive-package-", dir=out.absolute().parent)
    except OSError as error:
        raise StoreError(out, f"cannot be written; nothing can be put into the folder {out.parent}") from error


@contextmanager
def _opener(path: Path) -> Iterator[_Opener]:
    """Make the folder or the .zip file, and give what opens a new file in it."""
    if path.suffix.lower() != ".zip":
        path.mkdir()
        yield lambda name: (path / name).open("wb")
        return
    with zipfile.ZipFile(path, "w") as file:

        def put(name: str) -> IO[bytes]:
            info = zipfile.ZipInfo(name)  # of 1980: the time at which it is packed would make other bytes each time
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o100644 << 16
            return file.open(info, "w", force_zip64=True)  # how large it will be is not known before

        yield put


def _write(
    conn: sqlite3.Connection, put: _Opener, metadata: Mapping[str, Any], *, on_progress: Progress
) -> dict[str, int]:
    tables = list(_tables(conn, metadata["tables"]))
    whole = sum(conn.execute(f"SELECT count(*) FROM main.{_name(table.name)}").fetchone()[0] for table in tables)
    written: dict[str, int] = {}
    resources = []
    for table in tables:
        before = sum(written.values())

        def count(done: int, name: str = table.name, before: int = before) -> None:
            written[name] = done
            on_progress(before + done, max(whole, before + done))

        columns = [field["name"] for field in table.schema["fields"]]
        with put(f"{table.name}.csv") as file:
            rows = _counted(conn.execute(table.sql), count)
            size, digest = _put(file, csv_pieces(columns, rows, line_end="\r\n"))
        resources.append(_resource(table, size, digest))
    with put("datapackage.json") as file:
        _put(file, [json.dumps(_package(conn, metadata, resources), indent=2, ensure_ascii=False), "\n"])
    on_progress(whole, whole)
    return written


def _counted(rows: Iterable[tuple[Any, ...]], count: Callable[[int], None]) -> Iterator[tuple[Any, ...]]:
    done = 0
    for done, row in enumerate(rows, 1):
        yield row
        if done % _TOLD_EVERY == 0:
            count(done)
    count(done)


def _put(file: IO[bytes], pieces: Iterable[str]) -> tuple[int, str]:
    """Write text; return how many bytes that makes, and their sha256."""
    size, digest = 0, sha256()
    for piece in pieces:
        data = piece.encode()
        file.write(data)
        size += len(data)
        digest.update(data)
    return size, digest.hexdigest()


# --- what it says of itself ---


def _package(conn: sqlite3.Connection, metadata: Mapping[str, Any], resources: list[dict[str, Any]]) -> dict[str, Any]:
    (newest,) = conn.execute("SELECT max(coalesce(finished, started)) FROM main.load_runs").fetchone()
    found = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "profile": "tabular-data-package",  # what readers of the first version of the standard look for
        "name": re.sub(r"[^a-z0-9]+", "-", str(metadata["title"]).lower()).strip("-") or "press-archive",
        "title": str(metadata["title"]),
        "description": str(metadata["description"]),
        "created": _moment(newest) if newest else None,
        "program": f"press-archive {__version__}",
        "licenses": [_without_nothing(title=metadata.get("license"), path=metadata.get("license_url"))],
        "sources": [_without_nothing(title=metadata.get("source"), path=metadata.get("source_url"))],
        "resources": resources,
    }
    return {name: value for name, value in found.items() if value not in (None, [{}])}


def _without_nothing(**values: Any) -> dict[str, Any]:
    return {name: str(value) for name, value in values.items() if value}


def _moment(written: str) -> str:
    moment = datetime.fromisoformat(written)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _resource(table: _Table, size: int, digest: str) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "profile": "tabular-data-resource",
        "path": f"{table.name}.csv",
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{digest}",
        "schema": table.schema,
    }


# --- the tables, as the schema of the database has them ---


def _tables(conn: sqlite3.Connection, described: Mapping[str, Any]) -> Iterator[_Table]:
    there = dict(conn.execute("SELECT name, sql FROM main.sqlite_master WHERE type = 'table'"))
    taken = [
        name for name in described if name in there and name not in _LEFT_OUT and not described[name].get("hidden")
    ]
    for name in taken:
        yield _table(conn, name, there[name], described[name], taken)


def _table(conn: sqlite3.Connection, name: str, ddl: str, described: Mapping[str, Any], taken: list[str]) -> _Table:
    refers = {column: (to, key) for to, column, key in conn.execute(_REFERENCES, [name])}
    info = [
        row for row in conn.execute(_COLUMNS, [name])
        if (name, row[0]) not in _LEFT_OUT_COLUMNS and (row[0] not in refers or refers[row[0]][0] in taken)
    ]  # fmt: skip
    primary = [column for column, _, _, pk in sorted(info, key=lambda row: row[3]) if pk]
    unique = {column for (column,) in conn.execute(_UNIQUE, [name])}
    checks = _checks(ddl)
    fields = []
    for column, type_, is_required, _ in info:
        field = _field(column, type_, checks.get(column, {}), is_required=bool(is_required))
        if column in unique and (name, column) not in _INSTEAD:
            field.setdefault("constraints", {})["unique"] = True
        fields.append(field | {"description": described["columns"][column]})
    schema = {"fields": fields, "missingValues": [""], "primaryKey": primary}
    keys = [
        # The same table is "" in the first version of the standard, and may be so in the second.
        {"fields": [column], "reference": {"resource": "" if to == name else to, "fields": [key]}}
        for column, _, _, _ in info if column in refers for to, key in [refers[column]]
    ]  # fmt: skip
    if keys:
        schema["foreignKeys"] = keys
    asked = ", ".join(_INSTEAD.get((name, column), _name(column)) for column, *_ in info)
    sql = f"SELECT {asked} FROM {_name(name)} ORDER BY {', '.join(map(_name, primary))}"
    return _Table(name, described["description"], schema, sql)


_COLUMNS = "SELECT name, type, \"notnull\", pk FROM pragma_table_info(?, 'main') ORDER BY cid"
_REFERENCES = 'SELECT "table", "from", "to" FROM pragma_foreign_key_list(?, \'main\')'
_UNIQUE = """
    SELECT max(c.name) FROM pragma_index_list(?, 'main') i, pragma_index_info(i.name, 'main') c
    WHERE i.origin = 'u' GROUP BY i.name HAVING count(*) = 1
"""


def _field(column: str, type_: str, check: dict[str, Any], *, is_required: bool) -> dict[str, Any]:
    if check.get("enum") == ["0", "1"]:
        field: dict[str, Any] = {"name": column, "type": "boolean", "trueValues": ["1"], "falseValues": ["0"]}
        check = {}
    else:
        text = "date" if column in _DAYS else "string"
        field = {"name": column, "type": _TYPES.get(type_, text)}
    # An empty text and a null are the same in CSV, so a text that is not null may still be missing.
    if is_required and (type_ != "TEXT" or "enum" in check):
        check = {"required": True, **check}
    return field | {"constraints": check} if check else field


def _checks(ddl: str) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for column, values in _IS_ONE_OF.findall(ddl):
        found[column] = {"enum": [value.strip().strip("'") for value in values.split(",")]}
    for column, least in _IS_FROM.findall(ddl):
        found[column] = {"minimum": int(least)}
    for column, least, most in _IS_BETWEEN.findall(ddl):
        found[column] = {"minimum": int(least), "maximum": int(most)}
    return found


def _name(of: str) -> str:
    return '"' + of.replace('"', '""') + '"'
