"""Whose dollars a wire counts, and the rows of a firm's results."""

from __future__ import annotations

import pytest

from archive.extract import annotate
from archive.model import Annotated, Document, Identity

TABLE = """Shr 12 cts vs nine cts
    Net 1,204,000 vs 911,000
    Revs 14.2 mln vs 11.0 mln
    Avg shrs 10.1 mln vs 9,900,000
    NOTE: Excludes 3,400 tax loss carryforwards.
"""


def _read(text: str, dateline: str | None = None) -> Annotated:
    [annotated] = [annotate(Document(text, Identity("text", "", text), "text", dateline=dateline))]
    return annotated


def _units(text: str, dateline: str | None = None) -> list[tuple[str, str, str | None]]:
    return [(figure.number_text, figure.kind, figure.unit) for figure in _read(text, dateline).figures]


@pytest.mark.parametrize(
    ("dateline", "unit"),
    [
        (None, "USD"),
        ("TOLEDO, Ohio, March 3", "USD"),
        ("TORONTO, March 3", "CAD"),
        ("SUDBURY, Ontario, March 3", "CAD"),
        ("JOHANNESBURG, March 3", "ZAR"),
    ],
)
def test_rows_of_results_are_money_of_what_a_share_earned(dateline: str | None, unit: str):
    assert _units(TABLE, dateline)[2:] == [
        ("1,204,000", "money", unit),
        ("911,000", "money", unit),
        ("14.2 mln", "money", unit),
        ("11.0 mln", "money", unit),
        ("10.1 mln", "count", "share"),
        ("9,900,000", "count", "share"),
        ("3,400", "money", unit),
    ]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Shr not given\n    Net 1,204,000 vs 911,000\n    NOTE: Includes gain of 3.1 mln dlrs.\n", "USD"),
        ("Shr nil vs nil\n    Net loss 1,204,000 vs profit 911,000\n    NOTE: Includes gain of 3.1 mln stg.\n", "GBP"),
        ("Turnover 9.2 mln marks vs 8.8 mln\n    Revs 1,204,000 vs 911,000\n", "DEM"),
    ],
)
def test_rows_that_say_nothing_of_a_share_are_money_of_their_neighbours(text: str, unit: str):
    said = {number: (kind, code) for number, kind, code in _units(text)}
    assert said["1,204,000"] == said["911,000"] == ("money", unit)


@pytest.mark.parametrize(
    ("row", "unit"),
    [
        ("Woollen goods", "GBP"),
        ("Tools and sheds", "GBP"),
        ("U.S.A.", "GBP"),
        ("Passengers carried", None),
        ("Ore milled", None),
        ("Tonnes of tin", None),
        ("Traffic -", None),
    ],
)
def test_millions_of_the_parts_of_a_firm_are_money(row: str, unit: str | None):
    text = f"Shr 12p vs 9p\n    Turnover 41.2 mln stg vs 38.0 mln\n    {row} 2.3 mln vs 2.1 mln\n"
    assert {code for number, _, code in _units(text) if number in ("2.3 mln", "2.1 mln")} == {unit}


@pytest.mark.parametrize(
    "text",
    [
        "Net 1,204,000 vs 911,000\n",  # no share earned anything
        "Shr 12 cts vs nine cts\n    Stores 1,204 vs 911\n",
        "The fine was $40.\n    Stores 1,204 vs 911\n",
        "Shr 12 cts vs nine cts\n    Passengers carried 1,204,000 vs 911,000\n",
        "Shr 12 cts vs nine cts\n    The mill sold 1,204 of 911.\n",
    ],
)
def test_other_rows_are_left(text: str):
    assert not [
        unit for number, kind, unit in _units(text) if number in ("1,204,000", "1,204", "911") and unit == "USD"
    ]


@pytest.mark.parametrize(
    ("text", "dateline", "unit"),
    [
        ("The mill made 5.2 mln dlrs.", "TORONTO, March 3", "CAD"),
        ("The mill made 5.2 mln dlrs.", "SYDNEY", "AUD"),
        ("The fund pays 3.10 dlrs a share.", "HONG KONG, March 3", "HKD"),
        ("The mill made 5.2 mln dlrs.", "MELBOURNE, Fla., March 3", "USD"),
        ("The mill made 5.2 mln dlrs.", "BOSTON, March 3", "USD"),
        ("The mill made 5.2 mln dlrs.", "KUALA LUMPUR, March 3", "USD"),
        ("Gold closed at 405 dlrs an ounce.", "HONG KONG, March 3", "USD"),
        ("The mill made 5.2 mln U.S. dlrs.", "TORONTO, March 3", "USD"),
        ("The mill made $5.2 million.", "TORONTO, March 3", "USD"),
    ],
)
def test_dollars_of_a_wire_are_those_of_its_dateline(text: str, dateline: str, unit: str):
    [figure] = _read(text, dateline).figures
    assert figure.unit == unit


@pytest.mark.parametrize(
    ("text", "dateline", "unit"),
    [
        ("The mill made 16 mln crowns.", "COPENHAGEN, March 3", "DKK"),
        ("The mill made 16 mln crowns.", "STOCKHOLM, March 3", "SEK"),
        ("The bank lent 2.5 billion francs.", "BADEN, Switzerland, March 3", "CHF"),
        ("The bank lent 2.5 billion francs.", "BRUSSELS, March 3", "BEF"),
        ("A share costs 93 pesos.", "MANILA, March 3", "PHP"),
        ("The bank lent 2.5 billion francs.", "TOLEDO, Ohio, March 3", "FRF"),
        ("A bank in Switzerland lent 2.5 billion francs.", "BRUSSELS, March 3", "CHF"),
        ("The bank lent 2.5 billion French francs.", "ZURICH, March 3", "FRF"),
        ("The thieves took three crowns.", "STOCKHOLM, March 3", "crown"),
        ("The mill made 16 mln crowns.", None, "crown"),
    ],
)
def test_money_without_a_country_is_that_of_the_dateline(text: str, dateline: str | None, unit: str):
    [figure] = _read(text, dateline).figures
    assert figure.unit == unit


def test_what_takes_its_currency_from_such_money_goes_with_it():
    assert _units("Sales rose to 4.2 mln crowns from 4.1 mln.", "COPENHAGEN, March 3") == [
        ("4.2 mln", "money", "DKK"),
        ("4.1 mln", "money", "DKK"),
    ]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The mill owed 5 mln dlrs. Its debt rose to 6.5 billion.", "USD"),
        ("The mill owed £5m.\n\nIts revenues fell to 6.5 billion.", "GBP"),
        ("The mill owed 5 mln dlrs. Its shares fell to 4,300.", None),
        ("The mill owed 5 mln dlrs. Its exports rose to 4,300.", None),
        ("The state owed 5 mln dlrs. Its exports rose to 4.3 billion.", "USD"),
        ("The state owed 5 mln dlrs. Its exports rose to 4.3 mln.", None),
        ("Its debt rose to 6.5 billion.", None),
        ("The mill lost 250 mln dlrs. The main item was a 170 mln writeoff of debts.", "USD"),
        ("The mill lost 250 mln dlrs. It had 170 writeoffs.", "writeoff"),
        ("The mill lost 250 mln dlrs. The tool was a 170 mln seller.", None),
    ],
)
def test_bare_balances_are_in_the_money_before_them(text: str, unit: str | None):
    assert _units(text)[-1][2] == unit


def test_rows_that_stand_before_what_a_share_earned_are_money_too():
    assert ("911,000", "money", "USD") in _units("Net 1,204,000 vs 911,000\n    Year\n    Shr 12 cts vs nine cts\n")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The Australian mill lost $5m. Its owner in Sydney paid.", "AUD"),
        ("The Canadian mill lost $5m.\n\nIts owner in Toronto sold 12 looms.", "CAD"),
        ("The Australian mill lost $5m.", "USD"),
        ("The Australian mill lost $5m. Its owner in Sydney told Americans.", "USD"),
        ("The Australian mill lost $5m. Its owner in Sydney flew to Canada.", "USD"),
        ("The Australian mill lost $5m. Its owner in Sydney paid £3m.", "USD"),
    ],
)
def test_bare_signs_are_the_dollars_of_the_one_country_that_is_told_of(text: str, unit: str):
    assert _units(text)[0][2] == unit


@pytest.mark.parametrize(("dateline", "unit"), [(None, "USD"), ("TORONTO, March 3", "CAD")])
def test_results_that_name_no_money_are_sums_all_the_same(dateline: str | None, unit: str):
    table = "Shr nil vs nil\n    Net 130,412 vs 30,118\n    Revs 1,568,200 vs 991,040"
    assert _units(table, dateline)[2:] == [
        ("130,412", "money", unit),
        ("30,118", "money", unit),
        ("1,568,200", "money", unit),
        ("991,040", "money", unit),
    ]


def test_one_row_of_numbers_is_no_table_of_results():
    assert {kind for _, kind, _ in _units("Net 130,412 vs 30,118\n    Gulls 412 vs 388")} == {"count"}


def test_parts_of_results_are_money_and_shares_shares():
    table = "Shr 9.8p vs 8.1p\n    Horse tack 8.3 mln vs 6.9 mln\n    Shrs 494.3 mln vs 490.1 mln\n    Seat miles 3.1 mln vs 2.9 mln"
    assert [unit for _, _, unit in _units(table)[2:]] == ["GBP", "GBP", "share", "share", None, None]


def test_a_share_has_no_thousands():
    table = "Shr 12 cts vs nine cts\n    Oper shr profit 531,000 vs profit 986,000"
    assert [unit for _, _, unit in _units(table)[2:]] == ["USD", "USD"]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("******OMAL STORES JUNE SALES UP [12 PCT]\nMore to come.", "OMAL STORES JUNE SALES"),
        ("***** Omal 1986 net loss 48.3 mln stg vs [57.9 mln] profit\nMore to come.", None),
        ("OMAL FILES FOR OFFER OF [40 MLN DLRS]\nTime will tell.", "OFFER"),
        ("The mill said it made a loss of [40 mln dlrs]\nlast May.", "loss"),
        ("The mill made a [40 mln dlr]\npretax gain in May.", "pretax gain"),
    ],
)
def test_no_phrase_runs_from_a_headline_into_the_line_below_it(text: str, about: str | None):
    plain = text.replace("[", "").replace("]", "")
    figure = next(f for f in _read(plain).figures if f.exact in text[text.index("[") : text.index("]")])
    assert figure.object is None
    assert about is None or figure.about == about


@pytest.mark.parametrize(
    ("text", "dateline", "units"),
    [
        ("Profit rose to $5m. Fuel cost $US74 a barrel.", "Sydney", ["AUD", "USD"]),
        ("Profit rose to $5m. Fuel cost US$74 a barrel.", "TORONTO, March 3", ["CAD", "USD"]),
        ("Profit rose to $5m. Fuel cost $74 a barrel.", "Sydney", ["USD", "USD"]),
        ("Profit rose to $5m. Fuel cost US$74 a barrel.", "New York", ["USD", "USD"]),
        ("Profit rose to $5m. Fuel cost US$74 a barrel.", None, ["USD", "USD"]),
    ],
)
def test_a_bare_sign_beside_us_dollars_is_that_of_the_dateline(text: str, dateline: str | None, units: list[str]):
    assert [unit for _, _, unit in _units(text, dateline)] == units


@pytest.mark.parametrize(
    ("note", "unit"),
    [
        ("NOTE: Includes gains of 139,200 vs 46,800 from the sale of a mill.", "USD"),
        ("Excludes income from sold units of 31,200.", "USD"),
        ("Year includes charges of 7,900 for severance.", "USD"),
        ("NOTE: Includes gains of 12 vs 14.", None),
        ("NOTE: Includes 7,900 workers of sold units.", "people"),
        ("NOTE: It has a rating of 7,900.", None),
    ],
)
def test_amounts_of_the_notes_below_results_are_money(note: str, unit: str | None):
    read = _units(f"Shr 12 cts vs nine cts\n\nNet 1,204,000 vs 911,000\n\n{note}")
    assert {unit for _, _, unit in read[4:]} == {unit}


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("It paid 30 pesos.\n\nSums are in Philippine pesos.", "PHP"),
        ("It paid 30 crowns.\n\nIt keeps its books in Danish crowns.", "DKK"),
        ("It paid 30 pesos.\n\nThe firm is Philippine.", "PHP"),
        (
            "It paid 30 pesos.\n\nThe firm has mills in Mexico and one in Manila, of all Mexican ones the largest.",
            "MXN",
        ),
        ("It paid 30 pesos.\n\nThe firm is French.", "ARS"),
        ("It paid 30 pesos.\n\nSums are in Philippine pesos, not Mexican pesos.", "ARS"),
        ("It paid 30 dollars.\n\nSums are in Canadian dollars.", "USD"),
    ],
)
def test_money_that_several_share_is_that_which_the_text_names_once(text: str, unit: str):
    assert [figure.unit for figure in _read(text).figures] == [unit]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("It paid 89 mln marks. The deficit for the spring was 2.61 billion.", "DEM"),
        ("It paid 89 mln francs to Swiss banks. Profits at the mills fell to 2.61 billion.", "CHF"),
        ("It paid 89 mln dlrs. Loan volume eased to 2.61 billion.", "USD"),
        ("It paid 89 mln dlrs. Traffic at the ports eased to 2.61 billion.", None),
        ("It paid 89 mln dlrs. The population of the state is 2.61 billion.", "people"),
    ],
)
def test_a_balance_is_known_by_the_head_of_its_phrase(text: str, unit: str | None):
    assert _units(text)[-1][2] == unit
