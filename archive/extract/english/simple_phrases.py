"""A run of nouns and adjectives from a token on, which no number counts: what a sum is put before, what a share is of."""

from __future__ import annotations

from archive.extract.english.lexicon import (
    ADVERBS,
    CARDINALS,
    DETERMINERS,
    FORMS_IN_S,
    IRREGULAR,
    VERB_BASES,
    VERBS,
    is_person,
    is_plural,
)
from archive.extract.english.tokens import Tokens
from archive.extract.english.word_classes import (
    BEFORE_NOUNS,
    HYPHENS,
    LAST_OR_NEXT,
    NOT_HEADS,
    NOT_NOUNS,
    NOUNS_IN_ING,
    NOUNS_IN_LY,
    POSSESSIVES,
    SEASONS,
    STOP,
    TIME_TAIL,
    WHEN,
    is_joined,
    is_number_word,
    stops,
)
from archive.extract.words import word_set

_NOT_BEHIND_ADJECTIVES = STOP | LAST_OR_NEXT
_BEFORE_NOUNS_TOO = frozenset(("back", "early", "late", "full", "single", "free", "away"))
_ATTRIBUTIVE = frozenset(("related", "based", "born", "bound"))
_PREFERRED = word_set("rules", "phrases.preferred")
_OBJECTS = frozenset(("it", "them", "him", "us", "me", "you"))
_NEVER_NOUNS = word_set("rules", "phrases.never_nouns")
_ONE_PERSON = frozenset(("man", "woman", "teenager"))  # others stand before plurals: "boy bands"
_ONLY_VERBS = word_set("rules", "phrases.only_verbs_in_s")  # "the 12-ounce quilt weighs less"
_LASTS = frozenset(("runs", "opens", "closes", "ends", "begins", "starts"))
_UNTIL = frozenset(("until", "till", "on", "in", "at", "from", "through", "with", "next", "today", "tomorrow"))
_NO_ADVERBS = NOUNS_IN_LY | BEFORE_NOUNS | {"early"}


def simple_phrase(tk: Tokens, j: int, *, noun_first: bool = False) -> tuple[int, int] | None:
    """Return the run of nouns and adjectives at ``j``, ended by a function word, a verb or a mark.

    ``noun_first`` says that what stands at ``j`` cannot be a verb: behind a determiner or a hyphen ("a two-day strike").
    """
    n = tk.size
    if noun_first and 0 < j < n - 1 and tk.lower[j - 1] == "of" and _weighs(tk, j):
        rest = simple_phrase(tk, j + 1, noun_first=True)
        return (j, rest[1]) if rest is not None and rest[1] > j + 1 else None
    k = j
    last: int | None = None
    sentence = tk.sentence[j - 1 if 0 < j <= n else 0]  # none goes on behind a headline in capitals
    lower, sentences, starts, ends = tk.lower, tk.sentence, tk.start, tk.end
    while k < n and k - j < 8 and sentences[k] == sentence and not (starts[k] - ends[k - 1] > 1 and tk.new_line(k)):
        w = lower[k]
        if not w[0].isalpha():
            if not _joins_parts(tk, k, last):
                break
            if w[0].isdigit():
                last = k  # "V10"
        elif (lower[k - 1] in HYPHENS) if k > j else _is_compound(tk, k):
            last = k  # "money-back", "out-of-work men"
        elif _ends_run(tk, k, last, first=k == j, noun_first=noun_first):
            break
        else:
            last = k
        k += 1
    return (j, last) if last is not None else None


def _weighs(tk: Tokens, k: int) -> bool:
    """Whether an adverb at ``k`` may weigh an adjective before its noun: "(tonnes of) badly needed food", "(of) very good butter"."""
    w = tk.lower[k]
    adverb = (w.endswith("ly") and w not in _NO_ADVERBS) or w in _WEIGHING
    return adverb and tk.word[k].islower() and tk.word[k + 1][0].isalpha() and tk.lower[k + 1] not in STOP


_WEIGHING = frozenset(("very", "well", "never", "once", "still", "ever", "ill", "long"))


def _is_compound(tk: Tokens, k: int) -> bool:
    """Whether a word of three parts or more opens at ``k`` ("stay-at-home mothers"), or one that "long" begins ("long-term")."""
    if not is_joined(tk, k + 1):
        return False
    return is_joined(tk, k + 3) or (tk.lower[k] in NOT_NOUNS and k + 3 < tk.size and not stops(tk, k + 3))


def _ends_run(tk: Tokens, k: int, last: int | None, *, first: bool, noun_first: bool) -> bool:
    """Whether the word at ``k`` is no part of a run of nouns. Behind "a £3m", "back" of "back tax bill" is one."""
    w = tk.lower[k]
    after = tk.lower[k + 1] if k + 1 < tk.size else "."
    if (
        (w in STOP and stops(tk, k) and not (k > 0 and after == "." and _goes_on_with_name(tk, k + 1)))  # "Ann A. Lee"
        or (w in NOT_HEADS and not _is_in_name(tk, k, last))
        or w in TIME_TAIL
        or (w[-1] == "y" and w[-2:] == "ly" and w not in _NO_ADVERBS and not _is_in_name(tk, k, last))
    ):
        return True
    if not first and w in BEFORE_NOUNS and (not after[0].isalpha() or after in STOP):
        return w != "home"  # "12 cents paid quarterly"
    if not (first and noun_first) and w in _NEVER_NOUNS and tk.word[k][0].islower():
        return True  # "half of the city's oil comes from"
    if not first and w in CARDINALS and tk.word[k][0].islower() and after not in HYPHENS:
        return True  # "a bomb two days ago"
    if (w in ADVERBS and not _is_in_name(tk, k, last)) or (first and w in NOT_NOUNS):
        behind_article = first and k > 0 and tk.lower[k - 1] in ("the", "a", "an")
        attributive = noun_first and (w in BEFORE_NOUNS or w in _BEFORE_NOUNS_TOO or behind_article)
        ends = after in STOP or after in ADVERBS or (behind_article and after in IRREGULAR)
        return not attributive or ends or not after[0].isalpha()
    if not (noun_first and first) and _is_its_verb(tk, k, last):
        return True
    if not first and w in IRREGULAR and after in LAST_OR_NEXT and not tk.word[k][0].isupper():
        return True  # "a quota set last May"
    return not first and w in LAST_OR_NEXT and (after in WHEN or after in SEASONS)


def _is_in_name(tk: Tokens, k: int, last: int | None) -> bool:
    """Whether a capital says that the word at ``k`` goes on with a name: "Tel Plus", "Times Worth"; not "12 cars plus"."""
    return last == k - 1 and tk.word[k].istitle() and tk.word[last][0].isupper() and tk.lower[k] not in TIME_TAIL


def _joins_parts(tk: Tokens, k: int, last: int | None) -> bool:
    """Whether a mark or digit at ``k`` stands inside a name or compound: "tax-free", "city's", "V10"."""
    if last is None:
        return False
    w = tk.lower[k]
    if w in HYPHENS:
        return tk.glued(k) and k + 1 < tk.size and tk.glued(k + 1)
    if w == "/" and tk.glued(k) and k + 1 < tk.size and tk.glued(k + 1):
        return tk.word[last][0].isupper() and tk.word[k + 1][0].isupper()  # "the U.S./USSR agreement"
    if w == ".":  # "26-year-old Ann B. Lee"
        return last == k - 1 and _goes_on_with_name(tk, k)
    if w == "&":  # "the Hill & Dale brewery"
        return k + 1 < tk.size and tk.word[last][0].isupper() and tk.word[k + 1][0].isupper()
    if w in ("'", "’"):  # "workers' pay"
        return (
            tk.lower[k - 1][-1] == "s"
            and tk.glued(k)
            and k + 1 < tk.size
            and not tk.glued(k + 1)
            and tk.word[k + 1][0].islower()
        )
    return w in ("'s", "’s") or (w[0].isdigit() and tk.glued(k))


def _goes_on_with_name(tk: Tokens, k: int) -> bool:
    """Whether the full stop at ``k`` is that of an initial behind a name: "Ann B. Lee"; not "plan B. The"."""
    if k < 2 or k + 1 >= tk.size or not tk.glued(k) or tk.sentence[k + 1] != tk.sentence[k]:
        return False
    return (
        tk.word[k - 2].istitle() and len(tk.word[k - 1]) == 1 and tk.word[k - 1].isupper() and tk.word[k + 1].istitle()
    )


def _is_its_verb(tk: Tokens, k: int, last: int | None) -> bool:
    """Whether the word at ``k`` ends a run of nouns as its verb. Participles before a noun are adjectives: "a frozen lake"."""
    w = tk.lower[k]
    if tk.word[k][0].isupper() or tk.lower[k - 1] in POSSESSIVES:
        return False  # "the party's proposed cuts"
    if last == k - 1 and _agrees(tk, k):
        return True
    if last is not None and is_plural(tk.word[last]) and is_person(tk.word[last]) and not is_plural(tk.word[k]):
        return True  # "adults smoke"
    goes_on = k + 1 < tk.size and tk.lower[k + 1][0].isalpha() and tk.lower[k + 1] not in _NOT_BEHIND_ADJECTIVES
    if (w in _ATTRIBUTIVE and goes_on) or (w == "preferred" and goes_on and tk.lower[k + 1] in _PREFERRED):
        return False  # "drug related deaths", "convertible preferred stock"
    plural = last is not None and is_plural(tk.word[last])  # what ends in -ed or -ing behind one is no adjective
    if w not in VERBS:
        return w.endswith("ed") and len(w) > 4 and last is not None and (plural or not goes_on)
    if last is not None and w in IRREGULAR and w not in VERB_BASES:
        return True  # "champion Lee won"
    if w in NOUNS_IN_ING and last is not None and not goes_on and not is_plural(tk.word[last]):
        return False  # "in school funding after complaints"
    if goes_on and w.endswith("ed") and last == k - 1 and _is_participle(tk.lower[last]):
        return False  # "frozen concentrated juice"
    if w.endswith(("ed", "ing")):
        return not goes_on or (plural and w not in NOUNS_IN_ING) or (last is not None and not w.endswith("ing"))
    return not is_plural(tk.word[k]) and not (last is not None and w in VERB_BASES and not is_plural(tk.word[last]))


def _is_participle(w: str) -> bool:
    """Whether a word may describe a noun as what was done to it: "frozen", "concentrated"; not "freeze"."""
    return (w in IRREGULAR and w not in VERB_BASES) or (w.endswith("ed") and w in VERBS)


def _agrees(tk: Tokens, k: int) -> bool:
    """Whether a form in -s at ``k`` is the verb of the singular before it: "bond carries two warrants", "man faces gun charges"."""
    w = tk.lower[k]
    if w[-1] != "s" or is_plural(tk.word[k - 1]) or w not in FORMS_IN_S:
        return False
    after = tk.lower[k + 1] if k + 1 < tk.size else "."
    return (
        tk.lower[k - 1] in _ONE_PERSON
        or w in _ONLY_VERBS
        or (w in _LASTS and after in _UNTIL)  # "the 10-day fair runs until"
        or after in DETERMINERS
        or after in _OBJECTS
        or (k + 1 < tk.size and is_number_word(tk, k + 1))
    )
