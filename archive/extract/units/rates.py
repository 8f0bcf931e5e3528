"""What a measure or sum is counted by: "per gallon", "a barrel", "/month", "per child per year", "per 100,000 people"."""

from __future__ import annotations

from decimal import Decimal

from archive.extract.draft import Draft
from archive.extract.english.lexicon import (
    AUXILIARIES,
    CURRENCY_BEFORE,
    CURRENCY_CODES,
    PREPOSITIONS,
    RATE_NOUNS,
    SCALES,
    UNIT_FORMS,
    UNIT_SYMBOLS,
    VERBS,
    Unit,
    is_plural,
    singular,
)
from archive.extract.english.tokens import TYING, Tokens, at
from archive.extract.english.word_classes import STOP
from archive.extract.words import word_set, words

_NOT_A_RATE = word_set("rules", "units.not_a_rate")


def attach_rate_of_unit(tk: Tokens, d: Draft) -> None:
    """Take the rate that stands behind a unit, behind "cash" or behind a conversion in brackets."""
    j = d.after + 1
    if d.kind == "money" and j < tk.size and tk.word[j] in _SHORT:
        _take_rate(d, _SHORT[tk.word[j]], j)  # "£1,200pcm"
        return
    if d.kind == "money" and j + 1 < tk.size and tk.word[j] in _PER_MONEY:
        found = money_of_rate(tk, j + 1, one=tk.word[j] != "/")
        if found is not None and found[1] != d.unit and at(tk, d.left - 1) != "from":
            _take_rate(d, found[0], found[2])  # "Shs 3,700/$", "P55.40:$1", "GH¢14.5 to $1"
            return
    attach_rate(tk, d, _past_cash(tk, j))
    if d.rate is None and d.kind == "money" and d.after + 1 < tk.size and tk.word[d.after + 1] == "(":
        _rate_after_brackets(tk, d)


_SHORT = words("rules")["units"]["short_rates"]
_PER_MONEY = frozenset(("/", ":", "to"))


def _take_rate(d: Draft, name: str, j: int) -> None:
    d.rate, d.unit_name = name, f"{d.unit_name} per {name}"
    d.unit_text = (d.unit_text[0] if d.unit_text else j, j)
    d.right = d.after = j
    d.rules["unit_name"] = "rate"


_TIES = TYING | {"each", "every", "to", "in", "for", "per", "a", "an", "/"}


def attach_rate(tk: Tokens, d: Draft, j: int) -> None:
    """Take "per gallon", "a barrel", "/month", "-a-day" that stands at token ``j``."""
    lower, n = tk.lower, tk.size
    if j + 1 >= n or d.rate is not None:
        return
    if lower[j] not in _TIES:
        return
    w, start = _rate_begins(tk, j)
    if start < 0 or (w == "/" and d.unit in TEMPERATURES):
        return  # "bake at 180C/350F"
    if w == "/" and d.kind == "money" and len(tk.word[start]) == 1 and at(tk, start + 1)[:1].isdigit():
        return  # "$1/N1,482"
    found = _rate_noun(tk, start, strict=w in ("a", "an")) or (_thousands(tk, start) if w == "a" else None)
    if w == "/" and (d.kind == "measure" or (d.kind == "money" and tk.word[start] != "m")):
        found = _sign_of_rate(tk, start) or found
    if w == "/" and d.bare and d.kind == "count":
        found = money_of_rate(tk, start) or found
    if found is not None and w in ("a", "an") and found[0] in _PERSONS and _acts(tk, found[2] + 1):
        return  # "found 12 books a student wrote"
    if w == "to" and d.kind == "duration":
        return  # "seven minutes to the hour"
    if found is None or (w not in ("per", "/") and _is_time_between(tk, found[2] + 1)):
        return
    name, code, end = found
    if d.unit is not None and d.unit.endswith(f"/{code}") and d.kind not in ("money", "percent"):
        return  # "one mln bpd per day"
    d.rate = name
    d.unit_name = f"{d.unit_name} per {name}" if d.unit_name else f"per {name}"
    if d.kind not in ("money", "percent"):
        # What is counted of so many is the object: "6.1 homicides" and "6.1 murders per 100,000 people" are in one unit.
        of_many = d.kind == "count" and code[:1].isdigit()
        d.unit = f"{d.unit}/{code}" if d.unit and not of_many else f"/{code}"
    first = d.unit_text[0] if d.unit_text else j
    d.unit_text = (first, end)
    d.right = d.after = end
    d.rules["unit_name"] = "rate"
    again = (
        _rate_noun(tk, end + 2, strict=lower[end + 1] != "per")
        if lower[end + 1 : end + 2] in (["per"], ["a"])
        else None
    )
    if again is not None and not (again[2] + 1 < n and lower[again[2] + 1] in _NOT_A_RATE):  # "$17 per child per year"
        d.unit_name += f" per {again[0]}"
        d.unit = f"{d.unit}/{again[1]}" if d.kind not in ("money", "percent") else d.unit
        d.unit_text = (first, again[2])
        d.right = d.after = again[2]


TEMPERATURES = frozenset(("Cel", "[degF]"))


def _sign_of_rate(tk: Tokens, k: int) -> tuple[str, str, int] | None:
    """Read the sign that a measure is counted by: "52 mg/l", "312 µg/m³", "2.3 g/t"."""
    for form, unit in UNIT_SYMBOLS.get(tk.word[k], ()):
        end = k + len(form) - 1
        if unit.kind in ("measure", "duration") and tuple(tk.word[k : end + 1]) == form:
            return unit.unit_name, unit.unit, end
    return None


def money_of_rate(tk: Tokens, k: int, *, one: bool = False) -> tuple[str, str, int] | None:
    """Read the money of which one costs so much: "1,482/$1", "16,200/US$", "23,500/USD"; with ``one`` only where the 1 is printed."""
    code = CURRENCY_CODES.get(tk.word[k]) if k < tk.size and not one else None
    if code is not None:
        return code.unit_name, code.unit, k
    if k >= tk.size or tk.word[k] not in _OPENS_MONEY:
        return None
    for form, unit in CURRENCY_BEFORE:
        end = k + len(form)
        if tuple(tk.word[k:end]) == form and (len(form[-1]) > 1 or not form[-1].isalpha()):  # not "Model 5100/R"
            printed = at(tk, end) == "1" and tk.glued(end) and not _goes_on(tk, end + 1)
            alone = not one and not at(tk, end)[:1].isdigit()
            return (unit.unit_name, unit.unit, end - (not printed)) if printed or alone else None
    return None


_OPENS_MONEY = frozenset(form[0] for form, _ in CURRENCY_BEFORE)


def _goes_on(tk: Tokens, k: int) -> bool:
    """Whether the sum whose digits end before ``k`` has a scale: "$1m", "$1 billion"."""
    w = at(tk, k)
    return w in SCALES or (tk.glued(k) and w[:1].isalpha()) if w else False


_TIMES = word_set("rules", "numerals.time_units")


def _acts(tk: Tokens, j: int) -> bool:
    """Whether a finite verb stands at ``j``."""
    w = tk.lower[j] if j < tk.size else ""
    return w in AUXILIARIES or (w in VERBS and not w.endswith("ing"))


_PERSONS = frozenset("student pupil person passenger household worker patient customer resident".split())


def _is_time_between(tk: Tokens, j: int) -> bool:
    """Whether what stands at ``j`` makes a time of the words before it: "a year earlier", "a year and a day ago"."""
    lower = tk.lower
    if lower[j - 1] == "quarter" and j < tk.size and lower[j] in ("to", "of"):
        return True  # "of two million homes a quarter to a third were damp"
    if j < tk.size and lower[j] == "and":
        return any(w in _AGO for w in lower[j + 3 : j + 5])
    return j < tk.size and lower[j] in _NOT_A_RATE and (lower[j] != "-" or tk.glued(j))  # "40 km a second - a record"


_AGO = frozenset(("ago", "earlier"))


def _past_cash(tk: Tokens, j: int) -> int:
    """Return the token behind "cash" or "in cash" at ``j``, where a rate follows: "71 dlrs cash per share"."""
    if j >= tk.size or tk.lower[j] not in ("in", "cash"):
        return j
    k = j + (tk.lower[j] == "in")
    return k + 1 if at(tk, k) == "cash" and at(tk, k + 1) in ("per", "a") else j


def _rate_begins(tk: Tokens, j: int) -> tuple[str, int]:
    """Return the word that ties a rate to the amount before ``j``, and where what it is of begins; -1 where none stands.

    "$3m each".
    """
    lower = tk.lower
    w = lower[j]
    if w in TYING and tk.glued(j) and lower[j + 1] in ("a", "an", "per") and j + 3 < tk.size and lower[j + 2] in TYING:
        return lower[j + 1], j + 3  # "5-a-day"
    if w in ("each", "every"):
        return w, j + 1 if lower[j + 1] in _TIMES else -1
    if w == "to" and lower[j + 1] == "the" and at(tk, j + 2) in _LAND:
        return w, j + 2  # "42 bushels to the acre"
    if w in ("in", "to") and lower[j + 1 : j + 3] == ["the", "thousand"] and not at(tk, j + 3)[:1].isalpha():
        return "per", j + 2  # "a death rate of 21 in the thousand"
    if w in ("for", "in", "to"):
        many, _ = _of_many(tk, j + 2)
        return w, j + 2 if lower[j + 1] == "every" and many in _ROUND else -1  # "9 for every 1,000 births"
    if w == "/" and not (tk.glued(j) and tk.glued(j + 1)):
        return w, -1
    return w, j + 1 if w in ("per", "a", "an", "/") else -1


_LAND = frozenset(("acre", "hectare", "hour"))


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
    lower, word = tk.lower, tk.word
    if j >= tk.size:
        return None
    if not strict:
        many, k = _of_many(tk, j)
        if k > j:
            return _noun_of_many(tk, many, j, k)
    k = j
    compound = _compound(tk, k)
    if compound is not None:
        return compound, compound, k + 2
    for form, unit in UNIT_FORMS.get(lower[k], ()):
        end = k + len(form) - 1
        if (
            tuple(lower[k : end + 1]) == form
            and unit.kind != "percent"
            and (not strict or lower[end] in RATE_NOUNS or unit.kind == "duration")
        ):
            return unit.unit_name, unit.unit, end
    w = "share" if lower[k] == "shr" else lower[k]
    if strict:
        return (singular(w), singular(w), k) if w in RATE_NOUNS and not _noun_follows(tk, k) else None
    if w == "capita":
        return "capita", "capita", k
    if w == "mo":
        return "month", "mo", k  # "$29/mo"; elsewhere a name
    if not word[k][0].isalpha() or w in ("cent", "the", "a", "se"):
        return None
    described = w in _DESCRIBES and k + 1 < tk.size and word[k + 1].isalpha()  # "per diluted share"
    if described or _noun_follows(tk, k):
        return f"{w} {singular(lower[k + 1])}", singular(lower[k + 1]), k + 1
    head = _described_noun(tk, k)
    noun = "share" if lower[head] == "shr" else singular(lower[head])
    measure = _measure_of(noun) if head > k else None  # "12 tonnes per working day"
    return " ".join((*lower[k:head], noun)), measure.unit if measure else noun, head


def _described_noun(tk: Tokens, k: int) -> int:
    """Return the noun of a rate that the words at ``k`` describe: the share of "per equivalent common share", the certificate of "per gift certificate"; else ``k``."""
    if tk.lower[k] in RATE_NOUNS or _measure_of(tk.lower[k]) is not None:
        return k  # "per gallon bonus"
    for head in range(k + 1, min(k + _DESCRIBING, tk.size)):
        w = tk.lower[head]
        if not (w.isalpha() and tk.word[head].islower()) or w in STOP or w in PREPOSITIONS:
            return k
        if w in RATE_NOUNS or w in _LOTS or _measure_of(w) is not None:
            return head
    return k


def _measure_of(word: str) -> Unit | None:
    """Return the measure or length of time that a word is by itself."""
    return next((unit for form, unit in UNIT_FORMS.get(word, ()) if form == (word,) and unit.kind != "percent"), None)


_DESCRIBING = 4  # words from "per" to its noun


def _compound(tk: Tokens, k: int) -> str | None:
    """Return in the singular what two words tied at ``k`` count together: a patient-year, the passenger-mile of "per million passenger-miles"."""
    if k + 2 >= tk.size or tk.lower[k + 1] not in TYING or not (tk.glued(k + 1) and tk.glued(k + 2)):
        return None
    counted = singular(tk.lower[k + 2])
    return f"{tk.lower[k]}-{counted}" if counted in _COUNTED_TOGETHER and tk.lower[k] in _CARRIED else None


_COUNTED_TOGETHER = word_set("rules", "units.counted_together")
_CARRIED = word_set("rules", "units.carried")


def _thousands(tk: Tokens, j: int) -> tuple[str, str, int] | None:
    """Read the thousands behind "a" that a rate is of: "23 cases a 100,000"; not "gave 12 towns a 100,000 grant"."""
    many, k = _of_many(tk, j)
    if many not in _ROUND or k != j + 1 or not tk.word[j][0].isdigit():
        return None
    found = _noun_of_many(tk, many, j, k)
    counted = found is not None and found[2] >= k and (is_plural(tk.lower[found[2]]) or tk.lower[k] in _POPULATION)
    return (
        found
        if counted or at(tk, k) in PREPOSITIONS or (not at(tk, k)[:1].isalnum() and at(tk, k) not in TYING)
        else None
    )


def _of_many(tk: Tokens, j: int) -> tuple[Decimal, int]:
    """Read the number that a rate is of at ``j``: 100,000 of "per 100,000 people". Return it with the token behind it, ``j`` for none."""
    many, k = Decimal(1), j
    if j >= tk.size or len(tk.word[j]) > _LONGEST:
        return many, j
    if tk.word[j][0].isdigit():
        try:
            many, k = Decimal(tk.word[j].translate(_NO_MARKS)), j + 1
        except ArithmeticError:
            return many, j
    while k < min(tk.size, j + 4) and tk.lower[k] in (_GLUED if k > j and tk.glued(k) else _SCALES):
        many *= _GLUED[tk.lower[k]]
        k += 1
    return many, k


_LONGEST = 15  # characters: nothing is counted by more
_NO_MARKS = str.maketrans("", "", ", \u00a0\u2009\u202f")
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "mln": 10**6, "billion": 10**9, "bln": 10**9}
_GLUED = {**_SCALES, "k": 1000, "m": 10**6, "bn": 10**9}  # "12 per 100k"
_ROUND = frozenset(Decimal(10**power) for power in range(3, 7))


def _noun_of_many(tk: Tokens, many: Decimal, j: int, k: int) -> tuple[str, str, int] | None:
    """Read what stands at ``k`` behind the number at ``j`` that a rate is of; where nothing does it is a rate of so many."""
    said = " ".join(tk.lower[j:k])
    code = f"{many:f}." if many != 1 else ""
    if k < tk.size and tk.lower[k] in _POPULATION:
        return f"{said} people", f"{code}person", k
    for form, unit in UNIT_FORMS.get(tk.lower[k], ()) if k < tk.size else ():
        end = k + len(form) - 1
        if tuple(tk.lower[k : end + 1]) == form and unit.kind != "percent":
            if code and _is_lot(tk, end):
                return f"{said} {unit.unit_name} {tk.lower[end + 1]}", tk.lower[end + 1], end + 1
            return f"{said} {unit.unit_name}", f"{code}{unit.unit}", end
    sign = _sign_of_rate(tk, k) if k < tk.size and tk.glued(k) else None
    if sign is not None:  # "460 CFU per 100ml"
        return f"{said} {sign[0]}", f"{code}{sign[1]}", sign[2]
    compound = _compound(tk, k)
    if compound is not None:
        return f"{said} {tk.lower[k]}-{tk.lower[k + 2]}", f"{code}{compound}", k + 2  # "14 per 1,000 person-years"
    last = next((last for last in (k, k + 1) if last < tk.size and is_plural(tk.word[last])), None)
    if last is not None and all(tk.word[at].isalpha() and tk.lower[at] not in STOP for at in range(k, last + 1)):
        return f"{said} {' '.join(tk.lower[k : last + 1])}", f"{code}{singular(tk.lower[last])}", last  # "live births"
    return (said, f"{many:f}", k - 1) if many in _ROUND else None


def _is_lot(tk: Tokens, end: int) -> bool:
    """Whether a unit in the singular behind a number describes the thing at its right: "per 15 tonne lot", "per 1,000 guilder bond"; not "per 100 yen last"."""
    noun = at(tk, end + 1)
    return noun in _LOTS and singular(tk.lower[end]) == tk.lower[end] and tk.word[end + 1].islower()


_LOTS = word_set("rules", "units.lots")
_POPULATION = word_set("rules", "units.population")


def is_of_many(d: Draft) -> bool:
    """Whether a figure is how many of so many: "12 deaths per 100,000 people" counts nobody."""
    return d.kind == "rate" and d.unit is not None and d.unit.rpartition("/")[2][:1].isdigit()


def _noun_follows(tk: Tokens, k: int) -> bool:
    """Whether "a game" goes on as "a game plan"... the next word is a lower-case plural noun, glued by nothing but a space."""
    return (
        k + 1 < tk.size
        and tk.word[k + 1].isalpha()
        and tk.word[k + 1].islower()
        and is_plural(tk.word[k + 1])
        and tk.lower[k + 1] not in _NOT_NOUNS
    )


_DESCRIBES = word_set("rules", "units.describes_a_rate")
_NOT_NOUNS = word_set("rules", "units.not_nouns")
