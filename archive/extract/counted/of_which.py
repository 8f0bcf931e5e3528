"""Parts that a clause with "of which" names behind their whole.

"40 acres, of which 12 are let", "300 calls for help of which we answered a third".
"""

from __future__ import annotations

import itertools

from archive.extract.draft import Draft
from archive.extract.english.lexicon import AUXILIARIES, PREPOSITIONS, is_person, is_plural
from archive.extract.english.noun_edges import phrase_start
from archive.extract.english.phrase_numbers import past_numbers
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import LISTED

_WHICH = frozenset(("which", "whom"))
_PARTS = frozenset(("fraction", "percent", "count", "money", "measure"))
_WHOLES = frozenset(("count", "money", "measure"))
_PHRASE = 5  # tokens from the whole to "of which"
_CLAUSE_BEFORE = (
    10  # and behind a comma, "out of which": "nine were held in connection with the raids, out of whom three"
)
_CLAUSE = 8  # tokens from there to the part


def part_of_which(tk: Tokens, drafts: list[Draft], index: int) -> None:
    """Point a part at the figure before it, of which its clause tells, or at the one before a sum that it cannot be of.

    "the largest of which", "sales of which" tell of others; "12 bridges at a cost of $4m, of which three are open" of bridges.
    """
    whole, d = drafts[index - 1], drafts[index]
    if index > 1 and is_too_small(whole, d):
        _point(tk, drafts[index - 2], d, whole)
    elif index > 1 and d.kind != "count" and (whole.kind == "duration" or tk.lower[whole.left - 1] == "("):
        _point(tk, drafts[index - 2], d, None)  # "$5m ($3.2m) in aid", "90 tons in five months, of which"
    else:
        _point(tk, whole, d, None)
        if d.base is None and _goes_on(tk, whole, d):
            _take_base(d, whole.base)
    if d.base is None and d.kind == "count" and d.object is None and tk.lower[d.left - 3 : d.left] == _OF_WHOM:
        _point_at_persons(tk, drafts, index)


def _point_at_persons(tk: Tokens, drafts: list[Draft], index: int) -> None:
    """Point what "of whom" tells at the persons before it, past the places and times behind them.

    "566 candidates in 43 towns, of whom 86 were women", "284 people had been arrested by 6 a.m., of whom 217 were charged".
    """
    d = drafts[index]
    for whole in reversed(drafts[max(0, index - 4) : index]):
        if tk.sentence[whole.left] != tk.sentence[d.left]:
            return
        if whole.kind == "count" and whole.unit == "people" and whole.value is not None:
            if d.value is not None and d.value < whole.value:
                d.base, d.rules["base_figure"] = whole, "of which"
                d.unit = d.unit_name = "people"
            return


_OF_WHOM = [",", "of", "whom"]


def is_too_small(whole: Draft, d: Draft) -> bool:
    """Whether a bare number is no part of millions of money: "$4m, of which three are open"; but "of which 2m" and "$900, of which 300" are."""
    return whole.kind == "money" and whole.scale > 1 and d.scale == 1 and d.unit is None


def _point(tk: Tokens, whole: Draft, d: Draft, between: Draft | None) -> None:
    if whole.kind not in _WHOLES or d.kind not in _PARTS or d.object is not None or whole.range_end is not None:
        return
    if d.kind not in ("fraction", "percent") and not _is_less(d, whole):
        return
    if between is not None and (whole.kind != "count" or whole.object is None):
        return
    of = _of_which(tk, whole, d)
    if of is not None and whole.kind == "money" and of - whole.right > 2 and _tells_of_many(tk, d):
        return
    if of is None or not (_opens(tk, whole, of, between) or _opens_far(tk, whole, d, of)):
        return
    _take_base(d, whole)
    if tk.lower[of + 1] == "whom":
        _are_persons(whole, d)
    if d.kind in ("fraction", "percent"):
        d.object, d.object_head = whole.object, whole.object_head
        d.rules["object"] = "of which"


def _are_persons(whole: Draft, d: Draft) -> None:
    """Make people of bare numbers that "of whom" is said of: "the ministry said 347, of whom 221 were women"."""
    for one in (whole, d):
        if one.kind == "count" and one.unit is None and one.object is None:
            one.unit = one.unit_name = "people"
            one.rules["unit"] = "of whom"


def _take_base(d: Draft, whole: Draft | None) -> None:
    d.base, d.rules["base_figure"] = whole, "of which"
    if whole is None or d.kind in ("fraction", "percent"):
        return
    if d.unit is None:
        d.unit, d.unit_name = whole.unit, whole.unit_name
        d.rules["unit"] = "of which"
        if whole.kind != "count":
            d.kind, d.bare = whole.kind, False


def whole_of_whom(tk: Tokens, drafts: list[Draft], index: int) -> Draft | None:
    """Make people of a part of whom something is told, and of the bare number before that it is of: "a count of 283, 10 of whom were"."""
    d, whole = drafts[index], drafts[index - 1] if index else None
    counts = whole is not None and whole.bare and whole.kind == "count" and whole.object is None
    near = whole is not None and tk.sentence[whole.left] == tk.sentence[d.left] and _is_less(d, whole)
    if whole is None or not (counts and near) or whole.unit not in (None, "people"):
        whole = None
    _are_persons(whole or d, d)
    return whole


def goes_on_of_them(tk: Tokens, before: Draft, d: Draft) -> None:
    """Point a part without its "of them" at the whole of the part before: "900 left, 400 of them for Chad and 300 for Mali"."""
    counted = before.base is not None and before.kind == "count" and d.bare
    if counted and _goes_on(tk, before, d, rule="pronoun"):
        _take_base(d, before.base)


def _goes_on(tk: Tokens, before: Draft, d: Draft, *, rule: str = "of which") -> bool:
    """Whether the verb of the part before is left out: "of which 281 are in Kent, 117 in Devon and 79 in Bute"."""
    if before.rules.get("base_figure") != rule or before.base is None or not _is_less(d, before.base):
        return False
    if d.kind != "count" or d.object is not None or at(tk, d.left - 1) not in (",", "and"):
        return False
    place = at(tk, d.right + 1)
    return place in PREPOSITIONS and place in tk.lower[before.right + 1 : d.left]


def point_at_lists(tk: Tokens, drafts: list[Draft]) -> None:
    """Point parts at the whole that a bracket or "including" lists them for."""
    if len(drafts) > 2:
        _parts_in_brackets(tk, drafts)
    if "including" in tk.distinct or "among" in tk.distinct:
        for whole, d in itertools.pairwise(drafts):
            _part_included(tk, whole, d)


def _parts_in_brackets(tk: Tokens, drafts: list[Draft]) -> None:
    """Point counts at the count before their bracket where they make it up: "11 people (nine men and two women)"."""
    for index, whole in enumerate(drafts[:-2]):
        opens = at(tk, whole.right + 1)
        if whole.kind != "count" or whole.object is None or opens not in _OPENS:
            opens = at(tk, whole.right + 2)
            if whole.kind != "count" or opens != "(" or whole.object is None or not at(tk, whole.right + 1).isalpha():
                continue
        parts = [drafts[index + 1]]
        for d in drafts[index + 2 : index + _MEMBERS]:
            if tk.lower[parts[-1].right + 1 : d.left] not in LISTED:
                break
            parts.append(d)
        first = parts[0].left - whole.right
        if len(parts) > 1 and first in (2, 3) and _make_up(whole, parts):
            for d in parts:
                d.base, d.rules["base_figure"] = whole, "parts that make it up"


def _make_up(whole: Draft, parts: list[Draft]) -> bool:
    if any(d.kind != "count" or d.unit != whole.unit or d.base is not None for d in parts):
        return False
    return whole.value is not None and sum(d.value or 0 for d in parts) == whole.value


_OPENS = frozenset(("(", ":", "-", "–", "—", ","))
_MEMBERS = 6


def _part_included(tk: Tokens, whole: Draft, d: Draft) -> None:
    """Point a count at that before "including": "22 people found, including six children", "including six children and a nun"."""
    if d.kind != "count" or tk.sentence[d.left] != tk.sentence[whole.left]:
        return
    between = tk.lower[whole.right + 1 : d.left]
    if d.object is None:
        if not d.bare or d.unit is not None or between[-2:] not in _AMONG or whole.unit is None:
            return
        d.unit, d.unit_name, d.rules["unit"] = whole.unit, whole.unit_name, _INCLUDED  # "among them 890,000 in May"
    listed = whole.rules.get("base_figure") == _INCLUDED and between in LISTED
    if listed:
        whole = whole.base or whole
    elif not _opens_parts(between) or _names_others(between):
        return
    alike = whole.kind == "count" and whole.object is not None and d.unit == whole.unit
    if alike and whole.value is not None and d.value is not None and d.value < whole.value:
        d.base, d.rules["base_figure"] = whole, _INCLUDED


def _opens_parts(between: list[str]) -> bool:
    """Whether parts of a whole shortly before follow: "including", ", among them", ", among whom"."""
    if between[-1:] == ["including"]:
        return len(between) <= _PHRASE
    return between[-2:] in _AMONG and len(between) <= _CLAUSE_BEFORE


_AMONG = (["among", "them"], ["among", "whom"])
_INCLUDED = "what it includes"


def _names_others(between: list[str]) -> bool:
    """Whether another noun is counted on the way: ", and others hurt, including"."""
    return "others" in between or "more" in between or "and" in between


def name_whom(tk: Tokens, drafts: list[Draft]) -> None:
    """Give "one of whom" what "whom" stands for: the men of "two men, one of whom"; nothing where no count or plural of persons stands before the comma."""
    for d in drafts:
        if d.object is None or d.object[0] != d.object[1] or tk.lower[d.object[0]] != "whom":
            continue
        k = d.left - 2
        told = k > 0 and tk.lower[k + 1] == "," and is_person(tk.word[k]) and is_plural(tk.word[k])
        base = d.base.object if d.base is not None and d.base.unit == "people" else None
        d.object = (past_numbers(tk, phrase_start(tk, k), k), k) if told else base
        d.object_head = d.object[1] if d.object is not None else None
        if d.object is None:
            del d.rules["object"]


def _is_less(d: Draft, whole: Draft) -> bool:
    """Whether the figure may be a part of the whole by what and how much it is."""
    alike = d.unit in (None, whole.unit) and d.kind in ("count", whole.kind)
    return alike and d.value is not None and whole.value is not None and d.value < whole.value


def _of_which(tk: Tokens, whole: Draft, d: Draft) -> int | None:
    """Return the "of" of the clause that the part stands in."""
    for k in range(d.left - 1, max(whole.right, d.left - _CLAUSE - 1), -1):
        if tk.sentence[k] != tk.sentence[whole.left] or tk.lower[k] in (",", ";"):
            return None
        if tk.lower[k] in _WHICH:
            return k - 1 if tk.lower[k - 1] == "of" and k - 1 > whole.right else None
    return None


def restate_parts(tk: Tokens, drafts: list[Draft]) -> None:
    """Point a share that says again how large a part is at the whole of the part: "of the 40 wells, 12 (30%) are dry", "of which $2m, or 40%,"."""
    for part, d in itertools.pairwise(drafts):
        whole = part.base
        if (
            whole is None
            or d.base is not None
            or d.kind not in ("percent", "fraction")
            or part.kind in ("percent", "fraction")
        ):
            continue
        between = tk.lower[part.right + 1 : d.left]
        if between in (["("], [",", "or"], ["or"]):
            d.base, d.rules["base_figure"] = whole, part.rules["base_figure"]
            if d.object is None and whole.object is not None:
                d.object, d.object_head, d.rules["object"] = whole.object, whole.object_head, "of which"


def _tells_of_many(tk: Tokens, d: Draft) -> bool:
    """Whether the verb of a share is in the plural, so that it is of no sum: "of which a third are shut"."""
    return d.kind in ("fraction", "percent") and not _PLURAL_VERBS.isdisjoint(tk.lower[d.right + 1 : d.right + 3])


def _opens_far(tk: Tokens, whole: Draft, d: Draft, of: int) -> bool:
    """Whether ", of which" hangs on a sum past what it is for: "$5m for roads and the repair of bridges, of which a third is spent".

    "$5m for roads and bridges, of which a third are shut" tells of the bridges, as its verb says, and "$5m for each of 12 mills, of which" of mills.
    """
    if (
        whole.kind not in ("money", "measure")
        or d.kind == "count"
        or tk.lower[of - 1] != ","
        or of - whole.right > _FAR
    ):
        return False
    return not any(w in _ENDS_SUM for w in tk.lower[whole.right + 1 : of - 1])


_FAR = 14  # tokens
_PLURAL_VERBS = frozenset(("are", "were", "have"))
_ENDS_SUM = frozenset((";", ":", ",", "that", "which", "who", "and"))


def sum_of_pronoun(tk: Tokens, drafts: list[Draft], index: int, of: int) -> Draft | None:
    """Return the sum or amount that a share "of it" or "of that" is a part of: "$5m for roads, half of it in May", "$5m. A tenth of that is spent".

    "Of it" must stand in an aside right behind the sum's clause, since "it" is anything else elsewhere: "the house cost $5m and half of it is let".
    """
    d, it = drafts[index], tk.lower[of + 1] == "it"
    if not it and at(tk, of + 2)[:1].isalpha() and at(tk, of + 2) not in _BEHIND_THAT:
        return None  # "half of that house"
    if it and not _is_aside(tk, d):
        return None
    for a in reversed(drafts[max(0, index - 4) : index]):
        apart = tk.sentence[d.left] - tk.sentence[a.left]
        if apart > (not it):
            return None
        if a.kind in ("duration", "age", "ordinal", "percent") or _is_compared(tk, a) or _in_bracket(tk, a, d):
            continue
        return a if a.kind in ("money", "measure") and a.change_role != "step" and a.range_end is None else None
    return None


_BEHIND_THAT = (
    PREPOSITIONS
    | AUXILIARIES
    | frozenset(
        ("and", "or", "but", "amount", "sum", "money", "total", "figure", "went", "goes", "going", "came", "comes")
    )
) - {"of"}


def _in_bracket(tk: Tokens, a: Draft, d: Draft) -> bool:
    """Whether a sum only says in brackets what another is worth: "5bn yen ($9m; £6m) in aid, half of it"."""
    behind = tk.lower[a.right + 1 : d.left]
    return ")" in behind and "(" not in behind


def _is_aside(tk: Tokens, d: Draft) -> bool:
    """Whether a share opens an aside: ", half of it", ", with a third of it", "(most of it"."""
    left = d.left - 1
    left -= tk.lower[left] == "with"
    return tk.lower[left] in (",", "—", "–", "-", "(")


def _is_compared(tk: Tokens, a: Draft) -> bool:
    """Whether a sum is only held against another: "against $3m", "more than last year's $3m", "up from $3m"."""
    before = tk.lower[max(0, a.left - 4) : a.left]
    return before[-1:] != [] and (
        before[-1] in ("against", "from", "versus") or "than" in before or before[-2:] == ["compared", "with"]
    )


def _opens(tk: Tokens, whole: Draft, of: int, inner: Draft | None) -> bool:
    """Whether "of which" hangs on the whole: behind a comma, "out", or the plain words of its phrase."""
    between = tk.lower[whole.right + 1 : of]
    if inner is not None:
        between = tk.lower[whole.right + 1 : inner.left] + tk.lower[inner.right + 1 : of]
    out = inner is not None or between[-2:] == [",", "out"]
    if len(between) > (_CLAUSE_BEFORE if out else _PHRASE):
        return False
    if between[-1:] in ([","], ["out"]):
        return all(w.isalpha() for w in between[:-2])
    return all(w.isalpha() for w in between) and (not between or between[0] in ("for", "of"))


def is_part_of_time(tk: Tokens, drafts: list[Draft], index: int) -> bool:
    """Whether so many "of them" are a part of the time right before: "for 31 years, the last seven of them in Leeds", "12 years, nine of them in jail"."""
    whole, d = drafts[index - 1], drafts[index]
    if d.kind != "count" or tk.sentence[whole.left] != tk.sentence[d.left] or not d.value or not whole.value:
        return False
    if d.value >= whole.value or "," not in tk.lower[whole.right + 1 : d.left]:
        return False
    if tk.lower[d.left - 1] in _ENDS_OF_TIME and tk.lower[d.left - 3 : d.left - 1] == [",", "the"]:
        return True
    before = (a for a in drafts[max(0, index - 4) : index - 1] if tk.sentence[a.left] == tk.sentence[d.left])
    return tk.lower[whole.right + 1 : d.left] == [","] and all(a.object is None for a in before)


def are_the_persons(tk: Tokens, drafts: list[Draft], index: int) -> bool:
    """Whether "the two of them" are persons, of whom alone one speaks so; not where as many things were counted before."""
    d = drafts[index]
    if d.kind != "count" or d.unit is not None or tk.lower[d.left - 1] != "the" or (d.value or 0) not in _TOGETHER:
        return False
    return all(a.value != d.value or a.unit in ("people", None) for a in drafts[max(0, index - 4) : index])


_ENDS_OF_TIME = frozenset(("last", "first", "past", "final", "other", "remaining"))
_TOGETHER = range(2, 7)
