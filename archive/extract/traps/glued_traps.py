"""Digits to which something is glued that says what they are: "H1", "'08", "COVID-19", "10:30", "9/11", "5G", "401(k)"."""

from __future__ import annotations

import re
from decimal import Decimal

from archive.extract.draft import Draft
from archive.extract.english.lexicon import DETERMINERS, UNIT_STARTS, VERBS, is_plural
from archive.extract.english.tokens import DASHES, Tokens, at, printed
from archive.extract.english.word_classes import STOP
from archive.extract.units.rates import TEMPERATURES
from archive.extract.words import word_set

_MOVE = re.compile(r"[KQRBN]?[a-h]?[1-8]?x?[a-h][1-8][+#]?|O|0")
_APOSTROPHES = frozenset("'’‘`")
_YEAR = 4  # digits
_TIMES = frozenset(("x", "×"))
_SIGNS = frozenset("#@№§&_\\")
_PAGE_MARKS = DASHES | {"[", "]"}
BEFORE_REFERENCES = _PAGE_MARKS | {"^", "["}
_BEFORE_NOTES = frozenset('.,;:!?…"”’)]')
_INNER_MARKS = {":": "time, ratio or address", "/": "date or fraction", ".": "address"}
_PREFIXES = word_set("rules", "traps.prefixes")
_NUMBER_BEFORE_HYPHEN = word_set("rules", "traps.number_before_hyphen")


def referred_to(tk: Tokens, d: Draft, before: str, after: str) -> str | None:
    """Judge a number that stands for a note or is that of a page: "it was late.[3] Then", "[^3]", "- 4 -" by itself; not "we lost [12] men"."""
    i = d.first - 1
    if before in _PAGE_MARKS and after in _PAGE_MARKS and i == 0 and d.last == tk.size - 2:
        return "number of a page"
    if d.negative and d.last == tk.size - 2 and after in DASHES and d.first <= 1:
        return "number of a page"  # "-4-"
    if after != "]" or not tk.glued(d.first) or not tk.glued(d.last + 1):
        return None
    if before == "^":
        return "footnote"
    return "footnote" if before == "[" and tk.glued(i) and tk.word[i - 1][-1] in _BEFORE_NOTES else None


def glued_before(tk: Tokens, d: Draft, before: str, word: str) -> str | None:
    """Judge digits glued to what stands before: "H1", "'08", "#7", "COVID-19", "10:30", "9/11"."""
    if not before or d.negative:
        return None
    i = d.first - 1
    if before[-1].isalpha() and (d.bare or (before not in _TIMES and tk.word[d.first][0].isdigit())):
        return "part of a name"  # H1, A380, Mi8, 7d4eF8DCb70; not: 4x100m
    if before == "/" and d.unit in TEMPERATURES:
        return None  # "180C/350F"
    if d.first != d.last:
        return "part of a name" if before == "-" and _is_lettered_type(tk, d) else None
    if before in _APOSTROPHES and word.isdigit() and len(word) == 2:
        return None if _is_quoted_count(tk, d) else "year"  # '08
    if before == "@" and tk.word[i - 1][-1].isdigit() and tk.glued(i):
        return None  # "hogs, $7.20@7.85", as old markets print a range
    if before in _SIGNS or (before in "\"'" and at(tk, i - 1) == "="):
        return "label or address"
    return _glued_behind(tk, d, before, i) if i and tk.glued(i) else None


def _is_lettered_type(tk: Tokens, d: Draft) -> bool:
    """Whether a letter that is a scale elsewhere ends the type of a machine: "GEnx-1B engines"; not "sub-1m"."""
    i = d.first - 2
    lettered = i >= 0 and tk.glued(i + 1) and tk.glued(d.last) and tk.word[i].isalnum()
    return lettered and any(c.isupper() for c in tk.word[i][1:]) and len(tk.word[d.last]) == 1


def _glued_behind(tk: Tokens, d: Draft, before: str, i: int) -> str | None:
    """Judge digits behind a mark at ``i`` that is glued to what stands before it, too: "above,12", "COVID-19", "2021;9(1):116"."""
    if before == "," and tk.word[i - 1] == "l":
        return "misprint"  # "l,200"
    if before == "," and tk.word[i - 1].isalpha() and at(tk, d.last + 1) in DETERMINERS:
        return "footnote"  # "as noted above,12 the wells"
    if before in DASHES:
        return _after_hyphen(tk, i)
    if before == "/" and asked_price(tk, i) is not None:
        return None
    if before in _INNER_MARKS and tk.word[i - 1][-1].isalnum():
        return _INNER_MARKS[before]
    if before == ";" and tk.word[i - 1].isdigit() and len(tk.word[i - 1]) == _YEAR:
        return "citation"  # "Microorganisms. 2021;9(1):116"
    if before == "(" and tk.word[i - 1].isdigit() and at(tk, d.last + 1) == ")" and at(tk, d.last + 2) == ":":
        return "citation"  # the issue, behind the volume
    if before == ":" and tk.word[i - 1] == ")" and at(tk, i - 2).isdigit() and tk.glued(i - 1) and tk.glued(i - 2):
        return "citation"  # the page
    return None


def asked_price(tk: Tokens, k: int) -> Decimal | None:
    """Return what is asked behind the stroke at ``k`` where dealers quote two prices: 6.10 of "at 6.05/6.10 percent", 143.60 of "143.50/60 yen"."""
    bid, asked = tk.word[k - 1], at(tk, k + 1)
    decimals = len(bid.partition(".")[2])
    if decimals < 2 or not (tk.glued(k) and tk.glued(k + 1)) or not _PRICE.fullmatch(bid) or at(tk, k + 2) == "/":
        return None
    if at(tk, k - 2) not in _QUOTED_AT and at(tk, k + 2) not in UNIT_STARTS:
        return None
    if _PRICE.fullmatch(asked):
        alike = len(asked.partition(".")[2]) == decimals
        return Decimal(asked) if alike and Decimal(bid) < Decimal(asked) < Decimal(bid) * _SPREAD else None
    size = len(asked)
    if not (1 < size <= decimals) or not asked.isdecimal() or asked[0] == "0" or asked <= bid[-size:]:
        return None
    return Decimal(bid[:-size] + asked)


_PRICE = re.compile(r"\d+\.\d+", re.ASCII)
_SPREAD = Decimal("1.03")
_QUOTED_AT = frozenset("at to from around near about against of".split())


def _is_quoted_count(tk: Tokens, d: Draft) -> bool:
    """Whether the mark before two digits opens a quotation with what they count: "kills ‘12 people’"; not "the class of ’12", "’98 models"."""
    opening = tk.lower[d.first - 1]
    if opening == "’" or tk.glued(d.first - 1):
        return False
    if not (is_plural(printed(tk, d.last + 1)) or is_plural(printed(tk, d.last + 2))):
        return False
    closing = "’" if opening == "‘" else opening
    return any(
        tk.lower[j] == closing and tk.glued(j) and not _owns(tk, j)
        for j in range(d.last + 2, min(d.last + _QUOTED, tk.size))
    )


def _owns(tk: Tokens, k: int) -> bool:
    """Whether an apostrophe at ``k`` says whose the noun behind it is: "the '98 models' prices"; not "‘12 men’ fled"."""
    after = at(tk, k + 1)
    return tk.lower[k - 1][-1] == "s" and after.isalpha() and after not in STOP and after not in VERBS


_QUOTED = 10  # tokens


def _after_hyphen(tk: Tokens, i: int) -> str | None:
    """Judge digits glued behind a hyphen: "COVID-19", "pre-2008", "555-1234"; "sub-300", "10-15" and "magnitude-6.5" are left to others."""
    left = tk.lower[i - 1]
    if not left[0].isalpha() or left in _NUMBER_BEFORE_HYPHEN or left == "magnitude":
        return None
    if left in _PREFIXES:
        return "year" if left == "mid" else None
    return None if left[-1] == "s" and tk.word[i - 1].islower() else "part of a name"


def _is_move(written: str) -> bool:
    """Whether the words behind the number of a move are one of chess: "24.Nf3", "12.exd5"."""
    return _MOVE.fullmatch(written) is not None


_POSSESSIVE = frozenset(("'s", "’s"))
_OF_DECADES = frozenset(("the", "his", "her", "their", "my", "our", "early", "mid", "late", "-"))


def _is_decade(tk: Tokens, k: int, word: str) -> bool:
    """Whether an apostrophe behind the number at ``k`` makes it a decade: "the 40's or 50's", "his 1980's"; not "the 12's"."""
    joined = at(tk, k - 1) in ("or", "and", "to") and at(tk, k - 2) in _POSSESSIVE
    return word[-1] == "0" and len(word) in (2, 4) and (joined or at(tk, k - 1) in _OF_DECADES)


def _behind_colon_or_slash(tk: Tokens, j: int, word: str) -> str | None:
    """Judge digits to which the colon or slash at ``j`` is glued: "10:30", "9/11", "scored 7/A"; not the quote of "at 143.50/60 yen"."""
    following = printed(tk, j + 1)
    if not tk.glued(j + 1) or (tk.word[j] == "/" and asked_price(tk, j) is not None):
        return None
    if following[:1].isdigit():
        return "time or ratio" if tk.word[j] == ":" else "date or fraction"
    return "label" if tk.word[j] == "/" and len(following) == 1 and following.isupper() and len(word) == 1 else None


def glued_after(tk: Tokens, d: Draft, after: str, word: str) -> str | None:
    """Judge digits to which something is glued: "10:30", "9/11", "5G", "1980s", "401(k)"."""
    j = d.last + 1
    if not after:
        return None
    if d.first != d.last:
        return "part of a name" if d.scale > 1 and after[0].isdigit() and tk.glued(d.last) else None  # "2k22"
    if after in ":/":
        return _behind_colon_or_slash(tk, j, word)
    following, behind = printed(tk, j + 1), printed(tk, j + 2)
    if after == "zip":
        return "address"
    if word.isdigit() and (after == "s" or (after in _POSSESSIVE and _is_decade(tk, d.first, word))):
        return "decade"
    if after in DASHES and tk.glued(j + 1):
        if following[:1].isdigit() and tk.glued(j + 2) and len(behind) > 1 and behind.isupper() and behind.isalpha():
            return "part of a name"  # the 777-200LR
        series = following[1:].islower() and d.first > 0
        if following[:1].isupper() and (series or len(following) == 1):
            return "part of a name"  # 3-Series, an 8-K report
    if after == "." and len(following) > 1 and tk.glued(j + 1) and _is_move(following + behind * tk.glued(j + 2)):
        return "label"  # "24.Nf3"
    if after[0].isalpha() and word and after not in ("am", "pm", "ish"):
        return "part of a name"  # 5G, 3D; the k of 10k is a scale
    if after == ")" and [at(tk, d.first - 2), at(tk, d.first - 1)] == [")", "("] and tk.glued(d.first - 1):
        return "label"  # the 1 of "922(g)(1)"
    if after == "(" and len(following) == 1 and following.isalpha() and behind == ")" and tk.glued(j + 2):
        return "part of a name"  # 401(k), 922(g)
    return "address" if after == "_" or (after == "@" and not following[:1].isdigit()) else None
