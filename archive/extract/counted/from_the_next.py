"""What a number takes from the next one: "3, 5 and 7 percent", "120 and 150 people", "fell to 300 from 340 tonnes", "nil vs 12 cts"."""

from __future__ import annotations

from archive.extract.counted.objects import GROUP_SIZE
from archive.extract.draft import SHARED_WITH_NEXT, Draft, are_alike
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    CURRENCY_CODES,
    DETERMINERS,
    MONTHS,
    PREPOSITIONS,
    VERBS,
    is_plural,
)
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import WHEN, is_ago
from archive.extract.words import word_set

TIME_AFTER = word_set("rules", "sharing.time_after")
_BEHIND_ELLIPSIS = (PREPOSITIONS, CONJUNCTIONS, AUXILIARIES, TIME_AFTER)
LEVELS = frozenset(("level", "figure", "total", "average", "number"))
MEMBER = 10  # tokens from one number to the next of its list
_HELD_AGAINST = (["to"], ["-"], ["–"], ["against"])


def _share_a_whole(a: Draft, b: Draft, between: list[str]) -> bool:
    """Whether two shares are held against each other with one sign for both: "leads 57 to 35 percent", "a 47-45 percent lead"."""
    if between not in _HELD_AGAINST or a.value is None or b.value is None or a.scale != 1:
        return False
    return b.value < a.value and 20 < a.value + b.value <= 101


_SUSPENDED = (["-", "and", "a"], ["-", "or", "a"], ["-", "and", "an"])  # "a 16- and a 17-year-old"
_MERELY = frozenset(("just", "only", "a", "mere"))
_LISTS = frozenset((("and",), ("or",), (",",), (",", "and"), (",", "or")))


_BY = (["x"], ["×"], ["by"], ["-", "by", "-"])
_SIDES = frozenset(("m", "cm", "mm", "km", "[ft_i]", "[in_i]", "[yd_i]", "[mi_i]"))


def _is_side_or_margin(a: Draft, b: Draft, between: list[str]) -> bool:
    """Whether the unit of a side or of a margin is that of the number before it: "2 x 4 metres", "3 by 5 metres", "40±5 mm"."""
    if between == ["±"]:
        return b.kind in ("measure", "duration", "percent", "age") and (a.value or 0) > (b.value or 0)
    return between in _BY and b.kind == "measure" and b.unit in _SIDES and a.form == b.form


def take_from_next(tk: Tokens, drafts: list[Draft]) -> None:
    """Give a coordinated number the unit or object of the next one: "3, 5 and 7 percent", "120 and 150 people".

    A comma alone lists digits only where the list goes on: "will end at 1,644, 16 per cent above its last close" has no list.
    """
    goes_on = False
    for index in range(len(drafts) - 2, -1, -1):
        a, b = drafts[index], drafts[index + 1]
        list_follows, goes_on = goes_on, False
        if (
            b.kind == "ordinal"
            and a.kind == "ordinal"
            and a.object is None
            and b.object is not None
            and b.object[0] > b.last
        ):
            if tk.lower[a.right + 1 : b.left] in (["and"], ["or"]):
                a.object, a.object_head = b.object, b.object_head  # "the third and fifth games"
                a.rules["object"] = SHARED_WITH_NEXT
            continue
        if a.kind == b.kind == "percent" and _shares_whole(tk, a, b):
            a.object, a.object_head, a.rules["object"] = b.object, b.object_head, SHARED_WITH_NEXT
            continue
        if _shares_noun(tk, a, b):
            a.unit, a.unit_name, a.object, a.object_head = b.unit, b.unit_name, b.object, b.object_head
            a.rules["unit"] = a.rules["object"] = SHARED_WITH_NEXT
            continue
        if a.rules.get("unit") == GROUP_SIZE and (b.kind != "age" or tk.lower[a.right + 1 : b.left] == [","]):
            continue  # "a population of 12,000 and 12 schools"
        if a.object is not None or not a.bare or a.kind not in ("count", "fraction") or a.form in ("fold", "ordinal"):
            continue
        between = tk.lower[a.right + 1 : b.left]
        if _is_side_or_margin(a, b, between):
            _take_all(a, b)
            continue
        # "from 12 to 19 members", "from 36 to just 21 days"
        from_to = [w for w in between if w not in _MERELY] == ["to"] and a.left and tk.lower[a.left - 1] == "from"
        listed = tuple(w for w in between if w != "-") in _LISTS or (b.kind == "age" and between in _SUSPENDED)
        listed = listed and not _ends_before(tk, drafts, index)
        fell = (
            b.change_role == "level" and _is_from(between) and not (b.value == 1 and b.form == "words")
        )  # "4 from one family"
        stepped = b.change_role == "step" and b.kind == "money"  # "at 616, 27p lower"
        # "put at 6-1/4, 5-3/4 pct"
        like = b.kind == "percent" and 0.5 <= _ratio(a, b) <= 2
        if between == [","] and a.form == "digits" and not (list_follows or stepped or like or _is_or_so(tk, a, b)):
            continue
        again = between == [",", "or"] and _is_said_again(a, b)
        if (again or _is_share_of_it(a, b, between)) and not _in_list(tk, drafts, index):
            continue  # "by 12,000, or 3.1%", "offers 13, or £8 to £14 a week", "by 125 or 2%": the same again
        goes_on = listed
        from_to = from_to or (b.kind == "percent" and _share_a_whole(a, b, between))
        moved = between == ["to"] and a.change_role == "step" and b.change_role == "level"  # "rose 3.2 to 456.7p"
        from_to = from_to or moved or (fell and are_alike(a, b))  # "fell to 300 from 340 tonnes"
        from_to = from_to or (a.value == 0 and _is_nought_of(tk, a, b))
        from_to = from_to or (a.kind == b.kind == "count" and b.object is not None and _is_same_act(tk, a, b))
        if a.unit is None and b.kind == "duration" and between in _OF_THE_PAST and b.unit_name is not None:
            a.unit = a.unit_name = b.unit_name
            a.rules["unit"] = SHARED_WITH_NEXT
            continue
        if not (listed or from_to) or b.unit is None or a.kind == "fraction" or (b.kind == "percent" and a.scale > 1):
            continue
        if between[-1:] == ["or"] and _is_per_share(a, b):
            _take_whole(a, b)
            continue
        _take_all(a, b)


def _is_share_of_it(a: Draft, b: Draft, between: list[str]) -> bool:
    """Whether a share is told for a number without a comma: "by 125 or 2%"; not "5 or 10%", whose numbers go up."""
    return between == ["or"] and b.kind == "percent" and _ratio(a, b) > 2


def _is_said_again(a: Draft, b: Draft) -> bool:
    """Whether a share or a sum behind ", or" is another measure of the number before it, since it is far off or, of money, less."""
    if b.kind not in ("percent", "money", "duration", "measure") or _is_per_share(a, b):
        return False
    ratio = _ratio(a, b)  # "a backlog of 1,204, or 2.3 years of output"
    return not 0.5 <= ratio <= 2 or (b.kind == "money" and ratio >= 1)


def _ratio(a: Draft, b: Draft) -> float:
    """Return how many times the second number the first is; 0 where one of them is none or a range."""
    return float(a.value / b.value) if a.value and b.value else 0


def _shares_whole(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether two shares are of what stands behind the second: "in 62% and 57% of patients"; not "rose 5% and 40% of firms said"."""
    if a.object is not None or b.object is None or b.object[0] < b.right or a.range_end is not None:
        return False
    return a.change_role == b.change_role and tk.lower[a.right + 1 : b.left] in _ONE_WHOLE


_ONE_WHOLE = (["and"], ["or"], ["vs"], ["versus"], ["to"], ["-"], ["–"], [","])


def _is_or_so(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether a speaker gives two numbers for about as many: "I've put in 70, 75 applications", "200, 250 feet high"."""
    if not a.value or not b.value or a.scale != b.scale or b.form != "digits" or tk.word[a.last].startswith("0"):
        return False
    before = at(tk, a.left - 1)
    spoken = not _QUOTED.isdisjoint(tk.distinct) and before not in MONTHS and not tk.opens(a.left - 1)
    return spoken and a.value < b.value <= a.value * 3 / 2


_OF_THE_PAST = [["of", whose, past] for whose in ("the", "its", "their", "his", "her") for past in ("past", "last")]
_QUOTED = frozenset('"“”‘')


def _is_same_act(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether one verb governs both numbers, the noun behind the second: "it offers 12 and others are offering 30 shares"."""
    if b.left - a.right > MEMBER or not stands_alone(tk, a):
        return False
    act, joined = at(tk, a.left - 1), at(tk, a.right + 1)
    if act != at(tk, b.left - 1) or joined not in ("and", "while", "but") or act in _NO_ADJECTIVES:
        return False
    return act in VERBS and tk.sentence[a.left] == tk.sentence[b.left]


def _is_from(between: list[str]) -> bool:
    """Whether the next number is where the one before came from: "to 300 from 340 tonnes", "to 300 from the monthly average of 340 tonnes"."""
    if between[-1:] == ["of"] and 3 < len(between) < 7 and between[-2] in LEVELS:
        return between[0] == "from" and between[1] in DETERMINERS
    return [w for w in between if w not in (",", "up", "down")] == ["from"]


def _shares_noun(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether a number and its adjective leave the noun to the next ones: "150 mining and 23 petroleum projects"."""
    if a.object is not None or not a.bare or a.kind != "count" or b.kind != "count" or b.object_head is None:
        return False
    if b.left - a.right not in (3, 4) or tk.lower[b.left - 1] not in ("and", "or") or b.object is None:
        return False
    plain = tk.word[a.right + 1 : b.left - 1]
    if b.object[0] == b.object[1] or b.object[0] != b.last + 1 or b.unit is None:
        return False  # "killed 12 overnight and 30 people"
    if b.value != 1 and not is_plural(tk.word[b.object_head]):
        return False  # "12 wholly owned and 40 franchised Loomland's open"
    return all(w.islower() and w.isalpha() and w not in _NO_ADJECTIVES and not is_plural(w) for w in plain)


def _is_nought_of(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether nothing is held against something: "shr nil vs loss 12 cts", "rose from zero in March to 12 tonnes"."""
    between = tk.lower[a.right + 1 : b.left]
    if len(between) > _NOUGHT or not between or tk.sentence[a.left] != tk.sentence[b.left]:
        return False
    return between[0] in VERSUS or (between[-1] == "to" and at(tk, a.left - 1) == "from" and a.change_role == "level")


VERSUS = frozenset(("vs", "versus"))
_NOUGHT = 6  # tokens to what nothing is held against
_NO_ADJECTIVES = AUXILIARIES | PREPOSITIONS | ADVERBS | CONJUNCTIONS | DETERMINERS | WHEN | TIME_AFTER


def _is_per_share(a: Draft, b: Draft) -> bool:
    """Whether ``b`` says what an amount is for each share: "a gain of 651,000, or 18 cts per share"."""
    large = a.form == "digits" and a.value is not None and a.value >= AMOUNT
    return large and b.kind == "money" and b.value is not None and b.value * 100 < (a.value or 0)


def _take_whole(a: Draft, b: Draft) -> None:
    """Give an amount the money of what it is for each share, the dollar of its cents."""
    whole = CURRENCY_CODES.get(WHOLES.get(b.unit or "", ""))
    a.kind, a.bare = "money", False
    a.unit, a.unit_name = (b.unit, (b.unit_name or "").partition(" per ")[0])
    if whole is not None:
        a.unit, a.unit_name = whole.unit, whole.unit_name
    a.rules["unit"] = a.rules["kind"] = "amount that a share's part follows"


AMOUNT = 1000  # at least: "six or 18 cts" are two prices
WHOLES = {
    "cent": "USD",
    "penny": "GBP",
    "shilling": "GBP",
    "old penny": "GBP",
    "guinea": "GBP",
}  # what the coins of a share's part are of


def _take_all(a: Draft, b: Draft) -> None:
    """Give a number the scale, unit and object of the next one."""
    if (
        b.scale > 1
        and a.scale == 1
        and a.value is not None
        and b.mantissa is not None
        and b.range_end is None
        and a.value < b.mantissa
        and a.form == b.form
    ):
        a.value = a.value * b.scale
        a.quantum = a.quantum * b.scale
    a.kind, a.unit, a.unit_name, a.object, a.object_head = b.kind, b.unit, b.unit_name, b.object, b.object_head
    a.bare = b.bare
    a.rules["unit"] = SHARED_WITH_NEXT


def _in_list(tk: Tokens, drafts: list[Draft], index: int) -> bool:
    """Whether a comma alone stands between a number and the one before: the 5 of "2, 5, or 15 percent"."""
    return index > 0 and tk.lower[drafts[index - 1].right + 1 : drafts[index].left] == [","]


def _ends_before(tk: Tokens, drafts: list[Draft], index: int) -> bool:
    """Whether ", and" begins another member, since two numbers alone have no comma between them: "rye at 250, and six tonnes of"; or a price a length, "at 8-1/2 5/8 and two months"."""
    a, b = drafts[index], drafts[index + 1]
    if tk.lower[a.right + 1 : b.left] == [",", "and"]:
        if a.change_role == "level":
            return True  # "gained 40 seats, taking it to 310, and 12 councils"
        if tk.lower[a.left - 1] == "at":
            return not _in_list(tk, drafts, index)
    return a.range_end is not None and a.form == "digits" and b.form == "words" and b.kind == "duration"


def stands_alone(tk: Tokens, b: Draft) -> bool:
    """Whether no noun stands behind a number."""
    after = tk.lower[b.right + 1] if b.right + 1 < tk.size else "."
    if not after[0].isalpha() or after.endswith("ly") or any(after in words for words in _BEHIND_ELLIPSIS):
        return True
    return b.right + 2 < tk.size and is_ago(tk, b.right + 1, b.right + 2)  # "from 44,000 five years ago"
