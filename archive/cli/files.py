"""``archive files``: what the articles were read from, and whether it is there still."""

from __future__ import annotations

import json
from pathlib import Path

import click

from archive.cli.options import count, db_option


@click.command(short_help="List the files that the articles were read from.")
@db_option()
@click.option("--gone", is_flag=True, help="Only those that are there no more.")
@click.option(
    "--format", type=click.Choice(["text", "ndjson"]), default="text", show_default=True, help="How to print them."
)
def files(db: Path, gone: bool, format: str) -> None:
    """List the files that the articles of an archive were read from, with how many articles each has in it.

    Whether a file is there is looked up now, on this machine. Articles outlive their files: nothing is taken out because a file
    went, a file that moved within what is loaded is followed, and archive remove KEY takes an article out for good.

    \b
    archive files
    archive files --gone
    archive files --format ndjson | jq -r .path
    """
    from archive.render import without_controls
    from archive.store import check_usable, open_archive
    from archive.store.sources import list_files

    with check_usable(db):
        found = [file for file in list_files(open_archive(db, readonly=True).conn) if not (gone and file["is_there"])]
    for file in found:
        if format == "ndjson":
            click.echo(json.dumps(file))
        else:
            said = (f"loaded {file['first_loaded'][:10]}", f"changed {file['last_changed'][:10]}")
            known = [count(file["articles"], "article"), *said[: 1 + (file["first_loaded"] != file["last_changed"])]]
            known += [] if file["is_there"] else [click.style("gone", bold=True)]
            click.echo(f"{without_controls(file['path'])}  {', '.join(known)}")
    if not found:
        click.echo("Every file is there." if gone else f"No article of {db} was read from a file.", err=True)
