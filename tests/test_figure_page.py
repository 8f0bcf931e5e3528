"""The page of a figure: its sentence, what it states, which rules made it, what agrees and what does not."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from asking import Get, key_of

from archive.pages import figure as figures
from archive.pages.article import article_page
from archive.pages.figure import figure_page


def test_the_figure_page_shows_the_sentence_and_everything_known(get: Get, db: Path):
    page = get("/-/figure/" + key_of(db, "about 1,200 people")).text
    assert "States <strong>about 1,200 people (1,150 to 1,250)</strong>" in page
    assert "in a photo caption" in page
    assert '<mark class="figure this"' in page
    assert "Smoke rises as" in page
    assert "characters 15 to 33 of paragraph 2" in page
    assert "About 1,200 people" in page  # the same number in the other article
    assert "/-/article/laterarticle0002" in page


def test_the_figure_page_says_which_rules_made_it(get: Get, db: Path):
    page = get("/-/figure/" + key_of(db, "More than 35,000 people")).text
    assert "<h2>Why it reads so</h2>" in page
    assert "<div><dt>value</dt><dd>digits</dd></div>" in page
    assert "<div><dt>comparator</dt><dd>modifier before</dd></div>" in page
    assert "<div><dt>measure</dt><dd>passive verb</dd></div>" in page


def test_the_figure_page_says_where_the_number_was_first(get: Get, db: Path):
    later = get("/-/figure/" + key_of(db, "About 1,200 people")).text
    assert (
        "1 use elsewhere in the same unit and of the same measure, which may be of something else. First printed in this archive on 24 May 2024."
        in later
    )
    earlier = get("/-/figure/" + key_of(db, "about 1,200 people")).text
    assert "First printed in this archive on 24 May 2024, in this article." in earlier
    assert 'href="/press/first_use_of_a_number?number=1%2C200&amp;unit=people"' in earlier


def test_where_a_number_was_first_is_said_of_tolls_whose_articles_all_have_a_day(db: Path):
    connection = sqlite3.connect(db)
    key = key_of(db, "About 1,200 people")

    def page() -> Any:
        found = figure_page(connection, key)
        assert found is not None
        return found

    assert (page().first, page().uses) == ("2024-05-24", 1)
    connection.execute("update figures set published = null where exact = 'about 1,200 people'")
    assert (page().first, page().uses) == (None, 1)
    # Of another measure, it is another thing; of none, nobody knows what it is.
    connection.execute("update figures set measure = 'killed' where key = ?", [key])
    assert page().uses == 0
    connection.execute("update figures set measure = null, published = '2024-05-24' where value = 1200")
    assert (page().first, page().uses) == (None, 1)
    connection.rollback()
    connection.close()


def test_the_figure_page_shows_what_disagrees_with_it(get: Get, db: Path):
    page = get("/-/figure/" + key_of(db, "More than 35,000 people")).text
    rivals = page.split("Figures that disagree")[1].split("</ul>")[0]
    assert "At most 20,000 people" in rivals
    assert "up to 20,000 people" in rivals
    assert "The Other Paper" in rivals
    # What holds for another time does not disagree.
    connection = sqlite3.connect(db)
    key = key_of(db, "More than 35,000 people")
    found = figure_page(connection, key)
    assert found is not None
    assert [rival["exact"] for rival in found.rivals] == ["At most 20,000 people"]
    connection.execute("update figures set as_of = '2023-01-01' where key = ?", [key])
    found = figure_page(connection, key)
    connection.rollback()
    connection.close()
    assert found is not None
    assert found.rivals == []
    # Two that have a number in common agree.
    assert "Figures that disagree" not in get("/-/figure/" + key_of(db, "about 1,200 people")).text


def test_a_paragraph_too_long_to_read_again_has_no_rules(db: Path, monkeypatch: pytest.MonkeyPatch):
    connection = sqlite3.connect(db)
    key = key_of(db, "About 1,200 people")
    found = figure_page(connection, key)
    assert found is not None
    assert found.rules
    monkeypatch.setattr(figures, "EXPLAINED", 10)
    found = figure_page(connection, key)
    assert found is not None
    assert found.rules is None
    # Nor has a number that the rules of today pass over.
    moved = "update figures set number_start = number_start + 1 where key = ?"
    monkeypatch.setattr(figures, "EXPLAINED", 1000)
    connection.execute(moved, [key])
    found = figure_page(connection, key)
    connection.rollback()
    assert found is not None
    assert found.rules is None
    connection.close()


@pytest.mark.parametrize(
    "exact", ["More than 35,000 people", "about 1,200 people", "19%", "between 3 and 5", "12 <b>men"]
)
def test_no_figure_page_reads_a_large_table_without_an_index(db: Path, exact: str):
    connection = sqlite3.connect(db)
    ran: list[str] = []
    connection.set_trace_callback(ran.append)
    figure_page(connection, key_of(db, exact))
    article_page(connection, "seedarticle00001")
    connection.set_trace_callback(None)
    assert len(ran) > 8
    for sql in ran:
        for row in connection.execute("explain query plan " + sql):
            assert "INDEX" in row[3] or not re.match(
                r"SCAN (f|figures|p|paragraphs|a|articles|d|dates|q|quotes)\b", row[3]
            ), sql
    connection.close()


def test_a_figure_without_a_value_has_no_list_of_the_same(get: Get, db: Path):
    page = get("/-/figure/" + key_of(db, "between 3 and 5")).text
    assert "The same number" not in page
    assert "States <strong>3 to 5</strong>" in page


def test_a_figure_says_on_whose_word_and_as_of_when(get: Get, db: Path):
    page = get(f"/-/figure/{key_of(db, 'More than 35,000 people')}").text
    for fact in (
        "<dt>source</dt><dd><bdi>officials</bdi>",
        "“said”",
        "without a name",
        '<bdi>1 January 2024</bdi> <span class="press-faint">“2024”</span>',
        "the article’s day: its clause says only since when",
    ):
        assert fact in page
    page = get(f"/-/figure/{key_of(db, '$1.2 million')}").text
    assert "<dt>told through</dt><dd><bdi>officials</bdi>" in page
    assert "the article’s day: its clause gives none" in page


def test_figures_in_a_table_link_to_their_page(get: Get, db: Path):
    key = key_of(db, "19%")
    assert f'<a href="/-/figure/{key}">{key}</a>' in get("/press/figures").text
