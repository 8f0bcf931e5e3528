"""How the schema came to be, step by step. What has landed is never edited: a change is a new migration with a test."""

from __future__ import annotations

from importlib.resources import files
from sqlite3 import complete_statement
from typing import TYPE_CHECKING

from sqlite_utils import Migrations

from archive.store import APPLICATION_ID
from archive.store.fts import create_triggers

if TYPE_CHECKING:
    from sqlite_utils import Database

migrations = Migrations("archive")


@migrations()
def m0001_first_schema(db: Database) -> None:
    db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    _run_script(db, (files("archive.store") / "schema.sql").read_text(encoding="utf-8"))
    create_triggers(db.conn)


@migrations()
def m0002_who_and_when(db: Database) -> None:
    _run_script(db, (files("archive.store") / "who_and_when.sql").read_text(encoding="utf-8"))


@migrations()
def m0003_series(db: Database) -> None:
    _run_script(db, (files("archive.store") / "series.sql").read_text(encoding="utf-8"))


@migrations()
def m0004_private(db: Database) -> None:
    _run_script(db, (files("archive.store") / "private.sql").read_text(encoding="utf-8"))


@migrations()
def m0005_for_pages(db: Database) -> None:
    _run_script(db, (files("archive.store") / "for_pages.sql").read_text(encoding="utf-8"))


@migrations()
def m0006_figure_changes(db: Database) -> None:
    _run_script(db, (files("archive.store") / "figure_changes.sql").read_text(encoding="utf-8"))


@migrations()
def m0007_kinds(db: Database) -> None:
    _run_script(db, (files("archive.store") / "kinds.sql").read_text(encoding="utf-8"))


@migrations()
def m0008_clusters(db: Database) -> None:
    _run_script(db, (files("archive.store") / "clusters.sql").read_text(encoding="utf-8"))


@migrations()
def m0009_former_figures(db: Database) -> None:
    _run_script(db, (files("archive.store") / "former_figures.sql").read_text(encoding="utf-8"))


@migrations()
def m0010_reviews(db: Database) -> None:
    _run_script(db, (files("archive.store") / "reviews.sql").read_text(encoding="utf-8"))


@migrations()
def m0011_samples(db: Database) -> None:
    _run_script(db, (files("archive.store") / "samples.sql").read_text(encoding="utf-8"))


@migrations()
def m0012_missed(db: Database) -> None:
    _run_script(db, (files("archive.store") / "missed.sql").read_text(encoding="utf-8"))


@migrations()
def m0013_former_about(db: Database) -> None:
    _run_script(db, (files("archive.store") / "former_about.sql").read_text(encoding="utf-8"))


def _run_script(db: Database, script: str) -> None:
    """Run statements one by one: executescript would commit the migration's own transaction first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if complete_statement(statement):
            db.conn.execute(statement)
            statement = ""
