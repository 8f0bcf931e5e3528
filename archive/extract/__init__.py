"""Reads the figures of a document. Pure: text in, values out."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from archive.model import Annotated, Document, Figure, Identity, figure_key
from archive.paragraphs import split

VERSION = "0"


def annotate(document: Document | str, *, published: date | None = None) -> Annotated:
    """TEMPORARY engine: bare digits only, so that the other parts can be built; replaced by the real one."""
    if isinstance(document, str):
        document = Document(text=document, identity=Identity("text", "", document), format="text", published=published)
    paragraphs = tuple(split(document))
    figures = []
    seen: Counter[str] = Counter()
    for p in paragraphs:
        seen[p.text] += 1
        for m in re.finditer(r"\d+(?:,\d{3})*(?: people)?", p.text):
            number = m[0].split(" ")[0]
            value = int(number.replace(",", ""))
            figures.append(
                Figure(
                    figure_key(document.key, p.text, seen[p.text], m.start(), m.start() + len(number)),
                    p.position, m.start(), m.end(), m[0], number, m.start(), m.start() + len(number), None, "count", "=",
                    False, False, value, value, value, False, False, "stated", None, None, None, None, None, "none", None, None,
                )
            )  # fmt: skip
    return Annotated(document, paragraphs, tuple(figures))


def rules_hash() -> str:
    """16 hex digits over the code and word lists that make rows."""
    return "0" * 16
