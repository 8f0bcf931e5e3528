"""The figure that a number is held against, wherever it stands in the sentence: "40 men sleep in 12 huts, up from 30 in May"."""

from __future__ import annotations

from archive.extract.changes.restated import compared
from archive.extract.draft import Draft
from archive.extract.english.lexicon import DETERMINERS, MONTHS
from archive.extract.english.noun_edges import DATED, Span
from archive.extract.english.simple_phrases import simple_phrase
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import TIME_HEADS, is_name, is_number_word
from archive.extract.words import word_set

_BEFORE = 6  # figures that are looked back at
_ALIKE = 8  # times: 40 men are held against 30, hardly against 3
HELD_BEHIND = word_set("rules", "subjects.before_held") | {
    "from",
    "with",
    "to",
    "against",
    "of",
    "than",
    "after",
    "just",
    "only",
    "about",
}
_OPENS = frozenset((",", "("))
_OTHER_CLAUSE = frozenset(("while", ";", "whereas"))
_OWNERS = frozenset(("'s", "’s"))


def held_figure(tk: Tokens, drafts: list[Draft], index: int) -> Draft | None:
    """Return the figure of its kind and size that the number is held against behind a comma: "compared with 30", "down from 30"."""
    d = drafts[index]
    lead = tk.lower[d.left - 1]
    if not (_came_from(tk, d) if lead == "from" else compared(tk, d) or _came_from(tk, d)):
        return None
    if "on" in tk.lower[d.right + 1 : d.right + 6]:
        return None  # "$4m on sales of $90m, against $3m in 1984 on sales of $80m"
    for a in reversed(drafts[max(0, index - _BEFORE) : index]):
        if tk.sentence[a.left] != tk.sentence[d.left]:
            return None
        if a.kind == d.kind and tk.lower[a.left - 1] != "including" and _are_alike(a, d):
            return a if _OTHER_CLAUSE.isdisjoint(tk.lower[a.right : d.left]) else None
    return None


def held_for(tk: Tokens, d: Draft) -> Span | None:
    """Return for whom the number is that another is held against: the women of "12 percent, against 9 percent for women"; not "for the same month"."""
    k = d.right + 2
    if at(tk, k - 1) != "for" or d.kind == "duration":
        return None
    while k < tk.size and tk.lower[k] in DETERMINERS:
        k += 1
    phrase = simple_phrase(tk, k, noun_first=True) if k < tk.size and not is_number_word(tk, k) else None
    if (
        phrase is None
        or not DATED.isdisjoint(tk.lower[k : phrase[1] + 1])
        or not _TIMES.isdisjoint(tk.lower[k : phrase[1] + 1])
    ):
        return None
    return phrase


_TIMES = TIME_HEADS | {"period", "same", "all", "half", "time", "comparable"}


def said_of_held(tk: Tokens, held: Draft, d: Draft) -> Span | None:
    """Return what a figure held against another is said of: that of the other, without whose it is where this one is elsewhere.

    The rate of "Peru's jobless rate fell to 4%, compared with 12% in Chile".
    """
    where = d.right + 2
    if held.about is None or at(tk, where - 1) != "in" or where >= tk.size:
        return held.about
    if not is_name(tk, where) or tk.lower[where] in MONTHS:
        return held.about
    first, last = held.about
    owner = next((k for k in range(first + 1, last) if tk.lower[k] in _OWNERS), first - 1)
    return owner + 1, last


def _came_from(tk: Tokens, d: Draft) -> bool:
    """Whether ", up from" or "(down from" stands before the number."""
    k = d.left - 1
    while k > 1 and tk.lower[k] in ("just", "only", "about", "around"):
        k -= 1
    return at(tk, k) == "from" and at(tk, k - 1) in ("up", "down") and at(tk, k - 2) in _OPENS


def _are_alike(a: Draft, d: Draft) -> bool:
    counted = a.kind == "count" and d.object is None and d.right == d.last
    if not counted and a.unit != d.unit:
        return False
    x, y = a.value or a.low, d.value or d.low
    return x is not None and y is not None and x > 0 and y > 0 and x < y * _ALIKE and y < x * _ALIKE
