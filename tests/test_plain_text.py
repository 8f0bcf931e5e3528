"""Plain text: its head, its headline, its day, its dateline, and the kinds of its paragraphs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from documents import DATA, article, articles, kinds, record, refusal
from hypothesis import given
from hypothesis import strategies as st

from archive.model import Document, Identity, Source
from archive.paragraphs import split
from archive.reading import read
from archive.reading.dates import is_impossible, read_date
from archive.reading.titles import derive

SEED = Path(__file__).parent.parent / "seeds" / "000_0e8d99bf9f0766cb.txt"


def sample(name):
    return article((DATA / name).read_bytes(), name, f"reading/{name}")


# Real files


def test_the_seed_is_read_with_its_day_its_key_and_its_caption():
    reading = read(SEED.read_bytes(), Source(str(SEED), f"seeds/{SEED.name}"))
    (seed,) = reading.documents
    assert (reading.format, reading.encoding) == ("text", "utf-8")
    assert seed.identity == Identity("key", "", "0e8d99bf9f0766cb")
    assert (seed.published, seed.published_source) == (date(2024, 5, 24), "date line")
    assert seed.text == SEED.read_bytes().decode()
    assert seed.text[seed.body_start :].startswith("The International Court of Justice")
    assert seed.headline_source == "derived"
    assert seed.headline.startswith("The International Court of Justice on Friday ordered Israel")
    assert seed.headline.endswith("…")
    assert [p.position for p in split(seed) if p.kind == "caption"] == [4]


def test_a_wire_story_keeps_its_wrapped_lines_in_one_paragraph():
    wire = sample("wire.txt")
    assert kinds(wire) == ["body", "body", "body", "body", "other"]
    assert wire.dateline == "MOMBASA, Kenya (AP)"
    assert (
        wire.headline
        == "About 1,200 dockers stopped work on Monday after the harbour board refused to raise their wages, which a union said had…"
    )
    assert wire.published is None


def test_a_titled_story_shows_every_kind_of_paragraph():
    titled = sample("titled.txt")
    assert kinds(titled) == [
        "heading",
        "byline",
        "body",
        "body",
        "heading",
        "body",
        "caption",
        "list",
        "list",
        "quote",
        "correction",
    ]
    assert (titled.headline, titled.headline_source) == ("Mill burns down in Kent", "title_line")
    assert titled.text[titled.headline_start : titled.headline_end] == titled.headline
    assert titled.byline == "Jane Doe and R.K. Smith"
    assert titled.identity == Identity("file", "", "reading/titled.txt")


def test_a_head_of_keys_and_values_is_no_part_of_the_body():
    mill = sample("head.txt")
    assert (mill.headline, mill.headline_source) == ("Mill burns down", "given")
    assert (mill.published, mill.published_text) == (date(2024, 5, 24), "24 May 2024 23:30 -0500")
    assert mill.published_source == "head field date"
    assert (mill.byline, mill.publication) == ("Jane Doe", "The Tarrow Gazette")
    assert mill.identity == Identity("url", "", "https://example.org/mill")
    assert mill.url == "https://example.org/mill?utm_source=x"
    assert [p.text for p in split(mill)] == ["Weather: dry", "The mill at Tarrow burnt down.", "Nobody was hurt."]
    assert "\r" not in mill.text
    assert mill.text.startswith("Title: Mill burns down\n")


def test_front_matter_is_read_as_printed():
    mill = sample("front-matter.md")
    assert (mill.headline, mill.headline_source) == ("Mill burns down: 3 cats saved", "given")
    assert (mill.published, mill.published_text) == (date(2024, 5, 24), "2024-05-24 23:30:00 -05:00")
    assert mill.published_source == "front matter field date"
    assert mill.identity == Identity("id", "reading/front-matter.md", "007")
    assert (mill.language, mill.url, mill.byline) == ("no", None, "Jane Doe, R.K. Smith")
    assert kinds(mill) == ["heading", "body"]


# A line that says nothing but the day

BODY = "The river rose on Monday.\n\nTwelve people were hurt, the mayor said.\n"


@pytest.mark.parametrize(
    ("top", "day"),
    [
        ("Flood in Samboa\n2021-03-04\n\n", date(2021, 3, 4)),
        ("Flood in Samboa\n\nThursday, March 4, 2021\n\n", date(2021, 3, 4)),
        ("Flood in Samboa\n\nBy Ann Lee\n4 March 2021\n\n", date(2021, 3, 4)),
        ("Published 4 March 2021 10:14 GMT\n\nFlood in Samboa\n\n", date(2021, 3, 4)),
        ("Updated 5 March 2021 | Published 4 March 2021\n\n", date(2021, 3, 4)),
        ("Date: 2021-03-01\n\nFlood in Samboa\n\n2021-03-04\n\n", date(2021, 3, 1)),  # the head says it
        ("# September 11, 2001\n\n", None),  # what the article is about
        ("Flood in Samboa\n\nUpdated 5 March 2021\n\n", None),
        ("Flood in Samboa\n\nFriday, March 4, 2021\n\n", None),  # it was a Thursday
        ("Flood in Samboa\n\nMarch 4, 2021 was a cold day.\n\n", None),
        ("Flood in Samboa\n\nMarch 2021\n\n", None),
        ("Flood\n\nOne fell.\n\nTwo fell.\n\nThree fell.\n\n4 March 2021\n\n", None),
    ],
)
def test_a_line_at_the_top_that_says_nothing_but_the_day_is_that_of_publication(top, day):
    read_so = article((top + BODY).encode(), "flood.txt")
    assert read_so.published == day
    assert (read_so.published_source is not None) == (day is not None or "Friday" in top)
    assert read_so.text == top + BODY


# Any head


HEADS = st.sampled_from(
    [
        "---\n",
        "title: x\n",
        "Date: 24 May 2024\n",
        "\n",
        ": ",
        "- [",
        "{",
        "&a ",
        "*a",
        "!!",
        "'",
        '"',
        "Title",
        " date 2024-01-01 ",
        "A text. ",
        "\t",
        "# ",
        "|\n",
        "...",
    ]
)


@given(st.lists(HEADS, max_size=14).map("".join))
def test_any_head_is_read_or_said_to_be_broken(text):
    (document,) = articles(text, format="text")
    if isinstance(document, Document):
        assert document.text == text
        assert all(p.start >= document.body_start or p.kind == "other" for p in split(document))


# Dates


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-05-24", date(2024, 5, 24)),
        ("2022-01-01 17:33:39.964883+00:00", date(2022, 1, 1)),
        ("1987-02-26T15:01:01", date(1987, 2, 26)),
        ("26-FEB-1987 15:01:01.79", date(1987, 2, 26)),
        ("Fri, 24 May 2024 23:30:00 -0400", date(2024, 5, 24)),
        ("May 24, 2024 at 11:01 p.m. EDT", date(2024, 5, 24)),
        ("03/14/1998 10:36:00", date(1998, 3, 14)),
        ("24.05.2024", date(2024, 5, 24)),
        ("04/04/2024", date(2024, 4, 4)),
        ("20240524", date(2024, 5, 24)),
        ("20240524T233000-0500", date(2024, 5, 24)),
        ("2024-05-24Z", date(2024, 5, 24)),
        ("03/04/2024", None),
        ("5/24/24", None),
        ("March 2024", None),
        ("2024", None),
        ("2024-13-05", None),
        ("2023-02-29", None),
        ("Friday", None),
        ("12:30", None),
        ("today", None),
        ("", None),
        ("1716508800", None),
        ("24 mai 2024", None),
        ("2024-05-24 or so", None),
        ("24 May 24 23:30 +0000", None),
        ("03 Apr 02 1500 GMT", None),
        ("5/24/24 2330", None),
        ("2024-05-24" + " " * 60 + "x", None),
    ],
)
def test_a_day_is_read_as_printed_or_not_at_all(text, day):
    assert read_date(text) == day


@given(st.text(max_size=70) | st.from_regex(r"[0-9/ .:-]{4,20}|[A-Z][a-z]{2} [0-9]{1,9} [0-9]{4}"))
def test_no_text_of_a_date_makes_trouble(text):
    day = read_date(text)
    assert day is None or isinstance(day, date)


@pytest.mark.parametrize(
    ("printed", "impossible"),
    [
        ("2024-13-45", True), ("July 32", True), ("Feb. 30, 2023", True), ("Monday, 31st April", True), ("29 February 2023", True),
        ("29 February", False), ("May 2024", False), ("24 May 24 23:30", False), ("Junk 45", False), ("soon", False),
    ],
)  # fmt: skip
def test_a_day_that_no_calendar_has_is_told_from_one_that_is_not_read(printed, impossible):
    assert is_impossible(printed) is impossible


def test_a_day_that_is_not_in_the_calendar_is_null_and_still_a_head():
    document = article(" date 2024-13-44 The mill burnt.")
    assert (document.published, document.published_text) == (None, "2024-13-44")
    assert [p.text for p in split(document)] == ["The mill burnt."]


def test_a_field_goes_before_the_date_line():
    document = record(text=" date 2020-01-01 It burnt.", date="2024-05-24")
    assert (document.published, document.published_source) == (date(2024, 5, 24), "field date")
    assert document.body_start == 17


def test_a_date_as_a_number_is_kept_as_printed():
    assert record(published=20240524).published == date(2024, 5, 24)
    late = record(published=1716508800)
    assert (late.published, late.published_text) == (None, "1716508800")


# Heads


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Title: Mill burns\n\nIt burnt.", "It burnt."),
        ("\n\nTitle: Mill burns\n\nIt burnt.", "It burnt."),
        ("Title: Mill burns\n \n    It burnt.", "    It burnt."),
        ("Title: Mill burns\nAuthor: Jane\nPolice: three dead.\nIt burnt.", "Police: three dead.\nIt burnt."),
        ("Date: 24 May 2024\nIt burnt.", "It burnt."),
        ("AUTHOR: Jane Doe\n\nIt burnt.", "It burnt."),
        ("Title: Mill burns\nDate: 24 May 2024\n", ""),
        ("Source: police say so.\n\nIt burnt.", None),
        ("Source: the police\nIt burnt.", None),
        ("Police: three dead\n\nIt burnt.", None),
        ("Police: three dead\nDate: 24 May 2024\n\nIt burnt.", None),
        ("Title: a whole text", None),
        ("---\ntitle: Mill\n---\nIt burnt.", "It burnt."),
        ("---\n# a remark\ntitle: Mill\n...\nIt burnt.", "It burnt."),
        ("---\ntitle: Mill\n---", ""),
        ("---\ntitle: Mill, never closed\n\nIt burnt.", None),
        ("---\nBetween rules.\n---\nIt burnt.", None),
        ("...\ntitle: Mill\n---\nIt burnt.", None),
        ("date 2024-05-24\nIt burnt.", "It burnt."),
        (" date 2024-05-24It burnt.", None),
        ("Date 2024-05-24 It burnt.", None),
    ],
)
def test_a_head_is_told_from_a_sentence(text, body):
    document = article(text)
    assert document.text[document.body_start :] == (text if body is None else body)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("---\ntitle: [Mill\ndate: x\n---\nIt burnt.", r"a.txt, line 3: front matter is no YAML: expected ',' or ']'"),
        ("---\ntitle: {a: b}\n---\nIt burnt.", "field 'title' holds an object, not text"),
        ("---\n- title: a\n---\nIt burnt.", "front matter holds no fields"),
        ("---\na: " + "[" * 1500 + "\n---\nIt burnt.", "front matter is no YAML"),
        ("---\na: \x01\n---\nIt burnt.", "front matter is no YAML"),
    ],
)
def test_broken_front_matter_is_never_taken_for_text(text, reason):
    assert reason in str(refusal(text, "a.txt"))


def test_of_two_fields_that_mean_the_same_ours_counts():
    document = article("Title: One\nHeadline: Two\nTitle: Three\n\nIt burnt.")
    assert document.headline == "Two"
    assert article("Title: One\nTitle: Three\n\nIt burnt.").headline == "One"


# Headlines


def test_a_headline_is_cut_on_a_word_and_marked_as_derived():
    document = article("The mill of Tarrow " + "burnt and " * 30 + "fell.")
    assert document.headline_source == "derived"
    assert len(document.headline) <= 120
    assert document.headline.endswith(("burnt…", "and…"))
    assert article("Mr. Smith left the U.S. on Friday. He came back.").headline == "Mr. Smith left the U.S. on Friday."
    assert article("LONDON, March 3 - The mill burnt. It fell.").headline == "The mill burnt."
    assert derive("a" * 500) == "a" * 119 + "…"
    assert derive("  ") is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Mill burns\n\nIt burnt. It fell.", "Mill burns"),
        ("Who burnt the mill?\nIt burnt on Friday, when the moon was down.", "Who burnt the mill?"),
        ("# Mill burns.\n\nIt burnt.", "Mill burns."),
        ("'Mill burns'\nBy Jane Doe\n\nIt burnt in the night.", "'Mill burns'"),
        (" date 2024-05-24\n\nMill burns\n\nIt burnt. It fell.", "Mill burns"),
        (" date 2024-05-24 Mill burns\n\nIt burnt. It fell.", None),
        ("Mill burns", None),
        ("The mill burnt.\n\nIt fell.", None),
        ("KELL STRIKE ENDS\n\nAP\n\nIt ended. It was long.", "KELL STRIKE ENDS"),
        ("Mill burns\n\nReuter\n\nKELL, March 3\n\nIt burnt. It fell.", "Mill burns"),
        ("Mill burns\n\n(The Associated Press)\nBy Jane Doe\n\nIt burnt. It fell.", "Mill burns"),
        ("# Raw *marks* in a **line**\n\nIt burnt.", "Raw marks in a line"),
        ("**Mill burns**\n\nIt burnt. It fell.", "Mill burns"),
        ("A 5* hotel and a 4* one\n\nIt burnt. It fell.", "A 5* hotel and a 4* one"),
        ("**Mill burns.**\n\nIt fell.", None),
        ("Mill burns\n\nAP", None),
        ("mill burns\n\nIt burnt. It fell.", None),
        ("The mill burnt at\nTarrow and it\nfell down.\n\nIt was late.", None),
        ("Mill burns\n\nrye", None),
        ("word " * 40 + "\n\nIt burnt.", None),
        ("By Jane Doe\n\nIt burnt. It fell.", None),
    ],
)
def test_a_title_line_is_short_has_no_stop_and_stands_above_a_text(text, title):
    document = article(text)
    if title is None:
        assert (document.headline_source, document.headline_start) == ("derived", None)
    else:
        assert (document.headline, document.headline_source) == (title, "title_line")
        assert kinds(document)[0] == "heading"


def test_a_text_that_begins_as_a_dateline_does_has_a_headline_all_the_same():
    document = article("KELL STRIKE\n\nrye")
    assert (document.headline, document.headline_source) == ("KELL STRIKE", "derived")


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("KELL, March 4, 1987 (AP) - A fire", "1987-03-04"),
        ("KELL, March 4 - A fire of May 5, 1986,", None),
        ("On March 4, 1987, a fire", None),
    ],
)
def test_the_day_in_a_dateline_before_the_text_is_that_of_the_article(opening, day):
    document = article(f"Mill burns\n\n{opening} hurt three. It was late.")
    assert (document.published and str(document.published), document.published_source) == (day, day and "dateline")


def test_a_given_headline_that_is_repeated_in_the_text_is_a_heading_there():
    document = record(headline="Mill  Burns", text="mill burns\n\nIt burnt.")
    assert (document.headline_start, document.headline_end, document.headline) == (0, 10, "Mill  Burns")
    assert record(headline="Other", text="Mill burns\n\nIt burnt.").headline_start is None


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("LAHORE: Sugar", "LAHORE"),
        ("NEW DELHI (PTI): Sugar", "NEW DELHI (PTI)"),
        ("Mumbai, May 3: Sugar", "Mumbai, May 3"),
        ("Colombo: Sugar", "Colombo"),
        ("READING: Sugar", None),
        ("UPDATE: Sugar", None),
        ("Hull: Sugar", None),
        ("Police: Sugar", None),
    ],
)
def test_a_city_before_a_colon_is_a_dateline_and_no_part_of_a_headline(opening, dateline):
    document = record(text=f"{opening} rose by a rupee. It had been cheap.")
    told = f"{opening} rose by a rupee." if dateline is None else "Sugar rose by a rupee."
    assert (document.dateline, document.headline) == (dateline, told)


def test_a_dateline_may_stand_alone():
    assert record(text="The mill burnt.\n\nLONDON, March 3\n\nIt fell.").dateline == "LONDON, March 3"
    assert record(dateline="ADA, Okla., March 3 -").dateline == "ADA, Okla., March 3 -"
