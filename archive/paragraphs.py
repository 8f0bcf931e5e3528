"""Document -> Paragraphs, each a slice of the document's text. (First draft: blank lines only.)"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.model import Document, Paragraph


def split(document: Document) -> Iterator[Paragraph]:
    for position, m in enumerate(re.finditer(r"\S(?:.|\n(?!\s*\n))*", document.text[document.body_start :]), 1):
        text = m[0].rstrip()
        start = document.body_start + m.start()
        yield Paragraph(position, "body", start, start + len(text), text)
