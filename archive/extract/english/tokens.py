"""Paragraph -> tokens, and where its sentences end.

A token list is four parallel lists, not a list of objects: the rules look left and right around each number, and a list
lookup is what Python does fastest. Offsets are into the paragraph's text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from archive.extract.words import word_set, words

TOKEN = re.compile(
    r"""
    (?=\S)(?:                                          # a blank is refused here, not by each branch
      [^\W\d_]{2,}(?:['\u2019](?:t|re|ve|ll|d|m)(?![^\W_]))?  # most tokens, so first: a word, n't and the like kept on: "don't"
    | [,;:()"%$-] | \.(?!\d)                          # marks that begin nothing longer: most of the other tokens
    | (?:[A-Za-z]\.){2,}                               # U.S.  a.m.          not: "end."
    | (?=\d[\d,]{0,12}[OolI])\d[\dOolI]{0,2}(?:,(?:[0Oo]{3}|(?=[OolI]{0,2}\d)[\dOolI]{3}))+(?!\w|,\w)  # 1,2OO  3,OOO: a scan's letters for digits
    | \d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])             # 1,200  35,000.5     not: "7,11"
    | \d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?![\d])       # 2,50,000 (lakh)
    | \d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?![\d])    # 1 200 with a thin or fixed space
    | \d{1,3}(?:['\u2019]\d{3})+(?:\.\d+)?(?![\d])     # 80'000 as the Swiss print it     not: 6'2
    | [1-9]\d{0,2}(?:\.\d{3})+,\d{2}(?![\d,])          # 1.250,50 of the continent
    | \d{1,3}\u00b7\d{1,4}(?![\d\u00b7]|\ min)           # 3\u00b775 of old print
    | (?:(?<=[\u20acR])|(?<=\u20ac\ ))\d{1,3},\d\d(?!,?\d|\.\d)   # \u20ac1,85  R12,50  \u20ac 12,50
    | \d{1,3}\ (?:(?:\d{3}\ )*000(?![\d.,]\d|\d)         # 80 000 with a plain one: whole thousands,
        | 0\d\d(?!\ ?\d|[-/.,]\w)                        # 57 012 (no number begins with 0, unless it is dialled),
        | (?:(?<=\bR\d\ )|(?<=\bR\d\d\ )|(?<=\bR\d{3}\ ))\d{3}(?:\ \d{3})*(?:,\d\d)?(?!\d|,\d|\.\d{3}))   # R1 207 as South Africa prints it
    | (?<!\d,)\d{1,3},\d{1,2}(?=[-\u2011 ]?(?:million|billion|trillion|bn|mln|per\ cent|percent|pct|percentage|%|euros?|\u20ac|kron[eo]r|zlotys|kg|km|ha|hectares|tonnes|litres|metres)(?!\w))  # 1,9 million, with a comma for the point
    | (?=[1-9])(?:(?<=[a-z,;]\ )|(?<=\()|^)(?<!May\ )(?<!March\ )(?<!April\ )(?<!June\ )(?<!July\ )(?<!August\ )(?<!uary\ )(?<!ber\ )
        (?!\d+\ 7\d7\b)[1-9]\d{0,2}(?:\ \d{3})+(?=\ [a-z]|[.;:)]?(?:\s|$)(?!\ ?\d)|,\ [a-z])  # 1 100 polling stations, not 15 747 jets
    | \d+(?:\.\d+)*                                    # 12  3.5  1.200.000
    | (?<![\w.])\.\d+(?![\d]|[.,]\d)                   # .5                 not: a row's ").735.0"
    | ['\u2019][sS](?![^\W_])                             # possessive, a token of its own
    | [^\W\d_]+(?:['\u2019](?:t|re|ve|ll|d|m)(?![^\W_]))?  # word, n't and the like kept on: "don't"
    | _+
    | \S
    )
    """,
    re.VERBOSE,
)

# A glyph such as "½" is a letter to Python: it is a token of its own, "11½p".
_SPLIT = re.compile(f"({TOKEN.pattern})".replace(r"[^\W\d_]", r"[^\W\d_¼-¾⅐-⅞]"), re.VERBOSE).split
# The same for ASCII, as most texts are: its letters are looked up in one table, not asked for three properties each.
_SPLIT_ASCII = re.compile(
    f"({TOKEN.pattern})".replace(r"[^\W\d_]", "[A-Za-z]").replace(r"[^\W_]", "[A-Za-z0-9]"), re.VERBOSE
).split

_UNPRINTABLE = re.compile("[\x00\ud800-\udfff]")


def printable(text: str) -> str:
    """Put U+FFFD for NUL and lone surrogates, one for one, as reading a file does: offsets stay true."""
    return _UNPRINTABLE.sub("\ufffd", text)


_BLOCKS = "p|br|li|ul|ol|div|h[1-6]|blockquote|table|t[rdh]"
_TAGS = _BLOCKS + "|a|b|i|u|em|strong|span|small|sup|sub|s|q|cite|code|pre|img|figure|figcaption"
_MARK = re.compile(
    rf"""
      </?(?:{_TAGS})\s*/?>                  # <p>  </a>  <br />
    | <(?:{_TAGS})\s[^<>=]*=[^<>]*>         # <a href="x">           not: "a<b and c>12"
    | (?<=\w\ )<[A-Z][A-Z0-9.]{{0,7}}>      # Acme Corp <ACM.N>      not: <Acme Inc>
    | &nbsp;
    """,
    re.VERBOSE,
)
_BLOCK = re.compile(rf"</?(?:{_BLOCKS})(?=[\s/>])[^<>]*>")

# What a page prints between two sentences: "(Photo: Ann Lee)Buy Photo Two men", "Leeds. Advertisement Police said", "READ MORE: Two men".
_BETWEEN = re.compile(
    rf"""
      (?P<credit>\((?:[Ff]ile\s)?[Pp]hotos?\s?(?:by\s|:)[^()]{{0,80}}\))(?=\s*[A-Z\d])
    | (?:(?<![^.!?)\]"”’]\s)(?:Advertisement|ADVERTISEMENT)|\b(?:{words("grammar")["furniture"].replace(" ", "[ ]").replace(";", "|")}))(?=\s+["“]?[A-Z\d])
    | \b(?:{words("grammar")["leads"].replace(" ", "[ ]").replace(";", "|")}):(?=\s["“]?[A-Z\d])
    """,
    re.VERBOSE,
)
_FURNISHED = frozenset(("photo", "photos", "advertisement", "caption", "gallery", "highlights", "related"))


def _without_marks(text: str) -> str:
    """Return the text with blanks in place of HTML tags and of what a share is traded as: no token, and offsets stay true."""
    if "<" not in text and "&nbsp;" not in text:
        return text
    return _MARK.sub(lambda m: " " * len(m[0]), text)


def _headline_end(text: str) -> int:
    """Return where the lines in capitals, or behind a row of stars, end that a wire puts before its first paragraph, else 0."""
    if text.startswith(_ALERT):
        return text.find("\n") + 1
    if not text[: text.find("\n")].isupper():
        return 0
    at = 0
    for line in text.splitlines(keepends=True):
        if not line.isupper():
            return at
        at += len(line)
    return 0


# A line of a list or a factbox: "Length: 9.4 km", "* Q2 net 41 mln", "2,300 — homes lost", "41: the number of", "# of partners: 14";
# no line of a text, "said on Monday that 12". The blanks of a wire's rows are no part of it.
_LIST_LINE = re.compile(
    r"""^(?:
      [•*·▪◦‣>]\s?\S
    | [-–—]{1,2}\s\S
    | (?:\#\sof\s)?[A-Za-z][^\n:.;!?|]{0,44}(?::|\s[–—|-])\s(?:[-+~<>(]|c\.?\s|about\s|around\s|some\s)?[\d$£€A-Z]
    | [$£€]?\d[\d.,]*\s?(?:[kKmM%]|m(?:illion|ln)|b(?:illion|ln))?(?::|\s[–—|-])\s
    | \(?\d{1,2}[.)]\s\S
    )""",
    re.VERBOSE,
)
# Asked first, and plainly, as most texts have no list.
_BULLETS = tuple("•·▪◦‣–—")
_DASH = re.compile(r"-\s")
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]\s")
_NUMBERED_LINE = re.compile(r"\n\(?\d{1,2}[.)]\s")
_LONGEST_ITEM = 110  # characters


def _may_list(text: str) -> bool:
    if ":" in text or "*" in text or ">" in text or "|" in text or _DASH.search(text) is not None:
        return True
    if not text.isascii() and any(map(text.__contains__, _BULLETS)):
        return True
    return _NUMBERED.match(text) is not None or _NUMBERED_LINE.search(text) is not None


def list_items(text: str) -> list[int]:
    """Return where the lines of a list begin that follow another one, or the heading of the list, each a sentence of its own.

    One such line alone is none: a text may break before "Monday: 12".
    """
    if not _may_list(text):
        return []
    starts: set[int] = set()
    at = 0
    before: tuple[int, bool] | None = None
    for line in text.split("\n"):
        listed = len(line) < _LONGEST_ITEM and _LIST_LINE.match(line) is not None
        if listed and before is not None and before[1]:
            starts |= {before[0], at}
        if line.strip():
            before = (at, listed)
        at += len(line) + 1
    return sorted(starts - {0})


_ALERT = "***"
_STATES = frozenset(("U.S.", "U.K."))
_NEVER_OPENS = frozenset(("Of", "Which", "Who", "Or", "Is", "Would", "Has"))
_BEHIND_AND = frozenset(("other", "is", "has", "about", "also"))
_BEFORE_SUMS = frozenset(("For", "By", "From"))
_ENDERS = frozenset(".!?")
_HALVES_OF_A_DAY = frozenset(("a.m.", "p.m."))
_DOMAINS = frozenset(("com", "org", "net", "uk"))
_CLOSERS = frozenset("\"'”’)]»")
_OPENERS = frozenset("\"'`“‘([«")
_HANDLES = frozenset("#@")  # "(the report.) #Leeds police"
DASHES = frozenset("-‑–—‒−")
TYING = frozenset("-‑–—")  # of those, what ties two words in print: "a 12‑mile run", "40–a–day"
MINUS = frozenset("-−–")


class Tokens:
    """The tokens of one paragraph. ``text[start[i]:end[i]] == word[i]``; ``lower`` is for lookup; ``sentence[i]`` counts from 0.

    ``distinct`` has each word of ``lower`` once: what needs one of some words asks it before it reads on.
    """

    __slots__ = (
        "distinct",
        "end",
        "lined",
        "lower",
        "relatives",
        "sentence",
        "size",
        "start",
        "text",
        "titled",
        "verbs",
        "word",
    )

    def __init__(self, text: str) -> None:
        plain = _without_marks(text)
        parts = (_SPLIT_ASCII if plain.isascii() else _SPLIT)(plain)  # gap, token, gap, ..., token, gap
        offsets = list(accumulate(map(len, parts)))
        self.word = words = parts[1::2]
        self.text = text
        self.lined = "\n" in text
        # Whether plain words lost the capital that a headline gave them: archive.extract.english.title_case.
        self.titled = False
        self.end = offsets[1::2]
        self.start = offsets[:-1:2]
        self.lower = list(map(str.lower, words))
        if "AT&T" in plain:  # a firm, in which "at" is no preposition
            for i in range(len(words) - 1):
                if words[i : i + 2] == ["AT", "&"]:
                    self.lower[i] = "at&"
        self.distinct = frozenset(self.lower)
        self.size = len(words)
        self.verbs: dict[int, bool] = {}  # what archive.extract.english.verbs.is_verb has said
        self.relatives: dict[int, list[Any]] = {}  # by sentence: archive.extract.english.relative_clauses
        self.sentence = self._sentences(plain)

    def glued(self, i: int) -> bool:
        """Whether token ``i`` follows the one before it without a space."""
        return 0 < i < self.size and self.end[i - 1] == self.start[i]

    def opens(self, i: int) -> bool:
        """Whether a sentence begins at token ``i``."""
        return i == 0 or self.sentence[i - 1] != self.sentence[i]

    def new_line(self, i: int) -> bool:
        """Whether a line that opens with a capital or is indented begins at token ``i``: a row of a wire's table is no part of the last."""
        if not self.lined or not i or self.start[i] - self.end[i - 1] < 2:
            return False
        between = self.text[self.end[i - 1] : self.start[i]]
        return "\n" in between and (self.word[i][0].isupper() or between.endswith("  "))

    def slice(self, first: int, last: int) -> str:
        """Return the characters from token ``first`` to token ``last``, both included."""
        return self.text[self.start[first] : self.end[last]]

    def first_at(self, offset: int) -> int:
        """Return the index of the first token that ends after ``offset``."""
        return bisect_right(self.end, offset)

    def _sentences(self, plain: str) -> list[int]:
        word, n = self.word, len(self.word)
        if n == 0:
            return []
        end = self.end
        breaks = [i for i, w in enumerate(word) if w[-1] in _ENDERS and i + 1 < n and self._ends_sentence(i)]
        if plain is not self.text:
            breaks = sorted({*breaks, *(bisect_right(end, m.start()) - 1 for m in _BLOCK.finditer(self.text))} - {-1})
        if self.lined and (headline := _headline_end(plain)):
            breaks = sorted({*breaks, bisect_right(end, headline) - 1} - {-1, n - 1})
        if self.lined and (items := list_items(plain)):
            breaks = sorted({*breaks, *(bisect_right(end, start) - 1 for start in items)} - {-1, n - 1})
        if "|" in self.text and (bars := [i for i, w in enumerate(word) if w == "|" and self._parts_cells(i)]):
            breaks = sorted({*breaks, *bars} - {n - 1})
        if not _FURNISHED.isdisjoint(self.distinct) or (":" in self.distinct and "more" in self.distinct):
            breaks = sorted({*breaks, *self._furniture(plain)} - {-1, n - 1})
        if not breaks:
            return [0] * n
        numbers: list[int] = []
        number = at = 0
        for i in breaks:
            stop = i + 1
            while stop < n and word[stop] in _CLOSERS and self.end[stop - 1] == self.start[stop]:
                stop += 1
            if stop > at:
                numbers.extend([number] * (stop - at))
                at = stop
                number += 1
        numbers.extend([number] * (n - at))
        return numbers

    def _furniture(self, plain: str) -> Iterator[int]:
        """Yield the last tokens before and of what a page prints between two sentences."""
        for m in _BETWEEN.finditer(plain):
            if m["credit"] is None:
                yield bisect_right(self.end, m.start()) - 1
            yield bisect_right(self.end, m.end()) - 1

    def _parts_cells(self, i: int) -> bool:
        """Whether the bar at ``i`` stands between two cells of a row, or the parts of a title: "Dead | 12"."""
        if self.glued(i) or self.glued(i + 1):
            return False
        return i < 2 or self.lower[i - 1] not in _DOMAINS or self.lower[i - 2] != "."  # "Leeds.com | The Post said"

    def _ends_sentence(self, i: int) -> bool:
        """Whether the full stop (or ! ?) at ``i`` ends a sentence: what follows must look like a beginning."""
        word, n = self.word, len(self.word)
        after = i + 1
        while after < n and word[after] in _CLOSERS and self.end[after - 1] == self.start[after]:
            after += 1
        if after >= n:
            return False
        spaced = self.start[after] > self.end[after - 1]
        first = word[after]
        begins = after
        while first in _OPENERS and begins + 1 < n and begins - after < 2:  # "``" is two
            begins += 1
            first = word[begins]
        if not spaced:
            # "...Tree Farm.He then...": glued by whoever stripped the markup.
            return (
                word[i] == "."
                and after == i + 1
                and i > 0
                and first[0].isupper()
                and len(first) > 1
                and word[i - 1][-1:].islower()
            )
        tag = first in _HANDLES and after + 1 < n and self.glued(after + 1) and word[after + 1][0].isalpha()
        if not (tag or first[0].isupper() or first[0].isdigit() or first in "$£€—–•"):
            return False
        if word[i] != ".":
            if word[i].lower() in _HALVES_OF_A_DAY:
                short = first.isupper() and not (first.isalpha() and len(first) > 2)  # "4 p.m. U.S. time"
                return first[0].isupper() and not short and first not in word_set("grammar", "after_pm")
            if word[i] in _ENDERS:
                return True
            if first in _BEFORE_HYPHENS and after + 1 < n and word[after + 1] == "-" and self.glued(after + 1):
                return True  # "in the U.S. First-time sales"
            return first in word_set("grammar", "sentence_starters") and not self._goes_on_behind_state(i, first)
        before = word[i - 1] if i else ""
        if self.end[i - 1] != self.start[i]:
            return True
        if len(before) == 1 and before.isalpha() and before != "I":
            # an initial: "George W. Bush"; but "profits of £12m. Sales rose"
            # or a unit: "oats gained £4 to £342/t. Farmers sowed"
            return i > 1 and self.end[i - 2] == self.start[i - 1] and (word[i - 2][-1].isdigit() or word[i - 2] == "/")
        if before.lower() in word_set("grammar", "abbreviations"):
            return first in word_set("grammar", "sentence_starters") and before.lower() not in word_set(
                "grammar", "titles"
            )
        return True

    def _goes_on_behind_state(self, i: int, first: str) -> bool:
        """Whether a wire's capital behind "U.S." begins no sentence: "the U.S. And Japan", "of the U.S. For 105 mln"; not "the U.S. For 2006, it"."""
        if self.word[i] not in _STATES or i + 2 >= len(self.word):
            return False
        if first in _NEVER_OPENS:
            return True
        after = self.word[i + 2]
        if first == "And":
            return after[0].isupper() or after[0].isdigit() or after in _BEHIND_AND
        return first in _BEFORE_SUMS and after[0].isdigit() and not (len(after) == 4 and after.isdigit())


_BEFORE_HYPHENS = frozenset(
    "First Second Third Fourth Long Short Same Full Year Mid Pre Post Non Self High Low Part Well So".split()
)


def at(tk: Tokens, i: int) -> str:
    """Return token ``i`` in lower case; the empty string past either end."""
    return tk.lower[i] if 0 <= i < tk.size else ""


def printed(tk: Tokens, i: int) -> str:
    """Return token ``i`` as printed; the empty string past either end."""
    return tk.word[i] if 0 <= i < tk.size else ""
