"""For search engines: which pages there are and when they last changed, and what a robot is to leave alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from html import escape

# The protocol of sitemaps.org allows 50,000; so many addresses are 4 MB, made anew for each robot. These are less than 400 KB.
IN_ONE_FILE = 3_000

# What has pages: each with its address and the day on which its article's text was first seen, by ranges of ids, because an
# offset would be counted from the first row.
_SEEN = "left join revisions r on r.article_id = a.id and r.revision = a.revision"
KINDS = {
    "articles": f"""
        select '/-/article/' || a.key, substr(r.seen, 1, 10) from articles a {_SEEN} where a.id between ? and ? order by a.id
    """,
    "figures": f"""
        select '/-/figure/' || f.key, substr(r.seen, 1, 10) from figures f cross join articles a on a.id = f.article_id {_SEEN}
        where f.id between ? and ? order by f.id
    """,
    # What a series shows changes with the archive, so its page has no day.
    "series": "select '/-/series/' || name, null from series where id between ? and ? order by id",
}
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemap_names(connection: sqlite3.Connection) -> list[str]:
    """Return the names of an archive's sitemaps, such as ``articles-1``; none for what it has none of.

    The number is that of a range of ids, so a page stays in its file; a range whose rows were all made anew is left out.
    """
    return [f"{kind}-{number}" for kind in KINDS for number in _numbers(connection, kind)]


def _numbers(connection: sqlite3.Connection, kind: str) -> Iterator[int]:
    after = 0
    while (first := connection.execute(f"select min(id) from {kind} where id > ?", [after]).fetchone()[0]) is not None:
        number = (first - 1) // IN_ONE_FILE + 1
        yield number
        after = number * IN_ONE_FILE


def sitemap_pages(connection: sqlite3.Connection, kind: str, number: int) -> list[tuple[str, str | None]]:
    """Return the pages of one sitemap, in the order in which they were added: path, and day of the last change."""
    return connection.execute(KINDS[kind], [(number - 1) * IN_ONE_FILE + 1, number * IN_ONE_FILE]).fetchall()


def write_sitemap(pages: Iterable[tuple[str, str | None]]) -> str:
    """Write addresses with their days as a sitemap."""
    listed = "".join(
        f"<url><loc>{escape(address)}</loc>{f'<lastmod>{escape(day)}</lastmod>' if day else ''}</url>\n"
        for address, day in pages
    )
    return f"{_HEAD}<urlset {_XMLNS}>\n{listed}</urlset>\n"


def write_index(addresses: Iterable[str]) -> str:
    """Write the addresses of sitemaps as a sitemap index."""
    listed = "".join(f"<sitemap><loc>{escape(address)}</loc></sitemap>\n" for address in addresses)
    return f"{_HEAD}<sitemapindex {_XMLNS}>\n{listed}</sitemapindex>\n"


# Pages are for everybody. What costs the server and says nothing new is not: SQL in an address, sorted and filtered views
# of tables (their parameters begin with _), whole tables.
CLOSED = ("/*?sql=", "/*&sql=", "/*/-/query?", "/*?_", "/*&_", "/-/download/")


def write_robots(base: str, sitemap: str, *, closed: Sequence[str] = CLOSED) -> str:
    """Write robots.txt; ``base`` is the path under which the archive is served, "" for a host of its own."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {base}{path}" for path in closed),
        f"Allow: {base}/",
        "",
        f"Sitemap: {sitemap}",
    ]
    return "\n".join(lines) + "\n"


NOTHING = "User-agent: *\nDisallow: /\n"
