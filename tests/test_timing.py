"""When a figure holds: dates of its own clause, else the article's day; sentences with their dates marked by hand."""

from __future__ import annotations

import re
import time
from datetime import date

import pytest

from archive import annotate
from archive.extract.timing import set_days
from archive.extract.tokens import Tokens
from archive.model import TimeExpression

PUBLISHED = date(2024, 5, 24)


def days(marked: str, published: date | None = PUBLISHED):
    """Read "Some 40 fled {2023-10-07}(on Oct. 7)": a date in parentheses behind its first and last day; return the figures."""
    text, dates, at = "", [], 0
    for m in re.finditer(r"\{([^|}]*)(?:\|([^}]*))?\}\(([^)]*)\)", marked):
        text += marked[at : m.start()]
        first, last = m[1] or None, m[2] or m[1] or None
        kind = "DURATION" if first == "P" else "DATE"
        found = TimeExpression(
            1, len(text), len(text) + len(m[3]), m[3], kind, first, None, first, last, None, "by hand"
        )
        dates.append((len(dates) + 5, found))
        text += m[3]
        at = m.end()
    text += marked[at:]
    return set_days(annotate(text).figures, dates, Tokens(text), published)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Some 40 people fled Rafah.", [("2024-05-24", None, "article")]),
        ("Some 40 people fled Rafah on {2024-05-20}(Monday).", [("2024-05-20", None, "clause")]),
        ("On {2024-05-20}(Monday), officials announced that 40 people had died.", [("2024-05-20", None, "clause")]),
        ("On {2024-05-20}(Monday) the village burned, but 40 people were saved.", [("2024-05-20", None, "sentence")]),
        # what a figure is held against, and when something falls due, is not when it holds
        ("Output was 12% larger than in {2020-02-01|2020-02-29}(February 2020).", [("2024-05-24", None, "article")]),
        ("Output grew 12% compared to the same period of {2022-01-01|2022-12-31}(2022).", [("2024-05-24", None, "article")]),
        ("The firm sold $40 of notes due {2027-01-01|2027-12-31}(2027).", [("2024-05-24", None, "article")]),
        (
            "Sales rose to $40, up from $30 in {2019-01-01|2019-12-31}(2019).",
            [("2024-05-24", None, "article"), ("2019-12-31", None, "clause")],
        ),
        (
            "Sales were $40 in {1987-01-01|1987-12-31}(1987) vs $30 in {1986-01-01|1986-12-31}(1986).",
            [("1987-12-31", None, "clause"), ("1986-12-31", None, "clause")],
        ),
        ("Compared with {2020-05-01|2020-05-31}(May 2020), sales rose 12%.", [("2024-05-24", None, "article")]),
        (
            "It is the worst fire since a blast in {1972-01-01|1972-12-31}(1972) that killed 40 people.",
            [("1972-12-31", None, "clause")],
        ),
        ("Some 40 people were held at a protest against the war on {2024-05-03}(3 May).", [("2024-05-03", None, "clause")]),
        ("More than 40 people died in {2020-05-01|2020-05-31}(May 2020).", [("2020-05-31", None, "clause")]),
        ("Some 40 people died since {2023-10-07}(Oct. 7).", [("2024-05-24", "2023-10-07", "clause")]),
        (
            "Some 40 people were killed, officials say, since the war began after the {2023-10-07}(Oct. 7) attacks.",
            [("2024-05-24", "2023-10-07", "clause")],
        ),
        (
            "More than 300 people have died since the {2023-10-07}(Oct. 7) attacks, in which some 12 people were killed and 25 taken.",
            [("2024-05-24", "2023-10-07", "clause"), ("2023-10-07", None, "clause"), ("2023-10-07", None, "clause")],
        ),
        (
            "Sales rose 5% in {2022-01-01|2022-12-31}(2022), while profits fell 9% in {2021-01-01|2021-12-31}(2021).",
            [("2022-12-31", None, "clause"), ("2021-12-31", None, "clause")],
        ),
        (
            "From {2024-01-01|2024-01-31}(January) to {2024-03-01|2024-03-31}(March) 40 people left.",
            [("2024-03-31", "2024-01-01", "clause")],
        ),
        ("It will cut 40 jobs by {2026-01-01|2026-12-31}(2026).", [("2026-12-31", None, "clause")]),
        ("It has cut 40 jobs {2024-01-01|2024-12-31}(this year).", [("2024-05-24", None, "clause")]),
        ("Some 40 people fled in {}(recent weeks).", [("2024-05-24", None, "clause")]),
        ("It took {P}(two weeks) to free 40 people.", [("2024-05-24", None, "article")] * 2),
        ("The village burned on {2024-05-20}(Monday). Some 40 people died.", [("2024-05-24", None, "article")]),
    ],
)  # fmt: skip
def test_a_figure_has_the_day_of_its_clause(marked, expected):
    assert [(figure.as_of, figure.since, figure.date_basis) for figure in days(marked)] == expected


def test_the_date_is_pointed_at_by_its_index_in_the_article():
    first, second = days("On {2024-05-20}(Monday) 40 people came; on {2024-05-21}(Tuesday) 30 people left.")
    assert (first.date, second.date) == (5, 6)


def test_a_date_inside_the_figure_is_not_its_day():
    text = "It took 3 years to build."
    found = TimeExpression(1, 8, 15, "3 years", "DATE", "x", None, "2020-01-01", "2020-01-01", None, "by hand")
    [figure] = set_days(annotate(text).figures, [(0, found)], Tokens(text), PUBLISHED)
    assert (figure.date, figure.date_basis) == (None, "article")


def test_without_any_day_nothing_is_made_up():
    [figure] = days("Some 40 people fled Rafah.", published=None)
    assert (figure.as_of, figure.since, figure.date, figure.date_basis) == (None, None, None, None)
    [figure] = set_days(annotate("Some 40 people fled.").figures, [], None, None)
    assert figure.date_basis is None


@pytest.mark.parametrize(
    "piece", ["since 40 people in 2020, ", "40 people in 2020; ", "40 people and 2020 ", "in which 40 people 2020, "]
)
def test_cost_grows_with_length_and_no_faster(piece):
    def cost(times: int) -> float:
        text = piece * times
        figures = [figure for figure in annotate(piece * 40).figures for _ in range(times // 40)]
        step = len(piece)
        dates = [
            (n, TimeExpression(1, n * step + piece.index("2020"), n * step + piece.index("2020") + 4, "2020", "DATE", "2020", None, "2020-01-01", "2020-12-31", None, "x"))
            for n in range(times)
        ]  # fmt: skip
        tokens = Tokens(text)
        began = time.process_time()
        assert len(set_days(figures, dates, tokens, PUBLISHED)) == len(figures) > 0
        return time.process_time() - began

    cost(400)
    small, large = min(cost(800) for _ in range(3)), min(cost(3200) for _ in range(3))
    assert large < 12 * small + 0.002
