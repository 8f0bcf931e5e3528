"""Two totals behind two counts: "203 new cases and 41 deaths, bringing the totals to 30,621 and 712"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.tokens import Tokens, at
from archive.extract.words import word_set

_BRINGS = word_set("rules", "happenings.brings")
TOTALS = frozenset("total totals tally tallies toll tolls count counts numbers figures".split())
_TO_TOTAL = 6  # tokens from the verb to the first total
_RULE = "totals of the two counts before"


def count_totals_of_two(tk: Tokens, drafts: list[Draft]) -> None:
    """Let the first total count what the first of two counts did, and the second what the second did."""
    for index in range(2, len(drafts) - 1):
        totals = drafts[index : index + 2]
        if not _are_joined(tk, totals) or not all(d.bare and d.kind == "count" and d.unit is None for d in totals):
            continue
        if not _are_brought(tk, totals[0]):
            continue
        counts = next(
            (
                pair
                for pair in (drafts[k : k + 2] for k in range(index - 2, -1, -1))
                if _are_joined(tk, pair) and all(d.object is not None for d in pair)
            ),
            None,
        )
        if counts is None or tk.sentence[counts[0].left] != tk.sentence[totals[0].left]:
            continue
        if all(
            one.value is not None and total.value is not None and one.value <= total.value
            for one, total in zip(counts, totals, strict=True)
        ):
            for one, total in zip(counts, totals, strict=True):
                total.unit, total.unit_name, total.bare = one.unit, one.unit_name, False
                total.rules["unit"] = _RULE


def _are_joined(tk: Tokens, pair: list[Draft]) -> bool:
    return tk.lower[pair[0].right + 1 : pair[1].left] == ["and"]


def _are_brought(tk: Tokens, total: Draft) -> bool:
    """Whether a verb brings totals to the number: "bringing the total to", "takes the tolls to"."""
    if at(tk, total.left - 1) != "to":
        return False
    before = tk.lower[max(0, total.left - _TO_TOTAL) : total.left - 1]
    return not TOTALS.isdisjoint(before) and not _BRINGS.isdisjoint(before)
