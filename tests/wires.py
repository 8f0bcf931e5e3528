"""Items of the wire formats as agencies write them, of as little as an article needs."""

from __future__ import annotations

import json
from pathlib import Path

import documents

from archive.paragraphs import split

DATA = Path(__file__).parent / "data" / "wire"
PLAIN = "<inlineData contenttype='text/plain'>It burnt.</inlineData>"
NAMED = (
    "<Identification><NewsIdentifier><ProviderId>a.example</ProviderId><DateId>20240524</DateId><NewsItemId>1</NewsItemId>"
    "</NewsIdentifier></Identification>"
)


def nitf(head="", body_head="", content="<p>It burnt.</p>", end=""):
    return (
        f"<nitf><head>{head}</head><body><body.head>{body_head}</body.head>"
        f"<body.content>{content}</body.content>{end}</body></nitf>"
    )


def g2(meta="", content="", contents="", attributes="guid='urn:x:1'"):
    return (
        f"<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' {attributes}><itemMeta><itemClass qcode='ninat:text'/>{meta}</itemMeta>"
        f"<contentMeta>{content}</contentMeta><contentSet>{contents}</contentSet></newsItem>"
    )


def ninjs(**fields):
    return json.dumps({"uri": "urn:x:1", "versioncreated": "2024-05-24T23:30:00-05:00", **fields})


def found(data, name="a.xml", **options):
    return documents.articles(data, name, **options)


def one(data, name="a.xml", **options):
    return documents.article(data, name, **options)


def refused(data, name="a.xml", **options):
    return documents.refused(data, name, **options)


def paragraphs(document):
    """Return what the source marks; what a "body" is the rules may tell nearer."""
    return [f"{kind}: {each.text}" for kind, each in zip(document.kinds, split(document), strict=True)]
