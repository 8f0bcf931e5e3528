"""Where a date can begin: the first two classes of every rule and phrase, so that one quick search skips all other words.

"of" begins a rule and stands in every sentence; "of" and a unit do not. Read out of the patterns themselves, when the first
paragraph is.
"""

from __future__ import annotations

import re
from functools import cache

from archive.extract.dates.date_rules.drafts import RULES, Rule
from archive.extract.dates.date_words import LETTER, PHRASES, classify
from archive.extract.english.tokens import Tokens

_PART = re.compile(r"\[[^\]]+\]|\((?:\?:|\?P<\w+>)|[)|?]|\{\d,\d\}")


@cache
def entries() -> tuple[re.Pattern[str], dict[str, tuple[Rule, ...]]]:
    """Return the search that finds where a date may begin, and the rules by what stands there.

    A key is two classes, or one that is enough; a phrase has keys too, which may have no rule.
    """
    rules: dict[str, list[Rule]] = {opening: [] for opening in _phrase_openings()}
    for rule in RULES:
        for opening in openings(rule.pattern.pattern):
            rules.setdefault(opening, []).append(rule)
    enough = "".join(opening for opening in rules if len(opening) == 1)
    pairs = [opening for opening in rules if len(opening) == 2]
    for pair in pairs:
        rules[pair].extend(rules.get(pair[0], ()))
        rules[pair].sort(key=RULES.index)
    first, second = ("".join({pair[k] for pair in pairs}) for k in (0, 1))
    found = re.compile(f"[{first}{enough}](?:(?=[{second}])|(?<=[{enough}]))")
    return found, {opening: tuple(group) for opening, group in rules.items()}


def _phrase_openings() -> set[str]:
    found = set()
    for phrase in PHRASES:
        classes = classify(Tokens(phrase.name.title()))  # "May Day": a month has a capital
        found.add(classes[0] if classes[0] == LETTER["phrase"] else classes[:2])
    return found


def openings(pattern: str) -> set[str]:
    """Return what a match of a rule's pattern can begin with: its first two classes, or the one that it consists of."""
    return _either(_PART.findall(pattern)[::-1])


def _either(parts: list[str]) -> set[str]:
    """Read alternatives, up to the end of their group."""
    found = _run(parts)
    while parts and parts.pop() == "|":
        found |= _run(parts)
    return found


def _run(parts: list[str]) -> set[str]:
    """Read what stands one behind the other: classes and groups, some of them optional or repeated."""
    begun = {""}
    while parts and parts[-1] not in ("|", ")"):
        part = parts.pop()
        more = _either(parts) if part[0] == "(" else set(part[1:-1])
        times = parts.pop() if parts and parts[-1][0] in "?{" else ""
        if times:
            more = {"", *more} if times == "?" else _followed({"", *more}, {"", *more})
        begun = _followed(begun, more)
    return begun


def _followed(begun: set[str], more: set[str]) -> set[str]:
    return {a for a in begun if len(a) == 2} | {(a + b)[:2] for a in begun if len(a) < 2 for b in more}
