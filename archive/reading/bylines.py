"""The names in a byline."""

from __future__ import annotations

from archive.reading.blocks import one_line

# How a byline opens in the languages of the agencies; the name is what follows.
_BY = {
    "de": "von", "fr": "par", "es": "por", "pt": "por", "it": "di", "nl": "door", "da": "af", "sv": "av", "no": "av",
    "nb": "av", "nn": "av",
}  # fmt: skip


def without_by(byline: str | None, language: str | None) -> str | None:
    """Return the names of a byline: "By Jane Doe" is "Jane Doe", and "Von Jane Doe" is so in German."""
    text = one_line(byline or "")
    words = ("by", _BY.get((language or "").partition("-")[0].casefold()))
    opening, _, names = text.partition(" ")
    return (names if names and opening.casefold().rstrip(":") in words else text) or None
