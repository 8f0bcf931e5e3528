"""What a bare level counts, where its subject is a plural that is counted.

"housing starts fell to 2,191", "passengers numbered 300".
"""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import is_person, singular
from archive.extract.english.tokens import Tokens, at
from archive.extract.words import word_set

_COUNTED = word_set("rules", "sharing.counted_subjects")
_AMOUNTS_TO = word_set("rules", "sharing.amounts_to")


def count_by_subject(tk: Tokens, drafts: list[Draft]) -> None:
    """Give bare levels the plural that they are said of as their unit: no price, no index, no sum is counted by its noun."""
    if _COUNTED.isdisjoint(tk.distinct):
        return
    for d in drafts:
        if d.about is None or not d.bare or d.unit is not None or d.kind != "count" or d.object is not None:
            continue
        if d.value is None or d.value % 1 or (d.change_role != "level" and at(tk, d.left - 1) not in _AMOUNTS_TO):
            continue
        head = tk.lower[d.about[1]]
        if head in _COUNTED and d.about[1] < d.left:
            d.unit = d.unit_name = "people" if is_person(head) else singular(head)
            d.rules["unit"] = "plural that it is a level of"
