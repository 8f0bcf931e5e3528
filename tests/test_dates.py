"""What holds for the dates of any text, on any day, and what an article's address says of its order of day and month."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from growth import grows_no_faster
from hypothesis import example, given, settings
from hypothesis import strategies as st

from archive import annotate
from archive.extract.dates.date_rules import RULES, entries
from archive.extract.dates.date_words import classify
from archive.extract.dates.dates import find_dates, has_date, writes_day_first
from archive.extract.english.tokens import Tokens, printable
from archive.model import DATE_TYPES

PIECES = st.sampled_from(
    """Monday|Friday night|Oct. 7|October|7|31|30|29 February|2023|1998|'98|the 1990s|last|next|this|every|week|year|years|month|later|ago|two|a|
    of|the|to|from|until|and|-|–|/|,|.|'s|half|quarter|first|third|early|mid|late|end|in|on|at|9:30|17:45|a.m.|p.m.|midnight|today|yesterday|
    tomorrow|Easter|Christmas|will|said|was|more than|about|annual|daily|10/7/23|2024-01-15|fiscal|summer|weekend|recent|past|three|hours|
    before|after|day|days|night|decade|century|19th|BC|GMT|since|now|then|o'clock|twice|May|March|\n""".replace("\n    ", "").split("|")
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=25).map("".join), st.text(max_size=120)
)
DAYS = st.one_of(st.none(), st.dates(), st.sampled_from((date.min, date.max, date(2024, 2, 29))))


@settings(max_examples=600)
@given(TEXTS, DAYS, st.sampled_from((None, True, False)))
@example("the last week of February, two years later, next Monday", date.max, None)
@example("a century ago last Monday, the past 30 decades", date.min, None)
@example("early '98, May '05", date.min, None)
@example("Monday last, and Tuesday last year", date.min, None)
@example("Monday next", date.max, None)
@example("early '98, May '05", date.max, None)
def test_dates_are_true_to_their_text_ordered_disjoint_and_the_same_twice(
    text: str, day: date | None, day_first: bool | None
):
    tokens = Tokens(printable(text))
    found = find_dates(tokens, day, day_first=day_first)
    for d in found:
        assert tokens.text[d.start : d.end] == d.exact != ""
        assert d.type in DATE_TYPES
        assert d.value
        assert not d.exact.endswith("'s")
        if d.earliest and d.latest:
            assert date.fromisoformat(d.earliest) <= date.fromisoformat(d.latest)
        assert not d.anchor or date.fromisoformat(d.anchor)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert find_dates(tokens, day, day_first=day_first) == found
    assert not found or has_date(tokens.text)


@settings(max_examples=200)
@given(TEXTS)
def test_the_scan_stops_wherever_a_rule_has_a_match_and_asks_that_rule(text: str):
    classes = classify(Tokens(printable(text)))
    may_begin, rules_of = entries()
    stops = {m.start() for m in may_begin.finditer(classes)}
    for i, rule in itertools.product(range(len(classes)), RULES):
        if rule.pattern.match(classes, i):
            assert i in stops
            assert rule in rules_of.get(classes[i : i + 2], rules_of.get(classes[i], ()))


@settings(max_examples=200)
@given(TEXTS)
def test_without_an_article_s_day_what_is_relative_has_no_bounds(text: str):
    for d in find_dates(Tokens(printable(text)), None):
        assert d.earliest is None or d.value[:1].isdigit()


@pytest.mark.parametrize(
    "piece",
    ["Friday ", "1998-", "two weeks ago ", "10/7/23 ", "9:30 a.m. ", "the end of ", "May ", "from 1998 to ", "-", "5,"],
)
def test_cost_grows_with_length_and_no_faster(piece: str):
    def work(length: int) -> Callable[[], object]:
        return partial(find_dates, Tokens(piece * (length // len(piece))), date(2024, 5, 24))

    assert grows_no_faster(work, 5_000, limit=12)


@pytest.mark.parametrize(
    ("url", "order"),
    [
        ("https://www.bbc.co.uk/news/1", True),
        ("https://www.abc.net.au/1", True),
        ("https://apnews.com/1", None),
        ("nonsense", None),
        (None, None),
    ],
)
def test_the_country_of_an_address_tells_the_order_of_day_and_month(url: str | None, order: bool | None):
    assert writes_day_first(url) is order


@pytest.mark.parametrize(("day_first", "value"), [(True, "2023-07-10"), (False, "2023-10-07"), (None, "2023-XX-XX")])
def test_a_date_in_digits_is_read_by_the_order_or_left_open(day_first: bool | None, value: str):
    (found,) = find_dates(Tokens("It is dated 10/7/23."), date(2024, 5, 24), day_first=day_first)
    assert found.value == value
    assert (found.earliest is None) == (day_first is None)


def test_the_dates_of_an_article_stand_in_its_paragraphs_in_reading_order():
    found = annotate("They met on Friday.\n\nA year later, in May 2025, they parted.", published=date(2026, 5, 24))
    assert [(d.paragraph, d.exact, d.value) for d in found.dates] == [
        (1, "Friday", "2026-05-22"),
        (2, "A year later", "XXXX"),  # than what, another paragraph says
        (2, "May 2025", "2025-05"),
    ]


def test_the_present_of_a_caption_tells_what_is_seen():
    seen = "Ann Lee left.\n\nA man holds a flag in Leeds on {}. Photograph: Ann Lee/Reuters\n\nShe said so."
    day = date(2024, 5, 15)
    assert [d.value for d in annotate(seen.format("Sunday"), published=day).dates] == ["2024-05-12"]
    assert [d.value for d in annotate("A man holds a vote in Leeds on Sunday.", published=day).dates] == ["2024-05-19"]
