"""The count that a bare number is held against or goes on from, past parts of it: "53 men died, 31 of them from flu, up from 38"."""

from __future__ import annotations

from archive.extract.changes.restated import compared
from archive.extract.counted.from_the_next import stands_alone
from archive.extract.draft import Draft, are_alike
from archive.extract.english.lexicon import CONJUNCTIONS, MONTHS, PREPOSITIONS
from archive.extract.english.tokens import Tokens, at
from archive.extract.words import word_set


def _is_of_month(tk: Tokens, b: Draft) -> bool:
    """Whether a number is that of another month: "up 19% on January's 32,000"."""
    return at(tk, b.left - 1) in ("'s", "’s") and at(tk, b.left - 2) in MONTHS and at(tk, b.left - 3) in PREPOSITIONS


def count_before_parts(tk: Tokens, drafts: list[Draft], index: int) -> Draft | None:
    """Return the count that a bare number is held against or goes on from, past parts of it, times and places.

    "53 men died, 31 of them from flu, up from 38", "12 patrols in 24 hours, bringing the total to 90", "registered 900 men in five camps, 600 at Dol".
    """
    b = drafts[index]
    if (tk.lower[b.left - 1] not in _MAY_GO_ON and tk.lower[b.left - 1] not in _BEFORE_HELD) or not stands_alone(tk, b):
        return None
    held = compared(tk, b) or tk.lower[b.left - 2 : b.left] in _CAME_FROM or _is_of_month(tk, b)
    brought = not held and _brings_total(tk, b)
    again = at(tk, b.left - 1) in ("and", ",") and at(tk, b.right + 1) == "since"
    elsewhere = (
        not again
        and at(tk, b.left - 1) == ","
        and at(tk, b.right + 1) in WHERE_IN
        and at(tk, b.right + 2) != "all"
        and b.value is not None
    )
    if not (held or brought or elsewhere or again):
        return None
    for a in reversed(drafts[max(0, index - 4) : index]):
        if tk.sentence[a.left] != tk.sentence[b.left]:
            return None
        if a.kind == "count" and a.object is not None and not (_is_a_part(tk, a) or at(tk, a.left - 1) in WHERE):
            if again:  # "1,300 have been killed since May and 60,000 since 1992"
                return a if "since" in tk.lower[a.right + 1 : b.left] else None
            if a.value is None or (a.change_role is not None and not brought):
                return None
            return a if (brought and a.value < (b.value or 0)) or (not brought and are_alike(a, b)) else None
        if a.kind not in ("duration", "age", "count") or (elsewhere and a is drafts[index - 1] and a.kind != "count"):
            return None
    return None


def _is_a_part(tk: Tokens, a: Draft) -> bool:
    """Whether a figure is "14 of them", "three of whom"."""
    return a.object_head is not None and tk.lower[a.object_head] in ("them", "whom")


def _brings_total(tk: Tokens, b: Draft) -> bool:
    """Whether what was counted before brings the total to the number: "bringing the total this year to 90"; not "the total of fires"."""
    if at(tk, b.left - 1) == "of" and at(tk, b.left - 2) in _TOTALS:
        return not _MAKES_UP.isdisjoint(
            tk.lower[max(0, b.left - _SUM_UP) : b.left]
        )  # "sold 12 cows, for a total of 90"
    past = tk.lower[b.left] in _PAST
    if at(tk, b.left - 1) != "to" and not past:
        return False
    for k in range(b.left - 2 + past, max(0, b.left - _TO_TOTAL), -1):
        w = tk.lower[k]
        if w in _TOTALS:
            return at(tk, k + 1) not in ("of", "for") and any(v in _BRINGS for v in tk.lower[max(0, k - 4) : k])
        if not w[0].isalnum() or w in CONJUNCTIONS:
            return False
    return False


WHERE = frozenset(("in", "at", "on", "near", "from", "across"))
WHERE_IN = frozenset(("in", "at", "on", "from", "for", "to", "by"))
_MAY_GO_ON = frozenset(
    (
        "total",
        "number",
        "tally",
        "count",
        ",",
        "and",
        "to",
        "from",
        "with",
        "against",
        "versus",
        "vs",
        "than",
        "of",
        "after",
    )
)
_BEFORE_HELD = word_set("rules", "subjects.before_held")
_CAME_FROM = (["up", "from"], ["down", "from"])
_PAST = frozenset(("past", "above", "beyond", "over"))
_TOTALS = frozenset(("total", "number", "tally", "figure", "count"))
_BRINGS = word_set("rules", "happenings.brings")
_MAKES_UP = _BRINGS | {"for", "making", "makes", "contributing"}
_SUM_UP = 10  # tokens from there to the number
_TO_TOTAL = 10  # tokens from the total to its number
