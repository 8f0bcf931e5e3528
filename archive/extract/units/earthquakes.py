"""The strength of earthquakes: "magnitude 7.2", "a 5.4 aftershock", "the strongest 5.8"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import MONTHS, UNIT_FORMS
from archive.extract.english.tokens import Tokens, at
from archive.extract.units.currencies import set_unit
from archive.extract.words import word_set


def attach_magnitude_before(tk: Tokens, d: Draft) -> None:
    """Take the scale of the strength of an earthquake: "magnitude 7.2", "a magnitude of 6.8", "of magnitude 7.1 and 6.0", "a 5.4 aftershock", "the largest measuring 4.2"."""
    if d.form != "digits" or d.kind != "count" or (d.value or 0) > _STRONGEST:
        return
    if (at(tk, d.last + 1) in QUAKES and not _is_day_of_month(tk, d)) or _is_strength(tk, d):
        set_unit(d, _MAGNITUDE, None, "strength of an earthquake")
        return
    k = d.first - 1
    while k > 0 and (
        tk.lower[k] in _BEHIND_MAGNITUDE or (tk.word[k][0].isdigit() and tk.lower[k + 1] in ("and", "to", "-"))
    ):
        k -= 1
    if k >= 0 and tk.lower[k] in MAGNITUDES and (k < d.first - 1 or at(tk, d.first - 2) != "star"):
        set_unit(d, _MAGNITUDE, (k, k), "unit before")


def _is_day_of_month(tk: Tokens, d: Draft) -> bool:
    """Whether a month stands before a number: "the Sept. 8 quake"."""
    return at(tk, d.first - 1 - (at(tk, d.first - 1) == ".")) in MONTHS


def _is_strength(tk: Tokens, d: Draft) -> bool:
    """Whether a decimal is how strong a shock is of which the sentence tells: "the quake measured 6.3", "the largest of them a 5.4", "followed by one of 6.1"."""
    if d.value is None or isinstance(d.value, int) or len(tk.word[d.last]) != _DECIMAL or not d.bare:
        return False
    if QUAKES.isdisjoint(tk.distinct) or at(tk, d.last + 1)[:1] in _PERCENT:
        return False
    before = tk.lower[max(0, d.first - 3) : d.first]
    if "between" in before:
        return False
    return (
        before[-1:] in _OF_ALL
        or (before[-1:] == ["a"] and not at(tk, d.last + 1)[:1].isalpha())
        or not _MEASURED.isdisjoint(before)
        or before[-2:] == ["one", "of"]
    )


QUAKES = word_set("rules", "units.quakes")
_MEASURED = word_set("rules", "units.strength_measured")
_OF_ALL = (["strongest"], ["largest"], ["biggest"])
_DECIMAL = 3  # characters: "6.1"
_PERCENT = ("%", "m", "k")
MAGNITUDES = frozenset(("magnitude", "magnitudes"))
_MAGNITUDE = next(unit for form, unit in UNIT_FORMS["magnitude"] if form == ("magnitude",))
_BEHIND_MAGNITUDE = frozenset(
    ("of", "a", "and", "to", "about", "around", "at", "least", "over", "above", "between", "preliminary", "-", ":")
)
_STRONGEST = 10  # no earthquake is stronger
