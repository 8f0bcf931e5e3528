"""What an article stated before it was revised, in the series it belongs to: by the rule, by hand, drawn, listed, and hidden."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import re
import sqlite3
from contextlib import closing
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from asking import ROOT, Get, client, key_of, start
from commands import ask, begin_in, good, run
from sqlite_utils import Database

from archive import open_archive
from archive.pages.drawing import STRIKE, draw
from archive.pages.series import series_page
from archive.serving import metadata_for
from archive.store.former_figures import count_former, has_former
from archive.store.migrations import migrations
from archive.store.private import hide_private
from archive.store.series import count_gone

LINE = "{} people were killed in a flood in Lindau, {} said."
# When the agency issued each text: 12 became 19, and 19 was taken back.
TIMES = ("2024-05-05T08:00:00Z", "2024-05-05T12:40:00Z", "2024-05-06T07:15:00Z", "2024-05-06T18:30:00Z")


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return begin_in(tmp_path, monkeypatch)


@pytest.fixture
def get(db: Path, loop: asyncio.AbstractEventLoop) -> Get:
    """A server that is started anew for each page, since the archive is loaded between them."""
    return lambda path: client(loop, start(db, metadata=metadata_for(db, ROOT)))(path)


def issue(number: int, *paragraphs: str, headline: str = "Flood in Lindau", item: str = "flood") -> Path:
    """Write a version of an agency's item into a folder, as it was issued at its time."""
    path = Path(f"wire/{item}-{number}.json")
    path.parent.mkdir(exist_ok=True)
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    said = {"uri": f"urn:x:{item}", "pubstatus": "usable", "type": "text", "language": "en", "firstcreated": TIMES[0]}
    said |= {"versioncreated": TIMES[number - 1], "headline": headline, "provider": "Lake Agency", "body_html": body}
    path.write_text(json.dumps(said))
    return path


def load(number: int, *paragraphs: str, **more: str) -> None:
    good("load", issue(number, *paragraphs, **more), "-j", 1, "-q")


def add(*rule: str, name: str = "toll") -> None:
    good("series", "add", name, "--measure", "killed", *rule)


def live(*numbers: str, source: str = "police") -> None:
    for n, number in enumerate(numbers, 1):
        load(n, LINE.format(number, source))


def shown(*more: str, name: str = "toll") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(good("series", "show", name, "--format", "json", *more))
    return found


def told(*more: str) -> list[tuple[str, str | None, str | None]]:
    return [(row["exact"], row["stated_until"] and row["stated_until"][5:16], row["now"]) for row in shown(*more)]


# --- which ---


def test_a_story_that_is_revised_gives_all_that_it_stated_in_order(db: Path):
    live("Three", "Twelve", "Fourteen")
    add("--place", "Lindau")
    assert told() == [
        ("Three people", "05-05T12:40", "14 people"), ("Twelve people", "05-06T07:15", "14 people"), ("Fourteen people", None, None),
    ]  # fmt: skip
    assert [(row["day"], row["source"], row["revision"], row["basis"]) for row in shown()] == [
        ("2024-05-05", "police", 1, "rule"), ("2024-05-05", "police", 2, "rule"), ("2024-05-05", "police", None, "rule"),
    ]  # fmt: skip
    assert {row["superseded_by"] for row in shown()} == {None, key_of(db, "Fourteen people")}


@pytest.mark.parametrize("once", [True, False])
def test_it_is_the_same_whenever_the_texts_were_loaded_and_the_series_was_defined(db: Path, once: bool):
    if once:
        for n, number in enumerate(("Three", "Twelve", "Fourteen"), 1):
            issue(n, LINE.format(number, "police"))
        good("load", "wire", "-j", 1, "-q")
        add()
    else:
        load(1, LINE.format("Three", "police"))
        add()
        load(2, LINE.format("Twelve", "police"))
        load(3, LINE.format("Fourteen", "police"))
    good("series", "refresh")
    assert [row[:2] for row in told()] == [
        ("Three people", "05-05T12:40"), ("Twelve people", "05-06T07:15"), ("Fourteen people", None),
    ]  # fmt: skip
    before = ask(db, "select * from former_figures"), ask(db, "select * from series_figures")
    good("load", "wire", "-j", 1, "-q", "--verify")
    assert (ask(db, "select * from former_figures"), ask(db, "select * from series_figures")) == before


@pytest.mark.parametrize(
    "after",
    [
        "12 people were killed in a flood in Lindau, police said.",
        "Twelve people were killed in a flood in the town of Lindau, police said.",
        "In Lindau, police said that twelve villagers were killed in a flood.",
        "The flood in Lindau caused 12 deaths, police said.",
        "It had rained all night. Twelve people were killed in a flood in Lindau, the mayor said.",
    ],
)
def test_the_same_number_in_other_words_was_not_stated_before(db: Path, after: str):
    load(1, LINE.format("Twelve", "police"))
    add()
    load(2, after)
    assert [row["stated_until"] for row in shown()] == [None]
    assert ask(db, "select count(*) from former_figures") == [(0,)]


def test_another_hedge_is_another_statement(db: Path):
    live("Twelve", "At least twelve")
    add()
    assert told() == [("Twelve people", "05-05T12:40", "at least 12 people"), ("At least twelve people", None, None)]


def test_what_came_back_is_stated_now(db: Path):
    live("Three", "Twelve")
    load(3, LINE.format("Three", "police"), "It had been counted wrongly.")
    add()
    assert told() == [("Twelve people", "05-06T07:15", "3 people"), ("Three people", None, None)]
    load(4, LINE.format("Five", "police"))
    assert told() == [
        ("Twelve people", "05-06T07:15", "5 people"), ("Three people", "05-06T18:30", "5 people"), ("Five people", None, None),
    ]  # fmt: skip


def test_what_was_taken_out_was_stated_until_then_and_not_since(db: Path):
    load(1, LINE.format("Three", "police"))
    add()
    load(2, "A flood struck Lindau.")
    assert told() == [("Three people", "05-05T12:40", None)]
    assert good("series", "show", "toll").endswith(
        "police  (stated until 5 May 2024, 12:40 UTC and not since)\n\n0 figures; 1 stated before\n"
    )
    assert good("series", "list") == "toll: 0 figures\n"


def test_a_statement_stays_with_who_made_it(db: Path):
    load(1, LINE.format("Three", "police"))
    load(2, LINE.format("Twelve", "the mayor"))
    add()
    assert [(row["exact"], row["source"]) for row in shown()] == [
        ("Three people", "police"),
        ("Twelve people", "mayor"),
    ]
    add("--source", "police", name="police")
    assert [row["exact"] for row in json.loads(good("series", "show", "police", "--format", "json"))] == [
        "Three people"
    ]


def test_two_sources_of_one_story_are_followed_each(db: Path):
    load(1, LINE.format("Three", "police"))
    load(2, LINE.format("Twelve", "police"), LINE.format("At least 20", "the fire service"))
    load(3, LINE.format("Fourteen", "police"), LINE.format("At least 16", "the fire service"))
    add()
    assert told() == [
        ("Three people", "05-05T12:40", "14 people"), ("Twelve people", "05-06T07:15", "14 people"),
        ("At least 20 people", "05-06T07:15", "at least 16 people"), ("Fourteen people", None, None), ("At least 16 people", None, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "belongs"),
    [
        ((), True),
        (("--place", "lindau"), True),
        (("--place", "Basel"), False),
        (("--words", "flood* AND swept"), True),
        (("--words", "bridge"), False),
        (("--object", "villager"), True),
        (("--object", "soldiers"), False),
        (("--source", "police"), True),
        (("--not-source", "police"), False),
        (("--since", "2024-05-05", "--until", "2024-05-05"), True),
        (("--since", "2024-05-06"), False),
        (("--unit", "USD"), False),
    ],
)
def test_the_whole_rule_is_asked_of_what_was_stated_before(db: Path, rule: tuple[str, ...], belongs: bool):
    lead = "In Lindau the lake rose, and floods came."
    load(1, lead, "Police said that 31 villagers were killed when floods swept the town.")
    load(2, lead, "The dead are being counted.")
    add(*rule)
    assert [row["exact"] for row in shown()] == (["31 villagers"] if belongs else [])


def test_what_a_figure_described_is_asked_of_what_was_stated_before(db: Path, get: Get):
    load(1, "Unemployment in Lindau rose to 7.1 percent.")
    load(2, "Unemployment in Lindau is being counted.")
    good("series", "add", "rate", "--object", "unemployment", "--unit", "percentage")
    good("series", "add", "other", "--object", "inflation", "--unit", "percentage")
    assert [row["exact"] for row in shown(name="rate")] == ["7.1 percent"]
    assert shown(name="other") == []
    assert [row["about"] for row in shown(name="rate")] == ["Unemployment in Lindau"]
    assert '<bdi class="press-of">Unemployment in Lindau</bdi>' in get("/-/series/rate").text
    with closing(sqlite3.connect(db)) as conn:  # a file that no program has brought up to date
        conn.execute("alter table former_figures drop column about")
    assert "7.1%" in good("series", "show", "rate")


def test_a_step_is_no_toll_before_either(db: Path):
    load(1, "The number of people killed rose by 200 people in Lindau.")
    load(2, "Nobody knows the number of people killed.")
    add()
    assert shown() == []


# --- by hand ---


def test_what_was_stated_before_is_chosen_by_hand_too(db: Path):
    live("Three", "Twelve", "Fourteen")
    add("--words", "nothing")
    three, twelve = (
        ask(db, "select key from former_figures where exact = ?", exact)[0][0]
        for exact in ("Three people", "Twelve people")
    )
    assert shown() == []
    assert good("series", "include", "toll", three).endswith("; 0 in all\n")
    assert told() == [("Three people", "05-05T12:40", "14 people")]
    good("series", "add", "toll", "--measure", "killed", "--replace")
    good("series", "exclude", "toll", twelve)
    assert ([row[0] for row in told()], [row[0] for row in told("--excluded")]) == (
        ["Three people", "Fourteen people"], ["Twelve people"],
    )  # fmt: skip
    good("series", "reset", "toll", twelve)
    assert [row[0] for row in told()] == ["Three people", "Twelve people", "Fourteen people"]
    assert run("series", "include", "toll", "0123456789abcdef").exit_code == 2


def test_what_was_put_out_by_hand_stays_out_when_it_is_revised(db: Path):
    load(1, LINE.format("Three", "police"))
    add()
    good("series", "exclude", "toll", key_of(db, "Three people"))
    load(2, LINE.format("Twelve", "police"))
    assert ([row[0] for row in told()], [row[0] for row in told("--excluded")]) == (["Twelve people"], ["Three people"])
    with closing(open_archive(db, readonly=True).conn) as conn:
        assert (count_gone(conn, 1), count_former(conn, 1)) == (0, 0)


# --- shown ---


def points(get: Get) -> list[dict[str, Any]]:
    (data,) = re.findall(
        r'<script[^>]*type="application/json"[^>]*>(.*?)</script>', get("/-/series/toll").text, re.DOTALL
    )
    found: list[dict[str, Any]] = json.loads(data)["points"]
    return found


def test_a_number_that_was_taken_back_is_drawn_as_such_and_says_so(db: Path, get: Get):
    live("Twelve", "Nineteen", "Fourteen")
    add()
    assert [(point["value"], point.get("back"), point["voice"]) for point in points(get)] == [
        (12, 2, 0),
        (19, 1, 0),
        (14, None, 0),
    ]
    assert points(get)[1]["label"] == "5 May 2024: 19 people, police; stated until 6 May 2024, 07:15 UTC; now 14 people"
    text = get("/-/series/toll").text
    (article,) = ask(db, "select key from articles")[0]
    was = ask(db, "select key from former_figures where exact = 'Nineteen people'")[0][0]
    row = next(row for row in re.findall(r"<tr class=\"press-former\">.*?</tr>", text, re.DOTALL) if "Nineteen" in row)
    assert f'<s><a href="/-/figure/{was}">19 people</a></s>' in row
    link = f'<a href="/-/article/{article}?revision=3&amp;since=2"><time datetime="2024-05-06T07:15:00+00:00">6 May 2024, 07:15 UTC</time></a>'
    assert (
        f'stated until {link}; now <a href="/-/figure/{key_of(db, "Fourteen people")}"><bdi>14 people</bdi></a>' in row
    )
    assert f'href="/-/article/{article}?revision=2"' in row
    assert "<span>1 figure</span><span>2 more stated earlier and since revised</span>" in text
    assert '<span class="press-faint">1 and 2 earlier</span>' in text
    assert "A faint mark that is struck through" in text
    assert text.index("Fourteen people</bdi>") < text.index("Nineteen people</bdi>") < text.index("Twelve people</bdi>")
    # What it links to is there: the two texts compared, and the address of the figure that was.
    for path in re.findall(r'href="(/-/[^"#]+)', row):
        assert get(unescape(path)).status_code == 200
    assert get("/-/series").text.count("1 figure") == 1


def test_the_picture_strikes_it_through_and_says_so(db: Path, get: Get):
    live("Twelve", "Nineteen", "Fourteen")
    add()
    text = get("/-/series/toll.svg").text
    svg = ET.fromstring(text)  # noqa: S314 - our own
    struck = [each.get("transform") or "" for each in svg.iter() if each.get("d") == STRIKE]
    assert len(struck) == 2
    # One article's day: each stands to the left of what replaced it.
    across = [float(re.findall(r"[\d.]+", each)[0]) for each in struck]
    assert across[1] - across[0] == 12
    titles = [title.text or "" for title in svg.iter("{http://www.w3.org/2000/svg}title")]
    assert titles[0] == "toll: people by day, 1 figure; struck through: stated before an article was revised (2)"
    assert sum("stated until" in title for title in titles) == 2
    assert "police (1 and 2 earlier)" in text
    (line,) = (each.get("d") or "" for each in svg.iter() if each.get("stroke-opacity") == "0.6")
    assert line.count("L") == 2


def test_the_table_of_all_figures_says_until_when(db: Path, get: Get):
    live("Twelve", "Nineteen", "Fourteen")
    add()
    rows = list(csv.DictReader(io.StringIO(get("/-/series/toll.csv").text)))
    assert [(row["value"], row["stated_until"], row["revision"], row["now"]) for row in rows] == [
        ("12", "2024-05-05T12:40:00+00:00", "1", "14 people"), ("19", "2024-05-06T07:15:00+00:00", "2", "14 people"), ("14", "", "", ""),
    ]  # fmt: skip
    assert get("/-/series/toll.csv").text == good("series", "show", "toll", "--format", "csv")


def test_many_steps_take_no_more_room_than_eight(db: Path):
    numbers = range(3, 23)
    for n, number in enumerate(numbers):
        Path("story.ndjson").write_text(
            json.dumps({"key": "k", "date": "2024-05-05", "text": LINE.format(number, "police")})
        )
        good("load", "story.ndjson", "-j", 1, "-q")
        assert n == ask(db, "select count(*) from former_figures")[0][0]
    add()
    with closing(open_archive(db, readonly=True).conn) as conn:
        page = series_page(conn, "toll")
    assert page
    assert [point.back for point in page.points] == [*range(19, 0, -1), 0]
    assert (page.figures, page.former, page.drawn) == (1, 19, 1)
    svg = ET.fromstring(draw(page))  # noqa: S314 - our own
    across = [
        float(re.findall(r"[\d.]+", each.get("transform") or "")[0]) for each in svg.iter() if each.get("d") == STRIKE
    ]
    assert 90 <= across[-1] - across[0] <= 96


def test_what_was_replaced_on_a_later_day_stands_on_its_own(db: Path):
    for day, number in ((5, 3), (5, 12), (6, 14)):
        record = {"key": "k", "date": f"2024-05-0{day}", "text": f"{number} people were killed, police said."}
        Path("story.ndjson").write_text(json.dumps(record))
        good("load", "story.ndjson", "-j", 1, "-q")
    add()
    with closing(open_archive(db, readonly=True).conn) as conn:
        page = series_page(conn, "toll")
    assert page
    assert [(point.day[-2:], point.value, point.former, point.back) for point in page.points] == [
        ("05", 3, True, 1), ("05", 12, True, 0), ("06", 14, False, 0),
    ]  # fmt: skip


def test_what_is_disputed_was_nobodys_number_before_either(db: Path, get: Get):
    load(1, "Police denied that 50 people were killed in Lindau.")
    load(2, LINE.format("Twelve", "police"))
    add()
    assert [point["value"] for point in points(get)] == [12]
    assert "disputed by Police" in get("/-/series/toll").text
    assert "but for" not in get("/-/series/toll").text


def test_of_many_the_newest_are_shown(db: Path, monkeypatch: pytest.MonkeyPatch):
    live("Twelve", "Nineteen", "Fourteen")
    add()
    monkeypatch.setattr("archive.pages.series.SHOWN", 2)
    with closing(open_archive(db, readonly=True).conn) as conn:
        page = series_page(conn, "toll")
    assert page
    assert ([figure["exact"] for figure in page.shown], page.former) == (["Nineteen people", "Fourteen people"], 2)


def test_a_baked_site_has_it_with_what_it_links_to(db: Path):
    live("Twelve", "Fourteen")
    add()
    good("bake", "site", "-q")
    (article,) = ask(db, "select key from articles")[0]
    page = Path("site/-/series/toll/index.html").read_text(encoding="utf-8")
    links = re.findall(r'href="(\.\./\.\./[^"#]+)', page.partition('class="press-former"')[2].partition("</tr>")[0])
    assert f"../../article/{article}/revision-2-since-1/index.html" in links
    assert f"../../article/{article}/revision-1/index.html" in links
    for link in links:
        assert (Path("site/-/series/toll") / link).exists()
    assert "stated until" in Path("site/-/series/toll.svg").read_text(encoding="utf-8")


def test_an_archive_without_revisions_looks_as_it_did(db: Path, get: Get):
    live("Twelve")
    add()
    texts = [get(f"/-/series/toll{suffix}").text for suffix in ("", ".svg")]
    for text in (*texts, good("series", "show", "toll")):
        assert not re.search(r"press-former|press-until|back\"|earlier|stated|struck|before", text)


# --- private articles ---


def test_nothing_that_a_private_article_stated_before_is_shown(db: Path, get: Get):
    live("Twelve", "Nineteen", "Fourteen")
    load(1, LINE.format("Fifteen", "the mayor"), item="other")
    add()
    assert len(shown()) == 4
    good("series", "exclude", "toll", ask(db, "select key from former_figures order by id")[0][0])
    good("private", *ask(db, "select key from articles order by id")[0])
    for suffix in ("", ".svg", ".csv"):
        text = get(f"/-/series/toll{suffix}").text
        assert "15" in text
        assert not re.search("Twelve|Nineteen|Fourteen|1[249] people|stated until|earlier", text)
    good("private", "--copy", "public.db")
    assert ask(Path("public.db"), "select count(*) from former_figures") == [(0,)]
    assert ask(Path("public.db"), "select count(*) from series_figures") == [(1,)]
    whole = Path("public.db").read_bytes()
    assert b"Nineteen" not in whole
    for (key,) in ask(db, "select key from former_figures"):
        assert key.encode() not in whole


def test_a_series_of_what_only_a_private_article_stated_is_as_private(db: Path, get: Get):
    load(1, LINE.format("Three", "police"))
    load(2, "A flood struck Lindau.")
    add()
    assert get("/-/series/toll").status_code == 200
    good("private", *ask(db, "select key from articles")[0])
    assert get("/-/series/toll").status_code == 404


# --- the file ---


def test_what_was_kept_before_its_words_were_is_brought_up_to_date(db: Path):
    load(1, "Unemployment in Lindau rose to 7.1 percent.")
    with closing(sqlite3.connect(db)) as old, old:  # as the migration before left it
        old.execute("alter table former_figures drop column about")
        old.execute("delete from _sqlite_migrations where name = 'm0013_former_about'")
    load(2, "Unemployment in Lindau is being counted.")
    assert ask(db, "select exact, about from former_figures") == [("7.1 percent", "Unemployment in Lindau")]


def test_an_older_file_is_read_and_brought_up_to_date(tmp_path: Path):
    with closing(sqlite3.connect(tmp_path / "old.db")) as old:
        migrations.apply(Database(old), stop_before=["m0009_former_figures"])
        assert not has_former(old)
        assert count_former(old, 1) == 0
        # What hides private articles knows it too.
        old.execute(
            "insert into extractor (version, rules_hash) values ('1', 'x')",
        )
        old.execute(
            "insert into load_runs (id, started, status, command, version, process) values (1, '', 'ok', '', '', 0)"
        )
        old.execute(
            "insert into articles (key, identity_kind, identity_scope, identity_value, headline_source, words, digest, extractor_id,"
            " first_run_id, last_run_id, private) values ('k', 'key', '', 'k', 'given', 1, '', 1, 1, 1, 1)"
        )
        old.commit()
        assert hide_private(old)
        assert old.execute("select count(*) from series_figures").fetchone() == (0,)
        assert old.execute("select count(*) from series").fetchone() == (0,)
        old.rollback()
    with (
        closing(open_archive(tmp_path / "old.db").conn) as old,
        closing(open_archive(tmp_path / "new.db").conn) as new,
    ):
        schemas = [{row[0] for row in each.execute("select sql from sqlite_master")} for each in (old, new)]
        assert schemas[0] == schemas[1]
