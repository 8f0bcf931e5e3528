"""What leaves the archive for other programs: citations of an article or a figure."""

from __future__ import annotations

from functools import partial
from typing import Any

from datasette import hookimpl
from datasette.utils.asgi import Response
from markupsafe import Markup

from archive.pages import access, citing
from archive.pages.article import has_article
from archive.pages.figure import has_figure

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
    if work is None:
        return Response.text(f"No such {what}: no article here has it now.\n", status=404, headers=_headers(datasette))
    return Response(form.write(work), headers=_headers(datasette), content_type=form.content_type)


@hookimpl(tryfirst=True)  # before the pages, whose keys would take the suffix for a part of them
def register_routes() -> list[tuple[str, Any]]:
    return [(r"^/-/(?P<what>article|figure)/(?P<key>[^/.]*)\.(?P<form>txt|bib|csl\.json|jsonld)$", cite)]


@hookimpl
def extra_template_vars(datasette: Any, request: Any, view_name: str) -> dict[str, Any]:
    """Give the templates of the pages what their "Cite this" needs."""
    if view_name != "archive":
        return {}

    def cited(what: str, row: dict[str, Any]) -> dict[str, Any]:
        base = access.base(datasette, request)
        work = citing.of_figure(row, base=base) if what == "figure" else citing.of_article(row, base=base)
        return {
            "plain": citing.plain(work).strip(),
            "bibtex": citing.bibtex(work).strip(),
            "article": Markup(citing.as_json(citing.news_article(work)).strip()),  # noqa: S704 - it holds no < > &
            "forms": citing.FORMS[what],
        }

    return {"press_cited": cited}
