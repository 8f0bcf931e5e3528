"""Numerals in words: "two hundred and fifty thousand", "forty-eight", "two and a half", "a dozen", "a couple of hundred"."""

from __future__ import annotations

from decimal import Decimal

from archive.extract.english.lexicon import (
    CARDINALS,
    CURRENCY_SIGNS,
    FRACTIONS,
    ORDINALS,
    SCALES,
    UNIT_FORMS,
    is_person,
    is_plural,
)
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import POSSESSIVES
from archive.extract.numbers.fraction_words import read_article_fraction, read_half, read_worded_fraction
from archive.extract.numbers.scales import HYPHENS, LATE_SCALES, Numeral, and_a_half, last_place, scaled
from archive.extract.numbers.vague_sizes import read_vague
from archive.extract.words import word_set, words

_TIMES_AFTER = word_set("rules", "numerals.times_after")
_MILLIONS = frozenset(("million", "billion", "trillion", "mln", "bln"))
_SINCE = frozenset(("ago", "earlier", "later", "before", "after", "from"))
_BEHIND_DECIMALS = SCALES.keys() | {"per", "percent", "pct", "%"}
_COUPLE_OF = word_set("rules", "numerals.couple_of")
_ARTICLE_SCALES = word_set("rules", "numerals.article_scales")
AFTER_ARTICLE = _ARTICLE_SCALES.union(FRACTIONS, ("fourth", "couple", "pair", "few", "handful"))
_NO_SCALES_OF_WORDS = frozenset(("hundred", "dozen", "mil"))


def read_words(tk: Tokens, i: int) -> Numeral:
    """Read a cardinal in words: "two hundred and fifty thousand", "forty-eight", "one-third", "two and a half"."""
    value, last, scale = _words_value(tk, i)
    if at(tk, last + 1) == "point" and scale == 1:
        decimal = _spelled_decimal(tk, i, last, value)
        if decimal is not None:
            return decimal
    k = last + 2 if at(tk, last + 1) in HYPHENS else last + 1
    other = _tens_behind(tk, i, last, value) or _score_or_gross(tk, i, last, value)
    if other is not None:
        return other
    if value < 100 and at(tk, k) == "dozen":
        return scaled(tk, i, value * 12, k, "words", quantum=12)
    if k == last + 1 and at(tk, k) == "grand":
        return scaled(tk, i, value, last, "words", quantum=last_place(str(value)))
    other = read_worded_fraction(tk, i, last, value) or _worded_ordinal(tk, i, last, value)
    if other is not None:
        return other
    half = and_a_half(tk, last + 1)
    if half is not None and scale >= 1000:
        return Numeral(i, half[1], "words", value + half[0] * scale, scale=scale)  # "one million and a half"
    if half is not None:
        return scaled(tk, i, value + half[0], half[1], "words")
    if at(tk, k) == "fold":
        return Numeral(i, k, "fold", value)
    if last == i and value and at(tk, last + 1) == "times" and at(tk, last + 2) in _TIMES_AFTER:
        return Numeral(i, last + 1, "fold", value)
    if at(tk, last + 1) in LATE_SCALES or (k > last + 1 and at(tk, k) == "odd"):
        return scaled(tk, i, value, last, "words", quantum=last_place(str(value)))
    return Numeral(i, last, "words", value, quantum=last_place(str(value)), scale=scale)


def _is_twenty(tk: Tokens, k: int) -> bool:
    """Whether "score" at ``k`` is twenty: "two score archers"; not "two score goals", "the two score draws"."""
    noun = tk.word[k + 1] if k + 1 < tk.size else "."
    return noun.islower() and is_plural(noun) and noun not in _SCORED


_SCORED = word_set("rules", "numerals.scored")


def _tens_behind(tk: Tokens, i: int, last: int, value: int) -> Numeral | None:
    """Read "five-and-twenty", and "four and twenty men" of old print; "between four and twenty men" and "four and twenty-one" are two numbers."""
    j = i + 1
    if last != i or not 0 < value < 10 or j + 1 >= tk.size:
        return None
    hyphens = tk.lower[j] in HYPHENS
    and_, k = j + hyphens, j + 1 + 2 * hyphens
    if tk.lower[and_] != "and" or not 20 <= CARDINALS.get(at(tk, k), 0) < 100:
        return None
    if hyphens:
        tied = tk.lower[k - 1] in HYPHENS and tk.glued(j) and tk.glued(k)
    else:
        tied = at(tk, i - 1) not in _BEFORE_TWO and is_plural(at(tk, k + 1)) and at(tk, k + 1).isalpha()
    return Numeral(i, k, "words", CARDINALS[tk.lower[k]] + value, quantum=1) if tied else None


_BEFORE_TWO = frozenset(("between", "from", "both", "of", "aged", "ages", "either", "at", "by", ",", "and", "to", "-"))


def _score_or_gross(tk: Tokens, i: int, last: int, value: int) -> Numeral | None:
    """Read "three score men", "threescore years and ten" and "two gross of pencils"; not "three score goals", "three gross of tax"."""
    w, after = at(tk, last + 1), at(tk, last + 2)
    if w not in _TIMES_OF or not 0 < value < 100 or at(tk, i - 1) in CURRENCY_SIGNS:
        return None
    if w == "score" and [after, at(tk, last + 3)] == ["and", "ten"] and value < 10:
        return Numeral(i, last + 3, "words", value * 20 + 10, quantum=10)  # "three score and ten"
    if w == "gross":
        counted = after == "of" and is_plural(at(tk, last + 3)) and at(tk, last + 3) not in _TAKEN_OFF
    else:
        counted = _is_twenty(tk, last + 1)
    times = _TIMES_OF[w]
    return Numeral(i, last + 1, "words", value * times, quantum=times, scale=times) if counted else None


_TIMES_OF = {"score": 20, "gross": 144}
_TAKEN_OFF = frozenset("fees taxes charges costs expenses deductions commissions premiums royalties".split())


def _spelled_decimal(tk: Tokens, first: int, last: int, value: int) -> Numeral | None:
    """Read "one point three per cent", "two point five million"; not "at one point three men fled", which has no unit behind it."""
    digits = ""
    k = last + 2
    while 0 <= CARDINALS.get(at(tk, k), 10) < 10 and len(digits) < 5:
        digits += str(CARDINALS[tk.lower[k]])
        k += 1
    after = at(tk, k)
    if not digits or at(tk, first - 1) == "at" or (after not in _BEHIND_DECIMALS and after not in UNIT_FORMS):
        return None
    if value == 1 and at(tk, k + 1) in _SINCE:
        return None  # "won by one point two years ago"
    return scaled(tk, first, Decimal(f"{value}.{digits}"), k - 1, "words", quantum=Decimal(1).scaleb(-len(digits)))


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
        if k > j and lower[j] == "and" and SCALES.get(at(tk, k + 1), 0) >= ceiling:
            break  # "between three million and four million" are two
        w = lower[k] if k < n else ""
        if w in CARDINALS:
            value = CARDINALS[w]
            if (j > i and value >= room) or (
                k == j + 1 and lower[j] in HYPHENS and not (current % 100 >= 20 and value < 10)
            ):
                break
            current += value
            room = 10 if value >= 20 and value % 10 == 0 else 1
        elif w == "hundred" and 0 < current < 100:
            current *= 100
            room = 100
        elif k == j and w in _MILLIONS and not current and 1000 <= total < 10**6 and lower[last] == "thousand":
            total, ceiling = total * SCALES[w], 1000  # "thirty thousand million"
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


def _next_number_word(tk: Tokens, j: int, room: int, *, started: bool, large: bool) -> int:
    """Return the token of the next number word at ``j``, past a hyphen or the "and" of "hundred and fifty"."""
    if started and tk.lower[j] in HYPHENS and tk.glued(j):
        tied = large and at(tk, j + 1) == "and" and at(tk, j + 2) in HYPHENS and at(tk, j + 3) in CARDINALS
        return j + 3 if tied else j + 1  # "one-hundred-and-fifty"
    if (
        started
        and tk.lower[j] in ("and", "&")
        and large
        and room != 1
        and j + 1 < tk.size
        and tk.lower[j + 1] in CARDINALS
    ):
        return j + 1
    return j


def _worded_ordinal(tk: Tokens, first: int, last: int, count: int) -> Numeral | None:
    """Read "twenty-first", where ``first..last`` says the tens."""
    k = last + 2
    if at(tk, k - 1) in HYPHENS and tk.glued(k - 1) and count >= 20 and ORDINALS.get(at(tk, k), 10) < 10:
        return Numeral(first, k, "ordinal", count + ORDINALS[tk.lower[k]])
    return None


def is_two(tk: Tokens, k: int) -> bool:
    """Whether "couple" at ``k`` means two of something, not two people in love."""
    return at(tk, k + 1) in _COUPLE_OF


def _is_of_persons(tk: Tokens, j: int) -> bool:
    """Whether "of" and persons stand at ``j``: "a pair of brothers", "a pair of young acrobats"; no jeans, no hands."""
    persons = (k for k in (j + 1, j + 2) if k < tk.size and is_plural(tk.word[k]) and is_person(tk.word[k]))
    return at(tk, j) == "of" and any(at(tk, k + 1) not in POSSESSIVES for k in persons)  # "men's shoes"


def read_article(tk: Tokens, i: int) -> Numeral | None:
    """Read what "a" opens: "a hundred", "a dozen", "a third of", "a couple", "a few hundred", "a half million"."""
    w = at(tk, i + 1)
    if w not in AFTER_ARTICLE:
        if w == "score":
            return Numeral(i, i + 1, "words", 20, quantum=1) if _is_a_score(tk, i) else None
        return Numeral(i, i, "words", 1) if w in _GOES_ON and _goes_on(tk, i) else None
    if w in _ARTICLE_SCALES:
        return _article_scale(tk, i)
    if w == "pair":
        return Numeral(i, i + 1, "words", 2) if _is_of_persons(tk, i + 2) else None
    if w == "couple":
        return scaled(tk, i, 2, i + 1, "words") if is_two(tk, i + 1) else None
    if w in ("few", "handful"):
        return read_vague(tk, i)
    if w == "quarter" and at(tk, i + 2) in _MILLIONS:
        return scaled(tk, i, SCALES[tk.lower[i + 2]] // 4, i + 2, "words")  # "a quarter million"
    return read_half(tk, i, i + 1) if w == "half" else read_article_fraction(tk, i)


def _is_a_score(tk: Tokens, i: int) -> bool:
    """Whether "a score" at ``i`` is twenty: "not more than a score were saved", "above a score of men"; not "better than a score of 40"."""
    before, after = at(tk, i - 1), at(tk, i + 2)
    if before not in _BOUNDS_SCORE:
        return False
    if after == "of":
        noun = at(tk, i + 3)
        return noun.isalpha() and is_plural(noun) and noun not in _SCORED
    return after in ("were", "are", "have") or (
        before == "than" and at(tk, i - 2) in ("more", "fewer") and after in _ENDS
    )


_BOUNDS_SCORE = frozenset("than above about some nearly near nigh over perhaps only".split())
_ENDS = frozenset((",", ";", "."))


def _goes_on(tk: Tokens, i: int) -> bool:
    """Whether "a" is the one of a time or length with parts, which the units take: "a year and a half", "an hour and 20 minutes"."""
    if at(tk, i + 2) != "and":
        return False
    number = at(tk, i + 3)
    parts = _GOES_ON[tk.lower[i + 1]]
    counted = (number[:1].isdigit() or number in CARDINALS) and at(tk, i + 4) in (parts, parts + "s")
    counted = counted and at(tk, i + 5) != "later"  # "waited a year and two months later left"
    return and_a_half(tk, i + 2) is not None or (counted and parts != "")


# What "a" may be one of where parts follow, and the parts that may.
_GOES_ON: dict[str, str] = words("numerals")["parts"]


def read_bare_scale(tk: Tokens, i: int) -> Numeral:
    """Read the scale word at ``i`` as one of it: "(another) hundred", "(the) hundred and twenty"."""
    read = _article_scale(tk, i - 1)
    read.first = i
    return read


def _article_scale(tk: Tokens, i: int) -> Numeral:
    """Read "a hundred", "a thousand and fifty"; the second number of "a thousand two hundred" is one of its own."""
    whole = scaled(tk, i, 1, i, "words")
    j = whole.last + 2
    if at(tk, j - 1) in HYPHENS and at(tk, j) == "and" and at(tk, j + 1) in HYPHENS:
        j += 2  # "a hundred-and-one"
    elif at(tk, j - 1) != "and":
        return whole
    if j + 1 >= tk.size or tk.lower[j] not in CARDINALS or tk.lower[j] == "zero":
        return whole
    if tk.lower[j] == "one" and not (is_plural(tk.word[j + 1]) and tk.word[j + 1].isalpha()):
        return whole  # but "a hundred and one goats"
    rest = read_words(tk, j)
    if rest.form == "words" and isinstance(rest.value, int) and whole.value is not None and rest.value < whole.value:
        return Numeral(i, rest.last, "words", whole.value + rest.value, quantum=rest.quantum)
    return whole
