"""What a figure is said of where nothing nearer tells: the subject behind the phrase that opens its sentence, the next member's noun, who comes third."""

from __future__ import annotations

from archive.extract.about.behind_fronts import subject_behind_front
from archive.extract.about.clause_subjects import subject_before, subject_of_clause
from archive.extract.about.nouns_before import NOBODY
from archive.extract.about.nouns_right_before import any_noun_before
from archive.extract.counted.nouns_after_units import COMPASS
from archive.extract.draft import Draft
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    DETERMINERS,
    MONTHS,
    PREPOSITIONS,
    all_forms,
    is_plural,
)
from archive.extract.english.noun_edges import DATED, Span, before_determiners, in_phrase, name_ending
from archive.extract.english.simple_phrases import simple_phrase
from archive.extract.english.tokens import Tokens, at, printed
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import NOUNS_IN_ING, is_adverb_in_ly, is_number_word

_PLACES = all_forms("finish come place rank rate seed take secure") | BE | {"took", "came"}
_PLACED = ("in", "a", "an", "the", "solid", "distant", "close", "joint", "equal")
_MEMBER = 9  # tokens from a figure to the next of its list
_IN_ROW = frozenset((",", "(", ")", "total", "nil", "prev"))
_TIES = PREPOSITIONS | COMPASS
_JOINS = frozenset((",", "and", "or"))


def who_is_placed(tk: Tokens, d: Draft) -> Span | None:
    """Return who comes in so high: "Lee finished a distant third", "with Lee third", "Lee (23rd)"; not "a third was hurt"."""
    k = d.left - 1
    if k > 0 and tk.lower[k] == "the" and at(tk, d.right + 1) == "of" and is_number_word(tk, d.right + 2):
        return _one_of_so_many(tk, d, k - 1)
    if d.object is not None or at(tk, d.right + 1)[:1] in "-–":
        return None
    if k < 1 or tk.sentence[k] != tk.sentence[d.left]:
        return None
    if tk.lower[k] == "(":
        return any_noun_before(tk, d) if tk.word[k - 1][0].isalpha() and at(tk, d.right + 1) == ")" else None
    lead = at(tk, d.left - 1)
    while k > 1 and (tk.lower[k] in _PLACED or tk.lower[k] in ADVERBS or is_adverb_in_ly(tk.lower[k])):
        k -= 1
    if tk.lower[k] in _PLACES and (tk.lower[k] in BE or is_verb(tk, k)) and lead not in DETERMINERS:
        phrase = subject_of_clause(tk, d)
        return None if phrase is None or phrase == NOBODY else _name_before_who(tk, phrase)
    return _named_before(tk, k) if lead == "in" or k == d.left - 1 else None


def _one_of_so_many(tk: Tokens, d: Draft, k: int) -> Span | None:
    """Return who or what is so placed among so many, before "is" or a comma at ``k``: "Lee was the third of seven sisters", "Lee was born in May, the third of seven sisters"."""
    kin = at(tk, d.right + 3) in _KIN
    if k < 1 or not (tk.lower[k] in BE or (tk.lower[k] == "," and kin)):
        return None
    named = name_ending(tk, k - 1) if tk.lower[k] == "," else None
    if named is not None and tk.opens(named[0]) and tk.lower[k - 1] not in DATED:
        return named
    phrase = subject_of_clause(tk, d)
    return None if phrase is None or phrase == NOBODY else _name_before_who(tk, phrase)


_KIN = frozenset("children siblings brothers sisters sons daughters boys girls kids".split())


def _name_before_who(tk: Tokens, phrase: Span) -> Span:
    """Return the name that a phrase ends in before "who": Lee of "a great day for Ann Lee, who"; else the phrase."""
    who = at(tk, phrase[1] + 1) == "who" or tk.lower[phrase[1] + 1 : phrase[1] + 3] == [",", "who"]
    name = name_ending(tk, phrase[1]) if who else None
    return phrase if name is None or name[0] <= phrase[0] or "and" in tk.lower[phrase[0] : phrase[1]] else name


def _named_before(tk: Tokens, k: int) -> Span | None:
    """Return the name that ends at ``k``, which no sentence begins with: "with Britain's Ann Lee (third)"; not "In third"."""
    name = name_ending(tk, k)
    if name is None or tk.lower[k] in DATED or is_verb(tk, k):
        return None
    before = tk.lower[before_determiners(tk, name[0] - 1)] if name[0] else "."
    return name if tk.sentence[k] == tk.sentence[k + 1] and before in _BEFORE_NAMES else None


def subject_compared(tk: Tokens, d: Draft) -> Span | None:
    """Return the subject before "compared with" that the figure is held against: "the rate remains the lowest, compared with 9% in Peru"."""
    if d.kind not in ("percent", "money", "measure") or tk.lower[max(0, d.left - 2) : d.left] not in _COMPARED:
        return None
    k = d.left - 3
    phrase = subject_before(tk, k) if k > 2 and tk.lower[k] == "," else None
    return None if phrase == NOBODY else phrase


_COMPARED = (["compared", "with"], ["compared", "to"])


def next_member(tk: Tokens, before: Draft, d: Draft) -> Span | None:
    """Return what the figure before is said of, with which this one goes on: "2 points in May and 3 points in June", "5 cents, making 9 cents", "prev 3.4, Feb 2.2"."""
    if before.about is None or before.object is not None or before.kind != d.kind or before.unit != d.unit:
        return None
    inside = range(before.right + 1, d.left - 1)
    if len(inside) >= _MEMBER or tk.sentence[before.right] != tk.sentence[d.left] or before.about[0] > before.right:
        return None
    if tk.lower[d.left - 1] == "making":
        return before.about
    if d.kind == "count" and before.about[1] < before.left and all(_is_in_row(tk, k) for k in (*inside, d.left - 1)):
        return before.about
    if tk.lower[d.left - 1] not in _JOINS or not inside:
        return None
    alike = tk.lower[before.right + 1] in _TIES and at(tk, d.right + 1) in _TIES
    return before.about if alike and all(_is_inside(tk, k) for k in inside) else None


def _is_in_row(tk: Tokens, k: int) -> bool:
    """Whether a month, a mark or nothing is told at ``k`` between the numbers of a row."""
    return tk.lower[k] in _IN_ROW or tk.lower[k] in MONTHS


def _is_inside(tk: Tokens, k: int) -> bool:
    return (
        tk.lower[k] in PREPOSITIONS
        or tk.lower[k] in DETERMINERS
        or in_phrase(tk, k)
        or (tk.lower[k] == "." and tk.glued(k))
    )


_BEFORE_NAMES = frozenset((",", "with", "and", "while", "'s", "’s"))


def noun_behind_bracket(tk: Tokens, d: Draft) -> Span | None:
    """Return the plural that a count is parted from by its share in brackets: "12 (5%) cases of flu"."""
    k = d.right + 1
    if d.kind != "percent" or d.left < 2 or at(tk, k) != ")" or tk.lower[d.left - 1] != "(":
        return None
    if not is_number_word(tk, d.left - 2) or k + 1 >= tk.size:
        return None
    phrase = simple_phrase(tk, k + 1)
    return phrase if phrase is not None and is_plural(tk.word[phrase[1]]) else None


def spent_on(tk: Tokens, d: Draft) -> Span | None:
    """Return what a sum goes to that nobody named has: "they spent $5m on paintings", "$5m will be spent on the roads", "the $5m paid in fees"."""
    k = d.right + 1
    if d.kind != "money" or k + 1 >= tk.size:
        return None
    lead = d.left - 1
    while lead > 0 and (tk.lower[lead] in DETERMINERS or tk.lower[lead] in ADVERBS):
        lead -= 1
    if lead < 0 or tk.lower[lead] not in SPENDS or not is_verb(tk, lead):
        while k < tk.size and (tk.lower[k] in AUXILIARIES or tk.lower[k] in ADVERBS):
            k += 1
        if at(tk, k) not in SPENDS and at(tk, k) not in _GOES:
            return None
        k += 1 + (tk.lower[k] == "set" and at(tk, k + 1) == "aside")
    if at(tk, k) not in _TO_WHAT or at(tk, k + 1) in ("every", "each") or _is_where(tk, d, k):
        return None
    k = _past_act(tk, k + 1)
    phrase = simple_phrase(tk, k, noun_first=True) if k < tk.size and tk.lower[k] not in DATED else None
    return None if phrase is None or tk.lower[phrase[1]] in DATED or is_number_word(tk, k) else phrase


def _is_where(tk: Tokens, d: Draft, k: int) -> bool:
    """Whether "in" at ``k`` says where or when: "paid $5m in the city", "was spent in Hull"; not "the $5m paid in fees"."""
    return tk.lower[k] == "in" and (
        k != d.right + 2 or at(tk, k + 1) in DETERMINERS or printed(tk, k + 1)[:1].isupper()
    )


def _past_act(tk: Tokens, k: int) -> int:
    """Return where the noun begins behind determiners, and behind what is done to it: "on (repairing the) roads"."""
    acts = at(tk, k)[-3:] == "ing" and at(tk, k) not in NOUNS_IN_ING
    k += acts
    while k < tk.size and tk.lower[k] in DETERMINERS:
        k += 1
    return k


SPENDS = all_forms("spend invest pay donate earmark allocate budget target pledge") | {"spent", "paid", "set"}
_GOES = frozenset(("went", "goes", "go", "needed"))
_TO_WHAT = frozenset(("on", "in", "into", "for"))


def last_resort(tk: Tokens, before: Draft | None, d: Draft) -> tuple[Span | None, str]:
    """Return what the figure is said of by what is asked last, and by which rule."""
    if d.object is not None:
        return subject_behind_front(tk, d), "subject behind what opens the sentence"
    if before is not None and (phrase := next_member(tk, before, d)) is not None:
        return phrase, "same movement or list"
    if (phrase := subject_compared(tk, d)) is not None:
        return phrase, "subject of the clause"
    if (phrase := spent_on(tk, d)) is not None:
        return phrase, "what it is spent on"
    return subject_behind_front(tk, d), "subject behind what opens the sentence"
