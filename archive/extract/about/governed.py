"""The object of the verb that governs a figure, whatever stands between the two.

The stake of "raised its stake in Acme Co to 681,800 shares, or 9.1 pct of the total, from 551,000", the notes of "is selling notes due
1992 at 99 pct". The way back goes over what hangs on the object and over other numbers, and ends at any other verb or clause.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from archive.extract.about.moved import BRINGS, LIMITS, MOVERS, SETTERS, VALUERS
from archive.extract.draft import Draft
from archive.extract.english.asides import before_aside
from archive.extract.english.finite_forms import is_unlisted_past
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CHANGE_NOUNS,
    CHANGE_OF,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    UNIT_FORMS,
    VERB_BASES,
    VERBS,
    all_forms,
    is_plural,
)
from archive.extract.english.noun_edges import DATED, Span, in_phrase, name_ending
from archive.extract.english.phrase_numbers import past_numbers
from archive.extract.english.simple_phrases import simple_phrase
from archive.extract.english.tokens import DASHES, Tokens, at
from archive.extract.english.verb_groups import is_finite_in_ed
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import SAYS, TIME_HEADS, WHOSE, is_adverb_in_ly, is_name, is_number_word
from archive.extract.words import word_set, words

_TRADES = all_forms(words("rules")["subjects"]["trades_in"]) | word_set("rules", "subjects.price_verbs") | {"sold"}
_MOVES = MOVERS | LIMITS | SETTERS | BRINGS
_SETS = frozenset(("set", "sets", "setting"))  # "set his bond for $8,000"
_CHARGES = frozenset(all_forms(words("rules")["subjects"]["charges"]))  # "charged Lee with two counts"
_SENTENCES = frozenset(all_forms(words("rules")["subjects"]["sentences"]))  # "sentenced Lee to 12 years"
_BANS = frozenset(
    all_forms(words("rules")["subjects"]["bans"])
)  # "detain suspects for 48 hours", "suspended Lee for two games"
_GAMES = frozenset(("game", "games", "match", "matches", "race", "races", "tests"))
_BY_LEAD = {
    "to": _MOVES | _SENTENCES,
    "from": MOVERS,
    "by": MOVERS,
    "at": VALUERS | _TRADES,
    "for": _TRADES | _SETS | _SENTENCES | _BANS,
    "with": _CHARGES,
    "on": _CHARGES,
}
_KEEPS = frozenset(all_forms("keep hold maintain peg fix")) | {
    "kept",
    "held",
}  # "keep the yen at above 150"; not "set records at 12"
_ACCUSED = _CHARGES | _SENTENCES
_COUNTS = frozenset(("count", "counts"))  # of a charge
_LEADS = frozenset(_BY_LEAD)
_MOVE_LEADS = frozenset(("to", "from", "by", "at"))
_BEFORE_LEVELS = frozenset(("average", "level", "rate", "price", "total", "equivalent", "maximum", "minimum"))
_ENDS = (
    word_set("rules", "subjects.clause_openers") | SAYS | {"who", "whose", "but", "while", "after", "before", "since"}
)
_PERSONS = frozenset(("they", "he", "she", "we", "it", "i", "you"))
_HANGS = frozenset(("of", "for", "on", "in", "between", "with", "per"))
_TIED = frozenset(("of", "per"))
_BEHIND_VERB = frozenset(("back", "off", "out", "over", "all", "down", "downward", "downwards", "upward", "upwards"))
_COMPARES = frozenset(("compared", "according", "relative", "due", "equal", "equivalent", "close", "up"))
_JOINS = frozenset(("and", "plus", "with", ","))
_BEFORE_INFINITIVES = word_set("rules", "happenings.modals") | AUXILIARIES | CONJUNCTIONS | {"to", "not"}
_NO_OBJECTS = _PERSONS | word_set("rules", "subjects.no_objects")
_LABELS = frozenset(("band", "class", "series", "tranche"))
_REST = frozenset(("additional", "further", "remaining", "other", "another", "about", "some", "extra", "only"))
_SMALL = (
    ADVERBS
    | DETERMINERS
    | word_set("rules", "subjects.skipped_before_noun") - {"between", ",", ":", "(", "to"}
    | {"unchanged"}
)
_RELATE = frozenset(("that", "which", "who"))
_REACH = 40  # tokens from the figure to the verb


def governed_object(tk: Tokens, d: Draft) -> Span | None:
    """Return the object of the verb that governs the figure behind "to", "from", "by", "at" or "for"; whoever is charged or sentenced."""
    lead = _lead(tk, d)
    if lead < 2:
        return None
    tie = tk.lower[lead]
    if d.kind == "duration" or tk.lower[d.right] in _COUNTS or (tie == "for" and tk.lower[d.right] in _GAMES):
        return _accused(tk, d, lead)
    if tie in ("with", "on"):
        return None
    bare = tie == "at" and d.kind == "count" and d.object is None  # "maintain the yen at above 150"
    if tie in ("at", "for"):
        if d.kind not in ("money", "percent") and not bare:
            return None
    elif (
        tie in ("to", "by")
        and d.change_role is None
        and d.object is not None
        and d.kind == "count"
        and tk.lower[d.left - 1] != "of"
    ):
        return None  # "raise rates to the 39 firms", "was pushed back by two men"
    anything = d.kind in ("money", "percent", "fraction") and d.object is None and tie in _OF_ANYTHING
    anything = anything and not (tie == "for" and (d.kind != "money" or tk.lower[lead - 1] in _IN_RETURN))
    verb, first = _governor(tk, lead, _KEEPS if bare else _BY_LEAD[tie], anything=anything)
    if tie == "from" and d.object is not None and d.kind == "count" and tk.lower[verb] in BRINGS:
        return None  # "took the tools from six vans", "brings its orders to 439 from six firms"
    phrase = _object_behind(tk, verb, first, lead) if verb >= 0 else None
    if phrase is None or tk.lower[verb] in _BY_LEAD[tie]:
        return phrase
    if tk.lower[phrase[1]] in CHANGE_NOUNS:
        return None  # "made a gain to $5"
    return next(
        ((k + 2, phrase[1]) for k in range(*phrase) if tk.lower[k] in CHANGE_NOUNS and tk.lower[k + 1] in ("in", "of")),
        phrase,
    )  # "posted a drop in net income to $5m"


def _accused(tk: Tokens, d: Draft, lead: int) -> Span | None:
    """Return whoever is charged with so many counts or sentenced to so long: Lee of "charged Lee with", "a warrant against Lee for"."""
    if d.kind == "duration":
        verbs = (_SENTENCES | _BANS) & _BY_LEAD[tk.lower[lead]]
    elif tk.lower[d.right] in _GAMES:
        verbs = _BANS
    else:
        verbs = _ACCUSED
        name = name_ending(tk, lead - 1)
        if name is not None and tk.lower[name[0] - 1] == "against":
            return name
    verb, first = _governor(tk, lead, verbs)
    return _object_behind(tk, verb, first, lead) if verb >= 0 else None


def _lead(tk: Tokens, d: Draft) -> int:
    """Return where the preposition stands that leads to the figure, past "the current average of"; -1 for none."""
    k = d.left - 1
    if k > 1 and tk.lower[k] == "of" and tk.lower[k - 1] in _BEFORE_LEVELS:
        k -= 2
        while k > 0 and tk.lower[k] not in _LEADS and d.left - k < 6 and in_phrase(tk, k):
            k -= 1
    while k > 0 and ((w := tk.lower[k]) in _SMALL or (w[-1] == "y" and is_adverb_in_ly(w))):
        k -= 1
    return k if k > 0 and tk.lower[k] in _LEADS and tk.lower[k - 1] not in _COMPARES else -1


def _acts_on_anything(tk: Tokens, k: int, tie: str) -> bool:
    """Whether a verb at ``k`` that no list of movers holds has for its object what the figure is of: "overstated its reserves by", "restored the roof for".

    Not what measures itself against its object or moves itself: "beat Lee by 5%", "closed the session at $5", "rose to"; nor the
    verb of a clause on a noun: "the price it charges drivers", "related firms".
    """
    w, before, after = tk.lower[k], tk.lower[k - 1], tk.lower[k + 1]
    if w in _NOT_OF_OBJECT or (tie == "for" and w in _ASKS) or after in PREPOSITIONS or before in _PERSONS:
        return False
    if (w in _MOVES_ITSELF and after not in WHOSE) or (before == tie == "to"):
        return False  # but "grew its sales by 5%"; "debt it ran up to buy the mill (to $5m)"
    acts = after in DETERMINERS or is_number_word(tk, k + 1)
    if w not in VERBS:  # "underfunded its schools by", ", revaluing the peso by"
        begins = before == "," or before in ADVERBS or is_adverb_in_ly(before)
        return acts and (is_unlisted_past(tk, k) or (w[-3:] == "ing" and begins))
    if not is_verb(tk, k) or (tie == "for" and _relative_before(tk, k) > 0):
        return False
    return w[-2:] != "ed" or acts or is_finite_in_ed(tk, k)


_ENDS_OBJECT = frozenset((",", "and", "or", "(", ")", "sale", "sales", "purchase"))
_IN_RETURN = frozenset(("return", "exchange", "total"))
_OF_ANYTHING = frozenset(("by", "to", "at", "for"))
_MOVES_ITSELF = frozenset(CHANGE_OF) - MOVERS
_NOT_OF_OBJECT = all_forms(words("rules")["governed"]["not_of_object"]) | word_set(
    "rules", "governed.not_of_object_too"
)
_ASKS = all_forms(words("rules")["governed"]["asks"]) | word_set("rules", "governed.asks_too")


def _governor(tk: Tokens, lead: int, verbs: AbstractSet[str], *, anything: bool = False) -> tuple[int, int]:
    """Return the verb of the set, or of nearly ``anything``, that governs the preposition at ``lead`` and the token before its object there.

    That is the verb itself, or what joins another object with a number of its own: "raised the fee to $5 and the rent (to) $9".
    """
    k = lead - 1
    joined = begin = -1
    if not anything and verbs.isdisjoint(tk.distinct):
        return _NONE
    while k >= 0 and lead - k < _REACH and tk.sentence[k] == tk.sentence[lead]:
        w = tk.lower[k]
        anything = anything and w not in _ENDS_OBJECT and not (w in DASHES and not tk.glued(k))
        if w == "," and tk.lower[k + 1] in _MOVE_LEADS and (further := before_aside(tk, k)) >= 0:
            k = further - (further == k)  # "cut debt, which had grown, to $5m from $6m"
            continue
        if w in verbs and is_verb(tk, k):
            return (k, begin if begin >= 0 else k) if _is_active(tk, k) else _NONE
        if anything and _acts_on_anything(tk, k, tk.lower[lead]):
            return (k, k) if _is_active(tk, k) else _NONE
        if w in AUXILIARIES or w in ";:" or (w in _ENDS and (w not in VERBS or is_verb(tk, k))):
            return _NONE  # but "completed its previously announced sale of", "in its last report from"
        if is_verb(tk, k):
            anything = False
            if (opener := _relative_before(tk, k)) > 0 and tk.lower[lead] == "for":
                k = opener - 1  # "sold its mill to a group that includes some managers (for)"
                continue
            if not _is_inside(tk, k):
                return _NONE
            k -= tk.lower[k - 1] in _PERSONS
        if joined < 0 and _joins(tk, k, lead):
            joined = k
        elif joined >= 0 and is_number_word(tk, k):
            begin = joined
        k -= 1
    return _NONE


_NONE = (-1, -1)


def _joins(tk: Tokens, k: int, lead: int) -> bool:
    """Whether what stands at ``k`` may join another object: "and the rent", "plus 27 bills", ", 12 vans"; not "and to"."""
    w = tk.lower[k]
    if w not in _JOINS or k + 2 > lead:
        return False
    if w == "and":
        # "of Hill and Dale", "from Hill Co <HIL> and <Dale AG>"
        return not ((is_name(tk, k - 1) or tk.lower[k - 1] == ">") and (is_name(tk, k + 1) or tk.lower[k + 1] == "<"))
    return is_number_word(tk, k + 1)


def _relative_before(tk: Tokens, k: int) -> int:
    """Return the pronoun of a relative clause whose verb stands at ``k``, right behind it or its "has"; else -1."""
    j = k - 1 - (tk.lower[k - 1] in AUXILIARIES)
    return j if j > 1 and tk.lower[j] in _RELATE and in_phrase(tk, j - 1) else -1


def _is_inside(tk: Tokens, k: int) -> bool:
    """Whether a verb stands inside what is moved: "the aid they give (to)", "shares held by Acme", "notes maturing in"."""
    if tk.lower[k - 1] in _PERSONS:
        return in_phrase(tk, k - 2) and tk.lower[k - 2] not in SAYS
    if tk.lower[k] in VERB_BASES and tk.word[k - 1].islower():  # "takes total help so far today (to)"
        return tk.lower[k - 1] not in _BEFORE_INFINITIVES and not is_plural(tk.word[k - 1])
    done = tk.lower[k][-2:] == "ed" or tk.lower[k][-3:] == "ing"
    return done and in_phrase(tk, k - 1) and at(tk, k + 1) in PREPOSITIONS


def _is_active(tk: Tokens, k: int) -> bool:
    j = k - 1
    while j > 0 and (tk.lower[j] in ADVERBS or is_adverb_in_ly(tk.lower[j])):
        j -= 1
    return tk.lower[j] not in BE or tk.lower[k][-3:] == "ing"


def _object_behind(tk: Tokens, verb: int, first: int, lead: int) -> Span | None:
    """Return the object that stands behind ``first`` with what hangs on it; None where a number or a preposition stands there."""
    trades = tk.lower[verb] in _TRADES or tk.lower[lead] in ("for", "at")
    k = first + 1
    while k < lead and (tk.lower[k] in _BEHIND_VERB or tk.lower[k] in DETERMINERS or is_adverb_in_ly(tk.lower[k])):
        k += 1
    if trades:
        k = _past_amount(tk, k, lead)
    k += tk.lower[k] == "<"
    if k >= lead or is_number_word(tk, k) or tk.lower[k] in _NO_OBJECTS or tk.lower[k] in DATED:
        return None  # "held steady at 3%"
    phrase = _noun_at(tk, k, lead)
    if trades and phrase is not None and phrase[1] + 2 < lead and _opens_second(tk, phrase):
        k = _past_all(tk, phrase[1] + 1, lead)
        phrase = _noun_at(tk, _past_amount(tk, k, lead), lead) or phrase  # "sell Acme its two mln shares for"
    elif trades and phrase is not None and is_number_word(tk, phrase[1] + 1):
        phrase = _noun_at(tk, _past_amount(tk, phrase[1] + 1, lead), lead)  # "sell Acme 900 shares at"
    return (phrase[0], _with_tail(tk, phrase[1], lead, _TIED if trades else _HANGS)) if phrase is not None else None


def _opens_second(tk: Tokens, phrase: Span) -> bool:
    """Whether a name to which something is sold is the phrase: "sell Acme its shares"; not "buy Acme, the firm"."""
    named = all(tk.word[k][0].isupper() for k in range(phrase[0], phrase[1] + 1))
    return named and (tk.lower[phrase[1] + 1] in DETERMINERS or tk.lower[phrase[1] + 1] == "all")


def _past_all(tk: Tokens, k: int, lead: int) -> int:
    """Return the token behind "all or part of its" that begins at ``k``."""
    while k < lead and (tk.lower[k] in ("all", "or", "part", "of", "some") or tk.lower[k] in DETERMINERS):
        k += 1
    return k


def _past_amount(tk: Tokens, k: int, lead: int) -> int:
    """Return where the noun begins of which so much is traded: "up to 6.6 mln shares of a new class of stock", "11 mln pounds of flour"."""
    k += 2 * (tk.lower[k : k + 2] == ["up", "to"])
    k += tk.lower[k] in _REST
    first = past_numbers(tk, k, lead - 1)
    if first > k and tk.lower[first] in UNIT_FORMS and tk.lower[first + 1] == "of":
        first += 2
    while first < lead and tk.lower[first] in DETERMINERS:
        first += 1
    return first


def _with_tail(tk: Tokens, last: int, lead: int, ties: frozenset[str]) -> int:
    """Return where the object ends with what hangs on it: "the export duty on processed palm oil"; no time does."""
    while last + 2 < lead and tk.lower[last + 1] in ties:
        k = last + 2
        while k < lead and tk.lower[k] in DETERMINERS:
            k += 1
        if k >= lead or is_number_word(tk, k) or tk.lower[k] in DATED:
            break
        phrase = _noun_at(tk, k, lead)
        if phrase is None:
            break
        last = phrase[1]
    return last


def _noun_at(tk: Tokens, k: int, lead: int) -> Span | None:
    """Return the noun at ``k`` before ``lead``, the whole name and without a date: "Capital Wire and Cable", "band two bank bills"."""
    phrase = simple_phrase(tk, k + (tk.lower[k] == "total"), noun_first=True)
    if phrase is not None and phrase[0] == phrase[1] and tk.lower[k][-3:] == "ing" and in_phrase(tk, k + 1):
        phrase = simple_phrase(tk, k + 1, noun_first=True)  # "his sprawling Leeds villa"
    if phrase is None or phrase[1] >= lead:
        return None
    last = phrase[1]
    if tk.lower[last] in _LABELS and last + 2 < lead and (is_number_word(tk, last + 1) or tk.word[last + 1] in "AB"):
        more = simple_phrase(tk, last + 2, noun_first=True)
        last = more[1] if more is not None and more[1] < lead else last
    elif (
        tk.lower[last + 1] == "and" and last + 2 < lead and in_phrase(tk, last + 2) and not is_number_word(tk, last + 2)
    ):
        more = simple_phrase(tk, last + 2)
        last = more[1] if more is not None and more[1] < lead else last  # "oil and gas properties"
    while last > k and tk.word[last].istitle() and tk.lower[last] in DATED:
        last -= 1
    last = next((i - 1 for i in range(k + 1, last + 1) if tk.lower[i] in ("due", "maturing")), last)
    return None if tk.lower[last] in TIME_HEADS else (k, last)
