"""What the head of a table says of the numbers below it, and what it does not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from archive.extract import annotate
from archive.model import Document, Identity

OIL = """Output of the members of the group fell in March, the survey
showed.
    Estimates by member are as follows, in mln bpd -
 MEMBER         MARCH    QUOTA
 ALDERLAND      0.70     0.65
 BRISTAN        1.20     1.10
    The survey said that 12 traders took part.
    Bristan alone sold 0.9 of it.
"""
RESERVES = """    Week ended March 4      daily avgs-mlns
 Free reserves..............710 vs.....1,402
 Borrowings (adj).735.0 Vs..81.5
 Overnight rate avg........5.90 vs......6.10
    Other factors
 Float......................12 vs........14
"""


def _rows(text: str) -> list[tuple[str, Any, str, str | None]]:
    return [(f.number_text, f.value, f.kind, f.unit) for f in annotate(text).figures]


def test_rows_have_the_unit_and_the_scale_of_the_words_that_open_their_table():
    said = {number: rest for number, *rest in _rows(OIL)}
    assert said["0.70"] == [700_000, "measure", "[bbl_us]/d"]
    assert said["1.10"] == [1_100_000, "measure", "[bbl_us]/d"]
    assert said["12"] == [12, "count", "people"]
    assert float(said["0.9"][0]) == 0.9  # of a sentence, whatever stood above it


def test_a_head_that_names_a_scale_alone_leaves_rates_and_goes_on_below_another_heading():
    said = {number: rest for number, *rest in _rows(RESERVES)}
    assert said["710"] == [710_000_000, "count", None]
    assert said["1,402"][0] == 1_402_000_000
    assert said["735.0"][0] == 735_000_000
    assert float(said["5.90"][0]) == 5.9
    assert said["14"][0] == 14_000_000


@pytest.mark.parametrize(
    ("head", "value", "kind", "unit", "unit_name"),
    [
        ("Quotas by country are these, in short tons, raw value:", 7300, "measure", "[ton_us]", "ton"),
        ("The price at each port was set as follows, in cts per lb --", 7300, "money", "cent", "cent per pound"),
        ("The price per bushel is in dollars.", 7300, "money", "USD", "dollar per bushel"),
        ("Loans of the banks (figures in millions of dollars)", 7_300_000_000, "money", "USD", "dollar"),
        ("Loans of the banks (Mln Marks)", 7_300_000_000, "money", "DEM", "german mark"),
        ("Crop by country (000 short tons)", 7_300_000, "measure", "[ton_us]", "ton"),
        ("Reserve prices by grain (Dlrs/Bu)", 7300, "money", "USD", "dollar per bushel"),
        ("Reserve prices by grain (Dlrs/Bu-Sorghum Cwt) -", 7300, "money", "USD", "dollar"),
        ("Sown area, in 1,000 hectares:", 7_300_000, "measure", "har", "hectare"),
        ("Sales by region, in thousands:", 7_300_000, "count", None, None),
    ],
)
def test_heads(head: str, value: int, kind: str, unit: str | None, unit_name: str | None):
    found = annotate(f"{head}\n\nNORTHPORT      6,100    7,300\n\nSOUTHPORT      nil      4,200\n").figures
    assert [f.number_text for f in found] == ["6,100", "7,300", "nil", "4,200"]
    assert (found[1].value, found[1].kind, found[1].unit, found[1].unit_name) == (value, kind, unit, unit_name)
    assert found[2].value == 0
    assert found[2].unit == unit


def test_a_list_that_ends_the_sentence_of_its_head():
    text = "Sales in tonnes, with those of last year in brackets, were: beef 4,100 (3,900), mutton 2,200 (2,150)."
    assert {unit for _, _, _, unit in _rows(text)} == {"t"}


@pytest.mark.parametrize(
    "text",
    [
        "Prices are in dollars.\n\nSome 300 were at the gates, and 20 were let in, and 12 stayed.",
        "He was paid in dollars.\n\nThe clubs finished with 12, 14 and 19.",
        "The firm borrows in millions.\n\nIt has 300, and its rival has 200 and 100.",
        "Loans are in dollars.\n\nBoth sides agreed.\n\nNORTH    6,100    7,300\n\nSOUTH    nil      4,200",
        "Results in brackets:\n\nNORTH    6,100    7,300\n\nSOUTH    nil      4,200",
    ],
)
def test_sentences_and_far_rows_keep_what_they_say(text: str):
    assert {kind for _, _, kind, _ in _rows(text)} == {"count"}


def test_a_number_with_a_unit_or_a_scale_of_its_own_keeps_it():
    text = "Loans (mln dlrs)\n\nNORTH    6,100    70 pct\n\nSOUTH    4 billion      4,200\n\nEAST     880      910"
    said = {number: rest for number, *rest in _rows(text)}
    assert said["70"] == [70, "percent", "percentage"]
    assert said["4 billion"][0] == 4_000_000_000
    assert said["880"] == [880_000_000, "money", "USD"]


def _days(text: str, headline: str | None = None) -> list[tuple[str, str | None]]:
    document = Document(
        text, Identity("text", "", text), "text", headline=headline, published=date(1987, 3, 9)
    )  # a Monday
    return [(f.number_text, f.as_of) for f in annotate(document).figures]


def test_columns_have_the_days_of_the_months_that_head_them():
    text = """The exchange gave these volumes:
    Feb'87   Jan'87    Feb'86
 Gilts          124,865  325,354   134,420
 Bonds            1,737    3,479     ----
 Tulips           5,100    4,200
    The next report is due soon, and 12 members will see it first.
"""
    days = dict(_days(text))
    assert (days["124,865"], days["325,354"], days["134,420"]) == ("1987-02-28", "1987-01-31", "1986-02-28")
    assert (days["1,737"], days["3,479"]) == ("1987-02-28", "1987-01-31")
    assert days["12"] == "1987-03-09"


def test_columns_go_on_below_their_line_while_rows_do():
    text = (
        "MEMBER     4TH QTR 1986  JANUARY 1987\n\nALDERLAND   4.9     3.7\n\nBRISTAN   1.6     2.2\n\n"
        "The group met in Alderton.\n\nCORVIA   5.5     6.6\n"
    )
    days = dict(_days(text))
    assert (days["4.9"], days["2.2"]) == ("1986-12-31", "1987-01-31")
    assert days["5.5"] == "1987-03-09"


@pytest.mark.parametrize(
    ("head", "days"),
    [
        ("Feb'87    Jan'87", ["1987-02-28", "1987-01-31"]),
        ("Feb '12    Jan ’12", ["2012-02-29", "2012-01-31"]),
        ("Feb 1912    Jan 1912", ["1912-02-29", "1912-01-31"]),
        ("Feb 12    Feb 19", ["1987-02-19", "1987-02-19"]),  # two days, no years; the later is that of both
        ("Feb 12", ["1987-02-12", "1987-02-12"]),
    ],
)
def test_columns_are_headed_by_months_of_years_and_by_no_days(head: str, days: list[str]):
    assert [
        day for number, day in _days(f"              {head}\n Rye        6,120    7,140\n") if "," in number
    ] == days


@pytest.mark.parametrize("part", ["1st half", "First half", "Six mths", "Year"])
def test_rows_of_a_report_go_on_below_a_part_of_the_year(part: str):
    text = f"Shr nine cts vs eight cts\n    Net 88,100 vs 71,300\n    Sales 3,612,000 vs 2,250,000\n    {part}\n    Shr 21 cts vs 13 cts\n    Net 182,000 vs 160,000\n    Sales 7,421,000 vs 4,480,000\n    NOTE: The firm bought 12 shops."
    days = dict(_days(text, "ALDERTON RESOURCES INC <ALD> 2ND QTR DEC 31"))
    assert {days["88,100"], days["3,612,000"], days["182,000"], days["7,421,000"]} == {"1986-12-31"}
    assert days["12"] == "1987-03-09"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Cases, week ending 22 January 1987", "1987-01-22"),
        ("Excess deaths, week to 22 January 1987", "1987-01-22"),
        ("Cases of the new flu in a week that ended on 22 January 1987", "1987-03-09"),
        ("Cases, then and now", "1987-03-09"),
    ],
)
def test_lines_below_a_label_and_a_day(head: str, day: str):
    assert _days(f"{head}\n\nAlderton, 2,900 people\n\nBristan, 400 people")[-2:] == [("2,900", day), ("400", day)]
