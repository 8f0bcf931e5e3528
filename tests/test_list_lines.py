"""Lines of lists and factboxes that a single line break parts, and lines of a text that are none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from archive.extract import annotate
from archive.extract.english.tokens import list_items


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("THE TUNNEL: FACTS\nMen employed: 2,100\nDeaths: 14", 2),
        ("Turnout – 63%\nMajority – 1,204", 1),
        ("43: the number of bridges closed\n$4.2m: the cost of mending them", 1),
        ("# of shelters: 14\n# of districts: 9", 1),
        ("• Closed 31 branches\n• Cut its dividend", 1),
        ("He gave the toll for\nMonday: 12 were hurt in the\nblast at the mill.", 0),
        ("The mill made a loss in\n1987 - the first since it was\nopened.", 0),
    ],
)
def test_a_line_of_a_list_begins_a_sentence_and_a_line_of_a_text_does_not(text: str, lines: int) -> None:
    assert len(list_items(text)) == lines


def test_a_number_at_the_end_of_a_line_counts_nothing_of_the_next() -> None:
    found = annotate("Opened: 1936\nMen employed: 2,100\nDeaths: 14").figures
    assert [(f.value, f.unit, f.measure) for f in found] == [(2100, "people", None), (14, "people", "killed")]


def test_a_label_says_what_its_own_line_is_of() -> None:
    found = annotate("Turnout – 63%\nMajority – 1,204\nLength: 9.4 km").figures
    assert [(f.value, f.about) for f in found] == [(63, "Turnout"), (1204, "Majority"), (Decimal("9.4"), "Length")]


def test_a_line_that_opens_with_its_number_counts_what_stands_behind_the_colon_or_dash() -> None:
    found = annotate("31: people killed\n118: wounded\n2,300 — homes lost\n5: places to go").figures
    assert [(f.value, f.unit, f.measure) for f in found][:3] == [
        (31, "people", "killed"),
        (118, "people", "wounded"),
        (2300, "home", None),
    ]
    assert all(f.object is None for f in found[3:])  # so few may be the number of the line


def test_what_is_counted_ends_with_its_line() -> None:
    found = annotate("Herat – 1,294 dead, 1,688 hurt\nBadghis – 31 dead, 40 hurt").figures
    assert [(f.value, f.measure) for f in found] == [
        (1294, "killed"),
        (1688, "wounded"),
        (31, "killed"),
        (40, "wounded"),
    ]
