"""Tolls over time, who supplies the numbers, who is named: /-/series, /-/sources, /-/compare, /-/names, /-/questions."""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlencode

from datasette import hookimpl
from datasette.utils.asgi import Response

from archive.model import is_address
from archive.pages import access
from archive.pages import names as index
from archive.pages.compare import KINDS, compare, names_to_choose
from archive.pages.drawing import draw
from archive.pages.named import BESIDE, COUNTED, LATEST, name_page
from archive.pages.questions import by_who_asks, visible_questions
from archive.pages.series import has_series, list_series, series_csv, series_page
from archive.pages.sources import HEDGES, LOOKED_AT, choose_sources, source_page, suppliers
from archive.pages.word_lists import read_word_lists

SERIES_TABLES = (*access.READ_BY_PAGES, "series", "series_figures", "former_figures", "publications")
SOURCE_TABLES = (*access.READ_BY_PAGES, "publications", "mentions")
NAME_TABLES = (*access.READ_BY_PAGES, *access.NAMES, "publications", "quotes", "measures")

# The charting library and ours, each under an address that changes with what is in them, so a browser may keep it for ever.
STATIC = Path(__file__).parent / "static"
SCRIPTS = {
    path.name: path for path in (*(STATIC / "vendor").glob("*.js"), STATIC / "series.js", STATIC / "tracking.css")
}
VERSION = sha256(b"".join(SCRIPTS[name].read_bytes() for name in sorted(SCRIPTS))).hexdigest()[:8]
LONGEST_NAME = 1000  # no name is so long
KEEP = {"Cache-Control": "public, max-age=31536000, immutable"}
TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}


def _base(datasette: Any) -> str:
    return str(datasette.setting("base_url")).rstrip("/")


async def _page(datasette: Any, request: Any, template: str, context: dict[str, Any], status: int = 200) -> Any:
    base = _base(datasette)
    context = {"base": base, "words": "", "press_static": f"{base}/-/archive-{VERSION}", **context}
    html = await datasette.render_template(template, context, request=request, view_name="archive")
    return Response.html(html, status=status)


async def _missing(datasette: Any, request: Any, what: str, key: str) -> Any:
    return await _page(datasette, request, "archive_missing.html", {"what": what, "key": key}, status=404)


async def _archives(datasette: Any, request: Any, tables: tuple[str, ...]) -> list[Any]:
    """Return the archives that this visitor may read, the one named by ?in= first."""
    readable = await access.archives(datasette, request.actor, tables)
    return sorted(readable, key=lambda database: database.name != request.args.get("in"))


async def _holder(datasette: Any, request: Any, name: str) -> Any:
    """Return the archive that has the series, or None."""
    if is_address(name):
        for database in await _archives(datasette, request, SERIES_TABLES):
            if await access.read(datasette, database, partial(has_series, name=name)):
                return database
    return None


async def _series(datasette: Any, database: Any, name: str) -> Any:
    """Read the page of a series that there is: all of its figures are looked at, so once for each state of the file."""
    look = partial(series_page, name=name, base=_base(datasette))
    return await access.read_once(datasette, database, f"series {name}", look)


async def all_series(datasette: Any, request: Any) -> Any:
    found = [
        (database.name, await access.read_once(datasette, database, "series", list_series))
        for database in await _archives(datasette, request, SERIES_TABLES)
    ]
    return await _page(datasette, request, "archive_series_list.html", {"found": found})


async def one_series(datasette: Any, request: Any) -> Any:
    name = request.url_vars["name"]
    database = await _holder(datasette, request, name)
    page = database and await _series(datasette, database, name)
    if not page:
        return await _missing(datasette, request, "series", unquote(name))
    context = {"page": page, "series": page.series, "archive": database.name}
    return await _page(datasette, request, "archive_series.html", context)


async def series_file(datasette: Any, request: Any) -> Any:
    name, suffix = request.url_vars["name"], request.url_vars["suffix"]
    database = await _holder(datasette, request, name)
    if database is None:
        return await _missing(datasette, request, "series", unquote(name))
    text: str | None
    if suffix == "csv":
        text = await access.read(datasette, database, partial(series_csv, name=name))
        kind = "text/csv; charset=utf-8"
    else:
        page = await _series(datasette, database, name)
        drawn = page and page.at(access.base(datasette, request), instead_of=_base(datasette))
        text, kind = draw(drawn) if drawn else None, "image/svg+xml"
    if text is None:  # it was removed between the two looks
        return await _missing(datasette, request, "series", name)
    return Response(text, headers={"Content-Disposition": f'inline; filename="{name}.{suffix}"'}, content_type=kind)


async def sources(datasette: Any, request: Any) -> Any:
    words = (request.args.get("q") or "").strip()[:200]
    if request.args.get("source"):
        return await _source(datasette, request, request.args["source"])
    found = [
        (database.name, choose_sources(await access.read_once(datasette, database, "suppliers", suppliers), words))
        for database in await _archives(datasette, request, SOURCE_TABLES)
    ]
    return await _page(
        datasette,
        request,
        "archive_sources.html",
        {"found": found, "asked": words, "hedges": HEDGES, "looked_at": LOOKED_AT},
    )


async def source(datasette: Any, request: Any) -> Any:
    return await _source(datasette, request, unquote(request.url_vars["name"]))


async def _source(datasette: Any, request: Any, name: str) -> Any:
    # No name of a source is so long; the pattern of a lookup would be.
    for database in await _archives(datasette, request, SOURCE_TABLES) if len(name) <= 500 else ():
        page = await access.read(datasette, database, partial(source_page, name=name))
        if page is not None:
            named = await _named(datasette, request, database, page)
            context = {
                "page": page,
                "supplier": page.supplier,
                "archive": database.name,
                "hedges": HEDGES,
                "named": named,
            }
            return await _page(datasette, request, "archive_source.html", context)
    return await _missing(datasette, request, "source", name)


async def _named(datasette: Any, request: Any, database: Any, page: Any) -> str | None:
    """Return the key of the name that a source is, if it is one and this visitor may see names."""
    if page.supplier.kind == "unnamed" or not await access.shows(datasette, request.actor, database, NAME_TABLES):
        return None
    await read_word_lists()
    kinds = sorted(index.KINDS, key=lambda kind: kind != page.supplier.kind)
    return await access.read(datasette, database, partial(index.find_name, asked=page.name, kinds=kinds))


async def names(datasette: Any, request: Any) -> Any:
    words = (request.args.get("q") or "").strip()[:200]
    kind = request.args.get("kind") or ""
    kind = kind if kind in index.KINDS else ""
    await read_word_lists()
    found = []
    for database in await _archives(datasette, request, NAME_TABLES):
        newest = await access.read_once(datasette, database, "names", index.named_most)
        choose = partial(index.choose_names, newest=newest, words=words, kind=kind)
        found.append((database.name, await access.read(datasette, database, choose)))
    context = {"found": found, "asked": words, "kind": kind, "kinds": index.KINDS, "looked_at": index.LOOKED_AT}
    return await _page(datasette, request, "archive_names.html", context)


async def name(datasette: Any, request: Any) -> Any:
    asked = unquote(request.url_vars["key"])
    after, before = ((request.args.get(each) or "").strip() for each in ("after", "before"))
    look = partial(
        name_page,
        asked=asked,
        after=after,
        before=int(before) if before.isdecimal() and len(before) < 18 else LATEST,
        base=_base(datasette),
    )
    holders = await _archives(datasette, request, NAME_TABLES) if len(asked) <= LONGEST_NAME else []
    await read_word_lists()
    for database in holders:
        page = await access.read(datasette, database, look)
        if page is not None:
            which = {"in": database.name} if len(holders) > 1 else {}
            address = f"{_base(datasette)}{index.name_path(page.entity['key'])}"

            def more(place: dict[str, str], address: str = address, which: dict[str, str] = which) -> str:
                asked_for = urlencode({**which, **place})
                return f"{address}?{asked_for}" if asked_for else address

            context = {
                "page": page,
                "entity": page.entity,
                "archive": database.name,
                "more": more,
                "beside": BESIDE,
                "most_quotes": COUNTED,
            }
            return await _page(datasette, request, "archive_name.html", context)
    return await _missing(datasette, request, "name", asked)


async def comparison(datasette: Any, request: Any) -> Any:
    a, b = ((request.args.get(name) or "").strip()[:500] for name in ("a", "b"))
    kind = request.args.get("by")
    kind = kind if kind in KINDS else KINDS[0]
    context: dict[str, Any] = {
        "a": a,
        "b": b,
        "kind": kind,
        "kinds": KINDS,
        "found": None,
        "unknown": None,
        "names": [],
    }
    for database in await _archives(datasette, request, SOURCE_TABLES):
        look = partial(names_to_choose, kind=kind)
        context["names"] += await access.read_once(datasette, database, f"names {kind}", look)
        if a and b and not context["found"]:
            found = await access.read(datasette, database, partial(compare, a=a, b=b, kind=kind))
            context |= {"unknown": found} if isinstance(found, str) else {"found": found, "unknown": None}
    status = 404 if context["unknown"] else 200
    return await _page(datasette, request, "archive_compare.html", context, status=status)


async def questions(datasette: Any, request: Any) -> Any:
    found = [
        (database.name, by_who_asks(await visible_questions(datasette, database.name, request.actor)))
        for database in await _archives(datasette, request, access.READ_BY_PAGES)
    ]
    return await _page(datasette, request, "archive_questions.html", {"found": found})


async def static(request: Any) -> Response:
    path = SCRIPTS.get(request.url_vars["file"])
    if path is None:
        return Response.text("not found", status=404)
    return Response(path.read_text(encoding="utf-8"), headers=KEEP, content_type=TYPES[path.suffix])


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    return [
        (r"^/-/series$", all_series),
        (r"^/-/series/(?P<name>[^/.]+)$", one_series),
        (r"^/-/series/(?P<name>[^/.]+)\.(?P<suffix>svg|csv)$", series_file),
        (r"^/-/sources$", sources),
        (r"^/-/sources/(?P<name>.+)$", source),
        (r"^/-/names$", names),
        (r"^/-/names/(?P<key>.+)$", name),
        (r"^/-/compare$", comparison),
        (r"^/-/questions$", questions),
        (r"^/-/archive-[0-9a-f]{8}/(?P<file>[a-z0-9.]+)$", static),
    ]


@hookimpl
def menu_links(datasette: Any) -> list[dict[str, str]]:
    pages = {
        "/-/series": "Tolls over time",
        "/-/sources": "Sources",
        "/-/names": "Names",
        "/-/compare": "Compare",
        "/-/questions": "Ready questions",
    }
    return [{"href": datasette.urls.path(path), "label": label} for path, label in pages.items()]
