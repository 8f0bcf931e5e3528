"""Bare numbers whose noun was said before, with another number: "which had 25,000 people in 1950, now has 5,240".

Asked last, where no closer reader has found what a number counts. From the sentence before a noun is taken where that counts one
thing only: "It has 34 homes. Two have closed.".
"""

from __future__ import annotations

from decimal import Decimal

from archive.extract.counted.noun_left_out import (
    HELD_AGAINST,
    LEVELS,
    ends,
    governs,
    is_gapped,
    is_selected,
    is_whole_subject,
    leaves_noun_out,
    phrase_start,
)
from archive.extract.draft import Draft, are_alike
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    MONTHS,
    PAST_FORMS,
    PREPOSITIONS,
    VERBS,
)
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import HYPHENS
from archive.extract.words import word_set

_SIZED = word_set("rules", "elided.sized")
_OF_MONEY = word_set("rules", "elided.of_money")
_AMOUNTS = word_set("rules", "elided.amounts")
_NOT_COUNTED = word_set("rules", "elided.not_counted")  # units that no second number is of by itself
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
        if _take_sum(tk, drafts, index) or _take_step(tk, drafts, index):
            continue
        if b.scale == 1 and "." in tk.word[b.last] and drafts[index - 1].kind != "percent":
            continue  # a decimal counts nothing: "measured above 3.0"
        if _take_percent(tk, drafts[index - 1], b) or _take_rate(tk, drafts[index - 1], b):
            continue
        if _take_measure(tk, drafts, index) or _take_part(tk, drafts, index):
            continue
        if not (
            (leaves_noun_out(tk, b) or is_gapped(tk, b) or _is_led_alike(tk, drafts, index))
            and _take_in_sentence(tk, drafts, index)
        ):
            _take_from_sentence_before(tk, drafts, index)


def _take_in_sentence(tk: Tokens, drafts: list[Draft], index: int) -> bool:
    """Take the unit of the nearest count of the same sentence. Return whether there is one."""
    b = drafts[index]
    a = _nearest_count(tk, drafts, index)
    if a is None or not _is_of_that_size(a, b) or _is_of_another(tk, a, b) or (a.unit == "death" and _act(tk, b)):
        return False
    if not (a.unit == "people" and _may_be_age(tk, b)):
        b.unit, b.unit_name, b.rules["unit"] = a.unit, a.unit_name, "noun of the count before"
    return True


def _act(tk: Tokens, b: Draft) -> bool:
    """Whether the counted did something, as deaths do not: "5 more deaths; 25 have lost their sight"; not "25 have been recorded"."""
    k = b.right + 1
    return at(tk, k) in ("have", "had") and at(tk, k + 1) not in _HAPPENED


_HAPPENED = frozenset("been occurred happened come followed now since already so also not taken".split())


def _is_led_alike(tk: Tokens, drafts: list[Draft], index: int) -> bool:
    """Whether a number hangs on a verb by the same preposition as the count before: "backed by 54 senators and opposed by 43", "lent to 12"."""
    b = drafts[index]
    a = drafts[index - 1]
    before = tk.lower[b.left - 1]
    if before not in PREPOSITIONS or before in _MOVES or b.change_role is not None or a.object is None:
        return False
    led = tk.lower[b.left - 2] in PAST_FORMS or is_verb(tk, b.left - 2)
    return led and tk.lower[a.left - 1] == before and a.kind == "count" and ends(at(tk, b.right + 1))


_MOVES = frozenset(("from", "than", "as", "at"))


def _take_from_sentence_before(tk: Tokens, drafts: list[Draft], index: int) -> None:
    """Take the unit of what the sentence before counts, where a bare number is the first that its own sentence counts."""
    b = drafts[index]
    own = tk.sentence[b.left]
    if not own or b.form == "vague" or not b.value or b.value % 1 or tk.lower[b.left - 1] in _REST:
        return  # "the other 11" must make up what was counted: counted/taken_up.py
    first = index
    while first and tk.sentence[drafts[first - 1].left] == own:
        first -= 1
        if drafts[first].kind not in _PASSED_OVER:
            return
    if not first or tk.sentence[drafts[first - 1].left] != own - 1:
        return
    subject = is_whole_subject(tk, b)
    if not subject and not (_may_go_on(tk, b) and leaves_noun_out(tk, b)):
        return
    told = _told(tk, [a for a in drafts[:first] if tk.sentence[a.left] == own - 1], all_kinds=not subject)
    if len({a.unit for a in told}) != 1:
        return
    a = told[-1]
    if (
        a.unit is None
        or a.kind != "count"
        or (a.unit in _NOT_COUNTED and not _is_done_again(tk, a, b))
        or a.unit[0] == "{"
    ):
        return
    part = subject and tk.lower[b.left - 1] not in _ADDING
    if max(d.value or 0 for d in told) < b.value if part else not _is_of_that_size(a, b):
        return
    b.unit, b.unit_name, b.rules["unit"] = a.unit, a.unit_name, "noun of the sentence before"


_REST = frozenset(("other", "remaining"))
_ADDING = frozenset(("another", "further", "additional", "extra"))


def _may_go_on(tk: Tokens, b: Draft) -> bool:
    """Whether a number may count what the sentence before does: no price, no level of another subject, "losses rose to 12", "the number to call is 86"."""
    before = tk.lower[b.left - 1]
    if before in _OF_MONEY:
        return False  # "has four boats. He paid 12 for the newest"
    return before not in HELD_AGAINST and (before not in BE or tk.lower[b.left - 2] in _PRONOUNS)


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


_PASSED_OVER = frozenset(("percent", "fraction", "ordinal", "age"))


def _take_percent(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Make a bare number a percentage beside one that its preposition or a decimal point likens it to: "at 5.2 percent, while Dol, on 4.7, lost"."""
    before = at(tk, b.left - 1)
    if a.kind != "percent" or tk.sentence[a.left] != tk.sentence[b.left]:
        return False
    if _is_next_level(tk, a, b):
        b.kind, b.unit, b.unit_name = a.kind, a.unit, a.unit_name
        b.rules["unit"] = b.rules["kind"] = _NEXT_LEVEL
        return True
    if (before not in _LIKENED and not _is_of_time(tk, b)) or b.change_role:
        return False
    likened = (
        tk.lower[a.left - 1] == before
        or _is_of_time(tk, b)
        or (b.value is not None and b.value != int(b.value) and a.change_role is None)
    )
    if not likened or b.value is None or b.value > _WHOLE or b.left - a.right > _FAR or not ends(at(tk, b.right + 1)):
        return False
    b.kind, b.unit, b.unit_name = a.kind, a.unit, a.unit_name
    b.rules["unit"] = b.rules["kind"] = "as the percentage before"
    return True


def _is_next_level(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether what stood at a share goes to another: "the levy, now 2.5 per cent, will go to 3 next year (and 4 in 2026)"."""
    if a.change_role == "step" or a.about is None or a.about != b.about or a.range_end or b.value is None:
        return False
    led = at(tk, b.left - 1) == "to" and (b.change_role == "level" or tk.lower[b.left - 2] in _GOES)
    led = led or (at(tk, b.left - 1) == "and" and a.rules["unit"] == _NEXT_LEVEL)
    return led and b.value <= _WHOLE and are_alike(a, b) and ends(at(tk, b.right + 1))


_NEXT_LEVEL = "share that it goes to"
_GOES = frozenset(("go", "goes", "went", "move", "moves", "moved", "climb", "fall", "rise", "drop"))


def _is_of_time(tk: Tokens, b: Draft) -> bool:
    """Whether a number is what came before, in its month or year: "climbed 4 percent in March after 3 in February"."""
    when = at(tk, b.right + 2)
    return (
        at(tk, b.left - 1) == "after"
        and at(tk, b.right + 1) == "in"
        and (when in MONTHS or (when.isdigit() and len(when) == _YEAR))
    )


_YEAR = 4  # digits


def _take_sum(tk: Tokens, drafts: list[Draft], index: int) -> bool:
    """Make money of a bare price beside another: "cost 20 euros and now costs 22.40"; in the next sentence, too, where that tells nothing else."""
    b = drafts[index]
    before = drafts[max(0, index - 3) : index]
    a = next((d for d in reversed(before) if d.kind not in ("duration", "percent")), None)
    if a is None or a.kind != "money" or a.rate is not None or a.scale != b.scale or not are_alike(a, b):
        return False
    apart = tk.sentence[b.left] - tk.sentence[a.left]
    k = phrase_start(tk, b.left) - 1
    priced = tk.lower[k] in _PRICES or (tk.lower[k] in ("for", "at") and tk.lower[k - 1] in _SELLS)
    in_coins = not apart and b.form == "digits" and tk.word[b.last][-3:-2] == "."
    goes_on = tk.lower[k] == "and" and a.rules["unit"] == _PRICED and at(tk, b.right + 1) in PREPOSITIONS
    if (
        apart > 1
        or not (goes_on or priced or in_coins)
        or not (ends(at(tk, b.right + 1)) or (in_coins and is_verb(tk, b.right + 1)))
    ):
        return False
    b.kind, b.unit, b.unit_name, b.bare = a.kind, a.unit, a.unit_name, False
    b.rules["unit"] = b.rules["kind"] = _PRICED
    return True


def _take_step(tk: Tokens, drafts: list[Draft], index: int) -> bool:
    """Let a level behind an aside be in the unit of its step: "stocks rose 300 tons, the first rise in five weeks, to 4,100"."""
    b = drafts[index]
    if b.change_role != "level" or tk.lower[b.left - 2 : b.left] != [",", "to"] or not ends(at(tk, b.right + 1)):
        return False
    for a in reversed(drafts[max(0, index - 3) : index]):
        if tk.sentence[a.left] != tk.sentence[b.left]:
            return False
        if a.change_role == "step" and a.kind in ("count", "measure", "money"):
            if a.unit is None or a.about != b.about or a.scale > b.scale:
                return False
            b.kind, b.unit, b.unit_name, b.bare = a.kind, a.unit, a.unit_name, a.bare
            b.rules["unit"] = b.rules["kind"] = "unit of its step"
            return True
        if a.kind not in ("duration", "ordinal", "percent", "fraction"):
            return False
    return False


_PRICED = "money of the price before"


_PRICES = word_set("rules", "elided.prices")
_SELLS = word_set("rules", "elided.sells")


def _take_part(tk: Tokens, drafts: list[Draft], index: int) -> bool:
    """Let a whole count what its part does, which took that from before: "in 61 of 749 patients and 11 of 375"."""
    b, part = drafts[index], drafts[index - 1]
    whole = part.right == b.left - 2 and tk.lower[b.left - 1] == "of" and ends(at(tk, b.right + 1))
    if not whole or part.kind != "count" or part.unit is None or part.object is not None:
        return False
    b.unit, b.unit_name, b.rules["unit"] = part.unit, part.unit_name, "noun of its part"
    return True


def _name_rate(tk: Tokens, told: list[Draft], b: Draft) -> None:
    """Say of what a rate is that has no noun: "150 people a day, against 20,000 a day", "212,000 visitors in 14 weeks, or 2,500 a day"."""
    before = at(tk, b.left - 1)
    if b.unit not in _RATES or not (before == "or" or before in HELD_AGAINST):
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
    held = before in HELD_AGAINST or (before == "of" and tk.lower[b.left - 2] in LEVELS)
    near = b.left - a.right <= (_NEAR if held else 2 * _NEAR)
    if a.kind != "rate" or not near or tk.sentence[a.left] != tk.sentence[b.left]:
        return False
    if not held and (a.object is None or not governs(tk, b) or tk.lower[b.left - 1] in AUXILIARIES):
        return False  # "lends 6,000 books a month but gets back 5,200"
    if not ends(at(tk, b.right + 1)) or not _is_of_that_size(a, b):
        return False
    b.kind, b.unit, b.unit_name = a.kind, a.unit, a.unit_name
    b.rules["unit"] = b.rules["kind"] = "as the rate before"
    return True


_NEAR = 8  # tokens
_OF_PERSONS = frozenset(("who", "whom", "whose"))
_LIKENED = frozenset(("on", "with"))
_WHOLE = 100


def _take_measure(tk: Tokens, drafts: list[Draft], index: int) -> bool:
    """Make a bare number as long or as far as what it picks out of or stands for: "nine weeks rather than the planned six", "asked for 15 years; the judge gave him nine"."""
    b = drafts[index]
    if at(tk, b.right + 1 + (at(tk, b.right + 1) == ",")) in _OF_PERSONS:
        return False  # "a slab of 3 tons; the other two, whose hurts are slight"
    selected = is_selected(tk, b)
    served = at(tk, b.left - 1) == "with" and at(tk, b.right + 1) in (
        "to",
        "suspended",
    )  # "ten years with five to serve"
    led = b.change_role == "level" and at(tk, b.left - 1) == "to" and ends(at(tk, b.right + 1))  # "cut to nine"
    best = at(tk, b.left - 1) == "of" and tk.lower[b.left - 2] in _HEIGHTS and ends(at(tk, b.right + 1))
    if not selected and not best and (_OF_TERMS.isdisjoint(tk.distinct) or not (served or led or governs(tk, b))):
        return False
    for a in reversed(drafts[max(0, index - 3) : index]):
        if tk.sentence[a.left] != tk.sentence[b.left] or b.left - a.right > _FAR:
            return False
        if (a.kind == "duration" and not best) or ((selected or best) and a.kind == "measure"):
            if a.unit is None or a.scale != b.scale or not are_alike(a, b):
                return False
            b.kind, b.unit, b.unit_name, b.bare = a.kind, a.unit, a.unit_name, False
            b.rules["unit"] = b.rules["kind"] = "measure of the figure before"
            return True
        if a.kind not in _PASSED_OVER and a.unit is not None:
            return False
    return False


def _plays_on(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether both numbers are what one verb or verbs of scoring govern: "scored 24 points, Allen added 19", "lost nine games in May and lost two in June"."""
    if not governs(tk, b):
        return False
    if _is_done_again(tk, a, b) or at(tk, b.right + 1) == "more":
        return True
    if a.unit not in _SCORING:
        return False
    return not _SCORES.isdisjoint(tk.lower[max(0, b.left - _VERB) : b.left]) and are_alike(a, b)


def _is_done_again(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether the same verb stands before both numbers: "has lost nine matches. Last season it lost two"."""
    verb = tk.lower[b.left - 1]
    return verb == tk.lower[a.left - 1] and verb in VERBS and verb not in AUXILIARIES and a.object is not None


_SCORING = word_set("rules", "elided.scoring")
_SCORES = word_set("rules", "elided.scores")
_OF_TERMS = word_set("rules", "elided.of_terms")
_VERB = 4  # tokens from a verb to its number


def _nearest_count(tk: Tokens, drafts: list[Draft], index: int) -> Draft | None:
    """Return the nearest figure before that counts something, shares and lengths between; None where money or a size stands between."""
    b = drafts[index]
    for a in reversed(drafts[max(0, index - 4) : index]):
        if tk.sentence[a.left] != tk.sentence[b.left] or b.left - a.right > _FAR:
            return None
        if a.kind in _PASSED_OVER or a.form == "fold" or a.kind == "duration" or _tells_which(tk, a) or _is_cost(tk, a):
            continue
        if _is_aside_of(tk, a) or a.unit == "{count}":
            continue  # "made 40 films, four times the 10 of last year"
        if a.kind != "count" or a.unit is None:
            return None
        return a if a.unit not in _NOT_COUNTED or _plays_on(tk, a, b) else None
    return None


def _is_aside_of(tk: Tokens, a: Draft) -> bool:
    """Whether a figure only tells how large the counted is or in how many games: "12 sheds for loads of more than 400 tonnes", "71 points from 30 games"."""
    before = tk.lower[a.left - 1]
    return before in PREPOSITIONS and (a.kind == "measure" or (a.kind == "count" and a.unit in _NOT_COUNTED))


def _is_cost(tk: Tokens, a: Draft) -> bool:
    """Whether a sum only says what the counted cost: "12 houses, worth $9m,", "at a cost of $9m"."""
    return a.kind == "money" and (tk.lower[a.left - 1] == "worth" or tk.lower[a.left - 2 : a.left] == ["cost", "of"])


def _is_of_another(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether a number is of money, or of other goods than the count before: "sold 12 cows and paid 90", "truck sales fell to 4,000"."""
    if any(tk.lower[k] in _OF_MONEY for k in range(a.right + 1, b.left)):
        return True
    if _is_done_by(tk, a, b):
        return True
    said_of = tk.lower[b.about[0] : b.about[1] + 1] if b.about is not None else []
    return not _AMOUNTS.isdisjoint(said_of) and a.unit not in said_of


def _is_done_by(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether the counted before are who acts on the number: "the last five batters could add only 27"."""
    return a.right + 1 < b.left and all(
        w in AUXILIARIES or w in VERBS or w in ADVERBS for w in tk.lower[a.right + 1 : b.left]
    )


def _is_of_that_size(a: Draft, b: Draft) -> bool:
    """Whether two numbers may count the same: not the 5,500 of "closed two mills, which put 5,500 on leave"; a decimal counts nothing."""
    values = [d.value if d.value is not None else d.low for d in (a, b)]
    if values[0] is None or values[1] is None or not values[0] or values[1] != int(values[1]):
        return False
    return a.form != "pair" and _LEAST < values[1] / values[0] < 1 / _LEAST


_HEIGHTS = LEVELS | {"gusts", "best", "depth", "width", "length", "height", "speed", "speeds", "depths"}
_LEAST = Decimal("0.001")


def _tells_which(tk: Tokens, a: Draft) -> bool:
    """Whether a count only tells which noun is meant: "a town of 29,000 people", "an alliance of three parties"."""
    before = tk.lower[a.left - 1]
    return before in _TELLING or (a.kind == "count" and before == "of" and tk.lower[a.left - 2] in _SIZED)


_TELLING = frozenset(("including", "population"))
_TURNS = frozenset(
    ("turned", "turns", "turn", "aged", "ages", "reached", "reaches", "reach", "hit", "hits", "passed", "died", "dies")
)


_NO_AGES = frozenset(("by", "with", "for", "all"))


def _may_be_age(tk: Tokens, b: Draft) -> bool:
    """Whether a number of persons may be the age of one: "Lena and Tom Roe, 18", "is 58"; not "saw 58 people and kept 31"."""
    value = b.value if b.value is not None else b.low
    before = at(tk, b.left - 1)
    acted = at(tk, b.left - 2) == "and" and before not in _TURNS and before not in BE and is_verb(tk, b.left - 1)
    there = acted or "there" in tk.lower[max(0, b.left - 5) : b.left]  # "there should have been 12"
    young = b.form == "digits" and value is not None and value < _LONGEST_AGE
    return young and before not in HELD_AGAINST and before not in _NO_AGES and not there
