"""What the head of a column says of the numbers below it, in tables of pages and of plain text."""

from __future__ import annotations

import pytest

from archive.extract import annotate
from archive.model import Document, Source
from archive.reading import read

ROWS = "Chad | 40 | 1,200 | 31\nMali | 12+ | 9 | none"


def told(text: str) -> list[tuple[object, str | None, str | None, str | None]]:
    return [(f.value, f.unit, f.measure, f.about) for f in annotate(text).figures]


def test_a_number_counts_what_the_head_of_its_column_names() -> None:
    assert told(f"Place | Deaths | Homes destroyed | Patients\n{ROWS}") == [
        (40, "death", "killed", "Chad"),
        (1200, "home", "destroyed", "Chad"),
        (31, "people", None, "Chad"),
        (12, "death", "killed", "Mali"),
        (9, "home", "destroyed", "Mali"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"Place | Name | Colour | Size\n{ROWS}",  # heads that count nothing
        f"Place | Killed or wounded | Year | Size\n{ROWS}",  # who may be either
        f"Place | Killed | Hurt\n{ROWS}",  # another number of cells
        f"Place | Killed | Injured | Missing\n\nThe rest is not known.\n\n{ROWS}",  # no table goes on behind a text
    ],
)
def test_a_number_counts_nothing_of_another_table(text: str) -> None:
    assert [(unit, measure) for _, unit, measure, _ in told(text)] == [(None, None)] * 5


def test_only_a_number_that_fills_its_cell_is_the_columns() -> None:
    assert told("Place | Killed | Injured\nChad | 40 (two more) | 5.5")[-1][1:3] == (None, None)


def test_a_table_of_a_page_is_read_so() -> None:
    rows = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in row.split('|'))}</tr>"
        for row in ("Place|Killed|Injured", "Chad|40|112", "Mali|3|9")
    )
    page = f"<html><body><article><h1>Storm hits both lands</h1><p>{'The storm hit both lands on Monday. ' * 9}</p><table>{rows}</table></article></body></html>"
    [document] = read(page.encode(), Source("page.html", "page.html")).documents
    assert isinstance(document, Document)
    found = [(f.value, f.unit, f.measure) for f in annotate(document).figures]
    assert found == [
        (40, "people", "killed"),
        (112, "people", "wounded"),
        (3, "people", "killed"),
        (9, "people", "wounded"),
    ]
