"""What leaves the archive for other programs: citations, feeds, whole tables, sitemaps; the same on Datasette 0.65 and 1.0."""

from __future__ import annotations

import asyncio
import json
import re
import sqlite3
import statistics
import tracemalloc
from collections.abc import Callable, Iterator
from http.client import IncompleteRead
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from asking import client, key_of, start
from commands import run
from hypothesis import given
from hypothesis import strategies as st
from publishing import HOSTILE, ROWS, build
from serving import OPEN, serving, wait_until

from archive.pages import citing, feeds, sitemap
from archive.pages.downloading import AT_ONCE, Download
from archive.serving import metadata_for
from archive.store import open_archive

ROOT = Path(__file__).parents[1]
SEED = "/-/article/seedarticle00001"
LATER = "/-/article/laterarticle0002"
HOST = "http://localhost"
Get = Callable[..., Any]


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("outputs") / "press.db")


@pytest.fixture(scope="module")
def event_loop_of_ours() -> Iterator[asyncio.AbstractEventLoop]:
    loop = asyncio.new_event_loop()
    yield loop
    loop.close()


@pytest.fixture(scope="module")
def begin(event_loop_of_ours: asyncio.AbstractEventLoop) -> Callable[..., Get]:
    return lambda *paths, **more: client(event_loop_of_ours, start(*paths, **more))


@pytest.fixture(scope="module")
def ask(begin: Callable[..., Get], press: Path) -> Get:
    return begin(press, metadata=metadata_for(press, ROOT))


# --- cite this ---


def test_an_article_is_cited_in_a_line(ask: Get):
    answer = ask(SEED + ".txt")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text == (
        f"Ann Reporter, “Court orders halt”, NBC News, 24 May 2024. https://example.org/halt. {HOST}{SEED}\n"
    )


def test_a_figure_is_cited_with_its_words_and_its_place(ask: Get, press: Path):
    key = key_of(press, "More than 35,000 people")
    assert ask(f"/-/figure/{key}.txt").text == (
        "Ann Reporter, “Court orders halt”, NBC News, 24 May 2024: “More than 35,000 people” (paragraph 1)."
        f" https://example.org/halt. {HOST}/-/figure/{key}\n"
    )


def test_what_the_source_does_not_say_is_not_made_up(ask: Get):
    assert ask("/-/article/hostilearticle03.txt").text == (
        f"“<i>Not</i> markup & right to left”, no date. {HOST}/-/article/hostilearticle03\n"
    )
    (item,) = ask("/-/article/hostilearticle03.csl.json").json()
    assert set(item) == {"id", "type", "title", "URL", "archive_location"}
    assert item["URL"] == f"{HOST}/-/article/hostilearticle03"  # never javascript:


def test_bibtex_of_an_article_and_of_a_figure(ask: Get, press: Path):
    answer = ask(SEED + ".bib")
    assert answer.headers["content-type"].startswith("application/x-bibtex")
    assert answer.text == (
        "@article{seedarticle00001,\n"
        "  author = {{Ann Reporter}},\n"
        "  title = {{Court orders halt}},\n"
        "  journal = {{NBC News}},\n"
        "  year = {2024},\n"
        "  month = may,\n"
        "  day = {24},\n"
        "  url = {https://example.org/halt},\n"
        f"  note = {{archived at {HOST}{SEED}}},\n"
        "}\n"
    )
    key = key_of(press, "19%")
    text = ask(f"/-/figure/{key}.bib").text
    assert text.startswith(f"@article{{seedarticle00001-{key},\n")
    assert f"  note = {{``19\\%'', paragraph 4; archived at {HOST}/-/figure/{key}}},\n" in text


def entry_of(bibtex: str) -> dict[str, str]:
    """Read one entry as BibTeX does: every brace counts, whatever stands before it."""
    head = re.match(r"@(\w+)\{([^,\s]+),", bibtex)
    assert head
    fields, at = {"": head[1]}, head.end()
    while field := re.compile(r"\s*(\w+) = ").match(bibtex, at):
        at = field.end()
        if bibtex[at] != "{":
            end = bibtex.index(",", at)
        else:
            depth, end = 0, at
            while depth or end == at:
                depth += {"{": 1, "}": -1}.get(bibtex[end], 0)
                end += 1
        fields[field[1]] = bibtex[at:end]
        assert bibtex[end] == ","
        at = end + 1
    assert bibtex[at:] == "\n}\n"
    return fields


def work(**article: Any) -> citing.Work:
    row = {"key": "k", "headline": None, "published": None, "url": None, "byline": None, "publication": None}
    return citing.of_article({**row, "language": None, "words": 1, **article}, base="https://example.org")


@pytest.mark.parametrize(
    ("headline", "written"),
    [
        ("50% of $3 & #1_a", r"50\% of \$3 \& \#1\_a"),
        ("a } b", r"a \textbraceright{} b"),
        ("{ \\ ~ ^", r"\textbraceleft{} \textbackslash{} \textasciitilde{} \textasciicircum{}"),
        ("two\nlines\x00 and\ta tab", "two lines and a tab"),
        ("\u202eturned", "turned"),
        ('"quoted", @book{x,', '"quoted", @book\\textbraceleft{}x,'),
    ],
)
def test_a_hostile_headline_stays_inside_its_field(headline: str, written: str):
    entry = entry_of(citing.bibtex(work(headline=headline)))
    assert entry["title"] == "{{" + written + "}}"


@given(st.text(), st.text(), st.text(), st.text())
def test_no_text_breaks_a_citation(headline: str, byline: str, publication: str, rest: str):
    cited = work(headline=headline, byline=byline, publication=publication, url="https://example.org/" + rest)
    entry = entry_of(citing.bibtex(cited))
    assert set(entry) <= {"", "author", "title", "journal", "url", "note"}
    assert len(citing.plain(cited).splitlines()) == 1
    (item,) = json.loads(citing.FORMS["article"]["csl.json"].write(cited))
    assert item.get("title", "") == headline
    embedded = citing.FORMS["article"]["jsonld"].write(cited)
    assert not re.search("[<>&]", embedded)
    assert json.loads(embedded).get("headline", "") == headline


def test_csl_json_is_a_list_of_one_item(ask: Get, press: Path):
    answer = ask(SEED + ".csl.json")
    assert answer.headers["content-type"] == "application/vnd.citationstyles.csl+json"
    assert answer.json() == [
        {
            "id": "seedarticle00001",
            "type": "article-newspaper",
            "title": "Court orders halt",
            "author": [{"literal": "Ann Reporter"}],
            "container-title": "NBC News",
            "issued": {"date-parts": [[2024, 5, 24]]},
            "URL": "https://example.org/halt",
            "archive_location": HOST + SEED,
        }
    ]
    (item,) = ask(f"/-/figure/{key_of(press, '19%')}.csl.json").json()
    assert item["note"] == "“19%”, paragraph 4"


def test_an_article_is_a_news_article_of_schema_org(ask: Get):
    answer = ask(SEED + ".jsonld")
    assert answer.headers["content-type"] == "application/ld+json"
    said = answer.json()
    assert said["@type"] == "NewsArticle"
    assert said["@id"] == said["archivedAt"] == HOST + SEED
    assert said["url"] == "https://example.org/halt"
    assert said["publisher"] == {"@type": "NewsMediaOrganization", "name": "NBC News"}
    page = ask(SEED).text
    (embedded,) = re.findall(r'<script[^>]* type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert json.loads(embedded) == said


def test_a_hostile_headline_cannot_end_the_embedded_json(begin: Callable[..., Get], tmp_path: Path):
    headline = "</script><script>alert(1)</script><!--"
    rows = {"hostile000000001": {**ROWS["hostilearticle03"], "headline": headline}}
    page = begin(build(tmp_path / "h.db", rows=rows), metadata={})("/-/article/hostile000000001").text
    assert "<script>alert" not in page
    (embedded,) = re.findall(r'<script[^>]* type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert json.loads(embedded)["headline"] == headline


def test_a_figure_is_a_web_annotation(ask: Get, press: Path):
    key = key_of(press, "about 1,200 people")
    answer = ask(f"/-/figure/{key}.jsonld")
    assert answer.headers["content-type"].startswith("application/ld+json")
    said = answer.json()
    assert said["type"] == "Annotation"
    assert said["id"] == f"{HOST}/-/figure/{key}"
    assert said["target"]["source"] == HOST + SEED
    quote, paragraph = said["target"]["selector"]
    assert quote == {
        "type": "TextQuoteSelector",
        "exact": "about 1,200 people",
        "prefix": "Smoke rises as ",
        "suffix": " flee. Eyad Baba / AFP",
    }
    assert paragraph["value"] == "p2"
    assert paragraph["refinedBy"] == {"type": "TextPositionSelector", "start": 15, "end": 33}
    words, quantity = said["body"]
    assert words["value"] == "about 1,200 people (1,150 to 1,250)"
    assert (quantity["schema:value"], quantity["schema:minValue"], quantity["schema:maxValue"]) == (1200, 1150, 1250)
    # What it points at is on the page that it points at.
    assert 'id="p2"' in ask(SEED).text


def test_an_annotation_invents_no_bound(ask: Get, press: Path):
    said = ask(f"/-/figure/{key_of(press, 'At most 20,000 people')}.jsonld").json()
    quantity = said["body"][1]
    assert "schema:minValue" not in quantity
    properties = {one["schema:propertyID"]: one["schema:value"] for one in quantity["schema:additionalProperty"]}
    assert properties["comparator"] == "<="
    assert properties["high_open"] is False


def test_every_selector_is_true_of_hostile_text(ask: Get, press: Path):
    for exact in ("12 <b>men", "40 in all"):
        quote, paragraph = ask(f"/-/figure/{key_of(press, exact)}.jsonld").json()["target"]["selector"]
        assert quote["prefix"] + exact + quote["suffix"] in HOSTILE
        place = paragraph["refinedBy"]
        assert HOSTILE[place["start"] : place["end"]] == exact


def test_an_article_is_no_annotation(press: Path):
    with pytest.raises(ValueError, match="no annotation"):
        citing.annotation(work())


@pytest.mark.parametrize("form", citing.FORMS["figure"])
@pytest.mark.parametrize("what", ["article", "figure"])
def test_citations_of_nothing_are_not_found(ask: Get, what: str, form: str):
    for key in ("nothing", "%27", "a" * 65, ""):
        answer = ask(f"/-/{what}/{key}.{form}")
        assert answer.status_code == 404, key
        assert answer.headers["content-type"].startswith("text/plain")


def test_citations_are_the_same_on_every_day(ask: Get, press: Path):
    for form in citing.FORMS["figure"]:
        path = f"/-/figure/{key_of(press, '19%')}.{form}"
        assert ask(path).content == ask(path).content


def test_the_pages_show_how_to_cite_and_link_the_forms(ask: Get, press: Path):
    key = key_of(press, "19%")
    for path, name in ((SEED, "article"), (f"/-/figure/{key}", "figure")):
        page = ask(path).text
        assert f"<summary>Cite this {name}</summary>" in page
        for form in citing.FORMS[name]:
            assert f'href="{path}.{form}"' in page
            assert ask(f"{path}.{form}").status_code == 200


@pytest.mark.parametrize(
    "closed", [{"allow": {"id": "root"}}, {"tables": {"figures": {"allow": {"id": "root"}}}}], ids=["database", "table"]
)
def test_what_is_private_is_not_cited(begin: Callable[..., Get], press: Path, closed: dict[str, Any]):
    get = begin(press, metadata={"databases": {"press": closed}})
    for form in citing.FORMS["figure"]:
        for path in (f"{SEED}.{form}", f"/-/figure/{key_of(press, '19%')}.{form}", f"/-/article/nothing.{form}"):
            answer = get(path)
            assert answer.status_code == 403
            assert "Court" not in answer.text


def test_a_key_in_two_archives_is_cited_from_the_one_that_is_meant(
    begin: Callable[..., Get], press: Path, tmp_path: Path
):
    second = build(tmp_path / "second.db", rows={"seedarticle00001": ROWS["laterarticle0002"]})
    get = begin(press, second, metadata=metadata_for(press, ROOT))
    assert "Court orders halt" in get(SEED + ".txt").text
    assert "says ministry" in get(SEED + ".txt?in=second").text
    assert f'href="{SEED}.bib?in=second"' in get(SEED + "?in=second").text


def test_addresses_of_citations_keep_a_prefix_and_https(begin: Callable[..., Get], press: Path):
    get = begin(press, metadata={}, settings={"base_url": "/prefix/", "force_https_urls": True})
    assert get(SEED + ".jsonld").json()["@id"] == f"https://localhost/prefix{SEED}"
    assert f'href="/prefix{SEED}.bib"' in get(SEED).text


def test_other_sites_may_read_where_the_publisher_says_so(begin: Callable[..., Get], press: Path):
    assert "access-control-allow-origin" not in begin(press, metadata={})(SEED + ".jsonld").headers
    assert begin(press, metadata={}, cors=True)(SEED + ".jsonld").headers["access-control-allow-origin"] == "*"


# --- feeds ---

ATOM = "{http://www.w3.org/2005/Atom}"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")


def read_feed(answer: Any) -> ET.Element:
    """Parse a feed, and hold it to what RFC 4287 demands of a feed and of each entry."""
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ET.fromstring(answer.content)  # noqa: S314 - our own
    assert feed.tag == ATOM + "feed"
    entries = feed.findall(ATOM + "entry")
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(ATOM + name)) == 1
            assert element.findtext(ATOM + name)
        for name in ("updated", "published"):
            assert all(RFC3339.fullmatch(time.text or "") for time in element.findall(ATOM + name))
        assert urlsplit(element.findtext(ATOM + "id") or "").scheme == "http"
        assert element.findall(ATOM + "link")
        assert all(urlsplit(link.get("href", "")).netloc for link in element.findall(ATOM + "link"))
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    assert feed.find(f"{ATOM}link[@rel='self']") is not None
    ids = [entry.findtext(ATOM + "id") for entry in entries]
    assert len(ids) == len(set(ids))
    times = [entry.findtext(ATOM + "updated") or "" for entry in entries]
    assert times == sorted(times, reverse=True)
    assert feed.findtext(ATOM + "updated") == max(times, default=feeds.NEVER)
    return feed


def entries_of(feed: ET.Element) -> list[tuple[str, str]]:
    return [
        ((entry.findtext(ATOM + "id") or "").removeprefix(HOST), entry.findtext(ATOM + "title") or "")
        for entry in feed.iter(ATOM + "entry")
    ]


def test_a_search_is_followed_as_a_feed(ask: Get, press: Path):
    feed = read_feed(ask("/-/find.atom?q=killed"))
    assert entries_of(feed) == [
        (f"{LATER}#p1", "Toll at most 20,000, says ministry"),
        (f"{SEED}#p1", "Court orders halt"),
    ]
    assert feed.findtext(ATOM + "title") == "killed – Press archive"
    first, second = feed.iter(ATOM + "entry")
    assert first.findtext(ATOM + "updated") == "2024-05-26T00:00:00Z"
    # The first article was changed: its second revision was seen later on its day.
    assert second.findtext(ATOM + "published") == "2024-05-24T00:00:00Z"
    assert second.findtext(ATOM + "updated") == "2024-05-24T06:00:00Z"
    assert second.findtext(f"{ATOM}author/{ATOM}name") == "Ann Reporter"
    html = second.findtext(ATOM + "content") or ""
    assert '<mark class="hit">killed</mark>' in html
    assert f'href="{HOST}/-/figure/{key_of(press, "More than 35,000 people")}"' in html
    assert 'href="/-/find.atom?q=killed"' in ask("/-/find?q=killed").text


def test_without_words_the_newest_articles_are_followed(ask: Get):
    feed = read_feed(ask("/-/find.atom"))
    assert [address for address, _ in entries_of(feed)] == [LATER, SEED, "/-/article/hostilearticle03"]
    assert 'href="/-/find.atom"' in ask("/-/find").text


def test_a_feed_without_hits_is_still_a_feed(ask: Get):
    feed = read_feed(ask("/-/find.atom?q=zebra"))
    assert entries_of(feed) == []


@pytest.mark.parametrize("words", ['"', "a AND", "(((", "*", "\x00\x01", "x" * 3000, "]]>", "<b>", "\ud7ff", "quoted"])
def test_whatever_is_asked_the_feed_is_xml(ask: Get, words: str):
    read_feed(ask("/-/find.atom", params={"q": words}))


def test_a_feed_holds_no_live_markup_of_an_article(ask: Get):
    (entry,) = read_feed(ask("/-/find.atom?q=quoted")).iter(ATOM + "entry")
    html = entry.findtext(ATOM + "content") or ""
    assert "&lt;script&gt;" in html
    assert "<script" not in html
    assert entry.findtext(ATOM + "title") == ROWS["hostilearticle03"]["headline"]
    assert entry.findtext(ATOM + "updated") == feeds.NEVER  # no day is given, and none is made up


def test_characters_that_no_xml_may_hold_are_left_out(begin: Callable[..., Get], tmp_path: Path):
    rows = {
        "control000000001": {
            "headline": "Bell\x07 and \x1b[31m \ufffe",
            "published": "2024-05-24",
            "publication": None,
            "byline": "\x00",
            "paragraphs": [("body", "zebra\x0c \x1f text", [])],
        }
    }
    get = begin(build(tmp_path / "c.db", rows=rows), metadata={})
    for path in ("/-/find.atom?q=zebra", "/-/find.atom"):
        assert entries_of(read_feed(get(path)))[0][1] == "Bell and [31m "


def test_a_ready_question_is_followed_as_a_feed(ask: Get, press: Path):
    feed = read_feed(ask("/press/largest_figures.atom?measure=killed"))
    key = key_of(press, "More than 35,000 people")
    assert (f"/-/figure/{key}", "More than 35,000 people – Court orders halt") in entries_of(feed)
    assert feed.find(f"{ATOM}link[@rel='alternate']").get("href") == f"{HOST}/press/largest_figures?measure=killed"
    assert "/press/largest_figures.atom?measure=killed" in ask("/press/largest_figures?measure=killed").text


def test_every_ready_question_with_keys_has_a_feed_and_no_other(ask: Get, press: Path):
    for name in metadata_for(press, ROOT)["databases"]["press"]["queries"]:
        rows = ask(f"/press/{name}.json?_shape=array").json()
        has_keys = bool(rows) and bool({"article", "figure"} & set(rows[0]))
        answer = ask(f"/press/{name}.atom")
        if has_keys:
            assert entries_of(read_feed(answer)), name
        elif rows:
            assert answer.status_code == 400, (name, rows[0], answer.text)
            assert f"{name}.atom" not in ask(f"/press/{name}").text


def test_the_tables_of_articles_and_figures_have_feeds(ask: Get, press: Path):
    assert (SEED, "Court orders halt") in entries_of(read_feed(ask("/press/articles.atom")))
    assert len(entries_of(read_feed(ask("/press/figures.atom?measure=killed")))) == 2
    assert ask("/press/paragraphs.atom").status_code == 400
    assert len(entries_of(read_feed(ask("/press/articles/1.atom")))) == 1


def test_a_typed_query_with_keys_has_a_feed(ask: Get, press: Path):
    sql = "select 'seedarticle00001' as article, 9e999 as value, x'00' as blob union all select '<b>', 1, 2 union all select 5, null, 3"
    feed = read_feed(ask("/press.atom", params={"sql": sql}, follow_redirects=True))
    assert entries_of(feed) == [(SEED, "Court orders halt")]


def test_a_database_that_is_no_archive_has_no_feed(begin: Callable[..., Get], press: Path, tmp_path: Path):
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("create table articles (id integer primary key, key text)")
    connection.close()
    get = begin(press, other, metadata={})
    assert get("/other/articles.atom").status_code == 400
    assert "articles.atom" not in get("/other/articles").text


def test_private_articles_are_in_no_feed(begin: Callable[..., Get], press: Path):
    closed = {"tables": {"articles": {"allow": {"id": "root"}}}}
    metadata = {"databases": {"press": {**closed, "queries": {"open": {"sql": "select key as figure from figures"}}}}}
    get = begin(press, metadata=metadata)
    assert get("/-/find.atom?q=killed").status_code == 403
    assert get("/press/articles.atom").status_code == 403
    feed = get("/press/open.atom")
    assert len(entries_of(read_feed(feed))) == 10
    assert "Court" not in feed.text
    assert "35,000" not in feed.text


def test_two_archives_are_told_apart_in_a_feed(begin: Callable[..., Get], press: Path, tmp_path: Path):
    second = build(tmp_path / "second.db", rows={"seedarticle00001": ROWS["laterarticle0002"]})
    get = begin(press, second, metadata=metadata_for(press, ROOT))
    found = dict(entries_of(read_feed(get("/-/find.atom?q=killed"))))
    assert found[f"{SEED}?in=press#p1"] == "Court orders halt"
    assert found[f"{SEED}?in=second#p1"] == "Toll at most 20,000, says ministry"


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("2024-05-24", "2024-05-24T00:00:00Z"),
        ("0203-01-01", "0203-01-01T00:00:00Z"),
        ("2024-05-24T06:00:00", "2024-05-24T06:00:00Z"),
        ("2024-05-24T06:00:00.123456+00:00", "2024-05-24T06:00:00Z"),
        ("2024-05-24T06:00:00+02:00", "2024-05-24T06:00:00+02:00"),
        ("2024-05", None),
        ("killed", None),
        (None, None),
        (5, None),
    ],
)
def test_times_of_a_feed(said: object, time: str | None):
    assert feeds.instant(said) == time


# --- the whole of a table or a question ---

LONG = """
    with recursive n (i) as (select 1 union all select i + 1 from n where i < 25000)
    select i, 'row ' || i as text, i / 2.0 as half, :word as word from n
"""


@pytest.fixture(scope="module")
def long(begin: Callable[..., Get], press: Path) -> Get:
    queries = {
        "long": {"sql": LONG, "params": ["word"]},
        "mine": {"sql": "select :_actor_id as id"},
        "bad": {"sql": "select no_such_column from figures"},
        "late": {"sql": "select 1 as a union all select abs(-9223372036854775807 - column1) from (values (0), (1))"},
        "endless": {"sql": "with recursive n (i) as (select 1 union all select i + 1 from n) select count(*) from n"},
        "write": {"sql": "delete from figures", "write": True},
        "blobs": {"sql": "select x'00ff' as b, 1.0 as f, 9e999 as i, null as n, 'a,\"b\"' as t"},
    }
    metadata = {"databases": {"press": {"queries": queries}}, "plugins": {"press-archive": {"download_seconds": 2}}}
    return begin(press, metadata=metadata)


def test_a_question_is_downloaded_to_its_last_row(long: Get):
    # Datasette's own is cut at a thousand rows; that is why ours exists.
    assert len(long("/press/long.csv").text.splitlines()) == 1001
    answer = long("/-/download/long.csv?word=hard")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="long.csv"'
    lines = answer.text.splitlines()
    assert len(lines) == 25_001
    assert lines[:3] == ["i,text,half,word", "1,row 1,0.5,hard", "2,row 2,1,hard"]
    assert lines[-1] == "25000,row 25000,12500,hard"
    rows = long("/-/download/long.json").json()
    assert len(rows) == 25_000
    assert rows[-1] == {"i": 25_000, "text": "row 25000", "half": 12_500, "word": ""}


def test_a_table_is_downloaded_as_archive_export_writes_it(ask: Get, press: Path):
    for table in ("figures", "articles", "paragraphs", "load_errors"):
        exported = run("export", table, "--db", press).stdout
        if table == "load_errors":
            exported = exported.replace("/news/bad.txt", "")  # paths of the machine are shown to nobody
        assert ask(f"/-/download/{table}.csv").text == exported
    assert len(ask("/-/download/figures.json").json()) == 10


def test_values_that_csv_and_json_have_no_word_for(long: Get):
    assert long("/-/download/blobs.csv").text == 'b,f,i,n,t\n00ff,1,,,"a,""b"""\n'
    assert long("/-/download/blobs.json").json() == [{"b": "00ff", "f": 1, "i": None, "n": None, "t": 'a,"b"'}]


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("nothing.csv", 404, "No table and no ready question"),
        ("select+1.csv", 404, ""),
        ("figures.xlsx", 404, ""),
        ("figures.csv?measure=killed", 400, "has no parameter measure"),
        ("long.csv?words=1", 400, "it takes word"),
        ("mine.csv", 400, "asks for _actor_id"),
        ("bad.csv", 400, "no such column"),
        ("endless.csv", 400, "took longer than 2 seconds"),
        ("late.csv", 400, "integer overflow"),
        ("write.csv", 404, "No table and no ready question"),
    ],
)
def test_what_cannot_be_downloaded_says_why(long: Get, path: str, status: int, said: str):
    answer = long(f"/-/download/{path}")
    assert answer.status_code == status
    assert said in answer.text


def test_a_private_table_is_not_downloaded_and_an_open_question_on_it_is(begin: Callable[..., Get], press: Path):
    closed = {
        "tables": {"figures": {"allow": {"id": "root"}}},
        "queries": {
            "open": {"sql": "select exact from figures"},
            "closed": {"sql": "select exact from figures", "allow": {"id": "root"}},
        },
    }
    get = begin(press, metadata={"databases": {"press": closed}})
    for name in ("figures", "closed"):
        answer = get(f"/-/download/{name}.csv")
        assert answer.status_code == 403
        assert "35,000" not in answer.text
    assert "35,000" in get("/-/download/open.csv").text
    assert (
        begin(press, metadata={"databases": {"press": {"allow": {"id": "root"}}}})(
            "/-/download/articles.csv"
        ).status_code
        == 403
    )


def test_a_download_is_of_the_archive_that_is_meant(begin: Callable[..., Get], press: Path, tmp_path: Path):
    second = build(tmp_path / "second.db", rows={"seedarticle00001": ROWS["laterarticle0002"]})
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("create table notes (id integer primary key)")
    connection.close()
    get = begin(press, second, other, metadata=metadata_for(press, ROOT))
    assert len(get("/-/download/articles.csv").text.splitlines()) == 4
    assert len(get("/-/download/articles.csv?in=second").text.splitlines()) == 2
    assert 'href="/-/download/articles.csv?in=second"' in get("/second/articles").text
    assert get("/-/download/notes.csv").status_code == 404  # no archive
    assert "/-/download/" not in get("/other/notes").text


def test_the_pages_link_to_the_whole(ask: Get):
    assert 'href="/-/download/figures.csv"' in ask("/press/figures").text
    assert 'href="/-/download/largest_figures.json?measure=killed"' in ask("/press/largest_figures?measure=killed").text
    sql = "select 1"
    assert "/-/download/" not in ask("/press", params={"sql": sql}, follow_redirects=True).text


def test_memory_stays_flat_and_a_closed_download_lets_go(press: Path):
    connection = sqlite3.connect(press, check_same_thread=False)
    whole = Download(connection, LONG.replace("25000", "300000"), {"word": ""}, "csv")
    tracemalloc.start()
    rows = pieces = 0
    while (piece := whole.next_piece()) is not None:
        rows += piece.count("\n")
        pieces += 1
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert rows == 300_001
    assert pieces > 50
    assert peak < 4_000_000
    whole.close()
    with pytest.raises(sqlite3.ProgrammingError):
        connection.execute("select 1")


def test_long_rows_are_made_few_at_a_time(press: Path):
    connection = sqlite3.connect(press)
    sql = "with recursive n (i) as (select 1 union all select i + 1 from n where i < 400) select hex(zeroblob(100000)) from n"
    whole = Download(connection, sql, {}, "json")
    lengths = []
    while (piece := whole.next_piece()) is not None:
        lengths.append(len(piece))
    whole.close()
    assert max(lengths) < 16 * 201_000
    assert statistics.median(lengths) < 500_000


def test_a_download_that_cannot_go_on_is_broken_off_and_not_cut(press: Path, tmp_path: Path):
    """Over the network, because only there it shows: the transfer must fail on the other side too."""
    slow = "with recursive n (i) as (select 1 union all select i + 1 from n) select i from n"
    metadata = tmp_path / "ours.json"
    queries = {"slow": {"sql": slow}}
    metadata.write_text(
        json.dumps(
            {"databases": {"press": {"queries": queries}}, "plugins": {"press-archive": {"download_seconds": 0.2}}}
        )
    )
    with serving("--db", press, "--metadata", metadata) as served:
        with OPEN(served.address + "-/download/slow.csv", timeout=20) as answer:
            assert answer.status == 200
            with pytest.raises(IncompleteRead):
                answer.read()
        status, text = served.get("/-/download/figures.csv")
        assert status == 200
        assert len(text.splitlines()) == 11
        _, _, said = served.stop()
    assert "Broken off: /-/download/slow.csv: took longer than 0.2 seconds" in said


def test_whoever_hangs_up_frees_the_place(press: Path, tmp_path: Path):
    metadata = tmp_path / "ours.json"
    slow = "with recursive n (i) as (select 1 union all select i + 1 from n) select i, hex(zeroblob(500)) from n"
    metadata.write_text(json.dumps({"databases": {"press": {"queries": {"slow": {"sql": slow}}}}}))
    with serving("--db", press, "--metadata", metadata) as served:
        held = [OPEN(served.address + "-/download/slow.csv", timeout=20) for _ in range(AT_ONCE)]
        for answer in held:
            assert answer.read(10)
        assert served.get("/-/download/figures.csv")[0] == 503
        assert served.get("/-/article/seedarticle00001")[0] == 200  # pages do not wait for downloads
        for answer in held:
            answer.close()
        assert wait_until(lambda: served.get("/-/download/figures.csv")[0] == 200)


# --- sitemaps and robots ---

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def located(answer: Any, tag: str) -> list[str]:
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/xml")
    root = ET.fromstring(answer.content)  # noqa: S314 - our own
    assert root.tag == SITEMAP + {"sitemap": "sitemapindex", "url": "urlset"}[tag]
    return [entry.findtext(SITEMAP + "loc") or "" for entry in root.findall(SITEMAP + tag)]


def path_of(address: str) -> str:
    assert address.startswith(HOST + "/")
    return address.removeprefix(HOST)


def test_every_page_of_an_article_figure_or_series_is_in_the_sitemap(ask: Get, press: Path):
    maps = located(ask("/sitemap.xml"), "sitemap")
    assert maps == [f"{HOST}/sitemap-{kind}-1.xml" for kind in ("articles", "figures", "series")]
    pages = [page for address in maps for page in located(ask(path_of(address)), "url")]
    assert len(pages) == len(set(pages)) == 3 + 10 + 1
    assert all(ask(path_of(page)).status_code == 200 for page in pages)
    text = ask("/sitemap-articles-1.xml").text
    assert f"<loc>{HOST}{SEED}</loc><lastmod>2024-05-24</lastmod>" in text


def test_a_large_archive_has_many_sitemaps(begin: Callable[..., Get], press: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sitemap, "IN_ONE_FILE", 4)
    get = begin(press, metadata=metadata_for(press, ROOT))
    maps = located(get("/sitemap.xml"), "sitemap")
    assert [path_of(address) for address in maps] == [
        "/sitemap-articles-1.xml", "/sitemap-figures-1.xml", "/sitemap-figures-2.xml", "/sitemap-figures-3.xml", "/sitemap-series-1.xml"
    ]  # fmt: skip
    pages = [page for address in maps[1:-1] for page in located(get(path_of(address)), "url")]
    assert len(pages) == len(set(pages)) == 10


def test_a_page_stays_in_its_sitemap_and_ranges_without_rows_are_left_out(press: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sitemap, "IN_ONE_FILE", 4)
    connection = sqlite3.connect(press)
    before = sitemap.sitemap_pages(connection, "figures", 3)
    connection.execute("delete from figures where id between 5 and 8")
    assert sitemap.sitemap_names(connection) == ["articles-1", "figures-1", "figures-3", "series-1"]
    assert sitemap.sitemap_pages(connection, "figures", 3) == before
    assert len(before) == 2
    connection.close()


@pytest.mark.parametrize(
    "path", ["/sitemap-figures-2.xml", "/sitemap-figures-999999.xml", "/sitemap-figures-1.xml?in=none"]
)
def test_a_sitemap_that_is_not_there(ask: Get, path: str):
    assert ask(path).status_code == 404


def test_sitemaps_tell_what_anybody_may_read_whoever_asks(begin: Callable[..., Get], press: Path):
    get = begin(press, metadata={"databases": {"press": {"allow": {"id": "root"}}}})
    for path in ("/sitemap.xml", "/sitemap-articles-1.xml"):
        assert get(path).status_code == 403
        assert "seedarticle" not in get(path).text
    assert get("/robots.txt").text == "User-agent: *\nDisallow: /\n"


def test_sitemaps_of_two_archives_and_of_none(begin: Callable[..., Get], press: Path, tmp_path: Path):
    second = build(tmp_path / "second.db", rows={"seedarticle00001": ROWS["laterarticle0002"]})
    get = begin(press, second, metadata=metadata_for(press, ROOT), settings={"base_url": "/prefix/"})
    maps = located(get("/sitemap.xml"), "sitemap")
    assert f"{HOST}/prefix/sitemap-articles-1.xml?in=second" in maps
    pages = located(get("/sitemap-articles-1.xml?in=second"), "url")
    assert pages == [f"{HOST}/prefix{SEED}?in=second"]
    assert "Disallow: /prefix/*?sql=\n" in get("/robots.txt").text
    empty = tmp_path / "empty.db"
    open_archive(empty).conn.close()
    assert located(begin(empty, metadata={})("/sitemap.xml"), "sitemap") == []


def may_fetch(robots: str, path: str) -> bool:
    """Ask robots.txt as RFC 9309 says: the longest rule that fits decides, ``*`` is any run of characters."""
    rules = re.findall(r"^(Allow|Disallow): (\S+)$", robots, re.MULTILINE)
    fitting = [(len(rule), verb) for verb, rule in rules if re.match(re.escape(rule).replace(r"\*", ".*"), path)]
    return max(fitting, default=(0, "Allow"))[1] == "Allow"


def test_robots_may_read_the_pages_and_ask_no_sql(ask: Get):
    answer = ask("/robots.txt")
    assert answer.headers["content-type"].startswith("text/plain")
    assert f"Sitemap: {HOST}/sitemap.xml\n" in answer.text
    for path in ("/", SEED, "/-/figure/0123", "/-/find?q=killed", "/press/figures", "/sitemap.xml", SEED + ".jsonld"):
        assert may_fetch(answer.text, path), path
    for path in (
        "/press?sql=select+1",
        "/press/-/query?sql=select+1",
        "/press?a=1&sql=select+1",
        "/press/figures?_sort=value",
        "/press/figures?measure=killed&_facet=unit",
        "/-/download/figures.csv",
    ):
        assert not may_fetch(answer.text, path), path
