"""What a number is measured in: its sign, the unit behind it, the smaller parts of a measure; rates and ages have modules of their own."""

from __future__ import annotations

from decimal import Decimal

from archive.extract.draft import Draft
from archive.extract.english.lexicon import (
    CARDINALS,
    CHANGE_NOUNS,
    CURRENCY_CODES,
    DETERMINERS,
    DOLLAR,
    MONTHS,
    OF_A_COUNTRY,
    PLURAL_SCALES,
    PREPOSITIONS,
    SCALES,
    UNIT_FORMS,
    UNIT_STARTS,
    UNIT_SYMBOLS,
    Number,
    Unit,
    is_plural,
)
from archive.extract.english.margins import either_way, margin_of_error
from archive.extract.english.tokens import MINUS, TYING, Tokens, at
from archive.extract.english.word_classes import ends_soon, is_number_word
from archive.extract.numbers.scales import and_a_half, is_run
from archive.extract.units.currencies import (
    WORDY_CODES,
    attach_nation,
    is_of_a_country,
    meant,
    runs_on,
    set_unit,
    take_name_again,
)
from archive.extract.units.doubtful_units import DOUBTFUL, meant_by, sign_is_unit, word_is_unit
from archive.extract.units.land_letters import LETTERS, attach_land
from archive.extract.units.rates import attach_rate, attach_rate_of_unit, money_of_rate
from archive.extract.words import word_set

_UNIT_ADJECTIVES = word_set("rules", "units.unit_adjectives")
_DIGITS_ONLY = word_set("rules", "units.digits_only")
_STONE_THINGS = word_set("rules", "units.stone_things")

# Between a number and its unit: "three more days", "two consecutive quarters".
_BETWEEN = word_set("rules", "units.between")
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


NEGATIVE = MINUS | {"minus", "negative"}


def attach_sign(tk: Tokens, d: Draft) -> None:
    """Take a minus: "-5", "minus 387", "-$5". A hyphen after a word or a number is a hyphen."""
    i = d.first - 1
    if i < 0 or d.form not in ("digits", "words", "fraction"):
        return
    w = tk.lower[i]
    if w not in NEGATIVE or either_way(tk, i) >= 0:
        return  # a margin, "plus or minus 3 points", "+/-3"
    if w in MINUS and tk.glued(d.first) and d.form == "digits":
        free = i == 0 or (not tk.glued(i) and not (tk.word[i - 1][-1].isdigit() and w != "−")) or tk.word[i - 1] in "(/"
        minus_word = i > 0 and tk.lower[i - 1] in ("minus", "negative")
        if minus_word:
            i -= 1
        if free or minus_word:
            d.negative = True
            d.first = d.left = i
    elif w in ("minus", "negative") and d.form in ("digits", "words"):
        d.negative = True
        d.first = d.left = i


_KILOMETRE = next(unit for form, unit in UNIT_FORMS["km"] if form == ("km",))


def attach_unit_after(tk: Tokens, d: Draft) -> None:
    """Take the unit, currency or percent sign after the number, then what it is a rate of."""
    if d.form in ("ordinal", "fold") or d.kind == "age":
        return
    after = tk.lower[d.last + 1] if d.last + 1 < tk.size else ""
    if after in LETTERS and attach_land(tk, d):
        return
    found = None
    if (
        d.unit is None
        and after
        and (after in _MAY_OPEN_UNIT or tk.word[d.last + 1] in _MAY_OPEN_UNIT or d.form == "fraction")
    ):
        plus = after == "+" and tk.glued(d.last + 1)  # "10+ miles"
        found = _points_of_margin(tk, d) if after in _POINTS else None
        found = found or unit_at(tk, d.last + 1 + plus, d)
    if found is None and after in _MAY_BE_SHORT and d.form == "digits":
        found = _short_unit(tk, d, after)
    if found is not None:
        unit, start, end = found
        if _is_year(tk, d, end) or (tk.lower[d.first - 1 : end + 1] == ["own", "two", "feet"]):
            return  # "on her own two feet"
        if tk.word[end] == "HR" and not _BASEBALL.isdisjoint(tk.distinct):
            return  # home runs: "hit .312 with 14 HR"
        unit = meant_by(tk, d, meant(tk, d, unit, start, end), end)
        set_unit(d, unit, (start, end), "unit after")
        d.right = d.after = end
        d.after += unit.kind == "percent" and tk.word[end + 1 : end + 3] == [".", "of"]  # "one per cent. of the men"
        _attach_parts(tk, d)
    elif d.unit == "USD":
        attach_nation(tk, d)
    elif after == "to" and at(tk, d.last + 2) == "life" and _is_of_a_sentence(tk, d):
        set_unit(d, _YEAR, None, "years of a sentence")
    if "below" in tk.distinct and _is_cold(d):
        _attach_below_zero(tk, d)
    if d.unit is None and after in _OPENS_RATE and d.kind == "count" and _rate_of_nothing(tk, d.last + 1):
        attach_rate(tk, d, d.last + 1)  # "30 per 100,000 people"
        if d.rate is not None:
            d.kind, d.bare = "rate", False
    elif d.unit is not None:
        take_name_again(tk, d)
        attach_rate_of_unit(tk, d)


_BASEBALL = frozenset("rbi rbis era homer homers pitcher inning innings batting slugging hit hits".split())
_YEAR = next(unit for form, unit in UNIT_FORMS["year"] if form == ("year",))


def _is_of_a_sentence(tk: Tokens, d: Draft) -> bool:
    """Whether so many years to life are a sentence: "faces 25 to life"; not "brought 25 to life"."""
    convicted = not _COURT.isdisjoint(tk.distinct) or at(tk, d.first - 1) in _FACES
    return convicted and d.bare and d.kind == "count" and isinstance(d.value, int) and _LEAST <= d.value < _OLDEST


_COURT = frozenset("sentence sentenced sentences prison jail parole convicted guilty murder judge counts".split())
_FACES = frozenset("face faces facing faced got gets received serving serve serves served drew".split())
_LEAST, _OLDEST = 5, 100


def _attach_below_zero(tk: Tokens, d: Draft) -> None:
    """Read "15 degrees below zero", "six below zero", both of "12 and 20 degrees below zero" and a frost of "31 below" as negative."""
    k = d.after + 1 + (tk.lower[d.after : d.after + 2] == ["deg", "."])
    if tk.lower[k : k + 2] == ["below", "zero"]:
        d.right = d.after = k + 1
    elif at(tk, k) == "below" and d.unit is None and _is_frost(tk, d, k + 1):
        d.right = d.after = k
    else:
        k += 2 if at(tk, k) in ("and", "or") and d.unit is None and is_number_word(tk, k + 1) else tk.size
        if tk.lower[k : k + 3] != ["degrees", "below", "zero"]:
            return
    d.negative = True


def _is_frost(tk: Tokens, d: Draft, k: int) -> bool:
    """Whether "below" right before ``k`` says below zero: "it was 44 below at dawn"; not "four below par", "trades 12 below"."""
    after = at(tk, k)
    if d.form not in ("digits", "words") or not ends_soon(tk, k) or after in DETERMINERS or after[:1].isdigit():
        return False
    return tk.lower[d.first - 2 : d.first] in _IT_WAS or not _FROST.isdisjoint(tk.distinct)


_IT_WAS = (["it", "was"], ["it", "is"], ["it", "'s"], ["it", "’s"])
_FROST = frozenset("snow thermometer thermometers mercury frost cold colder coldest blizzard prairie weather".split())


def _is_cold(d: Draft) -> bool:
    return not d.negative and (d.unit in _DEGREES or (d.unit is None and d.kind == "count" and d.scale == 1))


_DEGREES = frozenset(("deg", "Cel", "[degF]"))


def attach_magnitude_before(tk: Tokens, d: Draft) -> None:
    """Take the scale of the strength of an earthquake: "magnitude 7.2", "a magnitude of 6.8", "of magnitude 7.1 and 6.0", "a 5.4 aftershock", "the largest measuring 4.2"."""
    if d.form != "digits" or d.kind != "count" or (d.value or 0) > _STRONGEST:
        return
    if (at(tk, d.last + 1) in QUAKES and not _is_day_of_month(tk, d)) or _is_strength(tk, d):
        set_unit(d, _MAGNITUDE, None, "strength of an earthquake")
        return
    k = d.first - 1
    while k > 0 and (
        tk.lower[k] in _BEHIND_MAGNITUDE or (tk.word[k][0].isdigit() and tk.lower[k + 1] in ("and", "to", "-"))
    ):
        k -= 1
    if k >= 0 and tk.lower[k] in MAGNITUDES and (k < d.first - 1 or at(tk, d.first - 2) != "star"):
        set_unit(d, _MAGNITUDE, (k, k), "unit before")


def _is_day_of_month(tk: Tokens, d: Draft) -> bool:
    """Whether a month stands before a number: "the Sept. 8 quake"."""
    return at(tk, d.first - 1 - (at(tk, d.first - 1) == ".")) in MONTHS


def _is_strength(tk: Tokens, d: Draft) -> bool:
    """Whether a decimal is how strong a shock is of which the sentence tells: "the quake measured 6.3", "the largest of them a 5.4", "followed by one of 6.1"."""
    if d.value is None or isinstance(d.value, int) or len(tk.word[d.last]) != _DECIMAL or not d.bare:
        return False
    if QUAKES.isdisjoint(tk.distinct) or at(tk, d.last + 1)[:1] in _PERCENT:
        return False
    before = tk.lower[max(0, d.first - 3) : d.first]
    if "between" in before:
        return False
    return (
        before[-1:] in _OF_ALL
        or (before[-1:] == ["a"] and not at(tk, d.last + 1)[:1].isalpha())
        or not _MEASURED.isdisjoint(before)
        or before[-2:] == ["one", "of"]
    )


QUAKES = word_set("rules", "units.quakes")
_MEASURED = word_set("rules", "units.strength_measured")
_OF_ALL = (["strongest"], ["largest"], ["biggest"])
_DECIMAL = 3  # characters: "6.1"
_PERCENT = ("%", "m", "k")
MAGNITUDES = frozenset(("magnitude", "magnitudes"))
_MAGNITUDE = next(unit for form, unit in UNIT_FORMS["magnitude"] if form == ("magnitude",))
_BEHIND_MAGNITUDE = frozenset(
    ("of", "a", "and", "to", "about", "around", "at", "least", "over", "above", "between", "preliminary", "-")
)
_STRONGEST = 10  # no earthquake is stronger


def _is_year(tk: Tokens, d: Draft, end: int) -> bool:
    """Whether four digits are a year and the word behind them its verb: "2022 marks the anniversary", "1999 won the band an award"."""
    if (
        tk.lower[end] not in _VERBS_TOO
        or d.first != d.last
        or not 1900 <= (d.value or 0) <= 2099
        or len(tk.word[d.first]) != 4
    ):
        return False
    after = tk.lower[end + 1] if end + 1 < tk.size else "."
    return after in DETERMINERS or at(tk, d.first - 1) in ("year", "by", "since")


_VERBS_TOO = frozenset(("marks", "won", "pounds", "crowns"))


_OPENS_RATE = frozenset(("in", "to", "per", "for", "a", "an", "/"))


def _rate_of_nothing(tk: Tokens, j: int) -> bool:
    """Whether a rate stands right behind a number: "30 per 100,000 people", "they sell 500 a day", "21 in the thousand", "1,482/$1"."""
    w = tk.lower[j]
    if w == "/":
        return money_of_rate(tk, j + 1) is not None
    thousand = w in ("in", "to") and tk.lower[j + 1 : j + 3] == ["the", "thousand"]
    return (
        w == "per"
        or thousand
        or (w == "for" and at(tk, j + 1) == "every")
        or (w in ("a", "an") and at(tk, j + 1) in _TIMES)
    )


_PIECES = frozenset(("bit", "bits"))
_OF_DATA = frozenset(("data", "information", "memory", "storage", "code", "encryption"))
_TIMES = word_set("rules", "numerals.time_units")


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
_MAY_OPEN_UNIT = UNIT_STARTS.union(_BEFORE_UNITS, CURRENCY_CODES, TYING, ("+", "point", "points"))


def _is_part_of_one(d: Draft) -> bool:
    return d.form == "fraction" or (isinstance(d.value, Decimal) and (d.value < 1 or d.form == "words"))


_POINTS = frozenset(("point", "points"))


def _points_of_margin(tk: Tokens, d: Draft) -> tuple[Unit, int, int] | None:
    """Return percentage points for the points behind a number, where they are of a poll's margin of error."""
    j, k = d.last + 1, d.first - 1
    # "The margin of error for the sample of 800 adults is plus or minus 3 points."
    is_margin = margin_of_error(tk, k) is not None or (either_way(tk, k) >= 0 and tk.distinct >= {"margin", "error"})
    return (_PERCENTAGE_POINT, j, j) if is_margin else None


def _unit_of_share(tk: Tokens, j: int, d: Draft) -> tuple[Unit, int, int] | None:
    """Return the unit of a part at ``j``: "half an hour", "half-an-hour", "a quarter-point cut", "cut rates by a quarter of a point", "0.37 point"."""
    if at(tk, j) in TYING and at(tk, j + 1) in ("a", "an"):
        return _form_at(tk, j + 3, d)
    point = j + (2 if tk.lower[j : j + 2] == ["of", "a"] else at(tk, j) == "a" or at(tk, j) in TYING)
    if at(tk, point) in ("point", "points") and _is_spread(tk, point):
        return _PERCENTAGE_POINT, point, point
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


_PERCENTAGE_POINT = UNIT_FORMS["percentage"][0][1]


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
        return form == ("c",) or tk.word[d.last] not in ("1080", "720", "480")
    return True


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


def _attach_parts(tk: Tokens, d: Draft) -> None:
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


_HALVED = frozenset("-‑–").union(SCALES, _TIMES, ("mile", "time", "dozen"))  # "two days and a half hour"
_FEET = frozenset("'’")
_INCH_MARKS = frozenset('"”″')
_INCH = next(unit for form, unit in UNIT_FORMS["inches"] if form == ("inches",))


def _is_inch_mark(tk: Tokens, k: int) -> bool:
    """Whether a mark glued to digits at ``k`` closes no quotation: "a 23.8" screen"; not "the "Agenda 30" plan"."""
    marks = sum(w in _QUOTE_MARKS for w in tk.lower[:k])
    return tk.glued(k) and marks % 2 == 0


def _short_unit(tk: Tokens, d: Draft, after: str) -> tuple[Unit, int, int] | None:
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
_MAY_BE_SHORT = _INCH_MARKS | _FEET | {"in", "k"}
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


def count_times(d: Draft) -> None:
    """Give a fold the unit of times ("tenfold" is "10 times"), or let it be the share that it is ("halved"). Last of all, so that no neighbour takes it for its own."""
    if d.value is not None and d.value < 1:  # "halved"
        d.kind, d.unit, d.unit_name, d.rules["kind"] = "fraction", None, None, "by what share"
    else:
        d.unit, d.unit_name, d.rules["unit"] = "{count}", "count", "so many times"
