"""Series, sources, compare and the questions by who asks, through Datasette's own client: the same on 0.65 and 1.0."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import re
import sqlite3
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary
from xml.etree import ElementTree as ET

import pytest
from asking import ROOT, Get, client, key_of, start
from publishing import build

from archive.pages import access
from archive.pages.compare import OF_PUBLICATION, OF_SOURCE, Comparison, compare, names_to_choose
from archive.pages.drawing import day_ticks, draw, tick_step
from archive.pages.questions import ASKERS, OWN, by_who_asks
from archive.pages.series import series_csv, series_page
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
from archive.serving import canned_queries, metadata_for
from archive.store.series import Series, put_series

SERIES = "/-/series/killed-people"
MAY = "More than 35,000 people"
PAGES = ["/-/series", SERIES, "/-/sources", "/-/sources/officials", "/-/compare", "/-/questions"]


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("tracking") / "press.db")


@pytest.fixture(scope="module")
def get(loop: asyncio.AbstractEventLoop, db: Path) -> Get:
    return client(loop, start(db, metadata=metadata_for(db, ROOT)))


def said(
    key: str, published: str | None, *figures: tuple[str | None, dict[str, Any]], publication: str | None = None
) -> dict:
    """Write an article for ``build`` that says one number a sentence; ``who`` are their sources, for ``attribute``."""
    text = " ".join(f"{number}: {n} people." for n, (number, _) in enumerate(figures, 1))
    rows = []
    for n, (_, figure) in enumerate(figures, 1):
        rows.append(
            {
                "exact": f"{n} people",
                "number": str(n),
                "unit": "people",
                "object": "people",
                "measure": "killed",
                **figure,
            }
        )
    return {
        key: {"headline": key, "published": published, "publication": publication, "paragraphs": [("body", text, rows)]}
    }


@pytest.fixture
def many(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Nine sources and one without, in two publications, with every kind of bounds; two articles name other places."""
    exact, about = {"value": 40, "low": 40, "high": 40}, {"value": 1200, "low": 1150, "high": 1250, "approximate": 1}
    least, most = {"value": 35, "low": 35, "comparator": ">="}, {"value": 30, "high": 30, "comparator": "<="}
    dozens, several = {"vague": 1, "low": 24, "high": 99}, {"vague": 1, "low": 3}
    rows = {
        **said("article000000001", "2024-05-01", ("Police", exact), ("the police", about), publication="One"),
        **said("article000000002", "2024-05-03", ("Ministry", most), ("ministry", least), publication="Two"),
        **said("article000000003", "2024-05-04", ("Army", dozens), ("Red Cross", several), publication="One"),
        **said("article000000004", "2024-06-04", ("A", exact), ("B", exact), ("C", exact), ("D", exact), publication="Two"),
        **said("article000000005", None, ("E", exact), publication="Two"),
        **said("article000000006", "2024-05-05", (None, {"value": None}), (None, exact), ("they", exact), publication=None),
        **said("article000000007", "2024-05-02", ("Hospital", {"value": 90, "low": 90, "high": 90}), publication="Three"),
    }  # fmt: skip
    connection = sqlite3.connect(build(tmp_path / "many.db", rows=rows))
    for id_, text, number in connection.execute(
        "select f.id, p.text, f.number_text from figures f join paragraphs p on p.id = f.paragraph_id"
    ).fetchall():
        source = re.search(rf"(?:^|\. )([^.]+): {number} people", text)[1]  # type: ignore[index]
        if source != "None":
            connection.execute(
                'insert into attributions (id, article_id, paragraph_id, "start", "end", exact, source, source_name, source_kind,'
                " stance) select ?, article_id, paragraph_id, 0, 1, '', ?, ?, 'unnamed', 'reported' from figures where id = ?",
                [id_, source, source, id_],
            )
            connection.execute("update figures set attribution_id = ? where id = ?", [id_, id_])
    for paragraph, place in ((1, "Rafah"), (2, "Rafah"), (7, "Gaza City")):
        connection.execute(
            'insert into mentions (article_id, paragraph_id, "start", "end", exact, kind) values (?, ?, 0, 1, ?, ?)',
            [paragraph, paragraph, place, "place"],
        )
    connection.commit()
    put_series(connection, Series(name="toll", title="A toll", measure="killed"))
    yield connection
    connection.close()


# --- series ---


def test_the_series_are_listed(get: Get):
    text = get("/-/series").text
    assert f'<a href="{SERIES}"><bdi>Killed &lt;b&gt;people&lt;/b&gt;</bdi></a>' in text
    assert "2 figures" in text
    assert '<time datetime="2024-05-24">24 May 2024</time> to <time datetime="2024-05-26">' in text


def test_a_series_is_shown_with_its_figures_and_what_was_put_out(get: Get, db: Path):
    text = get(SERIES).text
    assert '<h1 dir="auto">Killed &lt;b&gt;people&lt;/b&gt;</h1>' in text
    assert "figures of killed, in people" in text
    assert f'<a href="/-/figure/{key_of(db, MAY)}">more than 35,000 people</a>' in text
    assert '<a href="/-/sources/officials"><bdi>officials</bdi></a>' in text
    assert '<a href="/-/article/laterarticle0002#f-' in text
    assert text.index("26 May 2024") < text.index(">24 May 2024")  # the newest first
    assert "1 figure put out by hand" in text
    assert "1 figure chosen by hand is in no article now" in text
    assert '<span class="press-tag">by hand</span>' in text


def test_the_chart_is_given_its_points_as_data(get: Get, db: Path):
    text = get(SERIES).text
    (data,) = re.findall(r'<script[^>]*type="application/json"[^>]*>(.*?)</script>', text, re.DOTALL)
    assert "<b>" not in data
    chart = json.loads(data)
    assert (chart["title"], chart["unit"]) == ("Killed <b>people</b>", "people")
    first, second = chart["points"]
    assert first == {
        "key": key_of(db, MAY), "day": "2024-05-24", "at": 35000, "value": 35000, "low": 35000, "high": None, "voice": 0,
        "label": "24 May 2024: more than 35,000 people, officials", "href": f"/-/figure/{key_of(db, MAY)}",
    }  # fmt: skip
    assert (second["low"], second["high"], second["voice"]) == (None, 20000, -1)


def test_the_charting_library_comes_from_here_and_may_be_kept(get: Get):
    scripts = re.findall(r'<script[^>]* src="(/-/archive-[0-9a-f]{8}/[^"]+)"', get(SERIES).text)
    assert [script.rpartition("/")[2] for script in scripts] == ["d3.min.js", "plot.umd.min.js", "series.js"]
    for script in scripts:
        answer = get(script)
        assert answer.headers["content-type"].startswith("text/javascript")
        assert "immutable" in answer.headers["cache-control"]
    folder = scripts[0].rpartition("/")[0]
    assert get(f"{folder}/tracking.css").headers["content-type"].startswith("text/css")
    for nothing in ("none.js", "d3.LICENSE", "guards.py", "..%2F..%2Fguards.py"):
        assert "import" not in get(f"{folder}/{nothing}", follow_redirects=True).text
        assert get(f"{folder}/{nothing}", follow_redirects=True).status_code == 404


def test_the_licences_of_what_is_vendored_stand_beside_it():
    vendor = ROOT / "plugins" / "static" / "vendor"
    assert {path.name for path in vendor.iterdir()} == {"d3.min.js", "d3.LICENSE", "plot.umd.min.js", "plot.LICENSE"}
    assert "d3js.org v7.9.2" in (vendor / "d3.min.js").read_text()[:100]
    assert "@observablehq/plot v0.6.17" in (vendor / "plot.umd.min.js").read_text()[:100]


def test_a_series_is_downloaded_as_a_picture(get: Get, db: Path):
    answer = get(f"{SERIES}.svg")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert 'filename="killed-people.svg"' in answer.headers["content-disposition"]
    svg = ET.fromstring(answer.text)  # noqa: S314 - our own
    links = [link.get("href") for link in svg.iter("{http://www.w3.org/2000/svg}a")]
    assert len(links) == 2
    assert links[0] == f"http://localhost/-/figure/{key_of(db, MAY)}"
    assert "Killed &lt;b&gt;people&lt;/b&gt;" in answer.text
    assert get(f"{SERIES}.svg").text == answer.text


def test_a_series_is_downloaded_as_a_table(get: Get):
    answer = get(f"{SERIES}.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [(row["day"], row["value"], row["low"], row["source"], row["basis"]) for row in rows] == [
        ("2024-05-24", "35000", "35000", "officials", "rule"), ("2024-05-26", "20000", "", "", "rule"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["nothing", "%3Cscript%3E", "a" * 65, "%27", "é", "killed-people%00"])
@pytest.mark.parametrize("suffix", ["", ".svg", ".csv"])
def test_an_unknown_series_is_clearly_not_found(get: Get, name: str, suffix: str):
    answer = get(f"/-/series/{name}{suffix}")
    assert answer.status_code == 404
    assert "No such series" in answer.text
    assert "revision" not in answer.text
    assert "<script>" not in answer.text.replace("<script>document.currentScript", "")


def test_a_series_that_is_not_there_is_nothing(many: sqlite3.Connection):
    assert series_page(many, "nothing") is None
    assert series_csv(many, "nothing") is None


def test_every_figure_has_a_mark_of_its_kind(many: sqlite3.Connection):
    page = series_page(many, "toll")
    assert page
    assert (page.figures, len(page.points), page.unit) == (15, 13, "people")  # one has no day, one no number
    # The two forms of the police are one; seven have a colour, the rest and the unresolved "they" are together.
    assert [(voice.number, voice.name, voice.figures) for voice in page.voices] == [
        (0, "Ministry", 2), (1, "Police", 2), (2, "A", 1), (3, "Army", 1), (4, "B", 1), (5, "C", 1), (6, "D", 1),
        (7, "4 other sources", 4), (-1, "no source given", 2),
    ]  # fmt: skip
    marks = {(point.value, point.low, point.high) for point in page.points}
    assert {(1200, 1150, 1250), (30, None, 30), (35, 35, None), (None, 24, 99), (None, 3, None)} <= marks
    svg = ET.fromstring(draw(page))  # noqa: S314 - our own
    assert len(list(svg.iter("{http://www.w3.org/2000/svg}a"))) == 13
    assert len([path for path in svg.iter() if path.get("stroke-width") == "5"]) == 2  # two bars
    hollow = [each for each in svg.iter() if each.get("r") and each.get("fill") == "#ffffff"]
    assert len(hollow) == 2  # the figure on nobody's word, and its key
    assert draw(page) == draw(page)


def test_what_is_projected_has_a_mark_of_its_own_and_is_in_no_line(
    many: sqlite3.Connection, loop: asyncio.AbstractEventLoop, tmp_path: Path
):
    many.execute("update figures set certainty = 'projected' where value = 1200")
    many.commit()
    page = series_page(many, "toll")
    assert page
    [point] = [point for point in page.chart()["points"] if point.get("projected")]
    assert (point["value"], page.projected) == (1200, 1)
    assert point["label"] == "1 May 2024: about 1,200 people (1,150 to 1,250), projected, the police"
    svg = ET.fromstring(draw(page))  # noqa: S314 - our own
    assert len([each for each in svg.iter() if each.get("stroke-dasharray")]) == 2  # around the mark, and in the key
    assert (
        len([each for each in svg.iter() if each.get("stroke-opacity") == "0.6"]) == 1
    )  # the police have one toll left
    assert "feared, planned or forecast (1)" in draw(page)
    path = tmp_path / "many.db"
    shown = client(loop, start(path, metadata=metadata_for(path, ROOT)))("/-/series/toll").text
    assert "A broken ring is around what is projected" in shown
    assert '<span>feared, planned or forecast <span class="press-faint">1</span>' in shown


def test_an_axis_of_people_is_not_called_by_the_noun_of_one_figure(tmp_path: Path):
    murders = {"unit": "murder", "object": "murders"}
    connection = sqlite3.connect(
        build(tmp_path / "one.db", rows=said("article000000001", "2024-05-24", (None, murders)))
    )
    put_series(connection, Series(name="toll", title="T", measure="killed"))
    page = series_page(connection, "toll")
    connection.close()
    assert page
    assert (page.figures, page.unit) == (1, "people")


def test_a_day_that_is_none_has_no_place_on_the_chart(many: sqlite3.Connection):
    many.execute("update figures set as_of = '2024-02-31' where id = 1")
    page = series_page(many, "toll")
    assert page
    assert len(page.points) == 12
    many.rollback()


@pytest.mark.parametrize("day", ["0001-01-01", "2024-05-24", "9999-12-31"])
def test_one_day_is_drawn_too(tmp_path: Path, day: str):
    rows = said("article000000001", day, (None, {"value": 0, "low": 0, "high": 0}))
    connection = sqlite3.connect(build(tmp_path / "one.db", rows=rows))
    put_series(connection, Series(name="toll", title="T", measure="killed"))
    page = series_page(connection, "toll")
    connection.close()
    assert page
    ET.fromstring(draw(page))  # noqa: S314 - our own


def test_a_series_without_figures_is_drawn_as_such(
    many: sqlite3.Connection, loop: asyncio.AbstractEventLoop, tmp_path: Path
):
    put_series(many, Series(name="none", title="None", measure="killed", unit="USD"))
    page = series_page(many, "none")
    assert page
    assert "No figure with a day" in draw(page)
    path = tmp_path / "many.db"
    get = client(loop, start(path, metadata=metadata_for(path, ROOT)))
    assert "there is nothing to draw" in get("/-/series/none").text
    assert "No figure fits its rule yet" in get("/-/series/none").text


def test_of_a_long_series_the_newest_are_shown(many: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("archive.pages.series.SHOWN", 3)
    page = series_page(many, "toll")
    assert page
    assert (page.figures, [figure["day"] for figure in page.shown]) == (15, ["2024-06-04"] * 3)


@pytest.mark.parametrize(
    ("extent", "step"),
    [(0, 1), (-1, 1), (1, 0.2), (7, 1), (8, 2), (36000, 10000), (35000, 5000), (1e300, 2e299), (1e-3, 2e-4)],
)
def test_lines_stand_at_round_numbers(extent: float, step: float):
    assert tick_step(extent) == pytest.approx(step)


@pytest.mark.parametrize(
    ("first", "last", "ticks"),
    [
        ("2024-05-01", "2024-05-04", ["1 May 2024", "2 May 2024", "3 May 2024", "4 May 2024"]),
        ("2024-05-01", "2024-07-20", ["1 May 2024", "15 May 2024", "29 May 2024", "12 June 2024", "26 June 2024", "10 July 2024"]),
        ("2023-10-07", "2024-05-24", ["November 2023", "December 2023", "January 2024", "February 2024", "March 2024", "April 2024", "May 2024"]),
        ("2021-02-01", "2024-05-24", ["July 2021", "January 2022", "July 2022", "January 2023", "July 2023", "January 2024"]),
        ("2001-01-01", "2024-01-01", ["2005", "2010", "2015", "2020"]),
        ("0203-01-01", "2024-01-01", ["500", "1000", "1500", "2000"]),
    ],
)  # fmt: skip
def test_days_are_written_as_is_fit(first: str, last: str, ticks: list[str]):
    assert [label for _, label in day_ticks(date.fromisoformat(first), date.fromisoformat(last))] == ticks


# --- sources ---


def test_sources_are_listed_with_their_hedges(get: Get):
    text = get("/-/sources").text
    assert text.index(">Several allies<") < text.index(">officials<")
    assert 'aria-label="0% exact, 100% bounded, 0% approximate, 0% vague"' in text
    assert "count <span" in text
    assert "without a name" in text
    assert ">officials<" not in get("/-/sources?q=allies").text


def test_printed_forms_are_one_source_and_pronouns_are_none(many: sqlite3.Connection):
    listed = {supplier.name: supplier for supplier in choose_sources(suppliers(many))}
    assert set(listed) == {"Police", "Ministry", "Army", "Red Cross", "A", "B", "C", "D", "E", "Hospital"}
    ministry = listed["Ministry"]
    assert (ministry.figures, ministry.share("bounded"), ministry.kind) == (2, 100, "unnamed")
    assert (ministry.first, ministry.last) == ("2024-05-03", "2024-05-03")
    assert listed["E"].first is None
    assert [listed["Police"].share(hedge) for hedge in ("exact", "approximate", "vague")] == [50, 50, 0]
    assert [supplier.name for supplier in choose_sources(suppliers(many), "THE POL")] == ["Police"]


@pytest.mark.parametrize("name", ["police", "the Police", "THE POLICE", " Police"])
def test_a_source_is_found_by_any_of_its_forms(many: sqlite3.Connection, name: str):
    page = source_page(many, name)
    assert page
    assert page.supplier.figures == 2


def test_a_contradiction_is_of_two_sources_of_one_week_who_may_mean_one_place(many: sqlite3.Connection):
    page = source_page(many, "police")
    assert page
    found = {(mine["says"], other["says"], other["source"]) for mine, other in page.contradictions}
    # At least 35 agrees with 40; dozens (24 to 99) too; 90 is said of another place; A to D a month later.
    assert found == {
        ("40 people", "up to 30 people", "Ministry"), ("about 1,200 people (1,150 to 1,250)", "up to 30 people", "Ministry"),
        ("about 1,200 people (1,150 to 1,250)", "24 to 99 people", "Army"),
        ("about 1,200 people (1,150 to 1,250)", "40 people", None), ("about 1,200 people (1,150 to 1,250)", "40 people", "they"),
    }  # fmt: skip


def test_what_held_at_another_time_contradicts_nothing(many: sqlite3.Connection):
    many.execute("update figures set as_of = '2023-10-07' where article_id = 2")
    page = source_page(many, "police")
    assert page
    assert {other["source"] for _, other in page.contradictions} == {"Army", "they", None}
    many.rollback()


def test_contradictions_are_not_looked_for_without_end(many: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("archive.pages.sources.CONTRADICTIONS", 2)
    page = source_page(many, "police")
    assert page
    assert len(page.contradictions) == 2


def test_a_source_has_a_page(get: Get, db: Path):
    text = get("/-/sources/officials").text
    assert "1 figure on this word, printed 24 May 2024." in text
    assert f'<a href="/-/figure/{key_of(db, MAY)}">more than 35,000 people</a>' in text
    assert f'<a href="/-/figure/{key_of(db, "At most 20,000 people")}">up to 20,000 people</a>' in text
    assert "the article’s own" in text
    assert "Nowhere that was found" in get("/-/sources?source=Several+allies").text
    assert get("/-/sources/Several%20allies").status_code == 200


@pytest.mark.parametrize(
    "name",
    ["nobody", "%3Cscript%3E", "x" * 501, "a/b/c", "%00", "%27%20or%201=1", "é", "..%2F..", "%ff", "%E2%80%AE", "%"],
)
def test_an_unknown_source_is_clearly_not_found(get: Get, name: str):
    answer = get(f"/-/sources/{name}")
    assert answer.status_code == 404
    assert "No such source" in answer.text
    assert "revision" not in answer.text
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize("words", ["", " ", "zebra", "%", "_", "\x00", "x" * 3000, "'", "<script>alert(1)</script>"])
def test_any_words_find_sources_or_none(get: Get, words: str):
    answer = get("/-/sources", params={"q": words})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


def test_what_sources_have_in_common():
    assert fold_source("The  Gaza Health Ministry") == "gaza health ministry"
    assert fold_source("The") == "the"
    assert {"police", "Police", "the police", "The Police"} <= set(source_forms("Police"))
    assert "The U.N." in source_forms("the U.N.")


# --- compare ---


def test_two_sources_are_set_side_by_side(many: sqlite3.Connection):
    found = compare(many, "police", "the Ministry")
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
    assert compare(many, "police", "A") == Comparison((2, 1), [], capped=False)
    assert compare(many, "police", "nobody") == "nobody"


def test_two_publications_are_set_side_by_side(many: sqlite3.Connection):
    found = compare(many, "One", "Two", "publication")
    assert isinstance(found, Comparison)
    assert found.figures == (4, 2)  # of Two, nothing later than the last month of One
    assert [(meeting.month, meeting.apart, meeting.pairs) for meeting in found.meetings] == [("2024-05", 2, 8)]
    assert compare(many, "One", "Nine", "publication") == "Nine"
    many.execute("insert into publications (name) values ('Empty')")
    assert compare(many, "One", "Empty", "publication") == Comparison((0, 0), [], capped=False)
    assert names_to_choose(many, "publication") == ["Empty", "One", "Three", "Two"]
    many.rollback()


def test_the_comparison_is_a_page(get: Get, loop: asyncio.AbstractEventLoop, many: sqlite3.Connection, tmp_path: Path):
    assert '<input type="radio" name="by" value="source" checked>' in get("/-/compare").text
    assert '<option value="NBC News">' in get("/-/compare?by=publication").text
    text = get("/-/compare?a=NBC+News&b=The+Other+Paper&by=publication").text
    assert "2024-05" in text
    assert '<span class="press-tag press-apart">apart</span>' in text
    assert "they agree" in text  # about 1,200 people, displaced
    path = tmp_path / "many.db"
    text = client(loop, start(path, metadata=metadata_for(path, ROOT)))("/-/compare?a=police&b=ministry").text
    assert "2 of 4 pairs" in text
    assert "They meet nowhere" in get("/-/compare?a=officials&b=Several+allies").text


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("a=officials", 200), ("a=officials&b=", 200), ("a=officials&b=nobody", 404), ("a=x&b=y&by=publication", 404),
        ("a=officials&b=officials", 200), ("by=nonsense", 200), ("a=%00&b=%ff", 404), ("a=" + "x" * 5000 + "&b=y", 404),
        ("a=%3Cscript%3Ealert(1)&b=%3Cscript%3Ealert(1)", 404), ("a=a&a=b&b=c", 404),
    ],
)  # fmt: skip
def test_whatever_is_compared_is_answered(get: Get, query: str, status: int):
    answer = get(f"/-/compare?{query}")
    assert answer.status_code == status
    assert "<script>alert" not in answer.text


# --- questions ---


def test_the_questions_are_listed_by_who_asks(get: Get):
    text = get("/-/questions").text
    for asker in ASKERS:
        assert f"A {asker} asks" in text
    listed = re.findall(r'<li><a href="/press/(\w+)">(.+?)</a>', text)
    assert dict(listed) == {query.name: query.title for query in canned_queries().values()}
    assert len(listed) == len(canned_queries())


def test_a_publishers_own_questions_are_listed_last(loop: asyncio.AbstractEventLoop, db: Path):
    theirs = {"databases": {"press": {"queries": {"ours": {"sql": "select 1", "title": "Ours & <b>mine</b>"}}}}}
    get = client(loop, start(db, metadata=metadata_for(db, ROOT, theirs=theirs)))
    text = get("/-/questions").text
    assert text.index("A dataset builder asks") < text.index(f"A {OWN} asks") < text.index("Ours &amp; &lt;b&gt;mine")
    assert by_who_asks([]) == []


def test_a_question_that_is_closed_is_not_listed(loop: asyncio.AbstractEventLoop, db: Path):
    theirs = {"databases": {"press": {"queries": {"largest_figures": {"allow": {"id": "root"}}}}}}
    text = client(loop, start(db, metadata=metadata_for(db, ROOT, theirs=theirs)))("/-/questions").text
    assert "/press/largest_figures" not in text
    assert "/press/largest_of_a_kind" in text


# --- all of them ---


def test_every_page_is_in_the_menu(get: Get):
    text = get("/").text
    for path in ("/-/series", "/-/sources", "/-/compare", "/-/questions"):
        assert f'href="{path}"' in text


@pytest.mark.parametrize("path", PAGES)
def test_the_pages_carry_the_guards_and_load_nothing_from_elsewhere(get: Get, path: str):
    page = get(path)
    assert page.status_code == 200
    (nonce,) = re.findall(r"'nonce-([^']+)'", page.headers["content-security-policy"])
    assert all(f'nonce="{nonce}"' in tag for tag in re.findall(r"<script\b[^>]*>", page.text))
    assert not re.findall(r'<(?!a\b)[^>]*\b(?:src|href|action|data)="(?:https?:)?//(?!localhost/)[^"]*"', page.text)


@pytest.mark.parametrize("path", [*PAGES, f"{SERIES}.svg", f"{SERIES}.csv", "/-/compare?a=officials&b=nobody"])
@pytest.mark.parametrize("table", [None, "figures"])
def test_who_may_not_read_sees_no_page(loop: asyncio.AbstractEventLoop, db: Path, path: str, table: str | None):
    allow = {"allow": {"id": "root"}}
    closed = {"tables": {table: allow}} if table else allow
    answer = client(loop, start(db, metadata={"databases": {"press": closed}}))(path)
    assert answer.status_code == 403
    assert "officials" not in answer.text


def test_a_closed_series_table_closes_the_series(loop: asyncio.AbstractEventLoop, db: Path):
    closed = {"tables": {"series_figures": {"allow": {"id": "root"}}}}
    get = client(loop, start(db, metadata={"databases": {"press": closed}}))
    assert get(SERIES).status_code == 403
    assert get("/-/sources").status_code == 200


def test_addresses_keep_a_prefix(loop: asyncio.AbstractEventLoop, db: Path):
    get = client(loop, start(db, metadata=metadata_for(db, ROOT), settings={"base_url": "/prefix/"}))
    for path in PAGES:
        text = get(path).text
        assert not re.search(r'(href|action|src|data-svg)="/(?!prefix/)', text), path
    assert 'href="http://localhost/prefix/-/figure/' in get(f"{SERIES}.svg").text


def test_without_an_archive_and_without_series_the_pages_say_so(loop: asyncio.AbstractEventLoop, tmp_path: Path):
    path = tmp_path / "other.db"
    sqlite3.connect(path).execute("create table t (a)").connection.close()
    get = client(loop, start(path, metadata={}))
    for page in ("/-/series", "/-/sources", "/-/compare", "/-/questions"):
        assert get(page).status_code == 200
    assert get(SERIES).status_code == 404
    bare = build(tmp_path / "bare.db", rows={})
    get = client(loop, start(bare, metadata={}))
    assert "archive series add" in get("/-/series").text
    assert "No figure here has a source yet" in get("/-/sources").text
    assert get("/-/compare?a=x&b=y").status_code == 404
    assert "There are none here" in get("/-/questions").text


def test_two_archives_are_kept_apart(loop: asyncio.AbstractEventLoop, db: Path, tmp_path: Path):
    second = build(tmp_path / "second.db")
    connection = sqlite3.connect(second)
    connection.execute("update series set title = 'The second'")
    connection.commit()
    connection.close()
    get = client(loop, start(db, second, metadata=metadata_for(db, ROOT)))
    assert "The second" in get(f"{SERIES}?in=second").text
    assert "The second" not in get(SERIES).text
    assert f'href="{SERIES}?in=second"' in get("/-/series").text
    assert get("/-/sources").text.count("<h2>") == 2


@pytest.mark.parametrize(
    ("address", "expected"), [(None, "http://localhost/prefix"), ("https://press.example/", "https://press.example")]
)
def test_a_drawing_links_to_the_address_by_which_the_world_knows_the_archive(
    loop: asyncio.AbstractEventLoop, tmp_path: Path, address: str | None, expected: str
):
    path = build(tmp_path / "press.db")
    metadata = {"plugins": {"press-archive": {"address": address}}} if address else {}
    get = client(loop, start(path, metadata=metadata, settings={"base_url": "/prefix/"}))
    links = re.findall(r'href="([^"]+)"', get(f"{SERIES}.svg").text)
    assert links
    assert all(re.fullmatch(rf"{expected}/-/figure/\w+", link) for link in links)


def test_what_goes_away_between_two_looks_is_not_found(get: Get, monkeypatch: pytest.MonkeyPatch):
    real = access.read
    monkeypatch.setattr(access, "_read", WeakKeyDictionary())  # what was read before is not given again

    async def lose(datasette: Any, database: Any, function: Any) -> Any:
        found = await real(datasette, database, function)
        return found if getattr(function, "func", function).__name__ in ("has_series", "has_private") else None

    monkeypatch.setattr(access, "read", lose)
    for path in (SERIES, f"{SERIES}.svg", f"{SERIES}.csv"):
        assert get(path).status_code == 404


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
def test_no_page_scans_a_large_table(many: sqlite3.Connection, sql: str, values: Any):
    steps = [row[3] for row in many.execute(f"explain query plan {sql}", values)]
    scans = [step for step in steps if step.startswith("SCAN") and "USING" not in step]
    assert all(re.match(r"SCAN (n|newest|said|printed|json_each|\(subquery|CONSTANT)", step) for step in scans), steps
    assert any("USING" in step for step in steps)


def test_names_in_addresses_come_back_as_they_were(
    loop: asyncio.AbstractEventLoop, many: sqlite3.Connection, tmp_path: Path
):
    odd = "A/B & C? #1 100% “é”"
    many.execute("update attributions set source_name = ? where source_name = 'Army'", [odd])
    many.commit()
    path = tmp_path / "many.db"
    get = client(loop, start(path, metadata=metadata_for(path, ROOT)))
    (address,) = [link for link, name in re.findall(r'<a href="(/-/sources/[^"]+)"><bdi>(.+?)</bdi>', get("/-/sources").text)
                  if unescape(name) == odd]  # fmt: skip
    answer = get(unescape(address))
    assert answer.status_code == 200
    assert f'<h1 dir="auto">{odd.replace("&", "&amp;")}</h1>' in answer.text
