"""What a number is measured in: currency before or after it, a unit after it, a rate after that, an age around it."""

from __future__ import annotations

from decimal import Decimal

from archive.extract.currencies import WORDY_CODES, attach_nation, meant, runs_on, set_unit
from archive.extract.draft import Draft
from archive.extract.gazetteer import IN, gazetteer
from archive.extract.lexicon import (
    AUXILIARIES,
    CARDINALS,
    CONJUNCTIONS,
    CURRENCY_CODES,
    DETERMINERS,
    DOLLAR,
    PREPOSITIONS,
    RATE_NOUNS,
    UNIT_FORMS,
    UNIT_STARTS,
    UNIT_SYMBOLS,
    VERBS,
    Number,
    Unit,
    all_forms,
    is_person,
    is_plural,
    singular,
)
from archive.extract.rolls import given_names
from archive.extract.tokens import Tokens
from archive.extract.words import word_set

_UNIT_ADJECTIVES = word_set("rules", "units.unit_adjectives")
_DIGITS_ONLY = word_set("rules", "units.digits_only")
_STONE_THINGS = word_set("rules", "units.stone_things")
_NOT_A_RATE = word_set("rules", "units.not_a_rate")
_AFTER_AGE = word_set("rules", "units.after_age")
_AUXILIARIES = word_set("rules", "units.auxiliaries")
_NOT_SURNAMES = word_set("rules", "units.not_surnames")
_RELATIVES = word_set("rules", "units.relatives")

_HYPHENS = frozenset("-‑–—")
_MINUS = frozenset("-−–")
# Between a number and its unit: "three more days", "two consecutive quarters".
_BETWEEN = word_set("rules", "units.between")
_PARTS = {
    ("foot", "inch"): 12, ("pound", "ounce"): 16, ("stone", "pound"): 14, ("hour", "minute"): 60, ("minute", "second"): 60,
    ("year", "month"): 12, ("day", "hour"): 24, ("week", "day"): 7,
    ("dollar", "cent"): 100, ("euro", "cent"): 100, ("pound sterling", "penny"): 100,
}  # fmt: skip
_WHOLES = frozenset(whole for whole, _ in _PARTS)
_BEHIND_INCHES = frozenset((",", ".", ";", "and", "tall", "with", "or", "to", "in"))
_COINED = frozenset(("dollar", "euro", "pound sterling"))


def attach_sign(tk: Tokens, d: Draft) -> None:
    """Take a minus: "-5", "minus 387", "-$5". A hyphen after a word or a number is a hyphen."""
    i = d.first - 1
    if i < 0 or d.form not in ("digits", "words", "fraction"):
        return
    w = tk.lower[i]
    if w in _MINUS and tk.glued(d.first) and d.form == "digits":
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


def attach_unit_after(tk: Tokens, d: Draft) -> None:
    """Take the unit, currency or percent sign after the number, then what it is a rate of."""
    if d.form in ("ordinal", "fold") or d.kind == "age":
        return
    found = unit_at(tk, d.last + 1, d) if d.unit is None else None
    if found is None and d.form == "digits" and tk.lower[d.last + 1 : d.last + 2] in _FEET and tk.glued(d.last + 1):
        _attach_height(tk, d)
    if found is not None:
        unit, start, end = found
        if _is_year(tk, d, end):
            return
        unit = meant(tk, d, unit, start, end)
        set_unit(d, unit, (start, end), "unit after")
        d.right = d.after = end
        _attach_parts(tk, d)
    elif d.unit == "USD":
        attach_nation(tk, d)
    if d.unit is None and d.last + 1 < tk.size and d.kind == "count" and _rate_of_nothing(tk, d.last + 1):
        attach_rate(tk, d, d.last + 1)  # "30 per 100,000 people"
        if d.rate is not None:
            d.kind, d.bare = "rate", False
    elif d.unit is not None:
        _take_name_again(tk, d)
        attach_rate(tk, d, _past_cash(tk, d.after + 1))
        if d.rate is None and d.kind == "money" and d.after + 1 < tk.size and tk.word[d.after + 1] == "(":
            _rate_after_brackets(tk, d)


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
    return after in DETERMINERS or _before(tk, d) in ("year", "by", "since")


_VERBS_TOO = frozenset(("marks", "won", "pounds", "crowns"))


def _rate_of_nothing(tk: Tokens, j: int) -> bool:
    """Whether a rate stands right behind a number: "30 per 100,000 people", "they sell 500 a day"."""
    return tk.lower[j] == "per" or (tk.lower[j] in ("a", "an") and j + 1 < tk.size and tk.lower[j + 1] in _TIMES)


_TIMES = word_set("rules", "numerals.time_units")


def unit_at(tk: Tokens, j: int, d: Draft) -> tuple[Unit, int, int] | None:
    """Return (unit, its first and last token) where one stands at ``j``, after a hyphen or a word that may come between."""
    n, lower, word = tk.size, tk.lower, tk.word
    if j >= n:
        return None
    part = d.form == "fraction" or (isinstance(d.value, Decimal) and d.value < 1)
    if part and lower[j] == "of" and j + 2 < n and lower[j + 1] in ("a", "an", "one", "1"):
        k = j + 3 if lower[j + 2] in _UNIT_ADJECTIVES else j + 2
        found = _form_at(tk, k, d)  # "a quarter of a mile", "half of one percent"
        if found is not None:
            return found
    if d.form == "fraction" and lower[j] in ("a", "an") and j + 1 < n:
        return _form_at(tk, j + 1, d)  # "half an hour"
    if lower[j] in _HYPHENS and j + 1 < n and tk.glued(j) and tk.glued(j + 1):
        return _form_at(tk, j + 1, d)
    found = _form_at(tk, j, d)
    if found is None and lower[j] in _BETWEEN and j + 1 < n and d.form != "fraction":
        found = _form_at(tk, j + 1, d)
        if found is not None and found[0].kind != "duration" and lower[found[2]] != "times":
            return None
    if found is None and lower[j] in _UNIT_ADJECTIVES and j + 1 < n:
        found = _form_at(tk, j + 1, d)  # "one US fluid ounce"
        if found is not None and found[0].kind != "measure":
            return None
    if found is None and lower[j] == "of" and j + 1 < n and (d.vague or lower[d.last] == "couple"):
        found = _form_at(tk, j + 1, d)  # "millions of dollars", "a couple of hours"
    if found is None and word[j] in CURRENCY_CODES and d.form == "digits" and word[j] not in WORDY_CODES:
        return CURRENCY_CODES[word[j]], j, j
    if (
        found is None
        and lower[j] in ("canadian", "australian", "american")
        and j + 1 < n
        and lower[j + 1] in ("dollar", "dollars")
    ):
        return DOLLAR, j, j + 1
    return found


def _form_at(tk: Tokens, j: int, d: Draft) -> tuple[Unit, int, int] | None:
    lower, word, n = tk.lower, tk.word, tk.size
    if j >= n or (lower[j] not in UNIT_STARTS and word[j] not in UNIT_STARTS):
        return None
    best: tuple[Unit, int, int] | None = None
    if d.form in ("digits", "fraction"):
        for form, unit in UNIT_SYMBOLS.get(word[j], ()):
            end = j + len(form) - 1
            if (
                tuple(word[j : end + 1]) == form
                and (not unit.tight or tk.glued(j) or form == ("p",))
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
        if tuple(lower[j : end + 1]) == form and _form_fits(tk, d, j, end, unit):
            best = unit, j, end
            break
    return best


def _symbol_fits(tk: Tokens, d: Draft, j: int, form: tuple[str, ...]) -> bool:
    if form == ("s",):
        return isinstance(d.value, Decimal)  # "9.58s", never "the 60s"
    if form == ("in",):
        return not (j + 1 < tk.size and tk.lower[j + 1] in DETERMINERS)
    if form in (("C",), ("F",), ("A",), ("V",), ("J",), ("L",), ("l",), ("W",)):
        after = tk.word[j + 1] if j + 1 < tk.size else ""
        if form == ("W",) and len(after) > 2 and after.isupper():
            return True  # "a 5 W USB charger"; a street goes on in small letters, "10 W Main"
        return (
            d.scale == 1
            and not (after == "-" and tk.glued(j + 1))
            and (tk.glued(j) or (not after[:1].isupper() and not (after == "." and j + 2 < tk.size)))
        )
    if form in (("c",), ("p",)):
        if not tk.glued(j):
            return form == ("p",) and (j + 1 >= tk.size or tk.lower[j + 1] in ("at", "to", "from", ",", "a", "per"))
        return tk.word[d.last] not in ("1080", "720", "480")
    return True


_BIG_ONLY = frozenset(
    ("won", "mark", "marks", "dong", "rand", "sol", "soles", "lev", "leu", "lei", "yard", "ether", "real")
)


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
    if unit.kind == "money" and w in _BIG_ONLY:
        return d.vague or d.scale > 1 or (d.value is not None and (d.value >= 20 or isinstance(d.value, Decimal)))
    if w == "second" and end + 1 < tk.size and tk.lower[end + 1] in ("-", "half") and not tk.glued(j):
        return False
    if w in ("ct", "c", "cts") and unit.unit_name == "cent":
        return d.form in ("digits", "words", "fraction")
    if w in _DIGITS_ONLY:
        return d.form == "digits"
    if w == "cup":
        return tk.word[end].islower()  # not "K-one Cup"
    if w == "stone":
        return end + 1 >= tk.size or tk.lower[end + 1] not in _STONE_THINGS
    return True


def _attach_parts(tk: Tokens, d: Draft) -> None:
    """Take the smaller parts of a measure: "6ft 2in", "6-foot-2", "7 pounds, 3 ounces", "two hours, 23 minutes and 10 seconds"."""
    if d.unit_text is None or not isinstance(d.value, int):
        return
    value: Number = d.value
    unit, per = d.unit_name, 1
    while unit in _WHOLES and isinstance(value, int):
        part = _part_at(tk, d.right + 1, unit)
        if part is None:
            return
        value, unit, parts, last = part
        per *= parts
        d.value += Decimal(value) / per
        d.quantum = Decimal(1) / per  # "about 5ft 7in" is to the inch
        d.right = d.after = d.last = last
        d.rules["value"] = "measure in parts"


def _attach_height(tk: Tokens, d: Draft) -> None:
    """Read feet and inches in marks: "6’ 2”", "5’11″", and "6' tall"."""
    mark = d.last + 1
    inches, closing = tk.word[mark + 1 : mark + 2], tk.word[mark + 2 : mark + 3]
    if not isinstance(d.value, int) or d.scale != 1 or not inches:
        return
    said = inches[0].isdigit() and len(inches[0]) < 3 and int(inches[0]) < 12 and closing in _INCHES
    if said and tk.glued(mark + 2):
        d.value, d.quantum, d.last = d.value + Decimal(inches[0]) / 12, 0, mark + 2
    elif inches != ["tall"]:
        return
    set_unit(d, _FOOT, (mark, mark), "feet and inches in marks")
    d.right = d.after = max(mark, d.last)


_FEET = (["'"], ["’"])
_INCHES = (['"'], ["”"], ["″"])
_FOOT = next(unit for form, unit in UNIT_FORMS["feet"] if form == ("feet",))


def _part_at(tk: Tokens, j: int, whole: str) -> tuple[Number, str, int, int] | None:
    """Return (value, unit, how many make the whole, last token) of a smaller part at token ``j``, or None."""
    from archive.extract.numerals import read_numeral

    n = tk.size
    if j >= n:
        return None
    hyphen = tk.lower[j] in _HYPHENS and tk.glued(j)
    comma = "," if whole not in _COINED else ""  # "it costs five dollars, 50 cents more" are two sums
    joined = hyphen or tk.lower[j] in ("and", comma)
    j += joined
    if j >= n or not (tk.word[j][0].isdigit() or tk.lower[j] in CARDINALS):
        return None
    part = read_numeral(tk, j)
    if part is None or part.form not in ("digits", "words") or part.value is None:
        return None
    found = unit_at(tk, part.last + 1, Draft(part))
    if found is None:
        inches = whole == "foot" and part.value < 12 and part.form == "digits"
        if inches and tk.lower[part.last + 1 : part.last + 2] == ["in"]:
            return part.value, "inch", 12, part.last + 1  # "5 ft 2 in"
        ends = not joined and (
            part.last + 1 >= n or tk.lower[part.last + 1] in _BEHIND_INCHES
        )  # "5 feet 7, 180 pounds"
        return (part.value, "inch", 12, part.last) if inches and (hyphen or ends) else None
    parts = _PARTS.get((whole, found[0].unit_name))
    if parts is None or part.value >= parts or (joined and whole == "year"):
        return None
    return part.value, found[0].unit_name, parts, found[2]


# --- rates ---------------------------------------------------------------------------------------------------------


def attach_rate(tk: Tokens, d: Draft, j: int) -> None:
    """Take "per gallon", "a barrel", "/month", "-a-day" that stands at token ``j``."""
    lower, n = tk.lower, tk.size
    if j + 1 >= n or d.rate is not None:
        return
    w = lower[j]
    start = j
    if w in _HYPHENS and tk.glued(j) and lower[j + 1] in ("a", "an", "per") and j + 3 < n and lower[j + 2] in _HYPHENS:
        start = j + 3
        w = lower[j + 1]
    elif w in ("per", "a", "an", "/"):
        start = j + 1
        if w == "/" and not (tk.glued(j) and tk.glued(j + 1)):
            return
    else:
        return
    found = _rate_noun(tk, start, strict=w in ("a", "an"))
    if found is None or (found[2] + 1 < n and lower[found[2] + 1] in _NOT_A_RATE):
        return
    name, code, end = found
    d.rate = name
    d.unit_name = f"{d.unit_name} per {name}" if d.unit_name else f"per {name}"
    if d.kind not in ("money", "percent"):
        d.unit = f"{d.unit}/{code}" if d.unit else f"/{code}"
    first = d.unit_text[0] if d.unit_text else j
    d.unit_text = (first, end)
    d.right = d.after = end
    d.rules["unit_name"] = "rate"
    again = (
        _rate_noun(tk, end + 2, strict=lower[end + 1] != "per")
        if lower[end + 1 : end + 2] in (["per"], ["a"])
        else None
    )
    if again is not None and tk.lower[again[2] + 1 : again[2] + 2] != ["ago"]:  # "$17 per child per year"
        d.unit_name += f" per {again[0]}"
        d.unit = f"{d.unit}/{again[1]}" if d.kind not in ("money", "percent") else d.unit
        d.unit_text = (first, again[2])
        d.right = d.after = again[2]


def _take_name_again(tk: Tokens, d: Draft) -> None:
    """Take a currency that is said twice: "$3m dollars", "£3bn pounds"."""
    again = tk.lower[d.after + 1] if d.after + 1 < tk.size else "."
    if d.kind == "money" and d.unit_text is None and again in _SAID_TWICE.get(d.unit or "", ()):
        d.right = d.after = d.after + 1


_SAID_TWICE = {"USD": ("dollars", "dollar"), "GBP": ("pounds", "pound"), "EUR": ("euros", "euro")}


def _past_cash(tk: Tokens, j: int) -> int:
    """Return the token behind "cash" or "in cash" at ``j``, where a rate follows: "71 dlrs cash per share"."""
    k = j + (tk.lower[j : j + 1] == ["in"])
    return k + 1 if tk.lower[k : k + 1] == ["cash"] and tk.lower[k + 1 : k + 2] in (["per"], ["a"]) else j


def attach_rate_behind(tk: Tokens, d: Draft, j: int) -> None:
    """Take a rate at token ``j`` that something stands before: "9 billion shekels ($2.4 billion) a year". It is no part of the span."""
    kept = d.right, d.after, d.unit_text
    attach_rate(tk, d, j)
    d.right, d.after, d.unit_text = kept


def _rate_after_brackets(tk: Tokens, d: Draft) -> None:
    """Read the rate behind a conversion in brackets."""
    for k in range(d.after + 2, min(d.after + 9, tk.size)):
        if tk.word[k] == ")":
            attach_rate_behind(tk, d, k + 1)
            return


def _rate_noun(tk: Tokens, j: int, *, strict: bool) -> tuple[str, str, int] | None:
    """Read what the rate is of: (its name in the singular, its unit, its last token)."""
    lower, word, n = tk.lower, tk.word, tk.size
    if j >= n:
        return None
    count = ""
    k = j
    if word[j][0].isdigit() and not strict:
        count = word[j] + " "  # "per 100,000 people"
        k += 1
        while k < n and lower[k] in ("thousand", "million", "billion"):
            count += lower[k] + " "
            k += 1
        if k >= n:
            return None
    for form, unit in UNIT_FORMS.get(lower[k], ()):
        end = k + len(form) - 1
        if (
            tuple(lower[k : end + 1]) == form
            and unit.kind != "percent"
            and (not strict or lower[end] in RATE_NOUNS or unit.kind == "duration")
        ):
            return count + unit.unit_name, unit.unit, end
    w = lower[k]
    if strict:
        return (singular(w), singular(w), k) if w in RATE_NOUNS and not _noun_follows(tk, k) else None
    if w == "capita":
        return "capita", "capita", k
    if w == "mo":
        return "month", "mo", k  # "$29/mo"; elsewhere a name
    if not word[k][0].isalpha() or w in ("cent", "the", "a", "se"):
        return None
    if count or not _noun_follows(tk, k):
        return count + (singular(w) if not count else w), singular(w), k
    return f"{w} {singular(lower[k + 1])}", singular(lower[k + 1]), k + 1


def _noun_follows(tk: Tokens, k: int) -> bool:
    """Whether "a game" goes on as "a game plan"... the next word is a lower-case plural noun, glued by nothing but a space."""
    return (
        k + 1 < tk.size
        and tk.word[k + 1].isalpha()
        and tk.word[k + 1].islower()
        and is_plural(tk.word[k + 1])
        and tk.lower[k + 1] not in _NOT_NOUNS
    )


_NOT_NOUNS = word_set("rules", "units.not_nouns")


# --- ages ----------------------------------------------------------------------------------------------------------

_AGE_UNITS = {"year": ("a", "year of age"), "years": ("a", "year of age"), "yr": ("a", "year of age"), "month": ("mo", "month of age"),
              "months": ("mo", "month of age"), "week": ("wk", "week of age"), "weeks": ("wk", "week of age"), "day": ("d", "day of age"),
              "days": ("d", "day of age")}  # fmt: skip
_AGED = word_set("rules", "units.aged")
_OF_AN_AGE = word_set("rules", "units.of_an_age")


def attach_age(tk: Tokens, d: Draft) -> None:
    """Read "30-year-old", "30 years old", "aged 30", "ages 5 to 12", "Jane Doe, 42,", "children under 5", "12 and older"."""
    if d.form not in ("digits", "words") or d.unit is not None or d.value is None or d.value <= 0:
        return
    n, lower = tk.size, tk.lower
    j = d.last + 1
    k = j + 1 if j < n and lower[j] in _HYPHENS else j
    if k < n and lower[k] in _AGE_UNITS:
        _age_with_unit(tk, d, k)
    elif d.scale == 1 and d.value < 130:
        rule = _bare_age(tk, d)
        group = _age_group_end(tk, d) if rule is None else None
        if group is not None:
            d.right = d.after = group
            rule = "over Ns"
        if rule is not None:
            _age(d, ("a", "year of age"), None, rule)


def _age_with_unit(tk: Tokens, d: Draft, k: int) -> None:
    """Judge years, months, weeks or days at token ``k``: an age where "old" or "of age" follows, or "aged" stands before."""
    lower = tk.lower
    end = _old_after(tk, k)
    rule = "N years old"
    if end is None and lower[k + 1 : k + 3] == ["of", "age"]:
        end, rule = k + 2, "N years of age"
    if end is None and (_before(tk, d) == "aged" or (_before(tk, d) == "of" and _before(tk, d, 2) == "age")):
        end, rule = k, "age of N years"
    if end is not None:
        _age(d, _AGE_UNITS[lower[k]], (k, end), rule)
        d.right = d.after = end


def _said_age(tk: Tokens, d: Draft, before: str, j: int) -> str | None:
    """Return the rule by which the words before a number make it an age, whatever it is."""
    if before in _AGED or (before == "of" and _before(tk, d, 2) == "age"):
        return "aged N"
    if before == "as" and _before(tk, d, 2) in ("young", "old") and _before(tk, d, 3) == "as" and not _counts(tk, j):
        return "as young as N"
    if before in _OPENS_AGES and _before(tk, d, 2) == "aged":
        return "aged N"  # "aged between 15 and 24", "aged about 40"
    if before in ("from", "between") and not {"age", "ages"}.isdisjoint(tk.lower[max(0, d.first - 4) : d.first]):
        return "aged N" if not _counts(tk, j) else None  # "ranging in age from 13 to 16"
    return None


def _bare_age(tk: Tokens, d: Draft) -> str | None:
    """Return the rule that makes a number without a unit an age, or None."""
    j = d.last + 1
    before, after = _before(tk, d), tk.lower[j] if j < tk.size else "."
    value = d.value
    said = _said_age(tk, d, before, j)
    if said is not None:
        return said
    if not isinstance(value, int) or not 1 <= value <= 112:
        return None
    if before == "of" and _before(tk, d, 2) in _OF_AN_AGE and not _counts(tk, j) and after not in ("or", "to", "-"):
        return "person of N"  # "a man of 40 died"
    named = _name_before(tk, d.first - 2)
    if before == "," and named and (after in _AFTER_NAME or (after in ("of", "and", "from") and value >= 5)):
        return "name, N,"
    if before == "," and after == "," and value > 1 and (_surname(tk, d.first - 2, j + 1) or _is_one(tk, j + 1)):
        return "name, N, who"
    if _in_pair_of_ages(tk, d, before, after):
        return "persons, N and N"
    named_is = named and (
        before in _TURNING or (value > 4 and (after in _ENDS or after == "when"))
    )  # "the prince turns 18", "Ann Berg is 42."
    person = _person_subject(tk, d.first - 2) or named_is
    if before in _BEING and value > 1 and person and (after in _ENDS or after in _AFTER_AGE):
        return "is N, turned N"
    if before == "(" and after == ")" and value >= 5 and named:
        return "name (N)"
    if after in ("and", "or") and j + 1 < tk.size and _older(tk, j + 1, d.first - 1):
        return "N and older"
    if value > 15 and after in AUXILIARIES and _full_name(tk, d.first - 1):
        return "name N has"
    if value > 15 and before not in _DIGITS_TO and _is_average_age(tk, d) and not _counts(tk, j):
        return "average age is N"
    if before in _OVER and _is_persons(tk, d.first - 2) and not _counts(tk, j):
        return "persons over N"
    return None


def _age_group_end(tk: Tokens, d: Draft) -> int | None:
    """Return the last token of persons named by their age: "the over-60s", "most under 25s", either age of "16-24s"."""
    i, j = d.first - 1, d.last + 1
    if d.form != "digits" or len(tk.word[d.last]) != 2 or i < 0 or j >= tk.size or not tk.glued(j):
        return None
    hyphen = tk.lower[i] in _HYPHENS and tk.glued(i) and tk.glued(d.first)
    if tk.lower[j] == "s":
        before = _before(tk, d, 2) if hyphen else tk.lower[i]
        ranged = hyphen and len(before) == 2 and before.isdigit() and before[1] + tk.word[d.last][1] != "00"
        return j if before in _OVER or ranged else None
    following = tk.word[j + 1 : j + 3]
    ranged = tk.lower[j] in _HYPHENS and following[1:] == ["s"] and following[0].isdigit() and len(following[0]) == 2
    return d.last if ranged and tk.word[d.last][1] + following[0][1] != "00" and tk.glued(j + 2) else None


def _surname(tk: Tokens, i: int, after: int) -> bool:
    """Whether one capitalised word at ``i`` is a person's name: "says Slemp, 33, who lives", "Lopez, 33, died"."""
    if i < 0 or not _is_name_word(tk.word[i]) or tk.lower[i] in _NOT_SURNAMES or _is_place(tk.word[i]):
        return False
    if i and (tk.lower[i - 1] in IN or tk.lower[i - 1] in DETERMINERS):
        return False  # "in Kunduz, 30, of them soldiers"
    who = tk.lower[after] if after < tk.size else ""
    said = i > 0 and tk.lower[i - 1] in ("says", "said", "asked", "added", "recalled", "explained")
    return (
        said
        or who in _AFTER_SURNAME
        or who.endswith("ly")
        or who in AUXILIARIES
        or (who in VERBS and not who.endswith("ing"))
    )


def _in_pair_of_ages(tk: Tokens, d: Draft, before: str, after: str) -> bool:
    """Whether a number is the first of the ages of two or three: "the victims, 20 and 22, said", "one 14 and the other 15"."""
    i, j = d.first - 1, d.last + 1
    if before == "," and after in ("and", ",") and j + 2 < tk.size:
        return _is_persons(tk, i - 1) and tk.word[j + 1].isdigit() and tk.lower[j + 2] in (",", "and", ".")
    if before in ("both", "now", "also", "just", "then") and i > 0 and tk.lower[i - 1] == ",":
        return after == "," if before != "both" else after in ("and", ",", "of", ".")
    if before == "one":
        return tk.lower[j : j + 3] == ["and", "the", "other"] and any(
            _is_persons(tk, k) for k in range(max(0, i - 8), i)
        )
    return before == "other" and tk.lower[i - 1] == "the" and tk.lower[max(0, i - 4) : max(0, i - 3)] == ["one"]


def _is_one(tk: Tokens, i: int) -> bool:
    """Whether a verb in the singular says at ``i`` that what stands before is one person: "the other man, 28, was taken"."""
    return i < tk.size and tk.lower[i] in ("is", "was", "has")


def _full_name(tk: Tokens, i: int) -> bool:
    """Whether a given name and a surname end at ``i``, so that the number behind is an age without commas: "Nick Hague 44 has"."""
    if i < 1 or tk.sentence[i - 1] != tk.sentence[i + 1] or not _name_before(tk, i):
        return False
    return tk.word[i - 1] in given_names()


def _is_average_age(tk: Tokens, d: Draft) -> bool:
    """Whether a life expectancy or an average age is what the number says: "the life expectancy for men is around 73"."""
    lower, sentence = tk.lower, tk.sentence[d.first]
    said = False
    for k in range(d.first - 1, max(-1, d.first - 13), -1):
        w = lower[k]
        if tk.sentence[k] != sentence or w[0].isdigit() or w in _ENDS or w in CARDINALS:
            return False
        if w == "expectancy" or (w == "age" and k and lower[k - 1] in _AVERAGES):
            return said
        said = said or w in _SAYS_AGE
    return False


_AVERAGES = frozenset(("average", "median", "mean", "retirement", "pension"))
_SAYS_AGE = word_set("rules", "units.says_age")
_DIGITS_TO = frozenset(("by", "$", "£", "€", "-"))
_AFTER_NAME = frozenset((",", ".", ";", ")"))
_AFTER_SURNAME = word_set("rules", "units.after_surname")
_ENDS = frozenset((",", ".", ";"))
_OPENS_AGES = frozenset(("between", "from", "about", "around", "over", "under", "just", "only", "roughly"))
_OVER = frozenset(("over", "under", "above", "below"))


def _before(tk: Tokens, d: Draft, steps: int = 1) -> str:
    return tk.lower[d.first - steps] if d.first >= steps else ""


def _older(tk: Tokens, j: int, before: int) -> bool:
    """Whether "older", or "over" of persons, stands at ``j``: "18 or older", "children 12 and under"."""
    return tk.lower[j] in ("older", "younger") or (
        tk.lower[j] in ("under", "over", "up", "above") and _is_persons(tk, before) and not _counts(tk, j + 1)
    )


def _is_persons(tk: Tokens, i: int) -> bool:
    return i >= 0 and is_plural(tk.word[i]) and is_person(tk.word[i])


def _counts(tk: Tokens, j: int) -> bool:
    """Whether a plural noun stands within two words: what the number would count."""
    for k in (j, j + 1):
        if k >= tk.size or not tk.word[k][0].isalpha() or tk.lower[k] in DETERMINERS or tk.lower[k] in CONJUNCTIONS:
            return False
        if is_plural(tk.word[k]):
            return True
    return False


_BEING = word_set("rules", "units.being")
_TURNING = _BEING & all_forms("turn")


def _person_subject(tk: Tokens, i: int) -> bool:
    """Whether "he", "she" or "who" (and an auxiliary) stands at ``i``."""
    while i >= 0 and tk.lower[i] in _AUXILIARIES:
        i -= 1
    return i >= 0 and tk.lower[i] in ("he", "she", "who", "i")


def _old_after(tk: Tokens, k: int) -> int | None:
    """Return the token of "old" or "olds" after "year" or "years" at ``k``."""
    j = k + 1
    if j < tk.size and tk.lower[j] in _HYPHENS:
        j += 1
    return j if j < tk.size and tk.lower[j] in ("old", "olds") else None


def _name_before(tk: Tokens, i: int) -> bool:
    """Whether a person's name ends at token ``i``: two capitalised words ("Jane Doe", "John B. Doe"), none a month or a street."""
    if i > 1 and tk.word[i] == "." and tk.lower[i - 1] in ("jr", "sr"):
        i -= 2  # "Robert Burger Jr., 19,"
        i -= tk.word[i] == ","
    elif i > 1 and tk.word[i] in ("II", "III", "IV"):
        i -= 2 if tk.word[i - 1] == "," else 1
    if i < 1:
        return False
    if tk.lower[i] in _RELATIVES or (is_person(tk.lower[i]) and not is_plural(tk.word[i])):
        return True  # "his son, 12", "the driver, 40"
    first = i - 1
    if tk.word[first] == "." and first > 1 and len(tk.word[first - 1]) == 1:
        first -= 2  # an initial
    elif (
        first > 0 and len(tk.word[first]) == 1 and tk.word[first].isupper() and tk.sentence[first - 1] == tk.sentence[i]
    ):
        first -= 1  # "Patricia A Peace"
    elif tk.word[first] in _NAME_MARKS and tk.lower[i] not in _NOT_SURNAMES:
        first -= 1  # 'Fred "Trey" Cagle', "O'Neill": what stands before the mark is of the same name
    if not (_is_name_word(tk.word[i]) and _is_name_word(tk.word[first])) or tk.lower[i] in _NOT_SURNAMES:
        return False
    return tk.lower[first] not in _NOT_GIVEN and not _is_place(f"{tk.word[first]} {tk.word[i]}")


_NOT_GIVEN = PREPOSITIONS | DETERMINERS | CONJUNCTIONS


def _is_place(name: str) -> bool:
    return name in gazetteer().places


_NAME_MARKS = frozenset("\"”’'")


def _is_name_word(w: str) -> bool:
    return len(w) > 1 and w[0].isupper() and not w.isupper()


def _age(d: Draft, unit: tuple[str, str], tokens: tuple[int, int] | None, rule: str) -> None:
    d.kind = "age"
    d.unit, d.unit_name = unit
    d.bare = False
    d.unit_text = tokens
    d.rules["kind"] = d.rules["unit"] = rule
