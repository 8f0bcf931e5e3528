"""What a reader sees, through Datasette's own client: the same on 0.65 and 1.0."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import datasette
import pytest
from datasette.app import Datasette
from datasette.database import Database
from publishing import ROWS, build

from archive.loading import load
from archive.pages import access
from archive.pages import figure as figures
from archive.pages.article import article_page, date_says, quote_says
from archive.pages.figure import figure_page
from archive.pages.front import overview
from archive.pages.ways import FACETS
from archive.serving import metadata_for
from archive.store import open_archive

ROOT = Path(__file__).parents[1]
SEED = "/-/article/seedarticle00001"
Get = Callable[..., Any]


def start(*paths: Path, metadata: dict[str, Any], **more: Any) -> Datasette:
    if not datasette.__version__.startswith("0."):
        more["config"] = {**metadata, **more.get("config", {})}
    return Datasette([str(path) for path in paths], metadata=metadata, plugins_dir=str(ROOT / "plugins"), **more)


@pytest.fixture(scope="session")
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    loop = asyncio.new_event_loop()
    yield loop
    loop.close()


@pytest.fixture(scope="session")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("press") / "press.db")


@pytest.fixture(scope="session")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that is no archive, though it has tables of the same names."""
    path = tmp_path_factory.mktemp("other") / "archive.db"
    connection = sqlite3.connect(path)
    connection.execute("create table articles (id integer primary key, key text)")
    connection.execute("insert into articles (key) values ('seedarticle00001')")
    connection.commit()
    connection.close()
    return path


@pytest.fixture(scope="session")
def get(loop: asyncio.AbstractEventLoop, db: Path, other: Path) -> Get:
    return client(loop, start(other, db, metadata=metadata_for(db, ROOT)))


def client(loop: asyncio.AbstractEventLoop, served: Datasette) -> Get:
    async def go(path: str, **more: Any) -> Any:
        await served.invoke_startup()
        return await served.client.get(path, **more)

    return lambda path, **more: loop.run_until_complete(go(path, **more))


def key_of(db: Path, exact: str) -> str:
    connection = sqlite3.connect(db)
    (key,) = connection.execute("select key from figures where exact = ?", [exact]).fetchone()
    connection.close()
    return str(key)


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
        ({"type": "DURATION", "value": "P2W"}, "a length of time, P2W"),
        ({"type": "DURATION", "value": None}, "a length of time"),
        ({"type": "SET", "value": "P1D"}, "again and again, P1D"),
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


@pytest.mark.parametrize("what", ["article", "figure"])
@pytest.mark.parametrize("key", ["nothing", "%3Cscript%3E", "a" * 65, "...", "%27%20or%201=1", "é"])
def test_an_unknown_key_is_clearly_not_found(get: Get, what: str, key: str):
    page = get(f"/-/{what}/{key}")
    assert page.status_code == 404
    assert f"No such {what}" in page.text
    assert "<script>alert" not in page.text


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


def test_searching_shows_the_paragraphs_with_hits_and_figures_marked(get: Get, db: Path):
    text = get("/-/find?q=killed").text
    assert '<mark class="hit">killed</mark>' in text
    assert f'href="/-/figure/{key_of(db, "More than 35,000 people")}"' in text
    assert "2 paragraphs, best first" in text


@pytest.mark.parametrize(
    "words",
    ['"', "a AND", "(((", "NEAR/3", "*", "-", "col:x", "^", "' or 1=1", "\x00", "x" * 3000, "𝟯", "{}", "text : killed"],
)
def test_whatever_people_type_is_no_error(get: Get, words: str):
    assert get("/-/find", params={"q": words}).status_code == 200


def test_a_search_without_words_and_one_without_hits_say_so(get: Get):
    assert "All words must stand" in get("/-/find").text
    assert "No paragraph holds zebra" in get("/-/find?q=zebra").text


@pytest.mark.parametrize("place", ["0", "2", "999", "x", "-1", "²", "9" * 30])
@pytest.mark.parametrize("name", ["after", "before", "page"])
def test_any_place_is_answered(get: Get, name: str, place: str):
    assert get("/-/find", params={"q": "people", name: place}).status_code == 200
    assert get("/-/find", params={"kind": "count", name: place}).status_code == 200


def test_figures_are_browsed_by_filters_alone(get: Get, db: Path):
    text = get("/-/find?measure=killed&attributed=yes").text
    assert "newest first" in text
    assert (
        f'<a class="press-states" href="/-/figure/{key_of(db, "More than 35,000 people")}">more than 35,000 people</a>'
        in text
    )
    assert "according to <bdi>officials</bdi>" in text
    assert "20,000" not in text.split("press-hits")[1]
    assert "No article holds such a figure" in get("/-/find?kind=score").text


def test_figures_are_found_on_the_page_by_what_they_count_and_in_which_unit(get: Get):
    text = get("/-/find?object=allies").text
    assert "Filters: of allies</summary>" in text
    assert "1 paragraph, newest first" in text
    assert ">at least 3 allies</a>" in text
    assert text.count('class="press-states"') == 1
    text = get("/-/find", params={"min": "$1m", "max": "2m"}).text
    assert "Filters: at least 1,000,000 dollars, at most 2,000,000 dollars</summary>" in text
    assert ">1,200,000 dollars</a>" in text
    assert 'name="unit" value=""' in text
    assert "No paragraph is as the filters ask." in get("/-/find?object=zebra").text
    refused = get("/-/find?unit=flurbs")
    assert refused.status_code == 400
    assert "There is no unit “flurbs” here" in refused.text


def test_a_figure_says_of_what_it_is_where_its_words_do_not(tmp_path: Path, loop: asyncio.AbstractEventLoop):
    rows = dated("2024-05-01")
    figures = [
        {
            "exact": "5%",
            "number": "5",
            "kind": "percent",
            "value": 5,
            "unit": "percentage",
            "unit_name": "percentage",
            "about": "Unemployment",
        },
        {"exact": "40 Danes", "number": "40", "value": 40, "unit": "people", "unit_name": "people", "object": "Danes"},
        {"exact": "3 people", "number": "3", "value": 3, "unit": "people", "unit_name": "people", "object": "people"},
    ]
    for article in rows.values():
        article["paragraphs"] = [("body", "Unemployment is 5% and 40 Danes met 3 people.", figures)]
    get = client(loop, start(build(tmp_path / "of.db", rows=rows), metadata={}))
    found = get("/-/find?q=met").text
    assert re.findall(r'press-states"[^>]*>([^<]+)</a>(?: <bdi class="press-of">([^<]+)</bdi>)?', found) == [
        ("5%", "Unemployment"), ("40 people", "Danes"), ("3 people", ""),
    ]  # fmt: skip
    assert 'title="5%: Unemployment"' in found
    key = next(iter(rows))
    beside = get(f"/-/article/{key}").text.split('id="press-figures"')[1]
    assert re.findall(r'<bdi class="press-of">([^<]+)</bdi>', beside) == [
        "Unemployment"
    ]  # "40 Danes" stands beside the others


def test_paragraphs_of_the_same_words_are_shown_once_and_said_to_be(loop: asyncio.AbstractEventLoop, tmp_path: Path):
    rows = dated("2024-05-01", "2024-05-02", "2024-05-03")
    for article in rows.values():
        article["paragraphs"] = [("body", "A flood came.", [])]
    text = client(loop, start(build(tmp_path / "same.db", rows=rows), metadata={}))("/-/find?q=flood").text
    assert re.search(r"3 paragraphs, best first\.\s+The same words are shown once\.", text)
    assert text.count("A <mark") == 1


def test_what_was_asked_for_stands_in_the_form(get: Get):
    text = get(
        "/-/find", params={"q": "people", "publication": "nbc NEWS", "min": "1,000", "from": "2024", "sort": "newest"}
    ).text
    assert "Filters: from 1 January 2024, NBC News, at least 1,000</summary>" in text
    assert 'name="min" value="1,000"' in text
    assert '<option value="newest" selected>' in text
    assert '<option value="NBC News" selected>' in text


@pytest.mark.parametrize("typed", [
    {"from": "yesterday"}, {"min": "lots"}, {"kind": "'"}, {"measure": "dead"}, {"publication": "<b>"}, {"attributed": "2"},
    {"from": "2024", "to": "2023"}, {"max": "\x00"},
])  # fmt: skip
def test_a_filter_that_cannot_be_read_is_said_at_its_field(get: Get, typed: dict[str, str]):
    page = get("/-/find", params={"q": "people", **typed})
    assert page.status_code == 400
    assert "Nothing was searched" in page.text
    assert 'aria-invalid="true" aria-describedby="press-' in page.text
    assert "<mark" not in page.text


def test_a_page_of_hits_leads_to_the_next(loop: asyncio.AbstractEventLoop, tmp_path: Path):
    rows = dated(*("2024-05-01" for _ in range(50)))
    get = client(
        loop, start(build(tmp_path / "fifty.db", rows=rows), build(tmp_path / "few.db", rows=rows), metadata={})
    )
    seen = []
    address = "/-/find?q=text"
    for _ in range(3):
        page = get(address).text
        seen += re.findall(r'href="/-/article/(article\d+)#p1"', page.split("<h2>few</h2>")[0])
        more = re.search(r'<a rel="next" href="([^"]+)">', page)
        address = more[1].replace("&amp;", "&") if more else ""
    assert address == ""
    assert len(seen) == len(set(seen)) == 50
    assert "Back to the first page" in page
    assert "<h2>few</h2>" not in page  # a place in one archive is none in another


def test_the_search_never_reflects_markup(get: Get):
    text = get("/-/find", params={"q": "<script>alert(1)</script>"}).text
    assert "<script>alert" not in text


def test_hostile_text_is_inert(get: Get, db: Path):
    text = get("/-/article/hostilearticle03").text
    assert "&lt;script&gt;document.title" in text
    assert "<script>document" not in text
    assert "<img" not in text
    assert "&lt;i&gt;Not&lt;/i&gt; markup" in text
    assert 'href="javascript' not in text
    assert "<script>document" not in get("/-/find?q=quoted").text
    assert "<b>men" not in get("/-/figure/" + key_of(db, "12 <b>men")).text


def dated(*days: str | None) -> dict[str, dict[str, Any]]:
    return {
        f"article{number:09}": {
            "headline": "A",
            "published": day,
            "publication": None,
            "paragraphs": [("body", "Text.", [])],
        }
        for number, day in enumerate(days)
    }


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


def test_an_archive_is_known_by_its_application_id_not_its_name(get: Get):
    # /archive is served too, has such an article, and is not asked.
    assert "Court orders halt" in get(SEED).text
    assert "seedarticle00001</a>" not in get("/archive/articles").text
    assert f'<a href="{SEED}">seedarticle00001</a>' in get("/press/articles").text


def test_keys_in_query_results_are_links_and_other_values_are_not(get: Get):
    sql = "select 'seedarticle00001' as article, '<b>' as figure, 1 as other, 2 as article"
    text = get("/press", params={"sql": sql}, follow_redirects=True).text
    assert f'<a href="{SEED}">seedarticle00001</a>' in text
    assert "&lt;b&gt;" in text
    assert 'href="/-/figure/' not in text


def test_two_archives_are_searched_and_a_key_in_both_is_said(loop: asyncio.AbstractEventLoop, db: Path, tmp_path: Path):
    second = build(tmp_path / "second.db", rows={"seedarticle00001": ROWS["laterarticle0002"]})
    get = client(loop, start(db, second, metadata=metadata_for(db, ROOT)))
    page = get(SEED).text
    assert "Court orders halt" in page
    assert f'href="{SEED}?in=second"' in page
    assert "says ministry" in get(f"{SEED}?in=second").text
    assert get("/-/find?q=killed").text.count('<ol class="press-hits"') == 2
    assert len(re.findall("<dt>articles?</dt>", get("/").text)) == 2


def test_without_an_archive_the_pages_say_so(loop: asyncio.AbstractEventLoop, other: Path):
    get = client(loop, start(other, metadata={}))
    assert get(SEED).status_code == 404
    assert "no archive here" in get("/-/find?q=x").text
    assert "articles" in get("/").text  # Datasette's own list


@pytest.mark.parametrize(
    "closed", [{"allow": {"id": "root"}}, {"tables": {"figures": {"allow": {"id": "root"}}}}], ids=["database", "table"]
)
def test_who_may_not_see_the_database_or_a_table_of_it_sees_no_page(
    loop: asyncio.AbstractEventLoop, db: Path, closed: dict[str, Any]
):
    served = start(db, metadata={"databases": {"press": closed}})
    get = client(loop, served)
    for path in (SEED, "/-/figure/" + key_of(db, "19%"), "/-/find?q=killed"):
        page = get(path)
        assert page.status_code == 403
        assert "Court" not in page.text
    assert "Court" not in get("/").text
    if hasattr(served.client, "actor_cookie"):
        cookies = {"ds_actor": served.client.actor_cookie({"id": "root"})}
    else:
        cookies = {"ds_actor": served.sign({"a": {"id": "root"}}, "actor")}
    assert "Court orders halt" in get(SEED, cookies=cookies).text


def test_addresses_keep_a_prefix(loop: asyncio.AbstractEventLoop, db: Path):
    get = client(loop, start(db, metadata=metadata_for(db, ROOT), settings={"base_url": "/prefix/"}))
    text = get(SEED).text  # the client puts the prefix before it
    assert 'href="/prefix/-/figure/' in text
    assert not re.search(r'(href|action)="/(?!prefix/)', text)


@pytest.mark.parametrize("path", ["/", SEED, "/-/find?q=people", "/press", "/press/figures", "/press/articles/1"])
def test_every_page_carries_the_guards(get: Get, path: str):
    page = get(path)
    policy = page.headers["content-security-policy"]
    assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert page.headers["x-content-type-options"] == "nosniff"
    assert page.headers["referrer-policy"] in ("same-origin", "no-referrer")  # Datasette's own pages may say the second
    (nonce,) = re.findall(r"'nonce-([^']+)'", policy)
    scripts = re.findall(r"<script\b[^>]*>", page.text)
    assert scripts
    assert all(f'nonce="{nonce}"' in tag for tag in scripts)
    # Links may lead away, nothing may be loaded from elsewhere.
    assert not re.findall(
        r'<(?!a\b)[^>]*\b(?:src|href|action|data|poster)="(?:https?:)?//(?!localhost/)[^"]*"', page.text
    )


def test_a_nonce_is_used_once(get: Get):
    first, second = (get("/").headers["content-security-policy"] for _ in range(2))
    assert first != second


def test_json_and_style_carry_the_guards_too(get: Get):
    address = re.search(r'href="(/-/archive-[0-9a-f]+\.css)"', get("/").text)
    assert address
    style = get(address[1])
    assert style.headers["content-type"].startswith("text/css")
    assert "immutable" in style.headers["cache-control"]
    (address,) = re.findall(r'src="(/-/archive-[0-9a-f]+\.js)"', get(SEED).text)
    script = get(address)
    assert script.headers["content-type"].startswith("text/javascript")
    assert "immutable" in script.headers["cache-control"]
    for page in (style, script, get("/press/figures.json?_shape=array")):
        assert page.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "sql",
    [
        "select length(hex(zeroblob(100000000)))",
        "select group_concat(zeroblob(1000000)) from json_each(json_array(1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18))",
        "select 'a' like '" + "%a" * 600 + "'",
    ],
)
def test_a_query_cannot_fill_the_memory(get: Get, sql: str):
    page = get("/press.json", params={"sql": sql}, follow_redirects=True)
    assert page.status_code == 400
    assert "too big" in page.text or "too complex" in page.text


def test_a_printed_string_cannot_fill_the_memory_either(get: Get):
    sql = "select length(printf('%.*c', 100000000, 'x')) as made"
    page = get("/press.json", params={"sql": sql, "_shape": "array"}, follow_redirects=True)
    # An error, or (SQLite 3.40) nothing at all.
    assert page.status_code == 400 or page.json() == [{"made": None}]


@pytest.mark.parametrize(
    "sql",
    [
        "select path from source_files",
        "select s.path || '' from source_files as s where s.path is not null or 1",
        "with x as (select * from source_files) select max(path) from x",
        "select command from load_runs",
        "select process from load_runs",
        "select path from load_errors order by path",
        "select max(file) from pragma_database_list",
    ],
)
def test_where_files_lie_is_told_to_nobody(get: Get, sql: str):
    page = get("/press.json", params={"sql": sql, "_shape": "arrayfirst"}, follow_redirects=True)
    assert page.status_code == 200
    assert page.json() == [None]


def test_a_path_cannot_be_guessed_by_asking_for_it(get: Get):
    sql = "select count(*) from source_files where path glob '/news/*'"
    assert get("/press.json", params={"sql": sql, "_shape": "arrayfirst"}, follow_redirects=True).json() == [0]
    assert get("/press/source_files.json?_shape=array&path__startswith=/news").json() == []


def test_paths_are_shown_where_the_configuration_says_so(loop: asyncio.AbstractEventLoop, db: Path):
    get = client(loop, start(db, metadata=metadata_for(db, ROOT, show_paths=True)))
    assert get("/press/source_files.json?_shape=array").json()[0]["path"] == "/news/a.txt"


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


def test_numbers_in_tables_are_printed_for_people_and_left_alone_in_json(get: Get, other: Path):
    assert re.search(r'<td class="col-value[^"]*">35,000</td>', get("/press/figures").text)
    assert get("/press/figures.json?_shape=array&value=35000").json()[0]["value"] == 35000
    # Only in an archive: another database's numbers are its own business.
    sql = "select 35000.0 as value"
    assert "35000.0" in get("/archive", params={"sql": sql}, follow_redirects=True).text


@pytest.mark.parametrize("path", ["/", SEED, "/press/figures", "/press"])
def test_every_page_says_its_language(get: Get, path: str):
    assert '<html lang="en">' in get(path).text


@pytest.mark.parametrize(
    "path", ["/-/nope", "/nope", "/press/nope", "/press/figures/99999", "/-/download/nope.json.html"]
)
def test_an_address_that_leads_nowhere_is_a_page_of_ours(get: Get, path: str):
    page = get(path)
    assert page.status_code == 404
    assert "<h1>No such page</h1>" in page.text
    assert 'href="/-/questions">Ready questions</a>' in page.text  # the menu
    assert 'name="q"' in page.text
    assert "Database not found" not in page.text


def test_programs_get_what_datasette_says_of_an_address_that_leads_nowhere(get: Get):
    assert get("/press/nope.json").json()["status"] == 404
    assert "No table and no ready question here is called nope" in get("/-/download/nope.csv").text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("tolls_by_month?measure=nothing", "<strong>measure</strong>: displaced, held, killed"),
        ("figures_of_a_day?day=yesterday", "<strong>day</strong>: a whole day: 2024-05-24"),
        ("coverage_by_month?publication=x", "<strong>publication</strong>: NBC News, The Other Paper"),
        ("series_members?series=x", "<strong>series</strong>: killed-people"),
        ("first_use_of_a_number?number=x&unit=y", "<strong>unit</strong>: people, a noun"),
    ],
)
def test_a_question_that_finds_nothing_says_what_may_be_typed(get: Get, asked: str, said: str):
    text = get(f"/press/{asked}", follow_redirects=True).text
    assert "No row. What may be typed:" in text
    assert said in text


def test_nothing_is_said_of_what_may_be_typed_where_nothing_was_typed(get: Get):
    assert "What may be typed" not in get("/press/untrue_offsets").text
    assert "What may be typed" not in get("/press/tolls_by_month?measure=killed").text


def test_what_a_row_points_to_is_a_link(get: Get):
    text = get("/press/figures/1").text
    assert 'href="/press/articles/1"' in text
    assert 'href="/press/paragraphs/1"' in text


def test_every_ready_question_opens_without_parameters(get: Get, db: Path):
    for name, query in metadata_for(db, ROOT)["databases"]["press"]["queries"].items():
        page = get(f"/press/{name}")
        assert page.status_code == 200, name
        assert f"<title>{query['title']} – press</title>" in page.text
        rows = get(f"/press/{name}.json?_shape=array").json()
        # Two sources who disagree are in test_questions.py.
        assert bool(rows) != (name in ("untrue_offsets", "series_between_sources", "sources_contradicted")), name
        if rows and "article" in rows[0]:
            assert 'href="/-/article/' in page.text
