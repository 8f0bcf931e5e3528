"""When "one" counts: before the noun that it counts, and not as a pronoun, in an idiom or in a name."""

from __future__ import annotations

from archive.extract.counted.counted_phrases import noun_phrase, opens_clause_of_name
from archive.extract.counted.ones_harmed import goes_on_in_frame, suffers_too
from archive.extract.draft import Draft
from archive.extract.english.lexicon import (
    BE,
    CARDINALS,
    DETERMINERS,
    LABELS,
    ONE_AFTER,
    ONE_BEFORE,
    PREPOSITIONS,
    VERBS,
    is_person,
    is_plural,
)
from archive.extract.english.tokens import DASHES, Tokens, at, printed
from archive.extract.english.word_classes import HYPHENS, LAST_OR_NEXT, NOUNS_IN_LY, WHEN, ends_soon
from archive.extract.traps.name_traps import OPENS_SPEECH, counts_person
from archive.extract.words import word_set

_PRONOUN = "one, used as a pronoun"
GRAVELY = word_set("rules", "happenings.gravely") | {"fatally"}
_BEFORE_ONE_OF_THEM = frozenset((",", "and", "-", "–", "—", "("))
_PUTS_IT = word_set("rules", "traps.puts_it")
_ONE_TIMES = word_set("rules", "traps.one_times")
_OF_A_TIME = word_set("rules", "traps.of_a_time")
_COUNTED_ONE = word_set("rules", "traps.counted_one")
_COUNTED_IN_ONES = word_set("rules", "traps.counted_in_ones")
_WITH_ONE = word_set("rules", "traps.with_one") | LABELS
_MAY_OPEN = OPENS_SPEECH | DASHES
_SAYINGS_OF_ONE = word_set("rules", "traps.sayings_of_one")
_AFTER_PRONOUN_ONE = word_set("rules", "traps.after_pronoun_one")


def why_one_counts_nothing(tk: Tokens, d: Draft, before: str, after: str) -> str | None:
    """Return why "one" is no figure, or None: it is one only before the noun that it counts."""
    if d.kind == "rate":
        return None  # "she has one a month"
    if before in DASHES and tk.glued(d.first) and tk.glued(d.first - 1):
        joined = printed(tk, d.first - 2)
        if joined in ("in", "on", "no") or joined.isupper():
            return "idiom"  # "all-in-one models", "one-on-one debate", "the K-one Cup"
    if d.bare and at(tk, d.first - 2) in ("a", "an") and before.isalpha() and before not in _WITH_ONE:
        return _PRONOUN  # "a difficult one trudged through"
    if after in HYPHENS and tk.glued(d.last + 1):
        return "idiom" if d.bare and at(tk, d.last + 2) not in _COUNTED_IN_ONES else None
    return _bare_one(tk, d, before, after) if d.bare else _one_with_unit(tk, d, before, after)


def _one_with_unit(tk: Tokens, d: Draft, before: str, after: str) -> str | None:
    """Judge "one" before its unit: "with one foot in the grave", "at one minute", "one day he left"."""
    if d.unit_name == "foot" and at(tk, d.right + 1) in ("in", "on") and at(tk, d.right + 2) in DETERMINERS:
        return "idiom"
    some_day = after in _ONE_TIMES and d.unit_name == "day" and before not in _COUNTED_ONE
    return _PRONOUN if before == "no" or (before == "at" and d.kind == "duration") or some_day else None


def _bare_one(tk: Tokens, d: Draft, before: str, after: str) -> str | None:
    """Judge "one" without a unit, by the word behind it: a noun, or what follows a pronoun."""
    if _has_next(tk, d, before):
        return _PRONOUN
    if before not in _COUNTED_ONE and _is_some_time(tk, d.last + 1):
        return _PRONOUN  # "one evening in May, he left", "one cold spring morning"
    if (after in ("or", "to") or (after, before) == ("and", "between")) and at(tk, d.last + 2) in CARDINALS:
        return None  # "one or two drinks", "one to two years", "between one and two per cent"
    if (before, after) in (("between", "and"), ("from", "to")) and at(tk, d.last + 2)[:1].isdigit():
        return None  # "between one and 100 gigabytes"
    if after == "aged" or (after.endswith("ing") and at(tk, d.last + 2) in DETERMINERS):
        return _PRONOUN  # "two boys, one aged 14", "one brandishing a knife"
    if _is_one_more(tk, d, before, after):
        return None
    if _is_somebody(tk, d, before, after):
        return _PRONOUN
    capitals = tk.word[d.first][0].isupper() and printed(tk, d.last + 1)[0].isupper()
    swapped = before == "for" and at(tk, d.first - 2) in CARDINALS  # "A TWO FOR ONE SPLIT"
    if capitals and not swapped and not (counts_person(tk, d) or _opens_with_person(tk, d, before)):
        return "part of a name"
    if (after.endswith("ly") and after not in NOUNS_IN_LY) or (
        after in VERBS
        and after.endswith(("ed", "s"))
        and (not is_plural(printed(tk, d.last + 2)) or (before == "but" and at(tk, d.first - 2) == "all"))
        and not after.endswith("ss")
    ):
        return _PRONOUN
    return None


def _has_next(tk: Tokens, d: Draft, before: str) -> bool:
    """Whether "one" stands for each of a row, which the next follows: "between one email and the next", "from one day to the next"."""
    if before not in ("between", "from"):
        return False
    behind = tk.lower[d.last + 1 : d.last + _TO_NEXT]
    return ["the", "next"] in (behind[k : k + 2] for k in range(len(behind)))


_TO_NEXT = 7  # tokens


def _is_some_time(tk: Tokens, k: int) -> bool:
    """Whether a time of day is at ``k``, alone or behind what describes it: "spring evening"; not "Saturday night match"."""
    for i in range(k, min(k + 3, tk.size)):
        if tk.lower[i] in _ONE_TIMES:
            return i == k or ends_soon(tk, i + 1) or at(tk, i + 1) in WHEN | LAST_OR_NEXT
        if tk.lower[i] not in _OF_A_TIME:
            return False
    return False


def dies_alone(tk: Tokens, d: Draft) -> bool:
    """Whether one died or survived, whom nobody names: "the ministry said one died", "of the ten one died"; not "that one died", "the one died"."""
    if at(tk, d.last + 1) not in _DIES or d.value != 1:
        return False
    before = at(tk, d.first - 1)
    if before == "that" and tk.opens(d.first - 1):
        return False
    return d.first == 0 or before in _BEFORE_WHO_DIES or before in CARDINALS or before.isdecimal()


_DIES = frozenset(("died", "dies", "drowned", "perished", "survived"))
_BEFORE_WHO_DIES = frozenset("said say says that only and but while where when reported least ; : , (".split())


def _is_one_more(tk: Tokens, d: Draft, before: str, after: str) -> bool:
    """Whether "one" counts, though it looks like a pronoun: "one more man", "said that one man", ", one fatally", "one 12-year-old"."""
    j = d.last + 1
    if after.isdigit():
        return at(tk, j + 1) in DASHES and at(tk, j + 2) == "year"
    if before in _BEFORE_ONE_OF_THEM:
        whom = at(tk, j + 1) if after == "of" else ""
        if after in GRAVELY or whom == "whom" or (whom == "them" and at(tk, j + 2) in GRAVELY):
            return True
    pointed = before == "that" and tk.opens(d.first - 1)  # "That one really hurt"
    if not pointed and (suffers_too(tk, d) or goes_on_in_frame(tk, d)):
        return True
    if dies_alone(tk, d):
        return True
    if before in ONE_BEFORE and (pointed or before not in ("that", "as")):
        return False
    if at(tk, j + 1) in DASHES and tk.glued(j + 1) and tk.glued(j + 2):
        return True  # "one off-duty nurse"
    if after not in ("more", "other") and before not in ("that", "as"):
        return False
    found = noun_phrase(tk, j, one=True)
    return found is not None and is_person(tk.word[found[1]]) and at(tk, found[1] + 1) not in _PUTS_IT


def _opens_with_person(tk: Tokens, d: Draft, before: str) -> bool:
    """Whether a sentence opens with one person, whom a capital follows: "One Israeli soldier", "One Greek"; not "One Direction"."""
    if d.first and tk.sentence[d.first - 1] == tk.sentence[d.first] and before not in _MAY_OPEN:
        return False
    found = noun_phrase(tk, d.last + 1, one=True)
    if found is None or printed(tk, found[1] + 1)[:1].isupper():
        return False
    head = tk.word[found[1]]
    if is_plural(head):
        return False
    return is_person(head) or (head.islower() and is_person(tk.word[found[0]]))


def _is_somebody(tk: Tokens, d: Draft, before: str, after: str) -> bool:
    """Whether the words beside "one" make a pronoun or a saying of it: "the only one", "by one estimate", "one of"."""
    if not after or not after[0].isalpha() or after in ONE_AFTER or before in ONE_BEFORE:
        return True
    if (before in ("by", "for") and after in _SAYINGS_OF_ONE) or (
        before in BE and opens_clause_of_name(tk, d.last + 1)
    ):
        return True
    only = before == "only" and at(tk, d.first - 2) in DETERMINERS
    return only or after in PREPOSITIONS or after in _AFTER_PRONOUN_ONE
