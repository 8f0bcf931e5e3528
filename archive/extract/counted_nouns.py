"""Recording the noun that a figure counts, with the unit that follows from it: persons, things in the singular, models of three digits."""

from __future__ import annotations

from archive.extract.counted_phrases import noun_phrase
from archive.extract.draft import Draft
from archive.extract.lexicon import is_person, is_plural, singular
from archive.extract.tokens import Tokens, at, printed
from archive.extract.word_classes import HYPHENS, QUOTES, is_number_word

_BEHIND_PLURAL = frozenset(("by", "up", "on", "general", "elect"))
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
    if parted and (len(tk.word[head - 2]) == 1 or tk.lower[head] in _PARTICLES):
        noun = tk.slice(head - 2, head)  # "e-mails", "break-ins"
    if noun in ("s", "'s", "’s") and tk.glued(head):
        d.unit = d.unit_name = _designation(tk, first, head)
    elif is_person(noun):
        d.unit = d.unit_name = "people"
    else:
        d.unit = d.unit_name = singular(noun if noun.isupper() and len(noun) <= 4 else noun.lower())
    d.unit_text = (head, head)
    d.rules["object"] = "noun phrase after the number"
    d.rules["unit"] = "word for persons" if d.unit == "people" else "head of the counted phrase"


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
