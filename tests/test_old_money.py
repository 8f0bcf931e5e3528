"""Money that the document tells of: shillings by its day and its country, sums by the money of its other figures."""

from __future__ import annotations

from datetime import date

import pytest

from archive.extract import annotate

WAGES = "The fine was 40 shillings.\n\nHe had ten pence a week."


def units(text: str, published: date | None) -> list[str | None]:
    return [figure.unit for figure in annotate(text, published=published).figures]


def test_shillings_and_pence_of_a_paper_are_old_till_decimal_day():
    assert units(WAGES, date(1888, 5, 1)) == ["shilling", "old penny"]
    assert units(WAGES, date(1971, 2, 15)) == ["KES", "penny"]
    assert units(WAGES, None) == ["KES", "penny"]


def test_shillings_of_an_african_paper_are_its_own_on_any_day():
    assert units("In Kenya the fine was 40 shillings.", date(1955, 5, 1)) == ["KES"]


def test_old_coins_tell_of_what_time_the_shillings_are():
    [wage, eggs] = annotate("She had ten shillings a week and paid three shillings and sixpence for eggs.").figures
    assert (wage.unit, wage.unit_name) == ("shilling", "shilling per week")
    assert (eggs.value, eggs.unit, eggs.exact) == (3.5, "shilling", "three shillings and sixpence")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The bank lost 212 million euros ($257 million). It took a 240 million goodwill charge.", "EUR"),
        ("It won a 3 million settlement, on top of £4m in costs.", "GBP"),
        ("It won a 3 million settlement.", None),  # of what money nobody says
        ("The dam cost £4m and $6m. It won a 3 million settlement.", "USD"),  # told last
    ],
)
def test_a_sum_before_a_noun_of_money_has_the_money_of_the_article(text: str, unit: str | None):
    [sum_] = [figure for figure in annotate(text).figures if figure.number_text in ("240 million", "3 million")]
    assert sum_.unit == unit
    assert sum_.kind == ("count" if unit is None else "money")


def test_millions_of_people_or_of_shares_are_no_sums():
    text = "A 2 million crowd came. The firm, worth $4m, planned a 3 million share offering."
    assert [figure.kind for figure in annotate(text).figures] == ["count", "money", "count"]
