"""When "one" is a person to whom something happened: "killing one", "at least one was hurt", "three in Leeds and one in York"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import DETERMINERS, PERSON_ADJECTIVES, PREPOSITIONS, is_person, is_plural
from archive.extract.english.tokens import DASHES, Tokens, at, printed
from archive.extract.english.word_classes import is_number_word
from archive.extract.words import word_set

_HARMS = word_set("rules", "traps.harms")
_HARMED = word_set("rules", "traps.harmed")
_TIMES = word_set("rules", "numerals.time_units")
_OF_THEMSELVES = frozenset(("died", "survived", "drowned", "perished", "escaped"))
_LEFT = frozenset(("left", "leaves", "leaving", "only"))
_MAY_END = frozenset((",", "and", "."))
_PRONOUNS = frozenset(("he", "she", "it", "they", "we", "i"))
_AUXILIARY = frozenset(("was", "is", "has", "had", "later", "also", "been", "have", "were"))
_BEFORE_ONE_OF_TWO = frozenset((",", ":", "-", "–", "—"))
_TWO = 24  # tokens from two persons to "one"
_REACH = 10  # tokens before "one" in which another number may be told
_AHEAD = 14  # tokens behind


def suffers_too(tk: Tokens, d: Draft) -> bool:
    """Whether "one" counts a person, by what is told of it or of others beside it."""
    if _is_another(tk, d):
        return True
    told = _told(tk, d)
    if at(tk, d.first - 1) in _HARMS or (_is_least(tk, d) and at(tk, d.first - 3) in _HARMS):
        return _is_harmed(tk, d, told)
    if d.first == 0 or tk.sentence[d.first - 1] != tk.sentence[d.first] or _is_least(tk, d):
        return _is_so_at_first(tk, d)
    return _is_so(tk, d, told)


_DEFINITE = DETERMINERS - {"another"}


def _is_another(tk: Tokens, d: Draft) -> bool:
    """Whether one more was harmed: "one more died in hospital", "another one was hurt"; not "one more was sold"."""
    more = at(tk, d.last + 1) in ("more", "other")
    before = at(tk, d.first - 1)
    if (before != "another" and not more) or before in _DEFINITE:
        return False
    j = d.last + 1 + more
    while j < tk.size - 1 and j < d.last + 5 and tk.lower[j] in _AUXILIARY:
        j += 1
    return tk.lower[min(j, tk.size - 1)] in _HARMED


def _told(tk: Tokens, d: Draft) -> list[int]:
    """Return the tokens of the sentence just before the figure, but for the one that it stands behind."""
    said = tk.sentence[d.first]
    return [k for k in range(max(0, d.first - _REACH), d.first - 1) if tk.sentence[k] == said]


def _is_least(tk: Tokens, d: Draft) -> bool:
    return d.first > 1 and tk.lower[d.first - 2 : d.first] == ["at", "least"]


def _is_harmed(tk: Tokens, d: Draft, told: list[int]) -> bool:
    """Judge the object of a verb of harm: "a blast hit the bus, killing one", "killed one and wounded 12"; "shot two dogs, killing one" is of dogs."""
    j = d.last + 1
    after = at(tk, j)
    ends = not after[:1].isalpha() or (after in PREPOSITIONS and after != "of") or after == "and"
    if not ends or any(
        tk.word[k].islower() and is_plural(tk.word[k]) and not is_person(tk.word[k]) and tk.lower[k] not in _TIMES
        for k in told
    ):
        return False
    if told and at(tk, d.first - 1) != "shot" and _PRONOUNS.isdisjoint(tk.lower[k] for k in told):
        return True
    around = told + [k for k in range(j, min(j + 5, tk.size)) if tk.sentence[k] == tk.sentence[d.first]]
    return not _HARMS.isdisjoint(tk.lower[k] for k in around) and any(is_number_word(tk, k) for k in around)


def _is_so_at_first(tk: Tokens, d: Draft) -> bool:
    """Judge what opens the sentence, or stands behind "at least": "One killed, two hurt", "One died and two were hurt"; "One was hurt" takes up others."""
    j = d.last + 1
    was = at(tk, j) in ("was", "is")
    state = at(tk, j + was)
    if state not in _HARMED or _is_least(tk, d):
        return state in _HARMED and (was or state != "shot")
    headline = not was and state not in _OF_THEMSELVES and (at(tk, j + 1) in PREPOSITIONS or at(tk, j + 1) in _MAY_END)
    ahead = [k for k in range(j, min(j + _AHEAD, tk.size)) if tk.sentence[k] == tk.sentence[d.first]]
    return headline or any(is_number_word(tk, k) and not _HARMED.isdisjoint(tk.lower[k : k + 4]) for k in ahead)


def goes_on_in_frame(tk: Tokens, d: Draft) -> bool:
    """Whether another number goes with the same preposition: "three in Leeds and one in York", "two men from Kent and one from Essex"."""
    if is_one_of_two(tk, d):
        return True
    preposition, before = at(tk, d.last + 1), at(tk, d.first - 1)
    if before not in ("and", ",") or preposition not in PREPOSITIONS:
        return False
    if preposition == "of":
        return before == "and" and _is_of_a_kind(tk, d)
    if at(tk, d.last + 2) in DASHES or at(tk, d.last + 2) in ("which", "whom", "whose"):
        return False  # "two off-duty nurses and one off-duty cook", "two robberies, one in which a man was hurt"
    numbers = (k for k in _told(tk, d) if is_number_word(tk, k) and tk.lower[k] != "one")
    return any(preposition in tk.lower[k + 1 : k + 4 + (at(tk, k + 1) == "were")] for k in numbers)


def _is_of_a_kind(tk: Tokens, d: Draft) -> bool:
    """Whether "one" is told with others of another kind: "two counts of theft and one of fraud"; not "two cases of flu and one of the worst"."""
    of = printed(tk, d.last + 2)
    if not (of.isalpha() and of.islower()) or is_plural(of) or of in DETERMINERS or of in _NOT_A_KIND:
        return False
    if at(tk, d.last + 3) in _OWNERS or is_number_word(tk, d.last + 2):
        return False
    numbers = [k for k in _told(tk, d) if is_number_word(tk, k) and tk.lower[k] != "one"]
    charged = of.endswith("ing") and not _CHARGES.isdisjoint(tk.lower[k] for k in _told(tk, d))
    return any("of" in tk.lower[k + 2 : k + 4] for k in numbers) or (charged and bool(numbers))


_CHARGES = frozenset(("charges", "counts", "offences", "offenses", "allegations"))
_OWNERS = frozenset(("'s", "’s", "'", "’"))
_NOT_A_KIND = frozenset("them us you it me him her whom which what who those these many several few more".split())


def is_one_of_two(tk: Tokens, d: Draft) -> bool:
    """Whether "one" and "the other" part two persons before: "two men were shot, one in the leg, the other in the arm", "two boys, one blond and the other dark"."""
    if d.value != 1 or d.form != "words" or at(tk, d.first - 1) not in _BEFORE_ONE_OF_TWO:
        return False
    ahead = tk.lower[d.last + 2 : d.last + _AHEAD]
    other = next((k for k, w in enumerate(ahead) if w == "other"), 0)
    if other < 2 or ahead[other - 1] != "the" or ahead[other - 2] not in ("and", ","):
        return False
    if tk.sentence[d.last + 2 + other] != tk.sentence[d.first]:
        return False
    told = [k for k in range(max(0, d.first - _TWO), d.first - 1) if tk.sentence[k] == tk.sentence[d.first]]
    return any(
        tk.lower[k] in ("two", "2") and any(is_person(w) and is_plural(w) for w in tk.word[k + 1 : k + 4]) for k in told
    )


def _is_so(tk: Tokens, d: Draft, told: list[int]) -> bool:
    """Judge a state in the sentence: "left one wounded", "two died and one was hurt"."""
    before, j = at(tk, d.first - 1), d.last + 1
    was = at(tk, j) in ("was", "is", "remains")
    state = at(tk, j + was)
    if before in _LEFT and not was and state != "shot":
        return state in _HARMED
    if before in _BEFORE_ONE_OF_THEM and (state == "died" or (was and state in _FOUND_DEAD)):
        return _tells_of_some(tk, told)  # "two men were struck by a train; one died"
    if before not in ("and", ",", "but") or (state not in _HARMED and state not in PERSON_ADJECTIVES):
        return False
    return _tells_of_some(tk, told) and any(tk.lower[k] in _HARMED for k in told)


_BEFORE_ONE_OF_THEM = frozenset((";", "where"))
_FOUND_DEAD = frozenset(("killed", "dead", "pronounced"))


def _tells_of_some(tk: Tokens, told: list[int]) -> bool:
    """Whether what was told counts persons, or nothing that has a name."""
    persons = all(is_person(tk.word[k]) for k in told if is_plural(tk.word[k]))
    return persons and any(is_number_word(tk, k) for k in told)
