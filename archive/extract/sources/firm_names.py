"""Whether the words of a source are the name of a firm, of two, or only its end.

"Acme Oil and Gas Ltd", "Acme Corp and Zolvo Inc", "Stores Inc".
"""

from __future__ import annotations

from collections.abc import Sequence

from archive.extract.english.gazetteer import gazetteer, is_plain
from archive.extract.english.lexicon import (
    is_person,
    is_plural,
    singular,
)
from archive.extract.english.rolls import ORG_SUFFIXES, given_names
from archive.model import Mention

IN_NAMES = frozenset(("of", "and", "for", "the", "&"))

_FIRM_ENDS = ORG_SUFFIXES | {"stores", "cos"}


def are_firms(source: str, mentions: Sequence[Mention]) -> bool:
    """Whether "and" joins two: "Acme Corp and Zolvo Inc", "Acme and Woolcott and Co"; not "United Merchants and Makers Inc"."""
    words = source.split()
    before = [plain(words[k - 1]) for k, w in enumerate(words) if w == "and" and k]
    return len(mentions) > 1 or any(w in ORG_SUFFIXES for w in before) or source.count(" and ") > 1


def is_firm(words: list[str]) -> bool:
    """Whether capitals are a firm's by their end.

    "Acme Oil and Gas Ltd", "Rome Copper Mines", "Acme RentCorp"; not "Ann Rivers".
    """
    if not all(w[0].isupper() or w in IN_NAMES for w in words) or len(words) < 2:
        return False
    last = words[-1]
    if " ".join(words[-2:]) in gazetteer().areas or ("of" in words and words[0] in given_names()):
        return False  # "France and the United States", "Ann Lee of Lee and Co"
    things = last[-1] == "s" and is_plural(last) and is_plain(singular(last.lower())) and not is_person(last)
    if things and words[0] not in given_names() and len(words) > 2:
        return True
    return plain(last) in ORG_SUFFIXES or (last.endswith("Corp") and len(last) > 4)


def ends_firm(words: list[str]) -> bool:
    """Whether words are no name, but the end of a firm's: "Inc", "Stores Inc"."""
    return bool(words) and plain(words[-1]) in ORG_SUFFIXES and all(plain(w) in _FIRM_ENDS for w in words)


def plain(word: str) -> str:
    return word.rstrip(".").lower()
