"""The views that hide private articles from a connection: one before every table, as fast as the table."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

from asking import ROOT

from archive.pages import browse, compare, filters, find, named, names, sources
from archive.pages import figure as figures
from archive.pages.filters import Filters
from archive.store.private import VIEWS, hide_private, is_hiding
from archive.store.search import fts_query, newest_matches


def test_a_view_stands_before_every_table_that_tells_of_an_article(sealed: Path):
    """A table that is new must be thought about: shadowed, or known to hold nothing of an article."""
    connection = sqlite3.connect(sealed)
    tables = {row[0] for row in connection.execute("select name from sqlite_master where type = 'table'")}
    connection.close()
    harmless = {"measures", "units", "extractor", "_sqlite_migrations", "sqlite_sequence"}
    index = {name for name in tables if name.startswith("paragraphs_fts")}  # archive.store.search asks the paragraphs
    assert tables - harmless - index == set(VIEWS)


def test_the_views_go_with_their_transaction(sealed: Path):
    connection = sqlite3.connect(f"file:{sealed}?mode=ro", uri=True)
    count = "select count(*) from articles"
    connection.execute("begin")
    assert hide_private(connection)
    assert is_hiding(connection)
    assert connection.execute(count).fetchone() == (3,)
    connection.rollback()
    assert not is_hiding(connection)
    assert connection.execute(count).fetchone() == (4,)
    connection.close()


def test_hits_of_the_full_text_index_are_asked_for_in_the_paragraphs(sealed: Path):
    connection = sqlite3.connect(sealed)
    assert newest_matches(connection, fts_query("zorblatt")).ids
    connection.execute("begin")
    hide_private(connection)
    assert newest_matches(connection, fts_query("zorblatt")).ids == []
    assert find.find_paragraphs(connection, find.Asked("zorblatt")).hits == []
    assert find.find_paragraphs(connection, find.Asked("people")).hits
    connection.rollback()
    connection.close()


def test_no_query_of_the_pages_names_its_index():
    """A view has none, so INDEXED BY would be an error for whoever reads an archive with private articles."""
    for file in [*(ROOT / "archive" / "pages").glob("*.py"), *(ROOT / "archive" / "store").glob("*.py")]:
        assert not re.search(r"\bindexed by\b", file.read_text(encoding="utf-8"), re.IGNORECASE), file


def test_the_views_keep_the_indexes(sealed: Path):
    """No page reads a large table from end to end because some of its rows are hidden."""
    connection = sqlite3.connect(sealed)
    connection.execute("begin")
    hide_private(connection)
    (key,) = connection.execute("select key from figures where exact = 'More than 35,000 people'").fetchone()
    ran: list[str] = []
    connection.set_trace_callback(ran.append)
    figures.figure_page(connection, key)
    sources.source_page(connection, "officials")
    assert named.name_page(connection, "person:eyad baba")
    names.choose_names(connection, [], "a")
    names.named_here(connection, 1)
    compare.compare(connection, "officials", "Several allies")
    filters.read_choices(connection)
    for asked in (
        Filters(measure="killed"), Filters(measure="killed", kind="count", attributed=True), Filters(kind="money"),
        Filters(low=1000, high=2000), Filters(first="2024-05-01", attributed=False),
    ):  # fmt: skip
        find.find_page(connection, find.Asked("", asked))
        find.find_page(connection, find.Asked("people", asked))
    browse.browse(connection, Filters(measure="killed"))
    connection.set_trace_callback(None)
    large = r"SCAN (?:main\.)?(f|figures|p|paragraphs|a|articles|d|dates|t|attributions|mentions|m)\b"
    plans = [
        (sql, row[3])
        for sql in ran
        if not sql.startswith("--")
        for row in connection.execute("explain query plan " + sql)
    ]
    assert len(plans) > 100
    assert not [(step, sql) for sql, step in plans if re.match(large, step) and "INDEX" not in step]
    connection.rollback()
    connection.close()
