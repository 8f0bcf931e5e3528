"""The subject behind the phrase or participle that opens a sentence with a figure in it: "Measuring 12 metres, the whale was", "At $5, tickets are"."""

from __future__ import annotations

from bisect import bisect_left

from archive.extract.about.clause_subjects import subject_before
from archive.extract.about.nouns_before import NOBODY
from archive.extract.draft import Draft
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CHANGE_NOUNS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    VERBS,
)
from archive.extract.english.noun_edges import DATED, Span
from archive.extract.english.simple_phrases import simple_phrase
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import (
    HYPHENS,
    NOUNS_IN_ING,
    QUOTES,
    SAYS,
    is_adverb_in_ly,
    is_number_word,
)
from archive.extract.words import word_set

_FRONT = 16  # tokens of the phrase that opens a sentence, to its figure
_BEHIND_FRONT = 14  # tokens from the figure to the comma that ends it
_TO_VERB = 16  # tokens from there to the verb
_SUBJECTS = frozenset(("i", "he", "she", "we", "they", "it", "you", "there", "this", "that", "these", "those", "who"))
_KINDS = frozenset(("duration", "money", "percent", "measure", "fraction", "count", "age"))
_ENDS_FRONT_BUT_COMMAS = frozenset((";", ":", ".", "|", "which", "who", "that", "if", "when", "because", "(", "—"))
_DESCRIBES = frozenset(("rated", "priced", "valued", "retired", "based", "aged", "worth", "good", "valid"))
_LEADS = frozenset("past last next first coming following previous time course same space period".split())
_NO_SUBJECTS = PREPOSITIONS | {"when", "where", "while", "whose", "and", "or", "but", "then"}
_BEFORE_DEEDS = frozenset(
    ("after", "before", "since", "by", "without", "despite", "while", "when", "though", "although", "once", "for")
)
_BEFORE_MOVEMENTS = frozenset(("after", "despite", "following", "since", "amid"))
_HAVING = frozenset(("been", "being", "having"))
_NO_DEEDS = word_set("rules", "fronts.no_deeds")  # "according to 12 experts, Peru"
_NOT_PAST = word_set("rules", "subjects.not_past")
_DONE = word_set("rules", "relative_clauses.participles_too") | word_set("rules", "phrases.only_done")
_IN_FIGURES = ("just", "only", "nearly", "almost", "over", "around", "about", "roughly", "some", "barely")


def subject_behind_front(tk: Tokens, d: Draft) -> Span | None:
    """Return the subject behind what opens the sentence with the figure: "For six months, she added, the villagers starved", "Callable after a year, the bonds pay", "Having lost $40m, Acme"."""
    if d.kind not in _KINDS or not _is_in_front(tk, d):
        return None
    k = _end_of_front(tk, d.right + 1)
    if k < 0:
        return None
    first = k + 1
    if tk.lower[first] in _SUBJECTS or tk.lower[first] in SAYS:
        first = _behind_saying(tk, first)
    if first < 0 or tk.lower[first].replace("’", "'").partition("'")[0] in _SUBJECTS or tk.lower[first] in _NO_SUBJECTS:
        return None
    return _subject_from(tk, first)


def _is_in_front(tk: Tokens, d: Draft) -> bool:
    """Whether the figure stands in words that open its sentence and are said of the subject behind them."""
    return (
        (d.object is None and d.kind not in ("count", "age") and _opens_sentence(tk, d))
        or _is_at_age(tk, d)
        or _is_in_deed(tk, d)
    )


def _is_in_deed(tk: Tokens, d: Draft) -> bool:
    """Whether the sentence opens with what the subject does, has or goes through: "Having lost $40m,", "With 44% of the vote,", "Despite a 3% drop,"."""
    first = bisect_left(tk.sentence, tk.sentence[d.left])
    if d.left - first > _FRONT:
        return False
    first += tk.lower[first] in QUOTES
    if first == d.left or (d.kind == "count" and tk.lower[d.left - 1] == "the"):
        return False  # "By charging the three men,"
    opener = tk.lower[first]
    if opener in _BEFORE_MOVEMENTS and d.change != "none" and at(tk, d.right + 1) in CHANGE_NOUNS:
        return _leads_from(tk, first + 1, d)  # "despite a 3% drop in May,"
    if opener == "with":
        return _leads_from(tk, first + 1, d) and _is_had(tk, d.right + 1)
    verb = _deed(tk, first, d.left)
    # "Lasting three weeks,"; not "Checking its books for the three months,"
    return verb >= 0 and (d.kind != "duration" or _leads_from(tk, verb + 1, d))


def _deed(tk: Tokens, first: int, left: int) -> int:
    """Return the participle without a subject that opens the sentence at ``first``: "Measuring", "After rising", "Once worth"; -1 for none, or where another clause stands before ``left``."""
    k = first
    while k < left and (tk.lower[k] in _BEFORE_DEEDS or tk.lower[k] in ADVERBS or is_adverb_in_ly(tk.lower[k])):
        k += 1
    if k >= left or tk.lower[k] in _NO_DEEDS or tk.lower[first] in _NO_DEEDS:
        return -1
    w = tk.lower[k]
    after = at(tk, k + 1)
    if w[-3:] == "ing":
        noun = w in NOUNS_IN_ING and k == first  # "Trading in 12 firms, which"
        deed = (w in VERBS or w == "having") and not noun and w not in PREPOSITIONS
    else:
        done = (w[-2:] == "ed" and w not in _NOT_PAST) or w in _DONE
        led = after in PREPOSITIONS or after in ADVERBS or is_adverb_in_ly(after) or k + 1 == left
        deed = (done or w in _DESCRIBES or w[-4:] in ("able", "ible")) and led
    return k if deed and not any(_ends_deed(tk, i) for i in range(k + 1, left)) else -1


def _ends_deed(tk: Tokens, k: int) -> bool:
    w = tk.lower[k]
    return w == "," or w in _ENDS_FRONT_BUT_COMMAS or (w in AUXILIARIES and w not in _HAVING)


def _leads_from(tk: Tokens, first: int, d: Draft) -> bool:
    """Whether nothing but articles and what makes a figure less exact stands from ``first`` to the figure."""
    return all(
        tk.lower[i] in DETERMINERS or tk.lower[i] in _IN_FIGURES or tk.lower[i] in ADVERBS for i in range(first, d.left)
    )


def _is_had(tk: Tokens, k: int) -> bool:
    """Whether what follows a figure behind "with" tells of nothing that was done: "With 44% of the vote,"; not "With 12 homes flooded,", "with 12% saying"."""
    for i in range(k, min(k + _BEHIND_FRONT, tk.size)):
        w = tk.lower[i]
        if w == ",":
            return True
        if w[-3:] == "ing" or w[-4:] == "able" or w in _LEFT or (w in VERBS and (w[-2:] == "ed" or w in _DONE)):
            return False
        if w in PREPOSITIONS and w not in ("of", "in", "at", "to", "for", "per"):
            return False
    return False


_LEFT = frozenset(("left", "gone", "dead", "ahead", "away", "missing", "up", "down", "out", "still", "already"))


def _is_at_age(tk: Tokens, d: Draft) -> bool:
    """Whether the sentence opens with "At" and an age: "At 88, the sculptor works"."""
    return (
        d.kind in ("age", "count")
        and d.object is None
        and at(tk, d.left - 1) == "at"
        and tk.opens(d.left - 1)
        and at(tk, d.right + 1) == ","
    )


def _opens_sentence(tk: Tokens, d: Draft) -> bool:
    """Whether a preposition or an adjective opens a sentence, and nothing but small words stands between it and the figure."""
    k = d.left - 1
    tied = ""  # the preposition nearest the figure
    while k >= 0 and d.left - k < _FRONT and tk.sentence[k] == tk.sentence[d.left] and _leads(tk, k):
        tied = tied or tk.lower[k] * (tk.lower[k] in PREPOSITIONS)
        k -= 1
    if k >= 0 and tk.sentence[k] == tk.sentence[d.left] and tk.word[k][0].isalpha():
        w = tk.lower[k]
        if w not in _DESCRIBES and w[-4:] not in ("able", "ible"):
            return False
        k -= 1
    if k > 0 and tk.lower[k] in HYPHENS and tk.lower[k - 1] == "non":
        k -= 2
    if k >= 0 and tk.sentence[k] == tk.sentence[d.left] and tk.word[k][0].isalnum():
        return False
    return tied not in ("", "with") and (d.kind == "duration" or tied == "at")


def _leads(tk: Tokens, k: int) -> bool:
    w = tk.lower[k]
    return w in PREPOSITIONS or w in DETERMINERS or w in ADVERBS or w in _LEADS


def _end_of_front(tk: Tokens, k: int) -> int:
    """Return the comma that ends the phrase, before whose end no clause of its own stands; -1 for none."""
    for i in range(k, min(k + _BEHIND_FRONT, tk.size - 2)):
        if tk.sentence[i] != tk.sentence[k - 1] or tk.lower[i] in _ENDS_FRONT_BUT_COMMAS:
            return -1
        if tk.lower[i] in AUXILIARIES and tk.word[i].islower():
            return -1  # not "in May,"
        if tk.lower[i] == ",":
            return i if tk.sentence[i + 1] == tk.sentence[i] else -1
    return -1


def _behind_saying(tk: Tokens, first: int) -> int:
    """Return the token behind "he added," at ``first``; -1 where none stands there."""
    said = any(tk.lower[i] in SAYS for i in range(first, min(first + 3, tk.size)))
    comma = next((i for i in range(first, min(first + 4, tk.size - 1)) if tk.lower[i] == ","), -1)
    return comma + 1 if said and comma > 0 else -1


def _subject_from(tk: Tokens, first: int) -> Span | None:
    """Return the subject that begins at ``first``, of the next verb."""
    for k in range(first + 1, min(first + _TO_VERB, tk.size - 1)):
        if tk.sentence[k] != tk.sentence[first] or tk.lower[k] in _ENDS_FRONT_BUT_COMMAS:
            return None
        if tk.lower[k] in AUXILIARIES or is_verb(tk, k):
            if tk.lower[k] in ("said", "says", "told"):
                return None  # "Covering 12 square miles, Lee told them, it would"
            phrase = subject_before(tk, k + 1)
            named = phrase is not None and phrase != NOBODY and phrase[0] >= first
            return phrase if named else _noun_from(tk, first)
    return _noun_from(tk, first)


def _noun_from(tk: Tokens, first: int) -> Span | None:
    """Return the noun that begins at ``first`` with something behind it that may be its verb: "the sculptor (still works)"."""
    while tk.lower[first] in DETERMINERS and first + 1 < tk.size:
        first += 1
    phrase = simple_phrase(tk, first, noun_first=True)
    if phrase is None or is_number_word(tk, first) or tk.lower[phrase[1]] in DATED:
        return None
    after = at(tk, phrase[1] + 1)
    return phrase if after[:1].isalpha() and after not in PREPOSITIONS and after not in PRONOUNS else None
