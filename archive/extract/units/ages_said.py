"""Ages that only the verb tells from counts: "all four boys were 17", "the other is 20", "who died at 82"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import BE, DETERMINERS, GRADED, all_forms, is_person, is_plural
from archive.extract.english.tokens import Tokens, at, printed
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import is_number_word
from archive.extract.words import word_set, words

_ARE = frozenset(("are", "were"))
_IS = frozenset(("is", "was"))
_UP_TO = frozenset(("until", "till", "past", "beyond"))  # "work until 64"
_BEFORE = _ARE | _IS | _UP_TO | {"at"}
_UNTIL = frozenset(("until", "till", "before", "when", "once", "since"))  # "until they are 66"
_ENDS = frozenset(("", ".", ",", ";", "and", "when"))
_ENDS_DEAD = frozenset(("", ".", ",", ";", ":", "after"))
_LEAVES = frozenset(("left", "leave", "leaves", "leaving"))
_BECOMES = _LEAVES | {"became"}
_AT_AN_AGE = frozenset(all_forms(words("rules")["ages"]["at_an_age"])) | word_set("rules", "ages.at_an_age_too")
_LEFT = word_set("rules", "ages.left")
_ONE_OF_THEM = word_set("rules", "ages.one_of_them")
_NO_SINGLE_PERSONS = word_set("rules", "ages.no_single_persons")
_OLDEST = 112
_TOLLS = frozenset(("toll", "tolls", "tally", "count"))
_BEFALLS = frozenset(("diagnosed", "widowed", "orphaned"))
_TURN = 8  # tokens from a death to the age: "died of a heart attack in May"
_NEAR = 24  # tokens back to the persons of whom one is spoken of


def age_said(tk: Tokens, d: Draft) -> str | None:
    """Return the rule by which a bare whole number behind "were", "is" or "at" is an age; None where it is none."""
    before = tk.lower[d.first - 1] if d.first else ""
    if before not in _BEFORE:
        return None
    after = at(tk, d.last + 1)
    if before in _UP_TO or after in _IN_PLACE:
        return _works_until(tk, d, before, after)
    if before == "at" and (d.value or 0) > _CHILD and after in _ENDS_TURN and _turns_life(tk, d, after):
        return "died at N"
    if after not in _ENDS or not isinstance(d.value, int) or not 5 <= d.value <= _OLDEST or tk.glued(d.first):
        return None
    if before == "at" and after == "and" and tk.lower[d.last + 2 : d.last + 3] != ["then"] and _became(tk, d.first - 2):
        return "died at N" if d.value > 12 and not is_number_word(tk, d.last + 2) else None
    if after == "and" and not (d.last + 2 < tk.size and is_number_word(tk, d.last + 2)):
        return (
            "persons are N" if _are_persons(tk, d.first - 2) and before in _ARE and at(tk, d.last + 2) in _ARE else None
        )
    if before == "at" and after in _ENDS_DEAD and at(tk, d.first - 2) == "dead" and d.value > 12:
        return "dead at N" if _is_one_dead(tk, d.first - 3) else None
    if before == "at" and after in (".", ",", ";", ""):
        turned = d.value > _CHILD and (_dies(tk, d.first - 2) or _became_again(tk, d) or _was_then(tk, d.first - 2))
        return "died at N" if turned else None
    k = d.first - 2 - (at(tk, d.first - 2) in ("all", "both"))
    if before in _ARE and (_are_persons(tk, k) or (at(tk, k) == "they" and at(tk, k - 1) in _UNTIL)):
        return "persons are N"
    if before in _IS and (_is_one_of_persons(tk, k) or _is_the_other(tk, k)):
        return "one of them is N"
    return None


def _works_until(tk: Tokens, d: Draft, before: str, after: str) -> str | None:
    """Return the rule by which a number is the age until which one works or at which one retires: "work until 64", "retire at 52 instead of 50"."""
    if not isinstance(d.value, int) or not _PENSION <= d.value <= _OLDEST or tk.glued(d.first):
        return None
    verb = tk.lower[d.first - 2 - (at(tk, d.first - 2) in ("on", "well"))]
    if before in _UP_TO:
        return "works until N" if verb in _WORKS and (after in _ENDS or after in _IN_PLACE) else None
    return "retires at N" if before == "at" and verb in _RETIRES else None


_PENSION = 45
_IN_PLACE = frozenset(("instead", "rather"))
_WORKS = frozenset(("work", "works", "worked", "working"))
_RETIRES = frozenset(("retire", "retires", "retired", "retiring"))


def _dies(tk: Tokens, end: int) -> bool:
    """Whether words that tell of a death or another turn of a life end at ``end``: "died", "died of cancer in May"; not "the bonds were retired"."""
    for k in range(end, max(-1, end - _TURN), -1):
        if tk.lower[k] == "became":
            return any(is_person(w) for w in tk.lower[k + 1 : end + 1])  # "became an MP at 27"
        if tk.lower[k] in _TOLLS:
            return False  # "put the death toll at Leeds at 47"
        if tk.lower[k] in _AT_AN_AGE:
            return at(tk, k - 1) not in BE or tk.lower[k] in _BEFALLS
        if tk.lower[k] in _LEAVES:
            return at(tk, k + 1) in _LEFT
        stage = tk.word[k].isdigit() and len(tk.word[k]) == 1 and at(tk, k - 1) in GRADED  # "of stage 3 cancer"
        if not (tk.word[k][0].isalpha() or _is_year(tk.word[k]) or stage) or is_verb(tk, k):
            return False
    return False


def _was_then(tk: Tokens, end: int) -> bool:
    """Whether he or she was somebody by the words that end at ``end``: "since she was a finalist there (at 19)"."""
    end -= tk.lower[end] in ("there", "here")
    if not is_person(tk.lower[end]) or is_plural(tk.word[end]):
        return False
    near = tk.lower[max(0, end - _SOMEBODY) : end]
    return any(near[i : i + 3] in _WAS_A for i in range(len(near) - 2))


_WAS_A = [[who, "was", a] for who in ("he", "she") for a in ("a", "an")]
_SOMEBODY = 5  # tokens of "she was a junior"


def _turns_life(tk: Tokens, d: Draft, after: str) -> bool:
    """Whether somebody left school, or did something for the first time, so old: "left school at 12 to herd goats", "took his first wage in Leeds at 14".

    Also "Retirement, at 65, was short"; not "scored his first goal at 14", "had his first meal at 9".
    """
    if not isinstance(d.value, int) or d.value > _OLDEST or tk.glued(d.first):
        return False
    k = d.first - 2
    if at(tk, k) == ",":
        return after == "," and at(tk, k - 1) in _AT_AN_AGE and tk.lower[k - 2 : k - 1] != ["the"]
    if not _LEAVES.isdisjoint(tk.lower[max(0, k - 3) : k]) and tk.lower[k] in _LEFT:
        return True
    for i in range(k, max(0, k - _TURN), -1):
        w = tk.lower[i]
        if w == "first":
            return tk.lower[i - 1] in _OWN and tk.lower[i + 1] not in _OF_A_GAME
        if not w[0].isalpha() or w in _CONNECTS:
            return False
    return False


_OWN = frozenset(("his", "her", "my"))
_CONNECTS = frozenset(("and", "but", "that", "which", "who", "at", "was", "were", "is"))
_ENDS_TURN = frozenset(("", ".", ",", ";", "to", "and", "as", "because", "with"))
_OF_A_GAME = word_set("rules", "ages.of_a_game")
_CHILD = 12


def _is_year(word: str) -> bool:
    """Whether a year is told by the way: "died in 1966 (at 59)"."""
    return word.isdigit() and word[:2] in ("18", "19", "20") and len(word) == _FIGURES


_FIGURES = 4  # of a year


def _became(tk: Tokens, end: int) -> bool:
    """Whether somebody became or left something by the words that end at ``end``: "became an MP (at 27 and)", "left school"."""
    return not _BECOMES.isdisjoint(tk.lower[max(0, end - _TURN) : end]) and _dies(tk, end)


def _became_again(tk: Tokens, d: Draft) -> bool:
    """Whether another age behind "became" goes with the number, whose verb is left out: "became a judge at 40 and leader of the court at 52"."""
    if not _BECOMES.isdisjoint(tk.distinct):
        for k in range(d.first - 3, max(2, d.first - _TURN), -1):
            if is_verb(tk, k) or not tk.word[k][0].isalpha():
                return False
            if tk.lower[k] == "and" and tk.word[k - 1].isdigit() and tk.lower[k - 2] == "at":
                return 12 < int(tk.word[k - 1]) < (d.value or 0) and _became(tk, k - 3)
    return False


def _is_one_dead(tk: Tokens, k: int) -> bool:
    """Whether no number of dead ends at ``k``: "Ann Lee, singer, dead at 73", "found dead at 65"; not "left 12 dead at 40"."""
    k -= at(tk, k) == "found"
    if k < 0 or is_number_word(tk, k) or tk.lower[k] in DETERMINERS or tk.lower[k] == "of":
        return False  # "put the number of dead at 37"
    return tk.word[k].isalpha() or tk.word[k] == ","


def _are_persons(tk: Tokens, k: int) -> bool:
    """Whether definite persons in the plural end at ``k``: "all four boys", "the victims"; no dead or hurt, who are counted so."""
    if not is_plural(printed(tk, k)) or not is_person(tk.lower[k]) or tk.lower[k] in _NO_SINGLE_PERSONS:
        return False
    return tk.word[k].islower() and any(w in DETERMINERS for w in tk.lower[max(0, k - 3) : k])


def _is_one_of_persons(tk: Tokens, k: int) -> bool:
    """Whether one of several persons ends at ``k``: "one of the victims"."""
    if at(tk, k) == "whom":
        return tk.lower[k - 2 : k] in _EACH_OF and at(tk, k - 3) == "," and is_person(tk.lower[k - 4])
    return (
        _are_persons(tk, k)
        and not _SINGLED.isdisjoint(tk.lower[max(0, k - 4) : k - 1])
        and "of" in tk.lower[max(0, k - 3) : k]
    )


_SINGLED = frozenset(("one", "youngest", "oldest", "eldest"))
_EACH_OF = (["one", "of"], ["each", "of"])


def _is_the_other(tk: Tokens, k: int) -> bool:
    """Whether "the third", "the other" ends at ``k``, with persons spoken of just before."""
    if at(tk, k) not in _ONE_OF_THEM or at(tk, k - 1) != "the":
        return False
    near = (i for i in range(max(0, k - _NEAR), k) if tk.sentence[i] == tk.sentence[k])
    return any(is_plural(tk.word[i]) and is_person(tk.lower[i]) for i in near)
