"""Hedges of a noun beside the figure, which hedge no figure: "suspected rebels killed 12", "two men believed to be brothers were killed"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import BE, DETERMINERS, PREPOSITIONS, is_person, is_plural
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.happened.happening_words import OBJECT_VERBS, STATES
from archive.extract.words import word_set

_DESCRIBING = word_set("hedges", "words.describing")
_NOT_SO_BEFORE = BE | {"have", "has", "had", "to"}


def hedges_noun(tk: Tokens, d: Draft, k: int, step: int) -> bool:
    """Whether the hedge at ``k`` is of who did it, of why or of who they are, and not of what happened to the figure.

    "Suspected rebels killed 12", "arrested for allegedly selling drugs", "shot by police who suspected an attack"; but "rebels
    are suspected of killing 12", "12 are believed killed".
    """
    w, before, after = tk.lower[k], at(tk, k - 1), at(tk, k + 1)
    if d.measure is None or d.rules["measure"] == "toll":
        return False
    if w == "allegedly":
        return step > 0 and before in ("for", "of", "after") and after.endswith("ing")
    if w not in _DESCRIBING or before in _NOT_SO_BEFORE:
        return False
    if before == "who":
        return step > 0 and after in DETERMINERS
    if tk.lower[k + 1 : k + 3] == ["to", "be"]:
        return _says_who(tk, k + 3) and (step > 0 or _acts(tk, k + 3, d.left) is not None)
    return step < 0 and _describes_doer(tk, d, k)


def _says_who(tk: Tokens, k: int) -> bool:
    """Whether what stands at ``k`` says who or where somebody is, not what became of him: "brothers", "a soldier", "in their 30s"; not "dead"."""
    w = at(tk, k)
    return (
        w in DETERMINERS
        or w in PREPOSITIONS
        or (w != "" and w not in STATES and is_plural(tk.word[k]) and not is_verb(tk, k))
    )


def _describes_doer(tk: Tokens, d: Draft, k: int) -> bool:
    """Whether the hedge at ``k``, before the figure, describes the subject of its verb: "a suspected gas leak killed 12".

    What is alleged may not have been at all: only persons are surely there.
    """
    if at(tk, k + 1) == "of":
        return at(tk, k + 2).endswith("ing") and _acts(tk, k + 3, d.left) is not None
    verb = _acts(tk, k + 1, d.left)
    return verb is not None and verb > k + 1 and (tk.lower[k] != "alleged" or is_person(tk.lower[verb - 1]))


def _acts(tk: Tokens, first: int, left: int) -> int | None:
    """Return the first verb between two tokens, None where there is none."""
    verbs = (i for i in range(first, left) if tk.lower[i] in OBJECT_VERBS or is_verb(tk, i))
    return next((i for i in verbs if not tk.lower[i].endswith("ing")), None)
