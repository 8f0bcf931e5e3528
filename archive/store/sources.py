"""The files that articles were read from: what makes loading a folder again cheap."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from archive.file_names import is_there
from archive.store.rows import rows

NO_TIME = -1  # the time of change of a file that is to be read again, since a record of it is bad


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file as it was when it was last read; ``size`` is -1 where that came to no end, ``mtime_ns`` where there was an error."""

    id: int
    size: int
    mtime_ns: int
    sha256: str
    encoding: str


def stored_files(conn: sqlite3.Connection) -> dict[str, StoredFile]:
    """Return every known file by its absolute path: one SELECT for a whole load."""
    return {
        path: StoredFile(*rest)
        for path, *rest in conn.execute("SELECT path, id, size, mtime_ns, sha256, encoding FROM source_files")
    }


def files_without_publication(conn: sqlite3.Connection) -> set[str]:
    """Return the paths of the files with an article of which nobody has said whose it is."""
    sql = "SELECT DISTINCT s.path FROM source_files s JOIN articles a ON a.source_file_id = s.id WHERE a.publication_id IS NULL"
    return {path for (path,) in conn.execute(sql)}


def count_public(conn: sqlite3.Connection, paths: Iterable[str | None]) -> int:
    """Count the articles of these files that everybody may read."""
    sql = "SELECT s.path, count(*) FROM source_files s JOIN articles a ON a.source_file_id = s.id WHERE a.private = 0 GROUP BY s.id"
    held = dict(conn.execute(sql).fetchall())
    return sum(held.get(path, 0) for path in paths)


def put_file(
    conn: sqlite3.Connection,
    *,
    path: str,
    place: str,
    sha256: str,
    encoding: str,
    format: str,  # noqa: A002 - the column's name
    run_id: int,
) -> int:
    """Write a file that is about to be read, as not yet done: size and mtime -1 match no file. Return its id.

    A file whose bytes are those of the last time keeps its row as it was, once ``finish_file`` has said so.
    """
    row = conn.execute(
        """
        INSERT INTO source_files (path, place, size, mtime_ns, sha256, encoding, format, first_run_id, last_run_id)
        VALUES (?, ?, -1, -1, ?, ?, ?, ?, ?)
        ON CONFLICT (path) DO UPDATE SET size = -1, mtime_ns = -1, sha256 = excluded.sha256,
            encoding = excluded.encoding, format = excluded.format,
            last_run_id = iif(sha256 = excluded.sha256, last_run_id, excluded.last_run_id)
        RETURNING id
        """,
        (path, place, sha256, encoding, format, run_id, run_id),
    ).fetchone()
    return int(row[0])


def finish_file(conn: sqlite3.Connection, file_id: int, *, size: int, mtime_ns: int, articles: int) -> None:
    """Say that a file was read to its end: until its size or its time changes it need not be opened again."""
    conn.execute(
        "UPDATE source_files SET size = ?, mtime_ns = ?, articles = ? WHERE id = ?", (size, mtime_ns, articles, file_id)
    )


def forget_files(conn: sqlite3.Connection, paths: Iterable[str]) -> None:
    """Forget the files of articles that were taken out; one that has other articles is to be read again."""
    for path in paths:
        conn.execute("UPDATE source_files SET mtime_ns = ? WHERE path = ?", (NO_TIME, path))
        conn.execute(
            "DELETE FROM source_files WHERE path = ? AND NOT EXISTS"
            " (SELECT 1 FROM articles a WHERE a.source_file_id = source_files.id)",
            (path,),
        )


_FILES = """
    SELECT s.path, s.place, s.format, count(a.id) AS articles, f.started AS first_loaded, l.started AS last_changed
    FROM source_files s JOIN articles a ON a.source_file_id = s.id
    JOIN load_runs f ON f.id = s.first_run_id JOIN load_runs l ON l.id = s.last_run_id
    GROUP BY s.id ORDER BY s.path
"""


def list_files(conn: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """Yield the files that articles are known from, by path, each with whether it ``is_there``: on this machine, now."""
    for row in rows(conn, _FILES):
        yield row | {"is_there": is_there(row["path"])}


def count_gone(conn: sqlite3.Connection, folders: Iterable[str]) -> int:
    """Count the files in these folders that articles are known from and that are there no more."""
    sql = (
        "SELECT path FROM source_files s WHERE path > ? AND path < ?"
        " AND EXISTS (SELECT 1 FROM articles a WHERE a.source_file_id = s.id)"
    )
    # Of folders that lie in each other a file counts once. What begins with "news/" comes before "news0".
    inside = (conn.execute(sql, (f"{folder.rstrip('/')}/", f"{folder.rstrip('/')}0")) for folder in folders)
    return sum(not is_there(path) for path in {path for found in inside for (path,) in found})
