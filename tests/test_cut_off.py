"""A text may end anywhere, as what is cut off or badly scanned does: every case of tests/cases is read up to some of its words."""

from __future__ import annotations

from datetime import date

import pytest
from marked import CASES, cases
from test_figures_cases import MARK

from archive import annotate

TEXTS = sorted({MARK.sub(r"\1", case.values[0]) for case in cases()})
PARTS = 12


def test_there_are_texts_to_cut():
    assert len(TEXTS) > 4000, CASES


@pytest.mark.untraced
@pytest.mark.parametrize("part", range(PARTS))
def test_a_text_that_ends_early_or_begins_late_is_read(part: int):
    """Each is cut at another word than its neighbour, and followed by the beginning of the next, so that no rule may look past an end."""
    for number, text in enumerate(TEXTS[part::PARTS]):
        words = text.split()
        at = number * 7 % len(words)
        ended, begun = " ".join(words[: at + 1]), " ".join(words[at:])
        cut = (ended, ended[: -len(words[at]) // 2 or None], f"{begun}\n\n{ended}")[number % 3]
        found = annotate(cut, published=date(2024, 5, 24))
        assert all(figure.number_text in figure.exact for figure in found.figures)


@pytest.mark.parametrize("text", ["Sales at the mill rose from €2.7 million to €8.1 million in the 12 mon"])
def test_an_end_that_once_stopped_a_load_is_read(text: str):
    assert annotate(text, published=date(2024, 5, 24)).figures
