"""The day of a match, which its report names once."""

from __future__ import annotations

from datetime import date

import pytest

from archive import annotate

PUBLISHED = date(2024, 5, 24)
_WON = "Rath beat Melby by 31 runs at Lunt on Tuesday.\n\n"
_SET = "Ann Roe beat a seed in three sets on Tuesday.\n\n"
_SCORE = "The home side beat Lunt 3-1 on Tuesday.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_WON + "Pell took three early wickets.", "2024-05-21"),
        (_WON + "The last four wickets fell for a song.", "2024-05-21"),
        (_WON + "Melby were bowled out in 41.2 overs.", "2024-05-21"),
        (_WON + "It rained a little.\n\nPell faced 124 balls.", "2024-05-21"),
        (_SET + "Roe saved four set points and hit no more aces.", "2024-05-21"),
        (_SET + "Games went on serve until Roe slipped at 40 feet.", "2024-05-21"),
        (_SCORE + "Cole's two goals came late.", "2024-05-21"),
        (_SCORE + "Lee, the keeper, made nine saves.", "2024-05-21"),
        (_SCORE + "Cole ran 80 yards with the ball.", "2024-05-21"),
        ("Kerr won the mile by a lap yesterday.\n\nKerr ran the last two laps alone.", "2024-05-23"),
        # near misses: a season, what had been, the present, another day, no play, no winner
        (_WON + "Rath has won 12 games.", "2024-05-24"),
        (_WON + "Pell took 40 wickets last season.", "2024-05-24"),
        (_SCORE + "Lee had made nine saves at Brom.", "2024-05-24"),
        (_SCORE + "Some 12 goals are a record.", "2024-05-24"),
        (_SCORE + "On Monday it snowed in Rath.\n\nBrom shot 12 goals.", "2024-05-24"),
        (_SCORE + "A pie cost $12 that night in games rooms.", "2024-05-24"),
        ("The firm won an order on Tuesday.\n\nRath set 12 goals.", "2024-05-24"),
        ("The hall held games on Tuesday.\n\nBrom shot 12 goals.", "2024-05-24"),
    ],
)
def test_a_match_goes_on_through_its_report(text, expected):
    assert annotate(text, published=PUBLISHED).figures[-1].as_of == expected
