"""Two sources, or two publications, side by side: what each says of the same count in the same month."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from itertools import product
from typing import Any

from archive.pages.article import says
from archive.pages.sources import PRONOUNS, are_disjoint, source_forms
from archive.store.rows import rows
from archive.telling import fold_source

NEWEST_ATTRIBUTIONS = 5_000  # of each source
NEWEST_ARTICLES = 600  # of each publication
SHOWN = 200
SHOWN_EACH = 8  # figures of one side in one month
COMPARED = 100  # of one side in one month: every pair of them is looked at

KINDS = ("source", "publication")

_FIGURES = """
    select f.key, f.exact, f.comparator, f.approximate, f.value, f.low, f.high, f.low_open, f.high_open, f.unit, f.unit_name,
        f.object, f.measure, f.certainty, f.published, a.key as article
"""
_WHERE = """
    where f.measure is not null and f.object is not null and f.published is not null and f.certainty <> 'disputed'
        and (f.low is not null or f.high is not null) order by f.published desc, f.id desc
"""
OF_SOURCE = f"""
    with said (id) as (
        select id from attributions where source_name in (select value from json_each(?)) and stance <> 'disputed'
        order by id desc limit ?
    )
    {_FIGURES} from said cross join figures f on f.attribution_id = said.id join articles a on a.id = f.article_id {_WHERE}
"""
OF_PUBLICATION = f"""
    with printed (id) as (
        select id from articles where publication_id = ? and published <= ? order by published desc limit ?
    )
    {_FIGURES} from printed cross join figures f on f.article_id = printed.id join articles a on a.id = f.article_id {_WHERE}
"""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A month in which both count the same. ``apart`` of ``pairs`` of their figures have no number in common."""

    month: str
    measure: str
    object: str
    a: list[dict[str, Any]]
    b: list[dict[str, Any]]
    apart: int
    pairs: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides: how many measured figures were looked at of each, and where they meet, newest month first."""

    figures: tuple[int, int]
    meetings: list[Meeting]
    capped: bool


def compare(connection: sqlite3.Connection, a: str, b: str, kind: str = "source") -> Comparison | str:
    """Compare two sources or two publications by name, or return the name that is not known here.

    Of sources the newest 5,000 attributions are looked at, of publications the newest 600 articles up to the last month in
    which both have printed. Tolls of one month are set side by side, whatever their day: a month in which every pair is apart says more
    than one in which some are.
    """
    sides = _of_sources(connection, a, b) if kind == "source" else _of_publications(connection, a, b)
    if isinstance(sides, str):
        return sides
    ours, theirs = (_by_month(side) for side in sides)
    meetings = [_meet(key, ours[key], theirs[key]) for key in sorted(ours.keys() & theirs.keys(), reverse=True)]
    return Comparison((len(sides[0]), len(sides[1])), meetings[:SHOWN], capped=len(meetings) > SHOWN)


def _of_sources(connection: sqlite3.Connection, *names: str) -> list[list[dict[str, Any]]] | str:
    for name in names:
        sql = "select 1 from attributions where source_name in (select value from json_each(?)) limit 1"
        if not connection.execute(sql, [json.dumps(source_forms(name))]).fetchone():
            return name
    return [rows(connection, OF_SOURCE, json.dumps(source_forms(name)), NEWEST_ATTRIBUTIONS) for name in names]


def _of_publications(connection: sqlite3.Connection, *names: str) -> list[list[dict[str, Any]]] | str:
    ids = []
    for name in names:
        found = connection.execute("select id from publications where name = ?", [name]).fetchone()
        if found is None:
            return name
        ids.append(found[0])
    last = "select max(published) from articles where publication_id = ?"
    days = [connection.execute(last, [id_]).fetchone()[0] for id_ in ids]
    if None in days:
        return [[], []]
    end = f"{min(days)[:7]}-31"
    return [rows(connection, OF_PUBLICATION, id_, end, NEWEST_ARTICLES) for id_ in ids]


_Key = tuple[str, str, str, str]


def _by_month(figures: list[dict[str, Any]]) -> dict[_Key, list[dict[str, Any]]]:
    found: dict[_Key, list[dict[str, Any]]] = defaultdict(list)
    for figure in figures:
        key = (figure["published"][:7], figure["measure"], figure["unit"] or "", figure["object"].casefold())
        found[key].append(figure)
    return found


def _meet(key: _Key, a: list[dict[str, Any]], b: list[dict[str, Any]]) -> Meeting:
    a, b = a[:COMPARED], b[:COMPARED]
    apart = sum(are_disjoint(one, other) for one, other in product(a, b))
    return Meeting(key[0], key[1], key[3], _shown(a), _shown(b), apart, len(a) * len(b))


def _shown(side: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [figure | {"says": says(figure)} for figure in side[:SHOWN_EACH]]


_NAMES = """
    select source_name from (
        select source_name from attributions where source_name is not null and id > (select max(id) from attributions) - 5000
    ) group by 1 having count(*) > 1 order by count(*) desc, 1 limit 100
"""


def names_to_choose(connection: sqlite3.Connection, kind: str) -> list[str]:
    """Return names for the form's suggestions: the publications, or who is the source most often of late, each in one spelling."""
    if kind == "publication":
        return [row[0] for row in connection.execute("select name from publications order by name limit 200")]
    spellings: dict[str, str] = {}
    for (name,) in connection.execute(_NAMES):
        spellings.setdefault(fold_source(name), name)
    return [name for folded, name in spellings.items() if folded not in PRONOUNS]
