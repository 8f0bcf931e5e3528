"""Numbers that say a place: in a ranking, in a round, in a list, in a series of pictures, on a field."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import CARDINALS, LINE_WORDS, PREPOSITIONS
from archive.extract.english.tokens import DASHES, Tokens, at, printed
from archive.extract.english.word_classes import TIME_TAIL
from archive.extract.numbers.modifiers import tops
from archive.extract.traps.calendar_traps import counts_something
from archive.extract.traps.scores import is_goals_and_behinds, is_round, is_runs
from archive.extract.words import word_set

_DRAWN = (16, 32, 64, 128)
_ROUNDS = (4, 8, 16, 32)
_CHARTS = word_set("rules", "traps.charts")
_AFTER_ROUND = word_set("rules", "traps.after_round")


def place(tk: Tokens, d: Draft, before: str, after: str) -> str | None:
    """Judge "the top 20", and "the last 16", "the final eight", which are as many as play in a round, and "in years one and two"."""
    if _is_in_row(tk, d):
        return "label"
    charted = not _CHARTS.isdisjoint(tk.lower[d.last + 1 : d.last + 4])  # "our top 100 films list"
    if before in DASHES and at(tk, d.first - 2) == "top" and tk.glued(d.first):
        return "place in a ranking"  # "a top-four finish"
    if before in DASHES and tk.glued(d.first) and at(tk, d.first - 2) in ("last", "final") and d.value in _ROUNDS:
        # "a last-eight match"; not "the last-four-minute goal"
        return None if after in DASHES else "round of a competition"
    if (
        before in ("top", "bottom", "hot")
        and not tops(tk, d.first - 1)
        and (charted or not counts_something(tk, d, after))
    ):
        return "place in a ranking"
    opens = before in ("last", "final") and _opens_round(tk, d.first - 2)
    if opens and d.value in _ROUNDS and (not after or not after[0].isalpha() or after in _AFTER_ROUND):
        return "round of a competition"
    if (
        before == "of"
        and at(tk, d.first - 2) in ("round", "rounds")
        and d.value in _DRAWN
        and not counts_something(tk, d, after)
    ):
        return "round of a competition"  # "the round of 16"; not "a round of 64 that won it"
    if ("numbers" in tk.distinct or not _LOTTERIES.isdisjoint(tk.distinct)) and _is_drawn(tk, d):
        return "number that was drawn"
    bracketed = after == "(" or before == "("
    scored = is_runs(tk, d, before) or is_round(tk, d, before)
    return "score or vote" if scored or (bracketed and is_goals_and_behinds(tk, d)) else None


def _is_drawn(tk: Tokens, d: Draft) -> bool:
    """Whether a number is one of a lottery's: "Saturday's numbers were 4, 11, 19 and 23"."""
    if at(tk, d.first - 1) not in _ROW_JOINS and at(tk, d.last + 1) not in _ROW_JOINS:
        return False
    k = d.first - 1
    while k > d.first - _DRAW and (at(tk, k) in _ROW_JOINS or (at(tk, k).isdigit() and len(at(tk, k)) < 3)):
        k -= 1
    k -= at(tk, k) == "drawn"
    named = at(tk, k) == ":" and at(tk, k - 1) in _LOTTERIES  # "Lotto: 4, 11, 19, 33"
    opened = at(tk, k) in ("were", "are", ":") and at(tk, k - 1) in ("numbers", "drawn")
    if not named and (not opened or tk.lower[k - 2] not in _OF_DRAWS):
        return False
    row = [int(w) for w in tk.lower[k + 1 : k + _DRAW] if w.isdecimal()]
    if named:
        return len(row) > 2 and row == sorted(set(row))
    return len(row) > 4 and row[:5] == sorted(set(row[:5]))


_OF_DRAWS = frozenset(("winning", "lucky", "lottery", "lotto", "main", "drawn", "'s", "’s"))
_LOTTERIES = frozenset(("lotto", "lottery", "powerball", "euromillions", "thunderball"))
_DRAW = 16  # tokens


def _opens_round(tk: Tokens, k: int) -> bool:
    """Whether what stands at ``k`` is before "the last 16": a determiner, or in a headline the cup or the verb: "Cup last 16", "into last eight"."""
    w = at(tk, k)
    return (
        w in ("the", "’s", "'s", "their", "its", "into")
        or w.startswith("reach")
        or (printed(tk, k)[:1].isupper() and k > 0)
    )


def _is_in_row(tk: Tokens, d: Draft) -> bool:
    """Whether a number is one of several that a plural names: "in years one and two", "chapters 4, 5 and 6"; not "in years two died"."""
    k, row = d.first - 1, 0
    while k > 0 and row < _LONG_ROW and at(tk, k) in _ROW_JOINS and _may_name(tk, k - 1):
        k, row = k - 2, row + 1
        if at(tk, k) == "," and tk.lower[k + 1] in _ROW_JOINS:
            k -= 1
    if (
        k < 0
        or tk.lower[k] not in _NAMED_IN_ROWS
        or (k and tk.lower[k - 1] not in PREPOSITIONS and tk.lower[k - 1] not in _ROW_JOINS)
    ):
        return False
    return row > 0 or (at(tk, d.last + 1) in _ROW_JOINS and _may_name(tk, d.last + 2))


def _may_name(tk: Tokens, k: int) -> bool:
    return at(tk, k) in CARDINALS or (at(tk, k).isdigit() and len(at(tk, k)) < 3)


_LONG_ROW = 12
_ROW_JOINS = frozenset(("and", "or", "to", ",", "through", "-", "–"))
_NAMED_IN_ROWS = word_set("rules", "traps.named_in_rows")


_DAYS = frozenset(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))
_PAGED = frozenset(("part", "page", "image", "slide", "photo", "picture", "episode", "volume", "chapter"))


def is_counter(tk: Tokens, d: Draft, before: str, after: str) -> bool:
    """Whether digits count through pictures or pages: "1 / 13", "Image 1 of / 13", "(1 of 9)"."""
    if after == "of" and before == "(":
        return printed(tk, d.last + 2).isdigit() and at(tk, d.last + 3) == ")"
    if after == "of" and before in _PAGED:
        return printed(tk, d.last + 2).isdigit()
    if before == "of" and at(tk, d.first - 3) in _PAGED:
        return printed(tk, d.first - 2).isdigit()  # "part 1 of 2"
    if before == "of" and after == ")":
        return printed(tk, d.first - 2).isdigit() and at(tk, d.first - 3) == "("
    if after == "/" and not tk.glued(d.last + 1):
        return printed(tk, d.last + 2)[:1].isdigit()
    return (
        before == "/"
        and not tk.glued(d.first)
        and (printed(tk, d.first - 2)[:1].isdigit() or at(tk, d.first - 2) == "of")
    )


_BRACKET = 30  # tokens behind which a bracket may still be open: "(Corrects to show shares fell 4 percent, not 14)"


def list_number(tk: Tokens, d: Draft, before: str, after: str) -> str | None:
    """Judge the number that opens a paragraph: "1. Wash", "2) Dry", "(3) Fold"."""
    if not isinstance(d.value, int) or d.value >= 100:
        return None
    if d.value == 0 and d.first == 0 and printed(tk, d.last + 1)[:1].isupper():
        return "place in a series"  # so many comments: "0 Police: Man muttering"
    begins = tk.sentence[d.first - 1] != tk.sentence[d.first]
    dotted = after == "." and tk.glued(d.last + 1) and d.last + 2 < tk.size
    if dotted and (
        d.first == 0 or (begins and printed(tk, d.last + 2)[0].isupper()) or _is_behind_time_code(tk, d.first)
    ):
        return "list number"
    if after == ")" and tk.glued(d.last + 1) and "(" not in tk.lower[max(0, d.first - _BRACKET) : d.first]:
        return "list number"  # "she 1) reads, 2) writes"
    if after == "/" and tk.glued(d.last + 1) and not tk.glued(d.last + 2) and (d.first == 0 or begins):
        return "list number"  # "2/ Only", of a thread
    if before == "(" and after == ")" and (at(tk, d.first - 2) in TIME_TAIL or printed(tk, d.first - 2) in _DAYS):
        return "day of a month"  # "today (19)"
    bracketed = before == "(" and (at(tk, d.last + 2) if dotted else after) == ")"
    listed = (bracketed and (dotted or d.first == 1)) or (d.first == 0 and after == ")")
    return "list number" if listed else None


def _is_behind_time_code(tk: Tokens, k: int) -> bool:
    """Whether a time code opens the line before ``k``: "13:35 1. Legacy", a chapter of a recording."""
    return at(tk, k - 1).isdigit() and at(tk, k - 2) == ":" and tk.glued(k - 1) and at(tk, k - 3).isdigit()


FIELD_UNITS = frozenset(("yard", "metre", "foot", "mile"))


def is_field_line(tk: Tokens, d: Draft, before: str) -> bool:
    """Whether "the 40-yard line" names a place on the field, "the 9 mile marker" one on a road."""
    if d.unit_name == "mile" and at(tk, d.right + 1) in ("marker", "post", "markers"):
        return True
    return d.unit_name != "mile" and at(tk, d.right + 1) in LINE_WORDS and before in ("the", "their", "its", "own")
