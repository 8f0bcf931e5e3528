"""Files into the archive: which article a text is, where its file was moved, copied, renamed or comes anew."""

from __future__ import annotations

import io

import pytest
from commands import ask
from loads import counts, dump, go, record, write


def test_an_inner_folder_loaded_alone_doubles_nothing(news, fresh):
    go(news, fresh)
    assert counts(go(news / "2024", fresh, verify=True)) == {"unchanged": 1}
    assert counts(go(news / "2024" / "b.txt", fresh, verify=True)) == {"unchanged": 1}
    write(news / "2024" / "b.txt", "More than 36,000 people were killed.\n")
    assert counts(go(news / "2024", fresh)) == {"revised": 1}
    assert ask(fresh, "select count(*) from articles") == [(4,)]


def test_a_file_that_moved_is_the_same_article(news, fresh):
    go(news, fresh)
    (news / "a.txt").rename(news / "2024" / "moved.txt")
    assert counts(go(news, fresh)) == {"unchanged": 1}
    assert ask(fresh, "select place from source_files s join articles a on a.source_file_id = s.id where a.identity_kind = 'file'") == [
        ("news/2024/b.txt",), ("news/2024/moved.txt",),
    ]  # fmt: skip
    write(news / "2024" / "moved.txt", "Some 60 people fled Rafah.\n")
    assert counts(go(news, fresh)) == {"revised": 1}


def test_two_folders_of_one_name_are_told_apart_by_their_texts(tmp_path, fresh):
    write(tmp_path / "x" / "news" / "a.txt", "Some 40 people fled.\n")
    write(tmp_path / "y" / "news" / "a.txt", "Some 70 people came.\n")
    assert counts(go([tmp_path / "x" / "news", tmp_path / "y" / "news"], fresh)) == {"added": 2}
    before = dump(fresh)
    assert counts(go([tmp_path / "y" / "news", tmp_path / "x" / "news"], fresh, verify=True)) == {"unchanged": 2}
    assert dump(fresh) == before
    write(tmp_path / "z" / "news" / "a.txt", "Some 80 people slept.\n")
    assert counts(go(tmp_path / "z" / "news", fresh)) == {"added": 1}
    write(tmp_path / "y" / "news" / "a.txt", "Some 71 people came.\n")
    assert counts(go(tmp_path / "y" / "news", fresh)) == {"revised": 1}
    assert ask(fresh, "select count(*), count(distinct key) from articles") == [(3, 3)]


def test_a_copy_of_a_file_is_the_same_article(tmp_path, fresh):
    for folder in ("x", "y"):
        write(tmp_path / folder / "news" / "a.txt", "Some 40 people fled.\n")
    assert counts(go([tmp_path / "x" / "news", tmp_path / "y" / "news"], fresh)) == {"added": 1, "unchanged": 1}


def test_the_same_id_in_two_files_is_two_articles_unless_the_publication_is_the_same(tmp_path, fresh):
    for name in ("a", "b"):
        write(
            tmp_path / f"{name}.ndjson",
            record(id=1, text=f"Some 40 people fled {name}.") + record(id=2, publication="P", text="One."),
        )
    assert counts(go([tmp_path / "a.ndjson", tmp_path / "b.ndjson"], fresh)) == {"added": 3, "unchanged": 1}


def test_a_file_of_records_that_moved_has_the_same_articles(tmp_path, fresh):
    wire = write(tmp_path / "in" / "w.ndjson", record(id=1, text="Some 40 people fled.") + record(id=2, text="One."))
    go(wire, fresh)
    key = ask(fresh, "select key from articles order by id")
    for place in ("in/renamed.ndjson", "other/renamed.ndjson"):
        (tmp_path / place).parent.mkdir(exist_ok=True)
        wire = wire.rename(tmp_path / place)
        assert counts(go(wire, fresh)) == {"unchanged": 2}
    # What changes after the move is the same article's, too, and a folder above gives the file another place.
    write(wire, record(id=1, text="Some 41 people fled.") + record(id=2, text="One.") + record(id=3, text="Three."))
    assert counts(go(tmp_path / "other", fresh)) == {"added": 1, "revised": 1, "unchanged": 1}
    write(wire, record(id=1, text="Some 42 people fled.") + record(id=2, text="One.") + record(id=3, text="Four."))
    assert counts(go(tmp_path, fresh)) == {"revised": 2, "unchanged": 1}
    assert ask(fresh, "select key from articles order by id")[:2] == key
    before = dump(fresh)
    assert counts(go(tmp_path, fresh, verify=True)) == {"unchanged": 3}
    assert dump(fresh) == before


def test_records_of_a_publisher_move_as_those_of_nobody(tmp_path, fresh):
    wire = write(tmp_path / "w.ndjson", record(id=1, text="Some 40 people fled."))
    go(wire, fresh)
    write(wire, record(id=1, text="Some 41 people fled.", publisher="The Herald"))  # its file says so since
    assert counts(go(wire, fresh)) == {"revised": 1}
    write(wire, record(id=1, text="Some 42 people fled.", publisher="The Herald"))
    assert counts(go(wire, fresh)) == {"revised": 1}
    wire = wire.rename(tmp_path / "renamed.ndjson")
    assert counts(go(wire, fresh)) == {"unchanged": 1}
    write(wire, record(id=1, text="Some 43 people fled.", publisher="The Herald"))
    assert counts(go(wire, fresh)) == {"revised": 1}
    assert ask(fresh, "select name from publications") == [("The Herald",)]


def test_another_text_under_the_id_of_a_file_that_is_gone_is_another_article(tmp_path, fresh):
    wire = write(
        tmp_path / "a.ndjson", record(id=1, text="Some 40 people fled.") + record(id=2, headline="A", text="One.")
    )
    go(wire, fresh)
    wire.unlink()
    write(tmp_path / "b.ndjson", record(id=1, text="Some 50 people came.") + record(id=2, headline="B", text="One."))
    assert counts(go(tmp_path / "b.ndjson", fresh)) == {"added": 2}


def test_a_copy_of_a_file_of_records_beside_it_is_another_feed(tmp_path, fresh):
    for name in ("a", "b"):
        write(
            tmp_path / f"{name}.ndjson", record(id=1, text="Some 40 people fled.") + record(id=2, title="Fire", text="")
        )
    assert counts(go(tmp_path, fresh)) == {"added": 4}
    assert counts(go(tmp_path, fresh, verify=True)) == {"unchanged": 4}


@pytest.mark.parametrize("first", ["-", "w.ndjson"])
def test_a_record_from_standard_input_is_the_one_of_its_file(tmp_path, fresh, monkeypatch, first):
    wire = write(tmp_path / "w.ndjson", record(id=1, text="Some 40 people fled."))

    def load_from(where):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(wire.read_bytes())))
        return counts(go("-" if where == "-" else tmp_path / where, fresh))

    assert load_from(first) == {"added": 1}
    for where in ("-", "w.ndjson", "-"):
        assert load_from(where) in ({"unchanged": 1}, {})
    write(wire, record(id=1, text="Some 41 people fled."))
    assert load_from("w.ndjson") == {"revised": 1}


def test_lines_that_move_inside_a_file_are_followed(tmp_path, fresh):
    wire = write(tmp_path / "w.ndjson", record(key="k", text="Some 40 people fled."))
    go(wire, fresh)
    write(wire, record(key="new", text="Nothing.") + record(key="k", text="Some 40 people fled."))
    assert counts(go(wire, fresh)) == {"added": 1, "unchanged": 1}
    assert ask(fresh, "select key, source_line from articles order by key") == [("k", 2), ("new", 1)]
