"""Which of two clauses a date and a figure are in, where one stands inside the other, and whether both tell one time."""

from __future__ import annotations

from datetime import date

import pytest

from archive import annotate

PUBLISHED = date(2024, 5, 24)
NOW, MONDAY = "2024-05-24", "2024-05-20"


def days(text: str) -> list[str | None]:
    return [figure.as_of for figure in annotate(text, published=PUBLISHED).figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the clause goes on behind a relative one, which has its own day
        ("Another 15 hikers, who failed to call, were found on Monday.", [MONDAY]),
        ("The crash on Monday, which closed two roads, killed six.", [MONDAY, MONDAY]),
        ("In Norland, where 40 lakes have dried up since 1975, the ice lost 3% last year.", [NOW, "2023-12-31"]),
        # the day of a relative clause is none of a verb in the present behind it
        ("The club, which went bankrupt on Monday, owes money to 26 firms.", [NOW]),
        ("In Dunland, which votes on June 9, the party is polling at 41%.", [NOW]),
        ("Forty percent of the people who lost a job in April say it is gone.", [NOW]),
        # who speaks, and what he was told of by "whose"
        ("Lee, whose members struck in 1995, said 210 jobs were safe.", [NOW]),
        ("Brom, which made a profit in 2021, admitted two breaches of the code.", [NOW]),
        # what is in the present, or came before what was done with him, is not of the day of that
        ("The bank, which is owed $21 million, agreed in January to wait.", [NOW]),
        ("The pool, where an adult pays $3, raised its fees in 2023.", [NOW]),
        ("The fund, to which nine states have given $2 million, closed on Monday.", [NOW, NOW]),
        ("A clerk who stole $2 million, spending much of it on boats, was sentenced on Monday.", [NOW]),
        ("A clerk who bilked the town out of $2 million pleaded guilty in January.", [NOW]),
        ("He ran his best of 10.04 when he won in 1998.", ["1998-12-31"]),
        ("It left a town facing a bill that could top $30 million, officials said on Monday.", [MONDAY]),
        ("Dale Foy (61), who runs a mill, admitted thefts between 2005 and 2007.", [NOW]),
        # near misses: one time
        ("A fire that hit Rath on Monday has killed 96 people.", [MONDAY]),
        ("The raid, which killed 12 people, began on Monday.", [MONDAY]),
        ("A blast that killed 12 people shook Rath on Monday.", [MONDAY]),
        ("Two people who were shot on Monday are expected to live.", [MONDAY]),
        ("A ban, under which 40 shops will close, would cost $9 million in June.", ["2024-06-30"] * 2),
        ("The study, conducted in 2021, found 12 errors.", ["2021-12-31"]),
        ("A trader whose shop, which she had built, was burnt on Monday lost $400.", [MONDAY]),
    ],
)  # fmt: skip
def test_a_relative_clause_has_its_own_day(text, expected):
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is to be, or was, in a clause that hangs on another noun
        ("The mayor has proposed a $4 million plan that would raise pay in October.", [NOW]),
        ("The council approved $2 million for a force that is to begin by the end of the year.", [NOW]),
        ("The town has won back about half of the 22 million jobs lost in March.", [NOW, "2024-03-31"]),
        ("Dome has 40 workers in a mill hit by floods in 2021.", [NOW]),
        ("Lee stood to collect $8 million, having paid $3,000 for it in 1978.", [NOW, "1978-12-31"]),
        ("They paid $3 million for a firm that in 1998 had turned down a bid.", [NOW]),
        # when a thing came about
        ("A tanker built in 2013 changed hands for $26 million.", [NOW]),
        ("Seven buyers chased the picture, painted in 1941, for 12 minutes.", [NOW, NOW]),
        ("Some 400 reached the shelters built after the 1970 flood.", [NOW]),
        # who lives in a place, and what only describes the subject of what is to come
        ("The village of 860 people raised its rates in 2008.", [NOW]),
        ("A mill near Ulm with 320 workers is to close in 2027.", [NOW]),
        ("Four of Rath's 11 pools will close by the end of June.", ["2024-06-30", NOW]),
        # what a figure counts has a clause of its own
        ("Dome will cut 60 jobs by the end of 2026, on top of the 118 cuts it announced in July.", ["2026-12-31", "2023-07-31"]),
        ("The party is at 41%, short of the 47.7% it won in 2013.", [NOW, "2013-12-31"]),
        # near misses
        ("The mayor proposed a plan that would raise pay by 4% in October.", ["2024-10-31"]),
        ("Brom has sold 12 mills bought in 2021.", ["2021-12-31"]),
        ("The town will give $40 to a fund that would close in October.", ["2024-10-31"]),
        ("Rath has a $12 million tax planned for 2027.", ["2027-12-31"]),
        ("A plant opened in 2021 with 12 workers.", ["2021-12-31"]),
        ("A total of 320 workers will go in 2027.", ["2027-12-31"]),
        ("The village of 860 people in 2008 is gone.", ["2008-12-31"]),
        ("Some 320 workers will strike in June.", ["2024-06-30"]),
    ],
)  # fmt: skip
def test_a_clause_on_another_noun_has_its_own_day(text, expected):
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is told beside it
        ("Lee said 12 had fled on Monday and that 40 are missing.", [MONDAY, NOW]),
        ("Lee heads four guilds and whose pay came to $41,000 last year.", [NOW, "2023-12-31"]),
        ("Sales fell by 3% last year, she said, adding that she would forgo 20% of her pay.", ["2023-12-31", NOW]),
        ("She spent five weeks in hospital and died in March.", [NOW]),
        ("The mill added 60 jobs after shedding 2,000 in April.", [NOW, "2024-04-30"]),
        ("Some 28 of them want to know if this is 1998 again.", [NOW]),
        # names of laws and of futures
        ("Each cart may carry eight pigs under the Transport of Animals Rules, 1978.", [NOW]),
        ("They get $40 under the 1990 forest act.", [NOW]),
        ("December corn closed 6 cents higher.", [NOW]),
        # what a day that opens another clause is not of; what came of what happened since when
        ("A year ago it had 12 barns, today it has 40.", ["2023-12-31", NOW]),
        ("In 1990 Rath had 12 mills and now it has 40.", ["1990-12-31", NOW]),
        ("Rath had 12 mills in 1990 and 40 today.", ["1990-12-31", NOW]),
        ("No boat has sunk since a ferry overturned near Leeds in 1985, drowning 31.", ["1985-12-31"]),
        # what is a part of what was told before; not what is so today
        ("Guards held 40 men in March. Nine of them fell ill.", ["2024-03-31"] * 2),
        ("Guards held 40 men in March. Nine of them are ill.", ["2024-03-31", NOW]),
        ("A gang robbed 40 men on Boxing Day 2014.", ["2014-12-26"]),
        ("Palladium for May gained 3.2 cents.", [NOW]),
        ("Palm oil for September slid 45 ringgit to 3,810 ringgit a tonne.", [NOW] * 2),
        ("Live cattle for June lost 20 points.", [NOW]),
        ("Orders for April rose 3%.", ["2024-04-30"]),
        ("Prices of silver for April rose 3%.", ["2024-04-30"]),
        ("November Brent was quoted at $13.88 a barrel.", [NOW]),
        # near misses
        ("Sales rose on Monday, adding 12 shops to the chain.", [MONDAY]),
        ("Sales of corn in December closed 6% higher.", ["2023-12-31"]),
        ("December corn exports rose 6%.", ["2023-12-31"]),
        ("Two men were hurt and died on Monday.", [MONDAY]),
        ("Brom lost $40 in 1985.", ["1985-12-31"]),
    ],
)  # fmt: skip
def test_what_is_told_beside_it_and_names_have_their_own_day(text, expected):
    assert days(text) == expected


def test_the_start_is_of_its_own_verb():
    found = annotate(
        "The bank has cut its rates four times since November and injected $24 million last week.", published=PUBLISHED
    ).figures
    assert [(figure.as_of, figure.since) for figure in found] == [(NOW, "2023-11-01"), ("2024-05-19", None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a clause behind a mere comma: its own day, and the present
        ("Visits plunged 67% in the year to March, hotel rates are at 20%.", ["2024-03-31", NOW]),
        ("Forty of the pupils escaped, 100 were freed on Monday.", [NOW, MONDAY]),
        ("Sales fell 3% last year, the firm has 12 shops.", ["2023-12-31", NOW]),
        # and one in the past has the time of the one before it
        ("Fever killed 6,000 people in 2020, and 96% of deaths occurred in Norland.", ["2020-12-31"] * 2),
        ("The bond was approved with 58% of the vote in 1992, though only 6% of voters took part.", ["1992-12-31"] * 2),
        ("Dome received 400 letters last year, and struck off 86 members.", ["2023-12-31"] * 2),
        # near misses: what hangs on another, who says it, what opens it, another time
        ("When it sank on Monday, 12 men were hurt.", [MONDAY]),
        ("Two men were shot, a court was told on Monday.", [MONDAY]),
        ("It said for the first quarter, sales rose to $213.", ["2024-03-31"]),
        ("Fever killed 6,000 people in 2020, and 40 have died in Norland.", ["2020-12-31", NOW]),
        ("Output rose 9% in March, and 12 mills are shut.", ["2024-03-31", NOW]),
        ("Dome sold 12 boats in 2020, from 9 in 2019, and 40 of them sank.", ["2020-12-31", "2019-12-31", NOW]),
    ],
)  # fmt: skip
def test_clauses_beside_each_other(text, expected):
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is to come hangs on what is so, and the reverse
        ("Lee faces 25 years in prison when he is sentenced on June 14.", [NOW]),
        ("Nine of the officials see no rise before 2027.", [NOW]),
        ("Rath has a quota of 40,000 tonnes until 2027.", [NOW]),
        ("The deal obliges Brom to buy 12 mills if prices fall by 2026.", [NOW]),
        ("The village will lose 12 jobs after sales fell in 2021.", [NOW]),
        ("The town will spend $40 million following a flood last month.", [NOW]),
        # near misses
        ("Nine women who were hurt on Monday are likely to recover.", [MONDAY]),
        ("Lee will pay $25 when he moves in June.", ["2024-06-30"]),
        ("Forty men were hurt when a dam broke in April.", ["2024-04-30"]),
        ("The fee is to be 4% as of July.", ["2024-07-31"]),
        ("The price will be $40 in July.", ["2024-07-31"]),
        ("Profit is expected at $40 for the year ended March 31.", ["2024-03-31"]),
        ("The bonds are redeemable at 107.3% on or before March 31, 2027.", ["2027-03-31"]),
    ],
)  # fmt: skip
def test_what_is_to_come_hangs_on_what_is_so(text, expected):
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an age is that of today beside a month or a year, in brackets too
        ("Ms Forsey, 45, was suspended last month.", [NOW]),
        ("Declan Murr (43) and Ann Lee (39) admitted fraud in 2021.", [NOW, NOW]),
        ("Lee, 61, joined the board in April.", [NOW]),
        # near misses: a day, and what befell somebody
        ("Ms Forsey, 45, was held on Monday.", [MONDAY]),
        ("Lee, 61, died in April.", ["2024-04-30"]),
        ("Lee, 53, suffered a broken skull last July.", ["2023-07-31"]),
        # a week before a day is a day
        ("Some 1,140 remained on Monday, down from 1,900 a week earlier.", [MONDAY, "2024-05-13"]),
        ("The yield fell to 5.6% on May 20 from 5.7% a fortnight earlier.", [MONDAY, "2024-05-06"]),
        ("The toll stood at 40 on Monday, against 12 a week before.", [MONDAY, "2024-05-13"]),
        # near misses: of no single day
        ("Output was 40 tonnes in April, up from 30 a year earlier.", ["2024-04-30", "2023-04-30"]),
        ("Some 1,900 came a week ago.", ["2024-05-19"]),
        ("Sales rose to $5 on Monday from $4 in April.", [MONDAY, "2024-04-30"]),
    ],
)  # fmt: skip
def test_ages_and_weeks(text, expected):
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It will take a charge of $40 million in the current quarter.", "2024-07-31"),
        ("It expects to sell 12 mills in the current quarter.", "2024-07-31"),
        ("It expects sales of $90 million this quarter.", "2024-07-31"),
        ("It lost $40 million in the quarter.", "2024-04-30"),
        ("It sold 12 mills in the first quarter.", "2024-04-30"),
        ("Current quarter net includes a $5 million credit.", "2024-04-30"),
    ],
)  # fmt: skip
def test_the_current_quarter_follows_the_one_reported(text, expected):
    found = annotate(f"Net income was $61 million in the first quarter ended April 30.\n\n{text}", published=PUBLISHED)
    assert found.figures[-1].as_of == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # at the end of the year of which it tells
        ("A sale of land last year brought in $12 million and helped cash to double to $40 million at year-end.", ["2023-12-31"] * 3),
        ("Brom issued bonds last year, and its debt stood at $9 million at year-end.", ["2023-12-31"]),
        ("Deposits fell $30 million from fiscal 2023 year-end.", [NOW]),
        ("Herds numbered 60 cows at 2022 year-end.", ["2022-12-31"]),
        # near misses
        ("Brom, which issued bonds last year, will have $9 million at year-end.", ["2024-12-31"]),
        ("Cash is to double to $40 million by year-end.", ["2024-12-31"] * 2),
        ("In 2024 it has to find $40 million by year-end.", ["2024-12-31"]),
        # the level that is held against has its date in its own noun
        ("Starts were 4% above the March, 2023, level of 900 homes.", [NOW, "2023-03-31"]),
        ("The catch was 12% below the May, 2021, peak of 80 tonnes.", [NOW, "2021-05-31"]),
        ("It was the best month since the record 70 tonne fish haul landed in May 2019.", ["2019-05-31"]),
        # near misses
        ("Starts were 4% higher than in March, with 900 homes begun.", [NOW, NOW]),
        ("The catch was 12% below the peak of 2021, and 80 boats lay idle.", [NOW, NOW]),
        ("The haul was the best since 2019 and weighed 70 tonnes.", [NOW]),
        # a year to come is that of both levels
        ("The bank cut its forecast for Norland to 3.0% from 3.5% this year and 2.0% from 2.6% in 2025.", [NOW, NOW, "2025-12-31", "2025-12-31"]),
        ("Dome expects sales to fall to 40 tonnes from 46 tonnes in 2025.", ["2025-12-31"] * 2),
        ("A cut in the tax to 30% from 35% in 2026 would cost too much.", ["2026-12-31"] * 2),
        # near misses
        ("Sales fell to 40 tonnes from 46 tonnes in 2022.", [NOW, "2022-12-31"]),
        ("Sales of the mill dropped to $4 million from $5 million in 2021.", [NOW, "2021-12-31"]),
        ("Output rose to 30% from 25% in April.", [NOW, "2024-04-30"]),
    ],
)  # fmt: skip
def test_levels_and_the_ends_of_years(text, expected):
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the clause around a relative one in the past goes on in the past
        ("Dome shares, which joined the index last year, promptly traded at $12 each.", ["2023-12-31"]),
        ("Ulm, which lost its mill in 2021, swiftly built 12 homes.", ["2021-12-31"]),
        ("Brom, which changed its name in 2022, newly hired 12 clerks.", ["2022-12-31"]),
        # near misses
        ("Dome shares, which joined the index last year, currently trade at $12 each.", [NOW]),
        ("Ulm, which lost its mill in 2021, certainly has 12 homes.", [NOW]),
        ("Dome holds 60% of Brom after a bid which ended in December.", [NOW]),
        # a story that goes on
        ("Police seek a man in a robbery at a bank on Monday. Police say he approached a 30-year-old woman and two sons after they left around 2 p.m.", [MONDAY, MONDAY]),
        ("He saw two men before they left in 2021.", ["2021-12-31"]),
        ("Dome dismissed 12 sailors after they struck in 2021.", ["2021-12-31"]),
        # near misses
        ("The party is at 41%, short of the 47% they took in 2013.", [NOW, "2013-12-31"]),
        ("The loan is of $12 million and not $2 million as it announced on Monday.", [NOW, MONDAY]),
        ("Rath is 4 points off the 30% it had in 2021.", [NOW, "2021-12-31"]),
        # half "that" has no other time
        ("The pit can yield 40 tonnes a day but was working at half that in April.", [NOW, "2024-04-30"]),
        ("Dome can lodge 900 guests, but was lodging half that in April.", [NOW, "2024-04-30"]),
        ("The ferry takes 90 cars, though it took half that in April.", [NOW, "2024-04-30"]),
        # near misses
        ("The yield is about half that of 1998.", [NOW]),
        ("The yield is half what it was in 1998.", [NOW]),
        ("The yield is half the rate in 1998.", [NOW]),
    ],
)  # fmt: skip
def test_clauses_in_the_past_and_stories(text, expected):
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # from when a rise is to be paid
        ("Dome offered a 3% rise in pay from June 1 and a further 2% from May next year.", ["2024-06-01", "2025-05-31"]),
        ("They proposed a $4 rise in the fee from July 2025.", ["2025-07-31"]),
        ("It proposed a cut of half an hour from July 2025.", ["2025-07-31"]),
        # near misses
        ("Output is expected to grow 5% in 2026 from 2025.", ["2026-12-31"]),
        ("Sales rose 5% from last year.", [NOW]),
        ("Sales rose 5% from April.", [NOW]),
        # who is so now, and is to do something
        ("The four men, who are being held in Ulm, are to appear in court on June 9.", [NOW]),
        ("Two women, who are detained in Rath, will face a judge on June 9.", [NOW]),
        ("Three boys, who are missing, are due home on June 9.", [NOW]),
        # near misses
        ("The four men are to appear in court on June 9.", ["2024-06-09"]),
        ("The four men, who have boats, are to appear in court on June 9.", ["2024-06-09"]),
        ("Two women, who were held in Rath on Monday, wept.", [MONDAY]),
        # what is likely before something ended
        ("The office said 12 gales were likely before the season ended in August.", ["2024-08-31"]),
        ("It said 40 jobs could go before the mill closed in October.", ["2024-10-31"]),
        ("Another 12 floods were expected before the rains ended in July.", ["2024-07-31"]),
        # near misses
        ("Some 12 gales struck before the season ended in August.", ["2023-08-31"]),
        ("Some 40 jobs went before the mill closed in October.", ["2023-10-31"]),
        ("The rains ended in July after 12 floods.", ["2023-07-31"]),
    ],
)  # fmt: skip
def test_what_is_to_come(text, expected):
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They have taken nearly 900 from 14 ponds since 2020.", [(NOW, "2020-01-01")] * 2),
        ("Keepers have freed some 300 from 12 farms since March.", [(NOW, "2024-03-01")] * 2),
        ("They took about 900 from 14 ponds in 2020.", [("2020-12-31", None)] * 2),
        # near misses: a level with its time
        ("The index stood at 48, from 45 in April.", [(NOW, None), ("2024-04-30", None)]),
        ("Sales rose to 48 from 45 in April.", [(NOW, None), ("2024-04-30", None)]),
        ("The rate was a high of 9.2 percent, from 9.1 percent in April.", [(NOW, None), ("2024-04-30", None)]),
    ],
)
def test_what_is_taken_from_places_is_no_level(text, expected):
    assert [(figure.as_of, figure.since) for figure in annotate(text, published=PUBLISHED).figures] == expected
