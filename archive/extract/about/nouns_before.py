"""The noun before a figure that no verb joins to it: "a speed of 15 mph", "a market worth $2bn", "a town 12 miles south of"."""

from __future__ import annotations

from archive.extract.about.balances import SUM_NOUNS, with_its_head, with_what_is_left, with_what_is_limited
from archive.extract.draft import Draft
from archive.extract.english.finite_forms import is_past_tense
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CHANGE_OF,
    CHANGE_WORDS,
    DETERMINERS,
    PREPOSITIONS,
    UNIT_FORMS,
    all_forms,
    is_plural,
    singular,
)
from archive.extract.english.noun_edges import (
    DATED,
    TIES,
    Span,
    before_date,
    before_determiners,
    in_phrase,
    name_ending,
    phrase_start,
)
from archive.extract.english.phrases import last_noun, opening_phrase, phrase_ending, trimmed
from archive.extract.english.tokens import DASHES, Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import (
    HYPHENS,
    NOUNS_IN_EST,
    NOUNS_IN_ING,
    POSSESSIVES,
    STOP,
    TIME_HEADS,
    WHOSE,
    ends_soon,
    is_adverb_in_ly,
    is_name,
    is_number_word,
    is_shouted,
)
from archive.extract.words import word_set

NOBODY: Span = (-1, -1)  # it is of somebody whom no noun names
_DONE_BY = word_set("rules", "subjects.done_by")
_COMPOUND = word_set("rules", "subjects.compound_prepositions")
_NOT_NOUN_OF = word_set("rules", "subjects.not_noun_of")
_SKIPPED_BEFORE_NOUN = word_set("rules", "subjects.skipped_before_noun")
_SKIPPED_BEFORE = word_set("rules", "subjects.skipped_before")
_COMPARATIVES = word_set("rules", "subjects.comparatives")
_BEFORE_TERMS = frozenset(("at", "of", "a", "an", "coupon", "par", "indicated"))
_TERMS = frozenset(("paying", "priced", "carrying", "bearing", "yielding", "pays", "carries"))
_RATES = frozenset(("growth", "inflation", "unemployment", "turnout"))
_FORMS_OF_FIRMS = frozenset(("inc", "ltd", "corp", "plc", "co"))  # "AMERICAN STORES CO"
_LONGEST_NAME = 10  # tokens of a firm's name in a headline
_ISSUE = 20  # tokens from the terms of an issue to when it is due
_OPENS_LIMIT = (["up", "to"], ["in", "excess"])
_IN_LABELS = frozenset(("of", "for", "from", "on", "before", "after"))
_LENGTHS = frozenset(("m", "km", "[mi_i]", "[yd_i]", "[ft_i]"))
_RANGES = frozenset(("range", "region", "area", "vicinity"))
_SAYINGS_OF_TIME = tuple(
    tuple(said.split()) for said in ("from time to time", "at one stage", "at one point", "at one time", "at the time")
)
_YEARLY = frozenset(("annual", "annualized", "annualised", "yearly", "monthly", "quarterly"))
_ENDS_SAYING = frozenset(saying[-1] for saying in _SAYINGS_OF_TIME)
_IN_THE = word_set("rules", "subjects.in_the")
_IN_AND_TO_THE = (["in", "the"], ["to", "the"], ["in", "a"])
_SO_FAR = (["to", "date"], ["so", "far"])
_DURING = frozenset(("in", "over", "during", "through", "throughout"))
_NAMED_PRICES = word_set("rules", "subjects.named_prices")
_PRICES = _NAMED_PRICES - {"including", "ranging"}
_POLLS = word_set("rules", "subjects.polls")
EXTREMES = frozenset(("high", "low", "peak", "record"))
_EXTREMES_OF = word_set("rules", "subjects.extremes_of") | DETERMINERS
_REACHING = frozenset(("reaching", "hitting", "totalling", "totaling", "topping", "exceeding", "averaging", "costing"))
_WANTS = all_forms("want plan hope agree intend need try decide expect seek aim offer promise refuse manage begin start continue threaten") | {
    "able", "likely", "ready", "began", "begun", "sought", "going", "due", "had", "has", "have",
}  # fmt: skip
_HANGS = PREPOSITIONS - {"up", "down", "off", "out", "over"}
_REPAID = frozenset(("payable", "repayable", "redeemable", "callable", "convertible", "exercisable"))
_TO_OR_BY = frozenset(("to", "by", "from", "up", "down", "a", "an"))
_IN_BESIDE = DETERMINERS | {"of", "and", "&"}
_BESIDE = 8  # tokens of a noun behind "with"
_JOINS = frozenset(("and", "or", "&"))
_BUYS = frozenset(("buy", "purchase", "acquire", "subscribe"))
_PAPERS = frozenset(("warrant", "coupon", "voucher"))
_SAYINGS = frozenset(("line", "average", "range", "shade", "well", "little", "short", "primary", "reason"))
_FROM_WHOM = frozenset(("on", "from", "by", "that", ","))
_POINTS_BACK = frozenset(("these", "those"))


def noun_before_of(tk: Tokens, d: Draft) -> Span | None:
    """Return the noun before "of": "a speed of 15 mph", "turnover of 1.3 billion"."""
    if _is_extreme(tk, d.left - 1) or (d.change_role is not None and _is_yearly_rate(tk, d.left - 1)):
        return None
    phrase = _noun_before_preposition(tk, d.left, ("of",))
    if phrase is None:
        return None
    limited = with_what_is_limited(tk, d, phrase)
    return limited if limited != phrase or d.kind == "count" else with_its_head(tk, phrase)


def noun_before_colon(tk: Tokens, d: Draft) -> Span | None:
    """Return what a colon gives the amount of.

    The pay of "which meant higher pay: $18.75 an hour"; not "he had it: 12% of them left".
    """
    k = d.left - 2
    if k < 1 or tk.lower[k + 1] != ":" or d.object is not None or not (tk.word[k].islower() and tk.word[k].isalpha()):
        return None
    if not in_phrase(tk, k) or tk.lower[k] in TIME_HEADS or tk.lower[k][-3:] == "ing" or not ends_soon(tk, d.right + 1):
        return None
    first = phrase_start(tk, k)
    hangs = first > 0 and tk.lower[before_determiners(tk, first - 1)] in _HANGS  # "Depth of the lake: 40 metres"
    return None if hangs or tk.opens(first) else (first, k)


def noun_with_right(tk: Tokens, d: Draft) -> Span | None:
    """Return the paper that gives the right to buy so many: the warrants of "sold bonds with warrants to buy another 300 shares"."""
    k = d.left - 1
    while k > 3 and (tk.lower[k] in DETERMINERS or tk.lower[k] == "additional"):
        k -= 1
    if k < 3 or tk.lower[k] not in _BUYS or tk.lower[k - 1] != "to" or singular(tk.lower[k - 2]) not in _PAPERS:
        return None
    return phrase_start(tk, k - 2), k - 2


def noun_before_such(tk: Tokens, d: Draft) -> Span | None:
    """Return what the figure is an example of: the costs of "costs such as $500m toward schools"."""
    such = d.left > 2 and tk.lower[d.left - 1] == "as" and tk.lower[d.left - 2] == "such"
    return noun_ending(tk, d.left - 3) if such else None


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


def possessor(tk: Tokens, d: Draft) -> Span | None:
    """Return whose share it is: "57 percent of the vote to lawyer Ann Lee's 43 percent"; nobody's is "Monday's 3%"."""
    k = d.left - 2
    if d.object is not None or k < 0:
        return None
    if tk.lower[k] == "to" and tk.lower[k + 1] in WHOSE:
        return NOBODY  # "51% of the vote to his 48%"
    if tk.lower[k + 1] not in ("'s", "’s"):
        return None
    if d.kind == "duration" and tk.lower[d.right - 1] in HYPHENS | DASHES:
        return None  # "the force's 24-hour line"
    return None if tk.lower[k] in DATED or not in_phrase(tk, k) else (phrase_start(tk, k), k)


def owned_part(tk: Tokens, d: Draft) -> Span | None:
    """Return what is owned to so much: "Acme Co of Canada, 90 pct owned by Base", "buy Acme <ACM>, 46 pct-owned by Base"."""
    j = d.right + 1
    j += j < tk.size and tk.lower[j] in HYPHENS
    if j >= tk.size or tk.lower[j] not in ("owned", "held", "controlled") or d.left < 2 or tk.lower[d.left - 1] != ",":
        return None
    k = d.left - 2
    if tk.lower[k] == ">":
        name = _bracketed_name(tk, k)
        if name is not None:
            return name
        k = next((i for i in range(k, max(0, k - 6), -1) if tk.lower[i] == "<"), k + 1) - 1
    return phrase_ending(tk, k, tk.sentence[d.left])


def _bracketed_name(tk: Tokens, end: int) -> Span | None:
    """Return the name between angle marks of which the second is at ``end``: "<Sigma Mines (Quebec) Ltd>"; no code behind a name, "Acme <ACM>"."""
    first = next((i for i in range(end, max(-1, end - _LONGEST_NAME - 4), -1) if tk.lower[i] == "<"), -1)
    if first < 0 or end - first < 3 or (first and tk.word[first - 1][0].isupper()):
        return None
    return first + 1, end - 1


def issue_with_terms(tk: Tokens, d: Draft) -> Span | None:
    """Return the issue whose terms are told behind its date: the bond of "a bond due May 5, 1997 paying 8 pct and priced at 101 pct"."""
    k = d.left - 1
    while k > 0 and d.left - k < 4 and tk.lower[k] in _BEFORE_TERMS:
        k -= 1
    priced = at(tk, d.left - 1) == "at" and is_number_word(
        tk, k - (tk.lower[k] == ",")
    )  # "due May 5, 1997, at 101 pct"
    if tk.lower[k - 1 : k + 1] != ["to", "yield"] and (k < 3 or (tk.lower[k] not in _TERMS and not priced)):
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
    return d.object is None and d.unit not in _LENGTHS


def noun_in_range(tk: Tokens, d: Draft) -> Span | None:
    """Return what is in so large a range: growth of "expects growth in the 3 to 4 percent range"; not "growth was in the 3% range"."""
    if not is_in_range(tk, d) or d.left < 3:
        return None
    return noun_ending(tk, d.left - 3) if tk.lower[d.left - 2 : d.left] in _IN_AND_TO_THE else None


def noun_before_between(tk: Tokens, d: Draft) -> Span | None:
    """Return the noun right before "between": a call for "a call between the two leaders"; a protest by so many."""
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


def noun_before_worth(tk: Tokens, d: Draft) -> Span | None:
    """Return the noun before a word that gives it a number: "a market worth $2bn", "claims, ranging from $2", "Acme, up 4"."""
    k = d.left - 1
    while k > 0 and tk.lower[k] in ("at", "from", "between", "just", "only"):
        k -= 1
    if k > 2 and tk.lower[k] == "to" and tk.lower[k - 1] in ("home", "host") and tk.lower[k - 2] == ",":
        return name_ending(tk, k - 3) or phrase_ending(tk, k - 3, tk.sentence[d.left])  # "Leeds, home to 300 firms"
    if k < 1:
        return None
    w = tk.lower[k]
    if tk.lower[k - 1] in DASHES and not tk.glued(k - 1) and k > 1 and (w in CHANGE_WORDS or w in _REACHING):
        return phrase_ending(tk, k - 2, tk.sentence[d.left])  # "inflation - reaching 7% in May - has"
    if w in DASHES and not tk.glued(k) and at(tk, _behind_so_far(tk, d)) == w:
        return phrase_ending(tk, k - 1, tk.sentence[d.left])  # "the bill - some £3m - was paid"
    if w == "," and tk.lower[d.right + 1 : d.right + 2] == [","] and d.kind != "age" and _is_aside(tk, d):
        return phrase_ending(tk, k - 1, tk.sentence[d.left])  # "the books, some 12 million, were burnt"
    if d.kind == "percent" and tk.lower[d.left - 1] == "at" and k == d.left - 2 and w in _RATES:
        return noun_ending(tk, k)  # "with demand growth at 5%"
    if d.kind == "percent" and tk.lower[d.left - 1] == "at" and _is_polled(tk, k):
        return phrase_ending(tk, k, tk.sentence[d.left])
    if tk.lower[k - 1] in HYPHENS or tk.lower[max(0, k - 3) : k] in _ASIDES:
        return None  # "well-priced at $25", "a pint costs £4 on average, up 30p"
    # "Acme, up 4", "Pfizer Inc <PFE> up two"; "is up 40" has its subject
    listed = w in CHANGE_WORDS and not _is_moved(tk, k - 1)
    if not (w in _NAMED_PRICES or listed or (w == "with" and (tk.word[k - 1][0].isalnum() or tk.lower[k - 1] == ","))):
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
    if tk.lower[d.left : d.left + 2] not in _OPENS_LIMIT or d.kind == "measure" or not tk.word[k].islower():
        return None
    if not in_phrase(tk, k) or is_verb(tk, k) or tk.lower[k] in _PRICES or tk.lower[k] in TIME_HEADS:
        return None
    first = phrase_start(tk, k)
    owned = (first > 0 and tk.lower[first - 1] in DETERMINERS) or not POSSESSIVES.isdisjoint(tk.lower[first:k])
    noun = tk.lower[k][-2:] not in ("ed", "ng") and (owned or (is_plural(tk.word[k]) and "from" not in tk.distinct))
    return noun_ending(tk, k) if noun else None


def noun_beside(tk: Tokens, d: Draft) -> Span | None:
    """Return the noun before "at" where a comma and "with" stand before it.

    "fell, with exports at $5m"; not "left with a house at".
    """
    last = d.left - 2
    if d.change_role is not None and (moved := _moved_beside(tk, d)) is not None:
        return moved
    if last > 2 and tk.lower[last + 1] in ("only", "just"):
        last -= 1
    if last < 2 or tk.lower[last + 1] != "at" or not (in_phrase(tk, last) or tk.lower[last - 1] in HYPHENS):
        return None  # "re-exports" is a noun
    if not tk.word[last].islower() or tk.lower[last] in _NOT_NOUN_OF:
        return None
    first = phrase_start(tk, last)
    k = before_determiners(tk, first - 1) if first > 1 else 0
    return (first, last) if tk.lower[max(0, k - 1) : k + 1] == [",", "with"] else None


def _moved_beside(tk: Tokens, d: Draft) -> Span | None:
    """Return the noun between "with" and the participle that moves it, which may be one in -ing itself: "rose, with bank lending rising to $5m"."""
    k = d.left - 1
    while k > 2 and (tk.lower[k] in _TO_OR_BY or tk.lower[k] in ADVERBS or is_adverb_in_ly(tk.lower[k])):
        k -= 1
    last = first = k - 1
    if k < 4 or tk.lower[k][-3:] != "ing" or tk.lower[k] not in CHANGE_OF:
        return None
    if tk.lower[last][-3:] == "ing":
        first -= 1  # "bank lending": no verb stands before another
    while first > 1 and last - first < _BESIDE and (in_phrase(tk, first) or tk.lower[first] in _IN_BESIDE):
        first -= 1
    opens = tk.lower[first] == "with" and (tk.lower[first - 1] == "," or tk.lower[first - 1] in DASHES)
    return trimmed(tk, first + 1, last) if opens else None


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
        before in AUXILIARIES or before in ADVERBS or before[-2:] == "ed" or tk.lower[k - 1] == "to" or is_verb(tk, k)
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
    last = first_behind = d.right + 2 + (tk.lower[d.right + 2 : d.right + 3] == ["the"])
    while last < tk.size and tk.word[last][0].isupper():
        last += 1
    return (first_behind, last - 1) if tk.lower[first] == "for" and last > first_behind else None


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
    return None if phrase is None or _is_of_saying(tk, d, *phrase) else phrase


def _is_of_saying(tk: Tokens, d: Draft, first: int, last: int) -> bool:
    """Whether the noun before is only where something was won or from whom it was bought, or half a saying.

    "silver in the 200m", "bought it from Acme for $5m", "in line for $5m".
    """
    if first == last and tk.word[last].islower() and tk.lower[last] in _SAYINGS:
        return True
    tie = tk.lower[before_determiners(tk, d.left - 1)]
    if d.kind == "measure" and d.unit in _LENGTHS:
        return tie in ("in", "over", "on") and first > 0
    if d.kind != "money" or tk.lower[d.left - 1] != "for":
        return False
    k = before_determiners(tk, first - 1) if first else 0
    return tk.lower[k] in _FROM_WHOM


def _noun_before_preposition(tk: Tokens, left: int, wanted: frozenset[str] | tuple[str, ...]) -> Span | None:
    """Return the noun before one of the prepositions wanted."""
    k = left - 1
    while k >= 0 and (tk.lower[k] in _SKIPPED_BEFORE_NOUN or is_adverb_in_ly(tk.lower[k])):
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
    if tk.lower[last] in _IN_THE and tk.lower[max(0, last - 2) : last] in _IN_AND_TO_THE:
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
    if is_verb(tk, last) or tk.lower[last] in _NOT_NOUN_OF or _is_compared(tk, first, last):
        return None
    return trimmed(tk, first, last) if dated else (first, last) if first <= last else None


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
    while k >= 0 and first - k < _LONGEST_NAME:
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
    while k > 0 and tk.sentence[k - 1] == tk.sentence[first] and first - k < _LONGEST_NAME:
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
        k >= 0 and first - k < _LONGEST_NAME and (tk.lower[k] in _JOINS or (tk.word[k].isalpha() and in_phrase(tk, k)))
    ):
        if is_number_word(tk, k):
            return first
        if tk.opens(k):
            return k
        k -= 1
    return first


def _before_participle(tk: Tokens, k: int) -> int:
    """Return the plural before a form in -ing that ends at ``k``: winds of "winds gusting to 45 mph"; else ``k``."""
    behind_plural = k > 0 and tk.lower[k].endswith("ing") and is_plural(tk.word[k - 1])
    return k - 1 if behind_plural and tk.lower[k] not in NOUNS_IN_ING else k
