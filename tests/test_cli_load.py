"""`archive load` and `archive runs` as a person types them: what they print, how they end, and what they say of a mistake."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import sqlite3
import struct
import subprocess
import sys
import termios
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from commands import SEED, good, run

from archive import load
from archive.reading import FORMATS

pytestmark = pytest.mark.usefixtures("elsewhere")


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


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("1716541203", "'1716541203' counts seconds; write the day as 2024-05-24; the article is loaded without a day"),
        ("24 mai 2024", "no day is read in '24 mai 2024'; write it as 2024-05-24; the article is loaded without a day"),
        ("May 2024", None),
        ("24 May 2024", None),
    ],
)
def test_load_warns_of_a_day_in_no_form_that_is_read(tmp_path, day, said):
    (tmp_path / "w.ndjson").write_text(f'{{"key": "k", "published": "{day}", "text": "Some 40 people fled."}}\n')
    assert run("load", "w.ndjson").stderr == (f"w.ndjson, line 1: {said}\n" if said else "")


def test_load_warns_of_a_day_that_is_still_to_come(tmp_path):
    (tmp_path / "a.txt").write_text("Date: 2931-01-02\n\nSome 40 people fled.\n")
    (tmp_path / "b.txt").write_text(f"Date: {datetime.now(UTC).date() + timedelta(days=1)}\n\nSome 41 people fled.\n")
    result = run("load", "a.txt", "b.txt")
    assert result.stderr == "a.txt: the day '2931-01-02' is still to come; the article is loaded with that day\n"
    assert (result.exit_code, "2 added" in result.stdout) == (0, True)
    assert "2931-01-02" in good("runs", "--errors")


def test_load_warns_once_of_a_file_of_texts_in_html_and_loads_them(tmp_path):
    texts = ("Some 4 fled.", "The tag </p> ends it.", "<p>Some 5 fled.</p><p>It burnt.</p>", "<p>6 <b>men</b></p>")
    (tmp_path / "w.ndjson").write_text("".join(f'{{"text": "{text}"}}\n' for text in texts))
    result = run("load", "w.ndjson")
    said = "the text is HTML, and the marks are read as they stand, here and in what follows; give it as JSON Feed"
    assert result.stderr == f"w.ndjson, line 3: {said} (docs/formats.md, Out of a CMS)\n"
    assert (result.exit_code, "4 added" in result.stdout) == (0, True)


def many_bad_records(path, number):
    bad = "".join(f'{{"id": {n}}}\n' for n in range(number)) + "[]\n"
    path.write_text(bad + '{"id": "good", "text": "Some 40 people fled."}\n')


def test_load_tells_the_first_bad_lines_of_a_file_and_counts_the_others(tmp_path):
    many_bad_records(tmp_path / "w.ndjson", 300)
    (tmp_path / "x.ndjson").write_text('{"id": 1}\n')
    result = run("load", "w.ndjson", "x.ndjson", "-q")
    told = result.stderr.splitlines()
    assert [line.partition(": ")[0] for line in told[:6]] == [
        *(f"w.ndjson, line {n}" for n in range(1, 6)),
        "x.ndjson, line 1",
    ]
    assert told[6:] == [
        "w.ndjson: 296 more like these (295 times field 'text' is missing; once not an article: the line holds no JSON object);"
        " archive runs -n 1 --errors lists all"
    ]
    assert good("runs", "-n", "1", "--errors").count("read: ") == 302


def test_load_names_the_archive_in_which_the_other_bad_lines_are(tmp_path):
    many_bad_records(tmp_path / "w.ndjson", 9)
    assert "archive runs -n 1 --errors --db ours.db lists all" in run("load", "w.ndjson", "--db", "ours.db").stderr


def test_load_dry_tells_every_bad_line_since_none_is_kept(tmp_path):
    many_bad_records(tmp_path / "w.ndjson", 300)
    assert len(run("load", "w.ndjson", "--dry-run").stderr.splitlines()) == 301


def test_load_counts_the_days_that_there_are_not_as_well(tmp_path):
    records = (f'{{"id": {n}, "date": "2023-02-30", "text": "Some {n + 2} people fled."}}\n' for n in range(20))
    (tmp_path / "w.ndjson").write_text("".join(records))
    told = run("load", "w.ndjson").stderr.splitlines()
    assert len(told) == 6
    assert told[-1].startswith(
        "w.ndjson: 15 more like these (15 times there is no day '2023-02-30'; the article is loaded"
    )


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


def test_runs_prints_the_loads_and_their_errors(tmp_path):
    load([SEED, "gone.txt"], jobs=1)
    load([SEED], jobs=1)
    lines = good("runs", "--errors").splitlines()
    assert lines[0].split()[:3] == ["run", "started", "status"]
    assert [line.split()[:3:2] for line in lines[1:3]] == [["2", "ok"], ["1", "partial"]]
    assert lines[3] == "      open: gone.txt: there is no such file or folder"
    assert len(good("runs", "-n", 1).splitlines()) == 2
    row = json.loads(good("runs", "--errors", "--format", "ndjson").splitlines()[1])
    assert row["load_errors"] == [
        {"path": "gone.txt", "line": None, "stage": "open", "reason": "there is no such file or folder",
         "loads": 1, "first_seen": row["started"], "last_seen": row["started"], "stands": True},
    ]  # fmt: skip


@pytest.mark.parametrize("columns", [40, 140])
def test_runs_stand_one_below_the_other_where_a_terminal_is_narrow(seed, columns):
    Path("copy.db").write_bytes(seed.read_bytes())
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
