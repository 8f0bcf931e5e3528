"""The hedge nearest to a figure in its clause: which words hedge there, and which of them hedge something else."""

from __future__ import annotations

from bisect import bisect_left

from archive.extract.certainty.far_modals import (
    AIMS,
    AMOUNTS,
    BEGINS,
    DEFINITE,
    MODALS,
    OTHER_TIMES,
    OWNS,
    PLANNED,
    WALLS,
    is_absolute,
    is_dash,
)
from archive.extract.certainty.foreseen import AWAITING, foreseen
from archive.extract.certainty.hedged_nouns import hedges_noun
from archive.extract.certainty.tied_hedges import ACCUSES, INTENDS, TIED, intends
from archive.extract.draft import Draft
from archive.extract.english.clause_words import DATE_WORDS
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
from archive.extract.english.word_classes import RELATIVES, SAYS_CLAUSES, is_number_word
from archive.extract.sources.headlines import is_headline, is_planned
from archive.extract.words import word_set, words

HEDGES: dict[str, str] = {word: stance for stance, line in words("hedges")["hedge"].items() for word in line.split()}
STANCES = (
    HEDGES | dict.fromkeys(ACCUSES, "alleged") | {"said": "reported", "estimated": "believed", "understood": "believed"}
)
_WARNS = frozenset(("warned", "warns", "warning"))
_CONTRACTED = {who + mark + "ll" for who in ("i", "we", "he", "she", "it", "they") for mark in "'’"}
SEEMS = word_set("hedges", "words.seems")
_COMPARED = frozenset(("more", "less", "times", "as", "equally", "most", "least"))
_ON_WAY = frozenset(("pace", "course", "track"))
_SEEN = frozenset(("at", "rising", "falling", "growing", "reaching", "averaging"))  # "output was seen rising by 4%"
_DUE_IN = frozenset(("in", "on", "by", "next", "this", "later"))
_SOON = frozenset(("week", "month", "year", "this", "next", "mid", "early", "late", "end", "then"))
_DUE_FOR = frozenset(("delivery", "completion", "release", "publication", "launch"))
_HAVE = frozenset(("have", "has", "had"))
_BEFORE_SUBJECTS = WALLS | {"where", "when", "the", "some", "another"}
_THREATENS = word_set("hedges", "words.threatens")
_PLANS = word_set("hedges", "words.plans")
_AWAITS = word_set("hedges", "words.awaits") | _PLANS
_PASSED_ON = frozenset(("estimated", "understood", "said", "seen", "budgeted"))
_AWAITS_TOO = _AWAITS | {"due"}
COMES = word_set("hedges", "words.comes")
_AIMS_FOR = frozenset(("aim", "aims", "aiming", "hoping"))
_WEIGHS = word_set("hedges", "words.weighs")
_LIES_BEFORE = word_set("hedges", "words.lies_before")
_BEFORE_TO = INTENDS | _AWAITS_TOO | AIMS | _ON_WAY | {"expect", "expecting"}
_MEANS_TO = AIMS | INTENDS | _THREATENS | _WEIGHS | {"expect", "expecting"}
HEDGE_WORDS = (
    {"estimated", "understood", "seen", "budgeted", "due", "proposed", "should", "consensus"}
    | {"expecting"}
    | AWAITING
    | {"pledged", "promised"}
    | INTENDS
    | frozenset(TIED)
    | _ON_WAY
    | _AIMS_FOR
    | COMES
    | _AWAITS
    | SEEMS
    | _THREATENS
    | _WEIGHS
    | frozenset(HEDGES)
    | _WARNS
    | _CONTRACTED
)
_ENDS_YARDSTICK = WALLS | PREPOSITIONS | NUMBER_STARTS
_OF_MINDS = word_set("hedges", "words.of_minds")
_SEPARATE = BE | {"to", "who", "whom"}  # what stands between a number and the hedge of something else
_MOVES = word_set("hedges", "words.moves")
_ONCE = word_set("hedges", "words.once")
HAPPENED = frozenset(("was", "were", "had", "died"))
_WHEN = frozenset(("after", "when", "because"))
_GUESSES = frozenset(("forecast", "forecasts", "estimates", "projection"))
ASIDE = 12  # tokens of an aside
_CONTACT = 4  # tokens of who means to do something with the figure before
_VERBS_OF_OTHERS = AUXILIARIES | frozenset((";", "—", "and"))
_SAYS = frozenset(("said", "says", "say", "told"))
_ACCUSED = frozenset(("accused", "suspected"))
_MAY_TURN = OTHER_TIMES | _WARNS | _SAYS | _ACCUSED | {w for w, stance in HEDGES.items() if stance == "alleged"}
_TELLING = HEDGE_WORDS | _MAY_TURN | {"to", "said", "-", "–"}  # the words at which the way to a hedge may end
_BEFORE_OTHERS = PREPOSITIONS - {"of"}
_HELD_AGAINST = frozenset(("against", "versus", "vs", "than", "below", "above"))
_LONG_SUBJECT = 14  # tokens of a figure and all that hangs on it
_ENDS_SUBJECT = WALLS | OTHER_TIMES | {"to", "who", "if", "as", "than"}
REACH = 7  # tokens between a figure and its hedge


def nearest(tk: Tokens, d: Draft, step: int) -> int | None:
    """Return the hedge nearest to a figure behind it (1) or before it (-1), inside its clause."""
    begin = d.right + 1 if step > 0 else d.left - 1
    if step > 0 and at(tk, begin) in (",", "that"):
        return _behind_aside(tk, d, begin) if tk.lower[begin] == "," else foreseen(tk, d)
    if step > 0:
        k = foreseen(tk, d)
        if k is not None:
            return k
    lower, sentences, size = tk.lower, tk.sentence, tk.size
    sentence = sentences[d.left]
    end = min(begin + REACH, size) if step > 0 else max(begin - REACH, -1)
    for k in range(begin, end, step):
        if sentences[k] != sentence or lower[k] in WALLS:
            return _before_that(tk, k) if step < 0 else _over_wall(tk, d, k)
        if lower[k] not in _TELLING:
            continue
        of_next = lower[k] in TIED or (lower[k] in _GUESSES and at(tk, k + 1) == "of")
        if step > 0 and (lower[k] == "proposed" or of_next or (lower[k] in INTENDS and at(tk, k + 1) != "to")):
            continue  # "12 shops in the proposed mall", "grew by 12% against a projection of 9%"
        # "now I am 87kg - hopefully I will lose some", "fell 19% after it said it would not", "asked whether it would"
        alone = step > 0 and is_dash(tk, k) and _stands_alone(tk, d, k)
        if alone or (step > 0 and lower[k] in _MAY_TURN and _turns_away(tk, d, k)):
            return None
        if step < 0 and tk.lower[k] in _WHEN and (at(tk, d.right + 1) in HAPPENED or _happened(tk, k, d)):
            return (
                None  # "rules will be set after nine cases were found", "nothing could be done when it sold 12 shops"
            )
        if step > 0 and k - d.right > 2 and _is_participle(tk, k):
            continue  # "on the homes of suspected thieves"
        if step > 0 and (tk.lower[k] in _MEANS_TO or (tk.lower[k] in _AWAITS_TOO and not _awaits_itself(tk, d, k))):
            # "the $12m ministers hope to save", not "the 12 strikers threatening to walk out", "12 men backed a plan to"
            return k if tk.lower[k] in AIMS and is_what_is_meant(tk, d, k) else None
        if hedges(tk, k) and not _is_yardstick(tk, d, k) and not hedges_noun(tk, d, k, step):
            theirs = step > 0 and (
                _ends_relative(tk, d, k)
                or _is_their_own(tk, d, k)
                or _is_of_owner(tk, d, k)
                or _is_of_movement(tk, k)
                or _is_of_others(tk, d, k)
                or _is_effect(tk, d, k)
            )
            return None if theirs else k
    if end != begin + step * REACH:  # where the text ends is a wall too
        return _before_that(tk, end) if step < 0 else _over_wall(tk, d, end)
    return _of_subject(tk, d) if step > 0 else None


def _over_wall(tk: Tokens, d: Draft, k: int) -> int | None:
    """Return the hedge of the figure and of what "and" or an aside at ``k`` parts from it, in its own sentence."""
    if not 0 <= k < tk.size or tk.sentence[k] != tk.sentence[d.left] or tk.lower[k] not in ("and", ","):
        return None
    if tk.lower[k] == "and":
        return _behind_second(tk, d, k)
    names = _behind_names(tk, k) if d.unit == "people" else None
    if names is not None or at(tk, d.left - 1) in PREPOSITIONS or at(tk, d.right + 1) not in PREPOSITIONS:
        return names
    if any(tk.lower[j] in AUXILIARIES or is_verb(tk, j) for j in range(d.right + 1, k)):
        return None
    return (
        None if d.left and is_verb(tk, d.left - 1) else _behind_aside(tk, d, k)
    )  # "400 loans in Leeds, worth $3m, will"


def _behind_second(tk: Tokens, d: Draft, k: int) -> int | None:
    """Return the hedge of a figure and a noun that "and" at ``k`` joins to it: "where 40 guests and staff are thought to be"."""
    if d.left and not tk.opens(d.left) and tk.lower[d.left - 1] not in _BEFORE_SUBJECTS:
        return None
    if any(tk.lower[j] in AUXILIARIES or is_verb(tk, j) for j in range(d.right + 1, k)):
        return None  # "12 rooms are there and users will pay"
    for j in range(k + 1, min(k + 5, tk.size - 1)):
        if tk.lower[j] in MODALS and j > k + 1:
            return None if _is_name(tk, j) else j
        if tk.lower[j] in BE and j > k + 1:
            return j + 1 if hedges(tk, j + 1) and tk.lower[j + 1] not in ACCUSES else None
        w = tk.lower[j]
        if not w.isalpha() or w in AUXILIARIES or w in PRONOUNS or (w in BEGINS and w not in OWNS):
            return None
        if is_number_word(tk, j) or is_verb(tk, j):
            return None
    return None


def _is_of_owner(tk: Tokens, d: Draft, k: int) -> bool:
    """Whether a modal behind a figure is of what has so many: "a mill with 320 workers is to close"."""
    has = at(tk, d.left - 1) == "with" and d.kind == "count" and d.measure is None and d.modifier is None
    return has and (tk.lower[k] in MODALS or tk.lower[k] == "to") and at(tk, d.left - 2)[:1].isalpha()


def is_what_is_meant(tk: Tokens, d: Draft, k: int) -> bool:
    """Whether a figure is what the verb of an aim behind it takes: "the $12m (that) ministers hope to save"; not "the 12 men hope to save it"."""
    subject = range(d.right + 1, k)
    named = 0 < len(subject) <= _CONTACT and not any(
        tk.lower[i] in PREPOSITIONS or tk.lower[i] in BE or not tk.lower[i][0].isalpha() for i in subject
    )
    after = at(tk, k + 3)
    bare = not after[:1].isalnum() or after in PREPOSITIONS or after in AUXILIARIES
    return named and bare and at(tk, k + 1) == "to" and at(tk, k + 2) in PLANNED


def _happened(tk: Tokens, k: int, d: Draft) -> bool:
    """Whether a verb in the past stands between the "when" at ``k`` and a figure, or is the figure: "when it sold 12", "when it doubled"."""
    if tk.lower[k] == "after" and _has_happened(tk, d):
        return True
    own = d.left == d.right and tk.lower[d.left][-2:] == "ed"
    return own or any(is_past_tense(tk, i) or tk.lower[i] in HAPPENED for i in range(k + 1, d.left))


def _has_happened(tk: Tokens, d: Draft) -> bool:
    """Whether a verb in the past stands behind a figure and what hangs on it: "(after) four cases of the flu were found"."""
    for k in range(d.right + 1, min(d.right + _LONG_SUBJECT, tk.size)):
        if tk.sentence[k] != tk.sentence[d.left] or tk.lower[k] in (",", ";") or tk.lower[k] in MODALS:
            return False
        if tk.lower[k] in HAPPENED:
            return True
    return False


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


def _awaits_itself(tk: Tokens, d: Draft, k: int) -> bool:
    """Whether what is set to come at ``k`` is that of the number before it: "12 shops are set to close"; no plan of the counted, no "a two-day storm set to hit"."""
    if tk.lower[k] == "due" and (d.unit == "people" or at(tk, k - 1) not in BE):
        return False  # "12 men are due to be sentenced"
    return tk.lower[k] not in _PLANS and (at(tk, k - 1) in BE or is_headline(tk))


def _stands_alone(tk: Tokens, d: Draft, k: int) -> bool:
    """Whether no aside ends or begins at the dash at ``k``: not "the sum - £40m - will be paid", "300 jobs - or 5 percent - could go".

    What has a verb in its aside is told there: "Roe - who has run 12 miles - will win".
    """
    for i in (*range(d.right + 1, k), *range(k + 1, min(k + REACH, tk.size))):
        if is_dash(tk, i) and tk.sentence[i] == tk.sentence[k]:
            return False
    for i in range(d.left - 1, max(-1, d.left - 4), -1):
        if is_dash(tk, i):
            return False
        if tk.lower[i] in VERBS:
            return True
    return True


def _behind_names(tk: Tokens, comma: int) -> int | None:
    """Return the modal right behind who the counted are: "two members of the board, Ann Lee and Bo Roe, will leave"."""
    for k in range(comma + 1, min(comma + ASIDE, tk.size - 1)):
        if tk.lower[k] == "," and tk.lower[k + 1] in MODALS and k > comma + 1:
            return k + 1
        if not (tk.word[k][0].isupper() or tk.lower[k] in ("and", ",", ".")):
            return None
    return None


def _before_that(tk: Tokens, k: int) -> int | None:
    """Return the hedge of "it is thought that" and "it appears that" where "that" stands at ``k``, or "and" behind what is thought.

    Who says it may part a modal from its verb: "rents will, the bank said, rise by 5%".
    """
    if k > 0 and tk.lower[k] == ",":
        return _before_aside(tk, k)
    if k > 0 and tk.lower[k] == "and" and "it" in tk.distinct:
        return _thought_before(tk, k)
    if k < 2 or tk.lower[k] != "that":
        return None
    thought = STANCES.get(tk.lower[k - 1]) == "believed" and tk.lower[k - 2] in BE
    seems = tk.lower[k - 1] in SEEMS and tk.lower[k - 2] == "it"
    return k - 1 if thought or seems else None


def _before_aside(tk: Tokens, comma: int) -> int | None:
    """Return the modal that stands before who says it, whose aside ends at ``comma``: "will, the bank said, (rise)"."""
    for k in range(comma - 2, max(0, comma - _CONTACT - 4), -1):
        if tk.lower[k] == ",":
            said = tk.lower[comma - 1] in SAYS_CLAUSES or tk.lower[k + 1] in SAYS_CLAUSES
            return k - 1 if said and tk.lower[k - 1] in MODALS and hedges(tk, k - 1) else None
        if tk.sentence[k] != tk.sentence[comma]:
            return None
    return None


def _thought_before(tk: Tokens, k: int) -> int | None:
    """Return the hedge of a sentence that opens with "It is thought that" where "and" at ``k`` joins a second clause to the first."""
    if k + 1 >= tk.size or at(tk, k - 1) == "," or tk.lower[k + 1] in PRONOUNS:
        return None
    first = bisect_left(tk.sentence, tk.sentence[k], 0, k)
    opens = tk.lower[first] == "it" and at(tk, first + 1) == "is" and at(tk, first + 3) == "that" and first + 3 < k
    return first + 2 if opens and STANCES.get(tk.lower[first + 2]) == "believed" else None


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
    """Whether a verb and another number, or one that the figure is held against, stand between the figure and the hedge.

    "500 soldiers seek 12 people feared drowned", "was 27 million against 22 million forecast".
    """
    acts = False
    for k in range(d.right + 1, hedge):
        if acts and is_number_word(tk, k) and tk.lower[k - 1] in _BEFORE_OTHERS:
            return True
        if tk.lower[k] in _HELD_AGAINST and any(is_number_word(tk, j) for j in range(k + 1, min(k + 4, hedge))):
            return True
        acts = acts or tk.lower[k] in AUXILIARIES or is_verb(tk, k)
    return False


def _ends_relative(tk: Tokens, d: Draft, hedge: int) -> bool:
    """Whether a relative clause ends in the figure, so that what is hedged behind it is said of its noun: "the raid that hurt 12 appears to have been".

    Not in "the flood that left 12 feared dead".
    """
    if not AUXILIARIES.issuperset(tk.lower[d.right + 1 : hedge]):
        return False
    if hedge == d.right + 1 and tk.lower[hedge][-2:] == "ed" and tk.lower[hedge] not in SEEMS:
        return False
    verb = d.left - 1
    while verb > 1 and tk.lower[verb] in DETERMINERS:
        verb -= 1
    if verb < 1 or not is_verb(tk, verb) or tk.lower[verb] in SAYS_CLAUSES:
        return False
    k = verb - 1
    while k > 1 and (tk.lower[k] in AUXILIARIES or tk.lower[k] in ADVERBS):
        k -= 1
    return tk.lower[k] in RELATIVES and tk.sentence[k] == tk.sentence[d.left] and not is_verb(tk, k - 1)


def _behind_aside(tk: Tokens, d: Draft, comma: int) -> int | None:
    """Return the hedge right behind an aside in commas: "400 farmers, as well as 50 teachers, will benefit"."""
    if comma > d.right + 1 and at(tk, comma + 1) in RELATIVES:
        return None
    for k in range(comma + 1, min(comma + ASIDE, tk.size - 1)):
        if tk.sentence[k] != tk.sentence[comma] or tk.lower[k] in _VERBS_OF_OTHERS:
            return None
        if tk.lower[k] == ",":
            if tk.lower[k + 1] in BE and at(tk, k + 2) in _BEHIND_BE:
                theirs = at(tk, d.left - 1) in PREPOSITIONS or (d.unit == "people" and tk.lower[k + 2] == "due")
                return k + 2 if not theirs and hedges(tk, k + 2) else None
            return k + 1 if tk.lower[k + 1] in MODALS else None
    return None


_BEHIND_BE = frozenset(("due", "expected", "likely", "set", "to", "believed", "feared", "thought"))


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


def hedges(tk: Tokens, k: int) -> bool:
    """Whether the word at ``k`` hedges its clause; "is to sell" and "are to go" say what is planned."""
    w = tk.lower[k]
    if w == "to":
        return _is_to_be(tk, k) or is_absolute(tk, k) or (is_headline(tk) and (is_planned(tk, k) or _is_snap(tk, k)))
    if (w == "planned" or w == "plans") and _only_names(tk, k):
        return False
    if w == "likely" and _is_of_what_was(tk, k):
        return True
    if w in SEEMS and w not in HEDGES:
        return at(tk, k + 1) == "to" and (at(tk, k + 2) == "have" or w == "likely") and at(tk, k - 1) not in _COMPARED
    if w in _BEFORE_TO:
        return _looks_ahead(tk, k)
    if w in _WEIGHS:
        whole = (
            w[-3:] == "ing" and at(tk, k - 1) in BE and at(tk, k + 1) in ("a", "an") and at(tk, k + 2) not in AMOUNTS
        )  # "is weighing a levy of $4"
        return (
            whole or _weighs_so_many(tk, k) or (at(tk, k + 1)[-3:] == "ing" and is_verb(tk, k + 1))
        )  # "considers cutting 12 jobs"
    if w in _THREATENS:
        return at(tk, k + 1) == "to"  # "the flood threatens to hit 12 towns"; not "threatened 12 men"
    if w in TIED:
        return TIED[w](tk, k)
    if w == "should":
        return at(tk, k + 1 + (at(tk, k + 1) in ADVERBS)) in _OUTCOMES  # "should save $3m"; not "should pay $3m"
    if w == "proposed":
        return at(tk, k - 1) in BEGINS or at(tk, k - 1) in OWNS  # "a proposed offering of 12m shares"
    if w in HEDGES:
        return not (_is_name(tk, k) or (w == "could" and _is_over(tk, k)) or (w == "anticipated" and _describes(tk, k)))
    if w in _PASSED_ON:
        return _is_passed_on(tk, k)
    if w in _WARNS:
        return at(tk, k + 1) == "of"
    return w in _CONTRACTED  # "they'll spend $3"; "you'll often see" is a habit


def _is_snap(tk: Tokens, k: int) -> bool:
    """Whether "to" at ``k`` opens a wire's snap, or what it adds: "* To close 12 shops", "* Debt ratio 9 pct, to reach 8 pct"."""
    return tk.lower[0] == "*" and tk.lower[k - 1] in ("*", ",") and at(tk, k + 1) in PLANNED


def _looks_ahead(tk: Tokens, k: int) -> bool:
    """Whether what aims, waits or is under way at ``k`` is to come: "rents set to rise 5%", "aims for a 10% return", "on pace to cut $3m"."""
    w = tk.lower[k]
    if w == "due" and at(tk, k - 1) in BE and at(tk, k + 1) != "to":
        return _is_due(tk, k)
    if w in _AIMS_FOR and at(tk, k + 1) == "for":
        return is_verb(tk, k) or at(tk, k - 1) in BE
    if w == "expecting":
        return True
    if w in INTENDS and not intends(tk, k):
        return False
    if w == "supposed" and at(tk, k - 1) not in ("is", "are"):
        return False  # "was supposed to cost $3m"
    verb = at(tk, k + 2) in PLANNED or (w in _AWAITS and at(tk, k - 1) in BE)
    verb = verb or (w in INTENDS and (at(tk, k + 3) in DETERMINERS or is_number_word(tk, min(k + 3, tk.size - 1))))
    to = at(tk, k + 1) == "to" and verb
    return to and (w not in _ON_WAY or at(tk, k - 1) == "on")


def _is_passed_on(tk: Tokens, k: int) -> bool:
    """Whether a passive at ``k`` says that something is told or guessed: "40 were said to have died", "a scheme said to be worth $4m", "was seen at $3m"."""
    w, be = tk.lower[k], at(tk, k - 1) in BE
    if w == "seen" or w == "budgeted":
        return be and at(tk, k + 1) in _SEEN
    # "was estimated to be worth $3m"; not "an estimated $3m"
    return at(tk, k + 1) == "to" and (w != "said" or be or at(tk, k + 2) in ("be", "have"))


def _is_due(tk: Tokens, k: int) -> bool:
    """Whether what is due at ``k`` is still to come: "are due in May", "is due next week", "are due for delivery"; no debt."""
    after, then = at(tk, k + 1), at(tk, k + 2)
    if after == "for":
        return then in _DUE_FOR
    return after in _DUE_IN and (then in DATE_WORDS or then in _SOON or _is_year(then))


def _is_year(w: str) -> bool:
    return len(w) == 4 and w.isdigit()


def _weighs_so_many(tk: Tokens, k: int) -> bool:
    """Whether so many of what would be made are thought of: "is considering 500 job cuts"; not "is considering 12 bids", which are there."""
    if tk.lower[k][-3:] != "ing" or at(tk, k - 1) not in BE or k + 1 >= tk.size or not is_number_word(tk, k + 1):
        return False
    return _LIES_BEFORE.isdisjoint(tk.lower[k + 2 : k + 6])


def _is_to_be(tk: Tokens, k: int) -> bool:
    """Whether "to" at ``k`` says what is, or was, to come: "40 are to go", "two were to be launched"; not "he was to die"."""
    if at(tk, k - 1) == "were":
        if "if" in tk.lower[max(0, k - REACH) : k]:
            return True  # "if rates were to go to 3%"
        return at(tk, k + 1) == "be" and at(tk, k + 2)[-2:] == "ed"
    return at(tk, k - 1) in ("is", "are") and at(tk, k + 1) in PLANNED


def _describes(tk: Tokens, k: int) -> bool:
    """Whether what is anticipated is the noun behind it, whose number is another: "its much-anticipated plane", "anticipated costs"."""
    return at(tk, k - 1) not in BE and at(tk, k + 1) != "to" and at(tk, k + 1)[:1].isalnum()


_OPENS_COMPARED = _COMPARED | {"how"}


def _is_of_what_was(tk: Tokens, k: int) -> bool:
    """Whether "likely" at ``k`` doubts what was: "it likely had 12", "they were likely killed"; not "how likely had he been"."""
    after = at(tk, k + 1)
    verb = (
        after in HAPPENED
        or (k + 1 < tk.size and is_past_tense(tk, k + 1))
        or (after[-2:] == "ed" and is_verb(tk, k + 1))
    )
    return verb and at(tk, k - 1) not in _OPENS_COMPARED


def _is_over(tk: Tokens, k: int) -> bool:
    """Whether what "could" be done at ``k`` is no guess: "could not match it", "previously, passengers could claim $40"."""
    seen = k + 1 + (at(tk, k + 1) in ADVERBS)
    if at(tk, seen) == "be" and at(tk, seen + 1) in _SENSED:
        return True  # "12 boats could be seen"
    return at(tk, k + 1) in ("not", "only") or not _ONCE.isdisjoint(tk.lower[max(0, k - REACH) : k])


_SENSED = frozenset(("seen", "heard", "felt", "smelled", "smelt"))
_BEATS = word_set("hedges", "words.beats")
_EFFECTS = word_set("hedges", "words.effects")
_BEFORE_COUNTED = DEFINITE | {"all", "both"}
_OUTCOMES = word_set("hedges", "words.outcomes")


def _is_their_own(tk: Tokens, d: Draft, k: int) -> bool:
    """Whether the counted are who believes or expects: "half of those asked feared a war", not "12 are feared dead"."""
    w, after = tk.lower[k], at(tk, k + 1)
    if w not in _OF_MINDS or not _SEPARATE.isdisjoint(tk.lower[d.right + 1 : k]):
        return False
    if at(tk, k - 1) in _HAVE and PRONOUNS.isdisjoint(tk.lower[d.right + 1 : k]) and at(tk, d.right + 1) != "that":
        return True  # "seven in 10 had thought about it"
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


_OF_WHAT_COMES = MODALS | {"likely"}


def _is_effect(tk: Tokens, d: Draft, k: int) -> bool:
    """Whether a hedge behind a figure is of what comes of an event that has been: "the deaths of 12 miners are likely to lead to".

    "The sale of 12 shops will begin" is no effect: the sale is still to come, as is what "is expected".
    """
    first = d.left - 1
    while first > 0 and tk.lower[first] in _BEFORE_COUNTED:
        first -= 1
    definite = first > 1 and tk.lower[first] == "of" and tk.lower[first - 2] in DEFINITE and d.kind == "count"
    if not definite or tk.lower[first - 1] in AMOUNTS or tk.lower[k] not in _OF_WHAT_COMES:
        return False
    verb = k + 1
    while at(tk, verb) in ("to", "not", "also", "only"):
        verb += 1
    return at(tk, verb) in _EFFECTS


def _is_name(tk: Tokens, k: int) -> bool:
    """Whether a hedge is a month or somebody's name: "in May", "striker Will Lee"."""
    if tk.lower[k] == "may":
        return tk.word[k][0].isupper()
    named = printed(tk, k + 1)[:1].isupper() and (not printed(tk, k - 1)[:1].isupper() or tk.opens(k - 1))
    return tk.lower[k] == "will" and tk.word[k].istitle() and named


def _is_yardstick(tk: Tokens, d: Draft, k: int) -> bool:
    """Whether a hedge only says what a thing is held against: "lower than expected", "than analysts had forecast", "as planned"."""
    by = k + 1 + 2 * (at(tk, k + 1) == "on" and at(tk, k + 2) == "average")
    if at(tk, by) == "by" and k < d.left <= by + 3 and d.unit == "people":
        return True  # "forecast by six brokers"
    if tk.lower[k] in TIED:  # "a man charged with selling guns had 12"
        told = (tk.lower[j] in AUXILIARIES or is_past_tense(tk, j) for j in range(k + 1, d.left))
        return tk.lower[k] in ACCUSES and any(told)
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
