"""The reader's pages: /-/article/KEY, /-/figure/KEY, /-/find and the front page."""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import parse_qsl, urlencode

from datasette import hookimpl
from datasette.utils.asgi import Response

from archive.pages import access
from archive.pages.article import article_page, has_article
from archive.pages.asking import may_name, read_asked
from archive.pages.beside import beside_page
from archive.pages.figure import figure_page, has_figure, has_former
from archive.pages.filters import KINDS, NAMES, NEAR, say
from archive.pages.find import Asked, find_page, fold_same
from archive.pages.front import overview
from archive.pages.names import KINDS as KINDS_OF_NAMES
from archive.pages.names import named_here
from archive.pages.questions import by_who_asks, visible_questions, what_may_be_typed
from archive.pages.ways import months_held, ways_into
from archive.pages.word_lists import read_word_lists
from archive.store.figure_changes import find_former
from archive.store.private import is_private
from archive.store.search import LATEST, LOOKED_AT


async def _page(datasette: Any, request: Any, template: str, context: dict[str, Any], status: int = 200) -> Any:
    context = {"base": access.base(datasette), "words": "", **context}
    html = await datasette.render_template(template, context, request=request, view_name="archive")
    return Response.html(html, status=status)


async def _missing(datasette: Any, request: Any, what: str, key: str) -> Any:
    return await _page(datasette, request, "archive_missing.html", {"what": what, "key": key}, status=404)


async def article(datasette: Any, request: Any) -> Any:
    key = request.url_vars["key"]
    asked = request.args.get("revision") or ""
    holders = await access.holders(datasette, request, has_article)
    if not holders:
        return await _missing(datasette, request, "article", key)
    compared = request.args.get("since") or ""
    revision, since = (
        int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None for typed in (asked, compared)
    )
    if other := request.args.get("beside"):
        return await _beside(datasette, request, holders[0], key, other)
    read = partial(article_page, key=key, revision=revision, since=since, base=access.base(datasette))
    page = await access.read(datasette, holders[0], read)
    same = revision is not None and since == revision
    if page is None or same or (asked and revision is None) or (compared and since is None):
        return await _missing(datasette, request, "revision", compared or asked)
    others = [database.name for database in holders[1:]]
    private = holders[0].whole and await access.read(datasette, holders[0], partial(is_private, key=key))
    context = {"page": page, "article": page.article, "archive": holders[0].name, "also_in": others, "private": private}
    if page.changes:
        return await _page(datasette, request, "archive_changes.html", context)
    context["kinds_of_names"] = KINDS_OF_NAMES
    context["named"] = {} if page.older else await _named_here(datasette, request, holders[0], page.article["id"])
    return await _page(datasette, request, "archive_article.html", context)


async def _named_here(datasette: Any, request: Any, archive: Any, article_id: int) -> dict[str, list[dict[str, Any]]]:
    """Read the names in an article, where they have pages and this visitor may see them."""
    if access.configured(datasette).get("baked") or not await access.shows(
        datasette, request.actor, archive, access.NAMES
    ):
        return {}
    return await access.read(datasette, archive, partial(named_here, article_id=article_id))


async def _beside(datasette: Any, request: Any, database: Any, key: str, other: str) -> Any:
    page = await access.read(datasette, database, partial(beside_page, key=key, other=other))
    if page is None:
        return await _missing(datasette, request, "comparison", f"{key} and {other}")
    return await _page(datasette, request, "archive_beside.html", {"page": page})


async def _former(datasette: Any, request: Any, key: str) -> Any:
    """Answer for a figure that no article states now: where it states it in the same words go there, else say where it stood."""
    holders = await access.holders(datasette, request, has_former)
    former = await access.read(datasette, holders[0], partial(find_former, key=key)) if holders else None
    if former is None:
        return await _missing(datasette, request, "figure", key)
    base = access.base(datasette)
    if former.same and not access.configured(datasette).get("baked"):  # a file leads nowhere by itself
        asked = f"?{request.query_string}" if request.query_string else ""
        return Response.redirect(f"{base}/-/figure/{former.now}{asked}")
    return await _page(datasette, request, "archive_former.html", {"former": former, "key": key})


async def figure(datasette: Any, request: Any) -> Any:
    key = request.url_vars["key"]
    holders = await access.holders(datasette, request, has_figure)
    if not holders:
        return await _former(datasette, request, key)
    await read_word_lists()
    page = await access.read(datasette, holders[0], partial(figure_page, key=key, base=access.base(datasette)))
    if page is None:  # a load took it away between the two looks
        return await _former(datasette, request, key)
    context = {"page": page, "figure": page.figure, "archive": holders[0].name}
    return await _page(datasette, request, "archive_figure.html", context)


LABELS = {
    "from": "Published from",
    "to": "Published to",
    "publication": "Publication",
    "kind": "Kind of figure",
    "measure": "Measure",
    "object": "Of what",
    "min": "Figure at least",
    "max": "Figure at most",
    "unit": "In the unit",
    "attributed": "Attributed",
    "source": "On the word of",
    "name": "Beside the name",
}


async def find(datasette: Any, request: Any) -> Any:
    given = {
        name: (request.args.get(name) or "").strip()[:500] for name in ("q", *NAMES, "sort", "in", "after", "before")
    }
    archives, choices, filters = await read_asked(datasette, request.actor, given)
    asked = Asked(
        words=given["q"],
        filters=filters,
        sort="newest" if given["sort"] == "newest" else "best",
        after=given["after"],
        before=int(given["before"]) if given["before"].isdecimal() and len(given["before"]) < 18 else LATEST,
    )
    further = bool(given["after"] or given["before"])
    found = []
    for database in [] if filters.complaints else archives:
        if not further or given["in"] in ("", database.name):
            read = partial(find_page, asked=asked, base=access.base(datasette))
            found.append((database.name, await access.read(datasette, database, read)))
    kept = {name: given[name] for name in ("q", *NAMES, "sort") if given[name]}

    def address(archive: str | None, more: dict[str, str]) -> str:
        # A place in one archive means nothing in another.
        which = {"in": archive} if archive and len(archives) > 1 else {}
        return f"{access.base(datasette)}/-/find?{urlencode({**kept, **which, **more})}"

    # Of who is not here as typed those who may be meant, each with the same search for them.
    near = {
        name: [(one, address(None, {name: one})) for one in meant.near[:NEAR]]
        for name, meant in (("source", choices.source), ("name", choices.name))
        if name in filters.complaints
    }
    understood = {name: value for name in ("publication", "measure") if (value := getattr(filters, name))}
    if filters.name:
        understood["name"] = choices.name.typed
    followed = urlencode({name: value for name, value in kept.items() if name != "sort"})
    context = {
        "words": given["q"],
        "feed": f"{access.base(datasette)}/-/find.atom" + (f"?{followed}" if followed else ""),
        # As the archive writes them, so that the form shows which was understood.
        "typed": {**given, **understood},
        "filters": filters,
        "said": say(filters, choices),
        "choices": choices,
        "near": near,
        "may_name": await may_name(datasette, request.actor),
        "kinds": KINDS,
        "labels": LABELS,
        "sort": asked.order,
        "looked_at": LOOKED_AT,
        "found": found,
        "further": further,
        "older": bool(given["before"]),
        "address": address,
        "fold_same": fold_same,
    }
    return await _page(datasette, request, "archive_find.html", context, status=400 if filters.complaints else 200)


@hookimpl
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Any:
    """Answer an address that leads nowhere with a page of ours, menu and all; programs get what Datasette gives them."""
    if getattr(exception, "status", None) != 404 or request.path.endswith((".json", ".csv")):
        return None

    async def missing() -> Any:
        reason = str(exception.args[0]) if exception.args else ""
        # What this program says; Datasette calls the first part of any address a database that was not found.
        context = {
            "what": "page",
            "key": request.path,
            "reason": "" if reason.endswith("not found") else reason.rstrip("."),
        }
        return await _page(datasette, request, "archive_missing.html", context, status=404)

    return missing


@hookimpl
def startup(datasette: Any) -> Any:
    """Let Datasette count the rows of an archive once for each state of the file: it does so for every list of its tables."""

    async def count_once() -> None:
        for database in datasette.databases.values():
            if await access.is_archive(database):
                database.table_counts = partial(_table_counts, database, database.table_counts)

    return count_once


async def _table_counts(database: Any, count: Any, limit: int = 10) -> Any:
    return await access.once(database, f"table counts {limit}", partial(count, limit))


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    return [
        (r"^/-/article/(?P<key>[^/]+)$", article),
        (r"^/-/figure/(?P<key>[^/]+)$", figure),
        (r"^/-/find$", find),
    ]


@hookimpl
def menu_links(datasette: Any) -> list[dict[str, str]]:
    return [{"href": datasette.urls.path("/-/find"), "label": "Search the articles"}]


async def _readable(datasette: Any, request: Any) -> list[Any]:
    """Return the archives that a visitor may read: who may see the instance but none of them is not refused."""
    from datasette.utils.asgi import Forbidden

    try:
        return await access.archives(datasette, request.actor if request else None)
    except Forbidden:
        return []


@hookimpl
def extra_template_vars(datasette: Any, request: Any, view_name: str, database: str | None, table: str | None) -> Any:
    async def front_page() -> dict[str, Any]:
        readable = await _readable(datasette, request)
        shown = [
            await access.read_once(datasette, db, "overview", partial(overview, database=db.name)) for db in readable
        ]
        actor = request.actor if request else None
        asked = {db.name: by_who_asks(await visible_questions(datasette, db.name, actor)) for db in readable}
        return {"archives": shown, "questions": asked, "base": access.base(datasette), "words": ""}

    async def over_the_table() -> dict[str, Any]:
        served = datasette.get_database(database)
        if not await access.is_archive(served):
            return {}
        seen = await access.as_seen(datasette, request.actor, served)
        held = await access.read_once(datasette, seen, "months", months_held) if table == "articles" else {}
        asked = parse_qsl(request.query_string, keep_blank_values=True)
        return {"ways": ways_into(table or "", asked, held)}

    async def typed(database: str, params: dict[str, Any]) -> list[tuple[str, str]]:
        given = [name for name, value in (params or {}).items() if str(value).strip()]
        for archive in await _readable(datasette, request) if given else ():
            if archive.name == database:
                return await access.read(datasette, archive, partial(what_may_be_typed, names=given))
        return []

    if view_name == "table" and database and table:
        return over_the_table
    return front_page if view_name == "index" else {"press_typed": typed}
