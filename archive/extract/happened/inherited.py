"""What happened to a figure because it happened to the one before: members of lists, parts of a whole, places of one toll."""

from __future__ import annotations

from archive.extract.changes.change_words import is_year
from archive.extract.changes.restated import compared
from archive.extract.draft import ELLIPSIS, FRONTED, OF_THOSE, Draft
from archive.extract.english.lexicon import AUXILIARIES, BE, PREPOSITIONS, VERBS, is_plural, singular
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import HYPHENS, LISTED
from archive.extract.happened.happening_words import NEGATIONS, NOUNS, OBJECT_VERBS, STATES, SUBJECT_VERBS
from archive.extract.happened.subject_lists import total_of
from archive.extract.words import word_set

LASTING = word_set("rules", "happenings.lasting")
_GRAVELY = word_set("rules", "happenings.gravely")
_OWN = AUXILIARIES | VERBS
COMPARED = "as many of the same at another time"
_CAME_FROM = (["up", "from"], ["down", "from"])
PART = "part of a figure with this measure"
_SHARED_BY_LISTS = ("noun of", PART, "words before the figure")
_DESCRIBES = word_set("rules", "happenings.reduced") | {"aged", "believed", "thought"}


def inherited(tk: Tokens, d: Draft, drafts: list[Draft], index: int) -> tuple[str, str] | None:
    """Carry a measure on: "killed 12 people, including 3 children"; "12 killed, 30 [wounded]" has its own word."""
    if d.base is not None and d.rules["base_figure"] in (FRONTED, OF_THOSE) and d.base.measure in LASTING:
        return d.base.measure, d.base.rules["measure"]  # "of the 12 homicides, two were shootings"
    if index == 0:
        return None
    before = _before(d, drafts, index)
    if before.measure is None or tk.sentence[before.right] != tk.sentence[d.left]:
        return None
    between = tk.lower[before.right + 1 : d.left]
    things = before.measure in ("seized", "destroyed") and d.unit != "people" and "including" in between
    if d.unit not in ("people", None, before.unit) and not things:
        return None
    if len(between) > 12 or tells_another(before.measure, between):
        return None
    if before.rules["measure"] in _SHARED_BY_LISTS and d.unit == before.unit and between in LISTED:
        own_verb = at(tk, d.right + 1) in _OWN  # "the deaths of two nuns and three priests"
        return None if own_verb else _as_listed(d, before)
    if _leaves_out(tk, d, between):
        d.unit, d.unit_name = before.unit, before.unit_name
        return before.measure, "verb of the figure before"
    if _adds_to_total(tk, drafts, index):
        return before.measure, PART
    if _is_held_against(tk, d, before):
        return before.measure, COMPARED
    if "including" in between or ("among" in between and "them" in between):
        return _as_part(d, before)
    if _is_part_so(tk, d, between):
        if d.base is None:
            d.base, d.rules["base_figure"] = before, "part of the figure before"
        return before.measure, PART
    if (d.object_head is not None and tk.lower[d.object_head] in ("them", "whom")) or (
        tk.lower[d.last + 1 : d.last + 3] in (["of", "them"], ["of", "whom"])
        or (d.base is before and d.rules["base_figure"] == "of which" and at(tk, d.right + 1) in BE)
    ):
        return _as_part(d, before) if _is_told_with_whole(tk, d) else None
    return None


def of_next_place(tk: Tokens, d: Draft, drafts: list[Draft], index: int) -> tuple[str, str] | None:
    """Read the next place's number of the same: "Kent, with 96 deaths, followed by Essex with 41 and Surrey with 36", "by Chile (1,300)".

    Not "Kent, with 96 deaths, and Essex, with 41 wards".
    """
    opener = at(tk, d.left - 1)
    if not d.bare or d.object is not None or d.kind != "count" or opener not in ("with", "("):
        return None
    if opener == "(" and (told := _number_before(tk, d)) is not None:
        d.unit = d.unit_name = told
        return NOUNS[told], NEXT_PLACE
    if not index or not tk.word[d.left - 2][0].isupper() or (opener == "(" and at(tk, d.right + 1) != ")"):
        return None
    before = _of_place_before(tk, d, drafts, index)
    if before is None or before.measure is None:
        return None
    d.unit, d.unit_name = before.unit, before.unit_name
    return before.measure, NEXT_PLACE


def _of_place_before(tk: Tokens, d: Draft, drafts: list[Draft], index: int) -> Draft | None:
    """Return the number of the place that the sentence told before: right before in a list, or farther off where "followed by" says so."""
    first = d.left - 2
    last = max(0, first - _LONGEST_NAME)
    while first > last and (tk.word[first][0].isupper() or tk.lower[first] in _IN_NAMES):
        first -= 1
    followed = tk.lower[first - 1 : first + 1] == ["followed", "by"]
    for before in reversed(drafts[max(0, index - (_PLACES_BACK if followed else 1)) : index]):
        if tk.sentence[before.left] != tk.sentence[d.left]:
            return None
        listed = followed or all(w in _LINKS_PLACES for w in tk.lower[before.right + 1 : first + 1])
        told = before.unit in _TOLD and (before.object is not None or before.rules.get("measure") == NEXT_PLACE)
        if before.measure in LASTING and told and listed:
            return before
    return None


def of_fronted_place(tk: Tokens, d: Draft, drafts: list[Draft], index: int) -> tuple[str, str] | None:
    """Read the number of the next place, which stands before it as the first one does: "In Arn 14 were shot, in Dol nine and in Bute three"."""
    if not index or not d.bare or d.object is not None or d.kind != "count":
        return None
    after, before = at(tk, d.right + 1), drafts[index - 1]
    if (after[:1].isalnum() and after != "and") or before.measure not in LASTING:
        return None
    k = d.left - 1
    while k > before.right and d.left - k <= _LONGEST_NAME and tk.lower[k] not in _PLACING:
        if tk.lower[k] in AUXILIARIES or tk.lower[k] in (",", ";", "and", "who", "which"):
            return None
        k -= 1
    if tk.lower[k] not in _PLACING or k <= before.right or tk.lower[k - 1] not in (",", ";", "and"):
        return None
    if before.rules["measure"] != NEXT_PLACE and not _opens_with_place(tk, before):
        return None
    d.unit, d.unit_name = before.unit, before.unit_name
    return before.measure, NEXT_PLACE


def _opens_with_place(tk: Tokens, d: Draft) -> bool:
    """Whether the sentence of a figure opens with where it was: "In Kerrow 14 men", "At the Royal there were 26"."""
    first = d.left
    while first > 0 and d.left - first <= _TO_PLACE and tk.sentence[first - 1] == tk.sentence[d.left]:
        first -= 1
    return tk.lower[first] in _PLACING and first < d.left


_TO_PLACE = 10  # tokens


def _number_before(tk: Tokens, d: Draft) -> str | None:
    """Return what a number in brackets counts by the noun before them: "the highest number of deaths (8,000)"; not "(1996)"."""
    if at(tk, d.right + 1) != ")" or is_year(tk.lower[d.left]):
        return None
    for k in range(d.left - 2, max(1, d.left - 5), -1):
        if singular(tk.lower[k]) in _TOLD and tk.lower[k - 2 : k] == ["number", "of"]:
            return singular(tk.lower[k])
        if not tk.word[k].isalpha():
            return None
    return None


NEXT_PLACE = "next place"
_TOLD = frozenset(("death", "fatality", "injury", "arrest", "homicide", "murder", "killing"))
_LINKS_PLACES = frozenset((",", ")", "and", "then"))
_IN_NAMES = frozenset(("the", "of"))
_LONGEST_NAME = 6  # tokens
_PLACES_BACK = 3  # figures


def _before(d: Draft, drafts: list[Draft], index: int) -> Draft:
    """Return the figure before, over a number that only says where or of how many.

    "Killed 19 people in three states, including 11 in Dol", "59 of some 300 inhabitants were dead, among them 17 children".
    """
    before = drafts[index - 1]
    if before.measure is not None or index == 1:
        return before
    whole = drafts[index - 2]
    skipped = whole.base is before or (before.kind == "count" and before.unit != "people")
    if not skipped or whole.unit not in ("people", None) or whole.measure not in LASTING:
        return before
    if d.rules.get("unit") == ELLIPSIS:
        d.unit, d.unit_name = whole.unit, whole.unit_name
    return whole


def _adds_to_total(tk: Tokens, drafts: list[Draft], index: int) -> bool:
    """Whether a figure is one of the parts that add up to a total, which it is then a part of: "1,022 died: 718 rebels, 255 soldiers and 49 nuns"."""
    d, total = drafts[index], total_of(tk, drafts, index)
    if total is not None and d.base is None and d.kind == "count":
        d.base, d.rules["base_figure"] = total, "part of the figure before"
    return total is not None


def by_whole(tk: Tokens, drafts: list[Draft], index: int) -> tuple[str, str] | None:
    """Read what happened to the whole that "of them" points at, where the part has no verb of its own, or that brackets part.

    "2,527 were killed in five months, 839 of them by rebels", "183 killed (94 men, 71 women)".
    """
    d = drafts[index]
    if index and tk.lower[drafts[index - 1].right + 1 : d.left] == ["("] and at(tk, d.right + 1) not in _OWN:
        return _in_brackets(d, drafts[index - 1])
    whole = d.base
    if whole is None or whole.measure is None or d.rules["base_figure"] != "pronoun" or at(tk, d.left - 1) != ",":
        return None
    between = tk.lower[whole.right + 1 : d.left]
    near = tk.sentence[whole.left] == tk.sentence[d.left] and len(between) < _TO_PART and ";" not in between
    told = near and not tells_another(whole.measure, between) and _is_told_with_whole(tk, d)
    return _as_part(d, whole) if told else None


_TO_PART = 24  # tokens


def _in_brackets(d: Draft, before: Draft) -> tuple[str, str] | None:
    """Return the measure of the first part in brackets: "183 killed (94 men, 71 women)", "40,000 people (8,000 households) have fled"."""
    if before.measure is None or before.unit != "people" or d.kind != "count" or d.value is None:
        return None
    if d.unit in ("family", "household"):
        return before.measure, COMPARED
    return _as_part(d, before) if d.unit == "people" and before.value is not None and d.value < before.value else None


def _as_listed(d: Draft, before: Draft) -> tuple[str, str]:
    """Return the measure of a list's further member: "killed three nuns and two priests", "including three children and two nuns"."""
    assert before.measure is not None  # noqa: S101 - for the type checker
    rule = before.rules["measure"]
    return _as_part(d, before) if rule == PART else (before.measure, rule)


def _as_part(d: Draft, before: Draft) -> tuple[str, str]:
    """Return the measure of a part, and say what it is a part of where nothing does: the 12 of "12 people, including three children"."""
    assert before.measure is not None  # noqa: S101 - for the type checker
    whole = before.base if before.base is not None and before.rules["measure"] == PART else before
    counted = d.base is None and d.kind == whole.kind == "count" and d.value is not None
    if counted and (whole.value is None or (d.value or 0) < whole.value):
        d.base, d.rules["base_figure"] = whole, "part of the figure before"
    return before.measure, PART


def _is_held_against(tk: Tokens, d: Draft, before: Draft) -> bool:
    """Whether a bare number is as many of the same at another time: "26 people killed, compared with 18 last year and 31 in 2012"."""
    if d.object is not None or d.rules.get("unit") != ELLIPSIS or d.unit != before.unit:
        return False
    goes_on = before.rules["measure"] == COMPARED and at(tk, d.left - 1) in ("and", "or")
    return goes_on or compared(tk, d) or tk.lower[d.left - 2 : d.left] in _CAME_FROM


def _is_told_with_whole(tk: Tokens, d: Draft) -> bool:
    """Whether the part has no verb of its own up to its comma: ", four of them Nigerians", ", two of them from Leeds", ", two of whom were nuns"."""
    j = d.right + 1
    says_who = at(tk, j) in BE  # "two of whom were nuns"; "were fine" is no part of what happened
    named = False
    for k in range(j + says_who, min(j + 10, tk.size)):
        w = tk.lower[k]
        if tk.sentence[k] != tk.sentence[d.right] or not (w[0].isalnum() or w in HYPHENS):
            break
        if w in _WHEN and not says_who:
            return True  # "127 of them since the fighting was declared over"
        if w in AUXILIARIES or w in NEGATIONS or (says_who and w in PREPOSITIONS and not named):
            return False
        plural = is_plural(tk.word[k])
        if not plural and w not in _DESCRIBES and w[-3:] != "ing" and is_verb(tk, k):
            return False
        named = named or plural
    return named or not says_who


_WHEN = frozenset(("since", "after", "before", "when", "during"))


def tells_another(measure: str, between: list[str]) -> bool:
    """Whether something else happened on the way from the whole to its part: "12 died and others were hurt, four of them"."""
    past = (w for w in between if w[-1] == "d" or w in ("hurt", "shot"))
    told = (OBJECT_VERBS.get(w) or SUBJECT_VERBS.get(w) or STATES.get(w) for w in past)
    return any(m is not None and m != measure for m in told)


def _is_part_so(tk: Tokens, d: Draft, between: list[str]) -> bool:
    """Whether a bare number says how, of how many of those before: "ten were hurt, three seriously", "were shot - four by gunmen -"; not ", three by Friday"."""
    if not d.bare or between[-1:] == [] or between[-1] not in (",", *_DASHES):
        return False
    how, then = at(tk, d.right + 1), at(tk, d.right + 2)
    if how in _GRAVELY and then in ("", ".", ","):
        return True
    aside = between[-1] != "," and between[-1] in tk.lower[d.right + 2 : d.right + 7]
    return how in ("by", "during") and aside


_DASHES = frozenset(("-", "–", "—", "--"))
_PLACING = frozenset(("in", "at", "on", "near"))


_DEALT = frozenset(("each", "more"))  # "five in Kent, two each in Leeds and Hull"


def _leaves_out(tk: Tokens, d: Draft, between: list[str]) -> bool:
    """Whether the verb is that of the figure before, and left out: "12 people died in Leeds, four in York and two more in Hull".

    Not ", four in York were hurt".
    """
    j = d.right + 1 + (at(tk, d.right + 1) in _DEALT)
    place = at(tk, j)
    opened = between[:-1] if between[-1:] == ["another"] else between
    opened = opened[:-2] if opened[-2:] == ["a", "further"] else opened
    if not d.bare or opened[-1:] not in ([","], ["and"]) or (place not in PREPOSITIONS and place != "elsewhere"):
        return False
    if place not in between and ((place not in _PLACING and place != "elsewhere") or _PLACING.isdisjoint(between)):
        return False
    for k in range(j + 1, min(d.right + 8, tk.size)):
        w = tk.lower[k]
        if tk.sentence[k] != tk.sentence[d.left] or not w[0].isalnum() or w in ("and", "that", "which"):
            return True
        if w in AUXILIARIES or (w in VERBS and tk.word[k].islower()):
            return False
    return d.right + 8 > tk.size  # the text ends
