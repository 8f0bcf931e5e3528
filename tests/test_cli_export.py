"""`archive export` as a person types it: what it writes, and what it says of a mistake."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys

import pytest
from commands import good, run

from archive.serving import canned_queries

pytestmark = pytest.mark.usefixtures("elsewhere")


def test_export_writes_a_table_in_three_formats(seed):
    rows = list(csv.DictReader(io.StringIO(good("export", "figures", "--db", seed))))
    lines = [json.loads(line) for line in good("export", "figures", "--db", seed, "--format", "ndjson").splitlines()]
    array = json.loads(good("export", "figures", "--db", seed, "--format", "json"))
    assert array == lines
    assert len(rows) == len(array) == 10
    assert [row["exact"] for row in rows] == [row["exact"] for row in array]
    assert rows[0]["value"] == "1000000"
    assert (array[0]["value"], array[0]["high"]) == (1000000, None)


def test_export_quotes_a_carriage_return_wherever_it_stands(seed):
    sql = "select 'a' || char(13) || 'b' as one, char(13, 10) as two, 'c' as three union all select 'd', null, 'e'"
    said = run("export", sql, "--db", seed).stdout_bytes.decode()
    assert said == 'one,two,three\n"a\rb","\r\n",c\nd,,e\n'
    assert next(csv.DictReader(io.StringIO(said, newline=""))) == {"one": "a\rb", "two": "\r\n", "three": "c"}


def test_export_writes_a_query_with_its_parameters(seed):
    rows = json.loads(good("export", "largest_figures", "--db", seed, "-p", "measure=killed", "--format", "json"))
    assert {row["measure"] for row in rows} == {"killed"}
    everything = json.loads(good("export", "largest_figures", "--db", seed, "--format", "json"))
    assert len(everything) > len(rows) > 0


def test_export_lists_what_there_is_without_an_archive(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    lines = good("export", "--list").splitlines()
    assert lines[0].startswith("Tables: articles, ")
    assert "largest_figures (measure" in "\n".join(lines)
    assert {line.split()[0] for line in lines[3:-2]} == set(canned_queries())
    assert lines[-2] == ""
    assert "archive search WORDS --all --format csv" in lines[-1]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "more", "begin"),
    [
        ("a.csv", [], "headline\n"),
        ("a.json", [], "["),
        ("a.NDJSON", [], '{"headline"'),
        ("a.jsonl", [], '{"headline"'),
        ("a.txt", [], "headline\n"),
        ("a", [], "headline\n"),
        ("a.json", ["--format", "csv"], "headline\n"),
        ("a.xlsx", ["--format", "csv"], "headline\n"),
    ],
)
def test_export_writes_what_the_file_is_called(seed, tmp_path, name, more, begin):
    good("export", "select headline from articles", "--db", seed, "-o", name, *more)
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begin)


def test_export_runs_sql_with_the_functions_of_the_pages(seed, tmp_path):
    sql = "select exact, bounds_words(comparator, approximate, value, low, high, unit_name) as says from figures where value = :value"
    good("export", sql, "--db", seed, "-p", "value=1200", "-o", "out.csv")
    assert (
        tmp_path / "out.csv"
    ).read_text() == 'exact,says\n"some 1,200 people","about 1,200 people (1,150 to 1,250)"\n'


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["figurs"], "did you mean figures"),
        (["nosuch"], "name one, such as figures, articles or "),
        ([""], "there is no such table or canned query"),
        (["select * from nowhere"], "no such table: nowhere; archive export --list prints all"),
        (["select * from figurs"], "no such table: figurs; did you mean figures?"),
        (
            ["select publication from articles"],
            "no such column: publication; did you mean publication_id?; articles has id, key, ",
        ),
        (["select a.x from figures f, articles a"], "no such column: a.x; articles has id, key, "),
        (['select x from "publications"'], "no such column: x; publications has id, name, domain\n"),
        (["select x"], "no such column: x\n"),
        (["select 1; select 2"], "one statement"),
        (["delete from figures"], "there is no such table or canned query"),
        (["with x as (select 1) delete from figures"], "readonly"),
        (["figures", "-p", "a=b"], "has no parameter a; it takes none"),
        (["largest_figures", "-p", "a=b"], "it takes measure"),
        (["figures", "-p", "ab"], "is not NAME=VALUE"),
        (["figures", "-o", "no/such/folder.csv"], "no/such/folder.csv: cannot be written; there is no folder"),
        (["figures", "-o", "."], ".: cannot be written; it is a folder"),
        (["figures", "-o", ""], "cannot be written; name a file"),
        (["figures", "-o", "x.xlsx"], "would hold a spreadsheet, which is not written here; name it x.csv"),
        (["figures", "-o", "x.feather"], "would hold a table for programs"),
        (["select abs(-9223372036854775808)"], "integer overflow"),
    ],
)
def test_export_says_what_is_wrong(seed, arguments, said):
    result = run("export", *arguments, "--db", seed)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_export_ends_quietly_when_the_reader_goes_away(seed):
    many = "with recursive n (i) as (select 1 union all select i + 1 from n limit 300000) select i from n"
    script = f"{sys.executable} -m archive export {many!r} --db {seed} | head -n 2"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("i\n1\n", "")


def test_what_json_has_no_word_for_is_written_as_what_it_has(seed):
    row = json.loads(
        good(
            "export",
            "select 1e999 as endless, x'ff00' as bytes, 0.5 as half, 1e300 as big",
            "--db",
            seed,
            "--format",
            "ndjson",
        )
    )
    assert row == {"endless": None, "bytes": "ff00", "half": 0.5, "big": 1e300}


MARK = b"\xef\xbb\xbf"


def test_csv_for_excel_begins_with_a_byte_order_mark(seed, tmp_path):
    for arguments in (
        ("export", "figures"),
        ("export", "figures", "--format", "csv"),
        ("search", "people", "--format", "csv"),
        ("search", "people", "--all", "--format", "csv"),
    ):
        plain = run(*arguments, "--db", seed).stdout_bytes
        assert not plain.startswith(MARK)
        assert run(*arguments, "--db", seed, "--bom").stdout_bytes == MARK + plain
    good("export", "select 'Théâtre' as one", "--db", seed, "--bom", "-o", "a.csv")
    assert (tmp_path / "a.csv").read_bytes() == MARK + "one\nThéâtre\n".encode()
    assert list(csv.DictReader(io.StringIO((tmp_path / "a.csv").read_text("utf-8-sig")))) == [{"one": "Théâtre"}]
    good("export", "select 1 as one where 0", "--db", seed, "--bom", "-o", "b.csv")
    assert (tmp_path / "b.csv").read_bytes() == MARK + b"one\n"


def test_what_excel_would_run_as_a_formula_is_text_in_csv_for_excel(seed):
    texts = "=1+1", "@desk said", "+44 fled", "- a list", "=", "-5 people", "-5"
    sql = f"select {', '.join(f'{text!r} as c{at}' for at, text in enumerate(texts))}, -5 as n"
    for options, cells in (
        ((), texts),
        (("--bom",), ("'=1+1", "'@desk said", "+44 fled", "'- a list", "=", "-5 people", "-5")),
    ):
        said = good("export", sql, "--db", seed, *options).lstrip("\ufeff")
        assert list(csv.reader(io.StringIO(said)))[1] == [*cells, "-5"]


def test_a_byte_order_mark_is_for_csv_alone(seed):
    for arguments in (
        ("export", "figures", "--format", "json"),
        ("export", "figures", "-o", "a.ndjson"),
        ("export", "figures", "-o", "a.parquet"),
        ("search", "people"),
        ("search", "people", "--format", "ndjson"),
        ("series", "show", "none"),
    ):
        result = run(*arguments, "--bom", "--db", seed)
        assert result.exit_code == 2
        assert "--bom is for CSV; " in result.stderr
    assert "--package goes alone" in run("export", "--package", "p", "--bom", "--db", seed).stderr
