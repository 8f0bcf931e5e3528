"""NewsML 1: items with components in components, as Business Wire and others send them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from archive.errors import UnreadableSource
from archive.model import Document, Source
from archive.reading.blocks import Block, document_of
from archive.reading.bylines import without_by
from archive.reading.captions import Caption, add_captions
from archive.reading.dates import instant
from archive.reading.envelope import XML, Content, attribute_at, called, inline, raw, text_at, within
from archive.reading.fields import Fields
from archive.reading.wire import (
    blocks_of_body,
    first_day,
    is_held_back,
    known_by,
    merged,
    place_of,
    texts_of,
    withheld,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

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
    content: Content


def articles(root: _Element, source: Source) -> Iterator[Document | UnreadableSource]:
    """Yield the articles of each item under a root, its translations apart, and in its place why one is none."""
    items = list(root.iterfind(within("NewsItem")))
    envelope = root.find(within("NewsEnvelope"))
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
            whole = story if len(stories) > 1 else item.find(within("NewsComponent"))
            try:
                fields = _story_fields(envelope, item, each, {"language": language, **ids})
                document = _story(whole, story, fields, _Place(source, None if alone else story.sourceline, alone))
                yield replace(document, seen=instant(text_at(item, "NewsManagement/ThisRevisionCreated")))
            except UnreadableSource as error:
                yield error


def _stories(item: _Element) -> list[_Element]:
    """Return the components that are articles: the topmost that have a headline and are no pictures; else the whole."""
    found: list[_Element] = []
    waiting = list(reversed(item.findall(within("NewsComponent"))))
    top = waiting[-1:]
    while waiting:
        component = waiting.pop()
        if _is_headed(component) and not _holds_translations(component):
            found.append(component)
        else:
            waiting += reversed(component.findall(within("NewsComponent")))
    return found or top


def _is_headed(component: _Element) -> bool:
    return bool(text_at(component, "NewsLines/HeadLine")) and _role(component) not in _MEDIA


def _holds_translations(component: _Element) -> bool:
    """Whether the components in one have headlines in several languages."""
    headed = filter(_is_headed, component.iterfind(within("NewsComponent")))
    return len({_own_language(each) for each in headed} - {None}) > 1


def _own_language(component: _Element) -> str | None:
    return attribute_at(component, "DescriptiveMetadata/Language", "FormalName") or component.get(f"{XML}lang")


def _role(component: _Element) -> str:
    return (attribute_at(component, "Role", "FormalName") or "").casefold()


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
    contents = [_content_item(item) for item in component.iterfind(within("ContentItem"))]
    readable = [content for content in contents if content.blocks] or contents
    if readable:
        yield _Part(role, readable[0])
    for child in component.iterfind(within("NewsComponent")):
        found = list(_parts(child, role))
        yield from found
        if component.get("EquivalentsList") == "yes" and any(part.content.blocks for part in found):
            return


def _content_item(item: _Element) -> Content:
    type_ = attribute_at(item, "MimeType", "FormalName") or attribute_at(item, "Format", "FormalName") or ""
    data = item.find(within("DataContent"))
    if "css" in type_.casefold():
        return Content([])
    if data is None:
        inner = item.find(within("Encoding"))
        if inner is not None:
            return Content([], unread="its content is encoded data, not text")
        return Content(
            [], unread=f"its text lies elsewhere and is not fetched: {item.get('Href') or 'no address is named'}"
        )
    return inline(data, None) if len(data) else Content(blocks_of_body(raw(data), type_))


def _in_order(texts: list[_Part]) -> Iterator[Block]:
    """Yield the body, then what else is text (whom to ask), in the order of the file."""
    rest = [part for part in texts if part.role != "subheadline"]
    for part in sorted(rest, key=lambda part: part.role not in _BODIES):
        for block in part.content.blocks:
            yield Block("caption", block.text) if part.role in _MEDIA else block


def _lines_below(story: _Element, texts: list[_Part]) -> list[Block]:
    """Return what stands below the headline, as the components or else the lines have it."""
    found = [block.text for part in texts if part.role == "subheadline" for block in part.content.blocks]
    return [Block("heading", text) for text in found or texts_of(story.iterfind(within("NewsLines/SubHeadLine")))]


def _media_captions(whole: _Element, story: _Element) -> Iterator[Caption]:
    """Yield the headlines of the pictures and videos: there they are what others call a caption."""
    for component in whole.iter("{*}NewsComponent"):
        if component is not story and _role(component) in _MEDIA:
            for path in ("NewsLines/HeadLine", "NewsLines/SubHeadLine"):
                said = text_at(component, path)
                if said:
                    yield Caption(
                        said, text_at(component, "NewsLines/CreditLine") or text_at(component, "NewsLines/ByLine")
                    )
                    break


def _story_fields(
    envelope: _Element | None, item: _Element, scopes: list[_Element], known: dict[str, str | None]
) -> Fields:
    management = "NewsManagement"
    day = first_day(
        (
            ("FirstPublished", text_at(item, f"{management}/FirstPublished")),
            ("FirstCreated", text_at(item, f"{management}/FirstCreated")),
            ("ThisRevisionCreated", text_at(item, f"{management}/ThisRevisionCreated")),
            ("DateAndTime", text_at(envelope, "DateAndTime") if envelope is not None else None),
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
        private=is_held_back(attribute_at(item, f"{management}/Status", "FormalName")),
        **known,  # its language, and who it is
    )


def _line(scopes: list[_Element], name: str) -> str | None:
    return next(filter(None, (text_at(scope, f"NewsLines/{name}") for scope in scopes)), None)


def _nearest(scopes: list[_Element], path: str, attribute: str) -> str | None:
    return next(filter(None, (attribute_at(scope, path, attribute) for scope in scopes)), None)


def _agency(envelope: _Element | None, item: _Element, scopes: list[_Element]) -> str | None:
    return (
        _nearest(scopes, "AdministrativeMetadata/Provider/Party", "FormalName")
        or (attribute_at(envelope, "SentFrom/Party", "FormalName") if envelope is not None else None)
        or text_at(item, "Identification/NewsIdentifier/ProviderId")
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
        own = (child for child in component if called(child) not in ("NewsComponent", "ContentItem"))
        made[component].extend(map(deepcopy, own))
    return made[component]


def _language(item: _Element, scopes: list[_Element]) -> str | None:
    """Return the language of a component, of those around it, of the item, or of the first in it that names one."""
    named = (*map(_own_language, scopes), item.get(f"{XML}lang"))
    inside = map(_own_language, scopes[0].iter("{*}NewsComponent"))
    return next(filter(None, named), None) or next(filter(None, inside), None)


def _identities(item: _Element, languages: list[str | None]) -> Iterator[dict[str, str]]:
    """Yield for each article the item's name without its revision, with its language: a translation is another article.

    Of several articles in one language, the second and further have the number of their place.
    """
    names = [text_at(item, f"Identification/NewsIdentifier/{name}") for name in ("ProviderId", "DateId", "NewsItemId")]
    seen: Counter[str | None] = Counter()
    for language in languages:
        ends = [language or "", str(seen[language] or "")]
        seen[language] += 1
        uri = ":".join(["urn:newsml", *map(str, names)]) + "".join(f"#{end}" for end in ends if end)
        yield known_by(uri) if all(names) else {}
