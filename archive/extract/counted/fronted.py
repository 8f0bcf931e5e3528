"""Parts of a whole that opens their sentence: "Of the 30 people on board, four died", "Of the homes searched, 16 were empty, nine let"."""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby

from archive.extract.counted.counted_nouns import set_object
from archive.extract.counted.of_which import is_too_small
from archive.extract.counted.partitives import owner_end, past_determiners
from archive.extract.draft import FRONTED, OF_THOSE, Draft
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    PREPOSITIONS,
    VERBS,
    is_person,
    is_plural,
    singular,
)
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import TIME_HEADS
from archive.extract.happened.whose_clause import fronted_by
from archive.extract.words import word_set

_WHOLE_PRONOUNS = word_set("rules", "figures.whole_pronouns")
_OPENERS = frozenset(("of", "among"))
_MERELY = frozenset(("only", "just", "merely", "fully", "barely"))
_FRONTED = 20  # tokens of the phrase that a sentence opens with
_PARTS_APART = 6  # tokens
_NOT_THERE = frozenset(("other", "remaining", "new", "total", "estimated", "some", "about"))


def fronted_base(tk: Tokens, drafts: list[Draft], index: int) -> None:
    """Point a part at the whole that its sentence opens with: "Of the 30 people on board, four", "Of those, 17"."""
    d = drafts[index]
    left = d.left - (tk.lower[d.left - 1] in _MERELY)
    if left > 3 and tk.lower[left - 1] in ("and", ",") and _goes_on_with_parts(tk, drafts, index, left):
        d.base, d.rules["base_figure"] = drafts[index - 1].base, drafts[index - 1].rules["base_figure"]
        return
    if left < 3 or tk.lower[left - 1] != "," or (d.kind == "count" and not d.bare and d.unit != "people"):
        return
    if tk.lower[left - 3] == "of" and tk.lower[left - 2] in _WHOLE_PRONOUNS:
        whole, rule = last_count(tk, drafts, index), OF_THOSE
    else:
        before = [
            w for w in drafts[max(0, index - 2) : index] if tk.sentence[w.left] == tk.sentence[d.left] and not w.base
        ]
        whole, rule = next((w for w in before if fronted_by(tk, w) in _OPENERS), None), FRONTED
    if whole is None and d.object is None and d.kind in ("percent", "fraction"):
        _name_fronted(tk, d, left - 1)
    if whole is None or whole.kind != "count" or (d.kind == "count" and not is_part(d, whole)):
        return
    d.base, d.rules["base_figure"] = whole, rule
    if d.kind == "count" and d.unit is None:
        d.unit, d.unit_name = whole.unit, whole.unit_name
    elif d.unit == "people" and d.object is None and whole.bare and whole.unit is None:
        whole.unit, whole.unit_name, whole.rules["unit"] = d.unit, d.unit_name, "its parts are persons"


def _goes_on_with_parts(tk: Tokens, drafts: list[Draft], index: int, left: int) -> bool:
    """Whether a part goes on with those before: the nine of "of the 30 killed, twelve were women and nine were children"."""
    d = drafts[index]
    if d.kind != "count" or not index or drafts[index - 1].rules.get("base_figure") not in (FRONTED, OF_THOSE):
        return False
    between = tk.lower[drafts[index - 1].right + 1 : left - 1]
    if not between or between[0] not in BE or len(between) >= _PARTS_APART or d.unit not in (None, "people"):
        return False
    whole = drafts[index - 1].base
    fits = whole is not None and is_part(d, whole)
    return fits and (at(tk, d.right + 1) in BE or d.object is not None)


def _name_fronted(tk: Tokens, d: Draft, comma: int) -> None:
    """Let a share be of the plural that its sentence opens with: "Of the firms asked by the council in May, 48 per cent"."""
    first = comma - 1
    while first > 0 and comma - first < _FRONTED and tk.sentence[first - 1] == tk.sentence[comma]:
        first -= 1
    if tk.lower[first] in _OPENERS and tk.opens(first):
        noun = _noun_of_whole(tk, first, comma)
        if noun is not None:
            set_object(d, noun, noun, "noun that the sentence opens with")


def _noun_of_whole(tk: Tokens, of: int, comma: int) -> int | None:
    """Return the plural of which parts are told, with an adjective at most before it: "Of the new firms asked by the council in May,"."""
    noun = past_determiners(tk, of + 1)
    noun += not is_plural(at(tk, noun))
    plain = all(w not in AUXILIARIES and w not in (",", ";") and not w[0].isdigit() for w in tk.word[noun + 1 : comma])
    return noun if noun < comma and plain and is_plural(tk.word[noun]) and tk.word[noun].islower() else None


# --- parts that stand apart from the comma, or go on with the part before ----------------------------------------------


def parts_of_fronted(tk: Tokens, drafts: list[Draft]) -> None:
    """Point the parts of each sentence that opens with their whole at it, or let them count the noun that it opens with.

    "Of the town's 40 wells, 12 are dry and nine salt", "Of the $5m, only $2m was spent", "Of the homes searched, 16 were in
    Dol, nine in Orm and the other two in Bute", "Of the new cases, Dol accounted for 12".
    """
    start = 0
    for sentence, group in groupby(drafts, key=lambda d: tk.sentence[d.left]):
        told = list(group)
        first = bisect_left(tk.sentence, sentence)
        first += not tk.word[first][0].isalnum()  # a quotation mark
        first += at(tk, first) == "out"
        if at(tk, first) in _OPENERS:
            comma = next((k for k in range(first + 2, min(first + _FRONTED, tk.size)) if tk.lower[k] == ","), None)
            comma = _unmarked_end(tk, told, first, comma)
            if comma is not None:
                _tell_parts(tk, drafts[:start], told, first, comma)
        start += len(told)


def _unmarked_end(tk: Tokens, told: list[Draft], of: int, comma: int | None) -> int | None:
    """Return the comma behind the whole, or the last token before its first part where no comma parts them: "Of the 40 aboard 12 were saved"."""
    if len(told) < 2 or (comma is not None and comma < told[1].left) or not _is_whole(tk, told[0], of):
        return comma
    part, k = told[1], told[1].right + 1
    acts = k < tk.size and (tk.lower[k] in AUXILIARIES or is_verb(tk, k))
    return part.left - 1 if part.bare and part.object is None and acts else comma


def _tell_parts(tk: Tokens, before: list[Draft], told: list[Draft], of: int, comma: int) -> None:
    """Tell the figures of one sentence, behind the comma, that are parts of what stands before it."""
    fronted, parts = [d for d in told if d.left < comma], [d for d in told if d.left > comma]
    whole = _whole(tk, before, fronted, parts, of, comma)
    unit = None if whole is not None or any(d.kind != "age" for d in fronted) else _unit_of_whole(tk, of, comma)
    if whole is None and unit is None:
        return
    last: Draft | None = None
    for d in parts:
        if d.base is not None:
            last = d if d.base is whole else last
        elif _may_be_part(d, whole) and _stands_as_part(tk, d, last, comma):
            last = d
            if whole is not None:
                _take_whole(d, whole)
            elif d.unit is None:
                d.unit = d.unit_name = unit
                d.rules["unit"] = "noun that the sentence opens with"


def _whole(
    tk: Tokens, before: list[Draft], fronted: list[Draft], parts: list[Draft], of: int, comma: int
) -> Draft | None:
    """Return the figure that the sentence opens with, or the one before that its pronoun stands for: "Of it, $2m was spent"."""
    if fronted or not parts:
        return next((w for w in fronted if _is_whole(tk, w, of)), None)
    if parts[0].rules.get("base_figure") == OF_THOSE:
        return parts[0].base
    if comma == of + 2 and tk.lower[of + 1] in _SUMS and before:
        last = tk.sentence[of] - 1
        return next((w for w in reversed(before[-_NEAR:]) if tk.sentence[w.left] == last and _is_sum(w)), None)
    return None


_SUMS = frozenset(("it", "this", "that"))
_NEAR = 4  # figures


def _is_sum(w: Draft) -> bool:
    return w.kind in ("money", "measure") and w.value is not None and w.range_end is None


def _is_whole(tk: Tokens, w: Draft, of: int) -> bool:
    """Whether a figure is what the sentence opens with: "Of the 30 men", "Of the other 42", "Of the town's 40 wells", "Of the $5m"."""
    if w.kind not in ("count", "money", "measure") or w.value is None or w.range_end is not None:
        return False
    k = past_determiners(tk, of + 1)
    while k < w.left and tk.lower[k] in _NOT_THERE:
        k += 1
    owner = owner_end(tk, k) if k < w.left else None
    return (k if owner is None else owner + 1) == w.left


def _unit_of_whole(tk: Tokens, of: int, comma: int) -> str | None:
    """Return what is counted by parts of a plural without a number: "Of the homes searched, 16", "Of those who applied, 16"."""
    if tk.lower[of + 1] == "those":
        return "people" if tk.lower[of + 2] == "who" else None
    noun = _noun_of_whole(tk, of, comma)
    if noun is None or tk.lower[noun] in TIME_HEADS:
        return None
    return "people" if is_person(tk.word[noun]) else singular(tk.word[noun])


def _may_be_part(d: Draft, whole: Draft | None) -> bool:
    """Whether a figure may be a part of the whole by what it is: bare, or of the same unit; nothing that moves."""
    if d.object is not None or d.change_role is not None or d.range_end is not None or d.form == "vague":
        return False
    if d.kind in ("fraction", "percent"):
        return whole is not None and whole.kind != "count"
    if whole is None:
        return d.kind == "count" and d.bare and d.unit is None
    if d.value is None or whole.value is None or d.value > whole.value or is_too_small(whole, d):
        return False
    return (d.kind == "count" and d.bare and d.unit in (None, whole.unit)) or (d.kind, d.unit) == (
        whole.kind,
        whole.unit,
    )


def _stands_as_part(tk: Tokens, d: Draft, last: Draft | None, comma: int) -> bool:
    """Whether a figure stands behind the comma, is what its clause takes, or goes on with the part before."""
    left = d.left - 1
    left -= tk.lower[left] in _MERELY
    if left == comma:
        return True
    if d.kind in ("fraction", "percent"):
        return False
    if last is None:
        taken = tk.lower[left] not in BE and is_verb(tk, left)
        return (
            (taken or tk.lower[left - 1 : left + 1] in _MAKES_UP)
            and _ends(tk, d)
            and "," not in tk.lower[comma + 1 : left]
        )
    return _goes_on(tk, d, last, left)


_MAKES_UP = (["accounted", "for"], ["account", "for"], ["accounts", "for"])


def _goes_on(tk: Tokens, d: Draft, last: Draft, left: int) -> bool:
    """Whether a part goes on with the one before: "16 were in Dol, nine in Orm and the other two in Bute", "Dol had 16, Orm nine"."""
    between, joint, after = tk.lower[last.right + 1 : left], tk.lower[left], at(tk, d.right + 1)
    if len(between) > _FRONTED:
        return False
    if joint in _REST:
        return True
    if joint in _JOINS:
        return (
            after in AUXILIARIES
            or (after in VERBS and is_verb(tk, d.right + 1))
            or (after in PREPOSITIONS and after in between)
        )
    alike = joint == tk.lower[last.left - 1] or (joint == "with" and "followed" in between)
    return alike and joint in PREPOSITIONS and _ends(tk, d)


_REST = frozenset(("other", "remaining"))
_JOINS = frozenset((",", ";", "and", "while", "but"))


def _ends(tk: Tokens, d: Draft) -> bool:
    """Whether nothing is counted right behind a number: a mark, a preposition or an adverb stands there."""
    after = at(tk, d.right + 1)
    return not after[:1].isalnum() or after in PREPOSITIONS or after in ADVERBS or after == "and"


def _take_whole(d: Draft, whole: Draft) -> None:
    d.base, d.rules["base_figure"] = whole, FRONTED
    if d.unit is None and d.kind == "count" and whole.unit is not None:
        d.unit, d.unit_name, d.rules["unit"] = whole.unit, whole.unit_name, FRONTED
        if whole.kind != "count":
            d.kind, d.bare = whole.kind, False


def is_part(d: Draft, whole: Draft) -> bool:
    """Whether a part is no larger than its whole."""
    return d.value is None or whole.value is None or d.value <= whole.value


def last_count(tk: Tokens, drafts: list[Draft], index: int, *, persons: bool = False) -> Draft | None:
    """Return the last count before, that is no smaller than its part; for "of whom" one of persons."""
    d = drafts[index]
    for other in reversed(drafts[:index]):
        if tk.sentence[d.left] - tk.sentence[other.left] > 1:
            return None
        if (
            other.kind in ("fraction", "percent")
            and other.object is not None
            and tk.sentence[other.left] == tk.sentence[d.left]
        ):
            return None  # "one in 12 inmates is foreign, 459 of them Jamaican"
        behind = tk.lower[other.right + 1 : d.left]
        if tk.lower[other.left - 1] == "from" and "," in behind:
            continue  # "300 huts, up from 200, and half of them"
        if behind[:1] and behind[0] in AUXILIARIES and other.bare and other.kind == "count" and is_part(d, other):
            return other  # "So far 253 have retired, 87 of them in May"
        if (d.kind == "count" and not is_part(d, other)) or (persons and ")" in behind and "(" not in behind):
            continue  # "117 prisoners (115 men and two women), 105 of whom"
        if other.kind == "count" and (other.unit == "people" or (other.object is not None and not persons)):
            return other
    return None
