"""Nouns that a sum is, with what they are of or on: "a gain on sale of land of $5m", "a limit for Kuwait of 1.2m barrels"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import BE, CHANGE_OF, singular
from archive.extract.english.noun_edges import Span, before_determiners, in_phrase, phrase_start
from archive.extract.english.tokens import Tokens
from archive.extract.english.word_classes import TIME_HEADS, is_number_word
from archive.extract.words import word_set

_CLAIMS = word_set("rules", "subjects.claims")
_BALANCES = word_set("rules", "phrases.balances_before")
_NEVER_NOUNS = word_set("rules", "phrases.never_nouns")
_LEFT_AT = frozenset(("before", "after", "from"))
_DISPOSALS = frozenset(("sale", "sales", "disposal", "disposals"))
_GAINS = frozenset(("gain", "gains", "profit", "profits", "loss", "losses", "income", "proceeds"))
_BALANCES_ON = _GAINS | word_set("rules", "subjects.balances_on")
BALANCES_ALONE = word_set("rules", "subjects.balances_alone")
_INCLUDES = word_set("rules", "subjects.includes")
_INCLUDES_TOO = _INCLUDES | {"before"}  # "net is before loss $5m"
_WRITEDOWNS = frozenset(("writedown", "writedowns", "writeoff", "writeoffs"))
_REASONS = frozenset(("of", "on", "from", "for"))
_BEFORE_JOINED = _REASONS | {"before", "after"}  # "loss before appropriations and taxes of"
_CHANGES = frozenset(("change", "changes"))
_CHAIN = 4  # nouns that "of" ties
_INCLUDED = 24  # tokens from "includes" to a balance
_ON_WHAT = frozenset(("for", "on"))
_FOR_WHOM = _ON_WHAT | {"against", "by", "from", "with"}
_LIMITED = word_set("rules", "subjects.limited")
SUM_NOUNS = word_set("rules", "subjects.sum_nouns")
_HEADED = frozenset(("in", "on", "for", "with", "to"))
_SENT = frozenset(("sales", "exports"))
_YEAR = 4  # digits
_CUTS = frozenset(("cut", "cuts", "reduction", "reductions", "increase", "increases"))
_SUM_HEADS = word_set("rules", "subjects.sum_heads")
_OWN_SUMS = word_set("rules", "subjects.own_sums")
_SUMS = _LIMITED | SUM_NOUNS


def with_what_is_limited(tk: Tokens, d: Draft, phrase: Span) -> Span:
    """Return the noun that a sum is, where the one before "of" only says whose or on what.

    "a limit for Kuwait of 1.2m barrels", "a price for wheat of $4".
    """
    k = before_determiners(tk, phrase[0] - 1) if phrase[0] > 1 else 0
    if d.kind == "count" or k < 1 or tk.lower[k] not in _FOR_WHOM:  # "the limit for a family of four"
        return phrase
    named = all(tk.word[i][0].isupper() or not tk.word[i][0].isalpha() for i in range(phrase[0], phrase[1] + 1))
    limited = tk.lower[k] in _ON_WHAT and tk.lower[k - 1] in _LIMITED
    if not (limited or (named and tk.lower[k - 1] in _SUMS)):
        return phrase
    first = phrase_start(tk, k - 1)
    return (first, phrase[1]) if first < k and in_phrase(tk, k - 1) else phrase


def with_its_head(tk: Tokens, phrase: Span) -> Span:
    """Return the noun that can have the sum, where the one before "of" only says in, on, for or with what it is.

    "a surplus in the securities item of the account of $5m", "price cuts for some goods of 11%"; not "a profit on sales of $2m".
    """
    first, last = phrase
    last -= last > first and tk.lower[last] in ("today", "yesterday")
    for _ in range(_CHAIN):
        k = before_determiners(tk, first - 1) if first > 1 else 0
        if k > 1 and tk.lower[k] == "and" and in_phrase(tk, k - 1) and not _is_movement(tk, last):
            first = phrase_start(tk, k - 1)  # "arrears on rent and power of"
            k = before_determiners(tk, first - 1) if first > 1 else 0
        if k < 1 or (tk.lower[k] != "of" and tk.lower[k] not in _HEADED) or not in_phrase(tk, k - 1):
            return phrase
        head = tk.lower[k - 1]
        first = phrase_start(tk, k - 1)
        first += (
            first < k - 1 and len(tk.word[first]) == _YEAR and tk.word[first].isdigit()
        )  # "1986 export sales to its parent of"
        if any(is_number_word(tk, i) for i in range(first, k)):
            return phrase
        if tk.lower[k] == "to" and head not in _SENT:
            return phrase  # "from a surplus to a deficit of $5m"
        if tk.lower[k] != "of" and (head in _SUM_HEADS or (tk.lower[k] == "for" and head in _CUTS)):
            return phrase if tk.lower[last] in _OWN_SUMS or tk.lower[last] in TIME_HEADS else (first, last)
    return phrase


def _is_movement(tk: Tokens, k: int) -> bool:
    """Whether the noun at ``k`` is a movement or has a sum of its own: the reductions of "increases for Spain and reductions of 12"."""
    return (
        tk.lower[k] in _CUTS
        or tk.lower[k] in CHANGE_OF
        or singular(tk.lower[k]) in CHANGE_OF
        or tk.lower[k] in _SUM_HEADS
    )


def with_what_is_left(tk: Tokens, first: int) -> int:
    """Return where the noun begins that "per" or "before" ties the one at ``first`` to.

    "profit before tax of", "a claim against it of".
    """
    if first > 3 and tk.lower[first - 1] == "of" and tk.lower[first - 2] in _DISPOSALS:
        first -= 2
        k = before_determiners(tk, first - 1)
        if tk.lower[k] in ("from", "on") and tk.lower[k - 1] in _GAINS:
            return phrase_start(tk, k - 1)  # "profit from sale of securities of"
    on_what = _balance_before(tk, first)
    if on_what >= 0:
        return on_what
    joined = _before_and(tk, first)
    k = before_determiners(tk, joined - 1) if joined > 1 else 0
    claimed = tk.lower[k] == "against" and tk.lower[k - 1] in _CLAIMS
    if k < 1 or not (claimed or tk.lower[k] == "per" or (tk.lower[k] in _LEFT_AT and tk.lower[k - 1] in _BALANCES)):
        return first
    measured = any(
        is_number_word(tk, i) and len(tk.word[i]) != 4 for i in (k - 1, max(k - 2, 0))
    )  # "340 cruzados per arroba of 15 kilos"
    if measured or not in_phrase(tk, k - 1):
        return first
    start = phrase_start(tk, k - 1)
    return start + (start < k - 1 and tk.lower[start] in _NEVER_NOUNS)  # "Excludes income from"


def _balance_before(tk: Tokens, first: int) -> int:
    """Return where the balance begins that the noun at ``first`` says the reason of, over what is of what.

    "a return on investment of 2%", "gain from termination of a plan of $5m"; else -1.
    """
    if tk.lower[first] in ("sales", "revenues", "revenue"):
        return -1  # "a loss on sales of $5m"
    for _ in range(_CHAIN):
        first = _before_and(tk, first)
        while first > 2 and tk.lower[first - 1][-2:] == "ed" and tk.lower[first - 1] not in _INCLUDES:
            first -= 1  # "losses from discontinued consolidated operations"
        k = before_determiners(tk, first - 1) if first > 1 else 0
        balance = tk.lower[k - 1] in (_BALANCES_ON if tk.lower[k] != "of" else _WRITEDOWNS)
        if k > 1 and tk.lower[k] == "in" and tk.lower[k - 1] in _CHANGES:
            first = phrase_start(tk, k - 1)  # "loss from the effect of a change in accounting principle"
            continue
        if k < 1 or tk.lower[k] not in _REASONS or not (balance or (tk.lower[k] == "of" and in_phrase(tk, k - 1))):
            return -1
        first = phrase_start(tk, k - 1)
        if balance:
            measured = any(is_number_word(tk, i) for i in range(first, k))
            return -1 if measured else first + (first < k - 1 and tk.lower[first] in _NEVER_NOUNS)
    return -1


def _before_and(tk: Tokens, first: int) -> int:
    """Return where the noun begins that "and" joins to the one at ``first``, in small letters: "from pipelines and terminals operations"; else ``first``."""
    if first < 4 or tk.lower[first - 1] != "and" or not (tk.word[first - 2].islower() and in_phrase(tk, first - 2)):
        return first
    if tk.lower[first] in _BALANCES_ON or tk.lower[first] in _WRITEDOWNS:
        return first  # "the tax credit for the quarter and writedown of"
    start = phrase_start(tk, first - 2)
    k = before_determiners(tk, start - 1) if start else 0
    return start if tk.lower[k] in _BEFORE_JOINED or tk.lower[k][-2:] == "ed" else first


def included_balance(tk: Tokens, d: Draft) -> Span | None:
    """Return the balance right before its sum, where something includes it.

    The loss of "prior net excludes loss $5m"; not "the loss rose".
    """
    k = d.left - 1
    if k < 2 or tk.lower[k] not in BALANCES_ALONE or d.object is not None or _INCLUDES_TOO.isdisjoint(tk.distinct):
        return None
    first = phrase_start(tk, k)
    first -= tk.lower[first - 1][-2:] == "ed" and tk.lower[first - 1] not in _INCLUDES  # "discontinued operations loss"
    for i in range(first - 1, max(-1, first - _INCLUDED), -1):
        if tk.sentence[i] != tk.sentence[k]:
            return None
        if tk.lower[i] in _INCLUDES or (tk.lower[i] == "before" and tk.lower[i - 1] in BE):
            return first, k
    return None
