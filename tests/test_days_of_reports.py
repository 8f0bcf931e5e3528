"""The time of a report: of what is foreseen for one that runs, and of what goes on behind the sentence that names it."""

from __future__ import annotations

from datetime import date

import pytest

from archive import annotate

PUBLISHED = date(2024, 5, 24)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is foreseen for a time that runs holds at its end
        ("The mill expects sales of $40m this year.", ["2024-12-31"]),
        ("For the second quarter, the mill expects a loss of 37 cents a share.", ["2024-06-30"]),
        ("Growth will slow to 2.5% in 2024.", ["2024-12-31"]),
        ("The bank forecasts inflation of 3% this year and 2% next year.", ["2024-12-31", "2025-12-31"]),
        # what has been of it, up to now
        ("Sales have risen 5% this year.", ["2024-05-24"]),
        ("The firm cut 12 jobs this year.", ["2024-05-24"]),
        # nor what was planned before, what is said in it, or what is told before another sum
        ("Spending will be held to $9m this year, down from an intended $16m.", ["2024-12-31", "2024-05-24"]),
        ("This week Lee said that it would buy a mill for $9m.", ["2024-05-24"]),
        ("It will cut 12 jobs, close a mill and take a second-quarter charge of $3m.", ["2024-05-24", "2024-06-30"]),
        ("It may be the sixth fire this month.", ["2024-05-24"]),
    ],
)
def test_what_is_foreseen_for_a_time_holds_at_its_end(text, expected):
    assert [figure.as_of for figure in annotate(text, published=PUBLISHED).figures] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is told in the past behind the time of a report is of it, also in the paragraphs behind
        ("Profit in the quarter ended March 31 rose to $5m. Sales fell 3%.", ["2024-03-31", "2024-03-31"]),
        ("Profit in the quarter ended March 31 rose to $5m.\n\nOutput at Rath climbed 7%.", ["2024-03-31"] * 2),
        ("Brom had a first-quarter loss. Turnover was $9m, against $8m,", ["2024-03-31", None]),
        ("Exports rose 2% in April. Imports fell 3% from a year earlier.", ["2024-04-30", "2024-04-30"]),
        (
            "The church had a deficit of $9m for the year to 31 January. Donations were $4m.",
            ["2024-01-31", "2024-01-31"],
        ),
        (
            "Sales rose 2% in April. Imports fell to $5m from $6m and exports to $2m from $3m.",
            ["2024-04-30", "2024-04-30", None, "2024-04-30", None],
        ),
        # of what is only supposed, and of a verb without a subject of its own
        (
            "Brom had a first-quarter loss. Excluding a tax of $1m, it would have earned $2m.",
            ["2024-03-31", "2024-03-31"],
        ),
        (
            "Brom had a first-quarter loss. Costs rose 3%, and were up 5% on 2022.",
            ["2024-03-31", "2024-03-31"],
        ),
        # the day of saying so is none, and a month within the quarter is no other report
        ("Brom had a first-quarter loss. The loss was $9m, the firm said in a statement Friday.", ["2024-03-31"]),
        (
            "Brom had a first-quarter loss. Sales in February were $3m. Costs rose 4%.",
            ["2024-02-29", "2024-03-31"],
        ),
        # also what else was done, right behind it; not what hangs on another clause, or somebody who is known did
        ("Unemployment eased to 7% in April, aides said Friday. Some 14,000 people found work.", ["2024-04-30"] * 2),
        ("Profit in the quarter ended March 31 rose to $5m. Retail shed 300 jobs.", ["2024-03-31"] * 2),
        ("Output rose 3% in the period from January to March. Toys brought in $9m.", ["2024-03-31"] * 2),
        ("Brom had a first-quarter loss. Capital repayments totalled $4m.", ["2024-03-31"]),
        ("Brom had a first-quarter loss. Lee said that it shed 300 jobs.", ["2024-05-24"]),
        ("Brom had a first-quarter loss. The bakers who struck got 300 buns.", ["2024-05-24"]),
        # not what is so today, is of the market, is foreseen, has a day of its own, or is no result
        ("Brom had a first-quarter loss. Sales are up 3%.", ["2024-05-24"]),
        ("Brom had a first-quarter loss. Shares fell 3% on good sales.", ["2024-05-24"]),
        ("Brom had a first-quarter loss. Sales will fall 3%.", ["2024-05-24"]),
        (
            "Brom had a first-quarter loss. Lee said it would fall short of recouping all of its $4m in lost revenue.",
            ["2024-05-24"],
        ),
        ("Brom had a first-quarter loss. Sales on Monday fell 3%.", ["2024-05-20"]),
        ("Brom had a first-quarter loss. It hired 12 cooks and paid $3m for a mill.", ["2024-05-24", "2024-05-24"]),
        ("Brom had a first-quarter loss. The town pays 70% of lost rents.", ["2024-05-24"]),
        # nor behind a time that something is held against, or that ended long ago
        ("Brom's loss was smaller than its first-quarter loss. Sales fell 3%.", ["2024-05-24"]),
        ("Sales rose 5% in 2019. Costs fell 3%.", ["2019-12-31", "2024-05-24"]),
        # another time that is told of has what follows
        ("Profit rose 5% in March. In April sales rose 2%. Costs fell 3%.", ["2024-03-31", "2024-04-30", "2024-04-30"]),
        # somebody's own words are of today
        ("Brom had a first-quarter loss. “We've cut costs by 3%,” Lee said.", ["2024-05-24"]),
    ],
)
def test_a_report_goes_on_behind_the_sentence_that_names_its_time(text, expected):
    assert [figure.as_of for figure in annotate(text, published=PUBLISHED).figures] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what was so once and is no more has no day
        ("A ticket that used to cost $3 is now $4.", [None, "2024-05-24"]),
        ("The levy was cut. Previously it stood at 9%.", [None]),
        ("Rents, previously $400, are now $500.", [None, "2024-05-24"]),
        ("The rate was 3.3%, against 3.4% previously.", ["2024-05-24", None]),
        ("A sack formerly sold for $5.", [None]),
        # not of another verb or noun, up to now, or with a date of its own
        ("Brom, formerly owned by Lee, has sales of $5m.", ["2024-05-24"]),
        ("The previously announced plan is to save $5m.", ["2024-05-24"]),
        ("Lee has previously paid $5m.", ["2024-05-24"]),
        ("Cash used to buy bonds earns 5%.", ["2024-05-24"]),
        ("The ticket I used to claim my $40 is lost.", ["2024-05-24"]),
        ("Cooks are used to fees of $5.", ["2024-05-24"]),
        ("In 1990 it used to cost $3.", ["1990-12-31"]),
    ],
)
def test_what_was_so_once_has_no_day(text, expected):
    assert [figure.as_of for figure in annotate(text, published=PUBLISHED).figures] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "the month", "the week" is the one that was told before, also in a paragraph before
        ("Fires in April numbered 12. Crews saved 9 barns during the month.", ["2024-04-30", "2024-04-30"]),
        ("The ferry carried 900 men in the week ended May 12.\n\nIn the week, 40 boats sank.", ["2024-05-12"] * 2),
        (
            "Rath sold 12 mills in April.\n\nIt said for the full month barn sales were off 9% from a year before.",
            ["2024-04-30"] * 2,
        ),
        # of several the latest that has ended, since what it is held against was before
        (
            "There were 9 fires in April and 7 in February. In the month, 12 barns burned.",
            ["2024-04-30", "2024-02-29", "2024-04-30"],
        ),
        # not one to come or of another length, what is foreseen, or a month of its own
        ("Rath sold 12 mills in the first quarter. In the month it lost 3 cooks.", ["2024-03-31", "2024-05-24"]),
        ("Rath sold 12 mills in April. It expects 40 guests during the week.", ["2024-04-30", "2024-05-24"]),
        ("Rath sold 12 mills in April. In the month to May 10 it sold 4 barns.", ["2024-04-30", "2024-05-10"]),
        ("Rath sold 12 mills in April. In the month before that it lost 3 cooks.", ["2024-04-30", None]),
    ],
)
def test_the_month_is_the_one_told_before(text, expected):
    assert [figure.as_of for figure in annotate(text, published=PUBLISHED).figures] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what statistics measure begins a report, also of a week, and whatever moved by itself goes on
        ("Bank loans fell $3m in the week ended May 15. Notes in hand rose $2m to $9m.", ["2024-05-15"] * 3),
        (
            "Gasoline stocks fell 2m barrels in the week to May 17.\n\nFuel stocks were up 1m barrels.",
            ["2024-05-17"] * 2,
        ),
        ("Air traffic rose 7% in April. Seat miles climbed 9% and boardings were up 4%.", ["2024-04-30"] * 3),
        # a time as long and before it is only what it is held against, unless it opens its sentence
        (
            "Loans rose 2% in April. Deposits, which fell 1% in March, are high. Orders fell 3%.",
            ["2024-04-30", "2024-03-31", "2024-04-30"],
        ),
        (
            "Loans rose 2% in April. In March, orders fell 1%. Sales dropped 3%.",
            ["2024-04-30", "2024-03-31", "2024-03-31"],
        ),
        # not what somebody moves, what is quoted day by day, stocks of the market, or the last week
        ("Loans rose 2% in April. Rath cut its staff by 300.", ["2024-04-30", "2024-05-24"]),
        ("Loans rose 2% in April. The dollar fell 3%.", ["2024-04-30", "2024-05-24"]),
        ("Loans rose 2% in April. Mill stocks fell 3%.", ["2024-04-30", "2024-05-24"]),
        ("Loans rose 2% in April. Tea prices fell 3% in the last week.", ["2024-04-30", "2024-05-24"]),
        ("Loans rose 2% in April. It rose 3%.", ["2024-04-30", "2024-05-24"]),
    ],
)
def test_a_report_of_statistics_goes_on_with_what_moved(text, expected):
    assert [figure.as_of for figure in annotate(text, published=PUBLISHED).figures] == expected
