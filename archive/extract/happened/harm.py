"""Harm without its verb: "two men with gunshot wounds", "three in critical condition", "hit two boys in the legs", "a car hit five"."""

from __future__ import annotations

from archive.extract.draft import OF_THE, Draft
from archive.extract.english.lexicon import AUXILIARIES, BE, DETERMINERS, VERBS
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import LISTED
from archive.extract.happened.happening_verbs import harms_somebody
from archive.extract.happened.happening_words import HAPPENS, HARM, HIT, HOSPITAL, NEGATIONS, OBJECT_VERBS, has_object
from archive.extract.happened.whose_clause import fronted_end, marks_aside, past_aside
from archive.extract.words import word_set

_VEHICLES = word_set("rules", "happenings.vehicles")
_OTHERS = frozenset(("one", "another", "he", "she", "they"))
_WHEN = frozenset(("when", "while", "where", "because"))
_VIOLENCE = word_set("rules", "happenings.violence")
_SUFFERING = word_set("rules", "happenings.suffering")
_SENT = word_set("rules", "happenings.sent")
_CARRIED = word_set("rules", "happenings.carried")
_BODY = word_set("rules", "happenings.body")
_INJURIES = word_set("rules", "happenings.injuries")
_CONDITIONS = word_set("rules", "happenings.conditions")


def hurt(tk: Tokens, d: Draft, drafts: list[Draft], index: int) -> tuple[str, str] | None:
    """Read harm without its verb: "two men with gunshot wounds", "three in critical condition", "four taken to hospital".

    Persons in hospital are wounded where the paragraph tells of violence or an accident, else only hospitalized.
    """
    if d.unit not in ("people", None):
        return None
    sentence = tk.sentence[d.right]
    right, following = _end_of_list(tk, drafts, index)
    stop = min(fronted_end(tk, d), right + 13, drafts[following].left if following < len(drafts) else tk.size)
    cue = None
    for k in range(right + 1, stop):
        w = tk.lower[k]
        if tk.sentence[k] != sentence or _turns_to_others(tk, k, cue):
            return None
        cue = _cue_at(tk, k, cue)
        if cue is None and d.left and tk.lower[d.left - 1] in _SENT and w == "to" and tk.lower[k + 1 : k + 3] != []:
            cue = "sent"  # "a shooting sent two men to the hospital"
        if cue is None and w not in _INJURIES:
            continue
        if cue in HIT and _says_where_hit(tk, k):
            return "wounded", "hit in the body or the fight"
        if w in HARM and (cue in _SUFFERING or cue in HIT):
            return "wounded", "harm suffered"
        if w in _INJURIES and not {"have", "has", "had"}.isdisjoint(tk.lower[max(d.right, k - 4) : k]):
            return None if at(tk, k + 1) == "to" else ("wounded", "harm suffered")
        if d.unit is None and d.form != "pair" and not _takes_up(tk, d):
            continue
        if w in _CONDITIONS and cue in ("in", "were", "was") and "condition" in tk.lower[k + 1 : k + 4]:
            return "wounded", "condition in hospital"
        if w in HOSPITAL and (cue in _CARRIED or cue == "in"):
            return ("hospitalized" if _VIOLENCE.isdisjoint(tk.distinct) else "wounded"), "taken to hospital"
        if w == "recovering" and not _VIOLENCE.isdisjoint(tk.distinct):
            return "wounded", "recovering"
    return None


def _cue_at(tk: Tokens, k: int, cue: str | None) -> str | None:
    """Return the word at ``k`` where it opens what was suffered or where somebody was taken, else the ``cue`` so far.

    "(Suffered) burns", "(in) hospital"; behind a participle that tells of more than a patient "in" ends what was told before.
    """
    w = tk.lower[k]
    if w in _SUFFERING or w in _CARRIED or w in HIT or w == "recovering":
        return w
    if w == "in" and cue not in HIT:
        return None if _is_there_for_more(tk, k - 1) else w
    return cue


def _is_there_for_more(tk: Tokens, k: int) -> bool:
    """Whether the participle at ``k`` says what somebody does in a hospital: "barricaded in a hospital"; not "treated in hospital"."""
    w = tk.lower[k]
    if w[-2:] != "ed" and w[-3:] != "ing":
        return False
    return w not in _PATIENTS and w not in _SUFFERING and w not in _CARRIED and w not in OBJECT_VERBS


_PATIENTS = word_set("rules", "happenings.patients")


def _says_where_hit(tk: Tokens, k: int) -> bool:
    """Whether "in the leg", "in the shooting", "during a shootout" ends at ``k``."""
    if tk.lower[k] in _BODY:
        return tk.lower[k - 2] == "in"
    return tk.lower[k] in _VIOLENCE and not {"in", "during"}.isdisjoint(tk.lower[k - 2 : k])


def is_hit_in_body(tk: Tokens, d: Draft) -> bool:
    """Whether a verb hits the figure where it hurts: "hit two boys in the legs", "struck all three women in the head"."""
    k = d.left - 1
    while k > 0 and (tk.lower[k] in DETERMINERS or tk.lower[k] == "all"):
        k -= 1
    if d.unit != "people" or k < 0 or tk.lower[k] not in HIT or at(tk, d.right + 1) != "in":
        return False
    return not _BODY.isdisjoint(tk.lower[d.right + 2 : d.right + 4])


def _end_of_list(tk: Tokens, drafts: list[Draft], index: int) -> tuple[int, int]:
    """Return the last token of what shares the figure's verb, and the next figure: "Three of the 12", "The five - two men and three boys -"."""
    d = drafts[index]
    if d.base is not None and d.rules["base_figure"] == OF_THE:
        return d.base.right, index + 2
    mark = d.right + 1
    if mark < tk.size and tk.lower[mark] != "," and marks_aside(tk, mark) and past_aside(tk, mark) > mark:
        close = past_aside(tk, mark)
        inside = [o for o in drafts[index + 1 : index + 6] if o.right < close]
        return close, index + 1 + len(inside)
    for last in range(index + 1, min(index + 5, len(drafts))):
        between = tk.lower[drafts[last - 1].right + 1 : drafts[last].left]
        if between not in LISTED:
            break
        if between != [","]:
            return drafts[last].right, last + 1
    return d.right, index + 1


def _takes_up(tk: Tokens, d: Draft) -> bool:
    """Whether a bare number with a verb stands for some that were spoken of before: "the three were", "all four have"."""
    if d.bare and at(tk, d.right + 1) in ("to", "in") and d.left > 0 and tk.lower[d.left - 1] in _SENT:
        return at(tk, d.right + 2 + (at(tk, d.right + 2) == "the")) in HOSPITAL  # "the fumes sent 40 to hospital"
    return d.bare and d.left > 0 and tk.lower[d.left - 1] in _TAKING_UP and at(tk, d.right + 1) in AUXILIARIES


_TAKING_UP = frozenset(("the", "all", "these", "those"))


def _turns_to_others(tk: Tokens, k: int, cue: str | None) -> bool:
    """Whether what follows token ``k`` is said of somebody else, or denied.

    "Two men got into a row and one was shot in the leg"; "two men were driving her to the hospital".
    """
    w = tk.lower[k]
    if w == "and" and cue not in HIT:
        return k + 1 < tk.size and tk.lower[k + 1] in _OTHERS
    after = at(tk, k + 1)
    if after != "they" and (
        (w in _WHEN and (after in _OTHERS or after in DETERMINERS)) or (w in ("after", "as") and after in _OTHERS)
    ):
        return True  # "two men were parted when one was struck"
    if w in HIT and tk.lower[k - 1] not in BE and (has_object(tk, k) or harms_somebody(tk, k)):
        return True  # "two men stabbed him in the arm"
    if cue not in HIT and w in HAPPENS and tk.lower[k + 1 : k + 2] != ["up"]:
        return True  # "a row between two men ended with gunfire"
    acting = w in VERBS and w not in _SUFFERING and w not in _CARRIED and has_object(tk, k)
    return acting or w in ";:—" or w in NEGATIONS or w in ("that", "which")


def run_over(tk: Tokens, d: Draft) -> tuple[str, str] | None:
    """Read whom a vehicle hit: "a car hit five pedestrians"."""
    k = d.left - 1
    while k > 1 and tk.lower[k] in ("a", "group", "of", "the"):
        k -= 1
    vehicle = k > 0 and tk.lower[k] in HIT and tk.lower[k - 1] in _VEHICLES
    armed = at(tk, d.right + 1) == "with"  # "a driver hit five officers with a bat"
    return ("wounded", "hit by a vehicle") if vehicle and d.unit == "people" and not armed else None
