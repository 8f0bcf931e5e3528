"""Which noun of a phrase the relative clause behind it describes: the economy of "the state of the economy, which shrank"."""

from __future__ import annotations

from archive.extract.english.asides import before_brackets
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CHANGE_NOUNS,
    CHANGE_OF,
    DETERMINERS,
    IRREGULAR,
    PREPOSITIONS,
    VERB_BASES,
    VERBS,
    is_person,
    is_plural,
    singular,
)
from archive.extract.english.noun_edges import Span, before_determiners, in_phrase, phrase_start
from archive.extract.english.phrase_insides import ARTICLES
from archive.extract.english.phrases import ONLY_DONE, phrase_ending
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.trimmed_phrases import trimmed
from archive.extract.english.verbs import MODALS, is_verb
from archive.extract.english.word_classes import SAYS, STOP, WHEN, is_adverb_in_ly, is_number_word
from archive.extract.words import word_set

_ONE, _SEVERAL = 1, 2
_SINGULAR = frozenset(("is", "was", "has", "does"))
_PLURAL = frozenset(("are", "were", "have", "do"))
_EITHER = word_set("rules", "phrases.collectives") | word_set("rules", "phrases.spoken_of_as_they")
_FINITE = MODALS | {
    "is",
    "was",
    "are",
    "were",
    "has",
    "have",
    "had",
    "does",
    "did",
}  # the first of their clause's verbs
_OPENERS = frozenset(("who", "which", "that", "whose", "whom"))
_ENDS_REACH = frozenset((",", ";", ":", "(", ")", "and", "but", "said", "says"))
_TELLS = word_set("rules", "subjects.tells")
_RELATE = frozenset(("who", "which", "that"))
_ENDS_WHOLE = frozenset(
    (
        ",",
        ";",
        ":",
        "(",
        ")",
        "but",
        "when",
        "where",
        "while",
        "because",
        "as",
        "after",
        "before",
        "if",
        "whether",
        "how",
        "what",
        "than",
        '"',
        "”",
        "“",
    )
)
_WHOLE = 18  # tokens of a relative clause with its objects
_REACH = 12  # tokens from the relative pronoun to the end of its clause
_HARMS = frozenset(("left", "leaves", "killed", "kills", "injured", "wounded", "claimed"))
_WHERE_HARMED = frozenset(("in", "at", "on", "near", "outside", "inside", "by", "against"))
_EVENTS = word_set("rules", "relatives.events")
_GOVERN = frozenset(("of", "in", "for", "with", "from", "by", "on"))
_MEASURES = word_set("rules", "relatives.measures")


def described_by_relative(tk: Tokens, phrase: Span, pronoun: int) -> Span:
    """Return the noun of ``phrase`` that the clause describes which "who", "which" or "that" at ``pronoun`` opens.

    It is the last that stands behind "of" with an article, an owner or a number of its own, or the one that the verb agrees with:
    the gadgets of "a list of gadgets, which include"; not of "a list of gadgets, which includes".
    """
    if tk.lower[pronoun + 1] in _HARMS and (event := _event_before(tk, phrase)) is not None:
        return event
    apart = phrase[1] + 2 < pronoun and before_brackets(tk, pronoun - 1) != phrase[1]
    if apart or phrase[0] == phrase[1]:
        return phrase
    head = _head(tk, phrase)
    if head == phrase[1]:
        return phrase
    number = _number_of_verb(tk, pronoun + 1)
    if tk.lower[pronoun] == "who":
        return phrase if _is_somebody(tk, head) else _last_part(tk, phrase, number, bare=False) or phrase
    agrees = _agrees(tk, head, number)
    if agrees and tk.lower[head] in _MEASURES:
        return phrase  # "the cost of the bridge, which is $5m"
    found = _last_part(tk, phrase, number, bare=False)
    if (
        found is not None
        and number == _SEVERAL
        and is_plural(tk.word[head])
        and not is_plural(tk.word[_head(tk, found)])
    ):
        return phrase  # "bonds in the company, which have been": one more plural than a crowd
    if found is None and not agrees:
        found = _last_part(tk, phrase, number, bare=True)
    return found or phrase


def _event_before(tk: Tokens, phrase: Span) -> Span | None:
    """Return the event that harmed some where the phrase says, or by whom.

    The shooting of "a shooting in a block of flats that left two dead", the raids of "raids by the group that killed".
    """
    k = before_determiners(tk, phrase[0] - 1) if phrase[0] else 0
    if k < 1 or tk.lower[k] not in _WHERE_HARMED or singular(tk.lower[k - 1]) not in _EVENTS:
        return None
    return phrase_start(tk, k - 1), k - 1


def described_by_participle(tk: Tokens, phrase: Span) -> Span:
    """Return the noun of ``phrase`` that the participle behind it describes, where the phrase is governed by a verb or a preposition.

    The pistol of "they followed the route of a pistol used in five raids"; not of "sales of the pistol doubled in May".
    """
    head = _head(tk, phrase)
    if head == phrase[1] or not phrase[0] or tk.lower[head] in _MEASURES:
        return phrase
    k = before_determiners(tk, phrase[0] - 1)
    while k > 0 and is_number_word(tk, k):
        k -= 1
    governed = tk.sentence[k] == tk.sentence[phrase[0]] and (
        ((is_verb(tk, k) or _acts_on_next(tk, k)) and tk.lower[k] not in SAYS)
        or (tk.lower[k] in _GOVERN and k and not tk.opens(k))
    )
    return (_last_part(tk, phrase, 0, bare=False) or _last_in_one(tk, phrase) or phrase) if governed else phrase


_NO_VERBS = STOP | WHEN


def _acts_on_next(tk: Tokens, k: int) -> bool:
    """Whether a form in -s that no list holds is a verb at ``k`` by the article behind it: "traces the route of a pistol"."""
    w = tk.word[k]
    return (
        w[-1:] == "s"
        and w.isalpha()
        and w.islower()
        and tk.lower[k + 1] in ARTICLES
        and w not in _NO_VERBS
        and w not in ADVERBS
    )


def _last_in_one(tk: Tokens, phrase: Span) -> Span | None:
    """Return what stands behind the last "in a" of a phrase: the deal of "met the demands in a deal (reached with 12 towns)"."""
    for k in range(phrase[1] - 1, phrase[0], -1):
        if tk.lower[k] == "in" and tk.lower[k + 1] in ("a", "an"):
            return trimmed(tk, k + 1, phrase[1])
    return None


def before_relative_verbs(tk: Tokens, end: int, k: int) -> Span | None:
    """Return what a relative clause describes whose verb stands right before that of the main clause, between ``end`` and ``k``.

    The thriller of "the thriller on which the film is based has sold"; None where all are verbs of one clause: "has been sold".
    """
    if not any(tk.lower[j] in _FINITE and _acts(tk, j - 1) for j in range(k, end + 1, -1)):
        return _before_whole_relative(tk, end) if not _RELATE.isdisjoint(tk.distinct) else None
    for j in range(end, max(0, end - _REACH), -1):
        w = tk.lower[j]
        if tk.sentence[j] != tk.sentence[k] or w in _ENDS_REACH:
            return None
        if w in _OPENERS:
            last = j - 2 if w != "that" and tk.lower[j - 1] in PREPOSITIONS else j - 1
            phrase = phrase_ending(tk, last, tk.sentence[k]) if last >= 0 and in_phrase(tk, last) else None
            return phrase if phrase is not None and phrase[1] == last else None
    return None


def _before_whole_relative(tk: Tokens, end: int) -> Span | None:
    """Return what a relative clause describes that ends at ``end`` in its own object, before the main clause's verb.

    The thief of "a thief who scaled a fence and robbed a shop was held"; not of "a man who says sales were".
    """
    if tk.lower[end + 1] not in _FINITE or not in_phrase(tk, end):
        return None
    for j in range(end - 1, max(0, end - _WHOLE), -1):
        w = tk.lower[j]
        if tk.sentence[j] != tk.sentence[end] or w in _ENDS_WHOLE or w in SAYS:
            return None
        if w in _RELATE:
            acts = tk.lower[j + 1] in AUXILIARIES or is_verb(tk, j + 1)
            phrase = phrase_ending(tk, j - 1, tk.sentence[j]) if acts and in_phrase(tk, j - 1) else None
            whole = phrase is not None and phrase[1] == j - 1 and not (w == "that" and _is_told(tk, phrase[0]))
            return phrase if whole else None
    return None


def _is_told(tk: Tokens, first: int) -> bool:
    """Whether somebody is told something: "told the committee that the plan was late and would cost $5m"."""
    return first > 0 and tk.lower[before_determiners(tk, first - 1)] in _TELLS


def _acts(tk: Tokens, k: int) -> bool:
    while k > 0 and (tk.lower[k] in ADVERBS or is_adverb_in_ly(tk.lower[k])):
        k -= 1
    return tk.lower[k] in BE or (tk.lower[k] not in AUXILIARIES and is_verb(tk, k))


def is_participle_behind(tk: Tokens, k: int) -> bool:
    """Whether a past participle with a preposition behind it may describe the noun before ``k``: "used in five raids"; not "doubled to"."""
    w = tk.lower[k]
    done = w in ONLY_DONE or (w[-2:] == "ed" and w not in CHANGE_OF and w != "compared")
    return done and at(tk, k + 1) in PREPOSITIONS


def _head(tk: Tokens, phrase: Span) -> int:
    """Return the head of a phrase: its token before the first preposition, or its last."""
    return next((k for k in range(phrase[0], phrase[1]) if tk.lower[k + 1] in PREPOSITIONS), phrase[1])


def _last_part(tk: Tokens, phrase: Span, number: int, *, bare: bool) -> Span | None:
    """Return the last noun behind "of" that is determined, and that the verb agrees with; where ``bare``, the last behind any preposition."""
    for k in range(phrase[1] - 1, phrase[0], -1):
        moved = tk.lower[k] == "in" and tk.lower[k - 1] in CHANGE_NOUNS
        tied = (
            tk.lower[k] == "of" or moved or (bare and tk.lower[k] in PREPOSITIONS and tk.lower[k + 1] != "free")
        )  # "for free"
        if not tied or tk.lower[k - 1] == "out" or tk.lower[k + 2] == "same":
            continue  # "movements out of the Gulf", "a novel of the same name"
        own = tk.lower[k + 1] in DETERMINERS or is_number_word(tk, k + 1) or moved
        if not own and not bare:
            continue
        part = trimmed(tk, k + 1, phrase[1])
        if part is None or not tk.word[part[1]][0].isalpha():
            continue
        head = _head(tk, part)
        named = number == _SEVERAL and tk.lower[k] != "of" and tk.word[head].istitle()  # "the road to Leeds which cost"
        if _agrees(tk, head, number) and not named:
            return part
    return None


def _is_somebody(tk: Tokens, head: int) -> bool:
    w = tk.lower[head]
    return is_person(w) or w in _EITHER or tk.word[head][0].isupper()


def _agrees(tk: Tokens, head: int, number: int) -> bool:
    """Whether a verb in that number may be said of the noun at ``head``; 0 is of any."""
    if not number or tk.lower[head] in _EITHER:
        return True
    return is_plural(tk.word[head]) == (number == _SEVERAL)


def _number_of_verb(tk: Tokens, k: int) -> int:
    """Return the number of the verb that begins at ``k``, adverbs aside; 0 where its form does not say it."""
    while at(tk, k) in ADVERBS or is_adverb_in_ly(at(tk, k)):
        k += 1
    w = at(tk, k)
    if w in _SINGULAR or (w[-1:] == "s" and w in VERBS and w not in VERB_BASES and w not in STOP):
        return _ONE
    return _SEVERAL if w in _PLURAL or (w in VERB_BASES and w not in IRREGULAR) else 0
