"""Runs at cricket that a report tells bare: "Ames made 76 from 91 balls", "added 67 for the third wicket", "was not out 55"."""

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
_MOST = 1000  # of an innings


def count_runs(tk: Tokens, drafts: list[Draft]) -> None:
    """Count the bare numbers that batsmen and sides make in runs; not "took four", "scored three centuries", "a stand of 12 seats"."""
    for d in drafts:
        if d.kind != "count" or not d.bare or d.unit is not None or d.object is not None or not _is_number(d):
            continue
        if _is_made(tk, d):
            d.unit = d.unit_name = "run"
            d.rules["unit"] = "runs that are made"


def _is_number(d: Draft) -> bool:
    return isinstance(d.value, int) and d.value < _MOST and d.range_end is None


def _is_made(tk: Tokens, d: Draft) -> bool:
    """Whether a batsman's verb, "not out" or "a lead of" stands before a number without a noun, or "not out" behind it."""
    after, first = at(tk, d.right + 1), phrase_start(tk, d.left)
    if after == "not" and at(tk, d.right + 2) == "out":
        return True
    if after in ("off", "from") and at(tk, d.right + 3) in ("balls", "deliveries"):
        return True
    if not (ends_soon(tk, d.right + 1) or after in PREPOSITIONS) or after in ("of", "to", "for"):
        return after == "for" and at(tk, d.right + 2) == "the" and at(tk, first - 1) in _BATS
    before = at(tk, first - 1)
    if before in _BATS or (before == "on" and at(tk, first - 2) in ("put", "putting")):
        return True
    if before == "out":
        return at(tk, first - 2) == "not"
    return before == "of" and at(tk, first - 2) in _LEADS
