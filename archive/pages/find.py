"""The search page: paragraphs that hold the words, best among the newest first, with their figures."""

from __future__ import annotations

import secrets
import sqlite3
from dataclasses import dataclass
from typing import Any

from archive.bounds import search_words
from archive.pages.article import figure_span
from archive.pages.rows import rows
from archive.render import Span, excerpt, mark_up

# bm25 looks at every hit (about 3 us each): a word with 100,000 hits would take half a second. Rank among the newest.
RANKED_AMONG = 3000
PAGE_SIZE = 20

OLDEST_RANKED = """
    select min(rowid), count(*)
    from (select rowid from paragraphs_fts where paragraphs_fts match ? order by rowid desc limit ?)
"""
HITS = """
    select rowid as id, highlight(paragraphs_fts, 0, ?, ?) as marked from paragraphs_fts
    where paragraphs_fts match ? and rowid >= ? order by rank, rowid desc limit ? offset ?
"""
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
    query = search_words(words)
    oldest, among = connection.execute(OLDEST_RANKED, [query, RANKED_AMONG]).fetchone()
    if not among:
        return FindPage([], 0, capped=False, page=page, has_more=False)
    # Two strings that no text holds, new for each search: highlight() puts them around each hit and offsets come back out.
    on, off = (f"\N{START OF TEXT}{secrets.token_hex(8)}\N{END OF TEXT}" for _ in range(2))
    found = rows(connection, HITS, on, off, query, oldest, PAGE_SIZE + 1, (page - 1) * PAGE_SIZE)
    hits = [_show(connection, row["id"], _offsets(row["marked"], on, off), base) for row in found[:PAGE_SIZE]]
    return FindPage(hits, among, capped=among == RANKED_AMONG, page=page, has_more=len(found) > PAGE_SIZE)


def _offsets(marked: str, on: str, off: str) -> list[tuple[int, int]]:
    """Return the spans of the hits, in code points of the text without the two strings around each."""
    spans = []
    at = 0
    before, *hits = marked.split(on)
    at += len(before)
    for hit in hits:
        inside, after = hit.split(off)
        spans.append((at, at + len(inside)))
        at += len(inside) + len(after)
    return spans


def _show(connection: sqlite3.Connection, paragraph_id: int, hits: list[tuple[int, int]], base: str) -> FoundParagraph:
    paragraph = rows(connection, PARAGRAPH, paragraph_id)[0]
    figures = rows(connection, FIGURES, paragraph_id)
    spans = [Span(start, end, "hit") for start, end in hits] + [figure_span(figure, base) for figure in figures]
    piece = excerpt(paragraph["text"], spans, around=hits[0][0] if hits else 0)
    return FoundParagraph(paragraph, mark_up(piece.text, piece.spans), piece.cut_before, piece.cut_after, len(figures))
