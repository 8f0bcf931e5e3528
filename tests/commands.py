"""The commands as a person types them, in the process of the tests, and what an archive holds after them."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from archive.cli import main

SEED = Path(__file__).parents[1] / "seeds" / "000_0e8d99bf9f0766cb.txt"


def run(*arguments: Any, **options: Any) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], **options)


def good(*arguments: Any, **options: Any) -> str:
    """Run a command that must end well; return what it printed."""
    result = run(*arguments, **options)
    assert result.exit_code == 0, result.output
    return str(result.stdout)


def refused(*arguments: Any) -> str:
    """Run a command that must say in a line why it does nothing; return what it said."""
    result = run(*arguments)
    assert result.exit_code == 2, result.output
    assert isinstance(result.exception, SystemExit), result.output
    assert "Traceback" not in result.output, result.output
    return str(result.stderr)


def begin_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the commands run in a folder, on an archive there that is still to be made, with nobody named as reviewer; return its path."""
    monkeypatch.chdir(folder)
    monkeypatch.delenv("ARCHIVE_REVIEWER", raising=False)
    monkeypatch.setenv("ARCHIVE_DB", str(folder / "press.db"))
    return folder / "press.db"


def load_record(text: str, **more: Any) -> None:
    """Load an article, or another text of it, from a file of one record."""
    Path("wire.ndjson").write_text(
        json.dumps({"id": "a", "title": "Fire", "date": "2024-05-06", "text": text, **more}) + "\n"
    )
    good("load", "wire.ndjson", "-j", 1, "-q")


def ask(db: Path, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(db)) as conn:
        return conn.execute(sql, values).fetchall()
