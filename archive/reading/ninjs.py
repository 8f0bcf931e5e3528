"""ninjs 1 to 3, the JSON of the agencies, as AP, dpa, NTB, TT and Superdesk write it; and dpa's own "digitalwires"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from archive.errors import NoNews, UnreadableSource
from archive.model import Document, Source
from archive.reading.blocks import Block, document_of
from archive.reading.bylines import without_by
from archive.reading.captions import Caption, add_captions, caption_of
from archive.reading.dates import instant
from archive.reading.encodings import clean, decode
from archive.reading.fields import Fields
from archive.reading.json_text import BadJSON, numbered_lines, parse_json
from archive.reading.refusals import refuse_binary
from archive.reading.wire import (
    CANCELED,
    blocks_of_body,
    first_day,
    is_canceled,
    is_held_back,
    known_by,
    located,
    merged,
    place_of,
    withheld,
    without_repeats,
)

SUFFIXES: tuple[str, ...] = (".json",)

Item = dict[str, Any]


class _Names(NamedTuple):
    """What a dialect calls its fields, in small letters; of several the first that says something counts."""

    id: tuple[str, ...]
    published: tuple[str, ...]
    issued: str
    publication: tuple[str, ...]
    bodies: tuple[str, ...]  # the best first; what stands in ``leads`` comes before it, in ``further`` behind it
    headline: tuple[str, ...] = ("headline", "headlines", "title")
    subheads: tuple[str, ...] = ()
    byline: tuple[str, ...] = ("by", "byline", "bylines")
    dateline: tuple[str, ...] = ("dateline",)
    credit: tuple[str, ...] = ("by", "byline", "creditline", "copyrightholder")
    leads: tuple[str, ...] = ()
    further: tuple[str, ...] = ()


# ninjs 3 writes versionCreated where 1 and 2 write versioncreated: names are compared in small letters.
_NINJS = _Names(
    id=("uri", "guid"),
    published=("firstpublished", "firstcreated", "versioncreated", "contentcreated"),
    issued="versioncreated",
    publication=("provider", "copyrightholder", "infosources", "source"),
    bodies=("body_html", "body_html5", "body_xhtml", "body_nitf", "body_text"),
    subheads=("subheadline", "subhead"),
)
_DIGITALWIRES = _Names(
    id=("urn",),
    published=("version_created", "updated"),
    issued="version_created",
    publication=("creditline",),
    bodies=("article_html",),
    subheads=("subhead",),
    credit=("creditline", "byline"),
    leads=("teaser",),
    further=("infobox_html",),
)
# Names that nothing but ninjs has beside a uri: one is proof enough.
_PROOFS = frozenset(
    """versioncreated firstcreated contentcreated pubstatus representationtype bodies headlines description_text
    description_html description_xhtml copyrightholder copyrightnotice associations renditions eventdetails usageterms""".split()
)
_MAY_BE = re.compile(rb'"(?:uri|guid|urn)"\s*:', re.I)
_FIELD = re.compile(r'"(\w+)"\s*:')
_SOMETHING = re.compile(rb"\S")
_OPENS = re.compile(r"\ufeff?\s*[\[{]")
_HOLDERS = ("items", "_items", "item")  # what an answer of an API calls its articles; "data" may stand around it
_DEEPEST = 4
_BODY_RANKS = ("text/html", "html", "xhtml", "nitf", "text")  # of the bodies of ninjs 2 and 3, by type and role
_TEXTS = ("text", "composite", "")
_EVENTS = ("event", "events", "planning", "assignment")
_MEDIA = ("picture", "image", "graphic", "video", "audio", "animation", "photo")
_RENDITIONS = ("text", "html", "xhtml")
_DESCRIPTION = re.compile(r"description(_\w+)?_(?:text|x?html)")


def is_mine(data: bytes, opening: str) -> bool:
    """Whether the first object, wherever it lies in lists and answers, has the names of ninjs or of digitalwires.

    An object that has a field ``text`` is a record of our own NDJSON, whatever else it has.
    """
    if not _OPENS.match(opening):
        return False
    value = _value(_first_line(data))
    if not isinstance(value, dict) and _MAY_BE.search(data):
        value = _value(data)
        if value is None:  # it is broken, or breaks off: its names say what it was meant to be
            value = dict.fromkeys(_FIELD.findall(opening), "")
    return _names_of(next(_objects(value), None)) is not None


def _first_line(data: bytes) -> bytes:
    """Return the first line that is not blank, where it may be a whole object, as in NDJSON."""
    start = next((found.start() for found in _SOMETHING.finditer(data)), 0)
    end = data.find(b"\n", start)
    line = data[start : end if end >= 0 else len(data)].rstrip()
    return line if line.endswith(b"}") else b""


def _value(data: bytes) -> object:
    try:
        return parse_json(decode(data)[0].removeprefix("\ufeff"))
    except BadJSON:
        return None


def read(data: bytes, source: Source) -> tuple[str, Iterator[Document | UnreadableSource]]:
    """Read one article, a list of them, the answer of an API that has such a list, or one article a line."""
    refuse_binary(data, source)
    text, encoding = decode(data, source.encoding)
    text = text.removeprefix("\ufeff")
    try:
        return encoding, _articles(parse_json(text), source)
    except BadJSON as error:
        if _is_by_line(text):
            return encoding, _lines(text, source)
        raise UnreadableSource(source.name, error.in_file) from error


def _is_by_line(text: str) -> bool:
    first, _, rest = text.lstrip().partition("\n")
    try:
        return bool(rest.strip()) and isinstance(parse_json(first), dict)
    except BadJSON:
        return False


def _lines(text: str, source: Source) -> Iterator[Document | UnreadableSource]:
    for number, line in numbered_lines(text):
        try:
            yield _article(parse_json(line), source, alone=False, line=number)
        except BadJSON as error:
            yield UnreadableSource(source.name, error.in_line, number)
        except UnreadableSource as error:
            yield error


def _articles(value: object, source: Source) -> Iterator[Document | UnreadableSource]:
    items = list(_objects(value))
    if not items:
        yield UnreadableSource(source.name, "JSON without an item of ninjs: no article in it")
    for at, item in enumerate(items, 1):
        try:
            yield _article(item, source, alone=len(items) == 1)
        except UnreadableSource as error:
            reason = error.reason if len(items) == 1 else f"item {at}: {error.reason}"
            yield type(error)(source.name, reason, withholds=error.withholds)


def _objects(value: object, *, deep: int = 0) -> Iterator[object]:
    """Yield the items of a file: itself, those of a list, or those of an answer ({"data": {"items": [{"item": ...}]}})."""
    if isinstance(value, list):
        for each in value:
            yield from _objects(each, deep=deep + 1) if isinstance(each, dict) else [each]
        return
    if isinstance(value, dict) and _names_of(value) is None and "text" not in value and deep < _DEEPEST:
        inner = value.get("data") if isinstance(value.get("data"), dict) else value
        held = next((inner[name] for name in _HOLDERS if isinstance(inner.get(name), dict | list)), None)  # type: ignore[union-attr, index]  # it is an object, see above
        if held is not None:
            yield from _objects(held, deep=deep + 1)
            return
    yield value


def _names_of(value: object) -> _Names | None:
    """Return the dialect of an object, None where it is neither ninjs nor digitalwires."""
    if not isinstance(value, dict):
        return None
    names = {str(name).casefold() for name in value}
    if isinstance(value.get("text"), str):
        return None
    if str(value.get("format") or "").startswith("digitalwires") or {"urn", "article_html"} <= names:
        return _DIGITALWIRES
    standard = value.get("standard") or value.get("$standard")
    if isinstance(standard, dict) and standard.get("name") == "ninjs":
        return _NINJS
    if names.isdisjoint(_NINJS.id):
        return None
    has_body = any(name.startswith("body_") for name in names)
    return _NINJS if has_body or names & _PROOFS else None


def _small(value: object) -> Any:
    """Return a value with the names in it in small letters; a name in both ways is taken as it comes first."""
    if isinstance(value, dict):
        found: Item = {}
        for name, each in value.items():
            found.setdefault(str(name).casefold(), each)
        return found
    return value


def _article(value: object, source: Source, *, alone: bool, line: int | None = None) -> Document:
    names = _names_of(value)
    if names is None:
        raise UnreadableSource(source.name, "no item of ninjs: no article in it", line)
    item: Item = _small(value)
    _refuse_other_kinds(item, source, line)
    body, inner = _body(item, names)
    fields = merged(_fields(item, names), inner)
    blocks = add_captions([*_subheads(item, names), *(body or _summary(item, names))], _captions(item, names))
    reason = None if body else _lies_elsewhere(item)
    if reason or not (blocks or fields.headline):
        raise UnreadableSource(source.name, reason or _nothing(item), line, withholds=withheld(fields, source))
    document = document_of(blocks, fields, source, format="ninjs", alone=alone, line=line)
    document = replace(document, seen=instant(_said(item, (names.issued,))))
    return located(document, _said(item, ("located",)))


def _refuse_other_kinds(item: Item, source: Source, line: int | None) -> None:
    kind = _kind(item)
    if kind in _EVENTS or "eventdetails" in item:
        what = "planning item" if kind in ("planning", "assignment") else "event"
        raise NoNews(source.name, f"a ninjs {what}: no article in it", line)


def _kind(item: Item) -> str:
    return (_string(item.get("type")) or "").casefold()


def _lies_elsewhere(item: Item) -> str | None:
    """Return why an article has a text, but not here: its headline alone would pass for all of it."""
    if _is_part(item):
        return "only a part of the item, without its text; load the whole item"
    for each in _dicts(item.get("renditions")) if _kind(item) == "text" else ():
        type_ = f"{_said(each, ('mimetype', 'contenttype')) or ''} {_said(each, ('type', 'format')) or ''}".casefold()
        href = _string(each.get("href"))
        if href and ("text" in type_ or "nitf" in type_):
            return f"its text lies elsewhere and is not fetched: {href}"
    return None


def _is_part(item: Item) -> bool:
    said = (_said(item, ("representationtype",)) or "full").casefold()
    return said != "full" and _kind(item) in _TEXTS


def _nothing(item: Item) -> str:
    if is_canceled(_said(item, ("pubstatus",))):
        return CANCELED
    return f"a ninjs item of type {_kind(item) or 'text'} without text, headline or description"


def _fields(item: Item, names: _Names) -> Fields:
    day = first_day((name, _said(item, (name,))) for name in names.published)
    language = _said(item, ("language",))
    return Fields(
        headline=_said(item, names.headline),
        published=day.published,
        published_text=day.published_text,
        published_from=day.published_from,
        publication=_provider(item) or _said(item, names.publication),
        byline=without_by(_said(item, names.byline), language),
        dateline=place_of(_said(item, names.dateline)),
        language=language,
        private=is_held_back(_odd(item, "pubstatus"), _odd(item, "embargoed"), _said(item, (names.issued,))),
        **known_by(_uri(item, names)),
    )


def _odd(item: Item, name: str) -> str | None:
    """Return the text of a field that keeps an article back; what is there and is no text counts, too: a guess could publish it."""
    return _string(item.get(name)) or (str(item[name]) if item.get(name) else None)


def _uri(item: Item, names: _Names) -> str | None:
    """Return what names the item. Where that is an address with the item's id in it, AP's is, its query is of the day only."""
    uri = _said(item, names.id)
    address, _, query = (uri or "").partition("?")
    id_ = _string(_small(item.get("altids")).get("itemid")) if isinstance(item.get("altids"), dict) else None
    return address if query and id_ and id_ in address else uri


def _provider(item: Item) -> str | None:
    """Return the provider that digitalwires names among its categories."""
    for each in _dicts(item.get("categories")):
        if str(each.get("type", "")).endswith(":provider"):
            return _string(each.get("name"))
    return None


def _said(item: Item, names: tuple[str, ...]) -> str | None:
    return next(filter(None, (_string(item.get(name)) for name in names)), None)


def _string(value: object) -> str | None:
    """Return the text of a field, however a version of ninjs writes it: text, {"name"}, [{"role": "main", "value"}]."""
    if isinstance(value, str):
        return clean(value).strip() or None
    if isinstance(value, dict):
        small = _small(value)
        texts = (small[name] for name in ("value", "name", "by") if isinstance(small.get(name), str))
        return next(filter(None, map(_string, texts)), None)
    if isinstance(value, list):
        main = [each for each in _dicts(value) if each.get("role") == "main"]
        return next(filter(None, (_string(each) for each in main or value if not isinstance(each, list))), None)
    return None


def _dicts(value: object) -> list[Item]:
    """Return the objects of a list, or of an object whose names are only labels (the associations of ninjs 1)."""
    each = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [_small(one) for one in each if isinstance(one, dict)]


def _subheads(item: Item, names: _Names) -> list[Block]:
    roles = [each for each in _dicts(item.get("headlines")) if "sub" in str(each.get("role", "")).casefold()]
    texts = [_said(item, (name,)) for name in names.subheads] + [_string(each) for each in roles]
    return [Block("heading", " ".join(text.split())) for text in texts if text]


def _body(item: Item, names: _Names) -> tuple[list[Block], Fields]:
    """Return the paragraphs of the best body that can be read, and what a NITF among them says besides."""
    for type_, text in _bodies(item, names):
        blocks, fields = _read_body(type_, text)
        if blocks:
            return [*_leads(item, names, blocks), *blocks, *_further(item, names)], fields
    return [], Fields()


def _leads(item: Item, names: _Names, body: list[Block]) -> list[Block]:
    """Return the standfirst, unless the headline or the body says the same."""
    whole = "\n".join([_said(item, names.headline) or "", *(block.text for block in body)]).casefold()
    texts = filter(None, (_string(item.get(name)) for name in names.leads))
    return [block for text in texts for block in blocks_of_body(text) if block.text.casefold() not in whole]


def _further(item: Item, names: _Names) -> list[Block]:
    return [block for name in names.further for block in blocks_of_body(_string(item.get(name)) or "", "html")]


def _bodies(item: Item, names: _Names) -> Iterator[tuple[str, str]]:
    ranked: list[tuple[int, str, str]] = []
    for each in _dicts(item.get("bodies")):
        type_ = f"{_string(each.get('contenttype')) or ''} {_string(each.get('role')) or ''}".casefold()
        rank = next((at for at, mark in enumerate(_BODY_RANKS) if mark in type_), len(_BODY_RANKS))
        ranked.append((rank, type_, _string(each.get("value")) or ""))
    yield from ((type_, text) for _, type_, text in sorted(ranked, key=lambda each: each[0]))
    others = sorted(name for name in item if name.startswith("body_") and name not in names.bodies)
    for name in (*names.bodies, *others):
        yield name, _string(item.get(name)) or ""


def _read_body(type_: str, text: str) -> tuple[list[Block], Fields]:
    """Read a body by its type. One in XML that is not NITF (SportsML, an agency's own) is left to its other renditions."""
    from lxml import etree

    from archive.reading import nitf
    from archive.reading.markup import parse_xml, root_of

    root = root_of(text)[0]
    if root == "nitf":
        try:
            tree = parse_xml(re.sub(r"\A\s*<\?xml[^>]*\?>", "", text))
        except etree.XMLSyntaxError:
            return [], Fields()
        return nitf.blocks_of_story(tree), nitf.fields_of(tree)
    if ("xml" in type_ and "html" not in type_) or "sportsml" in type_:
        return [], Fields()
    return blocks_of_body(text, type_), Fields()


def _summary(item: Item, names: _Names) -> list[Block]:
    """Return what describes an item without a body: a picture's captions with its credit, else the summary of a text."""
    found: list[Block] = []
    for role, text in without_repeats(_descriptions(item)):
        if _kind(item) in _MEDIA or "caption" in role:
            found.append(caption_of(Caption(_flat(text), _credit(item, names))))
        else:
            found += blocks_of_body(text)
    return found


def _flat(text: str) -> str:
    return " ".join(block.text for block in blocks_of_body(text))


def _descriptions(item: Item) -> Iterator[tuple[str, str]]:
    """Yield the descriptions with their roles, as text where there is text. A creditline describes nothing."""
    for each in _dicts(item.get("descriptions")):
        role = (_string(each.get("role")) or "").casefold()
        text = _string(each.get("value")) or _string(each.get("description"))
        if text and "credit" not in role:
            yield role, text
    roles = dict.fromkeys(found[1] or "" for name in item if (found := _DESCRIPTION.fullmatch(name)))
    for role in roles:
        text = _said(item, tuple(f"description{role}_{type_}" for type_ in _RENDITIONS))
        if text:
            yield role, text


def _credit(item: Item, names: _Names) -> str | None:
    stated = _said(item, names.credit)
    roles = (each for each in _dicts(item.get("descriptions")) if "credit" in str(each.get("role", "")).casefold())
    return stated or next(filter(None, map(_string, roles)), None)


def _captions(item: Item, names: _Names) -> Iterator[Caption]:
    """Yield the captions of the pictures, graphics and videos that go with an article. Other articles do not belong to it."""
    for each in _dicts(item.get("associations")):
        if _kind(each) in _MEDIA or (not _kind(each) and "renditions" in each):
            text = _string(each.get("caption")) or next((text for _, text in _descriptions(each)), None)
            if text:
                yield Caption(_flat(text), _credit(each, names))
