"""What holds for the figures of any text: true spans, order, bounds, the constraints of the store, linear cost."""

from __future__ import annotations

import doctest
import itertools
import json
import sqlite3
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from growth import grows_no_faster, not_traced
from hypothesis import example, given, settings
from hypothesis import strategies as st

from archive import annotate
from archive.extract import Explanation, explain, rules_hash
from archive.extract.english.tokens import _SPLIT, _SPLIT_ASCII, Tokens
from archive.extract.happened.happening_words import BEFORE, PREDICATES, TOLLS, has_happening
from archive.model import Figure, plain_number

ROOT = Path(__file__).parent.parent
SCHEMA = ROOT / "archive" / "store" / "schema.sql"

# Pieces that the rules look at, so that random texts reach them; and any character at all.
PIECES = st.sampled_from(
    """at least|more than|up to|around|some|about|nearly|between|and|or|to|from|of|the|a|an|per|in|by|,|.|;|-|–|(|)|"|“|$|£|US$|%|/|:|
    one|two|twelve|forty|hundred|thousand|million|half|third|quarter|dozen|dozens|several|a few|both|couple|double|twofold|1|3|12|40|1,200|3.5|1/2|
    2008|7|½|bn|m|k|th|people|men|ships|soldiers|percent|points|dollars|yen|years|year-old|old|aged|km|mph|kg|feet|inches|barrels|
    killed|wounded|died|rose|fell|were|was|has|left|dead|missing|arrested|homicide|toll|death|said|Monday|May|Article|Boeing|Smith|U.S.|Rs.|
    them|whom|others|more|less|higher|up|down|strong|odd|plus|'s|x|×|10|^|°C|@|http://a.b/1|won|beat|who|including|times|out|every""".replace("\n    ", "").split("|")
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(PIECES, max_size=25).map(" ".join),
    st.lists(PIECES, max_size=25).map("".join),
    st.text(max_size=120),
)


@pytest.fixture(scope="module")
def store() -> sqlite3.Connection:
    """Return the figures table of the real schema, alone: its CHECKs hold without the rows that it points at."""
    db = sqlite3.connect(":memory:")
    sql = SCHEMA.read_text(encoding="utf-8")
    start = sql.index("CREATE TABLE figures (")
    db.execute(sql[start : sql.index(") STRICT;", start) + len(") STRICT")])
    return db


def put(db: sqlite3.Connection, figure: Figure) -> None:
    columns = {row[1] for row in db.execute("PRAGMA table_info(figures)")}
    row = {name: plain_number(value) for name, value in figure._asdict().items() if name in columns}
    row = {k: int(v) if isinstance(v, bool) else v for k, v in row.items()} | {"article_id": 1, "paragraph_id": 1}
    names = ", ".join(f'"{name}"' for name in row)
    db.execute("DELETE FROM figures")
    db.execute(f"INSERT INTO figures ({names}) VALUES ({', '.join('?' * len(row))})", list(row.values()))


@settings(max_examples=400)
@given(TEXTS)
@example("between 5 and 5 and 5 to 3")
@example("\x00\ud800 12 people")
@example("1-1-1-1-1")
@example("B\nb\r0")
@example("10 bn bn")
@example("9" * 5000)
@example("١٢ men and ½½ of ²")
@example("Peru 12 tonnes and Togo 417,887 (")
@example("at least at least at least 5 or more or more")
@example("bn dozen who more than")
@example("doubled")
@example("announced the 20 number")
def test_every_figure_is_true_to_its_text_and_fit_for_the_store(store: sqlite3.Connection, text: str):
    explanation = explain(text)
    assert len(explanation.text) == len(text)
    text = explanation.text
    flat = " ".join(text.split())  # an object or a subject has one blank where its text breaks a line
    figures = [explained.figure for explained in explanation.figures]
    for figure in figures:
        assert text[figure.start : figure.end] == figure.exact
        assert text[figure.number_start : figure.number_end] == figure.number_text
        assert figure.start <= figure.number_start < figure.number_end <= figure.end
        for part in (figure.modifier_text, figure.unit_text, figure.object, figure.about):
            assert part is None or (part and (part in text or part in flat))
        bounds = [b for b in (figure.low, figure.high) if b is not None]
        assert bounds == sorted(bounds)
        if figure.value is not None and not (figure.low_open or figure.high_open):
            assert all(low <= figure.value for low in [figure.low] if low is not None)
            assert all(high >= figure.value for high in [figure.high] if high is not None)
        assert figure.vague == (figure.bounds_basis == "lexicon")
        assert (figure.comparator == "between") <= (figure.value is None)
        if figure.base_figure is not None:
            assert figures[figure.base_figure] is not figure
        put(store, figure)
    for a, b in itertools.pairwise(figures):
        assert a.end <= b.start
    for rejected in explanation.rejected:
        assert text[rejected.start : rejected.end] == rejected.surface
    assert explain(text) == explanation


def test_a_document_gets_the_figures_of_its_paragraphs_with_bases_among_its_own():
    annotated = annotate(
        "Nothing here.\n\nForty men came.\n\nTwelve ships sank, three of them in port.", published=date(2024, 5, 1)
    )
    assert [(f.paragraph, f.exact, f.base_figure) for f in annotated.figures] == [
        (2, "Forty men", None),
        (3, "Twelve ships", None),
        (3, "three of them", 1),
    ]
    assert len({f.key for f in annotated.figures}) == 3


def test_a_paragraph_that_is_printed_twice_gives_each_figure_its_own_key():
    keys = [f.key for f in annotate("Forty men came.\n\nForty men came.").figures]
    assert len(set(keys)) == 2


def test_numbers_come_out_as_int_or_short_decimals():
    values = [
        f.figure.value for f in explain("A third of 1.50 tonnes, or 2.0 litres of it, cost $1.2 million.").figures
    ]
    assert values == [Decimal("0.3333333333333333"), Decimal("1.50"), 2, 1_200_000]
    assert [type(v) for v in values] == [Decimal, Decimal, int, int]


def test_the_hash_of_the_rules_is_stable_within_a_run():
    assert rules_hash() == rules_hash()
    assert len(rules_hash()) == 16


# --- explain --------------------------------------------------------------------------------------------------------


def test_explain_names_the_rule_of_each_field_and_the_reason_of_each_refusal():
    explanation = explain("In 2008 more than 35,000 people were killed, a quarter of them children.")
    assert isinstance(explanation, Explanation)
    killed, quarter = explanation.figures
    assert killed.rules["comparator"] == "modifier before"
    assert killed.rules["unit"] == "word for persons"
    assert killed.rules["measure"] == "passive verb"
    assert killed.rules["low"] == "the number that is printed, as a bound"
    assert quarter.rules["base_figure"] == "pronoun"
    assert list(killed.rules) == [f for f in list(killed.rules) if getattr(killed.figure, f) is not None]
    assert [(r.surface, r.reason) for r in explanation.rejected] == [("2008", "year")]


def test_explain_says_step_and_level_of_a_movement():
    step, level = explain("Oil rose 40 cents to $71.20 a barrel.").figures
    assert (step.rules["change"], step.rules["change_role"]) == ("verb of movement before", "verb of movement before")
    assert level.rules["change_role"] == "movement to a level"
    assert "change" not in level.rules


def test_explain_of_a_text_without_numbers_is_empty():
    assert explain("No numbers here.") == Explanation("No numbers here.", (), ())


# --- the seed article ------------------------------------------------------------------------------------------------

SEED = [
    # exact, value, comparator, approximate, vague, low, high, unit, measure
    ("more than 1 million Palestinians", 1_000_000, ">", False, False, 1_000_000, None, "people", None),
    ("several allies", None, "=", False, True, 3, None, "ally", None),
    ("three U.S. allies", 3, "=", False, False, 3, 3, "ally", None),
    ("hundreds of thousands of people", None, "=", False, True, 200_000, 999_999, "people", "displaced"),
    ("three hostages", 3, "=", False, False, 3, 3, "people", "bodies_recovered"),
    ("More than 35,000 people", 35_000, ">", False, False, 35_000, None, "people", "killed"),
    ("some 1,200 people", 1200, "=", True, False, 1150, 1250, "people", "killed"),
    ("around 250 others", 250, "=", True, False, 245, 255, "people", "kidnapped"),
    ("More than 100 people", 100, ">", False, False, 100, None, "people", "held"),
    ("at least around a quarter of them", Decimal("0.25"), ">=", True, False, Decimal("0.25"), None, None, "killed"),
]


def test_the_seed_article_gives_its_ten_figures_and_nothing_else():
    text = (ROOT / "seeds" / "000_0e8d99bf9f0766cb.txt").read_text(encoding="utf-8")
    figures = annotate(text).figures
    assert [
        (f.exact, f.value, f.comparator, f.approximate, f.vague, f.low, f.high, f.unit, f.measure) for f in figures
    ] == SEED
    assert figures[9].base_figure == 8


@pytest.mark.parametrize("table", [PREDICATES, BEFORE, TOLLS], ids=("predicates", "before", "tolls"))
def test_every_way_of_saying_what_happened_lets_a_paragraph_through_to_the_measures(table):
    for phrases in table.values():
        for phrase, _ in phrases:
            assert has_happening(Tokens(" ".join(phrase).replace("*", "some")))


# --- cost ------------------------------------------------------------------------------------------------------------

HOSTILE = {
    "digits": "1234567890",
    "commas": "1,",
    "groups": "1,234",
    "hyphens": "-",
    "cells": "Dead | 12 | ",
    "rows": "Dead | 12\n",
    "deaths": "Ann, dead at 40, ",
    "ands": "12 and ",
    "bare ands": "and ",
    "nested quotes": '"“‘',
    "one-one": "1-1-1-",
    "one one one": "one one one ",
    "forty": "forty-",
    "spaces": "1          ",
    "dollars": "$",
    "dollar numbers": "$1",
    "open brackets": "(",
    "open tags": "<p ",
    "tags": "<br>",
    "tickers": "A <B> 1 ",
    "coordinates": "1°1'",
    "bracketed": "(1 ",
    "at least": "at least ",
    "modifiers": "at least about 5 ",
    "of of": "1 of ",
    "adjectives": "5 old ",
    "names": "Big 12 ",
    "slashes": "1/2/",
    "killed": "12 killed and ",
    "including": "12, including 3, ",
    "in a list": "12 men, 4 women, ",
    "of the": "of the 12 men, ",
    "asides": "12 men - were - and ",
    "where they": "12 were shot, where they and ",
    "dots": "1.1.",
    "letters": "a1",
    "addresses": "a.b@c.",
    "sites": "see www.ab12.com ",
    "sentences": "12 ships sank. ",
    "one in ten": "1 in 10 in 10 ",
    "both": "both were ",
    "Fahrenheit": "5 °",
    "millions": "million million ",
    "thousand spaces": "1 000 ",
    "powers": "1x10^1x",
    "hedges": "could 5 and ",
    "yardsticks": "than 5 forecast ",
    "lists of names": "Chad, Mali and Togo won 5 ",
    "events": "since the past attack 5 days ago ",
    "towns and states": ", a Dayton, Ohio, 5 ",
    "infinitives": "plans to double 5 ",
    "verbs left out": "12 men, Chad 10 and ",
    "clauses on clauses": "two men of a town where ",
    "judged": "jailed Lee for killing 5 ",
    "joined nouns": "rise in rents and 5 ",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_cost_grows_with_length_and_no_faster(unit: str):
    assert grows_no_faster(lambda length: partial(explain, unit * (length // len(unit))), 3000)


def test_a_number_that_only_markup_holds_is_none():
    assert explain('<img width="12">').figures == ()


def test_a_raised_digit_is_no_number_of_inches():
    assert [figure.figure.number_text for figure in explain("He is 6'\u00b9\" tall.").figures] == ["6"]


def test_a_megabyte_of_anything_is_read():
    with not_traced():
        for unit in ("7", "-", '"', " ", "(", "and ", "$", "half "):
            explain(unit * (1_000_000 // len(unit)))


# --- tokens ----------------------------------------------------------------------------------------------------------


@given(st.text(st.characters(max_codepoint=127)))
def test_ascii_is_split_as_any_text_is(text: str):
    assert _SPLIT_ASCII(text) == _SPLIT(text)


@given(TEXTS)
def test_tokens_are_slices_of_the_text_in_order(text: str):
    tokens = Tokens(text)
    assert all(text[s:e] == w for s, e, w in zip(tokens.start, tokens.end, tokens.word, strict=True))
    assert all(a <= b for a, b in zip(tokens.end, tokens.start[1:], strict=False))
    assert list(tokens.sentence) == sorted(tokens.sentence)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He left. She stayed.", 2),
        ("Mr. Smith left. She stayed.", 2),
        ("He met George W. Bush in the U.S. and left.", 1),
        ("He lives in the U.S. She does not.", 2),
        ('"Go!" he said. "Now."', 2),
        ("He saw a Tree Farm.He then left.", 2),
        ("It cost 3.5 percent. In all.", 2),
        ("Was it? It was.", 2),
        ("On Jan. 5 it rained.", 1),
        ("Acme Inc. The firm left.", 2),
        ("<p>He left</p><p>She <b>stayed</b> on</p>", 2),
        ("He waited... then left.", 1),
        ("MILL BURNS,\nPOLICE SAY\nThe mill burned.", 2),
        ("SHR 12 CTS\nNET 3 MLN", 1),
    ],
)  # fmt: skip
def test_sentences_end_where_a_reader_would_say(text: str, sentences: int):
    assert Tokens(text).sentence[-1] + 1 == sentences


def test_json_of_a_document_has_plain_numbers():
    document = annotate("A third of the $1.5 million was spent.").to_json()
    assert [f["value"] for f in document["figures"]] == [1 / 3, 1_500_000]
    json.dumps(document)


def test_the_examples_of_the_documentation_run():
    failures, examples = doctest.testfile(str(ROOT / "docs" / "figures.md"), module_relative=False)
    assert (failures, examples > 3) == (0, True)


def test_figures_compare_by_value():
    assert annotate("Forty men came.").figures == annotate("Forty men came.").figures


@pytest.mark.parametrize("row", ["Sold plays.plans (to The Lee on |  | \n dlrs 12 ", "| | 12", "|\n12 |", "a |\n| 12"])
def test_bars_without_a_label_before_them_label_nothing(row: str):
    assert [figure.about for figure in annotate(row).figures if figure.value == 12] == [None]


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("\n Float..............935 vs.....2,125\n", ["Float", "Float"]),
        ("\n Including sales....4,392 down.......29", ["sales", "sales"]),
        ("STATE      BEFORE     NOW\n PERU         1.15     1.40    0.948\n", ["PERU", "PERU", "PERU"]),
        ("STATE      NOW\n COSTA ALTA     nil     7,599", ["COSTA ALTA", "COSTA ALTA"]),
        ("The firm\nsold 30 cars in 1985 and 40 in 1986", ["firm", "firm"]),  # a text that a line breaks
        ("and then, it said,\n Sales were 12.5", ["Sales"]),
        (" Barley   1.35  1.92   IV   2.65\n", ["Barley", "Barley", "Barley"]),  # a cell of letters ends no label
        ("\n 120-150 days     4.38 pct (4.29)", [None, None, None]),  # a label that is a number is none
        ("Peru and Chile\n and 40 of 300\n", [None, None]),
    ],
)
def test_a_line_of_numbers_has_its_label(line: str, labels: list[str | None]):
    assert [figure.about for figure in annotate(line).figures] == labels


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Our list\n\n4 Orlo\n\nOut now\n\n3 Saints of Hull\n\n2 The Mill\n\n1 Half", []),
        ("1 The Mill\n\n2 Orlo\n\n3 Saints of Hull\n\n4 Half", []),
        ("5 men fled\n\n4 men died\n\n3 men hid\n\n2 men ran", ["5 men", "4 men", "3 men", "2 men"]),
        ("4 Saints\n\n3 Saints\n\n2 Saints", ["4 Saints", "3 Saints", "2 Saints"]),  # three are no list
        ("4 Saints\n\n8 Saints\n\n2 Saints\n\n1 Saint", ["4 Saints", "8 Saints", "2 Saints", "1 Saint"]),
    ],
)
def test_numbers_that_count_paragraphs_are_no_figures(text: str, found: list[str]):
    assert [figure.exact for figure in annotate("This is what we have seen of it.\n\n" + text).figures] == found


def test_a_number_that_somebody_put_into_a_quotation_is_no_note():
    found = annotate('"We lost [12] men and it was late," he said.[3]').figures
    assert [figure.exact for figure in found] == ["12"]
