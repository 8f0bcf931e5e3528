"""`archive load --publication`: whose the articles are that do not say it."""

from __future__ import annotations

import pytest
from commands import ask, good, refused
from loads import counts, dump, go, record, write

WHOSE = "select a.headline, p.name from articles a left join publications p on p.id = a.publication_id order by 1"


@pytest.fixture
def clippings(tmp_path):
    folder = tmp_path / "clippings"
    write(folder / "a.txt", "Mill burns\n\nSome 40 people fled.\n")
    write(folder / "b.txt", "title: Weir bursts\npublication: Orm Post\n\nSome 30 people fled.\n")
    write(folder / "w.ndjson", record(id="1", title="Kiln opens", text="Some 20 came.") + record(
        id="2", title="Loom sold", publication="Orm Post", text="It cost $5m."
    ))  # fmt: skip
    return folder


def test_the_outlet_of_a_folder_is_that_of_articles_that_name_none(clippings, fresh):
    assert counts(go(clippings, fresh, publication="  The  Herald ")) == {"added": 4}
    assert ask(fresh, WHOSE) == [
        ("Kiln opens", "The Herald"), ("Loom sold", "Orm Post"), ("Mill burns", "The Herald"), ("Weir bursts", "Orm Post"),
    ]  # fmt: skip
    before = dump(fresh)
    for options in ({"publication": "The Herald"}, {"publication": "The Herald", "verify": True}, {"verify": True}):
        assert set(counts(go(clippings, fresh, **options))) <= {"unchanged"}
        assert dump(fresh) == before


def test_articles_that_are_known_without_an_outlet_get_one_and_are_no_others(clippings, fresh):
    go(clippings, fresh)
    keys = ask(fresh, "select key from articles order by id")
    assert counts(go(clippings, fresh, publication="The Herald")) == {"updated": 2, "unchanged": 1}
    assert ask(fresh, "select key from articles order by id") == keys
    assert [name for _, name in ask(fresh, WHOSE)] == ["The Herald", "Orm Post", "The Herald", "Orm Post"]
    assert ask(fresh, "select max(revision) from articles") == [(1,)]


def test_what_was_said_once_of_a_folder_holds_for_later_texts_and_can_be_said_anew(clippings, fresh):
    go(clippings, fresh, publication="The Heral")
    write(clippings / "a.txt", "Mill burns\n\nSome 50 people fled.\n")
    assert counts(go(clippings, fresh)) == {"revised": 1}
    assert dict(ask(fresh, WHOSE))["Mill burns"] == "The Heral"
    assert counts(go(clippings, fresh, publication="The Herald")) == {}
    assert counts(go(clippings, fresh, publication="The Herald", verify=True)) == {"updated": 2, "unchanged": 2}
    assert dict(ask(fresh, WHOSE)) == {
        "Kiln opens": "The Herald", "Loom sold": "Orm Post", "Mill burns": "The Herald", "Weir bursts": "Orm Post",
    }  # fmt: skip
    write(clippings / "a.txt", "title: Mill burns\npublication: Orm Post\n\nSome 50 people fled.\n")
    go(clippings, fresh, publication="The Herald")
    assert dict(ask(fresh, WHOSE))["Mill burns"] == "Orm Post"


@pytest.mark.usefixtures("elsewhere")
def test_the_command_takes_the_outlet_and_refuses_a_blank_one(clippings):
    good("load", clippings, "--db", "a.db")
    asked = ("load", clippings, "--publication", "The Herald", "--db", "a.db")
    for options in (("--dry-run",), ()):
        assert "2 updated, 1 unchanged; 1 of 3 files as before" in good(*asked, *options)
    assert "0 unchanged; 3 of 3 files as before" in good(*asked)
    assert "name the outlet" in refused("load", clippings, "--publication", " ", "--db", "a.db")
