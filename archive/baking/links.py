"""A page of the server as a page of a folder: links made relative, and what needs a server taken out."""

from __future__ import annotations

import posixpath
import re
from html import escape, unescape
from urllib.parse import parse_qs, urlsplit

FIND = "/-/find"
_REVISION = re.compile(r"revision=(\d+)(?:&since=(\d+))?")
_BESIDE = re.compile(r"beside=([\w-]+)", re.ASCII)
_OUR_SCRIPTS = ("/-/archive", "/-/search/")
# What is changed of a page; all else is copied letter by letter. The pages are made by templates, which escape every < of a text.
_PIECE = re.compile(
    r"""
    <script\b(?P<script>(?:[^>"']|"[^"]*"|'[^']*')*)>(?P<code>.*?)</script>    # <script src="/x.js"></script>
    | <details\b[^>]*\bnav-menu\b.*?</details>                                 # Datasette's menu asks the server
    | <navigation-search\b.*?</navigation-search>                             # and so does its search for tables
    | <(?P<tag>a|link|form|head|img)(?![\w-])(?P<said>(?:[^>"']|"[^"]*"|'[^']*')*)> # <a href="/-/find">   not: <aside>
    | (?P<end></a>)
    """,
    re.VERBOSE | re.DOTALL,
)
_PATH = re.compile(r'"(/-/[\w/-]+)"')
_ATTRIBUTE = re.compile(r"""([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>]+)))?""")
# A file server says nothing of letters, and sets no policy: the page says both itself.
_HEAD = (
    '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src \'none\'; script-src \'self\';'
    " style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'\">"
    '<meta name="referrer" content="same-origin"><link rel="icon" href="data:,">'
)


def file_of(path: str) -> str:
    """Return the file that holds the page of an address: ``/-/article/KEY?revision=1`` and its like."""
    parts = urlsplit(path)
    folder = parts.path.strip("/")
    revision = _REVISION.fullmatch(parts.query)
    if revision:
        folder += f"/revision-{revision[1]}" + (f"-since-{revision[2]}" if revision[2] else "")
    if beside := _BESIDE.fullmatch(parts.query):
        folder += f"/beside-{beside[1]}"
    if re.search(r"\.\w+$", folder):
        return folder  # a style sheet, a sitemap
    return f"{folder}/index.html" if folder else "index.html"


class Pages:
    """Makes the pages of one site relative. ``known`` are the paths of its pages, ``address`` where it will be, if that is known.

    What a page needs besides (style sheets, scripts of ours) gathers in ``assets``.
    """

    def __init__(self, known: frozenset[str], address: str = "") -> None:
        self.known = known
        self.address = address.rstrip("/")
        self.assets: set[str] = set()

    def bake(self, path: str, html: str) -> str:
        """Return the page at ``path`` as it stands in the folder."""
        return _PIECE.sub(_Page(self, file_of(path)).changed, html)

    def target(self, href: str, file: str) -> str | None:
        """Return a link as ``file`` writes it, or None where it leads to what only a server has."""
        if href.startswith("#"):
            return href
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return href
        if parts.path == FIND:
            query, page = parts.query, FIND
            if parse_qs(query).keys() - {"q"}:
                return None  # its filters are the server's
        else:
            query, page = "", parts.path + (f"?{parts.query}" if parts.query else "")
            asked = _REVISION.fullmatch(parts.query)
            if page not in self.known and asked and not asked[2]:
                page = parts.path  # the revision that the article's own page shows
            if page not in self.known:
                return None
        there = _relative(file_of(page), file)
        return there + (f"?{query}" if query else "") + (f"#{parts.fragment}" if parts.fragment else "")

    def asset(self, address: str, file: str) -> str:
        path = urlsplit(address).path
        self.assets.add(path)
        return _relative(path.lstrip("/"), file)


def _relative(to: str, file: str) -> str:
    return posixpath.relpath(to, posixpath.dirname(file) or ".")


class _Page:
    """One page on its way; ``changed`` is called for each of its pieces, in their order."""

    def __init__(self, pages: Pages, file: str) -> None:
        self._pages = pages
        self._file = file
        self._unlinked = 0  # <a> tags that were left out and whose end is to come

    def changed(self, piece: re.Match[str]) -> str:
        if piece["script"] is not None:
            return self._script(_attributes(piece["script"]), piece["code"])
        if piece["end"]:
            self._unlinked, left_out = max(0, self._unlinked - 1), self._unlinked > 0
            return "" if left_out else "</a>"
        tag = piece["tag"]
        if tag == "head":
            return piece[0] + _HEAD
        said = _attributes(piece["said"]) if tag else {}
        if tag == "a":
            return self._link(piece[0], said)
        if tag == "link":
            return self._head_link(said)
        if tag == "img":
            return _tag("img", {**said, "src": self._pages.target(said.get("src", ""), self._file) or ""})
        if tag == "form":
            return _tag("form", {**said, "action": _relative(file_of(FIND), self._file)})
        return ""

    def _script(self, said: dict[str, str], code: str) -> str:
        """Of Datasette's own scripts, and inline, none has anything to do here."""
        kept = {name: value for name, value in said.items() if name != "nonce"}  # of one answer of the server
        if said.get("type", "").endswith("json"):  # no script, but data
            own = said["type"] == "application/json"
            return f"{_tag('script', kept)}{_PATH.sub(self._path, code) if own else code}</script>"
        if not said.get("src", "").startswith(_OUR_SCRIPTS):
            return ""
        return _tag("script", {**kept, "src": self._pages.asset(said["src"], self._file)}) + "</script>"

    def _path(self, path: re.Match[str]) -> str:
        """Make a path that stands in the data of a page relative: the data of a chart leads to its figures."""
        return f'"{self._pages.target(path[1], self._file) or path[1]}"'

    def _link(self, tag: str, said: dict[str, str]) -> str:
        if "href" not in said:
            return tag
        target = self._pages.target(said["href"], self._file)
        if target is None:
            self._unlinked += 1
            return ""
        return tag if target == said["href"] else _tag("a", {**said, "href": target})

    def _head_link(self, said: dict[str, str]) -> str:
        href = said.get("href", "")
        if said.get("rel") == "stylesheet":
            return _tag("link", {**said, "href": self._pages.asset(href, self._file)})
        if said.get("rel") == "canonical" and self._pages.address:
            return _tag("link", {**said, "href": f"{self._pages.address}{href}"})
        return ""  # alternates of a server


def _attributes(said: str) -> dict[str, str]:
    return {m[1]: unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(said)}


def _tag(tag: str, attributes: dict[str, str]) -> str:
    return (
        f"<{tag}"
        + "".join(f' {name}="{escape(value)}"' if value else f" {name}" for name, value in attributes.items())
        + ">"
    )
