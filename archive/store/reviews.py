"""What persons said of figures: right or wrong, with a note. It is said of what the row stated then, and kept apart from the row."""

from __future__ import annotations

import json
import math
import re
import sqlite3
from collections.abc import Iterable, Mapping
from shlex import quote
from typing import Any, Literal

from archive.errors import BadQuery
from archive.near_names import nearly_called
from archive.store.rows import has_table, rows
from archive.store.runs import utc_now
from archive.telling import comes_in_wholes, counted, units_alike

Verdict = Literal["right", "wrong"]
# What a figure can be wrong in, as a person asks it; ``figure``: it is no figure at all.
FIELDS = {
    "figure": "it is no figure at all",
    "number": "its value, bounds or hedge",
    "unit": "its unit",
    "object": "what it counts",
    "about": "what it describes",
    "change": "up, down, or none",
    "measure": "what happened to the counted",
    "certainty": "how sure it is said to be",
    "source": "who says so",
    "as_of": "its day",
}
# Of each field what it should be: None where nobody said, "" where it should be empty.
Correction = str | dict[str, Any] | None
Corrections = Mapping[str, Correction]
# A number has its bounds with it, named as the columns of a figure; as it is typed, the unit that stands with it too.
Bounds = dict[str, Any]
_SIGN = re.compile(r"[$£€¥%]")  # what parse_number passes over

# The newest word on what a figure f states now.
_NEWEST = """(
    SELECT {what} FROM figure_reviews r JOIN figure_statements s ON s.figure_key = r.figure_key AND s.stated = r.stated
    WHERE r.figure_key = f.key ORDER BY r.reviewed DESC, r.id DESC LIMIT 1
)"""
_LAST = _NEWEST.format(what="r.verdict")
# What is wrong in nothing but its number, which somebody put right, is of the same thing all the same.
_PUT_RIGHT = """coalesce(
    json_type(r.corrections, '$.number') = 'object' AND (SELECT count(*) FROM json_each(r.corrections)) = 1, 0
)"""
NOT_WRONG = _NEWEST.format(what=f"r.verdict = 'wrong' AND NOT {_PUT_RIGHT}") + " IS NOT 1"
# The same of a figure f that no article states now: what it stated is as it was.
WAS_NOT_WRONG = """(
    SELECT r.verdict FROM figure_reviews r WHERE r.figure_key = f.key ORDER BY r.reviewed DESC, r.id DESC LIMIT 1
) IS NOT 'wrong'"""
# As a column of its own, a figure's statement is looked up by its key; joined, all of them would be made.
_LIST = """
    SELECT figure, article, verdict, reviewer, reviewed, note, corrections, exact,
        CASE WHEN now IS NULL THEN 'gone' WHEN now = stated THEN 'holds' ELSE 'read otherwise since' END AS state
    FROM (
        SELECT r.figure_key AS figure, a.key AS article, r.verdict, r.reviewer, r.reviewed, r.note, {corrections} AS corrections, r.exact,
            r.stated, r.id,
            (SELECT s.stated FROM figure_statements s WHERE s.figure_key = r.figure_key) AS now
        FROM figure_reviews r JOIN articles a ON a.id = r.article_id {where}
    ) ORDER BY reviewed DESC, id DESC
"""


def list_reviews(conn: sqlite3.Connection, figure_key: str | None = None) -> list[dict[str, Any]]:
    """Return what was said of one figure, or of all, the newest first.

    ``state`` is "holds" where the figure states what it stated then, "read otherwise since" where newer rules, or another
    text, changed that, "gone" where no article has it now. ``corrections`` is a dict (see FIELDS), or None where nobody said in
    what it is wrong.
    """
    if not has_table(conn, "figure_reviews"):
        return []
    where = "WHERE r.figure_key = ?" if figure_key is not None else ""
    known = "r.corrections" if has_table(conn, "samples") else "NULL"  # they came in one migration
    found = rows(conn, _LIST.format(where=where, corrections=known), *(() if figure_key is None else (figure_key,)))
    return [row | {"corrections": json.loads(row["corrections"] or "null")} for row in found]


def verdicts_of(conn: sqlite3.Connection, article_id: int) -> dict[str, str]:
    """Return the newest verdict on what the figures of an article state now, by their keys."""
    if not has_table(conn, "figure_reviews"):
        return {}
    sql = f"SELECT f.key, {_LAST} FROM figures f WHERE f.key IN (SELECT figure_key FROM figure_reviews WHERE article_id = ?)"
    return {key: verdict for key, verdict in conn.execute(sql, (article_id,)) if verdict is not None}


def numbers_put_right(conn: sqlite3.Connection) -> dict[str, Bounds]:
    """Return what the numbers of figures should be, with their bounds, that are wrong in nothing else, by their keys.

    What newer rules read otherwise is not here.
    """
    if not has_table(conn, "samples"):
        return {}
    number = f"CASE WHEN r.verdict = 'wrong' AND {_PUT_RIGHT} THEN json_extract(r.corrections, '$.number') END"
    corrected = "SELECT figure_key FROM figure_reviews WHERE corrections IS NOT NULL"
    sql = f"SELECT f.key, {_NEWEST.format(what=number)} FROM figures f WHERE f.key IN ({corrected})"
    return {key: json.loads(number) for key, number in conn.execute(sql) if number is not None}


def read_corrections(conn: sqlite3.Connection, typed: Iterable[str]) -> dict[str, Correction]:
    """Read what is typed after --in, each as ``add_correction`` does."""
    corrections: dict[str, Correction] = {}
    for each in typed:
        add_correction(conn, corrections, each)
    return corrections


def add_correction(conn: sqlite3.Connection, corrections: dict[str, Correction], typed: str) -> None:
    """Add "object" or "object=people" to what a figure is wrong in, and what it should be; "object=" and "object=-": it should have none.

    The unit that is typed with a number ("£3", "5 km") is the figure's too, where it is in another. BadQuery, and nothing is added, where
    there is no such field, or it cannot be that: a number that is none, a unit or a measure that nobody knows, two units, a day.
    """
    field, correction = _read_correction(conn, typed)
    both = corrections | {field: correction}
    number, unit = both.get("number"), both.get("unit")
    of_number = number.get("unit") if isinstance(number, dict) else None
    if of_number is not None and isinstance(unit, str) and unit not in units_alike(of_number):
        said = f"the number is in {of_number} and the unit is {unit or 'none'}; type the number alone, or the same unit"
        raise BadQuery(typed, said)
    corrections[field] = correction


def _read_correction(conn: sqlite3.Connection, typed: str) -> tuple[str, Correction]:
    from archive.bounds import parse_day

    field, given, value = (part.strip() for part in typed.partition("="))
    field, value = field.lower(), "" if value == "-" else value
    if field not in FIELDS:
        raise BadQuery(typed, f"a figure can be wrong in {', '.join(FIELDS)}")
    if not given or field == "figure":
        return field, None
    if field == "number":
        return field, _number_typed(conn, typed, value)
    if field == "as_of" and value:
        day = parse_day(value)
        if day is None:
            raise BadQuery(typed, "is no day; write it as 2024-05-24")
        return field, day
    if field == "unit" and value and not _is_unit(conn, value):
        raise BadQuery(typed, f"is no unit of this archive{_near_units(conn, value)}")
    allowed = _ALLOWED.get(field) or (_measures(conn) if field == "measure" else ())
    if allowed and value not in allowed:
        raise BadQuery(typed, f"{field} is one of {', '.join(filter(None, allowed))}")
    return field, value


def _number_typed(conn: sqlite3.Connection, typed: str, value: str) -> Bounds:
    number = _read_number(value)
    if number is None:
        raise BadQuery(
            typed, "is no number; write one as 1,200, 1.2 million, at least 20, about 300, 100 to 200, 75% or £3"
        )
    unit = number.get("unit")
    if unit is not None and not _is_unit(conn, unit):
        near = _near_units(conn, unit)
        raise BadQuery(typed, f'is in "{unit}", which is no unit of this archive{near}; or type the number alone')
    return number


def _read_number(typed: str) -> Bounds | None:
    """Read "1200", "at least 20", "£3" or "100 to 200" as what a figure states; None where it is not one number, whole."""
    from archive.bounds import parse_number

    number = parse_number(typed) if not _SIGN.search(typed) else None
    if number is not None:
        return {
            "comparator": "=",
            "approximate": 0,
            "value": number,
            "low": number,
            "high": number,
            "low_open": 0,
            "high_open": 0,
        }
    from archive.extract import annotate

    for text in (typed, f"{typed} people"):  # a number that counts nothing may be none
        for found in annotate(text).figures:
            if (found.start, found.end) == (0, len(text)):
                bounds = {
                    "comparator": found.comparator, "approximate": int(found.approximate),
                    **{name: _plain(getattr(found, name)) for name in ("value", "low", "high")},
                    "low_open": int(found.low_open), "high_open": int(found.high_open),
                }  # fmt: skip
                return bounds | {"unit": found.unit} if text == typed and found.unit else bounds
    return None


def _plain(number: Any) -> int | float | None:
    """Return a number as JSON has it."""
    return number if number is None or isinstance(number, int) else float(number)


def say_correction(value: str | dict[str, Any]) -> str:
    """Write what something should be as it is typed: "at least 20"."""
    from archive.bounds import bounds_words

    if isinstance(value, str):
        return value
    return bounds_words(value["comparator"], value["approximate"], value["value"], value["low"], value["high"], None)


# The words that the columns of these names have.
_ALLOWED = {
    "change": ("up", "down", "none"),
    "certainty": ("asserted", "reported", "believed", "alleged", "disputed", "projected"),
}


def _measures(conn: sqlite3.Connection) -> tuple[str, ...]:
    return ("", *(name for (name,) in conn.execute("SELECT name FROM measures ORDER BY name")))


def _is_unit(conn: sqlite3.Connection, unit: str) -> bool:
    """Whether anything is measured in this, or counted by it, in the archive; "km/h" is two such."""
    sql = "SELECT EXISTS (SELECT 1 FROM units WHERE unit = ?1) OR EXISTS (SELECT 1 FROM figures WHERE unit = ?1)"
    parts = unit.removeprefix("/").split("/")
    return any(all(conn.execute(sql, (part,)).fetchone()[0] for part in each) for each in ([unit], parts))


def _near_units(conn: sqlite3.Connection, typed: str) -> str:
    """Name the units that are written or called nearly so; a plural is near its singular."""
    known = conn.execute(
        "SELECT unit, unit_name FROM units UNION SELECT unit, unit FROM figures WHERE unit IS NOT NULL"
    )
    called: dict[str, str] = {}
    for unit, name in known.fetchall():
        said = unit if unit == name else f"{unit} ({name})"
        called[name.casefold()] = said
        called.setdefault(unit.casefold(), said)
    near = dict.fromkeys(called[name] for name in nearly_called(typed, called, 5, alike=0.75))
    return (
        f"; near are {', '.join(near)}"
        if near
        else ", neither listed in its table units nor one that a figure of it has"
    )


def put_reviews(
    conn: sqlite3.Connection,
    keys: Iterable[str],
    verdict: Verdict,
    *,
    note: str | None = None,
    reviewer: str = "",
    corrections: Corrections | None = None,
    stated: str | None = None,
    sample: int | None = None,
) -> int:
    """Say of figures that they are right or wrong, and return of how many; what the same reviewer said before is replaced.

    ``stated`` is what they stated as somebody judged it (``figure_statements``), where a load may have changed it since; else what they
    state now. ``sample`` is the one that they were judged for, if any. BadQuery, and nothing is written, where one of the keys is no figure's.
    """
    number = 0
    with conn:
        conn.execute("BEGIN IMMEDIATE")
        for key in keys:
            put_review(
                conn, key, verdict, note=note, reviewer=reviewer, corrections=corrections, stated=stated, sample=sample
            )
            number += 1
    return number


def put_review(
    conn: sqlite3.Connection,
    key: str,
    verdict: Verdict,
    *,
    note: str | None,
    reviewer: str,
    corrections: Corrections | None,
    stated: str | None = None,
    sample: int | None = None,
) -> None:
    """Say it of one figure, inside the transaction that is open. BadQuery where the key is no figure's.

    What was judged for a sample stays so where the same reviewer comes upon it again.
    """
    found = conn.execute(
        "SELECT f.article_id, f.exact, s.stated FROM figures f JOIN figure_statements s ON s.figure_key = f.key WHERE f.key = ?",
        (key,),
    ).fetchone()
    if found is None:
        raise BadQuery(key, "no figure has this key; archive show ARTICLE prints the keys of its figures")
    wrong_in = json.dumps(_settled(conn, key, corrections), ensure_ascii=False) if corrections else None
    conn.execute(
        "INSERT OR REPLACE INTO figure_reviews (figure_key, reviewer, verdict, note, corrections, reviewed, article_id, exact, stated,"
        " sample_id) VALUES (?1, ?2, ?, ?, ?, ?, ?, ?, ?,"
        " coalesce(?, (SELECT sample_id FROM figure_reviews WHERE figure_key = ?1 AND reviewer = ?2)))",
        (key, reviewer, verdict, note, wrong_in, utc_now(), *found[:2], stated or found[2], sample),
    )


def _settled(conn: sqlite3.Connection, key: str, corrections: Corrections) -> dict[str, Correction]:
    """Return what a figure should be with the unit that was typed with its number in its own field, where the figure is in another.

    The bounds of a number are whole where it counts what comes in wholes: "about 35" of people.
    """
    said, typed = dict(corrections), corrections.get("number")
    if not isinstance(typed, dict):
        return said
    number = {name: value for name, value in typed.items() if name != "unit"}
    for kind, measure, unit in conn.execute("SELECT kind, measure, unit FROM figures WHERE key = ?", (key,)):
        if (given := typed.get("unit")) is not None and not _is_in(given, kind, measure, unit):
            said["unit"] = given
        if (
            number["approximate"]
            and number["value"] is not None
            and comes_in_wholes(kind, given or unit, number["value"])
        ):
            low, high = number["low"], number["high"]
            number |= {
                "low": low if low is None else math.floor(low),
                "high": high if high is None else math.ceil(high),
            }
    return said | {"number": number}


def _is_in(typed: str, kind: str, measure: str | None, unit: str | None) -> bool:
    """Whether a figure is in the unit that was typed; "31 deaths" are people too."""
    return unit in units_alike(typed) or typed == counted(kind, measure, unit)


def figures_judged(conn: sqlite3.Connection) -> set[str]:
    """Return the keys of the figures of which somebody said whether they are right."""
    return {key for (key,) in conn.execute("SELECT DISTINCT figure_key FROM figure_reviews")}


def was_said(
    conn: sqlite3.Connection, key: str, verdict: Verdict, *, note: str | None, reviewer: str, corrections: Corrections
) -> bool:
    """Whether the same reviewer said just that already of what a figure states now."""
    found = conn.execute(
        "SELECT verdict, note, coalesce(corrections, '{}') FROM figure_reviews r WHERE figure_key = ? AND reviewer = ?"
        " AND stated IS (SELECT s.stated FROM figure_statements s WHERE s.figure_key = r.figure_key)",
        (key, reviewer),
    ).fetchone()
    return found is not None and (*found[:2], json.loads(found[2])) == (
        verdict,
        note,
        _settled(conn, key, corrections),
    )


def said_just_so(conn: sqlite3.Connection, keys: list[str], reviewer: str) -> list[str]:
    """Return the other reviewers who said of each of these figures just what this one did, to the letter; "" is who did not sign."""
    sql = """
        SELECT o.reviewer FROM figure_reviews r JOIN figure_reviews o ON o.figure_key = r.figure_key AND o.reviewer <> r.reviewer
            AND o.verdict = r.verdict AND o.note IS r.note AND o.corrections IS r.corrections AND o.stated = r.stated
        WHERE r.reviewer = ? AND r.figure_key IN (SELECT value FROM json_each(?)) GROUP BY 1 HAVING count(*) = ? ORDER BY 1
    """
    return [name for (name,) in conn.execute(sql, (reviewer, json.dumps(keys), len(set(keys))))]


def forget_reviews(conn: sqlite3.Connection, keys: Iterable[str], *, reviewer: str = "") -> int:
    """Take back what a reviewer said of figures, and return of how many. BadQuery where nothing was said of one."""
    number = 0
    with conn:
        conn.execute("BEGIN IMMEDIATE")
        for key in keys:
            sql = "DELETE FROM figure_reviews WHERE figure_key = ? AND reviewer = ?"
            if not conn.execute(sql, (key, reviewer)).rowcount:
                raise BadQuery(key, _nothing_to_forget(conn, key, reviewer))
            number += 1
    return number


def _nothing_to_forget(conn: sqlite3.Connection, key: str, reviewer: str) -> str:
    who = f"{reviewer} has said nothing" if reviewer else "nothing unsigned was said"
    names = [
        name for (name,) in conn.execute("SELECT reviewer FROM figure_reviews WHERE figure_key = ? ORDER BY 1", (key,))
    ]
    if not names:
        return f"{who} of this figure, nor has anybody else; archive review prints all that was said"
    others = " and ".join(name or "who did not sign" for name in names)
    option = f"--by {quote(names[-1])}" if names[-1] else "without --by"
    return f"{who} of this figure; {others} did: archive review {key} --forget {option} takes that back"


def follow(conn: sqlite3.Connection, moved: Iterable[tuple[str, str]]) -> None:
    """Let reviews, and samples, follow figures from one key to another, inside the transaction that is open."""
    keys = [(after, before) for before, after in moved]
    for table in ("figure_reviews", "sampled_figures"):
        conn.executemany(f"UPDATE OR REPLACE {table} SET figure_key = ? WHERE figure_key = ?", keys)
