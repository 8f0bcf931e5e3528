"""NewsML-G2: news items, alone or many in a message."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from archive.errors import NoNews, UnreadableSource
from archive.model import Document, Source
from archive.reading.blocks import Block, document_of
from archive.reading.bylines import without_by
from archive.reading.captions import Caption, caption_of
from archive.reading.dates import instant
from archive.reading.envelope import XML, Content, attribute_at, called, inline, raw, text_at, within
from archive.reading.fields import Fields
from archive.reading.wire import (
    CANCELED,
    blocks_of_body,
    code_of,
    first_day,
    is_canceled,
    is_held_back,
    known_by,
    located,
    merged,
    place_of,
    text_of,
    texts_of,
    withheld,
    without_repeats,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

# The roots of NewsML-G2, as they are written (Reuters' older corpora have a "newsitem" of their own), and what they are.
ROOTS = {
    "newsItem": "news item",
    "newsMessage": "news message",
    "packageItem": "package, which only names other items",
    "conceptItem": "concept item",
    "knowledgeItem": "knowledge item",
    "planningItem": "planning item",
    "catalogItem": "catalog",
}
_POINTERS = ("packageItem", "catalogItem")  # they have no content that the items beside them lack
_MEDIA_TYPES = ("image/", "video/", "audio/")
_TEXTS = ("text", "composite")  # item classes whose content is text; the others are media, with a caption


def articles(root: _Element, source: Source) -> Iterator[Document | UnreadableSource]:
    """Yield the article of each news item under a root, and in its place why one is none."""
    items = list(root.iterfind(within("itemSet/*"))) if called(root) == "newsMessage" else [root]
    if not items:
        yield UnreadableSource(source.name, "a NewsML-G2 news message without items: no article in it")
    has_news = any(called(item) == "newsItem" for item in items)
    for item in items:
        if has_news and called(item) in _POINTERS:
            continue
        try:
            yield _item(item, source, alone=len(items) == 1)
        except UnreadableSource as error:
            yield error


def _item(item: _Element, source: Source, *, alone: bool) -> Document:
    line = None if alone else item.sourceline
    if called(item) != "newsItem":
        raise NoNews(source.name, f"a NewsML-G2 {ROOTS.get(called(item), 'item')}: no article in it", line)
    content = _content_of(item)
    fields = merged(_fields_of(item), content.fields)
    class_ = code_of(attribute_at(item, "itemMeta/itemClass", "qcode", "uri") or "text")
    blocks = content.blocks or _descriptions(item, class_)
    reason = content.unread if not content.blocks and class_ in _TEXTS else None
    if reason or not (blocks or fields.headline):
        reason = reason or _nothing(item, class_)
        raise UnreadableSource(source.name, reason, line, withholds=withheld(fields, source))
    document = document_of([*_subheadlines(item), *blocks], fields, source, format="newsml", alone=alone, line=line)
    document = replace(document, seen=instant(text_at(item, "itemMeta/versionCreated")))
    return located(document, text_at(item, "contentMeta/located/name"))


def _nothing(item: _Element, class_: str) -> str:
    if is_canceled(attribute_at(item, "itemMeta/pubStatus", "qcode", "uri", "literal")):
        return CANCELED
    return f"a NewsML-G2 {class_} item without text, headline or description"


def _fields_of(item: _Element) -> Fields:
    language = attribute_at(item, "contentMeta/language", "tag") or item.get(f"{XML}lang")
    issued = text_at(item, "itemMeta/versionCreated")
    day = first_day(
        (
            ("firstCreated", text_at(item, "itemMeta/firstCreated")),
            ("versionCreated", issued),
            ("contentCreated", text_at(item, "contentMeta/contentCreated")),
        )
    )
    embargo = item.find(within("itemMeta/embargoed"))
    until = text_of(embargo) if embargo is not None else None
    status = attribute_at(item, "itemMeta/pubStatus", "qcode", "uri", "literal")
    return Fields(
        headline=_headlines(item)[0],
        published=day.published,
        published_text=day.published_text,
        published_from=day.published_from,
        publication=_provider(item),
        byline=without_by(text_at(item, "contentMeta/by"), language),
        dateline=place_of(text_at(item, "contentMeta/dateline")),
        language=language,
        private=is_held_back(status, until, issued),
        **known_by(item.get("guid")),
    )


def _provider(item: _Element) -> str | None:
    code = attribute_at(item, "itemMeta/provider", "literal", "qcode")
    return (
        text_at(item, "itemMeta/provider/name")
        or (code_of(code) if code else None)
        or text_at(item, "rightsInfo/copyrightHolder/name")
        or attribute_at(item, "itemMeta/provider", "uri")
    )


def _headlines(item: _Element) -> tuple[str | None, list[str]]:
    """Return the headline and the subheadlines. Kickers and headlines for telephones repeat it in other words."""
    main, below = None, []
    for element in item.iterfind(within("contentMeta/headline")):
        role = code_of(element.get("role") or "").casefold()
        text = text_of(element)
        if text and "sub" in role:
            below.append(text)
        elif text and (main is None or role == "main"):
            main = text
    return main, below


def _subheadlines(item: _Element) -> list[Block]:
    return [Block("heading", text) for text in _headlines(item)[1]]


def _content_of(item: _Element) -> Content:
    """Return the first rendition that can be read; they are all of the same text."""
    unread = None
    headline, _ = _headlines(item)
    for element in item.iterfind(within("contentSet/*")):
        content = _rendition(element, headline)
        if content.blocks:
            return content
        unread = unread or content.unread
    return Content([], unread=unread)


def _rendition(element: _Element, headline: str | None) -> Content:
    if called(element) == "inlineXML":
        return inline(element, headline)
    if called(element) == "remoteContent":
        if (element.get("contenttype") or "").startswith(_MEDIA_TYPES):
            return Content([])  # what goes with the text
        href = element.get("href") or element.get("residref") or "an address that is not named"
        return Content([], unread=f"its text lies elsewhere and is not fetched: {href}")
    if element.get("encoding") or called(element) != "inlineData":
        return Content([], unread="its content is encoded data, not text")
    return Content(blocks_of_body(raw(element), element.get("contenttype") or ""))


def _descriptions(item: _Element, class_: str) -> list[Block]:
    """Return what describes an item that has no text of its own: for a picture or a video, its captions with their credit."""
    credit = text_at(item, "contentMeta/by") or text_at(item, "contentMeta/creditline")
    if class_ not in _TEXTS:
        creators = texts_of(item.iterfind(within("contentMeta/creator/name")))
        names = [name for name in creators if name.casefold() not in (credit or "").casefold()]
        credit = "/".join([*names, *([credit] if credit else [])])
    told = (
        (element.get("role") or "", text_of(element)) for element in item.iterfind(within("contentMeta/description"))
    )
    return [_described(role, text, class_, credit) for role, text in without_repeats(told) if text]


def _described(role: str, text: str, class_: str, credit: str | None) -> Block:
    if class_ in _TEXTS or (role and "caption" not in role.casefold()):
        return Block("body", text)
    return caption_of(Caption(text, credit))
