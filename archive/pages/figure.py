"""The figure page: one number in its sentence, and everything its row says."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from typing import Any

from archive.pages.article import figure_span, says
from archive.pages.rows import rows
from archive.render import excerpt, mark_up

FIGURE = """
    select f.*, p.position, p.kind as paragraph_kind, p.text, a.key as article, a.headline, a.byline, a.url, o.name as publication,
        m.label as measure_label, m.description as measure_description, b.key as base_figure, b.exact as base_exact,
        t.source_name as source, t.source as source_printed, t.cue, t.source_kind, v.source_name as through, d.exact as date_text,
        d.rule as date_rule
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
# The same value elsewhere: kind and value are one index; a range has no value and no such list.
SAME = """
    select f.key, f.exact, f.published, f.unit_name, a.key as article, a.headline
    from figures f join articles a on a.id = f.article_id
    where f.kind = ? and f.value = ? and f.unit is ? and f.article_id <> ?
    limit 200
"""
SHOWN = 12
CONTEXT = 1500  # characters of the paragraph around a figure


@dataclass(frozen=True, slots=True)
class FigurePage:
    """A figure's row with its article's, its paragraph as safe HTML, and the same number in other articles, earliest first."""

    figure: dict[str, Any]
    html: str
    cut_before: bool
    cut_after: bool
    same: list[dict[str, Any]]


def has_figure(connection: sqlite3.Connection, key: str) -> bool:
    return connection.execute("select 1 from figures where key = ?", [key]).fetchone() is not None


def figure_page(connection: sqlite3.Connection, key: str, *, base: str = "") -> FigurePage | None:
    """Read one figure, or None where no article holds it now."""
    found = rows(connection, FIGURE, key)
    if not found:
        return None
    figure = found[0]
    figure["says"] = says(figure)
    others = rows(connection, 'select * from figures where paragraph_id = ? order by "start"', figure["paragraph_id"])
    spans = [figure_span(other, base) for other in others if other["key"] != key]
    spans.append(replace(figure_span(figure), layer="figure this", href=None))
    piece = excerpt(figure["text"], spans, around=figure["start"], width=CONTEXT)
    same: list[dict[str, Any]] = []
    if figure["value"] is not None:
        same = rows(connection, SAME, figure["kind"], figure["value"], figure["unit"], figure["article_id"])
        same.sort(key=lambda row: (row["published"] is None, row["published"], row["key"]))
    html = mark_up(piece.text, piece.spans)
    return FigurePage(figure, html, piece.cut_before, piece.cut_after, same[:SHOWN])
