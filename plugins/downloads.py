"""The whole of a table or a ready question: /-/download/NAME.csv and .json, streamed, and never cut without a word.

Datasette's own CSV of a query ends after max_returned_rows, whatever it is asked. This one has a connection of its own, reads
one cursor to its end, some rows at a time, and where it cannot go on it breaks the transfer off, so that the other side
sees that it failed.
"""

from __future__ import annotations

import asyncio
import sys
from contextlib import suppress
from functools import partial
from typing import Any
from urllib.parse import urlencode

from datasette import hookimpl
from datasette.utils import add_cors_headers, tilde_decode, tilde_encode
from datasette.utils.asgi import AsgiStream, BadRequest, Forbidden, NotFound, Response

from archive.errors import BadQuery
from archive.exporting import whole_table
from archive.pages import access
from archive.pages.downloading import AT_ONCE, CONTENT_TYPES, SECONDS, Download, fill_in

_running: set[Download] = set()


class BrokenOff(BaseException):
    """Ends an answer that has begun. No Exception: Datasette would send an error page as if it were the rest of the file."""


async def _sql_of(datasette: Any, actor: Any, database: Any, name: str) -> tuple[str | None, bool]:
    """Return the SQL that a name stands for in a database, or None, and whether this actor may see it."""
    if await database.table_exists(name) or await database.get_view_definition(name):
        return whole_table(name), await access.may(datasette, actor, "view-table", database.name, name)
    if hasattr(datasette, "get_query"):  # Datasette 1.0
        stored = await datasette.get_query(database.name, name)
        found = {"sql": stored.sql, "write": stored.is_write or not stored.is_trusted} if stored else None
    else:
        found = await datasette.get_canned_query(database.name, name, actor)
    if found is None or found.get("write"):
        return None, False
    return found["sql"], await access.may(datasette, actor, "view-query", database.name, name)


async def _find(datasette: Any, request: Any, name: str) -> tuple[Any, str]:
    """Return the archive that has the name, and the SQL; the archive that is named by ?in= first."""
    hidden = False
    archives = [database for database in datasette.databases.values() if await access.is_archive(database)]
    for database in sorted(archives, key=lambda database: database.name != request.args.get("in")):
        sql, allowed = await _sql_of(datasette, request.actor, database, name)
        if sql is not None and allowed:
            return database, sql
        hidden = hidden or sql is not None
    if hidden:
        raise Forbidden("view-table")
    raise NotFound(f"No table and no ready question here is called {name}")


def _open(datasette: Any, database: Any, name: str, sql: str, given: dict[str, str], form: str) -> Download:
    connection = database.connect()
    # Datasette would keep it open for as long as the server runs.
    for kept in ("_all_file_connections", "_all_connections"):
        with suppress(AttributeError, ValueError):
            getattr(database, kept).remove(connection)
    try:
        datasette._prepare_connection(connection, database.name)
        params = fill_in(connection, name, sql, given)
    except BaseException:
        connection.close()
        raise
    settings = access.configured(datasette)
    return Download(connection, sql, params, form, seconds=settings.get("download_seconds", SECONDS))


async def _gone(request: Any) -> None:
    """Return when the other side has hung up."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _send(request: Any, download: Download, piece: str | None, out: Any) -> None:
    gone = asyncio.ensure_future(_gone(request))
    try:
        while piece is not None and not gone.done():
            await out.write(piece)
            piece = await asyncio.to_thread(download.next_piece)
    except BadQuery as error:
        print(f"Broken off: {request.path}: {error.reason}", file=sys.stderr, flush=True)  # noqa: T201 - the server's log
        raise BrokenOff from error
    finally:
        gone.cancel()
        _running.discard(download)
        await asyncio.to_thread(download.close)


async def download(datasette: Any, request: Any) -> Any:
    name, form = tilde_decode(request.url_vars["name"]), request.url_vars["format"]
    database, sql = await _find(datasette, request, name)
    if len(_running) >= AT_ONCE:
        return Response.text(
            "Others are downloading; try again in a minute.\n", status=503, headers={"Retry-After": "60"}
        )
    given = {key: request.args[key] for key in request.args if key != "in"}
    try:
        whole = await asyncio.to_thread(partial(_open, datasette, database, name, sql, given, form))
    except BadQuery as error:
        raise BadRequest(f"{name}: {error.reason}") from error
    _running.add(whole)
    try:
        # Whether it works at all is known before anything is sent.
        first = await asyncio.to_thread(whole.next_piece)
    except BaseException as error:
        _running.discard(whole)
        await asyncio.to_thread(whole.close)
        if isinstance(error, BadQuery):
            raise BadRequest(f"{name}: {error.reason}") from error
        raise
    headers = {"content-disposition": f'attachment; filename="{request.url_vars["name"]}.{form}"'}
    if datasette.cors:
        add_cors_headers(headers)
    return AsgiStream(partial(_send, request, whole, first), headers=headers, content_type=CONTENT_TYPES[form])


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    return [(r"^/-/download/(?P<name>[A-Za-z0-9_~-]+)\.(?P<format>csv|json)$", download)]


@hookimpl
def extra_template_vars(datasette: Any) -> dict[str, Any]:
    async def links(database: str, name: str | None, params: dict[str, Any] | None = None) -> list[tuple[str, str]]:
        """Where the pages of a table or a ready question find the whole of it."""
        if not name or not await access.is_archive(datasette.get_database(database)):
            return []
        several = sum([await access.is_archive(other) for other in datasette.databases.values()]) > 1
        given = {key: value for key, value in (params or {}).items() if value} | ({"in": database} if several else {})
        asked = "?" + urlencode(given) if given else ""
        path = datasette.urls.path(f"/-/download/{tilde_encode(name)}")
        return [(form.upper(), f"{path}.{form}{asked}") for form in CONTENT_TYPES]

    return {"press_downloads": links}
