"""Every expression of tests/cases/dates/*.txt: what a sentence must give, marked in place, and nothing else."""

from __future__ import annotations

import re
from datetime import date

import pytest
from marked import cases

from archive.extract.dates.dates import find_dates
from archive.extract.english.tokens import Tokens

MARK = re.compile(r"\[([^\]]+)\]\(([^)]*)\)")
DAY = re.compile(r"^@(\d{4}-\d\d-\d\d|none) ")
FRIDAY = date(2024, 5, 24)


def parse(line: str) -> tuple[date | None, str, list[dict[str, str]]]:
    """Return the article's day, the sentence without its marks, and what each mark says."""
    day: date | None = FRIDAY
    if m := DAY.match(line):
        day = None if m[1] == "none" else date.fromisoformat(m[1])
        line = line[m.end() :]
    text, expected, at = "", [], 0
    for m in MARK.finditer(line):
        text += line[at : m.start()]
        value, *pairs = m[2].split(" ")
        fields = {"type": "DATE", "mod": "null"} | dict(pair.split("=", 1) for pair in pairs)
        expected.append({"start": str(len(text)), "exact": m[1], "value": value} | fields)
        text += m[1]
        at = m.end()
    return day, text + line[at:], expected


@pytest.mark.parametrize("line", cases("dates"))
def test_a_sentence_gives_the_dates_that_are_marked_in_it_and_no_others(line: str):
    day, text, want = parse(line)
    got = [
        {"start": str(d.start), "exact": d.exact, "value": d.value or "null", "type": d.type, "mod": d.mod or "null"}
        | {name: str(getattr(d, name)) for name in ("earliest", "latest", "rule") if any(name in w for w in want)}
        for d in find_dates(Tokens(text), day)
    ]
    for mark, found in zip(want, got, strict=False):
        for name in ("earliest", "latest", "rule"):
            mark.setdefault(name, found[name]) if name in found else None
    assert got == want
