"""The noun right before a figure, or before the preposition of the figure: "a speed of 15 mph", "Cost of sales 5m", "floor area ≈ 32m2".

Where a construction of its own joins the two, nouns_before.py has it.
"""

from __future__ import annotations

from archive.extract.about.balances import with_its_head, with_what_is_left, with_what_is_limited
from archive.extract.draft import Draft
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CHANGE_NOUNS,
    DETERMINERS,
    PREPOSITIONS,
    all_forms,
    is_plural,
)
from archive.extract.english.noun_edges import (
    DATED,
    TIES,
    Span,
    before_date,
    before_determiners,
    in_phrase,
    phrase_start,
)
from archive.extract.english.phrases import opening_phrase, phrase_ending
from archive.extract.english.simple_phrases import simple_phrase
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.trimmed_phrases import trimmed
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import (
    NOUNS_IN_EST,
    NOUNS_IN_ING,
    POSSESSIVES,
    STOP,
    TIME_HEADS,
    WHEN,
    is_adverb_in_ly,
    is_name,
    is_number_word,
    is_shouted,
)
from archive.extract.words import word_set

_PERIODS = (DATED | TIME_HEADS | WHEN | {"qtr", "qtrs", "previous", "quarters"}) - {"its", "the", "of"}
NOT_AFTER_IN = word_set("rules", "subjects.not_after_in")
_NO_LEVELS = frozenset(
    ("area", "region", "country", "city", "state", "world", "south", "north", "east", "west", "kingdom")
)
_COMPOUND = word_set("rules", "subjects.compound_prepositions")
NOT_NOUN_OF = word_set("rules", "subjects.not_noun_of")
_SKIPPED_BEFORE_NOUN = word_set("rules", "subjects.skipped_before_noun")
_SKIPPED_BEFORE = word_set("rules", "subjects.skipped_before")
_COMPARATIVES = word_set("rules", "subjects.comparatives")
_FORMS_OF_FIRMS = frozenset(("inc", "ltd", "corp", "plc", "co"))  # "AMERICAN STORES CO"
LONGEST_NAME = 10  # tokens of a firm's name in a headline
_IN_LABELS = frozenset(("of", "for", "from", "on", "before", "after", "per"))
LENGTHS = frozenset(("m", "km", "[mi_i]", "[yd_i]", "[ft_i]"))
_SAYINGS_OF_TIME = tuple(
    tuple(said.split()) for said in ("from time to time", "at one stage", "at one point", "at one time", "at the time")
)
_YEARLY = frozenset(("annual", "annualized", "annualised", "yearly", "monthly", "quarterly"))
_ENDS_SAYING = frozenset(saying[-1] for saying in _SAYINGS_OF_TIME)
_IN_THE = word_set("rules", "subjects.in_the")
IN_AND_TO_THE = (["in", "the"], ["to", "the"], ["in", "a"], ["on", "the"])
_DURING = frozenset(("in", "over", "during", "through", "throughout"))
EXTREMES = frozenset(("high", "low", "peak", "record"))
_EXTREMES_OF = word_set("rules", "subjects.extremes_of") | DETERMINERS
_WANTS = all_forms("want plan hope agree intend need try decide expect seek aim offer promise refuse manage begin start continue threaten") | {
    "able", "likely", "ready", "began", "begun", "sought", "going", "due", "had", "has", "have",
}  # fmt: skip
_HELD = frozenset(("below", "above", "than", "against", "with", "times", "double", "twice", "triple", "half"))
_JOINS = frozenset(("and", "or", "&"))
_SAYINGS = frozenset(
    ("go", "case", "line", "average", "range", "shade", "well", "little", "short", "primary", "reason")
)
_FROM_WHOM = frozenset(("on", "from", "by", "that", ","))
_POINTS_BACK = frozenset(("these", "those"))


def noun_before_of(tk: Tokens, d: Draft) -> Span | None:
    """Return the noun before "of": "a speed of 15 mph", "turnover of 1.3 billion"."""
    if d.form == "fold" and at(tk, d.left - 2) == "factor":
        return None  # "by a factor of 10"
    if _is_extreme(tk, d.left - 1) or (d.change_role is not None and _is_yearly_rate(tk, d.left - 1)):
        return None
    phrase = _noun_before_preposition(tk, d.left, ("of",)) or _noun_before_comma(tk, d)
    if phrase is None:
        return None
    moved = _moved_behind(tk, d, phrase[1])
    if moved is not None:
        return moved
    limited = with_what_is_limited(tk, d, phrase)
    return limited if limited != phrase or d.object is not None else with_its_head(tk, phrase)


def _noun_before_comma(tk: Tokens, d: Draft) -> Span | None:
    """Return the noun that a comma parts from the "of" of its sum: the toll of "a lower toll, of 73", the fee of "a third fee in a year, of $40"."""
    k = d.left - 1
    if (
        k < 2
        or tk.lower[k] != "of"
        or tk.lower[k - 1] != ","
        or d.object is not None
        or at(tk, d.right + 1) in _OF_THEM
    ):
        return None
    opens = next((i for i in range(k - 2, max(0, k - _ASIDE), -1) if tk.lower[i] == ","), 0)
    aside = opens > 0 and tk.lower[opens + 1] in PREPOSITIONS  # "a loss, before tax credits, of"
    phrase = phrase_ending(tk, (opens if aside else k - 1) - 1, tk.sentence[d.left])
    while phrase is not None and tk.lower[phrase[1]] in TIME_HEADS:
        k = next((i for i in range(phrase[1] - 1, phrase[0], -1) if tk.lower[i] in PREPOSITIONS), -1)
        phrase = trimmed(tk, phrase[0], k - 1) if k > 0 else None
    return phrase


_ASIDE = 14  # tokens
_OPENS_QUOTE = frozenset('“"')
_OF_THEM = frozenset(("who", "which", "whom", "whose", "are", "were", "is", "was", "have", "had", "has"))


def _moved_behind(tk: Tokens, d: Draft, k: int) -> Span | None:
    """Return what moved, where the movement that ends at ``k`` is told before the figure and its noun behind: "a fall of 3% in the toll"; not "in May", "in Leeds"."""
    j = d.right + 2
    if tk.lower[k] not in CHANGE_NOUNS or at(tk, j - 1) != "in" or j >= tk.size or d.object is not None:
        return None
    first = j
    while first < tk.size - 1 and tk.lower[first] in DETERMINERS:
        first += 1
    phrase = simple_phrase(tk, first, noun_first=True) if not is_number_word(tk, first) else None
    if phrase is not None and at(tk, phrase[1] + 1) in POSSESSIVES:
        owned = simple_phrase(tk, phrase[1] + 2, noun_first=True)
        phrase = (first, owned[1]) if owned is not None else None
    if phrase is None or not tk.word[phrase[1]].islower() or not _PERIODS.isdisjoint(tk.lower[first : phrase[1] + 1]):
        return None
    return None if tk.lower[phrase[1]] in _NO_LEVELS or tk.lower[first] in NOT_AFTER_IN else phrase


def _is_yearly_rate(tk: Tokens, k: int) -> bool:
    """Whether "of" at ``k`` follows the rate of a movement: "grew at an annual rate of 4%"; not "pays a rate of 5%"."""
    yearly = tk.lower[k - 2] if k > 4 else ""
    return tk.lower[k] == "of" and tk.lower[k - 1] == "rate" and yearly in _YEARLY and tk.lower[k - 4] in ("at", "to")


def _is_extreme(tk: Tokens, k: int) -> bool:
    """Whether "of" at ``k`` follows a high or low, which is that of something else: "hit a record high of 8%", "a 40-year low of"."""
    return (
        k > 1
        and tk.lower[k] == "of"
        and tk.lower[k - 1] in EXTREMES
        and (tk.lower[k - 2] in _EXTREMES_OF or tk.lower[k - 2] in TIME_HEADS)
    )


def any_noun_before(tk: Tokens, d: Draft) -> Span | None:
    """Return the noun before any preposition, or right before the figure: "floor area ≈ 32m2", "properties worth $5m"."""
    if d.object is not None or d.kind == "duration":
        return None  # "3 games in 10 days"
    if at(tk, d.right) == "which":
        return None  # "in cash on the sale, $5m of which"
    before = tk.lower[d.left - 1] if d.left else ""
    if (d.bare and before in _POINTS_BACK) or (before == "record" and tk.lower[d.left - 2] in ("a", "the")):
        return None  # "on many days these two agree", "a record $3m was paid"
    phrase = _noun_before_preposition(tk, d.left, PREPOSITIONS) or _just_before(tk, d.left, bare=d.bare)
    if phrase is None or _is_of_saying(tk, d, *phrase) or _is_no_head(tk, phrase):
        return None
    return phrase


def _is_no_head(tk: Tokens, phrase: Span) -> bool:
    """Whether a lone word is a pronoun with its verb: "they'd be at 7 percent"."""
    k = phrase[1]
    if k != phrase[0] or tk.word[k].isalpha():
        return False
    return tk.lower[k].replace("’", "'").partition("'")[0] in _SPEAKS


_SPEAKS = frozenset(("i", "we", "you", "he", "she", "it", "they"))


def _is_of_saying(tk: Tokens, d: Draft, first: int, last: int) -> bool:
    """Whether the noun before is only where something was won or from whom it was bought, or half a saying.

    "silver in the 200m", "bought it from Acme for $5m", "in line for $5m".
    """
    if first == last and tk.word[last].islower() and tk.lower[last] in _SAYINGS:
        return True
    tie = tk.lower[before_determiners(tk, d.left - 1)]
    if d.kind == "measure" and d.unit in LENGTHS:
        return tie in ("in", "over", "on") and first > 0
    if d.kind != "money" or tk.lower[d.left - 1] != "for":
        return False
    k = before_determiners(tk, first - 1) if first else 0
    return tk.lower[k] in _FROM_WHOM


def _noun_before_preposition(tk: Tokens, left: int, wanted: frozenset[str] | tuple[str, ...]) -> Span | None:
    """Return the noun before one of the prepositions wanted."""
    k = left - 1
    k -= k > 1 and tk.lower[k] in _OPENS_QUOTE and tk.lower[k - 1] == "of"  # 'revenue of "$5m, give or take"'
    while k >= 0 and ((w := tk.lower[k]) in _SKIPPED_BEFORE_NOUN or (w[-1] == "y" and is_adverb_in_ly(w))):
        k -= 1
    if k < 1 or tk.lower[k] not in wanted:
        return None
    last = _before_season(tk, before_date(tk, _before_saying(tk, k - 1))) if tk.lower[k] == "of" else k - 1
    return noun_ending(tk, last, dated=last < k - 1)


def _before_saying(tk: Tokens, last: int) -> int:
    """Return the token before "from time to time" or "at one stage", which has no size and ends at ``last``; else ``last``."""
    if tk.lower[last] not in _ENDS_SAYING:
        return last
    for saying in _SAYINGS_OF_TIME:
        if tuple(tk.lower[max(0, last + 1 - len(saying)) : last + 1]) == saying:
            return last - len(saying)
    return last


def _before_season(tk: Tokens, last: int) -> int:
    """Return the token before "for the 1986/87 season", which has no size and ends at ``last``; else ``last``."""
    if tk.lower[last] not in ("season", "term", "campaign", "session"):
        return last
    k = last - 1
    while k > 0 and last - k < 6 and (tk.lower[k] in DATED or tk.lower[k] == "/" or tk.lower[k][0].isdigit()):
        k -= 1
    return k - 1 if k > 1 and tk.lower[k] in ("for", "in", "during") else last


def noun_ending(tk: Tokens, last: int, *, dated: bool = False) -> Span | None:
    """Return the noun that ends at ``last``; one with a date behind it with what hangs on it: "sales in Spain last year of 12"."""
    if not tk.lower[last][0].isalpha() or tk.lower[last] in STOP:
        return None
    if tk.lower[last] in _COMPOUND and tk.lower[last - 1] in ("in", "on", "as"):
        return None  # "on behalf of 30 firms"
    if tk.lower[last] in _IN_THE and tk.lower[max(0, last - 2) : last] in IN_AND_TO_THE:
        return None  # "in the form of 12 grants"
    if tk.lower[last] == "course" and tk.lower[last - 1] == "the" and tk.lower[last - 2] in _DURING:
        return None  # "over the course of two winters"
    if tk.lower[last] == "range" and tk.lower[last - 1] == "in":
        return None  # "in range of $10 to $12"
    last = _before_participle(tk, last)
    first = last
    while first > 0 and last - first < 6 and (in_phrase(tk, first - 1) or (dated and tk.lower[first - 1] in TIES)):
        if (tk.lower[first - 1] in ADVERBS and not is_name(tk, first - 1)) or tk.lower[first - 1] == "plus":
            break
        first -= 1
    if first < last and tk.lower[first - 1] == "to" and tk.lower[first - 2] in _WANTS:
        first += 1  # "want to book computing time"
    if first > 1 and tk.lower[first - 1] == "and" and in_phrase(tk, first - 2) and first < last:
        opens = phrase_start(tk, first - 2)
        owned = not POSSESSIVES.isdisjoint(tk.lower[opens:first])  # not "Acme's cash flow and cash balances of"
        first = opens if tk.opens(opens) and not owned else first  # "Gold and currency reserves of"
    first = with_what_is_left(tk, first)
    if tk.lower[first] == "cent":
        first += 1  # "a 5 per cent penalty of $40"
    if is_verb(tk, last) or _is_compared(tk, first, last):
        return None
    if tk.lower[last] in NOT_NOUN_OF and not (
        (tk.lower[last] == "record" and _is_of_sport(tk, last - 1)) or _is_held_against(tk, first, last)
    ):
        return None  # "a record of $3m", "the previous record of"; not "the world record of 6.4 seconds"
    return trimmed(tk, first, last) if dated else (first, last) if first <= last else None


def _is_of_sport(tk: Tokens, k: int) -> bool:
    """Whether the word before "record" says in what it is held: "the world record", "a Dutch record"."""
    return tk.lower[k] in _HELD_IN or (tk.word[k][0].isupper() and tk.word[k + 1].islower() and tk.lower[k] not in STOP)


_HELD_IN = frozenset("world national indoor outdoor championship course track lap club meeting junior personal".split())


def _is_held_against(tk: Tokens, first: int, last: int) -> bool:
    """Whether something is held against the average that ends at ``last``, which is somebody's: "below the African average of 4%"."""
    return (
        first < last
        and tk.lower[last] == "average"
        and first > 1
        and tk.lower[first - 1] == "the"
        and tk.lower[first - 2] in _HELD
    )


def _is_compared(tk: Tokens, first: int, last: int) -> bool:
    """Whether a lone word is an adjective by the word before it: remote of "the more remote of the 50"."""
    if first != last or first == 0:
        return False
    before, w = tk.lower[first - 1], tk.lower[last]
    if before == "the" and (w in _COMPARATIVES or (w[-3:] == "est" and w not in NOUNS_IN_EST)):
        return True  # "the larger of two papers", "one of the largest of the 12"
    return before in ("more", "most", "less") and not is_plural(tk.word[last])


def _just_before(tk: Tokens, left: int, *, bare: bool) -> Span | None:
    """Return the noun right before the figure, past small words; what stands between "the" and a bare number describes it."""
    k = left - 1
    while k >= 0 and (
        tk.lower[k] in PREPOSITIONS
        or (tk.lower[k] in DETERMINERS and tk.lower[k] != "that")
        or tk.lower[k] in ADVERBS
        or tk.lower[k] in _SKIPPED_BEFORE
    ):
        k -= 1
    if k < 0 or tk.sentence[k] != tk.sentence[left] or not tk.lower[k][0].isalpha() or not in_phrase(tk, k):
        return None
    if tk.lower[k].endswith("ed"):
        return None  # "she was fined three times", "rose a revised 3 pct"
    if k == left - 1 and k and tk.lower[k - 1] in ("a", "an") and tk.word[left][0].isdigit() and tk.word[k].islower():
        return None  # "a sluggish 3 percent growth", "won a tight 3,000m"
    k = _before_participle(tk, k)
    first = phrase_start(tk, k)
    if first == k and k == left - 1 and first and tk.lower[first - 1] == "to" and not is_plural(tk.word[k]):
        return None  # "went on to gross $600m"
    if tk.word[k].isupper() and k - first > 2 and is_shouted(tk, k, k):
        first = _start_of_headline(tk, first)
    if tk.lower[left - 1] in (",", ":") and tk.lower[before_determiners(tk, max(0, first - 1))] in (
        PREPOSITIONS if tk.lower[left - 1] == ":" else ("of",)
    ):
        return opening_phrase(tk, k, tk.sentence[left]) or (first, k)  # "Loss of smell, 19%", "Seats at the time: 300"
    if first > 1 and tk.lower[first - 1] in _JOINS:
        return _start_of_row(tk, first), k
    if bare and k == left - 1 and tk.word[k].islower() and first and tk.lower[first - 1] in DETERMINERS:
        return None  # "the best possible eleven"
    if k == left - 1 and first > 1 and tk.lower[before_determiners(tk, first - 1)] in _IN_LABELS:
        first = _start_of_label(tk, first)
    return first, k


def _start_of_label(tk: Tokens, first: int) -> int:
    """Return where the label of a line begins whose last noun begins at ``first``: "Cost of sales 5m", "Profit before tax 5m"; else ``first``."""
    k = first - 1
    while k >= 0 and first - k < LONGEST_NAME:
        inside = tk.lower[k] in _IN_LABELS or tk.lower[k] in DETERMINERS
        named = tk.word[k].isalpha() and (in_phrase(tk, k) or tk.lower[k + 1] == "of")
        if not inside and not named:
            return first
        if tk.opens(k) or tk.new_line(k):
            return first if inside else k
        k -= 1
    return first


def _start_of_headline(tk: Tokens, first: int) -> int:
    """Return where the noun begins that opens a headline in capitals: "H.J. ACME CO 3RD QTR SHR 55 CTS"; ``first`` where a verb or a mark stands before it."""
    k = first
    while k > 0 and tk.sentence[k - 1] == tk.sentence[first] and first - k < LONGEST_NAME:
        k -= 1
        w = tk.lower[k]
        if w == "*":
            return k + 1  # a wire's mark before its headline
        if (
            not (w[0].isalnum() or w in "'&.-")
            or w in AUXILIARIES
            or (is_verb(tk, k) and k > 0 and tk.lower[k + 1] not in _FORMS_OF_FIRMS)
        ):
            return first
    return k if tk.opens(k) else first


def _start_of_row(tk: Tokens, first: int) -> int:
    """Return where the label of a row begins whose last noun begins at ``first``: "Furniture and timber sales 8.4 mln"; else ``first``."""
    k = first - 1
    while (
        k >= 0 and first - k < LONGEST_NAME and (tk.lower[k] in _JOINS or (tk.word[k].isalpha() and in_phrase(tk, k)))
    ):
        if is_number_word(tk, k):
            return k + 1 if tk.word[k + 1][0].isupper() and tk.lower[k + 1] not in _JOINS else first
        if tk.opens(k):
            return k
        k -= 1
    return first


def _before_participle(tk: Tokens, k: int) -> int:
    """Return the plural before a form in -ing that ends at ``k``: winds of "winds gusting to 45 mph"; else ``k``."""
    behind_plural = k > 0 and tk.lower[k].endswith("ing") and is_plural(tk.word[k - 1])
    return k - 1 if behind_plural and tk.lower[k] not in NOUNS_IN_ING else k
