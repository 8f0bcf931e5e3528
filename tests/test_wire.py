"""The formats of the wire: NITF, NewsML-G2 and 1, ninjs and digitalwires."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from growth import grows_no_faster
from hypothesis import given
from hypothesis import strategies as st

from archive.cli import main
from archive.errors import UnreadableSource
from archive.model import Document, Source
from archive.paragraphs import split
from archive.reading import FORMATS, read
from archive.reading.dates import instant
from archive.store import open_archive

DATA = Path(__file__).parent / "data" / "wire"
WIRE = ("nitf", "newsml", "ninjs")


def found(data, name="a.xml", **options):
    data = data.encode() if isinstance(data, str) else data
    try:
        return list(read(data, Source(name, f"wire/{name}"), **options).documents)
    except UnreadableSource as error:
        return [error]


def one(data, name="a.xml", **options):
    (only,) = found(data, name, **options)
    assert isinstance(only, Document), only
    return only


def refused(data, name="a.xml", **options):
    (only,) = found(data, name, **options)
    assert isinstance(only, UnreadableSource), only
    return only.reason


def paragraphs(document):
    """Return what the source marks; what a "body" is the rules may tell nearer."""
    return [f"{kind}: {each.text}" for kind, each in zip(document.kinds, split(document), strict=True)]


# NITF


def nitf(head="", body_head="", content="<p>It burnt.</p>", end=""):
    return (
        f"<nitf><head>{head}</head><body><body.head>{body_head}</body.head>"
        f"<body.content>{content}</body.content>{end}</body></nitf>"
    )


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


# NewsML-G2


def g2(meta="", content="", contents="", attributes="guid='urn:x:1'"):
    return (
        f"<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' {attributes}><itemMeta><itemClass qcode='ninat:text'/>{meta}</itemMeta>"
        f"<contentMeta>{content}</contentMeta><contentSet>{contents}</contentSet></newsItem>"
    )


PLAIN = "<inlineData contenttype='text/plain'>It burnt.</inlineData>"


@pytest.mark.parametrize(
    ("meta", "private"),
    [
        ("", False),
        ("<pubStatus qcode='stat:usable'/>", False),
        ("<pubStatus uri='http://cv.iptc.org/newscodes/pubstatusg2/usable'/>", False),
        ("<pubStatus qcode='stat:withheld'/>", True),
        ("<pubStatus literal='withheld'/>", True),
        ("<pubStatus qcode='stat:canceled'/>", True),
        ("<embargoed>2024-05-25T00:00:00Z</embargoed><versionCreated>2024-05-24T00:00:00Z</versionCreated>", True),
        ("<embargoed>2024-05-23T00:00:00Z</embargoed><versionCreated>2024-05-24T00:00:00Z</versionCreated>", False),
        ("<embargoed>2024-05-23T00:00:00Z</embargoed>", True),
        ("<embargoed>2024-05-23</embargoed><versionCreated>2024-05-24T00:00:00Z</versionCreated>", True),
        ("<embargoed/>", True),
    ],
)
def test_an_item_is_private_unless_what_it_says_of_itself_lets_it_out(meta, private):
    assert one(g2(meta, contents=PLAIN)).private is private


@pytest.mark.parametrize(
    ("contents", "told"),
    [
        (PLAIN, ["body: It burnt."]),
        ("<inlineXML><nitf><body><body.content><p>One</p></body.content></body></nitf></inlineXML>" + PLAIN, ["body: One"]),
        ("<inlineXML><sports-content/></inlineXML>" + PLAIN, ["body: It burnt."]),
        ("<inlineXML><html xmlns='http://www.w3.org/1999/xhtml'><body><ul><li>One</li></ul></body></html></inlineXML>", ["list: One"]),
        ("<inlineXML><p>One</p><p>Two</p></inlineXML>", ["body: One", "body: Two"]),
        ("<inlineData contenttype='text/html'>&lt;p&gt;One&lt;p&gt;Two</inlineData>", ["body: One", "body: Two"]),
        ("<inlineData><![CDATA[<p>One & two</p>]]></inlineData>", ["body: One & two"]),
        ("<remoteContent href='a.jpg'/>" + PLAIN, ["body: It burnt."]),
        ("<inlineData>One.\n\nTwo.</inlineData>", ["body: One.", "body: Two."]),
    ],
)  # fmt: skip
def test_the_first_rendition_that_can_be_read_is_the_text(contents, told):
    assert paragraphs(one(g2(contents=contents))) == told


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (g2(), "without text, headline or description"),
        (g2(contents="<remoteContent href='http://x.example/a.html'/>"), "lies elsewhere and is not fetched: http://x.example/a.html"),
        (g2(contents="<inlineXML><sports-content/></inlineXML>", content="<headline>A</headline>"), "<sports-content>"),
        (g2(contents="<inlineData encoding='encd:base64'>SXQgYnVybnQu</inlineData>"), "encoded data"),
        (g2("<pubStatus qcode='stat:canceled'/>"), "canceled it"),
        (g2(contents=PLAIN)[:-12], "breaks off"),
        ("<packageItem xmlns='http://iptc.org/std/nar/2006-10-01/'/>", "a NewsML-G2 package, which only names other items: no article"),
        ("<conceptItem/>", "a NewsML-G2 concept item: no article in it"),
        ("<knowledgeItem/>", "a NewsML-G2 knowledge item"),
        ("<catalogItem/>", "a NewsML-G2 catalog"),
        ("<newsMessage><header/></newsMessage>", "without items"),
        ("<NewsML><Catalog/></NewsML>", "without news items"),
        ("<NewsML><NewsItem><Update/></NewsItem></NewsML>", "without a component"),
        ("<NewsML><NewsItem><NewsComponent/></NewsItem></NewsML>", "neither text nor headline"),
        ("<NewsML><NewsItem><NewsComponent><ContentItem Href='a.html'/></NewsComponent></NewsItem></NewsML>", "not fetched: a.html"),
    ],
)  # fmt: skip
def test_newsml_without_an_article_says_what_it_is(data, reason):
    assert reason in refused(data)


def test_an_item_that_has_only_a_headline_is_that():
    assert paragraphs(one(g2(content="<headline>Mill burns</headline>"))) == ["heading: Mill burns"]


def test_a_picture_beside_a_headline_is_no_text_that_lies_elsewhere():
    content = "<headline>Mill burns</headline><description>It burnt.</description>"
    picture = "<remoteContent contenttype='image/jpeg' href='a.jpg'/>"
    assert paragraphs(one(g2(content=content, contents=picture))) == ["heading: Mill burns", "body: It burnt."]


def test_descriptions_are_read_where_there_is_no_text_and_none_twice():
    content = (
        "<headline>Mill</headline><description>It burnt.</description><description>On Friday: It burnt.</description>"
    )
    assert paragraphs(one(g2(content=content))) == ["heading: Mill", "body: On Friday: It burnt."]
    assert paragraphs(one(g2(content=content, contents=PLAIN))) == ["heading: Mill", "body: It burnt."]


def test_the_envelope_counts_and_the_nitf_in_it_says_the_rest():
    inner = nitf(head="<docdata><doc-id id-string='7'/><date.issue norm='20230101'/></docdata>",
                 body_head="<hedline><hl1>Other</hl1></hedline><byline>By Jane Doe</byline>")  # fmt: skip
    document = one(
        g2(
            "<versionCreated>2024-05-24T23:30:00-05:00</versionCreated>",
            "<headline>Mill</headline>",
            f"<inlineXML>{inner}</inlineXML>",
        )
    )
    assert (document.headline, document.byline, document.published) == ("Mill", "Jane Doe", date(2024, 5, 24))
    assert (document.identity.kind, document.identity.value) == ("key", "urn:x:1")


@pytest.mark.parametrize(
    ("guid", "kind"),
    [("urn:newsml:a:1", "key"), ("tag:a.example,2024:1", "key"), ("https://a.example/1", "url"), ("N1", "id")],
)
def test_a_uri_is_known_all_over_the_world_and_a_name_in_its_publication(guid, kind):
    identity = one(g2("<provider literal='EXA'/>", contents=PLAIN, attributes=f"guid='{guid}'")).identity
    assert (identity.kind, identity.value) == (kind, guid)
    assert identity.scope == ("EXA" if kind == "id" else "")


def test_an_item_with_a_bad_one_before_it_is_read():
    message = f"<newsMessage>\n<itemSet>\n{g2()}\n{g2(contents=PLAIN)}\n<packageItem/>\n</itemSet></newsMessage>"
    bad, good = found(message)
    assert (bad.line, good.line, good.text) == (3, 4, "It burnt.")


def test_a_corpus_of_reuters_is_no_newsml():
    assert "markup" in refused("<newsitem itemid='2286'><text><p>It burnt.</p></text></newsitem>")


# NewsML 1


NAMED = (
    "<Identification><NewsIdentifier><ProviderId>a.example</ProviderId><DateId>20240524</DateId><NewsItemId>1</NewsItemId>"
    "</NewsIdentifier></Identification>"
)


def test_several_articles_in_one_language_are_told_apart():
    component = "<NewsComponent xml:lang='en'><NewsLines><HeadLine>A</HeadLine></NewsLines></NewsComponent>"
    listed = found(f"<NewsML><NewsItem>{NAMED}<NewsComponent>{component * 2}</NewsComponent></NewsItem></NewsML>")
    assert [each.identity.value for each in listed] == [
        "urn:newsml:a.example:20240524:1#en",
        "urn:newsml:a.example:20240524:1#en#1",
    ]


def test_translations_are_other_articles_and_revisions_are_not():
    def items(language, revision):
        return (
            "<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>a.example</ProviderId><DateId>20240524</DateId>"
            f"<NewsItemId>1</NewsItemId><RevisionId>{revision}</RevisionId></NewsIdentifier></Identification>"
            f"<NewsComponent><DescriptiveMetadata><Language FormalName='{language}'/></DescriptiveMetadata>"
            "<ContentItem><DataContent>It burnt.</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"
        )

    first, second, other = one(items("en", 1)), one(items("en", 2)), one(items("de", 1))
    assert first.identity == second.identity != other.identity
    assert first.publication == "a.example"


def test_translations_under_one_headline_are_other_articles():
    def component(language, text):
        return (
            f"<NewsComponent xml:lang='{language}'><NewsLines><HeadLine>{text}</HeadLine></NewsLines>"
            f"<ContentItem><DataContent>{text} burnt.</DataContent></ContentItem></NewsComponent>"
        )

    def message(*components):
        return (
            f"<NewsML><NewsItem>{NAMED}<NewsComponent><NewsLines><HeadLine>All</HeadLine></NewsLines>{''.join(components)}"
            "</NewsComponent></NewsItem></NewsML>"
        )

    both = found(message(component("fr", "Moulin"), component("nl", "Molen")))
    assert [(each.headline, each.language, each.text) for each in both] == [
        ("Moulin", "fr", "Moulin\n\nMoulin burnt."), ("Molen", "nl", "Molen\n\nMolen burnt."),
    ]  # fmt: skip
    alone = one(message(component("fr", "Moulin")))
    assert (alone.headline, alone.language, alone.text) == ("All", "fr", "All\n\nMoulin burnt.")


def test_lead_and_body_are_the_text_and_a_title_is_no_part_of_it():
    parts = "".join(
        f"<NewsComponent><Role FormalName='{role}'/><ContentItem><DataContent><![CDATA[{role} text.]]></DataContent></ContentItem></NewsComponent>"
        for role in ("Title", "Contact", "Lead", "Body")
    )
    data = f"<NewsML><NewsItem xml:lang='fr'><NewsComponent>{parts}</NewsComponent></NewsItem></NewsML>"
    assert paragraphs(one(data)) == ["body: Lead text.", "body: Body text.", "body: Contact text."]
    assert one(data).language == "fr"


def test_of_components_that_say_the_same_one_is_read():
    def component(text, equivalents):
        return (
            f"<NewsML><NewsItem><NewsComponent {equivalents}><NewsComponent><ContentItem><DataContent>{text}</DataContent></ContentItem>"
            "</NewsComponent><NewsComponent><ContentItem><DataContent><p>Two.</p></DataContent></ContentItem></NewsComponent>"
            "</NewsComponent></NewsItem></NewsML>"
        )

    assert one(component("One.", "EquivalentsList='yes'")).text == "One."
    assert one(component("", "EquivalentsList='yes'")).text == "Two."
    assert one(component("One.", "")).text == "One.\n\nTwo."


# ninjs


def ninjs(**fields):
    return json.dumps({"uri": "urn:x:1", "versioncreated": "2024-05-24T23:30:00-05:00", **fields})


def item(**fields):
    return one(ninjs(**fields), "a.json")


@pytest.mark.parametrize(
    "data",
    [
        ninjs(),
        "[" + ninjs() + "]",
        json.dumps({"items": [json.loads(ninjs())]}, indent=2),
        json.dumps({"data": {"items": [{"meta": {}, "item": json.loads(ninjs())}]}}),
        json.dumps({"data": {"item": json.loads(ninjs())}}),
        json.dumps({"total": 1, "item": [json.loads(ninjs())]}),
        json.dumps({"_items": [json.loads(ninjs())]}),
        ninjs() + "\n" + ninjs(),
        json.dumps({"guid": "a", "body_html": "<p>" + "x" * 5000, "headline": "A"}, indent=1),
        json.dumps({"uri": "a", "standard": {"name": "ninjs"}}),
        json.dumps({"uri": "a", "versionCreated": "2024"}),
        json.dumps({"format": "digitalwires@0.9.1", "urn": "urn:a"}),
    ],
)
def test_ninjs_is_known_by_its_names(data):
    assert read(data.encode(), Source("noted")).format == "ninjs"


@pytest.mark.parametrize(
    "data",
    [
        '{"text": "a", "uri": "b", "versioncreated": "c"}',
        '{"uri": "a", "headline": "b"}',
        '{"id": "a", "pubstatus": "usable"}',
        '{"text": "a"}\n' + ninjs(),
        '{"text": "a", "items": [' + ninjs() + "]}",
        "{}",
    ],
)
def test_other_objects_stay_what_they_were(data):
    assert read(data.encode(), Source("noted")).format == "ndjson"


@pytest.mark.parametrize(
    "data", ['[1, 2, {"uri": 3}]', '{"items": [{"uri": "a"}]}\n\n', '[{"text": "a", "uri": "b"}]', '{\n"uri": 1']
)
def test_other_json_is_not_taken_for_ninjs(data):
    assert not FORMATS["ninjs"].is_mine(data.encode(), data)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"body_text": "One.\n\nTwo.", "body_html": "<p>Rich</p>"}, ["body: Rich"]),
        ({"body_text": "One.\n\nTwo.", "body_xhtml": ""}, ["body: One.", "body: Two."]),
        ({"body_nitf": nitf(content="<p>One</p>")}, ["body: One"]),
        ({"body_sportsml": "<sports-content/>", "body_text": "One."}, ["body: One."]),
        (
            {"bodies": [{"role": "text", "value": "Plain."}, {"contentType": "text/html", "value": "<p>Rich</p>"}]},
            ["body: Rich"],
        ),
        (
            {"bodies": [{"role": "own", "contenttype": "application/xml", "value": "<own/>"}, {"role": "text", "value": "Plain."}]},
            ["body: Plain."],
        ),
        (
            {"headlines": [{"role": "subheadline", "value": "Nobody hurt"}, {"role": "main", "value": "Mill"}], "body_text": "It burnt."},
            ["heading: Mill", "heading: Nobody hurt", "body: It burnt."],
        ),
        ({"description_text": "It burnt.", "description_html": "<p>It burnt.</p>"}, ["body: It burnt."]),
        ({"description_text": "Summary.", "body_text": "It burnt."}, ["body: It burnt."]),
        (
            {"type": "picture", "headline": "Mill", "byline": "R. Smith", "description_text": "A mill."},
            ["heading: Mill", "caption: A mill. R. Smith"],
        ),
        (
            {"body_text": "It burnt.", "associations": {"main": {"type": "picture", "description_text": "A mill.", "byline": "R. Smith"}}},
            ["body: It burnt.", "caption: A mill. R. Smith"],
        ),
        (
            {"body_text": "It burnt.", "associations": [{"type": "picture", "descriptions": [{"value": "A mill."}], "by": "R. Smith"}]},
            ["body: It burnt.", "caption: A mill. R. Smith"],
        ),
        (
            {
                "body_html": "<p>It burnt.</p><figure><figcaption>A mill.</figcaption><div>R. Smith</div></figure>",
                "associations": [{"type": "picture", "description_text": "A mill.", "byline": "R. Smith"}],
            },
            ["body: It burnt.", "caption: A mill. R. Smith"],
        ),
        ({"body_text": "It burnt.", "associations": {"see": {"type": "text", "description_text": "Another."}}}, ["body: It burnt."]),
        ({"headline": "Mill burns"}, ["heading: Mill burns"]),
    ],
)  # fmt: skip
def test_the_best_body_of_ninjs_is_the_text_and_its_pictures_have_captions(fields, told):
    assert paragraphs(item(**fields)) == told


@pytest.mark.parametrize(
    ("fields", "day", "source"),
    [
        ({}, date(2024, 5, 24), "field versioncreated"),
        ({"firstcreated": "2024-05-20T10:00:00Z"}, date(2024, 5, 20), "field firstcreated"),
        ({"firstCreated": "2024-05-20T10:00:00Z"}, date(2024, 5, 20), "field firstcreated"),
        ({"firstpublished": "2024-05-21", "firstcreated": "2024-05-20"}, date(2024, 5, 21), "field firstpublished"),
        ({"firstcreated": None}, date(2024, 5, 24), "field versioncreated"),
        ({"versioncreated": "in May"}, None, "field versioncreated"),
    ],
)
def test_the_day_of_ninjs_is_that_of_its_first_version(fields, day, source):
    document = item(body_text="It burnt.", **fields)
    assert (document.published, document.published_source) == (day, source)


@pytest.mark.parametrize(
    ("fields", "private"),
    [
        ({"pubstatus": "usable"}, False),
        ({"pubStatus": "withheld"}, True),
        ({"pubstatus": "canceled"}, True),
        ({"pubstatus": None}, False),
        ({"embargoed": "2024-05-26T00:00:00Z"}, True),
        ({"embargoed": "2024-05-20T00:00:00Z"}, False),
        ({"embargoed": "some day"}, True),
        ({"embargoed": True}, True),
        ({"embargoed": ""}, False),
        ({"pubstatus": {"name": "withheld"}}, True),
        ({"pubstatus": 3}, True),
        ({"embargoed": None}, False),
    ],
)
def test_ninjs_under_embargo_is_private(fields, private):
    assert item(body_text="It burnt.", **fields).private is private


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        ({"byline": "By Jane Doe"}, "byline", "Jane Doe"),
        ({"by": "Von Jane Doe", "language": "de"}, "byline", "Jane Doe"),
        ({"by": "Von Trapp", "language": "en"}, "byline", "Von Trapp"),
        ({"copyrightHolder": "TT"}, "publication", "TT"),
        ({"infosources": [{"name": "AP"}]}, "publication", "AP"),
        ({"located": "Oslo"}, "dateline", "Oslo"),
        ({"language": "nb-NO"}, "language", "nb-NO"),
        ({"uri": "https://example.org/a"}, "url", "https://example.org/a"),
        ({"uri": "https://x.example/c/77?qt=1", "altids": {"itemid": "77"}}, "url", "https://x.example/c/77"),
    ],
)
def test_a_field_of_ninjs_becomes_one_of_ours(fields, name, value):
    assert getattr(item(body_text="It burnt.", **fields), name) == value


def test_a_place_counts_only_where_the_text_has_none():
    assert item(body_text="OSLO, Norway (AP) - It burnt.", located="Norway").dateline == "OSLO, Norway (AP)"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (ninjs(), "without text, headline or description"),
        (ninjs(type="event", title="A match"), "a ninjs event: no article in it"),
        (ninjs(type="planning", title="A match"), "a ninjs planning item: no article in it"),
        (ninjs(eventDetails={}, title="A match"), "a ninjs event: no article in it"),
        (ninjs(representationtype="partial", headline="A"), "load the whole item"),
        (ninjs(pubstatus="canceled"), "canceled it"),
        (
            ninjs(
                type="text", headline="A", renditions={"nitf": {"mimetype": "text/xml", "href": "https://x.example/a"}}
            ),
            "its text lies elsewhere and is not fetched: https://x.example/a",
        ),
        ('{"uri": "a", "versioncreated": }', "not JSON: Expecting value, line 1, column 32"),
        ('{"items": []}', "without an item of ninjs"),
        ("[" * 100_000, "nested too deep"),
        ("[]", "without an item"),
        ("3", "no item of ninjs"),
    ],
)
def test_ninjs_without_an_article_says_what_it_is(data, reason):
    assert reason in refused(data, "a.json", format="ninjs")


def test_items_come_in_order_and_the_bad_ones_in_their_place():
    listed = found(f"[{ninjs(body_text='One.')}, 3, {ninjs(uri='urn:x:2', body_text='Two.')}]", "a.json")
    assert [each.text if isinstance(each, Document) else each.reason for each in listed] == [
        "One.", "item 2: no item of ninjs: no article in it", "Two.",
    ]  # fmt: skip
    lines = found(f"{ninjs(body_text='One.')}\n\nnot JSON\n{ninjs(uri='urn:x:2', body_text='Two.')}\n", "a.json")
    assert [each.line for each in lines] == [1, 3, 4]
    assert lines[1].reason == "not JSON: Expecting value, column 1"


def test_digitalwires_has_its_standfirst_before_and_its_box_behind_the_text():
    document = one(
        json.dumps(
            {
                "format": "digitalwires@0.9.1", "urn": "urn:newsml:dpa.com:1", "version_created": "2025-01-23T14:10:47+01:00",
                "headline": "Mühle abgebrannt", "teaser": "Zwölf Verletzte.", "byline": "Von Jane Doe, dpa", "language": "de",
                "dateline": "Berlin (dpa) - ", "article_html": "<p>Sie brannte.</p>", "infobox_html": "<h2>Mühlen</h2><p>40.</p>",
                "notepad": {"nonpublic_html": "<p>+49 30</p>"}, "categories": [{"type": "dnltype:provider", "name": "dpa"}],
            }
        ),
        "a.json",
    )  # fmt: skip
    assert paragraphs(document) == [
        "heading: Mühle abgebrannt", "body: Zwölf Verletzte.", "body: Sie brannte.", "heading: Mühlen", "body: 40.",
    ]  # fmt: skip
    assert (document.byline, document.dateline, document.publication) == ("Jane Doe, dpa", "Berlin (dpa)", "dpa")


# All of them


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

    assert grows_no_faster(work, 40_000)


def test_what_parses_markup_is_imported_when_markup_comes():
    code = "import sys, archive.reading; sys.exit(' '.join(sys.modules.keys() & {'lxml', 'lxml.etree', 'feedparser', 'dateutil'}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""


def test_a_million_nested_tags_are_refused_soon():
    for data in (nitf(content="<p>" * 1_000_000), "<newsMessage>" * 100_000 + "</newsMessage>"):
        assert "nested too deep" in refused(data)


# Loading


def load(*arguments):
    return CliRunner().invoke(main, ["load", *map(str, arguments)])


def texts(db):
    conn = open_archive(db).conn
    rows = conn.execute("select a.headline, a.revision, a.private from articles a order by a.headline").fetchall()
    conn.close()
    return [tuple(row) for row in rows]


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("a.nitf", lambda text: nitf("<docdata><doc-id id-string='7'/></docdata>", "<hedline><hl1>Mill</hl1></hedline>", f"<p>{text}</p>")),
        ("a.xml", lambda text: g2(content="<headline>Mill</headline>", contents=f"<inlineData>{text}</inlineData>")),
        ("a.json", lambda text: ninjs(headline="Mill", body_text=text)),
    ],
)  # fmt: skip
def test_a_changed_article_is_a_revision_and_the_same_is_nothing_new(tmp_path, name, make):
    db, path = tmp_path / "a.db", tmp_path / name
    path.write_text(make("It burnt. Twelve people died."), encoding="utf-8")
    first = load(path, "--db", db)
    assert (first.exit_code, texts(db)) == (0, [("Mill", 1, 0)]), first.output
    again = load(path, "--db", db, "--verify")
    assert (again.exit_code, texts(db)) == (0, [("Mill", 1, 0)]), again.output
    other = tmp_path / f"b{path.suffix}"
    other.write_text(make("It burnt. Fourteen people died."), encoding="utf-8")
    if name != "a.nitf":  # a number without an outlet counts in its file
        assert load(other, "--db", db).exit_code == 0
    else:
        path.write_text(other.read_text(encoding="utf-8"), encoding="utf-8")
        assert load(path, "--db", db).exit_code == 0
    assert texts(db) == [("Mill", 2, 0)]


def test_a_message_is_loaded_item_by_item(tmp_path):
    db = tmp_path / "a.db"
    done = load(DATA / "made" / "message.xml", "--db", db)
    assert done.exit_code == 1, done.output
    assert "line 51: its text lies elsewhere" in done.output
    assert texts(db) == [
        ("Council votes", 1, 0), ("Mill burns down", 1, 0), ("Mill fire", 1, 0), ("The council met on Friday.", 1, 1),
    ]  # fmt: skip


def test_a_canceled_article_becomes_private_and_keeps_what_it_said(tmp_path):
    db, path = tmp_path / "a.db", tmp_path / "a.json"
    for text, status in (("It burnt.", "usable"), ("This story is withdrawn.", "canceled")):
        path.write_text(ninjs(headline="Mill", body_text=text, pubstatus=status), encoding="utf-8")
        load(path, "--db", db, "--verify")
    assert texts(db) == [("Mill", 2, 1)]


def version(hour, text, **fields):
    return ninjs(headline="Mill", body_text=text, versioncreated=f"2024-05-24T{hour:02}:00:00+02:00", **fields)


def test_versions_are_revisions_seen_when_they_were_issued_and_an_older_one_is_none(tmp_path):
    db = tmp_path / "a.db"
    files = {}
    for hour, text in ((10, "Two people died."), (11, "Twelve people died."), (12, "Twelve people died at the mill.")):
        files[hour] = tmp_path / f"{hour}.json"
        files[hour].write_text(version(hour, text), encoding="utf-8")
    assert load(files[10], files[12], "--db", db).exit_code == 0
    late = load(files[11], "--db", db)
    assert "a text of 2024-05-24 09:00, older than the one of 2024-05-24 10:00 that the archive holds" in late.stderr
    again = load(files[10], "--db", db, "--verify")  # a text that the article had is no news
    assert (again.exit_code, texts(db)) == (0, [("Mill", 2, 0)])
    conn = open_archive(db).conn
    seen = [row[0] for row in conn.execute("select seen from revisions order by revision")]
    conn.close()
    assert seen == ["2024-05-24T08:00:00+00:00", "2024-05-24T10:00:00+00:00"]


def test_several_versions_in_one_file_are_revisions_in_their_order(tmp_path):
    db, path = tmp_path / "a.db", tmp_path / "a.json"
    path.write_text(f"[{version(10, 'Two people died.')}, {version(11, 'Twelve people died.')}]", encoding="utf-8")
    for _ in range(2):
        done = load(path, "--db", db, "--verify")
        assert (done.exit_code, texts(db)) == (0, [("Mill", 2, 0)]), done.output


def test_what_is_withdrawn_in_the_words_of_an_earlier_version_becomes_private(tmp_path):
    db, path = tmp_path / "a.db", tmp_path / "a.json"
    for hour, text, status in (
        (10, "It burnt.", "usable"),
        (11, "It burnt down.", "usable"),
        (12, "It burnt.", "canceled"),
    ):
        path.write_text(version(hour, text, pubstatus=status), encoding="utf-8")
        assert load(path, "--db", db, "--verify").exit_code == 0
    assert texts(db) == [("Mill", 3, 1)]


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


@pytest.mark.parametrize(
    "withdrawn",
    [
        ninjs(pubstatus="canceled"),
        ninjs(type="text", headline="Mill", pubstatus="withheld", representationtype="partial"),
    ],
    ids=["without a text", "a part of it"],
)
def test_an_article_that_is_taken_back_by_an_item_that_cannot_be_loaded_becomes_private(tmp_path, withdrawn):
    db, path = tmp_path / "a.db", tmp_path / "a.json"
    path.write_text(ninjs(headline="Mill", body_text="It burnt."), encoding="utf-8")
    assert load(path, "--db", db).exit_code == 0
    assert texts(db) == [("Mill", 1, 0)]
    path.write_text(withdrawn, encoding="utf-8")
    assert load(path, "--db", db, "--verify").exit_code != 0
    assert texts(db) == [("Mill", 1, 1)]
    path.write_text(ninjs(headline="Mill", body_text="It burnt."), encoding="utf-8")
    load(path, "--db", db, "--verify")
    assert texts(db) == [("Mill", 1, 1)]


def test_newsml_that_is_taken_back_without_a_text_makes_the_article_private(tmp_path):
    db, path = tmp_path / "a.db", tmp_path / "a.xml"
    for meta, contents in (("", PLAIN), ("<pubStatus qcode='stat:canceled'/>", "")):
        path.write_text(g2(meta, contents=contents), encoding="utf-8")
        load(path, "--db", db, "--verify")
    ((_, revision, private),) = texts(db)
    assert (revision, private) == (1, 1)


def test_a_withdrawal_without_a_text_is_told_once_and_not_each_night(tmp_path):
    db, folder = tmp_path / "a.db", tmp_path / "wire"
    folder.mkdir()
    kill = folder / "b.json"
    kill.write_text(ninjs(pubstatus="canceled"), encoding="utf-8")
    for _ in range(2):  # of an article that is not known yet it may still take back what comes
        done = load(folder, "--db", db)
        assert (done.exit_code, "its agency has canceled it" in done.stderr) == (2, True)
    held = {"headline": "Mill", "body_text": "It burnt.", "embargoed": "2030-01-01T00:00:00Z"}
    (folder / "a.json").write_text(ninjs(**held), encoding="utf-8")
    load(folder, "--db", db)
    assert texts(db) == [("Mill", 1, 1)]
    other = folder / "c.json"  # of an article that is private for another reason it is told too
    other.write_text(ninjs(pubstatus="canceled"), encoding="utf-8")
    assert load(folder, "--db", db).exit_code == 1
    for _ in range(2):
        done = load(folder, "--db", db)
        assert (done.exit_code, done.stderr, texts(db)) == (0, "", [("Mill", 1, 1)])


def test_a_version_that_takes_an_article_back_in_the_same_file_makes_it_private(tmp_path):
    db, path = tmp_path / "a.db", tmp_path / "a.json"
    kill = ninjs(headline="Mill", body_text="Kill this.", pubstatus="canceled")
    path.write_text(f"[{ninjs(headline='Mill', body_text='It burnt.')}, {kill}]", encoding="utf-8")
    for _ in range(2):
        assert load(path, "--db", db, "--verify").exit_code == 0
        assert texts(db) == [("Mill", 2, 1)]


def test_in_a_folder_items_that_are_no_article_are_counted_and_who_names_them_is_told(tmp_path):
    db, folder = tmp_path / "a.db", tmp_path / "wire"
    folder.mkdir()
    (folder / "plan.xml").write_text("<planningItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='urn:p'/>")
    (folder / "events.json").write_text(f"[{ninjs(type='event', headline='Vote')}, {ninjs(body_text='It burnt.')}]")
    for _ in range(2):  # and no night says it again
        done = load(folder, "--db", db)
        assert (done.exit_code, done.stderr) == (0, ""), done.output
    assert "files as before" in done.stdout
    done = load(folder / "plan.xml", "--db", db, "--verify")
    assert "a NewsML-G2 planning item: no article in it" in done.stderr
