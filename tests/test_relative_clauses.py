"""Where relative clauses end: only those behind which the main clause goes on are found."""

from __future__ import annotations

import pytest

from archive.extract.english.relative_clauses import closed_before, relative_clauses
from archive.extract.english.tokens import Tokens


def clauses(text):
    tk = Tokens(text)
    return [(tk.word[one.noun], tk.slice(one.first, one.last)) for one in relative_clauses(tk, 0)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The quake that jolted Tarn on Friday has killed 96.", [("quake", "that jolted Tarn on Friday")]),
        ("The mayor, who lost in May, said no.", [("mayor", "who lost in May")]),
        ("A sketch that its owner had kept in a hall fetched $4m.", [("sketch", "that its owner had kept in a hall")]),
        ("Mills whose stocks by May 1 were low have shut.", [("Mills", "whose stocks by May 1 were low")]),
        ("Two guards, one of whom had left, were held.", [("guards", "one of whom had left")]),
        ("The firm, which said that Roe, who left in May, was ill, has shut.", [
            ("firm", "which said that Roe, who left in May"), ("Roe", "who left in May"),
        ]),
        # the clause goes on to the end of the sentence, or what is told hangs on no noun
        ("They held a man who shot two guards.", []),
        ("He told the court that the mill was shut.", []),
        ("Reports that the mill had shut were denied.", []),
        ("He said in a talk that the plan would cost $5m.", []),
        ("A rule that says members can vote is old.", []),
        ("That was all.", []),
    ],
)  # fmt: skip
def test_a_relative_clause_ends_before_the_verb_of_the_main_clause(text, found):
    assert clauses(text) == found


def test_what_stands_in_a_clause_is_parted_from_what_stands_behind_it():
    tk = Tokens("The quake that jolted Tarn on Friday has killed 96.")
    friday, toll, quake = tk.word.index("Friday"), tk.word.index("96"), tk.word.index("quake")
    assert closed_before(tk, friday, toll) is not None
    assert closed_before(tk, friday, tk.word.index("jolted")) is None
    assert closed_before(tk, quake, toll) is None


def test_of_clauses_in_clauses_the_outer_one_parts():
    tk = Tokens("Dol, which is owned by a trust, whose heads include Ann Roe, has told the court to buy 12 mills.")
    told = closed_before(tk, tk.word.index("Roe"), tk.word.index("12"))
    assert told is not None
    assert tk.word[told.noun] == "Dol"
