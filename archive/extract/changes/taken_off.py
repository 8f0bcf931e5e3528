"""How far something falls because so much is taken off it: "knocks 35 basis points off its ratio", "wiping $3bn from its value"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import all_forms
from archive.extract.english.tokens import Tokens, at

_TAKES = all_forms("knock shave wipe trim slice lop chop slash strip shear skim cut") | {
    "wiped", "wiping", "trimmed", "trimming", "lopped", "lopping", "chopped", "chopping", "stripped", "stripping", "skimmed", "skimming",
}  # fmt: skip
_TAKES_OFF = _TAKES | {"take", "takes", "took", "taken", "taking"}
_MOVES = frozenset(("money", "percent", "fraction"))
OFF = frozenset(("off", "from"))
_TIMES = frozenset(("this", "last", "next", "in", "on", "at", "and", "for", "today", "yesterday", "during"))
_POINTS = frozenset(("point", "basis point"))


def is_taken_off(tk: Tokens, d: Draft) -> bool:
    """Whether a sum, a share or so many points are taken off what stands behind; not "cut 12 cm off a branch"."""
    after = at(tk, d.right + 1)
    if after not in OFF or not (d.kind in _MOVES or d.unit in _POINTS):
        return False
    if at(tk, d.right + 2) in _TIMES or not at(tk, d.right + 2)[:1].isalpha():
        return False  # "took 20% off this week"
    verb = at(tk, d.left - 1)
    return verb in _TAKES_OFF if after == "off" else verb in _TAKES and verb[:4] != "skim"
