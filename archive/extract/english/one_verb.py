"""A clause has one finite verb: behind one, a form that could be another is a noun ("has boosted its reserves to", "took a cut in")."""

from __future__ import annotations

from archive.extract.english.finite_forms import SURELY_FINITE, is_in_compound, is_past_tense
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    VERB_BASES,
    VERBS,
    is_plural,
)
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import (
    BEFORE_NOUNS,
    NOUNS_IN_ING,
    SAYS,
    STOP,
    TIME_HEADS,
    is_adverb_in_ly,
    is_name,
    is_number_word,
)
from archive.extract.words import word_set

_CLAUSE = 14  # tokens from a form to the verb before it
_ENDS_CLAUSE = word_set("rules", "phrases.clause") | {
    "whose",
    "whom",
    "after",
    "since",
    "until",
    "nor",
    "like",
    "why",
    "how",
}
_CAUSES = word_set("rules", "phrases.causes") - AUXILIARIES
_IN_WORDS = frozenset(("'s", "’s", "-", "'", "’", "$", "£", "€", "/", "%", "."))
_NO_FINITE = frozenset(("be", "been", "being", "having"))
_THIRD = word_set("rules", "phrases.never_nouns")
NOUNS_TOO = word_set("rules", "phrases.nouns_too")
_WHO = frozenset(("who", "which", "that"))
_RELATIVES = frozenset(("who", "which", "that", "what", "whose"))
_NO_NOUNS = frozenset(("however", "longer", "neither", "either", "instead", "all"))
PAST_AND_BASE = frozenset(("hit", "cut", "set", "put", "cost", "shut"))
_OWNERS = frozenset(("'s", "’s"))
_WHEN = frozenset(("later", "earlier", "so", "last", "this", "next", "today", "yesterday", "recently", "again"))
_OPENS_PARTICIPLE = frozenset((",", "while", "by", "after", "before"))
_GOES_ON = PREPOSITIONS | {"and", "or"}


def is_behind_verb(tk: Tokens, k: int) -> bool:
    """Whether a form is a noun at ``k``, since its clause has a verb before it and a noun leads up to it.

    "Has boosted its cash reserves to", "declared a two-for-one stock split on"; not "the firm cuts", "the man who owns the mill works in".
    """
    after = tk.lower[k + 1] if k + 1 < tk.size else "."
    if tk.lower[k][-1] == "s":
        if (after[0].isalnum() and after not in _GOES_ON and not _says_when(tk, k + 1)) or (
            tk.lower[k] == "amounts" and after == "to"
        ):
            return False
        if after == "through" and is_number_word(tk, k - 1):
            return False  # "is raising 200 mln marks through a bond"
    elif after in DETERMINERS or after in ADVERBS or tk.lower[k] == "place":
        return False  # "a vote will take place, which"
    if tk.lower[k][-1] != "s" and _acts_in_relative(tk, k - 1):
        return True  # "the ministry, which estimates damage at"
    return _leads_up(tk, k - 1) and _has_verb_before(tk, k)


def _acts_in_relative(tk: Tokens, k: int) -> bool:
    """Whether the verb of a relative clause stands at ``k``, whose form in -s says that the noun it describes is one: "which estimates"; not "that prices".

    No verb in its base form can stand behind it: neither its own, nor that of the main clause.
    """
    w, before = tk.lower[k], tk.lower[k - 1] if k > 1 else ""
    if before not in _WHO or w[-1] != "s" or w not in VERBS or w in _CAUSES or w in AUXILIARIES:
        return False
    if tk.lower[k + 1] in SAYS:
        return False  # "who records show had"
    return before != "that" or (
        w[:-1] not in NOUNS_TOO and tk.lower[k - 2] not in SAYS and tk.lower[k - 2] not in VERBS
    )


def _leads_up(tk: Tokens, k: int) -> bool:
    """Whether a noun in the singular, an adjective or a verb that acts on the next word stands at ``k``."""
    w = tk.lower[k]
    if not w[0].isalpha() or w in _NO_NOUNS or (w in STOP and w not in BEFORE_NOUNS) or w in TIME_HEADS or is_plural(w):
        return False
    return not ((w in ADVERBS and w not in BEFORE_NOUNS) or is_adverb_in_ly(w) or w in PRONOUNS)


def _has_verb_before(tk: Tokens, k: int) -> bool:
    base = tk.lower[k][-1] != "s"
    for j in range(k - 1, max(-1, k - _CLAUSE), -1):
        w = tk.lower[j]
        if (
            tk.sentence[j] != tk.sentence[k]
            or (w in _ENDS_CLAUSE and not _joins(tk, j))
            or w in SAYS
            or not (w[0].isalnum() or w in _IN_WORDS)
        ):
            return False
        if base and w in _CAUSES:
            return False
        if base and _acts_in_relative(tk, j):
            return True
        if _is_finite(tk, j):
            return not _is_inside_clause(tk, j)
        if _acts_unfinished(tk, j):
            return True
        if w in PRONOUNS and w not in DETERMINERS:
            return False
    return False


def _says_when(tk: Tokens, k: int) -> bool:
    """Whether what stands at ``k`` says when, and is nothing that a verb acts on: "(a decision on purchases) later this year"."""
    return tk.lower[k] in _WHEN and (tk.lower[k] not in ("last", "this", "next") or at(tk, k + 1) in TIME_HEADS)


def _acts_unfinished(tk: Tokens, k: int) -> bool:
    """Whether a participle that opens its own words, or an infinitive, acts on what stands behind it: ", halving its revenue", "to ensure"."""
    w, before = tk.lower[k], tk.lower[k - 1] if k else ","
    if w not in VERBS or is_in_compound(tk, k):
        return False
    if w[-3:] == "ing":
        return before in _OPENS_PARTICIPLE and w not in NOUNS_IN_ING
    return before == "to" and w in VERB_BASES


def _joins(tk: Tokens, k: int) -> bool:
    """Whether "and" joins two plain nouns or adjectives at ``k``: "rate and currency (swaps)"; not "cut jobs and the", "rose and the"."""
    if tk.lower[k] not in ("and", "or"):
        return False
    return all(
        tk.word[i].isalpha()
        and tk.word[i].islower()
        and tk.lower[i] not in STOP
        and tk.lower[i] not in VERBS
        and not is_plural(tk.word[i])
        for i in (k - 1, k + 1)
    )


def _is_finite(tk: Tokens, k: int) -> bool:
    """Whether a form at ``k`` is surely the verb of its clause: "has", "took", "includes", "issued" behind a noun; not "held by"."""
    w = tk.lower[k]
    if w in AUXILIARIES:
        return w not in _NO_FINITE and not is_name(tk, k)
    if is_in_compound(tk, k):
        return False  # "open-ended", "fixed-rate"
    if w in SURELY_FINITE or w in _THIRD:
        return True
    if not tk.word[k].islower() or w not in VERBS or k == 0:
        return False
    if w in PAST_AND_BASE:
        return (
            tk.lower[k + 1] in DETERMINERS and tk.lower[k - 1] not in DETERMINERS
        )  # "(the bank) cut its growth forecasts for"
    if not (is_past_tense(tk, k) and w not in ADVERBS) and w[-2:] != "ed":
        return False
    after, before = tk.lower[k + 1], tk.lower[k - 1]
    if (
        after in PREPOSITIONS
        or not (after[0].isalnum() or after in _IN_WORDS)
        or (after in TIME_HEADS and at(tk, k + 2) not in _OWNERS)
    ):
        return False
    return before[0].isalpha() and before not in DETERMINERS and before not in PREPOSITIONS and before not in ADVERBS


def _is_inside_clause(tk: Tokens, k: int) -> bool:
    """Whether the verb at ``k`` is that of a clause on a noun: "who owns", "which has since cut", "(the land) they own"."""
    j = k - 1
    while j > 0 and (tk.lower[j] in ADVERBS or tk.lower[j] in AUXILIARIES or is_adverb_in_ly(tk.lower[j])):
        j -= 1
    if j < 0 or tk.lower[j] in _RELATIVES:
        return True
    if j == 0 or tk.lower[j] not in PRONOUNS:
        return False
    before = tk.lower[j - 1]
    return before in _RELATIVES or (before[0].isalpha() and before not in STOP and before not in SAYS)
