"""Places where only a noun can stand, whatever the form: behind "the sharpest", "February", "has", "while", "a rights"."""

from __future__ import annotations

from archive.extract.english.finite_forms import is_auxiliary_ahead, is_finite_ahead
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CHANGE_OF,
    DETERMINERS,
    MONTHS,
    ORDINALS,
    PREPOSITIONS,
    UNIT_STARTS,
    VERBS,
    is_person,
    is_plural,
)
from archive.extract.english.one_verb import NOUNS_TOO
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verb_or_noun import COLLECTIVES, PAST_TOO, is_owned
from archive.extract.english.word_classes import (
    HYPHENS,
    NOUNS_IN_EST,
    NOUNS_IN_ING,
    POSSESSIVES,
    RELATIVES,
    SAYS,
    STOP,
    TIME_HEADS,
    is_adverb_in_ly,
    is_name,
    is_number_word,
)
from archive.extract.words import word_set

_HAVE_OR_BE = BE | {"have", "has", "had", "having"}
_TIMELY = frozenset(("weekly", "monthly", "quarterly", "yearly", "hourly"))
_SUBORDINATORS = frozenset(("as", "while", "because", "although", "though", "whether", "since"))
_ORDINAL = frozenset(ORDINALS) | {"last", "next", "previous", "only", "same"}
_NEVER_MAKE = frozenset(("helping", "making", "letting", "seeing", "hearing", "watching"))
_COMPARATIVES = word_set("rules", "phrases.comparatives")
_COUNTING = word_set("rules", "phrases.counting")
_INTRANSITIVE = word_set("rules", "phrases.intransitive_bases")
_OWNED = (DETERMINERS - RELATIVES) | POSSESSIVES
_YEAR_MARKS = frozenset("/-–")
_PLAIN_ADJECTIVES = word_set("rules", "phrases.plain_adjectives")
_NEVER_NOUNS = word_set("rules", "phrases.never_nouns")
_REPORTS = frozenset(("reported", "posted", "announced"))
_NEVER_DESCRIBE = word_set("rules", "phrases.no_passive") | {"included", "excluded", "reached", "exceeded", "totalled"}
_RIGHTS = frozenset(("rights", "sports", "arms", "savings"))
_TRADED = frozenset(("goods", "futures", "options", "securities"))
_CONCERNING = frozenset(("involving", "concerning"))
_KINDS_OF_RATE = word_set("rules", "phrases.kinds_of_rate")
_PERCENT = frozenset(("pct", "%", "percent"))
_OF_KINDS = word_set("rules", "phrases.of_kinds")
_MODALS = AUXILIARIES - _HAVE_OR_BE


def is_in_noun_slot(tk: Tokens, k: int, w: str, before: str) -> bool:
    """Whether a base form, or one in -s, has no room for a verb at ``k``; the word before it says so."""
    if w[-1] == "s" and w[-2:] != "ss":
        return (w[:-1] in NOUNS_TOO or (w[-3:] == "ies" and w[:-3] + "y" in NOUNS_TOO)) and (
            is_compared(tk, k, before)
            or is_listed(tk, k, before)
            or is_owned(tk, k)
            or is_of_activity(tk, k, w, before)
            or at(tk, k + 3) == "ago"  # "taken by rebel forces four days ago"
            or is_of_several(tk, k)
            or heads_row(tk, k)
            or is_of_length(tk, k, before)
            or is_of_owner(tk, k, before)
        )
    if w not in NOUNS_TOO or w in PAST_TOO or not tk.word[k].islower():
        return False
    return (
        (before in _HAVE_OR_BE and is_of_have(tk, k))
        or (before in _TIMELY and not is_plural(at(tk, k - 2)))
        or (before in _SUBORDINATORS and opens_clause(tk, k))
        or (before[-3:] == "ing" and is_behind_ing(tk, k, before))
        or is_ranked(tk, k, before)
        or is_dated(tk, k, before)
        or is_of_plural(tk, k, before)
        or is_measured(tk, k, before)
        or is_this_one(tk, k, before)
        or is_intransitive(tk, k, w)
        or is_of_length(tk, k, before)
        or (w == "rate" and before in _KINDS_OF_RATE)
    )


def is_of_have(tk: Tokens, k: int) -> bool:
    """Whether "has" or "were" before ``k`` has what stands there for its object: "has record sales"; not "all it does is help him"."""
    after = at(tk, k + 1)
    return tk.lower[k] != "last" and after[:1].isalpha() and after not in STOP and after not in ADVERBS


def opens_clause(tk: Tokens, k: int) -> bool:
    """Whether a subject begins behind "while" or "as": "while trade with Peru fell", "as rescue workers dig"."""
    after = at(tk, k + 1)
    return at(tk, k - 2) != "such" and after[:1].isalpha() and after not in DETERMINERS


def is_behind_ing(tk: Tokens, k: int, before: str) -> bool:
    """Whether a form in -ing acts on or describes what stands at ``k``: "declining fuel costs", "involving work stoppages"."""
    if before not in VERBS or before in _NEVER_MAKE or before in NOUNS_IN_ING or not tk.word[k - 1].islower():
        return False
    after = at(tk, k + 1)
    return after[:1].isalpha() and after not in STOP


def is_ranked(tk: Tokens, k: int, before: str) -> bool:
    """Whether a superlative or an ordinal with its article stands before ``k``: "the sharpest rise in", "its first lead"."""
    opener = at(tk, k - 2)
    if before in _ORDINAL:
        return opener in DETERMINERS
    return before[-3:] == "est" and opener in _OWNED and before not in NOUNS_IN_EST


def is_dated(tk: Tokens, k: int, before: str) -> bool:
    """Whether a month or year says which one stands at ``k``: "February load factor", "his 1987 estimate"; not "in June trade fell"."""
    if before in MONTHS:
        return tk.word[k - 1].istitle() and (k < 2 or at(tk, k - 2) not in PREPOSITIONS)
    if not before.isdigit():
        return False
    first = k - 1
    if k > 3 and tk.lower[k - 2] in _YEAR_MARKS and tk.word[k - 3].isdigit():
        first = k - 3
    year = len(tk.word[first]) == 4 and tk.word[first][:2] in ("19", "20")
    opener = at(tk, first - 1)
    return year and (opener in _OWNED or opener in VERBS or opener in _PLAIN_ADJECTIVES or opener == "official")


def is_of_plural(tk: Tokens, k: int, before: str) -> bool:
    """Whether the plural before ``k`` says of what kind the noun there is: "a goods trade", "the rights issue"."""
    if not is_plural(before) or not tk.word[k - 1].islower():
        return False
    if before in _RIGHTS or at(tk, k - 2) in ("a", "an"):
        return True
    return before in _TRADED and is_finite_ahead(tk, k + 1)  # "wheat futures trade fell"


def is_measured(tk: Tokens, k: int, before: str) -> bool:
    """Whether a share or a count says which noun stands at ``k``: "a 0.1% rise in", "of 166 call centres", "per common share"."""
    opener = at(tk, k - 2)
    if before in _PERCENT:
        return at(tk, k - 3) in DETERMINERS and at(tk, k + 1) not in DETERMINERS
    if opener == "per":
        return before not in STOP
    if not before.isdigit() or opener not in PREPOSITIONS or k + 1 >= tk.size:
        return False
    return is_plural(tk.word[k + 1]) and tk.word[k + 1].islower()


def is_this_one(tk: Tokens, k: int, before: str) -> bool:
    """Whether "each" or "this" and what stands at ``k`` are the subject of the verb behind: "each warrant will"."""
    if before in ("each", "this"):
        return is_finite_ahead(tk, k + 1)
    return before == "that" and at(tk, k + 1) in AUXILIARIES and (k < 2 or not is_plural(at(tk, k - 2)))


def is_intransitive(tk: Tokens, k: int, w: str) -> bool:
    """Whether a base form that acts on nothing has a plain noun behind it, which it describes: "health care workers", "state media"."""
    if w not in _INTRANSITIVE or k + 1 >= tk.size:
        return False
    after = tk.word[k + 1]
    return is_plural(after) and after.islower() and at(tk, k - 1) not in _MODALS


def is_compared(tk: Tokens, k: int, before: str) -> bool:
    """Whether "other" or a comparative stands before the form in -s at ``k``: "other charges running", "stronger measures"."""
    if before in _COMPARATIVES:
        return True
    return len(before) == 1 and tk.word[k - 1].isupper() and tk.word[k - 2].istitle()  # "Class B warrants at"


def heads_row(tk: Tokens, k: int) -> bool:
    """Whether a number behind the form in -s at ``k`` is set against another, as in tables of wires: "Finance charges 4.1 mln vs 5.4 mln"."""
    return "vs" in tk.distinct and "vs" in tk.lower[k + 2 : k + 6] and is_number_word(tk, k + 1)


def is_of_length(tk: Tokens, k: int, before: str) -> bool:
    """Whether how long or big it is stands before ``k``: "five-year notes with", "a 12-mile run from"; not "the six-year-old claims"."""
    if k < 3 or not tk.glued(k - 1) or tk.lower[k - 2] not in HYPHENS or not is_number_word(tk, k - 3):
        return False
    return before in TIME_HEADS or before in UNIT_STARTS


def is_of_owner(tk: Tokens, k: int, before: str) -> bool:
    """Whether somebody's goods end in -s at ``k``: "Peru's corn exports in"; not "the bank's chief plans to"."""
    if at(tk, k - 2) not in POSSESSIVES or not tk.word[k - 1].islower() or not before.isalpha():
        return False
    if is_plural(before) or is_person(before) or before in COLLECTIVES or before in VERBS or before in STOP:
        return False
    after = at(tk, k + 1)
    return after in PREPOSITIONS and after not in ("to", "for", "from", "as", "at", "than")


def is_listed(tk: Tokens, k: int, before: str) -> bool:
    """Whether a form in -s stands in a list between two plurals: "restaurants, bars and hotels"; not "makes toys, exports and sells"."""
    if before != "," or at(tk, k + 1) not in ("and", "or") or k < 2 or k + 2 >= tk.size:
        return False
    first, last = tk.lower[k - 2], tk.lower[k + 2]
    return is_plural(first) and first not in VERBS and last not in VERBS and last not in ADVERBS and last not in STOP


def is_of_activity(tk: Tokens, k: int, w: str, before: str) -> bool:
    """Whether a form in -s is that of a kind of work: "mining projects in", "banking reserves and"; not "trading rises in", "the ruling limits"."""
    if before not in NOUNS_IN_ING or w in CHANGE_OF or not tk.word[k - 1].islower():
        return False
    after = at(tk, k + 1)
    if w == "accounts" and after == "for":
        return False
    return after in PREPOSITIONS or after in ("and", "or") or not after[:1].isalnum()


def is_of_several(tk: Tokens, k: int) -> bool:
    """Whether a word for several opens the noun that ends in -s at ``k``, all singular between: "two new share issues"."""
    j = k - 1
    while j > 0 and k - j < 4:
        w = tk.word[j]
        if tk.lower[j] in _COUNTING:
            return j < k - 1 and not is_number_word(tk, k + 1) and at(tk, k + 1) not in DETERMINERS
        if not w.isalpha() or not w.islower() or w in STOP or w in ADVERBS or is_plural(w) or is_name(tk, j):
            return False
        j -= 1
    return False


def describes_subject(tk: Tokens, k: int) -> bool:
    """Whether what opens its sentence describes the noun behind it, which has a verb: "Scrap output fell", "Rescue crews with boats are"."""
    if k + 3 >= tk.size:
        return False
    if heads_row(tk, k) or heads_row(tk, k + 1):
        return True  # "Transport 12.4 mln vs 13.9 mln"
    after = tk.word[k + 1]
    if after in _CONCERNING:
        return True  # "Chase involving two men ends"
    if not after.islower() or not after.isalpha() or after in STOP or after in ADVERBS:
        return False
    if after in VERBS and after not in NOUNS_TOO:
        return False
    return is_finite_ahead(tk, k + 2) or (is_plural(after) and is_auxiliary_ahead(tk, k + 2))


def is_described_in_ed(tk: Tokens, k: int) -> bool:
    """Whether a form in -ed before a noun has an adjective or the verb of its clause before it: "total authorized stock", "includes deferred taxes"."""
    before, after = at(tk, k - 1), at(tk, k + 1)
    if not tk.word[k].islower() or after in ADVERBS or is_name(tk, k + 1):
        return False
    if tk.lower[k] in _NEVER_DESCRIBE:
        return False
    if before in _PLAIN_ADJECTIVES:
        return not is_name(tk, k - 1)
    opener = at(tk, k - 2)
    if before in _ORDINAL or is_adverb_in_ly(before):
        return opener in _OWNED  # "the last traded price", "its newly unveiled plan"
    return before in _NEVER_NOUNS or before in _REPORTS


def is_described_at_start(tk: Tokens, k: int) -> bool:
    """Whether a form in -ed that opens its sentence describes the noun behind it: "Combined sales rose"; not "Asked whether", "Added Roe"."""
    after = tk.word[k + 1] if k + 1 < tk.size else "."
    return (
        after.isalpha() and after.islower() and after not in STOP and after not in ADVERBS and tk.lower[k] not in SAYS
    )


def is_kind_in_ing(tk: Tokens, k: int, w: str) -> bool:
    """Whether a form in -ing says which kind the noun behind it is: "a one pct selling concession", "for restructuring costs"."""
    before, after = at(tk, k - 1), at(tk, k + 1)
    if before in _PERCENT:
        return after in VERBS or not is_plural(after)
    return after in _OF_KINDS and w in NOUNS_IN_ING and before not in AUXILIARIES
