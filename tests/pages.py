"""What is read of each page in tests/pages: run as a program, this writes the expectations, and a person reads the diff."""

from __future__ import annotations

import json
from pathlib import Path

from archive.model import Document, Source
from archive.paragraphs import split
from archive.reading import read

FOLDER = Path(__file__).parent / "pages"
PAGES = sorted(path.parent.name for path in FOLDER.glob("*/source.html"))


def told(document: Document) -> dict[str, object]:
    """Return all of a document that matters, as JSON has it."""
    return {
        "headline": document.headline,
        "headline_source": document.headline_source,
        "published": document.published.isoformat() if document.published else None,
        "published_text": document.published_text,
        "published_source": document.published_source,
        "url": document.url,
        "byline": document.byline,
        "dateline": document.dateline,
        "publication": document.publication,
        "language": document.language,
        "identity": [document.identity.kind, document.identity.scope, document.identity.value],
        "paragraphs": [[p.kind, p.text] for p in split(document)],
    }


def read_page(name: str) -> dict[str, object]:
    path = FOLDER / name / "source.html"
    (document,) = read(path.read_bytes(), Source(str(path), f"{name}/source.html")).documents
    assert isinstance(document, Document), document
    return told(document)


if __name__ == "__main__":
    for name in PAGES:
        text = json.dumps(read_page(name), ensure_ascii=False, indent=1) + "\n"
        (FOLDER / name / "expected.json").write_text(text, encoding="utf-8")
