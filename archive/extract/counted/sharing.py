"""What a number leaves unsaid because its neighbour says it: units, objects and scales of lists, ellipsis, ages in pairs."""

from __future__ import annotations

from decimal import Decimal

from archive.extract.changes.restated import compared, held_against_noun, held_against_when, restates
from archive.extract.changes.shared_movements import are_ago
from archive.extract.counted.from_the_next import (
    AMOUNT,
    LEVELS,
    MEMBER,
    TIME_AFTER,
    VERSUS,
    stands_alone,
    take_from_next,
)
from archive.extract.counted.gapping import share_gapped
from archive.extract.counted.noun_left_out import phrase_start
from archive.extract.counted.of_which import is_too_small
from archive.extract.counted.ones_harmed import is_one_of_two
from archive.extract.counted.past_parts import WHERE, WHERE_IN, count_before_parts
from archive.extract.counted.persons_understood import (
    BEASTS,
    UNDERSTOOD,
    are_audience,
    are_hired,
    count_persons,
    take_up,
)
from archive.extract.counted.shares import OF_A_WHOLE, share_points, share_whole
from archive.extract.counted.through_measures import through_measures
from archive.extract.counted.weighed_goods import take_measure
from archive.extract.draft import ELLIPSIS, Draft, are_alike
from archive.extract.english.lexicon import (
    AUXILIARIES,
    BE,
    CHANGE_OF,
    CHANGE_WORDS,
    CONJUNCTIONS,
    PREPOSITIONS,
    VERB_BASES,
    VERBS,
    is_person,
    singular,
)
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import WHEN
from archive.extract.happened.happening_words import OBJECT_VERBS, suffers
from archive.extract.words import word_set

_AFTER_ELLIPSIS = word_set("rules", "sharing.after_ellipsis")
_LINKS = word_set("rules", "sharing.links")
_WHEN_OR_WHERE = frozenset(("in", "on", "for", "at", "to"))
_NEAR = 40  # tokens between two numbers of one thing at two times


def share(tk: Tokens, drafts: list[Draft]) -> None:
    """Give every figure what its neighbours say for it: the next one first, then the one before, then the noun behind both."""
    if len(drafts) < 2:
        count_persons(tk, drafts)
        return
    take_from_next(tk, drafts)
    count_persons(tk, drafts)
    if drafts[0].unit == "point":
        share_points(tk, drafts, 0)
    for index in range(1, len(drafts)):
        a, b = drafts[index - 1], drafts[index]
        take_up(tk, drafts, index)
        share_gapped(tk, drafts, index)
        if b.unit == "point":
            share_points(tk, drafts, index)
        if tk.sentence[a.right] != tk.sentence[b.left]:
            continue
        if b.object_head is not None and tk.lower[b.object_head] in _STANDING_FOR:
            _share_with_others(tk, drafts, index)
        if b.kind == a.kind == "money" and b.rate is None and a.rate is not None:
            _share_rate(tk, a, b)
        if b.kind in OF_A_WHOLE and b.object is None:
            share_whole(tk, drafts, index)
        if (
            take_measure(tk, a, b)
            or _share_age(tk, a, b)
            or b.object is not None
            or not b.bare
            or b.kind != "count"
            or b.form not in _NUMBERS
        ):
            continue
        if b.value == 1 and is_one_of_two(tk, b):
            _take_from_two(tk, drafts, index)
        else:
            _take_from_before(tk, drafts, index)
    through_measures(tk, drafts)


def _share_rate(tk: Tokens, a: Draft, b: Draft) -> None:
    """Make a sum one a share, a month or such like the one that it is told with: "five dlrs a share in 1987 and 5.50 dlrs in 1988", "from $740 a month to $900"."""
    before = at(tk, b.left - 1)
    told_with = before in ("from", "versus", "vs", "against") or compared(tk, b) or held_against_noun(tk, b)
    told_with = (
        told_with or (before == "and" and a.rate == "share") or (before == "to" and at(tk, a.left - 1) == "from")
    )
    alone = stands_alone(tk, b) and b.about is None and b.scale == a.scale == 1
    if told_with and alone and a.kind == "money" and are_alike(a, b) and b.left - a.right < _PER_SHARE:
        b.rate, b.unit_name = a.rate, f"{b.unit_name} per {a.rate}"
        b.rules["unit"] = "rate of the sum before"


_PER_SHARE = 14  # tokens


def _share_with_others(tk: Tokens, drafts: list[Draft], index: int) -> None:
    """Give "others" and "ones" the unit of those before: "12 stores and 23 others", "three talks, two earlier ones"; of "12 homes in one town and three others" the homes."""
    a, b = drafts[index - 1], drafts[index]
    inside = index > 1 and tk.lower[a.left - 1] in PREPOSITIONS and drafts[index - 2].right + _IN_PHRASE >= a.left
    if inside and drafts[index - 2].object is not None:
        a = drafts[index - 2]
    timed = a.object_head is not None and singular(tk.lower[a.object_head]) in WHEN
    if a.kind == "count" and a.unit not in (None, "people") and not timed:
        b.unit, b.unit_name = a.unit, a.unit_name
        b.rules["unit"] = "others of the figure before"


_STANDING_FOR = frozenset(("others", "ones"))
_IN_PHRASE = 3  # tokens between a count and one within its phrase
_SHARED = frozenset(("count", "money", "measure", "percent", "rate"))
_NUMBERS = frozenset(("digits", "words", "vague"))


_OLDEST = 120  # years
_BETWEEN_AGES = (
    *(["and"], ["or"], [","], ["to"], ["instead", "of"], ["rather", "than"]),  # "retire at 52 instead of 50"
    *([but, looks] for but in ("and", "but") for looks in ("looks", "looked")),  # "is 12 and looks nine"
)
_AGED = frozenset(("aged", "ages", "age"))


def _share_age(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Make the second an age too: "two boys aged three and 13"."""
    to = tk.lower[a.right + 1 : b.left] == ["to"] and tk.lower[a.left - 1] in _AGED
    if to and a.kind == "age" and b.kind == "duration" and b.unit_text is not None:
        b.kind, b.unit_name, b.object = a.kind, f"{b.unit_name} of age", None  # "children aged 10 months to 17 years"
        b.rules["kind"] = "age, shared with the number before"
        return True
    if a.kind != "age" or a.unit_text is not None or not b.bare or b.form not in ("digits", "words"):
        return False
    if (b.value or 0) > _OLDEST:
        return False  # a row of a table: "65 and over, 193"
    if tk.lower[a.right + 1 : b.left] not in _BETWEEN_AGES:
        return False
    b.kind, b.unit, b.unit_name, b.bare = a.kind, a.unit, a.unit_name, False
    b.object = b.object_head = None
    b.rules["unit"] = b.rules["kind"] = "age, shared with the number before"
    return True


def _is_age_of_tall(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Make the number behind a height an age, where it cannot be one more: "described as 5ft 10in and about 25"."""
    if a.rules.get("value") != "measure in parts" or a.unit != "[ft_i]" or not isinstance(b.value, int):
        return False
    if not _CHILD < b.value < _OLDEST or tk.lower[a.right + 1 : a.right + 2] not in (["and"], [","]):
        return False
    b.kind, b.unit, b.unit_name, b.bare = "age", "a", "year of age", False
    b.rules["unit"] = b.rules["kind"] = "age beside a height"
    return True


_CHILD = 11


def _take_from_before(tk: Tokens, drafts: list[Draft], index: int) -> None:
    """Give a bare number the unit of the figure before it, where the wording leaves that to be understood."""
    a, b = drafts[index - 1], drafts[index]
    if _is_told_apart(tk, a, b):
        return
    if _is_part_of(tk, a, b) or _is_in_next_brackets(tk, a, b):
        _take_unit(a, b)
        return
    if _is_share_in_numbers(tk, a, b) and a.object_head is not None:
        b.unit = b.unit_name = "people" if is_person(tk.lower[a.object_head]) else singular(tk.lower[a.object_head])
        b.rules["unit"] = ELLIPSIS
        return
    if _counts_others(tk, a, b) or _is_only_a_step(tk, a, b) or _is_age_of_tall(tk, a, b):
        return
    if b.value is not None and _leaves_scale_out(tk, a, b) and compared(tk, b):
        b.value, b.quantum, b.scale = b.value * a.scale, b.quantum * a.scale, a.scale
        b.rules["value"] = "scale of the figure that it is held against"
    money = _converted(tk, drafts, index)
    if money is not None:
        _take_unit(money, b)
        return
    before = index - 1
    while (
        before
        and index - before < _SUMS
        and (a.kind == "percent" or tk.lower[a.left - 1] in ("(", ";", "["))
        and restates(tk, drafts[before - 1], a)
    ):
        before -= 1
        a = drafts[before]  # "lost 162 points, or 2%, to 7,425", "77m euros (£53m; $100m), up from 38m"
    if before == index - 1 and b.change_role == "level" and a.change_role == "step" and a.kind == "percent":
        level = _level_before(tk, drafts, index)
        if level is not None:
            _take_unit(level, b)  # "ended down 1% at 1,463 points, while the other lost 1.1% to 1,334"
            return
    if before and a.kind == "fraction" and compared(tk, b):
        a = drafts[before - 1]  # "12 rigs, about a third of all, were drilling, compared with 30 last year"
    if tk.sentence[a.left] == tk.sentence[b.left] and _leaves_unit_out(tk, a, b):
        _take_unit(a, b)
    elif not _take_before_parts(tk, drafts, index) and b.scale >= _MILLION:
        told = _sum_before(tk, drafts, index)
        if told is not None:
            _take_unit(told, b)


def _is_only_a_step(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether the figure before is in what prices move by, and this one a price: "up 11 ticks at 101.42", "4 paise stronger at 83.12 to the dollar"."""
    if a.unit in _STEPS or (a.kind == "percent" and tk.lower[b.left - 2 : b.left] == ["priced", "at"]):
        return True
    return tk.lower[b.right + 1 : b.right + 3] == ["to", "the"] and at(tk, b.right + 3) in _TRADED_FOR


_STEPS = frozenset(("tick", "pip", "notch"))
_TRADED_FOR = frozenset(("dollar", "euro", "pound", "greenback"))


def _is_told_apart(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether a number counts persons by itself: "adds 12 jobs, bringing the workforce to 300", "sank with 12 cars and 60 on board"; a toll of persons behind bodies."""
    if b.rules.get("unit") == UNDERSTOOD or (b.unit == "people" != a.unit):
        return True
    return a.unit == "body" and tk.lower[b.left - 2] == "toll" and at(tk, b.left - 1) in _AT_TOLLS


def _take_from_two(tk: Tokens, drafts: list[Draft], index: int) -> None:
    """Let "one", that "the other" goes with, count what two before it are, and suffer what they did."""
    b = drafts[index]
    for a in reversed(drafts[max(0, index - 3) : index]):
        if tk.sentence[a.left] == tk.sentence[b.left] and a.kind == "count" and a.value == 2 and a.object is not None:
            _take_unit(a, b)
            b.gap = a
            return


def _take_before_parts(tk: Tokens, drafts: list[Draft], index: int) -> bool:
    """Give a bare number the unit of a count that does not stand right before it, and what happened to that. Return whether there is one."""
    counted = count_before_parts(tk, drafts, index)
    if counted is None:
        return False
    _take_unit(counted, drafts[index])
    drafts[index].gap = counted
    return True


_TIMES = "{count}"
_TO_THE_DOLLAR = ["to", "the", "dollar"]


def _counts_others(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether a bare number counts something else than the figure before it."""
    if a.unit == _MAGNITUDE and not isinstance(b.value, Decimal):
        return True  # "the death toll of the 7.2 magnitude earthquake rose to 12"
    if a.kind == "percent" and tk.lower[b.right + 1 : b.right + 4] == _TO_THE_DOLLAR:
        return True
    if a.unit == _TIMES and (at(tk, b.left - 1) == "to" or (isinstance(b.value, Decimal) and isinstance(a.value, int))):
        return True  # "shot four times, bringing the toll to 28", "failed three times at 2.28"
    if b.negative and at(tk, b.right) == "below":
        return True  # "2 feet of snow, and 6 below"
    if a.unit != "people" and suffers(tk, b) and not _is_parallel(tk, a, b):
        return True  # "12 goats were lost and 30 were hurt"
    verb = at(tk, b.left - 1)
    if a.unit != "people" and a.kind == "count":
        done = OBJECT_VERBS.get(verb)
        harmed = done in _HURT and a.unit not in BEASTS and verb != at(tk, a.left - 1)
        if harmed or done in _DONE_TO_PERSONS:
            return True  # "seized two guns and arrested three", "gutted 12 shops and injured 40"; not "killed 300 pigs and injured 20"
    return a.unit in _UNITS_OF_TOLLS and verb in OBJECT_VERBS  # "claimed 72 lives and wounded 300"


_DONE_TO_PERSONS = frozenset(("arrested", "charged", "held", "kidnapped"))
_HURT = frozenset(("killed", "wounded"))
_MAGNITUDE = "{magnitude}"


def _is_share_in_numbers(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether a number says again what share of them it is: "one in six households, or some 4.4 million,"."""
    if a.kind not in ("fraction", "percent") or a.object is None or b.value is None or b.value < _HUNDRED:
        return False
    return tk.lower[a.object[1] + 1 : b.left] in ([",", "or"], ["or"])


_HUNDRED = 100
_MILLION = 10**6
_SUMS = 6  # figures that are looked back at


def _sum_before(tk: Tokens, drafts: list[Draft], index: int) -> Draft | None:
    """Return the sum or measure of the sentence that bare millions or billions go on with: "imports were 3.1 billion marks and exports 2.8 billion".

    Shares and times between say nothing; what is counted between may be what these are of.
    """
    b = drafts[index]
    after = at(tk, b.right + 1)
    if not (not after[:1].isalpha() or after in _BEHIND_SUMS) or after in AUXILIARIES:
        return None
    for a in reversed(drafts[max(0, index - _SUMS) : index]):
        if tk.sentence[a.left] != tk.sentence[b.left] or (a.kind == "count" and (a.object is not None or a.unit)):
            return None
        if a.kind in ("money", "measure") and a.unit is not None and a.scale > 1:
            near = a.value and b.value and 0.01 <= float(a.value / b.value) <= 100
            if not near and a.rules.get("unit") == ELLIPSIS:
                continue  # "8.80 billion bushels, 84 million more than expected, and 8.93 billion"
            return a if near and not _may_be_of_persons(tk, b) else None
    return None


def _may_be_of_persons(tk: Tokens, b: Draft) -> bool:
    """Whether bare millions may be persons: "was watched by 2 million", "a population of 3 million", "the ads reached 9 million"."""
    if at(tk, b.left - 1) in _MEETS or are_audience(tk, b) or are_hired(tk, b):
        return True
    return not _CROWDS.isdisjoint(tk.lower[max(0, b.left - 4) : b.left])


_MEETS = word_set("rules", "happenings.draws") | word_set("rules", "sharing.meets")
_CROWDS = word_set("rules", "subjects.crowds") | {"population", "populations", "circulation", "readership"}
_BEHIND_SUMS = (PREPOSITIONS | CONJUNCTIONS | TIME_AFTER | {"compared"}) - {"the"}


def _leaves_unit_out(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether a bare number has the unit of the figure before it by how both are told: "rose to 300 from 200", "killed 12 goats and injured 5 more"."""
    if b.change_role == "level" and a.change_role is None and _is_within_subject(tk, a, b):
        return False
    if a.kind == "rate" and a.value and b.value and b.value > a.value * _FAR_FROM_RATE:
        return False  # "the death rate was 18.6 per thousand; births 1,204"
    if a.unit is not None and tk.lower[a.right + 1 : b.left] in _IN_PLACE_OF:
        return True  # "gives it six months instead of three to sell"
    if a.unit is not None and a.kind in _SHARED and a.kind != "percent" and _is_a_further(tk, a, b):
        return True
    if a.unit is not None and (_is_so_many_fewer(tk, a, b) or _is_of_others(tk, a, b)):
        return True
    if a.unit == "people":
        levels = (a.change_role == b.change_role == "level" and b.first - a.right < 4) or _began_at(tk, a, b)
        if levels or _elided(tk, b) or _reached(a, b) or _is_parallel(tk, a, b) or _is_compared_too(tk, a, b):
            return True
        return are_alike(a, b) and (_is_elsewhere(tk, a, b) or compared(tk, b))
    if a.kind == "count" and a.object is not None and at(tk, a.left - 1) in OBJECT_VERBS and _elided(tk, b):
        return True
    if a.unit is None or a.kind not in _SHARED:
        return a.kind == "duration" and _began_from(tk, a, b)
    if b.value == 0 and a.kind != "percent":
        return stands_alone(tk, b) and (at(tk, b.left - 1) in VERSUS or compared(tk, b))  # "12 cts vs nil"
    if _is_parallel(tk, a, b) or _is_compared_too(tk, a, b) or _is_listed_step(tk, a, b):
        return True
    return _reached(a, b) or (are_alike(a, b) and (_understood(tk, a, b) or _is_elsewhere(tk, a, b)))


_FAR_FROM_RATE = 10


def _is_within_subject(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether a count only says where, of what then moves: "the number of dead in the blasts at two inns rose to 19"."""
    if a.kind != "count" or at(tk, a.left - 1) not in WHERE or at(tk, b.left - 1) != "to":
        return False
    return a.right + 2 == b.left - 1 and tk.lower[a.right + 1] in CHANGE_OF


def _is_a_further(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether a number adds to the one before: "300 jobs in Rath and a further 40 in Dol", "with an extra 12 in use"."""
    k = b.left - 1
    added = tk.lower[max(0, k - 1) : k + 1] in (["a", "further"], ["an", "extra"], ["an", "additional"])
    counted = a.kind != "count" or b.scale <= a.scale  # not "$3m for 12 vans and a further 2m"
    if added and counted and at(tk, k - 2) in ("and", "with", "plus"):
        return True
    if not added and at(tk, k) != "another":
        return False
    near = counted and a.kind == "count" and b.left - a.right < _FURTHER and not suffers(tk, b)
    return near and (stands_alone(tk, b) or at(tk, b.right + 1) in _AFTER_FURTHER)


def _is_so_many_fewer(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether a count is held against another time behind a comma: "employs 832 staff, 55 fewer than in 2020"."""
    counts = a.kind == "measure" or (a.kind == "count" and a.object is not None)
    if not counts or at(tk, b.left - 1) != "," or not a.value or not b.value or b.value > a.value * 2:
        return False
    return tk.lower[b.right + 1 : b.right + 3] in _FEWER_THAN


def _is_of_others(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether two shares, sums or measures of alike size are told of two: "76.6 years for men and 81 for women", "3% in towns but only 1.8 in villages", "70 metres deep and barely 400 wide"."""
    if a.kind not in _OF_ANYTHING or not a.value or not b.value:
        return False
    left = phrase_start(tk, b.left)
    shared, after = at(tk, a.right + 1), at(tk, b.right + 1)
    if at(tk, left - 1) not in _JOINS or b.left - a.right > _PARALLEL_CLAUSE or a.scale != b.scale:
        return False
    if shared in _WIDE:
        return after in _WIDE and a.kind == "measure" and are_alike(a, b)
    return shared == after and shared in _OF_WHOM and 1 < 4 * b.value / a.value < 16


_FEWER_THAN = (["fewer", "than"], ["more", "than"])
_OF_ANYTHING = frozenset(("duration", "measure", "percent", "money"))
_JOINS = frozenset(("and", "but", "while", "whereas", ",", ";"))
_OF_WHOM = PREPOSITIONS - {"of", "to", "than", "as", "per"}
_WIDE = word_set("rules", "sharing.dimensions")


def _began_from(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether one is how long it lasts since it lasted the other: "shortens the tender to two days from three", "from 300 hours to 400"."""
    moved = at(tk, a.left - 1), *tk.lower[a.right + 1 : b.left]
    return moved in _MOVED and stands_alone(tk, b)


_MOVED = (("to", "from"), ("from", "to"))


def _is_parallel(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether two counts of one sentence are told alike, the second without its noun.

    "78 rigs were active and 17 were working", "hired 340 people, with 210 in sales", "flew 80 jets to Oslo and 12 to Rome",
    "1,400 sheds were burnt and another 200 damaged".
    """
    if a.kind != "count" or (a.object is None and a.rules.get("unit") != ELLIPSIS) or not a.value or not b.value:
        return False
    left = phrase_start(tk, b.left)
    after, first = at(tk, b.right + 1), at(tk, a.right + 1)
    left -= tk.lower[left - 1] in _MORE and left > 1
    left -= left < b.left and tk.lower[left - 1] == "a" and left > 1
    before = at(tk, left - 1)
    most = 100 if after == first == "by" else 10  # "50 million doses by June and 1.3 billion by May"
    if (
        before not in _PARALLEL
        or b.left - a.right > _PARALLEL_CLAUSE
        or not _written_alike(a, b)
        or b.value > a.value * most
    ):
        return False
    if first in BE and before != "with" and (after in BE or (after in _HARMED and a.unit != "people")):
        return True
    if before in _LISTING or (before == "with" and at(tk, left - 2) == ","):
        does = (
            before == "with" and after.endswith(("ing", "ed")) and after in VERBS
        )  # "340 people, with 12 working abroad"
        return b.value < a.value and (after in WHERE_IN or does)
    alike = after == first or (after in _ELSEWHERE and first in PREPOSITIONS)
    return before != "with" and alike and (after in WHERE_IN or after in _ELSEWHERE)


def _written_alike(a: Draft, b: Draft) -> bool:
    """Whether both are digits or words, as papers write them: "70 nests and six inland"; not "Twelve goats and 30"."""
    return a.form == b.form or (a.form == "digits" and b.form == "words" and (b.value or 0) <= _SPELT)


_SPELT = 12  # and less are words where larger numbers are digits
_ELSEWHERE = word_set("rules", "sharing.elsewhere")


def _is_compared_too(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether ``b`` is held against the same as ``a``, of another time: "26 people, compared with 18 last year and 31 in 2012"."""
    if a.rules.get("unit") != ELLIPSIS or not compared(tk, a):
        return False
    between = tk.lower[a.right + 1 : b.left]
    if between[:1] == ["and"] and between[-1] == "of" and len(between) < _PLANS + 2 and between[-2] in LEVELS:
        return are_alike(a, b) and stands_alone(tk, b)  # "against May's 312 and the year-ago level of 281"
    if at(tk, b.left - 1) not in ("and", "or"):
        return False
    return are_alike(a, b) and (_is_when_or_where(tk, b.right + 1) or at(tk, b.right + 1) in TIME_AFTER)


_AT_TOLLS = frozenset(("to", "at", "of"))
_FURTHER = 20  # tokens
_AFTER_FURTHER = word_set("rules", "sharing.after_further")
_MORE = frozenset(("another", "further"))
_HARMED = {verb for verb, measure in OBJECT_VERBS.items() if measure == "destroyed"} | word_set(
    "rules", "sharing.harmed"
)
_LISTING = frozenset((",", ":", "-", "–", "—"))
_PARALLEL = _LISTING | {"and", "with", "but", "while"}
_PARALLEL_CLAUSE = 16  # tokens
_IN_PLACE_OF = (["instead", "of"], ["rather", "than"])
_UNITS_OF_TOLLS = frozenset(("life", "death", "fatality"))


def _leaves_scale_out(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether a number has decimals like those of the one before, whose scale it leaves out: "5.93 mln bags against 5.81"."""
    if a.scale == 1 or b.scale > 1 or not a.mantissa or b.value is None or "." not in tk.word[b.last]:
        return False
    places = [
        len(tk.word[d.first + (d.kind == "money" and tk.word[d.first][0] in "$£€")].partition(".")[2]) for d in (a, b)
    ]
    return places[0] == places[1] > 0 and 0.1 <= float(b.value / a.mantissa) <= 10


def _is_in_next_brackets(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether each number stands alone in brackets behind one name of a list: "Peru (419 tonnes), Chile (301)", "Leeds (12 dead) and Hull (3)"."""
    if a.unit is None or a.kind not in _SHARED or at(tk, b.left - 1) != "(" or at(tk, b.right + 1) != ")":
        return False
    between = tk.lower[a.right + 1 : b.left]
    alone = at(tk, a.left - 1) == "(" and between[:1] == [")"] and len(between) <= _NEAR
    return alone and between[1] in (",", "and", ";") and tk.word[b.left - 2][0].isupper()


def _is_part_of(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether a bare number is a part of the figure before: "$1.4 billion, of which 550 million", "12,000 shares, 800 of which"."""
    if a.unit is None or a.kind not in _SHARED or a.kind == "percent" or is_too_small(a, b):
        return False
    opened = tk.lower[max(a.right + 1, b.left - 4) : b.left]
    of_which = (opened[-3:] == [",", "of", "which"] or opened == [",", "out", "of", "which"]) and stands_alone(tk, b)
    return of_which or (
        tk.lower[a.right + 1 : b.left] == [","] and tk.lower[b.last + 1 : b.last + 3] == ["of", "which"]
    )


def _level_before(tk: Tokens, drafts: list[Draft], index: int) -> Draft | None:
    """Return the level, of the same order of size in the same sentence, that the bare level ``index`` behind a step goes with.

    It is that of another thing, or what the step leads to: "stood at 4.1 mln barrels, up 23% from 3.3 mln".
    """
    b = drafts[index]
    step = drafts[index - 1].left
    for a in drafts[max(0, index - 3) : index - 1]:
        led = a is drafts[index - 2] and at(tk, step - 1) in ("up", "down") and step - a.right < _NEAR // 2
        level = (led or a.change_role == "level") and a.unit is not None and a.kind in ("count", "money", "measure")
        if level and tk.sentence[a.left] == tk.sentence[b.left] and are_alike(a, b):
            return a
    return None


def _take_unit(a: Draft, b: Draft) -> None:
    b.unit, b.unit_name = a.unit, a.unit_name
    if a.kind != "count":
        b.kind, b.bare = a.kind, False
    b.rules["unit"] = ELLIPSIS


def _converted(tk: Tokens, drafts: list[Draft], index: int) -> Draft | None:
    """Return the money before a bare number that is converted in brackets: "2,380,000 yen ($21,972) and 1,900,000 ($18,000)"."""
    if index + 1 >= len(drafts) or tk.lower[drafts[index].right + 1 : drafts[index + 1].left] != ["("]:
        return None
    converted = drafts[index + 1]
    for a in reversed(drafts[max(0, index - 3) : index]):
        if a.kind == converted.kind == "money" and a.unit != converted.unit and are_alike(a, drafts[index]):
            return a
    return None


def _understood(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether a bare number leaves the unit of the one before to be understood: "435 homes by sale and 187 by tender"."""
    between = tk.lower[a.right + 1 : b.left]
    if ";" in between and ")" not in between:
        return False
    before = tk.lower[b.left - 1] if b.left else ""
    after = tk.lower[b.right + 1] if b.right + 1 < tk.size else "."
    if before in _AGO and at(tk, b.left - 2) == "-" and at(tk, b.left - 3) == "year" and stands_alone(tk, b):
        return True  # "fell to 9,640 units from a year-ago 11,967"
    fewer = after in ("fewer", "more") and at(tk, b.right + 2) == "than"
    if fewer or _goes_on_with_verb(tk, a, b) or between[-2:] == ["than", "the"]:
        return True  # "won 12 seats and lost three", "37 murders, 12 fewer than in May", "fewer than the 315,000 added"
    if held_against_when(tk, b) and stands_alone(tk, b):
        return True
    held = compared(tk, b) or ((b.scale > 1 or (b.value or 0) >= AMOUNT) and held_against_noun(tk, b))
    earned = (
        held and b.scale > 1 and after in ("loss", "profit", "gain", "deficit", "surplus")
    )  # "against a 38.1 mln loss"
    return (
        (stands_alone(tk, b) or earned or before in ("vs", "versus"))
        and (held or before in _LINKS)
        and b.left - a.right < (30 if held and a.object is not None else 20)
    )


_AGO = frozenset(("ago", "earlier"))


def _is_listed_step(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether both are steps of a list: "stocks off 3.4 mln barrels, gasoline off 1.1 mln", "Oslo lost 24 jobs, Bergen dropped by six"."""
    if (
        a.kind == "percent"
        or b.kind != "count"
        or not a.change_role == b.change_role == "step"
        or not stands_alone(tk, b)
    ):
        return False
    if at(tk, b.left - 1) == "by" and a.kind == "count" and a.object is not None:
        between = tk.word[a.right + 1 : b.left]  # "Oslo lost 24 jobs, Bergen was down by six"
        return between[0] in (",", "and", ";") and len(between) < MEMBER and between[-3 - (between[-3] in BE)].istitle()
    return tk.lower[b.left - 1] in CHANGE_WORDS and tk.lower[a.left - 1] in CHANGE_WORDS


def _goes_on_with_verb(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether "and" and a second verb lead to a number that ends its clause: "won 12 games and lost three"."""
    between = tk.lower[a.right + 1 : b.left]
    if between[:1] not in (["and"], ["but"]) or a.object is None or len(between) == 1:
        return False
    if len(between) > 2:  # "has 26 shops and plans to open 30 in May"
        plans = (
            len(between) < _PLANS and between[-2] in _BEFORE_BASES and is_verb(tk, a.right + 2) and stands_alone(tk, b)
        )
        return plans and between[-1] in VERB_BASES and a.kind == "count" and b.scale <= a.scale
    if at(tk, b.right + 1)[:1].isalpha():
        return False
    return is_verb(tk, b.left - 1) and not between[1].endswith("ing")


_PLANS = 6  # tokens from "and" to the number
_BEFORE_BASES = AUXILIARIES | {"to"}


def _is_elsewhere(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether both are of one thing at two times or places, or levels of it: "300 cars were stolen in May, 280 in April"."""
    if a.change_role == b.change_role == "level" and b.scale > 1 and a.scale > 1:
        return b.left - a.right < _NEAR and stands_alone(tk, b)
    if at(tk, b.right + 1) == ")" and _opens_bracket(tk.lower[a.right + 1 : b.left]):
        alone = tk.glued(b.left) or at(tk, b.left - 1) != "("
        return (b.form == "digits" or b.value == 0) and alone  # "exports were 4,014 tonnes (3,340)", of the year before
    if at(tk, b.left - 1) in ("and", ",") and are_ago(tk, a.right + 1, b):
        return True
    if at(tk, b.left - 1) not in ("and", ",") or not _is_when_or_where(tk, b.right + 1):
        return False
    return any(_is_when_or_where(tk, k) for k in range(a.right + 1, min(b.left, a.right + _NEAR)))


def _opens_bracket(between: list[str]) -> bool:
    """Whether only a bracket stands between a number and that of the year before, or a bracket and the year: "4,014 tonnes (1985 - 3,340)"."""
    if between[:1] != ["("]:
        return False
    return len(between) == 1 or (len(between) == 3 and between[2] in ("-", "–", ":") and between[1].isdigit())


def _is_when_or_where(tk: Tokens, k: int) -> bool:
    """Whether a month, a year or a name stands behind a preposition at ``k``: "in May", "in the Netherlands"."""
    named = k + 2 + (at(tk, k + 1) == "the")
    return at(tk, k) in _WHEN_OR_WHERE and named <= tk.size and _is_name_or_year(tk.word[named - 1])


def _is_name_or_year(word: str) -> bool:
    return word[0].isupper() or (word.isdigit() and len(word) == 4)


def _began_at(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether ``b`` is where ``a`` came from: "3,000 people, up from 2,400 in May"."""
    return (
        tk.lower[b.left - 2 : b.left] in (["up", "from"], ["down", "from"]) and stands_alone(tk, b) and are_alike(a, b)
    )


def _reached(a: Draft, b: Draft) -> bool:
    """Whether ``b`` is the level that the step ``a`` led to: "rose 64.06 points to 4,577.10"."""
    return b.change_role == "level" and a.change != "none" and a.kind != "percent"


def _elided(tk: Tokens, b: Draft) -> bool:
    """Whether the noun is left out because it was just said: "killed 12 people and wounded 30", "12 men and another 30"."""
    before = tk.lower[b.left - 1] if b.left else ""
    after = tk.lower[b.right + 1] if b.right + 1 < tk.size else "."
    if before in ("another", "other", "additional", "further", "extra") or after in ("others", "more", "other"):
        return True
    if not after[0].isalpha() or after in AUXILIARIES or after in _AFTER_ELLIPSIS:
        return (before in VERBS and before in OBJECT_VERBS) or (
            tk.lower[b.left - 1] in ("and", ",", "with") and (after in AUXILIARIES or after == "fatally")
        )
    return after in VERBS and after in OBJECT_VERBS
