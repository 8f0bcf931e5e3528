"""Markup (HTML, XHTML, NITF) -> the blocks that it marks. lxml reads it: fast, kept, and forgiving of what browsers forgive."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from archive.reading.blocks import Block, one_line
from archive.reading.encodings import decode, normalise

if TYPE_CHECKING:
    from lxml.etree import _Element

_PROLOGUE = re.compile(r"\ufeff?(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^\[>]|\[.*?\]\s*(?=>))*>)*", re.I | re.S)
_NAME = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)(?=[\s/>])")
_NAMESPACE = re.compile(r"xmlns(?::[\w.-]+)?\s*=\s*[\"']([^\"']*)[\"']")
_DECLARED = re.compile(
    rb"<\?xml[^>]*?\bencoding\s*=\s*[\"']([\w.:-]+)|<meta[^>]*?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)", re.I
)
_XML_ENCODING = re.compile(r"\A(\ufeff?\s*<\?xml[^>]*?)\s+encoding\s*=\s*(?:\"[^\"]*\"|'[^']*')", re.I)
_DECLARED_WITHIN = 4096  # bytes; HTML asks for 1024

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2"))
_KINDS = {
    **dict.fromkeys(_HEADINGS, "heading"),
    **dict.fromkeys(("figcaption", "caption", "media-caption", "media-producer"), "caption"),
    **dict.fromkeys(("blockquote", "bq"), "quote"),
    **dict.fromkeys(("li", "dt", "dd"), "list"),
}
_BLOCKS = frozenset(
    """address article aside body block center col dd details div dl dt fieldset figure footer form header hr html legend main
    media media-reference nav nitf-table ol p pre section summary table tbody tfoot thead tr ul body.content body.head body.end
    abstract note fn""".split()
).union(_KINDS)
_CELLS = frozenset(("td", "th"))
_BETWEEN_CELLS = " | "
# Two characters that no markup may hold stand for its ends of lines and of cells.
_BREAK, _CELL = "\x1e", "\x1f"
_PARAGRAPHS = re.compile(r"(?:\x1e\s*){2,}")
# What no reader of the page reads.
_SILENT = frozenset(
    "script style template noscript svg math button select option textarea input iframe object audio video canvas head title".split()
)


def decode_markup(data: bytes, told: str | None = None) -> tuple[str, str]:
    """Return markup as text without its own word on its encoding, and the name of the encoding.

    A byte order mark decides, then what the server told or else the markup declares if that is true of it, then what
    ``decode`` tells by the bytes.
    """
    said = _DECLARED.search(data[:_DECLARED_WITHIN])
    text, encoding = decode(data)
    if (told or said) and encoding in ("cp1252", "utf-8+cp1252"):
        name = told or (said[1] or said[2]).decode("ascii").lower()  # type: ignore[index]  # one of them is there
        try:
            declared = codecs.lookup(name).name
            if declared not in ("utf-8", "iso8859-1", "ascii") and not declared.startswith(
                "utf"
            ):  # Latin-1 means cp1252 on the web
                text, encoding = normalise(data.decode(declared)), declared
        except (LookupError, UnicodeDecodeError):
            pass
    return _XML_ENCODING.sub(r"\1", text, count=1), encoding


def root_of(opening: str) -> tuple[str, str]:
    """Return the name of the first element, without prefix and in lower case, and the text of its tag; empty where there is none."""
    prologue = _PROLOGUE.match(opening)
    at = prologue.end() if prologue else 0
    name = _NAME.match(opening, at)
    if name is None:
        return "", ""
    end = opening.find(">", at)
    return name[1].lower(), opening[at : end + 1 if end >= 0 else len(opening)]


def parse_xml(text: str) -> _Element:
    """Parse XML, mended where it is not well-formed; no entity of its own is followed and no network is asked.

    Raises ``lxml.etree.XMLSyntaxError`` where nothing of it can be read.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(text.encode(), parser)
    if root is None:
        raise etree.XMLSyntaxError("there is no element in it", 0, 0, 0)
    return root


def parse_html(text: str) -> _Element | None:
    """Parse a page or a piece of one as browsers do, 2,048 elements deep; None where there is nothing in it."""
    from lxml import etree

    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8", huge_tree=True)
    return etree.fromstring(text.encode() or b" ", parser)


def blocks_of_html(text: str) -> list[Block]:
    """Read the blocks of a piece of HTML, such as the content of a feed's entry; of text without tags, one block."""
    root = parse_html(text)
    return [] if root is None else list(blocks_of(root))


def blocks_of(root: _Element) -> Iterator[Block]:
    """Yield the paragraphs under an element in reading order, each of the kind that its nearest marked ancestor says.

    ``<br><br>`` parts paragraphs, one ``<br>`` is a space. The cells of a row are one block, apart by " | ", unless they hold
    paragraphs of their own, as those of mails do. Cost grows with the length, however deep it is nested.
    """
    return (block for _, block in placed_blocks_of(root))


def placed_blocks_of(root: _Element) -> Iterator[tuple[_Element, Block]]:
    """Yield each block of ``blocks_of`` with the innermost element that holds it as a block."""
    from lxml import etree

    pieces: list[str] = []
    kinds: list[str] = []
    holders: list[_Element] = [root]
    silent = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = local_name(element)
        opens = event == "start"
        if name in _BLOCKS:
            if not silent and pieces:
                for block in _made(pieces, kinds):
                    yield holders[-1], block
            if opens:
                holders.append(element)
            else:
                holders.pop()
        if opens:
            silent += name in _SILENT
            if name in _KINDS:
                kinds.append(_KINDS[name])
            if not silent:
                pieces.append((_BREAK if name == "br" else "") + (element.text or ""))
            continue
        silent -= name in _SILENT
        if name in _KINDS:
            kinds.pop()
        if not silent:
            pieces.append((_CELL if name in _CELLS else "") + ((element.tail or "") if element is not root else ""))
    for block in _made(pieces, kinds):
        yield root, block


def _made(pieces: list[str], kinds: list[str]) -> Iterator[Block]:
    """Make the blocks of the text since the last one, and begin anew."""
    text = "".join(pieces)
    pieces.clear()
    if not text or text.isspace():  # as it is between most tags
        return
    for part in _PARAGRAPHS.split(text):
        cells = [cell for cell in map(one_line, part.split(_CELL)) if cell]
        if cells:
            kind = kinds[-1] if kinds else "other" if len(cells) > 1 else "body"
            yield Block(kind, _BETWEEN_CELLS.join(cells).replace(_BREAK, " "))


def local_name(element: _Element) -> str:
    """Return the name of an element without its namespace, in lower case; empty for a comment or an instruction."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
