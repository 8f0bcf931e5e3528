"""Whether ", and" ends a clause, or only a list: "killed 12 men, three women, and four children on Monday"."""

from __future__ import annotations

from collections.abc import Iterator

from archive.extract.dates.tenses import is_past
from archive.extract.english.finite_forms import is_past_tense
from archive.extract.english.lexicon import ADVERBS, AUXILIARIES, CONJUNCTIONS, PREPOSITIONS
from archive.extract.english.tokens import Tokens
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import is_number_word
from archive.extract.words import word_set

_SAYS = word_set("dates", "timing.says")
_CONTRACTED = ("'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d")
_IS = frozenset(("it", "he", "she", "that", "there", "what", "who", "here"))
# What the verb behind a comma may belong to: "when it sank on Monday, 12 were hurt", "the man, who left in May, he said".
_HANGS = frozenset(
    "when if as after before because since once until although though while unless whether with where who which whose whom".split()
)
_NO_SUBJECT = (
    CONJUNCTIONS
    | PREPOSITIONS
    | ADVERBS
    | frozenset("who which that whose whom where when as if what how and or not including".split())
)
_PRESENT = frozenset(("is", "are", "has", "have", "will"))
_FINITE = _PRESENT | {"was", "were", "had", "would"}
_SUBJECT = 6  # tokens of a subject without a preposition, and its verb
_LONGEST = 80  # tokens of a clause that is looked at
_FAR = 24  # words on either side over which a verb is looked for


def begins_clause(tk: Tokens, begin: int, cut: int, end: int) -> bool:
    """Whether the "and" at offset ``cut``, behind a comma, begins a clause of those of ``begin..end``: both sides have a verb.

    Who says so is no verb of a list: "Police said 12 men, three women, and four children were killed".
    """
    at, first, last = tk.first_at(cut), tk.first_at(begin), tk.first_at(end - 1)
    if tk.lower[at + 1 : at + 2] == ["that"]:
        return True  # "said that 12 died, and that 40 had fled since May"
    return any(_is_finite(tk, k) for k in range(max(first, at - _FAR), at - 1)) and _verb_behind(tk, at + 1, last)


def bare_clauses(tk: Tokens, begin: int, end: int) -> Iterator[tuple[int, bool]]:
    """Yield where clauses begin behind a mere comma in the one of ``begin..end``, in offsets, and whether in the past: "12 fled, 40 were held in May, rents are at $4".

    Not behind what opens it or hangs on another ("when it sank on Monday, 12 were hurt"), nor who says it ("a court was told").
    """
    if tk.text.find(", ", begin, end) < 0:
        return
    first, last = tk.first_at(begin), tk.first_at(end - 1)
    finite = False
    for k in range(first, min(last, first + _LONGEST)):
        if tk.lower[k] in _HANGS or (k == first and tk.lower[k] in PREPOSITIONS):
            return
        if tk.lower[k] == ",":
            verb = _bare_verb(tk, k + 1, last) if finite else 0
            if verb:
                yield tk.start[k + 1], tk.lower[verb] not in _PRESENT
        elif not finite:
            finite = _is_finite(tk, k) or (is_past_tense(tk, k) and tk.lower[k] not in _SAYS)


def _bare_verb(tk: Tokens, first: int, last: int) -> int:
    """Return the verb of a subject without a preposition at ``first``, 0 where none stands: "hotel rates are at 12"; not "a court was told"."""
    for k in range(first, min(last - 1, first + _SUBJECT)):
        w = tk.lower[k]
        if w in _NO_SUBJECT or not (w[0].isalnum() or w[0] in "$£€"):
            return 0
        if w in _FINITE or is_past_tense(tk, k):
            return k if k > first and w not in _SAYS and _SAYS.isdisjoint(tk.lower[k + 1 : k + 3]) else 0
        if w[-3:] == "ing" or w in AUXILIARIES:
            return 0
    return 0


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
