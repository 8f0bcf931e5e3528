"""A number read from tokens, and the scale words that multiply it: "1.2 million", "a couple of hundred", "£3bn", "1.2m".

What digits and words have in common: both take a scale behind them, and both may go on with "and a half".
"""

from __future__ import annotations

from decimal import Decimal

from archive.extract.english.lexicon import (
    AUXILIARIES,
    CARDINALS,
    CONJUNCTIONS,
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    DETERMINERS,
    FRACTIONS,
    MONTHS,
    PREPOSITIONS,
    SCALES,
    SUFFIXES,
    Number,
    is_person,
    is_plural,
)
from archive.extract.english.tokens import Tokens, at
from archive.extract.numbers.metres import are_minutes, is_metres
from archive.extract.traps.calibres import GUNS
from archive.extract.words import word_set

HYPHENS = frozenset("-‑–")
_RUNS = word_set("rules", "numerals.runs")


class Numeral:
    """Tokens ``first..last`` (both included) read as one number.

    ``form`` is digits, words, fraction, vague, ordinal, fold, multiple ("double homicide") or pair ("both"). ``quantum`` is
    one unit in the last significant place ("1.2 million": 100,000), 0 where the wording is no decimal numeral.
    """

    __slots__ = ("first", "form", "high", "last", "low", "quantum", "scale", "value")

    def __init__(self, first: int, last: int, form: str, value: Number | None, *, quantum: Number = 0, scale: int = 1,
                 low: Number | None = None, high: Number | None = None) -> None:  # fmt: skip
        if isinstance(value, Decimal) and form != "fraction" and value == value.to_integral_value():
            value = int(value)
        self.first, self.last, self.form, self.value = first, last, form, value
        self.quantum, self.scale, self.low, self.high = quantum, scale, low, high


def scaled(tk: Tokens, first: int, value: Number, last: int, form: str, *, quantum: Number = 0) -> Numeral:
    """Take the scale words behind the number ``first..last``: "million", "hundred thousand", "bn", "-million", "m" glued to digits."""
    lower, n = tk.lower, tk.size
    scale = 1
    j = last + 1
    if quantum and form == "digits" and (j >= n or lower[j] not in _MAY_SCALE):
        numeral = Numeral(first, last, form, value)  # most have no scale word
        numeral.quantum = quantum
        return numeral
    if j + 2 < n and lower[j + 1] == "odd" and lower[j] in HYPHENS and tk.glued(j) and lower[j + 2] in SCALES:
        j += 2  # "twenty-odd thousand"
    while j < n and lower[j] in _MAY_SCALE:
        k = j + 1 if lower[j] in HYPHENS and tk.glued(j) and j + 1 < n and tk.glued(j + 1) else j
        factor = _factor(tk, first, value, k, form, scale, tied=k > j)
        if not factor or scale * factor > 10**24:
            break
        scale *= factor
        last = k
        j = k + 1
    if scale >= _LAKH and lower[last] in _LAKHS and form == "digits":
        less = _lakhs_behind(tk, last + 1, scale)
        if less is not None:
            return Numeral(first, last + 2, form, value * scale + less, quantum=1000, scale=scale)
    if form == "words":
        if scale == 1 and at(tk, last + 1) == "of" and at(tk, last + 2) in SCALES:
            # "a couple of hundred", "a couple of dozen"
            return scaled(tk, first, value * SCALES[lower[last + 2]], last + 2, form)
        half = and_a_half(tk, last + 1) if scale >= 1000 and quantum == 0 else None
        if half is not None:  # "a million and a half"
            return Numeral(first, half[1], form, (value + half[0]) * scale, scale=scale)
    total = value * scale
    if quantum == 0 and total and total == int(total):
        place = 12 if lower[last] == "dozen" else last_place(str(int(total)))
        return Numeral(first, last, form, total, quantum=place, scale=scale)
    return Numeral(first, last, form, total, quantum=quantum * scale, scale=scale)


def _factor(tk: Tokens, first: int, value: Number, k: int, form: str, scale: int, *, tied: bool) -> int:
    """Return what the word at ``k`` multiplies the number by, 0 where it is no scale of it. ``tied``: a hyphen stands before it."""
    w = tk.lower[k]
    glued = not tied and tk.glued(k)
    if w in SCALES and not (w == "mil" and not glued) and not (tied and w == "dozen"):
        return SCALES[w]
    if tied and w in _MILLIONS and form == "digits" and scale == 1 and _is_of_many(tk, first, k):
        return _MILLIONS[w]  # "3.2-mil b/d", "a $70-mil ship"
    if w in _MILLIONS and not (tied or glued) and form == "digits" and _is_million_apart(tk, first, k, scale):
        return _MILLIONS[w]  # "1.3 mil barrels", "1.2 lakh cr"
    if w == "grand" and not tied and not glued and _ends_sum(tk, k):
        return 1000  # "ten grand"
    if w in LATE_SCALES and not tied and scale == 1 and _is_late_scale(tk, first, value, k, form):
        return LATE_SCALES[w]
    return _letter_factor(tk, first, k, glued=glued, tied=tied) if form == "digits" and scale == 1 else 0


def _letter_factor(tk: Tokens, first: int, k: int, *, glued: bool, tied: bool) -> int:
    """Return what letters behind digits multiply them by: "1.2m", "$5 m", "Rs 50 L", "8 B people"."""
    w = tk.lower[k]
    if glued and w in SUFFIXES:
        return _suffix(tk, k)
    if w in _SUFFIXES_APART and not tied and after_currency(tk, first) and at(tk, k + 1) not in HYPHENS:
        return SUFFIXES.get(w) or SCALES[w]  # "$5 m", "RM3.4 bil"
    if tk.word[k] == "m" and not tied and at(tk, k + 1) in _MEASURED_IN_MILLIONS:
        return SUFFIXES[w]  # "5 m people"
    if tk.word[k] in _OF_RUPEES:  # "Rs 50 L", "Rs 5 arab"
        return _OF_RUPEES[tk.word[k]] if at(tk, first - 1) in _RUPEES or at(tk, first - 2) in _RUPEES else 0
    many = tk.word[k] == "B" and k + 1 < tk.size and (tk.lower[k + 1][0].isalpha() or after_currency(tk, first))
    return 10**9 if many and at(tk, first - 1) != "constable" else 0  # "8 B people"; not "Constable 214 B said"


# Scales in the plural, as old print has them behind a number, and as India spells them.
LATE_SCALES = {"thousands": 1000, "millions": 10**6, "billions": 10**9, "dozens": 12, "lac": 10**5, "lacs": 10**5}
_RUPEES = frozenset(("rs", "₹"))
_LAKH = 10**5
_OF_RUPEES = {"L": _LAKH, "arab": 10**9, "kharab": 10**11}
_LAKHS = frozenset(("lakh", "lakhs", "crore", "crores"))


def _is_late_scale(tk: Tokens, first: int, value: Number, k: int, form: str) -> bool:
    """Whether a plural scale at ``k`` multiplies the number before it: "eight millions of dollars", "£2½ millions", "10 lacs".

    Not "in 2008 thousands fled", "on May 12 millions marched", "three hundreds".
    """
    after = at(tk, k + 1)
    if not tk.word[k].islower():
        return False  # "Lac-Mégantic"
    if tk.lower[k].startswith("lac"):
        return after not in HYPHENS
    before = at(tk, first - 1)
    sized = before in _BEFORE_SIZES or after_currency(tk, first)
    if form == "digits":
        if tk.lower[k] == "dozens":
            return sized or (after == "of" and tk.word[first - 1].islower()) or not isinstance(value, int)
        # "reckoned at 52 millions of miles", "raised to 41 millions by June"
        told = after == "of" or (after in _BEHIND_SCALES and before.isalpha() and tk.word[first - 1].islower())
        told = told and 1 < value < 1000 and before not in MONTHS
        return sized or (told and before not in _NUMBERED_BY_DIGITS) or not isinstance(value, int)
    ends = after == "sterling" or not after[:1].isalnum() or after in AUXILIARIES or after in _BEHIND_SCALES
    return ends and 1 < value < 1000 and (sized or before not in _NUMBERED)


_BEHIND_SCALES = PREPOSITIONS | {"more", "less", "fewer"}
_NUMBERED = frozenset("day week year phase round chapter part number age aged grade stage act at".split())
_NUMBERED_BY_DIGITS = (_NUMBERED - {"at"}) | {"the", "no", "number", "page", "line", "room", "on"}
_BEFORE_SIZES = frozenset("about some over nearly almost than least upwards near fully quite only another".split())


def _lakhs_behind(tk: Tokens, k: int, scale: int) -> int | None:
    """Return what lakhs or thousands behind crores or lakhs add: the 35 lakh of "Rs 2 crore 35 lakh"."""
    digits, w = at(tk, k), at(tk, k + 1)
    factor = SCALES.get(w, scale)
    added = digits.isdecimal() and len(digits) < len("100") and 1000 <= factor < scale
    return int(digits) * factor if added else None


_MILLIONS = {"mil": 10**6, "bil": 10**9, "tril": 10**12, "cr": 10**7}


def _is_million_apart(tk: Tokens, first: int, k: int, scale: int) -> bool:
    """Whether a shortened scale apart from its number is one: "1.3 mil barrels", "3.5 tril. yen", "1.2 lakh cr"; not "a 0.5 mil film", "a 3 cr course"."""
    w, after = tk.lower[k], at(tk, k + 1)
    if w == "cr":
        return scale == _LAKH or not _LAKHS.isdisjoint(tk.distinct)
    if scale != 1:
        return False
    counts = after in _MEASURED_IN_MILLIONS or after == "yen" or (is_plural(after) and is_person(after))
    return counts or (w != "mil" and (after == "." or is_plural(after)))


def _is_of_many(tk: Tokens, first: int, k: int) -> bool:
    """Whether "-mil" behind a number is a million: of money, or with its measure behind; not "a 6-mil plastic sheet"."""
    unit = at(tk, k + 1)
    return tk.lower[k] == "bil" or after_currency(tk, first) or unit in _MEASURED_IN_MILLIONS or at(tk, k + 2) == "/"


_MEASURED_IN_MILLIONS = frozenset(
    "people bbl barrel barrels mt t ton tons tonne tonnes gal gallons cf acres hectares bushels bales euros dollars pounds francs rupees".split()
)


def _ends_sum(tk: Tokens, k: int) -> bool:
    """Whether "grand" at ``k`` is a thousand of money: "20 grand for it"; not "two grand pianos", "three Grand Slams"."""
    after = at(tk, k + 1)
    return tk.word[k].islower() and (not after[:1].isalnum() or after in _ENDS_RUN or after == "more")


def last_place(digits: str) -> int:
    """Return one unit in the last significant place of a whole number: 100 for "1200", 1 for "0"."""
    zeros = len(digits) - len(digits.rstrip("0"))
    place: int = 10 ** min(zeros, len(digits) - 1)
    return place


def _suffix(tk: Tokens, k: int) -> int:
    """Return what a letter glued to digits multiplies by, 0 where it is a unit: "1.2m people" but "a 100m race"."""
    letter, after = tk.word[k], at(tk, k + 1)
    if letter == "mm" or (letter in "kK" and is_run(tk, k + 1)):
        return 0
    if not after_currency(tk, k - 1):
        if letter == "MM" and not GUNS.isdisjoint(tk.lower[k + 1 : k + 5]):
            return 0  # "a 9MM pistol"
        if letter in "tT" or (letter == "m" and (is_metres(tk, k) or are_minutes(tk, k))):
            return 0
        if letter in "Mmk" and after in _BEHIND_UNITS and tk.glued(k + 1):
            return 0  # "100m²", "5 m/s"
    return SUFFIXES[letter.lower()]


def is_run(tk: Tokens, k: int) -> bool:
    """Whether a race stands at ``k``, its adjectives passed over: "a 10k run", "the 30K classical-style race"."""
    for w in tk.lower[k : k + 5]:
        if w in _RUNS:
            return True
        if w not in HYPHENS and (not w[0].isalpha() or w in _ENDS_RUN):
            return False
    return False


_SUFFIXES_APART = frozenset(("m", "mm", "b", "mil", "bil", "tr", "tril", "cr"))
_MAY_SCALE = HYPHENS.union(SCALES, SUFFIXES, _SUFFIXES_APART, LATE_SCALES, ("grand", "l", "arab", "kharab"))
_ENDS_RUN = PREPOSITIONS | DETERMINERS | CONJUNCTIONS | AUXILIARIES
_BEHIND_UNITS = frozenset(("²", "³", "/", "2", "3"))


def after_currency(tk: Tokens, i: int) -> bool:
    k = i - 2 if at(tk, i - 1) == "." else i - 1  # "Rs.500 cr"
    return k >= 0 and (tk.word[k] in CURRENCY_SIGNS or tk.word[k] in CURRENCY_CODES)


_HALVED = frozenset(
    ("year", "years", "month", "months", "hour", "hours", "week", "weeks", "day", "days", "pct", "million")
)


def and_a_half(tk: Tokens, j: int) -> tuple[Decimal, int] | None:
    """Read "and a half", "-and-a-half", "and three quarters" at ``j``: (what it adds, its last token)."""
    lower, n = tk.lower, tk.size
    if j >= n or (lower[j] != "and" and lower[j] not in HYPHENS):
        return None
    parts: list[int] = []
    k = j
    while k < n and len(parts) < 3:
        if lower[k] not in HYPHENS:
            parts.append(k)
        k += 1
    if len(parts) < 3 or lower[parts[0]] != "and":
        return None
    one, two = lower[parts[1]], lower[parts[2]]
    if one == "half" and two in _HALVED:
        return Decimal(1) / 2, parts[1]  # "a three and half year veteran"
    if one in ("a", "one") and two in ("half", "quarter", "third"):
        return Decimal(1) / FRACTIONS[two], parts[2]
    if one == "one" and two in FRACTIONS and parts[2] == parts[1] + 2:
        return Decimal(1) / FRACTIONS[two], parts[2]  # "four and one-fifth"
    if one in ("two", "three") and (two in ("quarters", "thirds") or _is_quarter_of(tk, parts[2])):
        return Decimal(CARDINALS[one]) / FRACTIONS[two], parts[2]
    return None


def _is_quarter_of(tk: Tokens, k: int) -> bool:
    """Whether a plural follows the part in the singular at ``k``: "two and three-quarter hours"; not "two and three quarter finals"."""
    after = tk.lower[k + 1] if k + 1 < tk.size else "."
    if after in SCALES:
        return tk.lower[k] == "quarter"  # "one and three-quarter million"
    return tk.lower[k] in ("quarter", "third") and is_plural(after) and not after.startswith("final")
