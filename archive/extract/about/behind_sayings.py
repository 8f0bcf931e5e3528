"""Where a subject begins behind a verb, a saying or words of time that its phrase holds: "(took into) account wage growth"."""

from __future__ import annotations

from archive.extract.english.finite_forms import is_past_tense, is_unlisted_past
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    DETERMINERS,
    IRREGULAR,
    MONTHS,
    PREPOSITIONS,
    VERBS,
    is_plural,
)
from archive.extract.english.noun_edges import WHICH_TIME
from archive.extract.english.tokens import Tokens
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import SAYS_CLAUSES, TIME_HEADS, is_adverb_in_ly, is_number_word
from archive.extract.words import word_set

LED_BY = DETERMINERS | PREPOSITIONS

_LED_BY_TO = PREPOSITIONS | {"to"}
_CITES = frozenset(("citing", "quoting", "noting", "blaming", "mentioning"))
_TAKE_GERUNDS = frozenset(
    (
        "reported",
        "admitted",
        "admits",
        "denied",
        "denies",
        "recalled",
        "recalls",
        "described",
        "remembered",
        "remembers",
        "enjoys",
        "enjoyed",
        "avoided",
        "considered",
    )
)
_TAKEN_INTO = frozenset(("account", "consideration"))
_SAYS = word_set("rules", "subjects.says")
_QUOTED = frozenset(('"', "”", "''", ",", "'", "’"))
_INVERTED = frozenset(
    (
        "explained",
        "recalled",
        "wrote",
        "joked",
        "continued",
        "replied",
        "asked",
        "declared",
        "commented",
        "remarked",
        "added",
        "admitted",
        "claimed",
        "warned",
        "insisted",
    )
)
_JOINED = 16  # tokens between two forms in -ing that "and" joins


def behind_sayings(tk: Tokens, first: int, last: int) -> int:
    """Return where a phrase begins behind a verb or half a saying.

    "(took into) account wage growth", "(Lee) predicted Peru's share".
    """
    if first >= last or not first:
        return first
    w = tk.lower[first]
    timed = w in TIME_HEADS and tk.lower[first - 1] in WHICH_TIME and tk.lower[first + 1] in PREPOSITIONS
    if timed and first + 2 <= last:
        return first + 2  # "(it spends so much this) year on research"
    if w in MONTHS and tk.lower[first - 1] in ("in", "since", "during"):
        name = first + 1 + tk.word[first + 1].isdigit()
        return (
            name if name <= last and tk.word[name].istitle() else first
        )  # "in February Acme had", "in May 1987 Acme had"
    if w in _TAKEN_INTO and tk.lower[first - 1] == "into":
        return first + 1
    if w in _INVERTED and tk.word[first].islower() and tk.word[first + 1].istitle() and tk.lower[first - 1] in _QUOTED:
        return first + 1  # '," explained Ann Lee, who'
    owner = tk.lower[first + 2 : first + 3]
    said = w in _SAYS and w[-2:] == "ed" and tk.lower[first - 1] not in DETERMINERS and tk.word[first].islower()
    return first + 1 if said and owner in (["'s"], ["’s"]) else first


def behind_verb(tk: Tokens, first: int, last: int) -> int:
    """Return where a phrase begins behind a verb that was read into it: "is investigating a shooting that left" -> shooting."""
    if first >= last or not tk.lower[first].endswith("ing") or (first and tk.lower[first - 1] in DETERMINERS):
        return first
    taken = is_number_word(tk, first + 1) or tk.lower[first + 1] in DETERMINERS
    forced = first > 0 and tk.lower[first - 1] == "," and tk.lower[first] in VERBS and is_plural(tk.word[first + 1])
    joined = tk.lower[first - 1] == "and" and tk.lower[first] in VERBS and _goes_on_in_ing(tk, first)
    # "was quoted as saying Turkey would", "he said, citing prices which are"
    said = (
        tk.lower[first] in SAYS_CLAUSES
        or tk.lower[first] in _CITES
        or (tk.lower[first - 1] in _TAKE_GERUNDS and is_verb(tk, first))
    )
    being = first > 1 and tk.lower[first - 1 - (tk.lower[first - 1] in ADVERBS)] in BE
    if not (taken or forced or said or being or joined):
        return first
    first += 1
    if first + 1 < last and is_adverb_in_ly(tk.lower[first]) and tk.lower[first + 1] in _LED_BY_TO:
        first += 2  # "(was referring) apparently to Qatar, which said"
    while first <= last and (tk.lower[first] in LED_BY or tk.lower[first] == "anywhere" or is_number_word(tk, first)):
        first += 1
    return first


def _goes_on_in_ing(tk: Tokens, k: int) -> bool:
    """Whether "and" before ``k`` joins a form in -ing to one before: "cutting tax to 29% and offering rebates worth $3m"."""
    for i in range(k - 2, max(0, k - _JOINED), -1):
        if tk.sentence[i] != tk.sentence[k] or tk.lower[i] in AUXILIARIES:
            return False
        if is_past_tense(tk, i) or is_unlisted_past(tk, i) or (tk.lower[i] in IRREGULAR and is_verb(tk, i)):
            return False  # "lending to shops fell and lending to banks rose"
        if tk.lower[i][-3:] == "ing" and tk.lower[i - 1] == "," and is_verb(tk, i):
            return True
    return False
