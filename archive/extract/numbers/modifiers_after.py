"""Modifiers behind a number: "or more", "-odd", "+", "and older", "tops"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    MODIFIERS_BY_FIRST,
    NUMBER_STARTS,
    PREPOSITIONS,
    Modifier,
)
from archive.extract.english.tokens import Tokens
from archive.extract.english.word_classes import HYPHENS, TIME_HEADS, WHEN
from archive.extract.words import word_set

_SUFFIXES = word_set("rules", "modifiers.suffixes")
_MAY_FOLLOW = HYPHENS.union(MODIFIERS_BY_FIRST, ",")
_BEHIND_PLUS = word_set("rules", "modifiers.behind_plus")


def attach_modifier_after(tk: Tokens, d: Draft) -> None:
    """Look for "or more", "-odd", "+", "and older" after the number, its unit or its noun. A modifier before keeps its span."""
    if d.unit_name == "year" and tk.lower[d.right + 1 : d.right + 3] == ["to", "life"] and d.modifier is None:
        d.modifier, d.comparator = (d.right + 1, d.right + 2), ">="  # a sentence of "20 years to life"
        d.right = d.after = d.right + 2
        d.rules["comparator"] = "modifier after"
        return
    if d.scale > 1 and "odd" in tk.lower[d.first : d.last]:
        d.approximate = True  # "twenty-odd thousand"
        d.rules["comparator"] = "modifier inside"
    places = (d.last + 1,) if d.last == d.after == d.right else (d.last + 1, d.after + 1, d.right + 1)
    for at in places:
        if at >= tk.size or tk.lower[at] not in _MAY_FOLLOW:
            continue
        start = at
        if start < tk.size and (tk.word[start] == "," or (tk.lower[start] in HYPHENS and tk.glued(start))):
            start += 1
        if start >= tk.size:
            continue
        beginning = MODIFIERS_BY_FIRST.get(tk.lower[start])
        if beginning is None:
            continue
        longer = beginning.get(tk.lower[start + 1], ()) if start + 1 < tk.size else ()
        for modifier in (*longer, *beginning.get("", ())):
            end = start + len(modifier.words) - 1
            if end > start + 1 and tuple(tk.lower[start : end + 1]) != modifier.words:
                continue
            if not _stands_after(tk, d, modifier, at, start):
                continue
            if d.comparator != "between" and modifier.comparator:
                d.comparator = modifier.comparator
            d.approximate = d.approximate or modifier.approximate
            if d.modifier is None:
                d.modifier = (at, end)
            d.right = max(d.right, end)
            d.after = max(d.after, end)
            d.rules["comparator"] = "modifier after"
            return


def _stands_after(tk: Tokens, d: Draft, modifier: Modifier, at: int, start: int) -> bool:
    """Whether words behind a number (from ``at``, past a hyphen or comma from ``start``) are said of it: "30 ships or more", "30-odd", "300+"."""
    words = modifier.words
    end = start + len(words) - 1
    behind = tk.word[end + 1] if end + 1 < tk.size else "."
    hyphen, head = start > at, words[0]
    if hyphen and tk.word[at] == ",":
        if not modifier.ends and (len(words) == 1 or head == "and"):
            return False  # "bought for $12m, and more"
        return head == "give" or (not behind[0].isalnum() and behind not in "$£€")  # "6 tons, give or take."
    if hyphen:
        return head in _SUFFIXES and (head != "some" or (d.value or 0) >= 20)
    if head == "some" or (modifier.ends and not _ends_phrase(tk, end + 1)):
        return False
    if head in ("odd", "ish", "something", "+") and not tk.glued(start):
        return False
    if words == ("plus",):
        return behind[0].isalpha() and behind != "or" and at == d.last + 1 and not _is_added(tk, d, end + 1)
    if head == "and" and d.kind not in _MEASURED and not (modifier.ends or words[1] in _UPWARDS or words[1] == "odd"):
        return False
    hyphened = behind in HYPHENS and tk.glued(end + 1)  # "under-5s and over-65s"
    return not (head in ("and", "or") and _begins_number(tk, end + 1 + hyphened))  # "above 50 or below 40"


def _ends_phrase(tk: Tokens, k: int) -> bool:
    """Whether no noun can go on at ``k``: "and counting, the camp", "40 at most in May"; not "and counting the cost", "300 tops"."""
    return k >= tk.size or not tk.word[k][0].isalnum() or tk.lower[k] in _GOES_ON


_MEASURED = frozenset(("age", "money", "measure", "duration"))
_UPWARDS = frozenset(("upward", "upwards"))
_GOES_ON = (PREPOSITIONS | CONJUNCTIONS) - {"that"}


def _is_added(tk: Tokens, d: Draft, k: int) -> bool:
    """Whether what stands at ``k`` is added to a sum: "$80m plus interest", "plus a bonus"; not "$80m plus was paid", "plus last year"."""
    if d.kind not in ("money", "percent") or (d.left and tk.lower[d.left - 1] in DETERMINERS):
        return False
    w = tk.lower[k]
    if w in ("a", "an", "per"):
        return not (k + 1 < tk.size and tk.lower[k + 1] in TIME_HEADS)  # "$300 plus a week"
    return not (w in AUXILIARIES or w in WHEN or w in _BEHIND_PLUS)


def _begins_number(tk: Tokens, k: int) -> bool:
    if k < tk.size and tk.lower[k] in ("a", "an"):
        k += 1  # "or a hundred"; not "five or more A grades"
    return k < tk.size and (tk.lower[k] in NUMBER_STARTS or tk.word[k][0].isdigit() or tk.word[k] in "$£€")
