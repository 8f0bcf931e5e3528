"""Paragraphs with their finds marked, as HTML: escape first, then tag by offsets.

Text comes from anywhere and is never trusted: every character goes through ``html.escape``, and the only markup is what
this module writes around the offsets that it was given. JavaScript counts UTF-16 and SQLite's ``snippet()`` mixes markup
with text, so marking happens here, in code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from archive.markdown_marks import find_marks, hidden_in, is_markdown


@dataclass(frozen=True, slots=True)
class Span:
    """Something to show on ``text[start:end]``: a figure, a search hit, a date, a quote, the credit of a photo.

    ``layer`` becomes the class of the element, which is a mark unless ``tag`` names another. ``id`` and ``href`` make it a
    target and a link; ``title`` is what hover shows.
    """

    start: int
    end: int
    layer: str
    id: str | None = None
    href: str | None = None
    title: str | None = None
    tag: str = "mark"


def mark_up(text: str, spans: Iterable[Span], *, hidden: Iterable[tuple[int, int]] = ()) -> str:
    """Return ``text`` as HTML with a ``<mark>`` around every span.

    Spans of different layers may overlap (a quotation ends inside a sum): the shorter is cut at the other's end and goes
    on in a second element, without its id, so that the HTML is always well nested. A link inside a link is left out. Spans
    that are empty or lie outside the text are ignored: a wrong row must not cost the reader the page. The stretches that are
    ``hidden``, marks of Markdown, are left out of what is shown.
    """
    unseen = {at for start, end in hidden for at in range(start, end)}
    opens: dict[int, list[Span]] = {}
    stops: set[int] = set()
    for span in spans:
        if 0 <= span.start < span.end <= len(text):
            opens.setdefault(span.start, []).append(span)
            stops.update((span.start, span.end))
    out: list[str] = []
    stack: list[Span] = []  # what is open, outermost first
    done = 0
    for stop in sorted(stops):
        out.append(_shown(text, done, stop, unseen))
        done = stop
        going_on = _close(out, stack, stop)
        # The longest opens first, so that most spans nest and few are cut.
        for span in sorted(going_on + opens.get(stop, []), key=lambda s: (-s.end, s.layer)):
            out.append(_open_tag(span, linked=bool(span.href) and not any(s.href for s in stack)))
            stack.append(span)
    out.append(_shown(text, done, len(text), unseen))
    return "".join(out)


def _shown(text: str, start: int, end: int, unseen: Set[int]) -> str:
    piece = text[start:end]
    return escape("".join(sign for at, sign in enumerate(piece, start) if at not in unseen) if unseen else piece)


def mark_up_read(text: str, spans: Iterable[Span], *, is_marked: bool | None = None) -> str:
    """Return a paragraph as HTML for readers: as ``mark_up`` does, and what Markdown's marks mean in place of the marks.

    ``is_marked`` says whether the article is in Markdown; None asks the paragraph.
    """
    if not (is_markdown([text]) if is_marked is None else is_marked):
        return mark_up(text, spans)
    meant = (
        Span(each.before[1], each.after[0], "press-marked", tag=each.tag, title=each.address)
        for each in find_marks(text)
    )
    return mark_up(text, [*spans, *meant], hidden=hidden_in(text))


def _close(out: list[str], stack: list[Span], stop: int) -> list[Span]:
    """Close every span that ends at ``stop``; return those that had to be closed with it and go on."""
    depth = next((i for i, span in enumerate(stack) if span.end == stop), len(stack))
    going_on: list[Span] = []
    while len(stack) > depth:
        span = stack.pop()
        out.append("</a>" if span.href and not any(s.href for s in stack) else "")
        out.append(f"</{span.tag}>")
        if span.end > stop:
            going_on.append(replace(span, start=stop, id=None))
    return going_on


def _open_tag(span: Span, *, linked: bool) -> str:
    attributes = f' class="{escape(span.layer)}"'
    if span.id:
        attributes += f' id="{escape(span.id)}"'
    if span.title:
        attributes += f' title="{escape(span.title)}"'
    return f"<{span.tag}{attributes}>" + (f'<a href="{escape(span.href or "")}">' if linked else "")


_MONTHS = (  # not strftime's: what is English must not follow the server's locale
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


# A terminal obeys these, and a text has no use for them; each is one character still, so that places stay true.
_CONTROLS = dict.fromkeys({*range(32), *range(127, 160)} - {*map(ord, "\t\n\r")}, "\N{REPLACEMENT CHARACTER}")


def without_controls(value: Any) -> Any:
    """Return a text, or rows with texts in them, as a terminal can be shown it: an article may hold what rings bells and moves cursors."""
    if isinstance(value, str):
        return value.translate(_CONTROLS)
    if isinstance(value, dict):
        return {name: without_controls(each) for name, each in value.items()}
    return [without_controls(each) for each in value] if isinstance(value, list | tuple) else value


def print_day(day: str | None) -> str:
    """Print an ISO day for people: 2024-05-24 as ``24 May 2024``; what is no such day as it stands."""
    written = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])-(\d{2})", day or "", re.ASCII)
    return f"{int(written[3])} {_MONTHS[int(written[2]) - 1]} {written[1]}" if written else day or ""


def print_time(instant: str) -> str:
    """Print an instant in UTC for people: 2024-05-24T12:40:00+00:00 as ``24 May 2024, 12:40 UTC``."""
    return f"{print_day(instant[:10])}, {instant[11:16]} UTC"


def until_words(stated_until: str, now: str | None) -> str:
    """Say of what an article stated before it was revised until when, and what it states now of the same, if that is known."""
    return f"stated until {print_time(stated_until)}" + (f"; now {now}" if now else " and not since")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a paragraph, with its spans counted from the piece's own first character."""

    text: str
    spans: tuple[Span, ...]
    cut_before: bool
    cut_after: bool


def excerpt(text: str, spans: Sequence[Span], *, around: int = 0, width: int = 360) -> Excerpt:
    """Cut at most about ``width`` characters out of a long paragraph, a third of them before ``around``.

    Cuts fall on white space where there is any near; a span that the cut would split is left out.
    """
    if len(text) <= width:
        return Excerpt(text, tuple(spans), cut_before=False, cut_after=False)
    start = max(0, min(around - width // 3, len(text) - width))
    end = min(len(text), start + width)
    if start:
        start = _next_word(text, start, min(start + 30, around) if around > start else start)
    if end < len(text):
        space = text.rfind(" ", max(end - 30, around + 1), end)
        end = space if space > start else end
    kept = tuple(
        replace(span, start=span.start - start, end=span.end - start)
        for span in spans
        if start <= span.start and span.end <= end
    )
    return Excerpt(text[start:end], kept, cut_before=start > 0, cut_after=end < len(text))


def _next_word(text: str, start: int, limit: int) -> int:
    """Return where the first word after ``start`` begins, or ``start`` when none does before ``limit``."""
    space = text.find(" ", start, limit)
    return start if space < 0 else space + 1
