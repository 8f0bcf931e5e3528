"""NewsML-G2 and NewsML 1: which rendition is the text, whether it may be published, and which articles are one."""

from __future__ import annotations

from datetime import date

import pytest
from wires import NAMED, PLAIN, found, g2, nitf, one, paragraphs, refused


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
