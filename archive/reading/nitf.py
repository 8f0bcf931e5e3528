"""NITF: one article in the News Industry Text Format, as agencies, newsrooms and the corpora of the press have it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from archive.errors import UnreadableSource
from archive.model import Document, Source
from archive.reading.blocks import Block, document_of, one_line
from archive.reading.bylines import without_by
from archive.reading.captions import Caption, caption_of
from archive.reading.fields import Fields, web_address
from archive.reading.markup import blocks_of, decode_markup, root_of
from archive.reading.refusals import refuse_binary
from archive.reading.wire import (
    drop,
    ends_later,
    fill,
    first_day,
    is_held_back,
    place_of,
    read_xml,
    text_of,
    texts_of,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

SUFFIXES: tuple[str, ...] = (".nitf", ".xml")

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# In the order in which they name an outlet best: the element and its attribute, None for its text.
_OUTLETS = (
    ("pubdata", "name"), ("distributor", None), ("doc.copyright", "holder"), ("rights.owner", None),
)  # fmt: skip
_IDS = (("doc-id", "id-string"),)  # a du-key names a story, and next year another one
_DAYS = (("date.issue", "norm"), ("pubdata", "date.publication"), ("story.date", "norm"), ("date.release", "norm"))
_WORD = re.compile(r"[^\W\d_]{2}")
# The New York Times Annotated Corpus has the first paragraphs twice: by themselves, and in the full text.
_FULL_TEXT, _LEADS = "full_text", ("lead_paragraph", "online_lead_paragraph")


def is_mine(data: bytes, opening: str) -> bool:
    """Whether the first element is ``nitf``."""
    return root_of(opening)[0] == "nitf"


def read(data: bytes, source: Source) -> tuple[str, Iterator[Document | UnreadableSource]]:
    """Read the one article of the file."""
    refuse_binary(data, source)
    text, encoding = decode_markup(data, given=source.encoding)
    return encoding, iter([_document(read_xml(text, root_of(text)[1], source), source)])


def _document(root: _Element, source: Source) -> Document:
    fields, blocks = fields_of(root), blocks_of_story(root)
    if not blocks and not fields.headline:
        raise UnreadableSource(source.name, "there is neither text nor headline in this NITF")
    return document_of(blocks, fields, source, format="nitf", alone=True)


def fields_of(root: _Element) -> Fields:
    """Return what the head and the head of the body say of the article."""
    holders = (root, *root.iterfind("{*}body"))
    language = next(filter(None, (each.get(name) for each in holders for name in (_LANGUAGE, "baselang"))), None)
    day = first_day((_name(name, at), _said(root, name, at)) for name, at in _DAYS)
    return Fields(
        id=_first(root, _IDS),
        headline=_headline(root),
        published=day.published,
        published_text=day.published_text,
        published_from=day.published_from,
        url=web_address(_said(root, "pubdata", "ex-ref")),
        publication=_first(root, _OUTLETS),
        byline=_byline(root, language),
        dateline=_dateline(root),
        language=language,
        private=_is_held_back(root),
    )


def _name(element: str, attribute: str) -> str:
    return element if attribute == "norm" else attribute


def _said(root: _Element, name: str, attribute: str | None) -> str | None:
    """Return the first attribute of that name, or text, of the elements of a name; None where there is none."""
    for element in root.iter(f"{{*}}{name}"):
        said = one_line(element.get(attribute) or "") if attribute else text_of(element)
        if said:
            return said
    return None


def _first(root: _Element, places: tuple[tuple[str, str | None], ...]) -> str | None:
    return next(filter(None, (_said(root, name, attribute) for name, attribute in places)), None)


def _headline(root: _Element) -> str | None:
    own = next(texts_of(root.iterfind(".//{*}hedline/{*}hl1")), None)
    return own or next(texts_of(root.iterfind("{*}head/{*}title")), None)


def _byline(root: _Element, language: str | None) -> str | None:
    """Return the names of the bylines, their titles only where there are no names.

    The corpus of the New York Times has each a second time, turned for sorting.
    """
    lines = list(root.iterfind(".//{*}body.head/{*}byline"))
    names, titles = [], []
    for line in [each for each in lines if _class(each) != "normalized_byline"] or lines:
        title = text_of(line.find("{*}byttl"))
        names.append(without_by(text_of(line).removesuffix(title).rstrip(" ,"), language))
        titles.append(title)
    return ", ".join(dict.fromkeys(filter(None, names))) or ", ".join(dict.fromkeys(filter(None, titles))) or None


def _dateline(root: _Element) -> str | None:
    """Return the first dateline with a word in it: some hold nothing but the time, as machines write it."""
    lines = texts_of(root.iterfind(".//{*}body.head/{*}dateline"))
    return place_of(next(filter(_WORD.search, lines), None))


def _is_held_back(root: _Element) -> bool:
    """Whether its status is another than usable, or its release was set for later than its issue."""
    release, issue = _said(root, "date.release", "norm"), _said(root, "date.issue", "norm")
    if is_held_back(_said(root, "docdata", "management-status")):
        return True
    return release is not None and ends_later(release, issue) is True


def blocks_of_story(root: _Element) -> list[Block]:
    """Return the paragraphs: further headlines, the abstract unless headline or text repeat it, the content, the tagline.

    The tree is made ready for reading, and so changed.
    """
    _tidy(root)
    body = [block for content in _contents(root) for block in blocks_of(content)]
    abstract = [block for element in root.iterfind(".//{*}body.head/{*}abstract") for block in blocks_of(element)]
    if _flat(abstract) in f"{(_headline(root) or '').casefold()}\n{_flat(body)}":
        abstract = []
    end = [block for element in root.iterfind(".//{*}body.end") for block in blocks_of(element)]
    return [*_further_headlines(root), *abstract, *body, *end]


def _flat(blocks: list[Block]) -> str:
    return " ".join(block.text for block in blocks).casefold()


def _further_headlines(root: _Element) -> list[Block]:
    seen = {(_headline(root) or "").casefold()}
    found = []
    for text in texts_of(root.iterfind(".//{*}hedline/{*}hl2")):
        if text.casefold() not in seen:
            seen.add(text.casefold())
            found.append(Block("heading", text))
    return found


def _contents(root: _Element) -> list[_Element]:
    """Return what holds the text: ``body.content``, or the body itself where somebody left that out."""
    # A note has one of its own, and AP leaves out the body around it.
    contents = [*root.iterfind("{*}body/{*}body.content"), *root.iterfind("{*}body.content")]
    for content in contents:
        blocks = list(content.iterfind("{*}block"))
        if any(_class(block) == _FULL_TEXT for block in blocks):
            for block in blocks:
                if _class(block) in _LEADS:
                    drop(block)
    if contents:
        return contents
    return [each for body in root.iterfind("{*}body") for each in body.iterfind("{*}*") if not _is_margin(each)]


def _class(element: _Element) -> str:
    return (element.get("class") or "").strip().casefold()


def _is_margin(element: _Element) -> bool:
    return element.tag.rpartition("}")[2] in ("body.head", "body.end")


def _tidy(root: _Element) -> None:
    """Write a fraction as one, a medium as its caption and credit, and leave out what is not for publication."""
    for note in list(root.iter("{*}note")):
        if note.get("type") == "npa":
            drop(note)
    for fraction in list(root.iter("{*}frac")):
        _spell(fraction)
    for media in list(root.iter("{*}media")):
        _caption(media)


def _spell(fraction: _Element) -> None:
    """Write 2<frac><frac-num>1</frac-num><frac-den>3</frac-den></frac> as 2 1/3: without a sign it would read 213."""
    over, under = text_of(fraction.find("{*}frac-num")), text_of(fraction.find("{*}frac-den"))
    if not over or not under:
        return
    before, parent = fraction.getprevious(), fraction.getparent()
    said = before.tail if before is not None else parent.text if parent is not None else ""
    fill(fraction, f"{' ' if (said or '')[-1:].isdigit() else ''}{over}/{under}")


def _caption(media: _Element) -> None:
    """Let a medium hold one paragraph, its captions with the credit behind them; what it is encoded in is no text."""
    words = " ".join(block.text for each in media.iterfind("{*}media-caption") for block in blocks_of(each))
    caption = caption_of(Caption(words, text_of(media.find("{*}media-producer")))).text if words else ""
    fill(media, caption)
    media.tag = "media-caption"
