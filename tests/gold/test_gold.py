"""Accuracy floors: gold data of others, measured with the fixed protocol, and other projects' test sentences."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from dates_scoring import tally
from scoring import Case, failing, is_right, suites

pytestmark = pytest.mark.gold

HERE = Path(__file__).parent
SHARED = HERE.parents[1].parent / "shared"
FLOORS = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
GAPS: dict[str, list[str]] = json.loads((HERE / "gaps.json").read_text(encoding="utf-8"))
RUN = f"{sys.executable} -m archive extract --from ndjson --format ndjson -"


def score(task: str, data: str) -> str:
    """Return the line that ../shared/score/score.py prints for a task; skip where it or its data is not there."""
    program, gold = SHARED / "score" / "score.py", SHARED / data
    if not (program.exists() and gold.exists()):
        pytest.skip(f"needs {program} and {gold}")
    done = subprocess.run(
        [sys.executable, program, task, gold, "--run", RUN],
        capture_output=True,
        text=True,
        check=False,
        cwd=HERE.parents[1],
    )
    assert done.returncode == 0, done.stdout + done.stderr
    sys.stdout.write(done.stdout)
    return done.stdout


def test_newsquant_is_no_worse_than_its_floor():
    line = score("newsquant", "gold/newsquant/dev.json")
    reached = {
        name: float(f1) for name, f1 in re.findall(r"(value|unit|change|concept) +[\d.]+ +[\d.]+ +([\d.]+)", line)
    }
    assert reached.keys() == FLOORS["newsquant"].keys()
    assert {k: v for k, v in reached.items() if v < FLOORS["newsquant"][k]} == {}


def test_gun_reports_give_their_killed_and_wounded_and_few_false_ones():
    line = score("gun", "corpora/jsonl/gun-train-gold.jsonl")
    found = re.findall(r"(killed|wounded) found ([\d.]+) of \d+, false (\d+)", line)
    assert len(found) == 2
    for measure, percent, false in found:
        assert float(percent) >= FLOORS["gun"][measure]
        assert int(false) <= FLOORS["false"][measure]


def test_wire_copy_of_1998_gives_its_money_percents_numbers_and_measures():
    line = score("ieer", "corpora/jsonl/ieer-apw-gold.jsonl")
    reached = {kind: float(percent) for kind, percent in re.findall(r"([A-Z]+) found ([\d.]+)", line)}
    assert {k: v for k, v in FLOORS["ieer"].items() if reached[k] < v} == {}


def test_the_dates_of_a_bot_s_sentences_that_news_shares_are_as_many_right_as_the_floor():
    right, wrong, left_out = tally()
    percent = 100 * len(right) / (len(right) + len(wrong))
    sys.stdout.write(f"DateTimeModel: {len(right)} right, {len(wrong)} wrong ({percent:.1f} %), {left_out}\n")
    assert percent >= FLOORS["DateTimeModel"]
    assert len(right) + len(wrong) >= 445  # a reason that takes in more is no gain


@pytest.fixture(scope="module")
def missed() -> dict[str, list[str]]:
    return failing()


def test_every_sentence_of_others_that_we_miss_is_a_known_gap_with_a_reason(missed: dict[str, list[str]]):
    known = {name for names in GAPS.values() for name in names}
    assert {name for names in missed.values() for name in names} - known == set()


def test_a_gap_that_was_mended_is_taken_off_the_list(missed: dict[str, list[str]]):
    known = [name for names in GAPS.values() for name in names]
    assert len(known) == len(set(known))
    assert set(known) - {name for names in missed.values() for name in names} == set()


@pytest.mark.parametrize("suite", FLOORS["suites"])
def test_a_suite_of_others_has_as_many_right_as_its_floor(suite: str, missed: dict[str, list[str]]):
    total = len(suites()[suite])
    right = total - len(missed[suite])
    sys.stdout.write(f"{suite}: {right} of {total}\n")
    assert right >= FLOORS["suites"][suite]


def test_the_scoring_tells_right_from_wrong():
    right = next(case for case in suites()["PercentModel"] if case.wanted)
    assert is_right(right)
    assert not is_right(Case("x", right.text, (right.wanted[0].__class__(0, 3, 123.0, None),)))
