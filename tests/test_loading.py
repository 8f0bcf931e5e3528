"""Files into the archive: what is added, revised, skipped, refused; and that loading twice changes no row."""

from __future__ import annotations

import io
import json
import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from archive import load
from archive.errors import BadQuery, StoreError
from archive.loading import Step, next_step
from archive.model import Document, Identity
from archive.store.articles import StoredArticle, details_of

SEEDS = Path(__file__).parent.parent / "seeds"
LOGS = ("load_runs", "load_errors", "sqlite_sequence")


@pytest.fixture
def db(tmp_path):
    return tmp_path / "a.db"


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    write(folder / "a.txt", "The market fell.\n\nSome 40 people fled Rafah.\n")
    write(folder / "2024" / "b.txt", "More than 35,000 people were killed.\n")
    write(
        folder / "wire.ndjson", record(key="w1", text="It cost $1.2 million.") + record(key="w2", text="Only 3 came.")
    )
    return folder


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def record(**fields):
    return json.dumps(fields) + "\n"


def go(paths, db, **options):
    paths = [paths] if isinstance(paths, str | Path) else paths
    return load(paths, db, jobs=options.pop("jobs", 1), **options)


def dump(db):
    """Return every row of every table that says what the archive holds; the log of loads is another matter."""
    with sqlite3.connect(db) as conn:
        tables = [
            name for (name,) in conn.execute("select name from sqlite_master where type = 'table'") if name not in LOGS
        ]
        rows = {table: conn.execute(f"select * from {table}").fetchall() for table in tables}
    conn.close()
    return rows


def ask(db, sql):
    with sqlite3.connect(db) as conn:
        rows = conn.execute(sql).fetchall()
    conn.close()
    return rows


def counts(loaded):
    c = loaded.counts
    return {
        name: getattr(c, name)
        for name in ("added", "revised", "updated", "annotated", "unchanged", "errors")
        if getattr(c, name)
    }


# --- the decision ---

DOCUMENT = Document(text="Some text.", identity=Identity("key", "", "k"), format="text", headline="Some text.")
STORED = StoredArticle(1, "k", DOCUMENT.identity, DOCUMENT.digest, 1, 7, None, None, False, details_of(DOCUMENT))


@pytest.mark.parametrize(
    ("document", "stored", "step"),
    [
        (DOCUMENT, None, Step.ADD),
        (DOCUMENT, STORED, Step.SKIP),
        (replace(DOCUMENT, text="Other text."), STORED, Step.REVISE),
        (replace(DOCUMENT, headline="New"), STORED, Step.UPDATE),  # both are made of the text
        (replace(DOCUMENT, headline="New", headline_source="given"), STORED, Step.REVISE),
        (replace(DOCUMENT, headline_source="given"), STORED, Step.UPDATE),
        (replace(DOCUMENT, published=date(2024, 5, 24)), STORED, Step.UPDATE),
        (replace(DOCUMENT, publication="P"), STORED, Step.UPDATE),
        (DOCUMENT, replace(STORED, extractor_id=6), Step.ANNOTATE),
        (replace(DOCUMENT, line=4), STORED, Step.SKIP),
    ],
)
def test_the_next_step_follows_from_text_details_and_rules(document, stored, step):
    assert next_step(document, stored, 7) is step


def test_line_ends_alone_are_no_revision():
    stored = replace(STORED, digest=replace(DOCUMENT, text="a\nb").digest)
    assert next_step(replace(DOCUMENT, text="a\r\nb"), stored, 7) is Step.SKIP


# --- loading ---


def test_the_seed_article_loads_with_its_ten_figures(db):
    loaded = go(SEEDS, db)
    assert (loaded.status, counts(loaded), loaded.counts.figures) == ("ok", {"added": 1}, 10)
    assert ask(db, "select key, published, published_source, identity_kind from articles") == [
        ("0e8d99bf9f0766cb", "2024-05-24", "date line", "key")
    ]


def test_a_folder_loads_with_all_that_is_under_it(news, db):
    assert counts(go(news, db)) == {"added": 4}
    assert ask(db, "select place, articles from source_files order by place") == [
        ("news/2024/b.txt", 1), ("news/a.txt", 1), ("news/wire.ndjson", 2),
    ]  # fmt: skip
    assert ask(db, "select status, added, figures, errors from load_runs") == [("ok", 4, 4, 0)]


def test_every_offset_in_the_archive_is_true(news, db):
    go([news, SEEDS], db)
    wrong = 'select count(*) from figures f join paragraphs p on p.id = f.paragraph_id where substr(p.text, f."start" + 1, f."end" - f."start") <> f.exact'
    assert ask(db, wrong) == [(0,)]
    wrong = 'select count(*) from paragraphs p join articles a on a.id = p.article_id join revisions r on r.article_id = a.id and r.revision = a.revision where substr(r.text, p."start" + 1, p."end" - p."start") <> p.text'
    assert ask(db, wrong) == [(0,)]
    assert ask(db, "pragma integrity_check") == [("ok",)]
    assert ask(db, "pragma foreign_key_check") == []


@pytest.mark.parametrize("options", [{}, {"verify": True}, {"jobs": 2}])
def test_loading_twice_changes_no_row(news, db, options):
    go(news, db)
    before = dump(db)
    loaded = go(news, db, **options)
    assert dump(db) == before
    assert loaded.counts.added == loaded.counts.revised == loaded.counts.updated == 0
    assert loaded.counts.files_unchanged == (0 if options.get("verify") else 3)


def test_a_file_that_was_only_touched_is_read_and_found_the_same(news, db):
    go(news, db)
    os.utime(news / "a.txt", ns=(1, 1))
    assert counts(go(news, db)) == {"unchanged": 1}
    assert go(news, db).counts.files_unchanged == 3


def test_what_a_quick_look_cannot_see_verify_sees(news, db):
    go(news, db)
    stat = (news / "a.txt").stat()
    write(news / "a.txt", "The market fell.\n\nSome 50 people fled Rafah.\n")
    os.utime(news / "a.txt", ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert counts(go(news, db)) == {}
    assert counts(go(news, db, verify=True)) == {"revised": 1, "unchanged": 3}


def test_another_text_is_a_new_revision_and_the_old_one_stays(news, db):
    go(news, db)
    write(news / "a.txt", "The market fell.\n\nSome 55 people fled Rafah.\n")
    assert counts(go(news, db)) == {"revised": 1}
    assert ask(db, "select revision, text from revisions where text like '%fled%' order by revision") == [
        (1, "The market fell.\n\nSome 40 people fled Rafah.\n"), (2, "The market fell.\n\nSome 55 people fled Rafah.\n"),
    ]  # fmt: skip
    assert ask(db, "select value from figures f join articles a on a.id = f.article_id where revision = 2") == [(55.0,)]


def test_a_headline_that_changed_alone_is_a_revision_and_both_are_kept(tmp_path, db):
    wire = write(tmp_path / "w.ndjson", record(key="k", headline="Bomb kills 15", text="A bomb went off."))
    go(wire, db)
    for headline in ("Bomb kills 18", "BOMB  kills 18"):
        write(wire, record(key="k", headline=headline, text="A bomb went off."))
        assert counts(go(wire, db, dry_run=True)) == {"revised": 1}
        assert counts(go(wire, db)) == {"revised": 1}
    assert ask(db, "select revision, headline, substantive from revisions order by revision") == [
        (1, "Bomb kills 15", 1), (2, "Bomb kills 18", 1), (3, "BOMB  kills 18", 0),
    ]  # fmt: skip
    assert ask(db, "select headline, revision from articles") == [("BOMB  kills 18", 3)]
    before = dump(db)
    assert counts(go(wire, db, verify=True)) == {"unchanged": 1}
    assert dump(db) == before


def test_another_day_is_an_update(tmp_path, db):
    wire = write(tmp_path / "w.ndjson", record(key="k", published="2024-05-24", text="Some 40 people fled."))
    go(wire, db)
    write(wire, record(key="k", published="2024-05-25", text="Some 40 people fled."))
    assert counts(go(wire, db)) == {"updated": 1}
    assert ask(db, "select published, revision from articles") == [("2024-05-25", 1)]


def test_one_article_twice_in_a_file_with_two_texts_is_a_mistake_of_the_file(tmp_path, db):
    texts = ("Some 40 people fled.", "Some 41 people fled.", "Some 40 people fled.")
    wire = write(tmp_path / "w.ndjson", "".join(record(id="h2", text=text) for text in texts))
    told = []
    loaded = go(wire, db, on_error=told.append)
    assert (loaded.status, counts(loaded)) == ("partial", {"added": 1, "unchanged": 1, "errors": 1})
    assert str(told[0]) == (
        f"{wire}, line 2: line 1 has the id 'h2' too, with another text or other details; only line 1 was loaded:"
        " give each article its own"
    )
    before = dump(db)
    for options in ({}, {"verify": True}):
        assert counts(go(wire, db, **options)) == {"unchanged": 2, "errors": 1}
        assert dump(db) == before
    assert counts(go(wire, db, dry_run=True)) == {"unchanged": 2, "errors": 1}
    assert ask(db, "select line, stage from load_errors") == [(2, "read")] * 3


@pytest.mark.parametrize("other", [{"headline": "B"}, {"published": "2024-05-25"}])
def test_one_article_twice_in_a_file_with_other_details_changes_nothing_twice(tmp_path, db, other):
    first = {"key": "k", "headline": "A", "published": "2024-05-24", "text": "Some 40 people fled."}
    wire = write(tmp_path / "w.ndjson", record(**first) + record(**first | other))
    assert counts(go(wire, db)) == {"added": 1, "errors": 1}
    before = dump(db)
    assert counts(go(wire, db)) == {"unchanged": 1, "errors": 1}
    assert dump(db) == before


def test_an_unchanged_article_after_a_changed_one_of_its_name_does_not_take_it_back(tmp_path, db):
    old, new = record(key="k", text="Some 40 people fled."), record(key="k", text="Some 41 people fled.")
    wire = write(tmp_path / "w.ndjson", old)
    go(wire, db)
    write(wire, new + old)
    assert counts(go(wire, db)) == {"revised": 1, "errors": 1}
    assert ask(db, "select value from figures") == [(41.0,)]


def test_a_revision_in_a_later_file_of_the_same_load_counts(tmp_path, db):
    for day, number in (("24", 40), ("25", 41)):
        write(tmp_path / f"{day}.ndjson", record(key="k", text=f"Some {number} people fled."))
    assert counts(go([tmp_path / "24.ndjson", tmp_path / "25.ndjson"], db)) == {"added": 1, "revised": 1}
    assert ask(db, "select value from figures") == [(41.0,)]


@pytest.mark.parametrize("nothing", [b"", b" \n\n", b"\xef\xbb\xbf", "\n".encode("utf-16")])
@pytest.mark.parametrize("name", ["a.txt", "a.ndjson"])
def test_an_empty_file_is_no_article(tmp_path, db, nothing, name):
    empty = write(tmp_path / name, nothing)
    told = []
    loaded = go(empty, db, on_error=told.append)
    assert (loaded.status, counts(loaded)) == ("failed", {"errors": 1})
    assert str(told[0]) == f"{empty}: is empty: there is no article in it"
    assert ask(db, "select path, line, stage from load_errors") == [(str(empty), None, "read")]
    assert ask(db, "select count(*) from articles") == [(0,)]


def test_a_file_that_was_emptied_keeps_its_article(news, db):
    go(news, db)
    write(news / "a.txt", "")
    assert counts(go(news, db)) == {"errors": 1}
    assert ask(db, "select count(*) from revisions") == [(4,)]


# --- who an article is ---


def test_an_inner_folder_loaded_alone_doubles_nothing(news, db):
    go(news, db)
    assert counts(go(news / "2024", db, verify=True)) == {"unchanged": 1}
    assert counts(go(news / "2024" / "b.txt", db, verify=True)) == {"unchanged": 1}
    write(news / "2024" / "b.txt", "More than 36,000 people were killed.\n")
    assert counts(go(news / "2024", db)) == {"revised": 1}
    assert ask(db, "select count(*) from articles") == [(4,)]


def test_a_file_that_moved_is_the_same_article(news, db):
    go(news, db)
    (news / "a.txt").rename(news / "2024" / "moved.txt")
    assert counts(go(news, db)) == {"unchanged": 1}
    assert ask(db, "select place from source_files s join articles a on a.source_file_id = s.id where a.identity_kind = 'file'") == [
        ("news/2024/b.txt",), ("news/2024/moved.txt",),
    ]  # fmt: skip
    write(news / "2024" / "moved.txt", "Some 60 people fled Rafah.\n")
    assert counts(go(news, db)) == {"revised": 1}


def test_two_folders_of_one_name_are_told_apart_by_their_texts(tmp_path, db):
    write(tmp_path / "x" / "news" / "a.txt", "Some 40 people fled.\n")
    write(tmp_path / "y" / "news" / "a.txt", "Some 70 people came.\n")
    assert counts(go([tmp_path / "x" / "news", tmp_path / "y" / "news"], db)) == {"added": 2}
    before = dump(db)
    assert counts(go([tmp_path / "y" / "news", tmp_path / "x" / "news"], db, verify=True)) == {"unchanged": 2}
    assert dump(db) == before
    write(tmp_path / "z" / "news" / "a.txt", "Some 80 people slept.\n")
    assert counts(go(tmp_path / "z" / "news", db)) == {"added": 1}
    write(tmp_path / "y" / "news" / "a.txt", "Some 71 people came.\n")
    assert counts(go(tmp_path / "y" / "news", db)) == {"revised": 1}
    assert ask(db, "select count(*), count(distinct key) from articles") == [(3, 3)]


def test_a_copy_of_a_file_is_the_same_article(tmp_path, db):
    for folder in ("x", "y"):
        write(tmp_path / folder / "news" / "a.txt", "Some 40 people fled.\n")
    assert counts(go([tmp_path / "x" / "news", tmp_path / "y" / "news"], db)) == {"added": 1, "unchanged": 1}


def test_the_same_id_in_two_files_is_two_articles_unless_the_publication_is_the_same(tmp_path, db):
    for name in ("a", "b"):
        write(
            tmp_path / f"{name}.ndjson",
            record(id=1, text=f"Some 40 people fled {name}.") + record(id=2, publication="P", text="One."),
        )
    assert counts(go([tmp_path / "a.ndjson", tmp_path / "b.ndjson"], db)) == {"added": 3, "unchanged": 1}


def test_a_file_of_records_that_moved_has_the_same_articles(tmp_path, db):
    wire = write(tmp_path / "in" / "w.ndjson", record(id=1, text="Some 40 people fled.") + record(id=2, text="One."))
    go(wire, db)
    key = ask(db, "select key from articles order by id")
    for place in ("in/renamed.ndjson", "other/renamed.ndjson"):
        (tmp_path / place).parent.mkdir(exist_ok=True)
        wire = wire.rename(tmp_path / place)
        assert counts(go(wire, db)) == {"unchanged": 2}
    # What changes after the move is the same article's, too, and a folder above gives the file another place.
    write(wire, record(id=1, text="Some 41 people fled.") + record(id=2, text="One.") + record(id=3, text="Three."))
    assert counts(go(tmp_path / "other", db)) == {"added": 1, "revised": 1, "unchanged": 1}
    write(wire, record(id=1, text="Some 42 people fled.") + record(id=2, text="One.") + record(id=3, text="Four."))
    assert counts(go(tmp_path, db)) == {"revised": 2, "unchanged": 1}
    assert ask(db, "select key from articles order by id")[:2] == key
    before = dump(db)
    assert counts(go(tmp_path, db, verify=True)) == {"unchanged": 3}
    assert dump(db) == before


def test_another_text_under_the_id_of_a_file_that_is_gone_is_another_article(tmp_path, db):
    wire = write(
        tmp_path / "a.ndjson", record(id=1, text="Some 40 people fled.") + record(id=2, headline="A", text="One.")
    )
    go(wire, db)
    wire.unlink()
    write(tmp_path / "b.ndjson", record(id=1, text="Some 50 people came.") + record(id=2, headline="B", text="One."))
    assert counts(go(tmp_path / "b.ndjson", db)) == {"added": 2}


def test_a_copy_of_a_file_of_records_beside_it_is_another_feed(tmp_path, db):
    for name in ("a", "b"):
        write(tmp_path / f"{name}.ndjson", record(id=1, text="Some 40 people fled.") + record(id=2, text=""))
    assert counts(go(tmp_path, db)) == {"added": 4}
    assert counts(go(tmp_path, db, verify=True)) == {"unchanged": 4}


@pytest.mark.parametrize("first", ["-", "w.ndjson"])
def test_a_record_from_standard_input_is_the_one_of_its_file(tmp_path, db, monkeypatch, first):
    wire = write(tmp_path / "w.ndjson", record(id=1, text="Some 40 people fled."))

    def load_from(where):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(wire.read_bytes())))
        return counts(go("-" if where == "-" else tmp_path / where, db))

    assert load_from(first) == {"added": 1}
    for where in ("-", "w.ndjson", "-"):
        assert load_from(where) in ({"unchanged": 1}, {})
    write(wire, record(id=1, text="Some 41 people fled."))
    assert load_from("w.ndjson") == {"revised": 1}


def test_lines_that_move_inside_a_file_are_followed(tmp_path, db):
    wire = write(tmp_path / "w.ndjson", record(key="k", text="Some 40 people fled."))
    go(wire, db)
    write(wire, record(key="new", text="Nothing.") + record(key="k", text="Some 40 people fled."))
    assert counts(go(wire, db)) == {"added": 1, "unchanged": 1}
    assert ask(db, "select key, source_line from articles order by key") == [("k", 2), ("new", 1)]


def test_another_language_is_kept_and_searched_and_no_figure_is_read_in_it(tmp_path, db):
    german = record(key="a", language="de", text="Bei dem Angriff wurden 1.200 Menschen getötet.")
    untold = record(key="c", text="Au moins 12 personnes sont mortes et 30 autres ont été blessées, selon la police.")
    english = record(key="b", language="en-GB", text="Some 1,200 people fled.")
    wire = write(tmp_path / "w.ndjson", german + english + untold)
    told = []
    for dry_run in (True, False, False):
        go([wire], db, dry_run=dry_run, on_warning=told.append)
    said = "2 articles are not in English (de; some name no language): kept and searched, but no figures are read there"
    assert told == [said, said]  # and not again of what has not changed
    with closing(sqlite3.connect(db)) as conn:
        assert conn.execute("select exact from figures").fetchall() == [("Some 1,200 people",)]
        assert conn.execute("select count(*) from paragraphs_fts where paragraphs_fts match 'menschen'").fetchone() == (
            1,
        )


def test_an_article_that_comes_twice_in_one_load_is_one_in_another_language(tmp_path, db):
    german = record(key="a", language="de", text="Bei dem Angriff wurden 1.200 Menschen getötet.")
    told = []
    go([write(tmp_path / name, german) for name in ("a.ndjson", "b.ndjson")], db, on_warning=told.append)
    assert told == ["1 article is not in English (de): kept and searched, but no figures are read there"]


def test_what_a_source_makes_private_is_said_once_and_what_the_user_makes_private_is_not(tmp_path, db):
    wire = write(tmp_path / "w.ndjson", record(key="a", text="Some 40 people fled."))
    told = []
    go(wire, db, on_warning=told.append, private=True)
    write(wire, record(key="b", private=True, text="Some 41 people fled."))
    for dry_run in (True, False, False):
        go(wire, db, on_warning=told.append, dry_run=dry_run)
    write(wire, record(key="b", private=True, text="Some 42 people fled."))  # a new text of a private article
    go(wire, db, on_warning=told.append)
    assert len(told) == 2
    assert {said.partition(":")[0] for said in told} == {"1 article is private, as its source says"}


def test_a_day_that_the_calendar_has_not_is_said_once(tmp_path, db):
    wire = write(
        tmp_path / "w.ndjson",
        record(key="a", published="2024-13-45", text="Some 40 people fled.")
        + record(key="b", published="March 2024", text="Some 41 people fled.")
        + record(key="c", published="2024-05-24", text="Some 42 people fled."),
    )
    note = write(tmp_path / "n.txt", "---\ndate: 2023-02-30\n---\nSome 43 people fled.\n")
    told = []
    for dry_run in (True, False):
        assert counts(go([wire, note], db, dry_run=dry_run, on_warning=told.append)) == {"added": 4}
    assert told == 2 * [
        f"{wire}, line 1: there is no day '2024-13-45'; the article is loaded without a day",
        f"{note}, line 2: there is no day '2023-02-30'; the article is loaded without a day",
    ]
    go([wire, note], db, verify=True, on_warning=told.append)
    assert len(told) == 4
    with closing(sqlite3.connect(db)) as conn:
        found = conn.execute("select run_id, path, line, stage, reason from load_errors").fetchall()
        assert conn.execute("select distinct status, errors from load_runs").fetchall() == [("ok", 0)]
    assert [f"{path}, line {line}: {reason}" for _, path, line, _, reason in found] == told[:2]
    assert {(run, stage) for run, _, _, stage, _ in found} == {(1, "read")}


@pytest.mark.parametrize(
    ("head", "line"), [("Date: July 32\n\n", 1), ("Title: A bad day\nDate: July 32\n\n", 2), (" date 2024-02-30 ", 1)]
)
def test_a_head_with_an_impossible_day_is_a_head_still(tmp_path, db, head, line):
    go(write(tmp_path / "n.txt", f"{head}Some 43 people fled.\n"), db)
    with closing(sqlite3.connect(db)) as conn:
        assert conn.execute("select exact from figures").fetchall() == [("Some 43 people",)]
        assert conn.execute("select published from articles").fetchall() == [(None,)]
        assert conn.execute("select line from load_errors").fetchall() == [(line,)]


# --- rules that change ---


def test_newer_rules_make_every_article_again_from_the_texts_in_the_archive(news, db, monkeypatch):
    go([news, SEEDS], db)
    (news / "a.txt").unlink()
    before = dump(db)
    monkeypatch.setattr("archive.loading.rules_hash", lambda: "other")
    loaded = go(news / "2024", db)
    assert counts(loaded) == {"annotated": 5}
    after = dump(db)
    assert [row[1] for row in after["figures"]] == [row[1] for row in before["figures"]]
    assert after["revisions"] == before["revisions"]
    assert ask(db, "select distinct rules_hash from articles a join extractor e on e.id = a.extractor_id") == [
        ("other",)
    ]
    assert counts(go(news / "2024", db)) == {}


# --- bad input ---


def test_one_bad_input_costs_no_other(news, db):
    write(
        news / "bad.ndjson",
        record(key="g1", text="Some 5 people came.") + "{nonsense\n" + record(key="g2", text="Fine."),
    )
    write(news / "picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(40))
    told = []
    loaded = go([news, news / "missing.txt"], db, on_error=told.append)
    assert (loaded.status, counts(loaded)) == ("partial", {"added": 6, "errors": 3})
    assert ask(db, "select line, stage from load_errors order by stage, line") == [
        (None, "open"),
        (None, "read"),
        (2, "read"),
    ]
    assert sorted(Path(error.name).name for error in told) == ["bad.ndjson", "missing.txt", "picture.txt"]
    assert all(str(error) in str(told) or error.reason for error in told)


def test_a_file_with_a_bad_record_is_reported_until_it_is_mended(news, db):
    bad = write(news / "bad.ndjson", "{nonsense\n" + record(key="g", text="Fine."))
    go(news, db)
    assert counts(go(news, db)) == {"unchanged": 1, "errors": 1}
    write(bad, record(key="h", text="Fine now.") + record(key="g", text="Fine."))
    assert counts(go(news, db)) == {"added": 1, "unchanged": 1}
    assert counts(go(news, db)) == {}


def test_nothing_that_could_be_loaded_is_a_failed_run(tmp_path, db):
    picture = write(tmp_path / "picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(40))
    for path in (picture, tmp_path / "nowhere"):
        loaded = go(path, db)
        assert (loaded.status, loaded.counts.errors) == ("failed", 1)
    assert ask(db, "select status, errors from load_runs") == [("failed", 1)] * 2
    assert ask(db, "select stage, reason from load_errors order by id") == [
        ("read", "this is a picture (PNG), not text"), ("open", "there is no such file or folder"),
    ]  # fmt: skip


def test_a_load_with_nothing_to_read_makes_no_archive(tmp_path, db):
    (tmp_path / "empty").mkdir()
    write(tmp_path / "foreign" / "a.css", "a {}")
    for name in ("nowhere.txt", "nowhere/*.txt", "empty", "foreign"):
        told = []
        loaded = go(tmp_path / name, db, on_error=told.append)
        assert (loaded.status, loaded.run_id, len(told)) == ("failed", None, 1)
        assert not db.exists()
    db.touch()
    assert go(tmp_path / "empty", db, dry_run=True).status == "failed"
    assert db.read_bytes() == b""


def test_a_mistake_in_a_rule_costs_one_article(news, db, monkeypatch):
    from archive.extract import annotate

    def stumble(documents):
        for document in documents:
            if "Rafah" in document.text:
                raise ZeroDivisionError("oh")
            yield annotate(document)

    monkeypatch.setattr("archive.loading.annotate_all", stumble)
    loaded = go(news, db)
    assert (loaded.status, counts(loaded)) == ("partial", {"added": 3, "errors": 1})
    assert ask(db, "select stage, reason from load_errors") == [
        ("annotate", "our own mistake, please report it (ZeroDivisionError: oh)")
    ]


def test_a_mistake_in_a_reader_costs_one_file(news, db, monkeypatch):
    from archive import reading

    def stumble(data, source, **options):
        if b"Rafah" in data:
            raise ZeroDivisionError("oh")
        return reading.read(data, source, **options)

    monkeypatch.setattr("archive.loading.read", stumble)
    assert counts(go(news, db)) == {"added": 3, "errors": 1}


def test_a_row_that_sqlite_refuses_costs_one_article(news, db, monkeypatch):
    from archive.extract import annotate

    def exaggerate(document):
        found = annotate(document)
        if "35,000" in document.text:
            found = replace(found, figures=tuple(figure._replace(value=10**400) for figure in found.figures))
        if "Rafah" in document.text:
            found = replace(found, figures=tuple(figure._replace(comparator="~") for figure in found.figures))
        return found

    monkeypatch.setattr("archive.loading.annotate_all", lambda documents: map(exaggerate, documents))
    loaded = go(news, db)
    assert counts(loaded) == {"added": 2, "errors": 2}
    assert [stage for (stage,) in ask(db, "select stage from load_errors")] == ["store", "store"]
    monkeypatch.undo()
    assert counts(go(news, db)) == {"added": 2}
    assert ask(db, "pragma foreign_key_check") == []


def test_a_load_that_is_broken_off_says_failed_and_keeps_what_was_done(news, db, monkeypatch):
    monkeypatch.setattr("archive.loading.BATCH_ITEMS", 2)
    calls = []

    def stop(done, whole):
        calls.append(done)
        if len(calls) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        go(news, db, on_progress=stop)
    assert ask(db, "select status from load_runs") == [("failed",)]
    held = ask(db, "select count(*) from articles")[0][0]
    assert 0 < held < 4
    assert counts(go(news, db))["added"] == 4 - held


def test_an_archive_that_cannot_be_written_is_said(news, tmp_path):
    with pytest.raises(StoreError, match="there is no folder"):
        go(news, tmp_path / "no" / "a.db")
    (tmp_path / "text.db").write_text("x" * 5000)
    with pytest.raises(StoreError, match="is not a SQLite database"):
        go(news, tmp_path / "text.db")


def test_an_unknown_format_is_said_before_anything_is_made(news, db):
    with pytest.raises(BadQuery, match=r"there are .*ndjson,.* text"):
        go(news, db, format="word")
    assert not db.exists()


def test_a_named_format_is_taken_for_every_file(tmp_path, db):
    write(tmp_path / "f" / "odd.dat", record(key="k", text="Some 40 people fled."))
    assert go(tmp_path / "f", db).left_out == {".dat": 1}
    assert counts(go(tmp_path / "f", db, format="ndjson")) == {"added": 1}


# --- what lies in a folder and is no news ---


def test_xml_and_json_that_is_no_news_is_left_out_of_a_folder_and_reported_where_it_is_named(tmp_path, db):
    folder = tmp_path / "f"
    write(folder / "sitemap.xml", "<?xml version='1.0'?><urlset><url><loc>https://a.example/</loc></url></urlset>")
    write(folder / "package.json", '{"name": "a", "version": "1"}')
    write(folder / "list.json", '[\n  {"id": 1}\n]')
    write(folder / "a.txt", "Some 40 people fled.")
    loaded = go(folder, db)
    assert (loaded.status, counts(loaded), loaded.left_out) == ("ok", {"added": 1}, {".json": 2, ".xml": 1})
    assert go(folder, db).left_out == {".json": 2, ".xml": 1}
    assert go(folder, db, dry_run=True).status == "ok"
    for name in ("sitemap.xml", "package.json", "list.json"):
        assert counts(go(folder / name, db)) == {"errors": 1}


def test_a_feed_that_turned_into_something_else_is_reported(tmp_path, db):
    feed = tmp_path / "f" / "news.xml"
    write(feed, "<rss version='2.0'><channel><item><title>Mill burns</title></item></channel></rss>")
    assert counts(go(tmp_path / "f", db)) == {"added": 1}
    write(feed, "<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>")
    assert counts(go(tmp_path / "f", db)) == {"errors": 1}


# --- looking before acting ---


def test_a_dry_run_says_what_would_be_done_and_writes_nothing(news, db):
    assert counts(go(news, db, dry_run=True)) == {"added": 4}
    assert not db.exists()
    go(news, db)
    write(news / "a.txt", "Some 55 people fled.\n")
    write(news / "c.txt", "Nothing.\n")
    write(news / "bad.ndjson", "{nonsense\n" + record(key="w1", text="It cost $9.") * 2)
    before = db.read_bytes()
    dry = go(news, db, dry_run=True)
    assert (dry.run_id, counts(dry)) == (None, {"added": 1, "revised": 2, "unchanged": 1, "errors": 1})
    assert db.read_bytes() == before
    assert counts(go(news, db)) == counts(dry)


# --- many processes ---


def test_many_processes_make_the_same_rows_as_one(tmp_path, monkeypatch):
    wire = write(
        tmp_path / "w.ndjson", "".join(record(key=f"k{n}", text=f"Some {n} people fled.") for n in range(2, 60))
    )
    monkeypatch.setattr("archive.workers.FEW", 10)
    go(wire, tmp_path / "one.db", jobs=1)
    go(wire, tmp_path / "two.db", jobs=2)
    one, two = dump(tmp_path / "one.db"), dump(tmp_path / "two.db")
    assert one["figures"] == two["figures"]
    assert len(two["figures"]) == 58
    assert [row[1] for row in two["articles"]] == [f"k{n}" for n in range(2, 60)]


def test_pages_are_read_in_several_processes_and_it_is_the_same(tmp_path, monkeypatch):
    folder = tmp_path / "news"
    for number in range(100, 140):
        text = f"<p>Fire {number} at the mill killed {number + 2} people on Friday night, the police of the county said.</p>"
        write(
            folder / f"{number:03}.html",
            f"<html lang=en><title>Fire {number}</title><article>{3 * text}</article></html>",
        )
    write(folder / "100.html", "")
    write(folder / "101.html", "<html lang=en><a href=/a>Home</a></html>")
    write(folder / "102.txt", "At least 12 people died.\n")
    (folder / "103.html").unlink()
    (folder / "103.html").symlink_to(folder)
    for module in ("loading", "workers"):
        monkeypatch.setattr(f"archive.{module}.FEW", 20)
    told = {}
    for jobs in (1, 2):
        told[jobs] = []
        loaded = go(folder, tmp_path / f"{jobs}.db", jobs=jobs, on_error=told[jobs].append)
        assert counts(loaded) == {"added": 38, "errors": 2}
    assert list(map(str, told[1])) == list(map(str, told[2]))
    one, two = dump(tmp_path / "1.db"), dump(tmp_path / "2.db")
    assert [one[name] for name in ("articles", "paragraphs", "figures")] == [
        two[name] for name in ("articles", "paragraphs", "figures")
    ]


def test_progress_ends_at_the_whole(news, db):
    told = []
    go(news, db, on_progress=lambda done, whole: told.append((done, whole)))
    whole = sum(path.stat().st_size for path in news.rglob("*.*"))
    assert told[-1] == (whole, whole)
    assert told == sorted(told)


def test_json_and_xml_that_are_no_news_are_left_out_of_a_folder_and_refused_where_they_are_named(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("Five people died.")
    (folder / "settings.json").write_text('{"name": "Herald"}')
    (folder / "package.json").write_text('{\n "name": "Herald"\n}')
    (folder / "sitemap.xml").write_text("<urlset><url/></urlset>")
    (folder / "b.json").write_text('{"text": "Six people died."}')
    walked = load([folder], tmp_path / "a.db")
    assert (walked.status, walked.counts.added, walked.counts.files) == ("ok", 2, 2)
    assert walked.left_out == {".json": 2, ".xml": 1}
    errors = []
    named = load([folder / "settings.json", folder / "sitemap.xml"], tmp_path / "a.db", on_error=errors.append)
    assert named.status == "failed"
    assert [error.reason.split(";")[0] for error in errors] == [
        "this looks like JSON that is no feed, no ninjs and not one article a line",
        "this looks like markup of a kind that is not read here (XML or SGML)",
    ]


def test_a_file_with_a_bad_record_is_read_again_and_takes_back_nothing_that_was_said_since(tmp_path, db):
    old = write(tmp_path / "old.ndjson", record(key="w1", text="Five died.") + "{broken\n")
    new = write(tmp_path / "new.ndjson", record(key="w1", text="Six died."))
    assert go(old, db).status == "partial"
    assert go(new, db).counts.revised == 1
    for options in ({}, {"verify": True}, {"dry_run": True}):
        again = go([old, new], db, **options)
        assert (again.counts.revised, again.counts.updated, again.counts.errors) == (0, 0, 1)
    new.unlink()
    assert go(old, db).counts.revised == 0
    assert go(old, db).counts.revised == 0
    write(old, record(key="w1", text="Seven died.") + "{broken\n")
    assert go(old, db).counts.revised == 1
