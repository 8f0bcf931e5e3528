"""The days of levels, of what they are held against, of markets, contracts and the ends of years."""

from __future__ import annotations

from datetime import date

import pytest

from archive import annotate

PUBLISHED = date(2024, 5, 24)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # years that span two: in the months that brackets name, or later in the first
        ("Rye imports will fall to 12 tonnes in 2024/25 (Oct/Sept).", ["2025-09-30"]),
        ("Rye imports fell to 12 tonnes in 2022/23 (July-June).\n\nIn 2021/22 it sold 40 tonnes.", ["2023-06-30", "2022-06-30"]),
        ("It sold 12 tonnes in the 2023/24 (Nov/Oct) season.", ["2024-05-24"]),
        ("It sold 12 tonnes in 2022/23 (July and June were wet).", ["2023-12-31"]),
        ("It sold 12 tonnes in 2022/23 (Oct-Dec).", ["2023-12-31"]),
        ("It sold 12 tonnes for the 2024/25 (Oct/Sept) season.", ["2024-05-24"]),
        ("It sold 12 tonnes for the 2022/23 (Oct/Sept) season.", ["2023-09-30"]),
        ("It sold 12 tonnes in fiscal year 2022/23.", ["2023-12-31"]),
        ("It sold 12 tonnes in the 2022/23 fiscal year starting April 1. In 2021/22 it sold 40 tonnes.", ["2023-03-31", "2022-03-31"]),
        ("It sold 12 tonnes in fiscal 2022/23, ending June.", ["2023-06-30"]),
        ("It sold 12 tonnes in 2022/23, starting with May rye.", ["2023-12-31"]),
        # when that was published which tells of it
        ("In October they held out for one hour, according to a report into it published on Thursday.", ["2023-10-31"]),
        ("According to a police report released Monday, two men fled.", ["2024-05-24"]),
        ("According to police, the 12 reports released Monday were false.", ["2024-05-20"]),
        # fiscal years that end where one is said to end
        ("Its fiscal year ends Feb 28. In fiscal 2023 it earned $22.", ["2023-02-28"]),
        ("The aim for fiscal 2023 ending March 31 was $3. In fiscal 2022 it raised $2.", ["2024-03-31", "2022-03-31"]),
        ("The term ends Feb 28. In fiscal 2023 it earned $22.", ["2023-12-31"]),
        ("Its fiscal year was good and ends a drought. In fiscal 2023 it earned $22.", ["2023-12-31"]),
        # the level from which something moved
        ("Stocks fell to 252 barrels from a revised 253 barrels.", ["2024-05-24", None]),
        ("Rents rose to $40 from a previous $39.", ["2024-05-24", None]),
        ("Rents rose to $40 from an original $39 in May 2021.", ["2024-05-24", "2021-05-31"]),
        # what it is held against
        ("Sales of boats were 2% below January 2023.", ["2024-05-24"]),
        ("Sales in April were 2% above the 2019 level.", ["2024-04-30"]),
        ("Her time of 40 seconds was inferior only to the 1994 world record.", ["2024-05-24"]),
        ("Below the 2019 level of 12 boats lay a reef.", ["2019-12-31"]),
        ("Acme will earn $5 in 2026, compared to 2023 earnings of $8.", ["2026-12-31", "2023-12-31"]),
        ("The port, compared to 2023 men, is small.", ["2024-05-24"]),
        # ages of another time
        ("Lee, who was 15 at the time, fled.", [None]),
        ("The boys were 9 and 2 years old at the time.", [None, None]),
        ("Roe, then 15, was held.", [None]),
        ("On May 3, 2014, they robbed a mill. Roe, then 15, was held.", ["2014-05-03"]),
        ("Roe, 15, was held at the time.", ["2024-05-24"]),
        ("Roe, then of Leeds, is 15.", ["2024-05-24"]),
        # what takes effect
        ("The bank raised the rate to 19% with effect on Monday.", ["2024-05-27"]),
        ("The bank raised the rate to 19% with effect from Monday.", ["2024-05-27"]),
        ("The bank raised the rate to 19% to great effect on Monday.", ["2024-05-27"]),
    ],
)  # fmt: skip
def test_years_told_levels_ages_then_and_what_takes_effect(text, expected):
    assert [figure.as_of for figure in annotate(text, published=PUBLISHED).figures] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a part of what was once so much
        ("The mill made 12 tonnes, less than a third of the record 40 tonnes of 2009.", ["2024-05-24", "2024-05-24", "2009-12-31"]),
        ("It has 12 pupils, half of the number in 2001.", ["2024-05-24", "2024-05-24"]),
        ("He sold half of the boats in 2001.", ["2001-12-31"]),
        # what it is held against
        ("It made 12 tonnes, double the 6 tonnes of 2019.", ["2024-05-24", "2024-05-24", "2019-12-31"]),
        ("Cover is 56%, against a target of 80% by 2030.", ["2024-05-24", "2030-12-31"]),
        ("Sales were $5m in 2022 compared to $4m in 2021, he said, adding that trucks made 3%.", ["2022-12-31", "2021-12-31", "2022-12-31"]),
        ("Sales are down 4% from the same point in 2021.", ["2024-05-24"]),
        ("Sales fell 4% at that point in 2021.", ["2021-12-31"]),
        # where it began
        ("Use rose from 5% in 2003 to 47%.", ["2003-12-31", "2024-05-24"]),
        ("Use rose from 5% in 2003 to 47% in 2020.", ["2003-12-31", "2020-12-31"]),
        ("Use was 5% in 2003 and 47% of it legal.", ["2003-12-31", "2003-12-31"]),
        # dates of asides and of what is still to come
        ("The show, which closes on June 8, has sold 200 tickets.", ["2024-05-24"]),
        ("The fire, which broke out on May 20, killed 12.", ["2024-05-20"]),
        ("Six of the buses have come, with another four expected by June 8.", ["2024-05-24", "2024-06-08"]),
        ("He said that 46 roads are done and that $3m would be spent by 2027.", ["2024-05-24", "2027-12-31"]),
        ("A man faces three charges and was remanded until June 8.", ["2024-05-24"]),
        ('"Last year it was 20," said Lee, a mother of six.', ["2023-12-31", "2024-05-24"]),
        ("The appeal of 12 men will be heard in July.", ["2024-07-31"]),
        ("Three judges heard it in July.", ["2023-07-31"]),
    ],
)  # fmt: skip
def test_dates_of_comparisons_and_of_other_clauses(text, expected):
    assert [figure.as_of for figure in annotate(text, published=PUBLISHED).figures] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # asides that tell of another time than their sentence
        ("Shares, which have lost a quarter since January, closed down 41p.", ["2024-05-24", "2024-05-24"]),
        ("The mine, which has lost 40 men since January, has 300.", ["2024-05-24", "2024-05-24"]),
        ("Debt, which stood at $8m at the end of 2022, was cut to $7m.", ["2022-12-31", "2024-05-24"]),
        ("The strike, which was called on May 20, cost $7m.", ["2024-05-20"]),
        ("At Hull, which was shut three years ago, 81% of pupils passed.", ["2024-05-24", "2024-05-24"]),
        ("Three years ago at Hull 81% of pupils passed.", ["2024-05-24", "2021-12-31"]),
        ("The loan, which carries a rate of 1.25 per cent, begins in 2029.", ["2024-05-24"]),
        ("The ship, which carried 12 men, sank in 2021.", ["2021-12-31"]),
        ("He said that the mill would shed 40 jobs, and that costs have sunk since 2012.", ["2024-05-24"]),
        # the end of a period that goes on
        ("The tax will rise to 25 percent at the end of the year.", ["2024-12-31"]),
        ("It will ship 50 million doses by the end of this year.", ["2024-12-31"]),
        ("It has shipped 50 million doses this year.", ["2024-05-24"]),
        # months as a span
        ("The rate was 75.5% in January to March 2024.", ["2024-03-31"]),
        ("The rate was 75.5% in January and 74% in March 2024.", ["2024-01-31", "2024-03-31"]),
        # what is measured from a day or a time
        ("Holders will receive $30 in cash, a premium of 5 per cent to Tuesday's close.", ["2024-05-24", "2024-05-24"]),
        ("Holders will receive $30 in cash on Tuesday.", ["2024-05-28"]),
        ("Gas hit a record 345 euros, nearly 18 times its level a year ago, before easing to 214 euros.", ["2024-05-24", "2024-05-24", "2024-05-24"]),
        ("Gas hit 345 euros three times in 2021.", ["2021-12-31", "2021-12-31"]),
        ("Reserves fell to $26m, the lowest in 11 years, from a peak of $64m in August 2018.", ["2024-05-24", "2024-05-24", "2018-08-31"]),
        ("Some 40,000 have voted, 7 percent fewer than at this point in 2020, with drops of 12 percent in Hull.", ["2024-05-24", "2024-05-24", "2024-05-24"]),
        ("Prices are 15% lower than they were a year ago, a fall of more than $28.", ["2024-05-24", "2024-05-24"]),
        # what took effect, and until when
        ("Duties on 40 goods took effect on Monday.", ["2024-05-20"]),
        ("Duties on 40 goods take effect on Monday.", ["2024-05-27"]),
        ("The naira was pegged at 197 to the dollar until March 20.", ["2024-03-20"]),
        ("The men were told to pay $40 by March 20.", ["2025-03-20"]),
        ("The mill has $4m in cash, enough to withstand the strike until August.", ["2024-05-24"]),
        ("Traders see a 64% chance that the bank cuts rates in July.", ["2024-07-31"]),
        ("Traders saw a 64% rise in July.", ["2023-07-31"]),
        ("The worst 25 will be visited by hit squads by the end of July.", ["2024-07-31"]),
        # papers
        ("The club lost $91, accounts filed yesterday reveal.", ["2024-05-24"]),
        ("The club lost $91 yesterday, its accounts reveal.", ["2024-05-23"]),
    ],
)  # fmt: skip
def test_dates_of_markets_and_statistics(text, expected):
    assert [figure.as_of for figure in annotate(text, published=PUBLISHED).figures] == expected


def test_since_when_is_not_that_of_an_aside():
    text = "Shares, which have lost a quarter since January, closed down 41p."
    assert [figure.since for figure in annotate(text, published=PUBLISHED).figures] == ["2024-01-01", None]
    [figure] = annotate("The rate was 75.5% in January to March 2024.", published=PUBLISHED).figures
    assert figure.since == "2024-01-01"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a number is held against may be told far from its date
        ("The pier cost $90m, $8m more than the sum shown to voters in 2019, and opens soon.", ["2024-05-24", "2024-05-24"]),
        ("Some 400 barns burnt, three times as many as in the 2018 gale.", ["2024-05-24", "2024-05-24"]),
        ("She took 9,000 votes and was 7 points down on her party's share in 2020.", ["2024-05-24", "2024-05-24"]),
        ("Turnout may reach 61%, just shy of the 62% set in 2016.", ["2024-05-24", "2016-12-31"]),
        ("A flat costs £900, or twice what was asked in 2015.", ["2024-05-24", "2024-05-24"]),
        ("Rye was sold at $4, $2 below Monday's record.", ["2024-05-24", "2024-05-24"]),
        ("Rents remain 9% below their peak of six years ago.", ["2024-05-24", "2024-05-24"]),
        ("Output fell 2%, a third straight drop, something last seen in 1991.", ["2024-05-24", "2024-05-24"]),
        ("It will cut 300 jobs by 2026, on top of the 120 posts it shed in March.", ["2026-12-31", "2024-03-31"]),
        ("Milk rose to $3, down 7 cents from February and 20 cents below the high of $5, reached in 2022.", ["2024-05-24", "2024-05-24", "2024-05-24", "2022-12-31"]),
        ("Gifts reached 30m yuan, 2 million yuan more than a day earlier.", ["2024-05-24", "2024-05-24"]),
        ("It sold more than 30 boats in 2019.", ["2019-12-31"]),
        ("Prices fell below the target of 40p in 2019.", ["2019-12-31"]),
        ("He was fined several times in 2019.", ["2019-12-31"]),
        ("He plans to double the 12 shifts by 2026.", ["2026-12-31", "2026-12-31"]),
        # what a step is measured from
        ("Trade rose 0.9% from September, the largest gain in 40 ports.", ["2024-05-24", "2024-05-24"]),
        ("Crops were down 2 percent from the March forecast, with yields of 36 bushels.", ["2024-05-24", "2024-05-24"]),
        ("Exports stood at $15m in March, an increase of 4 percent over February, the ministry said.", ["2024-03-31", "2024-03-31"]),
        ("The toll rose to 33, an increase of 1,741 over the previous day.", ["2024-05-24", "2024-05-24"]),
        ("The rate rose to a 12-month high of 9%, from 8% in March.", ["2024-05-24", "2024-05-24", "2024-03-31"]),
        ("The yen fell to 104 from 105 late in London on Thursday.", ["2024-05-24", "2024-05-23"]),
        ("The toll climbed to 30, from 25 on Tuesday.", ["2024-05-24", "2024-05-21"]),
        ("The toll climbed to 30 from 25 on Tuesday.", ["2024-05-21", None]),
        ("It will save $45m from 2026 and 12 jobs stay.", ["2026-12-31", "2026-12-31"]),
        ("We have cut the herd from 240 since March.", [None]),
        ("It has cut 240 cows since March.", ["2024-05-24"]),
        ("By May 2019, when shares had fallen from 312p to 96p, the bank called.", [None, "2019-05-31"]),
        # a level in brackets
        ("Ewes made £71 (£84 in 2017), tups £128 (£141).", ["2024-05-24", "2017-12-31", "2024-05-24", "2017-12-31"]),
        ("- Share of riders who claim: 47% (2022: 51%)", ["2024-05-24", "2022-12-31"]),
        ("It earned 9bn francs ($7bn in 2022).", ["2022-12-31", "2022-12-31"]),
        # contracts for a month to come
        ("December corn closed 6 cents higher at $3, while November soybeans were off 4 cents.", ["2024-05-24"] * 3),
        ("September Brent on the Leeds Exchange was last at $80.", ["2024-05-24"]),
        ("The July corn contract fell 3 cents.", ["2024-05-24"]),
        ("In March corn rose 4 cents.", ["2024-03-31"]),
        ("In the port April corn exports rose 4 percent.", ["2024-04-30"]),
        ("Corn fell 4 cents in March.", ["2024-03-31"]),
        # months that a hyphen joins
        ("Growth of 2% in the January-March quarter was slow.", ["2024-03-31"]),
        ("In the January-March period sales were 12 tonnes while costs rose, to $4.", ["2024-03-31", "2024-03-31"]),
        ("From January to March sales were 12 tonnes.", ["2024-03-31"]),
        # parts of what has a day
        ("Funds have pulled $8m from the ports since March 1, of which $3m came out of Hull alone.", ["2024-05-24", "2024-05-24"]),
        ("It sold 40 mills in 2022, of which 12 in Leeds.", ["2022-12-31", "2022-12-31"]),
        ("It sold 40 mills in 2022, of which 12 reopened in 2023.", ["2022-12-31", "2023-12-31"]),
        # periods
        ("The group had debts of 164m pounds at year-end.", ["2023-12-31"]),
        ("There were 28 people on the list at the year's end.", ["2023-12-31"]),
        ("He predicts a rate of 7% at year's end.", ["2024-12-31"]),
        ("It will have 12 mills by year-end.", ["2024-12-31"]),
        ("Milk rose 13% in the year ended in March, and eggs were up 30%.", ["2024-03-31", "2024-03-31"]),
        ("It made a profit of $27m on sales of $88m in all its shops in the 12 months to July.", ["2023-07-31", "2023-07-31", "2023-07-31"]),
        ("It expects a profit of $27m in the 12 months to July.", ["2024-07-31", "2024-07-31"]),
        ("LEEDS, May 24 - Acme told on Friday of a first-quarter loss of $38m, against $4m in the same period of 2022.", ["2024-03-31", "2022-03-31"]),
        ("Lights had been restored to two thirds of the town by Sunday.", ["2024-05-19"]),
        ("They were told to pay $40 by Sunday.", ["2024-05-26"]),
        ("Police have 600 complaints dating to 2009.", ["2024-05-24"]),
        # whose day it is behind another's
        ("The Leeds index closed down 2%, after losing 5% on Thursday, and the Hull one dropped 3% to 17,637.", ["2024-05-24", "2024-05-23", "2024-05-24", "2024-05-24"]),
        ("Deaths reached 55 a day, down from a peak of 90 on Monday. He said each received three loaves.", ["2024-05-24", "2024-05-20", "2024-05-24"]),
        ("The army is here, including 120 who came on Sunday. He said it had been cut to 36 huts.", ["2024-05-19", "2024-05-24"]),
        ("In Leeds, where 12 mills have shut since 2019, sales fell 3% last year.", ["2024-05-24", "2023-12-31"]),
        ("It is to pay a premium of 27% to Thursday's close and 34% to the average.", ["2024-05-24", "2024-05-24"]),
        ("It sold 40 mills in January, the 14th monthly sale.", ["2024-01-31", "2024-01-31"]),
        ("A gang robbed a mill on Sunday. They took 12 rings.", ["2024-05-19"]),
        ("It has recalled 14m, half as many as the record of 30m set in 2004. Acme recalled 4m in the period.", ["2024-05-24", "2024-05-24", "2004-12-31", "2024-05-24"]),
    ],
)  # fmt: skip
def test_what_is_held_against_another_time_contracts_and_ends_of_years(text, expected):
    assert [figure.as_of for figure in annotate(text, published=PUBLISHED).figures] == expected
