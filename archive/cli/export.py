"""``archive export``: rows as files that other programs read."""

from __future__ import annotations

from pathlib import Path
from typing import IO

import click

from archive.cli.options import db_option

_SUFFIXES = {".json": "json", ".ndjson": "ndjson", ".jsonl": "ndjson"}
_OTHERS = {
    **dict.fromkeys((".xlsx", ".xls", ".ods"), "a spreadsheet"),
    **dict.fromkeys((".parquet", ".feather"), "a table for programs"),
}


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    from archive.serving import canned_queries

    return [name for name in canned_queries() if name.startswith(incomplete)]


@click.command(short_help="Write a table or a query as CSV, JSON or NDJSON.")
@click.argument("what", metavar="TABLE_OR_QUERY", shell_complete=_complete)
@db_option()
@click.option(
    "--format",
    type=click.Choice(["csv", "json", "ndjson"]),
    help="How to write them. [default: as the file of --output is called, else csv]",
)
@click.option(
    "--output",
    "-o",
    type=click.File("w", encoding="utf-8", lazy=True),
    default="-",
    help="A file to write. [default: standard output]",
)
@click.option(
    "--param", "-p", "params", multiple=True, metavar="NAME=VALUE", help="A parameter of the query; may be repeated."
)
@click.option(
    "--list",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=lambda ctx, param, asked: _list(ctx) if asked else None,
    help="Print the tables and the canned queries with their parameters, and write nothing.",
)
def export(what: str, db: Path, format: str | None, output: IO[str], params: tuple[str, ...]) -> None:
    """Write a table, a canned query or the rows of a SELECT as CSV, JSON or NDJSON.

    Everything is written, however long it is. The canned queries are those of the published archive; a parameter that is not
    given is empty, which they read as all. SQL has the functions of the published archive too, such as bounds_words().

    \b
    archive export --list
    archive export figures > figures.csv
    archive export figures_about_words -p words=hostages --format json
    archive export "select key, exact, low, high from figures where unit = 'people'" -o people.csv
    """
    from archive.exporting import FORMATS, find_query, select
    from archive.serving import canned_queries
    from archive.store import check_usable, open_archive

    given = dict(map(_parameter, params))
    queries = {name: query.sql for name, query in canned_queries().items()}
    with check_usable(db):
        conn = open_archive(db, readonly=True).conn
        columns, rows = select(conn, *find_query(conn, what, given, queries))
        output.writelines(FORMATS[format or _format_of(str(output.name))](columns, rows))


def _list(ctx: click.Context) -> None:
    from archive.serving import canned_queries, table_names

    click.echo(f"Tables: {', '.join(table_names())}\n\nCanned queries:")
    for query in canned_queries().values():
        takes = f" ({', '.join(query.params)})" if query.params else ""
        click.echo(f"{click.style(query.name, bold=True)}{takes}  {query.title}")
    ctx.exit()


def _format_of(name: str) -> str:
    """Return the format that a file's name asks for: people.json is to hold JSON, and no program opens CSV called people.xlsx."""
    suffix = Path(name).suffix.lower()
    if suffix in _OTHERS:
        raise click.BadParameter(
            f"{name!r} would hold {_OTHERS[suffix]}, which is not written here; name it {Path(name).stem}.csv, which such programs open too",
            param_hint="--output",
        )
    return _SUFFIXES.get(suffix, "csv")


def _parameter(said: str) -> tuple[str, str]:
    name, equals, value = said.partition("=")
    if not equals or not name:
        raise click.BadParameter(f"{said!r} is not NAME=VALUE", param_hint="--param")
    return name, value
