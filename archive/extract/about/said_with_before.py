"""Whether a figure is said of what the one before it is: the next of a list, the level of a movement, a part behind a dash."""

from __future__ import annotations

from archive.extract.about.aside_nouns import tells_of_most
from archive.extract.about.last_resorts import noun_behind_bracket
from archive.extract.about.moved_behind import object_behind
from archive.extract.about.own_clauses import OWN_SUBJECT
from archive.extract.about.said_of import said_of
from archive.extract.changes.restated import compared, has_same_subject, restates
from archive.extract.changes.shared_movements import SHARED
from archive.extract.counted.sizes_of_groups import count_the_number_of
from archive.extract.draft import Draft
from archive.extract.english.lexicon import AUXILIARIES, CHANGE_NOUNS, DETERMINERS, MONTHS, PREPOSITIONS
from archive.extract.english.noun_edges import before_determiners
from archive.extract.english.tokens import DASHES, Tokens, at
from archive.extract.english.word_classes import LISTED, SAYS_CLAUSES, TIME_HEADS

_TIED_BY = frozenset(
    (
        "noun after in",
        "noun before such as",
        "object of the verb",
        "same movement or list",
        "held against another figure",
    )
)
OLD = frozenset(("age", "duration"))
_COUNTS = frozenset(("count", "counts"))  # of a charge
_ENDS_MEMBER = AUXILIARIES | frozenset((";", ":", ".", "but", "who", "which", "that", "he", "she", "they", "it"))
_MEMBER = 16  # tokens from a figure to the next of its list
LISTED_AGES = (*LISTED, ["to"])  # "raised the pension age from 60 to 65"
_LEADS_TO = frozenset(("to", "by"))
_JOINED_DASHES = frozenset("-")
_HOLDS = frozenset(("against", "versus", "vs", "after", "following"))


def is_of_bare_subject(tk: Tokens, before: Draft, d: Draft) -> bool:
    """Whether the figure is in the clause whose subject is the bare number before, so that no noun further left is it.

    The three camps of "the army said 1,140 remained in three camps".
    """
    if d.about is None or d.about[1] >= before.left:
        return False
    if before.rules.get("about") not in _BARE_SUBJECTS or at(tk, d.about[1] + 1) not in SAYS_CLAUSES:
        return False
    return tk.sentence[before.left] == tk.sentence[d.left] and _ENDS_BARE.isdisjoint(
        tk.lower[before.right + 1 : d.left]
    )


OF_BARE_SUBJECT = "the subject of the clause is a bare number"
_BARE_SUBJECTS = frozenset((OWN_SUBJECT, OF_BARE_SUBJECT))
_ENDS_BARE = frozenset((",", ";", ":", "and", "but", "while", "which", "who", "that", "as", "when", "after", "("))


def is_said_with(tk: Tokens, before: Draft, d: Draft) -> bool:
    """Whether a figure is said of what the one before it is said of, or of nothing, as that one; it is given it here."""
    if tk.lower[d.left - 1] in _LEADS_TO and object_behind(tk, d) is not None:
        return False  # "found 12 more, raising to 46 the tally of"
    if tk.lower[d.left - 1] == "including" and before.unit == d.unit == "people":
        d.about, d.rules["about"] = before.object or before.about, "part of the figure before"
        return True
    if tells_of_most(tk, before, d):
        d.about, d.rules["about"] = before.object, "most of the figure before"
        return True
    if _is_part_behind_dash(tk, before, d):
        d.about, d.rules["about"] = before.object, "part of the figure before"
        return True
    if restates(tk, before, d):
        counted = before.object if before.object is not None and before.object[0] < d.left else None
        alike = counted is not None and d.object is not None and tk.lower[counted[1]] == tk.lower[d.object[1]]
        said = before.about or (None if alike else counted)  # not "12 cars vs 10 cars"
        said_of(tk, d, said or noun_behind_bracket(tk, d), "restates the figure before")
        return True
    if d.kind == before.kind == "money" and before.about is not None and _makes(tk, d):
        d.about, d.rules["about"] = before.about, "same movement or list"  # "a bonus of 4p, making 9p for the year"
        return True
    if _is_held_movement(tk, before, d):
        d.about, d.rules["about"] = before.about, "same movement or list"
        return True
    if before.about is None:
        # "12 wells were drilled in Peru, compared with nine in May"
        return before.unit == d.unit and d.object is None and compared(tk, d)
    if d.kind == before.kind != "count" and tk.lower[d.right - 1 : d.right + 1] == ["of", "them"]:
        d.about, d.rules["about"] = before.about, "same movement or list"  # "$9m in gifts, with $3m of them from"
        return True
    if _lasts_so_long(tk, before, d):
        d.about, d.rules["about"] = before.about, "noun of the figure before"
        return True
    if d.rules.get("change") == SHARED or has_same_subject(tk, before, d) or _is_next_member(tk, before, d):
        d.about, d.rules["about"] = before.about, "same movement or list"
        count_the_number_of(tk, d, *before.about)
        return True
    return False


def _makes(tk: Tokens, d: Draft) -> bool:
    """Whether "making" leads to a sum of sums: "making 9p for the year", "making a total for the year of 9p"."""
    k = d.left - 1
    if tk.lower[k] == "of":
        k = next((i - 1 for i in range(k - 1, max(1, k - 6), -1) if tk.lower[i] == "total"), k)
        k = before_determiners(tk, k)
    return tk.lower[k] == "making" and tk.lower[k - 1] in (",", "and")


def _is_held_movement(tk: Tokens, before: Draft, d: Draft) -> bool:
    """Whether a movement is what the one before is held against: "a 5 pct rise in orders, compared with a 7 pct decline"; not "a 7 pct decline in sales"."""
    if before.about is None or d.right + 2 >= tk.size or tk.lower[d.right + 1] not in CHANGE_NOUNS:
        return False
    if tk.lower[d.right + 2] in ("of", "for") or (tk.lower[d.right + 2] == "in" and not _opens_time(tk, d.right + 3)):
        return False
    alike = before.kind == d.kind and (before.change != "none" or before.change_role is not None)
    k = before_determiners(tk, d.left - 1)
    held = tk.lower[k] in _HOLDS or (tk.lower[k] in ("with", "to") and tk.lower[k - 1] == "compared")
    return alike and held and tk.sentence[before.right] == tk.sentence[d.left]


def _opens_time(tk: Tokens, k: int) -> bool:
    """Whether a time stands at ``k``: "December", "the year"."""
    k += at(tk, k) in ("the", "same")
    return at(tk, k) in MONTHS or at(tk, k) in TIME_HEADS or at(tk, k)[:1].isdigit()


_BEHIND_MEMBERS = DETERMINERS | {":", "."}


def _is_next_member(tk: Tokens, before: Draft, d: Draft) -> bool:
    """Whether "and" or a comma ties a figure to the one before over what that one is of: "charged Lee with two counts of arson and one"."""
    if before.unit != d.unit or before.rules.get("about") not in _TIED_BY or tk.lower[d.left - 1] not in (",", "and"):
        return False
    if before.rules["about"] == "noun after in" and at(tk, d.right + 2) not in _BEHIND_MEMBERS:
        return False  # "$3m in cash and $5m in shares"
    inside = range(before.right + 1, d.left - 1)
    if not 0 < len(inside) < _MEMBER or tk.sentence[before.right] != tk.sentence[d.left]:
        return False
    if at(tk, d.right) not in _COUNTS and d.kind != "money" and before.rules["about"] != "noun before such as":
        return False
    return tk.lower[inside[0]] in PREPOSITIONS and not any(tk.lower[k] in _ENDS_MEMBER for k in inside)


def _is_part_behind_dash(tk: Tokens, before: Draft, d: Draft) -> bool:
    """Whether a count tells in dashes of what the count before is made up: "three victims - two men and a woman - fled"."""
    if before.object is None or d.object is None or before.kind != "count" or d.kind != "count":
        return False
    if tk.lower[before.object[1]] == tk.lower[d.object[1]]:
        return False  # "sales of 75 bales - 44 bales of cotton and"
    dash = d.left - 1
    while dash > 0 and tk.lower[dash] in _JOINED_DASHES and tk.lower[dash - 1] in _JOINED_DASHES:
        dash -= 1
    return tk.lower[dash] in DASHES and before.object[1] == dash - 1 and not tk.glued(dash)


def _lasts_so_long(tk: Tokens, before: Draft, d: Draft) -> bool:
    """Whether a duration stands right behind the noun of an amount: "an 8 per cent pay increase over two years"."""
    if before.about is None:
        return False
    said = before.about[0] == before.right + 1 and before.about[1] == d.left - 2
    beside = before.right == d.left - 2 and before.kind in ("percent", "money") and before.about[1] < before.left
    return (said or beside) and d.kind == "duration" and tk.lower[d.left - 1] in ("over", "for")
