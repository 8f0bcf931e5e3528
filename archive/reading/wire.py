"""What the formats of the wire (NITF, NewsML, ninjs) say alike, and how it is taken: days, embargoes, names, figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from archive.errors import UnreadableSource
from archive.model import Document, Identity, Source
from archive.reading.blocks import Block, blocks_of_text, one_line
from archive.reading.captions import Caption, caption_of
from archive.reading.dates import read_date
from archive.reading.fields import Fields, identify, web_address
from archive.reading.markup import blocks_of, parse_html, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARKED = re.compile(r"\s*<[a-zA-Z!?]")
_NAMED = re.compile(r"[a-z][a-z0-9+.-]*:\S", re.I)
_MOST_COMPARED = 100  # descriptions that are looked for inside each other; an item has few
_LONGEST_CREDIT = 100
_AFTER_DATELINE = "-–—_: "


class Day(NamedTuple):
    """The day that a field states, the field's text as printed, and its name: what ``Fields`` wants to know of it."""

    published: date | None
    published_text: str | None
    published_from: str | None


def first_day(said: Iterable[tuple[str, str | None]]) -> Day:
    """Return the first of the named texts that states a day; where none does, the first that is there, as it stands."""
    stated = [(name, one_line(text)) for name, text in said if text and text.strip()]
    for name, text in stated:
        day = read_date(text)
        if day is not None:
            return Day(day, text, f"field {name}")
    return Day(None, stated[0][1], f"field {stated[0][0]}") if stated else Day(None, None, None)


def ends_later(until: str, issued: str | None) -> bool | None:
    """Whether an embargo ends after the text was issued; None where the two cannot be compared.

    Reading has no clock: what an item says of itself is all that decides.
    """
    try:
        end, begin = datetime.fromisoformat(until.strip()), datetime.fromisoformat((issued or "").strip())
    except ValueError:
        return None
    if (end.tzinfo is None) == (begin.tzinfo is None):
        return end > begin
    # Only one of them knows its zone: what is two days later is so in every zone.
    return True if (end.date() - begin.date()).days > 1 else None


def is_held_back(status: str | None, until: str | None = None, issued: str | None = None) -> bool:
    """Whether an item must not be published as it stands: its status is another than usable, or it is under embargo.

    An embargo counts unless it had ended when the item was issued; one without an end always does (``until`` is "").
    """
    if status and code_of(status).casefold() != "usable":
        return True
    return until is not None and ends_later(until, issued) is not False


def is_canceled(status: str | None) -> bool:
    """Whether its agency has taken an item back."""
    return bool(status) and code_of(status or "").casefold() in ("canceled", "cancelled", "killed")


CANCELED = (
    "its agency has canceled it and it holds no text; whatever was loaded of it before keeps its text and is private"
)


def withheld(fields: Fields, source: Source) -> Identity | None:
    """Return the article that an item keeps back which cannot be read itself; None where it keeps none back, or names none."""
    is_named = fields.key or fields.id or fields.url
    return identify(fields, source, "", alone=False) if fields.private and is_named else None


def code_of(qcode: str) -> str:
    """Return the code of a qcode or of a URI of the NewsCodes: "stat:usable" is "usable"."""
    return re.split(r"[:/]", qcode.strip())[-1]


def place_of(dateline: str | None) -> str | None:
    """Return a dateline without the dash that parts it from the text."""
    return one_line(dateline or "").rstrip(_AFTER_DATELINE) or None


def known_by(uri: str | None) -> dict[str, str]:
    """Return the fields that say who an article is: a web address is its url, another URI its key, and a mere name its id.

    A URI is the same all over the world, as a key is; an id counts within its publication.
    """
    uri = (uri or "").strip()
    if not uri:
        return {}
    if web_address(uri):
        return {"url": uri}
    return {"key": uri} if _NAMED.match(uri) else {"id": uri}


def blocks_of_body(text: str, type_: str = "") -> list[Block]:
    """Read the paragraphs of text that may be HTML: its media type says so, or it begins with a tag."""
    if "html" in type_.casefold() or _MARKED.match(text):
        root = parse_html(text)
        return blocks_of_rich(root) if root is not None else []
    return blocks_of_text(text)


def without_repeats(texts: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the descriptions of an item, each a role and a text, without those that another one holds word for word."""
    told = list({text: (role, text) for role, text in texts}.values())
    if len(told) > _MOST_COMPARED:
        return told
    return [(role, text) for role, text in told if not any(text in other and text != other for _, other in told)]


def blocks_of_rich(root: _Element) -> list[Block]:
    """Read the paragraphs of a tree of XHTML or HTML, the credit of a figure in the block of its caption.

    The tree is made ready for reading, and so changed.
    """
    for figure in list(root.iter("{*}figure")):
        if figure.find(".//{*}figure") is not None:
            continue
        blocks = list(blocks_of(figure))
        caption = " ".join(block.text for block in blocks if block.kind == "caption")
        credit = " ".join(block.text for block in blocks if block.kind != "caption")
        if caption and credit and len(credit) <= _LONGEST_CREDIT:
            fill(figure, caption_of(Caption(caption, credit)).text)
            figure.tag = "figcaption"
    return list(blocks_of(root))


def fill(element: _Element, text: str) -> None:
    """Give an element this text and nothing else in it."""
    for child in list(element):
        element.remove(child)
    element.text = text


def drop(element: _Element) -> None:
    """Leave of an element nothing that is read. Taken out of the tree, each would have the text behind it written anew."""
    fill(element, "")
    element.tag = "span"


def located(document: Document, place: str | None) -> Document:
    """Give a document the place that its metadata names, where neither they nor its text have a dateline."""
    return document if document.dateline or not place else replace(document, dateline=one_line(place) or None)


def is_whole(text: str, tag: str) -> bool:
    """Whether the first element of XML is closed: what breaks off before has lost its end."""
    name = re.match(r"<([^\s/>]+)", tag)
    if name is None or tag.endswith("/>"):
        return True
    return re.search(rf"</{re.escape(name[1])}\s*>", text) is not None


def read_xml(text: str, tag: str, source: Source) -> _Element:
    """Parse the XML of a whole file whose first tag is ``tag``. Raises UnreadableSource where a part of it would be lost."""
    from lxml import etree

    if not is_whole(text, tag):
        raise UnreadableSource(source.name, "the XML breaks off before its end; get the whole file")
    try:
        return parse_xml(text)
    except etree.XMLSyntaxError as error:
        raise UnreadableSource(source.name, f"the XML cannot be read: {error.msg}") from error


def text_of(element: _Element | None) -> str:
    """Return the text of an element and all in it on one line; empty where there is none."""
    return one_line("".join(element.itertext())) if element is not None else ""


def texts_of(elements: Iterable[_Element]) -> Iterator[str]:
    """Yield the texts of the elements that have one."""
    return filter(None, map(text_of, elements))


def merged(first: Fields, second: Fields) -> Fields:
    """Return the fields of an article whose envelope says ``first`` and whose NITF says ``second``: the envelope counts."""
    day = first if first.published_text else second
    return replace(
        first,
        headline=first.headline or second.headline,
        published=day.published,
        published_text=day.published_text,
        published_from=day.published_from,
        url=first.url or second.url,
        publication=first.publication or second.publication,
        byline=first.byline or second.byline,
        dateline=first.dateline or second.dateline,
        language=first.language or second.language,
        private=first.private or second.private,
    )
