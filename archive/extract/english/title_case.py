"""Headlines in title case: "Quake Kills 300 in Nepal" is read as "Quake kills 300 in Nepal", since there a capital says nothing.

Only plain words lose their capital; names, and what a number behind it makes a name of ("Halo 3"), keep theirs.
"""

from __future__ import annotations

import re

from archive.extract.english.gazetteer import gazetteer, is_plain
from archive.extract.english.lexicon import (
    ADVERBS,
    CARDINALS,
    CHANGE_WORDS,
    FORMS_IN_S,
    FUNCTION_WORDS,
    MODIFIERS_BY_LAST,
    MONTHS,
    ORDINALS,
    PERSON_ADJECTIVES,
    PRONOUNS,
    VERB_BASES,
    VERBS,
    WEEKDAYS,
    is_person,
    is_plural,
    singular,
)
from archive.extract.english.one_verb import NOUNS_TOO
from archive.extract.english.rolls import given_names
from archive.extract.english.tokens import Tokens, at, printed
from archive.extract.english.word_classes import TIME_HEADS, is_number_word

_LONGEST = 200  # characters of a headline
_SMALL = FUNCTION_WORDS | {"vs", "v", "not"}  # what a title prints small
_FEWEST = 3  # words with a capital
_BEFORE_COUNTS = (
    VERBS
    | FORMS_IN_S
    | (FUNCTION_WORDS - PRONOUNS)
    | ADVERBS
    | CHANGE_WORDS.keys()
    | MODIFIERS_BY_LAST.keys()
    | CARDINALS.keys()
)
_NEVER = MONTHS | WEEKDAYS
_CHAPTER = re.compile(r"[\[(]?\d{1,2}:\d\d")  # "15:44 - It Takes Two": a chapter of a recording, which is a name


def lower_title(tk: Tokens) -> None:
    """Take the capitals of plain words from the tokens of a headline in title case; other texts are left as they are."""
    if len(tk.text) > _LONGEST or not tk.size or tk.word[-1] == "." or _CHAPTER.match(tk.text) or not _is_title(tk):
        return
    words = [tk.lower[k] if _loses_capital(tk, k) else w for k, w in enumerate(tk.word)]
    for k in range(1, tk.size):
        w = tk.lower[k]
        if w in CARDINALS and (words[k - 1][0].isdigit() or _ends_name(tk, words, k)):
            stop = k + 1 + (words[k - 1] == "the")
            words[k:stop] = tk.word[k:stop]  # "the Big Three", "35 Six Days", "The Two Towers"
    tk.word = words
    tk.titled = True


def _ends_name(tk: Tokens, words: list[str], k: int) -> bool:
    """Whether a number in words at ``k`` belongs to a name: "the Big Three", "Rainbow Six:", "The Two Towers"; not "Roe Two Years Later", "The Two Men"."""
    if words[k - 1] == "the":
        after = at(tk, k + 1)
        return not (is_person(after) or after.endswith("est")) and after not in TIME_HEADS
    return words[k - 1][0].isupper() and at(tk, k + 1) not in TIME_HEADS


def _is_title(tk: Tokens) -> bool:
    """Whether all longer words have a capital, most of them are plain, and one behind the first is a verb or a small word."""
    capitals = plain = 0
    acts = False
    for k, word in enumerate(tk.word):
        if not word[0].isalpha():
            continue
        if word[0].islower():
            if word == tk.lower[k] and word not in _SMALL and not tk.glued(k):
                return False
        elif len(word) > 1 and not word.isupper():
            capitals += 1
            w = tk.lower[k]
            known = w in FUNCTION_WORDS or w in VERBS or w in FORMS_IN_S or w in PERSON_ADJECTIVES
            plain += known or is_plain(w)
            acts = acts or (k > 0 and (known or w in CARDINALS))
    return acts and capitals >= _FEWEST and plain * 2 > capitals


def _loses_capital(tk: Tokens, k: int) -> bool:
    """Whether the word at ``k`` is plain: a verb, a noun, a small word; no name, and nothing that a number behind it makes one."""
    word, w = tk.word[k], tk.lower[k]
    if not word[0].isupper() or (word.isupper() and len(word) > 1) or w in _NEVER:
        return False
    if k + 1 < tk.size and is_number_word(tk, k + 1) and not tk.glued(k + 1):
        return w in _BEFORE_COUNTS and (tk.word[k + 1].isalpha() or _counts(tk, k + 1, noun=w in NOUNS_TOO))
    if tk.word[k - 1].isdigit() and k > 1 and _stays_name(tk, k - 2):
        return is_plural(word) and w not in VERBS and singular(w) not in VERB_BASES  # "Mario Kart 9 Needs"
    if w in CARDINALS and (k == 0 or tk.lower[k - 2 : k] == ["group", "of"]):
        return False  # "One World Trade Center", "the Group of Seven"
    if w in ORDINALS or at(tk, k - 1) in ORDINALS:
        return False  # "War in the Fifth Domain"
    if k == 1 and tk.lower[0] == "one":
        return is_person(w) or w in FUNCTION_WORDS
    if w in FUNCTION_WORDS or w in CARDINALS:
        return w != "zero" and not (len(at(tk, k - 1)) == 4 and at(tk, k - 1).isdigit())  # "© 2021 The Authors"
    if word in given_names() or word in gazetteer().places or word in gazetteer().nationalities:
        return False
    return is_plain(w) or w in VERBS or w in FORMS_IN_S or is_person(w)


def _stays_name(tk: Tokens, k: int) -> bool:
    """Whether a word that keeps its capital before a number stands at ``k``: "Mario Kart", "Halo"; no verb before a count."""
    return tk.word[k][0].isupper() and not _loses_capital(tk, k)


def _counts(tk: Tokens, k: int, *, noun: bool = False) -> bool:
    """Whether the number at ``k`` may count: a plural, a small word or nothing follows; not "Far Cry 6 Review", "Fallen Order 2"."""
    w = at(tk, k + 1)
    if not w:
        return not noun
    if not w[0].isalpha() or w in FUNCTION_WORDS or w in ADVERBS or w in PERSON_ADJECTIVES:
        return True
    return is_plural(w) or is_plural(printed(tk, k + 2)) or is_number_word(tk, k + 1)
