"""What lasts so long or happened so long ago.

The songs of "the best songs of the last 15 years", the attack of "an attack three weeks ago".
"""

from __future__ import annotations

from archive.extract.about.nouns_right_before import noun_ending
from archive.extract.draft import Draft
from archive.extract.english.finite_forms import is_finite_ahead
from archive.extract.english.lexicon import (
    ADVERBS,
    DETERMINERS,
    IRREGULAR,
    ORDINALS,
    PREPOSITIONS,
    all_forms,
    is_plural,
)
from archive.extract.english.noun_edges import (
    DATED,
    TIES,
    WHICH_TIME,
    Span,
    before_determiners,
    in_phrase,
    phrase_start,
)
from archive.extract.english.phrases import phrase_ending
from archive.extract.english.simple_phrases import simple_phrase
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.trimmed_phrases import trimmed
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import (
    HYPHENS,
    NOUNS_IN_EST,
    NOUNS_IN_ING,
    SAYS_CLAUSES,
    TIME_HEADS,
    ends_soon,
    is_number_word,
)
from archive.extract.words import word_set

_RECORDS = frozenset(("only", "best", "worst", "most", "least", *ORDINALS))
_WHERE = frozenset(("in", "at", "on", "of", "for"))
_SHORT = frozenset(("s", "min"))  # "took her first title in 21 seconds"
_NO_EVENTS = _RECORDS | {"time", "times"}  # "for the third time in four days": of whatever happened
_BEFORE_EVENTS = frozenset(("since", "after", "before", "follows", "followed", "following"))
_BEFORE_AGO = _BEFORE_EVENTS | {"than"}  # "fewer calls than in the gale three weeks ago"
_PAST_OR_LAST = frozenset(("last", "past", "previous", "next"))
_PARTS_OF_YEAR = _PAST_OR_LAST | {"first"}
_WHOSE_PERIOD = frozenset(("the", "its", "their", "fiscal"))
_IN_A_PERIOD = frozenset(("for", "in", "over", "during", "within", "after"))
_WHICH_PERIOD = DATED | {"of", "to", "through"}
_ENDED = (["ended"], ["ending"])
_LENGTHENS = frozenset(all_forms("extend delay postpone prolong shorten lengthen"))
_HOW_LONG = frozenset(("from", "to", "by", "for"))
_PARTS_OF_TIME = word_set("rules", "subjects.parts_of_time")


def noun_of_period(tk: Tokens, d: Draft) -> Span | None:
    """Return what is of so long a time: "the best songs of the last 15 years"; not "much of the past two years"."""
    if tk.lower[d.left - 1] not in _PAST_OR_LAST or tk.lower[max(0, d.left - 3) : d.left - 1] != ["of", "the"]:
        return None
    k = d.left - 4
    if (
        k < 0
        or tk.lower[k] in _PARTS_OF_TIME
        or tk.lower[k][-3:] == "est"
        or tk.lower[k] in TIME_HEADS
        or not in_phrase(tk, k)
    ):
        return None
    return noun_ending(tk, k)


def noun_of_record(tk: Tokens, d: Draft) -> Span | None:
    """Return what is the first or the worst in so long: "the first strike in 12 years", "the worst storm for a decade"."""
    k = d.left - 1
    k = before_determiners(tk, k - (tk.lower[k] in ("last", "past")))
    if k < 2 or tk.lower[k] not in ("in", "for", "within") or not in_phrase(tk, k - 1) or d.unit in _SHORT:
        return None
    first = phrase_start(tk, k - 1)
    where = before_determiners(tk, first - 1) if first else 0
    if where > 1 and tk.lower[where] in _WHERE and not _is_record(tk, first, k - 1) and in_phrase(tk, where - 1):
        k = where  # "the third murder in Leeds in two days", "the first mutiny of its kind in"
        first = phrase_start(tk, k - 1)
    return noun_ending(tk, k - 1) if _is_record(tk, first, k - 1) and tk.lower[k - 1] not in _NO_EVENTS else None


def _is_record(tk: Tokens, first: int, last: int) -> bool:
    """Whether a noun has a superlative or a place in a row before it: "the worst storm", "its third murder"."""
    return any(
        (tk.lower[i] in _RECORDS or (tk.lower[i][-3:] == "est" and tk.lower[i] not in NOUNS_IN_EST))
        and tk.lower[i + 1] not in HYPHENS
        for i in range(max(0, first - 1), last)
    )


def noun_of_event(tk: Tokens, d: Draft) -> Span | None:
    """Return what happened so long ago.

    The attack of "since an attack on the embassy three weeks ago", "after a rise in the past month".
    """
    k = d.left - 1
    before = _BEFORE_AGO
    if tk.lower[d.right + 1 : d.right + 2] not in (["ago"], ["earlier"], ["before"]):
        before = _BEFORE_EVENTS
        while k > 0 and (tk.lower[k] in WHICH_TIME or tk.lower[k] in ("the", "past")):
            k -= 1
        if k < 1 or k == d.left - 1 or tk.lower[k] not in ("in", "over", "during"):
            return None
        k -= 1
    last = k
    while k > 0 and last - k < 10 and (in_phrase(tk, k) or tk.lower[k] in TIES) and tk.lower[k] not in before:
        k -= 1
    if k == last or tk.lower[k] not in before or not in_phrase(tk, last):
        return None
    return trimmed(tk, k + 1, last)


def noun_extended(tk: Tokens, d: Draft) -> Span | None:
    """Return what is made so much longer, before the time: the talks of "agreed to extend the talks two days", "extend the pay from three months"."""
    k = d.left - 1
    k -= tk.lower[k] == "the" and tk.lower[k - 1] in _HOW_LONG
    if k > 1 and tk.lower[k] in _HOW_LONG:
        k -= 1 + (tk.lower[k - 1] == ",")
    if k < 2 or _LENGTHENS.isdisjoint(tk.distinct) or not in_phrase(tk, k) or tk.lower[k] in DATED:
        return None
    first = phrase_start(tk, k)
    return (first, k) if first and tk.lower[before_determiners(tk, first - 1)] in _LENGTHENS else None


def noun_with_period(tk: Tokens, d: Draft) -> Span | None:
    """Return what is told of for a period, where the two are one phrase: "sales for the four weeks ended May 2 fell", "a survey over nine months found"; not "was held for"."""
    k = d.left - 1
    while k > 1 and (tk.lower[k] in _PARTS_OF_YEAR or tk.lower[k] in _WHOSE_PERIOD):
        k -= 1
    if k < 1 or tk.lower[k] not in _IN_A_PERIOD or tk.lower[k - 1] in TIME_HEADS or not in_phrase(tk, k - 1):
        return None
    phrase = phrase_ending(tk, k - 1, tk.sentence[k])
    if phrase is None or phrase[1] != k - 1 or (k > 1 and is_number_word(tk, k - 2)):
        return None
    if tk.lower[d.right + 1 : d.right + 2] in _ENDED and k < d.left - 1:
        return phrase
    j = before_determiners(tk, phrase[0] - 1) if phrase[0] else 0
    opens = j == 0 or tk.sentence[j] != tk.sentence[k] or tk.lower[j] in SAYS_CLAUSES
    behind = d.right + 1
    while (
        behind < tk.size and behind - d.right < 7 and (tk.lower[behind] in _WHICH_PERIOD or tk.word[behind].isdigit())
    ):
        behind += 1
    return phrase if opens and is_finite_ahead(tk, behind) else None


def noun_of_length(tk: Tokens, d: Draft) -> Span | None:
    """Return what lasts so long, where the unit stands in the singular: "a six month loss", "one year jail sentence"; not "one year ago"."""
    k = d.right + 1
    if k >= tk.size or tk.lower[d.right] not in _UNITS or d.rate is not None or not tk.word[k].islower():
        return None
    w = tk.lower[k]
    if w in DATED or w == "range" or w in ADVERBS or w in PREPOSITIONS or (w[-3:] == "ing" and w not in NOUNS_IN_ING):
        return None  # "one year later", "a month beginning May 3"
    if d.value == 1 and not _stands_before_noun(tk, d, k):
        return None
    return simple_phrase(tk, k, noun_first=True)


def _stands_before_noun(tk: Tokens, d: Draft, k: int) -> bool:
    """Whether "one week" describes the noun at ``k``: "a one week delay", "face one year jail terms"; not "one week passed", "in one hour police came"."""
    w = tk.lower[k]
    if w in IRREGULAR or w[-2:] == "ed" or (w[-1] == "s" and not is_plural(w)):
        return False
    before = at(tk, d.left - 1)
    return (
        before in DETERMINERS
        or before[-3:] == "est"
        or (d.left > 0 and is_verb(tk, d.left - 1) and ends_soon(tk, k + 2))
    )


_UNITS = frozenset(("year", "month", "week", "day", "hour", "minute"))
