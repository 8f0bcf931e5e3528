"""A web page -> the blocks of its article. trafilatura says which text is the article, the page how it is printed.

trafilatura finds the article best of all that were measured, but it drops captions and what stands in ``<time>``, joins lists,
and at times stops at an advertisement. So each of its paragraphs is looked up in the page, whose own text is taken; then come
captions, and paragraphs that stand beside those that were found.
"""

from __future__ import annotations

import logging
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from archive.paragraphs import is_credited
from archive.reading.blocks import Block, one_line
from archive.reading.markup import blocks_of, placed_blocks_of

if TYPE_CHECKING:
    from lxml.etree import _Element

# trafilatura's names for what HTML has names for.
_TAGS = {"head": "h2", "list": "ul", "item": "li", "row": "tr", "cell": "td", "quote": "blockquote", "lb": "br"}
_IDLE = ("script", "style", "svg", "link", "template")  # of no use to anybody here, and half of many a page
_MEDIA = frozenset(("img", "picture", "video", "amp-img"))
_NEAR = 3  # elements between a caption and what holds its picture too
_NO_CAPTION = frozenset(("table", "blockquote", "pre", "ul", "ol", "h1", "h2", "h3", "figure", "article", "form"))
_CAPTION_CLASS = re.compile(r"(?:\A|[\s_-]|fig)caption(?:\Z|[\s_-])|(?:\A|[\sa-z_-])Caption(?=\Z|[\sA-Z_-])")
_UNSEEN_CLASS = re.compile(r"(?:\A|\s)(?:sr-only|visually-?hidden|screen-reader-text|u-visually-hidden)(?:\Z|\s)", re.I)
_STANDFIRST_CLASS = re.compile(
    r"(?:\A|[\s_-])(?:sub-?(?:head|title|headline|heading|hed|deck)|stand-?first|deck?|excerpt|summary|intro)(?:\Z|[\s_-])",
    re.I,
)
_ADVERTISEMENT = re.compile(r"advertisement|sponsored|ad", re.I)
# What leads to another article: "Read more: The flood of 1997 killed 90". It counts where most of the line is a link.
_POINTER = re.compile(
    r"(?:(?:also |must[ -])?(?:read|see|watch|listen)(?: (?:more|also|next|this|to|on|here))?|related(?: \w+)?|more(?: (?:on|from|about) [^:]{1,40})?"
    r"|(?:don['\u2019]t|do not) miss|go deeper)\s*[:\u00bb>|\u2013-]|click here\b|read more\b|read the full\b",
    re.I,
)
_READERS_CLASS = re.compile(r"(?:\A|[\s_-])comments?(?:\Z|[\s_-])", re.I)
_LONGEST_CAPTION = 1_000
_LONGEST_LABEL = 20  # characters of a link that names a person or a topic; a longer one may be another headline
_ARTICLE = ("article", "main")
_WINDOW = 100_000  # characters of the page that a paragraph is looked for in: more would cost the square of its length
_FEW = 3  # links that make a list
_ENOUGH = 1_000  # bytes of text that are an article, whatever links there are besides
_MOST_ALIKE = 50  # blocks of one text that are told apart
_SHORT = 80  # a paragraph that trafilatura left out is longer than a line
_SPACES = re.compile(r"\s+")


class Found(NamedTuple):
    """A block of the article, and which of the page's blocks it is."""

    place: int
    block: Block


class Page:
    """The blocks of a page, with the element that each stands in."""

    def __init__(self, root: _Element) -> None:
        _mark_captions(root)
        placed = list(placed_blocks_of(root))
        self.holders = [holder for holder, _ in placed]
        self.blocks = [block for _, block in placed]
        self.keys = [_key(block.text) for block in self.blocks]
        self.starts = [0, *accumulate(map(len, self.keys))]
        self.text = "".join(self.keys)
        self.places: dict[str, list[int]] = {}
        for place, key in enumerate(self.keys):
            self.places.setdefault(key, []).append(place)
        self._linked: dict[_Element, float] = {}

    def linked(self, place: int) -> float:
        """Say which part of the text of a block's element is links."""
        holder = self.holders[place]
        if holder not in self._linked:
            whole = len(_key("".join(holder.itertext())))
            links = sum(len(_key("".join(link.itertext()))) for link in holder.iter("a"))
            above = next(holder.iterancestors("a"), None)
            self._linked[holder] = 1.0 if above is not None else links / max(1, whole)
        return self._linked[holder]


def find_article(root: _Element, headline: str | None, standfirsts: Iterable[str]) -> list[Block]:
    """Return the blocks of a page's article, captions where they stand; empty where there is none. The tree is used up."""
    title = _key(headline or "")
    _drop_unseen(root)
    extracted = _extract(root)
    page = Page(root)
    if not page.blocks:
        return extracted
    found = [each for each in _locate(extracted, page) if not title or _key(each.block.text) != title]
    found += _beside(found, page)
    found.sort(key=lambda each: each.place)
    found = _without_readers(found, page)
    if not found or _is_listing(found, page):
        return []
    found = _without_teasers(found, page)
    begin = _begin(found, page, title)
    found += [*_captions(found, page, title), *_standfirst(found, page, begin, standfirsts)]
    found.sort(key=lambda each: each.place)
    return [
        each.block for each in _once(found) if not _ADVERTISEMENT.fullmatch(each.block.text) and not _points(each, page)
    ]


def _drop_unseen(root: _Element) -> None:
    """Drop what no reader of the page sees, which is half of many a page, and tell links from the places that links lead to."""
    # trafilatura leaves out times, and an anchor that is not closed holds the rest of the page.
    for element in root.iter("a", "time"):
        if not element.get("href"):
            element.tag = "span"
    for element in list(root.iter(*_IDLE)):
        if element.getparent() is not None:
            element.drop_tree()
    for element in root.xpath(
        ".//*[contains(@class, 'sr-only') or contains(@class, 'idden') or contains(@class, 'screen-reader')]"
    ):
        if _UNSEEN_CLASS.search(element.get("class")) and element.getparent() is not None:
            element.drop_tree()


# What trafilatura finds


def _extract(root: _Element) -> list[Block]:
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").addHandler(_SILENCE)
    found = bare_extraction(root, include_comments=False, include_tables=True, deduplicate=False, with_metadata=False)
    body = getattr(found, "body", None)
    if body is None:
        return []
    for element in body.iter(*_TAGS):
        element.tag = _TAGS[element.tag]
    return list(blocks_of(body))


_SILENCE = logging.NullHandler()  # without a handler of its own, what it warns of goes to stderr


# Where it stands in the page


def _locate(extracted: list[Block], page: Page) -> list[Found]:
    """Find the page's own block for each that was extracted; what cannot be found keeps its own text and its place."""
    found: list[Found] = []
    taken: set[int] = set()
    here = 0
    for block in extracted:
        key = _key(block.text)
        places = _places_of(key, page, here, taken)
        if places is None:
            found.append(Found(here, block))
            continue
        for place in places:
            if place not in taken:
                taken.add(place)
                found.append(Found(place, page.blocks[place]))
        here = places[-1]
    return found


def _places_of(key: str, page: Page, here: int, taken: set[int]) -> list[int] | None:
    same = page.places.get(key)
    if same is not None:
        free = [place for place in same[:_MOST_ALIKE] if place not in taken] or same[:1]
        return [min(free, key=lambda place: (place < here, abs(place - here)))]
    start = page.starts[here]
    at = page.text.find(key, start, start + _WINDOW + len(key))
    if at >= 0:
        return _covered(page, at, at + len(key), taken)
    return None


def _covered(page: Page, begin: int, end: int, taken: set[int]) -> list[int] | None:
    """Return the blocks that lie between two places of the page's text, most of each or of a caption any part.

    None where a part of another lies there too: then the text that was extracted is kept, so that nothing is lost of it.
    """
    places = []
    place = _place_at(page, begin)
    while place < len(page.keys) and page.starts[place] < end:
        shared = min(end, page.starts[place + 1]) - max(begin, page.starts[place])
        if shared > 0.6 * len(page.keys[place]) or page.blocks[place].kind == "caption" or place in taken:
            places.append(place)
        elif shared:
            return None
        place += 1
    return places or None


def _place_at(page: Page, offset: int) -> int:
    return bisect_right(page.starts, offset) - 1


def _key(text: str) -> str:
    return _SPACES.sub("", text).casefold()


# What stands beside it


def _beside(found: list[Found], page: Page) -> list[Found]:
    """Return the paragraphs that stand where most of the article's do: in the same element, or in one of its kind.

    A page may hold an article in several boxes with advertisements between them, or one paragraph may be full of links.
    """
    taken = {each.place for each in found}
    weights: Counter[object] = Counter()
    for place in taken:
        if page.blocks[place].kind == "body":
            weights[_box(page.holders[place])] += len(page.keys[place])
    total = weights.total()
    boxes = {box for box, weight in weights.items() if box is not None and weight > 0.3 * total}
    first = min(taken, default=0)
    beside = []
    for place in range(first, len(page.blocks)):
        block, holder = page.blocks[place], page.holders[place]
        if place in taken or block.kind != "body" or len(block.text) < _SHORT or holder.tag != "p":
            continue
        if _box(holder) in boxes:
            beside.append(Found(place, block))
    return beside


def _box(holder: _Element) -> object:
    """Return what two paragraphs share that stand in boxes of one kind in one article; else their parent itself."""
    parent = holder.getparent()
    if parent is None:
        return None
    article = next(parent.iterancestors(*_ARTICLE), None)
    name = parent.get("class")
    return (article, parent.tag, name) if article is not None and name else parent


def _without_readers(found: list[Found], page: Page) -> list[Found]:
    """Take away what readers wrote or are asked for: comments and forms; never half of the text."""
    asked: dict[_Element, bool] = {}
    kept = [each for each in found if not _is_of_readers(page.holders[each.place], asked)]
    return (
        kept if sum(len(each.block.text) for each in kept) > sum(len(each.block.text) for each in found) / 2 else found
    )


def _is_of_readers(holder: _Element, asked: dict[_Element, bool]) -> bool:
    """``asked`` keeps what was asked, so that each element is looked at once."""
    for box in (holder, *holder.iterancestors()):
        if box not in asked:
            asked[box] = box.tag == "form" or any(_READERS_CLASS.search(box.get(name, "")) for name in ("id", "class"))
        if asked[box]:
            return True
    return False


def _without_teasers(found: list[Found], page: Page) -> list[Found]:
    """Take away what follows the article: three links and more to others, with their headings and the lines below them."""
    cut, links = len(found), 0
    while cut and (_is_of_link(found[cut - 1].place, page) or found[cut - 1].block.kind == "heading"):
        cut -= 1
        links += found[cut].block.kind != "heading" or page.linked(found[cut].place) > 0.5
    return found[:cut] if links >= _FEW else found


def _is_listing(found: list[Found], page: Page) -> bool:
    """Whether most of what was found is links or stands right below a headline that is one, and little else is there."""
    linked = rest = 0
    for place, block in found:
        size = len(block.text.encode())
        if _is_of_link(place, page):
            linked += size
        else:
            rest += size
    return linked > rest and rest < _ENOUGH


def _points(found: Found, page: Page) -> bool:
    """Whether a line leads to another article, or to a thing to buy, and says nothing itself."""
    return _POINTER.match(found.block.text) is not None and page.linked(found.place) > 0.5


def _is_of_link(place: int, page: Page) -> bool:
    return page.linked(place) > 0.5 or (place > 0 and _is_linked_heading(place - 1, page))


def _is_linked_heading(place: int, page: Page) -> bool:
    return page.blocks[place].kind == "heading" and page.linked(place) > 0.9


# Captions


def _mark_captions(root: _Element) -> None:
    """Make one ``<figcaption>`` of each caption with its credit, and take apart nothing else."""
    figures = [each for each in root.iter("figure") if not _holds(each, _NO_CAPTION) and _holds(each, _MEDIA)]
    lit: dict[_Element, bool] = {}
    boxes = root.xpath(".//*[contains(@class, 'aption')]")
    classed = [each for each in boxes if _is_caption_box(each) and _is_near_picture(each, lit)]
    marked: set[_Element] = set()
    for element in [*figures, *root.iter("figcaption"), *classed]:
        if element in marked or any(above in marked for above in element.iterancestors()):
            continue
        text = _caption_of(element)
        if text is not None:
            marked.add(element)
            element.text = "" if _is_elsewhere(element) else text
            element.tag = "figcaption"
            for child in list(element):
                element.remove(child)


def _caption_of(element: _Element) -> str | None:
    """Return all that is said of a picture; None where that is too long to be a caption."""
    pieces: list[str] = []
    length = 0
    for block in blocks_of(element):
        pieces.append(block.text)
        length += len(block.text) + 1
        if length > _LONGEST_CAPTION:
            return None
    return " ".join(pieces)


def _is_caption_box(element: _Element) -> bool:
    return (
        isinstance(element.tag, str)
        and element.tag not in ("body", "html", "table", "caption", "button")
        and _CAPTION_CLASS.search(element.get("class", "")) is not None
        and not _holds(element, _NO_CAPTION)
    )


def _is_near_picture(element: _Element, lit: dict[_Element, bool]) -> bool:
    """Whether what holds a caption holds a picture. ``lit`` keeps what was asked, so that each element is searched once."""
    for around, _ in zip(element.iterancestors(), range(_NEAR), strict=False):
        if around not in lit:
            lit[around] = _holds(around, _MEDIA)
        if lit[around]:
            return True
    return False


def _holds(element: _Element, names: frozenset[str]) -> bool:
    return next(element.iterdescendants(*names), None) is not None


def _is_elsewhere(element: _Element) -> bool:
    """Whether a picture is, with its caption, a link to another article: the caption is that one's."""
    link = next(element.iterancestors("a"), None)
    if link is None:
        whole = len(_key("".join(element.itertext())))
        links = element.iter("a")
        link = next((each for each in links if 2 * len(_key("".join(each.itertext()))) > whole), None)
    return link is not None


def _begin(found: list[Found], page: Page, title: str) -> int:
    """Return where the article begins: at its headline, if that stands in the page before its text."""
    first = found[0].place
    places = [place for place in page.places.get(title, ()) if place < first] if title else []
    return max(places, default=first)


def _captions(found: list[Found], page: Page, title: str) -> list[Found]:
    """Return the captions of the article's pictures: those between its headline and its end, and beside its paragraphs.

    What stands in a part of the page with another headline or long links belongs to another article.
    """
    taken = {each.place for each in found}
    around = _around(found, page)
    clean: dict[_Element, bool] = {}
    captions = []
    for place, (block, holder) in enumerate(zip(page.blocks, page.holders, strict=True)):
        if place in taken or not (block.kind == "caption" or (block.kind == "body" and is_credited(block.text))):
            continue
        branch = holder
        while (parent := branch.getparent()) is not None and parent not in around:
            branch = parent
        if parent is not None and branch not in clean:
            clean[branch] = _is_clean(branch, title)
        if parent is not None and clean[branch]:
            captions.append(Found(place, Block("caption", block.text)))
    return captions


def _around(found: list[Found], page: Page) -> set[_Element]:
    """Return all elements that hold a paragraph of the article."""
    around: set[_Element] = set()
    for place, _ in found:
        holder: _Element | None = page.holders[place]
        while holder is not None and holder not in around:
            around.add(holder)
            holder = holder.getparent()
    return around


def _is_clean(branch: _Element, title: str) -> bool:
    """Whether a part of the page that holds captions and nothing of the text has no links but short ones, or the headline."""
    if any(len(one_line("".join(link.itertext()))) > _LONGEST_LABEL for link in branch.iter("a")):
        return any(_key("".join(h1.itertext())) == title for h1 in branch.iter("h1"))
    return True


# The line below the headline, and what is there twice


def _standfirst(found: list[Found], page: Page, begin: int, standfirsts: Iterable[str]) -> list[Found]:
    """Return the line between headline and text that the page calls a summary, or gives as the article's description too."""
    wanted = {_letters(line) for line in standfirsts}
    for place in range(begin, found[0].place):
        block, holder = page.blocks[place], page.holders[place]
        key = _letters(block.text)
        if key and block.kind != "caption" and (key in wanted or (_is_summary(holder) and page.linked(place) < 0.5)):
            told = any(key in _letters(each.block.text) for each in found)
            return [] if told else [Found(place, Block("body", block.text))]
    return []


def _is_summary(holder: _Element) -> bool:
    return _STANDFIRST_CLASS.search(f"{holder.get('class', '')} {holder.get('itemprop', '')}") is not None


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _once(found: list[Found]) -> Iterator[Found]:
    """Leave out a caption that has been there: pages print them for narrow and for wide screens."""
    seen: set[str] = set()
    for each in found:
        key = _key(each.block.text)
        if key not in seen or each.block.kind != "caption":
            yield each
        seen.add(key)
