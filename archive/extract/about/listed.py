"""Subjects that end in a list: "sales in Spain, Italy and Peru rose 12%", "Togo, Chad and Mali have each sent 300"."""

from __future__ import annotations

from archive.extract.english.lexicon import ADVERBS, DETERMINERS, PREPOSITIONS
from archive.extract.english.noun_edges import Span, before_determiners, in_phrase, name_ending
from archive.extract.english.phrases import phrase_ending
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.trimmed_phrases import trimmed
from archive.extract.english.word_classes import WHEN, is_name, is_number_word
from archive.extract.words import word_set

_JOINS = frozenset(("and", "or"))
_OF_ONE = frozenset(("is", "was", "has", "does"))
_OF_HOME = frozenset((",", "of", "from", "both", "all", "."))
_HOME = 8  # tokens of ", 30, of Dol, Ohio"
_LIST = 25  # tokens that a list may have
_BALANCES = word_set("rules", "phrases.balances_before")


def with_list(tk: Tokens, phrase: Span, sentence: int) -> Span | None:
    """Return the whole subject that ends in a list whose tail the phrase is; None where the phrase ends no list."""
    k = before_determiners(tk, phrase[0] - 1) if phrase[0] else 0
    if tk.lower[k] != "," and tk.lower[k] not in _JOINS:
        return None
    return _with_head(tk, phrase, sentence) or (_opening_list(tk, phrase) if tk.lower[k] == "," else None)


def with_aged(tk: Tokens, phrase: Span, end: int) -> Span:
    """Return all whose names and ages stand in the list that ends in ``phrase``: "Ann Lee, 30, and Bo Roe, 42, (were)"; the verb stands behind ``end``.

    Also "30-year-old Ann Lee and 42-year-old Bo Roe".
    """
    first, last = phrase
    k = first - 1
    if k > 2 and tk.lower[k] == "old":
        k = _before_year_old(tk, k)
    if k < 3 or tk.lower[k] != "and" or at(tk, end + 1) in _OF_ONE or not tk.word[last][0].isupper():
        return phrase
    while k > 1 and tk.lower[k] in (",", "and"):
        k -= 1
        member = _aged_member(tk, k)
        if member < 0:
            break
        first = member
        k = member - 1
    return first, last


def _before_year_old(tk: Tokens, k: int) -> int:
    """Return the token before "30-year-old", which ends at ``k``; else ``k``."""
    aged = k > 4 and tk.lower[k - 3 : k] == ["-", "year", "-"] and is_number_word(tk, k - 4)
    return k - 5 if aged else k


def _aged_member(tk: Tokens, k: int) -> int:
    """Return where a name with its age begins that ends at ``k``: "Ann Lee, 30,", "Ann Lee, 30, of Dol,", "30-year-old Ann Lee"; -1 for none."""
    k -= tk.lower[k] == ","
    age = next((i for i in range(k, max(1, k - _HOME), -1) if tk.word[i].isdigit() or not _is_home(tk, i)), 1)
    if age > 1 and tk.word[age].isdigit() and len(tk.word[age]) < 3 and tk.lower[age - 1] == ",":
        name = name_ending(tk, age - 2)
        return name[0] if name is not None else -1
    name = name_ending(tk, k)
    aged = name is not None and name[0] > 4 and tk.lower[name[0] - 4 : name[0]] == ["-", "year", "-", "old"]
    return name[0] if aged and name is not None else -1


def _is_home(tk: Tokens, k: int) -> bool:
    """Whether the token at ``k`` may say where somebody is from: ", of Leeds", ", both of Dol, Ohio"."""
    return tk.word[k][0].isupper() or tk.lower[k] in _OF_HOME


def _with_head(tk: Tokens, phrase: Span, sentence: int) -> Span | None:
    """Return the noun that the list hangs on by a preposition, with the list: "sales of cars, vans and trucks".

    None where the preposition opens the clause, for there another noun may follow the comma: "in the city, schools and shops".
    """
    first = _begin_of_list(tk, phrase)
    k = before_determiners(tk, first - 1) if first > 1 else 0
    if k < 1 or tk.lower[k] not in PREPOSITIONS:
        return None
    if tk.lower[k] in ("before", "after") and tk.lower[k - 1] not in _BALANCES:
        return None
    end = k - 2 if tk.lower[k - 1 : k + 1] == ["such", "as"] else k - 1
    if end < 0 or not in_phrase(tk, end) or tk.lower[end] in ADVERBS:
        return None
    head = phrase_ending(tk, end, sentence)
    if head is None or head[1] != end:
        return None
    k = before_determiners(tk, head[0] - 1) if head[0] else -1
    fronted = k >= 0 and tk.sentence[k] == sentence and (tk.lower[k] in PREPOSITIONS or tk.lower[k] == ",")
    return None if fronted else (head[0], phrase[1])


def _begin_of_list(tk: Tokens, phrase: Span) -> int:
    """Return where the first member stands of the list whose end the phrase is: at Tesla in "of Tesla, Zoom and Roku"; -1 for none."""
    k = phrase[1]
    commas = joins = 0
    member = 0  # tokens of the one that is read
    while k > 0 and phrase[1] - k < _LIST and tk.sentence[k] == tk.sentence[phrase[1]]:
        w = tk.lower[k]
        if w in _JOINS and member:
            if commas:
                return -1  # two lists
            joins += 1
            member = 0
        elif w == "," and (member or (joins and not commas)):
            commas += 1
            member = 0
        elif in_phrase(tk, k) and (w not in ADVERBS or is_name(tk, k)):
            member += 1
        elif not ((w in DETERMINERS or (w in PREPOSITIONS and not joins)) and member):
            break  # "porters, cleaners and cooks of the line"
        k -= 1
    end = before_determiners(tk, phrase[0] - 1)
    oxford = tk.lower[end - 1 : end + 1] in ([",", "and"], [",", "or"])
    return k + 1 if joins == 1 and commas > oxford and member else -1


def _opening_list(tk: Tokens, phrase: Span) -> Span | None:
    """Return the whole list that ends in the phrase and opens its sentence: "Togo, Chad and Mali have each"; None where there is none."""
    k = before_determiners(tk, phrase[0] - 1)
    if tk.lower[k] != "," or "and" not in tk.lower[phrase[0] : phrase[1]]:
        return None
    while k > 0 and phrase[0] - k < _LIST and tk.sentence[k - 1] == tk.sentence[k]:
        w = tk.lower[k - 1]
        if w != "," and w not in DETERMINERS and not (w[0].isalpha() and in_phrase(tk, k - 1)):
            return None
        k -= 1
    opens = (k == 0 or tk.sentence[k - 1] != tk.sentence[k]) and WHEN.isdisjoint(tk.lower[k : k + 3])
    return trimmed(tk, k, phrase[1]) if opens and tk.lower[k] not in ADVERBS else None
