"""Figures drawn at random and judged: what is drawn, asked and kept, and what it says of how often the archive is right."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from asking import get, key_of
from commands import ask, good, load_record, refused, run
from hypothesis import given
from hypothesis import strategies as st
from towns import MANY, exactly, judge, load_towns, reports

from archive import open_archive
from archive.accuracy import interval, share_words
from archive.store.reviews import verdicts_of
from archive.store.samples import Of, draw_sample, left_to_check, report


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return load_towns(tmp_path, monkeypatch)


@pytest.mark.parametrize(
    ("right", "judged", "low", "high"),
    # Wilson's interval as scipy.stats.binomtest(...).proportion_ci(method="wilson") prints it
    [(186, 200, 0.885945, 0.957848), (5, 5, 0.565518, 1.0), (0, 5, 0.0, 0.434482), (1, 2, 0.094531, 0.905469)],
)
def test_the_interval_is_wilsons(right: int, judged: int, low: float, high: float):
    assert interval(right, judged) == pytest.approx((low, high), abs=1e-6)


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_share_lies_in_its_interval(counts: tuple[int, int]):
    right, judged = counts
    low, high = interval(right, judged)
    assert 0 <= low <= right / judged <= high <= 1
    assert interval(judged - right, judged) == pytest.approx((1 - high, 1 - low))
    assert interval(right * 4, judged * 4)[1] - interval(right * 4, judged * 4)[0] < high - low


def test_of_all_that_there_are_a_share_is_what_it_is():
    assert interval(59, 60, 60) == pytest.approx((59 / 60, 59 / 60))
    assert share_words(59, 60, 60) == "98%"
    wide, narrow = interval(50, 100), interval(50, 100, 200)
    # Half of the population is drawn: the standard error is that of twice as many.
    assert (narrow[1] - narrow[0]) / (wide[1] - wide[0]) == pytest.approx(0.5**0.5, rel=0.02)
    assert interval(50, 100, 10**9) == pytest.approx(wide, abs=1e-6)
    assert interval(1, 1, 1) == (1.0, 1.0)


def test_a_share_is_said_with_its_interval_and_nothing_is_called_all_that_is_not():
    assert share_words(186, 200) == "93% (89-96%)"
    assert share_words(1999, 2000) == "99.9% (99.7-99.9%)"
    assert share_words(0, 5) == "0% (0-43%)"
    assert share_words(None, 0) is share_words(0, None) is None


def test_each_figure_is_as_likely_as_any_other(db: Path):
    with closing(open_archive(db).conn) as conn:
        drawn = [draw_sample(conn, 6, seed=seed) for seed in range(400)]
        times = Counter(ask(db, "select figure_key, sample_id from sampled_figures"))
        assert (len(times), set(times.values())) == (2400, {1})
        per_figure = Counter(key for key, _ in times)
        assert len(per_figure) == conn.execute("select count(*) from figures").fetchone()[0] == 60
        # 400 draws of 6 in 60 are 40 each; six standard deviations of a binomial are 36.
        assert all(4 < number < 76 for number in per_figure.values())
        assert draw_sample(conn, 6, seed=7) == drawn[-1] + 1
        same = "select group_concat(figure_key) from (select * from sampled_figures order by id) where sample_id in (8, 401) group by sample_id"
        first, again = (row[0] for row in conn.execute(same))
        assert first == again
        assert len(left_to_check(conn, draw_sample(conn, 500))) == 60  # no more than there are


def test_a_sample_is_drawn_of_what_was_asked(db: Path):
    Path("other.ndjson").write_text(
        json.dumps(
            {
                "id": "b",
                "title": "B",
                "date": "2024-06-07",
                "publication": "Other",
                "text": "A fee of $5 was paid by 3 men.",
            }
        )
    )
    good("load", "other.ndjson", "-q")
    for options, of, population in (
        (("--measure", "killed"), "measure killed", 30),
        (("--publication", "Other"), "in Other", 2),
        (("--kind", "money"), "kind money", 1),
        (("--from", "2024-06-01", "--kind", "count"), "kind count, from 2024-06-01", 1),
        (("--to", "2024-06-01"), "to 2024-06-01", 60),
    ):
        result = run("check", "--draw", 2, *options, input="")
        assert result.exit_code == 0, result.output
        newest = reports()[-1]
        assert (newest["figures_of"], newest["population"]) == (of, population)
        assert newest["size"] == min(2, population)
        assert f"of {population} ({of})" in result.stderr


def test_each_is_asked_and_kept_at_once_and_one_goes_on_another_day(db: Path):
    # right; wrong in number and day (a slip in each first); back, and the same again is right; skip; stop
    answers = "z\nr\nw\nnd\nmany\n1.2 thousand\nthe other day\n-\nw\n\nb\nr\ns\nq\n"
    result = run("check", "--draw", 8, "--seed", 1, "--by", "Ann Lee", input=answers)
    assert result.exit_code == 0, result.output
    assert "Sample 1: 8 figures drawn of 60." in result.stderr
    assert "is no number; write one as 1,200" in result.stderr
    assert "is no day; write it as 2024-05-24" in result.stderr
    assert "3 of 8" in result.stdout
    assert "  n number     " in result.stdout
    keys = [row[0] for row in ask(db, "select figure_key from sampled_figures order by id")]
    said = {
        key: (verdict, corrections)
        for key, verdict, corrections in ask(db, "select figure_key, verdict, corrections from figure_reviews")
    }
    assert said == {
        keys[0]: ("right", None),
        keys[1]: ("wrong", json.dumps({"number": exactly(1200), "as_of": ""})),
        keys[2]: ("right", None),
    }
    [found] = reports()
    assert {name: found[name] for name in ("size", "judged", "right", "left", "wrong_in")} == {
        "size": 8, "judged": 3, "right": 2, "left": 5, "wrong_in": {"number": 1, "as_of": 1},
    }  # fmt: skip
    assert "  right    2 of 3\n  number   2 of 3\n" in result.stdout  # a share of so few says nothing
    assert "wrong in number 1, as_of 1" in result.stdout
    run("check", input="r\nr\nr\nr\nr\n")
    [found] = reports()
    assert (found["judged"], found["left"]) == (8, 0)
    result = run("check", input="")
    assert result.stdout.startswith("\nSample 1")  # nothing is left to ask
    assert "All of this sample that can be judged is judged; archive check --draw N draws more." in result.stderr


def test_what_a_row_states_beside_a_field_is_shown_with_it(db: Path):
    load_record(
        "Two-thirds of the 300 men left. Sales rose by $5 in 2022, he said. He has lived there since 2019 for 5 years."
    )
    shown = run("check", "--draw", 9, "--seed", 1, input="s\n" * 9).stdout
    for said in (
        "n number     2/3 (of 300 men)",
        "u unit       USD (dollar)",
        "c change     up (by this much)",
        "d as_of      2024-05-06 (the article's day)",
        'd as_of      2024-05-06 (since 2019-01-01, "2019")',
        'd as_of      2022-12-31 ("2022")',
    ):
        assert said in shown
    good("check", "--sheet", "sheet.csv")
    with open("sheet.csv", encoding="utf-8", newline="") as file:
        rows = {row["exact"]: row for row in csv.DictReader(file)}
    assert [(row["base_figure"], row["date_basis"]) for exact, row in rows.items() if "third" in exact] == [
        ("300 men", rows["300 men"]["date_basis"])
    ]
    assert rows["$5"]["change_role"] == "step"


def test_what_is_put_right_is_a_row_of_its_own(db: Path):
    keys = [key for (key,) in ask(db, "select key from figures where measure = 'killed' order by id limit 5")]
    good("review", keys[0], "--right")
    good("review", keys[1], "--wrong", "--in", "number=1,200", "--in", "object=", "--in", "source", "--by", "Bo")
    good("review", keys[2], "--wrong", "--in", "figure")
    good("review", keys[3], "--wrong")
    good("review", keys[4], "--wrong", "--in", "measure=wounded", "--in", "as_of=May 2, 2024")
    # Newer rules read it otherwise: what was put right of another reading is not said of this one.
    with closing(sqlite3.connect(db)) as conn, conn:
        conn.execute("update figures set certainty = 'believed' where key = ?", [keys[4]])
    found = ask(
        db,
        "select key, value, low, approximate, comparator, object, source, unit, verdict from checked_figures order by value",
    )
    value = ask(db, "select value, low, object, unit from figures where key = ?", keys[0])[0]
    assert found == [
        (keys[0], value[0], value[1], 1, "=", value[2], None, value[3], "right"),
        (keys[1], 1200, 1200, 0, "=", None, None, "people", "wrong"),
    ]
    good("review", keys[4], "--wrong", "--in", "measure=wounded", "--in", "as_of=May 2, 2024")
    assert ask(db, "select measure, as_of from checked_figures where key = ?", keys[4]) == [("wounded", "2024-05-02")]
    assert "Bo  number=1,200, object=, source\n" in good("review")
    page = get(db, f"/-/figure/{keys[1]}").text
    assert '<span class="press-faint">number should be</span> <bdi>1,200</bdi>' in page
    assert '<span class="press-faint">object should be</span> <bdi>none</bdi>' in page
    assert '<span class="press-faint">source</span>' in page


def test_the_newest_word_on_what_a_figure_states_now_counts_everywhere(db: Path):
    key = key_of(db, "Some 2 people")
    good("review", key, "--right", "--by", "Ann")
    with closing(sqlite3.connect(db)) as conn, conn:
        conn.execute("update figures set measure = 'wounded' where key = ?", [key])
    good("review", key, "--wrong", "--by", "Bo")
    with closing(sqlite3.connect(db)) as conn, conn:  # rules that were taken back
        conn.execute("update figures set measure = 'killed' where key = ?", [key])
        assert verdicts_of(conn, 1) == {key: "right"}
    assert ask(db, "select verdict, reviewer from checked_figures") == [("right", "Ann")]


@pytest.mark.parametrize(
    ("typed", "states"),
    [
        ("1.2 million", ("=", 0, 1_200_000, 1_200_000, 1_200_000)),
        ("at least 20", (">=", 0, 20, 20, None)),
        ("fewer than 5", ("<", 0, 5, None, 5)),
        ("about 300", ("=", 1, 300, 270, 330)),
        ("between 98 and 120", ("between", 0, None, 98, 120)),
        ("dozens", ("=", 0, None, 24, 99)),
    ],
)
def test_a_number_is_put_right_with_its_bounds(db: Path, typed: str, states: tuple[Any, ...]):
    good("series", "add", "toll", "--measure", "killed")
    key = key_of(db, "Some 5 people")
    good("review", key, "--wrong", "--in", f"number={typed}")
    found = ask(db, "select comparator, approximate, value, low, high from checked_figures where key = ?", key)
    assert found == [states]
    rows = csv.DictReader(good("series", "show", "toll", "--format", "csv").splitlines())
    (row,) = [row for row in rows if row["put_right"]]
    assert row["key"] == key
    assert [row[name] for name in ("comparator", "low", "high")] == [
        "" if each is None else str(each) for each in (states[0], states[3], states[4])
    ]
    # What the list says can be typed again.
    said = good("review").partition("number=")[2].strip().partition(" (")[0]
    good("review", key, "--wrong", "--in", f"number={said}")
    assert ask(db, "select low, high from checked_figures where key = ?", key) == [states[3:]]


def test_a_series_has_a_number_that_was_put_right(db: Path):
    good("series", "add", "toll", "--measure", "killed")
    keys = [key for (key,) in ask(db, "select key from figures where measure = 'killed' order by id limit 4")]
    good("review", keys[0], "--wrong", "--in", "number=1,500")
    good("review", keys[1], "--wrong", "--in", "number=7", "--in", "object=dogs")
    good("review", keys[2], "--wrong", "--in", "number")
    good("review", keys[3], "--wrong", "--in", "number=9")
    good("review", keys[3], "--wrong", "--by", "Bo")  # the newest word counts
    rows = {row["key"]: row for row in csv.DictReader(good("series", "show", "toll", "--format", "csv").splitlines())}
    assert len(rows) == 27
    assert not {keys[1], keys[2], keys[3]} & set(rows)
    row = rows.pop(keys[0])
    assert [row[name] for name in ("value", "low", "high", "approximate", "comparator", "put_right")] == [
        "1500",
        "1500",
        "1500",
        "0",
        "=",
        "1",
    ]
    assert row["exact"] == "Some 2 people"
    assert {row["put_right"] for row in rows.values()} == {""}
    assert "1,500 people" in good("series", "show", "toll")
    assert good("series", "show", "toll").count("put right") == 1
    page = get(db, "/-/series/toll").text
    assert page.count('<span class="press-tag">put right</span>') == 1
    assert "1,500 people</a>" in page
    with closing(sqlite3.connect(db)) as conn, conn:  # newer rules read it otherwise
        conn.execute("update figures set value = 3, low = 3, high = 3 where key = ?", [keys[0]])
    assert "put right" not in good("series", "show", "toll")


def test_what_a_former_figure_became_is_what_was_put_right(db: Path):
    good("series", "add", "toll", "--measure", "killed")
    load_record(MANY.replace("Some 5 people", "Some 55 people"))
    good("review", key_of(db, "Some 55 people"), "--wrong", "--in", "number=56")
    shown = good("series", "show", "toll")
    assert "about 5 people (4 to 6)" in shown
    assert "; now 56 people)" in shown
    assert "55 people" not in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("review", "{key}", "--right", "--in", "object"), "--in goes with --wrong"),
        (("review", "{key}", "--wrong", "--in", "objekt"), "a figure can be wrong in figure, number, unit, object"),
        (("review", "{key}", "--wrong", "--in", "measure=eaten"), "measure is one of "),
        (
            ("review", "{key}", "--wrong", "--in", "unit=kilometre"),
            "is no unit of this archive; near are km (kilometre)\n",
        ),
        (("review", "{key}", "--wrong", "--in", "unit=Houses"), "is no unit of this archive; near are house"),
        (("review", "{key}", "--wrong", "--in", "unit=usd"), "is no unit of this archive; near are USD (dollar)"),
        (("review", "{key}", "--wrong", "--in", "unit=house/fortnite"), "is no unit of this archive"),
        (("review", "{key}", "--wrong", "--in", "unit=qqq"), "neither listed in its table units nor one that a figure"),
        (("review", "{key}", "--wrong", "--in", "change=sideways"), "change is one of up, down, none"),
        (("check", "--measure", "killed"), "which figures to draw goes with --draw N"),
        (("check", "--seed", 3), "which figures to draw goes with --draw N"),
        (("check", "--draw", 2, "--kind", "moni"), "--kind is one of count, money"),
        (
            ("check", "--draw", 2, "--measure", "eaten"),
            "Invalid value for --measure: There is no measure “eaten” here: choose",
        ),
        (("check", "--draw", 2, "--report"), "--draw goes with none of --sample, --read and --report"),
        (("check", "--report", "--sheet", "x.csv"), "choose one"),
        (("check", "--draw", 2, "--measure", "arrested"), "no figure of the archive is one of these"),
        (("check", "--draw", 2, "--from", "May 2024"), "'May 2024' is no day; write it as 2024-05-24, 2024-05 or 2024"),
        (("check", "--sample", 9, "--report"), "no sample has this number; archive check --report prints all"),
        (("check", "--sample", 9), "no sample has this number"),
        (("check", "--read", "nosuch.csv"), "does not exist"),
        (("check", "--again"), "--again needs --by NAME"),
        (("check", "--again", "--by", "  "), "--again needs --by NAME"),
        (("check", "--again", "--by", "Bo"), "--again needs a sample that somebody has judged; none is drawn"),
        (("check", "--again", "--by", "Bo", "--draw", 2), "it goes with none of --draw, --read and --report"),
        (("check", "--again", "--by", "Bo", "--report"), "it goes with none of --draw, --read and --report"),
        (("check", "--again", "--by", "Bo", "--missed"), "--again is of figures"),
    ],
)
def test_a_slip_is_answered_with_what_to_do(db: Path, arguments: tuple[Any, ...], said: str):
    key = key_of(db, "Some 2 people")
    assert said in refused(*(str(each).format(key=key) for each in arguments))
    assert ask(db, "select count(*) from figure_reviews") == ask(db, "select count(*) from samples") == [(0,)]


def test_a_sheet_says_how_it_is_read_and_when_nothing_is_left_for_it(db: Path):
    said = run("check", "--draw", 2, "--by", " Ann  Lee ", "--sheet", "my sheet.csv").stderr
    assert said.endswith(
        "2 figures to judge; fill in verdict (right or wrong), then archive check --read 'my sheet.csv' --by 'Ann Lee'\n"
    )
    assert run("check", "--sheet", "-").stderr.endswith("then archive check --read FILE\n")
    good("check", "--by", " Ann  Lee ", input="r\nr\n")
    assert ask(db, "select distinct reviewer from figure_reviews") == [("Ann Lee",)]
    for options, left in (
        ((), "All of this sample that can be judged is judged"),
        (("--again", "--by", "Ann Lee"), "that Ann Lee has not judged too"),
    ):
        result = run("check", *options, "--sheet", "empty.csv")
        assert result.exit_code == 0
        assert left in result.stderr
        assert "to judge" not in result.stderr
        assert Path("empty.csv").read_text().count("\n") == 1


def test_nothing_drawn_is_said(db: Path):
    result = run("check", "--report")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No figures were drawn; archive check draws some" in result.stderr


def test_a_verdict_counts_as_it_was_given_and_what_is_read_otherwise_is_asked_again(db: Path):
    good("check", "--draw", 60, "--sheet", "sheet.csv")
    keys = [row[0] for row in ask(db, "select figure_key from sampled_figures order by id")]
    judge(db, *keys[:3], verdict="wrong")
    judge(db, keys[3], verdict="right")
    with closing(sqlite3.connect(db)) as conn, conn:  # as newer rules would
        conn.execute("update figures set measure = 'wounded' where key = ?", [keys[0]])
    [found] = reports()
    assert (found["judged"], found["right"], found["left"], found["otherwise"]) == (4, 1, 57, 1)
    assert found["wrong_in"] == {"not said": 3}
    assert "1 of the judged are read otherwise since, and left to be judged again" in good("check", "--report")
    judge(db, keys[0], verdict="right")
    [found] = reports("--sample", 1)
    assert (found["judged"], found["right"], found["left"], found["otherwise"]) == (4, 2, 56, 0)
    assert sum(row["judged"] for row in found["kinds"]) == 4


def question(db: Path) -> list[tuple[str, int, int]]:
    rows = csv.DictReader(good("export", "how_often_right", "--db", db).splitlines())
    return [(row["figures"], int(row["judged"]), int(row["right"])) for row in rows]


def test_what_was_judged_before_counts_once_the_judging_has_come_past_it(db: Path):
    """Else the wrong figures that somebody came upon would be most of a sample that is hardly begun."""
    keys = [key for (key,) in ask(db, "select key from figures")]
    good("review", *keys[:20], "--wrong")
    with closing(sqlite3.connect(db)) as conn, conn:
        conn.execute("update figure_reviews set reviewed = '2024-01-01T00:00:00+00:00'")
    good("check", "--draw", 60, "--seed", 3, "--sheet", "sheet.csv")
    [found] = reports()
    assert (found["judged"], found["left"], question(db)) == (0, 40, [])
    drawn = [key for (key,) in ask(db, "select figure_key from sampled_figures order by id")]
    rest = [key for key in drawn if key not in keys[:20]]
    for judged in (10, 40):
        judge(db, *rest[:judged], verdict="right")
        known = drawn[: drawn.index(rest[judged - 1]) + 1] if judged < 40 else drawn
        [found] = reports()
        assert (found["judged"], found["right"], found["left"]) == (len(known), judged, 40 - judged)
        assert question(db)[0] == ("all", len(known), judged)


def test_what_somebody_comes_upon_after_the_drawing_counts_once_the_judging_has_come_past_it(db: Path):
    good("check", "--draw", 60, "--seed", 3, "--sheet", "sheet.csv")
    drawn = [key for (key,) in ask(db, "select figure_key from sampled_figures order by id")]
    good("review", *drawn[:10], *drawn[30:40], "--wrong")
    assert (reports()[0]["judged"], reports()[0]["left"], question(db)) == (0, 40, [])
    run("check", "--by", "Bo", input="r\n")  # the eleventh, which is the first that is left
    [found] = reports()
    assert (found["judged"], found["right"], found["left"]) == (11, 1, 39)
    assert question(db)[0] == ("all", 11, 1)
    # What was judged for the sample stays so where the same person, or another one, comes upon it again.
    good("review", drawn[10], "--wrong", "--by", "Bo")
    good("review", drawn[10], "--wrong", "--by", "Ann")
    assert (reports()[0]["judged"], reports()[0]["right"]) == (11, 0)
    run("check", input="r\n" * 40)
    assert (reports()[0]["judged"], reports()[0]["right"], question(db)[0]) == (60, 39, ("all", 60, 39))


def test_what_is_judged_for_another_sample_counts_once_the_judging_has_come_past_it(db: Path):
    """A sample of those killed says little of all, of which it would be most for as long as these are hardly begun."""
    good("check", "--draw", 60, "--seed", 1, "--sheet", "sheet.csv")
    run("check", "--draw", 20, "--measure", "killed", input="r\n" * 20)
    assert [found["judged"] for found in reports()] == [0, 20]
    keys = [key for (key,) in ask(db, "select figure_key from sampled_figures where sample_id = 1 order by id")]
    known = {key for (key,) in ask(db, "select figure_key from sampled_figures where sample_id = 2")}
    run("check", "--sample", 1, input="r\n")
    first = next(at for at, key in enumerate(keys) if key not in known)
    assert [found["judged"] for found in reports()] == [first + 1, 20]
    # A sheet is judged for the newest sample that drew a figure, or for the one that is named.
    both = [key for key in keys if key in known][-1]
    Path("sheet.csv").write_text(f"figure,verdict\n{both},wrong\n")
    good("check", "--read", "sheet.csv", "--by", "Ann")
    assert reports("--sample", 1)[0]["judged"] == first + 1
    good("check", "--read", "sheet.csv", "--by", "Bo", "--sample", 1)
    assert reports("--sample", 1)[0]["judged"] > first + 1


def test_a_sample_follows_a_figure_whose_paragraph_was_edited(db: Path):
    good("check", "--draw", 60, "--sheet", "sheet.csv")
    before = key_of(db, "Some 5 people")
    judge(db, before, verdict="right")
    load_record(MANY.replace("town number 5.", "town number 5, alas."))
    moved = key_of(db, "Some 5 people")
    assert moved != before
    assert ask(db, "select count(*) from sampled_figures where figure_key = ?", moved) == [(1,)]
    load_record("Nothing is left of it.")
    [found] = reports()
    assert (found["size"], found["judged"], found["left"]) == (60, 1, 0)


def test_the_front_page_and_the_ready_question_say_how_often_it_is_right(db: Path):
    good("check", "--draw", 40, "--sheet", "sheet.csv")
    keys = [row[0] for row in ask(db, "select figure_key from sampled_figures order by id")]
    judge(db, *keys[:19], verdict="right")
    assert "Checked by hand" not in get(db, "/").text  # too few
    judge(db, keys[19], verdict="wrong")
    assert "of 20 figures drawn at random, 95% (81-99%) are read rightly" in get(db, "/").text
    rows = list(csv.DictReader(good("export", "how_often_right").splitlines()))
    assert (rows[0]["figures"], rows[0]["judged"], rows[0]["right"], rows[0]["share"]) == (
        "all",
        "20",
        "19",
        "95% (81-99%)",
    )
    assert sum(int(row["judged"]) for row in rows[1:] if row["figures"] in ("count", "duration")) == 20
    # A sample of some figures only says nothing of the whole archive.
    good("check", "--draw", 5, "--measure", "killed", "--sheet", "sheet.csv")
    assert "of 20 figures drawn at random" in get(db, "/").text
    # Nor does one of which less is judged.
    good("check", "--draw", 5, "--sheet", "sheet.csv")
    assert "of 20 figures drawn at random" in get(db, "/").text


def test_the_question_says_what_the_report_says(db: Path):
    good("check", "--draw", 30, "--seed", 2, "--sheet", "sheet.csv")
    keys = [row[0] for row in ask(db, "select figure_key from sampled_figures order by id")]
    judge(db, *keys[:7], verdict="right")
    judge(db, *keys[7:12], verdict="wrong")
    [found] = reports()
    said = [("all", found["judged"], found["right"])]
    said.append(("the number alone", found["number"]["judged"], found["number"]["right"]))
    said += [(row[by], row["judged"], row["right"]) for by in ("kind", "measure") for row in found[f"{by}s"]]
    assert sorted(question(db)) == sorted(said)


def test_what_is_private_is_private_here_too(db: Path, tmp_path: Path):
    Path("other.ndjson").write_text(
        json.dumps({"id": "b", "title": "B", "publication": "Hidden", "text": "Some 77 people were killed."})
    )
    good("load", "other.ndjson", "-q", "--private")
    good("check", "--draw", 100, "--sheet", "sheet.csv")
    good("check", "--draw", 100, "--publication", "Hidden", "--sheet", "sheet.csv")
    good("private", "--copy", tmp_path / "public.db")
    assert ask(db, "select size, population from samples") == [(61, 61), (1, 1)]
    assert ask(tmp_path / "public.db", "select id, size, population from samples") == [(1, 60, None)]
    assert ask(tmp_path / "public.db", "select count(*) from sampled_figures") == [(60,)]
    with closing(open_archive(tmp_path / "public.db", readonly=True).conn) as conn:
        assert report(conn)[0]["left"] == 60
    assert "of those" in good("check", "--report", "--db", tmp_path / "public.db")


def test_an_older_file_is_brought_up_to_date(tmp_path: Path):
    from sqlite_utils import Database

    from archive.store.migrations import migrations
    from archive.store.reviews import list_reviews

    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as old:
        migrations.apply(Database(old), stop_before=["m0011_samples"])
        with old:
            old.execute(
                "insert into figure_reviews (figure_key, article_id, verdict, reviewer, reviewed, exact, stated)"
                " values ('k', 1, 'wrong', 'Bo', '2024-05-06T00:00:00', '12', '{}')"
            )
        assert list_reviews(old, "k") == []  # it has no article here, and no column is asked for that is not there
    assert get(path, "/").status_code == 200  # read before it is brought up to date
    with closing(open_archive(path).conn) as old, closing(open_archive(tmp_path / "new.db").conn) as new:
        schemas = [{row[0] for row in conn.execute("select sql from sqlite_master")} for conn in (old, new)]
        assert schemas[0] == schemas[1]
        assert old.execute("select verdict, corrections from figure_reviews").fetchall() == [("wrong", None)]


def test_a_unit_is_one_of_the_archive_and_a_source_is_any_text(db: Path):
    key = key_of(db, "Some 2 people")
    for unit in ("house", "km", "USD/house", "/d", "-", ""):
        good("review", key, "--wrong", "--in", f"unit={unit}", "--in", "source=a Mr X, who = nobody")
    assert ask(db, "select unit, source from checked_figures") == [(None, "a Mr X, who = nobody")]


def test_a_unit_that_figures_have_is_one_whole_or_in_its_parts(db: Path):
    key = key_of(db, "Some 2 people")
    with closing(sqlite3.connect(db)) as conn, conn:
        conn.execute("update figures set unit = 'frame/s' where key <> ?", (key,))  # a rate whose frames nothing counts
    good("review", key, "--wrong", "--in", "unit=frame/s")


def test_of_says_itself():
    assert str(Of()) == ""
    assert str(Of(measure="killed", since="2024-01-01")) == "measure killed, from 2024-01-01"


def test_what_is_said_before_the_input_ends_is_kept(db: Path):
    run(
        "check", "--draw", 4, "--seed", 1, input="w\nno\n7\n"
    )  # in its number, and in its object, of which nothing is said
    run("check", input="stop\n")
    run("check", input="w\n")
    assert ask(db, "select verdict, corrections from figure_reviews order by id") == [
        ("wrong", json.dumps({"number": exactly(7), "object": None})),
        ("wrong", None),
    ]


def test_a_verdict_is_of_what_was_shown_whatever_a_load_makes_of_it_meanwhile(
    db: Path, monkeypatch: pytest.MonkeyPatch
):
    from archive.cli import check_figures

    shown: list[str] = []

    def load_meanwhile(row: dict[str, Any]) -> None:
        shown.append(row["exact"])
        with closing(sqlite3.connect(db)) as other, other:
            sql = "update figures set low = 1" if len(shown) == 1 else "delete from figures"
            other.execute(f"{sql} where exact = ?", [row["exact"]])

    monkeypatch.setattr(check_figures, "_show", load_meanwhile)
    result = run("check", "--draw", 3, "--seed", 1, input="r\nr\nq\n")
    assert result.exit_code == 0, result.output
    assert "no figure has this key" in result.stderr
    assert len(set(shown)) == 3
    assert "right (read otherwise since)" in good("review")
    assert (reports()[0]["otherwise"], reports()[0]["judged"]) == (1, 1)


@pytest.mark.parametrize("option", [(), ("--missed",)])
def test_a_sample_that_was_drawn_by_mistake_is_taken_back_while_nothing_is_judged_for_it(
    db: Path, option: tuple[str, ...]
):
    table, members = ("paragraph_samples", "sampled_paragraphs") if option else ("samples", "sampled_figures")
    for _ in range(2):
        good("check", *option, "--draw", 3, "--sheet", "s.csv")
    assert good("check", *option, "--forget", "--sample", 1) == "Sample 1 is taken back.\n"
    assert ask(db, f"select id from {table}") == [(2,)]
    assert ask(db, f"select distinct sample_id from {members}") == [(2,)]
    assert "no sample has this number" in refused("check", *option, "--forget", "--sample", 1)
    run("check", *option, input="\n" if option else "right\n")
    assert "1 verdict was given for this sample; it stays" in refused("check", *option, "--forget", "--sample", 2)
    assert "--forget goes with --sample N alone" in refused("check", *option, "--forget")


def test_words_are_answers_and_what_is_none_is_asked_again(db: Path):
    run("check", "--draw", 4, "--seed", 1, input="bad\nrr\nright\nskip\nback\nwrong\n\nstop\nr\n")
    assert ask(db, "select verdict from figure_reviews order by id") == [("right",), ("wrong",)]


def test_what_is_gone_is_counted(db: Path):
    good("check", "--draw", 60, "--sheet", "sheet.csv")
    judge(db, key_of(db, "Some 2 people"), verdict="right")
    load_record(MANY.partition("\n\n")[2].replace("Some 3 people were killed", "None"))
    [found] = reports()
    assert (found["judged"], found["left"], found["gone"]) == (1, 57, 3)
    assert "3 of the drawn are in no article any more" in good("check", "--report")


def test_an_archive_without_figures_says_so(db: Path):
    with closing(sqlite3.connect(db)) as conn, conn:
        conn.execute("delete from figures")
    assert "there are none in this archive" in refused("check")


def test_the_seed_is_not_told_where_the_population_is_not(db: Path, tmp_path: Path):
    Path("other.ndjson").write_text(json.dumps({"id": "b", "title": "B", "text": "Some 77 people were killed."}))
    good("load", "other.ndjson", "-q", "--private")
    good("check", "--draw", 30, "--sheet", "sheet.csv")
    good("private", "--copy", tmp_path / "public.db")
    good("export", "--package", tmp_path / "package")
    assert ask(tmp_path / "public.db", "select population, seed from samples") == [(None, None)]
    with (tmp_path / "package" / "samples.csv").open(encoding="utf-8", newline="") as file:
        assert [(row["population"], row["seed"]) for row in csv.DictReader(file)] == [("", "")]


def test_what_was_judged_and_does_not_count_yet_is_said(db: Path):
    good("check", "--draw", 8, "--sheet", "sheet.csv")
    keys = [row[0] for row in ask(db, "select figure_key from sampled_figures order by id")]
    good("review", keys[6], keys[7], "--right", "--by", "Ann")
    said = good("check", "--report")
    assert (
        "  judged   0, left 6\n           2 more were judged by archive review, or for another sample: they count once"
        in said
    )
    assert json.loads(good("check", "--report", "--format", "json"))[0]["not_yet"] == 2
    run("check", input="r\nr\nr\nr\nr\nr\n")
    assert "more were judged" not in good("check", "--report")


def test_the_keys_and_the_letters_are_explained_to_who_asks(db: Path):
    done = run("check", "--draw", 2, input="?\nx1\nw\n?\nnq!\nN, u\n\n\nhelp\nq\n")
    assert done.stdout.count("  b  back to the figure before\n") == 2
    letters = (
        "n number, u unit, o object, a about, c change, m measure, y certainty, s source, d as_of, x no figure at all\n"
    )
    assert done.stdout.count(letters) == 3
    complaints = [line for line in done.stderr.splitlines() if "? for help" in line]
    assert complaints == ["'x1' is none of these; ? for help", "!, q is none of these; ? for help"]
    assert ask(db, "select verdict, corrections from figure_reviews") == [("wrong", '{"number": null, "unit": null}')]


def test_a_sheet_for_excel_begins_with_a_byte_order_mark_and_is_read(db: Path):
    good("check", "--draw", 3, "--sheet", "sheet.csv", "--bom")
    written = Path("sheet.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbffigure,")
    lines = written.decode("utf-8-sig").replace(",,,", ",right,,").encode("utf-8-sig")
    Path("sheet.csv").write_bytes(lines)
    assert good("check", "--read", "sheet.csv", "--by", "Ann") == "3 verdicts kept\n"
    assert "--bom goes with --sheet FILE" in run("check", "--report", "--bom").stderr
