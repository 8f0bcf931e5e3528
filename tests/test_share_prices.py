"""Prices of shares that a market report tells without their money."""

from __future__ import annotations

import pytest

from archive.extract import annotate
from archive.model import Document, Identity


def _units(text: str, dateline: str | None = None) -> list[tuple[str, str, str | None]]:
    [annotated] = [annotate(Document(text, Identity("text", "", text), "text", dateline=dateline))]
    return [(figure.number_text, figure.kind, figure.unit) for figure in annotated.figures]


@pytest.mark.parametrize(
    ("text", "dateline", "prices"),
    [
        ("Tarn's stock rose 1-1/8 to 24-5/8.", None, {"1-1/8": "USD", "24-5/8": "USD"}),
        ("Shares of Rath Mills shot up 11-3/8 to 29.", None, {"11-3/8": "USD", "29": "USD"}),
        (
            "Dol Mining fell 3/8 to 12-1/4. No shares changed hands.",
            "TORONTO, March 3",
            {"3/8": "CAD", "12-1/4": "CAD"},
        ),
        ("Rath stock was trading at 41-1/2, up 2-1/4.", None, {"41-1/2": "USD", "2-1/4": "USD"}),
        ("The stock closed at nine in over-the-counter trading. Tarn paid $3m.", None, {"nine": "USD"}),
        (
            "Tarn shares rose 7p to 32p and Dol added 3p to 40p. Rath fell six to 219.",
            None,
            {"six": "penny", "219": "penny"},
        ),
    ],
)
def test_bare_prices_of_shares_are_money(text: str, dateline: str | None, prices: dict[str, str]):
    said = {number: (kind, unit) for number, kind, unit in _units(text, dateline)}
    assert {number: said[number] for number in prices} == {number: ("money", unit) for number, unit in prices.items()}


@pytest.mark.parametrize(
    "text",
    [
        "Tarn, whose shares fell, is issuing bonds priced at 101-1/8.",  # in hundredths of their face
        "June futures on the shares rose to 101-2/32 as rates fell.",
        "The fish stock fell by 12 to 300.",
        "Tarn's authorised shares rose to 40 million from 30 million.",
        "Each share will be divided by eight.",
        "He shared the cake, and ate 1-1/2 of it; his share was 3.",
        "Leeds beat Hull 2-1 at the New York Stock Exchange's field, and led 12 to 7.",
        "The town's stock of houses rose to 300.",
    ],
)
def test_what_is_no_price_of_a_share_is_left(text: str):
    assert not [found for found in _units(text) if found[1] == "money"]
