"""Titles: those that stand before a name, and those that stand for a person without one."""

from __future__ import annotations

from archive.extract.english.gazetteer import gazetteer, is_plain
from archive.extract.english.rolls import (
    ANONYMOUS,
    FORMS_OF_ADDRESS,
    HALVES,
    HONORIFICS,
    MODIFIERS,
    PHRASES,
    RELATIONS,
    ROLES,
    THINGS,
    TRACEABLE,
)
from archive.extract.english.tokens import Tokens
from archive.extract.names.named import ACRONYM, Named

_HYPHENED = frozenset(["ex", "vice", "co", "then", "deputy", "attorney"])

_BEFORE_PERSONS = ROLES | RELATIONS | HONORIFICS
_OFFICES = TRACEABLE | ANONYMOUS.keys()


def has_title_before(tk: Tokens, first: int) -> bool:
    """Whether a role in lower case stands right before: "coach Andy Robinson"."""
    if not first or tk.sentence[first - 1] != tk.sentence[first]:
        return False
    low = tk.lower[first - 1]
    if low == "." and first > 1:
        return tk.lower[first - 2] in HONORIFICS
    return low in _BEFORE_PERSONS


def extend_title(tk: Tokens, draft: Named, found: list[Named]) -> None:
    """Take the title before a name into the mention: roles, what qualifies them, and whose they are."""
    start, seen = _start_of_title(tk, draft.first)
    while len(found) > 1 and found[-2].last >= start:
        start = min(start, found[-2].first)  # "White House spokesman": the house is a modifier too
        del found[-2]
    if (
        seen
        and len(found) > 1
        and found[-2].last == start - 1
        and found[-2].kind in ("place", "organisation", "unknown")
    ) and (found[-2].kind != "unknown" or ACRONYM.match(found[-2].text or "")):
        start = found[-2].first
        del found[-2]
    elif seen and 1 < start < draft.first and tk.word[start][0].isupper() and _is_title_word(tk, start - 1):
        start -= 1  # "Reserve Bank Governor"
    if seen and start > 1 and tk.lower[start - 2] == "ex" and tk.glued(start) and tk.word[start - 1] == "-":
        start -= 2  # "ex-CIA chief"
    if (
        seen
        and start
        and tk.word[start - 1] in gazetteer().nationalities
        and tk.sentence[start - 1] == tk.sentence[draft.first]
    ):
        start -= 1 + (start > 1 and tk.word[start - 2] in HALVES and not tk.glued(start - 1))
    if start < draft.first:
        draft.title = tk.text[tk.start[start] : tk.end[draft.first - 1]]
        draft.first = start


def _start_of_title(tk: Tokens, first: int) -> tuple[int, bool]:
    """Return where the title before the name at ``first`` begins, and whether an office is in it."""
    at = start = first
    lower, sentence = tk.lower, tk.sentence[first]
    seen = False
    while at and sentence == tk.sentence[at - 1] and first - at < 9:
        low, step = lower[at - 1], 1
        if low == "." and at > 1 and lower[at - 2] in HONORIFICS:
            low, step = lower[at - 2], 2
        phrase = next((p for p in PHRASES.get(low, ()) if lower[at - len(p) : at] == p), None)
        if phrase and at >= len(phrase):
            low, step = "president", len(phrase)
        elif low == "-" and at > 1 and seen and lower[at - 2] in _HYPHENED:
            low, step = "ex", 2
        if low in ROLES or low in HONORIFICS:
            seen = seen or low not in FORMS_OF_ADDRESS  # nobody is a "programme Mr Lee"
        elif not (seen and low in MODIFIERS) or tk.word[at - 1] == "Then":
            break
        at -= step
        if tk.new_line(at + step):
            break
        start = at
    return start, seen


def _is_title_word(tk: Tokens, at: int) -> bool:
    word = tk.word[at]
    if (
        not word[0].isupper()
        or len(word) < 3
        or tk.sentence[at] != tk.sentence[at + 1]
        or tk.sentence[at] != tk.sentence[at - 1]
    ):
        return False
    return word not in THINGS and is_plain(tk.lower[at])


def put_anonymous(tk: Tokens, found: list[Named]) -> None:
    """Put the persons that are known by an office alone: "the chief prosecutor". The article may name them."""
    if _OFFICES.isdisjoint(tk.distinct):
        return
    offices = [_office(tk, at) for at, low in enumerate(tk.lower) if low in _OFFICES]
    if not any(offices):
        return
    taken = {at for d in found if d.kind != "unknown" for at in range(d.first, d.last + 1)}
    persons = [d for d in found if d.kind in ("person", "unknown")]
    by_first = {d.first: d.text for d in persons}
    by_last = {d.last: d.text for d in persons}
    put = []
    for draft in offices:
        if draft is None or draft.first in taken or draft.last in taken:
            continue
        if tk.word[draft.last + 1 : draft.last + 2] == [","]:
            draft.apposed = by_first.get(draft.last + 2)
        comma = next((k for k in range(draft.first - 1, max(draft.first - 7, 0), -1) if tk.word[k] == ","), 0)
        if draft.apposed is None and comma:
            draft.apposed = by_last.get(comma - 1)
        put.append(draft)
    if put:
        held = {at for d in put for at in range(d.first, d.last + 1)}
        keep = [d for d in found if d.first not in held and d.last not in held]
        found[:] = sorted([*keep, *put], key=lambda d: d.first)


def _office(tk: Tokens, at: int) -> Named | None:
    """Return the office whose last word is at ``at``, with whose it is; None where a name follows, or what is before says of nobody."""
    low = tk.lower[at]
    phrase = next(
        (p for p in ANONYMOUS.get(low, ()) if at + 1 >= len(p) and tk.lower[at + 1 - len(p) : at + 1] == p), None
    )
    if phrase is None and low not in TRACEABLE:
        return None
    length = len(phrase) if phrase is not None else 1
    first = at + 1 - length
    before = tk.lower[first - 1] if first else ""
    if length == 1 and before != "the":
        return None
    nation = first > 0 and tk.word[first - 1] in gazetteer().nationalities
    possessive = before in ("'s", "\u2019s")
    if not (before == "the" or nation or possessive):
        return None
    following = tk.word[at + 1] if at + 1 < len(tk.word) else ""
    if (following == "-" and tk.glued(at + 1)) or (following[:1].isupper() and tk.sentence[at + 1] == tk.sentence[at]):
        return None
    owner = tk.word[first - 2] if possessive and first > 1 else tk.word[first - 1] if nation else None
    start = first - 1 if nation else first
    return Named(start, at, "person", None, title=tk.slice(start, at), owner=owner, sure=length > 1)
