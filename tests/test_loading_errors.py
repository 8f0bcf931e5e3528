"""Files into the archive: what is refused or left out, and that it costs nothing else."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from commands import ask, good
from loads import counts, go, record, write

from archive import load, open_archive
from archive.errors import BadQuery, StoreError
from archive.store import sources
from archive.store.runs import errors_told

# --- bad input ---


def test_one_bad_input_costs_no_other(news, fresh):
    write(
        news / "bad.ndjson",
        record(key="g1", text="Some 5 people came.") + "{nonsense\n" + record(key="g2", text="Fine."),
    )
    write(news / "picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(40))
    told = []
    loaded = go([news, news / "missing.txt"], fresh, on_error=told.append)
    assert (loaded.status, counts(loaded)) == ("partial", {"added": 6, "errors": 3})
    assert ask(fresh, "select line, stage from load_errors order by stage, line") == [
        (None, "open"),
        (None, "read"),
        (2, "read"),
    ]
    assert sorted(Path(error.name).name for error in told) == ["bad.ndjson", "missing.txt", "picture.txt"]
    assert all(str(error) in str(told) or error.reason for error in told)


def test_a_file_with_a_bad_record_is_reported_until_it_is_mended(news, fresh):
    bad = write(news / "bad.ndjson", "{nonsense\n" + record(key="g", text="Fine."))
    go(news, fresh)
    assert counts(go(news, fresh)) == {"unchanged": 1, "errors": 1}
    write(bad, record(key="h", text="Fine now.") + record(key="g", text="Fine."))
    assert counts(go(news, fresh)) == {"added": 1, "unchanged": 1}
    assert counts(go(news, fresh)) == {}


def test_nothing_that_could_be_loaded_is_a_failed_run(tmp_path, fresh):
    picture = write(tmp_path / "picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(40))
    for path in (picture, tmp_path / "nowhere"):
        loaded = go(path, fresh)
        assert (loaded.status, loaded.counts.errors) == ("failed", 1)
    assert ask(fresh, "select status, errors from load_runs") == [("failed", 1)] * 2
    assert ask(fresh, "select stage, reason from load_errors order by id") == [
        ("read", "this is a picture (PNG), not text"), ("open", "there is no such file or folder"),
    ]  # fmt: skip


def test_a_load_with_nothing_to_read_makes_no_archive(tmp_path, fresh):
    (tmp_path / "empty").mkdir()
    write(tmp_path / "foreign" / "a.css", "a {}")
    for name in ("nowhere.txt", "nowhere/*.txt", "empty", "foreign"):
        told = []
        loaded = go(tmp_path / name, fresh, on_error=told.append)
        assert (loaded.status, loaded.run_id, len(told)) == ("failed", None, 1)
        assert not fresh.exists()
    fresh.touch()
    assert go(tmp_path / "empty", fresh, dry_run=True).status == "failed"
    assert fresh.read_bytes() == b""


def test_a_name_that_is_no_utf_8_is_loaded_followed_and_told_of(tmp_path, fresh):
    folder = tmp_path / os.fsdecode(b"pap\xe9terie")
    try:
        folder.mkdir()
    except OSError:
        pytest.skip("this disk takes no such name")
    mill = write(folder / os.fsdecode(b"caf\xe9.txt"), "The mill burned down; 5 people were hurt.")
    write(folder / os.fsdecode(b"vid\xe9.txt"), "")
    told = []
    loaded = go([folder, folder / os.fsdecode(b"\xe9")], fresh, on_error=told.append, command=f"archive load {folder}")
    assert (loaded.status, counts(loaded), loaded.gone) == ("partial", {"added": 1, "errors": 2}, 0)
    assert sorted(error.name for error in told) == [
        rf"{tmp_path}/pap\xe9terie/{name}" for name in (r"\xe9", r"vid\xe9.txt")
    ]
    assert ask(fresh, "select place from source_files where articles") == [(r"pap\xe9terie/caf\xe9.txt",)]
    assert go(mill, fresh).counts.files_unchanged == 1
    with closing(open_archive(fresh).conn) as conn:
        assert all(row["is_there"] for row in sources.list_files(conn))
    mill.rename(folder / "cafe.txt")
    again = go(folder / "cafe.txt", fresh)
    assert counts(again) == {"unchanged": 1}
    assert ask(fresh, "select place from source_files s join articles a on a.source_file_id = s.id") == [
        (r"pap\xe9terie/cafe.txt",)
    ]


def test_the_log_of_a_load_that_could_not_write_counts_what_was_kept(news, fresh, monkeypatch):
    write(news / "bad.txt", "")

    def is_full(*args, **kwargs):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("archive.loading.sources.finish_file", is_full)
    with pytest.raises(StoreError):
        go(news, fresh)
    assert ask(fresh, "select status, added, unchanged, figures, errors from load_runs") == [("failed", 0, 0, 0, 0)]
    assert ask(fresh, "select count(*) from articles") == [(0,)]


def test_a_mistake_in_a_rule_costs_one_article(news, fresh, monkeypatch):
    from archive.extract import annotate

    def stumble(documents):
        for document in documents:
            if "Rafah" in document.text:
                raise ZeroDivisionError("oh")
            yield annotate(document)

    monkeypatch.setattr("archive.loading.annotate_all", stumble)
    loaded = go(news, fresh)
    assert (loaded.status, counts(loaded)) == ("partial", {"added": 3, "errors": 1})
    assert ask(fresh, "select stage, reason from load_errors") == [
        ("annotate", "our own mistake, please report it (ZeroDivisionError: oh)")
    ]


def test_a_mistake_in_a_reader_costs_one_file(news, fresh, monkeypatch):
    from archive import reading

    def stumble(data, source, **options):
        if b"Rafah" in data:
            raise ZeroDivisionError("oh")
        return reading.read(data, source, **options)

    monkeypatch.setattr("archive.file_contents.read", stumble)
    assert counts(go(news, fresh)) == {"added": 3, "errors": 1}


def test_a_row_that_sqlite_refuses_costs_one_article(news, fresh, monkeypatch):
    from archive.extract import annotate

    def exaggerate(document):
        found = annotate(document)
        if "35,000" in document.text:
            found = replace(found, figures=tuple(figure._replace(value=10**400) for figure in found.figures))
        if "Rafah" in document.text:
            found = replace(found, figures=tuple(figure._replace(comparator="~") for figure in found.figures))
        return found

    monkeypatch.setattr("archive.loading.annotate_all", lambda documents: map(exaggerate, documents))
    loaded = go(news, fresh)
    assert counts(loaded) == {"added": 2, "errors": 2}
    assert [stage for (stage,) in ask(fresh, "select stage from load_errors")] == ["store", "store"]
    monkeypatch.undo()
    assert counts(go(news, fresh)) == {"added": 2}
    assert ask(fresh, "pragma foreign_key_check") == []


def test_a_load_that_is_broken_off_says_failed_and_keeps_what_was_done(news, fresh, monkeypatch):
    monkeypatch.setattr("archive.loading.BATCH_ITEMS", 2)
    calls = []

    def stop(done, whole):
        calls.append(done)
        if len(calls) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        go(news, fresh, on_progress=stop)
    assert ask(fresh, "select status from load_runs") == [("failed",)]
    held = ask(fresh, "select count(*) from articles")[0][0]
    assert 0 < held < 4
    assert counts(go(news, fresh))["added"] == 4 - held


def test_an_archive_that_cannot_be_written_is_said(news, tmp_path):
    with pytest.raises(StoreError, match="there is no folder"):
        go(news, tmp_path / "no" / "a.db")
    (tmp_path / "text.db").write_text("x" * 5000)
    with pytest.raises(StoreError, match="is not a SQLite database"):
        go(news, tmp_path / "text.db")


def test_an_unknown_format_is_said_before_anything_is_made(news, fresh):
    with pytest.raises(BadQuery, match=r"there are .*ndjson,.* text"):
        go(news, fresh, format="word")
    assert not fresh.exists()


def test_a_named_format_is_taken_for_every_file(tmp_path, fresh):
    write(tmp_path / "f" / "odd.dat", record(key="k", text="Some 40 people fled."))
    assert go(tmp_path / "f", fresh).left_out == {".dat": 1}
    assert counts(go(tmp_path / "f", fresh, format="ndjson")) == {"added": 1}


# --- what lies in a folder and is no news ---


def test_xml_and_json_that_is_no_news_is_left_out_of_a_folder_and_reported_where_it_is_named(tmp_path, fresh):
    folder = tmp_path / "f"
    write(folder / "sitemap.xml", "<?xml version='1.0'?><urlset><url><loc>https://a.example/</loc></url></urlset>")
    write(folder / "package.json", '{"name": "a", "version": "1"}')
    write(folder / "list.json", '[\n  {"id": 1}\n]')
    write(folder / "a.txt", "Some 40 people fled.")
    loaded = go(folder, fresh)
    assert (loaded.status, counts(loaded), loaded.left_out) == ("ok", {"added": 1}, {".json": 2, ".xml": 1})
    assert go(folder, fresh).left_out == {".json": 2, ".xml": 1}
    assert go(folder, fresh, dry_run=True).status == "ok"
    for name in ("sitemap.xml", "package.json", "list.json"):
        assert counts(go(folder / name, fresh)) == {"errors": 1}


def test_a_feed_that_turned_into_something_else_is_reported(tmp_path, fresh):
    feed = tmp_path / "f" / "news.xml"
    write(feed, "<rss version='2.0'><channel><item><title>Mill burns</title></item></channel></rss>")
    assert counts(go(tmp_path / "f", fresh)) == {"added": 1}
    write(feed, "<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>")
    assert counts(go(tmp_path / "f", fresh)) == {"errors": 1}


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


def test_a_file_with_a_bad_record_is_read_again_and_takes_back_nothing_that_was_said_since(tmp_path, fresh):
    old = write(tmp_path / "old.ndjson", record(key="w1", text="Five died.") + "{broken\n")
    new = write(tmp_path / "new.ndjson", record(key="w1", text="Six died."))
    assert go(old, fresh).status == "partial"
    assert go(new, fresh).counts.revised == 1
    for options in ({}, {"verify": True}, {"dry_run": True}):
        again = go([old, new], fresh, **options)
        assert (again.counts.revised, again.counts.updated, again.counts.errors) == (0, 0, 1)
    new.unlink()
    assert go(old, fresh).counts.revised == 0
    assert go(old, fresh).counts.revised == 0
    write(old, record(key="w1", text="Seven died.") + "{broken\n")
    assert go(old, fresh).counts.revised == 1


# --- what is told each night ---


def told(db):
    """Return of each bad input the name of its file, in how many loads it was told, and whether it stands."""
    with closing(open_archive(db, readonly=True).conn) as conn:
        found = errors_told(conn)
    return {(Path(path).name, line): (each.loads, each.stands) for (path, line, _), each in found.items()}


def test_a_standing_error_is_counted_and_settled_by_a_mended_file(news, fresh):
    bad = write(news / "bad.ndjson", "{nonsense\n" + record(key="g", text="Fine."))
    write(news / "empty.txt", "")
    for _ in range(3):
        go(news, fresh)
    assert told(fresh) == {("bad.ndjson", 1): (3, True), ("empty.txt", None): (3, True)}
    write(bad, record(key="h", text="Fine now.") + record(key="g", text="Fine."))
    go(bad, fresh)  # another command
    assert told(fresh) == {("bad.ndjson", 1): (3, False), ("empty.txt", None): (3, True)}
    go(news, fresh)
    assert told(fresh) == {("bad.ndjson", 1): (3, False), ("empty.txt", None): (4, True)}


def test_an_error_is_settled_once_the_same_command_says_it_no_more(news, fresh):
    write(news / "empty.txt", "")
    go([news, news / "gone.txt"], fresh)
    go(news / "a.txt", fresh)
    assert told(fresh) == {("empty.txt", None): (1, True), ("gone.txt", None): (1, True)}
    (news / "empty.txt").unlink()
    go([news, news / "gone.txt"], fresh)
    assert told(fresh) == {("empty.txt", None): (1, False), ("gone.txt", None): (2, True)}


def test_an_odd_day_stands_until_the_file_is_mended(news, fresh):
    odd = write(news / "odd.ndjson", record(key="k", published="2023-02-30", text="Some 40 came."))
    for _ in range(2):
        go(news, fresh)
    assert told(fresh) == {("odd.ndjson", 1): (1, True)}
    write(odd, record(key="k", published="2023-02-28", text="Some 40 came."))
    go(news, fresh)
    assert told(fresh) == {("odd.ndjson", 1): (1, False)}


@pytest.mark.usefixtures("elsewhere")
def test_the_runs_say_since_when_an_error_stands(news, tmp_path):
    write(news / "empty.txt", "")
    for _ in range(2):
        go(news, tmp_path / "archive.db")
    today = ask(tmp_path / "archive.db", "select substr(started, 1, 10) from load_runs")[0][0]
    said = f"read: {news / 'empty.txt'}: is empty: there is no article in it (2 loads since {today})"
    assert [line.strip() for line in good("runs", "--errors").splitlines() if "empty" in line] == [said] * 2
    (news / "empty.txt").unlink()
    go(news, tmp_path / "archive.db")
    assert f"(2 loads since {today}, settled)" in good("runs", "--errors")
