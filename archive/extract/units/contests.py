"""Votes and times of races that a report tells bare: "Reed polled 512, Hay 187", "third with 21,415", "won the 200 in 21.97"."""

from __future__ import annotations

from archive.extract.counted.noun_left_out import ends, phrase_start
from archive.extract.draft import Draft
from archive.extract.english.lexicon import ORDINALS, is_person
from archive.extract.english.tokens import Tokens, at
from archive.extract.words import word_set

_POLLS = frozenset(("polled", "polls", "polling"))
_OF_VOTES = word_set("rules", "runs.of_votes")
_OF_DIVISIONS = word_set("rules", "runs.of_divisions")
_GETS = frozenset(("got", "gets", "received", "secured", "mustered", "managed", "garnered", "attracted"))
_LEADS = frozenset(("majority", "margin", "lead"))
_FEWEST = 10  # of a share or of seats there are less
_WHOLE = 100  # percent
_RACES = frozenset(
    ("60", "100", "200", "400", "800", "hurdles", "sprint", "freestyle", "backstroke", "breaststroke", "butterfly")
)
CONTESTS = _OF_VOTES | _OF_DIVISIONS | _RACES
_TIMES = frozenset(("clocked", "clocking", "ran", "runs", "running", "swam"))
_RACE = 5  # tokens from a race to its time
_MINUTE = 60


def count_contested(tk: Tokens, drafts: list[Draft]) -> None:
    """Count the bare numbers of a report that are votes or seconds of a race."""
    if CONTESTS.isdisjoint(tk.distinct):
        return
    if not _OF_VOTES.isdisjoint(tk.distinct):
        _count_votes(tk, drafts)
    if len(drafts) > 1 and not _OF_DIVISIONS.isdisjoint(tk.distinct):
        _count_division(tk, drafts)
    if not _RACES.isdisjoint(tk.distinct):
        _count_seconds(tk, drafts)


def _count_votes(tk: Tokens, drafts: list[Draft]) -> None:
    """Count what candidates polled; seats and shares may be got so, too, where any are told of."""
    voted = "votes" in tk.distinct or not _POLLS.isdisjoint(tk.distinct) or "by-election" in tk.distinct
    others = "seats" in tk.distinct or any(d.kind == "percent" for d in drafts)
    for d in drafts:
        if d.kind != "count" or not d.bare or d.unit is not None or d.object is not None or not d.value or d.value % 1:
            continue
        if ends(at(tk, d.right + 1)) and _is_polled(tk, d, sure=voted and (not others or d.value > _WHOLE)):
            d.unit = d.unit_name = "vote"
            d.rules["unit"] = "votes that were polled"


def _count_division(tk: Tokens, drafts: list[Draft]) -> None:
    """Count the votes of a division or a poll, each behind its side and a comma: "Ayes, 311; Noes, 341; majority, 30", "Mr. Bold, 398"."""
    told = [d for d in drafts if d.kind == "count" and d.bare and d.object is None and isinstance(d.value, int)]
    sides = [d for d in told if _is_behind_side(tk, d) and (d.unit is None or d.rules.get("unit") != "people")]
    if len(sides) < len(("ayes", "noes")) or not any(
        not _SIDES.isdisjoint(tk.lower[max(0, d.left - 4) : d.left]) or _names_person(tk, d) for d in sides
    ):
        return
    for d in sides:
        d.unit = d.unit_name = "vote"
        d.rules["unit"] = "votes of a division"


def _is_behind_side(tk: Tokens, d: Draft) -> bool:
    before = at(tk, d.left - 1)
    ended = at(tk, d.right + 1) in (";", ".", ",", "", "and", "-")
    return ended and d.left > 1 and (before in (",", ":") or before in _SIDES - {"against", "for"})


def _names_person(tk: Tokens, d: Draft) -> bool:
    return tk.word[d.left - 2][0].isupper() and at(tk, d.left - 4) in ("mr", "sir", "lord", "colonel", "captain", "dr")


_SIDES = frozenset("ayes noes contents non-contents against majority for".split())


def _is_polled(tk: Tokens, d: Draft, *, sure: bool) -> bool:
    """Whether a number is what somebody polled, came third with or was ahead by; ``sure`` where only votes can be got."""
    k = phrase_start(tk, d.left) - 1
    before = at(tk, k)
    if before in _POLLS:
        return True
    if not sure or (d.value or 0) < _FEWEST:
        return False
    if before == "with":
        return (
            tk.lower[k - 1] in ORDINALS
            or is_person(tk.lower[k - 1])
            or (tk.word[k - 1].istitle() and d.form == "digits")
        )
    if before == "by":
        return tk.lower[k - 1] == "ahead"
    return before in _GETS or (before == "of" and tk.lower[k - 1] in _LEADS)


def _count_seconds(tk: Tokens, drafts: list[Draft]) -> None:
    """Count in seconds what a race was run in: "won the 200 in 21.97", "clocked 22.31 in the 200"."""
    for d in drafts:
        if d.kind != "count" or not d.bare or d.unit is not None or d.object is not None:
            continue
        timed = d.form == "digits" and tk.word[d.last][-3:-2] == "." and (d.value or 0) < _MINUTE
        if not timed or not ends(at(tk, d.right + 1)):
            continue
        near = tk.lower[max(0, d.left - _RACE - 1) : d.left - 1]
        raced = at(tk, d.left - 1) == "in" and any(
            w in _RACES and (not w[0].isdigit() or near[i - 1 : i] == ["the"]) for i, w in enumerate(near)
        )
        if raced or (at(tk, d.left - 1) in _TIMES and tk.lower[d.right + 1 : d.right + 3] == ["in", "the"]):
            d.kind, d.unit, d.unit_name, d.bare = "duration", "s", "second", False
            d.rules["unit"] = d.rules["kind"] = "time of a race"
