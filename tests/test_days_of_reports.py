"""The time of a report: of what is foreseen for one that runs, and of what goes on behind the sentence that names it."""

from __future__ import annotations

from datetime import date

import pytest

from archive import annotate

PUBLISHED = date(2024, 5, 24)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is foreseen for a time that runs holds at its end
        ("The mill expects sales of $40m this year.", ["2024-12-31"]),
        ("For the second quarter, the firm expects a loss of 8 cents a share.", ["2024-06-30"]),
        ("Growth will slow to 2.5% in 2024.", ["2024-12-31"]),
        ("The bank forecasts inflation of 3% this year and 2% next year.", ["2024-12-31", "2025-12-31"]),
        # what has been of it, up to now
        ("Sales have risen 5% this year.", ["2024-05-24"]),
        ("The firm cut 12 jobs this year.", ["2024-05-24"]),
        # nor what was planned before, what is said in it, or what is told before another sum
        ("Spending will be held to $9m this year, down from a planned $16m.", ["2024-12-31", "2024-05-24"]),
        ("This week Lee said that it would buy a mill for $9m.", ["2024-05-24"]),
        ("It will cut 12 jobs, close a mill and take a second-quarter charge of $3m.", ["2024-05-24", "2024-06-30"]),
        ("It may be the sixth fire this month.", ["2024-05-24"]),
    ],
)
def test_what_is_foreseen_for_a_time_holds_at_its_end(text, expected):
    assert [figure.as_of for figure in annotate(text, published=PUBLISHED).figures] == expected
