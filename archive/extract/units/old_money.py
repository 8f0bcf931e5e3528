"""Pounds, shillings and pence, as Britain and its Empire counted till 1971: "£3 10s. 6d.", "7s 6d", "8d. an hour", "three shillings and sixpence".

Pounds keep their unit, shillings and old pence are coins: twenty and 240 of them make a pound.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from archive.extract.draft import Draft
from archive.extract.english.lexicon import (
    CARDINALS,
    CONJUNCTIONS,
    CURRENCY_CODES,
    DETERMINERS,
    GLYPHS,
    MONTHS,
    PREPOSITIONS,
    Number,
    Unit,
)
from archive.extract.english.tokens import Tokens, at, printed
from archive.extract.units.currencies import country_at, set_unit
from archive.extract.units.rates import attach_rate_of_unit
from archive.extract.units.whose_money import Paragraphs
from archive.extract.words import word_set, words

POUND = CURRENCY_CODES["GBP"]
SHILLING, PENNY = Unit("shilling", "shilling", "money"), Unit("old penny", "old penny", "money")
GUINEA = Unit("guinea", "guinea", "money")
_DECIMAL_DAY = date(1971, 2, 15)
_SHILLINGS_OF_A_POUND, _PENCE_OF_A_SHILLING = 20, 12
_SIGNS = frozenset(("s", "d"))
_GUINEAS = frozenset(("guineas", "gns", "gs"))
_SHILLINGS = frozenset(("shilling", "shillings"))
_NAMES = _SHILLINGS | {"pence", "penny", "pennies"}
_COINS = word_set("rules", "old_money.coins")
_PENCE_IN_A_WORD = {w: int(n) for w, n in words("rules")["old_money"]["pence"].items()}
_BEFORE_SUM = word_set("rules", "old_money.before_sum")
_OF_AFRICA = frozenset(unit.unit for unit in CURRENCY_CODES.values() if unit.unit_name.endswith("shilling"))


def tells_old_money(tk: Tokens) -> bool:
    """Whether an "s" or a "d" stands behind digits in the paragraph, or a coin is named that nobody strikes any more, or pounds are, which may have parts."""
    distinct = tk.distinct
    if "-" in distinct and not _PARTED.isdisjoint(distinct):
        return True  # "£3-10-6", "15/-"
    return not _TELLING.isdisjoint(distinct)


_TELLING = _SIGNS | _COINS | _SHILLINGS | {"£", "pounds"}  # "£7. 10. 0.", "three pounds ten"
_PARTED = frozenset(("£", "rs", "/"))


def attach_old_money(tk: Tokens, d: Draft) -> None:
    """Read the shillings and pence at and behind a number, "£3 10s. 6d.", "2s. 6d."; "the 40s", "747s" and "a 3d film" are none."""
    if d.value is None or d.scale != 1 or (d.kind not in ("count", "money") and d.unit != "L"):
        return
    if at(tk, d.last + 1) in _GUINEAS and tk.word[d.last + 1].islower():
        set_unit(d, GUINEA, (d.last + 1, d.last + 1), "guineas")
        d.right = d.after = d.last + 1
    elif at(tk, d.last + 1) == "-" and d.unit in _PARTS_BY_HYPHENS and d.unit_text is None:
        _add_parts_by_hyphens(tk, d, *_PARTS_BY_HYPHENS[d.unit])
    elif d.unit == "L":
        _read_pounds_in_letters(tk, d)
    elif d.unit == "GBP":
        _add_shillings(tk, d)
        _add_named_shillings(tk, d)
    elif d.unit in _OF_AFRICA:
        _add_pence_in_a_word(tk, d)
    elif d.unit == "penny" and d.form == "words" and at(tk, d.right + 1) in _PARTS_IN_A_WORD:
        _add_part_of_penny(tk, d)
    elif d.unit is None and d.form == "digits":
        if tk.lower[d.last + 1 : d.last + 3] == ["/", "-"] and tk.glued(d.last + 1) and tk.glued(d.last + 2):
            _read_stroke(tk, d)
        else:
            _read_coins(tk, d)


def _add_shillings(tk: Tokens, d: Draft) -> None:
    shillings = _coin_at(tk, d.last + 1, "s", _SHILLINGS_OF_A_POUND)
    if shillings is None:
        _add_parts_by_points(tk, d)
        return
    value, last = shillings
    pence = _coin_at(tk, last + 1, "d", _PENCE_OF_A_SHILLING)
    d.value = (d.value or 0) + Decimal(value) / _SHILLINGS_OF_A_POUND
    d.quantum = Decimal(1) / _SHILLINGS_OF_A_POUND
    if pence is not None:
        d.value += Decimal(pence[0]) / (_SHILLINGS_OF_A_POUND * _PENCE_OF_A_SHILLING)
        d.quantum = Decimal(1) / (_SHILLINGS_OF_A_POUND * _PENCE_OF_A_SHILLING)
        last = pence[1]
    _end(tk, d, last, "pounds, shillings and pence")


def _add_parts_by_points(tk: Tokens, d: Draft) -> None:
    """Read "£7. 10. 0.", as ledgers print pounds, shillings and pence."""
    dot, first, dot2, second = (at(tk, d.last + k) for k in range(1, 5))
    if dot != "." or dot2 != "." or not (first.isdecimal() and second.isdecimal()) or not isinstance(d.value, int):
        return
    if int(first) >= _SHILLINGS_OF_A_POUND or int(second) >= _PENCE_OF_A_SHILLING:
        return
    d.value += Decimal(first) / _SHILLINGS_OF_A_POUND + Decimal(second) / (_SHILLINGS_OF_A_POUND * _PENCE_OF_A_SHILLING)
    d.quantum = Decimal(1) / (_SHILLINGS_OF_A_POUND * _PENCE_OF_A_SHILLING)
    _end(tk, d, d.last + 4, "pounds, shillings and pence")


def _read_pounds_in_letters(tk: Tokens, d: Draft) -> None:
    """Read "4l. 10s.", pounds that shillings stand behind."""
    sign = d.last + 1
    if tk.word[sign : sign + 1] != ["l"] or not tk.glued(sign):
        return
    if _coin_at(tk, sign + 1, "s", _SHILLINGS_OF_A_POUND) is None:
        return
    set_unit(d, POUND, (sign, sign), "pounds, shillings and pence")
    d.last = sign
    _add_shillings(tk, d)


_PARTS_BY_HYPHENS = {"GBP": (_SHILLINGS_OF_A_POUND, _PENCE_OF_A_SHILLING), "INR": (16, 12)}  # annas and pies


def _add_parts_by_hyphens(tk: Tokens, d: Draft, most: int, least: int) -> None:
    """Read "£3-10-6" and "Rs. 2-8-0", parts of twenty and twelve or of sixteen and twelve; "£3-10" is a range."""
    dash, first, dash2, second = (at(tk, d.last + k) for k in range(1, 5))
    if dash != "-" or dash2 != "-" or not (first.isdecimal() and second.isdecimal()) or not isinstance(d.value, int):
        return
    if int(first) >= most or int(second) >= least or not all(tk.glued(d.last + k) for k in range(1, 5)):
        return
    d.value += Decimal(first) / most + Decimal(second) / (most * least)
    d.quantum = Decimal(1) / (most * least)
    _end(tk, d, d.last + 4, "pounds, shillings and pence")


def _read_stroke(tk: Tokens, d: Draft) -> None:
    """Read "15/-", fifteen shillings and no pence."""
    if isinstance(d.value, int) and 0 < d.value < _MANY:
        set_unit(d, SHILLING, (d.last + 1, d.last + 2), "shillings and pence")
        _end(tk, d, d.last + 2, "shillings and pence")


def _add_named_shillings(tk: Tokens, d: Draft) -> None:
    """Read "seven pounds ten shillings", "two pounds, four shillings and sixpence"."""
    if at(tk, d.right) not in ("pound", "pounds") or not isinstance(d.value, int):
        return
    shillings = _named_coin_at(tk, d.right + 1, _SHILLINGS, _SHILLINGS_OF_A_POUND)
    if shillings is None and d.form == "words" and _ends_sum(tk, d.right + 2):
        bare = CARDINALS.get(at(tk, d.right + 1), 0)
        shillings = (bare, d.right + 1) if 0 < bare < _SHILLINGS_OF_A_POUND else None  # "three pounds ten"
    if shillings is None:
        return
    value, last = shillings
    parts = Decimal(value) / _SHILLINGS_OF_A_POUND
    pence = _named_coin_at(tk, last + 1, _NAMES - _SHILLINGS, _PENCE_OF_A_SHILLING)
    if pence is None and at(tk, last + 1) == "and" and at(tk, last + 2) in _PENCE_IN_A_WORD:
        pence = _PENCE_IN_A_WORD[at(tk, last + 2)], last + 2
    if pence is not None:
        parts, last = parts + Decimal(pence[0]) / (_SHILLINGS_OF_A_POUND * _PENCE_OF_A_SHILLING), pence[1]
    d.value += parts
    d.quantum = Decimal(1) / _SHILLINGS_OF_A_POUND
    _end(tk, d, last, "pounds, shillings and pence")


def _ends_sum(tk: Tokens, k: int) -> bool:
    return not at(tk, k)[:1].isalnum() and at(tk, k) != "-"


def _named_coin_at(tk: Tokens, j: int, names: frozenset[str], most: int) -> tuple[int, int] | None:
    """Return how many of a coin named in words stand at ``j``, and the last token: "ten shillings", ", four shillings"."""
    j += at(tk, j) in (",", "and")
    w = at(tk, j)
    value = int(w) if w.isdecimal() and len(w) < len("100") else CARDINALS.get(w, most)
    return (value, j + 1) if 0 < value < most and at(tk, j + 1) in names else None


def _add_pence_in_a_word(tk: Tokens, d: Draft) -> None:
    """Read "three shillings and sixpence", which are of Britain wherever they are told."""
    k = d.right + 1
    pence = _PENCE_IN_A_WORD.get(at(tk, k + 1)) if at(tk, k) == "and" else None
    if pence is not None and d.value is not None and tk.lower[d.right] in _SHILLINGS:
        set_unit(d, SHILLING, (d.right, d.right), "shillings and pence")
        d.value, d.quantum = d.value + Decimal(pence) / _PENCE_OF_A_SHILLING, Decimal(1) / _PENCE_OF_A_SHILLING
        _end(tk, d, k + 1, "shillings and pence")


_PARTS_IN_A_WORD = {"halfpenny": Decimal("0.5"), "farthing": Decimal("0.25"), "farthings": Decimal("0.25")}


def _add_part_of_penny(tk: Tokens, d: Draft) -> None:
    """Read "fifteen pence halfpenny", "two pence farthing"."""
    set_unit(d, PENNY, (d.right, d.right), "old pence")
    d.value = (d.value or 0) + _PARTS_IN_A_WORD[tk.lower[d.right + 1]]
    d.quantum = Decimal("0.25")
    _end(tk, d, d.right + 1, "shillings and pence")


def _read_coins(tk: Tokens, d: Draft) -> None:
    """Read "7s 6d", "21s.", "8d.", where the paragraph tells of such money."""
    sign = d.last + 1
    if printed(tk, sign) not in _SIGNS or not tk.glued(sign) or not isinstance(d.value, int | Decimal):
        return
    if tk.lower[sign] == "s":
        if d.value >= (_OF_A_QUARTER if d.value % 10 else _MANY) or not isinstance(d.value, int):
            return
        pence = _coin_at(tk, sign + 1, "d", _PENCE_OF_A_SHILLING)
        if pence is None and not _is_sum(tk, d, sign):
            return
        set_unit(d, SHILLING, (sign, sign), "shillings and pence")
        if pence is not None:
            d.value, d.quantum = d.value + Decimal(pence[0]) / _PENCE_OF_A_SHILLING, Decimal(1) / _PENCE_OF_A_SHILLING
            sign = pence[1]
    elif _is_sum(tk, d, sign) and d.value < _MANY:
        set_unit(d, PENNY, (sign, sign), "old pence")
    else:
        return
    _end(tk, d, sign, "shillings and pence")


_MANY = 100  # shillings or pence that nobody would tell in pounds
_OF_A_QUARTER = 400  # shillings that corn and butter were told in: "118s. per cwt.", not "the 120s"


def _is_sum(tk: Tokens, d: Draft, sign: int) -> bool:
    """Whether coins alone are money: more of it is told, and no "the" makes a decade of them."""
    before, after = at(tk, d.first - 1), at(tk, sign + 1)
    if after == "." and tk.glued(sign + 1) and at(tk, sign + 2) in _BEHIND_SUM:
        return True  # "a 10s. reward"
    if before in DETERMINERS or before in _DECADE_OF or (before in MONTHS and printed(tk, d.first - 1).istitle()):
        return False  # "on May 3d"
    if before in _FINED:
        return True  # "fined 5s. and costs"
    rate = at(tk, sign + 1 + (after == "."))
    if "/" in tk.lower[d.first : d.last + 1] or tk.lower[d.last] in GLYPHS or rate in _RATES:
        return True  # "4½d", "8d. an hour"
    cut_short = after == "." and tk.glued(sign + 1) and printed(tk, sign + 2)[:1].islower()
    if cut_short and before in _BEFORE_SUM:
        return True  # "paid 40s. and costs"
    if after.isalpha() and after not in PREPOSITIONS and after not in CONJUNCTIONS:
        return False  # "a 3d printer"
    near = range(max(1, sign - _NEAR), min(tk.size, sign + _NEAR))
    told = not (_TOLD.isdisjoint(tk.distinct) and _PRICED.isdisjoint(tk.distinct)) or any(
        _is_coin(tk, k) for k in near if abs(k - sign) > 1
    )
    return (told and ((d.value or 0) % 10 != 0 or tk.lower[sign] == "d")) or (told and before in _BEFORE_SUM)


_PRICED = frozenset(("fares", "admission", "tickets"))
_TOLD = _SHILLINGS | {"£"}
_BEHIND_SUM = word_set("rules", "old_money.behind_sum")
_FINED = frozenset(("fined", "mulcted", "value", "damages", "costs", "penalty"))
_NEAR = 60  # tokens in which other money of the kind is told
_DECADE_OF = frozenset(("early", "mid", "late", "mid-", "his", "her", "their", "my", "our", "'", "’", "-"))
_RATES = frozenset(("a", "an", "per", "each", "the", "apiece"))


def _is_coin(tk: Tokens, k: int) -> bool:
    digits = tk.word[k - 1]
    return tk.word[k] in _SIGNS and tk.glued(k) and digits.isdecimal() and digits[-1] != "0"


def _coin_at(tk: Tokens, j: int, sign: str, most: int) -> tuple[Number, int] | None:
    """Return how many of the coin with this sign, fewer than ``most``, stand at ``j``, and the last token: " 10s", ". 6½d"."""
    j += at(tk, j) == "."
    w = at(tk, j)
    if not (w.isdecimal() and len(w) < 3) or int(w) >= most or tk.glued(j):
        return None
    value: Number = int(w)
    if at(tk, j + 1) in GLYPHS:
        value, j = value + GLYPHS[tk.lower[j + 1]], j + 1
    elif at(tk, j + 2) == "/" and sign == "d":
        value, j = value + _part_of_penny_at(tk, j + 1), j + 3
    if at(tk, j + 1) != sign or not tk.glued(j + 1):
        return None
    return value, j + 1


def _part_of_penny_at(tk: Tokens, j: int) -> Decimal:
    """Return the part of a penny at ``j``: the half of "51s. 4 1/2d."; nothing where another number stands there."""
    over, under = at(tk, j), at(tk, j + 2)
    if not (over.isdecimal() and under in _PARTS_OF_PENNY and tk.glued(j + 1) and tk.glued(j + 2)):
        return Decimal(0)
    return Decimal(over) / Decimal(under)


_PARTS_OF_PENNY = frozenset(("2", "4", "8", "16"))


def _end(tk: Tokens, d: Draft, last: int, rule: str) -> None:
    if at(tk, last + 1) == "." and tk.glued(last + 1) and at(tk, last + 2)[:1].islower():
        last += 1  # "6d. an hour"
    d.last = d.right = d.after = last
    d.rules["value"] = rule
    attach_rate_of_unit(tk, d)


def settle_shillings(paragraphs: Paragraphs, published: date | None) -> None:
    """Make shillings and pence in words those of old Britain where its coins are told of, or it had no others; a country of Africa has its own."""
    old = published is not None and published < _DECIMAL_DAY
    if published is not None and published < _LITRES:
        _read_pounds_in_l(paragraphs)
    told = [(tk, drafts) for tk, drafts in paragraphs if not _NAMES.isdisjoint(tk.distinct)]
    told = [(tk, drafts) for tk, drafts in told if old or not _COINS.isdisjoint(tk.distinct)]
    if not told or any(_names_africa(tk) for tk, _ in paragraphs):
        return
    for tk, drafts in told:
        for d in drafts:
            if d.unit in _OF_AFRICA and not _SHILLINGS.isdisjoint(_named(tk, d)):
                d.unit = SHILLING.unit
                d.unit_name = (d.unit_name or "").replace("kenyan shilling", SHILLING.unit_name)
                d.rules["unit"] = "shillings of old Britain"
            elif d.unit == "penny":
                d.unit, d.unit_name = PENNY.unit, (d.unit_name or "").replace("penny", PENNY.unit_name)
                d.rules["unit"] = "pence of old Britain"


_LITRES = date(1914, 1, 1)  # no paper told of them before


def _read_pounds_in_l(paragraphs: Paragraphs) -> None:
    """Make "50l. a year" and "2,000l." pounds, as British papers printed them."""
    for tk, drafts in paragraphs:
        for d in drafts:
            if (
                d.unit == "L"
                and d.unit_text is not None
                and tk.glued(d.unit_text[0])
                and tk.word[d.unit_text[0]] == "l"
            ):
                d.kind, d.unit, d.unit_name = "money", "GBP", (d.unit_name or "").replace("litre", "pound sterling", 1)
                d.rules["unit"] = d.rules["kind"] = "pounds in l"


def _names_africa(tk: Tokens) -> bool:
    """Whether a country is named in the paragraph whose money is a shilling."""
    return any(w[0].isupper() and (country_at(tk, k) or "") + "S" in _OF_AFRICA for k, w in enumerate(tk.word))


def _named(tk: Tokens, d: Draft) -> list[str]:
    """Return the words by which the unit is named, if it is."""
    return [] if d.unit_text is None else tk.lower[d.unit_text[0] : d.unit_text[1] + 1]
