"""Cells for people: keys are links to the article's or the figure's page, numbers are printed as 35,000."""

from __future__ import annotations

import re
from typing import Any

from datasette import hookimpl
from markupsafe import Markup, escape

from archive.bounds import print_number
from archive.model import is_address
from archive.pages import access
from archive.pages.names import name_path

PAGES = {("articles", "key"): "article", ("figures", "key"): "figure"}  # in the tables themselves
QUERY_COLUMNS = {
    "article": "article",
    "other_article": "article",
    "figure": "figure",
    "other_figure": "figure",
}  # in the results of queries, canned or typed
NAMES = ("entity", "other_entity")  # these too

ROWS_OF = {  # what a number of a row's points to; a table's own page has links already
    "article_id": "articles", "paragraph_id": "paragraphs", "attribution_id": "attributions", "date_id": "dates",
    "base_figure_id": "figures",
}  # fmt: skip
# What compares two texts of an article, or two articles, as the ready questions about these give it, and how a link says so.
COMPARED = {
    "changes": (re.compile(r"[A-Za-z0-9_-]{1,64}\?revision=\d+&since=\d+", re.ASCII), "what changed"),
    "compared": (re.compile(r"[A-Za-z0-9_-]{1,64}\?beside=[A-Za-z0-9_-]{1,64}", re.ASCII), "both texts compared"),
}
NUMBERS = ("value", "low", "high", "lowest", "highest")  # REAL in SQLite, which Datasette prints as 35000.0


@hookimpl
def render_cell(value: Any, column: str, table: str | None, database: str, datasette: Any) -> Any:
    page = PAGES.get((table, column)) if table else QUERY_COLUMNS.get(column)
    if isinstance(value, float) and column in NUMBERS:
        shown = print_number(value)
    elif page is not None and isinstance(value, str) and is_address(value):
        address = datasette.urls.path(f"/-/{page}/{value}")
        shown = Markup('<a href="{}">{}</a>').format(escape(address), escape(value))
    elif isinstance(value, str) and ((table, column) == ("entities", "key") or (column in NAMES and not table)):
        shown = Markup('<a href="{}">{}</a>').format(datasette.urls.path(name_path(value)), value)
    elif column in COMPARED and not table and isinstance(value, str) and COMPARED[column][0].fullmatch(value):
        shown = Markup('<a href="{}">{}</a>').format(datasette.urls.path(f"/-/article/{value}"), COMPARED[column][1])
    elif table and column in ROWS_OF and isinstance(value, int):
        address = datasette.urls.row(database, ROWS_OF[column], str(value))
        shown = Markup('<a href="{}">{}</a>').format(address, value)
    else:
        return None

    async def in_an_archive() -> str | None:
        return shown if await access.is_archive(datasette.get_database(database)) else None

    return in_an_archive
