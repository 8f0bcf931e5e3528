"""HTML: a page that holds one article among menus, advertisements and the headlines of others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

from archive.errors import UnreadableSource
from archive.model import Document, Source
from archive.reading import feed
from archive.reading.blocks import Block, document_of
from archive.reading.flattened import flatten
from archive.reading.markup import blocks_of_html, decode_markup, root_of, writable
from archive.reading.refusals import refuse_binary

if TYPE_CHECKING:
    from lxml.etree import _Element

    from archive.reading.fields import Fields

SUFFIXES: tuple[str, ...] = (".html", ".htm", ".xhtml")

_OPENING = 4096  # characters
_DOCTYPE = re.compile(r"\ufeff?(?:\s|<\?[^>]*>|<!--.*?-->)*<!doctype\s+html\b", re.I | re.S)
_LEAST = 40  # bytes of text on a page that says that it is an article, and on any other
_LEAST_UNTOLD = 200
# What stands where the text would be, for those who have not paid, logged in, or a browser that runs programs.
_WALL = re.compile(
    r"\b(?:to continue reading|already a subscriber|subscribe (?:now|to|for)|(?:sign|log) in to|create an account"
    r"|(?:enable|turn on|requires?) javascript|access denied|verify (?:that )?you are|are you a robot|(?:accept|enable) cookies)\b",
    re.I,
)
_LONGEST_WALL = 400  # bytes of one paragraph: a longer one is the text of an article about such things
_OF_HEAD = frozenset(("title", "meta", "link", "script", "style", "base", "noscript", "template"))
_SAME = 0.8  # of the words that two texts of one article share


def is_mine(data: bytes, opening: str) -> bool:
    """Whether the first element is ``html``, or the doctype says so."""
    return root_of(opening)[0] == "html" or _DOCTYPE.match(opening) is not None


def read(data: bytes, source: Source) -> tuple[str, Iterator[Document | UnreadableSource]]:
    """Read the article of a page. Raises UnreadableSource where none is found in it."""
    refuse_binary(data, source)
    text, encoding = decode_markup(data, given=source.encoding)
    if feed.is_mine(data, text[:_OPENING]):
        raise UnreadableSource(source.name, "this is a feed and no page; load it without --from, or with --from feed")
    document = read_page(text, source)
    if document is None:
        raise UnreadableSource(
            source.name,
            "no article text was found in this page: it may be a list of headlines, or have been saved before its text was there; "
            "--from text loads it as it stands",
        )
    return encoding, iter([document])


def read_page(
    text: str,
    source: Source,
    *,
    address: str | None = None,
    language: str | None = None,
    format: str = "html",  # noqa: A002
    alone: bool = True,
) -> Document | None:
    """Return the article of a page, or None where there is none.

    ``address``: where the page was fetched, and ``language``: what its server called it, if that is known.
    """
    # Their many patterns take as long to make as the rest of the program takes to start.
    from archive.reading.date_lines import tell_date_lines
    from archive.reading.page_fields import tell
    from archive.reading.page_text import find_article

    root = _parse(text, source)
    if root is None:
        return None
    told = tell(root, address, language)
    blocks = find_article(root, told.fields.headline, told.standfirsts)
    if not _is_article(blocks, told.is_article):
        blocks = []
    blocks = _whole(blocks, told.body)
    if not blocks:
        return None
    return document_of(
        list(tell_date_lines(blocks)), _with_day(told.fields, blocks), source, format=format, alone=alone
    )


def _with_day(fields: Fields, blocks: list[Block]) -> Fields:
    """Let a line that says nothing but when the article was published give its day, where the page's metadata give none."""
    from archive.reading.date_lines import day_of_publication

    found = day_of_publication(blocks) if fields.published_text is None else None
    if found is None:
        return fields
    printed, day = found
    return replace(fields, published=day, published_text=printed, published_from="date line")


def _parse(text: str, source: Source) -> _Element | None:
    """Parse a page. libxml2 drops what is nested 256 deep; such a page is flattened, or else refused rather than cut.

    It can be told to go deeper, but what finds the article takes time by depth and links: a page of 360 kB took a minute.
    """
    root, is_whole = _parse_as_it_is(text)
    if not is_whole and (flat := flatten(text)) is not None:
        root, is_whole = _parse_as_it_is(flat)
    if not is_whole:
        raise UnreadableSource(
            source.name,
            "this page cannot be read as a whole: its elements are nested too deep, or one of its texts is too long",
        )
    if root is not None:
        _end_head(root)
    return root


def _parse_as_it_is(text: str) -> tuple[_Element | None, bool]:
    """Return the tree of a page, None where there is nothing in it, and whether it is all of it."""
    from lxml import etree, html

    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = html.document_fromstring(writable(text).encode() or b" ", parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None, True
    return root, not any("XML_PARSE_HUGE" in error.message for error in parser.error_log)


def _end_head(root: _Element) -> None:
    """Let the head end where the text begins, as it does for browsers: HTML 5 asks for no ``</head>`` and no ``<body>``.

    libxml2 knows no ``article`` and ``main``, and would keep a page that begins with one in its head.
    """
    head = root.find("head")
    first = None if head is None else next((each for each in head if each.tag not in _OF_HEAD), None)
    if head is None or first is None:
        return
    text = [first, *first.itersiblings()]
    body = root.find("body")
    if body is None:
        body = root.makeelement("body", {}, None)
        head.addnext(body)
    body[:0] = text
    if body.text and text:  # what stood first in the body stands behind what comes before it now
        text[-1].tail = (text[-1].tail or "") + body.text
        body.text = None


def _whole(blocks: list[Block], body: str) -> list[Block]:
    """Return the text that JSON-LD gives, where the page shows nothing of it, or less than half: the rest is behind a wall."""
    given = blocks_of_html(re.sub(r"\s*\n\s*", "<br><br>", unescape(body))) if body else []
    words = Counter(" ".join(block.text for block in given).casefold().split())
    shown = Counter(" ".join(block.text for block in blocks if block.kind == "body").casefold().split())
    is_part = (shown & words).total() >= _SAME * shown.total()  # where nothing is shown, too
    if len(body.encode()) < _LEAST_UNTOLD or not is_part or 2 * shown.total() > words.total():
        return blocks
    return [*(block for block in blocks if block.kind == "caption"), *given]


def _is_article(blocks: list[Block], is_told: bool) -> bool:
    """Whether there is text enough to be an article, besides headings, captions and what stands before a wall.

    Counted are bytes of UTF-8: Chinese has no blanks between words, and says with one letter of three bytes what takes
    English three and more.
    """
    sizes = [(block, len(block.text.encode())) for block in blocks if block.kind not in ("heading", "caption")]
    text = sum(size for block, size in sizes if size > _LONGEST_WALL or not _WALL.search(block.text))
    return text >= (_LEAST if is_told else _LEAST_UNTOLD)
