"""Amounts without a unit that a noun stands beside: "a 6,000,000 provision", "Chile 195 (196), Peru 210 (205)"."""

from __future__ import annotations

from archive.extract.counted.gapping import gapped_subject, number_before
from archive.extract.draft import GOODS_OF_LIST, Draft
from archive.extract.english.lexicon import ADVERBS, CHANGE_NOUNS, IRREGULAR, is_plural
from archive.extract.english.noun_edges import DATED, Span
from archive.extract.english.simple_phrases import simple_phrase
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import STOP, TIME_HEADS, is_joined, is_number_word, is_shouted
from archive.extract.words import word_set

BEFORE_BARE_SUMS = frozenset(("a", "an", "the", "its", "their", "his", "her", "our", "'s", "’s", "s"))
_MARKS = frozenset(("mark", "barrier", "milestone", "population"))  # "topped the 100,000 mark"
_LONGEST_LABEL = 7  # tokens of the label of a line
_BOUNDS_OF_AGE = frozenset(("over", "under", "older", "above", "younger", "below"))
_NO_LABELS = ADVERBS | TIME_HEADS | IRREGULAR
_ENDS_MEMBER = frozenset((",", ")", "and", ";", "follows", ":"))


def noun_of_bare_sum(tk: Tokens, d: Draft) -> Span | None:
    """Return the noun in the singular that an amount without a unit is put before: "a 6,000,000 provision"; not "the 12 said"."""
    j = d.right + 1
    if not d.bare or d.object is not None or at(tk, d.left - 1) not in BEFORE_BARE_SUMS or j >= tk.size:
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
    if left > 1 and tk.word[left - 1] == "(" and (member := _bracketed_member(tk, d)) is not None:
        return member
    if (d.object is not None and d.rules.get("object") != GOODS_OF_LIST) or left < 2:
        return None
    inside = tk.lower[left - 1] == "(" and at(tk, d.right + 1) == ")" and is_number_word(tk, left - 2)
    if inside:
        left -= 2
        while left > 0 and is_number_word(tk, left - 1):
            left -= 1
    phrase = gapped_subject(tk, left) if left > 1 and tk.lower[left - 1] not in STOP else None
    phrase = phrase or _label_of_pair(tk, d, left)
    if phrase is None or tk.lower[phrase[1]] in DATED:
        return None
    if not tk.word[phrase[1]][-1].isalnum() or is_shouted(tk, left, d.right):
        return None  # "SELLS BILLS AT 5.47 PCT, STOP 5.48 PCT"
    paired = inside or (at(tk, d.right + 1) in _OPENS_SECOND and is_number_word(tk, d.right + 2))
    if paired and _is_behind_member(tk, phrase[0]):
        return phrase
    named = tk.word[phrase[0]][0].isupper() and tk.word[phrase[1]][0].isupper()
    return phrase if named and number_before(tk, phrase[0]) >= 0 else None


def _label_of_pair(tk: Tokens, d: Draft, left: int) -> Span | None:
    """Return the label, in the singular, of a member with two numbers behind another with two: ", sun oil 172 (189)", ", interest 12 mln vs 11 mln"."""
    if d.kind not in ("count", "money", "measure") or not tk.word[d.first][0].isdigit():
        return None
    if left == d.left and (at(tk, d.right + 1) not in _OPENS_SECOND or not is_number_word(tk, d.right + 2)):
        return None
    k = left - 1
    while k > 0 and left - k <= _LONGEST_MEMBER and _is_in_member(tk, k, named=False, verbs=True):
        k -= 1
    lone = k == left - 2 and tk.lower[left - 1] in _ADJECTIVES  # "and foreign 12 mln vs 11 mln"
    if lone or k in (left - 1, 0) or tk.lower[k] not in (",", "and") or tk.sentence[k] != tk.sentence[left]:
        return None
    behind_pair = any(
        tk.lower[i] in _OPENS_SECOND and (is_number_word(tk, i + 1) or is_number_word(tk, i + 2))
        for i in range(k - 1, max(0, k - _SECOND), -1)
    )
    return (k + 1, left - 1) if behind_pair else None


_OPENS_SECOND = frozenset(("(", "vs", "versus"))
_ADJECTIVES = word_set("rules", "phrases.plain_adjectives") | {"making"}
_SECOND = 8  # tokens of the second number of a member
_FORMS_OF_FIRMS = frozenset(("inc", "ltd", "corp", "plc", "llc", "co"))


def _bracketed_member(tk: Tokens, d: Draft) -> Span | None:
    """Return the member of a list that has its amount in brackets: "led by Egypt (22m kilos), the UK (18m) and Oman (9m)"; not "12 miles (19 km)"."""
    last = d.left - 2
    if (
        last < 1
        or tk.word[last + 1] != "("
        or at(tk, d.right + 1) != ")"
        or (d.unit is None and d.scale == 1 and not _is_listed_name(tk, last))
    ):
        return None
    named = tk.word[last][0].isupper()
    k = last if is_verb(tk, last) and tk.lower[last - 1] in ("and", "on", "for", "in") else last + 1  # "and transport"
    while k > 0 and last - k < _LONGEST_MEMBER and _is_in_member(tk, k - 1, named):
        k -= 1
        if tk.lower[k] in _FORMS_OF_FIRMS and tk.word[k - 1] == ",":
            k -= 1  # "Tarn, Inc (9 tonnes)"
    if k > last or is_number_word(tk, k - 1) or is_number_word(tk, last):
        return None
    return (k, last) if _is_one_of_several(tk, k, d.right + 1) else None


def _is_listed_name(tk: Tokens, last: int) -> bool:
    """Whether a name that ends at ``last`` stands behind a colon or another member: ": Chad (20), Mali (1)"."""
    return (
        tk.word[last][0].isupper()
        and ":" in tk.distinct
        and any(w == ":" for w in tk.lower[max(0, last - _TABLE) : last])
    )


_TABLE = 40  # tokens from the colon to a member


def _is_in_member(tk: Tokens, k: int, named: bool, *, verbs: bool = False) -> bool:
    w = tk.word[k]
    if not w.isalpha() or tk.lower[k] in STOP or is_number_word(tk, k) or tk.lower[k] in _OPENS_SECOND:
        return False
    return w[0].isupper() if named else verbs or not is_verb(tk, k)


def _is_one_of_several(tk: Tokens, first: int, closed: int) -> bool:
    """Whether another member with a number in brackets stands beside that from ``first`` to the bracket at ``closed``."""
    for k in range(closed + 1, min(closed + _NEXT_MEMBER, tk.size - 1)):
        if tk.word[k] == "(":
            return is_number_word(tk, k + 1) or tk.word[k + 1] in "$£€"
    k = first - 1
    while k > 0 and first - k < 5 and tk.lower[k] in ("the", "a", "an", "and", ",", "or", "by"):
        k -= 1
    opened = next((i for i in range(k - 1, max(0, k - 6), -1) if tk.word[i] == "("), 0)
    return tk.word[k] == ")" and opened > 0 and any(is_number_word(tk, i) for i in range(opened + 1, k))


_LONGEST_MEMBER = 4  # words
_NEXT_MEMBER = 9  # tokens between a bracket and the next


_BEFORE_NO_AGE = ADVERBS - _BOUNDS_OF_AGE


def label_of_line(tk: Tokens, d: Draft) -> Span | None:
    """Return what a line without a verb gives the number of: "Omicron incubation 2 days", "65 and over, 8,214", "Ventilated = 27"; not "Another two days"."""
    end = d.right + 1 + (at(tk, d.right + 1) in ("ago", "."))
    end = tk.size if at(tk, end) == "=" else end
    first = _line_of(tk, d.left) if tk.lined else 0
    if d.object is not None or d.left - first > _LONGEST_LABEL or d.left - first < 2:
        return None
    if end < tk.size and not (tk.opens(end) and "\n" in tk.text[tk.end[end - 1] : tk.start[end]]):
        return None
    last = d.left - 1
    while last > 0 and (tk.lower[last] in _BEFORE_VALUES or tk.word[last] in _RATIOS):
        last -= 1
    adverb = tk.lower[last] in _BEFORE_NO_AGE and not is_joined(tk, last - 1)
    if tk.word[last][0].isdigit() or adverb or tk.lower[last] in DATED or tk.lower[last] in _IN_LABELS:
        return None
    first += tk.lower[first] in ("-", "–", "•", "*")
    aged = is_number_word(tk, first) and at(tk, first + 1) in ("and", "or") and at(tk, first + 2) in _BOUNDS_OF_AGE
    begin = first + 3 if aged else first
    named = all(
        (
            tk.word[k][0].isalpha()
            and tk.lower[k] not in STOP
            and not (is_verb(tk, k) and tk.lower[k] != "mean")
            and not is_number_word(tk, k)
        )
        or (k > begin and tk.lower[k] in _IN_LABELS)
        or (k > begin and is_joined(tk, k - (tk.word[k][0].isalpha())))
        for k in range(begin, last + 1)
    )
    if (
        not named
        or (not aged and (first == last and tk.lower[d.left - 1] not in _BEFORE_VALUES))
        or tk.lower[first] in _NO_LABELS
    ):
        return None
    return first, last


def _line_of(tk: Tokens, left: int) -> int:
    """Return the first token of the line of a list in which a number begins at ``left``; 0 where it is in a text."""
    for k in range(left, max(0, left - _LONGEST_LABEL - 1), -1):
        if tk.opens(k):
            return k if "\n" in tk.text[tk.end[k - 1] : tk.start[k]] else 0
    return 0


_BEFORE_VALUES = frozenset((",", "=", "+", ":", "–", "—"))
_RATIOS = frozenset(("OR", "HR", "RR", "CI"))
_IN_LABELS = frozenset(("vs", "versus", "of", "in", "for"))


def _is_behind_member(tk: Tokens, first: int) -> bool:
    """Whether another member of the list, or what opens it, stands before the comma or "and" before ``first``."""
    k = first - 1
    while k > 0 and (tk.lower[k] in (",", "and", "the") or tk.lower[k] in DATED):
        k -= 1
    return tk.lower[k] in _ENDS_MEMBER or number_before(tk, first) >= 0
