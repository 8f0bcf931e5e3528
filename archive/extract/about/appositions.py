"""What moved, where a comma and how far it moved stand behind a figure: "there were 570 thefts, a 3% fall", "20 million Asians, up 36%"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import BE, CHANGE_OF, PREPOSITIONS
from archive.extract.english.noun_edges import before_determiners
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import HYPHENS

_FAR = 12  # tokens from a figure to the comma behind which it is told how far it moved or what it averaged
_ADJECTIVES = 2  # tokens: "a further sharp drop of"
_A = frozenset(("a", "an"))
_COUNTED = frozenset(("count", "measure"))
_COMPARATIVES = frozenset(("higher", "lower", "more", "less", "fewer", "larger", "smaller", "bigger"))
_AMOUNTS_TO = BE | {"totalled", "totaled", "reached", "averaged", "hit"}
_UP = frozenset(("up", "down", "averaging"))
_THEY = frozenset(("they", "it", "he", "she"))


def said_of_what_moved(tk: Tokens, before: Draft, d: Draft) -> None:
    """Let how far something moved, behind a comma, be said of what the figure before it counts or is said of."""
    if d.rules.get("about") == "noun after the movement":
        return  # "a one-cent fall in the dollar"
    comma = _comma(tk, d)
    if comma <= before.right or tk.sentence[before.right] != tk.sentence[comma] or comma - before.right > _FAR:
        return
    is_said = before.about is not None and at(tk, before.left - 1) in _AMOUNTS_TO  # "volume was 724m shares, up 5%"
    counted = before.kind in _COUNTED and before.object is not None and before.change_role is None and not is_said
    if at(tk, before.right) in HYPHENS or at(tk, before.last + 1) in HYPHENS:
        return  # "a two-tier wage, a 60 cent cut"
    if at(tk, d.left - 1) in _UP and not (counted and comma == before.right + 1) and not _is_aside_noun(tk, before, d):
        return
    if at(tk, d.right + 1) == "in" and tk.lower[d.right + 2 : d.right + 3] != [] and tk.word[d.right + 2].islower():
        return  # "a rise of 4% in exports"
    if any(_tells(tk, k) for k in range(before.right + 1, comma)):
        return
    said_of = before.object if counted else before.about
    if said_of is not None and said_of[1] < d.left:
        d.about, d.rules["about"] = said_of, "what moved, before a comma"


def _is_aside_noun(tk: Tokens, before: Draft, d: Draft) -> bool:
    """Whether the noun before the comma only says when or where the figure before is: "was $51m at the end of May, up 4%", "40 tonnes (raw value), down 4%"."""
    if d.about is None or d.rules["about"] != "noun before worth, ranging, up":
        return False
    if d.about[0] <= max(before.right, before.object[1] if before.object is not None else 0):
        return False
    k = before_determiners(tk, d.about[0] - 1)
    return tk.lower[k] == "(" or (tk.lower[k] in PREPOSITIONS and tk.lower[k] != "of")


def _comma(tk: Tokens, d: Draft) -> int:
    """Return the comma before "a 3% drop", "a sharp drop of 3%", "up 3%"; -1 where none stands there."""
    k = d.left - 1
    if at(tk, k) == "of" and at(tk, k - 1) in CHANGE_OF:
        k -= 2
        for _ in range(_ADJECTIVES):
            k -= at(tk, k) not in _A
    if (
        d.kind == "percent"
        and at(tk, k) == ","
        and at(tk, d.right + 1) in _COMPARATIVES
        and at(tk, d.right + 2) == "than"
    ):
        return k  # "12 tonnes of crops, 24% higher than"
    if at(tk, k) in _A or at(tk, k) in _UP:
        return k - 1 if at(tk, k - 1) == "," else -1
    return -1


def _tells(tk: Tokens, k: int) -> bool:
    """Whether a clause of its own begins: a verb, or another comma; not "lower than they were"."""
    verb = is_verb(tk, k) and tk.lower[k - 1] not in _THEY and at(tk, k + 1) != "than"
    return verb or tk.lower[k] in (",", ";", "and", "but")
