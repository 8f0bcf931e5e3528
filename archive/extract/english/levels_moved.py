"""Lines without a verb: nouns of what has a level before "up", "down" or "to rise", though they are verbs elsewhere: "Ferry fares up 6%"."""

from __future__ import annotations

from archive.extract.english.lexicon import ADVERBS, CHANGE_OF, CURRENCY_SIGNS, PREPOSITIONS, VERB_BASES, is_plural
from archive.extract.english.one_verb import NOUNS_TOO
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import STOP, is_adverb_in_ly, is_number_word
from archive.extract.words import word_set

_DIRECTIONS = frozenset(("up", "down"))
_WITH_PARTICLES = word_set("rules", "changes.moves_up_or_down") | word_set("rules", "phrases.with_particles")
_TAKES_INFINITIVES = word_set("rules", "phrases.takes_infinitives")
_MOVES_ITSELF = word_set("rules", "phrases.moves_itself")
_PERCENTS = frozenset(("%", "percent", "pct", "per"))
_LEADS = frozenset(("by", "to", "from"))
_AWAITED = frozenset(("set", "due", "likely", "expected", "forecast"))


def is_level_moved(tk: Tokens, k: int) -> bool:
    """Whether a form that may be a noun is one at ``k``, since what moved it stands behind it without a verb.

    "Ferry fares up 6%", "Bus fares to rise", "Jobless total down to 2.1m"; not "Acme steps up output", "it plans to rise", "charges up to £3".
    """
    w, before = tk.lower[k], tk.lower[k - 1] if k else ""
    base = w[:-1] if w[-1] == "s" else w
    if (
        base not in NOUNS_TOO
        or not before[:1].isalpha()
        or before in STOP
        or (before in ADVERBS and not tk.opens(k - 1))
    ):
        return False
    if base == w and (is_plural(before) or is_adverb_in_ly(before)):
        return False  # "drivers back down 2 miles"
    if w in CHANGE_OF or (w in VERB_BASES and before in VERB_BASES and not tk.opens(k - 1)):
        return False
    after = at(tk, k + 1)
    if after in _DIRECTIONS:
        return w not in _WITH_PARTICLES and base not in _WITH_PARTICLES and _leads_to_number(tk, k + 2, after)
    if base == w or base in _TAKES_INFINITIVES:
        return False
    return is_moving_ahead(tk, k + (2 if after in _AWAITED else 1))


def is_moving_ahead(tk: Tokens, k: int) -> bool:
    """Whether "to" at ``k`` says how what stands before it is to move: "to rise", "to go up", "to be cut"; not "to raise", "to be sure"."""
    if at(tk, k) != "to":
        return False
    verb, after = at(tk, k + 1), at(tk, k + 2)
    if verb in ("go", "be"):
        return after in _DIRECTIONS if verb == "go" else after in CHANGE_OF and after[-3:] != "ing"
    return verb in _MOVES_ITSELF


def _leads_to_number(tk: Tokens, k: int, direction: str) -> bool:
    """Whether so much stands at ``k`` behind "up" or "down": "6%", "by £3", "sharply, by 2p", "again"; not "up to £3", "(steps) up output"."""
    w = at(tk, k)
    if w in ADVERBS or is_adverb_in_ly(w):
        k += 1
        k += at(tk, k) == ","
        w = at(tk, k)
    if w in _LEADS:
        if w == "to" and direction == "up":
            return False
        k += 1
    return _is_amount(tk, k, alone=w not in _LEADS)


def _is_amount(tk: Tokens, k: int, *, alone: bool) -> bool:
    """Whether a number stands at ``k`` that counts no object, which a particle would have: "6%", "£3"; not "(shuts down) 3 plants"."""
    if at(tk, k) in CURRENCY_SIGNS:
        return k + 1 < tk.size and is_number_word(tk, k + 1)
    if k >= tk.size or not is_number_word(tk, k):
        return False
    after = at(tk, k + 1)
    return not alone or after in _PERCENTS or not after[:1].isalpha() or tk.glued(k + 1) or after in PREPOSITIONS
