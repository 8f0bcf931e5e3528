"""Feeds of RSS with the entries that are given."""

from __future__ import annotations

SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dcterms="http://purl.org/dc/terms/"'
)


def rss(*items: str, title: str = "The Herald") -> str:
    inside = "".join(f"<item>{item}</item>\n" for item in items)
    return f'<rss version="2.0" {SPACES}><channel><title>{title}</title>\n{inside}</channel></rss>'
