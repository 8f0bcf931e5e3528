"""A copy of an archive without its private articles, for whoever publishes tables and SQL to everybody."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from archive.errors import StoreError
from archive.store import fts, open_archive
from archive.store.clusters import regroup
from archive.store.private import has_private, hide_private

# First what hangs on figures by their keys, then the articles with all that is in them, then what only they had.
_BEFORE, _AFTER = (
    ("series", "series_figures", "samples", "paragraph_samples", "load_errors"),
    ("entities", "publications", "source_files"),
)
# Rows refer to the runs, so these stay; what they say of private articles does not.
_RUNS = """
    UPDATE main.load_runs SET command = '', process = 0, files = 0, files_unchanged = 0, revised = 0, updated = 0,
        unchanged = 0, annotated = 0, errors = 0, figures = 0,
        added = (SELECT count(*) FROM main.articles a WHERE a.first_run_id = load_runs.id)
"""
_SAMPLES = """
    UPDATE main.{samples} SET population = NULL, seed = NULL,
        size = (SELECT count(*) FROM main.{members} m WHERE m.sample_id = {samples}.id)
"""
_MEMBERS = {"samples": "sampled_figures", "paragraph_samples": "sampled_paragraphs"}


def copy_public(conn: sqlite3.Connection, out: Path) -> int:
    """Write the archive without its private articles to ``out``, and return how many articles that leaves.

    No byte of the file is of a private article: the full-text index is built anew, and free pages are cut off. Raises
    StoreError where there is something at ``out``.
    """
    if out.exists():
        raise StoreError(out, "is there already; remove it, or name another file")
    if not out.parent.is_dir():
        raise StoreError(out, f"cannot be written; there is no folder {out.parent}")
    # Under its own name only when it is whole, so that nobody publishes a half of it.
    with _folder_beside(out) as folder:
        part = Path(folder) / "part.db"
        try:
            articles = _write(conn, part)
        except sqlite3.OperationalError as error:  # the disk is full
            raise StoreError(out, f"cannot be written: {error}") from error
        part.rename(out)
    return articles


def _write(conn: sqlite3.Connection, part: Path) -> int:
    conn.execute("VACUUM INTO ?", [str(part)])
    with closing(open_archive(part, create=False).conn) as copy:
        is_other = has_private(copy)
        articles = _remove_private(copy)
    with closing(open_archive(part, create=False).conn) as copy:  # without the views
        with copy:
            copy.execute("BEGIN IMMEDIATE")
            if is_other:
                regroup(copy)
            fts.create_triggers(copy)
        copy.execute("VACUUM")
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
    return articles


def _folder_beside(out: Path) -> TemporaryDirectory[str]:
    try:
        return TemporaryDirectory(prefix=".archive-copy-", dir=out.parent)
    except OSError as error:
        raise StoreError(out, f"cannot be written; nothing can be put into the folder {out.parent}") from error


def _remove_private(copy: sqlite3.Connection) -> int:
    with copy:
        copy.execute("BEGIN IMMEDIATE")
        fts.drop_triggers(copy)
        if hide_private(copy):
            for table in (*_BEFORE, "articles", *_AFTER):
                copy.execute(f"DELETE FROM main.{table} WHERE id NOT IN (SELECT id FROM temp.{table})")
            copy.execute(_RUNS)
            for samples, members in _MEMBERS.items():
                copy.execute(_SAMPLES.format(samples=samples, members=members))
            copy.execute("INSERT INTO paragraphs_fts (paragraphs_fts) VALUES ('rebuild')")
    return int(copy.execute("SELECT count(*) FROM main.articles").fetchone()[0])
