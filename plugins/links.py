"""Keys in tables and query results are links: an article's to its page, a figure's to its own."""

from __future__ import annotations

from typing import Any

from datasette import hookimpl
from markupsafe import Markup, escape

from archive.model import is_address
from archive.pages import access

PAGES = {("articles", "key"): "article", ("figures", "key"): "figure"}  # in the tables themselves
QUERY_COLUMNS = ("article", "figure")  # in the results of queries, canned or typed


@hookimpl
def render_cell(value: Any, column: str, table: str | None, database: str, datasette: Any) -> Any:
    page = PAGES.get((table, column)) if table else column if column in QUERY_COLUMNS else None
    if page is None or not isinstance(value, str) or not is_address(value):
        return None

    async def link() -> Markup | None:
        if not await access.is_archive(datasette.get_database(database)):
            return None
        address = datasette.urls.path(f"/-/{page}/{value}")
        return Markup('<a href="{}">{}</a>').format(escape(address), escape(value))

    return link
