"""The subject that ends right before its verb, without what else its phrase holds: another verb, a period, words put before it.

Where a relative clause or a participle stands there, it is the noun that this describes.
"""

from __future__ import annotations

from archive.extract.about.antecedents import LETS, antecedent
from archive.extract.about.behind_participles import head_of_subject
from archive.extract.about.harm_done import HARMING
from archive.extract.about.listed import with_aged, with_list
from archive.extract.about.relatives import (
    described_by_participle,
    described_by_relative,
    is_participle_behind,
)
from archive.extract.english.asides import before_where
from archive.extract.english.lexicon import (
    AUXILIARIES,
    DETERMINERS,
    IRREGULAR,
    MONTHS,
    PREPOSITIONS,
    UNIT_FORMS,
    VERB_BASES,
    VERBS,
    is_person,
    is_plural,
    singular,
)
from archive.extract.english.noun_edges import (
    Span,
    before_determiners,
    in_phrase,
    name_ending,
    phrase_start,
)
from archive.extract.english.phrases import phrase_ending
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.trimmed_phrases import last_noun, trimmed
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import (
    RELATIVES,
    SAYS,
    STOP,
    TIME_HEADS,
    WHEN,
    is_number_word,
)
from archive.extract.words import word_set

_BEFORE_LAST = frozenset(("and", "old"))
_BEFORE_SUBJECT = DETERMINERS | {",", "and", "or"}
_BEFORE_OTHERS = _BEFORE_SUBJECT | _BEFORE_LAST
_OF_PERIODS = (WHEN | MONTHS | word_set("rules", "phrases.before_time") | word_set("rules", "subjects.of_periods")) - {
    "and"
}
OPENS_PERIOD = frozenset(("in", "for", "by", "during", "per", "over", "after", "ended", "ending", "maturing", "from"))
_OPENS_NO_TIME = PREPOSITIONS - {"of"}
_EXPECTED = frozenset(("expected", "projected", "estimated", "believed", "thought", "scheduled", "rumoured"))
_TRADES = word_set("rules", "subjects.trades")
_DOERS = (
    word_set("rules", "phrases.collectives") | word_set("rules", "phrases.spoken_of_as_they") | {"country", "school"}
)
_BEFORE_DOERS = frozenset(("for", "from", "by", "against", "among", "to"))
_TOLD = frozenset(
    "report reports fear fears prospect prospects risk risks hope hopes news talk expectation expectations sign signs chance chances evidence possibility likelihood case cases idea instances story stories".split()
)
_DESPITE = frozenset(("despite", "amid", "amidst", "about", "via"))
_ABODES = frozenset(("address", "abode"))
_HOME = 12  # tokens of an address
_SHOWN = 8  # tokens of a noun behind "which showed"
_MAKES_UP = frozenset(("comprising", "totalling", "totaling"))


def subject_ending(tk: Tokens, ahead: int, end: int, sentence: int, *, finite: bool) -> Span | None:
    """Return the phrase that ends at ``ahead``, before an aside; or at ``end``, the last token before the verb."""
    phrase = _ending(tk, ahead, end, sentence)
    phrase = phrase or _behind_shown(tk, ahead, end, finite=finite)
    if phrase is not None and finite and tk.lower[end] in RELATIVES:
        phrase = described_by_relative(tk, phrase, end)
    elif phrase is not None and finite and phrase[1] == end and is_participle_behind(tk, end + 1):
        phrase = described_by_participle(tk, phrase)
    if phrase is not None and not finite:
        if tk.lower[end + 1] in _MAKES_UP:
            phrase = _behind_past(tk, phrase)
        phrase = _doers_before(tk, phrase, end)
        trades = tk.lower[end + 1] in _TRADES
        phrase = (
            last_noun(tk, phrase) if trades else _before_past(tk, _behind_despite(tk, phrase))
        )  # "reserves with funds trading below 6%"
    if phrase is None and ahead not in (end, -1):
        phrase = phrase_ending(tk, before_period(tk, ahead), sentence) or phrase_ending(tk, end, sentence)
    elif phrase is None and finite and tk.lower[end + 1] not in _OF_PERIODS:
        before = before_period(tk, end)
        before -= before < end and tk.lower[before] in ("by", "per")  # "companies whose stocks by May 1 were"
        timed = before < end - 1 and tk.lower[before + 1] in OPENS_PERIOD and tk.lower[before] not in STOP
        named = tk.lower[before][0].isalpha() and tk.lower[before] not in UNIT_FORMS
        phrase = phrase_ending(tk, before, sentence) if timed and named else _time_as_noun(tk, end)
    if finite and phrase is not None and tk.lower[end + 1 : end + 3] == ["set", "at"]:
        phrase = last_noun(tk, phrase)  # "is held out of county with a bond set at $1m"
    if finite and phrase is not None and at(tk, end + 1) in VERB_BASES:
        phrase = _behind_let(tk, phrase)
    reported = _before_reported(tk, phrase, end) if finite and phrase is not None else None
    if reported is not None:
        return reported
    if finite and phrase is not None and ahead == end and tk.word[end][0].isalnum() and tk.lower[end] not in RELATIVES:
        described = antecedent(tk, phrase) or head_of_subject(tk, phrase)
        if described is not None:
            return described
    if phrase is not None and tk.lower[end + 1] in _EXPECTED and at(tk, end + 2) == "to":
        return last_noun(tk, phrase)  # "talks on a bridge expected to cost $2bn"
    if phrase is None or not phrase[0] or tk.lower[phrase[0] - 1] not in _BEFORE_OTHERS:
        return phrase
    return _with_others(tk, phrase, end, finite=finite)


def _ending(tk: Tokens, ahead: int, end: int, sentence: int) -> Span | None:
    """Return the noun that ends at ``ahead``, or the one before it that it only says the place or the party of."""
    home = before_home(tk, ahead)
    if home < ahead and (name := name_ending(tk, home)) is not None:
        return name
    phrase = whose_home(tk, phrase_ending(tk, ahead, sentence))
    if phrase is None or tk.lower[phrase[0] - 1] != ",":
        return phrase
    before = before_where(tk, phrase[0])
    noun = phrase_ending(tk, before, sentence) if before >= 0 else None
    if noun is None:
        return phrase
    return last_noun(tk, noun) if ahead == end else noun


def _with_others(tk: Tokens, phrase: Span, end: int, *, finite: bool) -> Span:
    """Return the whole subject whose last member the phrase may be: of a list, of names with their ages; or the name behind words put before it."""
    before = tk.lower[phrase[0] - 1] if phrase[0] else ""
    if finite and phrase[0] > 2 and before in _BEFORE_LAST and (aged := with_aged(tk, phrase, end)) != phrase:
        return aged
    if before not in _BEFORE_SUBJECT:
        return phrase
    return with_list(tk, phrase, tk.sentence[phrase[0]]) or _behind_fronted(tk, phrase)


def _behind_shown(tk: Tokens, ahead: int, end: int, *, finite: bool) -> Span | None:
    """Return the noun that ends at ``end`` where a relative clause says what it does: the profit of "accounts which show profit rising to"."""
    if finite or ahead != end:
        return None
    k = end
    while k > 1 and end - k < _SHOWN and in_phrase(tk, k) and tk.lower[k] not in SAYS:
        k -= 1
    return trimmed(tk, k + 1, end) if k < end and tk.lower[k] in SAYS and tk.lower[k - 1] in RELATIVES else None


def _behind_let(tk: Tokens, phrase: Span) -> Span:
    """Return who is let or helped to do it, where the phrase holds the verb.

    The rivals of "two brothers helped rivals (earn)".
    """
    first = next(
        (k + 1 for k in range(phrase[1] - 1, phrase[0], -1) if tk.lower[k] in LETS and tk.lower[k][-3:] != "ing"),
        phrase[0],
    )
    return first, phrase[1]


def _before_reported(tk: Tokens, phrase: Span, end: int) -> Span | None:
    """Return what "which" or "that" takes up where somebody only says so of it: the cost of "the cost, which critics say is $5m".

    Without a comma as well, behind a noun: "a suspect that police said has been charged"; not "it denied that the firm said".
    """
    said = tk.lower[phrase[1]] in SAYS or (at(tk, end + 1) in SAYS and at(tk, end + 2) in AUXILIARIES)
    if not said:
        return None
    k = phrase[0] - 1
    while k > 1 and tk.lower[k] in DETERMINERS and tk.lower[k] not in RELATIVES:
        k -= 1
    if k < 2 or tk.lower[k] not in RELATIVES or tk.sentence[k] != tk.sentence[end]:
        return None
    if tk.lower[k - 1] == ",":
        return phrase_ending(tk, k - 2, tk.sentence[k])
    described = tk.lower[k - 1][0].isalpha() and in_phrase(tk, k - 1) and tk.lower[k - 1] not in SAYS
    return phrase_ending(tk, k - 1, tk.sentence[k]) if described and not is_verb(tk, k - 1) else None


def before_home(tk: Tokens, k: int) -> int:
    """Return the token before a home in commas that ends at ``k``, and an age before it; else ``k``.

    "Ann Lee, 31, of Mill Lane, Dol", "Bo Roe, of no fixed abode".
    """
    i = k - 2 * (tk.lower[k] in _ABODES and tk.lower[k - 1] == "fixed") if k > 3 else 0
    while i > 2 and k - i < _HOME and (tk.word[i][0].isupper() or (i < k and _goes_on_in_home(tk, i))):
        i -= 1
    of = i - (tk.lower[i] == "no")
    if of < 2 or of == k or tk.lower[of] != "of" or tk.lower[of - 1] != "," or tk.sentence[of] != tk.sentence[k]:
        return k
    aged = tk.word[of - 2].isdigit() and tk.lower[of - 3] == ","
    return of - 4 if aged else of - 2


def _goes_on_in_home(tk: Tokens, i: int) -> bool:
    """Whether what stands at ``i`` ties the names of a home: ", of Mill Lane, Dol", ", of the University of Dol"; no "of" behind a comma."""
    return tk.lower[i] in (",", "the") or (tk.lower[i] == "of" and tk.lower[i - 1] != ",")


def whose_home(tk: Tokens, phrase: Span | None) -> Span | None:
    """Return who is of the place that the phrase is, where no comma follows it: "Ann Lee, 31, of Leeds was jailed"."""
    home = before_home(tk, phrase[1]) if phrase is not None else 0
    return phrase if phrase is None or home == phrase[1] else name_ending(tk, home) or phrase


def before_period(tk: Tokens, end: int) -> int:
    """Return the token before the period that ends at ``end``: "sales for the four weeks ended February 28, excluding closed shops,"."""
    k = end
    while k > 0 and end - k < 16 and (tk.lower[k] in _OF_PERIODS or tk.lower[k].isdigit() or is_number_word(tk, k)):
        k -= 1
    return k


def _time_as_noun(tk: Tokens, end: int) -> Span | None:
    """Return the compound that ends in a word of time and is the subject itself: "the average work week rose"; not "in the prior week"."""
    first = phrase_start(tk, end)
    if tk.lower[end] not in TIME_HEADS or first == end or any(is_number_word(tk, i) for i in range(first, end)):
        return None
    if tk.lower[end - 1] in _OF_PERIODS or not tk.lower[end - 1].isalpha():
        return None
    k = before_determiners(tk, first - 1) if first else 0
    return None if tk.lower[k] in _OPENS_NO_TIME and k < first else (first, end)


def _behind_fronted(tk: Tokens, phrase: Span) -> Span:
    """Return the name that is the subject, of a phrase that begins with words put before it: "under her leadership Berg has"."""
    first, last = phrase
    k = before_determiners(tk, first - 1) if first else 0
    inside = k > 0 and tk.sentence[k - 1] == tk.sentence[k] and tk.lower[k - 1] not in ("but", "and", "that")
    if k == first - 1 or tk.lower[k] not in PREPOSITIONS or inside:
        return phrase
    name = first
    while name < last and tk.word[name][0].islower() and tk.lower[name] not in STOP:
        name += 1
    return (name, last) if first < name and tk.word[name][0].isupper() else phrase


def _doers_before(tk: Tokens, phrase: Span, end: int) -> Span:
    """Return the persons or firms right before a form in -ing, which do it: "rules for firms (planning 12 job cuts)"; not "a clash of police and men (killing 12)"."""
    w = tk.lower[end]
    told = next((i for i in range(end - 1, phrase[0], -1) if tk.lower[i] == "of" and tk.lower[i - 1] in _TOLD), -1)
    if phrase[1] == end and told > 0:
        return trimmed(tk, told + 1, end) or phrase  # "reports of profits (falling by 5%)"
    if phrase[1] != end or not is_plural(tk.word[end]) or tk.lower[end + 1] in HARMING:
        return phrase
    if not (is_person(w) or singular(w) in _DOERS):
        return phrase
    k = next((i for i in range(end - 1, phrase[0], -1) if tk.lower[i] in _BEFORE_DOERS), -1)
    return (trimmed(tk, k + 1, end) or phrase) if k > 0 else phrase


def _behind_despite(tk: Tokens, phrase: Span) -> Span:
    """Return the noun of a participle that "despite" parts from another: "they avoid the class despite schemes (costing $5m)"."""
    k = next((i for i in range(phrase[1] - 1, phrase[0], -1) if tk.lower[i] in _DESPITE), phrase[0] - 1)
    return trimmed(tk, k + 1, phrase[1]) or phrase


def _before_past(tk: Tokens, phrase: Span) -> Span:
    """Return the noun before a past form that the phrase of a participle holds: "a bus overturned near Leeds, killing 12"."""
    for i in range(phrase[0] + 1, phrase[1]):
        if (
            tk.lower[i][-2:] == "ed"
            and tk.lower[i + 1] in PREPOSITIONS
            and is_verb(tk, i)
            and tk.lower[i - 1] not in STOP
        ):
            return phrase[0], i - 1
    return phrase


def _behind_past(tk: Tokens, phrase: Span) -> Span:
    """Return the object of a past form that the phrase holds: the bills of "the bank bought bills (comprising $2m)"."""
    for i in range(phrase[1] - 1, phrase[0], -1):
        past = tk.lower[i][-2:] == "ed" or tk.lower[i] in IRREGULAR
        if past and tk.lower[i] in VERBS and tk.lower[i + 1] not in PREPOSITIONS and tk.lower[i - 1] not in STOP:
            return i + 1, phrase[1]
    return phrase
