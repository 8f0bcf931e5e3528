"""How sure a text is of a figure: the nearest hedge in its own clause. A hedge is not a source."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from archive.extract.about.own_clauses import OWN_SUBJECT
from archive.extract.certainty.doubts import CALLS_FALSE, is_called_false, is_unconfirmed, may_be_doubted
from archive.extract.certainty.far_modals import (
    AIMS,
    AMOUNTS,
    BEGINS,
    DEFINITE,
    MODALS,
    OTHER_TIMES,
    OWNS,
    WALLS,
    far_modal,
    is_dash,
)
from archive.extract.certainty.going_on import goes_on
from archive.extract.certainty.hedged_nouns import hedges_noun
from archive.extract.certainty.what_was import WAS, is_what_was
from archive.extract.draft import Draft
from archive.extract.english.finite_forms import is_past_tense
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    DETERMINERS,
    NUMBER_STARTS,
    PREPOSITIONS,
    PRONOUNS,
    VERB_BASES,
    VERBS,
    is_plural,
)
from archive.extract.english.tokens import Tokens, at, printed
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import is_number_word
from archive.extract.sources.headlines import is_headline, is_planned
from archive.extract.words import word_set, words

HEDGES: dict[str, str] = {word: stance for stance, line in words("hedges")["hedge"].items() for word in line.split()}
_STANCES = HEDGES | {"said": "reported", "estimated": "believed"}
_WARNS = frozenset(("warned", "warns", "warning"))
_CONTRACTED = {who + mark + "ll" for who in ("i", "we", "he", "she", "it", "they") for mark in "'’"}
_SEEMS = word_set("hedges", "words.seems")
_COMPARED = frozenset(("more", "less", "times", "as", "equally", "most", "least"))
_LOOKS_BACK = frozenset(("may", "might", "could"))
_THREATENS = word_set("hedges", "words.threatens")
_PLANS = word_set("hedges", "words.plans")
_AWAITS = word_set("hedges", "words.awaits") | _PLANS
_COMES = word_set("hedges", "words.comes")
_AIMS_FOR = frozenset(("aim", "aims", "aiming", "hoping"))
_WEIGHS = word_set("hedges", "words.weighs")
_MEANS_TO = AIMS | _THREATENS | _WEIGHS | {"due"}
_HEDGE_WORDS = (
    {"estimated", "due", "proposed"}
    | _AIMS_FOR
    | _COMES
    | _AWAITS
    | _SEEMS
    | _THREATENS
    | _WEIGHS
    | frozenset(HEDGES)
    | _WARNS
    | _CONTRACTED
)
_ENDS_YARDSTICK = WALLS | PREPOSITIONS | NUMBER_STARTS
_OF_MINDS = word_set("hedges", "words.of_minds")
_SEPARATE = BE | {"to", "who", "whom"}  # what stands between a number and the hedge of something else
_JOINING = (["and"], ["or"], [","], [",", "and"], [",", "or"], ["and", "another"], ["as", "well", "as"])
_OWNED = frozenset(("count", "money", "percent"))
_MOVES = word_set("hedges", "words.moves")
_ONCE = word_set("hedges", "words.once")
_HAPPENED = frozenset(("was", "were", "had", "died"))
_WHEN = frozenset(("after", "when", "because"))
_ASIDE = 12
_VERBS_OF_OTHERS = AUXILIARIES | frozenset((";", "—", "and"))
_FEARED = [["feared", "dead"], ["feared", "missing"], ["believed", "dead"], ["presumed", "dead"]]
_SAYS = frozenset(("said", "says", "say"))
_ACCUSED = frozenset(("accused", "suspected"))
_MAY_TURN = OTHER_TIMES | _WARNS | _SAYS | _ACCUSED | {w for w, stance in HEDGES.items() if stance == "alleged"}
_TELLING = _HEDGE_WORDS | _MAY_TURN | {"to", "said", "-", "–"}  # the words at which the way to a hedge may end
_BEFORE_OTHERS = PREPOSITIONS - {"of"}
_LONG_WAY = 25  # tokens from a time to the verb of what is to happen within it
_LONG_SUBJECT = 14  # tokens of a figure and all that hangs on it
_ENDS_SUBJECT = WALLS | OTHER_TIMES | {"to", "who", "if", "as", "than"}
_REACH = 7  # tokens between a figure and its hedge


def attach_certainty(tk: Tokens, drafts: Sequence[Draft]) -> None:
    """Set the certainty of figures whose measures are known; most paragraphs have no hedge and cost one look."""
    planned = "to" in tk.distinct and ("is" in tk.distinct or "are" in tk.distinct) and _has_planned(tk)
    planned = planned or " said to " in tk.text or ("to" in tk.distinct and is_headline(tk))
    denied = "that" in tk.distinct and not CALLS_FALSE.isdisjoint(tk.distinct)
    unsure = may_be_doubted(tk)
    put_right = "not" in tk.distinct or "rather" in tk.distinct
    if not (planned or denied or unsure or put_right or "reports" in tk.distinct) and _HEDGE_WORDS.isdisjoint(
        tk.distinct
    ):
        return
    before: Draft | None = None
    for d in drafts:
        previous, before = before, d
        if unsure and is_unconfirmed(tk, d):
            d.certainty, d.rules["certainty"] = "alleged", "nobody confirms it"
        elif denied and is_called_false(tk, d):
            d.certainty, d.rules["certainty"] = "disputed", "what is false"
        elif put_right and _is_put_right(tk, d, previous):
            d.certainty, d.rules["certainty"] = "disputed", "another number is said in its place"
        elif is_what_was(tk, d, previous):
            d.rules["certainty"] = WAS
        else:
            _hedge(tk, d)
    _share(tk, drafts)


def _is_put_right(tk: Tokens, d: Draft, previous: Draft | None) -> bool:
    """Whether a number is said not to be the right one: "12, not 21 as was reported", "$4m rather than the $6m", "not 41 but 14"."""
    before = at(tk, d.left - 1)
    k = d.left - 1 - (before == "the")
    if at(tk, k) == "not" and at(tk, d.right + 1) == "but" and is_number_word(tk, min(d.right + 2, tk.size - 1)):
        return True
    if previous is None or d.unit not in (previous.unit, None) or d.kind != previous.kind or d.value == previous.value:
        return False
    k -= at(tk, k) == "than"
    if at(tk, k) not in ("not", "rather") or (at(tk, k) == "rather") != (at(tk, k + 1) == "than"):
        return False
    k -= at(tk, k - 1) == "and"
    return k - (at(tk, k - 1) == ",") == previous.right + 1


def _has_planned(tk: Tokens) -> bool:
    """Whether "is to" or "are to" stands in a paragraph: "40 are to go"; not "it is likely to"."""
    return any(w == "to" and before in ("is", "are") for before, w in pairwise(tk.lower))


def _hedge(tk: Tokens, d: Draft) -> None:
    """Set the certainty from the nearest hedge in the figure's own clause, that behind it first."""
    if d.kind == "age":
        k = _of_age(tk, d)
        if k is not None:
            d.certainty, d.rules["certainty"] = _STANCES.get(tk.lower[k], "believed"), "hedge before it"
        return  # "fans 18 and older may enter": what is hedged is the entering
    if d.kind == "ordinal" and at(tk, d.last + 1) == "-" and tk.glued(d.last + 1):
        return  # "sixth-tier Leeds to host"
    if d.kind == "duration" and (
        at(tk, d.right + 1) == "ago" or (at(tk, d.right + 1) == "on" and d.right + 2 == tk.size)
    ):
        return  # "Lee to sue firm one year on"
    if d.object is not None and d.object[0] > d.last and tk.lower[d.object[0] : d.object[1] + 1] in _FEARED:
        d.certainty, d.rules["certainty"] = "believed", "hedge behind it"  # "12 feared dead in mine blast"
        return
    for step, rule in ((1, "hedge behind it"), (-1, "hedge before it")):
        k = _nearest(tk, d, step)
        if k is not None and not _is_presupposed(tk, d, k) and not (step < 0 and _was_so(tk, d)):
            d.certainty, d.rules["certainty"] = _stance(tk, k), rule
            return
    k = _behind_included(tk, d) if d.measure is not None else None
    if k is not None:
        d.certainty, d.rules["certainty"] = _stance(tk, k), "hedge behind it"
        return
    k = far_modal(tk, d)
    if k is not None and _hedges(tk, k) and not _is_presupposed(tk, d, k) and not _was_so(tk, d):
        d.certainty, d.rules["certainty"] = _stance(tk, k), "hedge before it"
    elif d.kind == "duration" and _is_to_come(tk, d):
        d.certainty, d.rules["certainty"] = "projected", "time within which it is to happen"
    elif d.measure is not None and tk.lower[max(0, d.left - 2) : d.left] == ["reports", "of"]:
        d.certainty, d.rules["certainty"] = "reported", "hedge before it"


def _behind_included(tk: Tokens, d: Draft) -> int | None:
    """Return the hedge of the verb behind what a figure includes, or of the figure that includes this one: "seven men, including two monks, allegedly died"."""
    j = d.right + 1
    if at(tk, j) == "," and at(tk, j + 1) in _INCLUDES:
        j = next((k for k in range(j + 2, min(j + _ASIDE, tk.size)) if tk.lower[k] == ","), tk.size)
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
_OF_AGES = frozenset(("believed", "thought", "estimated", "reported", "said", "presumed")) | _SEEMS


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
        if tk.sentence[j] != tk.sentence[k] or w in OTHER_TIMES or w in _HAPPENED or w == ";":
            return False
        if w in _COMES or w in MODALS:
            return at(tk, j + 1) != "have"
    return False


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
    if w in _SEEMS and at(tk, k + 1) == "that":
        return "believed"  # "it appears that 12 died"
    if w in _SEEMS and at(tk, k + 1) == "to":
        return "believed" if at(tk, k + 2) == "have" or w != "likely" else "projected"
    return _STANCES.get(w, "projected")


_OF_WHAT_COMES = frozenset(("will", "would", "could", "should"))
_EXPECTS = frozenset(("expect", "expects", "expected", "expecting"))


def _is_of_what_comes(tk: Tokens, k: int) -> bool:
    """Whether an aside at ``k`` hangs on what is expected: "expects a bid this year, probably of $3m"; not "he died, probably of"."""
    for j in range(k - 2, max(-1, k - _ASIDE - 2), -1):
        if tk.sentence[j] != tk.sentence[k] or tk.lower[j] in (",", ";", "and", "but"):
            return False
        if tk.lower[j] in _EXPECTS or tk.lower[j] == "will":
            return True
    return False


def _is_presupposed(tk: Tokens, d: Draft, k: int) -> bool:
    """Whether a number is taken for granted, whatever may come of it: "the 12 shops will close", "the Olympic 100m champion may run".

    The hedge at ``k`` that stands right behind it says what it is: "the 0.6% forecast", "the five launches originally planned".
    """
    said = tk.lower[k].startswith("forecast") or tk.lower[k][-2:] == "ed"
    if said and 0 < k - d.right < 3 and at(tk, k + 1) != "to":
        return False
    if d.measure is not None or d.modifier is not None or d.change_role is not None:
        return False
    if at(tk, d.left - 1) in DEFINITE and d.kind in ("count", "money", "percent", "measure"):
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


def _was_so(tk: Tokens, d: Draft) -> bool:
    """Whether a figure is a fact, whatever is hedged of it: "may fall from $4 to $3", "will sell its 40 shops"."""
    before = at(tk, d.left - 1)
    if d.change_role == "level":
        return before == "from"
    return before in OWNS and d.kind in _OWNED and d.measure is None and d.modifier is None


def _share(tk: Tokens, drafts: Sequence[Draft]) -> None:
    """Let a hedge reach all that is joined to what it hedges: "12 men and two boys may have died", "to rise by 7% to $4m"."""
    for a, b in pairwise(drafts):
        if b.certainty == "asserted" and _is_converted(tk, a, b):
            b.certainty = a.certainty
            b.rules["certainty"] = "restates the figure before"
        elif b.certainty == "asserted" and (_joined(tk, a, b) or _is_its_level(tk, a, b) or _shares_verb(tk, a, b)):
            _hand_on(a, b, "hedge before it", _GOES_ON)
        elif (
            a.certainty == "projected"
            and b.certainty == "asserted"
            and a.rules["certainty"] in _REACHES
            and goes_on(tk, a, b)
        ):
            b.certainty, b.rules["certainty"] = "projected", _GOES_ON
    for b, a in pairwise(reversed(drafts)):
        if a.certainty == "asserted" and _joined(tk, a, b) and at(tk, a.right + 1) != ",":
            _hand_on(b, a, "hedge behind it")


_GOES_ON = "goes on with a forecast"
_REACHES = frozenset(("hedge before it", "restates the figure before", _GOES_ON))


def _is_converted(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether ``b`` is ``a`` in another unit, in brackets: "may cost $2bn (£1bn; 1.2bn euros)"."""
    between, behind = tk.lower[a.right + 1 : b.left], at(tk, b.right + 1)
    return between in (["("], [";"]) and behind in (")", ";") and a.certainty != "asserted"


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
    if tk.lower[b.left - 1 : b.left] not in (["and"], [","]) or not 1 < b.left - first < _REACH or a.kind != b.kind:
        return False
    if at(tk, a.left - 1) in HEDGES or (at(tk, b.left - 1) == "," and b.kind == "percent" and _describes(b)):
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
    return len(between) < _REACH and "compared" not in between and WALLS.isdisjoint(between)


def _nearest(tk: Tokens, d: Draft, step: int) -> int | None:
    """Return the hedge nearest to a figure behind it (1) or before it (-1), inside its clause."""
    begin = d.right + 1 if step > 0 else d.left - 1
    if step > 0 and at(tk, begin) == ",":
        return _behind_aside(tk, begin)
    lower, sentences = tk.lower, tk.sentence
    sentence = sentences[d.left]
    for k in range(begin, begin + step * _REACH, step):
        if not 0 <= k < tk.size or sentences[k] != sentence or lower[k] in WALLS:
            return _before_that(tk, k) if step < 0 else None
        if lower[k] not in _TELLING:
            continue
        if step > 0 and lower[k] == "proposed":
            continue  # "12 shops in the proposed mall"
        if step > 0 and is_dash(tk, k) and _stands_alone(tk, d, k):
            return None  # "now I am 87kg - hopefully I will lose some"
        if step > 0 and tk.lower[k] in _MAY_TURN and _turns_away(tk, d, k):
            return None  # "fell 19% after it said it would not", "asked whether it would"
        if step < 0 and tk.lower[k] in _WHEN and (at(tk, d.right + 1) in _HAPPENED or _happened(tk, k, d)):
            return (
                None  # "rules will be set after nine cases were found", "nothing could be done when it sold 12 shops"
            )
        if step > 0 and k - d.right > 2 and _is_participle(tk, k):
            continue  # "on the homes of suspected thieves"
        if step > 0 and (tk.lower[k] in _MEANS_TO or (tk.lower[k] in _AWAITS and not _awaits_itself(tk, k))):
            return None  # "the 12 strikers threatening to walk out", "12 men backed a plan to"
        if _hedges(tk, k) and not _is_yardstick(tk, d, k) and not hedges_noun(tk, d, k, step):
            theirs = step > 0 and (
                _is_their_own(tk, d, k) or _is_of_movement(tk, k) or _is_of_others(tk, d, k) or _is_effect(tk, d, k)
            )
            return None if theirs else k
    return _of_subject(tk, d) if step > 0 else None


def _happened(tk: Tokens, k: int, d: Draft) -> bool:
    """Whether a verb in the past stands between the "when" at ``k`` and a figure, or is the figure: "when it sold 12", "when it doubled"."""
    own = d.left == d.right and tk.lower[d.left][-2:] == "ed"
    return own or any(is_past_tense(tk, i) or tk.lower[i] in _HAPPENED for i in range(k + 1, d.left))


def _of_subject(tk: Tokens, d: Draft) -> int | None:
    """Return the modal of which the figure, and what hangs on it, is the subject: "12 miles of bad road in North China could be closed"."""
    if MODALS.isdisjoint(tk.distinct):
        return None
    before = at(tk, d.left - 1)
    if before in PREPOSITIONS or (before.endswith("ing") and at(tk, d.left - 2) not in DETERMINERS):
        return None  # "the deal on 12 of its mills would end the row"
    if at(tk, d.right + 1) not in PREPOSITIONS and at(tk, d.right + 2) not in PREPOSITIONS:
        return None
    for k in range(d.right + 1, min(d.right + _LONG_SUBJECT, tk.size)):
        w = tk.lower[k]
        if w in MODALS and not _is_name(tk, k):
            theirs = _is_of_movement(tk, k) or _is_effect(tk, d, k) or (w == "could" and _is_over(tk, k))
            return None if theirs else k
        if tk.sentence[k] != tk.sentence[d.left] or w in _ENDS_SUBJECT or w in AUXILIARIES or is_verb(tk, k):
            return None
    return None


def _awaits_itself(tk: Tokens, k: int) -> bool:
    """Whether what is set to come at ``k`` is that of the number before it: "12 shops are set to close"; no plan of the counted, no "a two-day storm set to hit"."""
    return tk.lower[k] not in _PLANS and (at(tk, k - 1) in BE or is_headline(tk))


def _stands_alone(tk: Tokens, d: Draft, k: int) -> bool:
    """Whether no aside ends or begins at the dash at ``k``: not "the sum - £40m - will be paid", "300 jobs - or 5 percent - could go".

    What has a verb in its aside is told there: "Roe - who has run 12 miles - will win".
    """
    for i in (*range(d.right + 1, k), *range(k + 1, min(k + _REACH, tk.size))):
        if is_dash(tk, i) and tk.sentence[i] == tk.sentence[k]:
            return False
    for i in range(d.left - 1, max(-1, d.left - 4), -1):
        if is_dash(tk, i):
            return False
        if tk.lower[i] in VERBS:
            return True
    return True


def _before_that(tk: Tokens, k: int) -> int | None:
    """Return the hedge of "it is thought that" and "it appears that" where "that" stands at ``k``."""
    if k < 2 or tk.lower[k] != "that":
        return None
    thought = _STANCES.get(tk.lower[k - 1]) == "believed" and tk.lower[k - 2] in BE
    seems = tk.lower[k - 1] in _SEEMS and tk.lower[k - 2] == "it"
    return k - 1 if thought or seems else None


def _turns_away(tk: Tokens, d: Draft, k: int) -> bool:
    """Whether what stands behind the figure at ``k`` is no longer of it: another time, who says something, what persons are accused of.

    "Lawyers for 12 men said they would sue", "three men accused of robbery were held", "two women who allegedly ran a casino".
    """
    w = tk.lower[k]
    if w in OTHER_TIMES or w in _WARNS:
        return True
    if w in _SAYS:
        return at(tk, k - 1) not in BE
    if w in _ACCUSED:
        between = range(d.right + 1, k)
        own = not any(tk.lower[i] in PRONOUNS or (tk.lower[i] not in BE and is_verb(tk, i)) for i in between)
        return own and at(tk, k + 1) == "of" and d.unit == "people"  # not "the four he is accused of killing"
    return "who" in tk.lower[d.right + 1 : k]


def _is_of_others(tk: Tokens, d: Draft, hedge: int) -> bool:
    """Whether a verb and another number stand between the figure and the hedge: "500 soldiers seek 12 people feared drowned"."""
    acts = False
    for k in range(d.right + 1, hedge):
        if acts and is_number_word(tk, k) and tk.lower[k - 1] in _BEFORE_OTHERS:
            return True
        acts = acts or tk.lower[k] in AUXILIARIES or is_verb(tk, k)
    return False


def _behind_aside(tk: Tokens, comma: int) -> int | None:
    """Return the hedge right behind an aside in commas: "400 farmers, as well as 50 teachers, will benefit"."""
    for k in range(comma + 1, min(comma + _ASIDE, tk.size - 1)):
        if tk.sentence[k] != tk.sentence[comma] or tk.lower[k] in _VERBS_OF_OTHERS:
            return None
        if tk.lower[k] == ",":
            return k + 1 if tk.lower[k + 1] in MODALS else None
    return None


def _is_participle(tk: Tokens, k: int) -> bool:
    """Whether the hedge at ``k`` describes a noun, or is done by the counted: "of suspected thieves", "levels expected of", "who have accused"."""
    if tk.lower[k][-2:] != "ed":
        return False
    before = at(tk, k - 1)
    return before in BEGINS or before in ("have", "has", "had") or tk.lower[k : k + 2] == ["expected", "of"]


def _only_names(tk: Tokens, k: int) -> bool:
    """Whether "planned" or "plans" says what kind a thing is: "the queue for planned surgery", "those on family plans."."""
    after = at(tk, k + 1)
    if tk.lower[k] == "plans":
        near = {at(tk, k - 2), at(tk, k - 3)} & {"on", "with", "under", "of", "in"}
        return not after[:1].isalnum() and bool(near)
    if at(tk, k - 1) not in ("for", "of", "on", "in", "with") or not after.isalpha() or is_number_word(tk, k + 1):
        return False
    sized = next((j for j in range(k + 2, min(k + 6, tk.size - 1)) if tk.lower[j] == "of"), -1)
    return sized < 0 or not is_number_word(tk, sized + 1)  # "of planned cuts of 9%"


def _hedges(tk: Tokens, k: int) -> bool:
    """Whether the word at ``k`` hedges its clause; "is to sell" and "are to go" say what is planned."""
    w = tk.lower[k]
    if w == "to":
        return (at(tk, k - 1) in ("is", "are") and at(tk, k + 1) in _PLANNED) or (is_headline(tk) and is_planned(tk, k))
    if (w == "planned" or w == "plans") and _only_names(tk, k):
        return False
    if w == "likely" and _is_of_what_was(tk, k):
        return True
    if w in _SEEMS and w not in HEDGES:
        return at(tk, k + 1) == "to" and (at(tk, k + 2) == "have" or w == "likely") and at(tk, k - 1) not in _COMPARED
    if w in _AWAITS or w in AIMS or w == "due":
        if w in _AIMS_FOR and at(tk, k + 1) == "for":
            return is_verb(tk, k) or at(tk, k - 1) in BE  # "aims for a 10% return"
        return at(tk, k + 1) == "to" and at(tk, k + 2) in _PLANNED  # "rents set to rise 5%"
    if w in _WEIGHS:
        whole = (
            at(tk, k - 1) in BE and at(tk, k + 1) in ("a", "an") and at(tk, k + 2) not in AMOUNTS
        )  # "is weighing a levy of $4"
        return whole or (at(tk, k + 1)[-3:] == "ing" and is_verb(tk, k + 1))  # "considers cutting 12 jobs"
    if w in _THREATENS:
        return at(tk, k + 1) == "to"  # "the flood threatens to hit 12 towns"; not "threatened 12 men"
    if w == "proposed":
        return at(tk, k - 1) in BEGINS or at(tk, k - 1) in OWNS  # "a proposed offering of 12m shares"
    if w in HEDGES:
        return not _is_name(tk, k) and not (w == "could" and _is_over(tk, k))
    if w == "estimated":
        return at(tk, k + 1) == "to"  # "was estimated to be worth $3m"; not "an estimated $3m"
    if w == "said":
        return at(tk, k - 1) in BE and at(tk, k + 1) == "to"  # "40 were said to have died"
    if w in _WARNS:
        return at(tk, k + 1) == "of"
    return w in _CONTRACTED  # "they'll spend $3"; "you'll often see" is a habit


def _is_of_what_was(tk: Tokens, k: int) -> bool:
    """Whether "likely" at ``k`` doubts what was: "it likely had 12", "they were likely killed"; not "how likely had he been"."""
    after = at(tk, k + 1)
    verb = (
        after in _HAPPENED
        or (k + 1 < tk.size and is_past_tense(tk, k + 1))
        or (after[-2:] == "ed" and is_verb(tk, k + 1))
    )
    return verb and at(tk, k - 1) not in _COMPARED | {"how"}


def _is_over(tk: Tokens, k: int) -> bool:
    """Whether what "could" be done at ``k`` is no guess: "could not match it", "previously, passengers could claim $40"."""
    return at(tk, k + 1) in ("not", "only") or not _ONCE.isdisjoint(tk.lower[max(0, k - _REACH) : k])


_BEATS = word_set("hedges", "words.beats")
_EFFECTS = word_set("hedges", "words.effects")
_BEFORE_COUNTED = DEFINITE | {"all", "both"}
_PLANNED = (VERB_BASES | {"be"}) - {"blame"}


def _is_their_own(tk: Tokens, d: Draft, k: int) -> bool:
    """Whether the counted are who believes or expects: "half of those asked feared a war", not "12 are feared dead"."""
    w, after = tk.lower[k], at(tk, k + 1)
    if w not in _OF_MINDS or not _SEPARATE.isdisjoint(tk.lower[d.right + 1 : k]):
        return False
    return (
        w in VERB_BASES
        or after in DETERMINERS
        or after in PRONOUNS
        or after == "that"
        or (after[-1:] == "s" and is_plural(after))
    )


def _is_of_movement(tk: Tokens, k: int) -> bool:
    """Whether a hedge behind a figure is of where it will go: "the toll of 12 could rise", "rents of $4 are expected to fall"."""
    return at(tk, k + 1) in _MOVES or (at(tk, k + 1) == "to" and at(tk, k + 2) in _MOVES)


def _is_effect(tk: Tokens, d: Draft, k: int) -> bool:
    """Whether a hedge behind a figure is of what comes of an event that has been: "the deaths of 12 miners are likely to lead to".

    "The sale of 12 shops will begin" is no effect: the sale is still to come, as is what "is expected".
    """
    first = d.left - 1
    while first > 0 and tk.lower[first] in _BEFORE_COUNTED:
        first -= 1
    definite = first > 1 and tk.lower[first] == "of" and tk.lower[first - 2] in DEFINITE and d.kind == "count"
    if not definite or tk.lower[first - 1] in AMOUNTS or tk.lower[k] not in MODALS | {"likely"}:
        return False
    verb = k + 1
    while at(tk, verb) in ("to", "not", "also", "only"):
        verb += 1
    return at(tk, verb) in _EFFECTS


def _is_name(tk: Tokens, k: int) -> bool:
    """Whether a hedge is a month or somebody's name: "in May", "striker Will Lee"."""
    if tk.lower[k] == "may":
        return tk.word[k][0].isupper()
    named = printed(tk, k + 1)[:1].isupper() and not printed(tk, k - 1)[:1].isupper()
    return tk.lower[k] == "will" and tk.word[k].istitle() and named


def _is_yardstick(tk: Tokens, d: Draft, k: int) -> bool:
    """Whether a hedge only says what a thing is held against: "lower than expected", "than analysts had forecast", "as planned"."""
    if at(tk, k + 1) == "of" and k + 2 == d.left and "from" not in tk.lower[max(0, k - 3) : k]:
        return False  # "missed forecasts of 12"; not "to 10 from an estimate of 12"
    if at(tk, k - 1) in ("as", "above", "below", "under") or not _BEATS.isdisjoint(tk.lower[max(0, k - 3) : k]):
        return True  # "beat estimates"
    if at(tk, k - 2) == "than" and tk.glued(k):
        return True  # "a better-than-expected 12"
    if k + 1 == d.left and at(tk, k - 1) != "than":
        return False  # "more than the planned 12"
    for j in range(k - 1, max(-1, k - 6), -1):
        if tk.lower[j] == "than":
            return True
        if tk.lower[j] in _ENDS_YARDSTICK or tk.lower[j][0].isdigit():
            return False
    return False
