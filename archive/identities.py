"""Who an article is: the identity that the archive knows it by, wherever it came from this time.

What a source gives is in ``Document.identity``; what moved, was renamed or stands in two feeds is told here from what the archive holds.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from functools import lru_cache, partial

from archive.file_names import is_there
from archive.model import Document, Identity
from archive.reading.fields import address_of_id, is_global, outlet
from archive.store import articles
from archive.store.articles import StoredArticle


class Identities:
    """The identities of one run, whose files come one after the other; what is new in it is remembered until it is written."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._places: dict[str, tuple[str | None, str]] = {}  # place -> path and digest, of this run's files
        # What entries of feeds say that are new in this run: id, digest and headline.
        self._entries: dict[tuple[str, str, str | None], Identity] = {}
        self._addresses: dict[tuple[str, str], Identity] = {}  # of a feed's entries that are known by their addresses
        # What the ids of a file's records count within. Files come one after the other: each asks once.
        self._scopes = lru_cache(maxsize=1)(partial(articles.scopes_of_file, conn))

    def identify(self, document: Document, path: str | None) -> Document:
        """Give an article that is known by its file, or in it, the identity that the archive knows it by."""
        identity = document.identity
        if identity.kind == "id" and _counts_in_file(document):
            return self._identify_record(document, path)
        if identity.kind == "id" and document.format == "feed" and is_global(identity.value):
            return self._identify_entry(document)
        if identity.kind != "file" or path is None:
            return document
        known = articles.find_article_of_file(self._conn, path)
        if known is None:
            known = self._moved_here(document)
        if known is not None:
            return replace(document, identity=known.identity)
        stored = articles.find_article(self._conn, identity)
        other_path, other_digest = self._places.get(identity.value, (None, ""))
        if stored is not None and not other_path:
            other_path, other_digest = articles.path_of(self._conn, stored.source_file_id), stored.digest
        if other_path and other_path != path and other_digest != document.digest and is_there(other_path):
            return replace(document, identity=Identity("file", document.digest, identity.value))
        self._places.setdefault(identity.value, (path, document.digest))
        return document

    def _identify_record(self, document: Document, path: str | None) -> Document:
        """Give a record whose id counts within its file the identity that it had where that file was before.

        What came through standard input has no place to have moved from: there the same record is the same article.
        """
        identity = document.identity
        if articles.find_article(self._conn, identity) is not None:
            return document
        for scope in self._scopes(path):
            known = articles.find_article(self._conn, replace(identity, scope=scope))
            if known is not None and articles.path_of(self._conn, known.source_file_id) == path:
                return replace(document, identity=known.identity)
        for other, old_path in articles.find_same_records(self._conn, document):
            if path is None or old_path is None or not is_there(old_path):
                return replace(document, identity=other)
        return document

    def _identify_entry(self, document: Document) -> Document:
        """Give an entry the identity that it has under another feed's title, where its id is the same everywhere.

        Only with the same text and headline: where two feeds tell an entry differently, one article of both would be revised to
        and fro by every load.
        """
        document = self._at_its_address(document)
        said = document.identity.value, document.digest, document.headline
        stored = articles.find_article(self._conn, document.identity)
        known = document.identity
        if stored is None:
            known = self._entries.get(said) or articles.find_same_entry(self._conn, document) or known
        if stored is None or stored.digest != document.digest:  # else the archive itself remembers it
            self._entries.setdefault(said, known)
        return document if known == document.identity else replace(document, identity=known)

    def _at_its_address(self, document: Document) -> Document:
        """Give an entry whose id is an address the id that it had there before: what is behind the address changes with each version.

        Where several are known there, these are parts of a page ("#7"), and so is this.
        """
        identity, address = document.identity, address_of_id(document.identity.value)
        if not document.is_by_address or address is None or articles.find_article(self._conn, identity) is not None:
            return document
        found = articles.find_entries_at(self._conn, identity.scope, address)
        at_address = [each for each in found if address_of_id(each.value) == address]
        if len(at_address) > 1:
            return document
        new = self._addresses.setdefault((identity.scope, address), identity)  # not written yet
        return replace(document, identity=at_address[0] if at_address else new)

    def _moved_here(self, document: Document) -> StoredArticle | None:
        """Return the article with this very text whose file is no longer where it was."""
        for article, path in articles.find_articles_with_text(self._conn, document.digest):
            if path is None or not is_there(path):
                return article
        return None


def _counts_in_file(document: Document) -> bool:
    """Whether an id counts within its file: no publication is named, or only a publisher, in whose house two papers may have it."""
    scope = outlet(document.identity.scope, document.url)
    return document.publication is None or (document.format in ("ndjson", "text") and scope != document.publication)


def is_of_another_feed(document: Document, known: Identity) -> bool:
    """Whether an entry is known by its id, but under another feed's title than that of the feed it stands in."""
    return document.format == "feed" and document.publication is not None and document.identity.scope != known.scope
