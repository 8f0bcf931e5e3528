"""The day of what is planned, and what led to it: "will close in September after the council voted to cut £1.4m" cuts nothing in September."""

from __future__ import annotations

import re

from archive.extract.english.lexicon import AUXILIARIES, PAST_FORMS
from archive.extract.english.tokens import Tokens
from archive.extract.english.verbs import is_verb
from archive.model import Figure, TimeExpression

_PLANNED = re.compile(r"\b(?:will|shall|is\sto|are\sto|set\sto|due\sto)\s(?!have\b)[^,;.]*$")
_AFTER = re.compile(r"(?P<plan>(?:,?\s[^,;.]{0,60}?)?),?\s(?:after|because|since)\s(?P<cause>[^;.]*)$")
_BARE_PLAN = re.compile(r"\b(?:will|shall|is\sto|are\sto|set\sto|due\sto)\s(?!have\b)")
_FAR = 160  # characters between the plan, its day and the figure
_STILL_TO_COME = frozenset(("will", "would", "is", "are", "have", "has", "may", "can", "could", "be"))


def is_of_plan(tk: Tokens, text: str, found: TimeExpression, figure: Figure, start: int) -> bool:
    """Whether a date before a figure is that of what is planned, and the figure is of what was done before it, in the past.

    Not in "will open in May after 40 homes are built", nor "closed in May after 12 died", where both may have been.
    """
    behind = _AFTER.match(text, found.end, figure.start) if figure.start - found.end < _FAR else None
    if behind is None:
        return False
    planned = _PLANNED.search(text, max(start, found.start - _FAR), found.start) if not behind["plan"] else None
    if planned is None and _BARE_PLAN.search(behind["plan"]) is None:
        return False
    first, last = tk.first_at(behind.start("cause")), tk.first_at(figure.end - 1)
    words = range(first, min(last + 3, tk.size))
    if not _STILL_TO_COME.isdisjoint(tk.lower[k] for k in words):
        return False
    return any(is_verb(tk, k) and _is_past(tk.lower[k]) for k in words) or "had" in tk.lower[first : last + 3]


def is_after_now(text: str, found: TimeExpression, figure: Figure, start: int) -> bool:
    """Whether a date behind a figure is that of what happened, after which something is so now: "two men face trial after a raid on Monday".

    Not of those whom it befell ("are dead after"), nor of what moved, nor where the clause is in the past ("were held after").
    """
    if figure.measure not in (None, "charged") or figure.change_role is not None or figure.kind in ("age", "duration"):
        return False
    after = _CAUSED.search(text, figure.end, min(found.start, figure.end + _FAR))
    if after is None or _HURT.search(text, figure.end, after.start()) is not None:
        return False
    return _IS_NOW.search(text, start, after.start()) is not None and _WAS.search(text, start, after.start()) is None


_CAUSED = re.compile(r"\b(?:after|following)\s(?!\w+$)")
_IS_NOW = re.compile(r"(?<!\bwho\s)(?<!\bwhich\s)(?<!\bthat\s)\b(?:is|are|has|have|faces?|remains?|will)\s")
_WAS = re.compile(r"\b(?:was|were|had|did|said|told)\b")
# Whom it befell, and what hangs on them: "are dead after", "seek two men who fled after".
_HURT = re.compile(r"\b(?:who|which|that|dead|died|killed|injured|hurt|wounded|shot|missing|condition|homeless)\b")


def _is_past(w: str) -> bool:
    return w[-2:] == "ed" or (w in PAST_FORMS and w not in AUXILIARIES)
