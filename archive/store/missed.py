"""Paragraphs drawn at random for persons to look for figures that were not found, and what that says of how many are found."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from archive.accuracy import found_interval
from archive.errors import BadQuery
from archive.languages import is_english
from archive.missing import Span, may_hold_figure
from archive.model import paragraph_key
from archive.store import samples
from archive.store.rows import rows
from archive.store.runs import utc_now
from archive.store.samples import Of

_TABLE = "paragraph_samples"
_CONDITIONS = {
    "publication": "a.publication_id IN (SELECT o.id FROM publications o WHERE o.name = ?)",
    "since": "a.published >= ?",
    "until": "a.published <= ?",
}
# Where something was found, the language is known; else the text is asked as it was when it was read.
_DRAWN_OF = """
    WITH read AS MATERIALIZED (
        SELECT a.id, a.key FROM articles a WHERE {where} AND (
            EXISTS (SELECT 1 FROM figures f WHERE f.article_id = a.id)
            OR is_english(a.language, (SELECT r.text FROM revisions r WHERE r.article_id = a.id AND r.revision = a.revision))
        )
    )
    SELECT p.id, p.text FROM read CROSS JOIN paragraphs p ON p.article_id = read.id ORDER BY read.key, p.position
"""
# Of every paragraph that was drawn the newest word on it. What was missed stays missed, whatever newer rules find: it holds.
_MEMBERS = """
    SELECT m.paragraph_key AS paragraph, m.article_id, r.id AS review, r.found, r.reviewed, r.id IS NOT NULL AS holds,
        (SELECT count(*) FROM missed_figures x WHERE x.review_id = r.id) AS missed, EXISTS (
            SELECT 1 FROM paragraph_reviews n WHERE n.paragraph_key = m.paragraph_key AND n.sample_id = m.sample_id
        ) AS is_for_it
    FROM sampled_paragraphs m
    LEFT JOIN paragraph_reviews r ON r.id = (
        SELECT n.id FROM paragraph_reviews n WHERE n.paragraph_key = m.paragraph_key ORDER BY n.reviewed DESC, n.id DESC LIMIT 1
    )
    WHERE m.sample_id = ? ORDER BY m.id
"""


def draw_sample(conn: sqlite3.Connection, size: int, of: Of | None = None, *, seed: int | None = None) -> int:
    """Draw paragraphs at random of those that figures are read in and that may hold one, each as likely as any other.

    Return the number of the sample. In a paragraph without any number (``archive.missing.may_hold_figure``) nothing is found or missed.
    All are drawn where there are no more than ``size``. BadQuery where there is none.
    """
    of = of or Of()
    where, values = of.asked(_CONDITIONS)
    conn.create_function("is_english", 2, is_english, deterministic=True)
    with conn:
        conn.execute("BEGIN IMMEDIATE")
        read = conn.execute(_DRAWN_OF.format(where=where), values)
        ids = [id_ for id_, text in read if may_hold_figure(text)]
        if not ids:
            raise BadQuery(
                str(of) or "paragraphs",
                "no paragraph of these is in an English article and holds a number; figures are read in no other",
            )
        sample, drawn = samples.put_sample(conn, _TABLE, ids, size, of, seed)
        sql = "SELECT p.article_id, p.text, p.position, a.key FROM paragraphs p JOIN articles a ON a.id = p.article_id WHERE p.id = ?"
        for article_id, text, position, key in [conn.execute(sql, (id_,)).fetchone() for id_ in drawn]:
            before = "SELECT count(*) FROM paragraphs WHERE article_id = ? AND text = ? AND position <= ?"
            [occurrence] = conn.execute(before, (article_id, text, position)).fetchone()
            conn.execute(
                "INSERT INTO sampled_paragraphs (sample_id, paragraph_key, article_id) VALUES (?, ?, ?)",
                (sample, paragraph_key(key, text, occurrence), article_id),
            )
    return sample


def find_sample(conn: sqlite3.Connection, number: int | None = None) -> dict[str, Any] | None:
    """Return a sample's row, by default the newest; None where none was drawn. BadQuery where there is none of that number."""
    return samples.find_sample(conn, number, table=_TABLE)


def forget_sample(conn: sqlite3.Connection, number: int) -> None:
    """Take back a sample for which nothing was judged. BadQuery where something was, or there is none of that number."""
    samples.forget_sample(conn, number, table=_TABLE, reviews="paragraph_reviews")


def left_to_check(conn: sqlite3.Connection, sample: int) -> list[str]:
    """Return the keys of the paragraphs of a sample that nobody has judged, as they were drawn."""
    return _left(conn, rows(conn, _MEMBERS, sample))


def _left(conn: sqlite3.Connection, members: Iterable[dict[str, Any]]) -> list[str]:
    paragraphs = cache(lambda article_id: _paragraphs(conn, article_id))
    return [
        row["paragraph"] for row in members if not row["holds"] and row["paragraph"] in paragraphs(row["article_id"])
    ]


def _paragraphs(conn: sqlite3.Connection, article_id: int) -> dict[str, int]:
    """Return the ids of the paragraphs of an article by their keys."""
    seen: Counter[str] = Counter()
    found: dict[str, int] = {}
    sql = "SELECT a.key, p.text, p.id FROM paragraphs p JOIN articles a ON a.id = p.article_id WHERE a.id = ? ORDER BY p.position"
    for key, text, id_ in conn.execute(sql, (article_id,)):
        seen[text] += 1
        found[paragraph_key(key, text, seen[text])] = id_
    return found


def report(conn: sqlite3.Connection, number: int | None = None) -> list[dict[str, Any]]:
    """Say of each sample, or of one, how many of the figures in its paragraphs were found, and the words of the others.

    ``figures`` stand in the paragraphs that were ``judged``, ``found`` of them were found when they were; ``share`` is found / figures, ``low``
    and ``high`` its 95 % interval, all None where none stands there. ``most_in_one`` paragraph stand so many of them. ``found_since`` of the missed are found by now. ``gone`` are those
    of the drawn that no article has any more, and that nobody judged before. What was judged for another sample
    counts as in ``archive.store.samples.report``.
    """
    found = samples.list_samples(conn, number, table=_TABLE)
    return [_report(conn, sample, rows(conn, _MEMBERS, sample["id"])) for sample in found]


def _report(conn: sqlite3.Connection, sample: dict[str, Any], members: list[dict[str, Any]]) -> dict[str, Any]:
    unjudged = [row for row in members if not row["holds"]]
    judged = samples.those_that_count(members, done=not unjudged)
    left = _left(conn, unjudged)
    missed = [one for row in judged if row["missed"] for one in _missed(conn, row)]
    counts = [(row["found"], row["found"] + row["missed"]) for row in judged]
    found, figures = (sum(each) for each in zip(*counts, strict=True)) if counts else (0, 0)
    low, high = found_interval(counts, sample["population"]) if figures else (None, None)
    return {
        "sample": sample["id"], **{name: value for name, value in sample.items() if name != "id"}, "judged": len(judged),
        "left": len(left), "gone": len(unjudged) - len(left), "not_yet": samples.count_not_yet(members, judged), "figures": figures, "found": found,
        "most_in_one": max((of for _, of in counts), default=0),
        "share": found / figures if figures else None, "low": low, "high": high,
        "found_since": sum(one["found_since"] for one in missed), "missed": missed,
    }  # fmt: skip


def _missed(conn: sqlite3.Connection, row: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what was missed in a paragraph, and whether a figure is found there by now."""
    paragraph = _paragraphs(conn, row["article_id"]).get(row["paragraph"])
    found = rows(
        conn,
        """
        SELECT m.exact, a.key AS article, EXISTS (
            SELECT 1 FROM figures f WHERE f.paragraph_id = ? AND f.number_start < m."end" AND f.number_end > m."start"
        ) AS found_since FROM missed_figures m JOIN articles a ON a.id = m.article_id WHERE m.review_id = ? ORDER BY m.id
        """,
        paragraph,
        row["review"],
    )
    return [one | {"paragraph": row["paragraph"], "found_since": bool(one["found_since"])} for one in found]


def paragraph_to_check(conn: sqlite3.Connection, key: str) -> dict[str, Any]:
    """Return a paragraph that was drawn, where it stands, and the ``spans`` of the figures in it; BadQuery where no article has it now."""
    drawn = conn.execute("SELECT article_id FROM sampled_paragraphs WHERE paragraph_key = ?", (key,)).fetchone()
    paragraph = _paragraphs(conn, drawn[0]).get(key) if drawn else None
    if paragraph is None:
        raise BadQuery(key, "no paragraph that was drawn has this key, or its article has it no more")
    [found] = rows(
        conn,
        """
        SELECT p.text, p.article_id, a.headline, a.published, o.name AS publication, a.key AS article
        FROM paragraphs p JOIN articles a ON a.id = p.article_id LEFT JOIN publications o ON o.id = a.publication_id
        WHERE p.id = ?
        """,
        paragraph,
    )
    spans = conn.execute('SELECT "start", "end" FROM figures WHERE paragraph_id = ? ORDER BY "start"', (paragraph,))
    return found | {"key": key, "spans": spans.fetchall()}


def put_missed(
    conn: sqlite3.Connection,
    paragraph: dict[str, Any],
    missed: Sequence[Span],
    *,
    sample: int | None,
    reviewer: str,
    note: str | None = None,
) -> bool:
    """Say of a paragraph, as ``paragraph_to_check`` returned it, what is missed in it, inside the transaction that is open.

    What the same reviewer said before is replaced; return whether it was not just that.
    """
    key, text, article_id = (paragraph[name] for name in ("key", "text", "article_id"))
    said = (len(paragraph["spans"]), note, [tuple(span) for span in missed])
    if said == _said_before(conn, key, reviewer):
        return False
    review = conn.execute(
        "INSERT OR REPLACE INTO paragraph_reviews (paragraph_key, article_id, found, note, reviewer, reviewed, sample_id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (key, article_id, *said[:2], reviewer, utc_now(), sample),
    ).lastrowid
    conn.executemany(
        'INSERT INTO missed_figures (review_id, article_id, exact, "start", "end") VALUES (?, ?, ?, ?, ?)',
        [(review, article_id, text[start:end], start, end) for start, end in missed],
    )
    return True


def paragraphs_judged(conn: sqlite3.Connection) -> set[str]:
    """Return the keys of the paragraphs of which somebody said what is missed in them."""
    return {key for (key,) in conn.execute("SELECT DISTINCT paragraph_key FROM paragraph_reviews")}


def _said_before(conn: sqlite3.Connection, key: str, reviewer: str) -> tuple[int, str | None, list[Span]] | None:
    sql = "SELECT id, found, note FROM paragraph_reviews WHERE paragraph_key = ? AND reviewer = ?"
    before = conn.execute(sql, (key, reviewer)).fetchone()
    if before is None:
        return None
    spans = conn.execute('SELECT "start", "end" FROM missed_figures WHERE review_id = ? ORDER BY id', before[:1])
    return before[1], before[2], spans.fetchall()
