"""What the top of a text says of the article: its title line, byline and dateline; else a headline is made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from archive.model import Document, Paragraph
from archive.paragraphs import dateline_end, first_sentence, has_stop, split
from archive.top_lines import byline_names, read_top_line

_TOP = 5  # paragraphs
_WINDOW = 1500  # characters that show them well enough; most of the cost of reading is here
_LONGEST_TITLE = 150
_LONGEST_DERIVED = 120
_MARK = re.compile(r"#{1,6}[ \t]+")  # Markdown
_EMPHASIS = re.compile(r"(\*{1,3})(?=[^\s*])([^*\n]*[^\s*])\1(?!\*)")  # **Mill** *burns*; not: 5* hotel
_TITLE_END = re.compile(r"""[.:;,\u2026]["'\u201d\u2019)]*\Z""")  # a title may ask or exclaim
# The agency on a line of its own, between headline and text:  AP   (Reuters)   Reuter   The Associated Press
_AGENCY_LINE = re.compile(
    r"\(?(?:AP|AFP|DPA|dpa|EFE|PA|TASS|Tass|UPI|Reuters?|REUTERS?|Bloomberg|Xinhua|(?:The )?Associated Press|Press Association"
    r"|Agence France-Presse|United Press International)\)?\.?"
)


def entitle(document: Document, *, glued: bool = False) -> Document:
    """Fill in headline, byline and dateline from the text where the source gave none.

    ``glued``: the first paragraph stands on the line of the date, and so is no title. A headline made of the first sentence
    is marked ``derived``, and ends in an ellipsis where it was cut.
    """
    window = replace(document, text=document.text[: document.body_start + _WINDOW])
    opening = split(window)
    top = list(islice(opening if document.kinds is not None else _without_top_lines(opening), _TOP))
    changes: dict[str, object] = {}
    # Where old papers end a headline with a full stop: below paper and day, or above place, day and correspondent.
    is_below = bool(top) and (top[0].position > 1 or (len(top) > 1 and top[1].position > top[0].position + 1))
    title = None if glued or len(top) < 2 else _title(document, top, is_below=is_below)
    if title is not None:
        changes |= {"headline_start": title.start, "headline_end": title.end}
        if document.headline is None:
            changes |= {"headline": _without_marks(title.text), "headline_source": "title_line"}
        top.remove(title)
    body = next((paragraph.text for paragraph in top if paragraph.kind == "body"), None)
    body = body or (top[0].text if top else "")
    if document.byline is None:
        changes["byline"] = next(filter(None, map(_names, top)), None)
    if document.dateline is None:
        # Where the text begins with a caption and has no body, "FILE - In this Monday" is no dateline.
        is_caption = bool(top) and top[0].kind == "caption" and body == top[0].text
        changes["dateline"] = _dateline(top, "" if is_caption else body)
    if document.headline is None and title is None:
        changes["headline"] = derive(body[_opening_place(body) :]) or derive(body)
    return replace(document, **changes)  # type: ignore[arg-type]  # the names are those of the fields


def _without_top_lines(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Yield the paragraphs below what stands above a headline, without the lines of paper, day and page under it."""
    is_below = False
    for each in paragraphs:
        is_below = is_below or each.kind != "other"
        if is_below and (each.kind != "other" or read_top_line(each.text) is None):
            yield each


def _names(paragraph: Paragraph) -> str | None:
    bare = paragraph.text.partition(",")[0] if paragraph.kind == "byline" else None  # "JOHN RIVERA, New York"
    return byline_names(paragraph.text) or bare


def _title(document: Document, top: list[Paragraph], *, is_below: bool) -> Paragraph | None:
    first, below = top[0], [each for each in top[1:] if not _AGENCY_LINE.fullmatch(each.text)]
    if document.headline is not None:
        repeats = _without_marks(first.text).casefold() == _one_line(document.headline).casefold()
        return first if repeats else None
    if _MARK.match(first.text) and "\n" not in first.text:
        return first
    shown = _without_marks(first.text)
    ends = _TITLE_END.search(shown) and not (is_below and shown.isupper())
    if not below or len(first.text) > _LONGEST_TITLE or first.kind not in ("body", "heading") or ends:
        return None
    if "\n" in first.text or (not shown[0].isupper() and not shown[0].isdigit() and shown[0] not in "\"'“‘"):
        return None
    following = below[0] if below[0].kind == "body" or len(below) < 2 else below[1]  # a byline may come between
    return first if has_stop(following.text) or len(following.text) > len(first.text) else None


def _dateline(top: list[Paragraph], body: str) -> str | None:
    for text in (*(paragraph.text for paragraph in top if paragraph.kind == "dateline"), body):
        end = _opening_place(text) if text is body else dateline_end(text)
        if end and (text is not body or end < len(text)):  # "NINE MEN KILLED." is a line of a headline
            return _one_line(text[:end]).rstrip("-–—_: ")
    return None


def _opening_place(body: str) -> int:
    """Return where the dateline ends that a text opens with, the dash or colon behind it included; 0 where there is none."""
    return dateline_end(body) or _place_before_colon(body)


# A place before a colon, as papers of South Asia and Africa open: "LAHORE: ", "NEW DELHI (PTI): ", "Mumbai, May 3: ".
_BEFORE_COLON = re.compile(
    r"(?P<place>[A-Z][\w.'\u2019-]+(?:[ ][A-Z][\w.'\u2019-]+){0,2})"
    r"(?P<more>(?:,[ ][A-Z][a-z]+\.?[ ]\d{1,2}(?:,[ ]\d{4})?)?(?:[ ]\([A-Z][\w /]{1,30}\))?):[ ](?=[A-Z0-9\"\u201c'\u2018])"
)
_KNOWN = 100  # thousands who live in a city whose name in capitals is enough; "READING: ", "MOBILE: " are words too
_LARGE = 500


def _place_before_colon(text: str) -> int:
    """Return where a dateline ends that a colon parts from the text, colon included; 0 where there is none."""
    found = _BEFORE_COLON.match(text)
    if found is None:
        return 0
    from archive.extract.english.gazetteer import gazetteer, is_plain  # only such openings ask for it

    place = found["place"].title() if found["place"].isupper() else found["place"]
    cities = gazetteer().cities_named(place)
    fewest = 0 if found["more"] else _KNOWN if found["place"].isupper() else _LARGE
    known = bool(cities) and cities[0].people >= fewest and not (is_plain(place.lower()) and not found["more"])
    return found.end() if known else 0


def derive(body: str) -> str | None:
    """Make a headline of the first sentence, cut on a word where it is long. None where there is no word."""
    sentence = _one_line(body[: first_sentence(body)][: 4 * _LONGEST_DERIVED])
    if len(sentence) <= _LONGEST_DERIVED:
        return sentence or None
    cut = sentence.rfind(" ", _LONGEST_DERIVED // 2, _LONGEST_DERIVED)
    return sentence[: cut if cut > 0 else _LONGEST_DERIVED - 1].rstrip(" ,;:-–—") + "…"


def _without_marks(title: str) -> str:
    """Return a title line as it is meant to be seen: without the marks of Markdown for a heading, and for what is bold or slanted."""
    return _one_line(_EMPHASIS.sub(r"\2", _MARK.sub("", title, count=1)))


def _one_line(text: str) -> str:
    return " ".join(text.split())
