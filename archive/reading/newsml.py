"""NewsML-G2 and NewsML 1: the envelopes of the agencies, and the articles in them as NITF, XHTML, HTML or plain text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from archive.errors import NoNews, UnreadableSource
from archive.model import Document, Source
from archive.reading import nitf
from archive.reading.blocks import Block, document_of
from archive.reading.bylines import without_by
from archive.reading.captions import Caption, add_captions, caption_of
from archive.reading.dates import instant
from archive.reading.fields import Fields
from archive.reading.markup import decode_markup, local_name, root_of
from archive.reading.refusals import refuse_binary
from archive.reading.wire import (
    CANCELED,
    blocks_of_body,
    blocks_of_rich,
    code_of,
    drop,
    first_day,
    is_canceled,
    is_held_back,
    known_by,
    located,
    merged,
    place_of,
    read_xml,
    text_of,
    texts_of,
    withheld,
    without_repeats,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

SUFFIXES: tuple[str, ...] = (".newsml", ".xml")

# The roots of NewsML-G2, as they are written (Reuters' older corpora have a "newsitem" of their own), and what they are.
_G2 = {
    "newsItem": "news item",
    "newsMessage": "news message",
    "packageItem": "package, which only names other items",
    "conceptItem": "concept item",
    "knowledgeItem": "knowledge item",
    "planningItem": "planning item",
    "catalogItem": "catalog",
}
_POINTERS = ("packageItem", "catalogItem")  # they have no content that the items beside them lack
_TAG = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)")
_XML = "{http://www.w3.org/XML/1998/namespace}"
_XHTML = frozenset("html body article section div p h1 h2 h3 h4 h5 h6 ul ol table blockquote pre figure span".split())
_MEDIA_TYPES = ("image/", "video/", "audio/")
_TEXTS = ("text", "composite")  # item classes whose content is text; the others are media, with a caption


class _Content(NamedTuple):
    """The paragraphs of an item, what a NITF among them says of it, and why there are none where there are none."""

    blocks: list[Block]
    fields: Fields = Fields()
    unread: str | None = None


def is_mine(data: bytes, opening: str) -> bool:
    """Whether the first element is one of NewsML-G2's or ``NewsML``."""
    name = _root_name(opening)
    return name in _G2 or name == "NewsML"


def _root_name(opening: str) -> str:
    found = _TAG.match(root_of(opening)[1])
    return found[1] if found else ""


def read(data: bytes, source: Source) -> tuple[str, Iterator[Document | UnreadableSource]]:
    """Read the articles of the file. What is none by its kind (a plan, a concept, a package) is said to be none."""
    refuse_binary(data, source)
    text, encoding = decode_markup(data)
    root = read_xml(text, root_of(text)[1], source)
    return encoding, _news1(root, source) if _called(root) == "NewsML" else _g2(root, source)


def _called(element: _Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _in(path: str) -> str:
    """Return a path that finds its elements in any namespace and in none."""
    return "/".join(f"{{*}}{name}" if name[:1].isalpha() else name for name in path.split("/"))


def _text(element: _Element, path: str) -> str | None:
    found: str | None = next(texts_of(element.iterfind(_in(path))), None)
    return found


def _attribute(element: _Element, path: str, *names: str) -> str | None:
    """Return the first of the named attributes that the first element at the path has, None where there is none."""
    for found in element.iterfind(_in(path)):
        said: str | None = next(filter(None, ((found.get(name) or "").strip() for name in names)), None)
        if said:
            return said
    return None


# NewsML-G2


def _g2(root: _Element, source: Source) -> Iterator[Document | UnreadableSource]:
    items = list(root.iterfind(_in("itemSet/*"))) if _called(root) == "newsMessage" else [root]
    if not items:
        yield UnreadableSource(source.name, "a NewsML-G2 news message without items: no article in it")
    has_news = any(_called(item) == "newsItem" for item in items)
    for item in items:
        if has_news and _called(item) in _POINTERS:
            continue
        try:
            yield _item(item, source, alone=len(items) == 1)
        except UnreadableSource as error:
            yield error


def _item(item: _Element, source: Source, *, alone: bool) -> Document:
    line = None if alone else item.sourceline
    if _called(item) != "newsItem":
        raise NoNews(source.name, f"a NewsML-G2 {_G2.get(_called(item), 'item')}: no article in it", line)
    content = _content_of(item)
    fields = merged(_fields_of(item), content.fields)
    class_ = code_of(_attribute(item, "itemMeta/itemClass", "qcode", "uri") or "text")
    blocks = content.blocks or _descriptions(item, class_)
    reason = content.unread if not content.blocks and class_ in _TEXTS else None
    if reason or not (blocks or fields.headline):
        reason = reason or _nothing(item, class_)
        raise UnreadableSource(source.name, reason, line, withholds=withheld(fields, source))
    document = document_of([*_subheadlines(item), *blocks], fields, source, format="newsml", alone=alone, line=line)
    document = replace(document, seen=instant(_text(item, "itemMeta/versionCreated")))
    return located(document, _text(item, "contentMeta/located/name"))


def _nothing(item: _Element, class_: str) -> str:
    if is_canceled(_attribute(item, "itemMeta/pubStatus", "qcode", "uri", "literal")):
        return CANCELED
    return f"a NewsML-G2 {class_} item without text, headline or description"


def _fields_of(item: _Element) -> Fields:
    language = _attribute(item, "contentMeta/language", "tag") or item.get(f"{_XML}lang")
    issued = _text(item, "itemMeta/versionCreated")
    day = first_day(
        (
            ("firstCreated", _text(item, "itemMeta/firstCreated")),
            ("versionCreated", issued),
            ("contentCreated", _text(item, "contentMeta/contentCreated")),
        )
    )
    embargo = item.find(_in("itemMeta/embargoed"))
    until = text_of(embargo) if embargo is not None else None
    status = _attribute(item, "itemMeta/pubStatus", "qcode", "uri", "literal")
    return Fields(
        headline=_headlines(item)[0],
        published=day.published,
        published_text=day.published_text,
        published_from=day.published_from,
        publication=_provider(item),
        byline=without_by(_text(item, "contentMeta/by"), language),
        dateline=place_of(_text(item, "contentMeta/dateline")),
        language=language,
        private=is_held_back(status, until, issued),
        **known_by(item.get("guid")),
    )


def _provider(item: _Element) -> str | None:
    code = _attribute(item, "itemMeta/provider", "literal", "qcode")
    return (
        _text(item, "itemMeta/provider/name")
        or (code_of(code) if code else None)
        or _text(item, "rightsInfo/copyrightHolder/name")
        or _attribute(item, "itemMeta/provider", "uri")
    )


def _headlines(item: _Element) -> tuple[str | None, list[str]]:
    """Return the headline and the subheadlines. Kickers and headlines for telephones repeat it in other words."""
    main, below = None, []
    for element in item.iterfind(_in("contentMeta/headline")):
        role = code_of(element.get("role") or "").casefold()
        text = text_of(element)
        if text and "sub" in role:
            below.append(text)
        elif text and (main is None or role == "main"):
            main = text
    return main, below


def _subheadlines(item: _Element) -> list[Block]:
    return [Block("heading", text) for text in _headlines(item)[1]]


def _content_of(item: _Element) -> _Content:
    """Return the first rendition that can be read; they are all of the same text."""
    unread = None
    headline, _ = _headlines(item)
    for element in item.iterfind(_in("contentSet/*")):
        content = _rendition(element, headline)
        if content.blocks:
            return content
        unread = unread or content.unread
    return _Content([], unread=unread)


def _rendition(element: _Element, headline: str | None) -> _Content:
    if _called(element) == "inlineXML":
        return _inline(element, headline)
    if _called(element) == "remoteContent":
        if (element.get("contenttype") or "").startswith(_MEDIA_TYPES):
            return _Content([])  # what goes with the text
        href = element.get("href") or element.get("residref") or "an address that is not named"
        return _Content([], unread=f"its text lies elsewhere and is not fetched: {href}")
    if element.get("encoding") or _called(element) != "inlineData":
        return _Content([], unread="its content is encoded data, not text")
    return _Content(blocks_of_body(_raw(element), element.get("contenttype") or ""))


def _raw(element: _Element) -> str:
    return "".join(element.itertext())


def _inline(holder: _Element, headline: str | None) -> _Content:
    """Read the XML in an element: NITF, XHTML, or text that is no markup."""
    children = [child for child in holder if isinstance(child.tag, str)]
    if not children:
        return _Content(blocks_of_body(_raw(holder)))
    name = local_name(children[0])
    if name == "nitf":
        return _Content(nitf.blocks_of_story(children[0]), nitf.fields_of(children[0]))
    if name not in _XHTML:
        return _Content([], unread=f"its content is XML that is not read here, <{name}>; only NITF and XHTML are")
    _drop_masthead(holder, headline)
    return _Content(blocks_of_rich(holder))


def _drop_masthead(holder: _Element, headline: str | None) -> None:
    """Take out a ``header`` that repeats the headline of the envelope: what else is in it stands there, too."""
    for header in list(holder.iter("{*}header")):
        titles = {text.casefold() for text in texts_of(header.iter("{*}h1", "{*}h2"))}
        if headline and headline.casefold() in titles:
            drop(header)


def _descriptions(item: _Element, class_: str) -> list[Block]:
    """Return what describes an item that has no text of its own: for a picture or a video, its captions with their credit."""
    credit = _text(item, "contentMeta/by") or _text(item, "contentMeta/creditline")
    if class_ not in _TEXTS:
        creators = texts_of(item.iterfind(_in("contentMeta/creator/name")))
        names = [name for name in creators if name.casefold() not in (credit or "").casefold()]
        credit = "/".join([*names, *([credit] if credit else [])])
    told = ((element.get("role") or "", text_of(element)) for element in item.iterfind(_in("contentMeta/description")))
    return [_described(role, text, class_, credit) for role, text in without_repeats(told) if text]


def _described(role: str, text: str, class_: str, credit: str | None) -> Block:
    if class_ in _TEXTS or (role and "caption" not in role.casefold()):
        return Block("body", text)
    return caption_of(Caption(text, credit))


# NewsML 1

_SKIPPED = frozenset(("stylesheet", "headline", "title"))
_BODIES = frozenset(("lead", "body", "main", "maintext", "main text", "text"))
_MEDIA = frozenset("photo picture image video audio graphic logo caption multimedia quicklook thumbnail".split())


class _Place(NamedTuple):
    """Where an article stands: its file, the line where that holds several items, and whether it is the only one."""

    source: Source
    line: int | None
    alone: bool


class _Part(NamedTuple):
    """The paragraphs of one content item of NewsML 1, and the role of the component that holds it."""

    role: str
    content: _Content


def _news1(root: _Element, source: Source) -> Iterator[Document | UnreadableSource]:
    items = list(root.iterfind(_in("NewsItem")))
    envelope = root.find(_in("NewsEnvelope"))
    if not items:
        yield UnreadableSource(source.name, "a NewsML file without news items: no article in it")
    for item in items:
        stories = _stories(item)
        line = item.sourceline if len(items) > 1 else None
        if not stories:
            yield UnreadableSource(source.name, "a NewsML item without a component of news: no article in it", line)
        alone = len(items) == len(stories) == 1
        around: dict[_Element, _Element] = {}
        scopes = [_scopes(story, around) for story in stories]
        languages = [_language(item, each) for each in scopes]
        identities = _identities(item, languages)
        for story, each, language, ids in zip(stories, scopes, languages, identities, strict=True):
            whole = story if len(stories) > 1 else item.find(_in("NewsComponent"))
            try:
                fields = _story_fields(envelope, item, each, {"language": language, **ids})
                document = _story(whole, story, fields, _Place(source, None if alone else story.sourceline, alone))
                yield replace(document, seen=instant(_text(item, "NewsManagement/ThisRevisionCreated")))
            except UnreadableSource as error:
                yield error


def _stories(item: _Element) -> list[_Element]:
    """Return the components that are articles: the topmost that have a headline and are no pictures; else the whole."""
    found: list[_Element] = []
    waiting = list(reversed(item.findall(_in("NewsComponent"))))
    top = waiting[-1:]
    while waiting:
        component = waiting.pop()
        if _is_headed(component) and not _holds_translations(component):
            found.append(component)
        else:
            waiting += reversed(component.findall(_in("NewsComponent")))
    return found or top


def _is_headed(component: _Element) -> bool:
    return bool(_text(component, "NewsLines/HeadLine")) and _role(component) not in _MEDIA


def _holds_translations(component: _Element) -> bool:
    """Whether the components in one have headlines in several languages."""
    headed = filter(_is_headed, component.iterfind(_in("NewsComponent")))
    return len({_own_language(each) for each in headed} - {None}) > 1


def _own_language(component: _Element) -> str | None:
    return _attribute(component, "DescriptiveMetadata/Language", "FormalName") or component.get(f"{_XML}lang")


def _role(component: _Element) -> str:
    return (_attribute(component, "Role", "FormalName") or "").casefold()


def _story(whole: _Element, story: _Element, fields: Fields, at: _Place) -> Document:
    parts = list(_parts(whole, ""))
    texts = [part for part in parts if part.content.blocks]
    if not texts and parts and not any(part.role in _MEDIA for part in parts):
        unread = next(filter(None, (part.content.unread for part in parts)), "a NewsML item without text")
        raise UnreadableSource(at.source.name, unread, at.line, withholds=withheld(fields, at.source))
    for part in texts:
        fields = merged(fields, part.content.fields)
    blocks = add_captions([*_lines_below(story, texts), *_in_order(texts)], _media_captions(whole, story))
    if not blocks and not fields.headline:
        reason = "a NewsML item with neither text nor headline"
        raise UnreadableSource(at.source.name, reason, at.line, withholds=withheld(fields, at.source))
    return document_of(blocks, fields, at.source, format="newsml", alone=at.alone, line=at.line)


def _parts(component: _Element, role: str) -> Iterator[_Part]:
    """Yield the first readable content item of each component in it; of components that say the same, the first."""
    role = _role(component) or role
    if role in _SKIPPED:
        return
    contents = [_content_item(item) for item in component.iterfind(_in("ContentItem"))]
    readable = [content for content in contents if content.blocks] or contents
    if readable:
        yield _Part(role, readable[0])
    for child in component.iterfind(_in("NewsComponent")):
        found = list(_parts(child, role))
        yield from found
        if component.get("EquivalentsList") == "yes" and any(part.content.blocks for part in found):
            return


def _content_item(item: _Element) -> _Content:
    type_ = _attribute(item, "MimeType", "FormalName") or _attribute(item, "Format", "FormalName") or ""
    data = item.find(_in("DataContent"))
    if "css" in type_.casefold():
        return _Content([])
    if data is None:
        inner = item.find(_in("Encoding"))
        if inner is not None:
            return _Content([], unread="its content is encoded data, not text")
        return _Content(
            [], unread=f"its text lies elsewhere and is not fetched: {item.get('Href') or 'no address is named'}"
        )
    return _inline(data, None) if len(data) else _Content(blocks_of_body(_raw(data), type_))


def _in_order(texts: list[_Part]) -> Iterator[Block]:
    """Yield the body, then what else is text (whom to ask), in the order of the file."""
    rest = [part for part in texts if part.role != "subheadline"]
    for part in sorted(rest, key=lambda part: part.role not in _BODIES):
        for block in part.content.blocks:
            yield Block("caption", block.text) if part.role in _MEDIA else block


def _lines_below(story: _Element, texts: list[_Part]) -> list[Block]:
    """Return what stands below the headline, as the components or else the lines have it."""
    found = [block.text for part in texts if part.role == "subheadline" for block in part.content.blocks]
    return [Block("heading", text) for text in found or texts_of(story.iterfind(_in("NewsLines/SubHeadLine")))]


def _media_captions(whole: _Element, story: _Element) -> Iterator[Caption]:
    """Yield the headlines of the pictures and videos: there they are what others call a caption."""
    for component in whole.iter("{*}NewsComponent"):
        if component is not story and _role(component) in _MEDIA:
            for path in ("NewsLines/HeadLine", "NewsLines/SubHeadLine"):
                said = _text(component, path)
                if said:
                    yield Caption(
                        said, _text(component, "NewsLines/CreditLine") or _text(component, "NewsLines/ByLine")
                    )
                    break


def _story_fields(
    envelope: _Element | None, item: _Element, scopes: list[_Element], known: dict[str, str | None]
) -> Fields:
    management = "NewsManagement"
    day = first_day(
        (
            ("FirstPublished", _text(item, f"{management}/FirstPublished")),
            ("FirstCreated", _text(item, f"{management}/FirstCreated")),
            ("ThisRevisionCreated", _text(item, f"{management}/ThisRevisionCreated")),
            ("DateAndTime", _text(envelope, "DateAndTime") if envelope is not None else None),
        )
    )
    return Fields(
        headline=_line(scopes, "HeadLine"),
        published=day.published,
        published_text=day.published_text,
        published_from=day.published_from,
        publication=_agency(envelope, item, scopes),
        byline=without_by(_line(scopes, "ByLine"), known["language"]),
        dateline=place_of(_line(scopes, "DateLine")),
        private=is_held_back(_attribute(item, f"{management}/Status", "FormalName")),
        **known,  # its language, and who it is
    )


def _line(scopes: list[_Element], name: str) -> str | None:
    return next(filter(None, (_text(scope, f"NewsLines/{name}") for scope in scopes)), None)


def _nearest(scopes: list[_Element], path: str, attribute: str) -> str | None:
    return next(filter(None, (_attribute(scope, path, attribute) for scope in scopes)), None)


def _agency(envelope: _Element | None, item: _Element, scopes: list[_Element]) -> str | None:
    return (
        _nearest(scopes, "AdministrativeMetadata/Provider/Party", "FormalName")
        or (_attribute(envelope, "SentFrom/Party", "FormalName") if envelope is not None else None)
        or _text(item, "Identification/NewsIdentifier/ProviderId")
    )


def _scopes(story: _Element, around: dict[_Element, _Element]) -> list[_Element]:
    """Return the component and those around it: what is not said of the one is said of the other.

    Those around it are copied without the components in them, once for all stories (``around``): of a thousand stories in
    one component each would look for what it says among the thousand.
    """
    outer = story.iterancestors("{*}NewsComponent")
    return [story, *(_bare(each, around) for each in outer)]


def _bare(component: _Element, made: dict[_Element, _Element]) -> _Element:
    if component not in made:
        made[component] = component.makeelement(component.tag, component.attrib)
        own = (child for child in component if _called(child) not in ("NewsComponent", "ContentItem"))
        made[component].extend(map(deepcopy, own))
    return made[component]


def _language(item: _Element, scopes: list[_Element]) -> str | None:
    """Return the language of a component, of those around it, of the item, or of the first in it that names one."""
    named = (*map(_own_language, scopes), item.get(f"{_XML}lang"))
    within = map(_own_language, scopes[0].iter("{*}NewsComponent"))
    return next(filter(None, named), None) or next(filter(None, within), None)


def _identities(item: _Element, languages: list[str | None]) -> Iterator[dict[str, str]]:
    """Yield for each article the item's name without its revision, with its language: a translation is another article.

    Of several articles in one language, the second and further have the number of their place.
    """
    names = [_text(item, f"Identification/NewsIdentifier/{name}") for name in ("ProviderId", "DateId", "NewsItemId")]
    seen: Counter[str | None] = Counter()
    for language in languages:
        ends = [language or "", str(seen[language] or "")]
        seen[language] += 1
        uri = ":".join(["urn:newsml", *map(str, names)]) + "".join(f"#{end}" for end in ends if end)
        yield known_by(uri) if all(names) else {}
