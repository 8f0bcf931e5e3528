"""Of whom the share of a poll is: Labour of "a poll put Labour on 42%, the Tories on 31", "gave Lee 42 percent"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.noun_edges import Span, before_determiners, name_ending
from archive.extract.english.tokens import Tokens
from archive.extract.english.word_classes import is_number_word
from archive.extract.words import word_set

_OF_POLLS = word_set("rules", "subjects.of_polls")
_PUTS = word_set("rules", "subjects.polls")
_GIVES = frozenset(("give", "gives", "gave", "giving"))
_STANDS = frozenset(("on", "at", "with", "to"))
_HIGHEST = 100  # of a hundred


def polled(tk: Tokens, d: Draft) -> Span | None:
    """Return the name that a poll gives so many of a hundred: behind its verb, or behind the number of the name before."""
    if _OF_POLLS.isdisjoint(tk.distinct) or d.value is None or not 0 < d.value < _HIGHEST or d.object is not None:
        return None
    leads = tk.lower[d.left - 1] in _STANDS
    end = d.left - 1 - leads
    name = name_ending(tk, end) if d.left > 1 else None
    if leads and name is None and d.left > 1 and tk.lower[end] in _CAMPS:
        name = end, end  # "the poll puts leave on 50%, and remain on 45%"
    if name is None or name[0] < 1 or tk.sentence[name[0] - 1] != tk.sentence[d.left]:
        return None
    k = before_determiners(tk, name[0] - 1)
    if tk.lower[k] in (_PUTS if leads else _GIVES):
        return name
    k -= tk.lower[k] == "and"
    k -= tk.lower[k] == ","
    listed = k < before_determiners(tk, name[0] - 1)
    share = tk.lower[k] in _SHARES or (k > 0 and is_number_word(tk, k))
    return name if listed and share else None


_CAMPS = frozenset(("leave", "remain", "yes", "no", "independence", "out", "in"))
_SHARES = frozenset(("%", "percent", "pct", "cent", "points"))
