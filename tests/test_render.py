"""Escape, then mark: the only markup in a paragraph is ours, and its text is all there."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.render import Span, excerpt, mark_up, print_day, without_controls

TEXTS = st.text(st.sampled_from("ab <>&\"'\u202e\u200f𝟯é\n"), max_size=40)
SPANS = st.lists(
    st.builds(
        Span,
        st.integers(-2, 42),
        st.integers(-2, 42),
        st.sampled_from(["figure", "hit", "quote"]),
        href=st.sampled_from([None, "/-/figure/a?b=1&c=\"'>"]),
        id=st.sampled_from([None, "f-1"]),
        title=st.sampled_from([None, 'more than "3" <b>']),
    ),
    max_size=6,
)


class Reader(HTMLParser):
    """Reads HTML back: its text, its tags, and whether they are well nested."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.deepest_link = 0
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.tags.append((tag, dict(attrs)))
        self.deepest_link = max(self.deepest_link, self.open.count("a"))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_a_figure_is_a_mark_with_a_link_inside():
    html = mark_up(
        "More than 35,000 died.", [Span(0, 16, "figure", id="f-1", href="/-/figure/1", title="more than 35,000")]
    )
    assert html == (
        '<mark class="figure" id="f-1" title="more than 35,000"><a href="/-/figure/1">More than 35,000</a></mark> died.'
    )


def test_text_without_spans_is_escaped():
    assert mark_up("<b> & \"x\" 'y'", []) == "&lt;b&gt; &amp; &quot;x&quot; &#x27;y&#x27;"


def test_offsets_are_code_points_not_utf_16():
    assert mark_up("𝟯𝟬 men", [Span(3, 6, "hit")]) == '𝟯𝟬 <mark class="hit">men</mark>'


def test_overlapping_spans_are_cut_where_they_cross_and_keep_one_id():
    html = mark_up("abcdef", [Span(0, 4, "quote", id="q"), Span(2, 6, "figure", id="f")])
    assert html == (
        '<mark class="quote" id="q">ab<mark class="figure" id="f">cd</mark></mark><mark class="figure">ef</mark>'
    )


def test_a_link_is_never_inside_a_link():
    html = mark_up("abcdef", [Span(0, 6, "quote", href="/q"), Span(2, 4, "figure", href="/f")])
    assert html == '<mark class="quote"><a href="/q">ab<mark class="figure">cd</mark>ef</a></mark>'


@pytest.mark.parametrize("span", [Span(-1, 2, "x"), Span(2, 2, "x"), Span(3, 1, "x"), Span(0, 99, "x")])
def test_a_wrong_span_costs_nobody_the_page(span: Span):
    assert mark_up("a<b", [span]) == "a&lt;b"


@given(TEXTS, SPANS)
def test_marking_loses_no_text_and_nests_well(text: str, spans: list[Span]):
    read = Reader(mark_up(text, spans))
    assert read.text == text
    assert not read.open
    assert {tag for tag, _ in read.tags} <= {"mark", "a"}
    assert read.deepest_link <= 1


@given(TEXTS, SPANS)
def test_every_span_within_the_text_is_marked_whole(text: str, spans: list[Span]):
    class Covered(Reader):
        covered = ""

        def handle_data(self, data: str) -> None:
            super().handle_data(data)
            if "mark" in self.open:
                self.covered += data

    inside = {at for s in spans if 0 <= s.start < s.end <= len(text) for at in range(s.start, s.end)}
    assert Covered(mark_up(text, spans)).covered == "".join(text[at] for at in sorted(inside))


def test_a_short_paragraph_is_its_own_excerpt():
    piece = excerpt("short", [Span(0, 5, "hit")])
    assert (piece.text, piece.spans, piece.cut_before, piece.cut_after) == ("short", (Span(0, 5, "hit"),), False, False)


def test_an_excerpt_is_cut_between_words_around_the_hit():
    text = "word " * 100 + "HIT " + "word " * 100
    piece = excerpt(text, [Span(500, 503, "hit"), Span(0, 4, "figure")], around=500, width=100)
    (span,) = piece.spans
    assert piece.text[span.start : span.end] == "HIT"
    assert piece.text.startswith("word")
    assert piece.text.endswith("word")
    assert (piece.cut_before, piece.cut_after) == (True, True)


def test_an_excerpt_of_text_without_blanks_is_cut_anyway():
    piece = excerpt("x" * 1000, [Span(500, 501, "hit"), Span(0, 1000, "figure")], around=500, width=100)
    assert len(piece.text) == 100
    assert len(piece.spans) == 1


def test_an_excerpt_at_the_end_is_not_cut_there():
    piece = excerpt("a " * 500 + "end", [], around=1000, width=100)
    assert piece.text.endswith("end")
    assert (piece.cut_before, piece.cut_after) == (True, False)


@given(st.text(st.sampled_from("ab "), max_size=600), st.data())
def test_the_spans_of_an_excerpt_show_the_same_characters(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, max(0, len(text) - 1)))
    end = data.draw(st.integers(start, min(len(text), start + 20)))
    piece = excerpt(text, [Span(start, end, "hit")], around=start, width=60)
    assert piece.text in text
    assert len(piece.text) <= 60
    for span in piece.spans:
        assert piece.text[span.start : span.end] == text[start:end]
    assert piece.spans  # what the excerpt is cut around is always in it


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        ("2024-05-24", "24 May 2024"), ("0203-12-01", "1 December 0203"), (None, ""), ("", ""), ("2024-13-01", "2024-13-01"),
        ("2024-05", "2024-05"), ("<b>", "<b>"), ("٢٠٢٤-05-24", "٢٠٢٤-05-24"),
    ],
)  # fmt: skip
def test_a_day_is_printed_for_people(day: str | None, printed: str):
    assert print_day(day) == printed


def test_a_terminal_is_shown_nothing_that_it_would_obey():
    row = {"headline": "\x1b[31mred\x07\x9b", "parts": [("-", "a\x00b")], "number": 12, "text": "two\nlines\there é"}
    assert without_controls(row) == {
        "headline": "\ufffd[31mred\ufffd\ufffd", "parts": [["-", "a\ufffdb"]], "number": 12, "text": "two\nlines\there é",
    }  # fmt: skip
