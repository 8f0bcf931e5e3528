"""What became of an article's figures when it was revised: compared, and found again by the address that one had."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from archive.model import Attribution, Figure
from archive.store.rows import has_table, rows
from archive.telling import counted, fold_source

_STATED = ("key", "exact", "value", "low", "high", "kind", "unit", "object", "about", "measure", "change_role")


@dataclass(frozen=True, slots=True)
class Stated:
    """What a figure states, as far as comparing it with one of another text needs to know."""

    key: str
    exact: str
    value: float | None
    low: float | None
    high: float | None
    kind: str
    unit: str | None
    object: str | None
    about: str | None
    measure: str | None
    change_role: str | None
    source: str | None = None

    @property
    def wording(self) -> tuple[Hashable, ...]:
        return (" ".join(self.exact.split()), self.value, self.low, self.high, self.unit, self.measure)

    @property
    def number(self) -> tuple[Hashable, ...]:
        """What it states, in whatever words."""
        return (self.value, self.low, self.high, self.kind, counted(self.kind, self.measure, self.unit), self.measure)

    @property
    def subject(self) -> tuple[Hashable, ...] | None:
        """What the number is of; None where the text does not say it well enough to know it again."""
        if not (self.measure or self.object or self.about):
            return None
        nouns = (" ".join((noun or "").casefold().split()) for noun in (self.object, self.about))
        return (self.kind, self.unit, self.measure, self.change_role, *nouns)

    @property
    def subject_of_source(self) -> tuple[Hashable, ...] | None:
        """What the number is of, and on whose word it stands; None where the text does not say both."""
        return (fold_source(self.source), self.subject) if self.source and self.subject else None


@dataclass(frozen=True, slots=True)
class Change:
    """A figure before and after a revision: added, removed, changed, or moved (stated in the same words in another paragraph)."""

    before: Stated | None
    after: Stated | None

    @property
    def name(self) -> str:
        if self.before is None:
            return "added"
        if self.after is None:
            return "removed"
        return "moved" if self.before.wording == self.after.wording else "changed"


def compare(before: Sequence[Stated], after: Sequence[Stated]) -> list[Change]:
    """Say what became of the figures of one text in the next. What keeps its key is not spoken of.

    Two figures are one that moved where only they are stated in the same words; one that changed where of the rest only they are
    of the same subject, or then of the same subject on the same word. Where there are several, nobody is paired with anybody.
    """
    done = {figure.key for figure in before} & {figure.key for figure in after}
    pairs: list[Change] = []
    gone, new = _without(done, before), _without(done, after)
    for ask in (attrgetter("wording"), attrgetter("subject"), attrgetter("subject_of_source")):
        pairs += _pair(gone, new, ask)
        done = {figure.key for change in pairs for figure in (change.before, change.after) if figure}
        gone, new = _without(done, gone), _without(done, new)
    return [*pairs, *(Change(figure, None) for figure in gone), *(Change(None, figure) for figure in new)]


def _without(keys: set[str], figures: Iterable[Stated]) -> list[Stated]:
    return [figure for figure in figures if figure.key not in keys]


def _pair(
    gone: Sequence[Stated], new: Sequence[Stated], ask: Callable[[Stated], tuple[Hashable, ...] | None]
) -> list[Change]:
    """Pair those that alone, each on its side, give the same answer."""
    sides: dict[tuple[Hashable, ...], tuple[list[Stated], list[Stated]]] = defaultdict(lambda: ([], []))
    for at, side in enumerate((gone, new)):
        for figure in side:
            if (said := ask(figure)) is not None:
                sides[said][at].append(figure)
    return [Change(before[0], after[0]) for before, after in sides.values() if len(before) == len(after) == 1]


def no_longer_stated(changes: Iterable[Change], after: Iterable[Stated]) -> list[str]:
    """Return the keys of the figures whose number the next text does not state of the same thing, in whatever words and place."""
    stated_still = {figure.number for figure in after}
    return [change.before.key for change in changes if change.before and change.before.number not in stated_still]


COLUMNS = (
    "article_id", "revision", "change", "key_before", "exact_before", "value_before", "low_before", "high_before", "key_after",
    "exact_after", "value_after", "low_after", "high_after", "unit", "measure",
)  # fmt: skip


def row_of(change: Change, article_id: int, revision: int) -> tuple[Any, ...]:
    """Return a change as its row (COLUMNS)."""
    states = [
        (figure.key, figure.exact, figure.value, figure.low, figure.high) if figure else (None,) * 5
        for figure in (change.before, change.after)
    ]
    latest = change.after or change.before
    assert latest is not None  # noqa: S101 - for the type checker; nothing never becomes nothing
    return (article_id, revision, change.name, *states[0], *states[1], latest.unit, latest.measure)


def figures_stated(conn: sqlite3.Connection, article_id: int) -> list[Stated]:
    """Return what the figures of an article state now."""
    names = ", ".join(f"f.{name}" for name in _STATED)
    sql = f"SELECT {names}, t.source_name FROM figures f LEFT JOIN attributions t ON t.id = f.attribution_id"
    sql += " WHERE f.article_id = ? ORDER BY f.id"
    return [Stated(*row) for row in conn.execute(sql, (article_id,))]


def stated(figure: Figure, attributions: Sequence[Attribution] = ()) -> Stated:
    """Return what a figure that was just found states, with the numbers that its row will have, on whose word of ``attributions``."""
    said: dict[str, Any] = {name: getattr(figure, name) for name in _STATED}
    numbers = {name: None if said[name] is None else float(said[name]) for name in ("value", "low", "high")}
    source = None if figure.attribution is None or not attributions else attributions[figure.attribution].source_name
    return Stated(**said | numbers, source=source)


@dataclass(frozen=True, slots=True)
class Former:
    """A figure that no article states now: where it stood last, and what it became.

    ``now`` is the key of what it became, if that still stands, ``now_exact`` what that says; ``same`` where it says it in the same
    words. Else it is gone from the article.
    """

    exact: str
    article: str
    headline: str | None
    revision: int
    now: str | None
    now_exact: str | None
    same: bool


_FORMER = """
    SELECT c.revision, c.change, c.exact_before, c.key_after, c.exact_after, a.key, a.headline
    FROM figure_changes c JOIN articles a ON a.id = c.article_id
    WHERE c.key_before = ? AND c.revision > ? ORDER BY c.revision DESC LIMIT 1
"""


def find_former(conn: sqlite3.Connection, key: str) -> Former | None:
    """Return the figure that had this key in an earlier text, followed to what it is now; None where none is known."""
    if not has_table(conn, "figure_changes"):
        return None
    found = conn.execute(_FORMER, (key, 0)).fetchone()
    if found is None:
        return None
    revision, change, exact, now, now_exact, article, headline = found
    last, same = revision - 1, change == "moved"
    while now is not None and not conn.execute("SELECT 1 FROM figures WHERE key = ?", (now,)).fetchone():
        found = conn.execute(_FORMER, (now, revision)).fetchone()
        revision, change, _, now, now_exact, *_ = found or (revision, "removed", None, None, None)
        same = same and change == "moved"
    return Former(exact, article, headline, last, now, now_exact, same and now is not None)


def list_changes(conn: sqlite3.Connection, article_id: int, revision: int) -> list[dict[str, Any]]:
    """Return what a revision of an article changed of its figures. Those that only moved are left out."""
    return rows(
        conn,
        "SELECT change, key_before, exact_before, key_after, exact_after, unit, measure FROM figure_changes"
        " WHERE article_id = ? AND revision = ? AND change <> 'moved' ORDER BY id",
        article_id,
        revision,
    )
