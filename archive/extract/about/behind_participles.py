"""The noun that heads a subject, where a participle, "between" or a list parts it from its verb: "offences involving knives or guns rose"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    VERB_BASES,
    VERBS,
    is_person,
    is_plural,
)
from archive.extract.english.noun_edges import Span, before_determiners, in_phrase
from archive.extract.english.phrases import phrase_ending
from archive.extract.english.tokens import Tokens
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import NOUNS_IN_ING, STOP, is_number_word
from archive.extract.words import word_set

_REACH = 14  # tokens from the participle to the end of what it takes
_JOINS = frozenset(("and", "or"))
_IN_PHRASE = DETERMINERS | PREPOSITIONS | ADVERBS | _JOINS | {"due", "-", "'s", "’s"}
_LEADS = _JOINS | {"a", "of", "for", "to", "in", "with", "on", "at", "during", "the"}
_WITHOUT = frozenset(("excluding", "including", "involving", "affecting", "concerning"))
_GERUND_OF = frozenset(("for", "of", "against"))  # "support for leaving the union"
_OPENS_CLAUSE = frozenset((",", "that", "said", "and", "but", "while", ";", ":", "as", "whereas", "although"))


def head_of_subject(tk: Tokens, phrase: Span) -> Span | None:
    """Return what the words before a phrase hang on, that ends right before a verb and is no more than the end of its subject.

    "Inflation excluding energy and (food) stayed", "the number of women dying due to trouble in (childbirth) fell", "the gap
    between rich and (poor) widened", "support for leaving the (union) rose".
    """
    intended = _intended(tk, phrase)
    if intended is not None:
        return intended
    k = phrase[0] if tk.lower[phrase[0]][-3:] == "ing" else phrase[0] - 1
    if k < 1 or not (k == phrase[0] or tk.lower[k] in _LEADS or tk.lower[k][-3:] == "ing"):
        return None
    joined = False
    while k > 0 and phrase[1] - k < _REACH and tk.sentence[k] == tk.sentence[phrase[1]]:
        w = tk.lower[k]
        if _is_participle(tk, k):
            if tk.lower[k - 1] in _JOINS:
                k -= 2  # "working or looking for work"
                continue
            gerund = tk.lower[k - 1] in _GERUND_OF
            noun = tk.lower[k - 1]
            if not (gerund or w in _WITHOUT or is_plural(noun) or is_person(noun)):
                return None  # "total crushing capacity"
            return _opening(tk, k - 1 - gerund)
        if w == "between":
            return _opening(tk, k - 1) if joined else None
        joined = joined or w in _JOINS
        if w[0].isdigit() or not (w in _IN_PHRASE or in_phrase(tk, k)):
            return None
        k -= 1
    return None


def owner_before_with(tk: Tokens, d: Draft) -> Span | None:
    """Return the noun that opens its clause before "with" and what it has so many of: the firms of "firms with 50 workers (pay)", of "a firm with $3m in debts"."""
    k = d.left - 1
    if k < 1 or tk.lower[k] != "with" or tk.lower[k - 1] in ADVERBS:
        return None
    j = max(d.right, d.object[1] if d.object is not None else 0) + 1
    if j >= tk.size or not (tk.lower[j] in _BEHIND_OWNED or tk.lower[j] in AUXILIARIES or is_verb(tk, j)):
        return None
    owner = _opening(tk, k - 1)
    if owner is None or not _SHARED.isdisjoint(tk.lower[owner[0] : k]):
        return None  # "the agreement with 30 banks"
    if tk.opens(owner[0]):
        return owner if tk.lower[owner[0]][-2:] != "ed" else None  # "Charged with two counts"
    return owner if tk.lower[owner[0] - 1] in DETERMINERS else None


_SHARED = frozenset(
    "agreement agreements deal deals talks contract contracts meeting meetings interview interviews match game war".split()
)
_BEHIND_OWNED = (PREPOSITIONS | _JOINS) - {"to"}


def _intended(tk: Tokens, phrase: Span) -> Span | None:
    """Return the plan, right or failure whose infinitive the phrase is the object of: "the plan to build (homes on the site) would"."""
    k = phrase[0] - 1
    while k > 1 and (tk.lower[k] in DETERMINERS or is_number_word(tk, k)):
        k -= 1
    acts = tk.lower[k] in VERB_BASES or (tk.word[k].islower() and tk.lower[k + 1] in DETERMINERS)
    if k < 2 or tk.lower[k - 1] != "to" or not acts or tk.lower[k - 2] not in _INTENTIONS:
        return None
    return _opening(tk, k - 2)


_INTENTIONS = word_set("rules", "subjects.efforts") | frozenset(
    "plan plans decision decisions proposal proposals bid bids attempt attempts effort efforts move moves failure right need".split()
)


def _is_participle(tk: Tokens, k: int) -> bool:
    w = tk.lower[k]
    acts = w[-3:] == "ing" and w in VERBS and w not in VERB_BASES  # not "bring"
    return w in _WITHOUT or (acts and w not in PREPOSITIONS and w not in NOUNS_IN_ING)


def _opening(tk: Tokens, k: int) -> Span | None:
    """Return the noun phrase that ends at ``k`` where it opens its clause."""
    if k < 0 or not tk.word[k][0].isalpha() or tk.lower[k] in STOP:
        return None
    if tk.opens(k):
        return k, k  # whatever it may be elsewhere: "Support for leaving"
    if is_verb(tk, k) or not in_phrase(tk, k):
        return None
    found = phrase_ending(tk, k, tk.sentence[k])
    if found is None or any(is_verb(tk, i) for i in range(found[0] + 1, found[1])):
        return None
    before = before_determiners(tk, found[0] - 1) if found[0] else -1
    opens = tk.opens(found[0]) or (before >= 0 and (tk.opens(before) and tk.lower[before] in DETERMINERS))
    opens = opens or (before >= 0 and tk.sentence[before] != tk.sentence[k])
    return found if opens or (before >= 0 and tk.lower[before] in _OPENS_CLAUSE) else None
