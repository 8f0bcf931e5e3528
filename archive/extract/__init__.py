"""Reads the figures of a document, and who and what is named in it. Pure: text in, values out; no clock, no disk, no SQL."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from archive.extract.captions import photo_of
from archive.extract.dates import find_dates, has_date, writes_day_first
from archive.extract.draft import Rejected
from archive.extract.entities import resolve_mentions
from archive.extract.explaining import Explained, Explanation, explain
from archive.extract.figures import find_figures
from archive.extract.finishing import finish
from archive.extract.mentions import find_mentions
from archive.extract.tokens import Tokens, printable
from archive.model import Annotated, Document, Figure, Identity, TimeExpression
from archive.paragraphs import split

VERSION = "2"

__all__ = ["VERSION", "Explained", "Explanation", "Rejected", "annotate", "explain", "rules_hash"]


def annotate(document: Document | str, *, published: date | None = None) -> Annotated:
    """Find the paragraphs and figures of a document, in reading order.

    A string is taken as the text of an article without a head; ``published`` is then its day. NUL and lone surrogates in it
    become U+FFFD. Offsets of figures are into their paragraph's text.
    """
    if isinstance(document, str):
        text = printable(document)
        digest = sha256(text.encode()).hexdigest()
        document = Document(text=text, identity=Identity("text", "", digest), format="text", published=published)
    paragraphs = tuple(split(document))
    figures: list[Figure] = []
    seen: Counter[str] = Counter()
    named = []
    dates: list[TimeExpression] = []
    day_first = writes_day_first(document.url)
    for paragraph in paragraphs:
        seen[paragraph.text] += 1
        tokens, drafts, _ = find_figures(paragraph.text)
        figures.extend(finish(tokens, drafts, document.key, paragraph, seen[paragraph.text], first=len(figures)))
        tokens = tokens if tokens.text else Tokens(paragraph.text)
        named.append((paragraph.position, tokens, find_mentions(tokens)))
        if has_date(paragraph.text):
            found = find_dates(tokens, document.published, day_first=day_first)
            dates.extend(time.within(paragraph.position) for time in found)
    photos = tuple(photo_of(p.position, p.text) for p in paragraphs if p.kind == "caption")
    return Annotated(
        document, paragraphs, tuple(figures), dates=tuple(dates), mentions=resolve_mentions(named), photos=photos
    )


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
