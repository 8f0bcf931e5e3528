"""The front page, the lists that it leads to, and the ways to narrow a table."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from asking import ROOT, SEED, Get, client, key_of, start
from datasette.database import Database
from publishing import build, dated

from archive.pages import access
from archive.pages.article import article_page
from archive.pages.figure import figure_page
from archive.pages.front import overview
from archive.pages.ways import FACETS
from archive.serving import metadata_for
from archive.store import open_archive


@pytest.mark.parametrize(
    ("days", "by", "bars"),
    [
        ([], "month", []),
        ([None], "month", []),
        (["2024-01-05", "2024-03-01", "2024-03-02"], "month", [("2024-01", 1, 50), ("2024-02", 0, 0), ("2024-03", 2, 100)]),
        (["2001-06-01", "2003-06-01", "2010-01-01"], "year", [(f"{year}", int(year in (2001, 2003, 2010)), 0) for year in range(2001, 2011)]),
        # A stray year must not cost a thousand empty bars.
        (["0203-01-01", "2024-01-01"], "year", [("0203", 1, 100), ("2024", 1, 100)]),
    ],
)  # fmt: skip
def test_coverage_is_drawn_by_month_or_by_year(tmp_path: Path, days: list[str | None], by: str, bars: list[tuple]):
    connection = sqlite3.connect(build(tmp_path / "a.db", rows=dated(*days)))
    shown = overview(connection, "a")
    connection.close()
    assert shown.by == by
    assert [(bar.period, bar.articles) for bar in shown.bars] == [bar[:2] for bar in bars]
    if by == "month":
        assert [bar.height for bar in shown.bars] == [bar[2] for bar in bars]


def test_what_the_first_page_leaves_out_is_said(loop: asyncio.AbstractEventLoop, tmp_path: Path):
    path = build(tmp_path / "a.db", rows=dated("2024-01-05", "2024-03-01", None))
    connection = sqlite3.connect(path)
    columns = "paragraph_id, start, end, exact, number_text, number_start, number_end, kind, comparator, approximate, vague, low_open, high_open, bounds_basis, change, certainty"
    for n in range(5):
        connection.execute(
            f"insert into figures (key, article_id, published, {columns})"
            " values (?, 2, '2024-03-01', 2, 0, 1, 'T', 'T', 0, 1, 'count', '=', 0, 0, 0, 0, 'none', 'none', 'asserted')",
            [f"key{n}"],
        )
    connection.commit()
    connection.close()
    text = client(loop, start(path, metadata=metadata_for(path, ROOT)))("/").text
    assert "<figcaption>Articles by month, without the 1 that has no date</figcaption>" in text
    assert "<tr><td>no date</td><td>1</td></tr>" in text
    assert "2 of 5 figures: all of this day" in text


def test_an_empty_archive_says_how_to_fill_it(loop: asyncio.AbstractEventLoop, tmp_path: Path):
    path = tmp_path / "empty.db"
    open_archive(path).conn.close()
    get = client(loop, start(path, metadata=metadata_for(path, ROOT)))
    assert "archive load PATH" in get("/").text


def test_what_a_load_took_away_between_two_looks_is_nothing(db: Path):
    connection = sqlite3.connect(db)
    assert article_page(connection, "gone") is None
    assert figure_page(connection, "gone") is None
    connection.close()


def test_the_front_page_says_what_the_archive_holds(get: Get):
    text = get("/").text
    assert "<dt>articles</dt><dd>3</dd>" in text
    assert "<dt>figures</dt><dd>10</dd>" in text
    assert 'action="/-/find"' in text
    assert SEED in text
    assert "1 article has no date" in text
    assert 'href="/archive"' in text  # the database that is no archive is still to be reached


def test_the_front_page_shows_the_newest_days_figures(get: Get, db: Path):
    text = get("/").text.split("<h2>Figures of 26 May 2024</h2>")[1].split("</ul>")[0]
    assert text.count("<li>") == 2
    assert text.index("up to 20,000 people") < text.index("about 1,200 people")
    assert ">All of this day</a>" in get("/").text
    assert "without the 1 that has no date" not in get("/").text  # one month is not drawn
    assert f'href="/-/article/laterarticle0002#f-{key_of(db, "At most 20,000 people")}"' in text


def test_no_article_takes_the_whole_day(tmp_path: Path):
    def article(n: int) -> dict[str, Any]:
        text = " ".join(f"{n * 100 + k} men," for k in range(6))
        figures = [{"exact": f"{n * 100 + k} men", "number": f"{n * 100 + k}", "value": n * 100 + k} for k in range(6)]
        return {
            "headline": "A",
            "published": "2024-05-01",
            "publication": None,
            "paragraphs": [("body", text, figures)],
        }

    connection = sqlite3.connect(
        build(tmp_path / "day.db", rows={f"article{n:09}": article(n) for n in (1, 2, 3, 4, 5, 6)})
    )
    shown = [figure["exact"] for figure in overview(connection, "day").figures_of_day]
    connection.close()
    assert shown == ["605 men", "604 men", "505 men", "504 men", "405 men", "404 men", "305 men", "304 men"]


def test_the_front_page_leads_to_every_ready_question_by_who_asks(get: Get, db: Path):
    text = get("/").text
    for name, query in metadata_for(db, ROOT)["databases"]["press"]["queries"].items():
        assert re.search(rf'<a href="/press/{name}">{re.escape(query["title"])}</a>', text), name
    assert "A fact-checker asks" in text
    # As many as /-/sources lists, and those who are no one by name told apart.
    assert '<dt>sources of figures</dt><dd><a href="/-/sources">2</a> <span>2 without a name</span></dd>' in text


def test_the_front_page_counts_once_for_each_state_of_the_file(
    loop: asyncio.AbstractEventLoop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = build(tmp_path / "growing.db")
    get = client(loop, start(path, metadata={}))
    assert "<dt>articles</dt><dd>3</dd>" in get("/").text
    ran: list[str] = []
    real = access.read

    async def counted(*arguments: Any) -> Any:
        ran.append("")
        return await real(*arguments)

    monkeypatch.setattr(access, "read", counted)
    get("/")
    assert ran == []
    connection = sqlite3.connect(path)  # what another process commits, to the file or to its log, is on the next page
    connection.execute("pragma journal_mode = wal")
    connection.execute("delete from figures")
    connection.execute("delete from articles where key = 'laterarticle0002'")
    connection.commit()
    text = get("/").text
    connection.close()
    assert "<dt>articles</dt><dd>2</dd>" in text
    assert "<dt>figures</dt><dd>0</dd>" in text


def test_the_list_of_tables_counts_once_for_each_state_of_the_file(
    loop: asyncio.AbstractEventLoop, db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "copy.db"
    path.write_bytes(db.read_bytes())
    counted = []
    real = Database.table_counts

    async def count(self: Database, limit: int = 10) -> Any:
        counted.append(self.name)
        return await real(self, limit)

    monkeypatch.setattr(Database, "table_counts", count)
    get = client(loop, start(path, metadata=metadata_for(path, ROOT)))
    assert all(re.search(r"articles</a>.*?3 rows", get("/copy").text, re.DOTALL) for _ in range(3))
    assert len(counted) == 1
    with sqlite3.connect(path) as connection:
        connection.execute("pragma foreign_keys = on")
        connection.execute("delete from articles where key = 'laterarticle0002'")
    connection.close()
    assert re.search(r"articles</a>.*?2 rows", get("/copy").text, re.DOTALL)
    assert len(counted) == 2


def test_a_closed_ready_question_is_not_on_the_front_page(loop: asyncio.AbstractEventLoop, db: Path):
    metadata = metadata_for(db, ROOT, theirs={"databases": {"press": {"queries": {
        "ranges": {"allow": {"id": "root"}},
        "ours": {"title": "A question of ours", "sql": "select 1 as one"},
    }}}})  # fmt: skip
    text = client(loop, start(db, metadata=metadata))("/").text
    assert '<a href="/press/ranges">' not in text
    assert '<a href="/press/vague_figures">' in text
    assert "Of this archive’s own" in text
    assert '<a href="/press/ours">A question of ours</a>' in text


def test_a_table_offers_its_facets_as_links_and_shows_none_unasked(get: Get):
    text = get("/press/figures?unit=people&_sort=id").text
    assert "facet-info" not in text
    for column in ("kind", "measure", "unit"):
        assert f'<a href="?unit=people&amp;_sort=id&amp;_facet={column}">' in text
    text = get("/press/figures?unit=people&_facet=kind&_next=5").text
    assert "facet-info" in text
    assert '<a href="?unit=people" aria-current="true">kind</a>' in text  # the same link takes it away
    assert '<a href="?unit=people&amp;_facet=kind&amp;_facet=measure">measure</a>' in text


def test_articles_are_narrowed_to_a_year_and_a_month(get: Get):
    text = get("/press/articles?_facet=publication_id").text
    year = "_facet=publication_id&amp;published__gte=2024-01-01&amp;published__lte=2024-12-31"
    assert f'<a href="?{year}">2024</a> <span class="press-faint">2</span>' in text
    assert ">Month</span>" not in text
    text = get("/press/articles?published__gte=2024-01-01&published__lte=2024-12-31").text
    assert re.search(r'<a href="[^"]+" aria-current="true">2024</a>', text)
    assert '<a href="?published__gte=2024-05-01&amp;published__lte=2024-05-31">2024-05</a>' in text
    text = get("/press/articles?published__gte=2024-05-01&published__lte=2024-05-31").text
    assert "laterarticle0002" in text
    assert "hostilearticle03" not in text
    assert re.search(r'<a href="[^"]+" aria-current="true">2024-05</a>', text)


def test_other_tables_have_no_such_links(get: Get):
    for path in ("/press/load_runs", "/archive/articles"):
        assert "press-facets" not in get(path).text


def test_every_facet_that_is_offered_is_a_column(db: Path):
    connection = sqlite3.connect(db)
    for table, columns in FACETS.items():
        assert set(columns) <= {row[1] for row in connection.execute(f"pragma table_info({table})")}
    connection.close()
