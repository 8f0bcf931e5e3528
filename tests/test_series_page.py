"""The page of a series: its figures, its chart, its drawing and its table; the same on Datasette 0.65 and 1.0."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import re
import sqlite3
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from asking import ROOT, Get, client, key_of, start
from publishing import build
from tolls import MAY, SERIES, said

from archive.pages.drawing import day_ticks, draw, tick_step
from archive.pages.series import series_csv, series_page
from archive.serving import metadata_for
from archive.store.series import Series, put_series


def test_the_series_are_listed(ask: Get):
    text = ask("/-/series").text
    assert f'<a href="{SERIES}"><bdi>Killed &lt;b&gt;people&lt;/b&gt;</bdi></a>' in text
    assert "2 figures" in text
    assert '<time datetime="2024-05-24">24 May 2024</time> to <time datetime="2024-05-26">' in text


def test_a_series_is_shown_with_its_figures_and_what_was_put_out(ask: Get, db: Path):
    text = ask(SERIES).text
    assert '<h1 dir="auto">Killed &lt;b&gt;people&lt;/b&gt;</h1>' in text
    assert "figures of killed, in people" in text
    assert f'<a href="/-/figure/{key_of(db, MAY)}">more than 35,000 people</a>' in text
    assert '<a href="/-/sources/officials"><bdi>officials</bdi></a>' in text
    assert '<a href="/-/article/laterarticle0002#f-' in text
    assert text.index("26 May 2024") < text.index(">24 May 2024")  # the newest first
    assert "1 figure put out by hand" in text
    assert "1 figure chosen by hand is in no article now" in text
    assert '<span class="press-tag">by hand</span>' in text


def test_the_chart_is_given_its_points_as_data(ask: Get, db: Path):
    text = ask(SERIES).text
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


def test_the_charting_library_comes_from_here_and_may_be_kept(ask: Get):
    scripts = re.findall(r'<script[^>]* src="(/-/archive-[0-9a-f]{8}/[^"]+)"', ask(SERIES).text)
    assert [script.rpartition("/")[2] for script in scripts] == ["d3.min.js", "plot.umd.min.js", "series.js"]
    for script in scripts:
        answer = ask(script)
        assert answer.headers["content-type"].startswith("text/javascript")
        assert "immutable" in answer.headers["cache-control"]
    folder = scripts[0].rpartition("/")[0]
    assert ask(f"{folder}/tracking.css").headers["content-type"].startswith("text/css")
    for nothing in ("none.js", "d3.LICENSE", "guards.py", "..%2F..%2Fguards.py"):
        assert "import" not in ask(f"{folder}/{nothing}", follow_redirects=True).text
        assert ask(f"{folder}/{nothing}", follow_redirects=True).status_code == 404


def test_the_licences_of_what_is_vendored_stand_beside_it():
    vendor = ROOT / "plugins" / "static" / "vendor"
    assert {path.name for path in vendor.iterdir()} == {"d3.min.js", "d3.LICENSE", "plot.umd.min.js", "plot.LICENSE"}
    assert "d3js.org v7.9.2" in (vendor / "d3.min.js").read_text()[:100]
    assert "@observablehq/plot v0.6.17" in (vendor / "plot.umd.min.js").read_text()[:100]


def test_a_series_is_downloaded_as_a_picture(ask: Get, db: Path):
    answer = ask(f"{SERIES}.svg")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert 'filename="killed-people.svg"' in answer.headers["content-disposition"]
    svg = ET.fromstring(answer.text)  # noqa: S314 - our own
    links = [link.get("href") for link in svg.iter("{http://www.w3.org/2000/svg}a")]
    assert len(links) == 2
    assert links[0] == f"http://localhost/-/figure/{key_of(db, MAY)}"
    assert "Killed &lt;b&gt;people&lt;/b&gt;" in answer.text
    assert ask(f"{SERIES}.svg").text == answer.text


def test_a_series_is_downloaded_as_a_table(ask: Get):
    answer = ask(f"{SERIES}.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [(row["day"], row["value"], row["low"], row["source"], row["basis"]) for row in rows] == [
        ("2024-05-24", "35000", "35000", "officials", "rule"), ("2024-05-26", "20000", "", "", "rule"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["nothing", "%3Cscript%3E", "a" * 65, "%27", "é", "killed-people%00"])
@pytest.mark.parametrize("suffix", ["", ".svg", ".csv"])
def test_an_unknown_series_is_clearly_not_found(ask: Get, name: str, suffix: str):
    answer = ask(f"/-/series/{name}{suffix}")
    assert answer.status_code == 404
    assert "No such series" in answer.text
    assert "revision" not in answer.text
    assert "<script>" not in answer.text.replace("<script>document.currentScript", "")


def test_a_series_that_is_not_there_is_nothing(tolls: sqlite3.Connection):
    assert series_page(tolls, "nothing") is None
    assert series_csv(tolls, "nothing") is None


def test_every_figure_has_a_mark_of_its_kind(tolls: sqlite3.Connection):
    page = series_page(tolls, "toll")
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
    tolls: sqlite3.Connection, loop: asyncio.AbstractEventLoop, tmp_path: Path
):
    tolls.execute("update figures set certainty = 'projected' where value = 1200")
    tolls.commit()
    page = series_page(tolls, "toll")
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


def test_a_day_that_is_none_has_no_place_on_the_chart(tolls: sqlite3.Connection):
    tolls.execute("update figures set as_of = '2024-02-31' where id = 1")
    page = series_page(tolls, "toll")
    assert page
    assert len(page.points) == 12
    tolls.rollback()


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
    tolls: sqlite3.Connection, loop: asyncio.AbstractEventLoop, tmp_path: Path
):
    put_series(tolls, Series(name="none", title="None", measure="killed", unit="USD"))
    page = series_page(tolls, "none")
    assert page
    assert "No figure with a day" in draw(page)
    path = tmp_path / "many.db"
    get = client(loop, start(path, metadata=metadata_for(path, ROOT)))
    assert "there is nothing to draw" in get("/-/series/none").text
    assert "No figure fits its rule yet" in get("/-/series/none").text


def test_of_a_long_series_the_newest_are_shown(tolls: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("archive.pages.series.SHOWN", 3)
    page = series_page(tolls, "toll")
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


def test_a_closed_series_table_closes_the_series(loop: asyncio.AbstractEventLoop, db: Path):
    closed = {"tables": {"series_figures": {"allow": {"id": "root"}}}}
    get = client(loop, start(db, metadata={"databases": {"press": closed}}))
    assert get(SERIES).status_code == 403
    assert get("/-/sources").status_code == 200


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
