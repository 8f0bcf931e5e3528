"""What somebody had expected, in a relative clause behind the figure: "the $3m (that) analysts were looking for"."""

from __future__ import annotations

from archive.extract.certainty.far_modals import WALLS
from archive.extract.draft import Draft
from archive.extract.english.lexicon import AUXILIARIES, BE, PREPOSITIONS
from archive.extract.english.tokens import Tokens, at

_FORESEEN = frozenset(("expected", "forecast", "predicted", "projected", "anticipated", "foreseen", "hoped", "feared"))
_PROMISED = frozenset(("pledged", "promised"))
AWAITING = frozenset(("looking", "hoping", "waiting", "aiming", "planned", "budgeted"))
_HAVE = frozenset(("have", "has", "had"))
_REACH = 8  # tokens from the figure to the verb


def foreseen(tk: Tokens, d: Draft) -> int | None:
    """Return the verb of who had expected so many, in a relative clause behind the figure's noun that has nothing else for its object.

    "The 90,000 that economists had expected", "the $3m analysts were looking for", "the 2% rise the Bank of Rome had forecast"; not "that he
    expected to pay", "the 12 men had expected rain".
    """
    first = d.right + 1
    relative = first < tk.size and tk.lower[first] in ("that", "which")
    if not relative and (not d.left or tk.lower[d.left - 1] not in ("the", "a")):
        return None
    if (
        (at(tk, first) in _FORESEEN or at(tk, first) in _PROMISED)
        and tk.lower[d.left - 1] == "the"
        and (d.right == d.last or d.kind == "percent")
    ):
        return first if _ends_relative(tk, first + 1) else None  # "topping the 170,000 forecast in a poll"
    for k in range(first + 1 + relative, min(first + _REACH, tk.size)):
        w, after = tk.lower[k], at(tk, k + 1)
        if w in _FORESEEN and (tk.lower[k - 1] not in BE and tk.lower[k - 1] not in PREPOSITIONS):
            return k if after != "to" and (relative or _ends_relative(tk, k + 1)) else None
        if w in AWAITING and after == "for":
            return k if d.kind != "count" else None  # "the 12 men police were looking for" are there
        if w in WALLS or not (w[0].isalpha() or w in ("'s", "’s")) or (w in PREPOSITIONS and w not in ("of", "at")):
            return None
        if w in AUXILIARIES and w not in _HAVE and w not in ("been", "was", "were"):
            return None
    return None


def _ends_relative(tk: Tokens, j: int) -> bool:
    """Whether nothing that the verb could have for its object stands at ``j``."""
    after = at(tk, j)
    ended = not after[:1].isalnum() or after in PREPOSITIONS or after in ("and", "but", "when", "before")
    return ended and after != "to"
