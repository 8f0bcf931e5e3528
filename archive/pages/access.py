"""Which of the databases that Datasette serves are archives, and which of them this visitor may read."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from archive.model import is_address
from archive.store import APPLICATION_ID

T = TypeVar("T")

READ_BY_PAGES = ("articles", "paragraphs", "figures", "revisions", "attributions", "dates")
# A page may cost no more than a query of a visitor may: the setting sql_time_limit_ms, or this where it is switched off.
LONGEST_MS = 5000

# Database objects of Datasette live as long as the server; a file does not stop being an archive under it.
_known: WeakKeyDictionary[Any, bool] = WeakKeyDictionary()


_baking: WeakKeyDictionary[Any, dict[tuple[str, ...], list[Any]]] = WeakKeyDictionary()
_configured: WeakKeyDictionary[Any, dict[str, Any]] = WeakKeyDictionary()


def configured(datasette: Any) -> dict[str, Any]:
    """Return what the publisher configured for this program (``plugins: press-archive:``), which stays while it serves.

    Read once: Datasette 0.65 copies all metadata each time that it is asked.
    """
    if datasette not in _configured:
        _configured[datasette] = datasette.plugin_config("press-archive") or {}
    return _configured[datasette]


async def is_archive(database: Any) -> bool:
    """Whether a Datasette database is one of ours: by its application_id, never by its name."""
    if database not in _known:
        if database.name == "_internal" or database.path is None:
            return False
        rows = await database.execute("PRAGMA application_id")
        found = rows.first()[0] == APPLICATION_ID
        if not found:
            return False  # not remembered: `archive load` may be about to make it one
        _known[database] = True
    return True


async def archives(datasette: Any, actor: Any, tables: Sequence[str] = READ_BY_PAGES) -> list[Any]:
    """Return the archives among the databases whose ``tables`` this actor may read, in the order they were given.

    Raises Datasette's Forbidden where there are archives and the actor may read none, so that a login plugin gets its turn.
    """
    if tuple(tables) in (known := _baking.get(datasette, {})):
        return list(known[tuple(tables)])
    ours = [database for database in datasette.databases.values() if await is_archive(database)]
    readable = [database for database in ours if await _may_read(datasette, actor, database.name, tables)]
    if ours and not readable:
        from datasette.utils.asgi import Forbidden

        raise Forbidden("view-database")
    if configured(datasette).get("baked"):  # by one visitor, under rules that nobody changes meanwhile
        _baking.setdefault(datasette, {})[tuple(tables)] = readable
    return list(readable)


async def holders(datasette: Any, request: Any, has: Callable[..., bool]) -> list[Any]:
    """Return the archives that hold the key of the address (``has(connection, key=...)``); the one named by ?in= first."""
    key = request.url_vars["key"]
    if not is_address(key):
        return []
    readable = await archives(datasette, request.actor)
    readable.sort(key=lambda database: database.name != request.args.get("in"))
    return [database for database in readable if await read(datasette, database, partial(has, key=key))]


def base(datasette: Any, request: Any = None) -> str:
    """Return what stands before every address here; with a ``request`` it names the host too, and is good elsewhere.

    The publisher may say by which address the world knows the archive (``plugins: press-archive: address``); else it is the
    one that this request was sent to.
    """
    prefix = str(datasette.setting("base_url")).rstrip("/")
    said = configured(datasette).get("address")
    if request and said is not None:
        return str(said).rstrip("/")
    return str(datasette.absolute_url(request, prefix + "/")).rstrip("/") if request else prefix


async def _may_read(datasette: Any, actor: Any, database: str, tables: Sequence[str]) -> bool:
    if hasattr(datasette, "allowed"):
        return all([await may(datasette, actor, "view-table", database, table) for table in tables])
    # Datasette 0.65 copies all metadata for each of these questions, a millisecond a time: what holds for the database is
    # asked once, and not for each table.
    whole: bool | None = None
    for table in tables:
        said = await datasette.permission_allowed(actor, "view-table", resource=(database, table), default=None)
        if said is None:
            if whole is None:
                whole = await _may_view(datasette, actor, [("view-database", database), "view-instance"])
            said = whole
        if not said:
            return False
    return True


async def _may_view(datasette: Any, actor: Any, steps: Sequence[Any]) -> bool:
    """Ask Datasette 0.65 step by step, the most exact rule first, as its own pages do."""
    from datasette.utils.asgi import Forbidden

    try:
        await datasette.ensure_permissions(actor, steps)
    except Forbidden:
        return False
    return True


async def may(datasette: Any, actor: Any, action: str, database: str, name: str) -> bool:
    """Whether the actor may do it: "view-table" or "view-query", with the rules of the database and the instance."""
    if hasattr(datasette, "allowed"):  # Datasette 1.0: these rules fall back to the database's and the instance's
        from datasette.resources import QueryResource, TableResource

        kind = QueryResource if action == "view-query" else TableResource
        return bool(await datasette.allowed(action=action, resource=kind(database, name), actor=actor))
    return await _may_view(datasette, actor, [(action, (database, name)), ("view-database", database), "view-instance"])


# What was read last of a file, and the state of the file then, by database and name.
_read: WeakKeyDictionary[Any, dict[str, tuple[object, Any]]] = WeakKeyDictionary()


async def read_once(datasette: Any, database: Any, name: str, function: Callable[[Any], T]) -> T:
    """Run ``function`` as ``read`` does, once for each state of the file; for what counts whole tables.

    Every commit changes the size or the time of the file or of the log beside it.
    """
    state = tuple(_stat(database.path + suffix) for suffix in ("", "-wal"))
    kept = _read.setdefault(database, {})
    if name not in kept or kept[name][0] != state:
        kept[name] = (state, await read(datasette, database, function))
    return kept[name][1]  # type: ignore[no-any-return]


def _stat(path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


async def read(datasette: Any, database: Any, function: Callable[[Any], T]) -> T:
    """Run ``function(connection)`` on a reading connection under the server's time limit for SQL.

    All that it reads is one state of the file: a load that commits between two of its queries is not seen.
    """
    from datasette.utils import sqlite_timelimit

    limit = datasette.setting("sql_time_limit_ms") or LONGEST_MS

    def within_limit(connection: Any) -> T:
        with sqlite_timelimit(connection, limit):
            connection.execute("begin")
            try:
                return function(connection)
            finally:
                connection.rollback()

    return await database.execute_fn(within_limit)  # type: ignore[no-any-return]
