"""What is moved where it stands behind the number, or where only a pronoun names it.

"cut by 5% the price of milk", "raise it to 10%".
"""

from __future__ import annotations

from archive.extract.about.moved import MOVERS, PRICE_VERBS, VALUERS
from archive.extract.changes.taken_off import OFF, is_taken_off
from archive.extract.draft import Draft
from archive.extract.english.lexicon import AUXILIARIES, DETERMINERS, UNIT_FORMS
from archive.extract.english.noun_edges import DATED, Span
from archive.extract.english.simple_phrases import simple_phrase
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import POSSESSIVES, SAYS, TIME_HEADS, is_number_word

_LEADS = frozenset(("to", "by"))
_ADDS = frozenset(("add", "adds", "added", "adding"))
_OF_ITS_OWN = frozenset(("the", "its", "their", "his", "her", "our"))
_ARTICLES = _OF_ITS_OWN | {"a", "an"}
_BRACKET = 9  # tokens of a conversion: "at 5m francs (0.8m dlrs) the loss"
_SIZE = 5  # tokens of the size of what something is taken off
_PRONOUNS = frozenset(("it", "them"))
_BEFORE_NUMBER = frozenset(
    ("to", "by", "from", "at", "up", "down", "back", "further", "just", "only", "below", "above", "under")
)
PRONOUN_MOVED = "a pronoun is moved"
_NO_OBJECT = frozenset(("highest", "lowest", "most", "least", "same", "equivalent", "first", "last", "next", "day"))


def object_behind(tk: Tokens, d: Draft) -> Span | None:
    """Return the object that stands behind how far it is moved.

    The price of "cut by 5% the price of milk"; not "rose by 5% the year before".
    """
    j = d.right + 1
    after = tk.lower[j] if j < tk.size else ""
    if after in OFF and is_taken_off(tk, d):
        return _taken_from(tk, d.right + 2)
    if (
        after == "to"
        and d.object is None
        and d.kind != "measure"
        and at(tk, d.left - 1) in _ADDS
        and at(tk, d.right + 2) in _ARTICLES
    ):
        phrase = _taken_from(tk, d.right + 2)  # "adds $5m to the deficit"
        return phrase if phrase is not None and tk.lower[phrase[0]] not in DATED else None
    if after == "(":
        j = next((k + 1 for k in range(j + 1, min(j + _BRACKET, tk.size)) if tk.lower[k] == ")"), j)
        after = at(tk, j)
    if after not in _OF_ITS_OWN or d.left < 2 or not _leads_to_it(tk, d):
        return None
    first = j + 1
    phrase = simple_phrase(tk, first, noun_first=True)
    if phrase is None or tk.lower[first] in _NO_OBJECT or tk.lower[phrase[1]] in TIME_HEADS:
        return None
    after = at(tk, phrase[1] + 1)
    if after in ("of", "for") and (of := simple_phrase(tk, _past_the(tk, phrase[1] + 2), noun_first=True)) is not None:
        return (first, of[1]) if tk.lower[of[1]] not in TIME_HEADS else phrase
    return None if after in SAYS or after in AUXILIARIES else phrase


def _taken_from(tk: Tokens, k: int) -> Span | None:
    """Return what something is taken off: the bank's profit of "knocks $5m off the bank's profit"."""
    first = k + (at(tk, k) in DETERMINERS)
    while first < tk.size and first - k < _SIZE and (is_number_word(tk, first) or tk.lower[first] in UNIT_FORMS):
        first += 1  # "from a $135m request"
    phrase = simple_phrase(tk, first, noun_first=True)
    if phrase is not None and at(tk, phrase[1] + 1) in POSSESSIVES:
        owned = simple_phrase(tk, phrase[1] + 2, noun_first=True)
        phrase = (first, owned[1]) if owned is not None else phrase
    return phrase


def _leads_to_it(tk: Tokens, d: Draft) -> bool:
    """Whether a verb that moves or values something stands right before the figure.

    "cut by 5%", "put at $3m", "estimated at $3m".
    """
    k = d.left - 1
    if tk.lower[k] == "for":
        return d.kind == "money" and tk.lower[k - 1] in PRICE_VERBS  # "sell for $40m its chemicals unit"
    if tk.lower[k] == "at":
        return tk.lower[k - 1] in VALUERS and is_verb(tk, k - 1)
    if tk.lower[d.left] == "estimated" and tk.lower[d.left + 1] == "at":
        return tk.word[k][0].isalpha() and tk.lower[k] not in AUXILIARIES
    return tk.lower[k] in _LEADS and tk.lower[k - 1] in MOVERS and is_verb(tk, k - 1)


def _past_the(tk: Tokens, k: int) -> int:
    return k + (at(tk, k) in _OF_ITS_OWN or at(tk, k) in ("a", "an"))


_MAKES = frozenset(("make", "makes", "made", "making"))
_JUDGED = frozenset(("him", "her", "them"))
_MAY_BE_MOVED = _PRONOUNS | _JUDGED
_SENTENCES = frozenset(
    ("sentenced", "sentences", "sentencing", "jailed", "jailing", "imprisoned", "suspended", "banned")
)


def moves_pronoun(tk: Tokens, d: Draft, before: Draft | None) -> bool:
    """Whether a pronoun is what is moved, so that no noun of the clause is what the figure is said of.

    "raise it by 25 cents to $8.70".
    """
    k = d.left - 1
    if k > 1 and d.object is None and tk.lower[k] in _PRONOUNS and tk.lower[k - 1] in _MAKES:
        return True  # "making it 12"; not "made it 12 wins"
    if k < 2 or tk.lower[k] not in _BEFORE_NUMBER or _MAY_BE_MOVED.isdisjoint(tk.distinct):
        return False
    while k > 1 and tk.lower[k] in _BEFORE_NUMBER:
        k -= 1
    if before is not None and k == before.right:
        return before.rules.get("about") == PRONOUN_MOVED
    if d.kind == "duration" and tk.lower[k] in _JUDGED and tk.lower[k - 1] in _SENTENCES:
        return True  # "a court sentenced him to 40 years"
    if tk.lower[k] not in _PRONOUNS or not is_verb(tk, k - 1):
        return False
    return tk.lower[k - 1] in MOVERS or (d.kind == "percent" and tk.lower[k + 1] in _LEADS)  # "limit it to 5 percent"
