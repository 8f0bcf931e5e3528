"""What a forecast is held against: the 12 cts of "expects to earn 15 cts this year, against 12 cts in 1986" are no forecast."""

from __future__ import annotations

from archive.extract.certainty.foreseen import foreseen
from archive.extract.changes.restated import compared, held_against_noun
from archive.extract.draft import Draft
from archive.extract.english.finite_forms import is_past_tense
from archive.extract.english.lexicon import ADVERBS, AUXILIARIES, BE, DETERMINERS, PREPOSITIONS
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.words import word_set, words

WAS = "what was, and is held against"  # the rule of such a figure's certainty
_HEDGED = word_set("hedges", "words.hedged")
_TIMES = frozenset(("year", "season", "quarter", "week", "autumn", "winter", "spring", "summer"))
_PAST = frozenset(("ago", "earlier", "previously"))
_YEAR_ENDS = frozenset((",", ";", ".", "but", "while"))
_GOES_ON = frozenset(("excluding", "including", "after"))
_WHOSE = frozenset(("its", "their", "his", "her", "our", "the"))
_RELATIVE = frozenset(("which", "who"))
_RELATIVE_TOO = frozenset(("which", "who", "that", "whom"))
_IS = BE | {"has", "have", "had"}
_FORESEEN = _HEDGED | {"foresaw"}
_STANCES = frozenset(w for line in words("hedges")["hedge"].values() for w in line.split())
_UNSURE = _HEDGED | _STANCES | {"to", "hopes", "wants", "should", "likely", "if", "said", "says", "put", "valued"}
_OVER = frozenset(("ago", "previous", "earlier"))
_AGAINST = frozenset(("against", "compared", "than"))
_NOUN_OF = 7  # tokens of the noun, and of its time, that a figure is of
_NEAR = 4  # tokens before a figure in which stands whose it is
_ASIDE = 12
_BEHIND = 9  # tokens to the time of what was
_ON = 10  # tokens to a figure that goes on with it


def is_what_was(tk: Tokens, d: Draft, before: Draft | None) -> bool:
    """Whether the figure says how it was, beside what is expected.

    "from $3m last year", "compared with 20 cts in 1986 excluding a charge of $2m".
    """
    if before is not None and before.rules.get("certainty") == WAS and d.left - before.right <= _ON:
        between = tk.lower[before.right + 1 : d.first]
        same = tk.sentence[before.left] == tk.sentence[d.left]
        joined = not _GOES_ON.isdisjoint(between) or "and" in between[-3:]
        if same and joined and _HEDGED.isdisjoint(between):
            return at(tk, d.left - 1) not in ("to", "at")
    if "than" in tk.distinct and _is_standard(tk, d):
        return True
    if not _RELATIVE.isdisjoint(tk.distinct) and _is_told_beside(tk, d):
        return True
    first = _held_from(tk, d)
    if first is not None:
        return _HEDGED.isdisjoint(tk.lower[first : d.first]) and _is_past(tk, d)
    return tk.lower[d.left - 1] == "of" and held_against_noun(tk, d) and _is_of_past(tk, d)


def is_fact(d: Draft, text: str, end: int) -> bool:
    """Whether nobody's forecast reaches a figure that ends at ``end``: what was, and how long ago something was."""
    return d.rules.get("certainty") == WAS or (d.kind == "duration" and text.startswith("ago", end + 1))


def _is_standard(tk: Tokens, d: Draft) -> bool:
    """Whether what is to be less or more is held against what is there: "less than its allocated 12-tonne quota", "more than the 12 that it has"."""
    for k in range(d.left - 1, max(0, d.left - _NEAR), -1):
        if tk.lower[k] in _WHOSE:
            expected = foreseen(tk, d) is not None or not _FORESEEN.isdisjoint(
                tk.lower[d.right + 1 : d.right + 3]
            )  # "more than the $3m (it) expected"
            return tk.lower[k - 1] == "than" and not expected and _HEDGED.isdisjoint(tk.lower[k : d.left])
        if not tk.word[k].isalpha() or tk.lower[k] in PREPOSITIONS or tk.lower[k] == "than":
            return False
    return False


def _is_told_beside(tk: Tokens, d: Draft) -> bool:
    """Whether an aside tells what is so: "hopes to sell Sigma, which has 12 shops"; not ", which will cost $12m"."""
    for k in range(d.left - 1, max(1, d.left - _ASIDE), -1):
        w = tk.lower[k]
        if w in _RELATIVE:
            verb = k + 1 + (tk.lower[k + 1] in ADVERBS)
            return (
                tk.lower[k - 1] == ","
                and verb < d.first
                and is_told(tk, verb)
                and _UNSURE.isdisjoint(tk.lower[verb : d.left])
            )
        if tk.sentence[k] != tk.sentence[d.left] or w in (",", ";", "and", "but", "that"):
            return False
    return False


def is_part_told(tk: Tokens, d: Draft) -> bool:
    """Whether a figure is a part of which something is told, or a clause right behind its noun tells what was.

    "Plans to send 180 tents, of which 70 have arrived", "agreed to sell 12 mills to a firm that had only 18".
    """
    if at(tk, d.left - 1) in ("now", "currently") and at(tk, d.left - 2) == ",":
        return True  # "expects it to cut its rate, now 9%, by 2%"
    if _RELATIVE_TOO.isdisjoint(tk.distinct):
        return False
    for k in range(d.left - 1, max(1, d.left - _NOUN_OF), -1):
        w = tk.lower[k]
        if w in ("which", "whom") and tk.lower[k - 2 : k] == [",", "of"]:
            verb = next((i for i in range(k + 1, min(k + _ASIDE, tk.size)) if _is_verb_or_modal(tk, i)), 0)
            return verb > 0 and is_told(tk, verb) and tk.lower[verb] not in _UNSURE
        if w in _RELATIVE_TOO and tk.lower[k + 1] not in _UNSURE:
            past = tk.lower[k + 1] in ("had", "were", "was") or is_past_tense(tk, k + 1)
            return (
                past
                and tk.lower[k - 1].isalpha()
                and not is_verb(tk, k - 1)
                and _UNSURE.isdisjoint(tk.lower[k + 1 : d.left])
            )
        if tk.sentence[k] != tk.sentence[d.left] or w in (",", ";", "and", "but"):
            return False
    return False


def _is_verb_or_modal(tk: Tokens, k: int) -> bool:
    return is_verb(tk, k) or tk.lower[k] in AUXILIARIES


def is_told(tk: Tokens, k: int) -> bool:
    """Whether a finite verb at ``k`` tells what is or was: "has", "employs", "were"; not "will", "expects"."""
    w = tk.lower[k]
    return w in _IS or (w[-1] == "s" and is_verb(tk, k)) or is_past_tense(tk, k) or (w[-2:] == "ed" and is_verb(tk, k))


def _held_from(tk: Tokens, d: Draft) -> int | None:
    """Return the token behind "from", "against", "compared with" before the figure."""
    k = d.left - 1
    stop = max(k - 2, -1)
    while k > stop and tk.lower[k] in DETERMINERS:
        k -= 1
    before = tk.lower[k] if k >= 0 else ""
    if before == "from" and d.change_role == "level":
        return k + 1
    return max(0, d.left - 4) if compared(tk, d) or before == "vs" else None


def _is_past(tk: Tokens, d: Draft) -> bool:
    """Whether a time that is over has the figure ("last year's 12"), or stands behind it, before its clause ends and before what was expected then."""
    if at(tk, d.left - 1) in ("'s", "’s") and at(tk, d.left - 3) == "last" and at(tk, d.left - 2) in _TIMES:
        return True
    for k in range(d.right + 1, min(d.right + _BEHIND, tk.size)):
        w = tk.lower[k]
        if tk.sentence[k] != tk.sentence[d.left] or w in _YEAR_ENDS or w in _HEDGED:
            return False
        if w in _PAST or (w in _TIMES and at(tk, k - 1) == "last"):
            return at(tk, k + 1) not in _HEDGED
        if _is_year(w):
            return at(tk, k + 1) not in _HEDGED and _is_earlier(tk, d, int(w))
    return False


def _is_of_past(tk: Tokens, d: Draft) -> bool:
    """Whether the noun that a figure is of is of a time that is over: "compared to 1986 earnings of 12 cts", "against last year's loss of"."""
    past = False
    for k in range(d.left - 2, max(0, d.left - _NOUN_OF), -1):
        w = tk.lower[k]
        if w in _HEDGED:
            return False
        if w in PREPOSITIONS or w in _AGAINST:
            break
        past = past or w in _OVER or (w == "last" and tk.lower[k + 1] in _TIMES)
        past = past or (_is_year(w) and _is_earlier(tk, d, int(w)))
    return past


def _is_year(w: str) -> bool:
    return len(w) == 4 and w.isdigit() and w[:2] in ("19", "20")


def _is_earlier(tk: Tokens, d: Draft, year: int) -> bool:
    """Whether the sentence tells of a later year before the figure, or of this one."""
    for k in range(d.left - 1, -1, -1):
        w = tk.lower[k]
        if tk.sentence[k] != tk.sentence[d.left]:
            break
        if (_is_year(w) and int(w) > year) or (w == "year" and at(tk, k - 1) == "this"):
            return True
    return False
