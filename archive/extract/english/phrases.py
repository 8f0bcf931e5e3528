"""The noun phrase that ends at a token, read leftwards to the beginning of its clause: the subject before a verb, the noun before "of"."""

from __future__ import annotations

from archive.extract.english.finite_forms import is_past_tense
from archive.extract.english.gazetteer import gazetteer
from archive.extract.english.joined_nouns import is_in_list, joins_nouns
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CARDINALS,
    CURRENCY_SIGNS,
    DETERMINERS,
    MONTHS,
    ORDINALS,
    PREPOSITIONS,
    SCALES,
    VERBS,
    WEEKDAYS,
    is_person,
    is_plural,
)
from archive.extract.english.one_verb import NOUNS_TOO
from archive.extract.english.phrase_insides import (
    ARTICLES,
    CLOSING_QUOTES,
    is_compounded,
    is_of_season,
    is_such_as,
    quote_inside,
)
from archive.extract.english.phrase_numbers import SHARES
from archive.extract.english.tokens import Tokens
from archive.extract.english.trimmed_phrases import ends_name, is_take_up, last_noun, trimmed
from archive.extract.english.verb_groups import is_finite_in_ed, verb_start
from archive.extract.english.verbs import MODALS, is_verb
from archive.extract.english.word_classes import (
    RELATIVES,
    SAYS,
    SMALL_WORDS,
    STOP,
    TIME_HEADS,
    TIME_TAIL,
    is_adverb_in_ly,
    is_name,
    is_noun_after_all,
    is_number_word,
    is_shouted,
)
from archive.extract.words import word_set

_BREAKS = frozenset(';:—[]“”"…■•►▪|')
_CLAUSE_OPENERS = word_set("rules", "phrases.clause")
_SUBJECTS = frozenset(("i", "he", "she", "we", "they", "it", "you"))
_SAYS_WHEN = word_set("rules", "phrases.says_when")
_BEFORE_TIME = (
    _SAYS_WHEN
    | CARDINALS.keys()
    | ORDINALS.keys()
    | MONTHS
    | WEEKDAYS
    | TIME_HEADS
    | word_set("rules", "phrases.before_time")
)
_PERSONAL = frozenset(("i", "you", "he", "she", "it", "we", "they", "me", "him", "us", "them"))
# What may be the left edge of a phrase.
_INSERTED = 5  # tokens in brackets inside a noun
_AFTER = frozenset(("after", "since", "until"))
_EDGES = (
    {"whose", "whom"}
    | _BREAKS
    | _CLAUSE_OPENERS
    | AUXILIARIES
    | VERBS
    | _PERSONAL
    | _AFTER
    | frozenset(",()-–.")
    | {"ago"}
)

_ALONGSIDE = frozenset(("like", "behind", "with", "against", "over", "ahead", "alongside", "beside"))
_TELLS = frozenset("reported showed noted predicted warned claimed argued feared insisted concluded".split())
_NEVER_ADJECTIVES = frozenset(("showed", "noted", "warned", "argued", "insisted"))
ONLY_DONE = word_set("rules", "phrases.only_done")
_STATES = word_set("rules", "phrases.states")
_BALANCES = word_set("rules", "phrases.balances_before")
_OBJECTS = frozenset(("them", "it", "him", "us"))
_TIES_OBJECTS = frozenset(("on", "in", "for", "with", "against", "behind", "around", "near"))
_EITHER = frozenset(("either", "both"))
_PRESENT = frozenset(("has", "have", "is", "are", "will"))
_DASHES = frozenset("-–")
_ITSELF = frozenset(("itself", "himself", "herself", "themselves"))  # "the job itself would take 12 days"
_THIS = frozenset(("this", "that", "one"))
_UNTIL = frozenset(("to", "through", "until", "at", "of"))
_LETTERED = frozenset(
    (
        "Class",
        "Series",
        "Type",
        "Grade",
        "Vitamin",
        "Hepatitis",
        "Group",
        "Influenza",
        "Category",
        "Schedule",
        "Section",
        "Plan",
    )
)
_SAY_WHICH_TIME = frozenset(("first", "last", "again", "soon", "then"))
DONE = ONLY_DONE | word_set("rules", "phrases.done")
_HARMS = word_set("rules", "traps.harms") | word_set("rules", "phrases.harms_too")


def phrase_ending(tk: Tokens, end: int, sentence: int) -> tuple[int, int] | None:
    """Return the noun phrase with its prepositional phrases that ends at ``end``: back to the clause's beginning."""
    lower = tk.lower
    if end > 0 and lower[end] in CLOSING_QUOTES and tk.glued(end) and lower[end - 1][0].isalpha():
        end -= 1  # the "big problems" are
    relative = lower[end] if end >= 0 else ""
    end = _before_small_words(tk, end, sentence)
    if end < 0 or tk.sentence[end] != sentence:
        return None
    if lower[end] in ("ended", "ending") and end and lower[end - 1] in TIME_HEADS:
        end -= 1  # "inflation for the year ending in May was"
    if lower[end] in TIME_HEADS and not is_name(tk, end):
        return _timed_phrase(tk, end, sentence)
    k = end
    sentences, starts, ends, lined = tk.sentence, tk.start, tk.end, tk.lined
    while k >= 0 and sentences[k] == sentence and end - k < 22:
        w = lower[k]
        if w in _EDGES or lower[k - 1] in MODALS or (w[-1] == "d" and w[-2:] == "ed"):
            quoted = quote_inside(tk, k, end) if lower[k] in CLOSING_QUOTES else -1
            if k < end and _is_relative(tk, k):
                return None  # "the fall that killed six men"
            if quoted < 0 and not (w == ")" and _before_inserted(tk, k) < k) and _is_left_edge(tk, k, end):
                break
            k = quoted if quoted >= 0 else _before_inserted(tk, k) if w == ")" else k
        elif w in ARTICLES and k < end and _opens_noun(tk, k):
            k -= 1
            break
        elif lined and k < end and starts[k + 1] - ends[k] > 1 and tk.new_line(k + 1):
            break
        k -= 1
    if k >= 0 and lower[k] in _SUBJECTS and tk.sentence[k] == sentence:
        k = _verb_of_pronoun(tk, k, end)
    first = _behind_inserted(tk, k + 1, end) if "(" in tk.distinct else k + 1
    if first + 1 < end and lower[first] in _FRONTS:
        first = _behind_front(tk, first, end)
    phrase = trimmed(tk, first, end)
    if (
        phrase is None
        or relative not in RELATIVES
        or (relative == "who" and lower[end] not in SCALES and not is_person(lower[end]))
    ):
        return _name_before_who(tk, phrase) if relative == "who" and phrase is not None else phrase
    noun = last_noun(tk, phrase)
    return phrase if _is_where(tk, phrase, noun) or _is_at(tk, phrase, noun) else noun


def _behind_front(tk: Tokens, first: int, end: int) -> int:
    """Return where the subject begins behind the preposition at ``first`` that opens the clause, and what it governs.

    "Outside Dublin buyers (paid)", "Over the past 12 months wages (have)", "In the fuel market very low grades (were)"; not "In London trading shares".
    """
    if first and tk.sentence[first - 1] == tk.sentence[first] and tk.lower[first - 1] not in _BEFORE_FRONTS:
        return first
    if end + 1 >= tk.size or not (tk.lower[end + 1] in AUXILIARIES or is_verb(tk, end + 1)):
        return first
    named = first + 1
    while named < end and tk.word[named][0].isupper() and tk.word[named].isalpha():
        named += 1
    plain = tk.word[named].islower() and tk.word[named].isalpha() and tk.lower[named] not in STOP
    if (
        named > first + 1
        and plain
        and (is_plural(tk.word[named]) or named == end)
        and _is_place(tk, first + 1, named - 1)
    ):
        return named
    for k in range(first + 2, end):
        if tk.lower[k] == "very" and tk.lower[k - 1][0].isalpha() and tk.lower[k - 1] not in STOP:
            return k
        if tk.lower[k] in TIME_HEADS and tk.word[k + 1][0].isalpha() and tk.lower[k + 1] not in STOP:
            timed = all(tk.lower[i] in _SAY_TIME or is_number_word(tk, i) for i in range(first + 1, k))
            return k + 1 if timed and tk.lower[k + 1] not in TIME_HEADS else first
    return first


def _is_place(tk: Tokens, first: int, last: int) -> bool:
    """Whether a name is that of a place, so that it stands alone behind its preposition: "Dublin"; not "British"."""
    name = " ".join(tk.word[first : last + 1])
    return name in gazetteer().places or name in gazetteer().cities


_FRONTS = frozenset("in over outside inside across at within during throughout on since beyond near around".split())
_BEFORE_FRONTS = frozenset(("that", "but", "and", "while", ","))
_SAY_TIME = frozenset(("the", "past", "last", "next", "first", "previous", "recent", "coming", "this"))


def _before_inserted(tk: Tokens, k: int) -> int:
    """Return the "(" of a word in brackets inside a noun, which end at ``k``: "the (Terra Nova) field has"; else ``k``."""
    first = next((i for i in range(k - 1, max(0, k - _INSERTED), -1) if not tk.word[i].isalpha()), k)
    return first if 0 < first < k - 1 and tk.lower[first] == "(" and tk.lower[first - 1] in DETERMINERS else k


def _behind_inserted(tk: Tokens, first: int, end: int) -> int:
    """Return where a phrase begins behind a word in brackets that opens it: the dollar of "the (Canadian) dollar"."""
    opens = first + (tk.lower[first] in DETERMINERS) if first < end else end
    if tk.lower[opens] != "(":
        return first
    return next((i + 1 for i in range(opens, min(end, opens + _INSERTED)) if tk.lower[i] == ")"), first)


def _name_before_who(tk: Tokens, phrase: tuple[int, int]) -> tuple[int, int]:
    """Return the name before "who", where the rest says where: Lee of "a yard behind Lee, who"; not of "an aide of Lee, who"."""
    first = phrase[1] + 1
    while first > phrase[0] and (tk.word[first - 1][0].isupper() or tk.lower[first - 1] in ("'s", "’s")):
        first -= 1
    beside = tk.lower[first - 1] in _ALONGSIDE or tk.lower[first - 2 : first] == ["ahead", "of"]
    if first in (phrase[0], phrase[1] + 1) or not beside:
        return phrase
    if tk.lower[first - 1] == "like":
        return first, phrase[1]  # "good news for people like Ann Lee, who"
    return phrase if any(is_person(tk.lower[k]) for k in range(phrase[0], first)) else (first, phrase[1])


def _is_where(tk: Tokens, phrase: tuple[int, int], noun: tuple[int, int]) -> bool:
    """Whether the last noun of a phrase is where the rest happened, and did nothing: "an ambush in Peru that killed 10"."""
    k = noun[0] - 1
    while k > phrase[0] and tk.lower[k] in DETERMINERS:
        k -= 1
    named = all(tk.word[i][0].isupper() for i in range(noun[0], noun[1] + 1))
    return k > phrase[0] and tk.lower[k] == "in" and named and _does_harm(tk, noun[1])


def _is_at(tk: Tokens, phrase: tuple[int, int], noun: tuple[int, int]) -> bool:
    """Whether ", which" takes up a noun that the last one is only the place of: "a house at the corner, which sold for $3"."""
    k = noun[0] - 1
    while k > phrase[0] and tk.lower[k] in DETERMINERS:
        k -= 1
    if k <= phrase[0] or tk.lower[k] != "at" or tk.lower[noun[1] + 1 : noun[1] + 3] != [",", "which"]:
        return False
    if tk.lower[k + 1] in ARTICLES and tk.lower[k + 1] != "the":
        return False  # "output at its Leeds plant, which employs 12"
    apposed = phrase[0] > 0 and tk.lower[phrase[0] - 1] == ","  # "said Ann Lee, head of loans at Acme, which"
    return not apposed and not any(is_person(tk.lower[i]) for i in range(phrase[0], k))


def _does_harm(tk: Tokens, last: int) -> bool:
    """Whether the relative clause behind a noun tells of harm, which no place does: "that killed 10"; not "which is half"."""
    return not _HARMS.isdisjoint(tk.lower[last + 1 : last + 5])


def _before_small_words(tk: Tokens, end: int, sentence: int) -> int:
    """Return where a noun may end before ``end``: without marks, adverbs, "which", a year or a time of day behind it."""
    lower = tk.lower
    if is_take_up(tk, end):
        return end
    while end >= 0 and tk.sentence[end] == sentence and lower[end] not in _BREAKS and (
        (not lower[end][0].isalnum() and not ends_name(tk, end))
        or lower[end] in RELATIVES
        or lower[end] in _ITSELF
        or (lower[end] in _SAY_WHICH_TIME and _is_first_time(tk, end))
        or ((lower[end] in ADVERBS or lower[end] in TIME_TAIL) and not is_noun_after_all(tk, end))
    ):  # fmt: skip
        end -= 1
    if end > 1 and lower[end] in _OBJECTS and lower[end - 1] in _TIES_OBJECTS and tk.word[end] != "US":
        end -= 2  # "interest rates on them will"
    return _before_year(tk, _before_clock(tk, end))


def opening_phrase(tk: Tokens, end: int, sentence: int) -> tuple[int, int] | None:
    """Return the phrase that ends at ``end`` if it opens its sentence and holds no number: "the statistics, covering 12 years, were"."""
    phrase = phrase_ending(tk, end, sentence) if end >= 0 else None
    if phrase is None or any(is_number_word(tk, k) for k in range(phrase[0], phrase[1] + 1)):
        return None
    k = phrase[0] - 1
    while k >= 0 and tk.lower[k] in DETERMINERS:
        k -= 1
    return phrase if k < 0 or tk.sentence[k] != tk.sentence[phrase[0]] else None


def _is_first_time(tk: Tokens, k: int) -> bool:
    """Whether "first" or "again" at ``k`` says when: "the senators first hinted"; not "the first", "America First"."""
    before = tk.lower[k - 1] if k else "."
    return tk.word[k].islower() and before[0].isalpha() and before not in STOP


def _before_clock(tk: Tokens, end: int) -> int:
    """Return the token before a time of day that ends at ``end``: "drill" of "a drill at 10:05 a.m."."""
    if end < 3 or tk.lower[end] not in ("a.m.", "p.m.", "am", "pm") or not tk.word[end - 1].isdigit():
        return end
    k = end - 1
    while k > 0 and (tk.word[k].isdigit() or tk.lower[k] in (":", ".", "about", "around")):
        k -= 1
    return k - 1 if tk.lower[k] in ("at", "from", "until") else end


def _before_year(tk: Tokens, end: int) -> int:
    """Return the token before a year or month that ends at ``end``: "exports" of "exports in 1986/87", "exports in May"."""
    k = _before_day(tk, end)
    if k < end and tk.lower[k] in _UNTIL:
        return k - 1 - (tk.lower[k] == "of")  # "exports to January 31, 1987", "reserves as of May 1, 1986"
    k = end
    while k > 0 and end - k < 4 and (tk.word[k].isdigit() or tk.lower[k] in ("/", "-", "–")):
        k -= 1
    year = k < end and len(tk.word[k + 1]) == 4 and tk.word[k + 1][:2] in ("19", "20")
    if k > 1 and k >= end - 1 and tk.lower[k] in MONTHS and tk.word[k][0].isupper():
        k, year = k - 1, True
    return k - 1 if year and tk.lower[k] in ("in", "for", "during") else end


def _before_day(tk: Tokens, end: int) -> int:
    """Return the token before a day with its year that ends at ``end``: "of" of "as of December 31, 1985"; else ``end``."""
    if end < 5 or not tk.word[end].isdigit() or tk.lower[end - 1] != "," or not tk.word[end - 2].isdigit():
        return end
    return end - 4 if tk.lower[end - 3] in MONTHS else end


def _opens_noun(tk: Tokens, k: int) -> bool:
    """Whether a determiner at ``k`` begins a noun of its own behind another: "in London the index", "last week the firm"."""
    before = tk.lower[k - 1] if k else "."
    if tk.word[k][0].isupper() and tk.sentence[k - 1] == tk.sentence[k]:
        return _opens_run_in(tk, k)  # not "the film A Day Out"
    if not before[0].isalnum():
        return False
    if tk.lower[k] in ("a", "an") and (is_number_word(tk, k - 1) or (k > 1 and is_number_word(tk, k - 2))):
        return False  # "180 dlrs a tonne"
    if before.endswith("ing") and tk.lower[k - 2] in ARTICLES and tk.opens(k - 3) and tk.lower[k - 3] in PREPOSITIONS:
        return True  # "By his reckoning the cost"
    if before in STOP or before in ADVERBS or before.endswith(("ed", "ing")):
        return False
    if (
        before not in VERBS
        or tk.lower[k - 2 : k - 1] == ["the"]
        or (tk.lower[k - 2] in _THIS and not is_verb(tk, k - 1))
    ):
        return True  # "after the vote the gang fled", "at that point the gang fled"
    if before not in NOUNS_TOO or k < 3 or is_plural(tk.word[k - 2]):
        return False
    return tk.lower[k - 2] in ARTICLES or (tk.lower[k - 3] in ARTICLES and tk.word[k - 2].islower())


def _opens_run_in(tk: Tokens, k: int) -> bool:
    """Whether a sentence begins at ``k`` behind a heading with no full stop: "Leeds A man used"; not "Class A shares"."""
    if tk.word[k - 1] in _LETTERED or not tk.word[k - 1][0].isalpha() or tk.lower[k - 1] in PREPOSITIONS:
        return False
    return (
        tk.word[k].istitle()
        and tk.word[k + 1].islower()
        and tk.word[k + 1].isalpha()
        and tk.lower[k + 1] not in ("and", "or")
    )


def _verb_of_pronoun(tk: Tokens, k: int, end: int) -> int:
    """Return the verb of the pronoun at ``k``: "prices" is what is left of "it predicted prices", nothing of "it plans"."""
    while k < end and (tk.lower[k + 1] in ADVERBS or tk.lower[k + 1].endswith("ly")):
        k += 1
    return k + 1


def _is_left_edge(tk: Tokens, k: int, end: int) -> bool:
    """Whether the token at ``k`` is no part of the phrase that ends at ``end``: a mark, a conjunction, the verb of a clause."""
    w = tk.lower[k]
    if w in _AFTER:
        return k < end and _is_behind_verb(tk, k, end)
    if w == "before" and k and tk.lower[k - 1] in _BALANCES:
        return k < end and _is_behind_verb(tk, k, end)  # "profit before tax rose"
    if w in ("or", "and") and tk.lower[k - 1] in _DASHES and tk.glued(k):
        return is_number_word(tk, k - 2) if k > 1 else False  # "foot-and-mouth disease"; not "six-and-a-half years"
    if w in ("or", "and") and 1 < k < end and tk.lower[k - 2] in _EITHER:
        return False  # "the number of people diagnosed as either obese or overweight"
    if w in ("or", "and") and 0 < k < end and tk.lower[k - 1] in _STATES and tk.lower[k + 1] in _STATES:
        return False  # "the number of Danes dead or missing in the flood"
    if w in ("and", "or"):
        named = 0 < k < tk.size - 1 and tk.word[k - 1][0].isupper() and tk.word[k + 1][0].isupper()
        return not (named or joins_nouns(tk, k, end)) or (k < end and tk.new_line(k + 1))
    if w in _PERSONAL:
        return tk.word[k] not in ("US", "IT") or (w == "it" and is_shouted(tk, k, k))
    if (
        w == "than"
        and 1 < k < end
        and tk.lower[k - 1] in _MORE
        and (tk.lower[k - 2] == "with" or (tk.lower[k - 2] == "of" and end < k + 4))
    ):
        return not (is_number_word(tk, k + 1) or tk.word[k + 1] in CURRENCY_SIGNS)  # "firms with fewer than 50 workers"
    return (
        w in _BREAKS
        or (w in ",()" and not (w == "," and _lists(tk, k, end)))
        or w in ("ago", "whose", "whom")
        or (w == "said" and k < end)
        or (w == "." and tk.lower[k - 1] == ".")
        or (w in _CLAUSE_OPENERS and not (is_compounded(tk, k) or is_such_as(tk, k)))
        or (w in AUXILIARIES and not is_name(tk, k))
        or (is_verb(tk, k) and not w.endswith(("ing", "ed")) and not _is_done_by(tk, k, end))
        or (w in _DASHES and not tk.glued(k) and (not tk.glued(k + 1) or tk.lower[k + 1 : k + 2] == [w]))
        or (k < end and (tk.new_line(k + 1) or is_finite_in_ed(tk, k) or _tells(tk, k)))
    )


_MORE = frozenset(("more", "fewer", "less"))


def _lists(tk: Tokens, k: int, end: int) -> bool:
    """Whether a comma at ``k`` stands in a list whose last noun is tied by "and" before ``end``."""
    for j in range(k + 2, min(end, k + 9)):
        if tk.lower[j] in ("and", "or"):
            return is_in_list(tk, k, end)
        if tk.lower[j] in STOP or is_verb(tk, j):
            return False
    return False


def _tells(tk: Tokens, k: int) -> bool:
    """Whether somebody tells at ``k`` what the words behind it say.

    "the firm reported losses (had grown)"; not "crimes reported by", "its reported loss".
    """
    if tk.lower[k] not in _TELLS or not k or tk.sentence[k - 1] != tk.sentence[k]:
        return False
    before, after = tk.lower[k - 1], tk.lower[k + 1]
    if after in PREPOSITIONS or after in ADVERBS or not after[0].isalpha():
        return False
    if before == ",":
        return (
            tk.lower[k] in _NEVER_ADJECTIVES and tk.word[k - 2].isdigit()
        )  # "the report for May 31, 1986, showed exports"
    return before[0].isalnum() and before not in SMALL_WORDS and not is_adverb_in_ly(before)


def _is_done_by(tk: Tokens, k: int, end: int) -> bool:
    """Whether an irregular participle and "by" stand behind their noun: "stocks held by banks rose"; not "stocks were held by".

    One that is no past form needs no "by", where the verb follows the phrase: "portraits taken at Kew will go on display".
    """
    if k == 0 or tk.lower[k - 1] in AUXILIARIES:
        return False
    if (
        tk.lower[k] == "set"
        and tk.lower[k - 1][0].isalnum()
        and tk.lower[k + 1] in ("off", "up")
        and tk.lower[k + 2 : k + 3] == ["by"]
    ):
        return True
    if tk.lower[k] not in DONE:
        return False
    if tk.lower[k + 1] == "by":
        return True
    verb = tk.lower[end + 1] if end + 1 < tk.size else "."
    return (
        tk.sentence[k - 1] == tk.sentence[k]
        and tk.lower[k] in ONLY_DONE
        and tk.lower[k + 1] in PREPOSITIONS
        and verb in AUXILIARIES
    )


def _is_behind_verb(tk: Tokens, k: int, end: int) -> bool:
    """Whether a verb stands before "after" at ``k``, which then begins a clause: "was held after police raided"; not "sales after tax"."""
    j = k - 1
    while j >= 0 and k - j < 18 and tk.sentence[j] == tk.sentence[k] and not _breaks(tk, j):
        if tk.lower[j] in AUXILIARIES or (is_verb(tk, j) and tk.lower[j] not in SAYS):
            # but "a fund established soon after the flood has"
            described = tk.lower[j][-2:] == "ed" and k - j < 3
            return not (described and end + 1 < tk.size and tk.lower[end + 1] in _PRESENT)
        j -= 1
    return False


def _breaks(tk: Tokens, k: int) -> bool:
    """Whether a mark that no phrase goes over stands at ``k``; not the colon of a time of day."""
    return tk.lower[k] in _BREAKS and not (tk.lower[k] == ":" and tk.glued(k) and tk.word[k - 1].isdigit())


def _is_relative(tk: Tokens, k: int) -> bool:
    """Whether the verb at ``k`` is that of a relative clause: "that killed", "who had shown the"."""
    opener = k - 2 if k > 1 and tk.lower[k - 1] in AUXILIARIES else k - 1
    return k > 0 and tk.lower[opener] in RELATIVES and is_finite_in_ed(tk, k)


def _timed_phrase(tk: Tokens, end: int, sentence: int) -> tuple[int, int] | None:
    """Return the phrase that ends in words of time at ``end``: of "the deficit hit a peak last year" that is the deficit."""
    before = _before_time(tk, end, sentence)
    before = before if before >= 0 else _before_wait(tk, end, sentence)
    phrase = phrase_ending(tk, before, sentence) if before >= 0 else None
    if phrase is None:
        return None
    after = tk.lower[end + 1] if end + 1 < tk.size else "."
    if (after in AUXILIARIES or after in VERBS) and not after.endswith("ing"):
        return phrase  # "the firm said its sales last year were": of what it said, the subject
    k = phrase[0] - 1
    while k >= 0 and tk.lower[k] in DETERMINERS:
        k -= 1
    if k < 0 or tk.sentence[k] != sentence or not is_verb(tk, k):
        return phrase
    return phrase_ending(tk, verb_start(tk, k, sentence)[0], sentence)


def _before_wait(tk: Tokens, end: int, sentence: int) -> int:
    """Return the plural before what its members do for so long, which ends at ``end``: at people in "people waiting (for) more than 18 weeks"; -1 for none."""
    k = end - 1
    while k > 1 and tk.sentence[k] == sentence and (tk.lower[k] in _SO_LONG or is_number_word(tk, k)):
        k -= 1
    waits = tk.lower[k][-3:] == "ing" and tk.lower[k] in VERBS and k < end - 1
    return k - 1 if waits and k > 0 and is_plural(tk.word[k - 1]) and tk.sentence[k - 1] == sentence else -1


_SO_LONG = frozenset(
    "for more less fewer longer than over under at least up to nearly almost about some a an within".split()
)


def _is_year_of(tk: Tokens, k: int) -> bool:
    """Whether a year at ``k`` says of which quarter or season the next word is: "the May 1986 quarter"; not "in May 1986 sales"."""
    w = tk.lower[k]
    if len(w) < 3 and w.isdigit():
        return tk.lower[k + 1] in TIME_HEADS  # "in the 13 weeks"
    return len(w) == 4 and w.isdigit() and w[:2] in ("19", "20") and tk.lower[k + 1] in TIME_HEADS


def _before_bracket(tk: Tokens, k: int) -> int:
    """Return the token before a year of a season that says in brackets, which end at ``k``, from when till when: "the 1986/87 (Oct-Sept) season"."""
    if k < _BRACKET or tk.lower[k] != ")":
        return k
    opens = next((i for i in range(k, k - _BRACKET, -1) if tk.lower[i] == "("), k)
    if not tk.word[opens - 1].isdigit():
        return k
    k = opens - 1
    while k > 0 and (tk.word[k].isdigit() or tk.lower[k] in "/-"):
        k -= 1
    return k


_BRACKET = 6  # tokens


def _before_time(tk: Tokens, end: int, sentence: int) -> int:
    """Return the token before the words of time that end at ``end`` ("the deficit for all of last year"), -1 where there is none."""
    k = _before_bracket(tk, end - 1)
    said = tk.lower[k] in WEEKDAYS and end + 1 < tk.size and is_past_tense(tk, end + 1)  # "a vigil Sunday night drew"
    while (
        k >= 0
        and tk.sentence[k] == sentence
        and (tk.lower[k] in _BEFORE_TIME or _is_year_of(tk, k) or is_of_season(tk, k))
    ):
        said = said or tk.lower[k] in _SAYS_WHEN
        k -= 1
    if not said or k < 0 or tk.sentence[k] != sentence or not tk.lower[k][0].isalpha():
        return -1
    if tk.lower[k] == "which" and tk.lower[k - 1] == ",":
        return k  # "the deficit, which last year reached"
    w = tk.lower[k]
    measured = w in SHARES or (k > 0 and is_number_word(tk, k - 1))  # "299 mln dlrs at year end"
    return -1 if measured or w in STOP or w in TIME_HEADS or is_verb(tk, k) else k
