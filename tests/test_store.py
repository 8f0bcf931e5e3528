"""The SQLite file: opened, refused, migrated, written in batches, searched."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import annotate, open_archive
from archive.errors import StoreError
from archive.extract.vocabulary import measures, units
from archive.model import Document, Identity
from archive.pages.find import Asked, Found, find_paragraphs
from archive.store import APPLICATION_ID, articles, check_usable, fts, runs, show
from archive.store.articles import Batch, find_article

NOW = "2024-05-24T12:00:00+00:00"


def search(conn: sqlite3.Connection, words: str, **asked: Any) -> Found:
    return find_paragraphs(conn, Asked(words, **asked))


@pytest.fixture
def conn(tmp_path):
    db = open_archive(tmp_path / "a.db")
    run = runs.begin_run(db.conn, "archive load x", "0")
    articles.put_vocabularies(db.conn, measures(), units())
    extractor = articles.put_extractor(db.conn, "1", "abc", run)
    assert (run, extractor) == (1, 1)
    yield db.conn
    db.conn.close()


def article(text="More than 40 people fled.", key="k", **fields):
    return annotate(Document(text=text, identity=Identity("key", "", key), format="text", **fields))


def batch(conn):
    return Batch(conn, run_id=1, extractor_id=1, now=NOW)


def count(conn, table):
    return conn.execute(f"select count(*) from {table}").fetchone()[0]


# --- opening ---


def test_a_new_archive_is_strict_and_knows_its_name(tmp_path):
    db = open_archive(tmp_path / "new.db")
    assert db.conn.execute("pragma application_id").fetchone() == (APPLICATION_ID,)
    assert db.conn.execute("pragma journal_mode").fetchone() == ("wal",)
    assert db.conn.execute("pragma foreign_keys").fetchone() == (1,)
    assert all(table.strict for table in db.tables if not table.name.startswith(("_", "paragraphs_fts")))
    assert db["paragraphs"].detect_fts() == "paragraphs_fts"


def test_opening_again_changes_nothing(tmp_path):
    open_archive(tmp_path / "a.db").conn.close()
    before = list(sqlite3.connect(tmp_path / "a.db").iterdump())
    open_archive(tmp_path / "a.db").conn.close()
    assert list(sqlite3.connect(tmp_path / "a.db").iterdump()) == before


def test_a_file_that_is_not_there_is_only_made_when_asked(tmp_path):
    with pytest.raises(StoreError, match="archive load PATH"):
        open_archive(tmp_path / "no.db", create=False)
    with pytest.raises(StoreError, match="there is no archive here yet"):
        open_archive(tmp_path / "no.db", readonly=True)
    assert not (tmp_path / "no.db").exists()


def test_another_database_is_refused_and_left_as_it_is(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("create table t (a)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not an archive"):
        open_archive(path)
    assert path.read_bytes() == before


def test_what_is_no_database_is_refused(tmp_path):
    (tmp_path / "a.db").write_text("Once upon a time there was a file that was no database at all. " * 30)
    with pytest.raises(StoreError, match="is not a SQLite database"):
        open_archive(tmp_path / "a.db")
    with pytest.raises(StoreError, match="is a folder"):
        open_archive(tmp_path)
    with pytest.raises(StoreError, match="there is no folder"):
        open_archive(tmp_path / "no" / "a.db")


def test_an_empty_file_becomes_an_archive_and_not_by_being_read(tmp_path):
    (tmp_path / "a.db").touch()
    for how in ({"readonly": True}, {"create": False}):
        with pytest.raises(StoreError, match="there is no archive here yet"):
            open_archive(tmp_path / "a.db", **how)
    assert (tmp_path / "a.db").read_bytes() == b""
    open_archive(tmp_path / "a.db")
    assert open_archive(tmp_path / "a.db", readonly=True)["articles"].exists()


def test_a_newer_archive_is_refused_with_what_to_do(tmp_path):
    db = open_archive(tmp_path / "a.db")
    db["_sqlite_migrations"].insert({"migration_set": "archive", "name": "m9999_future", "applied_at": NOW})
    db.conn.close()
    with pytest.raises(StoreError, match="m9999_future"):
        open_archive(tmp_path / "a.db")


def test_a_half_made_file_is_finished_even_for_a_reader(tmp_path):
    from archive.store.migrations import migrations

    with sqlite3.connect(tmp_path / "a.db") as half:
        from sqlite_utils import Database

        migrations.ensure_migrations_table(Database(half))
    half.close()
    assert open_archive(tmp_path / "a.db", readonly=True)["figures"].exists()


def test_a_reader_cannot_write(tmp_path):
    open_archive(tmp_path / "a.db").conn.close()
    reader = open_archive(tmp_path / "a.db", readonly=True)
    with pytest.raises(StoreError, match="may not be written to"), check_usable(tmp_path / "a.db"):
        reader.conn.execute("insert into publications (name) values ('x')")


@pytest.mark.parametrize("name", ["a b.db", "ä?#%41.db", "it's.db"])
def test_any_file_name_will_do(tmp_path, name):
    open_archive(tmp_path / name).conn.close()
    assert [path.name for path in tmp_path.glob("*.db")] == [name]


@pytest.mark.parametrize("round_", range(8))
def test_first_loads_at_once_make_one_archive(tmp_path, round_):
    start, failed = threading.Barrier(6), []

    def make():
        start.wait()
        try:
            open_archive(tmp_path / "a.db").conn.close()
        except Exception as error:  # noqa: BLE001 - whatever it is, it must not be
            failed.append(str(error))

    threads = [threading.Thread(target=make) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert open_archive(tmp_path / "a.db").conn.execute("pragma integrity_check").fetchone() == ("ok",)


def test_a_locked_archive_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr("archive.store.BUSY_SECONDS", 0.05)
    writer = open_archive(tmp_path / "a.db").conn
    writer.execute("begin immediate")
    other = open_archive(tmp_path / "a.db").conn
    with pytest.raises(StoreError, match="another program is writing to it"), check_usable(tmp_path / "a.db"):
        runs.begin_run(other, "x", "0")


def test_a_mistake_of_ours_is_no_store_error(tmp_path):
    db = open_archive(tmp_path / "a.db")
    with pytest.raises(sqlite3.OperationalError, match="no such table"), check_usable(tmp_path / "a.db"):
        db.conn.execute("select * from nowhere")


def test_the_first_schema_gives_what_a_new_archive_has(tmp_path):
    """An archive that stopped after the first migration, brought up to date, equals a new one."""
    from sqlite_utils import Database

    from archive.store.migrations import migrations

    old = sqlite3.connect(tmp_path / "old.db")
    names = [migration.name for migration in migrations.pending(Database(old))]
    migrations.apply(Database(old), stop_before=names[1:])
    old.close()
    schemas = [
        {row[0] for row in open_archive(tmp_path / name).conn.execute("select sql from sqlite_master")}
        for name in ("old.db", "new.db")
    ]
    assert schemas[0] == schemas[1]


# --- batches ---


def test_what_is_put_is_there_as_it_was_found(conn):
    found = article("In all, a quarter of the 1,200 people died.", published=date(2024, 5, 24), publication="Paper",
                    url="https://www.paper.example/a")  # fmt: skip
    with batch(conn) as b:
        b.add(found, file_id=None)
    rows = conn.execute(
        'select f.key, f.exact, substr(p.text, f."start" + 1, f."end" - f."start"), f.value, f.published,'
        " (select b.exact from figures b where b.id = f.base_figure_id)"
        " from figures f join paragraphs p on p.id = f.paragraph_id order by f.id"
    ).fetchall()
    assert [row[0] for row in rows] == [figure.key for figure in found.figures]
    assert [row[1] for row in rows] == [row[2] for row in rows] == [figure.exact for figure in found.figures]
    assert [row[3] for row in rows] == [0.25, 1200.0]
    assert {row[4] for row in rows} == {"2024-05-24"}
    # The part stands before its whole: the foreign key is looked at when the batch ends.
    assert [row[5] for row in rows] == ["1,200 people", None]
    assert conn.execute("select name, domain from publications").fetchall() == [("Paper", "paper.example")]
    assert search(conn, "quarter").hits[0].spans == ((10, 17),)
    assert conn.execute("pragma foreign_key_check").fetchall() == []


def test_a_batch_that_fails_leaves_no_row_and_all_triggers(conn):
    before = list(conn.iterdump())
    with pytest.raises(sqlite3.IntegrityError), batch(conn) as b:  # noqa: PT012 - the end of the block is what raises
        b.add(article(), file_id=None)
        b.add(article(key="k2"), file_id=99)
    assert list(conn.iterdump()) == before
    assert {name for (name,) in conn.execute("select name from sqlite_master where type = 'trigger'")} == set(
        fts.TRIGGERS
    )


def test_a_load_killed_inside_a_batch_leaves_the_triggers(tmp_path):
    """A real process, ended by the kernel between taking the triggers away and putting them back."""
    path = tmp_path / "a.db"
    open_archive(path).conn.close()
    script = f"""
import os, signal
from archive import annotate, open_archive
from archive.extract.vocabulary import measures, units
from archive.store import articles, runs
from archive.store.articles import Batch
conn = open_archive({str(path)!r}).conn
run = runs.begin_run(conn, "x", "0")
articles.put_vocabularies(conn, measures(), units())
extractor = articles.put_extractor(conn, "1", "a", run)
with Batch(conn, run_id=run, extractor_id=extractor, now="x") as batch:
    batch.add(annotate("Some 40 people fled."), file_id=None)
    batch._flush()
    assert not conn.execute("select 1 from sqlite_master where type = 'trigger'").fetchone()
    os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run([sys.executable, "-c", script], env={**os.environ, "COVERAGE_PROCESS_START": ""})
    assert done.returncode == -9
    conn = open_archive(path).conn
    assert count(conn, "articles") == count(conn, "paragraphs") == 0
    assert {name for (name,) in conn.execute("select name from sqlite_master where type = 'trigger'")} == set(
        fts.TRIGGERS
    )
    assert [run["status"] for run in runs.list_runs(conn, 9)] == ["died"]


def test_a_revision_keeps_the_text_before(conn):
    with batch(conn) as b:
        b.add(article("Some 40 people fled Rafah."), file_id=None)
    with batch(conn) as b:
        b.revise(b.find(Identity("key", "", "k")), article("Some 50 people fled Rafah."), file_id=None)
    assert conn.execute("select revision, text, substantive from revisions order by revision").fetchall() == [
        (1, "Some 40 people fled Rafah.", 1), (2, "Some 50 people fled Rafah.", 1),
    ]  # fmt: skip
    assert conn.execute("select revision, digest from articles").fetchone() == (
        2,
        article("Some 50 people fled Rafah.").document.digest,
    )
    assert [row[0] for row in conn.execute("select value from figures")] == [50.0]
    assert [len(search(conn, word).hits) for word in ("40", "50", "Rafah")] == [0, 1, 1]
    conn.execute("insert into paragraphs_fts (paragraphs_fts, rank) values ('integrity-check', 1)")


def test_white_space_and_case_are_no_substantive_change(conn):
    with batch(conn) as b:
        b.add(article("Some 40 people fled."), file_id=None)
        b.revise(b.find(Identity("key", "", "k")), article("SOME  40 people fled."), file_id=None)
        b.revise(b.find(Identity("key", "", "k")), article("Some 41 people fled."), file_id=None)
    assert conn.execute("select revision, substantive from revisions").fetchall() == [(1, 1), (2, 0), (3, 1)]


def test_an_update_writes_the_details_and_no_revision(conn):
    with batch(conn) as b:
        b.add(article(headline="Old"), file_id=None)
        b.update(b.find(Identity("key", "", "k")), article(headline="New", published=date(2024, 1, 2)), file_id=None)
    assert conn.execute("select headline, published, revision from articles").fetchall() == [("New", "2024-01-02", 1)]
    assert conn.execute("select published from figures").fetchall() == [("2024-01-02",)]
    assert count(conn, "revisions") == 1


def test_what_was_stored_comes_back_as_the_document_that_it_was(conn):
    document = Document(
        text=" date 2024-05-24 Title\n\nBody.", identity=Identity("id", "Paper", "7"), format="ndjson", headline="Title",
        headline_source="title_line", published=date(2024, 5, 24), published_text="2024-05-24", published_source="date line",
        url="https://x.example/", byline="A", dateline="B", publication="Paper", language="en", body_start=17,
        headline_start=17, headline_end=22, line=3,
    )  # fmt: skip
    with batch(conn) as b:
        b.add(annotate(document), file_id=None)
    assert list(articles.stored_documents(conn, [1])) == [document]
    assert articles.outdated_articles(conn, 1) == []
    assert articles.outdated_articles(conn, 2) == [1]


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_text_comes_back_as_it_went_in(text):
    """Storage round-trips whatever a reader may hand it; the spans are still true in SQL."""
    db = _memory()
    with batch(db) as b:
        b.add(article(text), file_id=None)
    assert db.execute("select text from revisions").fetchone() == (text,)
    wrong = 'select count(*) from paragraphs p join revisions r using (article_id) where substr(r.text, p."start" + 1, p."end" - p."start") <> p.text'
    assert db.execute(wrong).fetchone() == (0,)
    db.rollback()
    for table in ("figures", "paragraphs", "revisions", "articles"):
        db.execute(f"delete from {table}")
    db.commit()


_open: list[sqlite3.Connection] = []


def _memory() -> sqlite3.Connection:
    """Return one archive in memory for all examples: making the schema is what would cost the time."""
    if not _open:
        from sqlite_utils import Database

        from archive.store.migrations import migrations

        db = Database(memory=True)
        migrations.apply(db)
        articles.put_vocabularies(db.conn, measures(), units())
        articles.put_extractor(db.conn, "1", "abc", runs.begin_run(db.conn, "x", "0"))
        _open.append(db.conn)
    return _open[0]


def test_an_editor_from_outside_keeps_the_search_true(conn):
    with batch(conn) as b:
        b.add(article("Some 40 people fled."), file_id=None)
    conn.execute("update paragraphs set text = 'Some 40 people returned.'")
    assert [len(search(conn, word).hits) for word in ("fled", "returned")] == [0, 1]
    conn.execute("delete from paragraphs")
    assert search(conn, "returned").hits == []


def test_numbers_are_stored_as_real_and_a_huge_one_is_refused_not_bent(conn):
    assert articles._real(Decimal("0.1")) == 0.1
    assert articles._real(10**300) == 1e300
    assert articles._real(None) is None
    with pytest.raises(OverflowError):
        articles._real(10**400)


@pytest.mark.parametrize("url", [None, "", "http://[", "mailto:a@b.example", "//x"])
def test_an_odd_address_names_no_domain(conn, url):
    with batch(conn) as b:
        b.add(article(publication="P", url=url), file_id=None)
    assert conn.execute("select domain from publications").fetchone() in ((None,), ("x",))


def test_an_article_of_this_batch_is_found_in_it(conn):
    with batch(conn) as b:
        b.add(article(), file_id=None)
        assert b.find(Identity("key", "", "k")).revision == 1
        assert b.find(Identity("key", "", "other")) is None
        b.move(b.find(Identity("key", "", "k")), file_id=None, line=9)
    assert find_article(conn, Identity("key", "", "k")).source_line == 9


def test_two_loads_at_once_wait_for_each_other(conn, tmp_path):
    other = open_archive(tmp_path / "a.db").conn
    with batch(conn) as b:
        b.add(article(), file_id=None)
    with batch(other) as b:
        b.add(article(key="k2"), file_id=None)
    assert count(conn, "articles") == 2


# --- searching ---


@pytest.mark.parametrize(
    ("typed", "finds"),
    [
        ("people", {1, 2, 3}),
        ("people fled", {1, 2}),
        ('"fled Rafah"', {1}),
        ("“fled Rafah”", {1}),
        ("fled -Rafah", {2}),
        ("fled NOT Rafah", {2}),
        ("Rafah OR Jabalia", {1, 3}),
        ("(Rafah OR Jabalia) people", {1, 3}),
        ("flee*", set()),
        ("fle*", {1, 2}),
        ("35,000", {3}),
        ("people's", set()),
        ("five-year", {3}),
        ("AND", set()),
        ("-Rafah", set()),
        ("OR", set()),
        ("( people ))", {1, 2, 3}),
        ('"people', {1, 2, 3}),
        ("text:people", set()),
        ("NEAR(people Rafah)", set()),
        ("people AND Jabalia", {3}),
        ("people -( Rafah OR Jabalia )", {2}),
        ("- people", {1, 2, 3}),
        ('people -"...', {1, 2, 3}),
    ],
)
def test_words_find_what_people_mean(conn, typed, finds):
    with batch(conn) as b:
        for key, text in enumerate(
            ("Some 40 people fled Rafah.", "Some 50 people fled.", "In five-year plans 35,000 people left Jabalia."), 1
        ):
            b.add(article(text, key=str(key)), file_id=None)
    assert {hit.paragraph_id for hit in search(conn, typed).hits} == finds


@given(
    st.lists(st.sampled_from([*"ab\"()-*^:{}+' é\0", " OR ", " AND ", " NOT ", "NEAR", "“"]), max_size=60).map("".join)
)
def test_nothing_typed_is_a_syntax_error(typed):
    search(_memory(), typed)


@pytest.mark.parametrize(
    "typed", ["(" * 5000 + "a", "-a b " * 5000, "a OR " * 5000, "(a (b OR -c " * 3000, "a " * 9000]
)
def test_nothing_endless_is_an_error(typed):
    search(_memory(), typed)


def test_common_words_are_ranked_among_the_newest(conn, monkeypatch):
    monkeypatch.setattr("archive.store.search.RANKED_AMONG", 2)
    with batch(conn) as b:
        for key in range(4):
            b.add(article(key=str(key)), file_id=None)
    found = search(conn, "people", size=1)
    assert (len(found.hits), found.among, found.older is not None) == (1, 2, True)
    assert {hit.paragraph_id for hit in search(conn, "people").hits} == {3, 4}


def test_marks_around_hits_are_counted_in_code_points(conn):
    with batch(conn) as b:
        b.add(article("𝟯 people & <b>people</b> fled"), file_id=None)
    assert search(conn, "people").hits[0].spans == ((2, 8), (14, 20))


def test_a_book_without_a_line_break_is_searched_without_delay(conn):
    """highlight() of SQLite would take minutes over these; the hits of the first stretch that has any are marked."""
    with batch(conn) as b:
        b.add(article("Zebra " * 30_000 + "quagga killed quagga"), file_id=None)
    assert search(conn, "quagga").hits[0].spans == ((180_000, 180_006), (180_014, 180_020))
    assert search(conn, '"quagga killing"').hits[0].spans == ((180_000, 180_013),)
    assert search(conn, "zebra").hits[0].spans[0] == (0, 5)


# --- runs ---


def test_a_run_is_there_from_its_first_moment_and_ends_with_its_counts(conn):
    assert [row["status"] for row in runs.list_runs(conn, 5)] == ["running"]
    runs.finish_run(conn, 1, "ok", runs.Counts(files=3, added=2, figures=7), 1.23456)
    row = next(runs.list_runs(conn, 5))
    assert (row["status"], row["files"], row["added"], row["figures"], row["seconds"]) == ("ok", 3, 2, 7, 1.235)


def test_a_run_of_another_user_counts_as_alive(conn, monkeypatch):
    def refuse(process, signal):
        raise PermissionError

    monkeypatch.setattr(os, "kill", refuse)
    assert [row["status"] for row in runs.list_runs(conn, 5)] == ["running"]


def test_vocabularies_follow_the_word_lists_and_lose_nothing(conn):
    before = count(conn, "measures"), count(conn, "units")
    articles.put_vocabularies(conn, [("killed", "dead", "y", "KILL"), ("unheard_of", "x", "y", None)], [])
    assert conn.execute("select label from measures where name = 'killed'").fetchone() == ("dead",)
    assert (count(conn, "measures"), count(conn, "units")) == (before[0] + 1, before[1])


def test_a_path_is_known_by_its_file(tmp_path, conn):
    assert articles.path_of(conn, None) is None
    assert Path(str(tmp_path)).exists()


# --- what a source marks ---


def test_the_kinds_that_a_source_marks_stay_with_each_of_its_texts(conn):
    texts = [
        ("caption body", "A mill at night.\n\nIt burnt. Twelve died."),
        ("list caption", "One is missing.\n\nA mill by day."),
    ]
    documents = [
        Document(text=text, identity=Identity("key", "", "k"), format="html", kinds=tuple(kinds.split()))
        for kinds, text in texts
    ]
    with batch(conn) as writing:
        writing.add(annotate(documents[0]), file_id=None)
    with batch(conn) as writing:
        writing.revise(writing.find(documents[0].identity), annotate(documents[1]), file_id=None)
    for number, (kinds, _) in enumerate(texts, 1):
        assert [p["kind"] for p in show.revision(conn, "k", number)["paragraphs"]] == kinds.split()
    [stored] = articles.stored_documents(conn, [1])
    assert (stored.text, stored.kinds) == (documents[1].text, documents[1].kinds)
