"""The names that an age stands behind: "Jane Doe, 42,", "Mr. D. J. Moss (44)", "Pitt, 31, was held"."""

from __future__ import annotations

import re

from archive.extract.english.gazetteer import IN, gazetteer
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    VERBS,
    is_person,
    is_plural,
)
from archive.extract.english.rolls import given_names
from archive.extract.english.tokens import Tokens
from archive.extract.words import word_set

_NOT_SURNAMES = word_set("rules", "units.not_surnames")
RELATIVES = word_set("rules", "units.relatives")


def before_name(tk: Tokens, i: int) -> str:
    """Return the word before the capitals that end at ``i``."""
    while i > 0 and tk.word[i][0].isupper():
        i -= 1
        if tk.lower[i] == "the":
            break
    return tk.lower[i]


SAYS = frozenset(("says", "said", "asked", "added", "recalled", "explained"))


def surname(tk: Tokens, i: int, after: int) -> bool:
    """Whether one capitalised word at ``i`` is a person's name: "says Slemp, 33, who lives", "Lopez, 33, died"."""
    if i < 0 or not is_name_word(tk.word[i]) or tk.lower[i] in _NOT_SURNAMES or is_place(tk.word[i]):
        return False
    if i and (tk.lower[i - 1] in IN or tk.lower[i - 1] in DETERMINERS):
        return False  # "in Kunduz, 30, of them soldiers"
    who = tk.lower[after] if after < tk.size else ""
    said = i > 0 and tk.lower[i - 1] in SAYS
    return (
        said
        or who in _AFTER_SURNAME
        or who.endswith("ly")
        or who in ADVERBS
        or who in AUXILIARIES
        or (who in VERBS and not who.endswith("ing"))
    )


def is_given_name(tk: Tokens, k: int) -> bool:
    """Whether a given name alone opens the sentence at ``k``."""
    return k >= 0 and tk.opens(k) and tk.word[k] in given_names() and not is_place(tk.word[k])


def full_name(tk: Tokens, i: int) -> bool:
    """Whether a given name and a surname end at ``i``, so that the number behind is an age without commas: "Nick Hague 44 has"."""
    if i < 1 or tk.sentence[i - 1] != tk.sentence[i + 1] or not name_before(tk, i):
        return False
    return tk.word[i - 1] in given_names()


_AFTER_SURNAME = word_set("rules", "units.after_surname")


def name_before(tk: Tokens, i: int) -> bool:
    """Whether a person's name ends at token ``i``: two capitalised words ("Jane Doe", "John B. Doe"), none a month or a street."""
    if i > 1 and tk.word[i] == "." and tk.lower[i - 1] in ("jr", "sr"):
        i -= 2  # "Robert Burger Jr., 19,"
        i -= tk.word[i] == ","
    elif i > 1 and tk.word[i] in ("II", "III", "IV"):
        i -= 2 if tk.word[i - 1] == "," else 1
    if i < 0:
        return False
    if tk.lower[i] in RELATIVES or (is_person(tk.lower[i]) and not is_plural(tk.word[i])):
        return True  # "his son, 12", "the driver, 40"
    if i < 1:
        return False
    if i > 2 and tk.word[i - 1] == "-" and tk.glued(i) and tk.glued(i - 1) and is_name_word(tk.word[i]):
        i -= 2  # "Ben Roe-Coe"
    first = i - 1
    initials = 0
    while first > 1 and tk.word[first] == "." and len(tk.word[first - 1]) == 1 and tk.word[first - 1].isupper():
        first -= 2
        initials += 1
    if (initials and not is_name_word(tk.word[first])) or _INITIALS.fullmatch(tk.word[first]):
        return is_name_word(tk.word[i]) and tk.lower[i] not in _NOT_SURNAMES  # "Mr. D. J. Roe", "D.J. Roe"
    if initials:
        pass  # "John B. Doe"
    elif (
        first > 0 and len(tk.word[first]) == 1 and tk.word[first].isupper() and tk.sentence[first - 1] == tk.sentence[i]
    ):
        first -= 1  # "Patricia A Peace"
    elif tk.word[first] in _NAME_MARKS and tk.lower[i] not in _NOT_SURNAMES:
        first -= 1  # 'Fred "Trey" Cagle', "O'Neill": what stands before the mark is of the same name
    if tk.word[first] in _PARTICLES and first > 0:
        first -= 1 + (first > 1 and tk.word[first - 1] in _PARTICLES)  # "Jan van der Loon"
    if not (is_name_word(tk.word[i]) and is_name_word(tk.word[first])) or tk.lower[i] in _NOT_SURNAMES:
        return False
    return tk.lower[first] not in _NOT_GIVEN and not is_place(f"{tk.word[first]} {tk.word[i]}")


_INITIALS = re.compile(r"(?!U\.[SKN]\.)(?:[A-Z]\.){2,3}")
_NOT_GIVEN = PREPOSITIONS | DETERMINERS | CONJUNCTIONS


def is_place(name: str) -> bool:
    return name in gazetteer().places


_PARTICLES = frozenset(
    ("van", "von", "de", "der", "den", "del", "della", "da", "dos", "di", "du", "bin", "ibn", "al", "el")
)
_NAME_MARKS = frozenset("\"”’')")  # 'Robert (Bob) Ames' too


def is_name_word(w: str) -> bool:
    return len(w) > 1 and w[0].isupper() and not w.isupper()
