"""Which money a sum is in: the sign or code before it, the nation behind it, and the country where several share a name."""

from __future__ import annotations

from functools import cache
from itertools import chain, islice

from archive.extract.draft import Draft
from archive.extract.english.gazetteer import gazetteer
from archive.extract.english.lexicon import (
    AMOUNT_SIGNS,
    CARDINALS,
    CURRENCY_CODES,
    CURRENCY_LAST,
    DOLLAR,
    FORMS_IN_S,
    PLURAL_SCALES,
    POUND,
    PREPOSITIONS,
    SCALES,
    SIGNS_OF_COUNTRIES,
    UNIT_FORMS,
    VERBS,
    Unit,
    is_plural,
)
from archive.extract.english.tokens import MINUS, Tokens, at
from archive.extract.english.word_classes import HYPHENS
from archive.extract.words import word_set

_DOLLAR_PREFIXES = word_set("rules", "units.dollar_prefixes")
_WITH_STOP = frozenset(
    ("Rs", "Ksh", "KSh", "Kshs", "Tk", "Sh", "Shs", "Tsh", "TSh", "Ush", "USh", "Rp", "Dh", "Dhs", "Fl")
)
_SOME_DOLLAR = Unit("dollar", "dollar", "money")  # of letters that no list has
# Codes that are also words in capitals: glued to the digits or not at all.
WORDY_CODES = word_set("rules", "units.wordy_codes")


_MAY_END_CURRENCY = MINUS.union(("(", "."), SIGNS_OF_COUNTRIES, CURRENCY_LAST, CURRENCY_CODES)


def attach_currency_before(tk: Tokens, d: Draft) -> None:
    """Take "$", "US$", "RM", "AUD" before the digits, and the minus sign before those."""
    i = d.first - 1
    if i < 0 or d.form not in ("digits", "words", "vague"):
        return
    w = tk.word[i]
    if w not in _MAY_END_CURRENCY:
        return
    if w in MINUS and i > 0 and tk.word[i - 1] in CURRENCY_LAST and tk.glued(i + 1):
        i -= 1  # "$-5"
        w = tk.word[i]
    if w == "(" and i and tk.word[i - 1] in CURRENCY_LAST and _in_brackets(tk, d):
        i -= 1
        w = tk.word[i]
    if w == "." and i and tk.word[i - 1] in _WITH_STOP:
        i -= 1
        w = tk.word[i]
    if w in SIGNS_OF_COUNTRIES and _take_sign_of_country(tk, d, i):
        return
    for form, unit in CURRENCY_LAST.get(w, ()):
        start = i - len(form) + 1
        if start < 0 or tuple(tk.word[start : i + 1]) != form:
            continue
        if w in AMOUNT_SIGNS and not (_is_amount(tk, d) or _is_in_use(tk, d, w)):
            continue  # "PS5", "the P50"
        if w.isalpha() and _are_no_sign(tk, d, w, start, i):
            continue
        if len(form) > 1 and not tk.glued(start + 1) and form[0] not in _DOLLAR_PREFIXES:
            continue
        d.negative = d.negative or tk.word[d.first - 1] in MINUS or tk.word[d.first - 1] == "("
        theirs = _dollar_of_letters(tk, start) if form == ("$",) and start else None
        if theirs is not None:
            unit, start = theirs, start - 1
        set_unit(d, unit, None, "currency before")
        d.first = d.left = start
        return
    if len(w) == 3 and w in CURRENCY_CODES and d.form == "digits" and _is_code(tk, d, w, i):
        set_unit(d, CURRENCY_CODES[w], None, "currency code before")
        d.first = d.left = i


def _dollar_of_letters(tk: Tokens, sign: int) -> Unit | None:
    """Return the dollar that letters before its sign name: "AUD$40", "CAD $50"; of nobody known, "RX$40m"."""
    letters = tk.word[sign - 1]
    code = CURRENCY_CODES.get(letters)
    if code is not None and code.unit_name.endswith("dollar"):
        return code
    return _SOME_DOLLAR if tk.glued(sign) and letters.isalpha() and letters.isupper() and len(letters) < 4 else None


def _take_sign_of_country(tk: Tokens, d: Draft, i: int) -> bool:
    """Take letters at ``i`` that are money of a country named near, before an amount: the "K" of Zambia, the "P" of Botswana; "K2" is none."""
    w = tk.word[i]
    if d.form != "digits" or not _is_amount(tk, d) or _are_no_sign(tk, d, w, i, i):
        return False
    if w == "L" and d.scale < _MILLION:
        return False  # "L1,200" is how an old scan prints pounds
    unit = _of_the_country(tk, d, SIGNS_OF_COUNTRIES[w])
    if unit is None:
        return False
    set_unit(d, unit, None, "currency before")
    d.first = d.left = i
    return True


def _is_code(tk: Tokens, d: Draft, w: str, i: int) -> bool:
    """Whether three capitals at ``i`` are a code of money: "ALL 500 staff" and "COP 26" have none, "MAD 310 million" has."""
    if w == "PHP" and not tk.glued(i + 1) and _is_release(tk, d):
        return False
    return (
        tk.glued(i + 1)
        or w not in WORDY_CODES
        or (d.scale >= _MILLION and w not in _PLAIN_WORDS and w != tk.word[i - 1])
    )


def _is_release(tk: Tokens, d: Draft) -> bool:
    """Whether a number is a release of the language of that name: "PHP 8", "PHP 7.4"; not "PHP 7.50", "PHP 8 a kilo"."""
    if d.scale != 1 or d.value is None or d.value >= _RELEASES or len(tk.word[d.last]) > _DECIMAL:
        return False
    return at(tk, d.last + 1) not in ("per", "a", "an", "each", "/", "-", "to")


_RELEASES = 10
_DECIMAL = 3  # "7.4"


def _is_large(tk: Tokens, d: Draft) -> bool:
    """Whether the number is as large as a sum apart from its letters: "KD 4.7 million", "QR 850,000"."""
    return d.form == "digits" and (d.scale >= _MILLION or "," in tk.word[d.last]) and tk.word[d.first - 1] != "PS"


_MILLION = 10**6
_PLAIN_WORDS = frozenset(("ALL", "TRY", "CUP", "BOB", "GEL", "SOS", "NPR", "AMD"))


def _in_brackets(tk: Tokens, d: Draft) -> bool:
    """Take the bracket and the scale of a loss as accounts print it: "$(6.5) million", "$(0.12)"."""
    k = d.last + 1
    if d.form != "digits" or d.value is None or not (tk.glued(d.first) and tk.glued(d.first - 1)):
        return False
    if tk.word[k : k + 1] != [")"]:
        return False
    scale = SCALES.get(tk.lower[k + 1], 1) if k + 1 < tk.size else 1
    if tk.word[d.first - 2].isalpha() and isinstance(d.value, int) and scale == 1:
        return False  # paragraph R(2)
    if scale > 1:
        d.value, d.scale, k = d.value * scale, scale, k + 1
        d.quantum *= scale
    d.last = d.right = d.after = k
    return True


def _are_no_sign(tk: Tokens, d: Draft, w: str, start: int, i: int) -> bool:
    """Whether letters from ``start`` to ``i`` before a number are no currency of it, though some are spelt so."""
    apart = not tk.glued(i + 1)
    if tk.glued(start) and tk.word[start - 1][-1].isalnum():
        return True  # the R of "L8R155"
    if start and tk.lower[start - 1] in _NAMED and tk.glued(i + 1):
        return True  # "code-named R27"
    if at(tk, start - 2) == "/" and tk.word[start - 1].isdigit() and tk.glued(start - 1):
        return True  # "tyres 205/55 R16"
    if w == "R" and d.scale == 1 and len(tk.word[d.last]) == 1 and not _ZONED.isdisjoint(tk.distinct):
        return True  # "rezoned from R1 to R2"
    if d.form != "digits" or (apart and (len(w) == 1 or (w in _ONLY_GLUED and not _is_large(tk, d)))):
        return True
    if apart and start and _is_number(tk, start - 1 - (tk.lower[start - 1] in HYPHENS)):
        return True  # "a 100 mln dlr 10-year bond", "a 100-mln-dlr 10-year bond": the money of the number before it
    if len(w) == 1 and start > 1 and tk.lower[start - 1] == "the" and _is_road(tk, d, start):
        return True
    if len(w) == 1 and d.scale == 1 and runs_on(tk, d.last) and tk.word[d.last + 1][0].isupper():
        return True  # "P500H"
    return _is_model(tk, d, w, start)  # "Canon R5", "DM 1"


_ZONED = frozenset(("zoned", "rezoned", "zoning", "rezoning"))
_ONLY_GLUED = AMOUNT_SIGNS | SIGNS_OF_COUNTRIES.keys() | {"Re", "Sh", "Br"}  # but before a sum: "Br 1.2 million"


def _is_road(tk: Tokens, d: Draft, start: int) -> bool:
    """Whether a letter and few digits are a road that one is on: "work on the R24 starts"; not "a levy on the R24 fare", "on the R24 he owes"."""
    if d.scale > 1 or len(tk.word[d.last]) > 3 or not tk.word[d.last].isdigit() or tk.lower[start - 2] not in _ON_ROADS:
        return False
    after = at(tk, d.last + 1)
    ends = not after[:1].isalnum() or after in PREPOSITIONS or after in VERBS or after in FORMS_IN_S
    sign = tk.word[start]
    near = range(max(0, start - _NEAR), min(tk.size - 1, start + _NEAR))
    sums = any(tk.word[k] == sign and k != start and tk.word[k + 1][0].isdigit() for k in near)
    return ends and after not in HYPHENS and not sums


_ON_ROADS = frozenset(("on", "along", "off", "near", "via", "onto", "down"))
_NAMED = frozenset(("zoned", "named", "codenamed", "called", "dubbed", "labelled", "labeled"))


def _is_number(tk: Tokens, k: int) -> bool:
    return tk.word[k][0].isdigit() or tk.lower[k] in SCALES


def _is_amount(tk: Tokens, d: Draft) -> bool:
    """Whether digits behind a letter look like money and not like a model: 1,200, 4.50, 5m; "PS300" is how a wire prints pounds."""
    digits = tk.word[d.last]
    if tk.lower[d.last + 1 : d.last + 3] in _EXCHANGED:
        return True  # "N197 to the dollar"
    if d.scale == 1000 and tk.word[d.last] == "K":
        return False  # "Y2K"
    return d.scale != 1 or "," in digits or "." in digits or (tk.word[d.first - 1] == "PS" and len(digits) > 2)


def _is_in_use(tk: Tokens, d: Draft, w: str) -> bool:
    """Whether the sign is one of money by what leads to it or by other amounts of the paragraph, and no name stands before it: "N315.50 at the bank and N398 outside"."""
    before = tk.word[d.first - 2] if d.first > 1 else "."
    led, large = before.lower() in _LEADS_TO_SUMS, len(tk.word[d.last]) >= _AMOUNT
    if not (led or large) or not tk.glued(d.first) or before[0].isupper():
        return False
    if led and large and not at(tk, d.last + 1)[:1].isalpha():
        return True  # "was quoted at Y118"; not "at N4076 County Road"
    return any(a == w and _is_of_money(tk, k + 1) for k, a in enumerate(tk.word[:-1]))


def _is_of_money(tk: Tokens, k: int) -> bool:
    """Whether digits at ``k`` behind a letter are surely money: "N398.50", "Y35 billion", "at Y772"."""
    w = tk.word[k]
    if not w[0].isdigit():
        return False
    large = "," in w or "." in w or at(tk, k + 1) in _LARGE_SCALES
    return large or (len(w) >= _AMOUNT and at(tk, k - 2) in _LEADS_TO_SUMS and not at(tk, k + 1)[:1].isalpha())


_AMOUNT = 3  # digits
_LARGE_SCALES = frozenset(("million", "billion", "trillion", "mln", "bln", "bn", "tn"))
_LEADS_TO_SUMS = frozenset(("at", "to", "from", "by", "up", "down", "of", "against"))
_EXCHANGED = (
    ["a", "share"],
    ["per", "share"],
    ["to", "the"],
    ["per", "dollar"],
    ["a", "dollar"],
    ["/", "$"],
    ["to", "one"],
)


def _is_model(tk: Tokens, d: Draft, w: str, start: int) -> bool:
    """Whether a letter and few digits name something: behind a name, "a Canon R5", or as small as "DM 1"."""
    small = d.scale == 1 and isinstance(d.value, int) and d.value < 100
    named = (
        len(w) == 1 and start > 0 and tk.word[start - 1][0].isupper() and tk.sentence[start - 1] == tk.sentence[start]
    )
    named = named and not is_plural(tk.word[start - 1])  # "Adults R50"
    return small and (named or (w == "DM" and (d.value or 0) < 3))


def runs_on(tk: Tokens, end: int) -> bool:
    """Whether letters or digits follow without a space, so that the symbol is part of something longer ("5GHz-band")."""
    return end + 1 < tk.size and tk.glued(end + 1) and tk.word[end + 1][0].isalnum()


def set_unit(d: Draft, unit: Unit, tokens: tuple[int, int] | None, rule: str) -> None:
    d.unit, d.unit_name, d.bare = unit.unit, unit.unit_name, False
    d.unit_text = tokens
    d.kind = unit.kind
    d.rules["unit"] = rule
    d.rules["kind"] = rule


def attach_nation(tk: Tokens, d: Draft) -> None:
    """Take what says whose dollars they are: "$5 million CAD", "$5 million Canadian", "$40 US"; "$5 million Canadian shares" does not."""
    k = d.last + 1
    if k >= tk.size:
        return
    if tk.word[k] in CURRENCY_CODES:
        set_unit(d, CURRENCY_CODES[tk.word[k]], (k, k), "currency code after")
    elif tk.lower[k] in ("us", "u.s.") and tk.word[k].isupper():
        pass
    else:
        end, unit = _nation_at(tk, k)
        if unit is None:
            return
        set_unit(d, unit, (k, end), "nation after")
        k = end
    d.right = d.after = k


def _nation_at(tk: Tokens, k: int) -> tuple[int, Unit | None]:
    """Return the last token and the dollar of a nation that stands at ``k`` by itself or with "dollars" behind it."""
    for form, unit in UNIT_FORMS.get(tk.lower[k], ()):
        if form[-1] != "dollar" or len(form) < 2 or tuple(tk.lower[k : k + len(form) - 1]) != form[:-1]:
            continue
        end = k + len(form) - 1
        after = tk.lower[end] if end < tk.size else "."
        if after in ("dollar", "dollars"):
            return end, unit
        if not after[0].isalpha() or after in _ENDS:
            return end - 1, unit
    return k, None


_ENDS = word_set("rules", "units.ends_a_sum")


def meant(tk: Tokens, d: Draft, unit: Unit, start: int, end: int) -> Unit:
    """Return the unit that its name at tokens ``start..end`` stands for here: pounds may be money, a peso is of the country that is named."""
    name = tk.lower[end]
    if unit.unit == "[lb_av]":
        return POUND if name in ("pound", "pounds") and _is_pounds_sterling(tk, d, end) else unit
    if unit is _KNOT and name == "kt" and ((d.value or 0) > _FASTEST or at(tk, end + 1) == "of" or _is_weighed(tk)):
        return _KILOTONNE  # "34,500 kt of ore"
    if unit.unit == "[oz_av]" and not (_PRECIOUS.isdisjoint(tk.distinct) and _DIGGINGS.isdisjoint(tk.distinct)):
        return TROY_OUNCE if _are_of_metal(tk, end + 1) else unit
    if unit.kind == "money" and unit is not DOLLAR and start == end and name in namesakes():
        return _of_the_country(tk, d, namesakes()[name]) or unit
    return unit


_KNOT = next(unit for form, unit in UNIT_FORMS["knot"] if form == ("knot",))
_KILOTONNE = next(unit for form, unit in UNIT_FORMS["kilotonne"] if form == ("kilotonne",))
_FASTEST = 400  # knots: no ship, no storm
_MINED, _SPEEDS = word_set("rules", "units.mined"), word_set("rules", "units.speeds")


def _is_weighed(tk: Tokens) -> bool:
    """Whether goods are told of that come in kilotonnes, and nothing that has a speed: "copper output was 41.3 kt"."""
    return not _MINED.isdisjoint(tk.distinct) and _SPEEDS.isdisjoint(tk.distinct)


def _are_of_metal(tk: Tokens, k: int) -> bool:
    """Whether the ounces before ``k`` are of gold or its like: "ounces of silver", "an ounce gold", "12 ounces" where gold is told of; not "of tin"."""
    if at(tk, k) == "of":
        return not _PRECIOUS.isdisjoint(tk.lower[k + 1 : k + 4])
    if at(tk, k) in _PRECIOUS or any(w in tk.distinct for w in _PRECIOUS if w != "silver"):
        return True
    return not _DIGGINGS.isdisjoint(tk.distinct)


_PRECIOUS = word_set("rules", "units.precious")
_DIGGINGS = word_set("rules", "units.diggings")
TROY_OUNCE = next(unit for form, unit in UNIT_FORMS["troy"] if form[-1] == "ounce")


@cache
def namesakes() -> dict[str, dict[str, Unit]]:
    """Return the units that share a name ("peso", "pesos"), each by its country: a currency's code begins with the country's."""
    table: dict[str, dict[str, Unit]] = {}
    for forms in UNIT_FORMS.values():
        for form, unit in forms:
            if unit.kind == "money" and len(form) > 1:
                table.setdefault(form[-1], {})[unit.unit[:2]] = unit
    return {name: units for name, units in table.items() if len(units) > 1}


def is_of_a_country(tk: Tokens, d: Draft, name: str) -> bool:
    """Whether a country, town or people is named near whose money has this name, so that "crowns" are no jewels."""
    return _of_the_country(tk, d, namesakes()[name]) is not None


def _of_the_country(tk: Tokens, d: Draft, units: dict[str, Unit]) -> Unit | None:
    """Return the one of ``units`` whose country, town or people is named nearest to the figure, before it first."""
    for k in islice(chain(range(d.first - 1, -1, -1), range(d.last + 1, tk.size)), _NEAR):
        if tk.word[k][0].isupper():
            unit = units.get(country_at(tk, k) or "")
            if unit is not None:
                return unit
    return None


_NEAR = 80  # tokens


def country_at(tk: Tokens, k: int) -> str | None:
    """Return the country that is named at ``k``, by itself, its people or one of its towns."""
    names = gazetteer()
    located = k > 0 and tk.lower[k - 1] in _WHERE  # "in Manila"; Rodriguez is a town, and a man
    for last in (k + 2, k + 1, k):  # "Papua New Guinea", "Sri Lanka", "Peru"
        name = tk.slice(k, min(last, tk.size - 1))
        if name.isupper() and len(name) > _ACRONYM:
            name = name.title()  # "SRI LANKAN BANK GETS 250 MLN RUPEES"
        place = names.places.get(name) or (next(iter(names.cities_named(name)), None) if located else None)
        code = place.country if place is not None else names.nationalities.get(name)
        if code is not None:
            return code
    return None


_ACRONYM = 4  # letters
_WHERE = frozenset(("in", "at", "from", "of", "near", "to"))


def _is_pounds_sterling(tk: Tokens, d: Draft, end: int) -> bool:
    """Whether "pounds" are money: of millions or a vague number, a week, or of what one pays, with nothing that is weighed."""
    after = tk.lower[end + 1 : end + 4]
    if after[:2] in _RAISED or "shillings" in after or after[:2] in _IN_COIN or _are_shillings(tk, end + 1):
        return True
    if "pence" in after or after[:2] in _PAID_EACH or after[:1] in _STERLING:
        return True
    if after[:1] == ["of"]:
        billions = d.value is not None and d.value >= 10**9 and after[1:2] != ["cocaine"]
        return billions or not _PAID.isdisjoint(after)
    if not _WEIGHED.isdisjoint(tk.lower[max(0, d.first - 8) : end + 8]) or _is_weight_again(tk, d):
        return False
    large = d.scale >= 10**6 or tk.lower[d.last] in PLURAL_SCALES or SCALES.get(tk.lower[d.last], 1) >= 10**6
    if tk.lower[end - 1] in ("-", "‑"):
        return large  # "paid half-a-million-pounds"; not "he bought a twenty-pound bag"
    return (
        large or "£" in tk.distinct or not _PAYING.isdisjoint(tk.lower[max(0, d.first - 6) : end + 5])
    )  # "for just a few pounds"


def _is_weight_again(tk: Tokens, d: Draft) -> bool:
    """Whether the pounds stand in brackets behind a weight: "200 kilograms (440 pounds)", "200kg (about 440 pounds)"."""
    near = tk.lower[max(0, d.first - _BRACKET) : d.first]
    return "(" in near and not _WEIGHTS.isdisjoint(near[: near.index("(")])


def _are_shillings(tk: Tokens, k: int) -> bool:
    """Whether shillings without their name stand behind pounds: "three pounds ten"; not "three pounds ten ounces"."""
    shillings = CARDINALS.get(at(tk, k), 0)
    return 0 < shillings < _A_POUND and not at(tk, k + 1)[:1].isalnum() and at(tk, k + 1) not in HYPHENS


_A_POUND = 20  # shillings
_IN_COIN = [["in", coin] for coin in ("gold", "silver", "notes", "cash", "coin", "money")]
_BRACKET = 5  # tokens in which a bracket opens before what it says again
_WEIGHTS = word_set("rules", "units.weights")


_PAID_EACH = [
    [per, each]
    for per in ("a", "an", "per")
    for each in (
        "week",
        "year",
        "month",
        "head",
        "night",
        "hour",
        "ticket",
        "share",
        "tonne",
        "person",
        "litre",
        "pint",
        "bottle",
        "kilo",
    )
] + [["a", "day"]]
_STERLING = [[w] for w in ("sterling", "fine", "note", "notes", "reward", "bet", "wager", "deposit")]
_RAISED = [
    [be, how] for be in ("was", "were", "is", "been") for how in ("raised", "subscribed", "bequeathed", "donated")
]
_PAID = word_set("rules", "units.paid")
_PAYING = word_set("rules", "units.paying")
_WEIGHED = word_set("rules", "units.weighed")


def take_name_again(tk: Tokens, d: Draft) -> None:
    """Take a currency that is said twice: "$3m dollars", "£3bn pounds"."""
    again = tk.lower[d.after + 1] if d.after + 1 < tk.size else "."
    if d.kind == "money" and d.unit_text is None and again in _SAID_TWICE.get(d.unit or "", ()):
        d.right = d.after = d.after + 1


_SAID_TWICE = {"USD": ("dollars", "dollar"), "GBP": ("pounds", "pound"), "EUR": ("euros", "euro")}
