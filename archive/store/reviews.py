"""What persons said of figures: right or wrong, with a note. It is said of what the row stated then, and kept apart from the row."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any, Literal

from archive.errors import BadQuery
from archive.store.rows import has_table, rows
from archive.store.runs import utc_now

Verdict = Literal["right", "wrong"]

# The newest word on what a figure f states now.
_LAST = """(
    SELECT r.verdict FROM figure_reviews r JOIN figure_statements s ON s.figure_key = r.figure_key AND s.stated = r.stated
    WHERE r.figure_key = f.key ORDER BY r.reviewed DESC, r.id DESC LIMIT 1
)"""
NOT_WRONG = f"{_LAST} IS NOT 'wrong'"
# The same of a figure f that no article states now: what it stated is as it was.
WAS_NOT_WRONG = """(
    SELECT r.verdict FROM figure_reviews r WHERE r.figure_key = f.key ORDER BY r.reviewed DESC, r.id DESC LIMIT 1
) IS NOT 'wrong'"""
# As a column of its own, a figure's statement is looked up by its key; joined, all of them would be made.
_LIST = """
    SELECT figure, article, verdict, reviewer, reviewed, note, exact,
        CASE WHEN now IS NULL THEN 'gone' WHEN now = stated THEN 'holds' ELSE 'read otherwise since' END AS state
    FROM (
        SELECT r.figure_key AS figure, a.key AS article, r.verdict, r.reviewer, r.reviewed, r.note, r.exact, r.stated, r.id,
            (SELECT s.stated FROM figure_statements s WHERE s.figure_key = r.figure_key) AS now
        FROM figure_reviews r JOIN articles a ON a.id = r.article_id {where}
    ) ORDER BY reviewed DESC, id DESC
"""


def list_reviews(conn: sqlite3.Connection, figure_key: str | None = None) -> list[dict[str, Any]]:
    """Return what was said of one figure, or of all, the newest first.

    ``state`` is "holds" where the figure states what it stated then, "read otherwise since" where newer rules, or another
    text, changed that, "gone" where no article has it now.
    """
    if not has_table(conn, "figure_reviews"):
        return []
    where = "WHERE r.figure_key = ?" if figure_key is not None else ""
    return rows(conn, _LIST.format(where=where), *(() if figure_key is None else (figure_key,)))


def verdicts_of(conn: sqlite3.Connection, article_id: int) -> dict[str, str]:
    """Return the newest verdict on what the figures of an article state now, by their keys."""
    if not has_table(conn, "figure_reviews"):
        return {}
    sql = f"SELECT f.key, {_LAST} FROM figures f WHERE f.key IN (SELECT figure_key FROM figure_reviews WHERE article_id = ?)"
    return {key: verdict for key, verdict in conn.execute(sql, (article_id,)) if verdict is not None}


def put_reviews(
    conn: sqlite3.Connection, keys: Iterable[str], verdict: Verdict, *, note: str | None = None, reviewer: str = ""
) -> int:
    """Say of figures that they are right or wrong, and return of how many; what the same reviewer said before is replaced.

    BadQuery, and nothing is written, where one of the keys is no figure's.
    """
    number = 0
    with conn:
        conn.execute("BEGIN IMMEDIATE")
        for key in keys:
            found = conn.execute(
                "SELECT f.article_id, f.exact, s.stated FROM figures f JOIN figure_statements s ON s.figure_key = f.key WHERE f.key = ?",
                (key,),
            ).fetchone()
            if found is None:
                raise BadQuery(key, "no figure has this key; archive show ARTICLE prints the keys of its figures")
            conn.execute(
                "INSERT OR REPLACE INTO figure_reviews (figure_key, reviewer, verdict, note, reviewed, article_id, exact, stated)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (key, reviewer, verdict, note, utc_now(), *found),
            )
            number += 1
    return number


def forget_reviews(conn: sqlite3.Connection, keys: Iterable[str], *, reviewer: str = "") -> int:
    """Take back what a reviewer said of figures, and return of how many. BadQuery where nothing was said of one."""
    number = 0
    with conn:
        conn.execute("BEGIN IMMEDIATE")
        for key in keys:
            sql = "DELETE FROM figure_reviews WHERE figure_key = ? AND reviewer = ?"
            if not conn.execute(sql, (key, reviewer)).rowcount:
                who = f"{reviewer} has said nothing" if reviewer else "nothing unsigned was said"
                raise BadQuery(key, f"{who} of this figure; archive review prints all that was said")
            number += 1
    return number


def follow(conn: sqlite3.Connection, moved: Iterable[tuple[str, str]]) -> None:
    """Let reviews follow figures from one key to another, inside the transaction that is open."""
    conn.executemany(
        "UPDATE OR REPLACE figure_reviews SET figure_key = ? WHERE figure_key = ?",
        [(after, before) for before, after in moved],
    )
