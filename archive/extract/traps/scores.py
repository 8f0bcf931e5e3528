"""Two numbers that are one result or one bargain: scores, innings, votes, exchanges."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import CARDINALS, SCORE_VERBS, SCORE_WORDS, is_plural
from archive.extract.english.tokens import DASHES, Tokens, at, printed
from archive.extract.traps.contact_traps import ends_noun
from archive.extract.words import word_set

_RESULT_AFTER = word_set("rules", "traps.result_after")


def is_exchange(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether two numbers say what is held against what: "a three-for-two stock split", "a two for one split", "a 9-to-6 vote"."""
    if b.first - a.last == 2 and tk.lower[a.last + 1] == "for":
        return not _SWAPS.isdisjoint(tk.lower[b.last + 1 : b.last + 4])
    if b.first - a.last != 4 or tk.lower[a.last + 1] not in DASHES or tk.lower[a.last + 3] not in DASHES:
        return False
    if tk.lower[a.last + 2] == "to":
        return a.bare and b.bare and a.value is not None and b.value is not None and a.value >= b.value
    return tk.lower[a.last + 2] in ("for", "on", "by")


_SWAPS = frozenset(("split", "splits", "scrip", "bonus"))


def is_innings(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether two numbers are wickets and runs, where the paragraph is of cricket: "India were 7 for 381", as others print it "381 for 7"."""
    if not (a.bare and b.bare and b.first - a.last == 2 and tk.lower[a.last + 1] == "for"):
        return False
    if not (isinstance(a.value, int) and isinstance(b.value, int)):
        return False
    if a.value <= _WICKETS:
        return not _CRICKET.isdisjoint(tk.distinct)
    return b.value <= _WICKETS and ends_noun(tk, b.last + 1) and not _CRICKET_ONLY.isdisjoint(tk.distinct)


def is_runs(tk: Tokens, d: Draft, before: str) -> bool:
    """Whether a number without a noun says what a side or a batsman made: "all out for 188", "Ames was on 31 when he fell"."""
    if before not in ("for", "on") or at(tk, d.first - 2) in ("put", "puts", "putting"):
        return False  # "put on 112 for the third wicket"
    wickets = at(tk, d.first - 2)
    behind = at(tk, d.last + 1) == "for" and at(tk, d.last + 2).isdigit()
    if wickets.isdigit() or wickets in CARDINALS or behind or not ends_noun(tk, d.last + 1):
        return False  # "9 for 233", "on 233 for 9" is an innings
    return not _CRICKET_ONLY.isdisjoint(tk.lower[max(0, d.first - _NEAR) : d.last + _NEAR])


def is_round(tk: Tokens, d: Draft, before: str) -> bool:
    """Whether a number without a noun is a round of golf: "carded a 68", "signed for a 66"; not "shot a 65-pound hog"."""
    if d.form != "digits" or not _LOW <= (d.value or 0) <= _HIGH:
        return False
    if before in _CARDED:
        return not _GOLF.isdisjoint(tk.distinct) and ends_noun(tk, d.last + 1)  # "shot 72 on Sunday to miss the cut"
    if before not in ("a", "an"):
        return False
    verb = at(tk, d.first - 2)
    made = verb in _CARDED or (verb == "for" and at(tk, d.first - 3) in ("signed", "signing"))
    return made and ends_noun(tk, d.last + 1) and at(tk, d.last + 1) not in DASHES


def is_goals_and_behinds(tk: Tokens, d: Draft) -> bool:
    """Whether a number is part of a score of Australian football, whose goals count six: "14.9 (93)"."""
    first = d.first if at(tk, d.last + 1) == "(" else d.first - 2
    goals, stop, behinds = printed(tk, first).partition(".")
    total = printed(tk, first + 2)
    if not (stop and goals.isdecimal() and behinds.isdecimal() and total.isdecimal() and at(tk, first + 3) == ")"):
        return False
    return at(tk, first + 1) == "(" and 6 * int(goals) + int(behinds) == int(total)


_LOW, _HIGH = 55, 90  # strokes
_CARDED = frozenset(("carded", "carding", "card", "cards", "shot", "shooting", "shoots", "fired", "firing", "posted"))
_GOLF = word_set("rules", "traps.golf")
_WICKETS = 10  # of an innings
_CRICKET = word_set("rules", "traps.cricket")
_CRICKET_ONLY = word_set("rules", "traps.cricket_only")
_NEAR = 40  # so many tokens each way must one speak of cricket


def is_score(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether two numbers joined by a dash or "to" are a result: "3-1", "won 5-4", "a 6-3 vote"; not "lost 1/2 to 12-3/4"."""
    if a.form == "fraction":
        return False
    if a.form == "words" and b.form == "words" and a.last + 2 != b.first:
        return False
    if is_said_score(tk, a, b):
        return True
    if a.value is None or b.value is None or not (a.bare and b.bare):
        return False
    return a.value >= b.value


def _moves(tk: Tokens, k: int) -> bool:
    """Whether a verb at ``k`` moves and beats nobody: "edged up by 0.4 per cent to 201,270"."""
    return tk.lower[k] == "edged" and at(tk, k + 1) in ("up", "down", "higher", "lower", "back")


def is_said_score(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether a word around the two says that they are a result: a win, a vote, "beat", "lost"."""
    after = at(tk, b.last + 1)
    if after in SCORE_WORDS or (after in DASHES and at(tk, b.last + 2) in SCORE_WORDS):
        return True
    if after in _RESULT_AFTER or (after == "decision"):
        return True
    k = a.left - 1
    steps = 0
    while k >= 0 and steps < 3:
        if tk.lower[k] in SCORE_VERBS and b.bare and not (after and is_plural(after)) and not _moves(tk, k):
            return True
        if not tk.lower[k][0].isalpha():
            break
        k -= 1
        steps += 1
    return False
