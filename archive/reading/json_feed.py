"""JSON Feed, versions 1 and 1.1 (https://jsonfeed.org/version/1.1): what its fields mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from archive.errors import UnreadableSource
from archive.model import Source
from archive.reading.blocks import one_line
from archive.reading.dates import read_date
from archive.reading.encodings import clean
from archive.reading.fields import Fields, web_address
from archive.reading.json_text import BadJSON, parse_json

_VERSION = re.compile(r"\s*\{[^{}]*?\"version\"\s*:\s*\"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version")


class Item(NamedTuple):
    """One entry: its fields, and its text in the forms in which it came, each empty where it did not."""

    fields: Fields
    html: str
    text: str
    summary: str


def is_mine(opening: str) -> bool:
    """Whether an object names the standard as its version before it opens another."""
    return _VERSION.match(opening) is not None


def items(text: str, source: Source) -> Iterator[Item | UnreadableSource]:
    """Return the items in the feed's order; one that is no object comes as UnreadableSource. Raises it where the feed is broken."""
    return _items(_parse(text, source), source)


def _items(feed: dict[str, Any], source: Source) -> Iterator[Item | UnreadableSource]:
    for number, item in enumerate(feed["items"], 1):
        if isinstance(item, dict):
            yield Item(_fields(item, feed), *(_text(item.get(n)) for n in ("content_html", "content_text", "summary")))
        else:
            yield UnreadableSource(source.name, f"item {number} of the feed is no object")


def _parse(text: str, source: Source) -> dict[str, Any]:
    try:
        feed = parse_json(text)
    except BadJSON as error:
        reason = f"a JSON Feed that cannot be read ({error.reason}); fetch it again"
        raise UnreadableSource(source.name, reason, error.line) from error
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list) or not feed["items"]:
        raise UnreadableSource(source.name, "a feed without entries: there is no article in it")
    return feed


def _fields(item: dict[str, Any], feed: dict[str, Any]) -> Fields:
    name = next((name for name in ("date_published", "date_modified") if _text(item.get(name))), "date_published")
    printed = one_line(_text(item.get(name))) or None
    return Fields(
        id=_text(item.get("id")).strip() or None,
        headline=one_line(_text(item.get("title"))) or None,
        published=read_date(printed) if printed else None,
        published_text=printed,
        published_from=f"field {name}",
        url=web_address(_text(item.get("url"))),
        publication=one_line(_text(feed.get("title"))) or None,
        byline=_names(item),
        language=_text(item.get("language")) or _text(feed.get("language")) or None,
    )


def _names(item: dict[str, Any]) -> str | None:
    said = item.get("authors")
    authors = said if isinstance(said, list) else [item.get("author")]  # one author: version 1
    names = (one_line(_text(author.get("name"))) for author in authors if isinstance(author, dict))
    return ", ".join(filter(None, names)) or None


def _text(value: object) -> str:
    """Return a string or a whole number as text, anything else as nothing. An id may be a number."""
    if isinstance(value, str):
        return clean(value)
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""
