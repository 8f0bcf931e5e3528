"""Two numbers that are one figure: "10 to 15", "between $2 and $3 million", "5-10%", "two or three"."""

from __future__ import annotations

from decimal import Decimal

from archive.extract.draft import Draft
from archive.extract.english.lexicon import (
    AUXILIARIES,
    CARDINALS,
    CHANGE_OF,
    CHANGE_WORDS,
    CONJUNCTIONS,
    DETERMINERS,
    DOLLAR,
    PREPOSITIONS,
    RANGE_DASHES,
    SCALES,
    UNIT_FORMS,
    Number,
    is_person,
    is_plural,
)
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import WHEN, ends_soon, is_number_word
from archive.extract.traps.glued_traps import asked_price
from archive.extract.traps.scores import (
    is_division,
    is_exchange,
    is_innings,
    is_lost_vote,
    is_match_play,
    is_said_score,
    is_score,
)
from archive.extract.units.currencies import set_unit
from archive.extract.words import word_set

_SKIPPED = word_set("rules", "ranges.skipped")
_COUNTS_A_RANGE = word_set("rules", "ranges.counts_a_range")
_RANGES = frozenset(("range", "ranged", "ranging", "ranges", "vary", "varied", "varying", "varies"))
_NEVER_JOINED = frozenset(("ordinal", "fold", "vague"))
_BEFORE_RANGE = word_set("rules", "ranges.before_range")


_JOINED = 4  # tokens from a number to the next of its range: "five-to-11"


def join(tk: Tokens, a: Draft, b: Draft) -> str | None:
    """Judge two neighbours. Join ``b`` into ``a`` and return "range"; return "score" where both are a result; else None."""
    if a.range_end is not None or a.form in _NEVER_JOINED or (b.form in _NEVER_JOINED and not _is_times(tk, b)):
        return None
    apart = b.first - a.last
    if apart == 2 and (is_innings(tk, a, b) or is_match_play(tk, a, b)):
        return "score"
    if apart in (2, 4) and is_exchange(tk, a, b):
        return "score"
    quote = _bid_and_offer(tk, a, b) if apart == 1 else None
    if apart == 2 and (high := _end_of_quote(tk, a, b)) is not None and a.value is not None:
        quote = a.value, high
    if quote is not None:
        _merge(a, b, *quote)
        a.rules["comparator"] = "range"
        return "range"
    joiner = _joiner(tk, a, b) if b.first - a.right <= _JOINED else None
    if joiner is None or joiner == "score":
        return joiner
    if joiner == "to" and (is_score(tk, a, b) or is_lost_vote(tk, a) if not _falls(a, b) else _is_result(tk, a, b)):
        return "score"
    opener = _opener(tk, a)
    listed = opener == "," and a.first > 1 and is_number_word(tk, a.first - 2)
    if (
        not _compatible(tk, a, b)
        or (joiner == "or" and listed)  # "30, 60 or 90 days" are three
        or (joiner == "and" and opener != "between")
        or (joiner == "to" and (_moves(tk, a, b, opener) or _is_step_and_level(a, b, opener)))
    ):
        return None
    low, high = _shared_scale(tk, a, b)
    if opener == "from" and low is not None and high is not None and low > high and at(tk, a.first - 2) in _RANGES:
        low, high = high, low  # "ranged from 0.64 to 0.5"
    if low is None or high is None or low >= high or (joiner == "or" and high > max(low * 10, 0)):
        return None
    if joiner == "-" and b.bare and a.bare and not _noun_next(tk, b) and not _counted_before(tk, a):
        return "score"
    _merge(a, b, low, high)
    if opener == "between":
        a.left = next(k for k in range(a.first - 1, -1, -1) if tk.lower[k] == "between")
        a.modifier = (a.left, a.first - 1)
        a.approximate = a.approximate or a.left == a.first - 2
    a.rules["comparator"] = "range"
    return "range"


def _end_of_quote(tk: Tokens, a: Draft, b: Draft) -> Number | None:
    """Return the higher of two prices of which the second leaves out what both share: "at 143.50/60 yen", "94 3/8 to 1/2"."""
    link = tk.lower[a.last + 1]
    if link == "/":
        return asked_price(tk, a.last + 1)
    if link != "to" or b.form != "fraction" or a.form == "fraction" or not _is_eighths(tk, a) or a.value is None:
        return None
    high = int(a.value) + (b.value or 0)
    led = CHANGE_OF.keys() | CHANGE_WORDS.keys()
    moved = not led.isdisjoint(tk.lower[max(0, a.first - 3) : a.first])
    return high if "/" in tk.lower[b.first : b.last + 1] and high > a.value and not moved else None


def _bid_and_offer(tk: Tokens, a: Draft, b: Draft) -> tuple[Number, Number] | None:
    """Return two prices of dealers between which nothing stands, the lower first: "at 8-1/2 3/8 pct", "102-1/4 102-3/4", "96 96-1/4"."""
    parts = "/" in tk.lower[b.first : b.last + 1] and "/" in tk.lower[a.first : a.last + 1]
    if a.value is None or b.value is None or not a.bare or a.negative or b.negative or tk.opens(b.first):
        return None
    one: Number = a.value
    other: Number = int(one) + b.value if b.form == "fraction" else b.value
    if not (parts and _is_eighths(tk, a)) and not (_is_eighths(tk, b) and one == int(one) == int(other)):
        return None
    low, high = sorted((Decimal(one), Decimal(other)))
    return (low, high) if 0 < high - low < 1 else None


def _is_eighths(tk: Tokens, a: Draft) -> bool:
    return a.last - a.first >= 3 and tk.lower[a.last - 1] == "/"


def _is_times(tk: Tokens, b: Draft) -> bool:
    """Whether the second number is so many times what it is held against: "three to four times as many", "two- to threefold"; no verb."""
    return b.form == "fold" and (tk.lower[b.last] == "times" or tk.lower[b.last].endswith("fold"))


def read_or_two(tk: Tokens, d: Draft) -> None:
    """Read "a day or two", "a fire or two" as one to two of the noun; "a man or two women" are two figures of which we see one."""
    i = d.first - 3
    if d.form != "words" or d.value != 2 or i < 0 or tk.lower[i + 2] != "or" or tk.lower[i] not in ("a", "an"):
        return
    noun, after = tk.word[i + 1], tk.word[d.last + 1] if d.last + 1 < tk.size else "."
    if not noun.isalpha() or not noun[0].islower() or is_plural(noun) or is_plural(after) or noun in SCALES:
        return
    unit = next((unit for form, unit in UNIT_FORMS.get(noun, ()) if form == (noun,)), None)
    if unit is not None:
        set_unit(d, unit, (i + 1, i + 1), "unit between")
    else:
        d.object, d.object_head, d.bare = (i + 1, i + 1), i + 1, False
        d.unit = d.unit_name = "people" if is_person(noun) else noun
        d.rules["object"] = d.rules["unit"] = "noun between"
    d.first = d.left = i
    d.value, d.range_end = 1, 2
    d.rules["comparator"] = "range"


def _joiner(tk: Tokens, a: Draft, b: Draft) -> str | None:
    """Return what joins the two: "to", "and", "or", "-" for any dash, "score" where the dash tells a result; else None."""
    first, last = a.right + 1, b.first - 1
    if last - first == 2 and tk.lower[first : last + 1] == ["-", "to", "-"] and tk.glued(first) and tk.glued(b.first):
        # "five-to-11-year-olds"; not "a three-to-one vote"
        return "to" if not b.bare or _noun_next(tk, b) or a.kind == "age" else None
    if not 0 <= last - first <= 1:
        return None
    joiner = tk.lower[first]
    if joiner == "up" and tk.lower[last] == "to":
        return "to" if _opener(tk, a) in ("from", "at") else None  # "from 450 up to 900"
    if last > first:  # "two- or three-year", "5- to 10-minute"
        hanging = joiner in RANGE_DASHES and tk.glued(first)
        return tk.lower[last] if hanging and tk.lower[last] in ("or", "to") else None
    if joiner == "a" and a.bare and a.form == b.form == "digits" and b.kind == "money" and _near(a, b):
        return "-"  # "60 a 62 cents" of old markets
    if joiner not in RANGE_DASHES:
        return joiner if joiner in ("to", "and", "or") else None
    spaced = not tk.glued(first) and not tk.glued(b.first)
    if spaced:
        if joiner == "@" and _near(a, b) and a.bare and b.kind == "percent":
            return "-"  # "call money, 3 @ 3 1/2 per cent"
        if joiner not in ("–", "-"):
            return None
    elif not (tk.glued(first) and tk.glued(b.first)):
        return None
    if joiner == "—" and (at(tk, b.right + 1) in _HELD_AGAINST or "," in tk.word[a.last]) and _falls(a, b):
        return None  # "(puts them) at 7,400—1,150 more than in May"
    if is_score(tk, a, b):
        return "score"
    return None if spaced and b.bare and not _noun_next(tk, b) else "-"


_HELD_AGAINST = frozenset(("more", "fewer", "less", "higher", "lower", "of"))


def _opener(tk: Tokens, a: Draft) -> str:
    """Return the word before a range; "between" also where a hedge follows it ("between about 5 and 7")."""
    opener = tk.lower[a.first - 1] if a.first else ""
    if opener == "of" and at(tk, a.first - 2) == "ages" and "between" in tk.lower[max(0, a.first - 4) : a.first - 2]:
        return "between"
    if opener in _BEFORE_RANGE and a.first > 1 and tk.lower[a.first - 2] == "between":
        return "between"
    return opener


def _is_result(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether "5 to 2" is what somebody won or lost by."""
    if not all(isinstance(d.value, int) and d.bare for d in (a, b)) or _noun_next(tk, b):
        return False
    small = (a.value or 0) < _LARGE_SCORE and (b.value or 0) < _LARGE_SCORE
    return (small and (is_said_score(tk, a, b) or _are_odds(tk, a, b))) or is_division(tk, a)


def _are_odds(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether somebody lays so much to so little: "Tansy was 100 to 8", "started at 33 to 1"; nothing stands between a high and a low that ends so."""
    if a.form != "digits" or b.form != "digits" or (b.value or _SHORT) >= _SHORT:
        return False
    if not _BETTING.isdisjoint(tk.distinct) and not is_plural(at(tk, b.last + 1)):
        return at(tk, a.first - 1) not in _MOVED_FROM  # "Betting: 7 to 2 Lancer, 5 to 1 each"
    return ends_soon(tk, b.last + 1) and tk.lower[a.first - 1] in _LAID


_BETTING = frozenset(("betting", "odds", "bookmakers", "favourite", "punters"))
_MOVED_FROM = frozenset(("from", "between", "by"))
_LAID = frozenset(("was", "were", "at", "started", "is", "are", "laid", "backed"))
_SHORT = 12
_LARGE_SCORE = 200


def _falls(a: Draft, b: Draft) -> bool:
    return a.value is not None and b.value is not None and a.value >= b.value


def _compatible(tk: Tokens, a: Draft, b: Draft) -> bool:
    if a.form == "fraction" and "/" in tk.lower[a.first : a.last + 1] and _is_eighths(tk, b) and b.bare and a.value:
        return (b.value or 0) < a.value * _LONG  # "East Rands 1/8 to 2 3/4" moved
    if a.value is None or b.value is None or (a.kind == "fraction" and b.value > _LARGE):
        return False  # "was cut by half to 66.2 billion"
    if a.kind == "fraction" and b.kind == "money" and tk.word[a.last].isalpha():
        return False  # "lifted its dividend by a fifth to 9.6p"
    if a.kind == "fraction" and b.kind == "percent" and b.value > 1 and tk.lower[b.first - 1] in RANGE_DASHES:
        return False  # "nearly a third - 32% - agreed"
    if a.kind == "age" or b.kind == "age":
        years = b.unit_name in ("year", "month")  # "aged 5 to 17 years"
        return a.kind == b.kind or a.bare or ((b.bare or years) and a.unit_text is None)  # "aged 5 to 12"
    if a.unit is None or a.unit_name == b.unit_name or (b.rate and f"{a.unit_name} per {b.rate}" == b.unit_name):
        return True  # "between 302p and 310p a share"
    if a.kind == "money" and (b.unit is None or _is_only_rated(b)):
        return True  # "$2-3 million", "£300-400 a week"
    dollars = all("dollar" in (d.unit_name or "") for d in (a, b))  # "C$3-$4"; not "£5 to $1m"
    return a.kind == b.kind == "money" and "USD" in (a.unit, b.unit) and dollars and a.unit_text is None


def _is_only_rated(b: Draft) -> bool:
    """Whether a number has by what it is counted and no unit of its own: the "400 a week" of "£300-400 a week"."""
    return b.kind == "rate" and b.rate is not None and b.unit is not None and b.unit[0] == "/"


def _moves(tk: Tokens, a: Draft, b: Draft, opener: str) -> bool:
    """Whether "to" leads from a step or a start to a level: "rose 3 cts to 45 cts", "fell from 12 to 9"."""
    k = _before_day(tk, a.first - 2) if opener == "from" else a.first - 1
    for _ in range(3):
        if k < 0:
            return False
        w = tk.lower[k]
        leads = w in _LEADS or (w == "go" and tk.lower[k - 1] in _MODALS)  # "fares will go from $2 to $3"
        if w in CHANGE_OF or w in CHANGE_WORDS or (opener == "from" and leads):
            if opener == "from":
                return _are_levels(a, b)
            if a.kind == "fraction" and b.kind != "fraction":
                return True  # "fell by a fifth to 3.95 per cent"
            if a.kind == b.kind == "fraction":
                return False  # "fell by a third to a half"
            if a.bare and (not b.bare or _noun_next(tk, b)):
                return _is_far(a, b, opener)
            return not _is_spread(tk, a, b, k)
        if w not in _SKIPPED:
            break
        k -= 1
    if opener == "by" and a.bare and b.bare and _is_far(a, b, opener):
        return True  # "and that of children by 152 to 3,574"
    if opener == "from" and (_follows_step(tk, a) or _is_taken(tk, a)):
        return _are_levels(a, b)
    return _moves_an_object(tk, a, b)


def _follows_step(tk: Tokens, a: Draft) -> bool:
    """Whether "from" comes behind a comma and how far something moved: "rose by 12 points, from 31% to 43%", "halved, from 12 to 6"."""
    k = a.first - 3
    if k < 0 or tk.lower[k + 1] != ",":
        return False
    measured = False
    for i in range(k, max(-1, k - _STEP), -1):
        w = tk.lower[i]
        if w in CHANGE_OF or w in CHANGE_WORDS or w in _LEADS:
            return measured or i == k
        measured = measured or w[0].isdigit() or w in CARDINALS or w.endswith("ly")
        if w in _ENDS_OBJECT or w in (",", ";", ".") or tk.sentence[i] != tk.sentence[a.first]:
            return False
    return False


def _is_taken(tk: Tokens, a: Draft) -> bool:
    """Whether a participle takes what it is about from one amount to the other: "taking the bill from $12 to $15"; not "it takes from 12 to 15 days"."""
    if a.kind not in ("money", "percent") and not a.bare:
        return False
    sized = False
    for k in range(a.first - 2, max(0, a.first - _OBJECT), -1):
        w = tk.lower[k]
        sized = sized or w in _SIZES
        if w in _TAKING:
            return (tk.lower[k - 1] == "," or tk.lower[k + 1] in DETERMINERS) and (sized or a.kind != "count")
        if (w in _ENDS_OBJECT and w != "and") or not (w[0].isalnum() or w in ("'s", "’s", "'", "’", "-")):
            return False
    return False


def _is_far(a: Draft, b: Draft, opener: str) -> bool:
    """Whether one unit behind both is that of a step and a level: "rose 3.2 to 456.7p", "fell by 312 to 4,880 pupils".

    "Rose 1.25 to 4.75 percent", "10 to 50 cents" and "cut 125 to 450 posts" are ranges.
    """
    high = b.mantissa if a.scale == 1 else b.value
    if not a.value or high is None:
        return False
    ratio = high / a.value
    exact = any(len(str(d.value).replace(".", "").strip("0")) > 2 for d in (a, b))
    told = (b.kind == "count" and opener == "by") or b.kind == "money"
    return ratio >= _VERY_FAR or (ratio >= _FAR and exact and told)


def _is_spread(tk: Tokens, a: Draft, b: Draft, k: int) -> bool:
    """Whether two amounts near each other tell how far something moves: "could rise by 5% to 7%"; "fell 3% to 4%" leads somewhere."""
    if a.unit is None or a.unit != b.unit or not a.value or b.value is None:
        return False
    w = tk.lower[k]
    rises = CHANGE_OF.get(w) == "up" and (a.kind != "money" or at(tk, a.first - 1) == "by")
    near = a.value < b.value <= a.value * _NEAR_BY
    led = tk.lower[k - 1] == "to" or tk.lower[k - 1] in _MODALS
    if a.kind == "percent" and a.value < b.value <= a.value * _FAR and k == a.first - 1 and led:
        return True  # "costs to rise 3 percent to 5 percent"
    if near and w in LOSES and a.kind == "money" and a.value >= _LOSS:
        return True  # "lost $6 million to $7 million"
    return near and (rises or not _MODALS.isdisjoint(tk.lower[max(0, k - 3) : k]))


def _is_step_and_level(a: Draft, b: Draft, opener: str) -> bool:
    """Whether a verb left out led from one to the other, "Acme 1.50 dlrs to 54.50": no range has its unit behind the first alone.

    Nor is one as wide as "0.75 cent to 66 cents", with both units said.
    """
    if a.unit_text is None or opener in ("from", "between") or a.kind not in ("money", "measure", "percent"):
        return False
    if b.unit_text is not None and a.value is not None and b.value is not None:
        return a.kind == "money" and opener not in PREPOSITIONS and b.value > a.value * _VERY_FAR
    return a.unit_text[0] > a.last and b.bare and b.kind == "count"


def _near(a: Draft, b: Draft) -> bool:
    return a.value is not None and b.value is not None and b.value < a.value * _FAR


def _moves_an_object(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether a verb of movement stands before its object: "raised its bid by £20m to £340m", "raised the age from 62 to 64".

    "By" leads to a level that is far from the step; "cut costs by $2m to $3m" is a range.
    """
    at = a.first - 1
    while at > max(0, a.first - 4) and (tk.lower[at] in _BEFORE_STEP or tk.lower[at] in _HARDLY):
        at -= 1  # "by a record £20m to £340m", "from the current $7 to $12"
    opener = tk.lower[at]
    if opener == "by":
        if _near(a, b) or (a.bare and not b.bare):
            return False
    elif opener != "from":
        at = a.first  # "lowered its price 0.75 cent to 66 cents"
        if a.unit_text is None or b.unit_text is None or _near(a, b) or opener in DETERMINERS:
            return False
    elif tk.lower[at - 1] in _RAISED_FROM:
        return False
    if opener == "from":
        at = _before_which(tk, at)
    for k in range(at - 1, max(-1, at - 12), -1):
        w = tk.lower[k]
        if (w in CHANGE_OF or (opener == "from" and w in _EXTENDS)) and (not w.endswith("s") or is_verb(tk, k)):
            if opener == "from":
                return _are_levels(a, b)
            return tk.lower[k - 1] not in DETERMINERS
        if not (w[0].isalnum() or w in ("'s", "’s", "-")) or w in _ENDS_OBJECT:
            return False
    return False


def _before_day(tk: Tokens, k: int) -> int:
    """Return the token before the day or week that ends at ``k``: "rose (this week) from $2 to $3", "fell (on Monday) from"."""
    if k > 1 and tk.lower[k] in WHEN:
        k -= 1 + (tk.lower[k - 1] in _OPENS_DAY)
    return k


_OPENS_DAY = frozenset(("this", "last", "on", "in"))


def _before_which(tk: Tokens, end: int) -> int:
    """Return where the clause begins that says what an object is for, and that ends at ``end``: "raised the age (at which men may retire) from 62 to 64"."""
    for k in range(end - 2, max(1, end - _OBJECT), -1):
        if tk.lower[k] == "which" and tk.lower[k - 1] in PREPOSITIONS:
            return k - 1
        if not tk.lower[k][0].isalnum():
            break
    return end


def _are_levels(a: Draft, b: Draft) -> bool:
    """Say of both that a movement led from the one to the other."""
    for d in (a, b):
        d.change_role, d.rules["change_role"] = "level", "movement from one to the other"
    return True


_LONG = 8
_FAR = 3
_HARDLY = frozenset(("only", "just", "barely", "nearly", "almost", "around", "roughly", "over"))  # "by only 8 to 52"
_NEAR_BY = Decimal("1.6")
_MODALS = word_set("rules", "numerals.modals")
_VERY_FAR = 20
LOSES = frozenset(("lose", "loses", "lost", "losing"))
_LOSS = 1000  # so much is no step of a price
_LARGE = 100  # no share, and no percentage
_BEFORE_STEP = (DETERMINERS | word_set("rules", "changes.between")) - {"by"}
_RAISED_FROM = frozenset(("of", "money", "cash", "funds"))  # "raised money from 12 to 14 countries"
_EXTENDS = word_set("rules", "changes.extends")
_LEADS = word_set("rules", "changes.leads")
_TAKING = word_set("rules", "changes.brings")
_SIZES = word_set("rules", "changes.sizes")
_STEP = 8  # tokens from a comma back to the verb of a step: "rose by nearly 12 percentage points"
_OBJECT = 14
_ENDS_OBJECT = CONJUNCTIONS | AUXILIARIES | frozenset(("who", "which", "that", "range", "ranged", "ranging", "aged"))


def _shared_scale(tk: Tokens, a: Draft, b: Draft) -> tuple[Number | None, Number | None]:
    """Return both values with their signs, the scale word of the second given to the first: "four to five thousand"."""
    low, high = a.value, b.value
    if low is None or high is None:
        return None, None
    if _is_or_two(tk, a, b):
        return low, low * 2
    if a.scale == 1 and b.scale > 1 and b.mantissa is not None and low < b.mantissa:
        low = low * b.scale
    if a.kind == "fraction" and b.kind == "percent" and b.value is not None and b.value > 1:
        low = low * 100  # "between a third and 40 per cent"
    if _is_thousands(a, b):
        low = low * 1000
    hundreds = tk.lower[b.last] == "hundred" and at(tk, b.last + 1) != "-"  # "two or three hundred-dollar bills"
    if hundreds and a.bare and a.form == b.form == "words" and low < high / 100:
        low = low * 100  # "two or three hundred people"
    if tk.lower[b.last] == "dozen" and a.bare and a.scale == 1 and low < high / 12:
        low = low * 12  # "three or four dozen"
    if b.negative and (a.negative or (b.right > b.last and tk.lower[b.right] in ("zero", "below"))):
        low, high = (low, high) if low > high else (high, low)  # "minus 5 to minus 8C", "10 to 15 degrees below zero"
        return -low, -high
    return -low if a.negative else low, -high if b.negative else high


def _is_or_two(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether two stands for twice the scale word before it: "a million or two francs", "a hundred or two"."""
    if b.value != 2 or b.form != "words" or not a.bare or a.value not in _SCALE_VALUES:
        return False
    return tk.lower[a.first] == "a" and a.last == a.first + 1 == b.first - 2 and tk.lower[a.last + 1] == "or"


_SCALE_VALUES = frozenset(SCALES.values())


def _is_thousands(a: Draft, b: Draft) -> bool:
    """Whether the first number leaves out the thousands of the second: "13 to 14,000 feet", "$100-150,000"."""
    if (
        a.value is None
        or b.value is None
        or not a.form == b.form == "digits"
        or not a.scale == b.scale == 1
        or not (a.bare or (a.kind == "money" and a.unit_text is None))
    ):
        return False
    return b.value % 1000 == 0 and a.value < b.value / 1000 <= a.value * 2 and a.value == int(a.value)


def _merge(a: Draft, b: Draft, low: Number, high: Number) -> None:
    a.value, a.range_end, a.negative = low, high, False
    a.last, a.right, a.after = b.last, b.right, b.after
    if a.kind == "money" and _is_only_rated(b):
        a.rate, a.unit_name, a.unit_text = b.rate, f"{a.unit_name} {b.unit_name}", b.unit_text
        a.rules["unit_name"] = "rate"
    elif b.unit is not None and a.kind != "age" and (a.bare or b.kind == "money" or b.unit_text):
        kept = (a.unit, a.unit_name) if a.kind == "money" and b.kind == "money" and a.unit != "USD" else None
        a.kind, a.unit, a.unit_name, a.unit_text, a.rate = b.kind, b.unit, b.unit_name, b.unit_text, b.rate
        a.bare = b.bare
        if kept is not None and b.unit == "USD":
            a.unit, a.unit_name = kept[0], (b.unit_name or "").replace(DOLLAR.unit_name, kept[1] or "", 1)
        elif kept is not None:
            a.unit = kept[0]
        a.rules.update({k: v for k, v in b.rules.items() if k in ("unit", "kind", "unit_name")})
    if a.form != "fraction" and a.kind != "age" and not (a.kind == "money" and b.kind == "rate"):
        a.kind = b.kind if b.kind not in ("count", "fraction") else a.kind
    if b.form == "fold":
        a.form = b.form
    a.form = "digits" if a.form == "digits" or b.form == "digits" else a.form


def _noun_next(tk: Tokens, b: Draft) -> bool:
    for k in range(b.last + 1, min(b.last + 4, tk.size)):
        w = tk.word[k]
        if w in "-‑" and k == b.last + 1 and tk.glued(k):
            return True
        if not w[0].isalpha():
            return False
        if is_plural(w):
            return True
    return False


def _counted_before(tk: Tokens, a: Draft) -> bool:
    """Whether what a bare range counts stands before it: "ages 5-12", "a score of 10-15"."""
    k = a.first - 1
    if k > 0 and tk.lower[k] in (":", ",", "="):
        k -= 1  # "95% CI: 1.2-3.4"
        return tk.lower[k] in ("ci", "interval", "iqr")
    return k >= 0 and tk.lower[k] in _COUNTS_A_RANGE
