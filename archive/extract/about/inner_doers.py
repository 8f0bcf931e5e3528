"""Who does what a clause inside another tells: the brothers of "found the brothers guilty of robbing two banks"."""

from __future__ import annotations

from archive.extract.about.nouns_before import NOBODY
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    DETERMINERS,
    PAST_FORMS,
    PREPOSITIONS,
    PRONOUNS,
    all_forms,
    singular,
)
from archive.extract.english.noun_edges import Span, in_phrase
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.trimmed_phrases import trimmed
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import SAYS_CLAUSES, is_number_word
from archive.extract.words import word_set, words

_JUDGES = frozenset(all_forms(words("rules")["inner_doers"]["judges"]))
_KEEPS = frozenset(all_forms(words("rules")["inner_doers"]["keeps"])) | word_set("rules", "inner_doers.irregular")
_JUDGED = word_set("rules", "inner_doers.judged")
_ABLE = frozenset(("capable", "incapable"))
_TIES = frozenset(("of", "for", "with"))
_ADVISES = frozenset(all_forms("suggest recommend propose advise"))  # "one report suggests selling 20%": of nobody
_IN_PHRASE = DETERMINERS | {"of", "and", "at"}
_DOERS = frozenset(("i", "he", "she", "we", "they"))
_ENDS_REACH = AUXILIARIES | frozenset((",", ";", ":", "(", ")", "and", "but"))
_DEEDS = word_set("rules", "inner_doers.deeds") | word_set("rules", "inner_doers.deeds_of")  # "a plan by the firm to"
_DEEDS_OF = word_set("rules", "inner_doers.deeds_of")  # also "the refusal of the firm to"
_RIGHTS = word_set("rules", "inner_doers.rights")  # "gives the men the right to"
_GIVES = frozenset(all_forms("give grant offer deny allow award hand")) | {"gave", "given"}
_ARTICLES = frozenset(("a", "an", "the", "no"))
_RIGHT = 4  # tokens of "the first real right"
_REACH = 8  # tokens from the gerund to the figure
_PHRASE = 12  # tokens of whoever is judged


def inner_doer(tk: Tokens, left: int) -> Span | None:
    """Return who does what the gerund before the number at ``left`` tells: whoever is judged, thanked or kept from it.

    ``NOBODY`` where a pronoun stands for them, or the gerund is a subject itself; None where the main clause decides.
    """
    b = being_before(tk, left)
    if b and (done_to := _done_to(tk, b)) is not None:
        return done_to
    k = _gerund_before(tk, left)
    if k < 1:
        return None
    before = tk.lower[k - 1]
    if before == "that" or before in SAYS_CLAUSES or before in _ADVISES:
        return NOBODY  # "said merging the two councils was", "that closing 12 shops would"
    if before in ("from", "into"):
        return _acted_on(tk, k - 2, _KEEPS)
    if before not in _TIES:
        return None
    end = k - 2
    if at(tk, end) in _ABLE:
        return _described(tk, end - 1)
    if at(tk, end) in _JUDGED and at(tk, end - 1) in _DOERS:
        return NOBODY  # "the army, which he accused of killing 12 men"
    if at(tk, end) in _JUDGED:
        return _acted_on(tk, end - 1, None)
    return _acted_on(tk, end, _JUDGES)


def being_before(tk: Tokens, left: int) -> int:
    """Return the "being" before ``left`` that tells with its participle what was done, no other verb between: "being fined $9,000"; 0 where none is."""
    if "being" not in tk.distinct:
        return 0
    b = next((k for k in range(left - 1, max(1, left - _REACH), -1) if tk.lower[k] == "being"), 0)
    if not b or tk.sentence[b] != tk.sentence[left] or tk.lower[b + 1] not in PAST_FORMS:
        return 0
    told = b + 4 if tk.lower[b + 2] == "to" else b + 2  # "being ordered to pay $4m"
    ends = not _ENDS_REACH.isdisjoint(tk.lower[b + 2 : left]) or any(is_verb(tk, i) for i in range(told, left))
    return 0 if ends else b


def _done_to(tk: Tokens, b: int) -> Span | None:
    """Return to whom what "being" at ``b`` tells was done, behind a preposition: the coach of "led to the coach being fined $9,000"."""
    if tk.lower[b - 1] in PRONOUNS and tk.lower[b - 2] in PREPOSITIONS:
        return NOBODY
    k = _before_phrase(tk, b - 1)
    behind = (
        k < b - 1 and tk.lower[k] in PREPOSITIONS and tk.lower[k] != "of"
    )  # "reports of shots being fired" are whole
    return trimmed(tk, k + 1, b - 1) if behind else None


def _described(tk: Tokens, end: int) -> Span | None:
    """Return the noun right before an adjective that tells what it can do: the pumps of "two pumps capable of moving 40 tonnes"; not "it is capable of"."""
    k = _before_phrase(tk, end) if end > 0 else end
    return trimmed(tk, k + 1, end) if k < end and tk.lower[end] not in BE and not is_verb(tk, end) else None


def doer_of_deed(tk: Tokens, end: int) -> Span | None:
    """Return whoever is to do what the "to" behind ``end`` opens, where a noun before it tells whose deed that is, or who may.

    The firm of "attacked a plan by the firm to cut 300 jobs", the men of "gave the men the right to buy 12 shares"; NOBODY for "gave them the right to".
    """
    k = _before_phrase(tk, end)
    if k == end or k < 1:
        return None
    if tk.lower[k] == "by" or tk.lower[k] == "of":
        done = singular(tk.lower[k - 1])
        end = next((i - 1 for i in range(k + 2, end + 1) if is_number_word(tk, i)), end)  # "by Peru 10 days ago"
        return trimmed(tk, k + 1, end) if done in _DEEDS and (tk.lower[k] == "by" or done in _DEEDS_OF) else None
    return _given(tk, end) if tk.lower[end] in _RIGHTS else None


def _before_phrase(tk: Tokens, end: int) -> int:
    """Return the token before the noun phrase that ends at ``end``, its articles in."""
    k = end
    while k > 0 and end - k < _REACH and (in_phrase(tk, k) or tk.lower[k] in DETERMINERS):
        k -= 1
    return k


def _given(tk: Tokens, end: int) -> Span | None:
    """Return who is given the right that ends at ``end``."""
    k = end
    while k > 1 and end - k < _RIGHT and tk.lower[k] not in _ARTICLES:
        k -= 1
    last = k - 1
    if tk.lower[k] not in _ARTICLES or last < 1:
        return None
    if tk.lower[last] in PRONOUNS:
        return NOBODY if tk.lower[last - 1] in _GIVES else None
    first = _before_phrase(tk, last)
    return trimmed(tk, first + 1, last) if first < last and tk.lower[first] in _GIVES and is_verb(tk, first) else None


def _gerund_before(tk: Tokens, left: int) -> int:
    """Return the nearest form in -ing before ``left`` with no other verb, mark or auxiliary between; -1 where there is none."""
    lower, stop = tk.lower, max(0, left - _REACH)
    if "ing" not in tk.text[tk.start[stop] : tk.start[left]]:
        return -1
    for k in range(left - 1, stop, -1):
        w = lower[k]
        if w in _ENDS_REACH:
            return -1
        if w[-3:] == "ing" and len(w) > 4:
            between = range(k + 1, left)
            if lower[k + 1] == "to" and k + 2 < left:
                between = range(k + 3, left)  # "for failing to stop 12 killings"
            alone = tk.sentence[k] == tk.sentence[left] and not any(is_verb(tk, i) for i in between)
            named = tk.word[k][0].isupper() or lower[k - 1] in DETERMINERS
            return k if alone and not named and (k + 1 == left or _has_object(tk, k + 1)) else -1
    return -1


def _has_object(tk: Tokens, k: int) -> bool:
    """Whether what stands behind the form in -ing is its object: "stealing $5m", "robbing the bank"; not "heating oil"."""
    w = tk.lower[k]
    return w in DETERMINERS or w in PRONOUNS or w in ("to", "of") or not w[0].isalpha() or is_number_word(tk, k)


def _acted_on(tk: Tokens, end: int, verbs: frozenset[str] | None) -> Span | None:
    """Return the object that ends at ``end`` of one of the verbs (of any, where it is None), if that one is active."""
    if end < 1:
        return None
    if tk.lower[end] in PRONOUNS:
        return NOBODY if _is_active(tk, end - 1, verbs) else None
    k = end
    while k > 0 and end - k < _PHRASE and not is_verb(tk, k) and (in_phrase(tk, k) or tk.lower[k] in _IN_PHRASE):
        k -= 1
    return trimmed(tk, k + 1, end) if k < end and _is_active(tk, k, verbs) else None


def _is_active(tk: Tokens, k: int, verbs: frozenset[str] | None) -> bool:
    if k < 0 or (tk.lower[k] not in verbs if verbs is not None else not is_verb(tk, k)):
        return False
    before = k - 1
    while before > 0 and tk.lower[before] in ADVERBS:
        before -= 1
    return not (tk.lower[k].endswith(("ed", "en", "nt")) and at(tk, before) in BE)
