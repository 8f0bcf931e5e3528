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
        ("They get $40 under the 1985 farm bill.", [NOW]),
        ("December corn closed 6 cents higher.", [NOW]),
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
