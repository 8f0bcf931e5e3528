"""Where the relative clauses of a sentence end: what stands in one is said of the noun that it hangs on, not of what comes behind.

"The toll from a quake *that jolted Tarn on Friday* has risen to 96": the Friday is of the quake, and it is the toll that has risen.
Read once a sentence, and only where the main clause surely goes on behind: a clause that nothing ends is left out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from archive.extract.english.clause_words import SUBJECT_PRONOUNS
from archive.extract.english.finite_forms import is_past_tense, is_unlisted_past
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    CURRENCY_SIGNS,
    DETERMINERS,
    IRREGULAR,
    PREPOSITIONS,
    VERB_BASES,
    VERBS,
    WEEKDAYS,
    is_plural,
)
from archive.extract.english.noun_edges import in_phrase
from archive.extract.english.tokens import DASHES, Tokens, at
from archive.extract.english.verb_groups import is_finite_in_ed
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import SAYS, TIME_HEADS, is_adverb_in_ly, is_number_word
from archive.extract.words import word_set

PRONOUNS = frozenset(("who", "which", "that", "whose", "whom", "where"))
_OF_SUBJECT = frozenset(("who", "which", "that"))
_SAY = frozenset(("say", "believe", "think", "want", "expect", "fear", "hope"))  # "those who lost a job in April say"
_OF_NOUN = frozenset(("who", "which"))
_FINITE = word_set("rules", "relative_clauses.finite")
_OPENS = PRONOUNS | word_set("rules", "relative_clauses.opens")
_INSIDE = word_set("rules", "relative_clauses.inside")
_MARKS = frozenset((",", ";", ":", '"', "“", "”", "(", ")"))
_PARTICIPLES_TOO = word_set("rules", "relative_clauses.participles_too")
_TIMES = frozenset(("before", "after", "since", "until"))
_WHICH = frozenset(("last", "this", "on"))
_CLAUSES = frozenset(("when", "while", "because", "although", "though", "once"))
_CLAUSES_OF_PRONOUNS = frozenset(("as", "before", "after", "since", "until", "if"))
_SIGNS = tuple([sign] for sign in CURRENCY_SIGNS)
_NEAR = 8  # tokens from the verb of such a time to that of the main clause
_IN_OPENING = DETERMINERS | {"of"}
_LONGEST = 60  # tokens from its verb to its end
_REACH = _LONGEST + 12  # and from its pronoun


class Relative(NamedTuple):
    """Tokens ``first..last`` of a relative clause, commas apart; the noun that it hangs on ends at ``noun``, its finite verb is ``verb``."""

    noun: int
    first: int
    last: int
    verb: int


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
    found: dict[int, Relative] = {}
    for k in range(end - 2, begin, -1):  # inner ones first
        if tk.lower[k] in PRONOUNS:
            one = _relative(tk, k, begin, end, found)
            if one is not None:
                found[one.first] = one
    return sorted(found.values(), key=_first)


def _first(one: Relative) -> int:
    return one.first


def _relative(tk: Tokens, k: int, begin: int, end: int, inner: dict[int, Relative]) -> Relative | None:
    """Return the relative clause that the pronoun at ``k`` opens, where it does and ends before the sentence does."""
    first = k - 1 if tk.lower[k] != "that" and tk.lower[k - 1] in PREPOSITIONS else k
    if tk.lower[first] == "of":
        first = _behind_last_comma(tk, first, begin)
    comma = first > begin and tk.lower[first - 1] == ","
    noun = first - 2 if comma else first - 1
    named = comma and tk.opens(noun) and tk.word[noun].istitle()
    if noun < begin or not (_can_end_noun(tk, noun) or named or (comma and _is_noun_before_comma(tk, noun))):
        return None
    verb = _own_verb(tk, k, end)
    if verb is None or (tk.lower[k] == "that" and (comma or _tells(tk, noun, k))):
        return None
    if not comma and (tk.lower[verb] in SAYS or tk.lower[verb] in _THINKS):
        return None  # "a rule that says members can"
    if comma:
        last = _last_behind_comma(tk, verb, end, inner)
    else:
        opens = _opens_sentence(tk, noun, begin)
        last = _last_before_verb(tk, verb, end, inner, opens=opens)
        if last is None and opens:
            last = _last_behind_comma(tk, verb, end, inner)
    if last is None:
        last = _last_before_rest(tk, k, verb, noun, begin, end)
    return None if last is None else Relative(noun, first, last, verb)


def _last_before_rest(tk: Tokens, k: int, verb: int, noun: int, begin: int, end: int) -> int | None:
    """Return the last token before the comma behind which the clause goes on that has no verb yet, where a clause must have one.

    "The lender, which is owed $2m, agreed", "a clerk who stole $2m, much of it in May, was jailed", "In Wales, where rain fell, 12 died".
    """
    opens = clause_start(tk, noun, begin)
    if tk.lower[noun] in CONJUNCTIONS or any(_is_finite(tk, j) or tk.lower[j] in SAYS for j in range(opens, noun + 1)):
        return None
    fronted = tk.lower[opens] in PREPOSITIONS and opens == begin
    goes_on = _begins_clause if fronted else _begins_rest
    restricts = tk.lower[noun + 1] != ","
    for j in range(verb + 1, min(end - 2, verb + _LONGEST)):
        w = tk.lower[j]
        if w in (";", ":", '"', "“", "”") or (w in DASHES and not tk.glued(j)):
            return None
        if restricts and w in _FINITE and tk.lower[j - 1] not in _OPENS:
            return None
        if w == "," and goes_on(tk, j + 1, end):
            return j - 1
    return None


def _begins_rest(tk: Tokens, j: int, end: int) -> bool:
    return tk.lower[j] not in SAYS and (_begins_predicate(tk, j, end) or _is_in_ed(tk, j))


def clause_start(tk: Tokens, noun: int, begin: int) -> int:
    """Return where the clause of a noun begins: behind the last word that opens or joins one."""
    for j in range(noun, begin - 1, -1):
        if tk.lower[j] in _STARTS:
            return j + 1
    return begin


_STARTS = word_set("rules", "relative_clauses.starts") | {";", ":", '"', "“", "”"}


def _is_in_ed(tk: Tokens, j: int) -> bool:
    """Whether a past form in -ed stands at ``j``, and no "by" behind it: "raised fares", "agreed in May"; not "hampered by"."""
    while j < tk.size and _is_adverb(tk, j):
        j += 1
    if j + 1 >= tk.size or not tk.lower[j].endswith("ed") or tk.lower[j] == "used":
        return False
    return tk.lower[j + 1] != "by" and is_verb(tk, j)


def _begins_clause(tk: Tokens, j: int, end: int) -> bool:
    """Whether a clause with a subject of its own begins at ``j``: "the ice lost 3%", "fans have joined"; not "and joined", "which is"."""
    if tk.lower[j] in _NO_SUBJECT or tk.lower[j] in PRONOUNS or tk.lower[j].endswith("ing") or is_verb(tk, j):
        return False
    for i in range(j + 1, min(end, j + _SUBJECT)):
        w = tk.lower[i]
        if w in PRONOUNS or w in _MARKS:
            return False
        if _is_finite(tk, i) or is_verb(tk, i):
            return True
    return False


_NO_SUBJECT = frozenset(
    ("and", "or", "but", "nor", "when", "while", "as", "if", "because", "though", "although", "since")
)
_SUBJECT = 12  # tokens of a subject before its verb


def _opens_sentence(tk: Tokens, noun: int, begin: int) -> bool:
    """Whether the noun that ends at ``noun`` opens its sentence, so that its verb has to come: "a driver who was drunk when he fled, hurting two, was"."""
    k = noun
    while k >= begin and (tk.lower[k] in _IN_OPENING or in_phrase(tk, k)):
        k -= 1
    return k < begin or (k > begin and tk.lower[k] in DASHES and tk.lower[k - 1] in DASHES)


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


def _is_noun_before_comma(tk: Tokens, k: int) -> bool:
    """Whether what can be a verb is a noun since ", which" hangs on it: "the appeal, to which", "Manufacturing, which"; not "he quit, which"."""
    return tk.word[k][0].isupper() or (tk.lower[k] in VERB_BASES and tk.lower[k] not in IRREGULAR)


_TOLD = word_set("rules", "relative_clauses.told")


def _tells(tk: Tokens, noun: int, k: int) -> bool:
    """Whether "that" at ``k`` opens what is told, which hangs on no noun: "reports that it", "told the court that he"."""
    if tk.lower[noun] in _TOLD or tk.lower[k + 1].endswith("ing"):
        return True
    if is_verb(tk, k + 1) or tk.lower[k + 1] in AUXILIARIES:
        return False
    return any(tk.lower[j] in _TELLS or tk.lower[j] in SAYS for j in range(max(0, noun - 10), noun + 1))


_THINKS = word_set("rules", "relative_clauses.thinks")
_TELLS = word_set("rules", "relative_clauses.tells")


def _own_verb(tk: Tokens, k: int, end: int) -> int | None:
    """Return the finite verb of the clause that the pronoun at ``k`` opens: its last auxiliary, or the verb."""
    j = k + 1
    while j < end and _is_adverb(tk, j):
        j += 1
    if (
        j < end
        and tk.lower[k] in _OF_SUBJECT
        and (tk.lower[j] in AUXILIARIES or is_verb(tk, j) or is_unlisted_past(tk, j))
    ):
        return j
    leads = tk.lower[k] in _OF_NOUN and tk.lower[k - 1] not in PREPOSITIONS
    if leads and j < end and tk.word[j].islower() and (_is_verb_by_form(tk, j) or _is_base_by_form(tk, k, j)):
        return j  # "a man who bilked 12 firms", "Ohio, which votes on"
    stop = min(end, k + 9)
    for j in range(k + 1 + (tk.lower[k] == "whose"), stop):
        w = tk.lower[j]
        if (w in AUXILIARIES and tk.word[j] != "May") or (
            j > k + 1 and not w.endswith("ing") and (is_verb(tk, j) or is_unlisted_past(tk, j))
        ):
            return j
        if w in (",", ";", ":") or w in PRONOUNS:
            return None
    return None


def _is_verb_by_form(tk: Tokens, j: int) -> bool:
    """Whether what stands behind "who" is its verb by its form: "bilked", "votes on"; not "voters like"."""
    w, after = tk.lower[j], at(tk, j + 1)
    if w.endswith("ed"):
        return True
    return w[-1] == "s" and (after in PREPOSITIONS or after in DETERMINERS or is_number_word(tk, j + 1))


def _is_base_by_form(tk: Tokens, k: int, j: int) -> bool:
    """Whether what stands right behind "who" and a plural is its verb by the preposition behind it: "those who identify as poor"."""
    return j == k + 1 and j + 1 < tk.size and tk.lower[j + 1] in PREPOSITIONS and is_plural(tk.word[k - 1])


def _is_adverb(tk: Tokens, j: int) -> bool:
    return tk.lower[j] in ADVERBS or is_adverb_in_ly(tk.lower[j])


def _skip(j: int, inner: dict[int, Relative]) -> int:
    """Return the token behind the inner relative clause that begins at ``j``, else ``j``."""
    return inner[j].last + 1 if j in inner else j


def _last_behind_comma(tk: Tokens, verb: int, end: int, inner: dict[int, Relative]) -> int | None:
    """Return the last token before the comma that closes the clause: the main clause's verb stands behind it."""
    j = verb + 1
    while j < min(end - 1, verb + _LONGEST):
        past = _skip(j, inner)
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
    if j + 2 < end and tk.lower[j] in _WHICH and (tk.lower[j + 1] in TIME_HEADS or tk.lower[j + 1] in WEEKDAYS):
        j += 2  # ", last week built", ", on Monday said"
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
        return at(tk, j + 1) in DETERMINERS or (
            j + 1 < tk.size and is_number_word(tk, j + 1)
        )  # "a man who was shot told the court"
    if w[-2:] == "ed" and tk.lower[j - 1] == "," and tk.lower[j + 1 : j + 2] in _SIGNS:
        return True  # ", passed $5m"
    return is_past_tense(tk, j) or is_finite_in_ed(tk, j) or w.endswith("s")


def _last_before_verb(tk: Tokens, verb: int, end: int, inner: dict[int, Relative], *, opens: bool) -> int | None:
    """Return the last token before the next finite verb, which the clause's own verbs are not and no other word leads.

    A time before it is stepped over where the noun opens its sentence: "a loaf that cost $2 before the floods is".
    """
    j = verb
    while j < end and (tk.lower[j] in AUXILIARIES or tk.lower[j] in _INSIDE or _is_adverb(tk, j)):
        j += 1
    j += j < end and tk.lower[j] in VERBS  # "has long been held"
    noun = timed = inner_clause = False
    maybe = None
    while j < min(end - 1, verb + _LONGEST):
        past = _skip(j, inner)
        if past > j:
            j, noun = past, True
            continue
        w = tk.lower[j]
        of_pronoun = at(tk, j + 1) in SUBJECT_PRONOUNS and at(tk, j + 2) not in AUXILIARIES
        if opens and (w in _CLAUSES or (w in _CLAUSES_OF_PRONOUNS and of_pronoun)):
            timed = inner_clause = True  # "villagers who fled when the river rose slept": another verb comes
            j += 1 + of_pronoun
            continue
        if (opens and w in _TIMES) or (w == "than" and is_number_word(tk, _behind_sign(tk, j + 1))):
            timed = timed or w in _TIMES  # "that cost 12 before the flood", "who stole more than $2m"
            j += 1
            continue
        if w == "as" and j == verb + 1:
            j += 1  # "those who identify as poor"
            continue
        if w == "to" and opens and tk.lower[j + 1] not in VERB_BASES:
            j += 1  # "who fled to the school"
            continue
        if w in _OPENS or w in SUBJECT_PRONOUNS or w in _MARKS or (w in DASHES and not tk.glued(j)):
            return maybe
        if (noun or w in _FINITE) and (_is_finite(tk, j) or (w in _SAY and is_verb(tk, j))):
            if timed and w not in SAYS:
                main = _main_verb(tk, j, end)
                if inner_clause and main == j:
                    return maybe
                j, timed = main, False
            start = j
            while start > verb + 1 and _is_adverb(tk, start - 1):
                start -= 1
            return start - 1
        if opens and noun and maybe is None and w in _PARTICIPLES_TOO and tk.lower[j + 1] != "by":
            maybe = j - 1  # "a sketch that he had kept for years sold for $4m": no other verb comes
        noun = noun or w[0].isalnum()
        j += 1
    return maybe


def _behind_sign(tk: Tokens, j: int) -> int:
    return j + (tk.lower[j] in CURRENCY_SIGNS)


def _main_verb(tk: Tokens, j: int, end: int) -> int:
    """Return the finite verb behind the one at ``j``, before any mark, which is that of "before the flood came"; else ``j``."""
    for i in range(j + 1, min(end, j + _NEAR)):
        w = tk.lower[i]
        if not w[0].isalnum() or w in _OPENS or w in SUBJECT_PRONOUNS:
            break
        if (w in _FINITE or is_past_tense(tk, i)) and tk.lower[i - 1] not in AUXILIARIES and _is_finite(tk, i):
            return i
    return j


def clause_ending(tk: Tokens, k: int) -> Relative | None:
    """Return the outermost relative clause that ends at token ``k``, a comma there aside: what stands behind it is its noun's verb."""
    last = k - (tk.lower[k] == ",")
    for one in relative_clauses(tk, k):
        if one.last == last:
            return one
    return None


def closed_before(tk: Tokens, k: int, j: int) -> Relative | None:
    """Return the outermost relative clause that holds token ``k`` and has ended before token ``j``, or begins behind it; None where none parts them."""
    clauses, outer = relative_clauses(tk, k), None
    for i in range(bisect_right(clauses, k, key=_first) - 1, -1, -1):
        one = clauses[i]
        if one.first < k - _REACH:
            break
        if k <= one.last and not one.first <= j <= one.last:
            outer = one
    return outer
