"""What leaves the archive for other programs: citations, feeds."""

from __future__ import annotations

import re
from functools import partial
from typing import Any
from urllib.parse import quote, urlencode

from datasette import hookimpl
from datasette.utils.asgi import BadRequest, Forbidden, Response
from markupsafe import Markup

from archive.pages import access, citing, feeds
from archive.pages.article import has_article
from archive.pages.asking import read_asked
from archive.pages.figure import has_figure, has_former
from archive.pages.filters import NAMES, say
from archive.store.figure_changes import find_former

CITED = {"article": (has_article, citing.article_work), "figure": (has_figure, citing.figure_work)}


def _headers(datasette: Any) -> dict[str, str]:
    """Let scripts of other sites read the answer where the publisher said --cors."""
    from datasette.utils import add_cors_headers

    headers: dict[str, str] = {}
    if datasette.cors:
        add_cors_headers(headers)
    return headers


async def cite(datasette: Any, request: Any) -> Response:
    what = request.url_vars["what"]
    has, work_of = CITED[what]
    form = citing.FORMS[what][request.url_vars["form"]]
    holders = await access.holders(datasette, request, has)
    key, base = request.url_vars["key"], access.base(datasette, request)
    work = await access.read(datasette, holders[0], partial(work_of, key=key, base=base)) if holders else None
    if work is None and what == "figure":
        former = await access.holders(datasette, request, has_former)
        moved = await access.read(datasette, former[0], partial(find_former, key=key)) if former else None
        if moved is not None and moved.same:
            asked = f"?{request.query_string}" if request.query_string else ""
            place = f"{access.base(datasette)}/-/figure/{moved.now}.{request.url_vars['form']}{asked}"
            return Response.redirect(place, headers=_headers(datasette))
    if work is None:
        return Response.text(f"No such {what}: no article here has it now.\n", status=404, headers=_headers(datasette))
    return Response(form.write(work), headers=_headers(datasette), content_type=form.content_type)


async def _site_title(datasette: Any) -> str:
    if hasattr(datasette, "get_instance_metadata"):  # Datasette 1.0
        metadata = await datasette.get_instance_metadata()
    else:
        metadata = datasette.metadata() or {}
    return str(metadata.get("title") or "Press archive")


def _feed(datasette: Any, feed: feeds.Feed) -> Response:
    return Response(feeds.atom(feed), headers=_headers(datasette), content_type=feeds.CONTENT_TYPE)


async def find_feed(datasette: Any, request: Any) -> Response:
    """Answer a search as a feed, with the parameters of the search page; what that page refuses is refused here too."""
    given = {name: (request.args.get(name) or "").strip()[:500] for name in ("q", *NAMES)}
    base, title = access.base(datasette, request), await _site_title(datasette)
    readable, choices, filters = await read_asked(datasette, request.actor, given)
    if filters.complaints:
        return Response.text("\n".join(filters.complaints.values()) + "\n", status=400, headers=_headers(datasette))
    entries = []
    for database in readable:
        ending = f"?in={quote(database.name)}" if len(readable) > 1 else ""
        look = partial(feeds.found_entries, words=given["q"], filters=filters, base=base, ending=ending)
        entries += await access.read(datasette, database, look)
    kept = urlencode({name: value for name, value in given.items() if value})
    asked = f"?{kept}" if kept else ""
    page = f"{base}/-/find{asked}" if kept else f"{base}/"
    what = ", ".join(part for part in (given["q"], say(filters, choices)) if part)
    heading = f"{what} – {title}" if what else f"{title}: newest articles"
    return _feed(datasette, feeds.Feed(f"{base}/-/find.atom{asked}", page, heading, title, entries))


async def _has_keys(datasette: Any, columns: Any, table: str | None, database: str) -> bool:
    return bool(feeds.key_columns(columns, table)) and await access.is_archive(datasette.get_database(database))


async def query_feed(
    datasette: Any, columns: Any, rows: Any, table: str | None, database: str, query_name: str | None, request: Any
) -> Response:
    if not await _has_keys(datasette, columns, table, database):
        raise BadRequest("A feed needs a column named article or figure that holds keys")
    base = access.base(datasette, request)
    try:
        readable = await access.archives(datasette, request.actor)
    except Forbidden:
        readable = []  # of a query that is open on closed tables, only what its own rows say
    ending = f"?in={quote(database)}" if len(readable) > 1 else ""
    make = partial(
        feeds.row_entries, columns=list(columns), found=[tuple(row) for row in rows][: feeds.ROWS], table=table,
        base=base, ending=ending,
    )  # fmt: skip
    db = next((archive for archive in readable if archive.name == database), None)
    entries = await access.read(datasette, db, make) if db else make(None)
    address = datasette.absolute_url(request, request.full_path)
    title = await _site_title(datasette)
    page = re.sub(r"\.atom(?=\?|$)", "", address, count=1)
    feed = feeds.Feed(address, page, f"{query_name or table or 'Query'} – {title}", title, entries)
    return _feed(datasette, feed)


@hookimpl
def register_output_renderer() -> dict[str, Any]:
    return {"extension": "atom", "render": query_feed, "can_render": _has_keys}


@hookimpl(tryfirst=True)  # before the pages, whose keys would take the suffix for a part of them
def register_routes() -> list[tuple[str, Any]]:
    return [
        (r"^/-/(?P<what>article|figure)/(?P<key>[^/.]*)\.(?P<form>txt|bib|csl\.json|jsonld)$", cite),
        (r"^/-/find\.atom$", find_feed),
    ]


@hookimpl
def extra_template_vars(datasette: Any, request: Any, view_name: str) -> dict[str, Any]:
    """Give the templates of the pages what their "Cite this" needs, and say whether there are tables to lead to."""
    is_baked = bool(access.configured(datasette).get("baked"))

    async def tables(database: str) -> bool:
        """Whether a page may lead to tables, SQL and ready questions: files have none, and to some visitors they are closed."""
        actor = request.actor if request else None
        return not is_baked and not await access.refuses(datasette, actor, database)

    for_all = {"press_baked": is_baked, "press_tables": tables}
    if view_name != "archive":
        return for_all

    def cited(what: str, row: dict[str, Any]) -> dict[str, Any]:
        base = access.base(datasette, request)
        work = citing.of_figure(row, base=base) if what == "figure" else citing.of_article(row, base=base)
        return {
            "plain": citing.plain(work).strip(),
            "bibtex": citing.bibtex(work).strip(),
            "article": Markup(citing.as_json(citing.news_article(work)).strip()),  # noqa: S704 - it holds no < > &
            "forms": citing.FORMS[what],
            "is_absolute": base.startswith("http"),
        }

    return {"press_cited": cited, "press_address": access.base(datasette, request), **for_all}
