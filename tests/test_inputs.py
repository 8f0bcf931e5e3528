"""Paths as people type them, and the same map over one process or many."""

from __future__ import annotations

import io
import os
import sys

import pytest

from archive import workers
from archive.errors import UnreadableSource
from archive.inputs import Input, find_inputs, read_bytes
from archive.model import Source
from archive.workers import map_in_order


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name in (
        "news/b.txt",
        "news/a.TXT",
        "news/noted",
        "news/x.pdf",
        "news/.hidden.txt",
        "news/2024/c.txt",
        "news/.git/d.txt",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def places(walk):
    return [file.source.place for file in walk.inputs]


def test_a_folder_gives_its_known_files_in_order(folder):
    walk = find_inputs(["news"], suffixes=[".txt"])
    assert places(walk) == ["news/a.TXT", "news/b.txt", "news/noted", "news/2024/c.txt"]
    assert walk.left_out == {".pdf": 1}
    assert walk.inputs[0].path == str(folder / "news" / "a.TXT")
    assert walk.inputs[0].size == 1


def test_numbers_in_names_are_counted(tmp_path, monkeypatch):
    names = ["2024-05-02.txt", "2024-05-10.txt", "story-v1.txt", "story-v2.txt", "story-v10.txt", "story.txt"]
    for name in reversed(names):
        (tmp_path / name).write_text("x", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for typed in (tmp_path, "*.txt"):
        walk = find_inputs([str(typed)], suffixes=(".txt",))
        assert [os.path.basename(place) for place in places(walk)] == names


def test_what_a_browser_saved_with_a_page_is_left_out(tmp_path):
    for name in ("Mill burns.html", "Mill burns_files/f.txt", "Mill burns_files/a/g.txt", "case_files/h.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    walk = find_inputs([str(tmp_path)], suffixes=[".txt", ".html"])
    assert [place.split("/", 1)[1] for place in places(walk)] == ["Mill burns.html", "case_files/h.txt"]
    assert walk.left_out == {"parts of saved pages": 2}
    named = find_inputs([str(tmp_path / "Mill burns_files")], suffixes=[".txt"])
    assert len(named.inputs) == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such pipes on this system")
def test_a_pipe_in_a_folder_is_left_out_and_not_waited_for(folder):
    os.mkfifo(folder / "news" / "pipe.txt")
    walk = find_inputs(["news"], suffixes=[".txt"])
    assert places(walk) == ["news/a.TXT", "news/b.txt", "news/noted", "news/2024/c.txt"]
    assert walk.left_out == {".pdf": 1, "pipes and devices": 1}


def test_messages_of_a_maildir_are_taken_and_nothing_else_there(tmp_path, monkeypatch):
    taken = ["cur/1716541203.M1P2.host.example:2,S", "cur/1716541204.12345_1.host!2,", "new/1716541205.V801I5M1.host"]
    others = ["tmp/1716541206.M1P2.host", "new/2024010101.report.pdf", "old/1716541207.M1P2.host", "dovecot.index.log"]
    for name in (*taken, *others):
        (tmp_path / "M" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "M" / name).write_text("x")
    monkeypatch.chdir(tmp_path)
    walk = find_inputs(["M"], suffixes=[".txt"])
    assert places(walk) == [f"M/{name}" for name in taken]
    assert walk.left_out.total() == len(others)
    assert places(find_inputs(["M/new"], suffixes=[".txt"])) == [taken[2]]


def test_without_suffixes_every_file_is_taken(folder):
    assert "news/x.pdf" in places(find_inputs(["news"], suffixes=None))


def test_a_named_file_is_always_taken_and_counts_from_its_own_folder(folder):
    assert places(find_inputs(["news/x.pdf", "news/2024/c.txt"], suffixes=[".txt"])) == ["news/x.pdf", "2024/c.txt"]


def test_a_file_found_twice_is_read_once(folder):
    walk = find_inputs(["news", "news/b.txt", "./news/2024", str(folder / "news"), "-", "-"], suffixes=[".txt"])
    assert places(walk) == ["news/a.TXT", "news/b.txt", "news/noted", "news/2024/c.txt", None]


def test_a_folder_without_anything_to_read_is_an_error(folder):
    (folder / "empty").mkdir()
    walk = find_inputs(["news", "empty", "news"], suffixes=[".txt"])
    assert [str(error) for error in walk.errors] == ["empty: there is nothing to load in this folder"]
    walk = find_inputs(["news"], suffixes=[".html"])
    assert (places(walk), walk.errors) == (["news/noted"], [])
    (folder / "news" / "noted").unlink()
    walk = find_inputs(["news"], suffixes=[".html"])
    assert [error.name for error in walk.errors] == ["news"]


@pytest.mark.parametrize(
    ("name", "about"),
    [
        ("README", True), ("README.txt", True), ("Readme_first.txt", True), ("license.txt", True), ("LICENSE-MIT", True),
        ("LICENCE.txt", True), ("COPYING", True),
        ("license-plates.txt", False), ("readmes.txt", False), ("The licence.txt", False), ("License to kill.txt", False),
    ],
)  # fmt: skip
def test_what_tells_of_a_folder_is_no_article_unless_it_is_named(folder, name, about):
    (folder / "news" / "2024" / name).write_text("x")
    walk = find_inputs(["news/2024"], suffixes=[".txt"])
    assert (f"2024/{name}" not in places(walk)) is about
    assert walk.left_out.total() == about
    assert places(find_inputs([f"news/2024/{name}"], suffixes=[".txt"])) == [f"2024/{name}"]


def test_globs_are_matched_where_the_shell_did_not(folder):
    assert places(find_inputs(["news/*.txt"], suffixes=[".txt"])) == ["news/b.txt"]
    assert places(find_inputs(["news/**/c.txt"], suffixes=[".txt"])) == ["2024/c.txt"]
    (folder / "odd[1].txt").write_text("x")
    assert places(find_inputs(["odd[1].txt"], suffixes=[".txt"])) == [f"{folder.name}/odd[1].txt"]


@pytest.mark.parametrize("typed", ["nowhere.txt", "nowhere/a.txt"])
def test_what_is_not_there_is_said(folder, typed):
    walk = find_inputs([typed, "news/b.txt"], suffixes=[".txt"])
    assert [str(error) for error in walk.errors] == [f"{typed}: there is no such file or folder"]
    assert places(walk) == ["news/b.txt"]


def test_a_glob_that_matches_nothing_is_called_one(folder):
    walk = find_inputs(["news/*.nothing"], suffixes=None)
    assert [error.reason for error in walk.errors] == ["no file and no folder matches this"]


def test_an_address_is_answered_with_how_to_fetch_it():
    address = "https://example.org/feed?a=1&b=2"
    (error,) = find_inputs([address], suffixes=None).errors
    assert (
        str(error) == f"{address}: this is an address, and only files are read: curl -sL '{address}' | archive load -"
    )


def test_links_are_followed_to_files_and_never_into_folders(folder):
    os.symlink(folder / "news", folder / "news" / "2024" / "again")
    os.symlink(folder / "news" / "b.txt", folder / "news" / "z.txt")
    os.symlink(folder / "gone.txt", folder / "news" / "y.txt")
    walk = find_inputs(["news"], suffixes=[".txt"])
    assert places(walk) == ["news/a.TXT", "news/b.txt", "news/noted", "news/z.txt", "news/2024/c.txt"]
    assert [error.name for error in walk.errors] == [str(folder / "news" / "y.txt")]


def test_the_current_folder_has_a_name(folder, monkeypatch):
    monkeypatch.chdir(folder / "news" / "2024")
    assert places(find_inputs(["."], suffixes=[".txt"])) == ["2024/c.txt"]


def test_a_folder_that_may_not_be_listed_is_said(folder, monkeypatch):
    real = os.scandir

    def refuse(path):
        if str(path).endswith("2024"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    walk = find_inputs(["news"], suffixes=[".txt"])
    assert [error.reason for error in walk.errors] == ["may not be read: permission denied"]
    assert len(walk.inputs) == 3


def test_a_file_that_went_away_is_said(tmp_path):
    with pytest.raises(UnreadableSource, match="there is no such file"):
        read_bytes(Input(Source("a.txt"), str(tmp_path / "a.txt")))
    with pytest.raises(UnreadableSource, match="is a directory"):
        read_bytes(Input(Source("a.txt"), str(tmp_path)))


def test_standard_input_is_read_as_bytes(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xfe")))
    assert read_bytes(Input(Source("<stdin>"))) == b"\xff\xfe"


# --- workers ---


def absolute(numbers: list[int]) -> list[int]:
    return [abs(number) for number in numbers]


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("count", [0, 3, 500])
def test_results_come_in_order_with_their_tags(jobs, count):
    assert list(map_in_order(absolute, ((f"t{n}", -n) for n in range(count)), jobs=jobs)) == [
        (f"t{n}", n) for n in range(count)
    ]


def test_only_a_little_is_under_way_at_once(monkeypatch):
    monkeypatch.setattr(workers, "FEW", 2)
    taken = []

    def pairs():
        for n in range(10_000):
            taken.append(n)
            yield n, n

    results = map_in_order(absolute, pairs(), jobs=2)
    next(results)
    assert len(taken) <= 2 * 3 * workers.CHUNK + 2
    results.close()


def test_an_error_in_a_worker_is_raised_here(monkeypatch):
    monkeypatch.setattr(workers, "FEW", 2)
    with pytest.raises(TypeError):
        list(map_in_order(absolute, [(1, 1), (2, 2), (3, "three")], jobs=2))


def test_there_is_at_least_one_processor(monkeypatch):
    assert workers.available_jobs() >= 1
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    assert workers.available_jobs() >= 1
