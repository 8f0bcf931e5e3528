"""Tokens -> runs of capitalised words: what a name can be made of.

A unit is a word with what is glued to it ("Al-Jazeera", "O'Brien", "AT&T", "Gen."). A run is units apart by one space, with
the small words between them that names have ("Bank of England", "Ludwig van Beethoven").
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import compress, count
from operator import itemgetter

from archive.extract.english.gazetteer import gazetteer, is_plain
from archive.extract.english.rolls import (
    OF_A_STATE,
    PARTICLES,
    SPEECH,
    THINGS,
    WHOSE_BODY,
    WHOSE_OFFICE,
    organisations,
    with_possessive,
)
from archive.extract.english.tokens import Tokens
from archive.extract.words import word_set

LINKS = frozenset(["of", "for", "on", "and", "&", "the", "in"]) | PARTICLES
_ABBREVIATED = word_set("people", "abbreviated")
_APOSTROPHES = frozenset("'\u2019")
_BEHIND_QUOTES = frozenset(
    ("said", "says", "and", "was", "has", "who", "the", "for", "but", "with", "from", "are", "will", "that")
)
_PREFIXES = frozenset(["al", "el", "an", "as", "ar", "ash", "bin"])
_OPENING = frozenset("\"'\u201c\u2018([\u2022*:-\u2013\u2014>") | {"_", "..."}
_SEPARATORS = frozenset(',;:)"?!\u201d')
_GLUE = frozenset(".-&/'\u2019")
_JOINS = _GLUE | LINKS | _PREFIXES
_NO_NAME_BEFORE = LINKS | SPEECH  # a plain word before one of these may be a name after all: "Brown said"
_MOST_LINKS = 3
_LONGEST_RUN = 30  # no name is longer; a page of capitals is cut, so that its cost stays that of its length
_OFFICES = frozenset(["Office", "Department"])
_THEIR_BODIES = word_set("organisations", "their_bodies")
_DETERMINERS = word_set("people", "determiners")


class Run:
    """Parallel lists, one entry a unit or link. ``begins`` says that its first word has its capital from the sentence."""

    __slots__ = ("begins", "first", "is_unit", "last", "lower", "text")

    def __init__(self, text: str, first: int, last: int, *, begins: bool) -> None:
        """Begin a run with a unit."""
        self.text = [text]
        self.lower = [text.lower().rstrip(".")]
        self.first = [first]
        self.last = [last]
        self.is_unit = [True]
        self.begins = begins

    def __len__(self) -> int:
        return len(self.text)

    def add(self, text: str, first: int, last: int, *, is_unit: bool) -> None:
        self.text.append(text)
        self.lower.append(text.lower().rstrip("."))
        self.first.append(first)
        self.last.append(last)
        self.is_unit.append(is_unit)


def find_runs(tk: Tokens) -> Iterator[Run]:
    """Yield the runs of a paragraph in reading order; each token is looked at a few times at most."""
    capitals = list(compress(count(), map(str.isupper, map(itemgetter(0), tk.word))))
    if not capitals:
        return
    n, word, sentence, start_of, end_of = len(tk.word), tk.word, tk.sentence, tk.start, tk.end
    nations = gazetteer().nationalities
    done = 0
    for i in capitals:
        if i < done:
            continue
        following = word[i + 1] if i + 1 < n else ";"
        if word[i] in _DETERMINERS and not _opens_name(tk, i):
            continue
        begins = (
            not i
            or (sentence[i] != sentence[i - 1] and word[i - 1] != "|")
            or word[i - 1] in _OPENING
            or (start_of[i] - end_of[i - 1] > 1 and tk.new_line(i))
        )
        if begins and following[0].islower() and following not in _NO_NAME_BEFORE and is_plain(tk.lower[i]):
            continue  # the capital is the sentence's, and nothing behind the word makes a name of it
        alone = following not in _JOINS and not following[0].isupper() and following[-1] != "s"
        if alone and (following.lower() not in OF_A_STATE if word[i] in nations else word[i] in THINGS):
            continue  # a nationality, a day, a language that stands alone: "Israeli", "Friday"
        start = i
        if i - 2 >= done and word[i - 2] in _PREFIXES and _hyphened(tk, i - 2):
            start = i - 2  # "al-Assad" has its capital in the middle
            begins = _begins(tk, start)
        elif alone:
            yield Run(word[i], i, i, begins=begins)
            continue
        text, last, at = _unit(tk, start, i)
        run = Run(text, start, last, begins=begins)
        done = _extend(tk, run, at)
        yield run


def _extend(tk: Tokens, run: Run, at: int) -> int:
    """Add the units and links that follow a run's first unit from ``at`` on; return the token after them."""
    n, word, sentence = len(tk.word), tk.word, tk.sentence
    while at < n and len(run.text) < _LONGEST_RUN:
        start = after = capital = at
        if word[at] in LINKS or word[at] in _PREFIXES:
            after = at + _links(tk, at)
            start, capital = _next_unit(tk, after)
        elif not word[at][0].isupper():
            break
        if capital < 0 or sentence[capital] != sentence[at - 1] or not _near(tk, at, start):
            break
        for link in range(at, after):
            run.add(word[link], link, link, is_unit=False)
        text, last, at = _unit(tk, start, capital)
        run.add(text, start, last, is_unit=True)
    return at


def _opens_name(tk: Tokens, i: int) -> bool:
    """Whether "The" is part of a name that is known with it: "The Hague"."""
    return tk.word[i] == "The" and i + 1 < len(tk.word) and f"The {tk.word[i + 1]}" in _with_the()


@cache
def _with_the() -> frozenset[str]:
    names = (*organisations(), *gazetteer().places, *gazetteer().cities)
    return frozenset(" ".join(name.split()[:2]) for name in names if name.startswith("The "))


def _near(tk: Tokens, at: int, start: int) -> bool:
    """Whether one blank or line end, and no comma or possessive, stands before each of these tokens."""
    for i in range(at, start + 1):
        gap = tk.start[i] - tk.end[i - 1]
        if gap != 1 and (gap != 2 or tk.new_line(i)):
            return False
    return True


def _links(tk: Tokens, at: int) -> int:
    """Return how many small words of names stand at ``at``."""
    count = 0
    while count <= _MOST_LINKS and at + count < len(tk.word) and tk.word[at + count] in LINKS:
        if tk.word[at + count] in _PREFIXES and at + count + 2 < len(tk.word) and _hyphened(tk, at + count):
            break
        count += 1
    return count if count <= _MOST_LINKS else 0


def _next_unit(tk: Tokens, at: int) -> tuple[int, int]:
    """Return the first token of the unit at ``at`` and its capital; (at, -1) where none begins there."""
    if at >= len(tk.word):
        return at, -1
    if tk.word[at][0].isupper():
        return at, at
    if at + 2 < len(tk.word) and tk.word[at] in _PREFIXES and _hyphened(tk, at):
        return at, at + 2
    return at, -1


def _hyphened(tk: Tokens, at: int) -> bool:
    return tk.word[at + 1] == "-" and tk.glued(at + 1) and tk.glued(at + 2) and tk.word[at + 2][0].isupper()


def _begins(tk: Tokens, at: int) -> bool:
    if at == 0 or (tk.sentence[at] != tk.sentence[at - 1] and tk.word[at - 1] != "|"):
        return True
    return tk.word[at - 1] in _OPENING or tk.new_line(at)


def _unit(tk: Tokens, start: int, capital: int) -> tuple[str, int, int]:
    """Return the unit that begins at ``start``: its text, its last token, and the one after it or after its possessive."""
    n, word = len(tk.word), tk.word
    after = capital + 1
    if start == capital and (after >= n or tk.start[after] > tk.end[capital] or word[after] in _SEPARATORS):
        return word[capital], capital, after
    last = capital
    while last + 1 < n and tk.glued(last + 1):
        mark = word[last + 1]
        more = last + 2 < n and tk.glued(last + 2)
        letter = more and word[last + 2][0].isalpha()
        if mark == "." and (word[last].lower() in _ABBREVIATED or len(word[last]) == 1) and not letter:
            last += 1
            break
        if letter and (
            (mark in "-&/" and word[last + 2][0].isupper() and (mark != "/" or word[last] == "Dutch"))
            or (mark in _APOSTROPHES and word[last + 2][0].isupper() and len(word[last]) <= 2)
            or (
                mark in _APOSTROPHES
                and word[last + 2].islower()
                and len(word[last + 2]) > 2
                and word[last + 2] not in _BEHIND_QUOTES
            )  # "Zol'qui", a name with its mark inside
            or (mark == "." and word[last + 2] in ("com", "net", "org"))
        ):
            last += 2
        else:
            break
    text = tk.slice(start, last).replace("\u2019", "'")
    after = last + 1
    if (
        after < n
        and tk.glued(after)
        and word[after][-1] == "s"
        and word[after][0] in _APOSTROPHES
        and (text in with_possessive() or _is_of_office(tk, start, after + 1))
    ):
        text, last = text + "'s", after
        after += 1
    return text, last, after


def _is_of_office(tk: Tokens, start: int, after: int) -> bool:
    """Whether a possessive is part of a name: "Lee County (Sheriff's) Office"; not "the Sheriff's Office"."""
    head = tk.word[after] if after < len(tk.word) else ""
    if not start or tk.sentence[start - 1] != tk.sentence[start]:
        return False
    if head in _THEIR_BODIES:
        return tk.lower[start] in WHOSE_BODY
    if head not in _OFFICES or tk.lower[after - 2] not in WHOSE_OFFICE:
        return False
    return tk.word[start - 1][0].isupper() and tk.word[start - 1] not in _DETERMINERS
