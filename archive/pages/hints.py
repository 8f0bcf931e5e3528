"""What somebody may have meant whose series has found nothing: the units, places and sources that the archive has."""

from __future__ import annotations

import re
import shlex
import sqlite3
from collections.abc import Iterable, Iterator

from archive.extract import annotate
from archive.near_names import nearly_called
from archive.pages.quantities import find_unit, unit_of
from archive.store.series import Series, count_by_unit, count_without, has_object, steps_left_out, words_of
from archive.store.series import why_no_figure as why_not
from archive.telling import NO_UNIT, alone, units_alike

SHOWN = 8
_PLACES = "SELECT DISTINCT name FROM entities WHERE kind = 'place'"
_SOURCES = "SELECT DISTINCT source_name FROM attributions WHERE source_name IS NOT NULL"


def hints_at(conn: sqlite3.Connection, series: Series) -> Iterator[str]:
    """Yield a sentence for each word of a rule that the archive has nothing of, with what may be meant instead; one at least."""
    hints = [*_hints_at_words(conn, series)]
    yield from hints or [f"All that is asked for is here, but no figure has it all: {_what_to_leave(conn, series)}"]
    if not hints and (left_out := hint_at_steps(conn, series)):
        yield left_out


_TYPED = {"objects": "--object", "places": "--place", "sources": "--source", "not_sources": "--not-source"}


def _what_to_leave(conn: sqlite3.Connection, series: Series) -> str:
    """Say how many figures there are without each part of a rule, the most first."""
    found = sorted(count_without(conn, series).items(), key=lambda one: -one[1])
    said = [
        f"without {_as_typed(series, part)} there {'is' if number == 1 else 'are'} {number:,}"
        for part, number in found
        if number
    ]
    if len(found) > 1 and not said:
        return "nor all but one part; leave more out, and archive search shows what there is."
    return f"{', '.join(said)}." if said else "archive search shows what there is."


def _as_typed(series: Series, part: str) -> str:
    """Return the option of a part of a rule, as it is typed."""
    held = getattr(series, part)
    option = _TYPED.get(part, f"--{part}")
    return " ".join(f"{option} {shlex.quote(each)}" for each in ((held,) if isinstance(held, str) else held))


def _hints_at_words(conn: sqlite3.Connection, series: Series) -> Iterator[str]:
    if unit := _hint_at_unit(conn, series.unit):
        yield unit
    if others := hint_at_units(conn, series):
        yield others
    for said in series.objects:
        of_object = Series(series.name, series.title, objects=(said,), words=words_of((said,)))
        if not has_object(conn, of_object):
            yield f"Nothing here counts or describes {said!r}; whole words are looked for, in any case."
        elif not count_by_unit(conn, of_object):
            yield f"What counts or describes {said!r} here {' or '.join(why_not(conn, of_object))}; no series takes that."
    for what, asked, sql in (("place", series.places, _PLACES), ("source", series.sources, _SOURCES)):
        names = [row[0] for row in conn.execute(sql)] if asked else []
        for said in asked:
            if not any(re.search(rf"\b{re.escape(said)}\b", name, re.IGNORECASE) for name in names):
                yield f"No {what} here is called {said!r}{_instead(conn, what, said, names)}"
    of_measure = "SELECT 1 FROM figures WHERE measure = ? LIMIT 1"
    if series.measure and not conn.execute(of_measure, (series.measure,)).fetchone():
        yield f"No figure here has the measure {series.measure}."


def _instead(conn: sqlite3.Connection, what: str, said: str, names: list[str]) -> str:
    """Say who may be meant; of a place that is printed here and in no list of places, how its paragraphs are found."""
    close, words = _close(said, names), " ".join(re.findall(r"\w+", said))
    held = "SELECT 1 FROM paragraphs_fts WHERE paragraphs_fts MATCH ? LIMIT 1"
    if what == "place" and words and conn.execute(held, (f'"{words}"',)).fetchone():
        phrase = shlex.quote(f'"{words}"' if " " in words else words)
        return f", but it is printed: the rules know no such place, and --words {phrase} takes the paragraphs that hold it."
    return f"; did you mean {close}?" if close else "."


def hint_at_steps(conn: sqlite3.Connection, series: Series) -> str | None:
    """Say how many figures are left out because they say only how far it moved, with the newest of them; None where none is."""
    steps = steps_left_out(conn, series)
    if not steps:
        return None
    exact, newest = " ".join(steps[0]["exact"].split()), f"archive series include {series.name} {steps[0]['key']}"
    if len(steps) == 1:
        return (
            f'Left out is "{exact}", which says only how far it moved and not to what: {newest} takes it all the same.'
        )
    return (
        f"Left out are {len(steps):,} figures that say only how far it moved and not to what;"
        f' {newest} takes the newest, "{exact}", all the same.'
    )


def hint_at_units(conn: sqlite3.Connection, series: Series) -> str | None:
    """Say in which units the rule would find more figures than in its own; None where there are none."""
    numbers = _together(count_by_unit(conn, series))
    own = sum(numbers.get(unit, 0) for unit in units_alike(series.unit))
    more = [unit for unit, number in numbers.items() if number > own and unit not in units_alike(series.unit)][:SHOWN]
    if not more:
        return None
    said = ", ".join(
        f"{numbers[unit]:,} {'without a unit' if unit == NO_UNIT else f'in {_called(conn, unit)}'}" for unit in more
    )
    first = shlex.quote(_called(conn, more[0]))
    return f"Of such figures there are {said}: --unit {first} takes {'these' if len(more) == 1 else 'the first'}."


def _together(numbers: dict[str, int]) -> dict[str, int]:
    """Add up the units that a series takes together, the most first."""
    found: dict[str, int] = {}
    for unit, number in numbers.items():
        most = max((each for each in units_alike(unit) if each in numbers), key=len)
        found[most] = found.get(most, 0) + number
    return dict(sorted(found.items(), key=lambda one: -one[1]))


def _called(conn: sqlite3.Connection, unit: str) -> str:
    """Return how a unit is typed: by its name, where that is understood."""
    name = find_unit(conn, unit)[1]
    return name if name and unit_of(conn, name) == unit else unit


def _hint_at_unit(conn: sqlite3.Connection, unit: str) -> str | None:
    """Say which unit may have been meant, and else which are the most common here; None where there are figures in this one.

    A unit has one name in the archive: "persons" are ``people``, "dollars" ``USD``, "allies" ``ally``. What "12 persons" would
    be read as says so.
    """
    sql = "SELECT unit, unit_name FROM figures WHERE unit IS NOT NULL GROUP BY 1, 2 ORDER BY count(*) DESC, 1, 2"
    held = conn.execute(sql).fetchall()
    units = {code for code, _ in held}
    names = list(dict.fromkeys(alone(code, name or code) for code, name in held))
    if unit in names or unit == NO_UNIT or not units.isdisjoint(units_alike(unit)):
        return None
    if not units:
        return "No figure here has a unit yet."
    read = [figure.unit for figure in annotate(f"12 {unit} were there.").figures if figure.unit not in (None, unit)]
    meant = " or ".join(_called(conn, code) for code in read if code in units) or _close(unit, names)
    if meant:
        return f"No figure here is in {unit!r}; did you mean {meant}?"
    known = {code for (code,) in conn.execute("SELECT unit FROM units")}
    called = next((f", which would be {code!r}" for code in read if code in known), "")  # not "dolar" of "dolars"
    more = " and others" if len(names) > SHOWN else ""
    return f"No figure here is in {unit!r}{called}; there are {', '.join(names[:SHOWN])}{more}."


def _close(said: str, names: Iterable[str]) -> str:
    """Return the names that differ from what was said by a letter or two, and begin as it does: an archive may have many."""
    first = said[:1].casefold()
    return " or ".join(nearly_called(said, (name for name in names if name[:1].casefold() == first)))
