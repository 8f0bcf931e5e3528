"""``archive search``: find paragraphs and figures from the command line."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from archive.cli.options import (
    Whole,
    bom_option,
    complete_held,
    complete_kind,
    complete_measure,
    count,
    db_option,
    refuse_bom,
    with_bom,
)

if TYPE_CHECKING:
    from archive.pages.filters import Filters
    from archive.store.search import Hit

_WIDTH = 600  # characters of a paragraph
_PAGE = 200  # paragraphs that are looked for at a time
_OF_PARAGRAPH = ("article", "headline", "published", "publication", "position")
_OF_FIGURE = (
    "key", "exact", "number_text", "kind", "comparator", "approximate", "vague", "value", "low", "high", "unit", "unit_name", "object",
    "about", "change", "change_role", "measure", "certainty", "source_name", "stance", "as_of", "since",
)  # fmt: skip
_COLUMNS = (*_OF_PARAGRAPH, *("figure" if name == "key" else name for name in _OF_FIGURE), "text")


class _Search(click.Command):
    """Says to who leaves out a word as a search page takes it, -Rafah, how that is done here."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            if error.option_name.startswith("--"):
                raise
            more = " To leave a word out, write NOT before it, archive search ceasefire NOT Rafah, or -- before all words: archive search -- ceasefire -Rafah"
            raise click.NoSuchOption(error.option_name, error.message + more, ctx=ctx) from error


@click.command(cls=_Search, short_help="Find paragraphs and figures.")
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@db_option()
@click.option("--from", "from", metavar="DAY", help="Published on this day or later: 2024, 2024-05 or 2024-05-24.")
@click.option("--to", metavar="DAY", help="Published on this day or before.")
@click.option("--publication", metavar="NAME", shell_complete=complete_held("publication"), help="Of this outlet.")
@click.option(
    "--kind",
    metavar="KIND",
    shell_complete=complete_kind,
    help="With a figure of this kind: count, money, percent, ...",
)
@click.option(
    "--measure",
    shell_complete=complete_measure,
    help="With a figure of this measure: killed, wounded, ...; archive export measures prints them.",
)
@click.option(
    "--object", metavar="WORDS", help="With a figure that counts this or is about it: children, unemployment rate."
)
@click.option(
    "--min",
    metavar="NUMBER",
    help="With a figure of at least so many: 35,000 or 1.2 million; with its unit: '$5m' or 10km.",
)
@click.option("--max", metavar="NUMBER", help="With a figure of at most so many.")
@click.option(
    "--unit",
    metavar="UNIT",
    shell_complete=complete_held("unit"),
    help="With a figure in this unit: people, USD or dollars, km; archive export units prints them.",
)
@click.option(
    "--attributed", type=click.Choice(["yes", "no"]), help="With a figure that is on somebody's word, or on nobody's."
)
@click.option(
    "--source", metavar="NAME", shell_complete=complete_held("source"), help="With a figure on the word of this source."
)
@click.option(
    "--name",
    metavar="NAME",
    shell_complete=complete_held("name"),
    help="Where this person, organisation or place is named.",
)
@click.option(
    "--sort",
    type=click.Choice(["best", "newest"]),
    default="best",
    show_default=True,
    help="Which come first; without words the newest do.",
)
@click.option("--limit", "-n", type=Whole(1), default=20, show_default=True, help="Paragraphs to print.")
@click.option("--all", "every", is_flag=True, help="Print all that are found.")
@click.option(
    "--format",
    type=click.Choice(["text", "ndjson", "csv"]),
    default="text",
    show_default=True,
    help="How to print them; csv has a line for each figure that is as asked.",
)
@bom_option()
def search(
    words: tuple[str, ...], db: Path, sort: str, limit: int, every: bool, format: str, bom: bool, **typed: str | None
) -> None:
    """Find the paragraphs that hold all WORDS, best first, or those with a figure as the options ask, newest first.

    Several words in quotes are a phrase, OR (in capitals) is either, a word with NOT or a minus before it is left out, a word
    with an asterisk after it is a beginning. Write -- before a word that begins with a minus. What the options ask of a figure,
    one figure has to be.

    \b
    archive search hostages
    archive search '"more than" killed'
    archive search ceasefire NOT Rafah   # the same: archive search -- ceasefire -Rafah
    archive search 'evacuat*' --format ndjson | jq -r .article
    archive search --measure killed --min 100 --source police
    archive search --object "unemployment rate" --min 10% --from 2024
    archive search flood --kind money --all --format csv > damage.csv
    """
    from archive import bounds
    from archive.pages.filters import read_choices, read_filters
    from archive.pages.find import Asked, find_all
    from archive.store import check_usable, open_archive

    asked = {name: value for name, value in typed.items() if value}
    said = " ".join(words).strip()
    if not said and not asked:
        raise click.UsageError("Say what to look for: words, or a figure, as in archive search --measure killed.")
    if bom and format != "csv":
        refuse_bom(format)
    with check_usable(db):
        conn = open_archive(db, readonly=True).conn
        bounds.register(conn)
        filters = read_filters(asked, read_choices(conn, asked))
        for name, complaint in filters.complaints.items():
            raise click.BadParameter(complaint, param_hint=f"--{name}")
        size = _PAGE if every else min(limit, _PAGE)
        hits: Iterable[Hit] = find_all(conn, Asked(said, filters, sort, size=size))
        hits = hits if every else islice(hits, limit)
        paragraphs, lines = _print(conn, hits, filters, format, bom=bom, shows_figures=filters.of_figures or not said)
        if paragraphs and not lines:
            click.echo(
                f"{count(paragraphs, 'paragraph')} found, without a figure: csv has a line for each figure.", err=True
            )
        if not paragraphs:
            click.echo(
                "No paragraph holds all of these words." if not filters
                else "No paragraph has such a figure." if not said
                else "No paragraph holds all of these words and is as asked.",
                err=True,
            )  # fmt: skip


def _print(
    conn: sqlite3.Connection, hits: Iterable[Hit], filters: Filters, format: str, *, bom: bool, shows_figures: bool
) -> tuple[int, int]:
    """Print the paragraphs as they are found, and return how many there were, and of how many something was printed."""
    from archive.exporting import csv_pieces, without_formulas

    found = printed = 0

    def rows() -> Iterator[dict[str, Any]]:
        nonlocal found, printed
        for hit in hits:
            row = _row(conn, hit, filters)
            found += 1
            printed += format != "csv" or bool(row["figures"])
            yield row

    if format == "csv":
        lines = without_formulas(_lines(rows())) if bom else _lines(rows())
        for piece in with_bom(csv_pieces(_COLUMNS, lines), bom=bom):
            click.echo(piece, nl=False)
    for row in rows() if format != "csv" else ():
        click.echo(json.dumps(row) if format == "ndjson" else _as_text(row, shows_figures=shows_figures))
    return found, printed


def _row(conn: sqlite3.Connection, hit: Hit, filters: Filters) -> dict[str, Any]:
    """Return a paragraph, where the words stand in it, and its figures that are as asked."""
    from archive.pages.filters import of_figures
    from archive.store.show import figures_of, paragraph_of

    where = of_figures(filters)
    figures = figures_of(conn, hit.paragraph_id, str(where), where.values)
    return paragraph_of(conn, hit.paragraph_id) | {"hits": hit.spans, "figures": figures}


def _lines(rows: Iterable[dict[str, Any]]) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        for figure in row["figures"]:
            yield *(row[name] for name in _OF_PARAGRAPH), *(figure[name] for name in _OF_FIGURE), row["text"]


def _as_text(row: dict[str, Any], *, shows_figures: bool) -> str:
    """Print a paragraph, of a long one what is around the first hit, with the words, else the figures, in bold."""
    from archive.pages.find import first_shown
    from archive.render import Span, excerpt, without_controls

    row = without_controls(row)
    spans = [Span(start, end, "hit") for start, end in row["hits"]]
    figures = [Span(figure["start"], figure["end"], "figure") for figure in row["figures"]] if shows_figures else []
    around = first_shown([span.start for span in spans], [span.start for span in figures], _WIDTH)
    piece = excerpt(row["text"], spans or figures, around=around, width=_WIDTH)
    text, at = "…" if piece.cut_before else "", 0
    for span in piece.spans:
        text += piece.text[at : span.start] + click.style(piece.text[span.start : span.end], bold=True)
        at = span.end
    text = " ".join((text + piece.text[at:] + ("…" if piece.cut_after else "")).split())
    head = " · ".join(filter(None, (row["published"], row["publication"], row["headline"])))
    lines = [click.style(head, fg="cyan"), f"{row['article']}, paragraph {row['position']}", text]
    if shows_figures:
        lines += [f"  {figure['key']}  {_said(figure)}" for figure in row["figures"]]
    return "\n".join((*lines, ""))


def _said(figure: dict[str, Any]) -> str:
    """Say what a figure states; of its measure, on whose word and as of when, where it has them."""
    from archive.pages.article import says_of_what, told_further

    measure = f" ({figure['measure'].replace('_', ' ')})" if figure["measure"] else ""
    return ", ".join((says_of_what(figure) + measure, *told_further({**figure, "source": figure["source_name"]})))
