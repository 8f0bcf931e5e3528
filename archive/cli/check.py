"""``archive check``: figures drawn at random for a person to judge, and how often the archive is right by that."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from shlex import quote
from typing import IO, TYPE_CHECKING, Any, Protocol

import click

from archive.cli.options import (
    PeriodDay,
    Whole,
    bom_option,
    by_option,
    complain,
    complete_held,
    complete_kind,
    complete_measure,
    count,
    db_option,
)
from archive.errors import BadQuery, UnreadableSource

if TYPE_CHECKING:
    import sqlite3

    from archive.sheets import SheetRead
    from archive.store.samples import Of

_USUAL = 100


class Judging(Protocol):
    """What a module offers to have something judged: figures (``check_figures``), or paragraphs for what is missed in them."""

    NOUN: str
    THAT: str  # which of them are drawn of
    OPTION: str  # what archive check is called with
    FILL_IN: str  # what is to be done with a sheet

    def draw_sample(
        self, conn: sqlite3.Connection, size: int, of: Of | None = ..., *, seed: int | None = ...
    ) -> int: ...
    def find_sample(self, conn: sqlite3.Connection, number: int | None = ...) -> dict[str, Any] | None: ...
    def forget_sample(self, conn: sqlite3.Connection, number: int) -> None: ...
    def left_to_check(self, conn: sqlite3.Connection, sample: int) -> list[str]: ...
    def report(self, conn: sqlite3.Connection, number: int | None = ...) -> list[dict[str, Any]]: ...
    def as_text(self, sample: dict[str, Any]) -> Iterator[str]: ...
    def ask(self, conn: sqlite3.Connection, key: str, sample: int, reviewer: str) -> str: ...
    def count_unread(self, conn: sqlite3.Connection, path: Path, left: Iterable[str]) -> int: ...
    def write_sheet(self, conn: sqlite3.Connection, keys: Iterable[str], sheet: IO[str]) -> None: ...
    def read_sheet(
        self, conn: sqlite3.Connection, path: Path, *, reviewer: str = ..., sample: int | None = ...
    ) -> SheetRead: ...


@click.command(short_help="Judge figures drawn at random: how many are right, or missed.")
@db_option("The archive to write to.")
@click.option("--missed", is_flag=True, help="Draw paragraphs instead, and ask which figures are missed in each.")
@click.option("--draw", type=Whole(1), metavar="N", help=f"Draw N. [default: {_USUAL}, where none are drawn yet]")
@click.option(
    "--measure",
    shell_complete=complete_measure,
    help="Draw only figures of this measure: killed, wounded, ...; archive export measures prints them.",
)
@click.option(
    "--kind",
    metavar="KIND",
    shell_complete=complete_kind,
    help="Draw only figures of this kind: count, money, percent, ...",
)
@click.option(
    "--publication", metavar="NAME", shell_complete=complete_held("publication"), help="Draw only of this outlet."
)
@click.option(
    "--from",
    "since",
    type=PeriodDay(),
    metavar="DAY",
    help="Draw only what was published on this day or later: 2024, 2024-05 or 2024-05-24.",
)
@click.option(
    "--to",
    "until",
    type=PeriodDay(last=True),
    metavar="DAY",
    help="Draw only what was published on this day or before.",
)
@click.option("--seed", type=Whole(0), metavar="N", help="Draw the same of the same archive again.")
@click.option("--sample", "number", type=Whole(1), metavar="N", help="Go on with this sample. [default: the newest]")
@click.option("--again", is_flag=True, help="Judge what somebody else has judged, without seeing how; needs --by.")
@click.option(
    "--sheet", type=click.File("w", encoding="utf-8", lazy=True), help="Write what is left to judge as a CSV file."
)
@bom_option()
@click.option(
    "--read", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Read a CSV file with the verdicts."
)
@click.option(
    "--forget", is_flag=True, help="Take back the sample that --sample N names, while nothing is judged for it."
)
@click.option("--report", is_flag=True, help="Print how often the archive is right; without --sample, by every sample.")
@click.option(
    "--format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print the report."
)
@by_option("Who judges")
def check(
    db: Path, missed: bool, again: bool, draw: int | None, number: int | None, sheet: IO[str] | None, read: Path | None, forget: bool, report: bool, format: str, reviewer: str,
    bom: bool, seed: int | None, **of: Any,
) -> None:  # fmt: skip
    """Show figures that were drawn at random, one by one, and ask whether each is read rightly.

    Each answer is kept at once, as archive review keeps it; stop when you like, and go on another day. What the sample says of
    the whole archive is printed in the end, and published: the share that is right with its 95 % interval, and in what the
    others are wrong.

    Of figures that were not found at all that says nothing. With --missed, paragraphs that hold a number, in digits or words, are drawn and
    shown with their figures between ⟦ and ⟧: Enter says that none is missed, else type the words of each that is, with semicolons
    between several ("12; dozens of"); ? says more. The report says how many of all figures that stand in them are found. What a figure is, docs/figures.md says.

    With --again a second person judges the figures that another has judged, and the report says of how many both said the same, with
    Cohen's kappa.

    A sheet is the same for a spreadsheet: verdict is right or wrong, wrong_in says in what, as archive review --in does, with
    semicolons between several ("number=12; source"). With --missed, the column missed takes the words, or - for none. It is written over
    a sheet in which nothing is filled in, or all that is was read, and over no other file.

    \b
    archive check --by "Ann Lee"
    archive check --draw 200 --measure killed
    archive check --sheet sheet.csv      # fill in verdict, wrong_in and note, and then
    archive check --read sheet.csv
    archive check --report
    archive check --missed --by "Ann Lee"
    archive check --missed --report
    archive check --again --by "Bo May"  # the same figures a second time
    """
    from archive.cli import check_figures, check_missed
    from archive.store import check_usable, open_archive, series

    judging: Judging = check_missed if missed else check_figures
    again_by = reviewer if again else None

    _check_way(sheet is not None, read is not None, forget, report, bom)
    if forget and (number is None or draw is not None or again):
        raise click.UsageError("--forget goes with --sample N alone, which says what to take back.")
    if again:
        _check_again(missed, reviewer, other=draw is not None or read is not None or report)
    if missed and (of["measure"] or of["kind"]):
        raise click.UsageError("--measure and --kind are of figures that were found; they do not go with --missed.")
    chosen = _of(judging.NOUN, draw, seed, **of)
    if draw is not None and (number is not None or read is not None or report):
        raise click.UsageError("--draw goes with none of --sample, --read and --report.")
    with check_usable(db):
        conn = open_archive(db, create=False, readonly=report).conn
        try:
            if report:
                if judging.find_sample(conn, number) is None:
                    click.echo(_nothing_drawn(conn, judging, check_figures if missed else check_missed), err=True)
                _print(judging, judging.report(conn, number), format)
                return
            if forget:
                judging.forget_sample(conn, number or 0)
                click.echo(f"Sample {number} is taken back.")
                return
            found = judging.find_sample(conn, number)
            if read is not None:
                _read(conn, judging, read, reviewer, number)
                return
            if again and found is None:
                raise click.UsageError("--again needs a sample that somebody has judged; none is drawn.")
            _check_sheet(conn, judging, sheet, found, again_by)
            sample = _sample(conn, judging, found, draw, chosen, seed)
            left = _left(conn, judging, sample, again_by)
            if not left:
                click.echo(_nothing_left(judging, again_by), err=True)
            if sheet is not None:
                _write(conn, judging, left, sheet, reviewer, bom=bom)
                return
            if _ask_all(conn, judging, left, sample, reviewer):
                series.refresh(conn)
            _print(judging, judging.report(conn, sample), format)
        finally:
            conn.close()


def _check_way(sheet: bool, read: bool, forget: bool, report: bool, bom: bool) -> None:
    if sheet + read + forget + report > 1:
        raise click.UsageError("--sheet, --read, --forget and --report are four ways to go on; choose one.")
    if bom and not sheet:
        raise click.UsageError("--bom goes with --sheet FILE.")


def _check_again(missed: bool, reviewer: str, *, other: bool) -> None:
    if missed:
        raise click.UsageError("--again is of figures; what two persons miss in a paragraph is not compared.")
    if other:
        raise click.UsageError(
            "--again says what is asked, or written to a sheet; it goes with none of --draw, --read and --report."
        )
    if not reviewer:
        raise click.UsageError("--again needs --by NAME: who judges the second time.")


def _check_sheet(
    conn: sqlite3.Connection,
    judging: Judging,
    sheet: IO[str] | None,
    found: dict[str, Any] | None,
    again_by: str | None,
) -> None:
    """Refuse a sheet that has no place, that would be written over another file, or over verdicts that nobody has read.

    It is done before a sample is drawn for it; what stands in the file stays until then.
    """
    if sheet is None or sheet.name in ("-", "<stdout>"):
        return
    path = Path(sheet.name)
    if path.is_dir() or not os.access(path if path.exists() else path.parent, os.W_OK):
        raise click.FileError(sheet.name)
    left = [] if found is None else _left(conn, judging, found["id"], again_by)
    try:
        unread = judging.count_unread(conn, path, left)
    except UnreadableSource as error:
        said = f"{sheet.name} is no sheet of {judging.NOUN}s, and is not written over: name another file. It {error.reason}."
        raise click.BadParameter(said, param_hint="--sheet") from error
    if unread:
        held = f"{count(unread, 'verdict')} that {'is' if unread == 1 else 'are'} not read yet"
        command = f"archive check {judging.OPTION}--read {quote(sheet.name)}"
        said = f"{sheet.name} holds {held}; {command} keeps them, or name another file."
        raise click.BadParameter(said, param_hint="--sheet")


def _left(conn: sqlite3.Connection, judging: Judging, sample: int, again_by: str | None) -> list[str]:
    """Return what is left to judge of a sample, by a second person where ``again_by`` names one."""
    from archive.store import samples

    if again_by is None:
        return judging.left_to_check(conn, sample)
    return samples.left_to_check_again(conn, sample, again_by)


def _nothing_drawn(conn: sqlite3.Connection, judging: Judging, other: Judging) -> str:
    said = f"No {judging.NOUN}s were drawn; archive check {judging.OPTION}draws some and asks about them."
    if other.find_sample(conn) is not None:
        said += f" But {other.NOUN}s were; archive check {other.OPTION}--report says what was found of them."
    return said


def _nothing_left(judging: Judging, again_by: str | None) -> str:
    if again_by is not None:
        return f"Nothing of this sample was judged by somebody else that {again_by} has not judged too."
    return f"All of this sample that can be judged is judged; archive check {judging.OPTION}--draw N draws more."


def _of(noun: str, draw: int | None, seed: int | None, **of: str | None) -> Of:
    """Gather which to draw from; what narrows nothing is a slip."""
    from archive.model import FIGURE_KINDS
    from archive.store.samples import Of

    chosen = Of(**of)
    if draw is None and (str(chosen) or seed is not None):
        raise click.UsageError(f"which {noun}s to draw goes with --draw N.")
    if chosen.kind is not None and chosen.kind not in FIGURE_KINDS:
        raise click.UsageError(f"--kind is one of {', '.join(FIGURE_KINDS)}.")
    return chosen


def _as_known(conn: sqlite3.Connection, of: Of) -> Of:
    """Return which to draw from with the outlet and the measure as the archive writes them; BadParameter where it knows none so."""
    from archive.pages.filters import read_choices, read_filters

    asked = {"publication": of.publication or "", "measure": of.measure or ""}
    read = read_filters(asked, read_choices(conn))
    for name, complaint in read.complaints.items():
        raise click.BadParameter(complaint, param_hint=f"--{name}")
    return replace(of, publication=read.publication, measure=read.measure)


def _sample(
    conn: sqlite3.Connection, judging: Judging, found: dict[str, Any] | None, draw: int | None, of: Of, seed: int | None
) -> int:
    """Return the number of the sample to go on with; one is drawn where that is asked for, or none is there."""
    from archive.cli.check_figures import drawn_of

    if draw is None and found is not None:
        return int(found["id"])
    drawn = judging.find_sample(conn, judging.draw_sample(conn, draw or _USUAL, _as_known(conn, of), seed=seed))
    assert drawn is not None  # noqa: S101 - for the type checker
    said = f"{count(drawn['size'], judging.NOUN)} drawn of {drawn_of(drawn, judging.NOUN)}{judging.THAT}"
    click.echo(f"Sample {drawn['id']}: {said}.", err=True)
    return int(drawn["id"])


def _write(
    conn: sqlite3.Connection, judging: Judging, keys: list[str], sheet: IO[str], reviewer: str, *, bom: bool
) -> None:
    if bom:
        sheet.write("\ufeff")
    judging.write_sheet(conn, keys, sheet)
    if not keys:
        return
    file = "FILE" if sheet.name in ("-", "<stdout>") else quote(sheet.name)
    signed = f" --by {quote(reviewer)}" if reviewer else ""
    click.echo(
        f"{count(len(keys), judging.NOUN)} to judge; {judging.FILL_IN}, then archive check {judging.OPTION}--read {file}{signed}",
        err=True,
    )


def _read(conn: sqlite3.Connection, judging: Judging, sheet: Path, reviewer: str, number: int | None) -> None:
    """Keep the verdicts of a sheet; the exit code says whether all of it could be read."""
    from archive.store import series

    found = judging.read_sheet(conn, sheet, reviewer=reviewer, sample=number)
    series.refresh(conn)
    for error in found.errors:
        complain(error)
    for doubt in found.doubts:
        click.echo(doubt, err=True)
    more = [f"{found.same:,} said before"] * (found.same > 0)
    more += [f"{count(len(found.errors), 'line')} could not be read"] * bool(found.errors)
    click.echo(", ".join([f"{count(found.kept, 'verdict')} kept", *more]))
    if found.errors:
        sys.exit(1)


def _ask_all(conn: sqlite3.Connection, judging: Judging, keys: list[str], sample: int, reviewer: str) -> int:
    """Ask of each what there is to say; return how much was said, 0 where nothing was."""
    before, at = conn.total_changes, 0
    try:
        while at < len(keys):
            click.echo(f"\n{click.style(f'{at + 1} of {len(keys)}', fg='cyan')}")
            try:
                answer = judging.ask(conn, keys[at], sample, reviewer)
            except BadQuery as error:  # a load took it away while somebody thought of it
                complain(error)
                answer = "skip"
            if answer == "quit":
                break
            at = max(0, at - 1) if answer == "back" else at + 1
    except click.Abort:  # the end of the input, or Ctrl-C: what was answered is kept
        click.echo()
    return conn.total_changes - before


def _print(judging: Judging, found: list[dict[str, Any]], format: str) -> None:
    if format == "json":
        click.echo(json.dumps(found, indent=2, ensure_ascii=False))
        return
    for sample in found:
        click.echo("\n".join(judging.as_text(sample)))
