"""The search: which figures and paragraphs it finds, browsing without words, pages by key, and what SQLite reads for them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from publishing import build

from archive import bounds
from archive.pages import browse as browsing
from archive.pages.browse import Place, browse, few_paragraphs, read_place
from archive.pages.filters import Filters, read_choices, read_filters, say
from archive.pages.find import PAGE_SIZE, Asked, FindPage, find_page, first_shown, fold_same
from archive.store import search as searching

KILLED = "More than 35,000 people", "At most 20,000 people"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """Ninety articles of three paragraphs over thirty days, some without a day."""

    def paragraph(n: int, p: int) -> tuple[str, str, list[dict[str, Any]]]:
        number = n * 10 + p
        figure = {"exact": f"{number} people", "number": f"{number}", "value": number, "unit": "people"}
        figure["measure"] = "killed" if p == 1 else None
        return "body", f"Here {number} people were seen{' again' * (n % 5)}.", [figure]

    articles = {
        f"article{n:09}": {
            "headline": f"Article {n}",
            "published": None if n % 9 == 0 else f"2024-05-{n % 30 + 1:02}",
            "publication": "Even" if n % 2 == 0 else "Odd",
            "paragraphs": [paragraph(n, p) for p in (1, 2, 3)],
        }
        for n in range(1, 91)
    }
    conn = sqlite3.connect(build(tmp_path_factory.mktemp("find") / "many.db", rows=articles))
    bounds.register(conn)
    yield conn
    conn.close()


def found(conn: sqlite3.Connection, words: str = "", **typed: str) -> list[str]:
    """The printed figures that a search is shown with."""
    given = {name.rstrip("_"): value for name, value in typed.items()}
    asked = Asked(words, read_filters(given, read_choices(conn, given)))
    assert asked.filters.complaints == {}
    return [figure["exact"] for hit in find_page(conn, asked).hits for figure in hit.figures]


def test_what_is_counted_is_found_in_the_singular_and_the_plural(tmp_path: Path):
    def paragraph(noun: str) -> tuple[str, str, list[dict[str, Any]]]:
        return "body", f"Lindau has 12 {noun}.", [{"exact": f"12 {noun}", "number": "12", "value": 12, "object": noun}]

    nouns = ("buses", "gases", "axes", "cafés", "houses", "allies", "churches", "cargo")
    rows = {
        "article000000001": {
            "headline": "Lindau",
            "published": "2024-05-01",
            "publication": None,
            "paragraphs": [*map(paragraph, nouns)],
        }
    }
    conn = sqlite3.connect(build(tmp_path / "press.db", rows=rows))
    bounds.register(conn)
    typed = ("bus", "gas", "axe", "cafe", "house", "ally", "church")
    for noun, words in zip(nouns, typed, strict=False):
        for each in (noun, words):
            assert found(conn, object=each) == [f"12 {noun}"]
    assert found(conn, object="car") == []
    conn.close()


@pytest.mark.parametrize("few", [5000, 0])
@pytest.mark.parametrize("words", ["", "people OR allies"])
@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ({"unit": "USD"}, {"$1.2 million"}),
        ({"unit": "usd"}, {"$1.2 million"}),
        ({"unit": "dollars", "kind": "money"}, {"$1.2 million"}),
        ({"min": "$1m"}, {"$1.2 million"}),
        ({"max": "1 dollar"}, set()),
        ({"unit": "$", "min": "5 dollars"}, {"$1.2 million"}),
        ({"unit": "allies"}, {"Several allies"}),
        ({"unit": "persons", "measure": "killed"}, {*KILLED}),
        ({"max": "30,000 people", "publication": "The Other Paper"}, {"At most 20,000 people", "About 1,200 people"}),
        ({"max": "30,000people", "publication": "The Other Paper"}, {"At most 20,000 people", "About 1,200 people"}),
        ({"unit": "person", "measure": "killed"}, {*KILLED}),
        ({"min": "10%"}, {"19%"}),
        ({"object": "ally"}, {"Several allies"}),
        ({"object": "People", "measure": "killed"}, {*KILLED}),
        ({"object": "allies people"}, set()),
        ({"object": "court"}, set()),
        ({"object": "people", "source": "officials"}, {"More than 35,000 people"}),
    ],
)
def test_figures_are_found_by_what_they_count_and_by_their_unit(
    conn: sqlite3.Connection,
    monkeypatch: pytest.MonkeyPatch,
    words: str,
    typed: dict[str, str],
    shown: set[str],
    few: int,
):
    monkeypatch.setattr(browsing, "MOST_BY_VALUE", few)
    assert set(found(conn, words, **typed)) == shown


def test_of_what_is_typed_to_search_and_for_figures_only_the_first_is_marked(conn: sqlite3.Connection):
    given = {"object": "allies"}
    asked = read_filters(given, read_choices(conn, given))
    for words, marked in (("", []), ("spent", ["spent"])):
        (hit,) = find_page(conn, Asked(words, asked)).hits
        assert re.findall('<mark class="hit">([^<]+)</mark>', hit.html) == marked
        assert "Several allies" in hit.html


def test_what_is_asked_of_figures_alone_comes_newest_first(conn: sqlite3.Connection):
    for typed in ({"object": "people"}, {"measure": "killed"}):
        asked = Asked("", read_filters(typed, read_choices(conn, typed)))
        days = [hit.paragraph["published"] or "" for hit in find_page(conn, asked).hits]
        assert len(set(days)) > 1
        assert days == sorted(days, reverse=True)
    assert (Asked("people").order, Asked("people", sort="newest").order, asked.order) == ("best", "newest", "newest")


def test_an_excerpt_shows_a_word_beside_a_figure_that_was_asked_for():
    assert first_shown([10, 900], [1000], 360) == 900
    assert first_shown([10, 900], [870], 360) == 870
    assert first_shown([10, 2000], [1000], 360) == 10
    assert first_shown([], [1000], 360) == 1000
    assert first_shown([10], [], 360) == 10
    assert first_shown([], [], 360) == 0


def test_a_price_is_a_unit_of_its_own(tmp_path: Path):
    prices = (("$17 a barrel", 17, "dollar per barrel"), ("$18", 18, "dollar"), ("$19 a share", 19, "dollar per share"))
    figures = [
        {"exact": exact, "number": f"${value}", "kind": "money", "value": value, "unit": "USD", "unit_name": name}
        for exact, value, name in prices
    ]
    text = f"It cost {', '.join(exact for exact, *_ in prices)}."
    rows = {
        "article000000001": {
            "headline": "One",
            "published": "2024-05-01",
            "publication": None,
            "paragraphs": [("body", text, figures)],
        }
    }
    conn = sqlite3.connect(build(tmp_path / "press.db", rows=rows))
    bounds.register(conn)
    for typed in (
        {"unit": "dollars a barrel"},
        {"unit": "dollar per barrel"},
        {"min": "$15 a barrel"},
        {"unit": "$ a barrel", "max": "17 dollars per barrel"},
    ):
        assert found(conn, **typed) == ["$17 a barrel"]
    assert found(conn, unit="dollars") == [exact for exact, *_ in prices]
    assert found(conn, min="$18 per barrel") == []
    given = {"min": "$15 a barrel"}
    choices = read_choices(conn, given)
    assert say(read_filters(given, choices), choices) == "at least 15 dollars per barrel"
    assert list(read_filters({"min": "$15 a barrel", "unit": "$"}, choices).complaints) == ["min"]
    conn.close()


@pytest.mark.parametrize("few", [5000, 0])
@pytest.mark.parametrize(
    ("words", "typed", "shown"),
    [
        ("", {"source": "several allies"}, {"19%", "$1.2 million"}),
        ("", {"source": "The Several Allies", "kind": "money"}, {"$1.2 million"}),
        ("", {"source": "officials", "measure": "killed"}, {"More than 35,000 people"}),
        ("", {"source": "officials", "measure": "displaced"}, set()),
        ("people", {"source": "officials"}, {"More than 35,000 people"}),
        ("court", {"source": "Several allies"}, set()),
        ("", {"name": "Eyad Baba"}, {"about 1,200 people"}),
        ("", {"name": "organisation:afp", "measure": "displaced"}, {"about 1,200 people"}),
        ("", {"name": "AFP", "measure": "killed"}, set()),
        ("smoke", {"name": "eyad  baba"}, {"about 1,200 people"}),
        ("court", {"name": "eyad baba"}, set()),
        ("", {"name": "AFP", "source": "officials"}, set()),
    ],
)
def test_figures_are_found_by_who_says_them_and_beside_whom_they_stand(
    conn: sqlite3.Connection,
    monkeypatch: pytest.MonkeyPatch,
    words: str,
    typed: dict[str, str],
    shown: set[str],
    few: int,
):
    monkeypatch.setattr(browsing, "MOST_BY_VALUE", few)  # more than so many are looked for among the newest articles
    assert set(found(conn, words, **typed)) == shown


def test_the_name_is_marked_beside_the_words_that_were_searched_for(conn: sqlite3.Connection):
    given = {"name": "Eyad Baba"}
    asked = read_filters(given, read_choices(conn, given))
    for words, marked in (("", ["Eyad Baba"]), ("smoke", ["Smoke", "Eyad Baba"]), ("eyad", ["Eyad"])):
        (hit,) = find_page(conn, Asked(words, asked)).hits
        assert re.findall('<mark class="hit">([^<]+)</mark>', hit.html) == marked


def test_paragraphs_of_the_same_words_are_one_hit_that_leads_to_all(tmp_path: Path):
    copy = "A flood\nkilled  12 people.", "a flood killed 12 people."
    texts = (copy[0], "A fire killed 3 people.", copy[1], copy[1])
    rows = {f"article{n:09}": {"headline": f"Article {n}", "published": f"2024-05-0{n}", "publication": None, "paragraphs": [("body", text, [
        {"exact": re.findall(r"\d+ people", text)[0], "number": re.findall(r"\d+", text)[0], "unit": "people"}])]} for n, text in enumerate(texts, 1)}  # fmt: skip
    conn = sqlite3.connect(build(tmp_path / "press.db", rows=rows))
    page = find_page(conn, Asked("", Filters(kind="count")))
    assert [hit.paragraph["headline"] for hit in page.hits] == ["Article 4", "Article 3", "Article 2", "Article 1"]
    folded = [(hit.paragraph["headline"], [p["headline"] for p in hit.again]) for hit in fold_same(page.hits)]
    assert folded == [("Article 4", ["Article 3", "Article 1"]), ("Article 2", [])]
    conn.close()


def test_a_paragraph_without_figures_is_found_by_words_and_a_name(tmp_path: Path):
    text = "Eyad Baba was there.", "Nobody came."
    rows = {"article000000001": {"headline": "One", "published": "2024-05-01", "publication": None,
                                 "paragraphs": [("body", each, []) for each in text]}}  # fmt: skip
    conn = sqlite3.connect(build(tmp_path / "press.db", rows=rows))
    conn.execute("insert into entities (id, key, kind, name) values (1, 'person:eyad baba', 'person', 'Eyad Baba')")
    conn.execute(
        'insert into mentions (article_id, paragraph_id, entity_id, kind, name, exact, "start", "end")'
        " values (1, 1, 1, 'person', 'Eyad Baba', 'Eyad Baba', 0, 9)"
    )
    given = {"name": "Eyad Baba"}
    asked = read_filters(given, read_choices(conn, given))
    assert [hit.paragraph["text"] for hit in find_page(conn, Asked("there OR came", asked)).hits] == [text[0]]
    assert find_page(conn, Asked("", asked)).hits == []  # without words a search is of figures
    conn.close()


@pytest.mark.parametrize("words", ["", "people OR allies"])
@pytest.mark.parametrize(
    ("typed", "figures"),
    [
        ({"measure": "killed"}, {*KILLED}),
        ({"measure": "killed", "attributed": "yes"}, {"More than 35,000 people"}),
        ({"measure": "killed", "attributed": "no"}, {"At most 20,000 people"}),
        ({"measure": "killed", "publication": "NBC News"}, {"More than 35,000 people"}),
        ({"measure": "killed", "from_": "2024-05-25"}, {"At most 20,000 people"}),
        ({"measure": "killed", "to": "2024-05-25"}, {"More than 35,000 people"}),
        ({"measure": "killed", "from_": "2025"}, set()),
        ({"kind": "money"}, {"$1.2 million"}),
        ({"kind": "percent", "measure": "killed"}, set()),
        # An open side is where the number printed stands: "more than 35,000" is not found over a million.
        ({"min": "20,001", "max": "40,000"}, {"More than 35,000 people"}),
        ({"min": "35,000", "max": "35,000"}, {"More than 35,000 people"}),
        ({"min": "35,001", "kind": "count"}, set()),
        # About 1,200 reaches from 1,150 to 1,250; between 3 and 5 has no value and is found between.
        ({"min": "1,250", "max": "1,300"}, {"about 1,200 people", "About 1,200 people"}),
        ({"min": "1,251", "max": "1,300"}, set()),
        ({"min": "4", "max": "4"}, {"between 3 and 5"}),
        ({"max": "3"}, {"between 3 and 5", "Several allies"}),
    ],
)  # fmt: skip
def test_paragraphs_are_found_by_their_figures_with_and_without_words(
    conn: sqlite3.Connection, words: str, typed: dict[str, str], figures: set[str]
):
    assert set(found(conn, words, **typed)) == figures


def test_all_filters_are_of_one_figure(conn: sqlite3.Connection):
    # The paragraph holds a percentage and a sum of money, but no percentage of a million.
    assert found(conn, "allies", kind="percent", min="1000000") == []


def pages(conn: sqlite3.Connection, asked: Asked) -> Iterator[FindPage]:
    """Follow the links from page to page."""
    for _ in range(60):
        page = find_page(conn, asked)
        yield page
        link = page.next or page.older
        if link is None:
            return
        asked = Asked(
            asked.words,
            asked.filters,
            asked.sort,
            link.get("after", ""),
            int(link.get("before", asked.before if page.next else 0)),
        )
    pytest.fail("the pages have no end")


EVERY = {f"{n * 10 + p} people" for n in range(1, 91) for p in (1, 2, 3)}
ODD = {f"{n * 10 + p} people" for n in range(1, 91, 2) for p in (1, 2, 3)}
FIRSTS = {f"{n * 10 + 1} people" for n in range(1, 91)}


@pytest.mark.parametrize(
    ("typed", "every"),
    [
        ({"kind": "count"}, EVERY),
        ({"measure": "killed"}, FIRSTS),
        ({"publication": "Odd"}, ODD),
        ({"min": "0"}, EVERY),
        ({"publication": "Odd", "measure": "killed"}, ODD & FIRSTS),
        ({"measure": "killed", "from_": "2024-05-10", "to": "2024-05-20"}, {f"{n * 10 + 1} people" for n in range(1, 91) if n % 9 and 10 <= n % 30 + 1 <= 20}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("words", ["", "people"])
@pytest.mark.parametrize("sort", ["best", "newest"])
@pytest.mark.parametrize("small", [False, True])
def test_every_page_together_is_everything_once(
    many: sqlite3.Connection,
    monkeypatch: pytest.MonkeyPatch,
    typed: dict[str, str],
    every: set[str],
    words: str,
    sort: str,
    small: bool,
):
    if small:  # as in an archive that is much larger than what one page may look at
        monkeypatch.setattr(browsing, "BATCHES", (2, 5))
        monkeypatch.setattr(browsing, "FEW_ARTICLES", 10)
        monkeypatch.setattr(browsing, "FEW_PARAGRAPHS", 10)
        monkeypatch.setattr(browsing, "MOST_BY_VALUE", 10)
        monkeypatch.setattr(searching, "RANKED_AMONG", 45)
        monkeypatch.setattr(searching, "LOOKED_AT", 70)
    asked = Asked(
        words, read_filters({name.rstrip("_"): value for name, value in typed.items()}, read_choices(many)), sort
    )
    seen = [figure["exact"] for page in pages(many, asked) for hit in page.hits for figure in hit.figures]
    assert sorted(seen) == sorted(every)


def test_browsing_goes_from_the_newest_article_to_those_without_a_day(many: sqlite3.Connection):
    asked = Asked("", Filters(kind="count"))
    days = [hit.paragraph["published"] or "" for page in pages(many, asked) for hit in page.hits]
    assert days == sorted(days, reverse=True)
    assert days[0] == "2024-05-30"
    assert days[-1] == ""


def test_a_search_can_be_sorted_by_day(many: sqlite3.Connection):
    days = [
        hit.paragraph["published"] or "" for page in pages(many, Asked("people", sort="newest")) for hit in page.hits
    ]
    assert len(days) == len(EVERY)
    assert days == sorted(days, reverse=True)


def test_a_day_with_more_articles_than_are_looked_at_is_got_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(browsing, "BATCHES", (2,))
    figure = {"exact": "5 men", "number": "5", "value": 5}
    articles = {
        f"article{n:09}": {"headline": "A", "published": "2024-05-01" if n else None, "publication": None,
                           "paragraphs": [("body", "Here 5 men stood.", [figure])]}
        for n in range(50)
    }  # fmt: skip
    conn = sqlite3.connect(build(tmp_path / "day.db", rows=articles))
    assert sum(len(page.hits) for page in pages(conn, Asked("", Filters(kind="count")))) == 50
    conn.close()


def test_of_many_ranges_only_the_newest_are_looked_at_and_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(browsing, "MOST_WITHOUT_VALUE", 2)
    several = {"exact": "Several men", "number": "Several", "low": 3, "vague": 1}
    articles = {
        f"article{n:09}": {"headline": "A", "published": "2024-05-01", "publication": None, "paragraphs": [("body", "Several men stood.", [several])]}
        for n in range(4)
    }  # fmt: skip
    conn = sqlite3.connect(build(tmp_path / "vague.db", rows=articles))
    page = find_page(conn, Asked("", Filters(low=1.0)))
    assert page.newest_only
    assert len(page.hits) == 2
    # So these are not all, and a search of words looks at the paragraphs that hold them instead.
    assert few_paragraphs(conn, Filters(low=1.0)) is None
    assert len(find_page(conn, Asked("men", Filters(low=1.0))).hits) == 4
    conn.close()


@pytest.mark.parametrize(
    "after", ["x", "~", "~~", "2024-05-01~1", "2024-05-01~x~1", "-1~2~3", "1" * 30 + "~1~1", "2024-05-01~1~" + "9" * 19]
)
def test_a_place_that_is_none_is_the_first_page(many: sqlite3.Connection, after: str):
    assert read_place(after) is None
    first = find_page(many, Asked("", Filters(kind="count")))
    assert find_page(many, Asked("", Filters(kind="count"), after=after)) == first


@pytest.mark.parametrize("after", ["x~1", "1-2~3", "--1~2", "e~1"])
@pytest.mark.parametrize("sort", ["best", "newest"])
def test_a_key_that_is_none_is_no_error(many: sqlite3.Connection, after: str, sort: str):
    assert len(find_page(many, Asked("people", sort=sort, after=after)).hits) <= PAGE_SIZE


def test_a_place_is_written_and_read_again():
    for place in (Place("2024-05-01", 5, 7), Place(None, 5, 7)):
        assert read_place(str(place)) == place


def test_words_that_match_nothing_find_nothing_even_with_filters(conn: sqlite3.Connection):
    assert find_page(conn, Asked('(("', Filters(kind="count"))).hits == []
    assert find_page(conn, Asked("zebra", Filters(kind="count"))).hits == []


def test_filters_without_a_figure_find_paragraphs_without_one(conn: sqlite3.Connection):
    (hit,) = find_page(conn, Asked("comes", Filters(publication="NBC News"))).hits
    assert hit.paragraph["text"] == "What comes next"
    assert hit.figures == []


READS_ALL = ("SCAN figures", "SCAN f", "SCAN paragraphs", "SCAN p", "SCAN articles", "SCAN a", "SCAN revisions")


@pytest.mark.parametrize("small", [False, True])
@pytest.mark.parametrize("sort", ["best", "newest"])
@pytest.mark.parametrize("words", ["", "people"])
def test_no_search_reads_a_large_table_without_an_index(
    many: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, words: str, sort: str, small: bool
):
    if small:
        monkeypatch.setattr(browsing, "FEW_ARTICLES", 1)
        monkeypatch.setattr(browsing, "MOST_BY_VALUE", 1)
    ran: list[str] = []
    many.set_trace_callback(ran.append)
    try:
        for one in (
            Filters(), Filters(kind="count"), Filters(measure="killed"), Filters(low=5.0), Filters(measure="killed", high=50.0),
            Filters(publication="Odd"), Filters(first="2024-05-02"), Filters(first="2024-05-02", publication="Odd", measure="killed"),
            Filters(attributed=True), Filters(attributed=False, last="2024-05-20", kind="count", high=40.0),
            Filters(source="police"), Filters(name="place:gaza:PS"), Filters(source="police", name="place:gaza:PS", measure="killed"),
        ):  # fmt: skip
            list(pages(many, Asked(words, one, sort)))
    finally:
        many.set_trace_callback(None)
    assert ran
    for sql in {sql for sql in ran if not sql.startswith("--")}:  # FTS5 asks its own tables: they are not ours
        for row in many.execute("explain query plan " + sql):
            read = row[3]
            assert "INDEX" in read or not read.startswith(READS_ALL), f"{read}: {sql}"
            assert "AUTOMATIC" not in read, sql


def test_browse_takes_no_more_than_it_is_asked_for(many: sqlite3.Connection):
    assert len(browse(many, Filters(kind="count"), limit=3).places) == 3
