"""Accuracy floors of attributions: PolNeAR's development half and the seed, measured with the fixed protocol."""

from __future__ import annotations

import re

import pytest
from test_gold import FLOORS, score

pytestmark = pytest.mark.gold


def test_attributions_are_found_no_worse_than_their_floor():
    line = score("polnear", "gold/polnear/dev.jsonl")
    found = re.search(r"all +([\d.]+) +[\d.]+ +([\d.]+) \| quotes recall ([\d.]+) \| numbers recall ([\d.]+)", line)
    assert found is not None
    reached = dict(zip(("precision", "f1", "quotes", "numbers"), map(float, found.groups()), strict=True))
    assert {name: value for name, value in reached.items() if value < FLOORS["polnear"][name]} == {}


def test_every_figure_and_quotation_of_the_seed_has_its_source():
    line = score("seed", "gold/seed_gold.json")
    counts = {name: int(number) for name, number in re.findall(r"([a-z]+(?: gold)?) (\d+)", line)}
    assert counts["source"] == counts["figures"]
    assert counts["quotes"] == counts["quotes gold"]
