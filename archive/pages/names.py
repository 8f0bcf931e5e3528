"""The index of names: which persons, organisations and places are named most, and those whose name holds some words."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import quote

from archive.model import Mention
from archive.store.rows import has_table, rows

KINDS = {"person": "persons", "organisation": "organisations", "place": "places"}
LOOKED_AT = 50_000  # of the newest mentions, for the list of all names
LISTED = 100
MATCHED = 5_000  # names that hold the words, of those that the newest mentions have not
COUNTED = (
    50_000  # of the mentions of names that were found by their words, shared among those shown: the newest of each
)
OF_AN_ARTICLE = 200

NEWEST = """
    select n.entity_id, n.article_id, a.published from (
        select entity_id, article_id from mentions where entity_id is not null order by id desc limit ?
    ) n cross join articles a on a.id = n.article_id
"""
ENTITIES = """
    select e.id, e.key, e.kind, e.name, e.country from json_each(?) n cross join entities e on e.id = n.value
"""
# In the index of keys, whose order is that of kind and name. The words are sought behind the kind.
HOLDING = """
    select id, key from entities where key >= ? and key < ? and {holds} order by key limit ?
"""
OF_ONE = """
    select count(*) as mentions, count(distinct n.article_id) as articles, min(a.published) as first, max(a.published) as last
    from (select article_id from mentions where entity_id = ? order by id desc limit ?) n
    cross join articles a on a.id = n.article_id
"""
HERE = f"""
    select e.key, e.kind, e.name, count(*) as mentions from mentions m cross join entities e on e.id = m.entity_id
    where m.article_id = ? group by e.id order by min(m.id) limit {OF_AN_ARTICLE}
"""


@dataclass(slots=True)
class Name:
    """A person, an organisation or a place in a list, in how many articles it is named, and when first and last.

    ``capped`` where older mentions of it were not looked at.
    """

    id: int
    key: str
    kind: str
    name: str
    country: str | None
    articles: int = 0
    first: str | None = None
    last: str | None = None
    capped: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """A list of names: ``shown``, of how many, and whether there are more still.

    ``of_each`` is how many mentions of each were looked at, where they were found by words.
    """

    shown: list[Name]
    whole: int
    more: bool = False
    of_each: int = 0


def name_path(key: str) -> str:
    """Return the address of a name's page. A slash in a key is escaped too: it is no part of a path."""
    return f"/-/names/{quote(key, safe=':')}"


def fold_name(name: str) -> str:
    """Return what the spellings of a name have in common, as it stands in ``entities.key``: "Émile  ZOLA" is ``emile zola``."""
    # The engine makes the keys; see archive.pages.word_lists.
    from archive.extract.names.entities import entity_key

    key = entity_key(Mention(0, 0, 0, name, "organisation", name))
    return key.partition(":")[2] if key else ""


def has_names(connection: sqlite3.Connection) -> bool:
    """Whether anybody is named. No table, nobody: a server may read a file that no program of ours has opened since."""
    if not (has_table(connection, "entities") and has_table(connection, "mentions")):
        return False
    return connection.execute("select 1 from entities limit 1").fetchone() is not None


def named_most(connection: sqlite3.Connection) -> list[Name]:
    """Return the names of the newest mentions, who is named in most articles first."""
    if not has_names(connection):
        return []
    found: dict[int, dict[int, str | None]] = {}
    for entity, article, day in connection.execute(NEWEST, [LOOKED_AT]):
        found.setdefault(entity, {})[article] = day
    names = _names(connection, found)
    for name in names:
        days = [day for day in found[name.id].values() if day]
        name.articles = len(found[name.id])
        name.first, name.last = min(days, default=None), max(days, default=None)
    return sorted(names, key=lambda name: (-name.articles, name.name, name.key))


def choose_names(connection: sqlite3.Connection, newest: list[Name], words: str = "", kind: str = "") -> Names:
    """Return the first of the newest names, of one kind or of all; with words, the first of all names that hold them.

    ``newest`` are those of ``named_most``: they come first, and of names that are found by words all mentions are counted.
    """
    of_kind = [name for name in newest if kind in ("", name.kind)]
    if not words.strip():
        return Names(of_kind[:LISTED], len(of_kind))
    wanted = fold_name(words).split()
    if not wanted or not has_names(connection):
        return Names([], 0)
    found = [name for name in of_kind if all(word in name.key.partition(":")[2] for word in wanted)]
    known = {name.id for name in found}
    # As many more as are known, so that none of those can take the place of another.
    held = list(_holding(connection, wanted, kind, MATCHED + len(known) + 1))
    others = [entity for entity in held if entity not in known]
    rest = _names(connection, others[: max(0, LISTED - len(found))])
    chosen = list(islice((*found, *sorted(rest, key=lambda name: name.key)), LISTED))
    each = COUNTED // max(1, len(chosen))
    shown = [_counted(connection, name, each) for name in chosen]
    return Names(shown, len(found) + min(len(others), MATCHED), more=len(others) > MATCHED, of_each=each)


def _holding(connection: sqlite3.Connection, wanted: list[str], kind: str, limit: int) -> Iterable[int]:
    holds = " and ".join(["instr(substr(key, instr(key, ':') + 1), ?)"] * len(wanted))
    first, behind = (f"{kind}:", f"{kind};") if kind else ("", "\U0010ffff")
    found = connection.execute(HOLDING.format(holds=holds), [first, behind, *wanted, limit])
    return (entity for entity, _ in found)


def _names(connection: sqlite3.Connection, ids: Iterable[int]) -> list[Name]:
    return [Name(**row) for row in rows(connection, ENTITIES, json.dumps(list(ids)))]


def _counted(connection: sqlite3.Connection, name: Name, each: int) -> Name:
    """Return a name with what all of its mentions say, or the newest where it has very many."""
    [found] = rows(connection, OF_ONE, name.id, each)
    capped = found.pop("mentions") == each
    return Name(name.id, name.key, name.kind, name.name, name.country, **found, capped=capped)


def named_here(connection: sqlite3.Connection, article_id: int) -> dict[str, list[dict[str, Any]]]:
    """Return who and what an article names, by kind, in the order in which they come."""
    if not has_names(connection):
        return {}
    found = rows(connection, HERE, article_id)
    by_kind = {kind: [row for row in found if row["kind"] == kind] for kind in KINDS}
    return {kind: named for kind, named in by_kind.items() if named}


def find_name(connection: sqlite3.Connection, asked: str, kinds: Iterable[str] = KINDS) -> str | None:
    """Return the key that is meant by an address: a key as it stands, in another spelling, or a bare name.

    A bare name is that of a person, else of an organisation, else of the place of that name which is named most, else of the
    organisation or the place that is known under it too ("UN", "U.S."). "The" before it may be there or not. None where there is
    none.
    """
    if not has_names(connection):
        return None
    bare = asked.strip()
    without = bare[4:] if bare[:4].casefold() == "the " else ""
    return _meant(connection, asked, kinds) or (_meant(connection, without, kinds) if without else None)


def _meant(connection: sqlite3.Connection, asked: str, kinds: Iterable[str]) -> str | None:
    if _has(connection, asked):
        return asked
    kind, colon, rest = asked.partition(":")
    kind = kind.strip().casefold()
    if not colon or kind not in KINDS:
        found = (_spelled(connection, kind, asked, "") for kind in kinds)
        return next(filter(None, found), None) or _abbreviated(connection, " ".join(asked.split()), kinds)
    name, colon, country = rest.rpartition(":")
    return _spelled(connection, kind, *((name, country) if colon else (rest, "")))


def _spelled(connection: sqlite3.Connection, kind: str, name: str, country: str) -> str | None:
    key = f"{kind}:{fold_name(name)}"
    if country.strip():
        key += f":{country.strip().upper()}"
    if _has(connection, key):
        return key
    if kind != "place" or country:
        return None
    sql = """
        select key from entities e where key > ? and key < ?
        order by (select count(*) from mentions m where m.entity_id = e.id) desc, key limit 1
    """
    found = connection.execute(sql, [f"{key}:", f"{key};"]).fetchone()
    return str(found[0]) if found else None


def _abbreviated(connection: sqlite3.Connection, asked: str, kinds: Iterable[str]) -> str | None:
    """Return the key of an organisation on the roll or a place in the gazetteer that is known under another name: "UN", "U.S."."""
    from archive.extract.english.gazetteer import gazetteer  # see archive.pages.word_lists
    from archive.extract.english.rolls import organisations

    if "organisation" in kinds and asked in organisations():
        found = _spelled(connection, "organisation", organisations()[asked], "")
        if found:
            return found
    known = gazetteer().places.get(asked) if "place" in kinds else None
    return _spelled(connection, "place", known.name, known.country or "") if known else None


def _has(connection: sqlite3.Connection, key: str) -> bool:
    return connection.execute("select 1 from entities where key = ?", [key]).fetchone() is not None
