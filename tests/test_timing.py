"""When a figure holds: dates of its own clause, else the article's day; sentences with their dates marked by hand."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from growth import grows_no_faster

from archive import annotate
from archive.extract.days.timing import set_days
from archive.extract.english.tokens import Tokens
from archive.model import TimeExpression

PUBLISHED = date(2024, 5, 24)


def days(marked: str, published: date | None = PUBLISHED):
    """Read "Some 40 fled {2023-10-07}(on Oct. 7)": a date in parentheses behind its first and last day; return the figures."""
    text, dates, at = "", [], 0
    for m in re.finditer(r"\{([^|}]*)(?:\|([^}]*))?\}\(([^)]*)\)", marked):
        text += marked[at : m.start()]
        first, last = m[1] or None, m[2] or m[1] or None
        kind = "DURATION" if first == "P" else "DATE"
        found = TimeExpression(
            1, len(text), len(text) + len(m[3]), m[3], kind, first, None, first, last, None, "by hand"
        )
        dates.append((len(dates) + 5, found))
        text += m[3]
        at = m.end()
    text += marked[at:]
    return set_days(annotate(text).figures, dates, Tokens(text), published)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Some 40 people fled Rafah.", [("2024-05-24", None, "article")]),
        ("Some 40 people fled Rafah on {2024-05-20}(Monday).", [("2024-05-20", None, "clause")]),
        ("On {2024-05-20}(Monday), officials announced that 40 people had died.", [("2024-05-20", None, "clause")]),
        ("On {2024-05-20}(Monday) the village burned, but 40 people were saved.", [("2024-05-20", None, "sentence")]),
        # what a figure is held against, and when something falls due, is not when it holds
        ("Output was 12% larger than in {2020-02-01|2020-02-29}(February 2020).", [("2024-05-24", None, "article")]),
        ("Output grew 12% compared to the same period of {2022-01-01|2022-12-31}(2022).", [("2024-05-24", None, "article")]),
        ("The firm sold $40 of notes due {2027-01-01|2027-12-31}(2027).", [("2024-05-24", None, "article")]),
        (
            "Sales rose to $40, up from $30 in {2019-01-01|2019-12-31}(2019).",
            [("2024-05-24", None, "article"), ("2019-12-31", None, "clause")],
        ),
        (
            "Sales were $40 in {1987-01-01|1987-12-31}(1987) vs $30 in {1986-01-01|1986-12-31}(1986).",
            [("1987-12-31", None, "clause"), ("1986-12-31", None, "clause")],
        ),
        # an age of today is none of a day to come
        ("Ann Lee, 34, will run on {2024-05-27}(Monday).", [("2024-05-24", None, "article")]),
        ("The 34-year-old is to run on {2024-05-27}(Monday).", [("2024-05-24", None, "article")]),
        ("A boy, also 15, is held until {2024-06-01|2024-06-30}(June).", [("2024-05-24", None, "article")]),
        ("Ann Lee turns 34 on {2024-05-27}(Monday).", [("2024-05-27", None, "clause")]),
        ("She will be 34 on {2024-05-27}(Monday).", [("2024-05-27", None, "clause")]),
        ("He died on {2024-05-20}(Monday) at the age of 34.", [("2024-05-20", None, "clause")]),
        # how far a place is from another was so before, and is still
        (
            "On {2024-05-20}(Monday) he fled to Hale, 20 miles away, with 12 men.",
            [("2024-05-24", None, "article"), ("2024-05-20", None, "clause")],
        ),
        (
            "A plane crashed on {2024-05-20}(Monday) in Hale, about 20 km (12 miles) north of Rafah.",
            [("2024-05-24", None, "article"), ("2024-05-24", None, "article")],
        ),
        ("The field, lying 20 km east of Hale, was found in {2004-01-01|2004-12-31}(2004).", [("2024-05-24", None, "article")]),
        ("The boat drifted 20 miles north of Hale on {2024-05-20}(Monday).", [("2024-05-20", None, "clause")]),
        ("On {2024-05-20}(Monday), 20 miles of road were closed.", [("2024-05-20", None, "clause")]),
        ("The wall was 20 feet from the plate in {2004-01-01|2004-12-31}(2004).", [("2004-12-31", None, "clause")]),
        # what has been counts up to now, whenever a part of it was
        ("He has won 12 medals, including gold in {2004-01-01|2004-12-31}(2004).", [("2024-05-24", None, "article")]),
        ("The film has made $40, including rentals in {2004-01-01|2004-12-31}(2004).", [("2024-05-24", None, "article")]),
        ("They have made 12 films, including one in {2004-01-01|2004-12-31}(2004).", [("2024-05-24", None, "article")]),
        # what is said again by the share has the same day; what another subject should do has its own
        (
            "Net income was $10m in {1986-01-01|1986-12-31}(1986), up from $7m or $1 a share in {1985-01-01|1985-12-31}(1985).",
            [("1986-12-31", None, "clause"), ("1985-12-31", None, "clause"), ("1985-12-31", None, "clause")],
        ),
        ("Pay rose from $7m or $8m in {1985-01-01|1985-12-31}(1985).", [("1985-12-31", None, "clause")]),
        ("It has an option on 12 mills and bids should reach it by {2024-06-01}(June 1).", [("2024-05-24", None, "article")]),
        ("Some 12 men and two women should leave by {2024-06-01}(June 1).", [("2024-06-01", None, "clause")] * 2),
        ("He won 12 medals, including gold in {2004-01-01|2004-12-31}(2004).", [("2004-12-31", None, "clause")]),
        ("He has won 12 medals since {2004-01-01|2004-12-31}(2004), including gold.", [("2024-05-24", "2004-01-01", "clause")]),
        ("In {2004-01-01|2004-12-31}(2004) he had sold 12 mills, including Dome.", [("2004-12-31", None, "clause")]),
        ("Compared with {2020-05-01|2020-05-31}(May 2020), sales rose 12%.", [("2024-05-24", None, "article")]),
        (
            "It is the worst fire since a blast in {1972-01-01|1972-12-31}(1972) that killed 40 people.",
            [("1972-12-31", None, "clause")],
        ),
        ("Some 40 people were held at a protest against the war on {2024-05-03}(3 May).", [("2024-05-03", None, "clause")]),
        ("More than 40 people died in {2020-05-01|2020-05-31}(May 2020).", [("2020-05-31", None, "clause")]),
        ("Some 40 people died since {2023-10-07}(Oct. 7).", [("2024-05-24", "2023-10-07", "clause")]),
        (
            "Some 40 people were killed, officials say, since the war began after the {2023-10-07}(Oct. 7) attacks.",
            [("2024-05-24", "2023-10-07", "clause")],
        ),
        (
            "More than 300 people have died since the {2023-10-07}(Oct. 7) attacks, in which some 12 people were killed and 25 taken.",
            [("2024-05-24", "2023-10-07", "clause"), ("2023-10-07", None, "clause"), ("2023-10-07", None, "clause")],
        ),
        (
            "Sales rose 5% in {2022-01-01|2022-12-31}(2022), while profits fell 9% in {2021-01-01|2021-12-31}(2021).",
            [("2022-12-31", None, "clause"), ("2021-12-31", None, "clause")],
        ),
        (
            "From {2024-01-01|2024-01-31}(January) to {2024-03-01|2024-03-31}(March) 40 people left.",
            [("2024-03-31", "2024-01-01", "clause")],
        ),
        ("It will cut 40 jobs by {2026-01-01|2026-12-31}(2026).", [("2026-12-31", None, "clause")]),
        ("It has cut 40 jobs {2024-01-01|2024-12-31}(this year).", [("2024-05-24", None, "clause")]),
        ("Some 40 people fled in {}(recent weeks).", [("2024-05-24", None, "clause")]),
        ("It took {P}(two weeks) to free 40 people.", [("2024-05-24", None, "article")] * 2),
        # a story goes on: the day of the sentence before, and of the one before that
        ("The village burned on {2024-05-20}(Monday). Some 40 people died.", [("2024-05-20", None, "sentence")]),
        ("On {2024-01-08}(Jan. 8) they searched a house. Police also seized 12 rifles.", [("2024-01-08", None, "sentence")]),
        ("The mill was robbed {2024-05-20}(Monday). Nobody was hurt. The robbers fled with $40.", [("2024-05-20", None, "sentence")]),
        ("He shot at them on {2024-05-20}(Monday), police said. They said two men were hit.", [("2024-05-20", None, "sentence")]),
        # what had been is of a day before the story, and of the same day as what else had been
        ("Lee had pleaded guilty on {2024-05-20}(Monday). The judge gave him 12 months.", [("2024-05-24", None, "article")]),
        ("The boat had been stolen on {2024-05-20}(Monday). Police checked 40 ports.", [("2024-05-24", None, "article")]),
        ("The boat had been stolen on {2024-05-20}(Monday). A guard had seen 40 people.", [("2024-05-20", None, "sentence")]),
        ("Lee had been driving about on {2024-05-20}(Monday). He hit 12 sheep.", [("2024-05-20", None, "sentence")]),
        ("A sailor told them his boat had been robbed on {2024-05-20}(Monday). It held $40.", [("2024-05-20", None, "sentence")]),
        # not in the present or another time, nor the day of a noun, of saying so, of who he is, of a birth; nor a month
        ("The village burned on {2024-05-20}(Monday). It has 40 houses.", [("2024-05-24", None, "article")]),
        ("The village burned on {2024-05-20}(Monday). Some 40 houses were previously lost.", [("2024-05-24", None, "article")]),
        ("The village burned on {2024-05-20}(Monday). “We lost 40 houses.”", [("2024-05-24", None, "article")]),
        ("The roof fell after the {2024-05-20}(Monday) storm. Some 40 people died.", [("2024-05-24", None, "article")]),
        ("It said {2024-05-20}(Monday) the mill was sold. It cost $40.", [("2024-05-24", None, "article")]),
        ("The fire, which broke out on {2024-05-20}(Monday), was put out. Some 40 died.", [("2024-05-20", None, "sentence")]),
        ("The man who was robbed on {2024-05-20}(Monday) was ill. He lost $40.", [("2024-05-24", None, "article")]),
        ("Lee was born on {1990-05-20}(May 20, 1990). He won 12 medals.", [("2024-05-24", None, "article")]),
        ("The mill was sold in {2004-01-01|2004-12-31}(2004). It cost $40.", [("2024-05-24", None, "article")]),
        ("The mill was sold on {2024-05-20}(Monday). They face a fine of $40.", [("2024-05-24", None, "article")]),
        # a day between the subject and its verb, behind "shortly before", of an event that is news, in the clause of what is sought
        ("Guards on {2024-05-20}(Monday) searched a barn. They seized 12 rifles.", [("2024-05-20", None, "sentence")]),
        ("Guards on {2024-05-20}(Monday) said so. They seized 12 rifles.", [("2024-05-24", None, "article")]),
        ("He was hit after {2024-05-20}(Monday). They seized 12 rifles.", [("2024-05-24", None, "article")]),
        ("Guards are looking into a blaze early {2024-05-20}(Monday). It was seen by 12 men.", [("2024-05-20", None, "sentence")]),
        ("A man is held after he robbed a mill on {2024-05-20}(Monday). He fled with $40.", [("2024-05-20", None, "sentence")]),
        # what is planned for a day, and what led to it; what came before a past day may be of it, and what is still to come too
        ("The library will close in {2024-09}(September) after the council voted to cut $4m.", [("2024-05-24", None, "article")]),
        ("In {2024-09}(September) the library will close after the council voted to cut $4m.", [("2024-05-24", None, "article")]),
        ("The mill is to close in {2024-09}(September) because it lost $4m.", [("2024-05-24", None, "article")]),
        ("The mill closed in {2023-09}(September) after the firm cut 40 jobs.", [("2023-09", None, "clause")]),
        ("The park will open in {2024-09}(September) after 40 homes are built.", [("2024-09", None, "clause")]),
        ("The firm will pay $4m in {2024-09}(September) after it lost the case.", [("2024-09", None, "clause")]),
        ("They were caught when guards stopped a van on {2024-05-20}(Monday). It held 12 rifles.", [("2024-05-20", None, "sentence")]),
        ("The man who fled on {2024-05-20}(Monday), was ill. He lost $40.", [("2024-05-24", None, "article")]),
        ("The man whose boat sank on {2024-05-20}(Monday) was ill. He lost $40.", [("2024-05-24", None, "article")]),
        ("It was reported on {2024-05-20}(Monday). The robbers fled with $40.", [("2024-05-20", None, "sentence")]),
        # it goes on over an aside, a day of saying so, and what tells in the present what has been; not over two asides, nor another day
        ("The mill burned on {2024-05-20}(Monday). It is shut. Some 40 men fled.", [("2024-05-20", None, "sentence")]),
        ("The mill burned on {2024-05-20}(Monday). It is shut. It has no roof. Some 40 men fled.", [("2024-05-24", None, "article")]),
        (
            "The mill burned on {2024-05-20}(Monday). Guards said {2024-05-21}(Tuesday) it was old. Some 40 men fled.",
            [("2024-05-20", None, "sentence")],
        ),
        (
            "The mill burned on {2024-05-20}(Monday). A man, whom guards named {2024-05-21}(Tuesday) as Lee, was hurt. Some 40 men fled.",
            [("2024-05-20", None, "sentence")],
        ),
        (
            "The mill burned on {2024-05-20}(Monday). Lee was released {2024-05-21}(Tuesday). Some 40 men fled.",
            [("2024-05-21", None, "sentence")],
        ),
        ("Guards combed the field with a lamp {2024-05-20}(Monday). They met 40 men.", [("2024-05-20", None, "sentence")]),
        ("According to guards, on {2024-05-20}(Monday), the mill burned. Some 40 men fled.", [("2024-05-20", None, "sentence")]),
        ("The mill burned on {2024-05-20}(Monday). Guards believe the fire hurt 40 men.", [("2024-05-20", None, "sentence")]),
        ("The mill burned on {2024-05-20}(Monday). Guards found two suspects inside.", [("2024-05-20", None, "sentence")]),
        ("The mill burned on {2024-05-20}(Monday). It was built in {2004-01-01|2004-12-31}(2004). Some 40 men fled.", [("2024-05-24", None, "article")]),
        # what was done with somebody for it is of another day, and what happened is not of the day of that; an arrest is of both
        ("Lee was robbed on {2024-05-20}(Monday). Cole was charged with two counts of theft.", [("2024-05-24", None, "article")]),
        ("Cole was charged on {2024-05-20}(Monday). He robbed 12 shops.", [("2024-05-24", None, "article")]),
        ("Cole was sentenced on {2024-05-20}(Monday). The judge gave him 12 years.", [("2024-05-20", None, "sentence")]),
        ("Cole was arrested on {2024-05-20}(Monday). The man was charged with two counts.", [("2024-05-20", None, "sentence")]),
        # charged with what was done on a day; what papers of a court tell; a day in court without a charge
        ("Cole was charged with firing a gun on {2024-05-20}(Monday). He shot 12 dogs.", [("2024-05-20", None, "sentence")]),
        ("Cole was charged with theft in a raid {2024-05-20}(Monday). He took 12 bags.", [("2024-05-20", None, "sentence")]),
        ("Cole was charged with theft on {2024-05-20}(Monday). He took 12 bags.", [("2024-05-24", None, "article")]),
        ("The mill was robbed {2024-05-20}(Monday). Cole fled with 12 bags, court papers said.", [("2024-05-20", None, "sentence")]),
        ("The mill was robbed {2024-05-20}(Monday). According to court records, 12 bags were lost.", [("2024-05-20", None, "sentence")]),
        ("The mill was robbed {2024-05-20}(Monday). A court gave Cole 12 years.", [("2024-05-24", None, "article")]),
        ("On {2024-05-20}(Monday), prosecutors opened the trial. The judge gave him a sentence of 12 years.", [("2024-05-20", None, "sentence")]),
        ("Cole sat in Rath jail on {2024-05-20}(Monday) on charges of theft. He stole 12 boats.", [("2024-05-24", None, "article")]),
        ("A guard shot at Cole on {2024-05-20}(Monday) near the court. He stole 12 boats.", [("2024-05-20", None, "sentence")]),
        # a sentence with another day before the figure; what was to be
        (
            "The mill was robbed {2024-05-20}(Monday). It began on {2024-05-17}(Friday); guards found 12 boats.",
            [("2024-05-17", None, "sentence")],
        ),
        (
            "The mill was robbed {2024-05-20}(Monday). Guards said on {2024-05-21}(Tuesday) that the robbers fled; they took 12 boats.",
            [("2024-05-20", None, "sentence")],
        ),
        (
            "The mill was robbed {2024-05-20}(Monday). He was held on {2024-05-20}(Monday), but when guards came, 12 men fled.",
            [("2024-05-20", None, "sentence")],
        ),
        ("Lee was to leave on {2024-05-24}(Friday). He sold 12 boats.", [("2024-05-24", None, "article")]),
        ("The boats were to be sold {2024-05-20}(Monday). He sank 12 boats.", [("2024-05-24", None, "article")]),
        # "opened fire" founds nothing; a day behind "said", in a page's stray name, in brackets behind a weekday
        ("A man opened fire at a bar {2024-05-20}(Monday). The shooting left 12 men hurt.", [("2024-05-20", None, "sentence")]),
        ("A bar opened in Rath on {2024-05-20}(Monday). The owner sold 12 chairs.", [("2024-05-24", None, "article")]),
        ("Guards said that on {2024-05-20}(Monday) the mill burned. Some 40 men fled.", [("2024-05-20", None, "sentence")]),
        ("Guards said on {2024-05-20}(Monday) the mill is shut. Some 40 men fled.", [("2024-05-24", None, "article")]),
        ("Cole On {2024-05-20}(Monday), guards searched a mill. During a search of a shed, they found 12 guns.", [("2024-05-20", None, "sentence")]),
        ("The raid took place {2024-05-20}(Monday) ({2024-05-20}(May 20)). Some 40 men fled.", [("2024-05-20", None, "sentence")]),
        # of two days, the one that is not of saying so
        ("Guards said {2024-05-22}(Wednesday) that a man was hurt in a raid {2024-05-21}(Tuesday). The robbers took 12 bags.", [("2024-05-21", None, "sentence")]),
        ("A man was hurt on {2024-05-20}(Monday) and fled on {2024-05-21}(Tuesday). The robbers took 12 bags.", [("2024-05-24", None, "article")]),
        # an event with its place; what is told of behind "after"
        ("Guards seek a man after a raid on a mill in Rath {2024-05-20}(Monday). The robbers took 12 bags.", [("2024-05-20", None, "sentence")]),
        ("Cole is held over talk of a raid that he wants to see {2024-05-20}(Monday). The robbers took 12 bags.", [("2024-05-24", None, "article")]),
        ("Cole is ill after accidentally shooting himself {2024-05-20}(Monday). He lost 12 teeth.", [("2024-05-20", None, "sentence")]),
        ("Cole was robbed after being lured to a mill {2024-05-20}(Monday), police say. He lost 12 bags.", [("2024-05-20", None, "sentence")]),
        # a day to come ends no story, nor does a birth; a year that has been does
        ("The mill burned {2024-05-20}(Monday). Cole is due in court on {2024-05-31}(May 31). Some 40 men fled.", [("2024-05-20", None, "sentence")]),
        ("The mill burned {2024-05-20}(Monday). They met Cole ({1984-08-04}(8/4/1984)). Some 40 men fled.", [("2024-05-20", None, "sentence")]),
        ("The mill burned {2024-05-20}(Monday). {2023-01-01|2023-12-31}(Last year) Cole bought it. Some 40 men fled.", [("2024-05-24", None, "article")]),
        # the part of a sentence that tells what happened
        ("The mill burned {2024-05-20}(Monday). Guards are after a man who shot 12 dogs.", [("2024-05-20", None, "sentence")]),
        ("The mill burned {2024-05-20}(Monday). Guards are after a man who has 12 dogs.", [("2024-05-24", None, "article")]),
        ("The mill burned {2024-05-20}(Monday). Some 40 men were hurt and are ill.", [("2024-05-20", None, "sentence")]),
        ("The mill burned {2024-05-20}(Monday). Guards were hurt and are with 40 nurses.", [("2024-05-24", None, "article")]),
        # a total is no other time, nor is "once" that opens a sentence
        ("The mill burned {2024-05-20}(Monday). Guards found a total of 12 bags.", [("2024-05-20", None, "sentence")]),
        ("The mill burned {2024-05-20}(Monday). Once inside, guards found 12 bags.", [("2024-05-20", None, "sentence")]),
        ("The mill burned {2024-05-20}(Monday). It once held 12 looms.", [("2024-05-24", None, "article")]),
        ("The mill burned {2024-05-20}(Monday). In total guards lost 12 bags.", [("2024-05-24", None, "article")]),
        # a day before a colon labels what stands behind, up to the end of the sentence
        ("Mill Lane, {2024-05-20}(May 20): door forced; bag with $40 stolen; case open.", [("2024-05-20", None, "sentence")]),
        ("He said on {2024-05-20}(May 20): some 40 men fled.", [("2024-05-24", None, "article")]),
        ("They met on {2024-05-20}(May 20) in Rath: some 40 men fled.", [("2024-05-20", None, "sentence")]),
        # a base year; a delivery; what is told of a subject in the present, beside the day of its verb
        ("The index (base {1980-01-01|1980-12-31}(1980)) fell 5% in {2024-04-01|2024-04-30}(April).", [("2024-04-30", None, "clause")]),
        ("The base was 12 metres wide in {1980-01-01|1980-12-31}(1980).", [("1980-12-31", None, "clause")]),
        ("He sold cargoes of {2024-07-01|2024-07-31}(July) shipment tea at 12 dollars.", [("2024-05-24", None, "article")]),
        ("There was a drop in {2024-04-01|2024-04-30}(April) shipments of 12 tonnes.", [("2024-04-30", None, "clause")]),
        ("Brom, who owns 12 mills, {2023-01-01|2023-12-31}(last year) sold a boat.", [("2024-05-24", None, "article")]),
        ("Brom, who sold 12 mills, {2023-01-01|2023-12-31}(last year) went home.", [("2023-12-31", None, "clause")]),
        ("Brom, which said it has 12 mills, said it bought a boat on {2024-05-20}(Monday).", [("2024-05-24", None, "article")]),
        ("They sold 12 bonds, issued in {2023-01-01|2023-12-31}(2023).", [("2024-05-24", None, "article")]),
        ("They lost 12 boats, sunk in {2023-01-01|2023-12-31}(2023).", [("2023-12-31", None, "clause")]),
        ("Oats ended at $5 after rising 3% on {2024-05-20}(Monday).", [("2024-05-24", None, "article"), ("2024-05-20", None, "clause")]),
        ("Oats ended at $5 after a storm on {2024-05-20}(Monday).", [("2024-05-20", None, "clause")]),
        ("The bills bring in $5m and the offer closes {2024-06-10}(June 10).", [("2024-05-24", None, "article")]),
        # what a level or a movement is held against has its own date
        ("Tea fell to Sh262 a kilo from Sh299 in the same period of {2022-01-01|2022-12-31}(2022).", [("2024-05-24", None, "article"), ("2022-12-31", None, "clause")]),
        ("It rose to 5 units from about 3 units in {2024-04-01|2024-04-30}(April).", [("2024-05-24", None, "article"), ("2024-04-30", None, "clause")]),
        ("It climbed to 7 pct from less than 1 pct in {2024-04-01|2024-04-30}(April).", [("2024-05-24", None, "article"), ("2024-04-30", None, "clause")]),
        ("The rent was 2,128 euros, up 7 pct in the same quarter of {2022-01-01|2022-12-31}(2022).", [("2022-12-31", None, "clause")] * 2),
        ("It sold 12 boats ahead of a vote {2024-06-01|2024-06-30}(next month).", [("2024-05-24", None, "article")]),
        ("It sold 12 boats ahead of rivals in {2024-04-01|2024-04-30}(April).", [("2024-04-30", None, "clause")]),
        ("Lee was close to home on {2024-05-20}(Monday). He sank 12 boats.", [("2024-05-20", None, "sentence")]),
        # since when the total is, not what was added to it; since the first date of a sentence; no day of a comparison
        ("It flew 90 patrols, bringing the total to 900 since {2024-01-17}(Jan. 17).", [("2024-05-24", None, "article"), ("2024-05-24", "2024-01-17", "clause")]),
        ("Some 130 men have died since the feast began and 6,000 since {1992-01-01|1992-12-31}(1992).", [("2024-05-24", None, "article"), ("2024-05-24", "1992-01-01", "clause")]),
        ("It flew 90 patrols since {2024-01-17}(Jan. 17).", [("2024-05-24", "2024-01-17", "clause")]),
        ("Since {2024-01-17}(Jan. 17) it has met 130 men, and 60 nuns were hurt.", [("2024-05-24", "2024-01-17", "clause"), ("2024-05-24", "2024-01-17", "sentence")]),
        ("It held 740 men {2024-05-20}(on Monday), 32 {2023-01-01|2023-05-24}(more than a year ago).", [("2024-05-20", None, "clause"), ("2024-05-20", None, "clause")]),
        ("Some 32 men fled {2023-01-01|2023-05-24}(more than a year ago).", [("2023-05-24", None, "clause")]),
    ],
)  # fmt: skip
def test_a_figure_has_the_day_of_its_clause(marked, expected):
    assert [(figure.as_of, figure.since, figure.date_basis) for figure in days(marked)] == expected


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
        # a clause goes on behind an aside in dashes without verb or date, and a number that heads the aside is of its day
        ("Ten sailors fled — two by boat — on Monday.", ["2024-05-20", "2024-05-20"]),
        ("A shop burned on Monday. Two cooks — a son and his aunt — were inside.", ["2024-05-20"]),
        ("Nearly half – 48% – of all lofts let in 2022 were empty.", ["2022-12-31", "2022-12-31"]),
        ("Lee — who has 12 boats — sank one on Monday.", ["2024-05-24"]),
        ("Lee sank a boat — it held 12 men — on Monday.", ["2024-05-24"]),
        ("The few towns — just a dozen so far — that have a tram since 2021 are rich.", ["2024-05-24"]),
        # a list behind a colon is of the clause that leads to it
        ("The town held a fair in May 2021 called Lumen: two nights, 12 choirs and a parade.", ["2021-05-31"] * 2),
        ("The main buyers in February were: Chad (40 tonnes), Mali (30).", ["2024-02-29"] * 2),
        ("The firm sold two things in 2021 at Rath: a kiln and 12 carts.", ["2021-12-31"] * 2),
        ("The town held a fair in May 2021 in Rath: 12 choirs have come back.", ["2024-05-24"]),
        ("He had an answer in 2021 for Rath: “12 choirs are too many.”", ["2024-05-24"]),
        ("The mill opened in 2021 at Rath: 12 men work there.", ["2024-05-24"]),
        # those counted, of whom a relative clause tells what befell them
        ("They deny a part in the deaths of 21 men, who drowned in 1999.", ["1999-12-31"]),
        ("It is about the deaths of 21 men, including 14 cooks, who froze in 1999.", ["1999-12-31", "1999-12-31"]),
        ("The court heard of the murders of three women, who vanished in May 2023.", ["2023-05-31"]),
        ("She has 21 clerks, who came in 1999.", ["2024-05-24"]),
        ("It is about the deaths of 21 men, who are missed since 1999.", ["2024-05-24"]),
        ("Three men were killed, said Lee, who joined in 1999.", ["2024-05-24"]),
        # "when" and "after" that open a sentence, the night of a day, a word of place behind it
        ("When guards searched a barn on May 8, they found 12 rifles. They also took $40.", ["2024-05-08"] * 2),
        ("After a cook was robbed Monday, guards shut the road. They found two knives.", ["2024-05-20"]),
        ("He was chased on the night of May 8 near a barn. Two knives were found.", ["2024-05-08"]),
        ("Guards met the men Monday somewhere in Rath. They asked for two stops.", ["2024-05-20"]),
        ("When guards search a barn on Monday, they wear masks. They have 12 dogs.", ["2024-05-24"]),
        ("If guards searched a barn on Monday, it was late. They seized 12 rifles.", ["2024-05-24"]),
        ("It darkened the night before. They seized 12 rifles.", ["2024-05-24"]),
        # an event that a day owns; what leads to a day; a label
        ("Monday's storm tore up a pier. Two sheds fell.", ["2024-05-20"]),
        ("Monday's storms flooded Rath. Some 40 roads were shut.", ["2024-05-20"]),
        ("In another raid, at 3 a.m. Monday, a mill was robbed. The men took $40.", ["2024-05-20"]),
        ("About an hour later, at 10 p.m. Monday, a mill was robbed. The men took $40.", ["2024-05-20"]),
        ("Date: Monday, May 20, 2024 A man lost his boat. It held $40.", ["2024-05-20"]),
        ("Monday's talks failed. The men lost $40.", ["2024-05-24"]),
        ("Monday's storm is a sign. The town lost $40.", ["2024-05-24"]),
        ("Monday's paper said that a storm came. Two sheds fell.", ["2024-05-24"]),
        # the sentences of a speech are one aside, a part in the present is none of the story, nor is a birthday a day of it
        ("A mill burned on Monday. “It is sad. It is a loss. We are shaken.” Some 40 men fled.", ["2024-05-20"]),
        ("He was held Monday. He was also arrested on three warrants in cases in which he is charged.", ["2024-05-20"]),
        ("Guards stopped a van on Monday. They took $40 from a man who is known to them.", ["2024-05-20"]),
        ("Guards stopped a van on Monday. They arrested 37-year-old Lee Roe (8/23/1986) and took $40.", ["2024-05-20"] * 2),
        ("A mill burned on Monday. It is sad. It is a loss. Some 40 men fled.", ["2024-05-24"]),
        ("Lee was charged Monday. He was arrested after guards found 12 rifles.", ["2024-05-24"]),
        ("Guards stopped a van on Monday. The firm (5/20/2024) sold 12 mills.", ["2024-05-20"]),
        # a clause behind one with a day, the same day again, an event that is known by its day, what somebody is accused of
        ("He was shot on Monday, and two women were hurt.", ["2024-05-20"]),
        ("He was on his way home on May 8, when a van came up, and several men got out.", ["2024-05-08"]),
        ("Guards on Monday searched a barn, where they found 12 rifles.", ["2024-05-20"]),
        ("A shop was robbed Monday. Guards confirmed the raid of Monday night. Two men took $40.", ["2024-05-20"] * 2),
        ("When that barn was searched on May 8, guards found a knife. They also found $40.", ["2024-05-08"]),
        ("Roe used a gun during a May 1 robbery of a cook. He took $40.", ["2024-05-01"]),
        ("Roe is wanted over a May 2 shooting in Rath. He shot 12 times.", ["2024-05-02"]),
        ("Roe is accused of robbing a mill in Rath on Monday. He took $40.", ["2024-05-20"]),
        ("The last raid was on May 7. Eight guards in total were hurt.", ["2024-05-07"]),
        ("Shares were sold on Monday, and the firm has 12 mills.", ["2024-05-24"]),
        ("He was shot on Monday, and he had won 12 medals.", ["2024-05-24"]),
        ("It said on Monday that it was sorry, and it sold 12 mills.", ["2024-05-24"]),
        ("Two men fled Monday, while the rest fell to $5 from $6.", ["2024-05-20", "2024-05-24", None]),
        ("A shop was robbed Monday. Another was robbed Tuesday. Two men took $40.", ["2024-05-21"] * 2),
        ("Guards held three men over the May 2 raid. They took $40.", ["2024-05-24"] * 2),
        ("Roe is a cook known for baking in Rath on Mondays. He took $40.", ["2024-05-24"]),
        # days later it is another day
        ("Cole was shot on Monday. He died a few days later.", [None]),
        ("Cole was shot on May 8. He died two days later.", ["2024-05-10"]),
        ("They sank 12 boats in 2018. Five years later they had none.", ["2018-12-31", "2023-12-31"]),
        ("Some 40 days later, on May 3, he died.", ["2024-05-03"]),
        ("Cole was shot on Monday. He died two hours later.", ["2024-05-20"]),
        ("Cole died in May. Ten years later he is missed.", ["2024-05-24"]),
    ],
)  # fmt: skip
def test_the_structure_of_a_sentence_tells_which_day_is_of_a_figure(text, expected):
    days = [figure.as_of for figure in annotate(text, published=PUBLISHED).figures if figure.kind != "time"]
    assert days == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # when that began of which a second verb tells; whose bail it is; who he is; where he said so
        ("The raids began in April and involved 30 towns.", ["2024-05-24"]),
        ("The fund was launched in 2019 and paid for 12 wells.", ["2024-05-24"]),
        ("The course started in 2021 and drew 40 cooks.", ["2024-05-24"]),
        ("The fire began on Monday and killed 12 men.", ["2024-05-20"]),
        ("He fled in April and sank 30 boats.", ["2024-04-30"]),
        ("The raids began in April, and in May 30 towns were hit.", ["2024-05-24"]),
        ("Roe, whose bail was set at $40, was held on Monday.", ["2024-05-24"]),
        ("Roe, whose house cost $40, fled to Mali in March.", ["2024-05-24"]),
        ("Roe, whose boat has 12 cabins, sank it in March.", ["2024-05-24"]),
        ("Roe, whose crash killed 12 men, fled in March.", ["2024-03-31"]),
        ("Roe, who sank 12 boats, fled in March.", ["2024-03-31"]),
        ("A cook who said that he was robbed Monday has been charged with two thefts.", ["2024-05-24"]),
        ("A man who fled Monday is sought over 12 thefts.", ["2024-05-24"]),
        ("The woman who was found Monday has three sons.", ["2024-05-24"]),
        ("The blast that shook Rath on Monday has killed 12 men.", ["2024-05-20"]),
        ("A man who was shot Monday was named as 20-year-old Roe.", ["2024-05-20"]),
        ("Roe was held Monday with 12 rifles, Capt. Lee announced in a news release Wednesday.", ["2024-05-20"]),
        ("Roe sank 12 boats Monday, Lee confirmed in a statement on Wednesday.", ["2024-05-20"]),
        ("Some 12 boats sank Monday, Lee said at a press conference Wednesday.", ["2024-05-20"]),
        ("Lee announced 12 deals in a speech on Wednesday.", ["2024-05-22"]),
        # how old somebody is who is held after what he did; "since" what he did himself; up to now
        ("A 24-year-old man is held after he robbed a mill on Feb. 8.", ["2024-05-24"]),
        ("A 30-year-old cook faces charges after a fire on Monday.", ["2024-05-24"]),
        ("A 24-year-old man has been charged after guards stopped him in March.", ["2024-05-24"]),
        ("A 24-year-old man is dead after a fire on Monday.", ["2024-05-20"]),
        ("A 24-year-old man robbed a mill on Feb. 8.", ["2024-02-08"]),
        ("He is at his best since finishing fourth in Rome in 1998.", ["1998-12-31"]),
        ("Roe has been ill since losing 12 boats in 2021.", ["2021-12-31"]),
        ("She has been happy since winning two medals in May 2023.", ["2023-05-31"]),
        ("He has sunk 12 boats since finishing school in 1998.", ["2024-05-24"]),
        ("In the past 21 months, many have fled, most of them in October 2023.", ["2024-05-24"]),
        ("At least three men have been shot, including a cook in October 2023.", ["2024-05-24"]),
        ("Three men were shot, including a cook in October 2023.", ["2023-10-31"]),
        ("The firm earned $40 in the last three months of 2023.", ["2023-12-31"] * 2),
        # of whom a suspect is one, today; of what somebody foretells who is counted himself; at once with what is done
        ("Guards said a third suspect in the May 3 raid has been named.", ["2024-05-24"]),
        ("Two suspects in a string of May Day raids are known.", ["2024-05-24"]),
        ("Guards have named two suspects in a Monday raid as Ann Roe, 24, and Lee Poe, 30.", ["2024-05-24"] * 3),
        ("Guards have named a suspect in a Monday raid that left 12 men dead.", ["2024-05-20"]),
        ("Two suspects in the May 3 raid fled.", ["2024-05-03"]),
        ("Two men died in the May 3 raid.", ["2024-05-03"]),
        ("According to one analyst's forecast, the mill could shut in 2027.", ["2024-05-24"]),
        ("Three sailors said that the ship sank in May 2013.", ["2024-05-24"]),
        ("According to the mayor, 12 boats sank in 2013.", ["2013-12-31"]),
        ("A 40-year-old cook was held while drunk and armed on Monday.", ["2024-05-24"]),
        ("Two cooks were fined for driving while intoxicated on Monday.", ["2024-05-20"]),
        ("Two cooks were hurt while on patrol on Monday.", ["2024-05-20"]),
        ("Two cooks were hurt while in custody on Monday.", ["2024-05-20"]),
        ("It earned $40, while on Monday the pound fell.", ["2024-05-24"]),
        ("It sells 12 carts while the mill closed on Monday.", ["2024-05-24"]),
        # in the year after what has no day; for what bears a year in its name; before what is to come
        ("She lost 40 pounds in the year after the operation.", [None]),
        ("The town lost $40m in the two months following the strike.", [None, "2024-05-24"]),
        ("It sank 12 boats in the weeks before the truce.", [None]),
        ("It sank 12 boats in the year after the 2019 truce.", ["2019-12-31"]),
        ("It earned $40 in the year.", ["2024-05-24"]),
        ("The club got $40m to hold on to the 2005 World Games.", ["2024-05-24"]),
        ("Some 12 men train for the 2028 Olympics.", ["2024-05-24"]),
        ("It sold 12 carts in advance of its opening Monday.", ["2024-05-24"]),
        ("Some 12 men died at the 2005 World Games.", ["2005-12-31"]),
        ("He blamed them for the 1989 Rath disaster in which 96 died.", ["1989-12-31"]),
    ],
)  # fmt: skip
def test_a_date_of_another_verb_is_not_the_day_of_a_figure(text, expected):
    days = [figure.as_of for figure in annotate(text, published=PUBLISHED).figures if figure.kind != "time"]
    assert days == expected


def test_the_date_is_pointed_at_by_its_index_in_the_article():
    first, second = days("On {2024-05-20}(Monday) 40 people came; on {2024-05-21}(Tuesday) 30 people left.")
    assert (first.date, second.date) == (5, 6)


def test_a_date_inside_the_figure_is_not_its_day():
    text = "It took 3 years to build."
    found = TimeExpression(1, 8, 15, "3 years", "DATE", "x", None, "2020-01-01", "2020-01-01", None, "by hand")
    [figure] = set_days(annotate(text).figures, [(0, found)], Tokens(text), PUBLISHED)
    assert (figure.date, figure.date_basis) == (None, "article")


def test_without_any_day_nothing_is_made_up():
    [figure] = days("Some 40 people fled Rafah.", published=None)
    assert (figure.as_of, figure.since, figure.date, figure.date_basis) == (None, None, None, None)
    [figure] = set_days(annotate("Some 40 people fled.").figures, [], None, None)
    assert figure.date_basis is None


@pytest.mark.parametrize(
    "piece",
    [
        "since 40 people in 2020, ",
        "40 people in 2020; ",
        "40 people and 2020 ",
        "in which 40 people 2020, ",
        "2020 has 40 people ",
    ],
)
def test_cost_grows_with_length_and_no_faster(piece: str):
    def work(times: int) -> Callable[[], object]:
        figures = [figure for figure in annotate(piece * 40).figures for _ in range(times // 40)]
        assert figures
        year, step = piece.index("2020"), len(piece)
        dates = [
            (n, TimeExpression(1, n * step + year, n * step + year + 4, "2020", "DATE", "2020", None, "2020-01-01", "2020-12-31", None, "x"))
            for n in range(times)
        ]  # fmt: skip
        return partial(set_days, figures, dates, Tokens(piece * times), PUBLISHED)

    assert grows_no_faster(work, 200, limit=9)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "since" names the first date behind it, and no day on which somebody spoke
        ("Storms have killed 12 sailors since March, the navy said on Monday.", [("2024-05-20", "2024-03-01")]),
        ("Storms have killed 12 sailors since the war began, the navy said on Monday.", [("2024-05-20", None)]),
        ("In all 12 sailors drowned since Monday, bringing the total since May 3 to 40.", [("2024-05-24", "2024-05-20"), ("2024-05-24", "2024-05-03")]),
        # how rare something is
        ("Some 12 sailors drowned, the most since 1990.", [("2024-05-24", None)]),
        ("Rents rose to 8%, their highest since 1990.", [("2024-05-24", None)]),
        ("Some 12 sailors drowned, more than in any year since 1990.", [("2024-05-24", None)]),
        ("The first 12 sailors have left since Monday.", [("2024-05-24", "2024-05-20")]),
        ("Some 12 protesters have been held since 2020.", [("2024-05-24", "2020-01-01")]),
        # where it came from
        ("Rents rose to $54 from $42 in March.", [("2024-05-24", None), ("2024-03-31", None)]),
        ("Rents fell 11% from $54 in 2003 to $48 in 2004.", [("2004-12-31", None), ("2003-12-31", None), ("2004-12-31", None)]),
        ("Rents fell 11% from 2003 to 2004.", [("2004-12-31", "2003-01-01")]),
        ("Some 12 sailors from 40 ports came in 2003.", [("2003-12-31", None), ("2003-12-31", None)]),
        # what a movement follows has a time of its own; what it moved to has not
        ("Rents rose 5% after falling 2% in January.", [("2024-05-24", None), ("2024-01-31", None)]),
        ("Rents fell 5%, following a 2% increase in January.", [("2024-05-24", None), ("2024-01-31", None)]),
        ("Rents rose 5% after a fire in January.", [("2024-01-31", None)]),
        ("Rents rose 5% in January after falling 2%.", [("2024-01-31", None)] * 2),
        # the end of a loan, what comes on a birthday, what is now
        ("It sold $12 of 8.5% June 2027 tap stock.", [("2024-05-24", None)] * 2),
        ("Rents rose 5% May 2023 figures show.", [("2023-05-31", None)]),
        ("Her son, who turns 4 in September, is well.", [("2024-09-30", None)]),
        ("Since 2003 they have spread, and now 90% have one.", [("2024-05-24", None)]),
        ("Since 2003 some 90% have left.", [("2024-05-24", "2003-01-01")]),
        ("Sigma, whose sales have been weak for 12 months, sold a mill in March.", [("2024-05-24", None)]),
        ("Sigma, whose fire killed 12 sailors, sold a mill in March.", [("2024-03-31", None)]),
        # asides, relative clauses, second verbs
        ("The mill, built in 1932, has 12 looms.", [("2024-05-24", None)]),
        ("Lee, who took over in 2021, said rents had fallen by 12%.", [("2024-05-24", None)]),
        ("The fire, which broke out in May 2010, killed 12 sailors.", [("2010-05-31", None)]),
        ("The fire, which broke out on Monday, killed 12 sailors.", [("2024-05-20", None)]),
        ("The fire, in May 2010, killed 12 sailors.", [("2010-05-31", None)]),
        ("The storm, which began in May 2010, killing 12 sailors, was strong.", [("2010-05-31", None)]),
        ("Two sailors who survived a storm in 1999 have been fined $12.", [("1999-12-31", None), ("2024-05-24", None)]),
        ("The war that began in 2014 has killed 12 sailors.", [("2024-05-24", "2014-01-01")]),
        ("The mill has 12 looms and was founded in 1990.", [("2024-05-24", None)]),
        ("The mill was founded in 1990 and has 12 looms.", [("2024-05-24", None)]),
        ("Some 12 sailors were shot and killed in 1990.", [("1990-12-31", None)]),
        # who says it, of whom, and what is vague
        ("The navy said on Monday that 12 sailors drowned in March.", [("2024-03-31", None)]),
        ("The navy said on Monday that 12 sailors had drowned.", [("2024-05-20", None)]),
        ("Of the 40 sailors held on Monday, 12 were freed on Wednesday.", [("2024-05-20", None), ("2024-05-22", None)]),
        ("Most recently, 12 sailors drowned on Monday.", [("2024-05-20", None)]),
        ("Rents were $12 in the same quarter of 2022.", [("2022-12-31", None)]),
        # a bound of a second amount is not what the first is held against
        ("A gale sank 12 dinghies and damaged more than 30 on Monday.", [("2024-05-20", None)] * 2),
        ("The port sold 12 dinghies for more than $40 in 2022.", [("2022-12-31", None)] * 2),
        ("Some 12 sailors drowned, more than the 9 in 2021.", [("2024-05-24", None), ("2021-12-31", None)]),
        ("Rents were 12% higher than $40 in 2021.", [("2024-05-24", None), ("2021-12-31", None)]),
        # an aside on an event or a survey, and one on what was founded
        ("The raid, carried out in March 2004, killed 12 sailors.", [("2004-03-31", None)]),
        ("The inquiry, conducted in March 2023, found that 12% of dinghies leaked.", [("2023-03-31", None)]),
        ("The regatta, held in May 2022, drew 12 sailors.", [("2022-05-31", None)]),
        ("The lockout, called in March 2021, cost the port $40.", [("2021-03-31", None)]),
        ("The blaze, started by vandals on Monday, killed 12 sailors.", [("2024-05-20", None)]),
        ("The mill, built in 1932, had 12 looms.", [("2024-05-24", None)]),
        ("The mill, restored in 2019, employs 12 weavers.", [("2024-05-24", None)]),
        ("Lee, who retired in 2015, won 12 regattas.", [("2024-05-24", None)]),
        # one start in two words; an aside says nothing
        ("Some 12 sailors have drowned since Monday (May 20), the navy said on Wednesday.", [("2024-05-22", "2024-05-20")]),
        ("Since the ban, announced in May 2023, 12 mills have closed.", [("2024-05-24", "2023-05-01")]),
        ("Storms have killed 12 sailors since the war began, the navy announced on Monday.", [("2024-05-20", None)]),
        ("Sales, which soared in March 2023, fell 5%.", [("2024-05-24", None)]),
        ("The season, which began on May 1, brought 12 tons of cod.", [("2024-05-24", None)]),
        ("The catch is 12 tons, or 20 pct less than the 15 tons landed in 2022.", [("2024-05-24", None), ("2024-05-24", None), ("2022-12-31", None)]),
        # when a level was moved, and what it came after
        ("The port cut its fee to $54 from $60 on Monday.", [("2024-05-20", None), (None, None)]),
        ("On Monday the port cut its fee to $54 from $60.", [("2024-05-20", None), (None, None)]),
        ("The port raised its fee from $54 to $60 on Monday.", [(None, None), ("2024-05-20", None)]),
        ("The port cut its 2025 forecast from 8% to 5%.", [("2025-12-31", None)] * 2),
        ("Rents rose 5% after 12 mills were closed in 2022.", [("2022-12-31", None)] * 2),
        ("Rents rose 5% after 4% in March.", [("2024-05-24", None), ("2024-03-31", None)]),
        ("Cases rose to 12 from 9 reported last week.", [("2024-05-24", None), ("2024-05-19", None)]),
        # two verbs of one event, and two times
        ("The blaze killed 12 sailors and was put out on Monday.", [("2024-05-20", None)]),
        ("The club has trained 12 sailors and has been growing since 2015.", [("2024-05-24", "2015-01-01")]),
        ("The mill is worth $40 and is expected to close in June.", [("2024-05-24", None)]),
        ("The mill had 12 looms and was founded in 1990.", [("2024-05-24", None)]),
        ("The mill employs 12 weavers and was hit by a fire in 1990.", [("2024-05-24", None)]),
        # the worst since, and its own day
        ("The worst gale since 1990 killed 12 sailors on Monday.", [("2024-05-20", None)]),
        ("The worst gale since the war killed 12 sailors in May 2020.", [("2020-05-31", None)]),
        ("Some 12 sailors drowned, the most since records began in 1990.", [("2024-05-24", None)]),
        # a date of a noun: of a law, a delivery, a contract, of what is inquired into
        ("The port bought 12 tons of cod for June 20 shipment.", [("2024-05-24", None)]),
        ("There was a 12% drop in March shipments.", [("2024-03-31", None)]),
        ("Sales of $12 were up 3% from a year ago.", [("2024-05-24", None), ("2024-05-24", None)]),
        ("The port sold 12 tons of cod for delivery in 2027.", [("2024-05-24", None)]),
        ("Some 12 people were killed on the May 3 march.", [("2024-05-03", None)]),
        ("Some 12 people were held over the May 3 march.", [("2024-05-24", None)]),
        ("He scored 12 minutes into the May 3 final.", [("2024-05-03", None)]),
        ("There were 12 deaths, up from 10 on Monday.", [("2024-05-24", None), ("2024-05-20", None)]),
        ("Rents fell to $12 in the March contract.", [("2024-05-24", None)]),
        ("It declared a 12% dividend payable June 9 to holders of record May 20.", [("2024-05-24", None)]),
        ("The Harbour Act 1997 carries a fine of $12.", [("2024-05-24", None)]),
        ("The court jailed 12 sailors over the 2017 mutiny.", [("2024-05-24", None)]),
        ("Some 12 sailors drowned in the 2017 mutiny.", [("2017-12-31", None)]),
        ("The port earned $40 over the 2017 season.", [("2017-12-31", None)]),
        ("Seats from $12 for the 2017 Regatta go on sale Monday.", [("2024-05-27", None)]),
        ("Some 12% of the 2017 subsidies and 40% in 2016 were lost.", [("2017-12-31", None), ("2016-12-31", None)]),
        # what it came from, behind how far it moved
        ("Rents averaged $12, up 5% from $11 last year.", [("2024-05-24", None), ("2024-05-24", None), ("2023-12-31", None)]),
        ("Debt was $70, a rise of $12 over the week and $20 since 2014.", [("2024-05-24", None), ("2024-05-24", "2014-01-01"), ("2024-05-24", "2014-01-01")]),
        ("Rents were $12, up 5% on Monday.", [("2024-05-20", None)] * 2),
        # what a movement is measured from; when it takes effect; how far back something goes
        ("Rents rose 5% from last year to $40.", [("2024-05-24", None)] * 2),
        ("Rents rose 5% from Monday's level.", [("2024-05-24", None)]),
        ("Fees will rise 5% from June.", [("2024-06-30", None)]),
        ("Fees rose 5% from May 20.", [("2024-05-20", None)]),
        ("The port has 12 dinghies from 2020.", [("2020-12-31", None)]),
        ("The court has 300 cases, dating back to 2018.", [("2024-05-24", "2018-01-01")]),
        ("The court took back 300 cases in 2018.", [("2018-12-31", None)]),
        # a second verb in the past; "since" that gives a reason; a dash without blanks
        ("Lee has been sailing for 12 years and became a captain in 2021.", [("2024-05-24", None)]),
        ("The navy is trying to find 12 sailors who broke a mast and stole a boat on Monday.", [("2024-05-20", None)]),
        ("It would sell 12 dinghies, since the port is now full.", [("2024-05-24", None)]),
        ("Lee—who led the navy from 1957 to 1971—says 12 sailors drowned.", [("2024-05-24", None)]),
        # the date of a noun is no day of its own against that of speech
        ("The judge said on Monday that 12 sailors would pay for the 2015 mutiny.", [("2024-05-20", None)]),
        ("The judge said on Monday that 12 sailors died in the 2015 mutiny.", [("2015-12-31", None)]),
        # ages; years after
        ("Two sailors in their mid-30s drowned.", [("2024-05-24", None)] * 2),
        ("Two sailors, in their mid-to-late 60s, drowned on Monday.", [("2024-05-20", None)] * 2),
        # what somebody is judged for
        ("He served 12 years for the murders of 3 cooks in 1998.", [("2024-05-24", None), ("1998-12-31", None)]),
        ("The figure for murders in 1998 was 340.", [("1998-12-31", None)]),
        # what somebody once became opens the sentence
        ("Born in 1931, she has won 12 prizes.", [("2024-05-24", None)]),
        ("Founded in 1931 with 12 men, the club has 40 boats.", [("1931-12-31", None), ("2024-05-24", None)]),
        ("A year after 12 sailors drowned, it sank.", [(None, None)]),
        ("It came a decade after a storm killed 12 sailors.", [(None, None)]),
        ("A year after the storm 12 sailors live there.", [("2024-05-24", None)]),
        ("In March 12 sailors died on the same day.", [("2024-03-31", None)]),
        ("Rents rose by $12 between January 2005 and the previous year.", [("2004-12-31", None)]),
        # a number behind "to" ends no range; what another number is set beside; bonds that end; the number before "vs"
        ("Lettings fell 5% in March from a year earlier to 2,140 rooms.", [("2024-03-31", None)] * 2),
        ("Rents rose from 2022 to 2023 by 5%.", [("2023-12-31", "2022-01-01")]),
        ("In March lettings fell to 140 rooms from year-earlier 160 rooms.", [("2024-03-31", None), ("2023-03-31", None)]),
        ("Rents hit $12 in May, beating 2022's record.", [("2024-05-24", None)]),
        ("Some 12 sailors drowned in 2022's storm.", [("2022-12-31", None)]),
        ("The port let 40 rooms in March, unchanged from February.", [("2024-03-31", None)]),
        ("The port let 40 rooms, unchanged on Monday.", [("2024-05-20", None)]),
        ("It bought 12 pct notes of 2031.", [("2024-05-24", None)]),
        ("Fees were 12 pct of 2023 income.", [("2023-12-31", None)]),
        ("Net income in 2019 was $12 vs loss of $9.", [("2019-12-31", None), (None, None)]),
        ("The ferry carried 12 cars, up from 9 in the same month of 2023.", [("2024-05-24", None), ("2023-12-31", None)]),
        # what was before holds on a day that nobody names; what is to move holds still, and so does what is set beside of one time
        ("Shr $2 vs $3. Net loss 40,200 vs loss 30,100.", [("2024-05-24", None), (None, None)] * 2),
        ("Rents brought in $12, compared with $9.", [("2024-05-24", None), (None, None)]),
        ("Rents rose to $12 from $9 and fees fell to $3 from $4.", [("2024-05-24", None), (None, None)] * 2),
        ("Dome raised its stake to 700 shares, or 9.5 pct, from 400, or 6.2 pct.", [("2024-05-24", None)] * 2 + [(None, None)] * 2),
        ("Net $9m or 33 cents vs $4m or 12 cents.", [("2024-05-24", None)] * 2 + [(None, None)] * 2),
        ("Rents were $12, up from $9.", [("2024-05-24", None), (None, None)]),
        ("Rents rose on Monday to $12 from a record low of $9.", [("2024-05-20", None), (None, None)]),
        ("On Monday 12 homes were dark, down from a peak of 90.", [("2024-05-20", None), (None, None)]),
        ("On Monday 12 boats came from a total of 90.", [("2024-05-20", None), ("2024-05-20", None)]),
        ("The port has cut its fee from $12 to $9.", [(None, None), ("2024-05-24", None)]),
        ("The port plans to cut its fee from $12 to $9.", [("2024-05-24", None)] * 2),
        ("Fees would fall to $9 from $12.", [("2024-05-24", None)] * 2),
        ("Some 59% of men smoke, against 41% of women.", [("2024-05-24", None)] * 2),
        ("Thieves made off with cash, from $200 to as much as $900.", [("2024-05-24", None)] * 2),
        ("Guards filed charges against 12 cooks.", [("2024-05-24", None)]),
        # of what somebody is held for, of a bond, of a level before, of what was once told
        ("Guards held 12 sailors in connection with a mutiny in 2022.", [("2024-05-24", None)]),
        ("Guards seek a 20-year-old in connection with a Sunday afternoon fire.", [("2024-05-24", None)]),
        ("Some 12 sailors were held on Monday in connection with a mutiny in 2022.", [("2024-05-20", None)]),
        ("Guards held a cook in connection with a mutiny in which 12 sailors died in 2022.", [("2022-12-31", None)]),
        ("Guards fined 12 sailors, held in connection with a mutiny, on Monday.", [("2024-05-20", None)]),
        ("The port will buy $12 of the 2031 maturity.", [("2024-05-24", None)]),
        ("The 5.5 pct 2031 bond sank.", [("2024-05-24", None)]),
        ("The port will buy $12 of food in 2031.", [("2031-12-31", None)]),
        ("Rents rose to $12 from $9 in 2022 and fees fell to $3 from $4.", [("2024-05-24", None), ("2022-12-31", None), ("2024-05-24", None), (None, None)]),
        ("Rents were $12 against $9 in 2022, and fees were $3.", [("2024-05-24", None), ("2022-12-31", None), ("2024-05-24", None)]),
        ("Guards acted against 12 cooks in 2022 and 40 sailors.", [("2022-12-31", None)] * 2),
        ("A 20-year-old previously convicted sailor drew a gun on Monday.", [("2024-05-20", None)]),
        ("In 2022 the port paid for its previously announced sale of $12.", [("2022-12-31", None)]),
        ("In 2022 the port had 12 dinghies, and previously sold 9.", [("2022-12-31", None), ("2024-05-24", None)]),
        ("Rents rose to $12 from $9 previously.", [("2024-05-24", None), (None, None)]),
        # a part of a time that is named; what two do at once; a second clause behind "and in"
        ("Rents fell 5% in the last three months of 2022.", [("2022-12-31", None)] * 2),
        ("For the first nine months of 2023 the port lost $12.", [("2023-09-30", None)] * 2),
        ("In the first 20 days of February rents rose 5%, up from 3% in March 2023.", [("2024-02-20", None)] * 2 + [("2023-03-31", None)]),
        ("Rents fell 5% in the past three months.", [("2024-05-24", None)] * 2),
        ("Rents were 5% higher than in the last three months of 2022.", [("2024-05-24", None), ("2022-12-31", None)]),
        ("Rents fell 5% in three months.", [("2024-05-24", None)] * 2),
        ("Two sailors drowned while fishing in 2022.", [("2022-12-31", None)]),
        ("Two sailors drowned while they were fishing on Monday.", [("2024-05-20", None)]),
        ("Rents rose 5%, while shipping fees fell 3% on Monday.", [("2024-05-24", None), ("2024-05-20", None)]),
        ("Some 12 sailors live here while the port was shut on Monday.", [("2024-05-24", None)]),
        ("It has 12 dinghies and in 2022 the port shut.", [("2024-05-24", None)]),
        ("It sank 12 dinghies and in 2022 of all years.", [("2022-12-31", None)]),
        ("In 2022 rents were $12, against $9.", [("2022-12-31", None), (None, None)]),
        ("In 2022 rents were $12, against $9 in 2021.", [("2022-12-31", None), ("2021-12-31", None)]),
        ("In 2022 59% of men smoked, against 41% of women.", [("2022-12-31", None)] * 2),
        # the aside that a figure is in closes before the date; one event is told of in the past throughout
        ("Lee, who has 12 dinghies, sank one boat in May 2021.", [("2024-05-24", None), ("2021-05-31", None)]),
        ("Lee, who won 12 races, will retire in 2026.", [("2024-05-24", None)]),
        ("The storm, which drowned 12 sailors, broke out in May 2021.", [("2021-05-31", None)]),
        # dates that "and" joins; each number its own
        ("Some 12 sailors drowned in 2001, 2002 and 2003.", [("2003-12-31", None)]),
        ("Some 12 sailors drowned on Monday and Tuesday.", [("2024-05-21", None)]),
        ("Rents rose 5% and 6% in 2021 and 2022.", [("2021-12-31", None)] * 2),
        # what is planned, asked, or done to a noun has its own time
        ("The port was worth $12 in 2023 and projected to grow by 5%.", [("2023-12-31", None), ("2024-05-24", None)]),
        ("Two sailors have told police how a cook died in 1999.", [("2024-05-24", None)]),
        ("The port asked how many of 12 sailors died in 1999.", [("1999-12-31", None)]),
        ("Some 12 cabins were let under the plan announced in March 2021.", [("2021-03-31", None)]),
        # what a movement is measured from; brackets end no clause; a date that hangs on one not named
        ("The port let 40 rooms in 2022, up 5% on 2021.", [("2022-12-31", None)] * 2),
        ("The port let 40 rooms in 2022, a rise of 5% against 2021.", [("2022-12-31", None)] * 2),
        ("Rents rose 5% on Monday.", [("2024-05-20", None)]),
        ("Rents fell to 90 francs ($7; £6) in 2022.", [("2022-12-31", None)] * 3),
        ("The port lost $12 in 2022, a big change from a profit of $9 in 2021.", [("2022-12-31", None), ("2021-12-31", None)]),
        ("Rents were $12, down from $15 a year before.", [("2024-05-24", None), (None, None)]),
        ("Rents fell 5% in March from a year ago, with 12 rooms let.", [("2024-03-31", None)] * 2),
        ("Rents of $12 are nearly double what they were in 2022.", [("2024-05-24", None)] * 2),
        ("Rents fell in March to 5% from six per cent in February.", [("2024-03-31", None), ("2024-02-29", None)]),
        ("The cook was shot twice on Monday and fined $12 on Tuesday.", [("2024-05-21", None)]),
        # of what is punished, remembered, owned; what another subject will do
        ("The port was fined $12 for breaking rules in 2019.", [("2024-05-24", None)]),
        ("Guards held 12 sailors for questioning in March.", [("2024-03-31", None)]),
        ("It was the 50th anniversary of the 1974 fire.", [("2024-05-24", None)]),
        ("The port had its 50th anniversary in 2019.", [("2019-12-31", None)]),
        ("Dome, 65 percent owned by Sigma, said profits rose in 2021.", [("2024-05-24", None)]),
        ("Storms killed 12 sailors and the toll is likely to rise on Sunday.", [("2024-05-24", None)]),
        # of the event that a toll is of
        ("The death toll from Monday's shooting stands at 12.", [("2024-05-24", None)]),
        ("Police put the number of dead in Monday's fire at 12.", [("2024-05-24", None)]),
        ("Police cut the number of dead in Monday's fire to 12.", [("2024-05-24", None)]),
        ("Monday's shooting killed 12 sailors.", [("2024-05-20", None)]),
        ("Monday's toll was 12 dead.", [("2024-05-20", None)]),
        ("The number of Monday's arrests was 12.", [("2024-05-20", None)]),
        ("Storms killed 12 sailors and dozens were hurt on Monday.", [("2024-05-20", None)] * 2),
        ("Lee, one of the crew in the 2015 fire, has died aged 27.", [("2024-05-24", None)]),
        # the date behind is tied closer; what it was; what has outdone last year
        ("Rents rose 2% in March after a 3% increase in February.", [("2024-03-31", None), ("2024-02-29", None)]),
        ("Guards dedicated a park on Monday in memory of 16 sailors killed two years ago.", [("2022-12-31", None), ("2024-05-20", None)]),
        ("On Monday guards found 16 sailors killed in the port.", [("2024-05-20", None)]),
        ("Rents are 50% higher than they were at the start of 2023.", [("2024-05-24", None)]),
        ("Lettings would double from 2020.", [("2024-05-24", None)]),
        ("It was an increase of 11 pct over last year's 72 tonnes.", [("2024-05-24", None), ("2023-12-31", None)]),
        ("The port has let 12 rooms, far more than in all of 2015.", [("2024-05-24", None)]),
        # of a part, a description, what was done to the subject; nothing begins for an age
        ("Lee has held several posts, including the command of Hull in 1995.", [("2024-05-24", None)]),
        ("Some 12 sailors, including the captain of Hull, drowned in 1995.", [("1995-12-31", None)]),
        ("Lee, 45, sailed in the film of a 1950s crooner.", [("2024-05-24", None)]),
        ("Rules passed in 2002 demand 12 cabins.", [("2024-05-24", None)]),
        ("Rules passed in 2002 demanded 12 cabins.", [("2002-12-31", None)]),
        ("Malta, a nation of 12 islands, is poor after the war of 1940.", [("2024-05-24", None)]),
        ("The 63-year-old has sailed since 1994.", [("2024-05-24", None)]),
        ("It was the 11th cut this year and the fourth since May 3.", [("2024-05-24", None), ("2024-05-24", "2024-05-03")]),
        ("We are 13 sailors down and they drowned 12 cooks last year.", [("2024-05-24", None), ("2023-12-31", None)]),
        # a comma before "and" ends no list; it ends a clause where both sides have a verb
        ("Storms drowned 12 sailors, three cooks, and four guards on Monday.", [("2024-05-20", None)] * 3),
        ("Police said 12 sailors, three cooks, and four guests were held on Monday.", [("2024-05-20", None)] * 3),
        ("Ann Lee, 26, and Tom Ford were held on Monday.", [("2024-05-20", None)]),
        ("Guards held 40 cooks on Monday, and 12 were hurt.", [("2024-05-20", None), ("2024-05-20", None)]),
        ("Guards held 40 cooks on Monday, and in the port, 12 are hurt.", [("2024-05-20", None), ("2024-05-24", None)]),
        ("Lee, the 2000 Hull champion, and Ford missed 12 races.", [("2024-05-24", None)]),
        # what begins and ends; a level that ends the comparison; what came about when; a right; what she is charged with
        ("Some 85 pct of debts due between April 1, 2022, and March 31, 2023, are lost.", [("2023-03-31", "2022-04-01")]),
        ("Rents cooled between 2001 and 2003 after a growth of 10% in 2000.", [("2000-12-31", None)]),
        ("Rents were up 16% to $17 from $15 in 2022, with fees up 13%.", [("2024-05-24", None), ("2024-05-24", None), ("2022-12-31", None), ("2024-05-24", None)]),
        ("Lee named the 60-cabin ferry, built in 1997 by Hull.", [("2024-05-24", None)]),
        ("Lee named the 60-cabin ferry, wrecked in 1997 by Hull.", [("1997-12-31", None)]),
        ("The 13-year-old is held. Copyright 2019 Hull Media.", [("2024-05-24", None)]),
        ("She is in court today on the charge that she robbed a bank of $3,000 in the port on May 3.", [("2024-05-03", None)]),
        ("The 3% fall in rents came after April's 4% rise.", [("2024-05-24", None), ("2024-04-30", None)]),
        ("Some 12 sailors drowned after Monday's 9-metre wave.", [("2024-05-20", None)] * 2),
        # two movements side by side; what is now, to come, or of the stock exchange
        ("Exports fell 9% in March, while imports tumbled 17%.", [("2024-03-31", None)] * 2),
        ("Exports fell 9% in March, but shares rose 3%.", [("2024-03-31", None), ("2024-05-24", None)]),
        ("Exports fell 9% in March, but imports are expected to rise 3%.", [("2024-03-31", None), ("2024-05-24", None)]),
        (
            "Exports rose to $9 in 2022 from $8 in 2021, while imports jumped to $7 from $6.",
            [("2022-12-31", None), ("2021-12-31", None), ("2022-12-31", None), (None, None)],
        ),
        ("Exports fell 9% in March, while 40 ships sank.", [("2024-03-31", None), ("2024-05-24", None)]),
        ("Exports fell 9% in 2022, and traders hope to cut them by 3%.", [("2022-12-31", None), ("2024-05-24", None)]),
        # each number of a list has the date behind it; "and in 2023" may begin a clause
        ("Storms drowned 12 in 2001, 30 in 2002 and 40 in 2003.", [("2001-12-31", None), ("2002-12-31", None), ("2003-12-31", None)]),
        ("Storms drowned 12 sailors in 2021 and in 2022 in Hull.", [("2022-12-31", None)]),
        ("Storms drowned 12 sailors in 2021 and in 2022 the port shut.", [("2021-12-31", None)]),
        # what "and" joins to the date of something else; what follows the comparison's verb; of what is awaited
        ("Bonds of $12 due for repayment in 2027 and 2028 sank.", [("2024-05-24", None)]),
        ("Rents are 12% higher than in 2021 and 2022.", [("2024-05-24", None)]),
        ("Some 300 sailors, up from 200 last year, fled on Monday.", [("2024-05-20", None), ("2023-12-31", None)]),
        ("Fees were $5, up from $4 last year, or 12 a day, in 2022.", [("2024-05-24", None), ("2023-12-31", None), ("2022-12-31", None)]),
        ("Lee is held on $12 bail pending a trial in June.", [("2024-05-24", None)]),
        ("Some 12 trials were pending in 2019.", [("2019-12-31", None)]),
        ("Lee led by 12 points ahead of the 2020 race.", [("2024-05-24", None)]),
        ("Lee was 12 points ahead of Ford in 2020.", [("2020-12-31", None)]),
        # one time: what persons decided; a part of persons; what is remembered
        ("Some 12 sailors voted on whether to leave in 2016.", [("2016-12-31", None)]),
        ("Storms left 40 sailors dead, including the son of a cook in May 2023.", [("2023-05-31", None)]),
        ("Lee has made 12 films, including The Port and 1986 hit Home.", [("2024-05-24", None)]),
        ("Some 12 ports, including Hull, last year shut their docks.", [("2023-12-31", None)]),
        ("Some 300 sailors marked the 20th anniversary of the 2004 wave.", [("2024-05-24", None)] * 2),
        ("The 20th anniversary of the wreck was in 2019.", [("2019-12-31", None)]),
        ("It’s like 2015’s boat, and this year it’ll have 4 cabins.", [("2024-05-24", None)]),
        # a length behind what is called by its day
        ("Sailors paused, three months after the Sept. 11 attacks.", [("2024-05-24", None)]),
        ("Lee ruled for 12 years before he left in 2016.", [("2016-12-31", None)]),
        ("Some 12 sailors died in the Sept. 11 attacks.", [("2001-09-11", None)]),
        # somebody's birthday
        ("Guards held 37-year-old Mark Long (8/23/1986).", [("2024-05-24", None)]),
        ("Guards held 37-year-old Mark Long (Aug. 23, 2021).", [("2021-08-23", None)]),
        # a date of what is said is none of who says it
        ("Some 12 sailors said that the ship sank in May 2013.", [("2024-05-24", None)]),
        ("Ann Lee, 27, admitted she stole 12 dinghies in 2013.", [("2024-05-24", None), ("2013-12-31", None)]),
        ("“It sank in May 2013,” said the 12 sailors.", [("2024-05-24", None)]),
        ("The 12 ports said on Monday that rents fell 5% in 2019.", [("2024-05-20", None), ("2019-12-31", None)]),
        ("The 12 sailors said on Monday that it sank.", [("2024-05-20", None)]),
        ("The 12 sailors found a dinghy on Monday.", [("2024-05-20", None)]),
        ("The 12 sailors asked for a meeting on Monday.", [("2024-05-20", None)]),
        # of a work that is still there, a century that describes, what is due
        ("Roe's 1946 film is being turned into a $7m musical.", [("2024-05-24", None)]),
        ("The 1946 film, a classic, has 12 songs.", [("2024-05-24", None)]),
        ("The 1998 treaty is signed by 12 ports.", [("2024-05-24", None)]),
        ("Roe's 1946 film cost $7m.", [("1946-12-31", None)]),
        ("The 2023 budget is $7m.", [("2023-12-31", None)]),
        ("Some 12 people have seen it since the 1946 film was shown.", [("2024-05-24", "1946-01-01")]),
        ("A 19th-century mill holds 12 looms.", [("2024-05-24", None)]),
        ("The port shows 45 modern and 19th-century paintings.", [("2024-05-24", None)]),
        ("Some 12 prints by 18th century painters were sold.", [("2024-05-24", None)]),
        ("In the 19th century 12 sailors drowned.", [("1899-12-31", None)]),
        ("In 19th century Hull, 12 sailors drowned.", [("1899-12-31", None)]),
        ("The 19th century saw 12 mutinies.", [("1899-12-31", None)]),
        ("The 70 ferries are due for delivery between 2028 and 2032.", [("2024-05-24", None)]),
        ("The port will buy 70 ferries between 2028 and 2032.", [("2032-12-31", "2028-01-01")]),
        # an age of today
        ("Ann Lee, 45, of Hull, was convicted of mutiny in 2001.", [("2024-05-24", None)]),
        ("Ann Lee, 45, joined the navy in 1999.", [("2024-05-24", None)]),
        ("The 29-year-old took part in the 2002 regatta.", [("2024-05-24", None)]),
        ("Ann Lee, 45, drowned in 1999.", [("1999-12-31", None)]),
        ("Ann Lee, then 20, joined the navy in 1999.", [("1999-12-31", None)]),
        ("The 29-year-old was shot in 2003.", [("2003-12-31", None)]),
        ("In 2003 a 29-year-old sailor joined the port.", [("2003-12-31", None)]),
        ("Ann Lee, 45, joined the navy on Monday.", [("2024-05-20", None)]),
        ("Roe was jailed for killing Ann Lee, 42, at her home in 2000.", [("2000-12-31", None)]),
        ("Ann Lee, 23, walks home in Rome on June 8, 2016.", [("2016-06-08", None)]),
        ("Ann Lee, 45, works for the firm that she joined in 1999.", [("2024-05-24", None)]),
        ("Some 12 sailors say it is late, based on a poll conducted in May 2013.", [("2013-05-31", None)]),
        # what is set against another time
        ("Rents fell 27%, a sharp contrast to 2022.", [("2024-05-24", None)]),
        ("Rents fell 27%, in contrast with last year.", [("2024-05-24", None)]),
        ("Catches showed a 23% increase over 2021/22.", [("2024-05-24", None)]),
        ("Catches showed a 23% increase over last year.", [("2024-05-24", None)]),
        ("There was a 23% rise over the weekend.", [("2024-05-19", None)]),
        ("The contrast struck 12 sailors in 2022.", [("2022-12-31", None)]),
        ("Rents were $12 for the year ended December 31, against $9 in 2022.", [("2023-12-31", None), ("2022-12-31", None)]),
        (
            "Figures out today show growth of 17% in the year ended December compared with 13% in the year ended September.",
            [("2023-12-31", None), ("2023-09-30", None)],
        ),
        ("Rents were $12 for the quarter ended March 31.", [("2024-03-31", None)]),
        ("Rents were $12 for the year.", [("2024-05-24", None)]),
        # an aside on a day long ago, before a verb in the present
        ("The plane, which was delayed by the Sept. 11 attacks, is the fifth of its kind.", [("2024-05-24", None)]),
        ("Lee, who resigned on May 3, 2019, has 12 boats.", [("2024-05-24", None)]),
        ("The wave, which struck on May 3, 2019, killed 12 sailors.", [("2019-05-03", None)]),
        ("It bought 40 tonnes of summer barley.", [("2024-05-24", None)]),
        # "a century ago" is some hundred years back
        ("A century ago 12 ports stood here.", [("1924-12-31", None)]),
        ("Two decades ago the port had 12 mills.", [("2024-05-24", None), ("2004-12-31", None)]),
        # the number that opens a bracket has the date in it, and so have those in brackets of their own
        ("It took 12 tonnes of rye (30 in May 2021), 16 of oats (40) and 31 vans.", [("2024-05-24", None), ("2021-05-31", None), ("2024-05-24", None), ("2021-05-31", None), ("2024-05-24", None)]),
        ("Sales rose to 40 cars (from 30 a year earlier) and 12 vans.", [("2024-05-24", None), ("2023-12-31", None), ("2024-05-24", None)]),
        ("It sold 12 vans (in May 2021).", [("2021-05-31", None)]),
        ("It sold 12 vans (30 tonnes) in May 2021.", [("2021-05-31", None), ("2021-05-31", None)]),
        ("It paid $12 (£9 in May 2021) to the port.", [("2021-05-31", None), ("2021-05-31", None)]),
        # a year that is that of all brackets
        ("Stocks of rye (with 2019 figures in brackets) are Chile 12 (14), Peru 40 (52).", [("2024-05-24", None), ("2019-12-31", None), ("2024-05-24", None), ("2019-12-31", None)]),
        ("In 2019 the figures in brackets were wrong: Chile sold 12 vans (14).", [("2019-12-31", None), ("2019-12-31", None)]),
        # a level with a time of its own
        ("The fall in April came after a rise from March's rate of 12 units and brought starts to 14 units.", [("2024-03-31", None), ("2024-04-30", None)]),
        ("The fall came from March's 12 units and from April's rate, which was 14 units.", [("2024-03-31", None), ("2024-04-30", None)]),
    ],
)  # fmt: skip
def test_a_date_that_is_of_something_else_is_not_the_day_of_a_figure(text, expected):
    assert [(figure.as_of, figure.since) for figure in annotate(text, published=PUBLISHED).figures] == expected


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
