"""The noun phrase behind a number, whose head the number counts: up to its first plural noun, or behind "one" to its last noun."""

from __future__ import annotations

from archive.extract.english.finite_forms import SURELY_FINITE
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CARDINALS,
    DETERMINERS,
    FORMS_IN_S,
    IRREGULAR,
    PERSON_ADJECTIVES,
    PERSON_BANDS,
    PREPOSITIONS,
    PRONOUNS,
    SINGULAR_OF,
    VERB_BASES,
    VERBS,
    is_person,
    is_plural,
)
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import (
    HYPHENS,
    NOT_HEADS,
    NOT_NOUNS,
    NOUNS_IN_ING,
    NOUNS_IN_LY,
    QUOTES,
    STOP,
    TIME_TAIL,
    WHEN,
    is_joined,
    is_number_word,
    stops,
)
from archive.extract.words import word_set

STATES = word_set("rules", "phrases.states")
_ADJECTIVES_TOO = word_set("rules", "phrases.adjectives_too")
_ATTRIBUTIVE = word_set("rules", "phrases.attributive")
_PLURAL_LANDS = word_set("rules", "phrases.plural_lands")
_COMPARED = frozenset(w for w in NOT_NOUNS if w.endswith("er") and w != "under") | {"closer", "nearer", "further"}
_NAME = 5  # words of one
_OWN_IN_KIND = frozenset(("children", "men", "women", "people"))
_THEIR_OWN = frozenset("lives deaths bodies names parents families faces homes hands voices stories".split())
# Adjectives that stand behind their noun, with what follows them.
_BEHIND_NOUNS = {
    "familiar": "with",
    "aware": "of",
    "close": "to",
    "responsible": "for",
    "capable": "of",
    "full": "of",
    "similar": "to",
    "typical": "of",
    "short": "of",
    "eligible": "for",
    "suitable": "for",
    **dict.fromkeys(("open", "available", "due", "able", "unable", "ready", "liable", "subject", "willing"), "to"),
}
_TIMES_TOO = frozenset(("earlier", "later"))
_BEFORE_HEADS = PERSON_ADJECTIVES | word_set("rules", "phrases.collective")
_NEVER_NOUNS = word_set("rules", "phrases.never_nouns")
_ACTS = word_set("rules", "phrases.acts")
_BEFORE_ONE_SHOT = word_set("rules", "phrases.before_one_shot")
_HAS_BEEN_SHOT = (DETERMINERS | PRONOUNS) - {"that", "which", "who"}
_ALIKE = word_set("persons", "alike") | PERSON_BANDS
_ALIKE_IN_NUMBER = frozenset(
    ("fish", "sheep", "deer", "cattle", "aircraft", "poultry", "livestock", "salmon", "trout", "spacecraft")
)
_PLAIN_ADJECTIVES = word_set("rules", "phrases.plain_adjectives") | word_set("rules", "phrases.adjectives_of_one")
_SHARES = frozenset(("share", "shares", "stock"))
_CONTESTS = frozenset(("league", "cup", "trophy", "tour", "tournament", "day"))  # "Champions League finals"
_BASES_THAT_DESCRIBE = word_set("rules", "phrases.bases_that_describe")


def noun_phrase(tk: Tokens, j: int, *, one: bool) -> tuple[int, int] | None:
    """Return (first token, head) of the noun phrase at ``j``: up to the first plural noun, or for "one" the last of the run."""
    n, lower, word = tk.size, tk.lower, tk.word
    head: int | None = None
    k = j + 2 if _is_class(tk, j) else j
    last: int | None = k - 1 if k > j else None  # word seen
    words_seen = 0
    while k < n and words_seen < 9 and not tk.new_line(k) and tk.sentence[k] == tk.sentence[j]:
        w = lower[k]
        if not w[0].isalpha():
            if word[k][0].isdigit() and last is not None and head is None and _is_model_plural(tk, k, last):
                return j, k + 1
            suspended = last is not None and head is None and _is_suspended(tk, k)
            step = 2 if suspended else int(_is_inner_mark(tk, k, last, head, one=one))
            if not step:
                break
            k += step
            continue
        end = _compound_end(tk, k) if head is None and k + 1 < n and lower[k + 1] in HYPHENS else k
        if end == k and _is_no_part(tk, k, j, one=one):
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
            if _is_no_noun_of_one(tk, k):
                break
            head = k if _is_head(tk, k, one=True) else None  # "one elderly man"
            last = k
        elif _ends_phrase(tk, k, one) or (one and _tells_state(tk, k, last)):
            break
        else:
            head = k if _is_head(tk, k, one=one) else None
            last = k
        k += 1
        words_seen += 1
    if one:
        return (j, last) if last is not None else None
    head = last if head is None and _is_people(tk, last) else head
    return (j, head) if head is not None else None


_CLASSES = frozenset(("class", "series", "tier", "type", "grade"))


def _is_class(tk: Tokens, k: int) -> bool:
    """Whether a class stands at ``k``, named by its letter before what is counted: "900 Class A shares", "12 Series B notes"; not "one type a day"."""
    if at(tk, k) not in _CLASSES or k + 2 >= tk.size:
        return False
    named = len(tk.word[k + 1]) == 1 and tk.word[k + 1].isupper()
    return named and tk.word[k + 2][0].isalpha() and not stops(tk, k + 2)


RANK_AND_FILE = ["rank", "and", "file"]


def common_soldiers(tk: Tokens, j: int) -> tuple[int, int] | None:
    """Return the phrase "rank and file" at ``j``; not that of "rank and file members"."""
    return (j, j + 2) if tk.lower[j : j + 3] == RANK_AND_FILE and at(tk, j + 3)[-1:] != "s" else None


def head_behind_quoted(tk: Tokens, j: int) -> int | None:
    """Return the plural that the words in quotation marks at ``j`` describe: the calls of "two “shots fired” calls"."""
    for k in range(j + 2, min(j + 6, tk.size - 1)):
        if tk.lower[k] in QUOTES and tk.glued(k) and not tk.glued(k + 1):
            noun = tk.word[k + 1].islower() and is_plural(tk.word[k + 1]) and tk.lower[k + 1] not in AUXILIARIES
            return k + 1 if noun else None
    return None


def _is_people(tk: Tokens, k: int | None) -> bool:
    """Whether the last word of a phrase without a plural is one for many persons: "forty Chinese", "30 militia"; not "forty French"."""
    if k is None:
        return False
    w = tk.lower[k]
    if tk.word[k][0].isupper():
        return (w in _ALIKE or (w[-3:] == "ese" and is_person(w))) and not _describes_shared_noun(tk, k + 1)
    return w in PERSON_BANDS


def _describes_shared_noun(tk: Tokens, j: int) -> bool:
    """Whether "and" at ``j`` joins another number and adjective with a noun for both: "12 Chinese and four Vietnamese ports"."""
    if j + 3 >= tk.size or tk.lower[j] not in ("and", "or", ",") or not is_number_word(tk, j + 1):
        return False
    noun = tk.word[j + 3]
    return tk.word[j + 2][0].isupper() and noun.islower() and is_plural(noun) and not is_person(noun)


def _compound_end(tk: Tokens, k: int) -> int:
    """Return where the words glued together by hyphens at ``k`` end, whatever their class: "off-duty", "hit-and-run"; "passers-by" is one."""
    end = k
    while end < k + 8 and is_joined(tk, end + 1):
        end += 2
    if end == k or not is_plural(tk.word[k]) or is_plural(tk.word[end]):
        return end
    over = end + 1 >= tk.size or tk.lower[end + 1] in IRREGULAR or not _plural_soon(tk, end + 1, 2)
    return k if over else end


def _is_no_part(tk: Tokens, k: int, j: int, *, one: bool) -> bool:
    """Whether the word at ``k`` is no part of the phrase from ``j``: a function word, "40 long", "12 later"."""
    if stops(tk, k) or _says_or_dates(tk, k, first=k == j) or (k == j and _does(tk, k)):
        return True
    return k == j and _measures_before(tk, k) and not (one and _is_more_of_one(tk, k))


def _does(tk: Tokens, k: int) -> bool:
    """Whether a form in -s behind a number is the verb of what the number belongs to: "(one farm out of 68) shows anything", "(a ratio of 1.1) means that", "(a hall for 300) now holds".

    An adverb of time describes no noun: "40 now empty houses", "two shows that drew".
    """
    k += at(tk, k) in _ADVERBS_OF_VERBS
    if k + 1 >= tk.size or tk.lower[k] not in FORMS_IN_S:
        return False
    behind = tk.lower[k + 1]
    told = behind in _ANYTHING or (behind == "that" and tk.lower[k] in _MEANS)
    told = told or (behind == "as" and tk.lower[k] in _STANDS_AS)
    return told or (tk.lower[k - 1] in _ADVERBS_OF_VERBS and (behind in STOP or behind in ADVERBS))


_ADVERBS_OF_VERBS = frozenset(("now", "still", "already", "also", "never", "always", "often", "currently", "usually"))
_ANYTHING = frozenset(("anything", "nothing", "something", "everything"))
_STANDS_AS = frozenset(("counts", "acts", "serves", "ranks", "qualifies", "works"))
_MEANS = frozenset(("means", "suggests", "implies", "indicates"))


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
    if (
        tk.lower[k] in PERSON_ADJECTIVES
        and k + 1 < tk.size
        and tk.word[k + 1][0].isupper()
        and tk.sentence[k + 1] == tk.sentence[k]
        and _plural_soon(tk, k + 1, 3)
    ):
        return False  # "two elderly Anglo-Irish nuns"
    if tk.lower[k] in _PLURAL_LANDS and tk.word[k][0].isupper() and _plural_soon(tk, k + 1, 3):
        return False  # "two United States fighter jets"
    describes = one and (tk.lower[k] in _BEFORE_HEADS or tk.lower[k] in _ALIKE_IN_NUMBER or tk.word[k][0].isupper())
    return not (describes and _is_before_head(tk, k))


def _is_before_head(tk: Tokens, k: int) -> bool:
    """Whether "police" at ``k`` stands before what "one" counts: "one police officer", "one crew member"."""
    if k + 1 >= tk.size or not tk.word[k + 1][0].isalpha() or stops(tk, k + 1):
        return False
    after = tk.lower[k + 1]
    return after not in VERBS or (after in VERB_BASES and not is_plural(after))


def _tells_state(tk: Tokens, k: int, last: int | None) -> bool:
    """Whether the word behind a noun says how it is: "left one man dead", "one man critically injured", "one size smaller"."""
    w = tk.lower[k]
    if (
        last is not None
        and w in _COMPARED
        and (k + 1 >= tk.size or not tk.lower[k + 1][0].isalpha() or stops(tk, k + 1))
    ):
        return True  # "one size smaller", "one place higher than"
    if last == k - 1 and tk.word[last].islower() and opens_clause_of_name(tk, k):
        return True  # "one way Leeds can win"; not "one Ford Focus can"
    if last is not None and w in _BEHIND_NOUNS and at(tk, k + 1) == _BEHIND_NOUNS[w]:
        return True  # "one source familiar with the case"
    if last is None or not is_person(tk.word[last]):
        return False
    if tk.lower[last] in STATES and tk.word[k][0].isupper() and is_plural(w) and not is_person(w):
        return True  # "one dead, one wounded Shots fired"
    return w in STATES or (w.endswith("ly") and w not in NOUNS_IN_LY)


def opens_clause_of_name(tk: Tokens, k: int) -> bool:
    """Whether a name and its auxiliary stand at ``k``: "(one way) Leeds can win", "(it is one) Ann Lee would like"; not "(one) Ford car can"."""
    j = k
    while j < min(k + _NAME, tk.size) and tk.word[j].istitle():
        j += 1
    return k < j < tk.size and tk.lower[j] in AUXILIARIES


def _says_or_dates(tk: Tokens, k: int, *, first: bool) -> bool:
    """Whether a word of saying or of time ends the phrase at ``k``: "12 later"; but "two earlier demonstrations"."""
    w = tk.lower[k]
    if first and w in _TIMES_TOO:
        return not _plural_soon(tk, k + 1, 2)
    return (
        (w in NOT_HEADS and not tk.word[k][0].isupper())
        or w in TIME_TAIL
        or (first and w in CARDINALS and tk.word[k][0].isupper())
    )


def _is_inner_mark(tk: Tokens, k: int, last: int | None, head: int | None, *, one: bool) -> bool:
    """Whether a mark or number at ``k`` stands inside the phrase: "second-hand cars", "city's buses", "big, old "grand" hotels"."""
    w, after = tk.lower[k], k + 1 < tk.size
    if w in HYPHENS:
        return (last is not None or head is not None) and after and tk.glued(k) and tk.glued(k + 1)
    if not after:
        return False
    if w in ("'", "’") and head == k - 1 and tk.glued(k):
        return not tk.glued(k + 1) and _plural_soon(tk, k + 1, 3)  # "two players' wives"
    if w in ("'s", "’s") and head == k - 1 and tk.lower[head] in _OWN_IN_KIND:
        return tk.lower[k + 1] not in _THEIR_OWN and _plural_soon(tk, k + 1, 3)  # "seven children's centres"
    if head is not None:
        return False
    if w in ("'s", "’s"):
        return last is not None
    if w == ".":  # "three former George W. Bush aides"
        return last == k - 1 and len(tk.word[last]) == 1 and tk.glued(k) and _plural_soon(tk, k + 1, 4)
    if w == ",":
        if one:  # "one big, sharp shock"; not "one wound, police said"
            return last == k - 1 and tk.lower[last] in _PLAIN_ADJECTIVES and tk.lower[k + 1] in _PLAIN_ADJECTIVES
        described = last is not None and _is_adjective(tk, k - 1) and tk.word[k - 1][0].islower()
        return described and (_plural_soon(tk, k + 1, 4) or _is_pair(tk, k + 2, 4))
    if w in QUOTES:
        return _plural_soon(tk, k + 1, 3)
    if w[0].isdigit() and last is not None:  # "Boeing 737 jets", "new 737 Max jets"
        named = tk.word[last][0].isupper() or tk.word[k + 1][0].isupper()
        parted = tk.lower[k + 1] in HYPHENS and k + 3 < tk.size and tk.word[k + 2][0].isdigit()  # "767-300 aircraft"
        return named and _plural_soon(tk, k + 3 if parted else k + 1, 3)
    return False


def _is_suspended(tk: Tokens, k: int) -> bool:
    """Whether a hyphen at ``k`` leaves the end of its word to the compound behind "and": "300 small- and medium-sized firms"."""
    open_ended = tk.lower[k] in HYPHENS and tk.glued(k) and k + 4 < tk.size and not tk.glued(k + 1)
    return open_ended and tk.lower[k + 1] in ("and", "or", "to") and is_joined(tk, k + 3)


def _joins_name(tk: Tokens, k: int) -> bool:
    """Whether "of" at ``k`` stands inside a name before the plural that is counted: "two University of Leeds students"."""
    if tk.lower[k] != "of" or k + 2 >= tk.size or not tk.word[k - 1][0].isupper():
        return False
    j = k + 2 if tk.lower[k + 1] == "the" else k + 1
    return tk.word[j][0].isupper() and not tk.word[j].isupper() and _plural_soon(tk, j + 1, 2)


def _is_pair(tk: Tokens, k: int, within: int = 2) -> bool:
    """Whether "and" at ``k`` joins an adjective to the one before, with their plural soon behind: "12 deep and surface mines"."""
    return (
        k + 1 < tk.size
        and tk.lower[k] in ("and", "or", "but")
        and tk.lower[k + 1] not in VERBS
        and not is_number_word(tk, k + 1)
        and not is_plural(tk.word[k + 1])
        and _plural_soon(tk, k + 1, within)
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
        and _plural_soon(tk, k + 1, 4 if at(tk, k - 2) == "," else 3)
        and _is_adjective(tk, k - 1)
        and not is_person(tk.word[k - 1])
    )


def _later_head(tk: Tokens, k: int) -> int | None:
    """Return the noun at or behind ``k`` that takes over as the head from the plural right before it, if one does."""
    if tk.lower[k - 1] in _ATTRIBUTIVE and _plural_soon(tk, k + 1, 1):
        return k + 1  # "sports utility vehicles"
    if tk.lower[k - 1] in _ALIKE_IN_NUMBER and tk.word[k].islower() and is_plural(tk.word[k]):
        return k  # "300 fish species"
    if tk.word[k - 1][0].isupper() and tk.word[k][0].isupper():
        return _named_head(tk, k)
    if tk.word[k - 2][0].isupper() and tk.word[k - 1][0].isupper() and at(tk, k + 1) in _SHARES:
        return k + 1  # "9,500 Amber Sciences common shares"
    return k if _second_plural(tk, k) else None


def _named_head(tk: Tokens, k: int) -> int | None:
    """Return the plural behind a name whose first word is one: the shares of "12 Burrows World shares", the prizes of "two Smarties Book Prizes".

    Not "two Fords Monday", "12 Danes Swiss guards held".
    """
    people = is_person(tk.word[k - 1]) and not (is_person(tk.lower[k - 1]) and tk.lower[k] in _CONTESTS)
    if people or is_plural(tk.word[k]) or tk.lower[k] in WHEN or tk.word[k].isupper():
        return None
    for j in range(k + 1, min(k + 3, tk.size)):
        named = tk.word[j].istitle() and is_plural(tk.word[j]) and tk.lower[j] not in WHEN
        if named and not (j + 1 < tk.size and tk.word[j + 1].istitle()):
            return j
        if tk.word[j].islower():
            return j if tk.word[j].isalpha() and is_plural(tk.word[j]) and tk.lower[j] not in VERBS else None
    return None


_PUT_TOGETHER = frozenset("programme program series set course cycle string run sequence batch round season".split())


def _acts_for_all(tk: Tokens, k: int) -> bool:
    """Whether a form in -s behind a plural is the verb of what stands before "of so many": "a course of nine lessons begins in May"."""
    if tk.lower[k] not in FORMS_IN_S or not (at(tk, k + 1) in PREPOSITIONS or stops(tk, k + 1)):
        return False
    number = next((i for i in range(k - 2, max(0, k - 5), -1) if is_number_word(tk, i)), 0)
    return tk.lower[number - 1] == "of" and tk.lower[number - 2] in _PUT_TOGETHER


def _second_plural(tk: Tokens, k: int) -> bool:
    """Whether the noun at ``k`` takes over as the head from the plural before it: "sports cars", "players' wives"."""
    if tk.word[k - 1] in "'’" and tk.glued(k - 1):
        return True
    named = k > 1 and tk.word[k - 1][0].isupper() and tk.word[k - 2][0].isupper()  # "Revolutionary Guards divisions"
    return (
        is_plural(tk.word[k])
        and (not is_person(tk.word[k - 1]) or tk.lower[k - 1] in _BEFORE_HEADS or named)
        and ((tk.lower[k] not in VERBS and not _acts_for_all(tk, k)) or _has_auxiliary(tk, k))
        and tk.start[k] - tk.end[k - 1] == 1
        and (tk.lower[k - 1] not in SINGULAR_OF or tk.lower[k - 1] in _BEFORE_HEADS)
        and tk.word[k][0].islower()
        and tk.lower[k] not in _BEFORE_HEADS  # "at four flats police found him"
    )


def _has_auxiliary(tk: Tokens, k: int) -> bool:
    """Whether a plural behind a capitalised one is a noun, since its verb follows: "Special Operations forces were"."""
    return tk.word[k - 1][0].isupper() and k + 1 < tk.size and tk.lower[k + 1] in AUXILIARIES


def _is_no_noun_of_one(tk: Tokens, k: int) -> bool:
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
    if w in _NEVER_NOUNS or w in SURELY_FINITE:
        return tk.word[k][0].islower()  # "the three reportedly told investigators"
    if w in _ACTS and is_number_word(tk, k - 1):
        return True  # "three wearing dark masks"; not "three visiting teams"
    if w in VERBS:
        if not one and _is_in_name(tk, k):
            return False
        if one:
            if w in _PAST_AS_BASES:
                return _acts_or_is_done(tk, k)
            return (
                w not in VERB_BASES and w not in NOUNS_IN_ING
            )  # "one common share": a verb of "one" would be "shares"
        return not is_plural(tk.word[k]) and _is_verb_of_phrase(tk, k)
    if w in ADVERBS and is_joined(tk, k + 2) and not one:
        return False  # "200 mostly part-time, poorly paid workers"
    adverb = w in ADVERBS or (one and w.endswith("ly") and w not in NOUNS_IN_LY)
    if adverb and one and w in ADVERBS:
        return True  # "one question still haunts Italy"
    return adverb and not _plural_soon(tk, k + 1, 3)


_PAST_AS_BASES = word_set("rules", "objects.past_as_bases")
_NOUNS_BEFORE_THEM = word_set("rules", "objects.nouns_before_past_as_bases")


_NEVER_NOUNS_THERE = frozenset(("put", "let", "quit"))
_PARTICLES = frozenset(("off", "out", "up", "down"))


def _acts_or_is_done(tk: Tokens, k: int) -> bool:
    """Whether a past form that is its own base is the verb behind "one" and its noun: "one official put the toll at 12", "one house cut off by"; not "one tax cut in May"."""
    before, after = tk.lower[k - 1], at(tk, k + 1)
    if tk.lower[k] in _NEVER_NOUNS_THERE or after in _PARTICLES:
        return not is_number_word(tk, k - 1)
    if is_number_word(tk, k - 1) or (after != "it" and after not in PRONOUNS and before in _NOUNS_BEFORE_THEM):
        return False
    if after in PRONOUNS or after in DETERMINERS or is_number_word(tk, min(k + 1, tk.size - 1)):
        return True
    return is_person(before) and (after in PREPOSITIONS or is_plural(after))


def _is_verb_of_phrase(tk: Tokens, k: int) -> bool:
    """Whether a verb's form at ``k`` behind a number ends the phrase: it describes no plural behind it."""
    w = tk.lower[k]
    named = k > 1 and tk.word[k - 1][0].isupper() and is_number_word(tk, k - 2)
    if named and w in VERB_BASES and _plural_soon(tk, k + 1, 2):
        return False  # "six Dutch tour guides", "six Swiss tour company staff"
    behind_number = is_number_word(tk, k - 1) or tk.lower[k - 1] == "of"  # "hundreds of burn victims"
    if w in _BASES_THAT_DESCRIBE and tk.lower[k - 1][-2:] == "ly" and is_number_word(tk, k - 2):
        return not _plural_soon(tk, k + 1, 3)  # "two completely separate worlds"
    if w in VERB_BASES and behind_number and (_stands_before_plural(tk, k) or _is_first_of_three(tk, k)):
        return False
    participle = w in IRREGULAR or w.endswith(("ed", "ing", "en"))
    if participle and k + 2 < tk.size and tk.lower[k + 1] in ("and", "or"):
        return not (
            tk.lower[k + 2].endswith(("ed", "ing")) and _plural_soon(tk, k + 3, 1)
        )  # "40 producing and consuming countries"
    if participle and k + 1 < tk.size and is_number_word(tk, k + 1) and not is_joined(tk, k + 2):
        return True  # "the 14 killed included two boys"
    if participle and behind_number and not w.endswith("ing") and _is_only_verb(tk, k):
        return True
    weighed = tk.lower[k - 1][-2:] == "ly" and is_number_word(tk, k - 2)  # "12 newly built"
    return not (participle and _plural_soon(tk, k + 1, 4 if weighed or w.endswith("ing") else 3))


def _is_in_name(tk: Tokens, k: int) -> bool:
    """Whether a capitalised word behind a number begins a name before a plain plural: "seven Spike Lee films"."""
    if not (tk.word[k].istitle() and is_number_word(tk, k - 1) and k + 2 < tk.size and tk.word[k + 1].istitle()):
        return False
    end = k + 2 + tk.word[k + 2].istitle()
    return end < tk.size and tk.word[end].islower() and is_plural(tk.word[end]) and tk.lower[end] not in VERBS


def _is_only_verb(tk: Tokens, k: int) -> bool:
    """Whether a past form behind a number that is a subject must be its verb, as none follows: "Of the 20 lands, five resumed flights", "of which 40 represented costs"."""
    first = k - 1
    while first > 1 and is_number_word(tk, first - 1):
        first -= 1
    before = tk.lower[first - 1] if first else ""
    if before == ",":
        opening = tk.sentence.index(tk.sentence[k])
        subject = tk.lower[opening] in ("of", "among") and "," not in tk.lower[opening : first - 1]
    else:
        subject = (before == "which" and at(tk, first - 2) == "of") or (
            before == "other" and at(tk, first - 2) == "the"
        )
    if not subject:
        return False
    for j in range(k + 1, tk.size):
        w = tk.lower[j]
        if w in _ENDS_CLAUSE or tk.sentence[j] != tk.sentence[k]:
            return True
        if w in AUXILIARIES or w in SURELY_FINITE or (w in VERBS and not is_plural(w) and w[-3:] != "ing"):
            return False
    return True


_ENDS_CLAUSE = frozenset((",", ".", ";", ":", "and", "but", "while", "(", "who", "that", "which", "to"))


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


def _is_first_of_three(tk: Tokens, k: int) -> bool:
    """Whether three words describe one plural, the first at ``k``: "30 state, county and local police forces"."""
    return at(tk, k + 1) == "," and _is_pair(tk, k + 3, 4)


def _is_adjective(tk: Tokens, i: int) -> bool:
    """Whether the word at ``i`` may be an adjective: no mark, no digits, no plural, no adverb ("two fatally, police said")."""
    w = tk.lower[i]
    adverb = w.endswith("ally") or (w.endswith("ly") and w in ADVERBS)
    return not is_plural(tk.word[i]) and w[0].isalpha() and not adverb


def _plural_soon(tk: Tokens, k: int, within: int) -> bool:
    """Whether a plural noun stands within so many words at ``k``, with no function word before it; what hyphens join is one."""
    words_seen = 0
    start = k
    while k < tk.size and words_seen < within:
        w = tk.lower[k]
        if w not in HYPHENS and w not in QUOTES:
            if (not w[0].isalpha() and not (k > start and tk.lower[k - 1] in HYPHENS and tk.glued(k))) or (
                stops(tk, k) and not is_joined(tk, k + 1) and not (k > start and is_joined(tk, k - 1))
            ):
                return False
            if is_plural(tk.word[k]):
                return True
            words_seen += not is_joined(tk, k + 1)
        elif not (tk.glued(k) or (k + 1 < tk.size and tk.glued(k + 1))):
            return False
        k += 1
    return False
