"""How wide the barrel of a gun is: it counts nothing, and stands between a number and the guns that it counts."""

from __future__ import annotations

from archive.extract.english.lexicon import DETERMINERS, FUNCTION_WORDS, PREPOSITIONS, VERBS
from archive.extract.english.tokens import DASHES, Tokens, at
from archive.extract.words import word_set

_CALIBRES = word_set("rules", "traps.calibres")
GUNS = word_set("rules", "traps.guns")
_SMALL_ARMS = word_set("rules", "traps.small_arms")
_WIDEST = 20
_ROUNDS_OF = tuple([w, "of"] for w in ("cartridges", "rounds", "casings", "shells", "bullets"))
_GAUGES = frozenset(("10", "12", "16", "20", "28"))
_WIDTHS = frozenset(("gauge", "bore", "mm"))  # "9MM" in capitals is no unit
MAY_BE_CALIBRE = _CALIBRES | GUNS | DASHES | _WIDTHS


def is_bore(tk: Tokens, unit_end: int, width: float) -> bool:
    """Whether so many millimetres, said up to ``unit_end``, are how wide a barrel is: "a loaded 9mm handgun", "a 9-millimeter pistol"."""
    if width >= _WIDEST:
        return False
    if tk.lower[max(0, unit_end - 3) : unit_end - 1] in _ROUNDS_OF:
        return True  # "cartridges of 7.62mm"
    for w in tk.lower[unit_end + 1 : unit_end + 5]:
        if w in _SMALL_ARMS:
            return True
        if w in PREPOSITIONS or w in DETERMINERS:
            return False
    return False


def _ends_noun(after: str) -> bool:
    return not after[:1].isalpha() or after in FUNCTION_WORDS or after in VERBS


def calibre_at(tk: Tokens, i: int) -> int | None:
    """Return the last token of how wide a barrel is, said at ``i``: ".45-caliber", ".357" of "a .357 revolver", "12-gauge"."""
    said = tk.word[i]
    if said[0] not in "0123456789.":
        return None
    j = i + 2 if at(tk, i + 1) in DASHES else i + 1
    if at(tk, j) in _CALIBRES or (at(tk, j) == "bore" and j == i + 2):
        return j  # "a 12-bore"; not "12 bore holes"
    if at(tk, j) == "gauge" and j == i + 2 and said in _GAUGES and _ends_noun(at(tk, j + 1)):
        return j  # "the 20-gauge was"; not "20-gauge wire"
    short = said[0] == "." and len(said) in (3, 4)
    if (short or at(tk, j) in _WIDTHS) and not GUNS.isdisjoint(tk.lower[j : j + 4]):
        return i if short else j
    return None
