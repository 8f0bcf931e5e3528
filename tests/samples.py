"""What real files are read as: run as a program, this writes the expectation beside each sample, and a person reads the diff."""

from __future__ import annotations

import json
from pathlib import Path

from archive.errors import UnreadableSource
from archive.model import Document, Source
from archive.paragraphs import split
from archive.reading import read

TESTS = Path(__file__).parent
FOLDERS = ("data/feed", "data/mail", "data/wire", "pages")
_END = "expected.json"
_NO_SAMPLES = ("README.md", "LICENSE")
_TOLD = (
    "format", "headline", "headline_source", "published_text", "published_source", "url", "byline", "dateline", "publication",
    "language", "private", "seen",
)  # fmt: skip


def samples(*folders: str) -> list[Path]:
    """Return the samples below folders of the tests ("data/feed", "pages"), sorted."""
    found = (path for folder in folders for path in (TESTS / folder).rglob("*.*"))
    return sorted(path for path in found if not path.name.endswith(_END) and path.name not in _NO_SAMPLES)


def expected(sample: Path) -> object:
    """Return what a person has read that a sample becomes."""
    return json.loads(_expectation(sample).read_bytes())


def reading_of(sample: Path) -> dict[str, object]:
    """Read a sample: its format, its encoding, and what its articles say or why there is none."""
    source = Source(sample.name, f"{sample.parent.name}/{sample.name}")
    try:
        reading = read(sample.read_bytes(), source)
    except UnreadableSource as error:
        return {"articles": [told(error)]}
    return {
        "format": reading.format,
        "encoding": reading.encoding,
        "articles": [told(found) for found in reading.documents],
    }


def told(found: Document | UnreadableSource) -> dict[str, object]:
    """Return all of an article that matters, as JSON has it."""
    if isinstance(found, UnreadableSource):
        return {"line": found.line, "refused": found.reason}
    return {
        "line": found.line,
        **{name: getattr(found, name) for name in _TOLD},
        "published": found.published.isoformat() if found.published else None,
        "identity": [found.identity.kind, found.identity.scope, found.identity.value],
        "paragraphs": [[paragraph.kind, paragraph.text] for paragraph in split(found)],
    }


def _expectation(sample: Path) -> Path:
    return sample.with_name(_END if sample.stem == "source" else f"{sample.name}.{_END}")


if __name__ == "__main__":
    for each in samples(*FOLDERS):
        text = json.dumps(reading_of(each), ensure_ascii=False, indent=1)
        _expectation(each).write_text(text + "\n", encoding="utf-8")
