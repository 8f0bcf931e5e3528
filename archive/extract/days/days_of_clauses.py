"""Dates of a clause inside another one, and of the clause around it: which of the two a figure is in, and whether both tell one time.

"Lee, who left in May, has 12 boats": he has them today. "A clerk who stole $2m was jailed on Monday": he stole it before. "The quake
that hit Tarn on Friday has killed 96" and "a fire that killed 12 broke out on Monday" are one time each.
"""

from __future__ import annotations

from collections.abc import Sequence

from archive.extract.dates.tenses import is_past
from archive.extract.days.days_of_levels import Dated
from archive.extract.days.days_of_verbs import is_in_present, is_present
from archive.extract.english.lexicon import ADVERBS, AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from archive.extract.english.relative_clauses import PRONOUNS, Relative, closed_before
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import MODALS, is_verb
from archive.extract.english.word_classes import SAYS, is_number_word
from archive.extract.words import word_set
from archive.model import Figure, TimeExpression

_TELLS = word_set("dates", "timing.tells")
_AFTERWARDS = word_set("dates", "timing.judges") | word_set("dates", "timing.afterwards") | SAYS
_PERFECT = frozenset(("has", "have"))
_PERSONS = frozenset(("who", "whose", "whom"))
_BE = frozenset(("is", "are"))
_RELATIVES = frozenset(("who", "which", "that"))
_HOLD = frozenset(("of", "with", "in", "by", "at", "from", "under", "for"))
_SUMS = frozenset(("total", "number", "maximum", "minimum", "average", "payment", "payments", "dividend", "dividends"))
_DUE = frozenset(("to", "due", "set", "expected", "scheduled", "likely"))
_BEHIND_DONE = PREPOSITIONS - {"for"}  # "a tax planned for 1988" is of that year
_PARTICIPLES = (
    word_set("dates", "tense.participle")
    | word_set("dates", "timing.participles")
    | word_set("rules", "relative_clauses.participles_too")
)
_SHORTEST = 4  # letters of a form in -ed: longer than "need"
_PEOPLED = word_set("rules", "subjects.peopled")
_PRONOUNS = frozenset(("i", "he", "she", "it", "we", "they"))
_BEGAN = word_set("dates", "timing.began")
_BEGINS = 3  # tokens from "that" to the date behind "began in"
_FRONTED = 2  # tokens from "that" to the date behind "in"
_OF_MAKING = 8  # tokens from "built" to its date
_IN_TWO = frozenset(("set", "put", "drawn"))
MADE = (word_set("dates", "timing.founded") | word_set("dates", "timing.made") | _IN_TWO) - {"named", "elected"}
_HEAD = 2  # tokens from a figure to the noun before "of"
_ENDS = frozenset((";", ":", ".", "and", "but", "that"))
_SUBJECT = 16  # tokens before a figure in its subject, and from there to its verb


def is_parted(tk: Tokens, found: TimeExpression, figure: Figure) -> bool:
    """Whether a date and a figure are on two sides of the end of a relative clause, which tells of another time than what is around it."""
    i, j = tk.first_at(found.start), tk.first_at(figure.number_start)
    one = closed_before(tk, i, j)
    if one is not None:
        return _is_of_inner(tk, one, found, figure)
    one = closed_before(tk, j, i) if i > j else None
    return one is not None and _is_of_outer(tk, one)


def _is_of_inner(tk: Tokens, one: Relative, found: TimeExpression, figure: Figure) -> bool:
    """Whether a date in a relative clause is none of a figure outside: "who left in May, has 12", "whose men struck in May, said 12"."""
    if figure.start < found.start and tk.first_at(figure.end) >= one.first - (figure.kind != "age"):
        return False  # "two people who were shot on Monday are expected to live"
    if figure.change_role is not None:
        return True  # "the toll of the quake that hit Tarn on Friday has risen to 96"
    k = _verb_behind(tk, one)
    w = tk.lower[k]
    if not (w in AUXILIARIES or is_verb(tk, k)) and tk.lower[one.last + 1] == ",":
        return figure.measure is None  # "At Hull, which was shut in May, 81% of pupils passed"
    if w in _PERFECT:
        return figure.measure is None and tk.lower[one.verb] not in _PERFECT
    if tk.lower[one.first] in _PERSONS and w in SAYS:
        return True
    return w not in _TELLS and is_present(tk, k)


def _is_of_outer(tk: Tokens, one: Relative) -> bool:
    """Whether a date behind a relative clause is none of a figure in it: "who has 12 boats, sank one in May", "who stole $2m was jailed in May"."""
    k = _verb_behind(tk, one)
    if is_present(tk, one.verb):
        return tk.lower[one.verb] not in MODALS or tk.lower[k] not in MODALS
    if tk.lower[one.first] not in _PERSONS:
        return False
    while k + 1 < tk.size and (tk.lower[k] in AUXILIARIES or tk.lower[k] in ADVERBS):
        k += 1
    return tk.lower[k] in _AFTERWARDS


def _verb_behind(tk: Tokens, one: Relative) -> int:
    """Return the token behind a relative clause, and a comma and adverbs there: the verb of the clause that goes on."""
    k = one.last + 1
    while k + 1 < tk.size and (tk.lower[k] == "," or tk.lower[k] in ADVERBS or tk.lower[k][-2:] == "ly"):
        k += 1
    return k


def is_trailing(tk: Tokens, found: TimeExpression, figure: Figure, start: int) -> bool:
    """Whether a date behind a figure is that of a clause which hangs on a noun or a participle between them, of another time.

    "Proposed a $4m plan that would raise pay in May", "has won back half of the jobs lost in May", "got $8m, having paid $3 in 1978".
    """
    first, last = tk.first_at(figure.end), tk.first_at(found.start)
    lower = tk.lower
    for k in range(first, last):
        w = lower[k]
        if (w == "having" and lower[k - 1] == ",") or (w in _PRONOUNS and k > first and _is_of_number(tk, first, k)):
            return True
        if w in _RELATIVES:
            if _is_said_behind(lower, k, last):
                return False  # "a bill that could top $30m, officials said on Monday"
            if lower[k + 1] in MODALS or (lower[k + 1] in _BE and lower[k + 2] == "to"):
                return MODALS.isdisjoint(lower[tk.first_at(start) : first])
            if k + _FRONTED >= last and is_past(at(tk, tk.first_at(found.end))):
                return not _is_own(tk, figure, first, k)  # "a firm that in 1998 refused $2m"
            hangs = is_past(lower[k + 1]) and lower[k - 1] != ","
            if hangs and lower[k + 1] in _BEGAN and k + _BEGINS >= last and not _is_own(tk, figure, first, k):
                return True  # "40 driven out by a war that began in 2017"
        else:
            if w in MADE and is_made(tk, k, last) and not _is_own(tk, figure, first, k):
                return True
            hangs = lower[k + 1] in _BEHIND_DONE and _is_done(tk, k)
        if hangs and not _is_own(tk, figure, first, k):
            return figure.measure is None and is_in_present(tk, figure, start)
    return False


def _is_said_behind(lower: Sequence[str], k: int, last: int) -> bool:
    """Whether a comma and who says so stand between ``k`` and a date, so that the clause at ``k`` has ended."""
    return "," in lower[k:last] and not SAYS.isdisjoint(lower[k + lower[k:last].index(",") : last])


def _is_of_number(tk: Tokens, first: int, k: int) -> bool:
    """Whether a pronoun at ``k`` tells of another number right before it: "is at 41%, short of the 47.7% they took in 2013"."""
    before = tk.lower[k - 1]
    if before in CONJUNCTIONS or before == "when" or (before in PREPOSITIONS and before != "as"):
        return False  # "a best of 10.04 when he won in 1998", "saw two men after they left in May"
    near = range(max(first, k - _HEAD * 2), k)
    return is_verb(tk, k + 1) and "," not in tk.lower[near.start : k] and any(is_number_word(tk, i) for i in near)


def _is_done(tk: Tokens, k: int) -> bool:
    """Whether a participle at ``k`` hangs on a noun: "jobs lost in"; not "and lost in", "was lost in", "who lost"."""
    w, before = tk.lower[k], tk.lower[k - 1]
    if w in SAYS or not (w in _PARTICIPLES or (w.endswith("ed") and len(w) > _SHORTEST)) or not before[0].isalpha():
        return False
    return not (
        before in AUXILIARIES
        or before in ADVERBS
        or before in PREPOSITIONS
        or before in CONJUNCTIONS
        or before in PRONOUNS
        or before[-2:] in ("ly", "ng")
    )


def _is_own(tk: Tokens, figure: Figure, first: int, k: int) -> bool:
    """Whether what hangs on a noun before ``k`` is said of what a figure counts: "12 jobs lost", "$4m in aid given"; not "half of the 12 jobs lost"."""
    if k == first:
        return True
    begin = first
    if tk.lower[first] in ("of", "in"):
        if figure.kind in ("fraction", "percent") or (tk.lower[first] == "in" and tk.lower[first + 1] in DETERMINERS):
            return False  # "half of the jobs lost", "40 workers in a mill hit"
        begin += 1
    elif tk.lower[first] in PREPOSITIONS:
        return False
    last = (
        k if tk.lower[k] in _RELATIVES else k - 1
    )  # the noun on which a participle hangs: "the 12 m sales rate set in"
    return not any(
        tk.lower[i] in PREPOSITIONS or is_number_word(tk, i) or (i < last and is_verb(tk, i)) for i in range(begin, k)
    )


def is_made(tk: Tokens, k: int, at: int) -> bool:
    """Whether a participle at ``k`` says of a noun when it came about, and its date is the next thing behind: "shelters built after the 1970"."""
    if at - k > _OF_MAKING or "," in tk.lower[k:at]:
        return False
    if tk.lower[k] in _IN_TWO and tk.lower[k + 1] not in ("up", "in", "out"):
        return False
    return tk.lower[k - 1] == "," or _is_done(tk, k)


def own_clause(tk: Tokens, figure: Figure, days: Sequence[Dated]) -> list[Dated]:
    """Return the date of a clause that hangs on what a figure counts: "on top of the 11,800 cuts it announced in July"; none where none does."""
    k = tk.first_at(figure.end)
    if k + 1 >= tk.size or tk.lower[k] not in _PRONOUNS or not is_verb(tk, k + 1):
        return []
    return [pair for pair in days if pair[1].start > figure.end and "," not in tk.text[figure.end : pair[1].start]][:1]


def is_size_of_place(tk: Tokens, found: TimeExpression, figure: Figure) -> bool:
    """Whether a figure tells how many live in the subject of a verb behind it, before a date: "the village of 860 raised rates in 2008"."""
    j = tk.first_at(figure.start)
    if figure.kind != "count" or j < _HEAD or tk.lower[j - 1] != "of" or tk.lower[j - 2] not in _PEOPLED:
        return False
    return any(
        tk.lower[k] in AUXILIARIES or is_verb(tk, k) for k in range(tk.first_at(figure.end), tk.first_at(found.start))
    )


def _is_part(tk: Tokens, of: int, j: int) -> bool:
    """Whether a number before "of" is a part of a figure at ``j``: "four of Rath's 11 pools"; not "the appeal of 12 men"."""
    return is_number_word(tk, of - 1) and any(
        tk.lower[i] in ("'s", "’s", "its", "the", "their") for i in range(of + 1, j)
    )


def _is_told_now(tk: Tokens, k: int) -> bool:
    """Whether a relative clause at ``k`` tells how those are now whom a figure counts: "12 men, who are held, are to appear in May"."""
    return k + 2 < tk.size and tk.lower[k] == "," and tk.lower[k + 1] in _PERSONS and tk.lower[k + 2] in _BE


def is_of_subject_to_come(tk: Tokens, figure: Figure, start: int) -> bool:
    """Whether a figure only describes the subject of what is to come, and holds today: "a mill with 320 workers is to close in 2027".

    Not "a total of 320 will go by 2027", nor "320 will go".
    """
    if figure.change_role is not None:
        return False
    lower, j, last = tk.lower, tk.first_at(figure.start), tk.first_at(figure.end)
    if figure.measure is not None and _is_told_now(tk, last):
        return True
    held = None
    for k in range(j - 1, max(tk.first_at(start), j - _SUBJECT), -1):
        w = lower[k]
        if w in AUXILIARIES or w in PRONOUNS or w in _ENDS or (is_verb(tk, k) and w[-2:] not in ("ed", "ng")):
            return False
        if w in _HOLD and held is None:
            held = k
    if held is None or lower[held - 1] in _SUMS or (lower[held] == "of" and not _is_part(tk, held, j)):
        return False
    for k in range(last, min(tk.size - 1, last + _SUBJECT)):
        if lower[k] in MODALS:
            return True
        if lower[k] in _BE:
            return lower[k + 1] in _DUE
        if is_verb(tk, k) or lower[k] in _ENDS:
            return False
    return False
