"""What a figure counts: the noun phrase after the number, after its unit, or after "of"."""

from __future__ import annotations

from archive.extract.calibres import calibre_at
from archive.extract.counted_phrases import STATES, noun_phrase
from archive.extract.currencies import set_unit
from archive.extract.draft import Draft
from archive.extract.lexicon import (
    ADVERBS,
    CHANGE_NOUNS,
    DETERMINERS,
    IRREGULAR,
    MONTHS,
    PERSON_ADJECTIVES,
    PRONOUNS,
    SINGULAR_OF,
    UNIT_FORMS,
    UNIT_STARTS,
    VERB_BASES,
    VERBS,
    WEEKDAYS,
    is_person,
    is_plural,
    singular,
)
from archive.extract.ones import GRAVELY, suffers_too
from archive.extract.rates import attach_rate, attach_rate_behind
from archive.extract.simple_phrases import simple_phrase
from archive.extract.tokens import Tokens
from archive.extract.word_classes import HYPHENS, NOT_HEADS, NOUNS_IN_ING, QUOTES, STOP, TIME_HEADS, is_number_word
from archive.extract.words import word_set

_UNITS_BEHIND = word_set("rules", "objects.units_behind")
_NO_UNIT_BEHIND = word_set("rules", "objects.no_unit_behind")
_PARTITIVE = word_set("rules", "objects.partitive")
_RESTRICTS = word_set("rules", "objects.restricts")
_GROUPS_OF_PERSONS = word_set("rules", "objects.groups_of_persons")
_MORE = frozenset(("more", "fewer", "less", "other", "additional"))


def attach_object(tk: Tokens, d: Draft) -> None:
    """Find the counted noun phrase after a count, or the noun that a measure or sum is put before."""
    if d.kind in ("count", "ordinal", "rate") and d.bare and d.form != "fold":
        _count_object(tk, d)
    elif d.kind == "age" and tk.lower[d.right] == "s":
        return  # "the over-60s": no noun behind them is of that age
    elif d.kind == "age" or (d.form != "fold" and d.unit is not None):
        _after_unit(tk, d)
    elif d.kind == "fraction":
        _fraction_object(tk, d)


def _count_object(tk: Tokens, d: Draft) -> None:
    n, lower = tk.size, tk.lower
    j = d.right + 1  # past "or more", "-odd"
    if j >= n:
        return
    one = d.value == 1 and d.range_end is None
    if d.form == "multiple":
        _take(tk, d, j, j, j)
        return
    j = _to_of(tk, d, j)
    if lower[j] == "of":
        _partitive(tk, d, j)
        return
    if lower[j] in HYPHENS and tk.glued(j) and j + 1 < n and tk.glued(j + 1):
        if d.kind != "ordinal":
            _hyphen_object(tk, d, j + 1)
        return
    if d.kind == "ordinal":
        _ordinal_object(tk, d, j)
        return
    if _is_own_verb(tk, d, j):
        _count_group(tk, d)
        return
    if _counts_persons(tk, d, j, one=one):
        d.unit = d.unit_name = "people"
        d.rules["unit"] = "persons left to be understood"
        return
    model = _model_end(tk, j)
    if model is not None:
        _take(tk, d, j, model, model)
        return
    calibre = calibre_at(tk, j)
    if calibre is not None and calibre + 1 < n:
        j = calibre + 1  # "two .45-caliber pistols"
    found = _part_of_house(tk, j) or noun_phrase(tk, j, one=one)
    if found is None:
        _attributive(tk, d, j)
        _count_group(tk, d)
        return
    first, head = found
    if first < head and lower[head] in _UNITS_BEHIND and _is_measured(tk, first, head):
        set_unit(d, UNIT_FORMS[lower[head]][-1][1], (head, head), "unit behind an adjective")
        d.right = d.after = head
        attach_rate(tk, d, head + 1)
        return
    _take(tk, d, first, head, head)
    if not one and head + 1 < n:
        attach_rate_of_count(tk, d)


def _part_of_house(tk: Tokens, j: int) -> tuple[int, int] | None:
    """Return what is counted where a noun in the singular describes a house: storey of "a two storey house"."""
    behind = tk.lower[j] in ("storey", "story", "bedroom") and not _ends_soon(tk, j + 1)
    return (j, j) if behind and not is_plural(tk.word[j + 1]) and tk.lower[j + 1] not in VERBS else None


def _to_of(tk: Tokens, d: Draft, j: int) -> int:
    """Return the "of" behind a restatement, or of "12 out of 40 patients"; ``j`` where there is none."""
    if d.kind == "count" and tk.lower[j] in _CLOSING and not tk.glued(j):
        return _past_restatement(tk, j)
    number = _past_determiners(tk, j + 2)
    out = tk.lower[j : j + 2] == ["out", "of"] and number < tk.size and is_number_word(tk, number)
    return j + 1 if out else j


def _is_own_verb(tk: Tokens, d: Draft, j: int) -> bool:
    """Whether the word behind the number is its verb: "both suffered wounds"; "Burnout 3 won", no currency, since units passed it by."""
    w = tk.lower[j]
    if (d.form == "pair" and w.endswith("ed")) or (w in IRREGULAR and SINGULAR_OF.get(w) == w):
        return True
    return w.endswith("s") and is_plural(w) and d.kind == "count" and _is_verb_of_group(tk, d, j)


def _is_verb_of_group(tk: Tokens, d: Draft, j: int) -> bool:
    """Whether the form in -s at ``j`` is what the group before does, not what is counted: "a family of four lives in Leeds"."""
    w = tk.lower[j]
    after = tk.lower[j + 1] if j + 1 < tk.size else "."
    if w == "lives" and d.left > 2 and tk.lower[d.left - 3] in ("each", "one") and tk.lower[d.left - 2] == "of":
        return after in _WHERE_ONE_LIVES
    if w[:-1] not in VERB_BASES and w[:-2] not in VERB_BASES:
        return False
    group = _group_before(tk, d)
    if after in DETERMINERS or after in ("it", "them", "him", "her"):
        return group in _GROUPS_OF_PERSONS or group in ("group", "party")
    return (
        group in _GROUPS_OF_PERSONS
        and not is_person(w)
        and after not in ("by", "of", "for")
        and (after in _WHERE_ONE_LIVES or _ends_soon(tk, j + 1))
    )


_WHERE_ONE_LIVES = frozenset(("in", "at", "on", "near", "with", "here", "there", "alone", "abroad"))


def _group_before(tk: Tokens, d: Draft) -> str:
    """Return the noun whose size the number is: crew of "a crew of about 40"."""
    return tk.lower[d.left - 2] if d.left > 1 and tk.lower[d.left - 1] == "of" else ""


def _count_group(tk: Tokens, d: Draft) -> None:
    """Say that a bare number counts people where it is the size of a group of persons: "a crew of 40"."""
    if d.kind == "count" and d.unit is None and _group_before(tk, d) in _GROUPS_OF_PERSONS:
        d.unit = d.unit_name = "people"
        d.rules["unit"] = "size of a group of persons"


def _counts_persons(tk: Tokens, d: Draft, j: int, *, one: bool) -> bool:
    """Whether the words behind a number tell of persons, whom no noun right there names: "one 12-year-old", "one fatally"."""
    w = tk.lower[j]
    if w[0].isdigit():
        return tk.lower[j + 1 : j + 3] == ["-", "year"]
    return one and (w in GRAVELY or (w not in PERSON_ADJECTIVES and suffers_too(tk, d)))


def _attributive(tk: Tokens, d: Draft, j: int) -> None:
    """Take a noun in the singular behind the number: "the 11 member trade agreement", "5 speed manual version"."""
    if tk.lower[j] in PERSON_ADJECTIVES:
        _take(tk, d, j, j, j)
        return
    phrase = simple_phrase(tk, j)
    if (
        phrase is not None
        and phrase[1] > phrase[0]
        and tk.word[j][0].islower()
        and tk.lower[j] not in VERBS
        and d.form != "vague"
    ):
        d.object, d.object_head = phrase, phrase[1]  # "the 11 member trade agreement", "5 speed manual version"
        d.right = d.after = phrase[1]
        d.unit = d.unit_name = tk.lower[phrase[1]]
        d.rules["object"] = "attributive noun"


def _is_measured(tk: Tokens, first: int, head: int) -> bool:
    """Whether what stands between a number and a unit only describes it: "400 exhausting kilometres", not "12 light years"."""
    between = tk.lower[first:head]
    return _NO_UNIT_BEHIND.isdisjoint(between) and not any(is_number_word(tk, k) for k in range(first, head))


def _ordinal_object(tk: Tokens, d: Draft, j: int) -> None:
    """Take the noun that a place is of: "her 17th goal". A superlative behind a hyphen ("third-largest") is none."""
    if tk.lower[j] == "and" and j + 2 < tk.size and tk.lower[j + 1] in ("last", "final"):
        j += 2  # "the fourth and last suspect"
    w = tk.lower[j]
    if w in VERBS and w not in VERB_BASES and (w in IRREGULAR or w.endswith("ed")) and _ends_soon(tk, j + 1):
        return  # "a third came in May"; but "a third armed robbery"
    found = simple_phrase(tk, j, noun_first=True)
    if found is None:
        return
    last = _end_of_one(tk, *_past_plural(tk, *found))
    d.object, d.object_head = (j, last), last
    d.right = d.after = last
    d.rules["object"] = "noun after an ordinal"


def _past_plural(tk: Tokens, first: int, last: int) -> tuple[int, int]:
    """Return the phrase with the noun behind a plural: what a place is of is one, "a third profits warning"."""
    k = last + 1
    if k >= tk.size or not is_plural(tk.word[last]) or is_person(tk.word[last]) or tk.lower[last] in SINGULAR_OF:
        return first, last
    w = tk.lower[k]
    noun = w[0].isalpha() and w.islower() and not is_plural(w) and not _ends_soon(tk, k) and w not in ADVERBS
    if not noun or w in NOT_HEADS or w in TIME_HEADS or w.endswith(("ly", "ed")) or (w in IRREGULAR):
        return first, last
    return (
        (first, k)
        if w not in VERBS or ((w in VERB_BASES or w in NOUNS_IN_ING) and _ends_soon(tk, k + 1))
        else (first, last)
    )


def _end_of_one(tk: Tokens, first: int, last: int) -> int:
    """Return where a phrase about one thing ends: before its verb ("round sees", "rocket hit the town") or its name ("victim Ann Berg")."""
    for k in range(first + 1, last + 1):
        before, w = tk.word[k - 1], tk.lower[k]
        if not before[0].isalpha() or is_plural(before):
            continue
        if tk.word[k][0].isupper():
            named = k == last - 1 and tk.word[last][0].isupper()
            if before[0].islower() and (named or (k == last and (is_person(before) or before == "seed"))):
                return k - 1
        elif w in VERBS or w in _ITS_VERBS:
            after = tk.lower[k + 1] if k + 1 < tk.size else "."
            if is_plural(w) or (w in IRREGULAR and (after in DETERMINERS or after in PRONOUNS)):
                return k - 1
    return last


_ITS_VERBS = frozenset(("starts", "runs", "works", "moves", "turns"))


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
    if tk.lower[last + 1 : last + 5] == ["-", "in", "-", "law"]:
        last += 4
    elif last == head and tk.lower[last + 1 : last + 2] == ["-"] and tk.glued(last + 1) and tk.glued(last + 2):
        last += 2 if is_plural(tk.word[head]) and tk.lower[last + 2] in _BEHIND_PLURAL else 0  # "passers-by"
    marks = [k for k in range(first, head) if tk.lower[k] in QUOTES]
    if len(marks) == 1 and not (tk.glued(marks[0]) and tk.lower[marks[0]] in "’'"):
        if last + 1 < tk.size and tk.lower[last + 1] in QUOTES and tk.glued(last + 1):
            d.right = last + 1  # the closing mark belongs to the span: four "glaciers"
            last += marks[0] > first
        first += marks[0] == first
    d.object, d.object_head = (first, last), head
    d.right = d.after = max(d.right, last)
    noun = tk.word[head]
    parted = head - 2 >= first and tk.lower[head - 1] in HYPHENS
    if parted and (len(tk.word[head - 2]) == 1 or tk.lower[head] in _PARTICLES):
        noun = tk.slice(head - 2, head)  # "e-mails", "break-ins"
    if noun in ("s", "'s", "’s") and tk.glued(head):
        d.unit = d.unit_name = _model(tk, first, head)
    elif is_person(noun):
        d.unit = d.unit_name = "people"
    else:
        d.unit = d.unit_name = singular(noun if noun.isupper() and len(noun) <= 4 else noun.lower())
    d.unit_text = (head, head)
    d.rules["object"] = "noun phrase after the number"
    d.rules["unit"] = "word for persons" if d.unit == "people" else "head of the counted phrase"


_BEHIND_PLURAL = frozenset(("by", "up", "on", "general", "elect"))


def _model_end(tk: Tokens, j: int) -> int | None:
    """Return where a model of three digits and its plural or noun end: "six 747s", "four 747-400 aircraft", "15 767-300's"."""
    k = j
    if tk.word[k].isdigit() and len(tk.word[k]) == 3 and is_number_word(tk, j - 1):
        if tk.lower[k + 1 : k + 2] == ["-"] and tk.glued(k + 1) and k + 2 < tk.size and tk.word[k + 2].isdigit():
            k += 2
        if tk.lower[k + 1 : k + 2] in (["s"], ["'s"], ["’s"]) and tk.glued(k + 1):
            return k + 1
        found = noun_phrase(tk, k + 1, one=False) if j < k and k + 1 < tk.size else None
        return found[1] if found is not None else None
    return None


def _model(tk: Tokens, first: int, head: int) -> str:
    """Return the designation whose plural ends at ``head``: "F-16" of "F-16s", "Boeing 737" of "Boeing 737s"."""
    begin = head
    while begin > first and tk.glued(begin):
        begin -= 1
    if begin > first and tk.word[begin][0].isdigit() and tk.start[begin] - tk.end[begin - 1] == 1:
        begin -= 1
    return tk.slice(begin, head - 1)


def _partitive(tk: Tokens, d: Draft, j: int) -> None:
    """Read "three of them", "12 of the hostages", "dozens of people": the pronoun is in the span, the noun is not."""
    n, lower = tk.size, tk.lower
    k = j + 1
    if k >= n:
        return
    if _is_pronoun(tk, k) and not (k + 1 < n and is_plural(tk.word[k + 1]) and lower[k] in ("those", "these")):
        d.right = d.after = k
        d.rules["object"] = "partitive pronoun"
        if lower[k] in ("them", "whom", "us"):
            d.object, d.object_head = (k, k), k
        return
    if lower[k] == "those" and _restricted(tk, k):
        d.object, d.object_head = (k, k), k
        d.rules["object"] = "noun after of"
        return
    while k < n and (lower[k] in DETERMINERS or lower[k] in ("more", "other", "about", "all")):
        k += 1
    k = _past_number(tk, k)
    found = noun_phrase(tk, k, one=False) if k < n else None
    if found is None:
        return
    first, head = found
    number_end = d.right
    _take(tk, d, first, head, head)
    if not d.vague or k > j + 1:
        d.right = d.after = number_end  # "of <noun>" is out of the span; "hundreds of people" has no other noun
    d.rules["object"] = "noun after of"


def _is_pronoun(tk: Tokens, k: int) -> bool:
    """Whether the word at ``k`` takes up something said before: "of them"; "those" of "those voting" is a noun of its own."""
    if tk.word[k] == "US" and not tk.word[k - 1].isupper():
        return False  # "half of US homes"
    return tk.lower[k] in _PARTITIVE and not _restricted(tk, k)


def _restricted(tk: Tokens, k: int) -> bool:
    """Whether "those" at ``k`` says itself whom it means: "those who voted", "those surveyed", "those in favour"."""
    if tk.lower[k] != "those" or k + 1 >= tk.size:
        return False
    after = tk.lower[k + 1]
    return after in _RESTRICTS or (after in VERBS and after.endswith(("ed", "ing")))


_PARTICLES = frozenset("in out up off down over back ins outs ups offs downs overs backs".split())


def _hyphen_object(tk: Tokens, d: Draft, j: int) -> None:
    """Read "12-member panel", "three-bedroom home", "8,000-strong": the noun behind the hyphen is counted."""
    w = tk.lower[j]
    if not w[0].isalpha() or w in STOP or w in ("odd", "ish", "plus", "something"):
        return
    if w == "strong":
        d.right = d.after = j
        d.unit = d.unit_name = "people"
        d.rules["object"] = "N-strong"
        found = noun_phrase(tk, j + 1, one=True)
        if found:
            d.about = found
        return
    if tk.lower[j + 1 : j + 3] in (["-", "per"], ["-", "a"]):
        _take(tk, d, j, j, j)
        attach_rate(tk, d, j + 1)  # "60-frames-per-second"
        if d.rate is not None:
            d.kind = "rate"
        return
    last = j
    while (
        last + 2 < tk.size
        and tk.lower[last + 1] in HYPHENS
        and tk.glued(last + 1)
        and tk.glued(last + 2)
        and tk.word[last + 2][0].isalpha()
    ):
        last += 2
    _take(tk, d, j, j, j)
    d.right = d.after = last
    d.rules["object"] = "noun behind a hyphen"
    behind = simple_phrase(tk, last + 1, noun_first=True)
    if behind is not None:
        d.about = behind  # "12-member panel", "four-cylinder engine"
        d.rules["about"] = "noun after the counted one"


def _after_unit(tk: Tokens, d: Draft) -> None:
    """Find what a measured amount is put before ("a $5 million contract", "80-yard touchdown") or is of ("5 pct of voters")."""
    n, lower = tk.size, tk.lower
    attributive = _is_attributive(tk, d)
    j = d.after + 1
    if j >= n:
        return
    if lower[j] == "(" and attributive:
        j = next((k + 1 for k in range(j + 1, min(j + 9, n)) if lower[k] == ")"), j)  # "a £27m ($50m) contract"
        if j >= n:
            return
    j = _past_restatement(tk, j)
    if lower[j] == "of" and j + 1 < n:
        _of_what(tk, d, j + 1)
        return
    if lower[j] in ("in", "worth") and j + 1 < n and (d.kind == "money" or lower[j + 1] == "of"):
        _worth_of(tk, d, j)
        return
    if lower[j] in _MORE and j + 1 < n and d.kind in ("percent", "fraction"):
        j += 1  # "40 percent more grapes"
    if lower[d.after] == "scale":
        return  # "6.5 on the Richter scale caused damage"
    if lower[j] in HYPHENS and tk.glued(j):
        j += 1
        if j < n and lower[j] in VERBS and lower[j].endswith("ed"):
            return  # "51%-owned by the state"
    if d.rules.get("kind") == "aged N" or (d.kind == "age" and lower[j] in VERBS and _is_verb_of_age(tk, j)):
        return  # "a 39-year-old met a man", "a 12-year-old playing football": the verb, not the noun
    phrase = simple_phrase(tk, j, noun_first=attributive)
    if phrase is not None:
        dead = d.kind == "age" and phrase[0] < phrase[1] and lower[phrase[1]] in STATES
        phrase = (phrase[0], phrase[1] - 1) if dead else _before_due(tk, *phrase)  # "left a 19-year-old man dead"
    if phrase is not None and phrase[0] == phrase[1] and lower[phrase[0]] in CHANGE_NOUNS and d.kind != "age":
        _movement_of(tk, d, phrase[1] + 1)
    elif phrase is not None and (attributive or lower[phrase[1]] not in TIME_HEADS) and lower[j] not in COMPASS:
        d.about = phrase
        d.rules["about"] = "noun after the age" if d.kind == "age" else "noun after the unit"


def _past_restatement(tk: Tokens, j: int) -> int:
    """Return the "of" behind what stands in brackets or dashes at ``j``, else ``j``: "8 miles (13 km) of tunnels"."""
    closing = _CLOSING.get(tk.lower[j])
    if closing is not None and not (tk.lower[j] == "-" and tk.glued(j)):
        for k in range(j + 2, min(j + 9, tk.size - 1)):
            if tk.lower[k] == closing:
                return k + 1 if tk.lower[k + 1] == "of" else j
    return j


_CLOSING = {"(": ")", "—": "—", "–": "–", "-": "-"}


def _is_verb_of_age(tk: Tokens, j: int) -> bool:
    """Whether the form at ``j`` is what one of that age does: "living in Leeds"; a "nursing assistant" is a noun."""
    w = tk.lower[j]
    if w.endswith("ing"):
        return _ends_soon(tk, j + 1) or not is_person(tk.word[j + 1])
    return w in IRREGULAR or (w.endswith("ed") and _ends_soon(tk, j + 1))


COMPASS = word_set("rules", "objects.compass")


def _ends_soon(tk: Tokens, k: int) -> bool:
    return k >= tk.size or not tk.word[k][0].isalpha() or tk.lower[k] in STOP


def _is_attributive(tk: Tokens, d: Draft) -> bool:
    """Whether number and unit stand before a noun as an adjective would: "a 750 meter swim", "two-day strike", "a $5m fund"."""
    if d.kind == "age":
        return tk.glued(d.right)
    if d.left and tk.lower[d.left - 1] in ("'s", "’s"):
        return d.right + 1 < tk.size and tk.lower[d.right + 1] not in IRREGULAR  # "the singer's $2m deal"
    if (
        d.left
        and tk.lower[d.left - 1] in DETERMINERS
        and tk.lower[d.left - 1] not in ("all", "both", "that", "those", "these")
    ):
        return True
    if d.unit_text is None:
        return False
    last = d.unit_text[1]
    if tk.lower[d.unit_text[0] - 1] in HYPHENS and tk.glued(d.unit_text[0]):
        return True
    return (
        d.kind == "measure"
        and d.value != 1
        and tk.word[last].isalpha()
        and len(tk.word[last]) > 3
        and not is_plural(tk.word[last])
    )


def _of_what(tk: Tokens, d: Draft, k: int) -> None:
    """Read what a share or an amount is of: "5 pct of voters", "40 kg of cocaine", "a quarter of them"."""
    if _is_pronoun(tk, k):
        if k == d.after + 2:
            d.right = d.after = k
        return
    if tk.lower[k] == "those":
        d.object, d.object_head = (k, k), k
        d.rules["object"] = "noun after of"
        return
    first = _past_number(tk, _past_determiners(tk, k))
    phrase = simple_phrase(tk, first, noun_first=True) if first < tk.size else None
    if phrase and not (d.kind == "duration" and _is_no_content(tk, *phrase)):
        phrase = _before_due(tk, *phrase)
        d.object, d.object_head = phrase, phrase[1]
        d.rules["object"] = "noun after of"
        if d.kind == "measure":
            attach_rate_behind(tk, d, phrase[1] + 1)  # "300 tons of steel a day"


def _is_no_content(tk: Tokens, first: int, last: int) -> bool:
    """Whether what a time is of fills it with nothing named: "the final months of last year", "65 seconds of listening to it"."""
    if tk.lower[last] in _WHEN and tk.lower[last] != "time":
        return True
    after = tk.lower[last + 1] if last + 1 < tk.size else "."
    w = tk.lower[last]
    return first == last and w.endswith("ing") and w in VERBS and (after in DETERMINERS or after in ("to", ",", "it"))


def _before_due(tk: Tokens, first: int, last: int) -> tuple[int, int]:
    """Return the phrase up to when it is paid back: "notes due", "debentures due April"."""
    for k in (last - 1, last):
        if k > first and tk.lower[k] == "due" and (k == last or tk.word[last][0].isupper()):
            return first, k - 1
    return first, last


def _worth_of(tk: Tokens, d: Draft, j: int) -> None:
    """Read "$5 million in damages", "$40 worth of paint"."""
    k = j + 2 if tk.lower[j + 1] == "of" else j + 1
    phrase = simple_phrase(tk, k, noun_first=tk.lower[k : k + 1] != [] and tk.lower[k] in NOUNS_IN_ING)
    if phrase and not tk.word[phrase[0]][0].isupper() and tk.lower[phrase[0]] not in _NOT_AFTER_IN:
        d.about = phrase
        d.rules["about"] = "noun after in"


_NOT_AFTER_IN = word_set("rules", "subjects.not_after_in")


_WHEN = TIME_HEADS | MONTHS | WEEKDAYS


def _movement_of(tk: Tokens, d: Draft, k: int) -> None:
    """Read what moved in "a 5% rise in rents"; without "in" or "of" the subject of the clause will be asked."""
    if k + 1 < tk.size and tk.lower[k] in ("in", "of", "for"):
        first = _past_determiners(tk, k + 1)
        phrase = simple_phrase(tk, first, noun_first=first > k + 1)
        if phrase is not None and tk.lower[phrase[1]] not in _WHEN and not tk.lower[phrase[0]].isdigit():
            d.about = phrase
            d.rules["about"] = "noun after the movement"


def _past_number(tk: Tokens, k: int) -> int:
    """Return the token behind a number at ``k``: the noun of "60% of 1,000 adults" is adults.

    Years, sums and what has a unit of its own are left: "three months of 2004", "6% of the £22bn", "five year notes".
    """
    start = k
    while k < tk.size and is_number_word(tk, k) and tk.lower[k] not in _QUANTIFIERS:
        if tk.word[k] in "$£€" or (tk.word[k].isdigit() and len(tk.word[k]) == 4):
            return start
        k += 1
    if start < k < tk.size and tk.lower[k] in ("pct", "percent", "%"):
        return k + 1 if k + 1 < tk.size else start  # "of its 8.70 pct debentures"
    return start if k >= tk.size or not tk.word[k][0].isalpha() or tk.lower[k] in UNIT_STARTS else k


_QUANTIFIERS = frozenset(("many", "few", "most", "several"))


def _past_determiners(tk: Tokens, k: int) -> int:
    while k < tk.size and tk.lower[k] in DETERMINERS:
        k += 1
    return k


def _fraction_object(tk: Tokens, d: Draft) -> None:
    n, lower = tk.size, tk.lower
    j = d.last + 1
    if j >= n:
        return
    j = _past_restatement(tk, j)
    if lower[j] == "of":
        k = j + 1
        if k < n and (_is_pronoun(tk, k) or lower[k] == "those"):
            d.object, d.object_head = (k, k), k
            d.rules["object"] = "partitive pronoun"
            if _is_pronoun(tk, k):
                d.right = d.after = k
            return
    else:
        k = j
    first = k
    while k < n and (lower[k] in DETERMINERS or lower[k] in ("as", "more", "all", "many", "much")):
        k += 1
    k = _past_number(tk, k)
    phrase = simple_phrase(tk, k, noun_first=k > first) if k < n else None
    if phrase is not None:
        d.object, d.object_head = phrase, phrase[1]
        d.rules["object"] = "noun after the fraction"
