"""``archive review``: what a person says of figures, kept beside what the rules read."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from archive.cli.options import by_option, count, db_option, one_line

if TYPE_CHECKING:
    from archive.store.reviews import Correction


def _complete_field(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    from archive.store.reviews import FIELDS

    return [name for name in FIELDS if name.startswith(incomplete)]


@click.command(short_help="Say of figures that they are right or wrong; list what was said.")
@click.argument("keys", nargs=-1, metavar="[KEY]...")
@db_option("The archive to write to.")
@click.option("--right", is_flag=True, help="The figures are read rightly.")
@click.option(
    "--wrong",
    is_flag=True,
    help="They are not: no series has them from now on, unless --in number=N, and nothing else, puts them right.",
)
@click.option("--forget", is_flag=True, help="Take back what you said of them.")
@click.option(
    "--in",
    "wrong_in",
    multiple=True,
    metavar="FIELD[=VALUE]",
    shell_complete=_complete_field,
    help="In what they are wrong, and what it should be; may be repeated.",
)
@click.option("--note", metavar="TEXT", help="Why, or what it should be.")
@by_option("Who says so")
@click.option(
    "--format", type=click.Choice(["text", "ndjson"]), default="text", show_default=True, help="How to print the list."
)
def review(
    keys: tuple[str, ...],
    db: Path,
    wrong_in: tuple[str, ...],
    note: str | None,
    reviewer: str,
    format: str,
    **said_of_them: bool,
) -> None:
    """Say of the figures with these KEYs that they are read rightly, or wrongly; without a KEY, list what was said.

    It is kept beside the rows that the rules make (table figure_reviews), and stays when newer rules make them again. It is said
    of what the figure stated then: where newer rules read it otherwise, or its text changed, it counts no more, and the list says so.
    The pages of an article and a figure show it. KEY is - for keys on standard input, one a line.

    With --wrong, --in names a field: figure (it is none at all), number, unit, object, about, change, measure, certainty, source or
    as_of, and after "=" what it should be; a number that is typed with a unit ("75%", "£3") says that too. The view checked_figures has the figures so put right. To learn how often the archive
    is right, see archive check.

    \b
    archive review 7569b190247b2706 --wrong --note "120 is the number of the road" --by "Ann Lee"
    archive review 7569b190247b2706 --wrong --in "number=at least 12" --in object=houses
    archive review 7569b190247b2706 --right
    archive review --format ndjson > reviews.ndjson
    archive export "select key from figures where measure = 'killed'" | tail -n +2 | archive review - --right
    """
    from archive.store import check_usable, open_archive, series
    from archive.store.reviews import forget_reviews, list_reviews, put_reviews, read_corrections

    verdict = _one(said_of_them)
    if keys and verdict is None:
        raise click.UsageError("say --right, --wrong or --forget of these figures.")
    if verdict and not keys:
        raise click.UsageError(f"--{verdict} needs the KEYs of figures; archive show ARTICLE prints them.")
    if note and verdict not in ("right", "wrong"):
        raise click.UsageError("--note goes with --right or --wrong.")
    if wrong_in and verdict != "wrong":
        raise click.UsageError("--in goes with --wrong.")
    with check_usable(db):
        conn = open_archive(db, create=False, readonly=not keys).conn
        try:
            if verdict == "forget":
                said = f"{count(forget_reviews(conn, _all(keys), reviewer=reviewer), 'figure')} no longer reviewed by {reviewer or 'nobody named'}"
            elif verdict is not None:
                corrections = read_corrections(conn, wrong_in)
                number = put_reviews(
                    conn,
                    _all(keys),
                    "right" if verdict == "right" else "wrong",
                    note=note,
                    reviewer=reviewer,
                    corrections=corrections,
                )
                said = f"{count(number, 'figure')} said to be {verdict}"
            else:
                _print(list_reviews(conn), format)
                return
            series.refresh(conn)
            click.echo(f"{db}: {said}")
        finally:
            conn.close()


def _one(said: dict[str, bool]) -> str | None:
    """Return which of --right, --wrong and --forget is said, None where none is."""
    names = [name for name, is_said in said.items() if is_said]
    if len(names) > 1:
        raise click.UsageError(f"--{' and --'.join(names)} cannot both be said of a figure; choose one.")
    return names[0] if names else None


def _all(keys: tuple[str, ...]) -> list[str]:
    """Return the keys, those on standard input in the place of "-"."""
    typed = [line.strip() for line in sys.stdin if line.strip()] if "-" in keys else []
    return [one for key in keys for one in (typed if key == "-" else [key])]


def _print(found: list[dict[str, Any]], format: str) -> None:
    from archive.render import without_controls

    for row in found if format == "ndjson" else map(without_controls, found):
        if format == "ndjson":
            click.echo(json.dumps(row))
            continue
        click.echo(f"{row['figure']}  {say_review(row)}")
    if not found:
        click.echo("Nothing was said of any figure; archive review KEY --right or --wrong does.", err=True)


def say_review(row: dict[str, Any], *, of: str | None = None) -> str:
    """Say a review in a line: its day, the verdict, of what (by default its figure), by whom, and in what it is wrong."""
    state = "" if row["state"] == "holds" else f" ({row['state']})"
    wrong_in = ", ".join(_said(*each) for each in (row["corrections"] or {}).items())
    known = (
        one_line(row["exact"], 50) if of is None else of,
        row["reviewer"],
        wrong_in,
        row["note"] and one_line(row["note"], 80),
    )
    return "  ".join((row["reviewed"][:10], f"{row['verdict']:<5}{state}", *filter(None, known)))


def _said(field: str, value: Correction) -> str:
    """Write a correction as it is typed."""
    from archive.store.reviews import say_correction

    return field if value is None else f"{field}={say_correction(value)}"
