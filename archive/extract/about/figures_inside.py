"""What a figure is said of, where another figure stands at the head of it: the animals of "442,000 animals", the oil of "40 tonnes of oil"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, VERBS, WEEKDAYS, is_plural
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import HYPHENS, POSSESSIVES

_KEEPS = (
    PREPOSITIONS | DETERMINERS | POSSESSIVES
)  # "a basket of 30 eggs", "the 12 men": the number is a part of the name
_STANDS_BEFORE = frozenset(("remaining", "existing", "surviving", "following", "missing"))
_RANKS = frozenset(("top", "first", "last", "other", "next", "past", "bottom"))
_COUNTED = frozenset(("count", "rate"))
_FEW = 4  # figures that are looked back at


def without_figures(tk: Tokens, drafts: list[Draft]) -> None:
    """Let what is said of a counted or measured noun be said of the noun, without the number before it.

    Of "an estimated 34,000 children under five" the children, of "tonnes of oil" the oil, of "the 1967 outbreak 442,000 animals" the animals.
    """
    for index, d in enumerate(drafts):
        if index and d.kind == "measure" and _is_second_dimension(tk, drafts[index - 1], d):
            d.about = drafts[index - 1].about
            d.rules["about"] = "that of the dimension before"
        if d.about is not None and tk.lower[d.about[0]] in _DAYS and tk.word[d.about[0]][0].isupper():
            _leave_day_out(tk, d, d.about)
        if d.about is None:
            continue
        first, last = d.about
        for k in range(index - 1, index - _FEW - 1, -1):
            if k < 0 or drafts[k].right < first:
                break
            if last <= drafts[k].last and _ends_in(tk, d.about, drafts[k]):
                _leave_to(d, drafts[k])
                break
            if first == last or drafts[k].left > last:
                continue
            # not "a guard and two boys aged 9", "bags holding 9 g"
            whole = d.kind != "age" and at(tk, last + 1)[-3:] != "ing"
            noun = _noun_inside(tk, d.about, drafts[k], whole=whole)
            if noun is not None:
                d.about = noun
                break


def _is_second_dimension(tk: Tokens, a: Draft, d: Draft) -> bool:
    """Whether a measure is another dimension of what the one before is of: "a pit 6 feet deep and 15 feet wide"."""
    if a.kind != "measure" or a.about is None or tk.lower[a.right + 2 : d.left] not in (["and"], [","]):
        return False
    return tk.lower[a.right + 1] in _DIMENSIONS and tk.lower[min(d.right + 1, tk.size - 1)] in _DIMENSIONS


_DIMENSIONS = frozenset(("deep", "wide", "long", "high", "tall", "thick", "across", "broad"))


def _ends_in(tk: Tokens, about: tuple[int, int], o: Draft) -> bool:
    """Whether what is said of something is said of a bare number or sum: "four times last year's 8,469", "spent N14bn of the"."""
    first, last = about
    if o.form != "digits" or o.kind not in ("count", "money") or (o.object is not None and o.object[0] <= last):
        return False
    if not first <= o.first <= last <= o.last:
        return False
    before = o.left - 1
    # no "Boeing 737", "a crew of 12", "a jar with a price of $8"
    return before < first or not (tk.word[before][0].isupper() or tk.lower[before] in PREPOSITIONS)


def _leave_to(d: Draft, o: Draft) -> None:
    """Say a figure of what the number ``o`` is said of, in whose place it stood; of nothing where that stands behind it."""
    d.about = o.about if o.about is not None and o.about[1] < o.first else None
    if d.about is None:
        d.rules.pop("about", None)


def _leave_day_out(tk: Tokens, d: Draft, about: tuple[int, int]) -> None:
    """Leave out the day before what a figure is said of: "From Monday (householders)"; on a day alone nothing is said."""
    first, last = about
    if first == last:
        d.about = None
        d.rules.pop("about", None)
    elif first and tk.lower[first - 1] in _ON and tk.word[first + 1].islower() and is_plural(tk.word[last]):
        d.about = (first + 1, last)


_DAYS = frozenset(w for w in WEEKDAYS if w.endswith("day"))
_ON = frozenset(("on", "from", "by", "until", "since", "last", "next"))


def _noun_inside(tk: Tokens, about: tuple[int, int], o: Draft, *, whole: bool) -> tuple[int, int] | None:
    """Return the noun of the figure ``o`` that heads what another is said of; what ``o`` is itself said of where it has none.

    ``whole`` says that another is said of all that "and" joins to the noun.
    """
    first, last = about
    if o.unit_text is not None and o.kind in ("measure", "duration") and o.last < first <= o.unit_text[1] < last:
        if o.object is not None and o.object[0] > first:
            return o.object
        if tk.lower[o.last + 1] in HYPHENS:
            return o.unit_text[1] + 1, last  # "bringing the three-day total (to 12)"
        return o.about if o.about is not None and o.about[1] < o.left else None
    inside = (
        o.kind in _COUNTED and o.object is not None and first < o.first and o.last < o.object[0] and o.object[1] <= last
    )
    if not inside or tk.lower[o.last + 1] in HYPHENS or tk.lower[o.left - 1] in _RANKS:
        return None  # "a three-vehicle crash", "the top 12 films"
    return None if o.left > first and _is_of_another_noun(tk, first, o.left - 1, whole=whole) else o.object


def _is_of_another_noun(tk: Tokens, first: int, before: int, *, whole: bool) -> bool:
    """Whether a noun stands before a number, with the word ``before`` between: "nine men and 3", "the dispute involving 3"; not "the 1967 outbreak 3"."""
    w = tk.lower[before]
    acts = w[-3:] == "ing" and before > first and w in VERBS and not is_verb(tk, before - 1)
    return w in _KEEPS or (whole and (w in CONJUNCTIONS or (acts and w not in _STANDS_BEFORE)))


def said_of_level_before(tk: Tokens, before: Draft, d: Draft) -> None:
    """Say a level "up from" which another came of what that is said of: "without power, down from 14,500", "Direct debit: $3,549 (up from $1,971)"."""
    opened = tk.lower[max(0, d.left - 3) : d.left]
    if (
        len(opened) < 3
        or opened[2] != "from"
        or opened[1] not in ("up", "down")
        or opened[0] not in (",", "(", "–", "—")
    ):
        return
    if (
        d.object is None
        and (d.unit == before.unit or (before.unit is None and before.about is not None))
        and tk.sentence[before.left] == tk.sentence[d.left]
        and d.left - before.right < _NEAR
    ):
        told = before.about or before.object
        if told is not None and told != d.about:
            d.about, d.rules["about"] = told, "that of the level it led to"


_NEAR = 16  # tokens
