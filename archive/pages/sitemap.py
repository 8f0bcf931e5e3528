"""For search engines: which pages there are and when they last changed, and what a robot is to leave alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from html import escape

IN_ONE_FILE = 50_000  # the most that the protocol of sitemaps.org allows

# What has pages: how many, and each with its address and the day on which its article's text was first seen.
_SEEN = "left join revisions r on r.article_id = a.id and r.revision = a.revision"
KINDS = {
    "articles": (
        "select count(*) from articles",
        f"""
        select '/-/article/' || a.key, substr(r.seen, 1, 10)
        from (select * from articles order by id limit ? offset ?) a {_SEEN} order by a.id
        """,
    ),
    "figures": (
        "select count(*) from figures",
        f"""
        select '/-/figure/' || f.key, substr(r.seen, 1, 10)
        from (select id, key, article_id from figures order by id limit ? offset ?) f
        join articles a on a.id = f.article_id {_SEEN} order by f.id
        """,
    ),
    # What a series shows changes with the archive, so its page has no day.
    "series": (
        "select count(*) from series",
        "select '/-/series/' || name, null from series order by id limit ? offset ?",
    ),
}
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemap_names(connection: sqlite3.Connection) -> list[str]:
    """Return the names of an archive's sitemaps, such as ``articles-1``; none for what it has none of."""
    names = []
    for kind, (count, _) in KINDS.items():
        (pages,) = connection.execute(count).fetchone()
        names += [f"{kind}-{number + 1}" for number in range(-(-pages // IN_ONE_FILE))]
    return names


def sitemap_pages(connection: sqlite3.Connection, kind: str, number: int) -> list[tuple[str, str | None]]:
    """Return the pages of one sitemap, in the order in which they were added: path, and day of the last change."""
    return connection.execute(KINDS[kind][1], [IN_ONE_FILE, (number - 1) * IN_ONE_FILE]).fetchall()


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
