"""The ready questions on articles that were really loaded: what is a number of whom, and what may be set beside what."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from commands import good

from archive import bounds
from archive.pages.figure import figure_page
from archive.pages.front import overview
from archive.pages.series import series_page
from archive.pages.sources import PRONOUNS, choose_sources, source_page, suppliers
from archive.serving import canned_queries

Load = Callable[..., Path]
QUERIES = canned_queries()


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Load texts, each an article of its own on a day of May 2024, into a new archive."""

    def go(*texts: str, **details: str) -> Path:
        path = tmp_path / "a.jsonl"
        days = enumerate(texts, 1)
        articles = [
            {"id": f"{n}", "date": f"2024-05-{n:02}", "title": "What happened", "text": text} for n, text in days
        ]
        path.write_text("".join(json.dumps(article | details) + "\n" for article in articles))
        good("load", path, "--db", tmp_path / "a.db")
        return tmp_path / "a.db"

    return go


def ask(db: Path, name: str, columns: str, **given: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(db) as conn:
        bounds.register(conn)
        conn.row_factory = sqlite3.Row
        found = conn.execute(QUERIES[name].sql, {**QUERIES[name].params, **given}).fetchall()
    return [tuple(row[column] for column in columns.split() or row.keys()) for row in found]


DENIED = (
    "The government denied on Monday that 50 people were killed in the raid.\n\nPolice said that 30 people were killed."
)


def test_who_denies_a_number_has_not_given_it(load: Load):
    db = load(DENIED)
    said = {("disputed by government", "disputed", "disputed", 50), ("Police", "reported", "reported", 30)}
    found = ask(db, "who_said_what_number", "source stance certainty exact")
    assert {(*row[:3], int(row[3].split()[0])) for row in found} == said
    assert ask(db, "tolls_by_month", "measure lowest highest figures") == [("killed", 30, 30, 1)]
    assert ask(db, "sources_by_hedging", "source figures") == [("Police", 1)]
    assert [supplier.name for supplier in suppliers(sqlite3.connect(db))] == ["Police"]
    page = source_page(sqlite3.connect(db), "government")
    assert page
    assert (page.name, page.supplier.figures, page.disputed, len(page.shown)) == ("government", 0, 1, 1)


def test_a_disputed_number_is_in_nobodys_line(load: Load):
    db = load(DENIED)
    good("series", "add", "k", "--measure", "killed", "--db", db)
    page = series_page(sqlite3.connect(db), "k")
    assert page
    assert [(point.value, page.voices[0].name) for point in page.points] == [(30, "Police")]
    assert [voice.figures for voice in page.voices] == [1]
    assert (page.figures, page.disputed) == (2, 1)
    shown = good("series", "show", "k", "--db", db)
    assert "50 people                             disputed   disputed by government" in shown
    assert "30 people                             reported   Police" in shown
    csv = good("series", "show", "k", "--format", "csv", "--db", db)
    assert "disputed by government,unnamed" in csv
    assert ask(db, "series_members", "source certainty")[0] == ("Police", "reported")
    good("series", "add", "g", "--measure", "killed", "--source", "government", "--db", db)
    assert "0 figures" in good("series", "show", "g", "--db", db)


def test_an_article_prints_who_denies_a_number(load: Load):
    db = load(DENIED)
    (key,) = sqlite3.connect(db).execute("select key from articles").fetchone()
    shown = good("show", key, "--db", db)
    assert "= 50 people, killed, disputed by government" in shown
    assert "= 30 people, killed, according to Police" in shown


def test_tolls_are_counts_with_the_bounds_of_ranges_and_never_shares_or_steps(load: Load):
    db = load(
        "More than 400 people were killed, and a quarter of them were children.",
        "Hundreds of thousands of people were displaced.",
        "Thousands of civilians were killed. The number of people killed rose by 3 people.",
        "The storm left 31 deaths.",
        "The fire destroyed 40 homes and 3 cars.",
    )
    assert ask(db, "tolls_by_month", "measure counts lowest highest figures", measure="killed") == [
        ("killed", "people", 31, 9999, 3)
    ]
    assert ask(db, "tolls_by_month", "lowest highest figures", measure="displaced") == [(200_000, 999_999, 1)]
    # What is destroyed is of many kinds, and each has its own row.
    assert sorted(ask(db, "tolls_by_month", "counts lowest", measure="destroyed")) == [("car", 3), ("home", 40)]


def test_the_largest_figures_of_a_measure_are_counts(load: Load):
    db = load(
        "Two people were killed, and 40% of the wounded were killed later.", "A quarter of the 8 hostages were killed."
    )
    assert all(
        row[0] >= 1 and "%" not in row[1] for row in ask(db, "largest_figures", "value states", measure="killed")
    )
    assert ("2 people",) in ask(db, "largest_figures", "states", measure="killed")


def test_deaths_are_people_killed(load: Load):
    db = load("The storm left 31 deaths.", "Police said 12 people were killed.", "Rebels seized 5 rifles.")
    good("series", "add", "k", "--measure", "killed", "--db", db)
    shown = good("series", "show", "k", "--db", db)
    assert "31 deaths" in shown
    assert "12 people" in shown
    good("series", "add", "s", "--measure", "seized", "--db", db)
    assert "0 figures" in good("series", "show", "s", "--db", db)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("tolls_by_month", {"measure": "Charged or sentenced"}), ("tolls_by_month", {"measure": " CHARGED "}),
        ("largest_figures", {"measure": "Charged Or Sentenced"}), ("figures_by_month", {"measure": "charged or sentenced"}),
        ("who_said_what_number", {"measure": "charged or sentenced"}),
        ("figures_about_words", {"words": "police", "measure": "Charged or sentenced"}),
        ("largest_of_a_kind", {"kind": "Count", "unit": "PEOPLE"}), ("largest_of_a_kind", {"unit": "dollars"}),
        ("first_use_of_a_number", {"number": "12", "unit": "People"}), ("coverage_by_month", {"publication": "the herald"}),
        ("missing_metadata", {"field": "URL"}), ("figures_of_a_day", {"day": "5 March 2024"}),
        ("figures_of_a_day", {"day": "2024-3-5"}),
    ],
)  # fmt: skip
def test_what_rows_print_may_be_typed(load: Load, name: str, given: dict[str, str]):
    db = load(
        "Police said that 12 people were charged. It cost $400. On March 5, 2024, there were 17 shops.",
        publication="The Herald",
    )
    assert ask(db, name, "", **given)


def test_a_day_to_come_is_not_the_newest(load: Load):
    db = load("On May 1, 2024, there were 17 shops. By December 31, 2048, there will be 90 shops.")
    assert {row[0] for row in ask(db, "figures_of_a_day", "as_of")} == {"2024-05-01"}
    assert [row[0] for row in ask(db, "figures_of_a_day", "as_of", day="2048-12-31")] == ["2048-12-31"]


TWO_EVENTS = (
    "Police said 12 people were killed in the hotel fire in Lyon.",
    "The mayor said 15 people were killed in the hotel fire in Lyon.",
    "Officials said 40 people were killed in the attack in Oakland.",
    "In Lyon, 19 people were killed.",
    "The police said 13 people were killed in Lyon.\n\nThe police said 13 people were killed in Lyon on Sunday.",
)


def test_what_disagrees_may_be_of_one_place_and_each_pair_stands_once(load: Load):
    db = load(*TWO_EVENTS)
    pairs = [frozenset(map(str, row)) for row in ask(db, "disagreeing_figures", "exact other_exact")]
    lyon = {"12 people", "13 people", "15 people", "19 people"}
    assert set(pairs) == {frozenset((a, b)) for a in lyon for b in lyon if a != b}
    assert len(pairs) == len(set(pairs))


def test_the_page_of_a_figure_shows_the_same_that_disagree(load: Load):
    conn = sqlite3.connect(load(*TWO_EVENTS))
    (key,) = conn.execute("select key from figures where exact = '12 people'").fetchone()
    page = figure_page(conn, key)
    assert page
    assert {rival["exact"] for rival in page.rivals} == {
        "13 people",
        "15 people",
        "19 people",
    }  # and not the 40 of Oakland


def test_sources_are_contradicted_by_other_sources_alone(load: Load):
    db = load(*TWO_EVENTS)
    assert len(ask(db, "sources_contradicted", "exact")) == 2
    pairs = {frozenset(row) for row in ask(db, "sources_contradicted", "exact other_exact")}
    assert pairs == {frozenset(("12 people", "15 people")), frozenset(("13 people", "15 people"))}
    keys = {row[0] for row in sqlite3.connect(db).execute("select key from articles")}
    assert {key for row in ask(db, "sources_contradicted", "article other_article") for key in row} <= keys
    assert {row[0] for row in ask(db, "sources_contradicted", "other_source", source="mayor")} == {"Police", "police"}
    good("series", "add", "k", "--measure", "killed", "--place", "Lyon", "--db", db)
    pairs = {frozenset(row) for row in ask(db, "series_between_sources", "exact other_exact")}
    assert pairs == {frozenset(("12 people", "15 people")), frozenset(("13 people", "15 people"))}


def test_one_source_is_counted_alike_wherever_it_stands(load: Load):
    db = load(
        *TWO_EVENTS, "He said 9 people were killed. The firm said it cut 40 jobs, and the company said it sold 3 shops."
    )
    conn = sqlite3.connect(db)
    listed = {supplier.name.casefold(): supplier.figures for supplier in choose_sources(suppliers(conn))}
    asked = {source.casefold(): figures for source, figures in ask(db, "sources_by_hedging", "source figures")}
    assert listed == asked
    assert listed["police"] == 3
    assert overview(conn, "a").sources == len(listed)
    assert all(f"'{pronoun}'" in QUERIES["sources_by_hedging"].sql for pronoun in PRONOUNS)


def test_a_share_keeps_the_hedges_of_both(load: Load):
    db = load(
        "More than 100 hostages are held. At least around a quarter of them are dead.",
        "There are 3,000 shops, 40% of them in towns.",
    )
    found = ask(db, "shares_resolved", "share states comparator low high")
    assert ("at least around a quarter of them", "more than about 25 people", ">", 25, None) in [
        (row[0].lower(), *row[1:]) for row in found
    ]
    assert any(row[1:] == ("1,200 shops", "=", 1200, 1200) for row in found)
