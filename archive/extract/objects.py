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

_STOP = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | DETERMINERS | PRONOUNS - {"others", "ones"}
_HYPHENS = frozenset("-‑")
_LEADING = frozenset("of the these those his her its their our my other more additional further such".split())
_NOT_HEADS = frozenset(
    "said says ago later earlier before after away apart left each per times percent today yesterday tomorrow".split()
)
_PARTITIVE = frozenset("them us those whom which you these".split())
# Adjectives that measure what stands before: "72.7 metres long", "34.4% higher", "a further 12 wide".
_NOT_NOUNS = frozenset(
    """long tall wide deep high thick broad heavy old away apart higher lower more less fewer up down above below longer taller bigger larger
    smaller faster slower cheaper stronger weaker older younger ahead behind better worse short early late clear adrift single full free""".split()
)
_TIME_TAIL = frozenset(
    "today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday".split()
)


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
            if (
                w == ","
                and head is None
                and last_word is not None
                and k + 2 < n
                and _is_adjective(tk, k - 1)
                and _plural_soon(tk, k + 1, 3)
            ):
                k += 1
                continue
            if w in ("“", '"', "‘", "'", "”") and head is None and not tk.glued(k) and _plural_soon(tk, k + 1, 3):
                k += 1
                continue
            if (
                c.isdigit()
                and head is None
                and last_word is not None
                and word[last_word][0].isupper()
                and _plural_soon(tk, k + 1, 3)
            ):
                k += 1
                continue
            if (
                c.isdigit()
                and head is None
                and last_word is not None
                and word[last_word][0].isupper()
                and k + 1 < n
                and word[k + 1] == "s"
                and tk.glued(k + 1)
            ):
                return j, k + 1  # "Model 3s"
            if (
                c.isdigit()
                and head is None
                and last_word is not None
                and k + 1 < n
                and word[k + 1][0].isupper()
                and _plural_soon(tk, k + 1, 3)
            ):
                k += 1  # "new 737 Max jets"
                continue
            break
        if w in _STOP or (k == j and w in _NOT_NOUNS and w not in ("old", "short", "full", "single", "long", "heavy", "late", "early", "free", "clear")):
            if w in ("and", "or") and head is None and last_word is not None and k + 1 < n and lower[k + 1] not in _STOP and _plural_soon(tk, k + 1, 3) \
                    and _is_adjective(tk, k - 1):  # fmt: skip
                k += 1
                continue
            break
        if w in _NOT_HEADS or w in _TIME_TAIL:
            break
        if head is not None:
            # a plural has been seen: go on only where another noun follows it directly ("sports cars", "points guards")
            if (
                is_plural(word[k])
                and w not in VERBS
                and tk.start[k] - tk.end[k - 1] == 1
                and lower[k - 1] not in SINGULAR_OF
                and word[k][0].islower()
            ):
                head = k
                k += 1
                steps += 1
                continue
            break
        if one and last_word is not None and w in VERBS:
            break
        if w in VERBS and not is_plural(word[k]):
            if not _plural_soon(tk, k + 1, 3) or (w not in IRREGULAR and not w.endswith(("ed", "ing", "en"))):
                break
        elif w in ADVERBS and not _plural_soon(tk, k + 1, 3):
            break
        if is_plural(word[k]):
            head = k
        last_word = k
        k += 1
        steps += 1
    if head is not None and not one:
        return (j, head) if head >= j else None
    if one and last_word is not None:
        return j, last_word
    return None



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
        ):
            if not (w.endswith("ing") and last is not None and k + 1 < n and tk.lower[k + 1] not in _STOP):
                break
        if w in ADVERBS or (
            w.endswith("ly") and w not in ("family", "assembly", "supply", "monopoly", "rally", "anomaly")
        ):
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
_CLAUSE = frozenset(
    "and but or that who which while when as because if so where before although though whereas".split()
)
_TIME_HEADS = (
    frozenset(
        """year month week day night morning afternoon evening quarter time today yesterday tomorrow weekend season hour minute decade date years
    months weeks days hours minutes seconds decades""".split()
    )
    | _TIME_TAIL
)
_SKIPPED_VERBS = frozenset("to having being according compared including starting based".split())


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
        between in (["("], [",", "or"], ["or"], [",", "or", "about"], ["vs"], ["versus"])
        and a.kind != "count"
        or between in (["("], [",", "or"], ["vs"])
    )


def _noun_of(tk: Tokens, left: int, *, any_preposition: bool = False) -> tuple[int, int] | None:
    """Return the noun before "of": "a speed of 15 mph", "turnover of 1.3 billion"; or before any preposition."""
    k = left - 1
    while k >= 0 and (tk.lower[k] in ("between", "just", "only", "a", "an", "the", "total", "combined")):
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
        or tk.lower[k] in (",", ":", "(", "worth", "as", "high", "to", "be")
    ):
        k -= 1
    if (
        k < 0
        or tk.sentence[k] != tk.sentence[left]
        or not tk.lower[k][0].isalpha()
        or tk.lower[k] in _STOP
        or is_verb(tk, k)
        and not is_plural(tk.word[k])
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


_NOT_NOUN_OF = frozenset(
    "out because instead one some most many all part upwards excess total average maximum minimum record".split()
)


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
    if before in ("'s", "’s") or (
        before in DETERMINERS and before not in ("that", "which", "what", "all", "this", "both", "each")
    ):
        return False
    if before in PREPOSITIONS and before != "to" and not w.endswith("ing"):
        return before in ("off", "up", "out", "down", "over", "through", "since", "than", "as")
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
