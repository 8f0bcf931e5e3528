"""Taking articles out of an archive for good, with all that hangs on them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

from archive.errors import BadQuery
from archive.store import sources
from archive.store.clusters import regroup
from archive.store.rows import rows

_WHAT = """
    SELECT a.id, a.key, a.headline, a.published, p.name AS publication, s.path, s.place, a.revision AS revisions,
        (SELECT count(*) FROM figures f WHERE f.article_id = a.id) AS figures,
        (SELECT count(*) FROM figure_reviews r WHERE r.article_id = a.id)
            + (SELECT count(*) FROM paragraph_reviews r WHERE r.article_id = a.id) AS reviews,
        (SELECT count(*) FROM series_figures c WHERE c.basis = 'hand' AND c.figure_key IN (
            SELECT key FROM figures WHERE article_id = a.id UNION SELECT key FROM former_figures WHERE article_id = a.id
        )) AS choices
    FROM articles a LEFT JOIN publications p ON p.id = a.publication_id LEFT JOIN source_files s ON s.id = a.source_file_id
    WHERE a.key = ?
"""
# In this order: the cascade would look up paragraph by paragraph what hangs on these.
_FIRST = ("figures", "attributions", "quotes", "dates", "mentions", "photos", "paragraphs")
_CHOICES = """
    DELETE FROM series_figures WHERE figure_key IN (
        SELECT key FROM figures WHERE article_id = ?1 UNION SELECT key FROM former_figures WHERE article_id = ?1
    )
"""
_MEMBERS = {"samples": "sampled_figures", "paragraph_samples": "sampled_paragraphs"}
_NOBODYS = {
    "entities": "NOT EXISTS (SELECT 1 FROM mentions m WHERE m.entity_id = entities.id)",
    "publications": "NOT EXISTS (SELECT 1 FROM articles a WHERE a.publication_id = publications.id)",
}


def what_goes(conn: sqlite3.Connection, keys: Iterable[str]) -> list[dict[str, Any]]:
    """Return of each article with one of these keys what it is, and what of it would go. BadQuery for an unknown key."""
    found = []
    for key in dict.fromkeys(keys):
        article = rows(conn, _WHAT, key)
        if not article:
            raise BadQuery(key, "no article has this key; archive search WORDS prints the keys of articles")
        found += article
    return found


def remove_articles(conn: sqlite3.Connection, keys: Iterable[str]) -> list[dict[str, Any]]:
    """Take the articles with these keys out, and return ``what_goes`` of them; BadQuery, and no change, for an unknown key.

    Their files are forgotten too, or are to be read again where other articles are in them: what still stands in a file is
    loaded again, and does not depend on which of its other articles are known.
    """
    with conn:
        conn.execute("BEGIN IMMEDIATE")
        gone = what_goes(conn, keys)
        held = _ids_of(conn, gone)
        for article in gone:
            _remove(conn, article["id"])
        for table, ids in held.items():
            conn.executemany(f"DELETE FROM {table} WHERE id = ? AND {_NOBODYS[table]}", [(id_,) for id_ in ids])
        sources.forget_files(conn, {article["path"] for article in gone} - {None})
        regroup(conn)
        for samples, members in _MEMBERS.items():
            number = f"(SELECT count(*) FROM {members} m WHERE m.sample_id = {samples}.id)"
            conn.execute(f"UPDATE {samples} SET size = {number} WHERE size <> {number}")
            conn.execute(f"DELETE FROM {samples} WHERE size = 0")
    return gone


def _ids_of(conn: sqlite3.Connection, articles: Iterable[dict[str, Any]]) -> dict[str, set[int]]:
    """Return the outlets and the names of articles: those that are in no other go with them."""
    held: dict[str, set[int]] = {"entities": set(), "publications": set()}
    for article in articles:
        named = conn.execute("SELECT entity_id FROM mentions WHERE article_id = ?", (article["id"],))
        held["entities"].update(id_ for (id_,) in named if id_ is not None)
        [(outlet,)] = conn.execute("SELECT publication_id FROM articles WHERE id = ?", (article["id"],))
        held["publications"].update(() if outlet is None else (outlet,))
    return held


def _remove(conn: sqlite3.Connection, article_id: int) -> None:
    conn.execute(_CHOICES, (article_id,))
    for table in _FIRST:
        conn.execute(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))
    conn.execute("DELETE FROM near_duplicates WHERE article_id = ?1 OR other_id = ?1", (article_id,))
    conn.execute("DELETE FROM articles WHERE id = ?", (article_id,))
