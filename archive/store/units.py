"""Which units an archive counts in, for somebody who asked for one that it has not."""

from __future__ import annotations

import sqlite3
from difflib import get_close_matches

from archive.extract import annotate

SHOWN = 8


def hint_at_unit(conn: sqlite3.Connection, unit: str) -> str | None:
    """Say which unit may have been meant, and else which are the most common here; None where there are figures in this one.

    A unit has one name in the archive: "persons" are ``people``, "dollars" ``USD``, "allies" ``ally``. What "12 persons" would
    be read as says so.
    """
    sql = "SELECT unit FROM figures WHERE unit IS NOT NULL GROUP BY unit ORDER BY count(*) DESC, unit"
    units = [row[0] for row in conn.execute(sql)]
    if unit in units:
        return None
    if not units:
        return "no figure here has a unit yet"
    read = [figure.unit for figure in annotate(f"12 {unit} were there.").figures if figure.unit not in (None, unit)]
    meant = [name for name in read if name in units] or get_close_matches(unit, units, n=3)
    if meant:
        return f"no figure here is in {unit!r}; did you mean {' or '.join(meant)}?"
    called = f", which would be {read[0]!r}" if read else ""
    more = ", ..." if len(units) > SHOWN else ""
    return f"no figure here is in {unit!r}{called}; there are {', '.join(units[:SHOWN])}{more}"
