"""What the samples of the wire formats become: ``python tests/wire_expected.py`` writes it beside them, a person reads the diff."""

from __future__ import annotations

import json
from pathlib import Path

from archive.errors import UnreadableSource
from archive.model import Document, Source
from archive.paragraphs import split
from archive.reading import read

FOLDER = Path(__file__).parent / "data" / "wire"
_END = ".expected.json"
_TOLD = (
    "format", "headline", "headline_source", "published_text", "published_source", "url", "byline", "dateline", "publication",
    "language", "line", "private",
)  # fmt: skip


def samples() -> list[Path]:
    """Return the samples, sorted."""
    kept = (".xml", ".json", ".nitf", ".jsonl")
    return sorted(path for path in FOLDER.glob("*/*") if path.suffix in kept and not path.name.endswith(_END))


def expected_of(path: Path) -> Path:
    """Return the file that says what a sample becomes."""
    return path.with_name(path.name + _END)


def told(path: Path) -> list[dict[str, object]]:
    """Read a sample and return its articles and refusals as they should be written down."""
    source = Source(path.name, f"wire/{path.name}")
    try:
        return [_told(each) for each in read(path.read_bytes(), source).documents]
    except UnreadableSource as error:
        return [_told(error)]


def _told(found: Document | UnreadableSource) -> dict[str, object]:
    if isinstance(found, UnreadableSource):
        return {"refused": found.reason, "line": found.line}
    return {
        **{name: getattr(found, name) for name in _TOLD},
        "published": found.published.isoformat() if found.published else None,
        "identity": [found.identity.kind, found.identity.scope, found.identity.value],
        "paragraphs": [[paragraph.kind, paragraph.text] for paragraph in split(found)],
    }


if __name__ == "__main__":
    for sample in samples():
        text = json.dumps(told(sample), ensure_ascii=False, indent=1)
        expected_of(sample).write_text(text + "\n", encoding="utf-8")
