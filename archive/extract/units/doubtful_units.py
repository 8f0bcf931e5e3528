"""Units whose word or sign is something else as often: hands, poles and pecks, "1h 20m", "9 m", "22.4 Mt", "90 bar"."""

from __future__ import annotations

from decimal import Decimal

from archive.extract.draft import Draft
from archive.extract.english.lexicon import AUXILIARIES, CONJUNCTIONS, PREPOSITIONS, UNIT_FORMS, Unit
from archive.extract.english.tokens import Tokens, at
from archive.extract.numbers.metres import are_minutes, is_spaced_metres
from archive.extract.words import word_set

DOUBTFUL = word_set("rules", "units.doubtful")
_OF_LAND = frozenset(("perch", "perches", "pole", "poles", "rod", "rods"))
_TURF = word_set("rules", "units.turf")
_ROODS = frozenset(("rood", "roods"))
_LOGS = frozenset(("wood", "firewood", "logs", "pulpwood", "timber", "bark", "stone", "hardwood"))
_ENDS = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES
_LONGEST_RACE = 14  # furlongs that are printed with a letter: "5f", "12f"; "50f" is how warm it is
_BODY = 100  # soldiers on foot: "900 horse and 2,000 foot"
_HORSE = frozenset(("horse", "cavalry", "dragoons", "sabres", "lancers"))
_SHIP = 1000  # deadweight tons; less is pennyweights of gold

_PUNTS = frozenset(("punt", "punts"))  # Irish pounds by the thousand; fewer are boats, or kicks of a ball
_THOUSAND = 1000

_MINUTE = next(unit for form, unit in UNIT_FORMS["minute"] if form == ("minute",))
_DEADWEIGHT = UNIT_FORMS["deadweight"][0][1]


def word_is_unit(tk: Tokens, d: Draft, j: int, end: int) -> bool:
    """Whether a word of ``DOUBTFUL`` is a unit: "15.2 hands", "two roods and 11 perches", "six cords of wood", "two pecks of plums"; not "on one hand"."""
    w, after = tk.lower[end], at(tk, end + 1)
    if w in _PUNTS:
        return j < end or d.scale >= _THOUSAND or (d.value or 0) >= _THOUSAND
    if isinstance(d.value, Decimal) and d.form == "digits":
        return True  # nobody has 15.2 hands
    if w == "foot":
        return (d.value or 0) < _BODY or not ends_there(tk, end + 1) or _HORSE.isdisjoint(tk.distinct)
    if w in ("hand", "hands"):
        return after == "high"
    if w in _OF_LAND:
        return not _ROODS.isdisjoint(tk.lower[max(0, d.first - 4) : d.first])
    if w in ("cord", "cords"):
        return after == "of" and not _LOGS.isdisjoint(tk.lower[end + 2 : end + 4])
    if w in ("peck", "pecks", "mcf"):
        return after == "of" if w != "mcf" else d.form == "digits"
    return ends_there(tk, end + 1)  # "a catty remark", "Rai"


def ends_there(tk: Tokens, k: int) -> bool:
    """Whether no noun goes on at ``k``: a unit ends its phrase there."""
    return not at(tk, k)[:1].isalpha() or at(tk, k) in _ENDS


def sign_is_unit(tk: Tokens, d: Draft, j: int, form: tuple[str, ...]) -> bool | None:
    """Whether a sign is a unit here; None for one that is never in doubt."""
    if form == ("m",):
        return tk.glued(j) or is_spaced_metres(tk, j, d.scale)
    if form == ("st",):
        k = j + 1 + (at(tk, j + 1) == ".")
        return tk.glued(j) or (at(tk, k).isdigit() and at(tk, k + 1) in ("lb", "lbs"))  # "12 st. 4 lb."
    if form == ("f",):
        return (d.value or 0) <= _LONGEST_RACE and not _TURF.isdisjoint(tk.distinct)
    if form == ("AU",):
        return tk.glued(j) or isinstance(d.value, Decimal)  # not "40 AU troops"
    if form == ("Mt",):
        return tk.glued(j) or not (tk.word[j + 1] if j + 1 < tk.size else "")[:1].isupper()  # not "Mt Etna"
    if form in (("bar",), ("mu",), ("ac",), ("rem",)):
        return tk.glued(j) or ends_there(tk, j + 1)
    return None


def meant_by(tk: Tokens, d: Draft, unit: Unit, end: int) -> Unit:
    """Return what a sign that two units share stands for: the minutes of "2m 14s", the tons of "a 60,000 dwt ship", not the pennyweights of "12 dwt of gold"."""
    if unit.unit == "m" and tk.lower[end] == "m" and are_minutes(tk, end):
        return _MINUTE
    if unit.unit == "[pwt_tr]" and (d.value or 0) >= _SHIP and tk.lower[end] == "dwt":
        return _DEADWEIGHT
    return unit
