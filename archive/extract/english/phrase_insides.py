"""What may stand inside a noun phrase, though it would end one elsewhere: quoted words, "such as", compounds, superlatives."""

from __future__ import annotations

from archive.extract.english.lexicon import MONTHS, PREPOSITIONS, is_plural
from archive.extract.english.tokens import Tokens
from archive.extract.english.word_classes import HYPHENS, STOP, TIME_HEADS, is_joined
from archive.extract.words import word_set

ARTICLES = frozenset(("the", "a", "an", "its", "his", "their", "each"))
CLOSING_QUOTES = frozenset('”"')
_SEASONS = word_set("rules", "phrases.of_seasons")


def quote_inside(tk: Tokens, k: int, end: int) -> int:
    """Return where a few quoted words open that close at ``k`` and describe the noun behind ('"beer-like" drinks', '"Pfand" notes'), or -1."""
    if k >= end or not tk.glued(k) or tk.glued(k + 1) or not tk.word[k + 1].islower() or tk.lower[k + 1] in STOP:
        return -1
    for j in range(k - 1, max(0, k - 6), -1):
        if tk.lower[j] in '"“':
            before = tk.lower[j - 1]
            opens = before in ARTICLES or (before in PREPOSITIONS and before != "to") or before == "called"
            return j if j < k - 1 and tk.glued(j + 1) and opens else -1
        if not (tk.word[j].islower() or tk.lower[j] in HYPHENS or (j == k - 1 and tk.word[j].isalpha())):
            return -1
    return -1


def behind_quoted(tk: Tokens, start: int, end: int) -> int:
    """Return where a phrase begins whose first words end a quotation: "winter" of 'mild" winter'."""
    if tk.distinct.isdisjoint(CLOSING_QUOTES):
        return start
    for k in range(start + 1, end):
        if tk.lower[k] in '"“' and not tk.glued(k):
            return start
        if tk.lower[k] in CLOSING_QUOTES and tk.glued(k) and not tk.glued(k + 1):
            return k + 1
    return start


def is_such_as(tk: Tokens, k: int) -> bool:
    """Whether "as" at ``k`` is that of "such as" behind a noun: "emissions of gases such as methane"."""
    return k > 1 and tk.lower[k] == "as" and tk.lower[k - 1] == "such" and tk.lower[k - 2][0].isalpha()


def is_compounded(tk: Tokens, k: int) -> bool:
    """Whether a hyphen ties the word at ``k`` to another: "better-than-expected", "so-called"."""
    return (k > 0 and tk.glued(k) and tk.lower[k - 1] in HYPHENS) or (k + 1 < tk.size and is_joined(tk, k + 1))


def is_superlative(tk: Tokens, k: int, end: int) -> bool:
    """Whether "most" or "least" at ``k`` is that of an adjective: "the least expensive option"; not "most patients"."""
    if tk.lower[k] not in ("most", "least") or k + 1 >= end or not k or tk.lower[k - 1] not in ARTICLES:
        return False
    after = tk.lower[k + 1]
    return tk.word[k + 1].islower() and after not in PREPOSITIONS and after not in STOP and not is_plural(after)


def is_of_season(tk: Tokens, k: int) -> bool:
    """Whether the word at ``k`` says which season or year the next one is: "the 1986/87 season", "the wheat year"."""
    w = tk.lower[k]
    if w == "/":
        return k > 0 and (tk.word[k - 1].isdigit() or tk.lower[k - 1] in MONTHS)
    if w.isdigit():
        return "/" in (tk.lower[k + 1], tk.lower[k - 1])
    return w in _SEASONS and tk.lower[k + 1] in TIME_HEADS
