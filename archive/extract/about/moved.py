"""What is moved, valued, sold or paid for: "boost its output to 1.2m tons", "selling the car for $40", "$5.4m for flights"."""

from __future__ import annotations

from bisect import bisect_left

from archive.extract.about.nouns_right_before import EXTREMES
from archive.extract.about.relatives import described_by_relative
from archive.extract.about.said_of import is_date
from archive.extract.draft import Draft
from archive.extract.english.asides import before_since
from archive.extract.english.finite_forms import is_unlisted_past
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CARDINALS,
    CHANGE_NOUNS,
    CHANGE_OF,
    CHANGE_WORDS,
    CURRENCY_SIGNS,
    DETERMINERS,
    MONTHS,
    PREPOSITIONS,
    UNIT_FORMS,
    VERBS,
    all_forms,
    is_person,
    is_plural,
)
from archive.extract.english.noun_edges import DATED, TIES, Span, before_date, before_determiners, in_phrase
from archive.extract.english.phrase_numbers import past_numbers
from archive.extract.english.phrases import phrase_ending
from archive.extract.english.simple_phrases import simple_phrase
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import (
    NOUNS_IN_ING,
    STOP,
    TIME_HEADS,
    WHEN,
    WHOSE,
    before_than,
    is_adverb_in_ly,
    is_joined,
    is_number_word,
)
from archive.extract.words import word_set, words

_BEHIND_VALUERS = frozenset(("at", "as", "be"))
_OWNED = [[w] for w in ("its", "their", "his", "her", "our")]
_AS_MANY = (["as", "many"], ["as", "much"])
_CLAUSE = 12  # tokens from "which" to its verb
MOVERS = frozenset(all_forms(words("rules")["subjects"]["movers"])) | word_set("rules", "subjects.movers_irregular")
_WITH_PARTICLE = frozenset(words("rules")["subjects"]["movers_with_particle"].split()) | all_forms(
    words("rules")["subjects"]["movers_with_particle"]
)
_PARTICLES_OF_MOVERS = frozenset(("up", "down", "back", "off"))
_MOVES = MOVERS | _WITH_PARTICLE
_LIFTS = (
    MOVERS - all_forms("bring take send drive push force pull drag") - word_set("rules", "subjects.movers_irregular")
)
VALUERS = frozenset(all_forms(words("rules")["subjects"]["valuers"])) | {"kept", "held", "left"}
SETTERS = frozenset(all_forms(words("rules")["subjects"]["setters"]))
LIMITS = frozenset(all_forms("limit restrict cap"))  # "limit the growth in lending to 5%"
_FOR_WHAT = (
    TIME_HEADS | {"period"} | word_set("rules", "subjects.short_periods") | word_set("rules", "subjects.for_what")
)
_TIES_OF_OBJECT = TIES | {"per"}  # "put earnings per share at 25 cents"
_WHICH_EXTREME = word_set("rules", "subjects.extremes_of")
_ALL_TIME = frozenset(("all", "time", "-", "year", "month", "decade")) | CARDINALS.keys()
_KEEPS = frozenset(all_forms("keep hold")) | {"kept", "held"}
_WITHIN = frozenset(("below", "above", "under", "near"))
BRINGS = frozenset(all_forms("bring take")) | {"brought", "took", "taken"}
_OF_ITS_TIME = word_set("rules", "subjects.of_its_time")  # "from the current $5"
_SALES = frozenset(("sale", "sales", "purchase", "acquisition"))  # "the sale of two plots of land for $3m"
_AMOUNTING = frozenset(("worth", "totalling", "totaling"))
_LITTLE = frozenset(("bit", "little", "shade", "touch", "fraction", "notch"))
_SIZES_OF = (["total", "of"], ["number", "of"], ["output", "of"])
_TO_A_LEVEL = (["a", "total", "of"], ["to", "a", "level"])
NO_MORE = frozenset(("just", "only"))
_ORDERS = frozenset(("join", "get", "buy", "try", "grab", "order", "sign"))
_INCLUDES = word_set("rules", "subjects.includes")
_OPENS_SECOND_SUM = frozenset((",", "or"))
_BETWEEN_SUMS = frozenset((",", "or", "and", "per", "a", "share", ".", "respectively"))
_SUMS = 24  # tokens of the other sums
_RESULTS = word_set("rules", "subjects.own_sums") - {"worth"} | {"net", "results", "costs", "turnover", "output"}
_DECLARES = frozenset(all_forms("declare name hail list rate pick select regard identify")) | {
    "chose",
    "chosen",
}
_NO_OBJECT_BEHIND = frozenset(
    "rose rises risen fell falls fallen climbed climbs soared soars plunged plunges slumped declined declines".split()
)
_PARTS_OF = frozenset(("all", "or", "part", "of", "some"))
_OFFER = 40  # tokens from an order to its price
_WHOSE = WHOSE | {"your"}
_ARTICLES = WHOSE | {"a", "an", "the"}
_LEAVES = frozenset(("leave", "leaves", "left", "leaving"))
_LEAVES_OR_SHOWS = _LEAVES | all_forms("show")
_SPLITS = frozenset(all_forms("split divide break tear cut chop slice saw snap")) | {"broke", "tore", "torn", "broken"}
_SKIPPED = word_set("rules", "subjects.skipped_before_noun") - {"between"}
_NEVER_NOUNS = word_set("rules", "phrases.never_nouns")  # "her pension goes (up)"
_NO_OBJECTS = word_set("rules", "subjects.no_objects")
_OTHERS = PREPOSITIONS - {"of", "with", "than", "as", "up", "down", "off", "over"}
_PARTICLES = word_set("rules", "subjects.behind_price_verbs")
_SUMS_FOR = word_set("rules", "subjects.balances_of_sums") | word_set("rules", "subjects.sums_for")
_NUMBERS_OF = word_set("rules", "subjects.numbers_of") - {"numbers"} | {"toll", "count", "totals"}
PRICE_VERBS = word_set("rules", "subjects.price_verbs")


def object_moved(tk: Tokens, d: Draft) -> Span | None:
    """Return the object of a verb of movement: "boost its output to 1.2m tons", "raised the price of a ticket by $5"."""
    if d.form == "fold" or d.unit == "{count}":
        if tk.lower[d.right + 1 : d.right + 3] in _AS_MANY:
            return simple_phrase(tk, d.right + 3)  # "four times as many cars"
        if at(tk, d.right + 1) == "more":
            phrase = simple_phrase(tk, d.right + 2)  # "ten times more cars"; not "ten times more likely"
            return phrase if phrase is not None and is_plural(tk.word[phrase[1]]) else None
    if d.change_role is None and d.modifier is not None and tk.lower[d.left] in _WITHIN:
        return _object_of(tk, d.left - 1, _KEEPS)  # "kept its surplus below $5bn"
    if d.form == "fold" and tk.lower[d.right + 1 : d.right + 2] in _OWNED:
        return _multiplied(tk, d.right + 1)  # "and quadrupled its surplus", whoever moved it
    if d.change_role is None:
        lead = tk.lower[d.left - 1]
        if tk.lower[d.left] == "as" and d.left > 1:
            return _object_of(tk, d.left - 1, VALUERS)  # "put the cost as high as $5m"
        if lead == "as" and d.kind == "count":  # "named Dune and Alien as two of"
            return _number_given(tk, d.left - 2) or _object_of(tk, d.left - 2, _DECLARES)
        if lead in _RESULTS and not MOVERS.isdisjoint(tk.distinct):
            return _object_of(tk, d.left - 1, MOVERS)  # "which reduced 1985 net $2m"
        return _object_set(tk, d.left - 1, d.kind)
    if d.form == "fold" and is_verb(tk, d.first):
        return _multiplied(tk, d.right + 1)
    if d.form == "fold" and d.right + 2 < tk.size and tk.lower[d.right + 1] in ("in", "of"):
        return _multiplied(tk, d.right + 2)  # "a doubling in profit"
    return _object_before_step(tk, d)


_MOVERS_AND_LIMITS = _MOVES | LIMITS


def _object_before_step(tk: Tokens, d: Draft) -> Span | None:
    """Return the noun before where something moves to or by how much: "boost its output to", "a surge in futures to"."""
    k = _before_step(tk, d)
    if k < 0 or (k == d.left - 1 and tk.lower[k - 1] in ("a", "an") and _leads(tk.lower[k - 2])):
        return None  # "rose a meagre 0.3 percent"
    whole = _object_of(tk, k, _MOVERS_AND_LIMITS) or _seen_moving(tk, k)
    if whole is not None:
        return whole
    last = first = k
    while (
        first >= 0
        and d.left - first < 8
        and (in_phrase(tk, first) or (first == k and is_plural(tk.word[k]) and tk.lower[k] not in _NEVER_NOUNS))
    ):
        if tk.lower[first] in CHANGE_OF or tk.lower[first] in CHANGE_WORDS or tk.lower[first][0].isdigit():
            break
        first -= 1
    first = _before_its_year(tk, first)
    if (
        first in (last, -1)
        or tk.lower[last] in _NO_OBJECTS
        or tk.lower[last] in TIME_HEADS
        or is_unlisted_past(tk, last)
    ):
        return None
    if tk.lower[first] in ("a", "an") and (is_number_word(tk, first - 1) or is_number_word(tk, first - 2)):
        return None  # "rose to $71.20 a barrel from $70"
    if (
        tk.lower[first] in DETERMINERS
        and tk.lower[first - 1] in _OTHERS
        and tk.lower[first - 2] not in CHANGE_NOUNS
        and not (tk.lower[last + 1] in CHANGE_NOUNS and tk.lower[last + 2] == "to")
    ):
        return None  # "shares fell in the city to"
    if tk.lower[first] in DETERMINERS and tk.lower[first - 1] == "of":
        begin = _whose_movement(tk, first - 2)
        return (begin, last) if begin is not None else (first + 1, last)
    if tk.lower[first] in _NO_OBJECT_BEHIND:
        return None  # "imports rose even faster by 16%", "grew year-on-year by"
    in_noun = tk.lower[first] in ("in", "of") and tk.lower[first - 1] in CHANGE_NOUNS  # "a surge in futures to $2"
    opens = in_noun or tk.lower[first] in DETERMINERS or tk.lower[first] in CHANGE_OF or is_verb(tk, first)
    return (first + 1, last) if opens else None


def _seen_moving(tk: Tokens, k: int) -> Span | None:
    """Return what somebody sees or has moved by the verb at ``k``: "saw the price of milk fall (by a third)", "had its grant cut (by 60%)"."""
    if tk.lower[k] not in _STEPS_OF_OBJECTS or _SEES_OR_HAS.isdisjoint(tk.lower[max(0, k - _OBJECT) : k]):
        return None
    found = _object_of(tk, k - 1, _SEES_OR_HAS)
    if found is None or found[0] < 2:
        return None
    first = found[0] - 1
    sees = tk.lower[first] in _SEES or tk.lower[before_determiners(tk, first)] in _SEES
    return found if sees or tk.lower[first] in _WHOSE else None


_SEES = frozenset(("see", "sees", "saw", "seen", "seeing", "watched"))
_SEES_OR_HAS = _SEES | {"has", "had", "have", "having"}
_STEPS_OF_OBJECTS = CHANGE_OF.keys() | frozenset(("cut", "fall", "rise", "drop", "grow", "shrink", "slashed", "halved"))


def _leads(w: str) -> bool:
    """Whether a word leads to how far something moved, "rose", "rose by"."""
    return w in CHANGE_OF or w == "by"


def _before_step(tk: Tokens, d: Draft) -> int:
    """Return the token before the small words that lead to how far something moves.

    "(output) steadily down to a record", or -1.
    """
    k = before_extreme(tk, before_than(tk, d.left - 1))
    if tk.lower[max(0, k - 2) : k + 1] in _TO_A_LEVEL:
        k -= 3  # "drove the stock up a total of $5", "brought sales to a level 2% below"
    if tk.lower[k] in ("to", "by") and tk.lower[k - 1] in _LITTLE and tk.lower[k - 2] == "a":
        k -= 3  # "profits declined a bit to $66m"
    while k >= 0 and (
        tk.lower[k] in ("to", "by", "at", "from")
        or (tk.lower[k] in ADVERBS and tk.lower[k - 1] not in DETERMINERS)  # not "taking the total to 65"
        or (is_adverb_in_ly(tk.lower[k]) and tk.word[k].islower())  # "edged steadily down to"
        or tk.lower[k] in CHANGE_WORDS
        or (tk.lower[k] in _OF_ITS_TIME and tk.lower[k - 1] in DETERMINERS)
        or (tk.lower[k] in DETERMINERS and tk.lower[k + 1] in _OF_ITS_TIME)
    ):
        k -= 1
    return k


def _before_its_year(tk: Tokens, k: int) -> int:
    """Return the "in" or "of" before a year at ``k``: "a drop in 1986 full-year profit to $3m"; else ``k``."""
    if k > 2 and tk.lower[k - 1] in ("/", "-") and tk.word[k].isdigit():
        k -= 2  # "a decline in 1986/87 output"
    year = k > 0 and tk.word[k].isdigit() and len(tk.word[k]) == 4
    return k - 1 if year and tk.lower[k - 1] in ("in", "of") else k


def valued_before(tk: Tokens, d: Draft) -> Span | None:
    """Return what somebody puts at so much behind "which": the growth of "would hurt growth, which it forecast to be 6%", the house of "a house, for which he paid $5m"."""
    if "which" not in tk.distinct:
        return None
    if d.kind == "money" and (paid := _paid_for_before(tk, d)) is not None:
        return paid
    w = tk.lower[d.left - 1]
    if tk.lower[d.left : d.left + 2] == ["estimated", "at"]:
        k = d.left  # part of the figure: "which analysts estimated at roughly $3m"
    elif w in _BEHIND_VALUERS:
        k = d.left - (3 if w == "be" else 2)
    else:
        return None
    if k < 3 or tk.lower[k] not in VALUERS:
        return None
    for j in range(k - 1, max(1, k - _CLAUSE), -1):
        if tk.lower[j] == "which" and tk.lower[j - 1] == ",":
            return phrase_ending(tk, j - 2, tk.sentence[j])
        if not (tk.word[j][0].isalnum() or tk.lower[j] in ("'s", "’s", "-")):
            return None
    return None


def _paid_for_before(tk: Tokens, d: Draft) -> Span | None:
    """Return what so much is paid for or put into behind "which": the house of "a house, for which he paid $5m"."""
    for k in range(d.left - 1, max(2, d.left - _CLAUSE), -1):
        if tk.lower[k] == "which":
            if tk.lower[k - 1] not in _PAID_FOR:
                return None
            return phrase_ending(tk, k - 2 - (tk.lower[k - 2] == ","), tk.sentence[k])
        if not (tk.word[k][0].isalpha() or tk.lower[k] in ("'s", "’s")) or tk.lower[k] in PREPOSITIONS:
            return None
    return None


_FURTHER = frozenset(("additional", "further", "another", "extra", "remaining"))
_PAID_FOR = frozenset(("for", "into", "on"))


def _whose_movement(tk: Tokens, k: int) -> int | None:
    """Return where the noun before "of" begins, which ends at ``k``, if a movement in it is told: "a cut in the price of its shares to $2"."""
    first = k
    while first > 0 and k - first < 5 and in_phrase(tk, first):
        first -= 1
    j = first - (tk.lower[first] in DETERMINERS)
    return first + 1 if first < k and tk.lower[j] in ("in", "of") and tk.lower[j - 1] in CHANGE_NOUNS else None


def before_extreme(tk: Tokens, k: int) -> int:
    """Return the "to" before a high or low that ends at the "of" at ``k``: "a surge in futures to a record high of $2"; else ``k``."""
    if k < 3 or tk.lower[k] != "of" or tk.lower[k - 1] not in EXTREMES:
        return k
    j = k - 2
    while (
        j > 0
        and k - j < 6
        and (
            tk.lower[j] in DETERMINERS
            or tk.lower[j] in _WHICH_EXTREME
            or tk.lower[j] in _ALL_TIME
            or (tk.lower[j].isdigit() and tk.lower[j + 1] in _ALL_TIME)  # "a 40-year low"
        )
    ):
        j -= 1
    return j if tk.lower[j] in ("to", "at") else k


_CLOSE = frozenset(("close", "closer", "nearer"))
_SOMEWHERE = frozenset(
    ("anywhere", "somewhere", "nearer", "around", "about")
)  # "put the crew at anywhere between 30 and 40"
_LEAVES_OR_MAKES = _LEAVES | {"made", "make", "makes"}
_SETS_OR_BRINGS = SETTERS | BRINGS | MOVERS


_LEADS_TO_VALUES = frozenset(("at", "in", "into", "by", "with", "to"))


def _object_set(tk: Tokens, k: int, kind: str) -> Span | None:
    """Return the object of a verb that gives a value and moves nothing, whose preposition stands at ``k``: the fee of "put the fee at a mere $5"."""
    left = k
    if tk.lower[k] == "to" and tk.lower[k - 1] in _CLOSE:
        k -= 2  # "put the crew at closer to 40"
    while k > 1 and (tk.lower[k] in _SKIPPED or tk.lower[k] in _SOMEWHERE):
        k -= 1
    k = before_extreme(tk, k)  # "kept rates at a record low of 3%"
    if k < 1:
        return None
    if tk.lower[k] not in _LEADS_TO_VALUES:
        # "lifting its margin 1.7 points to"
        return _object_of(tk, k, _LIFTS) if kind == "percent" and k == left and in_phrase(tk, k) else None
    if tk.lower[k] == "at":
        k -= tk.lower[k - 1] in _NO_OBJECTS  # "left the rate unchanged at 3%"
        if tk.lower[k - 1] in VALUERS and is_verb(tk, k - 1):
            return None  # "held steady at 3%"
        return _object_of(tk, k - 1, VALUERS)  # "values the firm at $3bn", "put support at a mere 12%"
    if tk.lower[k] in ("in", "into"):
        return _object_of(tk, k - 1, _SPLITS) if kind in ("count", "fraction") else None  # "split the club in two"
    if tk.lower[k] == "by" and tk.lower[k - 1] == "off" and tk.lower[k - 2] in ("worse", "better"):
        return _object_of(tk, k - 3, _LEAVES_OR_MAKES)  # "left Peru worse off by $5m"
    if tk.lower[k] == "by":  # "downgrade its embassy by 50 percent", "writing down its mines by $5m"
        return _object_of(tk, k - 1, _MOVES) if kind in ("percent", "money") else None
    if tk.lower[k] == "with":
        return _object_of(tk, k - 1, _LEAVES_OR_SHOWS)  # "left the firm with 12 shops"
    brought = kind in ("percent", "money", "measure")  # "brought the wind chill to -15 degrees"
    found = _object_of(tk, k - 1, _SETS_OR_BRINGS if brought else SETTERS)  # "limits fines to $500"
    return found or (_total_brought(tk, k - 1) if kind == "count" else None)


def _number_given(tk: Tokens, end: int) -> Span | None:
    """Return the toll or number that is given as so many: "gave the death toll as 12", "listed the number of its wells as 40"."""
    found = _object_of(tk, end, _GIVES)
    return None if found is None or _NUMBERS_OF.isdisjoint(tk.lower[found[0] : found[1] + 1]) else found


_GIVES = frozenset(all_forms("give list record report quote state cite")) | {"gave", "given"}


def _total_brought(tk: Tokens, end: int) -> Span | None:
    """Return the total that is brought to so many: "bringing the three-day total for victims to two dead"; not "brought aid to 12 towns"."""
    found = _object_of(tk, end, BRINGS)
    if found is None or _NUMBERS_OF.isdisjoint(tk.lower[found[0] : found[1] + 1]):
        return None
    timed = is_number_word(tk, found[0]) and found[0] + 3 <= found[1]  # "the three-day total"
    return found[0] + 3 * timed, found[1]


def _multiplied(tk: Tokens, j: int) -> Span | None:
    """Return the object of "doubled" at ``j``: "doubled the number of screens", "to triple its sales"; not "doubled last year"."""
    first = _skip_determiners(tk, j)
    phrase = simple_phrase(tk, first, noun_first=first > j)
    if phrase is None or tk.lower[first] in WHEN or tk.lower[phrase[1]] in WHEN:
        return None
    behind = phrase[1] + 1
    if tk.lower[behind : behind + 1] in (["of"], ["'s"], ["’s"]):  # "total" is no head, but may be of something
        behind += 2 * (tk.lower[behind + 1 : behind + 3] in _SIZES_OF)  # "the world's total of screens"
        of = simple_phrase(tk, _skip_determiners(tk, behind + 1), noun_first=True)
        phrase = phrase if of is None else (first, of[1])
    return phrase


_OBJECT = 14  # tokens from a verb to the end of its object


def _object_of(tk: Tokens, end: int, verbs: frozenset[str]) -> Span | None:
    """Return the phrase that ends at ``end``, with what hangs on it by "of" or "for", right behind one of the verbs."""
    if verbs.isdisjoint(tk.lower[max(0, end - _OBJECT) : end]):
        return None
    since = before_since(tk, end)
    last = before_date(tk, end) if since < 0 else since  # "put the toll since the war began at 40"
    first = last
    while first > 0 and end - first < _OBJECT and (in_phrase(tk, first) or _ties_object(tk, first, last)):
        if _governs(tk, first, verbs):
            break
        first -= 1
    if first >= last or not _governs(tk, first, verbs):
        return None
    if tk.lower[first] in _MOVES and tk.lower[first + 1] in _PARTICLES_OF_MOVERS:
        first += 1 + (tk.lower[first + 2][-2:] == "ed")  # "wrote down its mines", "revised down projected sales"
    if tk.lower[first + 1] in PREPOSITIONS or tk.lower[first + 1] == "and":
        return None
    first = _skip_determiners(tk, first + 1)
    if first < last and tk.word[first].isdigit() and len(tk.word[first]) == 4:
        first += 1  # "keep its 1987 surplus below $5bn"
    if first > last or tk.lower[last] in STOP or (is_number_word(tk, first) and not is_joined(tk, first + 1)):
        return None
    for i in range(first + 1, last):
        if tk.lower[i] in _NO_OBJECTS and tk.lower[i + 1] == "from":
            return first, i - 1  # "left its estimate unchanged from May"
    if first < last and tk.lower[first] in _NO_OBJECTS and tk.lower[first + 1] in PREPOSITIONS:
        return None  # "left unchanged from its last forecast"; not "kept stable rates"
    return first, last


def _governs(tk: Tokens, k: int, verbs: frozenset[str]) -> bool:
    """Whether one of the verbs stands at ``k``, with its particle where it moves something only with one: "wrote down its mines"; not "wrote a letter"."""
    if tk.lower[k] not in verbs:
        return False
    if not (is_verb(tk, k) or (tk.lower[k] not in VERBS and tk.lower[k + 1] in DETERMINERS)):
        return False  # "cap the price" is told from "a cap" by the article
    return tk.lower[k] not in _WITH_PARTICLE or tk.lower[k + 1] in _PARTICLES_OF_MOVERS


def _ties_object(tk: Tokens, k: int, last: int) -> bool:
    """Whether a small word stands inside what a verb moves: "cut its loss from shops and mills (to $5m)"; not "cut it from 12 (to 10)"."""
    w = tk.lower[k]
    if w[-2:] == "ed" and k < last and (tk.lower[k - 1] in MOVERS or tk.lower[k - 1] in ("up", "down")):
        return True  # "cut expected growth (to 2%)"
    if w in _PARTICLES_OF_MOVERS:
        return tk.lower[k - 1] in _MOVES
    if w == "from":
        return not any(is_number_word(tk, i) for i in range(k + 1, last + 1))
    if w[-3:] == "ing" and (tk.lower[k - 1] in ("from", "of") or w in NOUNS_IN_ING):
        return True  # "its loss from continuing operations", "the cost of repairing a ship"
    return w in _TIES_OF_OBJECT or w == "and"


def purpose_of_sum(tk: Tokens, d: Draft) -> Span | None:
    """Return what a sum is for, or off: "$5.4m for flights", "$52,000 for the clinic", "10% off the price"."""
    j = d.right + 1
    if d.object is not None or j + 1 >= tk.size:
        return None
    if d.kind == "money" and tk.lower[j] in _OPENS_SECOND_SUM:
        j = _behind_other_sums(tk, d)
    if tk.lower[j] != "off" and (tk.lower[j] != "for" or d.kind != "money" or tk.lower[j + 1] in ("every", "each")):
        return None
    worth = d.left - 1 - 2 * (tk.lower[d.left - 2 : d.left] == ["a", "total"])
    if worth > 0 and tk.lower[worth] in _AMOUNTING and not is_number_word(tk, worth - 1):
        return None  # "a contract worth $27m for a dam", "loans totalling $5m for schools"
    if tk.lower[j] == "for" and d.left > 1 and tk.lower[d.left - 1] == "of" and tk.lower[d.left - 2] in _SUMS_FOR:
        return None  # "a saving of $40m for the firm", "a loan of $5m for a house"
    off = tk.lower[j] == "off"
    k = j + 1 + (off and tk.lower[j + 1] == "of")  # "20% off of a subscription"
    while k < tk.size - 1 and (tk.lower[k] in DETERMINERS or (is_number_word(tk, k) and not _is_in_name(tk, k))):
        k += 1
    phrase = simple_phrase(tk, k, noun_first=True)
    if is_number_word(tk, k - 1) and k < tk.size and tk.lower[k] in UNIT_FORMS:
        return None  # "$4m for 55 basis points"
    ordered = (
        off and phrase is not None and phrase[0] < phrase[1] and tk.lower[k - 1] in _WHOSE
    )  # "off your first month"
    if phrase is None or (tk.lower[phrase[1]] in _FOR_WHAT and not ordered) or tk.lower[phrase[1]] in MONTHS:
        return None
    doing = phrase[0] == phrase[1] and tk.lower[k][-3:] == "ing" and tk.lower[k] not in NOUNS_IN_ING
    doing = doing and tk.lower[k + 1 : k + 2] != ["of"]
    return None if doing else phrase  # "a fine of $40 for failing to register"


def _is_in_name(tk: Tokens, k: int) -> bool:
    """Whether digits begin a name: "40K Products"."""
    return tk.glued(k + 1) and tk.word[k + 1].isupper()


def _behind_other_sums(tk: Tokens, d: Draft) -> int:
    """Return the "for" behind all the sums that net includes for one reason: "net excludes $5m, or 38 cts a share, and $2m, for proceeds of"; else the token behind the figure."""
    j = d.right + 1
    if _INCLUDES.isdisjoint(tk.distinct):
        return j
    first, last = d.left - 1, j
    while first > 0 and d.left - first < _SUMS and _is_in_sums(tk, first):
        first -= 1
    while last < tk.size - 2 and last - j < _SUMS and _is_in_sums(tk, last):
        last += 1
    return last if tk.lower[last] == "for" and tk.lower[first] in _INCLUDES and tk.lower[last + 1] not in DATED else j


def _is_in_sums(tk: Tokens, k: int) -> bool:
    w = tk.lower[k]
    return w in _BETWEEN_SUMS or w in UNIT_FORMS or w in CURRENCY_SIGNS or is_number_word(tk, k)


def goods_sold(tk: Tokens, d: Draft) -> Span | None:
    """Return the goods of "is selling the old model for $40": the noun phrase between the verb and "for" or "at"."""
    if not d.left or tk.lower[d.left - 1] not in ("for", "at"):
        return None
    k = d.left - 2
    while k >= 0 and d.left - k < 14 and tk.sentence[k] == tk.sentence[d.left]:
        if tk.lower[k] in PRICE_VERBS and not (k and tk.lower[k - 1] in DETERMINERS):  # "the offering remains at $5"
            k += tk.lower[k + 1] in _PARTICLES  # "bought back its shares"
            first = k + 2 if tk.lower[k + 1] == "<" else _skip_determiners(tk, k + 1)  # "buy <Acme Inc> for"
            first += tk.lower[first] in _FURTHER and is_number_word(tk, first + 1)
            first = past_numbers(tk, first, d.left - 2)  # "sold 40 vans at $9,000 each"
            first += tk.lower[first] == "other"
            if tk.lower[first] in UNIT_FORMS and tk.lower[first + 1] == "of":
                first += 1  # "11 mln pounds of flour"
            first = _skip_determiners(tk, first + 1) if tk.lower[first] == "of" else first  # "500 of its shares"
            phrase = _second_object(tk, simple_phrase(tk, first, noun_first=True))
            if phrase is None or is_date(tk, *phrase):
                return _sold_before(tk, k)
            phrase = _with_joined(tk, phrase)
            valued = phrase is not None and tk.lower[phrase[1] + 1] in BE  # "Acme's purchase of the mill is valued at"
            return phrase if phrase and phrase[1] < d.left - 1 and not valued else None
        if tk.lower[k] in _SALES and tk.lower[k + 1] == "of":
            first = last = _skip_determiners(tk, k + 2)
            while last < d.left - 1 and (in_phrase(tk, last) or tk.lower[last] in ("of", "and")):
                last += 1
            valued = tk.lower[last] in AUXILIARIES  # "Acme's purchase of the mill is valued at $5m": of the purchase
            return (first, last - 1) if first < last and not valued else None
        k -= 1
    return None


def _sold_before(tk: Tokens, k: int) -> Span | None:
    """Return what a relative clause tells of as sold, whose verb stands at ``k``: the barn of "the barn that Acme sold last fall to Lee for"."""
    for j in range(k - 1, max(1, k - _CLAUSE), -1):
        if tk.lower[j] in ("that", "which"):
            end = j - 1 - (tk.lower[j - 1] == ",")
            phrase = phrase_ending(tk, end, tk.sentence[k]) if in_phrase(tk, end) else None
            return described_by_relative(tk, phrase, j) if phrase is not None else None
        if not (in_phrase(tk, j) or tk.lower[j] in DETERMINERS or tk.lower[j] in AUXILIARIES):
            return None
    return None


def _with_joined(tk: Tokens, phrase: Span | None) -> Span | None:
    """Return a noun with the plain one that "and" joins to it: "oil and gas properties"; not "a mill and its barns", "a mill and said"."""
    k = phrase[1] + 2 if phrase else tk.size
    if phrase is None or at(tk, k - 1) != "and" or not (tk.word[k - 2].islower() and at(tk, k).islower()):
        return phrase
    if is_plural(tk.word[k - 2]) or not in_phrase(tk, k) or is_number_word(tk, k):
        return phrase
    more = simple_phrase(tk, k)
    return (phrase[0], more[1]) if more is not None else phrase


def _second_object(tk: Tokens, phrase: Span | None) -> Span | None:
    """Return what is sold behind whom it is sold to: the van of "sold the man a van"; else the phrase."""
    k = phrase[1] + 1 if phrase else tk.size
    if at(tk, k) in ("all", "part", "some"):
        while at(tk, k + 1) in _PARTS_OF:
            k += 1
        k += 1
    if phrase is None or at(tk, k) not in _ARTICLES:
        return phrase
    if not (is_person(tk.lower[phrase[1]]) or tk.word[phrase[1]][0].isupper()):
        return phrase  # "sold a boat the size of a bus"
    return simple_phrase(tk, past_numbers(tk, k + 1, tk.size - 1), noun_first=True) or phrase


def offered_for(tk: Tokens, d: Draft) -> Span | None:
    """Return what an order offers for so little that opens its sentence, or stands behind a colon.

    "Join our club and more for just $2", "sign up for our paper to read it all for only $2"; not "They sold it for just $2".
    """
    if d.left < 4 or tk.lower[d.left - 1] not in NO_MORE or tk.lower[d.left - 2] != "for":
        return None
    first = max(bisect_left(tk.sentence, tk.sentence[d.left]), d.left - _OFFER)
    k = first = next((i + 1 for i in range(d.left - 3, first, -1) if tk.lower[i] == ":" and not tk.glued(i + 1)), first)
    if tk.lower[k] not in _ORDERS or not (k == 0 or tk.opens(k) or tk.lower[k - 1] == ":"):
        return None
    if tk.lower[k] == "sign":
        if tk.lower[k + 1 : k + 3] != ["up", "for"]:
            return None
        k = first = k + 2
    k = _skip_determiners(tk, k + 1)
    phrase = simple_phrase(tk, k, noun_first=k > first + 1)
    return None if phrase is None or tk.lower[phrase[1]] in TIME_HEADS else phrase


def growth_behind(tk: Tokens, d: Draft) -> Span | None:
    """Return the growth that a share is where nothing says of what: "they were given 1% growth"; past a year what grew."""
    k = d.right + 1
    if tk.lower[k : k + 1] != ["growth"]:
        return None
    if tk.lower[k + 1 : k + 2] == ["in"] and k + 3 < tk.size and tk.word[k + 2].isdigit() and len(tk.word[k + 2]) == 4:
        return simple_phrase(tk, k + 3, noun_first=True) or (k, k)  # "11% growth in 1986 turnover"
    return k, k


def _skip_determiners(tk: Tokens, k: int) -> int:
    while k < tk.size and tk.lower[k] in DETERMINERS:
        k += 1
    return k
