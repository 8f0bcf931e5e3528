"""What an article stated before it was revised: kept when a revision takes a figure away, and read by the series it belongs to."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from archive.bounds import bounds_words
from archive.store.figure_changes import find_former
from archive.store.rows import has_table, rows

_AS_IT_WAS = (
    "exact", "kind", "comparator", "approximate", "vague", "value", "low", "high", "low_open", "high_open", "unit", "unit_name",
    "object", "about", "change_role", "measure", "certainty", "as_of", "date_basis",
)  # fmt: skip
_OF_SOURCE = ("source_name", "source_kind", "stance")
# Where a figure is, as the rule of a series asks it: the places of its own paragraph or of the last one before it that names
# any, and where its own names none the headline and the dateline too.
_PLACES = """(
    SELECT json_group_array(said) FROM (
        SELECT m.exact AS said FROM mentions m WHERE m.kind = 'place' AND m.paragraph_id = (
            SELECT max(x.paragraph_id) FROM mentions x
            WHERE x.article_id = f.article_id AND x.paragraph_id <= f.paragraph_id AND x.kind = 'place'
        )
        UNION ALL SELECT e.value FROM json_each(json_array(a.headline, a.dateline)) e
        WHERE NOT EXISTS (SELECT 1 FROM mentions m WHERE m.paragraph_id = f.paragraph_id AND m.kind = 'place')
    )
)"""
_KEEP = f"""
    INSERT OR REPLACE INTO former_figures (
        key, article_id, revision, {", ".join(_AS_IT_WAS + _OF_SOURCE)}, places, paragraph_start, paragraph_end
    )
    SELECT f.key, f.article_id, ?, {", ".join(f"f.{name}" for name in _AS_IT_WAS)},
        {", ".join(f"t.{name}" for name in _OF_SOURCE)}, {_PLACES}, p."start", p."end"
    FROM figures f JOIN paragraphs p ON p.id = f.paragraph_id JOIN articles a ON a.id = f.article_id
    LEFT JOIN attributions t ON t.id = f.attribution_id
    WHERE f.article_id = ? AND f.key IN (SELECT value FROM json_each(?)) ORDER BY f.id
"""


def keep(conn: sqlite3.Connection, article_id: int, revision: int, keys: Sequence[str]) -> None:
    """Keep what figures state, inside the transaction that is open: while they stand, and ``revision`` is the article's newest."""
    if keys:
        conn.execute(_KEEP, (revision, article_id, json.dumps(keys)))


def has_former(conn: sqlite3.Connection) -> bool:
    """Whether any figure is kept."""
    if not has_table(conn, "former_figures"):
        return False
    return conn.execute("SELECT 1 FROM former_figures LIMIT 1").fetchone() is not None


_FITTING = """
    SELECT {columns} FROM (
        SELECT x.*, r.published, substr(r.text, x.paragraph_start + 1, x.paragraph_end - x.paragraph_start) AS paragraph
        FROM former_figures x CROSS JOIN revisions r ON r.article_id = x.article_id AND r.revision = x.revision
    ) f CROSS JOIN former_figures t ON t.id = f.id
    WHERE NOT EXISTS (SELECT 1 FROM figures s WHERE s.key = f.key) AND {where} ORDER BY f.id
"""
PLACE = "EXISTS (SELECT 1 FROM json_each(f.places) e WHERE series_says(e.value, :places))"


def keys_that_fit(conn: sqlite3.Connection, where: Iterable[str], given: dict[str, Any]) -> list[str]:
    """Return the keys of the figures that no article states now and that fit ``where``: conditions on a figure f and its source t.

    Where ``words`` are ``given``, their paragraphs hold these.
    """
    conditions = " AND ".join(where)
    if not given["words"]:
        return [row[0] for row in conn.execute(_FITTING.format(columns="f.key", where=conditions), given)]
    # As the index over all paragraphs has its words.
    conn.execute("CREATE VIRTUAL TABLE temp.former_words USING fts5 (key UNINDEXED, text, tokenize='porter unicode61')")
    try:
        said = _FITTING.format(columns="f.key, f.paragraph", where=conditions)
        conn.execute(f"INSERT INTO temp.former_words (key, text) {said}", given)
        hits = "SELECT key FROM temp.former_words WHERE former_words MATCH ? ORDER BY rowid"
        return [row[0] for row in conn.execute(hits, (given["words"],))]
    finally:
        conn.execute("DROP TABLE temp.former_words")


_OF_SERIES = """
    SELECT coalesce(f.as_of, r.published) AS day, f.key, f.exact, f.kind, f.comparator, f.approximate, f.vague, f.value, f.low,
        f.high, f.low_open, f.high_open, f.unit_name, f.object, {about} AS about, f.measure, f.certainty, r.published, f.as_of, f.date_basis,
        voice(f.source_name, f.stance, f.certainty) AS source, f.source_kind, o.name AS publication, a.key AS article, r.headline,
        sf.basis, f.stance, f.source_name, u.seen AS stated_until, f.revision, a.cluster_id AS cluster, a.id AS article_id
    FROM series_figures sf CROSS JOIN former_figures f ON f.key = sf.figure_key
    JOIN articles a ON a.id = f.article_id LEFT JOIN publications o ON o.id = a.publication_id
    JOIN revisions r ON r.article_id = f.article_id AND r.revision = f.revision
    JOIN revisions u ON u.article_id = f.article_id AND u.revision = f.revision + 1
    WHERE sf.series_id = ? AND sf.included = ? AND NOT EXISTS (SELECT 1 FROM figures s WHERE s.key = f.key)
    ORDER BY day IS NOT NULL DESC, day DESC, r.published DESC, u.seen DESC, f.id DESC LIMIT ?
"""

_STATES = "SELECT comparator, approximate, value, low, high, unit_name FROM figures WHERE key = ?"


def former_of(conn: sqlite3.Connection, series_id: int, *, included: bool, limit: int) -> list[dict[str, Any]]:
    """Return what the articles of a series stated before: the newest so many, in the order of their days and then of the revisions.

    For a connection that has ``voice``. Beside the columns of a figure each says when the text was first seen that no longer has it,
    and which revision had it last.
    """
    known = "SELECT 1 FROM pragma_table_info('former_figures', 'main') WHERE name = 'about'"  # not in a file of an earlier version
    about = "f.about" if conn.execute(known).fetchone() else "NULL"
    return rows(conn, _OF_SERIES.format(about=about), series_id, int(included), limit)[::-1]


def say_what_became(
    conn: sqlite3.Connection, figures: Iterable[dict[str, Any]], put_right: Mapping[str, Mapping[str, Any]]
) -> None:
    """Put to figures of ``former_of`` the key and the words of what their articles state of the same now, where that is known.

    ``put_right`` has the numbers that persons put in the place of what was read, by the keys of their figures.
    """
    for figure in figures:
        became = find_former(conn, figure["key"])
        figure["superseded_by"] = became.now if became else None
        row = conn.execute(_STATES, (figure["superseded_by"],)).fetchone()
        if row and (number := put_right.get(figure["superseded_by"])) is not None:
            row = (*(number[name] for name in ("comparator", "approximate", "value", "low", "high")), row[-1])
        figure["now"] = bounds_words(*row) if row else None


def count_former(conn: sqlite3.Connection, series_id: int) -> int:
    """Count what the articles of a series stated before and do not state now."""
    sql = """
        SELECT count(*) FROM series_figures sf CROSS JOIN former_figures f ON f.key = sf.figure_key
        WHERE sf.series_id = ? AND sf.included = 1 AND NOT EXISTS (SELECT 1 FROM figures s WHERE s.key = f.key)
    """
    return int(conn.execute(sql, (series_id,)).fetchone()[0]) if has_former(conn) else 0
