"""Feeds of all kinds, and the articles that come of their entries."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from functools import partial

import documents
import pytest
from documents import paragraphs
from feeds import rss
from growth import grows_no_faster
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import UnreadableSource
from archive.model import Document, Identity, Source
from archive.paragraphs import split
from archive.reading import feed, read


def atom(entry: str, top: str = "<title>The Herald</title>") -> str:
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{top}<entry>{entry}</entry></feed>'


articles = partial(documents.articles, name="a.rss")


article = partial(documents.article, name="a.rss")


def item(content: str) -> Document:
    return article(rss(content))


def test_a_text_that_only_repeats_the_headline_is_said_once():
    """Google News: the headline with the name of the source, and below it both again, or a list with them and more."""
    once = item(
        "<title>Mill burns: 12 dead - The Herald</title><source url='https://herald.example'>The Herald</source><description>"
        "&lt;a href='https://a'&gt;Mill burns: 12 dead&lt;/a&gt;&amp;nbsp;&amp;nbsp;&lt;font&gt;The Herald&lt;/font&gt;</description>"
    )
    assert paragraphs(once) == ["heading: Mill burns: 12 dead - The Herald"]
    several = item(
        "<title>Mill burns: 12 dead - The Herald</title><description>&lt;ol&gt;&lt;li&gt;Mill burns: 12 dead  The Herald&lt;/li&gt;"
        "&lt;li&gt;Fire kills 12  The Post&lt;/li&gt;&lt;/ol&gt;</description>"
    )
    assert paragraphs(several) == ["heading: Mill burns: 12 dead - The Herald", "list: Fire kills 12 The Post"]
    assert paragraphs(item("<title>Mill burns</title><description>Mill burns, again.</description>"))[1:]


def test_a_guid_that_is_no_address_is_no_address():
    """A guid is a permanent link where nothing else is said; feeds that count their entries say nothing."""
    assert item("<title>Mill burns</title><guid>17</guid>").url is None
    assert item("<title>Mill burns</title><guid>https://herald.example/17</guid>").url == "https://herald.example/17"
    assert (
        item("<title>Mill burns</title><guid>17</guid><link>https://herald.example/b</link>").url
        == "https://herald.example/b"
    )


# What a feed is


@pytest.mark.parametrize(
    ("data", "is_feed"),
    [
        ("<rss>", True),
        ('\n\n<?xml version="1.0"?>\n<!-- a > b -->\n<rss version="2.0">', True),
        ('<feed xmlns="http://www.w3.org/2005/Atom">', True),
        ('<feed xml:lang="en">', True),
        ('<a:feed xmlns:a="http://www.w3.org/2005/Atom">', True),
        ('<feed xmlns="urn:of-another">', False),
        ('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">', True),
        ('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">', False),
        ("<html><rss>", False),
        ("The feed <rss> is text.", False),
        ('{"version": "https://jsonfeed.org/version/1", "items": []}', True),
        ('{"title": "a", "version": "https:\\/\\/jsonfeed.org\\/version\\/1.1"}', True),
        ('{"items": [{"version": "https://jsonfeed.org/version/1"}]}', False),
        ('{"text": "See https://jsonfeed.org/version/1"}', False),
    ],
)
def test_a_feed_is_known_by_its_first_element(data: str, is_feed: bool):
    assert feed.is_mine(data.encode(), data) is is_feed


def test_heavy_libraries_wait_until_a_feed_comes():
    code = (
        "import sys, archive.reading; sys.exit(', '.join(sys.modules.keys() & {'feedparser', 'lxml', 'email.message'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) in [(0, ""), (1, "\n")], done.stderr


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (rss(), "a feed without entries: there is no article in it"),
        ('{"version": "https://jsonfeed.org/version/1", "items": []}', "a feed without entries"),
        (
            '{"version": "https://jsonfeed.org/version/1", "items": [',
            "a JSON Feed that cannot be read (not JSON: Expecting value); fetch it again",
        ),
        ('{"version": "https://jsonfeed.org/version/1", "items": ' + "[" * 100_000, "nested too deep"),
        ("<rss><channel><title>A", "a feed in which no entry can be read: no element found; fetch it again"),
        ("<p>Moved</p><b>", "this is no feed: it does not begin with <rss>"),
        ("Nothing here.", "this is no feed: it does not begin with <rss>"),
        ("", "this is no feed: it does not begin with <rss>"),
        (b"\x1f\x8b\x08", "compressed with gzip"),
    ],
)
def test_what_is_no_feed_is_refused_with_what_to_do(data: str | bytes, reason: str):
    with pytest.raises(UnreadableSource, match=re.escape(reason)):
        feed.read(data.encode() if isinstance(data, str) else data, Source("a.rss"))


# Text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<description>It burnt &amp;amp; fell.</description>", ["body: It burnt & fell."]),
        ("<description>&lt;p&gt;It burnt.&lt;/p&gt;&lt;p&gt;It fell.&lt;/p&gt;</description>", ["body: It burnt.", "body: It fell."]),
        ("<description><![CDATA[<p>It burnt.</p><p>It fell.]]></description>", ["body: It burnt.", "body: It fell."]),
        ("<description>&amp;lt;p&amp;gt;It burnt.&amp;lt;/p&amp;gt;</description>", ["body: It burnt."]),
        ("<description><![CDATA[&lt;p&gt;It burnt.&lt;/p&gt;]]></description>", ["body: It burnt."]),
        ("<description>It burnt.\n\nIt fell\ndown.</description>", ["body: It burnt.", "body: It fell down."]),
        ("<description>It <b>burnt</b>.</description>", ["body: It burnt."]),
        ("<description>Fewer than 5 &lt; 6, he said.</description>", ["body: Fewer than 5 < 6, he said."]),
        ("<description>Short.</description><content:encoded>&lt;h2&gt;All&lt;/h2&gt;&lt;p&gt;Of it.&lt;/p&gt;</content:encoded>", ["heading: All", "body: Of it."]),
        ("<content:encoded>Cut...</content:encoded><description>The whole of the text.</description>", ["body: The whole of the text."]),
        ("<description>&lt;img src='pixel.gif' width='1'&gt;It burnt.</description>", ["body: It burnt."]),
        ("<description>It burnt.<![CDATA[<br/><br/>Continue reading...]]></description>", ["body: It burnt."]),
        ("<description><![CDATA[<p>It burnt.</p><p>Read more books, he said.</p>]]></description>", ["body: It burnt.", "body: Read more books, he said."]),
        ("<description><![CDATA[<p>It burnt.</p><p>Tweet this</p><p>Read the full story at The Herald</p>]]></description>", ["body: It burnt."]),
        ("<description><![CDATA[<p>Read more</p><p>It burnt.</p>]]></description>", ["body: Read more", "body: It burnt."]),
        ("<description>It burnt.</description><media:content><media:description>A mill.</media:description><media:credit>AP</media:credit></media:content>", ["body: It burnt.", "caption: A mill. AP"]),
        ("<media:content><media:description>One.</media:description></media:content><media:content><media:description>Two.</media:description></media:content><description>It burnt.</description>", ["body: It burnt.", "caption: One.", "caption: Two."]),
        ("<description>It burnt.</description><media:credit>AP</media:credit>", ["body: It burnt."]),
        ("<description>It burnt, a mill.</description><media:description>a mill.</media:description>", ["body: It burnt, a mill."]),
        ("<media:group><media:description>A film.\n\nOf a fire.</media:description></media:group>", ["body: A film.", "body: Of a fire."]),
        ("<description>&#1114112; and &#xD800; burnt.</description>", ["body: \ufffd and \ufffd burnt."]),
    ],
)  # fmt: skip
def test_the_text_of_an_entry_is_the_fullest_that_it_has(content: str, said: list[str]):
    assert paragraphs(item(f"<title>Mill</title>{content}")) == ["heading: Mill", *said]


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Mill &amp;amp; granary &amp;#8211; both burnt", "Mill & granary – both burnt"),
        ("<![CDATA[ Mill\n  <i>burns</i> ]]>", "Mill burns"),
        ("Fewer than 5 &lt; 6", "Fewer than 5 < 6"),
        ("12&#160;000 came", "12\u00a0000 came"),
    ],
)
def test_a_headline_is_text(title: str, headline: str):
    assert item(f"<title>{title}</title>").headline == headline


def test_an_entry_of_a_headline_alone_has_it_as_its_text():
    found = item("<title>Mill burns</title><description>&lt;img src='a.gif'/&gt;</description>")
    assert (found.text, paragraphs(found)) == ("Mill burns", ["heading: Mill burns"])


def test_an_entry_without_a_headline_has_one_made_of_its_text():
    found = item("<description>The mill burnt down. It was late.</description>")
    assert (found.headline, found.headline_source) == ("The mill burnt down.", "derived")


def test_an_entry_of_nothing_is_said_to_be_so_and_the_others_are_read():
    good, bad, last = articles(rss("<title>A</title>", "<guid>2</guid>", "<title>C</title>"))
    assert str(bad) == "a.rss, line 3: an entry with neither a text nor a headline"
    assert (good.line, last.line) == (2, 4)


def test_a_feed_that_breaks_off_gives_what_is_whole():
    whole = rss("<title>A</title>", "<title>B</title><description>It burnt at five")
    first, cut = articles(whole[: whole.index(" at five")])
    assert (first.headline, str(cut)) == (
        "A",
        "a.rss, line 3: the feed breaks off in the middle of this entry; fetch it again",
    )


POINT = (
    "<georss:where xmlns:georss='http://www.georss.org/georss' xmlns:gml='http://www.opengis.net/gml'>"
    "<gml:Point srsName='urn:EPSG:x'><gml:pos>1 2</gml:pos></gml:Point></georss:where>"
)


def test_an_entry_that_makes_feedparser_stumble_costs_only_itself():
    trap = f"<title>B</title>{POINT}"
    found = articles(rss("<title>A</title><description>It burnt.</description>", trap, "<title>C</title>"))
    assert [each.headline if isinstance(each, Document) else each.reason for each in found] == [
        "A",
        "an entry that cannot be read; fetch it again",
        "C",
    ]
    assert [each.publication for each in found if isinstance(each, Document)] == ["The Herald", "The Herald"]


def test_a_feed_whose_top_makes_feedparser_stumble_is_read_without_it():
    data = rss("<title>A</title><guid>1</guid>").replace("<channel>", f"<channel>{POINT}")
    found = article(data)
    assert (found.headline, found.publication, found.identity) == ("A", None, Identity("id", "news/a.rss", "1"))


# Fields


@pytest.mark.parametrize(
    ("content", "day", "printed", "origin"),
    [
        ("<pubDate>Fri, 24 May 2024 23:30:00 -0500</pubDate>", date(2024, 5, 24), "Fri, 24 May 2024 23:30:00 -0500", "field pubDate"),
        ("<dc:date>2024-05-24T23:30:00Z</dc:date>", date(2024, 5, 24), "2024-05-24T23:30:00Z", "field dc:date"),
        ("<dc:date>2024-05-25</dc:date><pubDate>24 May 2024</pubDate>", date(2024, 5, 24), "24 May 2024", "field pubDate"),
        ("<dc:date>2024-05-24</dc:date><dcterms:modified>2024-05-26</dcterms:modified>", date(2024, 5, 24), "2024-05-24", "field dc:date"),
        ("<atom:updated>2024-05-24</atom:updated>", date(2024, 5, 24), "2024-05-24", "field updated"),
        ("<pubDate>Seg, 24 Set 2018 19:42:40 -0300</pubDate>", None, "Seg, 24 Set 2018 19:42:40 -0300", "field pubDate"),
        ("<pubDate>03/04/2024</pubDate><atom:updated>2024-05-24</atom:updated>", None, "03/04/2024", "field pubDate"),
        ("<pubDate> </pubDate>", None, None, None),
        ("", None, None, None),
    ],
)  # fmt: skip
def test_the_day_is_the_one_that_is_printed(content: str, day: date | None, printed: str | None, origin: str | None):
    found = item(f"<title>A</title>{content}")
    assert (found.published, found.published_text, found.published_source) == (day, printed, origin)


def test_atom_gives_the_day_of_publication_before_that_of_the_last_change():
    both = article(
        atom("<title>A</title><updated>2024-05-26T00:00:00Z</updated><published>2024-05-24T23:30:00-05:00</published>")
    )
    assert (both.published, both.published_source) == (date(2024, 5, 24), "field published")
    changed = article(atom("<title>A</title><updated>2024-05-26T00:00:00Z</updated>"))
    assert (changed.published, changed.published_source) == (date(2024, 5, 26), "field updated")


@pytest.mark.parametrize(
    ("content", "byline"),
    [
        ("<author>desk@gazette.example (Jane Doe)</author>", "Jane Doe"),
        ("<author>Jane Doe &lt;desk@gazette.example&gt;</author>", "Jane Doe"),
        ("<author>desk@gazette.example</author>", None),
        ("<author>By Jane Doe</author>", "Jane Doe"),
        ("<dc:creator>Jane Doe</dc:creator><dc:creator>R.K. Smith</dc:creator>", "Jane Doe, R.K. Smith"),
        ("<dc:creator>Jane Doe</dc:creator><author>a@b.org (Jane Doe)</author>", "Jane Doe"),
        ("<author/>", None),
        ("<author><name>x</name></author>", None),
    ],
)
def test_an_author_is_a_name(content: str, byline: str | None):
    assert item(f"<title>A</title>{content}").byline == byline


def test_the_authors_of_atom_are_named():
    authors = "<author><name>Jane Doe</name><email>j@x.museum</email></author><author><name>R.K. Smith</name></author>"
    assert article(atom(f"<title>A</title>{authors}")).byline == "Jane Doe, R.K. Smith"


def test_an_aggregator_names_where_an_entry_is_from():
    found = item('<title>A</title><guid>1</guid><source url="https://gazette.example/feed">The Gazette</source>')
    assert (found.publication, found.identity) == ("The Gazette", Identity("id", "The Gazette", "1"))
    found = article(atom("<title>A</title><id>1</id><source><title>The Gazette</title><id>g</id></source>"))
    assert (found.publication, found.identity) == ("The Gazette", Identity("id", "The Gazette", "1"))


@pytest.mark.parametrize(
    ("content", "identity"),
    [
        ("<guid>1</guid><link>https://a.org/1</link>", Identity("id", "The Herald", "1")),
        ("<link>https://a.org/1?utm_source=rss</link>", Identity("url", "", "https://a.org/1")),
    ],
)
def test_an_entry_is_known_by_its_id_then_its_address(content: str, identity: Identity):
    assert item(f"<title>A</title>{content}").identity == identity


def test_an_entry_without_both_is_known_by_its_text():
    assert item("<title>A</title>").identity.kind == "text"


def test_an_address_is_the_articles_own_and_whole():
    counted = '<feedburner:origLink xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">https://a.org/1</feedburner:origLink>'
    assert item(f"<title>A</title><link>https://feeds.example/~r/1</link>{counted}").url == "https://a.org/1"
    links = '<link rel="alternate" href="https://a.org/"/>'
    entry = '<title>A</title><link rel="enclosure" href="/a.mp3"/><link rel="alternate" href="/1"/>'
    assert article(atom(entry, links)).url == "https://a.org/1"


def test_what_is_no_address_stays_as_it_is():
    assert item("<title>A</title><link>http://[bad</link>").url == "http://[bad"


def test_a_language_is_that_of_the_entry_then_that_of_the_feed():
    assert item("<title>A</title><dc:language>fr</dc:language>").language == "fr"
    assert (
        article(rss("<title>A</title>").replace("<channel>", "<channel><language>en-GB</language>")).language == "en-GB"
    )
    assert article(atom("<title xml:lang='de'>A</title>")).language == "de"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (rss("<title>Café – 5 €</title>").encode(), "utf-8"),
        (b"\xef\xbb\xbf" + rss("<title>Café – 5 €</title>").encode(), "utf-8"),
        (b'<?xml version="1.0" encoding="ISO-8859-1"?>' + rss("<title>Café – 5 €</title>").encode("cp1252"), "cp1252"),
        (b'<?xml version="1.0" encoding="utf-8"?>' + rss("<title>Café – 5 €</title>").encode("cp1252"), "cp1252"),
        (('<?xml version="1.0" encoding="utf-16"?>' + rss("<title>Café – 5 €</title>")).encode("utf-16"), "utf-16-le"),
        (b'<?xml version="1.0" encoding="undefined"?>' + rss("<title>Café – 5 €</title>").encode(), "utf-8"),
    ],
)
def test_a_feed_may_be_in_any_encoding_and_say_another(data: bytes, encoding: str):
    reading = read(data, Source("a.rss"))
    (found,) = reading.documents
    assert (reading.encoding, found.headline) == (encoding, "Café – 5 €")


def test_a_declared_encoding_is_believed_where_the_bytes_do_not_speak_against_it():
    data = b'<?xml version="1.0" encoding="koi8-r"?>' + rss("<title>мир</title>").encode("koi8-r")
    assert article(data).headline == "мир"


@pytest.mark.parametrize(
    ("said", "private"),
    [
        ("<wp:status>publish</wp:status>", False),
        ("<wp:status>draft</wp:status>", True),
        ("<wp:status>future</wp:status>", True),
        ("<wp:status>publish</wp:status><wp:post_password>x</wp:post_password>", True),
        ("<wp:status>publish</wp:status><wp:post_password></wp:post_password>", False),
        ("<app:control><app:draft>yes</app:draft></app:control>", True),
        ("<app:control><app:draft>no</app:draft></app:control>", False),
    ],
)
def test_what_is_not_published_yet_is_private(said, private):
    spaces = 'xmlns:wp="http://wordpress.org/export/1.2/" xmlns:app="http://www.w3.org/2007/app"'
    assert article(rss(f"<title>A</title>{said}").replace("<rss ", f"<rss {spaces} ")).private is private


@pytest.mark.parametrize(
    ("said", "url"),
    [
        ("<guid>https://h.example/mill</guid>", "https://h.example/mill"),
        ("<guid>12345</guid>", None),
        ("<guid>tag:h.example,2024:1</guid>", None),
        ("<guid>/mill</guid><link>/mill</link>", None),
        ("<guid isPermaLink='false'>12345</guid><link>/mill</link>", "https://h.example/mill"),
        ("<link>https://h.example/the mill</link>", "https://h.example/the%20mill"),
        ("<link>javascript:alert(1)</link>", None),
    ],
)
def test_an_address_is_one_that_a_browser_opens(said, url):
    feed_ = rss(f"<title>A</title>{said}").replace("<item>", "<link>https://h.example/</link><item>", 1)
    assert article(feed_).url == url


def test_a_byline_is_a_name_in_the_language_of_the_feed():
    told = rss("<title>A</title><author>Von Jana Roth</author>").replace(
        "<item>", "<language>de-DE</language><item>", 1
    )
    assert article(told).byline == "Jana Roth"
    assert item("<title>A</title><author>Von Jana Roth</author>").byline == "Von Jana Roth"
    assert item("<title>A</title><author>Written by Jane Doe</author>").byline == "Jane Doe"


# Whatever comes


def test_entities_are_neither_fetched_nor_multiplied():
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 30))
    doctype = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}<!ENTITY file SYSTEM "file:///etc/passwd">]>'
    found = article(doctype + rss("<title>A &l29; B</title><description>&file; burnt.</description>"))
    assert "root:" not in found.text
    assert len(found.text) < 100


PIECES = st.sampled_from(
    ["<item>", "</item>", "<title>", "</title>", "<description>", "</description>", "<![CDATA[", "]]>", "&amp;", "&#1114112;", "&lt;p&gt;",
     "<p>", "a text. ", "<source url=''>", "<media:description>", "</media:description>", "<author>", "</author>", "<guid>", "<dc:date>",
     "</dc:date>", "<link/>", "<content:encoded>", "\n", "\0", "<!DOCTYPE a [", "<svg>", "2024-05-24", "<atom:content type='xhtml'>"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join) | st.binary(max_size=200).map(lambda data: data.decode("latin-1")))
def test_any_markup_is_articles_or_said_to_be_unreadable(inside: str):
    data = (rss(inside)).encode()
    try:
        found = list(feed.read(data, Source("a.rss", "n/a.rss"))[1])
    except UnreadableSource:
        return
    for each in found:
        if isinstance(each, Document):
            assert each.text.strip()
            assert [each.text[p.start : p.end] for p in split(each)] == [p.text for p in split(each)]
    assert found == list(feed.read(data, Source("a.rss", "n/a.rss"))[1]) or any(
        isinstance(each, UnreadableSource) for each in found
    )


@given(st.binary(max_size=300))
def test_any_bytes_are_a_feed_or_said_to_be_none(data: bytes):
    try:
        list(feed.read(data, Source("a.rss"))[1])
    except UnreadableSource:
        return


@pytest.mark.untraced
@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<a>",
        "<item>",
        "<![CDATA[",
        "<!DOCTYPE a [",
        "&amp;lt;p&amp;gt;",
        "<media:description>",
        "</a>",
        "<x",
        "&lt;p&gt;Read more&lt;/p&gt;",
    ],
)
def test_cost_grows_with_the_length_of_the_feed(piece: str):
    def work(length: int):
        data = ("<rss><channel><item><title>a</title>" + piece * (length // len(piece))).encode()

        def run():
            try:
                return list(feed.read(data, Source("a.rss"))[1])
            except UnreadableSource as error:
                return error

        return run

    assert grows_no_faster(work, 10_000)
