"""Who is of an age: "Jane Doe, 42", "children under 5", "the girl is 12 years old"."""

from __future__ import annotations

from archive.extract.clause_subjects import subject_before
from archive.extract.draft import Draft
from archive.extract.lexicon import BE, MONTHS, PREPOSITIONS, WEEKDAYS, is_person, is_plural
from archive.extract.nouns_before import Span, name_ending
from archive.extract.phrases import phrase_ending
from archive.extract.tokens import Tokens
from archive.extract.verbs import is_verb
from archive.extract.word_classes import TIME_HEADS

_AGE_WORDS = frozenset(("age", "aged", "ages"))
_AROUND_AGES = _AGE_WORDS | MONTHS | WEEKDAYS | TIME_HEADS | {"the", ",", "last", "this", "ago"}


def person_of_age(tk: Tokens, d: Draft) -> Span | None:
    """Return who is of that age: "Jane Doe, 42", "children under 5", "the girl is 12 years old"."""
    k = d.left - 1
    if k < 0:
        return None
    if tk.lower[k] in ("now", "also", "then", "just", "both") and k and tk.lower[k - 1] == ",":
        k -= 1
    w = tk.lower[k]
    if w in (",", "("):
        return name_ending(tk, k - 1) or phrase_ending(tk, k - 1, tk.sentence[d.left])
    if w == "aged" or w in PREPOSITIONS:
        while k > 0 and (tk.lower[k] in PREPOSITIONS or tk.lower[k] in _AROUND_AGES):
            k -= 1
        persons = is_person(tk.lower[k])
        named = persons or tk.word[k][0].isupper() or _AGE_WORDS.isdisjoint(tk.lower[k + 1 : d.left])
        phrase = phrase_ending(tk, k, tk.sentence[d.left]) if named and not is_verb(tk, k) else None
        if phrase is not None and phrase[1] == k:
            return _after_preposition(tk, phrase) if persons else phrase
        return subject_before(tk, d.left)  # "Ames died of a heart attack aged 72"
    if d.rules.get("kind") == "name N has":
        return name_ending(tk, k)
    if w == "turns":
        return phrase_ending(tk, k - 1, tk.sentence[d.left])  # no verb to `is_verb`: it may be a noun
    if is_person(w) and is_plural(tk.word[k]):
        phrase = phrase_ending(tk, k, tk.sentence[d.left])
        return _after_preposition(tk, phrase) if phrase else None
    phrase = subject_before(tk, d.left)
    if phrase is not None and w in BE and k and tk.lower[k - 1] in ("he", "she"):
        person = tk.word[phrase[1]][0].isupper() or is_person(tk.lower[phrase[1]])
        return phrase if person else None  # "the house was sold when she was 16"
    return phrase


def _after_preposition(tk: Tokens, phrase: Span) -> Span:
    """Return the last noun of a phrase: of "unsuitable for children", aged under five, the children."""
    first, last = phrase
    while first < last and not any(tk.lower[k] in PREPOSITIONS for k in (last - 1, last)):
        last -= 1
    return (last if first < last else first, phrase[1])
