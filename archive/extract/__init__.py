"""Reads the figures of a document. Pure: text in, values out; no clock, no disk, no SQL."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path

from archive.extract.draft import Draft
from archive.extract.figures import find_figures
from archive.extract.tokens import Tokens
from archive.model import Annotated, Document, Figure, Identity, Number, Paragraph, figure_key
from archive.paragraphs import split

VERSION = "1"


def annotate(document: Document | str, *, published: date | None = None) -> Annotated:
    """Find the paragraphs and figures of a document, in reading order.

    A string is taken as the text of an article without a head; ``published`` is then its day. Offsets of figures are into
    their paragraph's text.
    """
    if isinstance(document, str):
        digest = sha256(document.encode(errors="replace")).hexdigest()
        document = Document(text=document, identity=Identity("text", "", digest), format="text", published=published)
    paragraphs = tuple(split(document))
    figures: list[Figure] = []
    seen: Counter[str] = Counter()
    for paragraph in paragraphs:
        seen[paragraph.text] += 1
        tokens, drafts, _ = find_figures(paragraph.text)
        first = len(figures)
        index = {id(draft): first + at for at, draft in enumerate(drafts)}
        figures.extend(_figure(document.key, paragraph, seen[paragraph.text], tokens, d, index) for d in drafts)
    return Annotated(document, paragraphs, tuple(figures))


def _figure(
    article_key: str, paragraph: Paragraph, occurrence: int, tk: Tokens, d: Draft, index: dict[int, int]
) -> Figure:
    """Turn a draft's tokens into characters."""
    start, end = tk.start[d.left], tk.end[d.right]
    number_start, number_end = tk.start[d.first], tk.end[d.last]
    return Figure(
        key=figure_key(article_key, paragraph.text, occurrence, number_start, number_end),
        paragraph=paragraph.position,
        start=start,
        end=end,
        exact=tk.text[start:end],
        number_text=tk.text[number_start:number_end],
        number_start=number_start,
        number_end=number_end,
        modifier_text=_words(tk, d.modifier),
        kind=d.kind,
        comparator=d.comparator,
        approximate=d.approximate,
        vague=d.vague,
        value=_rounded(d.value),
        low=_rounded(d.low),
        high=_rounded(d.high),
        low_open=d.low_open,
        high_open=d.high_open,
        bounds_basis=d.basis,
        unit=d.unit,
        unit_name=d.unit_name,
        unit_text=_words(tk, d.unit_text),
        object=_words(tk, d.object),
        about=_words(tk, d.about),
        change=d.change,
        change_role=d.change_role,
        measure=d.measure,
        base_figure=index.get(id(d.base)) if d.base is not None else None,
        certainty=d.certainty,
    )


def _words(tk: Tokens, span: tuple[int, int] | None) -> str | None:
    return None if span is None or span[1] < span[0] else tk.slice(*span)


def _rounded(value: Number | None) -> Number | None:
    """Cut a third's endless digits to what a REAL column keeps, and make whole Decimals int."""
    if not isinstance(value, Decimal):
        return value
    if value == value.to_integral_value():
        return int(value)
    return value if len(value.as_tuple().digits) <= 15 else Decimal(repr(float(value)))


@cache
def rules_hash() -> str:
    """Return 16 hex digits over the code and word lists that make rows: a change of either re-annotates."""
    digest = sha256()
    folder = Path(__file__).parent
    files = [*folder.rglob("*.py"), *folder.rglob("*.toml"), folder.parent / "paragraphs.py"]
    for path in sorted(files, key=lambda p: p.as_posix()):
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:16]
