"""What a paragraph says of a name: a mention in the making."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from archive.extract.english.gazetteer import Place

ACRONYM = re.compile(r"(?:[A-Z]{2,6}|(?:[A-Z]\.){2,6})\Z")


@dataclass(slots=True)
class Named:
    """A mention in the making. ``first`` and ``last`` are tokens, title included; ``text`` is the name as printed."""

    first: int
    last: int
    kind: str  # person, organisation, place, unknown
    text: str | None
    sure: bool = True
    title: str | None = None
    name: str | None = None  # the name that is kept, where it is not the text
    places: tuple[Place, ...] = ()
    located: int = 0  # a place: 2 after "in" or before its country, 1 after "from", "to", "at"
    alias: str | None = None  # "ICC", where the name is followed by "(ICC)"
    begins: bool = False  # whether its first capital is the sentence's
    known: bool = False  # on the roll of organisations
    owner: str | None = None  # what stands before a title without a name: "Israeli", "Israel"
    speaks: bool = False
    apposed: str | None = None  # of a title without a name: the name beside it
    words: tuple[str, ...] = field(default=())


def spells(acronym: str, name: tuple[str, ...]) -> bool:
    """Whether the first letters of a name's words are an acronym's: "ICJ", "International Court Justice"."""
    letters = acronym.replace(".", "")
    first = [part[0] for word in name for part in word.split("-") if part]
    return len(first) > 1 and letters == "".join(first)
