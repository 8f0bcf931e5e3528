"""``archive private``: articles that not everybody may read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from archive.cli.options import db_option

WHAT_IS_CLOSED = (
    "its tables, SQL and downloads are closed to whoever may not read these;"
    " archive private --copy FILE writes an archive that everybody may have."
)
_CLOSED = f"It holds private articles now: published, {WHAT_IS_CLOSED}"
_OPENED = "No article is private now: published, its tables, SQL and downloads are open again."


@click.command(short_help="Make articles private, or public again; list the private ones.")
@click.argument("keys", nargs=-1, metavar="[KEY]...")
@db_option("The archive to write to.")
@click.option("--public", is_flag=True, help="Make them public again.")
@click.option(
    "--copy", type=click.Path(dir_okay=False, path_type=Path), help="Write the archive without them to this new file."
)
@click.option(
    "--format", type=click.Choice(["text", "ndjson"]), default="text", show_default=True, help="How to print the list."
)
def private(keys: tuple[str, ...], db: Path, public: bool, copy: Path | None, format: str) -> None:
    """Make the articles with these KEYs private; without a KEY, list the private ones.

    A published archive shows a private article only to readers who have the permission view-private-articles, and it keeps
    tables, SQL and downloads from all others. Nothing else changes: this command and all others see every article. A new
    text of a private article is private too. Where its source says that it is private, say otherwise there first: the
    next load would make it private again.

    \b
    archive private 0e8d99bf9f0766cb
    archive private --public 0e8d99bf9f0766cb
    archive private
    archive private --copy public.db
    """
    from archive.store import check_usable, open_archive
    from archive.store.private import has_private, list_private, set_private
    from archive.store.public_copy import copy_public

    if copy and (keys or public):
        raise click.UsageError("--copy goes alone; make articles private or public first.")
    if public and not keys:
        raise click.UsageError(
            "--public needs the KEYs of the articles; archive private prints those that are private."
        )
    with check_usable(db):
        conn = open_archive(db, create=False, readonly=not keys).conn
        try:
            if copy:
                click.echo(f"{copy}: {_count(copy_public(conn, copy))}, none of them private")
            elif keys:
                held = has_private(conn)
                changed = set_private(conn, keys, private=not public)
                click.echo(f"{db}: {_count(changed)} made {'public' if public else 'private'}")
                if held != has_private(conn):
                    click.echo(_OPENED if public else _CLOSED, err=True)
            else:
                _print(list_private(conn), format)
        finally:
            conn.close()


def _count(articles: int) -> str:
    return f"{articles:,} article{'' if articles == 1 else 's'}"


def _print(found: list[dict[str, Any]], format: str) -> None:
    from archive.render import without_controls

    for row in found:
        line = "  ".join(filter(None, (row["key"], row["published"], row["publication"], row["headline"])))
        click.echo(json.dumps(row) if format == "ndjson" else without_controls(line))
    if not found:
        click.echo("No article is private; archive private KEY makes one so.", err=True)
