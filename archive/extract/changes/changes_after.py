"""The word of movement behind a figure: "5% higher", "a 5% rise", "10% smaller than last year"."""

from __future__ import annotations

from archive.extract.changes.change_words import (
    INFINITIVE_BEFORE,
    is_amount,
    is_calendar_time,
    is_in_steps,
    is_time,
    put_change,
)
from archive.extract.draft import Draft
from archive.extract.english.lexicon import CHANGE_NOUNS, CURRENCY_SIGNS, DETERMINERS, is_plural
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import HYPHENS, STOP, is_number_word
from archive.extract.words import word_set

_ENDS_MOVEMENT = word_set("rules", "changes.ends_movement")
_COMPARED = {"higher": "up", "lower": "down", "up": "up", "down": "down", "more": "up", "less": "down", "fewer": "down",
             "cheaper": "down", "dearer": "up", "stronger": "up", "weaker": "down", "firmer": "up", "softer": "down"}  # fmt: skip
# A movement only where the same thing is held against another time: "10% smaller than last year".
_SIZED = {
    "larger": "up",
    "bigger": "up",
    "smaller": "down",
    "longer": "up",
    "shorter": "down",
    "faster": "up",
    "slower": "down",
    "better": "up",
    "worse": "down",
}
_AGAINST_TIME = _SIZED | {"above": "up", "below": "down", "ahead": "up"}
_LEVELS_OF_TIME = word_set("rules", "changes.levels_of_time")
_THEN = word_set("rules", "changes.then")
_AT_A_TIME = word_set("rules", "changes.at_a_time")


def told_after(tk: Tokens, d: Draft) -> bool:
    """Let a comparison or a noun of movement behind the figure say what it is. Return whether one had a say."""
    j = d.after + 1
    if j >= tk.size:
        return False
    if tk.lower[j] == ",":
        j = _past_aside(tk, d, j)
    if tk.lower[j] == "." and tk.glued(j) and at(tk, j + 1) in _ENDED and d.kind == "money":
        j += 1  # "hogs were 10c. lower"
    w = tk.lower[j]
    if w not in _TELLS:
        moves = d.kind in _MOVED_FAR or (w in CHANGE_NOUNS and d.kind in _MOVED)
        return moves and _moves_by(tk, d, j)
    if w in _BETTER and _is_priced_behind(tk, d, j):
        put_change(d, _BETTER[w], "step", "comparison after")
        return True
    if (w in _AGAINST_TIME and _is_against_time(tk, d, j)) or (w in _COMPARED and _is_held_against_time(tk, d, j)):
        put_change(d, _AGAINST_TIME.get(w) or _COMPARED[w], "step", "held against another time")
        return True
    if (
        (d.object is None or (d.unit == "point" and w in _OF_POINTS))
        and w in _COMPARED
        and d.kind in ("percent", "money", "measure", "fraction", "duration", "count")
    ):
        if w in ("up", "down", "more", "less", "fewer") and d.kind != "percent" and not _ends_so(tk, d, j):
            return False
        if d.kind == "count" and is_plural(tk.word[min(j + 1, tk.size - 1)]):
            return False  # "the two lower courts"
        if _is_comparison(tk, j):
            return True
        put_change(d, _COMPARED[w], "step", "comparison after")
        return True
    if w not in CHANGE_NOUNS and d.kind not in _MOVED_FAR:
        return False
    return d.kind in _MOVED and _moves_by(tk, d, j)


def _is_priced_behind(tk: Tokens, d: Draft, j: int) -> bool:
    """Whether a price stands behind "better" at ``j``, which is then a market's: "12p better at 340p"; not "12 points better than Hull"."""
    if d.kind not in _MOVED_FAR and d.unit != "point" and not (d.bare and d.object is None):
        return False
    if at(tk, j + 1) == "on" and at(tk, j + 3)[:1].isalpha():
        return False  # "12 points better on 40 games"
    signed = at(tk, j + 2) in CURRENCY_SIGNS and j + 3 < tk.size
    return at(tk, j + 1) in ("at", "on") and j + 2 < tk.size and (signed or is_number_word(tk, j + 2))


def _past_aside(tk: Tokens, d: Draft, j: int) -> int:
    """Return the comparison behind an aside with the same again, both of which it tells of: "22p, or 4.1%, higher"; else ``j``."""
    k = j + 1
    if tk.lower[k : k + 1] == ["or"]:
        k = next((i + 1 for i in range(k + 1, min(k + _ASIDE, tk.size)) if tk.lower[i] == ","), j)
    elif tk.lower[max(0, d.left - 2) : d.left] != [",", "or"]:
        return j
    return k if k < tk.size and tk.lower[k] in _ENDED else j


_ASIDE = 7
_OF_A_SEASON = frozenset(("last", "this", "next", "each", "every", "early", "late", "previous"))
_OF_POINTS = frozenset(("higher", "lower", "up", "down", "firmer", "softer", "stronger", "weaker"))
_BETTER = {"better": "up", "worse": "down", "easier": "down", "harder": "up", "adrift": "down"}  # of prices
_PROJECTS = frozenset(("expansion", "improvement", "improvements"))
_ENDED = frozenset(("higher", "lower", "up", "down", "cheaper", "dearer", "stronger", "weaker", "firmer", "softer"))
_CLOSES = frozenset(
    "close closes closed closing end ended ends ending finish finished opened trade traded trading quoted was were is are".split()
)
_AT_CLOSE = _CLOSES - {"was", "were", "is", "are", "quoted"}


def _ends_so(tk: Tokens, d: Draft, j: int) -> bool:
    """Whether a price ended up or down by so much: "closed 11c up at 842c", "were 22p, or 4.1%, down"; not "paid 11c up front"."""
    if d.unit == "point" and _is_on(tk, j):
        return True  # "17 points down on May"
    if tk.lower[j] not in ("up", "down") or tk.lower[d.left - 1] not in _CLOSES:
        return False
    if d.kind == "count" and not _is_of_an_index(tk, d, j):
        return False
    return j + 1 == tk.size or tk.lower[j + 1] in ("at", "on", "to", ".", ",", ";")


def _is_of_an_index(tk: Tokens, d: Draft, j: int) -> bool:
    """Whether so many points are a market's: "closed 7.3 points up", "was 41 down at 912"; not "were 12 points up at the break"."""
    if d.unit != "point" and d.object is not None:
        return False
    if j + 2 < tk.size and tk.lower[j + 1] in ("at", "to") and is_number_word(tk, j + 2):
        return True
    return d.unit == "point" and tk.lower[d.left - 1] in _AT_CLOSE and at(tk, j + 1) != "at"


def _is_on(tk: Tokens, j: int) -> bool:
    """Whether "up on" or "down on" stands at ``j``."""
    return tk.lower[j] in ("up", "down") and at(tk, j + 1) == "on"


_TELLS = _BETTER.keys() | _AGAINST_TIME.keys() | _COMPARED.keys()  # how far it is behind what, without a noun
_MOVED = ("percent", "money", "measure", "count", "fraction", "rate")
_MOVED_FAR = ("percent", "money")  # before whose noun of movement other words may stand


def _moves_by(tk: Tokens, d: Draft, j: int) -> bool:
    """Let a noun of movement from ``j`` on say what the figure is: "a 5% rise", "a $3m drop". Return whether one had a say."""
    if not tk.word[j][0].isalnum() and tk.word[j] != "-":
        return False
    for k in range(j, min(j + (8 if at(tk, j + 1) == "-" else 3), tk.size)):
        v = tk.lower[k]
        if not v[0].isalpha() and v not in "-" and not (v[0].isdigit() and tk.glued(k)):
            return False  # but "a $3m M-1 rise"
        if v in CHANGE_NOUNS and tk.lower[k - 1] not in INFINITIVE_BEFORE:
            if d.kind == "count" and (d.object is None or at(tk, k + 1) in _BEHIND_VERBS):
                return False  # "one firm cut its prices", "one house cut off by snow"
            if tk.lower[k + 1 : k + 2] == ["due"] or tk.lower[k - 1] in ("which", "whom"):
                return False  # "of which $1.4 billion falls due in May"
            if (d.unit_text is None and d.kind == "count") or is_amount(tk, d, v) or _is_attribute(tk, d, k):
                return False
            if d.kind == "money" and v in _PROJECTS:
                return False  # "the $4.7 billion expansion of the port"
            if tk.lower[k + 1 : k + 2] == ["advantage"] or (v == "fall" and tk.lower[k - 1] in _OF_A_SEASON):
                return False  # "a 20% growth advantage over the older one", "cost $7 million last fall"
            put_change(d, CHANGE_NOUNS[v], "step", "noun of movement after")
            return True
        if d.kind not in _MOVED_FAR or v in DETERMINERS or (v in _ENDS_MOVEMENT and tk.lower[k - 1] != "-"):
            return False
    return False


_BEHIND_VERBS = DETERMINERS | {"it", "him", "her", "them", "off", "out", "up", "down", "by"}


def _is_against_time(tk: Tokens, d: Draft, j: int) -> bool:
    """Whether a time stands behind the comparison at ``j``: "10% smaller than last year", "5% above the level of a year ago"."""
    if tk.lower[j] in _SIZED:
        if d.kind in ("duration", "measure"):
            return _is_than_time(tk, j + 1)
        return d.kind == "percent" and tk.lower[j + 1 : j + 2] == ["than"] and not _is_comparison(tk, j)
    for i in range(j + 1, min(j + 7, tk.size)):
        if tk.lower[i] not in _LEVELS_OF_TIME:
            then = is_time(tk, i) or (tk.lower[i - 1] == "the" and is_number_word(tk, i) and _is_of_then(tk, i))
            return d.kind in ("percent", "money") and then
    return False


def _is_of_then(tk: Tokens, i: int) -> bool:
    """Whether the amount at ``i`` is one of an earlier time: "the 1,736 cars sold in the same month last year"."""
    near = range(i + 1, min(i + _AMOUNT, tk.size))
    return any(tk.lower[k] in _EARLIER for k in near if tk.sentence[k] == tk.sentence[i])


_AMOUNT = 12  # tokens that tell of an amount
_EARLIER = frozenset(("last", "ago", "earlier", "previous"))


def _is_held_against_time(tk: Tokens, d: Draft, j: int) -> bool:
    """Whether a number of things is held against another time: "100 more than last year", "four points lower than in May"."""
    if d.kind not in ("count", "money") or not (d.object is None or is_in_steps(tk, d)):
        return False
    return _is_than_time(tk, j + 1)


def _is_than_time(tk: Tokens, k: int) -> bool:
    """Whether "than" at ``k`` leads to a time and to nothing else: "than in May", "than before the war"; not "than Smith last year"."""
    if tk.lower[k : k + 1] != ["than"]:
        return False
    for i in range(k + 1, min(k + 7, tk.size)):
        w = tk.lower[i]
        if w in _THEN or is_calendar_time(tk, i):
            return True
        if w not in _LEVELS_OF_TIME and w not in _AT_A_TIME and not is_number_word(tk, i):
            return False
    return False


def _is_attribute(tk: Tokens, d: Draft, k: int) -> bool:
    """Whether the noun at ``k`` is a thing of that size, or what the counted did: "a two-car crash", "saw six people jump"."""
    if d.kind not in ("count", "measure") or is_in_steps(tk, d) or tk.lower[k + 1 : k + 2] == ["in"]:
        return False
    return tk.lower[d.last + 1] in HYPHENS or (d.kind == "count" and is_plural(tk.word[k - 1]))


def _is_comparison(tk: Tokens, j: int) -> bool:
    """Whether two things are compared, not one at two times: "23% less likely than men", "12% more than in Spain".

    "12% less than last year", "5% higher than in May" are movements.
    """
    k = j + 1
    if k < tk.size and tk.lower[j] in ("more", "less", "fewer") and tk.lower[k] != "than":
        w = tk.word[k]
        return w[0].isalpha() and w.lower() not in STOP and not is_plural(w) and not is_time(tk, k)
    if tk.lower[k : k + 1] != ["than"]:
        return False
    return not any(is_time(tk, i) for i in range(k + 1, min(k + 9, tk.size)))
