"""What a revision makes of an article's figures: told apart, found again by an old address, followed by choices made by hand."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from asking import ROOT, Get, client, key_of, start
from commands import ask, begin_in, good, run
from loads import counts, go, write

from archive import annotate, open_archive
from archive.model import Document, Identity
from archive.serving import metadata_for
from archive.store.figure_changes import compare, find_former, stated

FIRE = "At least 12 people were killed and 30 wounded in a hotel fire, police said."
NIGHT = " It began at night."


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return begin_in(tmp_path, monkeypatch)


def load(text: str, name: str = "fire.txt", *options: str) -> None:
    Path(name).write_text(f"{text}\n", encoding="utf-8")
    good("load", name, "-j", 1, "-q", *options)


# --- the comparison ---


def changes(before: str, after: str) -> list[tuple[str, str | None, str | None]]:
    sides = [
        [stated(figure, found.attributions) for figure in found.figures]
        for found in (
            annotate(Document(text=text, identity=Identity("key", "", "k"), format="text")) for text in (before, after)
        )
    ]
    return [
        (change.name, change.before and change.before.exact, change.after and change.after.exact)
        for change in compare(*sides)
    ]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (FIRE, FIRE, []),
        (FIRE, FIRE + "\n\nThe hotel had 40 rooms.", [("added", None, "40 rooms")]),
        (FIRE + "\n\nThe hotel had 40 rooms.", FIRE, [("removed", "40 rooms", None)]),
        (FIRE, FIRE + NIGHT, [
            ("moved", "At least 12 people", "At least 12 people"), ("moved", "30 wounded", "30 wounded"),
        ]),
        (FIRE, FIRE.replace("12", "15"), [
            ("moved", "30 wounded", "30 wounded"), ("changed", "At least 12 people", "At least 15 people"),
        ]),
        # Another hedge is another statement of the same.
        (FIRE, FIRE.replace("At least", "About"), [
            ("moved", "30 wounded", "30 wounded"), ("changed", "At least 12 people", "About 12 people"),
        ]),
        # Which of two is which nobody can say.
        ("It had 4 rooms, and 4 rooms more.", "It has 4 rooms, and 4 rooms more.", [
            ("removed", "4 rooms", None), ("removed", "4 rooms", None),
            ("added", None, "4 rooms"), ("added", None, "4 rooms"),
        ]),
        # Of two of one subject each goes with who says it.
        ("Police said that 3 people were killed. The mayor said that 5 people were killed.",
         "The mayor said that 6 people were killed. Police said that 4 people were killed.", [
            ("changed", "3 people", "4 people"), ("changed", "5 people", "6 people"),
        ]),
        # A number that nothing is said of is not known again.
        ("Up to 41.", "Up to 42 now.", [("removed", "Up to 41", None), ("added", None, "Up to 42")]),
    ],
)  # fmt: skip
def test_figures_of_two_texts_are_told_apart(before: str, after: str, said: list[Any]):
    assert changes(before, after) == said


def test_a_revision_writes_what_became_of_its_figures(db: Path):
    load(FIRE)
    assert ask(db, "select count(*) from figure_changes") == [(0,)]
    old = key_of(db, "At least 12 people")
    load(FIRE.replace("12", "15"))
    assert ask(
        db,
        "select revision, change, key_before, exact_before, value_before, low_before, high_before, key_after, exact_after,"
        " value_after, unit, measure from figure_changes where change = 'changed'",
    ) == [
        (2, "changed", old, "At least 12 people", 12.0, 12.0, None, key_of(db, "At least 15 people"), "At least 15 people",
         15.0, "people", "killed"),
    ]  # fmt: skip
    before = ask(db, "select * from figure_changes")
    good("load", "fire.txt", "--verify")
    assert ask(db, "select * from figure_changes") == before


# --- choices by hand ---


def shown(*more: str) -> list[str]:
    return [row["exact"] for row in json.loads(good("series", "show", "toll", "--format", "json", *more))]


def test_a_choice_by_hand_follows_a_figure_that_is_stated_in_the_same_words(db: Path):
    load(FIRE)
    good("series", "add", "toll", "--measure", "wounded")
    good("series", "exclude", "toll", key_of(db, "30 wounded"))
    good("series", "include", "toll", key_of(db, "At least 12 people"))
    for text in (FIRE + NIGHT, FIRE, FIRE.replace("a hotel", "an old hotel")):
        load(text)
        assert (shown(), shown("--excluded")) == (["At least 12 people"], ["30 wounded"])
        assert ask(db, "select count(*) from series_figures") == [(2,)]


def test_a_choice_by_hand_does_not_follow_to_another_number(db: Path):
    load(FIRE)
    good("series", "add", "toll", "--measure", "wounded")
    good("series", "exclude", "toll", key_of(db, "30 wounded"))
    load(FIRE.replace("30", "33"))
    assert (shown(), shown("--excluded")) == (["33 wounded"], ["30 wounded"])
    load(FIRE)
    assert (shown(), shown("--excluded")) == (["33 wounded"], ["30 wounded"])


# --- old addresses ---


def test_an_old_key_leads_to_the_same_words_on_the_command_line(db: Path):
    load(FIRE)
    old = key_of(db, "30 wounded")
    load(FIRE + NIGHT)
    load(FIRE + NIGHT + " Rain fell.")
    now = key_of(db, "30 wounded")
    result = run("show", old, "--format", "json")
    assert json.loads(result.stdout)["key"] == now
    assert result.stderr == f"{old} has the key {now} since its paragraph was edited\n"


def test_an_old_key_of_another_number_says_where_it_stood(db: Path):
    load(FIRE)
    old = key_of(db, "At least 12 people")
    load(FIRE + NIGHT)
    load(FIRE.replace("12", "15"))
    article, now = ask(db, "select key from articles")[0][0], key_of(db, "At least 15 people")
    result = run("show", old)
    assert result.exit_code == 2
    assert result.stderr == (
        f"Error: '{old}': \"At least 12 people\" stood in revision 1 of the article {article}, which states"
        f' "At least 15 people" now ({now}); archive show {article} --revision 1 prints that text\n'
    )
    load("A hotel burnt.")
    assert "stood in revision 1" in run("show", old).stderr
    assert "which states" not in run("show", old).stderr


def test_an_address_that_comes_back_is_followed_no_further(db: Path):
    for text in (FIRE, FIRE + NIGHT, FIRE):
        load(text)
    with closing(open_archive(db, readonly=True).conn) as conn:
        away = conn.execute("select key_after from figure_changes where revision = 2 order by id").fetchall()
        former = find_former(conn, away[0][0])
        assert former is not None
        assert former.same
        assert former.now == key_of(db, former.exact)


@pytest.fixture
def get(db: Path, loop: asyncio.AbstractEventLoop) -> Get:
    """A server that is started anew for each page, since the archive is loaded between them."""
    return lambda path: client(loop, start(db, metadata=metadata_for(db, ROOT)))(path)


def test_an_old_address_of_the_same_words_leads_on(db: Path, get: Any):
    load(FIRE)
    old = key_of(db, "30 wounded")
    load(FIRE + NIGHT)
    now = key_of(db, "30 wounded")
    for ending in ("", ".bib"):
        page = get(f"/-/figure/{old}{ending}")
        assert (page.status_code, page.headers["location"]) == (302, f"/-/figure/{now}{ending}")


def test_an_old_address_of_another_number_says_what_stood_there(db: Path, get: Any):
    load(FIRE)
    old = key_of(db, "At least 12 people")
    load(FIRE.replace("12", "15"))
    article, now = ask(db, "select key from articles")[0][0], key_of(db, "At least 15 people")
    page = get(f"/-/figure/{old}")
    assert page.status_code == 200
    assert f'href="/-/article/{article}?revision=1"' in page.text
    assert f'<a href="/-/figure/{now}"><bdi>At least 15 people</bdi></a>' in page.text
    assert "noindex" in page.text
    assert get(f"/-/figure/{old}.bib").status_code == 404
    load("A hotel burnt.")
    assert "The article states no such figure now." in get(f"/-/figure/{old}").text
    assert get("/-/figure/0123456789abcdef").status_code == 404


def test_old_addresses_are_files_of_a_baked_site(db: Path):
    load(FIRE)
    killed, wounded = key_of(db, "At least 12 people"), key_of(db, "30 wounded")
    load(FIRE.replace("12", "15"))
    good("bake", "site", "-q")
    page = Path(f"site/-/figure/{wounded}/index.html").read_text(encoding="utf-8")
    assert f'<a href="../{key_of(db, "30 wounded")}/index.html">this figure in the article as it is now</a>' in page
    page = Path(f"site/-/figure/{killed}/index.html").read_text(encoding="utf-8")
    assert f'<a href="../{key_of(db, "At least 15 people")}/index.html"><bdi>At least 15 people</bdi></a>' in page


def test_an_old_address_of_a_private_article_says_nothing(db: Path, get: Any):
    load(FIRE)
    old = key_of(db, "30 wounded")
    load(FIRE + NIGHT)
    good("private", *ask(db, "select key from articles")[0])
    assert get(f"/-/figure/{old}").status_code == 404


# --- earlier texts ---


def test_an_earlier_text_is_printed_without_the_line_above_it(db: Path, get: Any):
    load(f" date 2024-07-01 {FIRE}\n\nNobody saw it.")
    load(f" date 2024-07-01 {FIRE.replace('12', '15')}")
    key = ask(db, "select key from articles")[0][0]
    day = ask(db, "select substr(seen, 1, 10) from revisions")[0][0]
    assert good("show", key, "--revision", 1) == (
        f"{FIRE}\n2024-07-01 · revision 1 of 2, first seen {day}\n\n{FIRE}\n\nNobody saw it.\n"
    )
    row = json.loads(good("show", key, "--revision", 2, "--format", "json"))
    assert (row["article"], row["revision"], row["latest"]) == (key, 2, 2)
    [paragraph] = row["paragraphs"]
    assert row["text"][paragraph["start"] : paragraph["end"]] == paragraph["text"] == FIRE.replace("12", "15")
    page = get(f"/-/article/{key}?revision=1").text
    assert f'<div class="press-verbatim" dir="auto">{FIRE}' in page


def test_two_texts_are_compared(db: Path):
    Path("wire.ndjson").write_text(
        json.dumps({"key": "k", "headline": "Fire kills 12", "text": f"{FIRE}\n\nSo it was."})
    )
    good("load", "wire.ndjson", "-q")
    text = f"{FIRE.replace('12', '15')}\n\nSo it was.\n\nThe hotel had 40 rooms."
    Path("wire.ndjson").write_text(json.dumps({"key": "k", "headline": "Fire kills 15", "text": text}))
    good("load", "wire.ndjson", "-q")
    said = good("show", "k", "--diff")
    changed, rooms = key_of(db, "At least 15 people"), key_of(db, "40 rooms")
    assert said.split("\n", 1)[1] == (
        "\n- Fire kills 12\n+ Fire kills 15\n"
        f"\n- {FIRE}\n\n+ {FIRE.replace('12', '15')}\n"
        "\n  (1 paragraph as before)\n"
        "\n+ The hotel had 40 rooms.\n"
        "\n2 figures changed\n"
        f"  {changed}  changed  At least 12 people -> At least 15 people\n"
        f"  {rooms}  added    40 rooms\n"
    )
    assert said == good("show", "k", "--diff", "--revision", 2)
    row = json.loads(good("show", "k", "--diff", "--format", "json"))
    assert [mark for mark, _ in row["paragraphs"]] == ["-", "+", " ", "+"]
    assert [figure["change"] for figure in row["figures"]] == ["changed", "added"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("k", "--revision", "2"), "'k': has no revision 2; it has 1"),
        (("k", "--diff"), "'k': revision 1 is the first text; there is none before it"),
        (("x", "--diff"), "'x': no article has this key; archive search WORDS prints the keys of articles"),
    ],
)
def test_a_text_that_never_was_is_said(db: Path, arguments: tuple[str, ...], said: str):
    Path("wire.ndjson").write_text(json.dumps({"key": "k", "text": FIRE}))
    good("load", "wire.ndjson", "-q")
    result = run("show", *arguments)
    assert (result.exit_code, result.stderr) == (2, f"Error: {said}\n")


# --- the file ---


def test_an_older_file_is_brought_up_to_date(tmp_path: Path):
    from sqlite_utils import Database

    from archive.store.migrations import migrations

    with closing(sqlite3.connect(tmp_path / "old.db")) as old:
        migrations.apply(Database(old), stop_before=["m0006_figure_changes"])
        # What reads it before it is brought up to date knows no earlier figure, and finds no fault.
        assert find_former(old, "0123456789abcdef") is None
    with (
        closing(open_archive(tmp_path / "old.db").conn) as old,
        closing(open_archive(tmp_path / "new.db").conn) as new,
    ):
        schemas = [{row[0] for row in conn.execute("select sql from sqlite_master")} for conn in (old, new)]
        assert schemas[0] == schemas[1]
        assert old.execute("select * from figure_changes").fetchall() == []


def test_a_file_of_the_time_before_kinds_were_kept_is_brought_up_to_date(tmp_path: Path):
    from sqlite_utils import Database

    from archive.store.migrations import migrations

    with closing(sqlite3.connect(tmp_path / "old.db")) as old:
        migrations.apply(Database(old), stop_before=["m0007_kinds"])
        assert "kinds" not in [row[1] for row in old.execute("pragma table_info(revisions)")]
    with (
        closing(open_archive(tmp_path / "old.db").conn) as old,
        closing(open_archive(tmp_path / "new.db").conn) as new,
    ):
        schemas = [{row[0] for row in conn.execute("select sql from sqlite_master")} for conn in (old, new)]
        assert schemas[0] == schemas[1]


CAT = "Cat found\n\nA cat was found in a tree by the old mill.\n"
BANK = "Bank robbed of £3m\n\nThieves took £3m from a bank on Monday.\n"


@pytest.mark.parametrize(("before", "now"), [
    (CAT, BANK),
    ("title: Cat found\ndate: 2024-05-06\n\nA cat was found in a tree.\n", "title: Bank robbed\ndate: 2024-05-07\n\nThieves took $3m.\n"),
    (f" date 2024-05-06 \n{CAT}", f" date 2024-05-07 \n{BANK}"),
    (CAT, "Vans\n"),
])  # fmt: skip
def test_another_story_in_a_file_is_told(tmp_path, fresh, before, now):
    path = write(tmp_path / "today.txt", before)
    go(path, fresh)
    write(path, now)
    told = []
    assert counts(go(path, fresh, on_warning=told.append)) == {"revised": 1}
    [(key, reason, line)] = ask(fresh, "select key, reason, line from articles, load_errors")
    assert told == [f"{path}: {reason}"]
    assert '"Cat found" stood here and now "' in reason
    assert f"archive remove {key} first" in reason
    assert line is None
    assert counts(go(path, fresh, on_warning=told.append)) == {}
    assert len(told) == 1


@pytest.mark.parametrize(("before", "now"), [
    (CAT, CAT.replace("Cat found", "Pet rescued")),
    (CAT, CAT + "\nIt is well.\n"),
    (CAT, "Cat is well\n\nNobody was hurt.\n"),
    (CAT, f"Update\n\nThere is more to tell. {CAT}"),
    (f"key: a\n\n{CAT}", f"key: a\n\n{BANK}"),
    (f"key: a\n\n{CAT}", f"key: b\n\n{BANK}"),
])  # fmt: skip
def test_a_text_that_was_worked_on_and_one_with_a_key_are_not(tmp_path, fresh, before, now):
    path = write(tmp_path / "today.txt", before)
    go(path, fresh)
    write(path, now)
    told = []
    go(path, fresh, on_warning=told.append)
    assert told == []


# --- the day of a later version ---


@pytest.mark.parametrize(
    ("day", "warns"), [("", None), ("2021-03-32", "keeps the day that it had, 2021-03-02"), ("2021-03-04", None)]
)
def test_a_later_version_without_a_day_is_of_the_day_that_the_article_had(db: Path, day: str, warns: str | None):
    fire = {"url": "https://h.example/fire", "title": "Fire", "date": "2021-03-02", "text": FIRE}
    write(Path("fire.ndjson"), json.dumps(fire))
    good("load", "fire.ndjson", "-j", 1, "-q")
    write(Path("fire.ndjson"), json.dumps({**fire, "date": day, "text": FIRE + NIGHT}))
    said = run("load", "fire.ndjson", "-j", 1)
    assert (warns in said.output) if warns else "day" not in said.output
    own = day if day == "2021-03-04" else "2021-03-02"
    assert ask(db, "SELECT revision, published FROM articles") == [(2, own)]
    assert {as_of for (as_of,) in ask(db, "SELECT as_of FROM figures")} == {own}
