"""What a figure is said of: profits for "profits rose 5%", damages for "$5 million in damages"."""

from __future__ import annotations

from collections.abc import Callable

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
    is_person,
    is_plural,
)
from archive.extract.phrases import (
    NOUNS_IN_LY,
    STOP,
    TIME_HEADS,
    is_number_word,
    is_verb,
    phrase_ending,
    simple_phrase,
    verb_start,
)
from archive.extract.tokens import Tokens
from archive.extract.words import word_set

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
    if d.about is not None or d.kind == "ordinal":
        return
    if d.kind == "age":
        if tk.lower[d.right] != "s":  # "the over-60s" say themselves who is of that age
            _said_of(tk, d, _aged(tk, d), "person of that age")
        return
    if before is not None and restates(tk, before, d):
        _said_of(tk, d, before.about or before.object, "restates the figure before")
        return
    if before is not None and before.about is not None and _same_subject(tk, before, d):
        d.about = before.about
        d.rules["about"] = "same movement or list"
        return
    for read, rule in _READERS:
        phrase = read(tk, d)
        if phrase is not None:
            _said_of(tk, d, phrase, rule)
            return


def _said_of(tk: Tokens, d: Draft, phrase: Span | None, rule: str) -> None:
    """Record the phrase, without the numbers that it may begin with; one that is nothing else is none."""
    if phrase is None:
        return
    first, last = phrase
    while first <= last and (is_number_word(tk, first) or not tk.lower[first][0].isalnum() or tk.lower[first] == "of"):
        first += 1
    if first > last:
        return
    named = first + 1 if tk.lower[first] in _WHICH_TIME else first
    if named + 1 < last and tk.lower[named] in _OF_A_TIME and tk.lower[named + 1] in ("'s", "’s"):
        first = named + 2  # "last year's growth rate"
    first = _behind_verb(tk, first, last)
    if tk.lower[first : first + 2] == ["according", "to"] or _is_date(tk, first, last):
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
    if not (taken or (first and tk.lower[first - 1] in BE)):
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


_NOT_SAID_OF = word_set("rules", "subjects.not_said_of")


def restates(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether ``b`` says ``a`` again: "7 miles (11 km)", "190 points, or 0.6%"."""
    between = tk.lower[a.right + 1 : b.left]
    return between in (["("], [",", "or"], ["vs"]) or (
        a.kind != "count" and between in (["or"], [",", "or", "about"], ["versus"])
    )


def compared(tk: Tokens, b: Draft) -> bool:
    """Whether the number is what the one before is held against: "20 mln dlrs compared with 15 mln", "against 15 mln"."""
    before = tk.lower[max(0, b.left - 2) : b.left]
    if tk.lower[b.right + 1 : b.right + 2] == ["of"]:
        return False  # "16 of the 21 principals" has a noun of its own
    return before[-1:] == ["against"] or before in (["compared", "with"], ["compared", "to"])


def _same_subject(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether ``b`` goes on with what ``a`` is said of: "up 4 per cent to $13.60", "15 points, 7 rebounds and 6 assists"."""
    if b.change_role == "level" and a.change != "none" and b.left - a.right < 9 and _no_subject_between(tk, a, b):
        return True
    if a.unit == b.unit and b.object is None and b.left - a.right < 9 and compared(tk, b):
        return True
    between = tk.lower[a.right + 1 : b.left]
    return between in ([","], ["and"], [",", "and"], ["or"]) and (b.object is None or a.kind == b.kind == "count")


def _no_subject_between(tk: Tokens, a: Draft, b: Draft) -> bool:
    return not any(tk.lower[k] in ("and", "but", "while") for k in range(a.right + 1, b.left))


# --- readers: each looks for one construction, the closest first ----------------------------------------------------


def _of_noun(tk: Tokens, d: Draft) -> Span | None:
    return noun_before_preposition(tk, d.left, ("of",))


def _moved(tk: Tokens, d: Draft) -> Span | None:
    """Return the object of a verb of movement: "boost its output to 1.2m tons", "pulled the sector 0.7% lower"."""
    if d.change_role is None:
        return None
    k = d.left - 1
    while k >= 0 and (tk.lower[k] in ("to", "by", "at", "from") or tk.lower[k] in ADVERBS):
        k -= 1
    last = first = k
    while first >= 0 and d.left - first < 8 and (_in_phrase(tk, first) or (first == k and is_plural(tk.word[k]))):
        if tk.lower[first] in CHANGE_OF or tk.lower[first] in CHANGE_WORDS or tk.lower[first][0].isdigit():
            break
        first -= 1
    if first in (last, -1) or tk.lower[last] in _TIME_WORDS:
        return None
    opens = tk.lower[first] in DETERMINERS or tk.lower[first] in CHANGE_OF or is_verb(tk, first)
    return (first + 1, last) if opens else None


_TIME_WORDS = TIME_HEADS


def _in_phrase(tk: Tokens, k: int) -> bool:
    w = tk.lower[k]
    return w in ("'s", "’s") or (w[0].isalnum() and w not in STOP and not is_verb(tk, k))


def _purpose(tk: Tokens, d: Draft) -> Span | None:
    """Return what a sum is for: "$5.4m for flights", "$52,000 for the clinic"."""
    j = d.right + 1
    if d.kind != "money" or d.object is not None or j + 1 >= tk.size or tk.lower[j] != "for":
        return None
    k = j + 1
    while k < tk.size and (tk.lower[k] in DETERMINERS or is_number_word(tk, k)):
        k += 1
    phrase = simple_phrase(tk, k, noun_first=True)
    return phrase if phrase and tk.lower[phrase[1]] not in TIME_HEADS else None


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
    if k < 1:
        return None
    w = tk.lower[k]
    if d.kind == "percent" and tk.lower[d.left - 1] == "at" and _is_polled(tk, k):
        return phrase_ending(tk, k, tk.sentence[d.left])
    # "Acme, up 4", "Pfizer Inc <PFE> up two"; "is up 40" has its subject
    listed = w in CHANGE_WORDS and not (
        tk.lower[k - 1] in AUXILIARIES or tk.lower[k - 1] in ADVERBS or is_verb(tk, k - 1)
    )
    if not (w in _NAMED_PRICES or listed or (w == "with" and tk.word[k - 1][0].isalnum())):
        return None
    if w == "with" and (is_verb(tk, k - 1) or tk.lower[k - 1] in STOP or d.object is not None):
        return None
    return phrase_ending(tk, k - 1, tk.sentence[d.left])


def _is_polled(tk: Tokens, k: int) -> bool:
    """Whether a name ends at ``k`` of whom a poll says something: "has Trump at 39 percent"."""
    end = k
    while k >= 0 and tk.word[k][0].isupper():
        k -= 1
    return 0 <= k < end and tk.lower[k] in _POLLS


_POLLS = word_set("rules", "subjects.polls")


def _subject(tk: Tokens, d: Draft) -> Span | None:
    return subject_before(tk, d.left)


def _any_noun(tk: Tokens, d: Draft) -> Span | None:
    if d.object is not None or d.kind == "duration":
        return None  # "3 games in 10 days"
    return noun_before_preposition(tk, d.left, PREPOSITIONS) or _just_before(tk, d.left)


_READERS: tuple[tuple[Callable[[Tokens, Draft], Span | None], str], ...] = (
    (_purpose, "noun after for"),
    (_of_noun, "noun before of"),
    (_moved, "object of the movement"),
    (_priced, "what is sold"),
    (_named, "noun before worth, ranging, up"),
    (_subject, "subject of the clause"),
    (_any_noun, "noun before"),
)


def noun_before_preposition(tk: Tokens, left: int, wanted: frozenset[str] | tuple[str, ...]) -> Span | None:
    """Return the noun before "of" (or any preposition wanted): "a speed of 15 mph", "turnover of 1.3 billion"."""
    k = left - 1
    while k >= 0 and tk.lower[k] in _SKIPPED_BEFORE_NOUN:
        k -= 1
    if k < 1 or tk.lower[k] not in wanted or not tk.lower[k - 1][0].isalpha() or tk.lower[k - 1] in STOP:
        return None
    last = first = k - 1
    while first > 0 and last - first < 6 and _in_phrase(tk, first - 1) and tk.lower[first - 1] not in ADVERBS:
        first -= 1
    if tk.lower[first] == "cent":
        first += 1  # "a 5 per cent penalty of $40"
    if is_verb(tk, last) or tk.lower[last] in _NOT_NOUN_OF or first > last:
        return None
    return first, last


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
    return subject_before(tk, d.left)


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
    """Return where the subject ends whose verb follows token ``end``: before the aside where a comma closes one.

    In "the firm, based in Ohio, sold 12 ships" that is "firm"; in "he shot a guard, wounded 12 men" the comma joins two verbs,
    and -1 says that the subject stands further left.
    """
    lower, sentence = tk.lower, tk.sentence
    if end < 0 or lower[end] != ",":
        return end
    for k in range(end - 1, max(-1, end - 16), -1):
        if sentence[k] != sentence[end]:
            break
        if lower[k] == ",":
            return k - 1
        if lower[k] in AUXILIARIES or (is_verb(tk, k) and not lower[k].endswith("ing") and not is_plural(tk.word[k])):
            if k > 1 and lower[k - 1] == "," and lower[k].endswith("ed") and lower[end + 1] in AUXILIARIES:
                return k - 2  # "the ship, called the Swan, is"
            followed = lower[k + 1] in DETERMINERS or is_number_word(tk, k + 1) or lower[k] in AUXILIARIES
            return -1 if followed else end
    return end


def _is_chained(tk: Tokens, k: int) -> bool:
    """Whether the infinitive behind ``k`` hangs on another verb, whose subject is meant: "had aimed to save", "is going to"."""
    before = k - 1
    while before > 0 and tk.lower[before] in ADVERBS:
        before -= 1
    return k > 0 and tk.lower[k] in VERBS and tk.lower[k].endswith(("ed", "ing")) and tk.lower[before] in AUXILIARIES


_TURNS = _CLAUSE_OPENERS | AUXILIARIES | VERBS  # the words that the way back to a subject has to look at


def subject_before(tk: Tokens, left: int) -> Span | None:
    """Return the noun phrase before the nearest finite verb left of token ``left``; pronouns and times of day are passed over.

    A participle right behind its noun counts too: "people earning $40", "a truck carrying 12 men".
    """
    lower = tk.lower
    sentence = tk.sentence[left]
    k = left - 1
    spare = -1
    stop = max(-1, left - 45)
    met_verb = False
    sentences = tk.sentence
    while k > stop and sentences[k] == sentence:
        w = lower[k]
        if w not in _TURNS:
            k -= 1
            continue
        if w in _CLAUSE_OPENERS and not met_verb:
            return None  # "attacks, in which 12 people died": the figure is the subject of its own clause
        if w in AUXILIARIES or is_verb(tk, k):
            met_verb = True
            end, finite = verb_start(tk, k, sentence)
            near = w.endswith("ing") and left - k <= 3 and end == k - 1 and end >= 0 and lower[end][0].isalpha()
            if finite or (near and lower[end] not in STOP):
                ahead = _before_aside(tk, end)
                phrase = phrase_ending(tk, ahead, sentence)
                if phrase is None and ahead not in (end, -1):
                    phrase = phrase_ending(tk, end, sentence)
                if phrase is not None:
                    return phrase
            elif spare < 0 and lower[min(end + 1, left - 1)] == "to" and not _is_chained(tk, end):
                spare = end
            k = min(end, k - 1)
            continue
        k -= 1
    return phrase_ending(tk, spare, sentence) if spare >= 0 else None  # "company to spend $13.6M"
