"""The figure that a number is held against, wherever it stands in the sentence.

"40 men sleep in 12 huts, up from 30 in May", "made $5m, double the $2m of last year", "was 46%, lower than the 52% that it had forecast".
"""

from __future__ import annotations

from archive.extract.changes.restated import compared
from archive.extract.draft import Draft
from archive.extract.english.lexicon import DETERMINERS, MONTHS
from archive.extract.english.noun_edges import DATED, Span
from archive.extract.english.simple_phrases import simple_phrase
from archive.extract.english.tokens import DASHES, Tokens, at
from archive.extract.english.verbs import is_verb
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
    if _is_so_many_times(d):
        acts = tk.lower[d.first].endswith(("ing", "ed"))  # ", doubling the payroll"
        return _told_in_times(tk, drafts[index - 1], d) if lead == "," and not acts else None
    if lead in _DEFINITE and (times := _in_times(tk, drafts, index)) is not None:
        return times
    above = _is_above(tk, d)
    if not (_came_from(tk, d) if lead == "from" else above or compared(tk, d) or _came_from(tk, d)):
        return None
    behind = tk.lower[d.right + 1 : d.right + 6]
    if not above and "on" in behind and behind[behind.index("on") - 1] != ",":
        return None  # "$4m on sales of $90m, against $3m in 1984 on sales of $80m"
    for a in reversed(drafts[max(0, index - _BEFORE) : index]):
        if tk.sentence[a.left] != tk.sentence[d.left]:
            return None
        if a.kind == d.kind and tk.lower[a.left - 1] != "including" and _are_alike(a, d):
            return a if _OTHER_CLAUSE.isdisjoint(tk.lower[a.right : d.left]) else None
    return None


def may_be_held(tk: Tokens, d: Draft) -> bool:
    """Whether a figure can be held against one before it, by the word right before: "from", "the", "versus"; a comma before "double the"."""
    lead = tk.lower[d.left - 1]
    return (d.object is None and lead in HELD_BEHIND) or (lead == "," and _is_so_many_times(d))


def _is_so_many_times(d: Draft) -> bool:
    """Whether a figure can be what another comes to: "double", "three times", "half"."""
    return d.form == "fold" or d.unit == "{count}" or d.kind == "fraction"


def _told_in_times(tk: Tokens, a: Draft, d: Draft) -> Draft | None:
    """Return the figure before the comma that is told in times another: "$5m in 2017, nearly double the"; not "12 medals, three times as many"."""
    first = d.right + 1
    if at(tk, first) not in _DEFINITE or tk.sentence[a.left] != tk.sentence[d.left] or d.left - a.right > _NEAR:
        return None
    if a.kind == "duration" or a.kind == "age" or (a.about is None and a.object is None):
        return None
    if any(tk.lower[k] in _OTHER_WORDS or is_verb(tk, k) for k in range(a.right + 1, d.left - 1)):
        return None
    return a


def _in_times(tk: Tokens, drafts: list[Draft], index: int) -> Draft | None:
    """Return the figure of which its times, or how much more it is, are told right before: the first of "$5m, nearly double the $2m it had"."""
    d, times = drafts[index], drafts[index - 1]
    between = tk.lower[times.right + 1 : d.left]
    if len(between) > _TIMES_BEFORE or index < 2 or not all(w in _OF_BEFORE or w in _MORE_THAN for w in between):
        return None
    a = drafts[index - 2]
    told = times.rules.get("about") == "held against another figure" and _is_so_many_times(times)
    more = not _MORE.isdisjoint(between[:1]) and times.rules.get("about") == "what moved, before a comma"
    counted = a.kind == "count" and a.object is not None
    return a if (told or more) and not counted and a.kind == d.kind and a.about is not None else None


def _is_above(tk: Tokens, d: Draft) -> bool:
    """Whether the number is what another is above or below, behind a comma: ", lower than the 58% it had", ", but some way above the 31%"."""
    k = d.left - 1
    if tk.lower[k] not in _DEFINITE:
        return False
    while k > 3 and d.left - k < _TIMES_BEFORE and tk.lower[k] in _OF_BEFORE:
        k -= 1
    if tk.lower[k] == "than":
        k -= 1
        if tk.lower[k] not in _MORE:
            return False
    elif tk.lower[k] not in ("above", "below", "under", "over"):
        return False
    k -= 1
    while k > 1 and tk.lower[k] in _FAR:
        k -= 1
    return tk.lower[k] == "," or tk.lower[k] in DASHES or (tk.lower[k] == "but" and tk.lower[k - 1] == ",")


_DEFINITE = frozenset(("the", "its", "their", "his", "her", "last", "'s", "’s", "that"))
_OF_BEFORE = _DEFINITE | frozenset("year month week quarter season previous earlier prior some".split())
_MORE = frozenset("more less fewer higher lower better worse larger smaller greater bigger".split())
_MORE_THAN = _MORE | {"than"}
_FAR = frozenset("already far well much slightly just still a long way some little also sharply".split())
_OTHER_WORDS = frozenset((",", ";", ":", "and", "but", "while", "which", "who", "that", "(", "-", "–", "—"))
_NEAR = 10  # tokens from a figure to the comma behind which it is told in times another
_TIMES_BEFORE = 6  # tokens: "more than last year's"


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
    counted = held.object is not None and held.rules.get("about") != "noun before of"
    if _is_so_many_times(d) and counted and held.kind in ("count", "measure"):
        return held.object  # "drew 300 visitors, nearly twice the"
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
