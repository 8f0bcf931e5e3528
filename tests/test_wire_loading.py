"""Wire formats into the archive: versions are revisions, and what an agency takes back becomes private."""

from __future__ import annotations

from functools import partial

import pytest
from commands import ask, run
from wires import DATA, PLAIN, g2, ninjs, nitf

load = partial(run, "load")


def texts(db):
    return ask(db, "select headline, revision, private from articles order by headline")


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("a.nitf", lambda text: nitf("<docdata><doc-id id-string='7'/></docdata>", "<hedline><hl1>Mill</hl1></hedline>", f"<p>{text}</p>")),
        ("a.xml", lambda text: g2(content="<headline>Mill</headline>", contents=f"<inlineData>{text}</inlineData>")),
        ("a.json", lambda text: ninjs(headline="Mill", body_text=text)),
    ],
)  # fmt: skip
def test_a_changed_article_is_a_revision_and_the_same_is_nothing_new(tmp_path, name, make):
    db, path = tmp_path / "a.db", tmp_path / name
    path.write_text(make("It burnt. Twelve people died."), encoding="utf-8")
    first = load(path, "--db", db)
    assert (first.exit_code, texts(db)) == (0, [("Mill", 1, 0)]), first.output
    again = load(path, "--db", db, "--verify")
    assert (again.exit_code, texts(db)) == (0, [("Mill", 1, 0)]), again.output
    other = tmp_path / f"b{path.suffix}"
    other.write_text(make("It burnt. Fourteen people died."), encoding="utf-8")
    if name != "a.nitf":  # a number without an outlet counts in its file
        assert load(other, "--db", db).exit_code == 0
    else:
        path.write_text(other.read_text(encoding="utf-8"), encoding="utf-8")
        assert load(path, "--db", db).exit_code == 0
    assert texts(db) == [("Mill", 2, 0)]


def test_a_message_is_loaded_item_by_item(tmp_path):
    db = tmp_path / "a.db"
    done = load(DATA / "made" / "message.xml", "--db", db)
    assert done.exit_code == 1, done.output
    assert "line 51: its text lies elsewhere" in done.output
    assert texts(db) == [
        ("Council votes", 1, 0), ("Mill burns down", 1, 0), ("Mill fire", 1, 0), ("The council met on Friday.", 1, 1),
    ]  # fmt: skip


def test_a_canceled_article_becomes_private_and_keeps_what_it_said(tmp_path):
    db, path = tmp_path / "a.db", tmp_path / "a.json"
    for text, status in (("It burnt.", "usable"), ("This story is withdrawn.", "canceled")):
        path.write_text(ninjs(headline="Mill", body_text=text, pubstatus=status), encoding="utf-8")
        load(path, "--db", db, "--verify")
    assert texts(db) == [("Mill", 2, 1)]


def version(hour, text, **fields):
    return ninjs(headline="Mill", body_text=text, versioncreated=f"2024-05-24T{hour:02}:00:00+02:00", **fields)


def test_versions_are_revisions_seen_when_they_were_issued_and_an_older_one_is_none(tmp_path):
    db = tmp_path / "a.db"
    files = {}
    for hour, text in ((10, "Two people died."), (11, "Twelve people died."), (12, "Twelve people died at the mill.")):
        files[hour] = tmp_path / f"{hour}.json"
        files[hour].write_text(version(hour, text), encoding="utf-8")
    assert load(files[10], files[12], "--db", db).exit_code == 0
    late = load(files[11], "--db", db)
    assert "a text of 2024-05-24 09:00, older than the one of 2024-05-24 10:00 that the archive holds" in late.stderr
    again = load(files[10], "--db", db, "--verify")  # a text that the article had is no news
    assert (again.exit_code, texts(db)) == (0, [("Mill", 2, 0)])
    seen = [row[0] for row in ask(db, "select seen from revisions order by revision")]
    assert seen == ["2024-05-24T08:00:00+00:00", "2024-05-24T10:00:00+00:00"]


def test_several_versions_in_one_file_are_revisions_in_their_order(tmp_path):
    db, path = tmp_path / "a.db", tmp_path / "a.json"
    path.write_text(f"[{version(10, 'Two people died.')}, {version(11, 'Twelve people died.')}]", encoding="utf-8")
    for _ in range(2):
        done = load(path, "--db", db, "--verify")
        assert (done.exit_code, texts(db)) == (0, [("Mill", 2, 0)]), done.output


def test_what_is_withdrawn_in_the_words_of_an_earlier_version_becomes_private(tmp_path):
    db, path = tmp_path / "a.db", tmp_path / "a.json"
    for hour, text, status in (
        (10, "It burnt.", "usable"),
        (11, "It burnt down.", "usable"),
        (12, "It burnt.", "canceled"),
    ):
        path.write_text(version(hour, text, pubstatus=status), encoding="utf-8")
        assert load(path, "--db", db, "--verify").exit_code == 0
    assert texts(db) == [("Mill", 3, 1)]


@pytest.mark.parametrize(
    "withdrawn",
    [
        ninjs(pubstatus="canceled"),
        ninjs(type="text", headline="Mill", pubstatus="withheld", representationtype="partial"),
    ],
    ids=["without a text", "a part of it"],
)
def test_an_article_that_is_taken_back_by_an_item_that_cannot_be_loaded_becomes_private(tmp_path, withdrawn):
    db, path = tmp_path / "a.db", tmp_path / "a.json"
    path.write_text(ninjs(headline="Mill", body_text="It burnt."), encoding="utf-8")
    assert load(path, "--db", db).exit_code == 0
    assert texts(db) == [("Mill", 1, 0)]
    path.write_text(withdrawn, encoding="utf-8")
    assert load(path, "--db", db, "--verify").exit_code != 0
    assert texts(db) == [("Mill", 1, 1)]
    path.write_text(ninjs(headline="Mill", body_text="It burnt."), encoding="utf-8")
    load(path, "--db", db, "--verify")
    assert texts(db) == [("Mill", 1, 1)]


def test_newsml_that_is_taken_back_without_a_text_makes_the_article_private(tmp_path):
    db, path = tmp_path / "a.db", tmp_path / "a.xml"
    for meta, contents in (("", PLAIN), ("<pubStatus qcode='stat:canceled'/>", "")):
        path.write_text(g2(meta, contents=contents), encoding="utf-8")
        load(path, "--db", db, "--verify")
    ((_, revision, private),) = texts(db)
    assert (revision, private) == (1, 1)


def test_a_withdrawal_without_a_text_is_told_once_and_not_each_night(tmp_path):
    db, folder = tmp_path / "a.db", tmp_path / "wire"
    folder.mkdir()
    kill = folder / "b.json"
    kill.write_text(ninjs(pubstatus="canceled"), encoding="utf-8")
    for _ in range(2):  # of an article that is not known yet it may still take back what comes
        done = load(folder, "--db", db)
        assert (done.exit_code, "its agency has canceled it" in done.stderr) == (2, True)
    held = {"headline": "Mill", "body_text": "It burnt.", "embargoed": "2030-01-01T00:00:00Z"}
    (folder / "a.json").write_text(ninjs(**held), encoding="utf-8")
    load(folder, "--db", db)
    assert texts(db) == [("Mill", 1, 1)]
    other = folder / "c.json"  # of an article that is private for another reason it is told too
    other.write_text(ninjs(pubstatus="canceled"), encoding="utf-8")
    assert load(folder, "--db", db).exit_code == 1
    for _ in range(2):
        done = load(folder, "--db", db)
        assert (done.exit_code, done.stderr, texts(db)) == (0, "", [("Mill", 1, 1)])


def test_a_version_that_takes_an_article_back_in_the_same_file_makes_it_private(tmp_path):
    db, path = tmp_path / "a.db", tmp_path / "a.json"
    kill = ninjs(headline="Mill", body_text="Kill this.", pubstatus="canceled")
    path.write_text(f"[{ninjs(headline='Mill', body_text='It burnt.')}, {kill}]", encoding="utf-8")
    for _ in range(2):
        assert load(path, "--db", db, "--verify").exit_code == 0
        assert texts(db) == [("Mill", 2, 1)]


def test_in_a_folder_items_that_are_no_article_are_counted_and_who_names_them_is_told(tmp_path):
    db, folder = tmp_path / "a.db", tmp_path / "wire"
    folder.mkdir()
    (folder / "plan.xml").write_text("<planningItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='urn:p'/>")
    (folder / "events.json").write_text(f"[{ninjs(type='event', headline='Vote')}, {ninjs(body_text='It burnt.')}]")
    for _ in range(2):  # and no night says it again
        done = load(folder, "--db", db)
        assert (done.exit_code, done.stderr) == (0, ""), done.output
    assert "files as before" in done.stdout
    done = load(folder / "plan.xml", "--db", db, "--verify")
    assert "a NewsML-G2 planning item: no article in it" in done.stderr
