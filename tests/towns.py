"""An archive of thirty towns, with as many killed and houses burnt in each, for the tests of what persons check."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_reviews import load

MANY = "\n\n".join(f"Some {n} people were killed and {n + 100} houses burnt in town number {n}." for n in range(2, 32))


def load_towns(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Load them into an archive that the commands take, in a folder where they run, with nobody named as reviewer."""
    monkeypatch.chdir(folder)
    monkeypatch.delenv("ARCHIVE_REVIEWER", raising=False)
    monkeypatch.setenv("ARCHIVE_DB", str(folder / "press.db"))
    load(MANY)
    return folder / "press.db"
