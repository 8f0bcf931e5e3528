"""Which articles the rules are for: those in English, as their source says, or else as their words show."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import accumulate

_SAMPLE = 3_000  # characters: enough to tell by
# One word in seven is one of these: a quick look at most texts is enough.
_PLAINLY_ENGLISH = (" the ", " of ", " to ", " and ")
_ONE_IN = 100  # characters
# What is in no language: "com" is Portuguese for "with". Tried where a word begins that
# holds one of its marks: each letter of it would read on to its end.
_ADDRESS = re.compile(r"(?<!\S)(?=[^\s:@.]*+[:@.])\S*(?:://|www\.|@|\w\.\w)\S*|#\w+")
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 3  # words that another language has and English has not, or with a letter that English has not
_FEWEST_OF_HEADLINE, _HEADLINE = 2, 8  # where not one word of English is among so many
_MOST_ENGLISH = 0.08  # of the words: prose has one in three, a headline one in six


def is_english(language: str | None, text: str) -> bool:
    """Whether figures, dates, sources and names are read in a text: the rules are for English alone.

    ``language`` is what its source names ("en-GB", "eng", "English"), and decides. Where it names none, a text counts as English unless
    its words are plainly of another language, or most of its letters are not Latin.
    """
    if language:
        return language.casefold().startswith("en")
    text = text[:_SAMPLE]
    plainly = any(found * _ONE_IN > len(text) for found in accumulate(map(text.count, _PLAINLY_ENGLISH)))
    return plainly or not _is_foreign(text)


def _is_foreign(text: str) -> bool:
    words = _WORD.findall(_ADDRESS.sub(" ", text).casefold())
    if not text.isascii() and 2 * sum(map(_is_other_script, words)) > len(words):
        return True
    english, others = _known_words()
    found = sum(map(english.__contains__, words))
    if found > _MOST_ENGLISH * len(words):
        return False
    foreign = [word for word in words if word in others or not word.isascii()]
    fewest = _FEWEST if found or len(words) < _HEADLINE else _FEWEST_OF_HEADLINE
    return len(set(foreign)) >= fewest and len(foreign) > 2 * found  # "est" thrice is a table of estimates


def _is_other_script(word: str) -> bool:
    return word[0] > "\u036f" and not "\u1e00" <= word[0] <= "\u1eff"


@cache
def _known_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the commonest words of English, and those of the other languages that English does not have."""
    lists = tomllib.loads((files("archive") / "languages.toml").read_text(encoding="utf-8"))
    english, shared = (frozenset(lists.pop(name).split()) for name in ("en", "shared"))
    others = frozenset(word for words in lists.values() for word in words.split() if len(word) > 1)
    return english, others - english - shared
