"""``archive extract``: print what is found in texts, without any archive."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING, Any

import click

from archive.cli.options import Day, complain, from_option, one_line

if TYPE_CHECKING:
    from archive.errors import UnreadableSource
    from archive.extract import Explained
    from archive.model import Annotated, Document, Figure


@click.command(short_help="Print what is found in articles as JSON, without an archive.")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(allow_dash=True))
@from_option()
@click.option(
    "--format",
    type=click.Choice(["json", "ndjson"]),
    default="json",
    show_default=True,
    help="json: indented, an array where there are several articles. ndjson: one article a line.",
)
@click.option("--published", type=Day(), metavar="DAY", help="The day of articles that give none.")
@click.option(
    "--explain", is_flag=True, help="Print for people what was found, by which rules, and what was passed over."
)
def extract(
    paths: tuple[str, ...], from_format: str | None, format: str, published: datetime | None, explain: bool
) -> None:
    """Print what is found in articles as JSON, from files or standard input: figures, who said them, dates, names.

    \b
    archive extract article.txt page.html
    echo "More than 35,000 people fled." | archive extract
    archive extract wire.ndjson --format ndjson | jq .figures[].exact
    echo "Some 1,200 of the 3,000 fled in 2023." | archive extract --explain

    Exit status: 0 all well, 1 some inputs failed, 2 nothing could be read.
    """
    errors: list[UnreadableSource] = []
    if not paths and sys.stdin.isatty():
        click.echo("Reading standard input; end it with Ctrl-D.", err=True)
    documents = _dated(_documents(paths or ("-",), from_format, errors), published)
    printed = _print_explanations(documents) if explain else _PRINTERS[format](_annotated(documents))
    if errors:
        sys.exit(1 if printed else 2)


def _dated(documents: Iterable[Document], published: datetime | None) -> Iterator[Document]:
    from dataclasses import replace

    from archive.languages import is_english

    for document in documents:
        if not is_english(document.language, document.text):
            said = f"{one_line(document.headline or document.key, 60)}: not in English{f' ({document.language})' if document.language else ''}, so no figures are read in it"
            click.secho(said, fg="yellow", err=True)
        undated = published is not None and document.published is None
        yield replace(document, published=published.date()) if undated and published else document


def _annotated(documents: Iterable[Document]) -> Iterator[dict[str, Any]]:
    from archive.extract import annotate_all

    for annotated in annotate_all(documents):
        yield annotated.to_json()


def _documents(paths: tuple[str, ...], from_format: str | None, errors: list[UnreadableSource]) -> Iterator[Document]:
    """Yield what can be read, in order; the rest is complained of at once and counted."""
    from archive.errors import NoNews, UnreadableSource
    from archive.inputs import find_inputs, iter_suffixes, read_bytes
    from archive.reading import read

    def note(error: UnreadableSource) -> None:
        errors.append(error)
        complain(error)

    walk = find_inputs(paths, suffixes=None if from_format else iter_suffixes())
    for error in walk.errors:
        note(error)
    for file in walk.inputs:
        try:
            for found in read(read_bytes(file), file.source, format=from_format).documents:
                if not isinstance(found, UnreadableSource):
                    yield found
                elif file.named or not isinstance(found, NoNews):
                    note(found)
        except UnreadableSource as error:
            if file.named or not isinstance(error, NoNews):
                note(error)


def _print_ndjson(found: Iterator[dict[str, Any]]) -> int:
    printed = 0
    for article in found:
        click.echo(json.dumps(article))
        printed += 1
    return printed


def _print_json(found: Iterator[dict[str, Any]]) -> int:
    """Print one article as an object, several as an array, each as soon as it is read."""
    first, second = next(found, None), next(found, None)
    if first is None:
        return 0
    if second is None:
        click.echo(_indented(first))
        return 1
    click.echo("[\n" + _indented(first), nl=False)
    printed = 1
    for article in chain([second], found):
        click.echo(",\n" + _indented(article), nl=False)
        printed += 1
    click.echo("\n]")
    return printed


def _indented(article: dict[str, Any]) -> str:
    return json.dumps(article, ensure_ascii=False, indent=2)


_PRINTERS = {"json": _print_json, "ndjson": _print_ndjson}


def _print_explanations(documents: Iterable[Document]) -> int:
    """Print each paragraph in which a number was seen: its figures with the rule behind each field, and what is no figure."""
    from archive.extract import explain_document

    printed = 0
    for document in documents:
        printed += 1
        click.secho(document.headline or document.key, bold=True)
        annotated, explanations = explain_document(document)
        for paragraph, explanation in zip(
            annotated.paragraphs, explanations, strict=False
        ):  # no explanation: another language
            if explanation.figures or explanation.rejected:
                click.echo(f"\nparagraph {paragraph.position} ({paragraph.kind}): {one_line(paragraph.text, 300)}")
            for found in explanation.figures:
                _print_figure(found)
                _print_context(annotated, found.figure)
            for number in explanation.rejected:
                click.echo(
                    f"\n  {click.style(' '.join(number.surface.split()), fg='yellow')}  no figure: {number.reason}"
                )
        click.echo()
    return printed


def _print_context(annotated: Annotated, figure: Figure) -> None:
    """Print who says it and when it holds, which the article tells and not the figure's own words."""
    if figure.attribution is not None:
        attribution = annotated.attributions[figure.attribution]
        _print_field("source", one_line(attribution.source or "", 60), f"{attribution.cue} ({attribution.stance})")
    if figure.since is not None:
        _print_field("since", figure.since, "since or from, before the date")
    if figure.as_of is not None:
        named = "headline" if figure.date_basis == "sentence" else "published"
        rule = annotated.dates[figure.date].rule.replace("_", " ") if figure.date is not None else named
        _print_field("as_of", figure.as_of, f"of the {figure.date_basis}: {rule}")


def _print_field(name: str, said: str, rule: str) -> None:
    click.echo(f"    {name:<12}  {said:<28}  {rule}")


def _print_figure(found: Explained) -> None:
    from archive.model import plain_number

    figure = found.figure
    click.echo("\n  " + click.style(" ".join(figure.exact.split()), bold=True))
    for name, rule in found.rules.items():
        said = str(plain_number(getattr(figure, name)))
        if getattr(figure, f"{name}_open", False):
            said += ", excluded"
        _print_field(name, said, rule)
