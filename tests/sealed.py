"""An archive with a private article in which every word stands nowhere else, for the tests of what is hidden."""

from __future__ import annotations

import sqlite3
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from publishing import build, insert, put_article

from archive.store import open_archive

KEY = "privatearticle04"
# Every word in it that nothing else says. The number 1,200 is said elsewhere, and "killed" too: so it would be a neighbour,
# a contradiction, the same number, a point of the series.
WORDS = (
    "Quizzaciously", "zorblatt", "Fnordwick", "Grumblesnatch", "Plonkmeister", "xylozebra", "77,313", "77313", "88,414",
    "88414", "Vexillomancy", "wobblegate", "Snickerdoodle", "Krampuston", KEY,
)  # fmt: skip
ARTICLE = {
    "headline": "Quizzaciously sealed by the court",
    "published": "2024-05-25",
    "publication": "The Grumblesnatch Gazette",
    "byline": "Vera Plonkmeister",
    "url": "https://vexillomancy.example/wobblegate",
    "paragraphs": [
        ("body", "At least 77,313 people were killed in Krampuston, zorblatt officials said. About 1,200 people fled.", [
            {"exact": "At least 77,313 people", "number": "77,313", "comparator": ">=", "value": 77313, "low": 77313,
             "unit": "people", "object": "people", "measure": "killed"},
            {"exact": "About 1,200 people", "number": "1,200", "approximate": 1, "value": 1200, "low": 1150, "high": 1250,
             "unit": "people", "object": "people", "measure": "displaced"},
        ]),
        ("caption", "The xylozebra of the 88,414 allies. Lars Fnordwick / Snickerdoodle", [
            {"exact": "88,414 allies", "number": "88,414", "value": 88414, "unit": "ally", "object": "allies"},
        ]),
    ],
}  # fmt: skip


def build_private(path: Path) -> Path:
    """Write the archive of the other tests, and after it the private article with a row in every table."""
    build(path)
    db = open_archive(path).conn
    put_article(db, 4, KEY, ARTICLE)
    paragraph, caption = (row[0] for row in db.execute("select id from paragraphs where article_id = 4 order by id"))

    def span(where: int, exact: str) -> dict[str, Any]:
        text = db.execute("select text from paragraphs where id = ?", [where]).fetchone()[0]
        start = text.index(exact)
        return {"article_id": 4, "paragraph_id": where, "start": start, "end": start + len(exact), "exact": exact}

    said = {
        "source": "zorblatt officials",
        "source_name": "zorblatt officials",
        "source_kind": "unnamed",
        "cue": "said",
    }
    insert(db, "attributions", span(paragraph, "zorblatt officials said") | said | {"stance": "reported"})
    # The source that public articles have too must lose these figures and no other.
    insert(
        db,
        "attributions",
        span(paragraph, "officials said") | said | {"stance": "reported", "source_name": "officials"},
    )
    insert(db, "quotes", span(caption, "xylozebra") | {"kind": "scare", "speaker": "Lars Fnordwick"})
    insert(db, "dates", span(paragraph, "fled") | {"type": "DATE", "value": "PAST_REF", "rule": "reference"})
    for number, name in enumerate(("Lars Fnordwick", "Krampuston"), 90):
        kind = "person" if number == 90 else "place"
        insert(db, "entities", {"id": number, "key": f"{kind}:{name.lower()}", "kind": kind, "name": name})
        where = caption if number == 90 else paragraph
        insert(db, "mentions", span(where, name) | {"entity_id": number, "kind": kind, "name": name})
    # A name that public articles have too must lose this mention and what is beside it.
    insert(
        db,
        "mentions",
        span(caption, "allies") | {"entity_id": 1, "kind": "person", "name": "Eyad Baba", "title": "zorblatt"},
    )
    photo = {
        "caption": "The xylozebra of the 88,414 allies.",
        "photographer": "Lars Fnordwick",
        "agencies": '["Snickerdoodle"]',
    }
    insert(db, "photos", {"article_id": 4, "paragraph_id": caption} | photo)
    db.execute("update figures set as_of = published, date_basis = 'article' where article_id = 4")
    db.execute("update figures set attribution_id = 3 where exact = 'At least 77,313 people'")
    db.execute("update figures set attribution_id = 4 where exact = 'About 1,200 people' and article_id = 4")
    killed, displaced = (
        row[0] for row in db.execute("select key from figures where article_id = 4 order by id limit 2")
    )
    nothing = dict.fromkeys(("objects", "places", "sources", "not_sources"), "[]")
    rule = {"name": "wobblegate", "title": "Wobblegate", "measure": "displaced", "unit": "people"}
    insert(db, "series", rule | nothing | {"created": "2024-05-27T06:00:00"})
    for series, key in ((1, killed), (2, displaced)):
        insert(db, "series_figures", {"series_id": series, "figure_key": key, "basis": "hand", "included": 1})
    insert(
        db, "load_errors", {"run_id": 1, "path": "/x/wobblegate.txt", "stage": "read", "reason": "wobblegate is empty"}
    )
    db.execute(
        "insert into source_files (id, path, place, size, mtime_ns, sha256, encoding, format, articles, first_run_id,"
        " last_run_id) values (2, '/x/wobblegate.txt', 'wobblegate', 9, 9, 'aa', 'utf-8', 'text', 1, 1, 1)"
    )
    db.execute("update articles set source_file_id = 2, private = 1 where id = 4")
    # An earlier text, which is as private as the one of now.
    db.execute("update articles set revision = 2 where id = 4")
    db.execute("update revisions set revision = 2 where article_id = 4")
    db.execute(
        "insert into revisions (article_id, revision, text, digest, format, body_start, seen, substantive, run_id)"
        " values (4, 1, 'An earlier zorblatt.', 'aa', 'text', 0, '2024-05-24T06:00:00', 1, 1)"
    )
    db.commit()
    db.close()
    return path


def keys(press: Path) -> list[str]:
    connection = sqlite3.connect(press)
    found = [row[0] for row in connection.execute("select key from figures where article_id = 4 order by id")]
    connection.close()
    assert len(found) == 3
    return found


def leaks(text: str, asked: str, more: list[str]) -> list[str]:
    """Return the private words that a text holds. What was asked for by its address may be said back."""
    said = unescape(unquote(text)).casefold()
    asked = unquote(asked).casefold()
    return [word for word in (*WORDS, *more) if word.casefold() in said and word.casefold() not in asked]
