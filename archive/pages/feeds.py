"""Atom feeds (RFC 4287) of a search and of the rows of a query: what is new, for a feed reader.

Ids are the permanent addresses of articles, paragraphs and figures. Times come from the archive alone, so that a feed
changes only when what it shows does: the day of publication, or when a later revision of the article was first seen.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import escape
from math import isfinite
from typing import Any
from xml.etree import ElementTree as ET

from archive.bounds import print_number
from archive.model import is_address
from archive.pages.filters import Filters
from archive.pages.find import NONE, Asked, find_page
from archive.store.rows import rows

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
ENTRIES = 50
ROWS = 200  # of a query: a feed is what is new, not the whole
NEVER = (
    "1970-01-01T00:00:00Z"  # Atom wants a time even where nobody gave one, and the clock would change with every look
)

_ARTICLE = """
    select a.key, a.headline, a.published, a.byline, a.revision, r.seen
    from articles a left join revisions r on r.article_id = a.id and r.revision = a.revision
"""
_NEWEST = f"""
    select n.*, p.text from ({_ARTICLE} order by a.published desc, a.id desc limit ?) n
    left join paragraphs p on p.article_id = (select id from articles where key = n.key) and p.position = 1
"""
_FIGURE = "select f.exact, a.key as article from figures f join articles a on a.id = f.article_id where f.key = ?"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a feed. ``address`` is where it is read and its id; ``html`` is safe as it stands."""

    address: str
    title: str
    updated: str | None
    html: str
    published: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed; ``address`` is its own, which is also its id, ``page`` where a person reads the same."""

    address: str
    page: str
    title: str
    author: str
    entries: list[Entry] = field(default_factory=list)


def atom(feed: Feed) -> str:
    """Write the feed as XML, newest entry first, each id once."""
    root = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "en"})
    _add(root, "id", feed.address)
    _add(root, "title", feed.title)
    root.append(ET.Element("link", {"rel": "self", "type": "application/atom+xml", "href": _legal(feed.address)}))
    root.append(ET.Element("link", {"rel": "alternate", "type": "text/html", "href": _legal(feed.page)}))
    _add(root, "updated", max((entry.updated or NEVER for entry in feed.entries), default=NEVER))
    _add(ET.SubElement(root, "author"), "name", feed.author)
    # One entry for an id: a list of figures may name an article many times. sorted() keeps the order of equal times.
    once: dict[str, Entry] = {}
    for entry in feed.entries:
        once.setdefault(entry.address, entry)
    for entry in sorted(once.values(), key=lambda entry: entry.updated or NEVER, reverse=True):
        _add_entry(root, entry)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _add_entry(root: ET.Element, entry: Entry) -> None:
    element = ET.SubElement(root, "entry")
    _add(element, "id", entry.address)
    _add(element, "title", entry.title)
    element.append(ET.Element("link", {"rel": "alternate", "type": "text/html", "href": _legal(entry.address)}))
    _add(element, "updated", entry.updated or NEVER)
    if entry.published:
        _add(element, "published", entry.published)
    if entry.author:
        _add(ET.SubElement(element, "author"), "name", entry.author)
    _add(element, "content", entry.html, type="html")


def _add(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, name, attributes).text = _legal(text)


_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _legal(text: str) -> str:
    """Leave out what no XML may hold, escaped or not."""
    return _ILLEGAL.sub("", text)


def instant(said: object) -> str | None:
    """Write an ISO day or time as Atom wants it (RFC 3339, UTC where it says no zone), or None where it is neither."""
    if not isinstance(said, str):
        return None
    try:
        read = datetime.fromisoformat(said)
    except ValueError:
        return None
    zoned = read if read.tzinfo else read.replace(tzinfo=UTC)
    return zoned.isoformat(timespec="seconds").replace("+00:00", "Z")


def _updated(article: Mapping[str, Any]) -> str | None:
    """When an article last changed: published, unless a later revision was seen since."""
    return (instant(article["seen"]) if article["revision"] > 1 else None) or instant(article["published"])


def found_entries(
    connection: sqlite3.Connection, words: str, filters: Filters = NONE, *, base: str, ending: str = ""
) -> list[Entry]:
    """Return the paragraphs that hold the words and figures as the filters ask, newest first; without either, the newest articles.

    ``base`` must name the host. ``ending`` goes behind every address, to say in which archive it is.
    """
    if not (words or filters):
        return [_newest_entry(article, base, ending) for article in rows(connection, _NEWEST, ENTRIES)]
    entries = []
    for hit in find_page(connection, Asked(words, filters, sort="newest", size=ENTRIES), base=base).hits:
        (article,) = rows(connection, _ARTICLE + "where a.key = ?", hit.paragraph["key"])
        html = ("…" if hit.cut_before else "") + hit.html + ("…" if hit.cut_after else "")
        address = f"{base}/-/article/{article['key']}{ending}#p{hit.paragraph['position']}"
        entries.append(_article_entry(article, address, html))
    return entries


def _newest_entry(article: dict[str, Any], base: str, ending: str) -> Entry:
    return _article_entry(article, f"{base}/-/article/{article['key']}{ending}", escape((article["text"] or "")[:1000]))


def _article_entry(article: dict[str, Any], address: str, html: str) -> Entry:
    title = article["headline"] or "Without a headline"
    return Entry(address, title, _updated(article), html, instant(article["published"]), article["byline"])


# --- the rows of a query ---

KEYS = {"articles": {"key": "article"}, "figures": {"key": "figure"}}
QUERY_KEYS = {"figure": "figure", "article": "article"}  # the figure is meant where a row names both


def key_columns(columns: Iterable[str], table: str | None) -> dict[str, str]:
    """Return which columns hold keys, and of what: those that the pages show as links; the most exact first."""
    known = KEYS.get(table, {}) if table else QUERY_KEYS
    there = set(columns)
    return {column: what for column, what in known.items() if column in there}


def row_entries(
    connection: sqlite3.Connection | None,
    columns: Sequence[str],
    found: Iterable[Sequence[Any]],
    *,
    table: str | None,
    base: str,
    ending: str = "",
) -> list[Entry]:
    """Return an entry for every row that names a figure or an article, in their order.

    What a row does not say of its headline and day is looked up, where there is a ``connection``.
    """
    keys = key_columns(columns, table)
    entries = []
    for values in found:
        row = dict(zip(columns, values, strict=True))
        named = ((what, row[column]) for column, what in keys.items())
        what, key = next(((what, key) for what, key in named if isinstance(key, str) and is_address(key)), ("", ""))
        if key:
            entries.append(_row_entry(connection, row, what, key, f"{base}/-/{what}/{key}{ending}"))
    return entries


def _row_entry(connection: sqlite3.Connection | None, row: dict[str, Any], what: str, key: str, address: str) -> Entry:
    figure = rows(connection, _FIGURE, key) if connection and what == "figure" else []
    article_key = figure[0]["article"] if figure else key
    article = rows(connection, _ARTICLE + "where a.key = ?", article_key) if connection else []
    exact = row.get("exact") or (figure[0]["exact"] if figure else None) if what == "figure" else None
    headline = row.get("headline") or (article[0]["headline"] if article else None)
    published = instant(row.get("published")) or (instant(article[0]["published"]) if article else None)
    updated = _updated(article[0]) if article else instant(row.get("changed")) or published
    title = " – ".join(str(part) for part in (exact, headline) if part) or key
    byline = article[0]["byline"] if article else None
    return Entry(address, title, updated, _facts(row), published, byline)


def _facts(row: dict[str, Any]) -> str:
    """Write a row as a list of names and values; what is empty is left out."""
    pairs = ((name, print_number(v) if isinstance(v, float) and isfinite(v) else v) for name, v in row.items())
    shown = (
        f"<dt>{escape(name)}</dt><dd>{escape(str(value))}</dd>"
        for name, value in pairs
        if value not in (None, "") and not isinstance(value, bytes)
    )
    return f"<dl>{''.join(shown)}</dl>"
