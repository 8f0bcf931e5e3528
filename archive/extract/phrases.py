"""Noun phrases, by closed word classes and endings: where one begins, where it ends and which word is its head."""

from __future__ import annotations

import re

from archive.extract.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CARDINALS,
    CONJUNCTIONS,
    DETERMINERS,
    FRACTIONS,
    IRREGULAR,
    MONTHS,
    ORDINALS,
    PERSON_ADJECTIVES,
    PREPOSITIONS,
    PRONOUNS,
    SCALES,
    SINGULAR_OF,
    VAGUE,
    VERB_BASES,
    VERBS,
    WEEKDAYS,
    is_person,
    is_plural,
)
from archive.extract.tokens import Tokens
from archive.extract.words import word_set

_OF_NUMBERS = frozenset(("%", "$", "£", "€", "many", "few", "most", "pair", "couple", "nd", "st", "rd", "th"))
STOP = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | DETERMINERS | PRONOUNS - {"others", "ones"}
HYPHENS = frozenset("-‑")
NOT_HEADS = word_set("rules", "phrases.not_heads")
# Adjectives that measure what stands before: "72.7 metres long", "34.4% higher", "a further 12 wide".
NOT_NOUNS = word_set("rules", "phrases.not_nouns")
_ADJECTIVES_TOO = word_set("rules", "phrases.adjectives_too")
TIME_TAIL = word_set("rules", "phrases.time_tail")
TIME_HEADS = word_set("rules", "phrases.time_heads") | TIME_TAIL
_ATTRIBUTIVE = word_set("rules", "phrases.attributive")
_WHICH_TIME = frozenset(("last", "next"))  # "a 5% rebound next year"
_NOT_BEHIND_ADJECTIVES = STOP | _WHICH_TIME
_TIMES_TOO = frozenset(("earlier", "later"))
_BEFORE_HEADS = PERSON_ADJECTIVES | word_set("rules", "phrases.collective")
NOUNS_IN_ING = word_set("rules", "phrases.nouns_in_ing")
NOUNS_IN_LY = word_set("rules", "phrases.nouns_in_ly")
_PARTICLES = word_set("rules", "phrases.particles")
_BEFORE_ONE_SHOT = word_set("rules", "phrases.before_one_shot")
_HAS_BEEN_SHOT = (DETERMINERS | PRONOUNS) - {"that", "which", "who"}
_PRONOMINAL = word_set("rules", "phrases.pronominal")
_CLAUSE = word_set("rules", "phrases.clause")
_POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
_BREAKS = frozenset(';:—[]“”"')
QUOTES = frozenset("“\"‘'”")


def noun_phrase(tk: Tokens, j: int, *, one: bool) -> tuple[int, int] | None:
    """Return (first token, head) of the noun phrase at ``j``: up to the first plural noun, or for "one" the last of the run."""
    n, lower, word = tk.size, tk.lower, tk.word
    head: int | None = None
    last: int | None = None  # word seen
    k = j
    words_seen = 0
    while k < n and words_seen < 9 and not tk.new_line(k):
        w = lower[k]
        if not w[0].isalpha():
            if word[k][0].isdigit() and last is not None and head is None and _is_model_plural(tk, k, last):
                return j, k + 1
            if not _inner_mark(tk, k, last, head):
                break
            k += 1
            continue
        end = _compound_end(tk, k) if head is None and k + 1 < n and lower[k + 1] in HYPHENS else k
        if end == k and _is_outside(tk, k, j, one=one):
            if head is None and last is not None and (_joins_adjectives(tk, k) or _joins_name(tk, k)):
                k += 2 if lower[k + 1] == "the" else 1
                continue
            break
        if end > k:
            head = end if is_plural(word[end]) else None
            last = k = end
        elif head is not None:
            later = _later_head(tk, k)
            if later is None:
                break
            head = k = _compound_end(tk, later)
        elif one and last is None:
            if _not_one_noun(tk, k):
                break
            head = k if _is_head(tk, k, one=True) else None  # "one elderly man"
            last = k
        elif _ends_phrase(tk, k, one) or (one and _describes(tk, k, last)):
            break
        else:
            head = k if _is_head(tk, k, one=one) else None
            last = k
        k += 1
        words_seen += 1
    if one:
        return (j, last) if last is not None else None
    return (j, head) if head is not None else None


def _compound_end(tk: Tokens, k: int) -> int:
    """Return where the words glued together by hyphens at ``k`` end, whatever their class: "off-duty", "hit-and-run"; "passers-by" is one."""
    end = k
    while end < k + 8 and _is_joined(tk, end + 1):
        end += 2
    if end == k or not is_plural(tk.word[k]) or is_plural(tk.word[end]):
        return end
    over = end + 1 >= tk.size or tk.lower[end + 1] in IRREGULAR or not _plural_soon(tk, end + 1, 2)
    return k if over else end


def _is_joined(tk: Tokens, k: int) -> bool:
    """Whether a hyphen at ``k`` joins two words; a dash of two hyphens does not."""
    return (
        k + 1 < tk.size
        and tk.lower[k] in HYPHENS
        and tk.glued(k)
        and tk.glued(k + 1)
        and tk.word[k + 1][0].isalpha()
        and tk.word[k - 1][0].isalpha()
    )


def _is_outside(tk: Tokens, k: int, j: int, *, one: bool) -> bool:
    """Whether the word at ``k`` is no part of the phrase from ``j``: a function word, "40 long", "12 later"."""
    if stops(tk, k) or _has_no_head(tk, k, first=k == j):
        return True
    return k == j and _measures_before(tk, k) and not (one and _is_more_of_one(tk, k))


def _measures_before(tk: Tokens, k: int) -> bool:
    """Whether the word behind a number measures what stands before it, and counts nothing: "40 long"; but "12 long queues"."""
    w = tk.lower[k]
    return w in NOT_NOUNS and w not in _ADJECTIVES_TOO and not _plural_soon(tk, k + 1, 2) and not _is_pair(tk, k + 1)


def _is_more_of_one(tk: Tokens, k: int) -> bool:
    """Whether "more" at ``k`` is that of "one more man": no plural will follow."""
    return tk.lower[k] == "more" and k + 1 < tk.size and is_person(tk.word[k + 1])


def _is_head(tk: Tokens, k: int, *, one: bool) -> bool:
    """Whether a plural at ``k`` is counted; "police" and a name stand before what "one" counts: "one Leeds police officer"."""
    if not is_plural(tk.word[k]):
        return False
    if one and tk.lower[k] in PERSON_ADJECTIVES:
        return False  # "one elderly man"
    describes = one and (tk.lower[k] in _BEFORE_HEADS or tk.word[k][0].isupper())
    return not (describes and _is_before_head(tk, k))


def _is_before_head(tk: Tokens, k: int) -> bool:
    """Whether "police" at ``k`` stands before what "one" counts: "one police officer", "one crew member"."""
    if k + 1 >= tk.size or not tk.word[k + 1][0].isalpha() or stops(tk, k + 1):
        return False
    after = tk.lower[k + 1]
    return after not in VERBS or (after in VERB_BASES and not is_plural(after))


def _describes(tk: Tokens, k: int, last: int | None) -> bool:
    """Whether the word behind "one man" says how he was found: "left one man dead", "one man critically injured"."""
    if last is None or not is_person(tk.word[last]):
        return False
    w = tk.lower[k]
    if tk.lower[last] in STATES and tk.word[k][0].isupper() and is_plural(w) and not is_person(w):
        return True  # "one dead, one wounded Shots fired"
    return w in STATES or (w.endswith("ly") and w not in NOUNS_IN_LY)


STATES = word_set("rules", "phrases.states")


def _has_no_head(tk: Tokens, k: int, *, first: bool) -> bool:
    """Whether a word of saying or of time ends the phrase at ``k``: "12 later"; but "two earlier demonstrations"."""
    w = tk.lower[k]
    if first and w in _TIMES_TOO:
        return not _plural_soon(tk, k + 1, 2)
    return (
        (w in NOT_HEADS and not tk.word[k][0].isupper())
        or w in TIME_TAIL
        or (first and w in CARDINALS and tk.word[k][0].isupper())
    )


def stops(tk: Tokens, k: int) -> bool:
    """Whether a function word stands at ``k``. "US" and "IT" in capitals are none."""
    if tk.lower[k] not in STOP or tk.word[k] in ("US", "IT") or (tk.word[k] == "I" and tk.word[k - 1] == "War"):
        return False
    if tk.glued(k) and tk.lower[k - 1] in HYPHENS and k + 1 < tk.size and tk.lower[k + 1] in HYPHENS:
        return False  # "state-of-the-art"
    return not (tk.word[k] == "A" and k + 1 < tk.size and tk.glued(k + 1) and tk.word[k + 1][0].isdigit())  # "A321"


def _inner_mark(tk: Tokens, k: int, last: int | None, head: int | None) -> bool:
    """Whether a mark or number at ``k`` stands inside the phrase: "second-hand cars", "city's buses", "big, old "grand" hotels"."""
    w, after = tk.lower[k], k + 1 < tk.size
    if w in HYPHENS:
        return (last is not None or head is not None) and after and tk.glued(k) and tk.glued(k + 1)
    if not after:
        return False
    if w in ("'", "’") and head == k - 1 and tk.glued(k):
        return not tk.glued(k + 1) and _plural_soon(tk, k + 1, 3)  # "two players' wives"
    if head is not None:
        return False
    if w in ("'s", "’s"):
        return last is not None
    if w == ".":  # "three former George W. Bush aides"
        return last == k - 1 and len(tk.word[last]) == 1 and tk.glued(k) and _plural_soon(tk, k + 1, 4)
    if w == ",":
        return last is not None and _is_adjective(tk, k - 1) and (_plural_soon(tk, k + 1, 3) or _is_pair(tk, k + 2))
    if w in QUOTES:
        return _plural_soon(tk, k + 1, 3)
    if w[0].isdigit() and last is not None:  # "Boeing 737 jets", "new 737 Max jets"
        named = tk.word[last][0].isupper() or tk.word[k + 1][0].isupper()
        parted = tk.lower[k + 1] in HYPHENS and k + 3 < tk.size and tk.word[k + 2][0].isdigit()  # "767-300 aircraft"
        return named and _plural_soon(tk, k + 3 if parted else k + 1, 3)
    return False


def _joins_name(tk: Tokens, k: int) -> bool:
    """Whether "of" at ``k`` stands inside a name before the plural that is counted: "two University of Leeds students"."""
    if tk.lower[k] != "of" or k + 2 >= tk.size or not tk.word[k - 1][0].isupper():
        return False
    j = k + 2 if tk.lower[k + 1] == "the" else k + 1
    return tk.word[j][0].isupper() and not tk.word[j].isupper() and _plural_soon(tk, j + 1, 2)


def _is_pair(tk: Tokens, k: int) -> bool:
    """Whether "and" at ``k`` joins an adjective to the one before, with their plural right behind: "12 deep and surface mines"."""
    return (
        k + 1 < tk.size
        and tk.lower[k] in ("and", "or", "but")
        and tk.lower[k + 1] not in VERBS
        and not is_number_word(tk, k + 1)
        and not is_plural(tk.word[k + 1])
        and _plural_soon(tk, k + 1, 2)
    )


def _is_model_plural(tk: Tokens, k: int, last: int) -> bool:
    """Whether "3s" of "Model 3s", "300's" of "A300's" stands at ``k``."""
    return k + 1 < tk.size and tk.word[k + 1] in ("s", "'s", "’s") and tk.glued(k + 1) and tk.word[last][0].isupper()


def _joins_adjectives(tk: Tokens, k: int) -> bool:
    """Whether "and" or "or" at ``k`` joins two adjectives: "12 black and white cats"."""
    return (
        tk.lower[k] in ("and", "or", "but")
        and k + 1 < tk.size
        and tk.lower[k + 1] not in STOP
        and not is_number_word(tk, k + 1)  # "one win and two draws"
        and (tk.lower[k + 1] not in VERBS or tk.lower[k + 1].endswith(("ed", "ing")))
        and not tk.lower[k + 1].endswith("ly")
        and _plural_soon(tk, k + 1, 3)
        and _is_adjective(tk, k - 1)
        and not is_person(tk.word[k - 1])
    )


def _later_head(tk: Tokens, k: int) -> int | None:
    """Return the noun at or behind ``k`` that takes over as the head from the plural right before it, if one does."""
    if tk.lower[k - 1] in _ATTRIBUTIVE and _plural_soon(tk, k + 1, 1):
        return k + 1  # "sports utility vehicles"
    return k if _second_plural(tk, k) else None


def _second_plural(tk: Tokens, k: int) -> bool:
    """Whether the noun at ``k`` takes over as the head from the plural before it: "sports cars", "players' wives"."""
    if tk.word[k - 1] in "'’" and tk.glued(k - 1):
        return True
    named = k > 1 and tk.word[k - 1][0].isupper() and tk.word[k - 2][0].isupper()  # "Revolutionary Guards divisions"
    return (
        is_plural(tk.word[k])
        and (not is_person(tk.word[k - 1]) or tk.lower[k - 1] in _BEFORE_HEADS or named)
        and tk.lower[k] not in VERBS
        and tk.start[k] - tk.end[k - 1] == 1
        and (tk.lower[k - 1] not in SINGULAR_OF or tk.lower[k - 1] in _BEFORE_HEADS)
        and tk.word[k][0].islower()
        and tk.lower[k] not in _BEFORE_HEADS  # "at four flats police found him"
    )


def _not_one_noun(tk: Tokens, k: int) -> bool:
    """Whether the word after "one" is no noun: "one said", "one taking the"; but "one question", "one meeting"."""
    w = tk.lower[k]
    if _is_more_of_one(tk, k):
        return False
    if k + 1 < tk.size and tk.lower[k + 1] in AUXILIARIES and w not in ADVERBS and not w.endswith("ly"):
        return False  # "one shot had gone through the wall"
    if w == "shot" and k > 1 and (tk.lower[k - 2] in VERBS or tk.lower[k - 2] in _BEFORE_ONE_SHOT):
        return (
            k + 1 < tk.size and tk.lower[k + 1] in _HAS_BEEN_SHOT
        )  # "fired one shot that missed"; "saw one shot the dog"
    if w in ADVERBS or (w in VERBS and w.endswith(("ed", "s")) and not w.endswith("ss")):
        return not _plural_soon(tk, k + 1, 3)
    if w in VERBS and w.endswith("ing"):
        return k + 1 < tk.size and tk.lower[k + 1] in STOP
    return w in VERBS and w not in VERB_BASES


def _ends_phrase(tk: Tokens, k: int, one: bool) -> bool:
    """Whether the word at ``k`` is a verb or adverb that is no part of the phrase. "one" has no plural to wait for."""
    w = tk.lower[k]
    if k + 2 < tk.size and tk.lower[k + 1] in HYPHENS and tk.glued(k + 1) and tk.glued(k + 2):
        return False  # "three state-of-the-art plants"
    if w in VERBS:
        if one:
            return (
                w not in VERB_BASES and w not in NOUNS_IN_ING
            )  # "one common share": a verb of "one" would be "shares"
        if not is_plural(tk.word[k]):
            if w in VERB_BASES and is_number_word(tk, k - 1) and _stands_before_plural(tk, k):
                return False
            participle = w in IRREGULAR or w.endswith(("ed", "ing", "en"))
            if participle and tk.lower[k + 1 : k + 2] in (["and"], ["or"]) and tk.lower[k + 2 : k + 3] != []:
                return not (
                    tk.lower[k + 2].endswith(("ed", "ing")) and _plural_soon(tk, k + 3, 1)
                )  # "40 producing and consuming countries"
            return not (participle and _plural_soon(tk, k + 1, 3))
        return False
    adverb = w in ADVERBS or (one and w.endswith("ly") and w not in NOUNS_IN_LY)
    return adverb and not _plural_soon(tk, k + 1, 3)


def _stands_before_plural(tk: Tokens, k: int) -> bool:
    """Whether the base of a verb behind a number describes the plural behind it: "80 strike aircraft", "three separate tax zones".

    Behind "the" it may be the verb of the number: "the two share houses"; but not where the plural has a verb of its own
    ("the two store clerks left"), nor behind a preposition or a verb ("at the two store fronts").
    """
    if tk.lower[k] in _BASES_THAT_DESCRIBE:
        return _plural_soon(tk, k + 1, 3) or _is_pair(tk, k + 1)
    if not _plural_soon(tk, k + 1, 1):
        return False
    if tk.lower[k - 2 : k - 1] != ["the"]:
        return True
    before = tk.lower[k - 3] if k > 2 else "."
    if (before in PREPOSITIONS or before in VERBS) and tk.sentence[k - 3] == tk.sentence[k]:
        return True
    after = tk.lower[k + 2] if k + 2 < tk.size else "."
    return after in AUXILIARIES or (after in VERBS and after not in VERB_BASES and not is_plural(after))


_BASES_THAT_DESCRIBE = word_set("rules", "phrases.bases_that_describe")


def _is_adjective(tk: Tokens, i: int) -> bool:
    return not is_plural(tk.word[i]) and tk.word[i][0].isalpha()


def _plural_soon(tk: Tokens, k: int, within: int) -> bool:
    """Whether a plural noun stands within so many words at ``k``, with no function word before it; hyphens do not count."""
    words_seen = 0
    start = k
    while k < tk.size and words_seen < within:
        w = tk.lower[k]
        if w not in HYPHENS and w not in QUOTES:
            if not w[0].isalpha() or (
                stops(tk, k) and not _is_joined(tk, k + 1) and not (k > start and _is_joined(tk, k - 1))
            ):
                return False
            if is_plural(tk.word[k]):
                return True
            words_seen += 1
        elif not (tk.glued(k) or (k + 1 < tk.size and tk.glued(k + 1))):
            return False
        k += 1
    return False


def simple_phrase(tk: Tokens, j: int, *, noun_first: bool = False) -> tuple[int, int] | None:
    """Return the run of nouns and adjectives at ``j``, ended by a function word, a verb or a mark.

    ``noun_first`` says that what stands at ``j`` cannot be a verb: behind a determiner or a hyphen ("a two-day strike").
    """
    n = tk.size
    k = j
    last: int | None = None
    while k < n and k - j < 8 and not tk.new_line(k):
        w = tk.lower[k]
        if not w[0].isalpha():
            if not _joins_parts(tk, k, last):
                break
            if w[0].isdigit():
                last = k  # "V10"
        elif k > j and tk.lower[k - 1] in HYPHENS:
            last = k  # "money-back"
        elif _ends_run(tk, k, last, first=k == j, noun_first=noun_first):
            break
        else:
            last = k
        k += 1
    return (j, last) if last is not None else None


def _ends_run(tk: Tokens, k: int, last: int | None, *, first: bool, noun_first: bool) -> bool:
    """Whether the word at ``k`` is no part of a run of nouns. Behind "a £3m", "back" of "back tax bill" is one."""
    w = tk.lower[k]
    after = tk.lower[k + 1] if k + 1 < tk.size else "."
    if stops(tk, k) or w in NOT_HEADS or w in TIME_TAIL or (w.endswith("ly") and w not in _NO_ADVERBS):
        return True
    if w in ADVERBS or (first and w in NOT_NOUNS):
        attributive = noun_first and (w in _BEFORE_NOUNS or w in _BEFORE_NOUNS_TOO)
        return not attributive or not after[0].isalpha() or after in STOP or after in ADVERBS
    if not (noun_first and first) and _is_verb_here(tk, k, last):
        return True
    return not first and w in _WHICH_TIME and after in TIME_HEADS


_BEFORE_NOUNS_TOO = frozenset(("back", "early", "late", "full", "single", "free", "away"))
_NO_ADVERBS = NOUNS_IN_LY | word_set("rules", "phrases.before_nouns") | {"early"}


def _joins_parts(tk: Tokens, k: int, last: int | None) -> bool:
    """Whether a mark or digit at ``k`` stands inside a name or compound: "tax-free", "city's", "V10"."""
    if last is None:
        return False
    w = tk.lower[k]
    if w in HYPHENS:
        return tk.glued(k) and k + 1 < tk.size and tk.glued(k + 1)
    if w in ("'", "’"):  # "workers' pay"
        return (
            tk.lower[k - 1][-1] == "s"
            and tk.glued(k)
            and k + 1 < tk.size
            and not tk.glued(k + 1)
            and tk.word[k + 1][0].islower()
        )
    return w in ("'s", "’s") or (w[0].isdigit() and tk.glued(k))


def _is_verb_here(tk: Tokens, k: int, last: int | None) -> bool:
    """Whether the word at ``k`` ends a run of nouns as its verb. Participles before a noun are adjectives: "a frozen lake"."""
    w = tk.lower[k]
    if tk.word[k][0].isupper() or tk.lower[k - 1] in _POSSESSIVES:
        return False  # "the party's proposed cuts"
    if last is not None and is_plural(tk.word[last]) and is_person(tk.word[last]) and not is_plural(tk.word[k]):
        return True  # "adults smoke"
    goes_on = k + 1 < tk.size and tk.lower[k + 1][0].isalpha() and tk.lower[k + 1] not in _NOT_BEHIND_ADJECTIVES
    if w not in VERBS:
        return w.endswith("ed") and len(w) > 4 and last is not None and not goes_on
    if last is not None and w in IRREGULAR and w not in VERB_BASES:
        return True  # "champion Lee won"
    if w in NOUNS_IN_ING and last is not None and not goes_on and not is_plural(tk.word[last]):
        return False  # "in school funding after complaints"
    if w.endswith(("ed", "ing")):
        return not goes_on or (last is not None and not w.endswith("ing"))
    return not is_plural(tk.word[k]) and not (last is not None and w in VERB_BASES and not is_plural(tk.word[last]))


def is_verb(tk: Tokens, k: int) -> bool:
    """Whether a word that can be a verb is one here: not after a determiner, a preposition or a possessive, not a name."""
    w = tk.lower[k]
    if w not in VERBS:
        return w in THIRD_PERSON and _is_third_person(tk, k)
    if (tk.word[k][0].isupper() and is_name(tk, k)) or _is_in_compound(tk, k):
        return False
    if w == "last" and k + 1 < tk.size and tk.lower[k + 1] in TIME_HEADS and tk.lower[k - 1] not in _MODALS:
        return False  # "rose 12% last year to 40"
    if tk.word[k][0].isupper() and k > 0 and tk.sentence[k - 1] == tk.sentence[k] and not tk.word[k].isupper():
        return False
    if k == 0:
        return not is_plural(tk.word[k])  # "Exports fell"
    before = tk.lower[k - 1]
    if w in _NOUNS_TOO and _is_second_noun(tk, k):
        return False
    if before in ("'s", "’s"):
        return w in IRREGULAR and k + 1 < tk.size and is_number_word(tk, k + 1)  # "Reddy's fell 93%"
    if before in DETERMINERS and before not in _PRONOMINAL:
        return False
    if w in VERB_BASES and k > 1 and tk.lower[k - 2] in ("'s", "’s") and not is_plural(tk.word[k - 1]):
        return False  # "the coin's current value"
    if w.endswith("ing") and before not in BE and _is_finite_ahead(tk, k + 1):
        return False  # "the cost of living rose"
    if before in PREPOSITIONS and before != "to" and not w.endswith("ing"):
        return before in _PARTICLES and not (before == "as" and w[-2:] != "ed" and _is_finite_ahead(tk, k + 1))
    if w.endswith("s") and k + 1 < tk.size and (_is_finite_ahead(tk, k + 1) or _auxiliary_ahead(tk, k + 1)):
        return False  # "exports also fell", "wheat exports in 2021 are"
    if k + 1 < tk.size and tk.lower[k + 1] == "of":
        return w.endswith("ed") or (w.endswith("ing") and not (k > 1 and tk.lower[k - 2] in DETERMINERS))
    return True


_DAYS = TIME_TAIL - {"today"}  # but "USA Today"


def is_name(tk: Tokens, k: int) -> bool:
    """Whether a word has a capital that no beginning of a sentence gives it: Daily of "the Daily Mail", Rose of "Rose Smith"."""
    word = tk.word[k]
    if not word[0].isupper() or word.isupper() or tk.lower[k] in _DAYS:
        return False
    if k and tk.sentence[k - 1] == tk.sentence[k]:
        return tk.word[k - 1][0].isalnum() or tk.word[k - 1] in (",", "'s", "’s")
    if k + 1 >= tk.size or tk.lower[k] in _OPENS_SENTENCE or tk.lower[k].endswith("ly"):
        return False
    after = tk.word[k + 1]
    return (
        after[0].isupper()
        and not after.isupper()
        and tk.lower[k + 1] not in STOP
        and tk.sentence[k + 1] == tk.sentence[k]
    )


_BEFORE_NOUNS = word_set("rules", "phrases.before_nouns")  # "the home team", "the daily rate"
_OPENS_SENTENCE = ADVERBS - _BEFORE_NOUNS - {"back"}


def _is_in_compound(tk: Tokens, k: int) -> bool:
    """Whether a word is glued to another by a hyphen: "a Leeds-based firm"; "re-elected" is a verb all the same."""
    lower = tk.lower
    if k + 2 < tk.size and lower[k + 1] in HYPHENS and tk.glued(k + 1) and tk.glued(k + 2):
        return True
    return (
        k > 1 and lower[k - 1] in HYPHENS and tk.glued(k) and tk.glued(k - 1) and lower[k - 2] not in _VERBAL_PREFIXES
    )


_VERBAL_PREFIXES = frozenset(("re", "co", "de"))


_MODALS = AUXILIARIES | {"to"}


def _is_past(tk: Tokens, k: int) -> bool:
    """Whether a finite verb in the past stands at ``k``, or behind an adverb there, with no noun of its own: "exports also fell"."""
    if tk.lower[k] in ADVERBS and k + 1 < tk.size:
        k += 1
    w = tk.lower[k]
    return w in IRREGULAR and w in VERBS and w not in VERB_BASES


def _is_finite_ahead(tk: Tokens, k: int) -> bool:
    """Whether a finite verb stands at ``k``: "has", "fell", "surged by"; in "of using stolen cars" none does."""
    if k >= tk.size or tk.lower[k] in AUXILIARIES or _is_past(tk, k):
        return k < tk.size
    after = tk.lower[k + 1] if k + 1 < tk.size else "."
    return tk.lower[k] in VERBS and tk.lower[k].endswith("ed") and (after in STOP or not after[0].isalpha())


def _auxiliary_ahead(tk: Tokens, k: int) -> bool:
    """Whether an auxiliary stands at ``k``, or a few words behind it with a preposition there: "are", "in 2021 are"."""
    if tk.lower[k] in AUXILIARIES:
        return True
    if tk.lower[k] not in PREPOSITIONS or tk.lower[k] == "to":
        return False
    for j in range(k + 1, min(k + 6, tk.size)):
        w = tk.lower[j]
        if w in AUXILIARIES:
            return True
        if w == "/":
            continue  # "1986/87"
        if not w[0].isalnum() or w in VERBS or (w in STOP and w not in DETERMINERS) or w in ("that", "which", "what"):
            return False
    return False


def _is_second_noun(tk: Tokens, k: int) -> bool:
    """Whether a base form is a noun at ``k``: a verb would not agree with the noun in the singular before it.

    "The plane crash killed", "its planned strike in May". What may agree after all is a verb: "workers at the plant strike in",
    "the team face", "let the firm work"; and so is what has an object: "oil and gas account for 70 pct".
    """
    before = tk.lower[k - 1]
    if before in ("and", "or") and _is_finite_ahead(tk, k + 1):
        return True  # "food and drink rose"
    adverb = before in ADVERBS or before.endswith("ly")
    if adverb and not (before in _BEFORE_NOUNS and k > 1 and tk.lower[k - 2] in DETERMINERS):
        return False
    if not before[0].isalpha() or before in STOP or is_plural(before):
        return False
    if before in VERBS and (k < 2 or not (tk.lower[k - 2] in DETERMINERS or _is_in_compound(tk, k - 1))):
        return before not in VERB_BASES and _is_finite_ahead(tk, k + 1)  # "said trade had slowed"
    after = tk.word[k + 1] if k + 1 < tk.size else "."
    if before in _FIRMS or _is_finite_ahead(tk, k + 1):
        return True  # "Unilever Plc share 49.57p"
    if (
        (tk.lower[k] in _PAST_TOO and after != "for")
        or is_person(before)
        or before in _COLLECTIVES
        or _may_agree(tk, k)
    ):
        return False
    if (after.lower() in DETERMINERS and after not in _PRONOMINAL) or (after == "for" and tk.lower[k] == "account"):
        return False  # "oil and gas account for 70 pct"
    if k + 1 < tk.size and is_number_word(tk, k + 1):
        return False
    return not is_plural(after) or after.lower() in VERBS


def _may_agree(tk: Tokens, k: int) -> bool:
    """Whether the word before ``k`` is a team ("England play"), or a plural or a verb that takes a bare infinitive stands before its phrase."""
    j = k - 1
    if tk.word[j][0].isupper() and (j == 0 or tk.lower[j - 1] not in DETERMINERS):
        return True
    j -= 1
    while j > 0 and k - j < 5 and tk.lower[j][0].isalpha() and tk.lower[j] not in STOP and tk.lower[j] not in _CAUSES:
        j -= 1
    if j > 0 and tk.lower[j] in DETERMINERS:
        j -= 1
    w = tk.lower[max(j, 0)]
    return w in _CAUSES or (w in PREPOSITIONS and w != "of" and j > 0 and is_plural(tk.word[j - 1]))


def _is_third_person(tk: Tokens, k: int) -> bool:
    """Whether a form that is nearly always a plural noun is a verb at ``k``: "the college offers 12 courses"."""
    before = tk.lower[k - 1] if k else "."
    if not before[0].isalpha() or before in ADVERBS or is_plural(before) or k + 1 >= tk.size:
        return False
    if before in VERBS and (k < 2 or tk.lower[k - 2] not in DETERMINERS):
        return False
    if before in STOP and before not in _SINGULAR_SUBJECTS:
        return False
    return tk.lower[k + 1] in ("a", "an") or is_number_word(tk, k + 1)


_NOUNS_TOO = word_set("rules", "phrases.nouns_too")
_PAST_TOO = IRREGULAR | {"cost", "spread", "beat", "broadcast"}
_FIRMS = frozenset(("inc", "corp", "plc", "ltd", "nv", "ag"))
_COLLECTIVES = word_set("rules", "phrases.collectives")
_CAUSES = word_set("rules", "phrases.causes")
_SINGULAR_SUBJECTS = frozenset(("he", "she", "it", "that", "which", "who"))
THIRD_PERSON = word_set("rules", "phrases.third_person")


def verb_start(tk: Tokens, k: int, sentence: int) -> tuple[int, bool]:
    """Walk over a verb group to its left: (the token before it, whether it is finite)."""
    lower = tk.lower
    finite = False
    while k >= 0 and tk.sentence[k] == sentence:
        w = lower[k]
        if w in AUXILIARIES and not is_name(tk, k):
            finite = True
        elif is_verb(tk, k):
            finite = finite or not w.endswith("ing")
        elif w == "to":
            return k - 1, False
        elif (
            not (w in ADVERBS or w.endswith("ly") or w in ("n't", "not"))
            or is_name(tk, k)
            or _is_alone(tk, k)
            or _is_home(tk, k)
        ):
            break
        k -= 1
    return k, finite


def _ends_name(tk: Tokens, k: int) -> bool:
    """Whether "'s" at ``k`` belongs to a name, since a verb follows: "McDonald's rose"."""
    if tk.lower[k] not in ("'s", "’s") or not k or k + 1 >= tk.size:
        return False
    return tk.word[k - 1][0].isupper() and (tk.lower[k + 1] in AUXILIARIES or is_verb(tk, k + 1))


def _is_home(tk: Tokens, k: int) -> bool:
    """Whether "home" at ``k`` is a noun: "a Norfolk home left"."""
    return tk.lower[k] == "home" and not DETERMINERS.isdisjoint(tk.lower[max(0, k - 2) : k])


def _before_year(tk: Tokens, end: int) -> int:
    """Return the token before a year or month that ends at ``end``: "exports" of "exports in 1986/87", "exports in May"."""
    k = end
    while k > 0 and end - k < 4 and (tk.word[k].isdigit() or tk.lower[k] in ("/", "-", "–")):
        k -= 1
    year = k < end and len(tk.word[k + 1]) == 4 and tk.word[k + 1][:2] in ("19", "20")
    if k > 1 and k >= end - 1 and tk.lower[k] in MONTHS and tk.word[k][0].isupper():
        k, year = k - 1, True
    return k - 1 if year and tk.lower[k] in ("in", "for", "during") else end


def _is_alone(tk: Tokens, k: int) -> bool:
    """Whether a word that begins its sentence is a name in -ly: Italy has no subject before it."""
    return tk.lower[k].endswith("ly") and tk.word[k][0].isupper() and (k == 0 or tk.sentence[k - 1] != tk.sentence[k])


def phrase_ending(tk: Tokens, end: int, sentence: int) -> tuple[int, int] | None:
    """Return the noun phrase with its prepositional phrases that ends at ``end``: back to the clause's beginning."""
    lower = tk.lower
    relative = lower[end] if end >= 0 else ""
    while end >= 0 and tk.sentence[end] == sentence and lower[end] not in _BREAKS and (
        (not lower[end][0].isalnum() and not _ends_name(tk, end))
        or lower[end] in ("which", "that", "who")
        or ((lower[end] in ADVERBS or lower[end] in TIME_TAIL) and not (is_name(tk, end) or _is_home(tk, end)))
    ):  # fmt: skip
        end -= 1
    end = _before_year(tk, end)
    if end < 0 or tk.sentence[end] != sentence:
        return None
    if lower[end] in TIME_HEADS and not is_name(tk, end):
        return _timed_phrase(tk, end, sentence)
    k = end
    while k >= 0 and tk.sentence[k] == sentence and end - k < 16:
        if lower[k] in _EDGES:
            if k < end and _is_relative(tk, k):
                return None  # "the fall that killed six men"
            if _begins_after(tk, k, end):
                break
        elif k < end and lower[k] in _ARTICLES and _opens_noun(tk, k):
            k -= 1
            break
        elif k < end and tk.lined and tk.new_line(k + 1):
            break
        k -= 1
    if k >= 0 and lower[k] in _SUBJECTS and tk.sentence[k] == sentence:
        k = _past_verb(tk, k, end)
    phrase = trimmed(tk, k + 1, end)
    if (
        phrase is None
        or relative not in _RELATIVES
        or (relative == "who" and lower[end] not in SCALES and not is_person(lower[end]))
    ):
        return phrase
    return last_noun(tk, phrase)


_ARTICLES = frozenset(("the", "a", "an", "its", "his", "their", "each"))


def _opens_noun(tk: Tokens, k: int) -> bool:
    """Whether a determiner at ``k`` begins a noun of its own behind another: "in London the index", "last week the firm"."""
    before = tk.lower[k - 1] if k else "."
    if (tk.word[k][0].isupper() and tk.sentence[k - 1] == tk.sentence[k]) or not before[0].isalnum():
        return False  # "the film A Day Out"
    if tk.lower[k] in ("a", "an") and (is_number_word(tk, k - 1) or (k > 1 and is_number_word(tk, k - 2))):
        return False  # "180 dlrs a tonne"
    return before not in STOP and before not in ADVERBS and not before.endswith(("ed", "ing")) and before not in VERBS


def _past_verb(tk: Tokens, k: int, end: int) -> int:
    """Return the verb of the pronoun at ``k``: "prices" is what is left of "it predicted prices", nothing of "it plans"."""
    while k < end and (tk.lower[k + 1] in ADVERBS or tk.lower[k + 1].endswith("ly")):
        k += 1
    return k + 1


_SUBJECTS = frozenset(("i", "he", "she", "we", "they", "it", "you"))
_RELATIVES = frozenset(("that", "which", "who"))


def last_noun(tk: Tokens, phrase: tuple[int, int]) -> tuple[int, int]:
    """Return the last noun of a chain, with its "of": of "striker in a deal", worth so much, the deal."""
    first, last = phrase
    for k in range(last - 1, first, -1):
        if tk.lower[k] == "with" or (
            tk.lower[k] in PREPOSITIONS and tk.lower[k] != "of" and tk.lower[k + 1] in DETERMINERS
        ):
            found = trimmed(tk, k + 1, last)
            return found if found is not None else phrase
    return phrase


def trimmed(tk: Tokens, start: int, end: int) -> tuple[int, int] | None:
    """Return the phrase without the small words at its ends; None where what is left is no noun."""
    lower = tk.lower
    while start <= end and (_is_trimmed(tk, start, end) or not lower[start][0].isalnum()):
        if start + 2 <= end and _is_joined(tk, start + 1):
            break  # "in-depth questionnaires"
        start += 1
    if (
        start + 1 < end
        and lower[start] in _WHICH_TIME
        and lower[start + 1] in TIME_HEADS
        and lower[start + 2][0].isalnum()
    ):
        start += 2  # "last year Brazil"
    while end >= start and (
        (lower[end] in _TRIMMED and not (is_name(tk, end) or _is_home(tk, end)))
        or lower[end] in ("and", "or")
        or not (lower[end][0].isalnum() or _ends_name(tk, end))
    ):
        end -= 1
    start = past_numbers(tk, start, end)
    while end > start and lower[end].endswith("ed") and is_verb(tk, end):
        end -= 1  # "people died, including"
    if start > end or lower[end] in PRONOUNS or lower[end] in AUXILIARIES or _PARTED.split(lower[end])[0] in PRONOUNS:
        return None
    if start == end and tk.glued(start) and tk.word[start - 1][0].isdigit():
        return None  # "1.76m"
    if lower[end][0].isdigit() and end and lower[end - 1] in MONTHS:
        return None  # "the period ended December 31"
    if start and lower[start - 1] in ("that", "which", "who") and is_verb(tk, start):
        return None  # "a collapse that killed six people"
    if start + 1 < end and lower[start][-2:] == "ed" and lower[start + 1] in PREPOSITIONS and is_verb(tk, start):
        return trimmed(tk, start + 2, end)  # "(he) returned to the team"
    return start, end


def _timed_phrase(tk: Tokens, end: int, sentence: int) -> tuple[int, int] | None:
    """Return the phrase that ends in words of time at ``end``: of "the deficit hit a peak last year" that is the deficit."""
    before = _before_time(tk, end, sentence)
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


def _before_time(tk: Tokens, end: int, sentence: int) -> int:
    """Return the token before the words of time that end at ``end`` ("the deficit for all of last year"), -1 where there is none."""
    k = end - 1
    said = False
    while k >= 0 and tk.sentence[k] == sentence and tk.lower[k] in _BEFORE_TIME:
        said = said or tk.lower[k] in _SAYS_WHEN
        k -= 1
    if not said or k < 0 or tk.sentence[k] != sentence or not tk.lower[k][0].isalpha():
        return -1
    w = tk.lower[k]
    measured = w in _SHARES or (k > 0 and is_number_word(tk, k - 1))  # "299 mln dlrs at year end"
    return -1 if measured or w in STOP or w in TIME_HEADS or is_verb(tk, k) else k


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


def past_numbers(tk: Tokens, start: int, end: int) -> int:
    """Return where a phrase begins that opens with a number: "certificates" of "10 pct of the certificates"."""
    lower = tk.lower
    while start <= end and is_number_word(tk, start):
        start += 1
        if lower[start - 1] in FRACTIONS:
            continue  # "quarter-finals"
        if start < end and tk.glued(start) and lower[start] in _GLUED_SCALES:
            start += 1  # "its $17m profit"
        while start < end and lower[start] in HYPHENS and tk.glued(start) and tk.word[start + 1][0].islower():
            start += 2  # "the 25-year-old Ames", "a ten-day festival"
        if start < end and lower[start] in _SHARES:
            start += 2 if lower[start : start + 2] == ["per", "cent"] else 1
            while start < end and (lower[start] in PREPOSITIONS or lower[start] in DETERMINERS):
                start += 1
    return start


_PERSONAL = frozenset(("i", "you", "he", "she", "it", "we", "they", "me", "him", "us", "them"))
_EDGES = (
    _BREAKS | _CLAUSE | AUXILIARIES | VERBS | _PERSONAL | frozenset(",()-–") | {"ago"}
)  # what may end a phrase on its left
_TRIMMED = DETERMINERS | PREPOSITIONS | ADVERBS
_OPENERS = frozenset(
    ("how", "why", "when", "where", "whether", "unless", "if", "though", "although", "because", "while")
)


def _begins_after(tk: Tokens, k: int, end: int) -> bool:
    """Whether the token at ``k`` is no part of the phrase that ends at ``end``: a mark, a conjunction, the verb of a clause."""
    w = tk.lower[k]
    if w == "and":
        named = 0 < k < tk.size - 1 and tk.word[k - 1][0].isupper() and tk.word[k + 1][0].isupper()
        return not (named or _joins_nouns(tk, k, end)) or (k < end and tk.new_line(k + 1))
    if w in _PERSONAL:
        return tk.word[k] not in ("US", "IT")
    return (
        w in _BREAKS
        or w in ",()"
        or w == "ago"
        or w in _CLAUSE
        or (w in AUXILIARIES and not is_name(tk, k))
        or (is_verb(tk, k) and not w.endswith(("ing", "ed")))
        or (w in _DASHES and not tk.glued(k) and (not tk.glued(k + 1) or tk.lower[k + 1 : k + 2] == [w]))
        or (k < end and (tk.new_line(k + 1) or _is_finite(tk, k)))
    )


def _joins_nouns(tk: Tokens, k: int, end: int) -> bool:
    """Whether "and" at ``k`` joins two nouns of a subject, "a man and a woman", not two clauses: no verb stands left of it."""
    if k >= end or tk.lower[k + 1] in _NOT_JOINED or not tk.lower[k + 1][0].isalpha():
        return False
    if not k or is_number_word(tk, k - 1):
        return False  # "boys aged 8 and girls aged 9"
    j = k - 1
    while j >= 0 and k - j < 12 and tk.sentence[j] == tk.sentence[k]:
        if (
            not (tk.lower[j][0].isalnum() or tk.lower[j] in ("'s", "’s"))
            or tk.lower[j] in _NOT_JOINED
            or is_verb(tk, j)
        ):
            return False
        j -= 1
    return j < k - 1 and (j < 0 or tk.sentence[j] != tk.sentence[k])


_NOT_JOINED = (STOP - DETERMINERS - PREPOSITIONS) | (ADVERBS - PREPOSITIONS) | {"which", "what", "that"}


def _is_relative(tk: Tokens, k: int) -> bool:
    """Whether the verb at ``k`` is that of a relative clause: "that killed", "who had shown the"."""
    opener = k - 2 if k > 1 and tk.lower[k - 1] in AUXILIARIES else k - 1
    return k > 0 and tk.lower[opener] in ("that", "which", "who") and _is_finite(tk, k)


def _is_trimmed(tk: Tokens, k: int, end: int) -> bool:
    """Whether a small word at the left of a phrase is no part of it: not Home of "Home sales", "Home Depot"."""
    w = tk.lower[k]
    if w in _OPENERS:
        return True
    if w not in _TRIMMED or (w in _BEFORE_NOUNS and k < end):
        return False
    return w not in ADVERBS or not is_name(tk, k)


_PARTED = re.compile("['’]")  # "we're" is "we"
_GLUED_SCALES = frozenset(("m", "mn", "bn", "k", "tn"))
_SHARES = frozenset(("pct", "percent", "%", "per", "cent", "mln", "bln", "dlrs", "dlr"))
_DASHES = frozenset("-–")


def _is_finite(tk: Tokens, k: int) -> bool:
    """Whether a form in -ed at ``k`` is the verb of its clause: "had arrested", "showed the reporters", "cut 12 jobs"."""
    if not (tk.lower[k].endswith("ed") and is_verb(tk, k)):
        return False
    return tk.lower[k - 1] in AUXILIARIES or tk.lower[k + 1] in DETERMINERS or is_number_word(tk, k + 1)


def is_number_word(tk: Tokens, k: int) -> bool:
    """Whether the word is a number by itself: a phrase that describes a figure does not begin with another."""
    w = tk.lower[k]
    return w in _NUMBER_WORDS or w[0].isdigit()


_NUMBER_WORDS = frozenset((*CARDINALS, *SCALES, *FRACTIONS, *VAGUE, *_OF_NUMBERS))
