"""The figure page: one number in its sentence, and everything its row says."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from typing import Any

from archive.bounds import bounds_disjoint
from archive.pages.article import figure_span, says
from archive.pages.sources import Places
from archive.render import excerpt, mark_up_read
from archive.store.clusters import list_copies
from archive.store.figure_changes import find_former
from archive.store.reviews import list_reviews, say_correction
from archive.store.rows import rows

FIGURE = """
    select f.*, p.position, p.kind as paragraph_kind, p.text, a.key as article, a.headline, a.byline, a.url, o.name as publication,
        m.label as measure_label, m.description as measure_description, b.key as base_figure, b.exact as base_exact,
        t.source_name as source, t.source as source_printed, t.cue, t.stance, t.source_kind, v.source_name as through, d.exact as date_text,
        d.rule as date_rule, d.earliest as date_earliest
    from figures f
    join paragraphs p on p.id = f.paragraph_id
    join articles a on a.id = f.article_id
    left join publications o on o.id = a.publication_id
    left join measures m on m.name = f.measure
    left join figures b on b.id = f.base_figure_id
    left join attributions t on t.id = f.attribution_id
    left join attributions v on v.id = t.via_id
    left join dates d on d.id = f.date_id
    where f.key = ?
"""
# The same value elsewhere, of the same unit and measure: kind and value are one index; a range has no value and no such list.
SAME = """
    select f.key, f.exact, f.object, f.published, a.key as article, a.headline, o.name as publication
    from (select id from figures where kind = ? and value = ? order by id limit ?) n
    cross join figures f on f.id = n.id cross join articles a on a.id = f.article_id
    left join publications o on o.id = a.publication_id
    where f.unit is ? and f.measure is ? and f.article_id <> ?
    order by f.published is null, f.published, f.id
"""
LOOKED_AT = 3000  # of the figures with the same value: thousands of articles say "two people"
# What disagrees with it: the rule of the ready question "Figures that disagree".
RIVALS = """
    select f.key, f.paragraph_id, f.exact, f.published, f.as_of, f.date_basis, f.comparator, f.approximate, f.value, f.low, f.high, f.low_open,
        f.high_open, f.unit_name, a.key as article, a.headline, o.name as publication
    from figures f cross join articles a on a.id = f.article_id
    left join publications o on o.id = a.publication_id
    where f.measure = ? and f.published between date(?, '-7 days') and date(?, '+7 days')
        and f.certainty <> 'disputed' and +f.unit is ? and f.article_id <> ? and lower(f.object) = lower(?)
        and abs(julianday(coalesce(f.as_of, f.published)) - julianday(?)) <= 7
    order by f.published, f.id limit 1000
"""
SHOWN = 12
CONTEXT = 1500  # characters of the paragraph around a figure
EXPLAINED = 20_000  # a longer paragraph is not read again


@dataclass(frozen=True, slots=True)
class FigurePage:
    """A figure's row with its article's, its paragraph as safe HTML, and how it stands to the figures of other articles.

    ``same`` are the uses of the same number elsewhere, the earliest first, ``uses`` how many there are, ``first`` where it was printed
    first, which is known only of what happened to people, in articles that all have a day; ``rivals`` are the figures that share no number with it though they are of the same thing and time;
    of both ``is_copy`` says that they stand in a near-identical text. ``reviews`` is what persons said of it. ``rules`` says which rule set which field,
    None where today's rules find no such number or the paragraph is too long to read again.
    """

    figure: dict[str, Any]
    html: str
    cut_before: bool
    cut_after: bool
    same: list[dict[str, Any]]
    uses: int
    first: str | None
    rivals: list[dict[str, Any]]
    rules: dict[str, str] | None
    reviews: list[dict[str, Any]]

    @property
    def many(self) -> bool:
        return self.uses >= LOOKED_AT


def has_figure(connection: sqlite3.Connection, key: str) -> bool:
    return connection.execute("select 1 from figures where key = ?", [key]).fetchone() is not None


def has_former(connection: sqlite3.Connection, key: str) -> bool:
    return find_former(connection, key) is not None


def figure_page(connection: sqlite3.Connection, key: str, *, base: str = "") -> FigurePage | None:
    """Read one figure, or None where no article holds it now."""
    found = rows(connection, FIGURE, key)
    if not found:
        return None
    figure = found[0]
    figure["says"] = says(figure)
    # One date is known of a figure: it says since when where it begins on that day, else it gave the day.
    began = figure["since"] is not None and figure["since"] == figure["date_earliest"]
    figure["since_text"], figure["as_of_text"] = (figure["date_text"], None) if began else (None, figure["date_text"])
    others = rows(connection, 'select * from figures where paragraph_id = ? order by "start"', figure["paragraph_id"])
    spans = [figure_span(other, base) for other in others if other["key"] != key]
    spans.append(replace(figure_span(figure), layer="figure this", href=None))
    piece = excerpt(figure["text"], spans, around=figure["start"], width=CONTEXT)
    same, rivals = _same(connection, figure), _rivals(connection, figure)[:SHOWN]
    copies = {copy["key"] for copy in list_copies(connection, figure["article_id"]) if copy["is_near"]}
    for use in (*same, *rivals):
        use["is_copy"] = use["article"] in copies
    return FigurePage(
        figure,
        mark_up_read(piece.text, piece.spans),
        piece.cut_before,
        piece.cut_after,
        same=same[:SHOWN],
        uses=len(same),
        first=_first(figure, same),
        rivals=rivals,
        rules=_rules(figure),
        reviews=[_said(review) for review in list_reviews(connection, key)],
    )


def _said(review: dict[str, Any]) -> dict[str, Any]:
    """Put into a review's corrections what each should be as people read it."""
    wrong_in = (review["corrections"] or {}).items()
    return review | {"corrections": {field: value and say_correction(value) for field, value in wrong_in}}


def _same(connection: sqlite3.Connection, figure: dict[str, Any]) -> list[dict[str, Any]]:
    if figure["value"] is None:
        return []
    asked = (figure["kind"], figure["value"], LOOKED_AT, figure["unit"], figure["measure"], figure["article_id"])
    return rows(connection, SAME, *asked)


def _first(figure: dict[str, Any], same: list[dict[str, Any]]) -> str | None:
    """Return the day on which a toll was first printed; None where it is no toll, or an article that prints it has no day."""
    days = [figure["published"], *(use["published"] for use in same)]
    return None if figure["measure"] is None or None in days or len(same) >= LOOKED_AT else min(days)


def _rivals(connection: sqlite3.Connection, figure: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the figures of the same thing within a week, in other articles, that share no number with this one.

    Where both paragraphs name places, they name one in common.
    """
    if figure["measure"] is None or figure["published"] is None or figure["certainty"] == "disputed":
        return []
    day = figure["published"]
    of = (figure["unit"], figure["article_id"], figure["object"], figure["as_of"] or day)
    near = rows(connection, RIVALS, figure["measure"], day, day, *of)
    bounds = ("low", "high", "low_open", "high_open")
    own = [figure[name] for name in bounds]
    places = Places(connection)
    apart = [
        other
        for other in near
        if bounds_disjoint(*own, *(other[name] for name in bounds)) and places.may_meet(figure, other)
    ]
    for other in apart:
        other["says"] = says(other)
    return apart


def _rules(figure: dict[str, Any]) -> dict[str, str] | None:
    if len(figure["text"]) > EXPLAINED:
        return None
    from archive.extract.explaining import explain  # see archive.pages.word_lists

    where = (figure["number_start"], figure["number_end"])
    for found in explain(figure["text"]).figures:
        if (found.figure.number_start, found.figure.number_end) == where:
            return dict(found.rules)
    return None
