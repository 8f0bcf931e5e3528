"""What a noun of movement moves to a level, whatever stands between: the income of "a drop in income for the year to $5m", the pay of "a pay rise to $9"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CHANGE_NOUNS,
    DETERMINERS,
    MONTHS,
    ORDINALS,
    PREPOSITIONS,
)
from archive.extract.english.noun_edges import Span, in_phrase
from archive.extract.english.simple_phrases import simple_phrase
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import POSSESSIVES, TIME_HEADS, is_name, is_number_word
from archive.extract.words import word_set

TO_OR_FROM = frozenset(("to", "from"))
_FAR = 20  # tokens from the noun of movement to its level
_DESCRIBES = 4  # tokens before a noun of movement: "the second sharp"
_KINDS = word_set("rules", "phrases.plain_adjectives") | word_set("rules", "subjects.extremes_of") | TIME_HEADS
_ADJECTIVES_END = ("ed", "ing", "est", "ous", "ful", "ic", "ive", "able", "er", "ent", "ant", "ly", "less")
_TIES = frozenset(("of", "for"))
_LAST = frozenset(("last", "this", "next", "today", "yesterday", "earlier", "later"))
_OPENS_WHEN = PREPOSITIONS - {"to", "from", "by", "with", "at", "of", "than", "as"} | _LAST
_WHEN = _OPENS_WHEN | DETERMINERS
_TELLS = frozenset(("but", "while", "because", "he", "she", "they", "it", "that"))


def moved_by_noun(tk: Tokens, d: Draft) -> Span | None:
    """Return what moved, where a noun tells that it did and the level stands behind "to", apart from it.

    "a sharp decline in its surplus, to $6bn", "a decrease in spending, excluding vans, to $7m", "a fee increase in May to $9"; not
    "a rise in crime and cut prices to $9".
    """
    lead = d.left - 1
    if (
        d.change_role == "step"
        or lead < 2
        or tk.lower[lead] not in TO_OR_FROM
        or CHANGE_NOUNS.keys().isdisjoint(tk.distinct)
    ):
        return None
    for k in range(lead - 1, max(0, lead - _FAR), -1):
        w = tk.lower[k]
        if tk.sentence[k] != tk.sentence[lead] or w in _TELLS or (w == "and" and is_verb(tk, k + 1)):
            return None
        if w in AUXILIARIES and not is_name(tk, k):  # May
            return None
        if w in CHANGE_NOUNS:
            superlative = tk.lower[k - 1][-3:] == "est"  # "the ferry arm had the sharpest rise in fares, to $5m"
            return _moved(tk, k, lead) if _is_noun(tk, k) and not superlative else None
        if is_number_word(tk, k) and not _is_year(tk, k):
            return None  # another figure's
    return None


def _is_year(tk: Tokens, k: int) -> bool:
    return len(tk.word[k]) == 4 and tk.word[k].isdigit()


def _is_noun(tk: Tokens, k: int) -> bool:
    """Whether what may be a verb at ``k`` is a noun, by the article before it: "a sharp fall", "the price cut"."""
    for i in range(k - 1, max(-1, k - 2 - _DESCRIBES), -1):
        if tk.lower[i] in DETERMINERS or tk.lower[i] in POSSESSIVES:
            return True
        if tk.lower[i] in PREPOSITIONS or not (in_phrase(tk, i) or tk.lower[i] in ADVERBS):
            return False
    return False


def _moved(tk: Tokens, k: int, lead: int) -> Span | None:
    """Return what the noun of movement at ``k`` moves, if nothing but when or an aside stands behind it."""
    if tk.lower[k + 1] in ("in", "of"):
        first = k + 2
        while tk.lower[first] in DETERMINERS:
            first += 1
        phrase = simple_phrase(tk, first, noun_first=True)
        if phrase is not None and not _is_when(tk, first, phrase[1]):
            timed = next((i - 1 for i in range(first + 1, phrase[1]) if tk.lower[i] in _LAST), None)
            last = _with_tail(tk, phrase[1], lead) if timed is None else timed
            return (first, last) if _may_stand_between(tk, last + 1, lead) else None
    if tk.lower[lead] == "from":
        return None  # "the jobs gains in May, from 157,000"
    first = k
    while first > 0 and first > k - 3 and _is_noun_before(tk, first - 1):
        first -= 1
    return (first, k - 1) if first < k and _may_stand_between(tk, k + 1, lead) else None


def _is_when(tk: Tokens, first: int, last: int) -> bool:
    """Whether the phrase is a time: "a rise in May", "in the third quarter", "in a row"."""
    w = tk.lower[last]
    return w in TIME_HEADS or w == "row" or tk.lower[first] in MONTHS or tk.lower[first] in _LAST or _is_year(tk, first)


def _is_noun_before(tk: Tokens, k: int) -> bool:
    """Whether a noun stands at ``k``, before one of movement: "price (cut)", "interest rate (cut)"; not "sharp (cut)", "third (cut)"."""
    w = tk.lower[k]
    if w in _KINDS or w in _LAST or w in ORDINALS or w in ADVERBS or w.endswith(_ADJECTIVES_END) or w in POSSESSIVES:
        return False
    return in_phrase(tk, k) and w.isalpha() and not is_number_word(tk, k)


def _with_tail(tk: Tokens, last: int, lead: int) -> int:
    """Return the end of what moved with what hangs on it: "rents for flats"; no time does."""
    while last + 2 < lead and tk.lower[last + 1] in _TIES:
        first = last + 2
        while tk.lower[first] in DETERMINERS:
            first += 1
        phrase = simple_phrase(tk, first, noun_first=True)
        if phrase is None or phrase[1] >= lead or _is_when(tk, first, phrase[1]):
            break
        last = phrase[1]
    return last


def _may_stand_between(tk: Tokens, first: int, lead: int) -> bool:
    """Whether nothing, a comma, a time or place, or an aside in commas stands before the "to" at ``lead``."""
    if first >= lead:
        return first == lead
    if tk.lower[lead - 1] == ",":
        return first == lead - 1 or tk.lower[first] == "," or _is_all_when(tk, first, lead - 1)
    return _is_all_when(tk, first, lead)


def _is_all_when(tk: Tokens, first: int, end: int) -> bool:
    """Whether a time or place fills the span: "in May", "last year", "for the third quarter"."""
    return at(tk, first) in _OPENS_WHEN and all(
        tk.lower[k] in _WHEN or tk.lower[k] in MONTHS or in_phrase(tk, k) for k in range(first, end)
    )
