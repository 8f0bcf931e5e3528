"""What a number is measured in: its sign, the unit behind it; its parts, rates and ages have modules of their own."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import DETERMINERS, UNIT_FORMS, Unit
from archive.extract.english.margins import either_way, margin_of_error
from archive.extract.english.tokens import MINUS, Tokens, at
from archive.extract.english.word_classes import ends_soon, is_number_word
from archive.extract.units.currencies import attach_nation, meant, set_unit, take_name_again
from archive.extract.units.doubtful_units import meant_by
from archive.extract.units.land_letters import LETTERS, attach_land
from archive.extract.units.measures_in_parts import MAY_BE_SHORT, attach_parts, short_unit
from archive.extract.units.rates import attach_rate, attach_rate_of_unit, money_of_rate
from archive.extract.units.unit_words import MAY_OPEN_UNIT, PERCENTAGE_POINT, TIMES, unit_at

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
        and (after in MAY_OPEN_UNIT or tk.word[d.last + 1] in MAY_OPEN_UNIT or d.form == "fraction")
    ):
        plus = after == "+" and tk.glued(d.last + 1)  # "10+ miles"
        found = _points_of_margin(tk, d) if after in _POINTS else None
        found = found or unit_at(tk, d.last + 1 + plus, d)
    if found is None and after in MAY_BE_SHORT and d.form == "digits":
        found = short_unit(tk, d, after)
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
        attach_parts(tk, d)
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
        or (w in ("a", "an") and at(tk, j + 1) in TIMES)
    )


_POINTS = frozenset(("point", "points"))


def _points_of_margin(tk: Tokens, d: Draft) -> tuple[Unit, int, int] | None:
    """Return percentage points for the points behind a number, where they are of a poll's margin of error."""
    j, k = d.last + 1, d.first - 1
    # "The margin of error for the sample of 800 adults is plus or minus 3 points."
    is_margin = margin_of_error(tk, k) is not None or (either_way(tk, k) >= 0 and tk.distinct >= {"margin", "error"})
    return (PERCENTAGE_POINT, j, j) if is_margin else None


def count_times(d: Draft) -> None:
    """Give a fold the unit of times ("tenfold" is "10 times"), or let it be the share that it is ("halved"). Last of all, so that no neighbour takes it for its own."""
    if d.value is not None and d.value < 1:  # "halved"
        d.kind, d.unit, d.unit_name, d.rules["kind"] = "fraction", None, None, "by what share"
    else:
        d.unit, d.unit_name, d.rules["unit"] = "{count}", "count", "so many times"
