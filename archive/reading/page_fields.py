"""What a web page says of its article outside its text: JSON-LD, OpenGraph, meta names, microdata, links."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from archive.reading.blocks import one_line
from archive.reading.bylines import without_by
from archive.reading.dates import read_date
from archive.reading.fields import Fields, host_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_Node = dict[str, object]

_ARTICLE = re.compile(r"(?:.*[/#:])?\w*(?:Article|Posting|Report)")
_PAGE = re.compile(r"(?:.*[/#:])?\w*Page")
_NESTED = ("@graph", "mainEntity")  # where a node keeps the article of the page; lists of other articles are elsewhere
_DEEPEST = 6
_MOST_NODES = 2_000

_TITLES = ("og:title", "twitter:title", "dc.title", "sailthru.title", "citation_title", "headline", "title")
_SITES = ("og:site_name", "citation_journal_title", "dc.publisher", "application-name")
_DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description", "sailthru.description")
_AUTHORS = (
    "article:author", "author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "citation_author", "byl",
    "cxenseparse:author",
)  # fmt: skip
_DATES = (
    "article:published_time", "og:article:published_time", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date", "dcterms.date", "citation_publication_date", "citation_date", "publishdate", "publish-date",
    "publish_date", "published_at", "datepublished", "pubdate", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_PUBLISHED = frozenset(("dt-published", "published", "entry-date"))
_ENTRY = frozenset(("h-entry", "hentry"))
_LANGUAGES = ("og:locale", "content-language", "dc.language", "language")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z\d]{2,8})*")  # no "utf-8"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NO_DAY = re.compile(r"(?:0000|0001)-|1970-01-01T00:00:00")  # what programs write for a date that nobody filled in
_AND = re.compile(r"\s*[;,]\s*(?:(?:and|AND|&)\s+)?|\s+(?:and|AND|&)\s+")
_SITE_BEHIND = re.compile(r"\s+(?:[-–—|*•·:»]|\|\|)\s+")
_NO_NAME = re.compile(r"^@|\w@\w|https?:|^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$")  # a handle, an address; no "J.Smith"
_JOBS = frozenset(
    """admin administrator and author by chief columnist contributor correspondent desk digital editor editorial editors for in
    newsroom of online redaktion redacción redazione rédaction reporter reporters senior staff team the web webmaster writer
    writers""".split()
)
_PART = re.compile(r"\s*[-–—|_:·»]+\s*")
_AGENCIES = frozenset(
    ("afp", "agence france presse", "ansa", "ap", "associated press", "bloomberg", "dpa", "efe", "interfax", "kyodo", "lusa", "pa", "pa media",
     "reuters", "ritzau", "tass", "the associated press", "upi", "xinhua", "yonhap")
)  # fmt: skip
_LONGEST_BYLINE = 200
_LONGEST_MARKED = 60  # characters of what is marked as an author in the page
_LONGEST_TITLE = 500
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Told:
    """What a page tells of its article: its fields, the lines that may be its standfirst, whether it calls itself an article.

    ``body`` is the text that JSON-LD gives, which the page itself may show a part of.
    """

    fields: Fields
    standfirsts: tuple[str, ...]
    is_article: bool
    body: str


def tell(root: _Element, address: str | None = None, language: str | None = None) -> Told:
    """Read what a page says of its article. ``address``: where it was fetched, ``language``: what its server said, if that is known.

    The headline is the page's own (``<h1>``); the day is the first that can be read of JSON-LD, meta names and microdata, in this
    order; when it was modified counts for nothing. The address is the canonical one, where it is on the host that the
    page was fetched from.
    """
    metas = _metas(root)
    nodes = _Nodes(root)
    own = _canonical(root, metas, address)
    shown = [one_line("".join(h1.itertext())) for h1 in root.iter("h1")]
    titles = [one_line(metas[name][0]) for name in _TITLES if name in metas]
    node = nodes.article([*own[:1], address])
    url = _address(own, node, address)
    publication = nodes.name(node.get("publisher")) or _first(metas, _SITES)
    site = _words_of(publication, *metas.get("og:site_name", ()), host_of(url) if url else None)
    printed, origin = _published(root, metas, nodes, node)
    fields = Fields(
        headline=_headline(root, shown, [_text(node.get("headline")), *titles], site),
        published=read_date(printed) if printed else None,
        published_text=printed,
        published_from=origin,
        url=url,
        publication=publication,
        byline=", ".join(_authors(root, metas, nodes, node, site)) or None,
        language=_language(root, metas, node, language),
    )
    lines = (_text(node.get("description")), _text(node.get("alternativeHeadline")), *_all(metas, _DESCRIPTIONS))
    is_article = (
        bool(node) or metas.get("og:type", [""])[0].strip().lower() == "article" or "article:published_time" in metas
    )
    body = "\n".join(_strings(node.get("articleBody")))
    return Told(fields, tuple(dict.fromkeys(filter(None, lines))), is_article, body)


# JSON-LD


class _Nodes:
    """The objects of a page's JSON-LD. What is broken in it is passed over."""

    def __init__(self, root: _Element) -> None:
        self._found: list[_Node] = []
        for script in root.iter("script"):
            if (script.get("type") or "").partition(";")[0].strip().lower() == "application/ld+json":
                self._take(_parse(script.text or ""), _DEEPEST)
        self._by_id: dict[str, _Node] = {}
        for node in self._found:
            name = node.get("@id")
            if isinstance(name, str) and len(node) > 1:
                self._by_id.setdefault(name, node)

    def _take(self, value: object, depth: int) -> None:
        if depth < 0 or len(self._found) >= _MOST_NODES:
            return
        if isinstance(value, list):
            for each in value:
                self._take(each, depth - 1)
        elif isinstance(value, dict):
            self._found.append(value)
            for name in _NESTED:
                self._take(value.get(name), depth - 1)

    def article(self, addresses: Iterable[str | None]) -> _Node:
        """Return the article of this page: the one with its address, else the first that does not say that it is another's."""
        wanted = {_path(address) for address in addresses if address}
        rest: list[_Node] = []
        for node in self._typed(_ARTICLE):
            own = {_path(address) for address in _addresses(node)}
            if own & wanted:
                return node
            if not own or not wanted:
                rest.append(node)
        return next(iter(rest), {})

    def pages(self) -> list[_Node]:
        return self._typed(_PAGE)

    def _typed(self, pattern: re.Pattern[str]) -> list[_Node]:
        return [node for node in self._found if any(pattern.fullmatch(name) for name in _strings(node.get("@type")))]

    def name(self, value: object) -> str | None:
        """Return the name of a person or an outlet: a string, an object with a name, or a reference to one."""
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                each = self._by_id.get(str(each.get("@id")), {}) | each
                each = each.get("name")
            for said in _strings(each):
                if (text := _text(said)) and not _is_address(text):
                    return text
        return None

    def names(self, value: object) -> list[str]:
        many = value if isinstance(value, list) else [value]
        return [name for each in many if (name := self.name(each))]


def _parse(text: str) -> object:
    text = text.strip().removeprefix("<!--").removeprefix("//<![CDATA[").removesuffix("-->").removesuffix("//]]>")
    try:
        return json.loads(text.strip().removesuffix(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _strings(value: object) -> list[str]:
    many = value if isinstance(value, list) else [value]
    return [each for each in many if isinstance(each, str)]


def _text(value: object) -> str | None:
    """Return a string of JSON-LD as it is meant: markup's entities in it are unescaped, twice where it was escaped twice."""
    for said in _strings(value):
        if text := one_line(unescape(unescape(said))):
            return text
    return None


def _addresses(node: _Node) -> Iterator[str]:
    for name in ("url", "mainEntityOfPage", "@id"):
        value = node.get(name)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        for said in _strings(value):
            if _is_address(said) and "#" not in said:
                yield said


# Meta names


def _metas(root: _Element) -> dict[str, list[str]]:
    """Return the contents of all ``<meta>`` by their names in lower case, in order."""
    found: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        content = (meta.get("content") or "").strip()
        for name in {meta.get(key) for key in ("property", "name", "itemprop", "http-equiv")} - {None}:
            if content and name:
                found.setdefault(name.strip().lower(), []).append(content)
    return found


def _first(metas: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next(iter(_all(metas, names)), None)


def _all(metas: dict[str, list[str]], names: tuple[str, ...]) -> list[str]:
    return [text for name in names for said in metas.get(name, ()) if (text := one_line(unescape(said)))]


def _published(
    root: _Element, metas: dict[str, list[str]], nodes: _Nodes, node: _Node
) -> tuple[str | None, str | None]:
    """Return the first text of a date that names a day, with where it stands; else the first that is there."""
    first: tuple[str | None, str | None] = (None, None)
    for said, where in _dates(root, metas, nodes, node):
        if not said or _NO_DAY.match(said):
            continue
        if read_date(said):
            return said, where
        if first[0] is None:
            first = said, where
    return first


def _dates(root: _Element, metas: dict[str, list[str]], nodes: _Nodes, node: _Node) -> Iterator[tuple[str | None, str]]:
    yield _text(node.get("datePublished")), "JSON-LD datePublished"
    for name in _DATES:
        for said in metas.get(name, ()):
            yield one_line(said), f"meta {name}"
    for element in root.xpath(".//*[@itemprop='datePublished' and not(self::meta)] | .//time[@pubdate]"):
        where = "itemprop datePublished" if element.get("itemprop") else "time pubdate"
        yield one_line(element.get("content") or element.get("datetime") or "".join(element.itertext())), where
    for page in nodes.pages():
        yield _text(page.get("datePublished")), "JSON-LD datePublished of the page"
    yield from ((said, "class published") for said in _marked_as_published(root))


def _marked_as_published(root: _Element) -> list[str]:
    """Return the day that the article's microformat states (h-entry, hAtom).

    Nothing where other articles beside it could be meant.
    """
    marked = [element for element in root.iter("time", "abbr", "span", "div") if _says_when(element)]
    if len(marked) > 1:  # a list of other articles has such days too
        marked = [each for each in marked if any(_is_entry(parent) for parent in each.iterancestors())]
    said = [one_line(each.get("datetime") or each.get("title") or "".join(each.itertext())) for each in marked]
    return said[:1] if len(set(said)) == 1 and read_date(said[0]) else []


def _says_when(element: _Element) -> bool:
    names = set((element.get("class") or "").split())
    return not names.isdisjoint(_PUBLISHED) and ("updated" not in names or "published" in names)


def _is_entry(element: _Element) -> bool:
    """Whether an element is an entry of the page, with the headline in it."""
    is_one = element.tag == "article" or not _ENTRY.isdisjoint((element.get("class") or "").split())
    return is_one and element.find(".//h1") is not None


def _words_of(*outlets: str | None) -> set[str]:
    """Return the words that name a site, and its whole names without blanks: "thegazette", as in its address."""
    return {word for each in outlets if each for word in (*_plain(each).split(), _plain(each).replace(" ", ""))}


def _authors(root: _Element, metas: dict[str, list[str]], nodes: _Nodes, node: _Node, own: set[str]) -> list[str]:
    """Return the names that the first place gives which gives any. Sites, desks and addresses are none."""
    for said in (
        nodes.names(node.get("author")),
        *(_all(metas, (name,)) for name in _AUTHORS),
        list(_marked(root)),
    ):
        names = [
            name for each in said if len(each) <= _LONGEST_BYLINE for name in _names(without_by(each, None) or "", own)
        ]
        if names:
            seen: dict[str, str] = {}
            for name in names:
                seen.setdefault(name.casefold(), name)
            return list(seen.values())
    return []


def _marked(root: _Element) -> Iterator[str]:
    """Yield what the page marks as an author's name; long or with digits, it holds his post, a date or a count of followers too."""
    marked = [each for each in root.iterfind(".//*[@itemprop]") if "author" in each.get("itemprop", "").split()]
    for element in (*marked, *root.iterfind(".//*[@rel='author']")):
        text = one_line(element.xpath("string((.//*[@itemprop='name'])[1])") or "".join(element.itertext()))
        if len(text) <= _LONGEST_MARKED and not re.search(r"\d", text):
            yield text


def _names(said: str, own: set[str]) -> list[str]:
    """Part several names, where all are whole ("Doe, Jane" is one), and leave out what names no person and no agency."""
    whole = _AND.split(said)
    parts = [part for each in whole if (part := each.strip(" ,|-–—")) and _is_name(part, own)]
    if all(" " in part for part in parts):
        return parts
    return [said if len(parts) == len(whole) else ", ".join(parts)]


def _is_name(text: str, own: set[str]) -> bool:
    plain = _plain(text)
    if _NO_NAME.search(text) or not re.search(r"[^\W\d]", text):
        return False
    return plain in _AGENCIES or not (
        plain.replace(" ", "") in own or all(word in _JOBS or word in own for word in plain.split())
    )


def _language(root: _Element, metas: dict[str, list[str]], node: _Node, served: str | None) -> str | None:
    tree = root.getroottree().getroot()
    said = [
        _text(node.get("inLanguage")),
        *(tree.get(name) for name in ("lang", "xml:lang", _XML_LANG)),
        *_all(metas, _LANGUAGES),
        served,
    ]
    return next((each.strip().replace("_", "-") for each in said if each and _LANGUAGE.fullmatch(each.strip())), None)


# Address and headline


def _canonical(root: _Element, metas: dict[str, list[str]], fetched: str | None) -> list[str]:
    """Return the addresses that a page calls its own.

    The front page of a site is no article's address: where a page gives it as its own, all pages of that site do.
    """
    said = [link.get("href") for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    own = [
        urljoin(fetched or "", each.strip()) for each in (*said, *metas.get("og:url", ())) if each and _is_whole(each)
    ]
    return [each for each in own if _is_address(each) and _path(each)]


def _address(own: list[str], node: _Node, fetched: str | None) -> str | None:
    """Return the article's address: what the page calls its own, unless that is on another host than it came from."""
    said = [*own, *(each for each in _addresses(node) if _path(each))]
    if fetched:
        said = [*(each for each in said if host_of(each) == host_of(fetched)), fetched]
    return said[0] if said else None


def _is_whole(url: str) -> bool:
    try:
        urlsplit(url)
    except ValueError:
        return False
    return True


def _is_address(text: str) -> bool:
    return re.match(r"https?://", text, re.I) is not None and host_of(text) is not None


def is_front_page(url: str) -> bool:
    """Whether an address is that of a site as a whole, which is no article's."""
    return not _path(url)


def _path(url: str) -> str:
    """Return what tells a page of one site from another: the path and the query without what only tracks."""
    parts = urlsplit(url)
    query = parts.query if re.fullmatch(r"(?:\w*id|p|page|story|article)=[\w-]+", parts.query, re.I) else ""
    return (parts.path.rstrip("/") + ("?" + query if query else "")).lower()


def _headline(root: _Element, shown: list[str], said: list[str | None], own: set[str]) -> str | None:
    """Return the headline that the page shows; where its ``<h1>`` is none of the article, what it says elsewhere."""
    title = next((one_line("".join(each.itertext())) for each in root.iter("title")), "")
    said = [text for each in [*said, title] if each and (text := _without_site(unescape(each), own))]
    near = max(shown, key=lambda h1: max((_likeness(h1, each or "") for each in said), default=0), default="")
    if near and (not said or any(_likeness(near, each or "") >= 0.5 for each in said)):
        return near
    if len(said) == 1:
        return _shown_part(root, said[0] or "")
    return said[0] if said else None


def _shown_part(root: _Element, title: str) -> str:
    """Return the part of a title that the page shows as a line of its own; all of it where there is no such part."""
    marks = [mark.span() for mark in _PART.finditer(title)] if len(title) < _LONGEST_TITLE else []
    parts = {part for begin, end in marks for part in (title[:begin], title[end:]) if 2 * len(part) > len(title)}
    lines = (
        {one_line(each.text) for each in root.iter() if each.text and len(each.text) < _LONGEST_TITLE}
        if parts
        else set()
    )
    return max(parts & lines, key=len, default=title)


def _without_site(title: str, own: set[str]) -> str:
    """Take the site's name from the end of a title."""
    title = one_line(title)
    mark = next(iter(list(_SITE_BEHIND.finditer(title))[-1:]), None)
    return title[: mark.start()] if mark and _plain(title[mark.end() :]).replace(" ", "") in own else title


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _likeness(one: str, other: str) -> float:
    """Say how many words two titles share, as a part of the longer; of one that holds the other, how many letters."""
    one, other = _plain(one), _plain(other)
    mine, theirs = set(one.split()), set(other.split())
    held = min(len(one), len(other)) if one in other or other in one else 0
    return max(len(mine & theirs) / max(len(mine), len(theirs), 1), held / max(len(one), len(other), 1))
