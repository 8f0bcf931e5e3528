"""When a figure of a report holds: on the last day of its period, or as its headline, its label or the head of its list says."""

from __future__ import annotations

from datetime import date

import pytest

from archive import annotate
from archive.extract import annotate_all
from archive.model import Document, Identity

PUBLISHED = date(2024, 5, 24)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # parts of a year
        ("Profits of banks fell 12% in the first three quarters of 2023.", ["2023-09-30"]),
        ("Sales in the year ended March 31 rose to $5m from $4m the year before.", ["2024-03-31", "2023-03-31"]),
        (
            "Sales in the year ending June 30, 2024, will be $5m against $4m in the prior year.",
            ["2024-06-30", "2023-06-30"],
        ),
        ("Sales in the year ended March 31 rose to $5m, and costs last year were $4m.", ["2024-03-31", "2023-12-31"]),
        ("Sales in the quarter ended March 31 rose to $5m from $4m the year before.", ["2024-03-31", "2023-03-31"]),
        # a quarter of a fiscal year, from the end of another
        (
            "Net in its second quarter ended November 30 fell to $5m. In last year's third quarter it was $4m.",
            ["2023-11-30", "2023-02-28"],
        ),
        (
            "Net in the first quarter ended January 31 rose to $5m from $4m in the first quarter of fiscal 2023.",
            ["2024-01-31", "2023-01-31"],
        ),
        (
            "Net in the first quarter ended January 31 rose to $5m, and in the first quarter of 2023 rents were $4m.",
            ["2024-01-31", "2023-03-31"],
        ),
        (
            "Net for the third quarter ended January 31 was $5m, against $4m for the year-ago period.",
            ["2024-01-31", "2023-01-31"],
        ),
        # what is of a year ago in results of the first weeks
        ("FEBRUARY SALES OF BROM MILLS UP 7 PCT", ["2024-02-29"]),
        ("JUNE LEE OF BROM MILLS WINS 7 CUPS", ["2024-05-24"]),
        # the same time of another year
        (
            "In the February 20-28 period sales of the mill fell to $5m, compared with $6m in the period a year ago.",
            ["2024-02-28", "2023-02-28"],
        ),
        (
            "In February sales of the mill fell to $5m from $6m in the same period last year.",
            ["2024-02-29", "2023-02-28"],
        ),
        # what goes on is taken up to the article's day
        (
            "Rangers met 88 fires since January, against 61 in the corresponding period of 2023.",
            ["2024-05-24", "2023-05-24"],
        ),
        ("Rath had 64 rabies cases this year, against 18 in the same period of 2023.", ["2024-05-24", "2023-05-24"]),
        (
            "Since March 1 Rath has lost 90 elms, compared with 70 in the same period of 2023.",
            ["2024-05-24", "2023-05-24"],
        ),
        (
            "Scouts rated 23 percent good, down from 27 a week earlier and 71 percent at this time last year.",
            ["2024-05-24", "2024-05-19", "2023-05-24"],
        ),
        ("The mill made first-quarter profits of $9.3m, up from $8.8m a year ago.", ["2024-03-31", "2023-03-31"]),
        ("Rath had 64 rabies cases this year, against 18 in 2023.", ["2024-05-24", "2023-12-31"]),
        ("In January Rath had 64 rabies cases, against 18 in the same period of 2023.", ["2024-01-31", "2023-01-31"]),
        (
            "In the first nine months of 2023 it sold 12 boats, against 15 boats in the same period of 2022.",
            ["2023-09-30", "2023-09-30", "2022-09-30"],
        ),
        ("Sales for the month ended May 18 rose to $5m from $4m a year earlier.", ["2024-05-18", "2023-05-18"]),
        ("The mill said its February sales rose to $5m from $4m a year ago.", ["2024-02-29", "2023-02-28"]),
        ("In April it sold 12 boats, and in the same month last year 15 boats.", ["2024-04-30", "2023-04-30"]),
        (
            "Sales from July through December 2023 fell to $5m from $6m in the same period of 2022.",
            ["2023-12-31", "2022-12-31"],
        ),
        ("Output in March was 12 tonnes, up 4% from the same month of 2023.", ["2024-03-31", "2024-03-31"]),
        # an hour of a day that opens a sentence
        ("Shortly before 10 p.m. Wednesday, the woman, who lives in Odell, saw three men.", ["2024-05-22"]),
        ("About 2 a.m. Tuesday, the guard, who is ill, saw 12 boys.", ["2024-05-21"]),
        ("Police said that about 12 boys, who live in Odell, ran off.", ["2024-05-24"]),
        # when loans end is no day of theirs
        ("Yields are 7.1% for maturities of 2034 to 2037.", ["2024-05-24"]),
        ("Bonds with final maturities of 2034 bear 7%.", ["2024-05-24"]),
        ("Yields were 7.1% in 2023.", ["2023-12-31"]),
        # a month before a number of months, the year of a car
        ("The February three-month average was 12%.", ["2024-02-29", "2024-02-29"]),
        ("Elm Street: 1999 Dodge Dakota valued at $2,000 stolen.", ["2024-05-24"]),
        ("Elm Street: 1999 riot, in which 12 died.", ["1999-12-31"]),
        # no time before it, that of a level, a whole year
        ("Sales rose to $5m from $4m a year earlier.", ["2024-05-24", "2023-12-31"]),
        ("In 2023 sales rose to $5m from $4m in the same period of 2022.", ["2023-12-31", "2022-12-31"]),
        ("In March the mill closed. It had 12 looms in 2022.", ["2022-12-31"]),
        (
            "Brom expects to earn more in its second fiscal quarter ending May 31. Brom earned $5m in its second fiscal quarter last year.",
            ["2023-05-31"],
        ),
        ("In the second quarter last year, Brom earned $5m.", ["2023-06-30"]),
        ("The year-end results of banks include a charge of $5m.", ["2024-05-24"]),
        # what a level was before it moved, whatever is offered; what a headline in capitals holds it against
        ("The price of what was being offered was raised to $7 from $6.", ["2024-05-24", None]),
        ("It offered to raise its price to $7 from $6.", ["2024-05-24", "2024-05-24"]),
        ("BROM INC 3RD QTR SHR 71 CTS VS 68 CTS", ["2024-05-24", None]),
        ("BROM INC 3RD QTR SHR LOSS 55 CTS VS PROFIT 46 CTS", ["2024-05-24", None]),
        ("BROM SAYS 2023 DEBT WAS 55 MLN DLRS VS 46 MLN DLRS IN 2022", ["2023-12-31", "2022-12-31"]),
        # what is only before or after a date; what a loan bears now, and is paid then
        ("It holds 41 tonnes of pre-1949 coins.", ["2024-05-24"]),
        ("Profit will rise 24 cents a share on a post-May 2023 split basis.", ["2024-05-24"]),
        ("It sold 41 coins in pre-war Rath in 2023.", ["2023-12-31"]),
        ("Brom will redeem on June 10 all its 8% convertible debentures.", ["2024-05-24"]),
        ("Brom authorized the redemption on June 10 of its 8% and 9% bonds.", ["2024-05-24", "2024-05-24"]),
        ("Brom elected to redeem on June 10 all its warrants at 5 cents each.", ["2024-06-10"]),
        ("Brom will retire 8% of the bonds in 2030.", ["2030-12-31"]),
        ("Brom redeemed its 8% bonds on May 3.", ["2024-05-03"]),
        # the year of the subject, for what is told with it; not for a second verb in the present
        ("Its 2023 revenues were $3m, with earnings of $2m.", ["2023-12-31", "2023-12-31"]),
        ("Brom had 2023 sales of $3m.", ["2023-12-31"]),
        ("Brom had 2023 sales of $3m and employs 100 people.", ["2023-12-31", "2024-05-24"]),
        # two months of a headline in capitals; near misses
        ("HALE DECEMBER OUTPUT UP 7 PCT AFTER NOVEMBER'S 2 PCT FALL", ["2023-12-31", "2023-11-30"]),
        ("HALE JANUARY OUTPUT FALLS 2 PCT AFTER DECEMBER RISE", ["2024-01-31"]),
        ("HALE FEBRUARY CAR SALES FALL TO 4,310 FROM YEAR-AGO 5,120", ["2024-02-29", "2023-02-28"]),
        ("MILL SALES FALL 2 PCT IN MARCH AFTER JANUARY FLOOD", ["2024-03-31"]),
        ("Output fell 2 percent after the January flood.", ["2024-01-31"]),
        # months between which goods are delivered; near misses
        ("Two cargoes of Mar/Apr shipment sugar went at $233, with options on two of Apr/May.", ["2024-05-24"] * 3),
        ("The port sold 40 tonnes at $40 for Aug/Sept.", ["2024-05-24", "2024-05-24"]),
        ("Output was 40 tonnes in the July/June year.", ["2023-07-31"]),
        # what is the same as at another time
        ("Brom owes $12, the same as in the plan of last month.", ["2024-05-24"]),
        ("The mill bought 12 boats in March, the same as in February.", ["2024-03-31"]),
        # what is to stay as it is
        ("Some schools to remain closed on Tuesday after 12 fires.", ["2024-05-28"]),
        ("The schools had to be closed on Tuesday after 12 fires.", ["2024-05-21"]),
    ],
)
def test_a_figure_of_a_report_has_the_day_of_its_period(text, expected):
    days = [figure.as_of for figure in annotate(text, published=PUBLISHED).figures]
    assert days == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bank output rose 2% over the final four months of the year after weak summers.",
            ["2023-12-31", "2023-12-31"],
        ),
        ("Bank sales rose 2% in the fourth quarter of the year.", ["2023-12-31"]),
        ("Bank profit will rise 2% over the last four months of the year.", ["2024-12-31", "2024-12-31"]),
        ("The year-end results of the bank include a charge of $5m.", ["2023-12-31"]),
        # three quarters of a year that has hardly begun are of the one before; not two, nor those to come
        ("Bank sales rose 2% over first three quarters of the year.", ["2023-09-30"]),
        ("Bank sales will rise 2% over first three quarters of the year.", ["2024-03-05"]),
        ("Bank sales rose 2% over first two quarters of the year.", ["2024-03-05"]),
    ],
)
def test_the_last_part_of_a_year_that_has_hardly_begun_is_over(text, expected):
    days = [figure.as_of for figure in annotate(text, published=date(2024, 3, 5)).figures]
    assert days == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a quarter or a year whose end the article names
        ("Profit for the third quarter ended January 24 was $12.\n\nSales rose 5% in the third quarter.", ["2024-01-24", "2024-01-24"]),
        ("Profit for the third quarter ended January 24 was $12 against $9 in the year-ago quarter.", ["2024-01-24", "2023-01-24"]),
        ("In its first quarter, ended February 29, it lost $12.\n\nThe loss in the second quarter was $9.", ["2024-02-29", "2024-05-24"]),
        ("It sold 12 tonnes in the 2022/23 season ended last September 30.", ["2023-09-30"]),
        ("It lost $12 in fiscal 2023, ended June 30.", ["2023-06-30"]),
        ("Profit in the third quarter was $12.\n\nIt pays the dividend on January 31.", ["2023-09-30"]),
        ("Profit rose from the third quarter to January 31, when it was $12.", ["2024-01-31"]),
        # results of the quarter, of the year that is over
        ("Net profit was $12 in the quarter and sales fell to $90.", ["2024-03-31", "2024-03-31"]),
        ("The 2022 net profit includes charges of $12 in the quarter.", ["2022-12-31"]),
        ("Net profit will be $12 in the quarter.", ["2024-06-30"]),
        ("Net profit was $12 in the quarter so far.", ["2024-05-24"]),
        ("Net profit was $12 for the year-to-date.", ["2024-05-24"]),
        ("Some 12 sailors met in the quarter-finals.", ["2024-05-24"]),
        ("In the year-earlier period it sold 12 tonnes.", ["2023-12-31"]),
        # a level from which something moved has its own time, and moves no other
        ("Rents rose 5% to $7 from $6, and fees rose to $9 from $8 a year ago.", ["2024-05-24", "2024-05-24", None, "2024-05-24", "2023-12-31"]),
        ("Catches were 12 tonnes, up from 9 in March and 8 a year earlier.", ["2024-05-24", "2024-03-31", "2023-12-31"]),
        ("Rents rose to $7 from $6 a year ago. Fees rose to $9 from $8 a year earlier.", ["2024-05-24", "2023-12-31", "2024-05-24", "2023-12-31"]),
        ("It sold 12 tonnes in April, against the year-ago level of 9.", ["2024-04-30", "2023-04-30"]),
        ("It cut its staff to 20 from 30 on Monday.", ["2024-05-20", None]),
        ("The port plans to expand its pier to 58 from 30 berths by 2031.", ["2031-12-31", "2031-12-31"]),
        ("Rent was $8 for the first quarter ended January 24.\n\nFirst quarter fees were $7. The year-earlier sum left out $2.", ["2024-01-24", "2024-01-24", "2023-01-24"]),
        ("Rent was $8 for the first quarter ended January 24.\n\nFees of May were $7. The year-earlier sum left out $2.", ["2024-01-24", "2024-05-24", "2023-05-31"]),
        ("First quarter fees were $7. The year-earlier sum left out $2.", ["2024-03-31", "2023-03-31"]),
        ("Inflation was 2% in May 2021 and 4% for the year ending January 2023.", ["2021-05-31", "2023-01-31"]),
        ("Inflation was 4% in May 2021 and the year ended well.", ["2021-05-31"]),
        ("Net was $12 vs yr-ago loss of $9 or $1 a share.", ["2024-05-24", None, None]),
        # days
        ("It sold 12 boats between May 11 and 19.", ["2024-05-19"]),
        ("It sold 12 boats between May 11 and 19 firms bid.", ["2024-05-19"]),
        ("It sold 12 boats last May 11.", ["2024-05-11"]),
        ("It sold 12 boats last September 30.", ["2023-09-30"]),
        ("Some 12 sailors played Harbour Wars 2077.", ["2024-05-24"]),
        ("The port will need 12 ferries in 2077.", ["2077-12-31"]),
    ],
)  # fmt: skip
def test_periods_of_reports_and_levels_of_other_times(text, expected):
    assert [figure.as_of for figure in annotate(text, published=PUBLISHED).figures] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("May 3, 1988: The team won. Estimated attendance: 77,000.", ["1988-05-03"]),
        ("- May 2019: The firm has 12 boats.", ["2019-05-31"]),
        ("May 3, 1988: The team won. In 2020 it had 12 boats.", ["2020-12-31"]),
        ("The port: it shut on May 3, 1988. It has 12 boats.", ["2024-05-24"]),
        ("9:30: The port has 12 boats.", ["2024-05-24"]),
        # lines of a list under a date
        ("14 April 2020 to 7 January 2022\n\n12,704 deaths\n\n9% of all", ["2022-01-07", "2022-01-07"]),
        ("Qtr ended Jan 31\n\nNet 32.4 mln vs 33.5 mln", ["2024-01-31", None]),
        ("Period ended Jan 31.\n\nNet 32.4 mln vs 33.5 mln", ["2024-01-31", None]),
        ("Jan 31 end\n\nShr 12 cts vs 9 cts", ["2024-01-31", None]),
        ("Up to November 2023\n\n691 million tests", ["2023-11-30"]),
        ("Boats up to November 2023\n\n691 ferries", ["2024-05-24"]),
        ("Qtr ends Dec 31\n\nRevs 40 mln", ["2023-12-31"]),
        ("Periods end January 31, 2024 and 2023\n\nRevs 40 mln", ["2024-01-31"]),
        ("31 January 2023 to 31 March 2024\n\n12 ferries", ["2024-03-31"]),
        ("2020\n\nThe port has 12 boats and says that it will buy more.", ["2024-05-24"]),
        ("Boats of 2020\n\n12 ferries", ["2024-05-24"]),
        ("7 January 2022\n\nThe port is shut.\n\n12 ferries", ["2024-05-24"]),
    ],
)  # fmt: skip
def test_a_day_that_labels_a_paragraph_or_heads_a_list_is_that_of_its_figures(text, expected):
    assert [figure.as_of for figure in annotate(text, published=PUBLISHED).figures] == expected


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("ACME CORP <ACM> 2ND QTR JAN 31 NET", ["2024-01-31", "2024-05-24"]),
        ("ACME CORP <ACM> YEAR SEPT 30 LOSS", ["2023-09-30", "2024-05-24"]),
        ("ACME CORP <ACM> 2ND QTR NET", ["2024-05-24", "2024-05-24"]),
        ("ACME TO MEET JAN 31", ["2024-05-24", "2024-05-24"]),
        ("ACME PLC <ACM.L> 2023 YEAR", ["2023-12-31", "2024-05-24"]),
        ("ACME PLC <ACM.L> YEAR TO END-2023", ["2023-12-31", "2024-05-24"]),
        ("ACME LTD <ACM.S> 2023 NET", ["2023-12-31", "2024-05-24"]),
        ("ACME SEES RISE IN 2023 NET SALES", ["2024-05-24", "2024-05-24"]),
        ("ACME PLC <ACM.L> 2024 YEAR", ["2024-05-24", "2024-05-24"]),
        ("ACME PLC <ACM.L> 1950 YEAR", ["2024-05-24", "2024-05-24"]),
    ],
)  # fmt: skip
def test_the_headline_of_a_report_names_the_day_of_its_table(headline, expected):
    document = Document(
        text="Net 12 mln dlrs\n\nNote: It sold 12 mills.",
        identity=Identity("text", "", "x"),
        format="text",
        headline=headline,
        published=PUBLISHED,
    )
    [annotated] = annotate_all([document])
    assert [figure.as_of for figure in annotated.figures] == expected


def test_a_row_of_a_report_may_close_with_a_stop():
    document = Document(
        text="Net 12 mln dlrs vs 9 mln.\n\nSales 40 mln dlrs vs 35 mln.\n\nIt sold 12 mills.",
        identity=Identity("text", "", "x"),
        format="text",
        headline="ACME PLC <ACM.L> 2023 YEAR",
        published=PUBLISHED,
    )
    [annotated] = annotate_all([document])
    days = [figure.as_of for figure in annotated.figures]
    assert days == ["2023-12-31", None, "2023-12-31", None, "2024-05-24"]


def days_of(text: str, headline: str | None = None, published: date = PUBLISHED) -> list[str | None]:
    document = Document(
        text=text, identity=Identity("text", "", "x"), format="text", headline=headline, published=published
    )
    [annotated] = annotate_all([document])
    return [figure.as_of for figure in annotated.figures if figure.kind != "duration"]


EARLY = date(2024, 3, 5)


@pytest.mark.parametrize(
    ("headline", "text", "expected"),
    [
        # the quarter that the headline or the text names
        ("HALE TRADE GAP WIDENS IN 4TH QTR", "The gap with Rath grew $9m to $26m in the quarter.", ["2023-12-31"] * 2),
        (None, "Output rose 3% in the third quarter.\n\nHale said exports grew 4% in the quarter.", ["2023-09-30"] * 2),
        ("BROM INC <BRM> 2ND QTR JAN 31 NET", "Note: Current qtr includes a tax gain of $3m.", ["2024-01-31"]),
        ("BROM INC <BRM> 3RD QTR LOSS", "Period ended December 31.\n\nNote: It lost $3m in the 3rd qtr.", ["2023-12-31"]),
        # the end that the headline names, also where it or the note leaves out which quarter it is
        ("BROM INC <BRM> 1ST QTR FEB ONE NET", "Note: Current 1st qtr excludes a loss of $3m.", ["2024-02-01"]),
        ("BROM INC <BRM> 1ST QTR FEB ONE NET", "2023 1st qtr net excludes a loss of $3m.", ["2023-02-01"]),
        ("BROM INC <BRM> QTR DEC 31 NET", "Note: Third qtr net includes a gain of $3m.", ["2023-12-31"]),
        ("BROM INC <BRM> 3RD QTR JAN 31", "2024 net reflects a gain of $3m in the 2nd qtr.", ["2023-10-31"]),
        # none of the calendar where that would be to come, or is over for long
        ("BROM INC <BRM> 2ND QTR", "Note: 2024 net includes a gain of $3m in 2nd qtr.", ["2024-03-05"]),
        ("BROM <BRM> 2ND QTR SALES RISE 17 PCT", "Brom said sales in the second quarter rose 17 pct.", ["2024-03-05"]),
        (None, "It said profits fell due to a second quarter charge of 37 cts a share.", ["2024-03-05"]),
        # near misses: the calendar's, one to come
        ("BROM <BRM> 4TH QTR NET", "Third qtr 2023 includes a gain of $3m.", ["2023-09-30"]),
        ("BROM INC <BRM> 3RD QTR JAN 31", "Brom will spend $3m in the second quarter.", ["2024-06-30"]),
        (None, "Brom expects to earn $3m in the second quarter.", ["2024-06-30"]),
        # near misses: of another year, a forecast, the one that runs
        ("BROM INC <BRM> 4TH QTR NET", "2022 net excludes a loss of $3m in the quarter.", ["2022-12-31"]),
        ("BROM SEES STRONG 2ND QTR", "Brom expects to earn $3m in the current quarter.", ["2024-03-31"]),
        ("BROM INC <BRM> 2ND QTR NET", "Brom will spend $3m in this quarter.", ["2024-03-31"]),
        # a quarter of the year with which its sentence opens, or behind it
        (None, "For all of 2023, output rose 2%, with a rise of 4% in the first quarter.", ["2023-12-31", "2023-03-31"]),
        ("BROM INC <BRM> 4TH QTR NET", "Note: 2022 net includes a gain of $3m in 4th qtr.", ["2022-12-31"]),
        ("BROM INC <BRM> 4TH QTR JAN 31 NET", "Prior year 4th qtr net excludes a loss of $3m.", ["2023-01-31"]),
        (None, "It lost $3m for the fourth qtr and year respectively in 2022.", ["2022-12-31"]),
        # near misses: another sentence, a year that is not the first word
        (None, "In 2022 it shut. Output rose 4% in the fourth quarter.", ["2023-12-31"]),
        (None, "Output, which fell in 2022, rose 4% in the fourth quarter.", ["2023-12-31"]),
        (None, "In 2025 it hopes for more than the 4% of the fourth quarter.", ["2023-12-31"]),
        # the year that ends with the quarter beside it, or is held against the one before
        ("BROM <BRM> 4TH QTR LOSS", "Note: includes charges of $3m in the 4th qtr and $9m in the year.", ["2023-12-31"] * 2),
        (None, "Brom will pay 5 cents, making 9 cents for the year against 7 cents in 2022.", ["2023-12-31"] * 2 + ["2022-12-31"]),
        (None, "Repayments were $5m for the year, up from $3m in 2022.", ["2023-12-31", "2022-12-31"]),
        # near misses
        (None, "Brom will pay 9 cents for the year against 7 cents in 2023.", ["2024-12-31", "2023-12-31"]),
        (None, "Brom sold $3m in the third quarter. It will sell $9m for the year.", ["2023-09-30", "2024-12-31"]),
        (None, "Brom hopes to sell $9m in the year.", ["2024-12-31"]),
        # fiscal years by the quarters whose end is told
        (None, "Net in its second fiscal quarter ended January 31 was $5m. In fiscal 2023 it earned $9m.", ["2024-01-31", "2023-07-31"]),
        (None, "Net in its first quarter ended December 31 was $5m. In fiscal 2023 it earned $9m.", ["2023-12-31", "2023-09-30"]),
        (None, "Net in its first fiscal quarter ended November 30 was $5m, after $9m in fiscal 2023.", ["2023-11-30", "2023-08-31"]),
        # near misses: one that ends in spring may be called by either year; the plain year
        (None, "Net in its third quarter ended January 31 was $5m. In fiscal 2023 it earned $9m.", ["2024-01-31", "2023-12-31"]),
        (None, "Net in its second quarter ended January 31 was $5m. In 2023 it earned $9m.", ["2024-01-31", "2023-12-31"]),
        (None, "In fiscal 2023 it earned $9m.", ["2023-12-31"]),
    ],
)  # fmt: skip
def test_quarters_and_years_are_those_that_the_report_tells_of(headline, text, expected):
    assert days_of(text, headline, EARLY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the same time of another year; near misses: a whole year
        ("Sales for the four weeks ended May 4 rose to $5m from $4m in the comparable 2023 period.", ["2024-05-04", "2023-05-04"]),
        ("Sales in March rose 5% to 40 tonnes, against last year's 38 tonnes.", ["2024-03-31"] * 2 + ["2023-03-31"]),
        ("Sales in March were 40 tonnes, up from 38 tonnes last year.", ["2024-03-31", "2023-03-31"]),
        ("Sales in March were 40 tonnes, and last year's 38 mills are shut.", ["2024-03-31", "2023-12-31"]),
        ("Brom said in March that losses would fall from last year's $4m.", ["2023-12-31"]),
        ("Sales in 2023 rose to $5m from $4m in the 2022 period.", ["2023-12-31", "2022-12-31"]),
        # what takes up the time before it; near misses
        ("Sales for the four weeks ended May 4 rose 5%.\n\nTotal sales for the period were $9m.", ["2024-05-04"] * 2),
        ("It lost $5m in the nine months to March 31 while its equity on the same date was $9m.", ["2024-03-31"] * 2),
        ("Loans rose to $5m in 2023. Its borrowings rose to $9m from $7m in the same period.", ["2023-12-31", "2023-12-31", None]),
        ("Sales in April rose 5%. It has 12 mills of the period.", ["2024-04-30", "2024-05-24"]),
        ("Sales rose 5% from 4% in April. Costs for the period were $9m.", ["2024-05-24", "2024-04-30", "2024-05-24"]),
        ("Lee said on Monday that costs for the period were $9m.", ["2024-05-20"]),
        # what a level is measured from, and what was before
        ("January sales rose 8% to 6 tonnes from a year ago.", ["2024-01-31"] * 2),
        ("Loans rose 3% to $5m from December.", ["2024-05-24"] * 2),
        ("It may cut its forecast of the gap to $7m from its original estimate of $8m.", ["2024-05-24", "2024-05-24"]),
        ("It revised its forecast down to 7 tonnes from its original estimate of 8 tonnes.", ["2024-05-24", None]),
        ("Imports have suffered, slumping from 8 tonnes to 2 tonnes.", [None, "2024-05-24"]),
        ("It will raise the fee to $7 from June.", ["2024-06-30"]),
        ("The fee rose to $7 from May 3.", ["2024-05-03"]),
        ("It agreed to buy more, raising its stake to 74% from 68%.", ["2024-05-24", "2024-05-24"]),
        # a level behind with a day of its own
        ("The loss last year, for all that was sold, was $5m after a $4m loss in 2022.", ["2023-12-31", "2022-12-31"]),
        ("Orders rose 4% in April after a 5% March fall.", ["2024-04-30", "2024-03-31"]),
        ("Stocks rose to 9 tonnes at the end of April from 7 tonnes (revised higher) at the end of March.", ["2024-04-30", "2024-03-31"]),
        ("It had gains of $9m and $7m, respectively, in 2023 and of $5m and $3m, respectively, in 2022.", ["2023-12-31"] * 2 + ["2022-12-31"] * 2),
        ("On May 3 it sold 12 tonnes after 3 banks failed in April.", ["2024-05-03", "2024-04-30"]),
        ("It sold 12 tonnes after the storm of April 5.", ["2024-04-05"]),
        ("It sold 12 tonnes in May.", ["2024-05-24"]),
        # asides, causes and what is to come
        ("The June 9 sale, to be evenly split between two banks, will bring $5m.", ["2024-06-09"] * 2),
        ("On May 3, armed men held 12 people.", ["2024-05-03"]),
        ("About 5 mills could close because a dam broke in April.", ["2024-05-24"]),
        ("Some 12 men died because a dam broke in April.", ["2024-04-30"]),
        ("Workers will get payments of $5, with the first payment going out in June.", ["2024-05-24"]),
        ("Hale, the largest of the isles with 9 mills, is facing a vote in June.", ["2024-05-24"]),
        ("Hale, the largest of the isles, lost 9 mills in April.", ["2024-04-30"]),
        ("The bank has $9m of debt maturing between 2025 and 2027.", ["2024-05-24"]),
        ("Profit is forecast to fall 9% in the 2023/24 year ending June 30.", ["2024-06-30"]),
        ("Reserves at end-April were $9m.", ["2024-04-30"]),
        ("The two sold 9 mills after buying them in 2021.", ["2024-05-24"] * 2),
        ("Police held 9 men after storming a mill on Monday.", ["2024-05-20"]),
        ("The port had a gap of $5m, turning round April's $6m.", ["2024-05-24", "2024-04-30"]),
        ("Some 12 men died in April's 7.8 magnitude quake.", ["2024-04-30"] * 2),
        ("Output, in 1981 prices, rose 4%.", ["2024-05-24"]),
        ("The rise in 2023 prices was 4%.", ["2023-12-31"]),
        ("It paid $9 for the trade-April tie.", ["2024-05-24"]),
    ],
)  # fmt: skip
def test_what_is_held_against_it_or_said_beside_it_has_a_time_of_its_own(text, expected):
    assert days_of(text) == expected


@pytest.mark.parametrize(
    ("headline", "text", "expected"),
    [
        # columns of which some are a time
        ("APRIL SALES UP", "STORE     PCT    2024     2023\n BROM     4.9    1.8 MLN  1.7 MLN\n HALE     1.2    990      870", ["2024-04-30", "2024-04-30", "2023-04-30"] * 2),
        (None, "PORT      CURRENT   APRIL   QUOTA\n Hale      1.10      1.20    1.30\n Rath      2.10      2.20    2.30", ["2024-05-24", "2024-04-30", "2024-05-24"] * 2),
        (None, "PORT      2022   2023\n Hale      1.10      1.20\n Rath      2.10      2.20", ["2022-12-31", "2023-12-31"] * 2),
        # near misses: no time heads a column, a row of another length, a sentence
        (None, "PORT      SHIPS   QUOTA\n Hale      1.10      1.20", ["2024-05-24"] * 2),
        (None, "PORT      2022   2023\n Hale      1.10      1.20     1.30", ["2024-05-24"] * 3),
        (None, "Hale sold 12 tonnes in April.", ["2024-04-30"]),
        # a line that is a date above rows
        (None, "One week ended May 15      daily averages\n Notes......193 down....12\n Coin.......219 up......29", ["2024-05-15"] * 4),
        (None, "Week May 15 vs May 8 (daily averages)\n\nNotes.....186.9 vs 186.8", ["2024-05-15", None]),
        (None, "Weeks to May 15\n\nNotes  12", ["2024-05-15"]),
        (None, "Lee came on May 15      again\n Notes......193 down....12\n Coin.......219 up......29", ["2024-05-24"] * 4),
        (None, "One week ended May 15      daily averages\n\nLee has 12 mills and wants more.", ["2024-05-24"]),
        (None, "Notes......193 down....12\n Coin.......219 up......29", ["2024-05-24"] * 4),
        # numbers in brackets
        (None, "Shipments in tonnes, with figures for 2022 in brackets, were: beef 120 (137), horse 25 (33).", ["2024-05-24", "2022-12-31"] * 2),
        (None, "Main ports, with comparative figures for April 2023 in brackets:\n\nHale 46 (49), Rath 16 (17).", ["2024-05-24", "2023-04-30"] * 2),
        (None, "New rates (previous in brackets) were:\n\n60-90 days 4.13 pct (4.37)", ["2024-05-24", None]),
        (None, "Ports in brackets are shut: Hale 46 (49).", ["2024-05-24"] * 2),
        (None, "Hale sold 46 (49) tonnes in April.", ["2024-04-30"] * 2),
        (None, "Ports, with figures for 2022 in brackets:\n\nHale 46 (49).\n\nLee said he had no wish at all to talk about any of these tonnes or of what comes after them.\n\nRath 16 (17).", ["2024-05-24", "2022-12-31", "2024-05-24", "2024-05-24"]),
        # a month that labels the number behind it
        (None, "Seed prev 34.8, Feb 32.9, Apr 6.8, total 80.8.", ["2024-05-24", "2024-02-29", "2024-04-30", "2024-05-24"]),
        (None, "Sales: Feb 12.5, Apr nil, all 40.", ["2024-02-29", "2024-05-24"]),
        (None, "Oil: January nil, total 9.0.", ["2024-05-24"]),
        (None, "Lee, in April, sold 12 and bought 9.", ["2024-04-30"] * 2),
        (None, "Last year 12 men died, and 9 fled.", ["2023-12-31"] * 2),
        (None, "In April 12 men died, 9 of them at sea.", ["2024-04-30"] * 2),
    ],
)  # fmt: skip
def test_heads_of_tables_and_labels_name_the_day(headline, text, expected):
    assert days_of(text, headline) == expected
