"""Near-identical texts: what is one, what is none, and what it costs to know."""

from __future__ import annotations

import random

import pytest
from growth import grows_no_faster

from archive.near_duplicates import LEAST, SAMPLE, Text, is_near_duplicate, numbers, passages, shared_part

WIRE = [
    "PORT MAYA (AP) - A ferry with more than 200 people aboard capsized on Monday off the northern coast, killing at least 31.",
    "The vessel had left the island of Sera an hour before dawn and was bound for the mainland when the wind turned, officials said.",
    "Fishing boats reached it first and pulled 140 people from the water, among them children who had held on to a crate.",
    "The transport minister said that the ferry was licensed to carry 120 passengers and that its owner had been questioned.",
    "It was the third such accident on the strait in two years; a report on the first has never been published.",
]
OTHER = [
    "The central bank left its main rate at 4.5 percent on Monday and said that prices would rise more slowly next year.",
    "Economists had expected a cut of a quarter of a point after wages grew by less than 3 percent in the third quarter.",
    "The governor told a news conference that the labour market had cooled, and that she saw no reason to hurry.",
]
NOTICE = (
    "Sign up here for our morning letter with all that matters in the region today. Our journalism is free for all to read and is"
    " paid for by its readers; if you can, please give. Follow us on the usual channels, and tell us what we have missed. "
) * 3


DAILY = (
    "The health ministry said that {} people had been killed and {} injured in the past 24 hours. A number of victims are still under"
    " rubble and on the roads, and rescuers cannot reach them. The toll since the war began is now {} killed and {} injured, the ministry"
    " said in its daily statement, which does not distinguish between civilians and combatants."
)
OBITUARY = (
    "{}, of Mill Creek, died peacefully at home on Sunday surrounded by family. A funeral service will be held at 11 a.m. on Saturday at"
    " St. Mark's Church, followed by burial in Mill Creek Cemetery. Visitation will be from 4 to 8 p.m. on Friday at Harlow Funeral Home,"
    " 12 Main Street. In lieu of flowers, the family asks for donations to the Mill Creek Hospice."
)


def text(
    paragraphs: list[str],
    headline: str | None = "Ferry capsizes",
    outlet: str = "A",
    url: str | None = None,
    published: str | None = None,
) -> Text:
    body = [("body", paragraph) for paragraph in paragraphs]
    return Text(headline, outlet, url, passages(body), published, numbers(body))


def alike(one: Text, other: Text) -> bool:
    found = is_near_duplicate(one, other)
    assert is_near_duplicate(other, one) == found
    return found


def test_a_copy_of_another_outlet_is_one_whatever_it_is_called():
    assert alike(text(WIRE), text(WIRE, "At least 31 drown off the north", "B"))
    assert shared_part(text(WIRE), text(WIRE)) == 1


@pytest.mark.parametrize(
    "copy",
    [
        WIRE[:2],  # cut from below
        [*WIRE, "Our reporter in Sera contributed."],
        [" ".join(WIRE)],  # other paragraphs
        [WIRE[0].replace("PORT MAYA (AP) - ", "").replace("31", "34"), *WIRE[1:]],  # another toll
        [line.upper().replace("-", "\u2013") for line in WIRE],
    ],
)
def test_a_copy_that_is_cut_or_edited_is_one(copy: list[str]):
    assert alike(text(WIRE), text(copy, "Dozens dead", "B"))


@pytest.mark.parametrize(
    "other",
    [
        OTHER,
        [OTHER[0], OTHER[1], WIRE[4]],  # background of another story
        [
            "The coast guard has ended its search for the ferry that capsized on Monday off the northern coast.",
            WIRE[4],
            *OTHER,
        ],
        [],
    ],
)
def test_another_story_is_none(other: list[str]):
    assert not alike(text(WIRE), text(other, "Ferry capsizes", "B"))
    assert not alike(text(WIRE), text(other, "Ferry capsizes", "A"))


def test_what_stands_under_every_text_of_an_outlet_makes_no_two_of_them_alike():
    one, other = ([f"{line}", NOTICE] for line in (WIRE[0], OTHER[0]))
    assert shared_part(text(one), text(other)) > 0.6
    assert not alike(text(one, "Ferry capsizes"), text(other, "Rates left alone"))
    assert not alike(text(one, "Ferry capsizes", "A"), text(other, "Rates left alone", "B"))


def test_within_an_outlet_a_part_of_a_text_needs_a_headline_that_is_alike():
    assert alike(text(WIRE), text(WIRE[:3], "CORRECTED - Ferry capsizes off coast"))
    assert not alike(text(WIRE), text(WIRE[:3], "Morning briefing"))
    assert alike(text(WIRE), text(WIRE, "Morning briefing"))  # all of it is the same


def test_a_short_text_needs_it_too():
    short = ["Pay April 15, record April 1. Dividend unchanged."]
    assert alike(text(short, "Axon pays"), text(short, "Axon pays dividend", "B"))
    assert not alike(text(short, "Axon pays"), text(short, "Birch Corp", "B"))


def test_one_address_makes_a_teaser_and_its_article_alike():
    page = text(WIRE, "Ferry capsizes off northern coast", "A", "https://a.example/ferry?utm_source=feed#top")
    teaser = text(
        ["More than 200 people were aboard."], "Ferry capsizes off northern coast", "A feed", "https://A.example/ferry"
    )
    assert alike(page, teaser)
    # A front page stands for many articles.
    assert not alike(page, text(OTHER, "Rates left alone", "A", "https://a.example/ferry"))


def test_entries_that_all_lead_to_the_front_page_of_a_feed_are_not_one():
    def entry(headline: str, body: str) -> Text:
        return text([body], headline, "Tavern", "http://tavern.example")

    assert not alike(entry("Tavern 60 - Randomosity", WIRE[0]), entry("Tavern 61 - Life in the Middle Ages", OTHER[0]))
    assert not alike(entry("Tavern", WIRE[0]), entry("Tavern 61 - Life in the Middle Ages", OTHER[0]))
    assert alike(entry("Tavern 60 - Randomosity", WIRE[0]), entry("Tavern 60: Randomosity", OTHER[0]))
    assert alike(entry("Life in the Middle Ages", WIRE[0]), entry("Life in the Middle Ages | The Tavern", OTHER[0]))


@pytest.mark.parametrize("outlet", ["A", "B"])
def test_a_notice_of_each_day_in_the_same_words_is_no_copy_of_the_one_before(outlet: str):
    def day(date: str | None, *counts: str, outlet: str = "A") -> Text:
        return text([DAILY.format(*counts)], "Ministry update", outlet, None, date)

    first = day("2024-04-01", "51", "232", "30,070", "70,100")
    assert shared_part(first, day("2024-04-02", "63", "204", "30,133", "70,304")) > 0.65
    assert not alike(first, day("2024-04-02", "63", "204", "30,133", "70,304", outlet=outlet))
    assert alike(first, day("2024-04-02", "51", "232", "30,070", "70,100", outlet=outlet))  # printed the day after
    assert alike(first, day("2024-04-02", "51", "232", "30,070", "71,100", outlet=outlet))  # and with a slip


def test_a_toll_that_is_corrected_on_the_same_day_is_still_a_copy():
    one, other = (text([*WIRE], published=day) for day in ("2024-05-06", "2024-05-06"))
    assert alike(one, other)
    corrected = [WIRE[0].replace("31", "34").replace("200", "210"), WIRE[1], WIRE[2].replace("140", "150"), *WIRE[3:]]
    assert alike(one, text(corrected, "Ferry capsizes", "B", None, "2024-05-06"))


def test_one_template_with_another_name_is_none_within_an_outlet():
    ann, ben = (text([OBITUARY.format(name)], f"Obituary: {name}") for name in ("Ann Lee Ford, 71", "Ben Chan, 80"))
    assert shared_part(ann, ben) > 0.9
    assert not alike(ann, ben)


def test_only_what_a_reader_reads_counts_and_not_what_each_outlet_puts_around_it():
    own = [
        ("heading", "Ferry capsizes"),
        ("byline", "By Ann Lee of our staff in the north"),
        ("caption", " ".join(OTHER)),
    ]
    assert passages([*own, *(("body", line) for line in WIRE)]) == passages([("body", line) for line in WIRE])


def test_a_text_without_five_words_has_no_passage_and_no_double():
    empty = text(["Four words are few."])
    assert empty.passages == []
    assert empty.prints.passages == frozenset()
    assert not alike(empty, empty)


def test_the_hash_of_a_passage_is_what_it_was():
    """Archives hold these: with another, what they hold would be found no more."""
    assert passages([("body", "More than 200 people aboard, ÉMILE said")]) == passages(
        [("quote", "more THAN 200 people aboard émile said")]
    )
    assert passages([("body", "one two three four five six")]) == [1354651064, 1918900822]


def test_texts_share_fingerprints_as_they_share_passages():
    words = [f"w{random.Random(7).randrange(10**6) + n}" for n in range(4000)]
    whole = text([" ".join(words)])
    assert len(whole.passages) / (SAMPLE * 1.3) < len(whole.prints.passages) < len(whole.passages) / (SAMPLE * 0.8)
    for first in range(0, 3800, 190):
        part = text([" ".join(words[first : first + 200])])
        assert len(part.prints.passages - whole.prints.passages) <= LEAST
        assert len(part.prints.passages) > 5


@pytest.mark.parametrize("piece", ["a ", "one two three four five ", "7,", "\u00e9\u00df ", "x" * 50 + " ", "\n"])
def test_the_cost_grows_with_the_length(piece: str):
    def work(length: int):
        whole = piece * (length // len(piece))
        return lambda: text([whole]).prints.passages

    assert grows_no_faster(work, 100_000)
