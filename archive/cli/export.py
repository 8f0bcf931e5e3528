"""``archive export``: rows as files that other programs read."""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from archive.cli.options import bom_option, count, db_option, metadata_option, refuse_bom, with_bom
from archive.cli.progress import Bar

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_FORMATS = ("csv", "json", "ndjson", "parquet")
_SUFFIXES = {".parquet": "parquet", ".json": "json", ".ndjson": "ndjson", ".jsonl": "ndjson"}
_FOR_SPREADSHEETS = "For a spreadsheet: tables have ids; the queries, and archive search WORDS --all --format csv, have headlines and sources. --bom is for Excel."
_OTHERS = {
    **dict.fromkeys((".xlsx", ".xls", ".ods"), "a spreadsheet"),
    **dict.fromkeys((".feather", ".arrow"), "a table for programs"),
}


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    from archive.serving import canned_queries

    return [name for name in canned_queries() if name.startswith(incomplete)]


@click.command(short_help="Write a table, a query or the whole archive as files.")
@click.argument("what", metavar="[TABLE_OR_QUERY]", required=False, shell_complete=_complete)
@db_option()
@click.option(
    "--format",
    type=click.Choice(_FORMATS),
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
    "--package",
    type=click.Path(),
    metavar="FOLDER|FILE.zip",
    help="Write the whole archive as a Data Package, without its private articles, and no TABLE_OR_QUERY.",
)
@bom_option()
@metadata_option("Titles, licence and queries of your own, as for archive serve.")
@click.option("--with-private", is_flag=True, help="Put the private articles into the package too.")
@click.option(
    "--list",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=lambda ctx, param, asked: _list(ctx) if asked else None,
    help="Print the tables and the canned queries with their parameters, and write nothing.",
)
def export(
    what: str | None, db: Path, format: str | None, output: IO[str], params: tuple[str, ...],
    package: str | None, bom: bool, metadata: Path | None, with_private: bool,
) -> None:  # fmt: skip
    """Write a table, a canned query or the rows of a SELECT as CSV, JSON, NDJSON or Parquet.

    Everything is written, however long it is. The canned queries are those of the published archive; a parameter that is not
    given is empty, which they read as all. SQL has the functions of the published archive too, such as bounds_words().

    For a spreadsheet: a table such as figures has ids; the queries, and archive search WORDS --all --format csv, have headlines, outlets and
    sources in their place. Excel reads CSV rightly that begins with a byte order mark: --bom.

    With --package, all tables are written as one Data Package (datapackage.org): a CSV each, and what their columns mean and
    refer to in datapackage.json. It has no private articles, no log of loads and no names of files; what is there already is
    not written over.

    \b
    archive export --list
    archive export figures > figures.csv
    archive export largest_figures --bom -o figures.csv    # for Excel
    archive export figures_about_words -p words=hostages --format json
    archive export "select key, exact, low, high from figures where unit = 'people'" -o people.csv
    archive export figures -o figures.parquet
    archive export --package press.zip --metadata ours.yml
    """
    if package is not None:
        if what is not None or format or params or output.name != "-" or bom:
            raise click.UsageError(
                "--package goes alone: it takes no TABLE_OR_QUERY, --format, --output, --param or --bom."
            )
        _write_package(db, package, metadata, with_private=with_private)
        return
    if with_private:
        raise click.UsageError(
            "--with-private goes with --package; a table or a query has the private articles anyway."
        )
    if what is None:
        raise click.UsageError("Missing argument 'TABLE_OR_QUERY'; archive export --list prints all.")
    from archive.exporting import FORMATS, find_query, select, without_formulas
    from archive.parquet import check_pyarrow
    from archive.serving import entry_of
    from archive.store import check_usable, open_archive

    given = dict(map(_parameter, params))
    written_as = format or _format_of(str(output.name))
    if bom and written_as != "csv":
        refuse_bom(written_as)
    if written_as == "parquet":
        check_pyarrow()
    entry = entry_of(db, metadata)
    queries = {name: _sql_of(query) for name, query in entry["queries"].items()}
    with check_usable(db):
        conn = open_archive(db, readonly=True).conn
        columns, rows = select(conn, *find_query(conn, what, given, queries))
        if written_as == "parquet":
            described = entry["tables"].get(what, {}).get("columns", {})
            _write_parquet(conn, what, columns, rows, str(output.name), described)
        else:
            if bom:
                rows = without_formulas(rows)
            output.writelines(with_bom(FORMATS[written_as](columns, rows), bom=bom))


def _sql_of(query: str | dict[str, Any]) -> str:
    """Datasette takes a query as its SQL alone too."""
    return query if isinstance(query, str) else str(query["sql"])


def _list(ctx: click.Context) -> None:
    from archive.serving import canned_queries, table_names

    click.echo(f"Tables: {', '.join(table_names())}\n\nCanned queries:")
    for query in canned_queries().values():
        takes = f" ({', '.join(query.params)})" if query.params else ""
        click.echo(f"{click.style(query.name, bold=True)}{takes}  {query.title}")
    click.echo(f"\n{_FOR_SPREADSHEETS}")
    ctx.exit()


def _write_parquet(
    conn: sqlite3.Connection, what: str, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]], name: str,
    descriptions: dict[str, str],
) -> None:  # fmt: skip
    from archive.parquet import declared_types, write_parquet

    with click.open_file(name, "wb", lazy=True) as out:
        write_parquet(out, columns, rows, declared=declared_types(conn, what), descriptions=descriptions)


def _write_package(db: Path, package: str, metadata: Path | None, *, with_private: bool) -> None:
    out = Path(package)
    if out.name in ("", "-"):
        raise click.BadParameter("name a folder that is not there yet, or a .zip file", param_hint="--package")
    if out.suffix.lower() not in ("", ".zip") and not package.endswith("/"):
        raise click.BadParameter(
            f"{package!r} is neither a folder nor a .zip file; name it {out.stem}.zip, or {package}/ for a folder",
            param_hint="--package",
        )
    from archive.packaging import write_package
    from archive.serving import entry_of
    from archive.store import check_usable, open_archive

    entry = entry_of(db, metadata)
    with check_usable(db):
        conn = open_archive(db, readonly=True).conn
        try:
            with Bar("Packing", hidden=False) as bar:
                done = write_package(conn, out, entry, with_private=with_private, on_progress=bar.update)
        finally:
            conn.close()
    click.echo(
        f"{out}: {count(done.articles, 'article')}; {count(done.tables, 'table')} with {count(done.rows, 'row')}"
    )
    if done.private:
        click.echo(f"{count(done.private, 'private article')} left out; --with-private puts them in", err=True)


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
