"""Words in quotation marks: where each quotation begins and ends, and whether it is a whole clause or a part of one.

One pass over the marks of a paragraph, left to right. A mark is told from an apostrophe, a possessive and a sign for
inches by its neighbours; one that nothing closes is kept only where it may run on into the next paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from archive.extract.words import word_set

# A paragraph without one of the first, and without two of the second, has no quotation.
_DOUBLES = ('"', "“", "”", "„", "«", "»", "``", "''")
_SINGLES = ("'", "‘", "’")

_MARK = re.compile(r"``|''|[\"“”„«»]")
_SINGLE = re.compile("['‘’]")
_OPENS = frozenset("“„«")
_ELISIONS = re.compile(r"['‘’](?:\d\ds?\b|(?:em|til|tis|twas|cause|n|bout|round|cos)\b)", re.IGNORECASE)
_REACH = 600  # characters between two single marks: farther apart they are two apostrophes
_FEET = re.compile(r"\b\d['’′]\s?\d{1,2}$")


class Found(NamedTuple):
    """One quotation of a paragraph, marks included. ``closed`` is False where it runs to the end and no mark closes it."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    kind: str


def find_quotes(text: str) -> list[Found]:
    """Return the quotations of a paragraph in order, disjoint; a quotation within a quotation is no row of its own.

    The last may have no closing mark (``closed`` False): its ``end`` is the end of the paragraph. Whether that is a
    quotation which runs on, or a stray mark, only the next paragraph can tell.
    """
    spans: list[Span] = []
    if text.isascii() and not ('"' in text or "'" in text or "``" in text):
        return []  # most paragraphs cost no more than this
    for mark in _DOUBLES:
        if mark in text:
            spans = _double(text)
            break
    if sum(map(text.count, _SINGLES)) > 1:
        spans += _single(text, spans)
    return [Found(*span, _kind(text, *span)) for span in sorted(spans)]


Span = tuple[int, int, int, int, bool]


def _double(text: str) -> list[Span]:
    """Pair the double marks: straight, curly, guillemets and the two graves of old wires."""
    spans: list[Span] = []
    opened: re.Match[str] | None = None
    inside = False
    marks = list(_MARK.finditer(text))
    curly = _next_curly(marks)
    for at, m in enumerate(marks):
        if (
            opened is not None
            and opened[0] == "“"
            and m[0] == '"'
            and curly[at] == "”"
            and (inside or _may_open(text, m))
        ):
            inside = not inside
            continue  # straight marks inside curly ones
        if opened is None:
            if _may_open(text, m):
                opened = m
        elif _closes(text, m, opened):
            if m.start() > opened.end():
                spans.append((opened.start(), m.end(), opened.end(), m.start(), True))
            opened = None
        elif m[0] in _OPENS or m[0] == "``":
            opened = m  # the mark before it was never closed
    if opened is not None and opened.end() < len(text.rstrip()):
        end = len(text.rstrip())
        spans.append((opened.start(), end, opened.end(), end, False))
    return spans


def _next_curly(marks: list[re.Match[str]]) -> list[str]:
    """Return the curly mark that follows each mark, "" where none does."""
    after = ""
    out = []
    for m in reversed(marks):
        out.append(after)
        after = m[0] if m[0] in "“”" else after
    return out[::-1]


def _may_open(text: str, m: re.Match[str]) -> bool:
    mark, at = m[0], m.start()
    if mark in ("”", "»"):
        return False
    if mark == "''":
        return (not at or text[at - 1] in " \n\t(—–-[") and not text[m.end() : m.end() + 1].isspace()
    if mark in _OPENS or mark == "``":
        return True
    before = text[at - 1] if at else " "
    after = text[m.end()] if m.end() < len(text) else " "
    return not before.isalnum() and before not in ".,!?" and not after.isspace()


def _closes(text: str, m: re.Match[str], opened: re.Match[str]) -> bool:
    mark, first = m[0], opened[0]
    at = m.start()
    if mark in '"”' and _FEET.search(text, max(0, at - 6), at):
        return False  # 6’2”
    if first == '"':
        if mark == "”":
            return not text[at - 1].isspace()
        if mark != '"':
            return False
        if text[at - 1].isspace() or text[at - 1] in "([":
            after = text[m.end() : m.end() + 1]
            return not (after.isalnum())  # a second opening mark: quoted within the quotation
        return not (text[at - 1].isdigit() and text[m.end() : m.end() + 1].isalnum())
    if first in ("``", "''"):
        return mark in ("''", '"')
    if first == "„":
        return mark in "“”"
    if first == "«":
        return mark == "»"
    return mark in ("”", '"') or mark == "''"


def _single(text: str, doubles: list[Span]) -> list[Span]:
    """Pair single marks outside the double ones. A closing one that may be a possessive waits for a better."""
    singles = [m.start() for m in _SINGLE.finditer(text)]
    openers = [at for at in singles if _may_open_single(text, at)]
    if not openers:
        return []
    starts = [span[0] for span in doubles]
    closers = [at for at in singles if _may_close_single(text, at)]
    spans: list[Span] = []
    free = 0
    for at in openers:
        if at < free:
            continue
        inside = bisect_right(starts, at) - 1
        if inside >= 0 and at < doubles[inside][1]:
            continue
        limit = min(at + _REACH, doubles[inside + 1][0] if inside + 1 < len(doubles) else len(text))
        close = _closer(text, closers, openers, at, limit)
        if close is not None:
            spans.append((at, close + 1, at + 1, close, True))
            free = close + 1
    return spans


def _may_open_single(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if text[at] == "’" or before.isalnum() or after.isspace() or before in "'`’":
        return False
    return after not in "'`" and not _ELISIONS.match(text, at) and (before.isspace() or before in "([-—–/‘“:")


def _may_close_single(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return text[at] != "‘" and not before.isspace() and not after.isalnum() and before != "'" and after != "'"


def _closer(text: str, closers: list[int], openers: list[int], at: int, limit: int) -> int | None:
    """Return the closing mark: the first that is no possessive ("workers'"), else the first; none behind a new opening."""
    following = bisect_right(openers, at)
    if following < len(openers):
        limit = min(limit, openers[following])
    first: int | None = None
    begin = bisect_right(closers, at + 1)
    for close in closers[begin : begin + 12]:
        if close >= limit:
            break
        after = text[close + 1 : close + 2]
        if text[close - 1] != "s" or not after or after in ".,;:?!)]—–-":
            return close
        first = close if first is None else first
    return first


_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,]*")
# Words that only a clause has: a finite auxiliary, or a pronoun that is a subject.
_CLAUSE_WORDS = word_set("attributions", "words.clause_words")


def _last_mark(text: str, end: int) -> str:
    """Return the last character before ``end`` that is no space, "" at the beginning."""
    at = end - 1
    while at >= 0 and text[at].isspace():
        at -= 1
    return text[at] if at >= 0 else ""


def _kind(text: str, start: int, end: int, inner_start: int, inner_end: int, closed: bool) -> str:
    """Say direct (a whole clause), mixed (a part of ours) or scare (a word or two held at a distance).

    A clause begins with a capital where our sentence or a clause of it begins, and ends in a mark, or has a verb. Which
    short ones are scare quotes is settled later: one that an attribution covers is somebody's words, so mixed.
    """
    inner = text[inner_start:inner_end].strip()
    found = _WORDS.findall(inner)
    if not found:
        return "scare"
    before = _last_mark(text, start)
    opens_clause = not before or before in ".!?,:;…—–-)”\"'’"
    ends = inner[-1] in ".,!?…—-" or text[end : end + 1] in (".", ",", "?", "!", "") or not closed
    clause = not _CLAUSE_WORDS.isdisjoint(map(str.lower, found))
    if opens_clause and ends and (len(found) > 3 or clause or inner[-1] in ",.!?"):
        if inner[0].isupper() or not inner[0].isalpha() or (clause and len(found) > 4 and not before):
            return "direct"
        if before in ",—–" and inner[-1] in ".,!?":
            return "direct"  # the second half of an interrupted one
    if inner[0].isupper() and inner[-1] in ".!?," and clause and len(found) > 3:
        return "direct"
    return "scare" if len(found) <= 2 and not clause else "mixed"
