"""Every command as a person types it: what it prints, how it ends, and what it says of a mistake."""

from __future__ import annotations

import csv
import fcntl
import io
import json
import os
import pty
import re
import shutil
import sqlite3
import struct
import subprocess
import sys
import termios
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from archive import __version__
from archive.cli import COMMANDS, main
from archive.reading import FORMATS
from archive.serving import canned_queries

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "000_0e8d99bf9f0766cb.txt"


def run(*arguments, **options):
    return CliRunner().invoke(main, [str(argument) for argument in arguments], **options)


def good(*arguments, **options):
    result = run(*arguments, **options)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture(scope="session")
def db(tmp_path_factory):
    path = tmp_path_factory.mktemp("cli") / "a.db"
    good("load", SEED, "--db", path, "-j", 1)
    return path


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ARCHIVE_DB", raising=False)


# --- all commands ---


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command):
    said = good(command, "--help")
    assert f"\n  archive {command} " in said or f"| archive {command}" in said
    assert "\b" not in said
    assert "\\b" not in said


def test_the_group_lists_every_command_and_its_version():
    said = good("--help")
    assert all(re.search(rf"^  {command} +[A-Z].*\.$", said, re.MULTILINE) for command in COMMANDS)
    assert good("--version") == f"archive, version {__version__}\n"


def test_no_command_has_an_option_without_help():
    for command in COMMANDS:
        for parameter in main.get_command(None, command).params:
            assert parameter.param_type_name == "argument" or parameter.help, (command, parameter.name)


def test_an_unknown_command_is_said():
    result = run("lode")
    assert result.exit_code == 2
    assert "No such command" in result.stderr


def test_help_imports_nothing_heavy():
    script = "import sys; from archive.cli import main; main(['--help'], standalone_mode=False); " \
             "print(sorted({'sqlite_utils', 'datasette', 'dateutil', 'yaml'} & set(sys.modules)))"  # fmt: skip
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_module_is_the_same_program():
    done = subprocess.run([sys.executable, "-m", "archive", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"archive, version {__version__}\n"


@pytest.mark.parametrize("command", [("search", "x"), ("show", "x"), ("export", "figures"), ("runs",)])
def test_a_missing_archive_is_said_in_one_line(command):
    result = run(*command, "--db", "none.db")
    assert (result.exit_code, result.stdout) == (2, "")
    assert (
        result.stderr == "Error: none.db: there is no archive here yet; make one with: archive load PATH --db none.db\n"
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize(
    "command",
    [
        ("--help",), ("--version",), ("show", "--help"), ("export", "figures"), ("export", "figures", "-o", "/dev/full"),
        ("show", "0e8d99bf9f0766cb"), ("search", "hostages"), ("runs",), ("series", "add", "toll", "--measure", "killed"),
        ("extract", SEED), ("load", SEED, "-j", "1"), ("bake", "site"), ("serve", "--port", "0"),
    ],
)  # fmt: skip
def test_a_full_disk_behind_standard_output_is_said_in_one_line(db, command, monkeypatch):
    copy = Path("copy.db")
    copy.write_bytes(db.read_bytes())
    monkeypatch.setenv("ARCHIVE_DB", str(copy))
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "archive", *map(str, command)], stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert (done.returncode, done.stderr) == (2, "Error: the output cannot be written: no space left on device\n")


@pytest.mark.parametrize(("said", "coloured"), [({}, True), ({"NO_COLOR": ""}, True), ({"NO_COLOR": "1"}, False)])
def test_colour_is_for_terminals_and_for_those_who_want_it(db, said, coloured):
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    command = [sys.executable, "-m", "archive", "search", "hostages", "--db", str(db)]
    lead, follow = pty.openpty()
    subprocess.run(command, stdout=follow, check=True, env=environment | said)
    os.close(follow)
    shown = os.read(lead, 100_000)
    os.close(lead)
    assert (b"\x1b[" in shown) is coloured
    assert b"\x1b[" not in subprocess.run(command, capture_output=True, check=True, env=environment).stdout


@pytest.mark.parametrize("command", [("load", SEED), ("search", "x"), ("show", "x"), ("export", "figures"), ("runs",)])
def test_what_is_no_archive_is_said_in_one_line(command, tmp_path):
    (tmp_path / "text.db").write_text("no database " * 100)
    result = run(*command, "--db", "text.db")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Error: text.db: is not a SQLite database")
    assert len(result.stderr.splitlines()) == 1


def test_the_environment_names_the_archive(db):
    assert "Rafah" in good("search", "Rafah", env={"ARCHIVE_DB": str(db)})


def complete(words, at, **env):
    env = {**os.environ, "_ARCHIVE_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(at), **env}
    script = "from archive.cli import main; main(prog_name='archive')"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=env)
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_the_tab_key_completes_what_the_archive_holds(db):
    assert complete(f"archive search --db {db} --source israeli", 5) == [
        "plain,Israeli official",
        "plain,Israeli officials",
    ]
    assert "plain,people" in complete("archive series add x --unit pe", 5, ARCHIVE_DB=str(db))
    assert "plain,Rafah" in complete(f"archive search --db {db} --name ra", 5)
    assert complete("archive search --db none.db --source israeli", 5) == [""]
    assert not Path("none.db").exists()


def test_the_tab_key_takes_a_percent_sign_for_itself_and_a_unit_by_its_name(db):
    for typed in ("%", "_", "!"):
        assert complete(f"archive search --db {db} --source {typed}", 5) == [""]
    Path("road.txt").write_text("The road is 12 km long.")
    good("load", "road.txt", "--db", "road.db", "-q")
    assert complete("archive search --db road.db --unit kilo", 5) == ["plain,kilometre"]


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash here")
@pytest.mark.parametrize("begun", ["R", '"R', "'R"])
def test_bash_quotes_what_the_tab_key_puts_in(tmp_path, begun):
    """In bash itself: what stands behind --source after the tab key is one word, whatever is in it."""
    (tmp_path / "archive").write_text("#!/bin/sh\necho 'plain,R&B Daily'\n")
    (tmp_path / "archive").chmod(0o755)
    env = {**os.environ, "_ARCHIVE_COMPLETE": "bash_source"}
    script = [sys.executable, "-c", "from archive.cli import main; main(prog_name='archive')"]
    source = subprocess.run(script, capture_output=True, text=True, env=env, check=True).stdout
    took = f"archive() {{ printf '<%s>' \"$@\" > {tmp_path}/took; exit; }}"
    (tmp_path / "rc").write_text(f"PATH={tmp_path}:$PATH\n{source}\n{took}\n")
    screen, terminal = os.openpty()
    shell = ["bash", "--rcfile", str(tmp_path / "rc"), "-i"]
    with subprocess.Popen(
        shell, stdin=terminal, stdout=terminal, stderr=terminal, env={**os.environ, "TERM": "dumb"}
    ) as bash:
        os.write(screen, f"archive --source {begun}\t\n".encode())
        bash.wait(timeout=20)
    os.close(screen)
    os.close(terminal)
    assert (tmp_path / "took").read_text() == "<--source><R&B Daily>"


def test_the_tab_key_completes_commands_and_names():
    assert complete("archive s", 1) == ["plain,search", "plain,series", "plain,serve", "plain,show"]
    assert complete("archive search --measure k", 3) == ["plain,killed", "plain,kidnapped"]
    assert complete("archive check --measure k", 3) == ["plain,killed", "plain,kidnapped"]
    assert complete("archive load --from nd", 3) == ["plain,ndjson"]
    assert complete("archive export --format pa", 3) == ["plain,parquet"]
    assert "plain,--package" in complete("archive export --p", 2)
    assert "plain,largest_figures" in complete("archive export lar", 2)


# --- load ---


def test_load_says_in_one_line_what_it_did(tmp_path):
    first = good("load", SEED, "--db", "p.db")
    assert re.fullmatch(r"p\.db: 1 added, 0 revised, 0 unchanged; 10 figures; \d+\.\d s\n", first)
    second = good("load", SEED, "--db", "p.db")
    assert re.fullmatch(
        r"p\.db: 0 added, 0 revised, 0 unchanged; 1 of 1 files as before; 0 figures; \d+\.\d s\n", second
    )


def test_load_makes_archive_db_where_nothing_is_said(tmp_path):
    good("load", SEED, "-q")
    assert (tmp_path / "archive.db").exists()


def test_load_reads_standard_input(tmp_path):
    assert "1 added" in good("load", "-", input='{"key": "k", "text": "Some 40 people fled."}\n')
    assert "0 added, 0 revised, 1 unchanged" in good(
        "load", "-", input='{"key": "k", "text": "Some 40 people fled."}\n'
    )


def test_load_of_nothing_on_standard_input_fails(tmp_path):
    result = run("load", "-", "--db", str(tmp_path / "a.db"), input="")
    assert (result.exit_code, result.stderr) == (2, "<stdin>: is empty: there is no article in it\n")


def test_load_reports_bad_inputs_and_exits_with_1(tmp_path):
    (tmp_path / "bad.ndjson").write_text('{"key": "k", "text": "Some 40 people fled."}\n{"key": \n')
    result = run("load", "bad.ndjson", "gone.txt", SEED)
    assert result.exit_code == 1
    assert "2 added" in result.stdout
    assert "2 errors" in result.stdout
    errors = result.stderr.splitlines()
    assert errors[0] == "gone.txt: there is no such file or folder"
    assert errors[1].startswith("bad.ndjson, line 2: ")
    assert len(errors) == 2


def test_load_of_a_folder_with_nothing_to_load_exits_with_2(tmp_path):
    (tmp_path / "f").mkdir()
    (tmp_path / "f" / "a.dtd").write_text("<!ELEMENT a>")
    result = run("load", "f")
    assert (result.exit_code, result.stderr) == (2, "f: there is nothing to load in this folder\n")
    assert "1 file of another kind left out (.dtd)" in result.stdout


def test_load_with_nothing_done_exits_with_2(tmp_path):
    result = run("load", "gone.txt")
    assert result.exit_code == 2
    assert "1 error;" in result.stdout


def test_load_warns_of_a_day_that_there_is_not_and_loads_the_article(tmp_path):
    (tmp_path / "w.ndjson").write_text('{"key": "k", "published": "2023-02-30", "text": "Some 40 people fled."}\n')
    said = "w.ndjson, line 1: there is no day '2023-02-30'; the article is loaded without a day\n"
    for options, stderr in (((), said), (("-q",), "")):
        result = run("load", "w.ndjson", "--dry-run", *options)
        assert (result.exit_code, result.stderr) == (0, stderr)


def test_load_is_quiet_when_asked(tmp_path):
    result = run("load", SEED, "gone.txt", "--quiet")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "gone.txt: there is no such file or folder\n"


def test_load_dry_says_so_and_writes_nothing(tmp_path):
    assert good("load", SEED, "--dry-run").startswith("archive.db (dry run): 1 added, 0 revised, 0 unchanged; ")
    assert not (tmp_path / "archive.db").exists()


def test_load_names_what_it_left_out_and_what_was_updated(tmp_path):
    (tmp_path / "f").mkdir()
    (tmp_path / "f" / "a.jpg").write_bytes(b"x")
    wire = tmp_path / "f" / "w.ndjson"
    wire.write_text('{"key": "k", "text": "Some 40 people fled."}\n')
    assert "1 file of another kind left out (.jpg)" in good("load", "f")
    wire.write_text('{"key": "k", "text": "Some 40 people fled.", "byline": "Ann Lee"}\n')
    assert "1 updated, 0 unchanged; 1 figure;" in good("load", "f")


@pytest.mark.parametrize(
    "command",
    [["extract", "--published", "23.5.2024"], ["series", "add", "a", "--measure", "killed", "--until", "23.5.2024"]],
)
def test_a_day_that_is_none_is_answered_with_how_to_write_one(command: list[str]):
    result = CliRunner().invoke(main, command, input="")
    assert result.exit_code == 2
    assert "'23.5.2024' is no day; write it as 2024-05-24" in result.stderr
    assert "%" not in result.stderr


def test_load_refuses_an_unknown_format():
    result = run("load", SEED, "--from", "word")
    assert result.exit_code == 2
    assert result.stderr == f"Error: 'word': no such format; there are {', '.join(sorted(FORMATS))}\n"


def test_load_without_a_path_says_how():
    result = run("load")
    assert result.exit_code == 2
    assert "Missing argument 'PATH...'" in result.stderr


def test_load_keeps_the_command_as_it_was_typed(tmp_path):
    subprocess.run([sys.executable, "-m", "archive", "load", str(SEED), "--db", "a b.db", "-q"], check=True)
    with sqlite3.connect("a b.db") as conn:
        assert conn.execute("select command from load_runs").fetchone() == (f"archive load {SEED} --db 'a b.db' -q",)
    conn.close()


def test_load_draws_a_bar_on_a_terminal_only(tmp_path):
    """A real terminal: stderr is a pseudo-terminal, stdout is not."""
    (tmp_path / "bad.ndjson").write_text('{"key": \n{"key": "k", "text": "Fine."}\n')
    lead, follow = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "archive", "load", str(SEED), "bad.ndjson"],
        stdout=subprocess.PIPE,
        stderr=follow,
        text=True,
    )
    os.close(follow)
    shown = os.read(lead, 100_000).decode()
    os.close(lead)
    assert done.returncode == 1
    assert "Loading" in shown
    assert "100%" in shown
    assert "bad.ndjson, line 1" in shown
    assert "\x1b" not in done.stdout


# --- extract ---


def test_extract_prints_one_article_as_an_object():
    found = json.loads(good("extract", SEED))
    assert list(found) == [
        "key", "headline", "published", "url", "language", "paragraphs", "figures", "attributions", "quotes", "dates", "mentions",
        "photos",
    ]  # fmt: skip
    assert (found["key"], found["published"], len(found["figures"])) == ("0e8d99bf9f0766cb", "2024-05-24", 10)
    for figure in found["figures"]:
        text = found["paragraphs"][figure["paragraph"] - 1]["text"]
        assert text[figure["start"] : figure["end"]] == figure["exact"]


def test_extract_prints_several_as_an_array_and_lines_as_lines():
    lines = "".join(json.dumps({"key": key, "text": f"Some {n} people."}) + "\n" for n, key in enumerate("abc", 40))
    array = json.loads(good("extract", "-", input=lines))
    assert [article["figures"][0]["value"] for article in array] == [40, 41, 42]
    said = good("extract", "--format", "ndjson", input=lines)
    assert [json.loads(line) for line in said.splitlines()] == array
    assert json.loads(good("extract", input=lines.splitlines()[0]))["key"] == "a"


def test_extract_writes_ndjson_in_ascii():
    said = good(
        "extract", "--format", "ndjson", input='{"key": "k", "text": "\\u201cSome 40 people\\u201d caf\\u00e9"}\n'
    )
    assert said.isascii()
    assert "café" in good("extract", input='{"key": "k", "text": "caf\\u00e9"}\n')


def test_extract_takes_a_day_for_what_gives_none():
    assert (
        json.loads(good("extract", "--published", "2024-05-24", input="Some 40 people fled.\n"))["published"]
        == "2024-05-24"
    )
    assert json.loads(good("extract", "--published", "2020-01-01", SEED))["published"] == "2024-05-24"


def test_extract_goes_on_after_a_bad_input():
    result = run("extract", "gone.txt", SEED, "--format", "ndjson")
    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 1)
    assert result.stderr == "gone.txt: there is no such file or folder\n"
    result = run("extract", "-", input=b"%PDF-1.4 and so on")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("<stdin>: ")
    result = run("extract", "-", "--from", "ndjson", input='{"x": 1}\n{"key": "k", "text": "Fine."}\n')
    assert result.exit_code == 1
    assert result.stderr.startswith("<stdin>, line 1: ")


def test_extract_explains_itself():
    said = good("extract", "--explain", input="In 2023, more than 35,000 people fled to Rafah on a Boeing 737.\n")
    assert "more than 35,000 people" in said
    assert re.search(r"2023 .*year", said)
    assert "737" in said


def test_extract_explains_who_says_it_and_when_it_holds():
    text = "More than 35,000 people have been killed since Oct. 7, according to local health authorities.\n"
    said = good("extract", "--explain", "--published", "2024-05-24", input=text)
    assert re.search(r"^ +source +local health authorities +according to \(reported\)$", said, re.MULTILINE)
    assert re.search(r"^ +since +2023-10-07 ", said, re.MULTILINE)
    assert re.search(r"^ +as_of +2024-05-24 +of the clause: month day$", said, re.MULTILINE)


# --- search, show, runs ---


@pytest.mark.parametrize(
    "command",
    [
        ("search", "x", "--limit"), ("runs", "--limit"), ("show", "0e8d99bf9f0766cb", "--revision"), ("check", "--report", "--sample"),
        ("check", "--draw", 2, "--seed"),
    ],
)  # fmt: skip
def test_a_number_that_nothing_can_hold_is_answered(db, command):
    result = run(*command, 10**20, "--db", db)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "100000000000000000000 is too large a number" in result.stderr


def test_search_prints_paragraphs_with_their_keys(db):
    said = good("search", "hostages", "Jabalia", "--db", db)
    assert "0e8d99bf9f0766cb, paragraph 15" in said
    assert "bodies of three hostages" in said
    row = json.loads(good("search", "Jabalia", "--db", db, "--format", "ndjson"))
    assert (row["article"], row["position"], row["kind"]) == ("0e8d99bf9f0766cb", 15, "body")
    assert [row["text"][start:end] for start, end in row["hits"]] == ["Jabalia"]


def test_search_is_never_a_syntax_error(db):
    for words in ('"unbalanced', "(((", "OR", "col:x AND", "'; drop table articles"):
        assert run("search", words, "--db", db).exit_code == 0
    assert good("search", "--db", db, "--", "hostages", "-bodies").count("0e8d99bf9f0766cb") == 2


def test_search_says_when_nothing_is_found(db):
    result = run("search", "zebra", "--db", db)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "No paragraph holds all of these words.\n")


def test_search_finds_figures_by_what_is_asked_of_them(db):
    said = good("search", "--measure", "killed", "--source", "Local health authorities", "--db", db)
    assert "0e8d99bf9f0766cb, paragraph 17\n" in said
    assert re.search(
        r"^  [0-9a-f]{16}  more than 35,000 people \(killed\), according to local health authorities, since 7 October 2023, as of 24 May 2024$", said, re.MULTILINE
    )  # fmt: skip
    assert "Jabalia" not in said  # in bold, and no other paragraph
    row = json.loads(
        good("search", "--db", db, "--min", "30,000", "--kind", "count", "--format", "ndjson", "--attributed", "yes")
    )
    assert [figure["exact"] for figure in row["figures"]] == ["More than 35,000 people"]
    assert row["hits"] == []


def test_search_without_words_prints_the_figures_that_it_found(db):
    said = good("search", "--name", "Jabalia", "--db", db)
    assert re.search(r"^  [0-9a-f]{16}  3 people: hostages \(bodies recovered\)", said, re.MULTILINE)
    assert not re.search(r"^  [0-9a-f]{16}", good("search", "Jabalia", "--name", "Jabalia", "--db", db), re.MULTILINE)


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


def test_search_writes_a_line_for_each_figure(db):
    rows = list(csv.DictReader(io.StringIO(good("search", "people", "--db", db, "--all", "--format", "csv"))))
    with sqlite3.connect(db) as conn:
        sql = "select key from figures where paragraph_id in (select rowid from paragraphs_fts where paragraphs_fts match 'people')"
        keys = {key for (key,) in conn.execute(sql)}
    conn.close()
    assert {row["figure"] for row in rows} == keys
    assert len(rows) == len(keys) > 3
    assert all(row["exact"] in row["text"] for row in rows)
    [row] = csv.DictReader(
        io.StringIO(
            good("search", "taken hostage", "--db", db, "--name", "Hamas", "--measure", "kidnapped", "--format", "csv")
        )
    )
    assert (row["exact"], row["measure"], row["source_name"]) == ("around 250 others", "kidnapped", "Israeli officials")


def test_search_stops_at_its_limit(db):
    found = [
        json.loads(line)
        for line in good("search", "--kind", "count", "--db", db, "--all", "--format", "ndjson").splitlines()
    ]
    assert len(found) > 3
    some = [
        json.loads(line)
        for line in good("search", "--kind", "count", "--db", db, "-n", 2, "--format", "ndjson").splitlines()
    ]
    assert some == found[:2]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ((), "Say what to look for: words, or a figure, as in archive search --measure killed."),
        (("",), "Say what to look for: words, or a figure"),
        (("hostages", "-Rafah"), "To leave a word out, write NOT before it, archive search ceasefire NOT Rafah, or -- before"),
        (("--measure", "dead"), "Invalid value for --measure: There is no measure “dead” here: choose"),
        (("--from", "24.5.2024"), "Invalid value for --from: “24.5.2024” is no day: type 2024-05-24, 2024-05 or 2024."),
        (("--min", "10", "--max", "5"), "Invalid value for --max: The largest is less than the smallest"),
        (("--source", "authorities"), "Invalid value for --source: There is no source “authorities” here: choose local health authorities."),
        (("--name", "Atlantis"), "Invalid value for --name: There is no name “Atlantis” here: leave this out."),
    ],
)  # fmt: skip
def test_search_says_what_to_ask_instead(db, typed, says):
    result = run("search", *typed, "--db", db)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (("--kind", "score"), "No paragraph has such a figure.\n"),
        (("hostages", "--kind", "score"), "No paragraph holds all of these words and is as asked.\n"),
    ],
)
def test_search_says_what_it_did_not_find(db, typed, says):
    result = run("search", *typed, "--db", db)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", says)


def test_show_prints_an_article_and_a_figure(db):
    said = good("show", "0e8d99bf9f0766cb", "--db", db)
    assert "[caption] A woman stands next to a damaged building" in said
    assert "10 figures" in said
    key = re.search(r"([0-9a-f]{16})  ¶17  some 1,200 people  = about 1,200 people \(1,150 to 1,250\), killed", said)[1]
    said = good("show", key, "--db", db)
    assert "some 1,200 people" in said
    assert re.search(r"^number_text +1,200$", said, re.MULTILINE)
    assert "killed, according to Israeli officials, as of 2023-10-07" in said
    row = json.loads(good("show", key, "--db", db, "--format", "json"))
    assert (row["low"], row["source"], row["date"]) == (1150, "Israeli officials", "Oct. 7")
    article = json.loads(good("show", "0e8d99bf9f0766cb", "--db", db, "--format", "json"))
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


def test_from_names_every_format_in_the_help():
    from archive.reading import FORMATS

    for command in ("load", "extract"):
        said = good(command, "--help")
        assert all(name in said for name in FORMATS)


def test_show_says_that_a_key_is_unknown(db):
    result = run("show", "nothing", "--db", db)
    assert result.exit_code == 2
    assert "no article and no figure" in result.stderr


def test_runs_prints_the_loads_and_their_errors(tmp_path):
    run("load", SEED, "gone.txt", "-q")
    good("load", SEED, "-q")
    lines = good("runs", "--errors").splitlines()
    assert lines[0].split()[:3] == ["run", "started", "status"]
    assert [line.split()[:3:2] for line in lines[1:3]] == [["2", "ok"], ["1", "partial"]]
    assert lines[3] == "      open: gone.txt: there is no such file or folder"
    assert len(good("runs", "-n", 1).splitlines()) == 2
    row = json.loads(good("runs", "--errors", "--format", "ndjson").splitlines()[1])
    assert row["load_errors"] == [
        {"path": "gone.txt", "line": None, "stage": "open", "reason": "there is no such file or folder"}
    ]


@pytest.mark.parametrize("columns", [40, 140])
def test_runs_stand_one_below_the_other_where_a_terminal_is_narrow(db, columns):
    Path("copy.db").write_bytes(db.read_bytes())
    run("load", "nowhere.txt", "--db", "copy.db")
    lead, follow = pty.openpty()
    fcntl.ioctl(follow, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    command = [sys.executable, "-m", "archive", "runs", "--db", "copy.db", "--errors"]
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    subprocess.run(command, stdout=follow, check=True, env=environment)
    os.close(follow)
    lines = os.read(lead, 100_000).decode().splitlines()
    os.close(lead)
    if columns == 40:
        assert lines[0] == "run 2, failed"
        assert "  errors            1" in lines
        assert "  open: nowhere.txt: there is no such file or folder" in lines
        assert lines[-3:-1] == ["  added             1", "  figures          10"]
    else:
        assert lines[0].startswith("run  started")
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.startswith("run  started")


def test_runs_says_that_there_are_none(tmp_path):
    from archive import open_archive

    open_archive("empty.db").conn.close()
    result = run("runs", "--db", "empty.db")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Nothing has been loaded into empty.db yet.\n")


# --- export ---


def test_export_writes_a_table_in_three_formats(db):
    rows = list(csv.DictReader(io.StringIO(good("export", "figures", "--db", db))))
    lines = [json.loads(line) for line in good("export", "figures", "--db", db, "--format", "ndjson").splitlines()]
    array = json.loads(good("export", "figures", "--db", db, "--format", "json"))
    assert array == lines
    assert len(rows) == len(array) == 10
    assert [row["exact"] for row in rows] == [row["exact"] for row in array]
    assert rows[0]["value"] == "1000000"
    assert (array[0]["value"], array[0]["high"]) == (1000000, None)


def test_export_quotes_a_carriage_return_wherever_it_stands(db):
    sql = "select 'a' || char(13) || 'b' as one, char(13, 10) as two, 'c' as three union all select 'd', null, 'e'"
    said = run("export", sql, "--db", db).stdout_bytes.decode()
    assert said == 'one,two,three\n"a\rb","\r\n",c\nd,,e\n'
    assert next(csv.DictReader(io.StringIO(said, newline=""))) == {"one": "a\rb", "two": "\r\n", "three": "c"}


def test_export_writes_a_query_with_its_parameters(db):
    rows = json.loads(good("export", "largest_figures", "--db", db, "-p", "measure=killed", "--format", "json"))
    assert {row["measure"] for row in rows} == {"killed"}
    everything = json.loads(good("export", "largest_figures", "--db", db, "--format", "json"))
    assert len(everything) > len(rows) > 0


def test_export_lists_what_there_is_without_an_archive(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    lines = good("export", "--list").splitlines()
    assert lines[0].startswith("Tables: articles, ")
    assert "largest_figures (measure" in "\n".join(lines)
    assert {line.split()[0] for line in lines[3:]} == set(canned_queries())
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
def test_export_writes_what_the_file_is_called(db, tmp_path, name, more, begin):
    good("export", "select headline from articles", "--db", db, "-o", name, *more)
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begin)


def test_export_runs_sql_with_the_functions_of_the_pages(db, tmp_path):
    sql = "select exact, bounds_words(comparator, approximate, value, low, high, unit_name) as says from figures where value = :value"
    good("export", sql, "--db", db, "-p", "value=1200", "-o", "out.csv")
    assert (
        tmp_path / "out.csv"
    ).read_text() == 'exact,says\n"some 1,200 people","about 1,200 people (1,150 to 1,250)"\n'


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["figurs"], "did you mean figures"),
        (["nosuch"], "name one, such as figures, articles or "),
        ([""], "there is no such table or canned query"),
        (["select * from nowhere"], "no such table: nowhere"),
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
def test_export_says_what_is_wrong(db, arguments, said):
    result = run("export", *arguments, "--db", db)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_export_ends_quietly_when_the_reader_goes_away(db):
    many = "with recursive n (i) as (select 1 union all select i + 1 from n limit 300000) select i from n"
    script = f"{sys.executable} -m archive export {many!r} --db {db} | head -n 2"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("i\n1\n", "")


def test_what_json_has_no_word_for_is_written_as_what_it_has(db):
    row = json.loads(
        good(
            "export",
            "select 1e999 as endless, x'ff00' as bytes, 0.5 as half, 1e300 as big",
            "--db",
            db,
            "--format",
            "ndjson",
        )
    )
    assert row == {"endless": None, "bytes": "ff00", "half": 0.5, "big": 1e300}


@pytest.mark.parametrize("option", ["--format=ndjson", "--explain"])
def test_extract_says_that_it_does_not_read_another_language(option):
    text = "---\nlanguage: de\ntitle: Angriff\n---\nBei dem Angriff wurden 1.200 Menschen getötet.\n"
    result = run("extract", option, input=text)
    assert (result.exit_code, result.stderr) == (0, "Angriff: not in English (de), so no figures are read in it\n")
    assert "1.2" not in result.stdout.replace("1.200 Menschen", "")


def test_what_an_article_holds_rings_no_bell_in_a_terminal(tmp_path: Path):
    (tmp_path / "a.txt").write_text(
        "A \x1b[31mred\x07 headline\n\nAt least 12 people were\x1b]0;title\x07 killed, police said.\n"
    )
    db = tmp_path / "a.db"
    good("load", tmp_path / "a.txt", "--db", db, "-q")
    hit = json.loads(good("search", "killed", "--db", db, "--format", "ndjson"))
    for said in (good("search", "killed", "--db", db), good("show", hit["article"], "--db", db)):
        assert "12 people were\ufffd]0;title\ufffd killed" in said
        assert not {"\x1b", "\x07"} & set(said)
    assert "\x1b" in hit["text"]  # as it stands, for programs
