"""Which words are verbs where they stand: most of what can be a verb in English can be a noun, an adjective or a name too."""

from __future__ import annotations

from archive.extract.english.describing_forms import MOVERS, PLAIN_ADJECTIVES, is_no_verb
from archive.extract.english.finite_forms import (
    CLAUSE,
    SURELY_FINITE,
    is_finite_ahead,
    is_past_tense,
    is_unlisted_past,
)
from archive.extract.english.gazetteer import gazetteer
from archive.extract.english.levels_moved import is_level_moved
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CHANGE_OF,
    CURRENCY_SIGNS,
    DETERMINERS,
    IRREGULAR,
    PAST_FORMS,
    PREPOSITIONS,
    UNIT_FORMS,
    VERB_BASES,
    VERBS,
    is_plural,
)
from archive.extract.english.noun_slots import (
    describes_subject,
    heads_row,
    is_described_at_start,
    is_in_noun_slot,
)
from archive.extract.english.one_verb import NOUNS_TOO, is_behind_verb
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verb_or_noun import (
    BEFORE_BASES,
    BEFORE_INFINITIVES,
    IN_WORDS,
    NATIONAL,
    PAST_TOO,
    acts_surely,
    ends_noun,
    is_before_aside,
    is_behind_state,
    is_counted_noun,
    is_inside_noun,
    is_moved,
    is_noun_by_its_left,
    is_of_one_noun,
    is_own_record,
    is_owned,
    is_plural_noun,
    is_second_noun,
    is_singular_subject,
    is_sizing,
    stands_before_subject,
)
from archive.extract.english.word_classes import (
    BEFORE_NOUNS,
    HYPHENS,
    NOUNS_IN_ING,
    QUOTES,
    SAYS,
    SAYS_CLAUSES,
    SEASONS,
    STOP,
    TIME_HEADS,
    WHEN,
    is_adverb_in_ly,
    is_joined,
    is_name,
    is_number_word,
)
from archive.extract.words import word_set

THIRD_PERSON = word_set("rules", "phrases.third_person")
_OF_ONE = frozenset(("the", "a", "an", "this", "each", "every"))
_SHORTEST = 5  # letters of a verb by its form alone
_PRONOMINAL = word_set("rules", "phrases.pronominal")
_PARTICLES = word_set("rules", "phrases.particles")
# What stands behind one of these is a verb, listed or not: "would bid".
SURE_MODALS = frozenset(("can", "could", "would", "should", "must"))
_BEFORE_VERBS = SURE_MODALS | {"he", "she", "we", "they"}
MODALS = SURE_MODALS | {"will", "may", "might", "shall"}
_BETWEEN_MODALS = frozenset(("only", "also", "not", "never", "now", "still", "even", "just"))
_MAY_FOLLOW_MODALS = (MODALS - SURE_MODALS) | _BETWEEN_MODALS
_RELATE = frozenset(("who", "which"))
_BEFORE_UNLISTED = _BEFORE_VERBS | _MAY_FOLLOW_MODALS | _RELATE
_BEFORE_NO_MODAL = DETERMINERS | {"at"}  # "the will states", "at will"
_BEHIND_HEADS = PREPOSITIONS - {"to", "than", "as", "out", "up", "down", "off"}
_MOVED = frozenset(w for w in CHANGE_OF if w not in VERB_BASES and w[-1] != "s" and not w.endswith("ing"))
_SIZES = frozenset(
    ("small", "large", "huge", "vast", "equal", "similar", "such", "these", "those")
)  # "small amounts to 12 firms"
SIZING = frozenset(("total", "average"))
_OPENS_AS_ADJECTIVE = frozenset(("average", "record", "total", "operating"))
_NEVER_NOUNS = word_set("rules", "phrases.never_nouns")
_WITH_OF = word_set("rules", "phrases.verbs_with_of")
_BEHIND_LABELS = ([":"], ["|"])
_BEFORE_OBJECTS = DETERMINERS - _PRONOMINAL  # articles and their like: what a verb before them acts on
_INSERTED = frozenset(("however", "though", "meanwhile", "moreover", "nevertheless", "nonetheless", "too", "therefore"))
RELATES = frozenset(("who", "which", "whose"))
BOUNDS = frozenset("at more less fewer up about around nearly almost some just roughly only approximately".split())
_SEVERAL = frozenset(("these", "those", "many", "few", "several"))
_SURE_SUBJECTS = _SEVERAL | {"he", "she", "who"}
_SINGULAR_SUBJECTS = frozenset(("he", "she", "it", "that", "which", "who"))


def is_verb(tk: Tokens, k: int) -> bool:
    """Whether a word that can be a verb is one here: not after a determiner, a preposition or a possessive, not a name.

    Every second question was asked before, by another rule: what was said is kept with the tokens.
    """
    verbs = tk.verbs
    if k in verbs:
        return verbs[k]
    verbs[k] = known = _is_verb(tk, k)
    return known


def _is_verb(tk: Tokens, k: int) -> bool:
    w = tk.lower[k]
    if w not in VERBS:
        return (
            w in THIRD_PERSON or tk.lower[k - 1] in _BEFORE_UNLISTED or (w[-1] == "s" and _may_act_by_form(tk, k, w))
        ) and _is_unlisted_verb(tk, k, w)
    if is_no_verb(tk, k, w):
        return False
    if (w == "last" and _is_time_last(tk, k)) or (w in SIZING and _is_before_noun(tk, k)):
        return False
    if tk.word[k][0].isupper() and k > 0 and tk.sentence[k - 1] == tk.sentence[k] and not tk.word[k].isupper():
        return w in _NEVER_NOUNS and tk.word[k - 1] == ":"  # "NOTE: Excludes gains"
    if k == 0 or tk.sentence[k - 1] != tk.sentence[k]:
        return _opens_as_verb(tk, k)
    before = tk.lower[k - 1]
    if _is_noun_by_form(tk, k, w, before) or is_level_moved(tk, k):
        return False
    if before in ("'s", "’s"):
        # "Reddy's fell 93%", "Reddy's said"
        return w == "said" or (w in IRREGULAR and k + 1 < tk.size and is_number_word(tk, k + 1))
    if before in _SURE_SUBJECTS and _has_sure_subject(tk, k, w, before):
        return True
    if before in DETERMINERS and before not in _PRONOMINAL and not (before == "another" and is_past_tense(tk, k)):
        return False
    if (
        w.endswith("ing")
        and before not in BE
        and (is_finite_ahead(tk, _behind_this_year(tk, k)) or _is_described(tk, k))
    ):
        return False  # "the cost of living rose", "brings total funding to"
    if before in PREPOSITIONS and before != "to" and not w.endswith("ing") and not (k > 2 and is_joined(tk, k - 2)):
        return before in _PARTICLES and not (before == "as" and w[-2:] != "ed" and is_finite_ahead(tk, k + 1))
    if (
        w.endswith("s")
        and not _is_surely_verb(tk, k)
        and k + 1 < tk.size
        and (is_counted_noun(tk, k) or is_plural_noun(tk, k) or _heads_plural_subject(tk, k))
    ):
        return False
    if k + 1 < tk.size and tk.lower[k + 1] == "of":
        return _is_verb_before_of(tk, k)
    return True


def _may_act_by_form(tk: Tokens, k: int, w: str) -> bool:
    if len(w) < _SHORTEST or not tk.word[k].islower() or not w.isalpha() or k + 2 >= tk.size:
        return False
    return w[-2:] != "ss" and is_number_word(tk, k + 1) and k > 1 and w not in UNIT_FORMS and w not in STOP


def _behind_this_year(tk: Tokens, k: int) -> int:
    """Return the token behind a noun in -ing at ``k`` and its time: "capital spending this year (is)", "spending (fell)"."""
    timed = tk.lower[k] in NOUNS_IN_ING and at(tk, k + 1) in _WHICH_YEAR and at(tk, k + 2) in TIME_HEADS
    return k + 3 if timed and not is_plural(tk.lower[k - 1]) else k + 1  # not "people spending last year paid"


_WHICH_YEAR = frozenset(("last", "this", "next"))


def _has_sure_subject(tk: Tokens, k: int, w: str, before: str) -> bool:
    """Whether "he" or "these" before ``k`` is the subject of what stands there: "the firms he controls", "these offer a return"."""
    if k + 1 >= tk.size:
        return False
    if before in _SEVERAL:
        return w in VERB_BASES and tk.lower[k + 1] in _BEFORE_OBJECTS
    return w[-1] == "s" and tk.lower[k + 1] not in SAYS


def _is_noun_by_form(tk: Tokens, k: int, w: str, before: str) -> bool:
    """Whether a base form or one in -s is a noun at ``k`` by what stands before: "the coin's current value", "weapon charges in May"."""
    if w in SIZING and is_sizing(tk, k):
        return False
    if w in VERB_BASES:
        if _is_noun_too(tk, k, w) or is_singular_subject(tk, k):
            return True
        if k > 1 and tk.lower[k - 2] in ("'s", "’s") and not is_plural(tk.word[k - 1]):
            return True
        if k > 2 and tk.lower[k - 2] in HYPHENS and is_number_word(tk, k - 3):
            return True  # "a nine-point lead", "a two-hour wait"
        if before in _OF_SIZES and k > 1 and tk.lower[k - 2] in _BEFORE_OBJECTS:
            return True  # "the average wait for a bed was"
    elif w[-1] != "s" or w in _NEVER_NOUNS or (w == "stands" and _stands_at(tk, k)):
        return False
    return is_noun_by_its_left(tk, k, w, before) or is_in_noun_slot(tk, k, w, before)


_OF_SIZES = frozenset("average median mean typical usual total maximum minimum longest shortest".split())


def _stands_at(tk: Tokens, k: int) -> bool:
    """Whether a number stands at a level: "the toll of the bombing stands at 12"; not "it has 12 filling stands at 40 sites"."""
    ahead = tk.lower[k + 1 : k + 3]
    if ahead[:1] != ["at"] or len(ahead) < 2 or (k > 1 and is_number_word(tk, k - 2)):
        return False
    return is_number_word(tk, k + 2) or ahead[1] in CURRENCY_SIGNS or ahead[1] in _BEFORE_LEVELS


_BEFORE_LEVELS = frozenset(
    ("about", "around", "some", "at", "over", "under", "nearly", "almost", "more", "just", "only", "less")
)


def _is_behind_modal(tk: Tokens, k: int) -> bool:
    """Whether a word that no list holds is a verb at ``k`` by its modal: "may renounce", "will only curtail"; not "at will"."""
    w, j = tk.lower[k], k - 1
    if not w.isalpha() or w in STOP or w in ADVERBS or w[-2:] == "ly" or not tk.word[k].islower():
        return False
    j -= tk.lower[j] in _BETWEEN_MODALS
    return j > 0 and tk.lower[j] in MODALS and tk.word[j].islower() and tk.lower[j - 1] not in _BEFORE_NO_MODAL


def _is_noun_too(tk: Tokens, k: int, w: str) -> bool:
    """Whether a base form is a noun at ``k`` by what stands around it: "the plane crash killed", "land prices fell", "raised pay by 5%"."""
    if is_owned(tk, k) or ends_noun(tk, k) or (w == "record" and is_own_record(tk, k)):
        return True
    return w in NOUNS_TOO and (
        _is_label(tk, k)
        or (at(tk, k + 1) == "," and _is_subject_before_aside(tk, k))
        # "on a deadly conduct charge two hours"
        or (tk.lower[k - 1] in VERBS and w not in PAST_TOO and is_inside_noun(tk, k))
        or is_behind_state(tk, k)
        or is_second_noun(tk, k)
        or stands_before_subject(tk, k)
        or _heads_subject(tk, k)
        or is_moved(tk, k)
        or is_of_one_noun(tk, k)
        or is_behind_verb(tk, k)
    )


def _is_subject_before_aside(tk: Tokens, k: int) -> bool:
    """Whether an aside behind the base form at ``k`` is told of it: "that plan, financed by banks, calls for", "the appeal, to which"."""
    before = tk.lower[k - 1]
    if not before[0].isalnum() or before in BEFORE_INFINITIVES or is_plural(before):
        return False
    if (before in STOP and before not in DETERMINERS) or (before in VERBS and tk.word[k - 1].islower()):
        return False  # "will take place, which"
    return is_before_aside(tk, k + 1)


def _is_label(tk: Tokens, k: int) -> bool:
    """Whether a base form ends the label of a number: "Unemployment rate: 4%", "Trade deficit | $5m"; not "they report: 12"."""
    before = tk.lower[k - 1]
    if tk.lower[k + 1 : k + 2] not in _BEHIND_LABELS or not before[0].isalpha():
        return False
    return before not in STOP and before not in BEFORE_BASES and not is_plural(before)


def _opens_as_verb(tk: Tokens, k: int) -> bool:
    """Whether what opens its sentence is a verb: "Add two eggs"; not "Exports fell", "Land prices fell", "Lending fell", "Demand for oil rose"."""
    w, behind = tk.lower[k], k + 1
    if at(tk, behind) == "," and (
        at(tk, behind + 1) in RELATES
        or (w in NOUNS_TOO and at(tk, behind + 1) in _INSERTED and at(tk, behind + 2) == ",")
    ):
        return False  # "United, who drew", "Demand, however, fell"
    if w in _NEVER_NOUNS:
        return True  # "Includes gains of"
    if w in NOUNS_TOO and at(tk, behind) == "of":
        return False  # "Cost of the inquiry: $3m"
    if w[-2:] == "ed" and is_described_at_start(tk, k):
        return False
    if is_plural(tk.word[k]) or stands_before_subject(tk, k) or w in _OPENS_AS_ADJECTIVE or acts_surely(tk, behind):
        return False  # "Judge jails 12"
    if behind < tk.size and is_level_moved(tk, behind):
        return False  # "Fuel use down 3%"
    if w in VERB_BASES:
        return not (
            w in NOUNS_TOO
            and (
                is_finite_ahead(tk, behind)
                or _heads_subject(tk, k)
                or describes_subject(tk, k)
                or (at(tk, behind + 1) == "," and is_plural(tk.word[behind]) and is_before_aside(tk, behind + 1))
            )
        )
    if not w.endswith("ing") or behind + 1 >= tk.size:
        return True
    return not (is_finite_ahead(tk, behind) or (tk.lower[behind] in PAST_TOO and is_number_word(tk, behind + 1)))


def _heads_subject(tk: Tokens, k: int) -> bool:
    """Whether a base form is a noun with a preposition behind it, since the clause has another verb: "demand for oil rose".

    Not behind "to" or "can", nor behind a plural, which it may agree with: "workers strike at plants".
    """
    said = (
        k and tk.lower[k - 1] in SAYS_CLAUSES and tk.lower[k + 1 : k + 2] == ["to"]
    )  # "officials say damage to roads is"
    opens = k == 0 or tk.sentence[k - 1] != tk.sentence[k]
    if k + 3 >= tk.size or not (said or tk.lower[k + 1] in _BEHIND_HEADS or (opens and tk.lower[k + 1] == "to")):
        return False
    if not opens:
        before = tk.lower[k - 1]
        if before in BEFORE_BASES or (before in ADVERBS and before not in BEFORE_NOUNS) or is_plural(before):
            return False
    return _has_verb_soon(tk, k + 2) or (opens and _has_verb_behind_comma(tk, k + 2))


def _has_verb_behind_comma(tk: Tokens, k: int) -> bool:
    """Whether a finite verb stands right behind a comma from ``k`` on, where an aside ends: "(demand for vans), in contrast, slumped"."""
    for j in range(k, min(k + _TO_VERB, tk.size - 1)):
        if tk.sentence[j] != tk.sentence[k] or tk.lower[j] in _ENDS_SUBJECT:
            return False
        if tk.lower[j] != ",":
            continue
        verb = j + 1 + (tk.lower[j + 1] in ADVERBS or is_adverb_in_ly(tk.lower[j + 1]))
        w = at(tk, verb)
        if w in SAYS or w in _NO_FINITE:
            continue
        done = w.endswith("ed") and (_leads_on(tk, verb + 1) or at(tk, verb + 1) in ADVERBS)
        past = is_finite_ahead(tk, verb) or (done and (w in VERBS or is_unlisted_past(tk, verb)))
        if past and not _opens_second_aside(tk, verb):
            return True
    return False


def _opens_second_aside(tk: Tokens, k: int) -> bool:
    """Whether a past form at ``k`` behind a comma is a participle, since a comma and a verb follow: "(work), dogged by storms, has"."""
    if tk.lower[k] in AUXILIARIES:
        return False
    return any(tk.lower[j] == "," and tk.sentence[j] == tk.sentence[k] for j in range(k, min(k + CLAUSE, tk.size)))


_TO_VERB = 30  # tokens from a subject to its verb behind asides
_ENDS_SUBJECT = frozenset((";", ":", "but", "you", "they", "we", "i"))
_NO_FINITE = frozenset(("having", "being", "been", "be"))


def _is_surely_verb(tk: Tokens, k: int) -> bool:
    """Whether a third person that is never a plural stands at ``k``, with what it acts on behind it: "includes $5m"; not "includes -"."""
    if tk.lower[k] == "amounts" and tk.lower[k + 1 : k + 2] == ["to"] and tk.lower[k - 1] not in _SIZES:
        return True
    if tk.lower[k] == "stands" and _stands_at(tk, k):
        return True
    if tk.lower[k] not in _NEVER_NOUNS or k + 1 >= tk.size:
        return False
    return tk.word[k + 1][0].isalnum() or tk.word[k + 1] in CURRENCY_SIGNS or tk.word[k + 1] in QUOTES


def _heads_plural_subject(tk: Tokens, k: int) -> bool:
    """Whether a form in -s is a noun with a preposition behind it, since the clause has another verb: "exports to Peru rose"; not "it exports to"."""
    before = tk.lower[k - 1]
    if tk.lower[k][:-1] not in NOUNS_TOO:
        return False
    if is_behind_verb(tk, k):
        return True
    if tk.lower[k + 1] not in PREPOSITIONS or before in _SINGULAR_SUBJECTS:
        return False
    named = is_name(tk, k - 1) and tk.word[k - 1] not in gazetteer().nationalities
    return k + 3 < tk.size and not named and _has_verb_soon(tk, k + 2)


_NOW = frozenset(("now", "currently", "then"))
_VERBS_AND_STOPS = VERBS | STOP


def _has_verb_soon(tk: Tokens, k: int) -> bool:
    """Whether a finite verb stands in the same clause a few words from ``k`` on."""
    for j in range(k, min(k + _SOON, tk.size)):
        w = tk.lower[j]
        if w in ",/" and _is_in_date(tk, j):
            continue  # "exports in 1986/87 to May 1, 1987 rose"
        if w == "," and j + 1 < tk.size and tk.lower[j + 1] in _NOW:
            return is_before_aside(tk, j)  # "Danish forces in Peru, now 2,000 strong, have"
        if tk.sentence[j] != tk.sentence[k] or not (w[0].isalnum() or w in IN_WORDS):
            return False
        if (w in AUXILIARIES and is_name(tk, j)) or (w == "and" and tk.lower[k - 1] == "between"):
            continue  # "exports to Peru in May rose", "trade between Peru and Chile grew"
        if w in AUXILIARIES:
            return True
        if (
            w in ("and", "or")
            and is_plural(tk.word[j - 1])
            and j + 1 < tk.size
            and tk.lower[j + 1] not in _VERBS_AND_STOPS
        ):
            continue  # "use by mills and refiners rose"
        if w.endswith("ed") and w in VERBS and j + 1 < tk.size and is_number_word(tk, j + 1):
            return True  # "exports for January comprised 12 tonnes"
        if (
            w in SURELY_FINITE
            or _is_surely_verb(tk, j)
            or (w in _MOVED and _leads_on(tk, j + 1))
            or (w in THIRD_PERSON and is_verb(tk, j))
        ):
            return True
        if w[-1] == "s" and w in VERBS and not is_plural(tk.word[j - 1]) and j + 1 < tk.size:
            return is_number_word(tk, j + 1)  # "a strike on a port kills 12"
        if w in STOP and w not in PREPOSITIONS and (w not in DETERMINERS or w in ("that", "which", "what")):
            return False
        if w in VERBS and w.endswith("ing") and w not in NOUNS_IN_ING and not _describes_in_ing(tk, j):
            return False
    return False


_SOON = 20  # tokens from a noun to its verb, with no comma between


def _describes_in_ing(tk: Tokens, k: int) -> bool:
    """Whether a form in -ing at ``k`` stands inside a noun, or has a preposition for its governor: "the governing party", "of renting a flat"."""
    before = tk.lower[k - 1]
    return before in DETERMINERS or before in PREPOSITIONS


def _is_in_date(tk: Tokens, k: int) -> bool:
    """Whether the mark at ``k`` stands between the numbers of a date or season."""
    return k + 1 < tk.size and tk.word[k - 1].isdigit() and tk.word[k + 1].isdigit()


def _leads_on(tk: Tokens, k: int) -> bool:
    """Whether a past form of movement before ``k`` leads to a number or a level: "fell 4%", "rose sharply", "dropped to"."""
    if k >= tk.size:
        return False
    w = tk.lower[k]
    return (
        is_number_word(tk, k)
        or w in ("to", "by", "from")
        or w[-2:] == "ly"
        or (w == "in" and is_number_word(tk, k + 1))
    )


def _is_verb_before_of(tk: Tokens, k: int) -> bool:
    """Whether a form before "of" is a verb at ``k``: "reports spoke of 50 people", "died of", "consisting of"; no base, no "the shooting of"."""
    w = tk.lower[k]
    if is_past_tense(tk, k) or w.endswith("ed") or w in _WITH_OF or w in _NEVER_NOUNS:
        return True
    if w in NOUNS_IN_ING and tk.lower[k - 1] not in BE:
        return False  # "the G7 meeting of seven nations"
    adjective = tk.lower[k - 1] in PLAIN_ADJECTIVES  # "record high borrowing of $5bn"
    return w.endswith("ing") and not adjective and not (k > 1 and tk.lower[k - 2] in DETERMINERS)


def _is_time_last(tk: Tokens, k: int) -> bool:
    """Whether "last" says which time: "rose 12% last year to 40", "a great last two days"; "will last a year", "talks last two days"."""
    if k + 2 >= tk.size or (k and tk.lower[k - 1] in BEFORE_INFINITIVES):
        return False
    after = tk.lower[k + 1]
    if after in WHEN or after in SEASONS or (after in PAST_FORMS and after not in VERB_BASES and is_verb(tk, k + 1)):
        return True  # "a budget approved last December was", "was last raised to"
    return is_number_word(tk, k + 1) and tk.lower[k + 2] in TIME_HEADS and not is_plural(tk.word[k - 1])


def _is_described(tk: Tokens, k: int) -> bool:
    """Whether a form in -ing is a noun by its adjective or its verb: "total funding", "fierce fighting raged"; not "he was funding"."""
    if tk.lower[k] not in NOUNS_IN_ING:
        return False
    before = tk.lower[k - 1]
    if k + 1 < tk.size and (is_unlisted_past(tk, k + 1) or acts_surely(tk, k + 1) or _goes_on_as_subject(tk, k + 1)):
        return True  # "a shooting leaves three dead"
    return before in PLAIN_ADJECTIVES or before in SIZING


def _goes_on_as_subject(tk: Tokens, k: int) -> bool:
    """Whether what stands at ``k`` is the verb of the form in -ing before it: "(spending) accounts for", "(spending) rising 12%"."""
    after = tk.lower[k]
    if after[-3:] == "ing":
        return after in MOVERS
    return after in _NEVER_NOUNS or (after == "accounts" and tk.lower[k + 1 : k + 2] == ["for"])


def _is_before_noun(tk: Tokens, k: int) -> bool:
    """Whether "total" or "average" at ``k`` is an adjective: "brings total funding to"; not "sales total about", "will average"."""
    if k + 1 >= tk.size or (k and tk.lower[k - 1] in BEFORE_INFINITIVES):
        return False
    after = tk.lower[k + 1]
    return after[0].isalpha() and after not in STOP and after not in ADVERBS and not is_number_word(tk, k + 1)


def _is_unlisted_verb(tk: Tokens, k: int, w: str) -> bool:
    """Whether a word that is no verb elsewhere is one at ``k``: behind "he", or in the third person before a number."""
    if tk.lower[k - 1] in _MAY_FOLLOW_MODALS and _is_behind_modal(tk, k):
        return True
    if k and tk.lower[k - 1] in _RELATE and w[-1:] == "s" and w.isalpha() and w not in STOP and _has_object(tk, k + 1):
        return tk.lower[k - 1] == "who" or tk.lower[k - 2] == ","  # "who farms 12 acres", ", which groups 12 firms"
    if k and tk.lower[k - 1] in _BEFORE_VERBS:
        return w.isalpha() and w not in STOP and w not in ADVERBS  # "he works out six times a week", "can cash checks"
    if w in THIRD_PERSON:
        return not heads_row(tk, k) and _is_third_person(tk, k)
    return _acts_by_form(tk, k)


def _acts_by_form(tk: Tokens, k: int) -> bool:
    """Whether a form in -s that no list holds is the verb of a singular before it, by the number behind: "the plant emits 31 tonnes"."""
    first = k - 1
    while first > 0 and k - first < _SHORTEST and tk.word[first].isalpha() and tk.lower[first] not in STOP:
        first -= 1
    if tk.lower[first] not in _OF_ONE or first == k - 1 or is_plural(tk.word[k - 1]) or is_verb(tk, first - 1):
        return False
    return not _has_verb_soon(tk, k + 1)


def _has_object(tk: Tokens, k: int) -> bool:
    return k < tk.size and (is_number_word(tk, k) or tk.lower[k] in DETERMINERS)


def _is_third_person(tk: Tokens, k: int) -> bool:
    """Whether a form that is nearly always a plural noun is a verb at ``k``: "the college offers 12 courses"."""
    before = tk.lower[k - 1] if k else "."
    if before in ADVERBS and k > 1 and tk.lower[k - 2] in _BEFORE_VERBS:
        return True  # "she now works out"
    if before == ",":
        return _is_behind_aside(tk, k)
    if not before[0].isalpha() or before in ADVERBS or is_plural(before) or k + 1 >= tk.size:
        return False
    if before in VERBS and (k < 2 or tk.lower[k - 2] not in DETERMINERS) and not is_name(tk, k - 1):
        return False
    if before in STOP and before not in _SINGULAR_SUBJECTS:
        return False
    if is_name(tk, k):
        return False  # "cost the United States $12m"
    after = tk.lower[k + 1]
    if before in PLAIN_ADJECTIVES and not is_name(tk, k - 1):
        return False  # "foreign loans at 30 billion"
    if after in _BEFORE_OBJECTS or (before in ("who", "which") and after in PREPOSITIONS):
        return True  # "a patch that runs the shop", "who works for"
    number = k + 2 if after == "at" or after in BOUNDS else k + 1  # "the share trades at 12 times its earnings"
    if number < tk.size and is_number_word(tk, number):
        return True
    if after == "for" and k + 3 < tk.size and is_number_word(tk, k + 2):
        return tk.lower[k + 3] in TIME_HEADS  # "the course runs for 12 weeks"
    return after == "to" and _plans_to(tk, k)


def _is_behind_aside(tk: Tokens, k: int) -> bool:
    """Whether a form in -s at ``k`` has an object and stands behind an aside on a singular that opens its sentence: "The charity, founded by a nurse, runs 23 shelters"."""
    if not tk.word[k].islower() or not _has_object(tk, k + 1):
        return False
    for j in range(k - 2, max(0, k - _TO_VERB), -1):
        if tk.sentence[j] != tk.sentence[k] or tk.lower[j] in AUXILIARIES or tk.lower[j] in ("and", "or"):
            return False
        if tk.lower[j] == ",":
            subject = tk.word[j - 1].isalpha() and not is_plural(tk.word[j - 1]) and tk.lower[j - 1] not in STOP
            return subject and j < k - 2 and "," not in tk.lower[tk.sentence.index(tk.sentence[k]) : j]
    return False


def _plans_to(tk: Tokens, k: int) -> bool:
    """Whether a name is the subject of the form in -s before "to": "Acme plans to build 12"; not "Acme plans to build were dropped"."""
    if k == 0 or not is_name(tk, k - 1) or tk.lower[k - 1].endswith(NATIONAL):
        return False
    return k + 3 < tk.size and tk.lower[k + 2] in VERB_BASES and not _has_verb_soon(tk, k + 3)
