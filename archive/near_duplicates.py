"""Which texts are near-identical, as wire copy is: passages of words, fingerprints to find them by, and how much two share.

A passage is five words in a row, and a text's fingerprints are every sixteenth of its passages, chosen by their hashes and not by
their places, so that two texts that share passages share fingerprints too (shingles, kept where they are 0 mod 16, and the least
ones: Broder, On the resemblance and containment of documents, 1997). How much two texts share is then counted in all of their
passages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple
from zlib import crc32

from archive.model import Annotated
from archive.reading.fields import canonical_url

PASSAGE = 5  # words
SAMPLE = 16  # one passage in so many is a fingerprint
LEAST = 3  # and so are those with the least hashes
KINDS = frozenset({"body", "quote", "list"})  # of paragraphs; headlines, captions and bylines are each outlet's own

SHARE = 0.7  # of the shorter text's passages, that the other must have
OPENING = 30  # passages; a text is known by how it begins, and texts of one outlet often end alike
OPENING_SHARE = 0.5
SHORT = 20  # passages; below, and within one outlet, the headlines must be alike too
WHOLE = 0.97  # of the longer text's passages: such texts are the same in one outlet too, whatever is over them
NUMBERS = 3  # that a text has at least, for them to say what the words do not
NUMBERS_SHARE = 0.5  # of the fewer; a notice of each day has other numbers
SAME_URL_SHARE = 0.3
HEADLINE_SHARE = 0.5  # of the shorter headline's words
SAME_URL_HEADLINE_SHARE = 0.8  # where nothing else speaks for it: all entries of a feed may lead to its front page
HEADLINE_WORDS = 3  # and that it has at least, or is the other one

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_BITS = 0x7FFF_FFFF  # of a hash, which then takes four bytes in SQLite


@dataclass(frozen=True)
class Text:
    """What of an article tells whether another is near-identical. ``passages`` are hashes, in the order of the text."""

    headline: str | None
    publication: int | str | None
    url: str | None
    passages: Sequence[int] = field(repr=False)
    published: str | None = None  # the day, as ISO 8601 has it
    numbers: frozenset[str] = frozenset()

    @cached_property
    def distinct(self) -> frozenset[int]:
        return frozenset(self.passages)

    @cached_property
    def headline_words(self) -> frozenset[str]:
        return frozenset(word for word in _WORD.findall((self.headline or "").casefold()) if len(word) > 2)

    @cached_property
    def address(self) -> str | None:
        return canonical_url(self.url) if self.url else None

    @property
    def prints(self) -> Prints:
        """What the text can be found by: its sample, and so that a short one has some too, the passages with the least hashes."""
        sample = [hash_ for hash_ in self.passages if not hash_ % SAMPLE]
        own = frozenset(sample + sorted(self.passages)[:LEAST])
        address = () if self.address is None else (crc32(f"url {self.address}".encode("utf-8", "replace")),)
        return Prints(own, frozenset(address))


class Prints(NamedTuple):
    """What a text is found by: fingerprints of its passages, and one of its address where it has one."""

    passages: frozenset[int]
    address: frozenset[int]

    def all(self) -> frozenset[int]:
        return self.passages | self.address


def prints_of(found: Annotated) -> Prints:
    """Return what an article is found by."""
    own = passages((paragraph.kind, paragraph.text) for paragraph in found.paragraphs)
    return Text(None, None, found.document.url, own).prints


def passages(paragraphs: Iterable[tuple[str, str]]) -> list[int]:
    """Return the hashes of the passages of an article, given the kind and text of each paragraph, in their order."""
    words = [word for kind, text in paragraphs if kind in KINDS for word in _WORD.findall(text.casefold())]
    line = " ".join(words).encode("utf-8", "replace")
    after = list(accumulate(map(len, line.split(b" ")))) if words else []  # without the blanks: one a word
    ends = [end + blanks for blanks, end in enumerate(after)]
    starts = [0, *(end + 1 for end in ends)]
    # What comes out is kept in archives: it must not change without a migration.
    return [crc32(line[start:end]) & _BITS for start, end in zip(starts, ends[PASSAGE - 1 :], strict=False)]


def numbers(paragraphs: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the numbers in digits that an article prints, given the kind and text of each paragraph."""
    return frozenset(found for kind, text in paragraphs if kind in KINDS for found in _NUMBER.findall(text))


def shared_part(one: Text, other: Text) -> float:
    """Return how much of the shorter text's passages the other has too, 0 to 1; of a text without any, 0."""
    fewer = min(len(one.distinct), len(other.distinct))
    return len(one.distinct & other.distinct) / fewer if fewer else 0.0


def is_near_duplicate(one: Text, other: Text) -> bool:
    """Whether two texts are near-identical, or what one address had to say at two times or in two lengths."""
    part = shared_part(one, other)
    if one.address is not None and one.address == other.address and (part >= SAME_URL_SHARE or _one_head(one, other)):
        return True
    if part < SHARE or _is_notice_of_another_day(one, other):
        return False
    short, long = sorted((one, other), key=lambda text: (len(text.passages), text.passages))
    opening = short.passages[:OPENING]
    if sum(passage in long.distinct for passage in opening) < OPENING_SHARE * len(opening):
        return False
    if len(short.passages) >= SHORT and (
        one.publication != other.publication or part * len(short.distinct) >= WHOLE * len(long.distinct)
    ):
        return True
    return _same_head(one, other)


def _same_head(one: Text, other: Text) -> bool:
    """Whether two headlines are alike. Where none is given, neither says that these are two stories."""
    if not one.headline_words or not other.headline_words:
        return one.headline == other.headline
    shared = len(one.headline_words & other.headline_words)
    return shared >= HEADLINE_SHARE * min(len(one.headline_words), len(other.headline_words))


def _one_head(one: Text, other: Text) -> bool:
    """Whether two headlines are the same but for an edit, or what a site adds to it."""
    fewer, more = sorted((one.headline_words, other.headline_words), key=len)
    if len(fewer) < HEADLINE_WORDS:
        return fewer == more and (bool(fewer) or one.headline == other.headline)
    return len(fewer & more) >= SAME_URL_HEADLINE_SHARE * len(fewer)


def _is_notice_of_another_day(one: Text, other: Text) -> bool:
    """Whether two texts are of two days and have few numbers in common: what is said each day in the same words is no copy."""
    if one.published is None or other.published is None or one.published == other.published:
        return False
    fewer = min(len(one.numbers), len(other.numbers))
    return fewer >= NUMBERS and len(one.numbers & other.numbers) <= NUMBERS_SHARE * fewer
