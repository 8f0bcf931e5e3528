"""What stands above an article: lines of paper, day, page and byline, and heads of ``Key: value`` lines."""

from __future__ import annotations

from datetime import date

import pytest
from commands import ask
from documents import article, kinds, paragraphs, record
from loads import go, write

from archive.extract import annotate
from archive.head_lines import KEY_LINE, chosen
from archive.paragraphs import split
from archive.reading.fields import NAMES
from archive.reading.several import further_articles
from archive.top_lines import byline_names, is_signature, read_top_line

BODY = "A storm left 4 million homes without power. It lasted two days.\n\nNobody was hurt, the mayor said.\n"

# Paper, day and page


@pytest.mark.parametrize(
    ("line", "paper", "day"),
    [
        ("THE TARROW ECHO, 4 March 1998, page 3", "THE TARROW ECHO", "4 March 1998"),
        ("The Tarrow Guardian (Samboa) - Final Edition, March 4, 1998, Wednesday, Pg. 18", "The Tarrow Guardian (Samboa)", "March 4, 1998, Wednesday"),
        ("Samboa Times, August 14, 2003", "Samboa Times", "August 14, 2003"),
        ("The Times of Samboa | 4 March 1998", "The Times of Samboa", "4 March 1998"),
        ("4 March 1998, The Tarrow Mail, page 3", "The Tarrow Mail", "4 March 1998"),
        ("St. Ada Post-Dispatch, May 5, 2001, Page B1", "St. Ada Post-Dispatch", "May 5, 2001"),
        ("Source: The Tarrow Gazette, 5 May 2001, pp. 3-4", "The Tarrow Gazette", "5 May 2001"),
        ("Tarrow Independent 03/04/1996 p.7", "Tarrow Independent", "03/04/1996"),
        ("Guardian, 4 March 1998", "Guardian", "4 March 1998"),
        ("The Onlooker, 5 May 2001, p. 44", "The Onlooker", "5 May 2001"),
        ("SAMBOA, SATURDAY, JUNE 6, 1931            Page 12", None, "SATURDAY, JUNE 6, 1931"),
        ("Thursday 14th August 2003, p. 4", None, "Thursday 14th August 2003"),
        ("*14 August 2003*", None, "14 August 2003"),
        ("Page 3", None, None),
        ("Section: A  Page: 1A", None, None),
        ("LENGTH: 214 words", None, None),
    ],
)  # fmt: skip
def test_a_line_of_paper_day_and_page_says_nothing_else(line, paper, day):
    told = read_top_line(line)
    assert told is not None
    assert (told.paper, told.day, told.byline) == (paper, day, None)


@pytest.mark.parametrize(
    "line",
    [
        "Paris, 4 March 1998",
        "From our own garden",
        "LONDON, May 5, 2024",
        "Election Night, November 4, 2008",
        "Good News, 4 March 1998",
        "Review, 4 March 1998",
        "Times change",
        "Bus fares to rise in 2009",
        "March 1998",
        "Tarrow Mail 4 March 1998 and 3 more",
        "Labour wins 4 March 1998 vote, says Guardian",
        "Jane Roe, The Guardian, 4 March 1998",
        "Page: One man's fight",
        "Length: 3 miles of road were lost.",
        "Tarrow Mail, 4 March 1998 | Tarrow Echo, 5 March 1998",
        "By Jane Roe",
        "",
    ],
)
def test_a_line_that_says_more_or_less_is_none(line):
    assert read_top_line(line) is None


@pytest.mark.parametrize(
    ("top", "told"),
    [
        ("THE TARROW ECHO, 4 March 1998, page 3\n\nStorm hits\nBy Jane Roe, Chief Reporter\n\n", ("THE TARROW ECHO", "1998-03-04", "Jane Roe")),
        ("Storm hits\nTarrow Post, March 4, 1998\n\n", ("Tarrow Post", "1998-03-04", None)),
        ("Storm hits\n\nTarrow Daily Herald\n4 March 1998\n\n", ("Tarrow Daily Herald", "1998-03-04", None)),
        ("THE TARROW ECHO\nWednesday March 4 1998\nStorm hits\nBy Jane Roe in New Samboa\n\n", ("THE TARROW ECHO", "1998-03-04", "Jane Roe")),
        ("The Echo (Tarrow)\n\nMarch 4, 1998\n\nStorm hits\n\nBYLINE: Jane Roe\n\nSECTION: City, Pg. 18\n\nLENGTH: 214 words\n\n", ("The Echo (Tarrow)", "1998-03-04", "Jane Roe")),
        ("4 March 1998\n\nStorm hits\n\n", (None, "1998-03-04", None)),
        ("Storm hits\n04/03/1998 \n\n", (None, None, None)),
        ("Storm hits\n14/03/1998\n\n", (None, "1998-03-14", None)),
        ("Storm hits\nFrom JANE ROE\n1998-03-04\n\n", (None, "1998-03-04", "JANE ROE")),
        ("# Storm hits\n\n*The Gazette* | **4 March 1998** | by Jane Roe\n\n", ("The Gazette", "1998-03-04", "Jane Roe")),
        ("# Storm hits\n\n*4 March 1998*\n\n**By Jane Roe**\n\n", (None, "1998-03-04", "Jane Roe")),
        ("Storm hits\n\nNewspaper: Tarrow Echo\nDate: 4 March 1998\nAuthor(s): Jane Roe\n\n", ("Tarrow Echo", "1998-03-04", "Jane Roe")),
        ("Storm hits\nTarrow Echo, Friday, 4 March 1998\n\n", ("Tarrow Echo", None, None)),  # it was a Wednesday
        ("Storm hits\n\n", (None, None, None)),
    ],
)  # fmt: skip
def test_the_lines_above_a_text_say_paper_day_and_byline_and_are_no_headline(top, told):
    document = article(top + BODY)
    assert (document.headline, document.headline_source) == ("Storm hits", "title_line")
    assert (document.publication, document.published and document.published.isoformat(), document.byline) == told
    assert (document.published_source == "date line") == (document.published_text is not None)
    assert document.text == top + BODY
    found = kinds(document)
    assert found[-2:] == ["body", "body"]
    assert set(found[:-2]) <= {"heading", "byline", "other"}
    assert found.count("heading") == 1


def test_an_old_headline_may_end_in_a_full_stop_below_the_line_of_its_day():
    old = article(
        "THE TIMES\nLONDON, SATURDAY, JUNE 6, 1931            Page 12\n\nPIT EXPLOSION.\n\nNINE MEN KILLED.\n\n" + BODY
    )
    assert (old.headline, old.published, old.dateline) == ("PIT EXPLOSION.", date(1931, 6, 6), None)
    assert article(f"PIT EXPLOSION.\n\n{BODY}").headline_source == "derived"


@pytest.mark.parametrize(
    ("top", "headline", "day", "dateline", "source"),
    [
        ("THE STORM AT TARROW.\nFrom Our Own Correspondent.\nTarrow, Tuesday, 14th March, 1882.\n", "THE STORM AT TARROW.", date(1882, 3, 14), "Tarrow", "date line"),
        ("THE STORM.\n\n(BY TELEGRAPH.)\n\nTARROW, Tuesday, March 14, 1882.\n", "THE STORM.", date(1882, 3, 14), "TARROW", "date line"),
        ("THE STORM\n\nTARROW, March 14, 1882\n", "THE STORM", date(1882, 3, 14), "TARROW, March 14, 1882", "dateline"),
        ("THE STORM\n\nTarrow, Monday, March 14, 1882.\n", "THE STORM", None, "Tarrow", "date line"),  # it was a Tuesday
        ("Election Night, November 4, 2008\n", "Election Night, November 4, 2008", None, None, None),
    ],
)  # fmt: skip
def test_old_papers_tell_place_and_day_below_the_headline(top, headline, day, dateline, source):
    document = article(f"{top}\n{BODY}")
    assert (document.headline, document.published, document.dateline) == (headline, day, dateline)
    assert document.published_source == source
    assert document.byline is None


@pytest.mark.parametrize(
    "text",
    [
        "Good News\n\n4 March 1998 was a cold day in Tarrow.\n\n" + BODY,
        f"The Tarrow Herald\n\n{BODY}",  # no day beside it: it may be what the article is about
        "The treaty was signed by the two on\n4 March 1998\nand broken by both of them before the\nsummer. It was the third one.\n",
        f"{BODY}\nThe dam broke.\n\nThe road went.\n\nTarrow Herald, 4 March 1998\n\n{BODY}",
        "The two sides would have to sign the new treaty by Monday,\n4 March 1998.\nThe road to it was a long one, and a hard one at that,\nfor both.\n",
        "By Monday the two sides had agreed\nto meet again in Tarrow, and by noon\non Tuesday they had met.\n",
        "By Christmas\nthe mill had closed, and the men of it\nwere out of work.\n",
    ],
)
def test_what_only_looks_like_such_a_line_stays_in_the_text(text):
    document = article(text)
    assert (document.published_text, document.publication, document.byline) == (None, None, None)
    assert "other" not in kinds(document)
    assert "byline" not in kinds(document)


def test_a_field_counts_before_a_line_of_the_text():
    document = article(f"Title: Storm\nPaper: Tarrow Post\nDate: 1 May 1998\n\nTarrow Echo, 4 March 1998\n\n{BODY}")
    assert (document.publication, document.published) == ("Tarrow Post", date(1998, 5, 1))
    assert kinds(document) == ["other", "body", "body"]


def test_the_text_of_a_record_has_its_lines_told_and_its_fields_from_the_record():
    document = record(text=f"Tarrow Echo, 4 March 1998\n\nStorm hits\n\n{BODY}", publication="Tarrow Post")
    assert (document.headline, document.publication, document.published) == ("Storm hits", "Tarrow Post", None)
    assert kinds(document) == ["other", "heading", "body", "body"]


def test_links_under_a_headline_are_no_lines_of_the_day():
    document = article("Storm hits\n\nhttps://example.org/storm\n\nhttps://example.org/b\n\nMore on it:\n")
    assert (document.headline, document.headline_source) == ("Storm hits", "title_line")


# Bylines


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Roe, Chief Reporter", "Jane Roe"),
        ("By Jane Roe in New Samboa", "Jane Roe"),
        ("BY JANE ROE, Associated Press Writer", "JANE ROE"),
        ("By Jane Roe, reporter for the Tarrow Gazette", "Jane Roe"),
        ("By Jane Roe, The Tarrow Times", "Jane Roe"),
        ("By Jane Roe, Political Editor, and John Doe", "Jane Roe and John Doe"),
        ("By Jane Roe in Ada and John Doe in Samboa", "Jane Roe and John Doe"),
        ("From JANE ROE", "JANE ROE"),
        ("From Jane Roe in Samboa", "Jane Roe"),
        ("Byline: Jane Roe", "Jane Roe"),
        ("BYLINE: Jane Roe; Ann Lee", "Jane Roe; Ann Lee"),
        ("| by Jane Roe", "Jane Roe"),
        ("**By Jane Roe**", "Jane Roe"),
        ("By Jane Roe of Tarrow", "Jane Roe of Tarrow"),
        ("From Samboa With Love", None),
        ("FROM SAMBOA WITH LOVE", None),
        ("From Monday new rules apply", None),
        ("by the river", None),
        ("Byline: a history of names.", None),
    ],
)
def test_the_names_of_a_byline_are_without_office_and_place(line, names):
    assert byline_names(line) == names
    assert is_signature(line) or names in (None, "Jane Roe; Ann Lee")


def test_a_name_in_capitals_above_a_dateline_is_a_byline():
    told = article(
        "Storm hits\nJOHN RIVERA, New Samboa\n\nSAMBOA -- A storm left 4 million without power. It lasted.\n"
    )
    assert (told.byline, told.dateline, kinds(told)) == ("JOHN RIVERA", "SAMBOA", ["heading", "byline", "body"])
    place = article(f"Storm hits\n\nPORT ADA, Samboa\n\n{BODY}")
    assert (place.byline, place.dateline) == (None, "PORT ADA, Samboa")


# Heads


def field_of(name):
    (field,) = chosen(KEY_LINE.finditer(f"{name}: x"))
    return field


def test_a_head_knows_every_field_of_a_record():
    for field, names in NAMES.items():
        assert {field_of(name) for name in names} == {field}


@pytest.mark.parametrize(
    ("head", "published_from"),
    [
        ("Headline: Storm\nPaper: Tarrow Echo\nPublished: 1 May 2020\nBy: Jane Roe\n\n", "published"),
        ("HEADLINE: Storm\nNEWSPAPER: Tarrow Echo\nDATE: 1 May 2020\nBYLINE: Jane Roe\n\n", "date"),
        ("Title: Storm\nTitle of publication: Tarrow Echo\nPublication date: 1 May 2020\nAuthor(s): Jane Roe\n\n", "publication date"),
        ("Source: cutting book 12\nOutlet: Tarrow Echo\nTitle: Storm\nDate: 1 May 2020\nAuthor: Jane Roe\nPage: 3\n", "date"),
    ],
)  # fmt: skip
def test_a_head_has_its_fields_by_the_names_that_archives_print(head, published_from):
    document = article(head + BODY)
    assert (document.headline, document.publication, document.byline) == ("Storm", "Tarrow Echo", "Jane Roe")
    assert (document.published, document.published_source) == (date(2020, 5, 1), f"head field {published_from}")
    assert document.text[document.body_start :] == BODY


def test_what_fills_no_field_of_a_head_is_kept_and_has_no_figures():
    text = f"Headline: Storm\nPaper: Tarrow Echo\nPage: 1A\nLength: 214 words\nSource: cutting book 12\n\n{BODY}"
    document = article(text)
    assert paragraphs(document)[:3] == ["other: Page: 1A", "other: Length: 214 words", "other: Source: cutting book 12"]
    assert [text[p.start : p.end] == p.text for p in split(document)] == [True] * 5
    assert [figure.exact for figure in annotate(document).figures] == ["4 million homes", "two days"]


@pytest.mark.parametrize(
    "text",
    [
        f"Paper: Minister knew of storm\n\n{BODY}",
        f"By: now they had gone\n\n{BODY}",
        f"Page: 3\nTitle: Storm\n\n{BODY}",  # a known key must lead
        f"Newspaper: police knew.\nIt was said again.\n\n{BODY}",
    ],
)
def test_one_such_line_by_itself_is_no_head(text):
    assert article(text).body_start == 0


# In the archive


def test_the_lines_are_searched_and_counted_as_no_figures(tmp_path, fresh):
    folder = tmp_path / "clips"
    folder.mkdir()
    write(
        folder / "a.txt",
        f"Storm hits\n\nThe Tarrow Echo\nApril 18, 2013\nSection: A  Page: 1A\nByline: Ann Lee\n\n{BODY}",
    )
    write(folder / "b.txt", f"Headline: Storm\nPaper: Tarrow Post\nDate: 01/05/2020\nPage: 12\n\n{BODY}")
    write(folder / "c.txt", f"Storm hits\nTarrow Echo, 03/04/1996, p. 7\n\n{BODY}")
    assert go(folder, fresh).status == "ok"
    assert set(ask(fresh, "select exact from figures")) == {("4 million homes",), ("two days",)}
    other = ask(fresh, "select text from paragraphs where kind = 'other' order by text")
    assert ("Page: 12",) in other
    assert ("Section: A  Page: 1A",) in other
    found = ask(
        fresh,
        "select p.text from paragraphs_fts f join paragraphs p on p.id = f.rowid where paragraphs_fts match 'page'",
    )
    assert {("Page: 12",), ("Section: A  Page: 1A",)} <= set(found)
    errors = ask(fresh, "select line, reason from load_errors order by path")
    assert errors == [
        (3, "day and month of '01/05/2020' could change places; the article is loaded without a day"),
        (2, "day and month of '03/04/1996' could change places; the article is loaded without a day"),
    ]


def test_several_articles_in_one_file_are_told_of(tmp_path, fresh):
    first, second = (
        f"{title}\nTarrow Echo, {day} February 2009\n\n{BODY}" for title, day in (("Storm hits", 3), ("Snow", 5))
    )
    book = write(
        tmp_path / "book.txt", f"{first}\n{'-' * 40}\n\n{second}\n{'-' * 40}\n\nTitle: Rain\nDate: 6 May 2009\n\n{BODY}"
    )
    told = []
    assert go(book, fresh, on_warning=told.append).status == "ok"
    assert told == [
        f"{book}, line 10: 3 articles seem to stand in this file, and a plain text is read as one; split it at its rules"
        " and load the parts (docs/formats.md, Plain text)"
    ]
    assert [
        f"{book}, line {line}: {reason}" for line, reason in ask(fresh, "select line, reason from load_errors")
    ] == told
    go(book, fresh, on_warning=told.append)
    assert len(told) == 1


@pytest.mark.parametrize("rule", ["---", "=====", "***", "###", "* * *", "   ~~~~"])
def test_a_rule_of_any_kind_may_part_two_articles(rule):
    text = f"Storm hits\n\n{BODY}\n{rule}\nSnow\n4 March 2009\n\n{BODY}"
    assert further_articles(text, 0) == [text.index("Snow")]


@pytest.mark.parametrize(
    "below",
    [
        "Snow fell on 5 May.\n\nIt was cold.\n",
        "What the mayor says\n\nHe says it was cold.\n",
        "Tarrow Echo, 4 March 2009\n",
        "4 March 2009\n\nThe storm began. It was cold.\n",
        "Title: a thing of the past\n\nIt was cold.\n",
    ],
)
def test_a_rule_within_an_article_parts_none(below):
    assert further_articles(f"Storm hits\n\n{BODY}\n---\n{below}", 0) == []
