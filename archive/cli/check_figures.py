"""``archive check``: figures that are shown to a person who judges them, and the report of what was judged."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import partial
from typing import Any

import click

from archive.accuracy import share_words
from archive.cli.options import complain, count, one_line
from archive.errors import BadQuery
from archive.sheets import count_unread, marked, read_sheet, tell_figure, write_sheet
from archive.store.reviews import Correction, add_correction, put_reviews
from archive.store.samples import draw_sample, find_sample, forget_sample, left_to_check, report

__all__ = [
    "FILL_IN", "NOUN", "OPTION", "THAT", "as_text", "ask", "count_unread", "draw_sample", "find_sample", "forget_sample", "left_to_check", "read_sheet", "report", "write_sheet",
]  # fmt: skip

NOUN, THAT, OPTION, FILL_IN = "figure", "", "", "fill in verdict (right or wrong)"
FEWEST = 5  # a share of fewer says nothing
_LETTERS = {
    "n": "number", "u": "unit", "o": "object", "a": "about", "c": "change", "m": "measure", "y": "certainty", "s": "source",
    "d": "as_of", "x": "figure",
}  # fmt: skip
_ANSWERS = {word[0]: word for word in ("right", "wrong", "skip", "back", "quit")} | {"stop": "quit"}
_ASKED = "r right, w wrong, s skip, b back, q stop, ? help"
_LETTERS_MEANT = ", ".join(
    f"{letter} {'no figure at all' if name == 'figure' else name}" for letter, name in _LETTERS.items()
)
_HELP = f"""\
  r  right: all that is said of it above is so
  w  wrong: it is asked in what, then what that should be; in what is said by letters, several together (nu is number and unit):
     {_LETTERS_MEANT}
  s  skip: it is asked again another time
  b  back to the figure before
  q  stop; what was answered is kept
What each of them means, docs/figures.md says."""


_WRONG_IN = "wrong in which of these letters (Enter: not said, ? help)"


def ask(conn: sqlite3.Connection, key: str, sample: int, reviewer: str) -> str:
    """Show a figure, and keep what is said of it."""
    row = tell_figure(conn, key)
    _show(row)
    keep = partial(put_reviews, conn, [key], reviewer=reviewer, stated=row["stated"], sample=sample)
    answer = ""
    while answer not in _ANSWERS.values():
        typed = click.prompt(_ASKED, default="", show_default=False).strip().lower()
        answer = _ANSWERS.get(typed, typed)
        if typed in ("?", "help"):
            click.echo(_HELP)
        elif typed and answer not in _ANSWERS.values():
            click.echo(f"{one_line(typed, 40)!r} is none of these; ? for help", err=True)
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
    letters = None
    while letters is None:
        typed = click.prompt(_WRONG_IN, default="", show_default=False).strip().lower()
        if typed in ("?", "help"):
            click.echo(f"  {_LETTERS_MEANT}")
        elif unknown := sorted(set(typed) - {" ", ","} - set(_LETTERS)):
            click.echo(f"{', '.join(unknown)} is none of these; ? for help", err=True)
        else:
            letters = typed
    fields = [_LETTERS[letter] for letter in letters if letter in _LETTERS]
    corrections.update(dict.fromkeys(fields))
    for field in fields:
        while field != "figure":
            typed = click.prompt(
                f"{field} should be (Enter: not said, - for nothing)", default="", show_default=False
            ).strip()
            try:
                if typed:
                    add_correction(conn, corrections, f"{field}={typed}")
                break
            except BadQuery as error:
                complain(error)


def _show(row: dict[str, Any]) -> None:
    show_where(row)
    click.echo(marked(row, lambda exact: click.style(exact, bold=True)) + "\n")
    for letter, name in _LETTERS.items():
        if name == "figure":
            click.echo(f"  {letter} it is no figure at all")
        elif row[name] not in (None, "", "none"):
            more = _more(row, name)
            click.echo(f"  {letter} {name:<9}  {row[name]}{f' ({more})' if more else ''}")


def show_where(row: dict[str, Any]) -> None:
    where = (row["published"], row["publication"], one_line(row["headline"] or "(no headline)", 80))
    click.echo(click.style(" · ".join(filter(None, where)), fg="cyan"))


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


def as_text(sample: dict[str, Any]) -> Iterator[str]:
    yield from opening(sample, NOUN)
    if sample["otherwise"]:
        yield f"           {sample['otherwise']:,} of the judged are read otherwise since, and left to be judged again"
    yield from gone(sample)
    if sample["judged"]:
        yield f"  right    {_share(sample, sample['population'])}"
        yield f"  number   {_share(sample['number'], sample['population'])}"
    if sample["wrong_in"]:
        yield "  wrong in " + ", ".join(f"{name} {number}" for name, number in sample["wrong_in"].items())
    for two in sample["agreements"]:
        first, second = (name or "who did not sign" for name in two["reviewers"])
        more = f", Cohen's kappa {two['kappa']:.2f}" if two["kappa"] is not None else ""
        yield f"  agree    {first} and {second} on {two['agree']:,} of {two['judged']:,}{more}"
    if sample["agreements"]:
        yield "           where they differ, the later word counts above"
    for by in ("kind", "measure"):
        if sample[f"{by}s"]:
            yield f"  by {by}"
        for row in sample[f"{by}s"]:
            yield f"    {row[by]:<16} {_share(row)}"


def _share(row: dict[str, Any], population: int | None = None) -> str:
    said = f"{row['right']:,} of {row['judged']:,}"
    return f"{said}, {share_words(row['right'], row['judged'], population)}" if row["judged"] >= FEWEST else said


def opening(sample: dict[str, Any], noun: str) -> Iterator[str]:
    """Say which sample it is, and how much of it is judged."""
    drawn = f"drawn on {sample['drawn'][:10]}: {count(sample['size'], noun)} of {drawn_of(sample, noun)}"
    yield ""
    yield click.style(f"Sample {sample['sample']}, {drawn}", bold=True)
    yield f"  judged   {sample['judged']:,}, left {sample['left']:,}"
    if number := sample["not_yet"]:
        were, they = ("was", "it counts") if number == 1 else ("were", "they count")
        how = "by archive review, or for another sample" if noun == NOUN else "for another sample"
        yield f"           {number:,} more {were} judged {how}: {they} once the judging has come past"


def gone(sample: dict[str, Any]) -> Iterator[str]:
    if sample["gone"]:
        yield f"           {sample['gone']:,} of the drawn are in no article any more"


def drawn_of(sample: dict[str, Any], noun: str) -> str:
    """Say of how many a sample was drawn, and of which."""
    number = f"{sample['population']:,}" if sample["population"] is not None else "those"
    return number + (f" ({of})" if (of := sample[f"{noun}s_of"]) else "")
