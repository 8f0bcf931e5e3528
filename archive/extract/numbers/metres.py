"""Whether "m" behind digits is metres or millions: "a 100m race", "a 100m profit", "800m people"."""

from __future__ import annotations

from archive.extract.english.lexicon import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, is_plural
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import HYPHENS, WHOSE
from archive.extract.words import word_set

_AFTER = word_set("rules", "metres.after")  # "wide", "race", "runners"
_OF_MILLIONS = word_set("rules", "metres.of_millions")  # money and crowds: with one of these near, "m" is millions
_DISTANCES = word_set("rules", "metres.distances")
_SPORTS = word_set("rules", "metres.sports")
_RACING = word_set("rules", "metres.racing")
_LANDED = word_set("rules", "metres.landed")
_ATHLETICS = word_set("rules", "metres.athletics")
_THROWN = word_set("rules", "metres.thrown")
_SLOPES = word_set("rules", "metres.slopes")
_GOES = word_set("rules", "metres.goes")
_LIES = word_set("rules", "metres.lies")
_LINES = word_set("rules", "metres.lines")
_THE_RACE = word_set("rules", "metres.the_race")
_OVER_A_DISTANCE = frozenset(("over", "in", "at", "for", "and", "or", ",", "both", "through", "of", "to", "that"))
_DRILLED = word_set("rules", "metres.drilled")
_FALLS = word_set("rules", "metres.falls")
_DOWN = word_set("rules", "metres.down")
_DIVES = frozenset("went go goes going gone dived dives diving dive descended climbed abseiled swam".split())
_TO_DEATH = frozenset(("his", "her", "their", "its", "death", "the"))
_HIGH_OR_DEEP = word_set("rules", "metres.high_or_deep")
_SO_LONG = word_set("rules", "metres.so_long")
_FUNCTION_WORDS = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | DETERMINERS
_COUNTS = _FUNCTION_WORDS | frozenset(("people", "last", "next", "more"))
_TIMES = word_set("rules", "numerals.time_units")
_NEAR = 12  # tokens in which money or a crowd makes millions of it
_CROSSES = frozenset("x×")
_METRES = frozenset(("metre", "metres", "meter", "meters"))
_LIST = 3  # numbers of a list that are asked


def is_metres(tk: Tokens, k: int) -> bool:
    """Whether the "m" at token ``k``, behind digits with no sign of money, is metres."""
    after = at(tk, k + 1)
    if (after in _CROSSES and at(tk, k + 3) == "m") or (at(tk, k - 2) in _CROSSES and at(tk, k - 3) == "m"):
        return True  # "a 3m x 4m marquee"
    if after in ("he", "she") and at(tk, k - 2) == "at" and "." in tk.word[k - 1]:
        return True  # "At 1.93m he towers"
    if after in ("to", "and", "or", "by", "x") and at(tk, k + 3) in _METRES:
        return True  # "from 5.5m to 7.3 metres"
    if after in HYPHENS and tk.glued(k + 1):
        return at(tk, k + 2) in _AFTER  # "a 30m-wide crater"; but "a 3m-member union", "the 7m-plus people"
    if after in _AFTER or (after == "(" and at(tk, k + 3) in ("ft", "feet", "foot")):
        return True
    landed = not _LANDED.isdisjoint(tk.lower[max(0, k - 4) : k - 1]) and not is_plural(after or ".")
    if landed and "." in tk.word[k - 1]:
        return True  # "she cleared 2.01m"
    if not _OF_MILLIONS.isdisjoint(tk.lower[max(0, k - _NEAR) : k + _NEAR]):
        return False
    return landed or is_race_length(tk, k - 1) or _is_length(tk, k, after) or _is_depth(tk, k, after)


def are_minutes(tk: Tokens, k: int) -> bool:
    """Whether "m" at ``k`` has seconds behind it: "2m 14s", "7m30s", "4m 12.5s"."""
    return at(tk, k + 1).replace(".", "", 1).isdigit() and at(tk, k + 2) in ("s", "sec", "secs") and tk.glued(k + 2)


def is_spaced_metres(tk: Tokens, k: int, scale: int) -> bool:
    """Whether a lone "m" behind digits is metres: "a wall 9 m high", "2.5 m of water"; not "5 m people", "sales of 5 m"."""
    if (
        scale != 1
        or _counts_something(tk, k + 1)
        or (at(tk, k + 1) == "." and "".join(tk.word[k + 2 : k + 3]).islower())
    ):
        return False  # "20 m. to town" are miles
    return at(tk, k + 1) in _AFTER or _OF_MILLIONS.isdisjoint(tk.lower[max(0, k - _NEAR) : k + _NEAR])


def _is_depth(tk: Tokens, k: int, after: str) -> bool:
    """Whether "30m" is how high, deep or far something is: "depths of 30m", "fell 20m to his death", "within 500m", "a 4m shark"."""
    if _counts_something(tk, k + 1) or tk.lower[k + 1 : k + 3] == ["or", "so"]:
        return False
    before = at(tk, k - 2)
    if before == "within":
        return True
    if before == "down" and at(tk, k - 3) in _DIVES:
        return True  # "the diver went down 47m"
    if before in _FALLS:
        return after in _DOWN or (after == "to" and at(tk, k + 2) in _TO_DEATH)
    near = tk.lower[max(0, k - _NEAR) : k]
    if (not _HIGH_OR_DEEP.isdisjoint(near) and at(tk, k - 3) != "home") or _is_swell(near):
        return True
    return before in ("a", "an") and after in _SO_LONG


def _is_swell(near: list[str]) -> bool:
    """Whether "a swell of" opens what is so high: "a swell of 2 to 3m"; not "may swell to 3m"."""
    return "swell" in near and near[near.index("swell") + 1 :][:1] == ["of"]


def is_race_length(tk: Tokens, i: int, depth: int = _LIST) -> bool:
    """Whether digits at ``i`` with "m" behind them are how far somebody runs: "over 1500m", "the 800m and 1500m", "a 400m final"."""
    if tk.word[i] not in _DISTANCES:
        return False
    before, after = at(tk, i - 1), at(tk, i + 2)
    if after in _SPORTS:
        return True  # "the 800m runners"
    if _counts_something(tk, i + 2):
        return False
    if before in _THE_RACE or (after[:1].isalpha() and after not in _COUNTS):
        return True  # "the final 400m", "an impressive 400m victory"
    if before in ("and", "or", ",") and at(tk, i - 2) == "m" and i > 2 and tk.word[i - 3] in _DISTANCES:
        return True
    if depth and after in ("and", "or", ",") and at(tk, i + 4) == "m" and is_race_length(tk, i + 3, depth - 1):
        return True
    return before in _OVER_A_DISTANCE and not _RACING.isdisjoint(tk.distinct)


def _counts_something(tk: Tokens, k: int) -> bool:
    """Whether a plural noun that is none of sports stands within three words: "100m Chinese people", "100m internet users"."""
    for i in range(k, min(k + 3, tk.size)):
        if not tk.word[i][0].isalpha() or tk.lower[i] in _FUNCTION_WORDS:
            return False
        if is_plural(tk.word[i]):
            return tk.lower[i] not in _SPORTS
    return False


def _is_length(tk: Tokens, k: int, after: str) -> bool:
    """Whether "2.01m", "5,000m" or "the 60m" is a length: millions are never grouped, for five thousand of them are "5bn"."""
    digits, before = tk.word[k - 1], at(tk, k - 2)
    if is_plural(after or "."):
        return False
    if before in _GOES:
        return True  # "he ran 100m"
    if after == "from" and (before in _LIES or at(tk, k + 3) in _LINES):
        return True  # "he lives 200m from the sea", "fell 100m from the finish"
    if after == "to" and at(tk, k + 2) == "go":
        return True
    if after in ("at", "@", "grading") and not _DRILLED.isdisjoint(tk.distinct) and at(tk, k + 3) in ("%", "g", "per"):
        return True  # "drilled 24m at 2.4% copper"
    if before == "over" and digits in _DISTANCES and at(tk, k - 3) in _TIMES:
        return True  # "6.61 seconds over 60m"
    if digits[-3:-2] == "." and len(digits) < 6 and not _ATHLETICS.isdisjoint(tk.distinct):
        return True  # "the champion went on to attempt 5.05m"
    if digits[-2:-1] == "." and len(digits) < 5 and not _THROWN.isdisjoint(tk.distinct):
        return True  # "the discus went 61.2m"
    if before in ("above", "below") and not _SLOPES.isdisjoint(tk.distinct):
        return True  # "snow above 600m"
    if digits.isdigit() and after != "or" and before in ("the", "'s", "’s", "'", "’"):
        return True
    if digits in _DISTANCES and before in WHOSE:
        return True  # "after her 1500m"
    return ("," in digits and "." not in digits) or (k == 1 and after == ":")
