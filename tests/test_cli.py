"""What all commands have in common, as a person types them: help, colour, the tab key, no archive, mistakes."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from commands import SEED, good, run

from archive import __version__
from archive.cli import COMMANDS, main
from archive.reading import FORMATS

pytestmark = pytest.mark.usefixtures("elsewhere")


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
def test_a_full_disk_behind_standard_output_is_said_in_one_line(seed, command, monkeypatch):
    copy = Path("copy.db")
    copy.write_bytes(seed.read_bytes())
    monkeypatch.setenv("ARCHIVE_DB", str(copy))
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "archive", *map(str, command)], stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert (done.returncode, done.stderr) == (2, "Error: the output cannot be written: no space left on device\n")


@pytest.mark.parametrize(("said", "coloured"), [({}, True), ({"NO_COLOR": ""}, True), ({"NO_COLOR": "1"}, False)])
def test_colour_is_for_terminals_and_for_those_who_want_it(seed, said, coloured):
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    command = [sys.executable, "-m", "archive", "search", "hostages", "--db", str(seed)]
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


def test_the_environment_names_the_archive(seed):
    assert "Rafah" in good("search", "Rafah", env={"ARCHIVE_DB": str(seed)})


def complete(words, at, **env):
    env = {**os.environ, "_ARCHIVE_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(at), **env}
    script = "from archive.cli import main; main(prog_name='archive')"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=env)
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_the_tab_key_completes_what_the_archive_holds(seed):
    assert complete(f"archive search --db {seed} --source israeli", 5) == [
        "plain,Israeli official",
        "plain,Israeli officials",
    ]
    assert "plain,people" in complete("archive series add x --unit pe", 5, ARCHIVE_DB=str(seed))
    assert "plain,Rafah" in complete(f"archive search --db {seed} --name ra", 5)
    assert complete("archive search --db none.db --source israeli", 5) == [""]
    assert not Path("none.db").exists()


def test_the_tab_key_takes_a_percent_sign_for_itself_and_a_unit_by_its_name(seed):
    for typed in ("%", "_", "!"):
        assert complete(f"archive search --db {seed} --source {typed}", 5) == [""]
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


@pytest.mark.parametrize(
    "command",
    [["extract", "--published", "23.5.2024"], ["series", "add", "a", "--measure", "killed", "--until", "23.5.2024"]],
)
def test_a_day_that_is_none_is_answered_with_how_to_write_one(command: list[str]):
    result = run(*command, input="")
    assert result.exit_code == 2
    assert "'23.5.2024' is no day; write it as 2024-05-24" in result.stderr
    assert "%" not in result.stderr


@pytest.mark.parametrize(
    "command",
    [
        ("search", "x", "--limit"), ("runs", "--limit"), ("show", "0e8d99bf9f0766cb", "--revision"), ("check", "--report", "--sample"),
        ("check", "--draw", 2, "--seed"),
    ],
)  # fmt: skip
def test_a_number_that_nothing_can_hold_is_answered(seed, command):
    result = run(*command, 10**20, "--db", seed)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "100000000000000000000 is too large a number" in result.stderr


def test_from_names_every_format_in_the_help():
    for command in ("load", "extract"):
        said = good(command, "--help")
        assert all(name in said for name in FORMATS)


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
