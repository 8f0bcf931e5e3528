"""The index of names: /-/names, the page of a name, and the ways to both; through Datasette's own client."""

from __future__ import annotations

import asyncio
import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest
from asking import ROOT, Get, client, start
from publishing import build, insert

from archive import load, open_archive
from archive.baking import bake
from archive.pages import access, named
from archive.pages import names as index
from archive.pages.filters import read_choices
from archive.pages.front import overview
from archive.pages.named import name_page
from archive.pages.names import choose_names, find_name, fold_name, name_path, named_here, named_most
from archive.serving import canned_queries, metadata_for

ARAFAT = "/-/names/person:yasser%20arafat"
HOSTILE = [
    "<script>alert(1)</script>", "a/b/c", "\"quoted\" & 'single'", "x" * 300, "\u202eeman eht", "what?#50%2F", "..", "../../etc",
    "a.json", "név {{ 1 }}", "שם ימני",
]  # fmt: skip
# Of 45 articles: three a day, so that days are shared, and the last three without one.
MANY = 45


def day_of(number: int) -> str | None:
    return None if number > MANY - 3 else f"2024-{1 + number // 20:02}-{1 + number % 20 // 3:02}"


def article_of(number: int) -> dict[str, Any]:
    text = f"Yasser Arafat met {number + 2} men of Reuters in Ramallah, Arafat said."
    men = {
        "exact": f"{number + 2} men",
        "number": str(number + 2),
        "value": number + 2,
        "low": number + 2,
        "high": number + 2,
    }
    measured = {"unit": "people", "object": "men", "measure": "killed" if number % 2 else None}
    heading = ("heading", "Arafat meets", [])
    return {"headline": f"Meeting {number}", "published": day_of(number), "publication": None,
            "paragraphs": [heading, ("body", text, [men | measured])]}  # fmt: skip


def mention(db: sqlite3.Connection, paragraph: int, exact: str, entity: int, **more: Any) -> None:
    article, text = db.execute("select article_id, text from paragraphs where id = ?", [paragraph]).fetchone()
    start = text.index(exact)
    kind, name = db.execute("select kind, name from entities where id = ?", [entity]).fetchone()
    span = {"article_id": article, "paragraph_id": paragraph, "start": start, "end": start + len(exact), "exact": exact}
    insert(db, "mentions", span | {"entity_id": entity, "kind": kind, "name": name} | more)


def put_names(db: sqlite3.Connection) -> None:
    insert(db, "entities", {"id": 1, "key": "person:yasser arafat", "kind": "person", "name": "Yasser Arafat"})
    insert(db, "entities", {"id": 2, "key": "organisation:reuters", "kind": "organisation", "name": "Reuters"})
    for number, country in ((3, "PS"), (4, "US")):
        row = {"key": f"place:ramallah:{country}", "kind": "place", "name": "Ramallah", "country": country}
        insert(db, "entities", {"id": number} | row)
    for (article,) in db.execute("select id from articles order by id").fetchall():
        heading, body = (
            row[0] for row in db.execute("select id from paragraphs where article_id = ? order by id", [article])
        )
        title = {"title": "President"} if article % 3 == 0 else {}
        mention(db, heading, "Arafat", 1)
        mention(db, body, "Yasser Arafat", 1, **title)
        mention(db, body, "Reuters", 2)
        mention(db, body, "Ramallah", 3 if article > 1 else 4)
        start = db.execute("select instr(text, 'Arafat said') from paragraphs where id = ?", [body]).fetchone()[0] - 1
        span = {"article_id": article, "paragraph_id": body, "start": start, "end": start + 11, "exact": "Arafat said"}
        said = {
            "source": "Arafat",
            "source_name": "Yasser Arafat",
            "source_kind": "person",
            "cue": "said",
            "stance": "reported",
        }
        insert(db, "attributions", span | said)
    db.execute(
        "update figures set attribution_id = (select t.id from attributions t where t.paragraph_id = figures.paragraph_id)"
    )
    quoted = {"kind": "direct", "speaker": "Yasser Arafat", "exact": "met 2 men", "start": 14, "end": 23}
    insert(db, "quotes", {"article_id": 1, "paragraph_id": 2} | quoted)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = build(
        tmp_path_factory.mktemp("names") / "press.db", rows={f"article{n:09}": article_of(n) for n in range(MANY)}
    )
    with open_archive(path) as archive:
        put_names(archive.conn)
        archive.conn.commit()
    return path


@pytest.fixture
def conn(db: Path) -> Iterator[sqlite3.Connection]:
    conn = sqlite3.connect(db)
    yield conn
    conn.rollback()
    conn.close()


def serve(loop: asyncio.AbstractEventLoop, *paths: Path, theirs: dict[str, Any] | None = None) -> Get:
    return client(loop, start(*paths, metadata=metadata_for(paths[0], ROOT, theirs=theirs or {})))


@pytest.fixture(scope="module")
def get(loop: asyncio.AbstractEventLoop, db: Path) -> Get:
    return serve(loop, db)


@pytest.fixture
def hostile(tmp_path: Path, loop: asyncio.AbstractEventLoop) -> Get:
    path = build(tmp_path / "hostile.db")
    db = sqlite3.connect(path)
    for number, name in enumerate(HOSTILE, 10):
        insert(db, "entities", {"id": number, "key": f"person:{name}", "kind": "person", "name": name})
        mention(db, 1, "court", number, title=name)
    db.commit()
    db.close()
    return serve(loop, path)


def listed(page: str) -> list[tuple[str, str]]:
    """Return what a list of names links, as address and name."""
    found = re.findall(r'data-name="Name"><span><a href="([^"]+)"><bdi>(.*?)</bdi>', page)
    return [(unescape(address), unescape(name)) for address, name in found]


def articles_on(page: str) -> list[str]:
    return re.findall(r'<h3><a href="/-/article/(\w+)#p\d+">', page)


def following(page: str) -> str | None:
    found = re.search(r'<a rel="next" href="([^"]+)"', page)
    return unescape(found[1]) if found else None


# --- the list ---


def test_the_list_has_who_is_named_in_most_articles_first(get: Get, conn: sqlite3.Connection):
    text = get("/-/names").text
    wanted = conn.execute(
        "select e.name, count(distinct m.article_id), min(a.published), max(a.published) from mentions m join entities e on e.id = m.entity_id"
        " join articles a on a.id = m.article_id group by e.id order by 2 desc, e.name, e.key"
    ).fetchall()
    assert (
        [name for _, name in listed(text)]
        == [name for name, *_ in wanted]
        == ["Reuters", "Yasser Arafat", "Ramallah", "Ramallah"]
    )
    found = named_most(conn)
    assert [(name.name, name.articles, name.first, name.last) for name in found] == wanted
    assert "4 names, those in most articles of the newest 50,000 mentions first" in text
    assert '<span class="press-tag"><bdi>PS</bdi></span>' in text
    assert "1 January 2024 to 1 March 2024" in text


def test_a_kind_narrows_the_list_and_an_unknown_one_does_not(get: Get):
    assert [name for _, name in listed(get("/-/names?kind=person").text)] == ["Yasser Arafat"]
    assert '<input type="radio" name="kind" value="person" checked>' in get("/-/names?kind=person").text
    assert len(listed(get("/-/names?kind=<b>").text)) == 4


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("arafat", ["Yasser Arafat"]), ("ARAFÁT  yas", ["Yasser Arafat"]), ("r", ["Reuters", "Yasser Arafat", "Ramallah", "Ramallah"]),
        ("ramallah", ["Ramallah", "Ramallah"]), ("person", []), ("US", []), ("zebra", []), ("%", []), ("_", []), ("\x00", []),
        ("' or 1=1", []), ("<script>alert(1)</script>", []), ("x" * 3000, []),
    ],
)  # fmt: skip
def test_words_find_every_name_that_holds_them(get: Get, asked: str, names: list[str]):
    answer = get("/-/names", params={"q": asked})
    assert answer.status_code == 200
    assert [name for _, name in listed(answer.text)] == names
    assert "<script>alert" not in answer.text


def test_words_find_names_that_the_newest_mentions_have_not(conn: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(index, "LOOKED_AT", 3)
    newest = named_most(conn)
    assert {name.key for name in newest} == {"person:yasser arafat", "organisation:reuters", "place:ramallah:PS"}
    found = choose_names(conn, newest, "ramallah")
    # All their mentions are counted, not only the newest.
    assert [(name.key, name.articles) for name in found.shown] == [
        ("place:ramallah:PS", MANY - 1),
        ("place:ramallah:US", 1),
    ]
    assert (found.whole, found.more) == (2, False)
    assert [name.key for name in choose_names(conn, newest, "r", "place").shown] == [
        "place:ramallah:PS",
        "place:ramallah:US",
    ]
    assert choose_names(conn, [], "ramallah", "person").shown == []


def test_a_list_is_not_without_end(conn: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(index, "LISTED", 2)
    monkeypatch.setattr(index, "MATCHED", 1)
    monkeypatch.setattr(index, "COUNTED", 20)
    found = choose_names(conn, named_most(conn)[:1], "r")
    assert next((name.name, name.articles, name.capped) for name in found.shown) == ("Reuters", 10, True)
    assert (len(found.shown), found.whole, found.more) == (2, 2, True)
    assert len(choose_names(conn, named_most(conn)).shown) == 2


# --- one name ---


def test_the_page_of_a_name_counts_what_sql_counts(get: Get, conn: sqlite3.Connection):
    text = get(ARAFAT).text
    (articles, first, last, undated) = conn.execute(
        "select count(distinct m.article_id), min(a.published), max(a.published), count(distinct iif(a.published is null, a.id, null))"
        " from mentions m join articles a on a.id = m.article_id where m.entity_id = 1"
    ).fetchone()
    assert (articles, first, last, undated) == (MANY, "2024-01-01", "2024-03-01", 3 - 1)
    assert '<h1 dir="auto">Yasser Arafat</h1>' in text
    assert "Named in 45 articles, published 1 January 2024 to 1 March 2024; 2 have no date." in text
    assert '<bdi>President</bdi>&nbsp;<span class="press-faint">15</span>' in text
    assert '<bdi>Arafat</bdi>&nbsp;<span class="press-faint">45</span>' in text
    assert '<bdi>Yasser Arafat</bdi>&nbsp;<span class="press-faint">45</span>' in text
    page = name_page(conn, "person:yasser arafat")
    assert page
    assert page.summary
    s = page.summary
    months = dict(
        conn.execute("select substr(published, 1, 7), count(*) from articles where published is not null group by 1")
    )
    assert {bar.period: bar.articles for bar in s.bars} == months
    killed, others = conn.execute("select count(measure), count(*) - count(measure) from figures").fetchone()
    assert [(row["measure"], row["figures"]) for row in s.figures] == [("killed", killed), (None, others)]
    assert [(row["name"], row["paragraphs"]) for row in s.together] == [
        ("Reuters", MANY),
        ("Ramallah", MANY - 1),
        ("Ramallah", 1),
    ]
    assert (
        s.given == conn.execute("select count(*) from figures where attribution_id is not null").fetchone()[0] == MANY
    )
    assert (s.quoted, s.mentions, s.capped) == (1, 2 * MANY, False)


def test_the_page_of_a_name_leads_on(get: Get):
    text = get(ARAFAT).text
    for link in (
        '"/-/sources/Yasser%20Arafat"',
        '"/-/names/organisation:reuters"',
        '"/-/article/article000000000#quote-1"',
    ):
        assert f"href={link}" in text
    search, every = re.findall(r'href="(/-/find\?name=[^"]+)"', text)
    assert f'<a href="{every}">Search the figures beside it</a>' in text
    assert "Filters: beside the name Yasser Arafat" in get(unescape(every)).text
    assert unquote(unescape(search)) == "/-/find?name=person:yasser+arafat&measure=killed"
    found = get(unescape(search)).text
    assert "Filters: killed, beside the name Yasser Arafat" in found
    assert found.count('<mark class="figure wanted"') == 20
    assert 'value="Yasser Arafat"' in found
    for address in set(re.findall(r'href="(/-/[^"#]+)', text)):
        assert get(unescape(address)).status_code == 200, address


def test_an_article_shows_the_first_paragraph_of_its_text_with_name_and_figures_marked(get: Get):
    text = get(ARAFAT).text
    # The heading above it names him too.
    assert '<a href="/-/article/article000000041#p2"><bdi>Meeting 41</bdi></a>' in text
    assert re.search(
        r'<mark class="hit">Yasser Arafat</mark> met <mark class="figure" title="43 people: men, according to Yasser Arafat"><a href="/-/figure/\w+">43 men</a>',
        text,
    )


def test_the_pages_of_a_name_have_every_article_once_newest_first(get: Get, conn: sqlite3.Connection):
    met: list[str] = []
    address: str | None = ARAFAT
    pages = 0
    while address:
        text = get(address).text
        met += articles_on(text)
        pages += 1
        assert ("Named in 45" in text) == (pages == 1)
        assert ("Back to the first page" in text) == (pages > 1)
        address = following(text)
    assert pages == 3
    assert met == [key for (key,) in conn.execute("select key from articles order by published desc, id desc")]


def test_older_mentions_have_pages_of_their_own(get: Get, conn: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(named, "LOOKED_AT", 45)  # in the middle of an article
    assert "Only the newest 44 mentions are counted here." in get(ARAFAT).text
    met: list[str] = []
    address: str | None = ARAFAT
    while address:
        text = get(address).text
        met += articles_on(text)
        address = following(text)
    assert len(met) == MANY
    assert set(met) == {key for (key,) in conn.execute("select key from articles")}
    monkeypatch.setattr(named, "LOOKED_AT", 1)  # an article has more: it is cut, and not lost
    assert len(articles_on(get(ARAFAT).text)) == 1


@pytest.mark.parametrize(
    "place",
    ["after=", "after=x", "after=2024-01-01~", "after=~9&before=x", "before=" + "9" * 400, "before=-1", "after=%00~1"],
)
def test_any_place_is_answered(get: Get, place: str):
    assert get(f"{ARAFAT}?{place}").status_code == 200


def test_after_the_last_article_is_no_more(get: Get):
    text = get(f"{ARAFAT}?before=1").text
    assert "Here is no more." in text
    assert f'<a href="{ARAFAT}">Back to the first page</a>' in text


@pytest.mark.parametrize(
    "asked",
    [
        "Person:Yasser%20Arafat",
        "PERSON:%20yasser%20%20ARAF%C3%81T%20",
        "Yasser%20Arafat",
        "yasser arafat",
        "person:yasser-arafat",
    ],
)
def test_other_spellings_lead_to_the_same_page(get: Get, asked: str):
    text = get(f"/-/names/{asked}").text
    assert '<h1 dir="auto">Yasser Arafat</h1>' in text
    assert f'<link rel="canonical" href="{ARAFAT}">' in text


def test_a_place_without_its_country_is_the_one_that_is_named_most(conn: sqlite3.Connection):
    assert find_name(conn, "ramallah") == find_name(conn, "Place:Ramallah") == "place:ramallah:PS"
    assert find_name(conn, "place:Ramallah:us") == "place:ramallah:US"
    assert find_name(conn, "place:ramallah:FR") is None
    assert find_name(conn, "ramallah", ("person", "organisation")) is None


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ("UN", "organisation:united nations"),
        ("the  U.N.", "organisation:united nations"),
        ("The United Nations", "organisation:united nations"),
        ("the Yasser Arafat", "person:yasser arafat"),
        ("the", None),
        ("WHO", None),
    ],
)
def test_a_name_is_found_by_its_known_short_form_and_with_an_article(tmp_path: Path, asked: str, key: str | None):
    conn = sqlite3.connect(build(tmp_path / "press.db"))
    insert(conn, "entities", {"id": 91, "key": "person:yasser arafat", "kind": "person", "name": "Yasser Arafat"})
    name = {"key": "organisation:united nations", "kind": "organisation", "name": "United Nations"}
    insert(conn, "entities", {"id": 92} | name)
    assert find_name(conn, asked) == key
    assert find_name(conn, asked, ["place"]) is None
    conn.close()


def test_whole_words_of_a_name_come_before_parts_of_words(tmp_path: Path):
    conn = sqlite3.connect(build(tmp_path / "press.db"))
    for number, name in enumerate(("Eileen Gu", "Ann Lee", "Bill McCleery"), 91):
        insert(conn, "entities", {"id": number, "key": f"person:{name.lower()}", "kind": "person", "name": name})
    assert read_choices(conn, {"name": "Mayor Lee"}).name.near == ("Ann Lee", "Bill McCleery", "Eileen Gu")
    conn.close()


def test_who_is_not_named_as_typed_leads_to_who_may_be_meant(get: Get):
    answer = get("/-/find?q=men&name=President+Arafat&measure=killed")
    assert answer.status_code == 400
    assert "<title>Nothing was searched – search</title>" in answer.text
    assert "There is no name “President Arafat” here. Search for <a" in answer.text
    assert "Search for" not in get("/-/find?name=zzz").text
    (link,) = re.findall(r'<a href="([^"]+)"><bdi>Yasser Arafat</bdi></a>\?', answer.text)
    assert unescape(link) == "/-/find?q=men&measure=killed&name=Yasser+Arafat"
    assert '<a href="/-/find?q=men">Clear the filters</a>' in get("/-/find?q=men&min=x").text
    found = get(unescape(link))
    assert "<title>men, killed, beside the name Yasser Arafat – search</title>" in found.text
    assert "<title>beside the name Ramallah – search</title>" in get("/-/find?name=Ramallah").text


def test_a_place_says_its_country_in_words(get: Get, conn: sqlite3.Connection):
    assert "A place (<bdi>United States</bdi>)" in get("/-/names/place:ramallah:US").text
    conn.execute("update entities set country = 'QQ' where id = 4")
    page = name_page(conn, "place:ramallah:US")
    assert page
    assert page.country == "QQ"
    page = name_page(conn, "organisation:reuters")
    assert page
    assert page.country is None


@pytest.mark.parametrize(
    "name", ["nobody", "%3Cscript%3E", "x" * 1001, "a/b/c", "%00", "%27%20or%201=1", "é", "..%2F..", "%ff", "%E2%80%AE", "%", "person:", ":", "::", "place::US"]
)  # fmt: skip
def test_an_unknown_name_is_clearly_not_found(get: Get, name: str):
    answer = get(f"/-/names/{name}")
    assert answer.status_code == 404
    assert "No such name" in answer.text
    assert "<script>alert" not in answer.text


def test_hostile_names_are_escaped_and_reached(hostile: Get):
    found = {name: address for address, name in listed(hostile("/-/names").text)}
    assert set(HOSTILE) <= set(found)
    for name in HOSTILE:
        for page in ("/-/names", found[name], "/-/article/seedarticle00001"):
            answer = hostile(page)
            assert answer.status_code == 200, page
            assert "<script>alert" not in answer.text
            assert found[name] in unescape(answer.text), page
        assert f'<h1 dir="auto">{name}</h1>' in unescape(hostile(found[name]).text)
    assert "<bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi>" in hostile("/-/article/seedarticle00001").text


@pytest.mark.parametrize("address", ["/-/names?q=arafat", "/-/names/Yasser%20Arafat", "/-/figure/{figure}"])
def test_the_first_question_after_a_start_has_time_for_sql(db: Path, conn: sqlite3.Connection, address: str):
    """The word lists of the engine take most of a second to read, as long as all SQL of a page may take."""
    code = (
        "import asyncio, sys; from pathlib import Path; from datasette.app import Datasette\n"
        "from archive.serving import metadata_for\n"
        "db, root, address = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]\n"
        "ds = Datasette([str(db)], plugins_dir=str(root / 'plugins'), template_dir=str(root / 'plugins' / 'templates'),\n"
        "    metadata=metadata_for(db, root), settings={'sql_time_limit_ms': 250})\n"
        "print(asyncio.run(ds.client.get(address)).status_code)"
    )
    (key,) = conn.execute("select key from figures").fetchone()
    ran = subprocess.run(
        [sys.executable, "-c", code, db, ROOT, address.format(figure=key)], capture_output=True, text=True, check=True
    )
    assert ran.stdout == "200\n", ran.stderr


def test_an_address_is_one_part_of_a_path():
    assert name_path("place:new york:US") == "/-/names/place:new%20york:US"
    assert name_path("person:../é?") == "/-/names/person:..%2F%C3%A9%3F"
    assert fold_name("  Émile   ZOLA! ") == "emile zola"
    assert fold_name("!") == ""


# --- ways to it ---


def test_an_article_lists_who_it_names(get: Get, conn: sqlite3.Connection):
    text = get("/-/article/article000000000").text
    assert "Persons named here (1)" in text
    assert f'<a href="{ARAFAT}"><bdi>Yasser Arafat</bdi></a> <span class="press-faint">2</span>' in text
    assert "Organisations named here (1)" in text
    assert 'href="/-/names/place:ramallah:US"' in text
    found = named_here(conn, 1)
    assert {kind: [row["name"] for row in rows] for kind, rows in found.items()} == {
        "person": ["Yasser Arafat"], "organisation": ["Reuters"], "place": ["Ramallah"],
    }  # fmt: skip
    # The running text stays as it was.
    assert ARAFAT not in text[: text.index('<aside class="press-side"')]


def test_the_front_page_the_menu_and_a_source_lead_to_names(get: Get):
    front = get("/").text
    assert front.count('<a href="/-/names">Names</a>') == 2  # ways in, menu
    assert f'<a href="{ARAFAT}">Where it is named</a>' in get("/-/sources/Yasser%20Arafat").text


def test_a_source_without_a_name_is_no_name(tmp_path: Path, loop: asyncio.AbstractEventLoop):
    path = build(tmp_path / "press.db")
    conn = sqlite3.connect(path)
    insert(conn, "entities", {"key": "organisation:officials", "kind": "organisation", "name": "officials"})
    conn.commit()
    conn.close()
    assert "Where it is named" not in serve(loop, path)("/-/sources/officials").text


def test_keys_of_names_are_links_in_tables_and_answers(get: Get):
    assert f'<a href="{ARAFAT}">person:yasser arafat</a>' in get("/press/entities").text
    assert f'<a href="{ARAFAT}">person:yasser arafat</a>' in get("/press/named_most").text
    assert (
        '<a href="/-/names/organisation:reuters">organisation:reuters</a>'
        in get("/press/named_together?name=arafat").text
    )


def test_several_archives_are_listed_each_and_one_can_be_named(
    tmp_path: Path, loop: asyncio.AbstractEventLoop, db: Path
):
    other = build(tmp_path / "other.db")
    conn = sqlite3.connect(other)
    conn.execute("update entities set key = 'person:yasser arafat', name = 'Arafat of the other' where id = 1")
    conn.commit()
    conn.close()
    get = serve(loop, db, other)
    text = get("/-/names").text
    assert ("<h2>press</h2>" in text, "<h2>other</h2>" in text) == (True, True)
    assert len(listed(text)) == 6
    assert '<h1 dir="auto">Yasser Arafat</h1>' in get(ARAFAT).text
    assert '<h1 dir="auto">Arafat of the other</h1>' in get(f"{ARAFAT}?in=other").text
    assert '<h1 dir="auto">AFP</h1>' in get("/-/names/afp").text  # only one has it
    following_one = following(get(ARAFAT).text)
    assert following_one
    assert following_one.startswith(f"{ARAFAT}?in=press&after=")


# --- who may see it, and where there is nothing ---


@pytest.mark.parametrize("table", access.NAMES)
def test_who_may_not_see_the_tables_sees_no_names(loop: asyncio.AbstractEventLoop, db: Path, table: str):
    get = serve(loop, db, theirs={"databases": {"press": {"tables": {table: {"allow": False}}}}})
    assert get("/-/names").status_code == 403
    assert 'name="name"' not in get("/-/find").text
    searched = get("/-/find?name=Yasser+Arafat&source=Reuter")
    assert searched.status_code == 400
    assert searched.text.count("There is no source “Reuter” here") == 2  # all else is read as it is
    assert 'name="name"' in searched.text  # to take it out again
    assert "Names are not open to you here: leave this out." in searched.text
    assert get(ARAFAT).status_code == 403
    article = get("/-/article/article000000000")
    assert article.status_code == 200
    assert "named here" not in article.text


def test_what_only_private_articles_name_is_nowhere(tmp_path: Path, loop: asyncio.AbstractEventLoop, db: Path):
    """As in an archive without them: all but two are private, with the one that names the other Ramallah."""
    pages = []
    for name, sql in (
        ("private", "update articles set private = 1 where id < 44"),
        ("gone", "delete from articles where id < 44"),
    ):
        path = tmp_path / name / "press.db"
        path.parent.mkdir()
        path.write_bytes(db.read_bytes())
        conn = sqlite3.connect(path)
        conn.execute("pragma foreign_keys = on")
        conn.execute(sql)
        conn.execute("delete from entities where not exists (select 1 from mentions where entity_id = entities.id)")
        conn.commit()
        conn.close()
        get = serve(loop, path)
        addresses = ["/-/names", "/-/names?q=ramallah", ARAFAT, "/-/names/ramallah", "/-/names/place:ramallah:US"]
        answers = [get(address) for address in addresses]
        # Scripts have the nonce of one answer.
        pages.append([(answer.status_code, re.sub(r'nonce="[^"]+"', "", answer.text)) for answer in answers])
    assert [status for status, _ in pages[0]] == [200, 200, 200, 200, 404]
    assert "Named in 2 articles" in pages[0][2][1]
    assert pages[0] == pages[1]


@pytest.mark.parametrize("gone", [("entities",), ("mentions",), ("entities", "mentions")])
def test_an_older_file_without_such_tables_shows_nothing_of_them(
    tmp_path: Path, loop: asyncio.AbstractEventLoop, db: Path, gone: tuple[str, ...]
):
    path = tmp_path / "press.db"
    path.write_bytes(db.read_bytes())
    conn = sqlite3.connect(path)
    for table in gone:
        conn.execute(f"drop table {table}")
    conn.commit()
    assert named_most(conn) == []
    assert choose_names(conn, [], "arafat").shown == []
    assert name_page(conn, "person:yasser arafat") is None
    assert not overview(conn, "press").has_names
    conn.close()
    get = serve(loop, path)
    assert "Ways in" in get("/").text
    assert get("/").text.count('href="/-/names"') == 1  # the menu
    article = get("/-/article/article000000000")
    assert article.status_code == 200
    assert "named here" not in article.text


def test_an_archive_without_names_says_so(tmp_path: Path, loop: asyncio.AbstractEventLoop):
    open_archive(tmp_path / "press.db").close()
    get = serve(loop, tmp_path / "press.db")
    assert "Nobody and nothing is named here yet." in get("/-/names").text
    assert get("/").text.count('href="/-/names"') == 1


def test_no_page_of_names_reads_a_large_table_without_an_index(conn: sqlite3.Connection):
    ran: list[str] = []
    conn.set_trace_callback(ran.append)
    newest = named_most(conn)
    choose_names(conn, newest, "ramallah")
    choose_names(conn, [], "r", "person")
    for asked in ("person:yasser arafat", "ramallah", "PLACE:ramallah"):
        assert name_page(conn, asked)
    name_page(conn, "person:yasser arafat", after="2024-01-05~9", before=80)
    named_here(conn, 1)
    conn.set_trace_callback(None)
    assert len(ran) > 100
    large = r"SCAN (m|mentions|f|figures|p|paragraphs|a|articles|q|quotes|t|attributions|e|entities)\b"
    steps = {(sql, row[3]) for sql in ran for row in conn.execute("explain query plan " + sql)}
    scans = [(sql, step) for sql, step in steps if re.match(large, step) and "INDEX" not in step]
    # The newest rows are where the table ends, and one row tells whether there is any.
    assert {step for _, step in scans} <= {"SCAN mentions", "SCAN entities"}
    assert all(re.search(r"order by id desc limit 50000|select 1 from entities limit 1", sql) for sql, _ in scans), (
        scans
    )


@pytest.mark.parametrize("name", ["named_most", "named_together"])
def test_a_question_of_the_newest_mentions_reads_no_others(conn: sqlite3.Connection, name: str):
    sql = canned_queries()[name].sql
    steps = [row[3] for row in conn.execute("explain query plan " + sql, {"kind_of_name": "", "name": ""})]
    assert not [step for step in steps if re.match(r"(SCAN|SEARCH) mentions USING .*INDEX", step)]


def test_the_page_and_the_question_count_the_same_mentions(conn: sqlite3.Connection):
    asked = conn.execute(canned_queries()["named_most"].sql, {"kind_of_name": ""}).fetchall()
    assert sorted((row[-1], row[3]) for row in asked) == sorted((name.key, name.articles) for name in named_most(conn))


def test_a_baked_site_has_no_names(db: Path, tmp_path: Path):
    path = build(tmp_path / "press.db")
    bake(path, tmp_path / "site")
    for file in (tmp_path / "site").rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert "/-/names" not in text, file
        assert "named here" not in text, file


def test_names_of_articles_that_are_really_loaded(tmp_path: Path, loop: asyncio.AbstractEventLoop):
    texts = (
        "President Yasser Arafat said on Monday that 12 people had been killed in Ramallah. Mr Arafat blamed Israel.",
        "Yasser Arafat, 72, met Tony Blair in London. Mr Blair said 3 men were wounded.",
    )
    records = [{"id": n, "date": f"2001-12-0{n}", "title": "Talks", "text": text} for n, text in enumerate(texts, 1)]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    load([tmp_path / "a.jsonl"], tmp_path / "a.db", jobs=1)
    get = serve(loop, tmp_path / "a.db")
    text = get(ARAFAT).text
    assert "Named in 2 articles, published 1 December 2001 to 2 December 2001." in text
    for title in ("President", "Mr"):
        assert f'<bdi>{title}</bdi>&nbsp;<span class="press-faint">1</span>' in text
    assert {"Yasser Arafat", "Tony Blair", "London"} <= {name for _, name in listed(get("/-/names").text)}
    assert quote("tony blair") in get("/-/names/tony%20blair").text
