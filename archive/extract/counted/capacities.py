"""How many persons a place holds, has or serves, who are left to be understood.

"a camp built for 300", "the ferry may carry 212", "the jet seats 38", "in Dol, population 600", "a planned strength of 900".
"""

from __future__ import annotations

from archive.extract.counted.noun_left_out import ends
from archive.extract.draft import Draft
from archive.extract.english.lexicon import ADVERBS, CONJUNCTIONS, PREPOSITIONS, VERBS
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
_MADE_FOR = _CARRIES.union(
    _SEATS,
    _SLEEPS,
    ("for", "holds", "held", "accommodates", "accommodated", "houses", "housed", "carries", "carried", "carrying"),
)
_HOLDS = frozenset(("holds", "held", "accommodates", "accommodated", "houses", "housed", "carries", "carried"))
_NEAR = 9  # tokens from what holds them to the number


def are_held(tk: Tokens, d: Draft) -> bool:
    """Whether a bare number is how many persons something is made for; not "a rack built for 40", "the lorry may carry 12 tonnes"."""
    if d.object is not None or d.left < 2:
        return False
    k = d.left - 1
    while tk.lower[k] in ADVERBS and k > 1:
        k -= 1
    w, before = tk.lower[k], tk.lower[k - 1]
    if w not in _MADE_FOR:
        return False
    after = at(tk, d.right + 1)
    if not (ends_soon(tk, d.right + 1) or after in (VERBS if w == "carrying" else _VERBS_OF_PLACES)):
        return False
    if w == "carrying":
        return _holds_before(tk, k)  # "a bus carrying 42 overturned"
    if w in _SEATS or w in _SLEEPS:
        alone = after in PREPOSITIONS or after in CONJUNCTIONS or after in ADVERBS or not after[:1].isalnum()
        return alone and (after != "-") and (w in _SEATS or _holds_before(tk, k) or before == "to")
    led = w == "for" and before in _FOR
    may = w in _CARRIES and (before in MODALS or (before == "to" and tk.lower[k - 2] in _MAY))
    holder = at(tk, k - 2) if before in ("that", "which") else before  # "in a hall that holds 300"
    return (led or may or (w in _HOLDS and holder in _ROOMS)) and _holds_before(tk, k)


def _holds_before(tk: Tokens, k: int) -> bool:
    """Whether something made for persons stands before the verb at ``k`` in its sentence."""
    return any(tk.lower[i] in _HOLDS_PERSONS and tk.sentence[i] == tk.sentence[k] for i in range(max(0, k - _NEAR), k))


_ROOMS = word_set("rules", "sharing.rooms")


def are_its_size(tk: Tokens, d: Draft, following: Draft | None) -> bool:
    """Whether a bare number is how many live in a place, how many it has room for or serves, or how many a force has.

    ``following`` is the next figure: those whom a lock-up with a capacity of 48 held.
    """
    if d.object is not None or d.left < 2 or d.value is None or tk.lower[d.left - 1] not in _BEFORE_SIZES:
        return False
    if d.value % 1 or not ends(at(tk, d.right + 1)):
        return False
    before = tk.lower[d.left - 1]
    k = d.left - 1 - (before in (":", "."))
    if tk.lower[k] in _POPULATIONS:
        return tk.lower[k - 1] in _ASIDE_MARKS
    if before in _SERVES:
        return d.value >= _MANY and _stands_before(tk, d.left, _SERVERS) and at(tk, d.right + 1) != "to"
    if before not in _LEADS:
        return False
    noun = tk.lower[d.left - 2]
    if noun in _GROUPS:
        return before == "of"
    if noun == "strength":
        return d.value >= _MANY and not _FORCES.isdisjoint(tk.distinct)
    return noun == "capacity" and (_stands_before(tk, d.left, _ROOMS) or _are_kept_there(tk, d, following))


def _stands_before(tk: Tokens, left: int, nouns: frozenset[str]) -> bool:
    return any(
        tk.lower[k] in nouns and tk.sentence[k] == tk.sentence[left] for k in range(max(0, left - _CLAUSE), left)
    )


def _are_kept_there(tk: Tokens, d: Draft, following: Draft | None) -> bool:
    """Whether the next figure of the sentence counts persons and is of that size: "has a capacity of 48; guards counted 139 men"."""
    if following is None or following.unit != "people" or tk.sentence[following.left] != tk.sentence[d.left]:
        return False
    value = following.value or following.low or 0
    return d.scale == 1 and d.value is not None and d.value <= 10 * value and value <= 10 * d.value


_POPULATIONS = frozenset(("population", "pop"))
_ASIDE_MARKS = frozenset(",(;-–—")
_LEADS = frozenset(("of", "for"))
_SERVES = frozenset(("serve", "serves", "serving", "served"))
_BEFORE_SIZES = _POPULATIONS.union(_LEADS, _SERVES, (":", "."))
_SERVERS = word_set("rules", "sharing.serves_persons")
_GROUPS = word_set("rules", "objects.groups_of_persons")
_FORCES = word_set("rules", "sharing.forces")
_MANY = 100  # at least: "a strength of 7", a table that serves 12
_CLAUSE = 18  # tokens
_VERBS_OF_PLACES = frozenset(
    ("is", "was", "has", "had", "now", "holds", "held", "and", "but", "or", "which", "that", "people")
)
