"""The page of an article: its text with what is marked in it, its revisions, its neighbours."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from asking import ROOT, SEED, Get, client, key_of, start
from publishing import build

from archive.loading import load
from archive.pages.article import date_says, quote_says
from archive.serving import metadata_for


def test_the_article_page_marks_every_figure_and_links_it(get: Get, db: Path):
    page = get(SEED)
    assert page.status_code == 200
    key = key_of(db, "More than 35,000 people")
    assert (
        f'<mark class="figure" id="f-{key}" title="more than 35,000 people, according to officials, since 1 January 2024, as of 24 May 2024"><a href="/-/figure/{key}">'
        "More than 35,000 people</a></mark> have been killed" in page.text
    )
    assert page.text.count('<mark class="figure"') == 6
    assert page.text.count(f'href="#f-{key}"') == 1  # in the side table


def test_the_article_page_says_who_wrote_it_when_and_where(get: Get):
    text = get(SEED).text
    for said in (
        "Court orders halt",
        "Ann Reporter",
        '<time datetime="2024-05-24">24 May 2024</time>',
        "NBC News",
        'href="https://example.org/halt"',
        "6 figures",
    ):
        assert said in text


def test_figures_dates_and_quotes_are_layers_that_nest(get: Get, db: Path):
    text = get(SEED).text
    assert re.search(r'<mark class="date" id="date-\d+" title="24 May 2024">Friday</mark>', text)
    assert 'title="1 January 2024 to 31 December 2024">2024</mark>' in text
    assert 'title="a time that has no place on the calendar here">next</mark>' in text
    # The quote holds the figure: one mark in the other, and the figure's is a link still.
    key = key_of(db, "between 3 and 5")
    assert re.search(
        rf'<mark class="quote" id="quote-\d+" title="part of a quotation, Several allies"><mark class="figure" id="f-{key}" title="3 to 5">'
        rf'<a href="/-/figure/{key}">between 3 and 5</a></mark> times over</mark>',
        text,
    )
    for layer in ("figure", "date", "quote"):
        assert f'id="press-show-{layer}" checked' in text
    assert "Quotes (1)" in text
    assert "Dates (3)" in text


def test_a_headline_that_stands_in_the_text_is_shown_once_with_its_figures(
    tmp_path: Path, loop: asyncio.AbstractEventLoop
):
    (tmp_path / "a.txt").write_text("Fire kills 12 in Bath\n\nIt began at night. Nobody knows why.\n")
    (tmp_path / "b.md").write_text("---\nlanguage: de\n---\n# Brand\n\nEs gab 1.200 Tote. Mehr ist nicht bekannt.\n")
    load([tmp_path / "a.txt", tmp_path / "b.md"], tmp_path / "a.db", jobs=1)
    db = tmp_path / "a.db"
    get = client(loop, start(db, metadata=metadata_for(db, ROOT)))
    connection = sqlite3.connect(db)
    titled, german = (
        get(f"/-/article/{key}").text for (key,) in connection.execute("select key from articles order by id")
    )
    connection.close()
    assert '<h1 id="p1" dir="auto">Fire kills <mark class="figure"' in titled
    assert '<h2 id="p1"' not in titled
    assert "Not in English (<bdi>de</bdi>)" in german
    assert "no figures</span>" not in german
    assert '<mark class="figure"' not in german
    assert '<h1 id="p1" dir="auto">Brand</h1>' in german
    assert "# Brand" not in german


def test_a_text_in_markdown_is_shown_as_it_was_meant(tmp_path: Path, loop: asyncio.AbstractEventLoop):
    text = "# Quay **cost £3 million**\n\nThe *port* of Lunn paid [£3 million](https://lunn.example/quay) to **Orr & Co**.\n\n## The bill\n\nIt is paid.\n"
    (tmp_path / "a.md").write_text(text)
    db = tmp_path / "a.db"
    load([tmp_path / "a.md"], db, jobs=1)
    get = client(loop, start(db, metadata=metadata_for(db, ROOT)))
    connection = sqlite3.connect(db)
    ((key,),) = connection.execute("select key from articles")
    assert ("# Quay **cost £3 million**",) in connection.execute("select text from paragraphs").fetchall()
    connection.close()
    page = get(f"/-/article/{key}").text
    main = re.sub(r"<[^>]+>", "", page.partition("<article")[2].partition("</article>")[0])
    assert "Quay cost £3 million" in main
    assert "The port of Lunn paid £3 million to Orr &amp; Co." in main
    assert re.search(r'<h2 id="p3" dir="auto">The bill</h2>', page)
    assert "Lunn paid £3 million to Orr &amp; Co" in re.sub(r"<[^>]+>", "", get("/-/find?q=Lunn").text)


def test_lists_and_rows_of_tables_are_shown_as_such(tmp_path: Path, loop: asyncio.AbstractEventLoop):
    (tmp_path / "a.rss").write_text(
        "<rss version='2.0'><channel><item><title>Mill burns</title><description><![CDATA[<p>It burned on Friday.</p>"
        "<ul><li>12 are dead</li><li>- 30 are hurt</li></ul><p>More is not known.</p>"
        "<table><tr><th>Town</th><th>Dead</th></tr><tr><td>Tarrow</td><td>12</td></tr></table>"
        "<ul><li>The end</li></ul>]]></description></item></channel></rss>"
    )
    db = tmp_path / "a.db"
    load([tmp_path / "a.rss"], db, jobs=1)
    connection = sqlite3.connect(db)
    ((key,),) = connection.execute("select key from articles")
    connection.close()
    page = client(loop, start(db, metadata=metadata_for(db, ROOT)))(f"/-/article/{key}").text
    first, second = re.findall(r'<ul class="press-items">(.*?)</ul>', page, re.S)
    assert re.findall(r"<li ([^>]*)>", first) == ['id="p3" dir="auto"', 'id="p4" class="press-bulleted" dir="auto"']
    assert "The end" in second
    assert re.findall(r'class="press-row" dir="auto">(\w+) \| ', page) == ["Town", "Tarrow"]


def test_an_article_without_quotes_has_no_switch_for_them(get: Get):
    text = get("/-/article/laterarticle0002").text
    assert "press-show-figure" in text
    assert "press-show-quote" not in text


def test_the_credit_of_a_photo_is_told_apart(get: Get):
    assert '<span class="credit"> Eyad Baba / AFP</span></p></div>' in get(SEED).text


def test_an_article_leads_to_those_published_before_and_after(get: Get):
    first, second = get(SEED).text, get("/-/article/laterarticle0002").text
    assert re.search(r'<a rel="next" href="/-/article/laterarticle0002"><span>Published after, 26 May 2024', first)
    assert 'rel="prev"' not in first
    assert re.search(rf'<a rel="prev" href="{SEED}"><span>Published before, 24 May 2024', second)
    undated = get("/-/article/hostilearticle03").text
    assert 'rel="prev"' not in undated
    assert 'rel="next"' not in undated


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"type": "DURATION", "value": "P2W"}, "a length of time, 2 weeks"),
        ({"type": "DURATION", "value": None}, "a length of time"),
        ({"type": "SET", "value": "P1D"}, "again and again, every day"),
        ({"type": "SET", "value": None}, "again and again"),
        ({"earliest": "2024-05-24"}, "24 May 2024 or later"),
        ({"latest": "2024-05-24"}, "24 May 2024 or earlier"),
        ({"earliest": "2024-05-24", "latest": "2024-05-24"}, "24 May 2024"),
        ({}, "a time that has no place on the calendar here"),
    ],
)
def test_a_date_says_which_days_it_can_mean(row: dict[str, Any], said: str):
    assert date_says({"type": "DATE", "value": None, "earliest": None, "latest": None} | row) == said


def test_a_quote_says_whose_it_is():
    assert quote_says({"kind": "direct", "speaker": "Ann"}) == "a quotation, Ann"
    assert quote_says({"kind": "mixed", "speaker": None}) == "part of a quotation; the speaker is not known"
    assert quote_says({"kind": "scare", "speaker": None}) == "words held at a distance"


def test_captions_and_headings_are_told_apart(get: Get):
    text = get(SEED).text
    assert re.search(r'class="press-caption"[^>]*><p dir="auto">Smoke rises', text)
    assert '<h2 id="p3" dir="auto">What comes <mark class="date"' in text


def test_a_derived_headline_is_said_to_be_derived(get: Get):
    assert "gives no headline" in get("/-/article/laterarticle0002").text
    assert "gives no headline" not in get(SEED).text


def test_earlier_texts_are_there_to_read_as_they_were(get: Get):
    assert f'href="{SEED}?revision=1"' in get(SEED).text
    older = get(f"{SEED}?revision=1").text
    assert "An &lt;em&gt;older&lt;/em&gt; text." in older
    assert "This is an earlier text of the article: revision 1 of 2" in older
    assert "<mark" not in older
    assert "<mark" in get(f"{SEED}?revision=2").text


def test_an_earlier_text_stands_under_its_own_headline(get: Get):
    older = get(f"{SEED}?revision=1").text
    assert "<title>Court asked for halt (earlier text, revision 1)</title>" in older
    assert '<h1 dir="auto">Court asked for halt</h1>' in older
    assert "Court orders halt" not in older
    assert "<span>3 words</span>" in older
    assert "“Court asked for halt”" in older  # how to cite it
    assert "/-/article/seedarticle00001?revision=1" in older.split("<pre")[1].split("</pre>")[0]
    assert ".bib" not in older  # that is of the text that stands now
    assert "Court asked for halt" not in get(SEED).text


def test_what_a_revision_changed_is_shown_word_by_word(get: Get):
    assert f'href="{SEED}?revision=2&amp;since=1">what it changed</a>' in get(SEED).text
    page = get(f"{SEED}?revision=2&since=1").text
    assert '<h1 dir="auto">Court <del>asked for</del> <ins>orders</ins> halt</h1>' in page
    assert "&lt;em&gt;older&lt;/em&gt;" in page
    assert "<strong>35,000</strong>" in page
    assert f'<a href="{SEED}?revision=1">revision 1</a>' in page
    assert f'href="{SEED}?revision=2&amp;since=1">what changed</a>' in get("/press/revised_articles").text
    # The other way round too, and of one with itself nothing.
    assert "<ins>asked for</ins>" in get(f"{SEED}?revision=1&since=2").text
    assert "Nothing but white space." in get(f"{SEED}?since=2").text


@pytest.mark.parametrize(
    "asked", ["revision=2&since=3", "revision=9&since=1", "since=x", "revision=x&since=1", "since=-1"]
)
def test_what_never_was_is_compared_with_nothing(get: Get, asked: str):
    page = get(f"{SEED}?{asked}")
    assert page.status_code == 404
    assert "No such revision" in page.text


@pytest.mark.parametrize("revision", ["3", "0", "-1", "x", "9" * 30, "%00"])
def test_a_revision_that_never_was_is_not_found(get: Get, revision: str):
    page = get(f"{SEED}?revision={revision}")
    assert page.status_code == 404
    assert "No such revision" in page.text


def test_a_long_paragraph_is_shown(loop: asyncio.AbstractEventLoop, tmp_path: Path):
    text = "zebra " * 850_000 + "quagga"  # 5 MB
    rows = {
        "longarticle00001": {
            "headline": "Long",
            "published": None,
            "publication": None,
            "paragraphs": [("body", text, [])],
        }
    }
    get = client(loop, start(build(tmp_path / "long.db", rows=rows), metadata={}))
    assert len(get("/-/article/longarticle00001").text) > len(text)
    assert len(get("/-/find?q=zebra").text) < 100_000
    # highlight() of SQLite would take minutes over the zebras, and no limit reaches into it.
    assert '<mark class="hit">quagga</mark>' in get("/-/find?q=quagga").text


@pytest.mark.parametrize(
    ("type_", "value", "mod", "said"),
    [
        ("DURATION", "P6Y4M", None, "a length of time, 6 years and 4 months"),
        ("DURATION", "PT35M40S", None, "a length of time, 35 minutes and 40 seconds"),
        ("DURATION", "P1Y2M3D", None, "a length of time, 1 year, 2 months and 3 days"),
        ("DURATION", "P1DT2H", None, "a length of time, 1 day and 2 hours"),
        ("DURATION", "P14.2W", None, "a length of time, 14.2 weeks"),
        ("DURATION", "P2CE", None, "a length of time, 2 centuries"),
        ("DURATION", "P18W", "MORE_THAN", "a length of time, more than 18 weeks"),
        ("DURATION", "PXY", None, "a length of time"),
        ("DURATION", "PXY", "APPROX", "a length of time"),
        ("DURATION", "P", None, "a length of time"),
        ("DURATION", None, None, "a length of time"),
        ("SET", "P1M", None, "again and again, every month"),
        ("SET", "P2W", None, "again and again, every 2 weeks"),
        ("SET", "XXXX-WXX-1", None, "again and again"),
    ],
)
def test_a_length_of_time_is_said_in_words(type_: str, value: str | None, mod: str | None, said: str):
    date = {"type": type_, "value": value, "mod": mod, "earliest": None, "latest": None}
    assert date_says(date) == said
