"""Whose dollars, rupees and pints a document counts, and which ounces are troy."""

from __future__ import annotations

import pytest

from archive.extract import annotate
from archive.model import Document, Identity


def _signs(text: str, **head: str) -> list[str | None]:
    document = Document(text, Identity("text", "", text), "text", **head)
    return [figure.unit for figure in annotate(document).figures if figure.kind == "money"]


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ({"publication": "The Sydney Morning Herald"}, "AUD"),
        ({"publication": "The Age"}, "AUD"),
        ({"url": "https://www.abc.net.au/news/1"}, "AUD"),
        ({"url": "https://www.stuff.co.nz/a"}, "NZD"),
        ({"publication": "Toronto Star", "dateline": "OTTAWA"}, "CAD"),
        ({"publication": "The Straits Times"}, "SGD"),
        ({"publication": "Evening Standard"}, "USD"),
        ({"publication": "Toronto Star", "dateline": "CHICAGO"}, "USD"),
        ({"url": "https://www.smh.com.au/a", "dateline": "WASHINGTON, March 3"}, "USD"),
        ({"url": "http://[]"}, "USD"),
        ({"publication": "Jamaica Observer"}, "JMD"),
        ({"publication": "The Fiji Times", "dateline": "SUVA"}, "FJD"),
        ({"publication": "Hong Kong Free Press"}, "HKD"),
        ({"publication": "The Canadian Press", "dateline": "SYDNEY, N.S. (CP)"}, "CAD"),
        ({"publication": "The Jamaica Gleaner", "dateline": "MIAMI"}, "USD"),
        ({"publication": "New Mexico Sun"}, "USD"),
        ({"publication": "The Liberian Observer"}, "USD"),
    ],
)
def test_a_bare_sign_is_the_dollar_of_its_paper(head: dict[str, str], unit: str):
    assert _signs("Police found $2860 in cash and a laptop worth $900.", **head) == [unit] * 2


def test_what_a_paper_writes_says_whose_the_bare_sign_is():
    head = {"publication": "Canberra Times"}
    assert _signs("The mine cost US$3 million and the road $2 million.", **head) == ["USD", "AUD"]
    assert _signs("The mine cost $3 million, or A$4.1 million, it said.", **head) == ["USD", "AUD"]
    assert _signs("Apple said sales in America rose to $3 billion in Europe and the United States.", **head) == ["USD"]


@pytest.mark.parametrize(
    ("text", "head", "unit"),
    [
        ("A loaf that sold for Rs30 costs Rs45.", {"dateline": "SUKKUR, Aug 19"}, "PKR"),
        ("A loaf that sold for Rs30 costs Rs45.", {"dateline": "COLOMBO"}, "LKR"),
        ("A loaf that sold for Rs30 costs Rs45.", {"url": "https://paper.example.com.pk/a"}, "PKR"),
        ("A loaf that sold for Rs30 costs Rs45.", {}, "INR"),
        ("A loaf that sold for Rs30 costs Rs45.", {"publication": "Sri Lanka Guardian"}, "LKR"),
        ("A loaf that sold for Rs30 costs Rs45.", {"publication": "The Nepali Times"}, "NPR"),
        ("A loaf that sold for Rs30 in Pakistan costs Rs45.", {"publication": "The Times of India"}, "INR"),
        ("A loaf that sold for Rs30 in Nepal costs Rs45 in Nepal now.", {}, "NPR"),
        ("They paid 1,000 dinars.", {"dateline": "SFAX, Tunisia (AFP)"}, "TND"),
        ("He drank eight pints of lager.", {"dateline": "PRESTON, England"}, "[pt_br]"),
        ("He drank eight pints of lager.", {"dateline": "DUBLIN"}, "[pt_br]"),
        ("He drank eight pints of lager.", {"dateline": "BOSTON"}, "[pt_us]"),
        ("The boat used 60 gallons an hour.", {"url": "https://paper.example.co.uk/a"}, "[gal_br]/h"),
        ("Petrol cost $3 a gallon.", {"dateline": "LONDON"}, "USD"),
        ("It produced 274,000 ounces of gold.", {}, "[oz_tr]"),
        ("It weighed 27 ounces.", {}, "[oz_av]"),
        ("She won silver with a fish of 27 ounces.", {}, "[oz_av]"),
    ],
)
def test_units_that_several_countries_or_trades_share_are_the_documents(text: str, head: dict[str, str], unit: str):
    document = Document(text, Identity("text", "", text), "text", **head)
    found = {figure.unit for figure in annotate(document).figures if figure.unit not in ("people", "loaf")}
    assert found == {unit}
