"""Reads the figures of a document, and who and what is named in it. Pure: text in, values out; no clock, no disk, no SQL.

figures.py reads the figures of a paragraph, one field after another, and each field has its package of rules: numbers, traps (what
counts nothing), units, counted (``object``), about, happened (``measure``), changes, certainty; days has ``as_of``. Beside them stand
dates, sources and names; resolve.py joins what needs the whole article. All read English with english, and its words are in words.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from archive.extract.captions import photo_of
from archive.extract.certainty.granted import is_granted
from archive.extract.certainty.hedging import ESTIMATED
from archive.extract.certainty.what_was import is_fact, is_part_told
from archive.extract.counted.table_columns import settle_columns
from archive.extract.counted.taken_up import take_up
from archive.extract.dates.dates import find_dates, has_date, writes_day_first
from archive.extract.dates.fiscal import end_where_told
from archive.extract.days.column_days import Columns, columns_of, set_columns
from archive.extract.days.day_headings import (
    Brackets,
    brackets_of,
    heading_of,
    heading_of_report,
    quarter_of_report,
    set_brackets,
    set_under,
)
from archive.extract.days.days_before import Stories
from archive.extract.days.days_of_matches import Match, match_of, set_match
from archive.extract.days.days_of_reports import Report, set_report
from archive.extract.days.days_of_same import Told, takes_any, times_told
from archive.extract.days.timing import set_days, stories_of
from archive.extract.draft import Rejected
from archive.extract.english.tokens import Tokens, printable
from archive.extract.explaining import Explained, Explanation, explain, explained
from archive.extract.figures import describe, find_numbers
from archive.extract.finishing import finish
from archive.extract.names.entities import resolve_mentions
from archive.extract.names.mentions import find_mentions
from archive.extract.resolve import Sources, attach_sources, find_sources
from archive.extract.sources.naming import name_sources
from archive.extract.traps.numbered_lists import drop_list_numbers
from archive.extract.units.old_money import settle_shillings
from archive.extract.units.share_prices import settle_share_prices
from archive.extract.units.sums import settle_sums
from archive.extract.units.table_heads import settle_tables
from archive.extract.units.whose_degrees import DEGREES, settle_degrees
from archive.extract.units.whose_money import country_of, home_of, settle_whose
from archive.extract.units.wire_money import settle_money
from archive.languages import is_english
from archive.model import Annotated, Attribution, Document, Figure, Identity, Mention, Paragraph, TimeExpression
from archive.paragraphs import split
from archive.top_lines import read_top_line

VERSION = "3"

__all__ = [
    "VERSION",
    "Explained",
    "Explanation",
    "Rejected",
    "annotate",
    "annotate_all",
    "explain",
    "explain_document",
    "rules_hash",
]


def annotate(document: Document | str, *, published: date | None = None) -> Annotated:
    """Find the paragraphs of a document and all that is in them, in reading order.

    A string is taken as the text of an article without a head; ``published`` is then its day. NUL and lone surrogates in it
    become U+FFFD. Offsets of figures are into their paragraph's text.
    """
    if isinstance(document, str):
        text = printable(document)
        digest = sha256(text.encode()).hexdigest()
        document = Document(text=text, identity=Identity("text", "", digest), format="text", published=published)
    [annotated] = _annotate([document])
    return annotated


def annotate_all(documents: Iterable[Document]) -> Iterator[Annotated]:
    """Annotate documents in their order; short ones a few at a time, which is a tenth faster than one by one."""
    few: list[Document] = []
    size = 0
    for document in documents:
        few.append(document)
        size += len(document.text)
        if size >= _TOGETHER:
            yield from _annotate(few)
            few, size = [], 0
    yield from _annotate(few)


def explain_document(document: Document) -> tuple[Annotated, tuple[Explanation, ...]]:
    """Annotate a document and say, for each of its paragraphs, which rules set the fields of its figures; none where it is not English."""
    reading = _Reading(document)
    if not is_english(document.language, document.text):
        return reading.annotated(), ()
    for layer in _LAYERS:
        layer(reading)
    annotated = reading.annotated()
    return annotated, tuple(
        explained(
            paragraph.text, [f for f in annotated.figures if f.paragraph == paragraph.position], drafts, numbers[2]
        )
        for paragraph, drafts, numbers in zip(reading.paragraphs, reading.drafts, reading.numbers, strict=True)
    )


def _annotate(documents: list[Document]) -> list[Annotated]:
    """Annotate documents while the collector rests: what was only needed to read them is gone when it is on again."""
    with _collector_at_rest():
        return _layer_by_layer(documents)


def _layer_by_layer(documents: list[Document]) -> list[Annotated]:
    """Annotate documents layer by layer: what one layer reads with stays in the processor's cache."""
    readings = [_Reading(document) for document in documents]
    read = [reading for reading in readings if is_english(reading.document.language, reading.document.text)]
    for layer in _LAYERS:
        for reading in read:
            layer(reading)
    return [reading.annotated() for reading in readings]


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Stop the garbage collector for a moment, and leave it as it was found.

    The rules make no cycles, so that it finds nothing, but it looks at every token some times over (docs/decisions.md).
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


class _Reading:
    """A document with what the layers have found in it so far; each is asked once, in the order of ``_LAYERS``.

    Nothing is found in another language: "1.200 Menschen" would be one person and a fifth. Its paragraphs and photos are kept.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.paragraphs = tuple(split(document))
        self.times: list[list[tuple[int, TimeExpression]]] = []
        self.figures: list[Figure] = []
        self.mentions: tuple[Mention, ...] = ()
        self.sources = Sources()
        # Keys of figures that nobody's forecast reaches, in paragraphs where somebody says anything.
        self.facts: set[str] = set()
        self.estimates: set[str] = set()

    def find_numbers(self) -> None:
        self.numbers = [find_numbers("" if self._says_where(each) else each.text) for each in self.paragraphs]
        drop_list_numbers(self.numbers)
        self.tokens = [
            tokens if tokens.text and not tokens.titled else Tokens(paragraph.text)
            for paragraph, (tokens, _, _) in zip(self.paragraphs, self.numbers, strict=True)
        ]

    def _says_where(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph says where an article stood: "Page: 1A" is no ampere, "LENGTH: 214 words" no fact of its own."""
        if paragraph.kind != "other":
            return False
        return paragraph.start < self.document.body_start or read_top_line(paragraph.text) is not None

    def describe_numbers(self) -> None:
        self.drafts = [describe(*found) for found in self.numbers]
        read = zip(self.numbers, self.tokens, self.drafts, strict=True)
        told = [(numbered if numbered.text else tk, drafts) for (numbered, _, _), tk, drafts in read]
        take_up(told)
        settle_columns(told)
        settle_tables(list(zip(self.tokens, self.drafts, strict=True)))
        settle_whose(told, self.document)
        settle_money(told, self.document.dateline)
        if any(not DEGREES.isdisjoint(tk.distinct) for tk, _ in told):
            settle_degrees(told, country_of(self.document))
        settle_share_prices(told, home_of(self.document.dateline))
        settle_sums(told)
        settle_shillings(told, self.document.published)

    def find_times(self) -> None:
        """Find the dates of each paragraph, each with its index in the document."""
        document, day_first = self.document, writes_day_first(self.document.url)
        count = 0
        for paragraph, tokens in zip(self.paragraphs, self.tokens, strict=True):
            found: Sequence[TimeExpression] = ()
            if has_date(paragraph.text):
                found = find_dates(
                    tokens,
                    document.published,
                    day_first=day_first,
                    paragraph=paragraph.position,
                    pictured=paragraph.kind == "caption",
                )
            self.times.append(list(enumerate(found, count)))
            count += len(found)
        if count and document.published is not None:
            texts = [paragraph.text for paragraph in self.paragraphs]
            ended = quarter_of_report(document.headline, document.published, texts)
            end_where_told(texts, self.times, ended)

    def make_figures(self) -> None:
        """Make the figures of all paragraphs, with the days they hold for."""
        seen: Counter[str] = Counter()
        key, published = self.document.key, self.document.published
        day = published.isoformat() if published else None
        said: dict[int, list[Attribution]] = {}
        for attribution in self.sources.attributions:
            said.setdefault(attribution.paragraph, []).append(attribution)
        heading = heading_of_report(self.document.headline, published)
        stories: Stories | None = None
        columns: Columns | None = None
        brackets: Brackets | None = None
        told: Told = {}
        report: Report | None = None
        match: Match | None = None
        takes = takes_any(self.document.text)  # "the same period"
        for paragraph, tokens, drafts, dates in zip(self.paragraphs, self.tokens, self.drafts, self.times, strict=True):
            seen[paragraph.text] += 1
            if dates or stories is not None:
                stories = stories_of(dates, tokens, published, stories)
            if dates or match is not None:
                match = match_of(dates, tokens, match, published)
            if dates or heading is not None:
                heading = heading_of(paragraph.text, dates, heading, published)
            if dates or columns is not None:
                columns = columns_of(paragraph.text, dates, columns, published, self.document.headline)
            if brackets is not None or "in brackets" in paragraph.text or "in parenthes" in paragraph.text:
                brackets = brackets_of(paragraph.text, dates, brackets)
            before, told = told, times_told(paragraph.text, dates, told, day or "9") if dates and takes else told
            if not drafts:
                continue
            counted = finish(tokens, drafts, key, paragraph, seen[paragraph.text], first=len(self.figures), day=day)
            if paragraph.position in said:
                self.estimates.update(
                    [f.key for f, d in zip(counted, drafts, strict=True) if d.rules.get("certainty") == ESTIMATED]
                )
                was = zip(counted, drafts, strict=True)
                self.facts.update(
                    [
                        figure.key
                        for figure, draft in was
                        if is_fact(draft, paragraph.text, figure.end)
                        or is_granted(tokens, draft)
                        or is_part_told(tokens, draft)
                    ]
                )
            dated = set_days(
                counted, dates, tokens, published, said.get(paragraph.position, ()), stories, before, len(self.figures)
            )
            dated = set_under(dated, heading, paragraph.text)
            dated = set_brackets(dated, brackets, paragraph.text)
            dated = set_columns(dated, columns, paragraph.text)
            dated, report = set_report(dated, dates, tokens, report, published)
            if match is not None:
                dated = set_match(dated, tokens, match)
            self.figures.extend(dated)

    def find_names(self) -> None:
        self.mentions = resolve_mentions(
            [
                (p.position, tokens, find_mentions(tokens))
                for p, tokens in zip(self.paragraphs, self.tokens, strict=True)
            ]
        )

    def find_sources(self) -> None:
        self.sources = find_sources(self.paragraphs, self.tokens, self.mentions)

    def annotated(self) -> Annotated:
        sources, mentions = self.sources, self.mentions
        return Annotated(
            self.document,
            self.paragraphs,
            tuple(attach_sources(self.figures, sources, self.facts, self.estimates)),
            attributions=name_sources(sources.attributions, sources.labels, mentions),
            quotes=tuple(sources.quotes),
            dates=tuple(time for of_paragraph in self.times for _, time in of_paragraph),
            mentions=mentions,
            photos=tuple(photo_of(p.position, p.text) for p in self.paragraphs if p.kind == "caption"),
        )


_LAYERS = (
    _Reading.find_numbers,
    _Reading.describe_numbers,
    _Reading.find_times,
    _Reading.find_names,
    _Reading.find_sources,
    _Reading.make_figures,
)
_TOGETHER = 64_000  # characters: more at once is hardly faster, and takes memory


@cache
def rules_hash() -> str:
    """Return 16 hex digits over the code and word lists that make rows: a change of either re-annotates."""
    digest = sha256()
    folder = Path(__file__).parent
    files = [
        *folder.rglob("*.py"),
        *folder.rglob("*.toml"),
        *folder.rglob("*.t[sx][vt]"),
        *(
            folder.parent / name
            for name in ("paragraphs.py", "top_lines.py", "head_lines.py", "languages.py", "languages.toml")
        ),
    ]
    for path in sorted(files, key=lambda p: p.as_posix()):
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:16]
