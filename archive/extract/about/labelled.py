"""Amounts without a unit that a noun stands beside: "a 6,000,000 provision", "Chile 195 (196), Peru 210 (205)"."""

from __future__ import annotations

from archive.extract.counted.gapping import gapped_subject, number_before
from archive.extract.draft import Draft
from archive.extract.english.lexicon import CHANGE_NOUNS, IRREGULAR, is_plural
from archive.extract.english.noun_edges import DATED, Span
from archive.extract.english.simple_phrases import simple_phrase
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import STOP, TIME_HEADS, is_number_word, is_shouted

_ARTICLES = frozenset(("a", "an", "the", "its", "their", "his", "her", "our", "'s", "’s", "s"))
_MARKS = frozenset(("mark", "barrier", "milestone", "population"))  # "topped the 100,000 mark"
_ENDS_MEMBER = frozenset((",", ")", "and", ";", "follows", ":"))


def noun_of_bare_sum(tk: Tokens, d: Draft) -> Span | None:
    """Return the noun in the singular that an amount without a unit is put before: "a 6,000,000 provision"; not "the 12 said"."""
    j = d.right + 1
    if not d.bare or d.object is not None or at(tk, d.left - 1) not in _ARTICLES or j >= tk.size:
        return None
    if not (d.scale > 1 or tk.word[d.first][0].isdigit()) or not (tk.word[j].islower() and tk.word[j].isalpha()):
        return None
    if tk.lower[j] in STOP or tk.lower[j] in IRREGULAR or tk.lower[j][-2:] == "ed" or tk.lower[j] in CHANGE_NOUNS:
        return None
    phrase = simple_phrase(tk, j, noun_first=True)
    if phrase is None or is_plural(tk.word[phrase[1]]) or tk.lower[phrase[1]] in TIME_HEADS:
        return None
    return None if tk.lower[phrase[1]] in _MARKS else phrase


def name_of_member(tk: Tokens, d: Draft) -> Span | None:
    """Return the label of a member of a list that has no verb: Peru of "Chile 195 (196), Peru 210 (205)", ", Chile 19,000, Peru 13,761"."""
    left = d.left
    if d.object is not None or left < 2:
        return None
    inside = at(tk, left - 1) == "(" and at(tk, d.right + 1) == ")" and is_number_word(tk, left - 2)
    if inside:
        left -= 2
        while left > 0 and is_number_word(tk, left - 1):
            left -= 1
    phrase = gapped_subject(tk, left) if left > 1 and tk.lower[left - 1] not in STOP else None
    if phrase is None or tk.lower[phrase[1]] in DATED:
        return None
    if not tk.word[phrase[1]][-1].isalnum() or is_shouted(tk, left, d.right):
        return None  # "SELLS BILLS AT 5.47 PCT, STOP 5.48 PCT"
    paired = inside or (at(tk, d.right + 1) == "(" and is_number_word(tk, d.right + 2))
    if paired and _is_behind_member(tk, phrase[0]):
        return phrase
    named = tk.word[phrase[0]][0].isupper() and tk.word[phrase[1]][0].isupper()
    return phrase if named and number_before(tk, phrase[0]) >= 0 else None


def _is_behind_member(tk: Tokens, first: int) -> bool:
    """Whether another member of the list, or what opens it, stands before the comma or "and" before ``first``."""
    k = first - 1
    while k > 0 and (tk.lower[k] in (",", "and", "the") or tk.lower[k] in DATED):
        k -= 1
    return tk.lower[k] in _ENDS_MEMBER or number_before(tk, first) >= 0
