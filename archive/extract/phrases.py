"""Noun phrases, by closed word classes and endings: where one begins, where it ends and which word is its head."""

from __future__ import annotations

import re

from archive.extract.lexicon import (
    ADVERBS,
    AUXILIARIES,
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
_TIMES_TOO = frozenset(("earlier", "later"))
_BEFORE_HEADS = PERSON_ADJECTIVES | word_set("rules", "phrases.collective")
_NOUNS_IN_ING = word_set("rules", "phrases.nouns_in_ing")
NOUNS_IN_LY = word_set("rules", "phrases.nouns_in_ly")
_PARTICLES = word_set("rules", "phrases.particles")
_BEFORE_ONE_SHOT = word_set("rules", "phrases.before_one_shot")
_HAS_BEEN_SHOT = (DETERMINERS | PRONOUNS) - {"that", "which", "who"}
_PRONOMINAL = word_set("rules", "phrases.pronominal")
_CLAUSE = word_set("rules", "phrases.clause")
_BREAKS = frozenset(';:—[]“”"')
_QUOTES = frozenset("“\"‘'”")


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
        if stops(tk, k) or (k == j and w in NOT_NOUNS and w not in _ADJECTIVES_TOO and not _plural_soon(tk, k + 1, 2)):
            if head is None and last is not None and _joins_adjectives(tk, k):
                k += 1
                continue
            break
        if _has_no_head(tk, k, first=k == j):
            break
        if head is not None:
            later = _later_head(tk, k)
            if later is None:
                break
            head = k = later
        elif one and last is None:
            if _not_one_noun(tk, k):
                break
            head = k if is_plural(word[k]) and w not in PERSON_ADJECTIVES else None  # "one elderly man"
            last = k
        elif _ends_phrase(tk, k, one):
            break
        else:
            head = k if is_plural(word[k]) else None
            last = k
        k += 1
        words_seen += 1
    if one:
        return (j, last) if last is not None else None
    return (j, head) if head is not None else None


def _has_no_head(tk: Tokens, k: int, *, first: bool) -> bool:
    """Whether a word of saying or of time ends the phrase at ``k``: "12 later"; but "two earlier demonstrations"."""
    w = tk.lower[k]
    if first and w in _TIMES_TOO:
        return not _plural_soon(tk, k + 1, 2)
    return w in NOT_HEADS or w in TIME_TAIL or (first and w in CARDINALS and tk.word[k][0].isupper())


def stops(tk: Tokens, k: int) -> bool:
    """Whether a function word stands at ``k``. "US" and "IT" in capitals are none."""
    if tk.lower[k] not in STOP or tk.word[k] in ("US", "IT"):
        return False
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
        return last is not None and _is_adjective(tk, k - 1) and _plural_soon(tk, k + 1, 3)
    if w in _QUOTES:
        return _plural_soon(tk, k + 1, 3)
    if w[0].isdigit() and last is not None:  # "Boeing 737 jets", "new 737 Max jets"
        named = tk.word[last][0].isupper() or tk.word[k + 1][0].isupper()
        parted = tk.lower[k + 1] in HYPHENS and k + 3 < tk.size and tk.word[k + 2][0].isdigit()  # "767-300 aircraft"
        return named and _plural_soon(tk, k + 3 if parted else k + 1, 3)
    return False


def _is_model_plural(tk: Tokens, k: int, last: int) -> bool:
    """Whether "3s" of "Model 3s" stands at ``k``."""
    return k + 1 < tk.size and tk.word[k + 1] == "s" and tk.glued(k + 1) and tk.word[last][0].isupper()


def _joins_adjectives(tk: Tokens, k: int) -> bool:
    """Whether "and" or "or" at ``k`` joins two adjectives: "12 black and white cats"."""
    return (
        tk.lower[k] in ("and", "or")
        and k + 1 < tk.size
        and tk.lower[k + 1] not in STOP
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
    return (
        is_plural(tk.word[k])
        and (not is_person(tk.word[k - 1]) or tk.lower[k - 1] in _BEFORE_HEADS)
        and tk.lower[k] not in VERBS
        and tk.start[k] - tk.end[k - 1] == 1
        and (tk.lower[k - 1] not in SINGULAR_OF or tk.lower[k - 1] in _BEFORE_HEADS)
        and tk.word[k][0].islower()
    )


def _not_one_noun(tk: Tokens, k: int) -> bool:
    """Whether the word after "one" is no noun: "one said", "one taking the"; but "one question", "one meeting"."""
    w = tk.lower[k]
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
    if w in VERBS:
        if one:
            return w not in VERB_BASES  # "one common share": a verb of "one" would be "shares"
        if not is_plural(tk.word[k]):
            if (
                w in VERB_BASES
                and _plural_soon(tk, k + 1, 1)
                and is_number_word(tk, k - 1)
                and (tk.lower[k - 2 : k - 1] != ["the"] or (tk.lower[k + 1] in HYPHENS and tk.glued(k + 1)))
            ):
                return False  # "80 strike aircraft", "three separate complexes"; not "the two share houses"
            participle = w in IRREGULAR or w.endswith(("ed", "ing", "en"))
            if participle and tk.lower[k + 1 : k + 2] in (["and"], ["or"]) and tk.lower[k + 2 : k + 3] != []:
                return not (
                    tk.lower[k + 2].endswith(("ed", "ing")) and _plural_soon(tk, k + 3, 1)
                )  # "40 producing and consuming countries"
            return not (participle and _plural_soon(tk, k + 1, 3))
        return False
    adverb = w in ADVERBS or (one and w.endswith("ly") and w not in NOUNS_IN_LY)
    return adverb and not _plural_soon(tk, k + 1, 3)


def _is_adjective(tk: Tokens, i: int) -> bool:
    return not is_plural(tk.word[i]) and tk.word[i][0].isalpha()


def _plural_soon(tk: Tokens, k: int, within: int) -> bool:
    """Whether a plural noun stands within so many words at ``k``, with no function word before it; hyphens do not count."""
    words_seen = 0
    while k < tk.size and words_seen < within:
        w = tk.lower[k]
        if w not in HYPHENS and w not in _QUOTES:
            if not w[0].isalpha() or stops(tk, k):
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
        elif (
            w in STOP
            or w in NOT_HEADS
            or w in TIME_TAIL
            or (k == j and w in NOT_NOUNS)
            or w in ADVERBS
            or (not (noun_first and k == j) and _is_verb_here(tk, k, last))
            or (w.endswith("ly") and w not in NOUNS_IN_LY)
        ):
            break
        else:
            last = k
        k += 1
    return (j, last) if last is not None else None


def _joins_parts(tk: Tokens, k: int, last: int | None) -> bool:
    """Whether a mark or digit at ``k`` stands inside a name or compound: "tax-free", "city's", "V10"."""
    if last is None:
        return False
    w = tk.lower[k]
    if w in HYPHENS:
        return tk.glued(k) and k + 1 < tk.size and tk.glued(k + 1)
    return w in ("'s", "’s") or (w[0].isdigit() and tk.glued(k))


def _is_verb_here(tk: Tokens, k: int, last: int | None) -> bool:
    """Whether the word at ``k`` ends a run of nouns as its verb. Participles before a noun are adjectives: "a frozen lake"."""
    w = tk.lower[k]
    if tk.word[k][0].isupper():
        return False
    if last is not None and is_plural(tk.word[last]) and is_person(tk.word[last]) and not is_plural(tk.word[k]):
        return True  # "adults smoke"
    goes_on = k + 1 < tk.size and tk.lower[k + 1][0].isalpha() and tk.lower[k + 1] not in STOP
    if w not in VERBS:
        return w.endswith("ed") and len(w) > 4 and last is not None and not goes_on
    if last is not None and w in IRREGULAR and w not in VERB_BASES:
        return True  # "champion Lee won"
    if w in _NOUNS_IN_ING and last is not None and not goes_on and not is_plural(tk.word[last]):
        return False  # "in school funding after complaints"
    if w.endswith(("ed", "ing")):
        return not goes_on or (last is not None and not w.endswith("ing"))
    return not is_plural(tk.word[k]) and not (last is not None and w in VERB_BASES and not is_plural(tk.word[last]))


def is_verb(tk: Tokens, k: int) -> bool:
    """Whether a word that can be a verb is one here: not after a determiner, a preposition or a possessive, not a name."""
    w = tk.lower[k]
    if w not in VERBS:
        return False
    if tk.word[k][0].isupper() and k > 0 and tk.sentence[k - 1] == tk.sentence[k] and not tk.word[k].isupper():
        return False
    if k == 0:
        return not is_plural(tk.word[k])  # "Exports fell"
    before = tk.lower[k - 1]
    if w in _NOUNS_TOO and _is_second_noun(tk, k):
        return False
    if before in ("'s", "’s"):
        return (
            w in IRREGULAR and w not in VERB_BASES and k + 1 < tk.size and is_number_word(tk, k + 1)
        )  # "Reddy's fell 93%"
    if before in DETERMINERS and before not in _PRONOMINAL:
        return False
    if w in VERB_BASES and k > 1 and tk.lower[k - 2] in ("'s", "’s") and not is_plural(tk.word[k - 1]):
        return False  # "the coin's current value"
    if before in PREPOSITIONS and before != "to" and not w.endswith("ing"):
        return before in _PARTICLES
    if w.endswith("s") and k + 1 < tk.size and (tk.lower[k + 1] in AUXILIARIES or _is_past(tk, k + 1)):
        return False  # "exports also fell"
    if k + 1 < tk.size and tk.lower[k + 1] == "of":
        return w.endswith("ed") or (w.endswith("ing") and not (k > 1 and tk.lower[k - 2] in DETERMINERS))
    return True


def _is_past(tk: Tokens, k: int) -> bool:
    """Whether a finite verb in the past stands at ``k``, or behind an adverb there, with no noun of its own: "exports also fell"."""
    if tk.lower[k] in ADVERBS and k + 1 < tk.size:
        k += 1
    w = tk.lower[k]
    return w in IRREGULAR and w in VERBS and w not in VERB_BASES


def _is_second_noun(tk: Tokens, k: int) -> bool:
    """Whether a base form is a noun at ``k``: behind a noun in the singular, with no object: "a new box office record"."""
    before = tk.lower[k - 1]
    if not before[0].isalpha() or before in STOP or before in ADVERBS or before in VERBS:
        return False
    if is_plural(before) or is_person(before):
        return False
    after = tk.word[k + 1] if k + 1 < tk.size else "."
    if after.lower() in DETERMINERS or (after == "for" and tk.lower[k] == "account"):
        return False  # "oil and gas account for 70 pct"
    return not is_plural(after) or after.lower() in VERBS


_NOUNS_TOO = word_set("rules", "phrases.nouns_too")


def verb_start(tk: Tokens, k: int, sentence: int) -> tuple[int, bool]:
    """Walk over a verb group to its left: (the token before it, whether it is finite)."""
    lower = tk.lower
    finite = False
    while k >= 0 and tk.sentence[k] == sentence:
        w = lower[k]
        if w in AUXILIARIES:
            finite = True
        elif is_verb(tk, k):
            finite = finite or not w.endswith("ing")
        elif w == "to":
            return k - 1, False
        elif not (w in ADVERBS or w.endswith("ly") or w in ("n't", "not")):
            break
        k -= 1
    return k, finite


def phrase_ending(tk: Tokens, end: int, sentence: int) -> tuple[int, int] | None:
    """Return the noun phrase with its prepositional phrases that ends at ``end``: back to the clause's beginning."""
    lower = tk.lower
    while end >= 0 and tk.sentence[end] == sentence and lower[end] not in _BREAKS and (
        not lower[end][0].isalnum() or lower[end] in ("which", "that", "who") or lower[end] in ADVERBS or lower[end] in TIME_TAIL
    ):  # fmt: skip
        end -= 1
    if end < 0 or tk.sentence[end] != sentence:
        return None
    if lower[end] in TIME_HEADS:
        return _timed_phrase(tk, end, sentence)
    k = end
    while k >= 0 and tk.sentence[k] == sentence and end - k < 16:
        if lower[k] in _EDGES:
            if k < end and _is_relative(tk, k):
                return None  # "the fall that killed six men"
            if _begins_after(tk, k, end):
                break
        elif k < end and tk.lined and tk.new_line(k + 1):
            break
        k -= 1
    return _trimmed(tk, k + 1, end)


def _trimmed(tk: Tokens, start: int, end: int) -> tuple[int, int] | None:
    """Return the phrase without the small words at its ends; None where what is left is no noun."""
    lower = tk.lower
    while start <= end and (lower[start] in _TRIMMED or not lower[start][0].isalnum()):
        start += 1
    while end >= start and (lower[end] in _TRIMMED or not lower[end][0].isalnum()):
        end -= 1
    start = _past_numbers(tk, start, end)
    while end > start and lower[end].endswith("ed") and is_verb(tk, end):
        end -= 1  # "people died, including"
    if start > end or lower[end] in PRONOUNS or lower[end] in AUXILIARIES or _PARTED.split(lower[end])[0] in PRONOUNS:
        return None
    if lower[end][0].isdigit() and end and lower[end - 1] in MONTHS:
        return None  # "the period ended December 31"
    if start and lower[start - 1] in ("that", "which", "who") and is_verb(tk, start):
        return None  # "a collapse that killed six people"
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


def _past_numbers(tk: Tokens, start: int, end: int) -> int:
    """Return where a phrase begins that opens with a number: "certificates" of "10 pct of the certificates"."""
    lower = tk.lower
    while start <= end and is_number_word(tk, start):
        start += 1
        if start < end and lower[start] in _SHARES:
            start += 2 if lower[start : start + 2] == ["per", "cent"] else 1
            while start < end and (lower[start] in PREPOSITIONS or lower[start] in DETERMINERS):
                start += 1
    return start


_EDGES = _BREAKS | _CLAUSE | AUXILIARIES | VERBS | frozenset(",()-–") | {"ago"}  # what may end a phrase on its left
_TRIMMED = DETERMINERS | PREPOSITIONS | ADVERBS


def _begins_after(tk: Tokens, k: int, end: int) -> bool:
    """Whether the token at ``k`` is no part of the phrase that ends at ``end``: a mark, a conjunction, the verb of a clause."""
    w = tk.lower[k]
    if w == "and":
        named = 0 < k < tk.size - 1 and tk.word[k - 1][0].isupper() and tk.word[k + 1][0].isupper()
        return not named or (k < end and tk.new_line(k + 1))
    return (
        w in _BREAKS
        or w in ",()"
        or w == "ago"
        or w in _CLAUSE
        or w in AUXILIARIES
        or (is_verb(tk, k) and not w.endswith(("ing", "ed")))
        or (w in _DASHES and not tk.glued(k) and (not tk.glued(k + 1) or tk.lower[k + 1 : k + 2] == [w]))
        or (k < end and (tk.new_line(k + 1) or _is_finite(tk, k)))
    )


def _is_relative(tk: Tokens, k: int) -> bool:
    """Whether the verb at ``k`` is that of a relative clause: "that killed", "who had shown the"."""
    opener = k - 2 if k > 1 and tk.lower[k - 1] in AUXILIARIES else k - 1
    return k > 0 and tk.lower[opener] in ("that", "which", "who") and _is_finite(tk, k)


_PARTED = re.compile("['’]")  # "we're" is "we"
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
    return w[0].isdigit() or w in CARDINALS or w in SCALES or w in FRACTIONS or w in VAGUE or w in _OF_NUMBERS
