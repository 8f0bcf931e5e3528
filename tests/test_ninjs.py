"""ninjs and dpa's digitalwires: how they are known, which body is the text, and what is refused."""

from __future__ import annotations

import json
from datetime import date

import pytest
from wires import found, ninjs, nitf, one, paragraphs, refused

from archive.model import Document, Source
from archive.reading import FORMATS, read


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
