"""Old encodings in a load: what is said of them, and how somebody says what files are in."""

from __future__ import annotations

from contextlib import closing

import pytest
from commands import ask, good, refused
from loads import counts, dump, go, record, write
from web import BODY, page

from archive import load, open_archive
from archive.errors import BadQuery
from archive.store.runs import errors_told

SAID = "“Don’t,” said José Araña. It cost £340."
UNCLEAR = b"The fare rose by \xd53 to \xd514, the ferry firm said."
QUESTIONED = (
    "this is not in UTF-8, and no other encoding is plain to see: it is read as cp1252, and letters may be wrong; if they are,"
    " load it with --encoding NAME (docs/formats.md, Encodings)"
)


def texts(db):
    return [text for (text,) in ask(db, "select text from revisions order by article_id, id")]


def encodings(db):
    return [encoding for (encoding,) in ask(db, "select encoding from source_files order by path")]


def test_files_in_old_encodings_are_read_in_them_and_the_load_says_so_once(tmp_path, fresh):
    write(tmp_path / "disk" / "a.txt", SAID.encode("mac-roman"))
    write(tmp_path / "disk" / "b.ndjson", b'{"text": "The shed cost \x9c340."}\n{"text": "It cost \x9c20."}\n')
    write(tmp_path / "disk" / "c.html", page(f"{BODY}<p>{SAID}</p>").encode("mac-roman"))
    write(tmp_path / "disk" / "d.txt", "José’s shed".encode())
    told = []
    go(tmp_path / "disk", fresh, on_warning=told.append)
    assert texts(fresh)[:3] == [SAID, "The shed cost £340.", "It cost £20."]
    assert encodings(fresh) == ["mac-roman", "cp437", "mac-roman", "utf-8"]
    assert told == [
        "3 files are in old encodings, told by what the bytes make (mac-roman: 2, cp437: 1); where that is wrong, --encoding NAME"
        " says it"
    ]
    assert ask(fresh, "select count(*) from load_errors") == [(0,)]
    go(tmp_path / "disk", fresh, on_warning=told.append, verify=True)
    assert len(told) == 1


def test_a_page_that_says_what_it_is_in_is_not_spoken_of(tmp_path, fresh):
    write(tmp_path / "a.html", page(f"{BODY}<p>{SAID}</p>", "<meta charset=macintosh>").encode("mac-roman"))
    told = []
    go(tmp_path / "a.html", fresh, on_warning=told.append)
    assert (encodings(fresh), told) == (["mac-roman"], [])


def test_a_file_in_which_no_encoding_is_plain_is_named_with_the_option_and_kept_in_mind(tmp_path, fresh):
    fare = write(tmp_path / "fare.txt", UNCLEAR)
    told = []
    loaded = go(fare, fresh, on_warning=told.append)
    assert (loaded.status, counts(loaded)) == ("ok", {"added": 1})
    assert told == [f"{fare}: {QUESTIONED}"]
    assert ask(fresh, "select path, line, stage, reason from load_errors") == [(str(fare), None, "read", QUESTIONED)]
    with closing(open_archive(fresh, readonly=True).conn) as conn:
        [said] = errors_told(conn).values()
    assert said.stands
    assert good("load", fare, "--db", fresh, "--encoding", "cp858").startswith(f"{fresh}: 0 added, 1 revised")
    assert texts(fresh)[-1] == "The fare rose by €3 to €14, the ferry firm said."


def test_what_was_said_of_the_bytes_of_a_file_holds_for_later_loads(tmp_path, fresh):
    fare = write(tmp_path / "fare.ndjson", b'{"key": "a", "text": "It rose by \xd53."}\n{bad\n')
    go(fare, fresh, encoding="cp858")
    held = dump(fresh)
    for options in ({}, {"verify": True}, {"encoding": "cp858"}):
        told = []
        go(fare, fresh, on_warning=told.append, **options)
        assert (dump(fresh), told) == (held, [])
    write(fare, b'{"key": "a", "text": "It rose by \xd54."}\n')
    go(fare, fresh)
    assert texts(fresh)[-1] == "It rose by Õ4."


def test_another_encoding_opens_the_files_that_may_be_in_it_and_no_others(tmp_path, fresh):
    write(tmp_path / "n" / "a.txt", SAID.encode("mac-roman"))
    write(tmp_path / "n" / "b.txt", SAID.encode())
    write(tmp_path / "n" / "c.ndjson", record(text="Five came."))
    go(tmp_path / "n", fresh)
    told = []
    loaded = go(tmp_path / "n", fresh, encoding="cp1252", on_warning=told.append)
    assert (counts(loaded), loaded.counts.files_unchanged, told) == ({"revised": 1}, 2, [])
    assert encodings(fresh) == ["cp1252", "utf-8", "utf-8"]
    loaded = go(tmp_path / "n", fresh, encoding="macintosh")
    assert (counts(loaded), encodings(fresh)) == ({"revised": 1}, ["mac-roman", "utf-8", "utf-8"])


@pytest.mark.parametrize("times", [1, 2])
def test_an_encoding_that_is_not_true_is_said_however_often_it_is_given(tmp_path, fresh, times):
    shed = write(tmp_path / "shed.txt", "The shed cost £340.".encode("cp437"))
    for _ in range(times):
        told = []
        go(shed, fresh, encoding="shift_jis", on_warning=told.append)
        assert told == [
            f"{shed}: this is not in cp932: it is read as cp437, and letters may be wrong; if they are, load it with"
            " --encoding NAME (docs/formats.md, Encodings)"
        ]
    assert texts(fresh) == ["The shed cost £340."]


def test_an_encoding_that_does_not_exist_is_refused(tmp_path, fresh):
    write(tmp_path / "a.txt", "Five came.")
    with pytest.raises(BadQuery, match="no such encoding; there are mac-roman"):
        load([tmp_path / "a.txt"], fresh, encoding="klingon")
    assert "'hex': no such encoding" in refused("load", tmp_path / "a.txt", "--db", fresh, "--encoding", "hex")
    assert not fresh.exists()


def test_a_quotation_of_a_macintosh_has_its_speaker_and_a_pound_of_dos_its_currency(tmp_path, fresh):
    write(tmp_path / "d" / "a.txt", "“It cost 40 people their jobs,” said Ann Poole, a docker.".encode("mac-roman"))
    write(tmp_path / "d" / "b.txt", "The shed cost £340.".encode("cp437"))
    go(tmp_path / "d", fresh)
    assert ask(fresh, "select kind, value, unit from figures where unit = 'GBP'") == [("money", 340.0, "GBP")]
    assert "Ann Poole" in str(ask(fresh, "select * from quotes q join attributions a on a.id = q.attribution_id"))
