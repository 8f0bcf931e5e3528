"""Whether "and" joins two nouns of one subject: "research and development rose"; not "boys aged 8 and girls aged 9"."""

from __future__ import annotations

from archive.extract.english.lexicon import ADVERBS, BE, DETERMINERS, PREPOSITIONS, is_plural
from archive.extract.english.phrase_numbers import SHARES
from archive.extract.english.tokens import Tokens
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import (
    BEFORE_NOUNS,
    HYPHENS,
    LAST_OR_NEXT,
    NOUNS_IN_ING,
    SAYS,
    SMALL_WORDS,
    STOP,
    TIME_TAIL,
    is_adverb_in_ly,
    is_number_word,
)

_NOT_JOINED = (STOP - DETERMINERS - PREPOSITIONS) | (ADVERBS - PREPOSITIONS) | {"which", "what", "that"}
_OF_BOTH = frozenset(("total", "combined"))  # "total loans and advances"
_OPENS_SUBJECT = frozenset(
    ("while", "because", "although", "though", "if", "when", "whereas", "but", "that", "where", "whether", "unless")
)
_COUNTED = 4  # tokens from a number to the end of what it counts
_EXPECTED = frozenset(("expected", "estimated", "feared", "thought", "believed", "hoped", "likely", "possible"))
_LIST = 12  # tokens of one that opens a sentence
_IN_LISTS = frozenset((",", "'s", "’s", "-", "‑"))
_HELD = frozenset(("held", "owned", "run", "kept", "operated"))
_TIES_TWO = frozenset(("on", "in", "of", "for", "from"))


def joins_nouns(tk: Tokens, k: int, end: int) -> bool:
    """Whether "and" at ``k`` joins two nouns of a subject, "a man and a woman", not two clauses: no verb stands left of it."""
    if (
        k >= end
        or (tk.lower[k + 1] in _NOT_JOINED and tk.lower[k + 1] not in BEFORE_NOUNS)
        or not (tk.lower[k + 1][0].isalpha() or _are_counted(tk, k))
    ):
        return False
    if not k or is_number_word(tk, k - 1) or (tk.lower[k] == "or" and is_number_word(tk, k + 1)):
        return False  # "boys aged 8 and girls aged 9", "net of $2m or nine cents a share"
    if tk.lower[k - 1] == "old" and tk.lower[k - 2] in HYPHENS:
        return False  # "the 17-year-old and another man, 16,"
    j = k - 1
    while j >= 0 and k - j < 12 and tk.sentence[j] == tk.sentence[k]:
        if tk.lower[j] in SAYS and is_verb(tk, j):
            return j < k - 1  # "claims the bill for repairs and rents has reached"
        if tk.lower[j] in _EXPECTED and tk.lower[j - 1] in BE and tk.lower[j - 2] == "it":
            return j < k - 1  # "it is expected sales of gas and oil will fall"
        if tk.lower[j] == "," and (_is_fronted(tk, j) or is_in_list(tk, j, end)):
            return j < k - 1  # "on Friday, gold and silver fell"
        if tk.lower[j] == "and" and (is_number_word(tk, j - 1) or tk.lower[j - 1] in SHARES):
            return j < k - 1  # "rose to 4,758 and truck and van sales doubled"
        if tk.lower[j] == ":" and not tk.glued(j + 1):
            return j < k - 1  # "Ann Lee: writer and singer dies"
        if tk.lower[j] in _OPENS_SUBJECT or (tk.lower[j] == "as" and tk.lower[j - 1 : j + 2 : 2] == [",", "the"]):
            return j < k - 1  # "while wheat and barley sales fell", ", as the bus and two cars burned"
        if _is_inside_noun(tk, j):
            j -= 1
            continue
        if (
            not (tk.lower[j][0].isalnum() or tk.lower[j] in ("'s", "’s"))
            or (tk.lower[j] in _NOT_JOINED and tk.word[j] != "US")
            or (is_verb(tk, j) and not _describes_plural(tk, j))
        ):
            # "spends it on research and development"; not "paid in May and refunds", "told a man in Leeds and a woman"
            tied = tk.lower[k - 2] in _TIES_TWO and j < k - 2 and _are_plain(tk, k)
            tied = tied or (_are_plain(tk, k) and _is_held_by(tk, k, end))
            numbers = tk.lower[k - 2] == "of" and any(is_number_word(tk, i) for i in range(j, k))
            return tied and not (numbers or is_number_word(tk, k + 1))
        j -= 1
    return j < k - 1 and (j < 0 or tk.sentence[j] != tk.sentence[k])


def _are_counted(tk: Tokens, k: int) -> bool:
    """Whether numbers count what stands on both sides of "and" at ``k``, in the plural: "92 outgoing flights and 86 incoming flights"."""
    if k < 2 or not is_number_word(tk, k + 1) or not is_plural(tk.word[k - 1]) or is_verb(tk, k - 1):
        return False
    j = k - 2
    while j > 0 and k - j < _COUNTED and tk.word[j].isalpha() and not is_number_word(tk, j):
        j -= 1
    opens = tk.opens(j) or tk.lower[j - 1] in _OPENS_SUBJECT or tk.lower[j - 1] in SAYS
    return is_number_word(tk, j) and tk.word[j].isdigit() and opens


def is_in_list(tk: Tokens, k: int, end: int) -> bool:
    """Whether the comma at ``k`` stands in a list of nouns that opens its sentence: "Raw materials, fats and oils rose".

    Not before an aside ("Acme, a maker of cars and vans, said"), behind a name or an adverb, nor a list with numbers.
    """
    lower = tk.lower
    if (
        end + 1 >= tk.size
        or _is_fronted(tk, k)
        or lower[end + 1] == ","
        or lower[k + 1] in DETERMINERS
        or lower[k + 1] in _NOT_JOINED
    ):
        return False
    first = k - 1
    while first >= 0 and k - first < _LIST and tk.sentence[first] == tk.sentence[k]:
        w = lower[first]
        if w in PREPOSITIONS and w != "of":
            return False
        if not (w[0].isalpha() or w in _IN_LISTS) or (w in _NOT_JOINED and w not in BEFORE_NOUNS) or is_verb(tk, first):
            return False
        first -= 1
    opens = first + 1
    return (
        k - first < _LIST and tk.word[k - 1].islower() and lower[opens] not in ADVERBS and lower[opens] not in TIME_TAIL
    )


def _is_held_by(tk: Tokens, k: int, end: int) -> bool:
    """Whether the plural that ends at ``end`` is held by somebody, and a singular before "and" only describes it: "its oil and gas wells held by"."""
    if end + 2 >= tk.size or tk.lower[end + 2] != "by" or tk.lower[end + 1] not in _HELD:
        return False
    return is_plural(tk.word[end]) and not is_plural(tk.word[k - 1]) and k + 1 < end


def _are_plain(tk: Tokens, k: int) -> bool:
    """Whether plain nouns without articles stand on both sides of "and" at ``k``.

    "research and development"; not "Luxembourg and notes".
    """
    return tk.word[k - 1].islower() and tk.word[k + 1].islower() and tk.lower[k + 1] not in DETERMINERS


def _is_inside_noun(tk: Tokens, k: int) -> bool:
    """Whether what stands at ``k`` looks like a verb or a mark, and is inside a noun.

    "fat- and oil-bearing", "total loans", "Trading in".
    """
    w = tk.lower[k]
    if w in HYPHENS:
        return tk.glued(k)
    if w in _OF_BOTH:
        return tk.lower[k + 1] not in SMALL_WORDS and not is_number_word(tk, k + 1)
    return w in NOUNS_IN_ING and tk.opens(k) and tk.lower[k + 1] in PREPOSITIONS


def _describes_plural(tk: Tokens, k: int) -> bool:
    """Whether a participle with its adverb describes the plural behind it: "illegally copied videos"."""
    if tk.lower[k] in NOUNS_IN_ING and tk.lower[k - 1] in _TIES_TWO and tk.lower[k + 1] in ("and", "or"):
        return True  # "spending on housing and schools"
    return tk.lower[k][-2:] == "ed" and is_adverb_in_ly(tk.lower[k - 1]) and is_plural(tk.word[k + 1])


def _is_fronted(tk: Tokens, k: int) -> bool:
    """Whether the comma at ``k`` closes the words of time or place that open its sentence."""
    first = k
    while first > 0 and k - first < 8 and tk.sentence[first - 1] == tk.sentence[k]:
        first -= 1
    w = tk.lower[first]
    return w in PREPOSITIONS or w in TIME_TAIL or w in LAST_OR_NEXT or w in ADVERBS
