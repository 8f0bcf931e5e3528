"""Paragraphs drawn at random, in which persons look for figures that were not found: how many of all are found by that."""

from __future__ import annotations

import csv
import json
import random
import sqlite3
from collections import Counter
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import towns
from asking import get
from commands import ask, good, load_record, refused, run
from test_figures_cases import cases, parse
from towns import MANY, judge, load_towns

from archive import open_archive
from archive.accuracy import found_interval, found_words, interval
from archive.errors import BadQuery
from archive.missing import find_missed, may_hold_figure
from archive.store.missed import draw_sample, left_to_check, report


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return load_towns(tmp_path, monkeypatch)


reports = partial(towns.reports, "--missed")


def drawn(db: Path, sample: int = 1) -> list[str]:
    """Return the texts of the paragraphs of a sample in the order of the drawing."""
    with closing(open_archive(db).conn) as conn:
        from archive.store.missed import paragraph_to_check

        keys = ask(db, "select paragraph_key from sampled_paragraphs where sample_id = ? order by id", sample)
        return [paragraph_to_check(conn, key)["text"] for (key,) in keys]


def sheet(db: Path, fill: dict[int, str], *options: Any, by: str = "") -> Any:
    """Write a sheet of what is left, fill in what is missed in some of its lines, and read it."""
    good("check", "--missed", *options, "--sheet", "sheet.csv")
    with open("sheet.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with open("filled.csv", "w", encoding="utf-8-sig", newline="") as file:  # as a spreadsheet saves it
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(row | {"missed": fill.get(line, "")} for line, row in enumerate(rows))
    return run("check", "--missed", "--read", "filled.csv", "--by", by)


# --- what is typed -----------------------------------------------------------------------------------------------------

PARAGRAPH = "Some 12 men, 12 dogs and  dozens of cats; 2012 saw 12,000, 3.12 and US$5 at 12-ish. Dozens\nof them, 12."


@pytest.mark.parametrize(
    ("typed", "exact"),
    [
        ("12", ["12"]), ("12; 12", ["12", "12"]), ("dozens of ; 12,000", ["dozens of", "12,000"]), ("", []), ("12 ; ", ["12"]),
        ("DOZENS OF CATS", ["dozens of cats"]), ("$5;3.12", ["3.12", "$5"]), ("12; 12; 12", ["12", "12", "12"]),
        ("dozens of them", ["Dozens\nof them"]), ("2012", ["2012"]), ("12.", ["12."]),
    ],
)  # fmt: skip
def test_words_are_found_where_they_stand_outside_the_figures(typed: str, exact: list[str]):
    places = find_missed(PARAGRAPH, [(0, 11)], typed)
    assert [PARAGRAPH[start:end] for start, end in places] == exact
    assert not {place for place in places if place[0] < 11}
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("many", "'many': does not stand in the paragraph; write the words as they are printed"),
        ("ozens of", "'ozens of': does not stand in the paragraph"),
        ("000", "'000': does not stand in the paragraph"),
        ("some 12 men", "'some 12 men': is found already, in \"Some 12 men\"; whether that is read rightly is asked without"),
        ("cats; cats", "'cats': stands there once; each figure is written as often as it is missed"),
        ("12;12;12;12", "'12': is found already"),
        ("⟦Some 12 men⟧", "'⟦Some 12 men⟧': is found already, in \"Some 12 men\""), ("[some 12 men]", "is found already"),
        ("⟦some⟧ 12", "is found already"), ("[cats]", "does not stand in the paragraph"), ("⟦⟧", "does not stand in the paragraph"),
        (" ; ", "';': says no words; write - or none where nothing is missed"), (";;", "says no words"),
    ],
)  # fmt: skip
def test_words_that_cannot_be_missed_are_answered(typed: str, said: str):
    with pytest.raises(BadQuery) as error:
        find_missed(PARAGRAPH, [(0, 11)], typed)
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("12 men", True), ("½ a mile", True), ("Twenty-first", True), ("a few", True), ("A TRIO", True), ("half-hearted", True),
        ("tens of thousands", True), ("twice", True), ("profit doubles", True), ("ein Ⅳ", True), ("See https://x.org/2 for 3.", True),
        ("the first man for a second", False), ("See https://x.org/2/one.", False), ("none of a tension", False), ("", False),
        ("0:31 Release\n- 12:05:01 Outro", False), ("It was 12:05.", True), ("0:31 Two of them", True),
    ],
)  # fmt: skip
def test_a_paragraph_may_hold_a_figure_where_it_has_a_digit_or_a_word_for_a_number(text: str, may: bool):
    assert may_hold_figure(text) is may


def test_no_figure_stands_where_none_may():
    """Known gaps are in it: what the rules miss today is to be drawn too."""
    marked = [parse(case.values[0]) for case in cases()]
    assert [text for text, figures in marked if figures and not may_hold_figure(text)] == []


# --- how sure it is ----------------------------------------------------------------------------------------------------


def world(kind: str) -> list[tuple[int, int]]:
    """Paragraphs with how many figures of how many are found; a third has none."""
    rng = random.Random(1)
    found_of = {
        "one by one": lambda: 0.95,
        "some hard paragraphs": lambda: 1.0 if rng.random() < 0.93 else 0.3,
        "all or nothing": lambda: float(rng.random() < 0.95),
        "half": lambda: rng.betavariate(2, 2),
    }[kind]
    paragraphs = []
    for _ in range(20_000):
        figures = 0 if rng.random() < 0.33 else min(12, int(rng.expovariate(0.45)) + 1)
        share = found_of()
        paragraphs.append((sum(rng.random() < share for _ in range(figures)), figures))
    return paragraphs


@pytest.mark.parametrize("kind", ["one by one", "some hard paragraphs", "all or nothing", "half"])
def test_of_a_hundred_samples_some_95_hold_the_truth(kind: str):
    paragraphs = world(kind)
    truth = sum(found for found, _ in paragraphs) / sum(figures for _, figures in paragraphs)
    rng = random.Random(2)
    for size in (50, 100, 200):
        samples = [rng.sample(paragraphs, size) for _ in range(600)]
        held = sum(low <= truth <= high for low, high in map(found_interval, samples)) / 600
        assert 0.91 < held <= 1.0, size  # three standard deviations of 600 draws below 0.94
        naive = [interval(sum(found for found, _ in one), sum(of for _, of in one)) for one in samples]
        if kind != "one by one":  # as if they had been drawn one by one: what the design effect is there for
            assert held - sum(low <= truth <= high for low, high in naive) / 600 > 0.05


def test_the_interval_is_not_much_wider_than_it_must_be():
    """Where each figure is found or missed on its own, drawing paragraphs costs little."""
    one = random.Random(3).sample(world("one by one"), 200)
    low, high = found_interval(one)
    naive = interval(sum(found for found, _ in one), sum(of for _, of in one))
    assert high - low < 1.3 * (naive[1] - naive[0])


def test_the_interval_at_its_ends():
    assert found_interval([]) == found_interval([(0, 0), (0, 0)]) == (0.0, 1.0)
    assert found_interval([(3, 3)]) == pytest.approx(interval(1, 1))  # one paragraph says no more than one figure
    assert found_interval([(1, 1)] * 50) == pytest.approx(interval(50, 50))
    assert found_interval([(5, 5)] * 50) == pytest.approx(interval(50, 50))  # all or nothing is not ruled out
    assert found_interval([(0, 2)] * 4)[0] == 0.0
    assert found_interval([(2, 2), (1, 2)], 2) == pytest.approx((0.75, 0.75))
    wide, narrow = (found_interval([(2, 2), (1, 2)] * 50, population) for population in (None, 200))
    assert (narrow[1] - narrow[0]) / (wide[1] - wide[0]) == pytest.approx(0.5**0.5, rel=0.03)
    assert found_words("[[2,2],[1,2]]", 2) == "75%"
    assert found_words("[[0,0]]", 2) is found_words(None, None) is None


# --- what is drawn, asked and kept -------------------------------------------------------------------------------------


def test_each_paragraph_that_is_read_is_as_likely_as_any_other(db: Path):
    Path("more.ndjson").write_text(
        "\n".join(
            json.dumps({"id": key, "title": "T", "text": text, **more})
            for key, text, more in (
                ("b", "Nothing to count here.\n\nA trio came, twice.\n\nNor at www.example.org/12.", {}),
                ("c", "1.200 Menschen kamen.", {"language": "de"}),
                (
                    "d",
                    "Die Polizei hat am Abend mit dem Auto nicht mehr als 12 Menschen und auch keine Hunde gesehen.",
                    {},
                ),
            )
        )
    )
    good("load", "more.ndjson", "-q")
    with closing(open_archive(db).conn) as conn:
        [there] = conn.execute(
            "select count(*) from paragraphs p join articles a on a.id = p.article_id where a.identity_value in ('a', 'b')"
        ).fetchone()
        there -= 2  # without a number
        for seed in range(300):
            draw_sample(conn, 8, seed=seed)
        times = Counter(ask(db, "select paragraph_key from sampled_paragraphs"))
        assert len(times) == there
        assert {population for (population,) in ask(db, "select population from paragraph_samples")} == {there}
        mean = 300 * 8 / there  # six standard deviations of a binomial
        assert all(abs(number - mean) < 6 * mean**0.5 for number in times.values())
        draw_sample(conn, 8, seed=7)
        same = "select group_concat(paragraph_key) from (select * from sampled_paragraphs order by id) where sample_id in (8, 301) group by sample_id"
        first, again = (row[0] for row in conn.execute(same))
        assert first == again
        assert len(left_to_check(conn, draw_sample(conn, 500))) == there  # no more than there are


def test_a_sample_that_was_drawn_of_all_paragraphs_counts_as_it_was(db: Path, monkeypatch: pytest.MonkeyPatch):
    load_record("Some 12 men came.\n\nNothing more.\n\nNor here.\n\nSome 9 women came.")
    with monkeypatch.context() as older:
        older.setattr("archive.store.missed.may_hold_figure", lambda _text: True)
        run("check", "--missed", "--draw", 3, "--seed", 1, input="\n\n")
    run("check", "--missed", input="came\n\n\n")
    run("check", "--missed", "--draw", 9, input="")
    assert [(one["population"], one["size"], one["judged"], one["left"]) for one in reports()][:1] == [(4, 3, 3, 0)]
    assert (reports()[1]["population"], reports()[1]["size"]) == (2, 2)


def test_of_which_paragraphs_can_be_said(db: Path):
    Path("other.ndjson").write_text(
        json.dumps(
            {
                "id": "b",
                "title": "B",
                "date": "2024-06-07",
                "publication": "Other",
                "text": "A fee of $5.\n\nOne of none.",
            }
        )
    )
    good("load", "other.ndjson", "-q")
    for options, of in (
        (("--publication", "Other"), "in Other"),
        (("--publication", " other "), "in Other"),
        (("--from", "2024-06"), "from 2024-06-01"),
        (("--to", "2024-05"), "to 2024-05-31"),
        (("--from", "2024-06-01"), "from 2024-06-01"),
        (("--to", "2024-06-01"), "to 2024-06-01"),
    ):
        result = run("check", "--missed", "--draw", 2, *options, input="")
        assert result.exit_code == 0, result.output
        newest = reports()[-1]
        assert (newest["paragraphs_of"], newest["size"]) == (of, 2)
        assert f"2 paragraphs drawn of {newest['population']} ({of}) that may hold a figure" in result.stderr
    assert "no paragraph of these is in an English article" in refused(
        "check", "--missed", "--draw", 2, "--from", "2025"
    )
    assert "There is no publication “Nobody” here: choose Other." in refused(
        "check", "--missed", "--draw", 2, "--publication", "Nobody"
    )
    for option in ("--missed", "--report"):
        said = refused("check", "--missed", option, "--sample", 99)
        assert "no sample has this number; archive check --missed --report prints all" in said


def test_each_is_asked_and_kept_at_once_and_one_goes_on_another_day(db: Path):
    # none; what does not stand there, what is found, then a place and its number; back: the number alone; skip; stop
    answers = "\nseveral\nsome\ntown; number\nb\nNumber\n s \nquit\n"
    result = run("check", "--missed", "--draw", 5, "--seed", 1, "--by", "Ann Lee", input=answers)
    assert result.exit_code == 0, result.output
    first, second, *_ = texts = drawn(db)
    assert "1 of 5\n2024-05-06 · Fire\n" in result.stdout
    assert first.replace("Some", "⟦Some").split(" people")[0] in result.stdout
    assert "⟧ were killed and ⟦" in result.stdout
    assert "'several': does not stand in the paragraph" in result.stderr
    assert "'some': is found already, in \"Some " in result.stderr
    assert ask(db, "select found, reviewer, note from paragraph_reviews") == [(2, "Ann Lee", None)] * 2
    assert ask(db, 'select exact, "start", "end" from missed_figures') == [
        ("number", second.index("number"), second.index("number") + 6)
    ]
    [found] = reports()
    assert {name: found[name] for name in ("judged", "left", "gone", "figures", "found", "found_since")} == {
        "judged": 2, "left": 3, "gone": 0, "figures": 5, "found": 4, "found_since": 0,
    }  # fmt: skip
    [one] = found["missed"]
    assert (one["exact"], one["found_since"]) == ("number", False)
    assert result.stdout.endswith(
        "  judged   2, left 3\n  figures  5 stand in them\n  found    4 of 5, 80% (28-98%)\n"
        '           one paragraph holds 3 of them, so the interval is wide\n  missed   "number"\n'
    )
    result = run("check", "--missed", input="-\nnone\n\n")
    assert (reports()[0]["judged"], reports()[0]["figures"], reports()[0]["left"]) == (5, 11, 0)
    assert "All of this sample that can be judged is judged" not in result.stderr
    result = run("check", "--missed", input="")
    assert (
        "All of this sample that can be judged is judged; archive check --missed --draw N draws more." in result.stderr
    )
    assert len(texts) == 5


def test_all_judged_of_all_there_are_is_what_it_is(db: Path):
    run("check", "--missed", "--draw", 999, input="town\n" + "\n" * 999)
    [found] = reports()
    assert (found["judged"], found["left"]) == (found["population"], 0)
    assert found["low"] == found["high"] == found["share"] == pytest.approx(60 / 61)
    assert "found    60 of 61, 98%\n" in good("check", "--missed", "--report")


def test_a_sheet_is_written_filled_in_and_read(db: Path):
    result = sheet(db, {0: "-", 1: "town;NUMBER", 2: "None", 3: "several", 4: " "}, "--draw", 6, by="Bo")
    with open("sheet.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == [
        "paragraph",
        "missed",
        "note",
        "text",
        "headline",
        "published",
        "publication",
        "article",
        "reading",
    ]
    assert all(row["text"].startswith("⟦Some ") and " houses⟧ burnt" in row["text"] for row in rows)
    assert (result.exit_code, result.stdout) == (1, "3 verdicts kept, 1 line could not be read\n")
    assert "filled.csv, line 5: 'several': does not stand in the paragraph" in result.stderr
    assert ask(db, "select exact from missed_figures order by id") == [("town",), ("number",)]
    assert ask(db, "select distinct reviewer from paragraph_reviews") == [("Bo",)]
    again = run("check", "--missed", "--read", "filled.csv", "--by", "Bo")
    assert again.stdout == "0 verdicts kept, 3 said before, 1 line could not be read\n"
    assert (reports()[0]["judged"], reports()[0]["left"], reports()[0]["found"]) == (3, 3, 6)
    other = run("check", "--missed", "--read", "filled.csv", "--by", "Ann")
    assert other.stdout.startswith("3 verdicts kept")
    assert ask(db, "select count(*) from paragraph_reviews") == [(6,)]
    assert reports()[0]["figures"] == 8  # the newest word counts, once


def test_a_sheet_says_what_is_wrong_with_it(db: Path):
    run("check", "--missed", "--draw", 1, input="")
    [(key,)] = ask(db, "select paragraph_key from sampled_paragraphs")
    Path("sheet.csv").write_text(
        f"paragraph,missed,note\n{key},town,see below\nnosuch,-\n{key},town,a,b\n7.57E+15,-\n", encoding="utf-8"
    )
    result = run("check", "--missed", "--read", "sheet.csv")
    for said in (
        "line 3: 'nosuch': no paragraph that was drawn has this key, or its article has it no more",
        "line 4: 'b': has no column",
        "line 5: '7.57E+15': is no key any more",
    ):
        assert said in result.stderr
    assert (result.exit_code, ask(db, "select note from paragraph_reviews")) == (1, [("see below",)])
    Path("figures.csv").write_text("figure,verdict\nx,right\n")
    assert "line 1: is a sheet of figures; leave out --missed" in refused("check", "--missed", "--read", "figures.csv")
    assert "line 1: is a sheet of paragraphs; add --missed" in refused("check", "--read", "sheet.csv")
    Path("other.csv").write_text("figure,missed\nx,-\n")
    assert "has no column paragraph; archive check --missed --sheet writes one" in refused(
        "check", "--missed", "--read", "other.csv"
    )
    assert "has no column verdict; archive check --sheet writes one" in refused("check", "--read", "other.csv")


def test_a_sheet_in_which_nothing_is_filled_in_is_refused(db: Path):
    for options, column in (((), "verdict"), (("--missed",), "missed")):
        good("check", *options, "--draw", 2, "--sheet", "sheet.csv")
        said = refused("check", *options, "--read", "sheet.csv")
        assert f"sheet.csv: says nothing: the column {column} is empty in every line" in said


def test_a_sheet_with_the_brackets_of_before_is_read(db: Path):
    good("check", "--missed", "--draw", 2, "--seed", 1, "--sheet", "sheet.csv")
    text = Path("sheet.csv").read_text(encoding="utf-8").replace("⟦", "[").replace("⟧", "]")
    Path("sheet.csv").write_text(text.replace(",,,", ",[Some,,", 1).replace(",,,", ",town,,"), encoding="utf-8")
    result = run("check", "--missed", "--read", "sheet.csv")
    assert (result.exit_code, result.stdout) == (1, "1 verdict kept, 1 line could not be read\n")
    assert "line 2: '[Some': is found already, in \"Some " in result.stderr


def test_what_is_read_otherwise_since_a_sheet_was_written_was_judged_by_nobody(db: Path):
    good("check", "--missed", "--draw", 2, "--sheet", "sheet.csv")
    [(key,), _] = ask(db, "select paragraph_key from sampled_paragraphs order by id")
    with closing(sqlite3.connect(db)) as conn, conn:  # as newer rules would
        conn.execute("delete from figures where exact like '%houses'")
    Path("sheet.csv").write_text(Path("sheet.csv").read_text().replace(f"{key},,", f"{key},-,"))
    result = run("check", "--missed", "--read", "sheet.csv")
    assert f"'{key}': is read otherwise since this sheet was written; archive check --missed --sheet" in result.stderr
    assert ask(db, "select count(*) from paragraph_reviews") == [(0,)]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--draw", 2, "--measure", "killed"), "--measure and --kind are of figures that were found"),
        (("--draw", 2, "--kind", "money"), "--measure and --kind are of figures that were found"),
        (("--publication", "Other"), "which paragraphs to draw goes with --draw N"),
        (("--seed", 3), "which paragraphs to draw goes with --draw N"),
        (("--draw", 2, "--report"), "--draw goes with none of --sample, --read and --report"),
        (("--report", "--sheet", "x.csv"), "choose one"),
        (("--sample", 9), "no sample has this number"),
        (("--read", "x.csv", "--sample", 9), "no sample has this number"),
    ],
)
def test_a_slip_is_answered_with_what_to_do(db: Path, arguments: tuple[Any, ...], said: str):
    Path("x.csv").write_text("paragraph,missed\n")
    assert said in refused("check", "--missed", *arguments)
    assert ask(db, "select count(*) from paragraph_samples") == [(0,)]


def test_paragraphs_without_a_figure_say_nothing(db: Path):
    load_record("One of the towns is quiet.\n\nIt is said to be so since 1987.")
    said = run("check", "--missed", "--draw", 2, input="\n\n").stdout
    assert said.endswith("  judged   2, left 0\n  figures  0 stand in them\n")
    [found] = reports()
    assert (found["figures"], found["share"], found["low"], found["missed"]) == (0, None, None, [])


def test_what_the_rules_call_no_figure_is_kept_and_said(db: Path):
    load_record("The town was quiet in 1987.\n\nAt 11:30 the twelve halls were quiet.")
    doubt = '"1987" is no figure to the rules (year); kept as missed\n'
    result = run("check", "--missed", "--draw", 2, "--by", "Ann", input="1987\nquiet\n1987\nquiet\n")
    assert (result.stderr.count(doubt), result.stderr.count("to the rules")) == (1, 1)
    assert sorted(ask(db, "select exact from missed_figures")) == [("1987",), ("quiet",)]
    [(key,)] = ask(
        db,
        "select paragraph_key from paragraph_reviews r join missed_figures m on review_id = r.id where exact = '1987'",
    )
    Path("sheet.csv").write_text(f"paragraph,missed\n{key},1987\n")
    result = run("check", "--missed", "--read", "sheet.csv", "--by", "Bo")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "1 verdict kept\n", f"sheet.csv, line 2: {doubt}")
    assert run("check", "--missed", "--read", "sheet.csv", "--by", "Bo").stderr == ""  # said before


def test_help_says_what_can_be_typed(db: Path):
    result = run("check", "--missed", "--draw", 1, input="?\nHelp\nnothing\n")
    assert result.stdout.count("Enter      nothing is missed, as -, none, no, nothing say\n") == 2
    assert result.stdout.count("  12; a few  several, with semicolons between them") == 2
    assert (reports()[0]["judged"], result.stderr.count("does not stand")) == (1, 0)


def test_nothing_drawn_is_said(db: Path):
    result = run("check", "--missed", "--report")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No paragraphs were drawn; archive check --missed draws some and asks about them." in result.stderr


@pytest.mark.parametrize(("drawn", "other"), [((), ("--missed",)), (("--missed",), ())])
def test_a_report_says_that_the_others_were_drawn(db: Path, drawn: tuple[str, ...], other: tuple[str, ...]):
    run("check", *drawn, "--draw", 1, input="")
    noun = "paragraphs" if drawn else "figures"
    said = " ".join(["But", noun, "were; archive check", *drawn, "--report says what was found of them."])
    assert said in run("check", *other, "--report").stderr
    assert run("check", *drawn, "--report").stderr == ""


def test_of_one_paragraph_with_many_figures_the_report_says_that_the_interval_is_wide(db: Path):
    said = "one paragraph holds 40 of them, so the interval is wide"
    prices = "Prices were " + ", ".join(f"${n}" for n in range(2, 42)) + "."
    load_record("\n\n".join([prices, *(f"The town had {n} houses." for n in range(20, 80))]))
    run("check", "--missed", "--draw", 60, "--seed", 1, input="\n" * 60)
    assert said in good("check", "--missed", "--report")
    assert reports()[0]["most_in_one"] == 40
    load_record("\n\n".join([prices, *(f"The town had {n} houses." for n in range(20, 180))]))
    run("check", "--missed", "--draw", 161, input="\n" * 161)
    newest = good("check", "--missed", "--report", "--sample", 2)
    assert "of 200, " in newest
    assert "one paragraph holds" not in newest


# --- what it says afterwards -------------------------------------------------------------------------------------------


def test_what_newer_rules_find_counts_as_found_since(db: Path):
    run("check", "--missed", "--draw", 500, input="town\n\ntown\n" + "\n" * 60)
    before = drawn(db)
    with closing(sqlite3.connect(db)) as conn, conn:  # as newer rules would, with a figure where the word stands
        [(paragraph, start)] = conn.execute(
            "select id, instr(text, 'town') - 1 from paragraphs where text = ?", [before[0]]
        )
        [column] = [
            ", ".join(
                f'"{row[1]}"'
                for row in conn.execute("select * from pragma_table_info('figures')")
                if row[1] not in ("id", "key", "start", "end", "number_start", "number_end", "base_figure_id")
            )
        ]
        conn.execute(
            f'insert into figures (key, "start", "end", number_start, number_end, {column})'
            f" select 'new', ?, ?, ?, ?, {column} from figures where paragraph_id = ? limit 1",
            [start, start + 4, start, start + 4, paragraph],
        )
    [found] = reports()
    assert (found["found"], found["figures"] - found["found"], found["found_since"]) == (60, 2, 1)
    assert [(one["exact"], one["found_since"]) for one in found["missed"]] == [("town", True), ("town", False)]
    assert '  missed   "town", "town"\n           1 of them are found by now\n' in good("check", "--missed", "--report")


def test_what_was_said_outlives_another_reading_and_another_text(db: Path):
    run("check", "--missed", "--draw", 500, "--seed", 1, input="town\ntown\n")
    first, second, third, *_ = drawn(db)
    with closing(sqlite3.connect(db)) as conn, conn:  # other rules than today's
        conn.execute("insert into extractor (version, rules_hash) values ('0', 'old')")
        conn.execute("update articles set extractor_id = (select max(id) from extractor)")
    ids = ask(db, "select min(id) from paragraphs")
    good("load", "wire.ndjson", "-j", 1, "-q")
    assert ask(db, "select min(id) from paragraphs") != ids
    [found] = reports()
    size = found["size"]
    assert (found["judged"], found["left"], found["gone"]) == (2, size - 2, 0)
    load_record(MANY.replace(first, "Nothing.").replace(third, "Nothing at all."))
    [found] = reports()
    assert (found["judged"], found["left"], found["gone"]) == (2, size - 3, 1)
    assert [one["exact"] for one in found["missed"]] == ["town", "town"]
    assert "           1 of the drawn are in no article any more\n" in good("check", "--missed", "--report")
    assert ask(db, "select count(*) from paragraphs where text = ?", second) == [(1,)]


def test_a_paragraph_that_stands_twice_is_two(db: Path):
    load_record(
        "\n\n".join(["Some 12 people left the town.", "Some 9 people came to it.", "Some 12 people left the town."])
    )
    run("check", "--missed", "--draw", 9, input="town\nit\ntown\n" * 9)
    assert ask(db, "select count(*), count(distinct paragraph_key) from sampled_paragraphs") == [(3, 3)]
    [found] = reports()
    assert (found["judged"], found["figures"], found["found"]) == (3, 6, 3)


def test_what_was_looked_through_for_another_sample_counts_once_the_judging_has_come_past_it(db: Path):
    run("check", "--missed", "--draw", 10, "--seed", 1, input="\n" * 10)
    known = {key for (key,) in ask(db, "select paragraph_key from sampled_paragraphs")}
    good("check", "--missed", "--draw", 30, "--seed", 2, "--sheet", "sheet.csv")
    keys = [key for (key,) in ask(db, "select paragraph_key from sampled_paragraphs where sample_id = 2 order by id")]
    assert [reports("--sample", sample)[0]["judged"] for sample in (1, 2)] == [10, 0]
    run("check", "--missed", input="\n" * 5)
    fifth = [key for key in keys if key not in known][4]
    assert reports("--sample", 2)[0]["judged"] == keys.index(fifth) + 1
    assert question(db)[0] == (2, 2 * (keys.index(fifth) + 1), 2 * (keys.index(fifth) + 1))
    run("check", "--missed", input="\n" * 50)
    assert reports("--sample", 2)[0]["judged"] == 30


def question(db: Path) -> list[tuple[int, int, int]]:
    rows = csv.DictReader(good("export", "how_often_right", "--db", db).splitlines())
    return [(int(row["sample"]), int(row["judged"]), int(row["right"])) for row in rows if row["asked"] == "found"]


def test_the_front_page_and_the_ready_question_say_how_many_are_found(db: Path):
    run("check", "--missed", "--draw", 20, "--seed", 1, input="\n" * 9)
    assert "Checked by hand" not in get(db, "/").text  # eighteen figures are too few
    run("check", "--missed", input="town\n")
    [found] = reports()
    assert (found["found"], found["figures"]) == (20, 21)
    said = good("check", "--missed", "--report").partition("found    20 of 21, ")[2].partition("\n")[0]
    page = get(db, "/").text
    assert (
        f"of the 21 figures in 10 paragraphs drawn at random, {said} are found, in brackets the 95% interval. " in page
    )
    assert "It says nothing of" not in page
    rows = list(csv.DictReader(good("export", "how_often_right").splitlines()))
    assert [(row["figures"], row["judged"], row["right"], row["share"]) for row in rows] == [
        ("all in 10 paragraphs", "21", "20", said)
    ]
    # Both together, and a sample of some paragraphs that says nothing of the whole.
    good("check", "--draw", 60, "--sheet", "sheet.csv")
    judge(db, *(key for (key,) in ask(db, "select figure_key from sampled_figures")), verdict="right")
    run("check", "--missed", "--draw", 20, "--to", "2025-01-01", input="town\n" * 20)
    page = get(db, "/").text
    assert (
        f"of 60 figures drawn at random, 100% are read rightly; of the 21 figures in 10 paragraphs drawn at random, {said} are found, in"
        in page
    )
    assert "It says nothing of" not in page


def test_what_is_private_is_private_here_too(db: Path, tmp_path: Path):
    Path("other.ndjson").write_text(
        json.dumps({"id": "b", "title": "B", "publication": "Hidden", "text": "Some 77 people were killed."})
    )
    good("load", "other.ndjson", "-q", "--private")
    run("check", "--missed", "--draw", 1, "--publication", "Hidden", input="people\nkilled\n")
    run("check", "--missed", "--draw", 500, input="town\n" * 200 + "\n")
    good("private", "--copy", tmp_path / "public.db")
    size, population = ask(db, "select size, population from paragraph_samples where id = 2")[0]
    assert size == population
    assert ask(tmp_path / "public.db", "select id, size, population, seed from paragraph_samples") == [
        (2, size - 1, None, None)
    ]
    for table in ("sampled_paragraphs", "paragraph_reviews", "missed_figures"):
        hidden = f"select count(*) from {table} where article_id not in (select id from articles where private = 0)"
        assert ask(tmp_path / "public.db", hidden) == [(0,)]
    with closing(open_archive(tmp_path / "public.db", readonly=True).conn) as conn:
        assert report(conn)[0]["judged"] <= size - 1
    assert "paragraphs of those" in good("check", "--missed", "--report", "--db", tmp_path / "public.db")


def test_an_older_file_is_brought_up_to_date(tmp_path: Path):
    from sqlite_utils import Database

    from archive.store.migrations import migrations

    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as old:
        migrations.apply(Database(old), stop_before=["m0012_missed"])
        with old:
            old.execute("insert into samples values (1, '2024-05-06T00:00:00', null, 9, 1, 4)")
            old.execute("insert into sampled_figures values (1, 1, 'drawn', 1, 'count', null)")
            old.executemany(
                "insert into figure_reviews (figure_key, article_id, verdict, reviewer, reviewed, exact, stated)"
                " values (?, 1, 'right', ?, ?, '12', '{}')",
                [("drawn", "Ann", "2024-05-07"), ("drawn", "Bo", "2024-05-01"), ("met", "Ann", "2024-05-07")],
            )
    assert get(path, "/").status_code == 200  # read before it is brought up to date
    with closing(open_archive(path).conn) as old, closing(open_archive(tmp_path / "new.db").conn) as new:
        schemas = [{row[0] for row in conn.execute("select sql from sqlite_master")} for conn in (old, new)]
        assert schemas[0] == schemas[1]
        sampled = "select figure_key, reviewer, sample_id from figure_reviews order by id"
        assert old.execute(sampled).fetchall() == [("drawn", "Ann", 1), ("drawn", "Bo", None), ("met", "Ann", None)]
        assert report(old) == []
