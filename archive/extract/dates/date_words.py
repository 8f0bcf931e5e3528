"""The word classes of dates, and patterns over them.

A paragraph becomes one character a token (a month, a weekday, a day's number, a unit...), and a rule is a regular expression
over that string: short, quick, and its offsets are token indexes. Built once, when the first paragraph is read.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from archive.extract.english.lexicon import CARDINALS, SCALES, Number
from archive.extract.english.tokens import TOKEN, Tokens
from archive.extract.words import word_set, words

_t = words("dates")


def _pairs(table: str) -> dict[str, int]:
    return {word: int(number) for word, number in (pair.split("=") for pair in _t["numbers"][table].split())}


MONTH_NUMBER = _pairs("month")
WEEKDAY_NUMBER = _pairs("weekday")
ORDINAL_NUMBER = _pairs("ordinal")
DECADE_NUMBER = _pairs("decade")
GRAIN_OF = {word: grain for grain, listed in _t["grains"].items() for word in listed.split()}
SEASONS: dict[str, str] = _t["seasons"]
PARTS: dict[str, str] = _t["parts"]
SETS: dict[str, str] = _t["sets"]
COMPOUNDS: dict[str, str] = _t["compounds"]
SHORT_NAMES = word_set("dates", "short_names")  # Sun, Sat, Mon, Jan, Mar: as often a word or a name
END_WORDS = {word: mod for mod, listed in _t["ends"].items() for word in listed.split()}
DURATION_LETTERS = {
    "second": ("PT", "S"),
    "minute": ("PT", "M"),
    "hour": ("PT", "H"),
    "day": ("P", "D"),
    "week": ("P", "W"),
    "fortnight": ("P", "W"),
    "weekend": ("P", "WE"),
    "month": ("P", "M"),
    "quarter": ("P", "Q"),
    "year": ("P", "Y"),
    "decade": ("P", "DE"),
    "century": ("P", "CE"),
    "millennium": ("P", "ML"),
}


# --- phrases -------------------------------------------------------------------------------------------------------


class Phrase(NamedTuple):
    """A fixed run of words: a holiday, or a reference to past, present or future."""

    words: tuple[str, ...]
    kind: str
    name: str


def _split(phrase: str) -> tuple[str, ...]:
    return tuple(TOKEN.findall(phrase.lower()))


def _phrases() -> list[Phrase]:
    """Return the phrases, the longest first."""
    listed = [Phrase(_split(name), "holiday", name) for name in _t["holidays"]]
    listed += [
        Phrase(_split(phrase.strip()), kind, phrase.strip())
        for kind, entry in _t["references"].items()
        for phrase in entry.split(";")
    ]
    return sorted(listed, key=lambda phrase: -len(phrase.words))


PHRASES = _phrases()


@cache
def phrases() -> dict[str, dict[str, list[Phrase]]]:
    """Return the phrases by their first word and their second; under "" those of one word, which stand under all others too."""
    found: dict[str, dict[str, list[Phrase]]] = {}
    for phrase in PHRASES:
        group = found.setdefault(phrase.words[0], {"": []})
        if len(phrase.words) > 1:
            group.setdefault(phrase.words[1], []).append(phrase)
        else:
            for others in group.values():  # the longer ones are all here
                others.append(phrase)
    return found


def _modifiers(table: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for mod, listed in _t[table].items():
        for phrase in listed.split(";"):
            split = _split(phrase.strip())
            out.setdefault(split[-1], []).append((split, mod))
    for group in out.values():
        group.sort(key=lambda entry: -len(entry[0]))
    return out


MODIFIERS = _modifiers("modifiers")  # by the last word, the longest phrase first


# --- classes -------------------------------------------------------------------------------------------------------

_NAMES = [
    *_t["classes"], "decades", "set", "compound", "hyphen", "dash", "colon", "slash", "dot", "comma", "poss", "apostrophe",
    "n0", "n1", "n2", "n3", "n4", "n5", "yr", "big", "dec", "decs", "phrase", "in_phrase",
]  # fmt: skip
LETTER = {name: chr(0x4E00 + k) for k, name in enumerate(_NAMES)}
OTHER = " "
NO_PART = frozenset((OTHER, LETTER["phrase"], LETTER["in_phrase"]))  # what no rule asks for


def _codes() -> dict[str, str]:
    codes = {word: LETTER[name] for name, listed in _t["classes"].items() for word in listed.split()}
    codes |= dict.fromkeys(DECADE_NUMBER, LETTER["decades"])
    codes |= dict.fromkeys(SETS, LETTER["set"]) | dict.fromkeys(COMPOUNDS, LETTER["compound"])
    codes |= {":": LETTER["colon"], "/": LETTER["slash"], ",": LETTER["comma"]}
    codes |= dict.fromkeys("-‑–—", LETTER["hyphen"]) | dict.fromkeys(("'s", "’s"), LETTER["poss"])
    codes |= dict.fromkeys("'’‘`", LETTER["apostrophe"])
    for n in range(2101):
        name = "n1" if n <= 12 else "n2" if n <= 23 else "n3" if n <= 31 else "n4" if n <= 59 else "n5"
        codes[str(n)] = LETTER["yr" if n >= 1000 else name if n else "n0"]
    codes |= {f"0{n}": LETTER["n0"] for n in range(10)}
    begun = {phrase.words[0]: LETTER["phrase"] for phrase in PHRASES}
    return {phrase.words[1]: LETTER["in_phrase"] for phrase in PHRASES if len(phrase.words) > 1} | begun | codes


class _Classes(dict[str, str]):
    """The class of each word. Those that no list holds are kept, too: a word is judged once, not once a token."""

    def __missing__(self, w: str) -> str:
        if w[0].isdigit():
            return _number_class(w)
        if len(self) < _KEPT:
            self[w] = OTHER
        return OTHER


_KEPT = 50_000  # words
_CODES = _Classes(_codes())
_CALENDAR = frozenset(LETTER[name] for name in ("n0", "n1", "n2", "n3", "yr"))


def classify(tk: Tokens) -> str:
    """Return the string of classes, one character a token; a token that plays no part is a space."""
    out = list(map(_CODES.__getitem__, tk.lower))
    for found in _JUDGED.finditer("".join(out)):
        i = found.start()
        out[i] = _IN_PLACE[out[i]](tk, out, i)
    return "".join(out)


def _number_class(w: str) -> str:
    points = w.count(".")
    return LETTER["big" if not points else "dec" if points == 1 else "decs"]


# A mark or a short word is judged by its neighbours: "-" joins or stands apart, "May" is a month, "may" is a verb.


def _hyphen(tk: Tokens, out: list[str], i: int) -> str:
    return out[i] if tk.glued(i) and tk.glued(i + 1) else LETTER["dash"]


def _sign(tk: Tokens, out: list[str], i: int) -> str:
    return out[i] if tk.glued(i) and tk.glued(i + 1) else OTHER


def _ending(tk: Tokens, out: list[str], i: int) -> str:
    """Judge "st" and "s": of "1st", "1990s"; else the saint of a holiday."""
    return out[i] if tk.glued(i) and tk.word[i - 1][-1].isdigit() else LETTER["phrase"]


def _oclock(tk: Tokens, out: list[str], i: int) -> str:
    return out[i] if i + 2 < tk.size and tk.lower[i + 2] == "clock" else OTHER


def _month(tk: Tokens, out: list[str], i: int) -> str:
    return _named(tk, out, i, LETTER["month"])


def _month_or_word(tk: Tokens, out: list[str], i: int) -> str:
    return _named(tk, out, i, LETTER["month"]) if tk.word[i][0].isupper() else OTHER


def _weekday(tk: Tokens, out: list[str], i: int) -> str:
    return _named(tk, out, i, LETTER["weekday"])


def _weekday_short(tk: Tokens, out: list[str], i: int) -> str:
    return _named(tk, out, i, LETTER["weekday"]) if tk.word[i][0].isupper() else OTHER


def _named(tk: Tokens, out: list[str], i: int, letter: str) -> str:
    """Take a month or a weekday, and the dot behind it; full stops elsewhere play no part."""
    if tk.lower[i] in SHORT_NAMES and not _is_calendar(tk, out, i):
        return OTHER
    if _has_dot(tk, i):
        out[i + 1] = LETTER["dot"]
    return letter


def _has_dot(tk: Tokens, i: int) -> bool:
    """Whether the full stop behind a word is that of an abbreviation: the sentence goes on."""
    j = i + 1
    return j + 1 < tk.size and tk.word[j] == "." and tk.sentence[j] == tk.sentence[j + 1] and tk.glued(j)


def _is_calendar(tk: Tokens, out: list[str], i: int) -> bool:
    """Whether "Jan", "Mar", "Sun" stand among the numbers of a calendar, or with the dot of an abbreviation."""
    if not tk.word[i][0].isupper():
        return False
    if _has_dot(tk, i):
        return True
    j = i + 1
    while j < tk.size and j < i + 3 and tk.word[j] in ",-/.":
        j += 1
    if j < tk.size and (out[j] in _CALENDAR or tk.lower[j] in MONTH_NUMBER):
        return True
    if i > 1 and tk.word[i - 1] in "-–/" and tk.glued(i) and tk.lower[i - 2] in MONTH_NUMBER:
        return True  # "Jan-Mar"
    return i > 0 and out[i - 1] in _CALENDAR and tk.word[i].lower() not in WEEKDAY_NUMBER


_IN_PLACE = {
    LETTER["hyphen"]: _hyphen,
    LETTER["colon"]: _sign,
    LETTER["slash"]: _sign,
    LETTER["st"]: _ending,
    LETTER["ess"]: _ending,
    LETTER["oclock"]: _oclock,
    LETTER["month"]: _month,
    LETTER["month_or_word"]: _month_or_word,
    LETTER["weekday"]: _weekday,
    LETTER["weekday_short"]: _weekday_short,
}
_JUDGED = re.compile(f"[{''.join(_IN_PLACE)}]")


# --- patterns ------------------------------------------------------------------------------------------------------

_JOINED = {
    "day": "n0 n1 n2 n3",
    "hours": "n0 n1 n2",
    "two": "n0 n1 n2 n3 n4 n5",
    "dec": "dec decs",
    "digits": "n0 n1 n2 n3 n4 n5 yr big dec decs",
    "number": "n0 n1 n2 n3 n4 n5 yr big dec decs numword",
    "one_unit": "unit second quarter night weekend",
    "any_unit": "unit second quarter night weekend units",
    "any_season": "season fall",
    "ord": "ordword second",
    "ordinal": "ordword second final last",
    "any_month": "month",
    "daytime": "partday night",
    "span": "hyphen dash to till",
    "dashes": "hyphen dash",
    "reach": "last past next following",
    "deict": "this that last past next following same",
    "every_head": "every",
    "numbers": "n0 n1 n2 n3 n4 n5 numword",
    "part_letter": "quarter_letter half_letter",
    "fiscals": "fiscal fy",
    "later_head": "earlier later ago",
    "apos": "poss apostrophe",
    "n99": "n0 n1 n2 n3 n4 n5",
}
CLASSES = {name: f"[{letter}]" for name, letter in LETTER.items()} | {
    name: "[" + "".join(LETTER[part] for part in listed.split()) + "]" for name, listed in _JOINED.items()
}


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Return the regular expression over classes that a pattern over their names stands for."""
    return re.compile(pattern.format_map(CLASSES))


def letters(name: str) -> str:
    """Return the classes that a name in a pattern stands for: of "day" those of the small numbers."""
    return CLASSES[name][1:-1]


# --- numbers -------------------------------------------------------------------------------------------------------


def read_number(tk: Tokens, first: int, last: int) -> Number | float | None:
    """Return the number of tokens ``first..last``: "1,200", "2.5", "twenty-five", "two hundred and ten"; else None."""
    total = current = 0
    value: Number | float | None = None
    for k in range(first, last + 1):
        w = tk.lower[k]
        if w[0].isdigit():
            plain = w.replace(",", "")
            if k > first or plain.count(".") > 1 or not plain.replace(".", "").isdecimal():
                return None
            value = float(plain) if "." in plain else int(plain)
        elif w in SCALES or w in ("hundred", "dozen"):
            size = SCALES.get(w) or {"hundred": 100, "dozen": 12}[w]
            if value is not None:
                value *= size
            elif size >= 1000:
                total, current = total + (current or 1) * size, 0
            else:
                current = (current or 1) * size
        elif w in CARDINALS:
            n = CARDINALS[w]
            if value is not None or (current % 100 and (current % 10 or n >= 10)) or (current % 100 and n > 9):
                return None
            current += n
        elif w not in ("-", "‑", "and", "a", "an"):
            return None
    return value if value is not None else total + current


def duration(amount: Number | float | str, grain: str) -> str:
    """Return the TIMEX3 value of a length: P2W, PT30M, P1DE, PXY."""
    before, after = DURATION_LETTERS[grain]
    if grain == "fortnight" and not isinstance(amount, str):
        amount *= 2
    if isinstance(amount, float):
        amount = int(amount) if amount.is_integer() else amount
    return f"{before}{amount}{after}"


# --- the trigger ---------------------------------------------------------------------------------------------------


def trigger() -> re.Pattern[str]:
    """Return the search that tells whether a lowered text has a word with which dates begin; a blank stands before it.

    A character that is no letter, then a tree of the stems: it looks no further than their first letter at most words.
    """
    heads = set(MONTH_NUMBER) | set(SEASONS) | set(SETS) | set(COMPOUNDS) | set(PARTS)
    heads |= {w for w in WEEKDAY_NUMBER if len(w) > 3} | set(DECADE_NUMBER) | set(GRAIN_OF)
    heads |= word_set("dates", "classes.deictic") | {"now", "o'clock", "o’clock"}
    heads |= {p.words[-1] for p in PHRASES if p.kind != "holiday"} | {p.words[0] for p in PHRASES if len(p.words) == 1}
    tree: dict[str, list[str]] = {}
    last = " "
    for word in sorted(heads):
        if not word.startswith(last):
            tree.setdefault(word[0], []).append(re.escape(word[1:]))
            last = word
    branches = (f"{first}(?:{'|'.join(rest)})" for first, rest in tree.items())
    return re.compile(rf"[^a-z](?:{'|'.join(branches)})")
