"""Which of the databases that Datasette serves are archives, and what of them this visitor may read.

An archive that holds private articles is read in one of two ways. Whoever has the permission ``view-private-articles`` reads all
of it. Everybody else reads it through views that leave them out (``archive.store.private``): the reading pages ask for nothing and
cannot forget it. SQL that visitors bring along could name the tables themselves, so Datasette's own pages of such an archive are
closed to them; ``refuses`` says so to the permission hooks in plugins/private.py.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Sequence
from contextvars import Context, ContextVar
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from archive.model import is_address
from archive.store import APPLICATION_ID
from archive.store.private import has_private, hide_private

T = TypeVar("T")

READ_BY_PAGES = ("articles", "paragraphs", "figures", "revisions", "attributions", "dates")
NAMES = ("entities", "mentions")
# A page may cost no more than a query of a visitor may: the setting sql_time_limit_ms, or this where it is switched off.
LONGEST_MS = 5000

VIEW_PRIVATE = "view-private-articles"


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive as one visitor may read it: ``whole``, or without its private articles."""

    database: Any
    whole: bool

    @property
    def name(self) -> str:
        return str(self.database.name)


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


async def archives(datasette: Any, actor: Any, tables: Sequence[str] = READ_BY_PAGES) -> list[Archive]:
    """Return the archives among the databases whose ``tables`` this actor may read, in the order they were given.

    That the tables of an archive with private articles are closed to most visitors does not close its pages.

    Raises Datasette's Forbidden where there are archives and the actor may read none, so that a login plugin gets its turn.
    """
    if tuple(tables) in (known := _baking.get(datasette, {})):
        return list(known[tuple(tables)])
    ours = [database for database in datasette.databases.values() if await is_archive(database)]
    readable = [
        await as_seen(datasette, actor, database)
        for database in ours
        if await _may_read(datasette, actor, database, tables)
    ]
    if ours and not readable:
        from datasette.utils.asgi import Forbidden

        raise Forbidden("view-database")
    if configured(datasette).get("baked"):  # by one visitor, under rules that nobody changes meanwhile
        _baking.setdefault(datasette, {})[tuple(tables)] = readable
    return list(readable)


async def shows(datasette: Any, actor: Any, archive: Archive, tables: Sequence[str]) -> bool:
    """Whether a page of an archive may show this actor what stands in ``tables``, besides that for which it was asked."""
    return await _may_read(datasette, actor, archive.database, tables)


async def as_seen(datasette: Any, actor: Any, database: Any) -> Archive:
    """Return a database that is an archive as this actor may read it."""
    # Where there is nothing to hide nobody is asked; should a load bring a private article now, ``read`` hides it.
    return Archive(
        database, await _holds_private(datasette, database) and await _may_see(datasette, actor, database.name)
    )


async def refuses(datasette: Any, actor: Any, name: str) -> bool:
    """Whether Datasette's own pages of a database, which no view filters, would show this actor private articles.

    Datasette's ``_memory`` reads every database where it was started with --crossdb.
    """
    if _for_pages.get():
        return False
    if name == "_memory" and datasette.crossdb:
        names = [other for other in datasette.databases if other != name]
    else:
        names = [name] if name in datasette.databases else []
    return any([await _hides(datasette, actor, datasette.databases[each]) for each in names])


async def _hides(datasette: Any, actor: Any, database: Any) -> bool:
    return (
        await is_archive(database)
        and await _holds_private(datasette, database)
        and not await _may_see(datasette, actor, database.name)
    )


async def _holds_private(datasette: Any, database: Any) -> bool:
    return await read_once(datasette, Archive(database, whole=True), "private", has_private)


async def _may_see(datasette: Any, actor: Any, database: str) -> bool:
    if hasattr(datasette, "allowed"):  # Datasette 1.0
        from datasette.resources import DatabaseResource

        return bool(await datasette.allowed(action=VIEW_PRIVATE, resource=DatabaseResource(database), actor=actor))
    return bool(await datasette.permission_allowed(actor, VIEW_PRIVATE, resource=database, default=False))


async def holders(datasette: Any, request: Any, has: Callable[..., bool]) -> list[Archive]:
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


_for_pages: ContextVar[bool] = ContextVar("archive_for_pages", default=False)


async def _may_read(datasette: Any, actor: Any, database: Any, tables: Sequence[str]) -> bool:
    """Whether the publisher lets this actor read the tables, whatever ``refuses`` says of them."""

    async def ask_for_pages() -> bool:
        _for_pages.set(True)
        return await _may_read_tables(datasette, actor, database.name, tables)

    if not await _hides(datasette, actor, database):
        return await _may_read_tables(datasette, actor, database.name, tables)
    # In a context of its own: Datasette 1.0 keeps its answers for the length of a request, and these are for pages only.
    return await asyncio.get_running_loop().create_task(ask_for_pages(), context=Context())


async def _may_read_tables(datasette: Any, actor: Any, database: str, tables: Sequence[str]) -> bool:
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


# What was read last of a file, and the state of the file then, by database, name and whether it was read whole.
_read: WeakKeyDictionary[Any, dict[tuple[str, bool], tuple[object, Any]]] = WeakKeyDictionary()


async def read_once(datasette: Any, database: Any, name: str, function: Callable[[Any], T]) -> T:
    """Run ``function`` as ``read`` does, once for each state of the file; for what counts whole tables."""
    return await once(database, name, partial(read, datasette, database, function))


async def once(database: Any, name: str, look: Callable[[], Awaitable[T]]) -> T:
    """Await ``look`` once for each state of the file, and give its answer again until the next.

    Every commit changes the size or the time of the file or of the log beside it.
    """
    archive = database if isinstance(database, Archive) else Archive(database, whole=False)
    state = tuple(_stat(archive.database.path + suffix) for suffix in ("", "-wal"))
    kept = _read.setdefault(archive.database, {})
    key = name, archive.whole
    if key not in kept or kept[key][0] != state:
        kept[key] = (state, await look())
    return kept[key][1]  # type: ignore[no-any-return]


def _stat(path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


async def read(datasette: Any, database: Any, function: Callable[[Any], T]) -> T:
    """Run ``function(connection)`` on a reading connection under the server's time limit for SQL.

    A database, or an ``Archive`` that is not whole, is read as if it held no private article.

    All that it reads is one state of the file: a load that commits between two of its queries is not seen.
    """
    from datasette.utils import sqlite_timelimit

    limit = datasette.setting("sql_time_limit_ms") or LONGEST_MS
    archive = database if isinstance(database, Archive) else Archive(database, whole=False)

    def within_limit(connection: Any) -> T:
        with sqlite_timelimit(connection, limit):
            connection.execute("begin")
            try:
                if not archive.whole:
                    hide_private(connection)
                return function(connection)
            finally:
                connection.rollback()  # which takes the views away again

    return await archive.database.execute_fn(within_limit)  # type: ignore[no-any-return]
