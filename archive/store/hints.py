"""What somebody may have meant whose series has found nothing: the units, places and sources that the archive has."""

from __future__ import annotations

import re
import shlex
import sqlite3
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from archive.extract import annotate
from archive.store.series import Series, count_by_unit, has_object, words_of
from archive.telling import is_rate

SHOWN = 8
_PLACES = "SELECT DISTINCT name FROM entities WHERE kind = 'place'"
_SOURCES = "SELECT DISTINCT source_name FROM attributions WHERE source_name IS NOT NULL"


def hints_at(conn: sqlite3.Connection, series: Series) -> Iterator[str]:
    """Yield a sentence for each word of a rule that the archive has nothing of, with what may be meant instead."""
    if unit := _hint_at_unit(conn, series.unit):
        yield unit
    if others := hint_at_units(conn, series):
        yield others
    for said in series.objects:
        if not has_object(conn, said):
            yield f"Nothing here counts or describes {said!r}; whole words are looked for, in any case."
        elif not count_by_unit(conn, Series(series.name, series.title, objects=(said,), words=words_of((said,)))):
            yield f"What counts or describes {said!r} here is how far it moved, has no unit or was called wrong; no series takes that."
    for what, asked, sql in (("place", series.places, _PLACES), ("source", series.sources, _SOURCES)):
        names = [row[0] for row in conn.execute(sql)] if asked else []
        for said in asked:
            if not any(re.search(rf"\b{re.escape(said)}\b", name, re.IGNORECASE) for name in names):
                close = _close(said, names)
                yield f"No {what} here is called {said!r}{f'; did you mean {close}?' if close else '.'}"


def hint_at_units(conn: sqlite3.Connection, series: Series) -> str | None:
    """Say in which units the rule would find more figures than in its own; None where there are none."""
    numbers = count_by_unit(conn, series)
    more = [unit for unit, number in numbers.items() if number > numbers.get(series.unit, 0)][:SHOWN]
    if not more:
        return None
    names = dict(conn.execute("SELECT unit, unit_name FROM units"))
    called = [names.get(unit) or unit for unit in more]
    said = ", ".join(f"{numbers[unit]:,} in {name}" for unit, name in zip(more, called, strict=True))
    return f"Of such figures there are {said}: --unit {shlex.quote(called[0])} takes {'these' if len(more) == 1 else 'the first'}."


def _hint_at_unit(conn: sqlite3.Connection, unit: str) -> str | None:
    """Say which unit may have been meant, and else which are the most common here; None where there are figures in this one.

    A unit has one name in the archive: "persons" are ``people``, "dollars" ``USD``, "allies" ``ally``. What "12 persons" would
    be read as says so.
    """
    sql = "SELECT unit FROM figures WHERE unit IS NOT NULL GROUP BY unit ORDER BY count(*) DESC, unit"
    units = [row[0] for row in conn.execute(sql)]
    if unit in units or is_rate(unit):
        return None
    if not units:
        return "No figure here has a unit yet."
    read = [figure.unit for figure in annotate(f"12 {unit} were there.").figures if figure.unit not in (None, unit)]
    meant = " or ".join(name for name in read if name in units) or _close(unit, units)
    if meant:
        return f"No figure here is in {unit!r}; did you mean {meant}?"
    called = f", which would be {read[0]!r}" if read else ""
    more = " and others" if len(units) > SHOWN else ""
    return f"No figure here is in {unit!r}{called}; there are {', '.join(units[:SHOWN])}{more}."


def _close(said: str, names: Iterable[str]) -> str:
    """Return the names that differ from what was said by a letter or two, and begin as it does: an archive may have many."""
    first = said[:1].casefold()
    alike = {name.casefold(): name for name in names if name[:1].casefold() == first}
    return " or ".join(alike[name] for name in get_close_matches(said.casefold(), alike, n=3, cutoff=0.7))
