"""Bakes an archive into a folder of plain files: the pages of the server, asked for one by one by a visitor without a name."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from archive.baking.folder import Folder
from archive.baking.links import FIND, Pages, file_of
from archive.baking.words import write_index
from archive.errors import ArchiveError
from archive.pages import offline
from archive.pages.sitemap import sitemap_names
from archive.serving import PLUGIN, check_database, metadata_for, share_folder

IN_A_LIST = 200  # articles a page
SCRIPT = "/-/search/find.js"
OURS = "/-/articles/{}"  # pages that only a baked site has
Progress = Callable[[int, int], None]
Ask = Callable[[str], Awaitable[tuple[int, str]]]


class BakingError(ArchiveError):
    """The site cannot be baked as asked: something in it is not public, or the archive changed on the way."""


@dataclass(frozen=True, slots=True)
class Baked:
    """What a bake wrote: pages, files with all that belongs to them, and how many of the files are new or other than before."""

    articles: int
    pages: int
    files: int
    changed: int


def bake(
    db: Path,
    out: Path,
    *,
    address: str = "",
    force: bool = False,
    metadata: dict[str, Any] | None = None,
    on_progress: Progress = lambda done, whole: None,
) -> Baked:
    """Write a site of all public articles and figures, with a search of its own, into the folder ``out``.

    ``address`` is where the site will be, for citations, canonical links and a sitemap; without it these are left out. Baked
    twice, the same archive gives the same bytes. What an earlier bake wrote and this one does not is removed. Raises
    StoreError, FolderError for a folder with other things in it (unless ``force``), BakingError where a page is not public.
    """
    check_database(db)
    folder = Folder(out, force=force)
    return asyncio.run(_bake(db, folder, address.rstrip("/"), metadata, on_progress))


async def _bake(db: Path, folder: Folder, address: str, theirs: dict[str, Any] | None, on_progress: Progress) -> Baked:
    from archive.store import open_archive
    from archive.store.private import hide_private

    datasette = _datasette(db, address, theirs)
    await datasette.invoke_startup()
    ask = _asking(datasette)
    connection = open_archive(db, readonly=True).conn
    try:
        connection.execute("begin")  # one state of the file for all lists
        hide_private(connection)
        articles = offline.newest_first(connection)
        lists = max(1, ceil(len(articles) / IN_A_LIST))
        paths = ["/", *offline.addresses(connection)]
        own = [FIND, *(OURS.format(page + 1) for page in range(lists))]
        pages = Pages(frozenset(paths + own), address)
        for done, path in enumerate(paths):
            on_progress(done, len(paths))
            await _put_page(ask, pages, folder, path)
        await _put_own_pages(datasette, pages, folder, articles, lists)
        write_index(connection, articles, folder.write)
        for path in sorted(pages.assets):
            folder.write(path.lstrip("/"), _script() if path == SCRIPT else await _whole(ask, path))
        if address:
            await _put_sitemaps(ask, folder, connection, at_root=not urlsplit(address).path)
        on_progress(len(paths), len(paths))
    finally:
        connection.close()
    changed = folder.finish()
    return Baked(len(articles), len(paths) + len(own), folder.files, changed)


def _datasette(db: Path, address: str, theirs: dict[str, Any] | None) -> Any:
    """Start a Datasette in this process, as ``archive serve`` does in its own."""
    from datasette.app import Datasette
    from datasette.version import __version__

    share = share_folder()
    metadata = metadata_for(db, share, theirs=theirs)
    ours = metadata.setdefault("plugins", {}).setdefault(PLUGIN, {})
    ours.update({"baked": True, "address": address, "show_paths": False})
    more = {} if __version__.startswith("0.") else {"config": metadata}
    settings = {"sql_time_limit_ms": 60_000, "num_sql_threads": 1}
    return Datasette([str(db)], metadata=metadata, plugins_dir=str(share / "plugins"), settings=settings, **more)


def _asking(datasette: Any) -> Ask:
    """Return a function that asks for a page as a visitor without a name would, without a network.

    The views of plugins, which are nearly all of the pages, are called directly: on the way through the whole application
    Datasette would look for new tables before each of them.
    """
    from datasette.plugins import pm
    from datasette.utils import call_with_supported_arguments
    from datasette.utils.asgi import Forbidden, NotFound, Request

    app = datasette.app()
    routes = [route for routes in pm.hook.register_routes(datasette=datasette) for route in routes]

    async def ask(path: str) -> tuple[int, str]:
        parts = urlsplit(path)
        scope = _scope(parts.path, parts.query)
        for regex, view in routes:
            match = re.match(regex, parts.path)
            if match:
                request = Request({**scope, "url_route": {"kwargs": match.groupdict()}}, _nothing)
                try:
                    response = await call_with_supported_arguments(view, datasette=datasette, request=request)
                except Forbidden:
                    return 403, ""
                except NotFound:
                    return 404, ""
                return response.status, response.body
        return await _through(app, scope)

    return ask


def _scope(path: str, query: str) -> dict[str, Any]:
    return {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"host", b"localhost")],
        "csrftoken": str,  # a function that gives "": there is no form here to protect
    }


async def _nothing() -> dict[str, Any]:
    return {"type": "http.request", "body": b"", "more_body": False}


async def _through(app: Any, scope: dict[str, Any]) -> tuple[int, str]:
    """Send a request through the whole application."""
    status, body = 0, bytearray()

    async def send(event: dict[str, Any]) -> None:
        nonlocal status
        status = event.get("status", status)
        body.extend(event.get("body", b""))

    await app(scope, _nothing, send)
    return status, body.decode()


async def _whole(ask: Ask, path: str) -> str:
    status, body = await ask(path)
    if status == 403:
        raise BakingError(f"{path} is not public; a baked site shows only what anybody may read")
    if status != 200:
        raise BakingError(f"{path} was answered with {status}; where a load was running, bake again when it has ended")
    return body


async def _put_page(ask: Ask, pages: Pages, folder: Folder, path: str) -> None:
    text = await _whole(ask, path)
    folder.write(file_of(path), text if path.endswith(".csv") else pages.bake(path, text))


async def _put_own_pages(
    datasette: Any, pages: Pages, folder: Folder, articles: list[offline.Listed], lists: int
) -> None:
    """Write the search and the lists of all articles, which a server does not have in this form."""

    async def put(path: str, template: str, context: dict[str, Any]) -> None:
        html = await datasette.render_template(template, {"base": "", "words": "", **context}, view_name="archive")
        folder.write(file_of(path), pages.bake(path, html))

    await put(FIND, "archive_baked_find.html", {})
    for page in range(lists):
        shown = articles[page * IN_A_LIST : (page + 1) * IN_A_LIST]
        context = {"articles": shown, "page": page + 1, "last": lists, "whole": len(articles)}
        await put(OURS.format(page + 1), "archive_baked_list.html", context)


def _script() -> str:
    return (share_folder() / "plugins" / "static" / "find.js").read_text(encoding="utf-8")


async def _put_sitemaps(ask: Ask, folder: Folder, connection: sqlite3.Connection, *, at_root: bool) -> None:
    names = ["/sitemap.xml", *(f"/sitemap-{name}.xml" for name in sitemap_names(connection))]
    for path in names + ["/robots.txt"] * at_root:
        folder.write(path.lstrip("/"), await _whole(ask, path))
