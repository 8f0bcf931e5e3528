"""What is read of the feeds and the mails in ``data/feed`` and ``data/mail``: run it to write that anew, and read the diff."""

from __future__ import annotations

import json
from pathlib import Path

from archive.errors import UnreadableSource
from archive.model import Document, Source
from archive.paragraphs import split
from archive.reading import read

DATA = Path(__file__).parent / "data"
SAMPLES = sorted(
    path
    for folder in ("feed", "mail")
    for path in (DATA / folder).iterdir()
    if path.suffix in (".rss", ".atom", ".eml", ".mbox") or path.name == "jsonfeed.json"
)
FIELDS = (
    "headline",
    "published",
    "published_text",
    "published_source",
    "url",
    "byline",
    "dateline",
    "publication",
    "language",
)


def expected_file(sample: Path) -> Path:
    return sample.with_name(sample.name + ".expected.json")


def told(sample: Path) -> dict[str, object]:
    """Return what a sample is read as, in a form that a person can compare with it."""
    reading = read(sample.read_bytes(), Source(sample.name, f"{sample.parent.name}/{sample.name}"))
    return {
        "format": reading.format,
        "encoding": reading.encoding,
        "articles": [_told(found) for found in reading.documents],
    }


def _told(found: Document | UnreadableSource) -> dict[str, object]:
    if isinstance(found, UnreadableSource):
        return {"line": found.line, "unreadable": found.reason}
    values = {name: getattr(found, name) for name in FIELDS}
    identity = [found.identity.kind, found.identity.scope, found.identity.value]
    return {
        "line": found.line,
        **{name: value if value is None else str(value) for name, value in values.items()},
        "identity": identity,
        "paragraphs": [[paragraph.kind, paragraph.text] for paragraph in split(found)],
    }


if __name__ == "__main__":
    for sample in SAMPLES:
        text = json.dumps(told(sample), ensure_ascii=False, indent=1)
        expected_file(sample).write_text(text + "\n", encoding="utf-8")
