"""The unit that stands behind a number, by its name or sign: "km", "sq ft", "a quarter of a mile", "points" of a share."""

from __future__ import annotations

from decimal import Decimal

from archive.extract.draft import Draft
from archive.extract.english.lexicon import (
    CHANGE_NOUNS,
    CURRENCY_CODES,
    DETERMINERS,
    DOLLAR,
    OF_A_COUNTRY,
    PLURAL_SCALES,
    UNIT_FORMS,
    UNIT_STARTS,
    UNIT_SYMBOLS,
    Unit,
    is_plural,
)
from archive.extract.english.tokens import TYING, Tokens, at
from archive.extract.units.currencies import WORDY_CODES, is_of_a_country, runs_on
from archive.extract.units.doubtful_units import DOUBTFUL, sign_is_unit, word_is_unit
from archive.extract.words import word_set

_UNIT_ADJECTIVES = word_set("rules", "units.unit_adjectives")
_DIGITS_ONLY = word_set("rules", "units.digits_only")
_STONE_THINGS = word_set("rules", "units.stone_things")
# Between a number and its unit: "three more days", "two consecutive quarters".
_BETWEEN = word_set("rules", "units.between")
_PIECES = frozenset(("bit", "bits"))
_OF_DATA = frozenset(("data", "information", "memory", "storage", "code", "encryption"))
TIMES = word_set("rules", "numerals.time_units")
_OR_SO = frozenset(("odd", "some", "plus"))


def unit_at(tk: Tokens, j: int, d: Draft) -> tuple[Unit, int, int] | None:
    """Return (unit, its first and last token) where one stands at ``j``, after a hyphen or a word that may come between."""
    n, lower, word = tk.size, tk.lower, tk.word
    if j >= n:
        return None
    w = lower[j]
    if w == "of" and j + 2 < n and lower[j + 1] in ("a", "an", "one", "1") and _is_part_of_one(d):
        k = j + 3 if lower[j + 2] in _UNIT_ADJECTIVES else j + 2
        found = _form_at(tk, k, d)  # "a quarter of a mile", "half of one percent"
        if found is not None:
            return found
    if d.form == "fraction" or (w == "point" and isinstance(d.value, Decimal)):  # "cut by 0.37 point"
        found = _unit_of_share(tk, j, d)
        if found is not None or w in ("a", "an"):
            return found
    if w in TYING and j + 1 < n and tk.glued(j) and tk.glued(j + 1):
        return _form_at(tk, j + 1 + (lower[j + 1] in _OR_SO), d)  # "20-odd minutes"
    found = _form_at(tk, j, d)
    if found is not None or (w not in _BEFORE_UNITS and word[j] not in CURRENCY_CODES):
        return found
    if w in _BETWEEN and j + 1 < n and d.form != "fraction":
        found = _form_at(tk, j + 1, d)
        if found is not None and found[0].kind != "duration" and lower[found[2]] != "times":
            return None
    if found is None and w in _UNIT_ADJECTIVES and j + 1 < n:
        found = _form_at(tk, j + 1, d)  # "one US fluid ounce"
        if found is not None and found[0].kind != "measure":
            return None
    if found is None and w == "of" and j + 1 < n and (d.vague or lower[d.last] in _TIMES_OF):
        found = _form_at(tk, j + 1, d)  # "millions of dollars", "a couple of hours"
    return found if found is not None else _currency_at(tk, j, d)


def _currency_at(tk: Tokens, j: int, d: Draft) -> tuple[Unit, int, int] | None:
    """Return the currency that its code names, or a nation before its dollars: "5 USD", "47 Canadian cts"."""
    code = tk.word[j]
    if code in CURRENCY_CODES and d.form == "digits" and code not in WORDY_CODES:
        return CURRENCY_CODES[code], j, j
    if tk.lower[j] not in _DOLLAR_NATIONS or at(tk, j + 1) not in _DOLLARS_AND_CENTS:
        return None
    return (DOLLAR, j, j + 1) if tk.lower[j + 1][0] == "d" else _form_at(tk, j + 1, d)


_DOLLAR_NATIONS = frozenset(("canadian", "australian", "american"))
_DOLLARS_AND_CENTS = frozenset(("dollar", "dollars", "ct", "cts", "cent", "cents"))
_TIMES_OF = PLURAL_SCALES.keys() | {"couple", "lacs"}  # "a couple of hours", "eight millions of dollars"
_BEFORE_UNITS = _BETWEEN | _UNIT_ADJECTIVES | _DOLLAR_NATIONS | {"of"}
MAY_OPEN_UNIT = UNIT_STARTS.union(_BEFORE_UNITS, CURRENCY_CODES, TYING, ("+", "point", "points"))


def _is_part_of_one(d: Draft) -> bool:
    return d.form == "fraction" or (isinstance(d.value, Decimal) and (d.value < 1 or d.form == "words"))


def _unit_of_share(tk: Tokens, j: int, d: Draft) -> tuple[Unit, int, int] | None:
    """Return the unit of a part at ``j``: "half an hour", "half-an-hour", "a quarter-point cut", "cut rates by a quarter of a point", "0.37 point"."""
    if at(tk, j) in TYING and at(tk, j + 1) in ("a", "an"):
        return _form_at(tk, j + 3, d)
    point = j + (2 if tk.lower[j : j + 2] == ["of", "a"] else at(tk, j) == "a" or at(tk, j) in TYING)
    if at(tk, point) in ("point", "points") and _is_spread(tk, point):
        return PERCENTAGE_POINT, point, point
    if at(tk, j) not in ("a", "an") or "in" in tk.lower[d.first : d.last]:
        return None  # "one in four a week ago"
    if tk.lower[d.last].isalpha() and tk.lower[d.last] not in _BEFORE_A_UNIT:
        return None  # "against a third a year ago"
    return _form_at(tk, j + 1, d)


_BEFORE_A_UNIT = frozenset(("half", "quarter", "quarters"))


def _is_spread(tk: Tokens, j: int) -> bool:
    """Whether a point at ``j`` is a percentage point: "1/8 point over Libor", "a quarter-point cut", "raised rates by half a point"."""
    if at(tk, j + 1) in ("over", "above", "below", "under") or at(tk, j + 1) in CHANGE_NOUNS:
        return True
    if at(tk, j + 1) in _RATES or at(tk, j + 2) in _RATES:
        return True  # "a half point interest rate cut"
    for k in range(j - 1, max(-1, j - _NEAR_RATE), -1):
        if tk.lower[k] in _RATES:
            return True
        if tk.lower[k] in (";", ".", "price", "prices"):
            break
    return False


_RATES = word_set("rules", "units.rates")
_NEAR_RATE = 20  # tokens
PERCENTAGE_POINT = UNIT_FORMS["percentage"][0][1]


def _form_at(tk: Tokens, j: int, d: Draft) -> tuple[Unit, int, int] | None:
    lower, word, n = tk.lower, tk.word, tk.size
    if j >= n or (lower[j] not in UNIT_STARTS and word[j] not in UNIT_STARTS):
        return None
    if lower[j] == "year" and j + 2 < n and lower[j + 2] == "ago" and lower[j + 1] in TYING and tk.glued(j + 2):
        return None  # "210 MLN TONNES VS 192 MLN YEAR-AGO"
    if lower[j] in _TIMES_AGO and at(tk, j + 1) == "ago" and d.form == "digits" and (d.value or 0) >= _NO_TIME:
        return None  # "versus 130,000 week ago"
    if word[j].isupper() and tk.new_line(j) and j + 2 < n and lower[j + 1] in TYING and tk.glued(j + 2):
        return None  # the next row of a table: "133,766", "FT-SE 22,109"
    best: tuple[Unit, int, int] | None = None
    if d.form in ("digits", "fraction"):
        for form, unit in UNIT_SYMBOLS.get(word[j], ()):
            end = j + len(form) - 1
            if (
                tuple(word[j : end + 1]) == form
                and (not unit.tight or tk.glued(j) or form == ("p",) or _is_sign_apart(tk, d, j))
                and not runs_on(tk, end)
                and not (form[-1].isdigit() and not tk.glued(end))  # "5 ft 2 in" is no square feet
                and _symbol_fits(tk, d, j, form)
            ):
                best = unit, j, end
                break
    for form, unit in UNIT_FORMS.get(lower[j], ()):
        end = j + len(form) - 1
        if best is not None and end <= best[2]:
            break
        if (end == j or tuple(lower[j : end + 1]) == form) and _form_fits(tk, d, j, end, unit):
            best = unit, j, end
            break
    return best


def _is_sign_apart(tk: Tokens, d: Draft, j: int) -> bool:
    """Whether a sign apart from its digits is a unit: of a rate, "9.6 t/ha", "22 l/hr", or with its full stop, "28.61 in."; not "14 c/o"."""
    if tk.lower[j] == "in":
        ends = j + 2 >= tk.size or not tk.word[j + 2][0].isalpha() or tk.word[j + 2].islower()
        return isinstance(d.value, Decimal) and at(tk, j + 1) == "." and tk.glued(j + 1) and ends
    tied = at(tk, j + 1) == "/" and tk.glued(j + 1) and tk.glued(j + 2) and tk.word[j].islower()
    return tied and (at(tk, j + 2) in UNIT_FORMS or at(tk, j + 2) in UNIT_SYMBOLS)


def _symbol_fits(tk: Tokens, d: Draft, j: int, form: tuple[str, ...]) -> bool:
    if form == ("s",):
        return isinstance(d.value, Decimal) or at(tk, d.first - 1) in _MINUTES  # "9.58s", "2m 14s", never "the 60s"
    if form == ("x",):
        runs_on = tk.glued(j + 1) and at(tk, j + 1)[:1].isalnum()  # "2.5x4 m"
        return not runs_on and (isinstance(d.value, Decimal) or at(tk, j + 1) in _MULTIPLIED)  # "2.9x EBITDA"
    if form == ("MT",):
        return tk.glued(j) or d.scale > 1 or (d.value or 0) >= _MANY_TONNES  # "at 8 MT" is a time of the mountains
    doubted = sign_is_unit(tk, d, j, form)
    if doubted is not None:
        return doubted
    if form == ("A",) and isinstance(d.value, int) and _ELECTRIC.isdisjoint(tk.distinct):
        return False  # "form 4A", "the 42A"
    if form == ("in",):
        return at(tk, j + 1) not in DETERMINERS and not _is_one_in_many(tk, j + 1)
    if form in (("C",), ("F",), ("A",), ("V",), ("J",), ("L",), ("l",), ("W",)):
        after = tk.word[j + 1] if j + 1 < tk.size else ""
        if form == ("W",) and len(after) > 2 and after.isupper():
            return True  # "a 5 W USB charger"; a street goes on in small letters, "10 W Main"
        return (
            d.scale == 1
            and not (after == "-" and tk.glued(j + 1))
            and (tk.glued(j) or (not after[:1].isupper() and not (after == "." and j + 2 < tk.size)))
            and not (
                form[0] in "CF" and after[:1].isupper() and _is_shouted(tk, d.first - 1)
            )  # "the ANDE 6C Rapid kit"
        )
    if form in (("c",), ("p",)):
        if not tk.glued(j):
            return form == ("p",) and (j + 1 >= tk.size or tk.lower[j + 1] in ("at", "to", "from", ",", "a", "per"))
        lines = tk.word[d.last] in ("1080", "720", "480") and at(tk, d.first - 1) not in _PRICED_AT
        return form == ("c",) or not lines  # "cut to 480p"; of pictures the traps tell
    return True


_PRICED_AT = frozenset(("to", "at", "from", "of", "by", "over", "under", "worth"))
_MULTIPLIED = word_set("rules", "units.multiplied")
_ELECTRIC = word_set("rules", "units.electric")
_MANY_TONNES = 20
_MINUTES = frozenset(("m", "min", "mins"))


def _is_one_in_many(tk: Tokens, j: int) -> bool:
    """Whether "-100" goes on at ``j`` behind "1-in": a flood of one year in so many, no inch."""
    return at(tk, j) in TYING and at(tk, j + 1)[:1].isdigit()


def _is_shouted(tk: Tokens, k: int) -> bool:
    return k >= 0 and tk.word[k].isalpha() and tk.word[k].isupper()


_TIMES_AGO = frozenset(("week", "month", "year"))
_NO_TIME = 1000  # of weeks or years, in the singular, that nobody counts back
_MARKS = frozenset(("mark", "marks"))
_EXAMS = frozenset(
    "score scored scores exam exams examination examinations mean syllabus candidates pupils maths".split()
)
_BIG_ONLY = frozenset(
    ("won", "mark", "marks", "dong", "rand", "sol", "soles", "lev", "leu", "lei", "yard", "ether", "real", "crowns")
)


def _is_of_exam(tk: Tokens, k: int) -> bool:
    """Whether the marks at ``k`` are those of a test: "82 marks out of 100", "a mean of 14.2 marks"."""
    return at(tk, k + 1) == "out" or not _EXAMS.isdisjoint(tk.distinct)


def _form_fits(tk: Tokens, d: Draft, j: int, end: int, unit: Unit) -> bool:
    """Whether a word that is also something else is a unit here ("3 won medals", "two second-half goals")."""
    w = tk.lower[end]
    if (
        unit.kind == "duration"
        and tk.word[end][0].isupper()
        and tk.word[end] != tk.word[end].upper()
        and not tk.word[d.first][0].isupper()
        and not (j > d.last and d.scale == 1 and isinstance(d.value, int) and (d.value == 1) != is_plural(tk.word[end]))
    ):
        return False  # "15.0 mln Year Shr 1.22"
    if tk.word[end] == "Year" and j > d.last and d.value != 1 and at(tk, end + 1).isdigit() and not tk.glued(end):
        return False  # "nine Year 6 pupils"
    if at(tk, end + 1) == "-" and at(tk, end + 3) == "s" and tk.glued(end + 1) and at(tk, end + 2).isdigit():
        return False  # "12 RPG-7s"
    if w == "mark" and tk.lower[d.first - 1] == "the":
        return is_plural(at(tk, end + 1))  # "topped the 100,000 mark"
    if (w in OF_A_COUNTRY and j == end and not is_of_a_country(tk, d, w)) or (w in _MARKS and _is_of_exam(tk, end)):
        return False
    if unit.kind == "money" and w in _BIG_ONLY:
        large = d.vague or d.scale > 1 or (d.value is not None and (d.value >= 20 or isinstance(d.value, Decimal)))
        return large and not (w == "won" and at(tk, end + 1) in DETERMINERS)  # "a man of 40 won the race"
    if w == "second" and end + 1 < tk.size and tk.lower[end + 1] in ("-", "half") and not tk.glued(j):
        return False
    if w in ("ct", "c", "cts") and unit.unit_name == "cent":
        return d.form in ("digits", "words", "fraction")
    if w in _DIGITS_ONLY:
        return d.form == "digits"
    if w in _PIECES and at(tk, end + 1) == "of":
        return at(tk, end + 2) in _OF_DATA  # "one bit of silicon"
    if w == "cup":
        return tk.word[end].islower()  # not "K-one Cup"
    if w in DOUBTFUL:
        return word_is_unit(tk, d, j, end)
    if w == "stone":
        return end + 1 >= tk.size or tk.lower[end + 1] not in _STONE_THINGS
    return True
