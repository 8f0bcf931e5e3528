"""`archive extract` as a person types it: what it prints, and what it says of a mistake."""

from __future__ import annotations

import json
import re

import pytest
from commands import SEED, good, run

pytestmark = pytest.mark.usefixtures("elsewhere")


def test_extract_prints_one_article_as_an_object():
    found = json.loads(good("extract", SEED))
    assert list(found) == [
        "key", "headline", "published", "url", "language", "paragraphs", "figures", "attributions", "quotes", "dates", "mentions",
        "photos",
    ]  # fmt: skip
    assert (found["key"], found["published"], len(found["figures"])) == ("0e8d99bf9f0766cb", "2024-05-24", 10)
    for figure in found["figures"]:
        text = found["paragraphs"][figure["paragraph"] - 1]["text"]
        assert text[figure["start"] : figure["end"]] == figure["exact"]


def test_extract_prints_several_as_an_array_and_lines_as_lines():
    lines = "".join(json.dumps({"key": key, "text": f"Some {n} people."}) + "\n" for n, key in enumerate("abc", 40))
    array = json.loads(good("extract", "-", input=lines))
    assert [article["figures"][0]["value"] for article in array] == [40, 41, 42]
    said = good("extract", "--format", "ndjson", input=lines)
    assert [json.loads(line) for line in said.splitlines()] == array
    assert json.loads(good("extract", input=lines.splitlines()[0]))["key"] == "a"


def test_extract_writes_ndjson_in_ascii():
    said = good(
        "extract", "--format", "ndjson", input='{"key": "k", "text": "\\u201cSome 40 people\\u201d caf\\u00e9"}\n'
    )
    assert said.isascii()
    assert "café" in good("extract", input='{"key": "k", "text": "caf\\u00e9"}\n')


def test_extract_takes_a_day_for_what_gives_none():
    assert (
        json.loads(good("extract", "--published", "2024-05-24", input="Some 40 people fled.\n"))["published"]
        == "2024-05-24"
    )
    assert json.loads(good("extract", "--published", "2020-01-01", SEED))["published"] == "2024-05-24"


def test_extract_goes_on_after_a_bad_input():
    result = run("extract", "gone.txt", SEED, "--format", "ndjson")
    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 1)
    assert result.stderr == "gone.txt: there is no such file or folder\n"
    result = run("extract", "-", input=b"%PDF-1.4 and so on")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("<stdin>: ")
    result = run("extract", "-", "--from", "ndjson", input='{"x": 1}\n{"key": "k", "text": "Fine."}\n')
    assert result.exit_code == 1
    assert result.stderr.startswith("<stdin>, line 1: ")


def test_extract_explains_itself():
    said = good("extract", "--explain", input="In 2023, more than 35,000 people fled to Rafah on a Boeing 737.\n")
    assert "more than 35,000 people" in said
    assert re.search(r"2023 .*year", said)
    assert "737" in said


def test_extract_explains_who_says_it_and_when_it_holds():
    text = "More than 35,000 people have been killed since Oct. 7, according to local health authorities.\n"
    said = good("extract", "--explain", "--published", "2024-05-24", input=text)
    assert re.search(r"^ +source +local health authorities +according to \(reported\)$", said, re.MULTILINE)
    assert re.search(r"^ +since +2023-10-07 ", said, re.MULTILINE)
    assert re.search(r"^ +as_of +2024-05-24 +of the clause: month day$", said, re.MULTILINE)


@pytest.mark.parametrize("option", ["--format=ndjson", "--explain"])
def test_extract_says_that_it_does_not_read_another_language(option):
    text = "---\nlanguage: de\ntitle: Angriff\n---\nBei dem Angriff wurden 1.200 Menschen getötet.\n"
    result = run("extract", option, input=text)
    assert (result.exit_code, result.stderr) == (0, "Angriff: not in English (de), so no figures are read in it\n")
    assert "1.2" not in result.stdout.replace("1.200 Menschen", "")


def test_extract_explains_what_the_rest_of_the_article_says_of_a_figure():
    said = good(
        "extract", "--explain", input="The bank lost 212 million euros.\n\nIt took a 240 million goodwill charge.\n"
    )
    charge = said.partition("240 million goodwill charge\n    value")[2]
    assert "EUR                           sum before a noun of money" in charge
    assert "object" not in charge
