"""All formats of the wire: any bytes are read or refused, in time by their length; instants."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from growth import grows_no_faster
from hypothesis import given
from hypothesis import strategies as st
from wires import NAMED, found, nitf, refused

from archive.errors import UnreadableSource
from archive.model import Document
from archive.reading.dates import instant

WIRE = ("nitf", "newsml", "ninjs")


@pytest.mark.parametrize("format_", WIRE)
@given(data=st.binary() | st.text(alphabet="<>/&;![]'\"= niftp{}:,\n").map(str.encode))
def test_any_bytes_are_articles_or_said_to_be_unreadable(format_, data):
    for each in found(data, format=format_):
        assert isinstance(each, Document | UnreadableSource)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
_FIELDS = "uri type headline headlines byline by bodies body_html body_text versioncreated associations descriptions altids pubstatus"


@given(
    st.dictionaries(
        st.sampled_from([*_FIELDS.split(), "embargoed", "language", "categories", "standard", "format"]), _JSON
    )
)
def test_any_fields_are_an_article_or_said_to_be_unreadable(fields):
    for each in found(json.dumps(fields), "a.json", format="ninjs"):
        assert isinstance(each, Document | UnreadableSource)


_PIECES = st.sampled_from(
    """<nitf> </nitf> <body> <body.head> <body.content> </body.content> <block class="full_text"> <block class="lead_paragraph">
    <media> <media-caption> </media> <note type="npa"> <frac> <frac-num>1</frac-num> <frac-den>2</frac-den> </frac> <p>It</p> <hl1>A</hl1>
    <newsItem> <contentSet> <inlineXML> <inlineData> <header> <h1>A</h1> <figure> <figcaption>B</figcaption> </figure> <NewsItem>
    <NewsComponent> <ContentItem> <DataContent> <Role FormalName="Photo"/> <HeadLine>A</HeadLine> &amp; &lol; <![CDATA[""".split(
        "\n"
    )
)


@given(st.lists(_PIECES, max_size=30), st.sampled_from(["nitf", "newsItem", "newsMessage", "NewsML"]))
def test_any_markup_is_an_article_or_said_to_be_unreadable(pieces, root):
    format_ = "nitf" if root == "nitf" else "newsml"
    for each in found(f"<{root}>{' '.join(pieces)}</{root}>", format=format_):
        assert isinstance(each, Document | UnreadableSource)


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("format_", "before", "piece", "after"),
    [
        ("nitf", "", "<", ""),
        ("nitf", "<nitf>", "&a;", "</nitf>"),
        ("nitf", "<nitf>", "<![CDATA[", "</nitf>"),
        ("nitf", "<nitf><body><body.content>", "<media><media-caption>A</media-caption></media>", "</body.content></body></nitf>"),
        ("nitf", "<nitf><body><body.head>", "<abstract><p>A</p></abstract>", "</body.head></body></nitf>"),
        ("nitf", "<nitf><body><body.content>", "<p>2<frac><frac-num>1</frac-num></frac></p>", "</body.content></body></nitf>"),
        ("newsml", "<newsMessage><itemSet>", "<newsItem guid='a'/>", "</itemSet></newsMessage>"),
        ("newsml", "<newsItem><contentSet><inlineXML><p>", "<figure><figcaption>A", "</p></inlineXML></contentSet></newsItem>"),
        ("newsml", "<newsItem><contentMeta>", "<description>A</description>", "</contentMeta></newsItem>"),
        ("newsml", f"<NewsML><NewsItem>{NAMED}", "<NewsComponent><NewsLines><HeadLine>A</HeadLine></NewsLines></NewsComponent>", "</NewsItem></NewsML>"),
        ("ninjs", '{"uri": "a", "body_html": "', "<figure>A", '"}'),
        ("ninjs", '{"uri": "a", "body_text": "A", "associations": [', '{"type": "picture", "description_text": "B"},', "{}]}"),
        ("newsml", f"<NewsML><NewsItem>{NAMED}<NewsComponent>", "<NewsComponent><NewsLines><HeadLine>A</HeadLine></NewsLines></NewsComponent>", "</NewsComponent></NewsItem></NewsML>"),
        ("nitf", "<nitf><body><body.content><p>", "<note type='npa'>A</note> of the mill", "</p></body.content></body></nitf>"),
        ("ninjs", "", "[", ""),
        ("ninjs", "", '{"items": [', ""),
        ("ninjs", "", '{"uri": "a", "pubstatus": "b"}\n', ""),
    ],
)  # fmt: skip
def test_cost_grows_with_the_length_of_the_file(format_, before, piece, after):
    def work(length):
        data = (before + piece * (length // len(piece)) + after).encode()
        return lambda: found(data, format=format_)

    assert grows_no_faster(work, 20_000)


def test_what_parses_markup_is_imported_when_markup_comes():
    code = "import sys, archive.reading; sys.exit(' '.join(sys.modules.keys() & {'lxml', 'lxml.etree', 'feedparser', 'dateutil'}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""


def test_a_million_nested_tags_are_refused_soon():
    for data in (nitf(content="<p>" * 1_000_000), "<newsMessage>" * 100_000 + "</newsMessage>"):
        assert "nested too deep" in refused(data)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("2015-05-03T09:00:00.5+02:00", "2015-05-03T07:00:00+00:00"),
        (" 20130731T153200+0000 ", "2013-07-31T15:32:00+00:00"),
        ("2015-05-03T09:00:00", None),  # in no zone
        ("2015-05-03", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("soon", None),
        (None, None),
    ],
)
def test_an_instant_is_read_with_its_zone_or_not_at_all(said, read):
    assert instant(said) == read
