"""Web pages: what they say of their article, its day, its authors, its headline, its address and its language."""

from __future__ import annotations

from functools import partial

import documents
import pytest
from web import BODY, LD, ld, page

from archive.reading.page_fields import is_front_page

article = partial(documents.article, name="a.html")


def test_json_ld_says_all_of_an_article():
    author = [{"@type": "Person", "name": "Jane Doe"}, {"@type": "Person", "name": ["R.K. Smith"]}]
    whole = LD | {
        "author": author,
        "publisher": {"name": "The Gazette"},
        "inLanguage": "en",
        "url": "https://g.example/mill",
    }
    found = article(page(head=ld(whole)))
    assert (found.headline, found.headline_source) == ("Mill burns down", "given")
    assert (str(found.published), found.published_text) == ("2024-05-24", "2024-05-24T23:30:00-05:00")
    assert found.published_source == "JSON-LD datePublished"
    assert (found.byline, found.publication, found.language) == ("Jane Doe, R.K. Smith", "The Gazette", "en")
    assert found.url == "https://g.example/mill"
    assert found.identity.kind == "url"


@pytest.mark.parametrize(
    ("head", "day", "source"),
    [
        (ld({"@graph": [{"@type": "WebPage"}, LD]}), "2024-05-24", "JSON-LD datePublished"),
        (ld([LD]), "2024-05-24", "JSON-LD datePublished"),
        (ld({"@type": ["Thing", "ReportageNewsArticle"], "datePublished": "2024-05-24"}), "2024-05-24", "JSON-LD datePublished"),
        (ld({"@type": "https://schema.org/BlogPosting", "datePublished": "May 24, 2024"}), "2024-05-24", "JSON-LD datePublished"),
        (ld({"@type": "WebPage", "mainEntity": LD}), "2024-05-24", "JSON-LD datePublished"),
        ('<script type="application/ld+json">{"@type": "NewsArticle", broken</script>' + ld(LD), "2024-05-24", "JSON-LD datePublished"),
        ('<script type="application/ld+json">{"@type":"Article","datePublished":"2024-05-24","x":"a\nb"};</script>', "2024-05-24", "JSON-LD datePublished"),
        (ld({"@type": "NewsArticle", "dateModified": "2024-05-25", "dateCreated": "2024-05-25"}), None, None),
        (ld({"@type": "NewsArticle", "datePublished": ""}) + '<meta name="date" content="2024-05-24">', "2024-05-24", "meta date"),
        (ld({"@type": "NewsArticle", "datePublished": 20240524}), None, None),
        (ld({"@type": "NewsArticle", "datePublished": "0001-01-01T00:00:00Z"}), None, None),
        (ld({"@type": "NewsArticle", "datePublished": "soon"}) + '<meta name="pubdate" content="2024-05-24">', "2024-05-24", "meta pubdate"),
        (ld({"@type": "NewsArticle", "datePublished": "soon"}), None, "JSON-LD datePublished"),
        ('<meta property="article:published_time" content="2024-05-24T01:00Z">', "2024-05-24", "meta article:published_time"),
        ('<meta property="article:modified_time" content="2024-05-24T01:00Z">', None, None),
        ('<meta name="DC.date.issued" content="2024-05-24">', "2024-05-24", "meta dc.date.issued"),
        ('<meta name="parsely-pub-date" content="2024-05-24">', "2024-05-24", "meta parsely-pub-date"),
        ('<meta name="sailthru.date" content="May 24th, 2024">', "2024-05-24", "meta sailthru.date"),
        ('<meta itemprop="datePublished" content="2024-05-24">', "2024-05-24", "meta datepublished"),
        ('<meta name="citation_publication_date" content="2024/05/24">', "2024-05-24", "meta citation_publication_date"),
        ('<meta name="date" content="03/04/2024">', None, "meta date"),
        (ld({"@type": "WebPage", "datePublished": "2024-05-24"}), "2024-05-24", "JSON-LD datePublished of the page"),
    ],
)  # fmt: skip
def test_the_day_is_the_first_that_the_page_states_as_that_of_publication(
    head: str, day: str | None, source: str | None
):
    found = article(page(head=head))
    assert (str(found.published) if found.published else None, found.published_source) == (day, source)


@pytest.mark.parametrize(
    ("time", "source"),
    [
        ('<time itemprop="datePublished" datetime="2024-05-24T10:00">Friday</time>', "itemprop datePublished"),
        ('<time pubdate datetime="2024-05-24">Friday</time>', "time pubdate"),
        ('<span itemprop="datePublished">24 May 2024</span>', "itemprop datePublished"),
        ('<time datetime="2024-05-24">Friday</time>', None),
    ],
)
def test_a_time_in_the_page_counts_where_it_is_marked_as_that_of_publication(time: str, source: str | None):
    assert article(page(f"<div>{time}</div>{BODY}")).published_source == source


_OTHERS = "<ul><li><time class=published datetime=2020-01-01>Old</time><li><time class=published datetime=2020-01-02>Older</time></ul>"


@pytest.mark.parametrize(
    ("time", "day"),
    [
        ('<time class="dt-published" datetime="2024-05-24T10:00">Friday</time>', "2024-05-24"),
        ('<abbr class="published" title="2024-05-24">Friday</abbr>', "2024-05-24"),
        ('<time class="entry-date published updated" datetime="2024-05-24">Friday</time>', "2024-05-24"),
        ('<span class="entry-date">24 May 2024</span>', "2024-05-24"),
        ('<time class="entry-date updated" datetime="2024-05-24">Friday</time>', None),
        ('<span class="published">Posted on Friday</span>', None),
        ('<span class="unpublished">Filed on 24 May 2024</span>', None),
        (
            '<time class="published" datetime="2024-05-24">A</time><time class="published" datetime="2024-05-25">B</time>',
            None,
        ),
    ],
)
def test_the_microformat_of_the_article_gives_the_day(time: str, day: str | None):
    for html in (page(f"{BODY}<p>{time}</p>"), page(f"<p>{time}</p>{BODY}").replace("</body>", f"{_OTHERS}</body>")):
        found = article(html)
        assert (found.published and str(found.published), found.published_source) == (day, day and "class published")


def test_days_of_other_articles_are_not_that_of_the_page():
    assert article(page().replace("</body>", f"{_OTHERS}</body>")).published is None
    assert article(page(f"{BODY}{_OTHERS}")).published is None  # two days inside the article: which is its own?


def test_of_several_articles_in_json_ld_that_of_the_page_counts():
    teaser = {
        "@type": "NewsArticle",
        "headline": "Bank robbed",
        "datePublished": "2020-01-01",
        "url": "https://g.example/bank",
    }
    own = LD | {"url": "http://www.g.example/mill/", "datePublished": "2024-05-24"}
    canonical = '<link rel="canonical" href="https://g.example/mill">'
    assert str(article(page(head=ld(teaser, own) + canonical)).published) == "2024-05-24"
    assert str(article(page(head=ld(teaser, LD) + canonical)).published) == "2024-05-24"
    assert article(page(head=ld(teaser) + canonical)).published is None
    assert str(article(page(head=ld(teaser))).published) == "2020-01-01"


def test_a_person_that_json_ld_refers_to_is_looked_up():
    graph = [
        LD | {"author": {"@id": "#p"}, "publisher": {"@id": "#o"}},
        {"@id": "#p", "name": "Jane Doe"},
        {"@id": "#o", "name": "Gazette"},
    ]
    found = article(page(head=ld({"@graph": graph})))
    assert (found.byline, found.publication) == ("Jane Doe", "Gazette")


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        (ld(LD | {"author": "By Jane Doe"}), "Jane Doe"),
        (ld(LD | {"author": ["Jane Doe", "jane doe", {"name": "Ann &amp; Co"}]}), "Jane Doe, Ann & Co"),
        (ld(LD | {"author": {"url": "https://g.example/jane"}}) + '<meta name="author" content="Jane Doe and R. Smith">', "Jane Doe, R. Smith"),
        ('<meta property="article:author" content="https://g.example/jane"><meta name="byl" content="By Jane Doe">', "Jane Doe"),
        ('<meta name="citation_author" content="Doe, Jane"><meta name="citation_author" content="Smith, R.">', "Doe, Jane, Smith, R."),
        ('<meta name="description" content="By nobody">', None),
    ],
)  # fmt: skip
def test_the_byline_is_the_names_of_the_authors_and_no_address(head: str, byline: str | None):
    assert article(page(head=head)).byline == byline


@pytest.mark.parametrize(
    ("head", "h1", "headline"),
    [
        ('<meta property="og:title" content="Fire at mill: the mill burns down">', "Mill burns down", "Mill burns down"),
        ('<meta property="og:title" content="Why the mill burns down">', "Mill burns down at night", "Mill burns down at night"),
        ('<meta property="og:title" content="Mill burns down | Gazette"><meta property="og:site_name" content="Gazette">', "", "Mill burns down"),
        ('<title>Mill burns down - The Gazette</title><meta property="og:site_name" content="The Gazette">', "", "Mill burns down"),
        ("<title>Mill burns down &ndash; 12 dead</title>", "", "Mill burns down – 12 dead"),
        ("<title>Mill burns down | Gazette</title>", "The Gazette", "Mill burns down | Gazette"),
        ("<title>Mill burns down_Gazette</title>", "Mill burns down", "Mill burns down"),
        ("<title>磨坊着火了-公报网</title>", "磨坊着火了", "磨坊着火了"),
        (ld(LD | {"headline": "Mill&#8217;s end"}), "", "Mill’s end"),
        ("", "Mill <em>burns</em> down", "Mill burns down"),
    ],
)  # fmt: skip
def test_the_headline_is_what_the_page_shows_unless_that_is_another_thing(head: str, h1: str, headline: str):
    assert article(page(head=head, h1=h1)).headline == headline


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://g.example/mill?utm_source=x">', "https://g.example/mill?utm_source=x"),
        (
            '<link rel="canonical" href="https://g.example/"><meta property="og:url" content="https://g.example/m">',
            "https://g.example/m",
        ),
        ('<link rel="canonical" href="/mill"><link rel="canonical" href="http://[">', None),
        (ld(LD | {"mainEntityOfPage": {"@id": "https://g.example/mill"}}), "https://g.example/mill"),
    ],
)
def test_the_address_is_the_page_s_own_and_never_the_front_page(head: str, url: str | None):
    found = article(page(head=head))
    assert found.url == url
    assert found.identity.kind == ("url" if url else "file")


@pytest.mark.parametrize(
    ("url", "front"),
    [("https://g.example", True), ("https://g.example/?utm=1", True), ("https://g.example/?p=12", False), ("https://g.example/a", False)],
)  # fmt: skip
def test_a_front_page_has_no_path(url: str, front: bool):
    assert is_front_page(url) is front


def test_a_title_is_cut_where_the_page_shows_a_part_of_it_as_a_line():
    title = "<title>Mill burns down in the night - News - Gazette</title>"
    assert (
        article(page(f"<div>Mill burns down in the night</div>{BODY}", title, h1="")).headline
        == "Mill burns down in the night"
    )
    assert article(page(BODY, title, h1="")).headline == "Mill burns down in the night - News - Gazette"


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ("Jane Doe and R. Smith", "Jane Doe, R. Smith"),
        ("Jane Doe, R. Smith, and Ann Lee", "Jane Doe, R. Smith, Ann Lee"),
        ("Doe, Jane", "Doe, Jane"),
        ("Jane Doe, Senior Staff Writer", "Jane Doe"),
        ("Jane Doe, The Gazette", "Jane Doe"),
        ("The Gazette", None),
        ("Gazette Staff", None),
        ("gazette.example", None),
        ("jane@gazette.example", None),
        ("@janedoe", None),
        ("104363", None),
        ("admin", None),
        ("AFP", "AFP"),
        ("CNN Wire", "CNN Wire"),
        (["Jane Doe", "The Associated Press", "JANE DOE"], "Jane Doe, The Associated Press"),
        ("Editor Smith", "Editor Smith"),
        ("J.Smith", "J.Smith"),
    ],
)
def test_an_author_is_a_person_or_an_agency(author: object, byline: str | None):
    assert article(page(head=ld(LD | {"author": author, "publisher": {"name": "The Gazette"}}))).byline == byline


def test_an_author_that_is_marked_in_the_page_counts_unless_more_than_a_name_is():
    marked = '<p itemprop="author creator">By <b itemprop="name">Jane Doe</b> on 3 May</p>'
    assert article(page(marked + BODY)).byline == "Jane Doe"
    assert article(page(f'<p itemprop="author">Jane Doe 8:42 a.m.</p>{BODY}')).byline is None
    assert article(page(f"<a rel=author href=/jane>Jane Doe</a>{BODY}")).byline == "Jane Doe"
    about = "Jane Doe writes of mills and of those who work in them, and has done so for all her life"
    assert article(page(f"<a rel=author href=/jane>{about}</a>{BODY}")).byline is None


@pytest.mark.parametrize(
    ("html", "head", "language"),
    [
        ("<html lang=es>", ld(LD | {"inLanguage": "es-MX"}), "es-MX"),
        ("<html lang=es>", ld(LD | {"inLanguage": {"name": "Spanish"}}), "es"),
        ("<html xml:lang=fr>", "", "fr"),
        ("<html lang=''>", '<meta property="og:locale" content="de_DE">', "de-DE"),
        ("<html>", '<meta http-equiv="Content-Language" content="zh-CN">', "zh-CN"),
        ("<html>", '<meta http-equiv="Content-Language" content="utf-8">', None),
        ("<html>", "", None),
    ],
)
def test_the_language_is_what_the_page_says_anywhere(html: str, head: str, language: str | None):
    assert article(page(head=head, html=html)).language == language
