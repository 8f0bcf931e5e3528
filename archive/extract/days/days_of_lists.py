"""Whether ", and" ends a clause, or only a list: "killed 12 men, three women, and four children on Monday"."""

from __future__ import annotations

from archive.extract.dates.tenses import is_past
from archive.extract.english.lexicon import AUXILIARIES, PREPOSITIONS
from archive.extract.english.tokens import Tokens
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import is_number_word
from archive.extract.words import word_set

_SAYS = word_set("dates", "timing.says")
_CONTRACTED = ("'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d")
_IS = frozenset(("it", "he", "she", "that", "there", "what", "who", "here"))
_FAR = 24  # words on either side over which a verb is looked for


def begins_clause(tk: Tokens, begin: int, cut: int, end: int) -> bool:
    """Whether the "and" at offset ``cut``, behind a comma, begins a clause of those of ``begin..end``: both sides have a verb.

    Who says so is no verb of a list: "Police said 12 men, three women, and four children were killed".
    """
    at, first, last = tk.first_at(cut), tk.first_at(begin), tk.first_at(end - 1)
    if tk.lower[at + 1 : at + 2] == ["that"]:
        return True  # "said that 12 died, and that 40 had fled since May"
    return any(_is_finite(tk, k) for k in range(max(first, at - _FAR), at - 1)) and _verb_behind(tk, at + 1, last)


def has_verb(tk: Tokens, begin: int, end: int) -> bool:
    """Whether a verb that tells something stands between two offsets; not "hosted by"."""
    return any(
        _is_finite(tk, k) and tk.lower[k + 1 : k + 2] != ["by"] for k in range(tk.first_at(begin), tk.first_at(end))
    )


def _verb_behind(tk: Tokens, first: int, last: int) -> bool:
    """Whether a verb stands before the next comma: "12 were hurt", "fled in May"; not "four children on Monday, police said".

    What opens the clause is passed over: "in May, 12 were hurt".
    """
    opens = tk.lower[first] in PREPOSITIONS
    for k in range(first, min(last, first + _FAR) + 1):
        if tk.lower[k] == "," and opens:
            opens = False
        elif tk.lower[k] in (",", ";", "\u2014"):
            return False
        elif _is_finite(tk, k) or (is_past(tk.lower[k]) and tk.lower[k] not in _SAYS):
            return True
    return False


def _is_finite(tk: Tokens, k: int) -> bool:
    """Whether a verb of a clause that tells something stands at ``k``: "were", "fled", "it's"; not "said", "fleeing", "three cooks"."""
    w = tk.lower[k]
    if w in AUXILIARIES or w.endswith(_CONTRACTED):
        return True
    if w in ("'s", "’s"):
        return bool(k) and tk.lower[k - 1] in _IS  # "it's"; not "Lee's"
    if w in _SAYS or w[-3:] == "ing" or (w[-1] == "s" and k and is_number_word(tk, k - 1)):
        return False  # "three cooks"
    return is_verb(tk, k)
