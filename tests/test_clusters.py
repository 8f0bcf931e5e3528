"""Near-identical texts in an archive: grouped as they come, change and go; shown beside each other; hidden with what is private."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from asking import get
from commands import ask, begin_in, good
from test_near_duplicates import OTHER, WIRE

from archive import open_archive
from archive.near_duplicates import Text
from archive.pages.beside import NEAR
from archive.store import clusters
from archive.store.clusters import LOOKED_AT, list_copies

A = {
    "id": "a",
    "publication": "Harbour Times",
    "title": "Ferry capsizes",
    "date": "2024-05-06",
    "text": "\n\n".join(WIRE),
}
B = {"id": "b", "publication": "Northern Post", "title": "Dozens dead", "date": "2024-05-07",
     "text": "\n\n".join([WIRE[0].replace("31", "34"), *WIRE[1:4]])}  # fmt: skip
C = {"id": "c", "publication": "Evening Sun", "title": "31 drown", "date": "2024-05-06", "text": "\n\n".join(WIRE[:3])}
D = {"id": "d", "publication": "Ledger", "title": "Rates left alone", "date": "2024-05-06", "text": "\n\n".join(OTHER)}


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return begin_in(tmp_path, monkeypatch)


def load(*records: dict[str, Any], name: str = "wire.ndjson") -> None:
    Path(name).write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    good("load", name, "-j", 1, "-q")


def groups(db: Path) -> set[frozenset[str]]:
    """Return the clusters as sets of ids, and see that nothing contradicts them."""
    found: dict[int, set[str]] = {}
    for cluster, id_ in ask(db, "select cluster_id, identity_value from articles where cluster_id is not null"):
        found.setdefault(cluster, set()).add(id_)
    rows = dict(ask(db, "select id, articles from clusters"))
    assert rows == {cluster: len(members) for cluster, members in found.items()}
    assert all(number > 1 for number in rows.values())
    sql = "select count(*) from near_duplicates n join articles a on a.id = n.article_id join articles b on b.id = n.other_id"
    whole, joined = (ask(db, sql + where)[0][0] for where in ("", " where a.cluster_id = b.cluster_id"))
    assert whole == joined == ask(db, "select count(*) from near_duplicates")[0][0]
    assert ask(db, "pragma foreign_key_check") == []
    return {frozenset(members) for members in found.values()}


def key(db: Path, id_: str) -> str:
    return str(ask(db, "select key from articles where identity_value = ?", id_)[0][0])


# --- as articles come, change and go ---


def test_one_text_in_three_outlets_is_one_cluster(db: Path):
    load(A, B, C, D)
    assert groups(db) == {frozenset("abc")}
    assert ask(db, "select articles, publications, first_published, last_published from clusters") == [
        (3, 3, "2024-05-06", "2024-05-07")
    ]
    # Nothing is left out: all four are there with all that is in them.
    assert ask(db, "select count(*), count(distinct article_id) from figures where measure = 'killed'") == [(3, 3)]


@pytest.mark.parametrize("order", list(permutations("abcd")))
def test_it_does_not_hang_on_the_order_or_on_how_many_loads(db: Path, order: tuple[str, ...]):
    records = {record["id"]: record for record in (A, B, C, D)}
    for number, id_ in enumerate(order[:2]):
        load(records[id_], name=f"{number}.ndjson")
    load(*(records[id_] for id_ in order[2:]))
    assert groups(db) == {frozenset("abc")}


def test_who_is_rewritten_leaves_and_who_is_left_alone_has_no_cluster(db: Path):
    load(A, B, C, D)
    (cluster,) = ask(db, "select id from clusters")
    load(A, B, {**C, "text": D["text"]}, D)
    assert groups(db) == {frozenset("ab"), frozenset("cd")}
    assert ask(db, "select cluster_id from articles where identity_value = 'a'") == [cluster]
    load(A, {**B, "text": "The harbour is closed."}, {**C, "text": "Withdrawn."}, D)
    assert groups(db) == set()
    assert ask(db, "select count(*) from clusters") == [(0,)]
    load(A, B, C, D)
    assert groups(db) == {frozenset("abc")}


def test_what_joined_two_groups_parts_them_when_it_goes(db: Path):
    """A bridge holds the text of both; without it they have nothing in common."""
    long = {**D, "id": "e", "publication": "Echo"}
    bridge = {**A, "id": "x", "publication": "Digest", "text": f"{A['text']}\n\n{D['text']}"}
    load(A, B, D, long, bridge)
    assert groups(db) == {frozenset("abdex")}
    load(A, B, D, long, {**bridge, "text": "Nothing today."})
    assert groups(db) == {frozenset("ab"), frozenset("de")}


def test_the_same_rows_again_change_nothing(db: Path):
    load(A, B, C, D)
    tables = ("clusters", "near_duplicates", "fingerprints")
    before = [ask(db, f"select * from {table}") for table in tables]
    load(A, B, C, D)
    good("load", "wire.ndjson", "--verify", "-q")
    assert [ask(db, f"select * from {table}") for table in tables] == before
    # Newer rules make the rows again, and find the same.
    with closing(sqlite3.connect(db)) as conn, conn:
        conn.execute("update extractor set rules_hash = 'older'")
    good("load", "wire.ndjson", "-q")
    assert [ask(db, f"select * from {table}") for table in tables] == before


def test_a_text_that_is_gone_leaves_no_fingerprint(db: Path):
    load({**A, "url": "https://a.example/1"})
    load({**A, "url": "https://a.example/2", "text": D["text"]})
    changed = ask(db, "select hash from fingerprints order by 1")
    load({**A, "id": "n", "url": "https://a.example/2", "text": D["text"]}, name="new.ndjson")
    assert ask(db, "select hash from fingerprints where article_id = 2 order by 1") == changed


def test_an_entry_of_a_feed_and_the_page_of_its_address_are_near_identical(db: Path):
    load({**A, "url": "https://times.example/ferry"})
    teaser = {"id": "guid-1", "publication": "Harbour Times feed", "title": "Ferry capsizes", "url": "https://times.example/ferry#rss",
              "text": "Fishing boats reached the ferry first."}  # fmt: skip
    load(teaser, name="feed.ndjson")
    assert groups(db) == {frozenset(("a", "guid-1"))}
    assert [copy["share"] for copy in copies(db, "guid-1")] == [0.0]


def test_more_copies_than_are_looked_at_are_one_cluster(db: Path):
    load(*({**A, "id": f"n{number}", "publication": f"Outlet {number}"} for number in range(LOOKED_AT * 4)))
    assert [len(group) for group in groups(db)] == [LOOKED_AT * 4]
    load({**A, "id": "last", "publication": "Last"}, name="last.ndjson")
    assert [len(group) for group in groups(db)] == [LOOKED_AT * 4 + 1]


def test_articles_without_words_have_nothing_in_common(db: Path):
    load({**A, "text": ""}, {**B, "text": ""}, {**C, "text": "One two three."}, {**D, "text": "One two three."})
    assert groups(db) == set()


def test_an_older_file_is_brought_up_to_date_and_grouped_by_the_next_load(tmp_path: Path, db: Path):
    from sqlite_utils import Database

    from archive.store.migrations import migrations

    load(A, B, C, D)
    with closing(sqlite3.connect(db)) as conn, conn:  # what a file of the time before has
        conn.execute("update articles set cluster_id = null")
        for table in ("near_duplicates", "fingerprints", "clusters"):
            conn.execute(f"drop index if exists {table}_other")
            if table == "clusters":
                conn.execute("drop index articles_cluster")
                conn.execute("pragma foreign_keys = off")
                conn.execute("alter table articles drop column cluster_id")
            conn.execute(f"drop table {table}")
        conn.execute("delete from _sqlite_migrations where name = 'm0008_clusters'")
        (article,) = conn.execute("select id from articles limit 1").fetchone()
        # What reads it before it is brought up to date finds no copies, and no fault.
        assert list_copies(conn, article) == []
    with closing(sqlite3.connect(tmp_path / "first.db")) as first:
        migrations.apply(Database(first), stop_before=["m0008_clusters"])
    schemas = []
    for path in (db, tmp_path / "first.db", tmp_path / "new.db"):
        with closing(open_archive(path).conn) as conn:
            schemas.append({row[0] for row in conn.execute("select sql from sqlite_master")})
    assert schemas[0] == schemas[1] == schemas[2]
    assert groups(db) == set()
    assert len(ask(db, "select 1 from articles")) == 4
    load(D, name="another.ndjson")
    assert groups(db) == {frozenset("abc")}


def test_an_older_file_whose_first_load_was_killed_is_grouped_by_the_one_after(
    db: Path, monkeypatch: pytest.MonkeyPatch
):
    load(A | {"id": "a2"}, D, B, {**A, "text": "Too short."})
    with closing(sqlite3.connect(db)) as conn, conn:
        conn.execute("update articles set cluster_id = null")
        for table in ("near_duplicates", "fingerprints", "clusters"):
            conn.execute(f"delete from {table}")
    monkeypatch.setattr(clusters, "AT_ONCE", 1)
    asked: list[int] = []

    def read_text(conn: sqlite3.Connection, article_id: int) -> Text:
        asked.append(article_id)
        return clusters_read(conn, article_id)

    clusters_read = clusters.read_text
    with monkeypatch.context() as killed, closing(open_archive(db).conn) as conn:
        killed.setattr(clusters.Grouping, "write", write_or_die(clusters.Grouping.write, times=2))
        with pytest.raises(KeyboardInterrupt):
            clusters.group_all(conn)
    assert groups(db) == set()
    assert ask(db, "select count(distinct article_id) from fingerprints") == [(2,)]
    load(A | {"id": "a2"}, name="again.ndjson")
    assert groups(db) == {frozenset(("a2", "b"))}
    # Of an archive that has them one article is looked at, or as many as have no words.
    monkeypatch.setattr(clusters, "read_text", read_text)
    load(D, name="another.ndjson")
    assert asked == [4, 3]


def write_or_die(write: Callable[[Any], None], *, times: int) -> Callable[[Any], None]:
    left = iter(range(times))

    def go(grouping: Any) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt
        write(grouping)

    return go


def test_each_question_about_one_article_uses_an_index(db: Path):
    load(A, B, C, D)
    with closing(sqlite3.connect(db)) as conn:
        for sql, *values in (
            (NEAR, 1, 2), (clusters._COPIES, 1), (clusters._NUMBER_OF_COPIES, 1), (clusters._SHARING, "[1]", 1),
            (clusters.SUMMARY.format(also="and cluster_id = ?"), 1),
        ):  # fmt: skip
            plan = [row[3] for row in conn.execute(f"explain query plan {sql}", values)]
            assert not [
                step
                for step in plan
                if step.startswith("SCAN") and step not in ("SCAN own", "SCAN h VIRTUAL TABLE INDEX 1:")
            ], plan


# --- where they are shown ---


def copies(db: Path, id_: str) -> list[dict[str, Any]]:
    with closing(open_archive(db, readonly=True).conn) as conn:
        (article,) = conn.execute("select id from articles where identity_value = ?", [id_]).fetchone()
        return list_copies(conn, article)


def test_copies_are_listed_the_earliest_first_with_what_they_share(db: Path):
    load(A, B, C, D)
    assert [(copy["publication"], copy["published"]) for copy in copies(db, "b")] == [
        ("Harbour Times", "2024-05-06"), ("Evening Sun", "2024-05-06"),
    ]  # fmt: skip
    assert all(0.7 <= copy["share"] < 1 for copy in copies(db, "b"))
    assert copies(db, "d") == []


def test_show_prints_them(db: Path):
    load(A, B, C, D)
    shown = good("show", key(db, "b"))
    assert "near-identical text in 2 other articles" in shown
    assert f"  {key(db, 'a')}   9" in shown
    assert "2024-05-06 · Harbour Times · Ferry capsizes" in shown
    assert "near-identical" not in good("show", key(db, "d"))
    row = json.loads(good("show", key(db, "b"), "--format", "json"))
    assert [copy["key"] for copy in row["copies"]] == [key(db, "a"), key(db, "c")]
    assert set(row["copies"][0]) == {"key", "headline", "published", "publication", "share"}


def test_the_page_of_an_article_lists_them_and_leads_to_the_comparison(db: Path):
    load(A, B, C, D)
    a, b = key(db, "a"), key(db, "b")
    page = get(db, f"/-/article/{b}").text
    assert '<a href="#press-copies">near-identical text in 2 other articles</a>' in page
    assert f'<a href="/-/article/{a}?beside={b}">' in page
    assert "near-identical" not in get(db, f"/-/article/{key(db, 'd')}").text
    compared = get(db, f"/-/article/{a}?beside={b}")
    assert compared.status_code == 200
    assert "<del><strong>31.</strong></del> <ins><strong>34.</strong></ins>" in compared.text
    assert "Harbour Times</bdi></a>, 6 May 2024" in compared.text
    assert f"<del>{WIRE[4].split()[0]}" in compared.text
    # Of texts that are the same to the letter there is nothing to compare.
    load({**A, "id": "again", "publication": "Weekly"}, name="again.ndjson")
    page = get(db, f"/-/article/{a}").text
    assert "Weekly</bdi>, 6 May 2024</span> · the same to the letter" in page
    assert f"beside={key(db, 'again')}" not in page
    turned = get(db, f"/-/article/{b}?beside={a}").text
    assert "<del><strong>34.</strong></del> <ins><strong>31.</strong></ins>" in turned


def test_a_page_that_lists_the_first_hundred_says_how_many_there_are(db: Path):
    load(*({**A, "id": f"n{number}", "publication": f"Paper {number}"} for number in range(103)))
    page = get(db, f"/-/article/{key(db, 'n0')}").text
    assert '<a href="#press-copies">near-identical text in 102 other articles</a>' in page
    assert "The earliest 100 of 102 are listed." in page
    assert page.count("the same to the letter") == 100


def test_headlines_with_little_in_common_stand_one_after_the_other(db: Path):
    load(A, {**B, "title": "Grief in Port Maya after ferry sinks"})
    page = get(db, f"/-/article/{key(db, 'a')}?beside={key(db, 'b')}").text
    assert "<del>Ferry capsizes</del> <ins>Grief in Port Maya after ferry sinks</ins></h1>" in page
    assert "first: <a" in page
    load({**A, "id": "cut", "title": "Ferry capsizes off Sera", "text": "\n\n".join(WIRE[:4])}, name="cut.ndjson")
    page = get(db, f"/-/article/{key(db, 'a')}?beside={key(db, 'cut')}").text
    assert "Ferry capsizes off Sera</bdi></a>, 6 May 2024" in page  # their outlet is one and tells them not apart
    assert "second: <a" in page


def test_copies_that_print_another_number_are_one_row_of_the_nearest_pair(db: Path):
    load(A, {**A, "id": "e", "publication": "Echo"}, B, C)
    found = get(db, "/press/copies_that_differ.json?_shape=array").json()
    assert [(row["exact"], row["other_exact"], row["pairs"]) for row in found] == [("at least 31", "at least 34", 3)]


def test_a_teaser_with_another_text_is_said_to_have_the_address_and_not_the_text(db: Path):
    teaser = {**D, "title": "Ferry capsizes off Sera", "text": OTHER[2], "url": "https://a.example/ferry"}
    load({**A, "title": "Ferry capsizes off Sera", "url": "https://a.example/ferry"}, teaser)
    a, d = key(db, "a"), key(db, "d")
    page = get(db, f"/-/article/{d}").text
    assert "near-identical" not in page.casefold()
    assert "same address as 1 other article" in page
    assert "compare: 0% of the shorter text is in both" in page
    assert "near-identical" not in get(db, "/-/find?q=hurry").text
    assert "same address as 1 other article" in good("show", d)
    assert "Two texts of one address" in get(db, f"/-/article/{a}?beside={d}").text


def test_of_an_earlier_statement_each_copy_says_what_became_of_it(db: Path):
    load(A, C)
    load(
        {**A, "text": A["text"].replace("31", "34")},
        {**C, "text": C["text"].replace("killing at least 31", "with many dead")},
    )
    good("series", "add", "ferry", "--measure", "killed")
    page = get(db, "/-/series/ferry").text
    assert "Evening Sun</bdi></a> (not since)" in page
    assert "1 more stated earlier" not in page
    assert (
        "<span>1 figure</span><span>2 more stated earlier and since revised</span><span>1 of all these repeats" in page
    )


def test_what_is_found_says_in_how_many_other_articles_it_stands(db: Path):
    load(A, B, C, D)
    page = get(db, "/-/find?q=ferry").text
    # Five paragraphs: two of them have the words of one that is shown, and are led to from there.
    assert page.count("near-identical text in 2 other articles") == page.count("#press-copies") == 3
    assert len(re.findall(r'href="/-/article/\w+#p\d+"', page)) == 5
    assert "near-identical" not in get(db, "/-/find?q=economists").text


@pytest.mark.parametrize("other", ["d", "a", "nobody", "'"])
def test_texts_that_are_not_near_identical_have_no_comparison(db: Path, other: str):
    load(A, B, C, D)
    there = key(db, other) if other in "ad" else other
    page = get(db, f"/-/article/{key(db, 'a')}?beside={there}")
    assert page.status_code == 404
    assert "not near-identical" in page.text


def test_what_is_private_is_no_copy_of_anything_that_is_not(db: Path, tmp_path: Path):
    load(A, B, D)
    a, b = key(db, "a"), key(db, "b")
    good("private", b)
    page = get(db, f"/-/article/{a}").text
    assert "near-identical" not in page
    assert get(db, f"/-/article/{a}?beside={b}").status_code == 404
    assert "near-identical" not in get(db, "/-/find?q=ferry").text
    good("private", "--copy", tmp_path / "public.db")
    public = tmp_path / "public.db"
    assert groups(public) == set()
    assert ask(public, "select count(*) from articles") == [(2,)]
    assert ask(public, "select count(*) from clusters") == [(0,)]
    assert ask(public, "select count(*) from fingerprints where article_id not in (select id from articles)") == [(0,)]
    load(A, B, C, D)
    good("private", "--copy", tmp_path / "more.db")
    assert groups(tmp_path / "more.db") == {frozenset("ac")}
    assert ask(tmp_path / "more.db", "select publications, last_published from clusters") == [(2, "2024-05-06")]


def test_what_only_a_private_article_joins_is_not_joined_where_it_is_not_seen(db: Path):
    """The bridge holds the text of both, which have nothing in common."""
    bridge = {**A, "id": "x", "publication": "Digest", "text": f"{A['text']}\n\n{D['text']}"}
    load(A, D, bridge, {**D, "id": "e", "publication": "Echo"})
    assert groups(db) == {frozenset("adex")}
    good("private", key(db, "x"))
    assert "near-identical" not in get(db, f"/-/article/{key(db, 'a')}").text
    assert "near-identical" not in get(db, "/-/find?q=ferry").text
    assert "near-identical text in 1 other article<" in get(db, f"/-/article/{key(db, 'd')}").text
    good("private", "--copy", "public.db")
    assert groups(Path("public.db")) == {frozenset("de")}


# --- tolls ---


def toll(db: Path) -> list[dict[str, Any]]:
    return list(csv.DictReader(good("series", "show", "ferry", "--format", "csv", "--db", db).splitlines()))


def test_a_toll_that_wire_copy_repeats_is_one_mark_and_all_are_in_the_csv(db: Path):
    alone = {**D, "id": "e", "text": "The ferry sank. At least 31 people were killed, a rescuer said."}
    load(A, B, C, D, alone)
    assert "ferry: 4 figures" in good("series", "add", "ferry", "--measure", "killed")
    rows = toll(db)
    # The 34 is another number; the 31 of the rescuer's article is no copy.
    assert [(row["article"], row["exact"], row["copy_of"]) for row in rows if row["copy_of"]] == [
        (key(db, "c"), "at least 31", next(row["key"] for row in rows if row["article"] == key(db, "a")))
    ]
    assert len(rows) == 4
    assert "4 figures; 1 of them repeats a near-identical text" in good("series", "show", "ferry")
    page = get(db, "/-/series/ferry").text
    assert "<span>4 figures</span><span>1 of them repeats a near-identical text</span>" in page
    assert page.count('<td data-name="As printed">') == 3
    assert "Evening Sun</bdi></a> (near-identical text)" in page
    assert "What near-identical texts state alike is one mark" in page
    assert "figures are drawn" not in page  # all are
    assert "at least 31 people, no source given, and in 1 near-identical text" in page
    drawing = get(db, "/-/series/ferry.svg").text
    assert drawing.count("<a href=") == 3
    good("private", key(db, "a"))
    hidden = get(db, "/-/series/ferry").text
    assert "near-identical" not in hidden
    assert hidden.count('<td data-name="As printed">') == 3


def test_what_only_a_third_text_joins_is_no_copy(db: Path):
    """The bridge holds the text of both, which have nothing in common, and all three state the same number."""
    other = {**D, "text": D["text"] + "\n\nAt least 31 people were killed."}
    own = {**A, "text": A["text"] + "\n\nAt least 31 people were killed."}
    bridge = {
        **A,
        "id": "x",
        "publication": "Digest",
        "text": f"{own['text']}\n\n{other['text']}",
        "date": "2024-12-31",
    }
    load(own, other, bridge)
    assert groups(db) == {frozenset("adx")}
    good("series", "add", "ferry", "--measure", "killed")
    rows = [row for row in toll(db) if row["exact"].lower() == "at least 31 people"]
    first = {row["key"]: row["article"] for row in rows}
    assert {(row["article"], first.get(row["copy_of"])) for row in rows} >= {(key(db, "a"), None), (key(db, "d"), None)}
    assert all(row["copy_of"] for row in rows if row["article"] == key(db, "x"))
    # Its mark is one that is drawn, not another copy.
    assert {row["copy_of"] for row in rows} - {""} <= {row["key"] for row in rows if not row["copy_of"]}


def test_the_same_number_of_another_week_is_no_copy(db: Path):
    text = (
        "Police said on April {} that 5 people were killed on the roads in the week before, and that another 21 were injured in 14 crashes."
        " Most of those who died were riding motorcycles, and all drivers were asked again to keep their distance and to wear helmets."
    )
    week = {"id": "w1", "publication": "Post", "title": "Road toll", "date": "2024-04-08", "text": text.format(8)}
    load(week, {**week, "id": "w2", "date": "2024-04-15", "text": text.format(15)},
         {**week, "id": "w3", "date": "2024-04-16", "publication": "Sun", "text": text.format(15)})  # fmt: skip
    assert groups(db) == {frozenset(("w1", "w2", "w3"))}
    good("series", "add", "roads", "--measure", "killed")
    rows = list(csv.DictReader(get(db, "/-/series/roads.csv").text.splitlines()))
    assert [bool(row["copy_of"]) for row in rows] == [False, False, True]


def test_what_one_article_says_twice_is_no_copy(db: Path):
    load({**A, "text": A["text"] + "\n\nAt least 31 people were killed."}, C)
    good("series", "add", "ferry", "--measure", "killed")
    rows = toll(db)
    assert [row["article"] for row in rows if row["copy_of"]] == [key(db, "c")]
    assert len(rows) == 3
