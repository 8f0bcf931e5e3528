"""Which way a clause looks in time: "will meet Friday", "met Friday". Words only, and within one sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from archive.extract.lexicon import ADVERBS, DETERMINERS
from archive.extract.tokens import Tokens
from archive.extract.words import word_set

_WILL = word_set("dates", "tense.will")
_MODAL = word_set("dates", "tense.modal")
_PLANNED = word_set("dates", "tense.planned")
_OPENS = word_set("dates", "tense.opens")
_EVENTS = word_set("dates", "tense.events")
_PARTICIPLE = word_set("dates", "tense.participle")
_PAST = word_set("dates", "tense.past")
_APPOINTED = word_set("dates", "tense.appointed")
_AUX_PAST = word_set("dates", "tense.aux_past")
_AUX_BE = word_set("dates", "tense.aux_be")
_BY = word_set("dates", "tense.by")
_STOPS = word_set("dates", "tense.stops")
_NOT_PAST = word_set("dates", "tense.not_past")
_REACH = 14
# What one of the questions below is about; most words are none of these, and end in no -ed.
_TELLS = _WILL | _MODAL | _PLANNED | _OPENS | _PARTICIPLE | _PAST | _STOPS | {"is", "are", "to"}


def direction(tk: Tokens, first: int, last: int) -> str | None:
    """Return "future" or "past" for what stands at tokens ``first..last``, None where nothing tells.

    The nearest verb of the clause before it decides ("will announce Friday"), then the first one behind ("On Friday, the
    court will hear..."). A participle takes the time of its auxiliary ("will be announced", "is expected").
    """
    if (
        first
        and tk.lower[first - 1] == "for"
        and any(
            w in _APPOINTED and tk.sentence[k] == tk.sentence[first]
            for k, w in enumerate(tk.lower[max(0, first - 8) : first], max(0, first - 8))
        )
    ):
        return "future"  # "rescheduled it for March 11"
    found = _before(tk, first) or _behind(tk, last)
    if found is None and first and tk.lower[first - 1] in _BY:
        return "future"
    return found


def _before(tk: Tokens, first: int) -> str | None:
    sentence = tk.sentence[first]
    lower = tk.lower
    begin = max(0, first - _REACH, bisect_left(tk.sentence, sentence))
    for k in range(first - 1, begin - 1, -1):
        w = lower[k]
        if w not in _TELLS and w[-2:] != "ed":
            continue
        if w in _STOPS:
            return None
        if w in _WILL or (w in _MODAL and tk.word[k][0].islower()):
            return "future"
        near = first - k <= 2 or (w in _EVENTS and first - k <= 6 and "," not in lower[k:first])
        if w in _OPENS and near and k and lower[k - 1] not in DETERMINERS and tk.word[k][0].islower():
            return "future"
        if _is_participle(w):
            return _participle(tk, k, sentence)
        if w in _PLANNED:
            return "past" if w == "going" and lower[k - 1] in _AUX_PAST else "future"
        if w in _PAST:
            return "past"
        if w in ("is", "are") and first - k <= 2:
            return "future"  # "the next poll is on 5 May"
        if w == "to" and k and lower[k - 1] in _AUX_BE:
            return "future"
    return None


def _is_participle(w: str) -> bool:
    return w in _PARTICIPLE or (w.endswith("ed") and len(w) > 4 and w not in _NOT_PAST)


def _participle(tk: Tokens, k: int, sentence: int) -> str | None:
    """Judge "announced" by what stands before it: "will be announced", "to be announced", "is scheduled", "announced"."""
    lower = tk.lower
    w = lower[k]
    i = k - 1
    be = False
    while i >= 0 and k - i <= 5 and tk.sentence[i] == sentence:
        v = lower[i]
        if v == "been":
            i -= 1
            continue
        if v in _AUX_PAST:
            return "future" if w in _PLANNED and v != "had" else "past"
        if v in _WILL or v in _MODAL or v == "to":
            return "future" if be or v in _WILL else "past"
        if v in ("be", "being"):
            be = True
        elif v in _AUX_BE:
            return "future" if w in _PLANNED else None
        elif v not in ADVERBS and v not in ("'s", "’s", "have") and v[-2:] != "ly":
            break
        i -= 1
    if w in _PLANNED:
        return "future" if i < 0 or lower[k - 1] in (",", "is", "are") else None if w == "set" else "future"
    return "past"


def _behind(tk: Tokens, last: int) -> str | None:
    lower = tk.lower
    end = min(last + 1 + _REACH, bisect_right(tk.sentence, tk.sentence[last]))
    for k in range(last + 1, end):
        w = lower[k]
        if w not in _TELLS and w[-2:] != "ed":
            continue
        if w in _STOPS:
            return None
        if w in _WILL:
            return "future"
        if w in _PLANNED and lower[k - 1] in _AUX_BE:
            return "future"
        if w in _PAST or (_is_participle(w) and w not in _PLANNED):
            return "past"
    return None
