"""Feeds: RSS 0.9x, 1.0 and 2.0, Atom and JSON Feed. An entry is an article, be it the whole text or a teaser of it."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from itertools import count
from typing import Any
from urllib.parse import urljoin

from archive.errors import UnreadableSource
from archive.model import Document, Source
from archive.reading import json_feed
from archive.reading.blocks import Block, blocks_of_text, document_of, one_line
from archive.reading.bylines import without_by
from archive.reading.captions import Caption, add_captions
from archive.reading.dates import read_date
from archive.reading.encodings import clean
from archive.reading.fields import Fields, address_of_id, canonical_url, web_address
from archive.reading.markup import blocks_of_html, decode_markup, root_of
from archive.reading.refusals import refuse_binary
from archive.top_lines import byline_names

SUFFIXES: tuple[str, ...] = (".rss", ".atom", ".rdf", ".xml")

_NAMESPACES = {
    "feed": re.compile(
        r"xmlns=[\"'](?:http://www\.w3\.org/2005/Atom|http://purl\.org/atom/)|\A(?:(?!\sxmlns=).)*\Z", re.S
    ),
    "rdf": re.compile(r"http://purl\.org/rss/|http://(?:my|channel)\.netscape\.com/rdf/simple/"),
    "rss": re.compile(""),
}
_DOCTYPE = re.compile(r"<!DOCTYPE(?:[^\[>]|\[[^\]]*\]\s*)*>", re.I)
_ENTRY = re.compile(r"<(?:[\w.-]+:)?(?:item|entry)(?=[\s>])", re.I)
_ENTRY_END = re.compile(r"</(?:[\w.-]+:)?(?:item|entry)\s*>", re.I)
_NO_CHARACTER = re.compile(r"&#(?:0*(?P<decimal>\d{1,9})|x0*(?P<hex>[0-9a-f]{1,8})|\w+);", re.I)
# feedparser would take what a picture shows for the entry's text, a day of publication for one of change, and cut the host of an
# author's address after four letters. Under names that it does not know it leaves them alone. The attributes of each go too: it would
# keep them instead of the text. In Atom an author is no text, and is read well.
_OURS = {
    "media:description": "ourcaption", "media:credit": "ourcredit", "dc:date": "ourdate", "dc:creator": "ourauthor",
    "itunes:author": "ournarrator", "author": "ourauthor",
}  # fmt: skip
_RENAMED = re.compile(rf"<(?P<end>/?)(?P<name>{'|'.join(_OURS)})(?=[\s/>])[^<>]*>", re.I)
_PARTING = re.compile(r"[\s|·–—-]+")
_REMARK = re.compile(r"[^()]*\((?P<name>[^()]+)\)\s*")  # mail@example.org (Jane Doe)
_ADDRESS = re.compile(r"[<(]?[^\s<>()@]+@[^\s<>()]+[>)]?")

# What feedparser calls "published", by the version of the feed.
_PUBLISHED = {
    "atom03": "field issued",
    "atom10": "field published",
    "atom": "field published",
    "rss10": "field dcterms:issued",
}

# Characters of a feed above its first entry that are read with each one, where they are read one by one.
_LONGEST_TOP = 8192

_MARKUP = re.compile(
    r"</(?:p|div|a|b|i|u|em|strong|span|br|ul|ol|li|h[1-6]|blockquote|table|td|tr|font|small|sup|sub|figure|center)\s*>"
    r"|<(?:br|img|hr|p)\b[^<>]*>",
    re.I,
)
_PARTED = re.compile(r"\n\s*\n")
# What programs put under an entry. Each must be a whole paragraph at the entry's end.
_FOOTER = re.compile(
    r"""
      The[ ]post[ ].{1,400}[ ]appeared[ ]first[ ]on[ ].{1,200}                        # The post Mill burns appeared first on The Herald.
    | \W{0,3}(?:Continue[ ]reading|Read[ ](?:more|on|the[ ](?:full|whole|rest[ ]of[ ]the)[ ](?:story|article|post)))
      (?:[ ](?:on|at)[ ][\w. ]{1,60}|[ ]["\u201c].{1,200}["\u201d])?[\W]{0,8}         # Continue reading...   Read more »
    | (?:(?:Share|Tweet|Email|Print)(?:[ ]this)?(?:[ ](?:on|via|to)[ ])?
      (?:Facebook|Twitter|X|LinkedIn|WhatsApp|Reddit|Pinterest|Telegram|e-?mail)?[\s|,]*)+   # Share on Facebook   Tweet this
    # not: Read more books, the minister said.
    """,
    re.VERBOSE,
)


def is_mine(data: bytes, opening: str) -> bool:
    """Whether the first element is that of a feed, or the object says that it is a JSON Feed."""
    name, tag = root_of(opening)
    return (name in _NAMESPACES and _NAMESPACES[name].search(tag) is not None) or json_feed.is_mine(opening)


def read(data: bytes, source: Source) -> tuple[str, Iterator[Document | UnreadableSource]]:
    """Read one article an entry, in the feed's order; nothing that a feed points to is fetched.

    What is malformed is read as far as it goes. Raises UnreadableSource where there is no entry in it.
    """
    refuse_binary(data, source)
    text, encoding = decode_markup(data, given=source.encoding)
    if json_feed.is_mine(text):
        return encoding, _documents_of_json(json_feed.items(text, source), source)
    feed = _parse(text, source)
    return encoding, _documents(feed, text, source)


def _parse(text: str, source: Source) -> Any:
    """Let feedparser read the markup. Where it cannot, it reads the entries one by one, and only those at fault are lost."""
    prepared = _prepared(text)
    try:
        feed = _ask_feedparser(prepared)
    except _Stumbled as error:
        feed = _parse_apart(prepared)
        if feed is None:
            reason = f"a feed that cannot be read ({error}); fetch it again"
            raise UnreadableSource(source.name, reason) from error
    if not feed.entries and root_of(text)[0] not in _NAMESPACES:
        raise UnreadableSource(source.name, "this is no feed: it does not begin with <rss>, <feed> or <rdf:RDF>")
    if not feed.entries:
        raise _without_entries(feed, source)
    return feed


class _Stumbled(ValueError):
    """What feedparser raised; on malformed feeds that may be anything (kurtmckee/feedparser#599)."""


def _ask_feedparser(text: str) -> Any:
    """Return what feedparser makes of markup. It is given bytes, never a name or an address that it would open."""
    import feedparser

    try:
        return feedparser.parse(
            BytesIO(text.encode()),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            resolve_relative_uris=False,
            sanitize_html=False,  # only the text is taken
        )
    except Exception as error:
        raise _Stumbled(type(error).__name__) from error


def _parse_apart(text: str) -> Any:
    """Return the feed with an entry for each that the text shows, None in the place of one that cannot be read."""
    starts = [found.start() for found in _ENTRY.finditer(text)]
    if not starts:
        return None
    above = text[: starts[0]] if starts[0] <= _LONGEST_TOP else root_of(text)[1]
    try:
        feed = _ask_feedparser(above)
    except _Stumbled:
        above = root_of(text)[1]
        feed = _ask_feedparser("<rss><item/></rss>")
    feed["entries"] = [
        _one_entry(above + text[start:end]) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)
    ]
    return feed


def _one_entry(text: str) -> Any:
    try:
        return next(iter(_ask_feedparser(text).entries), None)
    except _Stumbled:
        return None


def _without_entries(feed: Any, source: Source) -> UnreadableSource:
    fault = feed.get("bozo_exception") if feed.bozo else None
    if fault is None and feed.get("version"):
        return UnreadableSource(source.name, "a feed without entries: there is no article in it")
    line = getattr(fault, "getLineNumber", lambda: None)()
    said = getattr(fault, "getMessage", lambda: "it is no RSS and no Atom")()
    return UnreadableSource(source.name, f"a feed in which no entry can be read: {said}; fetch it again", line)


def _prepared(text: str) -> str:
    """Take out what could do harm (the DTD, characters that are none) or be mistaken; no line moves."""
    first = _ENTRY.search(text)
    doctype = _DOCTYPE.search(text, 0, min(first.start() if first else len(text), 65_536))
    if doctype:
        text = text[: doctype.start()] + "\n" * doctype[0].count("\n") + text[doctype.end() :]
    numbers = count()
    keeps_authors = root_of(text)[0] == "feed"
    opened: dict[str, int] = {}

    def rename(found: re.Match[str]) -> str:
        name = found["name"].lower()
        if name == "author" and keeps_authors:
            return found[0]
        if not found["end"]:
            opened[name] = next(numbers)
        closed = "/" if found[0].endswith("/>") else ""
        return f"<{found['end']}{_OURS[name]}{opened.get(name, 0)}{closed}>"

    text = _NO_CHARACTER.sub(_character, _RENAMED.sub(rename, text))
    # The blank lines above an XML declaration, which make it none, go below it.
    bare = text.lstrip("\ufeff \t\n")
    above = text.count("\n", 0, len(text) - len(bare))
    end = bare.find("?>") + 2 if bare.startswith("<?xml") else 0
    return bare[:end] + "\n" * above + bare[end:] if end > 1 else text


def _character(found: re.Match[str]) -> str:
    number = int(found["decimal"]) if found["decimal"] else int(found["hex"], 16) if found["hex"] else -1
    is_one = 0 < number < 0xD800 or 0xE000 <= number < 0x110000
    return found[0] if is_one else "\ufffd"


def _documents(feed: Any, text: str, source: Source) -> Iterator[Document | UnreadableSource]:
    lines = _lines_of_entries(text, len(feed.entries))
    last = list(_ENTRY.finditer(text))[-1:]
    cut = bool(last) and _ENTRY_END.search(text, last[0].end()) is None
    addresses = Counter(address_of_id(_text(dict(entry).get("id"))) for entry in feed.entries if entry is not None)
    for at, entry in enumerate(feed.entries):
        line = lines[at] if lines else None
        if cut and at == len(feed.entries) - 1:
            yield UnreadableSource(source.name, "the feed breaks off in the middle of this entry; fetch it again", line)
        elif entry is None:
            yield UnreadableSource(source.name, "an entry that cannot be read; fetch it again", line)
        else:
            fields = _fields(entry, feed)
            document = _document(fields, _blocks(entry), source, line)
            is_lone = _is_by_address(fields) and addresses[address_of_id(fields.id or "")] == 1
            yield replace(document, is_by_address=True) if is_lone and isinstance(document, Document) else document


def _is_by_address(fields: Fields) -> bool:
    """Whether the id of an entry is its address. One whose address names a part of a page ("#7") is that part's."""
    address = address_of_id(fields.id or "")
    is_page = fields.url is not None and ("#" not in fields.url or "#" not in (fields.id or ""))
    return address is not None and is_page and canonical_url(fields.url or "") == address


def _lines_of_entries(text: str, number: int) -> list[int] | None:
    """Return the line on which each entry begins; None where the text shows more or fewer than were read."""
    starts = [found.start() for found in _ENTRY.finditer(text)]
    if len(starts) != number:
        return None
    lines, line, at = [], 1, 0
    for start in starts:
        line += text.count("\n", at, start)
        at = start
        lines.append(line)
    return lines


def _document(fields: Fields, blocks: list[Block], source: Source, line: int | None) -> Document | UnreadableSource:
    if not blocks and not fields.headline:
        return UnreadableSource(source.name, "an entry with neither a text nor a headline", line)
    headline = _PARTING.sub("", fields.headline or "").casefold()
    if headline and blocks and _PARTING.sub("", blocks[0].text).casefold() == headline:
        blocks = blocks[1:]  # Google News: "Mill burns - The Herald" over "Mill burns  The Herald"
    return document_of(blocks, fields, source, format="feed", alone=False, line=line)


def _fields(entry: Mapping[str, Any], feed: Any) -> Fields:
    """Say what feedparser's names mean here. Asked as a plain dict: its own look-up answers ``updated`` with ``published``."""
    said, above = dict(entry), dict(feed.feed)
    printed, origin = _day(said, feed.get("version") or "")
    languages = (said.get("language"), _within(said, "title_detail").get("language"), above.get("language"))
    language = next(filter(None, map(_text, languages)), None)
    return Fields(
        id=_text(said.get("id")) or None,
        headline=_title(said) or None,
        published=read_date(printed) if printed else None,
        published_text=printed or None,
        published_from=origin,
        url=_address(said, above),
        publication=_title(_within(said, "source")) or _title(above) or None,
        byline=_names(said, language),
        language=language,
        private=_is_held_back(said),
    )


def _is_held_back(said: Mapping[str, Any]) -> bool:
    """Whether an entry is a draft of Atom's publishing protocol, or not public in the export of a WordPress."""
    status = _text(said.get("wp_status"))
    is_draft = _text(said.get("app_draft")).casefold() == "yes"
    return is_draft or status not in ("", "publish") or bool(_text(said.get("wp_post_password")))


def _text(value: object) -> str:
    """Return what is text as one line; feedparser makes something else of an element that has attributes where none belong."""
    return one_line(value) if isinstance(value, str) else ""


def _within(said: Mapping[str, Any], name: str) -> dict[str, Any]:
    value = said.get(name)
    return dict(value) if isinstance(value, Mapping) else {}


def _day(said: Mapping[str, Any], version: str) -> tuple[str, str]:
    """Return the day of publication as printed, and its field. The day of the last change stands in where there is none."""
    dated = next(iter(_ours(said, "date")), "")
    if printed := _text(said.get("published")):
        return printed, _PUBLISHED.get(version, "field pubDate")
    return (dated, "field dc:date") if dated else (_text(said.get("updated")), "field updated")


def _address(said: Mapping[str, Any], above: Mapping[str, Any]) -> str | None:
    """Return the address of the article: the publisher's own where a service counts the clicks, in full where it is relative.

    Where an entry has no link feedparser gives its ``guid`` as one; that is an address only as it stands.
    """
    link = (_text(said.get("feedburner_origlink")) or _text(said.get("link"))).replace(" ", "%20")
    if not link or (said.get("guidislink") and link == _text(said.get("id"))):
        return web_address(link)
    try:
        return web_address(urljoin(_text(above.get("link")), link))
    except ValueError:
        return None


def _names(said: Mapping[str, Any], language: str | None) -> str | None:
    """Return the names of the authors; an address for mail is none. Who reads a podcast counts where nobody wrote it."""
    people = [_text(each.get("name")) for each in said.get("authors") or () if isinstance(each, Mapping)]
    for written in (people + _ours(said, "author"), _ours(said, "narrator")):
        names = [name for each in written if (name := _name(html.unescape(each), language))]
        if names:
            return ", ".join(dict.fromkeys(names))
    return None


def _name(written: str, language: str | None) -> str:
    if "@" not in written:
        return byline_names(written) or without_by(written, language) or ""
    remark = _REMARK.fullmatch(written)
    return one_line(remark["name"] if remark else _ADDRESS.sub("", written))


def _ours(said: Mapping[str, Any], name: str) -> list[str]:
    """Return the texts of an element that feedparser was kept from, in the entry's order."""
    return [text for key, value in said.items() if key.startswith(f"our{name}") and (text := _text(value))]


def _title(said: Mapping[str, Any]) -> str:
    kind = _text(_within(said, "title_detail").get("type")) or "text/plain"
    return " ".join(block.text for block in _read(said.get("title"), kind))


def _blocks(entry: Mapping[str, Any]) -> list[Block]:
    """Return the fullest text that an entry has: its content or its summary; then what its pictures show."""
    said = dict(entry)
    contents = [dict(each) for each in said.get("content") or () if isinstance(each, Mapping)]
    texts = [_read(each.get("value"), _text(each.get("type")) or "text/html") for each in contents]
    texts.append(_read(said.get("summary"), _text(_within(said, "summary_detail").get("type")) or "text/html"))
    blocks = _without_footer(max(texts, key=_length))
    if not blocks:  # a film or a picture alone: what is said of it is the text
        described = dict.fromkeys(
            each for key, each in said.items() if key.startswith("ourcaption") and isinstance(each, str)
        )
        return [block for value in described for block in _read(value, "text/plain")]
    return add_captions(blocks, _captions(said))


def _without_footer(blocks: list[Block]) -> list[Block]:
    end = len(blocks)
    while end and _FOOTER.fullmatch(blocks[end - 1].text):
        end -= 1
    return blocks[:end]


def _length(blocks: list[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _captions(said: Mapping[str, Any]) -> list[Caption]:
    """Return what is said of each picture, with its credits."""
    captions: list[tuple[str, dict[str, None]]] = []
    for key, value in said.items():
        if key.startswith("ourcaption") and (blocks := _read(value, "text/plain")):
            captions.append((" ".join(block.text for block in blocks), {}))
        elif key.startswith("ourcredit") and captions and (credit := _text(value)):
            captions[-1][1][credit] = None
    return [Caption(text, "/".join(names)) for text, names in captions]


def _read(value: object, kind: str) -> list[Block]:
    """Read a field as the markup that it is, however often it was escaped; what has no tag is parted by blank lines."""
    if not isinstance(value, str):
        return []
    if "<" not in value:
        plain = html.unescape(value)
        if _MARKUP.search(plain):
            return blocks_of_html(plain)
        if kind != "text/plain":
            return [Block("body", text) for part in _PARTED.split(plain) if (text := one_line(part))]
        return blocks_of_text(clean(plain))
    return blocks_of_html(value) if kind != "text/plain" or _MARKUP.search(value) else blocks_of_text(clean(value))


def _documents_of_json(
    items: Iterator[json_feed.Item | UnreadableSource], source: Source
) -> Iterator[Document | UnreadableSource]:
    for item in items:
        if isinstance(item, UnreadableSource):
            yield item
            continue
        texts = [_read(item.html, "text/html"), _read(item.text, "text/plain")]
        blocks = _without_footer(max(texts, key=_length) or _read(item.summary, "text/plain"))
        yield _document(item.fields, blocks, source, None)
