"""What is counted, and what a figure that counts nothing describes: noun phrases, by closed word classes and endings."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CHANGE_OF,
    CHANGE_WORDS,
    CONJUNCTIONS,
    DETERMINERS,
    IRREGULAR,
    PERSON_ADJECTIVES,
    PREPOSITIONS,
    PRONOUNS,
    SINGULAR_OF,
    VERB_BASES,
    VERBS,
    is_person,
    is_plural,
    singular,
)
from archive.extract.tokens import Tokens
from archive.extract.units import attach_rate
from archive.extract.words import word_set

_ADJECTIVES_TOO = word_set("rules", "objects.adjectives_too")
_NOUNS_IN_LY = word_set("rules", "objects.nouns_in_ly")
_SKIPPED_BEFORE_NOUN = word_set("rules", "objects.skipped_before_noun")
_SKIPPED_BEFORE = word_set("rules", "objects.skipped_before")
_PARTICLES = word_set("rules", "objects.particles")
_PRONOMINAL = word_set("rules", "objects.pronominal")

_STOP = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | DETERMINERS | PRONOUNS - {"others", "ones"}
_HYPHENS = frozenset("-‑")
_LEADING = word_set("rules", "objects.leading")
_NOT_HEADS = word_set("rules", "objects.not_heads")
_PARTITIVE = word_set("rules", "objects.partitive")
# Adjectives that measure what stands before: "72.7 metres long", "34.4% higher", "a further 12 wide".
_NOT_NOUNS = word_set("rules", "objects.not_nouns")
_TIME_TAIL = word_set("rules", "objects.time_tail")


def attach_object(tk: Tokens, d: Draft) -> None:
    """Find the counted noun phrase after a count, or the noun that a measure or sum is put before."""
    if d.kind in ("count", "ordinal", "rate") and d.bare and d.form != "fold":
        _count_object(tk, d)
    elif d.kind == "age" or (d.form != "fold" and d.unit is not None):
        _after_unit(tk, d)
    elif d.kind == "fraction":
        _fraction_object(tk, d)


def _count_object(tk: Tokens, d: Draft) -> None:
    n, lower = len(tk), tk.lower
    j = d.last + 1 if d.modifier is None or d.modifier[0] < d.first or d.modifier[1] < d.last else d.modifier[1] + 1
    if j >= n:
        return
    one = d.value == 1 and d.range_end is None
    if lower[j] == "of":
        _partitive(tk, d, j)
        return
    if lower[j] in _HYPHENS and tk.glued(j) and j + 1 < n and tk.glued(j + 1):
        _hyphen_object(tk, d, j + 1)
        return
    start = j
    found = noun_phrase(tk, start, one=one)
    if found is None:
        if d.kind == "ordinal":
            return
        if lower[j] in PERSON_ADJECTIVES:
            _take(tk, d, j, j, j)
            return
        phrase = simple_phrase(tk, j)
        if (
            phrase is not None
            and phrase[1] > phrase[0]
            and tk.word[j][0].islower()
            and lower[j] not in VERBS
            and d.form != "vague"
        ):
            d.object, d.object_head = phrase, phrase[1]  # "the 11 member trade agreement", "5 speed manual version"
            d.right = d.after = phrase[1]
            d.unit = d.unit_name = lower[phrase[1]]
            d.rules["object"] = "attributive noun"
        return
    first, head = found
    if d.kind == "ordinal":
        d.object, d.object_head = (first, head), head
        d.right = d.after = head
        d.rules["object"] = "noun after an ordinal"
        return
    _take(tk, d, first, head, head)
    if not one and head + 1 < n:
        attach_rate_of_count(tk, d)


def attach_rate_of_count(tk: Tokens, d: Draft) -> None:
    """Make "500 people a day", "58 votes per state" a rate."""
    j = d.right + 1
    if tk.lower[j] in ("a", "an", "per", "/"):
        before = d.right
        attach_rate(tk, d, j)
        if d.right != before:
            d.kind = "rate"


def _take(tk: Tokens, d: Draft, first: int, head: int, last: int) -> None:
    """Record the counted phrase ``first..last`` with its head, and the unit that follows from the head."""
    d.object, d.object_head = (first, last), head
    d.right = d.after = max(d.right, last)
    noun = tk.word[head]
    d.unit = d.unit_name = "people" if is_person(noun) else singular(tk.lower[head] if not noun.isupper() else noun)
    d.unit_text = (head, head)
    d.rules["object"] = "noun phrase after the number"
    d.rules["unit"] = "word for persons" if d.unit == "people" else "head of the counted phrase"


def _partitive(tk: Tokens, d: Draft, j: int) -> None:
    """Read "three of them", "12 of the hostages", "dozens of people": the pronoun is in the span, the noun is not."""
    n, lower = len(tk), tk.lower
    k = j + 1
    if k >= n:
        return
    if lower[k] in _PARTITIVE and not (k + 1 < n and is_plural(tk.word[k + 1]) and lower[k] in ("those", "these")):
        d.right = d.after = k
        d.rules["object"] = "partitive pronoun"
        if lower[k] in ("them", "whom", "us"):
            d.object, d.object_head = (k, k), k
        return
    while k < n and (lower[k] in DETERMINERS or lower[k] in ("more", "other", "about", "all")):
        k += 1
    found = noun_phrase(tk, k, one=False)
    if found is None:
        return
    first, head = found
    _take_out = d.right
    _take(tk, d, first, head, head)
    if not d.vague:
        d.right = d.after = _take_out  # "of <noun>" is out of the span; "hundreds of people" has no other noun
    d.rules["object"] = "noun after of"


def _hyphen_object(tk: Tokens, d: Draft, j: int) -> None:
    """Read "12-member panel", "three-bedroom home", "8,000-strong": the noun behind the hyphen is counted."""
    w = tk.lower[j]
    if not w[0].isalpha() or w in _STOP:
        return
    if w == "strong":
        d.right = d.after = j
        d.unit = d.unit_name = "people"
        d.rules["object"] = "N-strong"
        found = noun_phrase(tk, j + 1, one=True)
        if found:
            d.about = found
        return
    last = j
    while (
        last + 2 < len(tk)
        and tk.lower[last + 1] in _HYPHENS
        and tk.glued(last + 1)
        and tk.glued(last + 2)
        and tk.word[last + 2][0].isalpha()
    ):
        last += 2
    _take(tk, d, j, j, j)
    d.right = d.after = last
    d.rules["object"] = "noun behind a hyphen"


def noun_phrase(tk: Tokens, j: int, *, one: bool) -> tuple[int, int] | None:
    """Return (first token, head) of the noun phrase at ``j``: up to the first plural noun, or for "one" the last of the run."""
    n, lower, word = len(tk), tk.lower, tk.word
    head: int | None = None
    last: int | None = None  # word seen
    k = j
    words_seen = 0
    while k < n and words_seen < 9:
        w = lower[k]
        if not w[0].isalpha():
            if word[k][0].isdigit() and last is not None and head is None and _is_model_plural(tk, k, last):
                return j, k + 1
            if not _inner_mark(tk, k, last, head):
                break
            k += 1
            continue
        if w in _STOP or (k == j and w in _NOT_NOUNS and w not in _ADJECTIVES_TOO):
            if head is None and last is not None and _joins_adjectives(tk, k):
                k += 1
                continue
            break
        if w in _NOT_HEADS or w in _TIME_TAIL:
            break
        if head is not None:
            if not _second_plural(tk, k):
                break
            head = k
        elif _ends_phrase(tk, k, one and last is not None):
            break
        else:
            head = k if is_plural(word[k]) else None
            last = k
        k += 1
        words_seen += 1
    if one:
        return (j, last) if last is not None else None
    return (j, head) if head is not None else None


def _inner_mark(tk: Tokens, k: int, last: int | None, head: int | None) -> bool:
    """Whether a mark or number at ``k`` stands inside the phrase: "second-hand cars", "city's buses", "big, old "grand" hotels"."""
    w, after = tk.lower[k], k + 1 < len(tk)
    if w in _HYPHENS:
        return (last is not None or head is not None) and after and tk.glued(k) and tk.glued(k + 1)
    if head is not None or not after:
        return False
    if w in ("'s", "’s"):
        return last is not None
    if w == ",":
        return last is not None and _is_adjective(tk, k - 1) and _plural_soon(tk, k + 1, 3)
    if w in _QUOTES:
        return not tk.glued(k) and _plural_soon(tk, k + 1, 3)
    if w[0].isdigit() and last is not None:  # "Boeing 737 jets", "new 737 Max jets"
        named = tk.word[last][0].isupper() or tk.word[k + 1][0].isupper()
        return named and _plural_soon(tk, k + 1, 3)
    return False


_QUOTES = frozenset("“\"‘'”")


def _is_model_plural(tk: Tokens, k: int, last: int) -> bool:
    """Whether "3s" of "Model 3s" stands at ``k``."""
    return k + 1 < len(tk) and tk.word[k + 1] == "s" and tk.glued(k + 1) and tk.word[last][0].isupper()


def _joins_adjectives(tk: Tokens, k: int) -> bool:
    """Whether "and" or "or" at ``k`` joins two adjectives: "12 black and white cats"."""
    return (
        tk.lower[k] in ("and", "or")
        and k + 1 < len(tk)
        and tk.lower[k + 1] not in _STOP
        and _plural_soon(tk, k + 1, 3)
        and _is_adjective(tk, k - 1)
    )


def _second_plural(tk: Tokens, k: int) -> bool:
    """Whether the noun at ``k`` takes over as the head from the plural before it: "sports cars", "points guards"."""
    return (
        is_plural(tk.word[k])
        and tk.lower[k] not in VERBS
        and tk.start[k] - tk.end[k - 1] == 1
        and tk.lower[k - 1] not in SINGULAR_OF
        and tk.word[k][0].islower()
    )


def _ends_phrase(tk: Tokens, k: int, one: bool) -> bool:
    """Whether the word at ``k`` is a verb or adverb that is no part of the phrase. "one" has no plural to wait for."""
    w = tk.lower[k]
    if w in VERBS:
        if one:
            return True
        if not is_plural(tk.word[k]):
            participle = w in IRREGULAR or w.endswith(("ed", "ing", "en"))
            return not (participle and _plural_soon(tk, k + 1, 3))
        return False
    return w in ADVERBS and not _plural_soon(tk, k + 1, 3)


def _is_adjective(tk: Tokens, i: int) -> bool:
    return not is_plural(tk.word[i]) and tk.word[i][0].isalpha()


def _plural_soon(tk: Tokens, k: int, within: int) -> bool:
    """Whether a plural noun stands within so many words at ``k``, with no function word or mark before it."""
    n = len(tk)
    for i in range(k, min(k + within, n)):
        w = tk.lower[i]
        if w in _HYPHENS:
            continue
        if not w[0].isalpha() or w in _STOP:
            return False
        if is_plural(tk.word[i]):
            return True
    return False


def _after_unit(tk: Tokens, d: Draft) -> None:
    """Find what a measured amount is put before ("a $5 million contract", "80-yard touchdown") or is of ("5 pct of voters")."""
    n, lower = len(tk), tk.lower
    j = d.after + 1
    if j >= n:
        return
    if lower[j] == "(":
        j = next((k + 1 for k in range(j + 1, min(j + 9, n)) if lower[k] == ")"), j)  # "8 miles (13 km) of tunnels"
        if j >= n or lower[j] != "of":
            return
    if lower[j] == "of" and j + 1 < n:
        k = j + 1
        if lower[k] in _PARTITIVE:
            if k == d.after + 2:
                d.right = d.after = k
            return
        while k < n and lower[k] in DETERMINERS:
            k += 1
        phrase = simple_phrase(tk, k)
        if phrase:
            d.object = phrase
            d.object_head = phrase[1]
            d.rules["object"] = "noun after of"
        return
    if lower[j] in ("in", "worth") and j + 1 < n and d.kind == "money":
        k = j + 2 if lower[j + 1] == "of" else j + 1
        phrase = simple_phrase(tk, k)
        if phrase and not tk.word[phrase[0]][0].isupper() and not tk.word[phrase[0]][0].isdigit():
            d.about = phrase
            d.rules["about"] = "noun after in"
        return
    if lower[j] in _HYPHENS and tk.glued(j):
        j += 1
    phrase = simple_phrase(tk, j)
    if phrase and d.kind != "age":
        d.about = phrase
        d.rules["about"] = "noun after the unit"
    elif phrase:
        d.about = phrase
        d.rules["about"] = "noun after the age"


def simple_phrase(tk: Tokens, j: int) -> tuple[int, int] | None:
    """Return the run of nouns and adjectives at ``j``, ended by a function word, a verb or a mark."""
    n = len(tk)
    k = j
    last: int | None = None
    while k < n and k - j < 8:
        w = tk.lower[k]
        if not w[0].isalpha():
            if w in _HYPHENS and last is not None and tk.glued(k) and k + 1 < n and tk.glued(k + 1):
                k += 1
                continue
            if w in ("'s", "’s") and last is not None:
                k += 1
                continue
            if w[0].isdigit() and last is not None and tk.glued(k):
                last = k  # "V10"
                k += 1
                continue
            break
        if w in _STOP or w in _NOT_HEADS or w in _TIME_TAIL or (k == j and w in _NOT_NOUNS):
            break
        if (
            w in VERBS
            and not is_plural(tk.word[k])
            and not (last is not None and w in VERB_BASES and not is_plural(tk.word[last]))
            and (last is not None or not w.endswith(("ed", "ing")))
            and not tk.word[k][0].isupper()
        ) and not (w.endswith("ing") and last is not None and k + 1 < n and tk.lower[k + 1] not in _STOP):
            break
        if w in ADVERBS or (w.endswith("ly") and w not in _NOUNS_IN_LY):
            break
        last = k
        k += 1
    return (j, last) if last is not None else None


def _fraction_object(tk: Tokens, d: Draft) -> None:
    n, lower = len(tk), tk.lower
    j = d.last + 1
    if j >= n:
        return
    if lower[j] == "of":
        k = j + 1
        if k < n and lower[k] in _PARTITIVE:
            d.right = d.after = k
            d.object, d.object_head = (k, k), k
            d.rules["object"] = "partitive pronoun"
            return
    else:
        k = j
    while k < n and (lower[k] in DETERMINERS or lower[k] in ("as", "more", "all")):
        k += 1
    phrase = simple_phrase(tk, k)
    if phrase is not None:
        d.object, d.object_head = phrase, phrase[1]
        d.rules["object"] = "noun after the fraction"


# --- what a figure describes ---------------------------------------------------------------------------------------

_BREAKS = frozenset(';:—[]“”"')
_CLAUSE = word_set("rules", "objects.clause")
_TIME_HEADS = word_set("rules", "objects.time_heads") | _TIME_TAIL
_SKIPPED_VERBS = word_set("rules", "objects.skipped_verbs")


def attach_about(tk: Tokens, d: Draft, before: Draft | None) -> None:
    """Find what the figure is said of: for "$5 million in damages" damages, for "profits rose 5%" profits.

    A count is said of its subject ("Chris Wood has scored 22 goals"), unless it is the subject itself. ``before`` is the
    figure before this one: a conversion in brackets or after "or" describes what that one does.
    """
    if d.about is not None or d.kind in ("ordinal", "age"):
        return
    if before is not None and restates(tk, before, d):
        d.about = before.about or before.object
        d.rules["about"] = "restates the figure before"
        return
    if (
        before is not None
        and d.change_role == "level"
        and before.change != "none"
        and before.about is not None
        and d.left - before.right < 9
    ):
        d.about = before.about  # "up 4 per cent to $13.60"
        d.rules["about"] = "same movement"
        return
    phrase = _noun_of(tk, d.left)
    rule = "noun before of"
    if phrase is None and d.change_role is not None:
        phrase, rule = _moved(tk, d.left), "object of the movement"
    if phrase is None and d.kind == "money" and d.object is None:
        phrase, rule = _purpose(tk, d), "noun after for"
    if phrase is None:
        phrase, rule = subject_before(tk, d.left), "subject of the clause"
    if phrase is None and d.object is None:
        phrase, rule = _noun_of(tk, d.left, any_preposition=True) or _just_before(tk, d.left), "noun before"
    if phrase is not None and phrase != d.object:
        d.about = phrase
        d.rules["about"] = rule


def restates(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether ``b`` says ``a`` again: "7 miles (11 km)", "190 points, or 0.6%"."""
    between = tk.lower[a.right + 1 : b.left]
    return (
        between in (["("], [",", "or"], ["or"], [",", "or", "about"], ["vs"], ["versus"]) and a.kind != "count"
    ) or between in (["("], [",", "or"], ["vs"])


def _noun_of(tk: Tokens, left: int, *, any_preposition: bool = False) -> tuple[int, int] | None:
    """Return the noun before "of": "a speed of 15 mph", "turnover of 1.3 billion"; or before any preposition."""
    k = left - 1
    while k >= 0 and (tk.lower[k] in _SKIPPED_BEFORE_NOUN):
        k -= 1
    wanted = PREPOSITIONS if any_preposition else ("of",)
    if k < 1 or tk.lower[k] not in wanted or not tk.lower[k - 1][0].isalpha() or tk.lower[k - 1] in _STOP:
        return None
    last = first = k - 1
    while first > 0 and tk.lower[first - 1][0].isalnum() and tk.lower[first - 1] not in _STOP and tk.lower[first - 1] not in ADVERBS \
            and not is_verb(tk, first - 1) and last - first < 6:  # fmt: skip
        first -= 1
    if is_verb(tk, last) or tk.lower[last] in _NOT_NOUN_OF:
        return None
    return first, last


def _moved(tk: Tokens, left: int) -> tuple[int, int] | None:
    """Return the object of a verb of movement: "boost its output to 1.2m tons", "grow sales by 35%", "pulled the sector 0.7% lower"."""
    k = left - 1
    while k >= 0 and (tk.lower[k] in ("to", "by", "at", "from") or tk.lower[k] in ADVERBS):
        k -= 1
    last = first = k
    while (
        first >= 0
        and left - first < 8
        and tk.lower[first][0].isalnum()
        and tk.lower[first] not in _STOP
        and not is_verb(tk, first)
    ):
        if tk.lower[first] in CHANGE_OF or tk.lower[first] in CHANGE_WORDS or tk.lower[first][0].isdigit():
            break
        first -= 1
    if (
        first == last
        or first < 0
        or not (tk.lower[first] in DETERMINERS or tk.lower[first] in CHANGE_OF or is_verb(tk, first))
    ):
        return None
    return (first + 1, last) if tk.lower[last] not in _TIME_HEADS else None


def _just_before(tk: Tokens, left: int) -> tuple[int, int] | None:
    """Return the noun phrase right before a figure that no verb joins to it: "floor area ≈ 32m2", "properties worth $5m"."""
    k = left - 1
    while k >= 0 and (
        tk.lower[k] in PREPOSITIONS
        or tk.lower[k] in DETERMINERS
        or tk.lower[k] in ADVERBS
        or tk.lower[k] in _SKIPPED_BEFORE
    ):
        k -= 1
    if (
        k < 0
        or tk.sentence[k] != tk.sentence[left]
        or not tk.lower[k][0].isalpha()
        or tk.lower[k] in _STOP
        or (is_verb(tk, k) and not is_plural(tk.word[k]))
    ):
        return None
    first = k
    while (
        first > 0
        and k - first < 5
        and tk.lower[first - 1][0].isalnum()
        and tk.lower[first - 1] not in _STOP
        and not is_verb(tk, first - 1)
    ):
        first -= 1
    return first, k


_NOT_NOUN_OF = word_set("rules", "objects.not_noun_of")


def _purpose(tk: Tokens, d: Draft) -> tuple[int, int] | None:
    """Return what a sum is for: "$5.4m for flights"."""
    j = d.right + 1
    if j + 1 >= len(tk) or tk.lower[j] != "for":
        return None
    k = j + 1
    while k < len(tk) and tk.lower[k] in DETERMINERS:
        k += 1
    phrase = simple_phrase(tk, k)
    return phrase if phrase and tk.lower[phrase[1]] not in _TIME_HEADS else None


def is_verb(tk: Tokens, k: int) -> bool:
    """Whether a word that can be a verb is one here: not after a determiner, a preposition or a possessive, not a name."""
    w = tk.lower[k]
    if w not in VERBS or (tk.word[k][0].isupper() and k > 0 and tk.sentence[k - 1] == tk.sentence[k]):
        return False
    if k == 0:
        return True
    before = tk.lower[k - 1]
    if before in ("'s", "’s") or (before in DETERMINERS and before not in _PRONOMINAL):
        return False
    if before in PREPOSITIONS and before != "to" and not w.endswith("ing"):
        return before in _PARTICLES
    if w.endswith("s") and k + 1 < len(tk) and tk.lower[k + 1] in AUXILIARIES:
        return False
    return not (k + 1 < len(tk) and tk.lower[k + 1] == "of" and not w.endswith(("ed", "ing")))


def subject_before(tk: Tokens, left: int) -> tuple[int, int] | None:
    """Return the noun phrase before the nearest finite verb left of token ``left``; pronouns and times of day are passed over."""
    lower = tk.lower
    sentence = tk.sentence[left]
    k = left - 1
    spare = -1
    stop = max(-1, left - 45)
    while k > stop and tk.sentence[k] == sentence:
        w = lower[k]
        if w in AUXILIARIES or is_verb(tk, k):
            end, finite = _verb_start(tk, k, sentence)
            if finite:
                phrase = phrase_ending(tk, end, sentence)
                if phrase is not None:
                    return phrase
            elif spare < 0 and lower[min(end + 1, left - 1)] == "to":
                spare = end
            k = min(end, k - 1)
            continue
        k -= 1
    return phrase_ending(tk, spare, sentence) if spare >= 0 else None  # "company to spend $13.6M"


def _verb_start(tk: Tokens, k: int, sentence: int) -> tuple[int, bool]:
    """Walk over a verb group to its left: (the token before it, whether it is finite)."""
    lower = tk.lower
    finite = False
    while k >= 0 and tk.sentence[k] == sentence:
        w = lower[k]
        if w in AUXILIARIES:
            finite = True
        elif is_verb(tk, k):
            finite = finite or not w.endswith("ing")
        elif w == "to":
            return k - 1, False
        elif not (w in ADVERBS or w.endswith("ly") or w in ("n't", "not")):
            break
        k -= 1
    return k, finite


def phrase_ending(tk: Tokens, end: int, sentence: int) -> tuple[int, int] | None:
    """Return the noun phrase with its prepositional phrases that ends at ``end``: back to the clause's beginning."""
    lower = tk.lower
    while end >= 0 and tk.sentence[end] == sentence and lower[end] not in _BREAKS and (
        not lower[end][0].isalnum() or lower[end] in ("which", "that", "who") or lower[end] in ADVERBS or lower[end] in _TIME_TAIL
    ):  # fmt: skip
        end -= 1
    if end < 0 or tk.sentence[end] != sentence or lower[end] in _TIME_HEADS:
        return None
    k = end
    while k >= 0 and tk.sentence[k] == sentence and end - k < 16:
        w = lower[k]
        if (
            w in _BREAKS
            or w in ",()"
            or (w in _CLAUSE and w != "and")
            or w in AUXILIARIES
            or (is_verb(tk, k) and not w.endswith(("ing", "ed")))
        ):
            break
        if w == "and" and not (k and tk.word[k - 1][0].isupper() and k + 1 < len(tk) and tk.word[k + 1][0].isupper()):
            break
        k -= 1
    start = k + 1
    while start <= end and (
        lower[start] in DETERMINERS
        or lower[start] in PREPOSITIONS
        or lower[start] in ADVERBS
        or not lower[start][0].isalnum()
    ):
        start += 1
    while end >= start and (
        lower[end] in PREPOSITIONS or lower[end] in DETERMINERS or lower[end] in ADVERBS or not lower[end][0].isalnum()
    ):
        end -= 1
    if start > end or (start == end and (lower[start] in PRONOUNS or lower[start][0].isdigit())):
        return None
    return start, end
