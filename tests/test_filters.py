"""The filters of the search as people type them: days, numbers, units and names, and what is said of those that cannot be read."""

from __future__ import annotations

import math
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.pages.filters import Choices, Filters, Meant, join_choices, read_choices, read_filters, say
from archive.pages.quantities import split_quantity

CHOICES = Choices(("NBC News", "The Other Paper"), (("killed", "killed"), ("bodies_recovered", "bodies recovered")))


@pytest.fixture
def fresh(conn: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """A copy of the archive, to write to."""
    with closing(sqlite3.connect(":memory:")) as copy:
        conn.backup(copy)
        yield copy


def filters(**typed: str) -> Filters:
    return read_filters({name.rstrip("_"): value for name, value in typed.items()}, CHOICES)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ({"from_": "2024-05-24", "to": "2024-05-24"}, ("2024-05-24", "2024-05-24")),
        ({"from_": "2024-02", "to": "2024-02"}, ("2024-02-01", "2024-02-29")),
        ({"from_": "2023", "to": " 2024 "}, ("2023-01-01", "2024-12-31")),
        ({"to": "2023-02"}, (None, "2023-02-28")),
    ],
)
def test_a_period_is_days_months_or_years(typed: dict[str, str], days: tuple[str | None, str | None]):
    asked = filters(**typed)
    assert (asked.first, asked.last) == days
    assert asked.complaints == {}


def test_numbers_are_read_as_people_write_them():
    asked = filters(min="1.2 million", max="3bn")
    assert (asked.low, asked.high) == (1_200_000, 3_000_000_000)


@pytest.mark.parametrize(
    ("typed", "field", "says"),
    [
        ({"from_": "24.5.2024"}, "from", "“24.5.2024” is no day: type 2024-05-24, 2024-05 or 2024."),
        ({"to": "2023-02-30"}, "to", "type 2024-05-24"),
        ({"from_": "0000"}, "from", "is no day"),
        ({"from_": "2024-13"}, "from", "is no day"),
        ({"from_": "٢٠٢٤"}, "from", "is no day"),
        ({"from_": "2024", "to": "2023"}, "to", "make the second day the later one"),
        ({"min": "lots"}, "min", "“lots” is no number: type 35,000 or 1.2 million or $5m."),
        ({"min": "around 5"}, "min", "is no number"),
        ({"max": "$5 people"}, "max", "There is no unit “$ people” here"),
        ({"object": "!?"}, "object", "“!?” is no word: type what is counted or described, as children."),
        (
            {"object": "unemploy*"},
            "object",
            "“unemploy*” is for the words of the search: type what is counted or described in whole words.",
        ),
        ({"object": "flour OR rice"}, "object", "“OR” is for the words"),
        ({"object": "jobless -rate"}, "object", "“-rate” is for the words"),
        ({"min": "$5", "max": "7 pounds"}, "max", "“$” and “pounds” are not the same unit: choose one."),
        ({"unit": "km", "min": "£5"}, "min", "“km” and “£” are not the same unit: choose one."),
        ({"min": "5 flurbs"}, "min", "There is no unit “flurbs” here: type the number alone."),
        ({"max": "5 flurbs", "unit": "flurbs"}, "unit", "There is no unit “flurbs” here: leave this out."),
        ({"min": "3 to 5 km"}, "min", "“3 to 5 km” is no number"),
        ({"max": "nan"}, "max", "is no number"),
        ({"max": "1e999"}, "max", "is no number"),
        ({"min": "10", "max": "5"}, "max", "make it 10 or more"),
        ({"kind": "colour"}, "kind", "choose count, money, percent, fraction, duration, age, or another."),
        ({"measure": "drowned"}, "measure", "“drowned” here: choose killed."),
        ({"measure": "homicide"}, "measure", "choose killed."),
        ({"measure": "colour"}, "measure", "choose killed, bodies recovered."),
        ({"min": "5 deaths"}, "min", "“deaths” here: type the number alone and ask for the measure killed."),
        ({"min": "4,75%"}, "min", "“4,75%” is no number: type 4.75%."),
        ({"min": "1,2345"}, "min", "type 1.2345."),
        ({"measure": "kiled"}, "measure", "choose killed."),
        ({"publication": "other"}, "publication", "choose The Other Paper."),
        ({"attributed": "maybe"}, "attributed", "Choose yes or no"),
        ({"publication": "x" * 500}, "publication", "x" * 40 + "…”"),
    ],
)
def test_a_filter_that_cannot_be_read_says_what_to_type(typed: dict[str, str], field: str, says: str):
    complaints = filters(**typed).complaints
    assert list(complaints) == [field]
    assert says in complaints[field]


def test_an_archive_without_publications_says_to_leave_it_out():
    complaints = read_filters({"publication": "Any"}, Choices((), ())).complaints
    assert complaints == {"publication": "There is no publication “Any” here: leave this out."}


def test_names_are_found_whatever_their_case_and_by_their_label():
    asked = filters(publication="nbc news", measure="Bodies Recovered")
    assert (asked.publication, asked.measure) == ("NBC News", "bodies_recovered")


def test_the_filters_say_what_they_ask_for():
    asked = filters(
        from_="2024",
        to="2024-05",
        publication="NBC News",
        kind="count",
        measure="killed",
        min="1000",
        max="2000",
        attributed="no",
    )
    assert say(asked, CHOICES) == (
        "from 1 January 2024 to 31 May 2024, NBC News, count, killed, at least 1,000, at most 2,000, attributed to nobody"
    )
    assert say(filters(attributed="yes"), CHOICES) == "attributed"
    assert say(filters(object="children"), CHOICES) == "of children"
    dollars = replace(CHOICES, unit=Meant("USD", "dollar", "USD"))
    assert say(read_filters({"min": "$5m"}, dollars), dollars) == "at least 5,000,000 dollars"
    assert say(read_filters({"unit": "USD"}, dollars), dollars) == "in the unit dollar"
    assert say(Filters(), CHOICES) == ""


@pytest.mark.parametrize(
    ("typed", "number", "unit"),
    [
        ("35,000", 35_000, ""), ("1.2 million", 1_200_000, ""), ("-3", -3, ""), ("$5m", 5_000_000, "$"), ("US$ 4 million", 4_000_000, "US$"),
        ("5%", 5, "%"), ("20 €", 20, "€"), ("10 km", 10, "km"), ("1.2 million people", 1_200_000, "people"), ("EUR 20", 20, "EUR"),
        ("5 barrels  a day", 5, "barrels a day"), ("Rs. 300", 300, "Rs."),
        ("10km", 10, "km"), ("30°C", 30, "°C"), ("90km/h", 90, "km/h"), ("3 km2", 3, "km2"), ("5m", 5_000_000, ""), ("1.2 million $", 1_200_000, "$"),
        ("₹500", 500, "₹"), ("Rs 300", 300, "Rs"), ("R5m", 5_000_000, "R"),
        ("10 000", None, ""), ("3 to 5 km", None, ""), ("1 in 5", None, ""), ("1e400", None, ""), ("0x10", None, ""), ("0²", None, ""), ("3km²", 3, "km²"),
        ("lots", None, ""), ("", None, ""), ("$", None, ""), ("km 5", None, ""), ("$50 a barrel", 50, "$ a barrel"), ("£1.2m  a year", 1_200_000, "£ a year"),
        ("6 litres per 100 km", 6, "litres per 100 km"),
    ],
)  # fmt: skip
def test_a_number_is_typed_with_its_unit(typed: str, number: float | None, unit: str):
    assert split_quantity(typed) == (number, unit)


@pytest.mark.parametrize("typed", ["5 ", "$5 5", "a ", "5a", "1", " -", "²", "million "])
def test_what_is_far_too_long_for_a_quantity_is_refused_at_once(typed: str):
    began = time.process_time()
    asked = read_filters({"min": typed * 30_000, "object": typed * 30_000}, CHOICES)
    assert "min" in asked.complaints
    assert time.process_time() - began < 1  # ten seconds, if it grew with the square of the length


@given(st.text("0123456789.,-$£%€ kmEURSs\n²٣\N{MINUS SIGN}", max_size=30) | st.text(max_size=30))
@example("0E \nE")
def test_what_is_typed_as_a_number_is_read_or_complained_of(typed: str):
    number, unit = split_quantity(typed)
    assert number is not None or unit == ""
    assert number is None or math.isfinite(number)
    asked = read_filters({"min": typed, "object": typed}, CHOICES)
    assert (asked.low is None) == (number is None)
    # These choices have no unit at all.
    assert ("min" in asked.complaints) == (bool(typed.split()) and (number is None or unit != ""))


def test_two_units_are_not_said_to_be_one(conn: sqlite3.Connection):
    given = {"min": "$5", "max": "7 people"}
    choices = read_choices(conn, given)
    assert say(read_filters(given, choices), choices) == "at least 5, at most 7"


def test_a_unit_that_is_not_here_says_which_are(conn: sqlite3.Connection):
    for typed, says in (("flurbs", "leave this out."), ("perc", "choose percentage."), ("alies", "choose ally.")):
        given = {"unit": typed}
        asked = read_filters(given, read_choices(conn, given))
        assert asked.complaints == {"unit": f"There is no unit “{typed}” here: {says}"}
        assert asked.unit is None


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"source": "allies of all"}, "There is no source “allies of all” here: leave this out."),
        ({"source": "allies"}, "There is no source “allies” here: choose Several allies."),
        ({"name": "Bab"}, "There is no name “Bab” here: choose Eyad Baba."),
        ({"name": "A"}, "There is no name “A” here: leave this out."),
        ({"name": "person:nobody"}, "There is no name “person:nobody” here: leave this out."),
    ],
)
def test_a_source_or_name_that_is_not_here_says_who_is(conn: sqlite3.Connection, typed: dict[str, str], says: str):
    asked = read_filters(typed, read_choices(conn, typed))
    assert list(asked.complaints.values()) == [says]
    assert (asked.source, asked.name) == (None, None)


def test_who_is_meant_is_said_back(conn: sqlite3.Connection):
    typed = {"source": "officials", "name": "person:eyad baba"}
    choices = read_choices(conn, typed)
    asked = read_filters(typed, choices)
    assert say(asked, choices) == "on the word of officials, beside the name Eyad Baba"
    assert choices.name.typed == "Eyad Baba"
    assert join_choices([Choices((), ()), choices]).name == choices.name
    assert list(read_filters({**typed, "attributed": "no"}, choices).complaints) == ["attributed"]


def test_two_archives_offer_what_either_does():
    joined = join_choices([CHOICES, Choices(("Another",), (("held", "held"),))])
    assert joined.publications == ("Another", "NBC News", "The Other Paper")
    assert joined.measures == (("bodies_recovered", "bodies recovered"), ("held", "held"), ("killed", "killed"))


@pytest.mark.parametrize(
    ("units", "typed", "meant"),
    [
        (["GBP"], {"unit": "pounds"}, "GBP"),
        (["GBP"], {"min": "7 pounds"}, "GBP"),
        (["[lb_av]", "GBP"], {"min": "7 pounds"}, "[lb_av]"),
        (["[lb_av]", "GBP"], {"min": "1 billion pounds"}, "GBP"),
        (["[lb_av]"], {"min": "1 billion pounds", "unit": "pounds"}, "[lb_av]"),
        (["USD"], {"unit": "pounds"}, None),
    ],
)
def test_pounds_are_money_or_a_weight_as_the_archive_has_it(
    fresh: sqlite3.Connection, units: list[str], typed: dict[str, str], meant: str | None
):
    fresh.execute("update figures set unit = null")
    for at, unit in enumerate(units):
        nth = "select id from figures order by id limit 1 offset ?"
        fresh.execute(f"update figures set unit = ? where id = ({nth})", [unit, at])
    asked = read_filters(typed, read_choices(fresh, typed))
    assert (asked.unit, list(asked.complaints)) == (meant, [] if meant else list(typed))


def test_units_that_are_near_are_named(fresh: sqlite3.Connection):
    fresh.execute(
        "update figures set unit = '/100000', unit_name = 'per 100,000' where id = (select min(id) from figures)"
    )
    given = {"min": "0.12 per 1,000"}
    assert read_filters(given, read_choices(fresh, given)).complaints == {
        "min": "There is no unit “per 1,000” here: choose per 100,000."
    }


@pytest.mark.parametrize(("typed", "says"), [
    ({"min": "5 acres"}, {"min": "“acres” is a unit, but no figure here is in it: type the number alone."}),
    ({"min": "5ha"}, {"min": "“ha” is a unit, but no figure here is in it: type the number alone."}),
    ({"unit": "acre"}, {"unit": "“acre” is a unit, but no figure here is in it: leave this out."}),
    ({"unit": "flurbs"}, {"unit": "There is no unit “flurbs” here: leave this out."}),
])  # fmt: skip
def test_a_unit_that_no_figure_is_in_is_a_unit_all_the_same(seed: Path, typed: dict[str, str], says: dict[str, str]):
    with closing(sqlite3.connect(seed)) as connection:
        choices = read_choices(connection, typed)
    for offered in (choices, join_choices([choices, choices])):
        assert read_filters(typed, offered).complaints == says
