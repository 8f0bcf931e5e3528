"""What class a word is of where it stands, by closed lists and capitals alone: function word, number, name, word of time."""

from __future__ import annotations

from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CARDINALS,
    CONJUNCTIONS,
    DETERMINERS,
    FRACTIONS,
    MONTHS,
    PREPOSITIONS,
    PRONOUNS,
    SCALES,
    VAGUE,
    WEEKDAYS,
)
from archive.extract.english.tokens import Tokens, at
from archive.extract.words import word_set

STOP = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | DETERMINERS | PRONOUNS - {"others", "ones"}
SMALL_WORDS = DETERMINERS | PREPOSITIONS | ADVERBS
SAYS_CLAUSES = word_set("rules", "subjects.says_clauses")
SAYS = SAYS_CLAUSES | word_set("rules", "subjects.says")  # and what is found, shown or feared

HYPHENS = frozenset("-‑")
QUOTES = frozenset("“\"‘'”")
RELATIVES = frozenset(("that", "which", "who"))
NOT_HEADS = word_set("rules", "phrases.not_heads")
# Adjectives that measure what stands before: "72.7 metres long", "34.4% higher", "a further 12 wide".
NOT_NOUNS = word_set("rules", "phrases.not_nouns")
TIME_TAIL = word_set("rules", "phrases.time_tail")
TIME_HEADS = word_set("rules", "phrases.time_heads") | TIME_TAIL
WHEN = TIME_HEADS | MONTHS | WEEKDAYS
SEASONS = frozenset(("spring", "summer", "autumn", "winter", "fall"))
LAST_OR_NEXT = frozenset(("last", "next"))  # "a 5% rebound next year"
NOUNS_IN_ING = word_set("rules", "phrases.nouns_in_ing")
NOUNS_IN_EST = word_set("rules", "phrases.nouns_in_est")
NOUNS_IN_LY = word_set("rules", "phrases.nouns_in_ly")
BEFORE_NOUNS = word_set("rules", "phrases.before_nouns")  # "the home team", "the daily rate"
_OF_NUMBERS = frozenset(("%", "$", "£", "€", "many", "few", "most", "pair", "couple", "nd", "st", "rd", "th"))
NUMBER_WORDS = frozenset((*CARDINALS, *SCALES, *FRACTIONS, *VAGUE, *_OF_NUMBERS))
_DAYS = TIME_TAIL - {"today"}  # but "USA Today"
_ORDERS = frozenset(
    ("try", "get", "buy", "watch", "meet", "download", "join", "make", "use", "read", "grab", "add")
)  # "Try Acme Notes"
_OPENS_SENTENCE = ADVERBS - BEFORE_NOUNS - {"back", "nationwide"}
WHOSE = frozenset(("its", "their", "his", "her", "our", "my"))
POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
ANYBODY = frozenset(("those", "anyone", "anybody", "everyone", "everybody", "someone"))
_AGO = frozenset(("ago", "earlier", "before", "previously", "later"))
CLOCK = frozenset(("am", "pm", "a.m.", "p.m."))
LISTED = ([","], ["and"], [",", "and"])  # between two members of a list


def stops(tk: Tokens, k: int) -> bool:
    """Whether a function word stands at ``k``. "US" and "IT" in capitals are none."""
    if (
        k >= tk.size
        or tk.lower[k] not in STOP
        or tk.word[k] in ("US", "IT")
        or (tk.word[k] == "I" and tk.word[k - 1] == "War")
    ):
        return False
    if tk.lower[k - 1] in HYPHENS and tk.glued(k) and k + 1 < tk.size and tk.lower[k + 1] in HYPHENS:
        return False  # "state-of-the-art"
    return not (tk.word[k] == "A" and k + 1 < tk.size and tk.glued(k + 1) and tk.word[k + 1][0].isdigit())  # "A321"


def is_adverb_in_ly(w: str) -> bool:
    """Whether a word in -ly is an adverb by its form: "sharply"; not "supply", "family"."""
    return w[-2:] == "ly" and w not in NOUNS_IN_LY


def is_joined(tk: Tokens, k: int) -> bool:
    """Whether a hyphen at ``k`` joins two words; a dash of two hyphens does not."""
    return (
        k + 1 < tk.size
        and tk.lower[k] in HYPHENS
        and tk.glued(k)
        and tk.glued(k + 1)
        and tk.word[k + 1][0].isalpha()
        and tk.word[k - 1][0].isalpha()
    )


def before_than(tk: Tokens, k: int) -> int:
    """Return the token before "better-than-expected" that ends at ``k``; ``k`` where no such word does."""
    ends = k > 4 and tk.lower[k - 2] == "than" and tk.lower[k - 1] in HYPHENS and tk.glued(k)
    return k - 5 if ends else k


def ends_soon(tk: Tokens, k: int) -> bool:
    """Whether no noun goes on at ``k``: the paragraph ends, or a mark, a digit or a function word stands there."""
    return k >= tk.size or not tk.word[k][0].isalpha() or tk.lower[k] in STOP


def is_number_word(tk: Tokens, k: int) -> bool:
    """Whether the word is a number by itself: a phrase that describes a figure does not begin with another."""
    if not 0 <= k < tk.size:
        return False
    w = tk.lower[k]
    return w in NUMBER_WORDS or w[0].isdigit()


def is_ago(tk: Tokens, first: int, head: int) -> bool:
    """Whether the phrase ``first..head`` says how long ago: "five years ago", "two weeks earlier"."""
    ago = tk.lower[head] in TIME_HEADS and at(tk, head + 1) in _AGO
    return ago and (is_number_word(tk, first) or tk.lower[first] in ("a", "an"))


def is_name(tk: Tokens, k: int) -> bool:
    """Whether a word has a capital that no beginning of a sentence gives it: Daily of "the Daily Mail", Rose of "Rose Smith"."""
    word = tk.word[k]
    if not word[0].isupper() or word.isupper() or tk.lower[k] in _DAYS:
        return False
    if k and tk.sentence[k - 1] == tk.sentence[k]:
        return tk.word[k - 1][0].isalnum() or tk.word[k - 1] in (",", "'s", "’s")
    if k + 1 >= tk.size or tk.lower[k] in _OPENS_SENTENCE or tk.lower[k] in _ORDERS or tk.lower[k].endswith("ly"):
        return False
    after = tk.word[k + 1]
    return (
        after[0].isupper()
        and not after.isupper()
        and tk.lower[k + 1] not in STOP
        and tk.sentence[k + 1] == tk.sentence[k]
    )


def head_before_of(tk: Tokens, left: int) -> str:
    """Return the noun whose size the number that begins at ``left`` is: crew of "a crew of 40", mother of "mother-of-two"; else nothing."""
    if left > 3 and tk.lower[left - 1] in HYPHENS and tk.lower[left - 2] == "of":
        return tk.lower[left - 4]
    return tk.lower[left - 2] if left > 1 and tk.lower[left - 1] == "of" else ""


def is_shouted(tk: Tokens, first: int, last: int) -> bool:
    """Whether the words around a number are all capitals, as in headlines of the wires: a capital there says nothing."""
    around = [w for w in tk.word[max(0, first - 3) : last + 4] if w.isalpha() and len(w) > 1]
    return len(around) > 2 and all(w.isupper() for w in around)


_NOT_BEFORE_TOTAL = STOP | ADVERBS


def is_noun_after_all(tk: Tokens, k: int) -> bool:
    """Whether a word that is an adverb elsewhere is a noun at ``k``: Daily of "the Daily Mail", "a Norfolk home left"."""
    if is_name(tk, k):
        return True
    if tk.lower[k] == "total" and k and tk.word[k - 1].isalpha() and tk.lower[k - 1] not in _NOT_BEFORE_TOTAL:
        return True  # "the claimant total fell"
    if tk.lower[k] == "total" and k and tk.lower[k - 1] in ("the", "its", "their") and k + 1 < tk.size:
        return tk.lower[k + 1] in AUXILIARIES  # "the total has reached"
    if tk.lower[k] != "home":
        return False
    return not DETERMINERS.isdisjoint(tk.lower[max(0, k - 2) : k]) or (k > 0 and tk.lower[k - 1] in POSSESSIVES)
