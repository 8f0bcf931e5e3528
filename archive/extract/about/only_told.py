"""Figures that the subject of their verb only expects, confirms or finds, and that say nothing of it: "the poll found 40% of men smoke"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import ADVERBS, BE, DETERMINERS, all_forms
from archive.extract.english.noun_edges import Span, before_determiners, head_of
from archive.extract.english.tokens import Tokens
from archive.extract.english.word_classes import is_adverb_in_ly
from archive.extract.words import word_set

_FORESEES = all_forms("expect predict anticipate forecast reckon foresee confirm") - {"expecting", "forecasting"}
_SPEAKS = all_forms("speak ask")
_SPOKEN_OF = frozenset(("of", "for"))
FINDS = all_forms("find show suggest reveal indicate conclude estimate judge deem prove") - {"finding"} | {
    "found",
    "shown",
}
_RESULTS = word_set("attributions", "words.findings") | {"footage", "video", "videos", "pictures", "images"}
_SHARES = frozenset(("percent", "fraction"))


def is_only_told(tk: Tokens, k: int) -> bool:
    """Whether somebody expects, confirms or asks for the figure behind ``k``, which says nothing of him.

    "Economists had forecast a 0.5 percent rise", "police confirmed 39", "they spoke of 18 killed"; not "sales are expected 5% up".
    """
    k = before_determiners(tk, k)
    if tk.lower[k] in _SPOKEN_OF:
        k -= 1
        if tk.lower[k] not in _SPEAKS:
            return False
    elif tk.lower[k] not in _FORESEES:
        return False
    while k > 1 and (tk.lower[k - 1] in ADVERBS or is_adverb_in_ly(tk.lower[k - 1])):
        k -= 1
    before = tk.lower[k - 1]
    return k > 0 and before not in BE and before not in DETERMINERS and before != "than" and before[0].isalnum()


def is_found(tk: Tokens, d: Draft) -> bool:
    """Whether a verb of finding stands right before what is counted or shared: "found 40% of men", "shows about 12 homes"; not "found $40"."""
    if FINDS.isdisjoint(tk.distinct) or (d.object is None and d.kind not in _SHARES):
        return False
    return tk.lower[before_determiners(tk, d.left - 1)] in FINDS


def is_of_results(tk: Tokens, phrase: Span) -> bool:
    """Whether the head of a phrase is what tells of results: the survey of "a survey for the charity", the results of "results of a test"."""
    return tk.lower[head_of(tk, phrase)] in _RESULTS
