"""What the fields of a record, a front matter or a ``Key: value`` head mean, and the Document they make."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from archive.model import Identity, Source
from archive.reading.dates import read_date
from archive.reading.encodings import clean

# Ours first, then what others call it; the first that is not empty counts.
NAMES = {
    "key": ("key",),
    "id": ("id",),
    "headline": ("headline", "title"),
    "published": ("published", "date"),
    "url": ("url",),
    "publication": ("publication", "source"),
    "publisher": ("publisher",),
    "byline": ("byline", "author", "authors"),
    "dateline": ("dateline",),
    "language": ("language",),
    "private": ("private",),
}
_TRUTHS = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False, "": False}
KNOWN = frozenset(name for names in NAMES.values() for name in names)

_FILE_KEY = re.compile(r"\d+_([0-9a-f]{16})\.txt")
_TRACKING = re.compile(r"(?:utm_[^=]*|fbclid|gclid)(?:=|\Z)", re.I)
_WEB_ADDRESS = re.compile(r"https?://\S+", re.I)
_TAG_OR_URN = re.compile(r"tag:[\w.@-]+,\d{4}(?:-\d\d){0,2}:\S*|urn:[a-z\d][a-z\d-]{1,31}:\S+", re.I)
_PORTS = {"http": 80, "https": 443}


class FieldError(ValueError):
    """A field holds what it cannot mean. The reader of a format says where."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The known fields of one article, as text; ``published_from`` is the name of the field that gave the day.

    The ``publisher`` is the outlet where none is named; an id counts within its file all the same.
    """

    key: str | None = None
    id: str | None = None
    headline: str | None = None
    published: date | None = None
    published_text: str | None = None
    published_from: str | None = None
    url: str | None = None
    publication: str | None = None
    publisher: str | None = None
    byline: str | None = None
    dateline: str | None = None
    language: str | None = None
    private: bool = False


def told(fields: Fields) -> dict[str, Any]:
    """Return what a Document takes over from the fields of its article, by the Document's names: all of it but who it is."""
    return {
        "headline": fields.headline,
        "headline_source": "given" if fields.headline else "derived",
        "published": fields.published,
        "published_text": fields.published_text,
        "published_source": fields.published_from if fields.published_text else None,
        "url": fields.url,
        "byline": fields.byline,
        "dateline": fields.dateline,
        "publication": outlet(fields.publication or fields.publisher, fields.url),
        "language": fields.language,
        "private": fields.private,
    }


def take(record: Mapping[str, object]) -> Fields:
    """Pick the known fields out of a record. Raises FieldError for a value that is neither text, nor a whole number, nor empty.

    Of ``publisher`` what is no text, nor has a name, is passed over, as unknown fields are. ``private`` is yes, true or 1, or no, false or 0: anything else is refused, since a guess could publish an article.
    """
    found: dict[str, str | None] = {}
    published_from = None
    private = _as_truth("private", record.get("private"))
    for field, names in NAMES.items():
        for name in names if field not in ("private", "publisher") else ():
            value = _as_text(name, record.get(name))
            if value:
                found[field] = value
                published_from = name if field == "published" else published_from
                break
    found["publisher"] = _name_of(record.get("publisher"))
    printed = found.pop("published", None)
    day = read_date(printed) if printed else None
    return Fields(published=day, published_text=printed, published_from=published_from, private=private, **found)


def _name_of(value: object) -> str | None:
    """Return a name that is given as text, or as schema.org has it; None for anything else."""
    name = value.get("name") if isinstance(value, dict) else value
    return (clean(name).strip() or None) if isinstance(name, str) else None


def _as_truth(name: str, value: object) -> bool:
    if value is None or isinstance(value, bool):
        return bool(value)
    said = str(value).strip().casefold()
    if not isinstance(value, str | int) or said not in _TRUTHS:
        raise FieldError(f"field {name!r} says {said[:40]!r}; it must be yes or no")
    return _TRUTHS[said]


def _as_text(name: str, value: object) -> str | None:
    if isinstance(value, str):
        return clean(value).strip()
    if value is None or value != value:  # NaN is how pandas writes what is missing
        return None
    if isinstance(value, list) and name in NAMES["byline"]:
        return ", ".join(filter(None, (_as_text(name, person) for person in value)))
    if isinstance(value, dict) and name in NAMES["byline"] + NAMES["publication"] and "name" in value:
        return _as_text(name, value["name"])
    if isinstance(value, bool) or not isinstance(value, int):
        raise FieldError(f"field {name!r} holds {_kind(value)}, not text")
    return str(value)


def _kind(value: object) -> str:
    kinds = {bool: "true or false", float: "a fraction", list: "a list", dict: "an object"}
    return kinds.get(type(value), type(value).__name__)


def outlet(name: str | None, url: str | None) -> str | None:
    """Return the name of an outlet; where that is the address of a feed or a site, the host of the article, else of the feed."""
    if not name or not re.match(r"https?://", name, re.IGNORECASE):
        return name
    hosts = (host_of(url) if url else None, host_of(name))
    return next((host for host in hosts if host), name)


def web_address(text: str | None) -> str | None:
    """Return a text that is a web address, None for any other."""
    said = (text or "").strip()
    return said if _WEB_ADDRESS.fullmatch(said) else None


def is_global(id_: str) -> bool:
    """Whether an id is the same thing wherever it stands: an address on a named host, a tag: URI (RFC 4151) or a urn: (RFC 8141).

    RSS and Atom ask that no two entries of any feeds share such a one. Not: 12345, http://localhost/?p=3, https://10.0.0.7/3
    """
    if _TAG_OR_URN.match(id_):
        return True
    host = (host_of(id_) if web_address(id_) else None) or ""
    return "." in host and not host.replace(".", "").isdigit() and not host.endswith((".local", ".localhost", ".test"))


def address_of_id(id_: str) -> str | None:
    """Return the address that an id is, without a number behind it, which counts versions, and what counts clicks; None for any other id.

    The BBC's guid is the address of the article, with "#0" behind it, and "#1" once it has changed. Not: https://h.example/news#mill
    """
    address, _, number = id_.partition("#")
    return canonical_url(address) if web_address(address) and (not number or number.isdecimal()) else None


def host_of(url: str) -> str | None:
    """Return the host of an address as people name it, or None where it is no address."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def identify(fields: Fields, source: Source, text: str, *, alone: bool) -> Identity:
    """Say who an article is (DESIGN.md, "Who an article is"). ``alone``: the file holds this one article."""
    file_key = _FILE_KEY.fullmatch(_file_name(source)) if alone else None
    if fields.key:
        return Identity("key", "", fields.key)
    if file_key:
        return Identity("key", "", file_key[1])
    if fields.id:
        return Identity("id", fields.publication or source.place or "", fields.id)
    if fields.url:
        return Identity("url", "", canonical_url(fields.url))
    if alone and source.place is not None:
        return Identity("file", "", source.place)
    return Identity("text", "", sha256(text.replace("\r\n", "\n").replace("\r", "\n").encode()).hexdigest())


def _file_name(source: Source) -> str:
    return (source.place or source.name).replace("\\", "/").rpartition("/")[2]


def canonical_url(url: str) -> str:
    """Write an address in the one way that it is known by: no fragment, tracking, default port or capitals in the host.

    What is no web address is returned as it is.
    """
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname
    except ValueError:
        return url
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not host:
        return url
    user, at, place = parts.netloc.rpartition("@")
    if port in (None, _PORTS[scheme]):
        place = re.sub(r":\d*\Z", "", place)
    query = "&".join(part for part in parts.query.split("&") if not _TRACKING.match(part))
    return urlunsplit((scheme, user + at + place.lower(), parts.path or "/", query, ""))
