"""What a figure takes over from the movement of the one before: "rose 5% in May and 3% in June", "went from two shops to five"."""

from __future__ import annotations

import itertools

from archive.extract.changes.change_words import put_change
from archive.extract.changes.restated import at_another_time, came_from, is_when
from archive.extract.draft import Draft
from archive.extract.english.lexicon import CHANGE_NOUNS, DETERMINERS
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import LAST_OR_NEXT, STOP, WHEN
from archive.extract.words import word_set

SHARED = "the movement of the figure before"
_INCLUDES = word_set("rules", "subjects.includes") | {"including", "excluding"}
_LEADS = word_set("rules", "changes.leads")
_TRADE = frozenset(("exports", "imports"))  # nouns, though "it imports 3%" has a verb
_AGO = ("ago", "earlier", "before")
_WHEN_OR_WHERE = frozenset(("in", "for", "on", "at", "from", "by"))
_RATES_OF_CHANGE = (
    frozenset("m q y".split()),
    frozenset("month quarter year month-on-month year-on-year mom qoq yoy".split()),
)


def share_movements(tk: Tokens, drafts: list[Draft]) -> None:
    """Give each figure the movement of the one before, also over a time: "risen by 6% in the eight months to May, against 7%"."""
    for a, b in itertools.pairwise(drafts):
        _share_movement(tk, a, b)
    if _HELD_AGAINST.isdisjoint(tk.distinct):
        return
    for a, time, b in zip(drafts, drafts[1:], drafts[2:], strict=False):
        if time.kind == "duration" and a.change_role == "step" and b.change_role is None and _is_step_too(tk, a, b):
            put_change(b, a.change, a.change_role, SHARED)


def _share_movement(tk: Tokens, a: Draft, b: Draft) -> None:
    """Give ``b`` the movement of the figure before, whose verb it leaves out: "rose 5% in May and 3% in June", "exports 3%".

    A second level needs a time or place like that of the first: "to $4 in May and $5 in June", "from $4 a month ago and $5 a year ago".
    """
    if a.change_role == "level" and b.change_role is None and _goes_on_to(tk, a, b):
        put_change(b, a.change, a.change_role, SHARED)
        if tk.lower[b.left - 1] == "to" == tk.lower[a.left - 1] and b.left - a.right > _TO_NOUN:
            first = a.right + 2
            while first < b.left - 2 and (tk.lower[first] in DETERMINERS or tk.lower[first] == "and"):
                first += 1
            b.about, b.rules["about"] = (first, b.left - 2), "noun before a verb left out"
        return
    if a.change_role == "level" and b.change_role is None and came_from(tk, a, b):
        b.change_role, b.rules["change_role"] = "level", "movement from"
        return
    if a.change_role == "step" and b.change_role is None and _is_step_too(tk, a, b):
        put_change(b, a.change, a.change_role, SHARED)
        return
    if a.change_role is None and b.change_role is None and b.kind == "count" and _went(tk, a, b):
        for d in (a, b):
            d.change_role, d.rules["change_role"] = "level", "movement from one to the other"
        return
    if a.change_role is None or b.change_role is not None or a.kind != b.kind or a.unit_name != b.unit_name:
        return
    first = a.right + 1 + (tk.lower[a.right + 1] in CHANGE_NOUNS)  # "a 12% increase for cars and 10% for vans"
    between = tk.lower[first : b.left]
    if tk.sentence[a.right] != tk.sentence[b.left] or not 1 < len(between) < 9:
        return
    link = next((k for k in range(len(between) - 1, -1, -1) if between[k] in ("and", ",", "but")), None)
    if link is None or any(is_verb(tk, k) and tk.lower[k] not in _TRADE for k in range(first, b.left)):
        return
    after = at(tk, b.right + 1) or "."
    again = link == len(between) - 1 and ((after in _WHEN_OR_WHERE and after in between) or are_ago(tk, first, b))
    again = again or (link == len(between) - 1 and _are_at_rates(between[0], after))
    again = again or (a.change_role == "level" and after in _WHEN_OR_WHERE and at_another_time(tk, a, b))
    gapped = (
        a.change_role == "step"
        and a.kind != "count"
        and link < 2
        and link < len(between) - 1
        and (not after[0].isalpha() or after in ("to", "and", "in"))
    )
    if again or (gapped and not any(w in STOP or not w[0].isalpha() for w in between[link + 1 :])):
        put_change(b, a.change, a.change_role, SHARED)
        if gapped and not again:
            b.about = (first + 1 + link, b.left - 1)
            b.rules["about"] = "noun before a verb left out"


def _are_at_times(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether two steps that "and" joins are each at a time of its own.

    "Lose 9 pct on the year this year and 4 pct in 2027", "fell 2 pct and in June 3 pct", "up $3m over the year and $9m since 1984".
    """
    joint = next((k for k in range(b.left - 1, a.right, -1) if tk.lower[k] in ("and", "but")), -1)
    if joint < 0:
        return False
    inside = range(joint + 1, b.left)
    if len(inside):
        return any(_is_time(tk, k) for k in inside) and all(is_when(tk, k) for k in inside)
    k = b.right + 1
    k += at(tk, k) in _BEFORE_TIMES
    return _is_time(tk, joint - 1) and (_is_time(tk, k) or at(tk, k) in LAST_OR_NEXT or at(tk, k) == "this")


def _is_time(tk: Tokens, k: int) -> bool:
    """Whether a word for a time stands at ``k``: "January", "year", "1988"."""
    word = at(tk, k)
    return word in WHEN or (len(word) == 4 and word.isdigit())


_BEFORE_TIMES = frozenset(("in", "since", "for", "during", "over", "the", "a"))


def _are_at_rates(first: str, after: str) -> bool:
    """Whether two steps are each over a time of its own: "rose 0.3% m/m and 3.2% y/y", "1% month on month and 4% year on year"."""
    return first != after and any(first in words and after in words for words in _RATES_OF_CHANGE)


def _went(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether so many became so many: "went from two branches to five"; not "went from 12 stations to 40 towns"."""
    k = a.left - 2
    if (
        k < 0
        or tk.lower[k + 1] != "from"
        or tk.lower[a.right + 1 : b.left] != ["to"]
        or b.unit_name not in (None, a.unit_name)
    ):
        return False
    return b.bare and b.object is None and tk.lower[k] in _LEADS


def _is_step_too(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether ``b`` is one more step of the movement of ``a``, by how it is printed.

    "By 27 per cent in Kent, in Leeds by 24 per cent", "6 per cent, followed by Hull (4.7 per cent)", "risen by 6%, against 7% in May",
    "9 percent in May and another 6 percent a year later", "5 pct this year and 3 pct in 2029", "down 0.3 percent and 11.1 percent".
    """
    if tk.sentence[a.right] != tk.sentence[b.left] or a.kind not in _SHARED_STEPS or b.kind not in _SHARED_STEPS:
        return False
    between = tk.lower[a.right + 1 : b.left]
    if not between or len(between) > _TO_STEP or b.object is not None:
        return False
    alike = a.unit_name == b.unit_name
    if between[-1] == "(":
        name = tk.word[b.left - 2]
        return alike and name[0].isupper() and len(between) > 1 and tk.lower[b.right + 1 : b.right + 2] == [")"]
    if between[-1] in ("against", "versus") or between[-2:] == ["compared", "with"]:
        return alike and a.kind == "percent"
    if any(is_verb(tk, k) and tk.lower[k] not in _INCLUDES for k in range(a.right + 1, b.left)):
        return False
    if between[-1] == "by":
        return tk.lower[a.left - 1] == "by" and ("," in between or "and" in between)
    joined = between[-2:] in (["and", "another"], ["further", "a"]) or between[-3:] == ["and", "a", "further"]
    return alike and (joined or (between == ["and"] and a.kind == "percent") or _are_at_times(tk, a, b))


_SHARED_STEPS = frozenset(("percent", "fraction", "money"))
_HELD_AGAINST = frozenset(("against", "versus", "compared"))
_TO_STEP = 14  # tokens


def _goes_on_to(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether ``b`` is a second place that a movement led to, or where that began: "cut to 2% from 3% in May and to 4% from 5%"."""
    if a.unit_name != b.unit_name and not (a.bare and a.scale > 1) and not (b.bare and b.scale > 1):
        return False
    between = tk.lower[a.right + 1 : b.left]
    if between == ["from"]:
        return a.rules.get("change") == SHARED
    if (
        between[-1:] == ["to"] == tk.lower[a.left - 1 : a.left]
        and between[:1] in (["and"], [","])
        and 2 < len(between) < _TO_GO_ON
    ):
        # "took the number in Kent to 46 and the national total to 915"
        verbs = any(is_verb(tk, k) for k in range(a.right + 1, b.left))
        return tk.sentence[a.right] == tk.sentence[b.left] and not verbs
    from_there = tk.lower[a.left - 1] == "from" and tk.lower[a.left - 2] not in ("up", "down")
    if not from_there or between[-2:] not in (["and", "to"], [",", "to"]) or len(between) > _TO_GO_ON:
        return False
    return tk.sentence[a.right] == tk.sentence[b.left] and not any(is_verb(tk, k) for k in range(a.right + 1, b.left))


_TO_GO_ON = 9  # tokens
_TO_NOUN = 3  # tokens: "(46) and (the total) to (915)"


def are_ago(tk: Tokens, first: int, b: Draft) -> bool:
    """Whether what stands behind both figures says how long ago: "from $4 a month ago and $5 a year ago"."""
    behind = tk.lower[b.right + 1 : b.right + 5]
    return any(w in behind and w in tk.lower[first : b.left] for w in _AGO)
