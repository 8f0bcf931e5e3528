"""``archive runs``: what the loads did."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from archive.cli.options import db_option, one_line

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
@click.option(
    "--limit", "-n", type=click.IntRange(1), default=10, show_default=True, help="Loads to print, newest first."
)
@click.option("--errors", "with_errors", is_flag=True, help="Print the bad inputs of each load below it.")
@click.option(
    "--format", type=click.Choice(["text", "ndjson"]), default="text", show_default=True, help="How to print them."
)
def runs(db: Path, limit: int, with_errors: bool, format: str) -> None:
    """Print the loads of an archive, newest first: when, how they ended, what they did.

    A load that says died was killed, or its machine went down: what it had committed is there, the rest is loaded by the next.

    \b
    archive runs
    archive runs --limit 1 --errors
    """
    from archive.store import check_usable, open_archive
    from archive.store.runs import list_errors, list_runs

    with check_usable(db):
        conn = open_archive(db, readonly=True).conn
        found = list(list_runs(conn, limit))
        for row in found if with_errors else ():
            row["load_errors"] = [
                dict(zip(("path", "line", "stage", "reason"), error, strict=True))
                for error in list_errors(conn, row["id"])
            ]
    if format == "ndjson":
        for row in found:
            click.echo(json.dumps(row))
    elif found:
        click.echo(_table(found))
    else:
        click.echo(f"Nothing has been loaded into {db} yet.", err=True)


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
        for error in found[at - 1].get("load_errors", ()) if at else ():
            where = error["path"] + (f", line {error['line']}" if error["line"] else "")
            lines.append(f"      {error['stage']}: {where}: {one_line(error['reason'], 200)}")
    return "\n".join(lines)
