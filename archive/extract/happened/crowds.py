"""Crowds: those whom an event drew, and those who gathered and turn out to have protested."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import ADVERBS
from archive.extract.english.tokens import Tokens, at
from archive.extract.happened.happening_clauses import right_of_verb
from archive.extract.happened.happening_words import DRAWS
from archive.extract.words import word_set

_PROTESTS = word_set("rules", "happenings.protests")
_EVENTS = word_set("rules", "happenings.events")
_CROWD = 1000  # fewer in front of somebody may be anything
_OUT = (["brought", "out"], ["called", "out"], ["bringing", "out"], ["calling", "out"])
_STRIKES = frozenset(("union", "unions", "strike", "strikes", "stoppage", "walkout", "lock-out", "lockout"))
_ESTIMATES = frozenset(("put", "puts", "estimated", "estimates", "reckoned", "putting", "estimating"))
_REACH = 10  # tokens between the verb and the noun of the event


def by_draw(tk: Tokens, d: Draft) -> tuple[str, str] | None:
    """Read whom an event drew: "the march drew 25,000 people", "her funeral attracted thousands"; not "the advert drew 300 replies"."""
    if d.kind != "count" or d.unit not in ("people", None) or (d.unit is None and d.object is not None):
        return None
    k = d.left - 1
    while k > 0 and tk.lower[k] in ADVERBS:
        k -= 1
    if at(tk, k) == "of" and tk.lower[k - 2 : k] == ["in", "front"] and (d.value or 0) >= _CROWD:
        return "attended", "drawn by an event"  # "drew 1-1 in front of 55,182"
    if tk.lower[k - 1 : k + 1] in _OUT and not _STRIKES.isdisjoint(tk.distinct):
        return "protested", "called out on strike"  # "the union brought out 1,500"
    if at(tk, k) == "at" and d.unit is None and not _ESTIMATES.isdisjoint(tk.lower[max(0, k - 5) : k - 1]):
        return ("protested", "size of a protest") if at(tk, k - 1) in _PROTESTS else None  # "put the march at 12,000"
    if at(tk, k) not in DRAWS:
        return None
    for j in range(k - 1, max(-1, k - _REACH), -1):
        if tk.sentence[j] != tk.sentence[k] or tk.lower[j] == ",":
            return None
        if tk.word[j] in _PROTESTS:
            return "protested", "drawn by an event"
        if tk.lower[j] in _EVENTS:
            return "attended", "drawn by an event"
    return None


def in_the_end(tk: Tokens, d: Draft, found: tuple[str, str]) -> tuple[str, str]:
    """Return what those who were there did: "a crowd of 5,000 marched through the city" protested."""
    if found[0] != "attended":
        return found
    done = right_of_verb(tk, d)
    return done if done is not None and done[0] == "protested" else found
