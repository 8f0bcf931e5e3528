"""Where the verb of a clause begins with its auxiliaries, and verbs in -ed that have an object: "had been sold", "the board sold 12 shops"."""

from __future__ import annotations

from archive.extract.english.describing_forms import PLAIN_ADJECTIVES
from archive.extract.english.finite_forms import CLAUSE, VERBAL_PREFIXES, is_unlisted_past
from archive.extract.english.lexicon import ADVERBS, AUXILIARIES, DETERMINERS, is_plural
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import BOUNDS, RELATES, SIZING, THIRD_PERSON, is_verb
from archive.extract.english.word_classes import (
    HYPHENS,
    STOP,
    TIME_HEADS,
    WHEN,
    is_adverb_in_ly,
    is_name,
    is_noun_after_all,
    is_number_word,
)
from archive.extract.words import word_set

_NO_PASSIVE = word_set("rules", "phrases.no_passive")
# What stands behind its noun before a name, or describes the name behind: "a man named Lee", "London listed Acme".
_NAMING = word_set("rules", "phrases.naming")
_DAYS_BEFORE = frozenset(("today", "yesterday", "earlier", "later", "also"))
_SIZED = frozenset(("aged", "priced", "estimated", "valued", "dated", "rated"))
_NO_OBJECTS = frozenset("worldwide nationwide overseas abroad elsewhere home upstairs downtown due".split())


def is_finite_in_ed(tk: Tokens, k: int) -> bool:
    """Whether a form in -ed at ``k`` is the verb of its clause: "had arrested", "showed the reporters", "cut 12 jobs", "responded"."""
    if not tk.lower[k].endswith("ed"):
        return False
    if _acts_on_name(tk, k):
        return True
    if not is_verb(tk, k):
        return False
    if tk.lower[k] in _NO_PASSIVE and k and tk.lower[k - 1][0].isalpha():
        return True
    after = at(tk, k + 1)
    if tk.lower[k - 1] in _DAYS_BEFORE and tk.lower[k - 2] not in DETERMINERS:
        return True  # "the ministers early today abandoned talks"
    if tk.lower[k - 1] in AUXILIARIES or after in DETERMINERS or after in SIZING or is_number_word(tk, k + 1):
        return True
    return _acts_on_bounded(tk, k, after) or _acts_on_noun(tk, k, after)


def _acts_on_bounded(tk: Tokens, k: int, after: str) -> bool:
    """Whether a number with its bound follows a form in -ed, which acts on it: "killed at least 12"; not "aged about 40"."""
    if after not in BOUNDS or tk.lower[k] in _SIZED or not tk.word[k - 1].isalpha() or tk.lower[k - 1] == "and":
        return False
    return k + 2 < tk.size and is_number_word(tk, k + 2 + (tk.lower[k + 2] in ("least", "most", "than", "to")))


def _acts_on_noun(tk: Tokens, k: int, after: str) -> bool:
    """Whether a form in -ed stands between a plural or a name and a noun, which it acts on: "auditors blamed steel prices".

    Not "women infected abroad", "goods imported last year", "the Leeds based firms", "asset backed notes".
    """
    before = tk.lower[k - 1] if k else "."
    if not (after.isalpha() and tk.word[k + 1].islower()) or after in STOP or after in ADVERBS or after in _NO_OBJECTS:
        return False
    if is_adverb_in_ly(after) or after in WHEN or tk.lower[k] in _NAMING or after[-3:] == "ing":
        return False
    return (
        is_plural(before)
        and before not in STOP | THIRD_PERSON
        and before not in ADVERBS
        and before not in TIME_HEADS
        and tk.word[k - 1].isalpha()
        and not is_verb(tk, k - 1)  # "offers secured notes"
    )


def _acts_on_name(tk: Tokens, k: int) -> bool:
    """Whether a form in -ed at ``k`` stands between a noun and a name, which it acts on: "officers pursued Bell"; not "the newly merged Acme"."""
    if k == 0 or k + 1 >= tk.size or not is_name(tk, k + 1) or not tk.word[k].islower() or tk.lower[k] in _NAMING:
        return False
    before = tk.lower[k - 1]
    if tk.sentence[k - 1] != tk.sentence[k + 1] or not before[0].isalpha() or before in STOP or before in ADVERBS:
        return False
    if before in PLAIN_ADJECTIVES or is_adverb_in_ly(before) or tk.lower[k + 1] in WHEN:
        return False
    return is_verb(tk, k) or is_unlisted_past(tk, k)


def verb_start(tk: Tokens, k: int, sentence: int) -> tuple[int, bool]:
    """Walk over a verb group to its left: (the token before it, whether it is finite)."""
    lower = tk.lower
    finite = False
    while k >= 0 and tk.sentence[k] == sentence:
        w = lower[k]
        if w in AUXILIARIES and not is_name(tk, k):
            finite = True
        elif is_verb(tk, k):
            finite = finite or not w.endswith("ing")
        elif w == "to":
            return k - 1, False
        elif (w == "than" and k and lower[k - 1] in ("more", "less")) or (w == "far" and k and lower[k - 1] == "so"):
            k -= 1  # "sales more than doubled", "the site has so far received"
        elif w == "less" and k > 1 and lower[k - 2 : k] == ["more", "or"]:
            k -= 2  # "hits more or less tripled"
        elif w == "point" and k > 1 and lower[k - 1] == "one" and lower[k - 2] == "at":
            k -= 2  # "a drought, which at one point cost"
        elif w == "little" and lower[k + 1] == "changed":
            pass  # "sales were little changed at $5m"
        elif w == "last" and finite and k and lower[k - 1] in ("which", "who"):
            return k - 1, finite  # "a firm, which last reported"
        elif (
            not (w in ADVERBS or is_adverb_in_ly(w) or w in ("n't", "not"))
            or is_noun_after_all(tk, k)
            or _is_lone_name(tk, k)
        ):
            if w == "," and finite and (opens := _behind_auxiliary(tk, k)) > 0:
                k = opens
                continue
            if not (finite and w in HYPHENS and tk.glued(k) and tk.lower[k - 1] in VERBAL_PREFIXES):
                break
            k -= 1  # "re-elected"
        k -= 1
    return k, finite


def _behind_auxiliary(tk: Tokens, end: int) -> int:
    """Return the auxiliary that an aside parts from its verb, which ends at the comma ``end``: "have, according to Acme, doubled"; -1 for none."""
    for k in range(end - 1, max(0, end - CLAUSE), -1):
        if tk.lower[k] == ",":
            return k - 1 if tk.lower[k - 1] in AUXILIARIES else -1
        if tk.sentence[k] != tk.sentence[end] or tk.lower[k] in RELATES or tk.lower[k] in AUXILIARIES:
            return -1
    return -1


def _is_lone_name(tk: Tokens, k: int) -> bool:
    """Whether a word that begins its sentence is a name in -ly: Italy has no subject before it."""
    return tk.lower[k].endswith("ly") and tk.word[k][0].isupper() and (k == 0 or tk.sentence[k - 1] != tk.sentence[k])
