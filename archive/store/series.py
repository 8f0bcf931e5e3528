"""Tolls that somebody tracks: a series has a rule, which finds its figures, and choices by hand, which overrule it."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import replace as replace_fields
from typing import Any

from archive.bounds import unit_words
from archive.errors import BadQuery
from archive.meaning import measure_meant
from archive.model import is_address
from archive.store.former_figures import PLACE, former_of, has_former, keys_that_fit, say_what_became
from archive.store.reviews import NOT_WRONG, WAS_NOT_WRONG, Bounds, numbers_put_right
from archive.store.rows import has_table, rows
from archive.store.runs import utc_now
from archive.store.search import fts_query
from archive.telling import NO_UNIT, fold_source, is_rate, tracked, units_alike, voice

_WORD = re.compile(r"\w+")
_LISTS = ("objects", "places", "sources", "not_sources")
_COLUMNS = ("name", "title", "measure", "unit", *_LISTS, "words", "since", "until")


@dataclass(frozen=True, slots=True)
class Series:
    """What a series is. Of ``objects``, ``places`` and ``sources`` any will do, and none of ``not_sources`` may be.

    ``since`` and ``until`` are ISO days, of the day for which a figure holds, else of its publication.
    """

    name: str
    title: str
    measure: str | None = None
    unit: str = "people"
    objects: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    not_sources: tuple[str, ...] = ()
    words: str | None = None
    since: str | None = None
    until: str | None = None

    def rule_words(self, unit: str = "") -> str:
        """Say the rule in words, for a person who wants to know what belongs; ``unit`` is what the archive calls its unit."""
        said = [f"figures of {self.measure.replace('_', ' ')}" if self.measure else "figures"]
        called = unit_words(unit or self.unit)
        said += ["without a unit" if self.unit == NO_UNIT else called if called.startswith("per ") else f"in {called}"]
        said += [f"of {_either(self.objects)}"] if self.objects else []
        # Where nothing else is asked, the words are those of the objects, and need not be said twice.
        said += [f"in paragraphs that hold {self.words}"] if self.words and self.words != words_of(self.objects) else []
        said += [f"where {_either(self.places)} is named"] if self.places else []
        said += [f"on the word of {_either(self.sources)}"] if self.sources else []
        said += [f"not on the word of {_either(self.not_sources)}"] if self.not_sources else []
        said += [f"since {self.since}"] if self.since else []
        said += [f"until {self.until}"] if self.until else []
        return ", ".join(said)


def words_of(objects: tuple[str, ...]) -> str:
    """Return the words to search for that stand in every paragraph with a figure of these objects."""
    return " OR ".join(f'"{" ".join(_WORD.findall(each))}"' for each in objects)


def _either(words: tuple[str, ...]) -> str:
    return " or ".join(f"“{word}”" for word in words)


# --- reading -------------------------------------------------------------------------------------------------------


def has_series(conn: sqlite3.Connection) -> bool:
    """Whether any series is defined."""
    return has_table(conn, "series") and conn.execute("SELECT 1 FROM series LIMIT 1").fetchone() is not None


def find_series(conn: sqlite3.Connection, name: str) -> tuple[int, Series] | None:
    """Return the id and the definition of the series of this name, or None."""
    if not has_series(conn):
        return None
    row = conn.execute(f"SELECT id, {', '.join(_COLUMNS)} FROM series WHERE name = ?", (name,)).fetchone()
    if row is None:
        return None
    fields: dict[str, Any] = dict(zip(_COLUMNS, tuple(row)[1:], strict=True))
    return row[0], Series(**fields | {column: tuple(json.loads(fields[column])) for column in _LISTS})


def get_series(conn: sqlite3.Connection, name: str) -> tuple[int, Series]:
    """Return the id and the definition of a series; BadQuery where there is none."""
    found = find_series(conn, name)
    if found is None:
        raise BadQuery(name, "there is no series of this name; archive series list prints them")
    return found


_LIST = """
    SELECT s.name, s.title, s.measure, s.unit, count(f.id) AS figures, min(coalesce(f.as_of, f.published)) AS first_day,
        max(coalesce(f.as_of, f.published)) AS last_day,
        coalesce(sum(sf.basis = 'hand'), 0) AS by_hand, (
            SELECT count(*) FROM series_figures x WHERE x.series_id = s.id AND x.included = 0
        ) AS excluded
    FROM series s LEFT JOIN series_figures sf ON sf.series_id = s.id AND sf.included = 1
    LEFT JOIN figures f ON f.key = sf.figure_key
    GROUP BY s.id ORDER BY s.name
"""


def list_series(conn: sqlite3.Connection) -> list[dict[str, Any]]:
    """Return every series with how many figures it has, by hand among them, and its first and last day."""
    return rows(conn, _LIST) if has_series(conn) else []


# Null of what an article states now. Else when the text was first seen that no longer does, the last revision that did, and what
# the article states of the same now.
_OF_FORMER = ("stated_until", "revision", "superseded_by", "now")
FIGURE_COLUMNS = (
    "day", "key", "exact", "kind", "comparator", "approximate", "vague", "value", "low", "high", "low_open", "high_open",
    "unit_name", "object", "about", "measure", "certainty", "published", "as_of", "date_basis", "source", "source_kind", "publication",
    "article", "headline", "basis", "stance", "source_name", *_OF_FORMER, "put_right", "copy_of",
)  # fmt: skip
# First which they are, then what their articles and sources say: of a series with 30,000 figures a page shows the newest.
_NEWEST = "day IS NOT NULL DESC, day DESC, f.published DESC, f.id DESC"
_FIGURES = f"""
    WITH newest (id, basis) AS MATERIALIZED (
        SELECT id, basis FROM (
            SELECT f.id, sf.basis, f.published, coalesce(f.as_of, f.published) AS day
            FROM series_figures sf CROSS JOIN figures f ON f.key = sf.figure_key WHERE sf.series_id = ? AND sf.included = ?
        ) f ORDER BY {_NEWEST} LIMIT ?
    )
    SELECT coalesce(f.as_of, f.published) AS day, f.key, f.exact, f.kind, f.comparator, f.approximate, f.vague, f.value, f.low,
        f.high, f.low_open, f.high_open, f.unit_name, f.object, f.about, f.measure, f.certainty, f.published, f.as_of, f.date_basis,
        voice(t.source_name, t.stance, f.certainty) AS source, t.source_kind, o.name AS publication, a.key AS article,
        a.headline, n.basis, t.stance, t.source_name, NULL AS stated_until, NULL AS revision, NULL AS superseded_by, NULL AS now,
        {{cluster}} AS cluster, a.id AS article_id
    FROM newest n CROSS JOIN figures f ON f.id = n.id JOIN articles a ON a.id = f.article_id
    LEFT JOIN attributions t ON t.id = f.attribution_id LEFT JOIN publications o ON o.id = a.publication_id
    ORDER BY {_NEWEST}
"""


def figures_of(
    conn: sqlite3.Connection, series_id: int, *, included: bool = True, limit: int = -1
) -> list[dict[str, Any]]:
    """Return the figures of a series (FIGURE_COLUMNS) by their day, those without one last; or those put out by hand.

    Among them is what its articles stated before they were revised, before what is stated now on the same day. With a ``limit``,
    the newest so many, still in the order of their days. What articles with near-identical texts state alike is ``copy_of`` the
    first. A number that a person put right is in the place of what was read, and ``put_right`` is 1. ``source`` says "disputed by
    police" where they deny the number; ``source_name`` is the name alone.
    """
    conn.create_function("voice", 3, voice, deterministic=True)
    cluster = "a.cluster_id" if has_table(conn, "clusters") else "NULL"
    found = rows(conn, _FIGURES.format(cluster=cluster), series_id, int(included), limit)[::-1]
    put_right = numbers_put_right(conn)
    if has_former(conn):
        former = former_of(conn, series_id, included=included, limit=limit)
        found = sorted(former + found, key=lambda row: (row["day"] or "", row["published"] or ""))
        found = found[-limit:] if limit >= 0 else found
        say_what_became(conn, (row for row in found if row["stated_until"]), put_right)
    found.sort(key=lambda row: row["day"] is None)
    _put_right(found, put_right)
    _tell_copies(conn, found)
    return found


def _put_right(figures: Iterable[dict[str, Any]], numbers: dict[str, Bounds]) -> None:
    """Put what a person said that a number should be in its place. It comes before ``copy_of`` and after all else."""
    for figure in figures:
        number = numbers.get(figure["key"]) if figure["stated_until"] is None else None
        if number is not None:
            figure |= {"vague": 0, **number}
        figure["put_right"] = None if number is None else 1


# What two articles with near-identical texts must have in common to be one statement that is printed twice.
_STATEMENT = (
    "comparator", "approximate", "value", "low", "high", "unit_name", "object", "measure", "certainty", "stance",
)  # fmt: skip


def _tell_copies(conn: sqlite3.Connection, figures: Iterable[dict[str, Any]]) -> None:
    """Put to each figure the key of the one that it repeats, which came before it in a near-identical text, in ``copy_of``.

    A cluster is not enough: a digest joins two texts that have nothing in common, and may state the same number.
    """
    alike: dict[tuple[Any, ...], list[tuple[int, dict[str, Any]]]] = {}
    for figure in figures:
        article, cluster = figure.pop("article_id"), figure.pop("cluster")
        said = (
            cluster,
            *(figure[name] for name in _STATEMENT),
            fold_source(figure["source_name"]),
            # Its own day: the same number of another week, in the same words, is no copy. That of the article is each outlet's own.
            figure["as_of"] if figure["date_basis"] != "article" else None,
            figure["stated_until"] is None,
        )
        before = alike.setdefault(said, []) if cluster is not None else []
        repeated = next((first for id_, first in before if _is_near(conn, id_, article)), None)
        figure["copy_of"] = repeated and (repeated["copy_of"] or repeated["key"])
        before.append((article, figure))


def _is_near(conn: sqlite3.Connection, article_id: int, other_id: int) -> bool:
    pair = sorted((article_id, other_id))
    return (
        conn.execute("SELECT 1 FROM near_duplicates WHERE article_id = ? AND other_id = ?", pair).fetchone() is not None
    )


def count_gone(conn: sqlite3.Connection, series_id: int) -> int:
    """Count the choices by hand whose figure no article states now, or is known to have stated; they come back with it."""
    sql = """
        SELECT count(*) FROM series_figures sf
        WHERE sf.series_id = ? AND NOT EXISTS (SELECT 1 FROM figures f WHERE f.key = sf.figure_key)
    """
    if has_former(conn):
        sql += " AND NOT EXISTS (SELECT 1 FROM former_figures f WHERE f.key = sf.figure_key)"
    return int(conn.execute(sql, (series_id,)).fetchone()[0])


# --- writing -------------------------------------------------------------------------------------------------------


def put_series(conn: sqlite3.Connection, series: Series, *, replace: bool = False) -> int:
    """Write a definition, find its figures, and return how many belong; choices by hand of the one before stay.

    With neither a measure nor words, the words of its objects are looked for: what a figure counts stands in its paragraph.

    BadQuery where its name or measure cannot be, it asks for nothing, or ``replace`` is false and there is one of its name.
    """
    _check(conn, series)
    if series.measure is None and series.words is None:
        series = replace_fields(series, words=words_of(series.objects))
    values = {column: getattr(series, column) for column in _COLUMNS}
    values |= {column: json.dumps(values[column], ensure_ascii=False) for column in _LISTS}
    with conn:
        conn.execute("BEGIN IMMEDIATE")
        if find_series(conn, series.name) is None:
            names = ", ".join((*_COLUMNS, "created"))
            marks = ", ".join("?" * (len(_COLUMNS) + 1))
            conn.execute(f"INSERT INTO series ({names}) VALUES ({marks})", (*values.values(), utc_now()))
        elif replace:
            sets = ", ".join(f"{column} = ?" for column in _COLUMNS)
            conn.execute(f"UPDATE series SET {sets} WHERE name = ?", (*values.values(), series.name))
        else:
            raise BadQuery(series.name, "there is a series of this name; --replace defines it anew")
        _refresh(conn, *get_series(conn, series.name))
    return count_included(conn, series.name)


def _check(conn: sqlite3.Connection, series: Series) -> None:
    if not is_address(series.name):
        raise BadQuery(
            series.name, "a name is 1 to 64 of A-Z, a-z, 0-9, underscore and hyphen: it stands in an address"
        )
    if series.measure is None and series.words is None and not series.objects:
        raise BadQuery(
            series.name, "a series needs a measure, an object or words; without them it would be every figure"
        )
    if (nothing := next((each for each in series.objects if not _WORD.search(each)), None)) is not None:
        raise BadQuery(
            nothing, "an object is what is counted or described, in words: people, houses, unemployment rate"
        )
    named = (*series.places, *series.sources, *series.not_sources)
    if (nothing := next((each for each in named if not each.strip()), None)) is not None:
        raise BadQuery(nothing, "a place or a source has a name")
    if series.words is not None and not fts_query(series.words):
        raise BadQuery(series.words, "nothing can match these words")
    if series.measure is not None:
        known = [row[0] for row in conn.execute("SELECT name FROM measures ORDER BY name")]
        if series.measure not in known:
            meant = measure_meant(series.measure)
            there = (
                f"did you mean {meant}?"
                if meant in known
                else f"there are {', '.join(known) or 'none before the first load'}"
            )
            raise BadQuery(series.measure, f"no such measure; {there}")
    if series.since and series.until and series.since > series.until:
        raise BadQuery(series.name, f"no day is since {series.since} and until {series.until}")


def count_included(conn: sqlite3.Connection, name: str) -> int:
    sql = """
        SELECT count(*) FROM series s JOIN series_figures sf ON sf.series_id = s.id JOIN figures f ON f.key = sf.figure_key
        WHERE s.name = ? AND sf.included = 1
    """
    return int(conn.execute(sql, (name,)).fetchone()[0])


def remove_series(conn: sqlite3.Connection, name: str) -> None:
    """Take a series away, its choices by hand with it; no figure is touched."""
    series_id, _ = get_series(conn, name)
    with conn:
        conn.execute("DELETE FROM series_figures WHERE series_id = ?", (series_id,))
        conn.execute("DELETE FROM series WHERE id = ?", (series_id,))


def choose(conn: sqlite3.Connection, name: str, keys: Iterable[str], *, included: bool) -> None:
    """Say by hand that figures belong to a series, or do not: the rule is not asked about them again.

    BadQuery, and nothing is written, where one of the keys is no figure's.
    """
    series_id, _ = get_series(conn, name)
    with conn:
        conn.execute("BEGIN IMMEDIATE")
        for key in keys:
            known = "SELECT 1 FROM figures WHERE key = :key UNION ALL SELECT 1 FROM former_figures WHERE key = :key"
            if not conn.execute(known, {"key": key}).fetchone():
                raise BadQuery(key, "no figure has this key; archive show ARTICLE prints the keys of its figures")
            conn.execute(
                "INSERT INTO series_figures (series_id, figure_key, basis, included) VALUES (?, ?, 'hand', ?)"
                " ON CONFLICT (series_id, figure_key) DO UPDATE SET basis = 'hand', included = excluded.included",
                (series_id, key, int(included)),
            )


def forget(conn: sqlite3.Connection, name: str, keys: Iterable[str]) -> None:
    """Take choices by hand back: the rule decides about these figures again. BadQuery where there was no such choice."""
    series_id, series = get_series(conn, name)
    with conn:
        conn.execute("BEGIN IMMEDIATE")
        for key in keys:
            sql = "DELETE FROM series_figures WHERE series_id = ? AND figure_key = ? AND basis = 'hand'"
            if not conn.execute(sql, (series_id, key)).rowcount:
                raise BadQuery(key, f"nobody has chosen this figure by hand for {name}")
        _refresh(conn, series_id, series)


def follow(conn: sqlite3.Connection, moved: Iterable[tuple[str, str]]) -> None:
    """Let choices by hand follow figures from one key to another, inside the transaction that is open."""
    conn.executemany(
        "UPDATE OR REPLACE series_figures SET figure_key = ? WHERE figure_key = ? AND basis = 'hand'",
        [(after, before) for before, after in moved],
    )


def refresh(conn: sqlite3.Connection, names: Iterable[str] = ()) -> int:
    """Ask the rules of the named series, or of all, again; return how many were asked. Rows that stay are not touched."""
    found = [get_series(conn, name) for name in names]
    if not found and has_series(conn):
        found = [get_series(conn, name) for (name,) in conn.execute("SELECT name FROM series ORDER BY name").fetchall()]
    if found:
        with conn:
            conn.execute("BEGIN IMMEDIATE")
            for series_id, series in found:
                _refresh(conn, series_id, series)
    return len(found)


def _refresh(conn: sqlite3.Connection, series_id: int, series: Series) -> None:
    """Bring the rows of a series' rule up to date, inside the transaction that is open."""
    belong = _keys_of_rule(conn, series)
    held = {
        row[0]: row[1]
        for row in conn.execute("SELECT figure_key, basis FROM series_figures WHERE series_id = ?", (series_id,))
    }
    still = set(belong)
    gone = [(series_id, key) for key, basis in held.items() if basis == "rule" and key not in still]
    conn.executemany("DELETE FROM series_figures WHERE series_id = ? AND figure_key = ?", gone)
    conn.executemany(
        "INSERT INTO series_figures (series_id, figure_key, basis, included) VALUES (?, ?, 'rule', 1)",
        [(series_id, key) for key in belong if key not in held],
    )


_GIVEN = "t.stance <> 'disputed' AND f.certainty <> 'disputed'"
# The paragraphs of an article have ascending ids.
_PLACE = """(
    EXISTS (
        SELECT 1 FROM mentions m WHERE m.kind = 'place' AND series_says(m.exact, :places) AND m.paragraph_id = (
            SELECT max(x.paragraph_id) FROM mentions x
            WHERE x.article_id = f.article_id AND x.paragraph_id <= f.paragraph_id AND x.kind = 'place'
        )
    ) OR (
        NOT EXISTS (SELECT 1 FROM mentions m WHERE m.paragraph_id = f.paragraph_id AND m.kind = 'place')
        AND (series_says(a.headline, :places) OR series_says(a.dateline, :places))
    )
)"""


_NO_STEP = "f.change_role IS NOT 'step'"
# Of 12 killed, "including three children" are no later toll; a rule that asks what is counted asks for the children.
_NO_PART = "NOT EXISTS (SELECT 1 FROM figures whole WHERE whole.id = f.base_figure_id AND whole.measure = f.measure)"
_UNIT = "tracked(f.kind, f.measure, f.unit)"
_OF_UNIT = f"{_UNIT} IN (SELECT value FROM json_each(:units))"
_OF_RATE = "f.unit_name = :unit"  # "dollar per barrel": its figures are in USD


def _ask(conn: sqlite3.Connection, series: Series) -> tuple[str, list[str], dict[str, Any]]:
    """Return what a rule reads, and the conditions of SQL on it but for unit and place, with the values that they name."""
    conn.create_function("series_says", 2, _says, deterministic=True)
    conn.create_function("tracked", 3, tracked, deterministic=True)
    given: dict[str, Any] = {
        "measure": series.measure, "unit": series.unit, "units": json.dumps(units_alike(series.unit)), "words": fts_query(series.words or ""), "since": series.since,
        "until": series.until, **{name: json.dumps(getattr(series, name)) for name in _LISTS},
    }  # fmt: skip
    if series.words:
        read = "(SELECT rowid AS id FROM paragraphs_fts WHERE paragraphs_fts MATCH :words) hit"
        read += " CROSS JOIN figures f ON f.paragraph_id = hit.id"
    else:
        read = "figures f"
    read += " JOIN articles a ON a.id = f.article_id LEFT JOIN attributions t ON t.id = f.attribution_id"
    where = [_NO_STEP]
    where += ["f.measure = :measure"] if series.measure else []
    where += ["(series_says(f.object, :objects) OR series_says(f.about, :objects))"] if series.objects else []
    where += ["coalesce(f.as_of, f.published) >= :since"] if series.since else []
    where += ["coalesce(f.as_of, f.published) <= :until"] if series.until else []
    where += [f"series_says(t.source_name, :sources) AND {_GIVEN}"] if series.sources else []
    where += ["NOT series_says(t.source_name, :not_sources)"] if series.not_sources else []
    return read, where, given


def _of_articles(series: Series) -> list[str]:
    """Return the conditions on what articles state now; what they stated before has no whole and another way to its place."""
    return [
        *([_PLACE] if series.places else []),
        *([_NO_PART] if series.measure and not series.objects else []),
        NOT_WRONG,
    ]


def count_by_unit(conn: sqlite3.Connection, series: Series) -> dict[str, int]:
    """Return how many figures the rule would take in each unit, whichever it names, the most first."""
    read, where, given = _ask(conn, series)
    found = f"{read} WHERE {' AND '.join([*where, *_of_articles(series)])}"
    sql = f"SELECT {_UNIT}, count(*) FROM {found} AND {_UNIT} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"
    return dict(conn.execute(sql, given).fetchall())


def count_without(conn: sqlite3.Connection, series: Series) -> dict[str, int]:
    """Return how many figures the rule would take without each of its parts, called as the field is; its unit stays."""
    without: dict[str, Series] = {}
    for part in ("measure", "words", *_LISTS, "since", "until"):
        if held := getattr(series, part):
            nothing: dict[str, Any] = {part: () if isinstance(held, tuple) else None}
            without[part] = replace_fields(series, **nothing)
    if series.words == words_of(series.objects) and "objects" in without:  # the words are those of its objects
        del without["words"]
        without["objects"] = replace_fields(without["objects"], words=None)
    return {part: len(_keys_of_rule(conn, left)) for part, left in without.items()}


def has_object(conn: sqlite3.Connection, series: Series) -> bool:
    """Whether any figure counts or describes what a rule of objects asks, also one that no series takes: a step, or a share."""
    found, given = _also_steps(conn, series)
    return conn.execute(f"SELECT 1 FROM {found} LIMIT 1", given).fetchone() is not None


def why_no_figure(conn: sqlite3.Connection, series: Series) -> list[str]:
    """Say why no series takes what a rule of objects asks: of each reason that holds of a figure, what the figure "is" or "was"."""
    found, given = _also_steps(conn, series)
    reasons = {
        "is only how far it moved, by how much and not to what": f"NOT ({_NO_STEP})",
        "is a share or a rank, which has no unit": f"{_NO_STEP} AND {_UNIT} IS NULL",
        "was called wrong by a person": f"{_NO_STEP} AND {_UNIT} IS NOT NULL AND NOT ({NOT_WRONG})",
    }
    held = conn.execute(f"SELECT {', '.join(f'total({reason})' for reason in reasons.values())} FROM {found}", given)
    return [said for said, number in zip(reasons, held.fetchone(), strict=True) if number]


def steps_left_out(conn: sqlite3.Connection, series: Series) -> list[dict[str, Any]]:
    """Return the figures that a rule would take if they did not say only how far it moved, the newest first."""
    read, where, given = _ask(conn, series)
    where = [_OF_RATE if is_rate(series.unit) else _OF_UNIT, *where, *_of_articles(series)]
    asked = " AND ".join(f"NOT ({_NO_STEP})" if condition == _NO_STEP else condition for condition in where)
    sql = f"SELECT f.key, f.exact FROM {read} WHERE {asked} ORDER BY coalesce(f.as_of, f.published) DESC, f.id DESC"
    found = conn.execute(sql, given)
    return [{"key": key, "exact": exact} for key, exact in found]


def _also_steps(conn: sqlite3.Connection, series: Series) -> tuple[str, dict[str, Any]]:
    read, where, given = _ask(conn, series)
    return f"{read} WHERE {' AND '.join(condition for condition in where if condition != _NO_STEP)}", given


def _keys_of_rule(conn: sqlite3.Connection, series: Series) -> list[str]:
    """Return the keys of the figures that the rule takes, in the order of their rows, and then of what was stated before.

    What a person called wrong, and is stated still, is left out. A step ("rose by 200") is no toll and is left out, and so is a
    part of a toll ("including three children") unless the rule asks what is counted. "31 deaths" are of people, whatever their unit. Who denies a number
    has not given it. A place counts where the figure's own paragraph names it. Where that names
    no place at all, as a toll's often does ("in the enclave"), the last paragraph before it that names one, the headline or the
    dateline must.
    """
    read, where, given = _ask(conn, series)
    where = [_OF_RATE if is_rate(series.unit) else _OF_UNIT, *where]
    found = f"{read} WHERE {' AND '.join([*where, *_of_articles(series)])}"
    keys = [row[0] for row in conn.execute(f"SELECT f.key FROM {found} ORDER BY f.id", given)]
    if has_former(conn):
        keys += keys_that_fit(conn, [*where, *([PLACE] if series.places else []), WAS_NOT_WRONG], given)
    return keys


def _says(text: str | None, wanted: str) -> bool:
    """Whether a text holds any of a JSON array of words or phrases as whole words, whatever their case.

    A plural's s after the last word is passed over: "Palestinian" is in "Palestinians", "Niger" is not in "Nigeria".
    """
    held = f" {' '.join(_WORD.findall((text or '').casefold()))} "
    phrases = (" ".join(_WORD.findall(phrase.casefold())) for phrase in json.loads(wanted))
    return any(phrase and (f" {phrase} " in held or f" {phrase}s " in held) for phrase in phrases)
