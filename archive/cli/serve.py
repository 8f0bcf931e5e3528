"""``archive serve``: publish an archive with Datasette."""

from __future__ import annotations

import signal
from pathlib import Path

import click

from archive.cli.options import db_option, metadata_option
from archive.cli.private import WHAT_IS_CLOSED


@click.command(
    short_help="Publish an archive as pages and tables in a browser.",
    context_settings={"ignore_unknown_options": True, "allow_interspersed_args": True},
)
@db_option("The archive to publish.")
@click.option(
    "--port", "-p", type=click.IntRange(0, 65535), default=8001, show_default=True, help="0 takes any free port."
)
@click.option("--open", "open_browser", is_flag=True, help="Open the address in a browser when it answers.")
@metadata_option(
    "Titles, descriptions, queries and permissions of your own, YAML or JSON, laid over those of this program."
)
@click.option(
    "--show-paths", is_flag=True, help="Let readers see where files lie on this machine and how they were loaded."
)
@click.argument("datasette_options", nargs=-1, type=click.UNPROCESSED)
def serve(
    db: Path,
    port: int,
    open_browser: bool,
    metadata: Path | None,
    show_paths: bool,
    datasette_options: tuple[str, ...],
) -> None:
    """Publish an archive on this machine, as pages to read and tables to query.

    Prints the address when it answers, and runs until it is interrupted. Whatever else is given goes to `datasette serve`
    as it stands: another database file, --cors, --root, --setting NAME VALUE, ...

    \b
    archive serve --db archive.db
    archive serve --port 0 --open
    archive serve --metadata ours.yml
    archive serve --db archive.db --setting sql_time_limit_ms 5000
    """
    from archive.serving import serve as start

    unwritten: list[OSError] = []

    def ready(address: str) -> None:
        try:
            click.echo(address)
        except OSError as error:  # said when the server has ended in its own way: here it would be a mistake in its log
            unwritten.append(error)
            signal.raise_signal(signal.SIGTERM)
            return
        if _holds_private(db):
            click.echo(f"{db} holds private articles: {WHAT_IS_CLOSED}", err=True)
        if open_browser:
            click.launch(address)

    start(db, port=port, extra=datasette_options, metadata=metadata, show_paths=show_paths, ready=ready)
    for error in unwritten:
        raise error


def _holds_private(db: Path) -> bool:
    """Whether a file that is being served has private articles."""
    import sqlite3
    from contextlib import closing

    from archive.store.private import has_private

    try:
        with closing(sqlite3.connect(f"{db.resolve().as_uri()}?mode=ro", uri=True)) as conn:
            return has_private(conn)
    except sqlite3.Error:  # the pages will say so
        return False
