"""``archive show``: one article, or one figure, as a person reads it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from archive.cli.options import count, db_option


@click.command(short_help="Print an article or a figure by its key.")
@click.argument("key")
@db_option()
@click.option(
    "--format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print it."
)
def show(key: str, db: Path, format: str) -> None:
    """Print the article or the figure with this KEY.

    A key is what a page of the archive has at the end of its address, and the column key of a row.

    \b
    archive show 0e8d99bf9f0766cb
    archive show 0e8d99bf9f0766cb --format json | jq '.figures[].exact'
    """
    from archive.errors import BadQuery
    from archive.store import check_usable, open_archive
    from archive.store.show import article, figure

    with check_usable(db):
        conn = open_archive(db, readonly=True).conn
        if (found := article(conn, key)) is not None:
            say = _article
        elif (found := figure(conn, key)) is not None:
            say = _figure
        else:
            raise BadQuery(key, f"no article and no figure of {db} has this key; archive search WORDS prints keys")
    click.echo(json.dumps(found, indent=2, ensure_ascii=False) if format == "json" else say(found))


def _article(row: dict[str, Any]) -> str:
    lines = [click.style(row["headline"] or "(no headline)", bold=True)]
    lines.append(" · ".join(filter(None, (row["published"], row["publication"], row["byline"], row["url"]))))
    for paragraph in row["paragraphs"]:
        kind = "" if paragraph["kind"] == "body" else click.style(f"[{paragraph['kind']}] ", fg="cyan")
        lines += ["", kind + " ".join(paragraph["text"].split())]
    lines += ["", click.style(count(len(row["figures"]), "figure"), bold=True)]
    lines += [f"  {f['key']}  ¶{f['paragraph']}  {' '.join(f['exact'].split())}  {_means(f)}" for f in row["figures"]]
    return "\n".join(lines)


def _figure(row: dict[str, Any]) -> str:
    lines = [click.style(" ".join(row["exact"].split()), bold=True), _means(row), ""]
    lines += [" ".join(row["paragraph_text"].split()), ""]
    shown = {
        name: value for name, value in row.items() if value is not None and name not in ("exact", "paragraph_text")
    }
    width = max(map(len, shown))
    return "\n".join(lines + [f"{name:<{width}}  {value}" for name, value in shown.items()])


def _means(row: dict[str, Any]) -> str:
    from archive.bounds import bounds_words
    from archive.telling import standing

    names = ("comparator", "approximate", "value", "low", "high", "unit_name")
    said = "= " + bounds_words(*(row[name] for name in names))
    said += f", {row['measure']}" if row["measure"] else ""
    said += (
        f", {standing(row['stance'], row['certainty'])} {row['source_name'] or row['source']}" if row["source"] else ""
    )
    hedged = row["certainty"] not in ("asserted", "reported") and row["certainty"] not in said
    said += f", {row['certainty']}" if hedged else ""
    said += f", since {row['since']}" if row["since"] else ""
    return said + (f", as of {row['as_of']}" if row["as_of"] and row["date_basis"] != "article" else "")
