"""Which forms are surely finite by themselves or their neighbours: "has", "fell", "surged by", "in 2021 are"."""

from __future__ import annotations

from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CHANGE_OF,
    DETERMINERS,
    IRREGULAR,
    PREPOSITIONS,
    VERB_BASES,
    VERBS,
)
from archive.extract.english.tokens import Tokens
from archive.extract.english.word_classes import HYPHENS, STOP, is_number_word
from archive.extract.words import word_set

VERBAL_PREFIXES = frozenset(("re", "co", "de"))
_WHEN_NOUNS_ARE = frozenset(("so", "this", "last"))  # "purchases so far are", "sales this week stood"
_NOT_PAST = word_set("rules", "subjects.not_past")
SURELY_FINITE = word_set("rules", "subjects.surely_finite") - VERB_BASES
_HOW = frozenset(("again", "further", "sharply", "slightly", "steadily", "slowly", "steeply", "only"))
_STANDS = frozenset(("stand", "stood", "total", "totalled"))
_WHERE_OR_NOW = frozenset(("there", "here", "elsewhere", "alone", "alike", "overall"))  # "cash costs there climbed to"
CLAUSE = 12  # tokens from a noun to its verb


def is_past_tense(tk: Tokens, k: int) -> bool:
    """Whether a finite verb in the past stands at ``k``, or behind an adverb there, with no noun of its own: "exports also fell"."""
    if tk.lower[k] in ADVERBS and k + 1 < tk.size:
        k += 1
    w = tk.lower[k]
    return w in IRREGULAR and w in VERBS and w not in VERB_BASES


def is_finite_ahead(tk: Tokens, k: int) -> bool:
    """Whether a finite verb stands at ``k``: "has", "fell", "surged by"; in "of using stolen cars" none does."""
    k += k + 1 < tk.size and tk.word[k] in _WHERE_OR_NOW
    if k >= tk.size or tk.lower[k] in AUXILIARIES or is_past_tense(tk, k):
        return k < tk.size
    after = tk.lower[k + 1] if k + 1 < tk.size else "."
    if not (tk.lower[k] in VERBS and tk.lower[k].endswith("ed")):
        return False
    if after in STOP or not after[0].isalpha() or is_number_word(tk, k + 1):
        return True
    return tk.lower[k] in CHANGE_OF and after in _HOW  # "rates declined again"


def is_auxiliary_ahead(tk: Tokens, k: int) -> bool:
    """Whether an auxiliary stands at ``k``, or a few words behind it with a preposition there: "are", "in 2021 are"; not "to Rome"."""
    if tk.lower[k] in AUXILIARIES:
        return True
    if (tk.lower[k] not in PREPOSITIONS and tk.lower[k] not in _WHEN_NOUNS_ARE) or tk.lower[k] == "to":
        return False
    for j in range(k + 1, min(k + CLAUSE, tk.size)):
        w = tk.lower[j]
        before = tk.lower[j - 1]
        if w in AUXILIARIES or w in SURELY_FINITE:
            return True
        if w in _STANDS and before not in DETERMINERS and before not in PREPOSITIONS:
            return True  # "purchases so far this year stand at"
        if w == "/" or w in PREPOSITIONS:
            continue  # "1986/87", "rates from Lima to Rome have"
        if not w[0].isalnum() or w in VERBS or (w in STOP and w not in DETERMINERS) or w in ("that", "which", "what"):
            return False
    return False


def is_unlisted_past(tk: Tokens, k: int) -> bool:
    """Whether a form in -ed that no list holds stands at ``k``: "the film grossed $12m"; no noun such as "speed"."""
    w = tk.word[k]
    return w[-2:] == "ed" and len(w) > 4 and w.islower() and w not in VERBS and w not in _NOT_PAST and w != "unchanged"


def is_in_compound(tk: Tokens, k: int) -> bool:
    """Whether a word is glued to another by a hyphen: "a Leeds-based firm"; "re-elected" is a verb all the same."""
    lower = tk.lower
    if k + 2 < tk.size and lower[k + 1] in HYPHENS and tk.glued(k + 1) and tk.glued(k + 2):
        return True
    return k > 1 and lower[k - 1] in HYPHENS and tk.glued(k) and tk.glued(k - 1) and lower[k - 2] not in VERBAL_PREFIXES
