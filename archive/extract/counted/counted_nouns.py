"""Recording the noun that a figure counts, with the unit that follows from it: persons, things in the singular, models of three digits."""

from __future__ import annotations

from archive.extract.counted.counted_phrases import noun_phrase
from archive.extract.draft import Draft
from archive.extract.english.gazetteer import gazetteer
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    FUNCTION_WORDS,
    ORDINALS,
    PERSON_ADJECTIVES,
    PERSON_MASS,
    PERSON_PRONOUNS,
    VERBS,
    is_person,
    is_plural,
    singular,
)
from archive.extract.english.tokens import Tokens, at, printed
from archive.extract.english.word_classes import HYPHENS, QUOTES, is_number_word, is_shouted
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
    elif parted and tk.lower[head - 2] in ORDINALS and tk.lower[head].endswith("ers"):
        d.unit = d.unit_name = "people"  # "300 sixth-formers", "12 first-timers"
    elif _is_of_persons(tk, first, head, noun):
        d.unit = d.unit_name = "people"
    else:
        printed_so = noun.isupper() and len(noun) <= 4 and not is_shouted(tk, d.first, d.last)
        d.unit = d.unit_name = singular(noun if printed_so else noun.lower())
    d.unit_text = (head, head)
    d.rules["object"] = "noun phrase after the number"
    d.rules["unit"] = "word for persons" if d.unit == "people" else "head of the counted phrase"


def _is_of_persons(tk: Tokens, first: int, head: int, noun: str) -> bool:
    """Whether the noun is a word for persons, by itself or with the word before it: "human beings", "Welsh speakers"; not "oil majors"."""
    before = tk.lower[head - 1] if head > first else ""
    if noun.lower() in _BEINGS:
        return before in _HUMAN or (
            noun.lower()[0] == "s" and gazetteer().nationalities.get(tk.word[head - 1]) is not None
        )
    return is_person(noun) and [before, noun.lower()] not in _FIRMS and noun.lower() not in _TRADE


_BEINGS = frozenset(("being", "beings", "speaker", "speakers"))
_TRADE = frozenset(("retailer", "retailers", "wholesaler", "wholesalers", "importers", "exporters"))  # are firms
_HUMAN = frozenset(("human", "native", "fluent", "keynote", "guest"))


def joined_persons_end(tk: Tokens, d: Draft, head: int) -> int:
    """Return the last noun of persons that share a large number: "2,000 police and soldiers", "400 nurses and doctors"; else ``head``.

    Of "two officers and paramedics" nobody knows whether the medics are counted, and in "arrested 40 men and police fled" they are not.
    """
    if (
        tk.lower[head + 1 : head + 2] != ["and"]
        or not is_person(tk.word[head])
        or (d.value is not None and d.value < 20)
    ):
        return head
    noun = head + 2 if is_person(at(tk, head + 2)) else head + 3  # "and moderate Hutus"
    if (
        noun >= tk.size
        or not (is_plural(tk.word[noun]) or tk.lower[noun] in PERSON_MASS)
        or not is_person(tk.word[noun])
    ):
        return head
    if tk.lower[noun] in _NO_NOUNS or (noun == head + 3 and not _describes_persons(tk, head + 2)):
        return head
    after = at(tk, noun + 1)
    begins = d.left == 0 or tk.sentence[d.left - 1] != tk.sentence[d.left] or tk.lower[d.left - 1] in _BEFORE_SUBJECTS
    acts = after in AUXILIARIES or after in VERBS or after in ADVERBS
    return head if after in _GLUED or (acts and not begins) else noun


_BEFORE_SUBJECTS = frozenset((",", "that", "after", "as", "the", "said"))
_NO_NOUNS = PERSON_PRONOUNS | PERSON_ADJECTIVES
_GLUED = frozenset(("'s", "’s", "'", "’", "-"))


def _describes_persons(tk: Tokens, k: int) -> bool:
    """Whether the word between "and" and a noun of persons only describes them: "and moderate Hutus"; not "and several", "and 12"."""
    w = tk.lower[k]
    listed = w in FUNCTION_WORDS or w in ADVERBS or w in VERBS or w in PERSON_PRONOUNS
    return w[0].isalpha() and not listed and not is_plural(tk.word[k]) and not is_number_word(tk, k)


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
