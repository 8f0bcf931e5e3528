"""``archive search``: find paragraphs from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from archive.cli.options import db_option


@click.command(short_help="Find paragraphs by their words.")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@db_option()
@click.option("--limit", "-n", type=click.IntRange(1), default=20, show_default=True, help="Paragraphs to print.")
@click.option(
    "--format", type=click.Choice(["text", "ndjson"]), default="text", show_default=True, help="How to print them."
)
def search(words: tuple[str, ...], db: Path, limit: int, format: str) -> None:
    """Find the paragraphs that hold all WORDS, best first, among the newest few thousand that do.

    Several words in quotes are a phrase, OR (in capitals) is either, a word with a minus before it is left out, a word with an
    asterisk after it is a beginning. Write -- before a word that begins with a minus.

    \b
    archive search hostages
    archive search '"more than" killed'
    archive search -- ceasefire -Rafah
    archive search 'evacuat*' --format ndjson | jq -r .article
    """
    from archive.render import without_controls
    from archive.store import check_usable, open_archive
    from archive.store.search import fts_query
    from archive.store.search import search as find
    from archive.store.show import paragraph_of

    query = fts_query(" ".join(words))
    with check_usable(db):
        conn = open_archive(db, readonly=True).conn
        hits = find(conn, query, limit=limit)
        for hit in hits.hits:
            row = paragraph_of(conn, hit.paragraph_id)
            click.echo(
                json.dumps(row | {"hits": hit.spans})
                if format == "ndjson"
                else _as_text(without_controls(row), hit.spans)
            )
    if not hits.hits:
        click.echo("No paragraph holds all of these words.", err=True)


def _as_text(row: dict[str, Any], spans: tuple[tuple[int, int], ...]) -> str:
    head = " · ".join(filter(None, (row["published"], row["publication"], row["headline"])))
    text, at = "", 0
    for start, end in spans:
        text += row["text"][at:start] + click.style(row["text"][start:end], bold=True)
        at = end
    text = " ".join((text + row["text"][at:]).split())
    return f"{click.style(head, fg='cyan')}\n{row['article']}, paragraph {row['position']}\n{text}\n"
