"""Recording the noun that a figure counts, with the unit that follows from it: persons, things in the singular, models of three digits."""

from __future__ import annotations

from archive.extract.counted.counted_phrases import RANK_AND_FILE, noun_phrase
from archive.extract.draft import Draft
from archive.extract.english.gazetteer import gazetteer
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CARDINALS,
    DETERMINERS,
    FUNCTION_WORDS,
    ORDINALS,
    PERSON_ADJECTIVES,
    PERSON_MASS,
    PERSON_PRONOUNS,
    PREPOSITIONS,
    VERBS,
    is_person,
    is_plural,
    singular,
)
from archive.extract.english.tokens import Tokens, at, printed
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import HYPHENS, QUOTES, SAYS, is_number_word, is_shouted
from archive.extract.words import word_set

_FIRMS = [pair.split() for pair in ("oil majors", "oil traders", "securities dealers", "primary dealers")]
_BEHIND_PLURAL = frozenset(("by", "up", "on", "general", "elect"))
_HALVES = word_set("rules", "objects.halves")  # nouns only behind a hyphen: "deckers"
_PARTICLES = frozenset("in out up off down over back ins outs ups offs downs overs backs".split())


def set_object(d: Draft, first: int, last: int, rule: str) -> None:
    """Record the phrase ``first..last``, whose head is its last word, as the object; the unit and the span stay."""
    d.object, d.object_head = (first, last), last
    d.rules["object"] = rule


def take_counted(tk: Tokens, d: Draft, first: int, head: int, last: int) -> None:
    """Record the counted phrase ``first..last`` with its head, and the unit that follows from the head."""
    if tk.lower[last + 1 : last + 5] == ["-", "in", "-", "law"]:
        last += 4
    elif last == head and at(tk, last + 1) == "-" and tk.glued(last + 1) and tk.glued(last + 2):
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
    if parted and (len(tk.word[head - 2]) == 1 or tk.lower[head] in _PARTICLES or tk.lower[head] in _HALVES):
        noun = tk.slice(head - 2, head)  # "e-mails", "break-ins", "double-deckers"
    if tk.lower[head] in ("s", "'s", "’s") and tk.glued(head):
        d.unit = d.unit_name = _designation(tk, first, head)
    elif parted and (
        (tk.lower[head - 2] in ORDINALS and tk.lower[head].endswith("ers"))
        or (tk.lower[head - 2] in ("under", "over") and singular(tk.lower[head]) in CARDINALS)
    ):
        d.unit = d.unit_name = "people"  # "300 sixth-formers", "12 first-timers", "40 under-fives"
    elif _is_of_persons(tk, first, head, noun):
        d.unit = d.unit_name = "people"
    else:
        printed_so = noun.isupper() and len(noun) <= 4 and not is_shouted(tk, d.first, d.last)
        d.unit = d.unit_name = singular(noun if printed_so else noun.lower())
    d.unit_text = (head, head)
    if tk.lower[head] == "ones":
        d.unit = d.unit_name = d.unit_text = None  # of what, another figure may say: counted/sharing.py
    d.rules["object"] = "noun phrase after the number"
    d.rules["unit"] = "word for persons" if d.unit == "people" else "head of the counted phrase"


def _is_of_persons(tk: Tokens, first: int, head: int, noun: str) -> bool:
    """Whether the noun is a word for persons, by itself or with the word before it: "human beings", "Welsh speakers"; not "oil majors"."""
    before = tk.lower[head - 1] if head > first else ""
    if (noun == "ranks" and before == "other") or (noun[0].isupper() and noun.lower() in _WORN and before in _COLOURS):
        return True  # soldiers who are no officers, "Blue Helmets", "Red Shirts"
    if noun.lower() in _BEINGS:
        return before in _HUMAN or (
            noun.lower()[0] == "s" and gazetteer().nationalities.get(tk.word[head - 1]) is not None
        )
    if noun == "file" and tk.lower[first : head + 1] == RANK_AND_FILE:
        return True
    if not is_person(noun) or [before, noun.lower()] in _FIRMS or noun.lower() in _TRADE:
        return False
    if noun.lower() == "coaches" and not _ROLLING.isdisjoint(tk.distinct):
        return False  # "21 coaches of the train"
    if noun == "TDs" and not _FOOTBALL.isdisjoint(tk.distinct):
        return False  # touchdowns, not members of the Dáil
    return noun.lower() not in _FLOWN or not _is_flown(tk, head)


def _is_flown(tk: Tokens, head: int) -> bool:
    """Whether bombers and fighters are aircraft: bombers where others fly, both where they stand together; not "suicide bombers", "jets hit 12 fighters"."""
    if "suicide" in tk.distinct:
        return False
    near = tk.lower[max(0, head - _TOGETHER) : head + _TOGETHER]
    others = _FLOWN - {tk.lower[head]}
    return not others.isdisjoint(near) or (tk.lower[head] == "bombers" and not _AIR.isdisjoint(tk.distinct))


_ROLLING = frozenset(
    "train derailed derailing derailment railway railways rail locomotive carriages bogies bus buses minibuses".split()
)
_FOOTBALL = frozenset("yards yds quarterback qb passes passing rushing interceptions interception carries".split())
_WORN = frozenset(("helmets", "berets", "shirts", "vests", "hats", "robes"))
_COLOURS = frozenset("blue white red green yellow black brown orange saffron".split())
_TOGETHER = 6  # tokens
_FLOWN = frozenset(("bombers", "fighters"))
_AIR = word_set("rules", "objects.air_war")


_BEINGS = frozenset(("being", "beings", "speaker", "speakers"))
_TRADE = frozenset(("retailer", "retailers", "wholesaler", "wholesalers", "importers", "exporters"))  # are firms
_HUMAN = frozenset(("human", "native", "fluent", "keynote", "guest"))


def joined_nouns_end(tk: Tokens, d: Draft, head: int) -> int:
    """Return the last noun of those that share a large number: "2,000 police and soldiers", "30 cabins, huts and sheds"; else ``head``.

    Of "two officers and paramedics" nobody knows whether the medics are counted, and in "arrested 40 men and police fled" they are not.
    """
    mark = at(tk, head + 1)
    least = d.value if d.value is not None else d.low
    if mark not in _JOIN or (least is not None and least < _MANY_OF_BOTH):
        return head
    noun, k = head, head + 1
    for _ in range(_JOINED):
        if at(tk, k) not in _JOIN:
            return head
        mark, noun = at(tk, k), _plain_plural(tk, k + 1, persons=is_person(tk.word[head]))
        if noun < 0:
            return head
        if mark == "and":
            break
        k = noun + 1
    after = at(tk, noun + 1)
    begins = d.left == 0 or tk.sentence[d.left - 1] != tk.sentence[d.left] or tk.lower[d.left - 1] in _BEFORE_SUBJECTS
    acts = after in AUXILIARIES or after in VERBS or after in ADVERBS
    if mark != "and" or after in _NOT_BEHIND_JOINED or (acts and not begins):
        return head
    return noun if acts or after in FUNCTION_WORDS or after in PREPOSITIONS or not after[:1].isalpha() else head


def _plain_plural(tk: Tokens, k: int, *, persons: bool) -> int:
    """Return the plural that a noun phrase of its own words ends with at ``k``: "moderate Hutus", "armed police"; -1 for "several", "12 huts", "his men"."""
    end = min(k + 3, tk.size)
    for noun in range(k, end):
        w = tk.lower[noun]
        if is_person(tk.word[noun]) and w not in _NO_NOUNS and (is_plural(tk.word[noun]) or w in PERSON_MASS):
            return noun if persons else -1
        if not w.isalpha() or w in FUNCTION_WORDS or w in ADVERBS or w in PERSON_PRONOUNS or is_number_word(tk, noun):
            return -1
        if is_plural(tk.word[noun]):
            listed = tk.word[noun].islower() and w not in AUXILIARIES and not (w in VERBS and noun == k)
            return noun if listed and not persons and not is_verb(tk, noun) else -1
        if (w in VERBS or w.endswith("ed")) and not (persons and noun + 1 < end and is_person(tk.word[noun + 1])):
            return -1
    return -1


_JOIN = frozenset(("and", ","))
_JOINED = 3  # nouns more
_MANY_OF_BOTH = 20
_BEFORE_SUBJECTS = frozenset((",", "that", "after", "as", "the", "said", "where", "of"))
_NO_NOUNS = PERSON_PRONOUNS | PERSON_ADJECTIVES
_NOT_BEHIND_JOINED = SAYS | DETERMINERS | {"to", "'s", "’s", "'", "’", "-"}


def _designation(tk: Tokens, first: int, head: int) -> str:
    """Return the designation whose plural ends at ``head``: "F-16" of "F-16s", "Boeing 737" of "Boeing 737s"."""
    begin = head
    while begin > first and tk.glued(begin):
        begin -= 1
    if begin > first and tk.word[begin][0].isdigit() and tk.start[begin] - tk.end[begin - 1] == 1:
        begin -= 1
    return tk.slice(begin, head - 1)


def model_end(tk: Tokens, j: int) -> int | None:
    """Return where a model of three digits and its plural or noun end: "six 747s", "four 747-400 aircraft", "15 767-300's"."""
    if not tk.word[j].isdigit() or len(tk.word[j]) != 3 or not is_number_word(tk, j - 1):
        return None
    k = j
    if at(tk, k + 1) == "-" and tk.glued(k + 1) and printed(tk, k + 2).isdigit():
        k += 2
    if at(tk, k + 1) in ("s", "'s", "’s") and tk.glued(k + 1):
        return k + 1
    found = noun_phrase(tk, k + 1, one=False) if j < k and k + 1 < tk.size else None
    return found[1] if found is not None else None
