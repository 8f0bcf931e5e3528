"""Web pages: which text is the article, with which captions, and what is no article."""

from __future__ import annotations

import logging
from contextlib import suppress
from functools import partial

import documents
import pytest
from commands import run
from growth import grows_no_faster
from hypothesis import given
from hypothesis import strategies as st
from samples import reading_of, samples, told
from web import BODY, FIRST, LD, SECOND, THIRD, ld, page

from archive.errors import UnreadableSource
from archive.model import Document, Source
from archive.reading import read
from archive.reading.flattened import flatten

article = partial(documents.article, name="a.html")
refused = partial(documents.refused, name="a.html")


def texts(html):
    return [f"{kind}: {text}" for kind, text in told(article(html))["paragraphs"]][1:]


# Real pages


def test_no_page_depends_on_those_read_before_it():
    first, *others = samples("pages")
    alone = reading_of(first)
    for other in others:
        reading_of(other)
    assert reading_of(first) == alone


# Which format


@pytest.mark.parametrize(
    ("opening", "name", "expected"),
    [
        ("<!DOCTYPE html><p>", "noted", "html"),
        ("<!-- saved -->\n<HTML><body>", "a.txt", "html"),
        ('<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0"><html xmlns="x">', "a", "html"),
        ("<!doctype html><meta charset=utf-8>", "a", "html"),
        ("<div><p>A piece.", "a.htm", "html"),
    ],
)
def test_a_page_is_known_by_its_first_element_or_its_suffix(opening: str, name: str, expected: str):
    assert read((opening + BODY).encode(), Source(name)).format == expected


@pytest.mark.parametrize("opening", ["<nitf><body>", "<!DOCTYPE nitf><nitf>", "A text about <html>", "<htmlx>"])
def test_other_markup_is_no_page(opening: str):
    from archive.reading import html

    assert not html.is_mine(opening.encode(), opening)


# Which text


def test_the_headline_the_menu_and_the_teasers_are_no_part_of_the_text():
    teasers = "".join(
        f'<h2><a href="/{n}">Another thing happened in the town {n}</a></h2><p>Nobody knows why.</p>' for n in "abc"
    )
    html = page(f"<nav><ul><li><a href=/>Home</a></ul></nav>{BODY}<h2>Popular</h2>{teasers}")
    assert texts(html) == [f"body: {text}" for text in (FIRST, SECOND, THIRD)]


def test_paragraphs_keep_what_is_printed_in_them_and_their_kinds():
    body = (
        f"<p>{FIRST}</p><p>It burnt on <time>24 May 2024</time> from 9 to 6, and 12\u00a0000 tonnes of grain were lost in the flames.</p>"
        f"<h2>What we know</h2><ul><li>Twelve people are dead.</li><li>Thirty are hurt.</li></ul><p>{SECOND}</p>"
        "<blockquote><p>I have never seen such a fire in my life.</p></blockquote>"
        f"<table><tr><th>Dead</th><td>12</td></tr><tr><th>Hurt</th><td>30</td></tr></table><p>{THIRD}</p>"
    )
    assert texts(page(body)) == [
        f"body: {FIRST}",
        "body: It burnt on 24 May 2024 from 9 to 6, and 12\u00a0000 tonnes of grain were lost in the flames.",
        "heading: What we know",
        "list: Twelve people are dead.",
        "list: Thirty are hurt.",
        f"body: {SECOND}",
        "quote: I have never seen such a fire in my life.",
        "other: Dead | 12",
        "other: Hurt | 30",
        f"body: {THIRD}",
    ]


CHINESE = "塔罗的磨坊星期五晚上被烧毁，警方星期六表示，有十二人在火灾中丧生，四个城镇的消防员花了九个小时才将大火扑灭，磨坊建于一九零二年。"


def test_a_text_without_blanks_is_an_article():
    assert texts(page(f"<p>{CHINESE}</p><p>{CHINESE[::-1]}</p>")) == [f"body: {CHINESE}", f"body: {CHINESE[::-1]}"]


def test_paragraphs_of_one_element_are_no_list_for_the_links_in_all_of_them():
    linked = THIRD.replace("340 people", "<a href=/people>340 people</a>").replace("village", "<a href=/v>village</a>")
    html = page(f"<div>{FIRST}<br><br>{SECOND}<br><br>" + "<br><br>".join([linked] * 30) + "</div>")
    assert len(texts(html)) == 32


@pytest.mark.parametrize(
    "begin", ["<main>", "<article>", "<section><article>", "</head><article>", "<body><article>", "<div><article>"]
)
def test_a_page_without_the_tags_that_html_5_does_not_ask_for_is_read_as_with_them(begin):
    picture = "<figure><img src=a.jpg><figcaption>The mill in 1902. Jane Doe/Reuters</figcaption></figure>"
    found = article(
        f"<!doctype html><title>The mill</title><meta charset=utf-8>{begin}<h1>The mill</h1>{picture}<p>{FIRST}</p><p>{THIRD}</p>"
    )
    kinds = [kind for kind, _ in told(found)["paragraphs"]]
    assert kinds == ["heading", "caption", "body", "body"]


def test_an_anchor_that_is_not_closed_is_no_link():
    assert len(texts(page(f"<a name=top><div>{BODY}</div>"))) == 3


def test_three_links_and_more_after_the_text_are_no_part_of_it_and_one_is():
    link = "<p><a href=/{0}>The bank of Tarrow was robbed again, said {0}, and the police came on Sunday</a></p>"
    assert len(texts(page(BODY + "".join(map(link.format, ("Ann", "Bob", "Cy")))))) == 3
    assert len(texts(page(BODY + link.format("Ann")))) == 4


def test_what_readers_wrote_is_no_part_of_the_text_unless_it_is_all_there_is():
    said = "<p>Nobody who has ever worked in that mill is surprised that it burnt down at last, I say.</p>"
    assert len(texts(page(f"{BODY}<div id=comment-list>{said}</div><form>{said}</form>"))) == 3
    assert len(texts(page(f"<form class=comments-open>{BODY}</form>"))) == 3


@pytest.mark.parametrize(
    ("line", "is_read"),
    [
        ("Read more: <a href=/x>The fire of 1997 killed 90 people</a>", False),
        ("<a href=/x>CLICK HERE FOR MORE OF THE HERALD</a>", False),
        ("RELATED STORIES: <a href=/x>Bank robbed in Tarrow</a>", False),
        ("<b>Also read</b> | <a href=/x>Bank robbed in Tarrow by two men</a>", False),
        ("Read more: the report runs to 300 pages, and the county has put it <a href=/x>on its site</a> for all to see.", True),
        ("More on this when the court of the county sits on Monday.", True),
        ("<a href=/x>Nine hours of fire</a> in Tarrow left little of what was the largest mill of the county.", True),
    ],
)  # fmt: skip
def test_a_line_that_leads_to_another_article_is_no_part_of_this_one(line: str, is_read: bool):
    assert len(texts(page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{line}</p><p>{THIRD}</p>"))) == 3 + is_read


@pytest.mark.parametrize("odd", ["\x01", "\x0b", "&#1;", "&#x1F;", "&#xFFFE;", "\uffff"])
def test_what_no_text_may_hold_costs_no_page(odd: str):
    html = page(f"<figure><img src=a.jpg><figcaption>The{odd}mill.</figcaption></figure><p>Odd: {odd}!</p>{BODY}")
    assert texts(html)[:2] == ["caption: The\ufffdmill.", "body: Odd: \ufffd!"]


def test_a_feed_is_no_page_whatever_is_asked():
    feed = f"<?xml version='1.0'?><rss version='2.0'><channel><item><description>{FIRST}</description></item></channel></rss>"
    with pytest.raises(
        UnreadableSource, match="this is a feed and no page; load it without --from, or with --from feed"
    ):
        read(feed.encode(), Source("a.rss", "news/a.rss"), format="html")


def test_an_article_in_several_boxes_is_read_to_its_end():
    box = '<div class="ad">Advertisement</div><div class="body-text"><p>{}</p></div>'
    html = page("".join(box.format(text) for text in (FIRST, SECOND, THIRD)))
    assert texts(html) == [f"body: {text}" for text in (FIRST, SECOND, THIRD)]


def test_the_line_below_the_headline_is_kept_once():
    line = "A night of fire in Tarrow leaves a village without its mill"
    marked = f'<p class="article-dek">{line}</p>{BODY}'
    described = f"<div>{line}</div>{BODY}"
    head = f'<meta name="description" content="{line}">'
    for html in (page(marked), page(described, head), page(f"<p class=standfirst>{line}</p><p>{line}</p>{BODY}")):
        assert [text for text in texts(html) if line in text] == [f"body: {line}"]


def test_what_only_programs_and_screen_readers_see_is_left_out():
    hidden = f'<p>{FIRST}<span class="sr-only"> opens in a new tab</span></p><script>var a = "{SECOND}"</script>'
    assert texts(page(hidden + BODY[len(FIRST) + 7 :])) == [f"body: {text}" for text in (FIRST, SECOND, THIRD)]


@pytest.mark.parametrize(
    "body",
    [
        f"<div>{FIRST}<br><br>{SECOND}<br><br>{THIRD}</div>",
        f"<p>{FIRST}<br><br>{SECOND}</p><p>{THIRD}</p>",
        f"<div>{FIRST}<p>{SECOND}</p>{THIRD}</div>",
        f"<div><div>{FIRST}</div><div>{SECOND}</div><div>{THIRD}</div></div>",
        f"<p>{FIRST.replace('Friday', '<b>Friday</b>').replace('twelve', '<time>twelve</time>')}</p><p>{SECOND}</p><p>{THIRD}</p>",
        f"<p>{FIRST}</p><p>{SECOND.replace('Jane', '<a href=/jane>Jane</a>')}</p><p>{THIRD.replace('1902', '<time>1902</time>')}</p>",
    ],
)
def test_paragraphs_are_told_apart_however_they_are_marked_and_nothing_is_lost_in_them(body: str):
    assert texts(page(body)) == [f"body: {text}" for text in (FIRST, SECOND, THIRD)]


def test_what_stands_in_one_block_with_other_text_is_read_without_it():
    for filler in ("Share this. ", "Read what others have to say of it. " * 10):
        whole = " ".join(texts(page(f"<p>{FIRST}</p><div>{filler}<p>{SECOND}</p></div><p>{THIRD}</p>")))
        assert all(whole.count(text) == 1 for text in (FIRST, SECOND, THIRD))


GIVEN = LD | {"articleBody": "\n\n".join((FIRST, SECOND, THIRD))}


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{FIRST}</p><p>Subscribe to continue reading.</p>",
        f"<p>{FIRST}</p>",
        "<div id=root></div>",
        "<p>Already a subscriber? Sign in to go on.</p>",
    ],
)
def test_what_a_wall_hides_is_read_where_json_ld_gives_it(body: str):
    assert texts(page(body, ld(GIVEN))) == [f"body: {text}" for text in (FIRST, SECOND, THIRD)]


def test_the_page_s_own_text_counts_where_most_of_it_is_shown():
    assert texts(page(f"<h2>At night</h2>{BODY}", ld(GIVEN)))[0] == "heading: At night"
    other = LD | {"articleBody": "Another text of another article that has nothing to do with it. " * 20}
    assert texts(page(head=ld(other))) == [f"body: {text}" for text in (FIRST, SECOND, THIRD)]


# Captions


@pytest.mark.parametrize(
    ("picture", "caption"),
    [
        ("<figure><img src=a.jpg><figcaption>The mill at night. <cite>Jane Doe/AP</cite></figcaption></figure>", "The mill at night. Jane Doe/AP"),
        ("<figure><img src=a.jpg><div>The mill at night.</div><div>Jane Doe/AP</div></figure>", "The mill at night. Jane Doe/AP"),
        ("<div class=image><img src=a.jpg><p class='image-caption'>The mill at night.</p></div>", "The mill at night."),
        ("<figure><a href=big.jpg><img src=a.jpg></a><figcaption>The mill.</figcaption></figure>", "The mill."),
        ("<div class=wp-caption><img src=a.jpg><p class=wp-caption-text>The mill at night.</p></div>", "The mill at night."),
        ("<div><p>The mill at night in Tarrow. (AP Photo/Jane Doe)</p></div>", "The mill at night in Tarrow. (AP Photo/Jane Doe)"),
        ("<figure><img src=a.jpg><figcaption>Advertisement</figcaption></figure>", None),
        ("<figure><a href=/bank><img src=a.jpg><figcaption>Bank robbed</figcaption></a></figure>", None),
        ("<div class=teaser><figure><img src=a.jpg><figcaption>The bank.</figcaption></figure><a href=/bank>The bank of Tarrow was robbed</a></div>", None),
        ("<ul class=menu><li class='caption item'>Politics</li></ul>", None),
    ],
)  # fmt: skip
def test_a_caption_stands_with_its_credit_where_the_picture_does_and_a_teaser_s_does_not(
    picture: str, caption: str | None
):
    html = page(f"<p>{FIRST}</p>{picture}<p>{SECOND}</p><p>{THIRD}</p>")
    expected = [f"body: {FIRST}", f"caption: {caption}", f"body: {SECOND}", f"body: {THIRD}"]
    assert texts(html) == [line for line in expected if line != "caption: None"]


def test_the_picture_above_the_text_keeps_its_caption_once():
    figure = "<figure><img src=a.jpg><figcaption>The mill. Jane Doe/AP</figcaption></figure>"
    assert texts(page(f"<header>{figure}{figure}</header>{BODY}"))[0] == "caption: The mill. Jane Doe/AP"
    assert len(texts(page(f"<header>{figure}{figure}</header>{BODY}"))) == 4


def test_a_line_that_is_printed_twice_is_kept_twice():
    html = page(f"<p>By Jane Doe</p><p>{FIRST}</p><p>{SECOND}</p><p>{FIRST}</p><p>{THIRD}</p>")
    assert sum(FIRST in line for line in texts(html)) == 2
    assert article(html).byline == "Jane Doe"


# What is no article


TEASERS = "".join(
    f"<div class=card><h2><a href=/{n}>Something else happened in the town of Tarrow</a></h2><p>It is not known why it happened {n}.</p></div>"
    for n in range(12)
)


@pytest.mark.parametrize(
    "html",
    [
        "<!doctype html><html><head><title>News</title></head><body><div id=root></div><script>load()</script></body></html>",
        f"<!doctype html><html><head><title>News</title></head><body><h1>News</h1>{TEASERS}</body></html>",
        page("<p>Subscribe to continue reading this story. Already a subscriber? Sign in.</p>", ld(LD)),
        page(
            "<noscript>Please enable JavaScript to see this page.</noscript><p>Please enable JavaScript to see this page.</p>"
        ),
        "<html></html>",
        "<html",
        "<!doctype html>",
        "<!-- -->",
    ],
)
def test_a_page_without_an_article_is_said_to_have_none(html: str):
    assert refused(html).startswith("no article text was found in this page: it may be a list of headlines")


def test_a_short_report_is_an_article_where_the_page_calls_it_one():
    assert texts(page(f"<p>{FIRST}</p>", ld(LD))) == [f"body: {FIRST}"]


@pytest.mark.parametrize(
    "around",
    [
        ("<div>", "</div>"),
        ("<table><tr><td>", "</td></tr></table>"),
        ("<font>", ""),
        ("<b><i>", ""),
        ("<center><span>", "</span></center>"),
        ("<section><div><table><tbody><tr><td>", ""),
    ],
)
@pytest.mark.parametrize("deep", [300, 3000])
def test_a_page_is_read_however_deep_it_is_nested(around: tuple[str, str], deep: int):
    first = "<figure><img src=a.jpg><figcaption>The mill in 1902. Jane Doe/Reuters</figcaption></figure>" + BODY
    shallow = article(page(first, ld(LD)))
    nested = article(page(around[0] * deep + first + around[1] * deep, ld(LD)))
    assert (nested.text, nested.kinds, nested.published) == (shallow.text, shallow.kinds, shallow.published)


def test_what_parts_paragraphs_parts_them_where_it_is_too_deep_to_be_kept():
    cells = "".join(f"<table><tr><td>{text} <b>Yes.</b></td></tr></table>" for text in (FIRST, SECOND, THIRD))
    assert texts(page("<div>" * 300 + cells)) == [f"body: {text} Yes." for text in (FIRST, SECOND, THIRD)]


def test_what_is_nested_deep_takes_time_by_its_length():
    assert grows_no_faster(lambda times: lambda: flatten("<div><b>" * times + BODY * (times // 10)), 2_000)


@given(
    st.lists(
        st.sampled_from(
            [
                *"<>&;'\"x",
                "<div>",
                "</div>",
                "<p>",
                "</p>",
                "<script>",
                "</script>",
                "<a href='&lt;\">",
                "<body>",
                "<select><option>",
                "<br>",
                "<table><td>",
                "</html>",
            ]
        )
    )
)
def test_flattening_ends_with_the_text_of_the_page(pieces: list[str]):
    inside = "".join(pieces)
    flat = flatten("<div>" * 200 + inside)
    assert flat is not None
    assert flatten(flat) is not None


def test_a_page_with_a_text_that_is_too_long_is_refused_and_not_cut():
    assert "one of its texts is too long" in refused(page(BODY + f"<p>{'long ' * 2_100_000}</p>"))


def test_a_picture_that_is_called_a_page_is_refused():
    assert refused(b"\x89PNG\r\n\x1a\n") == "this is a picture (PNG), not text"


# Encodings


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", "utf-8"), ("cp1252", "iso-8859-1"), ("utf-16", ""), ("koi8-r", "koi8-r"), ("utf-8", "koi8-r")],
)
def test_a_page_may_be_in_any_encoding_and_may_lie(encoding: str, declared: str):
    word = "Мельница" if encoding == "koi8-r" else "Café"
    html = page(f"<p>{word} — {FIRST}</p>".replace("—", "-") + BODY, f"<meta charset='{declared}'>" if declared else "")
    assert texts(html.encode(encoding).decode("latin-1").encode("latin-1"))[0] == f"body: {word} - {FIRST}"


# Whatever the page


PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<div>", "</div>", "<article>", "<h1>", "</h1>", "<figure><img>", "<figcaption>", "</figure>", "<table><tr><td>",
        "<li>", "<a href='http://['>", "</a>", "<br>", "<time itemprop=datePublished>", "<!--", "<script type='application/ld+json'>", "</script>",
        '{"@type":"NewsArticle","author":{"@id":"a"},"@id":"a"}', "<meta property=og:url content='http://[x'>", "<link rel=canonical href='//'>",
        FIRST, SECOND, "\x00", "\ud800", "&#xd800;", "&#0;", "<svg>", "<title>", "<blockquote>", "<html>", "<body>", "<?xml?>", "<![CDATA[", " ",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=200))
def test_any_markup_is_an_article_or_said_to_have_none(text: str):
    data = ("<!doctype html><html><body>" + text).encode("utf-8", "surrogatepass")
    try:
        found = list(read(data, Source("a.html", "news/a.html")).documents)
    except UnreadableSource:
        return
    assert found == list(read(data, Source("a.html", "news/a.html")).documents)
    for each in found:
        assert isinstance(each, Document)
        assert each.text.strip()
        told(each)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_page_or_said_to_be_none(data: bytes):
    with suppress(UnreadableSource):
        found = list(read(data, Source("a.html", "news/a.html"), format="html").documents)
        assert [isinstance(each, Document) for each in found] == [True]


@pytest.mark.untraced
@pytest.mark.parametrize(
    "piece",
    [
        f"<p>{FIRST}</p>", "<", "<p>a ", "&amp;", "<p>It burnt on <time>24 May</time> and nobody was hurt at all there.</p>",
        "<figure><img><figcaption>A mill. Jane Doe/AP</figcaption></figure>", "<div class=caption>A mill burns.</div>",
        "<h2><a href=x>The mill burnt down</a></h2><p>Nobody was hurt.</p>", "<meta name=author content=Jane>",
        '<script type="application/ld+json">{"@type":"NewsArticle","url":"http://a.b/c"}</script>', "<title>Mill - burns - down</title>",
        "Mill <a href=x>burns</a> down in the night of Friday. <br><br>", "<p itemprop=author>Jane Doe</p>", "<a name=x>",
    ],
)  # fmt: skip
def test_cost_grows_with_the_length_of_the_page(piece: str):
    def work(length: int):
        data = page(BODY + piece * (length // len(piece))).encode()

        def run():
            with suppress(UnreadableSource):
                list(read(data, Source("a.html")).documents)

        return run

    assert grows_no_faster(work, 20_000)


def test_entities_of_its_own_are_not_followed():
    laughs = (
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "/etc/passwd">]>'
    )
    found = article(f"{laughs}<html><body><h1>Mill</h1><p>{FIRST} &b; &c;</p>{BODY}</body></html>")
    assert "haha" not in found.text
    assert "root:" not in found.text


def test_nothing_is_said_on_stderr_or_to_a_log_that_nobody_set_up(capfd: pytest.CaptureFixture[str]):
    refused("<!doctype html><html><body></body></html>")
    article(page())
    assert capfd.readouterr() == ("", "")
    assert logging.getLogger("trafilatura").handlers


# From the command line


load = partial(run, "load")


def test_pages_load_once_and_a_changed_one_becomes_a_revision(tmp_path):
    news, db = tmp_path / "news", tmp_path / "a.db"
    news.mkdir()
    (news / "mill.html").write_text(page(head='<link rel="canonical" href="https://g.example/mill">'))
    (news / "bank.htm").write_text(page(h1="Bank robbed").replace("mill", "bank"))
    (news / "shell.html").write_text("<!doctype html><html><body></body></html>")
    done = load(news, "--db", db)
    assert done.exit_code == 1, done.output
    assert "no article text was found in this page" in done.stderr
    assert "2 added" in done.output
    (news / "shell.html").unlink()
    done = load(news, "--verify", "--db", db)
    assert (done.exit_code, "2 unchanged" in done.output) == (0, True), done.output
    (news / "mill.html").write_text(
        page(head='<link rel="canonical" href="https://g.example/mill">').replace("twelve", "thirteen")
    )
    done = load(news, "--db", db)
    assert (done.exit_code, "1 revised" in done.output) == (0, True), done.output
