"""Numbers by which lawyers cite statutes and reports of cases: "25 & 26 Vict. c. 114", "[1931] 2 KB 117", "45 F.3d 1012", "s. 47"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.tokens import Tokens, at, printed
from archive.extract.words import word_set

_REPORTS = word_set("rules", "traps.law_reports")  # as they are printed, capitals and all
_SOVEREIGNS = word_set("rules", "traps.sovereigns")
_SERIES = frozenset(("2", "3", "4"))  # "F.3d"
_ROMAN = frozenset("ivx")
_LONGEST_REIGN, _MANY_OF_A_NAME = 64, 8
_NEAR = 8  # tokens in which a statute is cited


_SECTIONS = frozenset(("§", "§§"))
_CITED = "citation of a law or a case"
# What stands before or behind digits that are cited.
CITED_BEFORE = _SECTIONS | {".", "d"}
CITED_AFTER = frozenset(w.lower() for w in _REPORTS | _SOVEREIGNS) | {"&", "and"}


def citation(tk: Tokens, d: Draft, before: str, after: str) -> str | None:
    """Judge digits that may be the year of a reign, a chapter, a volume or a page of reports, or a section."""
    if d.first != d.last:
        return None
    j, i = d.last + 1, d.first - 1
    if before == ".":
        return _behind_stop(tk, d, i)
    if before in _SECTIONS:
        return "label"  # "18 USC § 922"
    if before == "d" and _ends_series(tk, i):
        return _CITED
    if after in ("&", "and"):
        j += 2 * at(tk, j + 1).isdecimal()
    reign = _is_reign(tk, j) and (d.value or 0) <= _LONGEST_REIGN
    return _CITED if reign or (printed(tk, j) in _REPORTS and _page_follows(tk, j + 1)) else None


def _is_reign(tk: Tokens, j: int) -> bool:
    """Whether a sovereign is named at ``j`` as statutes are: "Vict. c. 114", "Geo. III", "Will IV"."""
    if printed(tk, j) not in _SOVEREIGNS:
        return False
    behind = at(tk, j + 1)
    return behind == "." or behind.isdecimal() or (behind != "" and _ROMAN.issuperset(behind))


def _behind_stop(tk: Tokens, d: Draft, stop: int) -> str | None:
    """Judge digits behind the full stop at ``stop``, which may end a mark: "Geo. 3", "Vict. c. 8", "under s. 47"; not "40s. 6d."."""
    mark = at(tk, stop - 1)
    if mark in ("s", "ss"):
        return "label" if tk.glued(stop) and not tk.glued(stop - 1) else None
    if mark == "c":
        return None if _SOVEREIGNS.isdisjoint(tk.word[max(0, stop - _NEAR) : stop]) else _CITED
    return _CITED if printed(tk, stop - 1) in _SOVEREIGNS and (d.value or 0) <= _MANY_OF_A_NAME else None


def _ends_series(tk: Tokens, k: int) -> bool:
    """Whether a series of reports ends at ``k``: "F.3d"."""
    return at(tk, k - 1) in _SERIES and at(tk, k - 2) == "." and printed(tk, k - 3) in _REPORTS


def _page_follows(tk: Tokens, k: int) -> bool:
    """Whether a page or a section follows a report or a code: " 117", ".3d 1012", " § 922"."""
    if at(tk, k) == "." and at(tk, k + 1) in _SERIES and at(tk, k + 2) == "d":
        k += 3
    return at(tk, k + (at(tk, k) in _SECTIONS or at(tk, k) == ".")).isdecimal()
