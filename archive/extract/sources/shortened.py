"""Past forms without "be", which tell what befell their subject: "Lee told to pay $5m", "12 reported killed"."""

from __future__ import annotations

from archive.extract.english.lexicon import DETERMINERS, PAST_FORMS, PREPOSITIONS
from archive.extract.sources.cues import Cue
from archive.extract.sources.headlines import is_headline
from archive.extract.sources.noun_phrases import View
from archive.extract.words import word_set

_STATES = word_set("attributions", "words.states_found")
_GRANTED = word_set("attributions", "words.granted")
_TOLD_TO = frozenset(("tell", "warn", "inform"))  # groups whose verbs have a hearer before "to", or are passive
_TO_IN_HEADLINES = _TOLD_TO | {"expect", "ask", "say", "think", "show", "state", "confirm"}
_FOUND = frozenset(("say", "show", "state", "think", "confirm", "expect", "estimate"))
_BEHIND_PARTICIPLES = (PREPOSITIONS - {"like"}) | {"and", "up", "down", "off", "out", "dead", "alive", ","}


def is_shortened_passive(v: View, end: int, cue: Cue) -> bool:
    """Whether a past form without "be" tells what befell its subject: "Lee told to pay $5m", and in headlines "12 reported killed".

    Headlines tell in the present, so that a past form is a participle where something fits it: an infinitive ("fares expected
    to rise"), what somebody is found to be ("found guilty"), what is granted ("denied bail"). Not "Lee said talks failed".
    """
    if cue.form != "past" or end >= v.last[end]:
        return False
    if cue.particle:
        return cue.base == "tell" and is_headline(v.tk)  # "Police told of 12 deaths"
    after = v.lower[end + 1]
    if after == "to":
        return cue.group in _TOLD_TO or (cue.group in _TO_IN_HEADLINES and is_headline(v.tk))
    if cue.group == "deny":
        return _is_granted(v, end + 1) and is_headline(v.tk)
    return cue.group in _FOUND and _is_state(v, end + 1) and is_headline(v.tk)


def _is_granted(v: View, k: int) -> bool:
    """Whether something that somebody is granted or denied begins at ``k``, without a determiner: "bail", "$5m loan"."""
    if v.lower[k] in DETERMINERS:
        return False
    while k < v.n and v.is_nominal(k):
        if v.lower[k] in _GRANTED:
            return True
        k += 1
    return False


def _is_state(v: View, k: int) -> bool:
    """Whether what somebody is found or said to be stands at ``k``: "guilty", "not guilty", "killed in", no "hidden drugs"."""
    w = v.lower[k]
    if w == "not":
        return True
    if w in _STATES:
        return k == v.n - 1 or not v.is_finite(k) or v.lower[k + 1] in PREPOSITIONS
    return w in PAST_FORMS and (k == v.n - 1 or v.lower[k + 1] in _BEHIND_PARTICIPLES)
