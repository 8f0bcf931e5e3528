"""The noun that a construction without a verb joins to a figure behind it: "a market worth $2bn", "bonds with warrants to buy 12 shares".

Where nothing or a preposition alone stands between the two, nouns_right_before.py has it.
"""

from __future__ import annotations

from archive.extract.about.balances import SUM_NOUNS
from archive.extract.about.nouns_right_before import IN_AND_TO_THE, LENGTHS, LONGEST_NAME, noun_ending
from archive.extract.draft import Draft
from archive.extract.english.asides import before_brackets
from archive.extract.english.finite_forms import is_past_tense
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CHANGE_WORDS,
    DETERMINERS,
    PREPOSITIONS,
    UNIT_FORMS,
    VERBS,
    is_plural,
    singular,
)
from archive.extract.english.noun_edges import (
    DATED,
    Span,
    before_date,
    before_determiners,
    in_phrase,
    name_ending,
    phrase_start,
)
from archive.extract.english.phrases import opening_phrase, phrase_ending
from archive.extract.english.tokens import DASHES, Tokens, at
from archive.extract.english.trimmed_phrases import last_noun
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import (
    HYPHENS,
    NOUNS_IN_ING,
    POSSESSIVES,
    STOP,
    TIME_HEADS,
    WHOSE,
    ends_soon,
    is_adverb_in_ly,
    is_name,
    is_noun_after_all,
    is_number_word,
)
from archive.extract.words import word_set

NOBODY: Span = (-1, -1)  # it is of somebody whom no noun names
_DONE_BY = word_set("rules", "subjects.done_by")
_BEFORE_TERMS = frozenset(("at", "of", "a", "an", "coupon", "par", "indicated"))
_TERMS = frozenset(("paying", "priced", "carrying", "bearing", "yielding", "pays", "carries"))
_RATES = frozenset(("growth", "inflation", "unemployment", "turnout"))
_ISSUE = 20  # tokens from the terms of an issue to when it is due
_OPENS_LIMIT = (["up", "to"], ["in", "excess"])
_RANGES = frozenset(("range", "region", "area", "vicinity"))
_SO_FAR = (["to", "date"], ["so", "far"])
_NAMED_PRICES = word_set("rules", "subjects.named_prices")
_PRICES = _NAMED_PRICES - {"including", "ranging"}
_POLLS = word_set("rules", "subjects.polls")
_REACHING = frozenset(("reaching", "hitting", "totalling", "totaling", "topping", "exceeding", "averaging", "costing"))
_HANGS = PREPOSITIONS - {"up", "down", "off", "out", "over"}
_HOLDS = frozenset("holds held owns owned own controls controlled bought acquired has had have".split())
_HOLDER = 7  # tokens of who holds it
LABELS_OF_SUMS = frozenset(
    "bail bond price cost fee reward fine budget salary tuition rent deposit amount total loss damage".split()
)
_RANGE = frozenset(("range", "vary"))
_GIVES_NUMBER = _NAMED_PRICES.union(CHANGE_WORDS, _RANGE, DASHES, (",", "with"))
_REPAID = frozenset(("payable", "repayable", "redeemable", "callable", "convertible", "exercisable"))
BUYS = frozenset(("buy", "purchase", "acquire", "subscribe"))
_PAPERS = frozenset(("warrant", "coupon", "voucher"))


def noun_before_colon(tk: Tokens, d: Draft) -> Span | None:
    """Return what a colon gives the amount of.

    The pay of "which meant higher pay: $18.75 an hour"; not "he had it: 12% of them left".
    """
    k = d.left - 2
    if k > 1 and tk.lower[k + 1] == ":" and (label := _whole_label(tk, d, k)) is not None:
        return label
    if k >= 0 and tk.lower[k + 1] == ":" and d.kind == "money" and tk.lower[k] in LABELS_OF_SUMS:
        return k - (k > 0 and tk.lower[k - 1] == "total"), k  # "Total Bail: $500"
    if k < 1 or tk.lower[k + 1] != ":" or d.object is not None or not (tk.word[k].islower() and tk.word[k].isalpha()):
        return None
    if (
        not in_phrase(tk, k)
        or tk.lower[k] in TIME_HEADS
        or tk.lower[k] in ADVERBS
        or tk.lower[k][-3:] == "ing"
        or not ends_soon(tk, d.right + 1)
    ):
        return None
    first = phrase_start(tk, k)
    hangs = first > 0 and tk.lower[before_determiners(tk, first - 1)] in _HANGS  # "Depth of the lake: 40 metres"
    return None if hangs or tk.opens(first) else (first, k)


def _whole_label(tk: Tokens, d: Draft, k: int) -> Span | None:
    """Return the noun with what hangs on it that opens the sentence and ends before the colon behind ``k``: "Cost of the inquiry so far: $3.3m"."""
    k = before_date(tk, k)
    while k > 1 and (tk.lower[k] in ADVERBS or tk.lower[k] in TIME_HEADS or tk.lower[k] in _OF_TIMES):
        k -= 1
    phrase = phrase_ending(tk, k, tk.sentence[d.left]) if tk.word[k].isalpha() else None
    if phrase is None or d.object is not None or PREPOSITIONS.isdisjoint(tk.lower[phrase[0] : phrase[1]]):
        return None
    first = phrase[0]
    while first > 0 and (tk.lower[first - 1] in DETERMINERS or tk.lower[first - 1] in _SIZES_OF_ALL):
        first -= 1
    alone = tk.opens(first) and not any(is_verb(tk, i) for i in range(first, k + 1))
    return phrase if alone and ends_soon(tk, d.right + 1) else None


_SIZES_OF_ALL = frozenset(("total", "average"))
_OF_TIMES = frozenset(("far", "so", "date", "to", "this", "last", "next", "per"))


def noun_with_right(tk: Tokens, d: Draft) -> Span | None:
    """Return the paper that gives the right to buy so many: the warrants of "sold bonds with warrants to buy another 300 shares"."""
    k = d.left - 1
    while k > 3 and (tk.lower[k] in DETERMINERS or tk.lower[k] == "additional"):
        k -= 1
    if k < 3 or tk.lower[k] not in BUYS or tk.lower[k - 1] != "to" or singular(tk.lower[k - 2]) not in _PAPERS:
        return None
    return phrase_start(tk, k - 2), k - 2


def noun_before_such(tk: Tokens, d: Draft) -> Span | None:
    """Return what the figure is an example or a part of: the costs of "costs such as $500m toward schools", the units of "units, consisting of two shares"."""
    if tk.lower[d.left - 1] == "of" and tk.lower[d.left - 2] == "consisting":
        k = d.left - 3
        k -= tk.lower[k] == ","
        return noun_ending(tk, k) if k > 0 and in_phrase(tk, k) else None
    such = d.left > 2 and tk.lower[d.left - 1] == "as" and tk.lower[d.left - 2] == "such"
    return noun_ending(tk, d.left - 3) if such else None


_STEPS = frozenset(("point", "points", "pence", "p", "cents", "ticks", "percent", "pct", "cent", "%", "basis"))
_ANY_DASH = HYPHENS | DASHES


def possessor(tk: Tokens, d: Draft) -> Span | None:
    """Return whose share it is: "57 percent of the vote to lawyer Ann Lee's 43 percent"; nobody's is "Monday's 3%"."""
    k = d.left - 2
    if d.object is not None or k < 0:
        return None
    if tk.lower[k] == "to" and tk.lower[k + 1] in WHOSE:
        return NOBODY  # "51% of the vote to his 48%"
    if tk.lower[k + 1] not in ("'s", "’s"):
        return None
    if d.kind == "duration" and tk.lower[d.right - 1] in _ANY_DASH:
        return None  # "the force's 24-hour line"
    return None if tk.lower[k] in DATED or not in_phrase(tk, k) else (phrase_start(tk, k), k)


def owner_of_count(tk: Tokens, d: Draft) -> Span | None:
    """Return who has what is counted right behind "'s": the firm of "12 of the firm's 40 shops"; not "May's 40 sales", "1985's 40"."""
    k = d.left - 2
    if d.kind != "count" or k < 0 or tk.lower[k + 1] not in ("'s", "’s"):
        return None
    named = in_phrase(tk, k) and tk.word[k].isalpha() and tk.lower[k] not in DATED
    return (phrase_start(tk, k), k) if named else None


def owned_part(tk: Tokens, d: Draft) -> Span | None:
    """Return what is owned to so much: "Acme Co of Canada, 90 pct owned by Base", "buy Acme <ACM>, 46 pct-owned by Base"."""
    j = d.right + 1
    j += j < tk.size and tk.lower[j] in HYPHENS
    if j >= tk.size or tk.lower[j] not in ("owned", "held", "controlled") or d.left < 3:
        return None
    if tk.lower[d.left - 1] == "be" and tk.lower[d.left - 2] == "to" and in_phrase(tk, d.left - 3):
        return noun_ending(tk, d.left - 3)  # "form a venture to be 60 pct owned by Acme"
    if tk.lower[d.left - 1] != ",":
        return None
    k = d.left - 2
    if tk.lower[k] == ">":
        name = _bracketed_name(tk, k)
        if name is not None:
            return name
        k = next((i for i in range(k, max(0, k - 6), -1) if tk.lower[i] == "<"), k + 1) - 1
    return phrase_ending(tk, k, tk.sentence[d.left])


def part_held(tk: Tokens, d: Draft) -> Span | None:
    """Return the name of which somebody holds so much: "the sands of Acme Ltd, of which it owns 17.5 pct"."""
    k = d.left - 1
    if "which" not in tk.distinct or k < 4 or tk.lower[k] not in _HOLDS:
        return None
    j = next((i for i in range(k - 1, max(2, k - _HOLDER), -1) if tk.lower[i] == "which"), 0)
    if not j or tk.lower[j - 2 : j] != [",", "of"]:
        return None
    end = j - 3
    return (_bracketed_name(tk, end) if tk.lower[end] == ">" else None) or name_ending(tk, before_brackets(tk, end))


def _bracketed_name(tk: Tokens, end: int) -> Span | None:
    """Return the name between angle marks of which the second is at ``end``: "<Sigma Mines (Quebec) Ltd>"; no code behind a name, "Acme <ACM>"."""
    first = next((i for i in range(end, max(-1, end - LONGEST_NAME - 4), -1) if tk.lower[i] == "<"), -1)
    if first < 0 or end - first < 3 or (first and tk.word[first - 1][0].isupper()):
        return None
    return first + 1, end - 1


def issue_with_terms(tk: Tokens, d: Draft) -> Span | None:
    """Return the issue whose terms are told behind its date: the bond of "a bond due May 5, 1997 paying 8 pct and priced at 101 pct"."""
    k = d.left - 1
    while k > 0 and d.left - k < 4 and tk.lower[k] in _BEFORE_TERMS:
        k -= 1
    # "due May 5, 1997, at 101 pct"
    priced = tk.lower[d.left - 1] == "at" and is_number_word(tk, k - (tk.lower[k] == ","))
    yields = k > 0 and tk.lower[k] == "yield" and tk.lower[k - 1] == "to"
    if not yields and (k < 3 or (tk.lower[k] not in _TERMS and not priced)):
        return None
    if tk.lower[k][-1] == "s" and tk.lower[k - 1] == ",":
        return None  # "the bank, which has debts due in May, pays 5%"
    for i in range(k - 1, max(1, k - _ISSUE), -1):
        if tk.lower[i] in ("due", "maturing"):
            return _behind_its_unit(tk, noun_ending(tk, i - 1))
        if (
            tk.sentence[i] != tk.sentence[k]
            or (tk.lower[i] in AUXILIARIES and not is_name(tk, i))
            or tk.lower[i] in (";", ":")
        ):
            return None
    return None


def _behind_its_unit(tk: Tokens, phrase: Span | None) -> Span | None:
    """Return the phrase without the currency of the number before it: the eurobond of "a 40 mln Australian dlr eurobond"."""
    if phrase is None or not any(is_number_word(tk, i) for i in range(*phrase)):
        return phrase
    for i in range(phrase[1] - 1, phrase[0], -1):
        if any(len(form) == 1 for form, _ in UNIT_FORMS.get(tk.lower[i], ())):
            return i + 1, phrase[1]
    return phrase


def is_in_range(tk: Tokens, d: Draft) -> bool:
    """Whether a range of numbers stands behind the figure, not one on the ground: "the 3% range"; not "the 12-mile area"."""
    if d.right + 1 >= tk.size or tk.lower[d.right + 1] not in _RANGES:
        return False
    return d.object is None and d.unit not in LENGTHS


def noun_in_range(tk: Tokens, d: Draft) -> Span | None:
    """Return what is in so large a range: growth of "expects growth in the 3 to 4 percent range"; not "growth was in the 3% range"."""
    if not is_in_range(tk, d) or d.left < 3:
        return None
    return noun_ending(tk, d.left - 3) if tk.lower[d.left - 2 : d.left] in IN_AND_TO_THE else None


_BEFORE_SEVERAL = frozenset(("between", "among", "by"))


def noun_before_between(tk: Tokens, d: Draft) -> Span | None:
    """Return the noun right before "between": a call for "a call between the two leaders"; a protest by so many."""
    if _BEFORE_SEVERAL.isdisjoint(tk.distinct):
        return None
    k = before_determiners(tk, d.left - 1)
    if k > 0 and (
        tk.lower[k] in ("between", "among")
        or (tk.lower[k] == "by" and d.kind == "count" and singular(tk.lower[k - 1]) in _DONE_BY)
    ):
        return noun_ending(tk, k - 1)
    return None


def _behind_so_far(tk: Tokens, d: Draft) -> int:
    """Return the token behind a figure, "so far" or "to date" passed over."""
    return d.right + (3 if tk.lower[d.right + 1 : d.right + 3] in _SO_FAR else 1)


def _ends_step(tk: Tokens, k: int) -> bool:
    """Whether the unit of how far something moved ends at ``k``, which is no noun: "closed 12 points (up at 2,108)"."""
    return k > 0 and tk.lower[k] in _STEPS and is_number_word(tk, k - 1)


def noun_before_worth(tk: Tokens, d: Draft) -> Span | None:
    """Return the noun before a word that gives it a number: "a market worth $2bn", "claims, ranging from $2", "Acme, up 4"."""
    k = d.left - 1
    while k > 0 and tk.lower[k] in ("at", "from", "between", "just", "only"):
        k -= 1
    if k > 2 and tk.lower[k] == "to" and tk.lower[k - 1] in ("home", "host") and tk.lower[k - 2] == ",":
        return name_ending(tk, k - 3) or phrase_ending(tk, k - 3, tk.sentence[d.left])  # "Leeds, home to 300 firms"
    w, lead = tk.lower[k], tk.lower[d.left - 1]
    if k < 1 or (w not in _GIVES_NUMBER and lead != "at" and tk.lower[k - 1] not in DASHES):
        return None
    if tk.lower[k - 1] in DASHES and not tk.glued(k - 1) and k > 1 and (w in CHANGE_WORDS or w in _REACHING):
        return phrase_ending(tk, k - 2, tk.sentence[d.left])  # "inflation - reaching 7% in May - has"
    if w in DASHES and not tk.glued(k) and at(tk, _behind_so_far(tk, d)) == w:
        return phrase_ending(tk, k - 1, tk.sentence[d.left])  # "the bill - some £3m - was paid"
    if w == "," and tk.lower[d.right + 1 : d.right + 2] == [","] and d.kind != "age" and _is_aside(tk, d):
        return phrase_ending(tk, k - 1, tk.sentence[d.left])  # "the books, some 12 million, were burnt"
    if d.kind == "percent" and lead == "at" and k == d.left - 2 and w in _RATES:
        return noun_ending(tk, k)  # "with demand growth at 5%"
    if d.kind == "percent" and lead == "at" and _is_polled(tk, k):
        return phrase_ending(tk, k, tk.sentence[d.left])
    if tk.lower[k - 1] in HYPHENS or tk.lower[max(0, k - 3) : k] in _ASIDES or _ends_step(tk, k - 1):
        return None  # "well-priced at $25", "a pint costs £4 on average, up 30p"
    # "Acme, up 4", "Pfizer Inc <PFE> up two"; "is up 40" has its subject
    listed = w in CHANGE_WORDS and not _is_moved(tk, k - 1)
    ranges = w in _RANGE and is_plural(tk.word[k - 1]) and tk.lower[k + 1] in ("from", "between")
    if not (
        w in _NAMED_PRICES
        or listed
        or ranges
        or (w == "with" and (tk.word[k - 1][0].isalnum() or tk.lower[k - 1] == ","))
    ):
        return None
    if w == "with" and tk.lower[k - 1] == ",":
        return opening_phrase(tk, k - 2, tk.sentence[d.left])  # "The group, with 320 employees, makes cars"
    if w == "with" and (is_verb(tk, k - 1) or tk.lower[k - 1] in STOP or d.object is not None):
        return None
    k -= 2 * (tk.lower[k - 3 : k] == ["changed", "hands", ","])  # "12,000 shares changed hands, up 4%"
    phrase = phrase_ending(tk, k - 1, tk.sentence[d.left])
    phrase = _behind_verb(tk, phrase) if phrase is not None and w == "worth" else phrase
    priced = w in _PRICES or (k > 1 and tk.lower[k - 2] == "at")  # "bought it in May at prices ranging from $5"
    if listed and phrase is not None and "such" in tk.distinct:
        return _behind_such_as(tk, phrase)
    return _with_joined(tk, last_noun(tk, phrase), phrase) if phrase is not None and priced else phrase


_ASIDES = (["on", "average", ","], ["in", "total", ","], ["in", "all", ","], ["on", "paper", ","])


def _with_joined(tk: Tokens, noun: Span, phrase: Span) -> Span:
    """Return a priced noun without an article with the one that "and" joins to it: "stole tyres and rims worth $5m"; not "a mill and a barn worth"."""
    k = noun[0] - 1
    if k - 1 < 1 or tk.lower[k] != "and" or not in_phrase(tk, k - 1) or is_verb(tk, k - 1) or is_verb(tk, noun[0]):
        return noun
    return (min(phrase[0], phrase_start(tk, k - 1)), noun[1])


def _behind_verb(tk: Tokens, phrase: Span) -> Span:
    """Return the noun behind a past form that a phrase took for an adjective: "has won (orders) worth", "the builder declared (assets) worth"."""
    first, last = phrase
    if first < last and first and tk.lower[first - 1] in _HAVE and tk.lower[first].endswith("ed"):
        return first + 1, last
    if (
        first < last
        and tk.lower[first][-3:] == "ing"
        and tk.lower[first] in VERBS
        and tk.lower[first - 1] in PREPOSITIONS
        and tk.lower[first] not in NOUNS_IN_ING
    ):
        return first + 1, last  # "for receiving (lamps) worth"
    verb = next((i for i in range(first + 1, last) if tk.lower[i].endswith("ed") and is_verb(tk, i)), first - 1)
    return (verb + 1, last) if verb > first else phrase


_HAVE = frozenset(("have", "has", "had"))


def noun_with_limit(tk: Tokens, d: Draft) -> Span | None:
    """Return the noun whose limit or price stands right behind it: "a bank's exposure up to 5% of its capital", "a note, payable yearly at 9%"."""
    k = d.left - 1
    if k < 2 or d.kind not in ("percent", "money", "measure"):
        return None
    if tk.lower[k] == "at":
        k -= 1 + is_adverb_in_ly(tk.lower[k - 1])
        repaid = tk.lower[k] in _REPAID
        return phrase_ending(tk, k - 1 - (tk.lower[k - 1] == ","), tk.sentence[d.left]) if repaid else None
    beyond = tk.lower[d.left] in _BEYOND and d.change_role is None and tk.lower[k] not in _NOT_BEYOND
    far = tk.lower[d.left : d.left + 2] not in _OPENS_LIMIT or d.kind == "measure"
    if (far and not beyond) or not tk.word[k].islower():
        return None
    if not in_phrase(tk, k) or is_verb(tk, k) or tk.lower[k] in _PRICES or tk.lower[k] in TIME_HEADS:
        return None
    first = phrase_start(tk, k)
    owned = (first > 0 and tk.lower[first - 1] in DETERMINERS) or not POSSESSIVES.isdisjoint(tk.lower[first:k])
    noun = tk.lower[k][-2:] not in ("ed", "ng") and (owned or (is_plural(tk.word[k]) and "from" not in tk.distinct))
    return noun_ending(tk, k) if noun else None


_BEYOND = frozenset(("over", "above", "below", "under", "exceeding", "beyond"))  # "burns over 60 percent of his skin"

_NOT_BEYOND = UNIT_FORMS.keys() | frozenset(
    "bit little shade touch tad hair fraction way high highs low lows peak peaks record records level levels".split()
)


def _behind_such_as(tk: Tokens, phrase: Span) -> Span:
    """Return the name behind "such as" at the end of a phrase, which is what moved: Acme of "firms such as Acme up 9 percent"."""
    for k in range(phrase[0] + 1, phrase[1]):
        if tk.lower[k] == "as" and tk.lower[k - 1] == "such" and tk.word[k + 1][0].isupper():
            return k + 1, phrase[1]
    return phrase


def _is_aside(tk: Tokens, d: Draft) -> bool:
    """Whether the figure stands alone between commas, before the verb of what stands before it: ", some 12 million, were burnt"; not ", 12, and"."""
    j = d.right + 2
    return d.object is None and j < tk.size and (tk.lower[j] in AUXILIARIES or is_past_tense(tk, j))


def _is_moved(tk: Tokens, k: int) -> bool:
    """Whether a verb ends at ``k`` of which "up" or "down" behind it is a part: "is up 40", "to edge up 40"; not "Acme, up 40"."""
    before = tk.lower[k]
    return (
        before in AUXILIARIES
        or (before in ADVERBS and not is_noun_after_all(tk, k))
        or before[-2:] == "ed"
        or tk.lower[k - 1] == "to"
        or is_verb(tk, k)
    )


def noun_for_sum(tk: Tokens, d: Draft) -> Span | None:
    """Return what is for so much: a loan for "arranged a loan for up to $50m"."""
    if d.left < 2 or tk.lower[d.left - 1] != "for" or tk.lower[d.left - 2] not in SUM_NOUNS:
        return None
    first = phrase_start(tk, d.left - 2)
    return (first, d.left - 2) if first and tk.lower[first - 1] in DETERMINERS else None


def _is_polled(tk: Tokens, k: int) -> bool:
    """Whether a name ends at ``k`` of whom a poll says something: "has Trump at 39 percent"."""
    end = k
    while k >= 0 and tk.word[k][0].isupper():
        k -= 1
    return 0 <= k < end and tk.lower[k] in _POLLS


def voters_for(tk: Tokens, d: Draft) -> Span | None:
    """Return for whom so many are, behind another share: Berg of "has Lee at 39 percent to 32 percent for Berg"."""
    j = d.right + 1
    if tk.lower[j : j + 1] != ["for"] or tk.lower[max(0, d.left - 2) : d.left] not in (["percent", "to"], ["%", "to"]):
        return None
    last = j
    while last + 1 < tk.size and tk.word[last + 1][0].isupper():
        last += 1
    return (j + 1, last) if last > j else None


def each_of_list(tk: Tokens, d: Draft) -> Span | None:
    """Return the name that each number of a list is for: France of "minus two for Denmark, minus eight for France"."""
    if d.right + 1 >= tk.size or tk.lower[d.right + 1] != "for":
        return None
    k = d.left - 1 - (tk.lower[d.left - 1] == "and")
    k -= tk.lower[max(0, k)] == ","
    if k == d.left - 1 or k < 2:
        return None
    before = name_ending(tk, k)
    first = before_determiners(tk, before[0] - 1) if before is not None and before[0] else 0
    if tk.lower[first] == "and" and (joined := name_ending(tk, first - 1)) is not None and joined[0]:
        first = before_determiners(tk, joined[0] - 1)  # "for Tarn and West Rath"
    last = first_behind = d.right + 2 + (tk.lower[d.right + 2 : d.right + 3] == ["the"])
    while last < tk.size and tk.word[last][0].isupper():
        last += 1
    return (first_behind, last - 1) if tk.lower[first] == "for" and last > first_behind else None
