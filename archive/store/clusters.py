"""Near-identical texts: found by their fingerprints, compared in full, joined to clusters.

What is near-identical is for ``archive.near_duplicates`` to say. All of this happens in the transaction that writes the articles,
and depends on what is in the archive, not on the order in which it came, as long as no passage is in more than LOOKED_AT texts.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from functools import lru_cache, partial
from typing import Any

from archive.near_duplicates import SAMPLE, SHARE, Prints, Text, is_near_duplicate, numbers, passages, shared_part
from archive.store.rows import has_table, rows

# Of the articles with one fingerprint the first: what more share, as a notice under every text, tells no two of them apart.
LOOKED_AT = 50
# Near-duplicates that are noted of one article, the nearest; those join the rest.
JOINED = 20
# Of the shorter text's fingerprints: they are a sample of its passages, of which SHARE must be shared.
ENOUGH = SHARE / 2
AT_ONCE = 2000  # articles of an older archive in one transaction

# What a cluster's row says, made of its articles.
SUMMARY = """
    SELECT cluster_id AS id, count(*) AS articles, count(DISTINCT publication_id) AS publications,
        min(published) AS first_published, max(published) AS last_published
    FROM main.articles WHERE cluster_id IS NOT NULL {also} GROUP BY cluster_id HAVING count(*) > 1
"""
_TEXT = "SELECT headline, publication_id, url, published FROM articles WHERE id = ?"
_SHARING = f"""
    SELECT f.article_id, count(*) FROM json_each(?) h CROSS JOIN fingerprints f ON f.hash = h.value
    WHERE f.article_id IN (SELECT x.article_id FROM fingerprints x WHERE x.hash = h.value LIMIT {LOOKED_AT}) AND f.article_id <> ?
    GROUP BY f.article_id
"""
_UPDATE = "UPDATE clusters SET articles = ?, publications = ?, first_published = ?, last_published = ? WHERE id = ?"
_PARAGRAPHS = "SELECT kind, text FROM paragraphs WHERE article_id = ? ORDER BY position"


def read_text(conn: sqlite3.Connection, article_id: int) -> Text:
    """Read what of an article tells whether another is near-identical."""
    headline, publication, url, published = conn.execute(_TEXT, (article_id,)).fetchone()
    paragraphs = conn.execute(_PARAGRAPHS, (article_id,)).fetchall()
    return Text(headline, publication, url, passages(paragraphs), published, numbers(paragraphs))


# The ids of a cluster's articles come by an index of their own; the pair has the lower id first. Where some of a cluster are private
# and this connection does not see them, only who is near-identical to the article itself is told: what joins others may be these.
_OTHERS = """
    WITH own AS MATERIALIZED (
        SELECT id, cluster_id, digest, (SELECT count(*) FROM articles x WHERE x.cluster_id = o.cluster_id)
            >= (SELECT c.articles FROM main.clusters c WHERE c.id = o.cluster_id) AS is_whole
        FROM articles o WHERE o.id = ?
    )
    SELECT {columns} FROM own CROSS JOIN articles a ON a.cluster_id = own.cluster_id AND a.id <> own.id
    LEFT JOIN near_duplicates n ON n.article_id = min(own.id, a.id) AND n.other_id = max(own.id, a.id)
    {outlets} WHERE own.is_whole OR n.share IS NOT NULL
"""
_IS_NEAR = f"coalesce(n.share, 1) >= {SHARE}"
_COPIES = _OTHERS.format(
    columns=f"""a.key, a.headline, a.published, p.name AS publication, n.share, a.id < own.id AS is_before,
        a.digest = own.digest AS is_same, {_IS_NEAR} AS is_near""",
    outlets="LEFT JOIN publications p ON p.id = a.publication_id",
)
_NUMBER_OF_COPIES = _OTHERS.format(columns=f"count(*), coalesce(sum({_IS_NEAR}), 0)", outlets="")


def count_copies(conn: sqlite3.Connection, article_id: int) -> tuple[int, int]:
    """Count what ``list_copies`` lists, and of it what is near-identical."""
    if not has_table(conn, "clusters"):
        return 0, 0
    number, near = conn.execute(_NUMBER_OF_COPIES, (article_id,)).fetchone()
    return number, near


def list_copies(conn: sqlite3.Connection, article_id: int, *, limit: int = -1) -> list[dict[str, Any]]:
    """Return the other articles of an article's cluster, the earliest first: key, headline, published, publication, share.

    ``share`` is how much of the shorter text's passages both have, None where others join the two. ``is_before`` says that it
    came into the archive first, ``is_same`` that the texts are the same to the letter, ``is_near`` that they are near-identical or joined
    by others, and not only of one address.
    """
    if not has_table(conn, "clusters"):
        return []
    return rows(conn, f"{_COPIES} ORDER BY a.published IS NULL, a.published, a.id LIMIT ?", article_id, limit)


class Grouping:
    """What a batch of writes does to the clusters: told of articles as they are written, it joins them in the end."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._changed: dict[int, Prints] = {}
        # Of the passages of a whole batch only those are held that are compared now.
        self._text = lru_cache(maxsize=500)(partial(read_text, conn))

    def remove(self, article_id: int) -> None:
        """Forget the text that an article has now, before it is written anew."""
        gone = [(hash_, article_id) for hash_ in read_text(self._conn, article_id).prints.all()]
        self._conn.executemany("DELETE FROM fingerprints WHERE hash = ? AND article_id = ?", gone)
        sql = "DELETE FROM near_duplicates WHERE article_id = ? OR other_id = ?"
        self._conn.execute(sql, (article_id, article_id))

    def put(self, article_id: int, prints: Prints) -> None:
        """Note what an article is found by that is new or written anew."""
        self._changed[article_id] = prints

    def write(self) -> None:
        """Find the near-duplicates of what has changed, and join them. All rows of the articles must be written."""
        if not self._changed:
            return
        self._conn.executemany(
            "INSERT OR IGNORE INTO fingerprints (hash, article_id) VALUES (?, ?)",
            sorted((hash_, id_) for id_, own in self._changed.items() for hash_ in own.all()),
        )
        found: dict[tuple[int, int], float] = {}
        for id_, own in self._changed.items():
            found.update(self._near(id_, own))
        self._conn.executemany(
            "INSERT OR REPLACE INTO near_duplicates (article_id, other_id, share) VALUES (?, ?, ?)",
            [(*pair, share) for pair, share in found.items()],
        )
        _join(self._conn, set(self._changed).union(*found))
        self._changed.clear()

    def _near(self, article_id: int, own: Prints) -> dict[tuple[int, int], float]:
        """Return the nearest near-duplicates of an article as pairs of ids, the lower first, with what they share."""
        near = []
        for other_id in self._candidates(article_id, own):
            text, other = self._text(article_id), self._text(other_id)
            if is_near_duplicate(text, other):
                near.append((-shared_part(text, other), other_id))
        return {
            (min(article_id, other_id), max(article_id, other_id)): round(-share, 3)
            for share, other_id in sorted(near)[:JOINED]
        }

    def _candidates(self, article_id: int, own: Prints) -> set[int]:
        """Return which articles are worth to be compared: who has the address, or enough of the fingerprints."""
        sharing, neighbours = (self._holders(hashes, article_id) for hashes in own)
        found = {id_ for id_, number in sharing if self._may_be_near(id_, number, len(own.passages))}
        return found | {id_ for id_, _ in neighbours}

    def _holders(self, hashes: frozenset[int], but: int) -> list[tuple[int, int]]:
        """Return who else has some of these hashes, each with how many."""
        if not hashes:
            return []
        return self._conn.execute(_SHARING, (json.dumps(list(hashes)), but)).fetchall()

    def _may_be_near(self, other_id: int, shared: int, own: int) -> bool:
        (words,) = self._conn.execute("SELECT words FROM articles WHERE id = ?", (other_id,)).fetchone()
        return bool(shared >= ENOUGH * min(own, words / SAMPLE) - 1)


def group_all(conn: sqlite3.Connection) -> None:
    """Group the articles of an archive that is older than clusters are; of any other nothing is done.

    No load adds articles before this is done: whether the last one is noted says whether all are, also after a load that was killed.
    """
    if _are_noted(conn, (id_ for (id_,) in conn.execute("SELECT id FROM articles ORDER BY id DESC"))):
        return
    ids = [id_ for (id_,) in conn.execute("SELECT id FROM articles ORDER BY id")]
    for first in range(0, len(ids), AT_ONCE):
        some = ids[first : first + AT_ONCE]
        if _are_noted(conn, some):
            continue
        with conn:
            conn.execute("BEGIN IMMEDIATE")
            grouping = Grouping(conn)
            for id_ in some:
                grouping.put(id_, read_text(conn, id_).prints)
            grouping.write()


def _are_noted(conn: sqlite3.Connection, ids: Iterable[int]) -> bool:
    """Whether the first of these articles that has any fingerprint has it in the archive too; so where none has any."""
    for id_ in ids:
        if own := read_text(conn, id_).prints.all():
            sql = "SELECT 1 FROM fingerprints WHERE hash = ? AND article_id = ?"
            return conn.execute(sql, (min(own), id_)).fetchone() is not None
    return True


def regroup(conn: sqlite3.Connection) -> None:
    """Join anew, inside the transaction that is open, where articles of clusters are gone; their fingerprints go too."""
    conn.execute("DELETE FROM fingerprints WHERE article_id NOT IN (SELECT id FROM articles)")
    sql = "SELECT id FROM clusters c WHERE articles <> (SELECT count(*) FROM articles a WHERE a.cluster_id = c.id)"
    _join(conn, set(), {id_ for (id_,) in conn.execute(sql)})


def _join(conn: sqlite3.Connection, ids: set[int], touched: set[int] | None = None) -> None:
    """Give these articles, and whoever is in their clusters or ``touched`` ones, the clusters that their near-duplicates make now."""
    held = _clusters_of(conn, ids)
    touched = (touched or set()).union(filter(None, held.values()))
    for cluster_id in touched:
        held.update(conn.execute("SELECT id, cluster_id FROM articles WHERE cluster_id = ?", (cluster_id,)).fetchall())
    now = _clusters_now(conn, held)
    conn.executemany(
        "UPDATE articles SET cluster_id = ? WHERE id = ?",
        [(cluster_id, id_) for id_, cluster_id in now.items() if cluster_id != held[id_]],
    )
    for cluster_id in touched.union(filter(None, now.values())):
        row = conn.execute(SUMMARY.format(also="AND cluster_id = ?"), (cluster_id,)).fetchone()
        if row is None:
            conn.execute("DELETE FROM clusters WHERE id = ?", (cluster_id,))
        else:
            conn.execute(_UPDATE, (*row[1:], cluster_id))


def _clusters_now(conn: sqlite3.Connection, held: dict[int, int | None]) -> dict[int, int | None]:
    """Return the cluster that each of these articles belongs to, made where there is none yet, given which it had."""
    now: dict[int, int | None] = dict.fromkeys(held)
    taken: set[int] = set()
    for members in _components(conn, held):
        # The lowest number that a member has stays, so that who cites a cluster finds most of it.
        free = set(filter(None, (held[id_] for id_ in members))) - taken
        cluster_id = min(free) if free else _new_cluster(conn)
        taken.add(cluster_id)
        now.update(dict.fromkeys(members, cluster_id))
    return now


def _clusters_of(conn: sqlite3.Connection, ids: Iterable[int]) -> dict[int, int | None]:
    sql = "SELECT cluster_id FROM articles WHERE id = ?"
    return {id_: conn.execute(sql, (id_,)).fetchone()[0] for id_ in sorted(ids)}


def _components(conn: sqlite3.Connection, ids: Iterable[int]) -> list[list[int]]:
    """Return the groups of two and more that near-duplicates join, each and all in the order of their ids."""
    leader = {id_: id_ for id_ in ids}

    def find(id_: int) -> int:
        while leader[id_] != id_:
            leader[id_] = id_ = leader[leader[id_]]
        return id_

    for id_ in leader:
        for (other_id,) in conn.execute("SELECT other_id FROM near_duplicates WHERE article_id = ?", (id_,)):
            one, other = sorted((find(id_), find(other_id)))
            leader[other] = one
    groups: dict[int, list[int]] = {}
    for id_ in sorted(leader):
        groups.setdefault(find(id_), []).append(id_)
    return [members for members in groups.values() if len(members) > 1]


def _new_cluster(conn: sqlite3.Connection) -> int:
    row = conn.execute("INSERT INTO clusters (articles, publications) VALUES (0, 0) RETURNING id").fetchone()
    return int(row[0])
