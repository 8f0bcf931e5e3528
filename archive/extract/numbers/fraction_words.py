"""Fractions in words: "two-thirds", "a third of", "half of them", "half a million"; no third time, no half of a match."""

from __future__ import annotations

from decimal import Decimal

from archive.extract.english.lexicon import (
    AUXILIARIES,
    BE,
    CARDINALS,
    CHANGE_NOUNS,
    CHANGE_OF,
    DETERMINERS,
    FORMS_IN_S,
    FRACTIONS,
    MONTHS,
    ORDINALS,
    PREPOSITIONS,
    SCALES,
    VERBS,
    is_plural,
)
from archive.extract.english.tokens import Tokens, at, printed
from archive.extract.english.word_classes import STOP, TIME_HEADS, ends_soon, is_number_word
from archive.extract.numbers.scales import HYPHENS, Numeral, scaled
from archive.extract.words import word_set, words

_BEFORE_FRACTION = word_set("rules", "numerals.before_fraction")
_AFTER_FRACTION = word_set("rules", "numerals.after_fraction")
_SAID_BY_SHARES = word_set("rules", "numerals.said_by_shares").union(words("grammar")["verbs"].split())
_SAID_BY_SHARES_ALONE = word_set("rules", "numerals.said_by_shares_alone")  # "a third said", "a quarter have none"
_HALF_AFTER = word_set("rules", "numerals.half_after")
_HALF_UNITS = word_set("rules", "numerals.half_units")
_HALVES_OF_A_MATCH = word_set("rules", "numerals.halves_of_a_match")
_HALVES_WITHOUT_OF = word_set("rules", "numerals.halves_without_of")
_COMPARATIVES = word_set("rules", "numerals.comparatives")
_SHARES = FRACTIONS | {"fourth": 4, "fourths": 4}  # a fourth is a place elsewhere, "the fourth quarter"
_SIZES = word_set("rules", "numerals.sizes")
_OF_SEVERAL = frozenset(
    "say think believe want oppose agree disagree rely depend have were are do don't".split()
)  # not of one
_HE = frozenset(("he", "she", "his", "her", "him", "himself", "herself"))
_HALF = Decimal("0.5")
_MILLIONS = frozenset(("million", "billion"))
_COINS = frozenset(("crown", "sovereign"))  # "half a crown" is a coin of its own


def read_worded_fraction(tk: Tokens, first: int, last: int, count: int) -> Numeral | None:
    """Read "one-third", "two thirds", "three-quarters", "one half" where ``first..last`` says the count."""
    lower, n = tk.lower, tk.size
    k = last + 1
    hyphen = k < n and lower[k] in HYPHENS and tk.glued(k)
    if hyphen:
        k += 1
    if k >= n or not 0 < count < 100:
        return None
    w = lower[k]
    if w not in _SHARES or (_SHARES[w] <= count and _SHARES[w] != 2):
        return None
    plural = w.endswith("s") or w == "halves"
    if plural == (count == 1) and not (count > 1 and hyphen and _describes(tk, k + 1)):
        return None
    after = at(tk, k + 1)
    if w == "quarters" and not hyphen and after != "of" and after not in _SO_FAR:
        return None  # "two quarters": of a year, unless they are quarters of something
    said = _is_measured_out(tk, first)  # "fell by one third"
    shared = said or after == "of" or after in _SAID_BY_SHARES_ALONE or tk.lower[k + 1 : k + 3] == ["part", "of"]
    if not hyphen and count == 1 and w not in ("half", "quarter") and not shared:
        return None
    if count == 1 and after in _MILLIONS and not (at(tk, k + 2) == "of" and lower[first] in ("a", "the")):
        scale = SCALES[after]  # "one-half million dollars"
        return Numeral(first, k + 1, "words", int(scale / _SHARES[w]), scale=scale)
    return Numeral(first, k, "fraction", Decimal(count) / _SHARES[w])


_SO_FAR = frozenset("full empty complete completed done finished built submerged sold".split())  # "three quarters full"


def _describes(tk: Tokens, j: int) -> bool:
    """Whether a share in the singular describes what stands at ``j``: "a three-quarter mile course", "a two-third majority"; not "a three-quarter back"."""
    j += at(tk, j) in HYPHENS and tk.glued(j)
    return at(tk, j) in _SHARED_IN_ONE


_SHARED_IN_ONE = _HALF_UNITS | {"majority", "share", "stake", "size", "length", "pint", "acre", "ton", "tonne", "pound"}


def read_article_fraction(tk: Tokens, i: int) -> Numeral | None:
    """Read "a third", "a quarter" with its article at ``i``."""
    w = tk.lower[i + 1]
    after_place = at(tk, i - 1) in ("and", "or") and at(tk, i - 2) in _PLACES and at(tk, i + 2) != "of"
    if w in _SHARES and not w.endswith("s") and not after_place and _is_share(tk, i, i + 1):
        return Numeral(i, i + 1, "fraction", Decimal(1) / _SHARES[w])
    return None


_PLACES = frozenset(("second", "third", "fourth", "fifth"))  # "a second and a third are planned"


def read_every_nth(tk: Tokens, ordinal: Numeral) -> Numeral | None:
    """Read "every third household", "every 10th pupil" as the share that it is; how often, and what a name holds, it is not: "every third day"."""
    j = ordinal.last + 1
    noun = printed(tk, j)
    if at(tk, ordinal.first - 1) != "every" or ordinal.value is None or not (noun.isalpha() and noun.islower()):
        return None
    if noun in STOP or noun in TIME_HEADS or noun in _OFTEN or is_plural(noun):
        return None
    return Numeral(ordinal.first - 1, ordinal.last, "fraction", Decimal(1) / Decimal(ordinal.value))


_OFTEN = frozenset(("time", "round", "turn", "go", "attempt", "instalment", "issue", "edition", "fortnight"))


def _is_share(tk: Tokens, i: int, k: int) -> bool:
    """Whether "a third", "a quarter" is a fraction here, not a third time, a three-month quarter or a coin."""
    after = tk.lower[k + 1] if k + 1 < tk.size else "."
    if after == "of" and at(tk, k + 2) in MONTHS:
        return False  # "a fourth of July party"
    if (
        after == "of"
        or _past_brackets(tk, k + 1)
        or (after in _SAID_BY_SHARES_ALONE and (after in _OF_SEVERAL or not _is_one_more(tk, i, k)))
    ):
        return True
    if after == "to" and (
        _is_share_to_come(tk, k + 2)
        or (at(tk, i - 1) == "from" and at(tk, k + 3 + (at(tk, k + 3) in HYPHENS)) in _SHARES)
    ):
        return True  # "a fifth to a quarter of them", "from a quarter to two fifths"
    if after in _COMPARATIVES and (ends_soon(tk, k + 2) or tk.lower[k + 2] == "than" or _of_more(tk, k + 1)):
        return True  # "prices were a third higher", "a third fewer pupils"
    if (after in ("below", "above") and at(tk, k + 2) in DETERMINERS) or (
        after in ("up", "down") and (at(tk, k + 2) == "on" or at(tk, i - 1) in BE)
    ):
        return True  # "a fifth above the average", "a fifth up on May"
    if after == "as" and (at(tk, k + 2) in ("many", "much", "big", "large") or at(tk, k + 3) == "as"):
        return True  # "for a tenth as many", "a fifth as old as"
    if tk.lower[k] in _OF_A_SECOND and after in _OFF_THE_PACE and not is_plural(at(tk, k + 2)):
        return True  # "a hundredth off the record"
    if after == "live" and at(tk, k + 2) in PREPOSITIONS:
        return True  # but "a third live album"
    if after == "the" and at(tk, k + 2) in _SIZES:
        return True  # "a third the size of Wales"
    if _is_of_a_point(tk, k + 1) or _are_many(tk, i, k, after):
        return True
    ends = (not after[0].isalpha() and after not in "-‑–$") or after in _AFTER_FRACTION
    before = at(tk, i - 1)
    if (
        before in _OF_WHOM
        and at(tk, i - 2) == "of"
        and (after in VERBS or after in AUXILIARIES)
        and not _is_one_more(tk, i, k)
    ):
        return True  # "of whom a third came to study"
    if (before == "between" and after == "and") or _is_level(tk, i, k):
        return True  # "between a third and 40 per cent", "rose to a third"
    if _is_measured_out(tk, i):
        # "nearly a third live in cities", "cut it by a third because", "as much as a fifth down"
        told = after in _SAID_BY_SHARES or after in AUXILIARIES or after in _BEHIND_SHARES
        return ends or told or (at(tk, i - 1) in ("by", "of") and after in PREPOSITIONS)
    # "shares jumped a fifth", "leapt a fifth after the find"; not "gained a third in May"
    return before in CHANGE_OF and (ends or (before in _MOVES_ALONE and after in _BEHIND_MOVED))


def _are_many(tk: Tokens, i: int, k: int, after: str) -> bool:
    """Whether the verb is that of many, or so many were counted before: "and a third aren't sure", "112 boxes, a third in use"; not "a second and a third are planned"."""
    if after in _OF_MANY:
        return not _is_one_more(tk, i, k)
    if at(tk, i - 1) in _AWAY and at(tk, i - 2) in BE:
        return after in _SINCE or ends_soon(tk, k + 1)  # "the shares are off a third this year"
    return at(tk, i - 1) == "," and after in PREPOSITIONS and _is_of_count_before(tk, i, k)


_AWAY = frozenset(("off", "down", "up"))
_SINCE = frozenset("this since on in from over so already".split())
_OF_MANY = frozenset("are were aren't weren't aren’t weren’t have haven't haven’t do don't don’t".split())


def _is_of_count_before(tk: Tokens, i: int, k: int) -> bool:
    """Whether a plural that is counted in digits ends before a comma, too many for one more of them: "112 boxes, a third in use"; not "2 races, a third in"."""
    if not is_plural(at(tk, i - 2)):
        return False
    digits = next((tk.word[j] for j in range(i - 3, max(-1, i - 6), -1) if tk.word[j][0].isdigit()), "")
    whole = digits.replace(",", "")
    return whole.isdecimal() and int(whole) > _SHARES[tk.lower[k]]


_OF_A_SECOND = frozenset(("tenth", "hundredth", "thousandth"))
_OFF_THE_PACE = frozenset("off outside inside adrift behind ahead".split())
_SIGNS_OF_SHARES = frozenset(("%", "percent", "pct", "cent", "half")) | _SHARES.keys()
_HELD_AGAINST = frozenset(("compared", "up", "down"))
_NEAR = 7  # tokens between what moved and where it led


def _is_level(tk: Tokens, i: int, k: int) -> bool:
    """Whether a share is where another led, or held against one: "rose from a fifth to a third", "half, against a third in April"; not "a third reading"."""
    before = at(tk, i - 1)
    if before not in ("to", "from", "with", "against") or at(tk, k + 1) in HYPHENS or _is_counted(tk, i, k):
        return False
    if not ends_soon(tk, k + 1):
        return False
    if before == "to" and (at(tk, i - 2) == "half" or at(tk, i - 2) in _SHARES):
        return True  # "went from a half to a third"
    said = _said_before(tk, i)
    if before == "against" or (before != "from" and at(tk, i - 2) == "compared") or at(tk, i - 2) in _HELD_AGAINST:
        return not _SIGNS_OF_SHARES.isdisjoint(said)
    return before != "with" and any(w in CHANGE_OF for w in said[-_NEAR:])


def _said_before(tk: Tokens, i: int) -> list[str]:
    """Return what its sentence says before token ``i``, no more than some twenty words."""
    first = next((k + 1 for k in range(i - 1, max(-1, i - 25), -1) if tk.sentence[k] != tk.sentence[i]), max(0, i - 25))
    return tk.lower[first:i]


def _of_more(tk: Tokens, j: int) -> bool:
    """Whether "fewer", "less" or "more" at ``j`` measures what it stands before: "a third fewer", "a third more ships"; not "a third more serious case"."""
    return tk.lower[j] in ("fewer", "less") or (tk.lower[j] == "more" and is_plural(at(tk, j + 1)))


def _is_share_to_come(tk: Tokens, k: int) -> bool:
    """Whether the other end of a range of shares stands at ``k``: "a quarter", "one half", "a half"."""
    return at(tk, k) in ("a", "one") and (at(tk, k + 1) in _SHARES or at(tk, k + 1) == "half")


_BEHIND_SHARES = frozenset(
    (
        "because",
        "for",
        "up",
        "down",
        "when",
        "while",
        "if",
        "since",
        "after",
        "before",
        "at",
        "or",
        "a",
        "each",
        "every",
    )
)
_MOVES_ALONE = word_set("rules", "numerals.moves_alone")
_BEHIND_MOVED = _BEHIND_SHARES | {"in", "on", "from", "amid", "as"}
_OF_WHOM = frozenset(("whom", "which"))
_TAKEN_OFF = frozenset("discount discounts premium rebate saving savings dividend tariff levy".split())
_AS_MUCH = frozenset(("much", "many", "little", "few", "high", "low"))


def _is_measured_out(tk: Tokens, first: int) -> bool:
    """Whether the words before ``first`` measure what follows: "fell by a third", "by as much as a third", "a fall of a third in orders"."""
    before = at(tk, first - 1)
    if before == "of":
        return at(tk, first - 2) in CHANGE_NOUNS or at(tk, first - 2) in _TAKEN_OFF
    return before in _BEFORE_FRACTION or (
        before == "as" and at(tk, first - 2) in _AS_MUCH and at(tk, first - 3) == "as"
    )


def _is_of_a_point(tk: Tokens, j: int) -> bool:
    """Whether a share is of a point or a percentage point: "a quarter point", "half-point cuts", "a quarter percentage point"."""
    j += at(tk, j) in HYPHENS and tk.glued(j)
    return at(tk, j) in ("point", "points") or tk.lower[j : j + 2] == ["percentage", "point"]


def read_quarter(tk: Tokens, i: int) -> Numeral | None:
    """Read "quarter" without its article: "quarter-point cuts", "the quarter-million", and as a headline opens, "Quarter of pupils"."""
    quarter = Numeral(i, i, "fraction", Decimal("0.25"))
    if _is_of_a_point(tk, i + 1) and at(tk, i + 1) not in ("points",):
        return quarter
    if at(tk, i + 1) in HYPHENS and tk.glued(i + 1) and at(tk, i + 2) in SCALES:
        return scaled(tk, i, SCALES[tk.lower[i + 2]] // 4, i + 2, "words")
    if tk.lower[i + 1 : i + 3] == ["of", "a"] and at(tk, i + 3) in _MILLIONS and at(tk, i - 1) not in ORDINALS:
        return quarter  # "raised quarter of a million"; not "the first quarter of a million-mile trip"
    opens = i == 0 or tk.sentence[i - 1] != tk.sentence[i]
    return quarter if opens and at(tk, i + 1) == "of" else read_share_of_rest(tk, i)


_RANKS = frozenset(
    ("finish", "finishes", "finished", "came", "come", "comes", "place", "places", "placed", "ranks", "ranked")
)


def read_share_of_headline(tk: Tokens, i: int) -> Numeral | None:
    """Read "third" without its article, as headlines print it: "Third of voters unsure", "devote third of time"; not "third of 12", "third of its kind"."""
    w = tk.lower[i]
    if w not in FRACTIONS or at(tk, i + 1) != "of" or i + 2 >= tk.size or w.endswith("s"):
        return None
    of = tk.lower[i + 2]
    if not of[0].isalpha() or of in STOP or of in MONTHS or is_number_word(tk, i + 2):
        return None
    before = at(tk, i - 1)
    opens = tk.opens(i) or before == ":"
    if before in _RANKS or not (opens or before in VERBS or before in FORMS_IN_S or before in _BEFORE_FRACTION):
        return None
    return Numeral(i, i, "fraction", Decimal(1) / _SHARES[w])


def read_share_of_rest(tk: Tokens, i: int) -> Numeral | None:
    """Read "third" behind what picks a part of a whole: "the remaining third was spent", "the poorest fifth"; not "the other third child"."""
    w, before, after = tk.lower[i], at(tk, i - 1), at(tk, i + 1)
    if w not in FRACTIONS or w.endswith("s") or before not in _PICKS_A_PART:
        return None
    whole = after == "of" and not is_number_word(tk, i + 2)
    if not (whole or not after[:1].isalnum() or after in AUXILIARIES or after in _SAID_BY_SHARES) or after in HYPHENS:
        return None
    return Numeral(i, i, "fraction", Decimal(1) / _SHARES[w])


_PICKS_A_PART = word_set("rules", "numerals.picks_a_part")


def _is_one_more(tk: Tokens, i: int, k: int) -> bool:
    """Whether "a third" is one after two: "two witnesses were sure, a third said he was not"."""
    if _is_counted(tk, i, k):
        return True
    return not _HE.isdisjoint(tk.lower[k + 1 : k + 8]) and _SIGNS_OF_SHARES.isdisjoint(_said_before(tk, i))


def _is_counted(tk: Tokens, i: int, k: int) -> bool:
    """Whether those before a third, a fourth were counted: "two witnesses", "the second"."""
    number = _SHARES.get(tk.lower[k], 2)
    if tk.lower[k] in ("quarter", "half"):
        return False  # these are no places
    return any(CARDINALS.get(w) == number - 1 or ORDINALS.get(w) == number - 1 for w in tk.lower[max(0, i - 25) : i])


def _past_brackets(tk: Tokens, k: int) -> bool:
    """Whether brackets at ``k`` stand between a share and its "of": "a quarter (25%) of pupils"."""
    return tk.lower[k : k + 1] == ["("] and [")", "of"] in (tk.lower[j : j + 2] for j in range(k + 2, k + 7))


def read_half(tk: Tokens, first: int, k: int) -> Numeral | None:
    """Read "half" at ``k``: "half a million", "half of them", "nearly half", "half an hour"; not the half of a match.

    ``first`` is the token of its article, or ``k``.
    """
    lower, n = tk.lower, tk.size
    before = at(tk, first - 1)
    after = lower[k + 1] if k + 1 < n else "."
    half = Numeral(first, k, "fraction", _HALF)
    if after in ("a", "an") and k + 2 < n:
        if lower[k + 2] in _COINS:
            return None
        if lower[k + 2] in SCALES:
            return _half_of(tk, first, k + 2) if lower[k + 2] != "mil" else None
        return half if lower[k + 2] != "score" else _half_a_score(tk, first, k + 2)
    if after in SCALES and after != "mil":
        return _half_of(tk, first, k + 1)
    if after in HYPHENS and tk.glued(k + 1) and k + 2 < n:
        scale = k + 3 if lower[k + 2] in ("a", "an") else k + 2  # "half-a million", "half-million"
        scale += scale > k + 2 and at(tk, scale) in HYPHENS  # "half-a-dozen", "half-an-hour"
        if at(tk, scale) in SCALES:
            return _half_of(tk, first, scale)
        if at(tk, scale) == "score":
            return _half_a_score(tk, first, scale)
        return (
            half
            if (at(tk, scale) in _HALF_UNITS and at(tk, scale) not in _COINS) or _is_of_a_point(tk, k + 1)
            else None
        )
    if _is_of_a_point(tk, k + 1):
        return half
    if before in _HALVES_OF_A_MATCH or (before in _HALVES_WITHOUT_OF and after != "of"):
        return None
    ended = before == "to" and at(tk, first - 2) in _SHARES and first < k  # "by a third to a half"
    shared = (
        ended
        or (first < k and ((before == "from" and after == "to") or _is_level(tk, first, k)))
        or (after == "live" and at(tk, k + 2) in PREPOSITIONS)
        or after in _HALF_AFTER
        or after in _SAID_BY_SHARES_ALONE
        or before in _BEFORE_FRACTION
        or (before == "of" and _is_measured_out(tk, first) and (after in PREPOSITIONS or not after[0].isalnum()))
    )
    return half if shared or _past_brackets(tk, k + 1) else None


def _half_a_score(tk: Tokens, first: int, k: int) -> Numeral | None:
    """Read "half-a-score of guns", "half a score men"."""
    near = tk.lower[k + 1 : k + 4]
    several = any(is_plural(w) for w in near) if near[:1] == ["of"] else is_plural(at(tk, k + 1))
    return Numeral(first, k, "words", 10, quantum=1) if several else None


def _half_of(tk: Tokens, first: int, scale: int) -> Numeral:
    """Return half of what the scale word at token ``scale`` says, times the scales behind it."""
    return scaled(tk, first, _HALF * SCALES[tk.lower[scale]], scale, "words")
