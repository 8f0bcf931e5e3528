"""Where paragraphs begin and end, and what they are. In the cases a pilcrow stands where a paragraph begins."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from growth import grows_no_faster
from hypothesis import given
from hypothesis import strategies as st

from archive.model import PARAGRAPH_KINDS, Document, Identity
from archive.paragraphs import dateline_end, first_sentence, last_sentence, split
from archive.top_lines import byline_names


def document(text, **changes):
    return replace(Document(text=text, identity=Identity("text", "", "x"), format="text"), **changes)


def texts(text):
    return [paragraph.text for paragraph in split(document(text))]


def kinds(text):
    return [paragraph.kind for paragraph in split(document(text))]


LONG = "The council met on Monday and talked about the mill until nightfall, when its members went home without a vote."
WRAPPED = """The council met on Monday and talked about the mill until
nightfall, when its members went home without a vote and the
mayor, who had not spoken, said so."""

LAYOUTS = {
    "blank lines": "¶One ends.\n\n¶Two ends.\n \t \n\n¶Three ends.",
    "single lines": f"¶{LONG}\n¶{LONG}\n¶It was late.\n¶iPhones were sold. {LONG}",
    "short single lines": "¶One ends here.\n¶Two ends.\n¶Three is longer than both.\n¶Four ends.",
    "lines wrapped hard, blank lines between": f"¶{WRAPPED}\n\n¶{WRAPPED}",
    "lines wrapped hard, a short last line": f"¶{WRAPPED}\n¶{WRAPPED}",
    "two lines of one sentence": "¶The council met and the\nmayor spoke.",
    "a title above wrapped lines": f"¶Mill burns\n¶{WRAPPED}",
    "an indent begins a paragraph": f"¶{WRAPPED}\n    ¶{WRAPPED}\n    ¶It gave no details.\n    ¶It gave none.",
    "a tab begins a paragraph": f"\t¶{WRAPPED}\n\t¶{WRAPPED}",
    "an indented sentence that runs on": "¶The firm of Jenkins and the\n    men of Tarrow agreed.\n    ¶They then left.",
    "an indented block wrapped hard": f"¶{WRAPPED}\n    ¶The council met on Monday and talked about the mill\n    Until nightfall came.",
    "a name at the margin": "¶Howen Owners Federal Savings and Loan\nAssociation said it was sold.\n    ¶It was late.",
    "rows of a table": "¶Shr 34 cts vs 1.19\n    ¶Net 807,000 vs 2,858\n    ¶Assets 510 vs 479",
    "the signature of an agency": f"¶{WRAPPED}\n    ¶It gave no details.\n ¶REUTER",
    "items of a list": f"¶{WRAPPED}\n¶- rye\n¶- cats of\nthe mill\n¶2) a loom",
    "a carriage return ends a line": f"¶{LONG}\r¶{LONG}\r\r¶End.",
    "both ends a line once": f"¶{LONG}\r\n¶{LONG}\r\n\r\n¶End.",
    "separators of Unicode": f"¶{LONG}\u2028¶{LONG}\u2029\u2029¶End.\f¶Next.",
    "white space around": "\n\n  ¶One.  \n\n\xa0¶Two.\t\n\n",
    "nothing": "",
    "only white space": " \n\t\n\x0b ",
}


@pytest.mark.parametrize("marked", LAYOUTS.values(), ids=LAYOUTS)
def test_each_layout_has_its_paragraphs(marked):
    expected = [part.strip() for part in marked.split("¶")[1:]]
    assert texts(marked.replace("¶", "")) == expected


GLUED = [
    "¶He went to Tree Farm.¶He then left.",
    "¶The man was unhurt.¶Vachon said so.",
    "¶They met on Main Street.¶The suspect ran.",
    "¶He flew to Logan Airport.¶Officers met him.",
    "¶It ended at 5 p.m.¶The court rose.",
    "¶It began in 2014.¶Jaeden's mother wept.",
    "¶Who knows why?¶They do not.",
    "¶“It is late,” he said.¶“It was early.”",
    "¶He said “It is late.”¶The door closed.",
    '¶"It is late," he said.¶"It was early," said she.',
    '¶He said "It is late."¶The door closed.¶He left.',
    '¶"Go," he said.¶"No way." That was "late."¶The door closed.',
    "¶The U.S.A. won, and so did J.K.Rowling of the U.S.Army.",
    "¶Written in Node.Js and Node.JS is fine, e.g.Here or there.",
    "¶Sold by Amazon.Com and Booking.com at www.Tree.Farm today.",
    "¶One.Tel directors met Mr.Smith and Dr.Jones at St.Louis today.",
    "¶See mail@tree.Farm or a/tree.Farm for more.",
    "¶The ice.Photograph by Jane Doe is here.",
    "¶It ended at 5 p.m.Vienna time.",
    "¶What a farm!Vachon said so.",
    "¶The end.The",
    "¶No.Five is alive.",
    "¶Call 504-822-1111.¶Sign up here.",
]


@pytest.mark.parametrize("marked", GLUED)
def test_glued_sentences_part_where_two_paragraphs_were(marked):
    assert texts(marked.replace("¶", "")) == marked.split("¶")[1:]


CAPTIONS = [
    "A woman stands next to a house. Eyad Baba / AFP - Getty Images",
    "A woman stands next to a house (AP Photo/Jane Doe)",
    "A woman stands next to a house on Aug. 7. AP Photo/Charles Rex Arbogast",
    "A woman stands next to a house. REUTERS/Jane Doe",
    "A woman stands next to a house. Photo: Jane Doe",
    "A woman stands next to a house. Photograph by Jane Doe",
    "A woman stands next to a house Photo courtesy of Jane Doe",
    "A woman stands next to a house. (Courtesy of Jane Doe)",
    "FILE PHOTO: A woman stands next to a house.",
    "The Rams play a night game at the Coliseum. Los Angeles Times",
    "Men wait in Windham, N.H. Robert F. Bukaty / AP",
    "Etlaq’s current launch site is here. Etlaq",
    "Vigil in Washington, on Feb. 26, 2024. Tom Brenner for The Washington Post via Getty Images",
    "Strava: Leaderboard integrity powered by AI Strava",
]
NO_CAPTIONS = [
    "A woman stood next to a house.",
    "The firm sold Getty Images to a rival in May.",
    "They ran in Athens and were four seconds short of the best. And",
    "They ran in Athens and were four seconds short of the best. Ireland's",
    "9:36 4. WoW Tokens of the World",
    "ALL OF IT IS COPYRIGHT OF THE PAPER INC. NO PART OF IT",
    "He said so. " * 60 + "Jane Doe / AP",
]


@pytest.mark.parametrize("text", CAPTIONS)
def test_a_credit_makes_a_caption(text):
    assert kinds(f"{LONG}\n\n{text}\n\n{LONG}") == ["body", "caption", "body"]


@pytest.mark.parametrize("text", NO_CAPTIONS)
def test_what_only_looks_like_a_credit_is_no_caption(text):
    assert "caption" not in kinds(f"{LONG}\n\n{text}\n\n{LONG}")


def test_a_bare_name_at_the_end_of_an_article_is_no_credit():
    assert kinds(f"{LONG}\n\nCall the police at Tarrow with news. Jane Doe") == ["body", "body"]
    assert kinds("Call the police at Tarrow with news. Photo: Jane Doe") == ["body"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("By Jane Doe and R.K. Smith", "byline"),
        ("BY JANE DOE, Associated Press Writer", "byline"),
        ("By noon they had gone.", "body"),
        ("NAIROBI, Kenya (AP) _", "dateline"),
        ("LONDON, March 3", "dateline"),
        ("UNITED NATIONS", "heading"),
        ("Looking ahead", "heading"),
        ("Financial Times reported:", "heading"),
        ("looking ahead", "body"),
        ("Looking ahead,", "body"),
        ("> So it is said.", "quote"),
        ("• a loom", "list"),
        ("3. Take the loom.", "list"),
        ("— A man was shot.", "list"),
        ("Correction: It was 12.", "correction"),
        ("An earlier version of this article was wrong.", "correction"),
        ("Editor's note: this page was updated on Monday.", "correction"),
        ("This story has been corrected.", "correction"),
        ("***", "other"),
        ("https://example.org/a", "other"),
        ("© 2024 The Gazette. All rights reserved.", "other"),
        ("12,345", "other"),
    ],
)
def test_a_paragraph_is_told_by_what_it_looks_like(text, kind):
    assert kinds(f"{LONG}\n\n{text}\n\n{LONG}")[1] == kind


def test_a_dash_at_the_head_of_a_text_is_what_a_dateline_left():
    assert kinds(f"— {LONG}") == ["body"]


def test_lists_of_short_lines_are_no_headings():
    assert kinds(f"{LONG}\n\nMargaret Atwood\n\nSaul Bellow\n\nGunter Grass") == ["body"] * 4


def test_the_head_belongs_to_no_paragraph_and_the_title_line_is_a_heading():
    text = " date 2024-05-24 \nMill burns\nIt burnt. It was late."
    start = text.index("Mill")
    found = list(split(document(text, body_start=start, headline_start=start, headline_end=start + 10)))
    assert [(p.position, p.kind, p.text) for p in found] == [
        (1, "heading", "Mill burns"),
        (2, "body", "It burnt. It was late."),
    ]


def test_what_stands_above_the_title_line_is_kept():
    text = "Kicker\n\nMill burns\n\nIt burnt."
    found = list(split(document(text, headline_start=8, headline_end=18)))
    assert [p.text for p in found] == ["Kicker", "Mill burns", "It burnt."]


def test_positions_count_from_one():
    assert [p.position for p in split(document("A.\n\nB.\n\nC."))] == [1, 2, 3]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("NAIROBI, Kenya (AP) _ Thousands", 22),
        ("MEXICO CITY (AP) — Mexico", 19),
        ("LONDON, March 3 - Sterling", 18),
        ("NEW YORK (Reuters) - Oil", 21),
        ("NATO said on Monday", 0),
        ("The NATO - said", 0),
        ("LONDON", 6),
    ],
)
def test_a_dateline_ends_after_its_dash(text, end):
    assert dateline_end(text) == end


def test_names_are_read_from_a_byline():
    assert byline_names("By J.K. Rowling") == "J.K. Rowling"
    assert byline_names("(Reporting by Jane Doe; editing by Ann Roe)") == "Jane Doe; editing by Ann Roe"
    assert byline_names("Jane Doe") is None


def test_a_sentence_does_not_end_in_an_abbreviation():
    text = "Mr. Smith of the U.S. Army left on Oct. 7. He came back."
    assert text[: first_sentence(text)].endswith("Oct. 7.")
    assert text[last_sentence(text) :] == " He came back."
    assert last_sentence("No end") == 0


# Properties

PIECES = st.sampled_from(
    [
        "\n",
        "\r\n",
        "\r",
        "\n\n",
        " ",
        "\t",
        "    ",
        "A",
        "a",
        "Farm.He then",
        ". ",
        '"',
        "”",
        "- ",
        "By ",
        "Jane Doe",
        "AP Photo/",
        "LONDON, March 3 - ",
        "1",
        "\u2028",
        "é",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map("".join))


@given(TEXTS, st.integers(0, 20))
def test_paragraphs_are_true_slices_in_order_and_apart(text, body_start):
    body_start = min(body_start, len(text))
    source = document(text, body_start=body_start)
    found = list(split(source))
    at = body_start
    for position, paragraph in enumerate(found, 1):
        assert paragraph.position == position
        assert paragraph.kind in PARAGRAPH_KINDS
        assert text[paragraph.start : paragraph.end] == paragraph.text == paragraph.text.strip() != ""
        assert paragraph.start >= at
        at = paragraph.end
    assert found == list(split(source))
    # Nothing but white space is left out.
    assert "".join("".join(p.text for p in found).split()) == "".join(text[body_start:].split())


HOSTILE = [
    "\n",
    " ",
    "a.B",
    "1",
    "a\n",
    "a\n\n",
    "aa.Aa b",
    'aa."He b ',
    "- a\n",
    "A-",
    "A. ",
    "\n    A b c",
    "Aa: b\n",
    "\u2028",
    "(",
    '"',
    "AP Photo/A ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_cost_grows_with_length_and_no_faster(piece: str):
    def work(length: int) -> Callable[[], object]:
        source = document((piece * (length // len(piece) + 1))[:length])
        return lambda: list(split(source))

    assert grows_no_faster(work, 8_000, limit=9)


def test_random_bytes_as_text_cost_no_more_than_words():
    noise = "".join(random.Random(1).choices("aA. \n\"'1-/\t", k=100_000))
    assert list(split(document(noise)))


def test_the_sentence_before_a_quotation_is_no_heading_where_the_source_marks_its_headings():
    texts = [
        "The dyke broke.",
        "The mayor had warned of it:",
        "There are twelve weak places in this dyke.",
        "Pricing & Availability:",
        "It costs five dollars for every day of use.",
    ]
    marked = Document(text="\n\n".join(texts), identity=Identity("text", "", ""), format="html", kinds=("body",) * 5)
    assert [paragraph.kind for paragraph in split(marked)] == ["body", "body", "body", "heading", "body"]
