"""Noun phrases that are not what a figure is said of: a predicate, the unit of the figure before, where it is, what only describes."""

from __future__ import annotations

from archive.extract.about.nouns_before import LABELS_OF_SUMS, is_in_range
from archive.extract.about.said_of import BEHIND_TIMES, is_date, says_nothing
from archive.extract.counted.expecting import expects
from archive.extract.draft import Draft
from archive.extract.english.lexicon import BE, CHANGE_OF, DETERMINERS, PREPOSITIONS, VERBS, is_plural
from archive.extract.english.noun_edges import Span, before_determiners
from archive.extract.english.phrase_numbers import names_persons
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import HYPHENS, NOUNS_IN_ING, TIME_HEADS
from archive.extract.words import word_set

_BEFORE_RATES = CHANGE_OF.keys() | {"and"}
_COUNTRIES_OF_MONEY = frozenset(("u.s.", "us"))
_BEFORE_SUMS = frozenset(("initial", "further", "additional", "extra", "total", "final"))
_NEVER_NOUNS = word_set("rules", "phrases.never_nouns")  # "what $1m gets you"
_PREDICATES = frozenset(
    ("available", "liable", "responsible", "capable", "comparable", "suitable", "eligible", "ready", "able")
)
_IN = frozenset(("in", "at", "for", "from", "to"))
_SPENDS = frozenset(("spend", "spends", "spent", "spending"))
_BEHIND_AMOUNTS = word_set("rules", "subjects.behind_amounts")
_OF_RESULTS = word_set("rules", "wire_money.amounts")


def is_predicate(tk: Tokens, phrase: Span) -> bool:
    """Whether the phrase stands right behind "is" or "be" and begins as no noun would: "be pleased", "is underway in four towns"."""
    first = phrase[0]
    if tk.lower[first] in _PREDICATES and first < phrase[1] and tk.lower[first + 1] in PREPOSITIONS:
        return True  # "made available for projects"
    if not first or tk.lower[first - 1] not in BE or not tk.word[first].islower():
        return False
    return not (is_plural(tk.word[first]) or tk.lower[first].endswith("ing"))


def is_its_unit(tk: Tokens, before: Draft, phrase: Span) -> bool:
    """Whether a phrase is the unit of the figure before, or what that one is a rate of: no noun that anything is said of."""
    if before.object is not None or before.bare or names_persons(tk, *phrase):
        return False  # "the 28-year-old cleared"
    if before.kind == "duration" and tk.lower[before.last + 1] in HYPHENS and phrase[1] > before.right:
        return False  # "bringing the three-day total to 12"
    if before.kind == "duration" and tk.lower[before.right + 1] in BEHIND_TIMES and phrase[1] > before.right + 2:
        return False  # "three weeks later the rebels took"
    if phrase[1] == before.right:
        if before.kind == "percent":
            return True  # "at 106 pct declining by one pct"
        if (before.about or phrase)[0] == phrase[0] < before.left:
            return before.about is not None  # "profits at $3m up from"
    return before.first <= phrase[0] <= before.right


def behind_its_unit(tk: Tokens, before: Draft, d: Draft, phrase: Span) -> Span | None:
    """Return what a phrase that begins with the figure before says of it.

    "5 kg of good cocaine worth", "for three months on sales which fell".
    """
    if before.unit_text is None or not phrase[0] <= before.right < phrase[1] - 1:
        return None
    of = phrase[0] == before.right and tk.lower[before.right + 1] == "of"
    if of and d.change == "none" and d.kind == "money":
        return before.right + 2, phrase[1]
    if before.kind != "duration" or at(tk, phrase[1] + 1) != "which":
        return None
    first = next((k + 1 for k in range(phrase[1] - 1, before.right, -1) if tk.lower[k] in PREPOSITIONS), 0)
    return (first, phrase[1]) if first else None


def is_where(tk: Tokens, before: Draft, d: Draft, phrase: Span) -> bool:
    """Whether a phrase says where the figure before is, and stands between the two.

    France of "59 litres in France, 12 litres in Spain".
    """
    if before.unit != d.unit or phrase[1] < before.right or tk.lower[before.right + 1] not in _IN:
        return False
    return before_determiners(tk, phrase[0] - 1) == before.right + 1 and tk.lower[d.left - 1] in (",", "and")


def only_describes(tk: Tokens, before: Draft, phrase: Span) -> bool:
    """Whether a phrase is the adjective before the figure before, whose noun is meant: "the entire 5 pct stake"."""
    lone = phrase[0] == phrase[1] == before.left - 1 and says_nothing(tk.word[phrase[1]])
    return lone and before.about is not None and before.about[0] == before.right + 1


def before_its_figure(tk: Tokens, before: Draft, phrase: Span) -> Span | None:
    """Return what a phrase says before "at" or "of" and the figure at its end, which is said of something else or less."""
    first, last = phrase[0], before.left - 2
    if phrase[1] != before.right or last < first or tk.lower[last + 1] not in ("at", "of"):
        return None
    if tk.lower[last] in TIME_HEADS or (before.about is not None and before.about[0] == first):
        return None  # "callable after 90 days at 106 pct, declining by one pct"
    return first, last


def is_no_noun(tk: Tokens, d: Draft, phrase: Span) -> bool:
    """Whether what stands behind an amount only says when, why or on what: "$125 due to", "spent $5m buying paintings"."""
    before = tk.lower[max(0, d.left - 3) : d.left]
    if tk.lower[phrase[0]].endswith("ing") and (not _SPENDS.isdisjoint(before) or _acts_for_so_long(tk, d, phrase)):
        return True
    if (
        phrase[0] == phrase[1]
        and tk.lower[phrase[0]] == "net"
        and (at(tk, phrase[0] + 1) in PREPOSITIONS or " per " in (d.unit_name or ""))
    ):
        owned = d.kind == "money" and (tk.lower[d.left - 1] in _OWNS or tk.lower[d.left - 1] in DETERMINERS)
        return not owned  # "yields 7 percent net after tax"; not "the firm's $7m net in 1986"
    if phrase[0] == phrase[1] and tk.lower[phrase[0]] == "cash":
        # "34 dlrs a share cash", "bail was set at $500 cash"; not "seized $500 cash"
        k = d.left - 1
        while k > 0 and d.left - k < 4 and (tk.lower[k] in DETERMINERS or tk.lower[k] in _BEFORE_SUMS):
            k -= 1
        return tk.lower[k] in ("at", "for", "by") or " per " in (d.unit_name or "")
    if phrase[0] == phrase[1] == d.right + 1 and is_in_range(tk, d) and before[-2:] == ["in", "the"]:
        return True  # "growth in the 3 to 4 percent range"
    if tk.lower[phrase[1]] == "rate" and before[-2:] in (["at", "a"], ["at", "an"]) and before[0] in _BEFORE_RATES:
        return True  # "exports grew at a 5 pct annual rate", "and at a 7 pct rate"
    if tk.lower[phrase[0]] == "non" and tk.lower[phrase[1]] == "stop":
        return True
    if phrase[0] == phrase[1] and tk.lower[phrase[0]] in _DONE_TO and at(tk, phrase[0] + 1) in PREPOSITIONS:
        return True  # "shy of the 84 percent set in 2008", "by the $5m put into the banks"
    if before[-1:] == [":"] and d.kind == "money" and tk.lower[d.left - 2] in LABELS_OF_SUMS:
        return True  # "Bail: $500 Case 12"
    if expects(tk, phrase[1]):
        return True  # "more than the 3 percent economists had expected"
    if d.kind == "money" and phrase[0] == phrase[1] and tk.lower[phrase[0]] in _COUNTRIES_OF_MONEY:
        return True  # "130 mln dlrs U.S."
    return (
        (tk.lower[phrase[0]] in _BEHIND_AMOUNTS and not tk.word[phrase[0]].istitle() and not _is_of_results(tk, phrase))
        or tk.lower[phrase[0]] in _NEVER_NOUNS
        or is_date(tk, *phrase)
        or (phrase[0] == phrase[1] and says_nothing(tk.word[phrase[1]]))
    )


_DONE_TO = frozenset(("set", "put"))
_OWNS = frozenset(("'s", "’s", "'", "’"))


def _acts_for_so_long(tk: Tokens, d: Draft, phrase: Span) -> bool:
    """Whether a form in -ing behind a plural of time is a verb with its object: "every three months using papers"; not "a two-week cooling period"."""
    k = phrase[0]
    if d.kind != "duration" or k != d.right + 1 or k == phrase[1] or not is_plural(tk.word[d.right]):
        return False
    return tk.lower[k] in VERBS and tk.lower[k] not in NOUNS_IN_ING and tk.lower[d.left - 1] != "a"


def _is_of_results(tk: Tokens, phrase: Span) -> bool:
    """Whether a phrase ends in what a firm's results include: "pretax gain", "pretax inventory writedown"; not "primary", "pretax from"."""
    return phrase[0] < phrase[1] and tk.lower[phrase[1]] in _OF_RESULTS
