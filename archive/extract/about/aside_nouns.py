"""The noun that an aside with a figure stands behind: "turnout, at 58%, was", "its rate, now 9%", "the bonus - $85 last year - was cut"."""

from __future__ import annotations

from archive.extract.counted.nouns_after_units import COMPASS
from archive.extract.draft import Draft
from archive.extract.english.finite_forms import is_past_tense
from archive.extract.english.lexicon import ADVERBS, AUXILIARIES, BE, CONJUNCTIONS, DETERMINERS, ORDINALS, PREPOSITIONS
from archive.extract.english.noun_edges import DATED, Span, before_determiners, in_phrase, phrase_start
from archive.extract.english.phrases import phrase_ending
from archive.extract.english.tokens import DASHES, Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import (
    NOUNS_IN_EST,
    NOUNS_IN_ING,
    RELATIVES,
    SAYS,
    is_adverb_in_ly,
    is_name,
    is_number_word,
)

_LEAD = 9  # tokens from the mark that opens the aside to the figure
_ASIDE = 14  # and from there to the mark that closes it
_SHORT = 5  # letters: "king", "bring"
_AT_NOW = frozenset(("now", "currently", "then", "presently", "usually", "probably", "normally"))
_BESIDE = frozenset(("with", "at", "on"))
_WHERE = frozenset(("in", "at", "on", "to", "for", "from"))
_NO_LEADS = frozenset(("after", "before", "since", "until", "like", "including", "excluding", "by", "of", "than", "as"))
_SMALL = (PREPOSITIONS | ADVERBS | DETERMINERS | _AT_NOW) - _NO_LEADS
IN_ASIDES = _SMALL | DASHES | {","}
_ENDS = RELATIVES | CONJUNCTIONS | {";", ":", "(", "and", "but", "that", "it", "they", "he", "she", '"', "“", "”"}
_AWAY = COMPASS | {"from", "away", "off", "short", "shy", "outside", "ahead", "clear", "adrift"}
_MERE_SIZES = frozenset("number numbers sum sums amount amounts minority proportion quantity quantities".split())
_KNOWN = DETERMINERS - {"a", "an", "another", "some"}
_ABLE = frozenset(("able", "ible"))  # "the cost of land under the lease, open for": of which of them is not said
_OPENS_CLAUSE = frozenset(("and", "but", "that", "while", "as", "because", "said", ";", ":", '"', "“"))
_CLOSES = frozenset((".", ";", "?", "!"))


def noun_before_aside(tk: Tokens, d: Draft) -> Span | None:
    """Return the noun before the aside in commas or dashes that the figure is in, where nothing but a phrase stands in it."""
    if tk.lower[d.left - 1] == "population" and d.left > 2 and tk.lower[d.left - 2] in (",", "("):
        return phrase_start(tk, d.left - 3), d.left - 3  # "in Dol, population 600, a fire"
    k = _mark(tk, d)
    if k > 1 and tk.lower[k] == "(":
        return _subject_before_bracket(tk, d, k)
    if k < 1 or not _can_be_told_of(tk, k - 1) or at(tk, d.right + 1) in _AWAY:
        return None
    end = _close(tk, d.right + 1, tk.lower[k])
    if end < 0 or says_mere_size(tk, k - 1):
        return None
    if tk.lower[k] != ",":
        closed = tk.lower[end] == tk.lower[k] and _is_amount(tk, d, k)
        return phrase_ending(tk, k - 1, tk.sentence[k]) if closed else None
    if tk.lower[k + 1] in _AT_NOW:
        whole = phrase_ending(tk, k - 1, tk.sentence[k]) or (phrase_start(tk, k - 1), k - 1)
        return whole if d.object is None else None  # "British forces in Bosnia, now 2,400"
    if tk.lower[end] != ",":
        return _named_beside(tk, d, k)
    if (k + 1 == d.left and d.object is not None) or not _is_predicate(tk, end + 1):
        return None
    phrase = phrase_ending(tk, k - 1, tk.sentence[k])
    if phrase is None or phrase[1] != k - 1 or not _opens_clause(tk, phrase[0]):
        return None
    joint = phrase[0] - 1
    if joint > 0 and tk.lower[joint] == "and" and tk.lower[joint - 1] in ORDINALS:
        first = phrase_start(tk, joint - 1)
        return (first, k - 1) if first < joint - 1 else phrase  # "Sigma's third and fourth wells, costing"
    return phrase if tk.lower[k + 1][-4:] not in _ABLE or phrase_start(tk, k - 1) == phrase[0] else None


def _subject_before_bracket(tk: Tokens, d: Draft, k: int) -> Span | None:
    """Return the subject with what hangs on it whose amount stands in brackets: "Fees at private schools ($31,000 a year) are"; not "shops in Leeds (12%) and"."""
    close = next((i for i in range(d.right + 1, min(d.right + _IN_BRACKETS, tk.size)) if tk.lower[i] in "()"), -1)
    if d.object is not None or close < 0 or tk.lower[close] != ")" or not _is_predicate(tk, close + 1):
        return None
    phrase = phrase_ending(tk, k - 1, tk.sentence[k]) if _can_be_told_of(tk, k - 1) else None
    if phrase is None or phrase[1] != k - 1 or not _opens_clause(tk, phrase[0]):
        return None
    return None if any(is_number_word(tk, i) for i in range(phrase[0], k)) else phrase


_IN_BRACKETS = 6  # tokens from the figure to the end of its brackets


def says_mere_size(tk: Tokens, k: int) -> bool:
    """Whether a word for a number or sum at ``k`` only says how big it is: "a small number", "larger sums"; not "the number"."""
    if tk.lower[k] not in _MERE_SIZES:
        return False
    return tk.lower[before_determiners(tk, phrase_start(tk, k) - 1) + 1] not in _KNOWN


def _mark(tk: Tokens, d: Draft) -> int:
    """Return the comma or dash behind which a phrase leads to the figure: ", at", "- usually", ", lasting", ", in office for"; -1 for none."""
    lasts = d.kind == "duration" and tk.lower[d.left - 1] in ("for", "just", "only")
    for k in range(d.left - 1, d.left - _LEAD if d.left > _LEAD else 0, -1):
        w = tk.lower[k]
        if w in ",(" or (w in DASHES and not tk.glued(k)):
            return k
        if tk.sentence[k] != tk.sentence[d.left]:
            return -1
        if w in _SMALL or is_adverb_in_ly(w) or _is_worst(tk, k) or "total" in (w, w == "of" and tk.lower[k - 1]):
            continue  # ", the worst in 12 years", ", with a total of 12 plots"
        if k == d.left - 1 and w.isalpha() and tk.lower[k - 1] in ("a", "an") and d.kind in ("money", "percent"):
            continue  # ", a record $4m,"
        acts = tk.lower[k - 1] == "," and w[-3:] == "ing" and (is_verb(tk, k) or _is_any_participle(tk, k))
        if not (acts or (lasts and in_phrase(tk, k))):
            return -1
    return -1


def _is_worst(tk: Tokens, k: int) -> bool:
    """Whether a superlative stands at ``k`` with its article and no noun: ", the worst in 12 years"."""
    w = tk.lower[k]
    worst = w in ("worst", "most", "least") or (w[-3:] == "est" and w not in NOUNS_IN_EST)
    return worst and tk.lower[k - 1] == "the" and tk.lower[k + 1] in ("in", "for", "since")


def _is_any_participle(tk: Tokens, k: int) -> bool:
    """Whether a form in -ing that no list holds stands at ``k`` between a comma and a number, which is no place for a noun: ", hauling 22 tons,"."""
    w = tk.lower[k]
    return len(w) > _SHORT and tk.word[k].islower() and w not in PREPOSITIONS and w not in NOUNS_IN_ING


def _is_amount(tk: Tokens, d: Draft, k: int) -> bool:
    """Whether the figure behind the dash at ``k`` is how much or many its noun is: "- $5 last year -"; not "- two of them -", "- two women -"."""
    if tk.lower[k + 1] in _AT_NOW:
        return True
    if d.object is not None or at(tk, d.right + 1) == "of":
        return False
    return d.kind in ("money", "measure", "percent") or (d.kind == "count" and tk.word[d.first][0].isdigit())


def _named_beside(tk: Tokens, d: Draft, k: int) -> Span | None:
    """Return the noun right before the comma at ``k`` that a share or number ends the clause of: "overtook the Greens, at 5%."."""
    bare = d.object is None and (d.kind == "percent" or (d.kind == "count" and d.right == d.last))
    if tk.lower[k + 1] not in _BESIDE or not bare or d.left - k > 3:
        return None
    first = phrase_start(tk, k - 1)
    before = tk.lower[before_determiners(tk, first - 1)]
    if tk.lower[k + 1] == "with" and before not in (":", ";"):
        return None
    return None if before in _WHERE else (first, k - 1)


def _close(tk: Tokens, k: int, opened: str) -> int:
    """Return the mark that closes the aside whose figure ends before ``k``; -1 where a clause begins first."""
    for j in range(k, min(k + _ASIDE, tk.size)):
        w = tk.lower[j]
        if w == opened or w in _CLOSES:
            return j
        if w in _ENDS or w in AUXILIARIES or w in SAYS or is_past_tense(tk, j):
            return -1
    return -1


def _can_be_told_of(tk: Tokens, k: int) -> bool:
    return tk.lower[k][0].isalpha() and tk.lower[k] not in DATED and in_phrase(tk, k)


def _is_predicate(tk: Tokens, k: int) -> bool:
    """Whether the verb of the subject stands at ``k``."""
    while k < tk.size and (tk.lower[k] in ADVERBS or is_adverb_in_ly(tk.lower[k])):
        k += 1
    if k >= tk.size:
        return False
    return (tk.lower[k] in AUXILIARIES and not is_name(tk, k)) or (is_verb(tk, k) and tk.lower[k][-3:] != "ing")


def _opens_clause(tk: Tokens, first: int) -> bool:
    """Whether the phrase that begins at ``first`` is the subject of its clause: nothing but articles stands before it there."""
    if tk.opens(first):
        return True
    k = before_determiners(tk, first - 1)
    opens = k == 0 and tk.lower[0] not in PREPOSITIONS
    return opens or tk.lower[k] in _OPENS_CLAUSE or tk.sentence[k] != tk.sentence[first]


_MOST = frozenset("most many some all each both none several half few".split())
_OF_ALL = frozenset(("them", "whom", "which"))
_MOST_IS = 8  # tokens from the comma of "12 sheds, most of them worth over" to the number


def tells_of_most(tk: Tokens, before: Draft, d: Draft) -> bool:
    """Whether a figure tells of most or all of those counted right before: "43 clients, most of them over 70", "12 cheques, each for less than $7"."""
    if before.object is None or d.object is not None or before.kind != "count":
        return False
    k = before.object[1] + 1
    if not 2 < d.left - k + 1 < _MOST_IS or tk.lower[k] != "," or tk.lower[k + 1] not in _MOST:
        return False
    j = k + 2
    j += 2 * (tk.lower[j] == "of" and tk.lower[j + 1] in _OF_ALL)
    return not any(
        tk.lower[i] == "," or (is_verb(tk, i) and tk.lower[i] not in BE and tk.lower[i][-2:] != "ed")
        for i in range(j, d.left)
    )
