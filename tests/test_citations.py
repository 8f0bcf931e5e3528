"""How an article or a figure is cited: in a line, as BibTeX, CSL-JSON and JSON-LD; the same on Datasette 0.65 and 1.0."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from asking import HOST, ROOT, SEED, Get, key_of
from hypothesis import given
from hypothesis import strategies as st
from publishing import HOSTILE, ROWS, build

from archive.pages import citing
from archive.serving import metadata_for


def test_an_article_is_cited_in_a_line(ask: Get):
    answer = ask(SEED + ".txt")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text == (
        f"Ann Reporter, “Court orders halt”, NBC News, 24 May 2024. https://example.org/halt. {HOST}{SEED}\n"
    )


def test_a_figure_is_cited_with_its_words_and_its_place(ask: Get, db: Path):
    key = key_of(db, "More than 35,000 people")
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


def test_bibtex_of_an_article_and_of_a_figure(ask: Get, db: Path):
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
    key = key_of(db, "19%")
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


def test_csl_json_is_a_list_of_one_item(ask: Get, db: Path):
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
    (item,) = ask(f"/-/figure/{key_of(db, '19%')}.csl.json").json()
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


def test_a_figure_is_a_web_annotation(ask: Get, db: Path):
    key = key_of(db, "about 1,200 people")
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


def test_an_annotation_invents_no_bound(ask: Get, db: Path):
    said = ask(f"/-/figure/{key_of(db, 'At most 20,000 people')}.jsonld").json()
    quantity = said["body"][1]
    assert "schema:minValue" not in quantity
    properties = {one["schema:propertyID"]: one["schema:value"] for one in quantity["schema:additionalProperty"]}
    assert properties["comparator"] == "<="
    assert properties["high_open"] is False


def test_every_selector_is_true_of_hostile_text(ask: Get, db: Path):
    for exact in ("12 <b>men", "40 in all"):
        quote, paragraph = ask(f"/-/figure/{key_of(db, exact)}.jsonld").json()["target"]["selector"]
        assert quote["prefix"] + exact + quote["suffix"] in HOSTILE
        place = paragraph["refinedBy"]
        assert HOSTILE[place["start"] : place["end"]] == exact


def test_an_article_is_no_annotation(db: Path):
    with pytest.raises(ValueError, match="no annotation"):
        citing.annotation(work())


@pytest.mark.parametrize("form", citing.FORMS["figure"])
@pytest.mark.parametrize("what", ["article", "figure"])
def test_citations_of_nothing_are_not_found(ask: Get, what: str, form: str):
    for key in ("nothing", "%27", "a" * 65, ""):
        answer = ask(f"/-/{what}/{key}.{form}")
        assert answer.status_code == 404, key
        assert answer.headers["content-type"].startswith("text/plain")


def test_citations_are_the_same_on_every_day(ask: Get, db: Path):
    for form in citing.FORMS["figure"]:
        path = f"/-/figure/{key_of(db, '19%')}.{form}"
        assert ask(path).content == ask(path).content


def test_the_pages_show_how_to_cite_and_link_the_forms(ask: Get, db: Path):
    key = key_of(db, "19%")
    for path, name in ((SEED, "article"), (f"/-/figure/{key}", "figure")):
        page = ask(path).text
        assert f"<summary>Cite this {name}</summary>" in page
        for form in citing.FORMS[name]:
            assert f'href="{path}.{form}"' in page
            assert ask(f"{path}.{form}").status_code == 200


@pytest.mark.parametrize(
    "closed", [{"allow": {"id": "root"}}, {"tables": {"figures": {"allow": {"id": "root"}}}}], ids=["database", "table"]
)
def test_what_is_private_is_not_cited(begin: Callable[..., Get], db: Path, closed: dict[str, Any]):
    get = begin(db, metadata={"databases": {"press": closed}})
    for form in citing.FORMS["figure"]:
        for path in (f"{SEED}.{form}", f"/-/figure/{key_of(db, '19%')}.{form}", f"/-/article/nothing.{form}"):
            answer = get(path)
            assert answer.status_code == 403
            assert "Court" not in answer.text


def test_a_key_in_two_archives_is_cited_from_the_one_that_is_meant(begin: Callable[..., Get], db: Path, tmp_path: Path):
    second = build(tmp_path / "second.db", rows={"seedarticle00001": ROWS["laterarticle0002"]})
    get = begin(db, second, metadata=metadata_for(db, ROOT))
    assert "Court orders halt" in get(SEED + ".txt").text
    assert "says ministry" in get(SEED + ".txt?in=second").text
    assert f'href="{SEED}.bib?in=second"' in get(SEED + "?in=second").text


def test_addresses_of_citations_keep_a_prefix_and_https(begin: Callable[..., Get], db: Path):
    get = begin(db, metadata={}, settings={"base_url": "/prefix/", "force_https_urls": True})
    assert get(SEED + ".jsonld").json()["@id"] == f"https://localhost/prefix{SEED}"
    assert f'href="/prefix{SEED}.bib"' in get(SEED).text


def test_other_sites_may_read_where_the_publisher_says_so(begin: Callable[..., Get], db: Path):
    assert "access-control-allow-origin" not in begin(db, metadata={})(SEED + ".jsonld").headers
    assert begin(db, metadata={}, cors=True)(SEED + ".jsonld").headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("said", "settings", "stands"),
    [
        ({}, {}, "http://localhost"),
        ({}, {"base_url": "/prefix/"}, "http://localhost/prefix"),
        ({"plugins": {"press-archive": {"address": "https://press.example/"}}}, {}, "https://press.example"),
        ({"plugins": {"press-archive": {"address": ""}}}, {}, ""),
    ],
)
def test_a_page_is_cited_by_its_whole_address_where_that_is_known(
    begin: Callable[..., Get], db: Path, said: dict[str, Any], settings: dict[str, str], stands: str
):
    get = begin(db, metadata=said, settings=settings)
    figure = key_of(db, "between 3 and 5")
    for page in (SEED, f"{SEED}?revision=1", f"/-/figure/{figure}"):
        cited = re.search("Cite as <code>(.*?)</code>", get(page).text)[1]
        assert cited in (f"{stands}{page}", f"{stands}{page.partition('?')[0]}")
