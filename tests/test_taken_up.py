"""Numbers that take up what was counted before, over paragraphs: "Two breweries merged. The two run 337 pubs"."""

from __future__ import annotations

import pytest

from archive.extract import annotate


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Two breweries merged in May.\n\nOwners are glad. In Kent the two run many pubs.", "brewery"),
        ("Three choirs sang there. All three have closed since.", "choir"),
        ("The council bought 47 buses. Those 47 are idle.", "bus"),
        ("It sold 12 lorries and nine vans. The nine were old.", "van"),
        ("Four rowers drowned. One was found, and the other three are missing at sea.", "people"),
        ("The firm bought four mills. The two were old.", None),
        ("She runs 18 cafes. Seven are let.\n\nThe other 11 stay open.", "cafe"),
        ("The state will keep two of four bridges; the remaining two will go.", "bridge"),
        ("It has 30 looms. Twelve weave silk and eight wool. The other ten are idle.", "loom"),
        ("She runs 18 cafes. Seven are let. The other four stay open.", None),
        ("It has 18 cafes.\n\nIt rained.\n\nIt snowed. Seven shut. The other 11 stay open.", None),
        ("He read seven of 18 reports. In 2012, the other 20 were lost.", None),
        ("It has three mills and says the other two are shut.", "mill"),
        ("Two mills shut.\n\nIt rained.\n\nIt snowed.\n\nIt thawed.\n\nIt froze.\n\nAda and the two were glad.", None),
    ],
)
def test_a_definite_number_counts_what_as_many_were_before(text: str, unit: str | None) -> None:
    assert annotate(text).figures[-1].unit == unit


def test_a_part_counts_what_its_whole_takes_up() -> None:
    figures = annotate("Rangers counted nine more nests.\n\nFive of the nine were empty.").figures
    assert [f.unit for f in figures] == ["nest"] * 3
