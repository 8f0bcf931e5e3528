"""What holds for the mentions of any text, how they are carried through an article, and the seed article."""

from __future__ import annotations

import itertools
from functools import partial
from pathlib import Path

import pytest
from growth import grows_no_faster
from hypothesis import example, given, settings
from hypothesis import strategies as st
from test_mentions_cases import read_names

from archive import annotate
from archive.extract.english.gazetteer import gazetteer, nationality
from archive.extract.english.tokens import Tokens, printable
from archive.extract.names.entities import entity_key
from archive.extract.names.mentions import find_mentions
from archive.extract.names.named import spells
from archive.model import MENTION_KINDS, Mention

ROOT = Path(__file__).parent.parent
PIECES = st.sampled_from(
    """President|Prime|Minister|prime minister|the|The|Mr|Mr.|Dr.|Sen.|former|Israeli|Israel|Katz|Joe|Biden|George|W.|Bush|Jr|van|al-Assad|
    O'Brien|Paris|Texas|N.H.|Calif.|,|.|'s|’s|(|)|ICC|U.S.|UN|International|Criminal|Court|of|for|and|&|Bank|England|Corp|Inc.|Ministry|Health|
    University|New York|Times|Acme|in|from|said|who|34|Friday|May|Will|County|Lake|River|coach|chief prosecutor|secretary of state|Street|
    AT&T|Moody|LONDON|(AP) -|\n|:|"|“|King|Georgia|Washington|Hamas|leader|-|/|bin|Standard|Poor|embassy|St.|x|12|Kim|Jordan|The Hague""".replace("\n    ", "").split("|")
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(PIECES, max_size=25).map(" ".join),
    st.lists(PIECES, max_size=25).map("".join),
    st.text(max_size=120),
)


@settings(max_examples=400)
@given(TEXTS)
@example("The prime minister of the chief executive of the UN")
@example("LONDON/PARIS (AP) -- A")
@example("al-al-Assad O'O'Brien A.B.C")
@example("Mr. ")
@example("President Jr Jr")
def test_mentions_are_true_to_their_text_ordered_disjoint_and_the_same_twice(text: str):
    text = printable(text)
    mentions = read_names(text)
    for m in mentions:
        assert text[m.start : m.end] == m.exact != ""
        assert m.kind in MENTION_KINDS
        assert m.name or m.title
        assert m.kind == "place" or (m.country, m.latitude, m.longitude) == (None, None, None)
        assert (m.latitude is None) == (m.longitude is None)
    assert all(a.end <= b.start for a, b in itertools.pairwise(mentions))
    assert read_names(text) == mentions


@settings(max_examples=100)
@given(st.lists(TEXTS, max_size=4))
def test_an_article_of_any_paragraphs_is_resolved(texts: list[str]):
    mentions = read_names(*map(printable, texts))
    assert [m.paragraph for m in mentions] == sorted(m.paragraph for m in mentions)
    for mention in mentions:
        entity_key(mention)


# --- the seed article -------------------------------------------------------------------------------------------------

SEED = (ROOT / "seeds" / "000_0e8d99bf9f0766cb.txt").read_text(encoding="utf-8").removeprefix(" date 2024-05-24 ")
PEOPLE = {
    ("Benjamin Netanyahu", "Israeli Prime Minister"), ("Yoav Gallant", "Defense Minister"), ("Yahya Sinwar", "Hamas leader"),
    ("Joe Biden", "President"), ("Joe Biden", "president"), ("Israel Katz", "Foreign Minister"), ("Eyad Baba", None), (None, "chief prosecutor"),
}  # fmt: skip
ORGANISATIONS = {
    "International Court of Justice": 3, "International Criminal Court": 3, "Hamas": 6, "Israeli military": 1,
    "Israel Defense Forces": 3, "United Nations": 1, "NBC News": 1, "Agence France-Presse": 1, "Getty Images": 1, "White House": 1,
    "Spanish embassy": 1, "Spanish consulate": 1,
}  # fmt: skip
PLACES = {
    "Rafah": 3, "Gaza": 6, "The Hague": 1, "Netherlands": 1, "South Africa": 2, "United States": 3, "Israel": 7, "Russia": 1,
    "Jabalia": 1,
    "Ukraine": 1, "Spain": 1, "Norway": 1, "Ireland": 1, "Jerusalem": 1, "Washington": 1,
}  # fmt: skip


def counted(mentions: tuple[Mention, ...], kind: str) -> dict[str | None, int]:
    found: dict[str | None, int] = {}
    for m in mentions:
        if m.kind == kind:
            found[m.name] = found.get(m.name, 0) + 1
    return found


def test_the_seed_article_names_seven_people_one_without_a_name():
    mentions = [m for m in annotate(SEED).mentions if m.kind == "person"]
    assert {m.name for m in mentions} == {name for name, _ in PEOPLE}
    titled = {(m.name, m.title) for m in mentions if m.title}
    assert titled == {(name, title) for name, title in PEOPLE if title}
    assert [m.exact for m in mentions if m.name == "Benjamin Netanyahu"] == [
        "Israeli Prime Minister Benjamin Netanyahu", "Netanyahu", "Netanyahu",
    ]  # fmt: skip


def test_the_seed_article_names_its_organisations_and_places():
    mentions = annotate(SEED).mentions
    assert counted(mentions, "organisation") == ORGANISATIONS
    assert counted(mentions, "place") == PLACES
    rafah = next(m for m in mentions if m.name == "Rafah")
    assert (rafah.country, rafah.latitude, rafah.longitude) == ("PS", 31.3, 34.24)


# --- entities ---------------------------------------------------------------------------------------------------------


def named(kind: str, name: str | None, country: str | None = None) -> Mention:
    return Mention(1, 0, 1, "x", kind, name, None, country)


@pytest.mark.parametrize(
    ("mention", "key"),
    [
        (named("person", "José  Álvarez-Núñez"), "person:jose alvarez nunez"),
        (named("person", "Katz"), None),
        (named("person", None), None),
        (named("person", "..."), None),
        (named("organisation", "Hamas"), "organisation:hamas"),
        (named("place", "Paris", "FR"), "place:paris:FR"),
        (named("place", "Europe"), "place:europe"),
    ],
)
def test_an_entity_is_the_same_across_articles_only_where_its_name_is_enough(mention: Mention, key: str | None):
    assert entity_key(mention) == key
    assert entity_key(mention._replace(start=3, end=9, exact="y", title="Mr")) == key


def test_nationality_words_point_at_a_country_and_are_no_places():
    assert [nationality(w) for w in ("Israeli", "Israelis", "Frenchmen", "European", "Israel")] == [
        "IL",
        "IL",
        "FR",
        None,
        None,
    ]
    assert read_names("Israeli officials met Frenchmen and other Europeans.") == []


@pytest.mark.parametrize(
    ("acronym", "name", "answer"),
    [
        ("ICJ", ("International", "Court", "Justice"), True),
        ("U.N.", ("United", "Nations"), True),
        ("ICJ", ("International", "Court"), False),
        ("I", ("International",), False),
    ],
)
def test_an_acronym_spells_the_first_letters_of_a_name(acronym: str, name: tuple[str, ...], answer: bool):
    assert spells(acronym, name) is answer


# --- the gazetteer ----------------------------------------------------------------------------------------------------


def test_every_country_and_state_of_the_gazetteer_has_coordinates():
    places = gazetteer().places.values()
    assert [p.name for p in places if p.kind in ("country", "state") and p.latitude is None] == []
    assert [p.name for p in places if p.country and not (len(p.country) == 2 and p.country.isupper())] == []


def test_cities_of_one_name_come_the_largest_first():
    springfields = gazetteer().cities_named("Springfield")
    assert len(springfields) > 3
    assert [p.people for p in springfields] == sorted((p.people for p in springfields), reverse=True)
    assert gazetteer().cities_named("Nowhere at all") == ()


# --- cost -------------------------------------------------------------------------------------------------------------

HOSTILE = {
    "capitals": "A ", "initials": "A.", "names": "Ann Archer ", "of": "Bank of ", "ands": "Ministry of A and ", "particles": "de la ",
    "hyphens": "Al-", "apostrophes": "O'", "commas": "Paris, ", "pairs": "Paris, Texas, ", "titles": "President ", "mixed": "former chief ",
    "honorifics": "Mr. ", "acronyms": "(ICC) ", "offices": "the prime minister ", "president": "The president said. ", "nationalities": "Israeli ",
    "heads": "Corp ", "acme": "Acme Widget Corp ", "surnames": "Ann Archer said. Archer left. ", "secretary": "Secretary of State ", "links": "A of the and ",
    "quotes": '"A ', "sentences": "He left. ", "lake": "Lake ", "unknown": "Zolvex ", "lines": "A\n",
}  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_cost_grows_with_length_and_no_faster(unit: str):
    assert grows_no_faster(lambda length: partial(find_mentions, Tokens(unit * (length // len(unit)))), 1_500, limit=9)


def test_an_article_of_many_persons_is_resolved_in_time_that_grows_with_it():
    def article(n: int) -> list[str]:
        return [f"Ann Archer{chr(97 + i % 26)}{chr(97 + i // 26)} met Bob Miller." for i in range(n)]

    assert grows_no_faster(lambda n: partial(read_names, *article(n)), 150, limit=9)
