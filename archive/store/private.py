"""Articles that not everybody may read: which they are, and the archive as those see it who may not read them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

from archive.errors import BadQuery
from archive.store.clusters import SUMMARY
from archive.store.rows import rows

_HIDDEN = "(SELECT id FROM temp.private_articles)"
_PUBLIC = f"SELECT * FROM main.{{0}} WHERE article_id NOT IN {_HIDDEN}"

_SAMPLES = f"""
    SELECT * FROM (
        SELECT s.id, s.drawn, s.{{of}}, NULL AS population, (
            SELECT count(*) FROM main.{{members}} m WHERE m.sample_id = s.id AND m.article_id NOT IN {_HIDDEN}
        ) AS size, NULL AS seed FROM main.{{samples}} s
    ) WHERE size
"""

# What such a visitor finds in the place of each table: a temp view of its name is found before the table itself, so every
# query of the pages reads it and says nothing of it. What is not here (measures, units, extractor) tells of no article.
# The log of loads is empty: it counts all articles, and its errors name files.
VIEWS = {
    "articles": f"SELECT * FROM main.articles WHERE id NOT IN {_HIDDEN}",
    **{
        table: _PUBLIC.format(table)
        for table in (
            "revisions",
            "paragraphs",
            "figures",
            "figure_changes",
            "former_figures",
            "attributions",
            "quotes",
            "dates",
            "mentions",
            "photos",
            "fingerprints",
            "figure_reviews",
            "sampled_figures",
            "sampled_paragraphs",
            "paragraph_reviews",
            "missed_figures",
        )
    },
    "near_duplicates": f"{_PUBLIC.format('near_duplicates')} AND other_id NOT IN {_HIDDEN}",
    # A cluster that is left with one article is none; the number in that article's own row says nothing then.
    "clusters": SUMMARY.format(also=f"AND id NOT IN {_HIDDEN}"),
    "publications": f"""
        SELECT * FROM main.publications o WHERE EXISTS (
            SELECT 1 FROM main.articles a WHERE a.publication_id = o.id AND a.id NOT IN {_HIDDEN}
        )
    """,
    "entities": f"""
        SELECT * FROM main.entities e WHERE EXISTS (
            SELECT 1 FROM main.mentions m WHERE m.entity_id = e.id AND m.article_id NOT IN {_HIDDEN}
        )
    """,
    "source_files": f"""
        SELECT * FROM main.source_files s WHERE EXISTS (
            SELECT 1 FROM main.articles a WHERE a.source_file_id = s.id AND a.id NOT IN {_HIDDEN}
        )
    """,
    # A choice by hand whose figure is gone belongs to nobody's article.
    "series_figures": f"""
        SELECT * FROM main.series_figures sf WHERE NOT EXISTS (
            SELECT 1 FROM main.figures f WHERE f.key = sf.figure_key AND f.article_id IN {_HIDDEN}
        ) AND NOT EXISTS (
            SELECT 1 FROM main.former_figures f WHERE f.key = sf.figure_key AND f.article_id IN {_HIDDEN}
        )
    """,
    # A series of nothing but private figures is as private as they are.
    "series": f"""
        SELECT * FROM main.series s WHERE NOT EXISTS (
            SELECT 1 FROM main.series_figures sf JOIN main.figures f ON f.key = sf.figure_key
            WHERE sf.series_id = s.id AND f.article_id IN {_HIDDEN}
        ) AND NOT EXISTS (
            SELECT 1 FROM main.series_figures sf JOIN main.former_figures f ON f.key = sf.figure_key
            WHERE sf.series_id = s.id AND f.article_id IN {_HIDDEN}
        ) OR EXISTS (
            SELECT 1 FROM main.series_figures sf JOIN main.figures f ON f.key = sf.figure_key
            WHERE sf.series_id = s.id AND f.article_id NOT IN {_HIDDEN}
        ) OR EXISTS (
            SELECT 1 FROM main.series_figures sf JOIN main.former_figures f ON f.key = sf.figure_key
            WHERE sf.series_id = s.id AND f.article_id NOT IN {_HIDDEN}
        )
    """,
    # A sample says what it was drawn of, and that may be an outlet with nothing but private articles. The seed, with the keys that
    # everybody sees, tells of how many figures it was drawn.
    "samples": _SAMPLES.format(samples="samples", of="figures_of", members="sampled_figures"),
    "paragraph_samples": _SAMPLES.format(samples="paragraph_samples", of="paragraphs_of", members="sampled_paragraphs"),
    "load_runs": "SELECT * FROM main.load_runs WHERE 0",
    "load_errors": "SELECT * FROM main.load_errors WHERE 0",
}
# What stands for them where there are none, or no table: a file that no program of ours has opened since.
_NO_FORMER = "(SELECT NULL AS key, NULL AS article_id WHERE 0)"


def has_private(conn: sqlite3.Connection) -> bool:
    """Whether any article is private. No column, none: a server may read a file that no program of ours has opened since."""
    known = "SELECT 1 FROM pragma_table_info('articles', 'main') WHERE name = 'private'"
    return (
        conn.execute(known).fetchone() is not None
        and conn.execute("SELECT 1 FROM main.articles WHERE private = 1 LIMIT 1").fetchone() is not None
    )


def hide_private(conn: sqlite3.Connection) -> bool:
    """Let this connection read the archive without its private articles, until its transaction is rolled back.

    Return whether there are any. For queries that name tables without a schema. The full-text index has all words still:
    what is found in it must be asked for in ``paragraphs``, as ``archive.store.search`` does.
    """
    if not has_private(conn):
        return False
    # As a table, its ids are looked up and not gathered anew by every query.
    conn.execute("CREATE TEMP TABLE private_articles (id INTEGER PRIMARY KEY)")
    conn.execute("INSERT INTO temp.private_articles SELECT id FROM main.articles WHERE private = 1")
    there = {name for (name,) in conn.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")}
    former = "former_figures" in there and conn.execute("SELECT 1 FROM main.former_figures LIMIT 1").fetchone()
    for name, select in VIEWS.items():
        if name in there:
            asked = select if former or name == "former_figures" else select.replace("main.former_figures", _NO_FORMER)
            conn.execute(f"CREATE TEMP VIEW {name} AS {asked}")
    return True


def is_hiding(conn: sqlite3.Connection) -> bool:
    """Whether ``hide_private`` holds on this connection."""
    return conn.execute("SELECT 1 FROM temp.sqlite_master WHERE name = 'private_articles'").fetchone() is not None


def is_private(conn: sqlite3.Connection, key: str) -> bool:
    """Whether the article with this key is private, in an archive that ``has_private``."""
    return conn.execute("SELECT 1 FROM articles WHERE key = ? AND private = 1", (key,)).fetchone() is not None


def list_private(conn: sqlite3.Connection) -> list[dict[str, Any]]:
    """Return key, headline, day and outlet of the private articles, the newest first."""
    return rows(
        conn,
        "SELECT a.key, a.headline, a.published, p.name AS publication FROM articles a"
        " LEFT JOIN publications p ON p.id = a.publication_id WHERE a.private = 1 ORDER BY a.published DESC, a.id DESC",
    )


def set_private(conn: sqlite3.Connection, keys: Iterable[str], *, private: bool) -> int:
    """Make articles private or public; return how many were not so before. BadQuery, and no change, for an unknown key."""
    changed = 0
    with conn:
        conn.execute("BEGIN IMMEDIATE")
        for key in keys:
            if not conn.execute("SELECT 1 FROM articles WHERE key = ?", (key,)).fetchone():
                raise BadQuery(key, "no article has this key; archive search WORDS prints the keys of articles")
            changed += conn.execute(
                "UPDATE articles SET private = ? WHERE key = ? AND private <> ?", (int(private), key, int(private))
            ).rowcount
    return changed
