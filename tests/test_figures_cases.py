"""Every figure of tests/cases/*.txt: what a sentence must give, marked in place, and nothing else.

A line is one paragraph. ``[1,200 people](1200 people; measure=killed)`` says a span, its value (or ``low..high`` where the
value is null) and its unit; then fields that differ from their defaults. What is not bracketed must not be found. A line
led by ``?`` is a known gap: a strict xfail, so that whoever mends it is told. ``tests/cases/README.md`` says it for writers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from marked import CASES, cases

from archive.extract import annotate, explain
from archive.extract.english.lexicon import CURRENCY_CODES, MODIFIERS_BY_FIRST, MODIFIERS_BY_LAST, VAGUE, Modifier
from archive.extract.words import words
from archive.model import Figure

MARK = re.compile(r"\[([^\]]+)\]\(((?:[^()]|\([^()]*\))*)\)")
DEFAULTS = {"comparator": "=", "approximate": "false", "vague": "false", "change": "none", "kind": "count"}
# Checked in every mark, written or not; the others only where the case names them.
ALWAYS = ("comparator", "approximate", "vague", "change")


@dataclass(frozen=True)
class Expected:
    """One mark of a case: where, and the fields that it says."""

    start: int
    end: int
    exact: str
    fields: dict[str, str]


def parse(line: str) -> tuple[str, list[Expected]]:
    """Return the sentence without its marks, and the marks."""
    text, expected, at = "", [], 0
    for m in MARK.finditer(line):
        text += line[at : m.start()]
        expected.append(Expected(len(text), len(text) + len(m[1]), m[1], parse_fields(m[2])))
        text += m[1]
        at = m.end()
    return text + line[at:], expected


def parse_fields(spec: str) -> dict[str, str]:
    first, *pairs = [part.strip() for part in spec.split(";")]
    number, _, unit = first.partition(" ")
    fields = dict(pair.split("=", 1) for pair in pairs)
    if ".." in number:
        low, high = number.split("..")
        fields |= {"value": "null", "low": low or "null", "high": high or "null"}
    else:
        fields["value"] = number
    return {"unit": unit or "null"} | {k: DEFAULTS[k] for k in ALWAYS} | fields


def printed(value: Any) -> str:
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else str(value)


def agrees(expected: str, value: Any) -> bool:
    """Whether a field is as the case says; numbers by value, thirds to nine places."""
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return expected != "null" and abs(Decimal(expected) - value) <= abs(Decimal(value)) / 10**9
    return expected == printed(value)


@pytest.mark.untraced
def test_a_sentence_that_breaks_off_behind_a_figure_is_read():
    """Rules look at what stands behind a figure, and behind that: there may be nothing."""
    tails = ("", " (", "(", " -", ",", " to", " of", " a", "-", " per", " and", "'s", " |", " .", " vs", ' "')
    count = 0
    for case in cases():
        text, expected = parse(case.values[0])
        for mark in expected:
            cut = text[: mark.end] + tails[count % len(tails)]
            count += 1
            assert all(cut[figure.start : figure.end] == figure.exact for figure in annotate(cut).figures)


@pytest.mark.parametrize("line", cases())
def test_a_sentence_gives_the_figures_that_are_marked_in_it_and_no_others(line: str):
    text, expected = parse(line)
    found = [explained.figure for explained in explain(text).figures]
    assert [f.exact for f in found] == [e.exact for e in expected]
    for figure, want in zip(found, expected, strict=True):
        assert (figure.start, figure.end) == (want.start, want.end)
        wrong = {
            k: (v, printed(getattr(figure, k))) for k, v in want.fields.items() if not agrees(v, getattr(figure, k))
        }
        assert wrong == {}, f"{figure.exact!r}: field: (expected, found)"


@pytest.mark.untraced
@pytest.mark.parametrize("turn", range(4))
def test_a_text_may_end_behind_any_figure_and_its_spans_stay_true(turn: int):
    """Each figure has one of the four ends, its neighbours the others."""
    read = 0
    marks = [(text, mark) for case in cases() for text, expected in [parse(case.values[0])] for mark in expected]
    for number, (text, mark) in enumerate(marks[turn::4], turn):
        ending = ("", '"', " -", " a")[number % 4]
        quoted = re.sub(r"(\w+)$", rf'"\1{ending}', mark.exact) if ending == '"' else mark.exact + ending
        cut = text[: mark.start] + quoted
        figures = [explained.figure for explained in explain(cut).figures]
        assert all(cut[f.start : f.end] == f.exact for f in figures), cut
        read += len(figures)
    assert read > 1000


def test_every_measure_has_a_case():
    marked = set(re.findall(r"measure=(\w+)", "\n".join(p.read_text(encoding="utf-8") for p in CASES.glob("*.txt"))))
    assert set(words("measures")) - marked == set()


# --- the word lists themselves: each word does what its line says ---------------------------------------------------


def only_figure(text: str) -> Figure:
    figures = explain(text).figures
    assert [f.figure.exact for f in figures] != [], text
    return figures[0].figure


def unit_forms() -> list[Any]:
    """Give each form its own sentence: words stand apart from the number, symbols are glued to it."""
    out = []
    for entry in words("units")["unit"]:
        for key, joiner in (("forms", " "), ("symbols", ""), ("tight", "")):
            forms = [form for form in entry.get(key, "").split(";") if form]
            out += [
                pytest.param(f"It was 12.5{joiner}{form} wide.", entry["unit"], id=f"{entry['unit_name']}:{form}")
                for form in forms
            ]
    return out


@pytest.mark.parametrize(("text", "unit"), unit_forms())
def test_a_unit_is_read_by_each_of_its_forms(text: str, unit: str):
    assert only_figure(text).unit == unit


def currency_forms() -> list[Any]:
    out = []
    for entry in words("currencies")["currency"]:
        code = entry["unit"]
        out.append(pytest.param(f"They paid {code}40 million for it.", code, id=f"{code}:code"))
        out += [
            pytest.param(f"They paid 40 million {form} for it.", code, id=f"{code}:{form}")
            for form in entry.get("forms", "").split(";")
            if form
        ]
        out += [
            pytest.param(f"They paid {sign}40 million for it.", code, id=f"{code}:{sign}")
            for sign in (entry.get("before", "") + ";" + entry.get("amounts", "")).split(";")
            if sign
        ]
    return out


@pytest.mark.parametrize(("text", "code"), currency_forms())
def test_money_is_read_by_code_by_name_and_by_sign(text: str, code: str):
    figure = only_figure(text)
    assert (figure.unit, figure.kind, figure.value) == (code, "money", 40_000_000)


@pytest.mark.parametrize("entry", words("currencies")["minor"], ids=lambda e: e["unit_name"])
def test_coins_are_their_own_unit(entry: dict[str, Any]):
    for form in entry["forms"].split(";"):
        figure = only_figure(f"It costs 40 {form} now.")
        assert (figure.unit, figure.value) == (entry["unit_name"], 40)


def test_every_currency_has_a_code_of_three_capitals():
    assert [code for code in CURRENCY_CODES if not re.fullmatch("[A-Z]{3}", code)] == []


def modifiers(table: dict[str, dict[str, list[Modifier]]]) -> list[Any]:
    return [
        pytest.param(m, id=" ".join(m.words))
        for by_word_beyond in table.values()
        for listed in by_word_beyond.values()
        for m in listed
        if m.comparator or m.approximate
    ]


@pytest.mark.parametrize("modifier", modifiers(MODIFIERS_BY_LAST))
def test_a_modifier_before_the_number_sets_the_comparator_that_its_line_says(modifier: Modifier):
    joiner = "-" if modifier.words == ("sub",) else " "
    verb = "may " if modifier.words == ("top",) else ""  # "the top 300" is a ranking
    verb = "how its toll " if modifier.level else verb
    figure = only_figure(
        f"The report speaks of {verb}{' '.join(modifier.words).replace(' . ', '. ')}{joiner}300 tonnes."
    )
    assert (figure.comparator, figure.approximate) == (modifier.comparator or "=", modifier.approximate)
    if modifier.below:
        assert figure.low is not None
        assert (figure.low < 300, figure.high) == (True, 300)


@pytest.mark.parametrize("modifier", modifiers(MODIFIERS_BY_FIRST))
def test_a_modifier_after_the_number_sets_the_comparator_that_its_line_says(modifier: Modifier):
    text = " ".join(modifier.words)
    glued = {
        "+": "300+ tonnes",
        "odd": "300-odd tonnes",
        "ish": "300-ish tonnes",
        "plus": "300-plus tonnes",
        "something": "300-something tonnes",
        "some": "300-some tonnes",
    }
    figure = only_figure(f"The report speaks of {glued.get(text, '300 tonnes ' + text)}.")
    assert (figure.comparator, figure.approximate) == (modifier.comparator or "=", modifier.approximate)


@pytest.mark.parametrize("word", [w for w in VAGUE if w != "tens"])
def test_a_vague_word_licenses_the_bounds_of_its_line(word: str):
    figure = only_figure(f"They lost {word} of the boats at sea.")
    low, high = VAGUE[word]
    assert (figure.vague, figure.value, figure.low, figure.high) == (True, None, low, high)
    assert figure.bounds_basis == "lexicon"
