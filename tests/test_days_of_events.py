"""The day of a figure that stands beside an event: so long after it, of a part of it, since it, and the same day of another year."""

from __future__ import annotations

from datetime import date

import pytest

from archive import annotate

PUBLISHED = date(2024, 5, 24)


def days(text):
    return [(figure.as_of, figure.since) for figure in annotate(text, published=PUBLISHED).figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the article's day in another year, unless the sentence tells of one; near misses: a story's point, a year that owns
        ("The lake held 61 boats at this point last year.", ["2023-05-24"]),
        ("Trout are scarce: 40 were caught by the same stage of 2019.", ["2019-05-24"]),
        ("Last year at this time, 40 ferries had sailed.", ["2023-05-24"]),
        ("In April the club had 40 boats, against 35 at the same point last year.", ["2024-04-30", "2023-04-30"]),
        ("At that point in 2009 the club had 40 boats.", ["2009-12-31"]),
        ("At the same time, last year's storms sank 40 boats.", ["2023-12-31"]),
        ("The club had 40 boats last year.", ["2023-12-31"]),
        # the months of the year that are over; near misses: of something else, not over, after what was told
        ("Catches rose to 12 tonnes in the first four months.", ["2024-04-30", "2024-04-30"]),
        ("The 2022 report counts 12 wrecks for the first five months.", ["2022-05-31", "2022-05-31"]),
        ("It sank 12 boats in the first four months of his rule.", ["2024-05-24", "2024-05-24"]),
        ("It sank 12 boats in the first nine months.", ["2024-05-24", "2024-05-24"]),
        ("It sank 12 boats in its first four months.", ["2024-05-24", "2024-05-24"]),
        ("He came in 2009. He won 12 cups in the first four months.", ["2024-05-24", "2024-05-24"]),
        ("Cooks get 12 meals in the first three months to rest.", ["2024-05-24", "2024-05-24"]),
    ],
)
def test_a_figure_is_of_the_same_day_of_another_year_or_of_the_months_that_are_over(text, expected):
    assert [as_of for as_of, _ in days(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is a half or a multiple of a number with its own date is not of that date
        ("The pier has 29 cranes, fewer than half the 58 that stood there in 2009.", ["2024-05-24", "2024-05-24", "2009-12-31"]),
        ("It kept 13 tonnes, down from 21 tonnes in 2008 and less than a third the 60 tonnes of 2007, with two clubs ahead.", ["2024-05-24", "2008-12-31", "2024-05-24", "2007-12-31", "2024-05-24"]),
        ("About two-thirds of the cooks were new, against fewer than half at the fair in March.", ["2024-05-24", "2024-03-31"]),
        ("The bay has 94 boats, a far cry from the 409 at the peak last October.", ["2024-05-24", "2023-10-31"]),
        ("The club has 40 boats, one less than a year ago, most of them old.", ["2024-05-24"]),
        ("Half the 40 men held on Monday were freed.", ["2024-05-20", "2024-05-20"]),
        ("Guards held half of the 40 men on Monday.", ["2024-05-20", "2024-05-20"]),
        ("The quake killed half the 40 monks in 1999.", ["1999-12-31", "1999-12-31"]),
        # two years that open a sentence
        ("In 2004 and 2005, he said, 40 men fled, and crews shrank by a third.", ["2005-12-31", "2005-12-31"]),
        ("In 2004 and in Rath, he said, 40 men fled.", ["2004-12-31"]),
    ],
)  # fmt: skip
def test_a_half_of_what_once_was_is_of_today(text, expected):
    assert [as_of for as_of, _ in days(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # so long after an event it is today
        ("Nearly eight weeks after rebels took Rath on March 28, killing 12 men, some 40 boats still come.", ["2024-05-24", "2024-03-28", "2024-05-24"]),
        ("Five months after the December 24 quake hit Rath, about half of the 840 huts are empty.", ["2024-05-24"] * 3),
        ("The raid comes less than six months after the November 30 fire that killed 112 men.", ["2024-05-24", "2023-11-30"]),
        ("Ten years after the dam broke in May 2014, 12 farms are dry.", ["2024-05-24", "2024-05-24"]),
        # or another day; or the figure is of what happened
        ("Three days after the December 24 quake, 12 men were found.", ["2023-12-24", "2023-12-24"]),
        ("Two months after the mill shut in 2020, 40 men left.", ["2020-12-31", "2020-12-31"]),
        ("Five months after the December 24 quake, in which 400 died, the sea rose.", ["2024-05-24", "2023-12-24"]),
        ("Five months after the December 24 quake, killing 400, the sea rose.", ["2024-05-24", "2023-12-24"]),
    ],
)  # fmt: skip
def test_so_long_after_an_event_it_is_today(text, expected):
    assert [as_of for as_of, _ in days(text)] == expected
