"""Reads the cases of ``tests/cases``: one text a line, what must be found in it marked in place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

CASES = Path(__file__).parent / "cases"


def cases(kind: str = "") -> list[Any]:
    """Return the lines of ``cases/KIND/*.txt`` as parameters of a test; one led by ``?`` is a known gap, a strict xfail."""
    out = []
    for path in sorted((CASES / kind).glob("*.txt")):
        for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            line = raw.strip()
            if not line or line.startswith("#"):
                continue
            marks = [pytest.mark.xfail(strict=True, reason="known gap")] if line.startswith("?") else []
            out.append(pytest.param(line.removeprefix("?").strip(), id=f"{path.stem}:{number}", marks=marks))
    return out
