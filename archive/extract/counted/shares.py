"""What a share is of that leaves it out, and points beside a share: "60% agree and 30% do not", "at 11.6%, three points above"."""

from __future__ import annotations

from archive.extract.counted.noun_left_out import phrase_start
from archive.extract.draft import Draft
from archive.extract.english.lexicon import AUXILIARIES, CHANGE_NOUNS, CHANGE_WORDS, UNIT_FORMS, VERB_BASES, VERBS
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import is_number_word
from archive.extract.units.currencies import set_unit

_PERCENT = next(unit for form, unit in UNIT_FORMS["percent"] if form == ("percent",))
_PERCENTAGE_POINT = UNIT_FORMS["percentage"][0][1]


def count_rest_of_all(tk: Tokens, drafts: list[Draft]) -> None:
    """Let a bare number be what the shares right before it leave of a hundred: "own 51 per cent and three firms the other 49"; not "50 per cent of the 100 ewes died, the other 50 lived"."""
    if REST.isdisjoint(tk.distinct):
        return
    for index, d in enumerate(drafts):
        if d.kind != "count" or not d.bare or d.object is not None or at(tk, d.left - 1) not in REST:
            continue
        shares = [a for a in drafts[max(0, index - _SHARES) : index] if a.kind == "percent" and a.range_end is None]
        parts = any(at(tk, a.right + 1) == "of" and _is_counted(tk, a.right + 2) for a in shares)
        if shares and not parts and sum(a.value or 0 for a in shares) + (d.value or 0) == _HUNDRED:
            set_unit(d, _PERCENT, None, "what the shares leave of a hundred")


def _is_counted(tk: Tokens, k: int) -> bool:
    return any(is_number_word(tk, j) for j in range(k, min(k + 2, tk.size)))


REST = frozenset(("other", "remaining"))
_HUNDRED = 100
_SHARES = 4  # figures back


def share_whole(tk: Tokens, drafts: list[Draft], index: int) -> None:
    """Let a share that has a verb of its own be of what the one before is of: "60% of Danes agree and 30% do not"; or of those polled."""
    b = drafts[index]
    if at(tk, b.left - 1) not in _BEFORE_SHARE or b.about is not None or b.change_role:
        return
    near = [d for d in drafts[max(0, index - 4) : index] if tk.sentence[d.left] == tk.sentence[b.left]]
    a = next((d for d in reversed(near) if d.kind not in ("duration", "ordinal")), b)
    polled = None if _POLLS.isdisjoint(tk.distinct) else next((d for d in near if _are_polled(tk, d)), None)
    if polled is not None and a.object in (None, polled.object):
        b.object, b.object_head, b.rules["object"] = polled.object, polled.object_head, "those polled"
        return
    if a.object is None or a.kind not in OF_A_WHOLE or a.change_role:
        return
    after = at(tk, b.right + 1)
    if after not in AUXILIARIES and after not in VERB_BASES and (after not in VERBS or after.endswith("ing")):
        return
    parts = [d.value * (1 if d.kind == "percent" else 100) for d in (a, b) if d.value is not None]
    if len(parts) == 2 and sum(parts) <= _WHOLE and a.object is not None and a.object[1] < b.left:
        b.object, b.object_head, b.rules["object"] = a.object, a.object_head, "what the share before is of"


def _are_polled(tk: Tokens, d: Draft) -> bool:
    """Whether a count says how many were asked: "a survey of 212 doctors", "a poll for the Sun of 900 voters"."""
    if d.kind != "count" or d.object is None or at(tk, d.left - 1) != "of":
        return False
    return not _POLLS.isdisjoint(tk.lower[max(0, d.left - _POLLED) : d.left])


_POLLS = frozenset(("survey", "poll", "study", "sample", "questionnaire", "canvass"))
_POLLED = 10  # tokens from the poll to those asked
OF_A_WHOLE = frozenset(("percent", "fraction"))
_BEFORE_SHARE = frozenset(
    ("that", "found", "finds", ",", "and", "but", "while", "whereas", "with", ";", "only", "just", "another")
)
_WHOLE = 101  # percent, rounded


def share_points(tk: Tokens, drafts: list[Draft], index: int) -> None:
    """Make points percentage points where the sentence has just told of these: "0.75 percentage points in May and 1.75 points in June"."""
    b = drafts[index]
    near = (a for a in drafts[max(0, index - 3) : index] if tk.sentence[a.left] == tk.sentence[b.left])
    if b.object_head == b.last + 1 and (
        any(a.unit == _PERCENTAGE_POINT.unit for a in near) or _are_of_share(tk, drafts, index)
    ):
        set_unit(b, _PERCENTAGE_POINT, b.object, "points of a share before")
        b.object = b.object_head = None


def _are_of_share(tk: Tokens, drafts: list[Draft], index: int) -> bool:
    """Whether points are between two shares: "passed by 84 percent, up five points", "at 11.6%, three points above", "soared 31 points, to 88 percent"."""
    b = drafts[index]
    of_an_age = index > 1 and drafts[index - 1].kind == "age"  # "61.2% of over-65s, down 3.4 points"
    a = drafts[max(0, index - 1 - of_an_age)]
    if a.kind == "percent" and a.change_role != "step" and tk.sentence[a.left] == tk.sentence[b.left]:
        between = tk.lower[a.right + 1 : phrase_start(tk, b.left)]
        moved = between[-1 - (between[-1] in ("of", "by"))] if between else ""
        if (
            between[:1] == [","]
            and (between[1:2] == ["a"] or len(between) == 2)
            and (moved in CHANGE_WORDS or moved in CHANGE_NOUNS)
        ):
            return len(between) < _STEP  # "slid to 76 percent, off 3 points", ", a drop of 3 points"
        if between[-2:] in _UP_OR_DOWN or (between[-1:] in _JOINED and at(tk, b.right + 1) in _AWAY):
            return len(between) < _NEAR_SHARE
    if a.kind == "percent" and 0 <= tk.sentence[b.left] - tk.sentence[a.left] < _NEXT and _is_margin(tk, b):
        return True
    if index + 1 < len(drafts) and drafts[index + 1].kind == "percent":
        between = tk.lower[b.right + 1 : drafts[index + 1].left]
        return between in _TO_SHARE or _are_between(drafts, index)
    return False


def _is_margin(tk: Tokens, b: Draft) -> bool:
    """Whether points are how far one is ahead: "his margin stood at 3.2 points", "a lead of six points", "cut the gap to two points"."""
    near = tk.lower[max(0, b.left - _NEAR_MARGIN) : b.left]
    polled = (b.value or 0) < _WHOLE and _PLAYED.isdisjoint(tk.distinct)
    return polled and not _MARGINS.isdisjoint(near) and "error" not in near


def _are_between(drafts: list[Draft], index: int) -> bool:
    """Whether points are the difference of the two shares behind them: "leads by 12 points, 51 percent to 39 percent"."""
    pair = drafts[index + 1 : index + 3]
    if len(pair) < 2 or any(d.kind != "percent" or d.value is None for d in pair):
        return False
    return abs((pair[0].value or 0) - (pair[1].value or 0)) == drafts[index].value


_PLAYED = frozenset(("games", "league", "match", "matches", "scored", "season", "playoff", "shots", "rebounds"))


_MARGINS = frozenset(("margin", "lead", "gap", "swing"))
_NEAR_MARGIN = 5  # tokens
_NEXT = 2  # sentences
_UP_OR_DOWN = ([",", "up"], [",", "down"], ["and", "up"], ["and", "down"])
_JOINED = ([","], ["and"])
_AWAY = frozenset(
    ("above", "below", "higher", "lower", "ahead", "behind", "clear", "up", "down", "more", "fewer", "less")
)
_TO_SHARE = (["to"], [",", "to"], ["at"], ["on"], ["higher", "at"], ["lower", "at"])
_STEP = 6  # tokens of ", a further drop of"
_NEAR_SHARE = 12  # tokens
