"""Which degrees a weather report tells: by the text, by the height, by the paper's country."""

from __future__ import annotations

import pytest

from archive.extract import annotate
from archive.model import Document, Identity


def _degrees(text: str, **head: str) -> list[str | None]:
    document = Document(text, Identity("text", "", text), "text", **head)
    return [figure.unit for figure in annotate(document).figures if figure.kind == "measure"]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("It was 104 degrees in Phoenix by mid-morning.", ["[degF]"]),
        ("The child was running a temperature of 103 degrees.", ["[degF]"]),
        ("Temperatures in Delhi touched 47.2 degrees, a record for May.", ["Cel"]),
        ("The mercury dropped to minus 31 in Yakutsk.", ["deg"]),
        ("The forecast gives 12 degrees for May.", ["deg"]),
        ("It was 86 degrees (30 Celsius) and would fall to 50 degrees by night.", ["[degF]", "Cel", "[degF]"]),
        ("The heat was 35 degrees Celsius on Monday and 38 degrees on Tuesday.", ["Cel", "Cel"]),
        ("The cold ship lay at 60 degrees north.", ["deg"]),
        ("He turned the wheel by 90 degrees.", ["deg"]),
        ("The oven was hot at 180 degrees.", ["deg"]),
        ("The temperature of the debate rose to 12,000.", []),
    ],
)
def test_the_height_or_the_text_tells_whose_degrees(text: str, units: list[str]):
    assert _degrees(text) == units


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ({"url": "https://www.smh.com.au/a"}, "Cel"),
        ({"dateline": "CHICAGO"}, "[degF]"),
        ({"dateline": "OSLO"}, "Cel"),
        ({}, "deg"),
    ],
)
def test_a_paper_tells_the_degrees_of_its_country(head: dict[str, str], unit: str):
    assert _degrees("The weather will be mild, with a high of 40 degrees.", **head) == [unit]
