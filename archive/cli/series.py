"""``archive series``: tolls that somebody tracks over time."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from archive.cli.options import (
    PeriodDay,
    bom_option,
    complete_held,
    complete_measure,
    count,
    db_option,
    one_line,
    refuse_bom,
    with_bom,
)

if TYPE_CHECKING:
    import sqlite3


@click.group(short_help="Track a toll or another number over time: who said it, as of when.")
def series() -> None:
    """Track a toll, a rate or a price over time: define it, see which figures belong, and put right by hand what is wrong.

    The rule is asked again by every load. What was chosen by hand stays as it was chosen, also when newer rules make an
    article's rows again. Each series has a page with a chart: /-/series/NAME.

    \b
    archive series add gaza --measure killed --place Gaza --since 2023-10-07
    archive series show gaza
    archive series exclude gaza 7569b190247b2706
    """


@contextmanager
def _opened(db: Path, *, readonly: bool = False) -> Iterator[sqlite3.Connection]:
    from archive.store import check_usable, open_archive

    with check_usable(db):
        conn = open_archive(db, create=False, readonly=readonly).conn
        try:
            yield conn
        finally:
            conn.close()


class _Add(click.Command):
    """Says to who asks for days as archive search takes them, --from and --to, how that is done here."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            instead = {"--from": "--since", "--to": "--until"}.get(error.option_name)
            if instead is None:
                raise
            said = f"{error.message} A series takes {instead}."
            raise click.NoSuchOption(error.option_name, said, ctx=ctx) from error


@series.command(cls=_Add, short_help="Define a series, and find its figures.")
@click.argument("name")
@db_option("The archive to write to.")
@click.option(
    "--measure",
    shell_complete=complete_measure,
    help="What happened to the counted: killed, wounded, displaced, arrested, ...; archive export measures prints them.",
)
@click.option("--words", help="Only in paragraphs that hold these words, as in archive search.")
@click.option(
    "--unit",
    shell_complete=complete_held("unit"),
    metavar="UNIT",
    help="The unit of the figures: people, USD or dollars, percent, km, house, ...; none for bare numbers. [default: people]",
)
@click.option(
    "--object",
    "objects",
    multiple=True,
    metavar="WORDS",
    help="What is counted or described; may be repeated: any will do.",
)
@click.option(
    "--place",
    "places",
    multiple=True,
    help="A place that is named in the paragraph, or last before it, or in the headline; may be repeated.",
)
@click.option(
    "--source",
    "sources",
    multiple=True,
    shell_complete=complete_held("source"),
    help="Only on the word of this source; may be repeated.",
)
@click.option(
    "--not-source",
    "not_sources",
    multiple=True,
    shell_complete=complete_held("source"),
    help="Not on the word of this source; may be repeated.",
)
@click.option(
    "--since",
    type=PeriodDay(),
    metavar="DAY",
    help="Only figures that hold on this day or later: 2024, 2024-05 or 2024-05-24.",
)
@click.option(
    "--until", type=PeriodDay(last=True), metavar="DAY", help="Only figures that hold on this day or earlier."
)
@click.option("--title", help="How the page is headed. [default: the name]")
@click.option("--replace", is_flag=True, help="Define a series anew that is there; choices by hand stay.")
def add(
    name: str, db: Path, since: str | None, until: str | None, title: str | None, replace: bool, **rule: Any
) -> None:
    """Define a series NAME by a rule, and find the figures that belong to it.

    A measure, an object or words must be given. Words of --object, --place and --source are whole words, in any case.

    \b
    archive series add gaza --measure killed --place Gaza --since 2023-10-07 --title "Killed in Gaza"
    archive series add fires --words "wildfire* OR bushfire*" --measure killed --not-source police
    archive series add jobless --object unemployment --unit percentage
    """
    from archive.pages.hints import hint_at_steps, hint_at_units, hints_at
    from archive.pages.quantities import unit_called, unit_of
    from archive.store.series import Series, get_series, put_series

    title = title or name.replace("-", " ").replace("_", " ")
    unit = rule.pop("unit")
    with _opened(db) as conn:
        in_unit = unit_of(conn, unit or "people")
        defined = Series(name=name, title=title, since=since, until=until, unit=in_unit, **rule)
        found = put_series(conn, defined, replace=replace)
        _, defined = get_series(conn, name)
        rule_words = defined.rule_words(unit_called(conn, defined.unit))
        hints = [] if found else list(hints_at(conn, defined))
        # Nobody chose people, and what is described is mostly something else.
        if found and unit is None and not defined.measure and (more := hint_at_units(conn, defined)):
            hints.append(more)
        if found and (left_out := hint_at_steps(conn, defined)):
            hints.append(left_out)
    click.echo(f"{name}: {count(found, 'figure')}; {rule_words}")
    for hint in hints:
        click.echo(hint, err=True)


@series.command("list", short_help="Print the series.")
@db_option()
@click.option(
    "--format", type=click.Choice(["text", "ndjson"]), default="text", show_default=True, help="How to print them."
)
def list_(db: Path, format: str) -> None:
    """Print every series, with how many figures it has and over which days."""
    from archive.store.series import list_series

    with _opened(db, readonly=True) as conn:
        found = list_series(conn)
    for row in found:
        if format == "ndjson":
            click.echo(json.dumps(row))
        else:
            days = f", {row['first_day']} to {row['last_day']}" if row["first_day"] else ""
            hand = f", {row['by_hand']:,} by hand" if row["by_hand"] else ""
            hand += f", {row['excluded']:,} put out" if row["excluded"] else ""
            title = f"  {row['title']}" if row["title"] != row["name"] else ""
            name = click.style(row["name"], bold=True)
            click.echo(f"{name}{title}: {count(row['figures'], 'figure')}{hand}{days}")
    if not found:
        click.echo("No series yet; archive series add --help says how to make one.", err=True)


@series.command(short_help="Print a series and its figures.")
@click.argument("name", shell_complete=complete_held("series"))
@db_option()
@click.option(
    "--format", type=click.Choice(["text", "csv", "json"]), default="text", show_default=True, help="How to print it."
)
@click.option("--excluded", is_flag=True, help="The figures that were put out by hand instead.")
@bom_option()
def show(name: str, db: Path, format: str, excluded: bool, bom: bool) -> None:
    """Print the series NAME: its rule and its figures by day, with who says so and what they state.

    Among them is what its articles stated before they were revised, with until when and what they state now; in CSV and JSON
    stated_until is empty for what is stated now.

    \b
    archive series show gaza
    archive series show gaza --format csv > gaza.csv
    """
    from archive.exporting import FORMATS, without_formulas
    from archive.pages.quantities import unit_called
    from archive.render import without_controls
    from archive.store.series import FIGURE_COLUMNS, count_gone, figures_of, get_series

    if bom and format != "csv":
        refuse_bom(format)
    with _opened(db, readonly=True) as conn:
        id_, defined = get_series(conn, name)
        found = figures_of(conn, id_, included=not excluded)
        gone = count_gone(conn, id_)
        rule_words = defined.rule_words(unit_called(conn, defined.unit))
    if format != "text":
        rows = (tuple(row.values()) for row in found)
        columns = FIGURE_COLUMNS
        sys.stdout.writelines(with_bom(FORMATS[format](columns, without_formulas(rows) if bom else rows), bom=bom))
        return
    click.echo(f"{click.style(defined.title, bold=True)}\n{rule_words}\n")
    shown = [without_controls(row) for row in found]
    width = max(36, *map(len, map(_states, shown)), 0)
    for row in shown:
        click.echo(_line(row, width))
    former = sum(row["stated_until"] is not None for row in found)
    copies = sum(row["copy_of"] is not None for row in found)
    of = "all these" if former else "them"
    said = (
        count(len(found) - former, "figure"),
        f"{former:,} stated before" if former else "",
        f"{copies:,} of {of} repeat{'s' if copies == 1 else ''} a near-identical text" if copies else "",
        f"{gone:,} chosen by hand in no article now" if gone else "",
    )
    click.echo(("\n" if found else "") + "; ".join(filter(None, said)))


def _states(row: dict[str, Any]) -> str:
    """Say what a figure states, and of what where its words do not say so."""
    from archive.pages.article import says_of_what

    return one_line(says_of_what(row), 60)


def _line(row: dict[str, Any], width: int) -> str:
    from archive.render import until_words

    source = one_line(row["source"] or "–", 40)
    hand = "  by hand" if row["basis"] == "hand" else ""
    hand += "  put right" if row["put_right"] else ""
    copy = f"  (copy of {row['copy_of']})" if row["copy_of"] else ""
    until = f"  ({until_words(row['stated_until'], row['now'])})" if row["stated_until"] else ""
    return f"{row['day'] or 'no day    '}  {row['key']}  {_states(row):<{width}}  {row['certainty']:<9}  {source}{hand}{until}{copy}".rstrip()


@series.command(short_help="Take a series away.")
@click.argument("name", shell_complete=complete_held("series"))
@db_option("The archive to write to.")
def remove(name: str, db: Path) -> None:
    """Take the series NAME away, with the choices made by hand for it. No figure is touched."""
    from archive.store.series import remove_series

    with _opened(db) as conn:
        remove_series(conn, name)
    click.echo(f"{name}: removed")


@series.command(short_help="Say by hand that figures belong.")
@click.argument("name", shell_complete=complete_held("series"))
@click.argument("keys", nargs=-1, required=True, metavar="KEY...")
@db_option("The archive to write to.")
def include(name: str, keys: tuple[str, ...], db: Path) -> None:
    """Say by hand that the figures with these KEYs belong to the series NAME, whatever its rule says."""
    _choose(name, keys, db, included=True)


@series.command(short_help="Say by hand that figures do not belong.")
@click.argument("name", shell_complete=complete_held("series"))
@click.argument("keys", nargs=-1, required=True, metavar="KEY...")
@db_option("The archive to write to.")
def exclude(name: str, keys: tuple[str, ...], db: Path) -> None:
    """Say by hand that the figures with these KEYs do not belong to the series NAME, whatever its rule says."""
    _choose(name, keys, db, included=False)


def _choose(name: str, keys: tuple[str, ...], db: Path, *, included: bool) -> None:
    from archive.store.series import choose, count_included

    with _opened(db) as conn:
        choose(conn, name, keys, included=included)
        whole = count_included(conn, name)
    click.echo(
        f"{name}: {count(len(keys), 'figure')} {'included' if included else 'excluded'} by hand; {whole:,} in all"
    )


@series.command(short_help="Let the rule decide about figures again.")
@click.argument("name", shell_complete=complete_held("series"))
@click.argument("keys", nargs=-1, required=True, metavar="KEY...")
@db_option("The archive to write to.")
def reset(name: str, keys: tuple[str, ...], db: Path) -> None:
    """Take back what was chosen by hand about the figures with these KEYs: the rule of the series NAME decides again."""
    from archive.store.series import count_included, forget

    with _opened(db) as conn:
        forget(conn, name, keys)
        whole = count_included(conn, name)
    click.echo(f"{name}: {count(len(keys), 'figure')} left to the rule; {whole:,} in all")


@series.command("refresh", short_help="Ask the rules again.")
@click.argument("names", nargs=-1, metavar="[NAME]...", shell_complete=complete_held("series"))
@db_option("The archive to write to.")
def refresh_(names: tuple[str, ...], db: Path) -> None:
    """Ask the rules of the named series, or of all, again. A load does this by itself."""
    from archive.store.series import count_included, list_series, refresh

    with _opened(db) as conn:
        refresh(conn, names)
        for name in names or [row["name"] for row in list_series(conn)]:
            click.echo(f"{name}: {count(count_included(conn, name), 'figure')}")
