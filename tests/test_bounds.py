"""What SQL and the pages say of a figure's bounds."""

from __future__ import annotations

import sqlite3
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import bounds
from archive.extract.english.lexicon import PLURAL_OF


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("35,000", 35000), ("1.2 million", 1200000), ("$3bn", 3000000000), ("19%", 19), ("0.25", 0.25), ("-4", -4),
        ("\N{MINUS SIGN}4", -4), ("£12m", 12000000), ("7k", 7000), (12, 12), (2.5, 2.5), (" 1_000 ", 1000), ("10 Trillion", 10**13),
        ("1e30", 1e30), ("", None), (None, None), ("many", None), ("12 men", None), ("1.2.3", None), ("3 million billion", None),
        ("nan", None), ("9" * 50, None), ("²", None), ("12 13", None), ("9999999999999999999", 1e19),
        ("1e999999999", None), ("-1e400", None), ("1e-999999999", 0), ("1e308 billion", None), ("nan million", None),
        ("4,75", None), ("4,75%", None), ("1,2345", None), ("12,34,567", 1234567), ("1,234.5", 1234.5),
    ],
)  # fmt: skip
def test_a_number_is_read_as_people_type_it(typed: object, number: float | None):
    assert bounds.parse_number(typed) == number


@given(st.text())
def test_reading_a_number_never_fails(text: str):
    bounds.parse_number(text)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ((">", 0, 35000, 35000, None, "people"), "more than 35,000 people"),
        (("=", 1, 1200, 1150, 1250, "people"), "about 1,200 people (1,150 to 1,250)"),
        (("=", 0, 10, 10, 10, None), "10"),
        ((">=", 1, 0.25, 0.25, None, None), "at least about 0.25"),
        (("<=", 0, 20000, None, 20000, "person"), "up to 20,000 people"),
        (("<", 0, 3, None, 3, "foot"), "less than 3 feet"),
        (("between", 0, None, 3, 5, "mile per hour"), "3 to 5 miles per hour"),
        (("=", 0, None, 24, 99, "ally"), "24 to 99 allies"),
        (("=", 0, None, 3, None, "year of age"), "at least 3 years of age"),
        (("=", 0, None, None, 9, "day"), "up to 9 days"),
        (("=", 0, None, None, None, "people"), "not stated"),
        (("=", 0, 19, 19, 19, "percentage"), "19%"),
        (("=", 0, None, None, None, "percentage"), "not stated"),
        (("=", 0, 1, 1, 1, "dollar"), "1 dollar"),
        (("=", 0, 2, 2, 2, "box"), "2 boxes"),
        (("=", 0, 1200000, 1200000, 1200000, "dollar per gallon"), "1,200,000 dollars per gallon"),
        (("=", 0, 2, 2, 2, "percentage point"), "2 percentage points"),
        (("=", 0, 1, 1, 1, "people"), "1 person"),
        ((">=", 0, 1, 1, None, "people"), "at least 1 person"),
        (("between", 0, None, 28, 65, "fahrenheit"), "28 to 65 degrees Fahrenheit"),
        (("=", 0, 1, 1, 1, "celsius"), "1 degree Celsius"),
        (("=", 0, 6, 6, 6, "aircraft"), "6 aircraft"),
        (("=", 0, 2, 2, 2, "crisis"), "2 crises"),
        (("=", 0, 4, 4, 4, "penny"), "4 pence"),
        (("=", 0, 600, 600, 600, "pound sterling"), "600 pounds sterling"),
        (("=", 0, 500, 500, 500, "japanese yen"), "500 Japanese yen"),
        (("=", 0, 2, 2, 2, "gigahertz"), "2 gigahertz"),
        ((">", 0, 25, 25, None, "percentage per year"), "more than 25% per year"),
        (("=", 0, 43.3, 43.3, 43.3, "per dollar"), "43.3 per dollar"),
    ],
)
def test_bounds_are_said_in_words_without_inventing_one(row: tuple, words: str):
    assert bounds.bounds_words(*row) == words


def test_a_plural_is_the_one_that_the_rules_read():
    known = {one: bounds.plural(one) for one in bounds._PLURALS.keys() & PLURAL_OF.keys()}
    assert known == {one: PLURAL_OF[one] for one in known}
    assert len(known) > 40


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("philippine peso", "Philippine pesos"), ("uae dirham", "UAE dirhams"),
        ("west african cfa franc per tonne", "West African CFA francs per tonne"), ("brazilian real", "Brazilian reais"),
        ("trinidad and tobago dollar", "Trinidad and Tobago dollars"), ("pound sterling", "pounds sterling"),
        ("dollar per barrel", "dollars per barrel"), ("polish", "polishes"), ("georgian house", "georgian houses"),
    ],
)  # fmt: skip
def test_the_country_of_a_currency_has_its_capital(name: str, said: str):
    assert bounds.unit_words(name) == said


def test_how_often_is_counted_in_times():
    assert bounds.bounds_words("=", 0, 100, 100, 100, "count per day") == "100 times per day"
    assert bounds.bounds_words("=", 0, 1, 1, 1, "count per week") == "1 time per week"
    assert bounds.bounds_words("=", 0, 2, 2, 2, "count") == "2 counts"  # of murder


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2024-05-24", "2024-05-24"), ("2024-5-4", "2024-05-04"), (" 24 May 2024 ", "2024-05-24"), ("May 24, 2024", "2024-05-24"),
        ("yesterday", None), ("2024-05", None), ("03/04/2024", None), ("2024-13-45", None), ("", None), (None, None),
    ],
)  # fmt: skip
def test_a_day_is_read_as_people_type_it(typed: str | None, day: str | None):
    assert bounds.parse_day(typed) == day


@pytest.mark.parametrize(
    ("a", "b", "disjoint"),
    [
        ((34904, None, 1, 0), (35000, None, 1, 0), 0),
        ((None, 20, 0, 0), (20, None, 1, 0), 1),
        ((None, 20, 0, 0), (20, None, 0, 0), 0),
        ((1, 2, 0, 0), (3, 4, 0, 0), 1),
        ((1, 5, 0, 0), (2, 3, 0, 0), 0),
        ((None, None, 0, 0), (2, 3, 0, 0), 0),
        ((1, 2, 0, 1), (2, 3, 0, 0), 1),
    ],
)
def test_only_disjoint_intervals_contradict(a: tuple, b: tuple, disjoint: int):
    assert bounds.bounds_disjoint(*a, *b) == disjoint
    assert bounds.bounds_disjoint(*b, *a) == disjoint


@pytest.mark.parametrize(
    ("text", "spans", "numbers"),
    [
        ("In 2022, 40 people", "9-11", "2022"),
        ("In 2022, 40 people", None, "2022, 40"),
        ("1,200 and 3.5.", "0-5", "3.5"),
        ("1,200 and 3.5.", "0-5 10-13", None),
        ("none", "", None),
        (None, None, None),
        ("ends in 7", None, "7"),
        ("$1.2 million", "0-12", None),
    ],
)
def test_digits_outside_the_figures_are_found(text: str | None, spans: str | None, numbers: str | None):
    assert bounds.numbers_outside(text, spans) == numbers


def test_digits_are_looked_for_in_linear_time_and_not_for_ever():
    spans = " ".join(f"{at}-{at + 1}" for at in range(0, 80_000, 4))
    before = time.process_time()
    found = bounds.numbers_outside("1 2 " * 1_000_000, spans)
    assert time.process_time() - before < 2
    assert found is not None
    assert found.startswith("2, 2, ")
    assert found.count("2") == 25_000
    with pytest.raises(ValueError, match="more spans"):
        bounds.numbers_outside("1", "0-1 " * 1_000_000)


@pytest.mark.parametrize(
    ("text", "words", "holds"),
    [
        ("migrant workers", "worker", True), ("Workers", "WORKERS", True), ("cargo", "car", False), ("two allies", "ally", True),
        ("boxes and churches", "church box", True), ("losses", "loss", True), ("a loss", "losses", True), ("the unemployment rate", "rate unemployment", True),
        ("the rate", "unemployment rate", False), (None, "rate", False), ("rate", "", True), (None, None, True),
        (5, "5", True), (0, "0", True), (0.5, 5, True),
        ("12 buses", "bus", True), ("gas", "greenhouse gases", False), ("greenhouse gases", "gas", True), ("a bus", "buses", True),
        ("40 axes", "axe", True), ("headaches", "headache", True), ("potatoes", "potato", True), ("planes", "plan", False),
        ("30 cafés", "CAFE", True), ("the press", "pres", False), ("houses", "house", True),
    ],
)  # fmt: skip
def test_words_are_held_whole_in_the_singular_or_plural(text: object, words: object, holds: bool):
    assert bounds.holds_words(text, words) is holds


def test_sql_knows_the_functions():
    db = sqlite3.connect(":memory:")
    bounds.register(db)
    db.execute("create virtual table t using fts5 (text)")
    db.execute("insert into t values ('a tax on windows')")
    assert db.execute("select parse_number('1.2 million')").fetchone() == (1200000,)
    assert db.execute("select bounds_words('>', 0, 5, 5, null, 'people')").fetchone() == ("more than 5 people",)
    assert db.execute("select count(*) from t where t match search_words('window tax')").fetchone() == (0,)
    assert db.execute("select count(*) from t where t match search_words('tax')").fetchone() == (1,)
    for hostile in ("", '"', "a AND", "(", "NEAR(", "*", None, "x" * 5000):
        db.execute("select count(*) from t where t match search_words(?)", [hostile]).fetchone()
    db.close()


@pytest.mark.parametrize(
    ("value", "said"),
    [(1 / 3, "1/3"), (2 / 3, "2/3"), (5 / 6, "5/6"), (1 / 7, "1/7"), (4 / 11, "4/11"), (0.25, "0.25"), (0.3333, "0.3333"),
     (0.123456789, "0.123456789"), (4 / 3, "1 1/3"), (1234 + 2 / 3, "1,234 2/3"), (-1 / 3, "-0.333333333333"), (1e-13, "1e-13")],
)  # fmt: skip
def test_a_share_whose_decimals_have_no_end_is_a_fraction(value: float, said: str):
    assert bounds.print_number(value) == said
    assert bounds.bounds_words("=", 0, value, value, value, None) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("litre per 100 kilometre", "6 litres per 100 kilometres"), ("death per 1,000 births", "6 deaths per 1,000 births"),
        ("death per million mile", "6 deaths per million miles"), ("dollar per barrel", "6 dollars per barrel"), ("per 100,000 people", "6 per 100,000 people"),
        ("percentage per 100,000 person", "6% per 100,000 people"), ("dollar per 1 litre", "6 dollars per 1 litre"),
    ],
)  # fmt: skip
def test_what_a_rate_is_per_many_of_is_in_the_plural(name: str, said: str):
    assert bounds.bounds_words("=", 0, 6, 6, 6, name) == said
    assert name.startswith("percentage") or bounds.unit_words(name) == said.removeprefix("6 ")
