"""Ages of one person whom a surname or a relative's name tells of: "Pickens is 58", "At 34, Holmes has won", "his son Gavin, 8"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.gazetteer import gazetteer
from archive.extract.english.lexicon import DETERMINERS, MONTHS, PREPOSITIONS, WEEKDAYS, is_person, is_plural
from archive.extract.english.rolls import given_names
from archive.extract.english.tokens import Tokens, at
from archive.extract.words import word_set

_IS = frozenset(("is", "was", "turned"))
_I_AM = frozenset(("i'm", "i’m"))
_HE_IS = frozenset(("he's", "he’s", "she's", "she’s"))
_ADVERBS = frozenset(("also", "just", "only", "now", "still", "already", "then"))
_HE = frozenset(("he", "she", "his", "her", "him", "himself", "herself"))
_OWN = frozenset(("his", "her", "my", "their", "our"))
_TITLES = frozenset(("mr", "mrs", "ms", "dr", "miss", "mr.", "mrs.", "ms.", "dr."))
_HAD = frozenset(("had", "has", "just", "only", "recently"))
_RELATIVES = word_set("rules", "units.relatives")
_ENDS = frozenset(("", ".", ",", ";", ":", ")", '"', "”"))
_GOES_ON = _ENDS | {"and", "when", "but"}
_OLDEST = 112
_CHILD = 12  # what is less may be an hour: "At 10, Ames left"
_NEAR = 30  # tokens to "he" or "she"


def age_of_one(tk: Tokens, d: Draft) -> str | None:
    """Return the rule by which a bare number is the age of one person; None where it is none.

    A name alone may be a firm's or a town's ("Acme was 34 and"): "he", "she" or "his" must stand near.
    """
    if not isinstance(d.value, int) or not 1 < d.value <= _OLDEST or tk.glued(d.first) or d.first < 1:
        return None
    after = at(tk, d.last + 1)
    k = d.first - 1
    k -= k > 0 and tk.lower[k] in _ADVERBS
    w = tk.lower[k]
    if w in _IS or w in _I_AM or w in _HE_IS:
        return "one person is N" if after in _GOES_ON and (w not in _IS or _is_one(tk, k - 1)) else None
    if w == "at" and after == "," and d.value > 4:
        if tk.opens(k):
            return "at N, somebody" if d.value > _CHILD and _acts(tk, d.last + 2) else None
        return "somebody, at N," if at(tk, k - 1) == "," and _is_named(tk, k - 2) else None
    if w == "," and after in _ENDS and k > 1 and _is_name(tk, k - 1):
        i = k - 2 - (tk.word[k - 2] == "." and k > 2)
        his = is_person(tk.lower[i]) and at(tk, i - 1) in _OWN and not is_plural(tk.word[i])  # "his niece Petra, 8"
        told = his or tk.lower[i] in _TITLES or tk.lower[i] in _RELATIVES
        return "title or relative, name, N" if told else None
    return None


def _is_one(tk: Tokens, i: int) -> bool:
    """Whether one person ends at ``i``: "Their son", "Murphy" where "he" is said of him; not "Leeds", "the Dow"."""
    while i > 0 and tk.lower[i] in _HAD:
        i -= 1  # "Ames had just turned 29"
    if tk.lower[i] in _RELATIVES or is_person(tk.lower[i]):
        return not is_plural(tk.word[i]) and at(tk, i - 1) in _OWN
    return _is_named(tk, i)


def _is_named(tk: Tokens, i: int) -> bool:
    """Whether a name stands at ``i`` of whom "he" or "she" is said near."""
    if not _is_name(tk, i) or (i and tk.lower[i - 1] in DETERMINERS):
        return False
    return not _HE.isdisjoint(tk.lower[max(0, i - _NEAR) : i + _NEAR])


def _acts(tk: Tokens, i: int) -> bool:
    """Whether "he", "she" or somebody's name stands at ``i``."""
    return i < tk.size and (tk.lower[i] in ("he", "she", "i") or _is_named(tk, i))


def _is_name(tk: Tokens, i: int) -> bool:
    """Whether a word with a capital stands at ``i`` that is no place, no month and no common word."""
    if i < 0 or i >= tk.size:
        return False
    w = tk.word[i]
    if len(w) < 3 or not w[0].isupper() or not w[1:].islower() or not w.isalpha():
        return False
    return w.lower() not in MONTHS and w.lower() not in WEEKDAYS and w not in gazetteer().places


def lacks_comma(tk: Tokens, d: Draft, j: int) -> bool:
    """Whether no comma stands behind an age, though nothing else could follow a given name, a surname and a number: "Ann Lee, 33 around noon", "Tom Roe, 41 who fled", "Jo Lee, 22– went".

    Not where such a name ends what opens the sentence ("According to Ann Lee, 19 were hurt").
    """
    if not d.bare or not isinstance(d.value, int) or d.value > _OLDEST or tk.word[d.first - 3] not in given_names():
        return False
    w, after = tk.lower[j] if j < tk.size else ".", at(tk, j + 1)
    opening = next((k for k in range(d.first - 1, max(-1, d.first - _FRONT), -1) if tk.opens(k)), -1)
    if opening >= 0 and (tk.lower[opening] in PREPOSITIONS or tk.lower[opening] in ("according", "but", "while")):
        return False
    if w in ("according", "who") or w in _ONE_IS:
        return True
    dashed = w in ("–", "—") and not after[:1].isdigit()
    timed = w in _WHEN and (after in WEEKDAYS or after in MONTHS or after[:1].isdigit() or after == "about")
    return dashed or timed or (w in WEEKDAYS and tk.word[j].istitle())


_WHEN = frozenset(("on", "in", "at", "around", "about", "before", "after"))
_ONE_IS = frozenset(("was", "is", "has"))
_FRONT = 9  # tokens of a name and what stands before it at the head of a sentence
