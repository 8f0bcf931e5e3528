"""Numerals in digits: "1,200", "3.5 million", "5-1/2", "3/4", "21st", "4-fold", "3x", "6.02 × 10²³"."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from archive.extract.english.lexicon import GLYPHS, SUFFIXES, UNIT_FORMS, Number
from archive.extract.english.tokens import MINUS, Tokens, at
from archive.extract.numbers.scales import HYPHENS, Numeral, after_currency, and_a_half, last_place, scaled

_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100))
_OF_CENTS = -2
_SIXTHS = 6
_TIMES = frozenset("x×")
ORDINAL_ENDS = frozenset(("st", "nd", "rd", "th"))
# What may follow digits and be more of the number than a scale word: "st", "/", "½", "and a half", "-fold".
_GOES_ON = HYPHENS.union(_TIMES, GLYPHS, "/⁄^", ORDINAL_ENDS, ("and", "fold"))
_SEPARATORS = str.maketrans("", "", ", '\u2019\u00a0\u2009\u202f")
_MISREAD = str.maketrans(
    "OolIi\u00b7", "00111."
)  # what a scan takes for a digit, "1,2OO", and an old point, "3\u00b775"
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


_LONG = 40  # digits
_QUANTA = tuple(Decimal(1).scaleb(-places) for places in range(_LONG))


def read_digits(tk: Tokens, i: int) -> Numeral | None:
    """Read the numeral that the digits at ``i`` begin; None for what has the look of a version, an address or a misprint."""
    read = _digits_value(tk.word[i])
    lower = tk.lower
    j = i + 1
    after = lower[j] if j < tk.size else ""
    if read is None or ((after == "," or lower[i - 1] == ",") and _misgrouped(tk, i)):
        return None
    value, quantum = read
    if lower[i - 1] == "$" and i and _are_cents(tk, j):
        return Numeral(i, j, "digits", value + Decimal(tk.word[j]) / 100, quantum=Decimal("0.01"))  # "$5 25 a barrel"
    if not after or (after not in _GOES_ON and not after[0].isdigit()):
        return scaled(tk, i, value, i, "digits", quantum=quantum)
    if lower[j] in ORDINAL_ENDS and tk.glued(j) and isinstance(value, int) and _ordinal_end(value) == lower[j]:
        return Numeral(i, j, "ordinal", value) if value > 0 else None
    other = _simple_fraction(tk, i) or _power_of_ten(tk, i, value) or _mixed_number(tk, i, value)
    if other is not None:
        return part_of_millions(tk, other) or other
    half = and_a_half(tk, j)
    if half is not None:
        return scaled(tk, i, value + half[0], half[1], "digits")
    k = _past_hyphen(tk, j)
    if at(tk, k) == "fold" and (k > j or tk.glued(j)):
        return Numeral(i, k, "fold", value)
    relay = j + 1 < tk.size and tk.glued(j + 1) and tk.word[j + 1][0].isdigit()  # 4x100m
    if lower[j] in _TIMES and tk.glued(j) and isinstance(value, int) and value < 1000 and not relay:
        return Numeral(i, j, "fold", value)
    return scaled(tk, i, value, i, "digits", quantum=quantum)


def _are_cents(tk: Tokens, j: int) -> bool:
    """Whether two digits at ``j`` are the cents of a price, which old papers set apart: "$5 25 to $6 a barrel", "$1 75 per bushel"; not "$5 25 times"."""
    cents, before, after = at(tk, j), tk.word[j - 1], at(tk, j + 1)
    if not (len(cents) == 2 and cents.isdecimal() and before.isdecimal() and len(before) < 4 and not tk.glued(j)):
        return False
    return after in _PER or (after in ("to", "@", "a") and at(tk, j + 2) == "$")


_PER = frozenset(("a", "per", "an", "each", "@"))


@lru_cache(maxsize=1 << 14)
def _digits_value(word: str) -> tuple[Number, Number] | None:
    """Return (value, quantum) of a token of digits, or None for what has the look of a version or an address."""
    if len(word) > 1 and not word.strip("0"):
        return None  # "in $000s", "00 flour"
    if word.isdigit() and word.isascii() and len(word) < _LONG:
        return int(word), last_place(word)
    whole, _, decimals = word.partition(".")
    if whole.isdigit() and decimals.isdigit() and word.isascii() and len(word) < _LONG:
        return Decimal(word), _QUANTA[len(decimals)]
    word = word.translate(_MISREAD)
    if "," in word[-3:-1]:
        word = word.replace(".", "").replace(",", ".")  # "1,9 million", "1.250,50"
    plain = word.translate(_SEPARATORS)
    dots = plain.count(".")
    if dots > 1:
        groups = plain.split(".")
        if any(len(g) != 3 for g in groups[1:]) or not 1 <= len(groups[0]) <= 3:
            return None
        plain = "".join(groups)
        dots = 0
    if len(plain) > 40 or not plain.isascii():
        return None
    if dots:
        places = len(plain) - plain.index(".") - 1
        return Decimal(plain), Decimal(1).scaleb(-places)
    return int(plain), last_place(plain)


def _misgrouped(tk: Tokens, i: int) -> bool:
    """Whether the digits are a part of what has commas at odd places: "4,472,0000", "4,550,00", "30,0000"; "1,2,3" is a list."""
    behind = i > 1 and tk.glued(i) and (_group_goes_on(tk, i - 2) or (i > 3 and _group_goes_on(tk, i - 4)))
    return behind or _group_goes_on(tk, i)


def _group_goes_on(tk: Tokens, i: int) -> bool:
    j = i + 1
    if j + 2 == tk.size and tk.word[j] == "," and tk.word[j + 1] == "-" and tk.glued(j) and tk.glued(j + 1):
        return True  # the rest stands in the next line: "some 1,-"
    if j + 1 >= tk.size or tk.word[j] != "," or not (tk.glued(j) and tk.glued(j + 1) and tk.word[j + 1].isdigit()):
        return False
    grouped = "," in tk.word[i]
    return grouped or (len(tk.word[i]) <= len("000") < len(tk.word[j + 1]) and tk.word[i].isdecimal())  # "30,0000"


def _ordinal_end(value: int) -> str:
    """Return the ending of an ordinal in digits: 21st, 11th. "12st" is a weight."""
    if value % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def _past_hyphen(tk: Tokens, j: int) -> int:
    return j + 1 if tk.lower[j] in HYPHENS and tk.glued(j) else j


def _mixed_number(tk: Tokens, i: int, value: Number) -> Numeral | None:
    """Read "5-1/2", "5 1/2", "5½": a whole number and a simple fraction."""
    j = i + 1
    k = _past_hyphen(tk, j)
    old = _hyphened_fraction(tk, i, j) if isinstance(value, int) and k == j else None
    if old is not None:
        return scaled(tk, i, value + old, j + 2, "digits")
    part = _simple_fraction(tk, k) if at(tk, k)[:1].isdigit() else None
    if part is not None and part.value is not None and (k == j or tk.glued(k)):
        if isinstance(value, int):
            return scaled(tk, i, value + Decimal(part.value), part.last, "digits")
        if _is_of_cents(value) and (at(tk, i - 1) == "$" if k > j else (100 * part.value * 4) % 25 == 0):
            return scaled(
                tk, i, value + Decimal(part.value) / 100, part.last, "digits"
            )  # "$3.29-3/4" a bushel, "at 3.18 1/2"
    if tk.lower[j] in GLYPHS:
        part_of = 100 if _is_of_cents(value) else 1  # "$4.06¼ a bushel" has a quarter of a cent
        return scaled(tk, i, value + GLYPHS[tk.lower[j]] / part_of, j, "digits")
    return None


def _hyphened_fraction(tk: Tokens, i: int, j: int) -> Decimal | None:
    """Return the fraction at ``j`` behind a whole number, as old papers print it before a unit: "7 1-2 cents", "8 3-16c"; not "May 7 1-2 inches"."""
    if at(tk, j + 1) != "-" or not (tk.glued(j + 1) and at(tk, j + 2).isdecimal() and tk.glued(j + 2)) or tk.glued(j):
        return None
    top, bottom = tk.word[j], tk.word[j + 2]
    fifths = bottom == "5" and at(tk, j + 3) in _SECONDS  # "10 2-5 sec."
    if not (bottom in _OLD_BOTTOMS or fifths) or not top.isdecimal() or not 0 < int(top) < int(bottom):
        return None
    if int(top) % 2 == 0 and not fifths:
        return None
    named = i > 0 and tk.word[i - 1][0].isupper() and not tk.opens(i - 1)
    priced = at(tk, i - 1) in _LED_TO_PRICES and at(tk, j + 3) in _ENDS_PRICE and bottom != "2"
    if named or not (priced or at(tk, j + 3) in UNIT_FORMS or at(tk, j + 3) in ("c", "lb", "per")):
        return None
    return Decimal(top) / int(bottom)


_LED_TO_PRICES = frozenset((":", "at", "to"))  # "Consols: 76 1-4.", "closed at 94 3-8"
_ENDS_PRICE = frozenset((".", ",", ";", ""))
_SECONDS = frozenset(("sec", "secs", "second", "seconds"))
_OLD_BOTTOMS = frozenset(("2", "4", "8", "16", "32"))


def _is_of_cents(value: Number) -> bool:
    return isinstance(value, Decimal) and value.as_tuple().exponent == _OF_CENTS


def _simple_fraction(tk: Tokens, i: int) -> Numeral | None:
    """Read "3/4" or "3⁄4": a proper fraction with a denominator that people use, so that "9/11" and "24/7" are left."""
    if i + 2 >= tk.size or tk.word[i + 1] not in "/⁄" or not (tk.glued(i + 1) and tk.glued(i + 2)):
        return None
    top, slash, bottom = tk.word[i : i + 3]
    if not all(w.isdigit() and w.isascii() and len(w) <= 3 for w in (top, bottom)):
        return None
    over, under = int(top), int(bottom)
    used = under in _DENOMINATORS or slash == "⁄" or (top == "1" and at(tk, i + 3) == "of")
    if under == _SIXTHS and over in (2, 3, 4):
        return None  # "2/6" is two and sixpence
    if not (used and 0 < over < under) or (tk.glued(i + 3) and tk.word[i + 3] in "/⁄"):
        return None
    return Numeral(i, i + 2, "fraction", Decimal(over) / under)


def part_of_millions(tk: Tokens, part: Numeral) -> Numeral | None:
    """Read the fraction of a sum with its scale glued to it: "£1/2m"; "1/2m" of no money is half a metre."""
    if part.form != "fraction" or part.value is None or at(tk, part.last + 1) not in SUFFIXES:
        return None
    paid = after_currency(tk, part.first) and tk.glued(part.last + 1)
    return scaled(tk, part.first, part.value, part.last, "digits") if paid else None


def _power_of_ten(tk: Tokens, i: int, value: Number) -> Numeral | None:
    """Read "1.99×10−30", "3 x 10^8", "6.02 × 10²³", "10^6"."""
    if tk.word[i] == "10" and i + 2 < tk.size and tk.word[i + 1] == "^" and tk.glued(i + 1):
        value, ten = 1, i
    elif i + 3 < tk.size and tk.lower[i + 1] in _TIMES and tk.word[i + 2] == "10" and tk.glued(i + 3):
        ten = i + 2
    else:
        return None
    k = ten + 2 if tk.word[ten + 1] == "^" else ten + 1
    sign = 1
    if k < tk.size and tk.word[k] in MINUS and tk.glued(k):
        sign, k = -1, k + 1
    digits = tk.word[k].translate(_SUPERSCRIPTS) if k < tk.size and tk.glued(k) else ""
    exponent = digits.removeprefix("-")
    if not (exponent.isascii() and exponent.isdigit() and len(exponent) <= 2):
        return None
    power = -int(exponent) if sign < 0 or digits != exponent else int(exponent)
    return Numeral(i, k, "digits", Decimal(value).scaleb(power))
