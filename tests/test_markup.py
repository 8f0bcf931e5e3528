"""Markup of all kinds, and the blocks that come of it; documents that know the kinds of their paragraphs."""

from __future__ import annotations

import pytest
from growth import grows_no_faster
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from archive.model import Source
from archive.paragraphs import split
from archive.reading.blocks import Block, document_of
from archive.reading.fields import Fields
from archive.reading.markup import blocks_of, blocks_of_html, decode_markup, parse_xml, root_of

SOURCE = Source("a.html", "news/a.html")


def told(html):
    return [f"{block.kind}: {block.text}" for block in blocks_of_html(html)]


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<p>One   fire.</p><p>Two\n fires.</p>", ["body: One fire.", "body: Two fires."]),
        ("No tag &amp; no end", ["body: No tag & no end"]),
        ("<h2>What we know</h2>Twelve <b>died</b>.", ["heading: What we know", "body: Twelve died."]),
        ("<p>One<br>line.<br/><br>Two</p>", ["body: One line.", "body: Two"]),
        ("<figure><img><figcaption>A <i>mill</i>. Jane Doe/AP</figcaption></figure>", ["caption: A mill. Jane Doe/AP"]),
        ("<ul><li>One</li><li><p>Two</p></li></ul>", ["list: One", "list: Two"]),
        ("<blockquote><p>He said so.</p></blockquote>", ["quote: He said so."]),
        ("<table><tr><th>Dead<td>12</tr><tr><td>Hurt<td>30</tr></table>", ["other: Dead | 12", "other: Hurt | 30"]),
        ("<table><tr><td><p>A letter.</p><p>In a cell.</p></td></tr></table>", ["body: A letter.", "body: In a cell."]),
        ("<p>Seen.<script>var unseen</script><style>p{}</style> And read.</p>", ["body: Seen. And read."]),
        ("<p>12\u00a0000 people</p>", ["body: 12\u00a0000 people"]),
        (
            "<p>10<sup>6</sup>, 2013<sup>1</sup>, 1<sup>st</sup>, CO<sub>2</sub></p>",
            ["body: 10\u2076, 2013\u00b9, 1st, CO2"],
        ),
        ("<p>Doe, 555 <br> 0100 <br/> or Roe</p>", ["body: Doe, 555 0100 or Roe"]),
        ("<table><tr><td><br></td><td>12</td></tr></table>", ["body: 12"]),
        ("", []),
        ("<p> </p><br><hr>", []),
        ("<!-- <p>no</p> --><p>yes", ["body: yes"]),
        ('<div style="max-height:0; DISPLAY: none"><p>No<br>no</p>no</div>Yes', ["body: Yes"]),
        (
            '<p>One <span style="visibility:hidden">two</span>three<img style="display:none"> four</p>',
            ["body: One three four"],
        ),
        ("<p>&nbsp;&zwnj;&nbsp;\u200b</p><td>&nbsp;</td><td>Yes</td>", ["body: Yes"]),
    ],
)
def test_markup_says_where_a_paragraph_is_and_of_what_kind(html: str, blocks: list[str]):
    assert told(html) == blocks


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("<!DOCTYPE html>\n<html lang='en'>", "html"),
        (
            '<?xml version="1.0"?>\n<!-- a > b --><!DOCTYPE nitf SYSTEM "nitf-3-6.dtd" [<!ENTITY a "b">]>\n<nitf>',
            "nitf",
        ),
        ('\ufeff<rdf:RDF xmlns="x">', "rdf"),
        ("<newsItem", ""),
        ("Text < 5", ""),
        ("", ""),
    ],
)
def test_the_first_element_tells_what_markup_is_for(opening: str, name: str):
    assert root_of(opening)[0] == name


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("<p>é".encode(), "<p>é", "utf-8"),
        ('<meta charset="iso-8859-1"><p>“é”'.encode("cp1252"), '<meta charset="iso-8859-1"><p>“é”', "cp1252"),
        ('<meta charset="koi8-r"><p>мир'.encode("koi8-r"), '<meta charset="koi8-r"><p>мир', "koi8-r"),
        ('<?xml version="1.0" encoding="koi8-r"?><p>мир'.encode("koi8-r"), '<?xml version="1.0"?><p>мир', "koi8-r"),
        ('<meta charset="koi8-r"><p>мир'.encode(), '<meta charset="koi8-r"><p>мир', "utf-8"),
        ('<meta charset="iso-2022-jp"><p>火'.encode("iso-2022-jp"), '<meta charset="iso-2022-jp"><p>火', "iso2022_jp"),
        ('<meta charset="gb2312"><p>鎔'.encode("gb18030"), '<meta charset="gb2312"><p>鎔', "gb18030"),
        ('<meta charset="undefined"><p>é'.encode("cp1252"), '<meta charset="undefined"><p>é', "cp1252"),
        (
            '<meta charset="unicode_escape"><p>\\d é'.encode("cp1252"),
            '<meta charset="unicode_escape"><p>\\d é',
            "cp1252",
        ),
        ('<meta charset="hex"><p>é'.encode("cp1252"), '<meta charset="hex"><p>é', "cp1252"),
        ('<meta charset="nonsense"><p>é'.encode("cp1252"), '<meta charset="nonsense"><p>é', "cp1252"),
    ],
)
def test_markup_may_say_its_encoding_and_may_be_wrong(data: bytes, text: str, encoding: str):
    assert decode_markup(data) == (text, encoding)


@pytest.mark.parametrize(
    ("xml", "blocks"),
    [
        ("<a><p>AT&T and 5 < 6</p></a>", ["AT&T and 5 < 6"]),
        ("<a><p>12&nbsp;000 &eacute;t&#233;s &amp; &lt;b&gt;</p></a>", ["12\u00a0000 \u00e9t\u00e9s & <b>"]),
        ("<!DOCTYPE a SYSTEM 'no.dtd'><a><p>12&nbsp;000 &unknown;</p></a>", ["12\u00a0000 &unknown;"]),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><a><p>&b;</p></a>", ["&b;"]),
        ("<a><p><![CDATA[AT&T &eacute; <b>]]></p></a>", ["AT&T &eacute; <b>"]),
        ("<a><p>One\x0btwo\x00</p></a>", ["One\ufffdtwo\ufffd"]),
        ("<a><!-- & < --><p>One</p></a>", ["One"]),
    ],
)
def test_xml_loses_nothing_where_it_is_unsound(xml: str, blocks: list[str]):
    assert [block.text for block in blocks_of(parse_xml(xml))] == blocks


def test_xml_that_is_nested_too_deep_is_not_read_in_part():
    with pytest.raises(etree.XMLSyntaxError, match="nested too deep"):
        parse_xml("<a>" * 300 + "deep" + "</a>" * 300)
    with pytest.raises(etree.XMLSyntaxError):
        parse_xml("no element")


def document(*blocks: tuple[str, str], **fields: str):
    return document_of([Block(*block) for block in blocks], Fields(**fields), SOURCE, format="html", alone=True)


def test_a_document_that_knows_its_kinds_is_split_where_they_are():
    found = document(
        ("body", "By Jane Doe"),
        ("caption", "A mill."),
        ("body", "It burnt.He then left."),
        ("quote", "He said so."),
        headline="Fire kills 12",
    )
    assert [(p.kind, p.text) for p in split(found)] == [
        ("heading", "Fire kills 12"),
        ("byline", "By Jane Doe"),
        ("caption", "A mill."),
        ("body", "It burnt.He then left."),
        ("quote", "He said so."),
    ]
    assert (found.headline, found.headline_source, found.byline) == ("Fire kills 12", "given", "Jane Doe")
    assert found.text[found.headline_start : found.headline_end] == "Fire kills 12"


def test_a_headline_that_the_text_repeats_stands_there_once():
    found = document(("heading", "FIRE kills 12"), ("body", "It burnt."), headline="Fire kills  12")
    assert found.text == "Fire kills 12\n\nIt burnt."


def test_without_a_headline_one_is_made_of_the_text():
    found = document(("body", "It burnt all night. Then it rained."), ("body", "Nobody slept."))
    assert (found.headline, found.headline_source) == ("It burnt all night.", "derived")


@pytest.mark.parametrize("depth", [10, 100, 700, 5000, 50_000])
def test_however_deep_it_is_nested_no_text_is_lost(depth: int):
    nested = (
        "<table><tr><td>" * depth
        + "<p>Deep.</p><script>var unseen</script>"
        + "</td></tr></table>" * depth
        + "<p>After.</p>"
    )
    assert told(nested) == ["body: Deep.", "body: After."]


def test_a_text_of_many_millions_of_characters_is_read_whole():
    (block,) = blocks_of_html("<p>" + "word " * 2_500_000)
    assert len(block.text) == 12_499_999


@given(st.lists(st.tuples(st.sampled_from(["body", "caption", "list"]), st.text())))
def test_every_paragraph_is_a_slice_of_the_text_in_its_kind(blocks: list[tuple[str, str]]):
    from archive.reading.blocks import one_line

    found = document(*((kind, one_line(text)) for kind, text in blocks))
    paragraphs = list(split(found))
    assert [p.text for p in paragraphs] == [text for _, raw in blocks if (text := one_line(raw))]
    assert all(found.text[p.start : p.end] == p.text for p in paragraphs)


@pytest.mark.untraced
@pytest.mark.parametrize("piece", ["<div>", "<table><tr><td>", "<p>a", "<br>", "<!--", "&amp;", "<b>a</b>", "]]>"])
def test_cost_grows_with_the_length_of_the_markup(piece: str):
    def work(length: int):
        text = piece * (length // len(piece))
        return lambda: blocks_of_html(text)

    assert grows_no_faster(work, 40_000)
