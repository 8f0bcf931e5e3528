"""One article, figure or paragraph as a dict, for the command line."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from archive.errors import BadQuery
from archive.model import Document, Identity
from archive.paragraphs import split
from archive.store.articles import kinds_of
from archive.store.clusters import list_copies
from archive.store.figure_changes import list_changes
from archive.store.reviews import list_reviews

_ARTICLE = """
    SELECT a.key, a.headline, a.headline_source, a.published, a.published_text, a.published_source, p.name AS publication,
        a.byline, a.dateline, a.url, a.language, a.words, a.revision, a.id
    FROM articles a LEFT JOIN publications p ON p.id = a.publication_id WHERE a.key = ?
"""
_FIGURES = """
    SELECT f.*, t.source, t.source_name, t.cue, t.stance, v.source_name AS told_through, d.exact AS date,
        p.position AS paragraph, p.text AS paragraph_text, a.key AS article, b.key AS base_figure
    FROM figures f JOIN paragraphs p ON p.id = f.paragraph_id JOIN articles a ON a.id = f.article_id
    LEFT JOIN figures b ON b.id = f.base_figure_id LEFT JOIN attributions t ON t.id = f.attribution_id
    LEFT JOIN attributions v ON v.id = t.via_id LEFT JOIN dates d ON d.id = f.date_id
"""
_REVISION = """
    SELECT a.key AS article, r.revision, a.revision AS latest, r.seen, r.substantive, r.headline, r.published, r.text, r.format,
        r.body_start, r.headline_start, r.headline_end, r.kinds, r.article_id
    FROM articles a JOIN revisions r ON r.article_id = a.id WHERE a.key = ? AND r.revision = coalesce(?, a.revision)
"""
# Numbers that mean nothing outside this file.
_INSIDE = ("id", "article_id", "paragraph_id", "base_figure_id", "attribution_id", "date_id")


SHORTEST_KEY = 6  # characters of a key that may stand for it
_SHOWN = 8
_BEGINNING = """
    SELECT key FROM articles WHERE key >= ?1 AND key < ?2 UNION SELECT key FROM figures WHERE key >= ?1 AND key < ?2
    UNION SELECT key FROM former_figures WHERE key >= ?1 AND key < ?2 ORDER BY 1
"""
_OF_FILE = """
    SELECT a.key FROM source_files s JOIN articles a ON a.source_file_id = s.id WHERE s.path = ? OR s.place = ? ORDER BY a.id
"""


def key_meant(conn: sqlite3.Connection, typed: str) -> str:
    """Return the key that somebody means who typed it, how it begins, or the file that an article was read from.

    What fits nothing comes back as it is. BadQuery where it fits several.
    """
    is_one = (
        "SELECT 1 WHERE ?1 IN (SELECT key FROM articles WHERE key = ?1 UNION SELECT key FROM figures WHERE key = ?1)"
    )
    if conn.execute(is_one, (typed,)).fetchone():
        return typed
    found = [key for (key,) in conn.execute(_OF_FILE, (os.path.abspath(typed), typed))]
    what = "is the file of"
    if not found and len(typed) >= SHORTEST_KEY:
        found = [key for (key,) in conn.execute(_BEGINNING, (typed, typed + chr(0x10FFFF)))]
        what = "begins"
    if len(found) > 1:
        more = f" and {len(found) - _SHOWN:,} more" if len(found) > _SHOWN else ""
        raise BadQuery(typed, f"{what} {len(found):,} keys: {', '.join(found[:_SHOWN])}{more}")
    return found[0] if found else typed


def article(conn: sqlite3.Connection, key: str) -> dict[str, Any] | None:
    """Return an article with its paragraphs and figures, or None where there is none of this key."""
    found = _rows(conn, _ARTICLE, key)
    if not found:
        return None
    row = found[0]
    id_ = row.pop("id")
    row["paragraphs"] = _rows(
        conn, 'SELECT position, kind, text, "start", "end" FROM paragraphs WHERE article_id = ? ORDER BY position', id_
    )
    figures = _rows(conn, f'{_FIGURES} WHERE f.article_id = ? ORDER BY p.position, f."start"', id_)
    row["figures"] = [_outside(figure, "paragraph_text", "article") for figure in figures]
    row["copies"] = [_outside(copy, "is_before", "is_same", "is_near") for copy in list_copies(conn, id_)]
    return row


def revision(conn: sqlite3.Connection, key: str, number: int | None = None) -> dict[str, Any]:
    """Return a text that an article had, by default the newest, with its paragraphs; BadQuery where it never had that one."""
    return _outside(_revision(conn, key, number))


def _revision(conn: sqlite3.Connection, key: str, number: int | None) -> dict[str, Any]:
    found = _rows(conn, _REVISION, key, number)
    if not found:
        latest = conn.execute("SELECT revision FROM articles WHERE key = ?", (key,)).fetchone()
        if latest is None:
            raise BadQuery(key, "no article has this key; archive search WORDS prints the keys of articles")
        raise BadQuery(key, f"has no revision {number}; it has {'1' if latest[0] == 1 else f'1 to {latest[0]}'}")
    row = found[0]
    parts = {name: row.pop(name) for name in ("format", "body_start", "headline_start", "headline_end")}
    kinds = kinds_of(row.pop("kinds"))
    document = Document(
        text=row["text"], identity=Identity("key", "", key), headline=row["headline"], kinds=kinds, **parts
    )
    row["paragraphs"] = [
        {"position": p.position, "kind": p.kind, "text": p.text, "start": p.start, "end": p.end}
        for p in split(document)
    ]
    return row


def difference(conn: sqlite3.Connection, key: str, number: int | None = None) -> dict[str, Any]:
    """Return what a revision, by default the newest, changed of the one before: its headline, its paragraphs, its figures.

    ``paragraphs`` are pairs of a mark and a text: "-" of before, "+" of now, " " of both. BadQuery where there is none before.
    """
    now = _revision(conn, key, number)
    if now["revision"] == 1:
        raise BadQuery(key, "revision 1 is the first text; there is none before it")
    before = _revision(conn, key, now["revision"] - 1)
    texts = [[" ".join(paragraph["text"].split()) for paragraph in side["paragraphs"]] for side in (before, now)]
    return {
        "article": key, "revision": now["revision"], "seen": now["seen"], "substantive": now["substantive"],
        "headline_before": before["headline"], "headline": now["headline"], "paragraphs": list(_marked(*texts)),
        "figures": list_changes(conn, now["article_id"], now["revision"]),
    }  # fmt: skip


def _marked(before: list[str], now: list[str]) -> Iterator[tuple[str, str]]:
    for what, start, end, begin, finish in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if what == "equal":
            yield from ((" ", text) for text in before[start:end])
        else:
            yield from (("-", text) for text in before[start:end])
            yield from (("+", text) for text in now[begin:finish])


def figure(conn: sqlite3.Connection, key: str) -> dict[str, Any] | None:
    """Return a figure with its paragraph's text and its article's key, or None where there is none of this key."""
    found = _rows(conn, f"{_FIGURES} WHERE f.key = ?", key)
    return _outside(found[0]) | {"reviews": list_reviews(conn, key)} if found else None


def paragraph_of(conn: sqlite3.Connection, paragraph_id: int) -> dict[str, Any]:
    """Return a paragraph with what names its article."""
    sql = """
        SELECT a.key AS article, a.headline, a.published, o.name AS publication, p.position, p.kind, p.text
        FROM paragraphs p JOIN articles a ON a.id = p.article_id LEFT JOIN publications o ON o.id = a.publication_id
        WHERE p.id = ?
    """
    return _rows(conn, sql, paragraph_id)[0]


def figures_of(
    conn: sqlite3.Connection, paragraph_id: int, condition: str, values: Sequence[object]
) -> list[dict[str, Any]]:
    """Return the figures of a paragraph for which an SQL ``condition`` on a figure ``f`` holds."""
    sql = f'{_FIGURES} WHERE f.paragraph_id = ? AND {condition} ORDER BY f."start"'
    return [_outside(row, "paragraph", "paragraph_text", "article") for row in _rows(conn, sql, paragraph_id, *values)]


def _outside(figure: dict[str, Any], *also: str) -> dict[str, Any]:
    return {name: value for name, value in figure.items() if name not in (*_INSIDE, *also)}


def _rows(conn: sqlite3.Connection, sql: str, *values: Any) -> list[dict[str, Any]]:
    cursor = conn.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, map(_whole, row), strict=True)) for row in cursor]


def _whole(value: Any) -> Any:
    """Give back as int what only the REAL column made a float of."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 2**53 else value
