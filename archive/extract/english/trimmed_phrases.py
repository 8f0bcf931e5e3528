"""A noun phrase without what it may not begin or end with: small words, words of time, verb forms; none where what is left is no noun."""

from __future__ import annotations

import re

from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CARDINALS,
    DETERMINERS,
    MONTHS,
    PREPOSITIONS,
    PRONOUNS,
    WEEKDAYS,
)
from archive.extract.english.phrase_insides import (
    ARTICLES,
    behind_quoted,
    is_superlative,
)
from archive.extract.english.phrase_numbers import past_numbers
from archive.extract.english.tokens import Tokens
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import (
    BEFORE_NOUNS,
    HYPHENS,
    LAST_OR_NEXT,
    RELATIVES,
    SMALL_WORDS,
    TIME_HEADS,
    is_joined,
    is_name,
    is_noun_after_all,
    is_shouted,
)
from archive.extract.words import word_set

_NOT_PAST = word_set("rules", "subjects.not_past")
_HOLDS_TRUE = word_set("rules", "phrases.holds_true")
_NEVER_BEGIN = frozenset(
    ("nor", "how", "why", "when", "where", "whether", "unless", "if", "though", "although", "because", "while")
)
_OPENERS = word_set("rules", "phrases.openers")
# The nouns of prepositions that are more than a word: "in addition to", "on behalf of".
_COMPLEX = dict.fromkeys(
    (
        "addition",
        "response",
        "relation",
        "connection",
        "accordance",
        "contrast",
        "comparison",
        "spite",
        "lieu",
        "conjunction",
        "keeping",
    ),
    ("in",),
) | {"behalf": ("on",), "result": ("a",)}
_PARTICLES = frozenset(("up", "down", "off", "out", "in", "back", "over", "on"))
_APOSTROPHE = re.compile("['’]")  # "we're" is "we"
_FRONTS = frozenset(("in", "on", "since", "by", "until"))
BEGINS = frozenset(("beginning", "starting", "ending"))


def is_take_up(tk: Tokens, end: int) -> bool:
    """Whether a noun ends in a hyphen and a particle at ``end``: "the take-up of bills", "the shake-out"."""
    if end < 2 or tk.lower[end] not in _PARTICLES or tk.lower[end - 1] not in HYPHENS:
        return False
    return tk.glued(end) and tk.glued(end - 1)


def ends_name(tk: Tokens, k: int) -> bool:
    """Whether "'s" at ``k`` belongs to a name, since a verb follows: "McDonald's rose"."""
    if tk.lower[k] not in ("'s", "’s") or not k or k + 1 >= tk.size:
        return False
    return tk.word[k - 1][0].isupper() and (tk.lower[k + 1] in AUXILIARIES or is_verb(tk, k + 1))


def last_noun(tk: Tokens, phrase: tuple[int, int]) -> tuple[int, int]:
    """Return the last noun of a chain, with its "of": of "striker in a deal", worth so much, the deal."""
    first, last = phrase
    for k in range(last - 1, first, -1):
        if (
            tk.lower[k] in ("with", "at", "despite", "amid")
            or (tk.lower[k] == "to" and tk.word[k + 1].islower())
            or (tk.lower[k] in PREPOSITIONS and tk.lower[k] != "of" and tk.lower[k + 1] in DETERMINERS)
        ):
            found = trimmed(tk, k + 1, last)
            return found if found is not None else phrase
    return phrase


def trimmed(tk: Tokens, start: int, end: int) -> tuple[int, int] | None:
    """Return the phrase without the small words at its ends; None where what is left is no noun."""
    lower = tk.lower
    while start <= end and (_is_cut_on_left(tk, start, end) or not lower[start][0].isalnum()):
        if start + 2 <= end and is_joined(tk, start + 1):
            break  # "in-depth questionnaires"
        start += 1
    if start + 1 < end and (lower[start] in LAST_OR_NEXT or lower[start] == "far"):
        start = _behind_which_time(tk, start, end)
    while end >= start and (
        (lower[end] in SMALL_WORDS and not is_noun_after_all(tk, end) and not is_take_up(tk, end))
        or lower[end] in ("and", "or")
        or not (lower[end][0].isalnum() or ends_name(tk, end))
    ):
        end -= 1
    start = behind_quoted(tk, past_numbers(tk, start, end), end)
    while end > start and ((lower[end].endswith("ed") and is_verb(tk, end)) or lower[end] in BEGINS):
        end -= 1  # "people died, including", "a fund beginning in"
    if start > end or _is_no_noun(tk, start, end):
        return None
    if start + 1 < end and lower[start + 1] in PREPOSITIONS and _is_past(tk, start):
        return trimmed(tk, start + 2, end)  # "(he) returned to the team"
    if start < end and tk.word[start] in _HOLDS_TRUE and tk.word[start + 1][0].isupper():
        return trimmed(tk, start + 1, end)  # "(he is) confident Hansen (will be 34)"; not "Sure Start"
    if (
        start + 1 < end
        and lower[start] in _COMPLEX
        and lower[start + 1] in PREPOSITIONS
        and lower[start - 1] in _COMPLEX[lower[start]]
    ):
        return trimmed(tk, start + 2, end)  # "in addition to video"
    if start + 1 < end and lower[start] == "aside":
        return trimmed(tk, start + 1, end)  # "(needed to set) aside for legal reserves"
    if (
        start + 1 < end
        and (lower[start + 1] in ARTICLES or lower[start + 1] in CARDINALS)
        and _is_unlisted_past(tk, start)
    ):
        return trimmed(tk, start + 2, end)  # "(he) detonated a device"
    timed = _behind_time(tk, start, end)
    if timed != start:
        return trimmed(tk, timed, end)
    if start + 2 < end and lower[start] in WEEKDAYS and lower[start + 1] in PREPOSITIONS:
        return trimmed(tk, start + 2, end)
    return start, end


def _behind_which_time(tk: Tokens, start: int, end: int) -> int:
    """Return where a phrase begins behind the time that it opens with: "(so) far this year (firms have)", "last year (Brazil)"."""
    k = start + (tk.lower[start : start + 2] in _FAR_THIS)
    if k + 1 < end + (k - start) and tk.lower[k + 1] in TIME_HEADS and tk.lower[k + 2][0].isalnum():
        return k + 2 if k > start or tk.lower[k] in LAST_OR_NEXT else start
    return start


_FAR_THIS = (["far", "this"], ["far", "last"])


def _behind_time(tk: Tokens, start: int, end: int) -> int:
    """Return where a phrase begins behind words of time.

    "(in the) final quarter last year (imports)", "final day (umpire Ian Robinson)".
    """
    if tk.lower[start] in MONTHS and start < end and _is_fronted(tk, start - 1):
        return start + 1  # "In March private dealers (will)"
    for k in (start, start + 1):
        if k + 2 >= end or tk.word[k] not in TIME_HEADS:
            continue
        if tk.lower[k + 1] in LAST_OR_NEXT and tk.lower[k + 2] in TIME_HEADS:
            return k + 3
        if tk.word[k + 1][0].isupper() and tk.word[k + 2][0].isupper():
            return k + 1
    return start


def _is_fronted(tk: Tokens, k: int) -> bool:
    """Whether the preposition at ``k`` opens its sentence, so that what follows says when: "In March"."""
    return k >= 0 and tk.lower[k] in _FRONTS and (k == 0 or tk.sentence[k - 1] != tk.sentence[k])


def _is_unlisted_past(tk: Tokens, k: int) -> bool:
    """Whether a form in -ed that no list holds opens a phrase before an article: "burglarized a shop"; not "Hundred", "Ahmed"."""
    w = tk.lower[k]
    return w[-2:] == "ed" and len(w) > 4 and tk.word[k].islower() and w not in _NOT_PAST


def _is_no_noun(tk: Tokens, start: int, end: int) -> bool:
    """Whether what a phrase was cut to is no noun: an auxiliary or a pronoun, a unit, a day, the verb of a relative clause."""
    lower = tk.lower
    if lower[end] in AUXILIARIES:
        return True
    w = lower[end]
    if (w if w.isalpha() else _APOSTROPHE.split(w)[0]) in PRONOUNS and (
        tk.word[end] not in ("US", "IT") or (lower[end] == "it" and is_shouted(tk, end, end))
    ):
        return True
    if start == end and tk.glued(start) and tk.word[start - 1][0].isdigit():
        return True  # "1.76m"
    if lower[end][0].isdigit() and end and lower[end - 1] in MONTHS:
        return True  # "the period ended December 31"
    return bool(start) and lower[start - 1] in RELATIVES and is_verb(tk, start)  # "a collapse that killed six people"


def _is_past(tk: Tokens, k: int) -> bool:
    """Whether a form in -ed opens a phrase at ``k`` as its verb, listed or not: "rectified on Monday by a spacewalk"; no speed."""
    if tk.lower[k][-2:] != "ed":
        return False
    if is_verb(tk, k):
        return True
    return tk.word[k].islower() and tk.lower[k] not in _NOT_PAST and not (k and tk.lower[k - 1] in DETERMINERS)


def _is_cut_on_left(tk: Tokens, k: int, end: int) -> bool:
    """Whether a small word at the left of a phrase is no part of it: not Home of "Home sales", "Home Depot"."""
    w = tk.lower[k]
    if w in ("and", "or"):
        return True
    if len(w) == 2 and tk.word[k].isupper() and k < end and tk.lower[k + 1] in ("and", "&"):
        return False  # "AT and T said"
    if w in _OPENERS and k < end and (k == 0 or tk.sentence[k - 1] != tk.sentence[k] or tk.lower[k - 1] in _OPENERS):
        return True  # "However subsequently the firm"
    if w in _NEVER_BEGIN:
        return not tk.glued(k + 1)  # "nor'easter"
    if w not in SMALL_WORDS or (w in BEFORE_NOUNS and k < end) or is_superlative(tk, k, end):
        return False
    return w not in ADVERBS or not (is_name(tk, k) or (k == end and w == "total" and is_noun_after_all(tk, k)))
