"""What a part, an amount or some of many are of: "three of them", "5 pct of voters", "40 kg of cocaine", "a third of the homes"."""

from __future__ import annotations

from archive.extract.counted.counted_nouns import joined_nouns_end, set_object, take_counted
from archive.extract.counted.counted_phrases import noun_phrase
from archive.extract.draft import Draft
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    FORMS_IN_S,
    PREPOSITIONS,
    UNIT_STARTS,
    VERBS,
    is_person,
    is_plural,
)
from archive.extract.english.simple_phrases import simple_phrase
from archive.extract.english.tokens import Tokens, at, printed
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import POSSESSIVES, WHEN, ends_soon, is_ago, is_number_word
from archive.extract.units.rates import attach_rate_behind
from archive.extract.words import word_set

_COLLECTIVES = (word_set("rules", "phrases.collectives") | word_set("rules", "objects.groups_of_persons")) - {"public"}
_PARTITIVE = word_set("rules", "objects.partitive")
_RESTRICTS = word_set("rules", "objects.restricts")
_QUANTIFIERS = frozenset(("many", "few", "most", "several"))
_BEFORE_SOME = DETERMINERS | {"more", "other", "about", "all", "own"}
_BEFORE_WHOLE = DETERMINERS | {"as", "more", "all", "many", "much", "total"}
_BEFORE_OUTSTANDING = DETERMINERS | {"total"}  # "5% of the total outstanding stock"
_BEHIND_TOTAL = frozenset(("available", "outstanding"))  # "half of the total available"
_ENDS_ADJECTIVE = ("ble", "ive", "ior", "ial")
_BOUNDS = word_set("rules", "phrases.bounds")
_OWNER = 5  # tokens of whose it is
_SPOKEN_TO = frozenset(("us", "you"))
_WHICH_OF_SOME = frozenset(("next", "last", "past", "previous", "first", "fiscal", "calendar"))
_CLOSING = {"(": ")", "—": "—", "–": "–", "-": "-"}


def partitive_object(tk: Tokens, d: Draft, j: int) -> None:
    """Read "three of them", "12 of the hostages", "dozens of people": the pronoun is in the span, the noun is not."""
    n, lower = tk.size, tk.lower
    k = j + 1
    if k >= n:
        return
    if lower[k] == "which" and is_number_word(tk, k + 1):
        return  # "a benefit of 150,000 of which 140,000 relates to tax"
    if _is_pronoun(tk, k) and not (k + 1 < n and is_plural(tk.word[k + 1]) and lower[k] in ("those", "these")):
        d.right = d.after = k
        d.rules["object"] = "partitive pronoun"
        if lower[k] in ("them", "whom", "us"):
            set_object(d, k, k, "partitive pronoun")
        if lower[k] in _SPOKEN_TO and d.kind == "count" and d.unit is None:
            d.unit = d.unit_name = "people"  # "room for 10 of us"
            d.rules["unit"] = "partitive pronoun"
        return
    if _is_restricted(tk, k):
        set_object(d, k, k, "noun after of")
        return
    k = _past_number(tk, past_possessor(tk, past_determiners(tk, k, _BEFORE_SOME)))
    found = noun_phrase(tk, k, one=False) if k < n else None
    if found is None:
        return
    first, head = found
    if head == k == j + 1 and not d.vague and tk.word[k].istitle() and not is_person(lower[k]) and not tk.titled:
        return  # "two shares for every five of Hollis"
    number_end = d.right
    some = d.vague and k == j + 1
    take_counted(tk, d, first, head, joined_nouns_end(tk, d, head) if some else head)
    if not some:
        d.right = d.after = number_end  # "of <noun>" is out of the span; "hundreds of people" has no other noun
    d.rules["object"] = "noun after of"


def object_of_amount(tk: Tokens, d: Draft, k: int) -> None:
    """Read what a share or an amount is of: "5 pct of voters", "40 kg of cocaine", "a quarter of them", "7 pct of <Acme>"."""
    opened = tk.lower[k] == "<" or (tk.lower[k] == "(" and tk.glued(k + 1) and printed(tk, k + 1).istitle())
    k += opened and k + 1 < tk.size  # "50 pct of (Acme Inc)"
    if _is_pronoun(tk, k):
        if k == d.after + 2:
            d.right = d.after = k
        return
    if d.kind == "age":
        return  # "Lee, age 46 of Calvert City"
    if tk.lower[k] == "those" and not is_plural(at(tk, k + 1)):
        set_object(d, k, k, "noun after of")
        return
    if d.kind in ("measure", "duration") and at(tk, d.left - 1) == "within":
        return  # "within 10 miles of the border"
    first = _past_number(tk, past_possessor(tk, past_determiners(tk, k, _BEFORE_OUTSTANDING)))
    phrase = whole_phrase(tk, first, noun_first=True) if first < tk.size else None
    if tk.lower[k : k + 2] == ["all", "time"] or (d.kind == "duration" and _is_of_a_time(tk, k)):
        return  # "the third fastest 400m of all time", "for two months of the year output rose"
    if phrase is None or tk.lower[phrase[0] : phrase[1] + 1] == ["outstanding"] or _is_which_of_some(tk, *phrase):
        return  # "5% of the total outstanding"
    if not (d.kind == "duration" and _is_no_content(tk, *phrase)):
        shared = with_shared_noun(tk, phrase) if d.kind in ("percent", "fraction") else phrase
        first, last = without_tail(tk, *shared)
        last = _before_its_verb(tk, first, last)
        last = _with_second_stuff(tk, last) if d.kind == "measure" else last
        set_object(d, first, last, "noun after of")
        if d.kind == "measure":
            attach_rate_behind(tk, d, last + 1)  # "300 tons of steel a day"


def _is_of_a_time(tk: Tokens, k: int) -> bool:
    """Whether a longer time is at ``k``, of which a time is a part: "(two months) of the year"; not "of a year abroad", "of the year-end sale"."""
    return (
        tk.lower[k : k + 1] == ["the"]
        and at(tk, k + 1) in _LONG_TIMES
        and at(tk, k + 2) not in POSSESSIVES
        and not (at(tk, k + 2) == "-" and tk.glued(k + 2))
    )


_LONG_TIMES = frozenset(("year", "month", "season", "quarter", "decade", "century", "week", "day"))


def _with_second_stuff(tk: Tokens, last: int) -> int:
    """Return the end of a second stuff that an amount is of: "300 tonnes of wheat and barley", "40 kg of cement and white sand"; else ``last``.

    What is several has a number of its own: "40 tonnes of butter and huge stocks of wine".
    """
    k = last + 2
    if at(tk, last + 1) != "and" or k >= tk.size or tk.lower[k] in VERBS or is_plural(tk.word[last]):
        return last
    rest = simple_phrase(tk, k)
    if rest is None or is_number_word(tk, k) or rest[1] - k > 1 or at(tk, rest[1] + 1) in AUXILIARIES:
        return last
    alike = tk.word[k][0].islower() and not is_plural(tk.word[rest[1]]) and not is_verb(tk, rest[1])
    return rest[1] if alike and ends_soon(tk, rest[1] + 1) and not is_number_word(tk, rest[1] + 1) else last


def whole_phrase(tk: Tokens, j: int, *, noun_first: bool) -> tuple[int, int] | None:
    """Return the run of nouns at ``j``, past what would end it but for where it stands: "Series 62 bonds", "convertible preferred stock"."""
    phrase = simple_phrase(tk, j, noun_first=noun_first)
    if phrase is None:
        return None
    k = phrase[1] + 1
    if phrase[0] == phrase[1] and tk.lower[phrase[1]][-2:] == "ed" and at(tk, k).isdigit():
        rest = simple_phrase(tk, _past_season(tk, k), noun_first=True)  # "half of a projected 2024/28 gap"
        return rest if rest is not None and len(tk.word[k]) == 4 else phrase
    lettered = (
        tk.word[phrase[1]] in _LETTERED and k + 1 < tk.size and tk.word[k].isdigit() and is_plural(tk.word[k + 1])
    )
    described = tk.lower[phrase[1]].endswith(_ENDS_ADJECTIVE) and at(tk, k).endswith("ed")
    if phrase[0] == phrase[1] and at(tk, k) == "total" and ends_soon(tk, k + 1):
        return j, k  # "20% of the annual total"
    if not (lettered or described):
        return phrase
    rest = simple_phrase(tk, k + lettered, noun_first=True)
    return (j, rest[1]) if rest is not None and rest[1] > k else phrase  # not "the drive based on it"


def _past_season(tk: Tokens, k: int) -> int:
    """Return the token behind the year or season at ``k``: "1988", "1988/92"."""
    return k + (3 if at(tk, k + 1) in ("/", "-") and at(tk, k + 2).isdigit() else 1)


def with_shared_noun(tk: Tokens, phrase: tuple[int, int]) -> tuple[int, int]:
    """Return the phrase with the noun that its lone adjective shares with the next: "medium and large companies"; not "wheat and 12 cars"."""
    first, last = phrase
    k = last + 2
    if first != last or k >= tk.size or tk.lower[last + 1] not in ("and", "or") or is_plural(tk.word[last]):
        return phrase
    another = is_number_word(tk, k) or (tk.word[last][0].isupper() and tk.word[k][0].islower())
    if another or (tk.lower[k] in VERBS and tk.lower[k].endswith("ing")):
        return phrase
    rest = simple_phrase(tk, k)
    if rest is None or rest[0] == rest[1]:
        return phrase
    if tk.lower[rest[1]] in _PEOPLES or _is_owned_by_both(tk, rest):
        return first, rest[1]
    return (first, rest[1]) if is_plural(tk.word[rest[1]]) and not is_person(tk.lower[last]) else phrase


def _is_owned_by_both(tk: Tokens, rest: tuple[int, int]) -> bool:
    """Whether a firm that two nouns describe owns what is meant: "of the tea and coffee firm's stock"; not "of wheat and Peru's rice"."""
    return any(tk.lower[k] in ("'s", "’s") and tk.word[k - 1].islower() for k in range(rest[0] + 2, rest[1]))


_PEOPLES = frozenset(("population", "community", "electorate"))  # "the Danish and Swedish population"
_LETTERED = frozenset(("Series", "Class", "Type", "Grade"))


def fraction_object(tk: Tokens, d: Draft) -> None:
    """Read what a fraction is of: "a third of the homes", "half of them", "two thirds as many cars"."""
    n, lower = tk.size, tk.lower
    k = d.last + 1
    if d.last > d.first + 2 and lower[d.first + 2] == "in" and lower[d.first + 1].isalpha() and d.form == "fraction":
        set_object(d, d.first + 1, d.first + 1, "noun within the share")  # "one tenant in three"
        return
    if k >= n:
        return
    k = past_restatement(tk, k)
    if lower[k] == "of":
        k += 1
        pronoun = k < n and _is_pronoun(tk, k)
        if pronoun or (at(tk, k) == "those" and not is_plural(at(tk, k + 1))):
            if lower[k] != "which":
                set_object(d, k, k, "partitive pronoun")
            if pronoun:
                d.right = d.after = k
            return
    of, first = lower[k - 1] == "of", k
    k = _past_number(tk, past_possessor(tk, past_determiners(tk, k, _BEFORE_WHOLE)))
    phrase = whole_phrase(tk, k, noun_first=of or k > first) if k < n else None
    if phrase is not None and not of and (is_ago(tk, first, phrase[1]) or _is_verb_of_share(tk, d, first, phrase)):
        return  # "half two years earlier", "and half lives abroad"
    if phrase is not None and not _is_which_of_some(tk, *phrase) and tk.lower[phrase[1]] not in _BEHIND_TOTAL:
        first, last = without_tail(tk, *with_shared_noun(tk, phrase))
        set_object(d, first, _before_its_verb(tk, first, last), "noun after the fraction")


def _is_verb_of_share(tk: Tokens, d: Draft, first: int, phrase: tuple[int, int]) -> bool:
    """Whether a lone form in -s right behind a share is its verb: "a third lives in Oslo", "half comes from"; not "half holidays"."""
    if phrase != (first, first) or tk.lower[first] not in FORMS_IN_S or first != d.last + 1:
        return False
    opens = tk.opens(d.left) or at(tk, d.left - 1) in ("and", "but", "while", "that", ",", "a")
    return opens and at(tk, first + 1) in PREPOSITIONS and at(tk, first + 1) != "of"


def _before_its_verb(tk: Tokens, first: int, last: int) -> int:
    """Return the last noun of "half of the membership votes", "a third of the team plays abroad": a group in the singular has a verb in -s."""
    after = at(tk, last + 1)
    if first < last and after in DETERMINERS and is_verb(tk, last):
        return last - 1  # "a one-in-100-year flood hit the town"
    if first == last or tk.lower[last] not in FORMS_IN_S or after in AUXILIARIES or after in VERBS:
        return last
    if any(tk.sentence[k] == tk.sentence[first] and is_verb(tk, k) for k in range(max(0, first - 12), first)):
        return last  # "he bought 20% of the company shares"
    if is_person(tk.lower[last - 1]) and is_plural(tk.word[last - 1]):
        return last - 1  # "one in five children lives in poverty"
    group = tk.lower[last - 1] in _COLLECTIVES and at(tk, first - 1) in DETERMINERS
    return last - 1 if group and (ends_soon(tk, last + 1) or after in ADVERBS) else last


def _is_pronoun(tk: Tokens, k: int) -> bool:
    """Whether the word at ``k`` takes up something said before: "of them"; "those" of "those voting" is a noun of its own."""
    if tk.word[k] == "US" and not tk.word[k - 1].isupper():
        return False  # "half of US homes"
    if tk.lower[k] in ("those", "these") and tk.word[k + 1 : k + 2] and is_plural(tk.word[k + 1]):
        return False  # "90% of those firms"
    return tk.lower[k] in _PARTITIVE and not _is_restricted(tk, k)


def _is_restricted(tk: Tokens, k: int) -> bool:
    """Whether "those" at ``k`` says itself whom it means: "those who voted", "those surveyed", "those in favour"."""
    if tk.lower[k] != "those" or k + 1 >= tk.size:
        return False
    after = tk.lower[k + 1]
    return after in _RESTRICTS or (after in VERBS and after.endswith(("ed", "ing")))


def _is_no_content(tk: Tokens, first: int, last: int) -> bool:
    """Whether what a time is of fills it with nothing named: "the final months of last year", "65 seconds of listening to it"."""
    if tk.lower[last] in WHEN and tk.lower[last] != "time":
        return True
    after = tk.lower[last + 1] if last + 1 < tk.size else "."
    w = tk.lower[last]
    return first == last and w.endswith("ing") and w in VERBS and (after in DETERMINERS or after in ("to", ",", "it"))


def without_tail(tk: Tokens, first: int, last: int) -> tuple[int, int]:
    """Return the phrase without what stands behind its noun: when it is paid back ("debentures due April"), a participle ("a fund set up")."""
    if first < last and _is_behind_its_noun(tk, last):
        last -= 1
    for k in (last - 1, last):
        if k > first and tk.lower[k] in ("due", "payable") and (k == last or tk.word[last][0].isupper()):
            return first, k - 1
    return first, last


def _is_which_of_some(tk: Tokens, first: int, last: int) -> bool:
    """Whether the phrase is no noun but says which of a number behind it: "half of the next three years' needs", "of fiscal 1986"."""
    if first != last or last + 1 >= tk.size or not is_number_word(tk, last + 1):
        return False
    return tk.lower[first] in _WHICH_OF_SOME or tk.lower[first][-2:] == "ed"


def _is_behind_its_noun(tk: Tokens, k: int) -> bool:
    """Whether the last word of a phrase is a participle of the noun before: "a target set for May", "debts maturing within"; not "a tea set"."""
    w, after = tk.lower[k], at(tk, k + 1)
    if w == "set":
        return after in PREPOSITIONS or after in ("up", "aside", "out")
    return w in ("maturing", "expiring", "payable", "redeemable") and (
        after[-2:] == "ly" or after in PREPOSITIONS or not after[:1].isalpha()
    )


def past_restatement(tk: Tokens, j: int) -> int:
    """Return the "of" behind what stands in brackets or dashes at ``j``, else ``j``: "8 miles (13 km) of tunnels"."""
    closing = _CLOSING.get(tk.lower[j])
    if closing is not None and not (tk.lower[j] == "-" and tk.glued(j)):
        for k in range(j + 2, min(j + 9, tk.size - 1)):
            if tk.lower[k] == closing:
                return k + 1 if tk.lower[k + 1] == "of" else j
    return j


def _past_number(tk: Tokens, k: int) -> int:
    """Return the token behind a number at ``k``: the noun of "60% of 1,000 adults" is adults.

    Years, sums and what has a unit of its own are left: "three months of 2004", "6% of the £22bn", "five year notes".
    """
    start = k
    while k < tk.size and (is_number_word(tk, k) or _joins_digits(tk, k)) and tk.lower[k] not in _QUANTIFIERS:
        if tk.word[k] in "$£€" or (tk.word[k].isdigit() and len(tk.word[k]) == 4):
            return start
        k += 1
    if start < k < tk.size and tk.lower[k] in ("pct", "percent", "%"):
        return k + 1 if k + 1 < tk.size else start  # "of its 8.70 pct debentures"
    return start if k >= tk.size or not tk.word[k][0].isalpha() or tk.lower[k] in UNIT_STARTS else k


def _joins_digits(tk: Tokens, k: int) -> bool:
    """Whether a hyphen or stroke at ``k`` stands inside a number: "6-3/4 pct"."""
    joined = k + 1 < tk.size and tk.lower[k] in ("-", "/") and tk.glued(k) and tk.glued(k + 1)
    return joined and tk.word[k - 1].isdigit() and tk.word[k + 1].isdigit()


def past_possessor(tk: Tokens, k: int) -> int:
    """Return the number behind whose it is at ``k``: the 12 of "half of the city's 12 schools", no year; else ``k``."""
    j = owner_end(tk, k)
    if j is None or (tk.word[j + 1].isdigit() and len(tk.word[j + 1]) == 4):
        return k
    while j + 2 < tk.size and tk.lower[j + 1] in _BOUNDS:
        j += 1  # "the club's more than 16,000 members"
    counted = is_number_word(tk, j + 1) and tk.lower[j + 1] not in _QUANTIFIERS and tk.word[j + 1] not in "$£€"
    return j + 1 if counted else k


def owner_end(tk: Tokens, k: int) -> int | None:
    """Return the apostrophe behind the one phrase at ``k`` that says whose it is: "the city's"; none in "the men killed the mayor's two sons"."""
    for j in range(k, min(k + _OWNER, tk.size - 1)):
        w = tk.lower[j]
        if w in ("'s", "’s") or (w in ("'", "’") and j > k and tk.lower[j - 1][-1] == "s" and not tk.glued(j + 1)):
            return j if j > k else None
        if not w[0].isalpha() or w in PREPOSITIONS or w in AUXILIARIES or (j > k and w in DETERMINERS):
            return None
        if w.isalpha() and tk.word[j].islower() and is_plural(w) and at(tk, j + 1) not in POSSESSIVES:
            return None
    return None


def past_determiners(tk: Tokens, k: int, determiners: frozenset[str] = DETERMINERS) -> int:
    """Return the token behind the determiners at ``k``."""
    while k < tk.size and tk.lower[k] in determiners:
        k += 1
    return k
