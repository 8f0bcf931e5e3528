"""The headline: given, or a title line of the text, or made of the first sentence."""

from __future__ import annotations

from dataclasses import replace

from archive.model import Document


def entitle(document: Document) -> Document:
    if document.headline is not None:
        return document
    words = document.text[document.body_start : document.body_start + 400].split()
    headline = ""
    for word in words:
        if len(headline) + len(word) > 100:
            break
        headline = f"{headline} {word}".strip()
        if word.endswith((".", "!", "?")):
            break
    return replace(document, headline=headline or None)
