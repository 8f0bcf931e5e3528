"""Bare numbers whose noun was said before, with another number: "which had 25,000 people in 1950, now has 5,240".

Asked last, where no closer reader has found what a number counts. From the sentence before a noun is taken where that counts one
thing only: "It has 34 homes. Two have closed.".
"""

from __future__ import annotations

from decimal import Decimal

from archive.extract.draft import Draft
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    ORDINALS,
    PAST_FORMS,
    PREPOSITIONS,
    VERBS,
)
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import HYPHENS, SAYS, WHEN, is_adverb_in_ly
from archive.extract.words import word_set

_HELD_AGAINST = word_set("rules", "elided.held_against")
_LEVELS = word_set("rules", "elided.levels")  # "a peak of 31"
_SIZED = word_set("rules", "elided.sized")
_OF_MONEY = word_set("rules", "elided.of_money")
_AMOUNTS = word_set("rules", "elided.amounts")
_NOT_COUNTED = word_set("rules", "elided.not_counted")  # units that no second number is of by itself
_MORE = word_set("rules", "elided.more")
_BEFORE_SUBJECT = word_set("rules", "elided.before_subject")
_BEFORE_WHOLE = _BEFORE_SUBJECT | SAYS | WHEN | ADVERBS
_NUMBERS = frozenset(("digits", "words", "vague"))
_LONGEST_AGE = 100
_FAR = 45  # tokens


def count_elided(tk: Tokens, drafts: list[Draft]) -> None:
    """Give a bare count the unit of the nearest count before it, where it stands as one does that leaves its noun out."""
    for index in range(1, len(drafts)):
        b = drafts[index]
        if b.kind == "rate" and b.object is None:
            _name_rate(tk, drafts[:index], b)
        if b.kind != "count" or b.unit is not None or b.object is not None or not b.bare or b.form not in _NUMBERS:
            continue
        if b.scale == 1 and "." in tk.word[b.last] and drafts[index - 1].kind != "percent":
            continue  # a decimal counts nothing: "measured above 3.0"
        if _take_percent(tk, drafts[index - 1], b) or _take_rate(tk, drafts[index - 1], b):
            continue
        if not (_leaves_noun_out(tk, b) and _take_in_sentence(tk, drafts, index)):
            _take_from_sentence_before(tk, drafts, index)


def _take_in_sentence(tk: Tokens, drafts: list[Draft], index: int) -> bool:
    """Take the unit of the nearest count of the same sentence. Return whether there is one."""
    b = drafts[index]
    a = _nearest_count(tk, drafts, index)
    if a is None or not _is_of_that_size(a, b) or _is_of_another(tk, a, b):
        return False
    if not (a.unit == "people" and _may_be_age(tk, b)):
        b.unit, b.unit_name, b.rules["unit"] = a.unit, a.unit_name, "noun of the count before"
    return True


def _take_from_sentence_before(tk: Tokens, drafts: list[Draft], index: int) -> None:
    """Take the unit of what the sentence before counts, where a bare number is the first that its own sentence counts."""
    b = drafts[index]
    own = tk.sentence[b.left]
    if not own or b.form == "vague" or not b.value or b.value % 1:
        return
    first = index
    while first and tk.sentence[drafts[first - 1].left] == own:
        first -= 1
        if drafts[first].kind not in _PASSED_OVER:
            return
    if not first or tk.sentence[drafts[first - 1].left] != own - 1:
        return
    subject = _is_whole_subject(tk, b)
    if not subject and not (_may_go_on(tk, b) and _leaves_noun_out(tk, b)):
        return
    told = _told(tk, [a for a in drafts[:first] if tk.sentence[a.left] == own - 1], all_kinds=not subject)
    if len({a.unit for a in told}) != 1:
        return
    a = told[-1]
    if a.unit is None or a.kind != "count" or a.unit in _NOT_COUNTED or a.unit[0] == "{":
        return
    if max(d.value or 0 for d in told) < b.value if subject else not _is_of_that_size(a, b):
        return
    b.unit, b.unit_name, b.rules["unit"] = a.unit, a.unit_name, "noun of the sentence before"


def _may_go_on(tk: Tokens, b: Draft) -> bool:
    """Whether a number may count what the sentence before does: no level of another subject, "losses rose to 12", "the number to call is 86"."""
    before = tk.lower[b.left - 1]
    return before not in _HELD_AGAINST and (before not in BE or tk.lower[b.left - 2] in _PRONOUNS)


_PRONOUNS = frozenset(("it", "there", "they"))


def _told(tk: Tokens, drafts: list[Draft], *, all_kinds: bool) -> list[Draft]:
    """Return what a sentence counts, without what stands in its adverbials where anything else is counted."""
    counts = [
        a
        for a in drafts
        if a.kind not in _PASSED_OVER
        and (a.kind != "count" or not (_tells_which(tk, a) or at(tk, a.last + 1) in HYPHENS))
        and (all_kinds or (a.kind == "count" and a.unit is not None))
    ]
    return [a for a in counts if not a.left or tk.lower[a.left - 1] not in PREPOSITIONS] or counts


def _is_whole_subject(tk: Tokens, b: Draft) -> bool:
    """Whether a number is the whole subject of a clause: "(Police said) 12 were hurt", "So far this year 253 have retired"; an aside may follow."""
    left = b.left
    if tk.lower[left - 1] in ("further", "additional") and tk.lower[left - 2] in ("a", "an"):
        left -= 2
    before = tk.lower[left - 1]
    if not tk.opens(left) and (before not in _BEFORE_WHOLE or tk.lower[left - 2] in PREPOSITIONS):
        return False  # nor "with just 24 issued"
    if before == "," and tk.lower[tk.sentence.index(tk.sentence[b.left])] in _PARTS:
        return False  # "Of those on aspirin, 48 fell ill"
    k = b.right + 1
    if tk.glued(k) and at(tk, k) != ",":
        return False
    if at(tk, k) == "," and at(tk, k + 1) == "or":
        k = next((i + 1 for i in range(k + 2, min(k + _ASIDE, tk.size - 1)) if tk.lower[i] == ","), k)
    while k < tk.size - 1 and (tk.lower[k] in ADVERBS or is_adverb_in_ly(tk.lower[k])):
        k += 1
    w = at(tk, k)
    return w in AUXILIARIES or (w in VERBS and not w.endswith("ing") and is_verb(tk, k))


_PARTS = frozenset(("of", "among"))
_ASIDE = 6  # tokens of ", or 21.5 per cent,"
_PASSED_OVER = frozenset(("percent", "fraction", "ordinal", "age"))


def _take_percent(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Make a bare number a percentage beside one that its preposition or a decimal point likens it to: "at 5.2 percent, while Dol, on 4.7, lost"."""
    before = at(tk, b.left - 1)
    if a.kind != "percent" or before not in _LIKENED or tk.sentence[a.left] != tk.sentence[b.left] or b.change_role:
        return False
    likened = tk.lower[a.left - 1] == before or (
        b.value is not None and b.value != int(b.value) and a.change_role is None
    )
    if not likened or b.value is None or b.value > _WHOLE or b.left - a.right > _FAR or not _ends(at(tk, b.right + 1)):
        return False
    b.kind, b.unit, b.unit_name = a.kind, a.unit, a.unit_name
    b.rules["unit"] = b.rules["kind"] = "as the percentage before"
    return True


def _name_rate(tk: Tokens, told: list[Draft], b: Draft) -> None:
    """Say of what a rate is that has no noun: "150 people a day, against 20,000 a day", "212,000 visitors in 14 weeks, or 2,500 a day"."""
    before = at(tk, b.left - 1)
    if b.unit not in _RATES or not (before == "or" or before in _HELD_AGAINST):
        return
    for a in reversed(told):
        if tk.sentence[a.left] != tk.sentence[b.left]:
            return
        if a.unit is None or a.object is None or a.kind in _PASSED_OVER or a.kind == "duration":
            continue
        if a.kind == "rate" and a.unit.endswith(b.unit):
            b.unit, b.unit_name, b.rules["unit"] = a.unit, a.unit_name, "noun of the rate before"
        elif a.kind == "count" and before == "or":
            b.unit, b.unit_name = a.unit + b.unit, f"{a.unit_name} {b.unit_name}"
            b.rules["unit"] = "noun of the count before"
        return


_RATES = frozenset(("/d", "/wk", "/mo", "/a", "/h", "/min"))


def _take_rate(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Make a rate of a bare level that one is held against: "slowed to 100 a day from 2,500", "reached 55 a day, down from a peak of 90"."""
    before = at(tk, b.left - 1)
    held = before in _HELD_AGAINST or (before == "of" and tk.lower[b.left - 2] in _LEVELS)
    if a.kind != "rate" or not held or tk.sentence[a.left] != tk.sentence[b.left] or b.left - a.right > _NEAR:
        return False
    if not _ends(at(tk, b.right + 1)) or not _is_of_that_size(a, b):
        return False
    b.kind, b.unit, b.unit_name = a.kind, a.unit, a.unit_name
    b.rules["unit"] = b.rules["kind"] = "as the rate before"
    return True


_NEAR = 8  # tokens
_LIKENED = frozenset(("on", "with"))
_WHOLE = 100


def _nearest_count(tk: Tokens, drafts: list[Draft], index: int) -> Draft | None:
    """Return the nearest figure before that counts something, shares and lengths between; None where money or a size stands between."""
    b = drafts[index]
    for a in reversed(drafts[max(0, index - 4) : index]):
        if tk.sentence[a.left] != tk.sentence[b.left] or b.left - a.right > _FAR:
            return None
        if a.kind in _PASSED_OVER or a.form == "fold" or a.kind == "duration" or _tells_which(tk, a) or _is_cost(tk, a):
            continue
        return a if a.kind == "count" and a.unit is not None and a.unit not in _NOT_COUNTED else None
    return None


def _is_cost(tk: Tokens, a: Draft) -> bool:
    """Whether a sum only says what the counted cost: "12 houses, worth $9m,", "at a cost of $9m"."""
    return a.kind == "money" and (tk.lower[a.left - 1] == "worth" or tk.lower[a.left - 2 : a.left] == ["cost", "of"])


def _is_of_another(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether a number is of money, or of other goods than the count before: "sold 12 cows and paid 90", "truck sales fell to 4,000"."""
    if any(tk.lower[k] in _OF_MONEY for k in range(a.right + 1, b.left)):
        return True
    said_of = tk.lower[b.about[0] : b.about[1] + 1] if b.about is not None else []
    return not _AMOUNTS.isdisjoint(said_of) and a.unit not in said_of


def _is_of_that_size(a: Draft, b: Draft) -> bool:
    """Whether two numbers may count the same: not the 5,500 of "closed two mills, which put 5,500 on leave"; a decimal counts nothing."""
    values = [d.value if d.value is not None else d.low for d in (a, b)]
    if values[0] is None or values[1] is None or not values[0] or values[1] != int(values[1]):
        return False
    return a.form != "pair" and _LEAST < values[1] / values[0] < 1 / _LEAST


_LEAST = Decimal("0.001")


def _tells_which(tk: Tokens, a: Draft) -> bool:
    """Whether a count only tells which noun is meant: "a town of 29,000 people", "an alliance of three parties"."""
    before = tk.lower[a.left - 1]
    return before == "including" or (a.kind == "count" and before == "of" and tk.lower[a.left - 2] in _SIZED)


def _leaves_noun_out(tk: Tokens, b: Draft) -> bool:
    """Whether what a bare number counts was left out: it is compared, governed by a verb, or a subject with its verb behind it."""
    after = at(tk, b.right + 1)
    if tk.glued(b.left) or (tk.glued(b.right + 1) and after not in (".", ",", ";", ":", ")", "?", "!")):
        return False
    before = at(tk, b.left - 1)
    if before == "of":
        if tk.lower[b.left - 2] == "out":
            return _ends(after) or after in PAST_FORMS  # "214 votes out of 38,900 (cast)"
        return tk.lower[b.left - 2] in _LEVELS and _ends(after)
    if before == "the" and (after in ("of", "in", "a") or after in _CLAUSES):
        return tk.lower[b.left - 2] in _HELD_AGAINST or tk.lower[b.left - 2] in _THAN_THE
    if before in ("on", "with") and tk.lower[b.left - 2] in ORDINALS:
        return _ends(after)  # "came third with 703"
    if after in _AWAY and (before in PREPOSITIONS or before in (",", "and")):
        return True  # "an option on two more", "41 seats, four short of", "and 12 below its strength"
    if before in ("with", "and") and after == "of" and at(tk, b.right + 2) in DETERMINERS:
        return True  # "with seven of the largest", of 12 lakes
    if (tk.lower[b.left - 2 : b.left] in _FOR_THEM) or (before == "for" and tk.lower[b.left - 2] in _HOLDING):
        return _ends(after)  # "among them 12 in Leeds", "in cells built for 40"
    if before in _HELD_AGAINST:
        return _ends(after) and (before != "with" or _is_compared(tk, b.left - 1))
    k = b.left - 1 - (before in ADVERBS)
    if tk.lower[k] in AUXILIARIES or (tk.lower[k].isalpha() and is_verb(tk, k)):
        return _ends(after) and after not in _NOT_BEHIND
    if tk.opens(b.left) or before not in _BEFORE_SUBJECT:
        return before == "remaining" or (not tk.opens(b.left) and _is_whole_subject(tk, b))
    if tk.lower[b.left - 2] in PREPOSITIONS and before not in ("which", "whom"):
        return False  # "with just 24 issued"
    return after in AUXILIARIES or (after in VERBS and is_verb(tk, b.right + 1)) or _is_whole_subject(tk, b)


_FOR_THEM = (["among", "them"], ["among", "whom"])
_HOLDING = frozenset(("built", "designed", "meant", "intended", "made"))
_CLAUSES = frozenset(("that", "it", "they", "he", "she", "we"))
_THAN_THE = frozenset(("double", "twice", "above", "below", "over", "of"))
_AWAY = frozenset(("more", "fewer", "others", "short", "below", "above"))
_NOT_BEHIND = frozenset(("-", "–", "/", ":", "%"))


def _is_compared(tk: Tokens, k: int) -> bool:
    return tk.lower[k - 1] in ("compared", "compares", "contrasted")


def _ends(after: str) -> bool:
    """Whether a number has no noun behind it: a mark, a preposition, an adverb, "more", "short" stand there."""
    return (
        not after[:1].isalnum()
        or after in PREPOSITIONS
        or after in CONJUNCTIONS
        or after in _MORE
        or after in ADVERBS
        or after in DETERMINERS
        or is_adverb_in_ly(after)
    )


_TURNS = frozenset(
    ("turned", "turns", "turn", "aged", "ages", "reached", "reaches", "reach", "hit", "hits", "passed", "died", "dies")
)


def _may_be_age(tk: Tokens, b: Draft) -> bool:
    """Whether a number of persons may be the age of one: "Lena and Tom Roe, 18", "is 58"; not "saw 58 people and kept 31"."""
    value = b.value if b.value is not None else b.low
    before = at(tk, b.left - 1)
    acted = at(tk, b.left - 2) == "and" and before not in _TURNS and before not in BE and is_verb(tk, b.left - 1)
    there = acted or "there" in tk.lower[max(0, b.left - 5) : b.left]  # "there should have been 12"
    young = b.form == "digits" and value is not None and value < _LONGEST_AGE
    return young and before not in _HELD_AGAINST and not there
