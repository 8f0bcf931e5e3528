"""Two numbers that are one result or one bargain: scores, innings, votes, exchanges."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import CARDINALS, PREPOSITIONS, SCORE_VERBS, SCORE_WORDS, is_plural
from archive.extract.english.tokens import DASHES, Tokens, at, printed
from archive.extract.english.word_classes import ends_soon, is_number_word
from archive.extract.numbers.ratios import MAJORITIES, are_ratio
from archive.extract.traps.contact_traps import ends_noun
from archive.extract.words import word_set

_RESULT_AFTER = word_set("rules", "traps.result_after")


def is_exchange(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether two numbers say what is held against what: "a three-for-two stock split", "a two for one split", "a 9-to-6 vote"."""
    if b.first - a.last == 2 and tk.lower[a.last + 1] == "over":
        return _is_blood_pressure(tk, a, b)
    if b.first - a.last == 2 and tk.lower[a.last + 1] == "for":
        return not _SWAPS.isdisjoint(tk.lower[b.last + 1 : b.last + 4])
    if b.first - a.last != 4 or tk.lower[a.last + 1] not in DASHES or tk.lower[a.last + 3] not in DASHES:
        return False
    if tk.lower[a.last + 2] == "to":
        return a.bare and b.bare and a.value is not None and b.value is not None and a.value >= b.value
    return tk.lower[a.last + 2] in ("for", "on", "by")


def _is_blood_pressure(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether two numbers are the pressure of blood: "120 over 80", "a reading of 190 over 110"."""
    if a.form != "digits" or b.form != "digits" or a.value is None or b.value is None or not (a.bare and b.bare):
        return False
    return _FAINT <= b.value < a.value <= _BURSTING and ends_noun(tk, b.last + 1)


_FAINT, _BURSTING = 30, 300  # millimetres of mercury
_SWAPS = frozenset(("split", "splits", "scrip", "bonus"))


def is_innings(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether two numbers are wickets and runs, where the paragraph is of cricket: "India were 7 for 381", as others print it "381 for 7"."""
    if not (a.bare and b.bare and b.first - a.last == 2 and tk.lower[a.last + 1] == "for"):
        return False
    if not (isinstance(a.value, int) and isinstance(b.value, int)):
        return False
    if _is_at_bat(tk, a, b):
        return True
    if a.value <= _WICKETS:
        taken = at(tk, a.first - 1) in _TAKES and _is_bowled(tk, a, b)
        return taken or "all out for" in tk.text or not _CRICKET.isdisjoint(tk.distinct)
    if b.value > _WICKETS:
        return False
    if at(tk, b.last + 1) in _INNINGS_ENDS:
        return True
    if not ends_noun(tk, b.last + 1):
        return False
    made = at(tk, a.first - 1) in _STANDS_ON and a.value >= _INNINGS and b.form == a.form == "digits"
    return (made and ends_soon(tk, b.last + 1)) or "all out for" in tk.text or not _CRICKET_ONLY.isdisjoint(tk.distinct)


def _is_bowled(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether so many wickets fell for so many runs, of which nothing else speaks: "took 3 for 41"; not "took 3 for 41 each"."""
    return b.form == "digits" and b.value is not None and b.value > _WICKETS and ends_soon(tk, b.last + 1)


def _is_at_bat(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether a batter hit so many of so many: "Ames, 3 for 5,", "was 1 for 4 with a walk"; not "went 2 for 5 days"."""
    if a.form != "digits" or b.form != "digits" or b.value is None or not (a.value or 0) <= b.value < _WICKETS:
        return False
    after = at(tk, b.last + 1)
    return at(tk, a.first - 1) in _AT_BAT and (after in ("with", "and") or not after[:1].isalnum())


def is_runs(tk: Tokens, d: Draft, before: str) -> bool:
    """Whether a number without a noun says what a side or a batsman made: "all out for 188", "Ames was on 31 when he fell"."""
    if before not in ("for", "on") or at(tk, d.first - 2) in ("put", "puts", "putting"):
        return False  # "put on 112 for the third wicket"
    wickets = at(tk, d.first - 2)
    behind = at(tk, d.last + 1) == "for" and at(tk, d.last + 2).isdigit()
    if wickets.isdigit() or wickets in CARDINALS or behind or not ends_noun(tk, d.last + 1):
        return False  # "9 for 233", "on 233 for 9" is an innings
    if before == "for" and tk.lower[d.first - 3 : d.first - 1] == ["all", "out"]:
        return True
    return not _CRICKET_ONLY.isdisjoint(tk.lower[max(0, d.first - _NEAR) : d.last + _NEAR])


def is_round(tk: Tokens, d: Draft, before: str) -> bool:
    """Whether a number without a noun is a round of golf: "carded a 68", "signed for a 66"; not "shot a 65-pound hog"."""
    if d.form != "digits":
        return False
    if before == "for" and at(tk, d.first - 3) in ("a", "an") and _is_strokes(at(tk, d.first - 2)):
        return len(tk.word[d.last]) == _TOTAL and ends_soon(tk, d.last + 1)
    if not _LOW <= (d.value or 0) <= _HIGH:
        return False
    if before in ("under", "over") and at(tk, d.first - 2) in DASHES and tk.glued(d.first - 1):
        return ends_noun(tk, d.last + 1)  # "an 8-under 64"
    if before in _CARDED:
        return not _GOLF.isdisjoint(tk.distinct) and ends_noun(tk, d.last + 1)  # "shot 72 on Sunday to miss the cut"
    if before in _LISTS and "rounds" in tk.distinct:
        return _is_of_rounds(tk, d.first - 1)
    if before not in ("a", "an"):
        return False
    if at(tk, d.last + 1) == "for" and at(tk, d.last + 2).isdecimal() and len(at(tk, d.last + 2)) == _TOTAL:
        return ends_soon(tk, d.last + 3)  # "a 68 for 204"
    verb = at(tk, d.first - 2)
    made = verb in _CARDED or (verb == "for" and at(tk, d.first - 3) in ("signed", "signing"))
    return made and ends_noun(tk, d.last + 1) and at(tk, d.last + 1) not in DASHES


def is_match_play(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether two numbers say by how many holes a match of golf was won, and how many were left: "won 4 and 3", "beat Ames by 3 and 2"."""
    if b.first - a.last != 2 or tk.lower[a.last + 1] != "and" or not (a.bare and b.bare and a.form == b.form):
        return False
    if not (isinstance(a.value, int) and isinstance(b.value, int)) or not _is_won_early(a.value, b.value):
        return False
    if not (ends_soon(tk, b.last + 1) or at(tk, b.last + 1) in PREPOSITIONS) or at(tk, b.last + 1) in ("of", "to"):
        return False
    near = range(max(0, a.first - _VERB), a.first)
    by = at(tk, a.first - 1) == "by" or a.form == "digits"
    return by and any(tk.lower[k] in SCORE_VERBS for k in near if tk.sentence[k] == tk.sentence[a.first])


def _is_won_early(up: int, left: int) -> bool:
    return 0 < left < up <= _MOST_UP and up - left <= 2


_MOST_UP = 10
_VERB = 6  # tokens back to the verb that wins


def _is_of_rounds(tk: Tokens, k: int) -> bool:
    """Whether "rounds of" opens the list in which what stands at ``k`` joins a number: "rounds of 70, 66 and 69"; not "rounds of 65 minutes"."""
    while k > 1 and at(tk, k) in _LISTS and _is_strokes(at(tk, k - 1)):
        k -= 1 + (at(tk, k - 2) in _LISTS or at(tk, k - 2) == "of")
        k -= at(tk, k) in ("and",) and at(tk, k - 1) == ","
    return at(tk, k) == "of" and at(tk, k - 1) == "rounds"


def _is_strokes(w: str) -> bool:
    return w.isdecimal() and _LOW <= int(w) <= _HIGH


_LISTS = frozenset(("of", ",", "and"))


def is_goals_and_behinds(tk: Tokens, d: Draft) -> bool:
    """Whether a number is part of a score of Australian football, whose goals count six: "14.9 (93)"."""
    first = d.first if at(tk, d.last + 1) == "(" else d.first - 2
    goals, stop, behinds = printed(tk, first).partition(".")
    total = printed(tk, first + 2)
    if not (stop and goals.isdecimal() and behinds.isdecimal() and total.isdecimal() and at(tk, first + 3) == ")"):
        return False
    return at(tk, first + 1) == "(" and 6 * int(goals) + int(behinds) == int(total)


_LOW, _HIGH = 55, 90  # strokes
_TOTAL = 3  # digits of what rounds add up to
_CARDED = frozenset(("carded", "carding", "card", "cards", "shot", "shooting", "shoots", "fired", "firing", "posted"))
_GOLF = word_set("rules", "traps.golf")
_WICKETS = 10  # of an innings
_INNINGS = 20  # runs of the shortest of which such is told
_TAKES = frozenset(("took", "takes", "taking", "take", "taken", "claimed", "claiming", "grabbed", "bagged", "returned"))
_INNINGS_ENDS = frozenset(("declared", "dec", "overnight"))
_STANDS_ON = frozenset(("on", "were", "made", "to", "at", "reached", "total", "from"))
_AT_BAT = frozenset((",", "went", "was", "is", "going"))
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


def is_division(tk: Tokens, a: Draft) -> bool:
    """Whether words before the first of two falling numbers tell of a vote: "voted 219 to 208", "carried by 14 to 9", "a majority of 10 to two", "HOUSE PASSES BILL, 282 TO 128"."""
    k = a.left - 1
    w = at(tk, k)
    if w == "of":
        return at(tk, k - 1) in MAJORITIES
    if w == "by":
        return at(tk, k - 1) in _DECIDED
    if w == "," and tk.sentence[k] == tk.sentence[a.first]:
        return not _VOTED_ON.isdisjoint(tk.lower[max(0, k - _CLAUSE) : k])
    return w in _DECIDED


def is_ratio(tk: Tokens, d: Draft) -> bool:
    """Whether a number is one of two that stand for how many to how many: "outnumber men by three to one", "a ratio of 4 to 1", "backed it by two to one"; not "fell from two to one"."""
    second = at(tk, d.first - 1) == "to"
    a = d.first - 2 if second else d.first
    b = d.first if second else d.last + 2
    if not (second or at(tk, d.last + 1) == "to") or not (is_number_word(tk, a) and is_number_word(tk, b)):
        return False
    return are_ratio(tk, a, b)


def is_lost_vote(tk: Tokens, a: Draft) -> bool:
    """Whether "vote" or a comma behind it stands before two rising numbers: "failed by a single vote, 44 to 45", "voted 41 to 46 against"."""
    k = a.left - 1
    return at(tk, k - (at(tk, k) == ",")) in _VOTES and a.bare


_CLAUSE = 8  # tokens
_VOTES = frozenset(("vote", "voted"))
_DECIDED = word_set("rules", "traps.decided")
_VOTED_ON = word_set("rules", "traps.voted_on")


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
