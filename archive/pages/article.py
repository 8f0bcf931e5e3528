"""The article page: the paragraphs of one article with their figures marked."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from archive.bounds import bounds_words
from archive.pages.rows import rows
from archive.render import Span, mark_up

ARTICLE = """
    select a.id, a.key, a.headline, a.headline_source, a.published, a.published_text, a.published_source, a.url, a.byline,
        a.dateline, a.language, a.words, a.revision, p.name as publication
    from articles a left join publications p on p.id = a.publication_id where a.key = ?
"""
PARAGRAPHS = "select id, position, kind, text from paragraphs where article_id = ? order by position"
FIGURES = """
    select f.id, f.key, f.paragraph_id, p.position, f."start", f."end", f.exact, f.kind, f.comparator, f.approximate, f.vague,
        f.value, f.low, f.high, f.low_open, f.high_open, f.bounds_basis, f.unit, f.unit_name, f.object, f.about, f.change,
        f.measure, f.certainty, f.as_of, f.since, f.date_basis, t.source_name as source
    from figures f join paragraphs p on p.id = f.paragraph_id left join attributions t on t.id = f.attribution_id
    where f.article_id = ? order by p.position, f."start"
"""
REVISIONS = "select revision, seen, substantive from revisions where article_id = ? order by revision"


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """A paragraph ready for the page; ``html`` is safe as it stands."""

    position: int
    kind: str
    html: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """Everything the article page shows. ``older`` is set where an earlier revision was asked for: its bare text."""

    article: dict[str, Any]
    paragraphs: list[ShownParagraph]
    figures: list[dict[str, Any]]
    revisions: list[dict[str, Any]]
    older: dict[str, Any] | None = None


def says(figure: dict[str, Any]) -> str:
    """Say in words what a figure's row states: the hover text of its mark and a column of its tables."""
    names = ("comparator", "approximate", "value", "low", "high", "unit_name")
    return bounds_words(*(figure[name] for name in names))


def told(figure: dict[str, Any]) -> str:
    """Say what a figure states, on whose word and as of when, as far as its row knows: the hover text of its mark."""
    said = [says(figure)]
    if figure.get("source"):
        said.append(f"according to {figure['source']}")
    if figure.get("since"):
        said.append(f"since {figure['since']}")
    if figure.get("as_of") and figure["date_basis"] != "article":
        said.append(f"as of {figure['as_of']}")
    return ", ".join(said)


def figure_span(figure: dict[str, Any], base: str = "") -> Span:
    """Make the mark of a figure: a target (#f-KEY) for links from elsewhere and a link to its own page."""
    return Span(
        figure["start"],
        figure["end"],
        "figure",
        id=f"f-{figure['key']}",
        href=f"{base}/-/figure/{figure['key']}",
        title=told(figure),
    )


def has_article(connection: sqlite3.Connection, key: str) -> bool:
    return connection.execute("select 1 from articles where key = ?", [key]).fetchone() is not None


def article_page(
    connection: sqlite3.Connection, key: str, revision: int | None = None, *, base: str = ""
) -> ArticlePage | None:
    """Read one article, or None where the key is unknown or it never had that revision.

    ``base`` is put before every address, for a Datasette that is served under a prefix.
    """
    found = rows(connection, ARTICLE, key)
    if not found:
        return None
    article = found[0]
    revisions = rows(connection, REVISIONS, article["id"])
    if revision is not None and revision != article["revision"]:
        sql = "select revision, seen, headline, published, text from revisions where article_id = ? and revision = ?"
        older = rows(connection, sql, article["id"], revision)
        return ArticlePage(article, [], [], revisions, older[0]) if older else None
    figures = rows(connection, FIGURES, article["id"])
    by_paragraph: dict[int, list[Span]] = {}
    for figure in figures:
        figure["says"] = says(figure)
        by_paragraph.setdefault(figure["paragraph_id"], []).append(figure_span(figure, base))
    paragraphs = [
        ShownParagraph(row["position"], row["kind"], mark_up(row["text"], by_paragraph.get(row["id"], ())))
        for row in rows(connection, PARAGRAPHS, article["id"])
    ]
    return ArticlePage(article, paragraphs, figures, revisions)
