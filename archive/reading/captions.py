"""Captions that come apart from their picture: each is one paragraph, its credit behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from archive.reading.blocks import Block, one_line

_STOPS = ".!?\u2026:\"')\u201d\u2019\u00bb]"
_MOST_COMPARED = 100  # captions that are looked for inside other texts; an article has few


class Caption(NamedTuple):
    """What is said of a picture or a video, and whose it is."""

    text: str
    credit: str | None


def caption_of(caption: Caption) -> Block:
    """Return a caption with its credit behind it, unless it names it itself; a full stop parts them where there is none.

    "On trial in Spain John Smith" would name somebody else.
    """
    said, credit = one_line(caption.text), one_line(caption.credit or "")
    if not said or not credit or re.search(rf"(?<!\w){re.escape(credit)}(?!\w)", said, re.I):
        return Block("caption", said or credit)
    stop = "" if said[-1] in _STOPS else "."
    return Block("caption", f"{said}{stop} {credit}")


def add_captions(blocks: list[Block], captions: Iterable[Caption]) -> list[Block]:
    """Return the blocks and behind them the captions that do not stand among them already, with their credit or without."""
    whole = "\n".join(block.text for block in blocks).casefold()
    held = set(whole.split("\n"))
    added = []
    for at, caption in enumerate(captions):
        text = one_line(caption.text).casefold()
        if text and text not in held and not (at < _MOST_COMPARED and text in whole):
            held.add(text)
            added.append(caption_of(caption))
    return blocks + added
