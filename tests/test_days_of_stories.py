"""The day of a story, which goes on over hours, sentences and paragraphs, and days that are counted from it."""

from __future__ import annotations

from datetime import date

import pytest

from archive import annotate

PUBLISHED = date(2024, 5, 24)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the hour is of the day of the story, and so are minutes later
        ("Cole was shot on Monday. He was found about 11 p.m. by two men.", ["2024-05-20"]),
        ("Cole was shot on Monday. A minute later, two men were hit.", ["2024-05-20"]),
        ("Cole was shot at 7:53 p.m. on Monday. He died about 25 minutes later.", ["2024-05-20"]),
        ("Cole was shot on Monday. This morning two men were held.", ["2024-05-24"]),
        ("Cole was shot on Monday. Some minutes earlier, two men were hit.", ["2024-05-20"]),
        ("Guards said that about 3 a.m. Monday they fled. They lost two men.", ["2024-05-20"]),
        ("Cole was shot about 3 a.m. Monday, which was reported late. They lost two men.", ["2024-05-20"]),
        # the hour and "the next day" are counted from the day of what happened, not of saying so
        ("A raid took place Monday, police said Thursday. Guards came that morning to help two men.", ["2024-05-20"]),
        ("A raid took place Monday, police said Thursday. The following day two men fled.", ["2024-05-21"]),
        ("A raid was reported Monday. Another was reported Tuesday. The following day two men fled.", ["2024-05-22"]),
        (
            "His white 2006 Lincoln was robbed on Monday. The men drove off in a 2011 black Ford with $40.",
            ["2024-05-20"],
        ),
        # the next paragraph goes on, where it opens with who is known
        (
            "A shop in Rath was robbed on Monday night by a masked man.\n\nThe robber fled with $40 in cash.",
            ["2024-05-20"],
        ),
        (
            "A shop in Rath was robbed on Monday night by a masked man.\n\nPolice found two knives in a yard.",
            ["2024-05-20"],
        ),
        ("Mali has 2,000 troops there under a 2020 accord.", ["2024-05-24"]),
        ("Mali sent 2,000 troops there in 2020 under an accord.", ["2020-12-31"]),
        ("Mali buys 40 tanks under its 2019 arms deal.", ["2024-05-24"]),
        ("Some 900 people still live in tents after the January 12 quake.", ["2024-05-24"]),
        ("Some 900 people died after the January 12 quake.", ["2024-01-12"]),
        ("It was half the 2015-2019 average.", ["2024-05-24"]),
        ("It is 3 degrees above the 1991-2020 mean.", ["2024-05-24"]),
        ("The rent was 2,128 euros, up 7 pct on the same quarter of 2022.", ["2024-05-24"] * 2),
        ("Oil is $2.91, 72 cents more than a year ago.", ["2024-05-24"] * 2),
        ("Oil is $2.91, £4 more than a year ago.", ["2024-05-24"] * 2),
        ("It sank 12 boats more than a year ago.", ["2023-12-31"]),
        (
            "A shop in Rath was robbed on Monday night by a masked man.\n\nPolice have two knives that they found.",
            ["2024-05-24"],
        ),
        (
            "A shop in Rath was robbed on Monday night by a masked man.\n\nIt earned $40 in fees and rents.",
            ["2024-05-24"],
        ),
        (
            "A shop in Rath was robbed on Monday night by a masked man.\n\nBrom Ltd sold 12 mills to a rival.",
            ["2024-05-24"],
        ),
    ],
)
def test_a_story_goes_on_over_hours_and_paragraphs(text, expected):
    days = [figure.as_of for figure in annotate(text, published=PUBLISHED).figures if figure.kind != "time"]
    assert days == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # days later, counted from no month and from no date that is not known
        ("He was freed in March 2023. His dog was found 16 days later.", [None]),
        ("Lee landed last month. More than two weeks later he is in bed.", [None]),
        ("It shut in March 2023. Two days later 12 men fled.", [None, None]),
        # near misses: from a day, months from a month, years from a year
        ("It closed on March 3. It was open again 16 days later.", ["2024-03-19"]),
        ("Lee left in June 2021. Five months later 12 men won.", ["2021-11-30", "2021-11-30"]),
        ("Lee won in 2021 and again two years later.", ["2023-12-31"]),
        # what a court did later
        ("Cole was arrested Monday and was later released on $2,000 bond.", ["2024-05-24"]),
        ("Cole was arrested Monday. He was later released on $2,000 bond.", ["2024-05-24"]),
        ("Cole robbed a mill on Monday. He was arrested and held on $2,000 bond.", ["2024-05-24"]),
        # near misses
        ("Cole was arrested on Monday. He was booked on two counts.", ["2024-05-20"]),
        ("Cole was charged on Monday. He pleaded not guilty and was held on $2,000 bail.", ["2024-05-20"]),
        ("Cole robbed a mill on Monday. He was arrested and later shot two men.", ["2024-05-20"]),
        # what somebody is charged with
        ("Guards charged two men with a third robbery on Monday.", ["2024-05-24", "2024-05-20"]),
        ("Guards charged two men with an armed raid in Rath on Monday. Cole was held on six counts.", ["2024-05-24"] * 2),
        ("Guards named the four — two boys and two men, all of Rath — as thieves, and they shot one of them on Monday.", ["2024-05-24"] * 3),
        # near misses
        ("Two men were charged with another raid on Monday.", ["2024-05-24"]),
        ("Guards charged two men on Monday.", ["2024-05-20"]),
        ("Two men were charged with a raid on Monday.", ["2024-05-20"]),
        ("Guards charged Cole with shooting two men on Monday.", ["2024-05-20"]),
        ("Guards charged two men with theft on Monday.", ["2024-05-20"]),
        # up to now
        ("Cole was held after robbing a mill on Monday, and was asked about raids over the past several years.", ["2024-05-24"]),
        ("Cole robbed a mill on Monday. Rath saw 12 fires in recent years.", ["2024-05-24"]),
        ("Cole robbed a mill on Monday. Brom sold 12 mills in the past two years.", ["2024-05-24"] * 2),
        # near misses
        ("Cole robbed a mill on Monday. He fired two shots over 20 minutes.", ["2024-05-20", "2024-05-20"]),
        ("Cole robbed a mill on Monday. He was held for several years.", ["2024-05-20"]),
        ("Cole robbed a mill on Monday. A recent year saw 12 fires.", ["2024-05-20"]),
    ],
)  # fmt: skip
def test_days_later_days_of_courts_and_the_time_up_to_now(text, expected):
    assert [figure.as_of for figure in annotate(text, published=PUBLISHED).figures] == expected


def test_days_later_do_not_count_over_a_date_that_is_not_known():
    found = annotate("He was freed in May 2023. Ann fled on July 1 last year. She was found 16 days later.").figures
    assert [figure.as_of for figure in found] == [None]
