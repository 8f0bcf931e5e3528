"""How many persons there is room for, who are left to be understood: "a camp built for 300", "the ferry may carry 212", "the jet seats 38"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import ADVERBS, CONJUNCTIONS, PREPOSITIONS
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import MODALS
from archive.extract.english.word_classes import ends_soon
from archive.extract.words import word_set

_HOLDS_PERSONS = word_set("rules", "sharing.holds_persons")
_FOR = frozenset(
    ("built", "designed", "meant", "intended", "made", "room", "space", "accommodation", "licensed", "equipped")
)
_CARRIES = frozenset(("carry", "hold", "accommodate", "house", "sleep", "take"))
_MAY = frozenset(
    (
        "authorized",
        "authorised",
        "licensed",
        "certified",
        "permitted",
        "allowed",
        "able",
        "designed",
        "built",
        "meant",
        "intended",
    )
)
_SEATS = frozenset(("seat", "seats", "seated", "seating"))
_SLEEPS = frozenset(("sleep", "sleeps"))
_HOLDS = frozenset(("holds", "held", "accommodates", "accommodated", "houses", "housed", "carries", "carried"))
_NEAR = 9  # tokens from what holds them to the number


def are_held(tk: Tokens, d: Draft) -> bool:
    """Whether a bare number is how many persons something is made for; not "a rack built for 40", "the lorry may carry 12 tonnes"."""
    after = at(tk, d.right + 1)
    if d.object is not None or d.left < 2 or not (ends_soon(tk, d.right + 1) or after in _VERBS_OF_PLACES):
        return False
    k = d.left - 1
    while tk.lower[k] in ADVERBS and k > 1:
        k -= 1
    w, before = tk.lower[k], tk.lower[k - 1]
    if w in _SEATS or w in _SLEEPS:
        ends = after in PREPOSITIONS or after in CONJUNCTIONS or after in ADVERBS or not after[:1].isalnum()
        return ends and (after != "-") and (w in _SEATS or _holds_before(tk, k) or before == "to")
    led = w == "for" and before in _FOR
    may = w in _CARRIES and (before in MODALS or (before == "to" and tk.lower[k - 2] in _MAY))
    return (led or may or (w in _HOLDS and tk.lower[k - 1] in _ROOMS)) and _holds_before(tk, k)


def _holds_before(tk: Tokens, k: int) -> bool:
    """Whether something made for persons stands before the verb at ``k`` in its sentence."""
    return any(tk.lower[i] in _HOLDS_PERSONS and tk.sentence[i] == tk.sentence[k] for i in range(max(0, k - _NEAR), k))


_ROOMS = word_set("rules", "sharing.rooms")
_VERBS_OF_PLACES = frozenset(
    ("is", "was", "has", "had", "now", "holds", "held", "and", "but", "or", "which", "that", "people")
)
