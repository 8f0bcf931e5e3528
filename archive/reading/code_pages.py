"""Bytes that are no UTF-8 -> the code page that they were written in, where it is plain to see.

Windows' cp1252 is what nearly every such file is in, and what is taken where nothing speaks against it. What a byte stands for in
it may make no sense where it stands, as the "Ž" of "JosŽ", and all the sense in another: "José", as a Macintosh wrote it.
"""

from __future__ import annotations

import codecs
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple
from unicodedata import category

from archive.languages import is_english

DEFAULT = "cp1252"
_MOST = 3_000  # bytes that are looked at: a file is in one encoding
_SAMPLE = 30_000  # bytes, for what is told by a whole text
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1a\x1b"))  # in no text; DOS ended files with 1A
_FEW_CONTROLS = 2

_DASHES = "–—"
_RAISED = "²³¹ªº®™"
_STOPS = frozenset(".,;:!?")
_EASTERN = "\u2fff"  # beyond it are the signs of East Asia, and their punctuation

# Calibrated on short and long news texts of our own in 40 encodings.
_FEW, _STRAY = 10, 0.05  # of fewer signs none may speak against a code page, of more so many
_AGAINST = 0.25  # of the signs that speak against cp1252 where it is doubted
_FOR = 0.5  # of them that speak for the other
_ENOUGH = 8  # signs by which a language is told
_TWICE = 2  # so often at least where hardly any do
_WITH_EURO = "iso8859-15"  # cp1252 but for eight signs: one says enough
_DIFFERENT = 3  # letters, by which a language is told
_AHEAD = 0.06  # of the signs that a language explains better than any that cp1252 makes
_OF_SCRIPT = 0.3  # of the letters of a text, which may name companies and people in Latin
_COMMON, _COMMON_SIGNS = 0.5, 0.1  # of the letters that are the commonest of a script; of the signs of East Asia


@dataclass(frozen=True, slots=True)
class Guess:
    """A code page, and whether it is plain to see. Where it is not, it is cp1252, and letters may be wrong."""

    encoding: str
    is_clear: bool = True


class _Tally(NamedTuple):
    """How many of the signs make sense where they stand, and how many make none; the others tell nothing."""

    sense: int
    nonsense: int

    @property
    def score(self) -> int:
        return self.sense - 2 * self.nonsense


def guess(data: bytes) -> Guess:
    """Tell the code page of a text by what its bytes beyond ASCII make where they stand."""
    if _is_binary(data[:_SAMPLE]):
        return Guess(DEFAULT, is_clear=False)
    places = _places(data)
    whole = places.total()
    own = _tally(places, DEFAULT, _letters())
    is_doubted = own.nonsense > 0 and own.nonsense >= _AGAINST * whole
    sample = data[:_SAMPLE]
    if whole >= _ENOUGH and not is_english(None, sample.decode("cp1252", "replace")):
        found = _of_languages(places, whole) or (_of_scripts(sample) if is_doubted else None)
        if found is not None:
            return Guess(found)
    found = _of_western(places, whole, own) if own.nonsense else None
    return Guess(found or DEFAULT, found is not None or not is_doubted)


def _is_binary(sample: bytes) -> bool:
    """Whether bytes that no text has stand in a file: what is left of an archive, a picture."""
    return len(sample) - len(sample.translate(None, _CONTROLS)) > max(_FEW_CONTROLS, len(sample) // 100)


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads((files("archive.reading") / "code_pages.toml").read_text(encoding="utf-8"))


@cache
def _letters() -> frozenset[str]:
    return frozenset(_lists()["letters"])


# --- what a sign that is no letter needs before and behind it: 1 makes sense, -1 none, 0 tells nothing ---


def _opens(before: str, after: str) -> bool:
    return not before.isalnum() and not after.isspace()


def _closes(before: str, after: str) -> bool:
    return not before.isspace() and not after.isalnum()


def _is_between(before: str, after: str) -> bool:
    return before.isalnum() and after.isalnum()


def _is_apart(before: str, after: str) -> bool:
    return before.isspace() and after.isspace()


def _said(*, sense: bool, nonsense: bool) -> int:
    return -1 if nonsense else int(sense)


def _quote_before(before: str, after: str) -> int:
    return 1 if _opens(before, after) else -1


def _quote_around(before: str, after: str) -> int:  # a German quotation ends in what an English one begins with
    return 1 if _opens(before, after) else 0 if _closes(before, after) else -1


def _slip(before: str, after: str) -> int:  # "O‘Dowd"
    return int(_opens(before, after))


def _quote_behind(before: str, after: str) -> int:
    return 1 if _closes(before, after) else 0 if _opens(before, after) else -1


def _apostrophe(before: str, after: str) -> int:
    return int(_closes(before, after) or _is_between(before, after) or after.isdigit())


def _guillemet(before: str, after: str) -> int:
    return -1 if _is_between(before, after) else 1


def _opening_guillemet(before: str, after: str) -> int:  # in cp437 it is the sign of a half
    return -1 if before.isdigit() else _guillemet(before, after)


def _question(before: str, after: str) -> int:
    return 1 if _opens(before, after) and not after.isdigit() else -1


def _money(before: str, after: str) -> int:
    if after.isdigit():
        return -1 if before.isdigit() or before.islower() else 1
    return -1 if before.isalpha() else 0 if after.isalpha() else int(before.isdigit())


def _yen(before: str, after: str) -> int:
    return _money(before, after) or (0 if after.isalpha() else -1)


def _fraction(before: str, after: str) -> int:
    return -1 if before.isalpha() or after.isalnum() else 1


def _before_number(before: str, after: str) -> int:
    return -1 if before.isalnum() or after.isalpha() else 1


def _after_number(before: str, after: str) -> int:
    return 1 if before.isdigit() else -1


def _raised(before: str, after: str) -> int:
    return 1 if before.isalnum() and not after.isalpha() else -1


def _ellipsis(before: str, after: str) -> int:
    return _said(sense=not _is_between(before, after), nonsense=before.isdigit() and after.isdigit())


def _bullet(before: str, after: str) -> int:
    return _said(sense=_is_apart(before, after), nonsense=_is_between(before, after))


def _beside(before: str, after: str) -> int:
    return _said(sense=False, nonsense=_is_between(before, after))


def _unbroken(before: str, after: str) -> int:
    return int(not _is_between(before, after))


def _anywhere(before: str, after: str) -> int:
    return 0


def _dash(before: str, after: str) -> int:
    return 1


def _senseless(before: str, after: str) -> int:
    return -1


_RULES: dict[str, Callable[[str, str], int]] = {
    sign: rule
    for signs, rule in {
        "„‚": _quote_before,
        "“": _quote_around,
        "‘": _slip,
        "”": _quote_behind,
        "’": _apostrophe,
        "«‹": _opening_guillemet,
        "»›": _guillemet,
        "¿¡": _question,
        "£€": _money,
        "¥": _yen,
        "½¼¾": _fraction,
        "±§": _before_number,
        "°¢‰": _after_number,
        _RAISED: _raised,
        _DASHES: _dash,
        "…": _ellipsis,
        "•■×©": _bullet,
        "†¶÷µ─│═║┌┐└┘├┤┬┴┼█░▒▓": _beside,
        "\xa0": _unbroken,
        "\xad´·": _anywhere,
    }.items()
    for sign in signs
}


# --- where the signs stand ---


def _places(data: bytes) -> Counter[bytes]:
    """Count the signs beyond ASCII with what stands around them: two bytes before, the sign, two behind."""
    padded = b"  " + data + b"  "
    starts = (each.start() for each in _HIGH.finditer(data))
    return Counter(padded[at : at + 5] for at, _ in zip(starts, range(_MOST), strict=False))


@cache
def _page(encoding: str) -> str:
    """Return what the 256 bytes stand for; what stands for nothing is U+FFFD."""
    return "".join(bytes([byte]).decode(encoding, "replace") for byte in range(256))


def _tally(places: Mapping[bytes, int], encoding: str, letters: frozenset[str], *, has_dashes: bool = True) -> _Tally:
    """Count what makes sense, and what makes none. ``has_dashes``: one between two letters makes sense."""
    page = _page(encoding)
    sense = nonsense = 0
    for place, times in places.items():
        around = "".join([page[byte] for byte in place])
        said = _judge(around, letters)
        if said > 0:
            sense += times * (has_dashes or around[2] not in _DASHES or not _is_between(around[1], around[3]))
        elif said < 0:
            nonsense += times
    return _Tally(sense, nonsense)


def _judge(around: str, letters: frozenset[str]) -> int:
    """Say whether the sign in the middle makes sense (1) or none (-1) where it stands."""
    before, letter, after = around[1], around[2], around[3]
    if not letter.isalpha() or letter in _RAISED:
        return _RULES.get(letter, _senseless)(before, after)
    if letter not in letters or before.isdigit() or after.isdigit():
        return -1
    has_before, has_after = before.isalpha() and around[0] != "\\", after.isalpha()  # \n in JSON
    if not has_before and not has_after:
        is_word = letter in _lists()["alone"] and before not in _STOPS
        return 0 if is_word or (letter.isupper() and after == "." and before.isspace()) else -1
    if has_before and has_after and not before.isascii() and not after.isascii():
        return -1
    return _judge_case(around, has_before=has_before)


def _judge_case(around: str, *, has_before: bool) -> int:
    """Say so of a letter by its case: a capital stands first in a word, or all are capitals."""
    before, letter, after = around[1], around[2], around[3]
    if letter.islower():
        return -1 if after.isupper() or (has_before and before.isupper() and around[0].isupper()) else 1
    if after.isupper():
        return -1 if around[4].islower() or (has_before and before.islower()) else int(has_before)
    return 1 if not has_before or (before.isupper() and not after.islower()) else -1


# --- which code page they are from ---


def _is_sound(tally: _Tally, whole: int) -> bool:
    return tally.nonsense <= (_STRAY * whole if whole >= _FEW else 0)


def _of_western(places: Mapping[bytes, int], whole: int, own: _Tally) -> str | None:
    """Return the code page in which nearly every sign makes sense, as of English with names and quotation marks.

    ``own`` is how cp1252 does. Where most make sense in it, only another in which all of them do is better.
    """
    tallies = {name: _tally(places, name, _letters()) for name in _lists()["western"] if name != DEFAULT}
    best = max(tallies, key=lambda name: tallies[name].score)
    found = tallies[best]
    if own.nonsense >= _AGAINST * whole:
        is_better = _is_sound(found, whole) and found.sense >= _FOR * whole
    else:
        is_better = found.nonsense == 0 and found.sense >= own.sense + own.nonsense
        is_better = is_better and (own.nonsense >= _TWICE or best == _WITH_EURO)
    if not is_better:
        return None
    rivals = (name for name, tally in tallies.items() if tally.score == found.score)
    return best if len({_made(places, name) for name in rivals}) == 1 else None


def _made(places: Iterable[bytes], encoding: str) -> str:
    page = _page(encoding)
    return "".join(page[place[2]] for place in places)


def _of_languages(places: Mapping[bytes, int], whole: int) -> str | None:
    """Return the code page that makes the letters of one language; None where cp1252 does, or nearly so."""
    scores: dict[str, float] = {}
    sound: set[str] = set()
    for language in _lists()["languages"].values():
        letters = frozenset(language["letters"] + language["letters"].upper())
        for encoding in language["encodings"]:
            tally = _tally(places, encoding, letters, has_dashes=False)
            scores[encoding] = max(scores.get(encoding, -2.0), tally.score / whole)
            is_told = _is_sound(tally, whole) and tally.sense >= _FOR * whole
            if is_told and _letters_made(places, encoding) >= _DIFFERENT:
                sound.add(encoding)
    best = max(filter(sound.__contains__, scores), key=scores.__getitem__, default=DEFAULT)  # of equals the first
    return best if scores[best] > scores[DEFAULT] + _AHEAD else None


def _letters_made(places: Iterable[bytes], encoding: str) -> int:
    """Count the different letters: one alone, such as the "é" of cp1252, would be some letter of most languages."""
    return len({sign.lower() for sign in _made(places, encoding) if sign.isalpha()})


def _of_scripts(sample: bytes) -> str | None:
    """Return the encoding that makes a text of Cyrillic, Greek, Hebrew, Arabic or of East Asia, by its commonest letters."""
    shares: dict[str, float] = {}
    for script in _lists()["scripts"].values():
        common = frozenset(script["letters"])
        for encoding in script["encodings"]:
            share = _share_of_common(sample, encoding, common)
            shares[encoding] = max(shares.get(encoding, 0.0), share)
    best = max(shares, key=shares.__getitem__)
    return best if shares[best] >= 1 else None


def _share_of_common(sample: bytes, encoding: str, common: frozenset[str]) -> float:
    """Return which part of the letters are the commonest, as a multiple of what a language has at least; 0 where it is no such text."""
    text = _whole_characters(sample, encoding)
    if text is None:
        return 0.0
    signs = [sign for sign in text if sign > "\xa0" and category(sign)[0] != "M"]
    letters = [sign for sign in signs if sign.isalpha()]
    is_of_another = len(letters) < _OF_SCRIPT * sum(map(str.isalpha, text))
    if is_of_another or len(letters) < _ENOUGH // 2 or any("\x80" <= sign < "\xa0" for sign in text):
        return 0.0
    found = sum(map(common.__contains__, map(str.lower, letters)))
    wrong = sum(map(_is_wrong, " " + text, text, text[1:] + " "))
    return (found - wrong) / len(signs) / (_COMMON_SIGNS if letters[0] > _EASTERN else _COMMON)


def _is_wrong(before: str, sign: str, after: str) -> bool:
    """Whether a capital is within a word, a letter beside one of another script, or a line of a box or the like behind one."""
    if sign.isascii() or not (before.isalpha() or after.isalpha()):
        return False
    if not before.isalpha():
        return sign < _EASTERN and category(sign) == "So" and sign != "№"
    if sign.isalpha():
        return before.isascii() or (sign.isupper() and before.islower())
    if sign > _EASTERN or sign in "’ʼ":
        return False
    kind = category(sign)
    return kind[0] == "S" or (after.isalpha() and kind[0] != "M")


def _whole_characters(sample: bytes, encoding: str) -> str | None:
    """Decode what may be cut in the middle of a character; None where a byte is none of the encoding."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(sample)
    except UnicodeDecodeError:
        return None
