"""``archive check --missed``: paragraphs that are shown to a person who looks for figures that were not found, and the report."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

import click

from archive.accuracy import say_share
from archive.cli.check_figures import FEWEST, gone, opening, show_where
from archive.cli.options import complain, one_line
from archive.errors import BadQuery
from archive.missing import MARKS, NOTHING, Span, find_missed, no_figures_to_the_rules
from archive.sheets import all_marked, tell_paragraph
from archive.sheets import count_missed_unread as count_unread
from archive.sheets import read_missed_sheet as read_sheet
from archive.sheets import write_missed_sheet as write_sheet
from archive.store.missed import draw_sample, find_sample, forget_sample, left_to_check, put_missed, report

__all__ = [
    "FILL_IN", "NOUN", "OPTION", "THAT", "as_text", "ask", "count_unread", "draw_sample", "find_sample", "forget_sample", "left_to_check", "read_sheet", "report", "write_sheet",
]  # fmt: skip

NOUN, THAT, OPTION, FILL_IN = (
    "paragraph",
    " that may hold a figure",
    "--missed ",
    "fill in missed (the words, semicolons between several, or - for none)",
)
_ANSWERS = {word[0]: word for word in ("skip", "back", "quit")} | {"stop": "quit"}
_BETWEEN = " ".join(MARKS)
_ASKED = (
    f"missed outside {_BETWEEN}: Enter for none, or the words of each (12; dozens of); s skip, b back, q stop, ? help"
)
_HELP = f"""\
  Enter      nothing is missed, as {", ".join(NOTHING)} say
  12         a figure that stands outside {_BETWEEN}, in the words that are printed
  12; a few  several, with semicolons between them; a figure that is missed twice is typed twice
  s          skip: it is asked again another time
  b          back to the paragraph before
  q          stop; what was answered is kept
What stands between {_BETWEEN} is found; whether it is read rightly is asked without --missed. What is a figure, docs/figures.md says."""
_SHOWN = 10  # of the missed
_MUCH = 0.25  # of all figures: what stands in one paragraph is found or missed together


def ask(conn: sqlite3.Connection, key: str, sample: int, reviewer: str) -> str:
    """Show a paragraph with its figures, and keep what is said to be missed."""
    row = tell_paragraph(conn, key)
    show_where(row)
    click.echo(all_marked(row["text"], row["spans"], lambda exact: click.style(exact, bold=True)) + "\n")
    answer: str | list[Span] | None = None
    while answer is None:
        answer = _answer(row)
    if isinstance(answer, str):
        return answer
    with conn:
        conn.execute("BEGIN IMMEDIATE")
        put_missed(conn, row, answer, sample=sample, reviewer=reviewer)
    for doubt in no_figures_to_the_rules(row["text"], answer):
        click.echo(doubt, err=True)
    return "said"


def _answer(row: dict[str, Any]) -> str | list[Span] | None:
    """Ask once; return a word for what to do, or where the missed words stand, None where that could not be read."""
    typed = click.prompt(_ASKED, default="", show_default=False).strip()
    word = _ANSWERS.get(typed.lower(), typed.lower())
    if word in _ANSWERS.values():
        return word
    if word in ("?", "help"):
        click.echo(_HELP)
        return None
    try:
        return find_missed(row["text"], row["spans"], "" if word in NOTHING else typed)
    except BadQuery as error:
        complain(error)
        return None


def as_text(sample: dict[str, Any]) -> Iterator[str]:
    yield from opening(sample, NOUN)
    yield from gone(sample)
    if not sample["judged"]:
        return
    share = say_share(*(sample[name] for name in ("share", "low", "high"))) if sample["figures"] >= FEWEST else None
    yield f"  figures  {sample['figures']:,} stand in them"
    if sample["figures"]:
        yield f"  found    {sample['found']:,} of {sample['figures']:,}{f', {share}' if share else ''}"
    if share and sample["most_in_one"] > _MUCH * sample["figures"] and sample["low"] < sample["high"]:
        yield f"           one paragraph holds {sample['most_in_one']:,} of them, so the interval is wide"
    if sample["missed"]:
        words = [f'"{one_line(one["exact"], 40)}"' for one in sample["missed"]]
        more = [f"and {len(words) - _SHOWN} more"] * (len(words) > _SHOWN)
        yield "  missed   " + ", ".join(words[:_SHOWN] + more)
    if sample["found_since"]:
        yield f"           {sample['found_since']:,} of them are found by now"
