"""Where the relative clauses of a sentence end: what stands in one is said of the noun that it hangs on, not of what comes behind.

"The toll from a quake *that jolted Tarn on Friday* has risen to 96": the Friday is of the quake, and it is the toll that has risen.
Read once a sentence, and only where the main clause surely goes on behind: a clause that nothing ends is left out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from archive.extract.english.clause_words import SUBJECT_PRONOUNS
from archive.extract.english.finite_forms import is_past_tense
from archive.extract.english.lexicon import ADVERBS, AUXILIARIES, DETERMINERS, PREPOSITIONS, VERBS
from archive.extract.english.tokens import DASHES, Tokens
from archive.extract.english.verbs import is_finite_in_ed, is_verb
from archive.extract.english.word_classes import SAYS, is_adverb_in_ly, is_number_word

PRONOUNS = frozenset(("who", "which", "that", "whose", "whom", "where"))
_OF_SUBJECT = frozenset(("who", "which", "that"))
_FINITE = frozenset(
    "is are was were has have had will would can could may might must should does do did won't wasn't isn't aren't weren't hasn't hadn't didn't doesn't".split()
)
_OPENS = PRONOUNS | frozenset(
    "when while because although though if as since until before after what how why whether but and or than so to not".split()
)
_INSIDE = frozenset("not yet long also still ever never once all both each often already".split())
_MARKS = frozenset((",", ";", ":", '"', "“", "”", "(", ")"))
_PARTICIPLES_TOO = frozenset(
    "shot hit hurt cut set put held found left made kept told lost paid sold sent built bought brought caught taught thought read led fed met won spent struck hung shut split spread".split()
)
_LONGEST = 60  # tokens


class Relative(NamedTuple):
    """Tokens ``first..last`` of a relative clause, commas apart; the noun that it hangs on ends at ``noun``."""

    noun: int
    first: int
    last: int


def relative_clauses(tk: Tokens, k: int) -> list[Relative]:
    """Return the relative clauses of the sentence of token ``k`` behind which its main clause goes on, in order."""
    if PRONOUNS.isdisjoint(tk.distinct):
        return []
    sentence = tk.sentence[k]
    known = tk.relatives.get(sentence)
    if known is None:
        begin, end = bisect_left(tk.sentence, sentence), bisect_right(tk.sentence, sentence)
        known = tk.relatives[sentence] = _read(tk, begin, end)
    return known


def _read(tk: Tokens, begin: int, end: int) -> list[Relative]:
    found: list[Relative] = []
    for k in range(end - 2, begin, -1):  # inner ones first
        if tk.lower[k] in PRONOUNS:
            one = _relative(tk, k, begin, end, found)
            if one is not None:
                found.append(one)
    found.reverse()
    return found


def _relative(tk: Tokens, k: int, begin: int, end: int, inner: list[Relative]) -> Relative | None:
    """Return the relative clause that the pronoun at ``k`` opens, where it does and ends before the sentence does."""
    first = k - 1 if tk.lower[k] != "that" and tk.lower[k - 1] in PREPOSITIONS else k
    if tk.lower[first] == "of":
        first = _behind_last_comma(tk, first, begin)
    comma = first > begin and tk.lower[first - 1] == ","
    noun = first - 2 if comma else first - 1
    if noun < begin or not _can_end_noun(tk, noun):
        return None
    verb = _own_verb(tk, k, end)
    if verb is None or (tk.lower[k] == "that" and (comma or _tells(tk, noun, k))):
        return None
    if not comma and (tk.lower[verb] in SAYS or tk.lower[verb] in _THINKS):
        return None  # "a rule that says members can"
    last = _last_behind_comma(tk, verb, end, inner) if comma else _last_before_verb(tk, verb, end, inner)
    return None if last is None else Relative(noun, first, last)


def _behind_last_comma(tk: Tokens, of: int, begin: int) -> int:
    """Return where "one of whom", "nearly a quarter of which" begins behind a comma; ``of`` where none is near."""
    for j in range(of - 1, max(begin, of - 5), -1):
        if tk.lower[j] == ",":
            return j + 1
    return of


def _can_end_noun(tk: Tokens, k: int) -> bool:
    w = tk.lower[k]
    if w in (")", '"', "”", "%") or w[0].isdigit():
        return True
    return (
        w[0].isalpha()
        and w not in AUXILIARIES
        and w not in PREPOSITIONS
        and w not in DETERMINERS
        and not is_verb(tk, k)
    )


_TOLD = frozenset(
    "claim claims report reports fact hope hopes view sign signs evidence belief fear fears doubt doubts idea news suggestion suggestions rumours speculation warning warnings charge charges allegation allegations word argument theory conclusion day time say chance risk danger confidence possibility so now".split()
)


def _tells(tk: Tokens, noun: int, k: int) -> bool:
    """Whether "that" at ``k`` opens what is told, which hangs on no noun: "reports that it", "told the court that he"."""
    if tk.lower[noun] in _TOLD or tk.lower[k + 1].endswith("ing"):
        return True
    if is_verb(tk, k + 1) or tk.lower[k + 1] in AUXILIARIES:
        return False
    return any(tk.lower[j] in _TELLS or tk.lower[j] in SAYS for j in range(max(0, noun - 10), noun + 1))


_THINKS = frozenset(
    "suggest suggests suggested believe believes believed contend contends contended think thinks thought argue argues argued hope hopes hoped show shows showed fear fears feared mean means meant feel feels felt expect expects expected know knows knew see sees saw hear hears heard find finds found ensure ensures ensured let lets make makes made".split()
)
_TELLS = frozenset("told tell tells informed warned convinced persuaded assured reminded notified advised".split())


def _own_verb(tk: Tokens, k: int, end: int) -> int | None:
    """Return the finite verb of the clause that the pronoun at ``k`` opens: its last auxiliary, or the verb."""
    j = k + 1
    while j < end and _is_adverb(tk, j):
        j += 1
    if j < end and tk.lower[k] in _OF_SUBJECT and (tk.lower[j] in AUXILIARIES or is_verb(tk, j)):
        return j
    stop = min(end, k + 9)
    for j in range(k + 1 + (tk.lower[k] == "whose"), stop):
        w = tk.lower[j]
        if (w in AUXILIARIES and tk.word[j] != "May") or (j > k + 1 and is_verb(tk, j) and not w.endswith("ing")):
            return j
        if w in (",", ";", ":") or w in PRONOUNS:
            return None
    return None


def _is_adverb(tk: Tokens, j: int) -> bool:
    return tk.lower[j] in ADVERBS or is_adverb_in_ly(tk.lower[j])


def _skip(tk: Tokens, j: int, inner: list[Relative]) -> int:
    """Return the token behind the inner relative clause that begins at ``j``, else ``j``."""
    for one in inner:
        if one.first == j:
            return one.last + 1
    return j


def _last_behind_comma(tk: Tokens, verb: int, end: int, inner: list[Relative]) -> int | None:
    """Return the last token before the comma that closes the clause: the main clause's verb stands behind it."""
    j = verb + 1
    while j < min(end - 1, verb + _LONGEST):
        past = _skip(tk, j, inner)
        if past > j:
            j = past
            continue
        w = tk.lower[j]
        if w in (";", ":") or (w in DASHES and not tk.glued(j)):
            return None
        if w == "," and _begins_predicate(tk, j + 1, end):
            return j - 1
        j += 1
    return None


def _begins_predicate(tk: Tokens, j: int, end: int) -> bool:
    while j < end and _is_adverb(tk, j):
        j += 1
    return j < end and _is_finite(tk, j)


def _is_finite(tk: Tokens, j: int) -> bool:
    """Whether a verb at ``j`` is surely finite: "has", "fell", "killed 12"; not "owned by"."""
    w = tk.lower[j]
    if w in _FINITE:
        return tk.word[j] != "May"
    if not is_verb(tk, j) or w.endswith("ing"):
        return False
    if w in _PARTICIPLES_TOO:
        return tk.lower[j + 1] in DETERMINERS or is_number_word(tk, j + 1)  # "a man who was shot told the court"
    return is_past_tense(tk, j) or is_finite_in_ed(tk, j) or w.endswith("s")


def _last_before_verb(tk: Tokens, verb: int, end: int, inner: list[Relative]) -> int | None:
    """Return the last token before the next finite verb, which the clause's own verbs are not and no other word leads."""
    j = verb
    while j < end and (tk.lower[j] in AUXILIARIES or tk.lower[j] in _INSIDE or _is_adverb(tk, j)):
        j += 1
    j += j < end and tk.lower[j] in VERBS  # "has long been held"
    noun = False
    while j < min(end - 1, verb + _LONGEST):
        past = _skip(tk, j, inner)
        if past > j:
            j, noun = past, True
            continue
        w = tk.lower[j]
        if w in _OPENS or w in SUBJECT_PRONOUNS or w in _MARKS or (w in DASHES and not tk.glued(j)):
            return None
        if (noun or w in _FINITE) and _is_finite(tk, j):
            start = j
            while start > verb + 1 and _is_adverb(tk, start - 1):
                start -= 1
            return start - 1
        noun = noun or w[0].isalnum()
        j += 1
    return None


def closed_before(tk: Tokens, k: int, j: int) -> Relative | None:
    """Return the relative clause that holds token ``k`` and has ended before token ``j``, or begins behind it; None where none parts them."""
    for one in relative_clauses(tk, k):
        if one.first <= k <= one.last and not one.first <= j <= one.last:
            return one
    return None
