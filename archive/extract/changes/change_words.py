"""What the rules of movement share: what a figure counts or goes by, what is a time, what a verb moves."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import CHANGE_OF, DETERMINERS, MONTHS, VERB_BASES, is_plural, singular
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import TIME_HEADS
from archive.extract.words import word_set

_COUNTED_IN_STEPS = word_set("rules", "changes.counted_in_steps")
_TIMES_COMPARED = word_set("rules", "changes.times_compared")
EARNED_OR_LOST = frozenset(("gain", "gains", "loss", "losses"))
_FEATS = word_set("rules", "changes.feats")
INFINITIVE_BEFORE = word_set("rules", "changes.infinitive_before")
CLOSING = word_set("rules", "changes.closing")
SWINGS = frozenset(("swing", "swings", "swung", "swinging"))
MULTIPLIES = ("doubl", "tripl", "trebl", "quadrupl", "quintupl")


def put_change(d: Draft, change: str, role: str, rule: str) -> None:
    d.change, d.change_role = change, role
    d.rules["change"] = rule


def is_in_steps(tk: Tokens, d: Draft) -> bool:
    """Whether the figure counts what movements are told in: points, jobs, degrees."""
    return singular(tk.lower[d.right if d.object_head is None else d.object_head]) in _COUNTED_IN_STEPS


def is_counted(tk: Tokens, d: Draft) -> bool:
    """Whether the figure counts things, not points or jobs."""
    return d.kind == "count" and d.object is not None and not is_in_steps(tk, d)


def is_of_a_thing(tk: Tokens, d: Draft) -> bool:
    """Whether a determiner and a noun stand around the figure: "his $400 phone", "a 0.5% tax"."""
    return d.about is not None and d.about[0] > d.right and tk.lower[d.left - 1] in DETERMINERS


def is_amount(tk: Tokens, d: Draft, noun: str) -> bool:
    """Whether the noun says what was earned, lost or done, which is no movement: "a loss of $5 million", "a leap of 6.4 metres"."""
    counted = is_counted(tk, d)
    if noun in EARNED_OR_LOST:
        sum_of_money = d.kind == "money" or (d.bare and d.object is None and d.value is not None and d.value >= 1000)
        return sum_of_money or (counted and noun.startswith("loss"))
    return noun in _FEATS and (counted or d.kind in ("measure", "duration"))


def is_moved(tk: Tokens, k: int) -> bool:
    """Whether a word in the form of a verb belongs to what the verb before it moves: "fuel" of "cut fuel prices by 30%"."""
    return tk.lower[k] in VERB_BASES and tk.lower[k - 1] in CHANGE_OF and is_plural(tk.word[k + 1])


def is_time(tk: Tokens, k: int) -> bool:
    w = tk.lower[k]
    return w in _TIMES_COMPARED or is_calendar_time(tk, k)


def is_calendar_time(tk: Tokens, k: int) -> bool:
    """Whether a length of time, a month, a year, "Q1" or "H2" stands at ``k``."""
    w = tk.lower[k]
    return w in TIME_HEADS or w in MONTHS or is_year(w) or _is_part_of_year(tk, k)


def _is_part_of_year(tk: Tokens, k: int) -> bool:
    """Whether "Q1" or "H2" stands at ``k``."""
    return tk.word[k] in ("Q", "H") and at(tk, k + 1) in ("1", "2", "3", "4") and tk.glued(k + 1)


def is_year(w: str) -> bool:
    return len(w) == 4 and w[:2] in ("19", "20") and w.isdigit()
