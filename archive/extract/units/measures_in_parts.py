"""Measures in parts and with marks: "6ft 2in", "7 pounds, 3 ounces", "two hours and 10 minutes", "5’11″", "six foot two"."""

from __future__ import annotations

from decimal import Decimal

from archive.extract.draft import Draft
from archive.extract.english.lexicon import CARDINALS, PREPOSITIONS, SCALES, UNIT_FORMS, Number, Unit, is_plural
from archive.extract.english.tokens import TYING, Tokens, at
from archive.extract.english.word_classes import is_number_word
from archive.extract.numbers.scales import and_a_half, is_run
from archive.extract.units.currencies import set_unit
from archive.extract.units.unit_words import TIMES, unit_at

_PARTS = {
    ("foot", "inch"): 12, ("yard", "foot"): 3, ("mile", "yard"): 1760, ("mile", "furlong"): 8, ("furlong", "yard"): 220,
    ("pound", "ounce"): 16, ("stone", "pound"): 14, ("ton", "hundredweight"): 20, ("mile", "chain"): 80,
    ("hundredweight", "quarter"): 4, ("quarter", "pound"): 28, ("ounce", "pennyweight"): 20, ("troy ounce", "pennyweight"): 20, ("pennyweight", "grain"): 24,
    ("acre", "rood"): 4, ("rood", "perch"): 40, ("gallon", "quart"): 4, ("gallon", "pint"): 8, ("bushel", "peck"): 4,
    ("kilogram", "gram"): 1000, ("kilometre", "metre"): 1000, ("metre", "centimetre"): 100,
    ("hour", "minute"): 60, ("minute", "second"): 60,
    ("year", "month"): 12, ("day", "hour"): 24, ("week", "day"): 7,
    ("dollar", "cent"): 100, ("euro", "cent"): 100, ("pound sterling", "penny"): 100,
}  # fmt: skip
_WHOLES = frozenset(whole for whole, _ in _PARTS)
# Parts that are units only behind their wholes: "3 cwt. 2 qrs.", "14 miles 30 chains".
_LESSER = {
    "hundredweight": {"qr": "quarter", "qrs": "quarter", "quarters": "quarter"}, "mile": {"chain": "chain", "chains": "chain"},
    "pennyweight": {"gr": "grain", "grs": "grain", "grains": "grain"}, "gallon": {"qt": "quart", "qts": "quart", "pt": "pint", "pts": "pint"},
}  # fmt: skip
_TROY = UNIT_FORMS["troy"][0][1]
_SCORES = frozenset(("threescore", "fourscore"))
_FEW = 80  # chains of a mile, the most that a part of these has
_BEHIND_INCHES = frozenset((",", ".", ";", "and", "tall", "with", "or", "to", "in"))
_CUT_SHORT = frozenset("lb lbs ft yd yds st cwt cwts qr qrs gal gall gals h hr hrs min mins oz dwt a r".split())
_COINED = frozenset(("dollar", "euro", "pound sterling"))
_KILOMETRE = next(unit for form, unit in UNIT_FORMS["km"] if form == ("km",))


def attach_parts(tk: Tokens, d: Draft) -> None:
    """Take the smaller parts of a measure: "6ft 2in", "6-foot-2", "7 pounds, 3 ounces", "two hours, 23 minutes and 10 seconds"."""
    if d.unit_text is None or not isinstance(d.value, int):
        return
    half = and_a_half(tk, d.right + 1) if d.form == "words" else None
    if half is not None and at(tk, half[1] + 1) not in _HALVED and not _is_share_of_more(tk, d.right + 2):
        d.value += half[0]
        d.quantum = 0
        d.right = d.after = d.last = half[1]
        d.rules["value"] = "measure and a half"
        return
    if (
        d.unit_name == "year"
        and tk.lower[d.last] in _SCORES
        and at(tk, d.right + 1) == "and"
        and at(tk, d.right + 2) in CARDINALS
    ):
        d.value += CARDINALS[at(tk, d.right + 2)]  # "threescore years and ten"
        d.right = d.after = d.last = d.right + 2
        return
    value: Number = d.value
    unit, per = d.unit_name, 1
    while unit in _WHOLES and isinstance(value, int):
        stop = at(tk, d.right + 1) == "." and tk.lower[d.right] in _CUT_SHORT  # "22 lb. 6 oz."
        part = _part_at(tk, d.right + 1 + stop, unit)
        if part is None:
            return
        value, unit, parts, last = part
        per *= parts
        d.value += Decimal(value) / per
        if unit == "pennyweight" and d.unit == "[oz_av]":
            d.unit, d.unit_name = _TROY.unit, _TROY.unit_name
        d.quantum = Decimal(1) / per  # "about 5ft 7in" is to the inch
        d.right = d.after = d.last = last
        d.rules["value"] = "measure in parts"


def _is_share_of_more(tk: Tokens, k: int) -> bool:
    """Whether "one-third" at ``k`` is a share of what was named before: "a day and one-third send more"; not "a mile and one-half"."""
    return tk.lower[k] not in ("a", "half") and at(tk, k + 2) not in ("half", "quarters") and at(tk, k + 1) in TYING


def _attach_height(tk: Tokens, d: Draft) -> None:
    """Read feet and inches in marks: "6’ 2”", "5’11″", and "6' tall"."""
    mark = d.last + 1
    inches, closing = tk.word[mark + 1 : mark + 2], tk.word[mark + 2 : mark + 3]
    if not isinstance(d.value, int) or d.scale != 1 or not inches:
        return
    said = inches[0].isdecimal() and len(inches[0]) < 3 and int(inches[0]) < 12 and closing in _INCHES
    if said and tk.glued(mark + 2):
        d.value, d.quantum, d.last = d.value + Decimal(inches[0]) / 12, Decimal(1) / 12, mark + 2
    elif inches != ["tall"]:
        return
    set_unit(d, _FOOT, (mark, mark), "feet and inches in marks")
    d.right = d.after = max(mark, d.last)


_HALVED = frozenset("-‑–").union(SCALES, TIMES, ("mile", "time", "dozen"))  # "two days and a half hour"
_FEET = frozenset("'’")
_INCH_MARKS = frozenset('"”″')
_INCH = next(unit for form, unit in UNIT_FORMS["inches"] if form == ("inches",))


def _is_inch_mark(tk: Tokens, k: int) -> bool:
    """Whether a mark glued to digits at ``k`` closes no quotation: "a 23.8" screen"; not "the "Agenda 30" plan"."""
    marks = sum(w in _QUOTE_MARKS for w in tk.lower[:k])
    return tk.glued(k) and marks % 2 == 0


def short_unit(tk: Tokens, d: Draft, after: str) -> tuple[Unit, int, int] | None:
    """Return the unit of "a 10k run" and of "4 in. of rain"; a height of "6' 2" is taken at once."""
    if after == "k" and is_run(tk, d.last + 2):
        return _KILOMETRE, d.last + 1, d.last + 1
    if after in _FEET and tk.glued(d.last + 1):
        _attach_height(tk, d)
        after = at(tk, d.last + 1)
    return (_INCH, d.last + 1, d.last + 1) if _are_inches(tk, d, after) else None


def _are_inches(tk: Tokens, d: Draft, after: str) -> bool:
    """Whether a mark or "in" with its stop is the unit: ".41 in.", "4 in. of rain"; not "the lot that he put 12 in. The rest"."""
    if after in _INCH_MARKS:
        return _is_inch_mark(tk, d.last + 1)
    stop = d.last + 2
    if after != "in" or at(tk, stop) != ".":
        return False
    goes_on = stop + 1 < tk.size and tk.sentence[stop + 1] == tk.sentence[stop] and tk.word[stop + 1].islower()
    return tk.glued(stop) and not tk.glued(d.last + 1) and (goes_on or "." in tk.word[d.last])


_QUOTE_MARKS = _INCH_MARKS | {"“", "„", "«"}
MAY_BE_SHORT = _INCH_MARKS | _FEET | {"in", "k"}
_INCHES = (['"'], ["”"], ["″"])
_FOOT = next(unit for form, unit in UNIT_FORMS["feet"] if form == ("feet",))


def _part_at(tk: Tokens, j: int, whole: str) -> tuple[Number, str, int, int] | None:
    """Return (value, unit, how many make the whole, last token) of a smaller part at token ``j``, or None."""
    n = tk.size
    if j >= n:
        return None
    if whole == "hour" and at(tk, j + 1) == "m" and tk.glued(j + 1) and _is_below_sixty(tk.word[j]):
        many = tk.word[j - 1] == "." and at(tk, j + 2)[:1].isalpha()  # "It took 4h. 12m people saw it"
        return None if many else (int(tk.word[j]), "minute", 60, j + 1)  # "1h 20m", "4h. 12m."
    if whole in _LESSER and at(tk, j + 1) in _LESSER[whole] and tk.word[j].isdecimal() and int(tk.word[j]) < _FEW:
        name = _LESSER[whole][tk.lower[j + 1]]
        return int(tk.word[j]), name, _PARTS[whole, name], j + 1  # "3 cwt. 2 qrs."
    hyphen = tk.lower[j] in TYING and tk.glued(j)
    comma = "," if whole not in _COINED else ""  # "it costs five dollars, 50 cents more" are two sums
    joined = hyphen or tk.lower[j] in ("and", comma)
    j += joined
    if joined and at(tk, j) in ("a", "an"):
        return _one_part_at(tk, j, whole)
    if j >= n or not (tk.word[j][0].isdigit() or tk.lower[j] in CARDINALS):
        return None
    from archive.extract.numbers.numerals import read_numeral

    part = read_numeral(tk, j)
    if part is None or part.form not in ("digits", "words") or part.value is None:
        return None
    found = unit_at(tk, part.last + 1, Draft(part))
    if found is None:
        if whole == "foot" and part.form == "words" and part.value < 12 and not joined and _ends_height(tk, part.last):
            return part.value, "inch", 12, part.last  # "he is six foot two"
        inches = whole == "foot" and part.value < 12 and part.form == "digits"
        if inches and tk.lower[part.last + 1 : part.last + 2] == ["in"]:
            return part.value, "inch", 12, part.last + 1  # "5 ft 2 in"
        ends = not joined and (
            part.last + 1 >= n or tk.lower[part.last + 1] in _BEHIND_INCHES
        )  # "5 feet 7, 180 pounds"
        return (part.value, "inch", 12, part.last) if inches and (hyphen or ends) else None
    parts = _PARTS.get((whole, found[0].unit_name))
    if parts is None or part.value >= parts or (joined and whole == "year" and _are_two(tk, j, found[2])):
        return None
    return part.value, found[0].unit_name, parts, found[2]


def _ends_height(tk: Tokens, last: int) -> bool:
    """Whether inches in words end with the clause: "six foot two, with"; not "six foot two inches", "four foot two times"."""
    after = at(tk, last + 1)
    return not after[:1].isalnum() or after in PREPOSITIONS or after in ("and", "but", "tall")


def _is_below_sixty(word: str) -> bool:
    return len(word) < 3 and word.isdecimal() and int(word) < 60


def _one_part_at(tk: Tokens, j: int, whole: str) -> tuple[Number, str, int, int] | None:
    """Return one smaller part that an article counts: "six weeks and a day"; not "two weeks and a day later" of two times."""
    name = at(tk, j + 1)
    parts = _PARTS.get((whole, name))
    return (1, name, parts, j + 1) if parts is not None and at(tk, j + 2) not in _OTHER_TIMES else None


_OTHER_TIMES = frozenset(("later", "earlier", "before", "after", "at", "off", "out"))


def _are_two(tk: Tokens, j: int, last: int) -> bool:
    """Whether years and the months at ``j`` are two times: "terms of two years and six months", "two years, six months"; not "jailed for two years and six months"."""
    if tk.lower[j - 1] != "and" or at(tk, last + 1) in ("respectively", "old"):
        return True
    k = j - 3  # the number of years
    while k > 0 and (is_number_word(tk, k) or tk.lower[k] in TYING):
        k -= 1
    before = tk.lower[k]
    return before in ("between", "at", "after") or (before == "of" and is_plural(tk.word[k - 1]))
