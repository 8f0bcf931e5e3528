"""Things that were counted before and are spoken of by their number: "Two chains merged. The two run 337 shops", "All three have stopped"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import AUXILIARIES, PREPOSITIONS, VERBS
from archive.extract.english.tokens import Tokens, at
from archive.model import Number

_DEFINITE = frozenset(("the", "these", "those", "all"))
_FAR = 4  # paragraphs


def take_up(told: list[tuple[Tokens, list[Draft]]]) -> None:
    """Give a definite number without a noun the unit of the last count of as many; "the other two" that of what they make up.

    What a part of it counts follows: "He has 12 lambs and has sold five of the 12".
    """
    counted: dict[Number, tuple[int, Draft]] = {}
    recent: list[tuple[int, Draft]] = []
    for paragraph, (tk, drafts) in enumerate(told):
        for index, d in enumerate(drafts):
            if d.kind != "count" or d.value is None or d.range_end is not None or d.form == "vague":
                continue
            if d.unit is not None and d.base is None and (d.object is not None or d.unit == "people"):
                counted[d.value] = paragraph, d
            elif d.bare and d.unit is None and d.object is None and _is_taken_up(tk, d):
                before = _rest_of(d, paragraph, recent) if at(tk, d.left - 1) in _REST else None
                _take(d, before or _as_many(tk, d, paragraph, counted))
                if index and drafts[index - 1].base is d and drafts[index - 1].unit is None:
                    _take(drafts[index - 1], d)
            recent.append((paragraph, d))


def _take(d: Draft, before: Draft | None) -> None:
    if before is not None and before.unit is not None:
        d.unit, d.unit_name, d.rules["unit"] = before.unit, before.unit_name, "as many as were counted before"


def _as_many(tk: Tokens, d: Draft, paragraph: int, counted: dict[Number, tuple[int, Draft]]) -> Draft | None:
    """Return the last count of as many; for "the other two" of three persons."""
    other = at(tk, d.left - 1) == "other"
    where, before = counted.get((d.value or 0) + other, (-1 - _FAR, d))
    return before if paragraph - where < _FAR and (not other or before.unit == "people") else None


def _rest_of(d: Draft, paragraph: int, recent: list[tuple[int, Draft]]) -> Draft | None:
    """Return the count that "the other N" make up with the parts told since: "It has 18 boats. Seven are let, the other 11 idle"."""
    told: list[Draft] = []
    for where, a in reversed(recent[-_PARTS:]):
        if paragraph - where > 1:
            return None
        if a.object is not None and a.unit is not None:
            parts = [p for p in told if p.unit in (None, a.unit) and p.value != a.value]
            parts += [p for _, p in recent[-_PARTS:] if p.base is a and p not in parts]
            if _make_up(parts, a, d):
                return a
        told.append(a)
    return None


def _make_up(parts: list[Draft], whole: Draft, rest: Draft) -> bool:
    """Whether one part, or all of them, and the rest are the whole."""
    values = [p.value or 0 for p in parts]
    missing = (whole.value or 0) - (rest.value or 0)
    return bool(values) and missing > 0 and (missing in values or sum(values) == missing)


_REST = frozenset(("other", "remaining"))
_PARTS = 8  # figures


def _is_taken_up(tk: Tokens, d: Draft) -> bool:
    """Whether a number stands as a noun behind "the", "all" or "those", with nothing counted behind it; no name, "The Nine"."""
    before, after = at(tk, d.left - 1), at(tk, d.right + 1)
    if before in _REST:
        before = at(tk, d.left - 2)
    if before not in _DEFINITE or tk.glued(d.left) or d.left != d.first or tk.word[d.first][0].isupper():
        return False
    if not after[:1].isalnum():
        return after not in "-–/%:" or not tk.glued(d.right + 1)
    return after in AUXILIARIES or after in PREPOSITIONS or after == "and" or after in VERBS
