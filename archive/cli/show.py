"""``archive show``: one article, or one figure, as a person reads it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from archive.cli.options import Whole, count, db_option, one_line
from archive.cli.review import say_review
from archive.errors import BadQuery

if TYPE_CHECKING:
    import sqlite3

    from archive.store.figure_changes import Former


@click.command(short_help="Print an article or a figure by its key.")
@click.argument("key")
@db_option()
@click.option("--revision", type=Whole(1), metavar="N", help="Print this text of the article; the first is 1.")
@click.option(
    "--diff", is_flag=True, help="Print what the newest text, or that of --revision, changed of the one before it."
)
@click.option(
    "--format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print it."
)
def show(key: str, db: Path, revision: int | None, diff: bool, format: str) -> None:
    """Print the article or the figure with this KEY.

    A key is what a page of the archive has at the end of its address, and the column key of a row. Its first six characters or more do
    where they are of one key alone, and so does the file that an article was read from.

    \b
    archive show 0e8d99bf9f0766cb
    archive show 0e8d99bf9f0766cb --format json | jq '.figures[].exact'
    archive show 0e8d99bf9f0766cb --revision 1
    archive show 0e8d99bf9f0766cb --diff
    archive show news/mill.txt
    """
    from archive.render import without_controls
    from archive.store import check_usable, open_archive
    from archive.store.show import difference, key_meant
    from archive.store.show import revision as text_of

    with check_usable(db):
        conn = open_archive(db, readonly=True).conn
        key = key_meant(conn, key)
        say: Callable[[dict[str, Any]], str]
        if diff:
            found, say = difference(conn, key, revision), _difference
        elif revision is not None:
            found, say = text_of(conn, key, revision), _revision
        else:
            found, say = _find(conn, key, db)
    click.echo(json.dumps(found, indent=2, ensure_ascii=False) if format == "json" else say(without_controls(found)))


def _find(conn: sqlite3.Connection, key: str, db: Path) -> tuple[dict[str, Any], Callable[[dict[str, Any]], str]]:
    """Return what has this key, and what prints it; a figure that moved is followed to the key that it has now."""
    from archive.store.figure_changes import find_former
    from archive.store.show import article, figure

    if (found := article(conn, key)) is not None:
        return found, _article
    if (found := figure(conn, key)) is not None:
        return found, _figure
    former = find_former(conn, key)
    if former is None:
        raise BadQuery(key, f"no article and no figure of {db} has this key; archive search WORDS prints keys")
    if not former.same or (found := figure(conn, former.now or "")) is None:
        raise BadQuery(key, _gone(former))
    click.echo(f"{key} has the key {former.now} since its paragraph was edited", err=True)
    return found, _figure


def _gone(former: Former) -> str:
    said = f'"{one_line(former.exact, 80)}" stood in revision {former.revision} of the article {former.article}'
    if former.now:
        said += f', which states "{one_line(former.now_exact or "", 80)}" now ({former.now})'
    return f"{said}; archive show {former.article} --revision {former.revision} prints that text"


def _article(row: dict[str, Any]) -> str:
    lines = [_headline(row)]
    known = " · ".join(filter(None, (row["published"], row["publication"], row["byline"], row["url"])))
    lines += [known] if known else []
    lines += [*_paragraphs(row), "", click.style(count(len(row["figures"]), "figure"), bold=True)]
    lines += [f"  {f['key']}  ¶{f['paragraph']}  {' '.join(f['exact'].split())}  {_means(f)}" for f in row["figures"]]
    if row["copies"]:
        lines += ["", click.style(f"{_how(row['copies'])} {count(len(row['copies']), 'other article')}", bold=True)]
        lines += [_copy(copy) for copy in row["copies"]]
    return "\n".join(lines)


def _how(copies: list[dict[str, Any]]) -> str:
    """Say how other articles are like this one, as its page does."""
    from archive.near_duplicates import SHARE

    is_near = any(copy["share"] is None or copy["share"] >= SHARE for copy in copies)
    return "near-identical text in" if is_near else "same address as"


def _copy(row: dict[str, Any]) -> str:
    share = f"{row['share']:>4.0%}" if row["share"] is not None else "    "
    known = (row["published"], row["publication"], one_line(row["headline"] or "(no headline)", 80))
    return f"  {row['key']}  {share}  " + " · ".join(filter(None, known))


def _headline(row: dict[str, Any]) -> str:
    return click.style(row["headline"] or "(no headline)", bold=True)


def _paragraphs(row: dict[str, Any]) -> Iterator[str]:
    said = row["headline"]
    for at, paragraph in enumerate(row["paragraphs"]):
        if at == 0 and paragraph["kind"] == "heading" and paragraph["text"].lstrip("# ") == said:
            continue  # printed above already
        kind = "" if paragraph["kind"] == "body" else click.style(f"[{paragraph['kind']}] ", fg="cyan")
        yield from ("", kind + " ".join(paragraph["text"].split()))


def _revision(row: dict[str, Any]) -> str:
    seen = f"revision {row['revision']} of {row['latest']}, first seen {row['seen'][:10]}"
    return "\n".join([_headline(row), " · ".join(filter(None, (row["published"], seen))), *_paragraphs(row)])


def _difference(row: dict[str, Any]) -> str:
    lines = [f"{row['article']}, revision {row['revision']}, first seen {row['seen'][:10]}"]
    if row["headline_before"] != row["headline"]:
        lines += ["", *(_marked(mark, row[name]) for mark, name in (("-", "headline_before"), ("+", "headline")))]
    paragraphs = list(map(tuple, row["paragraphs"]))
    titles = [("-", row["headline_before"]), ("+", row["headline"])]
    firsts = [next((each for each in paragraphs if each[0] == mark), None) for mark in "-+"]
    if (
        titles[0][1] != titles[1][1] and firsts == titles
    ):  # the paragraphs begin with their headlines, which are said above
        for title in titles:
            paragraphs.remove(title)
    for mark, alike in groupby(paragraphs, key=itemgetter(0)):
        texts = [text for _, text in alike]
        lines += ["", *(_marked(mark, text) for text in texts)] if mark != " " else [
            "", f"  ({count(len(texts), 'paragraph')} as before)"
        ]  # fmt: skip
    lines += ["", click.style(f"{count(len(row['figures']), 'figure')} changed", bold=True)]
    for change in row["figures"]:
        stated = " -> ".join(filter(None, (change["exact_before"], change["exact_after"])))
        lines.append(
            f"  {change['key_after'] or change['key_before']}  {change['change']:<7}  {' '.join(stated.split())}"
        )
    return "\n".join(lines)


def _marked(mark: str, text: str | None) -> str:
    return click.style(f"{mark} {text or '(no headline)'}", fg={"-": "red", "+": "green"}[mark])


def _figure(row: dict[str, Any]) -> str:
    lines = [click.style(" ".join(row["exact"].split()), bold=True), _means(row), ""]
    lines += [" ".join(row["paragraph_text"].split()), ""]
    facts = {name: value for name, value in row.items() if name not in ("exact", "paragraph_text", "reviews")}
    shown = [(name, value) for name, value in facts.items() if value is not None]
    shown += [("review", say_review(review, of="")) for review in row["reviews"]]
    width = max(len(name) for name, _ in shown)
    return "\n".join(lines + [f"{name:<{width}}  {value}" for name, value in shown])


def _means(row: dict[str, Any]) -> str:
    from archive.pages.article import says_of_what
    from archive.telling import standing

    said = f"= {says_of_what(row)}"
    said += f", {row['measure']}" if row["measure"] else ""
    said += (
        f", {standing(row['stance'], row['certainty'])} {row['source_name'] or row['source']}" if row["source"] else ""
    )
    hedged = row["certainty"] not in ("asserted", "reported") and row["certainty"] not in said
    said += f", {row['certainty']}" if hedged else ""
    said += f", since {row['since']}" if row["since"] else ""
    return said + (f", as of {row['as_of']}" if row["as_of"] and row["date_basis"] != "article" else "")
