"""What another figure of the same thing counts: "the quake killed 220,000, a figure the state put at 316,000", "police put the number at 40"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import ADVERBS, DETERMINERS, PREPOSITIONS
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import SAYS, WHEN
from archive.extract.words import word_set

_NOUNS = frozenset(
    ("figure", "figures", "number", "toll", "tally", "count", "total", "estimate", "losses", "casualties")
)
_PUTS = word_set("rules", "happenings.puts")
_TO = frozenset(("at", "to", "as"))
_IS = word_set("rules", "happenings.figure_is")
_SAID_BEFORE = word_set("rules", "happenings.said_before")
_TRUE = word_set("rules", "happenings.true_figures")
_OF_TOLLS = _SAID_BEFORE | _TRUE | {"death", "casualty", "fatality", "dead", "wounded"}
_GIVES = frozenset(("put", "puts", "gave", "gives", "giving", "putting"))
_THE_FIGURE = (["the", "figure"], ["the", "number"])
_NO_SHARE = 100  # at most: percent
_IT = frozenset(("the", "that", "this", "its", "their"))
_NEAR = 3  # sentences, from the figure that it is another one of
_NO_COUNTS = frozenset(("duration", "age", "ordinal", "fraction", "measure", "percent", "rate"))
_THAT = frozenset(("that", "it", "this"))
_REVISES = frozenset(("revised", "revises", "revising", "raised", "lowered", "put", "puts"))
_COUNTS = frozenset(("count", "tally"))
_WHOSE = frozenset(("by", "from", "at"))
_SIZE = 30  # times as many, at most
_RISEN = frozenset("rose risen grew grown climbed swelled swollen increased jumped".split())
_CLAUSE = 9  # tokens from "a figure" to its "put at"
_SAYS_NUMBERS = frozenset(
    ("say", "says", "said", "claim", "claims", "claimed", "counted", "count", "admits", "admit", "estimated")
)
OTHER_FIGURES = _NOUNS | _REVISES | _SAYS_NUMBERS | {"there"}
_RULE = "another figure of the same"


def take_over(tk: Tokens, drafts: list[Draft]) -> None:
    """Let a bare number that is put for a count before it count what that one counts."""
    for index, d in enumerate(drafts):
        same = _same(tk, drafts, index)
        if same is not None:
            d.unit, d.unit_name, d.rules["unit"] = same.unit, same.unit_name, _RULE


def put_for(tk: Tokens, drafts: list[Draft], index: int) -> tuple[str, str] | None:
    """Read what befell those for whom another number was told before: "the blast killed 30. Police put the figure at 41"."""
    same = _same(tk, drafts, index)
    if same is None or same.measure is None:
        return None
    left = drafts[index].left
    unclear = "casualties" in tk.lower[max(0, left - _CLAUSE) : left]  # who are dead or hurt
    return None if unclear else (same.measure, _RULE)


def _same(tk: Tokens, drafts: list[Draft], index: int) -> Draft | None:
    """Return the count for which a bare number is put."""
    d = drafts[index]
    if not index or d.kind != "count" or not d.bare or d.object is not None or d.base is not None:
        return None
    if d.measure is not None or d.unit is not None or d.change_role == "step" or not _is_put(tk, d):
        return None
    return _last_of_persons(tk, drafts, index) or _only_things(tk, drafts, index)


def _is_put(tk: Tokens, d: Draft) -> bool:
    """Whether the number is said to be a figure that was told of: "put the figure at 40", "an earlier count of 60", "the true number was"."""
    k = d.left - 1
    w = at(tk, k)
    if w == "to" and at(tk, k - 1) in (",", "again", "further", "later"):
        while k > 1 and at(tk, k - 1) in (",", "again", "further", "later"):
            k -= 1  # "raised its figure again, to 135"
    if w in _TO and at(tk, k - 1) in _NOUNS:
        first = _phrase_start(tk, k - 1)
        if tk.lower[first] not in _IT or not _OF_TOLLS.issuperset(tk.lower[first + 1 : k - 1]):
            return False  # "revised its growth figure to 7", "put its staff count at 300"
        verbs = _GIVES if tk.lower[k - 1] == "losses" else _PUTS  # "the bank revised its losses to 25"
        return any(v in verbs for v in tk.lower[max(0, first - 2) : first])
    if w in _TO and at(tk, k - 1) in _THAT and at(tk, k - 2) in _REVISES:
        return not at(tk, d.right + 1)[:1].isalpha()  # "the minister later revised that to 351"
    if w == "of" and at(tk, k - 1) in _NOUNS:
        return at(tk, k - 2) in _SAID_BEFORE
    if w == "to" and at(tk, k - 1) in _RISEN:
        k -= 2  # "that number has since risen to 34"
    elif w in _TO and at(tk, k - 1) in _PUTS:
        return any(
            tk.lower[i] == "figure" and tk.lower[i - 1] in ("a", "the") for i in range(max(1, k - _CLAUSE), k - 1)
        )
    if _are_there(tk, d) or _is_said_instead(tk, d):
        return True
    while k > 0 and (tk.lower[k] in _IS or tk.lower[k] in ADVERBS or tk.lower[k] in ("at", "since")):
        k -= 1
    if k < d.left - 1 and d.about is not None and d.about[1] == k and tk.lower[d.about[0]] in _COUNTS:
        return tk.lower[d.about[0] + 1] in _WHOSE  # "a count by the Nation at six clinics stood at 306"
    if k == d.left - 1 or at(tk, k) not in _NOUNS:
        return False
    that = tk.lower[max(0, k - 1) : k + 1] == ["that", "number"]  # "five years later, that number was 3,105"
    return that or at(tk, k - 1) in _TRUE or _is_then(tk, k, d)


def _is_then(tk: Tokens, k: int, d: Draft) -> bool:
    """Whether the noun at ``k`` is the same figure of another time or by others: "Two years ago the figure was 40,000", "the union said the number was 300"; no share."""
    before = at(tk, k - 2)
    told = before in WHEN or before in ("ago", "earlier", "said", "says", "though") or before.isdigit() or before == ","
    return tk.lower[k - 1 : k + 1] in _THE_FIGURE and told and (d.value or 0) > _NO_SHARE


def _is_said_instead(tk: Tokens, d: Draft) -> bool:
    """Whether somebody else says another number, and nothing more: "the state says 9 died; its rivals say 60"."""
    if at(tk, d.left - 1) not in _SAYS_NUMBERS or at(tk, d.right + 1)[:1].isalnum():
        return False
    said = range(max(1, d.left - _PARALLEL), d.left - 2)
    joins = any(tk.lower[k] in _JOINS and tk.sentence[k] == tk.sentence[d.left] for k in range(d.left - 5, d.left - 1))
    return joins and any(tk.lower[k] in _SAYS_NUMBERS and tk.sentence[k] == tk.sentence[d.left] for k in said)


_PARALLEL = 24  # tokens between two who say
_JOINS = frozenset((";", ",", "but", "while", "and"))


def _are_there(tk: Tokens, d: Draft) -> bool:
    """Whether "there had been" stands before a number that ends its clause: "said there were 12 men, then that there had been 40"."""
    if at(tk, d.right + 1)[:1].isalnum():
        return False
    k = d.left - 1
    while k > 0 and tk.lower[k] in _IS:
        k -= 1
    return k < d.left - 1 and at(tk, k) == "there"


def _phrase_start(tk: Tokens, k: int) -> int:
    """Return where the phrase of the noun at ``k`` begins: at its determiner, or else at ``k``."""
    for i in range(k - 1, max(0, k - 4), -1):
        if tk.lower[i] in DETERMINERS:
            return i
        if not tk.lower[i].isalpha() or tk.lower[i] in PREPOSITIONS:
            break
    return k


def _puts_it(tk: Tokens, a: Draft) -> bool:
    """Whether those counted say the number, and are not what it counts: "three officials put it at 12"."""
    return at(tk, a.right + 1) in _PUTS or at(tk, a.right + 1) in SAYS


def _only_things(tk: Tokens, drafts: list[Draft], index: int) -> Draft | None:
    """Return the last count before that is of things, where "the number" can be that of nothing else: "it sold 40 ships. That number was 60 in May"."""
    d = drafts[index]
    if _NUMBERS.isdisjoint(tk.lower[max(0, d.left - _CLAUSE) : d.left]):
        return None
    near = [a for a in drafts[max(0, index - 4) : index] if tk.sentence[d.left] - tk.sentence[a.left] < _NEXT]
    counts = [a for a in near if a.kind == "count" and not _puts_it(tk, a)]
    if not counts:
        return None
    return counts[-1] if len({a.unit for a in counts}) == 1 and counts[-1].unit not in (None, "people") else None


_NEXT = 2  # sentences
_NUMBERS = frozenset(("number", "figure"))


def _last_of_persons(tk: Tokens, drafts: list[Draft], index: int) -> Draft | None:
    """Return the last count of persons before, that is no part of another; None where money or things are counted since."""
    d = drafts[index]
    for a in reversed(drafts[max(0, index - 8) : index]):
        if tk.sentence[d.left] - tk.sentence[a.left] >= _NEAR:
            return None
        if a.base is not None or a.kind in _NO_COUNTS or _puts_it(tk, a):
            continue
        if a.kind != "count" or (a.unit != "people" and at(tk, a.left - 1) not in PREPOSITIONS):
            return None
        if a.unit == "people" and a.value is not None and d.value:
            return a if 1 / _SIZE <= float(a.value / d.value) <= _SIZE and a.change_role != "step" else None
    return None
