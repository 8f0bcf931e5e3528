"""How far one place is from another, which no date of the clause reaches: "fled on Monday to Dunmore, 20 miles away"."""

from __future__ import annotations

import re

from archive.model import Figure

_LENGTHS = frozenset(("km", "m", "[mi_i]", "[ft_i]", "[yd_i]"))
_AWAY = re.compile(
    r"(?:\s\([^()]{1,24}\)|\))?\s(?:(?:to\s)?the\s|due\s|further\s|outside\s)?"
    r"(?:(?:north|south)(?:-?(?:east|west))?(?:ern)?|east|west|away|from|inland|outside|inside|upstream|downstream|off|across\sthe\sborder)\b"
)
_APART = re.compile(
    r"(?:,|\b(?:which|that)\s(?:is|lies)|\b(?:lying|lies|located|situated|is|are)|\d\s(?:km|kms|kilomet(?:er|re)s|miles|m)\s\(|\S\s\(|\d\s[a-z]+\s(?:\w+\s(?:of|from)\s[^,;]{1,40}\s)?and(?:\s(?:about|some))?)\s?$"
)
_NEAR = 72  # characters before a length in which stands what it hangs on


def is_where(text: str, figure: Figure) -> bool:
    """Whether a length says where a place is: "Dunmore, 20 km (12 miles) north of Hale"; not "drifted 20 km from Hale"."""
    if figure.kind != "measure" or figure.unit not in _LENGTHS or _AWAY.match(text, figure.end) is None:
        return False
    return _APART.search(text, max(0, figure.start - _NEAR), figure.start) is not None
