"""Texts in Markdown are kept as they were written, and shown as they were meant."""

from __future__ import annotations

import pytest
from growth import grows_no_faster

from archive.markdown_marks import is_markdown, without_marks
from archive.render import Span, mark_up_read


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The **town council** voted.", "The town council voted."),
        ("## What it costs", "What it costs"),
        ("> It was **late**.", "It was late."),
        ("Spend [£3 million](https://a.example/b_(c)) on it.", "Spend £3 million on it."),
        ('See [it](/x "A title") now.', "See it now."),
        ("![The old bridge](bridge.jpg)", "The old bridge"),
        ("**A** and *b* and _c_ and `d`.", "A and b and c and d."),
        ("[**Bold** link](https://a.example)", "Bold link"),
    ],
)
def test_marks_are_left_out(text, shown):
    assert is_markdown([text])
    assert without_marks(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "It is 2 ** 3 ** 4 and 4*5*6.", "Run snake_case_name or _this_ *once*.", "He said [sic] (sic) so.", "#1 of 12 #tags",
        "f***ing s**t", "****", "Rated *** of *****", "> 40 people", "`x` alone", "[^1]",
    ],
)  # fmt: skip
def test_what_may_be_no_mark_stays(text):
    assert not is_markdown([text])
    assert mark_up_read(text, []) == mark_up_read(text, [], is_marked=False)


def test_a_figure_between_marks_is_marked_and_the_marks_are_not_shown():
    html = mark_up_read("It cost **[$3](https://a.example)** <b>.", [Span(11, 13, "figure", href="/f")])
    assert html == (
        'It cost <strong class="press-marked"><mark class="figure"><a href="/f"><span class="press-marked" title="https://a.example">'
        "$3</span></a></mark></strong> &lt;b&gt;."
    )


@pytest.mark.parametrize("hostile", ["**a ", "[a](", "*a ", "_a ", "[", "**", "](", "`", "[a](b(", "**a**"])
def test_hostile_marks_take_no_longer_than_their_length(hostile):
    assert grows_no_faster(lambda size: lambda: without_marks("# " + hostile * (size // len(hostile))), 4_000)
