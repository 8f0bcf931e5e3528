"""Tolls that somebody tracks: the rule, the choices by hand, what loads do to them, and the commands."""

from __future__ import annotations

import csv
import io
import json
import sqlite3

import pytest
from asking import get, key_of
from commands import ask, begin_in, good, refused, run

from archive import open_archive
from archive.errors import BadQuery
from archive.extract.vocabulary import measures
from archive.store.series import Series, find_series, has_series, list_series, refresh

ARTICLES = [
    {"id": "1", "date": "2024-05-24", "title": "Fighting goes on", "text": (
        "The army entered Gaza on Friday.\n\n"
        "More than 35,000 people have been killed, local health authorities said.\n\n"
        "Some 1,200 people were killed on Oct. 7, 2023, Israeli officials said.")},
    {"id": "2", "date": "2024-06-01", "title": "Toll rises in Gaza", "text": (
        "At least 36,000 Palestinians were killed, the Gaza Health Ministry said.\n\n"
        "In Chicago, 3 people were killed on Saturday.\n\n"
        "The number of people killed rose by 200 people.")},
    {"id": "3", "date": "2024-06-02", "title": "Niger", "text": "In Nigeria, 12 people were killed and 4 people were wounded."},
    {"id": "4", "title": "No day", "text": "Police said that 9 people were killed in Gaza."},
]  # fmt: skip


def write(path, articles):
    path.write_text("".join(json.dumps(article) + "\n" for article in articles))


@pytest.fixture
def db(tmp_path, monkeypatch):
    path = begin_in(tmp_path, monkeypatch)
    write(tmp_path / "wire.ndjson", ARTICLES)
    good("load", "wire.ndjson", "-j", 1, "-q")
    return path


def add(*rule, name="toll", measure="killed"):
    return good("series", "add", name, *(["--measure", measure] if measure else []), *rule)


def shown(name="toll", *more):
    return [row["exact"] for row in json.loads(good("series", "show", name, "--format", "json", *more))]


# --- the rule ---

OCT = "Some 1,200 people"
MAY = "More than 35,000 people"
JUNE = "At least 36,000 Palestinians"


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        ([], [OCT, MAY, JUNE, "3 people", "12 people", "9 people"]),
        (["--place", "gaza"], [OCT, MAY, JUNE, "9 people"]),
        (["--place", "Niger"], []),  # and not Nigeria; a headline counts only where the paragraph names no place
        (["--place", "Nigeria", "--place", "Chicago"], ["3 people", "12 people"]),
        (["--object", "palestinian"], [JUNE]),
        (["--object", "palestinian", "--object", "people", "--place", "Gaza"], [OCT, MAY, JUNE, "9 people"]),
        (["--place", "Gaza", "--not-source", "Israeli officials"], [MAY, JUNE, "9 people"]),
        (["--source", "health ministry", "--source", "POLICE"], [JUNE, "9 people"]),
        (["--since", "2024-06-01"], [JUNE, "3 people", "12 people"]),
        (["--until", "2024-05-31"], [OCT, MAY]),
        (["--until", "2024-05"], [OCT, MAY]),
        (["--since", "2024-06", "--until", "2024"], [JUNE, "3 people", "12 people"]),
        (["--words", "chicago OR authorities"], [MAY, "3 people"]),
        (["--unit", "USD"], []),
    ],
)
def test_a_rule_takes_what_it_says(db, rule, found):
    add(*rule)
    assert shown() == found


def test_words_without_a_measure_take_every_measure(db):
    add("--words", "Nigeria", measure=None)
    assert shown() == ["12 people", "4 people"]


def test_a_part_of_a_toll_is_no_toll_unless_its_object_is_asked_for(db, tmp_path):
    text = "The fire killed 23 people, including four children and two nuns. Of the 60 aboard the bus, 12 people were killed."
    write(tmp_path / "fire.ndjson", [{"id": "f", "date": "2024-06-03", "title": "Fire in Lindau", "text": text}])
    good("load", "fire.ndjson", "-j", 1, "-q")
    add("--place", "Lindau", name="lindau")
    assert shown("lindau") == ["23 people", "12 people"]
    add("--place", "Lindau", "--object", "children", name="children")
    assert shown("children") == ["four children"]


def test_what_a_figure_describes_is_its_object_too(db, tmp_path):
    texts = (
        "Unemployment in Sachsen fell to 5.2 percent.", "The jobless rate stayed at 6 percent, and 300 workers were there.", "Rates: 7 percent in May.",
        "The unemployment rate is 5.9 percent.",
    )  # fmt: skip
    write(
        tmp_path / "rates.ndjson",
        [{"id": f"r{n}", "date": f"2024-05-0{n}", "text": text} for n, text in enumerate(texts, 1)],
    )
    good("load", "rates.ndjson", "-j", 1, "-q")
    said = add(
        "--object", "unemployment", "--object", "jobless rate", "--unit", "percentage", name="rate", measure=None
    )
    assert said == ("rate: 3 figures; figures, in percentage, of “unemployment” or “jobless rate”\n")
    assert shown("rate") == ["5.2 percent", "6 percent", "5.9 percent"]
    table = list(csv.DictReader(io.StringIO(good("series", "show", "rate", "--format", "csv"))))
    assert [row["about"] for row in table] == ["Unemployment in Sachsen", "jobless rate", "unemployment rate"]
    lines = good("series", "show", "rate").splitlines()
    assert "  5.9%: unemployment rate  " in lines[5]
    assert len({line.index("asserted") for line in lines[3:6]}) == 1
    add(
        "--object", "unemployment rate", "--unit", "percentage", "--words", "is", "--replace", name="rate", measure=None
    )
    assert shown("rate") == ["5.9 percent"]
    for typed in ("%", "percent", "Percentage"):
        said = add("--object", "unemployment", "--unit", typed, "--replace", name="rate", measure=None)
        assert said.startswith("rate: 2 figures; figures, in percentage, of “unemployment”")


RATES = (
    "Leeds had a murder rate of 6.1 per 100,000.", "The murder rate was 6.4 per 100,000 people.", "Leeds saw 6.9 homicides per 100,000 residents.",
    "There were 5 deaths per 1,000 live births in Leeds.",
)  # fmt: skip


def test_a_rate_of_people_is_one_series_whether_it_says_of_whom_or_what_is_counted(db, tmp_path):
    write(tmp_path / "rates.ndjson", [{"id": f"r{n}", "text": text} for n, text in enumerate(RATES)])
    good("load", "rates.ndjson", "-j", 1, "-q")
    units = ask(db, "select unit, unit_name from figures where kind = 'rate' order by id")
    assert units == [
        ("/100000", "per 100,000"), ("/100000.person", "per 100,000 people"), ("/100000.person", "homicide per 100,000 people"),
        ("/1000.birth", "death per 1,000 live births"),
    ]  # fmt: skip
    asked = ("--object", "murder rate", "--object", "homicides", "--object", "deaths")
    for unit in ("per 100,000", "/100000.person", "per 100,000 inhabitants", "murders per 100,000 people"):
        add(*asked, "--unit", unit, "--replace", name="rate", measure=None)
        assert shown("rate") == ["6.1 per 100,000", "6.4 per 100,000 people", "6.9 homicides per 100,000 residents"]
        found = good("search", "--unit", unit, "--format", "ndjson").splitlines()
        assert [figure["value"] for row in found for figure in json.loads(row)["figures"]] == [6.9, 6.4, 6.1]
    add(*asked, "--unit", "per 1,000 births", "--replace", name="rate", measure=None)
    assert shown("rate") == ["5 deaths per 1,000 live births"]
    done = run("series", "add", "rate", *asked, "--replace")
    assert done.stderr == (
        "Of such figures there are 3 in per 100,000 people, 1 in per 1,000 live births: --unit 'per 100,000 people' takes the first.\n"
    )


def test_a_list_that_counts_nothing_by_name_is_a_series_of_bare_numbers(db, tmp_path):
    texts = (
        "The waiting list rose to 7.42 million.",
        "The waiting list fell by 2,000.",
        "A third of the waiting list is old.",
    )
    write(tmp_path / "lists.ndjson", [{"id": f"l{n}", "text": text} for n, text in enumerate(texts)])
    good("load", "lists.ndjson", "-j", 1, "-q")
    done = run("series", "add", "list", "--object", "waiting list")
    assert done.stderr == "Of such figures there are 1 without a unit: --unit none takes these.\n"
    said = add("--object", "waiting list", "--unit", "none", "--replace", name="list", measure=None)
    assert said == "list: 1 figure; figures, without a unit, of “waiting list”\n"
    assert shown("list") == ["7.42 million"]


def test_why_nothing_of_an_object_is_in_a_series_is_said(db, tmp_path):
    texts = (
        "A third of the quinces are ripe.",
        "Plums fell by 5% in May.",
        "Plums fell by 6%. Two thirds of the plums rot. He has 9 figs.",
    )
    write(tmp_path / "fruit.ndjson", [{"id": f"f{n}", "text": text} for n, text in enumerate(texts)])
    good("load", "fruit.ndjson", "-j", 1, "-q")
    good("review", key_of(db, "9 figs"), "--wrong")
    for fruit, why in (
        ("quinces", "is a share or a rank, which has no unit"),
        ("plums", "is only how far it moved, by how much and not to what or is a share or a rank, which has no unit"),
        ("figs", "was called wrong by a person"),
    ):
        done = run("series", "add", "fruit", "--object", fruit, "--replace")
        assert done.stderr == f"What counts or describes {fruit!r} here {why}; no series takes that.\n"
    done = run("series", "add", "fruit", "--measure", "killed", "--since", "2030", "--replace")
    assert done.stderr.startswith(
        "All that is asked for is here, but no figure has it all: without --since 2030-01-01 there are 6."
    )


def test_a_price_is_followed_apart_from_sums(db, tmp_path):
    texts = ("Oil fell to $17 a barrel.", "Oil earned the state $17 million.", "Oil rose to $19 per barrel.")
    write(
        tmp_path / "oil.ndjson",
        [{"id": f"o{n}", "date": f"2024-05-0{n}", "text": text} for n, text in enumerate(texts, 1)],
    )
    good("load", "oil.ndjson", "-j", 1, "-q")
    said = add("--object", "oil", "--unit", "$ a barrel", name="oil", measure=None)
    assert said == "oil: 2 figures; figures, in dollars per barrel, of “oil”\n"
    assert shown("oil") == ["$17 a barrel", "$19 per barrel"]


def test_a_series_in_another_unit_than_most_of_its_figures_says_so(db, tmp_path):
    texts = ("Unemployment rose to 5.2 percent.", "Unemployment is at 6 percent.", "Unemployment is 4,000 people.")
    write(tmp_path / "rates.ndjson", [{"id": f"r{n}", "text": text} for n, text in enumerate(texts)])
    good("load", "rates.ndjson", "-j", 1, "-q")
    hint = "Of such figures there are 2 in percentage: --unit percentage takes these.\n"
    for unit, said in (("", hint), ("--unit people", ""), ("--unit percent", "")):
        done = run("series", "add", "rate", "--object", "unemployment", *unit.split(), "--replace")
        assert (done.exit_code, hint in done.stderr) == (0, bool(said)), (unit, done.stderr)
    done = run("series", "add", "rate", "--object", "unemployment", "--unit", "USD", "--replace")
    assert done.stderr == (
        "No figure here is in 'USD'; there are people, percentage.\n"
        "Of such figures there are 2 in percentage, 1 in people: --unit percentage takes the first.\n"
    )


def test_a_rule_says_itself_in_words(db):
    said = add("--place", "Gaza", "--object", "people", "--source", "a", "--not-source", "b", "--words", "x OR killed",
               "--since", "2023-01-01", "--until", "2025-01-01")  # fmt: skip
    assert said == (
        "toll: 0 figures; figures of killed, in people, of “people”, in paragraphs that hold x OR killed, "
        "where “Gaza” is named, on the word of “a”, not on the word of “b”, since 2023-01-01, until 2025-01-01\n"
    )


# --- by hand ---


def test_what_is_chosen_by_hand_overrules_the_rule(db):
    add("--place", "Gaza")
    said = good("series", "exclude", "toll", key_of(db, OCT))
    assert said == "toll: 1 figure excluded by hand; 3 in all\n"
    said = good("series", "include", "toll", key_of(db, "12 people"), key_of(db, "4 people"))
    assert said == "toll: 2 figures included by hand; 5 in all\n"
    good("series", "refresh")
    assert shown() == [MAY, JUNE, "12 people", "4 people", "9 people"]
    assert shown("toll", "--excluded") == [OCT]
    assert "by hand" in good("series", "show", "toll")
    # Both ways back.
    said = good("series", "reset", "toll", key_of(db, OCT), key_of(db, "4 people"))
    assert said == "toll: 2 figures left to the rule; 5 in all\n"
    assert shown() == [OCT, MAY, JUNE, "12 people", "9 people"]


def test_defining_a_series_anew_keeps_what_was_chosen_by_hand(db):
    add("--place", "Gaza")
    good("series", "exclude", "toll", key_of(db, MAY))
    add("--replace", "--title", "All")
    assert MAY not in shown()
    assert "12 people" in shown()
    assert ask(db, "select title, measure from series") == [("All", "killed")]


def test_a_choice_by_hand_outlives_rules_that_make_the_figures_again(db, monkeypatch):
    add("--place", "Gaza")
    good("series", "exclude", "toll", key_of(db, MAY))
    before = ask(db, "select id from figures where exact = 'More than 35,000 people'")
    monkeypatch.setattr("archive.loading.rules_hash", lambda: "of other rules")
    assert "4 annotated again" in good("load", "wire.ndjson", "-j", 1)
    assert ask(db, "select id from figures where exact = 'More than 35,000 people'") != before
    assert shown() == [OCT, JUNE, "9 people"]
    assert shown("toll", "--excluded") == [MAY]


# --- loads ---


def test_a_load_asks_the_rules_again(db, tmp_path):
    add("--place", "Gaza")
    good("series", "include", "toll", key_of(db, MAY))
    more = {"id": "5", "date": "2024-07-01", "title": "Gaza", "text": "Nearly 38,000 people have been killed in Gaza."}
    first = {**ARTICLES[0], "text": "The army left Gaza."}
    write(tmp_path / "wire.ndjson", [first, *ARTICLES[1:], more])
    good("load", "wire.ndjson", "-j", 1)
    # What the article states no longer was stated before, and is stated again when it comes back.
    assert shown() == [OCT, MAY, JUNE, "Nearly 38,000 people", "9 people"]
    assert good("series", "show", "toll").endswith("3 figures; 2 stated before\n")
    write(tmp_path / "wire.ndjson", [*ARTICLES, more])
    good("load", "wire.ndjson", "-j", 1)
    assert shown() == [OCT, MAY, JUNE, "Nearly 38,000 people", "9 people"]
    assert good("series", "show", "toll").endswith("5 figures\n")


def test_a_load_that_changes_nothing_asks_nothing_and_changes_no_row(db, monkeypatch):
    add("--place", "Gaza")
    before = ask(db, "select * from series_figures"), ask(db, "select * from series")
    with monkeypatch.context() as patch:
        patch.setattr("archive.store.series._keys_of_rule", lambda conn, series: pytest.fail("it was asked"))
        good("load", "wire.ndjson", "-j", 1, "--verify")
    good("series", "refresh", "toll")
    assert (ask(db, "select * from series_figures"), ask(db, "select * from series")) == before


# --- commands ---


def test_series_are_listed_with_what_they_hold(db):
    result = run("series", "list")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "archive series add --help" in result.stderr
    add("--place", "Gaza", "--title", "Killed in Gaza")
    add(name="every_one")
    good("series", "exclude", "toll", key_of(db, OCT))
    good("series", "include", "toll", key_of(db, "12 people"))
    assert good("series", "list").splitlines() == [
        "every_one  every one: 6 figures, 2023-10-07 to 2024-06-02",
        "toll  Killed in Gaza: 4 figures, 1 by hand, 1 put out, 2024-05-24 to 2024-06-02",
    ]
    listed = [json.loads(line) for line in good("series", "list", "--format", "ndjson").splitlines()]
    assert [(row["name"], row["figures"], row["excluded"]) for row in listed] == [("every_one", 6, 0), ("toll", 4, 1)]


def test_a_series_is_printed_for_people_and_for_programs(db):
    add("--place", "Gaza")
    lines = good("series", "show", "toll").splitlines()
    assert lines[:2] == ["toll", "figures of killed, in people, where “Gaza” is named"]
    assert (
        lines[3].split()
        == f"2023-10-07 {key_of(db, OCT)} about 1,200 people (1,150 to 1,250) reported Israeli officials".split()
    )
    assert lines[6].startswith("no day      ")
    assert lines[-1] == "4 figures"
    table = list(csv.DictReader(io.StringIO(good("series", "show", "toll", "--format", "csv"))))
    assert [(row["low"], row["low_open"], row["source"]) for row in table][1] == (
        "35000",
        "1",
        "local health authorities",
    )


def test_an_empty_series_still_has_its_columns(db):
    add("--unit", "USD")
    assert good("series", "show", "toll", "--format", "csv").startswith("day,key,exact,")
    assert good("series", "show", "toll").endswith("in dollars\n\n0 figures\n")


def test_a_series_is_removed_and_no_figure_with_it(db):
    add()
    before = ask(db, "select count(*) from figures")
    assert good("series", "remove", "toll") == "toll: removed\n"
    assert ask(db, "select count(*) from series_figures") == [(0,)]
    assert ask(db, "select count(*) from figures") == before


def test_an_object_that_only_moved_is_not_said_to_be_nowhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rents.txt").write_text("Rents in Lindau rose by 5% in May.")
    good("load", "rents.txt", "--db", "rents.db", "-q")
    result = run("series", "add", "rents", "--object", "rents", "--unit", "percentage", "--db", "rents.db")
    assert result.stderr == (
        "What counts or describes 'rents' here is only how far it moved, by how much and not to what; no series takes that.\n"
    )


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (["--place", "Gazza"], "No place here is called 'Gazza'; did you mean Gaza?\n"),
        (["--place", "gaza", "--place", "Zork"], "No place here is called 'Zork'.\n"),
        (
            ["--source", "Gaza Health Minstry"],
            "No source here is called 'Gaza Health Minstry'; did you mean Gaza Health Ministry?\n",
        ),
        (
            ["--object", "peopl*"],
            "Nothing here counts or describes 'peopl*'; whole words are looked for, in any case.\n",
        ),
        (["--object", "People"], ""),
        (["--source", "health"], ""),
        (["--place", "(", "--source", "["], "No place here is called '('.\nNo source here is called '['.\n"),
    ],
)
def test_a_place_or_source_that_nobody_names_is_said(db, rule, said):
    done = run("series", "add", "toll", "--measure", "missing", *rule)
    assert (done.exit_code, done.stderr) == (0, f"{said}No figure here has the measure missing.\n")


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("Peopel", "No figure here is in 'Peopel'; did you mean people?\n"),
        ("dollars", "No figure here is in 'dollars', which would be 'USD'; there are people.\n"),
        ("??", "No figure here is in '??'; there are people.\n"),
        ("people", ""),
    ],
)
def test_a_unit_that_no_figure_has_is_answered_with_those_that_there_are(db, unit, said):
    done = run("series", "add", "toll", "--measure", "missing", "--unit", unit)
    assert (done.exit_code, done.stderr) == (0, f"{said}No figure here has the measure missing.\n")
    assert done.stdout.startswith("toll: 0 figures; ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["add", "toll"], "needs a measure, an object or words"),
        (["add", "toll", "--object", "?!"], "an object is what is counted or described, in words"),
        (["add", "toll", "--object", ""], "an object is what is counted or described, in words"),
        (["add", "toll", "--measure", "killed", "--place", " "], "a place or a source has a name"),
        (["add", "toll", "--measure", "killed", "--not-source", ""], "a place or a source has a name"),
        (["add", "a/b", "--measure", "killed"], "stands in an address"),
        (["add", "toll", "--measure", "slain"], "no such measure; did you mean killed?"),
        (["add", "toll", "--measure", "colour"], "no such measure; there are"),
        (["add", "toll", "--words", '"..."'], "nothing can match"),
        (["add", "toll", "--measure", "killed", "--since", "2024-02-02", "--until", "2024-01-01"], "no day is since"),
        (["add", "toll", "--measure", "killed", "--since", "May"], "no day; write it as 2024-05-24"),
        (["add", "there", "--measure", "killed"], "--replace defines it anew"),
        (["show", "nothing"], "no series of this name"),
        (["remove", "nothing"], "no series of this name"),
        (["refresh", "nothing"], "no series of this name"),
        (["include", "nothing", "k"], "no series of this name"),
        (["include", "there", "no such key"], "no figure has this key"),
        (["exclude", "there", "x"], "no figure has this key"),
        (["exclude", "there"], "Missing argument"),
        (["reset", "there", "x"], "nobody has chosen"),
        (["nonsense"], "No such command"),
    ],
)
def test_bad_input_is_one_line_and_writes_nothing(db, arguments, said):
    add(name="there")
    before = ask(db, "select * from series"), ask(db, "select * from series_figures")
    assert said in refused("series", *arguments)
    assert (ask(db, "select * from series"), ask(db, "select * from series_figures")) == before


def test_of_several_keys_all_are_written_or_none(db):
    add()
    refused("series", "exclude", "toll", key_of(db, MAY), "nothing")
    assert shown("toll", "--excluded") == []


def test_without_an_archive_it_is_said_what_to_do(tmp_path):
    for command in (["list"], ["add", "a", "--measure", "killed"], ["show", "a"]):
        assert "archive load PATH" in refused("series", *command, "--db", tmp_path / "no.db")


# --- the file ---


def test_an_older_file_is_brought_up_to_date_with_its_rows(tmp_path):
    from sqlite_utils import Database

    from archive.store.articles import put_vocabularies
    from archive.store.migrations import migrations

    old = sqlite3.connect(tmp_path / "old.db")
    migrations.apply(Database(old), stop_before=["m0003_series"])
    put_vocabularies(old, measures(), [])
    assert not old.execute("select 1 from sqlite_master where name like 'series%'").fetchall()
    # What reads it before it is brought up to date finds no series, and no fault.
    assert not has_series(old)
    assert (list_series(old), find_series(old, "toll"), refresh(old)) == ([], None, 0)
    old.close()
    good("series", "add", "toll", "--measure", "killed", "--db", tmp_path / "old.db")
    new = open_archive(tmp_path / "new.db").conn
    conn = open_archive(tmp_path / "old.db").conn
    schemas = [{row[0] for row in each.execute("select sql from sqlite_master")} for each in (new, conn)]
    assert schemas[0] == schemas[1]
    assert conn.execute("select count(*) from measures").fetchone()[0] > 5
    assert conn.execute("pragma foreign_key_check").fetchall() == []
    found = find_series(conn, "toll")
    assert found == (1, Series(name="toll", title="toll", measure="killed"))
    with pytest.raises(BadQuery, match="no series"):
        refresh(conn, ["other"])
    conn.close()
    new.close()


def test_a_rule_is_said_with_the_name_of_its_unit(db):
    texts = ("The murder rate fell to 12 per 100,000 people.", "An average car uses 6 litres per 100 kilometres.")
    write(
        db.with_name("rates.ndjson"),
        [{"id": f"r{n}", "date": f"2024-05-0{n}", "text": text} for n, text in enumerate(texts, 1)],
    )
    good("load", "rates.ndjson", "-j", 1, "-q")
    for name, words, typed, said in (
        ("murder", "murder rate", "per 100,000 people", "figures, per 100,000 people, of “murder rate”"),
        ("car", "car", "litres per 100 kilometres", "figures, in litres per 100 kilometres, of “car”"),
    ):
        assert add("--object", words, "--unit", typed, name=name, measure=None) == f"{name}: 1 figure; {said}\n"
        assert said in good("series", "show", name)
        assert f"by the rule: {said}<" in get(db, f"/-/series/{name}").text


def test_how_many_steps_a_rule_leaves_out_is_said(db):
    path = db.with_name("prices.ndjson")
    texts = ("Unemployment rose 3.9 percent.", "Unemployment rose 3.4 percent. Unemployment fell to 4.2 percent.")
    write(path, [{"id": f"p{n}", "date": f"2024-05-0{n}", "text": text} for n, text in enumerate(texts, 1)])
    good("load", path, "-j", 1, "-q")
    rule = ("series", "add", "prices", "--object", "unemployment", "--unit", "percentage", "--replace")
    newest = key_of(db, "3.4 percent")
    result = run(*rule)
    assert result.stdout.startswith("prices: 1 figure; ")
    assert (
        f'Left out are 2 figures that say only how far it moved and not to what; archive series include prices {newest} takes the newest, "3.4 percent"'
        in result.stderr
    )
    assert 'Left out is "3.4 percent", which says only' in run(*rule, "--since", "2024-05-02").stderr
    good("series", "include", "prices", newest)
    assert sorted(shown("prices")) == ["3.4 percent", "4.2 percent"]


def test_a_place_that_is_printed_and_in_no_list_is_said(db):
    path = db.with_name("crash.ndjson")
    write(
        path,
        [
            {
                "id": "c",
                "title": "Crash",
                "date": "2024-05-01",
                "text": "The upper kelmarvik bus crash killed 24 people.",
            }
        ],
    )
    good("load", path, "-j", 1, "-q")
    said = run("series", "add", "crash", "--measure", "killed", "--place", "kelmarvik").stderr
    assert "No place here is called 'kelmarvik', but it is printed" in said
    assert "--words kelmarvik takes the paragraphs" in said
    said = run("series", "add", "crash2", "--measure", "killed", "--place", "upper kelmarvik").stderr
    assert "--words '\"upper kelmarvik\"' takes" in said
    assert "it is printed" not in run("series", "add", "crash3", "--measure", "killed", "--place", "Atlantis").stderr


@pytest.mark.parametrize(("typed", "instead"), [("--from", "--since"), ("--to", "--until")])
def test_days_are_typed_as_a_series_takes_them(db, typed: str, instead: str):
    assert f"No such option '{typed}'. A series takes {instead}." in refused(
        "series", "add", "x", "--measure", "killed", typed, "2024"
    )
    assert "A series takes" not in refused("series", "add", "x", "--zzz")


def test_which_part_of_a_rule_leaves_nothing_is_said(db, tmp_path):
    texts = (
        "Police said 12 vans were sold in Peru.",
        "The mayor said 9 vans were sold in Peru.",
        "Police said 7 carts were sold in Chile.",
    )
    write(
        tmp_path / "vans.ndjson", [{"id": f"v{n}", "date": "2024-05-06", "text": text} for n, text in enumerate(texts)]
    )
    good("load", "vans.ndjson", "-j", 1, "-q")
    opens = "All that is asked for is here, but no figure has it all: "
    for asked, said in (
        (("--place", "Chile"), "without --place Chile there are 2.\n"),
        (("--place", "Chile", "--source", "police"), "without --place Chile there is 1.\n"),
        (
            ("--source", "police", "--not-source", "police"),
            "without --source police there is 1, without --not-source police there is 1.\n",
        ),
        (("--since", "2025"), "without --since 2025-01-01 there are 2.\n"),
        (
            ("--since", "2025", "--place", "Chile"),
            "nor all but one part; leave more out, and archive search shows what there is.\n",
        ),
    ):
        done = run("series", "add", "sold", "--object", "vans", "--unit", "van", *asked, "--replace")
        assert done.stderr == opens + said


def test_figures_that_only_move_are_told_where_nothing_is_left(db, tmp_path):
    texts = ("The mill is to cut 400 jobs.", "The fair has 90 jobs.", "The kiln laid off 12 people.")
    write(tmp_path / "jobs.ndjson", [{"id": f"j{n}", "text": text} for n, text in enumerate(texts)])
    good("load", "jobs.ndjson", "-j", 1, "-q")
    done = run("series", "add", "jobs", "--measure", "laid_off", "--object", "jobs", "--replace")
    assert done.stderr.startswith(
        "All that is asked for is here, but no figure has it all: without --object jobs there is 1.\n"
    )
    assert 'Left out is "400 jobs", which says only how far it moved' in done.stderr


def test_a_series_is_csv_for_excel_too(db):
    add()
    plain = run("series", "show", "toll", "--format", "csv").stdout_bytes
    assert run("series", "show", "toll", "--format", "csv", "--bom").stdout_bytes == b"\xef\xbb\xbf" + plain
