"""``archive runs``: what the loads did."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from archive.cli.options import Whole, db_option, one_line

if TYPE_CHECKING:
    import sqlite3

_COLUMNS = (
    "id",
    "started",
    "status",
    "files",
    "added",
    "revised",
    "updated",
    "annotated",
    "unchanged",
    "figures",
    "errors",
    "seconds",
)


@click.command(short_help="Print what the loads did.")
@db_option()
@click.option("--limit", "-n", type=Whole(1), default=10, show_default=True, help="Loads to print, newest first.")
@click.option("--errors", "with_errors", is_flag=True, help="Print the bad inputs of each load below it.")
@click.option(
    "--format", type=click.Choice(["text", "ndjson"]), default="text", show_default=True, help="How to print them."
)
def runs(db: Path, limit: int, with_errors: bool, format: str) -> None:
    """Print the loads of an archive, newest first: when, how they ended, what they did.

    A load that says died was killed, or its machine went down: what it had committed is there, the rest is loaded by the next.

    A bad input is said by every load until it is mended: --errors says in how many loads and since when, and whether it is settled,
    by another text of the file or since the same command said it no more.

    \b
    archive runs
    archive runs --limit 1 --errors
    archive runs -n 1 --errors --format ndjson | jq '.load_errors[] | select(.loads == 1)'   # new last night
    """
    from archive.store import check_usable, open_archive
    from archive.store.runs import list_runs

    with check_usable(db):
        conn = open_archive(db, readonly=True).conn
        found = list(list_runs(conn, limit))
        if with_errors:
            _add_errors(conn, found)
    if format == "ndjson":
        for row in found:
            click.echo(json.dumps(row))
    elif found:
        click.echo(_said(found))
    else:
        click.echo(f"Nothing has been loaded into {db} yet.", err=True)


def _add_errors(conn: sqlite3.Connection, found: list[dict[str, Any]]) -> None:
    """Give each run its bad inputs, each with how often and since when it was told."""
    from archive.store.runs import errors_told, list_errors

    told = errors_told(conn)
    for row in found:
        row["load_errors"] = [
            {"path": path, "line": line, "stage": stage, "reason": reason, **told[path, line, reason]._asdict()}
            for path, line, stage, reason in list_errors(conn, row["id"])
        ]


def _said(found: list[dict[str, Any]]) -> str:
    """Say the runs as a table, or where the terminal is too narrow for it one below the other."""
    table = _table(found)
    is_narrow = sys.stdout.isatty() and shutil.get_terminal_size().columns < table.index("\n")
    return "\n\n".join(map(_alone, found)) if is_narrow else table


def _alone(row: dict[str, Any]) -> str:
    lines = [f"run {row['id']}, {row['status']}", f"  {row['started']}"]
    counted = (name for name in _COLUMNS[3:-1] if row[name])
    lines += [f"  {name:<9} {row[name]:>9,}" for name in counted]
    lines += [] if row["seconds"] is None else [f"  {'seconds':<9} {row['seconds']:>9}"]
    return "\n".join(lines + _errors(row, 2))


def _errors(row: dict[str, Any], indent: int) -> list[str]:
    said = []
    for error in row.get("load_errors", ()):
        where = error["path"] + (f", line {error['line']}" if error["line"] else "")
        said.append(f"{' ' * indent}{error['stage']}: {where}: {one_line(error['reason'], 200)}{_since(error)}")
    return said


def _since(error: dict[str, Any]) -> str:
    known = [f"{error['loads']:,} loads since {error['first_seen'][:10]}"] if error["loads"] > 1 else []
    known += [] if error["stands"] else ["settled"]
    return f" ({', '.join(known)})" if known else ""


def _table(found: list[dict[str, Any]]) -> str:
    cells = [["run", *_COLUMNS[1:]]] + [
        ["" if row[name] is None else str(row[name]) for name in _COLUMNS] for row in found
    ]
    widths = [max(len(line[at]) for line in cells) for at in range(len(_COLUMNS))]
    lines = []
    for at, line in enumerate(cells):
        padded = (
            cell.ljust(width) if 0 < column < 3 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        lines.append("  ".join(padded).rstrip())
        lines += _errors(found[at - 1], 6) if at else []
    return "\n".join(lines)
