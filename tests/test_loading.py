"""Files into the archive: what is added, revised and skipped, and that loading twice changes no row."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from commands import ask
from loads import counts, dump, go, record, write

from archive.load_items import Step, next_step
from archive.model import Document, Identity
from archive.store.articles import StoredArticle, details_of

SEEDS = Path(__file__).parent.parent / "seeds"


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


def test_the_seed_article_loads_with_its_ten_figures(fresh):
    loaded = go(SEEDS, fresh)
    assert (loaded.status, counts(loaded), loaded.counts.figures) == ("ok", {"added": 1}, 10)
    assert ask(fresh, "select key, published, published_source, identity_kind from articles") == [
        ("0e8d99bf9f0766cb", "2024-05-24", "date line", "key")
    ]


def test_a_folder_loads_with_all_that_is_under_it(news, fresh):
    assert counts(go(news, fresh)) == {"added": 4}
    assert ask(fresh, "select place, articles from source_files order by place") == [
        ("news/2024/b.txt", 1), ("news/a.txt", 1), ("news/wire.ndjson", 2),
    ]  # fmt: skip
    assert ask(fresh, "select status, added, figures, errors from load_runs") == [("ok", 4, 4, 0)]


def test_every_offset_in_the_archive_is_true(news, fresh):
    go([news, SEEDS], fresh)
    wrong = 'select count(*) from figures f join paragraphs p on p.id = f.paragraph_id where substr(p.text, f."start" + 1, f."end" - f."start") <> f.exact'
    assert ask(fresh, wrong) == [(0,)]
    wrong = 'select count(*) from paragraphs p join articles a on a.id = p.article_id join revisions r on r.article_id = a.id and r.revision = a.revision where substr(r.text, p."start" + 1, p."end" - p."start") <> p.text'
    assert ask(fresh, wrong) == [(0,)]
    assert ask(fresh, "pragma integrity_check") == [("ok",)]
    assert ask(fresh, "pragma foreign_key_check") == []


@pytest.mark.parametrize("options", [{}, {"verify": True}, {"jobs": 2}])
def test_loading_twice_changes_no_row(news, fresh, options):
    go(news, fresh)
    before = dump(fresh)
    loaded = go(news, fresh, **options)
    assert dump(fresh) == before
    assert loaded.counts.added == loaded.counts.revised == loaded.counts.updated == 0
    assert loaded.counts.files_unchanged == (0 if options.get("verify") else 3)


def test_a_file_that_was_only_touched_is_read_and_found_the_same(news, fresh):
    go(news, fresh)
    os.utime(news / "a.txt", ns=(1, 1))
    assert counts(go(news, fresh)) == {"unchanged": 1}
    assert go(news, fresh).counts.files_unchanged == 3


def test_what_a_quick_look_cannot_see_verify_sees(news, fresh):
    go(news, fresh)
    stat = (news / "a.txt").stat()
    write(news / "a.txt", "The market fell.\n\nSome 50 people fled Rafah.\n")
    os.utime(news / "a.txt", ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert counts(go(news, fresh)) == {}
    assert counts(go(news, fresh, verify=True)) == {"revised": 1, "unchanged": 3}


def test_another_text_is_a_new_revision_and_the_old_one_stays(news, fresh):
    go(news, fresh)
    write(news / "a.txt", "The market fell.\n\nSome 55 people fled Rafah.\n")
    assert counts(go(news, fresh)) == {"revised": 1}
    assert ask(fresh, "select revision, text from revisions where text like '%fled%' order by revision") == [
        (1, "The market fell.\n\nSome 40 people fled Rafah.\n"), (2, "The market fell.\n\nSome 55 people fled Rafah.\n"),
    ]  # fmt: skip
    assert ask(fresh, "select value from figures f join articles a on a.id = f.article_id where revision = 2") == [
        (55.0,)
    ]


def test_a_headline_that_changed_alone_is_a_revision_and_both_are_kept(tmp_path, fresh):
    wire = write(tmp_path / "w.ndjson", record(key="k", headline="Bomb kills 15", text="A bomb went off."))
    go(wire, fresh)
    for headline in ("Bomb kills 18", "BOMB  kills 18"):
        write(wire, record(key="k", headline=headline, text="A bomb went off."))
        assert counts(go(wire, fresh, dry_run=True)) == {"revised": 1}
        assert counts(go(wire, fresh)) == {"revised": 1}
    assert ask(fresh, "select revision, headline, substantive from revisions order by revision") == [
        (1, "Bomb kills 15", 1), (2, "Bomb kills 18", 1), (3, "BOMB  kills 18", 0),
    ]  # fmt: skip
    assert ask(fresh, "select headline, revision from articles") == [("BOMB  kills 18", 3)]
    before = dump(fresh)
    assert counts(go(wire, fresh, verify=True)) == {"unchanged": 1}
    assert dump(fresh) == before


def test_another_day_is_an_update(tmp_path, fresh):
    wire = write(tmp_path / "w.ndjson", record(key="k", published="2024-05-24", text="Some 40 people fled."))
    go(wire, fresh)
    write(wire, record(key="k", published="2024-05-25", text="Some 40 people fled."))
    assert counts(go(wire, fresh)) == {"updated": 1}
    assert ask(fresh, "select published, revision from articles") == [("2024-05-25", 1)]


def test_one_article_twice_in_a_file_with_two_texts_is_a_mistake_of_the_file(tmp_path, fresh):
    texts = ("Some 40 people fled.", "Some 41 people fled.", "Some 40 people fled.")
    wire = write(tmp_path / "w.ndjson", "".join(record(id="h2", text=text) for text in texts))
    told = []
    loaded = go(wire, fresh, on_error=told.append)
    assert (loaded.status, counts(loaded)) == ("partial", {"added": 1, "unchanged": 1, "errors": 1})
    assert str(told[0]) == (
        f"{wire}, line 2: line 1 has the id 'h2' too, with another text or other details; only line 1 was loaded:"
        " give each article its own"
    )
    before = dump(fresh)
    for options in ({}, {"verify": True}):
        assert counts(go(wire, fresh, **options)) == {"unchanged": 2, "errors": 1}
        assert dump(fresh) == before
    assert counts(go(wire, fresh, dry_run=True)) == {"unchanged": 2, "errors": 1}
    assert ask(fresh, "select line, stage from load_errors") == [(2, "read")] * 3


@pytest.mark.parametrize("other", [{"headline": "B"}, {"published": "2024-05-25"}])
def test_one_article_twice_in_a_file_with_other_details_changes_nothing_twice(tmp_path, fresh, other):
    first = {"key": "k", "headline": "A", "published": "2024-05-24", "text": "Some 40 people fled."}
    wire = write(tmp_path / "w.ndjson", record(**first) + record(**first | other))
    assert counts(go(wire, fresh)) == {"added": 1, "errors": 1}
    before = dump(fresh)
    assert counts(go(wire, fresh)) == {"unchanged": 1, "errors": 1}
    assert dump(fresh) == before


def test_an_unchanged_article_after_a_changed_one_of_its_name_does_not_take_it_back(tmp_path, fresh):
    old, new = record(key="k", text="Some 40 people fled."), record(key="k", text="Some 41 people fled.")
    wire = write(tmp_path / "w.ndjson", old)
    go(wire, fresh)
    write(wire, new + old)
    assert counts(go(wire, fresh)) == {"revised": 1, "errors": 1}
    assert ask(fresh, "select value from figures") == [(41.0,)]


def test_a_revision_in_a_later_file_of_the_same_load_counts(tmp_path, fresh):
    for day, number in (("24", 40), ("25", 41)):
        write(tmp_path / f"{day}.ndjson", record(key="k", text=f"Some {number} people fled."))
    assert counts(go([tmp_path / "24.ndjson", tmp_path / "25.ndjson"], fresh)) == {"added": 1, "revised": 1}
    assert ask(fresh, "select value from figures") == [(41.0,)]


@pytest.mark.parametrize("nothing", [b"", b" \n\n", b"\xef\xbb\xbf", "\n".encode("utf-16")])
@pytest.mark.parametrize("name", ["a.txt", "a.ndjson"])
def test_an_empty_file_is_no_article(tmp_path, fresh, nothing, name):
    empty = write(tmp_path / name, nothing)
    told = []
    loaded = go(empty, fresh, on_error=told.append)
    assert (loaded.status, counts(loaded)) == ("failed", {"errors": 1})
    assert str(told[0]) == f"{empty}: is empty: there is no article in it"
    assert ask(fresh, "select path, line, stage from load_errors") == [(str(empty), None, "read")]
    assert ask(fresh, "select count(*) from articles") == [(0,)]


def test_a_file_that_was_emptied_keeps_its_article(news, fresh):
    go(news, fresh)
    write(news / "a.txt", "")
    assert counts(go(news, fresh)) == {"errors": 1}
    assert ask(fresh, "select count(*) from revisions") == [(4,)]


# --- what is kept, and said once ---


def test_another_language_is_kept_and_searched_and_no_figure_is_read_in_it(tmp_path, fresh):
    german = record(key="a", language="de", text="Bei dem Angriff wurden 1.200 Menschen getötet.")
    untold = record(key="c", text="Au moins 12 personnes sont mortes et 30 autres ont été blessées, selon la police.")
    english = record(key="b", language="en-GB", text="Some 1,200 people fled.")
    wire = write(tmp_path / "w.ndjson", german + english + untold)
    told = []
    for dry_run in (True, False, False):
        go([wire], fresh, dry_run=dry_run, on_warning=told.append)
    said = "2 articles are not in English (de; some name no language): kept and searched, but no figures are read there"
    assert told == [said, said]  # and not again of what has not changed
    with closing(sqlite3.connect(fresh)) as conn:
        assert conn.execute("select exact from figures").fetchall() == [("Some 1,200 people",)]
        assert conn.execute("select count(*) from paragraphs_fts where paragraphs_fts match 'menschen'").fetchone() == (
            1,
        )


def test_an_article_that_comes_twice_in_one_load_is_one_in_another_language(tmp_path, fresh):
    german = record(key="a", language="de", text="Bei dem Angriff wurden 1.200 Menschen getötet.")
    told = []
    go([write(tmp_path / name, german) for name in ("a.ndjson", "b.ndjson")], fresh, on_warning=told.append)
    assert told == ["1 article is not in English (de): kept and searched, but no figures are read there"]


def test_what_a_source_makes_private_is_said_once_and_what_the_user_makes_private_is_not(tmp_path, fresh):
    wire = write(tmp_path / "w.ndjson", record(key="a", text="Some 40 people fled."))
    told = []
    go(wire, fresh, on_warning=told.append, private=True)
    write(wire, record(key="b", private=True, text="Some 41 people fled."))
    for dry_run in (True, False, False):
        go(wire, fresh, on_warning=told.append, dry_run=dry_run)
    write(wire, record(key="b", private=True, text="Some 42 people fled."))  # a new text of a private article
    go(wire, fresh, on_warning=told.append)
    assert len(told) == 2
    assert {said.partition(":")[0] for said in told} == {"1 article is private, as its source says"}


def test_a_day_that_the_calendar_has_not_is_said_once(tmp_path, fresh):
    wire = write(
        tmp_path / "w.ndjson",
        record(key="a", published="2024-13-45", text="Some 40 people fled.")
        + record(key="b", published="March 2024", text="Some 41 people fled.")
        + record(key="c", published="2024-05-24", text="Some 42 people fled."),
    )
    note = write(tmp_path / "n.txt", "---\ndate: 2023-02-30\n---\nSome 43 people fled.\n")
    told = []
    for dry_run in (True, False):
        assert counts(go([wire, note], fresh, dry_run=dry_run, on_warning=told.append)) == {"added": 4}
    assert told == 2 * [
        f"{wire}, line 1: there is no day '2024-13-45'; the article is loaded without a day",
        f"{note}, line 2: there is no day '2023-02-30'; the article is loaded without a day",
    ]
    go([wire, note], fresh, verify=True, on_warning=told.append)
    assert len(told) == 4
    with closing(sqlite3.connect(fresh)) as conn:
        found = conn.execute("select run_id, path, line, stage, reason from load_errors").fetchall()
        assert conn.execute("select distinct status, errors from load_runs").fetchall() == [("ok", 0)]
    assert [f"{path}, line {line}: {reason}" for _, path, line, _, reason in found] == told[:2]
    assert {(run, stage) for run, _, _, stage, _ in found} == {(1, "read")}


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("Date: July 32\n\n", 1),
        ("Date: 01/05/2020\n\n", 1),
        ("Title: A bad day\nDate: July 32\n\n", 2),
        (" date 2024-02-30 ", 1),
    ],
)
def test_a_head_with_a_day_that_is_none_or_two_is_a_head_still(tmp_path, fresh, head, line):
    go(write(tmp_path / "n.txt", f"{head}Some 43 people fled.\n"), fresh)
    with closing(sqlite3.connect(fresh)) as conn:
        assert conn.execute("select exact from figures").fetchall() == [("Some 43 people",)]
        assert conn.execute("select published from articles").fetchall() == [(None,)]
        assert conn.execute("select line from load_errors").fetchall() == [(line,)]


# --- rules that change ---


def test_newer_rules_make_every_article_again_from_the_texts_in_the_archive(news, fresh, monkeypatch):
    go([news, SEEDS], fresh)
    (news / "a.txt").unlink()
    before = dump(fresh)
    monkeypatch.setattr("archive.loading.rules_hash", lambda: "other")
    loaded = go(news / "2024", fresh)
    assert counts(loaded) == {"annotated": 5}
    after = dump(fresh)
    assert [row[1] for row in after["figures"]] == [row[1] for row in before["figures"]]
    assert after["revisions"] == before["revisions"]
    assert ask(fresh, "select distinct rules_hash from articles a join extractor e on e.id = a.extractor_id") == [
        ("other",)
    ]
    assert counts(go(news / "2024", fresh)) == {}


# --- looking before acting ---


def test_a_dry_run_says_what_would_be_done_and_writes_nothing(news, fresh):
    assert counts(go(news, fresh, dry_run=True)) == {"added": 4}
    assert not fresh.exists()
    go(news, fresh)
    write(news / "a.txt", "Some 55 people fled.\n")
    write(news / "c.txt", "Nothing.\n")
    write(news / "bad.ndjson", "{nonsense\n" + record(key="w1", text="It cost $9.") * 2)
    before = fresh.read_bytes()
    dry = go(news, fresh, dry_run=True)
    assert (dry.run_id, counts(dry)) == (None, {"added": 1, "revised": 2, "unchanged": 1, "errors": 1})
    assert fresh.read_bytes() == before
    assert counts(go(news, fresh)) == counts(dry)


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


def test_progress_ends_at_the_whole(news, fresh):
    told = []
    go(news, fresh, on_progress=lambda done, whole: told.append((done, whole)))
    whole = sum(path.stat().st_size for path in news.rglob("*.*"))
    assert told[-1] == (whole, whole)
    assert told == sorted(told)
