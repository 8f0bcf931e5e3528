"""`archive search` and `archive show` as a person types them: what they print, and what they say of a mistake."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from asking import get
from commands import ask, begin_in, good, load_record, refused, run

pytestmark = pytest.mark.usefixtures("elsewhere")


def test_search_prints_paragraphs_with_their_keys(seed):
    said = good("search", "hostages", "Jabalia", "--db", seed)
    assert "0e8d99bf9f0766cb, paragraph 15" in said
    assert "bodies of three hostages" in said
    row = json.loads(good("search", "Jabalia", "--db", seed, "--format", "ndjson"))
    assert (row["article"], row["position"], row["kind"]) == ("0e8d99bf9f0766cb", 15, "body")
    assert [row["text"][start:end] for start, end in row["hits"]] == ["Jabalia"]


def test_search_is_never_a_syntax_error(seed):
    for words in ('"unbalanced', "(((", "OR", "col:x AND", "'; drop table articles"):
        assert run("search", words, "--db", seed).exit_code == 0
    assert good("search", "--db", seed, "--", "hostages", "-bodies").count("0e8d99bf9f0766cb") == 2


def test_search_says_when_nothing_is_found(seed):
    result = run("search", "zebra", "--db", seed)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "No paragraph holds all of these words.\n")


def test_search_finds_figures_by_what_is_asked_of_them(seed):
    said = good("search", "--measure", "killed", "--source", "Local health authorities", "--db", seed)
    assert "0e8d99bf9f0766cb, paragraph 17\n" in said
    assert re.search(
        r"^  [0-9a-f]{16}  more than 35,000 people \(killed\), according to local health authorities, since 7 October 2023, as of 24 May 2024$", said, re.MULTILINE
    )  # fmt: skip
    assert "Jabalia" not in said  # in bold, and no other paragraph
    row = json.loads(
        good("search", "--db", seed, "--min", "30,000", "--kind", "count", "--format", "ndjson", "--attributed", "yes")
    )
    assert [figure["exact"] for figure in row["figures"]] == ["More than 35,000 people"]
    assert row["hits"] == []


def test_search_without_words_prints_the_figures_that_it_found(seed):
    said = good("search", "--name", "Jabalia", "--db", seed)
    assert re.search(r"^  [0-9a-f]{16}  3 people: hostages \(bodies recovered\)", said, re.MULTILINE)
    assert not re.search(r"^  [0-9a-f]{16}", good("search", "Jabalia", "--name", "Jabalia", "--db", seed), re.MULTILINE)


def test_search_says_the_measure_behind_the_whole_of_what_is_counted(tmp_path):
    Path("mine.txt").write_text("The blast killed 12 miners.")
    good("load", "mine.txt", "--db", "mine.db")
    with closing(sqlite3.connect("mine.db")) as conn, conn:
        conn.execute("update figures set object = 'men, women'")
    said = good("search", "--measure", "killed", "--db", "mine.db")
    assert re.search(r"^  [0-9a-f]{16}  12 people: men, women \(killed\)", said, re.MULTILINE)


def test_search_does_not_find_by_a_source_what_it_disputes(tmp_path):
    Path("denied.txt").write_text(
        "Title: Denied\n\nJane Roe denied that 50 people were killed in Slough. Jane Roe said 3 people were wounded.\n"
    )
    good("load", "denied.txt", "-j", 1)
    for words in ((), ("people",)):
        [row] = map(json.loads, good("search", *words, "--source", "Jane Roe", "--format", "ndjson").splitlines())
        assert [figure["exact"] for figure in row["figures"]] == ["3 people"]


def test_search_says_that_paragraphs_without_figures_have_no_line_in_csv(tmp_path):
    Path("quiet.txt").write_text("Title: Quiet\n\nNothing burned.\n")
    good("load", "quiet.txt", "-j", 1)
    result = run("search", "burned", "--format", "csv")
    assert (result.exit_code, result.stdout.count("\n")) == (0, 1)
    assert result.stderr == "1 paragraph found, without a figure: csv has a line for each figure.\n"


def test_search_writes_a_line_for_each_figure(seed):
    rows = list(csv.DictReader(io.StringIO(good("search", "people", "--db", seed, "--all", "--format", "csv"))))
    with sqlite3.connect(seed) as conn:
        sql = "select key from figures where paragraph_id in (select rowid from paragraphs_fts where paragraphs_fts match 'people')"
        keys = {key for (key,) in conn.execute(sql)}
    conn.close()
    assert {row["figure"] for row in rows} == keys
    assert len(rows) == len(keys) > 3
    assert all(row["exact"] in row["text"] for row in rows)
    [row] = csv.DictReader(
        io.StringIO(
            good(
                "search", "taken hostage", "--db", seed, "--name", "Hamas", "--measure", "kidnapped", "--format", "csv"
            )
        )
    )
    assert (row["exact"], row["measure"], row["source_name"]) == ("around 250 others", "kidnapped", "Israeli officials")


def test_search_stops_at_its_limit(seed):
    found = [
        json.loads(line)
        for line in good("search", "--kind", "count", "--db", seed, "--all", "--format", "ndjson").splitlines()
    ]
    assert len(found) > 3
    some = [
        json.loads(line)
        for line in good("search", "--kind", "count", "--db", seed, "-n", 2, "--format", "ndjson").splitlines()
    ]
    assert some == found[:2]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ((), "Say what to look for: words, or a figure, as in archive search --measure killed."),
        (("",), "Say what to look for: words, or a figure"),
        (("hostages", "-Rafah"), "To leave a word out, write NOT before it, archive search ceasefire NOT Rafah, or -- before"),
        (("--measure", "dead"), "Invalid value for --measure: There is no measure “dead” here: choose killed."),
        (("--from", "24.5.2024"), "Invalid value for --from: “24.5.2024” is no day: type 2024-05-24, 2024-05 or 2024."),
        (("--min", "10", "--max", "5"), "Invalid value for --max: The largest is less than the smallest"),
        (("--source", "authorities"), "Invalid value for --source: There is no source “authorities” here: choose local health authorities."),
        (("--name", "Atlantis"), "Invalid value for --name: There is no name “Atlantis” here: leave this out."),
    ],
)  # fmt: skip
def test_search_says_what_to_ask_instead(seed, typed, says):
    result = run("search", *typed, "--db", seed)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (("--kind", "score"), "No paragraph has such a figure.\n"),
        (("hostages", "--kind", "score"), "No paragraph holds all of these words and is as asked.\n"),
    ],
)
def test_search_says_what_it_did_not_find(seed, typed, says):
    result = run("search", *typed, "--db", seed)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", says)


def test_show_prints_an_article_and_a_figure(seed):
    said = good("show", "0e8d99bf9f0766cb", "--db", seed)
    assert "[caption] A woman stands next to a damaged building" in said
    assert "10 figures" in said
    key = re.search(r"([0-9a-f]{16})  ¶17  some 1,200 people  = about 1,200 people \(1,150 to 1,250\), killed", said)[1]
    said = good("show", key, "--db", seed)
    assert "some 1,200 people" in said
    assert re.search(r"^number_text +1,200$", said, re.MULTILINE)
    assert "killed, according to Israeli officials, as of 2023-10-07" in said
    row = json.loads(good("show", key, "--db", seed, "--format", "json"))
    assert (row["low"], row["source"], row["date"]) == (1150, "Israeli officials", "Oct. 7")
    article = json.loads(good("show", "0e8d99bf9f0766cb", "--db", seed, "--format", "json"))
    assert (len(article["paragraphs"]), len(article["figures"])) == (18, 10)


def test_show_says_the_headline_of_a_marked_article_once(tmp_path):
    db, feed = tmp_path / "a.db", tmp_path / "a.rss"
    entry = "<item><guid isPermaLink='false'>1</guid><title>Flood kills {}</title><description>The river rose on {}.</description></item>"
    feed.write_text(f"<rss version='2.0'><channel>{entry.format(12, 'Monday')}</channel></rss>")
    good("load", feed, "--db", db, "-q")
    (key,) = good("export", "select key from articles", "--db", db).splitlines()[1:]
    assert good("show", key, "--db", db).splitlines()[:3] == ["Flood kills 12", "", "The river rose on Monday."]
    feed.write_text(f"<rss version='2.0'><channel>{entry.format(14, 'Monday')}</channel></rss>")
    good("load", feed, "--db", db, "-q")
    said = good("show", key, "--db", db, "--diff")
    assert said.count("- Flood kills 12") == said.count("+ Flood kills 14") == 1
    feed.write_text(f"<rss version='2.0'><channel>{entry.format(15, 'Tuesday')}</channel></rss>")
    good("load", feed, "--db", db, "-q")
    said = good("show", key, "--db", db, "--diff")
    assert "- The river rose on Monday." in said
    assert "+ The river rose on Tuesday." in said
    assert said.count("Flood kills 15") == 1
    assert good("show", key, "--db", db, "--revision", "1").count("Flood kills 12") == 1


def test_show_says_that_a_key_is_unknown(seed):
    result = run("show", "nothing", "--db", seed)
    assert result.exit_code == 2
    assert "no article and no figure" in result.stderr


BUDGET = "Defence spending rose by $900 million to $6.1 billion, or 2.4% of GDP. Prices fell 5%. Sales dropped by up to 3%. It was 4%."


def test_which_way_a_figure_moved_is_said(tmp_path, monkeypatch):
    db = begin_in(tmp_path, monkeypatch)
    load_record(BUDGET)
    found = good("search", "--min", 0)
    for said in (
        "up by 900,000,000 dollars: Defence",
        "  6,100,000,000 dollars",
        "2.4%: Defence spending, of GDP",
        "down by 5%: Prices",
        "down by up to 3%",
    ):
        assert said in found
    [(article,)] = ask(db, "select key from articles")
    shown = good("show", article)
    assert "= up by 900,000,000 dollars: Defence spending" in shown
    assert "= down by 5%: Prices" in shown
    assert ">down by 5%</a>" in get(db, "/-/find?q=prices").text
    assert ">down by 5%</a>" in get(db, f"/-/article/{article}").text


def test_what_is_disputed_is_said_to_be_once(tmp_path, monkeypatch):
    db = begin_in(tmp_path, monkeypatch)
    load_record("The ministry denied that 40 people were killed.")
    [(key, article)] = ask(db, "select f.key, a.key from figures f join articles a on a.id = f.article_id")
    for path in (f"/-/figure/{key}", f"/-/article/{article}", "/-/find?q=killed"):
        text = get(db, path).text
        assert re.search(r'press-faint">\s*disputed', text), path
        assert '<span class="press-tag">disputed</span>' not in text, path


def test_show_takes_how_a_key_begins_and_the_file_of_an_article(tmp_path, monkeypatch):
    db = begin_in(tmp_path, monkeypatch)
    (tmp_path / "clips").mkdir()
    Path("clips/a.txt").write_text("Mill burns\n\nSome 40 people fled.\n")
    Path("clips/w.ndjson").write_text(
        '{"key": "orm-1", "text": "Some 5 came."}\n{"key": "orm-22", "text": "Nobody came."}\n'
    )
    good("load", "clips", "-q")
    [(article, figure)] = ask(
        db, "select a.key, f.key from articles a join figures f on f.article_id = a.id where value = 40"
    )
    whole = good("show", article)
    for typed in (article[:6], article[:15], "clips/a.txt", str(tmp_path / "clips" / "a.txt"), "./clips/a.txt"):
        assert good("show", typed) == whole
    assert good("show", figure[:8]) == good("show", figure)
    assert good("show", "clips/a.txt", "--revision", 1) == good("show", article, "--revision", 1)
    assert "Some 5 came." in good("show", "orm-1")
    assert "Nobody came." in good("show", "orm-22")[:200]
    for typed, said in (
        (article[:5], "no article and no figure"),
        ("clips", "no article and no figure"),
        ("clips/b.txt", "no article and no figure"),
        ("clips/w.ndjson", "'clips/w.ndjson': is the file of 2 keys: orm-1, orm-22"),
    ):
        assert said in refused("show", typed)
    Path("more.ndjson").write_text('{"key": "kiln-1", "text": "A."}\n{"key": "kiln-2", "text": "B."}\n')
    good("load", "more.ndjson", "-q")
    assert "'kiln-1'" not in refused("show", "kiln-")  # too short
    assert "begins 2 keys: orm-1" not in run("show", "orm-1").output


def test_show_says_which_keys_begin_alike(tmp_path, monkeypatch):
    begin_in(tmp_path, monkeypatch)
    Path("w.ndjson").write_text("".join(f'{{"key": "orm-2024-{n:02}", "text": "A."}}\n' for n in range(10)))
    good("load", "w.ndjson", "-q")
    said = refused("show", "orm-2024")
    assert "begins 10 keys: orm-2024-00, orm-2024-01, " in said
    assert said.endswith("orm-2024-07 and 2 more\n")
    assert good("show", "orm-2024-03")


def test_how_many_times_as_much_is_said(tmp_path, monkeypatch):
    db = begin_in(tmp_path, monkeypatch)
    load_record(
        "The pot doubled. Sales more than tripled. Fares fell fivefold. Rents are three times as high. He faces 12 counts of murder."
    )
    found = good("search", "--min", 0)
    for said in ("times 2: pot", "times more than 3: Sales", "12 counts"):
        assert said in found
    assert "up by" not in found
    assert "2 counts:" not in found.replace("12 counts", "")
    assert not re.search(r"\b[235] counts", found)
    assert ">times 2</a>" in get(db, "/-/find?q=pot").text
