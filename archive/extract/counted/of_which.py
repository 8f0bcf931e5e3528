"""Parts that a clause with "of which" names behind their whole.

"40 acres, of which 12 are let", "300 calls for help of which we answered a third".
"""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import is_person, is_plural
from archive.extract.english.noun_edges import phrase_start
from archive.extract.english.phrase_numbers import past_numbers
from archive.extract.english.tokens import Tokens

_WHICH = frozenset(("which", "whom"))
_PARTS = frozenset(("fraction", "percent", "count", "money", "measure"))
_WHOLES = frozenset(("count", "money", "measure"))
_PHRASE = 5  # tokens from the whole to "of which"
_CLAUSE = 8  # tokens from there to the part


def part_of_which(tk: Tokens, whole: Draft, d: Draft) -> None:
    """Point a part at the figure before it, of which its clause tells.

    "the largest of which", "sales of which" tell of others.
    """
    if whole.kind not in _WHOLES or d.kind not in _PARTS or d.object is not None or whole.range_end is not None:
        return
    if d.kind not in ("fraction", "percent") and not _is_less(d, whole):
        return
    of = _of_which(tk, whole, d)
    if of is None or not _opens(tk, whole, of):
        return
    d.base, d.rules["base_figure"] = whole, "of which"
    if d.kind in ("fraction", "percent"):
        d.object, d.object_head = whole.object, whole.object_head
        d.rules["object"] = "of which"
    elif d.unit is None:
        d.unit, d.unit_name = whole.unit, whole.unit_name
        d.rules["unit"] = "of which"
        if whole.kind != "count":
            d.kind, d.bare = whole.kind, False


def name_whom(drafts: list[Draft], tk: Tokens) -> None:
    """Give "one of whom" what "whom" stands for: the men of "two men, one of whom"; nothing where no count or plural of persons stands before the comma."""
    for d in drafts:
        if d.object is None or d.object[0] != d.object[1] or tk.lower[d.object[0]] != "whom":
            continue
        k = d.left - 2
        told = k > 0 and tk.lower[k + 1] == "," and is_person(tk.word[k]) and is_plural(tk.word[k])
        base = d.base.object if d.base is not None and d.base.unit == "people" else None
        d.object = (past_numbers(tk, phrase_start(tk, k), k), k) if told else base
        d.object_head = d.object[1] if d.object is not None else None
        if d.object is None:
            del d.rules["object"]


def _is_less(d: Draft, whole: Draft) -> bool:
    """Whether the figure may be a part of the whole by what and how much it is."""
    alike = d.unit in (None, whole.unit) and d.kind in ("count", whole.kind)
    return alike and d.value is not None and whole.value is not None and d.value < whole.value


def _of_which(tk: Tokens, whole: Draft, d: Draft) -> int | None:
    """Return the "of" of the clause that the part stands in."""
    for k in range(d.left - 1, max(whole.right, d.left - _CLAUSE - 1), -1):
        if tk.sentence[k] != tk.sentence[whole.left] or tk.lower[k] in (",", ";"):
            return None
        if tk.lower[k] in _WHICH:
            return k - 1 if tk.lower[k - 1] == "of" and k - 1 > whole.right else None
    return None


def _opens(tk: Tokens, whole: Draft, of: int) -> bool:
    """Whether "of which" hangs on the whole: behind a comma, "out", or the plain words of its phrase."""
    between = tk.lower[whole.right + 1 : of]
    if len(between) > _PHRASE:
        return False
    if between[-1:] in ([","], ["out"]):
        return all(w.isalpha() for w in between[:-2])
    return all(w.isalpha() for w in between) and (not between or between[0] in ("for", "of"))
