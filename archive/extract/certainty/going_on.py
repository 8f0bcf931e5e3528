"""What goes on with a forecast: the second figure of "will buy 12 ships and hire 40 men", "will issue 4m shares, or 12%, raising $3m"."""

from __future__ import annotations

from archive.extract.certainty.far_modals import DEFINITE, OWNS, WALLS
from archive.extract.draft import Draft
from archive.extract.english.clause_words import DATE_WORDS
from archive.extract.english.finite_forms import is_past_tense
from archive.extract.english.lexicon import AUXILIARIES, BE, DETERMINERS, PREPOSITIONS, VERB_BASES, is_plural
from archive.extract.english.tokens import Tokens, at, printed
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import is_number_word
from archive.extract.words import word_set

_KINDS = frozenset(("count", "money", "percent", "measure", "rate", "duration"))
_OTHERS = word_set("hedges", "words.others")
_OWNED = OWNS | {"each", "every"}
_JOINS = frozenset(("and", "plus"))
_BARE = (VERB_BASES | {"be", "have"}) - {"to"}
_BEHIND_NOUNS = frozenset(("to", "of"))
_FAR = 18  # tokens between the figures
_BEHIND = 10  # tokens behind the second in which its own verb would stand
_RESTATED = 5  # tokens from "or" to what says the same again
_LEADS = frozenset(("rising", "falling", "increasing", "growing", "climbing", "declining", "followed"))
_PAST = frozenset(("ago", "earlier", "old", "later"))
_AHEAD = frozenset(("next", "coming", "following"))
_FURTHER = frozenset(("further", "additional", "extra"))
_BEFORE_FURTHER = frozenset(("a", "an", "and"))


def goes_on(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether ``b`` stands in the clause of the forecast ``a``, with no finite verb, no other time and nobody whose it is between."""
    first = a.right + 1
    if not 0 < b.left - first <= _FAR or tk.sentence[a.left] != tk.sentence[b.left]:
        return False
    if at(tk, a.left - 1)[-2:] == "ed" or at(tk, a.left - 1) == "forecast":
        return False  # "up from a projected 3.1 tonnes in May and 2.8 in April"
    if (
        b.kind not in _KINDS
        or at(tk, b.left - 1) in DEFINITE
        or at(tk, b.left - 1) in _OWNED
        or at(tk, b.left - 1) == "actual"
        or at(tk, b.right + 1) in _PAST
    ):
        return False
    joint = _joint(tk, a, b)
    if joint is not None and tk.lower[joint] == "with":
        first = joint  # "12 loans are due in May, with another 35 in June"
    moved = _is_moved_aside(tk, b, b.left - 1)
    further = at(tk, b.left - 1) in _FURTHER and at(tk, b.left - 2) in _BEFORE_FURTHER
    if not further and any(tk.lower[k] in _OTHERS and not _is_of_no_other(tk, k) for k in range(first, b.left - moved)):
        return False
    return (
        joint is not None
        and not any(_is_finite(tk, k, joint) for k in range(first, b.left))
        and ((moved and at(tk, b.right + 1) == "from") or not _acts(tk, b))
    )


def _is_of_no_other(tk: Tokens, k: int) -> bool:
    """Whether a word at ``k`` names no other time: "an after-tax gain", "two ferries from Leeds"; not "from May", "from 12"."""
    if at(tk, k + 1) == "-" and tk.glued(k + 1):
        return True
    return tk.lower[k] == "from" and printed(tk, k + 1)[:1].isupper() and at(tk, k + 1) not in DATE_WORDS


def _joint(tk: Tokens, a: Draft, b: Draft) -> int | None:
    """Return the word that joins what goes on: "or" of what says it again, "including", a form in -ing behind a comma, "and".

    A time that lies ahead is joined by what stands before it: "will buy 12 ships (over) the next two years".
    """
    if b.kind == "duration" and at(tk, b.left - 1) in _AHEAD:
        k = b.left - 2 - (at(tk, b.left - 2) == "the")
        return k if k > a.right and tk.lower[k] in PREPOSITIONS else None
    for k in range(b.left - 1, a.right, -1):
        w = tk.lower[k]
        if w == "or":
            return k if b.left - k <= _RESTATED else None
        if w == "with" and tk.lower[k - 1] == "," and _is_beside(tk, b, k):
            return k  # "5 inches, with 12 in places", "with falls of 12"
        if w == "including" or (w[-3:] == "ing" and tk.lower[k - 1] == "," and is_verb(tk, k)):
            return k
        if w in _JOINS:
            coupon = b.kind == "percent" and b.about is not None and b.about[0] > b.last
            return None if coupon else k  # "will redeem 12 pct bonds and seven pct notes"
        if w == "at" and tk.lower[k - 1] == "," and "cost" in tk.lower[k + 1 : b.left] and b.left - k <= _RESTATED:
            return k  # "will save $9m, at a cost of $2m"
        if _leads_on(tk, k) or _is_moved_aside(tk, b, k) or (w == "," and _begins_member(tk, a, b, k)):
            return k
    return None


def _is_beside(tk: Tokens, b: Draft, k: int) -> bool:
    """Whether "with" at ``k`` adds the figure to what is forecast: "(with) 12", "(with) another 12", "(with) a peak of 12"."""
    if b.left - k <= 2:
        return at(tk, b.left - 1) in ("with", "another")
    return b.left - k <= _RESTATED and tk.lower[b.left - 1] == "of" and tk.lower[k + 1] not in _OWNED | DEFINITE


def _leads_on(tk: Tokens, k: int) -> bool:
    """Whether a participle at ``k`` leads to the next figure: "12 men, rising to 40", "12 years followed by five"."""
    return at(tk, k + 1) == ("by" if tk.lower[k] == "followed" else "to") and tk.lower[k] in _LEADS


def _is_moved_aside(tk: Tokens, b: Draft, k: int) -> bool:
    """Whether an aside at ``k`` says how far the forecast is from what was: "will spend $9m this year, up 4% from"."""
    return tk.lower[k] in ("up", "down") and tk.lower[k - 1] == "," and b.change_role == "step" and k + 2 >= b.left


def _begins_member(tk: Tokens, a: Draft, b: Draft, comma: int) -> bool:
    """Whether a member of a list begins behind a comma.

    "to buy 12 ships, hire 40 men and", "an equity of $1m, a turnover of $4m and", "to Rome to three, to Bonn to four"; no aside.
    """
    after = tk.lower[comma + 1]
    if after in _BARE and not is_plural(after):
        behind = at(tk, comma + 2)
        return comma + 2 == b.left or behind in DETERMINERS
    before = at(tk, b.left - 1)
    if before != at(tk, a.left - 1) or a.kind != b.kind:
        return False
    if after in ("a", "an"):
        return before == "of"
    return after == before == "to"


def _is_finite(tk: Tokens, k: int, joint: int) -> bool:
    """Whether a finite verb stands at ``k``, or a participle behind its noun; a base right behind what joins shares the modal."""
    w = tk.lower[k]
    if k == joint and w in _LEADS:
        return False
    if k > joint and w in _BARE and (k == joint + 1 or at(tk, k - 1) == "to"):
        return False
    after = at(tk, k + 1)
    if w in AUXILIARIES or is_past_tense(tk, k):
        return True
    if k == joint + 1 and after in _BEHIND_NOUNS and w[-1] == "s":
        return False  # "and warrants to buy"
    if w[-2:] == "ed" and (after in PREPOSITIONS or after in DETERMINERS or is_number_word(tk, k + 1)):
        return True
    return w[-3:] != "ing" and w[-2:] != "ed" and is_verb(tk, k)


def _acts(tk: Tokens, b: Draft) -> bool:
    """Whether a verb behind the second figure has it as its subject: "and 12 shops in Leeds have closed"."""
    for k in range(b.right + 1, min(b.right + _BEHIND, tk.size)):
        if tk.sentence[k] != tk.sentence[b.right] or tk.lower[k] in WALLS:
            return False
        if tk.lower[k] in AUXILIARIES or is_past_tense(tk, k) or tk.lower[k] in BE:
            return True
    return False
