"""Sheets: figures to judge as a CSV file, filled in by a person with a spreadsheet, and read."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from asking import key_of
from commands import ask, good, load_record, refused, run
from towns import exactly, load_towns

from archive.exporting import _FORMULA


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return load_towns(tmp_path, monkeypatch)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_sheet_is_written_filled_in_and_read(db: Path, delimiter: str):
    good("check", "--draw", 4, "--sheet", "sheet.csv")
    with open("sheet.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["figure"] for row in rows] == [
        row[0] for row in ask(db, "select figure_key from sampled_figures order by id")
    ]
    assert all(row["exact"] in row["paragraph"] and row["number"] and row["verdict"] == "" for row in rows)
    rows[0] |= {"verdict": " Right "}
    rows[1] |= {"verdict": "w", "wrong_in": "number = 7; object", "note": "see\nbelow"}
    rows[2] |= {"verdict": "perhaps"}
    with open("filled.csv", "w", encoding="utf-8-sig", newline="") as file:  # as a spreadsheet saves it
        writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
        file.write(f"nosuchkey{delimiter}right\r\n")
    result = run("check", "--read", "filled.csv", "--by", "Ann")
    assert result.exit_code == 1
    assert result.stdout == "2 verdicts kept, 2 lines could not be read\n"
    assert "filled.csv, line 5: 'perhaps': is no verdict; write right or wrong" in result.stderr
    assert "filled.csv, line 7: 'nosuchkey': no figure has this key" in result.stderr
    assert ask(db, "select figure_key, verdict, corrections, note, reviewer from figure_reviews order by id") == [
        (rows[0]["figure"], "right", None, None, "Ann"),
        (rows[1]["figure"], "wrong", json.dumps({"number": exactly(7), "object": None}), "see\nbelow", "Ann"),
    ]
    good("check", "--sheet", "rest.csv")
    with open("rest.csv", encoding="utf-8", newline="") as file:
        assert [row["figure"] for row in csv.DictReader(file)] == [row["figure"] for row in rows[2:]]


def test_no_sample_is_drawn_for_a_sheet_that_has_no_place(db: Path):
    Path("folder").mkdir()
    for sheet, said in (("no/such/sheet.csv", "cannot be written; there is no folder"), ("folder", "it is a folder")):
        for more in ([], ["--missed"], ["--draw", 2]):
            result = run("check", "--sheet", sheet, *more)
            assert (result.exit_code, result.stdout) == (2, "")
            assert said in result.stderr
            assert len(result.stderr.splitlines()) == 1
    assert ask(db, "select (select count(*) from samples), (select count(*) from paragraph_samples)") == [(0, 0)]
    assert good("check", "--draw", 1, "--sheet", "-").startswith("figure,")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"key,verdict\nx,right\n", "sheet.csv, line 1: has no column figure; archive check --sheet writes one"),
        (b"", "sheet.csv, line 1: has no column figure and no column verdict"),
        (b"figure,verdict,note\nx,right,\xff\n", "sheet.csv: is not UTF-8"),
    ],
)
def test_a_sheet_that_is_none_is_refused(db: Path, content: bytes, said: str):
    Path("sheet.csv").write_bytes(content)
    assert said in refused("check", "--read", "sheet.csv")


def test_cells_without_a_column_are_not_lost_silently(db: Path):
    key = key_of(db, "Some 2 people")
    Path("sheet.csv").write_text(
        f"figure;verdict;wrong_in\n{key};wrong;number=7;object\n{key};right;number\n7,57E+15;right\n"
    )
    result = run("check", "--read", "sheet.csv")
    assert "line 4: '7,57E+15': is no key any more, a spreadsheet made a number of it" in result.stderr
    assert "line 2: 'object': has no column" in result.stderr
    assert "line 3: 'number': says in what it is wrong, and the verdict is right" in result.stderr
    assert (result.exit_code, ask(db, "select count(*) from figure_reviews")) == (1, [(0,)])


def test_a_sheet_shows_which_of_two_it_is_and_runs_no_formula(db: Path):
    load_record("=cmd() said 34 people were killed; 34 people were killed \x1b[31mthere.", title="=1+1")
    good("check", "--draw", 2, "--kind", "count", "--seed", 1, "--sheet", "sheet.csv")
    good("check", "--draw", 99, "--sheet", "sheet.csv")
    with open("sheet.csv", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["exact"] == "34 people"]
    assert {row["paragraph"] for row in rows} == {
        "'=cmd() said ⟦34 people⟧ were killed; 34 people were killed \N{REPLACEMENT CHARACTER}[31mthere.",
        "'=cmd() said 34 people were killed; ⟦34 people⟧ were killed \N{REPLACEMENT CHARACTER}[31mthere.",
    }
    assert "\x1b[31m" not in run("check", input="s\n" * 99).stdout


@pytest.mark.parametrize(
    ("cell", "is_one"),
    [
        ("=cmd()", True), ("@SUM(A1)", True), ("-2+3+cmd|' /C calc'!A0", True), ("+1 or so", False), ("-3.5%", False),
        ("-12 degrees Celsius", False), ("up 5", False), ("- he said", True),
    ],
)  # fmt: skip
def test_a_cell_that_a_spreadsheet_would_run(cell: str, is_one: bool):
    assert (_FORMULA.match(cell) is not None) is is_one


def test_what_is_read_otherwise_since_a_sheet_was_written_was_judged_by_nobody(db: Path):
    good("check", "--draw", 2, "--sheet", "sheet.csv")
    with open("sheet.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with open("sheet.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(row | {"verdict": "right"} for row in rows)
    with closing(sqlite3.connect(db)) as conn, conn:  # as newer rules would
        conn.execute("update figures set measure = 'wounded' where key = ?", [rows[0]["figure"]])
    result = run("check", "--read", "sheet.csv")
    assert (result.exit_code, result.stdout) == (1, "1 verdict kept, 1 line could not be read\n")
    assert "line 2: " in result.stderr
    assert "is read otherwise since this sheet was written; archive check --sheet" in result.stderr
    assert ask(db, "select figure_key from figure_reviews") == [(rows[1]["figure"],)]


def test_a_sheet_that_is_read_again_says_nothing_new(db: Path):
    key = key_of(db, "Some 2 people")
    Path("sheet.csv").write_text(f"Figure,VERDICT,Wrong_In,note\n{key},Wrong,Object=-,why\n")
    assert good("check", "--read", "sheet.csv", "--by", "Ann") == "1 verdict kept\n"
    assert ask(db, "select corrections from figure_reviews") == [('{"object": ""}',)]
    good("review", key, "--right", "--by", "Bo")
    assert good("check", "--read", "sheet.csv", "--by", "Ann") == "0 verdicts kept, 1 said before\n"
    newest = "select verdict from figure_reviews order by reviewed desc, id desc limit 1"
    assert ask(db, newest) == [("right",)]
    with closing(sqlite3.connect(db)) as conn, conn:  # what newer rules read otherwise may be judged the same again
        conn.execute("update figures set measure = 'wounded' where key = ?", [key])
    assert good("check", "--read", "sheet.csv", "--by", "Ann") == "1 verdict kept\n"


@pytest.mark.parametrize("note", ['"never closed', "x" * 200_000])
def test_a_sheet_that_ends_in_the_middle_of_a_cell_is_said(db: Path, note: str):
    keys = [key for (key,) in ask(db, "select key from figures limit 3")]
    rows = [f"{keys[0]},right,", f"{keys[1]},right,{note}", f"{keys[2]},right,"]
    Path("sheet.csv").write_text("\n".join(["figure,verdict,note", *rows, ""]))
    result = run("check", "--read", "sheet.csv")
    assert (result.exit_code, result.stdout) == (1, "1 verdict kept, 1 line could not be read\n")
    assert "sheet.csv, line 3: is no CSV from here on: " in result.stderr
    assert ask(db, "select figure_key from figure_reviews") == [(keys[0],)]


@pytest.mark.parametrize(
    ("option", "verdict", "filled"), [((), "verdict", ("right", "wrong")), (("--missed",), "missed", ("-", "-"))]
)
def test_a_sheet_with_verdicts_that_nobody_has_read_is_not_written_over(
    db: Path, option: tuple[str, ...], verdict: str, filled: tuple[str, str]
):
    good("check", *option, "--draw", 3, "--sheet", "sheet.csv")
    good("check", *option, "--sheet", "sheet.csv")  # nothing is filled in: it may go
    with open("sheet.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row, said in zip(rows, filled, strict=False):
        row[verdict] = said
    with open("sheet.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    before = Path("sheet.csv").read_text(encoding="utf-8")
    said = refused("check", *option, "--sheet", "sheet.csv")
    assert "sheet.csv holds 2 verdicts that are not read yet; archive check" in said
    assert " ".join([*option, "--read sheet.csv keeps them"]) in said
    assert "2 verdicts that are not read yet" in refused(
        "check", *option, "--draw", 2, "--sheet", "sheet.csv"
    )  # of another sample
    assert Path("sheet.csv").read_text(encoding="utf-8") == before
    good("check", *option, "--read", "sheet.csv")
    good("check", *option, "--sheet", "sheet.csv")
    with open("sheet.csv", encoding="utf-8", newline="") as file:
        assert [row[verdict] for row in csv.DictReader(file)] == [""]


@pytest.mark.parametrize("option", [(), ("--missed",)])
@pytest.mark.parametrize(
    ("held", "why"),
    [
        (b"Dear Ann,\nthe sheet comes tomorrow.\n", "has no column "),
        (b"name,age\nAnn,30\n", "has no column "),
        (b"caf\xe9\n", "is not UTF-8"),
        (b"figure,verdict\nk,right\n", "is a sheet of figures"),
    ],
)
def test_a_file_that_is_no_such_sheet_is_not_written_over(db: Path, option: tuple[str, ...], held: bytes, why: str):
    if not option and "sheet of figures" in why:
        held, why = b"paragraph,missed\nk,-\n", "is a sheet of paragraphs"
    Path("notes.csv").write_bytes(held)
    said = refused("check", *option, "--draw", 3, "--sheet", "notes.csv")
    assert f"notes.csv is no sheet of {'paragraph' if option else 'figure'}s, and is not written over" in said
    assert why in said
    assert Path("notes.csv").read_bytes() == held
    assert ask(db, "select count(*) from samples") == [(0,)]
    Path("notes.csv").write_bytes(b"")
    good("check", *option, "--draw", 3, "--sheet", "notes.csv")


def test_a_number_of_a_sheet_has_its_unit_or_the_line_is_said(db: Path):
    keys = [key for (key,) in ask(db, "select key from figures where unit = 'people' order by id limit 3")]
    numbers = ("75%", "5 glonks", "£3;unit=USD")
    lines = [f"{key},wrong,number={number}\n" for key, number in zip(keys, numbers, strict=True)]
    Path("filled.csv").write_text("figure,verdict,wrong_in\n" + "".join(lines), encoding="utf-8")
    result = run("check", "--read", "filled.csv", "--by", "Ann")
    assert result.stdout == "1 verdict kept, 2 lines could not be read\n"
    assert "filled.csv, line 3: 'number=5 glonks': is in \"glonk\"" in result.stderr
    assert "filled.csv, line 4: 'unit=USD': the number is in GBP" in result.stderr
    assert ask(db, "select value, unit from checked_figures") == [(75, "percentage")]
    assert "0 verdicts kept, 1 said before" in run("check", "--read", "filled.csv", "--by", "Ann").stdout


def test_the_same_sheet_under_another_name_is_warned_of(db: Path):
    keys = [key for (key,) in ask(db, "select key from figures order by id limit 3")]
    sheet = Path("filled.csv")
    sheet.write_text("figure,verdict,wrong_in\n" + "".join(f"{key},wrong,object\n" for key in keys), encoding="utf-8")
    assert run("check", "--read", sheet).stderr == ""
    again = run("check", "--read", sheet, "--by", "Ana Ek")
    assert again.stdout == "3 verdicts kept\n"
    assert "all that was kept of it somebody who did not sign has said before, to the letter" in again.stderr
    assert "archive review - --forget --by 'Ana Ek'" in again.stderr
    assert "Ana Ek has said before" in run("check", "--read", sheet, "--by", "Bo").stderr
    sheet.write_text(sheet.read_text().replace(f"{keys[0]},wrong,object", f"{keys[0]},wrong,source"), encoding="utf-8")
    assert run("check", "--read", sheet, "--by", "Cy").stderr == ""  # somebody else has another opinion
