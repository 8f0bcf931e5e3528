"""The SQLite file: its schema, and what is written to it and read from it. No other package but ``pages`` holds SQL."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from typing import TYPE_CHECKING

from archive.errors import StoreError

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x41726368  # "Arch": how any program tells an archive from another SQLite file
BUSY_SECONDS = 30.0

# A file without any other table is empty, or was left half-made by a start that was killed.
# One statement, since another start may be making the archive at this moment.
_WHOSE = """SELECT application_id, EXISTS (SELECT 1 FROM sqlite_master WHERE tbl_name <> '_sqlite_migrations')
FROM pragma_application_id"""

__all__ = ["APPLICATION_ID", "check_usable", "has_archive", "open_archive"]


def open_archive(path: str | Path, *, create: bool = True, readonly: bool = False) -> Database:
    """Open the archive at ``path``, made or brought up to date first where needed.

    The connection has foreign keys on and WAL, so that a reader never waits for a load. Raises StoreError where there is
    nothing and ``create`` is false, or what is there is no archive, is newer than this program, locked or not writable.
    ``readonly`` still brings an older file up to date, then opens it again so that nothing can be written.
    """
    path = Path(path)
    if path.is_dir():
        raise StoreError(path, "is a folder; name a file in it")
    if (readonly or not create) and not has_archive(path):
        raise StoreError(path, f"there is no archive here yet; make one with: archive load PATH --db {path}")
    db = None
    try:
        db = _connect(path, "ro" if readonly else "rwc")
        is_current = _is_current(db, path)
        if readonly and not is_current:
            db.conn.close()
            open_archive(path).conn.close()
            db = _connect(path, "ro")
        elif not is_current:
            _bring_up_to_date(db)
    except (sqlite3.Error, OSError) as error:
        _close(db)
        raise StoreError(path, _reason(error, path)) from error
    except StoreError:
        _close(db)
        raise
    return db


def has_archive(path: str | Path) -> bool:
    """Whether there is a file that may be an archive. One without a byte is none yet: to read it must not make it one."""
    path = Path(path)
    return path.exists() and path.stat().st_size > 0


def _connect(path: Path, mode: str) -> Database:
    from sqlite_utils import Database

    # resolve() first: a relative path with a '?' or '#' in it must not become part of the address.
    address = f"{path.resolve().as_uri()}?mode={mode}"
    conn = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS)
    conn.execute("PRAGMA foreign_keys = ON")
    return Database(conn, recursive_triggers=False, execute_plugins=False)


def _is_current(db: Database, path: Path) -> bool:
    """Whether the file has every migration; StoreError where it is not ours or knows more than we do."""
    from archive.store.migrations import migrations

    application, has_tables = db.conn.execute(_WHOSE).fetchone()
    if application != APPLICATION_ID:
        if application == 0 and not has_tables:
            return False
        raise StoreError(path, "is a SQLite database, but not an archive; name another file with --db")
    applied = {row.name for row in migrations.applied(db)}
    unknown = applied - {migration.name for migration in migrations._migrations}
    if unknown:
        raise StoreError(
            path, f"was written by a newer archive (it has {min(unknown)}); upgrade with: pip install -U press-archive"
        )
    return not migrations.pending(db)


def _bring_up_to_date(db: Database) -> None:
    from archive.store.migrations import migrations

    _use_wal(db.conn)
    db.conn.execute("BEGIN IMMEDIATE")  # of two first loads at once the second waits here, and finds all of it done
    with db.conn:
        migrations.apply(db)


def _use_wal(conn: sqlite3.Connection) -> None:
    """Turn WAL on; for that SQLite itself does not wait until another connection has let go of the file."""
    end = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            conn.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
            time.sleep(0.02)


def _close(db: Database | None) -> None:
    if db is not None:
        db.conn.close()


def _reason(error: Exception, path: Path) -> str:
    """Say what a SQLite error means for the person at the keyboard."""
    said = str(error)
    if "not a database" in said:
        return "is not a SQLite database; name another file with --db"
    if "locked" in said or "busy" in said:
        return "another program is writing to it; try again when that has ended"
    if "readonly" in said or "read-only" in said:
        return "may not be written to; check the permissions of the file and its folder"
    if "disk is full" in said:
        return "the disk is full; nothing of this step was kept"
    if "unable to open" in said:
        folder = path.resolve().parent
        return f"cannot be opened; {'check its permissions' if folder.is_dir() else f'there is no folder {folder}'}"
    if "malformed" in said:
        return "is damaged; restore it from a backup, or load its sources into a new file"
    return said


class check_usable:  # noqa: N801 - used as a statement, like contextlib.suppress
    """``with check_usable(path):`` turns the SQLite errors that a user can act on into StoreError; others stay bugs."""

    _ACTABLE = ("locked", "busy", "readonly", "read-only", "disk is full", "unable to open", "malformed", "disk I/O")

    def __init__(self, path: str | Path) -> None:
        self._path = Path(path)

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, sqlite3.Error) and any(word in str(error) for word in self._ACTABLE):
            raise StoreError(self._path, _reason(error, self._path)) from error
