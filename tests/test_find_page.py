"""The search page as it is served: words and filters, pages of hits, what is said where nothing is found."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest
from asking import Get, client, key_of, start
from publishing import build, dated


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
