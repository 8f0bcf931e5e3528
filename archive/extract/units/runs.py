"""Runs and games that a report tells bare: "Ames made 76 from 91 balls", "was not out 55", "won eight of their last 11"."""

from __future__ import annotations

from archive.extract.counted.noun_left_out import phrase_start
from archive.extract.draft import Draft
from archive.extract.english.lexicon import PREPOSITIONS
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import ends_soon
from archive.extract.words import word_set

CRICKET = word_set("rules", "traps.cricket_only") | {"cricket", "balls"}
_BATS = word_set("rules", "runs.bats")
_LEADS = word_set("rules", "runs.leads")
LAST = frozenset(("straight", "row", "last", "past", "first", "previous", "opening", "final"))
_PLAYS = frozenset(("won", "win", "winning", "lost", "lose", "losing", "dropped", "dropping", "drawn", "taken"))
_NEEDS = frozenset(("need", "needs", "needed", "needing", "set", "wanted", "wanting", "required", "requiring"))
_AHEAD = frozenset(("led", "lead", "leading", "trail", "trailed", "trailing", "ahead", "behind"))
_MOST = 1000  # of an innings


def count_played(tk: Tokens, drafts: list[Draft]) -> None:
    """Count the bare numbers of a sports report that are runs or games."""
    if not CRICKET.isdisjoint(tk.distinct) or ("not" in tk.distinct and "out" in tk.distinct):
        _count_runs(tk, drafts)
    if not LAST.isdisjoint(tk.distinct):
        _count_games(tk, drafts)


def _count_runs(tk: Tokens, drafts: list[Draft]) -> None:
    """Count the bare numbers that batsmen and sides make in runs; not "took four", "scored three centuries", "a stand of 12 seats"."""
    for d in drafts:
        if d.kind != "count" or not d.bare or d.unit is not None or d.object is not None or not _is_number(d):
            continue
        if _is_made(tk, d):
            d.unit = d.unit_name = "run"
            d.rules["unit"] = "runs that are made"


def _count_games(tk: Tokens, drafts: list[Draft]) -> None:
    """Count in games what a team won or lost of its last ones: "have won eight of their last 11", "lost its first five"."""
    for index, d in enumerate(drafts):
        if d.kind != "count" or not d.bare or d.unit is not None or d.object is not None:
            continue
        if at(tk, phrase_start(tk, d.left) - 1) in _PLAYS and _are_running(tk, d):
            d.unit = d.unit_name = "game"
            d.rules["unit"] = "games that are won or lost"
        if not _are_last(tk, d):
            continue
        whose = d.left - 2
        part = (
            drafts[index - 1] if index and drafts[index - 1].right == whose - 2 and at(tk, whose - 1) == "of" else None
        )
        verb = at(tk, (part.left if part is not None else whose) - 1)
        if verb not in _PLAYS or (part is not None and (not part.bare or part.unit is not None)):
            continue
        for played in (d, part) if part is not None else (d,):
            played.unit = played.unit_name = "game"
            played.rules["unit"] = "games that are won or lost"


def _are_running(tk: Tokens, d: Draft) -> bool:
    """Whether so many were won or lost without a break: "lost six straight", "won four in a row"."""
    after = tk.lower[d.right + 1 : d.right + 4]
    return (after[:1] == ["straight"] and ends_soon(tk, d.right + 2)) or after == ["in", "a", "row"]


def _are_last(tk: Tokens, d: Draft) -> bool:
    ends = ends_soon(tk, d.right + 1) or at(tk, d.right + 1) in ("on", "at", "away")
    return ends and at(tk, d.left - 1) in LAST and at(tk, d.left - 2) in ("their", "its", "his", "her", "the", "our")


def _is_number(d: Draft) -> bool:
    return isinstance(d.value, int) and d.value < _MOST and d.range_end is None


def _is_made(tk: Tokens, d: Draft) -> bool:
    """Whether a batsman's verb, "not out" or "a lead of" stands before a number without a noun, or "not out" behind it."""
    after, first = at(tk, d.right + 1), phrase_start(tk, d.left)
    if after == "not" and at(tk, d.right + 2) == "out" and ends_soon(tk, d.right + 3):
        return True
    if CRICKET.isdisjoint(tk.distinct):
        return False
    if at(tk, first - 1) in _NEEDS and after == "to" and at(tk, d.right + 2) == "win":
        return True
    if after in ("off", "from") and at(tk, d.right + 3) in ("balls", "deliveries"):
        return True
    before = at(tk, first - 1)
    bats = before in _BATS or (before == "on" and at(tk, first - 2) in ("put", "putting"))
    leads = before == "of" and at(tk, first - 2) in _LEADS
    if not (ends_soon(tk, d.right + 1) or after in PREPOSITIONS) or after in ("of", "to", "for"):
        return after == "for" and at(tk, d.right + 2) == "the" and (bats or leads)
    if bats:
        return True
    if before == "by":
        return at(tk, first - 2) in _AHEAD
    if before == "out":
        return at(tk, first - 2) == "not"
    return leads
