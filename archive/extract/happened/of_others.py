"""What is told of others whom the figure's phrase only names: "relatives of people killed", "300 passengers, of whom 40 died"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import ADVERBS, AUXILIARIES, PERSON_MASS, is_person, is_plural
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import is_number_word
from archive.extract.happened.happening_verbs import ITS_VERB
from archive.extract.words import word_set

_LINKS = word_set("rules", "of_others.links")
_MEMBERS = word_set("rules", "of_others.members")
_ARTICLES = frozenset(("the", "a", "an", "his", "her", "its", "their", "our"))
_THOSE = frozenset(("those", "others", "anyone"))
PART_OPENS = frozenset(("of", "among"))
_WHOM = (["of", "whom"], ["of", "which"], ["among", "whom"])
_PHRASE = 5  # tokens from the preposition to the last word of a phrase of persons


def is_of_others(tk: Tokens, d: Draft, j: int, start: int, rule: str) -> bool:
    """Whether the participle or state at ``j`` is said of persons named behind the figure, whose phrase ends before ``start``.

    "Forty relatives of people killed", "forty mothers of the missing", "a search for three missing men"; but "forty members
    of the group arrested", "forty relatives of people who drowned were arrested".
    """
    if rule == ITS_VERB or j <= start:
        return False
    k = j - 1
    while k > start and tk.lower[k] in ADVERBS:
        k -= 1
    if tk.lower[k] in AUXILIARIES:
        return False
    if _is_attribute(tk, k, j):
        return True
    if tk.lower[k] in ("and", "or") and k - 2 > start:
        k -= 2  # "killed or wounded"
    if not _names_persons(tk, k) or (d.object_head is not None and tk.lower[d.object_head] in _MEMBERS):
        return False
    return any(
        tk.lower[i] in _LINKS and not is_number_word(tk, i - 1)
        for i in range(k - 1, max(start - 1, k - _PHRASE - 1), -1)
    )


def _is_attribute(tk: Tokens, before: int, j: int) -> bool:
    """Whether the word at ``j`` stands in a noun phrase: "the missing", "the arrested leader", "three missing men"."""
    if tk.lower[before] in _ARTICLES:
        return True
    return is_number_word(tk, before) and is_person(at(tk, j + 1)) and is_plural(at(tk, j + 1))


def _names_persons(tk: Tokens, k: int) -> bool:
    """Whether the word at ``k`` names persons, of whom a participle behind it is said."""
    w = tk.lower[k]
    return w in _THOSE or (is_person(w) and w not in PERSON_MASS)


def opens_part(tk: Tokens, j: int) -> bool:
    """Whether a clause of a part opens at ``j``, behind its comma or without one: "300 men, of whom 40 were killed"."""
    return tk.lower[j : j + 2] in _WHOM


def past_part(tk: Tokens, j: int) -> int:
    """Return the token behind the comma that closes the clause of a part that opens at ``j``, the end of the text where none does."""
    for k in range(j + 2, min(j + 20, tk.size)):
        if tk.sentence[k] != tk.sentence[j]:
            break
        if tk.lower[k] == "," and at(tk, k + 1) in AUXILIARIES:
            return k + 1
    return tk.size
