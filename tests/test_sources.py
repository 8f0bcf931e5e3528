"""What holds of every attribution and quotation, whatever the text: true spans, disjoint quotations, linear time."""

from __future__ import annotations

import gc
from collections.abc import Callable
from itertools import pairwise

import pytest
from growth import grows_no_faster
from hypothesis import example, given, settings
from hypothesis import strategies as st

from archive.extract import _annotate, annotate, annotate_all
from archive.extract.certainty.nearest_hedges import HEDGES
from archive.extract.english.tokens import Tokens
from archive.extract.resolve import attach_sources, find_sources
from archive.extract.sources.cues import NOUN_CUES, VERB_CUES
from archive.extract.sources.naming import NAMELESS, name_sources
from archive.extract.sources.quotes import find_quotes
from archive.model import CERTAINTIES, QUOTE_KINDS, SOURCE_KINDS, Attribution, Mention, Paragraph

PIECES = [
    "Ann Lee", "Mr. Lee", "the bank", "officials", "she", "They", "said", "says", "told", "according to", "warned that",
    "claimed", "and", "but", "who", ", ", ". ", "“", "”", '"', "'", "’", "‘", "``", "''", "(", ")", ": ", "; ", " — ", "\n\n",
    "prices fell 5%", "it is so", "35,000 people", "U.S.", "Reuters", "not", "in a statement", "on Friday", "workers'",
    "", " ", "May", "charged", "his claim that", "In a poll, ", "é", "𝄞", "6’2”",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.text(max_size=200)


def paragraphs_of(*texts: str) -> list[Paragraph]:
    return [Paragraph(n, "body", 0, len(text), text) for n, text in enumerate(texts, 1)]


@settings(max_examples=300)
@given(texts)
def test_every_span_is_the_text_that_it_says(text: str):
    annotated = annotate(text)
    at = {p.position: p.text for p in annotated.paragraphs}
    for a in annotated.attributions:
        here = at[a.paragraph]
        assert here[a.start : a.end] == a.exact
        for part, start, end in ((a.source, a.source_start, a.source_end), (a.cue, a.cue_start, a.cue_end)):
            assert (part is None) == (start is None) == (end is None)
            assert part is None or here[start:end] == part
            if part is not None and a.content_start != a.start:
                assert a.start <= start < end <= a.end
        assert (a.content_start is None) == (a.content_end is None)
        if a.content_start is not None:
            assert 0 <= a.content_start < a.content_end <= len(here)
    for q in annotated.quotes:
        assert at[q.paragraph][q.start : q.end] == q.exact


@settings(max_examples=300)
@given(texts)
@example(":  Ann Lee Ann Lee")
@example("Ann Lee said in a statement , ")
def test_rows_are_ordered_and_point_at_rows_before_or_in_the_list(text: str):
    annotated = annotate(text)
    rows, quotes = annotated.attributions, annotated.quotes
    assert [(a.paragraph, a.start, a.end) for a in rows] == sorted((a.paragraph, a.start, a.end) for a in rows)
    for n, a in enumerate(rows):
        assert a.stance in CERTAINTIES
        assert a.source_kind in SOURCE_KINDS if a.source is not None else a.source_kind is None
        assert a.source_name or a.source is None or a.source.lower() in NAMELESS
        assert a.continues is None or 0 <= a.continues < n
        assert a.via is None or (0 <= a.via < len(rows) and rows[a.via].content_start is None)
    for n, q in enumerate(quotes):
        assert q.kind in QUOTE_KINDS
        assert q.attribution is None or 0 <= q.attribution < len(rows)
        assert q.continues is None or 0 <= q.continues < n
    for a, b in pairwise(quotes):
        assert (a.paragraph, a.end) <= (b.paragraph, b.start) or a.paragraph < b.paragraph


@settings(max_examples=100)
@given(texts)
def test_a_figure_has_a_source_whose_content_holds_it(text: str):
    annotated = annotate(text)
    for figure in annotated.figures:
        if figure.attribution is not None:
            held = [a for n, a in enumerate(annotated.attributions) if figure.attribution in (n, a.continues)]
            assert any(_holds(a, figure.paragraph, figure.number_start, figure.number_end) for a in held)
            assert figure.certainty != "asserted"


def _holds(a: Attribution, paragraph: int, start: int, end: int) -> bool:
    inside = a.content_start is not None and a.content_end is not None
    return a.paragraph == paragraph and inside and a.content_start <= start and end <= a.content_end


@settings(max_examples=100)
@given(texts)
def test_the_same_text_gives_the_same_rows(text: str):
    assert annotate(text) == annotate(text)


@settings(max_examples=50)
@given(st.lists(texts, max_size=4), st.integers(1, 200))
def test_documents_together_give_the_rows_of_each_alone(several: list[str], together: int):
    alone = [annotate(text) for text in several]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("archive.extract._TOGETHER", together)
        assert list(annotate_all(found.document for found in alone)) == alone


@pytest.mark.parametrize("collects", [True, False])
def test_the_collector_is_left_as_it_was_found(collects: bool):
    was = gc.isenabled()
    (gc.enable if collects else gc.disable)()
    try:
        annotate("Ann Lee said 12 died.")
        assert gc.isenabled() is collects
        with pytest.raises(AttributeError):
            _annotate([None])
        assert gc.isenabled() is collects
    finally:
        (gc.enable if was else gc.disable)()


@pytest.mark.parametrize(
    "unit",
    [
        '"', "“", "”", "'a ", '"a" ', "“It is so,” ", "“It is,” he said. ", "said ", "he said ", "he said he hoped ", ", ",
        "In a, Lee, b, said x, ", "Ann Lee, said Bob Roe and ", "a according to b, ", "5 people, Lee said, 6 of them, ",
        'Lee: "a" ', "his claim that ", "In a poll, x ", "now then also ", "who said ", "and said ", "6'2\" ",
        "“It is so.\n\n", "“It is so.”\n\nHe said.\n\n", "— said — ", "(said ", "the head of the head of ",
        "Lee quoted Roe as saying ", "the ship's claim to ", "<Lee and Co> said ", "found a man who which that was ",
        "told Lee it fell, Roe said ", "said, however, it fell and ", "said in Rome, the bank fell and ", "he — said it ",
    ],
)  # fmt: skip
def test_cost_grows_with_length_and_no_faster(unit: str):
    def work(length: int) -> Callable[[], object]:
        paragraphs = paragraphs_of(*(unit * (length // len(unit))).split("\n\n"))
        tokens = [Tokens(p.text) for p in paragraphs]
        return lambda: attach_sources([], find_sources(paragraphs, tokens))

    assert grows_no_faster(work, 1_200, times=8, limit=20)  # a square would take 64 times


def test_a_text_without_cue_or_mark_has_no_rows():
    annotated = annotate("The bridge was built in 1931 of stone. It is 40 metres long.")
    assert annotated.attributions == ()
    assert annotated.quotes == ()


def test_a_figure_of_a_clause_has_the_source_of_that_clause():
    annotated = annotate(
        "More than 35,000 have been killed, according to health authorities, since Oct. 7, "
        "in which some 1,200 were killed and around 250 taken hostage, according to Israeli officials."
    )
    said = [
        annotated.attributions[f.attribution].source if f.attribution is not None else None for f in annotated.figures
    ]
    assert said == ["health authorities", "Israeli officials", "Israeli officials"]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Ann Lee said 30 people died.", "reported"),
        ("The group claimed 30 people died.", "alleged"),
        ("The bank expects 30 people to leave.", "projected"),
        ("The bank said it expects to cut 30 jobs.", "projected"),
        ("The firm denied that 30 people died.", "disputed"),
        ("The bank estimates that 30 people died.", "believed"),
        ("Some 30 people are believed to have died.", "believed"),
        ("Ann Lee criticised the 30 appointments.", "asserted"),
        ("The union rejected a 3% pay offer.", "asserted"),
        ("The army rejected the report that 30 people died.", "disputed"),
        ("The army dismissed the figure of 30 dead.", "disputed"),
        ("Officials rejected claims that 30 people had died.", "disputed"),
        ("He denied reports he would pay $30.", "disputed"),
        ("The bank did not deny that it lost $30.", "reported"),
        ("Police said it was false that 30 people had died.", "disputed"),
        ('"It is not true that 30 died," the minister said.', "disputed"),
        ("Critics have speculated that 30 people died.", "believed"),
        ("He admitted two charges of theft.", "asserted"),
        ("The army denied having killed 30 people.", "disputed"),
        ("The fire claimed the lives of 30 people.", "asserted"),
        ("Police suspect that the 30-year-old man fled.", "asserted"),
        ("Police said the 30-year-old man fled.", "reported"),
        ("The 30 officials said it was late.", "asserted"),
        ("MONEY SUPPLY ROSE 3 PCT IN MAY, FED SAYS\nThe rate is 5 pct.", "reported"),
        ("The firm plans to sell its 30 shops in Rome.", "asserted"),
        ("The firm said it plans to sell its 30 shops in Rome.", "reported"),
        ("The town wants the 30 men to go.", "asserted"),
        ("The firm said it agreed to buy 30-bed Hotel Sigma.", "reported"),
        ("The firm said it agreed to charter 30-seat Ferry Anna.", "reported"),
        ("The firm said it agreed in principle to sell 30-bed Hotel Sigma.", "reported"),
        ("The firm said it agreed to build 30-bed Hotel Sigma.", "projected"),
        ("The firm said it agreed to buy 30 hotels.", "projected"),
        ("The firm plans to sell 30 shops in Rome.", "projected"),
        ("The coach expects his 30 wins.", "projected"),
        ("The town wants the 30 jobs it was promised.", "projected"),
        ("Dol called for the redemption of its 30 percent bonds.", "asserted"),
        ("Dol plans to repay all outstanding 30 percent notes.", "asserted"),
        ("Dol plans to sell 30 percent notes.", "projected"),
        ("Dol plans to merge with Sigma of Rome, a chain of about 30 shops.", "asserted"),
        ("Dol hopes to buy Sigma, a group of 30 mills.", "asserted"),
        ("Dol hopes to build in the harbour a chain of 30 shops.", "projected"),
        ("He rejected a $30 offer from Ann Lee to close an account that follows her.", "asserted"),
    ],
)
def test_a_figure_is_as_certain_as_its_cue_says(text: str, certainty: str):
    figure = annotate(text).figures[0]
    assert figure.certainty == certainty


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“It is late,” Ann Lee, 27, said.", [None]),
        ("“It is late,” Ann Lee, who is 27 years old, said.", [None]),
        ("Ann Lee, a clerk with 27 stamps, said it was late.", [None]),
        ("“It took 27 days,” Ann Lee, a clerk, said.", ["Ann Lee"]),
        ("It took 27 days, Ann Lee, a clerk, said.", ["Ann Lee"]),
        ("Ann Lee, a clerk, said it took 27 days.", ["Ann Lee"]),
        ('Ann Lee told him the towns "will act," according to a memo of a call between the two clerks.', [None]),
    ],
)
def test_a_number_between_who_speaks_and_the_verb_says_who_it_is(text: str, said: list[str | None]):
    annotated = annotate(text)
    sources = [
        None if f.attribution is None else annotated.attributions[f.attribution].source for f in annotated.figures
    ]
    assert sources == said


def test_a_hedge_without_a_source_is_no_attribution():
    annotated = annotate("More than 100 are believed to be held.")
    assert annotated.attributions == ()
    assert annotated.figures[0].attribution is None
    assert annotated.figures[0].certainty == "believed"


def test_who_passes_it_on_is_a_row_that_the_attribution_points_at():
    annotated = annotate("An official told NBC News that 30 people died.")
    told = next(a for a in annotated.attributions if a.cue == "told")
    assert told.source == "An official"
    assert annotated.attributions[told.via].source == "NBC News"
    assert annotated.attributions[annotated.figures[0].attribution] == told


def test_who_hears_it_is_not_how_it_was_told():
    annotated = annotate("Ann Lee told Reuters in an interview that 30 people died.")
    assert {a.source for a in annotated.attributions} == {"Ann Lee", "Reuters"}


def test_a_paper_that_quotes_somebody_passes_it_on():
    annotated = annotate("The China Daily quoted Mr Lee as saying 30 people died.")
    said = annotated.attributions[annotated.figures[0].attribution]
    assert said.source == "Mr Lee"
    assert annotated.attributions[said.via].source == "The China Daily"


def test_a_quotation_that_runs_on_has_the_speaker_of_its_beginning():
    annotated = annotate("Ann Lee said: “It is done.\n\n“It is good.”")
    assert [(q.speaker, q.continues) for q in annotated.quotes] == [("Ann Lee", None), ("Ann Lee", 0)]
    assert [a.continues for a in annotated.attributions] == [None, 0]


def test_a_mark_that_nothing_closes_is_no_quotation():
    assert find_quotes('He held a 5" pipe and left.') == []
    assert annotate("He said it was “over and left.\n\nNobody came.").quotes == ()


def named(source: str | None, label: str | None, *mentions: Mention) -> Attribution:
    attribution = Attribution(1, 0, 1, "x", source, 0, 1, "said", 2, 3, 4, 5)
    return name_sources([attribution], [label], mentions)[0]


@pytest.mark.parametrize(
    ("source", "label", "name", "kind"),
    [
        ("Lee", "Ann Lee", "Ann Lee", "person"),
        ("officials", None, "officials", "unnamed"),
        ("the  report", None, "report", "unnamed"),
        ("The Bank of Rome", "the Bank of Rome", "Bank of Rome", "organisation"),
        ("the White House", "the White House", "White House", "organisation"),
        ("She", "spokeswoman", "spokeswoman", "unnamed"),
        ("Ada Roe", "Ada Roe", "Ada Roe", "person"),
        ("The MP", None, "MP", "unnamed"),
    ],
)
def test_a_source_has_its_full_name_without_an_article_and_the_kind_of_who_bears_it(source, label, name, kind):
    lee = Mention(1, 0, 3, "Lee", "person", "Ann Lee")
    bank = Mention(1, 0, 3, "x", "organisation", "the Bank of Rome")
    got = named(source, label, lee, bank)
    assert (got.source_name, got.source_kind) == (name, kind)


def test_content_without_a_source_has_neither_name_nor_kind():
    got = named(None, None)
    assert (got.source_name, got.source_kind) == (None, None)


def test_a_pronoun_that_nobody_is_known_for_has_no_name():
    found = annotate("He said prices fell 5%. Ann Lee left.").attributions
    assert [(a.source, a.source_name, a.source_kind) for a in found] == [("He", None, "unnamed")]


def test_a_text_may_end_in_those_who_are_questioned():
    assert annotate("Ministers question police").figures == ()


def test_a_text_of_one_word_has_no_source():
    """What stands before the first word is nothing: an index must not wrap round to the last."""
    for word in (*VERB_CUES, *NOUN_CUES, *HEDGES, "that", "who", "including"):
        assert annotate(word).attributions == ()
        assert len(annotate(f"{word} 12 men").figures) <= 1


def test_a_surname_that_is_a_word_for_persons_is_that_of_a_full_name_of_the_article():
    rider = annotate("Sgt. Ann Rider left.\n\n“It is lucky,” Rider said.").attributions
    officers = annotate("Ann Lee left.\n\n“It is lucky,” Officers said.").attributions
    assert [a.source_name for a in (*rider, *officers)] == ["Ann Rider", "Officers"]


@pytest.mark.parametrize("gap", [" ", "\n"])
@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Ann Lee and{}Bob Roe", "Ann Lee and Bob Roe"),
        ("Mayor Ann Lee and{}Clerk Bob Roe", "Mayor Ann Lee and Clerk Bob Roe"),
        ("American Wool and{}Telegraph Co", "American Wool and Telegraph Co"),
        ("Finance and{}Roads Minister Ann Lee", "Ann Lee"),
    ],
)
def test_a_line_that_breaks_inside_a_source_changes_no_name(gap: str, source: str, name: str):
    [attribution] = annotate(source.format(gap) + " said prices fell 5%.").attributions
    assert attribution.source_name == name
