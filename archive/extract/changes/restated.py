"""Figures that go on with the one before: say it again, are held against it, or end the same movement or list."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import BE, CHANGE_NOUNS, CHANGE_OF, DETERMINERS
from archive.extract.english.noun_edges import in_phrase
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import WHEN
from archive.extract.words import word_set

_HELD_AGAINST = word_set("rules", "subjects.held_against")
_BEFORE_HELD = word_set("rules", "subjects.before_held")
_COMPARED_WITH = [[*pair.split()] for pair in ("compared with", "compared to", "instead of", "rather than")]
_GOES_ON_BEHIND = ("of", "further", "up", "down")  # the last word before a figure that goes on
_WHEN_BEFORE = frozenset(("last", "previously", "earlier"))
_HELD_TO = [*_COMPARED_WITH, ["close", "to"], ["equal", "to"], ["similar", "to"]]
_AGAINST = frozenset(("against", "versus", "vs"))
_HOLDS_AGAINST = _AGAINST.union(("after",), (words[-1] for words in _COMPARED_WITH))
_ON = 18  # tokens from a number to where it went on to
_BEFORE = 4  # tokens that may stand before what is held against: "the year-ago 300", "last year's 300"
_NOUN = 8  # tokens from "against" to the number
_PARALLEL = frozenset(("on", "in", "at", "for"))
_MEASURED = frozenset(("money", "percent", "measure"))
_LISTED_BY = frozenset(
    (
        "noun before of",
        "same movement or list",
        "held against another figure",
        "restates the figure before",
        "balance before its sum",
    )
)
_PER = frozenset(("of", "per", "a", "an", "share"))
_OF_RESULTS = word_set("rules", "subjects.of_times") | set(
    "a per share , and in for qtr quarter mths half the current year-ago".split()
)
_WHEN_MEASURED = _OF_RESULTS | word_set("rules", "subjects.of_times") | DETERMINERS | {"ended", "ending", "to", "from"}
_GOES_ON = (["up"], ["down"], ["up", "from"], ["down", "from"], ["up", "by"], ["down", "by"])
_EXTREMES = word_set("rules", "changes.extremes") | word_set("rules", "subjects.extremes_of") | {"of"}
_STANDS_FOR = (["representing"],)
_EQUALS = (["equal", "to"], ["equivalent", "to"])
_BEFORE_EQUALS: tuple[list[str], ...] = ([], [","], [")", ","])
_SAID_AGAIN = 5  # tokens to what says a number again, past the most that stand between: "), equal to"
_SAYS_AGAIN = frozenset("— – - ; , equal equivalent ) ( [ vs or versus".split())
_SHARES = frozenset(("percent", "fraction"))
_BALANCES = word_set("rules", "changes.balances")
_OF_TIMES = DETERMINERS | word_set("rules", "subjects.of_times")
_NEW_SUBJECT = (
    frozenset(("and", "but", "while", "with", "raising", "lifting", "lowering", "reducing", "cutting"))
    | word_set("rules", "changes.brings")  # "cut 300 jobs, bringing its staff to"
)


def restates(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether ``b`` says ``a`` again: "7 miles (11 km)", "190 points, or 0.6%", "12,000 shares or 5% of all"."""
    if not 1 < b.left - a.right <= _SAID_AGAIN or tk.lower[a.right + 1] not in _SAYS_AGAIN:
        return False
    between = tk.lower[a.right + 1 : b.left]
    if between in (["—"], ["–"], ["-"]) and b.kind == "percent":
        return tk.lower[b.right + 1 : b.right + 2] == between  # "nearly a third — 31% — of them"
    if between == [";"] and a.kind == b.kind == "money":
        return tk.lower[b.right + 1 : b.right + 2] == [")"]  # "($291m; £154m)"
    if between[-1:] in _STANDS_FOR and len(between) < 4 and between[:1] == [","]:
        return b.kind == "percent" and a.kind != "percent"  # "12,000 shares, representing 5% of all"
    if between[-2:] in _EQUALS and between[:-2] in _BEFORE_EQUALS:
        return b.kind in _SHARES  # "a deficit of 200 billion pesos, equal to 4.6% of output"
    return between in (["("], ["["], [",", "or"], ["vs"]) or (
        (a.kind != "count" or b.kind == "percent") and between in (["or"], [",", "or", "about"], ["versus"])
    )


def compared(tk: Tokens, b: Draft) -> bool:
    """Whether the number is what the one before is held against: "20 mln dlrs compared with 15 mln", "against a forecast of 15 mln"."""
    lower, word = tk.lower, tk.word
    k = b.left - 1
    if k > 0 and lower[k] == "of" and lower[k - 1] in _HELD_AGAINST:
        k -= 2
    first = k - _BEFORE
    while k > first and k > 0 and (lower[k] in _BEFORE_HELD or (word[k].isdigit() and len(word[k]) == 4)):
        k -= 1
    if k < 0 or lower[k] not in _HOLDS_AGAINST or at(tk, b.right + 1) == "of":
        return False  # "16 of the 21 principals" has a noun of its own
    if lower[k] == "after":
        # "profit was $12 million after 10 million a year ago", "12 after 9 last year"
        return b.scale > 1 or (b.unit_text is None and _is_of_time_before(tk, b.right + 1))
    return lower[k] in _AGAINST or lower[max(0, k - 1) : k + 1] in _COMPARED_WITH


def _is_of_time_before(tk: Tokens, k: int) -> bool:
    """Whether a time before stands at ``k``: "a year earlier", "last May"."""
    return at(tk, k) in _WHEN_BEFORE or (at(tk, k) in ("a", "the") and at(tk, k + 2) in ("earlier", "before", "ago"))


def held_against_when(tk: Tokens, b: Draft) -> bool:
    """Whether the number is that of a time before, by whose it is: "down from May's 12"."""
    begin = k = b.left - 1
    while k > 0 and begin - k < _BEFORE and tk.lower[k] in _BEFORE_HELD and tk.lower[k] not in DETERMINERS:
        k -= 1
    return k < begin and tk.lower[k] == "from" and tk.lower[k - 1] in ("up", "down", ",")


def held_against_noun(tk: Tokens, b: Draft) -> bool:
    """Whether a noun of its own is what the one before is held against: "against a government estimate of 15 mln", "after a loss of"."""
    if tk.lower[b.left - 1 : b.left] != ["of"]:
        return False
    for k in range(b.left - 2, max(0, b.left - _NOUN), -1):
        if tk.lower[k] in ("against", "after") or tk.lower[k - 1 : k + 1] in _HELD_TO:
            return True
        year = len(tk.word[k]) == 4 and tk.word[k].isdigit()
        if not (tk.word[k][0].isalpha() or year) and tk.lower[k] not in ("'", "’", "'s", "’s", "-"):
            return False
    return False


def has_same_subject(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether ``b`` goes on with what ``a`` is said of: "up 4 per cent to $13.60", "15 points, 7 rebounds and 6 assists"."""
    moved = a.change != "none" or (a.change_role is not None and _one_movement(tk, a, b))
    between = tk.lower[a.right + 1 : b.left]
    told = a.object or a.about
    # "a 20% rise in profits for 1986 to $3m"
    end = told[1] if told is not None and a.right < told[1] < b.left and at(tk, a.right + 1) != "to" else a.right
    if b.change_role == "level" and moved and b.left - end < 9 and _NEW_SUBJECT.isdisjoint(between):
        if tk.lower[b.left] == "as" or _has_its_price(tk, a, b):
            return False  # "growth of 2%, while poverty could fall as low as 15%"
        return tk.lower[b.left - 1] != "of" or tk.lower[b.left - 2] not in _BALANCES  # "from a loss of $3m"
    first, last = (between[0], between[-1]) if between else ("", "")
    if "from" in between and came_from(tk, a, b) and (a.about is None or a.about[1] < b.left):
        return True  # "to $3.50 per common share from $4"
    if first in (",", ")") and [w for w in between if w not in (")", ",")] in _GOES_ON:
        return True  # "profits of $4m (£2m), up 31%", "($4m; £2m)"
    if a.unit == b.unit and b.change_role == "level" and (_is_down_from(tk, a, b) or _moves_on(tk, a, b)):
        return True
    if last in _GOES_ON_BEHIND and len(between) < _ON and _goes_on_behind(tk, a, b):
        return True
    if last == "and" and a.unit == b.unit and b.object is None and between[-2:] == ["ago", "and"] and len(between) < 6:
        return True  # "against 14m a week ago and 17m a year ago"
    # "$3m (£2m) against $5m", "$3.8m, or 37 cts a share, versus $2.9m"
    marks = (tk.lower[a.left - 1] if a.left else ".", first)
    converted = a.kind == b.kind == "money" and marks in (("(", ")"), ("or", ","))
    if (a.unit == b.unit or converted) and b.object is None and b.left - a.right < 9 and compared(tk, b):
        # "a loss of $3m (£2m) against $5m"; not "$4m on sales of $90m, against $3m in 1984 on sales of $80m"
        on = "on" in tk.lower[b.right + 1 : b.right + 5]
        return not on or a.about is None or tk.lower[a.about[0] - 1] != "on"
    measured = a.kind in ("money", "percent", "measure") and a.unit == b.unit
    measured = measured or (a.kind == b.kind == "money" and a.rules.get("about") == "restates the figure before")
    levels = (
        a.object is None and a.change_role == b.change_role == "level"
    )  # "its staff to 60 this year and 50 in 1988"
    if (measured or (levels and a.unit in (b.unit, "people"))) and b.object is None and at_another_time(tk, a, b):
        return True  # "earned $5 this year and $6 in 1988"
    if a.object is None and b.object is not None and a.unit == "people":
        return False  # "a population of 12,000 and 12 schools"
    if (a.unit == b.unit and b.object is None and _is_parallel(tk, a, b)) or _is_next_result(tk, a, b):
        return True
    if b.form == "fold":
        return False  # "sales were $3m, doubling the firm's profit"
    return between in ([","], ["and"], [",", "and"], ["or"]) and (b.object is None or a.kind == b.kind == "count")


def _has_its_price(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether a noun right before "at" has the level as its price, once the movement has arrived at its own: "fell 23 to 141 on word of an offer at 120"."""
    k = b.left - 1
    if a.change_role != "level" or tk.lower[k] != "at" or not in_phrase(tk, k - 1):
        return False
    return any(tk.lower[i] in ("of", "for") for i in range(a.right + 1, k - 1))


def _goes_on_behind(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether ``b`` says by its last words before it that it is of the noun of ``a``: ", down 10%", ", an increase of 4%", "and a further 2%"."""
    if tk.sentence[a.right] != tk.sentence[b.left]:
        return False
    last = tk.lower[b.left - 1]
    if last == "of":
        return _is_level(tk, a) and _is_its_movement(tk, a, b)
    if last == "further":
        alike = a.kind == b.kind == "percent" and b.object is None and tk.lower[b.left - 2] == "a"
        return alike and "and" in tk.lower[a.right + 1 : b.left]  # "at 2 pct from May and a further 1 pct from July"
    return a.rules.get("about") in _LISTED_BY and _is_moved_aside(tk, a, b)


def _is_level(tk: Tokens, a: Draft) -> bool:
    """Whether ``a`` is where its noun stands: "rose to $9", "sales of $9", "stood at 9", "were 9"; not "the bank lent $9"."""
    said = a.rules.get("about") != "subject of the clause" or a.change_role == "level"
    before = tk.lower[a.left - 1]
    return a.object is None and (said or before in BE or before in ("at", "totalled", "reached"))


def _is_its_movement(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether an apposition calls ``b`` the movement that led to ``a``: "imports rose to 250 tonnes, an increase of 43%"; not "a rise of 3% in exports"."""
    k = b.left - 1
    return (
        tk.lower[k - 1] in CHANGE_NOUNS
        and tk.lower[k - 2] in ("a", "an")
        and tk.lower[k - 3] == ","
        and at(tk, b.right + 1) not in ("in", "of", "on")
        and not any(is_verb(tk, i) for i in range(a.right + 1, k - 3))
    )


def _is_moved_aside(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether an aside says how far the noun of ``a`` moved, over when that was: "forecast profit of $9m for the year ending May 31, down 10%"."""
    if b.change_role != "step" or tk.lower[b.left - 2] != ",":
        return False
    inside = range(a.right + 1, b.left - 2)
    return len(inside) < _ON and all(
        tk.lower[k] in WHEN or tk.lower[k] in _WHEN_MEASURED or tk.word[k][0].isdigit() for k in inside
    )


def came_from(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether ``b`` is where ``a`` came from, over what ``a`` is of or per and when it was.

    "To 19 percent of deposits from 18 percent", "to $4m in the year to May from a projected $5m"; not "12 of the men from".
    """
    k = _behind_from(tk, b.left)
    if k <= a.right or a.kind != b.kind or tk.lower[a.left - 1] not in ("to", "at"):
        return False
    inside = range(a.right + 1, k)
    if len(inside) and tk.lower[inside[0]] in _PER and a.kind in _MEASURED:
        return len(inside) < 5 and all(tk.lower[i][0].isalpha() and tk.lower[i] not in _NEW_SUBJECT for i in inside)
    alike = b.object is None and b.unit in (a.unit, None)
    return alike and len(inside) < _ON and all(is_when(tk, i) for i in inside)


def _behind_from(tk: Tokens, k: int) -> int:
    """Return where "from" stands before the number at ``k``: "from the previously announced 12"; -1 where it does not."""
    k -= 1
    first = max(0, k - _BEFORE)
    while k > first and (tk.lower[k] in _BEFORE_HELD or tk.lower[k][-2:] in ("ed", "ly")):
        k -= 1
    return k if tk.lower[k] == "from" else -1


def is_when(tk: Tokens, k: int) -> bool:
    """Whether the word at ``k`` only says when: "last", "the", "year", "ending", "March", "31"."""
    return tk.lower[k] in WHEN or tk.lower[k] in _WHEN_MEASURED or tk.word[k].isdigit()


def _is_parallel(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether the two are members of a list by what stands behind each.

    "rates of 3.9 pct on 24-month deals, 7.9 pct on 36-month deals".
    """
    tie = tk.lower[a.right + 1]
    before = a.rules.get("about", "")
    if tie not in _PARALLEL or a.kind == "count" or before not in _LISTED_BY:
        return False
    if tk.lower[b.right + 1 : b.right + 2] not in ([tie], ["vs"]) or not 3 < b.left - a.right < 10:
        return False
    if tk.lower[b.left - 1] not in (",", "and", "or") or tk.sentence[a.right] != tk.sentence[b.left]:
        return False
    inside = range(a.right + 2, b.left - 1)
    return all(tk.word[k][0].isalnum() or tk.lower[k] in "-," for k in inside) and not any(
        is_verb(tk, k) for k in inside
    )


def _is_next_result(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether ``b`` is the next of a list of results, behind what ``a`` is per and for.

    "gains of $5m, or 4 cts a share, and $6m", "losses of 50,000 vs 8,000 in qtr and 90,000 vs".
    """
    if a.rules.get("about") not in _LISTED_BY or b.kind not in ("money", "count") or b.object is not None:
        return False
    if b.form == "fold" or (a.kind == "count" and a.unit is not None):
        return False  # "earned $5m in May and doubled its", "18 people last year and 31 in 2012"
    between = tk.lower[a.right + 1 : b.left]
    if between[-1:] != ["and"] or not 1 < len(between) < 10 or tk.sentence[a.right] != tk.sentence[b.left]:
        return False
    return all(w in _OF_RESULTS or w in WHEN or (len(w) == 4 and w.isdigit()) for w in between)


def at_another_time(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether only words of time stand between the two, and one of them joins: "$5 this year and $6 in 1988", "1987 sales at $5 and 1988 at $6"."""
    between = tk.lower[a.right + 1 : b.left]
    if not 2 < len(between) < 8 or "and" not in between or tk.sentence[a.right] != tk.sentence[b.left]:
        return False
    if not all(w in WHEN or w in _OF_TIMES or (len(w) == 4 and w.isdigit()) for w in between):
        return False
    joined = between.index("and")
    return between[-1] == "at" if joined == 0 else between[-1] == "and"


def _is_down_from(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether ``b`` is where ``a`` came from, over a time and a word for a high: "(5% on Monday), down from a peak of 6%"."""
    for k in range(b.left - 1, max(a.right + 1, b.left - 7), -1):
        if tk.lower[k] == "from":
            return tk.lower[k - 1] in ("up", "down") and at(tk, k - 2) == ","
        if tk.lower[k] not in _EXTREMES and tk.lower[k] not in DETERMINERS:
            return False
    return False


def _moves_on(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether a participle tells how ``a`` went on: "growth of 3% in 2004, slipping to 2% next year before rising to 4%"."""
    verb = at(tk, b.left - 2)
    if tk.lower[b.left - 1] != "to" or verb not in CHANGE_OF or verb[-3:] != "ing" or b.left - a.right > _ON:
        return False
    return tk.sentence[a.right] == tk.sentence[b.left] and at(tk, b.left - 3) in (",", "before", "and", "then")


def _one_movement(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether two levels are those of one movement: "raised its payout from $12 [in May] to $30"."""
    if a.about is None or a.about[1] > a.left or tk.sentence[a.right] != tk.sentence[b.left]:
        return False
    return CHANGE_OF.keys().isdisjoint(tk.lower[a.right + 1 : b.left])
