"""What is counted, and what a figure that counts nothing describes: noun phrases, by closed word classes and endings."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PERSON_ADJECTIVES,
    PREPOSITIONS,
    PRONOUNS,
    RATE_NOUNS,
    SINGULAR_OF,
    VERBS,
    is_person,
    is_plural,
    singular,
)
from archive.extract.tokens import Tokens
from archive.extract.units import attach_rate

_STOP = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | DETERMINERS | PRONOUNS - {"others", "ones"}
_HYPHENS = frozenset("-‑")
_LEADING = frozenset("of the these those his her its their our my other more additional further such".split())
_NOT_HEADS = frozenset("said says ago later earlier before after away apart left each per times percent today yesterday tomorrow".split())
_PARTITIVE = frozenset("them us those whom which you these".split())
_TIME_TAIL = frozenset("today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday".split())


def attach_object(tk: Tokens, d: Draft) -> None:
    """Find the counted noun phrase after a count, or the noun that a measure or sum is put before."""
    if d.kind in ("count", "ordinal", "rate") and d.bare and d.form != "fold":
        _count_object(tk, d)
    elif d.kind == "age":
        _after_unit(tk, d)
    elif d.form != "fold" and d.unit is not None:
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
        if lower[j] in PERSON_ADJECTIVES and not (j + 1 < n and lower[j + 1] in ("people", "men", "women")):
            _take(tk, d, j, j, j)
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
    while last + 2 < len(tk) and tk.lower[last + 1] in _HYPHENS and tk.glued(last + 1) and tk.glued(last + 2) and tk.word[last + 2][0].isalpha():
        last += 2
    _take(tk, d, j, j, j)
    d.right = d.after = last
    d.rules["object"] = "noun behind a hyphen"


def noun_phrase(tk: Tokens, j: int, *, one: bool) -> tuple[int, int] | None:
    """Return (first token, head) of the noun phrase at ``j``: up to the first plural noun, or for "one" the last of the run."""
    n, lower, word = len(tk), tk.lower, tk.word
    k = j
    head: int | None = None
    last_word: int | None = None
    steps = 0
    while k < n and steps < 9:
        w = lower[k]
        c = w[0]
        if not c.isalpha():
            if w in _HYPHENS and k > j and tk.glued(k) and k + 1 < n and tk.glued(k + 1):
                k += 1
                continue
            if w in ("'s", "’s") and last_word is not None and head is None and k + 1 < n:
                k += 1
                continue
            if w in ("'", "’") and head is not None and k + 1 < n and word[k + 1][0].isalpha() and not tk.glued(k + 1):
                # "five weeks' pay" is not ours; "three players' wives": go on
                break
            if w == "," and head is None and last_word is not None and k + 2 < n and _is_adjective(tk, k - 1) and _plural_soon(tk, k + 1, 3):
                k += 1
                continue
            if w in ("“", "\"", "‘", "'", "”") and head is None and not tk.glued(k) and _plural_soon(tk, k + 1, 3):
                k += 1
                continue
            if c.isdigit() and head is None and last_word is not None and word[last_word][0].isupper() and _plural_soon(tk, k + 1, 3):
                k += 1
                continue
            if c.isdigit() and head is None and k == j and tk.glued(k) is False and False:
                break
            break
        if w in _STOP:
            if w in ("and", "or") and head is None and last_word is not None and k + 1 < n and lower[k + 1] not in _STOP and _plural_soon(tk, k + 1, 3) \
                    and _is_adjective(tk, k - 1):  # fmt: skip
                k += 1
                continue
            break
        if w in _NOT_HEADS or w in _TIME_TAIL:
            break
        if head is not None:
            # a plural has been seen: go on only where another noun follows it directly ("sports cars", "points guards")
            if is_plural(word[k]) and w not in VERBS and tk.start[k] - tk.end[k - 1] == 1 and lower[k - 1] not in SINGULAR_OF and word[k][0].islower():
                head = k
                k += 1
                steps += 1
                continue
            break
        if w in VERBS and not is_plural(word[k]):
            if not _plural_soon(tk, k + 1, 3) or (w not in _PARTICIPLES and not w.endswith(("ed", "ing", "en"))):
                break
        elif w in ADVERBS and not _plural_soon(tk, k + 1, 3):
            break
        if is_plural(word[k]) and not (one and not w.endswith("s")):
            head = k
        elif is_plural(word[k]):
            head = k
        last_word = k
        k += 1
        steps += 1
    if head is not None and not one:
        return (j, head) if head >= j else None
    if one and last_word is not None:
        return j, last_word
    return None


_PARTICIPLES = frozenset("known lost stolen broken hidden frozen fallen born left written drawn grown chosen unknown".split())


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
    if lower[j] == "of" and j + 1 < n:
        k = j + 1
        if lower[k] in _PARTITIVE:
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
    elif phrase and is_person(tk.word[phrase[1]]):
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
            break
        if w in _STOP or w in _NOT_HEADS or w in _TIME_TAIL:
            break
        if w in VERBS and not is_plural(tk.word[k]) and (last is not None or not w.endswith(("ed", "ing"))) and not tk.word[k][0].isupper():
            if not (w.endswith("ing") and last is not None and k + 1 < n and tk.lower[k + 1] not in _STOP):
                break
        if w in ADVERBS or (w.endswith("ly") and w not in ("family", "assembly", "supply", "monopoly", "rally", "anomaly")):
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

_BREAKS = frozenset(";:—()[]“”\"")
_CLAUSE = frozenset("and but or which that who while when as because if so where after before although though since than".split())


def attach_about(tk: Tokens, d: Draft) -> None:
    """Find the subject of the clause for a figure that counts nothing: "profits rose 5%" is about profits."""
    if d.about is not None or d.object is not None or d.kind == "ordinal":
        return
    phrase = subject_before(tk, d.left)
    if phrase is not None:
        d.about = phrase
        d.rules["about"] = "subject of the clause"


def subject_before(tk: Tokens, left: int) -> tuple[int, int] | None:
    """Return the noun phrase that stands before the nearest verb, or before the preposition, left of token ``left``."""
    lower, word = tk.lower, tk.word
    sentence = tk.sentence[left]
    k = left - 1
    steps = 0
    end: int | None = None
    while k >= 0 and steps < 25 and tk.sentence[k] == sentence:
        w = lower[k]
        if w in _BREAKS:
            break
        if w in AUXILIARIES or (w in VERBS and not (word[k][0].isupper() and k > 0)):
            while k >= 0 and (lower[k] in AUXILIARIES or lower[k] in VERBS or lower[k] in ADVERBS or lower[k] == "to" or lower[k].endswith("ly")):
                k -= 1
            end = k
            break
        k -= 1
        steps += 1
    if end is None:
        # no verb: "a loss of $5", "price at 5"
        k = left - 1
        if k >= 0 and lower[k] in PREPOSITIONS or k >= 0 and lower[k] in (",", ":"):
            k -= 1
        end = k
    return phrase_ending(tk, end, sentence)


def phrase_ending(tk: Tokens, end: int, sentence: int) -> tuple[int, int] | None:
    """Return the noun phrase with its prepositional phrases that ends at ``end``: back to the clause's beginning."""
    lower = tk.lower
    while end >= 0 and tk.sentence[end] == sentence and (not lower[end][0].isalnum() or lower[end] in ("which", "that", "who")) and lower[end] not in _BREAKS:
        end -= 1
    if end < 0 or tk.sentence[end] != sentence:
        return None
    k = end
    while k >= 0 and tk.sentence[k] == sentence and end - k < 14:
        w = lower[k]
        if w in _BREAKS or w == "," or w in _CLAUSE or w in AUXILIARIES or (w in VERBS and not tk.word[k][0].isupper() and not w.endswith(("ing", "ed"))):
            break
        k -= 1
    start = k + 1
    while start <= end and (lower[start] in DETERMINERS or lower[start] in PREPOSITIONS or lower[start] in ADVERBS or not lower[start][0].isalnum()):
        start += 1
    while end >= start and (lower[end] in PREPOSITIONS or lower[end] in DETERMINERS or lower[end] in ADVERBS or not lower[end][0].isalnum()):
        end -= 1
    if start > end or (start == end and lower[start] in PRONOUNS):
        return None
    return start, end


RATE_WORDS = RATE_NOUNS
