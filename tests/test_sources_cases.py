"""Every attribution and quotation of tests/cases/{attributions,quotes}/*.txt: marked in place, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from marked import cases

from archive.extract import annotate
from archive.extract.sources.cues import VERB_CUES
from archive.extract.words import words
from archive.model import CERTAINTIES, QUOTE_KINDS

DOCUMENT = Path(__file__).parent.parent / "docs" / "sources.md"
MARKS = re.compile(r"\{(\d)|\}(\d)|\[([^\[\]]+)\]\(([^()]*)\)")
QUOTES = re.compile(rf"\[([^\[\]]+)\]\(((?:{'|'.join(QUOTE_KINDS)})[^()]*)\)")


def parse(line: str) -> tuple[str, dict[int, dict[str, Any]]]:
    """Return the paragraph without its marks, and what they say of each numbered attribution."""
    text, at = "", 0
    found: dict[int, dict[str, Any]] = {}
    for m in MARKS.finditer(line):
        text += line[at : m.start()]
        at = m.end()
        if m[1] or m[2]:
            entry = found.setdefault(int(m[1] or m[2]), {})
            entry["content_start" if m[1] else "content_end"] = len(text)
            continue
        number, _, rest = m[4].partition(" ")
        first, *pairs = [part.strip() for part in rest.split(";")]
        entry = found.setdefault(int(number), {})
        if first == "source":
            entry |= {"source": m[3], "source_start": len(text)}
        else:
            assert first in CERTAINTIES, f"{first} in {line}"
            entry |= {"cue": m[3], "cue_start": len(text), "stance": first}
        entry |= dict(pair.split("=", 1) for pair in pairs if pair)
        text += m[3]
    return text + line[at:], found


def documented() -> list[Any]:
    blocks = re.findall(r"```cases\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    return [pytest.param(line, id=f"sources.md:{n}") for n, line in enumerate("".join(blocks).splitlines(), 1)]


@pytest.mark.parametrize("line", [*cases("attributions"), *documented()])
def test_a_text_gives_the_attributions_that_are_marked_in_it_and_no_others(line: str):
    paragraphs = [parse(part) for part in line.split(" ¶ ")]
    want = [
        {"paragraph": position, **found[number]}
        for position, (_, found) in enumerate(paragraphs, 1)
        for number in sorted(found)
    ]
    annotated = annotate("\n\n".join(text for text, _ in paragraphs))
    assert [p.text for p in annotated.paragraphs] == [text for text, _ in paragraphs]
    rows = [a for a in annotated.attributions if a.content_start is not None]
    rows.sort(key=lambda a: (a.paragraph, a.cue_start if a.cue_start is not None else a.start))
    got = [
        {name: str(getattr(row, name)) if name in ("source_name", "source_kind") else getattr(row, name) for name in of}
        for row, of in zip(rows, [*want, *[{"cue": 0, "source": 0}] * len(rows)], strict=False)
    ]
    assert got == want


@pytest.mark.parametrize("line", cases("quotes"))
def test_a_text_gives_the_quotations_that_are_marked_in_it_and_no_others(line: str):
    want, texts = [], []
    for position, part in enumerate(line.split(" ¶ "), 1):
        text, at = "", 0
        for m in QUOTES.finditer(part):
            text += part[at : m.start()]
            first, *flags = [flag.strip() for flag in m[2].split(";")]
            kind, _, speaker = first.partition(" ")
            want.append((position, len(text), m[1], kind, speaker or None, "continues" in flags))
            text += m[1]
            at = m.end()
        texts.append(text + part[at:])
    annotated = annotate("\n\n".join(texts))
    assert [p.text for p in annotated.paragraphs] == texts
    got = [(q.paragraph, q.start, q.exact, q.kind, q.speaker, q.continues is not None) for q in annotated.quotes]
    assert got == want


def test_every_class_of_verbs_has_a_case():
    seen = set()
    for param in cases("attributions"):
        for part in param.values[0].split(" ¶ "):
            for entry in parse(part)[1].values():
                first, *rest = entry.get("cue", ":").lower().split()
                seen |= {
                    (cue.group, cue.needs, cue.refuses)
                    for cue in VERB_CUES.get(first, ())
                    if tuple(rest[: len(cue.particle)]) == cue.particle
                }
    for name, group in words("attributions")["group"].items():
        needs, refuses = (frozenset(group.get(field, "").split()) for field in ("needs", "refuses"))
        assert (group.get("as", name), needs, refuses) in seen, name
