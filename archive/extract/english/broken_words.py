"""Words that a line end broke, as scans and columns print them: "an explo- sion", "dam- age"; what the lists know whole is read whole."""

from __future__ import annotations

import re

from archive.extract.english.gazetteer import is_plain
from archive.extract.english.lexicon import FORMS_IN_S, VERBS, is_person, singular
from archive.extract.english.tokens import DASHES, Tokens
from archive.extract.english.word_classes import STOP

_BREAK = re.compile(r"[^\W\d_]{2}[-\u2010\u00ad]\s+[a-z]{2}")

_ENDS = ("- ", "-\n", "\u2010 ", "\u2010\n", "\u00ad")  # asked first, and much faster
_BREAKS = frozenset(DASHES) | {"\u00ad"}


def join_broken_words(tk: Tokens) -> None:
    """Make one token of the halves of a word, where the whole is a known one: not of "first- and second-hand", "right- wing".

    Its ``word`` is without the hyphen and the blank; ``start`` and ``end`` are those of what is printed.
    """
    if not any(map(tk.text.__contains__, _ENDS)) or not _BREAK.search(tk.text):
        return
    k = 0
    while k + 2 < tk.size:
        if tk.word[k + 1] in _BREAKS and _is_broken(tk, k):
            _join(tk, k)
        k += 1
    tk.distinct = frozenset(tk.lower)


def whole_words(tk: Tokens, first: int, last: int) -> str:
    """Return the characters from token ``first`` to token ``last``, with broken words whole."""
    text: list[str] = []
    at = tk.start[first]
    for k in range(first, last + 1):
        printed = tk.text[tk.start[k] : tk.end[k]]
        broken = printed != tk.word[k] and any(c.isspace() for c in printed) and printed[0].isalpha()
        text += tk.text[at : tk.start[k]], tk.word[k] if broken else printed
        at = tk.end[k]
    return "".join(text)


def _is_broken(tk: Tokens, k: int) -> bool:
    """Whether the word at ``k`` is the first half of one whose second stands behind a hyphen and a blank."""
    first, _, second = tk.word[k : k + 3]
    if not tk.glued(k + 1) or tk.glued(k + 2) or not (first.isalpha() and second.isalpha() and second.islower()):
        return False
    return min(len(first), len(second)) > 1 and second not in STOP and _is_known((first + second).lower())


def _is_known(word: str) -> bool:
    return any(w in VERBS or w in FORMS_IN_S or is_plain(w) or is_person(w) for w in (word, singular(word)))


def _join(tk: Tokens, k: int) -> None:
    word = tk.word[k] + tk.word[k + 2]
    tk.word[k : k + 3] = [word]
    tk.lower[k : k + 3] = [word.lower()]
    tk.start[k : k + 3] = [tk.start[k]]
    tk.end[k : k + 3] = [tk.end[k + 2]]
    tk.sentence[k : k + 3] = [tk.sentence[k]]
    tk.size -= 2
