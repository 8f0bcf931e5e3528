"""What is doubted where it is told: what nobody says or confirms, and what is called false."""

from __future__ import annotations

from collections.abc import Sequence

from archive.extract.draft import Draft
from archive.extract.english.lexicon import ADVERBS, AUXILIARIES, BE, DETERMINERS
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.words import word_set

_VERIFIES = word_set("hedges", "words.verifies")
_SAYS_SO = word_set("hedges", "words.says_so")
_FINDS = word_set("hedges", "words.finds")
_KNOWS = word_set("hedges", "words.knows")
_UNABLE = word_set("hedges", "words.cannot")
_CANNOT = frozenset(("not", "never", "cannot", "declined", "refused"))
_NOBODY = frozenset(("nobody", "none", "neither", "no"))
_DOUBTED = word_set("hedges", "words.doubted")
_TRUE = word_set("hedges", "words.true")
_FALSE = word_set("hedges", "words.false") | _TRUE
_DENIES = word_set("hedges", "words.denies")
_REPORTS = word_set("hedges", "words.reports")
CALLS_FALSE = _FALSE | _DENIES | {"evidence", "proof", "sign", "myth", "nobody", "none"}
_OF_MINDS = word_set("hedges", "words.of_minds")
_NEGATES = word_set("hedges", "words.negates")
_GRANTED = frozenset(("the", "these", "those", "'s", "’s", "its", "their", "his", "her", "our"))
_EVIDENCE = frozenset(("evidence", "proof", "sign"))
_UNKNOWN = frozenset(("unclear", "unsure"))
_WHETHER = frozenset(("whether", "if"))
_TO_WHOM = frozenset(("to", "on", "in", "at"))
_FIRST_PERSON = frozenset(("i", "we"))
_OPENS_QUESTION = word_set("hedges", "words.opens_question")
_STOPS = frozenset((",", ";", "—", "–", "but", "and"))
# "A figure that the army disputes": who does so in a relative clause behind the number.
DISPUTES = word_set("hedges", "words.disputes")
_CLAIMS = word_set("hedges", "words.claims")
_SUBJECT = 8  # tokens of the subject of what is said
_FAR = 16
_NEAR = 14  # tokens between a figure and the verb that doubts it


def may_be_doubted(tk: Tokens) -> bool:
    """Whether a paragraph has a verb that, denied, doubts a figure, and what denies it: most have none."""
    if _MAY_DOUBT.isdisjoint(tk.distinct):
        return False
    return not _MAY_DENY.isdisjoint(tk.distinct) or "n't" in tk.text or "n’t" in tk.text or "N'T" in tk.text


_MAY_DOUBT = _VERIFIES | _SAYS_SO | _FINDS | _KNOWS
_MAY_DENY = _UNABLE | _CANNOT | _NOBODY | _UNKNOWN


def is_unconfirmed(tk: Tokens, d: Draft) -> bool:
    """Whether somebody does not say, or cannot confirm, what the figure is part of: "could not verify the claim that 12 had died".

    What is taken for granted is not: "have not confirmed the names of 12 men", "did not say that the 12 men".
    """
    if d.measure is None and at(tk, d.left - 1) in _GRANTED:
        return False
    lower, sentences, sentence = tk.lower, tk.sentence, tk.sentence[d.left]
    for k in range(d.left - 1, max(-1, d.left - _NEAR), -1):
        if sentences[k] != sentence or lower[k] in _STOPS:
            return False
        if lower[k] in _MAY_DOUBT and at(tk, k - 1) not in DETERMINERS:  # "verify the claim that": a noun
            return _leaves_open(tk, k, d) and (tk.lower[k] in _UNKNOWN or _is_denied(tk, k))
    return False


def _leaves_open(tk: Tokens, k: int, d: Draft) -> bool:
    """Whether the verb at ``k``, denied, leaves the figure open: "say (that) 12 died", "confirm the toll of 12", "know if 12 died"."""
    j = k + 1
    while j < d.left and (tk.lower[j] in ADVERBS or tk.lower[j].endswith("ly")):
        j += 1
    if tk.lower[j] in _TO_WHOM:  # "say on Monday that", "confirm to reporters that"
        j = next((i for i in range(j + 1, min(j + 6, d.left)) if tk.lower[i] == "that"), d.left)
        return j < d.left and tk.lower[k] not in _KNOWS
    if tk.lower[j] in _WHETHER:
        return _opens(tk, j + 1, d)
    if tk.lower[k] in _KNOWS:
        return False
    if tk.lower[j] == "that":
        return _is_within(tk, j + 1, d)
    if tk.lower[k] in _FINDS:
        return False
    if tk.lower[k] in _VERIFIES:
        noun = j + 1 if tk.lower[j] in DETERMINERS else j
        return j == d.left or tk.lower[noun] in _DOUBTED
    return _is_clause(tk, j, d)


def _is_within(tk: Tokens, first: int, d: Draft) -> bool:
    """Whether no clause of its own begins between the token ``first`` and the figure: not "say that he knew how 12 died"."""
    return _OPENS_QUESTION.isdisjoint(tk.lower[first : d.left])


def _opens(tk: Tokens, first: int, d: Draft) -> bool:
    """Whether the figure is what is asked for: "if 12 died", "whether there were more than one"; not "if he was among 12 killed"."""
    if at(tk, first) == "there":
        first += 2
    return first == d.left


def _is_clause(tk: Tokens, first: int, d: Draft) -> bool:
    """Whether a subject and its verb stand from ``first`` on, with the figure in them: "say 12 people had died", "say the firm owed $5m"."""
    if not _is_within(tk, first, d):
        return False
    for i in range(first + 1, min(first + _SUBJECT, tk.size)):
        if tk.sentence[i] != tk.sentence[first] or tk.lower[i] in _STOPS or tk.lower[i] in _OPENS_QUESTION:
            return False
        if tk.lower[i] in AUXILIARIES or is_verb(tk, i):
            return True
    return False


def _is_denied(tk: Tokens, k: int) -> bool:
    """Whether the verb at ``k`` is: "could not independently verify", "was unable to verify", "it was not possible to verify", "nobody has said".

    "I can't say that" is a manner of speech, and who "failed to report" it kept back what was so.
    """
    for j in range(k - 1, max(-1, k - 6), -1):
        w = tk.lower[j]
        if tk.sentence[j] != tk.sentence[k] or not w[0].isalnum() or tk.lower[j : j + 2] == ["to", "be"]:
            return False  # "who asked not to be named said"
        if w in _UNABLE:
            return tk.lower[k] in _VERIFIES
        if w in _CANNOT or w.endswith(("n't", "n’t")):
            return tk.lower[j + 1] not in ("only", "just") and not _is_manner(tk, j)
        if w in _NOBODY:
            return is_nobody(tk, j)
    return False


def _is_manner(tk: Tokens, j: int) -> bool:
    """Whether "can't" at ``j`` is said of oneself: "I can't say that 12 hours is bad"."""
    before = at(tk, j - 1) if tk.lower[j] != "not" else at(tk, j - 2)
    return before in _FIRST_PERSON and (tk.lower[j].startswith("ca") or at(tk, j - 1) == "can")


def is_nobody(tk: Tokens, k: int) -> bool:
    """Whether nobody is the one at ``k``: "nobody", "neither side", "no official"; but "No 10"."""
    return tk.lower[k] in _NOBODY and not _is_name_in_no(tk, k)


def _is_name_in_no(tk: Tokens, j: int) -> bool:
    """Whether "No" at ``j`` begins a name: "No 10", "No Kid Hungry"; not "No minister", "No Republican"."""
    if not tk.word[j].istitle() or j + 1 >= tk.size:
        return False
    following = tk.word[j + 1 : j + 3]
    return following[0][0].isdigit() or (len(following) == 2 and all(w[0].isupper() for w in following))


def is_called_false(tk: Tokens, d: Draft) -> bool:
    """Whether the clause of the figure is called false: "it was false that 12 died", "it is not true that"."""
    if d.measure is None and at(tk, d.left - 1) in _GRANTED:
        return False  # "denied that he had met the 12 men"
    for k in range(d.left - 1, max(0, d.left - _NEAR), -1):
        if tk.sentence[k] != tk.sentence[d.left] or tk.lower[k] in ("which", "who"):
            return False
        if tk.lower[k] == "that":
            return _is_denied_before(tk, k) or (tk.lower[k - 1] in _REPORTS and _is_false_behind(tk, d))
    return False


def _is_denied_before(tk: Tokens, that: int) -> bool:
    """Whether what stands before "that" denies it: "is not true", "was false", "no evidence", "a myth", "denied", "nobody believes"."""
    w, before = tk.lower[that - 1], at(tk, that - 2)
    negated = any(x in _NEGATES or x.endswith(("n't", "n’t")) for x in tk.lower[max(0, that - 4) : that - 1])
    if w in _TRUE or w in _EVIDENCE:
        return negated
    if w in _DENIES:
        return not negated
    if w in _FALSE:
        return before in BE
    return w == "myth" or (before in ("nobody", "none") and w in _OF_MINDS | {"believes", "thinks"})


_PROVED = frozenset(("proved", "proves", "proven"))


def _is_false_behind(tk: Tokens, d: Draft) -> bool:
    """Whether what "reports that 14 died" say is called false behind the figure: "were false", "proved baseless"."""
    for k in range(d.right + 1, min(d.right + _FAR, tk.size)):
        if tk.sentence[k] != tk.sentence[d.right]:
            return False
        if tk.lower[k] in _FALSE and tk.lower[k] not in _TRUE and (tk.lower[k - 1] in BE or tk.lower[k - 1] in _PROVED):
            return True
    return False


def disputed_behind(tk: Tokens, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the figures that somebody disputes behind them: "40 died, a figure that the army disputes", ", a claim residents doubted"."""
    for k in range(4, tk.size):
        if tk.lower[k] in DISPUTES and (k + 1 == tk.size or not tk.lower[k + 1][0].isalnum()):
            comma = next((j for j in range(k - 3, max(0, k - _SUBJECT), -1) if tk.lower[j] in (",", "-", "–")), 0)
            if comma and tk.lower[comma + 1] == "a" and tk.lower[comma + 2] in _CLAIMS:
                before = [d for d in drafts if d.right < comma and tk.sentence[d.left] == tk.sentence[k]]
                before = [d for d in before if d.kind not in ("duration", "ordinal", "age", "fraction")]
                return [d for d in before if d.measure is not None] or before[-1:]
    return []
