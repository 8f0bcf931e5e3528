"""The noun that stands behind the next figure: the rounds of "two 120 mm rounds", the notes of "four and nine-month notes"."""

from __future__ import annotations

from archive.extract.draft import SHARED_WITH_NEXT, Draft
from archive.extract.english.lexicon import DETERMINERS, is_person, is_plural, singular
from archive.extract.english.noun_edges import Span
from archive.extract.english.tokens import Tokens
from archive.extract.english.word_classes import POSSESSIVES


def through_measures(tk: Tokens, drafts: list[Draft]) -> None:
    """Reach the noun behind the next figure: "fired two 120 mm rounds", "a three-year, $51.2 billion budget"."""
    for a, b in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        if b.about is None or b.about[0] <= b.right:
            continue
        if b.about[0] - b.right > 2 and b.rules.get("about") != "noun behind the next figure":
            continue
        between = tk.lower[a.right + 1 : b.left]
        if between in _JOINED and a.about is None and a.kind == b.kind and a.unit == b.unit:
            if _shares_noun(tk, a, b.about):
                a.about, a.rules["about"] = b.about, "noun behind the next figure"  # "the 100m and 200m finals"
            continue
        if between not in ([], [","]):
            continue
        if (
            a.kind == "count"
            and a.bare
            and a.object is None
            and not between
            and (a.value == 1 or is_plural(tk.word[b.about[1]]))
        ):
            a.object, a.object_head = b.about, b.about[1]
            head = tk.word[b.about[1]]
            a.unit = a.unit_name = "people" if is_person(head) else singular(head.lower())
            a.rules["object"] = a.rules["unit"] = "noun behind a measure"
        elif a.about is None and a.rules.get("object") == "noun before another" and between == [","]:
            a.about, a.rules["about"] = b.about, "noun behind the next figure"  # "a 600-page, $3 million report"
        elif a.about is None and a.kind in ("duration", "measure", "age", "money", "percent") and a.object is None:
            a.about = b.about
            a.rules["about"] = "noun behind the next figure"


_JOINED = (["and"], ["or"], ["-", "and"], ["-", "or"], [",", "and"], [",", "or"])


def _shares_noun(tk: Tokens, a: Draft, noun: Span) -> bool:
    """Whether a figure before "and" has the noun behind the next: "three and six-month bills", "the 5% and 8% bonds"; not "rose 5% and 8% bonds"."""
    if a.kind in ("money", "percent"):
        before = tk.lower[a.left - 1] if a.left else "."
        return a.change == "none" and (before in DETERMINERS or before in POSSESSIVES)
    if a.kind == "age":
        return is_plural(tk.word[noun[1]])  # not "the 17-year-old and 15-year-old girl"
    bare = a.kind in ("count", "duration") and a.rules.get("unit") == SHARED_WITH_NEXT
    return bare or (a.kind in ("measure", "duration") and not is_plural(tk.word[a.right]))
