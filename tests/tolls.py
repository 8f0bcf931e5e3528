"""An archive of tolls that many sources give, for the pages on which these are set against each other."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import Any

from publishing import build

from archive.store.series import Series, put_series

SERIES = "/-/series/killed-people"
MAY = "More than 35,000 people"


def said(
    key: str, published: str | None, *figures: tuple[str | None, dict[str, Any]], publication: str | None = None
) -> dict:
    """Write an article for ``build`` that says one number a sentence; ``who`` are their sources, for ``attribute``."""
    text = " ".join(f"{number}: {n} people." for n, (number, _) in enumerate(figures, 1))
    rows = []
    for n, (_, figure) in enumerate(figures, 1):
        rows.append(
            {
                "exact": f"{n} people",
                "number": str(n),
                "unit": "people",
                "object": "people",
                "measure": "killed",
                **figure,
            }
        )
    return {
        key: {"headline": key, "published": published, "publication": publication, "paragraphs": [("body", text, rows)]}
    }


def build_tolls(path: Path) -> sqlite3.Connection:
    """Write an archive of nine sources and one without, in two publications, with every kind of bounds; two articles name other places."""
    exact, about = {"value": 40, "low": 40, "high": 40}, {"value": 1200, "low": 1150, "high": 1250, "approximate": 1}
    least, most = {"value": 35, "low": 35, "comparator": ">="}, {"value": 30, "high": 30, "comparator": "<="}
    dozens, several = {"vague": 1, "low": 24, "high": 99}, {"vague": 1, "low": 3}
    rows = {
        **said("article000000001", "2024-05-01", ("Police", exact), ("the police", about), publication="One"),
        **said("article000000002", "2024-05-03", ("Ministry", most), ("ministry", least), publication="Two"),
        **said("article000000003", "2024-05-04", ("Army", dozens), ("Red Cross", several), publication="One"),
        **said("article000000004", "2024-06-04", ("A", exact), ("B", exact), ("C", exact), ("D", exact), publication="Two"),
        **said("article000000005", None, ("E", exact), publication="Two"),
        **said("article000000006", "2024-05-05", (None, {"value": None}), (None, exact), ("they", exact), publication=None),
        **said("article000000007", "2024-05-02", ("Hospital", {"value": 90, "low": 90, "high": 90}), publication="Three"),
    }  # fmt: skip
    connection = sqlite3.connect(build(path, rows=rows))
    for id_, text, number in connection.execute(
        "select f.id, p.text, f.number_text from figures f join paragraphs p on p.id = f.paragraph_id"
    ).fetchall():
        source = re.search(rf"(?:^|\. )([^.]+): {number} people", text)[1]  # type: ignore[index]
        if source != "None":
            connection.execute(
                'insert into attributions (id, article_id, paragraph_id, "start", "end", exact, source, source_name, source_kind,'
                " stance) select ?, article_id, paragraph_id, 0, 1, '', ?, ?, 'unnamed', 'reported' from figures where id = ?",
                [id_, source, source, id_],
            )
            connection.execute("update figures set attribution_id = ? where id = ?", [id_, id_])
    for paragraph, place in ((1, "Rafah"), (2, "Rafah"), (7, "Gaza City")):
        connection.execute(
            'insert into mentions (article_id, paragraph_id, "start", "end", exact, kind) values (?, ?, 0, 1, ?, ?)',
            [paragraph, paragraph, place, "place"],
        )
    connection.commit()
    put_series(connection, Series(name="toll", title="A toll", measure="killed"))
    return connection
