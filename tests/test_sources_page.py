"""Sources, one source, and two of them side by side; the same on Datasette 0.65 and 1.0."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from asking import ROOT, Get, client, key_of, start
from tolls import MAY

from archive.pages.compare import OF_PUBLICATION, OF_SOURCE, Comparison, compare, names_to_choose
from archive.pages.sources import (
    AGAINST_IT,
    LOOKED_AT,
    ONE,
    SOURCES,
    choose_sources,
    fold_source,
    source_forms,
    source_page,
    suppliers,
)
from archive.serving import metadata_for

# --- sources ---


def test_sources_are_listed_with_their_hedges(ask: Get):
    text = ask("/-/sources").text
    assert text.index(">Several allies<") < text.index(">officials<")
    assert 'aria-label="0% exact, 100% bounded, 0% approximate, 0% vague"' in text
    assert "count <span" in text
    assert "without a name" in text
    assert ">officials<" not in ask("/-/sources?q=allies").text


def test_printed_forms_are_one_source_and_pronouns_are_none(tolls: sqlite3.Connection):
    listed = {supplier.name: supplier for supplier in choose_sources(suppliers(tolls))}
    assert set(listed) == {"Police", "Ministry", "Army", "Red Cross", "A", "B", "C", "D", "E", "Hospital"}
    ministry = listed["Ministry"]
    assert (ministry.figures, ministry.share("bounded"), ministry.kind) == (2, 100, "unnamed")
    assert (ministry.first, ministry.last) == ("2024-05-03", "2024-05-03")
    assert listed["E"].first is None
    assert [listed["Police"].share(hedge) for hedge in ("exact", "approximate", "vague")] == [50, 50, 0]
    assert [supplier.name for supplier in choose_sources(suppliers(tolls), "THE POL")] == ["Police"]


@pytest.mark.parametrize("name", ["police", "the Police", "THE POLICE", " Police"])
def test_a_source_is_found_by_any_of_its_forms(tolls: sqlite3.Connection, name: str):
    page = source_page(tolls, name)
    assert page
    assert page.supplier.figures == 2


def test_a_contradiction_is_of_two_sources_of_one_week_who_may_mean_one_place(tolls: sqlite3.Connection):
    page = source_page(tolls, "police")
    assert page
    found = {(mine["says"], other["says"], other["source"]) for mine, other in page.contradictions}
    # At least 35 agrees with 40; dozens (24 to 99) too; 90 is said of another place; A to D a month later.
    assert found == {
        ("40 people", "up to 30 people", "Ministry"), ("about 1,200 people (1,150 to 1,250)", "up to 30 people", "Ministry"),
        ("about 1,200 people (1,150 to 1,250)", "24 to 99 people", "Army"),
        ("about 1,200 people (1,150 to 1,250)", "40 people", None), ("about 1,200 people (1,150 to 1,250)", "40 people", "they"),
    }  # fmt: skip


def test_what_held_at_another_time_contradicts_nothing(tolls: sqlite3.Connection):
    tolls.execute("update figures set as_of = '2023-10-07' where article_id = 2")
    page = source_page(tolls, "police")
    assert page
    assert {other["source"] for _, other in page.contradictions} == {"Army", "they", None}
    tolls.rollback()


def test_contradictions_are_not_looked_for_without_end(tolls: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("archive.pages.sources.CONTRADICTIONS", 2)
    page = source_page(tolls, "police")
    assert page
    assert len(page.contradictions) == 2


def test_a_source_has_a_page(ask: Get, db: Path):
    text = ask("/-/sources/officials").text
    assert "1 figure on this word, printed 24 May 2024." in text
    assert f'<a href="/-/figure/{key_of(db, MAY)}">more than 35,000 people</a>' in text
    assert f'<a href="/-/figure/{key_of(db, "At most 20,000 people")}">up to 20,000 people</a>' in text
    assert "the article’s own" in text
    assert "Nowhere that was found" in ask("/-/sources?source=Several+allies").text
    assert ask("/-/sources/Several%20allies").status_code == 200


@pytest.mark.parametrize(
    "name",
    ["nobody", "%3Cscript%3E", "x" * 501, "a/b/c", "%00", "%27%20or%201=1", "é", "..%2F..", "%ff", "%E2%80%AE", "%"],
)
def test_an_unknown_source_is_clearly_not_found(ask: Get, name: str):
    answer = ask(f"/-/sources/{name}")
    assert answer.status_code == 404
    assert "No such source" in answer.text
    assert "revision" not in answer.text
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize("words", ["", " ", "zebra", "%", "_", "\x00", "x" * 3000, "'", "<script>alert(1)</script>"])
def test_any_words_find_sources_or_none(ask: Get, words: str):
    answer = ask("/-/sources", params={"q": words})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


def test_what_sources_have_in_common():
    assert fold_source("The  Gaza Health Ministry") == "gaza health ministry"
    assert fold_source("The") == "the"
    assert {"police", "Police", "the police", "The Police"} <= set(source_forms("Police"))
    assert "The U.N." in source_forms("the U.N.")


# --- compare ---


def test_two_sources_are_set_side_by_side(tolls: sqlite3.Connection):
    found = compare(tolls, "police", "the Ministry")
    assert isinstance(found, Comparison)
    (meeting,) = found.meetings
    assert (meeting.month, meeting.measure, meeting.object, meeting.apart, meeting.pairs) == (
        "2024-05",
        "killed",
        "people",
        2,
        4,
    )
    assert [figure["says"] for figure in meeting.a] == ["about 1,200 people (1,150 to 1,250)", "40 people"]
    assert compare(tolls, "police", "A") == Comparison((2, 1), [], capped=False)
    assert compare(tolls, "police", "nobody") == "nobody"


def test_two_publications_are_set_side_by_side(tolls: sqlite3.Connection):
    found = compare(tolls, "One", "Two", "publication")
    assert isinstance(found, Comparison)
    assert found.figures == (4, 2)  # of Two, nothing later than the last month of One
    assert [(meeting.month, meeting.apart, meeting.pairs) for meeting in found.meetings] == [("2024-05", 2, 8)]
    assert compare(tolls, "One", "Nine", "publication") == "Nine"
    tolls.execute("insert into publications (name) values ('Empty')")
    assert compare(tolls, "One", "Empty", "publication") == Comparison((0, 0), [], capped=False)
    assert names_to_choose(tolls, "publication") == ["Empty", "One", "Three", "Two"]
    tolls.rollback()


def test_a_source_is_suggested_in_the_spelling_it_is_printed_in_most_often(tolls: sqlite3.Connection):
    ids = [row[0] for row in tolls.execute("select id from attributions order by id desc limit 7")]
    for each, name in zip(ids, ("The Mint",) * 3 + ("the mint",) * 2 + ("He",) * 2, strict=True):
        tolls.execute("update attributions set source_name = ? where id = ?", (name, each))
    suggested = names_to_choose(tolls, "source")
    assert "The Mint" in suggested
    assert not {"the mint", "He"} & set(suggested)
    tolls.rollback()


def test_the_comparison_is_a_page(ask: Get, loop: asyncio.AbstractEventLoop, tolls: sqlite3.Connection, tmp_path: Path):
    assert '<input type="radio" name="by" value="source" checked>' in ask("/-/compare").text
    assert '<option value="NBC News">' in ask("/-/compare?by=publication").text
    text = ask("/-/compare?a=NBC+News&b=The+Other+Paper&by=publication").text
    assert "2024-05" in text
    assert '<span class="press-tag press-apart">apart</span>' in text
    assert "they agree" in text  # about 1,200 people, displaced
    path = tmp_path / "many.db"
    text = client(loop, start(path, metadata=metadata_for(path, ROOT)))("/-/compare?a=police&b=ministry").text
    assert "2 of 4 pairs" in text
    assert "They meet nowhere" in ask("/-/compare?a=officials&b=Several+allies").text


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("a=officials", 200), ("a=officials&b=", 200), ("a=officials&b=nobody", 404), ("a=x&b=y&by=publication", 404),
        ("a=officials&b=officials", 200), ("by=nonsense", 200), ("a=%00&b=%ff", 404), ("a=" + "x" * 5000 + "&b=y", 404),
        ("a=%3Cscript%3Ealert(1)&b=%3Cscript%3Ealert(1)", 404), ("a=a&a=b&b=c", 404),
    ],
)  # fmt: skip
def test_whatever_is_compared_is_answered(ask: Get, query: str, status: int):
    answer = ask(f"/-/compare?{query}")
    assert answer.status_code == status
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize(
    ("sql", "values"),
    [
        (SOURCES, [LOOKED_AT]),
        (ONE, ['["police"]', 9]),
        (AGAINST_IT, {"measure": "killed", "published": "2024-05-01", "unit": "people", "article_id": 1, "object": "people",
                      "day": "2024-05-01", "low": 1, "high": 2, "against": 9}),
        (OF_SOURCE, ['["police"]', 9]),
        (OF_PUBLICATION, [1, "2024-05-01", 9]),
    ],
)  # fmt: skip
def test_no_page_scans_a_large_table(tolls: sqlite3.Connection, sql: str, values: Any):
    steps = [row[3] for row in tolls.execute(f"explain query plan {sql}", values)]
    scans = [step for step in steps if step.startswith("SCAN") and "USING" not in step]
    assert all(re.match(r"SCAN (n|newest|said|printed|json_each|\(subquery|CONSTANT)", step) for step in scans), steps
    assert any("USING" in step for step in steps)


def test_names_in_addresses_come_back_as_they_were(
    loop: asyncio.AbstractEventLoop, tolls: sqlite3.Connection, tmp_path: Path
):
    odd = "A/B & C? #1 100% “é”"
    tolls.execute("update attributions set source_name = ? where source_name = 'Army'", [odd])
    tolls.commit()
    path = tmp_path / "many.db"
    get = client(loop, start(path, metadata=metadata_for(path, ROOT)))
    (address,) = [link for link, name in re.findall(r'<a href="(/-/sources/[^"]+)"><bdi>(.+?)</bdi>', get("/-/sources").text)
                  if unescape(name) == odd]  # fmt: skip
    answer = get(unescape(address))
    assert answer.status_code == 200
    assert f'<h1 dir="auto">{odd.replace("&", "&amp;")}</h1>' in answer.text
