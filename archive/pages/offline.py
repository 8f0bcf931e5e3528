"""What a site without a server needs to know of an archive: all its pages, its articles newest first, and every word."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from archive.store.private import is_hiding

# Every page that has an address of its own, by kind. Whoever adds a kind of page adds its line here, and it is baked.
PAGES = {
    "articles": "select '/-/article/' || key from articles order by id",
    "revisions": """
        select '/-/article/' || a.key || '?revision=' || r.revision
        from articles a join revisions r on r.article_id = a.id where r.revision <> a.revision order by r.id
    """,
    "changes": """
        select '/-/article/' || a.key || '?revision=' || r.revision || '&since=' || (r.revision - 1)
        from articles a join revisions r on r.article_id = a.id where r.revision > 1 order by r.id
    """,
    "comparisons": """
        select '/-/article/' || a.key || '?beside=' || b.key from near_duplicates n
        join articles a on a.id = n.article_id join articles b on b.id = n.other_id where a.digest <> b.digest
        order by n.article_id, n.other_id
    """,
    "figures": "select '/-/figure/' || key from figures order by id",
    "former figures": """
        select distinct '/-/figure/' || key_before from figure_changes
        where key_before is not null and key_before not in (select key from figures) order by 1
    """,
    "series": """
        select '/-/series' where exists (select 1 from series) union all
        select * from (select '/-/series/' || s.name || e.value from json_each('["", ".svg", ".csv"]') e, series s order by 1)
    """,
}

_NEWEST_FIRST = """
    select a.id, a.key, a.headline, a.published, p.name as publication
    from articles a left join publications p on p.id = a.publication_id
    order by a.published is null, a.published desc, a.id desc
"""


@dataclass(frozen=True, slots=True)
class Listed:
    """An article in a list."""

    id: int
    key: str
    headline: str | None
    published: str | None
    publication: str | None


def addresses(connection: sqlite3.Connection) -> list[str]:
    """Return the paths of all pages of articles, their earlier texts, figures, those they had, and series; a series has two files beside it."""
    return [path for sql in PAGES.values() for (path,) in connection.execute(sql)]


def newest_first(connection: sqlite3.Connection) -> list[Listed]:
    """Return all articles, the newest first; those without a day last."""
    return [Listed(*row) for row in connection.execute(_NEWEST_FIRST)]


def paragraphs(connection: sqlite3.Connection, articles: list[Listed]) -> Iterator[tuple[int, int, int, str]]:
    """Yield the paragraphs of the articles in their order: number of the article in the list, id, position, text."""
    sql = "select id, position, text from paragraphs where article_id = ? order by position"
    for number, article in enumerate(articles):
        for row in connection.execute(sql, [article.id]):
            yield number, *row


def terms(connection: sqlite3.Connection, numbers: array[int]) -> Iterator[tuple[str, list[int]]]:
    """Yield every word of the full-text index as it is indexed (folded, stemmed), with the paragraphs that hold it.

    In the order of code points. ``numbers`` has a paragraph's number at the place of its id; they come out ascending.
    """
    connection.execute("create virtual table temp.offline_words using fts5vocab(main, paragraphs_fts, instance)")
    try:
        # The index has the words of private paragraphs too.
        shown = "where doc in (select id from paragraphs)" if is_hiding(connection) else ""
        rows = connection.execute(f"select term, doc from temp.offline_words {shown}")
        for term, group in groupby(rows, key=itemgetter(0)):
            yield term, sorted({numbers[row[1]] for row in group})
    finally:
        connection.execute("drop table temp.offline_words")
