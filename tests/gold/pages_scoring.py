"""Web pages of 2022 to 2026 with what a person's own rules for each publisher took out of them (fundus), read with our engine.

``fundus`` keeps one set of expectations for each version of a publisher's pages; that which fits the body best is the page's.
Words are counted as multisets; a caption is found if four fifths of the gold's words stand in one of ours, false if it is
that of no picture of the gold.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archive.model import Document, Source
from archive.paragraphs import split
from archive.reading import read

PAGES = Path(__file__).parents[2].parent / "shared" / "corpora" / "fundus-html" / "us"


@dataclass(frozen=True)
class Answer:
    """What a reader makes of a page."""

    body: str
    captions: list[str]
    title: str
    day: str
    authors: list[str]


@dataclass
class Score:
    """Sums over the pages; ``body`` and ``whole`` are F1 of words, without and with captions."""

    body: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    titles: int = 0
    days: int = 0
    authors: int = 0
    captions: int = 0
    captions_gold: int = 0
    captions_false: int = 0

    @property
    def f1(self) -> float:
        return 100 * sum(self.body) / len(self.body)

    def __str__(self) -> str:
        whole = 100 * sum(self.whole) / len(self.whole)
        return (
            f"{len(self.body)} pages: body F1 {self.f1:.1f}, with captions {whole:.1f}; titles {self.titles}, days {self.days}, "
            f"authors {self.authors}; captions {self.captions} of {self.captions_gold}, false {self.captions_false}"
        )


def pages() -> Iterator[tuple[str, bytes, list[dict[str, Any]]]]:
    """Yield each page's name and bytes, and the expectations of its publisher."""
    for path in sorted(PAGES.glob("*.html.gz")):
        gold = json.loads((PAGES / f"{path.name.partition('_')[0]}.json").read_bytes())
        yield path.name.removesuffix(".gz"), gzip.decompress(path.read_bytes()), list(gold.values())


def ours(name: str, data: bytes) -> Answer:
    (document,) = read(data, Source(name, f"us/{name}")).documents
    assert isinstance(document, Document), document
    paragraphs = list(split(document))
    body = [p.text for p in paragraphs if p.kind != "caption" and p.start != document.headline_start]
    captions = [p.text for p in paragraphs if p.kind == "caption"]
    authors = (document.byline or "").split(", ")
    return Answer("\n".join(body), captions, document.headline or "", str(document.published), authors)


def trafilaturas(name: str, data: bytes) -> Answer:
    """Return what plain trafilatura makes of it, with its own metadata."""
    from trafilatura import bare_extraction

    found = bare_extraction(data.decode(), include_comments=False, include_tables=True, with_metadata=True)
    return Answer(found.text, [], found.title or "", str(found.date), (found.author or "").split("; "))


def score(reader: Callable[[str, bytes], Answer]) -> Score:
    total = Score()
    for name, data, golds in pages():
        answer = reader(name, data)
        gold = max(golds, key=lambda gold: f1(answer.body, _body(gold)))
        images = gold.get("images", [])
        captions = list(dict.fromkeys(_line(image["caption"]) for image in images if image["caption"]))
        total.body.append(f1(answer.body, _body(gold)))
        total.whole.append(f1("\n".join([answer.body, *answer.captions]), "\n".join([_body(gold), *captions])))
        total.titles += _bare(answer.title) == _bare(gold["title"])
        total.days += answer.day == gold["publishing_date"][:10]
        total.authors += [a.casefold() for a in answer.authors if a] == [a.casefold() for a in gold.get("authors", [])]
        total.captions_gold += len(captions)
        total.captions += sum(any(_holds(own, caption) for own in answer.captions) for caption in captions)
        told = [
            *captions,
            *(_line(said) for image in images for said in (*image["authors"], image["description"] or "") if said),
        ]
        if "images" in gold:
            total.captions_false += sum(not any(_holds(own, said) for said in told) for own in answer.captions)
    return total


def f1(one: str, other: str) -> float:
    mine, theirs = _words(one), _words(other)
    return 2 * (mine & theirs).total() / max(1, mine.total() + theirs.total())


def _holds(text: str, caption: str) -> bool:
    wanted = _words(caption)
    return (wanted & _words(text)).total() >= 0.8 * wanted.total()


def _body(gold: dict[str, Any]) -> str:
    body = gold["body"]
    parts = [body["summary"], *(part for each in body["sections"] for part in (each["headline"], each["paragraphs"]))]
    return "\n".join(text for part in parts for text in part)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def _line(text: str) -> str:
    return " ".join(text.split())


def _bare(text: str) -> str:
    return re.sub('[‘’“”"]', "'", _line(text)).casefold()
