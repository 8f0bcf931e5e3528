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
