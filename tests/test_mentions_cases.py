"""Every mention of tests/cases/mentions/*.txt: what an article must give, marked in place, and nothing else."""

from __future__ import annotations

import re
from typing import Any

import pytest
from marked import cases

from archive.extract.english.tokens import Tokens
from archive.extract.names.entities import resolve_mentions
from archive.extract.names.mentions import find_mentions
from archive.model import Mention

MARK = re.compile(r"\[([^\]]+)\]\(((?:person|organisation|place)[^)]*)\)")


def read_names(*paragraphs: str) -> list[Mention]:
    drafts = []
    for position, text in enumerate(paragraphs, 1):
        tokens = Tokens(text)
        drafts.append((position, tokens, find_mentions(tokens)))
    return list(resolve_mentions(drafts))


def parse(position: int, line: str) -> tuple[str, list[dict[str, Any]]]:
    """Return the paragraph without its marks, and what each mark says."""
    text, expected, at = "", [], 0
    for m in MARK.finditer(line):
        text += line[at : m.start()]
        first, *pairs = [part.strip() for part in m[2].split(";")]
        kind, _, name = first.partition(" ")
        fields = {"title": "null", "country": "null"} | dict(pair.split("=", 1) for pair in pairs)
        expected.append(
            {"paragraph": position, "start": len(text), "exact": m[1], "kind": kind, "name": name or m[1]} | fields
        )
        text += m[1]
        at = m.end()
    return text + line[at:], expected


@pytest.mark.parametrize("line", cases("mentions"))
def test_an_article_gives_the_mentions_that_are_marked_in_it_and_no_others(line: str):
    parsed = [parse(position, paragraph) for position, paragraph in enumerate(line.split(" ¶ "), 1)]
    want = [mark for _, marks in parsed for mark in marks]
    got = [
        {
            "paragraph": m.paragraph, "start": m.start, "exact": m.exact, "kind": m.kind, "name": m.name or "null",
            "title": m.title or "null", "country": m.country or "null",
        }
        for m in read_names(*(text for text, _ in parsed))
    ]  # fmt: skip
    assert got == want
