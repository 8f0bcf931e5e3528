"""/sitemap.xml and /robots.txt: what search engines may know, which is what anybody may read."""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import quote

from datasette import hookimpl
from datasette.utils.asgi import Forbidden, Response

from archive.pages import access
from archive.pages.sitemap import KINDS, NOTHING, sitemap_names, sitemap_pages, write_index, write_robots, write_sitemap

XML = "application/xml; charset=utf-8"


async def _public(datasette: Any) -> dict[str, tuple[Any, str]]:
    """Return the archives that a visitor without a name may read, with what ends the addresses of their pages.

    Whoever asks: the answer of a sitemap is kept and shown to others.
    """
    found = await access.archives(datasette, None)
    return {db.name: (db, f"?in={quote(db.name)}" if len(found) > 1 else "") for db in found}


async def index(datasette: Any, request: Any) -> Response:
    base, listed = access.base(datasette, request), []
    for database, ending in (await _public(datasette)).values():
        names = await access.read(datasette, database, sitemap_names)
        listed += [f"{base}/sitemap-{name}.xml{ending}" for name in names]
    return Response(write_index(listed), content_type=XML)


async def sitemap(datasette: Any, request: Any) -> Response:
    public = await _public(datasette)
    kind, number = request.url_vars["kind"], int(request.url_vars["number"])
    name = request.args.get("in") or next(iter(public), "")
    pages: list[tuple[str, str | None]] = []
    if name in public:
        database, ending = public[name]
        base = access.base(datasette, request)
        found = await access.read(datasette, database, partial(sitemap_pages, kind=kind, number=number))
        pages = [(f"{base}{path}{ending}", day) for path, day in found]
    return Response(write_sitemap(pages), status=200 if pages else 404, content_type=XML)


async def robots(datasette: Any, request: Any) -> Response:
    try:
        await _public(datasette)
    except Forbidden:
        return Response.text(NOTHING)
    address = f"{access.base(datasette, request)}/sitemap.xml"
    return Response.text(write_robots(access.base(datasette), address))


@hookimpl(trylast=True)  # a plugin that the publisher installed for this has the first word
def register_routes() -> list[tuple[str, Any]]:
    return [
        (r"^/sitemap\.xml$", index),
        (rf"^/sitemap-(?P<kind>{'|'.join(KINDS)})-(?P<number>[1-9]\d{{0,5}})\.xml$", sitemap),
        (r"^/robots\.txt$", robots),
    ]
