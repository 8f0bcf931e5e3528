"""The noun that a clause without commas describes, before whose end its own verb stands.

The patients of "patients who took the drug lived".
"""

from __future__ import annotations

from archive.extract.about.nouns_before import NOBODY
from archive.extract.english.finite_forms import is_past_tense
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    IRREGULAR,
    PREPOSITIONS,
    VERB_BASES,
    all_forms,
    is_plural,
)
from archive.extract.english.noun_edges import Span, before_determiners, in_phrase
from archive.extract.english.phrases import DONE, ONLY_DONE, phrase_ending
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import (
    NOUNS_IN_ING,
    SAYS,
    SAYS_CLAUSES,
    STOP,
    TIME_HEADS,
    is_adverb_in_ly,
    is_number_word,
)
from archive.extract.words import word_set

_OPENS = frozenset(("who", "that", "which", "whose"))
_OPENS_OTHERS = frozenset(("after", "before", "since", "until", "as", "while", "because", "when", "than"))
_OPENS_WHEN = frozenset(("after", "before", "since", "because", "when"))
_BEFORE_SUBJECT = frozenset((",", "that", "said", "but", "while"))
_ANYBODY = word_set("rules", "subjects.anybody_so_described")
_JUST = frozenset(
    ("soon", "shortly", "just", "right", "immediately", "back", "out", "earlier", "later", "solely", "mainly", "only")
)
_REACH = 12  # tokens from the relative pronoun to the end of its clause
_TELLS = (
    SAYS | word_set("rules", "subjects.tells")
    | all_forms("think know expect hope want fear wish deny accept decide ensure")
)  # fmt: skip
LETS = all_forms("make help let see watch have") | {"made", "saw", "seen", "had"}  # "a deal that helped sales rise"
_AMOUNTS_TO = frozenset(("comprised", "totalled", "totaled", "averaged", "earned", "killed", "injured", "wounded"))
_CLASSED = frozenset(
    "classed classified diagnosed known described registered listed regarded seen identified defined counted recorded rated treated".split()
)
_MEASURED = frozenset(("measured", "defined", "reported", "calculated", "estimated", "judged", "gauged", "tracked"))
_IN_CLAUSE = DETERMINERS | PREPOSITIONS | ADVERBS | AUXILIARIES


def antecedent(tk: Tokens, phrase: Span) -> Span | None:
    """Return what the clause describes that ends in ``phrase``, right before the verb: "people who eat fish (live)"; NOBODY for "those who".

    What stands before a verb and behind that of a relative clause cannot be the subject of both, unless somebody says or lets it.
    """
    k = phrase[0] - 1
    acts = tk.lower[phrase[0]][-3:] == "ing" and at(tk, phrase[0] + 1) in DETERMINERS
    if acts and at(tk, k) == "those" and _is_main_verb(tk, phrase[1] + 1):
        return NOBODY  # "those holding the notes will get"
    if acts and is_verb(tk, phrase[0]) and _is_main_verb(tk, phrase[1] + 1):
        owner = _whose_act(tk, phrase[0])  # "raising the threshold would"
        if owner is not None:
            return owner
    if k < 1 or tk.sentence[k] != tk.sentence[phrase[0]]:
        return None
    if at(tk, phrase[1] + 1) in DONE and at(tk, phrase[1] + 2) in PREPOSITIONS:
        return None  # "firms that failed to repay loans made to them"
    before = before_determiners(tk, k)
    if tk.lower[before] in PREPOSITIONS and tk.lower[before] != "of" and at(tk, before - 1) in _ANYBODY:
        return NOBODY  # "those on the diet lost 5 kg"
    if (
        (is_verb(tk, before) or tk.lower[before] == "be")  # "a gun believed to be the weapon was"
        and not tk.opens(phrase[0])
        and "that" not in tk.lower[before : phrase[0]]
        and _is_main_verb(tk, phrase[1] + 1)
    ):
        owner = _whose_act(tk, before)
        if owner is not None:
            return owner
    return _described_behind(tk, k, phrase)


def _described_behind(tk: Tokens, k: int, phrase: Span) -> Span | None:
    """Return what stands before the relative clause or participle that is found from ``k`` to the left, and ends in ``phrase``."""
    while k > 0 and phrase[0] - k < _REACH and tk.sentence[k] == tk.sentence[phrase[0]]:
        if tk.lower[k] in _OPENS:
            return _described(tk, k, phrase)
        if tk.lower[k] == "by" and tk.lower[k - 2] == "as" and tk.lower[k - 1] in _MEASURED:
            return _noun_before(tk, k - 2)  # "inflation as measured by the index (rose)"
        if tk.lower[k] == "as" and tk.lower[k - 1] in _CLASSED and in_phrase(tk, k - 2):
            return _noun_before(tk, k - 1)  # "the number of pupils classed as poor (has risen)"
        if _is_done_to(tk, k):
            return _noun_before(tk, k)
        if tk.lower[k] == "and" and phrase[0] - k < 3 and tk.word[k - 1].islower() and is_plural(tk.word[k - 1]):
            k -= 1  # "stocks held by shops and mills (fell)"
            continue
        if tk.lower[k] in _OPENS_WHEN and phrase[0] - k < 3 and _is_done_to(tk, k - 1 - (tk.lower[k - 1] in _JUST)):
            k -= 1
            continue  # "a fund set up soon after the flood (has raised)"
        if tk.lower[k] in _OPENS_WHEN and (subject := _before_inner_clause(tk, k, phrase)) is not None:
            return subject
        if tk.lower[k] in _OPENS_OTHERS or not (tk.lower[k] in _IN_CLAUSE or is_verb(tk, k) or in_phrase(tk, k)):
            return None
        k -= 1
    return None


def _before_inner_clause(tk: Tokens, k: int, phrase: Span) -> Span | None:
    """Return the subject that a clause from "after" at ``k`` to its object ``phrase`` parts from its verb.

    The stop of "the stop in output after a fire shut the mill will last"; not of "they met after the firm said output would".
    """
    verbs = [i for i in range(k + 2, phrase[0]) if is_verb(tk, i)]
    if not verbs or any(tk.lower[i] in _TELLS or tk.lower[i] in LETS for i in verbs):
        return None
    if tk.lower[verbs[-1] + 1] in PREPOSITIONS or not _is_main_verb(tk, phrase[1] + 1):
        return None
    subject = _noun_before(tk, k)
    if subject is None or subject == NOBODY:
        return None
    before = before_determiners(tk, subject[0] - 1) if subject[0] else 0
    opens = tk.opens(subject[0]) or (tk.opens(before) and tk.lower[before] in DETERMINERS)
    opens = opens or (tk.sentence[before] == tk.sentence[k] and tk.lower[before] in _BEFORE_SUBJECT)
    return subject if opens else None


def _whose_act(tk: Tokens, k: int) -> Span | None:
    """Return what the infinitive or form in -ing at ``k`` hangs on, whose object stands behind it and before the main verb.

    "The bid to sell the ships (failed)", "a man carrying the gun (was shot)"; NOBODY for "selling the ships (cost)".
    """
    w = tk.lower[k]
    if w in _TELLS or w in LETS or w in PREPOSITIONS:
        return None  # "they want to ensure the budgets (rise)"
    if tk.lower[k - 1] == "to" and k > 1:
        end = k - 2
        if tk.lower[end][-3:] == "ing" or tk.lower[end][-2:] == "ed":  # "a man trying to sell drugs (was)"
            end -= 1
        noun = end > 0 and not is_verb(tk, end) and tk.lower[end - 1] not in _OPENS
        phrase = _noun_before(tk, end + 1) if noun and tk.lower[end] not in TIME_HEADS else None
        if phrase is not None and tk.opens(phrase[0]) and at(tk, phrase[0])[-3:] == "ing" and is_verb(tk, phrase[0]):
            return NOBODY  # "stealing a card to buy clothes (cost)"
        return phrase if phrase is not None and phrase is not NOBODY and not _is_fronted(tk, phrase) else None
    if w[-3:] != "ing":
        return None
    if tk.opens(k) or tk.lower[k - 1] in SAYS_CLAUSES or tk.lower[k - 1] == "that":
        return NOBODY
    if w in NOUNS_IN_ING or is_verb(tk, k - 1) or tk.lower[k - 1] in TIME_HEADS:
        return None
    phrase = _noun_before(tk, k)
    if phrase is None or phrase is NOBODY:
        return phrase  # "those owning the shares will receive"
    return None if _is_fronted(tk, phrase) else phrase


def _is_main_verb(tk: Tokens, k: int) -> bool:
    """Whether a verb that is no participle stands at ``k``, adverbs aside: "were", "cost", "fell"; not "launched", "containing"."""
    while at(tk, k) in ADVERBS or is_adverb_in_ly(at(tk, k)):
        k += 1
    w = at(tk, k)
    if w in AUXILIARIES:
        return w not in ("be", "been", "being", "having")
    past = k < tk.size and ((is_past_tense(tk, k) and w not in DONE) or _acts_on_number(tk, k))
    return past or (w[-1:] == "s" and not is_plural(at(tk, k - 1)) and is_verb(tk, k))


def _acts_on_number(tk: Tokens, k: int) -> bool:
    """Whether a form in -ed has a number for its object, so that it is no participle: "(a card to buy clothes) comprised 16%"; not "launched 12 days ago"."""
    w = tk.lower[k]
    return w[-2:] == "ed" and w in _AMOUNTS_TO and k + 1 < tk.size and is_number_word(tk, k + 1)


def _is_fronted(tk: Tokens, phrase: Span) -> bool:
    """Whether a preposition before a phrase puts it before the clause: "in a bid to cut costs the firm", "with sales boosting profits"."""
    k = before_determiners(tk, phrase[0] - 1) if phrase[0] else 0
    return tk.lower[k] in PREPOSITIONS and tk.lower[k] != "of"


def _described(tk: Tokens, k: int, phrase: Span) -> Span | None:
    """Return what the relative clause that "who" at ``k`` opens describes; None where it tells what somebody says.

    "who say the mill (lost)".
    """
    verbs = [i for i in range(k + 1, phrase[0]) if is_verb(tk, i) or (i == k + 1 and tk.lower[i] in AUXILIARIES)]
    if not verbs and tk.lower[k] == "who" and tk.lower[k + 1].isalpha() and tk.lower[k + 1] not in STOP:
        verbs = [k + 1]  # "drivers who break the law", whatever "break" is elsewhere
    says = verbs[0] if verbs and tk.lower[verbs[0]] in SAYS and k + 1 < verbs[0] < k + 5 else -1
    if says > 0 and (tk.lower[says + 1] in AUXILIARIES or is_verb(tk, says + 1)):
        return _noun_before(tk, k)  # "two men that police say have ties to a gang were"
    if not verbs or any(tk.lower[i] in _TELLS for i in verbs):
        return None
    if tk.lower[k] in ("which", "whom") and tk.lower[k - 1] in PREPOSITIONS and k > 1:
        return _noun_before(tk, k - 1)  # "the houses in which the trust has a share are"
    if tk.lower[k] != "whose" and (verbs[0] > k + 2 or tk.lower[verbs[0]].endswith("ing")):
        return None  # "said that selling the car cost"
    behind = at(tk, phrase[1] + 1)
    if behind in VERB_BASES and behind not in IRREGULAR and any(tk.lower[i] in LETS for i in verbs):
        return None
    return _noun_before(tk, k)


def _is_done_to(tk: Tokens, k: int) -> bool:
    """Whether a participle at ``k`` describes the noun before it.

    "mice given the drug lived", "cars made in Leeds sold"; not "they sold in".
    """
    w = tk.lower[k]
    if w in ONLY_DONE:  # not "the written premiums rose"
        goes_on = w == "given" or tk.lower[k + 1] in PREPOSITIONS or tk.lower[k + 1] in DETERMINERS
        return goes_on and tk.word[k - 1][0].isalpha() and in_phrase(tk, k - 1) and not is_adverb_in_ly(tk.lower[k - 1])
    led = k + 1 + (at(tk, k + 1) in _JUST)
    done = w in DONE and w not in _TELLS and is_verb(tk, k) and at(tk, led) in PREPOSITIONS
    return done and tk.word[k - 1][0].isalpha() and in_phrase(tk, k - 1)


def _noun_before(tk: Tokens, k: int) -> Span | None:
    if tk.lower[k - 1] in _ANYBODY:
        return NOBODY
    if not tk.word[k - 1][0].isalpha() or tk.lower[k - 1] in STOP or not in_phrase(tk, k - 1):
        return None
    return phrase_ending(tk, k - 1, tk.sentence[k])
