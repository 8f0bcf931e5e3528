"""What a figure counts: the noun phrase after the number. Parts, places in an order and measured amounts have readers of their own."""

from __future__ import annotations

from decimal import Decimal

from archive.extract.counted.counted_nouns import joined_nouns_end, model_end, set_object, take_counted
from archive.extract.counted.counted_phrases import STATES, common_soldiers, head_behind_quoted, noun_phrase
from archive.extract.counted.expecting import is_expected_by
from archive.extract.counted.headline_counts import is_verb_of_headline
from archive.extract.counted.nouns_after_units import attach_noun_after_unit
from archive.extract.counted.ones_harmed import is_one_of_two, suffers_too
from archive.extract.counted.ordinal_objects import hyphened_ordinal, ordinal_object
from archive.extract.counted.partitives import fraction_object, partitive_object, past_determiners, past_restatement
from archive.extract.draft import Draft
from archive.extract.english.lexicon import (
    CARDINALS,
    DETERMINERS,
    IRREGULAR,
    PERSON_ADJECTIVES,
    PREPOSITIONS,
    SINGULAR_OF,
    UNIT_FORMS,
    VERB_BASES,
    VERBS,
    is_person,
    is_plural,
    singular,
)
from archive.extract.english.simple_phrases import simple_phrase
from archive.extract.english.tokens import DASHES, Tokens, at, printed
from archive.extract.english.word_classes import (
    HYPHENS,
    LAST_OR_NEXT,
    QUOTES,
    STOP,
    ends_soon,
    head_before_of,
    is_ago,
    is_joined,
    is_number_word,
)
from archive.extract.traps.calibres import calibre_at
from archive.extract.traps.ones import GRAVELY
from archive.extract.units.ages import PERSONS_OVER
from archive.extract.units.currencies import set_unit
from archive.extract.units.rates import attach_rate
from archive.extract.words import word_set

GROUP_SIZE = "size of a group of persons"
_UNITS_BEHIND = word_set("rules", "objects.units_behind")
_NO_UNIT_BEHIND = word_set("rules", "objects.no_unit_behind")
_GROUPS_OF_PERSONS = word_set("rules", "objects.groups_of_persons")
_MANY = frozenset(("population", "workforce", "audience", "crowd", "membership", "electorate"))
_LARGE = 1000  # persons that no "12 crowd favourites" are
_BEFORE_NOUN = word_set("rules", "objects.before_noun") | {"strong"}
_THINGS_BEFORE_NOUN = word_set("rules", "objects.things_before_noun")
_PARTS = word_set("rules", "objects.parts_in_ed")
_NOT_COUNTED = LAST_OR_NEXT | {"whichever", "whatever"}
_WHERE_ONE_LIVES = frozenset(("in", "at", "on", "near", "with", "here", "there", "alone", "abroad"))


def attach_object(tk: Tokens, d: Draft) -> None:
    """Find the counted noun phrase after a count, or the noun that a measure or sum is put before."""
    if d.right + 1 < tk.size and tk.sentence[d.right] != tk.sentence[d.right + 1]:
        return  # "Men employed: 2,100", and a line below it "Deaths: 14"
    if d.kind in ("count", "ordinal", "rate") and d.bare and d.form != "fold":
        _count_object(tk, d)
    elif d.kind == "age" and (tk.lower[d.right] == "s" or d.rules.get("kind") == PERSONS_OVER):
        return  # "the over-60s", "among children under five": no noun behind them is of that age
    elif d.kind == "age" or (d.form != "fold" and d.unit is not None):
        attach_noun_after_unit(tk, d)
    elif d.kind == "fraction":
        fraction_object(tk, d)


def _count_object(tk: Tokens, d: Draft) -> None:
    """Find what a bare number counts, by what stands right behind it: "of", a hyphen, a verb, a noun."""
    n, lower = tk.size, tk.lower
    j = d.right + 1  # past "or more", "-odd"
    if j >= n:
        return
    if lower[d.left - 1] in HYPHENS and tk.glued(d.left) and at(tk, d.left - 2) == "of":
        _count_group(tk, d)  # "mother-of-two wins", "father-of-three"
        return
    one = d.value == 1 and d.range_end is None
    if d.form == "multiple":
        take_counted(tk, d, j, j, j)
        return
    j = _past_to_of(tk, d, j) + _is_heading_of_line(tk, d, j)
    if lower[j] == "of":
        partitive_object(tk, d, j)
        return
    if lower[j] in HYPHENS and tk.glued(j) and j + 1 < n and tk.glued(j + 1):
        if d.kind == "ordinal":
            hyphened_ordinal(tk, d, j + 1)
        else:
            _hyphen_object(tk, d, j + 1)
        return
    if d.kind == "ordinal":
        ordinal_object(tk, d, j)
        return
    if _is_own_verb(tk, d, j):
        _count_group(tk, d)
    elif _counts_persons(tk, d, j, one=one):
        d.unit = d.unit_name = "people"
        d.rules["unit"] = "persons left to be understood"
    else:
        _count_noun(tk, d, j, one=one)


def _count_noun(tk: Tokens, d: Draft, j: int, *, one: bool) -> None:
    """Take the noun that begins at ``j``, right behind a bare number, as counted."""
    if tk.lower[j] in CARDINALS and at(tk, j + 1) in _TIME_UNITS:
        return  # "as against 71 five years ago"
    if tk.lower[j] in _TELLS and at(tk, d.left - 1) in _READINGS:
        return  # "anything above 50 means growth"
    if _is_lot_or_rate(tk, d, j):
        take_counted(tk, d, j, j, j)
        d.unit = d.unit_name = d.unit if tk.lower[j] != "lots" else "lot"
        _rate_of_count(tk, d)
        return
    if tk.lower[j] == "series" and tk.lower[max(0, d.left - 2) : d.left] == ["best", "of"]:
        return  # "the best of three series" is one
    model = model_end(tk, j)
    if model is not None:
        take_counted(tk, d, j, model, model)
        return
    calibre = calibre_at(tk, j)
    if calibre is not None and calibre + 1 < tk.size:
        j = calibre + 1  # "two .45-caliber pistols"
    if tk.lower[j] in QUOTES and (quoted := head_behind_quoted(tk, j)) is not None:
        take_counted(tk, d, j, quoted, quoted)
        return
    found = common_soldiers(tk, j) or noun_phrase(tk, j, one=one)
    if found is None:
        _attributive_object(tk, d, j)
        _count_group(tk, d)
        return
    first, head = found
    if is_ago(tk, first, head):
        return  # "44,000 five years ago"
    if one:
        if first == head and not is_person(tk.word[head]) and is_one_of_two(tk, d):
            return  # "two men, one bald and the other grey"
        take_counted(tk, d, first, head, head)
        if tk.lower[head + 1 : head + 2] in (["per"], ["for"]):
            _rate_of_count(tk, d)  # "one doctor per 1,000 people"
    else:
        _count_several(tk, d, first, head)


def _is_lot_or_rate(tk: Tokens, d: Draft, j: int) -> bool:
    """Whether "lots" are counted at ``j``, or a rate's noun that lacks its plural stands there: "463,146 lots", "120 frame per second"."""
    w = tk.lower[j]
    if d.form != "digits" or d.value == 1:
        return False
    if w == "lots":
        return ends_soon(tk, j + 1) and at(tk, j + 1) != "of"
    return at(tk, j + 1) == "per" and w.isalpha() and w not in STOP and w not in _NO_RATE and tk.word[j].islower()


_TELLS = frozenset("means signals indicates suggests shows denotes points signifies".split())
_READINGS = frozenset("anything everything reading figure number score level value result ratio index print".split())
_NO_RATE = UNIT_FORMS.keys() | VERBS


def _count_several(tk: Tokens, d: Draft, first: int, head: int) -> None:
    """Take the plural that ends at ``head`` as counted, or as a unit; not those who expected so many."""
    if first < head and tk.lower[head] in _UNITS_BEHIND and _is_measured(tk, first, head):
        set_unit(d, UNIT_FORMS[tk.lower[head]][-1][1], (head, head), "unit behind an adjective")
        d.right = d.after = head
        attach_rate(tk, d, head + 1)
        return
    if is_expected_by(tk, d, first, head):
        d.certainty, d.rules["certainty"] = "projected", "who expected it behind it"
        return
    take_counted(tk, d, first, head, joined_nouns_end(tk, d, head))
    if head + 1 < tk.size:
        _rate_of_count(tk, d)


def _is_heading_of_line(tk: Tokens, d: Draft, j: int) -> bool:
    """Whether a large number opens its line and a colon or dash leads to what it counts: "31: people killed", "2,300 — homes lost"."""
    if d.kind != "count" or not tk.opens(d.left) or (d.value or 0) <= _FEW_OF_A_LIST or j + 1 >= tk.size:
        return False
    apart = tk.lower[j] in DASHES and not tk.glued(j)
    return (apart or tk.lower[j] == ":") and tk.word[j + 1].islower() and tk.sentence[j + 1] == tk.sentence[d.left]


_FEW_OF_A_LIST = 20  # steps or places are no more


def _past_to_of(tk: Tokens, d: Draft, j: int) -> int:
    """Return the "of" behind a restatement, or of "12 out of 40 patients"; ``j`` where there is none."""
    if d.kind == "count" and not tk.glued(j):
        j = past_restatement(tk, j)
    if tk.lower[j] != "out" or at(tk, j + 1) != "of":
        return j
    number = past_determiners(tk, j + 2)
    return j + 1 if number < tk.size and is_number_word(tk, number) else j


_TIME_UNITS = word_set("rules", "numerals.time_units")
_DONE_BY_PAIRS = frozenset(("exchanged", "swapped", "traded"))  # "the two exchanged blows"
_STAYS = frozenset(("remain", "remains"))
_WHERE = PREPOSITIONS - {"of"}


def _is_own_verb(tk: Tokens, d: Draft, j: int) -> bool:
    """Whether the word behind the number is its verb: "both suffered wounds"; "Burnout 3 won", no currency, since units passed it by."""
    w = tk.lower[j]
    if (d.form == "pair" and w.endswith("ed")) or (w in IRREGULAR and SINGULAR_OF.get(w) == w):
        return True
    if is_verb_of_headline(tk, d, j) or (w in _DONE_BY_PAIRS and at(tk, d.left - 1) == "the"):
        return True
    if w in _STAYS and (at(tk, j + 1) in STATES or at(tk, j + 1) in _WHERE):
        return True  # "one remains missing", "two remain in hospital"
    return w.endswith("s") and is_plural(w) and d.kind == "count" and _is_verb_of_group(tk, d, j)


def _is_verb_of_group(tk: Tokens, d: Draft, j: int) -> bool:
    """Whether the form in -s at ``j`` is what the group before does, not what is counted: "a family of four lives in Leeds"."""
    w = tk.lower[j]
    after = tk.lower[j + 1] if j + 1 < tk.size else "."
    if w == "lives" and d.left > 2 and tk.lower[d.left - 3] in ("each", "one") and tk.lower[d.left - 2] == "of":
        return after in _WHERE_ONE_LIVES
    if w[:-1] not in VERB_BASES and w[:-2] not in VERB_BASES:
        return False
    group = head_before_of(tk, d.left)
    if after in DETERMINERS or after in ("it", "them", "him", "her"):
        return group in _GROUPS_OF_PERSONS or group in ("group", "party")
    return (
        group in _GROUPS_OF_PERSONS
        and not is_person(w)
        and after not in ("by", "of", "for")
        and (after in _WHERE_ONE_LIVES or ends_soon(tk, j + 1))
    )


def _count_group(tk: Tokens, d: Draft) -> None:
    """Say that a bare number counts people where it is the size of a group of persons: "a crew of 40"."""
    if d.kind == "count" and d.unit is None and head_before_of(tk, d.left) in _GROUPS_OF_PERSONS:
        d.unit = d.unit_name = "people"
        d.rules["unit"] = GROUP_SIZE


def _counts_persons(tk: Tokens, d: Draft, j: int, *, one: bool) -> bool:
    """Whether the words behind a number tell of persons, whom no noun right there names: "one 12-year-old", "one fatally"."""
    w = tk.lower[j]
    if w[0].isdigit():
        return tk.lower[j + 1 : j + 3] == ["-", "year"]
    return one and (w in GRAVELY or (w not in PERSON_ADJECTIVES and suffers_too(tk, d)))


def _is_of_persons(tk: Tokens, d: Draft, j: int) -> bool:
    """Whether the group at ``j`` is of persons, and so many: "Peru's 34 million population"; not "the 2,000 population of deer"."""
    if d.kind != "count" or (d.scale == 1 and (d.value or 0) < _LARGE):
        return False
    before = printed(tk, d.left - 1).lower()
    if tk.lower[j] == "crowd" and before not in DETERMINERS and before not in ("'s", "’s", "'", "’"):
        return False  # "saw 12,000 crowd into the square"
    whose = printed(tk, j + 2)
    if at(tk, j + 1) != "of" or not whose.islower() or whose in DETERMINERS:
        return True
    return is_person(whose) or is_person(printed(tk, j + 3))


def _attributive_object(tk: Tokens, d: Draft, j: int) -> None:
    """Take nouns in the singular behind the number: party of "a five party coalition", "zero price inflation"."""
    if tk.lower[j] in PERSON_ADJECTIVES:
        take_counted(tk, d, j, j, j)
        return
    if tk.lower[j] == "head" and d.value != 1 and (at(tk, j + 1) == "of" or ends_soon(tk, j + 1)):
        take_counted(tk, d, j, j, j)  # "20,000 head of cattle"
        return
    if (part := _part_of_share(tk, d, j)) is not None:
        take_counted(tk, d, j, part, part)
        return
    phrase = simple_phrase(tk, j, noun_first=True)
    if phrase == (j, j) and tk.lower[j] in _MANY and _is_of_persons(tk, d, j):
        d.unit = d.unit_name = "people"  # "Peru's 34 million population"
        d.about, d.rules["unit"], d.rules["about"] = (j, j), GROUP_SIZE, "noun after the counted one"
        return
    if phrase is None or phrase[1] == j or not tk.word[j][0].islower() or d.form == "vague":
        return
    if tk.word[phrase[1]].isdigit():
        return  # "316 single-warhead Pershing-2 and cruise missiles"
    if isinstance(d.value, Decimal) and d.scale == 1:
        return  # "a 6.8 magnitude quake"
    last = phrase[1]
    if tk.lower[last] in _PACES:
        return  # "at a 4.02 million annual pace"
    plural = is_plural(tk.word[last])
    describes = tk.lower[j] in _BEFORE_NOUN or (is_person(tk.lower[j]) and tk.word[last][0].islower())
    described = None if plural or describes else _described_thing(tk, d, j, last)
    if describes and not plural:
        _counts_before(tk, d, j, j, (j + 1, last))
    elif described is not None:
        take_counted(tk, d, j, described, described)
        d.about, d.rules["object"] = (described + 1, last), "noun before another"
        d.rules["about"] = "noun after the counted one"
    elif tk.lower[j] not in VERBS and tk.lower[j] not in _NOT_COUNTED:
        set_object(d, j, last, "attributive noun")
        d.right = d.after = last
        d.unit = d.unit_name = "people" if is_person(tk.lower[last]) else singular(tk.lower[last])


_PACES = frozenset(("pace", "rate", "clip"))


def _part_of_share(tk: Tokens, d: Draft, j: int) -> int | None:
    """Return the share of which so much is given for another: "0.523 common share of Acme", "gets 0.8 share"; not "a 12.4 share of those who watched"."""
    if not isinstance(d.value, Decimal) or d.scale != 1 or at(tk, d.left - 1) in DETERMINERS:
        return None
    k = j + (tk.lower[j] in _KINDS_OF_SHARE)
    return k if at(tk, k) == "share" else None


_KINDS_OF_SHARE = frozenset(("common", "ordinary", "preferred", "new"))


def _described_thing(tk: Tokens, d: Draft, j: int, last: int) -> int | None:
    """Return the thing that describes a singular noun, and of which there are many: the share of "a two million common share offering"."""
    if d.value is None or d.value == 1:
        return None
    return next((k for k in range(j + 1, last) if tk.lower[k] in _THINGS_BEFORE_NOUN), None)


def _counts_before(tk: Tokens, d: Draft, j: int, last: int, behind: tuple[int, int] | None) -> None:
    """Count the noun ``j..last``, which describes the one behind it: "12-member panel", "five party coalition", "8,000-strong crowd"."""
    if tk.lower[j] == "strong":
        d.unit = d.unit_name = "people"
        d.rules["object"] = "N-strong"
    else:
        take_counted(tk, d, j, j, j)
        d.rules["object"] = "noun before another"
        if tk.lower[j] in _BEFORE_NOUN:
            d.unit = d.unit_name = tk.lower[j]  # "a five-star hotel"
    d.right = d.after = last
    if behind is not None and not (behind[0] == behind[1] and tk.lower[behind[0]] in IRREGULAR):
        d.about = behind
        d.rules["about"] = "noun after the counted one"


def _is_measured(tk: Tokens, first: int, head: int) -> bool:
    """Whether what stands between a number and a unit only describes it: "400 exhausting kilometres", not "12 light years"."""
    between = tk.lower[first:head]
    return _NO_UNIT_BEHIND.isdisjoint(between) and not any(is_number_word(tk, k) for k in range(first, head))


def _rate_of_count(tk: Tokens, d: Draft) -> None:
    """Make "500 people a day", "58 votes per state", "45 patients every week" a rate."""
    j = d.right + 1
    if at(tk, j) in _OPENS_RATE or at(tk, j + 1) == "every" or tk.lower[j : j + 2] == ["to", "the"]:
        before = d.right
        attach_rate(tk, d, j)
        if d.right != before:
            d.kind = "rate"


_OPENS_RATE = frozenset(("a", "an", "per", "/", "each", "every"))


def _part_in_ed(w: str) -> str | None:
    """Return the part that a thing has so many of: leg of "legged", side of "sided", prong of "pronged"; None of "yielded"."""
    if not w.endswith("ed"):
        return None
    return next((part for part in (w[:-1], w[:-2], w[:-3]) if part in _PARTS), None)


def _hyphen_object(tk: Tokens, d: Draft, j: int) -> None:
    """Read "12-member panel", "three-bedroom home", "8,000-strong": the noun behind the hyphen is counted."""
    w = tk.lower[j]
    if not w[0].isalpha() or w in STOP or w in ("odd", "ish", "plus", "something"):
        return
    if w == "strong":
        _counts_before(tk, d, j, j, noun_phrase(tk, j + 1, one=True))
        return
    if tk.lower[j + 1 : j + 3] in (["-", "per"], ["-", "a"]):
        take_counted(tk, d, j, j, j)
        attach_rate(tk, d, j + 1)  # "60-frames-per-second"
        if d.rate is not None:
            d.kind = "rate"
        return
    part = _part_in_ed(w)
    if part is not None:
        take_counted(tk, d, j, j, j)
        d.unit = d.unit_name = part  # "a three-legged stool"
        d.about = simple_phrase(tk, j + 1, noun_first=True)
        return
    last = j
    while is_joined(tk, last + 1):
        last += 2
    _counts_before(tk, d, j, last, simple_phrase(tk, last + 1, noun_first=True))
