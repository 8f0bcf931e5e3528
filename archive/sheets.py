"""Sheets: figures to judge as the rows of a CSV file, and what a person filled in."""

from __future__ import annotations

import csv
import io
import re
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from archive.bounds import bounds_words
from archive.errors import BadQuery, UnreadableSource
from archive.render import excerpt, without_controls
from archive.store.reviews import Verdict, put_review, read_correction, was_said
from archive.store.samples import figure_to_check

_CONTEXT = 600  # characters of a paragraph around its figure
_VERDICTS: dict[str, Verdict] = {"r": "right", "right": "right", "w": "wrong", "wrong": "wrong"}
# What a spreadsheet would run as a formula: it is a text, or a number with its sign.
_FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d.,]+(?: ?[^\W\d]+|%)*$)")
_NUMBER = re.compile(r"\d(?:[.,]\d+)?E\+?\d+")
_FILLED_IN = ("verdict", "wrong_in", "note")
_READING = "reading"  # the column that says what the figure stated when the sheet was written
# What a sheet says of a figure beside what is to be filled in.
_TOLD = (
    "exact", "number", "base_figure", "unit", "object", "about", "change", "change_role", "measure", "certainty", "source", "as_of",
    "since", "date", "date_basis", "paragraph", "headline", "published", "publication", "article",
)  # fmt: skip


@dataclass(slots=True)
class SheetRead:
    """What was read of a sheet: verdicts that were kept, those that were said before, and a line's error each."""

    kept: int = 0
    same: int = 0
    errors: list[UnreadableSource] = field(default_factory=list)


def tell_figure(conn: sqlite3.Connection, key: str) -> dict[str, Any]:
    """Return what a figure states, as a person judges it, with where it stands. BadQuery where no article has it now."""
    row = figure_to_check(conn, key)
    # A letter first, or a spreadsheet makes a number of it.
    row[_READING] = f"r{zlib.crc32(row['stated'].encode()):08x}"
    names = ("comparator", "approximate", "value", "low", "high", "unit_name")
    row["number"] = bounds_words(*(row[name] for name in names))
    return dict(without_controls(row))


def marked(row: dict[str, Any], style: Callable[[str], str] = str) -> str:
    """Return the paragraph around a figure, on one line, with the figure in brackets: its words may stand there twice."""
    piece = excerpt(row["paragraph"], [], around=row["start"], width=_CONTEXT)
    start = row["paragraph"].index(piece.text, max(0, row["start"] - len(piece.text))) if piece.cut_before else 0
    begin, end = row["start"] - start, row["end"] - start
    text = f"{piece.text[:begin]}[{style(piece.text[begin:end])}]{piece.text[end:]}"
    return " ".join(("… " * piece.cut_before + text + " …" * piece.cut_after).split())


def write_sheet(conn: sqlite3.Connection, keys: Iterable[str], sheet: IO[str]) -> None:
    """Write figures, one a row, with the columns verdict, wrong_in and note to fill in."""
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(("figure", *_FILLED_IN, *_TOLD, _READING))
    for key in keys:
        row = tell_figure(conn, key)
        row["paragraph"] = marked(row)
        writer.writerow((key, *("" for _ in _FILLED_IN), *(_as_text(row[name]) for name in (*_TOLD, _READING))))


def _as_text(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def read_sheet(conn: sqlite3.Connection, path: Path, *, reviewer: str = "") -> SheetRead:
    """Keep the verdicts of a sheet, those of its good lines whatever the others are.

    A sheet that is read again says nothing new: what somebody else said since stays the newest word. What is read otherwise since
    the sheet was written was judged by nobody: an error. UnreadableSource where it is no such sheet at all.
    """
    found = SheetRead()
    with conn:
        conn.execute("BEGIN IMMEDIATE")
        for line, row in _lines(path, found):
            try:
                said = _said(conn, row)
                if said is None:
                    continue
                if was_said(conn, **said, reviewer=reviewer):
                    found.same += 1
                    continue
                put_review(conn, **said, reviewer=reviewer)
                found.kept += 1
            except BadQuery as error:
                found.errors.append(UnreadableSource(str(path), str(error), line))
    return found


def _said(conn: sqlite3.Connection, row: dict[Any, Any]) -> dict[str, Any] | None:
    """Return what a row says of a figure, as put_review takes it; None where it says nothing. BadQuery where it cannot be."""
    typed = (row.get("verdict") or "").strip().lower()
    if not typed:
        return None
    verdict = _VERDICTS.get(typed)
    if verdict is None:
        raise BadQuery(typed, "is no verdict; write right or wrong, or leave it empty")
    if (more := row.get(None)) is not None:
        raise BadQuery(";".join(more), "has no column; put a cell that holds the sign between the columns in quotes")
    wrong_in = [part for part in (row.get("wrong_in") or "").split(";") if part.strip()]
    if wrong_in and verdict == "right":
        raise BadQuery(row["wrong_in"], "says in what it is wrong, and the verdict is right")
    key = (row["figure"] or "").strip()
    if _NUMBER.fullmatch(key):
        raise BadQuery(key, "is no key any more, a spreadsheet made a number of it; let it read that column as text")
    reading = (row.get(_READING) or "").strip()
    if reading and reading != tell_figure(conn, key)[_READING]:
        raise BadQuery(
            key, "is read otherwise since this sheet was written; archive check --sheet writes it as it is now"
        )
    return {
        "key": key, "verdict": verdict, "note": (row.get("note") or "").strip() or None,
        "corrections": dict(read_correction(conn, part) for part in wrong_in),
    }  # fmt: skip


def _lines(path: Path, found: SheetRead) -> Iterator[tuple[int, dict[Any, Any]]]:
    """Yield the rows of a sheet with the lines that they end on, whatever a spreadsheet made of its commas.

    Where it breaks off, that is an error of its own: what stands before is read.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableSource(str(path), "is not UTF-8; save the sheet as CSV UTF-8") from error
    head = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count), strict=True)
    try:
        rows.fieldnames = [name.strip().lower() for name in rows.fieldnames or ()]
        if missing := {"figure", "verdict"} - set(rows.fieldnames):
            names = " and no column ".join(sorted(missing))
            raise UnreadableSource(str(path), f"has no column {names}; archive check --sheet writes one", 1)
        for row in rows:
            yield rows.line_num, row
    except csv.Error as error:  # a quote that is never closed would swallow all the lines after it
        found.errors.append(UnreadableSource(str(path), f"is no CSV from here on: {error}", rows.line_num + 1))
