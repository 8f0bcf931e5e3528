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
        ("About two-thirds of the cooks were new, against fewer than a quarter at the fair in March.", ["2024-05-24", "2024-03-31"]),
        ("The bay has 94 boats, a far cry from the 409 at the peak last October.", ["2024-05-24", "2023-10-31"]),
        ("The club has 40 boats, one fewer than a month ago, many of them old.", ["2024-05-24"]),
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
        ("The raid comes less than four months after the February 6 fire that killed 112 men.", ["2024-05-24", "2024-02-06"]),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the whole of which a part is told, a thing of so many, an ordinal, a second verb, who says it, what is to come
        ("The chain has shut 18 of its 240 inns since April.", [("2024-05-24", "2024-04-01"), ("2024-05-24", None)]),
        ("Floods have swamped 37 of the land's 64 towns since May 10.", [("2024-05-24", "2024-05-10"), ("2024-05-24", None)]),
        ("The Inn, a 16-bed house that had been open since 1952, is shut.", [("2024-05-24", None)]),
        ("Roe, in dock for the fourth time since May 3, must pay $40.", [("2024-05-24", "2024-05-03"), ("2024-05-24", None)]),
        ("The firm will cut 170 jobs, its second round of cuts since February.", [("2024-05-24", None)]),
        ("Some 13 farms were hit and there has been no case since May 6.", [("2024-05-24", None)]),
        ("Farms have lost 40 cows since December, as the worst drought in five years goes on.", [("2024-05-24", "2023-12-01"), ("2024-05-24", None)]),
        ("At least 89 mills shut between 2008 and 2012, according to two reports.", [("2012-12-31", "2008-01-01"), ("2024-05-24", None)]),
        ("It was the first night since April 9 that the count passed 1,000.", [("2024-05-24", None)]),
        ("He ran six times between 1958 and 1969, losing twice and, in 1966, winning by 3 miles.", [("1969-12-31", "1958-01-01"), ("1966-12-31", None)]),
        # a part with a day of its own, and a "since" without one
        ("Guards have made 26 arrests, 17 of these on a single April morning.", [("2024-05-24", None), ("2024-04-30", None)]),
        ("Troops are in five towns, in two of these since early May.", [("2024-05-24", None), ("2024-05-24", "2024-05-01")]),
        ("Roe had 17 fines to pay, four of these dating back to 2003.", [("2024-05-24", None), ("2024-05-24", "2003-01-01")]),
        ("They have met 14 times since, the latest of those on May 6.", [("2024-05-24", None)]),
        # a number inside what began is of its beginning
        ("Since a tax of 8.5% was announced on May 3, rents have slipped 6%.", [("2024-05-03", None), ("2024-05-24", "2024-05-03")]),
        ("The stock has lost half its worth since reaching $61.75 on April 17.", [("2024-05-24", "2024-04-17"), ("2024-04-17", None)]),
        # how rare it is, with a number of its own
        ("It was the sharpest one-month fall since a 7.5 pct slide in May 1980.", [("2024-05-24", None), ("1980-05-31", None)]),
        # what "as of" states, and an agency's day
        ("RATH, May 24 (Kyodo) -- A drought, it said, had left 46 farms dry in Rath, a city, as of Tuesday, it said Wednesday.", [("2024-05-21", None)]),
        ("As of Monday 21 farms were dry, up from 12 on May 3.", [("2024-05-20", None), ("2024-05-03", None)]),
        ("Some 12 farms, built for 90 cows each, have been dry since May 3.", [("2024-05-24", "2024-05-03"), ("2024-05-24", None)]),
        ("More than 40 men have died, according to guards, since the war began on May 3.", [("2024-05-24", "2024-05-03")]),
        ("It will pay 40 cents in early June to owners of record as of May 31.", [("2024-06-15", None)]),
        ("RATH, May 24 (Kyodo) -- Some 46 farms burned on Monday.", [("2024-05-20", None)]),
        ("RATH, May 24 (Kyodo) -- Some 46 farms are dry.", [("2024-05-24", None)]),
        # near misses
        ("Next month's concert will be her eighth since she came in 2004.", [("2024-06-30", "2004-01-01")]),
        ("Thousands of cooks and nearly 900 men have died since 1978.", [("2024-05-24", "1978-01-01")] * 2),
        ("The club has won 12 of 40 games since April.", [("2024-05-24", "2024-04-01")] * 2),
        ("It was his third win since April.", [("2024-05-24", "2024-04-01")]),
        ("She has lived in a 30-square-metre hut in Rath since May 3.", [("2024-05-24", "2024-05-03")]),
        ("Guards held 12 men, three of them armed, on Monday.", [("2024-05-20", None)] * 2),
        ("It sank 12 boats, including three of them on Monday.", [("2024-05-20", None)] * 2),
        ("It has cut 40 jobs since May 3 and lost $4 million.", [("2024-05-24", "2024-05-03")] * 2),
        ("According to two reports in May, 89 mills shut.", [("2024-05-24", None), ("2024-05-24", None)]),
    ],
)  # fmt: skip
def test_what_began_on_a_date_began_for_one_number(text, expected):
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is so now after what happened
        ("Two bakers face trial and guards seek a third after six men were shot late Saturday.", ["2024-05-24", "2024-05-24", "2024-05-18"]),
        ("Some 40 roads are shut after a storm on Monday.", ["2024-05-24"]),
        ("A dozen inns have new locks after a raid on Monday.", ["2024-05-24"]),
        ("Some 12 people are homeless after a fire on Monday.", ["2024-05-20"]),
        ("Guards seek two men who fled after a raid on Monday.", ["2024-05-20"]),
        ("Two men were held after a raid on Monday.", ["2024-05-20"]),
        ("Some 12 inns were shut after a storm on Monday.", ["2024-05-20"]),
        # what began, of which something else is told
        ("They join 650 people driven out by a feud that began in June 2016 and has killed 28.", ["2024-05-24", "2024-05-24"]),
        ("In the port, where 42 cooks were hurt in the brawls that started on 6 May, all is quiet.", ["2024-05-24"]),
        ("It cut 40 jobs that began in May 2023.", ["2023-05-31"]),
        # what was to be by now
        ("The 12-mile canal, originally due to open in May 2023, will be late.", ["2024-05-24"]),
        ("The four ships, once scheduled for delivery between April and July 2025, will come in 2027.", ["2024-05-24"]),
        ("The four ships set out in May 2023.", ["2023-05-31"]),
        # one of a number has its own day; of persons all have
        ("Guards took 27 guns, including a pistol stolen from a van on May 3.", ["2024-05-24"]),
        ("Guards took 27 guns on May 3, including a pistol.", ["2024-05-03"]),
        ("They shot 12 cooks, including a man hit on May 3.", ["2024-05-03"]),
    ],
)  # fmt: skip
def test_what_is_so_now_has_not_the_day_of_what_led_to_it(text, expected):
    assert [as_of for as_of, _ in days(text)] == expected
