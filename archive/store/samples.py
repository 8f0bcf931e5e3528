"""Figures drawn at random for persons to check, and what their reviews say of how often the archive is right."""

from __future__ import annotations

import json
import random
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from archive.accuracy import interval, kappa
from archive.errors import BadQuery
from archive.store.rows import rows
from archive.store.runs import utc_now

# Of every figure that was drawn: whether it is there now, the newest word on it, and whether that word is of what it states now.
_MEMBERS = """
    SELECT m.figure_key AS figure, m.kind, m.measure, f.key IS NOT NULL AS is_there, r.reviewed, r.verdict, r.corrections,
        r.stated IS (SELECT s.stated FROM figure_statements s WHERE s.figure_key = m.figure_key) AS holds,
        EXISTS (SELECT 1 FROM figure_reviews n WHERE n.figure_key = m.figure_key AND n.sample_id = m.sample_id) AS is_for_it
    FROM sampled_figures m LEFT JOIN figures f ON f.key = m.figure_key
    LEFT JOIN figure_reviews r ON r.id = (
        SELECT n.id FROM figure_reviews n WHERE n.figure_key = m.figure_key ORDER BY n.reviewed DESC, n.id DESC LIMIT 1
    )
    WHERE m.sample_id = ? ORDER BY m.id
"""


@dataclass(frozen=True, slots=True)
class Of:
    """Of which figures a sample is drawn; what is None does not matter. Days are ISO 8601, the last one is in it."""

    measure: str | None = None
    kind: str | None = None
    publication: str | None = None
    since: str | None = None
    until: str | None = None

    def __str__(self) -> str:
        said = (
            self.kind and f"kind {self.kind}",
            self.measure and f"measure {self.measure}",
            self.publication and f"in {self.publication}",
            self.since and f"from {self.since}",
            self.until and f"to {self.until}",
        )
        return ", ".join(filter(None, said))

    def asked(self, conditions: Mapping[str, str]) -> tuple[str, list[str]]:
        """Return the SQL of what matters, and its values."""
        values = {name: value for name in conditions if (value := getattr(self, name)) is not None}
        return " AND ".join(conditions[name] for name in values) or "1", list(values.values())


_CONDITIONS = {
    "measure": "f.measure = ?",
    "kind": "f.kind = ?",
    "publication": "f.article_id IN (SELECT a.id FROM articles a JOIN publications o ON o.id = a.publication_id WHERE o.name = ?)",
    "since": "f.published >= ?",
    "until": "f.published <= ?",
}


def draw_sample(conn: sqlite3.Connection, size: int, of: Of | None = None, *, seed: int | None = None) -> int:
    """Draw figures at random, each as likely as any other, and return the number of the sample.

    All are drawn where there are no more than ``size``. BadQuery where there is none.
    """
    of = of or Of()
    where, values = of.asked(_CONDITIONS)
    with conn:
        conn.execute("BEGIN IMMEDIATE")
        ids = [id_ for (id_,) in conn.execute(f"SELECT f.id FROM figures f WHERE {where} ORDER BY f.key", values)]
        if not ids and not values:
            raise BadQuery("figures", "there are none in this archive; archive load finds them")
        if not ids:
            raise BadQuery(
                str(of), "no figure of the archive is one of these; archive export measures prints the measures"
            )
        sample, drawn = put_sample(conn, "samples", ids, size, of, seed)
        conn.executemany(
            "INSERT INTO sampled_figures (sample_id, figure_key, article_id, kind, measure)"
            " SELECT ?, key, article_id, kind, measure FROM figures WHERE id = ?",
            ((sample, id_) for id_ in drawn),
        )
    return sample


def put_sample(
    conn: sqlite3.Connection, table: str, ids: Sequence[int], size: int, of: Of, seed: int | None
) -> tuple[int, list[int]]:
    """Draw of ``ids``, and write the row of the sample inside the transaction that is open; return its number and what was drawn."""
    seed = random.SystemRandom().randrange(2**31) if seed is None else seed
    drawn = random.Random(seed).sample(ids, min(size, len(ids)))  # noqa: S311 - nobody is to guess nothing here
    sql = f"INSERT INTO {table} VALUES (NULL, ?, ?, ?, ?, ?)"
    sample = conn.execute(sql, (utc_now(), str(of) or None, len(ids), len(drawn), seed)).lastrowid
    assert sample is not None  # noqa: S101 - for the type checker
    return sample, drawn


def find_sample(
    conn: sqlite3.Connection, number: int | None = None, *, table: str = "samples"
) -> dict[str, Any] | None:
    """Return a sample's row, by default the newest; None where none was drawn. BadQuery where there is none of that number."""
    found = rows(conn, f"SELECT * FROM {table} WHERE id = coalesce(?, (SELECT max(id) FROM {table}))", number)
    if not found and number is not None:
        option = "" if table == "samples" else "--missed "
        raise BadQuery(str(number), f"no sample has this number; archive check {option}--report prints all")
    return found[0] if found else None


def forget_sample(
    conn: sqlite3.Connection, number: int, *, table: str = "samples", reviews: str = "figure_reviews"
) -> None:
    """Take back a sample for which nothing was judged. BadQuery where something was, or there is none of that number."""
    with conn:
        conn.execute("BEGIN IMMEDIATE")
        find_sample(conn, number, table=table)
        judged = conn.execute(f"SELECT count(*) FROM {reviews} WHERE sample_id = ?", (number,)).fetchone()[0]
        if judged:
            given = "1 verdict was" if judged == 1 else f"{judged:,} verdicts were"
            raise BadQuery(str(number), f"{given} given for this sample; it stays")
        conn.execute(f"DELETE FROM {table} WHERE id = ?", (number,))


def sample_of(
    conn: sqlite3.Connection,
    key: str,
    number: int | None = None,
    *,
    members: str = "sampled_figures",
    column: str = "figure_key",
) -> int | None:
    """Return for which sample a figure is judged that stands in a sheet: this one if it has drawn it, else the newest that has."""
    sql = f"SELECT sample_id FROM {members} WHERE {column} = ? ORDER BY sample_id = ? DESC, sample_id DESC LIMIT 1"
    sample = conn.execute(sql, (key, number)).fetchone()
    return int(sample[0]) if sample else None


def left_to_check(conn: sqlite3.Connection, sample: int) -> list[str]:
    """Return the keys of the figures of a sample that nobody has judged as they are read now, as they were drawn."""
    return [row["figure"] for row in rows(conn, _MEMBERS, sample) if row["is_there"] and not row["holds"]]


def left_to_check_again(conn: sqlite3.Connection, sample: int, reviewer: str) -> list[str]:
    """Return the keys of those that somebody else has judged for a sample as they are read now, and this person has not."""
    judged = """
        SELECT 1 FROM figure_reviews r WHERE r.figure_key = m.figure_key AND r.sample_id IS NOT NULL
            AND r.stated = (SELECT s.stated FROM figure_statements s WHERE s.figure_key = m.figure_key) AND r.reviewer
    """
    sql = f"""
        SELECT m.figure_key FROM sampled_figures m
        WHERE m.sample_id = ?1 AND EXISTS ({judged} <> ?2) AND NOT EXISTS ({judged} = ?2) ORDER BY m.id
    """
    return [key for (key,) in conn.execute(sql, (sample, reviewer))]


# What two persons said of one reading of a figure, each because it was drawn: who comes upon a figure sees what was said before.
_TWO_SAID = """
    SELECT a.reviewer, b.reviewer, a.verdict, b.verdict FROM sampled_figures m
    JOIN figure_reviews a ON a.figure_key = m.figure_key AND a.sample_id IS NOT NULL
    JOIN figure_reviews b ON b.figure_key = m.figure_key AND b.sample_id IS NOT NULL AND b.stated = a.stated AND b.reviewer > a.reviewer
    WHERE m.sample_id = ? ORDER BY a.reviewer, b.reviewer, m.id
"""


def _agreements(conn: sqlite3.Connection, sample: int) -> list[dict[str, Any]]:
    """Say of every two persons who judged the same figures of how many they said the same."""
    said: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for first, second, *verdicts in conn.execute(_TWO_SAID, (sample,)):
        said.setdefault((first, second), []).append((verdicts[0], verdicts[1]))
    return [
        {"reviewers": list(two), "judged": len(verdicts), "agree": sum(a == b for a, b in verdicts), "kappa": kappa(verdicts)}
        for two, verdicts in said.items()
    ]  # fmt: skip


def report(conn: sqlite3.Connection, number: int | None = None) -> list[dict[str, Any]]:
    """Say of each sample, or of one, how many of its figures were read rightly, and in what the others are wrong.

    The same is said of the number alone, by kind and by measure.

    ``share`` is right / judged, ``low`` and ``high`` its 95 % interval, all None where nothing was judged. A verdict counts as it
    was given, also where newer rules read the figure otherwise since (``otherwise``: those are ``left`` to be judged again). ``gone``
    are those that no article states any more: what was said of them counts, and the others can be judged no more. What somebody came upon,
    or judged for another sample, counts once the judging, which goes on in the order of the drawing, has come past it (``not_yet`` do not). Of several
    persons the newest word counts; ``agreements`` has every two who judged the same, with Cohen's ``kappa`` (None where it is undefined).
    """
    return [
        _report(sample, rows(conn, _MEMBERS, sample["id"])) | {"agreements": _agreements(conn, sample["id"])}
        for sample in list_samples(conn, number)
    ]


def list_samples(
    conn: sqlite3.Connection, number: int | None = None, *, table: str = "samples"
) -> list[dict[str, Any]]:
    """Return the rows of all samples in the order of their drawing, or of one."""
    return rows(conn, f"SELECT * FROM {table} WHERE id = coalesce(?, id) ORDER BY id", number)


def _report(sample: dict[str, Any], members: list[dict[str, Any]]) -> dict[str, Any]:
    left = sum(row["is_there"] and not row["holds"] for row in members)
    judged = those_that_count(members, done=not left)
    wrong_in: Counter[str] = Counter()
    for row in judged:
        if row["verdict"] == "wrong":
            wrong_in.update(list(json.loads(row["corrections"] or '{"not said": null}')))
    return {
        "sample": sample["id"], **{name: value for name, value in sample.items() if name != "id"},
        **_share(judged, sample["population"]), "left": left, "otherwise": sum(row["is_there"] and not row["holds"] for row in judged),
        "gone": sum(not row["is_there"] for row in members), "not_yet": count_not_yet(members, judged),
        "wrong_in": dict(wrong_in.most_common()), "number": _number(judged, sample["population"]),
        "kinds": _shares(judged, "kind"), "measures": _shares(judged, "measure"),
    }  # fmt: skip


def those_that_count(members: list[dict[str, Any]], *, done: bool) -> list[dict[str, Any]]:
    """Return the members of a sample whose verdicts count.

    People come upon what is wrong: of a sample that is half judged, what was not judged for it would be the worse half.
    """
    reached = len(members) if done else max((at for at, row in enumerate(members) if row["is_for_it"]), default=-1)
    return [
        row
        for at, row in enumerate(members)
        if row["reviewed"] is not None and (row["is_for_it"] or (row["holds"] and at < reached))
    ]


def count_not_yet(members: list[dict[str, Any]], judged: list[dict[str, Any]]) -> int:
    """Return of how many something was said that holds and does not count yet."""
    held = [sum(row["reviewed"] is not None and bool(row["holds"]) for row in some) for some in (members, judged)]
    return held[0] - held[1]


def _number(judged: list[dict[str, Any]], population: int | None) -> dict[str, Any]:
    """Say the same of the number alone, whatever it counts; of what is wrong in nobody said what it is not known."""
    known = [row for row in judged if row["verdict"] == "right" or row["corrections"]]
    wrong = {"number", "figure"}
    return _share(
        ({"verdict": "wrong" if wrong & json.loads(row["corrections"] or "{}").keys() else "right"} for row in known),
        population,
    )


def _share(judged: Iterable[dict[str, Any]], population: int | None = None) -> dict[str, Any]:
    verdicts = Counter(row["verdict"] for row in judged)
    right, number = verdicts["right"], verdicts.total()
    low, high = interval(right, number, population) if number else (None, None)
    return {"judged": number, "right": right, "share": right / number if number else None, "low": low, "high": high}


def _shares(judged: list[dict[str, Any]], by: str) -> list[dict[str, Any]]:
    """Say the same of each kind or measure, those with the most judged first."""
    names = Counter(row[by] for row in judged if row[by] is not None)
    return [{by: name} | _share(row for row in judged if row[by] == name) for name, _ in names.most_common()]


def figure_to_check(conn: sqlite3.Connection, key: str) -> dict[str, Any]:
    """Return what a figure states, and where it stands, as a person judges it; BadQuery where no article has it now."""
    found = rows(
        conn,
        """
        SELECT f.exact, f."start", f."end", f.comparator, f.approximate, f.value, f.low, f.high, f.unit, f.unit_name, f.object, f.about,
            f.change, f.change_role, f.measure, f.certainty, f.as_of, f.since, f.date_basis, d.exact AS date,
            b.exact AS base_figure, t.source_name AS source, p.text AS paragraph, a.headline, a.published,
            o.name AS publication, a.key AS article, s.stated
        FROM figures f JOIN figure_statements s ON s.figure_key = f.key JOIN paragraphs p ON p.id = f.paragraph_id
        JOIN articles a ON a.id = f.article_id LEFT JOIN publications o ON o.id = a.publication_id
        LEFT JOIN attributions t ON t.id = f.attribution_id LEFT JOIN dates d ON d.id = f.date_id
        LEFT JOIN figures b ON b.id = f.base_figure_id WHERE f.key = ?
        """,
        key,
    )
    if not found:
        raise BadQuery(key, "no figure has this key; archive show ARTICLE prints the keys of its figures")
    return found[0]
