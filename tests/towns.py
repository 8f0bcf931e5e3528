"""An archive of thirty towns, with as many killed and houses burnt in each, for the tests of what persons check."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from commands import begin_in, good, load_record

MANY = "\n\n".join(f"Some {n} people were killed and {n + 100} houses burnt in town number {n}." for n in range(2, 32))


def load_towns(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Load them into an archive that the commands take, in a folder where they run, with nobody named as reviewer."""
    path = begin_in(folder, monkeypatch)
    load_record(MANY)
    return path


def judge(db: Path, *keys: str, verdict: str, by: str = "") -> None:
    """Judge figures because they were drawn, as a sheet is read."""
    sheet = db.with_name("judged.csv")
    sheet.write_text("figure,verdict\n" + "".join(f"{key},{verdict}\n" for key in keys))
    good("check", "--read", sheet, "--by", by)


def reports(*arguments: Any) -> list[dict[str, Any]]:
    found = json.loads(good("check", "--report", "--format", "json", *arguments))
    assert isinstance(found, list)
    return found


def exactly(number: int) -> dict[str, Any]:
    """A number as a correction keeps it."""
    return {
        "comparator": "=",
        "approximate": 0,
        "value": number,
        "low": number,
        "high": number,
        "low_open": 0,
        "high_open": 0,
    }
