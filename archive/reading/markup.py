"""Markup (HTML, XHTML, NITF) -> the blocks that it marks. lxml reads it: fast, kept, and forgiving of what browsers forgive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import TYPE_CHECKING

from archive.reading.blocks import Block, one_line
from archive.reading.encodings import decode_declared

if TYPE_CHECKING:
    from lxml.etree import HTMLParser, XMLParser, _Element

_PROLOGUE = re.compile(r"\ufeff?(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^\[>]|\[.*?\]\s*(?=>))*>)*", re.I | re.S)
_NAME = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)(?=[\s/>])")
_DECLARED = re.compile(
    rb"<\?xml[^>]*?\bencoding\s*=\s*[\"']([\w.:-]+)|<meta[^>]*?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)", re.I
)
_XML_ENCODING = re.compile(r"\A(\ufeff?\s*<\?xml[^>]*?)\s+encoding\s*=\s*(?:\"[^\"]*\"|'[^']*')", re.I)
# What XML may not hold as it stands, although much of it does: a bare ampersand or "<", a name that only a DTD explains.
_UNSOUND = re.compile(
    r"<!\[CDATA\[(?:.*?\]\]>|.*)|<(?![^\W\d]|[_:/!?])|&(?!\#\d+;|\#x[\da-fA-F]+;)(?:(?P<name>\w{1,32});)?", re.S
)
_XML_NAMES = frozenset(("amp", "lt", "gt", "quot", "apos"))
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    r"|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45])|x0*(?:[0-8bcef]|1[\da-f]|fff[ef]))(?:;|(?![\da-fA-F]))",
    re.I,
)
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
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_UNSEEN = "\u00a0\u00ad\u034f\u200b\u200c\u200d\u2060\ufeff"  # what fills up that line, and pictures' places
_CELLS = frozenset(("td", "th"))
_BETWEEN_CELLS = " | "
# Two characters that no markup may hold stand for its ends of lines and of cells.
_BREAK, _CELL = "\x1e", "\x1f"
_TAG = re.compile(r"<[/!A-Za-z][^<>]*>")
_UNREAD = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template|noscript|svg|title)\b[^<>]*>(?:[^<]|<(?!/\1))*", re.I | re.S
)
_PARAGRAPHS = re.compile(r"(?:\x1e\s*){2,}")
_RAISED = str.maketrans("0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079")
# What no reader of the page reads.
_SILENT = frozenset(
    "script style template noscript svg math button select option textarea input iframe object audio video canvas head title".split()
)


def decode_markup(data: bytes, told: str | None = None, given: str | None = None) -> tuple[str, str]:
    """Return markup as text without its own word on its encoding, and the name of the encoding.

    A byte order mark decides, then what the server told or else the markup declares if that is true of it, then what
    ``decode`` tells by what is ``given`` and by the bytes.
    """
    text, encoding = decode_declared(data, told or declared_in(data), given)
    return _XML_ENCODING.sub(r"\1", text, count=1), encoding


def declared_in(data: bytes) -> str | None:
    """Return the encoding that markup itself names."""
    said = _DECLARED.search(data[:_DECLARED_WITHIN])
    return (said[1] or said[2]).decode("ascii") if said else None


def root_of(opening: str) -> tuple[str, str]:
    """Return the name of the first element, without prefix and in lower case, and the text of its tag; empty where there is none."""
    if not opening.lstrip("\ufeff \t\n\v\f\r").startswith("<"):  # as with nearly every text
        return "", ""
    prologue = _PROLOGUE.match(opening)
    at = prologue.end() if prologue else 0
    name = _NAME.match(opening, at)
    if name is None:
        return "", ""
    end = opening.find(">", at)
    return name[1].lower(), opening[at : end + 1 if end >= 0 else len(opening)]


def parse_xml(text: str) -> _Element:
    """Parse XML, mended where it is not well-formed; no entity of its own is followed and no network is asked.

    The named characters of HTML, which the DTDs of the press have too, are read as such; any other name stays as written.
    Raises ``lxml.etree.XMLSyntaxError`` where nothing of it can be read, or not all: what is nested too deep would be lost.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_comments=True, remove_pis=True
    )
    sound = _UNSOUND.sub(_as_sound, writable(text))
    root = etree.fromstring(sound.encode(), parser)
    if root is None:
        raise etree.XMLSyntaxError("there is no element in it", 0, 0, 0)
    if gave_up(parser):
        raise etree.XMLSyntaxError("it is nested too deep, or holds a text of more than 10 million characters", 0, 0, 0)
    return root


def _as_sound(found: re.Match[str]) -> str:
    name = found["name"]
    if found[0].startswith("<!") or name in _XML_NAMES:
        return found[0]
    character = html5.get(f"{name};") if name else None
    return (character or found[0]).replace("&", "&amp;").replace("<", "&lt;")


def writable(text: str) -> str:
    """Turn the characters that a tree may hold and that nobody may write into one, raw or as ``&#1;``, into U+FFFD."""
    return _CONTROLS.sub("\ufffd", text)


def parse_html(text: str) -> _Element | None:
    """Parse a page or a piece of one as browsers do; None where there is nothing in it.

    What is nested deeper than the parser goes (2,048 elements) is parsed as if each of its tags parted paragraphs: nothing of its
    text is lost.
    """
    from lxml import etree

    text = writable(text)
    parser = _html_parser()
    root = etree.fromstring(text.encode() or b" ", parser)
    if gave_up(parser):
        root = etree.fromstring(_TAG.sub("<br><br>", _UNREAD.sub("", text)).encode() or b" ", _html_parser())
    return root


def _html_parser() -> HTMLParser:
    from lxml import etree

    # Without huge_tree it stops, and says so nowhere, at 256 elements (which the tables of mails come to) and at a text of 10 MB.
    return etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8", huge_tree=True)


def gave_up(parser: HTMLParser | XMLParser) -> bool:
    """Whether a parser came to a limit of its own: what it returns then is not all, and may be nothing."""
    last = parser.error_log.last_error
    return last is not None and last.type_name == "ERR_RESOURCE_LIMIT"


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
    hidden: list[_Element] = []
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
            if _is_hidden(element):
                hidden.append(element)
                silent += 1
            silent += name in _SILENT
            if name in _KINDS:
                kinds.append(_KINDS[name])
            if not silent:
                pieces.append((_BREAK if name == "br" else "") + _written(name, element.text or ""))
            continue
        silent -= name in _SILENT
        if hidden and hidden[-1] is element:
            hidden.pop()
            silent -= 1
        if name in _KINDS:
            kinds.pop()
        if not silent:
            pieces.append((_CELL if name in _CELLS else "") + ((element.tail or "") if element is not root else ""))
    for block in _made(pieces, kinds):
        yield root, block


def _written(name: str, text: str) -> str:
    """Return the text of an element as it is read: 10<sup>6</sup> is no 106, nor 2013<sup>1</sup> a year."""
    return text.translate(_RAISED) if name == "sup" and text.strip().isdecimal() else text


def _made(pieces: list[str], kinds: list[str]) -> Iterator[Block]:
    """Make the blocks of the text since the last one, and begin anew."""
    text = "".join(pieces)
    pieces.clear()
    if not text or text.isspace():  # as it is between most tags
        return
    for part in _PARAGRAPHS.split(text):
        cells = [cell for cell in map(one_line, part.split(_CELL)) if cell.strip(_UNSEEN + _BREAK + " ")]
        if cells:
            kind = kinds[-1] if kinds else "other" if len(cells) > 1 else "body"
            yield Block(kind, one_line(_BETWEEN_CELLS.join(cells).replace(_BREAK, " ")))


def _is_hidden(element: _Element) -> bool:
    """Whether markup itself hides an element: the line that mails show in the list of letters, and not in the letter."""
    style = element.get("style")
    return style is not None and _HIDING.search(style) is not None


def local_name(element: _Element) -> str:
    """Return the name of an element without its namespace, in lower case; empty for a comment or an instruction."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
