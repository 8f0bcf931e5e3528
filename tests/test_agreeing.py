"""Two persons who judge the same figures: what the second is asked, and how far they agree."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from commands import ask, good, run
from towns import judge, load_towns, reports

from archive.accuracy import kappa
from archive.store.samples import left_to_check_again


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return load_towns(tmp_path, monkeypatch)


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        # J. Cohen's own kind of table: of 50, 20 both right, 15 both wrong, 5 and 10 not alike
        ([("r", "r")] * 20 + [("r", "w")] * 5 + [("w", "r")] * 10 + [("w", "w")] * 15, 0.4),
        ([("r", "r"), ("w", "w")], 1.0), ([("r", "w"), ("w", "r")], -1.0), ([("r", "r"), ("r", "w")], 0.0),
        ([("r", "r")] * 9, None), ([], None),
    ],
)  # fmt: skip
def test_kappa_is_cohens(verdicts: list[tuple[str, str]], expected: float | None):
    assert kappa(verdicts) == (None if expected is None else pytest.approx(expected))


def test_a_second_person_judges_the_same_and_the_report_says_how_far_they_agree(db: Path):
    run("check", "--draw", 20, "--seed", 1, "--by", "Ann", input="r\nr\nr\nw\n\nw\n\nq\n")
    keys = [key for (key,) in ask(db, "select figure_key from sampled_figures order by id")]
    good("review", keys[10], "--right", "--by", "Ann")  # not because it was drawn
    assert reports()[0]["agreements"] == []
    shown = run("check", "--again", "--by", "Bo", input="s\nr\nr\nw\n\nb\nr\nw\nn\n7\n")
    assert shown.exit_code == 0, shown.output
    assert "1 of 5\n" in shown.stdout
    assert "wrong" not in shown.stdout.partition("Sample 1")[0].replace("w wrong", "").replace("wrong in which", "")
    [found] = reports()
    assert found["agreements"] == [{"reviewers": ["Ann", "Bo"], "judged": 4, "agree": 3, "kappa": pytest.approx(0.5)}]
    assert (found["judged"], found["right"]) == (5, 4)  # of the fourth the later word counts
    assert (
        "  agree    Ann and Bo on 3 of 4, Cohen's kappa 0.50\n           where they differ, the later word counts above\n"
        in good("check", "--report")
    )
    # What is left of it is a sheet too, and a third person is one of three pairs.
    good("check", "--again", "--by", "Bo", "--sheet", "sheet.csv")
    with open("sheet.csv", encoding="utf-8", newline="") as file:
        assert [row["figure"] for row in csv.DictReader(file)] == keys[:1]
    judge(db, keys[0], verdict="right", by="Bo")
    judge(db, *keys[:3], verdict="right")
    assert [(two["reviewers"], two["judged"], two["agree"], two["kappa"]) for two in reports()[0]["agreements"]] == [
        (["", "Ann"], 3, 3, None), (["", "Bo"], 3, 3, None), (["Ann", "Bo"], 5, 4, pytest.approx(0.5454545)),
    ]  # fmt: skip
    assert "  agree    who did not sign and Ann on 3 of 3\n" in good("check", "--report")
    result = run("check", "--again", "--by", "Bo", input="")
    assert "Nothing of this sample was judged by somebody else that Bo has not judged too." in result.stderr


def test_what_is_read_otherwise_since_is_judged_again_before_it_is_judged_a_second_time(db: Path):
    run("check", "--draw", 2, "--by", "Ann", input="r\nr\n")
    keys = [key for (key,) in ask(db, "select figure_key from sampled_figures order by id")]
    with closing(sqlite3.connect(db)) as conn, conn:  # as newer rules would
        conn.execute("update figures set measure = 'wounded' where key = ?", [keys[0]])
        assert left_to_check_again(conn, 1, "Bo") == keys[1:]
    judge(db, *keys, verdict="right", by="Bo")
    assert [two["judged"] for two in reports()[0]["agreements"]] == [1]
