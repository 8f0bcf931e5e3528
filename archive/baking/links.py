"""A page of the server as a page of a folder: links made relative, and what needs a server taken out."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from html import escape
from html.parser import HTMLParser
from typing import ClassVar
from urllib.parse import urlsplit

FIND = "/-/find"
_REVISION = re.compile(r"revision=(\d+)")
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
# Where an element names another file.
_PLACES = {"a": "href", "link": "href", "form": "action", "img": "src", "script": "src"}
# Datasette's menu and its search box for tables: both ask the server.
_MENUS = ("nav-menu", "navigation-search")
_OUR_SCRIPTS = ("/-/archive", "/-/search/")
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
        folder += f"/revision-{revision[1]}"
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
        page = _Page(self, file_of(path))
        page.feed(html)
        page.close()
        return "".join(page.out)

    def target(self, href: str, file: str) -> str | None:
        """Return a link as ``file`` writes it, or None where it leads to what only a server has."""
        if href.startswith("#"):
            return href
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return href
        if parts.path == FIND:
            query = parts.query
            page = FIND
        else:
            query, page = "", parts.path + (f"?{parts.query}" if parts.query else "")
            if page not in self.known and _REVISION.fullmatch(parts.query):
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


class _Page(HTMLParser):
    """Copies a page letter by letter, but for the tags that it changes."""

    def __init__(self, pages: Pages, file: str) -> None:
        super().__init__(convert_charrefs=False)
        self.out: list[str] = []
        self._pages = pages
        self._file = file
        self._dropping: list[str] = []  # elements open inside one that is left out, itself included
        self._open_links: list[bool] = []  # of each <a>: whether its tag was written

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if self._dropping or self._is_left_out(tag, said):
            if tag not in _VOID:
                self._dropping.append(tag)
            return
        rewrite = self._REWRITES.get(tag)
        changed = rewrite(self, said) if rewrite else said
        if tag == "a":
            self._open_links.append(changed is not None)
        if changed is None:
            return
        self.out.append((self.get_starttag_text() or "") if changed == said else _tag(tag, changed))
        if tag == "head":
            self.out.append(_HEAD)

    def _is_left_out(self, tag: str, said: dict[str, str]) -> bool:
        if tag == "script":  # of Datasette's own scripts, and inline, none has anything to do here
            return said.get("type") != "application/ld+json" and not said.get("src", "").startswith(_OUR_SCRIPTS)
        if tag == "link" and said.get("rel") == "canonical":
            return not self._pages.address
        return tag in _MENUS or any(menu in said.get("class", "").split() for menu in _MENUS)

    def _link(self, said: dict[str, str]) -> dict[str, str] | None:
        target = self._pages.target(said["href"], self._file) if "href" in said else ""
        return None if target is None else {**said, "href": target} if "href" in said else said

    def _head_link(self, said: dict[str, str]) -> dict[str, str] | None:
        href = said.get("href", "")
        if said.get("rel") == "canonical":
            return {**said, "href": f"{self._pages.address}{href}"}
        if said.get("rel") == "stylesheet":
            return {**said, "href": self._pages.asset(href, self._file)}
        return None  # alternates of a server

    def _form(self, said: dict[str, str]) -> dict[str, str]:
        return {**said, "action": _relative(file_of(FIND), self._file)}

    def _script(self, said: dict[str, str]) -> dict[str, str]:
        kept = {name: value for name, value in said.items() if name != "nonce"}  # of one answer of the server
        return {**kept, "src": self._pages.asset(said["src"], self._file)} if "src" in said else kept

    _REWRITES: ClassVar[dict[str, Callable[[_Page, dict[str, str]], dict[str, str] | None]]] = {
        "a": _link,
        "link": _head_link,
        "form": _form,
        "script": _script,
    }

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._dropping:
            self.out.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if self._dropping:
            if tag in self._dropping:
                while self._dropping.pop() != tag:
                    pass
            return
        if tag == "a" and self._open_links and not self._open_links.pop():
            return
        self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._copy(data)

    def handle_entityref(self, name: str) -> None:
        self._copy(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._copy(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        self._copy(f"<!{decl}>")

    def _copy(self, text: str) -> None:
        if not self._dropping:
            self.out.append(text)


def _tag(tag: str, attributes: dict[str, str]) -> str:
    return (
        f"<{tag}"
        + "".join(f' {name}="{escape(value)}"' if value else f" {name}" for name, value in attributes.items())
        + ">"
    )
