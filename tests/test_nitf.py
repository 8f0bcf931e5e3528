"""NITF: the kinds of its paragraphs, its head, its dateline, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest
from wires import nitf, one, paragraphs, refused


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        ("<p>One</p><p>Two &amp; three</p>", ["body: One", "body: Two & three"]),
        ("<p>AT&T's 12&nbsp;000 caf&eacute;s &unknown; 5 < 6</p>", ["body: AT&T's 12\u00a0000 cafés &unknown; 5 < 6"]),
        ("<hl2>What we know</hl2><p>Little.</p>", ["heading: What we know", "body: Little."]),
        ("<bq><p>He left.</p></bq>", ["quote: He left."]),
        ("<p>2<frac><frac-num>1</frac-num><frac-den>3</frac-den></frac> cups</p>", ["body: 2 1/3 cups"]),
        ("<p><frac><frac-num>3</frac-num><frac-sep>/</frac-sep><frac-den>4</frac-den></frac> of it</p>", ["body: 3/4 of it"]),
        ("<p>10<sup>6</sup> people</p>", ["body: 10⁶ people"]),
        (
            "<media><media-caption>A mill.</media-caption><media-producer>J. Doe/AP</media-producer></media><p>It burnt.</p>",
            ["caption: A mill. J. Doe/AP", "body: It burnt."],
        ),
        (
            "<media><media-caption>A mill. (AP/J. Doe)</media-caption><media-producer>AP/J. Doe</media-producer></media>",
            ["caption: A mill. (AP/J. Doe)"],
        ),
        ("<media><media-caption>What happened.</media-caption><media-producer>AP</media-producer></media>", ["caption: What happened. AP"]),
        ("<media><media-caption>A mill in Spain</media-caption><media-producer>J. Doe</media-producer></media>", ["caption: A mill in Spain. J. Doe"]),
        ("<media><media-object>R0lGOD</media-object><media-producer>AP</media-producer></media><p>It burnt.</p>", ["body: It burnt."]),
        ("<p>A</p><note type='npa'><p>Call 555 0100.</p></note>tail<p>B</p>", ["body: A", "body: tail", "body: B"]),
        (
            "<block class='lead_paragraph'><p>Twelve died.</p></block><block class='full_text'><p>Twelve died.</p><p>Two left.</p></block>",
            ["body: Twelve died.", "body: Two left."],
        ),
        ("<block class='lead_paragraph'><p>Twelve died.</p></block>", ["body: Twelve died."]),
    ],
)  # fmt: skip
def test_nitf_says_of_what_kind_a_paragraph_is(markup, told):
    assert paragraphs(one(nitf(content=markup))) == told


@pytest.mark.parametrize(
    ("lines", "byline"),
    [
        ("<byline>By Jane Doe</byline>", "Jane Doe"),
        ("<byline>By <person>Jane Doe</person><byttl>Staff Writer</byttl></byline>", "Jane Doe"),
        ("<byline>BY JANE DOE</byline><byline>By R. Smith</byline>", "JANE DOE, R. Smith"),
        ("<byline><byttl>Sports Network</byttl></byline>", "Sports Network"),
        ("<byline class='print_byline'>By Jane Doe</byline><byline class='normalized_byline'>Doe, Jane</byline>", "Jane Doe"),
        ("<byline class='normalized_byline'>Doe, Jane</byline>", "Doe, Jane"),
        ("<byline/>", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_byline_is_the_names_in_it(lines, byline):
    assert one(nitf(body_head=lines)).byline == byline


@pytest.mark.parametrize(
    ("head", "day", "source"),
    [
        ("<docdata><date.issue norm='20240524T233000-0500'/></docdata>", date(2024, 5, 24), "field date.issue"),
        ("<docdata><date.issue norm='20240524'/></docdata>", date(2024, 5, 24), "field date.issue"),
        ("<docdata><date.issue norm='20240524+0100'/></docdata>", date(2024, 5, 24), "field date.issue"),
        ("<pubdata date.publication='20240524T000000'/>", date(2024, 5, 24), "field date.publication"),
        ("<docdata><date.issue norm=''/></docdata><pubdata date.publication='20240524'/>", date(2024, 5, 24), "field date.publication"),
        ("<docdata><date.issue norm='some day'/></docdata>", None, "field date.issue"),
        ("", None, None),
    ],
)  # fmt: skip
def test_the_day_of_nitf_is_the_one_that_its_head_states(head, day, source):
    document = one(nitf(head=head))
    assert (document.published, document.published_source) == (day, source)


def test_the_day_of_the_dateline_counts_where_the_head_has_none():
    document = one(nitf(body_head="<dateline>KENT, <story.date norm='20240524'>May 24</story.date></dateline>"))
    assert (document.published, document.published_source) == (date(2024, 5, 24), "field story.date")
    assert document.dateline == "KENT, May 24"


@pytest.mark.parametrize(
    ("head", "private"),
    [
        ("<docdata management-status='usable'/>", False),
        ("<docdata management-status='embargoed'/>", True),
        ("<docdata><date.issue norm='20240524T120000Z'/><date.release norm='20240524T120000Z'/></docdata>", False),
        ("<docdata><date.issue norm='20240524T120000Z'/><date.release norm='20240524T180000Z'/></docdata>", True),
        ("<docdata><date.issue norm='20240524'/><date.release norm='20240524T180000Z'/></docdata>", False),
        ("<docdata><date.issue norm='20240524'/><date.release norm='20240601T180000Z'/></docdata>", True),
    ],
)
def test_nitf_that_may_not_be_published_yet_is_private(head, private):
    assert one(nitf(head=head)).private is private


def test_the_headline_of_nitf_is_hl1_and_else_the_title():
    whole = "<hedline><hl1>Mill burns</hl1><hl2>MILL BURNS</hl2><hl2>Nobody hurt</hl2></hedline>"
    titled = one(nitf(head="<title>BC-Mill</title>", body_head=whole))
    assert titled.headline == "Mill burns"
    assert paragraphs(titled) == ["heading: Mill burns", "heading: Nobody hurt", "body: It burnt."]
    assert one(nitf(head="<title>BC-Mill</title>")).headline == "BC-Mill"
    assert one(nitf(content="<p>It burnt all night. Then it rained.</p>")).headline_source == "derived"


def test_nitf_may_lack_the_body_around_its_content_and_name_its_language_at_its_root():
    assert paragraphs(one("<nitf><body.content><block><p>It burnt.</p></block></body.content></nitf>")) == [
        "body: It burnt."
    ]
    assert one(nitf().replace("<nitf>", "<nitf baselang='nb-NO'>")).language == "nb-NO"


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("<location>KENT, England</location>", "KENT, England"),
        ("<location>KENT</location>, <story.date norm='20240524'>May 24</story.date> -", "KENT, May 24"),
        ("<story.date norm='20240524T1200Z'>20240524T1200Z</story.date>", None),
        ("", None),
    ],
)
def test_a_dateline_has_a_word_in_it(line, dateline):
    assert one(nitf(body_head=f"<dateline>{line}</dateline>")).dateline == dateline


def test_an_abstract_is_read_once():
    repeated = "<hedline><hl1>Mill burns</hl1></hedline><abstract>Mill burns</abstract>"
    assert paragraphs(one(nitf(body_head=repeated))) == ["heading: Mill burns", "body: It burnt."]
    assert paragraphs(one(nitf(body_head="<abstract><p>it  BURNT.</p></abstract>"))) == ["body: It burnt."]
    other = one(
        nitf(
            body_head="<abstract><p>Fire at a mill.</p></abstract>", end="<body.end><tagline>(JD)</tagline></body.end>"
        )
    )
    assert paragraphs(other) == ["body: Fire at a mill.", "body: It burnt.", "body: (JD)"]


def test_nitf_names_its_outlet_its_address_and_its_number():
    head = "<docdata><doc-id id-string='7'/><doc.copyright holder='AP'/></docdata>"
    assert one(nitf(head=head)).identity.scope == "AP"
    named = one(nitf(head=head + "<pubdata name='The Times' ex-ref='https://example.org/a'/>"))
    assert (named.publication, named.url) == ("The Times", "https://example.org/a")
    assert (named.identity.kind, named.identity.scope, named.identity.value) == ("id", "The Times", "7")
    assert one(nitf(head="<pubdata ex-ref='page 7'/>")).url is None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("<nitf/>", "neither text nor headline"),
        ("<nitf><body><body.content/></body></nitf>", "neither text nor headline"),
        ("<nitf><body><body.content><p>It burnt, and th", "breaks off"),
        (nitf(content="<p>" * 300 + "deep" + "</p>" * 300), "nested too deep"),
        (b"%PDF-1.7", "a PDF"),
    ],
)
def test_nitf_that_cannot_be_read_is_refused_with_why(data, reason):
    assert reason in refused(data, "a.nitf", format="nitf")


def test_nitf_in_latin_1_is_read_as_it_says():
    assert (
        one(('<?xml version="1.0" encoding="iso-8859-1"?>' + nitf(content="<p>Café</p>")).encode("latin-1")).text
        == "Café"
    )
    assert one(("\ufeff" + nitf(content="<p>Café</p>")).encode("utf-16")).text == "Café"


def test_a_dtd_is_not_asked_and_its_entities_are_not_followed(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret")
    laughs = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 12))
    dtd = f"<!DOCTYPE nitf SYSTEM 'http://no.example/x.dtd' [<!ENTITY l0 'lol'>{laughs}<!ENTITY x SYSTEM 'file://{secret}'>]>"
    assert one(dtd + nitf(content="<p>It burnt &l11; &x;.</p>")).text == "It burnt &l11; &x;."
