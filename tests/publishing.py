"""An archive written by hand, row by row, for the tests of what readers see: no engine, no loader, nothing that moves."""

from __future__ import annotations

import sqlite3
from hashlib import sha256
from pathlib import Path

from archive.model import figure_key
from archive.store import open_archive

HOSTILE = (
    "<script>document.title = 'taken'</script> \"quoted\" & 'single' said 12 <b>men</b> at \u202eetis eht\u202c; "
    "<img src=x onerror=alert(1)> and 𝟯𝟬 more, 40 in all."
)
FORMER = "ab" * 8  # the key of a figure that an earlier text had
ROWS = {
    "seedarticle00001": {
        "headline": "Court orders halt",
        "published": "2024-05-24",
        "publication": "NBC News",
        "byline": "Ann Reporter",
        "url": "https://example.org/halt",
        "paragraphs": [
            ("body", "The court met on Friday. More than 35,000 people have been killed, officials said in 2024.", [
                {"exact": "More than 35,000 people", "number": "35,000", "comparator": ">", "value": 35000, "low": 35000,
                 "low_open": 1, "unit": "people", "object": "people", "measure": "killed", "certainty": "reported"},
            ]),
            ("caption", "Smoke rises as about 1,200 people flee. Eyad Baba / AFP", [
                {"exact": "about 1,200 people", "number": "1,200", "approximate": 1, "value": 1200, "low": 1150,
                 "high": 1250, "unit": "people", "object": "people", "measure": "displaced"},
            ]),
            ("heading", "What comes next", []),
            ("body", "Several allies said 19% of the $1.2 million was spent, between 3 and 5 times over.", [
                {"exact": "Several allies", "number": "Several", "vague": 1, "low": 3, "unit": "ally", "object": "allies",
                 "bounds_basis": "lexicon"},
                {"exact": "19%", "number": "19", "kind": "percent", "value": 19, "unit": "percentage"},
                {"exact": "$1.2 million", "number": "$1.2 million", "kind": "money", "value": 1200000, "unit": "USD",
                 "unit_name": "dollar"},
                {"exact": "between 3 and 5", "number": "3 and 5", "comparator": "between", "low": 3, "high": 5},
            ]),
        ],
    },
    "laterarticle0002": {
        "headline": "Toll at most 20,000, says ministry",
        "published": "2024-05-26",
        "publication": "The Other Paper",
        "paragraphs": [
            ("body", "At most 20,000 people were killed. About 1,200 people fled.", [
                {"exact": "At most 20,000 people", "number": "20,000", "comparator": "<=", "value": 20000, "high": 20000,
                 "unit": "people", "object": "people", "measure": "killed"},
                {"exact": "About 1,200 people", "number": "1,200", "approximate": 1, "value": 1200, "low": 1150,
                 "high": 1250, "unit": "people", "object": "people", "measure": "displaced", "certainty": "alleged"},
            ]),
        ],
    },
    "hostilearticle03": {
        "headline": "<i>Not</i> markup & \u202eright to left",
        "published": None,
        "publication": None,
        "url": "javascript:alert(1)",
        "paragraphs": [("body", HOSTILE, [
            {"exact": "12 <b>men", "number": "12", "value": 12, "unit": "people", "object": "<b>men"},
            {"exact": "40 in all", "number": "40", "value": 40},
        ])],
    },
}  # fmt: skip


def build(path: str | Path, *, rows: dict[str, dict] = ROWS) -> Path:
    """Write the archive to ``path`` and return it."""
    db = open_archive(path).conn
    db.execute(
        "insert into load_runs (id, started, finished, status, command, version, process, files, added, errors, seconds)"
        " values (1, '2024-05-27T06:00:00', '2024-05-27T06:00:02', 'partial', 'load news', '0', 1, 4, 3, 1, 2.0)"
    )
    db.execute(
        "insert into load_errors (run_id, path, line, stage, reason) values (1, '/news/bad.txt', 3, 'read', 'is empty')"
    )
    db.execute(
        "insert into source_files (id, path, place, size, mtime_ns, sha256, encoding, format, articles, first_run_id,"
        " last_run_id) values (1, '/news/a.txt', 'news/a.txt', 9, 9, 'aa', 'utf-8', 'text', 1, 1, 1)"
    )
    db.execute("insert into extractor values (1, '1', 'abc', 1)")
    for name, gdelt in (("killed", "KILL"), ("displaced", "DISPLACED"), ("held", None)):
        db.execute("insert into measures values (?, ?, ?, ?)", [name, name, f"People {name}", gdelt])
    db.execute("insert into units values ('people', 'people', 'count')")
    for number, (key, article) in enumerate(rows.items(), 1):
        put_article(db, number, key, article)
    if rows is ROWS:
        _put_who_and_when(db)
        _put_series(db)
        _put_change(db)
        _put_cluster(db)
        _put_review(db)
    db.commit()
    db.close()
    return Path(path)


def dated(*days: str | None) -> dict[str, dict]:
    """Return rows of an article for each day, or None, for ``build``."""
    return {
        f"article{number:09}": {
            "headline": "A",
            "published": day,
            "publication": None,
            "paragraphs": [("body", "Text.", [])],
        }
        for number, day in enumerate(days)
    }


def _put_cluster(db: sqlite3.Connection) -> None:
    """Say that the texts of the first two articles are near-identical."""
    db.execute("insert into clusters values (1, 2, 2, '2024-05-24', '2024-05-26')")
    db.execute("insert into near_duplicates values (1, 2, 0.875)")
    db.execute("update articles set cluster_id = 1 where id in (1, 2)")


def _put_review(db: sqlite3.Connection) -> None:
    """Let somebody say that a percentage is right, which was drawn for that."""
    db.execute("insert into samples values (1, '2024-06-01T09:00:00', null, 9, 1, 4)")
    db.execute(
        "insert into figure_reviews (figure_key, article_id, verdict, note, reviewer, reviewed, exact, stated, sample_id)"
        " select f.key, f.article_id, 'right', 'a share', 'Ann Lee', '2024-06-01T10:00:00', f.exact, s.stated, 1"
        " from figures f join figure_statements s on s.figure_key = f.key where f.exact = '19%'"
    )
    db.execute(
        "insert into sampled_figures (sample_id, figure_key, article_id, kind, measure)"
        " select 1, key, article_id, kind, measure from figures where exact = '19%'"
    )
    db.execute("insert into paragraph_samples values (1, '2024-06-01T09:00:00', null, 7, 1, 4)")
    db.execute("insert into sampled_paragraphs values (1, 1, 'paragraph0000001', 1)")
    reviewed = (1, "paragraph0000001", 1, 2, None, "Ann Lee", "2024-06-01T10:00:00", 1)
    db.execute("insert into paragraph_reviews values (?, ?, ?, ?, ?, ?, ?, ?)", reviewed)
    db.execute("insert into missed_figures values (1, 1, 1, 'scores', 0, 6)")


def _put_who_and_when(db: sqlite3.Connection) -> None:
    """Write sources, quotes, dates, names and a photo into the first article, and tie its figures to them."""

    def span(paragraph: int, exact: str) -> dict:
        text = db.execute("select text from paragraphs where id = ?", [paragraph]).fetchone()[0]
        start = text.index(exact)
        return {"article_id": 1, "paragraph_id": paragraph, "start": start, "end": start + len(exact), "exact": exact}

    said = {"cue": "said", "stance": "reported", "source_kind": "unnamed"}
    insert(db, "attributions", span(1, "officials said") | said | {"source": "officials", "source_name": "officials"})
    allies = {"source": "Several allies", "source_name": "Several allies", "via_id": 1}
    insert(db, "attributions", span(4, "Several allies said") | said | allies)
    speaker = {"kind": "mixed", "speaker": "Several allies", "speaker_text": "Several allies", "attribution_id": 2}
    insert(db, "quotes", span(4, "between 3 and 5 times over") | speaker)
    day = {"type": "DATE", "value": "2024-05-24", "earliest": "2024-05-24", "latest": "2024-05-24", "rule": "weekday"}
    insert(db, "dates", span(1, "Friday") | day | {"anchor": "2024-05-24"})
    year = {"type": "DATE", "value": "2024", "earliest": "2024-01-01", "latest": "2024-12-31", "rule": "year"}
    insert(db, "dates", span(1, "2024") | year)
    insert(db, "dates", span(3, "next") | {"type": "DATE", "value": "FUTURE_REF", "rule": "reference"})
    insert(db, "entities", {"key": "person:eyad baba", "kind": "person", "name": "Eyad Baba"})
    insert(db, "mentions", span(2, "Eyad Baba") | {"entity_id": 1, "kind": "person", "name": "Eyad Baba"})
    insert(db, "entities", {"key": "organisation:afp", "kind": "organisation", "name": "AFP"})
    insert(db, "mentions", span(2, "AFP") | {"entity_id": 2, "kind": "organisation", "name": "AFP"})
    photo = {"caption": "Smoke rises as about 1,200 people flee.", "photographer": "Eyad Baba", "agencies": '["AFP"]'}
    insert(db, "photos", {"article_id": 1, "paragraph_id": 2} | photo)
    db.execute("update figures set as_of = published, date_basis = 'article' where published is not null")
    db.execute(
        "update figures set attribution_id = 1, date_id = 2, since = '2024-01-01', date_basis = 'clause'"
        " where exact = 'More than 35,000 people'"
    )
    db.execute("update figures set attribution_id = 2 where exact in ('19%', '$1.2 million')")
    db.execute(
        "update figures set base_figure_id = (select id from figures where exact = '$1.2 million') where exact = '19%'"
    )


def _put_change(db: sqlite3.Connection) -> None:
    """Let the first article's second text have raised its toll."""
    exact = "More than 35,000 people"
    (key,) = db.execute("select key from figures where exact = ?", [exact]).fetchone()
    change = {"article_id": 1, "revision": 2, "change": "changed", "unit": "people", "measure": "killed"}
    before = {
        "key_before": FORMER,
        "exact_before": "More than 34,000 people",
        "value_before": 34000,
        "low_before": 34000,
    }
    after = {"key_after": key, "exact_after": exact, "value_after": 35000, "low_after": 35000}
    insert(db, "figure_changes", change | before | after)


def _put_series(db: sqlite3.Connection) -> None:
    """Define a series of the killed: two figures by its rule, one put out by hand, and one by hand that is gone."""
    rule = {"name": "killed-people", "title": "Killed <b>people</b>", "measure": "killed", "unit": "people"}
    nothing = dict.fromkeys(("objects", "places", "sources", "not_sources"), "[]")
    insert(db, "series", rule | nothing | {"created": "2024-05-27T06:00:00"})
    for exact, basis, included in (
        ("More than 35,000 people", "rule", 1), ("At most 20,000 people", "rule", 1), ("about 1,200 people", "hand", 0),
    ):  # fmt: skip
        (key,) = db.execute("select key from figures where exact = ?", [exact]).fetchone()
        insert(db, "series_figures", {"series_id": 1, "figure_key": key, "basis": basis, "included": included})
    insert(db, "series_figures", {"series_id": 1, "figure_key": "gone", "basis": "hand", "included": 1})


def insert(db: sqlite3.Connection, table: str, row: dict) -> None:
    names = ", ".join(f'"{name}"' for name in row)
    db.execute(f"insert into {table} ({names}) values ({', '.join('?' * len(row))})", list(row.values()))


def put_article(db: sqlite3.Connection, number: int, key: str, article: dict) -> None:
    publication = None
    if article["publication"]:
        db.execute("insert or ignore into publications (name) values (?)", [article["publication"]])
        publication = db.execute("select id from publications where name = ?", [article["publication"]]).fetchone()[0]
    text = "\n\n".join(paragraph for _, paragraph, _ in article["paragraphs"])
    digest = sha256(text.encode()).hexdigest()
    revision = 2 if number == 1 else 1
    db.execute(
        "insert into articles (id, key, identity_kind, identity_scope, identity_value, headline, headline_source,"
        " published, url, byline, publication_id, source_file_id, words, revision, digest, extractor_id, first_run_id,"
        " last_run_id) values (?, ?, 'key', '', ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, 1, 1, 1)",
        [number, key, key, article["headline"], "derived" if number == 2 else "given", article["published"],
         article.get("url"), article.get("byline"), publication, len(text.split()), revision, digest],
    )  # fmt: skip
    for n in range(1, revision + 1):
        db.execute(
            "insert into revisions (article_id, revision, headline, published, text, digest, format, body_start, seen,"
            " substantive, run_id) values (?, ?, ?, ?, ?, ?, 'text', 0, '2024-05-24T06:00:00', 1, 1)",
            [number, n, article["headline"] if n == revision else "Court asked for halt", article["published"], text if n == revision else "An <em>older</em> text.", digest],
        )  # fmt: skip
    at = 0
    for position, (kind, paragraph, figures) in enumerate(article["paragraphs"], 1):
        cursor = db.execute(
            'insert into paragraphs (article_id, position, kind, text, "start", "end") values (?, ?, ?, ?, ?, ?)',
            [number, position, kind, paragraph, at, at + len(paragraph)],
        )
        at += len(paragraph) + 2
        for figure in figures:
            _put_figure(db, key, article["published"], number, cursor.lastrowid, paragraph, figure)


def _put_figure(
    db: sqlite3.Connection, key: str, published: str | None, article: int, paragraph: int, text: str, figure: dict
) -> None:
    start = text.index(figure["exact"])
    number_start = text.index(figure["number"], start)
    number_end = number_start + len(figure["number"])
    row = {
        "kind": "count", "comparator": "=", "approximate": 0, "vague": 0, "low_open": 0, "high_open": 0,
        "bounds_basis": "stated", "change": "none", "certainty": "asserted", "unit_name": figure.get("unit"),
        **{name: value for name, value in figure.items() if name not in ("exact", "number")},
        "key": figure_key(key, text, 1, number_start, number_end), "article_id": article, "paragraph_id": paragraph,
        "published": published, "start": start, "end": start + len(figure["exact"]), "exact": figure["exact"],
        "number_text": figure["number"], "number_start": number_start, "number_end": number_end,
    }  # fmt: skip
    insert(db, "figures", row)
