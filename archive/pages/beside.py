"""Two articles with near-identical texts beside each other: what the one has otherwise than the other."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from archive.near_duplicates import SHARE
from archive.pages.changed import Comparison, compare_texts
from archive.store.rows import has_table, rows

NEAR = "select share from near_duplicates where article_id = ? and other_id = ?"
ARTICLE = """
    select a.id, a.key, a.headline, a.published, a.language, p.name as publication
    from articles a left join publications p on p.id = a.publication_id where a.key = ?
"""
PARAGRAPHS = "select kind, text from paragraphs where article_id = ? order by position"


@dataclass(frozen=True, slots=True)
class BesidePage:
    """Two articles, and the texts of both in one; ``share`` is how much of the shorter text's passages both have."""

    one: dict[str, Any]
    other: dict[str, Any]
    share: float
    changes: Comparison

    @property
    def is_near(self) -> bool:
        """Whether the texts are near-identical, and not only of one address."""
        return self.share >= SHARE


def beside_page(connection: sqlite3.Connection, key: str, other: str) -> BesidePage | None:
    """Compare two near-duplicates; None where these two are none."""
    found = [row for each in (key, other) for row in rows(connection, ARTICLE, each)]
    if len(found) < 2 or not has_table(connection, "clusters"):
        return None
    one, two = found
    near = rows(connection, NEAR, *sorted((one["id"], two["id"])))
    if not near:
        return None
    before, after = ((article["headline"] or "", _text(connection, article)) for article in (one, two))
    return BesidePage(one, two, near[0]["share"], compare_texts(before, after))


def _text(connection: sqlite3.Connection, article: dict[str, Any]) -> str:
    """Join the paragraphs of an article, without the headline where it opens them."""
    read = rows(connection, PARAGRAPHS, article["id"])
    if read and read[0]["kind"] == "heading" and read[0]["text"].lstrip("# ") == article["headline"]:
        del read[0]
    return "\n\n".join(" ".join(row["text"].split()) for row in read)
