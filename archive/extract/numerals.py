"""Tokens -> Numerals: what is written as a number, before anyone asks whether it counts something.

Digits, words ("two and a half million"), fractions ("5-1/2", "two-thirds", "1 in 10"), vague sizes ("tens of thousands"),
ordinals and folds. Every reader takes the tokens and an index and gives a Numeral or None; nothing here knows a unit.
"""

from __future__ import annotations

from decimal import Decimal

from archive.extract.lexicon import (
    AUXILIARIES,
    CARDINALS,
    CURRENCY_CODES,
    FOLDS,
    FRACTIONS,
    GLYPHS,
    MULTIPLES,
    NUMBER_STARTS,
    ORDINALS,
    PLURAL_SCALES,
    PREPOSITIONS,
    SCALES,
    SUFFIXES,
    VAGUE,
    VERBS,
    Number,
    is_person,
)
from archive.extract.metres import is_metres
from archive.extract.tokens import Tokens
from archive.extract.words import word_set

_RUNS = word_set("rules", "numerals.runs")
_TIMES_AFTER = word_set("rules", "numerals.times_after")
_COUPLE_OF = word_set("rules", "numerals.couple_of")
_ARTICLE_SCALES = word_set("rules", "numerals.article_scales")
_GOOD_FEW = word_set("rules", "numerals.good_few")
_HALVES_OF_A_MATCH = word_set("rules", "numerals.halves_of_a_match")
_HALVES_WITHOUT_OF = word_set("rules", "numerals.halves_without_of")
_TIME_UNITS = word_set("rules", "numerals.time_units")
_MULTIPLIED = word_set("rules", "numerals.multiplied")
_HALF_UNITS = word_set("rules", "numerals.half_units")

_HYPHENS = frozenset("-‑–")
_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100))


class Numeral:
    """Tokens ``first..last`` (both included) read as one number.

    ``form`` is digits, words, fraction, vague, ordinal, fold, multiple ("double homicide") or pair ("both"). ``quantum`` is one unit in the last significant place
    ("1.2 million": 100,000), 0 where the wording is no decimal numeral.
    """

    __slots__ = ("first", "form", "high", "last", "low", "quantum", "scale", "value")

    def __init__(self, first: int, last: int, form: str, value: Number | None, *, quantum: Number = 0, scale: int = 1,
                 low: Number | None = None, high: Number | None = None) -> None:  # fmt: skip
        if isinstance(value, Decimal) and form != "fraction" and value == value.to_integral_value():
            value = int(value)
        self.first, self.last, self.form, self.value = first, last, form, value
        self.quantum, self.scale, self.low, self.high = quantum, scale, low, high


_FIRST_DIGITS = frozenset("0123456789.")


def read_numerals(tk: Tokens) -> list[Numeral]:
    """Return the numerals of a paragraph, in order and disjoint."""
    found: list[Numeral] = []
    lower = tk.lower
    at = 0
    in_every = "in" in lower or "out" in lower
    starts = [i for i, w in enumerate(lower) if w in NUMBER_STARTS or w[0] in _FIRST_DIGITS]
    if not tk.text.isascii() and _is_foreign(tk):
        starts = [i for i in starts if lower[i][0] in _FIRST_DIGITS]
    for i in starts:
        if i < at:
            continue
        numeral = read_numeral(tk, i)
        if numeral is not None:
            if in_every:
                numeral = _one_in_ten(tk, numeral) or numeral
            if numeral.form == "fraction":
                numeral = _of_a_million(tk, numeral) or numeral
            found.append(numeral)
            at = numeral.last + 1
    return found


def _is_foreign(tk: Tokens) -> bool:
    """Whether a paragraph is in another language, by letters that English has in few words: "ten" is Polish for "this"."""
    letters = [w for w in tk.word if w[0].isalpha() and len(w) > 1]
    return 5 * sum(not w.isascii() and "’" not in w for w in letters) >= len(letters) > 3


def read_numeral(tk: Tokens, i: int) -> Numeral | None:
    """Return the longest numeral that begins at token ``i``."""
    w = tk.lower[i]
    if w[0] in _FIRST_DIGITS:
        return _read_digits(tk, i) if w != "." else None
    if w in GLYPHS:
        return Numeral(i, i, "fraction", GLYPHS[w])
    if w in VAGUE or w == "few":
        return _read_vague(tk, i)
    if w in ("a", "an"):
        return _read_article(tk, i)
    if w in ("half", "half-dozen"):
        return _read_half(tk, i, i)
    if w in CARDINALS:
        return _read_words(tk, i)
    if w == "dozen" or (w == "couple" and _is_two(tk, i)):
        return _scaled(tk, i, 2 if w == "couple" else 12, i, "words")
    if w in ORDINALS and ORDINALS[w] > 2:
        return Numeral(i, i, "ordinal", ORDINALS[w])
    if w in FOLDS:
        return Numeral(i, i, "fold", FOLDS[w])
    if w in MULTIPLES:
        named = i + 1 < tk.size and tk.lower[i + 1] in _MULTIPLIED
        return Numeral(i, i, "multiple", MULTIPLES[w]) if named else None
    if w in ("both", "couple"):
        return Numeral(i, i, "pair", 2) if _is_pair(tk, i) else None
    return None


def _is_pair(tk: Tokens, i: int) -> bool:
    """Whether "both" or "the couple" at ``i`` can stand for two persons: not "both A and B", not "the couple's house".

    It becomes a figure only where something happened to them: "both were taken to hospital", "a shooting left a couple dead".
    """
    after = tk.lower[i + 1] if i + 1 < tk.size else "."
    if after[0].isdigit() or (after in PREPOSITIONS and after != "of"):
        return False
    for k in range(i + 1, min(i + 4, tk.size)):
        w = tk.lower[k]
        if w in ("'s", "’s", "and", "'", "’"):
            return False
        if w in AUXILIARIES or w in VERBS or not w[0].isalpha():
            return True
    return True


def _of_a_million(tk: Tokens, part: Numeral) -> Numeral | None:
    """Read "a quarter of a million" as the number that it is."""
    k = part.last + 3
    if tk.lower[part.last + 1 : k] != ["of", "a"] or k >= tk.size or tk.lower[k] not in _ARTICLE_SCALES:
        return None
    return Numeral(part.first, k, "words", (part.value or 0) * SCALES[tk.lower[k]])


def _one_in_ten(tk: Tokens, part: Numeral) -> Numeral | None:
    """Read "1 in 10", "nine out of ten", "three in every five" as the fraction that it is; "12 in 10 days" is not."""
    lower, n = tk.lower, tk.size
    j = part.last + 1
    if part.form not in ("digits", "words") or part.scale > 1 or j + 1 >= n or not isinstance(part.value, int):
        return None
    if lower[j] == "in":
        j += 1
    elif lower[j] == "out" and lower[j + 1] == "of":
        j += 2
    else:
        return None
    every = j < n and lower[j] == "every"
    j += every
    whole = read_numeral(tk, j) if j < n and (lower[j] in CARDINALS or lower[j][0].isdigit()) else None
    if whole is None or whole.form not in ("digits", "words") or not isinstance(whole.value, int):
        return None
    after = lower[whole.last + 1] if whole.last + 1 < n else "."
    year = whole.first == whole.last and tk.word[whole.first].isdigit() and 1500 <= whole.value <= 2099
    if year or not 0 < part.value < whole.value or after in _TIME_UNITS or after in _HYPHENS:
        return None
    small = whole.value <= 10 or whole.value == 100
    said = lower[j - 1] == "of" or after == "of" or is_person(after) or after in _SAID_BY_SHARES
    if part.value == 1 or every or (small and said):
        return Numeral(part.first, whole.last, "fraction", Decimal(part.value) / whole.value)
    return None


_SAID_BY_SHARES = AUXILIARIES | word_set("rules", "numerals.said_by_shares")


# --- digits --------------------------------------------------------------------------------------------------------


def digits_value(word: str) -> tuple[Number, Number] | None:
    """Return (value, quantum) of a token of digits, or None for what has the look of a version or an address."""
    if word.isdigit() and word.isascii() and len(word) < 40:
        value = int(word)
        return value, 10 ** min(len(word) - len(word.rstrip("0")), len(word) - 1)
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
    value = int(plain)
    zeros = len(plain) - len(plain.rstrip("0"))
    return value, 10 ** min(zeros, len(plain) - 1)


_SEPARATORS = str.maketrans("", "", ", \u00a0\u2009\u202f")


def _read_digits(tk: Tokens, i: int) -> Numeral | None:
    read = digits_value(tk.word[i])
    if read is None:
        return None
    value, quantum = read
    n, lower = tk.size, tk.lower
    j = i + 1
    if j >= n or (lower[j] not in _GOES_ON and not lower[j][0].isdigit()):
        return _scaled(tk, i, value, i, "digits", quantum=quantum)
    if j < n and lower[j] in _ORDINAL_ENDS and tk.glued(j) and isinstance(value, int) and _ends_in(value) == lower[j]:
        return Numeral(i, j, "ordinal", value) if value > 0 else None
    other = _simple_fraction(tk, i) or _power_of_ten(tk, i, value)
    if other is not None:
        return other
    # "5-1/2", "5 1/2", "5½": a whole number and a simple fraction
    k = j + 1 if j < n and lower[j] in _HYPHENS and tk.glued(j) else j
    if k < n:
        part = _simple_fraction(tk, k) if lower[k][0].isdigit() else None
        if part is not None and part.value is not None and (k == j or tk.glued(k)) and isinstance(value, int):
            return _scaled(tk, i, value + Decimal(part.value), part.last, "digits", quantum=0)
        if lower[j] in GLYPHS:
            return _scaled(tk, i, value + GLYPHS[lower[j]], j, "digits", quantum=0)
    half = _and_a_half(tk, j)
    if half is not None:
        return _scaled(tk, i, value + half[0], half[1], "digits", quantum=0)
    if (j < n and lower[j] == "fold" and tk.glued(j)) or (k > j and k < n and lower[k] == "fold"):
        return Numeral(i, j if lower[j] == "fold" else k, "fold", value)
    relay = j + 1 < n and tk.glued(j + 1) and tk.word[j + 1][0].isdigit()  # 4x100m
    if j < n and lower[j] in _TIMES and tk.glued(j) and isinstance(value, int) and value < 1000 and not relay:
        return Numeral(i, j, "fold", value)
    return _scaled(tk, i, value, i, "digits", quantum=quantum)


_TIMES = frozenset("x×")
# What may follow digits and be more of the number than a scale word: "st", "/", "½", "and a half", "-fold".
_GOES_ON = _HYPHENS.union(_TIMES, GLYPHS, "/⁄", ("st", "nd", "rd", "th", "and", "fold"))
_MINUS = frozenset("-−–")


_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def _power_of_ten(tk: Tokens, i: int, value: Number) -> Numeral | None:
    """Read "1.99×10−30", "3 x 10^8", "6.02 × 10²³"."""
    if i + 3 >= tk.size or tk.lower[i + 1] not in _TIMES or tk.word[i + 2] != "10" or not tk.glued(i + 3):
        return None
    k = i + 4 if tk.word[i + 3] == "^" else i + 3
    sign = 1
    if k < tk.size and tk.word[k] in _MINUS and tk.glued(k):
        sign, k = -1, k + 1
    digits = tk.word[k].translate(_SUPERSCRIPTS) if k < tk.size and tk.glued(k) else ""
    exponent = digits.removeprefix("-")
    if not (exponent.isascii() and exponent.isdigit() and len(exponent) <= 2):
        return None
    power = -int(exponent) if sign < 0 or digits != exponent else int(exponent)
    return Numeral(i, k, "digits", Decimal(value).scaleb(power))


_ORDINAL_ENDS = frozenset(("st", "nd", "rd", "th"))


def _ends_in(value: int) -> str:
    """Return the ending of an ordinal in digits: 21st, 11th. "12st" is a weight."""
    if value % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def _simple_fraction(tk: Tokens, i: int) -> Numeral | None:
    """Read "3/4" or "3⁄4": a proper fraction with a denominator that people use, so that "9/11" and "24/7" are left."""
    if i + 2 >= tk.size or tk.word[i + 1] not in "/⁄" or not (tk.glued(i + 1) and tk.glued(i + 2)):
        return None
    top, bottom = tk.word[i], tk.word[i + 2]
    if (
        not (top.isdigit() and top.isascii() and bottom.isdigit() and bottom.isascii())
        or len(bottom) > 3
        or len(top) > 3
    ):
        return None
    if (
        (
            int(bottom) not in _DENOMINATORS
            and tk.word[i + 1] == "/"
            and (top != "1" or tk.lower[i + 3 : i + 4] != ["of"])
        )
        or int(bottom) == 0
        or int(top) >= int(bottom)
        or int(top) == 0
    ):
        return None
    if i + 3 < tk.size and tk.glued(i + 3) and tk.word[i + 3] in "/⁄":
        return None
    return Numeral(i, i + 2, "fraction", Decimal(int(top)) / int(bottom))


def _and_a_half(tk: Tokens, j: int) -> tuple[Decimal, int] | None:
    """Read "and a half", "-and-a-half", "and three quarters" at ``j``: (what it adds, its last token)."""
    lower, n = tk.lower, tk.size
    if j >= n or (lower[j] != "and" and lower[j] not in _HYPHENS):
        return None
    parts: list[int] = []
    k = j
    while k < n and len(parts) < 3:
        if lower[k] not in _HYPHENS:
            parts.append(k)
        k += 1
    if len(parts) < 3 or lower[parts[0]] != "and":
        return None
    one, two = lower[parts[1]], lower[parts[2]]
    if one in ("a", "one") and two in ("half", "quarter", "third"):
        return Decimal(1) / FRACTIONS[two], parts[2]
    if one in ("two", "three") and two in ("quarters", "thirds"):
        return Decimal(CARDINALS[one]) / FRACTIONS[two], parts[2]
    return None


def _scaled(tk: Tokens, first: int, value: Number, last: int, form: str, *, quantum: Number = 0) -> Numeral:
    """Take the scale words that follow ("million", "hundred thousand", "bn", "-million", "m" glued to digits)."""
    lower, n = tk.lower, tk.size
    scale = 1
    j = last + 1
    while j < n:
        k = j + 1 if lower[j] in _HYPHENS and tk.glued(j) and j + 1 < n and tk.glued(j + 1) else j
        w = lower[k]
        glued = k == j and tk.glued(k)
        if w in SCALES and not (w == "mil" and not glued) and (k == j or w != "dozen"):
            factor = SCALES[w]
        elif glued and w in SUFFIXES and scale == 1 and form == "digits":
            factor = _suffix(tk, k)
        elif (
            w == "b"
            and tk.word[k] == "B"
            and scale == 1
            and form == "digits"
            and k + 1 < n
            and (lower[k + 1][0].isalpha() or _after_currency(tk, first))
        ):
            factor = 10**9  # "8 B people"
        else:
            break
        if not factor or scale * factor > 10**24:
            break
        scale *= factor
        last = k
        j = k + 1
    if (
        form == "words"
        and scale == 1
        and last + 1 < n
        and lower[last + 1] == "of"
        and last + 2 < n
        and lower[last + 2] in SCALES
    ):
        # "a couple of hundred", "a couple of dozen"
        return _scaled(tk, first, value * SCALES[lower[last + 2]], last + 2, form)
    if form == "words" and last + 1 < n and quantum == 0 and scale > 1:
        half = _and_a_half(tk, last + 1)
        if half is not None and scale >= 1000:  # "a million and a half"
            return Numeral(first, half[1], form, (value + half[0]) * scale, scale=scale)
    total = value * scale
    if quantum == 0 and total and total == int(total):
        return Numeral(first, last, form, total, quantum=_last_place(int(total)), scale=scale)
    return Numeral(first, last, form, total, quantum=quantum * scale, scale=scale)


def _last_place(value: int) -> int:
    """Return one unit in the last significant place: 1,200 -> 100."""
    digits = str(value)
    return 10 ** (len(digits) - len(digits.rstrip("0"))) if value else 1


def _suffix(tk: Tokens, k: int) -> int:
    """Return what a letter glued to digits multiplies by, 0 where it is a unit: "1.2m people" but "a 100m race"."""
    letter = tk.word[k]
    after = tk.lower[k + 1] if k + 1 < tk.size else ""
    if letter == "m" and not _after_currency(tk, k - 1) and is_metres(tk, k):
        return 0
    if (
        letter in "Mmk"
        and not _after_currency(tk, k - 1)
        and after
        and tk.glued(k + 1)
        and after in ("²", "³", "/", "2", "3")
    ):
        return 0
    if letter == "mm":
        return 0
    if letter in "kK" and after in _RUNS:
        return 0
    if letter in "tT" and not _after_currency(tk, k - 1):
        return 0
    return SUFFIXES[letter.lower()]


def _after_currency(tk: Tokens, i: int) -> bool:
    return i > 0 and (tk.word[i - 1] in "$£€¥₹" or tk.word[i - 1] in CURRENCY_CODES)


# --- words ---------------------------------------------------------------------------------------------------------


def _read_words(tk: Tokens, i: int) -> Numeral | None:
    """Read a cardinal in words: "two hundred and fifty thousand", "forty-eight", "one-third", "two and a half"."""
    lower, n = tk.lower, tk.size
    value, last, scale = _words_value(tk, i)
    k = last + 2 if last + 1 < n and lower[last + 1] in _HYPHENS else last + 1
    if k < n and lower[k] == "dozen" and value < 100:
        return _scaled(tk, i, value * 12, k, "words", quantum=12)
    other = _worded_fraction(tk, i, last, value) or _worded_ordinal(tk, i, last, value)
    if other is not None:
        return other
    half = _and_a_half(tk, last + 1)
    if half is not None and scale >= 1000:
        return Numeral(i, half[1], "words", value + half[0] * scale, scale=scale)  # "one million and a half"
    if half is not None:
        return _scaled(tk, i, value + half[0], half[1], "words", quantum=0)
    if k < n and lower[k] == "fold":
        return Numeral(i, k, "fold", value)
    if last == i and value and last + 1 < n and lower[last + 1] == "times" and _multiplies(tk, last + 2):
        return Numeral(i, last + 1, "fold", value)
    return Numeral(i, last, "words", value, quantum=_last_place(value), scale=scale)


def _words_value(tk: Tokens, i: int) -> tuple[int, int, int]:
    """Add up the number words from ``i`` on: (their value, the last of them, the scale word that ends them or 1).

    ``ceiling`` is the smallest scale said so far (after "thousand" no "million"), ``room`` what the last small word left
    open: after "forty" only 1 to 9, after "four" nothing, so that "four twelve" are two numbers.
    """
    lower, n = tk.lower, tk.size
    total = current = 0
    last = j = i
    ceiling, room = 10**24, 10**9
    while j < n:
        k = _next_number_word(tk, j, room, started=j > i, large=current >= 100 or (current == 0 and total > 0))
        w = lower[k] if k < n else ""
        if w in CARDINALS:
            value = CARDINALS[w]
            if (j > i and value >= room) or (
                k > j and lower[j] in _HYPHENS and not (current % 100 >= 20 and value < 10)
            ):
                break
            current += value
            room = 10 if value >= 20 and value % 10 == 0 else 1
        elif w == "hundred" and 0 < current < 100:
            current *= 100
            room = 100
        elif w in SCALES and w not in _NO_SCALES_OF_WORDS and current and SCALES[w] < ceiling:
            total += current * SCALES[w]
            ceiling, current = SCALES[w], 0
            room = 1000 if SCALES[w] >= 1000 else 100
            if k + 1 < n and lower[k + 1] in CARDINALS and tk.start[k + 1] - tk.end[k] != 1:
                return total, k, ceiling
        else:
            break
        last = k
        j = k + 1
    return total + current, last, ceiling if total and not current else 1


_NO_SCALES_OF_WORDS = frozenset(("hundred", "dozen", "mil"))


def _next_number_word(tk: Tokens, j: int, room: int, *, started: bool, large: bool) -> int:
    """Return the token of the next number word at ``j``, past a hyphen or the "and" of "hundred and fifty"."""
    if started and tk.lower[j] in _HYPHENS and tk.glued(j):
        return j + 1
    if started and tk.lower[j] == "and" and large and room != 1 and j + 1 < tk.size and tk.lower[j + 1] in CARDINALS:
        return j + 1
    return j


def _multiplies(tk: Tokens, j: int) -> bool:
    return j < tk.size and tk.lower[j] in _TIMES_AFTER


def _worded_fraction(tk: Tokens, first: int, last: int, count: int) -> Numeral | None:
    """Read "one-third", "two thirds", "three-quarters", "one half" where ``first..last`` says the count."""
    lower, n = tk.lower, tk.size
    k = last + 1
    hyphen = k < n and lower[k] in _HYPHENS and tk.glued(k)
    if hyphen:
        k += 1
    if k >= n or not 0 < count < 100:
        return None
    w = lower[k]
    if w not in FRACTIONS or (FRACTIONS[w] <= count and FRACTIONS[w] != 2):
        return None
    plural = w.endswith("s") or w == "halves"
    if plural == (count == 1):
        return None
    if w == "quarters" and not hyphen and not _of_follows(tk, k):
        return None  # "two quarters": of a year, unless they are quarters of something
    said = first > 0 and lower[first - 1] in _BEFORE_FRACTION  # "fell by one third"
    shared = said or _of_follows(tk, k) or (k + 1 < n and lower[k + 1] in _SAID_BY_SHARES_ALONE)
    if not hyphen and count == 1 and w not in ("half", "quarter") and not shared:
        return None
    return Numeral(first, k, "fraction", Decimal(count) / FRACTIONS[w])


def _worded_ordinal(tk: Tokens, first: int, last: int, count: int) -> Numeral | None:
    """Read "twenty-first", "two hundredth"."""
    k = last + 1
    if k < tk.size and tk.lower[k] in _HYPHENS and tk.glued(k):
        k += 1
        if k < tk.size and tk.lower[k] in ORDINALS and count >= 20 and ORDINALS[tk.lower[k]] < 10:
            return Numeral(first, k, "ordinal", count + ORDINALS[tk.lower[k]])
    return None


def _of_follows(tk: Tokens, k: int) -> bool:
    return k + 1 < tk.size and tk.lower[k + 1] == "of"


def _is_two(tk: Tokens, k: int) -> bool:
    """Whether "couple" at ``k`` means two of something, not two people in love."""
    after = tk.lower[k + 1] if k + 1 < tk.size else ""
    return after in _COUPLE_OF


_AFTER_ARTICLE = _ARTICLE_SCALES.union(FRACTIONS, ("couple", "few", "handful", "good", "whole"))


def _read_article(tk: Tokens, i: int) -> Numeral | None:
    """Read what "a" opens: "a hundred", "a dozen", "a third of", "a couple", "a few hundred", "a half million"."""
    lower, n = tk.lower, tk.size
    if i + 1 >= n or lower[i + 1] not in _AFTER_ARTICLE:
        return None
    w = lower[i + 1]
    if w in _ARTICLE_SCALES:
        numeral = _scaled(tk, i, 1, i, "words")
        # "a hundred and fifty", "a thousand two hundred"
        if numeral.value is not None and numeral.last + 1 < n:
            j = numeral.last + 1
            if lower[j] == "and" and j + 1 < n:
                j += 1
            rest = _read_words(tk, j) if lower[j] in CARDINALS and lower[j] not in ("one", "zero") else None
            if rest is not None and rest.form == "words" and isinstance(rest.value, int) and rest.value < numeral.value \
                    and j + 1 < n and lower[j - 1] == "and":  # fmt: skip
                return Numeral(i, rest.last, "words", numeral.value + rest.value, quantum=rest.quantum)
        return numeral
    if w == "couple":
        return _scaled(tk, i, 2, i + 1, "words") if _is_two(tk, i + 1) else None
    if w in ("few", "handful"):
        return _read_vague(tk, i)
    if w in ("good", "whole") and i + 2 < n and lower[i + 2] in _GOOD_FEW:
        return None
    if w == "half":
        return _read_half(tk, i, i + 1)
    if w in FRACTIONS and not w.endswith("s") and _article_fraction(tk, i, i + 1):
        return Numeral(i, i + 1, "fraction", Decimal(1) / FRACTIONS[w])
    return None


_BEFORE_FRACTION = word_set("rules", "numerals.before_fraction")
_AFTER_FRACTION = word_set("rules", "numerals.after_fraction")


def _article_fraction(tk: Tokens, i: int, k: int) -> bool:
    """Whether "a third", "a quarter" is a fraction here, not a third time, a three-month quarter or a coin."""
    after = tk.lower[k + 1] if k + 1 < tk.size else "."
    before = tk.lower[i - 1] if i else ""
    if after == "of" or _past_brackets(tk, k + 1) or (after in _SAID_BY_SHARES_ALONE and not _is_one_more(tk, i, k)):
        return True
    ends = (not after[0].isalpha() and after not in "-‑–$") or after in _AFTER_FRACTION
    return before in _BEFORE_FRACTION and ends


def _is_one_more(tk: Tokens, i: int, k: int) -> bool:
    """Whether "a third" is one after two: "two witnesses were sure, a third said he was not"."""
    number = FRACTIONS[tk.lower[k]]
    before = tk.lower[max(0, i - 25) : i]
    counted = any(CARDINALS.get(w) == number - 1 or ORDINALS.get(w) == number - 1 for w in before)
    return counted or not _HE.isdisjoint(tk.lower[k + 1 : k + 8])


_HE = frozenset(("he", "she", "his", "her", "him", "himself", "herself"))


def _past_brackets(tk: Tokens, k: int) -> bool:
    """Whether brackets at ``k`` stand between a share and its "of": "a quarter (25%) of pupils"."""
    return tk.lower[k : k + 1] == ["("] and [")", "of"] in (tk.lower[j : j + 2] for j in range(k + 2, k + 7))


_HALF_AFTER = word_set("rules", "numerals.half_after")
_SAID_BY_SHARES_ALONE = word_set("rules", "numerals.said_by_shares_alone")  # "a third said", "a quarter have none"


def _read_half(tk: Tokens, first: int, k: int) -> Numeral | None:
    """Read "half" at ``k``: "half a million", "half of them", "nearly half", "half an hour"; not the half of a match."""
    lower, n = tk.lower, tk.size
    before = lower[first - 1] if first else ""
    after = lower[k + 1] if k + 1 < n else "."
    if after in ("a", "an") and k + 2 < n:
        if lower[k + 2] in SCALES:
            return (
                _scaled(tk, first, Decimal("0.5") * SCALES[lower[k + 2]], k + 2, "words")
                if lower[k + 2] != "mil"
                else None
            )
        return Numeral(first, k, "fraction", Decimal("0.5"))
    if after in SCALES and after != "mil":
        return _scaled(tk, first, Decimal("0.5") * SCALES[after], k + 1, "words")
    if after in _HYPHENS and tk.glued(k + 1) and k + 2 < n:
        if lower[k + 2] == "a" and k + 3 < n and lower[k + 3] in SCALES:
            return _scaled(tk, first, Decimal("0.5") * SCALES[lower[k + 3]], k + 3, "words")  # "half-a million"
        if lower[k + 2] in SCALES:
            return _scaled(tk, first, Decimal("0.5") * SCALES[lower[k + 2]], k + 2, "words")
        if lower[k + 2] in _HALF_UNITS:
            return Numeral(first, k, "fraction", Decimal("0.5"))
        return None
    if before in _HALVES_OF_A_MATCH or (before in _HALVES_WITHOUT_OF and after != "of"):
        return None
    if (
        after in _HALF_AFTER
        or after in _SAID_BY_SHARES_ALONE
        or before in _BEFORE_FRACTION
        or _past_brackets(tk, k + 1)
    ):
        return Numeral(first, k, "fraction", Decimal("0.5"))
    return None


# --- vague sizes ---------------------------------------------------------------------------------------------------


def _read_vague(tk: Tokens, i: int) -> Numeral | None:
    """Read "dozens", "tens of thousands", "several hundred", "a few", "a handful of"."""
    lower, n = tk.lower, tk.size
    last = i
    word = lower[i]
    if word in ("a", "an"):
        last = i + 1
        word = "a " + lower[last]
    elif word == "few":
        return None
    elif word == "several":
        pass
    vague = VAGUE.get(word)
    if vague is None:
        return None
    low: int = vague.low
    high = vague.high
    k = last + 1
    if word in ("several", "a few"):
        if k < n and lower[k] in SCALES and lower[k] != "mil":
            base = SCALES[lower[k]]
            if k + 1 < n and lower[k + 1] in SCALES and SCALES[lower[k + 1]] > base:
                k += 1
                base *= SCALES[lower[k]]
            return Numeral(i, k, "vague", None, low=low * base, high=10 * base - 1 if base != 12 else 119, scale=base)
        if k < n and lower[k] in PLURAL_SCALES:
            return None
        if k < n and lower[k] == "tens":
            base = 10
            if k + 2 < n and lower[k + 1] == "of" and (lower[k + 2] in PLURAL_SCALES or lower[k + 2] in SCALES):
                k += 2  # "several tens of millions"
                base *= PLURAL_SCALES.get(lower[k]) or SCALES[lower[k]]
            return Numeral(i, k, "vague", None, low=low * base, high=10 * base - 1, scale=base)
        return Numeral(i, last, "vague", None, low=low, high=high)
    if k + 1 < n and lower[k] == "of" and lower[k + 1] in PLURAL_SCALES and high is not None:
        base = PLURAL_SCALES[lower[k + 1]]
        last = k + 1
        low, high = low * base, (high + 1) * base - 1
        if last + 2 < n and lower[last + 1] == "of" and lower[last + 2] in PLURAL_SCALES:
            return Numeral(
                i,
                last + 2,
                "vague",
                None,
                low=low * PLURAL_SCALES[lower[last + 2]],
                high=(high + 1) * PLURAL_SCALES[lower[last + 2]] - 1,
            )
        return Numeral(i, last, "vague", None, low=low, high=high)
    if word == "tens" or (word == "scores" and not (k < n and lower[k] in ("of", "more"))):
        return None
    return Numeral(i, last, "vague", None, low=low, high=high)
