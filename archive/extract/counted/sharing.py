"""What a number leaves unsaid because its neighbour says it: units, objects and scales of lists, ellipsis, ages in pairs."""

from __future__ import annotations

from decimal import Decimal

from archive.extract.changes.restated import compared, held_against_noun, restates
from archive.extract.counted.from_the_next import (
    TIME_AFTER,
    stands_alone,
    take_from_next,
)
from archive.extract.counted.gapping import share_gapped
from archive.extract.counted.left_out import NEAR, SHARED, is_parallel, leaves_unit_out
from archive.extract.counted.of_which import is_too_small
from archive.extract.counted.ones_harmed import is_one_of_two
from archive.extract.counted.past_parts import count_before_parts
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
from archive.extract.counted.totals_of_two import TOTALS, count_totals_of_two
from archive.extract.counted.weighed_goods import take_measure
from archive.extract.draft import ELLIPSIS, Draft, are_alike
from archive.extract.english.lexicon import (
    AUXILIARIES,
    CONJUNCTIONS,
    PREPOSITIONS,
    is_person,
    singular,
)
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import WHEN
from archive.extract.happened.happening_words import OBJECT_VERBS, suffers
from archive.extract.words import word_set


def share(tk: Tokens, drafts: list[Draft]) -> None:
    """Give every figure what its neighbours say for it: the next one first, then the one before, then the noun behind both."""
    if len(drafts) < 2:
        count_persons(tk, drafts)
        return
    take_from_next(tk, drafts)
    if len(drafts) > 3 and not TOTALS.isdisjoint(tk.distinct):
        count_totals_of_two(tk, drafts)
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
    if a.comparator != "=" and at(tk, b.right + 1) in AUXILIARIES:
        return False  # "37 were under 18 and 12 were never named"
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
        and (restates(tk, drafts[before - 1], a) or _explains_rate(tk, drafts[before - 1], a))
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
    if tk.sentence[a.left] == tk.sentence[b.left] and leaves_unit_out(tk, a, b):
        _take_unit(a, b)
    elif not _take_before_parts(tk, drafts, index) and b.scale >= _MILLION:
        told = _sum_before(tk, drafts, index)
        if told is not None:
            _take_unit(told, b)


_PUTS = frozenset(("put", "puts", "estimated", "estimates", "reckoned", "reckons"))


def _explains_rate(tk: Tokens, outer: Draft, a: Draft) -> bool:
    """Whether ``a`` only says in brackets how much the price before is of: "240 rupees a maund (82 pounds), against 150"."""
    between = tk.lower[outer.right + 1 : a.left]
    rate = len(between) == len(("a", "maund", "(")) and between[0] in ("a", "an", "per", "the") and between[-1] == "("
    return rate and outer.kind == "money" and a.kind == "measure" and at(tk, a.right + 1) == ")"


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
    if tk.lower[b.left - 1] in _AT_TOLLS and at(tk, a.right + 1) in _PUTS:
        return True  # "three officials put the number at 12"
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
    if a.unit != "people" and suffers(tk, b) and not is_parallel(tk, a, b):
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


_AT_TOLLS = frozenset(("to", "at", "of"))
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
    if a.unit is None or a.kind not in SHARED or at(tk, b.left - 1) != "(" or at(tk, b.right + 1) != ")":
        return False
    between = tk.lower[a.right + 1 : b.left]
    alone = at(tk, a.left - 1) == "(" and between[:1] == [")"] and len(between) <= NEAR
    return alone and between[1] in (",", "and", ";") and tk.word[b.left - 2][0].isupper()


def _is_part_of(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether a bare number is a part of the figure before: "$1.4 billion, of which 550 million", "12,000 shares, 800 of which"."""
    if a.unit is None or a.kind not in SHARED or a.kind == "percent" or is_too_small(a, b):
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
        led = a is drafts[index - 2] and at(tk, step - 1) in ("up", "down") and step - a.right < NEAR // 2
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
