"""Things that were counted before and are spoken of by their number: "Two chains merged. The two run 337 shops", "All three have stopped"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import AUXILIARIES, PREPOSITIONS, VERBS
from archive.extract.english.tokens import Tokens, at
from archive.model import Number

_DEFINITE = frozenset(("the", "these", "those", "all"))
_FAR = 4  # paragraphs


def take_up(told: list[tuple[Tokens, list[Draft]]]) -> None:
    """Give a definite number without a noun the unit of the last count of as many; of "the other two", of one more."""
    counted: dict[Number, tuple[int, Draft]] = {}
    for paragraph, (tk, drafts) in enumerate(told):
        for d in drafts:
            if d.kind != "count" or d.value is None or d.range_end is not None or d.form == "vague":
                continue
            if d.object is not None and d.unit is not None and d.base is None:
                counted[d.value] = paragraph, d
            elif d.bare and d.unit is None and d.object is None and _is_taken_up(tk, d):
                other = at(tk, d.left - 1) == "other"
                where, before = counted.get(d.value + other, (-1 - _FAR, d))
                if paragraph - where < _FAR and (not other or before.unit == "people"):
                    d.unit, d.unit_name, d.rules["unit"] = (
                        before.unit,
                        before.unit_name,
                        "as many as were counted before",
                    )


def _is_taken_up(tk: Tokens, d: Draft) -> bool:
    """Whether a number stands as a noun behind "the", "all" or "those", with nothing counted behind it; no name, "The Nine"."""
    before, after = at(tk, d.left - 1), at(tk, d.right + 1)
    if before == "other":
        before = at(tk, d.left - 2)
    if before not in _DEFINITE or tk.glued(d.left) or d.left != d.first or tk.word[d.first][0].isupper():
        return False
    if not after[:1].isalnum():
        return after not in "-–/%:" or not tk.glued(d.right + 1)
    return after in AUXILIARIES or after in PREPOSITIONS or after == "and" or after in VERBS
