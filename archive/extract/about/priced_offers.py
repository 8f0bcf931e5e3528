"""The offer that a price is of: "the tender offer for all its shares at $28 each", "the sale, for $5m in cash"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import AUXILIARIES, DETERMINERS, PREPOSITIONS
from archive.extract.english.noun_edges import phrase_start
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.words import word_set

Span = tuple[int, int]
_OFFERS = word_set("rules", "priced_offers.offers")
_VERBS_TOO = frozenset(("bid", "offer", "tender", "purchase"))
PRICED = frozenset(("for", "at"))
_FAR = 18  # tokens from an offer to its price


def priced_offer(tk: Tokens, d: Draft) -> Span | None:
    """Return the offer whose price the figure is, where only what it is of, by whom and for what stands between, and no verb."""
    k = d.left - 1
    if k < 1 or tk.lower[k] not in PRICED or _OFFERS.isdisjoint(tk.distinct):
        return None
    if d.kind == "percent":  # "its offer for 49 pct of the firm"
        wanted = tk.lower[k] == "for" and tk.lower[k - 1] in _OFFERS and d.object is not None
        return _offer(tk, k - 1) if wanted else None
    k -= at(tk, k - 1) == ","
    for j in range(k - 1, max(0, k - _FAR), -1):
        w = tk.lower[j]
        if tk.sentence[j] != tk.sentence[k] or w in AUXILIARIES or (w in _ENDS and not _is_in_place(tk, j)):
            return None
        if w in _OFFERS:
            return _offer(tk, j)
        if is_verb(tk, j):
            return None
    return None


_ENDS = frozenset(", ; : ( ) and or to that which who whom whose than".split())


def _is_in_place(tk: Tokens, k: int) -> bool:
    """Whether a comma at ``k`` stands between a town and its state: "(the sale of a barn) in Leeds, Ala., for"."""
    return (
        tk.lower[k] == "," and tk.word[k - 1].istitle() and tk.word[k + 1].istitle() and tk.lower[k + 2] in (",", ".")
    )


def _offer(tk: Tokens, j: int) -> Span | None:
    """Return the phrase that the offer at ``j`` ends: "a proposed acquisition by"; none where it is a verb or describes what follows."""
    after = at(tk, j + 1)
    if after not in PREPOSITIONS and after != ",":
        return None
    first = phrase_start(tk, j)
    alone = (first == j and (tk.lower[j] == "purchase" or at(tk, j - 1) not in DETERMINERS)) or tk.word[j - 1][
        0
    ].isupper()
    if tk.word[j].islower() and tk.lower[j] in _VERBS_TOO and alone:
        return None  # "Lee bid for Acme"
    return None if first == j and at(tk, j - 1) == "on" else (first, j)  # "will go on sale for $5"
