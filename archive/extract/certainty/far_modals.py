"""The modal far before a figure whose verb governs it: "will lease five ships to the navy of Peru for 15 months"."""

from __future__ import annotations

from archive.extract.certainty.tied_hedges import INTENDS, intends
from archive.extract.draft import Draft
from archive.extract.english.clause_words import DATE_WORDS
from archive.extract.english.lexicon import ADVERBS, AUXILIARIES, DETERMINERS, PREPOSITIONS, VERB_BASES
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import SAYS_CLAUSES, is_adverb_in_ly, is_number_word
from archive.extract.words import word_set, words

MODALS = frozenset(("will", "would", "could", "may", "might", "won't", "won’t"))
WALLS = word_set("hedges", "words.walls")
AMOUNTS = frozenset(
    ("number", "total", "group", "majority", "rest", "most", "first", "last", "cost", "price", "sum", "amount", "rate")
)
DEFINITE = frozenset(("the", "these", "those"))
OWNS = frozenset(("'s", "’s", "its", "their", "his", "her", "our"))
OTHER_TIMES = frozenset(("after", "before", "until", "when", "since", "whether", "because"))
BEGINS = DETERMINERS | PREPOSITIONS
_HELD = frozenset(("existing", "present", "current", "outstanding"))
_THERE = _HELD | {"past", "last", "remaining", "other"}
_OUTDOES = word_set("hedges", "words.outdoes")
_CHAIN = frozenset(("be", "have", "been", "not", "also", "probably", "likely"))
_MORE_VERBS = word_set("hedges", "words.more_verbs")
_BARE = VERB_BASES | {"be"} | _MORE_VERBS
_ENDS_GOVERNED = OTHER_TIMES | frozenset(
    ", ; : ( ) — – which who that where than as by without instead if unless despite beyond".split()
)
AIMS = word_set("hedges", "words.aims")
_MOVING = frozenset(w for entry in words("changes").values() for w in entry["verbs"].split())
PLANNED = (VERB_BASES | _MOVING | {"be", "have"} | _MORE_VERBS) - {"blame"}  # what may stand behind "is to"
_NOT_TO_COME = word_set("hedges", "words.not_to_come")
_AWAITED = word_set("hedges", "words.awaits") | {"due", "expected", "forecast", "projected"}
_PLANS = frozenset(("plans", "plan", "planning", "expect", "expects", "expecting"))
PLAN_NOUNS = word_set("hedges", "words.plan_nouns")
_KEEPS = word_set("hedges", "words.keeps")
_PRESENT = frozenset(("is", "are", "looks", "look", "seems", "seem", "appears", "appear"))
_PLANNERS = AIMS | INTENDS | _AWAITED | _PLANS | PLAN_NOUNS | _PRESENT
_HYPHENS = frozenset(("-", "–"))
_JOINS = frozenset(("and", "or", "but", ","))
_ENDS_SHARED = OTHER_TIMES | frozenset(
    "; : ( ) — – which who that where if unless although though while as said says".split()
)
_LONGEST_CLAUSE = 40  # tokens from the modal to the last verb that shares it
_LONG_WAY = 25  # tokens from the modal to the figure
_PHRASE = 6  # tokens of what a number is of


def far_modal(tk: Tokens, d: Draft) -> int | None:
    """Return the modal far before a figure whose verb governs it: "will lease five ships to the navy of Peru for 15 months".

    Between them stand nouns, and what ties them: no other verb, no comma, no clause that hangs on one of them, and nothing that is there
    already or that the verb is only held against: "will beat the sales of the 12 shops", "serve more from its present base in 12 towns".
    """
    if d.kind == "ordinal" or (
        MODALS.isdisjoint(tk.distinct) and ("to" not in tk.distinct or _PLANNERS.isdisjoint(tk.distinct))
    ):
        return None
    k = _governing(tk, d)
    return None if k is None or _is_granted(tk, d) else k


def _governing(tk: Tokens, d: Draft) -> int | None:
    """Return the modal, or who plans, that governs the verb before a figure."""
    lower, sentences = tk.lower, tk.sentence
    sentence = sentences[d.left]
    for k in range(d.left - 1, max(-1, d.left - _LONG_WAY), -1):
        w = lower[k]
        if sentences[k] != sentence:
            return None
        if (w in _ENDS_GOVERNED and not _goes_on_past(tk, d, k)) or (w in _HYPHENS and is_dash(tk, k)):
            return None
        if w == "from" and k + 1 == d.left and "to" not in tk.lower[d.first : d.last]:
            return None  # "will be set at 12 from 10"
        if w == "against" and (tk.lower[k + 1] in DETERMINERS or k + 1 == d.left):
            return None  # "would make five for the year against a total of four"; not "a charge against earnings of"
        if w == "to" and (at(tk, k + 1) in _BARE or at(tk, k - 1) == "expected"):
            plans = _planner(tk, k)
            if plans is None and d.kind != "duration" and _serves(tk, k):
                continue
            return plans
        if w in WALLS and not (
            (w == "and" and not (d.right + 1 < tk.size and is_verb(tk, d.right + 1))) or _is_that_of(tk, k)
        ):
            return None
        if w == "may" and tk.word[k][0].isupper():
            continue
        if w in MODALS:
            return k if _verb_of(tk, k) not in _OUTDOES else None
        joined = _is_joined(tk, k)
        if joined or w in AUXILIARIES or (is_verb(tk, k) and not _is_taken(tk, k)):
            if joined:
                return _shared(tk, k)
            if not (
                _describes_on_the_way(tk, d, k)
                if w.endswith("ing")
                else _is_behind_modal(tk, k) or _hangs_on_level(tk, d, k)
            ):
                return None
    return None


def _shared(tk: Tokens, verb: int) -> int | None:
    """Return the modal, or who plans, that a base form at ``verb`` shares with one far before it.

    "Would cut 800 jobs, or 7% of the total, and (close) two mills but (raise) pay by $12": asides and other base forms stand between.
    """
    for k in range(verb - 1, max(-1, verb - _LONGEST_CLAUSE), -1):
        w = tk.lower[k]
        if tk.sentence[k] != tk.sentence[verb] or w in _ENDS_SHARED:
            return None
        if w == "to" and at(tk, k + 1) in _BARE:
            plans = _planner(tk, k)
            if plans is not None or not _serves(tk, k):
                return plans
        elif w in MODALS and not tk.word[k][0].isupper():
            told = at(tk, verb - 1) == "," and at(tk, k - 1) in ("who", "which")
            return None if told or _tells_of_life(tk, k) else k  # "Roe, who will be there, set a time of 12"
        elif (w in AUXILIARIES or (is_verb(tk, k) and not _is_taken(tk, k))) and not w.endswith("ing"):
            described = w[-2:] == "ed" and (tk.lower[k + 1] in PREPOSITIONS or at(tk, k - 1) in BEGINS)
            if not (described or _is_behind_modal(tk, k) or _is_joined(tk, k)):
                return None
    return None


def _tells_of_life(tk: Tokens, k: int) -> bool:
    """Whether "would" at ``k`` tells what somebody came to do: "As queen, she would not only rule, but raise 12 sons"; not "She said she would not only"."""
    told = tk.lower[k] == "would" and at(tk, k - 1) in ("he", "she") and tk.lower[k + 1 : k + 3] == ["not", "only"]
    return told and SAYS_CLAUSES.isdisjoint(
        w for w, sentence in zip(tk.lower, tk.sentence, strict=False) if sentence == tk.sentence[k]
    )


def _is_granted(tk: Tokens, d: Draft) -> bool:
    """Whether a figure far behind a verb is there already: "its stake of 12%", "the past 100 years", "over three-month notes", "on the results of a 12-day trip"; not "the sum of $12"."""
    k = d.left - 1
    hyphened = d.kind == "duration" and ("-" in tk.lower[d.first : d.right + 1] or at(tk, d.right + 1) == "-")
    if (
        at(tk, k) in _THERE
        or (at(tk, k) in ("each", "every") and d.kind != "duration")
        or (hyphened and (at(tk, k) not in ("a", "an", "the") or at(tk, k - 1) in ("of", "after")))
    ):
        return True
    k -= at(tk, k) in ADVERBS
    if at(tk, k) in ("in", "of") and at(tk, k - 2) in _HELD:
        return True  # "from its present base in 12 towns"
    if at(tk, k) != "of" or at(tk, k - 1) in AMOUNTS:
        return False
    first = k - 1
    while first > 0 and k - first < _PHRASE and tk.lower[first][0].isalnum() and tk.lower[first] not in BEGINS:
        first -= 1
    return at(tk, first) in DEFINITE or at(tk, first) in OWNS


def _describes_on_the_way(tk: Tokens, d: Draft, k: int) -> bool:
    """Whether a form in -ing at ``k`` ends no way: "fines including one of $12", "starting March 15", "raise its spending to $12"."""
    if tk.lower[k] == "including" or at(tk, k + 1) in DATE_WORDS:
        return True
    return at(tk, k + 1) == "to" and k + 2 == d.left


def _hangs_on_level(tk: Tokens, d: Draft, k: int) -> bool:
    """Whether a participle at ``k`` only describes what moves to a level: "will bring the maize exported in May to 12 tonnes"."""
    w = tk.lower[k]
    moves = d.kind != "count" and at(tk, d.left - 1) == "to" and w[-2:] == "ed"
    return moves and tk.lower[k + 1] in PREPOSITIONS and k + 2 < d.left


def _is_behind_modal(tk: Tokens, k: int) -> bool:
    """Whether the verb at ``k`` is that of a modal or of "to": "will lease", "would be paid", "may also have cost", "aims to lease"."""
    while k > 0 and (tk.lower[k - 1] in _CHAIN or tk.lower[k - 1] in ADVERBS or is_adverb_in_ly(tk.lower[k - 1])):
        k -= 1
    return k > 0 and (tk.lower[k - 1] in MODALS or tk.lower[k - 1] == "to")


def _goes_on_past(tk: Tokens, d: Draft, k: int) -> bool:
    """Whether what a modal governs goes on past a word at ``k`` that mostly ends it.

    "Will be preceded by a rise to 12", "will exceed that of Rome in 12 years", "may keep it beyond the first six weeks into the next six".
    """
    w = tk.lower[k]
    if w == "by":
        return _is_by_so_much(tk, d, k) or at(tk, k - 2) == "be"
    return _is_that_of(tk, k) or (w == "beyond" and "into" in tk.lower[k : d.left])


def _is_that_of(tk: Tokens, k: int) -> bool:
    return tk.lower[k] == "that" and at(tk, k + 1) == "of"


def _is_by_so_much(tk: Tokens, d: Draft, k: int) -> bool:
    """Whether "by" at ``k`` says how far something is to move: "will cut its debts to the bank by $12m"; not "owned by 12 firms"."""
    return tk.lower[k] == "by" and k + 1 == d.left and (d.change_role is not None or d.kind == "duration")


def _is_joined(tk: Tokens, k: int) -> bool:
    """Whether the verb at ``k`` shares the modal of the one before it: "will rename the hotel and (then) spend", "may close or sell"."""
    if tk.lower[k] not in VERB_BASES or tk.lower[k] in AUXILIARIES:
        return False
    before = at(tk, k - 1)
    joint = k - 1 - (before in ADVERBS or is_adverb_in_ly(before))
    listed = at(tk, joint) == "," and (tk.lower[k] == "say" or at(tk, k + 1) in PREPOSITIONS)
    return at(tk, joint) in _JOINS and not listed  # not ", say two reports", "the quota, set at 12"


def _is_taken(tk: Tokens, k: int) -> bool:
    """Whether a form in "-s" at ``k`` is the noun that the verb before it takes: "will run buses and cut (fares) by 5%"."""
    before = tk.lower[k - 1]
    if "capital" in (before, tk.lower[k - 2]) and "gains" in (before, tk.lower[k]):
        return True  # "will cut the capital gains rate"
    if tk.lower[k] in ("down", "up") and tk.lower[k + 1] == "to":
        return True  # "bring the deficit down to 3%"
    return tk.lower[k][-1] == "s" and before in _BARE and (_is_behind_modal(tk, k - 1) or _is_joined(tk, k - 1))


def _planner(tk: Tokens, k: int) -> int | None:
    """Return who plans what "to" at ``k`` begins: "aims to sell ships to Peru for 12", "is due to", "are to".

    What was planned once, or is asked of somebody, may be over: "agreed to sell", "was to sell", "ordered to sell".
    """
    j = k - 1
    w = at(tk, j)
    if w == "is" or w == "are":
        return k
    if w in _STRIVING and at(tk, k + 1) in _KEEPS:
        return None  # "a bid to save 12 shops"
    if w in AIMS or w in PLAN_NOUNS or (w in _PLANS and is_verb(tk, j)) or (w in INTENDS and intends(tk, j)):
        return j
    if w in _AWAITED and (at(tk, j - 1) in _PRESENT or at(tk, j - 2) in _PRESENT):
        return j
    return None if PLAN_NOUNS.isdisjoint(tk.distinct) else _plan_of(tk, k)


def _plan_of(tk: Tokens, k: int) -> int | None:
    """Return the plan of somebody that "to" at ``k`` says: "a plan by the firm to cut 300 jobs"."""
    for j in range(k - 2, max(k - _PLANNED_BY, -1), -1):
        w = tk.lower[j]
        if w in PLAN_NOUNS and tk.lower[j + 1] == "made":
            return j  # "a pledge made in May to open"
        if w in ("in", "on", "at") and "made" in tk.lower[max(0, j - 2) : j]:
            continue
        if w in ("by", "of", "from") and not is_number_word(tk, j + 1):  # not "beat the plan by nine billion to reach"
            return j - 1 if j and tk.lower[j - 1] in PLAN_NOUNS else None
        if not w[0].isalnum() or w in PREPOSITIONS or w in AUXILIARIES:
            return None
    return None


_PLANNED_BY = 8  # tokens
_STRIVING = frozenset(("bid", "bids", "drive", "effort", "efforts", "campaign"))

_OF_WHAT_IS = frozenset(
    "announce discuss report mark celebrate commemorate honor honour recall remember review explain".split()
)  # "will meet to mark the death of 12"
_NO_AIM = frozenset(
    "able first last only easy easier hard harder difficult possible impossible enough".split()
)  # "the first woman to lead all 12 clubs"


def _serves(tk: Tokens, k: int) -> bool:
    """Whether "to" at ``k`` tells what the verb before it is for, and is as sure as that: "will let it cut its costs to fund a rise of $12m"."""
    before = tk.lower[k - 1]
    return (
        tk.lower[k + 1] not in _OF_WHAT_IS
        and before[0].isalnum()
        and before not in _NO_AIM
        and before not in AUXILIARIES
        and at(tk, k - 2) != "for"  # "enough for us to pass last year's $2"
        and not is_verb(tk, k - 1)
    )


def outdoes(tk: Tokens, k: int) -> bool:
    """Whether the verb of the modal at ``k`` only outdoes what it takes: "would top the sales of 12 shops"."""
    return tk.lower[k] in MODALS and _verb_of(tk, k) in _OUTDOES


def _verb_of(tk: Tokens, k: int) -> str:
    """Return the verb of the modal at ``k``: lease of "will also lease"."""
    k += 1
    while at(tk, k) in _CHAIN or at(tk, k) in ADVERBS:
        k += 1
    return at(tk, k)


def is_dash(tk: Tokens, k: int) -> bool:
    """Whether a hyphen between spaces stands at ``k``: "the sum - $40m - will"; not "US-led"."""
    return at(tk, k) in ("-", "–") and not tk.glued(k) and not tk.glued(k + 1)


def is_absolute(tk: Tokens, k: int) -> bool:
    """Whether "to" at ``k`` says behind ", with" and a subject what is to come: ", with Rome to get $3m", ", with 90 more to be built"; not "with two games to play"."""
    if at(tk, k + 1) not in PLANNED or tk.lower[k + 1] in _NOT_TO_COME:
        return False
    for j in range(k - 1, max(0, k - _PHRASE), -1):
        w = tk.lower[j]
        if w == "with":
            return tk.lower[j - 1] == "," and j + 1 < k
        if (
            not (w[0].isalnum() or w in "$£€")
            or w[-3:] == "ing"
            or w in AUXILIARIES
            or w in PREPOSITIONS
            or w in _OF_PLANS
        ):
            return False
    return False


_OF_PLANS = frozenset(
    ("plan", "plans", "right", "ability", "power", "option", "chance", "need", "time", "able", "likely")
)
