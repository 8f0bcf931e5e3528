"""How sure a text is of a figure: by the nearest hedge in its own clause, or by that of the figure before. A hedge is not a source."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from archive.extract.about.own_clauses import OWN_SUBJECT
from archive.extract.certainty.doubts import (
    CALLS_FALSE,
    DISPUTES,
    disputed_behind,
    is_called_false,
    is_unconfirmed,
    may_be_doubted,
)
from archive.extract.certainty.far_modals import (
    AIMS,
    AMOUNTS,
    BEGINS,
    DEFINITE,
    MODALS,
    OTHER_TIMES,
    OWNS,
    PLAN_NOUNS,
    PLANNED,
    WALLS,
    far_modal,
    outdoes,
)
from archive.extract.certainty.foreseen import foreseen
from archive.extract.certainty.going_on import goes_on
from archive.extract.certainty.granted import is_coupon, is_what_a_part_is_of, is_whole
from archive.extract.certainty.nearest_hedges import (
    ASIDE,
    COMES,
    HAPPENED,
    HEDGE_WORDS,
    HEDGES,
    REACH,
    SEEMS,
    STANCES,
    hedges,
    nearest,
)
from archive.extract.certainty.what_was import WAS, is_what_was
from archive.extract.counted.gapping import GAPPED
from archive.extract.draft import Draft
from archive.extract.english.finite_forms import is_past_tense
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    PREPOSITIONS,
)
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import is_number_word
from archive.extract.happened.jobs_lost import AT_RISK
from archive.extract.sources.headlines import is_headline
from archive.extract.words import word_set

ESTIMATED = "an estimate"  # the rule of the certainty of such a figure
_JOBS = frozenset(("jobs", "posts", "job", "post"))
_LOOKS_BACK = frozenset(("may", "might", "could"))
_JOINING = (["and"], ["or"], [","], [",", "and"], [",", "or"], ["and", "another"], ["as", "well", "as"])
_OWNED = frozenset(("count", "money", "percent"))
_FEARED = [["feared", "dead"], ["feared", "missing"], ["believed", "dead"], ["presumed", "dead"]]
_MARKS = frozenset(("barrier", "mark", "threshold", "milestone"))
_OF_BODIES = word_set("hedges", "words.of_bodies")
_OWNER = 5  # tokens of who has what is counted, and of "at" before him
_PUTS_RIGHT = frozenset(("not", "rather", "instead"))
_LONG_WAY = 25  # tokens from a time to the verb of what is to happen within it


def attach_certainty(tk: Tokens, drafts: Sequence[Draft]) -> None:
    """Set the certainty of figures whose measures are known; most paragraphs have no hedge and cost one look."""
    denied = "that" in tk.distinct and not CALLS_FALSE.isdisjoint(tk.distinct)
    unsure = may_be_doubted(tk)
    put_right = not _PUTS_RIGHT.isdisjoint(tk.distinct)
    disputed = not DISPUTES.isdisjoint(tk.distinct)
    if HEDGE_WORDS.isdisjoint(tk.distinct) and not (denied or disputed or unsure or put_right or _is_to_be(tk, drafts)):
        return
    estimated = "estimated" in tk.distinct
    before: Draft | None = None
    for d in drafts:
        previous, before = before, d
        if unsure and is_unconfirmed(tk, d):
            d.certainty, d.rules["certainty"] = "alleged", "nobody confirms it"
        elif denied and is_called_false(tk, d):
            d.certainty, d.rules["certainty"] = "disputed", "what is false"
        elif put_right and _is_put_right(tk, d, previous):
            d.certainty, d.rules["certainty"] = "disputed", "another number is said in its place"
        elif d.rules.get("measure") == AT_RISK:
            d.certainty, d.rules["certainty"] = "projected", AT_RISK
        elif is_what_was(tk, d, previous):
            d.rules["certainty"] = WAS
        else:
            _hedge(tk, d)
            if estimated and d.certainty == "asserted" and _is_estimated(tk, d):
                d.certainty, d.rules["certainty"] = "believed", ESTIMATED
    if any("certainty" in d.rules for d in drafts):
        _share(tk, drafts)
    if disputed:
        for d in disputed_behind(tk, drafts):
            d.certainty, d.rules["certainty"] = "disputed", "who disputes it"


def _is_put_right(tk: Tokens, d: Draft, previous: Draft | None) -> bool:
    """Whether a number is said not to be the right one: "12, not 21 as was reported", "$4m rather than the $6m", "not 41 but 14"."""
    before = at(tk, d.left - 1)
    k = d.left - 1 - (before == "the")
    if at(tk, k) == "of" and at(tk, k - 1) == "instead" and previous and at(tk, previous.left - 1) == "read":
        k -= 1  # "read $3bn instead of $3m"
    if at(tk, k) == "not" and at(tk, d.right + 1) == "but" and is_number_word(tk, min(d.right + 2, tk.size - 1)):
        return True
    if previous is None or d.unit not in (previous.unit, None) or d.kind != previous.kind or d.value == previous.value:
        return False
    k -= at(tk, k) == "than"
    if at(tk, k) not in ("not", "rather", "instead") or (at(tk, k) == "rather") != (at(tk, k + 1) == "than"):
        return False
    k -= at(tk, k - 1) == "and"
    return k - (at(tk, k - 1) == ",") == previous.right + 1


def _is_estimated(tk: Tokens, d: Draft) -> bool:
    """Whether a figure is an estimate by its own words: "an estimated 300 people", "is estimated at $3m"."""
    if at(tk, d.left - 1) == "of" and at(tk, d.left - 3) == "estimated":
        return tk.lower[d.left - 2] in AMOUNTS  # "at an estimated cost of $3m"
    return d.modifier is not None and "estimated" in tk.lower[d.modifier[0] : d.modifier[1] + 1]


def _is_to_be(tk: Tokens, drafts: Sequence[Draft]) -> bool:
    """Whether no hedge but other words may say what is to come or only reported: "40 are to go", ", with 12 to follow", "a plan to", "jobs at risk"."""
    distinct, lower = tk.distinct, tk.lower
    if "reports" in distinct or (
        not _JOBS.isdisjoint(distinct) and any(d.rules.get("measure") == AT_RISK for d in drafts)
    ):
        return True
    if "to" not in distinct:
        return False
    return (
        not PLAN_NOUNS.isdisjoint(distinct)
        or any(lower[k - 1] in _BEFORE_TO for k in range(1, tk.size) if lower[k] == "to")
        or ("with" in distinct and any(lower[k - 1] == "," for k in range(1, tk.size) if lower[k] == "with"))
        or is_headline(tk)
    )


_BEFORE_TO = frozenset(("is", "are", "were", "said"))


def _hedge(tk: Tokens, d: Draft) -> None:
    """Set the certainty from the nearest hedge in the figure's own clause, that behind it first."""
    if d.kind == "age":
        k = _of_age(tk, d)
        if k is not None:
            d.certainty, d.rules["certainty"] = STANCES.get(tk.lower[k], "believed"), "hedge before it"
        if at(tk, d.left - 1) != "to" or d.change_role != "level":
            return  # "fans 18 and older may enter": what is hedged is the entering; not "a plan to raise the school age to 16"
    if _is_no_forecast(tk, d):
        return
    if d.object is not None and d.object[0] > d.last and tk.lower[d.object[0] : d.object[1] + 1] in _FEARED:
        d.certainty, d.rules["certainty"] = "believed", "hedge behind it"  # "12 feared dead in mine blast"
        return
    for step, rule in ((1, "hedge behind it"), (-1, "hedge before it")):
        k = nearest(tk, d, step) if step < 0 or not _sizes_body(tk, d) else None
        if k is not None and not _is_presupposed(tk, d, k) and not _was_so(tk, d, k):
            d.certainty, d.rules["certainty"] = _stance_of(tk, d, k), rule
            return
    k = _behind_included(tk, d) if d.measure is not None else None
    if k is not None:
        d.certainty, d.rules["certainty"] = _stance(tk, k), "hedge behind it"
        return
    k = far_modal(tk, d)
    if (
        k is not None
        and (hedges(tk, k) or tk.lower[k] in PLAN_NOUNS)
        and not _is_presupposed(tk, d, k)
        and not _was_so(tk, d, k)
    ):
        d.certainty, d.rules["certainty"] = _stance(tk, k), "hedge before it"
    elif "if" in tk.distinct and _is_supposed(tk, d):
        d.certainty, d.rules["certainty"] = "projected", "supposed"
    elif d.kind == "duration" and _is_to_come(tk, d):
        d.certainty, d.rules["certainty"] = "projected", "time within which it is to happen"
    elif d.measure is not None and tk.lower[max(0, d.left - 2) : d.left] == ["reports", "of"]:
        d.certainty, d.rules["certainty"] = "reported", "hedge before it"


def _is_no_forecast(tk: Tokens, d: Draft) -> bool:
    """Whether a figure is so whatever is hedged beside it: "sixth-tier Leeds to host", "two years ago", the rate of a loan."""
    if d.kind == "ordinal":
        return at(tk, d.last + 1) == "-" and tk.glued(d.last + 1)
    if d.kind == "duration":
        return at(tk, d.right + 1) == "ago" or (at(tk, d.right + 1) == "on" and d.right + 2 == tk.size)
    return d.kind == "percent" and is_coupon(tk, d)


def _sizes_body(tk: Tokens, d: Draft) -> bool:
    """Whether a figure before a hyphen says how big a body is, which is there: "a six-nation group will meet"."""
    last = tk.lower[d.last + 1 : d.last + 3]
    return last[:1] == ["-"] and last[1] in _OF_BODIES if len(last) > 1 else False


def _is_supposed(tk: Tokens, d: Draft) -> bool:
    """Whether a figure is in a condition of what will be: "If 12 men come in June it will be a record"; not "If the 12 men come", "if it had 12"."""
    if at(tk, d.left - 1) in DEFINITE or at(tk, d.left - 1) in OWNS:
        return False
    first = max(0, d.left - REACH)
    near = tk.lower[first : d.left]
    if "if" not in near or not WALLS.isdisjoint(near[near.index("if") :]):
        return False
    first += near.index("if")
    if tk.sentence[first] != tk.sentence[d.left] or any(is_past_tense(tk, k) for k in range(first + 1, d.left)):
        return False
    for k in range(d.right + 1, min(d.right + _LONG_WAY, tk.size)):
        if tk.sentence[k] != tk.sentence[d.right]:
            return False
        if tk.lower[k] in MODALS:
            return tk.lower[k] == "will"
    return False


def _behind_included(tk: Tokens, d: Draft) -> int | None:
    """Return the hedge of the verb behind what a figure includes, or of the figure that includes this one: "seven men, including two monks, allegedly died"."""
    j = d.right + 1
    if at(tk, j) == "," and at(tk, j + 1) in _INCLUDES:
        j = next((k for k in range(j + 2, min(j + ASIDE, tk.size)) if tk.lower[k] == ","), tk.size)
    elif at(tk, d.left - 1) not in _INCLUDES or at(tk, j) != ",":
        return None
    w = at(tk, j + 1)
    return j + 1 if w[-2:] == "ly" and w in HEDGES else None


_INCLUDES = frozenset(("including", "among", "mostly", "mainly"))


def _of_age(tk: Tokens, d: Draft) -> int | None:
    """Return the hedge of an age itself: "a man thought to be in his 20s", "both believed to be about 30", "appeared to be 40"."""
    k = d.left - 1
    while k > 2 and tk.lower[k] in _BEFORE_AGE:
        k -= 1
    hedged = k > 1 and tk.lower[k - 1 : k + 1] == ["to", "be"] and tk.lower[k - 2] in _OF_AGES
    return k - 2 if hedged else None


_BEFORE_AGE = frozenset(
    "in his her their the its about around aged age ages between early mid late middle over under - –".split()
)
_OF_AGES = frozenset(("believed", "thought", "estimated", "reported", "said", "presumed")) | SEEMS


def _is_to_come(tk: Tokens, d: Draft) -> bool:
    """Whether something is to happen within a time.

    "expects to sell 12 shops to the town within a few days"; not "sold them within two weeks".
    """
    k = d.left - 1
    k -= at(tk, k) in ("next", "coming")
    k -= at(tk, k) == "the"
    if at(tk, k) != "within":
        return False
    for j in range(k - 1, max(-1, k - _LONG_WAY), -1):
        w = tk.lower[j]
        if tk.sentence[j] != tk.sentence[k] or w in OTHER_TIMES or w in HAPPENED or w == ";":
            return False
        if w in COMES or w in MODALS:
            return at(tk, j + 1) != "have"
    return False


def _stance_of(tk: Tokens, d: Draft, k: int) -> str:
    """Return what the hedge at ``k`` says of a figure: who "estimates the loss at $3m" guesses, "estimates" are told."""
    return "believed" if tk.lower[k] == "estimates" and "at" in tk.lower[k : d.left] else _stance(tk, k)


def _stance(tk: Tokens, k: int) -> str:
    """Return what the hedge at ``k`` says; one that looks back doubts, and does not plan: "may have died", "likely to have died"."""
    w = tk.lower[k]
    if w == "probably" and at(tk, k - 1) in _OF_WHAT_COMES and at(tk, k + 1) != "have":
        return "projected"  # "will probably cost $3m"
    if w == "probably" and at(tk, k - 1) == "," and _is_of_what_comes(tk, k):
        return "projected"  # "expects a bid this year, probably of $3m"
    if w in _LOOKS_BACK and at(tk, k + 1 + (at(tk, k + 1) in ADVERBS)) == "have":
        return "believed"
    if w == "likely" and at(tk, k + 1) != "to":
        return "believed"
    if w in SEEMS and at(tk, k + 1) == "that":
        return "believed"  # "it appears that 12 died"
    if w in SEEMS and at(tk, k + 1) == "to":
        return "believed" if at(tk, k + 2) == "have" or w != "likely" else "projected"
    return STANCES.get(w, "projected")


_OF_WHAT_COMES = frozenset(("will", "would", "could", "should"))
_EXPECTS = frozenset(("expect", "expects", "expected", "expecting"))


def _is_of_what_comes(tk: Tokens, k: int) -> bool:
    """Whether an aside at ``k`` hangs on what is expected: "expects a bid this year, probably of $3m"; not "he died, probably of"."""
    for j in range(k - 2, max(-1, k - ASIDE - 2), -1):
        if tk.sentence[j] != tk.sentence[k] or tk.lower[j] in (",", ";", "and", "but"):
            return False
        if tk.lower[j] in _EXPECTS or tk.lower[j] == "will":
            return True
    return False


def _is_presupposed(tk: Tokens, d: Draft, k: int) -> bool:
    """Whether a number is taken for granted, whatever may come of it: "the 12 shops will close", "the Olympic 100m champion may run".

    The hedge at ``k`` that stands right behind it says what it is: "the 0.6% forecast", "the five launches originally planned".
    """
    if d.kind == "count" and is_what_a_part_is_of(tk, d):
        return True
    if k > d.right and foreseen(tk, d) == k:
        return False  # "the 1.7% the bank had projected"
    said = tk.lower[k].startswith("fore") or tk.lower[k][-2:] == "ed" or tk.lower[k] == "believed"
    near = 0 < k - d.right < 3 or (k > d.right and tk.lower[d.right + 1] == "that")
    if said and near and (at(tk, k + 1) != "to" or tk.lower[k] == "estimated" or at(tk, k + 2) == "have"):
        return False
    if k > d.right and tk.lower[k] in AIMS:
        return False  # "the $12m ministers hope to save"
    if d.measure is not None or d.modifier is not None or d.change_role is not None:
        return False
    if at(tk, d.right + 1) in _MARKS or tk.lower[d.right] in _MARKS:
        return False  # "is set to break the $4 barrier"
    if at(tk, d.left - 1) in DEFINITE and d.kind in ("count", "money", "percent", "measure"):
        return True
    if d.kind == "count" and at(tk, d.left - 1) == "of" and is_whole(tk, d):
        return True
    return (
        d.about is not None and d.about[0] > d.last and d.kind == "measure" and tk.glued(d.right) and _is_named(tk, d)
    )


def _is_named(tk: Tokens, d: Draft) -> bool:
    """Whether no "a" begins the phrase that the figure stands in: "her indoor 800m title", "Olympic 100m champion"."""
    k = d.left - 1
    while k > 0 and d.left - k < 5 and tk.lower[k][0].isalpha() and tk.lower[k] not in BEGINS:
        k -= 1
    return tk.lower[k] not in ("a", "an") if k >= 0 else True


def _was_so(tk: Tokens, d: Draft, k: int) -> bool:
    """Whether a figure is a fact, whatever the hedge at ``k`` says of it: "may fall from $4 to $3", "will sell its 40 shops"."""
    before = at(tk, d.left - 1)
    if before == "the" and k < d.left and outdoes(tk, k):
        return True  # "could exceed the 8,519 killed in the last one"
    if d.change_role == "level":
        return before == "from" and (k < d.left or tk.lower[k] in MODALS)
    reached = k < d.left or not PREPOSITIONS.isdisjoint(tk.lower[max(0, d.left - _OWNER) : d.left - 1])
    return reached and before in OWNS and d.kind in _OWNED and d.measure is None and d.modifier is None


def _share(tk: Tokens, drafts: Sequence[Draft]) -> None:
    """Let a hedge reach all that is joined to what it hedges: "12 men and two boys may have died", "to rise by 7% to $4m"."""
    start: Draft | None = None
    for a, b in pairwise(drafts):
        before, start = start, a
        if b.certainty == "asserted" and _is_converted(tk, a, b):
            b.certainty = a.certainty
            estimated = a.rules["certainty"] == ESTIMATED
            b.rules["certainty"] = ESTIMATED if estimated else "restates the figure before"
        elif b.certainty == "asserted" and (
            _joined(tk, a, b)
            or _is_its_level(tk, a, b)
            or _shares_verb(tk, a, b)
            or (b.gap is a and _leaves_out_verb(b))
            or (b.base is a and _is_part_of_them(tk, b))
            or _is_other_part(tk, a, b)
        ):
            _hand_on(
                a,
                b,
                "hedge before it",
                _GOES_ON,
                *(("hedge behind it",) if b.base is a or at(tk, b.right + 1) == "to" else ()),
            )
        elif (
            b.certainty == "asserted"
            and (_may_go_on(tk, a, b) or (before is not None and _moves_from(tk, before, a, b)))
            and goes_on(tk, a, b)
        ):
            b.certainty, b.rules["certainty"] = "projected", _GOES_ON
    for b, a in pairwise(reversed(drafts)):
        if a.certainty == "asserted" and _joined(tk, a, b) and at(tk, a.right + 1) != ",":
            _hand_on(b, a, "hedge behind it")


_GOES_ON = "goes on with a forecast"
_REACHES = frozenset(("hedge before it", "restates the figure before", _GOES_ON))


def _may_go_on(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether what is forecast at ``a`` may go on to ``b``."""
    return a.certainty == "projected" and (a.rules["certainty"] in _REACHES or at(tk, b.left - 1) == "another")


def _moves_from(tk: Tokens, before: Draft, a: Draft, b: Draft) -> bool:
    """Whether ``a`` is only where a forecast before it begins, which may go on behind: "will fall to $4 from $8, saving $9m"; not ", including $2m"."""
    if before.rules.get("certainty") not in _REACHES or before.right + 2 != a.left or at(tk, a.left - 1) != "from":
        return False
    return _OF_THE_LAST.isdisjoint(tk.lower[a.right + 1 : b.left])


_OF_THE_LAST = frozenset(("including", "or", "with"))


def _leaves_out_verb(b: Draft) -> bool:
    """Whether ``b`` leaves out the verb that hedges the figure before: "the fund will give $12m and Norway $4m"."""
    return b.rules.get("about") == "subject of a " + GAPPED


def _is_converted(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether ``b`` is ``a`` in another unit, in brackets: "may cost $2bn (£1bn; 1.2bn euros)"."""
    between, behind = tk.lower[a.right + 1 : b.left], at(tk, b.right + 1)
    return between in (["("], [";"]) and behind in (")", ";") and a.certainty != "asserted"


def _is_part_of_them(tk: Tokens, b: Draft) -> bool:
    """Whether ``b`` is a part of its base of which no verb tells more: "400 jobs could be lost by June, a quarter of them in Leeds"."""
    if at(tk, b.left - 1) != "," or b.right + 1 >= tk.size:
        return False
    return tk.lower[b.right + 1] not in AUXILIARIES and not is_verb(tk, b.right + 1)


def _is_other_part(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether "to" behind ``b`` shares the hedge behind ``a``: "two are thought to back the plan and three to oppose it"."""
    if at(tk, b.right + 1) != "to" or at(tk, b.left - 1) != "and" or at(tk, b.right + 2) not in PLANNED:
        return False
    between = tk.lower[a.right + 1 : b.left - 1]
    return len(between) < _LONG_WAY and between[:1] in (["are"], ["were"]) and between[2:3] == ["to"]


def _hand_on(a: Draft, b: Draft, *rules: str) -> None:
    """Give ``b`` the certainty of ``a`` where ``a`` has it by one of these rules."""
    rule = a.rules.get("certainty")
    if rule in rules:
        b.certainty, b.rules["certainty"] = a.certainty, rule


def _joined(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether nothing but "and", "or" or a comma stands between two figures."""
    return tk.lower[a.right + 1 : b.left] in _JOINING


def _shares_verb(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether "and" joins two figures of one kind with no verb between: "will be 60% owned by Ford and 40% by Fiat"."""
    first = a.right + 1
    if tk.lower[b.left - 1 : b.left] not in (["and"], [","]) or not 1 < b.left - first < REACH or a.kind != b.kind:
        return False
    hedged = a.left - 1 - (at(tk, a.left - 1) == "of")
    if at(tk, hedged) in HEDGES or (at(tk, b.left - 1) == "," and b.kind == "percent" and _describes(b)):
        return False  # "from a projected 1.45 tonnes in May and 1.26 in April", "will redeem 12 pct notes, 7 pct bonds"
    if b.rules.get("about") == OWN_SUBJECT or not WALLS.isdisjoint(tk.lower[first : b.left - 1]):
        return False
    finite = (
        (tk.lower[k] in AUXILIARIES and tk.word[k].islower()) or (is_verb(tk, k) and tk.lower[k][-2:] != "ed")
        for k in range(first, b.left)
    )
    after = b.right + 1
    return not any(finite) and not (after < tk.size and (tk.lower[after] in AUXILIARIES or is_verb(tk, after)))


def _describes(d: Draft) -> bool:
    """Whether a percentage stands before its noun, whose rate it is: "seven pct bonds"."""
    return d.about is not None and d.about[0] > d.last


def _is_its_level(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether ``b`` is the level that the step ``a`` leads to: "rise by 7% in May to $4m"."""
    if (a.change_role, b.change_role) != ("step", "level") or at(tk, b.left - 1) != "to":
        return False
    between = tk.lower[a.right + 1 : b.left]
    between = between[1:] if between == [",", "to"] else between  # "would drop by $3, to $261"
    return len(between) < REACH and "compared" not in between and WALLS.isdisjoint(between)
