"""The pages of sources: who supplies the numbers, hedged how, and where others print what cannot be true beside them."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Any

from archive.bounds import bounds_disjoint
from archive.pages.article import says
from archive.store.rows import rows
from archive.telling import fold_source, is_disputed

LOOKED_AT = 10_000  # of the newest attributed figures, for the list of all sources
LISTED = 100
OF_ONE = 3_000  # of the newest attributions of one source
SHOWN = 100  # of its figures
CHECKED = 40  # of its measured figures, for contradictions
AGAINST = 300  # others, for each of them
CONTRADICTIONS = 20

# A pronoun that nobody could resolve is no source that anybody can look up.
PRONOUNS = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "this", "these", "those", "one"}
)


def source_forms(name: str) -> list[str]:
    """Return the ways in which a source is likely to be printed: an index finds each, a folded name it would not."""
    bare = " ".join(name.split())
    bare = bare[4:] if bare.casefold().startswith("the ") else bare
    cases = {
        bare,
        bare[:1].upper() + bare[1:],
        bare[:1].lower() + bare[1:],
        bare.lower(),
        bare.upper(),
        bare.title(),
        bare.capitalize(),
    }
    return sorted({name, *cases, *(f"{the} {case}" for the in ("the", "The") for case in cases)})


def has_source(connection: sqlite3.Connection, name: str) -> bool:
    """Whether anything is attributed to a source, in any of the forms in which it is likely to be printed."""
    sql = "select 1 from attributions where source_name in (select value from json_each(?)) limit 1"
    return connection.execute(sql, [json.dumps(source_forms(name))]).fetchone() is not None


# The hedges exclude each other, the strongest first: at least around a quarter is bounded, about 1,200 is approximate.
HEDGE = """
    case when f.vague = 1 then 'vague' when f.comparator <> '=' then 'bounded' when f.approximate = 1 then 'approximate' else 'exact' end
"""
HEDGES = ("exact", "bounded", "approximate", "vague")

SOURCES = f"""
    with newest (figure_id, attribution_id) as (
        select id, attribution_id from figures
        where attribution_id is not null order by attribution_id desc limit ?
    )
    select t.source_name, t.source_kind, {HEDGE}, f.kind, f.published
    from newest n cross join attributions t on t.id = n.attribution_id cross join figures f on f.id = n.figure_id
    where t.source_name is not null and t.stance <> 'disputed' and f.certainty <> 'disputed'
"""


@dataclass(slots=True)
class Supplier:
    """A source with what it supplies: its printed forms, its kinds of source, its hedges and kinds of figures, counted."""

    figures: int = 0
    forms: Counter[str] = field(default_factory=Counter)
    source_kinds: Counter[str] = field(default_factory=Counter)
    hedges: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    first: str | None = None
    last: str | None = None

    @property
    def name(self) -> str:
        """The commonest of its printed forms."""
        return min(self.forms, key=lambda form: (-self.forms[form], form))

    @property
    def kind(self) -> str | None:
        return min(self.source_kinds, key=lambda kind: (-self.source_kinds[kind], kind), default=None)

    def share(self, hedge: str) -> int:
        """Return how many of a hundred of its figures are hedged so."""
        return round(self.width(hedge))

    def width(self, hedge: str) -> float:
        """Return the same unrounded, so that the parts of a bar fill it."""
        return 100 * self.hedges[hedge] / self.figures if self.figures else 0.0


def suppliers(connection: sqlite3.Connection) -> list[Supplier]:
    """Return the sources of the newest attributed figures, who supplies most first."""
    found = gather(connection.execute(SOURCES, [LOOKED_AT]))
    kept = (each for folded, each in found.items() if folded not in PRONOUNS)
    return sorted(kept, key=lambda each: (-each.figures, each.name))


def choose_sources(found: Iterable[Supplier], words: str = "") -> list[Supplier]:
    """Return the first of the sources whose name holds ``words``, or of all."""
    wanted = fold_source(words) if words.strip() else ""
    return list(islice((each for each in found if wanted in fold_source(each.name)), LISTED))


def gather(found: Iterable[tuple[Any, ...]]) -> dict[str, Supplier]:
    """Add up figures (source, kind of source, hedge, kind, day) by source, whatever its printed form."""
    found_of: dict[str, Supplier] = {}
    folded = lru_cache(None)(fold_source)
    for name, source_kind, hedge, kind, day in found:
        one = found_of.get(folded(name))
        if one is None:
            one = found_of[folded(name)] = Supplier()
        one.figures += 1
        one.forms[name] += 1
        one.hedges[hedge] += 1
        one.kinds[kind] += 1
        if source_kind:
            one.source_kinds[source_kind] += 1
        if day:
            one.first = min(one.first or day, day)
            one.last = max(one.last or day, day)
    return found_of


ONE = f"""
    with said (id) as (
        select id from attributions where source_name in (select value from json_each(?)) order by id desc limit ?
    )
    select f.id, f.key, f.exact, f.kind, f.comparator, f.approximate, f.vague, f.value, f.low, f.high, f.low_open, f.high_open,
        f.unit, f.unit_name, f.object, f.about, f.change, f.measure, f.certainty, f.published, f.as_of, f.article_id, f.paragraph_id, a.key as article, a.headline,
        o.name as publication, t.source_name as name, t.source_kind, t.stance, {HEDGE} as hedge
    from said cross join attributions t on t.id = said.id cross join figures f on f.attribution_id = t.id
    join articles a on a.id = f.article_id left join publications o on o.id = a.publication_id
    order by f.published desc, f.id desc
"""
# Printed and valid within one week: tolls grow, and an old number contradicts no new one.
AGAINST_IT = """
    select f.key, f.exact, f.comparator, f.approximate, f.value, f.low, f.high, f.low_open, f.high_open, f.unit_name,
        f.published, f.paragraph_id, f.certainty, a.key as article, a.headline, t.source_name as source, t.stance
    from figures f join articles a on a.id = f.article_id left join attributions t on t.id = f.attribution_id
    where f.measure = :measure and f.published between date(:published, '-7 days') and date(:published, '+7 days')
        and f.certainty <> 'disputed' and t.stance is not 'disputed' and f.unit is :unit and f.article_id <> :article_id and lower(f.object) = lower(:object)
        and abs(julianday(coalesce(f.as_of, f.published)) - julianday(:day)) <= 7 and (f.high <= :low or f.low >= :high)
    limit :against
"""


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One source: what it supplies, its newest figures, and which figures of others cannot be true beside them.

    ``disputed`` is how many figures it denies; they are among those shown and nothing that it supplies.
    """

    name: str
    supplier: Supplier
    disputed: int
    shown: list[dict[str, Any]]
    contradictions: list[tuple[dict[str, Any], dict[str, Any]]]
    capped: bool


def source_page(connection: sqlite3.Connection, name: str) -> SourcePage | None:
    """Read one source by any of its printed forms, or None where no figure here is given on its word."""
    found = rows(connection, ONE, json.dumps(source_forms(name)), OF_ONE)
    if not found:
        return None
    for row in found:
        row["says"] = says(row)
    given = [row for row in found if not is_disputed(row["stance"], row["certainty"])]
    names = ("name", "source_kind", "hedge", "kind", "published")
    supplier = next(iter(gather(tuple(row[name] for name in names) for row in given).values()), Supplier())
    return SourcePage(
        supplier.name if given else found[0]["name"], supplier, len(found) - len(given), found[:SHOWN],
        contradictions(connection, given), capped=len(found) > SHOWN,
    )  # fmt: skip


def contradictions(
    connection: sqlite3.Connection, figures: Iterable[dict[str, Any]]
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Return pairs of a figure and another source's that no number satisfies both, of the newest measured figures.

    Same measure, unit and counted noun, printed and valid within a week, in another article, and not where the two paragraphs name places and none
    in common. The same source may say another number later: that is news, no contradiction. What two articles print twice
    is one pair.
    """
    places = Places(connection)
    measured = (f for f in figures if f["measure"] and f["object"] and f["published"])
    pairs = []
    met = set()
    for figure, _ in zip(measured, range(CHECKED), strict=False):
        own = fold_source(figure["name"])
        names = ("measure", "published", "unit", "article_id", "object", "low", "high")
        given = {name: figure[name] for name in names} | {
            "day": figure["as_of"] or figure["published"],
            "against": AGAINST,
        }
        cursor = connection.execute(AGAINST_IT, given)
        columns = [column[0] for column in cursor.description]
        for row in cursor:
            other = dict(zip(columns, row, strict=True))
            other["says"] = says(other)
            theirs = fold_source(other["source"])
            pair = (figure["article"], figure["says"], figure["measure"], other["article"], other["says"], theirs)
            if pair in met or theirs == own:
                continue
            if are_disjoint(figure, other) and places.may_meet(figure, other):
                met.add(pair)
                pairs.append((figure, other))
                if len(pairs) == CONTRADICTIONS:
                    return pairs
    return pairs


class Places:
    """The places that paragraphs name, each read once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[int, set[str]] = {}

    def may_meet(self, one: dict[str, Any], other: dict[str, Any]) -> bool:
        """Whether two figures may be of one event: their paragraphs share a place, or one of them names none."""
        here, there = self._of(one["paragraph_id"]), self._of(other["paragraph_id"])
        return not here or not there or bool(here & there)

    def _of(self, paragraph_id: int) -> set[str]:
        if paragraph_id not in self._known:
            sql = "select exact from mentions where paragraph_id = ? and kind = 'place'"
            self._known[paragraph_id] = {fold_source(row[0]) for row in self._connection.execute(sql, [paragraph_id])}
        return self._known[paragraph_id]


def are_disjoint(one: dict[str, Any], other: dict[str, Any]) -> bool:
    names = ("low", "high", "low_open", "high_open")
    return bool(bounds_disjoint(*(one[name] for name in names), *(other[name] for name in names)))
