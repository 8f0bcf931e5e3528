"""Lines of a page that say nothing but when it was published or changed."""

from __future__ import annotations

import pytest

from archive.model import Source
from archive.paragraphs import split
from archive.reading import read
from archive.reading.date_lines import is_date_line

TEXT = "".join(
    f"<p>The mill was built in {year} and gave work to 340 people, most of whom live in the village, before it closed.</p>"
    for year in range(1902, 1908)
)


def kinds(top: str, end: str = "", text: str = TEXT) -> dict[str, str]:
    page = f"<title>Mill burns</title><article><h1>Mill burns</h1>{top}{text}{end}</article>"
    (document,) = read(page.encode(), Source("a.html", "news/a.html")).documents
    return {paragraph.text: paragraph.kind for paragraph in split(document)}


@pytest.mark.parametrize(
    "text",
    [
        "May 5, 2024",
        "Sunday, 5 May 2024",
        "May 5th, 2024",
        "2024-05-05 10:14",
        "Published 5 May 2024 10:14 GMT",
        "First published on Sun 5 May 2024 10.14 BST",
        "Updated: May 5, 2024 at 4:30 PM EDT",
        "Updated 10:14 AM EDT, Sun May 5, 2024",
        "Posted: May 5, 2024 / 04:30 PM EDT",
        "Published: May 5, 2024 4 p.m.",
        "Published: 2024-05-05T10:14",
        "2024-05-05T10:14:00Z",
        "Published on May 5, 2024 | Updated May 6, 2024",
        "Published 4:30 PM EDT May 5, 2024 (Updated May 6, 2024)",
        "Originally published: May 5, 2024.",
    ],
)
def test_a_day_with_its_time_and_what_happened_then_is_a_date_line(text):
    assert is_date_line(text)
    for tag in ("p", "h4"):
        assert (
            kinds(f"<{tag}>{text}</{tag}>")[text] == kinds("", f"<{tag}>{text}</{tag}>").get(text, "other") == "other"
        )


@pytest.mark.parametrize(
    "text",
    [
        "May 5, 2024 was a cold day",
        "May 5, 2024: 300 people",
        "May 5, 2024 300 people",
        "Published by Jane Doe",
        "Published",
        "Updated 5 minutes ago",
        "May 2024",
        "Sunday",
        "LONDON, May 5, 2024",
        "2024",
        "",
        "May 5, 2024 | " * 20,
    ],
)
def test_what_says_more_or_less_is_none(text):
    assert not is_date_line(text)


def test_a_day_as_a_heading_within_the_text_stays_one():
    page = kinds(TEXT + "<h3>May 5, 2024</h3>", text=TEXT.replace("mill", "dam"))
    assert page["May 5, 2024"] == "heading"


@pytest.mark.parametrize(
    ("lines", "published", "printed"),
    [
        (["Published 5 May 2024 10:14 GMT"], "2024-05-05", "5 May 2024 10:14 GMT"),
        (["By Jane Doe", "Sunday, May 5th, 2024"], "2024-05-05", "Sunday, May 5th, 2024"),
        (["2024-05-05 10:14"], "2024-05-05", "2024-05-05 10:14"),
        (["Updated: 6 May 2024 | Published: 5 May 2024"], "2024-05-05", "5 May 2024"),
        (["Published 4:30 PM EDT May 5, 2024 (Updated May 6, 2024)"], "2024-05-05", "4:30 PM EDT May 5, 2024"),
        (["Updated 6 May 2024", "Published 5 May 2024"], "2024-05-05", "5 May 2024"),
        (["Last updated 6 May 2024"], None, None),
        (["Published 31 February 2024"], None, "31 February 2024"),
        (["Published in May 2024"], None, None),
        (["Monday, May 5, 2024"], None, "Monday, May 5, 2024"),  # it was a Sunday
        (["May 5, 2024 was a cold day"], None, None),
    ],
)
def test_a_date_line_at_the_top_gives_the_day_where_the_metadata_give_none(lines, published, printed):
    top = "".join(f"<p>{line}</p>" for line in lines)
    page = f"<title>Mill burns</title>{{}}<article><h1>Mill burns</h1>{top}{TEXT}</article>"
    (document,) = read(page.format("").encode(), Source("a.html", "news/a.html")).documents
    assert (document.published and document.published.isoformat(), document.published_text) == (published, printed)
    assert document.published_source == (printed and "date line")
    meta = '<meta name="pubdate" content="2023-01-02">'
    (document,) = read(page.format(meta).encode(), Source("a.html", "news/a.html")).documents
    assert (document.published.isoformat(), document.published_source) == ("2023-01-02", "meta pubdate")


def test_a_heading_that_is_a_day_may_be_what_the_article_is_about():
    page = f"<title>Mill burns</title><article><h1>Mill burns</h1><h2>{{}}</h2>{TEXT}</article>"
    for line, day in (("September 11, 2001", None), ("Published September 11, 2001", "2001-09-11")):
        (document,) = read(page.format(line).encode(), Source("a.html", "news/a.html")).documents
        assert (document.published and document.published.isoformat()) == day
        assert [p.kind for p in split(document) if p.text == line] == ["other"]


def test_a_date_line_at_the_end_gives_no_day():
    page = f"<title>Mill burns</title><article><h1>Mill burns</h1>{TEXT}<p>5 May 2024</p></article>"
    (document,) = read(page.encode(), Source("a.html", "news/a.html")).documents
    assert document.published is None
