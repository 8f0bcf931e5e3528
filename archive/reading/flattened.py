"""A page that is nested too deep for what finds its article -> the same page, flat below some sixty elements.

Tables in tables and tags that nobody closed come to thousands of levels, on old pages and in forums. libxml2 goes 256 deep unless
it is told otherwise, and what finds the article takes time by depth and links: minutes for such a page.
"""

from __future__ import annotations

from html import escape

from archive.reading.markup import gave_up, writable

_DEEP = 60  # articles stand 10 to 40 deep
_DEEPEST = 100
# What tells a reader of the page something, however deep it stands; it holds little that is deeper.
_KEPT = frozenset("p a img picture figure figcaption h1 h2 h3 h4 h5 h6 blockquote li time br hr".split())
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_RAW = frozenset(("script", "style"))
_INLINE = frozenset(
    "abbr acronym b big bdi bdo cite code em font i ins kbd label mark nobr q s small span strike strong sub sup tt u".split()
)
_APART = "<br><br>"  # in the place of what parts paragraphs, as in ``parse_html``


def flatten(text: str) -> str | None:
    """Return a page without the containers below ``_DEEP``; None where even a parser told to go deep cannot read it all.

    Each tag is looked at once and nothing calls itself, so that the cost grows with the length, however deep it is.
    """
    from lxml import etree

    written = _Written()
    parser = etree.HTMLParser(
        target=written, no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8", huge_tree=True
    )
    try:
        flat: str = etree.fromstring(writable(text).encode() or b" ", parser)
    except etree.XMLSyntaxError:
        return None
    return None if gave_up(parser) else flat


class _Written:
    """Writes the tags that a parser tells it of, but for those that are too deep."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._ends: list[str] = []  # what closes each open element
        self._depth = 0  # of what is written

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._depth >= _DEEP and (tag not in _KEPT or self._depth >= _DEEPEST):
            between = "" if tag in _INLINE else _APART
            self._part(between)
            self._ends.append(between)
            return
        said = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
        self._pieces.append(f"<{tag}{said}>")
        self._ends.append("" if tag in _VOID else f"</{tag}>")
        self._depth += tag not in _VOID

    def end(self, tag: str) -> None:
        end = self._ends.pop() if self._ends else ""
        self._depth -= end.startswith("</")
        self._part(end)

    def _part(self, piece: str) -> None:
        if piece and not (piece == _APART and self._pieces[-1:] == [_APART]):
            self._pieces.append(piece)

    def data(self, text: str) -> None:
        is_raw = bool(self._ends) and self._ends[-1][2:-1] in _RAW
        self._pieces.append(text if is_raw else escape(text, quote=False))

    def close(self) -> str:
        return "".join(self._pieces)
