"""What a figure is said of: profits for "profits rose 5%", damages for "$5 million in damages"."""

from __future__ import annotations

from collections.abc import Callable

from archive.extract.changes import SHARED
from archive.extract.draft import Draft
from archive.extract.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CHANGE_OF,
    CHANGE_WORDS,
    DETERMINERS,
    MONTHS,
    PREPOSITIONS,
    VERBS,
    WEEKDAYS,
    all_forms,
    is_person,
    is_plural,
    singular,
)
from archive.extract.objects import COMPASS
from archive.extract.phrases import (
    HYPHENS,
    NOUNS_IN_LY,
    STOP,
    THIRD_PERSON,
    TIME_HEADS,
    is_name,
    is_number_word,
    is_verb,
    last_noun,
    past_numbers,
    phrase_ending,
    simple_phrase,
    trimmed,
    verb_start,
)
from archive.extract.tokens import DASHES, Tokens
from archive.extract.words import word_set, words

_NOT_NOUN_OF = word_set("rules", "subjects.not_noun_of")
_SKIPPED_BEFORE_NOUN = word_set("rules", "subjects.skipped_before_noun")
_SKIPPED_BEFORE = word_set("rules", "subjects.skipped_before")
_NAMED_PRICES = word_set("rules", "subjects.named_prices")
_PRICE_VERBS = word_set("rules", "subjects.price_verbs")

_CLAUSE_OPENERS = word_set("rules", "subjects.clause_openers")

Span = tuple[int, int]


def attach_about(tk: Tokens, d: Draft, before: Draft | None) -> None:
    """Find what the figure is said of: for "$5 million in damages" damages, for "profits rose 5%" profits.

    A count is said of its subject ("Chris Wood has scored 22 goals"), unless it is the subject itself. ``before`` is the
    figure before this one: a conversion in brackets, or the next of a list, describes what that one does.
    """
    if d.about is not None and d.rules.get("about", "").startswith("noun after the") and _is_no_noun(tk, d, d.about):
        d.about = None
        del d.rules["about"]
    if d.about is not None or d.kind == "ordinal":
        return
    if d.kind == "age":
        if tk.lower[d.right] != "s":  # "the over-60s" say themselves who is of that age
            _said_of(tk, d, _aged(tk, d), "person of that age")
        return
    if _is_subject(tk, before, d):
        d.rules["about"] = _OWN_SUBJECT
        return
    if before is not None and restates(tk, before, d):
        said = before.about or (before.object if before.object is not None and before.object[0] < d.left else None)
        _said_of(tk, d, said, "restates the figure before")
        return
    shared = d.rules.get("change") == SHARED
    if before is not None and before.about is not None and (shared or _same_subject(tk, before, d)):
        d.about = before.about
        d.rules["about"] = "same movement or list"
        return
    for read, rule in _READERS:
        phrase = read(tk, d)
        if phrase is not None:
            _said_of(tk, d, phrase, rule)
            return


def _is_no_noun(tk: Tokens, d: Draft, phrase: Span) -> bool:
    """Whether what stands behind an amount only says when, why or on what: "$125 due to", "spent $5m buying paintings"."""
    before = tk.lower[max(0, d.left - 3) : d.left]
    if tk.lower[phrase[0]].endswith("ing") and not _SPENDS.isdisjoint(before):
        return True
    return tk.lower[phrase[0]] in _BEHIND_AMOUNTS or (phrase[0] == phrase[1] and _says_nothing(tk.word[phrase[1]]))


def _said_of(tk: Tokens, d: Draft, phrase: Span | None, rule: str) -> None:
    """Record the phrase, without the numbers that it may begin with; one that is nothing else is none."""
    if phrase is None:
        return
    first, last = phrase
    first = past_numbers(tk, first, last)
    while first <= last and (is_number_word(tk, first) or not tk.lower[first][0].isalnum() or tk.lower[first] == "of"):
        first += 1
    if first > last:
        return
    named = first + 1 if tk.lower[first] in _WHICH_TIME else first
    if named + 1 < last and tk.lower[named] in _OF_A_TIME and tk.lower[named + 1] in ("'s", "’s"):
        first = named + 2  # "last year's growth rate"
    first = _behind_verb(tk, first, last)
    if "according" in (tk.lower[first], tk.lower[first - 2]) or _is_date(tk, first, last):
        return
    if last > first and tk.lower[last] == "number" and is_plural(tk.word[last - 1]):
        last -= 1  # "net users number 100m"
    if first <= last and (first, last) != d.object and not (first == last and _says_nothing(tk.word[last])):
        d.about = (first, last)
        d.rules["about"] = rule


def _behind_verb(tk: Tokens, first: int, last: int) -> int:
    """Return where a phrase begins behind a verb that was read into it: "is investigating a shooting that left" -> shooting."""
    if first >= last or not tk.lower[first].endswith("ing") or (first and tk.lower[first - 1] in DETERMINERS):
        return first
    taken = is_number_word(tk, first + 1) or tk.lower[first + 1] in DETERMINERS
    forced = first > 0 and tk.lower[first - 1] == "," and tk.lower[first] in VERBS and is_plural(tk.word[first + 1])
    if not (taken or forced or (first and tk.lower[first - 1] in BE)):
        return first
    first += 1
    while first <= last and (tk.lower[first] in _LED_BY or is_number_word(tk, first)):
        first += 1
    return first


_OF_A_TIME = TIME_HEADS - {"season"}  # "a season's best"
_WHICH_TIME = frozenset(("last", "this", "next"))
_LED_BY = DETERMINERS | PREPOSITIONS


def _is_date(tk: Tokens, first: int, last: int) -> bool:
    return tk.lower[first] in MONTHS and all(w in MONTHS or not w[0].isalpha() for w in tk.lower[first : last + 1])


def _says_nothing(word: str) -> bool:
    """Whether a lone word is no noun: "likely", "revised", "remaining"."""
    if word.endswith("ly"):
        return word.islower() and word not in NOUNS_IN_LY
    return word in _NOT_SAID_OF or word in ADVERBS or (word in VERBS and word.endswith("ed"))


_SPENDS = frozenset(("spend", "spends", "spent", "spending"))
_BEHIND_AMOUNTS = word_set("rules", "subjects.behind_amounts")
_NOT_SAID_OF = word_set("rules", "subjects.not_said_of")


_OWN_SUBJECT = "the subject of its own clause"


def _is_subject(tk: Tokens, a: Draft | None, b: Draft) -> bool:
    """Whether ``b`` is a subject itself: of its own clause, or the whole of one, as the 40 of "said 12 of the 40 men fled"."""
    if (
        a is not None
        and a.rules.get("about") == _OWN_SUBJECT
        and tk.lower[a.right + 1 : b.left] in (["of"], ["of", "the"])
    ):
        return True
    if a is not None and a.rules.get("about") == "noun before of" and tk.lower[a.right + 1 : b.left] == ["and"]:
        return False  # "a jury of nine men and three women was"
    return _is_own_subject(tk, b)


def _is_own_subject(tk: Tokens, d: Draft) -> bool:
    """Whether the figure opens a clause whose verb follows it: "police said 12 people died", "fled, two witnesses said"."""
    k = d.left - 1
    while k >= 0 and tk.lower[k] in _SKIPPED_AT_CLAUSE:
        k -= 1
    if k < 0 or d.kind in ("age", "score") or d.change != "none":
        return False
    opener = tk.lower[k]
    j = _behind_counted(tk, d)
    while j < tk.size and (tk.lower[j] in ADVERBS or tk.lower[j].endswith("ly")):
        j += 1
    if j >= tk.size or tk.sentence[j] != tk.sentence[d.left] or tk.sentence[k] != tk.sentence[j]:
        return False
    w = tk.lower[j]
    surely = (w in AUXILIARIES and w not in _NOT_FINITE) or w in _SURELY_FINITE
    if opener in _SAYS or (k > 1 and tk.lower[k - 1] in _TELLS):
        return (
            surely
            or (opener in _SAYS_CLAUSES and _maybe_finite(tk, j))
            or _is_finite_soon(tk, j, past=opener in _SAYS_CLAUSES)
        )
    if d.kind in ("duration", "measure", "money"):
        return False  # "the man who fled after 12 days was"
    if opener in (",", "and"):  # "12 shops and 30 stores located in Leeds"
        return surely or (opener == "," and _maybe_finite(tk, j) and _is_fronted(tk, k))
    return opener in _OPENS_CLAUSE and (surely or _maybe_finite(tk, j))


def _is_finite_soon(tk: Tokens, j: int, *, past: bool) -> bool:
    """Whether a finite verb stands a few words behind, with no clause between: "said 12 people in the car died".

    Behind "said" any form in -ed will do (``past``), which elsewhere may be a participle.
    """
    if j >= tk.size or tk.lower[j] not in PREPOSITIONS | {"or"} or tk.lower[j] == "to":
        return False
    for i in range(j + 1, min(j + 8, tk.size)):
        w = tk.lower[i]
        if (w in AUXILIARIES and w not in _NOT_FINITE and not is_name(tk, i)) or w in _SURELY_FINITE:
            return True
        if not (w[0].isalnum() or w in ("'s", "’s")) or w in _ENDS_REACH or w in VERBS:
            return past and w in VERBS and w.endswith("ed")
    return False


_ENDS_REACH = STOP - PREPOSITIONS - DETERMINERS | {"that", "which", "what", "to", "ago"}


def _behind_counted(tk: Tokens, d: Draft) -> int:
    """Return the token behind the figure and what it counts: the verb of "12 of the 40 men fled"."""
    j = max(d.right, d.object[1] if d.object is not None else 0) + 1
    if d.object is None and tk.lower[j : j + 1] == ["of"]:
        k = j + 1
        while k < tk.size and k - j < 6 and (tk.lower[k] in DETERMINERS or is_number_word(tk, k)):
            k += 1
        phrase = simple_phrase(tk, k, noun_first=True)
        return phrase[1] + 1 if phrase is not None else j
    return j


def _maybe_finite(tk: Tokens, j: int) -> bool:
    return is_verb(tk, j) and not tk.lower[j].endswith("ing")


def _is_fronted(tk: Tokens, k: int) -> bool:
    """Whether a clause or a place stands before the comma at ``k``: "when the roof fell,", "in a poll in May,"."""
    first = k
    while first > 0 and k - first < 24 and tk.sentence[first - 1] == tk.sentence[k]:
        first -= 1
    return tk.lower[first] in _OPENS_CLAUSE or tk.lower[first] in PREPOSITIONS


_SKIPPED_AT_CLAUSE = (DETERMINERS - {"that", "which", "what", "all", "both"}) | {"only", "just"}
_NOT_FINITE = frozenset(("be", "been", "being", "having"))
_SAYS_CLAUSES = word_set("rules", "subjects.says_clauses")
_SAYS = _SAYS_CLAUSES | word_set("rules", "subjects.says")
_TELLS = word_set("rules", "subjects.tells")
_SURELY_FINITE = word_set("rules", "subjects.surely_finite")
_OPENS_CLAUSE = word_set("rules", "subjects.opens_clause") | {":", ";", "—", "–", "“", '"'}


def restates(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether ``b`` says ``a`` again: "7 miles (11 km)", "190 points, or 0.6%"."""
    between = tk.lower[a.right + 1 : b.left]
    if between in (["—"], ["–"], ["-"]) and b.kind == "percent":
        return tk.lower[b.right + 1 : b.right + 2] == between  # "nearly a third — 31% — of them"
    if between == [";"] and a.kind == b.kind == "money":
        return tk.lower[b.right + 1 : b.right + 2] == [")"]  # "($291m; £154m)"
    return between in (["("], [",", "or"], ["vs"]) or (
        a.kind != "count" and between in (["or"], [",", "or", "about"], ["versus"])
    )


def compared(tk: Tokens, b: Draft) -> bool:
    """Whether the number is what the one before is held against: "20 mln dlrs compared with 15 mln", "against a forecast of 15 mln"."""
    if tk.lower[b.right + 1 : b.right + 2] == ["of"]:
        return False  # "16 of the 21 principals" has a noun of its own
    k = b.left - 1
    if k > 0 and tk.lower[k] == "of" and tk.lower[k - 1] in _HELD_AGAINST:
        k -= 2
    for _ in range(3):
        if k > 0 and (tk.lower[k] in _BEFORE_HELD or (tk.word[k].isdigit() and len(tk.word[k]) == 4)):
            k -= 1
    if tk.lower[max(0, k) : k + 1] == ["after"]:
        return b.scale > 1  # "profit was $12 million after 10 million a year ago"
    return tk.lower[max(0, k) : k + 1] == ["against"] or tk.lower[max(0, k - 1) : k + 1] in _COMPARED_WITH


_HELD_AGAINST = word_set("rules", "subjects.held_against")
_BEFORE_HELD = word_set("rules", "subjects.before_held")
_COMPARED_WITH = [[*pair.split()] for pair in ("compared with", "compared to", "instead of", "rather than")]


def _same_subject(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether ``b`` goes on with what ``a`` is said of: "up 4 per cent to $13.60", "15 points, 7 rebounds and 6 assists"."""
    moved = a.change != "none" or (a.change_role is not None and _one_movement(tk, a, b))
    if b.change_role == "level" and moved and b.left - a.right < 9 and _no_subject_between(tk, a, b):
        return True
    between = tk.lower[a.right + 1 : b.left]
    if [w for w in between if w not in (")", ",")] in _GOES_ON and between[:1] in ([","], [")"]):
        return True  # "profits of $4m (£2m), up 31%", "($4m; £2m)"
    if a.unit == b.unit and b.object is None and b.left - a.right < 9 and compared(tk, b):
        return True
    return between in ([","], ["and"], [",", "and"], ["or"]) and (b.object is None or a.kind == b.kind == "count")


_GOES_ON = (["up"], ["down"], ["up", "from"], ["down", "from"], ["up", "by"], ["down", "by"])


def _one_movement(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether two levels are those of one movement: "raised its payout from $12 [in May] to $30"."""
    if a.about is None or a.about[1] > a.left or tk.sentence[a.right] != tk.sentence[b.left]:
        return False
    return CHANGE_OF.keys().isdisjoint(tk.lower[a.right + 1 : b.left])


def _no_subject_between(tk: Tokens, a: Draft, b: Draft) -> bool:
    return not any(tk.lower[k] in ("and", "but", "while") for k in range(a.right + 1, b.left))


# --- readers: each looks for one construction, the closest first ----------------------------------------------------


def _of_noun(tk: Tokens, d: Draft) -> Span | None:
    return noun_before_preposition(tk, d.left, ("of",))


def _between(tk: Tokens, d: Draft) -> Span | None:
    """Return the noun right before "between": a call for "a call between the two leaders"; a protest by so many."""
    k = _back_over(tk, d.left - 1, DETERMINERS)
    if k > 0 and (
        tk.lower[k] in ("between", "among") or (tk.lower[k] == "by" and singular(tk.lower[k - 1]) in _DONE_BY)
    ):
        return _noun_ending(tk, k - 1)
    return None


def _back_over(tk: Tokens, k: int, words: frozenset[str]) -> int:
    while k > 0 and tk.lower[k] in words:
        k -= 1
    return k


_DONE_BY = word_set("rules", "subjects.done_by")


def _moved(tk: Tokens, d: Draft) -> Span | None:
    """Return the object of a verb of movement: "boost its output to 1.2m tons", "raised the price of a ticket by $5"."""
    if d.left > 1 and tk.lower[d.left - 1] == "at" and d.change_role is None:
        return _object_of(tk, d.left - 2, _VALUERS)  # "values the firm at $3bn"
    if d.change_role is None:
        return None
    k = d.left - 1
    while k >= 0 and (
        tk.lower[k] in ("to", "by", "at", "from") or tk.lower[k] in ADVERBS or tk.lower[k] in CHANGE_WORDS
    ):
        k -= 1
    if k < 0:
        return None
    whole = _object_of(tk, k, _MOVERS)
    if whole is not None:
        return whole
    last = first = k
    while first >= 0 and d.left - first < 8 and (_in_phrase(tk, first) or (first == k and is_plural(tk.word[k]))):
        if tk.lower[first] in CHANGE_OF or tk.lower[first] in CHANGE_WORDS or tk.lower[first][0].isdigit():
            break
        first -= 1
    if first in (last, -1) or tk.lower[last] in _TIME_WORDS:
        return None
    if tk.lower[first] in ("a", "an") and (is_number_word(tk, first - 1) or is_number_word(tk, first - 2)):
        return None  # "rose to $71.20 a barrel from $70"
    opens = tk.lower[first] in DETERMINERS or tk.lower[first] in CHANGE_OF or is_verb(tk, first)
    return (first + 1, last) if opens else None


def _object_of(tk: Tokens, end: int, verbs: frozenset[str]) -> Span | None:
    """Return the phrase that ends at ``end``, with what hangs on it by "of" or "for", right behind one of the verbs."""
    last = _before_date(tk, end)
    first = last
    while first > 0 and end - first < 14 and (_in_phrase(tk, first) or tk.lower[first] in _TIES_OF_MOVED):
        if tk.lower[first] in verbs and is_verb(tk, first):
            break
        first -= 1
    if first >= last or tk.lower[first] not in verbs or not is_verb(tk, first) or tk.lower[first + 1] in PREPOSITIONS:
        return None
    first = _skip_determiners(tk, first + 1)
    return None if first > last or tk.lower[last] in STOP or is_number_word(tk, first) else (first, last)


def _before_date(tk: Tokens, end: int) -> int:
    """Return the token before a date that ends at ``end``: "prices" of "raised prices in May", "loss" of "a loss last year"."""
    k = end
    while k > 0 and end - k < 8 and (tk.lower[k] in _DATED or tk.lower[k].isdigit()):
        k -= 1
    if k == end or not k:
        return end
    if tk.lower[k] in ("in", "on", "since", "during") or (tk.lower[k] == "for" and tk.lower[end + 1] == "of"):
        return k - 1
    return k if tk.lower[k + 1] in _WHICH_TIME else end


_TIME_WORDS = TIME_HEADS
_MOVERS = frozenset(all_forms(words("rules")["subjects"]["movers"])) | word_set("rules", "subjects.movers_irregular")
_VALUERS = frozenset(all_forms(words("rules")["subjects"]["valuers"])) | {"kept", "held", "left"}
_TIES_OF_MOVED = DETERMINERS | {"of", "for", "in", "on", "to", "between"}
_DATED = TIME_HEADS | MONTHS | WEEKDAYS | _WHICH_TIME | word_set("rules", "subjects.dated")
_COMPOUND = word_set("rules", "subjects.compound_prepositions")


def _in_phrase(tk: Tokens, k: int) -> bool:
    w = tk.lower[k]
    if w in HYPHENS:
        return tk.glued(k) and tk.glued(k + 1)
    if w in STOP:
        return k > 1 and tk.lower[k - 1] in HYPHENS and tk.glued(k) and tk.glued(k - 1)  # "Coke-to-go"
    return w in ("'s", "’s") or (w[0].isalnum() and not is_verb(tk, k))


def _purpose(tk: Tokens, d: Draft) -> Span | None:
    """Return what a sum is for, or off: "$5.4m for flights", "$52,000 for the clinic", "10% off the price"."""
    j = d.right + 1
    if d.kind not in ("money", "percent") or d.object is not None or j + 1 >= tk.size:
        return None
    if tk.lower[j] != "off" and (tk.lower[j] != "for" or d.kind != "money"):
        return None
    k = j + 1
    while k < tk.size and (tk.lower[k] in DETERMINERS or is_number_word(tk, k)):
        k += 1
    phrase = simple_phrase(tk, k, noun_first=True)
    return phrase if phrase and tk.lower[phrase[1]] not in TIME_HEADS | {"period"} else None


def _priced(tk: Tokens, d: Draft) -> Span | None:
    """Return the goods of "is selling the old model for $40": the noun phrase between the verb and "for" or "at"."""
    if d.kind != "money" or not d.left or tk.lower[d.left - 1] not in ("for", "at"):
        return None
    k = d.left - 2
    while k >= 0 and d.left - k < 14 and tk.sentence[k] == tk.sentence[d.left]:
        if tk.lower[k] in _PRICE_VERBS:
            phrase = simple_phrase(tk, _skip_determiners(tk, k + 1), noun_first=True)
            return phrase if phrase and phrase[1] < d.left - 1 else None
        k -= 1
    return None


def _skip_determiners(tk: Tokens, k: int) -> int:
    while k < tk.size and tk.lower[k] in DETERMINERS:
        k += 1
    return k


def _named(tk: Tokens, d: Draft) -> Span | None:
    """Return the noun before a word that gives it a number: "a market worth $2bn", "claims, ranging from $2", "Acme, up 4"."""
    k = d.left - 1
    while k > 0 and (tk.lower[k] in ("at", "from", "between") or tk.lower[k] in ("just", "only")):
        k -= 1
    if k > 2 and tk.lower[k] == "to" and tk.lower[k - 1] in ("home", "host") and tk.lower[k - 2] == ",":
        return _name_ending(tk, k - 3) or phrase_ending(tk, k - 3, tk.sentence[d.left])  # "Leeds, home to 300 firms"
    if k < 1:
        return None
    w = tk.lower[k]
    if w in DASHES and not tk.glued(k) and tk.lower[d.right + 1 : d.right + 2] == [w]:
        return phrase_ending(tk, k - 1, tk.sentence[d.left])  # "the bill - some £3m - was paid"
    if d.kind == "percent" and tk.lower[d.left - 1] == "at" and _is_polled(tk, k):
        return phrase_ending(tk, k, tk.sentence[d.left])
    if tk.lower[k - 1] in HYPHENS:
        return None  # "well-priced at $25"
    # "Acme, up 4", "Pfizer Inc <PFE> up two"; "is up 40" has its subject
    moves_it = tk.lower[k - 1] in AUXILIARIES or tk.lower[k - 1] in ADVERBS or is_verb(tk, k - 1)
    listed = w in CHANGE_WORDS and not (moves_it or tk.lower[k - 1][-2:] == "ed" or tk.lower[k - 2] == "to")
    if not (w in _NAMED_PRICES or listed or (w == "with" and tk.word[k - 1][0].isalnum())):
        return None
    if w == "with" and (is_verb(tk, k - 1) or tk.lower[k - 1] in STOP or d.object is not None):
        return None
    phrase = phrase_ending(tk, k - 1, tk.sentence[d.left])
    return last_noun(tk, phrase) if phrase is not None and w in _PRICES else phrase


_PRICES = _NAMED_PRICES - {"including", "ranging"}


def _placed(tk: Tokens, d: Draft) -> Span | None:
    """Return what lies so far from somewhere: a town for "a town 12 miles south of Lahore"."""
    if d.kind != "measure":
        return None
    j = d.right + 1
    if tk.lower[j : j + 1] == ["("] and ")" in tk.lower[j : j + 6]:
        j = tk.lower.index(")", j) + 1  # "200 km (125 miles) south of"
    after = tk.lower[j] if j < tk.size else "."
    if after not in COMPASS and after not in ("from", "away", "off"):
        return None
    k = d.left - 1
    if k > 0 and tk.lower[k] == ",":
        k -= 1
    if k < 1 or not tk.lower[k][0].isalpha() or not _in_phrase(tk, k) or tk.lower[k] in ADVERBS:
        return None
    first = k
    while first > 0 and k - first < 5 and _in_phrase(tk, first - 1):
        first -= 1
    named = tk.word[k][0].isupper() or (first > 0 and tk.lower[first - 1] in DETERMINERS)
    return (first, k) if named else None


def _is_polled(tk: Tokens, k: int) -> bool:
    """Whether a name ends at ``k`` of whom a poll says something: "has Trump at 39 percent"."""
    end = k
    while k >= 0 and tk.word[k][0].isupper():
        k -= 1
    return 0 <= k < end and tk.lower[k] in _POLLS


_POLLS = word_set("rules", "subjects.polls")


def _subject(tk: Tokens, d: Draft) -> Span | None:
    sentence = tk.sentence[d.left]
    if d.form == "fold" and tk.lower[d.first] in VERBS:  # "doubled" is the verb itself
        phrase = phrase_ending(tk, _before_aside(tk, verb_start(tk, d.left - 1, sentence)[0]), sentence)
        if phrase is not None:
            return phrase
    phrase = subject_before(tk, d.left)
    return None if phrase is not None and d.object is not None and _is_place(tk, phrase, d.left) else phrase


def _is_place(tk: Tokens, phrase: Span, left: int) -> bool:
    """Whether the phrase says where so many are: "on board were 22 crew"."""
    k = _back_over(tk, phrase[0] - 1, DETERMINERS) if phrase[0] else 0
    opens = tk.lower[k] in PREPOSITIONS and (k == 0 or tk.sentence[k - 1] != tk.sentence[left])
    return opens and phrase[1] == left - 2 and tk.lower[left - 1] in BE


def _any_noun(tk: Tokens, d: Draft) -> Span | None:
    if d.object is not None or d.kind == "duration":
        return None  # "3 games in 10 days"
    return noun_before_preposition(tk, d.left, PREPOSITIONS) or _just_before(tk, d.left)


_READERS: tuple[tuple[Callable[[Tokens, Draft], Span | None], str], ...] = (
    (_purpose, "noun after for"),
    (_of_noun, "noun before of"),
    (_between, "noun before between"),
    (_moved, "object of the movement"),
    (_priced, "what is sold"),
    (_named, "noun before worth, ranging, up"),
    (_placed, "noun before a distance"),
    (_subject, "subject of the clause"),
    (_any_noun, "noun before"),
)


def noun_before_preposition(tk: Tokens, left: int, wanted: frozenset[str] | tuple[str, ...]) -> Span | None:
    """Return the noun before "of" (or any preposition wanted): "a speed of 15 mph", "turnover of 1.3 billion"."""
    k = left - 1
    while k >= 0 and tk.lower[k] in _SKIPPED_BEFORE_NOUN:
        k -= 1
    if k < 1 or tk.lower[k] not in wanted:
        return None
    last = _before_date(tk, k - 1) if tk.lower[k] == "of" else k - 1
    return _noun_ending(tk, last, dated=last < k - 1)


def _noun_ending(tk: Tokens, last: int, *, dated: bool = False) -> Span | None:
    """Return the noun that ends at ``last``; one with a date behind it with what hangs on it: "sales in Spain last year of 12"."""
    if not tk.lower[last][0].isalpha() or tk.lower[last] in STOP:
        return None
    if tk.lower[last] in _COMPOUND and tk.lower[last - 1] in ("in", "on", "as"):
        return None  # "on behalf of 30 firms"
    first = last
    while (
        first > 0
        and last - first < 6
        and (_in_phrase(tk, first - 1) or (dated and tk.lower[first - 1] in _TIES_OF_MOVED))
    ):
        if tk.lower[first - 1] in ADVERBS and not is_name(tk, first - 1):
            break
        first -= 1
    if tk.lower[first] == "cent":
        first += 1  # "a 5 per cent penalty of $40"
    if is_verb(tk, last) or tk.lower[last] in _NOT_NOUN_OF:
        return None
    return trimmed(tk, first, last) if dated else (first, last) if first <= last else None


def _just_before(tk: Tokens, left: int) -> Span | None:
    """Return the noun phrase right before a figure that no verb joins to it: "floor area ≈ 32m2", "properties worth $5m"."""
    k = left - 1
    while k >= 0 and (
        tk.lower[k] in PREPOSITIONS
        or (tk.lower[k] in DETERMINERS and tk.lower[k] != "that")
        or tk.lower[k] in ADVERBS
        or tk.lower[k] in _SKIPPED_BEFORE
    ):
        k -= 1
    if k < 0 or tk.sentence[k] != tk.sentence[left] or not tk.lower[k][0].isalpha() or not _in_phrase(tk, k):
        return None
    if tk.lower[k].endswith("ed"):
        return None  # "she was fined three times", "rose a revised 3 pct"
    first = k
    while first > 0 and k - first < 5 and _in_phrase(tk, first - 1):
        first -= 1
    return first, k


def _aged(tk: Tokens, d: Draft) -> Span | None:
    """Return who is of that age: "Jane Doe, 42", "children under 5", "the girl is 12 years old"."""
    k = d.left - 1
    if k < 0:
        return None
    if tk.lower[k] in ("now", "also", "then", "just", "both") and k and tk.lower[k - 1] == ",":
        k -= 1
    w = tk.lower[k]
    if w in (",", "("):
        return _name_ending(tk, k - 1) or phrase_ending(tk, k - 1, tk.sentence[d.left])
    if w == "aged" or w == "of" or w in PREPOSITIONS:
        while k > 0 and (tk.lower[k] in PREPOSITIONS or tk.lower[k] in _AROUND_AGES):
            k -= 1
        persons = is_person(tk.lower[k])
        named = persons or tk.word[k][0].isupper() or _AGE_WORDS.isdisjoint(tk.lower[k + 1 : d.left])
        phrase = phrase_ending(tk, k, tk.sentence[d.left]) if named and not is_verb(tk, k) else None
        if phrase is not None and phrase[1] == k:
            return _after_preposition(tk, phrase) if persons else phrase
        return subject_before(tk, d.left)  # "Ames died of a heart attack aged 72"
    if d.rules.get("kind") == "name N has":
        return _name_ending(tk, k)
    if w == "turns":
        return phrase_ending(tk, k - 1, tk.sentence[d.left])  # no verb to `is_verb`: it may be a noun
    if is_person(w) and is_plural(tk.word[k]):
        phrase = phrase_ending(tk, k, tk.sentence[d.left])
        return _after_preposition(tk, phrase) if phrase else None
    phrase = subject_before(tk, d.left)
    if phrase is not None and w in BE and k and tk.lower[k - 1] in ("he", "she"):
        person = tk.word[phrase[1]][0].isupper() or is_person(tk.lower[phrase[1]])
        return phrase if person else None  # "the house was sold when she was 16"
    return phrase


_AGE_WORDS = frozenset(("age", "aged", "ages"))
_AROUND_AGES = _AGE_WORDS | MONTHS | WEEKDAYS | TIME_HEADS | {"the", ",", "last", "this", "ago"}


def _after_preposition(tk: Tokens, phrase: Span) -> Span:
    """Return the last noun of a phrase: of "unsuitable for children", aged under five, the children."""
    first, last = phrase
    while first < last and not any(tk.lower[k] in PREPOSITIONS for k in (last - 1, last)):
        last -= 1
    return (last if first < last else first, phrase[1])


def _name_ending(tk: Tokens, end: int) -> Span | None:
    """Return the capitalised words that end at ``end``, initials in: "Mary K. Hollis"."""
    first = end + 1
    while first > 0 and (
        tk.word[first - 1][0].isupper() or (tk.word[first - 1] == "." and first > 1 and len(tk.word[first - 2]) == 1)
    ):
        first -= 1
    return (first, end) if first <= end else None


def _before_aside(tk: Tokens, end: int) -> int:
    """Return where the subject ends whose verb follows token ``end``: before the aside that a comma, dash or bracket closes.

    In "the firm, based in Ohio, sold 12 ships" that is "firm"; in "he shot a guard, wounded 12 men" the comma joins two verbs,
    and -1 says that the subject stands further left.
    """
    if end < 0 or tk.lower[end] not in _CLOSES_ASIDE or (tk.lower[end] in DASHES and tk.glued(end)):
        return end
    return _before_comma(tk, end) if tk.lower[end] == "," else _before_mark(tk, end)


_CLOSES_ASIDE = DASHES | {",", ")"}
_ASIDE = 30  # tokens that an aside may have


def _before_mark(tk: Tokens, end: int) -> int:
    """Return the token before the bracket or dash that opens the aside which ends at ``end``; ``end`` where none does."""
    opens = "(" if tk.lower[end] == ")" else tk.lower[end]
    for k in range(end - 1, max(0, end - _ASIDE), -1):
        if tk.sentence[k] != tk.sentence[end]:
            break
        if tk.lower[k] == opens and not (opens != "(" and tk.glued(k)):
            return k - 1
    return end


def _before_comma(tk: Tokens, end: int) -> int:
    """Return the token before the aside that the comma at ``end`` closes; -1 where it joins two verbs, ``end`` where it closes none."""
    lower = tk.lower
    verdict = None  # of the first verb met: no aside, unless a comma and an opener stand before it
    relative = 0
    found = -1
    for k in range(end - 1, max(-1, end - _ASIDE), -1):
        if tk.sentence[k] != tk.sentence[end]:
            break
        if lower[k] == ",":
            if verdict is not None and not (lower[k + 1] in _OPENS_ASIDE or lower[end - 1] in _SAYS_CLAUSES):
                return verdict
            if relative and _is_fronted_place(tk, k):
                return relative - 1
            if not _is_list_item(tk, k, end):
                aged = k > 2 and tk.word[k - 1].isdigit() and lower[k - 2] == ","
                return k - 3 if aged else k - 1  # "Jane Doe, 42, of Leeds, was"
            found = k - 1
        elif lower[k - 1] in _RELATIVES and (lower[k] in AUXILIARIES or is_verb(tk, k)):
            relative = relative or k - 1
        elif verdict is None and _may_be_finite(tk, k):
            if k > 1 and lower[k - 1] == "," and lower[k] not in AUXILIARIES and _is_participle_phrase(tk, k, end):
                return k - 2  # "the ship, called the Swan, is", "the team, led by Ames, has"
            followed = lower[k + 1] in DETERMINERS or is_number_word(tk, k + 1) or lower[k] in AUXILIARIES
            verdict = -1 if followed else end
    if found >= 0:
        return found
    return verdict if verdict is not None else relative - 1 if relative else end


def _may_be_finite(tk: Tokens, k: int) -> bool:
    if tk.lower[k] in AUXILIARIES:
        return True
    return is_verb(tk, k) and not tk.lower[k].endswith("ing") and not is_plural(tk.word[k])


def _is_participle_phrase(tk: Tokens, k: int, end: int) -> bool:
    """Whether what begins with the past form at ``k`` and ends at the comma ``end`` is an aside, not a clause."""
    return tk.lower[k + 1] in PREPOSITIONS or (tk.lower[k].endswith("ed") and tk.lower[end + 1] in AUXILIARIES)


def _is_list_item(tk: Tokens, k: int, end: int) -> bool:
    """Whether the comma at ``k`` parts names of a list that ends at ``end``: "a friend of Iran, Russia and China,"."""
    named = tk.word[k + 1][0].isupper() and tk.word[k - 1][0].isupper()
    return named and any(w in ("and", "or", ",") for w in tk.lower[k + 2 : min(k + 6, end)])


def _is_fronted_place(tk: Tokens, k: int) -> bool:
    """Whether the comma at ``k`` closes words that open the sentence: "In May, the firm which", "Meanwhile, the firm which"."""
    first = k
    while first > 0 and k - first < 8 and tk.sentence[first - 1] == tk.sentence[k]:
        first -= 1
    return tk.lower[first] in PREPOSITIONS or tk.lower[first] in _ALONE_AT_FRONT


_ALONE_AT_FRONT = ADVERBS | {"meanwhile", "however"}
_RELATIVES = frozenset(("who", "which", "that"))
_OPENS_ASIDE = _OPENS_CLAUSE | {"who", "which", "whose"}


def _is_chained(tk: Tokens, k: int) -> bool:
    """Whether the infinitive behind ``k`` hangs on another verb, whose subject is meant: "had aimed to save", "is going to"."""
    before = k - 1
    while before > 0 and tk.lower[before] in ADVERBS:
        before -= 1
    return k > 0 and tk.lower[k] in VERBS and tk.lower[k].endswith(("ed", "ing")) and tk.lower[before] in AUXILIARIES


def _begin_of_told(tk: Tokens, end: int) -> int:
    """Return where the phrase begins that ends at ``end`` before "to" and is told or expected to act, ``end`` + 1 where none is.

    "Analysts expect sales to fall 12%", "it was hard for Harris to earn"; not "sold its ships to pay $3m".
    """
    k = end
    while (
        k > 0 and end - k < 10 and (_in_phrase(tk, k) or tk.lower[k] in _TIES_OF_TOLD or tk.lower[k] in _PRONOUNS_TOLD)
    ):
        k -= 1
    told = (
        tk.lower[end] not in TIME_HEADS
        and not is_number_word(tk, end - 1)
        and (tk.lower[k] == "for" or (tk.lower[k] in _TELL_TO and is_verb(tk, k)))
    )
    return k + 1 if told else end + 1


_TIES_OF_TOLD = DETERMINERS | {"of", "in"}
_PRONOUNS_TOLD = frozenset(("him", "her", "them", "us", "me", "you", "it"))
_TELL_TO = all_forms(words("rules")["subjects"]["tell_to"]) | {"told", "forecast", "led", "got"}


def _subject_of_unlisted(tk: Tokens, k: int) -> Span | None:
    """Return the noun before a form in -ed at ``k`` that no list holds: "the film grossed $12m", "the side chalked up 12 wins"."""
    if k > 0 and tk.lower[k] in _PARTICLES and tk.lower[k - 1][-2:] == "ed":
        k -= 1
    w = tk.lower[k]
    if k < 1 or w[-2:] != "ed" or len(w) < 5 or w in VERBS or not tk.word[k].islower() or w in _NOT_PAST:
        return None
    before = tk.lower[k - 1]
    if not before[0].isalpha() or before in STOP or before in ADVERBS or before.endswith("ly"):
        return None
    return phrase_ending(tk, _before_aside(tk, k - 1), tk.sentence[k]) if tk.sentence[k] == tk.sentence[k - 1] else None


_PARTICLES = frozenset(("up", "down", "out", "off"))
_NOT_PAST = word_set("rules", "subjects.not_past")


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


def _subject_ending(tk: Tokens, ahead: int, end: int, sentence: int, *, finite: bool) -> Span | None:
    """Return the phrase that ends at ``ahead``, before an aside; or at ``end``, the last token before the verb."""
    phrase = phrase_ending(tk, ahead, sentence)
    if phrase is not None and not finite:
        phrase = _before_past(tk, phrase)
    return phrase_ending(tk, end, sentence) if phrase is None and ahead not in (end, -1) else phrase


def _is_nobody(tk: Tokens, ahead: int, end: int, k: int) -> bool:
    """Whether the verbs from ``end`` to ``k`` have a subject that names nobody: "we have cut", "said there are"."""
    there = any(tk.lower[i] == "there" and tk.lower[i + 1] in AUXILIARIES for i in range(end + 1, k))
    return there or (ahead >= 0 and tk.lower[ahead] in _NOBODY)


_NOBODY = frozenset(("we", "you"))
_TURNS = _CLAUSE_OPENERS | AUXILIARIES | VERBS | THIRD_PERSON  # the words that the way back to a subject has to look at


def subject_before(tk: Tokens, left: int) -> Span | None:
    """Return the noun phrase before the nearest finite verb left of token ``left``; pronouns and times of day are passed over.

    A participle right behind its noun counts too: "people earning $40", "a truck carrying 12 men".
    """
    lower = tk.lower
    sentence = tk.sentence[left]
    k = left - 1
    spare = -1
    stop = max(-1, left - 45)
    phrase = _subject_of_unlisted(tk, k)
    if phrase is not None:
        return phrase
    met_verb = False
    first_verb = True
    sentences = tk.sentence
    while k > stop and sentences[k] == sentence:
        w = lower[k]
        if w not in _TURNS:
            if w[-2:] == "ed" and lower[k + 1] in DETERMINERS:
                phrase = _subject_of_unlisted(tk, k)
                if phrase is not None:
                    return phrase  # "Ames infiltrated the camp, killing 12 men"
            k -= 1
            continue
        if w in _CLAUSE_OPENERS and not met_verb:
            return None  # "attacks, in which 12 people died": the figure is the subject of its own clause
        if (w in AUXILIARIES and not is_name(tk, k)) or is_verb(tk, k):  # "in May" has no auxiliary
            met_verb = True
            end, finite = verb_start(tk, k, sentence)
            near = w.endswith("ing") and left - k <= 3 and end == k - 1 and end >= 0 and lower[end][0].isalpha()
            if finite or (near and lower[end] not in STOP):
                ahead = _before_aside(tk, end)
                nobody = _is_nobody(tk, ahead, end, k)
                phrase = None if nobody else _subject_ending(tk, ahead, end, sentence, finite=finite)
                if phrase is not None or nobody:
                    return phrase
            elif spare < 0 and lower[min(end + 1, left - 1)] == "to" and not _is_chained(tk, end):
                begin = _begin_of_told(tk, end) if first_verb else end + 1
                if begin <= end:
                    return trimmed(tk, begin, end)
                spare = end
            first_verb = False
            k = min(end, k - 1)
            continue
        k -= 1
    return phrase_ending(tk, spare, sentence) if spare >= 0 else None  # "company to spend $13.6M"
