"""Sheets: figures to judge as the rows of a CSV file, and what a person filled in."""

from __future__ import annotations

import csv
import io
import re
import sqlite3
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from shlex import quote
from typing import IO, Any

from archive.bounds import bounds_words
from archive.errors import BadQuery, UnreadableSource
from archive.exporting import without_formula
from archive.missing import MARKS, NOTHING, Span, find_missed, no_figures_to_the_rules
from archive.render import excerpt, without_controls
from archive.store.missed import paragraph_to_check, paragraphs_judged, put_missed
from archive.store.reviews import Verdict, figures_judged, put_review, read_corrections, said_just_so, was_said
from archive.store.samples import figure_to_check, sample_of

_CONTEXT = 600  # characters of a paragraph around its figure
_VERDICTS: dict[str, Verdict] = {"r": "right", "right": "right", "w": "wrong", "wrong": "wrong"}
_NUMBER = re.compile(r"\d(?:[.,]\d+)?E\+?\d+")
_FILLED_IN = ("verdict", "wrong_in", "note")
_READING = "reading"  # the column that says what the figure stated when the sheet was written
# What a sheet says of a figure beside what is to be filled in.
_TOLD = (
    "exact", "number", "base_figure", "unit", "object", "about", "change", "change_role", "measure", "certainty", "source", "as_of",
    "since", "date", "date_basis", "paragraph", "headline", "published", "publication", "article",
)  # fmt: skip


# The key and what must be filled in: by these columns a sheet is known.
_OF_FIGURES, _OF_PARAGRAPHS = ("figure", "verdict"), ("paragraph", "missed")
_MISSED_FILLED_IN = ("missed", "note")
_MISSED_TOLD = ("text", "headline", "published", "publication", "article", _READING)


@dataclass(slots=True)
class SheetRead:
    """What was read of a sheet: verdicts that were kept, those that were said before, a line's error each, and what is doubtful and kept."""

    kept: int = 0
    same: int = 0
    errors: list[UnreadableSource] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)  # of what was kept


def tell_figure(conn: sqlite3.Connection, key: str) -> dict[str, Any]:
    """Return what a figure states, as a person judges it, with where it stands. BadQuery where no article has it now."""
    row = figure_to_check(conn, key)
    row[_READING] = _reading(row["stated"])
    names = ("comparator", "approximate", "value", "low", "high", "unit_name")
    row["number"] = bounds_words(*(row[name] for name in names))
    return dict(without_controls(row))


def tell_paragraph(conn: sqlite3.Connection, key: str) -> dict[str, Any]:
    """Return a paragraph that was drawn, as a person looks in it for figures. BadQuery where no article has it now."""
    row = paragraph_to_check(conn, key)
    shown = {name: without_controls(row[name]) for name in ("headline", "published", "publication", "article")}
    return row | shown | {_READING: _reading(str(row["spans"]))}


def _reading(said: str) -> str:
    """Return what tells one reading from another; a letter comes first, or a spreadsheet makes a number of it."""
    return f"r{zlib.crc32(said.encode()):08x}"


def all_marked(text: str, spans: Iterable[Span], style: Callable[[str], str] = str) -> str:
    """Return the whole of a paragraph on one line, with its figures between MARKS."""
    shown = str(without_controls(text))  # first: the style may be one
    pieces: list[str] = []
    done = 0
    for start, end in spans:
        pieces += [shown[done:start], mark(style(shown[start:end]))]
        done = end
    return " ".join("".join([*pieces, shown[done:]]).split())


def mark(figure: str) -> str:
    return f"{MARKS[0]}{figure}{MARKS[1]}"


def marked(row: dict[str, Any], style: Callable[[str], str] = str) -> str:
    """Return the paragraph around a figure, on one line, with the figure between MARKS: its words may stand there twice."""
    piece = excerpt(row["paragraph"], [], around=row["start"], width=_CONTEXT)
    start = row["paragraph"].index(piece.text, max(0, row["start"] - len(piece.text))) if piece.cut_before else 0
    begin, end = row["start"] - start, row["end"] - start
    text = f"{piece.text[:begin]}{mark(style(piece.text[begin:end]))}{piece.text[end:]}"
    return " ".join(("… " * piece.cut_before + text + " …" * piece.cut_after).split())


def write_sheet(conn: sqlite3.Connection, keys: Iterable[str], sheet: IO[str]) -> None:
    """Write figures, one a row, with the columns verdict, wrong_in and note to fill in."""
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(("figure", *_FILLED_IN, *_TOLD, _READING))
    for key in keys:
        row = tell_figure(conn, key)
        row["paragraph"] = marked(row)
        writer.writerow((key, *("" for _ in _FILLED_IN), *(without_formula(row[name]) for name in (*_TOLD, _READING))))


def write_missed_sheet(conn: sqlite3.Connection, keys: Iterable[str], sheet: IO[str]) -> None:
    """Write paragraphs, one a row, with the columns missed and note to fill in."""
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(("paragraph", *_MISSED_FILLED_IN, *_MISSED_TOLD))
    for key in keys:
        row = tell_paragraph(conn, key)
        row["text"] = all_marked(row["text"], row["spans"])
        writer.writerow((key, *("" for _ in _MISSED_FILLED_IN), *(without_formula(row[name]) for name in _MISSED_TOLD)))


def count_unread(conn: sqlite3.Connection, path: Path, left: Iterable[str]) -> int:
    """Return for how many figures a sheet that stands here holds a verdict that is not kept; 0 where nothing does.

    ``left`` are those that are still to be judged, or judged again. UnreadableSource where something else stands here.
    """
    return _count_unread(path, _OF_FIGURES, left, figures_judged(conn))


def count_missed_unread(conn: sqlite3.Connection, path: Path, left: Iterable[str]) -> int:
    """Return for how many paragraphs a sheet that stands here says what is missed, as ``count_unread`` does."""
    return _count_unread(path, _OF_PARAGRAPHS, left, paragraphs_judged(conn))


def _count_unread(path: Path, columns: tuple[str, str], left: Iterable[str], judged: set[str]) -> int:
    if not path.is_file() or not path.stat().st_size:
        return 0
    if _is_blank(path, _OF_FIGURES if columns == _OF_PARAGRAPHS else _OF_PARAGRAPHS):
        return 0
    key, verdict = columns
    read, found = judged.difference(left), SheetRead()
    unread = sum(row[key] not in read and bool(row[verdict]) for _, row in _lines(path, columns, found))
    if found.errors:
        raise found.errors[0]
    return unread


def _is_blank(path: Path, columns: tuple[str, str]) -> bool:
    """Whether a sheet stands here in which nobody has filled in anything."""
    try:
        return not any(row[columns[1]] for _, row in _lines(path, columns, SheetRead()))
    except UnreadableSource:
        return False


def read_sheet(conn: sqlite3.Connection, path: Path, *, reviewer: str = "", sample: int | None = None) -> SheetRead:
    """Keep the verdicts of a sheet, those of its good lines whatever the others are.

    A sheet that is read again says nothing new: what somebody else said since stays the newest word. What is read otherwise since
    the sheet was written was judged by nobody: an error. UnreadableSource where it is no such sheet at all, or nothing is filled in.
    """
    found = _read(conn, path, _OF_FIGURES, partial(_keep, conn, reviewer, sample))
    found.doubts += [_said_twice(path, other, reviewer) for other in said_just_so(conn, found.keys, reviewer)]
    return found


def _said_twice(path: Path, other: str, reviewer: str) -> str:
    """Say that two persons agree in all, who may be one that has signed once and not the other time."""
    signed = f" --by {quote(reviewer)}" if reviewer else ""
    return (
        f"{path}: all that was kept of it {other or 'somebody who did not sign'} has said before, to the letter. If that is the same person, the report"
        f" counts two who agree: archive review - --forget{signed}, with the keys of the figures, takes these back."
    )


def read_missed_sheet(
    conn: sqlite3.Connection, path: Path, *, reviewer: str = "", sample: int | None = None
) -> SheetRead:
    """Keep what a sheet of paragraphs says is missed in them, as ``read_sheet`` does."""
    return _read(conn, path, _OF_PARAGRAPHS, partial(_keep_missed, conn, reviewer, sample))


def _read(
    conn: sqlite3.Connection,
    path: Path,
    needed: tuple[str, str],
    keep: Callable[[dict[Any, Any], list[str]], bool | None],
) -> SheetRead:
    """Let ``keep`` have each line, and a list for what is doubtful in it.

    It returns whether the line says anything new, None where it says nothing at all.
    """
    found = SheetRead()
    with conn:
        conn.execute("BEGIN IMMEDIATE")
        for line, row in _lines(path, needed, found):
            doubts: list[str] = []
            try:
                is_new = keep(row, doubts)
            except BadQuery as error:
                found.errors.append(UnreadableSource(str(path), str(error), line))
            else:
                found.kept += is_new is True
                found.keys += [row[needed[0]].strip()] * (is_new is True)
                found.same += is_new is False
                found.doubts += [f"{path}, line {line}: {doubt}" for doubt in doubts]
    if not (found.kept or found.same or found.errors):
        raise UnreadableSource(str(path), f"says nothing: the column {needed[1]} is empty in every line")
    return found


def _keep(
    conn: sqlite3.Connection, reviewer: str, sample: int | None, row: dict[Any, Any], _doubts: list[str]
) -> bool | None:
    said = _said(conn, row)
    if said is None:
        return None
    if was_said(conn, **said, reviewer=reviewer):
        return False
    put_review(conn, **said, reviewer=reviewer, sample=sample_of(conn, said["key"], sample))
    return True


def _keep_missed(
    conn: sqlite3.Connection, reviewer: str, sample: int | None, row: dict[Any, Any], doubts: list[str]
) -> bool | None:
    typed = (row.get("missed") or "").strip()
    if not typed:
        return None
    paragraph = tell_paragraph(conn, _key(row, "paragraph"))
    _check_reading(row, paragraph, "--missed ")
    words = "" if typed.lower() in NOTHING else typed
    missed = find_missed(paragraph["text"], paragraph["spans"], words)
    drawn = sample_of(conn, paragraph["key"], sample, members="sampled_paragraphs", column="paragraph_key")
    note = (row.get("note") or "").strip() or None
    is_new = put_missed(conn, paragraph, missed, sample=drawn, reviewer=reviewer, note=note)
    doubts += no_figures_to_the_rules(paragraph["text"], missed) if is_new else []
    return is_new


def _said(conn: sqlite3.Connection, row: dict[Any, Any]) -> dict[str, Any] | None:
    """Return what a row says of a figure, as put_review takes it; None where it says nothing. BadQuery where it cannot be."""
    typed = (row.get("verdict") or "").strip().lower()
    if not typed:
        return None
    verdict = _VERDICTS.get(typed)
    if verdict is None:
        raise BadQuery(typed, "is no verdict; write right or wrong, or leave it empty")
    key = _key(row, "figure")
    wrong_in = [part for part in (row.get("wrong_in") or "").split(";") if part.strip()]
    if wrong_in and verdict == "right":
        raise BadQuery(row["wrong_in"], "says in what it is wrong, and the verdict is right")
    if row.get(_READING):
        _check_reading(row, tell_figure(conn, key) | {"key": key})
    return {
        "key": key, "verdict": verdict, "note": (row.get("note") or "").strip() or None,
        "corrections": read_corrections(conn, wrong_in),
    }  # fmt: skip


def _key(row: dict[Any, Any], column: str) -> str:
    if (more := row.get(None)) is not None:
        raise BadQuery(";".join(more), "has no column; put a cell that holds the sign between the columns in quotes")
    key = (row[column] or "").strip()
    if _NUMBER.fullmatch(key):
        raise BadQuery(key, "is no key any more, a spreadsheet made a number of it; let it read that column as text")
    return key


def _check_reading(row: dict[Any, Any], now: dict[str, Any], option: str = "") -> None:
    reading = (row.get(_READING) or "").strip()
    if reading and reading != now[_READING]:
        said = f"is read otherwise since this sheet was written; archive check {option}--sheet writes it as it is now"
        raise BadQuery(now["key"], said)


def _lines(path: Path, needed: tuple[str, str], found: SheetRead) -> Iterator[tuple[int, dict[Any, Any]]]:
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
        if missing := set(needed).difference(rows.fieldnames):
            raise UnreadableSource(str(path), _no_such_sheet(missing, rows.fieldnames, needed), 1)
        for row in rows:
            yield rows.line_num, row
    except csv.Error as error:  # a quote that is never closed would swallow all the lines after it
        found.errors.append(UnreadableSource(str(path), f"is no CSV from here on: {error}", rows.line_num + 1))


def _no_such_sheet(missing: set[str], columns: Collection[str], needed: tuple[str, str]) -> str:
    of_paragraphs = needed == _OF_PARAGRAPHS
    if set(_OF_FIGURES if of_paragraphs else _OF_PARAGRAPHS).issubset(columns):
        return (
            "is a sheet of figures; leave out --missed" if of_paragraphs else "is a sheet of paragraphs; add --missed"
        )
    option = "--missed " if of_paragraphs else ""
    return f"has no column {' and no column '.join(sorted(missing))}; archive check {option}--sheet writes one"
