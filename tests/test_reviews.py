"""What persons say of figures: kept beside the rows, said of what these stated then, shown, and heeded by series."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from asking import get, key_of
from commands import ask, begin_in, good, load_record, refused, run
from test_clusters import key

from archive import open_archive
from archive.store.reviews import list_reviews, verdicts_of

FIRE = (
    "At least 12 people were killed in a hotel fire, police said. Road 120 was closed.\n\nSome 30 people were wounded."
)


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = begin_in(tmp_path, monkeypatch)
    load_record(FIRE)
    return path


def test_a_figure_is_said_to_be_wrong_and_right_again(db: Path):
    toll = key_of(db, "At least 12 people")
    assert (
        good("review", toll, "--wrong", "--note", "13 in the\npolice report", "--by", "Ann Lee")
        == f"{db}: 1 figure said to be wrong\n"
    )
    assert good("review").startswith(f"{toll}  20")
    assert good("review").endswith("  wrong  At least 12 people  Ann Lee  13 in the police report\n")
    good("review", toll, "--right", "--by", "Ann Lee")
    (row,) = [json.loads(line) for line in good("review", "--format", "ndjson").splitlines()]
    assert (row["verdict"], row["note"], row["state"], row["article"]) == ("right", None, "holds", key(db, "a"))
    assert json.loads(good("show", toll, "--format", "json"))["reviews"][0]["verdict"] == "right"
    assert good("review", toll, "--forget", "--by", "Ann Lee") == f"{db}: 1 figure no longer reviewed by Ann Lee\n"
    assert "Nothing was said" in run("review").stderr


def test_many_are_reviewed_at_once_or_none(db: Path):
    keys = [row[0] for row in ask(db, "select key from figures order by id")]
    assert len(keys) == 2
    assert "2 figures said to be right" in good("review", "-", "--right", input="\n".join(keys) + "\n\n")
    assert "no figure has this key" in refused("review", keys[0], "nosuchkey", "--wrong")
    assert ask(db, "select distinct verdict from figure_reviews") == [("right",)]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("{key}",), "say --right, --wrong or --forget"),
        (("--wrong",), "--wrong needs the KEYs of figures"),
        (("{key}", "--forget", "--note", "x"), "--note goes with --right or --wrong"),
        (("{key}", "--forget"), "nothing unsigned was said of this figure"),
        (("{key}", "--forget", "--by", "Bo"), "Bo has said nothing of this figure, nor has anybody else"),
        (("{key}", "--right", "--wrong"), "--right and --wrong cannot both be said of a figure"),
    ],
)
def test_a_slip_is_answered_with_what_to_do(db: Path, arguments: tuple[str, ...], said: str):
    assert said in refused("review", *(each.format(key=key_of(db, "Some 30 people")) for each in arguments))


def test_who_reviews_may_be_set_once_for_all(db: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ARCHIVE_REVIEWER", "Desk")
    good("review", key_of(db, "Some 30 people"), "--right")
    assert ask(db, "select reviewer from figure_reviews") == [("Desk",)]


def test_it_is_said_of_what_the_figure_stated_then(db: Path):
    toll = key_of(db, "At least 12 people")
    good("review", toll, "--wrong")
    with closing(sqlite3.connect(db)) as conn, conn:  # as newer rules would
        conn.execute("update figures set measure = 'wounded' where key = ?", [toll])
    with closing(open_archive(db, readonly=True).conn) as conn:
        assert [row["state"] for row in list_reviews(conn, toll)] == ["read otherwise since"]
        assert verdicts_of(conn, 1) == {}
    assert "wrong (read otherwise since)" in good("review")


def test_it_outlives_newer_rules_a_revision_and_the_figure(db: Path):
    toll = key_of(db, "At least 12 people")
    good("review", toll, "--wrong")
    with closing(sqlite3.connect(db)) as conn, conn:
        conn.execute("update extractor set rules_hash = 'older'")
    good("load", "wire.ndjson", "-q")
    assert [row["state"] for row in map(json.loads, good("review", "--format", "ndjson").splitlines())] == ["holds"]
    # The same words in a paragraph that was edited: the review goes where the figure goes.
    load_record(FIRE.replace("Road 120 was closed.", "Road 120 was closed at night."))
    moved = key_of(db, "At least 12 people")
    assert moved != toll
    assert ask(db, "select figure_key from figure_reviews") == [(moved,)]
    load_record("The hotel is open again.")
    assert "wrong (gone)" in good("review")


def test_a_series_has_no_figure_that_is_called_wrong(db: Path):
    good("series", "add", "toll", "--measure", "killed")
    toll = key_of(db, "At least 12 people")
    assert ask(db, "select figure_key from series_figures") == [(toll,)]
    good("review", toll, "--right", "--by", "Ann Lee")
    assert ask(db, "select figure_key from series_figures") == [(toll,)]
    good("review", toll, "--wrong", "--by", "Bo Ek")  # the newest word counts
    assert ask(db, "select figure_key from series_figures") == []
    good("series", "refresh")
    good("series", "add", "later", "--measure", "killed")
    assert ask(db, "select count(*) from series_figures") == [(0,)]
    good("series", "include", "toll", toll)  # by hand it may be put in all the same
    assert ask(db, "select figure_key, basis from series_figures") == [(toll, "hand")]
    good("series", "reset", "toll", toll)
    good("review", toll, "--forget", "--by", "Bo Ek")
    assert ask(db, "select count(*) from series_figures where basis = 'rule'") == [(2,)]
    good("review", toll, "--wrong")
    with closing(sqlite3.connect(db)) as conn, conn:  # newer rules read it otherwise: nobody has called that wrong
        conn.execute("update figures set certainty = 'believed' where key = ?", [toll])
    good("series", "refresh")
    assert ask(db, "select count(*) from series_figures") == [(2,)]


def test_what_was_called_wrong_is_nothing_that_was_stated_before(db: Path):
    good("series", "add", "toll", "--measure", "killed")
    first = key_of(db, "At least 12 people")
    good("review", first, "--wrong")
    load_record(FIRE.replace("12", "14"))
    second = key_of(db, "At least 14 people")
    assert ask(db, "select figure_key from series_figures") == [(second,)]
    load_record(FIRE.replace("12", "15"))
    third = key_of(db, "At least 15 people")
    assert {row[0] for row in ask(db, "select figure_key from series_figures")} == {second, third}


def test_the_pages_say_what_was_said(db: Path):
    toll, hurt = key_of(db, "At least 12 people"), key_of(db, "Some 30 people")
    assert "checked:" not in get(db, f"/-/article/{key(db, 'a')}").text
    good("review", toll, "--wrong", "--note", "<13> in the report", "--by", "Ann & Bo")
    good("review", hurt, "--right")
    page = get(db, f"/-/article/{key(db, 'a')}").text
    assert page.count("checked: right") == page.count("checked: read wrongly") == 1
    page = get(db, f"/-/figure/{toll}").text
    assert "checked: read wrongly</span> <bdi>&lt;13&gt; in the report</bdi>" in page
    assert "<bdi>Ann &amp; Bo</bdi>, " in page
    assert "now read otherwise" not in page
    with closing(sqlite3.connect(db)) as conn, conn:
        conn.execute("update figures set measure = 'wounded' where key = ?", [toll])
    assert "now read otherwise" in get(db, f"/-/figure/{toll}").text
    assert "read wrongly" not in get(db, f"/-/article/{key(db, 'a')}").text


def test_what_is_private_is_private_here_too(db: Path, tmp_path: Path):
    good("review", key_of(db, "At least 12 people"), "--wrong", "--note", "a secret note")
    good("private", key(db, "a"))
    good("private", "--copy", tmp_path / "public.db")
    assert ask(tmp_path / "public.db", "select count(*) from figure_reviews") == [(0,)]
    assert b"a secret note" not in (tmp_path / "public.db").read_bytes()


def test_an_older_file_is_brought_up_to_date(tmp_path: Path):
    from sqlite_utils import Database

    from archive.store.migrations import migrations

    with closing(sqlite3.connect(tmp_path / "old.db")) as old:
        migrations.apply(Database(old), stop_before=["m0010_reviews"])
        # What reads it before it is brought up to date knows of no review, and finds no fault.
        assert (list_reviews(old), verdicts_of(old, 1)) == ([], {})
    with closing(open_archive(tmp_path / "old.db").conn) as old, closing(open_archive(tmp_path / "new.db").conn) as new:
        schemas = [{row[0] for row in conn.execute("select sql from sqlite_master")} for conn in (old, new)]
        assert schemas[0] == schemas[1]


def test_a_number_that_is_put_right_has_whole_bounds_where_the_figure_counts_in_wholes(db: Path) -> None:
    load_record("Some 30 people were wounded. It took about 30 hours.")
    for exact, bounds in (("Some 30 people", (34, 36)), ("about 30 hours", (34.5, 35.5))):
        good("review", key_of(db, exact), "--wrong", "--in", "number=about 35")
        sql = (
            "select corrections ->> '$.number.low', corrections ->> '$.number.high' from figure_reviews where exact = ?"
        )
        assert ask(db, sql, exact) == [bounds]


@pytest.mark.parametrize(
    ("exact", "typed", "states"),
    [
        ("12%", "£3", (3, "GBP")),
        ("12%", "about 5 km", (5, "km")),
        ("12%", "at least 20 per cent", (20, "percentage")),
        ("12%", "20", (20, "percentage")),
        ("14", "75%", (75, "percentage")),
        ("Some 30 people", "40 deaths", (40, "death")),
        ("31 deaths", "32 people", (32, "death")),  # what a toll counts is people
        ("31 deaths", "4 per 100,000", (4, "/100000")),
    ],
)
def test_a_number_that_is_typed_with_a_unit_is_in_it(
    db: Path, exact: str, typed: str, states: tuple[float, str]
) -> None:
    load_record("Some 30 people were wounded. There were 31 deaths. Prices rose 12%. It was 14.")
    key = key_of(db, exact)
    with closing(sqlite3.connect(db)) as conn, conn:
        conn.execute("insert or ignore into units (unit, unit_name, kind) values ('/100000', 'per 100,000', 'rate')")
    [(before,)] = ask(db, "select unit from figures where key = ?", key)
    good("review", key, "--wrong", "--in", f"number={typed}")
    assert ask(db, "select value, unit from checked_figures where key = ?", key) == [states]
    [(corrections,)] = ask(db, "select corrections from figure_reviews where figure_key = ?", key)
    assert json.loads(corrections).get("unit", before) == states[1]
    assert "unit" not in json.loads(corrections)["number"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("number=5 glonks",), 'is in "glonk", which is no unit of this archive'),
        (("number=£3", "unit=USD"), "the number is in GBP and the unit is USD; type the number alone"),
        (("unit=-", "number=£3"), "the number is in GBP and the unit is none"),
    ],
)
def test_a_number_in_no_unit_or_in_two_is_refused(db: Path, typed: tuple[str, ...], said: str) -> None:
    toll = key_of(db, "At least 12 people")
    assert said in refused("review", toll, "--wrong", *(word for each in typed for word in ("--in", each)))
    assert ask(db, "select count(*) from figure_reviews") == [(0,)]


def test_who_forgets_what_somebody_else_said_is_told_who_that_was(db: Path) -> None:
    toll = key_of(db, "At least 12 people")
    good("review", toll, "--wrong", "--by", "Ana Ek")
    said = refused("review", toll, "--forget")
    assert "nothing unsigned was said of this figure; Ana Ek did" in said
    assert f"archive review {toll} --forget --by 'Ana Ek'" in said
    good("review", toll, "--right")
    assert "who did not sign and Ana Ek did" in refused("review", toll, "--forget", "--by", "Bo")


def test_a_figure_that_is_shown_has_what_was_said_of_it_in_lines(db: Path) -> None:
    toll = key_of(db, "At least 12 people")
    assert "review" not in good("show", toll)
    good("review", toll, "--wrong", "--in", "number=13", "--note", "13 in the report", "--by", "Ana")
    good("review", toll, "--right", "--by", "Bo")
    lines = [line for line in good("show", toll).splitlines() if line.startswith("review ")]
    assert [line.split(maxsplit=2)[2] for line in lines] == [
        "right  Bo",
        "wrong  Ana  number=13  13 in the report",
    ]
