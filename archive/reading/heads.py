"""What may stand above an article in its own text: a date line, ``Key: value`` lines, YAML front matter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from archive.reading.dates import read_date

_DATE_LINE = re.compile(r"\s?date (\d{4}-\d{2}-\d{2})(?:\s+|\Z)")


@dataclass(frozen=True, slots=True)
class DateLine:
    """The seed's head, `` date 2024-05-24 ``, glued to the first paragraph."""

    printed: str
    published: date | None
    end: int


def date_line(text: str) -> DateLine | None:
    """Find the date line that a text begins with. A day that is not in the calendar leaves ``published`` None."""
    found = _DATE_LINE.match(text)
    return DateLine(found[1], read_date(found[1]), found.end()) if found else None
