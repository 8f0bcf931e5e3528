"""The search page: paragraphs that hold the words, best among the newest first, with their figures."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from archive.pages.article import figure_span
from archive.pages.rows import rows
from archive.render import Span, excerpt, mark_up
from archive.store.search import Hit, fts_query, search

PAGE_SIZE = 20

PARAGRAPH = """
    select p.id, p.article_id, p.position, p.kind, p.text, a.key, a.headline, a.published, o.name as publication
    from paragraphs p join articles a on a.id = p.article_id left join publications o on o.id = a.publication_id
    where p.id = ?
"""
FIGURES = 'select * from figures where paragraph_id = ? order by "start"'


@dataclass(frozen=True, slots=True)
class FoundParagraph:
    """One hit: the paragraph's row with its article's, and an excerpt as safe HTML."""

    paragraph: dict[str, Any]
    html: str
    cut_before: bool
    cut_after: bool
    figures: int


@dataclass(frozen=True, slots=True)
class FindPage:
    """A page of hits. ``among`` is how many were ranked; ``capped`` says that older hits were not looked at."""

    hits: list[FoundParagraph]
    among: int
    capped: bool
    page: int
    has_more: bool


def find_page(connection: sqlite3.Connection, words: str, page: int = 1, *, base: str = "") -> FindPage:
    """Search the paragraphs for what somebody typed; no words, or none that can match, is an empty page."""
    found = search(connection, fts_query(words), limit=PAGE_SIZE + 1, offset=(page - 1) * PAGE_SIZE)
    hits = [_show(connection, hit, base) for hit in found.hits[:PAGE_SIZE]]
    return FindPage(hits, found.among, capped=found.capped, page=page, has_more=len(found.hits) > PAGE_SIZE)


def _show(connection: sqlite3.Connection, hit: Hit, base: str) -> FoundParagraph:
    paragraph = rows(connection, PARAGRAPH, hit.paragraph_id)[0]
    figures = rows(connection, FIGURES, hit.paragraph_id)
    spans = [Span(start, end, "hit") for start, end in hit.spans] + [figure_span(figure, base) for figure in figures]
    piece = excerpt(paragraph["text"], spans, around=hit.spans[0][0] if hit.spans else 0)
    return FoundParagraph(paragraph, mark_up(piece.text, piece.spans), piece.cut_before, piece.cut_after, len(figures))
