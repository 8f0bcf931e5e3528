"""The values that cross modules. None can be changed, and none has a method that reads a clock, a disk or a database.

What is found in a text by the hundred is a named tuple: to make a frozen dataclass of 34 fields takes four times as long.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any, NamedTuple

Number = int | Decimal


@dataclass(frozen=True, slots=True)
class Source:
    """Where bytes came from. ``name`` is what people are shown; ``place`` is what identifies an article in it.

    The place is the loaded folder's own name and the path under it ("news/2024/a.txt"), for a lone file its parent's name
    and its own, for standard input None. ``encoding`` is what somebody says that the bytes are in, where they do not say it themselves.
    """

    name: str
    place: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """Who an article is (DESIGN.md, "Who an article is"): one of ``key``, ``id``, ``url``, ``file`` or ``text``.

    ``scope`` is what the value counts within: the publication or file of an id, empty for the others.
    """

    kind: str
    scope: str
    value: str

    @property
    def key(self) -> str:
        """The article's public key: the given one where it is fit for an address, else 16 hex digits of a sha256."""
        if self.kind == "key" and is_address(self.value):
            return self.value
        return sha256("\n".join((self.kind, self.scope, self.value)).encode()).hexdigest()[:16]


def is_address(key: str) -> bool:
    """Whether a key may stand in a URL as it is: 1 to 64 of A-Z, a-z, 0-9, underscore, hyphen."""
    return 0 < len(key) <= 64 and key.isascii() and key.replace("-", "").replace("_", "a").isalnum()


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it was read. Every offset of the program is into ``text``.

    ``body_start`` is the first character after the head (date line, ``Key: value`` lines, front matter): of what is
    before only the lines that give no field ("Page: 3") are paragraphs. ``headline_start`` and ``headline_end`` say where a title line stands in the text, if it does.
    ``line`` is the line of the source file on which the record begins, None where the file is the article.
    ``kinds`` has the kind of each paragraph where the source marks them (a web page, a wire format): blank lines, and nothing
    else, then part the paragraphs, and what a "body" is the rules may tell nearer. None where the text is all there is.
    ``seen`` is when the text was there, where its source says so, ISO 8601 in UTC to the second ("2015-05-03T07:00:00+00:00"): a web
    archive when it was captured, an agency when it issued this version. None for sources that do not tell, as most.
    ``is_by_address``: its id is the address of the article, in which what is behind it may be another tomorrow ("#1", "?utm_source=x").
    """

    text: str
    identity: Identity
    format: str
    headline: str | None = None
    headline_source: str = "derived"  # given (by the format), title_line, derived (from the first sentence)
    published: date | None = None
    published_text: str | None = None  # as printed or given, with the time of day where there was one
    published_source: str | None = (
        None  # the field or place it was read from: "date line", "front matter", "field date", ...
    )
    url: str | None = None
    byline: str | None = None
    dateline: str | None = None
    publication: str | None = None
    language: str | None = None
    body_start: int = 0
    headline_start: int | None = None
    headline_end: int | None = None
    line: int | None = None
    private: bool = False  # its source says that not everybody may read it
    kinds: tuple[str, ...] | None = None
    seen: str | None = None
    is_by_address: bool = False

    @property
    def key(self) -> str:
        return self.identity.key

    @property
    def digest(self) -> str:
        """Sha256 of the text with line ends as LF: what decides whether a known article has changed."""
        text = self.text.replace("\r\n", "\n").replace("\r", "\n")
        return sha256(text.encode()).hexdigest()


PARAGRAPH_KINDS = ("body", "heading", "caption", "byline", "dateline", "quote", "list", "correction", "other")


class Paragraph(NamedTuple):
    """A slice of the document: ``document.text[start:end] == text``. Positions count from 1."""

    position: int
    kind: str
    start: int
    end: int
    text: str


FIGURE_KINDS = ("count", "money", "percent", "fraction", "duration", "age", "ordinal", "measure", "score", "rate")
COMPARATORS = ("=", ">", ">=", "<", "<=", "between")
BOUNDS_BASES = ("stated", "implied", "lexicon", "none")
CHANGES = ("up", "down", "none")
CHANGE_ROLES = ("step", "level")
DATE_BASES = ("clause", "sentence", "article")  # where a figure's day comes from
CERTAINTIES = ("asserted", "reported", "believed", "alleged", "disputed", "projected")


class Figure(NamedTuple):
    """One number of a paragraph, with what the wording around it says (DESIGN.md, "Words" and "What a span covers").

    Offsets are into the paragraph's text. ``value``, ``low`` and ``high`` are in whole units (dollars, percent, people);
    None where the wording leaves them open. ``base_figure`` is an index into the same document's figures.
    """

    key: str
    paragraph: int
    start: int
    end: int
    exact: str
    number_text: str
    number_start: int
    number_end: int
    modifier_text: str | None
    kind: str
    comparator: str
    approximate: bool
    vague: bool
    value: Number | None
    low: Number | None
    high: Number | None
    low_open: bool
    high_open: bool
    bounds_basis: str
    unit: str | None
    unit_name: str | None
    unit_text: str | None
    object: str | None
    about: str | None
    change: str
    change_role: str | None
    measure: str | None
    base_figure: int | None = None
    attribution: int | None = None
    date: int | None = None
    as_of: str | None = None
    since: str | None = None
    date_basis: str | None = None
    certainty: str = "asserted"


DATE_TYPES = ("DATE", "TIME", "DURATION", "SET")


class TimeExpression(NamedTuple):
    """A date, time, duration or set of a paragraph, as TIMEX3 says it (DESIGN.md, "Words").

    ``value`` is ISO 8601 as TIMEX3 writes it ("2024-05-24", "2024-W21", "2023-Q1", "P2W", "XXXX-WXX-1", "PAST_REF"), None
    where it cannot be told; ``mod`` is APPROX, START, MID, END, BEFORE, AFTER, EQUAL_OR_MORE, ... or None. ``earliest`` and
    ``latest`` are ISO days, None where open. ``anchor`` is the ISO day that it was resolved against, None where none was
    needed; ``rule`` names what resolved it.
    """

    paragraph: int
    start: int
    end: int
    exact: str
    type: str
    value: str | None
    mod: str | None
    earliest: str | None
    latest: str | None
    anchor: str | None
    rule: str


class Attribution(NamedTuple):
    """Who says what: source, cue and content (PARC / PolNeAR). Offsets are into the paragraph's text.

    ``start`` and ``end`` are the hull of source and cue. ``source`` is None where a cue has none ("reportedly"). ``via`` is an
    index into the article's attributions: who passed it on ("an official told NBC News"). ``continues`` is the index of the
    attribution whose content runs on here.
    """

    paragraph: int
    start: int
    end: int
    exact: str
    source: str | None
    source_start: int | None
    source_end: int | None
    cue: str | None
    cue_start: int | None
    cue_end: int | None
    content_start: int | None
    content_end: int | None
    via: int | None = None
    continues: int | None = None
    stance: str = "reported"  # one of CERTAINTIES: what the cue says of the content
    source_name: str | None = None  # the full name that a surname or a pronoun stands for
    source_kind: str | None = None  # one of SOURCE_KINDS; None where there is no source


SOURCE_KINDS = ("person", "organisation", "place", "unnamed")
QUOTE_KINDS = ("direct", "mixed", "scare")


class Quote(NamedTuple):
    """Words in quotation marks, the marks included. ``attribution`` and ``continues`` are indexes into the article's lists."""

    paragraph: int
    start: int
    end: int
    exact: str
    kind: str
    speaker: str | None = None
    speaker_text: str | None = None
    attribution: int | None = None
    continues: int | None = None


MENTION_KINDS = ("person", "organisation", "place")


class Mention(NamedTuple):
    """Where a person, organisation or place is named. ``exact`` includes the title, ``name`` does not.

    ``name`` is the fullest form of the name in the article ("Israel Katz" for a later "Katz"); None for a person without one
    ("the chief prosecutor"), whose ``title`` says what is printed.
    """

    paragraph: int
    start: int
    end: int
    exact: str
    kind: str
    name: str | None
    title: str | None = None
    country: str | None = None  # ISO 3166 alpha-2, of a place
    latitude: float | None = None
    longitude: float | None = None


class Photo(NamedTuple):
    """A caption paragraph taken apart: what it says, who took the picture, and for which agencies."""

    paragraph: int
    caption: str
    photographer: str | None
    agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with everything that was found in it, in reading order."""

    document: Document
    paragraphs: tuple[Paragraph, ...]
    figures: tuple[Figure, ...]
    attributions: tuple[Attribution, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dates: tuple[TimeExpression, ...] = ()
    mentions: tuple[Mention, ...] = ()
    photos: tuple[Photo, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the public interchange form of DESIGN.md: plain dicts and lists, numbers as int or float."""
        document = self.document
        return {
            "key": document.key,
            "headline": document.headline,
            "published": document.published.isoformat() if document.published else None,
            "url": document.url,
            "language": document.language,
            "paragraphs": [_plain(paragraph) for paragraph in self.paragraphs],
            "figures": [_plain(figure) for figure in self.figures],
            "attributions": [_plain(attribution) for attribution in self.attributions],
            "quotes": [_plain(quote) for quote in self.quotes],
            "dates": [_plain(time) for time in self.dates],
            "mentions": [_plain(mention) for mention in self.mentions],
            "photos": [_plain(photo) for photo in self.photos],
        }


def _plain(row: Paragraph | Figure | Attribution | Quote | TimeExpression | Mention | Photo) -> dict[str, Any]:
    return {name: plain_number(value) for name, value in zip(row._fields, row, strict=True)}


def plain_number(value: Any) -> Any:
    """Turn a Decimal or a huge int into the int or float that JSON and SQLite know; leave anything else as it is."""
    if isinstance(value, Decimal):
        value = int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, int) and abs(value) >= 2**63:
        return float(value)  # what SQLite's INTEGER cannot hold
    return value


def figure_key(article_key: str, paragraph_text: str, occurrence: int, number_start: int, number_end: int) -> str:
    """Return the address of a figure: the same in every rebuild, and when a rule moves the ends of its span.

    ``occurrence`` counts identical paragraphs of the article from 1; the first is written without it, so that a paragraph
    which is later repeated keeps its figures' addresses.
    """
    return figure_keys(article_key, paragraph_text, occurrence)(number_start, number_end)


def figure_keys(article_key: str, paragraph_text: str, occurrence: int) -> Callable[[int, int], str]:
    """Return what gives ``figure_key`` of each figure of one paragraph, whose text is read once for all of them."""
    read = sha256((_paragraph(article_key, paragraph_text, occurrence) + "\n").encode())

    def key(number_start: int, number_end: int) -> str:
        digest = read.copy()
        digest.update(f"{number_start}\n{number_end}".encode())
        return digest.hexdigest()[:16]

    return key


def paragraph_key(article_key: str, text: str, occurrence: int) -> str:
    """Return what a paragraph is known by while its text stays as it is: what the addresses of its figures begin with."""
    return sha256(_paragraph(article_key, text, occurrence).encode()).hexdigest()[:16]


def _paragraph(article_key: str, text: str, occurrence: int) -> str:
    return "\n".join([article_key, text, *([str(occurrence)] if occurrence > 1 else [])])
