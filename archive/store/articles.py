"""Articles and what was found in them: looked up by identity, written a batch at a time in one transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

from archive.extract.names.entities import entity_key
from archive.model import Annotated, Attribution, Document, Identity, Mention, Number, Quote, TimeExpression
from archive.near_duplicates import Prints, prints_of
from archive.store import figure_changes, former_figures, fts, reviews, series
from archive.store.clusters import Grouping

# What a source says of an article beside its text. Of these only another headline is a new revision.
DETAILS = (
    "headline", "headline_source", "published", "published_text", "published_source", "url", "byline", "dateline", "language",
)  # fmt: skip

_STORED = f"""
    SELECT a.id, a.key, a.identity_kind, a.identity_scope, a.identity_value, a.digest, a.revision, a.extractor_id,
        a.source_file_id, a.source_line, a.private, p.name, {", ".join(f"a.{name}" for name in DETAILS)}
    FROM articles a LEFT JOIN publications p ON p.id = a.publication_id
"""


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """What the archive holds of an article, as far as loading it again needs to know."""

    id: int
    key: str
    identity: Identity
    digest: str
    revision: int
    extractor_id: int
    source_file_id: int | None
    source_line: int | None
    private: bool
    details: tuple[str | None, ...]  # DETAILS, then the publication's name


def details_of(document: Document) -> tuple[str | None, ...]:
    """Return a document's DETAILS and publication as they are stored."""
    published = document.published.isoformat() if document.published else None
    return (
        document.headline, document.headline_source, published, document.published_text, document.published_source,
        document.url, document.byline, document.dateline, document.language, document.publication,
    )  # fmt: skip


def has_other_headline(document: Document, stored: StoredArticle) -> bool:
    """Whether the source heads an article otherwise than before. A headline that we made of the text changes with it."""
    headline, source, *_ = stored.details
    return document.headline != headline and "given" in (document.headline_source, source)


def as_stored(document: Document, extractor_id: int) -> StoredArticle:
    """Return a document as it would be found after it was added, without a row: for a load that writes nothing."""
    return StoredArticle(
        0, document.key, document.identity, document.digest, 1, extractor_id, None, document.line, document.private,
        details_of(document),
    )  # fmt: skip


def find_article(conn: sqlite3.Connection, identity: Identity) -> StoredArticle | None:
    where = "WHERE a.identity_kind = ? AND a.identity_scope = ? AND a.identity_value = ?"
    return _first(conn, where, (identity.kind, identity.scope, identity.value))


def find_article_of_file(conn: sqlite3.Connection, path: str) -> StoredArticle | None:
    """Return the article that is known by its file, for a file that was loaded before under this absolute path."""
    where = "JOIN source_files s ON s.id = a.source_file_id WHERE a.identity_kind = 'file' AND s.path = ?"
    return _first(conn, where, (path,))


def find_articles_with_text(conn: sqlite3.Connection, digest: str) -> list[tuple[StoredArticle, str | None]]:
    """Return the articles known by their file that have this very text, each with its file's path."""
    rows = conn.execute(
        "SELECT a.identity_scope, a.identity_value, s.path FROM articles a LEFT JOIN source_files s ON s.id = a.source_file_id"
        " WHERE a.digest = ? AND a.identity_kind = 'file' ORDER BY a.id",
        (digest,),
    ).fetchall()
    found = ((find_article(conn, Identity("file", scope, value)), path) for scope, value, path in rows)
    return [(article, path) for article, path in found if article is not None]


# An id counts within its file where no publication is named, but at most a publisher; the address of a publication is its scope too.
_IN_FILE = """(
    a.publication_id IS NULL OR a.identity_scope NOT LIKE 'http%'
    AND a.identity_scope <> (SELECT o.name FROM publications o WHERE o.id = a.publication_id)
)"""


def scopes_of_file(conn: sqlite3.Connection, path: str | None) -> list[str]:
    """Return what the ids of a file's records count within: its place, and the places where it was before."""
    rows = conn.execute(
        "SELECT DISTINCT a.identity_scope FROM articles a JOIN source_files s ON s.id = a.source_file_id"
        f" WHERE s.path = ? AND a.identity_kind = 'id' AND {_IN_FILE} ORDER BY 1",
        (path,),
    )
    return [scope for (scope,) in rows]


def find_same_records(conn: sqlite3.Connection, document: Document) -> list[tuple[Identity, str | None]]:
    """Return who else has this id, text and headline in another file, each with that file's path; of no text nobody."""
    if not document.text.strip():
        return []
    rows = conn.execute(
        "SELECT a.identity_scope, a.identity_value, s.path FROM articles a LEFT JOIN source_files s ON s.id = a.source_file_id"
        f" WHERE a.digest = ? AND a.identity_kind = 'id' AND a.identity_value = ? AND {_IN_FILE}"
        " AND a.headline IS ? ORDER BY a.id",
        (document.digest, document.identity.value, document.headline),
    )
    return [(Identity("id", scope, value), path) for scope, value, path in rows]


def find_same_entry(conn: sqlite3.Connection, document: Document) -> Identity | None:
    """Return who has this id, text and headline under the title of another feed."""
    row = conn.execute(
        "SELECT a.identity_scope FROM articles a WHERE a.digest = ? AND a.identity_kind = 'id' AND a.identity_value = ?"
        " AND a.publication_id IS NOT NULL AND a.headline IS ? ORDER BY a.id LIMIT 1",
        (document.digest, document.identity.value, document.headline),
    ).fetchone()
    return Identity("id", row[0], document.identity.value) if row else None


def find_entries_at(conn: sqlite3.Connection, scope: str, address: str) -> list[Identity]:
    """Return who has an id that begins with an address, under the title of one feed."""
    sql = "SELECT identity_value FROM articles WHERE identity_kind = 'id' AND identity_scope = ? AND identity_value BETWEEN ? AND ?"
    values = conn.execute(sql, (scope, address, address + "\U0010ffff")).fetchall()
    return [Identity("id", scope, value) for (value,) in values]


def has_text(conn: sqlite3.Connection, stored: StoredArticle, digest: str) -> bool:
    """Whether an article ever had the text of this digest."""
    sql = "SELECT 1 FROM revisions WHERE article_id = ? AND digest = ?"
    return conn.execute(sql, (stored.id, digest)).fetchone() is not None


def last_seen(conn: sqlite3.Connection, stored: StoredArticle) -> str:
    """Return when the newest text of an article was first seen; empty for one that is not written yet."""
    sql = "SELECT max(seen) FROM revisions WHERE article_id = ?"
    return conn.execute(sql, (stored.id,)).fetchone()[0] or ""


def path_of(conn: sqlite3.Connection, source_file_id: int | None) -> str | None:
    row = conn.execute("SELECT path FROM source_files WHERE id = ?", (source_file_id,)).fetchone()
    return row[0] if row else None


def _first(conn: sqlite3.Connection, where: str, values: tuple[str, ...]) -> StoredArticle | None:
    row = conn.execute(f"{_STORED} {where}", values).fetchone()
    if row is None:
        return None
    id_, key, kind, scope, value, digest, revision, extractor_id, file_id, line, private, publication, *details = row
    identity, details = Identity(kind, scope, value), (*details, publication)
    return StoredArticle(id_, key, identity, digest, revision, extractor_id, file_id, line, bool(private), details)


def outdated_articles(conn: sqlite3.Connection, extractor_id: int) -> list[int]:
    """Return the ids of the articles whose rows were made by other rules than ``extractor_id``."""
    return [
        row[0] for row in conn.execute("SELECT id FROM articles WHERE extractor_id <> ? ORDER BY id", (extractor_id,))
    ]


def stored_documents(conn: sqlite3.Connection, ids: Iterable[int]) -> Iterator[Document]:
    """Read articles back as the documents that they were loaded from, in the order of ``ids``."""
    for id_ in ids:
        row = conn.execute(
            f"""
            SELECT r.text, r.format, r.body_start, r.headline_start, r.headline_end, r.kinds, a.identity_kind, a.identity_scope,
                a.identity_value, a.source_line, a.private, p.name, {", ".join(f"a.{name}" for name in DETAILS)}
            FROM articles a JOIN revisions r ON r.article_id = a.id AND r.revision = a.revision
            LEFT JOIN publications p ON p.id = a.publication_id WHERE a.id = ?
            """,
            (id_,),
        ).fetchone()
        text, format_, body_start, headline_start, headline_end, kinds, kind, scope, value, line, private, *rest = row
        publication, *rest = rest
        details: dict[str, Any] = dict(zip(DETAILS, rest, strict=True))
        if details["published"]:
            details["published"] = date.fromisoformat(details["published"])
        yield Document(
            text=text, identity=Identity(kind, scope, value), format=format_, body_start=body_start,
            headline_start=headline_start, headline_end=headline_end, line=line, publication=publication, private=bool(private),
            kinds=kinds_of(kinds), **details,
        )  # fmt: skip


def kinds_of(row: str | None) -> tuple[str, ...] | None:
    """Read the kinds of the paragraphs of a revision, as ``Document.kinds`` has them."""
    return None if row is None else tuple(row.split())


def _kinds_row(document: Document) -> str | None:
    return None if document.kinds is None else " ".join(document.kinds)


# --- writing -------------------------------------------------------------------------------------------------------

_ARTICLE = (
    "id", "key", "identity_kind", "identity_scope", "identity_value", *DETAILS, "publication_id", "source_file_id",
    "source_line", "words", "revision", "digest", "extractor_id", "first_run_id", "last_run_id", "private",
)  # fmt: skip
_REVISION = (
    "article_id", "revision", "headline", "published", "text", "digest", "format", "body_start", "headline_start",
    "headline_end", "kinds", "seen", "substantive", "run_id",
)  # fmt: skip
_PARAGRAPH = ("id", "article_id", "position", "kind", "text", "start", "end")
_FIGURE = (
    "id", "key", "article_id", "paragraph_id", "published", "start", "end", "exact", "number_text", "number_start",
    "number_end", "modifier_text", "kind", "comparator", "approximate", "vague", "value", "low", "high", "low_open",
    "high_open", "bounds_basis", "unit", "unit_name", "unit_text", "object", "about", "change", "change_role", "measure",
    "base_figure_id", "certainty", "attribution_id", "date_id", "as_of", "since", "date_basis",
)  # fmt: skip
_SPAN = ("id", "article_id", "paragraph_id", "start", "end", "exact")
_ATTRIBUTION = (
    *_SPAN, "source", "source_start", "source_end", "source_name", "source_kind", "cue", "cue_start", "cue_end",
    "content_start", "content_end", "stance", "via_id", "continues_id",
)  # fmt: skip
_QUOTE = (*_SPAN, "kind", "speaker", "speaker_text", "attribution_id", "continues_id")
_DATE = (*_SPAN, "type", "value", "mod", "earliest", "latest", "anchor", "rule")
_MENTION = (*_SPAN, "kind", "name", "title", "entity_id")
_PHOTO = ("id", "article_id", "paragraph_id", "caption", "photographer", "agencies")

# In the order in which they are written; those that hang on paragraphs are taken away in it too.
_COLUMNS = {
    "articles": _ARTICLE, "revisions": _REVISION, "paragraphs": _PARAGRAPH, "figures": _FIGURE, "attributions": _ATTRIBUTION,
    "quotes": _QUOTE, "dates": _DATE, "mentions": _MENTION, "photos": _PHOTO, "figure_changes": figure_changes.COLUMNS,
}  # fmt: skip
_FOUND = ("figures", "attributions", "quotes", "dates", "mentions", "photos")


def _insert(table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    return f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"


class Batch:
    """One transaction of writes: all of it is kept, or nothing.

    Rows are gathered and written by ``executemany``, the index rows of the search with them. Use it as a context manager;
    an exception inside rolls everything back, the triggers that were taken away included.
    """

    def __init__(self, conn: sqlite3.Connection, *, run_id: int, extractor_id: int, now: str) -> None:
        self._conn = conn
        self._run_id = run_id
        self._extractor_id = extractor_id
        self._now = now
        self._publications: dict[str, int] = {}
        self._entities: dict[str, int] = {}
        self._rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in _COLUMNS}
        self._waiting: set[Identity] = set()
        self._grouping = Grouping(conn)

    def __enter__(self) -> Batch:
        self._conn.execute("BEGIN IMMEDIATE")
        try:
            self._next = {table: self._last_id(table) + 1 for table in _COLUMNS}
            fts.drop_triggers(self._conn)
        except BaseException:
            self._conn.rollback()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._flush()
                self._grouping.write()
                fts.create_triggers(self._conn)
                self._conn.commit()
        finally:
            if self._conn.in_transaction:
                self._conn.rollback()

    def _last_id(self, table: str) -> int:
        return int(self._conn.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()[0])

    def _take_id(self, table: str) -> int:
        taken = self._next[table]
        self._next[table] += 1
        return taken

    def find(self, identity: Identity) -> StoredArticle | None:
        """Return the article as it stands inside this transaction."""
        if identity in self._waiting:
            self._flush()
        return find_article(self._conn, identity)

    def add(
        self, annotated: Annotated, *, file_id: int | None, private: bool = False, prints: Prints | None = None
    ) -> None:
        """Write an article that is new to the archive; it is private where its source or ``private`` says so.

        ``prints`` are its ``prints_of``, where somebody has made them already; so in ``revise`` and ``update``.
        """
        document = annotated.document
        article_id = self._take_id("articles")
        self._waiting.add(document.identity)
        identity = document.identity
        self._rows["articles"].append((
            article_id, document.key, identity.kind, identity.scope, identity.value, *details_of(document)[:-1],
            self._publication_id(document), file_id, document.line, _count_words(annotated), 1, document.digest,
            self._extractor_id, self._run_id, self._run_id, document.private or private,
        ))  # fmt: skip
        self._add_revision(article_id, 1, document, substantive=True)
        self._add_found(article_id, annotated, prints)

    def revise(
        self, stored: StoredArticle, annotated: Annotated, *, file_id: int | None, prints: Prints | None = None
    ) -> None:
        """Write another text or headline of a known article; those before stay in ``revisions``."""
        document = annotated.document
        headline, text = self._conn.execute(
            "SELECT headline, text FROM revisions WHERE article_id = ? AND revision = ?", (stored.id, stored.revision)
        ).fetchone()
        substantive = _is_substantive(text, document.text) or (
            has_other_headline(document, stored) and _is_substantive(headline or "", document.headline or "")
        )
        self._add_revision(stored.id, stored.revision + 1, document, substantive=substantive)
        self._add_changes(stored, annotated)
        self._rewrite(stored, annotated, prints, revision=stored.revision + 1, file_id=file_id)

    def _add_changes(self, stored: StoredArticle, annotated: Annotated) -> None:
        """Say what the revision makes of each figure, and keep what it no longer states. A choice by hand goes where its figure goes."""
        after = [figure_changes.stated(figure, annotated.attributions) for figure in annotated.figures]
        changes = figure_changes.compare(figure_changes.figures_stated(self._conn, stored.id), after)
        self._rows["figure_changes"] += [
            figure_changes.row_of(change, stored.id, stored.revision + 1) for change in changes
        ]
        moved = [(change.before.key, change.after.key) for change in changes
                 if change.before and change.after and change.name == "moved"]  # fmt: skip
        series.follow(self._conn, moved)
        reviews.follow(self._conn, moved)
        former_figures.keep(self._conn, stored.id, stored.revision, figure_changes.no_longer_stated(changes, after))

    def update(
        self, stored: StoredArticle, annotated: Annotated, *, file_id: int | None, prints: Prints | None = None
    ) -> None:
        """Write a known article's details and found rows again; its text is the one that the archive holds."""
        document = annotated.document
        self._conn.execute(
            "UPDATE revisions SET headline = ?, format = ?, body_start = ?, headline_start = ?, headline_end = ?, kinds = ?"
            " WHERE article_id = ? AND revision = ?",
            (
                document.headline,
                document.format,
                document.body_start,
                document.headline_start,
                document.headline_end,
                _kinds_row(document),
                stored.id,
                stored.revision,
            ),
        )
        self._rewrite(stored, annotated, prints, revision=stored.revision, file_id=file_id)

    def withhold(self, identity: Identity) -> None:
        """Make a known article private, and leave it as it is otherwise."""
        stored = self.find(identity)
        if stored is not None:
            self._conn.execute("UPDATE articles SET private = 1 WHERE id = ?", (stored.id,))

    def move(self, stored: StoredArticle, *, file_id: int | None, line: int | None) -> None:
        """Say from which file and line a known and unchanged article was read the last time."""
        self._conn.execute(
            "UPDATE articles SET source_file_id = ?, source_line = ? WHERE id = ?", (file_id, line, stored.id)
        )

    def _rewrite(
        self, stored: StoredArticle, annotated: Annotated, prints: Prints | None, *, revision: int, file_id: int | None
    ) -> None:
        document = annotated.document
        self._grouping.remove(stored.id)
        old = self._conn.execute("SELECT id, text FROM paragraphs WHERE article_id = ?", (stored.id,)).fetchall()
        self._conn.executemany(fts.DELETE, old)
        # Each by its own index: the cascade would look them up paragraph by paragraph.
        for table in (*_FOUND, "paragraphs"):
            self._conn.execute(f"DELETE FROM {table} WHERE article_id = ?", (stored.id,))
        columns = (*DETAILS, "publication_id", "source_file_id", "source_line", "words", "revision", "digest", "extractor_id",
                   "last_run_id", "private")  # fmt: skip
        values = (*details_of(document)[:-1], self._publication_id(document), file_id, document.line, _count_words(annotated),
                  revision, document.digest, self._extractor_id, self._run_id, stored.private or document.private)  # fmt: skip
        names = ", ".join(f"{name} = ?" for name in columns)
        self._conn.execute(f"UPDATE articles SET {names} WHERE id = ?", (*values, stored.id))
        self._add_found(stored.id, annotated, prints)

    def _add_revision(self, article_id: int, revision: int, document: Document, *, substantive: bool) -> None:
        published = document.published.isoformat() if document.published else None
        self._rows["revisions"].append((
            article_id, revision, document.headline, published, document.text, document.digest, document.format,
            document.body_start, document.headline_start, document.headline_end, _kinds_row(document), document.seen or self._now, int(substantive), self._run_id,
        ))  # fmt: skip
        self._waiting.add(document.identity)

    def _add_found(self, article_id: int, found: Annotated, prints: Prints | None) -> None:
        self._waiting.add(found.document.identity)
        published = found.document.published.isoformat() if found.document.published else None
        ids: dict[int, int] = {}
        for paragraph in found.paragraphs:
            id_ = ids[paragraph.position] = self._take_id("paragraphs")
            self._rows["paragraphs"].append(
                (id_, article_id, paragraph.position, paragraph.kind, paragraph.text, paragraph.start, paragraph.end)
            )
        self._grouping.put(article_id, prints or prints_of(found))
        # An index into a list of the article becomes the id that its row will have.
        figure, attribution, quote, date_ = (
            partial(_id_of, self._next[table]) for table in ("figures", "attributions", "quotes", "dates")
        )

        def span(table: str, row: Attribution | Quote | TimeExpression | Mention) -> tuple[Any, ...]:
            return self._take_id(table), article_id, ids[row.paragraph], row.start, row.end, row.exact

        for f in found.figures:
            self._rows["figures"].append((
                self._take_id("figures"), f.key, article_id, ids[f.paragraph], published, f.start, f.end, f.exact, f.number_text,
                f.number_start, f.number_end, f.modifier_text, f.kind, f.comparator, f.approximate, f.vague, _real(f.value),
                _real(f.low), _real(f.high), f.low_open, f.high_open, f.bounds_basis, f.unit, f.unit_name, f.unit_text, f.object,
                f.about, f.change, f.change_role, f.measure, figure(f.base_figure), f.certainty, attribution(f.attribution),
                date_(f.date), f.as_of, f.since, f.date_basis,
            ))  # fmt: skip
        for a in found.attributions:
            self._rows["attributions"].append((
                *span("attributions", a), a.source, a.source_start, a.source_end, a.source_name, a.source_kind, a.cue, a.cue_start,
                a.cue_end, a.content_start, a.content_end, a.stance, attribution(a.via), attribution(a.continues),
            ))  # fmt: skip
        for q in found.quotes:
            self._rows["quotes"].append(
                (*span("quotes", q), q.kind, q.speaker, q.speaker_text, attribution(q.attribution), quote(q.continues))
            )
        for t in found.dates:
            self._rows["dates"].append(
                (*span("dates", t), t.type, t.value, t.mod, t.earliest, t.latest, t.anchor, t.rule)
            )
        for m in found.mentions:
            self._rows["mentions"].append((*span("mentions", m), m.kind, m.name, m.title, self._entity_id(m)))
        for p in found.photos:
            agencies = json.dumps(p.agencies, ensure_ascii=False)
            self._rows["photos"].append(
                (self._take_id("photos"), article_id, ids[p.paragraph], p.caption, p.photographer, agencies)
            )

    def _entity_id(self, mention: Mention) -> int | None:
        key = entity_key(mention)
        if key is None:
            return None
        if key not in self._entities:
            values = (key, mention.kind, mention.name, mention.country, mention.latitude, mention.longitude)
            self._conn.execute(
                "INSERT OR IGNORE INTO entities (key, kind, name, country, latitude, longitude) VALUES (?, ?, ?, ?, ?, ?)",
                values,
            )
            self._entities[key] = self._conn.execute("SELECT id FROM entities WHERE key = ?", (key,)).fetchone()[0]
        return self._entities[key]

    def _publication_id(self, document: Document) -> int | None:
        name = document.publication
        if name is None:
            return None
        if name not in self._publications:
            domain = _domain(document.url)
            self._conn.execute(
                "INSERT INTO publications (name, domain) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET domain = coalesce(domain, excluded.domain)",
                (name, domain),
            )
            row = self._conn.execute("SELECT id FROM publications WHERE name = ?", (name,)).fetchone()
            self._publications[name] = row[0]
        return self._publications[name]

    def _flush(self) -> None:
        for table, columns in _COLUMNS.items():
            self._conn.executemany(_insert(table, columns), self._rows[table])
        self._conn.executemany(fts.INSERT, [(row[0], row[4]) for row in self._rows["paragraphs"]])
        for rows in self._rows.values():
            rows.clear()
        self._waiting.clear()


def _id_of(first: int, index: int | None) -> int | None:
    return None if index is None else first + index


def _real(value: Number | None) -> float | None:
    return None if value is None else float(value)


def _count_words(annotated: Annotated) -> int:
    return sum(len(paragraph.text.split()) for paragraph in annotated.paragraphs)


def _is_substantive(before: str, after: str) -> bool:
    """Whether more than white space and case differs."""
    return before.casefold().split() != after.casefold().split()


def _domain(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:  # "http://[": an address that is none
        return None
    return host.removeprefix("www.") if host else None


def put_extractor(conn: sqlite3.Connection, version: str, rules_hash: str, run_id: int | None) -> int:
    """Return the id of a version of the rules, written where it is new."""
    with conn:
        conn.execute(
            "INSERT OR IGNORE INTO extractor (version, rules_hash, first_run_id) VALUES (?, ?, ?)",
            (version, rules_hash, run_id),
        )
    found = find_extractor(conn, version, rules_hash)
    assert found is not None  # noqa: S101 - for the type checker; it has just been written
    return found


def find_extractor(conn: sqlite3.Connection, version: str, rules_hash: str) -> int | None:
    row = conn.execute(
        "SELECT id FROM extractor WHERE version = ? AND rules_hash = ?", (version, rules_hash)
    ).fetchone()
    return row[0] if row else None


def put_vocabularies(
    conn: sqlite3.Connection,
    measures: Iterable[tuple[str, str, str, str | None]],
    units: Iterable[tuple[str, str, str]],
) -> None:
    """Write what measures and units mean. What is no longer known stays, for the rows that older rules made."""
    with conn:
        conn.executemany(
            "INSERT INTO measures (name, label, description, gdelt_count_type) VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE"
            " SET label = excluded.label, description = excluded.description, gdelt_count_type = excluded.gdelt_count_type",
            list(measures),
        )
        conn.executemany(
            "INSERT INTO units (unit, unit_name, kind) VALUES (?, ?, ?)"
            " ON CONFLICT (unit) DO UPDATE SET unit_name = excluded.unit_name, kind = excluded.kind",
            list(units),
        )
