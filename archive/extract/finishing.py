"""Drafts -> Figures: what the rules found in tokens, as the values that leave the package."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from archive.extract.draft import Draft
from archive.extract.english.broken_words import whole_words
from archive.extract.english.tokens import Tokens
from archive.model import Figure, Number, Paragraph, figure_keys


def finish(
    tk: Tokens,
    drafts: list[Draft],
    article_key: str,
    paragraph: Paragraph,
    occurrence: int,
    *,
    first: int,
    day: str | None = None,
) -> list[Figure]:
    """Turn the drafts of one paragraph into figures, tokens into characters.

    ``first`` is the index that the first of them will have among the document's figures, ``occurrence`` counts paragraphs
    with the same text, from 1; ``day`` is the article's, on which a figure holds that no date is said of.
    """
    if not drafts:
        return []
    index = {id(draft): first + at for at, draft in enumerate(drafts)}
    key = figure_keys(article_key, paragraph.text, occurrence)
    return [_figure(key, paragraph.position, tk, draft, index, day) for draft in drafts]


def _figure(
    key: Callable[[int, int], str], position: int, tk: Tokens, d: Draft, index: dict[int, int], day: str | None
) -> Figure:
    starts, ends, text = tk.start, tk.end, tk.text
    start, end = starts[d.left], ends[d.right]
    number_start, number_end = starts[d.first], ends[d.last]
    value = _rounded(d.value)
    # In the order of its fields: a call with so many keywords takes ten times as long.
    return Figure(
        key(number_start, number_end),
        position,
        start,
        end,
        text[start:end],
        text[number_start:number_end],
        number_start,
        number_end,
        _words(tk, d.modifier) if d.modifier else None,
        d.kind,
        d.comparator,
        d.approximate,
        d.form == "vague",
        value,
        value if d.low is d.value else _rounded(d.low),
        value if d.high is d.value else _rounded(d.high),
        d.low_open,
        d.high_open,
        d.basis,
        d.unit,
        d.unit_name,
        _words(tk, d.unit_text) if d.unit_text else None,
        _in_one_line(tk, d.object) if d.object else None,
        _in_one_line(tk, d.about) if d.about else None,
        d.change,
        d.change_role,
        d.measure,
        index.get(id(d.base)) if d.base is not None else None,
        None,  # attribution and date are of the document
        None,
        day,
        None,
        "article" if day else None,
        d.certainty,
    )


def _words(tk: Tokens, span: tuple[int, int]) -> str | None:
    first, last = span
    return tk.text[tk.start[first] : tk.end[last]] if first <= last else None


def _in_one_line(tk: Tokens, span: tuple[int, int]) -> str | None:
    """Return the words with one blank where the text breaks a line."""
    words = _words(tk, span)
    if words is not None and "-" in words and tk.word[span[0] : span[1] + 1] != words.split():
        words = whole_words(tk, *span)
    return " ".join(words.split()) if words is not None and ("\n" in words or "\t" in words) else words


def _rounded(value: Number | None) -> Number | None:
    """Cut a third's endless digits to what a REAL column keeps, and make whole Decimals int."""
    if not isinstance(value, Decimal):
        return value
    whole = int(value)
    if value == whole:
        return whole
    return value if len(value.as_tuple().digits) <= 15 else Decimal(repr(float(value)))
