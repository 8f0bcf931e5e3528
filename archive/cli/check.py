"""``archive check``: figures drawn at random for a person to judge, and how often the archive is right by that."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from archive.cli.options import Day, by_option, complain, complete_kind, count, db_option, iso, one_line
from archive.errors import BadQuery

if TYPE_CHECKING:
    import sqlite3

    from archive.store.reviews import Correction
    from archive.store.samples import Of

_USUAL = 100
_FEWEST = 5  # a share of fewer says nothing
_LETTERS = {
    "n": "number", "u": "unit", "o": "object", "a": "about", "c": "change", "m": "measure", "y": "certainty", "s": "source",
    "d": "as_of", "x": "figure",
}  # fmt: skip
_ANSWERS = {word[0]: word for word in ("right", "wrong", "skip", "back", "quit")} | {"stop": "quit"}
_ASKED = "r right, w wrong, s skip, b back, q stop"


@click.command(short_help="Judge figures drawn at random: how many are right.")
@db_option("The archive to write to.")
@click.option(
    "--draw", type=click.IntRange(1), metavar="N", help=f"Draw N figures. [default: {_USUAL}, where none are drawn yet]"
)
@click.option(
    "--measure", help="Draw only figures of this measure: killed, wounded, ...; archive export measures prints them."
)
@click.option(
    "--kind",
    metavar="KIND",
    shell_complete=complete_kind,
    help="Draw only figures of this kind: count, money, percent, ...",
)
@click.option("--publication", metavar="NAME", help="Draw only figures of this outlet.")
@click.option("--from", "since", type=Day(), metavar="DAY", help="Draw only figures published on this day or later.")
@click.option("--to", "until", type=Day(), metavar="DAY", help="Draw only figures published on this day or before.")
@click.option("--seed", type=click.IntRange(0), metavar="N", help="Draw the same figures of the same archive again.")
@click.option(
    "--sample", "number", type=click.IntRange(1), metavar="N", help="Go on with this sample. [default: the newest]"
)
@click.option(
    "--sheet", type=click.File("w", encoding="utf-8", lazy=True), help="Write what is left to judge as a CSV file."
)
@click.option(
    "--read", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Read a CSV file with the verdicts."
)
@click.option("--report", is_flag=True, help="Print how often the archive is right; without --sample, by every sample.")
@click.option(
    "--format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print the report."
)
@by_option("Who judges")
def check(
    db: Path, draw: int | None, number: int | None, sheet: IO[str] | None, read: Path | None, report: bool, format: str, reviewer: str,
    seed: int | None, **of: Any,
) -> None:  # fmt: skip
    """Show figures that were drawn at random, one by one, and ask whether each is read rightly.

    Each answer is kept at once, as archive review keeps it; stop when you like, and go on another day. What the sample says of
    the whole archive is printed in the end, and published: the share that is right with its 95 % interval, and in what the
    others are wrong. Of figures that were not found at all it says nothing.

    A sheet is the same for a spreadsheet: verdict is right or wrong, wrong_in says in what, as archive review --in does, with
    semicolons between several ("number=12; source").

    \b
    archive check --by "Ann Lee"
    archive check --draw 200 --measure killed
    archive check --sheet sheet.csv      # fill in verdict, wrong_in and note, and then
    archive check --read sheet.csv
    archive check --report
    """
    from archive.store import check_usable, open_archive, samples, series

    if (sheet is not None) + (read is not None) + report > 1:
        raise click.UsageError("--sheet, --read and --report are three ways to go on; choose one.")
    chosen = _of(draw, seed, **of)
    if draw is not None and (number is not None or read is not None or report):
        raise click.UsageError("--draw goes with none of --sample, --read and --report.")
    with check_usable(db):
        conn = open_archive(db, create=False, readonly=report).conn
        try:
            if report:
                _print(samples.report(conn, number), format)
                return
            if read is not None:
                _read(conn, read, reviewer)
                return
            sample = _sample(conn, samples.find_sample(conn, number), draw, chosen, seed)
            left = samples.left_to_check(conn, sample)
            if sheet is not None:
                _write(conn, left, sheet)
                return
            if not left:
                click.echo("All that can be judged of it is; archive check --draw N draws more.", err=True)
            if _ask_all(conn, left, reviewer):
                series.refresh(conn)
            _print(samples.report(conn, sample), format)
        finally:
            conn.close()


def _of(draw: int | None, seed: int | None, since: datetime | None, until: datetime | None, **names: str | None) -> Of:
    """Gather which figures to draw from; what narrows nothing is a slip."""
    from archive.model import FIGURE_KINDS
    from archive.store.samples import Of

    of = Of(since=iso(since), until=iso(until), **names)
    if draw is None and (str(of) or seed is not None):
        raise click.UsageError("which figures to draw goes with --draw N.")
    if of.kind is not None and of.kind not in FIGURE_KINDS:
        raise click.UsageError(f"--kind is one of {', '.join(FIGURE_KINDS)}.")
    return of


def _sample(conn: sqlite3.Connection, found: dict[str, Any] | None, draw: int | None, of: Of, seed: int | None) -> int:
    """Return the number of the sample to go on with; one is drawn where that is asked for, or none is there."""
    from archive.store.samples import draw_sample, find_sample

    if draw is None and found is not None:
        return int(found["id"])
    drawn = find_sample(conn, draw_sample(conn, draw or _USUAL, of, seed=seed))
    assert drawn is not None  # noqa: S101 - for the type checker
    click.echo(f"Sample {drawn['id']}: {count(drawn['size'], 'figure')} drawn of {_drawn_of(drawn)}.", err=True)
    return int(drawn["id"])


def _write(conn: sqlite3.Connection, keys: list[str], sheet: IO[str]) -> None:
    from archive.sheets import write_sheet

    write_sheet(conn, keys, sheet)
    said = f"{count(len(keys), 'figure')} to judge; fill in verdict (right or wrong), then archive check --read"
    click.echo(said, err=True)


def _read(conn: sqlite3.Connection, sheet: Path, reviewer: str) -> None:
    """Keep the verdicts of a sheet; the exit code says whether all of it could be read."""
    from archive.sheets import read_sheet
    from archive.store import series

    found = read_sheet(conn, sheet, reviewer=reviewer)
    series.refresh(conn)
    for error in found.errors:
        complain(error)
    more = [f"{found.same:,} said before"] * (found.same > 0)
    more += [f"{count(len(found.errors), 'line')} could not be read"] * bool(found.errors)
    click.echo(", ".join([f"{count(found.kept, 'verdict')} kept", *more]))
    if found.errors:
        sys.exit(1)


def _drawn_of(sample: dict[str, Any]) -> str:
    number = f"{sample['population']:,}" if sample["population"] is not None else "those"
    return number + (f" ({sample['figures_of']})" if sample["figures_of"] else "")


def _ask_all(conn: sqlite3.Connection, keys: list[str], reviewer: str) -> int:
    """Ask of each figure whether it is right; return how much was said, 0 where nothing was."""
    before, at = conn.total_changes, 0
    try:
        while at < len(keys):
            click.echo(f"\n{click.style(f'{at + 1} of {len(keys)}', fg='cyan')}")
            try:
                answer = _ask(conn, keys[at], reviewer)
            except BadQuery as error:  # a load took it away while somebody thought of it
                complain(error)
                answer = "skip"
            if answer == "quit":
                break
            at = max(0, at - 1) if answer == "back" else at + 1
    except click.Abort:  # the end of the input, or Ctrl-C: what was answered is kept
        click.echo()
    return conn.total_changes - before


def _ask(conn: sqlite3.Connection, key: str, reviewer: str) -> str:
    """Show a figure, and keep what is said of it."""
    from archive.sheets import tell_figure
    from archive.store.reviews import put_reviews

    row = tell_figure(conn, key)
    _show(row)
    keep = partial(put_reviews, conn, [key], reviewer=reviewer, stated=row["stated"])
    answer = ""
    while answer not in _ANSWERS.values():
        typed = click.prompt(_ASKED, default="", show_default=False).strip().lower()
        answer = _ANSWERS.get(typed, typed)
    if answer == "right":
        keep(verdict="right")
    elif answer == "wrong":
        corrections: dict[str, Correction] = {}
        try:
            _ask_corrections(conn, corrections)
        finally:  # the end of the input, or Ctrl-C, takes back nothing that was said
            keep(verdict="wrong", corrections=corrections)
    return answer


def _ask_corrections(conn: sqlite3.Connection, corrections: dict[str, Correction]) -> None:
    """Ask in what a figure is wrong, and what that should be; each answer is put into ``corrections`` at once."""
    from archive.store.reviews import read_correction

    letters = None
    while letters is None:
        letters = (
            click.prompt("wrong in which of these letters (Enter: not said)", default="", show_default=False)
            .strip()
            .lower()
        )
        letters = letters if set(letters) - {" ", ","} <= set(_LETTERS) else None
    fields = [_LETTERS[letter] for letter in letters if letter in _LETTERS]
    corrections.update(dict.fromkeys(fields))
    for field in fields:
        while field != "figure":
            typed = click.prompt(
                f"{field} should be (Enter: not said, - for nothing)", default="", show_default=False
            ).strip()
            try:
                corrections[field] = read_correction(conn, f"{field}={typed}")[1] if typed else None
                break
            except BadQuery as error:
                complain(error)


def _show(row: dict[str, Any]) -> None:
    from archive.sheets import marked

    where = " · ".join(
        filter(None, (row["published"], row["publication"], one_line(row["headline"] or "(no headline)", 80)))
    )
    click.echo(click.style(where, fg="cyan"))
    click.echo(marked(row, lambda exact: click.style(exact, bold=True)) + "\n")
    for letter, name in _LETTERS.items():
        if name == "figure":
            click.echo(f"  {letter} it is no figure at all")
        elif row[name] not in (None, "", "none"):
            more = _more(row, name)
            click.echo(f"  {letter} {name:<9}  {row[name]}{f' ({more})' if more else ''}")


def _more(row: dict[str, Any], name: str) -> str | None:
    """Say what else the row states beside a field, so that it is judged too."""
    if name == "as_of":
        since = f"since {row['since']}, " if row["since"] else ""
        told = f'"{one_line(row["date"], 40)}"' if row["date"] else "the article's day"
        return since + told
    beside: dict[str, str | None] = {
        "number": row["base_figure"] and f"of {one_line(row['base_figure'], 40)}",
        "unit": row["unit_name"] if row["unit_name"] != row["unit"] else None,
        "change": {"step": "by this much", "level": "to this level"}.get(row["change_role"] or ""),
    }
    return beside.get(name)


def _print(found: list[dict[str, Any]], format: str) -> None:
    if format == "json":
        click.echo(json.dumps(found, indent=2, ensure_ascii=False))
        return
    if not found:
        click.echo("No figures were drawn; archive check draws some and asks about them.", err=True)
    for sample in found:
        click.echo("\n".join(_as_text(sample)))


def _as_text(sample: dict[str, Any]) -> Iterator[str]:
    yield ""
    yield click.style(
        f"Sample {sample['sample']}, drawn on {sample['drawn'][:10]}: {count(sample['size'], 'figure')} of {_drawn_of(sample)}",
        bold=True,
    )
    yield f"  judged   {sample['judged']:,}, left {sample['left']:,}"
    if sample["otherwise"]:
        yield f"           {sample['otherwise']:,} of the judged are read otherwise since, and left to be judged again"
    if sample["gone"]:
        yield f"           {sample['gone']:,} of the drawn are in no article any more"
    if sample["judged"]:
        yield f"  right    {_share(sample, sample['population'])}"
        yield f"  number   {_share(sample['number'], sample['population'])}"
    if sample["wrong_in"]:
        yield "  wrong in " + ", ".join(f"{name} {number}" for name, number in sample["wrong_in"].items())
    for by in ("kind", "measure"):
        if sample[f"{by}s"]:
            yield f"  by {by}"
        for row in sample[f"{by}s"]:
            yield f"    {row[by]:<16} {_share(row)}"


def _share(row: dict[str, Any], population: int | None = None) -> str:
    from archive.accuracy import share_words

    said = f"{row['right']:,} of {row['judged']:,}"
    return f"{said}, {share_words(row['right'], row['judged'], population)}" if row["judged"] >= _FEWEST else said
