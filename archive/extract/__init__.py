"""Reads the figures of a document, and who and what is named in it. Pure: text in, values out; no clock, no disk, no SQL."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from archive.extract.captions import photo_of
from archive.extract.dates import find_dates, has_date, writes_day_first
from archive.extract.draft import Draft, Rejected
from archive.extract.entities import resolve_mentions
from archive.extract.explaining import Explained, Explanation, explain
from archive.extract.figures import find_figures
from archive.extract.finishing import finish
from archive.extract.mentions import find_mentions
from archive.extract.naming import name_sources
from archive.extract.resolve import attach_sources, find_sources
from archive.extract.timing import set_days
from archive.extract.tokens import Tokens, printable
from archive.model import Annotated, Document, Figure, Identity, Paragraph, TimeExpression
from archive.paragraphs import split

VERSION = "3"

__all__ = ["VERSION", "Explained", "Explanation", "Rejected", "annotate", "explain", "rules_hash"]


def annotate(document: Document | str, *, published: date | None = None) -> Annotated:
    """Find the paragraphs of a document and all that is in them, in reading order.

    A string is taken as the text of an article without a head; ``published`` is then its day. NUL and lone surrogates in it
    become U+FFFD. Offsets of figures are into their paragraph's text.
    """
    if isinstance(document, str):
        text = printable(document)
        digest = sha256(text.encode()).hexdigest()
        document = Document(text=text, identity=Identity("text", "", digest), format="text", published=published)
    paragraphs = tuple(split(document))
    # Layer by layer, not paragraph by paragraph: what one layer reads with stays in the processor's cache.
    found = [find_figures(paragraph.text) for paragraph in paragraphs]
    read = [
        tokens if tokens.text else Tokens(paragraph.text)
        for paragraph, (tokens, _, _) in zip(paragraphs, found, strict=True)
    ]
    times = _times(document, paragraphs, read)
    figures = _figures(document, paragraphs, found, times)
    mentions = resolve_mentions(
        [(p.position, tokens, find_mentions(tokens)) for p, tokens in zip(paragraphs, read, strict=True)]
    )
    sources = find_sources(paragraphs, read, mentions)
    return Annotated(
        document,
        paragraphs,
        tuple(attach_sources(figures, sources)),
        attributions=name_sources(sources.attributions, sources.labels, mentions),
        quotes=tuple(sources.quotes),
        dates=tuple(time for of_paragraph in times for _, time in of_paragraph),
        mentions=mentions,
        photos=tuple(photo_of(p.position, p.text) for p in paragraphs if p.kind == "caption"),
    )


def _times(
    document: Document, paragraphs: Sequence[Paragraph], read: Sequence[Tokens]
) -> list[list[tuple[int, TimeExpression]]]:
    """Return the dates of each paragraph, each with its index in the document."""
    day_first = writes_day_first(document.url)
    times: list[list[tuple[int, TimeExpression]]] = []
    count = 0
    for paragraph, tokens in zip(paragraphs, read, strict=True):
        found: Sequence[TimeExpression] = ()
        if has_date(paragraph.text):
            found = find_dates(tokens, document.published, day_first=day_first, paragraph=paragraph.position)
        times.append(list(enumerate(found, count)))
        count += len(found)
    return times


def _figures(
    document: Document,
    paragraphs: Sequence[Paragraph],
    found: Sequence[tuple[Tokens, list[Draft], list[Rejected]]],
    times: Sequence[Sequence[tuple[int, TimeExpression]]],
) -> list[Figure]:
    """Return the figures of all paragraphs with the days they hold for."""
    seen: Counter[str] = Counter()
    key, published = document.key, document.published
    day = published.isoformat() if published else None
    figures: list[Figure] = []
    for paragraph, (tokens, drafts, _), dates in zip(paragraphs, found, times, strict=True):
        seen[paragraph.text] += 1
        counted = finish(tokens, drafts, key, paragraph, seen[paragraph.text], first=len(figures), day=day)
        figures.extend(set_days(counted, dates, tokens, published))
    return figures


@cache
def rules_hash() -> str:
    """Return 16 hex digits over the code and word lists that make rows: a change of either re-annotates."""
    digest = sha256()
    folder = Path(__file__).parent
    files = [
        *folder.rglob("*.py"),
        *folder.rglob("*.toml"),
        *folder.rglob("*.t[sx][vt]"),
        folder.parent / "paragraphs.py",
    ]
    for path in sorted(files, key=lambda p: p.as_posix()):
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:16]
