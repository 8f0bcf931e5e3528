"""One article, figure or paragraph as a dict, for the command line."""

from __future__ import annotations

import sqlite3
from typing import Any

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
# Numbers that mean nothing outside this file.
_INSIDE = ("id", "article_id", "paragraph_id", "base_figure_id", "attribution_id", "date_id")


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
    return row


def figure(conn: sqlite3.Connection, key: str) -> dict[str, Any] | None:
    """Return a figure with its paragraph's text and its article's key, or None where there is none of this key."""
    found = _rows(conn, f"{_FIGURES} WHERE f.key = ?", key)
    return _outside(found[0]) if found else None


def paragraph_of(conn: sqlite3.Connection, paragraph_id: int) -> dict[str, Any]:
    """Return a paragraph with what names its article."""
    sql = """
        SELECT a.key AS article, a.headline, a.published, o.name AS publication, p.position, p.kind, p.text
        FROM paragraphs p JOIN articles a ON a.id = p.article_id LEFT JOIN publications o ON o.id = a.publication_id
        WHERE p.id = ?
    """
    return _rows(conn, sql, paragraph_id)[0]


def _outside(figure: dict[str, Any], *also: str) -> dict[str, Any]:
    return {name: value for name, value in figure.items() if name not in (*_INSIDE, *also)}


def _rows(conn: sqlite3.Connection, sql: str, *values: Any) -> list[dict[str, Any]]:
    cursor = conn.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, map(_whole, row), strict=True)) for row in cursor]


def _whole(value: Any) -> Any:
    """Give back as int what only the REAL column made a float of."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 2**53 else value
