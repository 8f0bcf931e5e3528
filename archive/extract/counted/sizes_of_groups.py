"""Numbers that are the size of a group, whose unit it says.

"a crowd of 300", "a nation of 34 million", "the number of jobs rose to 40".
"""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.gazetteer import gazetteer, is_plain
from archive.extract.english.lexicon import PREPOSITIONS, is_person, is_plural, singular
from archive.extract.english.noun_edges import head_of
from archive.extract.english.table_rows import is_whole
from archive.extract.english.tokens import Tokens, at
from archive.extract.words import word_set

# Lone adjectives that say which level, and leave open whose: "unemployment rose to a seventy-year high of 5.2 million".
_NUMBERS_OF = word_set("rules", "subjects.numbers_of")
_CROWDS = word_set("rules", "subjects.crowds")
_OF_POPULATIONS = word_set("rules", "subjects.of_populations")
_STATES_OF_PERSONS = word_set("rules", "subjects.states_of_persons")
_DO = word_set("rules", "subjects.done_by_numbers")
_TALLIES = frozenset(("numbers", "total", "totals", "count", "tally", "figure", "figures"))
_ARE_PERSONS = frozenset(("jobless", "unemployed", "homeless"))
_AT_WORK = (["in", "work"], ["in", "jobs"], ["in", "employment"], ["in", "prison"], ["in", "hospital"])
_LARGE = 1000
_ONE_SUCH = frozenset(("a", "an", "this", "that", "our", "their", "its", "another"))
_WHOLE = frozenset(("total", "overall", "cumulative", "official", "confirmed"))
_TO_PLURAL = 5  # tokens
_JOINS_PLACES = frozenset(("and", "the", "of"))
_PEOPLED = word_set("rules", "subjects.peopled")


def count_the_number_of(tk: Tokens, d: Draft, first: int, last: int) -> None:
    """Give a bare number the unit that "the number of visitors" says it is of."""
    if d.kind != "count" or not d.bare or d.unit is not None:
        return
    if is_whole(d) and (
        _is_many(tk, first, last)
        or _is_peopled(tk, d, first, last)
        or _is_level_of_persons(tk, d, first, last)
        or _is_number_of_persons(tk, first)
    ):
        d.unit = d.unit_name = "people"
        d.rules["unit"] = "size of a group of persons"
        return
    if tk.lower[first] in _WHOLE and tk.lower[first + 1] == "number":
        first += 1  # "the total number of"
    if first == last and at(tk, first + 1) == "of":
        last = min(first + _TO_PLURAL, d.left - 2)  # the phrase broke off: "the number of internally displaced persons"
    if first + 2 > last or tk.lower[first + 1] != "of":
        return
    k = first + 2
    while k <= last and not is_plural(tk.word[k]) and tk.lower[k] not in PREPOSITIONS:
        k += 1
    if tk.lower[first] in _NUMBERS_OF and k <= last and is_plural(tk.word[k]):
        d.unit = d.unit_name = "people" if is_person(tk.lower[k]) else singular(tk.lower[k])
        d.rules["unit"] = "the number of"


def _is_many(tk: Tokens, first: int, last: int) -> bool:
    """Whether a bare number said of the phrase is one of persons.

    "the crowd swelled to 300", "Peru's population"; not "the elephant population".
    """
    if tk.lower[last] in _CROWDS:
        return True
    if tk.lower[first : first + 3] == ["population", "of", "the"] and tk.lower[last] in _PEOPLED and last == first + 3:
        return True  # "the population of the town"
    if tk.lower[first : first + 2] == ["population", "of"] and is_plural(tk.word[last]) and is_person(tk.lower[last]):
        return True  # "the population of white people"
    whose = next((k for k in range(first, last) if tk.lower[k : k + 2] == ["population", "of"]), last)
    if whose < last and all(
        tk.word[k][0].isupper() or tk.lower[k] in _JOINS_PLACES for k in range(whose + 2, last + 1)
    ):
        last = whose  # "the prison population of England and Wales"
    if tk.lower[last] != "population":
        return False
    return all(tk.lower[k] in _OF_POPULATIONS or _is_peoples(tk, k) for k in range(first, last))


def _is_level_of_persons(tk: Tokens, d: Draft, first: int, last: int) -> bool:
    """Whether a noun names a state or a tally of persons: "unemployment rose to 2.1m", "the claimant count", "visitor numbers".

    So large a number alone: a membership of 27 may be one of states, and unemployment of 5 is in percent.
    """
    if d.value is None or d.value < _LARGE:
        return False
    last = head_of(tk, (first, last))
    w, before = tk.lower[last], tk.lower[last - 1]
    return w in _STATES_OF_PERSONS or (w in _TALLIES and (is_person(before) or before in _ARE_PERSONS))


def _is_number_of_persons(tk: Tokens, first: int) -> bool:
    """Whether a number is told by what only persons do: "the number out of work", "who died", "waiting for a bed"."""
    if tk.lower[first] not in ("number", "numbers"):
        return False
    after = tk.lower[first + 1 : first + 4]
    return (
        after[:1] == ["who"] or after == ["out", "of", "work"] or after[:2] in _AT_WORK or not _DO.isdisjoint(after[:1])
    )


def _is_peopled(tk: Tokens, d: Draft, first: int, last: int) -> bool:
    """Whether the number is that of who lives there: "a nation of 34 million", "the town of 20,000"; not "the island of 12"."""
    if tk.lower[last] not in _PEOPLED or last != d.left - 2 or tk.lower[d.left - 1] != "of" or not first:
        return False
    return tk.lower[first - 1] in _ONE_SUCH or (tk.lower[first - 1] == "the" and (d.value or 0) >= _LARGE)


def _is_peoples(tk: Tokens, k: int) -> bool:
    """Whether a name that may be of a people or a place stands at ``k``.

    "Leeds", "Maori"; not "Tiger population rises", "the Asian Elephant population".
    """
    word = tk.word[k]
    known = word in gazetteer().places or word in gazetteer().nationalities
    return word[0].isupper() and (known or not (tk.opens(k) or is_plain(tk.lower[k])))
