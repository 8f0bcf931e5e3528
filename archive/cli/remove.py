"""``archive remove``: take articles out for good."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from archive.cli.options import count, db_option, one_line


@click.command(short_help="Take articles out for good.")
@click.argument("keys", nargs=-1, required=True, metavar="KEY...")
@db_option("The archive to write to.")
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
def remove(keys: tuple[str, ...], db: Path, yes: bool) -> None:
    """Take the articles with these KEYs out of the archive, with every text they had and all that was said of them.

    What goes is printed, and asked for. A file that is still there is loaded again by the next load of it: take the file away
    first. To keep an article and let nobody else read it, archive private KEY.

    \b
    archive remove 0e8d99bf9f0766cb
    archive remove 0e8d99bf9f0766cb 7569b190247b2706 --yes
    """
    from archive.file_names import is_there
    from archive.store import check_usable, open_archive, series
    from archive.store.removing import remove_articles, what_goes

    with check_usable(db):
        conn = open_archive(db, create=False).conn
        try:
            found = what_goes(conn, keys)
            for article in found:
                click.echo(_said(article))
            if not yes:
                these = "this article" if len(found) == 1 else f"these {len(found):,} articles"
                click.confirm(f"Take {these} out of {db} for good?", abort=True)
            remove_articles(conn, keys)
            series.refresh(conn)
        finally:
            conn.close()
    click.echo(f"{db}: {count(len(found), 'article')} removed")
    for path in sorted({article["path"] for article in found if article["path"] and is_there(article["path"])}):
        click.echo(f"{path} is still there: what stands in it is loaded again by the next load of it", err=True)


def _said(article: dict[str, Any]) -> str:
    from archive.render import without_controls

    headline = one_line(article["headline"] or "(no headline)", 80)
    known = "  ".join(filter(None, (article["key"], article["published"], article["publication"], headline)))
    goes = [
        count(article[name], noun)
        for name, noun in (
            ("revisions", "text"), ("figures", "figure"), ("reviews", "review"), ("choices", "hand-made choice"),
        )
        if article[name]
    ]  # fmt: skip
    return f"{without_controls(known)}: {', '.join(goes)}"
