"""Dates that are of another clause than the figure: in a quotation before its tag, to come in an aside or behind "and that".

"'Last year we had 20,' said Lee, a mother of six", "the show, which closes on 8 March, has sold 200 tickets", "12 have come, with
another eight expected by May", "said that 46 were under way and that $4m would be spent by 2025".
"""

from __future__ import annotations

import re

from archive.extract.days.days_of_levels import Dated
from archive.model import Figure, TimeExpression

_RELATIVE = re.compile(r",\s(?:which|who|whose|where)\s[^,;]{1,80}$")
_YET = re.compile(
    r",\s(?:with|and)\s[^,;]{1,60}\b(?:expected|due|planned|scheduled|to\s(?:be|come|follow))\b[^,;]*$"
    r"|,\swith\s(?:the|its|their|an?|most|some|all)\s[^,;]{1,40}\b[a-z]{2,}ing\b[^,;]{0,24}$"
    r"|\band\sthat\b[^;]*\b(?:will|would|could|may|might|should)\b[^;]*$"
)
_FAR = 100  # characters


def without_asides(text: str, figure: Figure, inside: list[Dated], day: str | None) -> list[Dated]:
    """Return the dates of a figure's clause that no aside has for itself."""
    if inside[-1][1].end > figure.start:
        ahead = day is not None and (inside[-1][1].earliest or "") > day
        if not ahead and (len(inside) == 1 or not ('"' in text or "”" in text)):
            return inside
    return [pair for pair in inside if not _is_aside(text, figure, pair[1], day)]


def _is_aside(text: str, figure: Figure, found: TimeExpression, day: str | None) -> bool:
    ahead = day is not None and (found.earliest or "") > day
    if found.end <= figure.start:
        between = text[found.end : figure.start]
        if ('"' in between or "”" in between) and _leaves_quotation(between):
            return True
        relative = ahead and between[:1] == ","
        return relative and _RELATIVE.search(text, max(0, found.start - _FAR), found.start) is not None
    return ahead and _YET.search(text, figure.end, found.start) is not None


def _leaves_quotation(between: str) -> bool:
    """Whether a quotation ends, and its tag says who spoke, before the figure."""
    if "”" in between:
        return between.count("”") > between.count("“")
    return between.count('"') == 1 and between[: between.index('"')][-1:] in (",", ".", "?", "!")
