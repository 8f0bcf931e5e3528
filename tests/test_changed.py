"""What changed between two texts of an article."""

from __future__ import annotations

import re

import pytest

from archive.pages import changed
from archive.pages.changed import Comparison, compare_texts, is_number


def compare(before: str, after: str) -> Comparison:
    return compare_texts(("Fire", before), ("Fire", after))


def shown(before: str, after: str) -> list[str | int]:
    return [piece.left_out or piece.html for piece in compare(before, after).pieces]


def test_changed_words_are_struck_out_and_put_in_and_numbers_stand_out():
    assert shown("A fire killed 12 people.", "A fire killed at least 15 people.") == [
        "A fire killed <del><strong>12</strong></del> <ins>at least <strong>15</strong></ins> people."
    ]
    assert shown("Nine died.", "Ten died.") == [
        "<del><strong>Nine</strong></del> <ins><strong>Ten</strong></ins> died."
    ]


def test_a_changed_headline_is_shown():
    found = compare_texts(("Hotel fire kills 12", "Text."), ("Hotel fire kills 15", "Text."))
    assert found.headline == "Hotel fire kills <del><strong>12</strong></del> <ins><strong>15</strong></ins>"
    assert not found.same


def test_white_space_is_no_change():
    found = compare("One  two\n\nthree", "One two\n\n\n three ")
    assert found.same
    assert not re.search("<(ins|del)>", "".join(piece.html for piece in found.pieces))


def test_paragraphs_come_and_go_whole():
    assert shown("A.\n\nB.", "A.\n\nB.\n\nThen came 3.") == ["A.", "B.", "<ins>Then came <strong>3.</strong></ins>"]
    assert shown("A.\n\nB.", "A.") == ["A.", "<del>B.</del>"]
    assert shown("A.\nB.", "A.") == ["A.", "<del>B.</del>"]


def test_what_stays_far_from_a_change_is_counted():
    same = "\n\n".join(f"Paragraph {n}." for n in range(10))
    assert shown(f"{same}\n\nOld.", f"{same}\n\nNew.") == [9, "Paragraph 9.", "<del>Old.</del> <ins>New.</ins>"]


def test_a_paragraph_that_is_split_is_no_new_text():
    assert shown("A one. B two.", "A one.\n\nB two.") == ["A one. <ins>¶</ins> B two."]


def test_nothing_in_a_text_is_markup():
    (piece,) = shown("<b>1</b> & x", "<i>2</i> & x")
    assert re.sub("</?(del|ins|strong)>", "", str(piece)) == "&lt;b&gt;1&lt;/b&gt; &lt;i&gt;2&lt;/i&gt; &amp; x"


def test_long_texts_are_not_compared_word_by_word(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(changed, "LONGEST", 4)
    assert shown("a b c", "a b d") == ["<del>a b c</del> <ins>a b d</ins>"]
    assert shown("a\n\nb\n\nc e", "a\n\nb\n\nd e") == ["a", "b", "<del>c e</del> <ins>d e</ins>"]


def test_texts_may_be_empty():
    assert shown("", "New.") == ["<ins>New.</ins>"]
    assert compare_texts(("", ""), ("", "")).same


@pytest.mark.parametrize("word", ["35,000", "$3bn", "twelve,", "Dozens", "“12”", "twenty-one", "12-year-old"])
def test_a_word_with_a_number_is_one(word: str):
    assert is_number(word)


@pytest.mark.parametrize("word", ["people", "—", "killed.", "on", "a"])
def test_other_words_are_none(word: str):
    assert not is_number(word)
