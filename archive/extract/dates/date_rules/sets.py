"""Sets: "every Monday", "annual"."""

from __future__ import annotations

import re
from typing import Any

from archive.extract.dates.date_rules.drafts import Draft, Scene, rule
from archive.extract.dates.date_rules.lengths import NUM
from archive.extract.dates.date_words import (
    GRAIN_OF,
    MONTH_NUMBER,
    ORDINAL_NUMBER,
    PARTS,
    SEASONS,
    SETS,
    WEEKDAY_NUMBER,
    duration,
    letters,
    read_number,
)
from archive.extract.dates.periods import UNKNOWN


@rule("(?P<k>{set})")
def _how_often(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "annual", "weekly"; a capital inside a sentence is the name of a paper."""
    i = m.start()
    if s.word(i)[0].isupper() and (
        s.word(i + 1)[:1].isupper()
        or (
            i
            and s.tk.sentence[i - 1] == s.tk.sentence[i]
            and s.word(i - 1)[:1].isalpha()
            and s.word(i - 1)[:1].isupper()
        )
    ):
        return None
    value = SETS[s.lower(i)]
    if s.lower(i - 1) in ("-", "‑") and s.lower(i - 2) in ("semi", "bi"):
        return Draft(i - 2, i, "SET", SETS.get(s.lower(i - 2) + s.lower(i), value), "how_often")
    return Draft(i, i, "SET", value, "how_often")


@rule(
    "(?P<e>{every})(?P<o>{other}|{ordinal}|"
    + NUM
    + ")?(?P<u>{any_unit}|{weekday}|{daytime}|{weekend}|{any_month}|{any_season})(?P<p>{daytime})?"
)
def _every(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "every Monday", "each year", "every two weeks", "every other day"."""
    u = s.lower(m.start("u"))
    n: Any = 1
    if m.group("o"):
        w = s.lower(m.start("o"))
        n = 2 if w == "other" else ORDINAL_NUMBER.get(w) or read_number(s.tk, m.start("o"), m.end("o") - 1)
        if n is None or n == -1:
            return None
    letter = s.classes[m.start("u")]
    if (s.lower(m.start()) == "each" and s.lower(m.end()) == "of") or u == "second":
        return None
    if letter == _WEEKDAY:
        value = f"XXXX-WXX-{WEEKDAY_NUMBER[u]}"
    elif u in GRAIN_OF and letter not in _PARTDAY:
        value = duration(n, GRAIN_OF[u])
        if u == "weekend":
            value = UNKNOWN["weekend"]
        elif u in ("night", "nights"):
            value = "XXXX-XX-XXTNI"
    elif u in PARTS:
        value = f"XXXX-XX-XX{PARTS[u]}"
    elif u in MONTH_NUMBER:
        value = f"XXXX-{MONTH_NUMBER[u]:02d}"
    else:
        value = f"XXXX-{SEASONS[u]}"
    if m.group("p"):
        value += PARTS[s.lower(m.start("p"))]
    return Draft(m.start(), m.end() - 1, "SET", value, "every")


_WEEKDAY = letters("weekday")
_PARTDAY = letters("partday")


@rule("(?P<w>{weekdays})(?P<p>{daytime})?", "(?P<w>{weekday})(?P<p>{daytime}|{units})")
def _weekdays(s: Scene, m: re.Match[str]) -> Draft | None:
    """Read "Mondays", "Friday nights"."""
    w = s.lower(m.start())
    part = s.lower(m.start("p")) if m.group("p") else ""
    if w in WEEKDAY_NUMBER and part not in ("mornings", "afternoons", "evenings", "nights"):
        return None
    if w == "weekdays":
        return Draft(m.start(), m.end() - 1, "SET", "XXXX-WXX-WD", "every")
    value = (
        f"XXXX-WXX-{WEEKDAY_NUMBER[w.removesuffix('s') if w not in WEEKDAY_NUMBER else w]}{PARTS[part] if part else ''}"
    )
    return Draft(m.start(), m.end() - 1, "SET", value, "every")
