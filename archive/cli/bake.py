"""``archive bake``: an archive as a folder of plain files."""

from __future__ import annotations

import time
from pathlib import Path

import click

from archive.cli.options import count, db_option, metadata_option
from archive.cli.progress import Bar


def _address(ctx: click.Context, param: click.Parameter, said: str) -> str:
    if said and not said.startswith(("http://", "https://")):
        raise click.BadParameter(f"{said!r} does not begin with http:// or https://")
    return said


@click.command(short_help="Write an archive as a static site.")
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@db_option()
@click.option(
    "--address",
    default="",
    metavar="URL",
    callback=_address,
    help="Where the site will be, for citations and a sitemap.",
)
@metadata_option("Titles and permissions of your own, as for archive serve.")
@click.option(
    "--force", is_flag=True, help="Write into a folder that holds other things; they stay, except where names meet."
)
@click.option("--quiet", "-q", is_flag=True, help="Print errors only.")
def bake(out: Path, db: Path, address: str, metadata: Path | None, force: bool, quiet: bool) -> None:
    """Write an archive as a static site into the folder OUT: its articles and figures, and a search that needs no server.

    The site may be put on any web server, or opened from a disk. Only what anybody may read is in it. Baked again, files that
    are as before are not touched, and those of articles that are gone are removed. A folder with other things in it is
    refused.

    \b
    archive bake site
    archive bake site --address https://archive.example.org
    archive bake site && python3 -m http.server --directory site
    """
    from archive.baking import bake as bake_site
    from archive.serving import read_metadata

    began = time.monotonic()
    theirs = read_metadata(metadata) if metadata else None
    with Bar("Baking", hidden=quiet) as bar:
        baked = bake_site(db, out, address=address, force=force, metadata=theirs, on_progress=bar.update)
    if not quiet:
        click.echo(
            f"{out}: {baked.pages:,} pages of {count(baked.articles, 'article')}; {baked.changed:,} of {baked.files:,} files written;"
            f" {time.monotonic() - began:.1f} s"
        )
