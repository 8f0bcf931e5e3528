"""Word lists as data: one TOML file a list, read once. Adding a word is one line in a file here and one case line."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words(name: str) -> dict[str, Any]:
    """Return the tables of ``<name>.toml``; the same object each time, so do not change it."""
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def word_set(name: str, table: str) -> frozenset[str]:
    """Return one list of ``<name>.toml`` as a set. A list may be written as an array or as words in one long string."""
    entry: Any = words(name)
    for part in table.split("."):
        entry = entry[part]
    return frozenset(entry.split() if isinstance(entry, str) else entry)
